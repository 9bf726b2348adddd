"""All attributes of an object at once: attribute 0 of GET and SET (Green Book 8.3, 9.1.4.3, 9.3.6 and 9.3.7)."""

from __future__ import annotations

from typing import Any

import pytest
from gurux_dlms.enums import Conformance as GuruxConformance
from gurux_dlms.objects import GXDLMSRegister

from cosem import classes
from cosem.apdu import (
    AccessRequestGet,
    Conformance,
    CosemAttributeDescriptor,
    CosemAttributeDescriptorWithSelection,
    SelectiveAccessDescriptor,
)
from cosem.classes import types
from cosem.data import Data
from cosem.obis import Obis
from cosem.units import Unit
from dlms import Security
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.negotiation import LOGICAL_NAME_SERVICES
from dlms.association.settings import AssociationSettings
from dlms.errors import DataAccessError, NotGranted
from dlms.server import CosemObject, Limits, LogicalDevice, Server, sample
from dlms.server.sample import sample_meter
from support import gurux_client

from .meters import WrapperClient

NAME = Obis("1.0.1.6.0.255")
EXTENDED = classes.ExtendedRegister(NAME)
NULL = Data.null_data()
READ, WRITE = AccessMode.READ, AccessMode.READ_AND_WRITE
BLOCKS = Conformance.GENERAL_BLOCK_TRANSFER | Conformance.BLOCK_TRANSFER_WITH_GET_OR_READ
# A demand of 960 W, by hand: the structure, the name, the value, scaler and unit, the status and no time.
WORKED = bytes.fromhex("02 05  09 06 0100010600ff  06 000003c0  02 02 0f 00 16 1b  11 00  00")


def meter(*grants: Grant, conformance: Conformance | None = LOGICAL_NAME_SERVICES) -> LogicalDevice:
    """An extended register without a capture time."""
    demand = CosemObject(
        EXTENDED,
        value=Data.double_long_unsigned(960),
        scaler_unit=types.ScalUnitType(0, Unit.WATT),
        status=Data.unsigned(0),
    )
    rights = AccessRights(*grants, Grant(attributes=WRITE))
    return LogicalDevice(1, "CSK", [demand], [AssociationSettings(client=16, rights=rights, conformance=conformance)])


def client(device: LogicalDevice, **options: Any) -> WrapperClient:
    return WrapperClient(16, Security.none(), device=device, **options).open()


def read_all(peer: WrapperClient) -> list[Data]:
    return peer.run(peer.association.get_all(4, NAME))  # type: ignore[return-value]


def write_all(peer: WrapperClient, *values: Data | None) -> None:
    peer.run(peer.association.set_all(4, NAME, values))


def test_the_worked_example() -> None:
    peer = client(meter())
    (response,) = peer.exchange(bytes.fromhex("c001c1 0004 0100010600ff 00 00"))
    assert response == bytes.fromhex("c401c100") + WORKED
    assert read_all(peer) == Data.decode(WORKED).elements


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_what_may_not_be_read_is_null(number: int) -> None:
    values = read_all(client(meter(Grant(attributes={number: AccessMode.NO_ACCESS}))))
    expected = Data.decode(WORKED).elements
    expected[number - 1] = NULL
    assert values == expected


def test_what_needs_protection_or_fails_is_null_too() -> None:
    device = meter(Grant(attributes={3: READ | AccessMode.AUTHENTICATED_REQUEST}))
    served = device.find(NAME)
    assert isinstance(served, CosemObject)
    served["value"] = lambda: 1 // 0
    assert read_all(client(device)) == [Data.octet_string(NAME), NULL, NULL, Data.unsigned(0), NULL]


def test_every_object_of_a_meter_reads_as_its_attributes_do() -> None:
    original = sample_meter()
    objects = [served for served in original.objects() if served.class_id not in (8, 15)]
    settings = AssociationSettings(client=16, rights=AccessRights(Grant(attributes=READ)), conformance=~Conformance(0))
    device = LogicalDevice(1, "CSK", objects[1:], [settings])
    for size in (64, 0xFFFF):
        peer = client(device, max_receive_pdu_size=size)
        for served in objects:
            values = peer.run(peer.association.get_all(served.class_id, served.logical_name))
            assert isinstance(values, list)
            assert len(values) == max(classes.get(served.class_id, served.version).ATTRIBUTES)
            for index, value in enumerate(values, 1):
                descriptor = CosemAttributeDescriptor(served.class_id, served.logical_name, index)
                if index in served.attribute_ids:
                    assert peer.run(peer.association.get(descriptor)) == value
                else:
                    assert value == NULL


def test_in_a_list_and_with_access() -> None:
    peer = client(meter())
    whole = CosemAttributeDescriptor(4, NAME, 0)
    values = peer.run(peer.association.get_list([CosemAttributeDescriptorWithSelection(whole)] * 2))
    assert values == [Data.decode(WORKED)] * 2
    assert peer.run(peer.association.access([AccessRequestGet(whole)])) == [Data.decode(WORKED)]


def test_nothing_longer_than_the_bound_is_built() -> None:
    device = meter()
    served = device.find(NAME)
    assert isinstance(served, CosemObject)
    served["value"] = Data.octet_string(bytes(2000))
    peer = client(device, limits=Limits(response=1000))
    assert read_all(peer) == [Data.octet_string(NAME), NULL, *Data.decode(WORKED).elements[2:]]


def test_no_part_of_it_and_nothing_of_what_is_not_there() -> None:
    peer = client(meter())
    whole = CosemAttributeDescriptor(4, NAME, 0)
    with pytest.raises(DataAccessError, match="scope-of-access-violated"):
        peer.run(peer.association.get(whole, SelectiveAccessDescriptor(1, NULL)))
    with pytest.raises(DataAccessError, match="scope-of-access-violated"):
        peer.run(peer.association.set(whole, Data.decode(WORKED), SelectiveAccessDescriptor(1, NULL)))
    for class_id, name, reason in ((4, Obis("1.0.9.9.9.9"), "object-undefined"), (3, NAME, "class-inconsistent")):
        with pytest.raises(DataAccessError, match=reason):
            peer.run(peer.association.get_all(class_id, name))
        with pytest.raises(DataAccessError, match=reason):
            peer.run(peer.association.set_all(class_id, name, [None]))


@pytest.mark.parametrize("conformance", [None, LOGICAL_NAME_SERVICES & ~Conformance.ATTRIBUTE0_SUPPORTED_WITH_SET])
def test_only_where_it_was_negotiated(conformance: Conformance | None) -> None:
    peer = client(meter(conformance=conformance))
    sent = len(peer.sent)
    if conformance is None:
        with pytest.raises(NotGranted, match="attribute0-supported-with-get"):
            read_all(peer)
        (response,) = peer.exchange(bytes.fromhex("c001c1 0004 0100010600ff 00 00"))
        assert response == bytes.fromhex("c401c1 01 0d")  # scope-of-access-violated
    else:
        read_all(peer)
        sent += 1
    with pytest.raises(NotGranted, match="attribute0-supported-with-set"):
        write_all(peer, None, Data.double_long_unsigned(1), None, None, None)
    assert len(peer.sent) == sent
    (response,) = peer.exchange(bytes.fromhex("c101c1 0004 0100010600ff 00 00") + WORKED)
    assert response == bytes.fromhex("c501c10d")


@pytest.mark.parametrize("size", [64, 0xFFFF])
def test_what_is_given_is_written_and_the_rest_stays(size: int) -> None:
    device = meter()
    served = device.find(NAME)
    assert isinstance(served, CosemObject)
    peer = WrapperClient(16, Security.none(), device=device, max_receive_pdu_size=size)
    peer.open()
    write_all(peer, None, Data.octet_string(bytes(100)), None, Data.unsigned(7), None)
    values = read_all(peer)
    assert values == [
        Data.octet_string(NAME),
        Data.octet_string(bytes(100)),
        Data.decode(WORKED)[2],
        Data.unsigned(7),
        NULL,
    ]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([None, Data.unsigned(1), None, Data.unsigned(1), None], "read-write-denied"),  # 4 may not be written
        ([Data.octet_string(bytes(6)), Data.unsigned(1), None, None, None], "read-write-denied"),
        ([None, Data.unsigned(1), None, None, Data.unsigned(1)], "read-write-denied"),  # it has no capture time
        ([None, Data.unsigned(1), None, None], "type-unmatched"),
        ([None, Data.unsigned(1), None, None, None, None], "type-unmatched"),
        ([], "type-unmatched"),
    ],
)
def test_where_one_may_not_be_written_none_is(values: list[Data | None], reason: str) -> None:
    peer = client(meter(Grant(attributes={1: READ, 4: READ})))
    with pytest.raises(DataAccessError, match=reason):
        write_all(peer, *values)
    assert Data.structure(read_all(peer)) == Data.decode(WORKED)


def test_gurux_asks_for_all_attributes() -> None:
    with Server([sample_meter_with_all()]) as server:
        [url] = server.start("tcp://127.0.0.1:0")
        peer = gurux_client.plain(url)
        peer.client.proposedConformance |= GuruxConformance.ATTRIBUTE_0_SUPPORTED_WITH_GET
        with peer:
            assert peer.client.negotiatedConformance & GuruxConformance.ATTRIBUTE_0_SUPPORTED_WITH_GET
            energy = GXDLMSRegister("1.0.1.8.0.255")
            (whole,) = peer.exchange(peer.client.readList([(energy, 0)])[0]).value
            name, value, scaler_unit = whole
            assert (bytes(name), value, list(scaler_unit)) == (bytes((1, 0, 1, 8, 0, 255)), 95144, [0, 30])


def sample_meter_with_all() -> LogicalDevice:
    """The registers of the sample meter for a client that may have all attributes at once."""
    objects = [served for served in sample_meter().objects() if served.class_id == 3]
    settings = AssociationSettings(
        client=sample.PUBLIC_CLIENT, rights=AccessRights(Grant(attributes=READ)), conformance=LOGICAL_NAME_SERVICES
    )
    return LogicalDevice(1, "CSK", objects, [settings])
