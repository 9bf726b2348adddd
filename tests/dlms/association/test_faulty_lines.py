"""Whatever comes back, a client gets the right value or a typed error, and never anything else."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cosem import apdu
from cosem.apdu import (
    AccessRequestGet,
    Conformance,
    CosemAttributeDescriptor,
    CosemAttributeDescriptorWithSelection,
    CosemMethodDescriptor,
    VariableAccessSpecificationVariableName,
)
from cosem.classes import Clock, Register
from cosem.data import Data
from cosem.errors import CosemError
from cosem.obis import Obis
from dlms import Security
from dlms.association.blocks import GeneralBlocks
from dlms.association.client import ClientAssociation
from dlms.association.exchange import Exchange
from dlms.association.negotiation import LOGICAL_NAME_SERVICES, Negotiated
from dlms.association.server import ServerAssociation
from dlms.errors import DlmsError, LinkTimeout, ProtocolError
from dlms.operations.core import Operations
from dlms.operations.image import transfer_image
from dlms.operations.profile import Profile
from dlms.security.counters import MemoryCounterStore
from dlms.server.sample import (
    AUTHENTICATION_KEY,
    ENCRYPTION_KEY,
    MANAGEMENT_CLIENT,
    PASSWORD,
    PUBLIC_CLIENT,
    sample_meter,
)
from support.conversations import Line, changing, scripted
from support.sample_server import new_title

ATTRIBUTE = CosemAttributeDescriptor(3, Obis("1.0.1.8.0.255"), 2)
LISTED = CosemAttributeDescriptorWithSelection(ATTRIBUTE, None)
METHOD = CosemMethodDescriptor(70, Obis("0.0.96.3.10.255"), 1)
VARIABLE = VariableAccessSpecificationVariableName(8)
EVERYTHING = Conformance(0xFFFFFF)


def opened(short_names: bool = False, size: int = 0) -> ClientAssociation:
    association = ClientAssociation(short_names=short_names, limit=100_000)
    association.assume(Negotiated(EVERYTHING, 0, size))
    return association


LOGICAL: list[Callable[[ClientAssociation], Exchange[Any]]] = [
    lambda client: client.get(ATTRIBUTE),
    lambda client: client.get_list([LISTED, LISTED]),
    lambda client: client.set(ATTRIBUTE, Data.unsigned(1)),
    lambda client: client.set(ATTRIBUTE, Data.octet_string(bytes(500))),
    lambda client: client.set_list([LISTED, LISTED], [Data.unsigned(1)] * 2),
    lambda client: client.action(METHOD, Data.octet_string(bytes(500))),
    lambda client: client.action_list([METHOD, METHOD], [None, Data.unsigned(1)]),
    lambda client: client.access([AccessRequestGet(ATTRIBUTE)]),
    lambda client: client.open(),
    lambda client: client.release(),
]
SHORT: list[Callable[[ClientAssociation], Exchange[Any]]] = [
    lambda client: client.read([VARIABLE, VARIABLE]),
    lambda client: client.write([VARIABLE], [Data.octet_string(bytes(500))]),
]


@st.composite
def responses(draw: st.DrawFn) -> bytes:
    """Responses as they could be, with numbers, results and Data drawn; and some octets of them changed."""
    identity = apdu.InvokeIdAndPriority(draw(st.sampled_from([0xC1, 0xC1, 0xC1, 0xC2])))
    result = draw(st.sampled_from([0, 1, 3, 19, 250, 77]))
    number = draw(st.integers(0, 4))
    octets = draw(st.binary(max_size=12))
    value = draw(st.sampled_from([Data.unsigned(1), Data.null_data(), Data.octet_string(b"x" * 40), result]))
    values = [value] * draw(st.integers(0, 3))
    last = draw(st.booleans())
    block = apdu.DataBlockSa(last, number, octets)
    returned = apdu.ActionResponseWithOptionalData(result, value if draw(st.booleans()) else None)
    long_id = apdu.LongInvokeIdAndPriority(1)
    data = [Data.unsigned(1)] * draw(st.integers(0, 2))
    outcomes = [apdu.AccessResponseGet(result)] * draw(st.integers(0, 2))
    choices = [
        apdu.GetResponseNormal(identity, value),
        apdu.GetResponseWithList(identity, values),
        apdu.GetResponseWithDatablock(identity, apdu.DataBlockG(last, number, apdu.DataBlockGResultRawData(octets))),
        apdu.GetResponseWithDatablock(identity, apdu.DataBlockG(last, number, result)),
        apdu.SetResponseNormal(identity, result),
        apdu.SetResponseDatablock(identity, number),
        apdu.SetResponseLastDatablock(identity, result, number),
        apdu.SetResponseLastDatablockWithList(identity, [result] * number, number),
        apdu.SetResponseWithList(identity, [result] * number),
        apdu.ActionResponseNormal(identity, returned),
        apdu.ActionResponseWithPblock(identity, block),
        apdu.ActionResponseWithList(identity, [returned] * number),
        apdu.ActionResponseNextPblock(identity, number),
        apdu.AccessResponse(
            long_id,
            b"",
            apdu.AccessResponseBody(access_response_list_of_data=data, access_response_specification=outcomes),
        ),
        apdu.ReadResponse(values),
        apdu.ReadResponse([apdu.DataBlockResult(last, number, octets)]),
        apdu.ReadResponse([apdu.ReadResultBlockNumber(number)]),
        apdu.WriteResponse([result] * number),
        apdu.WriteResponse([apdu.WriteResultBlockNumber(number)]),
        apdu.GeneralBlockTransfer(apdu.BlockControl(draw(st.integers(0, 255))), number, 0, octets),
        apdu.ExceptionResponse(result, apdu.ExceptionResponseServiceErrorOtherReason()),
        apdu.ConfirmedServiceErrorRead(apdu.ServiceErrorAccess(result)),
        apdu.Aare(
            application_context_name=apdu.LOGICAL_NAME_REFERENCING_NO_CIPHERING,
            result=result,
            result_source_diagnostic=apdu.AssociateSourceDiagnosticAcseServiceUser(result),
            user_information=octets,
        ),
        apdu.Rlre(result, octets),
    ]
    encoded = bytearray(draw(st.sampled_from(choices)).encode())
    for place in draw(st.lists(st.integers(0, 60), max_size=2)):
        encoded[place % len(encoded)] = draw(st.integers(0, 255))
    return bytes(encoded[: draw(st.integers(0, 80))]) if draw(st.booleans()) else bytes(encoded)


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(responses(), max_size=6), st.sampled_from(LOGICAL), st.sampled_from([0, 100]))
def test_any_answers_to_logical_names(answers: list[bytes], ask: Callable[..., Exchange[Any]], size: int) -> None:
    with contextlib.suppress(DlmsError):
        Line(scripted(*answers)).run(ask(opened(size=size)))


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(responses(), max_size=6), st.sampled_from(SHORT), st.sampled_from([0, 100]))
def test_any_answers_to_short_names(answers: list[bytes], ask: Callable[..., Exchange[Any]], size: int) -> None:
    with contextlib.suppress(DlmsError):
        Line(scripted(*answers)).run(ask(opened(short_names=True, size=size)))


def datas(depth: int = 3) -> st.SearchStrategy[Data]:
    simple = st.one_of(
        st.integers(0, 255).map(Data.unsigned),
        st.integers(0, 65535).map(Data.long_unsigned),
        st.integers(-128, 127).map(Data.integer),
        st.integers(0, 60).map(Data.enum),
        st.sampled_from([Data.octet_string(bytes(6)), Data.octet_string(b""), Data.octet_string(bytes(12))]),
        st.sampled_from([Data.null_data(), Data.boolean(True), Data.visible_string("x"), Data.bit_string("101")]),
    )
    if depth == 0:
        return simple
    inner = st.lists(datas(depth - 1), max_size=5)
    return st.one_of(simple, inner.map(Data.array), inner.map(Data.structure))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.integers(0, 5))
def test_a_meter_that_says_anything_at_all(data: st.DataObject, which: int) -> None:
    """Object lists, scalers, profiles and images of any shape: a typed error, or Data that is kept as it is."""

    def answer(octets: bytes) -> list[bytes]:
        asked = apdu.decode(octets)
        identity = asked.invoke_id_and_priority
        if isinstance(asked, apdu.GetRequestWithList):
            found = [data.draw(datas()) for _ in asked.attribute_descriptor_list]
            return [apdu.GetResponseWithList(identity, found).encode()]
        if isinstance(asked, apdu.GetRequestNormal):
            return [apdu.GetResponseNormal(identity, data.draw(datas())).encode()]
        returned = apdu.ActionResponseWithOptionalData(apdu.ActionResult.SUCCESS, None)
        return [apdu.ActionResponseNormal(identity, returned).encode()]

    operations = Operations(opened())
    profile = Profile(operations, "1.0.99.1.0.255")
    exchange: Exchange[Any] = [
        operations.objects,
        lambda: operations.get(Register("1.0.1.8.0.255").value),
        lambda: operations.get(Clock("0.0.1.0.0.255").time),
        profile.all,
        lambda: profile.last(5),
        lambda: transfer_image(operations, bytes(50), b"image"),
    ][which]()
    with warnings.catch_warnings(), contextlib.suppress(DlmsError, CosemError):
        warnings.simplefilter("ignore")
        found = Line(answer).run(exchange)
        if which in (3, 4):
            found.rows()
            found.to_numpy()
            with contextlib.suppress(ValueError):
                found.times()


# --------------------------------------------------------------------------------------------- faults of the line


class FaultyLine:
    """Carries what the server says with faults: lost, doubled, late (after the next), changed."""

    def __init__(self, draw: Callable[[st.SearchStrategy[str]], str], kinds: list[str]) -> None:
        self._draw = draw
        self._kinds = st.sampled_from(kinds)
        self._late: list[bytes] = []
        self.on = False

    def __call__(self, count: int, octets: bytes) -> Iterable[bytes]:
        if not self.on:
            return [octets]
        late, self._late = self._late, []
        match self._draw(self._kinds):
            case "lost":
                return late
            case "double":
                return [*late, octets, octets]
            case "late":
                self._late = [octets]
                return late
            case "changed":
                return [*late, octets[:-1] + bytes((octets[-1] ^ 1,))]
        return [*late, octets]


def server(client: int) -> ServerAssociation:
    association = sample_meter().associate(client)
    assert association is not None
    association.in_order = False
    return association


def how(ciphered: bool) -> tuple[Security, int]:
    if not ciphered:
        return Security.low(PASSWORD), 32
    security = Security.gmac(
        system_title=new_title(),
        encryption_key=ENCRYPTION_KEY,
        authentication_key=AUTHENTICATION_KEY,
        counters=MemoryCounterStore(),
    )
    return security, MANAGEMENT_CLIENT


VALUES = {"1.0.1.8.0.255": 95144, "1.0.32.7.0.255": 2301, "1.0.31.7.0.255": 423, "1.0.1.7.0.255": 973}


@pytest.mark.parametrize("ciphered", [False, True], ids=["in clear", "ciphered"])
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_a_line_that_loses_doubles_and_delays(ciphered: bool, data: st.DataObject) -> None:
    """Fresh values only: each register has another, so that an answer to an earlier question would be seen."""
    security, client = how(ciphered)
    kinds = ["whole", "whole", "lost", "double", "late"] + ["changed"] * ciphered
    faults = FaultyLine(data.draw, kinds)
    association = ClientAssociation(security, resend=3)
    line = Line(changing(server(client).receive, faults))
    line.run(association.open())
    faults.on = True
    succeeded = 0
    for name, value in [*VALUES.items()] * 3:
        with contextlib.suppress(DlmsError):
            found = line.run(association.get(CosemAttributeDescriptor(3, Obis(name), 2)))
            assert found.value == value
            succeeded += 1
    faults.on = False
    # and when the line is good again, so is the association
    for name, value in VALUES.items():
        with contextlib.suppress(DlmsError):  # what is still on its way may cost some
            assert line.run(association.get(CosemAttributeDescriptor(3, Obis(name), 2))).value == value
    assert line.run(association.get(CosemAttributeDescriptor(3, Obis("1.0.1.7.0.255"), 2))).value == 973


@pytest.mark.parametrize("resend", [0, 3])
def test_answers_to_opening_and_releasing_that_come_once_more(resend: int) -> None:
    """Passed over where the line repeats things; elsewhere a meter that answers so is told of at once."""
    association = ClientAssociation(resend=resend)
    peer = server(PUBLIC_CLIENT)
    said: list[bytes] = []
    line = Line(lambda octets: said.extend(peer.receive(octets)) or said[-1:])
    line.run(association.open())
    line.run(association.release())
    line.run(association.open())
    for late in said[:2]:
        line.peer = lambda octets, late=late: [late, *peer.receive(octets)]
        exchange = association.get(ATTRIBUTE)
        if resend:
            assert line.run(exchange).value == 95144
        else:
            with pytest.raises(ProtocolError, match="does not answer"):
                line.run(exchange)


def test_short_names_have_no_invoke_ids() -> None:
    """The answer to a read that was given up is no answer to the next one: there is none until all begins anew."""
    association, answers = opened(short_names=True), [apdu.ReadResponse([Data.unsigned(1)]).encode()]
    line = Line(lambda octets: [])
    with pytest.raises(LinkTimeout):
        line.run(association.read([VARIABLE]))
    line.peer = scripted(*answers)
    with pytest.raises(ProtocolError, match="open the association again"):
        line.run(association.read([VARIABLE]))
    association.assume(Negotiated(EVERYTHING))
    assert line.run(association.read([VARIABLE])) == [Data.unsigned(1)]


def test_blocks_of_a_transfer_that_was_given_up() -> None:
    """They come after the next request has gone out, and before its own: of both answers nothing gets mixed."""
    first, second = (
        apdu.GetResponseNormal(apdu.InvokeIdAndPriority(0xC0 + number), Data.octet_string(bytes((number,)) * 90))
        for number in (1, 2)
    )
    streams = []
    for answer in (first, second):
        sender = GeneralBlocks(block_size=20, received=True)
        sender._peer_window = 8
        streams.append(sender.start(answer.encode()))
    for taken in range(len(streams[0]) + 1):
        association = opened()
        exchange = association.get(ATTRIBUTE)
        next(exchange)
        for block in streams[0][:taken]:
            with contextlib.suppress(StopIteration):
                exchange.send(block)
        exchange.close()
        coming = [*streams[0][taken:], *streams[1]]
        line = Line(lambda octets, coming=coming: [coming.pop(0) for _ in range(len(coming))])  # type: ignore[misc]
        assert line.run(association.get(ATTRIBUTE)) == Data.octet_string(b"\x02" * 90)


WITHOUT_GENERAL_BLOCKS = LOGICAL_NAME_SERVICES & ~Conformance.GENERAL_BLOCK_TRANSFER


@pytest.mark.parametrize("services", [LOGICAL_NAME_SERVICES, WITHOUT_GENERAL_BLOCKS])
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_long_answers_over_such_a_line(services: Conformance, data: st.DataObject) -> None:
    faults = FaultyLine(data.draw, ["whole", "whole", "whole", "lost", "double", "late"])
    association = ClientAssociation(Security.low(PASSWORD), resend=20, conformance=services, max_receive_pdu_size=400)
    line = Line(changing(server(32).receive, faults))
    line.run(association.open())
    buffer = CosemAttributeDescriptor(7, Obis("1.0.99.1.0.255"), 2)
    first_rows = apdu.SelectiveAccessDescriptor(
        2,
        Data.structure(
            [
                Data.double_long_unsigned(1),
                Data.double_long_unsigned(40),
                Data.long_unsigned(1),
                Data.long_unsigned(0),
            ]
        ),
    )
    expected = line.run(association.get(buffer, first_rows))
    faults.on = True
    for _ in range(3):
        with contextlib.suppress(DlmsError):
            assert line.run(association.get(buffer, first_rows)) == expected
