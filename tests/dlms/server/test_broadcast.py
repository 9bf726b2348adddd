"""A request to all meters on a line, under the key that all of them have: taken once by each, answered by none."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator

import pytest

import dlms
from cosem import apdu, classes
from cosem.apdu import CosemAttributeDescriptor, InvokeIdAndPriority
from cosem.data import Data
from dlms import Security
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.client import ClientAssociation
from dlms.association.exchange import NoReply
from dlms.association.negotiation import LOGICAL_NAME_SERVICES, Negotiated
from dlms.association.settings import AssociationSettings, ServerSecurity
from dlms.errors import LinkError, MissingKeyError
from dlms.link.hdlc import Address, Frame, parse_frame
from dlms.link.hdlc_connection import HdlcClient, HdlcServer, all_stations
from dlms.operations.core import Operations
from dlms.security.context import Role, SecurityContext
from dlms.security.counters import MemoryCounterStore
from dlms.security.forms import Form
from dlms.security.keys import Keys, Secret
from dlms.security.suites import SUITES
from dlms.server import CosemObject, LogicalDevice
from dlms.server.line import Line

CLIENT = b"CLI\x00\x00\x00\x00\x01"
CLIENT_ADDRESS = 102
AK, BK = Secret(bytes(range(16))), Secret(bytes(range(16, 32)))
TEXT = CosemAttributeDescriptor(1, bytes((0, 0, 96, 13, 0, 255)), 2)


def meter(number: int) -> tuple[LogicalDevice, CosemObject]:
    """One with a unicast key of its own, and the broadcast key that all have."""
    keys = Keys(Secret(bytes((number,)) * 16), AK, broadcast=BK, system_title=CLIENT)
    offered = AssociationSettings(
        client=CLIENT_ADDRESS,
        rights=AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE)),
        ciphered=True,
        pre_established=True,
        security=ServerSecurity(b"MTR\x00\x00\x00\x00" + bytes((number,)), keys, counters=MemoryCounterStore()),
    )
    text = CosemObject(classes.Data(TEXT.instance_id), value=Data.octet_string(b""))
    return LogicalDevice(number, f"MTR{number}", [text], [offered]), text


def sender(broadcast: Secret = BK) -> SecurityContext:
    keys = Keys(Secret(bytes(16)), AK, broadcast=broadcast)
    security = Security.none(system_title=CLIENT, keys=keys, counters=MemoryCounterStore())
    context = security.context()
    assert context is not None
    return context


def setting(text: bytes) -> bytes:
    """To be set, without an answer."""
    return apdu.SetRequestNormal(
        invoke_id_and_priority=InvokeIdAndPriority(0x81),
        cosem_attribute_descriptor=TEXT,
        value=Data.octet_string(text),
    ).encode()


@pytest.mark.parametrize("form", [Form.GLOBAL, Form.GENERAL_GLOBAL, Form.GENERAL_CIPHERING], ids=str)
def test_all_take_it_once_and_none_answers(form: Form) -> None:
    meters = {number: meter(number) for number in (1, 2)}
    link = HdlcClient(CLIENT_ADDRESS, 1)
    line = Line(HdlcServer(set(meters)), {number: device for number, (device, _) in meters.items()}, 0.0)

    def texts(octets: bytes, *, everyone: bool = True) -> list[object]:
        """What the meters have after they have heard this, and said nothing."""
        link.send(octets, destination=all_stations(1).upper if everyone else None, confirmed=False)
        line.receive(link.output(), 0.0)
        assert line.output() == b""
        return [text["value"].value for _, text in meters.values()]

    client = sender()
    first, second, third = (client.protect(setting(text), form=form, broadcast=True) for text in (b"1", b"2", b"3"))
    assert texts(second) == [b"2", b"2"]
    for again in (first, second):
        assert texts(again) == [b"2", b"2"]
    assert texts(third, everyone=False) == [b"2", b"2"]  # to one of them, under the key of all
    assert texts(sender(Secret(bytes(16))).protect(setting(b"4"), form=form, broadcast=True)) == [b"2", b"2"]
    assert texts(third) == [b"3", b"3"]
    assert texts(setting(b"5")) == [b"3", b"3"]  # in clear


def test_one_logical_device_of_all_meters_on_a_line() -> None:
    meters = {number: meter(number) for number in (1, 2)}
    link = HdlcClient(CLIENT_ADDRESS, 1)
    line = Line(HdlcServer(set(meters)), {number: device for number, (device, _) in meters.items()}, 0.0)
    link.send(sender().protect(setting(b"1"), broadcast=True), destination=2, confirmed=False)
    to_one = parse_frame(link.output(), 0)
    assert to_one is not None
    to_many = Frame(Address(2, all_stations(2).lower), to_one.source, to_one.control, to_one.information)
    line.receive(to_many.encode(), 0.0)
    assert [text["value"].value for _, text in meters.values()] == [b"", b"1"]


# ----------------------------------------------------------------------------------------------- over a real connection

EVERYTHING = Negotiated(LOGICAL_NAME_SERVICES)
TEXTS = classes.Data(TEXT.instance_id)


@pytest.fixture(params=["hdlc+tcp", "tcp"])
def line(request: pytest.FixtureRequest) -> Iterator[tuple[str, list[CosemObject]]]:
    """A URL of two meters, and their texts."""
    meters = [meter(number) for number in (1, 2)]
    with dlms.Server([device for device, _ in meters]) as server:
        [url] = server.start(f"{request.param}://127.0.0.1:0")
        yield f"{url}?client={CLIENT_ADDRESS}", [text for _, text in meters]


def everyone(**changes: Secret) -> Security:
    keys = Keys(**({"authentication": AK, "broadcast": BK} | changes))
    return Security.none(system_title=CLIENT, keys=keys, counters=MemoryCounterStore())


def blocking(url: str, security: Security) -> None:
    with dlms.connect(url, security=security, pre_established=EVERYTHING) as found:
        found.broadcast_set(TEXTS.value, Data.octet_string(b"to all"))


def asynchronous(url: str, security: Security) -> None:
    async def run() -> None:
        async with await dlms.connect_async(url, security=security, pre_established=EVERYTHING) as found:
            await found.broadcast_set(TEXTS.value, Data.octet_string(b"to all"))

    asyncio.run(run())


@pytest.mark.parametrize("tell", [blocking, asynchronous])
@pytest.mark.parametrize("line", ["hdlc+tcp"], indirect=True)
def test_a_client_tells_all_meters(line: tuple[str, list[CosemObject]], tell: Callable[[str, Security], None]) -> None:
    url, texts = line
    tell(url, everyone())
    until = time.monotonic() + 20
    while {text["value"].value for text in texts} != {b"to all"}:
        assert time.monotonic() < until, [text["value"] for text in texts]
        time.sleep(0.01)


@pytest.mark.parametrize("tell", [blocking, asynchronous])
def test_what_cannot_go_to_all(line: tuple[str, list[CosemObject]], tell: Callable[[str, Security], None]) -> None:
    url, texts = line
    if url.startswith("hdlc"):
        with pytest.raises(MissingKeyError, match="broadcast"):
            tell(url, Security.none(system_title=CLIENT, keys=Keys(BK, AK), counters=MemoryCounterStore()))
    else:
        with pytest.raises(LinkError, match="only an HDLC line"):
            tell(url, everyone())
    assert [text["value"].value for text in texts] == [b"", b""]


def test_methods_are_invoked_in_all_meters() -> None:
    """And a request for all says that no answer is wanted."""
    association = ClientAssociation(everyone())
    association.assume(EVERYTHING)
    clock = classes.Clock("0.0.1.0.0.255")
    (step,) = Operations(association).broadcast_action(clock.shift_time, 5)
    assert isinstance(step, NoReply)
    assert (step.confirmed, step.broadcast) == (False, True)
    context = SecurityContext(
        SUITES[0],
        Role.SERVER,
        Keys(authentication=AK, broadcast=BK, system_title=CLIENT),
        b"MTR\x00\x00\x00\x00\x01",
        counters=MemoryCounterStore(),
    )
    plain, _ = context.unprotect(step.apdu, broadcast=True)
    request = apdu.decode(plain)
    assert isinstance(request, apdu.ActionRequestNormal)
    assert not request.invoke_id_and_priority.service_class
    assert request.cosem_method_descriptor == apdu.CosemMethodDescriptor(8, clock.instance_id, 6)
    assert request.method_invocation_parameters == Data.long(5)
