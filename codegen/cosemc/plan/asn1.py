"""The ASN.1 text of a definition, for the docstring of its class."""

from __future__ import annotations

from cosemc.model import (
    Alternative,
    AnyType,
    BitStringType,
    BooleanType,
    CharacterStringType,
    ChoiceType,
    Component,
    EnumeratedType,
    IntegerType,
    Model,
    NamedNumber,
    NullType,
    ObjectIdentifierType,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Size,
    Tag,
    TagClass,
    TagMode,
    Type,
    TypeDefinition,
    Value,
)

_MANY = 4  # items of an enumeration up to which it stands on one line inside another type


def definition_text(model: Model, definition: TypeDefinition) -> list[str]:
    """The lines of `Name ::= Type`."""
    return f"{definition.name} ::= {type_text(model, definition.type)}".split("\n")


def type_text(model: Model, type_: Type) -> str:
    """A type as it is written in a definition."""
    if isinstance(type_, ReferenceType) and model.definition(type_.name).hoisted:
        return _tags(type_.tags) + type_text(model, model.definition(type_.name).type)
    return _tags(type_.tags) + _untagged(model, type_)


def _tags(tags: tuple[Tag, ...]) -> str:
    return "".join(f"[{_tag(tag)}] {'IMPLICIT ' if tag.mode is TagMode.IMPLICIT else ''}" for tag in tags)


def _tag(tag: Tag) -> str:
    return str(tag.number) if tag.tag_class is TagClass.CONTEXT else f"{tag.tag_class.upper()} {tag.number}"


def _untagged(model: Model, type_: Type) -> str:
    match type_:
        case NullType():
            return "NULL"
        case BooleanType():
            return "BOOLEAN"
        case IntegerType():
            return f"INTEGER{_names(type_.names)}{_range(type_)}"
        case EnumeratedType():
            return f"ENUMERATED{_names(type_.items)}"
        case BitStringType():
            return f"BIT STRING{_names(type_.bits)}{_size(type_.size)}"
        case OctetStringType():
            return f"OCTET STRING{_size(type_.size)}"
        case CharacterStringType():
            return f"{type_.kind}{_size(type_.size)}"
        case ObjectIdentifierType():
            return "OBJECT IDENTIFIER"
        case AnyType():
            return type_.kind + (f" DEFINED BY {type_.defined_by}" if type_.defined_by else "")
        case ReferenceType():
            return type_.name
        case SequenceOfType():
            return f"SEQUENCE{_size(type_.size)} OF {type_text(model, type_.element)}"
        case SequenceType():
            return _members("SEQUENCE", [_component(model, component) for component in type_.components])
        case ChoiceType():
            return _members("CHOICE", [_alternative(model, alternative) for alternative in type_.alternatives])


def _members(keyword: str, members: list[tuple[str, str]]) -> str:
    width = max((len(name) for name, _ in members), default=0)
    lines = [f"    {name:<{width}}  " + text.replace("\n", "\n    ") for name, text in members]
    return keyword + " {\n" + ",\n".join(lines) + "\n}"


def _component(model: Model, component: Component) -> tuple[str, str]:
    text = type_text(model, component.type)
    if component.presence is Presence.OPTIONAL:
        text += " OPTIONAL"
    if component.presence is Presence.DEFAULT:
        text += f" DEFAULT {_default(model, component)}"
    return component.name, text


def _alternative(model: Model, alternative: Alternative) -> tuple[str, str]:
    return alternative.name, type_text(model, alternative.type)


def _names(names: tuple[NamedNumber, ...]) -> str:
    if not names:
        return ""
    items = [f"{item.name}({item.value})" for item in names]
    return " { " + ", ".join(items) + " }" if len(items) <= _MANY else " {\n    " + ",\n    ".join(items) + "\n}"


def _range(type_: IntegerType) -> str:
    if type_.low is None and type_.high is None:
        return ""
    low = "MIN" if type_.low is None else type_.low
    return f" ({low}..{'MAX' if type_.high is None else type_.high})"


def _size(size: Size | None) -> str:
    if size is None:
        return ""
    ranges = (str(low) if low == high else f"{low}..{'MAX' if high is None else high}" for low, high in size.ranges)
    return f" (SIZE ({' | '.join(ranges)}))"


def _default(model: Model, component: Component) -> str:
    target = model.underlying(component.type)
    if isinstance(target, BitStringType) and target.bits and isinstance(component.default, bytes):
        bits = "".join(f"{octet:08b}" for octet in component.default)
        return "{ " + ", ".join(bit.name for bit in target.bits if bits[bit.value : bit.value + 1] == "1") + " }"
    return _value(component.default)


def _value(value: Value) -> str:
    match value:
        case bool():
            return str(value).upper()
        case None:
            return "NULL"
        case bytes():
            return f"'{value.hex().upper()}'H"
        case tuple():
            return "{ " + " ".join(map(str, value)) + " }"
        case _:
            return str(value)
