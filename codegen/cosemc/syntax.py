"""The syntax tree: a module as written, before names mean anything. `parse` makes it, `resolve` takes it apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from cosemc.model import Presence, Span, TagClass, TagMode


@dataclass(frozen=True, slots=True)
class Name:
    """A name at a place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Annotation:
    """`--@ key: value`, or a key of an overlay file."""

    key: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Remarks:
    """What comments say about an element."""

    doc: str = ""
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class TagSyntax:
    """`[APPLICATION 3] IMPLICIT`; mode is None where neither keyword is written."""

    tag_class: TagClass
    number: int
    mode: TagMode | None
    span: Span


Bound: TypeAlias = "int | Name | None"
"""An end of a range: a number, the name of a value, or None for MIN and MAX."""


@dataclass(frozen=True, slots=True)
class Range:
    """`low..high`, inclusive; a single value has both ends equal."""

    low: Bound
    high: Bound
    span: Span


@dataclass(frozen=True, slots=True)
class Constraint:
    """`(SIZE(...))` when `size`, else a constraint on the value itself."""

    size: bool
    ranges: tuple[Range, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ItemSyntax:
    """A named number, named bit or enumeration item; the value is None where not written."""

    name: Name
    value: int | Name | None
    span: Span
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class BasicSyntax:
    """A type without parts of its own: `NULL`, `BOOLEAN`, `OCTET STRING`, `OBJECT IDENTIFIER`, `EXTERNAL`."""

    kind: str


@dataclass(frozen=True, slots=True)
class AnySyntax:
    """`ANY [DEFINED BY name]`."""

    defined_by: Name | None


@dataclass(frozen=True, slots=True)
class ReferenceSyntax:
    """The name of a type."""

    name: Name


@dataclass(frozen=True, slots=True)
class IntegerSyntax:
    """`INTEGER [{ names }]`."""

    names: tuple[ItemSyntax, ...]


@dataclass(frozen=True, slots=True)
class BitStringSyntax:
    """`BIT STRING [{ bits }]`."""

    bits: tuple[ItemSyntax, ...]


@dataclass(frozen=True, slots=True)
class EnumeratedSyntax:
    """`ENUMERATED { items }`."""

    items: tuple[ItemSyntax, ...]


@dataclass(frozen=True, slots=True)
class FieldSyntax:
    """A component of a SEQUENCE or an alternative of a CHOICE (always mandatory, in the latter)."""

    name: Name
    type: TypeSyntax
    span: Span
    remarks: Remarks
    presence: Presence = Presence.MANDATORY
    default: ValueSyntax | None = None


@dataclass(frozen=True, slots=True)
class SequenceSyntax:
    """`SEQUENCE { components }`."""

    components: tuple[FieldSyntax, ...]


@dataclass(frozen=True, slots=True)
class ChoiceSyntax:
    """`CHOICE { alternatives }`."""

    alternatives: tuple[FieldSyntax, ...]


@dataclass(frozen=True, slots=True)
class SequenceOfSyntax:
    """`SEQUENCE [SIZE(...)] OF element`; the constraint is that of the enclosing `TypeSyntax`."""

    element: TypeSyntax


Body: TypeAlias = (
    BasicSyntax
    | AnySyntax
    | ReferenceSyntax
    | IntegerSyntax
    | BitStringSyntax
    | EnumeratedSyntax
    | SequenceSyntax
    | ChoiceSyntax
    | SequenceOfSyntax
)


@dataclass(frozen=True, slots=True)
class TypeSyntax:
    """A type: tags (outermost first), what it is, constraints."""

    body: Body
    span: Span
    tags: tuple[TagSyntax, ...] = ()
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Arc:
    """An element between braces: `name`, `name(number)` or `number`."""

    name: str | None
    number: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Braces:
    """`{ a b(2) 3 }` (an object identifier, or a single name) or, with commas, `{ a, b }` (a set of bits)."""

    arcs: tuple[Arc, ...]
    commas: bool


@dataclass(frozen=True, slots=True)
class NameValue:
    """A value given by name."""

    text: str


@dataclass(frozen=True, slots=True)
class BitsValue:
    """`'0101'B` or `'5A'H`: the bits as text of 0 and 1."""

    bits: str


@dataclass(frozen=True, slots=True)
class ValueSyntax:
    """A value: literal, name, or braces. A `str` is a character string; None is NULL."""

    body: bool | int | str | NameValue | BitsValue | Braces | None
    span: Span


@dataclass(frozen=True, slots=True)
class TypeAssignment:
    """`Name ::= Type`."""

    name: Name
    type: TypeSyntax
    span: Span
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class ValueAssignment:
    """`name Type ::= value`."""

    name: Name
    type: TypeSyntax
    value: ValueSyntax
    span: Span
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Import:
    """`symbols FROM module`."""

    symbols: tuple[Name, ...]
    module: Name


@dataclass(frozen=True, slots=True)
class ModuleSyntax:
    """A module; `tag_default` is None where the header is silent (explicit, then, by X.680)."""

    name: Name
    file: str
    tag_default: TagMode | None
    exports: tuple[Name, ...]
    imports: tuple[Import, ...]
    types: tuple[TypeAssignment, ...]
    values: tuple[ValueAssignment, ...]
    span: Span
    remarks: Remarks
