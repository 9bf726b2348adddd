"""A listener for pushes on any number of lines, for asyncio, and in a thread of its own for everyone else."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from types import TracebackType
from typing import Self

from dlms.errors import AddressError, DlmsError, TransportClosed, TransportError, TransportTimeout
from dlms.push.receiver import Framing, Push, PushFault, PushReceiver
from dlms.push.security import PushSecurity
from dlms.session import open_transport_async
from dlms.transport.base import AsyncTransport
from dlms.url import Endpoint, parse_url

__all__ = ["PushListener"]

_FRAMINGS = {
    "tcp": Framing.WRAPPER,
    "udp": Framing.DATAGRAMS,
    "hdlc+tcp": Framing.HDLC,
    "serial": Framing.HDLC,
    "mbus+tcp": Framing.MBUS,
    "mbus": Framing.MBUS,
}
_READ_SIZE = 1 << 16
# Senders of datagrams of whom a part of a message is kept; the one not heard of for longest is forgotten for another.
_PARTIAL = 64
# Silence after which what was begun on a line without connection is over.
_PAUSE = 1.0


class PushListener:
    """Waits for what meters send, at `tcp://`, `udp://`, `hdlc+tcp://`, `mbus+tcp://`, `serial://` and `mbus://`.

        async with PushListener(PushSecurity(keys)) as listener:
            await listener.listen("tcp://0.0.0.0:4059")
            async for push in listener: ...

    or, without asyncio, `with PushListener(...) as listener`, `listener.start("tcp://...")` and `for push in listener`.
    A confirmed notification is answered when it is taken from the listener. `capacity` pushes are kept for whoever
    takes them; on connections senders then wait, datagrams are dropped (`dropped` counts them). A connection is closed
    after `idle` seconds of silence; `connections` are open at most. `on_fault` is told of what could not be taken.
    """

    def __init__(
        self,
        security: PushSecurity | None = None,
        *,
        capacity: int = 1000,
        idle: float = 300.0,
        connections: int = 1000,
        on_fault: Callable[[PushFault], None] | None = None,
    ) -> None:
        self._security = security or PushSecurity()
        self._capacity = capacity
        self._idle = idle
        self._connections = connections
        self._on_fault = on_fault
        self._queue: asyncio.Queue[tuple[Push, Callable[[], None]] | None] = asyncio.Queue(capacity)
        self._servers: list[asyncio.Server] = []
        self._datagrams: list[asyncio.DatagramTransport] = []
        self._partial: dict[tuple[str, int], PushReceiver] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self.dropped = 0

    # asyncio

    async def listen(self, url: str) -> str:
        """Listen at `url` until `close`; the URL that it really is, where the port was 0.

        Raises `AddressError` for a URL at which nothing can be listened, `TransportError` where it cannot be had,
        `TransportClosed` after `close`.
        """
        if self._closed:
            raise TransportClosed("the listener is closed")
        endpoint = parse_url(url)
        framing = _FRAMINGS.get(endpoint.scheme)
        if framing is None:
            raise AddressError(f"pushes are listened for at {', '.join(_FRAMINGS)}, not {endpoint.scheme}")
        if endpoint.device:
            transport = await open_transport_async(endpoint)
            self._spawn(self._line(transport, PushReceiver(framing, self._security, peer=endpoint.device)))
            return url
        try:
            port = await self._bind(endpoint, framing)
        except OSError as error:
            raise TransportError(f"cannot listen at {url}: {error.strerror or error}") from None
        host = f"[{endpoint.host}]" if ":" in endpoint.host else endpoint.host
        return f"{endpoint.scheme}://{host}:{port}"

    async def get(self) -> Push:
        """The next push. Raises `TransportClosed` when the listener is closed."""
        if self._closed and self._queue.empty():
            raise TransportClosed("the listener is closed")
        item = await self._queue.get()
        if item is None:
            self._queue.put_nowait(None)  # for the others who wait
            raise TransportClosed("the listener is closed")
        push, confirm = item
        confirm()
        return push

    async def close(self) -> None:
        """Listen no more, and close all connections. What was received can still be taken."""
        self._closed = True
        for server in self._servers:
            server.close()
        for transport in self._datagrams:
            transport.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for server in self._servers:
            await server.wait_closed()
        self._servers.clear()
        self._datagrams.clear()
        with contextlib.suppress(asyncio.QueueFull):
            self._queue.put_nowait(None)

    def __aiter__(self) -> AsyncIterator[Push]:
        return self._pushes()

    async def _pushes(self) -> AsyncIterator[Push]:
        with contextlib.suppress(TransportClosed):
            while True:
                yield await self.get()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _bind(self, endpoint: Endpoint, framing: Framing) -> int:
        if framing is Framing.DATAGRAMS:
            loop = asyncio.get_running_loop()
            transport, _ = await loop.create_datagram_endpoint(
                lambda: _Datagrams(self), local_addr=(endpoint.host, endpoint.port)
            )
            self._datagrams.append(transport)
            return int(transport.get_extra_info("sockname")[1])
        server = await asyncio.start_server(
            lambda reader, writer: self._connected(reader, writer, framing), endpoint.host, endpoint.port
        )
        self._servers.append(server)
        return int(server.sockets[0].getsockname()[1])

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, framing: Framing) -> None:
        if len(self._tasks) >= self._connections or self._closed:
            writer.close()
            return
        host, port = writer.get_extra_info("peername")[:2]
        receiver = PushReceiver(framing, self._security, peer=f"{host} port {port}")
        self._spawn(self._line(_Connection(reader, writer), receiver, self._idle))

    def _spawn(self, coroutine: object) -> None:
        task = asyncio.ensure_future(coroutine)  # type: ignore[call-overload]
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _line(
        self, transport: AsyncTransport | _Connection, receiver: PushReceiver, idle: float | None = None
    ) -> None:
        """Read one line or connection to its end; one that says nothing for `idle` seconds is at its end."""
        silence = 0.0
        try:
            while not receiver.lost and (idle is None or silence < idle):
                try:
                    octets = await transport.receive(_PAUSE)
                except TransportTimeout:
                    silence += _PAUSE
                    receiver.pause()
                    await self._hand_out(receiver, transport)
                    continue
                silence = 0.0
                receiver.receive(octets)
                await self._hand_out(receiver, transport)
                if not octets:
                    break
        except (DlmsError, OSError) as error:
            self._fault(PushFault(error))
        finally:
            await transport.close()

    async def _hand_out(self, receiver: PushReceiver, transport: AsyncTransport | _Connection) -> None:
        for found in receiver.pushes():
            if isinstance(found, PushFault):
                self._fault(found)
                continue
            await self._queue.put((found, lambda push=found: self._confirm(push, receiver, transport)))  # type: ignore[misc]
        if octets := receiver.output():
            await transport.send(octets)

    def _confirm(self, push: Push, receiver: PushReceiver, transport: AsyncTransport | _Connection) -> None:
        if not push.confirmed:
            return
        try:
            receiver.confirm(push)
        except DlmsError as error:
            self._fault(PushFault(error, push.peer))
            return
        self._spawn(self._send(receiver.output(), transport))

    async def _send(self, octets: bytes, transport: AsyncTransport | _Connection) -> None:
        with contextlib.suppress(DlmsError, OSError):  # whoever is gone needs no answer
            await transport.send(octets)

    def take_datagram(self, octets: bytes, address: tuple[str, int], transport: asyncio.DatagramTransport) -> None:
        """A datagram came."""
        receiver = self._partial.pop(address, None)
        if receiver is None:
            receiver = PushReceiver(Framing.DATAGRAMS, self._security, peer=f"{address[0]} port {address[1]}")
        receiver.receive(octets)
        if receiver.unfinished:
            if len(self._partial) >= _PARTIAL:
                del self._partial[next(iter(self._partial))]
            self._partial[address] = receiver
        if answers := receiver.output():
            transport.sendto(answers, address)

        def confirm(push: Push) -> None:
            try:
                receiver.confirm(push)
            except DlmsError as error:
                self._fault(PushFault(error, push.peer))
            answer = receiver.output()
            if answer and not transport.is_closing():
                transport.sendto(answer, address)

        for found in receiver.pushes():
            if isinstance(found, PushFault):
                self._fault(found)
                continue
            try:
                self._queue.put_nowait((found, lambda push=found: confirm(push)))  # type: ignore[misc]
            except asyncio.QueueFull:
                self.dropped += 1

    def _fault(self, fault: PushFault) -> None:
        if self._on_fault is not None:
            self._on_fault(fault)

    # in a thread

    def start(self, *urls: str) -> list[str]:
        """Listen at `urls` in a thread of its own; the URLs as they really are. Errors as of `listen`.

        Once stopped, a listener can be started again.
        """
        if self._thread is None:
            self._closed = False
            self._queue = asyncio.Queue(self._capacity)
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._loop.run_forever, name="dlms.PushListener", daemon=True)
            self._thread.start()
        assert self._loop is not None
        try:
            return [asyncio.run_coroutine_threadsafe(self.listen(url), self._loop).result() for url in urls]
        except BaseException:
            self.stop()
            raise

    def next(self, timeout: float | None = None) -> Push:
        """The next push of a started listener. Raises `TransportTimeout`, and `TransportClosed` once it is stopped."""
        loop = self._loop
        if loop is None:
            raise TransportClosed("the listener is not started")

        async def take() -> Push:
            async with asyncio.timeout(timeout):
                return await self.get()

        future = asyncio.run_coroutine_threadsafe(take(), loop)
        try:
            return future.result()
        except TimeoutError:
            raise TransportTimeout(f"nothing was pushed in {timeout:g} s") from None
        except BaseException:
            future.cancel()
            raise

    def stop(self) -> None:
        """End what `start` began; safe to call twice, and from another thread than one that waits in `next`."""
        loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            return
        self._loop = self._thread = None
        asyncio.run_coroutine_threadsafe(self.close(), loop).result()
        # Who waits in `next` is told within the loop, so that comes first.
        asyncio.run_coroutine_threadsafe(asyncio.sleep(0), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

    def __iter__(self) -> Iterator[Push]:
        with contextlib.suppress(TransportClosed):
            while True:
                yield self.next()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class _Connection:
    """A connection that was accepted, as a transport."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def send(self, octets: bytes) -> None:
        self._writer.write(octets)
        await self._writer.drain()

    async def receive(self, timeout: float | None = None) -> bytes:
        try:
            async with asyncio.timeout(timeout):
                return await self._reader.read(_READ_SIZE)
        except TimeoutError:
            raise TransportTimeout("nothing received") from None
        except OSError:
            return b""

    async def close(self) -> None:
        self._writer.close()
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, listener: PushListener) -> None:
        self._listener = listener
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        self._transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        if self._transport is not None:
            self._listener.take_datagram(data, addr, self._transport)
