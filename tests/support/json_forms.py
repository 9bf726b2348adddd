"""From the JSON form of the reference codec to that of the library.

They differ in Data alone: for the reference codec it is a CHOICE like any other (`{"long-unsigned": 5}`), in the
library it says type and value (`{"type": "long-unsigned", "value": 5}`), with compact arrays opened. What the octets of
a compact array hold is not ASN.1, so it is read here, from the type descriptions of the Green Book, 9.5.
"""

from __future__ import annotations

import math
import struct
from typing import Any

from cosemc import interpret
from cosemc.model import ChoiceType, Encoding, Model, ReferenceType, SequenceOfType, SequenceType, Type

FLOATS = {"float32": ">f", "float64": ">d"}


def library_form(model: Model, type_name: str, value: Any) -> Any:
    """The value with every Data in it as type and value; `interpret.Error` where a compact array makes no sense."""
    return _definition(model, type_name, value)


def apdu_form(model: Model, root: str, value: Any) -> dict[str, Any]:
    """A value of a root as `apdu.to_json` gives it: the name of its type, and the value below the choices."""
    choice = model.definition(root).type
    while isinstance(choice, ChoiceType):
        ((name, value),) = value.items()
        reference = next(item.type for item in choice.alternatives if item.name == name)
        if isinstance(reference, ReferenceType):
            name = reference.name
        choice = _choice_of_sequences(model, reference)
    return {"type": name, "value": _convert(model, reference, value)}


def _choice_of_sequences(model: Model, type_: Type) -> ChoiceType | None:
    target = model.underlying(type_)
    if isinstance(target, ChoiceType) and all(
        isinstance(model.underlying(item.type), SequenceType) for item in target.alternatives
    ):
        return target
    return None


def _definition(model: Model, name: str, value: Any) -> Any:
    definition = model.definition(name)
    return _data(model, name, value) if definition.tagged_value else _convert(model, definition.type, value)


def _convert(model: Model, type_: Type, value: Any) -> Any:
    match type_:
        case ReferenceType():
            return _definition(model, type_.name, value)
        case SequenceType():
            types = {component.name: component.type for component in type_.components}
            return {name: _convert(model, types[name], item) for name, item in value.items()}
        case ChoiceType():
            types = {alternative.name: alternative.type for alternative in type_.alternatives}
            return {name: _convert(model, types[name], item) for name, item in value.items()}
        case SequenceOfType():
            return [_convert(model, type_.element, item) for item in value]
        case _:
            return value


def _data(model: Model, name: str, value: Any) -> Any:
    ((kind, content),) = value.items()
    if kind in ("array", "structure"):
        return {"type": kind, "value": [_data(model, name, item) for item in content]}
    if kind == "compact-array":
        return _compact_array(model, name, content)
    return _leaf(kind, content)


def _leaf(kind: str, content: Any) -> dict[str, Any]:
    if kind == "visible-string":
        return {"type": kind, "value": content, "raw": content.encode("latin-1").hex()}
    if kind in FLOATS:
        (number,) = struct.unpack(FLOATS[kind], bytes.fromhex(content))
        return {"type": kind, "value": _json_number(number), "raw": content}
    return {"type": kind, "value": content}


def _json_number(number: float) -> float | str:
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    return number


def _compact_array(model: Model, data: str, content: dict[str, Any]) -> dict[str, Any]:
    description = content["contents-description"]
    contents = _Contents(model, data, bytes.fromhex(content["array-contents"]))
    elements = []
    while contents.rest:
        before = contents.rest
        elements.append(contents.element(description))
        if len(contents.rest) == len(before):
            raise interpret.Error("elements of no octets, and octets left")
    return {"type": "compact-array", "type_description": type_description(description), "value": elements}


def type_description(description: Any) -> Any:
    """The type description as the vectors write it: a name, or an object for structures and arrays."""
    ((kind, inner),) = description.items()
    if kind == "structure":
        return {"structure": [type_description(item) for item in inner]}
    if kind == "array":
        return {"array": {**inner, "type-description": type_description(inner["type-description"])}}
    return kind


class _Contents:
    """The octets of a compact array, taken element by element."""

    def __init__(self, model: Model, data: str, octets: bytes) -> None:
        self.model = model
        self.data = data
        self.rest = octets
        # the library's bound: a small description must not make much of few octets
        self.budget = 64 * (1 + len(octets))

    def element(self, description: Any) -> dict[str, Any]:
        self.budget -= 1
        if self.budget < 0:
            raise interpret.Error("the description multiplies the contents beyond measure")
        ((kind, inner),) = description.items()
        if kind == "structure":
            return {"type": kind, "value": [self.element(part) for part in inner]}
        if kind == "array":
            part, count = inner["type-description"], inner["number-of-elements"]
            return {"type": kind, "value": [self.element(part) for _ in range(count)]}
        return self.leaf(kind)

    def leaf(self, kind: str) -> dict[str, Any]:
        # An element is a value of Data whose tag is in the description: put it back and read.
        choice = self.model.definition(self.data).type
        assert isinstance(choice, ChoiceType)
        tag = next(item.type.tags[0].number for item in choice.alternatives if item.name == kind)
        try:
            value, length = interpret.decode_prefix(self.model, self.data, Encoding.A_XDR, bytes([tag]) + self.rest)
        except interpret.Error as error:
            # the contents are all there: what ends too early is no element
            raise interpret.Error(error.reason) from error
        self.rest = self.rest[length - 1 :]
        assert isinstance(value, dict)
        return _leaf(kind, value[kind])
