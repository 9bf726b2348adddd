"""What the dissector knows: types of the APDUs, names of classes and attributes, meanings of OBIS codes, all as data.

A *place* is a component, an alternative, an element or a root: its name, the abbreviation of its field, and its type.
A type is a mapping with `k`, its kind; the engine in `templates/wireshark/cosem.lua.j2` says what else each kind has.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cosemc.interpret.axdr import integer_size
from cosemc.interpret.ber import first_identifiers, identifiers
from cosemc.model import (
    Alternative,
    AnyType,
    BitStringType,
    BooleanType,
    CharacterStringType,
    ChoiceType,
    Component,
    Encoding,
    EnumeratedType,
    IntegerType,
    Model,
    NamedNumber,
    NullType,
    ObjectIdentifierType,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Size,
    Type,
    TypeDefinition,
)
from cosemc.obis.model import ObisTables
from cosemc.obis.plan import plan_obis
from cosemc.plan.axdr import is_ber_element
from cosemc.plan.data import plan_data
from cosemc.plan.naming import words
from cosemc.tables.model import ClassVersion, InterfaceClass, Tables

Table = dict[str, Any]

_ROLES = {
    "Cosem-Class-Id": "class",
    "Cosem-Object-Instance-Id": "obis",
    "Cosem-Object-Attribute-Id": "attribute",
    "Cosem-Object-Method-Id": "method",
    "Association-information": "apdu",
}
"""What the octets of a type mean beyond it, by the name the standard gives the type (Green Book 9.5)."""

_DATA_ROLES = {
    "FLOAT32": "float", "FLOAT64": "float", "DATE_TIME": "date-time", "DATE": "date", "TIME": "time",
    "OCTETS": "octets", "TEXT": "text", "UTF8": "text",
}  # fmt: skip

_CIPHERED = re.compile(r"(glo|ded)-|ciphered-content$")
"""Octets that begin with a security header: the ciphered forms of an APDU, and the content of general ciphering."""

_SECURITY_HEADER = "Security-Header"


@dataclass(frozen=True, slots=True)
class DissectorPlan:
    """The tables by the name of their Lua variable."""

    sources: tuple[str, ...]
    tables: Mapping[str, Any]


def plan_dissector(model: Model, tables: Tables | None, obis: ObisTables | None) -> DissectorPlan:
    """The plan; without tables of classes or codes the dissector knows no names of theirs."""
    return DissectorPlan(
        sources=tuple(module.file for module in model.modules),
        tables={
            "TYPES": _Types(model).definitions(),
            "ROOTS": list(_roots(model)),
            "NAMES": {_oid(value.value): value.name for value in model.values if isinstance(value.value, tuple)},
            "CLASSES": {item.class_id: _class(item) for item in (tables or Tables()).classes},
            "OBIS": _obis(obis) if obis and obis.rules else {},
        },
    )


# --- types ----------------------------------------------------------------------------------------------------------


def _abbreviation(*names: str) -> str:
    return ".".join(["cosem", *("_".join(words(name)).lower() for name in names)])


class _Types:
    def __init__(self, model: Model) -> None:
        self.model = model
        data = plan_data(model)
        self.data_roles = {entry.name: _DATA_ROLES.get(entry.kind) for entry in data.alternatives} if data else {}

    def definitions(self) -> Table:
        """The definitions that something encoded reaches, by name."""
        return {
            definition.name: self.definition(definition)
            for definition in self.model.definitions
            if definition.encodings or definition.tagged_value
        }

    def definition(self, definition: TypeDefinition) -> Table:
        if not definition.bits:
            return self.type(definition.type, definition)
        parts = [
            {"n": field.name, "f": _abbreviation(definition.name, field.name), "low": field.low, "high": field.high}
            for field in definition.bits
        ]
        return self.type(self.model.underlying(definition.type), definition) | {"parts": parts}

    def type(self, type_: Type, owner: TypeDefinition) -> Table:
        """A type without its tags; `owner` is the definition that it is written in."""
        match type_:
            case ReferenceType(name=name):
                target = self.model.definition(name)
                island = is_ber_element(target) and Encoding.A_XDR in owner.encodings
                return {"k": "ref", "to": name, "island": self.identifiers(target.type) if island else None}
            case NullType():
                return {"k": "null"}
            case BooleanType():
                return {"k": "boolean"}
            case IntegerType(low=low, high=high, names=names):
                size = None if low is None or high is None else integer_size(low, high)
                return {"k": "integer", "size": size, "signed": (low or 0) < 0 or None, "names": _names(names)}
            case EnumeratedType(items=items):
                return {"k": "integer", "size": 1, "names": _names(items)}
            case BitStringType(size=size, bits=bits):
                fields = [
                    {"n": bit.name, "f": _abbreviation(owner.name, bit.name), "bit": bit.value} for bit in bits
                ]
                return {"k": "bits", **_sizes(size), "bits": fields or None}
            case OctetStringType(size=size):
                return {"k": "octets", **_sizes(size)}
            case CharacterStringType(size=size):
                return {"k": "octets", "role": "text", **_sizes(size)}
            case ObjectIdentifierType():
                return {"k": "oid"}
            case AnyType():
                return {"k": "any"}
            case SequenceType(components=components):
                return {"k": "sequence", "of": [self.place(component, owner) for component in components]}
            case SequenceOfType(element=element, size=size):
                place = {"n": "item", "f": _abbreviation(owner.name, "item"), "t": self.type(element, owner)}
                return {"k": "list", "of": place, **_sizes(size)}
            case ChoiceType(alternatives=alternatives):
                return {"k": "choice", "of": [self.alternative(alternative, owner) for alternative in alternatives]}

    def place(self, part: Component | Alternative, owner: TypeDefinition) -> Table:
        found: Table = {
            "n": part.name,
            "f": _abbreviation(owner.name, part.name),
            "t": self.type(part.type, owner),
            "role": self.role(part, owner),
        }
        if Encoding.BER in owner.encodings:
            found["ids"] = self.identifiers(part.type)
            starts = first_identifiers(self.model, part.type)
            found["starts"] = None if starts is None else [start.encode().hex() for start in starts]
        if isinstance(part, Component) and part.presence is not Presence.MANDATORY:
            found["optional"] = True
        return found

    def alternative(self, alternative: Alternative, owner: TypeDefinition) -> Table:
        found = self.place(alternative, owner)
        tags = self.model.all_tags(alternative.type)
        return found | ({"tag": tags[0].number} if tags else {})

    def role(self, part: Component | Alternative, owner: TypeDefinition) -> str | None:
        if owner.tagged_value:
            return self.data_roles[part.name]
        if isinstance(part.type, ReferenceType) and part.type.name in _ROLES:
            return _ROLES[part.type.name]
        is_octets = isinstance(self.model.underlying(part.type), OctetStringType)
        if is_octets and _CIPHERED.search(part.name) and _SECURITY_HEADER in self.model.by_name:
            return "ciphered"
        return None

    def identifiers(self, type_: Type) -> list[str]:
        return [identifier.encode().hex() for identifier in identifiers(self.model, type_)]


def _names(numbers: Iterable[NamedNumber]) -> dict[int, str] | None:
    return {number.value: number.name for number in numbers} or None


def _sizes(size: Size | None) -> Table:
    """The one size, which has no length on the wire then, and the permitted ones."""
    if size is None:
        return {}
    return {"size": size.fixed, "sizes": [[part for part in sizes if part is not None] for sizes in size.ranges]}


def _oid(arcs: Iterable[object]) -> str:
    return ".".join(map(str, arcs))


def _roots(model: Model) -> Iterable[Table]:
    """The CHOICEs that an APDU can be of, and the first octets that say so."""
    for root in model.roots:
        definition = model.definition(root.name)
        if not isinstance(definition.type, ChoiceType):
            continue
        if root.encoding is Encoding.A_XDR:
            first = [model.all_tags(alternative.type)[0].number for alternative in definition.type.alternatives]
        else:
            first = [start.encode()[0] for start in first_identifiers(model, definition.type) or ()]
        yield {"n": root.name, "encoding": str(root.encoding), "first": dict.fromkeys(first, True)}


# --- classes and codes ----------------------------------------------------------------------------------------------


def _class(item: InterfaceClass) -> Table:
    """Names by number, as the newest version that has the number calls it."""
    versions = [version for version in item.versions if version is not item.newest] + [item.newest]
    return {
        "n": item.name,
        "a": {1: "logical_name"} | _members(versions, "attributes"),
        "m": _members(versions, "methods"),
    }


def _members(versions: Iterable[ClassVersion], kind: str) -> dict[int, str]:
    named = {part.id: part.name for version in versions for part in getattr(version, kind) if part.name}
    return dict(sorted(named.items()))


def _obis(obis: ObisTables) -> Table:
    """The rules as `cosem.obis` has them, which are literals of Python."""
    plan = plan_obis(obis)
    tables = {ast.literal_eval(table.name): [ast.literal_eval(row) for row in table.rows] for table in plan.tables}
    rules = [ast.literal_eval(rule) for rule in plan.rules]
    return {
        "tables": tables,
        "rules": [{"in": list(rule[1:7]), "meaning": rule[7]} for rule in rules],
    }
