"""A server of logical devices over TCP, UDP and TLS, with the wrapper or HDLC, for thousands of connections at once.

`Server` runs in an asyncio loop; `start` and `stop` run it in a thread of its own for everyone else. All connections
share one receive buffer, each read is answered by one write, and what concerns time is looked after by one timer for
all of them: no time here is exact to more than half a second.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import ssl
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from types import TracebackType
from typing import Any, Self, cast

from cosem.apdu import Record
from dlms import loops
from dlms.errors import AddressError, TransportError
from dlms.link.base import Link
from dlms.link.hdlc_connection import HdlcServer
from dlms.link.wrapper import WrapperLink
from dlms.server.agenda import Agenda, Timed
from dlms.server.device import LogicalDevice
from dlms.server.line import Behind, Limits, Line, LogicalDevices
from dlms.timeouts import Timeouts
from dlms.url import Endpoint, parse_url

__all__ = ["Limits", "Server"]

logger = logging.getLogger("dlms.server")

_SCHEMES = ("tcp", "udp", "tls", "hdlc+tcp", "hdlc+tls")
_BACKLOG = 4096
_BUFFER = 1 << 16
# Objects answer at once or not at all: no HDLC client is left waiting to be told that there is no answer.
_AT_ONCE = Timeouts(hold=0.0)
# Of the event loop, from accepting a connection to having closed it again.
_TURNS = 5


class Server:
    """Serves logical devices, given as such or by service access point; `ValueError` for two with the same one.

    `async with` ends all connections on leaving, and `with` (of a server that was started by `start`) does too. `tls`
    is needed for `tls://` and `hdlc+tls://`.

    `agenda` has what objects do by themselves. Those of the devices are on it, save where the mapping of devices is no
    `dict` and makes them when they are asked for; these, and what is added later, are to be put on it.

    With `behind` it is a gateway, too: to meters by network id and physical device address (`dlms.link.gateway`), each
    given as the devices are; a mapping that is no `dict` has logical devices by service access point.
    """

    def __init__(
        self,
        devices: Iterable[LogicalDevice] | LogicalDevices,
        *,
        limits: Limits | None = None,
        tls: ssl.SSLContext | None = None,
        agenda: Agenda | None = None,
        behind: Mapping[tuple[int, bytes], Iterable[LogicalDevice] | LogicalDevices] | None = None,
    ) -> None:
        self.devices = _by_access_point(devices)
        self.behind: Behind | None = (
            {place: _by_access_point(found) for place, found in behind.items()}
            if isinstance(behind, dict)
            else cast("Behind | None", behind)
        )
        self.limits = limits or Limits()
        self.tls = tls
        self.agenda = Agenda() if agenda is None else agenda
        for found in (self.devices, *(self.behind.values() if isinstance(self.behind, dict) else ())):
            if isinstance(found, dict):
                self._put_on_agenda(found.values())
        self.buffer = bytearray(_BUFFER)
        self.now = 0.0
        self.urls: list[str] = []
        self._lines: set[_Stream | _Peers] = set()
        self._listeners: list[asyncio.Server] = []
        self._timer: asyncio.TimerHandle | None = None
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: Callable[[], object] | None = None

    # --------------------------------------------------------------------------------------------------- asyncio

    async def serve(self, url: str) -> str:
        """Listen at `url` until `close`; the URL that it really is, where the port was 0.

        Raises `AddressError` for a URL that nothing can listen at, `TransportError` where it cannot be had.
        """
        endpoint = parse_url(url)
        if endpoint.scheme not in _SCHEMES:
            raise AddressError(f"a server listens at {', '.join(_SCHEMES)}, not {endpoint.scheme}")
        if endpoint.options:
            raise AddressError(f"a server's URL has no parameters: {', '.join(endpoint.options)}")
        loop = asyncio.get_running_loop()
        try:
            port = await self._listen(loop, endpoint)
        except OSError as error:
            raise TransportError(f"cannot listen at {url}: {error.strerror or error}") from None
        if self._timer is None:
            self._tick(loop)
        host = f"[{endpoint.host}]" if ":" in endpoint.host else endpoint.host
        real = f"{endpoint.scheme}://{host}:{port}"
        self.urls.append(real)
        return real

    async def close(self) -> None:
        """Listen no more, and end all connections."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        listeners, self._listeners = self._listeners, []
        loop = asyncio.get_running_loop()
        for listener in listeners:
            for bound in listener.sockets:
                loop.remove_reader(bound.fileno())
        for line in list(self._lines):
            line.abort()
        self.urls.clear()
        # What was aborted is told so in the next turns of the loop. What was just accepted turns up in them, and is
        # refused; asyncio would leave it open if its listener were closed before.
        turns = _TURNS
        while self._lines or turns:
            turns = max(turns - 1, 0)
            await asyncio.sleep(0)
        for listener in listeners:
            listener.close()
            await listener.wait_closed()

    def notify(self, value: Record, *, client: int, server: int = 1) -> int:
        """Send an event notification, a data notification or an information report over every open association.

        Those are the ones between `client` and logical device `server` for which that service was negotiated; how many
        it was sent over is the result. What is too long for the client goes in general blocks, or not at all; a
        confirmation is logged. Call it in the server's loop, or from any thread where `start` began that. Where nobody
        is connected a meter pushes: `dlms.push`.
        """
        if self._loop is None or threading.current_thread() is self._thread:
            return self._notify(value, client, server)

        async def told() -> int:
            return self._notify(value, client, server)

        return asyncio.run_coroutine_threadsafe(told(), self._loop).result()

    def _notify(self, value: Record, client: int, server: int) -> int:
        return sum(line.notify(client, server, value) for line in list(self._lines))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _listen(self, loop: asyncio.AbstractEventLoop, endpoint: Endpoint) -> int:
        if endpoint.scheme == "udp":
            transport, peers = await loop.create_datagram_endpoint(
                lambda: _Peers(self), local_addr=(endpoint.host, endpoint.port)
            )
            self._lines.add(peers)
            return int(transport.get_extra_info("sockname")[1])
        tls = endpoint.scheme.endswith("tls")
        if tls and self.tls is None:
            raise AddressError(f"{endpoint.scheme} needs a certificate: Server(..., tls=...)")
        listener = await loop.create_server(
            lambda: _Stream(
                self, HdlcServer(self.devices.keys(), timeouts=_AT_ONCE) if endpoint.hdlc else WrapperLink()
            ),
            endpoint.host,
            endpoint.port,
            backlog=_BACKLOG,
            ssl=self.tls if tls else None,
            # Until then nobody else sees the connection, and asks how long it has been there.
            ssl_handshake_timeout=self.limits.opening if tls else None,
        )
        self._listeners.append(listener)
        return int(listener.sockets[0].getsockname()[1])

    def admit(self, line: _Stream) -> bool:
        """Whether there is room for one more connection, and the server is not closed by now."""
        if not self._listeners:
            return False
        if len(self._lines) >= self.limits.connections:
            logger.warning("%d connections are open, one more is refused", len(self._lines))
            return False
        self._lines.add(line)
        return True

    def discard(self, line: _Stream | _Peers) -> None:
        """A connection is gone."""
        self._lines.discard(line)

    def _put_on_agenda(self, devices: Iterable[object]) -> None:
        for device in devices:
            for served in device.objects() if isinstance(device, LogicalDevice) else ():
                if isinstance(served, Timed):
                    self.agenda.add(served)

    def _tick(self, loop: asyncio.AbstractEventLoop) -> None:
        self.now = loop.time()
        for line in list(self._lines):
            line.tick(self.now)
        self.agenda.run()
        self._timer = loop.call_later(_TICK, self._tick, loop)

    # -------------------------------------------------------------------------------------------------- in a thread

    def start(self, *urls: str) -> list[str]:
        """Serve at `urls` in a thread of its own; the URLs as they really are. Errors as of `serve`."""
        if self._thread is not None:
            raise RuntimeError("the server has been started already")
        running: Future[asyncio.AbstractEventLoop] = Future()
        self._thread = threading.Thread(target=loops.run, args=(self._run(running),), name="dlms.Server", daemon=True)
        self._thread.start()
        loop = running.result()
        try:
            return [asyncio.run_coroutine_threadsafe(self.serve(url), loop).result() for url in urls]
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End what `start` began; nothing where it was not started."""
        if self._thread is not None and self._stop is not None:
            self._stop()
            self._thread.join()
            self._thread = self._loop = self._stop = None

    async def _run(self, running: Future[asyncio.AbstractEventLoop]) -> None:
        """What the thread does: wait for the end, whoever is served meanwhile."""
        loop, stopped = asyncio.get_running_loop(), asyncio.Event()
        self._stop = lambda: loop.call_soon_threadsafe(stopped.set)
        self._loop = loop
        running.set_result(loop)
        await stopped.wait()
        await self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


_TICK = 0.5


class _Stream(asyncio.BufferedProtocol):
    """One connection."""

    __slots__ = ("_line", "_link", "_server", "_transport", "_view")

    def __init__(self, server: Server, link: Link) -> None:
        self._server = server
        self._view = memoryview(server.buffer)
        self._link = link
        self._transport: asyncio.Transport | None = None
        self._line: Line | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        if not self._server.admit(self):
            self._transport.abort()
            return
        self._transport.set_write_buffer_limits(self._server.limits.unsent)
        self._line = Line(
            self._link,
            self._server.devices,
            self._server.now,
            behind=self._server.behind,
            peer=_peer(transport),
            limits=self._server.limits,
        )

    def connection_lost(self, error: Exception | None) -> None:
        self._server.discard(self)
        self._transport = self._line = None

    def get_buffer(self, sizehint: int) -> bytearray:
        return self._server.buffer

    def buffer_updated(self, count: int) -> None:
        line, transport = self._line, self._transport
        if line is None or transport is None:
            return
        octets = line.exchange(self._view[:count].tobytes(), self._server.now)
        if octets:
            transport.write(octets)
        if line.closed:
            transport.close()

    def eof_received(self) -> None:
        """Whoever says no more gets no more: the transport closes after what is still to be sent."""

    def pause_writing(self) -> None:
        if self._transport is not None:
            self._transport.pause_reading()

    def resume_writing(self) -> None:
        if self._transport is not None:
            self._transport.resume_reading()

    def tick(self, now: float) -> None:
        line, transport = self._line, self._transport
        if line is None or transport is None:
            return
        line.tick(now)
        if octets := line.output():
            transport.write(octets)
        if line.closed:
            # A peer that has stopped reading would keep a mere close waiting for ever.
            transport.abort()

    def notify(self, client: int, server: int, value: Record) -> int:
        line, transport = self._line, self._transport
        if line is None or transport is None or not line.notify(client, server, value):
            return 0
        transport.write(line.output())
        return 1

    def abort(self) -> None:
        if self._transport is not None:
            self._transport.abort()


class _Peers(asyncio.DatagramProtocol):
    """The peers of one UDP socket, each a line of its own as long as it talks."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._transport: asyncio.DatagramTransport | None = None
        self._lines: dict[Any, Line] = {}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.DatagramTransport, transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._server.discard(self)
        self._lines.clear()
        self._transport = None

    def datagram_received(self, octets: bytes, address: Any) -> None:
        if not octets:
            return
        now = self._server.now
        line = self._lines.get(address)
        if line is None:
            if len(self._lines) >= self._server.limits.connections:
                return
            line = Line(
                WrapperLink(datagrams=True),
                self._server.devices,
                now,
                behind=self._server.behind,
                peer=f"{address[0]}:{address[1]}",
                limits=self._server.limits,
                in_order=False,
            )
            self._lines[address] = line
        line.receive(octets, now)
        self._send(line, address)
        if line.closed or not line.associations():
            del self._lines[address]

    def error_received(self, error: Exception) -> None:
        """A peer that is gone: its line ends by time."""

    def tick(self, now: float) -> None:
        for address, line in list(self._lines.items()):
            line.tick(now)
            if line.closed:
                del self._lines[address]

    def notify(self, client: int, server: int, value: Record) -> int:
        told = [address for address, line in self._lines.items() if line.notify(client, server, value)]
        for address in told:
            self._send(self._lines[address], address)
        return len(told)

    def abort(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def _send(self, line: Line, address: Any) -> None:
        while octets := line.output():
            if self._transport is not None:
                with contextlib.suppress(OSError):
                    self._transport.sendto(octets, address)


def _by_access_point(devices: Iterable[LogicalDevice] | LogicalDevices) -> LogicalDevices:
    if isinstance(devices, Mapping):
        return devices
    found: dict[int, LogicalDevice] = {}
    for device in devices:
        if found.setdefault(device.sap, device) is not device:
            raise ValueError(f"two logical devices are at service access point {device.sap}")
    return found


def _peer(transport: asyncio.BaseTransport) -> str:
    name = transport.get_extra_info("peername")
    return f"{name[0]}:{name[1]}" if name else "?"
