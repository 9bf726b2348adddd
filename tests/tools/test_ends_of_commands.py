"""`dlms` as a process whose output cannot be written, or whose user does not wait: one line or none, and its status."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from cosem.apdu import DataNotification, LongInvokeIdAndPriority, NotificationBody
from cosem.data import Data
from dlms.link.wrapper import Wpdu
from dlms.server import Server
from dlms.server.sample import sample_meter

ENERGY, PROFILE = "1.0.1.8.0.255", "1.0.99.1.0.255"
FULL = "error: [Errno 28] No space left on device\n"
NOTIFICATION = DataNotification(LongInvokeIdAndPriority(1), b"", NotificationBody(Data.unsigned(66)))


@contextlib.contextmanager
def started(*arguments: str, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """`dlms` as a process, which is gone at the end."""
    command = [sys.executable, "-m", "dlms_tools", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, **options) as process:
        timer = threading.Timer(30, process.kill)
        timer.start()
        try:
            yield process
        finally:
            timer.cancel()
            process.kill()


@pytest.mark.parametrize(
    "rows",
    [["read", "{}", ENERGY], ["profile", "{}", PROFILE, "--last", "1", "--format", "csv"]],
    ids=["read", "profile"],
)
def test_a_full_disk(rows: list[str]) -> None:
    with Server([sample_meter()]) as server, open("/dev/full", "w") as full:
        (url,) = server.start("tcp://127.0.0.1:0")
        with started(*(word.format(url) for word in rows), stdout=full) as process:
            assert process.communicate()[1] == FULL
    assert process.returncode == 1


def test_a_full_disk_while_listening() -> None:
    with open("/dev/full", "w") as full, started("listen", "tcp://127.0.0.1:0", stdout=full) as process:
        assert process.stderr is not None
        port = int(process.stderr.readline().rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=10) as meter:
            meter.sendall(Wpdu(1, 103, NOTIFICATION.encode()).encode())
            assert process.communicate()[1] == FULL
    assert process.returncode == 1


def test_interrupted_while_a_meter_is_silent() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        started("read", f"tcp://127.0.0.1:{silent.getsockname()[1]}", ENERGY, stdout=subprocess.PIPE) as process,
    ):
        connection, _ = silent.accept()
        with connection:
            assert connection.recv(4096)
            process.send_signal(signal.SIGINT)
            assert process.communicate() == ("", "")
            assert process.returncode == 130
            assert connection.recv(4096) == b""


def test_interrupted_while_listening() -> None:
    with started("listen", "tcp://127.0.0.1:0", stdout=subprocess.PIPE) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("listening at")
        process.send_signal(signal.SIGINT)
        assert process.communicate() == ("", "")
    assert process.returncode == 130


@pytest.mark.parametrize("arguments", [["decode"], ["decode", "--format", "json"]], ids=["text", "json"])
def test_what_the_output_cannot_spell_is_spelt_in_another_way(arguments: list[str]) -> None:
    """A meter may say anything, and a terminal or a pipe of another system has no more than its code page."""
    sent = "c401c1000c05c3a9e282ac"  # a utf8-string of two characters
    with started(*arguments, sent, stdout=subprocess.PIPE, env=os.environ | {"PYTHONIOENCODING": "ascii"}) as process:
        said, complaints = process.communicate()
    assert (process.returncode, complaints) == (0, "")
    assert r"\u20ac" in said
