"""Which part of the new specification is which part of the old one: by name, then by what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from cosemc.diff.shape import Shapes, presence_mark
from cosemc.model import (
    Alternative,
    BitField,
    Component,
    Encoding,
    NamedNumber,
)


class _Named(Protocol):
    @property
    def name(self) -> str: ...


Part = TypeVar("Part", bound=_Named)


def pair(
    old: Sequence[Part], new: Sequence[Part], same: Callable[[Part, Part], bool]
) -> list[tuple[Part | None, Part | None]]:
    """The parts of both sides: in the new order, and behind them those that are gone.

    Parts of one name belong together. Of the others, an old and a new one do if `same` says so: one was renamed.
    """
    by_name = {part.name: part for part in old}
    names = {part.name for part in new}
    left = [part for part in old if part.name not in names]
    result: list[tuple[Part | None, Part | None]] = []
    for part in new:
        before = by_name.get(part.name)
        if before is None:
            before = next((candidate for candidate in left if same(candidate, part)), None)
            if before is not None:
                left.remove(before)
        result.append((before, part))
    return result + [(part, None) for part in left]


class Pairing:
    """Pairs the parts of types; shapes tell a renamed part from another one."""

    def __init__(self, old: Shapes, new: Shapes) -> None:
        self.old = old
        self.new = new

    def components(
        self, old: Sequence[Component], new: Sequence[Component], encoding: Encoding
    ) -> list[tuple[Component | None, Component | None]]:
        """A component was renamed if one of the same shape and presence stands in the same place."""
        common = {part.name for part in old} & {part.name for part in new}

        def same(before: Component, after: Component) -> bool:
            return (
                _gap(old, before, common) == _gap(new, after, common)
                and presence_mark(self.old.model, before) == presence_mark(self.new.model, after)
                and self._equal(before, after, encoding)
            )

        return pair(old, new, same)

    def alternatives(
        self, old: Sequence[Alternative], new: Sequence[Alternative], encoding: Encoding
    ) -> list[tuple[Alternative | None, Alternative | None]]:
        """An alternative was renamed if one of the same tag and shape is there."""

        def same(before: Alternative, after: Alternative) -> bool:
            tags = self.old.model.all_tags(before.type), self.new.model.all_tags(after.type)
            return tags[0] == tags[1] and self._equal(before, after, encoding)

        return pair(old, new, same)

    def _equal(self, old: Component | Alternative, new: Component | Alternative, encoding: Encoding) -> bool:
        return self.old.fingerprint(old.type, encoding) == self.new.fingerprint(new.type, encoding)


def _gap(parts: Sequence[Component], part: Component, common: set[str]) -> tuple[str, int]:
    """The nearest part before it that both sides have, and how many parts lie between."""
    index = parts.index(part)
    for distance, before in enumerate(reversed(parts[:index])):
        if before.name in common:
            return before.name, distance
    return "", index


def numbers(
    old: Sequence[NamedNumber], new: Sequence[NamedNumber]
) -> list[tuple[NamedNumber | None, NamedNumber | None]]:
    """Items or named bits; one was renamed if another name has its number."""
    return pair(old, new, lambda before, after: before.value == after.value)


def bit_fields(old: Sequence[BitField], new: Sequence[BitField]) -> list[tuple[BitField | None, BitField | None]]:
    """Parts of an integer; one was renamed if another name has its bits."""
    return pair(old, new, lambda before, after: (before.low, before.high) == (after.low, after.high))
