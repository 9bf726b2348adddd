"""The rules of a diff, as data: what each finding is called, what kind it is, and how bad.

Ids are stable: one that is retired is never given another meaning. Whether new code reads old octets and old code
reads new ones stands here where the rule settles it; None where it depends on the case (the comparison then says so)
or where nothing is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Category(StrEnum):
    """What a change touches."""

    WIRE = "WIRE"
    API = "API"
    SEM = "SEM"
    EDIT = "EDIT"


CATEGORIES: Mapping[Category, str] = MappingProxyType(
    {
        Category.WIRE: "octets differ, or mean something else",
        Category.API: "the generated Python breaks",
        Category.SEM: "same octets and API, other meaning or other legal values",
        Category.EDIT: "text, or an addition that touches nothing",
    }
)


class Severity(StrEnum):
    """How bad a finding is, worst first; by default the first two fail a gate."""

    ERROR = "error"
    DANGER = "danger"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Area(StrEnum):
    """The part of the specification that a rule is about, and so the comparison that applies it."""

    APDU = "APDUs"
    API = "generated API"
    CLASSES = "interface classes"
    OBIS = "OBIS codes and units"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `new_reads_old`: new code reads old octets, `old_reads_new`: the other way."""

    id: str
    area: Area
    category: Category
    severity: Severity
    purpose: str
    new_reads_old: bool | None = None
    old_reads_new: bool | None = None


_WIRE, _API, _SEM, _EDIT = Category
_ERROR, _DANGER, _WARNING, _NOTE = Severity
_A, _P, _C, _O, _T = Area

_RULES: tuple[Rule, ...] = (
    Rule("APDU_ROOT_REMOVED", _A, _WIRE, _ERROR, "a root from which encoding starts is gone", False, False),
    Rule("APDU_ROOT_ADDED", _A, _EDIT, _NOTE, "a type from which encoding starts is new", True, None),
    Rule("ENCODING_CHANGED", _A, _WIRE, _ERROR, "A-XDR became BER, or the other way", False, False),
    Rule("CHOICE_TAG_CHANGED", _A, _WIRE, _ERROR, "an alternative keeps its name and gets another tag", False, False),
    Rule("CHOICE_TAG_REUSED", _A, _WIRE, _ERROR, "a tag that became free now says something else", False, False),
    Rule("CHOICE_ALT_REMOVED", _A, _WIRE, _ERROR, "an alternative is gone", False, True),
    Rule("CHOICE_ALT_ADDED", _A, _WIRE, _WARNING, "an alternative is new", True, False),
    Rule("CHOICE_ALT_RENAMED", _A, _API, _DANGER, "same tag and octets, another name", True, True),
    Rule("FIELD_ADDED", _A, _WIRE, _ERROR, "a component is new where octets cannot tell", False, False),
    Rule("FIELD_ADDED_OPTIONAL_BER", _A, _WIRE, _DANGER, "an optional component with a tag of its own is new in BER",
         True, False),
    Rule("FIELD_REMOVED", _A, _WIRE, _ERROR, "a component is gone", False, False),
    Rule("FIELD_REORDERED", _A, _WIRE, _ERROR, "components of different shape stand in another order", False, False),
    Rule("FIELD_SWAPPED_SAME_SHAPE", _A, _WIRE, _ERROR,
         "components of one shape changed places: nothing fails, values are misread", False, False),
    Rule("FIELD_PRESENCE_CHANGED", _A, _WIRE, _ERROR, "a component became optional, mandatory or defaulted",
         False, False),
    Rule("FIELD_DEFAULT_CHANGED", _A, _WIRE, _ERROR, "an absent component now stands for another value", False, False),
    Rule("FIELD_RENAMED", _A, _API, _DANGER, "a component or field keeps place and octets, and has another name",
         True, True),
    Rule("SHAPE_CHANGED", _A, _WIRE, _ERROR, "the octets are laid out differently, and no finer rule says how"),
    Rule("SHAPE_EXTENDED", _A, _WIRE, _WARNING, "old octets keep their meaning, and new ones were added", True, False),
    Rule("SHAPE_EQUAL_TYPE_CHANGED", _A, _API, _DANGER, "another type with the same octets", True, True),
    Rule("TYPE_REDECLARED", _A, _EDIT, _NOTE, "written differently, the same in octets and in Python", True, True),
    Rule("INT_WIDTH_CHANGED", _A, _WIRE, _ERROR, "an integer has other octets, or another sign", False, False),
    Rule("INT_RANGE_NARROWED", _A, _SEM, _DANGER, "an integer may no longer have some values", False, True),
    Rule("INT_RANGE_WIDENED", _A, _SEM, _WARNING, "an integer may have more values", True, False),
    Rule("SIZE_FORM_CHANGED", _A, _WIRE, _ERROR, "a length became fixed, became variable, or is another fixed one",
         False, False),
    Rule("SIZE_BOUND_NARROWED", _A, _SEM, _DANGER, "a variable length may no longer have some values", False, True),
    Rule("SIZE_BOUND_WIDENED", _A, _SEM, _WARNING, "a variable length may have more values", True, False),
    Rule("BIT_MOVED", _A, _WIRE, _ERROR, "a named bit stands elsewhere", False, False),
    Rule("BIT_COUNT_CHANGED", _A, _WIRE, _ERROR, "a bit string of fixed length has another length", False, False),
    Rule("BIT_REMOVED", _A, _API, _DANGER, "the name of a bit is gone", True, True),
    Rule("BIT_ADDED", _A, _SEM, _NOTE, "a bit has got a name", True, True),
    Rule("BIT_NAME_CHANGED", _A, _API, _DANGER, "a bit has another name", True, True),
    Rule("ENUM_VALUE_CHANGED", _A, _WIRE, _ERROR, "an item keeps its name and gets another number", False, False),
    Rule("ENUM_VALUE_REMOVED", _A, _API, _DANGER, "an item is gone", True, True),
    Rule("ENUM_VALUE_ADDED", _A, _SEM, _WARNING, "an item is new: older code sees a number without a name", True, True),
    Rule("ENUM_NAME_CHANGED", _A, _API, _DANGER, "an item keeps its number and gets another name", True, True),
    Rule("TAG_CHANGED_ON_WIRE", _A, _WIRE, _ERROR, "a tag that is written changed", False, False),
    Rule("TAG_CHANGED_OFF_WIRE", _A, _EDIT, _NOTE, "a tag that A-XDR does not write changed", True, True),
    Rule("OID_CHANGED", _A, _WIRE, _ERROR, "an object identifier has other arcs", False, False),
    Rule("VALUE_CHANGED", _A, _SEM, _DANGER, "a defined value that is no object identifier changed"),
    Rule("VALUE_REMOVED", _A, _API, _ERROR, "a defined value is gone"),
    Rule("VALUE_ADDED", _A, _EDIT, _NOTE, "a defined value is new"),
    Rule("TYPE_REMOVED", _A, _API, _ERROR, "a type is gone, and no type elsewhere is the same"),
    Rule("TYPE_ADDED", _A, _EDIT, _NOTE, "a type is new"),
    Rule("TYPE_RENAMED", _A, _API, _DANGER, "a type has another name, and is the same", True, True),
    Rule("MODULE_MOVED", _A, _API, _NOTE, "a type stands in another module, and is the same", True, True),
    Rule("PY_NAME_CHANGED", _P, _API, _DANGER, "the Python name of a type changed", True, True),
    Rule("PY_TYPE_CHANGED", _P, _API, _DANGER, "a Python attribute holds another type", True, True),
    Rule("PY_SIGNATURE_CHANGED", _P, _API, _DANGER, "a Python class is called differently", True, True),
    Rule("CLASS_ID_CHANGED", _C, _WIRE, _ERROR, "an interface class has another class id", False, False),
    Rule("CLASS_REMOVED", _C, _API, _ERROR, "an interface class is gone"),
    Rule("CLASS_ADDED", _C, _EDIT, _NOTE, "an interface class is new", True, True),
    Rule("CLASS_RENAMED", _C, _API, _DANGER, "an interface class has another name", True, True),
    Rule("CLASS_VERSION_REMOVED", _C, _API, _ERROR, "a version of an interface class is gone"),
    Rule("CLASS_VERSION_ADDED", _C, _EDIT, _NOTE, "a version of an interface class is new", True, True),
    Rule("CLASS_NEWEST_CHANGED", _C, _API, _WARNING, "the name of a class in Python now stands for another version",
         True, True),
    Rule("ATTR_INDEX_CHANGED", _C, _WIRE, _ERROR, "an attribute keeps its name and gets another index", False, False),
    Rule("ATTR_TYPE_CHANGED", _C, _WIRE, _ERROR, "an attribute has another type within one version"),
    Rule("ATTR_TYPE_WIDENED", _C, _WIRE, _DANGER, "an attribute may have further types", True, False),
    Rule("ATTR_ADDED_SAME_VERSION", _C, _SEM, _DANGER, "a new attribute, and the version of the class is the old one",
         True, False),
    Rule("ATTR_REMOVED", _C, _API, _ERROR, "an attribute is gone within one version"),
    Rule("ATTR_RENAMED", _C, _API, _DANGER, "an attribute has another name", True, True),
    Rule("ATTR_STATIC_CHANGED", _C, _SEM, _WARNING, "static became dynamic, or the other way", True, True),
    Rule("ATTR_DEFAULT_CHANGED", _C, _SEM, _WARNING, "an attribute has another default", True, True),
    Rule("METHOD_INDEX_CHANGED", _C, _WIRE, _ERROR, "a method keeps its name and gets another index", False, False),
    Rule("METHOD_PARAM_CHANGED", _C, _WIRE, _ERROR, "a method takes or returns another type"),
    Rule("METHOD_ADDED_SAME_VERSION", _C, _SEM, _DANGER, "a new method, and the version of the class is the old one",
         True, False),
    Rule("METHOD_REMOVED", _C, _API, _ERROR, "a method is gone within one version"),
    Rule("METHOD_RENAMED", _C, _API, _DANGER, "a method has another name", True, True),
    Rule("MANDATORY_CHANGED", _C, _SEM, _WARNING, "mandatory became optional, or the other way", True, True),
    Rule("CARDINALITY_CHANGED", _C, _SEM, _WARNING, "there may be more or fewer objects of a class", True, True),
    Rule("STATUS_CHANGED", _C, _EDIT, _NOTE, "a version of a class is known better, or less well", True, True),
    Rule("SN_OFFSET_CHANGED", _C, _WIRE, _ERROR, "another offset in short name referencing", False, False),
    Rule("SELECTOR_CHANGED", _C, _WIRE, _ERROR, "a selective access has another number or parameter", False, False),
    Rule("SELECTOR_REMOVED", _C, _API, _ERROR, "a selective access is gone"),
    Rule("SELECTOR_ADDED", _C, _SEM, _DANGER, "a new selective access, and the version of the class is the old one",
         True, False),
    Rule("COMMON_TYPE_CHANGED", _C, _WIRE, _ERROR, "a type that attributes share has other octets"),
    Rule("COMMON_TYPE_WIDENED", _C, _WIRE, _DANGER, "a type that attributes share admits further types", True, False),
    Rule("COMMON_TYPE_REMOVED", _C, _API, _DANGER, "a type that attributes shared is gone"),
    Rule("COMMON_TYPE_ADDED", _C, _EDIT, _NOTE, "a type for attributes to share is new", True, True),
    Rule("UNIT_OR_ENUM_MEANING_CHANGED", _O, _SEM, _ERROR, "a code is kept and means something else", True, True),
    Rule("VALUE_MEANING_CHANGED", _C, _SEM, _DANGER, "octets or numbers are kept and stand for something else",
         True, True),
    Rule("UNIT_REMOVED", _O, _API, _DANGER, "a unit is gone"),
    Rule("UNIT_ADDED", _O, _EDIT, _NOTE, "a unit is new", True, True),
    Rule("OBIS_REMOVED", _O, _SEM, _DANGER, "codes have lost their rule"),
    Rule("OBIS_ADDED", _O, _SEM, _NOTE, "codes have got a rule"),
    Rule("OBIS_NARROWED", _O, _SEM, _DANGER, "a rule speaks for fewer codes"),
    Rule("OBIS_WIDENED", _O, _SEM, _NOTE, "a rule speaks for more codes"),
    Rule("OBIS_MEANING_CHANGED", _O, _SEM, _DANGER, "codes mean something else"),
    Rule("OBIS_CLASS_CHANGED", _O, _SEM, _DANGER, "codes have other interface classes or types"),
    Rule("OBIS_OVERLAP_INTRODUCED", _O, _SEM, _ERROR, "two rules now speak for one code"),
    Rule("LINT_INTRODUCED", _T, _SEM, _WARNING, "`cosemc check` has something new to say"),
    Rule("LINT_RESOLVED", _T, _SEM, _NOTE, "`cosemc check` no longer has something to say"),
    Rule("DOC_CHANGED", _T, _EDIT, _NOTE, "an explanation changed", True, True),
    Rule("SOURCE_CHANGED", _T, _EDIT, _NOTE, "another document, clause or confidence", True, True),
    Rule("DECLARATION_ORDER_CHANGED", _T, _EDIT, _NOTE, "another order without effect", True, True),
)  # fmt: skip

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _RULES})
"""All rules by id, in the order of the catalogue."""
