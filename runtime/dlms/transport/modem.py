"""Modems with AT commands: dialling, answering, hanging up (ITU-T V.250; Hayes).

A modem is a serial port that is told to call first; what follows are octets to and from the meter. Text of a result
code at the end of what was received (NO CARRIER) is the end of the call.
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

from dlms.errors import DlmsError, TransportClosed, TransportError
from dlms.transport.base import AsyncClosing, Closing
from dlms.transport.serial import (
    AsyncSerialTransport,
    SerialSettings,
    SerialTransport,
    open_serial,
    open_serial_async,
)
from dlms.transport.steps import Pause, Steps, Write, read_before

__all__ = [
    "AsyncModemTransport",
    "CommandRefused",
    "LineBusy",
    "ModemError",
    "ModemSettings",
    "ModemTransport",
    "NoAnswer",
    "NoCarrier",
    "NoDialtone",
    "NoModem",
    "open_modem",
    "open_modem_async",
]

LOST = b"\r\nNO CARRIER\r\n"
LINE_LIMIT = 1024
# Any character ends a dialling that has not come to its end (V.250 5.6.1).
ABORT = b"\r"


class ModemError(TransportError):
    """The modem says no. `result` is its result code."""

    def __init__(self, result: str, command: str) -> None:
        super().__init__(f"the modem answers {result} to {command}")
        self.result = result


class CommandRefused(ModemError):
    """ERROR: a command, of the init strings perhaps, that the modem does not know or not now."""


class NoCarrier(ModemError):
    """NO CARRIER: nobody there to talk to, or the call was lost."""


class LineBusy(ModemError):
    """BUSY: the other side is in another call."""


class NoDialtone(ModemError):
    """NO DIALTONE: no line or no network."""


class NoAnswer(ModemError):
    """NO ANSWER: it rings, and nobody answers."""


class NoModem(ModemError):
    """No result code at all."""


_FAILURES: dict[str, type[ModemError]] = {
    "ERROR": CommandRefused,
    "NO CARRIER": NoCarrier,
    "BUSY": LineBusy,
    "NO DIALTONE": NoDialtone,
    "NO DIAL TONE": NoDialtone,
    "NO ANSWER": NoAnswer,
}
# 3GPP TS 27.007, 9.2 and TS 27.005, 3.2.5, as recalled. Other lines that begin with +CM are news.
_EXTENDED_ERRORS = ("+CME ERROR", "+CMS ERROR")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModemSettings:
    """How to call. Without `number` it waits to be called.

    `init`: commands sent first, each with its own OK; the result codes must be left in words (V1). `dial`: what stands
    before the number. `call_timeout`: from dialling or waiting until the connection. `guard_time`: the silence around
    the escape sequence +++ (register S12).
    """

    number: str | None = None
    init: tuple[str, ...] = ("ATZ", "ATE0V1")
    dial: str = "ATD"
    hang_up: str = "ATH"
    command_timeout: float = 5.0
    call_timeout: float = 60.0
    guard_time: float = 1.0

    def __post_init__(self) -> None:
        # A carriage return in a number would be a command more.
        if self.number is not None and not re.fullmatch(r"[0-9A-D*#,;TPW@!+\- ]+", self.number, re.IGNORECASE):
            raise ValueError(f"a telephone number is digits and * # + , -, not {self.number!r}")
        for command in (*self.init, self.dial, self.hang_up):
            if not re.fullmatch(r"[Aa][Tt][\x20-\x7e]*", command):
                raise ValueError(f"a modem command is AT and printable characters, not {command!r}")


class _Modem:
    """The lines a modem answers; octets behind CONNECT belong to the call and are kept in `rest`."""

    def __init__(self) -> None:
        self.rest = bytearray()

    def command(self, text: str, timeout: float, *, end: bytes = b"\r") -> Steps[str]:
        """Send a command and give its result. Raises `ModemError`."""
        self.rest.clear()
        limit = time.monotonic() + timeout
        yield Write(text.encode("ascii") + end)
        while True:
            line = yield from self.line(text, limit)
            if line in _FAILURES or line.startswith(_EXTENDED_ERRORS):
                raise _FAILURES.get(line, CommandRefused)(line, text)
            if line == "OK" or line.startswith("CONNECT"):
                return line

    def line(self, waiting_for: str, limit: float) -> Steps[str]:
        """The next line that says something before the time `limit`; the echo of a command does not."""
        while True:
            end = self.rest.find(b"\n")
            if end >= 0:
                text = bytes(self.rest[:end]).decode("latin-1").strip("\r\n \x00")
                del self.rest[: end + 1]
                if text and not text.upper().startswith("AT"):
                    return text
                continue
            octets = yield from read_before(limit)
            if not octets:
                raise NoModem("nothing", waiting_for)
            self.rest += octets
            if len(self.rest) > LINE_LIMIT:
                raise NoModem("no line of text", waiting_for)


def _call(modem: _Modem, settings: ModemSettings) -> Steps[None]:
    for command in settings.init:
        yield from modem.command(command, settings.command_timeout)
    if settings.number is not None:
        result = yield from modem.command(settings.dial + settings.number, settings.call_timeout)
    else:
        limit = time.monotonic() + settings.call_timeout
        while (yield from modem.line("waiting for a call", limit)) != "RING":
            pass
        result = yield from modem.command("ATA", settings.call_timeout)
    if not result.startswith("CONNECT"):
        raise NoCarrier(result, "the call")


def _hang_up(modem: _Modem, settings: ModemSettings) -> Steps[None]:
    """Back to command mode by +++ between two silences, then on hook."""
    yield Pause(settings.guard_time)
    yield from modem.command("+++", settings.guard_time + settings.command_timeout, end=b"")
    yield from modem.command(settings.hang_up, settings.command_timeout)


class _Call:
    """What the modem gives during a call, and whether it is over: NO CARRIER was the last it said, or it is gone."""

    def __init__(self, first: bytes) -> None:
        # Octets of the meter that came together with CONNECT.
        self._first = first
        self._tail = b""
        self.over = False

    def first(self) -> bytes:
        octets, self._first = self._first, b""
        return octets

    def check(self, octets: bytes) -> bytes:
        self._tail = (self._tail + octets)[-len(LOST) :]
        self.over = self.over or self._tail == LOST
        return octets

    @contextlib.contextmanager
    def broken(self) -> Iterator[None]:
        """A call is over without its modem."""
        try:
            yield
        except TransportClosed:
            self.over = True
            raise


class ModemTransport(Closing):
    """A call over a modem, blocking. Closing hangs up first, which takes a guard time or two."""

    def __init__(self, port: SerialTransport, settings: ModemSettings, first: bytes = b"") -> None:
        self.port = port
        self._settings = settings
        self._call = _Call(first)
        self._closed = False

    def send(self, octets: bytes) -> None:
        """See `Transport.send`."""
        self.port.send(octets)

    def receive(self, timeout: float | None = None) -> bytes:
        """See `Transport.receive`; b"" when the call is over."""
        if octets := self._call.first():
            return octets
        if self._call.over:
            return b""
        with self._call.broken():
            return self._call.check(self.port.receive(timeout))

    def close(self) -> None:
        """See `Transport.close`."""
        if self._closed:
            return
        self._closed = True
        try:
            if not self._call.over:
                with contextlib.suppress(DlmsError):
                    self.port.converse(_hang_up(_Modem(), self._settings))
        finally:
            self.port.close()


class AsyncModemTransport(AsyncClosing):
    """As `ModemTransport`, of an asyncio loop. Cancelling `close` closes without hanging up."""

    def __init__(self, port: AsyncSerialTransport, settings: ModemSettings, first: bytes = b"") -> None:
        self.port = port
        self._settings = settings
        self._call = _Call(first)
        self._closed = False

    async def send(self, octets: bytes) -> None:
        """See `AsyncTransport.send`."""
        await self.port.send(octets)

    async def receive(self, timeout: float | None = None) -> bytes:
        """See `ModemTransport.receive`."""
        if octets := self._call.first():
            return octets
        if self._call.over:
            return b""
        with self._call.broken():
            return self._call.check(await self.port.receive(timeout))

    async def close(self) -> None:
        """See `AsyncTransport.close`."""
        if self._closed:
            return
        self._closed = True
        try:
            if not self._call.over:
                with contextlib.suppress(DlmsError):
                    await self.port.converse(_hang_up(_Modem(), self._settings))
        finally:
            await self.port.close()


def open_modem(device: str, settings: ModemSettings, line: SerialSettings | None = None) -> ModemTransport:
    """Make or take a call by the modem on a port. Raises `ModemError`, `TransportError`."""
    port = open_serial(device, line)
    modem = _Modem()
    try:
        port.converse(_call(modem, settings))
    except BaseException:
        with contextlib.suppress(DlmsError):
            port.send(ABORT)
        port.close()
        raise
    return ModemTransport(port, settings, bytes(modem.rest))


async def open_modem_async(
    device: str, settings: ModemSettings, line: SerialSettings | None = None
) -> AsyncModemTransport:
    """As `open_modem`."""
    port = await open_serial_async(device, line)
    modem = _Modem()
    try:
        await port.converse(_call(modem, settings))
    except BaseException:
        with contextlib.suppress(DlmsError):
            await port.send(ABORT)
        await port.close()
        raise
    return AsyncModemTransport(port, settings, bytes(modem.rest))
