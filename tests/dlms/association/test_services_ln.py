"""GET, SET, ACTION and ACCESS against a server in memory: values that fit and that do not, whatever the sizes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosem import apdu
from cosem.apdu import (
    AccessRequestAction,
    AccessRequestGet,
    AccessRequestSet,
    ActionResult,
    Conformance,
    CosemAttributeDescriptor,
    CosemAttributeDescriptorWithSelection,
    CosemMethodDescriptor,
    DataAccessResult,
    InvokeIdAndPriority,
    SelectiveAccessDescriptor,
)
from cosem.data import Data
from dlms import Security
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.blocks import GeneralBlocks
from dlms.association.client import ClientAssociation
from dlms.association.negotiation import LOGICAL_NAME_SERVICES
from dlms.association.server import ServerAssociation
from dlms.association.settings import AssociationSettings, ServerSecurity
from dlms.errors import (
    ActionError,
    AuthenticationError,
    BlockTransferError,
    DataAccessError,
    DlmsError,
    ExceptionResponseError,
    LinkTimeout,
    PduTooLong,
    PolicyError,
    ProtocolError,
    ReplayError,
    SecurityError,
    UnrelatedAnswer,
)
from dlms.security.authentication import Mechanism
from dlms.security.context import Role, SecurityContext
from dlms.security.counters import MemoryCounterStore
from dlms.security.keys import Keys, Secret
from dlms.security.suites import SUITES
from dlms.server import LogicalDevice
from support.conversations import Line, changing, scripted

CLIENT, METER = b"CLI\x00\x00\x00\x00\x01", b"MTR\x00\x00\x00\x00\x02"
EK, AK = bytes(range(16)), bytes(range(16, 32))
EVERYTHING = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))
SHELF = bytes((0, 0, 96, 1, 0, 255))


class Shelf:
    """Keeps what is written to it; method 1 gives its parameter back, method 2 never works, 3 gives nothing."""

    class_id, version = 1, 0
    logical_name = SHELF
    attribute_ids: Sequence[int] = range(1, 100)
    method_ids: Sequence[int] = (1, 2, 3)

    def __init__(self) -> None:
        self.values: dict[int, Data] = {1: Data.octet_string(SHELF)}
        self.selections: list[SelectiveAccessDescriptor | None] = []
        self.invoked: list[Data | None] = []

    def short_name_offset(self, attribute_id: int, method_id: int) -> int | None:
        return 8 * (attribute_id - 1) if attribute_id else 0x400 + 8 * method_id

    def read(self, attribute_id: int, selection: SelectiveAccessDescriptor | None, by: object) -> Data:
        self.selections.append(selection)
        if attribute_id not in self.values:
            raise DataAccessError(DataAccessResult.OBJECT_UNAVAILABLE)
        return self.values[attribute_id]

    def write(self, attribute_id: int, selection: SelectiveAccessDescriptor | None, value: Data, by: object) -> None:
        if attribute_id == 99:
            raise DataAccessError(DataAccessResult.TYPE_UNMATCHED)
        self.values[attribute_id] = value

    def invoke(self, method_id: int, parameter: Data | None, by: object) -> Data | None:
        self.invoked.append(parameter)
        if method_id == 2:
            raise ActionError(ActionResult.TEMPORARY_FAILURE)
        return parameter if method_id == 1 else None


class Pair:
    """A client and a server that agree on sizes and services, with an open association between them."""

    def __init__(
        self,
        client_size: int = 0xFFFF,
        server_size: int = 0xFFFF,
        *,
        services: Conformance = LOGICAL_NAME_SERVICES,
        ciphered: bool = False,
        between: Callable[[int, bytes], Iterable[bytes]] = lambda count, octets: [octets],
        **options: Any,
    ) -> None:
        self.shelf = Shelf()
        self.sizes = client_size, server_size
        protection: dict[str, Any] = {}
        security = Security.none()
        if ciphered:
            keys = Keys(encryption=Secret(EK), authentication=Secret(AK))
            protection = {
                "ciphered": True,
                "mechanism": Mechanism.HIGH_GMAC,
                "security": ServerSecurity(METER, keys, counters=MemoryCounterStore()),
            }
            security = Security.gmac(
                system_title=CLIENT, encryption_key=EK, authentication_key=AK, counters=MemoryCounterStore()
            )
        offered = AssociationSettings(client=1, rights=EVERYTHING, max_receive_pdu_size=server_size, **protection)
        server = LogicalDevice(1, "MTR1", [self.shelf], [offered]).associate(1)
        assert server is not None
        self.server: ServerAssociation = server
        self.client = ClientAssociation(security, conformance=services, max_receive_pdu_size=client_size, **options)
        self.line = Line(changing(server.receive, between))
        self.run = self.line.run
        self.run(self.client.open())
        self.opened = len(self.line.sent)

    def check_sizes(self) -> None:
        """Nobody was sent more than it takes. The opening is no matter of sizes: they are agreed on there."""
        client_size, server_size = self.sizes
        assert max(map(len, self.line.sent[self.opened :])) <= server_size
        assert max(map(len, self.line.received[self.opened :])) <= client_size

    @property
    def requests(self) -> list[bytes]:
        return self.line.sent[self.opened :]


def attribute(index: int) -> CosemAttributeDescriptor:
    return CosemAttributeDescriptor(1, SHELF, index)


def listed(*indices: int) -> list[CosemAttributeDescriptorWithSelection]:
    return [CosemAttributeDescriptorWithSelection(attribute(index), None) for index in indices]


def method(index: int) -> CosemMethodDescriptor:
    return CosemMethodDescriptor(1, SHELF, index)


WITHOUT_GENERAL_BLOCKS = LOGICAL_NAME_SERVICES & ~Conformance.GENERAL_BLOCK_TRANSFER
ONLY_GENERAL_BLOCKS = LOGICAL_NAME_SERVICES & ~(
    Conformance.BLOCK_TRANSFER_WITH_GET_OR_READ
    | Conformance.BLOCK_TRANSFER_WITH_SET_OR_WRITE
    | Conformance.BLOCK_TRANSFER_WITH_ACTION
)
TRANSFERS = {"blocks of services": WITHOUT_GENERAL_BLOCKS, "general blocks": ONLY_GENERAL_BLOCKS}
VALUES = [Data.octet_string(bytes(range(256)) * 5), Data.null_data(), Data.array([Data.long64(7)] * 200)]


def everything(pair: Pair) -> None:
    """Each service, with values long and short, there and back."""
    run, client, shelf = pair.run, pair.client, pair.shelf
    for index, value in enumerate(VALUES, 2):
        run(client.set(attribute(index), value))
        assert shelf.values[index] == value
        assert run(client.get(attribute(index))) == value
        assert run(client.action(method(1), value)) == value
    assert run(client.set_list(listed(5, 99, 6), [VALUES[0], VALUES[1], VALUES[2]]))[::2] == [None, None]
    assert (shelf.values[5], shelf.values[6]) == (VALUES[0], VALUES[2])
    first, refused, last = run(client.get_list(listed(5, 98, 6)))
    assert (first, last) == (VALUES[0], VALUES[2])
    assert isinstance(refused, DataAccessError)
    assert refused.result == DataAccessResult.OBJECT_UNAVAILABLE
    returned = run(client.action_list([method(1), method(2), method(3)], [VALUES[0], None, VALUES[1]]))
    assert returned[0] == VALUES[0]
    assert isinstance(returned[1], ActionError)
    assert returned[1].result == ActionResult.TEMPORARY_FAILURE
    assert returned[2] is None


@pytest.mark.parametrize("ciphered", [False, True], ids=["in clear", "ciphered"])
@pytest.mark.parametrize("services", TRANSFERS.values(), ids=TRANSFERS)
@pytest.mark.parametrize("client_size", [80, 127, 128, 129, 300, 65535])
@pytest.mark.parametrize("server_size", [80, 128, 65535])
def test_every_service_at_every_size(client_size: int, server_size: int, services: Conformance, ciphered: bool) -> None:
    pair = Pair(client_size, server_size, services=services, ciphered=ciphered)
    everything(pair)
    pair.check_sizes()


@settings(deadline=None, max_examples=60)
@given(
    # The first block of a SET has 19 octets around its data, and ciphering takes 21: below 41 nothing fits.
    client_size=st.integers(41, 400),
    server_size=st.integers(41, 400),
    value=st.binary(max_size=1500),
    ciphered=st.booleans(),
    general=st.booleans(),
)
def test_any_value_at_any_size(client_size: int, server_size: int, value: bytes, ciphered: bool, general: bool) -> None:
    services = ONLY_GENERAL_BLOCKS if general else WITHOUT_GENERAL_BLOCKS
    pair = Pair(client_size, server_size, services=services, ciphered=ciphered)
    data = Data.octet_string(value)
    pair.run(pair.client.set(attribute(2), data))
    assert pair.run(pair.client.get(attribute(2))) == data
    assert pair.run(pair.client.action(method(1), data)) == data
    pair.check_sizes()


def test_access() -> None:
    pair = Pair()
    answers = pair.run(
        pair.client.access(
            [
                AccessRequestSet(attribute(2)),
                AccessRequestGet(attribute(2)),
                AccessRequestGet(attribute(98)),
                AccessRequestSet(attribute(99)),
                AccessRequestAction(method(1)),
                AccessRequestAction(method(2)),
            ],
            [VALUES[0], Data.null_data(), Data.null_data(), VALUES[0], VALUES[2], Data.null_data()],
        )
    )
    assert answers[:2] == [Data.null_data(), VALUES[0]]
    assert [type(answer) for answer in answers[2:]] == [DataAccessError, DataAccessError, Data, ActionError]
    assert answers[4] == VALUES[2]
    assert len(pair.requests) == 1


def test_access_in_general_blocks_both_ways() -> None:
    pair = Pair(200, 200)
    accesses = [AccessRequestSet(attribute(2)), AccessRequestGet(attribute(2)), AccessRequestAction(method(1))]
    given = [VALUES[0], Data.null_data(), VALUES[2]]
    assert pair.run(pair.client.access(accesses, given)) == [Data.null_data(), VALUES[0], VALUES[2]]
    assert {request[0] for request in pair.requests} == {0xE0}
    pair.check_sizes()


ACCESSES: list[apdu.AccessRequestSpecification] = [
    AccessRequestGet(attribute(1)),
    AccessRequestGet(attribute(98)),
    AccessRequestSet(attribute(2)),
    AccessRequestAction(method(1)),
]


def access(pair: Pair, data: list[Data] | None = None, *, confirmed: bool = True, **options: bool) -> list[bytes]:
    invoke = apdu.LongInvokeIdAndPriority.of(long_invoke_id=5, service_class=confirmed, **options)
    body = apdu.AccessRequestBody(ACCESSES, [Data.unsigned(number) for number in range(4)] if data is None else data)
    return pair.server.receive(apdu.AccessRequest(invoke, b"", body).encode())


def answered(responses: list[bytes]) -> apdu.AccessResponseBody:
    (response,) = responses
    found = apdu.decode(response)
    assert isinstance(found, apdu.AccessResponse)
    assert found.long_invoke_id_and_priority.long_invoke_id == 5
    return found.access_response_body


@pytest.mark.parametrize("breaks", [False, True])
def test_access_goes_on_after_an_error_or_does_not(breaks: bool) -> None:
    pair = Pair()
    body = answered(access(pair, processing_option=breaks))
    results = [int(item.result) for item in body.access_response_specification]
    assert results == ([0, 11, 250, 250] if breaks else [0, 11, 0, 0])
    kinds = [type(item) for item in body.access_response_specification]
    assert kinds == [apdu.AccessResponseGet] * 2 + [apdu.AccessResponseSet, apdu.AccessResponseAction]
    assert (2 in pair.shelf.values) is not breaks
    assert bool(pair.shelf.invoked) is not breaks


@pytest.mark.parametrize("asked", [False, True])
def test_access_says_what_it_answers_where_it_is_to(asked: bool) -> None:
    body = answered(access(Pair(), self_descriptive=asked))
    assert body.access_request_specification == (ACCESSES if asked else None)


def test_access_that_is_not_confirmed_is_done_all_the_same() -> None:
    pair = Pair()
    assert access(pair, confirmed=False) == []
    assert pair.shelf.values[2] == Data.unsigned(2)


def test_access_without_data_for_each_is_refused() -> None:
    pair = Pair()
    (response,) = access(pair, [Data.null_data()])
    assert isinstance(apdu.decode(response), apdu.ExceptionResponse)
    assert pair.shelf.values.keys() == {1}


def test_what_is_not_confirmed_is_done_without_a_word() -> None:
    """SET and ACTION, alone, with list and in blocks; a GET is answered all the same."""
    pair, no = Pair(), InvokeIdAndPriority(0x01)
    block = apdu.DataBlockSa
    octets = Data.octet_string(b"blocks").encode()
    for request in (
        apdu.SetRequestNormal(
            invoke_id_and_priority=no, cosem_attribute_descriptor=attribute(2), value=Data.unsigned(2)
        ),
        apdu.SetRequestWithList(no, listed(3, 4), [Data.unsigned(3), Data.unsigned(4)]),
        apdu.SetRequestWithFirstDatablock(
            invoke_id_and_priority=no, cosem_attribute_descriptor=attribute(5), datablock=block(False, 1, octets[:3])
        ),
        apdu.SetRequestWithDatablock(no, block(True, 2, octets[3:])),
        apdu.ActionRequestNormal(no, method(1), Data.unsigned(6)),
        apdu.ActionRequestWithList(no, [method(1)], [Data.unsigned(7)]),
        apdu.ActionRequestWithFirstPblock(no, method(1), block(False, 1, octets[:3])),
        apdu.ActionRequestWithPblock(no, block(True, 2, octets[3:])),
    ):
        assert pair.server.receive(request.encode()) == []
    assert [pair.shelf.values[index].value for index in (2, 3, 4, 5)] == [2, 3, 4, b"blocks"]
    assert [given and given.value for given in pair.shelf.invoked] == [6, 7, b"blocks"]
    assert len(pair.server.receive(apdu.GetRequestNormal(no, attribute(2)).encode())) == 1


def test_selections_arrive() -> None:
    pair = Pair()
    selection = SelectiveAccessDescriptor(2, Data.structure([Data.unsigned(1)]))
    pair.run(pair.client.get(attribute(1), selection))
    pair.run(pair.client.get_list([CosemAttributeDescriptorWithSelection(attribute(1), selection)]))
    assert pair.shelf.selections == [selection, selection]


def test_a_method_without_parameter_has_none() -> None:
    pair = Pair()
    assert pair.run(pair.client.action(method(3))) is None
    assert pair.shelf.invoked == [None]


def test_refusals_of_single_services() -> None:
    pair = Pair()
    with pytest.raises(DataAccessError, match="object-unavailable") as got:
        pair.run(pair.client.get(attribute(98)))
    assert got.value.result == DataAccessResult.OBJECT_UNAVAILABLE
    assert "0-0:96.1.0*255" in str(got.value)
    with pytest.raises(DataAccessError, match="type-unmatched"):
        pair.run(pair.client.set(attribute(99), Data.null_data()))
    with pytest.raises(ActionError, match="temporary-failure"):
        pair.run(pair.client.action(method(2)))


def test_too_long_for_the_server_and_no_blocks() -> None:
    services = LOGICAL_NAME_SERVICES & ONLY_GENERAL_BLOCKS & WITHOUT_GENERAL_BLOCKS
    pair = Pair(server_size=80, services=services)
    for exchange in (
        pair.client.set(attribute(2), VALUES[0]),
        pair.client.action(method(1), VALUES[0]),
        pair.client.set_list(listed(2, 3), [VALUES[0], VALUES[0]]),
        pair.client.access([AccessRequestSet(attribute(2))], [VALUES[0]]),
    ):
        with pytest.raises(PduTooLong):
            pair.run(exchange)
    assert pair.requests == []


def test_general_blocks_where_they_are_preferred() -> None:
    pair = Pair(server_size=80, general_blocks=True)
    pair.run(pair.client.set(attribute(2), VALUES[0]))
    assert all(request[0] == 0xE0 for request in pair.requests)
    other = Pair(server_size=80)
    other.run(other.client.set(attribute(2), VALUES[0]))
    assert all(request[0] == 0xC1 for request in other.requests)


# ------------------------------------------------------------------------------------------- answers out of their turn


def test_invoke_ids_differ_from_one_request_to_the_next() -> None:
    pair = Pair()
    for _ in range(20):
        pair.run(pair.client.get(attribute(1)))
    ids = [request[2] & 0xF for request in pair.requests]
    assert all(one != other for one, other in itertools.pairwise(ids))


def test_late_answers_are_passed_over() -> None:
    """Each request is answered with the answer before it first: as after one that was given up."""
    late: list[bytes] = []

    def behind(count: int, octets: bytes) -> list[bytes]:
        late.append(octets)
        return [*late[-2:-1], octets] if count > 1 else [octets]

    pair = Pair(between=behind)
    for index, value in enumerate(VALUES, 2):
        pair.shelf.values[index] = value
    for index, value in enumerate(VALUES, 2):
        assert pair.run(pair.client.get(attribute(index))) == value


def test_an_answer_with_another_invoke_id_is_none() -> None:
    def strange(count: int, octets: bytes) -> list[bytes]:
        return [octets[:2] + bytes((octets[2] ^ 1,)) + octets[3:]] if count else [octets]

    pair = Pair(between=strange)
    with pytest.raises(UnrelatedAnswer, match=r"^no answer .* in time, but 1 with another invoke id$") as caught:
        pair.run(pair.client.get(attribute(1)))
    assert isinstance(caught.value, LinkTimeout)


def test_a_notification_is_no_answer_to_something_else() -> None:
    pair = Pair(between=lambda count, octets: [NOTIFICATION.encode()] if count else [octets])
    with pytest.raises(LinkTimeout) as caught:
        pair.run(pair.client.get(attribute(1)))
    assert type(caught.value) is LinkTimeout


def test_a_peer_that_answers_everything_but_the_question() -> None:
    other = apdu.GetResponseNormal(InvokeIdAndPriority(0xCF), Data.null_data()).encode()
    pair = Pair(between=lambda count, octets: [other] * 1000 if count else [octets])
    with pytest.raises(ProtocolError, match="none to what it was asked"):
        pair.run(pair.client.get(attribute(1)))


def test_notifications_in_between() -> None:
    heard: list[Any] = []
    event = apdu.EventNotificationRequest(
        time=None, cosem_attribute_descriptor=attribute(2), attribute_value=Data.unsigned(6)
    )
    pair = Pair(
        between=lambda count, octets: [NOTIFICATION.encode(), event.encode(), octets] if count else [octets],
        on_notification=lambda value, protection: heard.append(value),
    )
    assert pair.run(pair.client.get(attribute(1))) == Data.octet_string(SHELF)
    assert heard == [NOTIFICATION, event]


ID = InvokeIdAndPriority(0xC1)
WRONG_ANSWERS = {
    "another service": apdu.SetResponseNormal(ID, DataAccessResult.SUCCESS),
    "a list": apdu.GetResponseWithList(ID, [Data.null_data()]),
    "a request": apdu.GetRequestNext(ID, 1),
    "a block that is none": apdu.ActionResponseNextPblock(ID, 1),
}


@pytest.mark.parametrize("answer", WRONG_ANSWERS.values(), ids=WRONG_ANSWERS)
def test_answers_to_other_questions(answer: Any) -> None:
    pair = Pair(between=lambda count, octets: [answer.encode()] if count else [octets])
    with pytest.raises(ProtocolError, match="does not answer"):
        pair.run(pair.client.get(attribute(1)))


def test_lists_of_another_length() -> None:
    answer = apdu.GetResponseWithList(ID, [Data.null_data()]).encode()
    pair = Pair(between=lambda count, octets: [answer] if count else [octets])
    with pytest.raises(ProtocolError, match="1 results for 2 requests"):
        pair.run(pair.client.get_list(listed(1, 2)))


# ------------------------------------------------------------------------------------------------- blocks gone wrong


def datablock(last: bool, number: int, octets: bytes) -> bytes:
    return apdu.GetResponseWithDatablock(
        ID, apdu.DataBlockG(last, number, apdu.DataBlockGResultRawData(octets))
    ).encode()


def one_after_the_other(*answers: bytes) -> Pair:
    pair = Pair()
    pair.line.peer = scripted(*answers)
    return pair


def test_get_blocks_by_hand() -> None:
    """The octets of a long GET as they go (Green Book 8.3, 9.4.6.3): each block is acknowledged by its number."""
    value = Data.octet_string(b"abcdef").encode()
    pair = one_after_the_other(datablock(False, 1, value[:3]), datablock(True, 2, value[3:]))
    assert pair.run(pair.client.get(attribute(2))) == Data.octet_string(b"abcdef")
    assert [request.hex() for request in pair.requests] == [
        "c001c1" + "0001" + SHELF.hex() + "02" + "00",
        "c002c1" + "00000001",
    ]


@pytest.mark.parametrize(
    "second",
    [
        datablock(True, 3, b"x"),
        datablock(True, 0, b"x"),
        datablock(False, 2, b""),
        datablock(True, 1, b"another first block"),
    ],
    ids=["a gap", "zero", "nothing in it", "the first again, changed"],
)
def test_wrong_blocks_of_a_get(second: bytes) -> None:
    pair = one_after_the_other(datablock(False, 1, b"\x09\x06"), second)
    with pytest.raises(BlockTransferError):
        pair.run(pair.client.get(attribute(2)))


@pytest.mark.parametrize(
    "second",
    [
        apdu.GetResponseWithDatablock(ID, apdu.DataBlockG(True, 2, DataAccessResult.LONG_GET_ABORTED)),
        apdu.GetResponseNormal(ID, DataAccessResult.LONG_GET_ABORTED),
    ],
    ids=["in a block", "in a response"],
)
def test_a_server_gives_a_long_get_up(second: Any) -> None:
    pair = one_after_the_other(datablock(False, 1, b"\x09\x06"), second.encode())
    with pytest.raises(DataAccessError, match="long-get-aborted"):
        pair.run(pair.client.get(attribute(2)))


def test_blocks_that_are_no_data() -> None:
    pair = one_after_the_other(datablock(False, 1, b"\x09\x06"), datablock(True, 2, b"abc"))
    with pytest.raises(ProtocolError, match="cannot be decoded"):
        pair.run(pair.client.get(attribute(2)))


def test_a_long_answer_without_end() -> None:
    def answer(octets: bytes) -> list[bytes]:
        request = apdu.decode(octets)
        number = request.block_number if isinstance(request, apdu.GetRequestNext) else 0
        return [datablock(False, number + 1, bytes(1000))]

    pair = Pair(limit=100_000)
    pair.line.peer = answer
    with pytest.raises(BlockTransferError, match="more than 100000 octets"):
        pair.run(pair.client.get(attribute(2)))


@pytest.mark.parametrize("number", [1, 2, 40])
def test_general_blocks_without_end(number: int) -> None:
    block = apdu.GeneralBlockTransfer(apdu.BlockControl.of(window=1), number, 0, b"\xc4").encode()
    pair = Pair()
    pair.line.peer = lambda octets: [block] * 10_000
    with pytest.raises(BlockTransferError, match="never the next one"):
        pair.run(pair.client.get(attribute(2)))


def test_a_block_that_comes_for_ever() -> None:
    pair = Pair()
    pair.line.peer = lambda octets: [datablock(False, 1, b"abc")]
    with pytest.raises(BlockTransferError, match="again and again"):
        pair.run(pair.client.get(attribute(2)))


def test_a_server_acknowledges_another_block() -> None:
    pair = Pair(server_size=80)
    pair.line.peer = scripted(apdu.SetResponseDatablock(ID, 2).encode())
    with pytest.raises(BlockTransferError, match="has block 2, 1 was sent"):
        pair.run(pair.client.set(attribute(2), VALUES[0]))


def test_a_server_gives_a_long_set_up() -> None:
    pair = Pair(server_size=80)
    pair.line.peer = scripted(
        apdu.SetResponseDatablock(ID, 1).encode(),
        apdu.SetResponseLastDatablock(ID, DataAccessResult.LONG_SET_ABORTED, 2).encode(),
    )
    with pytest.raises(DataAccessError, match="long-set-aborted"):
        pair.run(pair.client.set(attribute(2), VALUES[0]))


def test_general_blocks_lost_on_the_way() -> None:
    """Every fourth APDU of the server is lost; what is missing is asked for again."""
    pair = Pair(
        128,
        services=ONLY_GENERAL_BLOCKS,
        resend=200,
        between=lambda count, octets: [] if count % 4 == 3 else [octets],
    )
    pair.shelf.values[2] = VALUES[0]
    assert pair.run(pair.client.get(attribute(2))) == VALUES[0]


def test_general_blocks_lost_for_good() -> None:
    pair = Pair(
        128, services=ONLY_GENERAL_BLOCKS, resend=3, between=lambda count, octets: [] if count > 4 else [octets]
    )
    pair.shelf.values[2] = VALUES[0]
    with pytest.raises(LinkTimeout):
        pair.run(pair.client.get(attribute(2)))


def in_general_blocks(pair: Pair, request: apdu.Record, size: int = 30) -> apdu.Record:
    """The answer to a request that goes in blocks to the server."""
    blocks = GeneralBlocks(block_size=size)
    going = blocks.start(request.encode())
    for _ in range(50):
        replies = [apdu.GeneralBlockTransfer.decode(octets) for sent in going for octets in pair.server.receive(sent)]
        going = [octets for reply in replies for octets in blocks.receive(reply)]
        if blocks.apdu is not None:
            return apdu.decode(blocks.apdu)
    raise AssertionError("the transfer does not come to an end")


def setting(value: bytes) -> apdu.Record:
    """With the invoke id of all requests of a client that does not count them."""
    return apdu.SetRequestNormal(
        invoke_id_and_priority=ID, cosem_attribute_descriptor=attribute(2), value=Data.octet_string(value)
    )


def test_requests_that_begin_with_the_same_general_block() -> None:
    pair = Pair()
    for value in (b"a" * 50 + b"1", b"a" * 50 + b"2", b"a" * 50 + b"2"):
        pair.shelf.values.pop(2, None)
        in_general_blocks(pair, setting(value))
        assert pair.shelf.values[2] == Data.octet_string(value)


@pytest.mark.parametrize("in_order", [False, True])
@pytest.mark.parametrize("sent", [1, 2])
def test_general_blocks_of_a_request_that_was_given_up_are_not_mixed_with_the_next(sent: int, in_order: bool) -> None:
    pair = Pair()
    pair.server.in_order = in_order
    for block in GeneralBlocks.unconfirmed(setting(b"a" * 100).encode(), 30)[:sent]:
        pair.server.receive(block)
    in_general_blocks(pair, setting(b"b" * 100 if in_order else b"b" * 101))
    assert set(pair.shelf.values[2].value) == {ord("b")}


def test_a_server_gives_general_blocks_up_that_become_too_much() -> None:
    pair = Pair(server_size=80, services=ONLY_GENERAL_BLOCKS)
    pair.server.longest_request = 500
    with pytest.raises(BlockTransferError, match="gives the block transfer up"):
        pair.run(pair.client.set(attribute(2), VALUES[0]))
    assert pair.shelf.values.keys() == {1}
    short = Data.octet_string(bytes(400))
    pair.run(pair.client.set(attribute(2), short))
    assert pair.run(pair.client.get(attribute(2))) == short


def test_a_general_block_of_nothing_is_refused_once() -> None:
    pair = Pair()
    stray = [apdu.GeneralBlockTransfer(apdu.BlockControl.of(window=1), number, 0, b"x").encode() for number in (2, 3)]
    assert pair.server.receive(stray[0]) == [GeneralBlocks.abort()]
    assert pair.server.receive(stray[1]) == []
    assert pair.run(pair.client.get(attribute(1))) == Data.octet_string(SHELF)
    assert pair.server.receive(stray[1]) == [GeneralBlocks.abort()]
    in_general_blocks(pair, setting(b"a" * 100))


def test_a_client_that_gives_general_blocks_up_is_told_nothing() -> None:
    """What it asks next would be taken to be answered by that."""
    pair = Pair()
    blocks = GeneralBlocks.unconfirmed(setting(b"a" * 100).encode(), 30)
    pair.server.receive(blocks[0])
    assert pair.server.receive(GeneralBlocks.abort()) == []
    assert pair.server.receive(GeneralBlocks.abort()) == []
    assert pair.run(pair.client.get(attribute(1))) == Data.octet_string(SHELF)


# ---------------------------------------------------------------------------------------------------------- attacks


def sealed(
    plain: bytes, counter: int, *, key: bytes = EK, title: bytes = METER, control_role: Role = Role.SERVER
) -> bytes:
    keys = Keys(encryption=Secret(key), authentication=Secret(AK), system_title=CLIENT)
    context = SecurityContext(SUITES[0], Role.SERVER, keys, title, counters=MemoryCounterStore())
    context.continue_after(counter - 1)
    return context.protect(plain)


def ciphered_pair(change: Callable[[bytes], Iterable[bytes]]) -> Pair:
    """Someone changes what the meter says once the association is open."""
    return Pair(ciphered=True, between=lambda count, octets: change(octets) if count > 1 else [octets])


NOTIFICATION = apdu.DataNotification(apdu.LongInvokeIdAndPriority(1), b"", apdu.NotificationBody(Data.unsigned(5)))
ANSWER = apdu.GetResponseNormal(InvokeIdAndPriority(0xC2), Data.unsigned(66)).encode()


@pytest.mark.parametrize("bit", range(8 * 30))
def test_one_bit(bit: int) -> None:
    def flip(octets: bytes) -> list[bytes]:
        damaged = bytearray(octets)
        damaged[bit // 8 % len(octets)] ^= 1 << bit % 8
        return [bytes(damaged)]

    pair = ciphered_pair(flip)
    with pytest.raises((SecurityError, ProtocolError)):
        pair.run(pair.client.get(attribute(1)))


def test_every_truncation() -> None:
    whole = ciphered_pair(lambda octets: [octets])
    whole.run(whole.client.get(attribute(1)))
    for length in range(len(whole.line.received[-1])):
        pair = ciphered_pair(lambda octets, length=length: [octets[:length]])  # type: ignore[misc]
        with pytest.raises(DlmsError):
            pair.run(pair.client.get(attribute(1)))


@pytest.mark.parametrize(
    ("forged", "error"),
    [
        (ANSWER, PolicyError),
        (sealed(ANSWER, 1000, key=bytes(16)), AuthenticationError),
        (sealed(ANSWER, 1000, title=b"XXX\x00\x00\x00\x00\x09"), AuthenticationError),
        (sealed(ANSWER, 1), ReplayError),
        (
            apdu.DataNotification(
                apdu.LongInvokeIdAndPriority(1), b"", apdu.NotificationBody(Data.unsigned(5))
            ).encode(),
            PolicyError,
        ),
    ],
    ids=["in clear", "another key", "another system title", "a lower counter", "a notification in clear"],
)
def test_forged_answers(forged: bytes, error: type[SecurityError]) -> None:
    pair = ciphered_pair(lambda octets: [forged])
    with pytest.raises(error):
        pair.run(pair.client.get(attribute(1)))


def test_the_real_answer_with_a_high_counter_is_taken() -> None:
    """What the forgeries above differ from: the meter itself could have sent this."""
    pair = ciphered_pair(lambda octets: [sealed(ANSWER, 1000)])
    assert pair.run(pair.client.get(attribute(1))) == Data.unsigned(66)


def test_replay() -> None:
    recorded: list[bytes] = []

    def again(octets: bytes) -> list[bytes]:
        recorded.append(octets)
        return [recorded[0]]

    pair = ciphered_pair(again)
    pair.run(pair.client.get(attribute(1)))
    with pytest.raises(ReplayError):
        pair.run(pair.client.get(attribute(1)))


def test_our_own_request_sent_back() -> None:
    pair = ciphered_pair(lambda octets: [octets])
    reflected = Line(lambda octets: [octets])
    with pytest.raises((SecurityError, ProtocolError)):
        reflected.run(pair.client.get(attribute(1)))


def test_a_refusal_in_clear_ends_the_exchange_and_says_that_it_is_worth_nothing() -> None:
    exception = apdu.ExceptionResponse(
        apdu.ExceptionResponseStateError.SERVICE_NOT_ALLOWED,
        apdu.ExceptionResponseServiceErrorInvocationCounterError(0xFFFFFFF0),
    ).encode()
    pair = ciphered_pair(lambda octets: [exception])
    with pytest.raises(ExceptionResponseError) as caught:
        pair.run(pair.client.get(attribute(1)))
    assert (caught.value.invocation_counter, caught.value.authenticated) == (0xFFFFFFF0, False)
    # nothing was learnt from it: the next request has the next counter
    pair.line.peer = pair.server.receive
    pair.run(pair.client.get(attribute(1)))
    counters = [int.from_bytes(request[3:7]) for request in pair.requests]
    assert counters[1] == counters[0] + 1


def test_requests_leave_in_no_other_way_than_ciphered() -> None:
    pair = Pair(ciphered=True)
    everything(pair)
    assert {request[0] for request in pair.requests} <= {0xC8, 0xC9, 0xCB}
