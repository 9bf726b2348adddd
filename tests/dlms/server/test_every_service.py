"""Each service over real sockets: every link, in clear and ciphered, whole and in each kind of blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import dlms
from cosem import apdu, classes
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
    ParameterizedAccess,
    SelectiveAccessDescriptor,
    VariableAccessSpecificationVariableName,
)
from cosem.classes import types
from cosem.data import Data
from cosem.obis import Obis
from cosem.units import Unit
from dlms import Keys, Meter, Secret, Security
from dlms.association.negotiation import LOGICAL_NAME_SERVICES, SHORT_NAME_SERVICES
from dlms.errors import ActionError, DataAccessError, NotGranted
from dlms.security.authentication import Mechanism
from dlms.security.counters import MemoryCounterStore
from dlms.server import (
    AccessMode,
    AccessRights,
    AssociationSettings,
    ClockObject,
    Column,
    CosemObject,
    Grant,
    LogicalDevice,
    ProfileObject,
    Server,
    ServerSecurity,
    serving,
)
from dlms.timeouts import Timeouts
from support.echo import Echo
from support.sample_server import new_title

KEYS = Keys(encryption=Secret(bytes(range(16))), authentication=Secret(bytes(range(16, 32))))
TEXT, ENERGY, PROFILE, ECHO = (
    Obis(name) for name in ("0.0.96.13.0.255", "1.0.1.8.0.255", "1.0.99.1.0.255", "0.0.96.1.9.255")
)
LONG = Data.octet_string(bytes(range(256)) * 3)
NAMES = {TEXT: 0x1000, ENERGY: 0x1100, PROFILE: 0x1200}
ROWS = 40
SCHEMES = ("tcp", "udp", "hdlc+tcp")
SERVICE_BLOCKS = (
    Conformance.BLOCK_TRANSFER_WITH_GET_OR_READ
    | Conformance.BLOCK_TRANSFER_WITH_SET_OR_WRITE
    | Conformance.BLOCK_TRANSFER_WITH_ACTION
)
LEFT_OUT = {"service": Conformance.GENERAL_BLOCK_TRANSFER, "general": SERVICE_BLOCKS, "whole": Conformance(0)}


def device() -> LogicalDevice:
    resets: list[int] = []
    energy = CosemObject(
        classes.Register(ENERGY),
        value=lambda: Data.double_long_unsigned(len(resets)),
        scaler_unit=types.ScalUnitType(0, Unit.WATT_HOUR),
        methods={"reset": resets.append},
    )
    columns = [Column(ClockObject(), 2), Column(energy, 2)]
    rows = [(Data.octet_string(bytes(12)), Data.double_long_unsigned(number)) for number in range(ROWS)]
    profile = ProfileObject(PROFILE, columns, entries=ROWS, rows=rows, automatic=False)
    text = CosemObject(classes.Data(TEXT), value=LONG)
    rights = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))
    security = ServerSecurity(b"MTR\x00\x00\x00\x00\x02", KEYS, counters=MemoryCounterStore())
    associations = []
    for client, short_names in ((1, False), (3, True)):
        common: dict[str, Any] = {"rights": rights, "short_names": short_names, "max_receive_pdu_size": 300}
        associations += [
            AssociationSettings(client=client, **common),
            AssociationSettings(
                client=client + 1, ciphered=True, mechanism=Mechanism.HIGH_GMAC, security=security, **common
            ),
        ]
    return LogicalDevice(1, "MTR1", [text, energy, profile, Echo()], associations, base_names={**NAMES})


@pytest.fixture(scope="module")
def urls() -> Iterator[dict[str, str]]:
    with Server([device()]) as server:
        yield dict(zip(SCHEMES, server.start(*(f"{scheme}://127.0.0.1:0" for scheme in SCHEMES)), strict=True))


def connect(url: str, *, short_names: bool, ciphered: bool, blocks: str) -> Meter:
    security = None
    if ciphered:
        security = Security.gmac(system_title=new_title(), keys=KEYS, counters=MemoryCounterStore())
    offered = SHORT_NAME_SERVICES if short_names else LOGICAL_NAME_SERVICES
    return dlms.connect(
        url,
        client=1 + 2 * short_names + ciphered,
        security=security,
        short_names=short_names,
        conformance=offered & ~LEFT_OUT[blocks],
        max_receive_pdu_size=0xFFFF if blocks == "whole" else 200,
    )


every_link = pytest.mark.parametrize("scheme", SCHEMES)
every_protection = pytest.mark.parametrize("ciphered", [False, True], ids=["in clear", "ciphered"])
every_transfer = pytest.mark.parametrize("blocks", LEFT_OUT)


@every_link
@every_protection
@every_transfer
def test_by_logical_name(urls: dict[str, str], scheme: str, ciphered: bool, blocks: str) -> None:
    text, energy, buffer = (
        CosemAttributeDescriptor(class_id, name, 2) for class_id, name in ((1, TEXT), (3, ENERGY), (7, PROFILE))
    )
    missing = CosemAttributeDescriptor(1, Obis("9.9.9.9.9.9"), 2)
    echo, fails = (CosemMethodDescriptor(Echo.class_id, ECHO, index) for index in (1, 2))
    listed = CosemAttributeDescriptorWithSelection
    entries = SelectiveAccessDescriptor(
        2,
        Data.structure(
            [*map(Data.double_long_unsigned, (3, 5)), *map(Data.long_unsigned, (2, 2))],
        ),
    )
    with connect(urls[scheme], short_names=False, ciphered=ciphered, blocks=blocks) as meter:
        ask, run = meter.association, meter.run
        for value in (LONG, Data.unsigned(7), Data.array([LONG] * 3)):
            run(ask.set(text, value))
            assert run(ask.get(text)) == value
            assert run(ask.action(echo, value)) == value
        assert len(run(ask.get(buffer))) == ROWS
        assert [row[0].value for row in run(ask.get(buffer, entries))] == [2, 3, 4]
        assert run(ask.set_list([listed(text), listed(missing), listed(text)], [LONG] * 3))[::2] == [None, None]
        first, second, third = run(ask.get_list([listed(text), listed(missing), listed(buffer, entries)]))
        assert first == LONG
        assert isinstance(second, DataAccessError)
        assert second.result == DataAccessResult.OBJECT_UNDEFINED
        assert isinstance(third, Data)
        assert len(third) == 3
        returned, failed, nothing = run(ask.action_list([echo, fails, echo], [LONG, None, None]))
        assert (returned, nothing) == (LONG, None)
        assert isinstance(failed, ActionError)
        assert failed.result == ActionResult.TEMPORARY_FAILURE
        if blocks == "service":  # an ACCESS has no blocks of its own
            accesses, data = [AccessRequestGet(energy), AccessRequestAction(echo)], [Data.null_data(), Data.unsigned(5)]
        else:
            accesses, data = [AccessRequestSet(text), AccessRequestAction(echo)], [LONG, LONG]
        assert run(ask.access([*accesses, AccessRequestGet(missing)], [*data, Data.null_data()]))[1] == data[1]


@every_link
@every_protection
@every_transfer
def test_by_short_name(urls: dict[str, str], scheme: str, ciphered: bool, blocks: str) -> None:
    name = VariableAccessSpecificationVariableName
    text, energy, buffer, reset, nothing = map(name, (0x1008, 0x1108, 0x1208, 0x1128, 0x1009))
    first_rows = Data.structure(
        [*map(Data.double_long_unsigned, (3, 5)), *map(Data.long_unsigned, (2, 2))],
    )
    with connect(urls[scheme], short_names=True, ciphered=ciphered, blocks=blocks) as meter:
        ask, run = meter.association, meter.run
        for value in (LONG, Data.unsigned(7), Data.array([LONG] * 3)):
            assert run(ask.write([text], [value])) == [None]
            assert run(ask.read([text])) == [value]
        # where nothing is answered there are no blocks of the service
        unconfirmed = Data.unsigned(8) if blocks == "service" else LONG
        run(ask.write_unconfirmed([text], [unconfirmed]))
        value, error, rows = run(ask.read([text, nothing, buffer]))
        assert value == unconfirmed
        assert isinstance(error, DataAccessError)
        assert error.result == DataAccessResult.OBJECT_UNDEFINED
        assert isinstance(rows, Data)
        assert len(rows) == ROWS
        (some,) = run(ask.read([ParameterizedAccess(buffer.value, 2, first_rows)]))
        assert isinstance(some, Data)
        assert [row[0].value for row in some] == [2, 3, 4]
        (before,) = run(ask.read([energy]))
        assert run(ask.write([reset, text], [Data.integer(0), Data.unsigned(1)])) == [None, None]
        (after,) = run(ask.read([energy]))
        assert isinstance(before, Data)
        assert isinstance(after, Data)
        assert after.value == before.value + 1
        # by reading with a parameter too, as where something is returned
        assert run(ask.read([ParameterizedAccess(reset.value, 0, Data.integer(0))])) == [Data.null_data()]


def test_an_hdlc_client_waits_for_no_answer_that_does_not_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of blocks in a row each is a frame that asks for an answer; here no timer would ever tell that there is none."""
    monkeypatch.setattr(serving, "_TICK", 3600.0)
    text = CosemAttributeDescriptor(1, TEXT, 2)
    with Server([device()]) as server:
        (url,) = server.start("hdlc+tcp://127.0.0.1:0")
        with connect(url, short_names=False, ciphered=False, blocks="general") as meter:
            meter.session.timeouts = Timeouts(exchange=5.0)
            meter.run(meter.association.set(text, LONG))
            assert meter.run(meter.association.get(text)) == LONG


@every_link
def test_released_and_opened_again_on_one_connection(urls: dict[str, str], scheme: str) -> None:
    text = CosemAttributeDescriptor(1, TEXT, 1)
    for ciphered in (False, True):
        with connect(urls[scheme], short_names=False, ciphered=ciphered, blocks="whole") as meter:
            for _ in range(3):
                assert meter.run(meter.association.get(text)).value == bytes(TEXT)
                meter.run(meter.association.release())
                with pytest.raises(dlms.DlmsError):
                    meter.run(meter.association.get(text))
                meter.run(meter.association.open())


@every_link
def test_what_was_not_granted_is_told_before_anything_is_sent(urls: dict[str, str], scheme: str) -> None:
    with dlms.connect(urls[scheme], client=1, conformance=Conformance.GET) as meter:
        ask = meter.association
        text = CosemAttributeDescriptor(1, TEXT, 2)
        for exchange, service in (
            (ask.set(text, LONG), Conformance.SET),
            (ask.action(CosemMethodDescriptor(3, ENERGY, 1)), Conformance.ACTION),
            (ask.get_list([CosemAttributeDescriptorWithSelection(text)]), Conformance.MULTIPLE_REFERENCES),
            (ask.access([AccessRequestGet(text)]), Conformance.ACCESS),
        ):
            with pytest.raises(NotGranted) as caught:
                meter.run(exchange)  # type: ignore[arg-type]
            assert caught.value.service == service
        assert isinstance(meter.run(ask.get(CosemAttributeDescriptor(1, TEXT, 1))), Data)
        # and a server does not do it either
        octets = apdu.ActionRequestNormal(apdu.InvokeIdAndPriority(0xC1), CosemMethodDescriptor(3, ENERGY, 1)).encode()
        meter.session.send(octets)
        assert isinstance(apdu.decode(meter.session.receive().apdu), apdu.ExceptionResponse)
