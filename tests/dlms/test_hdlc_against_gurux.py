"""HDLC connections against gurux-dlms as client: negotiation, segments both ways, disconnecting.

Windows of one frame only: with more its client stops at an error of its own (1.0.203).
"""

from __future__ import annotations

from typing import Any

import pytest

from dlms.link.base import ApduReceived, Connected, Disconnected, LinkEvent
from dlms.link.hdlc import Parameters
from dlms.link.hdlc_connection import HdlcServer

gurux = pytest.importorskip("gurux_dlms")
enums = pytest.importorskip("gurux_dlms.enums")
objects = pytest.importorskip("gurux_dlms.objects")


class Line:
    """Their client and our server."""

    def __init__(self, address: int, information: int) -> None:
        self.client: Any = gurux.GXDLMSClient(
            True, 16, address, enums.Authentication.NONE, None, enums.InterfaceType.HDLC
        )
        self.client.hdlcSettings.maxInfoTX = self.client.hdlcSettings.maxInfoRX = information
        self.server = HdlcServer({1}, parameters=Parameters(300, 200, 7, 5))

    def to_server(self, frame: bytes) -> list[LinkEvent]:
        self.server.receive(bytes(frame))
        return list(self.server.events())

    def answer_from_server(self) -> Any:
        """What their client makes of our frames; it asks for more as long as there is more."""
        reply: Any = gurux.GXReplyData()
        while not self.client.getData(self.server.output(), reply) or reply.isMoreData():
            assert self.to_server(self.client.receiverReady(reply)) == []
        return reply


@pytest.mark.parametrize("address", [1, 0x4000 + 1, 0x4081])
@pytest.mark.parametrize(("information", "agreed"), [(128, (128, 128)), (400, (200, 300))])
def test_their_client_and_our_server(address: int, information: int, agreed: tuple[int, int]) -> None:
    if address != 1:
        address = gurux.GXDLMSClient.getServerAddress(1, address & 0xFF)
    line = Line(address, information)
    assert line.to_server(line.client.snrmRequest()) == [Connected(16, 1)]
    line.client.parseUAResponse(line.answer_from_server().data)
    assert (line.client.hdlcSettings.maxInfoTX, line.client.hdlcSettings.maxInfoRX) == agreed

    device_name = objects.GXDLMSData("0.0.42.0.0.255")
    for length in (10, 1000, 30):
        (event,) = line.to_server(line.client.read(device_name, 2)[0])
        assert isinstance(event, ApduReceived)
        assert event.apdu == bytes.fromhex("c001c1000100002a0000ff0200")
        value = bytes(place % 251 for place in range(length))
        line.server.send(bytes.fromhex("c401c1000982") + length.to_bytes(2) + value, source=1, destination=16)
        assert bytes(line.answer_from_server().value) == value

    device_name.value = bytearray(place % 251 for place in range(1500))
    device_name.setDataType(2, enums.DataType.OCTET_STRING)
    received: list[LinkEvent] = []
    for frame in line.client.write(device_name, 2):
        assert received == []
        received = line.to_server(frame)
        if not received:
            line.answer_from_server()
    (event,) = received
    assert isinstance(event, ApduReceived)
    assert event.apdu == bytes.fromhex("c101c1000100002a0000ff0200098205dc") + bytes(device_name.value)
    line.server.send(bytes.fromhex("c501c100"), source=1, destination=16)
    assert line.answer_from_server().error == 0

    assert line.to_server(line.client.disconnectRequest()) == [Disconnected("closed by the client", 16, 1)]
