"""`dlms serve` as its users start it: a process that says where it listens, serves, and ends by Ctrl-C."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from gurux_dlms.objects import GXDLMSRegister

import dlms
from cosem.classes import Register
from dlms import Security
from dlms.security.counters import PROCESS_COUNTERS, MemoryCounterStore
from dlms.server import sample
from support import gurux_client

TIMEOUT = 30


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "dlms_tools", "serve", *arguments]


@contextlib.contextmanager
def serving(*arguments: str, count: int = 1) -> Iterator[list[str]]:
    """The URLs of a meter, which is ended by Ctrl-C and must have nothing to complain of."""
    process = subprocess.Popen(command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stderr is not None
    try:
        lines = [process.stdout.readline().strip() for _ in range(count)]
        yield [line.removeprefix("listening at ") for line in lines]
        process.send_signal(signal.SIGINT)
        said, complaints = process.communicate(timeout=TIMEOUT)
        assert (process.returncode, said, complaints) == (0, "", "")
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def management(**more: object) -> Security:
    given: dict[str, object] = {
        "system_title": b"CLI\x00\x00\x00\x00\x01",
        "encryption_key": sample.ENCRYPTION_KEY,
        "authentication_key": sample.AUTHENTICATION_KEY,
        "counters": PROCESS_COUNTERS,
    }
    return Security.gmac(**(given | more))  # type: ignore[arg-type]


def test_serves_at_every_url_until_it_is_interrupted() -> None:
    asked = ("tcp://127.0.0.1:0", "hdlc+tcp://127.0.0.1:0")
    with serving("--listen", asked[0], "--listen", asked[1], count=2) as urls:
        assert [url.rpartition(":")[0] for url in urls] == [url.rpartition(":")[0] for url in asked]
        for url in urls:
            with dlms.connect(url, client=sample.MANAGEMENT_CLIENT, security=management()) as meter:
                assert str(meter.get(Register("1.0.1.8.0.255").value)) == "95.144 kWh"


def test_a_gateway_and_a_meter_behind_it() -> None:
    with serving("--listen", "tcp://127.0.0.1:0", "--behind", "5:ABCD") as (url,):
        names = []
        for query in ("", "?gateway=5:abcd"):
            with dlms.connect(url + query, client=sample.MANAGEMENT_CLIENT, security=management()) as meter:
                names.append(meter.get_raw(1, "0.0.42.0.0.255", 2).value)
    assert names == [b"CSK0000000000001", b"CSK0000000000002"]


def test_with_a_counter_file_it_is_the_same_meter_again(tmp_path: Path) -> None:
    arguments = ("--listen", "tcp://127.0.0.1:0", "--counters", str(tmp_path / "counters"))
    store = MemoryCounterStore()
    seen = set()
    for _ in range(2):
        with serving(*arguments) as (url,):
            security = management(counters=store)
            with dlms.connect(url, client=sample.MANAGEMENT_CLIENT, security=security) as meter:
                meter.get(Register("1.0.1.8.0.255").value)
                context = meter.association.context
                assert context is not None
                seen.add(context.peer_system_title)
            with pytest.raises(dlms.DlmsError):  # it remembers what it has taken
                dlms.connect(url, client=sample.MANAGEMENT_CLIENT, security=management(counters=MemoryCounterStore()))
    assert seen == {b"CSK\x00\x00\x00\x00\x01"}


def test_the_invocation_counter_is_told_after_a_restart_before_its_client_comes_again(tmp_path: Path) -> None:
    # Each time gurux-dlms, which remembers nothing, goes on from what the public client reads.
    arguments = ("--listen", "tcp://127.0.0.1:0", "--counters", str(tmp_path / "counters"))
    told = []
    for _ in range(3):
        with serving(*arguments) as (url,):
            told.append(gurux_client.last_invocation_counter(url))
            with gurux_client.secure(url) as peer:
                assert peer.read(GXDLMSRegister("1.0.1.8.0.255"), 2) == 95144
    assert 0 == told[0] < told[1] < told[2]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--listen", "tpc://127.0.0.1:0"), "unknown scheme 'tpc', did you mean 'tcp'?"),
        (("--listen", "serial:///dev/ttyS0"), "a server listens at"),
        (("--listen", "tcp://192.0.2.1:0"), "cannot listen at"),
        (("--behind", "5"), "'5' is no place behind a gateway: it is a network id, a colon and"),
        (("--behind", "5:XYZ"), "'5:XYZ' is no place behind a gateway"),
        (("--listen", "tcp://127.0.0.1:0", "--counters", "/nowhere/counters"), "/nowhere/counters"),
        (("--listen", "tcp://127.0.0.1:0", "--counters", "/dev"), "/dev: this is no file to keep counters in"),
    ],
)
def test_what_cannot_be_is_one_line_and_status_1(arguments: tuple[str, ...], complaint: str) -> None:
    done = subprocess.run(command(*arguments), capture_output=True, text=True, timeout=TIMEOUT)
    assert done.returncode == 1
    assert done.stderr.startswith("dlms serve: ")
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_help_says_the_keys() -> None:
    done = subprocess.run(command("--help"), capture_output=True, text=True, timeout=TIMEOUT)
    assert done.returncode == 0
    for key in (sample.ENCRYPTION_KEY, sample.AUTHENTICATION_KEY, sample.MASTER_KEY):
        assert key.hex() in done.stdout
    assert sample.PASSWORD.decode() in done.stdout
