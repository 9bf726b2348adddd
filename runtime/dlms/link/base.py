"""What every link layer is to those above and below it: octets and time in, events and octets out, no input or output.

Time is monotonic seconds of any origin. A link never reads a clock: its time is what `tick` last said, so whoever
drives it calls `tick(now)` before `send`, `receive` or `output`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from dlms.errors import LinkError
from dlms.link.noise import BadFrame, Noise

__all__ = ["ApduReceived", "BadFrame", "Connected", "Disconnected", "Link", "LinkEvent", "LinkFailed", "Noise"]


@dataclass(frozen=True, slots=True)
class Connected:
    """The link is open. `source` is the client's access point, `destination` the server's; None where they are open."""

    source: int | None = None
    destination: int | None = None


@dataclass(slots=True)  # not frozen: each APDU makes one, and that would cost four times as much
class ApduReceived:
    """A whole APDU. `source` and `destination` are service access points, the sender's and the receiver's.

    `confirmed` is False for what came without numbering (an HDLC UI frame), `broadcast` True for what was sent to all
    stations: neither is answered.
    """

    apdu: bytes
    source: int
    destination: int
    confirmed: bool = True
    broadcast: bool = False


@dataclass(frozen=True, slots=True)
class Disconnected:
    """The link is closed: as asked for, by the peer, or by time. The other fields are as in `Connected`."""

    reason: str
    source: int | None = None
    destination: int | None = None


@dataclass(frozen=True, slots=True)
class LinkFailed:
    """The link is given up. Nothing can be sent before `connect`."""

    error: LinkError


LinkEvent = Connected | ApduReceived | Disconnected | LinkFailed | Noise | BadFrame


class Link(Protocol):
    """One end of one line or connection, client or server."""

    def connect(self) -> None:
        """Queue what opens the link. `Connected` or `LinkFailed` follows, at once where there is nothing to do."""

    def disconnect(self) -> None:
        """Queue what closes the link. `Disconnected` follows."""

    def send(
        self, apdu: bytes, *, source: int | None = None, destination: int | None = None, confirmed: bool = True
    ) -> None:
        """Queue an APDU. Without access points it goes to the peer the link was made for; a server names both.

        `confirmed=False` says that no answer is to be expected. Raises `LinkError` where the link is not open or the
        APDU cannot be carried.
        """

    def expect(self) -> None:
        """Say that an APDU is waited for: where the peer may not speak unasked (HDLC), it is asked until one comes.

        A confirmed `send` says so of itself.
        """

    def receive(self, octets: bytes) -> None:
        """Take octets from the line; b"" says that no more will ever come."""

    def events(self) -> Iterator[LinkEvent]:
        """What has happened, oldest first; each event is given once."""

    def output(self) -> bytes:
        """The octets to put on the line now; they are given once. Of a datagram link: one datagram, b"" at the end."""

    def deadline(self) -> float | None:
        """When `tick` must be called at the latest; None: no timer runs."""

    def tick(self, now: float) -> None:
        """Say what time it is; timers that ran out send again, or end in `LinkFailed`."""
