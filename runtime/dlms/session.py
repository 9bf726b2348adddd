"""From a URL to something that exchanges APDUs: transport and link put together, blocking and for asyncio."""

from __future__ import annotations

import contextlib
import ssl
import time
from collections import deque
from collections.abc import Mapping
from types import TracebackType
from typing import Literal, Self

from dlms.errors import (
    AddressError,
    DlmsError,
    LinkDisconnected,
    LinkError,
    LinkTimeout,
    TransportClosed,
    TransportTimeout,
)
from dlms.iec62056_21 import Mode
from dlms.link.base import ApduReceived, Connected, Disconnected, Link, LinkFailed
from dlms.link.gateway import GatewayLink
from dlms.link.hdlc import Address, Parameters
from dlms.link.hdlc_connection import HdlcClient
from dlms.link.wrapper import WrapperLink
from dlms.timeouts import Timeouts
from dlms.transport.base import AsyncTransport, Transport
from dlms.transport.modem import ModemSettings, open_modem, open_modem_async
from dlms.transport.optical import (
    OpticalSettings,
    Readout,
    open_optical,
    open_optical_async,
    read_optical,
    read_optical_async,
)
from dlms.transport.serial import (
    AsyncSerialTransport,
    SerialSettings,
    SerialTransport,
    open_serial,
    open_serial_async,
)
from dlms.transport.tcp import connect_tcp, connect_tcp_async
from dlms.transport.tls import connect_tls, connect_tls_async, tls_context
from dlms.transport.udp import connect_udp, connect_udp_async
from dlms.url import Endpoint, parse_url

__all__ = [
    "AsyncLinkSession",
    "LinkSession",
    "Timeouts",
    "make_link",
    "open_session",
    "open_session_async",
    "open_transport",
    "open_transport_async",
    "read_out",
    "read_out_async",
]


class _Driver:
    """What the blocking and the asyncio session share: what the link says, and how long to wait for more."""

    def __init__(self, link: Link, timeouts: Timeouts) -> None:
        self.link = link
        self.timeouts = timeouts
        self._connected = False
        self._received: deque[ApduReceived] = deque()
        self._failure: DlmsError | None = None
        self._whole = link.taking() if isinstance(link, WrapperLink) else None

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

    def _is_open(self) -> bool:
        self._sort_events()
        if self._failure is not None:
            raise self._failure
        return self._connected

    def _tick(self) -> float:
        now = time.monotonic()
        self.link.tick(now)
        return now

    def _queue(self, apdu: bytes, confirmed: bool, broadcast: bool = False) -> None:
        if self._failure is not None:
            raise self._failure
        self._tick()
        if not broadcast:
            self.link.send(apdu, confirmed=confirmed)
        elif isinstance(self.link, HdlcClient):
            self.link.send(apdu, destination=self.link.everyone, confirmed=False)
        else:
            raise LinkError("only an HDLC line has an address of all meters")

    def _wait(self, limit: float) -> float | None:
        """Seconds to wait for octets; None where a timer ran out: look again. Raises `LinkTimeout` at the limit."""
        now = time.monotonic()
        if now >= limit:
            raise LinkTimeout("no answer came in time")
        deadline = self.link.deadline()
        if deadline is None:
            return limit - now
        if now < deadline:
            return min(limit, deadline) - now
        self.link.tick(now)
        return None

    def _take(self, octets: bytes) -> None:
        whole = None if self._whole is None else self._whole(octets)
        if whole is not None:
            source, destination, apdu = whole
            self._received.append(ApduReceived(apdu, source, destination))
            return
        self._tick()
        self.link.receive(octets)
        if not octets:
            self._sort_events()
            failure = self._failure
            if isinstance(failure, LinkError) and failure.kind == "incomplete":
                self._failure = TransportClosed(f"the peer closed the connection within a message: {failure}")
            elif failure is None or isinstance(failure, LinkDisconnected):
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
        self._queue(apdu, confirmed=True)
        try:
            self._flush()
            return self.receive(timeout).apdu
        except BaseException:
            self._abandon()
            raise

    def send(self, apdu: bytes, *, confirmed: bool = True, broadcast: bool = False) -> None:
        """Send an APDU, `broadcast` to all meters on an HDLC line.

        On HDLC the last of it may wait for acknowledgements that only `receive` takes.
        """
        self._queue(apdu, confirmed, broadcast)
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
        wait = self._wait(limit)
        if wait is None:
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
        self._queue(apdu, confirmed=True)
        try:
            await self._flush()
            return (await self.receive(timeout)).apdu
        except BaseException:
            self._abandon()
            raise

    async def send(self, apdu: bytes, *, confirmed: bool = True, broadcast: bool = False) -> None:
        """See `LinkSession.send`."""
        self._queue(apdu, confirmed, broadcast)
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
        wait = self._wait(limit)
        if wait is None:
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


# ----------------------------------------------------------------------------------------------------- opening by URL


def open_session(
    url: str | Endpoint, *, client: int | None = None, server: int | None = None, timeouts: Timeouts | None = None
) -> LinkSession:
    """A session with what a URL names: its transport is open, its link is opened by `with` or `open`.

    `client`, `server` and `timeouts` win over the URL; without both the client is 16 (public) and the server 1
    (management logical device). Raises `AddressError`, `TransportError`, and `LinkError` where a sign-on fails.
    """
    endpoint, timeouts = _settle(url, timeouts)
    make_link(endpoint, client=client, server=server, timeouts=timeouts)
    transport = open_transport(endpoint, timeouts=timeouts)
    octet_time = _octet_time(transport)
    link = make_link(endpoint, client=client, server=server, timeouts=timeouts, octet_time=octet_time)
    return LinkSession(transport, link, timeouts)


async def open_session_async(
    url: str | Endpoint, *, client: int | None = None, server: int | None = None, timeouts: Timeouts | None = None
) -> AsyncLinkSession:
    """As `open_session`."""
    endpoint, timeouts = _settle(url, timeouts)
    make_link(endpoint, client=client, server=server, timeouts=timeouts)
    transport = await open_transport_async(endpoint, timeouts=timeouts)
    octet_time = _octet_time(transport)
    link = make_link(endpoint, client=client, server=server, timeouts=timeouts, octet_time=octet_time)
    return AsyncLinkSession(transport, link, timeouts)


def open_transport(url: str | Endpoint, *, timeouts: Timeouts | None = None) -> Transport:
    """The transport a URL names, open. Raises `AddressError`, `TransportError`, and `LinkError` of a sign-on."""
    endpoint, timeouts = _settle(url, timeouts)
    match endpoint.scheme:
        case "udp":
            return connect_udp(endpoint.host, endpoint.port)
        case "tls" | "hdlc+tls":
            context, name = _tls(endpoint)
            return connect_tls(
                endpoint.host,
                endpoint.port,
                context=context,
                server_name=name,
                timeout=timeouts.connect,
                send_timeout=timeouts.exchange,
            )
        case "serial" | "mbus":
            return open_serial(endpoint.device, _line(endpoint), send_timeout=timeouts.exchange)
        case "optical":
            return open_optical(endpoint.device, _sign_on(endpoint, timeouts))
        case "modem":
            return open_modem(endpoint.device, _call(endpoint), _line(endpoint))
    return connect_tcp(endpoint.host, endpoint.port, timeout=timeouts.connect, send_timeout=timeouts.exchange)


async def open_transport_async(url: str | Endpoint, *, timeouts: Timeouts | None = None) -> AsyncTransport:
    """As `open_transport`."""
    endpoint, timeouts = _settle(url, timeouts)
    match endpoint.scheme:
        case "udp":
            return await connect_udp_async(endpoint.host, endpoint.port)
        case "tls" | "hdlc+tls":
            context, name = _tls(endpoint)
            return await connect_tls_async(
                endpoint.host,
                endpoint.port,
                context=context,
                server_name=name,
                timeout=timeouts.connect,
                send_timeout=timeouts.exchange,
            )
        case "serial" | "mbus":
            return await open_serial_async(endpoint.device, _line(endpoint), send_timeout=timeouts.exchange)
        case "optical":
            return await open_optical_async(endpoint.device, _sign_on(endpoint, timeouts))
        case "modem":
            return await open_modem_async(endpoint.device, _call(endpoint), _line(endpoint))
    return await connect_tcp_async(
        endpoint.host, endpoint.port, timeout=timeouts.connect, send_timeout=timeouts.exchange
    )


def make_link(
    url: str | Endpoint,
    *,
    client: int | None = None,
    server: int | None = None,
    timeouts: Timeouts | None = None,
    octet_time: float = 0.0,
) -> Link:
    """The client's link a URL names. Raises `AddressError` for addresses that cannot be."""
    endpoint, timeouts = _settle(url, timeouts)
    options = endpoint.options
    client = options.get("client", 16) if client is None else client
    server = options.get("server", 1) if server is None else server
    if endpoint.hdlc:
        window, information = options.get("window", 1), options.get("information", 128)
        try:
            link: Link = HdlcClient(
                client,
                _server_address(server, options.get("physical"), options.get("address")),
                parameters=Parameters(information, information, window, window),
                timeouts=timeouts,
                octet_time=octet_time,
            )
        except ValueError as error:
            raise AddressError(str(error)) from None
    elif endpoint.scheme.startswith("mbus"):
        raise AddressError("over M-Bus meters only push: nothing can be asked there")
    elif 0 <= client <= 0xFFFF and 0 <= server <= 0xFFFF:
        link = WrapperLink(client, server, datagrams=endpoint.scheme == "udp")
    else:
        raise AddressError("a wrapper port is from 0 to 65535")
    return GatewayLink(link, *options["gateway"]) if "gateway" in options else link


def read_out(url: str | Endpoint) -> Readout:
    """The plain readout of a meter at an `optical://` URL, in mode A to D. Raises as `open_transport`."""
    return read_optical(*_readout_of(url))


async def read_out_async(url: str | Endpoint) -> Readout:
    """As `read_out`."""
    return await read_optical_async(*_readout_of(url))


def _settle(url: str | Endpoint, timeouts: Timeouts | None) -> tuple[Endpoint, Timeouts]:
    endpoint = parse_url(url) if isinstance(url, str) else url
    return endpoint, timeouts or endpoint.timeouts()


def _server_address(server: int, physical: int | None, length: str | None) -> Address:
    if physical is None and length in ("2", "4"):
        raise AddressError(f"an address of {length} octets needs physical=, the physical device address")
    return Address(server, physical, None if length is None else int(length))


def _octet_time(transport: Transport | AsyncTransport) -> float:
    port = getattr(transport, "port", transport)
    return port.settings.octet_time if isinstance(port, SerialTransport | AsyncSerialTransport) else 0.0


def _tls(endpoint: Endpoint) -> tuple[ssl.SSLContext, str | None]:
    options = endpoint.options
    if "key" in options and "certificate" not in options:
        raise AddressError("key= is the key of a certificate: certificate= is missing")
    context = tls_context(
        ca_file=options.get("ca"),
        certificate_file=options.get("certificate"),
        key_file=options.get("key"),
        verify=options.get("verify", True),
    )
    return context, options.get("name")


def _line(endpoint: Endpoint) -> SerialSettings:
    options = endpoint.options
    return SerialSettings(
        baud=options.get("baud", 9600),
        data_bits=8 if options.get("data", "8") == "8" else 7,
        parity=_PARITY[options.get("parity", "none")],
        stop_bits=1 if options.get("stop", "1") == "1" else 2,
        rts_cts=options.get("rts_cts", False),
        rs485=options.get("rs485", False),
    )


_PARITY: Mapping[str, Literal["N", "E", "O"]] = {"none": "N", "even": "E", "odd": "O"}


def _sign_on(endpoint: Endpoint, timeouts: Timeouts) -> OpticalSettings:
    options = endpoint.options
    if options.get("mode", "E") != "E":
        raise AddressError(f"mode {options['mode']} gives a plain readout and no session: use read_out, or mode=E")
    return _optical(endpoint, "E", timeouts)


def _readout_of(url: str | Endpoint) -> tuple[str, OpticalSettings]:
    endpoint = parse_url(url) if isinstance(url, str) else url
    if endpoint.scheme != "optical":
        raise AddressError(f"{endpoint.scheme}:// has no plain readout, optical:// has")
    return endpoint.device, _optical(endpoint, "C", endpoint.timeouts())


def _optical(endpoint: Endpoint, mode: Mode, timeouts: Timeouts) -> OpticalSettings:
    options = endpoint.options
    try:
        return OpticalSettings(
            mode=options.get("mode", mode),
            device_address=options.get("device_address", ""),
            max_baud=options.get("max_baud"),
            parity=options.get("parity", "even") == "even",
            timeout=timeouts.connect,
        )
    except ValueError as error:
        raise AddressError(str(error)) from None


def _call(endpoint: Endpoint) -> ModemSettings:
    names = ("number", "init", "dial", "hang_up", "call_timeout", "guard_time")
    try:
        return ModemSettings(**{name: endpoint.options[name] for name in names if name in endpoint.options})
    except ValueError as error:
        raise AddressError(str(error)) from None
