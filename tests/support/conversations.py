"""Exchanges run in memory against anything that answers APDUs: a server association, or a script."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import TypeVar

from dlms.association.exchange import Exchange, NoReply, Pause, Step
from dlms.errors import LinkTimeout

T = TypeVar("T")
Peer = Callable[[bytes], list[bytes]]


class Line:
    """Runs exchanges; remembers what went each way. A silence that is waited for becomes `LinkTimeout`."""

    def __init__(self, peer: Peer) -> None:
        self.peer = peer
        self.sent: list[bytes] = []
        self.received: list[bytes] = []
        self._coming: deque[bytes] = deque()
        self.paused = 0.0

    def run(self, exchange: Exchange[T]) -> T:
        step: Step
        try:
            step = next(exchange)
            while True:
                try:
                    answer = self._perform(step)
                except LinkTimeout as error:
                    step = exchange.throw(error)
                else:
                    step = exchange.send(answer)
        except StopIteration as stop:
            return stop.value

    def _perform(self, step: Step) -> bytes:
        match step:
            case bytes():
                self._send(step)
            case NoReply():
                self._send(step.apdu)
                return b""
            case Pause():
                self.paused += step.seconds
                return b""
        if not self._coming:
            raise LinkTimeout("no answer came in time")
        self.received.append(self._coming[0])
        return self._coming.popleft()

    def _send(self, octets: bytes) -> None:
        self.sent.append(octets)
        self._coming.extend(self.peer(octets))


def scripted(*answers: bytes) -> Peer:
    """A peer that says one thing after the other, whatever it is asked."""
    left = deque(answers)

    def answer(_: bytes) -> list[bytes]:
        return [left.popleft()] if left else []

    return answer


def changing(peer: Peer, change: Callable[[int, bytes], Iterable[bytes]]) -> Peer:
    """A peer whose answers someone on the line replaces; `change` is told the number of the answer, from 0."""
    count = -1

    def answer(octets: bytes) -> list[bytes]:
        nonlocal count
        found: list[bytes] = []
        for response in peer(octets):
            count += 1
            found += change(count, response)
        return found

    return answer
