"""Models made by hand: what a test of one stage needs without the stages before it."""

from __future__ import annotations

from cosemc.model import (
    Alternative,
    BitStringType,
    ChoiceType,
    Component,
    EnumeratedType,
    IntegerType,
    Model,
    NamedNumber,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Size,
    Span,
    Tag,
    TagClass,
    TagMode,
    Type,
    TypeDefinition,
    Value,
)

HERE = Span("by-hand.asn", 1, 1, 1, 1)


def model(**definitions: Type) -> Model:
    """A model of the definitions; an underscore in a name stands for a hyphen."""
    return Model(
        definitions=tuple(
            TypeDefinition(name=name.replace("_", "-"), module="By-Hand", type=type_, span=HERE)
            for name, type_ in definitions.items()
        )
    )


def tag(number: int, tag_class: TagClass = TagClass.CONTEXT, *, explicit: bool = False) -> tuple[Tag, ...]:
    return (Tag(tag_class, number, TagMode.EXPLICIT if explicit else TagMode.IMPLICIT),)


def size(*lengths: int | tuple[int, int | None]) -> Size:
    return Size(tuple(item if isinstance(item, tuple) else (item, item) for item in lengths))


def names(**numbers: int) -> tuple[NamedNumber, ...]:
    return tuple(NamedNumber(name.replace("_", "-"), number, HERE) for name, number in numbers.items())


def integer(low: int | None = None, high: int | None = None, tags: tuple[Tag, ...] = ()) -> IntegerType:
    return IntegerType(span=HERE, low=low, high=high, tags=tags)


def octets(length: Size | None = None, tags: tuple[Tag, ...] = ()) -> OctetStringType:
    return OctetStringType(span=HERE, size=length, tags=tags)


def bits(length: Size | None = None, tags: tuple[Tag, ...] = (), **named: int) -> BitStringType:
    return BitStringType(span=HERE, size=length, bits=names(**named), tags=tags)


def enumerated(tags: tuple[Tag, ...] = (), **items: int) -> EnumeratedType:
    return EnumeratedType(span=HERE, items=names(**items), tags=tags)


def reference(name: str, tags: tuple[Tag, ...] = ()) -> ReferenceType:
    return ReferenceType(span=HERE, name=name, tags=tags)


def sequence_of(element: Type, length: Size | None = None, tags: tuple[Tag, ...] = ()) -> SequenceOfType:
    return SequenceOfType(span=HERE, element=element, size=length, tags=tags)


def component(name: str, type_: Type) -> Component:
    return Component(name=name, type=type_, span=HERE)


def optional(name: str, type_: Type) -> Component:
    return Component(name=name, type=type_, span=HERE, presence=Presence.OPTIONAL)


def default(name: str, type_: Type, value: Value) -> Component:
    return Component(name=name, type=type_, span=HERE, presence=Presence.DEFAULT, default=value)


def sequence(*components: Component, tags: tuple[Tag, ...] = ()) -> SequenceType:
    return SequenceType(span=HERE, components=components, tags=tags)


def choice(tags: tuple[Tag, ...] = (), **alternatives: Type) -> ChoiceType:
    return ChoiceType(
        span=HERE,
        alternatives=tuple(
            Alternative(name=name.replace("_", "-"), type=type_, span=HERE) for name, type_ in alternatives.items()
        ),
        tags=tags,
    )
