"""A line between two links that does to the octets what lines do, on a clock of its own.

What one end sends arrives in order at the other; each burst can meet one fault. The clock jumps to the next thing that
happens, so a minute of waiting takes no time.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hypothesis import strategies as st

from dlms.link.base import Link, LinkEvent


@dataclass(frozen=True)
class Fault:
    """What happens to one burst of octets; `place` picks where, `amount` how much (bits, octets, tenths of a second).

    kinds: none, drop, delay, duplicate, flip, cut (the end is lost), lose (some in the middle), noise (before it).
    """

    kind: str
    place: int = 0
    amount: int = 1

    def apply(self, octets: bytes) -> tuple[list[bytes], float]:
        """The bursts that arrive, and how much later."""
        place = self.place % max(len(octets), 1)
        match self.kind:
            case "drop":
                return [], 0.0
            case "delay":
                return [octets], self.amount / 10
            case "duplicate":
                return [octets, octets], 0.0
            case "flip":
                damaged = bytearray(octets)
                for index in range(min(self.amount, 3)):
                    damaged[(place + index * 7) % len(octets)] ^= 1 << (self.place + index) % 8
                return [bytes(damaged)], 0.0
            case "cut":
                return [octets[:place]], 0.0
            case "lose":
                return [octets[:place] + octets[place + self.amount :]], 0.0
            case "noise":
                return [bytes((self.place + index * 53) % 256 for index in range(self.amount)) + octets], 0.0
        return [octets], 0.0


KINDS = ("none", "drop", "delay", "duplicate", "flip", "cut", "lose", "noise")


def faults(*, kinds: Iterable[str] = KINDS, longest_delay: int = 90) -> st.SearchStrategy[Fault]:
    return st.builds(Fault, st.sampled_from(tuple(kinds)), st.integers(0, 4000), st.integers(1, longest_delay))


class FakeLine:
    """Two links, `a` and `b`, and the octets between them. `chunk`: size of the pieces they arrive in (0: whole)."""

    def __init__(self, a: Link, b: Link, plan: Iterable[Fault] = (), *, chunk: int = 0, latency: float = 0.01) -> None:
        self.ends = (a, b)
        self.now = 0.0
        self.met = 0
        self._plan = iter(plan)
        self._chunk = chunk
        self._latency = latency
        self._order = itertools.count()
        self._flying: list[tuple[float, int, int, bytes]] = []
        self._busy_until = [0.0, 0.0]

    def run(self, handle: Callable[[int, LinkEvent], None], until: Callable[[], bool], limit: float) -> None:
        """Let time pass until there is nothing to wait for, or `until` holds; `handle` gets (end, event)."""
        while True:
            for link in self.ends:
                link.tick(self.now)
            while self._settle(handle):
                pass
            times = [flying[0] for flying in self._flying[:1]]
            times += [deadline for link in self.ends if (deadline := link.deadline()) is not None]
            if until() or not times:
                return
            assert min(times) >= self.now - 1e-9, "a timer that ran out was not dealt with"
            self.now = min(times)
            assert self.now <= limit, f"still waiting after {limit} s"
            self._deliver()

    def _settle(self, handle: Callable[[int, LinkEvent], None]) -> bool:
        active = False
        for end, link in enumerate(self.ends):
            for event in link.events():
                active = True
                handle(end, event)
            if octets := link.output():
                active = True
                self._send(end, octets)
        return active

    def _send(self, end: int, octets: bytes) -> None:
        fault = next(self._plan, Fault("none"))
        self.met += fault.kind != "none"
        bursts, late = fault.apply(octets)
        arrival = max(self.now + self._latency + late, self._busy_until[end])
        self._busy_until[end] = arrival
        for burst in bursts:
            step = self._chunk or max(len(burst), 1)
            for start in range(0, len(burst), step):
                heapq.heappush(self._flying, (arrival, next(self._order), 1 - end, burst[start : start + step]))

    def _deliver(self) -> None:
        while self._flying and self._flying[0][0] <= self.now:
            _, _, end, octets = heapq.heappop(self._flying)
            link = self.ends[end]
            link.tick(self.now)
            link.receive(octets)
