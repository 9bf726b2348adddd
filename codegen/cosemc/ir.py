"""The canonical JSON form of the model: `cosemc ir`, the baseline of a diff, and what golden tests compare.

Keys stand in a fixed order, what is empty or absent is left out, and order is that of the source; so equal models
have equal text.
"""

from __future__ import annotations

import json
from typing import Any

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
    Module,
    NamedNumber,
    NullType,
    ObjectIdentifierType,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Size,
    Span,
    Tag,
    Type,
    TypeDefinition,
    Value,
    ValueDefinition,
)


def dumps(document: object) -> str:
    """JSON text: ASCII, two blanks a level, one line feed at the end."""
    return json.dumps(document, ensure_ascii=True, indent=2) + "\n"


def to_json(model: Model, *, spans: bool = True) -> dict[str, Any]:
    """The model as JSON; with `spans`, every element says where it was read from."""
    return _Writer(spans).model(model)


class _Writer:
    def __init__(self, spans: bool) -> None:
        self.spans = spans

    def model(self, model: Model) -> dict[str, Any]:
        return {
            "modules": [self.module(module) for module in model.modules],
            "roots": [{"name": root.name, "encoding": str(root.encoding)} for root in model.roots],
            "types": [self.definition(definition) for definition in model.definitions],
            "values": [self.value_definition(value) for value in model.values],
        }

    def span(self, span: Span) -> str | None:
        if not self.spans:
            return None
        return f"{span.file}:{span.line}:{span.column}-{span.end_line}:{span.end_column}"

    def module(self, module: Module) -> dict[str, Any]:
        return _present(
            name=module.name, file=module.file, doc=module.doc, source=module.source, span=self.span(module.span)
        )

    def definition(self, definition: TypeDefinition) -> dict[str, Any]:
        return _present(
            name=definition.name,
            module=definition.module,
            type=self.type(definition.type),
            encodings=[str(encoding) for encoding in definition.encodings],
            python=definition.python,
            bits=[{"name": field.name, "low": field.low, "high": field.high} for field in definition.bits],
            tagged_value=definition.tagged_value or None,
            hoisted=definition.hoisted or None,
            doc=definition.doc,
            source=definition.source,
            confidence=definition.confidence,
            span=self.span(definition.span),
        )

    def value_definition(self, value: ValueDefinition) -> dict[str, Any]:
        return _present(
            name=value.name,
            module=value.module,
            type=self.type(value.type),
            value=_value(value.value),
            doc=value.doc,
            source=value.source,
            span=self.span(value.span),
        )

    def type(self, type_: Type) -> dict[str, Any]:
        return {
            "kind": _KINDS[type(type_)],
            **self.parts(type_),
            **_present(tags=[_tag(tag) for tag in type_.tags], span=self.span(type_.span)),
        }

    def parts(self, type_: Type) -> dict[str, Any]:
        match type_:
            case IntegerType():
                return _present(low=type_.low, high=type_.high, names=self.numbers(type_.names))
            case EnumeratedType():
                return _present(items=self.numbers(type_.items))
            case BitStringType():
                return _present(size=_size(type_.size), bits=self.numbers(type_.bits))
            case OctetStringType():
                return _present(size=_size(type_.size))
            case CharacterStringType():
                return _present(string=type_.kind, size=_size(type_.size))
            case AnyType():
                return _present(any=type_.kind, defined_by=type_.defined_by)
            case ReferenceType():
                return {"name": type_.name}
            case SequenceType():
                return {"components": [self.component(component) for component in type_.components]}
            case SequenceOfType():
                return _present(element=self.type(type_.element), size=_size(type_.size))
            case ChoiceType():
                return {"alternatives": [self.alternative(alternative) for alternative in type_.alternatives]}
            case NullType() | BooleanType() | ObjectIdentifierType():
                return {}

    def component(self, component: Component) -> dict[str, Any]:
        written = self.alternative(component)
        if component.presence is not Presence.MANDATORY:
            written["presence"] = str(component.presence)
        if component.presence is Presence.DEFAULT:
            written["default"] = _value(component.default)
        return written

    def alternative(self, part: Component | Alternative) -> dict[str, Any]:
        return _present(
            name=part.name,
            type=self.type(part.type),
            doc=part.doc,
            annotations=dict(part.annotations),
            span=self.span(part.span),
        )

    def numbers(self, numbers: tuple[NamedNumber, ...]) -> list[dict[str, Any]]:
        return [
            _present(name=number.name, value=number.value, doc=number.doc, span=self.span(number.span))
            for number in numbers
        ]


_KINDS: dict[type[Type], str] = {
    NullType: "null",
    BooleanType: "boolean",
    IntegerType: "integer",
    EnumeratedType: "enumerated",
    BitStringType: "bit-string",
    OctetStringType: "octet-string",
    CharacterStringType: "character-string",
    ObjectIdentifierType: "object-identifier",
    AnyType: "any",
    ReferenceType: "reference",
    SequenceType: "sequence",
    SequenceOfType: "sequence-of",
    ChoiceType: "choice",
}


def _present(**entries: Any) -> dict[str, Any]:
    """The entries that are not None and not empty."""
    return {key: value for key, value in entries.items() if value is not None and value not in ("", [], {})}


def _tag(tag: Tag) -> dict[str, Any]:
    return {"class": str(tag.tag_class), "number": tag.number, "mode": str(tag.mode)}


def _size(size: Size | None) -> list[list[int | None]] | None:
    return None if size is None else [list(part) for part in size.ranges]


def _value(value: Value) -> Any:
    """A literal: octets as hexadecimal, an object identifier with dots."""
    match value:
        case bytes():
            return value.hex()
        case tuple():
            return ".".join(map(str, value))
        case _:
            return value
