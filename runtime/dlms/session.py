"""From a URL to something that exchanges APDUs: transport and link put together, blocking and for asyncio."""

from __future__ import annotations

import contextlib
import time
from collections import deque
from types import TracebackType
from typing import Self

from dlms.errors import DlmsError, LinkDisconnected, LinkTimeout, TransportClosed, TransportTimeout
from dlms.link.base import ApduReceived, Connected, Disconnected, Link, LinkFailed
from dlms.timeouts import Timeouts
from dlms.transport.base import AsyncTransport, Transport

__all__ = ["AsyncLinkSession", "LinkSession", "Timeouts"]


class _Driver:
    """What the blocking and the asyncio session share: what the link says, and how long to wait for more."""

    def __init__(self, link: Link, timeouts: Timeouts) -> None:
        self.link = link
        self.timeouts = timeouts
        self._connected = False
        self._received: deque[ApduReceived] = deque()
        self._failure: DlmsError | None = None

    @property
    def connected(self) -> bool:
        """Whether the link is open, as far as is known."""
        return self._connected and self._failure is None

    def _sort_events(self) -> None:
        for event in self.link.events():
            match event:
                case ApduReceived():
                    self._received.append(event)
                case Connected():
                    self._connected = True
                case LinkFailed(error):
                    self._give_up(error)
                case Disconnected(reason):
                    self._give_up(LinkDisconnected(reason))
                case _:
                    pass  # noise and damaged frames: the link deals with them

    def _give_up(self, error: DlmsError) -> None:
        self._connected = False
        self._failure = self._failure or error

    def _next(self) -> ApduReceived | None:
        """The next APDU, None when none is there yet; raises what ended the link once all before it is handed out."""
        self._sort_events()
        if self._received:
            return self._received.popleft()
        if self._failure is not None:
            raise self._failure
        return None

    def _something_happened(self) -> bool:
        self._sort_events()
        return bool(self._received) or self._failure is not None

    def _is_open(self) -> bool:
        self._sort_events()
        if self._failure is not None:
            raise self._failure
        return self._connected

    def _tick(self) -> float:
        now = time.monotonic()
        self.link.tick(now)
        return now

    def _queue(self, apdu: bytes, confirmed: bool) -> None:
        if self._failure is not None:
            raise self._failure
        self._tick()
        self.link.send(apdu, confirmed=confirmed)

    def _wait(self, now: float, limit: float) -> float:
        """Seconds until something must be done. Raises `LinkTimeout` at the limit."""
        if now >= limit:
            raise LinkTimeout("no answer came in time")
        deadline = self.link.deadline()
        return max(0.0, (limit if deadline is None else min(limit, deadline)) - now)

    def _take(self, octets: bytes) -> None:
        self._tick()
        self.link.receive(octets)
        if not octets:
            self._sort_events()
            if self._failure is None or isinstance(self._failure, LinkDisconnected):
                self._failure = TransportClosed("the peer closed the connection")

    def _abandon(self) -> None:
        """An exchange ended without its answer: a late one could be taken for that of the next, so there is none."""
        self._give_up(LinkDisconnected("an exchange was given up before its answer came; open the session again"))

    def _queue_goodbye(self) -> bool:
        """Queue what closes the link, where it can still be closed."""
        if not self._connected:
            return False
        self._tick()
        self.link.disconnect()
        return True


class LinkSession(_Driver):
    """A link over a blocking transport. Not for two threads at once, save `close`.

    `with` opens the link and closes link and transport; the transport belongs to the session.
    """

    def __init__(self, transport: Transport, link: Link, timeouts: Timeouts | None = None) -> None:
        super().__init__(link, timeouts or Timeouts())
        self.transport = transport

    def open(self) -> None:
        """Open the link. Raises `LinkError` or `TransportError`; the transport is then closed."""
        limit = self._tick() + self.timeouts.exchange
        self.link.connect()
        try:
            while not self._is_open():
                self._step(limit)
        except BaseException:
            self.transport.close()
            raise

    def exchange(self, apdu: bytes, *, timeout: float | None = None) -> bytes:
        """Send an APDU and give the next one that comes.

        Raises `LinkError` or `TransportError`. Without an answer the session is of no further use: use `send` and
        `receive` where answers can be told apart.
        """
        self.send(apdu)
        try:
            return self.receive(timeout).apdu
        except BaseException:
            self._abandon()
            raise

    def send(self, apdu: bytes, *, confirmed: bool = True) -> None:
        """Send an APDU; on HDLC the last of it may wait for acknowledgements that only `receive` takes."""
        self._queue(apdu, confirmed)
        self._flush()

    def receive(self, timeout: float | None = None) -> ApduReceived:
        """The next APDU. Raises `LinkTimeout` after `timeout` seconds (None: `Timeouts.exchange`)."""
        limit = self._tick() + (self.timeouts.exchange if timeout is None else timeout)
        while (received := self._next()) is None:
            self.link.expect()
            self._step(limit)
        self._flush()
        return received

    def close(self) -> None:
        """Close link and transport, from any state. Never raises."""
        try:
            with contextlib.suppress(DlmsError):
                if self._queue_goodbye():
                    limit = self._tick() + self.timeouts.response
                    while self._is_open():
                        self._step(limit)
        finally:
            self._give_up(LinkDisconnected("the session is closed"))
            self.transport.close()

    def _abort(self) -> None:
        with contextlib.suppress(DlmsError):
            if self._queue_goodbye():
                self._flush()
        self._give_up(LinkDisconnected("the session is closed"))
        self.transport.close()

    def _flush(self) -> None:
        while octets := self.link.output():
            self.transport.send(octets)

    def _step(self, limit: float) -> None:
        self._flush()
        wait = self._wait(self._tick(), limit)
        self._flush()
        if self._something_happened():
            return
        try:
            octets = self.transport.receive(wait)
        except TransportTimeout:
            return
        self._take(octets)

    def __enter__(self) -> Self:
        if not self.connected:
            self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None or isinstance(error, Exception):
            self.close()
        else:
            self._abort()


class AsyncLinkSession(_Driver):
    """A link over an asyncio transport; as `LinkSession`. A cancelled `exchange` ends it, a cancelled `receive` not."""

    def __init__(self, transport: AsyncTransport, link: Link, timeouts: Timeouts | None = None) -> None:
        super().__init__(link, timeouts or Timeouts())
        self.transport = transport

    async def open(self) -> None:
        """See `LinkSession.open`."""
        limit = self._tick() + self.timeouts.exchange
        self.link.connect()
        try:
            while not self._is_open():
                await self._step(limit)
        except BaseException:
            await self.transport.close()
            raise

    async def exchange(self, apdu: bytes, *, timeout: float | None = None) -> bytes:
        """See `LinkSession.exchange`."""
        try:
            await self.send(apdu)
            return (await self.receive(timeout)).apdu
        except BaseException:
            self._abandon()
            raise

    async def send(self, apdu: bytes, *, confirmed: bool = True) -> None:
        """See `LinkSession.send`."""
        self._queue(apdu, confirmed)
        await self._flush()

    async def receive(self, timeout: float | None = None) -> ApduReceived:
        """See `LinkSession.receive`."""
        limit = self._tick() + (self.timeouts.exchange if timeout is None else timeout)
        while (received := self._next()) is None:
            self.link.expect()
            await self._step(limit)
        await self._flush()
        return received

    async def close(self) -> None:
        """See `LinkSession.close`."""
        try:
            with contextlib.suppress(DlmsError):
                if self._queue_goodbye():
                    limit = self._tick() + self.timeouts.response
                    while self._is_open():
                        await self._step(limit)
        finally:
            self._give_up(LinkDisconnected("the session is closed"))
            await self.transport.close()

    async def _abort(self) -> None:
        with contextlib.suppress(DlmsError):
            if self._queue_goodbye():
                await self._flush()
        self._give_up(LinkDisconnected("the session is closed"))
        await self.transport.close()

    async def _flush(self) -> None:
        while octets := self.link.output():
            await self.transport.send(octets)

    async def _step(self, limit: float) -> None:
        await self._flush()
        wait = self._wait(self._tick(), limit)
        await self._flush()
        if self._something_happened():
            return
        try:
            octets = await self.transport.receive(wait)
        except TransportTimeout:
            return
        self._take(octets)

    async def __aenter__(self) -> Self:
        if not self.connected:
            await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None or isinstance(error, Exception):
            await self.close()
        else:
            await self._abort()
