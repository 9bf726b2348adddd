"""One value under two specifications: from its form by the one to its form by the other, by what things are called."""

from __future__ import annotations

from collections.abc import Sequence

from cosemc.diff import pairing
from cosemc.diff.pairing import Pairing
from cosemc.interpret import Json
from cosemc.interpret.samples import Samples
from cosemc.interpret.values import default_form
from cosemc.model import (
    BitField,
    BitStringType,
    CharacterStringType,
    ChoiceType,
    Encoding,
    EnumeratedType,
    IntegerType,
    Model,
    NamedNumber,
    NullType,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Type,
)


class UntranslatableError(Exception):
    """The value has no counterpart; the text says what is missing."""


class Translator:
    """Takes values of one model into another, under one encoding."""

    def __init__(self, pairs: Pairing, encoding: Encoding) -> None:
        self._pairs = pairs
        self._encoding = encoding
        self._samples = Samples(pairs.new.model)

    def translate(self, old: Type, new: Type, value: Json) -> Json:
        """The value by the new type; `UntranslatableError` where there is none."""
        old_model, new_model = self._pairs.old.model, self._pairs.new.model
        before, after = old_model.underlying(old), new_model.underlying(new)
        match before, after:
            case IntegerType(), IntegerType():
                bits = _layout(old_model, old), _layout(new_model, new)
                return _integer(before, after, value, *bits)
            case EnumeratedType(), EnumeratedType():
                return _item(before.items, after.items, value)
            case BitStringType(), BitStringType():
                return _bits(before, after, value)
            case SequenceType(), SequenceType():
                return self._sequence(before, after, value)
            case ChoiceType(), ChoiceType():
                return self._choice(before, after, value)
            case SequenceOfType(), SequenceOfType() if isinstance(value, list):
                return [self.translate(before.element, after.element, item) for item in value]
            case _ if type(before) is type(after):
                return value
        return _across(before, after, value, self._pairs)

    def _sequence(self, old: SequenceType, new: SequenceType, value: Json) -> Json:
        assert isinstance(value, dict)
        result: dict[str, Json] = {}
        for before, after in self._pairs.components(old.components, new.components, self._encoding):
            if after is None:
                continue
            if before is None:
                if after.presence is Presence.MANDATORY:
                    result[after.name] = self._samples.minimal(after.type)
            elif before.name in value:
                result[after.name] = self.translate(before.type, after.type, value[before.name])
            elif before.presence is Presence.DEFAULT:
                stands_for = default_form(self._pairs.old.model, before.type, before.default)
                result[after.name] = self.translate(before.type, after.type, stands_for)
        return result

    def _choice(self, old: ChoiceType, new: ChoiceType, value: Json) -> Json:
        assert isinstance(value, dict)
        [(name, inner)] = value.items()
        for before, after in self._pairs.alternatives(old.alternatives, new.alternatives, self._encoding):
            if before is not None and after is not None and before.name == name:
                return {after.name: self.translate(before.type, after.type, inner)}
        raise UntranslatableError(f"there is no alternative {name}")


def _layout(model: Model, type_: Type) -> tuple[BitField, ...]:
    while isinstance(type_, ReferenceType):
        definition = model.definition(type_.name)
        if definition.bits:
            return definition.bits
        type_ = definition.type
    return ()


def _integer(
    old: IntegerType, new: IntegerType, value: Json, old_bits: Sequence[BitField], new_bits: Sequence[BitField]
) -> Json:
    assert isinstance(value, int)
    if old_bits and new_bits:
        result = 0
        for before, after in pairing.bit_fields(old_bits, new_bits):
            if before is not None and after is not None:
                part = value >> before.low & ((1 << (before.high - before.low + 1)) - 1)
                if part >> (after.high - after.low + 1):
                    raise UntranslatableError(f"{part} does not fit {after.name}")
                result |= part << after.low
        unnamed = value & ~_mask(old_bits) & ~_mask(new_bits)
        return result | unnamed | (value & _mask([b for b, a in _gone(old_bits, new_bits)]))
    for before_item, after_item in pairing.numbers(old.names, new.names):
        if before_item is not None and after_item is not None and before_item.value == value:
            return after_item.value
    return value


def _gone(old: Sequence[BitField], new: Sequence[BitField]) -> list[tuple[BitField, None]]:
    return [(before, None) for before, after in pairing.bit_fields(old, new) if before is not None and after is None]


def _mask(fields: Sequence[BitField]) -> int:
    return sum(((1 << (field.high - field.low + 1)) - 1) << field.low for field in fields)


def _item(old: Sequence[NamedNumber], new: Sequence[NamedNumber], value: Json) -> Json:
    if not isinstance(value, str):
        return value
    for before, after in pairing.numbers(old, new):
        if before is not None and before.name == value:
            return after.name if after is not None else before.value  # a number without a name stays one
    return value


def _bits(old: BitStringType, new: BitStringType, value: Json) -> Json:
    if isinstance(value, list):
        names = {before.name: after.name for before, after in pairing.numbers(old.bits, new.bits) if before and after}
        if all(name in names for name in value):
            return [names[str(name)] for name in value]
        numbers = {bit.name: bit.value for bit in old.bits}
        length = new.size.fixed if new.size and new.size.fixed else max(numbers[str(name)] for name in value) + 1
        return "".join("01"[any(numbers[str(name)] == index for name in value)] for index in range(length))
    return value


def _across(old: Type, new: Type, value: Json, pairs: Pairing) -> Json:
    """A value under a type of another kind."""
    match old, new:
        case EnumeratedType(items=items), ChoiceType(alternatives=alternatives):
            number = next((item.value for item in items if item.name == value), value)
            for alternative in alternatives:
                tags = pairs.new.model.all_tags(alternative.type)
                is_null = isinstance(pairs.new.model.underlying(alternative.type), NullType)
                if is_null and (alternative.name == value or (tags and tags[0].number == number)):
                    return {alternative.name: None}
            raise UntranslatableError(f"there is no alternative for {value}")
        case ChoiceType(alternatives=alternatives), EnumeratedType(items=items) if isinstance(value, dict):
            [(name, inner)] = value.items()
            if inner is None:
                chosen = next(item for item in alternatives if item.name == name)
                tags = pairs.old.model.all_tags(chosen.type)
                known = next((item.name for item in items if item.name == name), None)
                return known if known is not None else tags[0].number
            raise UntranslatableError(f"there is no item for {name}")
        case EnumeratedType(items=items), IntegerType():
            return next((item.value for item in items if item.name == value), value)
        case IntegerType(), EnumeratedType():
            return value
        case OctetStringType(), CharacterStringType(kind="UTF8String") if isinstance(value, str):
            try:
                return bytes.fromhex(value).decode()
            except UnicodeDecodeError:
                raise UntranslatableError(f"{value} is not UTF-8") from None
        case OctetStringType(), CharacterStringType() if isinstance(value, str):
            return bytes.fromhex(value).decode("latin-1")
        case CharacterStringType(kind=kind), OctetStringType() if isinstance(value, str):
            return value.encode("utf-8" if kind == "UTF8String" else "latin-1", errors="replace").hex()
        case SequenceType(components=[component]), _ if isinstance(value, dict):
            return _only(component.type, new, value[component.name], pairs)
        case _, SequenceType(components=[component]):
            return {component.name: _only(old, component.type, value, pairs)}
    raise UntranslatableError("the types have nothing in common")


def _only(old: Type, new: Type, value: Json, pairs: Pairing) -> Json:
    return Translator(pairs, Encoding.A_XDR).translate(old, new, value)
