"""Meters behind a gateway, which requests name in a prefix (Green Book 8, 10.10): served, and read by two clients."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from gurux_dlms import GXDLMSGateway
from gurux_dlms.objects import GXDLMSRegister

import dlms
from cosem import classes
from cosem.apdu import CosemAttributeDescriptor
from cosem.classes import types
from cosem.data import Data
from cosem.obis import Obis
from cosem.units import Unit
from dlms import Security
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.client import ClientAssociation
from dlms.association.settings import AssociationSettings
from dlms.errors import AssociationRejected, LinkTimeout
from dlms.link.gateway import Prefix
from dlms.link.wrapper import Wpdu, WrapperLink
from dlms.security.authentication import Mechanism
from dlms.security.keys import Secret
from dlms.server import CosemObject, Limits, LogicalDevice, Server, sample
from dlms.server.line import Behind, Line
from dlms.server.sample import sample_meter
from support import gurux_client
from support.conversations import Line as Conversation

from .meters import management_security

ENERGY = Obis("1.0.1.8.0.255")
VALUE = CosemAttributeDescriptor(3, ENERGY, 2)
EVERYTHING = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))
SCHEMES = ("tcp", "udp", "hdlc+tcp")


def meter(value: int, *, sap: int = 1) -> LogicalDevice:
    """A meter with one register, for everyone and for who has the password."""
    energy = CosemObject(
        classes.Register(ENERGY),
        value=Data.double_long_unsigned(value),
        scaler_unit=types.ScalUnitType(0, Unit.WATT_HOUR),
    )
    return LogicalDevice(
        sap,
        f"CSK{value}",
        [energy],
        [
            AssociationSettings(client=16, rights=EVERYTHING),
            AssociationSettings(client=32, rights=EVERYTHING, mechanism=Mechanism.LOW, secret=Secret(b"12345678")),
        ],
    )


class Client:
    """A client of one meter on a line, behind the gateway or the gateway itself. Counts what it was sent."""

    def __init__(self, line: Line, place: tuple[int, bytes] | None = None, *, client: int = 16, size: int = 0) -> None:
        self.line = line
        self.client = client
        self.request = b"" if place is None else Prefix(*place).encode()
        self.response = b"" if place is None else Prefix(*place, response=True).encode()
        self.association = ClientAssociation(Security.none(), max_receive_pdu_size=size or 0xFFFF)
        self.conversation = Conversation(self.exchange)
        self.longest = 0

    def exchange(self, request: bytes) -> list[bytes]:
        octets = self.line.exchange(Wpdu(self.client, 1, self.request + request).encode(), 0.0)
        responses = []
        while octets:
            length = int.from_bytes(octets[6:8])
            response, octets = octets[8 : 8 + length], octets[8 + length :]
            self.longest = max(self.longest, length)
            assert response.startswith(self.response)
            responses.append(response.removeprefix(self.response))
        return responses

    def open(self) -> Client:
        self.conversation.run(self.association.open())
        return self

    def read(self, attribute: CosemAttributeDescriptor = VALUE) -> Data:
        return self.conversation.run(self.association.get(attribute))


def line(behind: Behind | None, **options: int) -> Line:
    return Line(WrapperLink(), {1: meter(0)}, 0.0, behind=behind, limits=Limits(**options))


@pytest.fixture(scope="module")
def urls() -> Iterator[dict[str, str]]:
    behind = {(5, b"\xab\xcd"): [meter(1)], (5, b"\xab\xce"): {1: meter(2)}, (6, b""): [sample_meter()]}
    with Server([meter(0)], behind=behind) as server:
        found = server.start(*(f"{scheme}://127.0.0.1:0" for scheme in SCHEMES))
        yield dict(zip(SCHEMES, found, strict=True))


@pytest.mark.parametrize(("address", "value"), [(None, 0), (b"\xab\xcd", 1), (b"\xab\xce", 2)])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_gurux_reads_a_meter_behind_the_gateway(
    urls: dict[str, str], scheme: str, address: bytes | None, value: int
) -> None:
    peer = gurux_client.plain(urls[scheme], client=32, password=b"12345678")
    if address is not None:
        peer.client.gateway = GXDLMSGateway()
        peer.client.gateway.networkId, peer.client.gateway.physicalDeviceAddress = 5, bytearray(address)
    with peer:
        assert peer.read(GXDLMSRegister(str(ENERGY.dotted)), 2) == value


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_url_names_the_meter_behind_the_gateway(urls: dict[str, str], scheme: str) -> None:
    for query, value in (("", 0), ("?gateway=5:ABCD", 1), ("?gateway=5:ABCE", 2)):
        with dlms.connect(urls[scheme] + query) as peer:
            assert peer.get_raw(3, ENERGY, 2).value == value


def test_a_ciphered_association_through_the_gateway(urls: dict[str, str]) -> None:
    url = urls["tcp"] + "?gateway=6:"
    with dlms.connect(url, client=sample.MANAGEMENT_CLIENT, security=management_security()) as peer:
        assert str(peer.get(classes.Register(ENERGY).value)) == "95.144 kWh"
        assert len(peer.get_raw(7, "1.0.99.1.0.255", 2)) == 1000  # in blocks


def test_meters_on_one_line_are_apart() -> None:
    shared = line({(5, b"\x01"): {1: meter(1)}, (5, b"\x02"): {1: meter(2)}, (6, b"\x01"): {1: meter(3)}})
    places = (None, (5, b"\x01"), (5, b"\x02"), (6, b"\x01"))
    clients = [Client(shared, place).open() for place in places]
    for _ in range(2):
        assert [client.read().value for client in clients] == [0, 1, 2, 3]
    clients[1].conversation.run(clients[1].association.release())
    assert [client.read().value for client in (clients[0], *clients[2:])] == [0, 2, 3]
    with pytest.raises(dlms.DlmsError):
        clients[1].read()


@pytest.mark.parametrize(
    "octets",
    ["e6050102 c0", "e6060101 c0", "e6050101", "e605", "e6", "e60502 01", "e60500 c001c100030100010800ff0200"],
)
def test_nobody_answers_for_a_meter_that_is_not_there(octets: str) -> None:
    shared = line({(5, b"\x01"): {2: meter(1)}})
    client = Client(shared)
    assert client.exchange(bytes.fromhex(octets)) == []
    assert not shared.associations()
    with pytest.raises(LinkTimeout):  # there is a meter, but no such logical device in it
        Client(shared, (5, b"\x01")).open()
    assert not shared.closed
    client.open()
    assert client.read().value == 0


def test_a_response_is_no_request_and_a_server_without_meters_behind_it_no_gateway() -> None:
    client = Client(line({(5, b"\x01"): {1: meter(1)}})).open()
    refused = [bytes.fromhex("d80203")]  # service-unknown, other-reason
    request = bytes.fromhex("c001c100030100010800ff0200")
    assert client.exchange(Prefix(5, b"\x01", response=True).encode() + request) == refused
    plain = Client(line(None)).open()
    assert plain.exchange(Prefix(5, b"\x01").encode() + request) == refused


def test_the_prefix_counts_towards_the_largest_pdu() -> None:
    device = meter(1)
    device.add(CosemObject(classes.Data("0.0.96.1.0.255"), value=Data.octet_string(bytes(1000))))
    client = Client(line({(5, bytes(40)): {1: device}}), (5, bytes(40)), size=128).open()
    client.longest = 0
    assert client.read(CosemAttributeDescriptor(1, Obis("0.0.96.1.0.255"), 2)) == Data.octet_string(bytes(1000))
    assert 100 < client.longest <= 128


def test_a_line_has_so_many_associations_and_those_released_make_room() -> None:
    shared = line({(5, bytes([number])): {1: meter(number)} for number in range(20)}, associations=4)
    clients = [Client(shared, (5, bytes([number]))).open() for number in range(4)]
    with pytest.raises(AssociationRejected):
        Client(shared, (5, b"\x04")).open()
    assert [client.read().value for client in clients] == [0, 1, 2, 3]
    for number in range(4, 20):
        last = clients.pop()
        last.conversation.run(last.association.release())
        clients.append(Client(shared, (5, bytes([number]))).open())
        assert clients[-1].read().value == number
        assert len(shared.associations()) == 4


def test_who_guesses_passwords_behind_the_gateway_is_cut_off() -> None:
    shared = line({(5, b"\x01"): {1: meter(1)}}, refusals=3)
    for _ in range(3):
        client = Client(shared, (5, b"\x01"), client=32)
        client.association = ClientAssociation(Security.low(b"wrong"))
        with pytest.raises(AssociationRejected):
            client.open()
    assert shared.closed


def test_meters_behind_it_may_be_made_when_they_are_asked_for() -> None:
    asked: list[tuple[int, bytes]] = []

    class Made(dict[tuple[int, bytes], dict[int, LogicalDevice]]):
        def get(self, key: tuple[int, bytes], default: object = None) -> dict[int, LogicalDevice]:  # type: ignore[override]
            asked.append(key)
            return {1: meter(key[1][0])}

    shared = line(Made())
    assert Client(shared, (9, b"\x07")).open().read().value == 7
    assert asked[0] == (9, b"\x07")
