"""UDP, blocking and for asyncio: one datagram a call, to and from one peer."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
from collections import deque

from dlms.errors import TransportClosed, TransportTimeout
from dlms.transport.base import RECEIVE_SIZE, AsyncClosing, Closing
from dlms.transport.tcp import broken, cannot_open, wake, within

__all__ = ["AsyncUdpTransport", "UdpTransport", "connect_udp", "connect_udp_async"]

# Datagrams kept for a reader that does not read; more are dropped, as the network itself would.
QUEUE_LIMIT = 256


class UdpTransport(Closing):
    """A connected UDP socket: what others than the peer send is not seen."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._closed = False

    def send(self, octets: bytes) -> None:
        """Send one datagram; see `Transport.send`."""
        try:
            self._socket.settimeout(None)
            self._socket.send(octets)
        except OSError as error:
            raise broken(error, self._closed) from error

    def receive(self, timeout: float | None = None) -> bytes:
        """One datagram, never b"" as nobody can close; see `Transport.receive`."""
        limit = None if timeout is None else time.monotonic() + timeout
        left = timeout
        while True:
            try:
                self._socket.settimeout(left)
                octets = self._socket.recv(RECEIVE_SIZE)
            except (TimeoutError, BlockingIOError):
                raise TransportTimeout(f"nothing received in {timeout:g} s") from None
            except OSError as error:
                raise broken(error, self._closed) from error
            if octets:
                return octets
            if self._closed:
                raise TransportClosed("the connection was closed on this side")
            # Datagrams with nothing in them are passed over, and do not put off the end.
            if limit is not None and (left := limit - time.monotonic()) <= 0:
                raise TransportTimeout(f"nothing received in {timeout:g} s")

    def close(self) -> None:
        """See `Transport.close`."""
        self._closed = True
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


def connect_udp(host: str, port: int) -> UdpTransport:
    """A socket towards a peer, which is not asked whether it is there. Raises `TransportError`."""
    target = f"{host} port {port}"
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)
    except OSError as error:
        raise cannot_open(target, error) from error
    family, kind, protocol, _, address = found[0]
    connection = socket.socket(family, kind, protocol)
    try:
        connection.connect(address)
    except OSError as error:
        connection.close()
        raise cannot_open(target, error) from error
    return UdpTransport(connection)


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.received: deque[bytes] = deque(maxlen=QUEUE_LIMIT)
        self.error: Exception | None = None
        self.reader: asyncio.Future[None] | None = None
        self.lost = asyncio.get_running_loop().create_future()

    def datagram_received(self, data: bytes, addr: object) -> None:
        if data:
            self.received.append(data)
            wake(self.reader)

    def error_received(self, exc: Exception) -> None:
        self.error = exc
        wake(self.reader)

    def connection_lost(self, exc: Exception | None) -> None:
        self.error = self.error or exc
        wake(self.reader)
        wake(self.lost)


class AsyncUdpTransport(AsyncClosing):
    """As `UdpTransport`, of an asyncio loop."""

    def __init__(self, transport: asyncio.DatagramTransport, datagrams: _Datagrams) -> None:
        self._transport = transport
        self._datagrams = datagrams
        self._closed = False

    async def send(self, octets: bytes) -> None:
        """Send one datagram; see `AsyncTransport.send`."""
        self._check()
        self._transport.sendto(octets)

    async def receive(self, timeout: float | None = None) -> bytes:
        """One datagram; see `AsyncTransport.receive`."""
        datagrams = self._datagrams
        while not datagrams.received:
            self._check()
            datagrams.reader = asyncio.get_running_loop().create_future()
            if not await within(datagrams.reader, timeout):
                raise TransportTimeout(f"nothing received in {timeout:g} s")
        return datagrams.received.popleft()

    async def close(self) -> None:
        """See `AsyncTransport.close`."""
        self._closed = True
        self._transport.close()
        wake(self._datagrams.reader)
        await within(self._datagrams.lost, 1.0)

    def _check(self) -> None:
        error, self._datagrams.error = self._datagrams.error, None
        if self._closed or self._transport.is_closing():
            raise broken(OSError("closed"), self._closed)
        if isinstance(error, OSError):
            raise broken(error, self._closed) from error


async def connect_udp_async(host: str, port: int) -> AsyncUdpTransport:
    """As `connect_udp`. Raises `TransportError`."""
    loop = asyncio.get_running_loop()
    try:
        transport, datagrams = await loop.create_datagram_endpoint(_Datagrams, remote_addr=(host, port))
    except OSError as error:
        raise cannot_open(f"{host} port {port}", error) from error
    return AsyncUdpTransport(transport, datagrams)
