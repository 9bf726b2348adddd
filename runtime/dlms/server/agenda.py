"""What objects do by themselves as time passes: asked in turn by whoever has a timer, one for all of them."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from functools import partial
from heapq import nsmallest
from typing import Protocol, runtime_checkable

__all__ = ["Agenda", "Timed"]

logger = logging.getLogger("dlms.server")

# A clock may be set, and may change to summer time: nobody is left alone for longer. In seconds.
_LONGEST_WAIT = 3600.0


@runtime_checkable
class Timed(Protocol):
    """An object that does something at certain times."""

    wake: Callable[[], None] | None
    """Calls for `tick`, where other times are the right ones now; given by the agenda."""

    def tick(self) -> float | None:
        """Do what is due, and say in how many seconds to be asked again; None: not before `wake`."""
        ...


class Agenda:
    """Asks objects when they want to be asked. `now` gives seconds of any origin that never go back.

    No more than `most` are asked in one `run`, so that a fleet that has something to do at the full hour keeps nobody
    waiting; the others come in the next. One thread uses it.
    """

    def __init__(self, *, now: Callable[[], float] = time.monotonic, most: int = 500) -> None:
        self._now = now
        self._most = most
        self._times: dict[Timed, float] = {}
        self._next = math.inf

    def __len__(self) -> int:
        return len(self._times)

    def add(self, item: Timed) -> None:
        """Ask an object from the next `run` on."""
        item.wake = partial(self._ask_soon, item)
        item.wake()

    def discard(self, item: Timed) -> None:
        """Ask it no more."""
        if self._times.pop(item, None) is not None:
            item.wake = None

    def run(self) -> None:
        """Ask those whose time has come. An object that fails is logged and asked again later."""
        now = self._now()
        if now < self._next:
            return
        due = [item for item, when in self._times.items() if when <= now]
        for item in nsmallest(self._most, due, key=self._times.__getitem__):
            wait = self._ask(item)
            if self._times.pop(item, None) is not None:  # to the end of those that are to be asked at the same time
                self._times[item] = now + wait
        self._next = min(self._times.values(), default=math.inf)

    def _ask(self, item: Timed) -> float:
        try:
            wait = item.tick()
        except Exception as error:
            # Its message may quote a value, and a value may be a secret.
            logger.error("%r fails as time passes: %s", item, type(error).__name__)
            return _LONGEST_WAIT
        return math.inf if wait is None else min(wait, _LONGEST_WAIT)

    def _ask_soon(self, item: Timed) -> None:
        self._times[item] = self._next = -math.inf
