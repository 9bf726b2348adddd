"""Someone on the line, or a client that means no good: the server gives nothing away, takes nothing wrong and lives."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosem import apdu, classes
from cosem.apdu import (
    Aare,
    ActionResponseNormal,
    ActionResult,
    AssociationResult,
    Conformance,
    CosemAttributeDescriptor,
    CosemMethodDescriptor,
    DataAccessResult,
    DataBlockSa,
    ExceptionResponse,
    ExceptionResponseServiceErrorDecipheringError,
    ExceptionResponseServiceErrorInvocationCounterError,
    ExceptionResponseServiceErrorOperationNotPossible,
    ExceptionResponseServiceErrorPduTooLong,
    GetRequestNormal,
    InvokeIdAndPriority,
    Record,
)
from cosem.data import Data
from cosem.date_time import DateTime
from cosem.obis import Obis
from dlms import Security
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.server import State
from dlms.association.settings import AssociationSettings, ServerSecurity
from dlms.errors import ActionError, AssociationRejected, DataAccessError, DlmsError, ExceptionResponseError
from dlms.link.base import ApduReceived
from dlms.link.hdlc import Address, build_i_frame
from dlms.link.hdlc_connection import HdlcClient, HdlcServer
from dlms.link.wrapper import Wpdu
from dlms.security.context import PLAIN
from dlms.security.counters import MemoryCounterStore
from dlms.security.forms import Form
from dlms.security.keys import Keys, Secret
from dlms.security.policy import Required, SecurityPolicy
from dlms.server import CosemObject, Limits, LogicalDevice, sample
from dlms.server.line import Line
from dlms.server.profile import ProfileObject
from dlms.server.sample import sample_meter

from .meters import CLIENT_TITLE, WrapperClient, management, management_security

ENERGY = CosemAttributeDescriptor(3, Obis("1.0.1.8.0.255"), 2)
GET = GetRequestNormal(InvokeIdAndPriority(0xC1), ENERGY).encode()
VALUE = Data.double_long_unsigned(95144)


def is_usable(client: WrapperClient) -> None:
    assert client.run(client.association.get(ENERGY)) == VALUE


def refusal(responses: list[bytes]) -> object:
    """The reason in the one exception-response that there is."""
    (response,) = responses
    found = apdu.decode(response)
    assert isinstance(found, ExceptionResponse), found
    return found.service_error


def sealed(client: WrapperClient, request: bytes = GET) -> bytes:
    context = client.association.context
    assert context is not None
    return context.protect(request)


# ------------------------------------------------------------------------------------------------ ciphered associations


def test_no_bit_of_a_ciphered_request_can_be_changed() -> None:
    client = management()
    request = sealed(client)
    for place in range(len(request)):
        for bit in range(8):
            changed = bytearray(request)
            changed[place] ^= 1 << bit
            for response in client.exchange(bytes(changed)):
                assert isinstance(apdu.decode(response), ExceptionResponse), (place, bit)
    assert isinstance(refusal(client.exchange(request[:-1])), ExceptionResponseServiceErrorDecipheringError)
    # what was wrong has not used up the counter of what is right
    (response,) = client.exchange(request)
    assert not isinstance(apdu.decode(response), ExceptionResponse)


def test_nothing_is_taken_twice_or_out_of_order() -> None:
    client = management()
    first, second = sealed(client), sealed(client)
    assert len(client.exchange(second)) == 1
    for old in (second, first):
        reason = refusal(client.exchange(old))
        assert isinstance(reason, ExceptionResponseServiceErrorInvocationCounterError)
        assert reason.value == int.from_bytes(second[3:7])
    is_usable(client)


def test_a_recorded_association_cannot_be_opened_again() -> None:
    device = sample_meter()
    client = WrapperClient(security=management_security(), device=device).open()
    is_usable(client)
    thief = WrapperClient(device=device)
    answers = [thief.exchange(recorded) for recorded in client.sent]
    refused = apdu.decode(answers[0][0])
    assert isinstance(refused, Aare)
    assert refused.result == AssociationResult.REJECTED_PERMANENT
    assert all(isinstance(apdu.decode(answer[0]), ExceptionResponse) for answer in answers[1:])


@pytest.mark.parametrize("policy", [Required.NOTHING, Required.AUTHENTICATED, Required.ENCRYPTED])
def test_less_protection_than_the_policy_is_refused(policy: Required) -> None:
    client = management()
    context = client.association.context
    assert context is not None
    weaker = management_security(policy=SecurityPolicy(policy, policy)).context()
    assert weaker is not None
    weaker.continue_after(1000)
    request = weaker.protect(GET)
    assert isinstance(refusal(client.exchange(request)), ExceptionResponseServiceErrorDecipheringError)
    is_usable(client)


def test_a_ciphered_association_is_not_opened_in_clear() -> None:
    plain = management_security(policy=SecurityPolicy(Required.NOTHING, Required.NOTHING))
    with pytest.raises(AssociationRejected):
        WrapperClient(security=plain).open()


def test_another_system_title_is_refused() -> None:
    client = management()
    other = management_security(system_title=b"OTHER\x00\x00\x01").context()
    assert other is not None
    request = other.protect(GET)
    assert isinstance(refusal(client.exchange(request)), ExceptionResponseServiceErrorDecipheringError)
    is_usable(client)


def test_a_title_that_is_ours_is_refused() -> None:
    device = sample_meter(system_title=CLIENT_TITLE)
    with pytest.raises(AssociationRejected, match="calling-ap-title"):
        WrapperClient(security=management_security(), device=device).open()


def test_before_the_challenge_is_answered_nothing_else_is_served() -> None:
    client = WrapperClient(security=management_security())
    opening = client.association.open()
    answer = client.exchange(next(opening))[0]  # AARQ, AARE
    proof = opening.send(answer)  # pass 3, not sent yet
    (association,) = client.line.associations()
    assert association.state is State.PENDING
    # under the right keys, but nobody has proved to be there at all
    context = client.association._talk.context
    assert context is not None
    for request, denied in (
        (GET, DataAccessResult.READ_WRITE_DENIED),
        (bytes.fromhex("c001c100030000000000ff0200"), DataAccessResult.READ_WRITE_DENIED),
    ):
        (response,) = client.exchange(context.protect(request))
        found = apdu.decode(context.unprotect(response)[0])
        assert found.result == denied  # type: ignore[union-attr]
    assert isinstance(refusal(client.exchange(proof)), ExceptionResponseServiceErrorInvocationCounterError)


def test_a_wrong_answer_to_the_challenge_ends_it() -> None:
    client = WrapperClient(security=management_security())
    opening = client.association.open()
    opening.send(client.exchange(next(opening))[0])
    context = client.association._talk.context
    assert context is not None
    method = CosemMethodDescriptor(15, Obis("0.0.40.0.0.255"), 1)
    request = apdu.ActionRequestNormal(InvokeIdAndPriority(0xC1), method, Data.octet_string(bytes(17)))
    (response,) = client.exchange(context.protect(request.encode()))
    found = apdu.decode(context.unprotect(response)[0])
    assert isinstance(found, ActionResponseNormal)
    assert found.single_response.result == ActionResult.OTHER_REASON
    for _ in range(2):
        reason = refusal(client.exchange(context.protect(GET)))
        assert isinstance(reason, ExceptionResponseServiceErrorOperationNotPossible)


TEXT = CosemAttributeDescriptor(1, Obis("0.0.96.13.0.255"), 2)
DEVICE_NAME = CosemAttributeDescriptor(1, Obis("0.0.42.0.0.255"), 2)
REQUESTS = AccessMode.AUTHENTICATED_REQUEST | AccessMode.ENCRYPTED_REQUEST
RESPONSES = AccessMode.AUTHENTICATED_RESPONSE | AccessMode.ENCRYPTED_RESPONSE


def guarded(mode: AccessMode, *, short_names: bool = False) -> WrapperClient:
    """A client that ciphers what it sends. Its meter demands that of nothing but one long text."""
    keys = Keys(Secret(sample.ENCRYPTION_KEY), Secret(sample.AUTHENTICATION_KEY))
    nothing = SecurityPolicy(Required.NOTHING, Required.NOTHING)
    association = AssociationSettings(
        client=1,
        rights=AccessRights(
            Grant(attributes={2: mode}, logical_name="0.0.96.13.0.255"), Grant(attributes=AccessMode.READ)
        ),
        ciphered=True,
        security=ServerSecurity(b"MTR\x00\x00\x00\x00\x01", keys, policy=nothing, counters=MemoryCounterStore()),
        short_names=short_names,
        max_receive_pdu_size=150,
    )
    text = CosemObject(classes.Data(TEXT.instance_id), value=Data.octet_string(bytes(300)))
    device = LogicalDevice(1, "CSK", [text], [association], base_names={TEXT.instance_id: 0x1000})
    security = Security.none(
        system_title=CLIENT_TITLE,
        keys=keys,
        policy=SecurityPolicy(Required.AUTHENTICATED_AND_ENCRYPTED, Required.NOTHING),
        counters=MemoryCounterStore(),
    )
    return WrapperClient(1, security, device=device, short_names=short_names, max_receive_pdu_size=150).open()


def the_rest(client: WrapperClient, exchange: Generator[object, bytes, object], answer: bytes) -> object:
    """What comes of an exchange whose first answer is there."""
    try:
        while True:
            (answer,) = client.exchange(exchange.send(answer))  # type: ignore[arg-type]
    except StopIteration as stop:
        return stop.value


def test_no_block_of_somebody_else_gets_into_a_protected_transfer() -> None:
    client = guarded(AccessMode.READ_AND_WRITE | REQUESTS)
    good = Data.octet_string(b"good" * 75)
    setting = client.association.set(TEXT, good)
    (answer,) = client.exchange(next(setting))  # type: ignore[arg-type]
    for number in range(16):
        invoke = InvokeIdAndPriority(0xC0 | number)
        forged = apdu.SetRequestWithDatablock(invoke, DataBlockSa(False, 2, b"evil" * 20))
        (response,) = client.exchange(forged.encode())
        found = apdu.decode(response)
        assert isinstance(found, apdu.SetResponseLastDatablock)
        assert found.result == DataAccessResult.NO_LONG_SET_IN_PROGRESS
    the_rest(client, setting, answer)
    assert client.run(client.association.get(TEXT)) == good


def test_the_blocks_of_a_protected_answer_are_not_given_away_in_clear() -> None:
    client = guarded(AccessMode.READ | REQUESTS)
    getting = client.association.get(TEXT)
    (answer,) = client.exchange(next(getting))  # type: ignore[arg-type]
    for number in range(16):
        invoke = InvokeIdAndPriority(0xC0 | number)
        (stolen,) = client.exchange(apdu.GetRequestNext(invoke, 1).encode())
        found = apdu.decode(stolen)
        assert isinstance(found, apdu.GetResponseWithDatablock)
        assert found.result.result == DataAccessResult.NO_LONG_GET_IN_PROGRESS
    assert the_rest(client, getting, answer) == Data.octet_string(bytes(300))


def test_nor_are_they_by_short_name() -> None:
    client = guarded(AccessMode.READ | REQUESTS, short_names=True)
    reading = client.association.read([apdu.VariableAccessSpecificationVariableName(0x1008)])
    (answer,) = client.exchange(next(reading))  # type: ignore[arg-type]
    (stolen,) = client.exchange(apdu.ReadRequest([apdu.BlockNumberAccess(1)]).encode())
    assert apdu.decode(stolen) == apdu.ReadResponse([DataAccessResult.NO_LONG_GET_IN_PROGRESS])
    assert the_rest(client, reading, answer) == [Data.octet_string(bytes(300))]


@pytest.mark.parametrize("mode", [RESPONSES, RESPONSES | REQUESTS], ids=["asked in clear", "asked ciphered"])
def test_an_answer_is_protected_as_the_access_rights_demand(mode: AccessMode) -> None:
    client = guarded(AccessMode.READ | mode)
    context = client.association.context
    assert context is not None
    invoke = InvokeIdAndPriority(0xC1)
    requests: list[Record] = [GetRequestNormal(invoke, TEXT), *(apdu.GetRequestNext(invoke, n) for n in (1, 2))]
    for request in requests:
        octets = request.encode()
        (response,) = client.exchange(context.protect(octets) if mode & REQUESTS else octets)
        assert len(response) <= 150
        found, protection = context.unprotect(response)
        assert protection.security_control.authenticated
        assert protection.security_control.encrypted
        assert isinstance(apdu.decode(found), apdu.GetResponseWithDatablock)
    # What one answer must have is not demanded of the others.
    (response,) = client.exchange(GetRequestNormal(invoke, DEVICE_NAME).encode())
    assert isinstance(apdu.decode(response), apdu.GetResponseNormal)


def test_where_nothing_is_ciphered_an_answer_that_must_be_is_refused() -> None:
    rights = AccessRights(Grant(attributes=AccessMode.READ | AccessMode.ENCRYPTED_RESPONSE))
    device = LogicalDevice(1, "CSK", [], [AssociationSettings(client=16, rights=rights)])
    client = WrapperClient(16, Security.none(), device=device).open()
    with pytest.raises(DlmsError, match="scope-of-access-violated"):
        client.run(client.association.get(DEVICE_NAME))


@pytest.mark.parametrize("form", [Form.GLOBAL, Form.GENERAL_GLOBAL, Form.GENERAL_CIPHERING], ids=str)
def test_a_counter_that_is_used_up_gives_no_answer_and_does_no_harm(form: Form) -> None:
    client = management()
    (association,) = client.line.associations()
    context, security = client.association.context, association.settings.security
    assert context is not None
    assert security is not None
    for name in security.counters.names():
        if name.startswith("sent"):
            security.counters.raise_to(name, 0xFFFFFFFF)
    assert client.exchange(context.protect(GET, form=form)) == []
    unknown = context.protect(bytes.fromhex("c401c1000600000007"), form=form)  # a response is no request
    assert client.exchange(unknown) in ([], [bytes.fromhex("d80202")])


# --------------------------------------------------------------------------------------------------- octets of any kind


def conversation() -> list[bytes]:
    """APDUs of an association without ciphering: opening, reading, a list, writing in blocks, an action, release."""
    client = WrapperClient(sample.READING_CLIENT, Security.low(sample.PASSWORD)).open()
    client.run(client.association.get(ENERGY))
    client.run(client.association.get_list([apdu.CosemAttributeDescriptorWithSelection(ENERGY)] * 3))
    with pytest.raises(DlmsError):
        client.run(client.association.set(ENERGY, Data.octet_string(bytes(3000))))
    client.run(client.association.action(CosemMethodDescriptor(70, Obis("0.0.96.3.10.255"), 1), Data.integer(0)))
    client.run(client.association.release())
    return client.sent


CONVERSATION = conversation()


METER = sample_meter()  # for those who only read


def reading() -> WrapperClient:
    limits = Limits(refusals=1 << 30)
    return WrapperClient(sample.READING_CLIENT, Security.low(sample.PASSWORD), device=METER, limits=limits).open()


@pytest.mark.parametrize("number", range(len(CONVERSATION)))
def test_an_apdu_cut_anywhere_is_answered_and_does_no_harm(number: int) -> None:
    client = reading()
    for length in range(len(CONVERSATION[number])):
        for response in client.exchange(CONVERSATION[number][:length]):
            apdu.decode(response)  # whatever it is, it is an APDU
        client.open()
    is_usable(client)


@given(st.sampled_from(CONVERSATION), st.data())
@settings(max_examples=300, deadline=None)
def test_an_apdu_with_anything_in_it_is_answered_and_does_no_harm(octets: bytes, draw: st.DataObject) -> None:
    client = reading()
    for _ in range(draw.draw(st.integers(1, 4))):
        place = draw.draw(st.integers(0, len(octets) - 1))
        piece = draw.draw(st.binary(max_size=5))
        octets = octets[:place] + piece + octets[place + draw.draw(st.integers(0, 5)) :]
        for response in client.exchange(octets):
            apdu.decode(response)
        if not octets:
            break
    is_usable(client.open())


blocks = st.builds(
    apdu.GeneralBlockTransfer,
    st.integers(0, 255).map(apdu.BlockControl),
    st.sampled_from([0, 1, 1, 2, 3, 4, 60, 0xFFFF]),
    st.sampled_from([0, 1, 2, 3, 0xFFFF]),
    st.one_of(st.sampled_from([b"", GET, GET[:5], GET[5:], *CONVERSATION]), st.binary(max_size=30)),
)
long_answer = apdu.GetRequestNormal(
    InvokeIdAndPriority(0xC1), CosemAttributeDescriptor(7, Obis("1.0.99.1.0.255"), 2)
).encode()


@given(st.lists(st.one_of(blocks.map(lambda block: block.encode()), st.just(long_answer)), max_size=12), st.booleans())
@settings(max_examples=300, deadline=None)
def test_general_blocks_of_any_kind_do_no_harm(sent: list[bytes], in_order: bool) -> None:
    limits = Limits(refusals=1 << 30)
    client = WrapperClient(sample.PUBLIC_CLIENT, Security.none(), device=METER, limits=limits).open()
    (association,) = client.line.associations()
    association.in_order = in_order
    for octets in sent:
        for response in client.exchange(octets):
            assert len(response) <= 0xFFFF
            apdu.decode(response)
    # What was in blocks may have opened nothing and released nothing.
    is_usable(client)


@pytest.mark.parametrize(
    "octets",
    [
        pytest.param(bytes.fromhex("c003c184ffffffff"), id="get-with-list"),
        pytest.param(bytes.fromhex("c104c184ffffffff"), id="set-with-list"),
        pytest.param(bytes.fromhex("c101c10003 0100010800ff 0200 0184ffffffff"), id="array"),
        pytest.param(bytes.fromhex("c101c10003 0100010800ff 0200 0984ffffffff"), id="octet-string"),
        pytest.param(bytes.fromhex("c101c10003 0100010800ff 0200") + bytes.fromhex("0201") * 400, id="nesting"),
        pytest.param(bytes.fromhex("d900000000 00 84ffffffff"), id="access"),
        pytest.param(bytes.fromhex("e0 81 ffff 0000 84ffffffff"), id="general-block-transfer"),
        pytest.param(bytes.fromhex("6084ffffffff"), id="aarq"),
        pytest.param(bytes.fromhex("0584ffffffff"), id="read"),
    ],
)
def test_a_count_that_is_not_there_reserves_nothing(octets: bytes) -> None:
    client = reading()
    (response,) = client.exchange(octets)
    assert len(response) < 100
    is_usable(client.open())


def test_an_apdu_longer_than_was_agreed_is_refused() -> None:
    client = reading()
    octets = Data.octet_string(bytes(1024)).encode()
    request = bytes.fromhex("c101c10001 0000600d00ff 0200") + octets
    assert isinstance(refusal(client.exchange(request)), ExceptionResponseServiceErrorPduTooLong)
    is_usable(client)


def test_a_value_without_end_is_not_kept() -> None:
    client = management()
    (association,) = client.line.associations()
    association.longest_request = 5000
    message = CosemAttributeDescriptor(1, Obis("0.0.96.13.0.255"), 2)
    with pytest.raises(DlmsError, match="long-set-aborted"):
        client.run(client.association.set(message, Data.octet_string(bytes(6000))))
    client.run(client.association.set(message, Data.octet_string(bytes(4000))))
    assert client.run(client.association.get(message)) == Data.octet_string(bytes(4000))


BREAKER = CosemMethodDescriptor(70, Obis("0.0.96.3.10.255"), 1)
BLOCK = DataBlockSa(False, 1, bytes(100))
INVOKE = InvokeIdAndPriority(0xC1)


@pytest.mark.parametrize(
    "request_",
    [
        apdu.SetRequestWithFirstDatablock(
            invoke_id_and_priority=INVOKE, cosem_attribute_descriptor=ENERGY, datablock=BLOCK
        ),
        apdu.SetRequestWithListAndFirstDatablock(
            INVOKE, [apdu.CosemAttributeDescriptorWithSelection(ENERGY)] * 2, BLOCK
        ),
        apdu.ActionRequestWithFirstPblock(INVOKE, CosemMethodDescriptor(3, ENERGY.instance_id, 1), BLOCK),
        apdu.ActionRequestWithListAndFirstPblock(INVOKE, [CosemMethodDescriptor(3, ENERGY.instance_id, 1)] * 2, BLOCK),
    ],
    ids=lambda request_: type(request_).__name__,
)
def test_what_is_refused_in_the_end_is_not_even_collected(request_: Record) -> None:
    client = reading()
    (response,) = client.exchange(request_.encode())
    text = str(apdu.to_json(apdu.decode(response)))
    assert "read-write-denied" in text
    (association,) = client.line.associations()
    assert association.transfer is None


def test_a_list_of_long_things_is_not_built_without_end() -> None:
    client = reading()
    (association,) = client.line.associations()
    association.longest_response = 100_000
    profile = CosemAttributeDescriptor(7, Obis("1.0.99.1.0.255"), 2)
    item = apdu.CosemAttributeDescriptorWithSelection(profile)
    results = client.run(client.association.get_list([item] * 50))
    kinds = [isinstance(result, Data) for result in results]  # type: ignore[attr-defined]
    assert kinds == [True] * 3 + [False] * 47
    assert results[-1].result == DataAccessResult.OTHER_REASON  # type: ignore[index]


@pytest.mark.parametrize("ciphered", [False, True])
@pytest.mark.parametrize("size", [12, 20, 30, 40, 50])
@pytest.mark.parametrize(
    "services", [Conformance(0), Conformance.GENERAL_BLOCK_TRANSFER, Conformance.BLOCK_TRANSFER_WITH_GET_OR_READ]
)
def test_a_client_that_takes_next_to_nothing_does_no_harm(services: Conformance, size: int, ciphered: bool) -> None:
    client = WrapperClient(
        sample.MANAGEMENT_CLIENT if ciphered else sample.PUBLIC_CLIENT,
        management_security() if ciphered else Security.none(),
        device=sample_meter() if ciphered else METER,
        max_receive_pdu_size=size,
        conformance=Conformance.GET | Conformance.ACTION | Conformance.MULTIPLE_REFERENCES | services,
    )
    with contextlib.suppress(ExceptionResponseError):
        client.open()
    profile = CosemAttributeDescriptor(7, Obis("1.0.99.1.0.255"), 2)
    items = [apdu.CosemAttributeDescriptorWithSelection(profile)] * 12
    for request in (GET, GetRequestNormal(INVOKE, profile).encode(), apdu.GetRequestWithList(INVOKE, items).encode()):
        octets = sealed(client, request) if ciphered else request
        for response in client.exchange(octets):
            apdu.decode(response)
    if not ciphered:
        is_usable(client.open())


def test_of_a_list_nothing_is_read_that_there_is_no_room_for() -> None:
    read: list[int] = []

    def value() -> Data:
        read.append(1)
        return Data.octet_string(bytes(500))

    everything = AccessRights(Grant(attributes=AccessMode.READ, methods=AccessMode.ACCESS))
    text = CosemObject(classes.Data(TEXT.instance_id), value=value)
    device = LogicalDevice(1, "CSK", [text], [AssociationSettings(client=16, rights=everything)])
    client = WrapperClient(16, Security.none(), device=device, limits=Limits(response=1000)).open()
    results = client.run(client.association.get_list([apdu.CosemAttributeDescriptorWithSelection(TEXT)] * 20))
    assert [isinstance(result, Data) for result in results] == [True, *[False] * 19]  # type: ignore[attr-defined]
    results = client.run(client.association.access([apdu.AccessRequestGet(TEXT)] * 20))
    assert [isinstance(result, Data) for result in results] == [True, *[False] * 19]  # type: ignore[attr-defined]
    assert len(read) == 4


def test_a_column_is_not_asked_for_over_and_over() -> None:
    client = reading()
    profile = METER.find(bytes(Obis("1.0.99.1.0.255")))
    assert isinstance(profile, ProfileObject)
    whole = CosemAttributeDescriptor(7, profile.logical_name, 2)
    time, energy, *_ = (column.definition for column in profile.columns)
    begin = DateTime.from_datetime(datetime(2026, 1, 1, tzinfo=UTC))

    def rows(columns: int) -> Data:
        wanted = classes.ProfileGeneric.RangeDescriptor(time, begin, begin, [energy] * columns)
        parameter = classes.ProfileGeneric.ATTRIBUTES[2].selectors["range_descriptor"].type.encode(wanted)
        return client.run(client.association.get(whole, apdu.SelectiveAccessDescriptor(1, parameter)))  # type: ignore[return-value]

    assert len(rows(1)[0]) == 1
    with pytest.raises(DlmsError, match="type-unmatched"):
        rows(len(profile.columns) + 1)


# ------------------------------------------------------------------------------------------------------------- the line


def whole(client: int, octets: bytes) -> bytes:
    return Wpdu(client, 1, octets).encode()


def test_octets_one_by_one_are_octets_at_once() -> None:
    stream = b"".join(whole(sample.READING_CLIENT, request) for request in CONVERSATION)

    def answers(pieces: Iterator[bytes]) -> bytes:
        line = WrapperClient(sample.READING_CLIENT).line
        found = b""
        for piece in pieces:
            line.receive(piece, 0.0)
            found += line.output()
        return found

    at_once = answers(iter([stream]))
    assert len(at_once) > 100
    assert answers(stream[place : place + 1] for place in range(len(stream))) == at_once


@pytest.mark.parametrize("size", [1, 2, 7, 100])
def test_hdlc_in_pieces_is_hdlc_at_once(size: int) -> None:
    def conversation(size: int) -> list[bytes]:
        link, line = HdlcClient(sample.READING_CLIENT, 1), Line(HdlcServer({1}), {1: METER}, 0.0)
        received: list[bytes] = []

        def transport(octets: bytes, take: Callable[[bytes], None]) -> None:
            for start in range(0, len(octets), size):
                take(octets[start : start + size])

        link.connect()
        for request in [None, *CONVERSATION[:-1]]:
            if request is not None:
                link.send(request)
            while octets := link.output():
                transport(octets, lambda piece: line.receive(piece, 0.0))
                transport(line.output(), link.receive)
            received += [event.apdu for event in link.events() if isinstance(event, ApduReceived)]
        return received

    answers = conversation(size)
    assert len(answers) == len(CONVERSATION) - 1
    # The answer to the AARQ and all that follows are the same, but for what is different each time: nothing is.
    assert answers == conversation(1 << 20)


def test_a_request_that_only_silence_sets_free_is_answered() -> None:
    """A frame that was cut takes the next one for its rest; when nothing more comes, there are two."""
    link, line = HdlcClient(sample.READING_CLIENT, 1), Line(HdlcServer({1}), {1: METER}, 0.0)
    link.connect()
    line.receive(link.output(), 0.0)
    link.receive(line.output())
    link.send(CONVERSATION[0])
    request = link.output()
    cut = build_i_frame(Address(1), Address(sample.READING_CLIENT), 0, 0, bytes(2 * len(request)))[:20]
    line.receive(cut + request, 1.0)
    assert line.output() == b""
    line.tick(60.0)
    link.receive(line.output())
    assert [event.apdu[:1] for event in link.events() if isinstance(event, ApduReceived)] == [b"\x61"]


def test_clients_on_one_line_do_not_disturb_each_other() -> None:
    manager = management(max_receive_pdu_size=1000)
    everyone = WrapperClient(sample.PUBLIC_CLIENT, Security.none(), line=manager.line).open()
    profile = CosemAttributeDescriptor(7, Obis("1.0.99.1.0.255"), 2)
    long = manager.association.get(profile)
    # blocks of one and requests of the other in turn
    step, values = next(long), 0
    while True:
        answer = manager.exchange(step)[0]
        assert everyone.run(everyone.association.get(ENERGY)) == VALUE
        values += 1
        try:
            step = long.send(answer)
        except StopIteration as stop:
            assert len(stop.value) == 1000
            break
    assert values > 5
    everyone.run(everyone.association.release())
    is_usable(manager)


@pytest.mark.parametrize(
    "octets", [bytes.fromhex("0002001000010001c0"), bytes.fromhex("7ea0"), b"GET / HTTP/1.1\r\n\r\n"]
)
def test_what_is_not_the_wrapper_ends_the_line(octets: bytes) -> None:
    line = WrapperClient().line
    line.receive(octets, 0.0)
    assert line.output() == b""
    assert line.closed


def test_an_empty_apdu_does_no_harm() -> None:
    client = reading()
    client.exchange(b"")
    is_usable(client)


def test_unknown_clients_are_refused_and_unknown_devices_silent() -> None:
    client = WrapperClient(77, Security.none())
    with pytest.raises(AssociationRejected):
        client.open()
    assert client.exchange(GET) == []
    line = WrapperClient().line
    line.receive(Wpdu(16, 99, CONVERSATION[0]).encode(), 0.0)
    assert (line.output(), line.closed) == (b"", False)


def test_no_service_before_an_association() -> None:
    client = WrapperClient(sample.PUBLIC_CLIENT)
    assert client.exchange(GET) == [bytes.fromhex("d80101")]


def test_whoever_guesses_passwords_is_cut_off() -> None:
    client = WrapperClient(sample.READING_CLIENT, Security.low(b"guess"), limits=Limits(refusals=3))
    for number in range(3):
        assert not client.line.closed, number
        with pytest.raises(AssociationRejected):
            client.open()
    assert client.line.closed


def test_one_line_has_so_many_associations_and_no_more() -> None:
    everything = AccessRights(Grant(attributes=AccessMode.READ))
    device = LogicalDevice(1, "CSK", [], [AssociationSettings(client=None, rights=everything)])
    client = WrapperClient(1, Security.none(), device=device, limits=Limits(associations=5))
    for number in range(1, 6):
        client.client = number
        client.open()
    client.client = 6
    with pytest.raises(AssociationRejected):
        client.open()
    assert len(client.line.associations()) == 5


Behaviour = Callable[[WrapperClient, float], None]


def says_nothing(client: WrapperClient, now: float) -> None:
    client.line.tick(now)


def trickles(client: WrapperClient, now: float) -> None:
    """A message that never ends, an octet a second."""
    client.line.receive(whole(16, bytes(1000))[int(now) : int(now) + 1], now)
    client.line.tick(now)


def asks_without_association(client: WrapperClient, now: float) -> None:
    client.now = now
    client.exchange(GET)
    client.line.tick(now)


@pytest.mark.parametrize(
    ("behaviour", "limits", "end"),
    [
        (says_nothing, Limits(idle=50, opening=1e9), 51),
        (says_nothing, Limits(idle=1e9, opening=20), 21),
        (trickles, Limits(idle=1e9, opening=1e9, message=30), 31),
        (asks_without_association, Limits(idle=50, opening=20), 21),
    ],
)
def test_whoever_takes_a_place_for_nothing_loses_it(behaviour: Behaviour, limits: Limits, end: int) -> None:
    client = WrapperClient(limits=limits)
    for second in range(end):
        behaviour(client, float(second))
        assert not client.line.closed, second
    behaviour(client, float(end))
    assert client.line.closed


def test_whoever_works_keeps_its_place() -> None:
    client = WrapperClient(
        sample.READING_CLIENT, Security.low(sample.PASSWORD), limits=Limits(idle=50, opening=20, message=30)
    ).open()
    for second in range(0, 1000, 40):
        client.now = float(second)
        is_usable(client)
        client.line.tick(client.now)
    assert not client.line.closed


def test_what_is_sent_to_all_opens_and_releases_nothing() -> None:
    client = reading()
    (association,) = client.line.associations()
    aarq, rlrq = CONVERSATION[0], CONVERSATION[-1]
    block = apdu.GeneralBlockTransfer(apdu.BlockControl.of(window=1), 1, 0, GET[:5])
    long = client.association.get(CosemAttributeDescriptor(7, Obis("1.0.99.1.0.255"), 2))
    (answer,) = client.exchange(next(long))  # type: ignore[arg-type]
    for octets in (rlrq, aarq, aarq[:-2], block.encode()):
        assert association.receive(octets, broadcast=True) == []
    rows = the_rest(client, long, answer)  # type: ignore[arg-type]
    assert len(rows) == 1000  # type: ignore[arg-type]
    client.run(client.association.release())
    assert association.receive(aarq, broadcast=True) == []
    assert (association.state, association.failures) == (State.IDLE, 0)


def test_whoever_releases_may_open_again() -> None:
    client = WrapperClient(
        sample.READING_CLIENT, Security.low(sample.PASSWORD), limits=Limits(idle=1e9, opening=60)
    ).open()
    for second in range(1000):
        client.line.tick(float(second))
    for begin in (1000.0, 1050.0):
        client.now = begin
        is_usable(client.open())
        client.line.tick(begin)
        client.run(client.association.release())
        client.line.tick(begin + 49)
        assert not client.line.closed
    client.line.tick(1111.0)
    assert client.line.closed


# --------------------------------------------------------------------------------------------------------- what is told


def test_no_secret_is_logged_or_shown(caplog: pytest.LogCaptureFixture) -> None:
    secrets = [sample.PASSWORD, sample.ENCRYPTION_KEY, sample.AUTHENTICATION_KEY, sample.MASTER_KEY, b"hush"]
    caplog.set_level(logging.DEBUG)

    def fails() -> Data:
        raise ValueError("hush")

    device = sample_meter()
    device.add(CosemObject(classes.Data("1.1.1.1.1.1"), value=fails))
    client = WrapperClient(security=management_security(), device=device).open()
    with pytest.raises(DlmsError, match="other-reason"):
        client.run(client.association.get(CosemAttributeDescriptor(1, bytes(6 * [1]), 2)))
    with pytest.raises(AssociationRejected):
        WrapperClient(sample.READING_CLIENT, Security.low(b"hush"), device=device).open()
    told = caplog.text + repr(client.line.associations()) + repr([view.settings for view in device._views.values()])
    assert "ValueError" in told
    for secret in secrets:
        assert secret.hex() not in told
        assert repr(secret) not in told
        assert secret.decode("latin-1") not in told


def test_the_error_of_an_object_is_no_error_of_the_server() -> None:
    def fails(parameter: int) -> None:
        raise ZeroDivisionError

    breaker = CosemObject(
        classes.DisconnectControl("0.0.96.3.10.255"), output_state=True, methods={"remote_disconnect": fails}
    )
    everything = AccessRights(Grant(attributes=AccessMode.READ, methods=AccessMode.ACCESS))
    device = LogicalDevice(1, "CSK", [breaker], [AssociationSettings(client=16, rights=everything)])
    client = WrapperClient(16, Security.none(), device=device).open()
    with pytest.raises(ActionError, match="other-reason"):
        client.run(client.association.action(CosemMethodDescriptor(70, Obis("0.0.96.3.10.255"), 1), Data.integer(0)))
    state = client.run(client.association.get(CosemAttributeDescriptor(70, Obis("0.0.96.3.10.255"), 2)))
    assert state == Data.boolean(True)


@pytest.mark.parametrize("error", [ActionError, DataAccessError])
@pytest.mark.parametrize(("result", "told"), [(2, 2), (19, 19), (99, 250)])
def test_any_result_that_an_object_gives_is_told_in_the_terms_of_the_service(
    error: type[ActionError | DataAccessError], result: int, told: int
) -> None:
    """Also where it is the error of the other kind, or none that the service has."""

    def fails(*_: object) -> Data:
        raise error(result)

    name = Obis("0.0.96.3.10.255")
    breaker = CosemObject(
        classes.DisconnectControl(name),
        output_state=fails,
        control_mode=1,
        writers={"control_mode": fails},
        methods={"remote_disconnect": fails},
    )
    everything = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))
    associations = [
        AssociationSettings(client=16, rights=everything),
        AssociationSettings(client=17, rights=everything, short_names=True),
    ]
    device = LogicalDevice(1, "CSK", [breaker], associations, base_names={name: 0x1000})
    client = WrapperClient(16, Security.none(), device=device).open()
    state, mode = (CosemAttributeDescriptor(70, name, index) for index in (2, 4))
    disconnect = CosemMethodDescriptor(70, name, 1)
    acted = 250 if told == 19 else told  # a method has no block numbers
    ask = client.association
    exchanges = {
        "get": (ask.get(state), told),
        "set": (ask.set(mode, Data.enum(2)), told),
        "action": (ask.action(disconnect, Data.integer(0)), acted),
    }
    for what, (exchange, expected) in exchanges.items():
        with pytest.raises((ActionError, DataAccessError)) as caught:
            client.run(exchange)
        assert caught.value.result == expected, what
    listed = apdu.CosemAttributeDescriptorWithSelection
    accessed = [apdu.AccessRequestGet(state), apdu.AccessRequestSet(mode), apdu.AccessRequestAction(disconnect)]
    given = [Data.null_data(), Data.enum(2), Data.integer(0)]
    for several, expected_of_each in (
        (ask.get_list([listed(state)] * 2), [told] * 2),
        (ask.set_list([listed(mode)] * 2, [Data.enum(2)] * 2), [told] * 2),
        (ask.action_list([disconnect] * 2, [Data.integer(0)] * 2), [acted] * 2),
        (ask.access(accessed, given), [told, told, acted]),
    ):
        results = client.run(several)
        assert [found.result for found in results] == expected_of_each  # type: ignore[attr-defined]
    short = WrapperClient(17, Security.none(), device=device, short_names=True).open()
    names = [apdu.VariableAccessSpecificationVariableName(0x1000 + offset) for offset in (8, 0x18, 0x20)]
    (found,) = short.run(short.association.read(names[:1]))  # type: ignore[misc]
    assert found.result == told  # type: ignore[has-type]
    written = short.run(short.association.write(names[1:], given[1:]))
    assert [item.result for item in written] == [told, acted]  # type: ignore[attr-defined]


def test_exceptions_leave_the_association_as_it_was() -> None:
    client = reading()
    request: Record = GetRequestNormal(InvokeIdAndPriority(0xC1), ENERGY)
    (association,) = client.line.associations()
    assert association.protect(request.encode(), PLAIN) == request.encode()
    client.exchange(bytes.fromhex("c8"))
    assert association.state is State.ASSOCIATED
    is_usable(client)
