"""The wrapper of the TCP-UDP/IP profile: eight octets before each APDU.

    version (2) = 1 | source port (2) | destination port (2) | length of the APDU (2)

Source: Green Book 8, 10.3.2 (IEC 62056-47). TCP loses nothing, so a header that is wrong means that both ends no longer
agree where messages begin: nothing after it can be trusted, and the connection should be closed.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from dlms.errors import LinkError
from dlms.link.noise import BadFrame

__all__ = ["BadFrame", "Wpdu", "WpduReader", "parse_wpdu"]

VERSION = 1
MAX_LENGTH = 0xFFFF
_VERSION_SIZE = 2
_HEADER = struct.Struct(">HHHH")


@dataclass(frozen=True, slots=True)
class Wpdu:
    """An APDU with its wrapper ports; `offset` is where it began in what was received."""

    source: int
    destination: int
    apdu: bytes
    offset: int = field(default=0, compare=False)

    def encode(self) -> bytes:
        """Header and APDU. Raises `ValueError` for a port or length beyond 16 bits."""
        if len(self.apdu) > MAX_LENGTH:
            raise ValueError(f"{len(self.apdu)} octets do not fit the wrapper, which takes {MAX_LENGTH}")
        if not (0 <= self.source <= 0xFFFF and 0 <= self.destination <= 0xFFFF):
            raise ValueError("a wrapper port is from 0 to 65535")
        return _HEADER.pack(VERSION, self.source, self.destination, len(self.apdu)) + self.apdu


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
    """Takes octets of a connection and gives WPDUs. After a `BadFrame` it gives nothing more."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._origin = 0
        self._ended = False
        self._lost = False

    def receive(self, octets: bytes | bytearray | memoryview) -> None:
        """Take octets, as many or few as there are."""
        if not self._lost:
            self._buffer += octets
            self._ended = False

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
