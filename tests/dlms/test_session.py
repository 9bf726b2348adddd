"""Sessions over real sockets: exchanges, closed and silent peers, cancelling; nothing left behind."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from dlms.errors import LinkDisconnected, LinkError, LinkTimeout, TransportClosed, TransportError
from dlms.link.wrapper import Wpdu, WrapperLink
from dlms.session import AsyncLinkSession, LinkSession, Timeouts
from dlms.transport.tcp import SocketTransport, connect_socket, connect_tcp, connect_tcp_async

GET = bytes.fromhex("c001c1000100002a0000ff0200")
ANSWER = bytes.fromhex("c401c10009083132333435363738")

Peer = Callable[[socket.socket], None]


@contextlib.contextmanager
def peer(serve: Peer) -> Iterator[int]:
    """A TCP peer that serves one connection as told; gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def run() -> None:
            with contextlib.suppress(OSError):
                connection, _ = listener.accept()
                with connection:
                    serve(connection)

        thread = threading.Thread(target=run)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            thread.join(10)
            assert not thread.is_alive()


def answering(connection: socket.socket) -> None:
    """Answers each APDU by itself, turned round, one octet a write."""
    link = WrapperLink(1)
    while octets := connection.recv(4096):
        link.receive(octets)
        for event in link.events():
            link.send(event.apdu[::-1], source=event.destination, destination=event.source)
        for octet in link.output():
            connection.sendall(bytes([octet]))


def silent(connection: socket.socket) -> None:
    while connection.recv(4096):
        pass


def closing(connection: socket.socket) -> None:
    connection.recv(4096)


def cutting(connection: socket.socket) -> None:
    connection.recv(4096)
    connection.sendall(Wpdu(1, 16, ANSWER).encode()[:-3])


def answering_for_another(connection: socket.socket) -> None:
    connection.recv(4096)
    connection.sendall(Wpdu(1, 17, b"for 17").encode() + Wpdu(2, 16, b"from 2").encode() + Wpdu(1, 16, ANSWER).encode())
    connection.recv(4096)


def wrong_version(connection: socket.socket) -> None:
    connection.recv(4096)
    connection.sendall(b"\x00\x02" + Wpdu(1, 16, ANSWER).encode()[2:])
    connection.recv(4096)


def blocking(port: int, timeouts: Timeouts | None = None) -> list[bytes]:
    with LinkSession(connect_tcp("127.0.0.1", port), WrapperLink(16, 1), timeouts) as session:
        return [session.exchange(GET), session.exchange(GET * 700)]


async def concurrent(port: int, timeouts: Timeouts | None = None) -> list[bytes]:
    async with AsyncLinkSession(await connect_tcp_async("127.0.0.1", port), WrapperLink(16, 1), timeouts) as session:
        return [await session.exchange(GET), await session.exchange(GET * 700)]


def asynchronous(port: int, timeouts: Timeouts | None = None) -> list[bytes]:
    return asyncio.run(concurrent(port, timeouts))


both = pytest.mark.parametrize("exchange_twice", [blocking, asynchronous])
Exchange = Callable[..., list[bytes]]


@both
def test_exchanges(exchange_twice: Exchange) -> None:
    with peer(answering) as port:
        assert exchange_twice(port) == [GET[::-1], (GET * 700)[::-1]]


@both
@pytest.mark.parametrize(
    ("serve", "error"),
    [(closing, TransportClosed), (cutting, TransportClosed), (wrong_version, LinkError), (silent, LinkTimeout)],
)
def test_what_ends_an_exchange_is_a_typed_error(exchange_twice: Exchange, serve: Peer, error: type[Exception]) -> None:
    with peer(serve) as port, pytest.raises(error):
        exchange_twice(port, Timeouts(exchange=0.3))


@both
def test_an_answer_for_another_is_not_taken(exchange_twice: Exchange) -> None:
    with peer(answering_for_another) as port, pytest.raises((TransportError, LinkError)) as caught:
        exchange_twice(port, Timeouts(exchange=0.3))
    assert caught.type in (LinkTimeout, TransportClosed)


def test_after_an_abandoned_exchange_there_is_no_next() -> None:
    with peer(silent) as port, LinkSession(connect_tcp("127.0.0.1", port), WrapperLink(16, 1)) as session:
        with pytest.raises(LinkTimeout):
            session.exchange(GET, timeout=0.05)
        with pytest.raises(LinkDisconnected):
            session.exchange(GET)


def test_an_interrupt_while_sending_abandons_the_exchange() -> None:
    """Else the next one would be given its answer."""

    class Interrupted(SocketTransport):
        def send(self, octets: bytes) -> None:
            super().send(octets)
            raise KeyboardInterrupt

    with peer(answering) as port, connect_socket("127.0.0.1", port, 10) as connection:
        session = LinkSession(Interrupted(connection), WrapperLink(16, 1))
        session.open()
        with pytest.raises(KeyboardInterrupt):
            session.exchange(GET)
        with pytest.raises(LinkDisconnected):
            session.exchange(GET)


@both
def test_what_cannot_be_sent_abandons_nothing(exchange_twice: Exchange) -> None:
    def too_long(port: int) -> bytes:
        with LinkSession(connect_tcp("127.0.0.1", port), WrapperLink(16, 1)) as session:
            with pytest.raises(LinkError, match="65535"):
                session.exchange(bytes(65536))
            return session.exchange(GET)

    async def too_long_async(port: int) -> bytes:
        async with AsyncLinkSession(await connect_tcp_async("127.0.0.1", port), WrapperLink(16, 1)) as session:
            with pytest.raises(LinkError, match="65535"):
                await session.exchange(bytes(65536))
            return await session.exchange(GET)

    with peer(answering) as port:
        found = too_long(port) if exchange_twice is blocking else asyncio.run(too_long_async(port))
    assert found == GET[::-1]


@both
@pytest.mark.parametrize("octets", [Wpdu(1, 16, ANSWER).encode()[:-1], b"\x00\x01\x00"], ids=["APDU", "header"])
def test_a_peer_that_closes_within_a_message(exchange_twice: Exchange, octets: bytes) -> None:
    def closing(connection: socket.socket) -> None:
        connection.recv(4096)
        connection.sendall(octets)

    with peer(closing) as port, pytest.raises(TransportClosed, match="within a message"):
        exchange_twice(port, Timeouts())


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(TransportError, match="cannot connect"):
        connect_tcp("127.0.0.1", port)
    with pytest.raises(TransportError, match="cannot connect"):
        asyncio.run(connect_tcp_async("127.0.0.1", port))


def test_close_ends_a_waiting_call_of_another_thread() -> None:
    with peer(silent) as port:
        session = LinkSession(connect_tcp("127.0.0.1", port), WrapperLink(16, 1))
        session.open()
        errors: list[Exception] = []

        def wait() -> None:
            try:
                session.exchange(GET)
            except Exception as error:
                errors.append(error)

        thread = threading.Thread(target=wait)
        thread.start()
        time.sleep(0.05)
        session.transport.close()
        thread.join(10)
        assert not thread.is_alive()
        assert [type(error) for error in errors] == [TransportClosed]


def test_cancelling_leaves_nothing_behind() -> None:
    async def run(port: int) -> None:
        async def read() -> None:
            await concurrent(port)

        task = asyncio.create_task(read())
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.sleep(0)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    ended = threading.Event()

    def serve(connection: socket.socket) -> None:
        silent(connection)
        ended.set()

    with peer(serve) as port:
        asyncio.run(run(port))
        assert ended.wait(10)


def test_a_cancelled_receive_loses_nothing() -> None:
    async def run(port: int) -> None:
        async with AsyncLinkSession(await connect_tcp_async("127.0.0.1", port), WrapperLink(16, 1)) as session:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(session.receive(), 0.02)
            await session.send(GET)
            assert (await session.receive()).apdu == GET[::-1]

    with peer(answering) as port:
        asyncio.run(run(port))


@pytest.mark.parametrize("field", ["retries", "response", "exchange"])
def test_time_outs_below_zero_are_refused(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        Timeouts(**{field: -1})
