"""TCP, blocking and for asyncio."""

from __future__ import annotations

import asyncio
import contextlib
import math
import socket
import ssl
from collections.abc import Callable

from dlms.errors import TransportClosed, TransportError, TransportTimeout
from dlms.transport.base import RECEIVE_SIZE, AsyncClosing, Closing

__all__ = ["AsyncStreamTransport", "SocketTransport", "connect_tcp", "connect_tcp_async"]

# What an asyncio stream holds for a reader that does not read, before it stops taking more.
BUFFER_LIMIT = 4 * RECEIVE_SIZE


class SocketTransport(Closing):
    """A connected stream socket, plain or TLS. `send_timeout` is how long the peer may take to accept octets."""

    def __init__(self, connection: socket.socket, *, send_timeout: float = 60.0) -> None:
        self._socket = connection
        self._send_timeout = send_timeout
        self._timeout: float | None = -1.0
        self._sending = False
        self._closed = False

    def send(self, octets: bytes) -> None:
        """See `Transport.send`. After one that was not completed there is no other: it would end up inside it."""
        if self._sending and not self._closed:
            raise TransportClosed("the connection broke: a message was sent in part")
        self._sending = True
        try:
            self._limit(self._send_timeout)
            self._socket.sendall(octets)
            self._sending = False
        except TimeoutError:
            raise TransportTimeout(f"the peer took no octets in {self._send_timeout:g} s") from None
        except OSError as error:
            raise self._broken(error) from error

    def receive(self, timeout: float | None = None) -> bytes:
        """See `Transport.receive`."""
        try:
            self._limit(timeout)
            octets = self._socket.recv(RECEIVE_SIZE)
        except (TimeoutError, BlockingIOError, ssl.SSLWantReadError):
            raise TransportTimeout(f"nothing received in {timeout:g} s") from None
        except OSError as error:
            raise self._broken(error) from error
        if not octets and self._closed:
            raise TransportClosed("the connection was closed on this side")
        return octets

    def close(self) -> None:
        """See `Transport.close`."""
        self._closed = True
        with contextlib.suppress(OSError, ValueError):
            if isinstance(self._socket, ssl.SSLSocket):
                # Says goodbye and does not wait for the answer.
                self._socket.settimeout(0)
                self._socket.unwrap()
        with contextlib.suppress(OSError):
            # Wakes a thread that waits in `receive`; closing the descriptor alone would not.
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _limit(self, timeout: float | None) -> None:
        # Saying a time-out is a system call, so it is said in whole milliseconds, which are mostly the same ones.
        if timeout:
            timeout = math.ceil(timeout * 1000) / 1000
        if timeout != self._timeout:
            self._socket.settimeout(timeout)
            self._timeout = timeout

    def _broken(self, error: OSError) -> TransportClosed:
        return broken(error, self._closed)


def broken(error: OSError, closed_here: bool) -> TransportClosed:
    """The error for a connection that fails in use."""
    if closed_here:
        return TransportClosed("the connection was closed on this side")
    return TransportClosed(f"the connection broke: {error.strerror or error}")


def cannot_open(target: str, error: OSError) -> TransportError:
    """The error for a connection that cannot be made."""
    if isinstance(error, TimeoutError):
        return TransportTimeout(f"{target} does not answer")
    # asyncio says nothing where the peer ends a TLS handshake.
    why = error.strerror or str(error) or "the peer closes the connection"
    return TransportError(f"cannot connect to {target}: {why}")


def connect_tcp(host: str, port: int, *, timeout: float = 10.0, send_timeout: float = 60.0) -> SocketTransport:
    """Connect. Raises `TransportError`."""
    return SocketTransport(connect_socket(host, port, timeout), send_timeout=send_timeout)


def connect_socket(host: str, port: int, timeout: float) -> socket.socket:
    """A connected TCP socket that sends at once what it is given. Raises `TransportError`."""
    try:
        connection = socket.create_connection((host, port), timeout)
    except OSError as error:
        raise cannot_open(f"{host} port {port}", error) from error
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


class _Stream(asyncio.Protocol):
    """Keeps what arrives until it is asked for, and tells the other end to wait when that becomes too much."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.buffer = bytearray()
        self.ended = False
        self.error: Exception | None = None
        self.reader: asyncio.Future[None] | None = None
        self.writer: asyncio.Future[None] | None = None
        self.lost = asyncio.get_running_loop().create_future()
        self._paused = False
        self.full = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if len(self.buffer) >= BUFFER_LIMIT and self.transport is not None and not self._paused:
            self._paused = True
            self.transport.pause_reading()
        wake(self.reader)

    def take(self) -> bytes:
        octets = bytes(self.buffer)
        self.buffer.clear()
        if self._paused and self.transport is not None and not self.ended:
            self._paused = False
            self.transport.resume_reading()
        return octets

    def eof_received(self) -> bool:
        self.ended = True
        wake(self.reader)
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended = True
        self.error = self.error or exc
        wake(self.reader)
        wake(self.writer)
        if not self.lost.done():
            self.lost.set_result(None)

    def pause_writing(self) -> None:
        self.full = True

    def resume_writing(self) -> None:
        self.full = False
        wake(self.writer)


def wake(waiter: asyncio.Future[None] | None) -> None:
    if waiter is not None and not waiter.done():
        waiter.set_result(None)


class AsyncStreamTransport(AsyncClosing):
    """A connected stream of an asyncio loop, plain or TLS. `send_timeout` is as in `SocketTransport`."""

    def __init__(self, stream: _Stream, *, send_timeout: float = 60.0) -> None:
        assert stream.transport is not None
        self._stream = stream
        self._transport = stream.transport
        self._send_timeout = send_timeout
        self._closed = False

    async def send(self, octets: bytes) -> None:
        """See `AsyncTransport.send`."""
        stream = self._stream
        if self._closed or stream.ended:
            raise self._why_closed()
        self._transport.write(octets)
        if stream.full:
            stream.writer = asyncio.get_running_loop().create_future()
            if not await within(stream.writer, self._send_timeout):
                raise TransportTimeout(f"the peer took no octets in {self._send_timeout:g} s")
            if stream.lost.done():
                raise self._why_closed()

    async def receive(self, timeout: float | None = None) -> bytes:
        """See `AsyncTransport.receive`."""
        stream = self._stream
        while not stream.buffer:
            if self._closed or stream.error is not None:
                raise self._why_closed()
            if stream.ended:
                return b""
            if stream.reader is not None and not stream.reader.done():
                raise RuntimeError("another task already receives from this transport")
            stream.reader = asyncio.get_running_loop().create_future()
            try:
                if not await within(stream.reader, timeout):
                    raise TransportTimeout(f"nothing received in {timeout:g} s")
            finally:
                stream.reader = None
        return stream.take()

    async def close(self) -> None:
        """See `AsyncTransport.close`."""
        self._closed = True
        self._transport.abort() if self._stream.full else self._transport.close()
        wake(self._stream.reader)
        wake(self._stream.writer)
        lost = self._stream.lost
        ended = False
        try:
            ended = lost.done() or await within(asyncio.shield(lost), 1.0)
        finally:
            if not ended:  # a peer that does not end TLS, or a caller who was cancelled
                self._transport.abort()

    def _why_closed(self) -> TransportClosed:
        error = self._stream.error
        if isinstance(error, OSError) or self._closed:
            return broken(error if isinstance(error, OSError) else OSError(), self._closed)
        return TransportClosed("the connection was closed by the peer")


async def within(waiter: asyncio.Future[None], timeout: float | None) -> bool:
    """Wait for a future of one's own; False when the time runs out first. Cancelling cancels the future."""
    if timeout is None:
        await waiter
        return True
    # A timer and a future cost a fraction of `asyncio.wait_for`, and this is once an exchange.
    expired = False

    def expire() -> None:
        nonlocal expired
        if not waiter.done():
            expired = True
            waiter.set_result(None)

    timer = asyncio.get_running_loop().call_later(timeout, expire)
    try:
        await waiter
    finally:
        timer.cancel()
    return not expired


async def connect_tcp_async(
    host: str, port: int, *, timeout: float = 10.0, send_timeout: float = 60.0
) -> AsyncStreamTransport:
    """Connect. Raises `TransportError`."""
    return await connect_stream(host, port, timeout, send_timeout, None, None)


async def connect_stream(
    host: str,
    port: int,
    timeout: float,
    send_timeout: float,
    context: ssl.SSLContext | None,
    server_name: str | None,
) -> AsyncStreamTransport:
    """A connected stream, TLS where a context is given. Raises `TransportError`."""
    make: Callable[[], _Stream] = _Stream
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(timeout):
            _, stream = await loop.create_connection(make, host, port, ssl=context, server_hostname=server_name)
    except ssl.SSLError:
        raise  # who asked for TLS says what is wrong with it
    except OSError as error:
        raise cannot_open(f"{host} port {port}", error) from error
    return AsyncStreamTransport(stream, send_timeout=send_timeout)
