"""Read, Write and UnconfirmedWrite against a server in memory, and typed access through short names above them."""

from __future__ import annotations

from typing import Any

import pytest

from cosem import apdu
from cosem.apdu import (
    Conformance,
    DataAccessResult,
    ParameterizedAccess,
    ReadResponse,
    VariableAccessSpecificationVariableName,
    WriteResponse,
)
from cosem.classes import Clock, DisconnectControl, Register, types
from cosem.classes import Data as DataClass
from cosem.data import Data
from cosem.units import Unit
from dlms import Security
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.client import ClientAssociation
from dlms.association.negotiation import SHORT_NAME_SERVICES, VAA_NAME_SN
from dlms.association.settings import AssociationSettings, ServerSecurity
from dlms.errors import (
    AuthenticationError,
    BlockTransferError,
    ConfirmedServiceErrorReceived,
    DataAccessError,
    NotGranted,
    PduTooLong,
    ProtocolError,
)
from dlms.operations.core import NotFound, Operations
from dlms.security.authentication import Mechanism
from dlms.security.counters import MemoryCounterStore
from dlms.security.keys import Keys, Secret
from dlms.server import ClockObject, CosemObject, DisconnectControlObject, LogicalDevice
from support.conversations import Line, scripted

EVERYTHING = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))
CLIENT, METER = b"CLI\x00\x00\x00\x00\x01", b"MTR\x00\x00\x00\x00\x02"
KEYS = Keys(encryption=Secret(bytes(range(16))), authentication=Secret(bytes(range(16, 32))))
TEXT, ENERGY, CLOCK, BREAKER = "0.0.96.13.0.255", "1.0.1.8.0.255", "0.0.1.0.0.255", "0.0.96.3.10.255"
LONG = Data.octet_string(bytes(range(256)) * 5)


class Pair:
    """A meter with short names and an association to it."""

    def __init__(
        self,
        client_size: int = 0xFFFF,
        server_size: int = 0xFFFF,
        services: Conformance = SHORT_NAME_SERVICES,
        *,
        client_security: Security | None = None,
        **settings: Any,
    ) -> None:
        self.text = CosemObject(DataClass(TEXT), value=Data.octet_string(b"text"))
        energy = CosemObject(
            Register(ENERGY), value=Data.double_long_unsigned(1234), scaler_unit=types.ScalUnitType(1, Unit.WATT_HOUR)
        )
        offered = AssociationSettings(
            client=1, rights=EVERYTHING, short_names=True, max_receive_pdu_size=server_size, **settings
        )
        objects = [self.text, energy, ClockObject(), DisconnectControlObject(BREAKER)]
        server = LogicalDevice(1, "MTR1", objects, [offered]).associate(1)
        assert server is not None
        self.sizes = client_size, server_size
        self.client = ClientAssociation(
            client_security, short_names=True, conformance=services, max_receive_pdu_size=client_size
        )
        self.line = Line(server.receive)
        self.run = self.line.run
        self.run(self.client.open())
        self.opened = len(self.line.sent)
        self.operations = Operations(self.client)

    def name(self, logical_name: str, offset: int = 8) -> VariableAccessSpecificationVariableName:
        for found in self.run(self.operations.objects()):
            if found.logical_name.dotted == logical_name:
                assert found.short_name is not None
                return VariableAccessSpecificationVariableName(found.short_name + offset)
        raise AssertionError(logical_name)


def test_opening_with_short_names() -> None:
    pair = Pair()
    assert pair.client.negotiated.vaa_name == VAA_NAME_SN
    assert pair.client.negotiated.conformance & Conformance.READ


def test_objects_by_their_base_names() -> None:
    pair = Pair()
    found = {item.logical_name.dotted: item for item in pair.run(pair.operations.objects())}
    assert found[ENERGY].class_id == 3
    assert [item.short_name for item in found.values() if item.class_id == 12] == [VAA_NAME_SN]
    names = [item.short_name for item in found.values()]
    assert len(set(names)) == len(names)


SIZES = [(0xFFFF, 0xFFFF), (128, 128), (60, 65535), (65535, 60), (40, 40)]


@pytest.mark.parametrize(("client_size", "server_size"), SIZES)
def test_reading_and_writing_at_every_size(client_size: int, server_size: int) -> None:
    pair = Pair(client_size, server_size)
    text, energy = pair.name(TEXT), pair.name(ENERGY)
    assert pair.run(pair.client.write([text], [LONG])) == [None]
    assert pair.text["value"] == LONG
    assert pair.run(pair.client.read([text, energy])) == [LONG, Data.double_long_unsigned(1234)]
    assert pair.run(pair.client.write([text, text], [LONG, Data.unsigned(1)])) == [None, None]
    assert max(map(len, pair.line.sent[pair.opened :])) <= server_size
    assert max(map(len, pair.line.received[pair.opened :])) <= client_size


def test_errors_stand_in_their_places() -> None:
    pair = Pair()
    nothing = VariableAccessSpecificationVariableName(0x10)
    found, missing = pair.run(pair.client.read([pair.name(ENERGY), nothing]))
    assert found == Data.double_long_unsigned(1234)
    assert isinstance(missing, DataAccessError)
    refused, done = pair.run(pair.client.write([nothing, pair.name(TEXT)], [LONG, LONG]))
    assert isinstance(refused, DataAccessError)
    assert done is None


def test_writing_without_an_answer() -> None:
    pair = Pair()
    before = len(pair.line.received)
    name = pair.name(TEXT)
    before = len(pair.line.received)
    pair.run(pair.client.write_unconfirmed([name], [Data.unsigned(5)]))
    assert pair.text["value"] == Data.unsigned(5)
    assert len(pair.line.received) == before


def test_writing_without_an_answer_what_is_long() -> None:
    pair = Pair(server_size=100)
    name = pair.name(TEXT)
    before = len(pair.line.received)
    pair.run(pair.client.write_unconfirmed([name, name], [Data.unsigned(1), LONG]))
    assert pair.text["value"] == LONG
    assert len(pair.line.received) == before
    assert max(map(len, pair.line.sent[pair.opened :])) <= 100


@pytest.mark.parametrize("ciphered", [False, True], ids=["in clear", "ciphered"])
@pytest.mark.parametrize("size", [100, 0xFFFF])
def test_an_information_report_in_between(size: int, ciphered: bool) -> None:
    heard: list[Any] = []
    security = Security.gmac(system_title=CLIENT, keys=KEYS, counters=MemoryCounterStore())
    served = ServerSecurity(METER, KEYS, counters=MemoryCounterStore())
    protection = {"ciphered": True, "mechanism": Mechanism.HIGH_GMAC, "security": served} if ciphered else {}
    pair = Pair(size, client_security=security if ciphered else None, **protection)
    pair.client._talk.on_notification = lambda value, protection: heard.append(value)
    name = pair.name(ENERGY)
    report = apdu.InformationReportRequest(
        variable_access_specification=[name, pair.name(TEXT)], list_of_data=[Data.double_long_unsigned(7), LONG]
    )
    server = pair.line.peer.__self__  # type: ignore[attr-defined]
    unasked = server.unsolicited(report)
    assert max(map(len, unasked)) <= size
    pair.line._coming.extend(unasked)
    assert pair.run(pair.client.read([name])) == [Data.double_long_unsigned(1234)]
    assert heard == [report]


def test_typed_values() -> None:
    pair = Pair()
    run, operations = pair.run, pair.operations
    assert str(run(operations.get(Register(ENERGY).value))) == "12.34 kWh"
    values = run(operations.get_many([Register(ENERGY).value, Clock(CLOCK).time_zone]))
    assert [str(value) for value in values] == ["12.34 kWh", "0"]
    run(operations.set(DataClass(TEXT).value, Data.unsigned(9)))
    assert pair.text["value"] == Data.unsigned(9)
    run(operations.action(DisconnectControl(BREAKER).remote_disconnect))
    assert run(operations.get(DisconnectControl(BREAKER).output_state)) is False
    with pytest.raises(NotFound):
        run(operations.get(Register("1.0.99.99.99.255").value))
    with pytest.raises(NotFound, match="no short name"):
        run(operations.action_raw(70, DisconnectControl(BREAKER).instance_id, 77))


WITH_SECRET = [Mechanism.HIGH, Mechanism.HIGH_MD5, Mechanism.HIGH_SHA1]


@pytest.mark.parametrize("mechanism", WITH_SECRET, ids=str)
def test_proving_each_other(mechanism: Mechanism) -> None:
    secret = b"0123456789abcdef"
    pair = Pair(client_security=Security.high(secret, mechanism), mechanism=mechanism, secret=Secret(secret))
    assert str(pair.run(pair.operations.get(Register(ENERGY).value))) == "12.34 kWh"
    with pytest.raises(AuthenticationError):
        Pair(client_security=Security.high(b"another secret!!", mechanism), mechanism=mechanism, secret=Secret(secret))


def test_ciphered() -> None:
    security = Security.gmac(system_title=CLIENT, keys=KEYS, counters=MemoryCounterStore())
    served = ServerSecurity(METER, KEYS, counters=MemoryCounterStore())
    protection = {"ciphered": True, "mechanism": Mechanism.HIGH_GMAC, "security": served}
    pair = Pair(200, 200, client_security=security, **protection)
    name = pair.name(TEXT)
    pair.run(pair.client.write([name], [LONG]))
    assert pair.run(pair.client.read([name])) == [LONG]
    # glo-readRequest and glo-writeRequest, and nothing else
    assert {octets[0] for octets in pair.line.sent[pair.opened :]} == {37, 38}
    assert max(map(len, pair.line.sent[pair.opened :] + pair.line.received[pair.opened :])) <= 200


def test_services_not_granted() -> None:
    pair = Pair(services=Conformance.READ)
    one = VariableAccessSpecificationVariableName(8)
    sent = len(pair.line.sent)
    for exchange in (
        pair.client.read([one, one]),
        pair.client.read([ParameterizedAccess(8, 1, Data.null_data())]),
        pair.client.write([one], [LONG]),
        pair.client.write_unconfirmed([one], [LONG]),
    ):
        with pytest.raises(NotGranted):
            pair.run(exchange)
    assert len(pair.line.sent) == sent


def test_too_long_and_no_blocks() -> None:
    blocks = (
        Conformance.BLOCK_TRANSFER_WITH_GET_OR_READ
        | Conformance.BLOCK_TRANSFER_WITH_SET_OR_WRITE
        | Conformance.GENERAL_BLOCK_TRANSFER
    )
    pair = Pair(server_size=100, services=SHORT_NAME_SERVICES & ~blocks)
    one = VariableAccessSpecificationVariableName(8)
    for exchange in (
        pair.client.write([one], [LONG]),
        pair.client.write_unconfirmed([one], [LONG]),
        pair.client.read([ParameterizedAccess(8, 1, LONG)]),
    ):
        with pytest.raises(PduTooLong):
            pair.run(exchange)


def test_what_a_server_cannot_do_at_all_is_a_confirmed_service_error() -> None:
    pair = Pair(100, services=Conformance.READ | Conformance.WRITE)
    like_it = Pair()  # whose object list can be read
    text, other = like_it.name(TEXT), like_it.name(ENERGY)
    pair.run(pair.client.write([text], [LONG]))
    with pytest.raises(ConfirmedServiceErrorReceived, match="pdu-size") as caught:
        pair.run(pair.client.read([text]))  # too long, and no blocks were negotiated
    assert (caught.value.service, caught.value.error) == ("read", "service")
    blocks = apdu.ReadDataBlockAccess(False, 1, b"x")
    for request, error in (
        (apdu.ReadRequest([text, other]), apdu.ConfirmedServiceErrorRead),
        (apdu.ReadRequest([blocks]), apdu.ConfirmedServiceErrorRead),
        (apdu.WriteRequest([text, other], [LONG, LONG]), apdu.ConfirmedServiceErrorWrite),
        (apdu.WriteRequest([text], []), apdu.ConfirmedServiceErrorWrite),
        (apdu.WriteRequest([apdu.WriteDataBlockAccess(True, 1)], [LONG]), apdu.ConfirmedServiceErrorWrite),
    ):
        (answer,) = pair.line.peer(request.encode())
        assert type(apdu.decode(answer)) is error
    # nothing where nothing is waited for, which would be taken to answer the next request
    assert pair.line.peer(apdu.UnconfirmedWriteRequest([text], [Data.unsigned(1)]).encode()) == []
    assert pair.text["value"] == LONG
    assert pair.run(pair.client.read([other])) == [Data.double_long_unsigned(1234)]


BLOCK = apdu.DataBlockResult(False, 1, b"\x01")
WRONG = {
    "fewer results": (ReadResponse([]), ProtocolError),
    "another service": (WriteResponse([apdu.WriteResultSuccess()]), ProtocolError),
    "a block number": (ReadResponse([apdu.ReadResultBlockNumber(1)]), BlockTransferError),
    "a block that is not followed by another": (ReadResponse([BLOCK]), BlockTransferError),
}


@pytest.mark.parametrize(("answer", "error"), WRONG.values(), ids=WRONG)
def test_wrong_answers(answer: Any, error: type[Exception]) -> None:
    pair = Pair()
    pair.line.peer = scripted(answer.encode(), ReadResponse([Data.null_data()]).encode())
    with pytest.raises(error):
        pair.run(pair.client.read([VariableAccessSpecificationVariableName(8)]))


def test_a_server_gives_up() -> None:
    pair = Pair(server_size=60)
    refused = DataAccessResult.LONG_SET_ABORTED
    pair.line.peer = scripted(WriteResponse([refused]).encode())
    with pytest.raises(DataAccessError, match="long-set-aborted"):
        pair.run(pair.client.write([VariableAccessSpecificationVariableName(8)], [LONG]))
    pair.line.peer = scripted(WriteResponse([apdu.WriteResultBlockNumber(7)]).encode())
    with pytest.raises(BlockTransferError, match="does not acknowledge block 1"):
        pair.run(pair.client.write([VariableAccessSpecificationVariableName(8)], [LONG]))
