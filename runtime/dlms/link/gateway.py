"""The prefix of APDUs that go through a gateway to a device on another network.

    E6 (request) or E7 (response) | network id (1) | length (1) | physical device address | APDU

Source: Green Book 8, clause 10.10 (gateway protocol); tags and order agree with gurux-dlms. The prefix stands before
the APDU on any link, so it is a link around a link here. It counts towards the largest PDU.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dlms.errors import LinkError
from dlms.link.base import ApduReceived, Link, LinkEvent, Noise

__all__ = ["REQUEST", "RESPONSE", "GatewayLink", "Prefix", "split_prefix"]

REQUEST = 0xE6
RESPONSE = 0xE7


@dataclass(frozen=True, slots=True)
class Prefix:
    """Which device of which network: `physical_device_address` as that network writes addresses, up to 255 octets."""

    network_id: int
    physical_device_address: bytes
    response: bool = False

    def __str__(self) -> str:
        return f"{self.network_id}:{self.physical_device_address.hex()}"

    def __post_init__(self) -> None:
        if not 0 <= self.network_id <= 0xFF:
            raise ValueError(f"a network id is from 0 to 255, not {self.network_id}")
        if len(self.physical_device_address) > 0xFF:
            raise ValueError(
                f"a physical device address of {len(self.physical_device_address)} octets, 255 is the most"
            )

    def encode(self) -> bytes:
        """The octets before the APDU."""
        tag = RESPONSE if self.response else REQUEST
        return bytes((tag, self.network_id, len(self.physical_device_address))) + self.physical_device_address


def split_prefix(octets: bytes) -> tuple[Prefix | None, bytes]:
    """The prefix, None where there is none, and the APDU. Raises `LinkError` for a prefix that is cut."""
    if not octets or octets[0] not in (REQUEST, RESPONSE):
        return None, octets
    end = 3 + octets[2] if len(octets) >= 3 else 3
    if len(octets) < end:
        raise LinkError(f"the gateway prefix is cut: {len(octets)} of {end} octets", len(octets), "incomplete")
    return Prefix(octets[1], octets[3:end], octets[0] == RESPONSE), octets[end:]


class GatewayLink:
    """The `Link` of a client to one device behind a gateway, over the link to the gateway.

    What comes without prefix is of the gateway itself, and like what is of another device it is `Noise`.
    """

    def __init__(self, link: Link, network_id: int, physical_device_address: bytes) -> None:
        self._link = link
        self._request = Prefix(network_id, physical_device_address)
        self._response = replace(self._request, response=True)

    def connect(self) -> None:
        """Open the link to the gateway."""
        self._link.connect()

    def disconnect(self) -> None:
        """Close the link to the gateway."""
        self._link.disconnect()

    def send(
        self, apdu: bytes, *, source: int | None = None, destination: int | None = None, confirmed: bool = True
    ) -> None:
        """Queue an APDU for the device; see `Link`."""
        octets = self._request.encode() + apdu
        self._link.send(octets, source=source, destination=destination, confirmed=confirmed)

    def expect(self) -> None:
        """See `Link`."""
        self._link.expect()

    def receive(self, octets: bytes) -> None:
        """See `Link`."""
        self._link.receive(octets)

    def events(self) -> Iterator[LinkEvent]:
        """What has happened, without prefixes."""
        for event in self._link.events():
            yield self._without_prefix(event) if isinstance(event, ApduReceived) else event

    def output(self) -> bytes:
        """See `Link`."""
        return self._link.output()

    def deadline(self) -> float | None:
        """See `Link`."""
        return self._link.deadline()

    def tick(self, now: float) -> None:
        """See `Link`."""
        self._link.tick(now)

    def _without_prefix(self, event: ApduReceived) -> LinkEvent:
        try:
            prefix, apdu = split_prefix(event.apdu)
        except LinkError as error:
            return Noise(0, event.apdu, error.reason)
        # A notification from behind the gateway has the tag of a request, as it is not an answer.
        if prefix not in (self._request, self._response):
            return Noise(0, event.apdu, "the APDU is not of the device behind the gateway")
        return replace(event, apdu=apdu)
