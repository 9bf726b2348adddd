"""Invocation counters: one for each key and originator, sent and received apart (Green Book 8.3, 9.2.3.3.7.3).

A counter value makes the AES-GCM nonce together with the originator's system title. The same value twice under one key
gives the plaintext of both APDUs away and lets anyone forge more, so a store never gives a value out twice, whatever
happens to the process. On the way in a value is good once: strictly greater than every value taken before.

Counters are known by name: direction, originator, and a fingerprint of the key, so that a new key has a new counter
and two meters that share a key (they should not) share its counter.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sys
import threading
import zlib
from typing import Final, NoReturn, Protocol, Self
from weakref import WeakSet

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

    def last(self, name: str) -> int:
        """The last value given out, taken or raised to; 0 where there is none. Nothing changes by it."""
        ...

    def names(self) -> list[str]:
        """The counters there are."""
        ...


def counter_name(direction: str, originator: bytes, fingerprint: str) -> str:
    """The name of a counter: `direction` is "sent" or "received"."""
    return f"{direction} {originator.hex()} {fingerprint}"


def is_named(name: str, direction: str, fingerprint: str) -> bool:
    """Whether a counter is of that direction and key, whoever the originator is."""
    return name.startswith(f"{direction} ") and name.endswith(f" {fingerprint}")


def key_fingerprint(key: Secret) -> str:
    """What tells keys apart in names of counters; a random key cannot be found from it."""
    return hashlib.sha256(b"invocation counter" + key).hexdigest()[:16]


# A child process made by fork has copies of all stores; counting on there would use values twice.
_stores: WeakSet[MemoryCounterStore] = WeakSet()


def _after_fork() -> None:
    for store in _stores:
        store._abandon()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


class MemoryCounterStore:
    """Counters that live as long as the process. Whoever uses it must tell it where to go on from the last time.

    After a restart it knows nothing: sent counters go on from what `raise_to` is told (a meter says its last value),
    and what was received before can be replayed. `FileCounterStore` remembers.
    """

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._lock = threading.Lock()
        self._unusable: str | None = None
        _stores.add(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self._last)} counters>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a copy of a counter store would give the same values out again")

    def next(self, name: str) -> int:
        """See `CounterStore.next`."""
        with self._lock:
            value = self._last.get(name, 0) + 1
            if value > LIMIT:
                raise CounterError("the invocation counter is used up: the key must be changed before more is sent")
            self._reserve(name, value)
            self._last[name] = value
            return value

    def raise_to(self, name: str, value: int) -> None:
        """See `CounterStore.raise_to`."""
        if not 0 <= value <= LIMIT:
            raise ValueError(f"an invocation counter has 32 bits, {value} does not fit")
        with self._lock:
            if value > self._last.get(name, 0):
                self._reserve(name, value)
                self._last[name] = value

    def accept(self, name: str, value: int, *, equal: bool = False) -> bool:
        """See `CounterStore.accept`."""
        with self._lock:
            last = self._last.get(name, -1)
            if value > last:
                self._record(name, value)
                self._last[name] = value
                return True
            return equal and value == last

    def last(self, name: str) -> int:
        """See `CounterStore.last`."""
        with self._lock:
            return self._last.get(name, 0)

    def names(self) -> list[str]:
        """See `CounterStore.names`."""
        with self._lock:
            return list(self._last)

    def _reserve(self, name: str, value: int) -> None:
        """Make sure that `value` is never given out again; called before it is."""
        if self._unusable is not None:
            raise CounterError(self._unusable)

    def _record(self, name: str, value: int) -> None:
        """Remember that `value` was received; called before it is taken."""
        if self._unusable is not None:
            raise CounterError(self._unusable)

    def _abandon(self) -> None:
        """In the child after a fork: the counters are the parent's."""
        self._lock = threading.Lock()
        self._unusable = "this counter store belongs to the parent process; a forked process opens its own"


class RecentCounterStore(MemoryCounterStore):
    """The `limit` counters of received values that were used last: for keys that come and go, and may come again."""

    def __init__(self, limit: int = 1000) -> None:
        super().__init__()
        self._limit = limit

    def _record(self, name: str, value: int) -> None:
        super()._record(name, value)
        self._last.pop(name, None)
        if len(self._last) >= self._limit:
            del self._last[next(iter(self._last))]


class FileCounterStore(MemoryCounterStore):
    """Counters in a file, which outlive the process however it ends.

    The file is a log of lines `length name value checksum`, the last one of a name being valid. Values to send are
    reserved `block` at a time, on disk (fsync) before the first of them is given out; what was reserved and not used
    is skipped after a crash, and given back by `close`. Received values are written one by one; these survive the end
    of the process at once, and the end of the power only with `sync_received`, at the cost of an fsync for each APDU.

    One process at a time has the file: a lock file beside it says so. A file restored from a backup knows less than
    the meters do: `raise_to` tells it. With `create` off, a missing file is an error and not a new beginning.

    Raises `CounterError`, here and in every method: the file is damaged, missing, replaced while in use, in use by
    another process, or cannot be written. Nothing is given out then.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, block: int = 1000, create: bool = True, sync_received: bool = False
    ) -> None:
        if block < 1:
            raise ValueError("at least one counter value is reserved at a time")
        super().__init__()
        self._path = os.path.realpath(path)
        self._block = block
        self._sync_received = sync_received
        self._kept: dict[str, int] = {}  # what the file says: values received, ends of what is reserved
        self._lines = 0
        self._file = self._lock_file = -1
        if os.path.exists(self._path) and not os.path.isfile(self._path):
            raise self._broken("this is no file to keep counters in")  # a device may have no end
        try:
            self._lock_file = self._take_lock()
            if create and not os.path.lexists(self._path):
                self._begin_anew()
            else:
                self._load()
        except BaseException as error:
            self._close_files()
            if isinstance(error, OSError):
                raise CounterError(f"{self._path}: {error.strerror}") from error
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back what was reserved and not used, and let others have the file. Safe to call twice."""
        with self._lock:
            if self._unusable is None:
                with contextlib.suppress(CounterError):  # what cannot be given back is skipped next time
                    self._append([(name, last) for name, last in self._last.items() if last < self._kept[name]])
            self._unusable = self._unusable or "the counter store is closed"
            self._close_files()

    def _reserve(self, name: str, value: int) -> None:
        super()._reserve(name, value)
        if value > self._kept.get(name, 0):
            self._append([(name, min(value + self._block - 1, LIMIT))])

    def _record(self, name: str, value: int) -> None:
        super()._record(name, value)
        self._append([(name, value)], sync=self._sync_received)

    def _append(self, records: list[tuple[str, int]], *, sync: bool = True) -> None:
        """Write to the end of the log, all or nothing."""
        if not records:
            return
        octets = b"".join(_line(name, value) for name, value in records)
        try:
            if sync and not os.path.samestat(os.stat(self._path), os.fstat(self._file)):
                raise self._broken("the file was replaced while in use")
            self._write(octets)
        except OSError as error:
            raise CounterError(f"{self._path}: the counter store cannot be written: {error.strerror}") from error
        if sync:
            self._sync()
        self._kept.update(records)
        self._lines += len(records)
        if self._lines > 1000 + 8 * len(self._kept):
            with contextlib.suppress(OSError):  # the old log simply goes on
                self._begin_anew()

    def _write(self, octets: bytes) -> None:
        size = os.lseek(self._file, 0, os.SEEK_END)
        try:
            if os.write(self._file, octets) < len(octets):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError:
            try:
                os.ftruncate(self._file, size)
            except OSError as error:
                raise self._broken(f"half a line is left that cannot be removed: {error.strerror}") from error
            raise

    def _sync(self) -> None:
        try:
            os.fsync(self._file)
        except OSError as error:
            # what the disk holds is unknown from here on, and asking again does not tell
            raise self._broken(f"the file cannot be written to disk: {error.strerror}") from error

    def _begin_anew(self) -> None:
        """A log with the last line of each counter only, written beside the old one and put in its place in one step.

        Raises `OSError` where that fails and the old log is good as before.
        """
        beside = f"{self._path}.new"
        file = os.open(beside, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
        try:
            with os.fdopen(os.dup(file), "wb") as new:
                new.write(_FIRST_LINE + b"".join(_line(name, value) for name, value in self._kept.items()))
            os.fsync(file)
            os.replace(beside, self._path)
        except OSError:
            os.close(file)
            with contextlib.suppress(OSError):
                os.unlink(beside)
            raise
        if self._file >= 0:
            os.close(self._file)
        self._file = file
        self._lines = len(self._kept)
        try:
            _sync_folder(os.path.dirname(self._path))
        except OSError as error:
            raise self._broken(f"the folder cannot be written to disk: {error.strerror}") from error

    def _load(self) -> None:
        self._file = os.open(self._path, os.O_RDWR | os.O_APPEND | _BINARY)
        with os.fdopen(os.dup(self._file), "rb") as file:
            octets = file.read()
        whole, torn = _split_torn(octets)
        if not whole.startswith(_FIRST_LINE):
            raise self._broken("this is no counter store")
        for number, line in enumerate(whole[len(_FIRST_LINE) :].splitlines(keepends=True), 2):
            record = _record_of(line)
            if record is None:
                raise self._broken(
                    f"line {number} is damaged; make a new store and tell it how far the meters have counted"
                )
            self._kept[record[0]] = record[1]
            self._lines += 1
        self._last.update(self._kept)
        if torn:  # the process ended while it wrote this, before it used what it says
            os.ftruncate(self._file, len(whole))

    def _take_lock(self) -> int:
        file = os.open(f"{self._path}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(file)
        except OSError:
            os.close(file)
            raise CounterError(f"{self._path}: the counter store is in use by another process") from None
        return file

    def _broken(self, reason: str) -> CounterError:
        self._unusable = f"{self._path}: {reason}"
        return CounterError(self._unusable)

    def _close_files(self) -> None:
        for file in (self._file, self._lock_file):
            if file >= 0:
                os.close(file)
        self._file = self._lock_file = -1

    def _abandon(self) -> None:
        super()._abandon()
        self._close_files()  # the lock stays with the parent


_FIRST_LINE: Final = b"invocation counters 1\n"
_BINARY: Final = getattr(os, "O_BINARY", 0)


def _line(name: str, value: int) -> bytes:
    """A record: its whole length first, so that a torn one is known from a damaged one."""
    body = f"{name} {value}"
    text = f"{body} {zlib.crc32(body.encode()):08x}\n"
    return f"{len(text) + 4:03} {text}".encode()


def _record_of(line: bytes) -> tuple[str, int] | None:
    """Name and value; `None` for a damaged line."""
    _, _, rest = line.decode("ascii", "replace").partition(" ")
    name, _, tail = rest.rpartition(" ")[0].rpartition(" ")
    if not tail.isdecimal():
        return None
    return (name, int(tail)) if _line(name, int(tail)) == line else None


def _split_torn(octets: bytes) -> tuple[bytes, bytes]:
    """The whole lines, and a last one that was cut short. One that is long enough is no torn line but a damaged one."""
    start = octets.rfind(b"\n") + 1
    torn = octets[start:]
    if len(torn) >= 3 and not (torn[:3].isdigit() and len(torn) < int(torn[:3])):
        return octets, b""
    return octets[:start], torn


def _sync_folder(path: str) -> None:
    if sys.platform == "win32":
        return
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _lock(file: int) -> None:
    """Lock `file` for this process until it is closed; `OSError` where another one has it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


# Those of this process, whoever asks: for keys that no other run and no other program uses.
PROCESS_COUNTERS: Final = MemoryCounterStore()


def chosen_counters(counters: CounterStore | None, *, keyed: bool) -> CounterStore:
    """`counters`. Whoever has keys must choose: `ValueError` for none, as with nothing to count it does not matter.

    Counters that begin again with each run use initialization vectors twice, and take what was recorded before.
    """
    if counters is None and keyed:
        raise ValueError(
            "keys need invocation counters that never begin again: counters=FileCounterStore(path), or "
            "counters=PROCESS_COUNTERS for keys that no other run uses"
        )
    return PROCESS_COUNTERS if counters is None else counters
