"""gurux-dlms as a client of our server over real sockets: reads, writes and acts, plain and ciphered, on every link."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest
from gurux_dlms import GXDLMSException
from gurux_dlms.enums import Authentication, Conformance, DataType, ErrorCode, ObjectType, Security
from gurux_dlms.GXDLMSSettings import GXDLMSSettings
from gurux_dlms.objects import GXDLMSClock, GXDLMSData, GXDLMSImageTransfer, GXDLMSRegister
from gurux_dlms.secure import GXDLMSSecureClient

from cosem import classes
from cosem.apdu import SelectiveAccessDescriptor
from cosem.data import Data
from cosem.obis import Obis
from dlms.security.authentication import Mechanism
from dlms.security.counters import MemoryCounterStore
from dlms.security.keys import Keys, Secret
from dlms.server import (
    AccessMode,
    AccessRights,
    AssociationSettings,
    CosemObject,
    Grant,
    LogicalDevice,
    Server,
    ServerSecurity,
    sample,
)
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


# ----------------------------------------------------------------------------------- blocks of every kind, other proofs


class Echo:
    """Keeps what is written to it, and gives back what it is invoked with."""

    class_id, version, logical_name = 1, 0, bytes(Obis("0.0.96.1.9.255"))
    attribute_ids, method_ids = (1, 2), (1,)

    def __init__(self) -> None:
        self.value = Data.octet_string(LONG)
        self.invoked: list[Data | None] = []

    def selectors(self, attribute_id: int) -> tuple[int, ...]:
        return ()

    def short_name_offset(self, attribute_id: int, method_id: int) -> int | None:
        return None

    def read(self, attribute_id: int, selection: SelectiveAccessDescriptor | None, by: object) -> Data:
        return Data.octet_string(self.logical_name) if attribute_id == 1 else self.value

    def write(self, attribute_id: int, selection: object, value: Data, by: object) -> None:
        self.value = value

    def invoke(self, method_id: int, parameter: Data | None, by: object) -> Data | None:
        self.invoked.append(parameter)
        return parameter


LONG = bytes(range(256)) * 4
SECRET = b"0123456789abcdef"
ECHO = "0.0.96.1.9.255"
PROOFS = {
    Authentication.HIGH: Mechanism.HIGH,
    Authentication.HIGH_MD5: Mechanism.HIGH_MD5,
    Authentication.HIGH_SHA1: Mechanism.HIGH_SHA1,
    Authentication.HIGH_SHA256: Mechanism.HIGH_SHA256,
}


@pytest.fixture
def echo() -> Echo:
    return Echo()


@pytest.fixture
def echoing(echo: Echo) -> Iterator[dict[str, str]]:
    """A meter that takes 300 octets at a time: a client for each way to prove oneself, the public client, and 48."""
    everything = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))
    keys = Keys(encryption=Secret(sample.ENCRYPTION_KEY), authentication=Secret(sample.AUTHENTICATION_KEY))
    security = ServerSecurity(b"ACM00001", keys, counters=MemoryCounterStore())
    associations = [
        AssociationSettings(client=16, rights=everything, max_receive_pdu_size=300),
        AssociationSettings(
            client=48,
            rights=everything,
            mechanism=Mechanism.HIGH_GMAC,
            ciphered=True,
            security=security,
            max_receive_pdu_size=300,
        ),
    ]
    for number, mechanism in PROOFS.items():
        associations.append(
            AssociationSettings(
                client=int(number), rights=everything, mechanism=mechanism, secret=Secret(SECRET), security=security
            )
        )
    with Server([LogicalDevice(1, "CSK0000000000009", [echo], associations)]) as server:
        found = server.start(*(f"{scheme}://127.0.0.1:0" for scheme in SCHEMES))
        yield dict(zip(SCHEMES, found, strict=True))


def taking_little(url: str, *, ciphered: bool) -> GuruxClient:
    peer = gurux_client.gmac(url) if ciphered else gurux_client.plain(url)
    peer.client.maxReceivePDUSize = 200
    peer.client.useProtectedRelease = ciphered
    return peer


@pytest.mark.parametrize("ciphered", [False, True], ids=["in clear", "ciphered"])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("count", [10, 250, 1000])
def test_actions_that_are_long_both_ways(
    echo: Echo, echoing: dict[str, str], count: int, scheme: str, ciphered: bool
) -> None:
    with taking_little(echoing[scheme], ciphered=ciphered) as peer:
        packets = peer.client.method(GXDLMSData(ECHO), 1, LONG[:count], DataType.OCTET_STRING)
        returned = peer.exchange(packets).value
        assert bytes(returned) == LONG[:count]
        assert echo.invoked == [Data.octet_string(LONG[:count])]
        assert (peer.blocks > 0) is (count > 10)


@pytest.mark.parametrize("ciphered", [False, True], ids=["in clear", "ciphered"])
@pytest.mark.parametrize(("scheme", "window"), [("tcp", 1), ("tcp", 3), ("udp", 1), ("hdlc+tcp", 1)])
def test_reading_in_general_blocks(
    echoing: dict[str, str], scheme: str, window: int, ciphered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They ask for a setting that is not there when they acknowledge blocks; it must be the number of their next.

    Several blocks in a row they take only where these come together, as over TCP.
    """
    monkeypatch.setattr(GXDLMSSettings, "blockNumber", property(lambda self: self.blockIndex), raising=False)
    peer = taking_little(echoing[scheme], ciphered=ciphered)
    peer.client.proposedConformance = Conformance.GENERAL_BLOCK_TRANSFER | Conformance.GET | Conformance.ACTION
    peer.client.settings.gbtWindowSize = window
    with peer:
        for _ in range(2):
            peer.blocks = 0
            assert bytes(peer.read(GXDLMSData(ECHO), 2)) == LONG
            assert peer.blocks >= (5 if window == 1 else 2)


@pytest.mark.parametrize("ciphered", [False, True], ids=["in clear", "ciphered"])
def test_several_writes_in_one_request(echo: Echo, echoing: dict[str, str], ciphered: bool) -> None:
    class Item:
        """What they take from a list: the pairs that they take for reading they do not."""

        index, selector, parameters = 2, 0, None

        def __init__(self, value: bytes) -> None:
            self.target = GXDLMSData(ECHO)
            self.target.value = value

        def getDataType(self) -> DataType:
            return DataType.OCTET_STRING

    with taking_little(echoing["tcp"], ciphered=ciphered) as peer:
        peer.exchange(peer.client.writeList([Item(b"first"), Item(b"second")]))
        assert echo.value == Data.octet_string(b"second")


@pytest.mark.parametrize("authentication", PROOFS, ids=str)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_proofs(echoing: dict[str, str], scheme: str, authentication: Authentication) -> None:
    def connect(secret: bytes) -> GuruxClient:
        kind = gurux_client.interface(echoing[scheme])
        client = GXDLMSSecureClient(True, int(authentication), 1, authentication, secret, kind)
        client.ciphering.systemTitle = gurux_client.CLIENT_SYSTEM_TITLE
        return GuruxClient(echoing[scheme], client)

    with connect(SECRET) as peer:
        assert bytes(peer.read(GXDLMSData(ECHO), 2)) == LONG
    with pytest.raises(GXDLMSException), connect(SECRET[::-1]):
        pass


@pytest.mark.parametrize("dedicated", [False, True], ids=["global key", "dedicated key"])
@pytest.mark.parametrize("general", [False, True], ids=["by service", "general"])
def test_keys_and_forms(echo: Echo, echoing: dict[str, str], general: bool, dedicated: bool) -> None:
    peer = taking_little(echoing["tcp"], ciphered=True)
    if general:
        peer.client.proposedConformance |= Conformance.GENERAL_PROTECTION
    if dedicated:
        peer.client.ciphering.dedicatedKey = bytes(range(50, 66))
    with peer:
        for value in (b"short", LONG):
            message = GXDLMSData(ECHO)
            message.value = value
            message.setDataType(2, DataType.OCTET_STRING)
            peer.write(message, 2)
            assert echo.value == Data.octet_string(value)
            assert peer.read(message, 2) in (value, value.decode("latin-1"))


def test_proofs_by_gmac_where_nothing_is_ciphered() -> None:
    """They have invocation counters, too, and the meter tells of those."""
    keys = Keys(Secret(sample.ENCRYPTION_KEY), Secret(sample.AUTHENTICATION_KEY))
    security = ServerSecurity(b"MTR\x00\x00\x00\x00\x01", keys, counters=MemoryCounterStore())
    rights = AccessRights(Grant(attributes=AccessMode.READ))
    offered = [
        AssociationSettings(client=sample.PUBLIC_CLIENT, rights=rights),
        AssociationSettings(client=48, rights=rights, mechanism=Mechanism.HIGH_GMAC, security=security),
    ]
    counter = CosemObject(
        classes.Data("0.0.43.1.0.255"), value=lambda: Data.double_long_unsigned(security.last_invocation_counter)
    )
    with Server([LogicalDevice(1, "MTR1", [counter], offered)]) as server:
        (url,) = server.start("tcp://127.0.0.1:0")
        told = []
        for _ in range(3):
            peer = gurux_client.secure(url)
            peer.client.ciphering.security = Security.NONE
            with peer:
                told.append(peer.read(GXDLMSData("0.0.43.1.0.255"), 2))
    assert told == [1, 2, 3]
