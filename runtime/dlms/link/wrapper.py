"""The wrapper of the TCP-UDP/IP profile: eight octets before each APDU.

    version (2) = 1 | source port (2) | destination port (2) | length of the APDU (2)

Source: Green Book 8, clause 7 (IEC 62056-4-7). TCP loses nothing, so a header that is wrong means that both ends no
longer agree where messages begin: nothing after it can be trusted, and the connection should be closed.
"""

from __future__ import annotations

import struct
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dlms.errors import LinkDisconnected, LinkError
from dlms.link._wrapper import unwrap, wrap
from dlms.link.base import ApduReceived, Connected, Disconnected, LinkEvent, LinkFailed, Noise
from dlms.link.noise import BadFrame

__all__ = ["BadFrame", "Wpdu", "WpduReader", "WrapperLink", "parse_wpdu"]

VERSION = 1
_VERSION_SIZE = 2
_HEADER = struct.Struct(">HHHH")
_PORTS = struct.Struct(">HH")


@dataclass(slots=True)  # not frozen: each APDU makes one, and that would cost four times as much
class Wpdu:
    """An APDU with its wrapper ports; `offset` is where it began in what was received."""

    source: int
    destination: int
    apdu: bytes
    offset: int = field(default=0, compare=False)

    def encode(self) -> bytes:
        """Header and APDU. Raises `ValueError` for a port or length beyond 16 bits."""
        return wrap(self.source, self.destination, self.apdu)


def parse_wpdu(octets: bytes | bytearray, start: int = 0, origin: int = 0) -> Wpdu | None:
    """The WPDU that begins at `octets[start]`, None while octets are missing; raises `LinkError` for a wrong version.

    `origin` is added to `start` in offsets.
    """
    if len(octets) - start >= 2 and (version := octets[start] << 8 | octets[start + 1]) != VERSION:
        raise LinkError(f"wrapper version {version}, only {VERSION} is defined", origin + start)
    if len(octets) - start < _HEADER.size:
        return None
    _, source, destination, length = _HEADER.unpack_from(octets, start)
    begin = start + _HEADER.size
    if len(octets) - begin < length:
        return None
    return Wpdu(source, destination, bytes(octets[begin : begin + length]), origin + start)


class WpduReader:
    """Takes octets of a connection and gives WPDUs. After a `BadFrame` it gives nothing more.

    `origin` is the offset of the first octet.
    """

    def __init__(self, origin: int = 0) -> None:
        self._buffer = bytearray()
        self._origin = origin
        self._ended = False
        self._lost = False

    def receive(self, octets: bytes | bytearray | memoryview) -> None:
        """Take octets, as many or few as there are."""
        if not self._lost:
            self._buffer += octets
            self._ended = False

    def take(self, octets: bytes) -> tuple[int, int, bytes] | None:
        """Source, destination and APDU, where `octets` are one message from first to last and nothing came before it.

        None: `receive` them. This is what nearly always comes from a stream, and spares buffer and objects.
        """
        if self._buffer or self._lost:
            return None
        whole = unwrap(octets)
        if whole is not None:
            self._origin += len(octets)
        return whole

    def flush(self) -> None:
        """Nothing more comes: an unfinished message becomes an event."""
        self._ended = True

    def next_event(self) -> Wpdu | BadFrame | None:
        """The next message, or what is wrong; None when more octets are needed."""
        buffer = self._buffer
        if not buffer:
            return None
        try:
            wpdu = parse_wpdu(buffer, 0, self._origin)
        except LinkError as error:
            return self._give_up(error, _VERSION_SIZE)
        if wpdu is not None:
            count = _HEADER.size + len(wpdu.apdu)
            del buffer[:count]
            self._origin += count
            return wpdu
        if self._ended:
            return self._give_up(cut_short(buffer, 0, self._origin), len(buffer))
        return None

    def _give_up(self, error: LinkError, count: int) -> BadFrame:
        bad = BadFrame(self._origin, bytes(self._buffer[:count]), error)
        self._buffer.clear()
        self._lost = True
        return bad


def cut_short(octets: bytes | bytearray, start: int, origin: int) -> LinkError:
    """The error for a WPDU that `octets` does not hold to its end."""
    have = len(octets) - start
    if have < _HEADER.size:
        return LinkError(f"the wrapper header is cut: {have} of 8 octets", origin + start + have, "incomplete")
    length = _HEADER.unpack_from(octets, start)[3]
    reason = f"the wrapper announces {length} octets, {have - _HEADER.size} are there"
    return LinkError(reason, origin + start + have, "incomplete")


class WrapperLink:
    """The `Link` of one TCP connection or one UDP socket, of a client or of a server.

    `own` and `peer` are the wrapper ports of this side and of the other: client 16 and server 1 for the public client
    of a management logical device. A client gives both and is handed only what goes from `peer` to `own`; a server
    leaves `peer` out, and leaves `own` out to serve every port. On datagrams a wrong one is `Noise`; on a stream it is
    the end, as nothing after it can be trusted.
    """

    def __init__(self, own: int | None = None, peer: int | None = None, *, datagrams: bool = False) -> None:
        self._own = own
        self._peer = peer
        self._datagrams = datagrams
        self._reader = WpduReader()
        self._origin = 0
        self._events: deque[LinkEvent] = deque()
        self._output: deque[bytes] = deque()
        self._open = peer is None
        # As they stand in what the peer sends to this side.
        self._ports = None if own is None or peer is None else _PORTS.pack(peer, own)

    def connect(self) -> None:
        """Nothing is sent: who has the transport has the link."""
        self._open = True
        self._events.append(Connected(self._own, self._peer))

    def disconnect(self) -> None:
        """Nothing is sent: closing the transport closes the link."""
        self._close("closed")

    def send(
        self, apdu: bytes, *, source: int | None = None, destination: int | None = None, confirmed: bool = True
    ) -> None:
        """Queue an APDU; see `Link`. Raises `LinkError` for one longer than 65535 octets."""
        if not self._open:
            raise LinkDisconnected("the wrapper link is not open")
        source = self._own if source is None else source
        destination = self._peer if destination is None else destination
        if source is None or destination is None:
            raise LinkError("a wrapper APDU needs the ports it goes from and to")
        try:
            self._output.append(wrap(source, destination, apdu))
        except ValueError as error:
            raise LinkError(str(error)) from None

    def expect(self) -> None:
        """Nothing: the peer sends when it likes."""

    def taking(self) -> Callable[[bytes], tuple[int, int, bytes] | None] | None:
        """`WpduReader.take`, for whoever looks at all events each time: of a stream it gives the usual at once.

        What it does not give, and everything where this is None, is to go through `receive`.
        """
        if self._datagrams:
            return None
        if self._own is None and self._peer is None:
            return self._reader.take
        return None if self._own is None or self._peer is None else self._take_own

    def _take_own(self, octets: bytes) -> tuple[int, int, bytes] | None:
        return self._reader.take(octets) if octets[2:6] == self._ports else None

    def receive(self, octets: bytes) -> None:
        """Take octets of the stream, or one datagram; b"" says that no more will come."""
        reader = self._reader
        if not octets:
            reader.flush()
            self._drain(reader)
            self._close("closed by the peer")
        elif self._datagrams:
            reader = WpduReader(self._origin)
            self._origin += len(octets)
            reader.receive(octets)
            reader.flush()
            self._drain(reader)
        else:
            reader.receive(octets)
            self._drain(reader)

    def events(self) -> Iterator[LinkEvent]:
        """What has happened, oldest first; each event is given once."""
        while self._events:
            yield self._events.popleft()

    def output(self) -> bytes:
        """The octets to send now: of a stream all, of datagrams one."""
        if not self._output:
            return b""
        if self._datagrams or len(self._output) == 1:
            return self._output.popleft()
        octets = b"".join(self._output)
        self._output.clear()
        return octets

    def deadline(self) -> float | None:
        """None: the wrapper has no timers."""
        return None

    def tick(self, now: float) -> None:
        """Nothing: the wrapper has no timers."""

    def _drain(self, reader: WpduReader) -> None:
        while (event := reader.next_event()) is not None:
            if isinstance(event, Wpdu):
                self._take(event)
            elif self._datagrams:
                self._events.append(Noise(event.offset, event.octets, event.error.reason))
            else:
                self._open = False
                self._events.append(LinkFailed(event.error))

    def _take(self, wpdu: Wpdu) -> None:
        if self._own not in (None, wpdu.destination) or self._peer not in (None, wpdu.source):
            reason = f"an APDU from port {wpdu.source} to port {wpdu.destination} is not for this link"
            self._events.append(Noise(wpdu.offset, wpdu.apdu, reason))
        else:
            self._events.append(ApduReceived(wpdu.apdu, wpdu.source, wpdu.destination))

    def _close(self, reason: str) -> None:
        if self._open:
            self._open = False
            self._events.append(Disconnected(reason, self._own, self._peer))
