"""Values in JSON form, as the reference codec takes and gives them.

| type | form |
|---|---|
| SEQUENCE | object; absent OPTIONAL components and components equal to their DEFAULT are left out |
| CHOICE | object of one entry, the alternative |
| SEQUENCE OF | list |
| INTEGER, BOOLEAN, NULL | integer, true or false, null |
| ENUMERATED | name, or the integer where it has none |
| BIT STRING | text of 0 and 1; with named bits the list of those set, unless a bit without a name is set |
| OCTET STRING, ANY, EXTERNAL | lower-case hex |
| character strings | text |
| OBJECT IDENTIFIER | dotted text |

A BIT STRING with named bits and no fixed size has no trailing zeros (X.680, 22.7).
"""

from __future__ import annotations

from typing import TypeAlias

from cosemc.interpret.trail import Trail
from cosemc.model import (
    BitStringType,
    CharacterStringType,
    EnumeratedType,
    IntegerType,
    Model,
    OctetStringType,
    SequenceOfType,
    Size,
    Type,
    Value,
)

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


def members(trail: Trail, value: Json, permitted: frozenset[str]) -> dict[str, Json]:
    """The object that a SEQUENCE or CHOICE is, with no other members than permitted."""
    if not isinstance(value, dict):
        trail.fail(f"an object is needed, not {value!r}")
    if unknown := sorted(set(value) - permitted):
        trail.fail(f"no such component: {', '.join(unknown)}")
    return value


def elements(trail: Trail, type_: SequenceOfType, value: Json) -> list[Json]:
    """The list that a SEQUENCE OF is, of a permitted length."""
    if not isinstance(value, list):
        trail.fail(f"a list is needed, not {value!r}")
    permit(trail, type_.size, len(value), "elements")
    return value


def permit(trail: Trail, size: Size | None, length: int, unit: str, offset: int | None = None) -> None:
    """Raise unless the SIZE constraint permits the length."""
    if size is not None and not size.permits(length):
        trail.fail(f"{length} {unit} where the size is {describe(size)}", offset)


def fixed_size(type_: BitStringType | OctetStringType | CharacterStringType) -> int | None:
    """The one length that values of the type have, if it is one."""
    return None if type_.size is None else type_.size.fixed


def describe(size: Size) -> str:
    """The SIZE constraint as ASN.1 writes it."""
    return " | ".join(
        str(low) if low == high else f"{low}..{'MAX' if high is None else high}" for low, high in size.ranges
    )


def boolean(trail: Trail, value: Json) -> bool:
    """The value of a BOOLEAN."""
    if not isinstance(value, bool):
        trail.fail(f"true or false is needed, not {value!r}")
    return value


def integer(trail: Trail, type_: IntegerType, value: Json) -> int:
    """The value of an INTEGER, within its range."""
    if not isinstance(value, int) or isinstance(value, bool):
        trail.fail(f"an integer is needed, not {value!r}")
    if not in_range(type_, value):
        trail.fail(f"{value} is not in the range {type_.low}..{type_.high}")
    return value


def in_range(type_: IntegerType, value: int) -> bool:
    """Whether the constraint permits the integer."""
    return (type_.low is None or type_.low <= value) and (type_.high is None or value <= type_.high)


def enumeration_number(trail: Trail, type_: EnumeratedType, value: Json) -> int:
    """The number of an item given by name or by number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    for item in type_.items:
        if item.name == value:
            return item.value
    trail.fail(f"no such item: {value!r}")


def enumeration_name(type_: EnumeratedType, number: int) -> Json:
    """The name of an item, or its number where it has none."""
    return next((item.name for item in type_.items if item.value == number), number)


def bits_of(trail: Trail, type_: BitStringType, value: Json) -> str:
    """The bits of a BIT STRING as text, given as text or as names."""
    if isinstance(value, list):
        value = _bits_of_names(trail, type_, value)
    if not isinstance(value, str) or value.strip("01"):
        trail.fail(f"text of 0 and 1, or a list of names, is needed, not {value!r}")
    permit(trail, type_.size, len(value), "bits")
    # a receiver may rely on every named bit being there
    return _trimmed(type_, value).ljust(_named_bits(type_), "0")


def _bits_of_names(trail: Trail, type_: BitStringType, names: list[Json]) -> str:
    numbers = {bit.name: bit.value for bit in type_.bits}
    if unknown := [name for name in names if name not in numbers]:
        trail.fail(f"no such bit: {unknown[0]!r}")
    bits = {numbers[str(name)] for name in names}
    fixed = fixed_size(type_)
    length = _named_bits(type_) if fixed is None else fixed
    return "".join("01"[number in bits] for number in range(length))


def _named_bits(type_: BitStringType) -> int:
    """How many bits it takes to have all those with names; 0 where none has, or where the size is fixed anyway."""
    if fixed_size(type_) is not None:
        return 0
    return max((bit.value + 1 for bit in type_.bits), default=0)


def _trimmed(type_: BitStringType, bits: str) -> str:
    """Named bits without the zeros after them, which mean nothing there (X.680, 22.7)."""
    return bits.rstrip("0") if type_.bits and fixed_size(type_) is None else bits


def bits_form(type_: BitStringType, bits: str) -> Json:
    """The JSON form of bits."""
    if not type_.bits:
        return bits
    names = {bit.value: bit.name for bit in type_.bits}
    set_bits = [number for number, bit in enumerate(bits) if bit == "1"]
    if all(number in names for number in set_bits):
        return [names[number] for number in set_bits]
    return _trimmed(type_, bits)


def pack_bits(bits: str) -> bytes:
    """Bits in octets, the first in the most significant place, the last octet filled with zeros."""
    size = (len(bits) + 7) // 8
    return int(bits.ljust(size * 8, "0") or "0", 2).to_bytes(size, "big")


def unpack_bits(octets: bytes, length: int) -> str:
    """The first bits of octets."""
    return "".join(f"{octet:08b}" for octet in octets)[:length]


def octets_of(trail: Trail, type_: OctetStringType | CharacterStringType, value: Json) -> bytes:
    """The contents of an octet or character string, of a permitted length."""
    if not isinstance(value, str):
        trail.fail(f"text is needed, not {value!r}")
    octets = hex_octets(trail, value) if isinstance(type_, OctetStringType) else _text_octets(trail, type_, value)
    permit(trail, type_.size, len(octets), "octets")
    return octets


def hex_octets(trail: Trail, value: Json) -> bytes:
    """Octets given as hex."""
    try:
        return bytes.fromhex(str(value))
    except ValueError:
        trail.fail(f"hex is needed, not {value!r}")


def _text_octets(trail: Trail, type_: CharacterStringType, value: str) -> bytes:
    try:
        return value.encode(_charset(type_))
    except UnicodeEncodeError:
        trail.fail(f"{type_.kind} cannot hold {value!r}")


def octets_form(trail: Trail, type_: OctetStringType | CharacterStringType, octets: bytes, offset: int) -> Json:
    """The JSON form of an octet or character string."""
    if isinstance(type_, OctetStringType):
        return octets.hex()
    try:
        return octets.decode(_charset(type_))
    except UnicodeDecodeError:
        trail.fail(f"not {type_.kind}", offset)


def _charset(type_: CharacterStringType) -> str:
    # Meters put any octet into the 8-bit kinds; Latin-1 keeps each as one character.
    return "utf-8" if type_.kind == "UTF8String" else "latin-1"


def default_form(model: Model, type_: Type, default: Value) -> Json:
    """The JSON form of a DEFAULT."""
    target = model.underlying(type_)
    match default:
        case tuple():
            return ".".join(str(arc) for arc in default)
        case bytes() if isinstance(target, BitStringType):
            return bits_form(target, unpack_bits(default, fixed_size(target) or len(default) * 8))
        case bytes():
            return default.hex()
        case int() if isinstance(target, EnumeratedType):
            return enumeration_name(target, default)
        case str() if isinstance(target, IntegerType):
            return next(item.value for item in target.names if item.name == default)
        case _:
            return default
