"""A pseudo-terminal with a peer in a thread at the other end: what a meter or a modem on a serial port would be."""

from __future__ import annotations

import contextlib
import os
import select
import termios
import threading
import time
import tty
from collections.abc import Callable, Iterator

from dlms.link.base import ApduReceived
from dlms.link.hdlc_connection import HdlcServer

SPEEDS = {getattr(termios, f"B{rate}"): rate for rate in (300, 600, 1200, 2400, 4800, 9600, 19200, 38400)}
PATIENCE = 10.0


class Closed(Exception):
    """The test is over."""


class End:
    """The peer's end. `log` is for what the peer wants to tell the test."""

    def __init__(self, master: int, slave: int, stop: int) -> None:
        self._master = master
        self._slave = slave
        self._stop = stop
        self.log: list[object] = []

    @property
    def baud(self) -> int:
        """The rate the other side has set."""
        return SPEEDS[termios.tcgetattr(self._slave)[4]]

    def wait_for_baud(self, rate: int) -> None:
        limit = time.monotonic() + PATIENCE
        while self.baud != rate:
            assert time.monotonic() < limit, f"the rate stays at {self.baud}"
            self._wait(0.005)

    def read(self, timeout: float = PATIENCE) -> bytes:
        """Some octets; b"" when nothing comes in time."""
        return os.read(self._master, 4096) if self._wait(timeout, self._master) else b""

    def until(self, end: bytes) -> bytes:
        """Octets up to `end`."""
        found = b""
        while not found.endswith(end):
            octets = self.read()
            assert octets, f"only {found!r} came"
            found += octets
        return found

    def write(self, octets: bytes) -> None:
        os.write(self._master, octets)

    def unplug(self) -> None:
        """The port goes away, as that of an adapter that is pulled out."""
        with open(os.devnull) as nothing:
            # The numbers stay taken, so that whoever closes them does not close something else.
            for descriptor in (self._slave, self._master):
                os.dup2(nothing.fileno(), descriptor)

    def _wait(self, timeout: float, *descriptors: int) -> bool:
        ready, _, _ = select.select([*descriptors, self._stop], [], [], timeout)
        if ready == [self._stop]:
            raise Closed
        return bool(ready)

    def serve_hdlc(self, server: HdlcServer) -> None:
        """Answer each APDU by itself, turned round, until the client disconnects."""
        while True:
            octets = self.read(0.05)
            server.tick(time.monotonic())
            if octets:
                server.receive(octets)
            for event in server.events():
                self.log.append(type(event).__name__)
                if isinstance(event, ApduReceived):
                    server.send(event.apdu[::-1], source=event.destination, destination=event.source)
            if output := server.output():
                self.write(output)


@contextlib.contextmanager
def pty_peer(serve: Callable[[End], None]) -> Iterator[tuple[str, End]]:
    """The name of a port, and the end of the peer that `serve` runs in a thread. Its failures are raised at the end."""
    master, slave = os.openpty()
    tty.setraw(slave)
    stop, stopper = os.pipe()
    end = End(master, slave, stop)
    failures: list[BaseException] = []

    def run() -> None:
        try:
            serve(end)
        except Closed:
            pass
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield os.ttyname(slave), end
    finally:
        os.write(stopper, b"x")
        thread.join(PATIENCE)
        for descriptor in (master, slave, stop, stopper):
            os.close(descriptor)
        assert not thread.is_alive()
        if failures:
            raise failures[0]
