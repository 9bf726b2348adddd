"""The plan of Data, the CHOICE that the specification marks as `form: tagged-value`."""

from __future__ import annotations

from cosemc.model import (
    BitStringType,
    BooleanType,
    CharacterStringType,
    ChoiceType,
    IntegerType,
    Model,
    NullType,
    OctetStringType,
    SequenceOfType,
    SequenceType,
    Type,
    TypeDefinition,
)
from cosemc.plan.errors import PlanError
from cosemc.plan.naming import attribute_name
from cosemc.plan.output import DataAlternative, DataPlan

_INTEGERS = {
    (-0x80, 0x7F): ("INT8", 1),
    (-0x8000, 0x7FFF): ("INT16", 2),
    (-0x80000000, 0x7FFFFFFF): ("INT32", 4),
    (-0x8000000000000000, 0x7FFFFFFFFFFFFFFF): ("INT64", 8),
    (0, 0xFF): ("UINT8", 1),
    (0, 0xFFFF): ("UINT16", 2),
    (0, 0xFFFFFFFF): ("UINT32", 4),
    (0, 0xFFFFFFFFFFFFFFFF): ("UINT64", 8),
}

# What octets of a fixed number mean, which ASN.1 does not say (Blue Book 4.1.5, 4.1.6).
_MEANINGS = {
    ("float32", 4): "FLOAT32",
    ("float64", 8): "FLOAT64",
    ("date-time", 12): "DATE_TIME",
    ("date", 5): "DATE",
    ("time", 4): "TIME",
}

_ANNOTATIONS = {
    "BOOLEAN": "bool",
    "FLOAT32": "float",
    "FLOAT64": "float",
    "BITS": "BitString | str",
    "OCTETS": "bytes | DateTime | Date | Time",
    "TEXT": "str",
    "UTF8": "str",
    "DATE_TIME": "DateTime | bytes",
    "DATE": "Date | bytes",
    "TIME": "Time | bytes",
    "ARRAY": "Sequence[Data]",
    "STRUCTURE": "Sequence[Data]",
}


def plan_data(model: Model) -> DataPlan | None:
    """The plan of Data; None where the specification has none."""
    tagged = [definition for definition in model.definitions if definition.tagged_value]
    if not tagged:
        return None
    if len(tagged) > 1:
        raise PlanError("a library has one type in the form of a tagged value", tagged[1].span)
    (definition,) = tagged
    if not isinstance(definition.type, ChoiceType) or definition.name != "Data":
        raise PlanError("the type in the form of a tagged value is a CHOICE named Data", definition.span)
    alternatives = tuple(_alternative(model, definition, index) for index in range(len(definition.type.alternatives)))
    kinds = {alternative.kind: alternative.tag for alternative in alternatives}
    if not {"ARRAY", "STRUCTURE", "NULL_DATA"} <= set(kinds):
        raise PlanError("Data has a null-data, an array and a structure", definition.span)
    null_tag = min(alternative.tag for alternative in alternatives if alternative.kind == "NULL_DATA")
    return DataPlan(alternatives, kinds["ARRAY"], kinds["STRUCTURE"], null_tag, _described(model, definition))


def _alternative(model: Model, definition: TypeDefinition, index: int) -> DataAlternative:
    assert isinstance(definition.type, ChoiceType)
    alternative = definition.type.alternatives[index]
    kind, size = _kind(model, definition, alternative.name, alternative.type)
    annotation = _ANNOTATIONS.get(kind, "int")
    python = attribute_name(alternative.name)
    return DataAlternative(model.all_tags(alternative.type)[0].number, alternative.name, python, kind, size, annotation)


def _kind(model: Model, data: TypeDefinition, name: str, type_: Type) -> tuple[str, int]:
    match model.underlying(type_):
        case NullType():
            return "NULL_DATA", 0
        case BooleanType():
            return "BOOLEAN", 1
        case IntegerType(low=int(low), high=int(high)) if (low, high) in _INTEGERS:
            return _INTEGERS[low, high]
        case BitStringType(size=None):
            return "BITS", -1
        case OctetStringType(size=None):
            return "OCTETS", -1
        case OctetStringType(size=size) if size is not None and (name, size.fixed) in _MEANINGS:
            return _MEANINGS[name, size.fixed or 0], size.fixed or 0
        case CharacterStringType(size=None, kind=kind):
            return ("UTF8" if kind == "UTF8String" else "TEXT"), -1
        case SequenceOfType(element=element) if model.underlying(element) is data.type:
            return ("STRUCTURE" if name == "structure" else "ARRAY"), -1
        case SequenceType() as compact if _description(model, compact) is not None:
            return "COMPACT_ARRAY", -1
    raise PlanError(f"Data cannot hold the alternative {name}", type_.span)


def _description(model: Model, type_: SequenceType) -> ChoiceType | None:
    """The type description of a compact-array: a CHOICE, followed by the contents."""
    if len(type_.components) != 2:
        return None
    description, contents = (model.underlying(component.type) for component in type_.components)
    return description if isinstance(description, ChoiceType) and isinstance(contents, OctetStringType) else None


def _described(model: Model, data: TypeDefinition) -> str:
    assert isinstance(data.type, ChoiceType)
    for alternative in data.type.alternatives:
        target = model.underlying(alternative.type)
        if isinstance(target, SequenceType) and (description := _description(model, target)):
            tags = [model.all_tags(described.type)[0].number for described in description.alternatives]
            return "(" + ", ".join(map(str, tags)) + ")"
    return "()"
