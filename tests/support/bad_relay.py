"""What is between two real ends and does to the octets whatever a line, a modem or a network may do."""

from __future__ import annotations

import contextlib
import os
import random
import select
import socket
import threading
import tty
from collections import deque
from collections.abc import Callable, Iterator

KINDS = ("drop", "lose", "double", "flip", "cut", "noise", "flags", "hold", "split", "earlier", "mix")
PATIENCE = 10.0


class BadLine:
    """One direction. `rate` of the pieces that come meet a fault; the same seed does the same to the same pieces."""

    def __init__(self, seed: int, rate: float) -> None:
        self._random = random.Random(seed)
        self._rate = rate
        self._held = b""
        self._past: deque[bytes] = deque([b"\x7e"], maxlen=5)

    def __call__(self, piece: bytes) -> list[bytes]:
        """The pieces that arrive in its place."""
        chance = self._random
        octets, self._held = self._held + piece, b""
        self._past.append(piece)
        if chance.random() >= self._rate:
            return [octets]
        place, few = chance.randrange(len(octets)), chance.randint(1, 30)
        earlier = chance.choice(list(self._past))
        match chance.choice(KINDS):
            case "drop":
                return []
            case "lose":
                return [octets[:place] + octets[place + few :]]
            case "double":
                return [octets + octets]
            case "flip":
                return [octets[:place] + bytes((octets[place] ^ 1 << few % 8,)) + octets[place + 1 :]]
            case "cut":
                return [octets[:place]]
            case "noise":
                return [chance.randbytes(few) + octets]
            case "flags":
                return [bytes(chance.choice(b"\x7e\xa0\x00\x01\x03\x21") for _ in range(few)) + octets]
            case "hold":
                self._held = octets
                return []
            case "split":
                return [octets[at : at + few] for at in range(0, len(octets), few)]
            case "earlier":
                return [earlier + octets]
        return [octets[:place] + earlier[:few] + octets[place:] + earlier[few:]]


class End:
    """A socket or the master of a pseudo-terminal."""

    def __init__(self, descriptor: int, read: Callable[[], bytes], write: Callable[[bytes], object]) -> None:
        self.descriptor = descriptor
        self.read = read
        self.write = write

    @classmethod
    def of(cls, connection: socket.socket) -> End:
        return cls(connection.fileno(), lambda: connection.recv(1 << 16), connection.sendall)


def _relay(near: End, far: End, lines: tuple[BadLine, BadLine], stop: int) -> None:
    """Until one end closes, or `stop` can be read."""
    while True:
        ready, _, _ = select.select([near.descriptor, far.descriptor, stop], [], [])
        if stop in ready:
            return
        for end, other, line in ((near, far, lines[0]), (far, near, lines[1])):
            if end.descriptor in ready:
                octets = end.read()
                if not octets:
                    return
                for piece in filter(None, line(octets)):
                    other.write(piece)


@contextlib.contextmanager
def bad_relay(url: str, seed: int, rate: float) -> Iterator[str]:
    """A URL that leads to the server at `url` over two bad lines: a TCP or UDP one, or `serial://` for `hdlc+tcp://`."""
    scheme, _, place = url.partition("://")
    host, port = place.rsplit(":", 1)
    address = host, int(port)
    lines = BadLine(2 * seed, rate), BadLine(2 * seed + 1, rate)
    with contextlib.ExitStack() as stack:
        stop, stopper = os.pipe()
        stack.callback(os.close, stop)
        stack.callback(os.close, stopper)
        if scheme == "udp":
            name, connect = _datagrams(stack, address)
        elif scheme == "serial":
            name, connect = _terminal(stack, address)
        else:
            name, connect = _stream(stack, scheme, address, stop)

        def run() -> None:
            with contextlib.suppress(OSError), contextlib.ExitStack() as ends:
                near, far = connect(ends)
                _relay(near, far, lines, stop)

        thread = threading.Thread(target=run)
        thread.start()
        try:
            yield name
        finally:
            os.write(stopper, b"x")
            thread.join(PATIENCE)
            assert not thread.is_alive()


Connect = Callable[[contextlib.ExitStack], tuple[End, End]]


def _stream(stack: contextlib.ExitStack, scheme: str, address: tuple[str, int], stop: int) -> tuple[str, Connect]:
    listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))

    def connect(ends: contextlib.ExitStack) -> tuple[End, End]:
        ready, _, _ = select.select([listener, stop], [], [])
        if listener not in ready:
            raise OSError("nobody came")
        near = ends.enter_context(listener.accept()[0])
        return End.of(near), End.of(ends.enter_context(socket.create_connection(address)))

    return f"{scheme}://127.0.0.1:{listener.getsockname()[1]}", connect


def _datagrams(stack: contextlib.ExitStack, address: tuple[str, int]) -> tuple[str, Connect]:
    near = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
    near.bind(("127.0.0.1", 0))
    far = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
    far.connect(address)
    client: list[tuple[str, int]] = []

    def read() -> bytes:
        octets, client[:] = (found := near.recvfrom(1 << 16))[0], [found[1]]
        return octets

    end = End(near.fileno(), read, lambda octets: near.sendto(octets, client[0]))
    return f"udp://127.0.0.1:{near.getsockname()[1]}", lambda ends: (end, End.of(far))


def _terminal(stack: contextlib.ExitStack, address: tuple[str, int]) -> tuple[str, Connect]:
    master, slave = os.openpty()
    tty.setraw(slave)
    stack.callback(os.close, master)
    stack.callback(os.close, slave)
    near = End(master, lambda: os.read(master, 4096), lambda octets: os.write(master, octets))
    return (
        f"serial://{os.ttyname(slave)}",
        lambda ends: (near, End.of(ends.enter_context(socket.create_connection(address)))),
    )
