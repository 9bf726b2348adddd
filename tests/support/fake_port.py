"""A port to a meter over a line that does to the octets what lines do, on a clock of its own that nobody waits for."""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Callable, Iterable

from dlms.errors import TransportTimeout
from dlms.server.line import Line
from dlms.transport.base import Closing
from support.fake_line import Fault

LATENCY = 0.01
TO_METER, TO_CLIENT = 0, 1


class FakePort(Closing):
    """The transport of a client to `line`, the meter's end. Each burst of either side meets the next fault of `plan`;
    what else is in it is done instead, and the burst arrives whole.
    """

    def __init__(self, line: Line, plan: Iterable[Fault | Callable[[FakePort], None]] = ()) -> None:
        self.line = line
        self.now = 0.0
        self.plan = iter(plan)
        self._order = itertools.count()
        self._flying: list[tuple[float, int, int, bytes]] = []
        self._arrived: list[bytes] = []

    def clock(self) -> float:
        """The time, in place of that of the system."""
        return self.now

    def send(self, octets: bytes) -> None:
        """See `Transport.send`."""
        self._burst(TO_METER, octets)

    def receive(self, timeout: float | None = None) -> bytes:
        """See `Transport.receive`; lets time pass."""
        limit = math.inf if timeout is None else self.now + timeout
        while not self._arrived:
            if not self._let_pass(limit):
                raise TransportTimeout("nothing came")
        return self._arrived.pop(0)

    def settle(self) -> None:
        """Let everything arrive that is on its way, and throw away what is for the client."""
        self.plan = iter(())
        while self._flying:
            self._let_pass(math.inf)
        self._arrived.clear()

    def inject(self, end: int, octets: bytes) -> None:
        """Octets that somebody else puts on the line."""
        self._fly(end, octets, 0.0)

    def close(self) -> None:
        """Nothing: the line stays."""

    def _burst(self, end: int, octets: bytes) -> None:
        if not octets:
            return
        fault = next(self.plan, None)
        bursts, late = fault.apply(octets) if isinstance(fault, Fault) else ([octets], 0.0)
        if callable(fault):
            fault(self)
        for burst in bursts:
            self._fly(end, burst, late)

    def _fly(self, end: int, octets: bytes, late: float) -> None:
        behind = max((at for at, _, to, _ in self._flying if to == end), default=0.0)
        arrival = max(self.now + LATENCY + late, behind)
        heapq.heappush(self._flying, (arrival, next(self._order), end, octets))

    def _let_pass(self, limit: float) -> bool:
        """Go on to the next thing that happens; False where nothing does until `limit`."""
        deadline = self.line.link.deadline()
        arrival = self._flying[0][0] if self._flying else math.inf
        at = min(arrival, math.inf if deadline is None else deadline)
        if at >= limit:
            self.now = limit
            return False
        self.now = max(self.now, at)
        if arrival <= self.now:
            _, _, end, octets = heapq.heappop(self._flying)
            if end == TO_CLIENT:
                self._arrived.append(octets)
            else:
                self.line.receive(octets, self.now)
        self.line.tick(self.now)
        self._burst(TO_CLIENT, self.line.output())
        return True
