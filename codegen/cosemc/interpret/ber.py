"""BER (X.690) straight over the model, as far as COSEM needs it: definite lengths, strings in one piece.

Written are the shortest lengths and integers, TRUE as FF, and BIT STRINGs whose unused bits are zero. Read are also
lengths and integers that are longer than needed, any octet but 00 as TRUE, and any unused bits. An element whose length
exceeds the element around it is malformed; only an outermost element can be incomplete.
"""

from __future__ import annotations

from typing import NamedTuple

from cosemc.interpret import values
from cosemc.interpret.trail import Error, Reader, SpecificationError, Trail, encode_length
from cosemc.interpret.values import Json
from cosemc.model import (
    AnyType,
    BitStringType,
    BooleanType,
    CharacterStringType,
    ChoiceType,
    Component,
    EnumeratedType,
    IntegerType,
    Model,
    NullType,
    ObjectIdentifierType,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    TagClass,
    TagMode,
    Type,
)

CLASS_BITS = {
    TagClass.UNIVERSAL: 0x00,
    TagClass.APPLICATION: 0x40,
    TagClass.CONTEXT: 0x80,
    TagClass.PRIVATE: 0xC0,
}
CONSTRUCTED = 0x20

CHARACTER_STRINGS = {
    "ObjectDescriptor": 7,
    "UTF8String": 12,
    "NumericString": 18,
    "PrintableString": 19,
    "TeletexString": 20,
    "T61String": 20,
    "VideotexString": 21,
    "IA5String": 22,
    "UTCTime": 23,
    "GeneralizedTime": 24,
    "GraphicString": 25,
    "VisibleString": 26,
    "ISO646String": 26,
    "GeneralString": 27,
}


class Identifier(NamedTuple):
    """Class, form and number of a tag (X.690, 8.1.2)."""

    tag_class: TagClass
    number: int
    constructed: bool

    def encode(self) -> bytes:
        """The identifier octets."""
        first = CLASS_BITS[self.tag_class] | (CONSTRUCTED if self.constructed else 0)
        if self.number < 31:
            return bytes([first | self.number])
        return bytes([first | 31]) + _base_128(self.number)

    def __str__(self) -> str:
        name = "" if self.tag_class is TagClass.CONTEXT else f"{self.tag_class.name} "
        return f"[{name}{self.number}] {'constructed' if self.constructed else 'primitive'}"


def identifiers(model: Model, type_: Type) -> list[Identifier]:
    """The identifiers that a value of the type is written with, outermost first.

    Empty for a CHOICE or ANY without tags of its own: they are written as what they hold. A tag on one of those is
    explicit whatever its mode (X.680, 31.2.7).
    """
    universal = _universal(model.underlying(type_))
    result = [] if universal is None else [universal]
    for tag in reversed(model.all_tags(type_)):
        replaces = tag.mode is TagMode.IMPLICIT and bool(result)
        constructed = result[0].constructed if replaces else True
        result[: 1 if replaces else 0] = [Identifier(tag.tag_class, tag.number, constructed)]
    return result


def _universal(type_: Type) -> Identifier | None:
    match type_:
        case ChoiceType() | AnyType(kind="ANY"):
            return None
        case BooleanType():
            number, constructed = 1, False
        case IntegerType():
            number, constructed = 2, False
        case BitStringType():
            number, constructed = 3, False
        case OctetStringType():
            number, constructed = 4, False
        case NullType():
            number, constructed = 5, False
        case ObjectIdentifierType():
            number, constructed = 6, False
        case AnyType():
            number, constructed = 8, True
        case EnumeratedType():
            number, constructed = 10, False
        case SequenceType() | SequenceOfType():
            number, constructed = 16, True
        case CharacterStringType(kind=kind) if kind in CHARACTER_STRINGS:
            number, constructed = CHARACTER_STRINGS[kind], False
        case _:
            raise SpecificationError(f"no BER tag is known for {type_}")
    return Identifier(TagClass.UNIVERSAL, number, constructed)


def first_identifiers(model: Model, type_: Type) -> list[Identifier] | None:
    """The identifiers that a value of the type can start with; None for any."""
    if own := identifiers(model, type_):
        return own[:1]
    target = model.underlying(type_)
    if not isinstance(target, ChoiceType):
        return None
    result: list[Identifier] = []
    for alternative in target.alternatives:
        starts = first_identifiers(model, alternative.type)
        if starts is None:
            return None
        result += starts
    return result


def starts_here(model: Model, type_: Type, reader: Reader) -> bool:
    """Whether the octets at hand are the start of a value of the type."""
    starts = first_identifiers(model, type_)
    return starts is None or any(
        reader.octets[reader.position : reader.end].startswith(identifier.encode()) for identifier in starts
    )


def decode(model: Model, type_: Type, reader: Reader) -> Json:
    """Read one value of the type."""
    wrapping = identifiers(model, type_)
    if not isinstance(type_, ReferenceType):
        return _decode_wrapped(model, type_, wrapping, reader)
    with reader.inside(type_.name):
        return _decode_wrapped(model, type_, wrapping, reader)


def _decode_wrapped(model: Model, type_: Type, wrapping: list[Identifier], reader: Reader) -> Json:
    target = model.underlying(type_)
    if not wrapping:
        if isinstance(target, ChoiceType):
            return _decode_choice(model, target, reader)
        return _decode_any(reader)
    expected, *inner = wrapping
    start = reader.position
    found = _read_identifier(reader)
    if found != expected:
        reader.fail(f"{expected} expected, not {found}", start)
    length = reader.length("length")
    reader.need(length, "contents")
    with reader.enclosed(length):
        if inner or isinstance(target, ChoiceType) or (isinstance(target, AnyType) and target.kind == "ANY"):
            return _decode_wrapped(model, type_, inner, reader)
        return _decode_contents(model, target, reader)


def _read_identifier(reader: Reader) -> Identifier:
    start = reader.position
    reader.need(1, "identifier")
    first = reader.octets[start]
    number, size = first & 0x1F, 1
    if number == 31:
        number, size = _read_base_128(reader, start + 1, "tag number")
        # No type has a number below 31 in the long form (X.690, 8.1.2.2).
        number, size = -1 if number < 31 else number, size + 1
    reader.take(size, "tag")
    tag_class = next(key for key, bits in CLASS_BITS.items() if bits == first & 0xC0)
    return Identifier(tag_class, number, bool(first & CONSTRUCTED))


def _read_base_128(reader: Reader, start: int, what: str) -> tuple[int, int]:
    """A number of 7 bits an octet and the octets it takes; the first octet is not 80 (X.690, 8.1.2.4.2, 8.19.2)."""
    number, size = 0, 0
    while True:
        reader.need(start + size + 1 - reader.position, what)
        octet = reader.octets[start + size]
        if size == 0 and octet == 0x80:
            reader.fail(f"{what} starts with 80", start)
        number, size = number << 7 | octet & 0x7F, size + 1
        if octet < 0x80:
            return number, size


def _base_128(number: int) -> bytes:
    octets = [number & 0x7F]
    while number := number >> 7:
        octets.append(0x80 | number & 0x7F)
    return bytes(reversed(octets))


def _decode_choice(model: Model, type_: ChoiceType, reader: Reader) -> Json:
    for alternative in type_.alternatives:
        if starts_here(model, alternative.type, reader):
            with reader.at(alternative.name):
                return {alternative.name: decode(model, alternative.type, reader)}
    start = reader.position
    reader.fail(f"{_read_identifier(reader)} is that of no alternative", start)


def _decode_any(reader: Reader) -> Json:
    start = reader.position
    _read_identifier(reader)
    reader.take(reader.length("length"), "contents")
    return reader.octets[start : reader.position].hex()


def _decode_contents(model: Model, type_: Type, reader: Reader) -> Json:
    match type_:
        case SequenceType():
            return _decode_sequence(model, type_, reader)
        case SequenceOfType():
            return _decode_sequence_of(model, type_, reader)
        case _:
            start = reader.position
            octets = reader.take(reader.remaining, "contents")
            return _primitive_form(type_, octets, start, reader)


def _decode_sequence(model: Model, type_: SequenceType, reader: Reader) -> Json:
    result: dict[str, Json] = {}
    for component in type_.components:
        if reader.remaining and starts_here(model, component.type, reader):
            with reader.at(component.name):
                value = decode(model, component.type, reader)
            if not _is_default(model, component, value):
                result[component.name] = value
        elif component.presence is Presence.MANDATORY:
            _fail_missing(model, component, reader)
    if reader.remaining:
        reader.fail(f"{reader.remaining} octets after the last component, or a component out of place")
    return result


def _fail_missing(model: Model, component: Component, reader: Reader) -> None:
    start = reader.position
    found = _read_identifier(reader) if reader.remaining else "the end"
    with reader.at(component.name):
        reader.fail(f"the component is missing: {found} in its place", start)


def _is_default(model: Model, component: Component, value: Json) -> bool:
    return component.presence is Presence.DEFAULT and value == values.default_form(
        model, component.type, component.default
    )


def _decode_sequence_of(model: Model, type_: SequenceOfType, reader: Reader) -> Json:
    start = reader.position
    result: list[Json] = []
    while reader.remaining:
        with reader.at(len(result)):
            result.append(decode(model, type_.element, reader))
    values.permit(reader, type_.size, len(result), "elements", start)
    return result


def _primitive_form(type_: Type, octets: bytes, start: int, reader: Reader) -> Json:
    match type_:
        case NullType():
            return None if not octets else reader.fail("a NULL with contents", start)
        case BooleanType():
            return octets != b"\x00" if len(octets) == 1 else reader.fail("a BOOLEAN is one octet", start)
        case IntegerType():
            number = _integer(octets, start, reader)
            if not values.in_range(type_, number):
                reader.fail(f"{number} is not in the range {type_.low}..{type_.high}", start)
            return number
        case EnumeratedType():
            return values.enumeration_name(type_, _integer(octets, start, reader))
        case BitStringType():
            return _bits_form(type_, octets, start, reader)
        case OctetStringType() | CharacterStringType():
            values.permit(reader, type_.size, len(octets), "octets", start)
            return values.octets_form(reader, type_, octets, start)
        case ObjectIdentifierType():
            return _object_identifier(octets, start, reader)
        case AnyType():
            return octets.hex()
        case _:
            raise SpecificationError(f"BER has no encoding of {type(type_).__name__}")


def _integer(octets: bytes, start: int, reader: Reader) -> int:
    if not octets:
        reader.fail("an integer of no octets", start)
    return int.from_bytes(octets, "big", signed=True)


def _bits_form(type_: BitStringType, octets: bytes, start: int, reader: Reader) -> Json:
    if not octets:
        reader.fail("a BIT STRING without the number of unused bits", start)
    unused, length = octets[0], 8 * (len(octets) - 1)
    if unused > min(7, length):
        reader.fail(f"{unused} unused bits of {length}", start)
    values.permit(reader, type_.size, length - unused, "bits", start)
    return values.bits_form(type_, values.unpack_bits(octets[1:], length - unused))


def _object_identifier(octets: bytes, start: int, reader: Reader) -> str:
    if not octets:
        reader.fail("an OBJECT IDENTIFIER of no octets", start)
    if octets[-1] >= 0x80:
        reader.fail("an OBJECT IDENTIFIER ends within an arc", start)
    arcs: list[int] = []
    position = 0
    while position < len(octets):
        if octets[position] == 0x80:
            reader.fail("an arc starts with 80", start + position)
        arc = 0
        while octets[position] >= 0x80:
            arc, position = arc << 7 | octets[position] & 0x7F, position + 1
        arcs.append(arc << 7 | octets[position])
        position += 1
    first = min(arcs[0] // 40, 2)
    return ".".join(str(arc) for arc in (first, arcs[0] - 40 * first, *arcs[1:]))


def encode(model: Model, type_: Type, value: Json, trail: Trail) -> bytes:
    """The octets of a value of the type."""
    if isinstance(type_, ReferenceType):
        with trail.inside(type_.name):
            octets = _encode_contents(model, model.underlying(type_), value, trail)
    else:
        octets = _encode_contents(model, type_, value, trail)
    for identifier in reversed(identifiers(model, type_)):
        octets = identifier.encode() + encode_length(len(octets)) + octets
    return octets


def _encode_contents(model: Model, type_: Type, value: Json, trail: Trail) -> bytes:
    match type_:
        case SequenceType():
            return _encode_sequence(model, type_, value, trail)
        case ChoiceType():
            return _encode_choice(model, type_, value, trail)
        case SequenceOfType():
            return _encode_sequence_of(model, type_, value, trail)
        case NullType():
            return b"" if value is None else trail.fail(f"null is needed, not {value!r}")
        case BooleanType():
            return b"\xff" if values.boolean(trail, value) else b"\x00"
        case IntegerType():
            return integer_octets(values.integer(trail, type_, value))
        case EnumeratedType():
            return integer_octets(values.enumeration_number(trail, type_, value))
        case BitStringType():
            bits = values.bits_of(trail, type_, value)
            return bytes([-len(bits) % 8]) + values.pack_bits(bits)
        case OctetStringType() | CharacterStringType():
            return values.octets_of(trail, type_, value)
        case ObjectIdentifierType():
            return _object_identifier_octets(value, trail)
        case AnyType(kind="ANY"):
            return _any_octets(value, trail)
        case AnyType():
            return values.hex_octets(trail, value)
        case ReferenceType():
            raise AssertionError("references have been followed")


def integer_octets(number: int) -> bytes:
    """Two's complement in the fewest octets (X.690, 8.3)."""
    size = ((number if number >= 0 else ~number).bit_length()) // 8 + 1
    return number.to_bytes(size, "big", signed=True)


def _any_octets(value: Json, trail: Trail) -> bytes:
    octets = values.hex_octets(trail, value)
    reader = Reader(octets)
    try:
        _decode_any(reader)
    except Error as error:
        trail.fail(f"one BER element is needed: {error.reason}")
    return octets if not reader.remaining else trail.fail("one BER element is needed, not more")


def _object_identifier_octets(value: Json, trail: Trail) -> bytes:
    parts = value.split(".") if isinstance(value, str) else []
    if len(parts) < 2 or not all(part.isascii() and part.isdigit() for part in parts):
        trail.fail(f"dotted numbers are needed, not {value!r}")
    first, second, *rest = (int(part) for part in parts)
    if first > 2 or (first < 2 and second > 39):
        trail.fail(f"there is no arc {first}.{second}")
    return b"".join(_base_128(arc) for arc in (40 * first + second, *rest))


def _encode_sequence(model: Model, type_: SequenceType, value: Json, trail: Trail) -> bytes:
    names = frozenset(component.name for component in type_.components)
    given = values.members(trail, value, names)
    return b"".join(_encode_component(model, component, given, trail) for component in type_.components)


def _encode_component(model: Model, component: Component, given: dict[str, Json], trail: Trail) -> bytes:
    with trail.at(component.name):
        if component.name not in given:
            return b"" if component.presence is not Presence.MANDATORY else trail.fail("the component is missing")
        value = given[component.name]
        return b"" if _is_default(model, component, value) else encode(model, component.type, value, trail)


def _encode_choice(model: Model, type_: ChoiceType, value: Json, trail: Trail) -> bytes:
    alternatives = {alternative.name: alternative for alternative in type_.alternatives}
    given = values.members(trail, value, frozenset(alternatives))
    if len(given) != 1:
        trail.fail("one alternative is needed")
    ((name, chosen),) = given.items()
    with trail.at(name):
        return encode(model, alternatives[name].type, chosen, trail)


def _encode_sequence_of(model: Model, type_: SequenceOfType, value: Json, trail: Trail) -> bytes:
    result = b""
    for index, element in enumerate(values.elements(trail, type_, value)):
        with trail.at(index):
            result += encode(model, type_.element, element, trail)
    return result
