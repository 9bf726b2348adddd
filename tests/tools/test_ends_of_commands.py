"""`dlms` as a process whose output cannot be written, or whose user does not wait: one line or none, and its status."""

from __future__ import annotations

import contextlib
import os
import pty
import signal
import socket
import subprocess
import sys
import termios
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


class Terminal:
    """A terminal of so many columns: `options` start a process on it, and what that writes is read here."""

    def __init__(self, columns: int) -> None:
        self._master, self._slave = pty.openpty()
        termios.tcsetwinsize(self._slave, (24, columns))
        environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        streams = dict.fromkeys(("stdin", "stdout", "stderr"), self._slave)
        self.options: dict[str, Any] = {**streams, "env": environment | {"TERM": "xterm"}}
        self.shown = b""

    def until(self, part: bytes) -> None:
        while part not in self.shown:
            self.shown += os.read(self._master, 4096)

    def to_its_end(self) -> str:
        """Everything, where the process has ended."""
        os.close(self._slave)
        with contextlib.suppress(OSError):  # which is how it ends on Linux
            while octets := os.read(self._master, 4096):
                self.shown += octets
        os.close(self._master)
        return self.shown.decode()


@contextlib.contextmanager
def on_terminal(*arguments: str, columns: int = 80) -> Iterator[tuple[subprocess.Popen[bytes], Terminal]]:
    """`dlms` as a process on a terminal."""
    terminal = Terminal(columns)
    with subprocess.Popen([sys.executable, "-m", "dlms_tools", *arguments], **terminal.options) as process:
        timer = threading.Timer(60, process.kill)
        timer.start()
        try:
            yield process, terminal
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


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_told_to_end_on_a_terminal(number: signal.Signals) -> None:
    """Somebody sees that something goes on; then the connection is closed, and the cursor is there again."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with on_terminal("objects", url) as (process, terminal):
            connection, _ = silent.accept()
            with connection:
                assert connection.recv(4096)
                terminal.until(b"received")
                process.send_signal(number)
                assert process.wait() == 128 + number
                assert connection.recv(4096) == b""
            shown = terminal.to_its_end()
    assert "Traceback" not in shown
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l")


def test_told_to_end_without_a_terminal() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        started("read", f"tcp://127.0.0.1:{silent.getsockname()[1]}", ENERGY, stdout=subprocess.PIPE) as process,
    ):
        connection, _ = silent.accept()
        with connection:
            assert connection.recv(4096)
            process.terminate()
            assert process.communicate() == ("", "")
            assert process.returncode == 143


def test_a_narrow_terminal_cuts_nothing_off() -> None:
    with Server([sample_meter()]) as server:
        (url,) = server.start("tcp://127.0.0.1:0")
        with on_terminal("profile", url, PROFILE, "--last", "1", columns=30) as (process, terminal):
            assert process.wait() == 0
            shown = terminal.to_its_end()
    cells = [line.split("│") for line in shown.splitlines() if line.startswith("│")]
    assert ["".join(row[column].strip() for row in cells) for column in (2, 3, 4)] == ["95144", "0", "232.0"]


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
