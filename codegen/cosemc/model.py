"""The resolved model of a specification: what every stage after `resolve` works on.

Everything is immutable, ordered as in the source files, and carries the span it was read from. References are by
name: `Model.definition` finds the target, `Model.underlying` follows references to a type that is none. Inline
SEQUENCE, CHOICE, ENUMERATED and named BIT STRING types have been hoisted by `resolve` into definitions of their
own (named `Parent-component`, marked `hoisted`), so that later stages only ever meet them by reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a source file; lines and columns count from 1, the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class Encoding(StrEnum):
    """How values of a type are put on the wire."""

    A_XDR = "a-xdr"
    BER = "ber"


class TagClass(StrEnum):
    """Class of an ASN.1 tag (X.680, 8.1)."""

    UNIVERSAL = "universal"
    APPLICATION = "application"
    CONTEXT = "context"
    PRIVATE = "private"


class TagMode(StrEnum):
    """Whether a tag replaces (implicit) or wraps (explicit) the tag beneath it."""

    IMPLICIT = "implicit"
    EXPLICIT = "explicit"


class Presence(StrEnum):
    """Presence of a component of a SEQUENCE."""

    MANDATORY = "mandatory"
    OPTIONAL = "optional"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as written; the mode is settled (the module's default has been applied)."""

    tag_class: TagClass
    number: int
    mode: TagMode


@dataclass(frozen=True, slots=True)
class Size:
    """Permitted lengths, as inclusive ranges in ascending order; an upper end of None is MAX.

    The unit is that of the type: octets, bits, characters or elements.
    """

    ranges: tuple[tuple[int, int | None], ...]

    @property
    def fixed(self) -> int | None:
        """The one permitted length, or None where there are several."""
        (low, high), *more = self.ranges
        return low if not more and low == high else None

    def permits(self, length: int) -> bool:
        """Whether a value of this length satisfies the constraint."""
        return any(low <= length and (high is None or length <= high) for low, high in self.ranges)


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """An item of an ENUMERATED, a named bit (value = bit number), or a named INTEGER value."""

    name: str
    value: int
    span: Span
    doc: str = ""


Value: TypeAlias = "bool | int | str | bytes | tuple[int, ...] | None"
"""A literal of the specification: BOOLEAN, INTEGER, a name (enumeration item or alternative), an octet or bit
string as bytes, NULL, or an OBJECT IDENTIFIER as a tuple of arcs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    span: Span
    tags: tuple[Tag, ...] = ()  # outermost first, as written at this place


@dataclass(frozen=True, slots=True, kw_only=True)
class NullType(_Typed):
    """NULL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BooleanType(_Typed):
    """BOOLEAN."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegerType(_Typed):
    """INTEGER; `low` and `high` are None where unconstrained."""

    low: int | None = None
    high: int | None = None
    names: tuple[NamedNumber, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumeratedType(_Typed):
    """ENUMERATED; values are settled, in source order."""

    items: tuple[NamedNumber, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BitStringType(_Typed):
    """BIT STRING; size in bits."""

    size: Size | None = None
    bits: tuple[NamedNumber, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OctetStringType(_Typed):
    """OCTET STRING; size in octets."""

    size: Size | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacterStringType(_Typed):
    """A restricted character string; `kind` is its ASN.1 name, e.g. `VisibleString`, `UTF8String`, `GraphicString`."""

    kind: str
    size: Size | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectIdentifierType(_Typed):
    """OBJECT IDENTIFIER."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyType(_Typed):
    """ANY (DEFINED BY) and EXTERNAL: one BER element, kept as its octets."""

    kind: str = "ANY"
    defined_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceType(_Typed):
    """A reference to a definition by name."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A component of a SEQUENCE."""

    name: str
    type: Type
    span: Span
    presence: Presence = Presence.MANDATORY
    default: Value = None
    doc: str = ""
    annotations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SequenceType(_Typed):
    """SEQUENCE."""

    components: tuple[Component, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SequenceOfType(_Typed):
    """SEQUENCE OF; size in elements."""

    element: Type
    size: Size | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """An alternative of a CHOICE; in A-XDR its outermost tag number is the octet on the wire."""

    name: str
    type: Type
    span: Span
    doc: str = ""
    annotations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceType(_Typed):
    """CHOICE."""

    alternatives: tuple[Alternative, ...]


Type: TypeAlias = (
    NullType
    | BooleanType
    | IntegerType
    | EnumeratedType
    | BitStringType
    | OctetStringType
    | CharacterStringType
    | ObjectIdentifierType
    | AnyType
    | ReferenceType
    | SequenceType
    | SequenceOfType
    | ChoiceType
)


@dataclass(frozen=True, slots=True)
class BitField:
    """Named bits of an INTEGER that the ASN.1 cannot express; bit 0 is the least significant, both ends inclusive."""

    name: str
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeDefinition:
    """`Name ::= Type`, with what its annotations say.

    `encodings` are those by which some root reaches it (annotation, or reachability); empty for an unused type.
    `source` is the text of the clause annotation; `python` a pinned Python name; `tagged_value` marks the
    self-describing Data type, which the generated library keeps as octets.
    """

    name: str
    module: str
    type: Type
    span: Span
    encodings: tuple[Encoding, ...] = ()
    doc: str = ""
    source: str = ""
    confidence: str = ""
    python: str | None = None
    bits: tuple[BitField, ...] = ()
    tagged_value: bool = False
    hoisted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueDefinition:
    """`name Type ::= value`; OBJECT IDENTIFIERs are fully resolved to arcs."""

    name: str
    module: str
    type: Type
    value: Value
    span: Span
    doc: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Root:
    """A type from which encoding starts."""

    name: str
    encoding: Encoding


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A module of the specification; `file` is relative to the specs folder, with forward slashes."""

    name: str
    file: str
    span: Span
    doc: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Model:
    """The whole specification of the APDUs, resolved."""

    modules: tuple[Module, ...] = ()
    definitions: tuple[TypeDefinition, ...] = ()
    values: tuple[ValueDefinition, ...] = ()
    roots: tuple[Root, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, TypeDefinition]:
        """Definitions by ASN.1 name (names are unique over all modules after `resolve`)."""
        return {definition.name: definition for definition in self.definitions}

    def definition(self, name: str) -> TypeDefinition:
        """The definition of that name; KeyError if there is none."""
        return self.by_name[name]

    def underlying(self, type_: Type) -> Type:
        """The type that stands at the end of a chain of references (itself, if it is no reference)."""
        while isinstance(type_, ReferenceType):
            type_ = self.by_name[type_.name].type
        return type_

    def all_tags(self, type_: Type) -> tuple[Tag, ...]:
        """Tags of a type, outermost first, those of referenced definitions included."""
        tags = type_.tags
        while isinstance(type_, ReferenceType):
            type_ = self.by_name[type_.name].type
            tags += type_.tags
        return tags
