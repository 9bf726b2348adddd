"""What clients change of associations: objects they list, with what rights, and their users (classes 15 and 12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from gurux_dlms import GXDLMSException
from gurux_dlms.enums import DataType, ErrorCode, ObjectType
from gurux_dlms.objects import GXDLMSAssociationLogicalName, GXDLMSRegister
from hypothesis import given
from hypothesis import strategies as st

from cosem import classes
from cosem.apdu import CosemAttributeDescriptor, CosemMethodDescriptor
from cosem.apdu import VariableAccessSpecificationVariableName as VariableName
from cosem.classes import types
from cosem.data import Data
from cosem.obis import Obis
from cosem.units import Unit
from dlms import Security
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.settings import AssociationSettings
from dlms.errors import ActionError, AssociationRejected, DataAccessError
from dlms.server import CosemObject, LogicalDevice, Server, sample
from dlms.server.sample import sample_meter
from support import gurux_client
from support.gurux_client import GuruxClient

from .meters import WrapperClient

ENERGY, BREAKER, DEVICE_NAME = Obis("1.0.1.8.0.255"), Obis("0.0.96.3.10.255"), Obis("0.0.42.0.0.255")
OWN, CURRENT, OTHER = Obis("0.0.40.0.1.255"), Obis("0.0.40.0.0.255"), Obis("0.0.40.0.2.255")
READ, WRITE = AccessMode.READ, AccessMode.READ_AND_WRITE
ADD_OBJECT, REMOVE_OBJECT, ADD_USER, REMOVE_USER = 3, 4, 5, 6
EVERYTHING = AccessRights(Grant(attributes=WRITE, methods=AccessMode.ACCESS))
READING = AccessRights(Grant(attributes=READ))


class Associations:
    """A register in a device with two associations: client 16 may do all, client 17 only read."""

    def __init__(self, **options: Any) -> None:
        energy = CosemObject(
            classes.Register(ENERGY),
            value=Data.double_long_unsigned(1),
            scaler_unit=types.ScalUnitType(0, Unit.WATT_HOUR),
            methods={"reset": lambda parameter: None},
        )
        self.device = LogicalDevice(
            1,
            "CSK",
            [energy],
            [
                AssociationSettings(client=16, rights=EVERYTHING, **options),
                AssociationSettings(client=17, rights=READING, **options),
            ],
        )
        self.manager, self.reader = (self.open(client) for client in (16, 17))

    def open(self, client: int, user: int | None = None) -> WrapperClient:
        return WrapperClient(client, Security.none(user_id=user), device=self.device).open()

    def get(self, peer: WrapperClient, class_id: int, name: Obis, index: int) -> Data:
        return peer.run(peer.association.get(CosemAttributeDescriptor(class_id, name, index)))  # type: ignore[return-value]

    def act(self, peer: WrapperClient, of: Obis, method: int, parameter: Data) -> None:
        peer.run(peer.association.action(CosemMethodDescriptor(15, of, method), parameter))

    def listed(self, peer: WrapperClient, of: Obis = CURRENT) -> dict[bytes, Data]:
        return {element[2].value: element for element in self.get(peer, 15, of, 2)}


def element(
    name: Obis,
    attributes: Mapping[int, int],
    methods: Mapping[int, Data],
    *,
    class_id: int = 3,
    version: int = 0,
) -> Data:
    """An object_list_element, written by hand."""
    items = [
        Data.structure([Data.integer(index), Data.enum(mode), Data.null_data()]) for index, mode in attributes.items()
    ]
    calls = [Data.structure([Data.integer(index), mode]) for index, mode in methods.items()]
    return Data.structure(
        [
            Data.long_unsigned(class_id),
            Data.unsigned(version),
            Data.octet_string(name),
            Data.structure([Data.array(items), Data.array(calls)]),
        ]
    )


def user(number: int, name: str) -> Data:
    return Data.structure([Data.unsigned(number), Data.visible_string(name)])


ALL_READ = element(ENERGY, {1: 1, 2: 1, 3: 1}, {})


# ------------------------------------------------------------------------------------------------------------- objects


def test_an_object_is_removed_from_one_association_and_added_to_it_again() -> None:
    meter = Associations()
    before = meter.listed(meter.reader)
    meter.act(meter.manager, OTHER, REMOVE_OBJECT, ALL_READ)
    assert meter.listed(meter.reader) == {name: item for name, item in before.items() if name != bytes(ENERGY)}
    with pytest.raises(DataAccessError, match="object-undefined"):
        meter.get(meter.reader, 3, ENERGY, 2)
    assert meter.get(meter.manager, 3, ENERGY, 2).value == 1
    assert bytes(ENERGY) in meter.listed(meter.manager)
    # an association that is opened later sees the same
    assert bytes(ENERGY) not in meter.listed(meter.open(17))
    meter.act(meter.manager, OTHER, ADD_OBJECT, before[bytes(ENERGY)])
    assert meter.listed(meter.reader) == before
    assert meter.get(meter.reader, 3, ENERGY, 2).value == 1


@pytest.mark.parametrize(
    ("version", "value", "scaler", "reset"),
    [(0, 1, 3, Data.boolean(True)), (1, 4, 6, Data.enum(2)), (2, 4, 3, Data.enum(1)), (3, 5, 3, Data.enum(1))],
)
def test_rights_are_listed_as_they_were_given_and_hold(version: int, value: int, scaler: int, reset: Data) -> None:
    meter = Associations(version=version)
    given = element(ENERGY, {1: 1, 2: value, 3: scaler}, {1: reset})
    meter.act(meter.manager, OTHER, ADD_OBJECT, given)
    assert meter.listed(meter.reader)[bytes(ENERGY)] == given
    for index, mode in ((2, value), (3, scaler)):
        if mode in (1, 3):
            meter.get(meter.reader, 3, ENERGY, index)
        else:  # a request in clear is not authenticated
            with pytest.raises(DataAccessError, match="scope-of-access-violated"):
                meter.get(meter.reader, 3, ENERGY, index)
    method = CosemMethodDescriptor(3, ENERGY, 1)
    if reset == Data.enum(2):
        with pytest.raises(ActionError, match="scope-of-access-violated"):
            meter.reader.run(meter.reader.association.action(method, Data.integer(0)))
    else:
        meter.reader.run(meter.reader.association.action(method, Data.integer(0)))


def test_what_the_rights_leave_out_may_not_be_used() -> None:
    meter = Associations()
    meter.act(meter.manager, CURRENT, ADD_OBJECT, element(ENERGY, {2: 1}, {}))
    assert meter.get(meter.manager, 3, ENERGY, 2).value == 1
    with pytest.raises(DataAccessError, match="read-write-denied"):
        meter.get(meter.manager, 3, ENERGY, 3)
    assert meter.get(meter.reader, 3, ENERGY, 3) is not None


@pytest.mark.parametrize(
    ("method", "given", "reason"),
    [
        (ADD_OBJECT, element(Obis("1.0.2.8.0.255"), {2: 1}, {}), "object-undefined"),
        (ADD_OBJECT, element(ENERGY, {2: 1}, {}, class_id=4), "object-class-inconsistent"),
        (ADD_OBJECT, element(ENERGY, {2: 1}, {}, class_id=9999), "object-class-inconsistent"),
        (ADD_OBJECT, element(ENERGY, {2: 1}, {}, version=1), "object-class-inconsistent"),
        (ADD_OBJECT, element(ENERGY, {4: 1}, {}), "scope-of-access-violated"),
        (ADD_OBJECT, element(ENERGY, {2: 1}, {2: Data.enum(1)}), "scope-of-access-violated"),
        (ADD_OBJECT, element(ENERGY, {2: 1}, {1: Data.enum(2)}), "type-unmatched"),
        (ADD_OBJECT, element(ENERGY, {2: 1}, {1: Data.boolean(True)}), "type-unmatched"),
        (ADD_OBJECT, Data.structure([Data.long_unsigned(3)]), "type-unmatched"),
        (ADD_OBJECT, element(OWN, {2: 1}, {}, class_id=15, version=3), "read-write-denied"),
        (ADD_OBJECT, element(DEVICE_NAME, {2: 3}, {}, class_id=1), "read-write-denied"),
        (REMOVE_OBJECT, element(Obis("1.0.2.8.0.255"), {}, {}), "object-undefined"),
        (REMOVE_OBJECT, element(ENERGY, {}, {}, class_id=4), "object-class-inconsistent"),
        (REMOVE_OBJECT, element(CURRENT, {}, {}, class_id=15, version=3), "read-write-denied"),
        (REMOVE_OBJECT, element(OWN, {}, {}, class_id=15, version=3), "read-write-denied"),
        (REMOVE_OBJECT, element(DEVICE_NAME, {}, {}, class_id=1), "read-write-denied"),
    ],
)
def test_what_a_meter_refuses_changes_nothing(method: int, given: Data, reason: str) -> None:
    meter = Associations()
    before = meter.listed(meter.manager)
    with pytest.raises(ActionError, match=reason):
        meter.act(meter.manager, CURRENT, method, given)
    assert meter.listed(meter.manager) == before


def test_what_is_not_listed_is_not_removed() -> None:
    meter = Associations()
    meter.act(meter.manager, OTHER, REMOVE_OBJECT, ALL_READ)
    with pytest.raises(ActionError, match="object-undefined"):
        meter.act(meter.manager, OTHER, REMOVE_OBJECT, ALL_READ)


@pytest.mark.parametrize("method", [ADD_OBJECT, REMOVE_OBJECT, ADD_USER, REMOVE_USER])
def test_who_may_not_may_not(method: int) -> None:
    meter = Associations()
    reader = meter.reader
    with pytest.raises(ActionError, match="read-write-denied"):
        meter.act(reader, CURRENT, method, ALL_READ if method in (ADD_OBJECT, REMOVE_OBJECT) else user(1, "one"))
    assert meter.get(reader, 3, ENERGY, 2).value == 1


def test_an_object_that_comes_back_has_the_rights_of_the_settings() -> None:
    meter = Associations()
    meter.act(meter.manager, OTHER, REMOVE_OBJECT, ALL_READ)
    energy = meter.device.find(ENERGY)
    assert energy is not None
    meter.device.remove(ENERGY)
    meter.device.add(energy)
    assert meter.get(meter.reader, 3, ENERGY, 2).value == 1


@given(version=st.integers(0, 3), number=st.integers(-1, 300))
def test_access_modes_are_read_as_they_are_written(version: int, number: int) -> None:
    for read, write in (
        (AccessMode.of_attribute, AccessMode.attribute_number),
        (AccessMode.of_method, AccessMode.method_number),
    ):
        try:
            mode = read(number, version)
        except ValueError:
            assert number not in {write(AccessMode(mode), version) for mode in range(256) if not mode & 2}
        else:
            assert write(mode, version) == number


# --------------------------------------------------------------------------------------------------------------- users


def test_users_come_and_go() -> None:
    meter = Associations()
    assert meter.get(meter.manager, 15, CURRENT, 10) == Data.array([])
    assert meter.get(meter.manager, 15, CURRENT, 11) == user(0, "")
    meter.act(meter.manager, CURRENT, ADD_USER, user(1, "one"))
    meter.act(meter.manager, CURRENT, ADD_USER, user(200, "two hundred"))
    assert meter.get(meter.manager, 15, CURRENT, 10) == Data.array([user(1, "one"), user(200, "two hundred")])
    assert meter.get(meter.reader, 15, CURRENT, 10) == Data.array([])  # its users are others
    known = meter.open(16, user=200)
    assert meter.get(known, 15, CURRENT, 11) == user(200, "two hundred")
    assert meter.get(known, 15, OTHER, 11) == user(0, "")
    with pytest.raises(AssociationRejected, match="calling-ae-invocation-identifier"):
        meter.open(16, user=2)
    meter.act(known, CURRENT, REMOVE_USER, user(200, "two hundred"))
    with pytest.raises(AssociationRejected, match="calling-ae-invocation-identifier"):
        meter.open(16, user=200)
    assert meter.get(known, 15, CURRENT, 11) == user(0, "")
    for wrong in (user(200, "two hundred"), user(1, "two")):
        with pytest.raises(ActionError, match="object-undefined"):
            meter.act(known, CURRENT, REMOVE_USER, wrong)
    assert meter.get(known, 15, CURRENT, 10) == Data.array([user(1, "one")])


def test_there_is_an_end_to_users() -> None:
    meter = Associations()
    for number in [*range(256), *range(256)]:
        meter.act(meter.manager, CURRENT, ADD_USER, user(number, "x" * 255))
    assert len(meter.get(meter.manager, 15, CURRENT, 10)) == 256
    with pytest.raises(ActionError, match="other-reason"):
        meter.act(meter.manager, CURRENT, ADD_USER, user(1, "x" * 256))


@pytest.mark.parametrize("version", [0, 1])
def test_a_version_without_users_has_none(version: int) -> None:
    meter = Associations(version=version)
    for index in (10, 11):
        with pytest.raises(DataAccessError, match="read-write-denied"):
            meter.get(meter.manager, 15, CURRENT, index)
    for method in (ADD_USER, REMOVE_USER):
        with pytest.raises(ActionError, match="read-write-denied"):
            meter.act(meter.manager, CURRENT, method, user(1, "one"))


@pytest.mark.parametrize("version", [2, 3])
def test_users_by_short_name(version: int) -> None:
    settings = AssociationSettings(client=16, rights=EVERYTHING, short_names=True, version=version)
    peer = WrapperClient(16, Security.none(), device=LogicalDevice(1, "CSK", [], [settings]), short_names=True).open()
    base = 0xFA00  # offsets of class 12: users 0x20, current user 0x28, methods 0x60 and 0x68

    def read(offset: int) -> object:
        (value,) = peer.run(peer.association.read([VariableName(base + offset)]))  # type: ignore[misc]
        return value

    def write(offset: int, value: Data) -> object:
        (result,) = peer.run(peer.association.write([VariableName(base + offset)], [value]))  # type: ignore[misc]
        return result

    if version == 2:
        assert isinstance(read(0x20), DataAccessError)
        assert isinstance(write(0x60, user(1, "one")), DataAccessError)
        return
    assert write(0x60, user(1, "one")) is None
    assert read(0x20) == Data.array([user(1, "one")])
    assert read(0x28) == user(0, "")
    assert write(0x68, user(1, "one")) is None
    assert read(0x20) == Data.array([])


# -------------------------------------------------------------------------------------------------------------- gurux


@pytest.fixture
def manager() -> Iterator[tuple[str, GuruxClient]]:
    with Server([sample_meter()]) as server:
        [url] = server.start("tcp://127.0.0.1:0")
        with gurux_client.secure(url) as peer:
            yield url, peer


def test_gurux_changes_users(manager: tuple[str, GuruxClient]) -> None:
    _, peer = manager
    own = GXDLMSAssociationLogicalName("0.0.40.0.0.255")
    own.version = 3
    for number, name in ((1, "one"), (2, "two")):
        peer.exchange(own.addUser(peer.client, number, name))
    assert [tuple(entry) for entry in peer.read(own, 10)] == [(1, "one"), (2, "two")]
    peer.exchange(own.removeUser(peer.client, 1, "one"))
    assert [tuple(entry) for entry in peer.read(own, 10)] == [(2, "two")]
    with pytest.raises(GXDLMSException) as caught:
        peer.exchange(own.removeUser(peer.client, 1, "one"))
    assert caught.value.errorCode == ErrorCode.UNDEFINED_OBJECT


def test_gurux_takes_an_object_from_the_public_client(manager: tuple[str, GuruxClient]) -> None:
    url, peer = manager
    of_public = GXDLMSAssociationLogicalName("0.0.40.0.1.255")
    energy = GXDLMSRegister("1.0.1.8.0.255")

    def change(method: int) -> None:
        peer.exchange(peer.client.method(of_public, method, bytearray(ALL_READ.encode()), DataType.STRUCTURE))

    def names() -> set[str]:
        with gurux_client.plain(url) as public:
            return {str(item.logicalName) for item in public.objects()}

    before = names()
    change(REMOVE_OBJECT)
    assert names() == before - {"1.0.1.8.0.255"}
    assert peer.read(energy, 2) == 95144
    with gurux_client.plain(url) as public, pytest.raises(GXDLMSException) as caught:
        public.read(energy, 2)
    assert caught.value.errorCode == ErrorCode.UNDEFINED_OBJECT
    change(ADD_OBJECT)
    assert names() == before
    with gurux_client.plain(url) as public:
        public.objects()
        assert public.read(public.find(ObjectType.REGISTER, "1.0.1.8.0.255"), 2) == 95144
    assert sample.PUBLIC_CLIENT == 16
