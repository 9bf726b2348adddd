"""Segments that wait for the rest of their message, bounded in memory whatever a peer sends."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, Protocol, TypeVar

from dlms.errors import LinkError

# Above any APDU a meter can negotiate (65535 octets), with room for what is sent without negotiation.
MESSAGE_LIMIT = 1 << 20

# A segment costs memory even where it carries nothing.
_COST_OF_SEGMENT = 64


class Segment(Protocol):
    """A frame or telegram that may be a part of a message."""

    @property
    def offset(self) -> int:
        """Where it began in what was received."""


Run = TypeVar("Run", bound=Hashable)
Part = TypeVar("Part", bound=Segment)


class SegmentStore(Generic[Run, Part]):
    """The segments of unfinished messages by run: who sends to whom. `limit` counts octets over all of them."""

    def __init__(self, limit: int = MESSAGE_LIMIT) -> None:
        self._limit = limit
        self._held = 0
        self._runs: dict[Run, tuple[list[Part], list[int]]] = {}

    def last(self, run: Run) -> Part | None:
        """The newest segment of the run, None where none is open."""
        parts = self._runs.get(run)
        return parts[0][-1] if parts else None

    def count(self, run: Run) -> int:
        """How many segments of the run are here."""
        parts = self._runs.get(run)
        return len(parts[0]) if parts else 0

    def add(self, run: Run, part: Part, size: int) -> None:
        """Keep a segment of `size` octets; `LinkError` where that is too much, and the run is dropped."""
        cost = size + _COST_OF_SEGMENT
        parts, costs = self._runs.setdefault(run, ([], []))
        parts.append(part)
        costs.append(cost)
        self._held += cost
        if self._held > self._limit + _COST_OF_SEGMENT:
            self.take(run)
            raise LinkError(f"unfinished messages exceed {self._limit} octets", part.offset)

    def take(self, run: Run) -> tuple[Part, ...]:
        """The segments of the run, which is closed by this."""
        parts, costs = self._runs.pop(run, ([], []))
        self._held -= sum(costs)
        return tuple(parts)

    def clear(self) -> None:
        """Drop everything."""
        self._runs.clear()
        self._held = 0

    def unfinished(self) -> list[tuple[Part, ...]]:
        """The segments of every open run."""
        return [tuple(parts) for parts, _ in self._runs.values()]
