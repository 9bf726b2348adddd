"""The plan: what the templates see. Every name, literal, annotation and expression is decided and is ready text.

Decisions that shape the generated library, each made in one place of this package:

- SEQUENCE: a slotted dataclass, its fields positional in the order of the specification; where a component that must
  be given follows one that need not, all are keyword-only.
- CHOICE: no class; the value is that of the alternative. An alternative is told apart by its own Python class where
  it is a SEQUENCE or Data met once in that CHOICE, a CHOICE of such, or its only ENUMERATED. Every other alternative
  is boxed: it gets a class with the one field `value` (none for NULL), named after CHOICE and alternative, at a root
  after the alternative alone (unless a type written by name has that name). An enumeration inside such a box has the
  suffix `Code` where their names meet.
- ENUMERATED and INTEGER with named values: `IntEnum`; a code without a name stays a plain int.
- Named BIT STRING: `IntFlag`, the bits on the wire as a big-endian number; without a fixed size, bits beyond the
  named ones make the value a `BitString`.
- INTEGER with a layout: an int subclass with a property for each part.
- Character strings are `str`; those of ISO 2022 (GraphicString and the like), which hold any octets, are `bytes`.
- Names: by `cosemc.plan.naming`, unless the specification pins one with a `python` annotation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeAlias

from cosemc.model import Encoding


@dataclass(frozen=True, slots=True)
class Item:
    """A member of an enumeration or a flag, or a constant; `value` is source text."""

    name: str
    asn1: str
    value: str


@dataclass(frozen=True, slots=True)
class Enumeration:
    """An `IntEnum`."""

    name: str
    doc: str
    items: tuple[Item, ...]
    kind: str = field(default="Enumeration", init=False)


@dataclass(frozen=True, slots=True)
class Flags:
    """An `IntFlag` of so many bits; `bits` are by bit number, first bit first."""

    name: str
    doc: str
    items: tuple[Item, ...]
    width: int
    kind: str = field(default="Flags", init=False)


@dataclass(frozen=True, slots=True)
class Part:
    """Named bits of an integer: a bool if it is one bit, else an int of `width` bits."""

    name: str
    asn1: str
    low: int
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    """An int subclass with named bits."""

    name: str
    doc: str
    parts: tuple[Part, ...]
    bits: int
    kind: str = field(default="Layout", init=False)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record; `default` is source text, a secret is not shown by `repr`."""

    name: str
    asn1: str
    annotation: str
    default: str | None = None
    secret: bool = False

    @property
    def assigned(self) -> str:
        """What follows the annotation."""
        if self.secret:
            default = "" if self.default is None else f"default={self.default}, "
            return f" = field({default}repr=False)"
        return "" if self.default is None else f" = {self.default}"


@dataclass(frozen=True, slots=True)
class Record:
    """A dataclass for a SEQUENCE, or for an alternative of a CHOICE that is boxed."""

    name: str
    doc: str
    fields: tuple[Field, ...]
    keyword_only: bool = False
    kind: str = field(default="Record", init=False)


@dataclass(frozen=True, slots=True)
class Union:
    """A named CHOICE as a type alias."""

    name: str
    doc: str
    members: tuple[str, ...]
    root: bool


@dataclass(frozen=True, slots=True)
class Constant:
    """A value of the specification."""

    name: str
    asn1: str
    annotation: str
    value: str


Declared: TypeAlias = "Enumeration | Flags | Layout | Record"
Imports: TypeAlias = "tuple[tuple[str, tuple[str, ...]], ...]"
"""Import lines: a module and the names from it."""


@dataclass(frozen=True, slots=True)
class TypesModule:
    """A Python module with the types of one module of the specification, in its order."""

    name: str
    asn1: str
    source: str
    types: tuple[Declared, ...]
    constants: tuple[Constant, ...]
    imports: Imports
    typing_imports: Imports
    exports: tuple[str, ...]

    @property
    def uses_field(self) -> bool:
        """Whether a field is more than annotation and default."""
        return any(field_.secret for type_ in self.types if isinstance(type_, Record) for field_ in type_.fields)

    @property
    def bases(self) -> tuple[str, ...]:
        """The bases of integers with named bits that it needs."""
        bases = {"Layout": "Bits", "Flags": "NamedBits"}
        return tuple(base for kind, base in bases.items() if self.uses(kind))

    def uses(self, kind: str) -> bool:
        """Whether there is a type of the kind."""
        return any(type_.kind == kind for type_ in self.types)


@dataclass(frozen=True, slots=True)
class Function:
    """A pair of codec functions whose bodies are one expression each; none to encode where nothing would use it."""

    name: str
    comment: str
    decode: str
    encode: str


@dataclass(frozen=True, slots=True)
class Component:
    """A component of a SEQUENCE in its codec: `decode` gives an object, `encode` whether it went well."""

    asn1: str
    slot: int
    decode: str
    encode: str


@dataclass(frozen=True, slots=True)
class SequenceFunction:
    """The codec functions of a SEQUENCE."""

    name: str
    comment: str
    layout: str
    expected: str
    components: tuple[Component, ...]
    guarded: bool


@dataclass(frozen=True, slots=True)
class Alternative:
    """An alternative in the codec of its CHOICE; `selects` and `holds` are conditions on the octets and the value."""

    asn1: str
    selects: str
    decode: str
    holds: str
    encode: str
    tagged: bool  # by the octet of a CHOICE in A-XDR


@dataclass(frozen=True, slots=True)
class ChoiceFunction:
    """The codec functions of a CHOICE."""

    name: str
    comment: str
    expected: str
    alternatives: tuple[Alternative, ...]
    guarded: bool

    def returned(self, decode: str) -> str:
        """The expression returned for an alternative."""
        return f"shallower(r, {decode})" if self.guarded else decode

    def written(self, alternative: Alternative) -> str:
        """The expression returned for the writing of an alternative."""
        wrote = f'wrote(w, {alternative.encode}, "{alternative.asn1}")'
        return f"write_shallower(w, {wrote})" if self.guarded else wrote


@dataclass(frozen=True, slots=True)
class Functions:
    """The codec functions of one encoding, those before their users first."""

    shapes: tuple[Function, ...]
    sequences: tuple[SequenceFunction, ...]
    choices: tuple[ChoiceFunction, ...]

    @property
    def expressions(self) -> Iterator[str]:
        """Whatever their bodies evaluate."""
        components = (part for sequence in self.sequences for part in sequence.components)
        alternatives = (part for choice in self.choices for part in choice.alternatives)
        bodies: chain[Function | Component | Alternative] = chain(self.shapes, components, alternatives)
        for body in bodies:
            yield from (body.decode, body.encode)


@dataclass(frozen=True, slots=True)
class Binding:
    """A static object of a codec module and the statement that fills it at import."""

    declaration: str
    statement: str


@dataclass(frozen=True, slots=True)
class Registration:
    """How a record is encoded on its own."""

    record: str
    decode: str
    encode: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Root:
    """A CHOICE from which decoding starts, and the octets its values begin with."""

    decode: str
    first_octets: str


@dataclass(frozen=True, slots=True)
class CodecModule:
    """An extension module: the codecs of all that the roots of one encoding reach."""

    name: str
    encoding: str
    modules: tuple[str, ...]
    layouts: tuple[tuple[str, str], ...]
    bindings: tuple[Binding, ...]
    axdr: Functions
    ber: Functions
    registrations: tuple[Registration, ...]
    roots: tuple[Root, ...]
    uses_data: bool

    @property
    def uses_bit_string(self) -> bool:
        """Whether a DEFAULT is a bit string without names."""
        return any("BitString(" in binding.statement for binding in self.bindings)

    @property
    def uses_ber(self) -> bool:
        """Whether it needs the support of BER; values in A-XDR may have such in them."""
        texts = (text for functions in (self.axdr, self.ber) for text in functions.expressions)
        return self.encoding == Encoding.BER or any("ber." in text for text in texts)


@dataclass(frozen=True, slots=True)
class SchemaEntry:
    """How a type looks in JSON: an expression of `_json` node constructors."""

    key: str
    expression: str


@dataclass(frozen=True, slots=True)
class Schema:
    """The JSON forms of all types, and which classes are APDUs."""

    entries: tuple[SchemaEntry, ...]
    roots: tuple[str, ...]
    modules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataAlternative:
    """An alternative of Data."""

    tag: int
    name: str
    python: str
    kind: str
    size: int
    annotation: str


@dataclass(frozen=True, slots=True)
class DataPlan:
    """The type that is kept as octets."""

    alternatives: tuple[DataAlternative, ...]
    array_tag: int
    structure_tag: int
    null_tag: int
    described: str

    @property
    def compact_array(self) -> DataAlternative | None:
        """The alternative that is a compact-array."""
        return next((entry for entry in self.alternatives if entry.kind == "COMPACT_ARRAY"), None)


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole library."""

    package: str
    sources: tuple[str, ...]
    data: DataPlan | None
    modules: tuple[TypesModule, ...]
    unions: tuple[Union, ...]
    codecs: tuple[CodecModule, ...]
    schema: Schema

    @property
    def uses_ber(self) -> bool:
        """Whether anything is encoded in BER."""
        return any(codec.uses_ber for codec in self.codecs)

    @property
    def root_unions(self) -> tuple[str, ...]:
        """The unions of all APDUs."""
        return tuple(union.name for union in self.unions if union.root)

    @property
    def union_imports(self) -> Imports:
        """What the unions are made of."""
        members = {member for union in self.unions for member in union.members}
        lines = [(f".{module.name}", tuple(sorted(members & set(module.exports)))) for module in self.modules]
        data = (("..data", ("Data",)),) if self.data and "Data" in members else ()
        bits = (("..bit_string", ("BitString",)),) if "BitString" in members else ()
        return bits + data + tuple(line for line in lines if line[1])

    @property
    def all_imports(self) -> Imports:
        """Every public type."""
        unions = (("._choices", tuple(sorted(union.name for union in self.unions))),) if self.unions else ()
        return unions + tuple((f".{module.name}", tuple(sorted(module.exports))) for module in self.modules)

    @property
    def public(self) -> tuple[str, ...]:
        """The names of the package of the APDUs."""
        functions = ("decode", "decode_prefix", "encode", "from_json", "to_json")
        support = ("BitString", "CosemError", "DecodeError", "EncodeError", "Incomplete", "Record")
        data = ("Data",) if self.data else ()
        names = [name for _, line in self.all_imports for name in line]
        return tuple(sorted({*functions, *support, *data, *names}))
