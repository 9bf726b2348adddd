"""Comparison of the interface classes: ids, versions, members, their types, short names and selective access."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from cosemc.diff import data_types, pairing
from cosemc.diff.findings import Finding, Octets, Side, Witness, finding
from cosemc.diff.witness import encoded
from cosemc.interpret import Json
from cosemc.model import Encoding, Model, Span
from cosemc.tables import language
from cosemc.tables.model import (
    INTEGER_RANGES,
    Array,
    Attribute,
    Choice,
    ClassVersion,
    CommonType,
    InterfaceClass,
    Interval,
    Method,
    NamedValue,
    Primitive,
    Selector,
    Status,
    Structure,
    Tables,
    Type,
    TypeExpression,
)
from cosemc.tables.plan import camel_case, class_name, member_name
from cosemc.tables.plan import plan as plan_classes

PACKAGE = "cosem.classes"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a change of a type is called where it stands: other octets, further octets."""

    changed: str
    widened: str


_ATTRIBUTE = Rules("ATTR_TYPE_CHANGED", "ATTR_TYPE_WIDENED")
_METHOD = Rules("METHOD_PARAM_CHANGED", "METHOD_PARAM_CHANGED")
_SELECTOR = Rules("SELECTOR_CHANGED", "SELECTOR_CHANGED")
_COMMON = Rules("COMMON_TYPE_CHANGED", "COMMON_TYPE_WIDENED")


@dataclass(frozen=True, slots=True)
class At:
    """A place on both sides, as far as there is one."""

    path: str
    old: Side
    new: Side
    names: tuple[str, ...] = ()

    def part(self, name: str) -> At:
        """A part of it, at the same place."""
        return replace(self, path=f"{self.path}.{name}")

    def at(self, old: Span | None, new: Span | None) -> At:
        """The same at a narrower place."""
        sides = replace(self.old, span=old or self.old.span), replace(self.new, span=new or self.new.span)
        return replace(self, old=sides[0], new=sides[1])


class ClassComparison:
    """All findings between two sets of class tables; `model` gives the APDUs that witnesses are written with."""

    def __init__(self, old: Tables, new: Tables, model: Callable[[], Model | None]) -> None:
        self.old = old
        self.new = new
        self._model_source = model
        self.findings: list[Finding] = []

    @cached_property
    def _model(self) -> Model | None:
        return self._model_source()

    def run(self) -> list[Finding]:
        """Compare everything."""
        self._common_types()
        for before, after in _pair_classes(self.old.classes, self.new.classes):
            if before is None and after is not None:
                side = _class_side(after)
                self.report("CLASS_ADDED", At(_class_path(after), Side(), side), f"class {_title(after)} is new")
            elif after is None and before is not None:
                at = At(_class_path(before), _class_side(before), Side(), _class_names(before))
                self.report("CLASS_REMOVED", at, f"class {_title(before)} is gone")
            elif before is not None and after is not None:
                self._class(before, after)
        return self.findings

    def report(
        self,
        rule: str,
        at: At,
        message: str,
        *,
        reads: tuple[bool, bool] | None = None,
        witness: Witness | None = None,
    ) -> None:
        """Add a finding."""
        new_reads_old, old_reads_new = reads or (None, None)
        self.findings.append(
            finding(
                rule,
                at.path,
                message,
                at.old,
                at.new,
                new_reads_old=new_reads_old,
                old_reads_new=old_reads_new,
                witness=witness,
                names=at.names,
            )
        )

    # --- classes and versions ---------------------------------------------------------------------------------------

    def _class(self, old: InterfaceClass, new: InterfaceClass) -> None:
        at = At(_class_path(old), _class_side(old), _class_side(new), _class_names(old))
        if old.class_id != new.class_id:
            witness = self._descriptors(
                "Cosem-Attribute-Descriptor",
                {"class-id": old.class_id, "instance-id": "0000010000ff", "attribute-id": 1},
                {"class-id": new.class_id, "instance-id": "0000010000ff", "attribute-id": 1},
            )
            message = f"{old.name} has class id {new.class_id}, was {old.class_id}"
            self.report("CLASS_ID_CHANGED", at, message, witness=witness)
        if class_name(old) != class_name(new):
            self.report("CLASS_RENAMED", at, f"{class_name(old)} is now called {class_name(new)}")
        elif old.name != new.name:
            self.report("DOC_CHANGED", at, f"the title is {new.name!r}, was {old.name!r}")
        before, after = ({version.version: version for version in item.versions} for item in (old, new))
        for number in sorted(before.keys() | after.keys()):
            self._version_of(at, old, new, before.get(number), after.get(number))
        if old.newest.version != new.newest.version:
            name = class_name(new)
            message = f"{name} is {name}V{new.newest.version}, was {name}V{old.newest.version}"
            names = (f"{PACKAGE}.{class_name(old)}",)
            self.report("CLASS_NEWEST_CHANGED", replace(at, names=names), message)

    def _version_of(
        self, at: At, old: InterfaceClass, new: InterfaceClass, before: ClassVersion | None, after: ClassVersion | None
    ) -> None:
        if before is None and after is not None:
            place = At(_version_path(after), at.old, self._version_side(new, after, self.new))
            count = f"{len(after.attributes)} attributes, {len(after.methods)} methods"
            message = f"version {after.version} of {_title(new)} is new ({count})"
            self.report("CLASS_VERSION_ADDED", place, message)
        elif after is None and before is not None:
            names = _version_names(old, before)
            place = At(_version_path(before), self._version_side(old, before, self.old), at.new, names)
            self.report("CLASS_VERSION_REMOVED", place, f"version {before.version} of {_title(old)} is gone")
        elif before is not None and after is not None:
            sides = self._version_side(old, before, self.old), self._version_side(new, after, self.new)
            self._version(At(_version_path(before), *sides, _version_names(old, before)), before, after)

    def _version_side(self, owner: InterfaceClass, version: ClassVersion, tables: Tables) -> Side:
        name = f"{class_name(owner)}V{version.version}"
        return Side(span=version.span, text=_version_text(version), python=f"class {name}", context=version.span)

    def _version(self, at: At, old: ClassVersion, new: ClassVersion) -> None:
        if old.cardinality != new.cardinality:
            self.report("CARDINALITY_CHANGED", at, f"{new.cardinality} objects, were {old.cardinality}")
        if old.status != new.status:
            self.report("STATUS_CHANGED", at, f"{new.status}, was {old.status}")
        if old.source != new.source:
            at_source = at.at(old.source.span, new.source.span)
            self.report("SOURCE_CHANGED", at_source, f"source {new.source.text!r}, was {old.source.text!r}")
        if old.doc != new.doc:
            self.report("DOC_CHANGED", at, "the explanation changed")
        if Status.EXISTENCE_ONLY in (old.status, new.status):
            return  # one side says nothing of members
        for attribute in _pair_members(old.attributes, new.attributes):
            self._attribute(at, old, *attribute)
        for method in _pair_members(old.methods, new.methods):
            self._method(at, old, *method)
        self._selectors(at, old, new)

    def _member(self, at: At, old: Attribute | Method | None, new: Attribute | Method | None) -> At:
        item = old or new
        assert item is not None
        names = tuple(f"{name}.{member_name(item.name)}" for name in at.names) if item.name else ()
        sides = _member_side(at.old, old, self._annotations(0, at)), _member_side(at.new, new, self._annotations(1, at))
        return At(f"{at.path}.{item.name or item.id}", *sides, names if old is not None else at.names)

    def _annotations(self, index: int, at: At) -> dict[str, str]:
        name = (at.old, at.new)[index].python.partition(" ")[2]
        return self._python[index].get(name, {})

    @cached_property
    def _python(self) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
        """Annotations of the members of each class version, by side."""
        return _annotations(self.old), _annotations(self.new)

    def _attribute(self, at: At, version: ClassVersion, old: Attribute | None, new: Attribute | None) -> None:
        place = self._member(at, old, new)
        if old is None and new is not None:
            self.report("ATTR_ADDED_SAME_VERSION", place, f"attribute {new.id} {new.name} is new in this version")
        elif new is None and old is not None:
            self.report("ATTR_REMOVED", place, f"attribute {old.id} {old.name} is gone")
        elif old is not None and new is not None:
            self._names_and_ids(place, version, old, new, "ATTR", "attribute", "Cosem-Attribute-Descriptor")
            if old.type and new.type:
                self._expression(place, old.type, new.type, _ATTRIBUTE)
            if old.static != new.static:
                words = {True: "static", False: "dynamic", None: "not said to be static or dynamic"}
                self.report("ATTR_STATIC_CHANGED", place, f"{words[new.static]}, was {words[old.static]}")
            if old.default != new.default:
                self.report("ATTR_DEFAULT_CHANGED", place, f"default {new.default!r}, was {old.default!r}")

    def _method(self, at: At, version: ClassVersion, old: Method | None, new: Method | None) -> None:
        place = self._member(at, old, new)
        if old is None and new is not None:
            self.report("METHOD_ADDED_SAME_VERSION", place, f"method {new.id} {new.name} is new in this version")
        elif new is None and old is not None:
            self.report("METHOD_REMOVED", place, f"method {old.id} {old.name} is gone")
        elif old is not None and new is not None:
            self._names_and_ids(place, version, old, new, "METHOD", "method", "Cosem-Method-Descriptor")
            for part, before, after in (
                ("parameter", old.parameter, new.parameter),
                ("result", old.result, new.result),
            ):
                if before and after:
                    self._expression(place.part(part), before, after, _METHOD)
                elif before or after:
                    self._exchanged(place.part(part), before, after, part)

    def _exchanged(self, at: At, old: TypeExpression | None, new: TypeExpression | None, what: str) -> None:
        was, now = (item.text if item else "nothing that the table knows" for item in (old, new))
        tables, known = (self.old, old) if old else (self.new, new)
        assert known is not None
        value = next(data_types.samples(tables, known.type))
        sides = [self._octets("Data", value if item else None, "not known") for item in (old, new)]
        self.report("METHOD_PARAM_CHANGED", at, f"the {what} is {now}, was {was}", witness=Witness(*sides))

    def _names_and_ids(
        self,
        at: At,
        version: ClassVersion,
        old: Attribute | Method,
        new: Attribute | Method,
        prefix: str,
        what: str,
        descriptor: str,
    ) -> None:
        if old.name != new.name:
            self.report(f"{prefix}_RENAMED", at, f"{what} {new.id} is called {new.name}, was {old.name}")
        if old.id != new.id:
            values: list[Json] = [
                {"class-id": version.class_id, "instance-id": "0000010000ff", f"{what}-id": item.id}
                for item in (old, new)
            ]
            message = f"{what} {old.name} has index {new.id}, was {old.id}"
            self.report(f"{prefix}_INDEX_CHANGED", at, message, witness=self._descriptors(descriptor, *values))
        if old.sn != new.sn:
            self._short_name(at.at(old.sn_span, new.sn_span), old.sn, new.sn)
        if old.mandatory != new.mandatory:
            words = {True: "mandatory", False: "optional", None: "not said to be mandatory or optional"}
            self.report("MANDATORY_CHANGED", at, f"{words[new.mandatory]}, was {words[old.mandatory]}")
        if old.doc != new.doc:
            self.report("DOC_CHANGED", at, "the explanation changed")

    def _short_name(self, at: At, old: int | None, new: int | None) -> None:
        was, now = ("none" if offset is None else f"0x{offset:02x}" for offset in (old, new))
        values: list[Json] = [None if offset is None else {"variable-name": offset} for offset in (old, new)]
        witness = Witness(*(self._octets("Variable-Access-Specification", value, "no short name") for value in values))
        self.report("SN_OFFSET_CHANGED", at, f"short name offset {now}, was {was}", witness=witness)

    # --- selective access -------------------------------------------------------------------------------------------

    def _selectors(self, at: At, old: ClassVersion, new: ClassVersion) -> None:
        attributes = {item.id: item.name for item in (*new.attributes, *old.attributes)}
        for before, after in _pair_selectors(old.selectors, new.selectors):
            item = before or after
            assert item is not None
            place = at.part(f"{attributes.get(item.attribute, item.attribute)}.{item.name}")
            place = place.at(before.span if before else None, after.span if after else None)
            if before is None:
                self.report("SELECTOR_ADDED", place, f"selector {item.selector} {item.name} is new in this version")
            elif after is None:
                self.report("SELECTOR_REMOVED", place, f"selector {item.selector} {item.name} is gone")
            else:
                self._selector(place, before, after)

    def _selector(self, at: At, old: Selector, new: Selector) -> None:
        if old.name != new.name:
            self.report("FIELD_RENAMED", at, f"selector {new.selector} is called {new.name}, was {old.name}")
        if (old.attribute, old.selector) != (new.attribute, new.selector):
            values: list[Json] = [
                {"access-selector": item.selector, "access-parameters": {"null-data": None}} for item in (old, new)
            ]
            witness = self._descriptors("Selective-Access-Descriptor", *values)
            message = f"{old.name} has number {new.selector}, was {old.selector}"
            self.report("SELECTOR_CHANGED", at, message, witness=witness)
        if old.parameter and new.parameter:
            self._expression(at, old.parameter, new.parameter, _SELECTOR)

    # --- types ------------------------------------------------------------------------------------------------------

    def _common_types(self) -> None:
        for old, new in pairing.pair(self.old.types, self.new.types, lambda a, b: False):
            item = old or new
            assert item is not None
            sides = [_common_side(side) if side else Side() for side in (old, new)]
            names = (f"{PACKAGE}.types.{camel_case(item.name)}",) if old else ()
            at = At(f"types.{item.name}", sides[0], sides[1], names)
            if old is None:
                self.report("COMMON_TYPE_ADDED", at, f"{item.name} is new")
            elif new is None:
                self.report("COMMON_TYPE_REMOVED", at, f"{item.name} is gone")
            else:
                self._expression(at, old.expression, new.expression, _COMMON)
                if old.doc != new.doc:
                    self.report("DOC_CHANGED", at, "the explanation changed")
                if old.source != new.source:
                    self.report("SOURCE_CHANGED", at, f"source {new.source.text!r}, was {old.source.text!r}")

    def _expression(self, at: At, old: TypeExpression, new: TypeExpression, rules: Rules) -> None:
        sides = (
            replace(at.old, span=old.span(old.type)),
            replace(at.new, span=new.span(new.type)),
        )
        _TypeComparison(self, rules).compare(replace(at, old=sides[0], new=sides[1]), old.type, new.type)

    # --- witnesses --------------------------------------------------------------------------------------------------

    def _descriptors(self, type_name: str, old: Json, new: Json) -> Witness:
        return Witness(self._octets(type_name, old), self._octets(type_name, new))

    def _octets(self, type_name: str, value: Json, absent: str = "") -> Octets:
        model = self._model
        if value is None and absent:
            return Octets(type=type_name, encoding=Encoding.A_XDR, problem=absent)
        if model is None or type_name not in model.by_name:
            problem = f"no module defines {type_name}"
            return Octets(type=type_name, encoding=Encoding.A_XDR, value=value, problem=problem)
        return encoded(model, type_name, Encoding.A_XDR, value)

    def data_witness(self, old: Type, new: Type) -> Witness:
        """A value of Data that one side has and the other has not, or has in another way."""
        for value, part in zip(
            data_types.samples(self.old, old), data_types.alternatives(self.old, old), strict=True
        ):
            if not data_types.includes(self.new, new, self.old, part):
                other = next(data_types.samples(self.new, new))
                return Witness(self._octets("Data", value), self._octets("Data", other))
        for value, part in zip(
            data_types.samples(self.new, new), data_types.alternatives(self.new, new), strict=True
        ):
            if not data_types.includes(self.old, old, self.new, part):
                nothing = self._octets("Data", None, "the old type has no such value")
                return Witness(nothing, self._octets("Data", value))
        raise AssertionError("the types have the same shape")

    def data_pair(self, old: Json, new: Json) -> Witness:
        """Two values of Data."""
        return Witness(self._octets("Data", old), self._octets("Data", new))


class _TypeComparison:
    """Walks two types of the class tables."""

    def __init__(self, comparison: ClassComparison, rules: Rules) -> None:
        self._tables = comparison.old, comparison.new
        self._comparison = comparison
        self._rules = rules

    def compare(self, at: At, old: Type, new: Type) -> None:
        if old == new:
            return  # a common type that changed has findings of its own
        before, after = self._tables[0].underlying(old), self._tables[1].underlying(new)
        match before, after:
            case Primitive(), Primitive() if before.kind == after.kind:
                self._primitive(at, before, after)
            case Array(), Array():
                self._ranges(at, before.ranges, after.ranges, "SIZE_BOUND", "elements")
                self.compare(at, before.element, after.element)
            case Structure(), Structure() if len(before.fields) == len(after.fields):
                self._structure(at, before, after)
            case Choice(), Choice():
                self._choice(at, before, after)
            case _:
                self._shape(at, old, new)

    def _shape(self, at: At, old: Type, new: Type) -> None:
        first, second = self._tables
        widened = data_types.includes(second, new, first, old)
        narrowed = data_types.includes(first, old, second, new)
        if widened and narrowed:
            return
        message = f"{language.render(new)}, was {language.render(old)}"
        witness = self._comparison.data_witness(old, new)
        rule = self._rules.widened if widened else self._rules.changed
        self._comparison.report(rule, at, message, reads=(widened, narrowed), witness=witness)

    def _structure(self, at: At, old: Structure, new: Structure) -> None:
        before, after = [field.name for field in old.fields], [field.name for field in new.fields]
        if before != after and sorted(before) == sorted(after):
            self._reordered(at, old, new)
            return
        for first, second in zip(old.fields, new.fields, strict=True):
            inside = at.part(first.name)
            if first.name != second.name:
                self._comparison.report("FIELD_RENAMED", inside, f"{first.name} is now called {second.name}")
            self.compare(inside, first.type, second.type)

    def _reordered(self, at: At, old: Structure, new: Structure) -> None:
        moved = [(a, b) for a, b in zip(old.fields, new.fields, strict=True) if a.name != b.name]
        alike = all(
            data_types.shape(self._tables[0], a.type) == data_types.shape(self._tables[1], b.type) for a, b in moved
        )
        names = ", ".join(a.name for a, _ in moved)
        message = f"{names} now stand in the order {', '.join(b.name for _, b in moved)}"
        [value] = data_types.samples(self._tables[0], old)
        assert isinstance(value, dict) and isinstance(value["structure"], list)
        by_name = dict(zip([field.name for field in old.fields], value["structure"], strict=True))
        other: Json = {"structure": [by_name[field.name] for field in new.fields]}
        rule = "FIELD_SWAPPED_SAME_SHAPE" if alike else "FIELD_REORDERED"
        witness = self._comparison.data_pair(value, other)
        self._comparison.report(rule, at.part(moved[0][0].name), message, witness=witness)

    def _choice(self, at: At, old: Choice, new: Choice) -> None:
        self._shape(at, old, new)
        by_shape = {data_types.shape(self._tables[1], part): part for part in new.alternatives}
        for part in old.alternatives:
            other = by_shape.get(data_types.shape(self._tables[0], part))
            if other is not None:
                self.compare(at, part, other)

    def _primitive(self, at: At, old: Primitive, new: Primitive) -> None:
        rule, unit = ("INT_RANGE", "values") if old.kind in INTEGER_RANGES else ("SIZE_BOUND", "lengths")
        self._ranges(at, old.ranges, new.ranges, rule, unit)
        self._names(at, old, new)
        if old.meaning != new.meaning:
            message = f"stands for {new.meaning or 'no more than it is'}, was {old.meaning or 'no more than it is'}"
            self._comparison.report("VALUE_MEANING_CHANGED", at, message)

    def _ranges(
        self, at: At, old: Sequence[Interval], new: Sequence[Interval], rule: str, unit: str
    ) -> None:
        if tuple(old) == tuple(new):
            return
        direction = "WIDENED" if _permits(new, old) else "NARROWED"
        message = f"{unit} {_show(new)}, were {_show(old)}"
        self._comparison.report(f"{rule}_{direction}", at, message)

    def _names(self, at: At, old: Primitive, new: Primitive) -> None:
        is_bits = old.kind == "bit-string"
        for before, after in pairing.pair(old.names, new.names, lambda a, b: a.value == b.value):
            item = before or after
            assert item is not None
            inside = at.part(item.name)
            if before is None or after is None:
                rule = ("BIT" if is_bits else "ENUM_VALUE") + ("_ADDED" if before is None else "_REMOVED")
                what = "new" if before is None else "gone"
                self._comparison.report(rule, inside, f"{item.name}({item.value}) is {what}")
            elif before.value != after.value:
                values = [_valued(old, before), _valued(new, after)]
                witness = self._comparison.data_pair(*values)
                message = f"{before.name} is {after.value}, was {before.value}"
                rule = "BIT_MOVED" if is_bits else "ENUM_VALUE_CHANGED"
                self._comparison.report(rule, inside, message, witness=witness)
            elif before.name != after.name:
                message = f"{before.value} means {after.name}, was {before.name}"
                self._comparison.report("UNIT_OR_ENUM_MEANING_CHANGED", inside, message)


def _valued(type_: Primitive, item: NamedValue) -> Json:
    if type_.kind != "bit-string":
        return {type_.kind: item.value}
    length = type_.ranges[0].low if type_.ranges else max(name.value for name in type_.names) + 1
    return {"bit-string": "".join("01"[index == item.value] for index in range(length))}


def _permits(outer: Sequence[Interval], inner: Sequence[Interval]) -> bool:
    everything: list[tuple[int | None, int | None]] = [(None, None)]
    wide = [(part.low, part.high) for part in outer] or everything
    narrow = [(part.low, part.high) for part in inner] or everything
    return all(
        any(
            (low is None or (first is not None and low <= first))
            and (high is None or (last is not None and last <= high))
            for low, high in wide
        )
        for first, last in narrow
    )


def _show(ranges: Sequence[Interval]) -> str:
    parts = (
        str(part.low) if part.low == part.high else f"{part.low}..{'' if part.high is None else part.high}"
        for part in ranges
    )
    return ", ".join(parts) or "of any size"


def _pair_classes(
    old: Sequence[InterfaceClass], new: Sequence[InterfaceClass]
) -> Iterator[tuple[InterfaceClass | None, InterfaceClass | None]]:
    """By class id; of the others, those of one name belong together."""
    ids = {item.class_id: item for item in new}
    left = [item for item in new if item.class_id not in {before.class_id for before in old}]
    for before in old:
        after = ids.get(before.class_id) or next((item for item in left if item.name == before.name), None)
        if after in left:
            left.remove(after)
        yield before, after
    yield from ((None, item) for item in left)


_Member = TypeVar("_Member", Attribute, Method)


def _pair_members(
    old: Sequence[_Member], new: Sequence[_Member]
) -> Iterable[tuple[_Member | None, _Member | None]]:
    """By name, then by index."""
    return pairing.pair(
        [item for item in old if not item.reserved],
        [item for item in new if not item.reserved],
        lambda before, after: before.id == after.id,
    )


def _pair_selectors(
    old: Sequence[Selector], new: Sequence[Selector]
) -> Iterable[tuple[Selector | None, Selector | None]]:
    return pairing.pair(
        old, new, lambda before, after: (before.attribute, before.selector) == (after.attribute, after.selector)
    )


def _class_path(item: InterfaceClass) -> str:
    return f"class.{item.class_id}"


def _version_path(version: ClassVersion) -> str:
    return f"class.{version.class_id}.v{version.version}"


def _title(item: InterfaceClass) -> str:
    return f"{item.class_id} {item.name}"


def _class_side(item: InterfaceClass) -> Side:
    text = f"{item.class_id} {item.name} {[version.version for version in item.versions]}"
    python = f"{class_name(item)} = {class_name(item)}V{item.newest.version}"
    return Side(span=item.span, text=text, python=python, context=item.span)


def _class_names(item: InterfaceClass) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(name for version in item.versions for name in _version_names(item, version))
    )


def _version_names(owner: InterfaceClass, version: ClassVersion) -> tuple[str, ...]:
    name = f"{PACKAGE}.{class_name(owner)}"
    return (f"{name}V{version.version}", *([name] if owner.newest.version == version.version else []))


def _version_text(version: ClassVersion) -> str:
    """What the fingerprint is of: all but places and explanations."""
    members = [*map(_member_text, version.attributes), *map(_member_text, version.methods)]
    selectors = [f"{item.attribute} {item.selector} {_text(item.parameter)}" for item in version.selectors]
    return "\n".join([version.cardinality, str(version.status), *members, *selectors])


def _member_text(item: Attribute | Method) -> str:
    if isinstance(item, Attribute):
        parts: tuple[object, ...] = (_text(item.type), item.static, item.default)
    else:
        parts = (_text(item.parameter), _text(item.result))
    return " ".join(map(str, (item.id, item.name, *parts, item.mandatory, item.sn)))


def _text(expression: TypeExpression | None) -> str:
    return language.render(expression.type) if expression else "-"


def _member_side(side: Side, item: Attribute | Method | None, annotations: dict[str, str]) -> Side:
    if item is None:
        return side
    name = member_name(item.name) if item.name else ""
    annotation = annotations.get(name)
    owner = side.python.partition(" ")[2]
    python = f"{owner}.{name}: {annotation}" if annotation else side.python
    return Side(span=item.span, text=_member_text(item), python=python, context=side.context)


def _annotations(tables: Tables) -> dict[str, dict[str, str]]:
    return {
        version.name: {member.name: member.annotation for member in version.members}
        for module in plan_classes(tables).modules
        for version in module.versions
    }


def _common_side(item: CommonType) -> Side:
    text = language.render(item.expression.type)
    return Side(span=item.span, text=text, python=f"{camel_case(item.name)}: {text}", context=item.span)
