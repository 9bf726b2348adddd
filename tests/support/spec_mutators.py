"""Changes to a specification, one at a time, each with the rule of a diff that tells of it.

`printed` writes a model back as ASN.1, so that what a mutator made goes through the whole of the compiler.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from hypothesis import strategies as st

from cosemc.load import LoadResult, load_modules
from cosemc.model import (
    Alternative,
    BitStringType,
    ChoiceType,
    Component,
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
    Size,
    Tag,
    TagClass,
    TagMode,
    Type,
    TypeDefinition,
)
from cosemc.plan.asn1 import definition_text
from cosemc.read import SourceFile


@dataclass(frozen=True)
class Mutation:
    """A changed model; `rules` are those one of which tells of the change, `renames` the names that changed.

    `definition` is where the change was made.
    """

    rules: frozenset[str]
    definition: str
    model: Model
    renames: dict[str, str] = field(default_factory=dict)
    narrows: bool = False


def printed(model: Model) -> str:
    """The model as one ASN.1 module."""
    roots = {root.name: root.encoding for root in model.roots}
    lines = ["Printed", "", "DEFINITIONS EXPLICIT TAGS ::= BEGIN", ""]
    for definition in model.definitions:
        if definition.hoisted:
            continue
        if definition.name in roots:
            lines.append(f"--@ root: {roots[definition.name]}")
        if definition.python:
            lines.append(f"--@ python: {definition.python}")
        if definition.tagged_value:
            lines.append("--@ form: tagged-value")
        if definition.bits:
            lines.append("--@ bits: " + ", ".join(f"{bit.name} {bit.low}-{bit.high}" for bit in definition.bits))
        lines += [*definition_text(model, definition), ""]
    for value in model.values:
        assert isinstance(value.value, tuple)
        lines.append(f"{value.name} OBJECT IDENTIFIER ::= {{ {' '.join(map(str, value.value))} }}")
    return "\n".join([*lines, "", "END", ""])


def compiled(text: str) -> LoadResult:
    """What the front end makes of a module."""
    return load_modules([SourceFile(Path("printed.asn"), "apdu/printed.asn", text)])


Place = tuple[TypeDefinition, int]
Mutator = Callable[[Model, st.DataObject], "Mutation | None"]


def mutations(model: Model) -> dict[str, Callable[[st.DataObject], Mutation | None]]:
    """All mutators, by name; each takes what hypothesis draws from and gives nothing where it fits nowhere."""
    return {
        name.removeprefix("_mutate_"): _bound(function, model)
        for name, function in globals().items()
        if name.startswith("_mutate_")
    }


def _bound(function: Mutator, model: Model) -> Callable[[st.DataObject], Mutation | None]:
    return lambda data: function(model, data)


def _with(model: Model, definition: TypeDefinition, type_: Type) -> Model:
    changed = replace(definition, type=type_)
    return replace(
        model, definitions=tuple(changed if item.name == definition.name else item for item in model.definitions)
    )


def _definitions(model: Model, kind: type[Type]) -> list[TypeDefinition]:
    return [item for item in model.definitions if isinstance(item.type, kind) and item.encodings]


def _encoding(definition: TypeDefinition) -> Encoding:
    return definition.encodings[0]


def _mutation(
    rules: str | set[str], definition: TypeDefinition, model: Model, renames: dict[str, str] | None = None, *,
    narrows: bool = False,
) -> Mutation:  # fmt: skip
    names = frozenset({rules} if isinstance(rules, str) else rules)
    return Mutation(names, definition.name, model, renames or {}, narrows)


# --- CHOICE -----------------------------------------------------------------------------------------------------------


def _choice(model: Model, data: st.DataObject) -> tuple[TypeDefinition, tuple[Alternative, ...], int]:
    definition = data.draw(st.sampled_from([d for d in _definitions(model, ChoiceType) if len(_alternatives(d)) > 1]))
    alternatives = _alternatives(definition)
    return definition, alternatives, data.draw(st.integers(0, len(alternatives) - 1))


def _alternatives(definition: TypeDefinition) -> tuple[Alternative, ...]:
    assert isinstance(definition.type, ChoiceType)
    return definition.type.alternatives


def _with_alternatives(model: Model, definition: TypeDefinition, parts: tuple[Alternative, ...]) -> Model:
    assert isinstance(definition.type, ChoiceType)
    return _with(model, definition, replace(definition.type, alternatives=parts))


def _free_tag(model: Model, definition: TypeDefinition) -> Tag:
    used = {tag.number for part in _alternatives(definition) for tag in model.all_tags(part.type)}
    number = next(number for number in range(34, 255) if number not in used)
    return Tag(TagClass.CONTEXT, number, TagMode.IMPLICIT)


def _mutate_remove_alternative(model: Model, data: st.DataObject) -> Mutation:
    definition, parts, index = _choice(model, data)
    changed = _with_alternatives(model, definition, parts[:index] + parts[index + 1 :])
    return _mutation("CHOICE_ALT_REMOVED", definition, changed)


def _mutate_add_alternative(model: Model, data: st.DataObject) -> Mutation:
    definition, parts, index = _choice(model, data)
    tags = (_free_tag(model, definition),)
    fresh = Alternative(name="quite-new", type=NullType(span=definition.span, tags=tags), span=definition.span)
    return _mutation(
        "CHOICE_ALT_ADDED", definition, _with_alternatives(model, definition, (*parts[:index], fresh, *parts[index:]))
    )


def _mutate_retag_alternative(model: Model, data: st.DataObject) -> Mutation | None:
    definition, parts, index = _choice(model, data)
    part = parts[index]
    if not part.type.tags:
        return None
    tag = replace(_free_tag(model, definition), mode=part.type.tags[0].mode)
    changed = replace(part, type=replace(part.type, tags=(tag, *part.type.tags[1:])))
    model = _with_alternatives(model, definition, (*parts[:index], changed, *parts[index + 1 :]))
    return _mutation("CHOICE_TAG_CHANGED", definition, model)


def _mutate_rename_alternative(model: Model, data: st.DataObject) -> Mutation:
    definition, parts, index = _choice(model, data)
    changed = replace(parts[index], name="quite-new")
    model = _with_alternatives(model, definition, (*parts[:index], changed, *parts[index + 1 :]))
    return _mutation("CHOICE_ALT_RENAMED", definition, model, {parts[index].name: "quite-new"})


# --- SEQUENCE ---------------------------------------------------------------------------------------------------------


def _sequence(
    model: Model, data: st.DataObject, least: int = 1, encoding: Encoding | None = None
) -> tuple[TypeDefinition, tuple[Component, ...], int]:
    fitting = [
        definition
        for definition in _definitions(model, SequenceType)
        if len(_components(definition)) >= least and encoding in (None, _encoding(definition))
    ]
    definition = data.draw(st.sampled_from(fitting))
    components = _components(definition)
    return definition, components, data.draw(st.integers(0, len(components) - least))


def _components(definition: TypeDefinition) -> tuple[Component, ...]:
    assert isinstance(definition.type, SequenceType)
    return definition.type.components


def _with_components(model: Model, definition: TypeDefinition, parts: tuple[Component, ...]) -> Model:
    assert isinstance(definition.type, SequenceType)
    return _with(model, definition, replace(definition.type, components=parts))


def _mutate_add_component(model: Model, data: st.DataObject) -> Mutation:
    definition, parts, index = _sequence(model, data)
    ber = _encoding(definition) is Encoding.BER
    index = len(parts) if ber else index
    tags = (Tag(TagClass.CONTEXT, 99, TagMode.IMPLICIT),) if ber else ()
    optional = ber and data.draw(st.booleans())
    fresh = Component(
        name="quite-new",
        type=IntegerType(span=definition.span, low=0, high=255, tags=tags),
        span=definition.span,
        presence=Presence.OPTIONAL if optional else Presence.MANDATORY,
    )
    rule = "FIELD_ADDED_OPTIONAL_BER" if optional else "FIELD_ADDED"
    return _mutation(rule, definition, _with_components(model, definition, (*parts[:index], fresh, *parts[index:])))


def _mutate_remove_component(model: Model, data: st.DataObject) -> Mutation:
    definition, parts, index = _sequence(model, data, 2)
    return _mutation(
        "FIELD_REMOVED", definition, _with_components(model, definition, parts[:index] + parts[index + 1 :])
    )


def _mutate_rename_component(model: Model, data: st.DataObject) -> Mutation:
    definition, parts, index = _sequence(model, data)
    changed = replace(parts[index], name="quite-new")
    model = _with_components(model, definition, (*parts[:index], changed, *parts[index + 1 :]))
    return _mutation("FIELD_RENAMED", definition, model, {parts[index].name: "quite-new"})


def _mutate_presence(model: Model, data: st.DataObject) -> Mutation | None:
    definition, parts, index = _sequence(model, data)
    part = parts[index]
    if part.presence is Presence.DEFAULT or isinstance(model.underlying(part.type), NullType):
        return None
    other = Presence.OPTIONAL if part.presence is Presence.MANDATORY else Presence.MANDATORY
    changed = replace(part, presence=other)
    return _mutation(
        "FIELD_PRESENCE_CHANGED",
        definition,
        _with_components(model, definition, (*parts[:index], changed, *parts[index + 1 :])),
    )


def _mutate_swap_components(model: Model, data: st.DataObject) -> Mutation:
    definition, parts, index = _sequence(model, data, 2)
    first, second = parts[index], parts[index + 1]
    model = _with_components(model, definition, (*parts[:index], second, first, *parts[index + 2 :]))
    return _mutation({"FIELD_REORDERED", "FIELD_SWAPPED_SAME_SHAPE"}, definition, model)


def _mutate_component_tag(model: Model, data: st.DataObject) -> Mutation:
    definition, parts, index = _sequence(model, data)
    part = parts[index]
    ber = _encoding(definition) is Encoding.BER
    mode = part.type.tags[0].mode if part.type.tags else TagMode.IMPLICIT
    tags = (Tag(TagClass.CONTEXT, 98, mode), *part.type.tags[1:])
    changed = replace(part, type=replace(part.type, tags=tags))
    model = _with_components(model, definition, (*parts[:index], changed, *parts[index + 1 :]))
    return _mutation("TAG_CHANGED_ON_WIRE" if ber else "TAG_CHANGED_OFF_WIRE", definition, model)


# --- leaves -----------------------------------------------------------------------------------------------------------


def _mutate_integer_width(model: Model, data: st.DataObject) -> Mutation | None:
    fitting = [d for d in _definitions(model, IntegerType) if Encoding.A_XDR in d.encodings and not d.bits]
    definition = data.draw(st.sampled_from(fitting))
    assert isinstance(definition.type, IntegerType)
    low, high = definition.type.low, definition.type.high
    if low is None or high is None or high >= 1 << 62:
        return None
    changed = replace(definition.type, low=low << 8, high=(high + 1 << 8) - 1)
    return _mutation("INT_WIDTH_CHANGED", definition, _with(model, definition, changed))


def _mutate_integer_range(model: Model, data: st.DataObject) -> Mutation | None:
    definition = data.draw(st.sampled_from(_definitions(model, IntegerType)))
    assert isinstance(definition.type, IntegerType)
    if definition.type.high is None or definition.bits:
        return None
    changed = replace(definition.type, high=definition.type.high - 1)
    return _mutation("INT_RANGE_NARROWED", definition, _with(model, definition, changed), narrows=True)


def _items(model: Model, data: st.DataObject) -> tuple[TypeDefinition, tuple[NamedNumber, ...], int]:
    definition = data.draw(
        st.sampled_from([d for d in _definitions(model, EnumeratedType) if len(_numbers(d)) > 1])
    )
    numbers = _numbers(definition)
    return definition, numbers, data.draw(st.integers(0, len(numbers) - 1))


def _numbers(definition: TypeDefinition) -> tuple[NamedNumber, ...]:
    assert isinstance(definition.type, EnumeratedType)
    return definition.type.items


def _with_items(model: Model, definition: TypeDefinition, items: tuple[NamedNumber, ...]) -> Model:
    assert isinstance(definition.type, EnumeratedType)
    return _with(model, definition, replace(definition.type, items=items))


def _mutate_item_value(model: Model, data: st.DataObject) -> Mutation:
    definition, items, index = _items(model, data)
    used = {item.value for item in items}
    free = data.draw(st.integers(0, 255).filter(lambda number: number not in used))
    changed = (*items[:index], replace(items[index], value=free), *items[index + 1 :])
    return _mutation("ENUM_VALUE_CHANGED", definition, _with_items(model, definition, changed))


def _mutate_remove_item(model: Model, data: st.DataObject) -> Mutation:
    definition, items, index = _items(model, data)
    model = _with_items(model, definition, items[:index] + items[index + 1 :])
    return _mutation("ENUM_VALUE_REMOVED", definition, model, {items[index].name: items[index].value})  # type: ignore[dict-item]  # a number now


def _mutate_add_item(model: Model, data: st.DataObject) -> Mutation:
    definition, items, _ = _items(model, data)
    used = {item.value for item in items}
    free = data.draw(st.integers(0, 255).filter(lambda number: number not in used))
    fresh = NamedNumber("quite-new", free, definition.span)
    model = _with_items(model, definition, (*items, fresh))
    return _mutation("ENUM_VALUE_ADDED", definition, model, {free: "quite-new"})  # type: ignore[dict-item]  # it was a number


def _mutate_rename_item(model: Model, data: st.DataObject) -> Mutation:
    definition, items, index = _items(model, data)
    changed = (*items[:index], replace(items[index], name="quite-new"), *items[index + 1 :])
    return _mutation(
        "ENUM_NAME_CHANGED", definition, _with_items(model, definition, changed), {items[index].name: "quite-new"}
    )


def _mutate_size(model: Model, data: st.DataObject) -> Mutation:
    """An OCTET STRING somewhere in a SEQUENCE or CHOICE becomes one of fixed size, or of another."""
    places = [
        (definition, index)
        for definition in (*_definitions(model, SequenceType), *_definitions(model, ChoiceType))
        for index, part in enumerate(_parts(definition))
        if isinstance(part.type, OctetStringType) and _encoding(definition) is Encoding.A_XDR
    ]
    definition, index = data.draw(st.sampled_from(places))
    part = _parts(definition)[index]
    assert isinstance(part.type, OctetStringType)
    old = part.type.size.fixed if part.type.size else None
    length = data.draw(st.integers(1, 20).filter(lambda number: number != old))
    changed = replace(part, type=replace(part.type, size=Size(((length, length),))))
    return _mutation("SIZE_FORM_CHANGED", definition, _with_part(model, definition, index, changed))


def _parts(definition: TypeDefinition) -> tuple[Component, ...] | tuple[Alternative, ...]:
    return _components(definition) if isinstance(definition.type, SequenceType) else _alternatives(definition)


def _with_part(model: Model, definition: TypeDefinition, index: int, part: Component | Alternative) -> Model:
    if isinstance(part, Component):
        components = _components(definition)
        return _with_components(model, definition, (*components[:index], part, *components[index + 1 :]))
    alternatives = _alternatives(definition)
    return _with_alternatives(model, definition, (*alternatives[:index], part, *alternatives[index + 1 :]))


def _bits(model: Model, data: st.DataObject) -> tuple[TypeDefinition, BitStringType, int]:
    fitting = [d for d in _definitions(model, BitStringType) if isinstance(d.type, BitStringType) and d.type.bits]
    definition = data.draw(st.sampled_from(fitting))
    assert isinstance(definition.type, BitStringType)
    return definition, definition.type, data.draw(st.integers(0, len(definition.type.bits) - 1))


def _mutate_move_bit(model: Model, data: st.DataObject) -> Mutation | None:
    definition, type_, index = _bits(model, data)
    used = {bit.value for bit in type_.bits}
    length = type_.size.fixed if type_.size and type_.size.fixed else max(used) + 2
    free = [number for number in range(length) if number not in used]
    if not free:
        return None
    moved = replace(type_.bits[index], value=data.draw(st.sampled_from(free)))
    changed = replace(type_, bits=(*type_.bits[:index], moved, *type_.bits[index + 1 :]))
    # the octets of a DEFAULT stay, so with the bit they say something else
    return _mutation({"BIT_MOVED", "FIELD_DEFAULT_CHANGED"}, definition, _with(model, definition, changed))


def _mutate_rename_bit(model: Model, data: st.DataObject) -> Mutation:
    definition, type_, index = _bits(model, data)
    renamed = replace(type_.bits[index], name="quite-new")
    changed = replace(type_, bits=(*type_.bits[:index], renamed, *type_.bits[index + 1 :]))
    model = _with(model, definition, changed)
    return _mutation("BIT_NAME_CHANGED", definition, model, {type_.bits[index].name: "quite-new"})


# --- definitions ------------------------------------------------------------------------------------------------------


def _mutate_rename_type(model: Model, data: st.DataObject) -> Mutation:
    fitting = [d for d in model.definitions if not d.hoisted and d.encodings and not _is_root(model, d)]
    definition = data.draw(st.sampled_from(fitting))
    name = definition.name + "X"
    definitions = tuple(
        replace(
            item,
            name=name if item.name == definition.name else item.name,
            type=_renamed(item.type, definition, name),
        )
        for item in model.definitions
    )
    return _mutation("TYPE_RENAMED", definition, replace(model, definitions=definitions))


def _is_root(model: Model, definition: TypeDefinition) -> bool:
    return definition.name in {root.name for root in model.roots}


def _renamed(type_: Type, definition: TypeDefinition, name: str) -> Type:
    match type_:
        case ReferenceType():
            return replace(type_, name=name) if type_.name == definition.name else type_
        case SequenceOfType():
            return replace(type_, element=_renamed(type_.element, definition, name))
        case SequenceType(components=components):
            return replace(type_, components=tuple(_renamed_part(part, definition, name) for part in components))
        case ChoiceType(alternatives=parts):
            return replace(type_, alternatives=tuple(_renamed_part(part, definition, name) for part in parts))
    return type_


Part = TypeVar("Part", Component, Alternative)


def _renamed_part(part: Part, definition: TypeDefinition, name: str) -> Part:
    return replace(part, type=_renamed(part.type, definition, name))


def _mutate_object_identifier(model: Model, data: st.DataObject) -> Mutation:
    index = data.draw(st.integers(0, len(model.values) - 1))
    value = model.values[index]
    assert isinstance(value.value, tuple)
    changed = replace(value, value=(*value.value[:-1], value.value[-1] + 90))
    values = (*model.values[:index], changed, *model.values[index + 1 :])
    return Mutation(frozenset({"OID_CHANGED"}), value.name, replace(model, values=values))


def _mutate_order(model: Model, data: st.DataObject) -> Mutation:
    written = [definition for definition in model.definitions if not definition.hoisted]
    index = data.draw(st.integers(0, len(written) - 2))
    pair = written[index], written[index + 1]
    swap = {pair[0].name: pair[1], pair[1].name: pair[0]}
    definitions = tuple(swap.get(item.name, item) for item in model.definitions)
    return _mutation("DECLARATION_ORDER_CHANGED", pair[0], replace(model, definitions=definitions))

