"""Values of a type, made up without chance: the same model gives the same values, in the JSON form of the codec.

Values within one sample differ from each other as far as their types let them, so that two components that have
changed places give other octets.
"""

from __future__ import annotations

from collections.abc import Iterator

from cosemc.interpret.values import Json, bits_form, fixed_size, in_range
from cosemc.model import (
    Alternative,
    AnyType,
    BitStringType,
    BooleanType,
    CharacterStringType,
    ChoiceType,
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
    Size,
    Type,
)

_LONG = 200
"""A length that takes more than one octet to say."""

_ELEMENT = "0401"
"""The start of a BER element (an OCTET STRING of one octet)."""


class Samples:
    """A source of values; each call goes on where the last one stopped."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._count = 0
        self._open: list[str] = []

    def minimal(self, type_: Type) -> Json:
        """A value with no component that may be absent."""
        return self._sample(type_, full=False)

    def full(self, type_: Type) -> Json:
        """A value with every component, except those that would never end."""
        return self._sample(type_, full=True)

    def several(self, type_: Type) -> Iterator[Json]:
        """Values at the ends of what the type admits: each alternative and item, lowest and highest, short and long."""
        yield self.full(type_)
        yield self.minimal(type_)
        match self.model.underlying(type_):
            case IntegerType() as integer:
                yield from _ends(integer)
            case EnumeratedType(items=items):
                yield from (item.name for item in items)
            case BooleanType():
                yield from (True, False)
            case BitStringType() as bits:
                yield from (bits_form(bits, text) for text in _bit_texts(bits))
            case OctetStringType() as octets:
                yield from ("ff" * length for length in _lengths(octets.size))
            case CharacterStringType() as text:
                yield from ("é" * length for length in _lengths(text.size))
            case ObjectIdentifierType():
                yield "2.16.756.5.8.1.2"
            case SequenceOfType(element=element, size=size):
                for length in _lengths(size):
                    yield [self.minimal(element) for _ in range(length)]
            case ChoiceType(alternatives=alternatives):
                for alternative in alternatives:
                    try:
                        yield {alternative.name: self.full(alternative.type)}
                    except _EndlessError:
                        continue
            case SequenceType() as sequence:
                yield from self._one_by_one(sequence)
            case _:
                pass

    def _one_by_one(self, type_: SequenceType) -> Iterator[Json]:
        """A sequence with each of its components at the ends of what it admits."""
        for component in type_.components:
            if isinstance(self.model.underlying(component.type), SequenceType):
                continue
            for value in self.several(component.type):
                whole = self.minimal(type_)
                assert isinstance(whole, dict)
                yield whole | {component.name: value}

    def around(self, type_: Type, step: str, inner: Json) -> Json:
        """A value of the type in which one component, alternative or element (`*`) has the given value."""
        match self.model.underlying(type_):
            case SequenceType(components=components):
                return {
                    component.name: inner if component.name == step else self.minimal(component.type)
                    for component in components
                    if component.name == step or component.presence is Presence.MANDATORY
                }
            case ChoiceType():
                return {step: inner}
            case SequenceOfType(size=size):
                return [inner] * max(1, size.ranges[0][0] if size else 1)
            case other:
                raise AssertionError(f"nothing is inside {other}")

    def _sample(self, type_: Type, *, full: bool) -> Json:
        match type_:
            case ReferenceType(name=name):
                if name in self._open:
                    raise _EndlessError(name)
                self._open.append(name)
                try:
                    return self._sample(self.model.definition(name).type, full=full)
                finally:
                    self._open.pop()
            case SequenceType():
                return self._sequence(type_, full)
            case ChoiceType(alternatives=alternatives):
                return self._choice(alternatives, full)
            case SequenceOfType(element=element, size=size):
                return self._elements(element, size, full)
            case _:
                self._count += 1
                return self._leaf(type_, self._count)

    def _sequence(self, type_: SequenceType, full: bool) -> Json:
        result: dict[str, Json] = {}
        for component in type_.components:
            if component.presence is Presence.MANDATORY:
                result[component.name] = self._sample(component.type, full=full)
            elif full:
                try:
                    result[component.name] = self._sample(component.type, full=full)
                except _EndlessError:
                    continue
        return result

    def _choice(self, alternatives: tuple[Alternative, ...], full: bool) -> Json:
        """The first alternative that carries a number or octets, else the first that ends."""
        telling = [item for item in alternatives if isinstance(self.model.underlying(item.type), _TELLING)]
        for alternative in (*telling, *alternatives):
            try:
                return {alternative.name: self._sample(alternative.type, full=full)}
            except _EndlessError:
                continue
        raise _EndlessError

    def _elements(self, element: Type, size: Size | None, full: bool) -> Json:
        least = size.ranges[0][0] if size else 0
        most = size.ranges[-1][1] if size else None
        try:
            return [self._sample(element, full=full) for _ in range(max(least, 1 if most != 0 else 0))]
        except _EndlessError:
            if least:
                raise
            return []

    def _leaf(self, type_: Type, number: int) -> Json:
        match type_:
            case BooleanType():
                return bool(number % 2)
            case IntegerType(low=low, high=high):
                first, last = (low or 0, high if high is not None else (low or 0) + 127)
                return number if first <= number <= last else first + number % (last - first + 1)
            case EnumeratedType(items=items):
                return items[number % len(items)].name
            case BitStringType() as bits:
                length = fixed_size(bits) or (bits.size.ranges[0][0] if bits.size else 0) or 8
                return bits_form(bits, f"{number % 255 + 1:b}".rjust(length, "0")[-length:])
            case OctetStringType(size=size):
                return f"{number % 256:02x}" * (size.ranges[0][0] if size else 2)
            case CharacterStringType(size=size):
                return chr(ord("a") + number % 26) * (size.ranges[0][0] if size else 2)
            case ObjectIdentifierType():
                return f"2.16.756.5.8.1.{number % 128}"
            case AnyType():
                return f"{_ELEMENT}{number % 256:02x}"
            case NullType():
                return None
        raise AssertionError(f"{type_} is no leaf")


_TELLING = (IntegerType, OctetStringType, CharacterStringType)


class _EndlessError(Exception):
    """The type is being followed already."""


def _ends(type_: IntegerType) -> Iterator[int]:
    candidates = (type_.low, type_.high, 0, -1, 127, 128, 255, 256, *(item.value for item in type_.names))
    yield from (number for number in candidates if number is not None and in_range(type_, number))


def _bit_texts(type_: BitStringType) -> Iterator[str]:
    for length in _lengths(type_.size) if type_.size else (0, 8, max((bit.value for bit in type_.bits), default=7) + 1):
        yield "1" * length
        yield "0" * length
        yield ("1" + "0" * length)[:length]
        yield ("0" * length + "1")[-length:] if length else ""


def _lengths(size: Size | None) -> Iterator[int]:
    if size is None:
        yield from (0, 3, _LONG)
        return
    for low, high in size.ranges:
        yield low
        yield low + 1 if high is None else min(high, low + _LONG)
