"""Meters and clients in memory for the tests of the server: nothing but octets goes between them."""

from __future__ import annotations

from dlms import Security
from dlms.association.client import ClientAssociation
from dlms.link.wrapper import Wpdu, WrapperLink
from dlms.security.counters import MemoryCounterStore
from dlms.server import Limits, LogicalDevice, sample
from dlms.server.line import Line
from dlms.server.sample import sample_meter
from support.conversations import Line as Conversation

CLIENT_TITLE = b"CLI\x00\x00\x00\x00\x01"


def management_security(**changes: object) -> Security:
    """What opens the management association of the sample meter."""
    parameters: dict[str, object] = {
        "system_title": CLIENT_TITLE,
        "encryption_key": sample.ENCRYPTION_KEY,
        "authentication_key": sample.AUTHENTICATION_KEY,
        "counters": MemoryCounterStore(),
    }
    return Security.gmac(**(parameters | changes))  # type: ignore[arg-type]


class WrapperClient:
    """A client of one line of a meter, with the wrapper. Remembers what went each way."""

    def __init__(
        self,
        client: int = sample.MANAGEMENT_CLIENT,
        security: Security | None = None,
        *,
        device: LogicalDevice | None = None,
        limits: Limits | None = None,
        line: Line | None = None,
        **options: object,
    ) -> None:
        self.client = client
        self.line = line or Line(WrapperLink(), {1: device or sample_meter()}, 0.0, peer="test", limits=limits)
        self.now = 0.0
        self.association = ClientAssociation(security, **options)  # type: ignore[arg-type]
        self.conversation = Conversation(self.exchange)

    @property
    def sent(self) -> list[bytes]:
        return self.conversation.sent

    def exchange(self, apdu: bytes) -> list[bytes]:
        self.line.receive(Wpdu(self.client, 1, apdu).encode(), self.now)
        octets, responses = self.line.output(), []
        while octets:
            length = int.from_bytes(octets[6:8])
            assert octets[:6] == bytes((0, 1, 0, 1, 0, self.client))
            responses.append(octets[8 : 8 + length])
            octets = octets[8 + length :]
        return responses

    def run(self, exchange: object) -> object:
        return self.conversation.run(exchange)  # type: ignore[arg-type]

    def open(self) -> WrapperClient:
        self.run(self.association.open())
        return self


def management(**options: object) -> WrapperClient:
    """An open management association of a new sample meter."""
    return WrapperClient(security=management_security(), **options).open()  # type: ignore[arg-type]
