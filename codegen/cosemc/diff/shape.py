"""Wire shapes: what of a type decides its octets, whatever the names and however it is declared.

Two types have one shape if every value has the same octets by both: a SEQUENCE within a SEQUENCE is as its components
in place, a type by name is as the type itself, tags count where they are written. Ranges and names are no part of a
shape, except the numbers of an ENUMERATED, which is like a CHOICE of NULLs: one octet out of those listed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterator

from cosemc.interpret import axdr, ber, values
from cosemc.model import (
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
    NullType,
    ObjectIdentifierType,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Type,
)

DEPTH = 24
"""Levels of nesting compared; no type of COSEM needs more to be told from another."""

_NULL = "null"


class Shapes:
    """The shapes of the types of one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._known: dict[tuple[int, Encoding, int], str] = {}

    def fingerprint(self, type_: Type, encoding: Encoding, depth: int = DEPTH) -> str:
        """Equal for types of equal shape, across models."""
        key = id(type_), encoding, depth
        if key not in self._known:
            if depth == 0:
                return ""
            shape = self._ber(type_, depth) if encoding is Encoding.BER else self._a_xdr(type_, depth)
            # a string is the fingerprint of another type: this one is as that one
            self._known[key] = shape if isinstance(shape, str) else _digest(shape)
        return self._known[key]

    def _a_xdr(self, type_: Type, depth: int) -> Hashable:
        if isinstance(type_, ReferenceType) and axdr.is_ber_element(self.model, type_):
            return "element", self.fingerprint(type_, Encoding.BER, depth)
        match self.model.underlying(type_):
            case SequenceType() as sequence:
                parts = list(parts_of(self.model, sequence))
                shapes = [(mark, self.fingerprint(part, Encoding.A_XDR, depth - 1)) for mark, part in parts]
                return shapes[0][1] if len(shapes) == 1 and shapes[0][0] == () else ("sequence", *shapes)
            case ChoiceType(alternatives=alternatives):
                tagged = [
                    (_tag(self.model, alternative.type), self.fingerprint(alternative.type, Encoding.A_XDR, depth - 1))
                    for alternative in alternatives
                ]
                return "choice", *sorted(tagged)
            case EnumeratedType(items=items):
                return "choice", *sorted((str(item.value), _NULL) for item in items)
            case SequenceOfType(element=element):
                return "list", self.fingerprint(element, Encoding.A_XDR, depth - 1)
            case leaf:
                return leaf_shape(leaf)

    def _ber(self, type_: Type, depth: int) -> Hashable:
        tags = tuple(str(identifier) for identifier in ber.identifiers(self.model, type_))
        inner: Hashable
        match self.model.underlying(type_):
            case SequenceType(components=components):
                inner = tuple(
                    (presence_mark(self.model, component), self.fingerprint(component.type, Encoding.BER, depth - 1))
                    for component in components
                )
            case ChoiceType(alternatives=alternatives):
                inner = tuple(sorted(self.fingerprint(item.type, Encoding.BER, depth - 1) for item in alternatives))
            case SequenceOfType(element=element):
                inner = self.fingerprint(element, Encoding.BER, depth - 1)
            case BitStringType() as bits:
                inner = is_trimmed(bits)
            case _:
                inner = ()
        return tags, inner


def _digest(shape: Hashable) -> str:
    return hashlib.blake2b(repr(shape).encode(), digest_size=8).hexdigest()


def parts_of(model: Model, type_: SequenceType) -> Iterator[tuple[Hashable, Type]]:
    """The components of a SEQUENCE in A-XDR, those of SEQUENCEs within it in place; NULLs leave no trace."""
    for component in type_.components:
        mark = presence_mark(model, component)
        target = model.underlying(component.type)
        element = isinstance(component.type, ReferenceType) and axdr.is_ber_element(model, component.type)
        if mark == () and isinstance(target, SequenceType) and not element:
            yield from parts_of(model, target)
        elif mark != () or not isinstance(target, NullType):
            yield mark, component.type


def presence_mark(model: Model, component: Component) -> Hashable:
    """What of the presence of a component decides octets: nothing where it is mandatory."""
    match component.presence:
        case Presence.MANDATORY:
            return ()
        case Presence.OPTIONAL:
            return ("optional",)
        case Presence.DEFAULT:
            return ("default", repr(values.default_form(model, component.type, component.default)))


def leaf_shape(type_: Type) -> Hashable:
    """The shape of a type without parts in A-XDR."""
    match type_:
        case NullType():
            return _NULL
        case BooleanType():
            return "boolean"
        case IntegerType() as integer:
            return integer_width(integer)
        case BitStringType() as bits:
            return "bits", values.fixed_size(bits), is_trimmed(bits)
        case CharacterStringType(kind="UTF8String") as text:
            return "utf-8", values.fixed_size(text)
        case OctetStringType() | CharacterStringType():
            return "octets", values.fixed_size(type_)
        case ObjectIdentifierType():
            return "object identifier"
        case AnyType():
            return "any"
    raise AssertionError(f"{type_} has parts")


def integer_width(type_: IntegerType) -> tuple[str, int, bool]:
    """Octets of an INTEGER in A-XDR (0: as many as it needs), and whether it has a sign."""
    if type_.low is None or type_.high is None:
        return "integer", 0, True
    return "integer", axdr.integer_size(type_.low, type_.high), type_.low < 0


def is_trimmed(type_: BitStringType) -> bool:
    """Whether zeros at the end of a BIT STRING are left out."""
    return bool(type_.bits) and values.fixed_size(type_) is None


def _tag(model: Model, type_: Type) -> str:
    if not type_.tags and isinstance(type_, ReferenceType) and axdr.is_ber_element(model, type_):
        return "element"
    return str(next((tag.number for tag in model.all_tags(type_)), -1))


class Inclusion:
    """Whether one side reads what the other writes, by A-XDR."""

    def __init__(self, outer: Shapes, inner: Shapes) -> None:
        self._outer = outer
        self._inner = inner
        self._assumed: set[tuple[int, int]] = set()

    def holds(self, outer: Type, inner: Type) -> bool:
        """Whether the octets of every value of `inner` are those of a value of `outer` of the same structure."""
        key = id(outer), id(inner)
        if key in self._assumed:
            return True
        same = self._outer.fingerprint(outer, Encoding.A_XDR) == self._inner.fingerprint(inner, Encoding.A_XDR)
        if same:
            return True
        self._assumed.add(key)
        return self._compare(self._outer.model.underlying(outer), self._inner.model.underlying(inner))

    def _compare(self, outer: Type, inner: Type) -> bool:
        match outer, inner:
            case EnumeratedType(), ChoiceType():
                return all(isinstance(part, NullType) for part in self._alternatives(self._inner.model, inner).values())
            case ChoiceType() | EnumeratedType(), ChoiceType() | EnumeratedType():
                wide = self._alternatives(self._outer.model, outer)
                narrow = self._alternatives(self._inner.model, inner)
                return all(tag in wide and self.holds(wide[tag], part) for tag, part in narrow.items())
            case SequenceType(), SequenceType():
                left = list(parts_of(self._outer.model, outer))
                right = list(parts_of(self._inner.model, inner))
                return len(left) == len(right) and all(
                    a[0] == b[0] and self.holds(a[1], b[1]) for a, b in zip(left, right, strict=True)
                )
            case SequenceOfType(), SequenceOfType():
                return self.holds(outer.element, inner.element)
            case OctetStringType(), CharacterStringType(kind="UTF8String"):
                return values.fixed_size(outer) == values.fixed_size(inner)
        return False

    @staticmethod
    def _alternatives(model: Model, type_: Type) -> dict[str, Type]:
        if isinstance(type_, EnumeratedType):
            return {str(item.value): NullType(span=type_.span) for item in type_.items}
        assert isinstance(type_, ChoiceType)
        return {_tag(model, item.type): model.underlying(item.type) for item in type_.alternatives}
