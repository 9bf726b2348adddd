"""What the codecs of a CHOICE have in common in both encodings."""

from __future__ import annotations

from typing import TypeAlias

from cosemc.model import Alternative, Component, TypeDefinition
from cosemc.plan.python_types import Chosen, Leaf, PythonTypes
from cosemc.plan.statics import Statics

ModelAlternative: TypeAlias = Alternative


def expected(chosen: tuple[Chosen, ...]) -> str:
    """What an encoder says that it needs."""
    names = list(dict.fromkeys(leaf.name for choice in chosen for leaf in choice.leaves))
    listed = names if len(names) <= 6 else [*names[:5], f"one of {len(names) - 5} more"]
    last = listed.pop() if listed else "nothing"
    return f"{', '.join(listed)} or {last} is needed" if listed else f"{last} is needed"


def holds(statics: Statics, chosen: Chosen) -> str:
    """The condition that a value is that of the alternative."""
    return " or ".join(_is(statics, leaf) for leaf in chosen.leaves)


def _is(statics: Statics, leaf: Leaf) -> str:
    if leaf.number:
        return "is_number(value)"
    if leaf.data:
        statics.uses_data = True
        return "is_data(value)"
    return f"is_a(value, {statics.layout(leaf.name)})"


def decoded(statics: Statics, chosen: Chosen, decode: str, nothing: bool) -> str:
    """The expression for the value of the alternative."""
    name = f'"{chosen.alternative.name}"'
    if chosen.box is None:
        return f"at_step(r, {decode}, {name})"
    layout = statics.layout(chosen.box)
    return f"new_record({layout})" if nothing else f"box(r, {layout}, {decode}, {name})"


def content(statics: Statics, chosen: Chosen) -> str:
    """The value inside the alternative."""
    if chosen.box is None:
        return "value"
    statics.layout(chosen.box)
    return f"get(value, layouts[{statics.layouts[chosen.box]}].slot[0])"


def default_of(types: PythonTypes, statics: Statics, definition: TypeDefinition, component: Component) -> str:
    """The static object of a DEFAULT."""
    return statics.default(types.default(definition, component), f"{definition.name}-{component.name}")
