"""A request to all meters on a line, under the key that all of them have: taken once by each, answered by none."""

from __future__ import annotations

import pytest

from cosem import apdu, classes
from cosem.apdu import CosemAttributeDescriptor, InvokeIdAndPriority
from cosem.data import Data
from dlms import Security
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.settings import AssociationSettings, ServerSecurity
from dlms.link.hdlc import Address, Frame, parse_frame
from dlms.link.hdlc_connection import HdlcClient, HdlcServer, all_stations
from dlms.security.context import SecurityContext
from dlms.security.counters import MemoryCounterStore
from dlms.security.forms import Form
from dlms.security.keys import Keys, Secret
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
