"""What every transport is to those above it, blocking and for asyncio.

A transport carries octets and knows nothing of frames; one of datagrams gives and takes them whole.
"""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

__all__ = ["RECEIVE_SIZE", "AsyncTransport", "Transport"]

# Most octets one `receive` gives: a longest datagram, or what a stream has ready.
RECEIVE_SIZE = 1 << 16


class Transport(Protocol):
    """A blocking transport. `close` may be called from any thread at any time, and again: it ends a waiting call."""

    def send(self, octets: bytes) -> None:
        """Send all of it. Raises `TransportClosed`, `TransportTimeout`."""

    def receive(self, timeout: float | None = None) -> bytes:
        """Some octets, at least one; b"" when the peer has closed.

        Raises `TransportTimeout` when nothing came in `timeout` seconds (None: waits for ever), `TransportClosed` when
        it is closed on this side or broken.
        """

    def close(self) -> None:
        """Give everything back. Never raises."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class AsyncTransport(Protocol):
    """An asyncio transport, of the loop it was opened in. Cancelling a call leaves it usable."""

    async def send(self, octets: bytes) -> None:
        """Send all of it. Raises `TransportClosed`, `TransportTimeout`."""

    async def receive(self, timeout: float | None = None) -> bytes:
        """Some octets; as `Transport.receive`. One call at a time."""

    async def close(self) -> None:
        """Give everything back. Never raises."""

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Closing:
    """`with` for blocking transports."""

    def close(self) -> None:
        """See `Transport.close`."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncClosing:
    """`async with` for asyncio transports."""

    async def close(self) -> None:
        """See `AsyncTransport.close`."""
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
