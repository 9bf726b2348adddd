"""The tables, resolved: interface classes, their versions and common types.

Everything is immutable and ordered as in the files. A node of the type language keeps where it stands inside its
expression (`start`, `end`), and a `TypeExpression` turns that into a place in the file; places take no part in
comparison, so that two equal types are equal wherever they were written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

from cosemc.model import Span
from cosemc.tables.positioned import JsonString

INTEGER_RANGES = MappingProxyType(
    {
        "integer": (-(1 << 7), (1 << 7) - 1),
        "long": (-(1 << 15), (1 << 15) - 1),
        "double-long": (-(1 << 31), (1 << 31) - 1),
        "long64": (-(1 << 63), (1 << 63) - 1),
        "unsigned": (0, (1 << 8) - 1),
        "long-unsigned": (0, (1 << 16) - 1),
        "double-long-unsigned": (0, (1 << 32) - 1),
        "long64-unsigned": (0, (1 << 64) - 1),
        "enum": (0, (1 << 8) - 1),
        "bcd": (-(1 << 7), (1 << 7) - 1),
    }
)
"""What each integral Data type can carry."""

SIZED = frozenset({"octet-string", "visible-string", "utf8-string", "bit-string"})
"""Data types whose range is a length: octets, characters or bits."""

PRIMITIVES = frozenset(INTEGER_RANGES) | SIZED | {
    "null-data", "boolean", "float32", "float64", "date-time", "date", "time", "compact-array", "dont-care",
    "structure",
}  # fmt: skip
"""The Data types of the Blue Book without `array`; a bare `structure` is one whose fields no source tells."""

ANY = "any"
"""Any Data at all: the instance decides."""

UNKNOWN = "unknown"
"""Data of a type that no source tells: a gap, and said."""

UNIT = "unit"
"""An enum whose items are those of units.json."""

BUILT_IN = frozenset({ANY, UNKNOWN, UNIT})
"""Types by name that no file defines."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An inclusive interval; a high end of None is unbounded."""

    low: int
    high: int | None
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class NamedValue:
    """An item of an enum, a named bit, or a named value of an integer."""

    value: int
    name: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Primitive:
    """One Data type, what it may hold, and what its octets or numbers stand for."""

    kind: str
    ranges: tuple[Interval, ...] = ()
    names: tuple[NamedValue, ...] = ()
    meaning: str | None = None
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """A common type by name, or a built-in one."""

    name: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Array:
    """array of one type."""

    element: Type
    ranges: tuple[Interval, ...] = ()
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class StructureField:
    """A named element of a structure."""

    name: str
    type: Type
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Structure:
    """structure of named fields."""

    fields: tuple[StructureField, ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """CHOICE: any one of these."""

    alternatives: tuple[Type, ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


Type: TypeAlias = Primitive | Reference | Array | Structure | Choice


def children(type_: Type) -> tuple[Type, ...]:
    """The types directly inside a type."""
    if isinstance(type_, Array):
        return (type_.element,)
    if isinstance(type_, Structure):
        return tuple(item.type for item in type_.fields)
    if isinstance(type_, Choice):
        return type_.alternatives
    return ()


def walk(type_: Type) -> Iterator[Type]:
    """A type and everything inside it, in source order."""
    yield type_
    for child in children(type_):
        yield from walk(child)


@dataclass(frozen=True, slots=True)
class TypeExpression:
    """A parsed type where it was written."""

    type: Type
    origin: JsonString = field(compare=False)

    @property
    def text(self) -> str:
        """The expression as written."""
        return self.origin.value

    def span(self, node: Type | StructureField | Interval | NamedValue) -> Span:
        """The place of a part of the expression in its file."""
        return self.origin.at(node.start, node.end)


class Status(StrEnum):
    """How well a class version is known."""

    VERIFIED = "verified"
    SINGLE_SOURCE = "single source"
    UNVERIFIED = "unverified"
    EXISTENCE_ONLY = "existence only"


class Confidence(StrEnum):
    """Confidence in a source."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact is from: document, clause, confidence, what it was taken from, and conflicts."""

    span: Span = field(compare=False)
    document: str = ""
    clause: str = ""
    confidence: Confidence | None = None
    basis: tuple[str, ...] = ()
    notes: str = ""

    @property
    def text(self) -> str:
        """Document and clause in one line."""
        return ", ".join(part for part in (self.document, self.clause) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """An attribute of a class version; a reserved one has an id and no type. `sn` is the short-name offset."""

    id: int
    span: Span = field(compare=False)
    name: str = ""
    type: TypeExpression | None = None
    static: bool | None = None
    default: str | int | float | bool | None = None
    default_span: Span | None = field(default=None, compare=False)
    sn: int | None = None
    sn_span: Span | None = field(default=None, compare=False)
    doc: str = ""
    reserved: bool = False
    mandatory: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A specific method of a class version."""

    id: int
    span: Span = field(compare=False)
    name: str = ""
    parameter: TypeExpression | None = None
    result: TypeExpression | None = None
    mandatory: bool | None = None
    sn: int | None = None
    sn_span: Span | None = field(default=None, compare=False)
    doc: str = ""
    reserved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """A selective access of an attribute."""

    attribute: int
    selector: int
    span: Span = field(compare=False)
    name: str = ""
    parameter: TypeExpression | None = None
    doc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassVersion:
    """One version of an interface class."""

    class_id: int
    version: int
    name: str
    status: Status
    cardinality: str
    source: Source
    attributes: tuple[Attribute, ...]
    methods: tuple[Method, ...]
    selectors: tuple[Selector, ...]
    span: Span = field(compare=False)
    doc: str = ""
    removed: tuple[str, ...] = ()

    def attribute(self, attribute_id: int) -> Attribute | None:
        """The attribute of that id."""
        return next((attribute for attribute in self.attributes if attribute.id == attribute_id), None)

    def expressions(self) -> Iterator[TypeExpression]:
        """Every type expression of the version, in source order."""
        for attribute in self.attributes:
            if attribute.type:
                yield attribute.type
        for method in self.methods:
            yield from (part for part in (method.parameter, method.result) if part)
        for selector in self.selectors:
            if selector.parameter:
                yield selector.parameter


@dataclass(frozen=True, slots=True, kw_only=True)
class InterfaceClass:
    """A class id with its versions in ascending order; `file` is relative to the specs folder."""

    class_id: int
    name: str
    file: str
    versions: tuple[ClassVersion, ...]
    span: Span = field(compare=False)

    @property
    def newest(self) -> ClassVersion:
        """The newest version that is described; the newest of all where none is."""
        described = [version for version in self.versions if version.status is not Status.EXISTENCE_ONLY]
        return (described or self.versions)[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonType:
    """A type of types.json."""

    name: str
    expression: TypeExpression
    source: Source
    span: Span = field(compare=False)
    doc: str = ""


@dataclass(frozen=True, slots=True)
class KnownPair:
    """A (class id, version) that is known to exist, whether a table describes it or not."""

    class_id: int
    version: int
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, kw_only=True)
class Tables:
    """All class tables, classes in ascending order of their id."""

    classes: tuple[InterfaceClass, ...] = ()
    types: tuple[CommonType, ...] = ()
    known: tuple[KnownPair, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, CommonType]:
        """Common types by name."""
        return {common.name: common for common in self.types}

    @cached_property
    def class_ids(self) -> frozenset[int]:
        """Ids of the classes that exist, whether a table describes them or not."""
        return frozenset({entry.class_id for entry in self.classes} | {pair.class_id for pair in self.known})

    def only(self, class_ids: Collection[int]) -> Tables:
        """The tables of these classes, and of the common types, what they need."""
        classes = tuple(item for item in self.classes if item.class_id in class_ids)
        needed: set[str] = set()
        open_ = [
            expression.type for item in classes for version in item.versions for expression in version.expressions()
        ]
        while open_:
            for node in walk(open_.pop()):
                if isinstance(node, Reference) and node.name in self.by_name and node.name not in needed:
                    needed.add(node.name)
                    open_.append(self.by_name[node.name].expression.type)
        types = tuple(common for common in self.types if common.name in needed)
        known = tuple(pair for pair in self.known if pair.class_id in class_ids)
        return Tables(classes=classes, types=types, known=known)

    def versions(self) -> Iterator[ClassVersion]:
        """Every class version, by class id and version."""
        for interface_class in self.classes:
            yield from interface_class.versions

    def underlying(self, type_: Type) -> Type:
        """The type at the end of a chain of references; built-in types stay references."""
        while isinstance(type_, Reference) and type_.name in self.by_name:
            type_ = self.by_name[type_.name].expression.type
        return type_

    def base_type(self, type_: Type) -> str:
        """The outer COSEM type: a Data type, `array`, `structure` or `CHOICE`."""
        type_ = self.underlying(type_)
        if isinstance(type_, Primitive):
            return type_.kind
        if isinstance(type_, Array):
            return "array"
        if isinstance(type_, Structure):
            return "structure"
        return "enum" if type_ == Reference(UNIT) else "CHOICE"
