"""Invocation counters: one for each key and originator, sent and received apart (Green Book 8.3, 9.2.3.3.7.3).

A counter value makes the AES-GCM nonce together with the originator's system title. The same value twice under one key
gives the plaintext of both APDUs away and lets anyone forge more, so a store never gives a value out twice, whatever
happens to the process. On the way in a value is good once: strictly greater than every value taken before.

Counters are known by name: direction, originator, and a fingerprint of the key, so that a new key has a new counter
and two meters that share a key (they should not) share its counter.
"""

from __future__ import annotations

import hashlib
import os
import threading
from typing import Final, NoReturn, Protocol

from dlms.errors import CounterError
from dlms.security.keys import Secret

LIMIT: Final = 0xFFFFFFFF


class CounterStore(Protocol):
    """Keeps the last value of every counter. Implementations are safe to use from several threads."""

    def next(self, name: str) -> int:
        """A value never given out before, greater than all before; 1 first. `CounterError` when none can be had."""
        ...

    def raise_to(self, name: str, value: int) -> None:
        """Give out only values greater than `value` from now on; a lower one than at present changes nothing."""
        ...

    def accept(self, name: str, value: int, *, equal: bool = False) -> bool:
        """Whether a received value is greater than all taken before (or as great, with `equal`); if so it is taken."""
        ...


def counter_name(direction: str, originator: bytes, fingerprint: str) -> str:
    """The name of a counter: `direction` is "sent" or "received"."""
    return f"{direction} {originator.hex()} {fingerprint}"


def key_fingerprint(key: Secret) -> str:
    """What tells keys apart in names of counters; a random key cannot be found from it."""
    return hashlib.sha256(b"invocation counter" + key).hexdigest()[:16]


# A child process made by fork has copies of all stores; counting on there would use values twice.
_process = [0]


def _forked() -> None:
    _process[0] += 1


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


class MemoryCounterStore:
    """Counters that live as long as the process. Whoever uses it must tell it where to go on from the last time.

    After a restart it knows nothing: sent counters go on from what `raise_to` is told (a meter says its last value),
    and what was received before can be replayed. `FileCounterStore` remembers.
    """

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._lock = threading.Lock()
        self._born = _process[0]

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self._last)} counters>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a copy of a counter store would give the same values out again")

    def next(self, name: str) -> int:
        """See `CounterStore.next`."""
        with self._lock:
            value = self._last.get(name, 0) + 1
            if value > LIMIT:
                raise used_up()
            self._check_process()
            self._last[name] = value
            return value

    def raise_to(self, name: str, value: int) -> None:
        """See `CounterStore.raise_to`."""
        check_value(value)
        with self._lock:
            self._last[name] = max(value, self._last.get(name, 0))

    def accept(self, name: str, value: int, *, equal: bool = False) -> bool:
        """See `CounterStore.accept`."""
        with self._lock:
            if value < self._last.get(name, -1) + (not equal):
                return False
            self._last[name] = value
            return True

    def _check_process(self) -> None:
        if self._born != _process[0]:
            raise CounterError("this counter store belongs to the parent process; a forked process opens its own")


PROCESS_COUNTERS: Final = MemoryCounterStore()


def used_up() -> CounterError:
    """The error for a counter at its end."""
    return CounterError("the invocation counter is used up: the key must be changed before anything more is sent")


def check_value(value: int) -> None:
    """Raises `ValueError` for what is no counter value."""
    if not 0 <= value <= LIMIT:
        raise ValueError(f"an invocation counter has 32 bits, {value} does not fit")
