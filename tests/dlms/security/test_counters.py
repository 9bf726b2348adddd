"""Counter stores: no value twice, whatever happens to process, disk and file."""

from __future__ import annotations

import copy
import itertools
import multiprocessing
import os
import pickle
import random
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlms.errors import CounterError
from dlms.security.counters import (
    LIMIT,
    CounterStore,
    FileCounterStore,
    MemoryCounterStore,
    RecentCounterStore,
    counter_name,
)
from support.vectors import ROOT

SENT = counter_name("sent", b"client!!", "0123456789abcdef")
OTHER = counter_name("sent", b"client!!", "fedcba9876543210")
RECEIVED = counter_name("received", b"meter!!!", "0123456789abcdef")


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> CounterStore:
    return MemoryCounterStore() if request.param == "memory" else FileCounterStore(tmp_path / "counters", block=3)


def test_values_rise_and_counters_are_apart(store: CounterStore) -> None:
    assert [store.next(SENT) for _ in range(10)] == list(range(1, 11))
    assert store.next(OTHER) == 1


def test_raise_to(store: CounterStore) -> None:
    store.raise_to(SENT, 100)
    assert store.next(SENT) == 101
    store.raise_to(SENT, 100)
    store.raise_to(SENT, 5)
    assert store.next(SENT) == 102
    for wrong in (-1, LIMIT + 1):
        with pytest.raises(ValueError, match="32 bits"):
            store.raise_to(SENT, wrong)


def test_the_end(store: CounterStore) -> None:
    store.raise_to(SENT, LIMIT - 2)
    assert [store.next(SENT), store.next(SENT)] == [LIMIT - 1, LIMIT]
    for _ in range(3):
        with pytest.raises(CounterError, match="used up"):
            store.next(SENT)
    assert store.next(OTHER) == 1


def test_received_values(store: CounterStore) -> None:
    assert store.accept(RECEIVED, 0)
    assert not store.accept(RECEIVED, 0)
    assert store.accept(RECEIVED, 7)
    assert not store.accept(RECEIVED, 7)
    assert store.accept(RECEIVED, 7, equal=True)
    assert not store.accept(RECEIVED, 6, equal=True)
    assert store.accept(RECEIVED, LIMIT)


def test_threads_share_a_store(store: CounterStore) -> None:
    taken: list[list[int]] = [[] for _ in range(4)]
    threads = [
        threading.Thread(target=lambda mine: mine.extend(store.next(SENT) for _ in range(200)), args=(mine,))
        for mine in taken
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(value for mine in taken for value in mine) == list(range(1, 801))


def test_no_copies(store: CounterStore) -> None:
    for copying in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            copying(store)


def _in_child(store: CounterStore, answers: multiprocessing.Queue[str]) -> None:
    for use in (lambda: store.next(SENT), lambda: store.accept(RECEIVED, 9)):
        try:
            answers.put(f"got {use()}")
        except CounterError as error:
            answers.put(str(error))


def test_a_forked_child_cannot_count_on(store: CounterStore) -> None:
    store.next(SENT)
    fork = multiprocessing.get_context("fork")
    answers = fork.Queue()
    child = fork.Process(target=_in_child, args=(store, answers))
    child.start()
    said = [answers.get(timeout=20), answers.get(timeout=20)]
    child.join()
    assert all("parent process" in answer for answer in said)
    assert store.next(SENT) == 2


def test_recent_counters_are_kept_and_others_forgotten() -> None:
    store = RecentCounterStore(3)
    for name in ("a", "b", "c"):
        assert store.accept(name, 5)
    assert not store.accept("a", 5)
    assert store.accept("a", 6)  # used last, so that "b" goes first
    assert store.accept("d", 1)
    assert store.names() == ["c", "a", "d"]
    assert not store.accept("a", 6)
    assert store.accept("b", 5)


# The file


def test_the_file_remembers(tmp_path: Path) -> None:
    path = tmp_path / "counters"
    with FileCounterStore(path) as store:
        assert [store.next(SENT), store.next(SENT)] == [1, 2]
        assert store.accept(RECEIVED, 7)
    with FileCounterStore(path, create=False) as store:
        assert store.next(SENT) == 3  # what was reserved was given back
        assert not store.accept(RECEIVED, 7)
        assert store.accept(RECEIVED, 8)
    assert path.stat().st_mode & 0o777 == 0o600


def test_closed(tmp_path: Path) -> None:
    store = FileCounterStore(tmp_path / "counters")
    store.close()
    store.close()
    for use in (lambda: store.next(SENT), lambda: store.accept(RECEIVED, 1), lambda: store.raise_to(SENT, 9)):
        with pytest.raises(CounterError, match="closed"):
            use()


CHILD = """
import os, sys
from dlms.security.context import Role, SecurityContext
from dlms.security.counters import FileCounterStore
from dlms.security.keys import Keys, Secret
from dlms.security.suites import SUITES
store = FileCounterStore(sys.argv[1], block=int(sys.argv[2]))
keys = Keys(Secret(bytes(16)), Secret(bytes(16)), system_title=b"meter!!!")
client = SecurityContext(SUITES[0], Role.CLIENT, keys, b"client!!", counters=store)
while True:
    sent = client.protect(bytes.fromhex("c001c100080000010000ff0200"))
    os.write(1, b"%d\\n" % int.from_bytes(sent[3:7]))
"""


def child(path: Path, block: int) -> subprocess.Popen[bytes]:
    """A process that sends requests until it is killed, and says the counter of each."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "runtime"), str(ROOT / "generated")])}
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), str(block)], stdout=subprocess.PIPE, env=environment
    )


def test_kill_between_two_requests(tmp_path: Path) -> None:
    """Real processes, killed at any moment, many times: no counter is ever on the line twice."""
    path, rng, on_the_line = tmp_path / "counters", random.Random(5), []
    for turn in range(12):
        with child(path, rng.choice([1, 2, 7])) as process:
            assert process.stdout is not None
            for _ in range(rng.randrange(1, 40)):
                on_the_line.append(int(process.stdout.readline()))
            process.send_signal(signal.SIGKILL)
            rest = process.stdout.read()
            on_the_line.extend(int(line) for line in rest.split(b"\n")[:-1])
        assert len(on_the_line) > turn
    assert all(earlier < later for earlier, later in itertools.pairwise(on_the_line))
    with FileCounterStore(path) as store:
        assert len(store._last) == 1
        assert store.next(next(iter(store._last))) > on_the_line[-1]


def test_two_processes_at_once(tmp_path: Path) -> None:
    path = tmp_path / "counters"
    with child(path, 5) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(CounterError, match="another process"):
            FileCounterStore(path)
        (tmp_path / "other name").symlink_to(path)
        with pytest.raises(CounterError, match="another process"):
            FileCounterStore(tmp_path / "other name")
        process.kill()
    with FileCounterStore(path), pytest.raises(CounterError, match="another process"):
        FileCounterStore(path)
    FileCounterStore(path).close()


@given(st.lists(st.sampled_from(["next", "other", "raise", "accept", "close"]), max_size=9), st.integers(1, 3))
@settings(max_examples=12, deadline=None)
def test_the_power_may_go_at_any_moment(tmp_path_factory: pytest.TempPathFactory, steps: list[str], block: int) -> None:
    """Every state that the log was in, cut anywhere: nothing given out by then is given out again."""
    path = tmp_path_factory.mktemp("power") / "counters"
    store = FileCounterStore(path, block=block)
    given_out: list[tuple[int, str, int]] = []  # size of the log when it happened, counter, value
    received = 0
    for step in steps:
        if step == "close":
            store.close()
            store = FileCounterStore(path, block=block)
        elif step == "accept":
            received += 3
            store.accept(RECEIVED, received)
            given_out.append((path.stat().st_size, RECEIVED, received))
        elif step == "raise":
            store.raise_to(SENT, 20)
        else:
            name = SENT if step == "next" else OTHER
            value = store.next(name)
            given_out.append((path.stat().st_size, name, value))
    octets = path.read_bytes()
    os.close(store._lock_file)  # the power goes: nothing is given back
    os.close(store._file)
    store._file = store._lock_file = -1
    ends = [place + 1 for place, octet in enumerate(octets) if octet == 0x0A]
    for size in {
        *ends,
        *range(ends[0], len(octets), 11),
        *(end - 1 for end in ends[1:]),
        *(end + 1 for end in ends[:-1]),
    }:
        cut = path.with_name("cut")
        cut.write_bytes(octets[:size])
        with FileCounterStore(cut, block=block) as after:
            for at, name, value in given_out:
                if at <= size and name == RECEIVED:
                    assert not after.accept(name, value)
            for name in (SENT, OTHER):
                earlier = [value for at, its_name, value in given_out if at <= size and its_name == name]
                assert after.next(name) > max(earlier, default=0)
            last = after.last(SENT)
        with FileCounterStore(cut, block=block) as after:  # what was torn is not in the way of what came after it
            assert after.next(SENT) > last
        cut.unlink()


def _written(path: Path) -> bytes:
    with FileCounterStore(path, block=2) as store:
        for _ in range(5):
            store.next(SENT)
        store.accept(RECEIVED, 9)
    return path.read_bytes()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
@pytest.mark.parametrize("path", ["/dev/zero", "/dev/full", "/dev"])
def test_what_is_no_file_is_not_read(path: str) -> None:
    with pytest.raises(CounterError, match="no file to keep counters in"):
        FileCounterStore(path)
    assert not Path(f"{path}.lock").exists()


def test_every_damaged_octet_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "counters"
    octets = _written(path)
    for place in range(len(octets)):
        for other in (0x01, 0x80):
            path.write_bytes(octets[:place] + bytes((octets[place] ^ other,)) + octets[place + 1 :])
            with pytest.raises(CounterError, match=r"damaged|no counter store"):
                FileCounterStore(path)


@pytest.mark.parametrize("octets", [b"", b"\x00" * 40, b"something else\n", b"\xff" * 9])
def test_other_files_are_left_alone(octets: bytes, tmp_path: Path) -> None:
    path = tmp_path / "counters"
    path.write_bytes(octets)
    with pytest.raises(CounterError, match="no counter store"):
        FileCounterStore(path)
    assert path.read_bytes() == octets


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: FileCounterStore(folder / "none" / "counters"), "No such file"),
        (lambda folder: FileCounterStore(folder / "counters", create=False), "No such file"),
        (lambda folder: FileCounterStore(folder), "no file to keep counters in"),
    ],
)
def test_paths_that_lead_nowhere(make: Callable[[Path], FileCounterStore], words: str, tmp_path: Path) -> None:
    with pytest.raises(CounterError, match=words):
        make(tmp_path)


def test_the_file_is_put_away_while_in_use(tmp_path: Path) -> None:
    path = tmp_path / "counters"
    octets = _written(path)
    store = FileCounterStore(path, block=2)
    path.rename(tmp_path / "elsewhere")
    with pytest.raises(CounterError, match="No such file"):
        store.next(SENT)
    path.write_bytes(octets)  # a backup comes back
    for _ in range(2):
        with pytest.raises(CounterError, match="replaced"):
            store.next(SENT)
    store.close()


def test_the_disk_is_full(tmp_path: Path) -> None:
    """A real limit on the size of files: nothing is given out, nothing is damaged, and it goes on with more room."""
    path = tmp_path / "counters"
    store = FileCounterStore(path, block=1)
    given_out = [store.next(SENT)]
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 100, limits[1]))
    try:
        with pytest.raises(CounterError, match="cannot be written"):
            given_out.extend(store.next(SENT) for _ in range(5))
        with pytest.raises(CounterError, match="cannot be written"):
            store.accept(RECEIVED, 5)
        size = path.stat().st_size
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes()[-1:] == b"\n"
    assert store.accept(RECEIVED, 5)
    given_out.append(store.next(SENT))
    assert path.stat().st_size > size
    store.close()
    with FileCounterStore(path) as store:
        given_out.append(store.next(SENT))
    assert given_out == sorted(set(given_out))


def test_a_disk_that_fails_is_not_trusted_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = FileCounterStore(tmp_path / "counters", block=1)

    def fail(file: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(CounterError, match="Input/output"):
            store.next(SENT)
    with pytest.raises(CounterError, match="Input/output"):
        store.next(SENT)
    store.close()


def test_the_log_stays_short(tmp_path: Path) -> None:
    path = tmp_path / "counters"
    with FileCounterStore(path) as store:
        for value in range(3000):
            assert store.accept(RECEIVED, value)
            if value % 1000 == 0:
                store.next(SENT)
        assert len(path.read_bytes().splitlines()) < 1100
        assert store.next(SENT) == 4
    with FileCounterStore(path) as store:
        assert not store.accept(RECEIVED, 2999)
        assert store.next(SENT) == 5
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["counters", "counters.lock"]


def test_where_the_log_cannot_be_made_short_it_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "counters"
    (tmp_path / "counters.new").mkdir()
    path.write_bytes(b"invocation counters 1\n")
    with FileCounterStore(path) as store:
        assert all(store.accept(RECEIVED, value) for value in range(1500))
        assert store.next(SENT) == 1
        assert len(path.read_bytes().splitlines()) > 1500
    with FileCounterStore(path) as store:
        assert not store.accept(RECEIVED, 1499)
        assert store.next(SENT) == 2
        (tmp_path / "counters.new").rmdir()
        assert store.accept(RECEIVED, 1500)
        assert len(path.read_bytes().splitlines()) < 10
    with FileCounterStore(path) as store:
        assert not store.accept(RECEIVED, 1500)
        assert store.next(SENT) == 3


def test_half_a_line_that_cannot_be_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk takes a part of a line and then nothing, not even that it is cut off: no more is given out."""
    path = tmp_path / "counters"
    store = FileCounterStore(path, block=1)
    given_out = [store.next(SENT)]

    def half(file: int, octets: bytes) -> int:
        return written(file, octets[:-5])

    def fail(file: int, size: int) -> None:
        raise OSError(30, "Read-only file system")

    written = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half)
        patch.setattr(os, "ftruncate", fail)
        with pytest.raises(CounterError, match="half a line"):
            store.next(SENT)
    with pytest.raises(CounterError, match="half a line"):
        store.next(SENT)
    store.close()
    with FileCounterStore(path) as store:
        given_out.append(store.next(SENT))
    assert given_out == [1, 2]


def test_received_values_on_disk_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    with FileCounterStore(tmp_path / "counters", sync_received=True) as store:
        monkeypatch.setattr(os, "fsync", synced.append)
        store.accept(RECEIVED, 1)
    assert synced


def test_no_block(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one"):
        FileCounterStore(tmp_path / "counters", block=0)
