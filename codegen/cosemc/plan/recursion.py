"""Which definitions contain themselves: their codecs count how deep they are."""

from __future__ import annotations

from functools import lru_cache

from cosemc.encodings import references
from cosemc.model import Model, ReferenceType, SequenceOfType, TypeDefinition


@lru_cache(maxsize=4)
def _recursive(edges: tuple[tuple[str, tuple[str, ...]], ...]) -> frozenset[str]:
    following = dict(edges)
    return frozenset(name for name in following if name in _reached(following, name))


def _reached(following: dict[str, tuple[str, ...]], start: str) -> set[str]:
    reached: set[str] = set()
    pending = list(following[start])
    while pending:
        name = pending.pop()
        if name not in reached:
            reached.add(name)
            pending += following[name]
    return reached


def is_list_of_itself(model: Model, definition: TypeDefinition) -> bool:
    """Whether a SEQUENCE OF leads back to itself through others of its kind alone: no Python type says that."""
    type_, seen = definition.type, {definition.name}
    while isinstance(type_, SequenceOfType | ReferenceType):
        if isinstance(type_, SequenceOfType):
            type_ = type_.element
            continue
        if type_.name in seen:
            return True
        seen.add(type_.name)
        type_ = model.definition(type_.name).type
    return False


def guarded_definitions(model: Model) -> frozenset[str]:
    """The definitions written by name that contain themselves; types written in place are within one of these."""
    edges = tuple((definition.name, tuple(references(definition.type))) for definition in model.definitions)
    return frozenset(name for name in _recursive(edges) if not model.definition(name).hoisted)
