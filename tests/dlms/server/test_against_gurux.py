"""gurux-dlms as a client of our server over real sockets: reads, writes and acts, plain and ciphered, on every link."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest
from gurux_dlms import GXDLMSException
from gurux_dlms.enums import DataType, ErrorCode, ObjectType
from gurux_dlms.objects import GXDLMSClock, GXDLMSData, GXDLMSImageTransfer, GXDLMSRegister

from dlms.server import Server, sample
from dlms.server.sample import sample_meter
from support import gurux_client
from support.gurux_client import GuruxClient

SCHEMES = ("tcp", "hdlc+tcp", "udp")
Connect = Callable[[str], GuruxClient]


def reading(url: str) -> GuruxClient:
    return gurux_client.plain(url, client=sample.READING_CLIENT, password=sample.PASSWORD)


CLIENTS: dict[str, Connect] = {"password": reading, "gmac": gurux_client.secure}


@pytest.fixture
def urls() -> Iterator[dict[str, str]]:
    """A sample meter of its own for each test, as some change it."""
    with Server([sample_meter()]) as server:
        found = server.start(*(f"{scheme}://127.0.0.1:0" for scheme in SCHEMES))
        yield dict(zip(SCHEMES, found, strict=True))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_public_client_reads_and_no_more(urls: dict[str, str], scheme: str) -> None:
    with gurux_client.plain(urls[scheme]) as peer:
        names = {str(item.logicalName) for item in peer.objects()}
        assert {"0.0.42.0.0.255", "1.0.1.8.0.255"} <= names
        assert peer.read(peer.find(ObjectType.DATA, "0.0.42.0.0.255"), 2) == "CSK0000000000001"
        assert peer.read(peer.find(ObjectType.REGISTER, "1.0.1.8.0.255"), 2) == 95144
        message = peer.find(ObjectType.DATA, "0.0.96.13.0.255")
        message.value = b"nobody said this"
        with pytest.raises(GXDLMSException) as caught:
            peer.write(message, 2)
        assert caught.value.errorCode == ErrorCode.READ_WRITE_DENIED


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_registers_with_scaler_and_unit(urls: dict[str, str], scheme: str, client: str) -> None:
    with CLIENTS[client](urls[scheme]) as peer:
        peer.objects()
        voltage = peer.find(ObjectType.REGISTER, "1.0.32.7.0.255")
        peer.read(voltage, 3)
        assert peer.read(voltage, 2) == pytest.approx(230.1)
        demand = peer.find(ObjectType.EXTENDED_REGISTER, "1.0.1.6.0.255")
        assert peer.read(demand, 2) == 960


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_profile_whole_by_entry_and_by_range(urls: dict[str, str], scheme: str, client: str) -> None:
    connection = CLIENTS[client](urls[scheme])
    connection.client.maxReceivePDUSize = 700
    with connection as peer:
        peer.objects()
        profile = peer.find(ObjectType.PROFILE_GENERIC, "1.0.99.1.0.255")
        peer.read(profile, 3)
        peer.blocks = 0
        rows = peer.read(profile, 2)
        assert peer.blocks > 20  # it did come in blocks
        assert len(rows) == 1000
        assert rows[-1][1:] == [95144, 0, 2320]
        some = peer.client.updateValue(profile, 2, peer.exchange(peer.client.readRowsByEntry(profile, 97, 3)).value)
        assert [row[1] for row in some] == [row[1] for row in rows[96:99]]
        begin, end = datetime.datetime(2026, 1, 3, 6), datetime.datetime(2026, 1, 3, 7)
        some = peer.client.updateValue(
            profile, 2, peer.exchange(peer.client.readRowsByRange(profile, begin, end)).value
        )
        assert [row[0].value.replace(tzinfo=None) for row in some] == [
            begin + datetime.timedelta(minutes=15 * number) for number in range(5)
        ]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_writes_that_fit_and_that_go_in_blocks(urls: dict[str, str], scheme: str) -> None:
    for text in ("a message", "a message that does not fit into one PDU " * 100):
        with gurux_client.secure(urls[scheme]) as peer:
            message = GXDLMSData("0.0.96.13.0.255")
            message.value = text.encode()
            message.setDataType(2, DataType.OCTET_STRING)
            peer.write(message, 2)
            message.value = None
            assert peer.read(message, 2) in (text, text.encode())


@pytest.mark.parametrize("client", CLIENTS)
def test_clock_is_read_and_set(urls: dict[str, str], client: str) -> None:
    with CLIENTS[client](urls["tcp"]) as peer:
        clock = GXDLMSClock("0.0.1.0.0.255")
        now = peer.read(clock, 2).value
        assert abs(now - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(minutes=1)
        clock.time = datetime.datetime(2030, 5, 6, 7, 8, 9, tzinfo=datetime.UTC)
        peer.write(clock, 2)
        assert abs(peer.read(clock, 2).value - clock.time.value) < datetime.timedelta(minutes=1)


def test_breaker_opens_and_closes(urls: dict[str, str]) -> None:
    with gurux_client.secure(urls["tcp"]) as peer:
        peer.objects()
        breaker = peer.find(ObjectType.DISCONNECT_CONTROL, "0.0.96.3.10.255")
        assert peer.read(breaker, 2) is True
        peer.exchange(breaker.remoteDisconnect(peer.client))
        assert (peer.read(breaker, 2), int(peer.read(breaker, 3))) == (False, 0)
        scripts = peer.find(ObjectType.SCRIPT_TABLE, "0.0.10.0.106.255")
        peer.exchange(peer.client.method(scripts, 1, 2, DataType.UINT16))
        assert (peer.read(breaker, 2), int(peer.read(breaker, 3))) == (True, 1)


def test_actions_without_the_right_to_them_are_refused(urls: dict[str, str]) -> None:
    with gurux_client.plain(urls["tcp"]) as peer:
        peer.objects()
        breaker = peer.find(ObjectType.DISCONNECT_CONTROL, "0.0.96.3.10.255")
        with pytest.raises(GXDLMSException) as caught:
            peer.exchange(breaker.remoteDisconnect(peer.client))
        assert caught.value.errorCode == ErrorCode.READ_WRITE_DENIED
        assert peer.read(breaker, 2) is True


def test_image_is_transferred_verified_and_activated(urls: dict[str, str]) -> None:
    image = bytes(range(256)) * 3
    with gurux_client.secure(urls["tcp"]) as peer:
        target = GXDLMSImageTransfer("0.0.44.0.0.255")
        assert peer.read(target, 5) is True
        size = peer.read(target, 2)
        peer.exchange(target.imageTransferInitiate(peer.client, "firmware-2", len(image)))
        count = -(-len(image) // size)
        assert peer.read(target, 4) == 0
        for packets in target.imageBlockTransfer(peer.client, image, None):
            peer.exchange(packets)
        assert peer.read(target, 4) == count
        peer.exchange(target.imageVerify(peer.client))
        assert int(peer.read(target, 6)) == 3
        peer.exchange(target.imageActivate(peer.client))
        assert int(peer.read(target, 6)) == 6


@pytest.mark.parametrize("password", [b"wrong", b""])
def test_wrong_password_is_refused(urls: dict[str, str], password: bytes) -> None:
    peer = gurux_client.plain(urls["tcp"], client=sample.READING_CLIENT, password=password)
    with pytest.raises(GXDLMSException, match="Authentication failure"), peer:
        pass


def test_wrong_authentication_key_is_refused(urls: dict[str, str]) -> None:
    peer = gurux_client.secure(urls["tcp"])
    peer.client.ciphering.authenticationKey = bytes(16)
    with pytest.raises(GXDLMSException, match="Authentication failure"), peer:
        pass


def test_several_reads_in_one_request(urls: dict[str, str]) -> None:
    with gurux_client.secure(urls["tcp"]) as peer:
        peer.objects()
        items = [
            (peer.find(ObjectType.REGISTER, "1.0.1.8.0.255"), 2),
            (peer.find(ObjectType.REGISTER, "1.0.32.7.0.255"), 2),
            (peer.find(ObjectType.DATA, "0.0.96.1.0.255"), 2),
        ]
        values: list[object] = []
        for packet in peer.client.readList(items):
            reply = peer.exchange(packet)
            values += reply.value
        assert values[:2] == [95144, 2301]
        assert bytes(values[2]) == b"00000001"


def test_always_the_same_dedicated_key_and_never_a_release(urls: dict[str, str]) -> None:
    """One counter for it and the global key: the meter refuses what it has seen, and tells where to go on."""
    register = GXDLMSRegister("1.0.1.8.0.255")
    for _ in range(3):
        peer = gurux_client.secure(urls["tcp"])
        peer.client.ciphering.dedicatedKey = bytearray(range(50, 66))
        peer.connect()
        assert [peer.read(register, 2) for _ in range(10)] == [95144] * 10
        peer.socket.close()
