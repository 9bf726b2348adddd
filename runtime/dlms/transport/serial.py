"""Serial ports, blocking and for asyncio, by pyserial: RS-232, RS-485, USB heads, and its `rfc2217://` ports.

Where the port has a file descriptor (POSIX) reading waits on it; elsewhere the port is looked at every few
milliseconds. No thread is ever started.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import select
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeVar

from dlms.errors import TransportClosed, TransportError, TransportTimeout
from dlms.transport.base import AsyncClosing, Closing
from dlms.transport.steps import Baud, Pause, Read, Step, Steps, Write
from dlms.transport.tcp import wake, within

if TYPE_CHECKING:
    import serial

__all__ = ["AsyncSerialTransport", "SerialSettings", "SerialTransport", "open_serial", "open_serial_async"]

T = TypeVar("T")

READ_SIZE = 4096
# How often a port without file descriptor, or the end of sending, is looked at.
LOOK_EVERY = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class SerialSettings:
    """The format of the line. `rs485`: the driver of the port switches direction by RTS (Linux, where it can)."""

    baud: int = 9600
    data_bits: Literal[7, 8] = 8
    parity: Literal["N", "E", "O"] = "N"
    stop_bits: Literal[1, 2] = 1
    rts_cts: bool = False
    rs485: bool = False

    @property
    def octet_time(self) -> float:
        """Seconds an octet takes."""
        return (1 + self.data_bits + (self.parity != "N") + self.stop_bits) / self.baud


class _Port:
    """An open port of pyserial and its errors in our words."""

    def __init__(self, device: str, settings: SerialSettings) -> None:
        self.device = device
        self.closed = False
        self._serial = _open(device, settings)
        self.descriptor: int | None = None
        with contextlib.suppress(OSError, AttributeError):
            self.descriptor = self._serial.fileno()
        self._identity = None if self.descriptor is None else os.fstat(self.descriptor)

    def set_baud(self, rate: int) -> None:
        with self._in_our_words():
            self._serial.baudrate = rate

    def read_now(self) -> bytes:
        """What is there, of a port that is said to have something. Raises `TransportClosed` when it has nothing."""
        with self._in_our_words():
            if self.descriptor is None:
                octets: bytes = self._serial.read(self._serial.in_waiting)
            else:
                octets = os.read(self.descriptor, READ_SIZE)
        if not octets:
            raise TransportClosed(f"{self.device} is gone")
        return octets

    def write_now(self, octets: memoryview) -> int:
        """How many of them the port took."""
        with self._in_our_words():
            if self.descriptor is None:
                return self._serial.write(octets) or 0
            try:
                return os.write(self.descriptor, octets)
            except BlockingIOError:
                return 0

    def unsent(self) -> int:
        """Octets taken and not yet on the line, as far as the port can tell."""
        try:
            return self._serial.out_waiting
        except (OSError, AttributeError):
            return 0

    def unread(self) -> int:
        """Octets that can be read."""
        with self._in_our_words():
            return self._serial.in_waiting

    def check_open(self) -> None:
        """Raises `TransportClosed` where this side has closed."""
        if self.closed:
            raise TransportClosed(f"{self.device} was closed on this side")

    def close(self) -> None:
        self.closed = True
        try:
            with contextlib.suppress(OSError):
                self._serial.close()
        except BaseException:
            self._close_after_interrupt()
            raise

    def _close_after_interrupt(self) -> None:
        # pyserial would close the number when it is collected, whose ever it is by then.
        self._serial.is_open = False
        if self.descriptor is not None and self._identity is not None:
            with contextlib.suppress(OSError):
                if os.path.samestat(os.fstat(self.descriptor), self._identity):
                    os.close(self.descriptor)

    @contextlib.contextmanager
    def _in_our_words(self) -> Iterator[None]:
        self.check_open()
        try:
            yield
        except (OSError, TypeError, ValueError) as error:  # TypeError: closed while in use
            self.check_open()
            raise TransportClosed(f"{self.device} does not work any more: {_why(error)}") from error


def _why(error: Exception) -> str:
    return str((isinstance(error, OSError) and error.strerror) or error)


def _why_not_open(error: Exception) -> str:
    """Why a port cannot be opened, without what pyserial says around it."""
    if not isinstance(error, OSError):
        return str(error)
    # What it finds wrong when it sets up the line has its number only in the error that the system gave.
    number = error.errno or next(iter(getattr(error.__context__, "args", ())), None)
    match number:
        case errno.ENOTTY:
            return "it is no serial port"
        case errno.EAGAIN | errno.EBUSY:
            return "another program uses it"
        case int():
            return os.strerror(number)
    return _why(error)


def _open(device: str, settings: SerialSettings) -> serial.Serial:
    try:
        import serial
        from serial.rs485 import RS485Settings
    except ImportError as error:
        raise TransportError("serial ports need pyserial: install cosemkit[serial]") from error
    try:
        port: serial.Serial = serial.serial_for_url(
            device,
            do_not_open=True,
            baudrate=settings.baud,
            bytesize=settings.data_bits,
            parity=settings.parity,
            stopbits=settings.stop_bits,
            rtscts=settings.rts_cts,
            timeout=0,
        )
        # Two programs on one line would take each other's answers.
        port.exclusive = True if os.name == "posix" and "://" not in device else None
        if settings.rs485:
            port.rs485_mode = RS485Settings()
        port.open()
    except (OSError, ValueError) as error:
        raise TransportError(f"cannot open {device}: {_why_not_open(error)}") from error
    return port


class SerialTransport(Closing):
    """An open serial port, blocking. `settings` are those it was opened with."""

    def __init__(self, port: _Port, settings: SerialSettings, *, send_timeout: float = 60.0) -> None:
        self.settings = settings
        self._port = port
        self._send_timeout = send_timeout
        # Written to on closing, as closing a descriptor does not wake who waits for it. Sockets, unlike a pipe, go with
        # the transport where an interrupt keeps it from ever being closed.
        self._waker = socket.socketpair() if port.descriptor is not None else None
        self._woken = -1 if self._waker is None else self._waker[0].fileno()

    def send(self, octets: bytes) -> None:
        """See `Transport.send`."""
        left = memoryview(octets)
        limit = time.monotonic() + self._send_timeout
        while left:
            if taken := self._port.write_now(left):
                left = left[taken:]
            elif not self._ready(limit - time.monotonic(), to_write=True):
                raise TransportTimeout(f"{self._port.device} took no octets in {self._send_timeout:g} s")

    def receive(self, timeout: float | None = None) -> bytes:
        """See `Transport.receive`."""
        if not self._ready(timeout):
            raise TransportTimeout(f"nothing received in {timeout:g} s")
        return self._port.read_now()

    def converse(self, steps: Steps[T]) -> T:
        """Do what a conversation wants done. Raises what it raises, and `TransportError`."""
        try:
            step = next(steps)
            while True:
                step = steps.send(self._do(step))
        except StopIteration as end:
            value: T = end.value
            return value
        finally:
            steps.close()

    def close(self) -> None:
        """See `Transport.close`."""
        if self._port.closed:
            return
        try:
            self._port.close()
        finally:
            if self._waker is not None:
                woken, waker = self._waker
                waker.send(b"x")
                waker.close()
                woken.close()

    def _do(self, step: Step) -> bytes:
        match step:
            case Write(octets):
                begin = time.monotonic()
                self.send(octets)
                while self._port.unsent() and time.monotonic() < begin + self._send_timeout:
                    self._wait(LOOK_EVERY)
                # What is in the chip or the adapter no port tells, so they get the time that it takes.
                end = begin + len(octets) * self.settings.octet_time
                self._wait(max(0.0, end - time.monotonic()))
            case Pause(seconds):
                self._wait(seconds)
            case Baud(rate):
                self._port.set_baud(rate)
                self.settings = replace(self.settings, baud=rate)
            case Read(timeout):
                with contextlib.suppress(TransportTimeout):
                    return self.receive(timeout)
        return b""

    def _ready(self, timeout: float | None, *, to_write: bool = False) -> bool:
        """Whether the port can be read or written before the time is up."""
        if self._waker is not None:
            return self._wait(timeout, select.POLLOUT if to_write else select.POLLIN)
        limit = None if timeout is None else time.monotonic() + timeout
        while not (to_write or self._port.unread()):
            if limit is not None and time.monotonic() >= limit:
                return False
            self._wait(LOOK_EVERY)
        return True

    def _wait(self, timeout: float | None, events: int = 0) -> bool:
        """Wait for events of the port; False when the time is up. Raises `TransportClosed` on closing."""
        self._port.check_open()
        if self._waker is None:
            time.sleep(timeout or 0.0)
            found = False
        else:
            poll = select.poll()
            poll.register(self._woken, select.POLLIN)
            if events and self._port.descriptor is not None:
                poll.register(self._port.descriptor, events)
            found = bool(poll.poll(None if timeout is None else max(0.0, timeout) * 1000))
        self._port.check_open()
        return found


class AsyncSerialTransport(AsyncClosing):
    """An open serial port of an asyncio loop; as `SerialTransport`."""

    def __init__(self, port: _Port, settings: SerialSettings, *, send_timeout: float = 60.0) -> None:
        self.settings = settings
        self._port = port
        self._send_timeout = send_timeout
        self._waiters: set[asyncio.Future[None]] = set()

    async def send(self, octets: bytes) -> None:
        """See `AsyncTransport.send`."""
        left = memoryview(octets)
        limit = time.monotonic() + self._send_timeout
        while left:
            if taken := self._port.write_now(left):
                left = left[taken:]
            elif not await self._ready(max(0.0, limit - time.monotonic()), to_write=True):
                raise TransportTimeout(f"{self._port.device} took no octets in {self._send_timeout:g} s")

    async def receive(self, timeout: float | None = None) -> bytes:
        """See `AsyncTransport.receive`."""
        if not await self._ready(timeout):
            raise TransportTimeout(f"nothing received in {timeout:g} s")
        return self._port.read_now()

    async def converse(self, steps: Steps[T]) -> T:
        """See `SerialTransport.converse`."""
        try:
            step = next(steps)
            while True:
                step = steps.send(await self._do(step))
        except StopIteration as end:
            value: T = end.value
            return value
        finally:
            steps.close()

    async def close(self) -> None:
        """See `AsyncTransport.close`."""
        self.close_now()

    def close_now(self) -> None:
        """Close without being able to be cancelled."""
        if self._port.closed:
            return
        if self._port.descriptor is not None:
            asyncio.get_running_loop().remove_reader(self._port.descriptor)
            asyncio.get_running_loop().remove_writer(self._port.descriptor)
        self._port.close()
        for waiter in self._waiters:
            wake(waiter)

    async def _do(self, step: Step) -> bytes:
        match step:
            case Write(octets):
                begin = time.monotonic()
                await self.send(octets)
                while self._port.unsent() and time.monotonic() < begin + self._send_timeout:
                    await self._wait(LOOK_EVERY)
                # What is in the chip or the adapter no port tells, so they get the time that it takes.
                end = begin + len(octets) * self.settings.octet_time
                await self._wait(max(0.0, end - time.monotonic()))
            case Pause(seconds):
                await self._wait(seconds)
            case Baud(rate):
                self._port.set_baud(rate)
                self.settings = replace(self.settings, baud=rate)
            case Read(timeout):
                with contextlib.suppress(TransportTimeout):
                    return await self.receive(timeout)
        return b""

    async def _ready(self, timeout: float | None, *, to_write: bool = False) -> bool:
        if self._port.descriptor is not None:
            return await self._wait(timeout, "write" if to_write else "read")
        limit = None if timeout is None else time.monotonic() + timeout
        while not (to_write or self._port.unread()):
            if limit is not None and time.monotonic() >= limit:
                return False
            await self._wait(LOOK_EVERY)
        return True

    async def _wait(self, timeout: float | None, events: Literal["", "read", "write"] = "") -> bool:
        self._port.check_open()
        loop = asyncio.get_running_loop()
        waiter = loop.create_future()
        self._waiters.add(waiter)
        descriptor = self._port.descriptor
        if descriptor is not None and events == "read":
            loop.add_reader(descriptor, wake, waiter)
        elif descriptor is not None and events == "write":
            loop.add_writer(descriptor, wake, waiter)
        try:
            found = await within(waiter, timeout)
        finally:
            self._waiters.discard(waiter)
            if not self._port.closed and descriptor is not None:
                loop.remove_reader(descriptor) if events == "read" else loop.remove_writer(descriptor)
        self._port.check_open()
        return found


def open_serial(device: str, settings: SerialSettings | None = None, *, send_timeout: float = 60.0) -> SerialTransport:
    """Open a port by its name (`/dev/ttyUSB0`, `COM3`) or a URL of pyserial. Raises `TransportError`."""
    settings = settings or SerialSettings()
    return SerialTransport(_Port(device, settings), settings, send_timeout=send_timeout)


async def open_serial_async(
    device: str, settings: SerialSettings | None = None, *, send_timeout: float = 60.0
) -> AsyncSerialTransport:
    """As `open_serial`."""
    settings = settings or SerialSettings()
    return AsyncSerialTransport(_Port(device, settings), settings, send_timeout=send_timeout)
