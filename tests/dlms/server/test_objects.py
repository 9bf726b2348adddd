"""What the served objects do: values, rights, lists, profiles, clock, breaker, scripts, images, keys."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cosem import apdu, classes
from cosem.apdu import CosemAttributeDescriptor, CosemMethodDescriptor, SelectiveAccessDescriptor
from cosem.classes import types
from cosem.data import Data
from cosem.date_time import DateTime
from cosem.errors import EncodeError
from cosem.obis import Obis
from cosem.units import Unit
from dlms import Security
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.negotiation import SHORT_NAME_SERVICES
from dlms.association.settings import AssociationSettings, ServerSecurity
from dlms.errors import (
    ActionError,
    AssociationRejected,
    DataAccessError,
    DlmsError,
    NotGranted,
    PduTooLong,
    SecurityError,
)
from dlms.security.authentication import Mechanism
from dlms.security.context import PLAIN, Protection
from dlms.security.counters import MemoryCounterStore
from dlms.security.forms import Form
from dlms.security.keys import Keys, Secret, wrap_key
from dlms.security.policy import Leniency, Required, SecurityPolicy
from dlms.security.suites import Authenticity, SecurityControl
from dlms.server import (
    ClockObject,
    Column,
    CosemObject,
    DisconnectControlObject,
    ImageTransferObject,
    LogicalDevice,
    ProfileObject,
    ScriptTableObject,
    SortMethod,
    sample,
)
from dlms.server.sample import sample_meter

from .meters import WrapperClient, management, management_security

EVERYTHING = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))


class Client:
    """A client without security of a device with `objects`."""

    def __init__(self, *objects: CosemObject, rights: AccessRights = EVERYTHING, **options: Any) -> None:
        self.device = LogicalDevice(1, "CSK", objects, [AssociationSettings(client=16, rights=rights, **options)])
        self.wrapper = WrapperClient(16, Security.none(), device=self.device).open()

    def get(self, instance: classes.InterfaceClass, index: int, selection: tuple[int, Data] | None = None) -> Data:
        descriptor = CosemAttributeDescriptor(instance.CLASS_ID, instance.instance_id, index)
        asked = None if selection is None else SelectiveAccessDescriptor(*selection)
        return self.wrapper.run(self.wrapper.association.get(descriptor, asked))  # type: ignore[return-value]

    def set(self, instance: classes.InterfaceClass, index: int, value: Data) -> None:
        descriptor = CosemAttributeDescriptor(instance.CLASS_ID, instance.instance_id, index)
        self.wrapper.run(self.wrapper.association.set(descriptor, value))

    def action(self, instance: classes.InterfaceClass, index: int, parameter: Data | None = None) -> Data | None:
        descriptor = CosemMethodDescriptor(instance.CLASS_ID, instance.instance_id, index)
        return self.wrapper.run(self.wrapper.association.action(descriptor, parameter))  # type: ignore[return-value]


# -------------------------------------------------------------------------------------------------------------- values


REGISTER = classes.Register("1.0.1.8.0.255")
SCALER_UNIT = types.ScalUnitType(-1, Unit.WATT_HOUR)
ZERO = Data.integer(0)


def register(**more: Any) -> CosemObject:
    return CosemObject(REGISTER, **({"value": Data.double_long_unsigned(1), "scaler_unit": SCALER_UNIT} | more))


def test_values_are_data_typed_values_or_functions_of_them() -> None:
    count = 0

    def living() -> Data:
        nonlocal count
        count += 1
        return Data.double_long_unsigned(count)

    client = Client(register(value=living))
    assert [client.get(REGISTER, 2).value for _ in range(3)] == [1, 2, 3]
    assert client.get(REGISTER, 3) == Data.structure([Data.integer(-1), Data.enum(30)])
    assert client.get(REGISTER, 1) == Data.octet_string(bytes((1, 0, 1, 8, 0, 255)))


def test_a_value_of_another_type_is_an_error_at_once() -> None:
    with pytest.raises(EncodeError, match="scaler_unit"):
        register(scaler_unit=7)
    with pytest.raises(AttributeError, match="has no 'volume'; it has logical_name, value, scaler_unit"):
        register(volume=7)
    with pytest.raises(ValueError, match=r"two objects are named 1\.0\.1\.8\.0\.255"):
        Client(register(), register())


def test_writing_keeps_to_the_type_and_tells_who_wants_to_know() -> None:
    written: list[object] = []
    message = classes.Data("0.0.96.13.0.255")
    client = Client(
        CosemObject(message, value=Data.octet_string(b""), writers={"value": written.append}),
        register(value=lambda: Data.double_long_unsigned(1)),
    )
    client.set(message, 2, Data.octet_string(b"hello"))
    assert client.get(message, 2) == Data.octet_string(b"hello")
    assert written == [Data.octet_string(b"hello")]
    for instance, index, value, reason in (
        (REGISTER, 3, Data.integer(1), "type-unmatched"),
        (REGISTER, 2, Data.integer(1), "read-write-denied"),  # what lives is not written
        (REGISTER, 1, Data.octet_string(bytes(6)), "read-write-denied"),
        (REGISTER, 4, Data.integer(1), "read-write-denied"),
        (classes.Register("9.9.9.9.9.9"), 2, Data.integer(1), "object-undefined"),
        (classes.Clock("1.0.1.8.0.255"), 2, Data.integer(1), "object-class-inconsistent"),
    ):
        with pytest.raises(DataAccessError, match=reason):
            client.set(instance, index, value)


def test_a_writer_may_refuse() -> None:
    def refuse(value: object) -> None:
        raise DataAccessError(apdu.DataAccessResult.TEMPORARY_FAILURE)

    message = classes.Data("0.0.96.13.0.255")
    client = Client(CosemObject(message, value=Data.octet_string(b"old"), writers={"value": refuse}))
    with pytest.raises(DataAccessError, match="temporary-failure"):
        client.set(message, 2, Data.octet_string(b"new"))
    assert client.get(message, 2) == Data.octet_string(b"old")


def test_methods_are_functions_of_the_typed_parameter() -> None:
    called: list[object] = []
    client = Client(register(methods={"reset": called.append}))
    assert client.action(REGISTER, 1, ZERO) is None
    assert called == [0]
    for parameter, reason in ((Data.integer(1), "type-unmatched"), (None, "type-unmatched")):
        with pytest.raises(ActionError, match=reason):
            client.action(REGISTER, 1, parameter)
    with pytest.raises(ActionError, match="read-write-denied"):
        client.action(REGISTER, 2, ZERO)


# -------------------------------------------------------------------------------------------------------------- rights


def test_the_first_grant_that_says_something_decides() -> None:
    rights = AccessRights(
        Grant(attributes={2: AccessMode.WRITE}, class_id=3, logical_name="1.0.*.8.0.255"),
        Grant(attributes={2: AccessMode.NO_ACCESS, 3: AccessMode.READ}, class_id=3),
        Grant(attributes=AccessMode.READ),
    )
    name = Obis("1.0.1.8.0.255")
    assert rights.attribute(3, name, 2) == AccessMode.WRITE
    assert rights.attribute(3, Obis("1.0.1.7.0.255"), 2) == AccessMode.NO_ACCESS
    assert rights.attribute(3, name, 3) == AccessMode.READ
    assert rights.attribute(8, name, 2) == AccessMode.READ
    assert rights.method(3, name, 1) == AccessMode.NO_ACCESS
    with pytest.raises(ValueError, match="six numbers"):
        Grant(logical_name="1.0.300.8.0.255")


CONTROLS = {
    "plain": PLAIN,
    "authenticated": Protection(Form.GLOBAL, Authenticity.VERIFIED, SecurityControl(0x10)),
    "encrypted": Protection(Form.GLOBAL, Authenticity.VERIFIED, SecurityControl(0x20)),
    "both": Protection(Form.GLOBAL, Authenticity.VERIFIED, SecurityControl(0x30)),
    "signed": Protection(Form.PLAIN, Authenticity.ABSENT, signed=True),
}


@pytest.mark.parametrize(
    ("mode", "met"),
    [
        (AccessMode.READ, set(CONTROLS)),
        (AccessMode.READ | AccessMode.AUTHENTICATED_REQUEST, {"authenticated", "both", "signed"}),
        (AccessMode.READ | AccessMode.ENCRYPTED_REQUEST, {"encrypted", "both"}),
        (AccessMode.READ | AccessMode.AUTHENTICATED_REQUEST | AccessMode.ENCRYPTED_REQUEST, {"both"}),
        (AccessMode.READ | AccessMode.SIGNED_REQUEST, {"signed"}),
    ],
)
def test_protection_that_a_right_asks_for(mode: AccessMode, met: set[str]) -> None:
    assert {name for name, protection in CONTROLS.items() if mode.met_by(protection)} == met


def test_rights_as_each_version_of_the_association_writes_them() -> None:
    guarded = AccessMode.READ_AND_WRITE | AccessMode.AUTHENTICATED_REQUEST
    # Blue Book 17, 4.4.4: read_and_write is 3; authenticated_read_and_write is 6 from version 1, bits from version 3
    assert [guarded.attribute_number(version) for version in range(4)] == [3, 6, 6, 7]
    assert [AccessMode.READ.attribute_number(version) for version in range(4)] == [1, 1, 1, 1]
    acted = AccessMode.ACCESS | AccessMode.AUTHENTICATED_REQUEST
    assert [acted.method_number(version) for version in range(4)] == [1, 2, 2, 5]


def test_what_needs_protection_is_not_had_in_clear() -> None:
    rights = AccessRights(Grant(attributes=AccessMode.READ | AccessMode.AUTHENTICATED_REQUEST))
    client = Client(register(), rights=rights)
    with pytest.raises(DataAccessError, match="scope-of-access-violated"):
        client.get(REGISTER, 2)


# --------------------------------------------------------------------------------------------------------- object lists


@pytest.mark.parametrize("version", range(4))
def test_the_object_list_is_that_of_the_class_table(version: int) -> None:
    client = Client(register(), ClockObject(), version=version)
    instance = classes.get(15, version)("0.0.40.0.0.255")
    elements = instance.ATTRIBUTES[2].decode(client.get(instance, 2), strict=True)
    found = {str(element.logical_name.dotted): element for element in elements}
    assert set(found) == {"0.0.40.0.0.255", "0.0.40.0.1.255", "0.0.42.0.0.255", "1.0.1.8.0.255", "0.0.1.0.0.255"}
    clock = found["0.0.1.0.0.255"]
    assert (clock.class_id, clock.version) == (8, 0)
    rights = clock.access_rights
    # nobody can write the logical name and the status
    assert [(item.attribute_id, int(item.access_mode)) for item in rights.attribute_access] == [
        (index, 1 if index in (1, 4) else 3) for index in range(1, 10)
    ]
    assert [item.method_id for item in rights.method_access] == list(range(1, 7))
    # every attribute of the association itself is of its type too
    for index, attribute in instance.ATTRIBUTES.items():
        if index not in (7, 9):
            attribute.decode(client.get(instance, index), strict=True)


def test_what_is_listed_as_writable_can_be_written_and_nothing_else() -> None:
    """Each attribute of each object of a meter, by a client with all rights: what was read is written back."""
    sample_objects = [served for served in sample_meter().objects() if served.class_id != 15]
    device = LogicalDevice(1, "CSK", sample_objects[1:], [AssociationSettings(client=16, rights=EVERYTHING)])
    client = WrapperClient(16, Security.none(), device=device).open()
    association = classes.AssociationLn("0.0.40.0.0.255")
    list_of_all = CosemAttributeDescriptor(15, association.instance_id, 2)
    elements = association.ATTRIBUTES[2].decode(client.run(client.association.get(list_of_all)), strict=True)  # type: ignore[arg-type]
    written, denied = set(), set()
    for element in elements:
        for item in element.access_rights.attribute_access:
            mode = int(item.access_mode)
            attribute = CosemAttributeDescriptor(element.class_id, element.logical_name, item.attribute_id)
            value = client.run(client.association.get(attribute)) if mode & 1 else Data.octet_string(b"")
            if mode & 2:
                client.run(client.association.set(attribute, value))  # type: ignore[arg-type]
                written.add((element.class_id, item.attribute_id))
            else:
                with pytest.raises(DataAccessError, match="read-write-denied"):
                    client.run(client.association.set(attribute, value))  # type: ignore[arg-type]
                denied.add((element.class_id, item.attribute_id))
    assert {(8, 2), (3, 2), (3, 3), (7, 4), (70, 4), (18, 5)} <= written
    assert {(8, 1), (8, 4), (7, 2), (70, 2), (70, 3), (18, 2), (15, 2), (15, 7), (64, 2)} <= denied


def test_the_object_list_by_selector() -> None:
    client = Client(register(), ClockObject())
    instance = classes.AssociationLn("0.0.40.0.0.255")
    name = Data.octet_string(bytes(REGISTER.instance_id))
    definition = Data.structure([Data.long_unsigned(3), name])
    short = client.get(instance, 2, (1, Data.null_data()))
    assert {len(element) for element in short} == {3}
    for selector, parameter in (
        (2, Data.array([Data.long_unsigned(3)])),
        (3, Data.array([definition])),
        (4, definition),
    ):
        found = client.get(instance, 2, (selector, parameter))
        assert [element[2] for element in found] == [name]
        assert len(found[0]) == 4
    for selector, parameter, reason in ((9, Data.null_data(), "other-reason"), (2, name, "type-unmatched")):
        with pytest.raises(DataAccessError, match=reason):
            client.get(instance, 2, (selector, parameter))


def test_the_object_list_is_of_what_may_be_used_and_of_now() -> None:
    rights = AccessRights(Grant(attributes=AccessMode.READ, class_id=15), Grant(attributes=AccessMode.READ, class_id=3))
    client = Client(register(), ClockObject(), rights=rights)
    instance = classes.AssociationLn("0.0.40.0.0.255")

    def listed() -> list[int]:
        return [element[0].value for element in client.get(instance, 2)]

    assert listed() == [15, 3, 15]
    with pytest.raises(DataAccessError, match="object-undefined"):
        client.get(classes.Clock("0.0.1.0.0.255"), 2)
    client.device.add(CosemObject(classes.Register("1.0.2.8.0.255"), value=Data.long(1), scaler_unit=SCALER_UNIT))
    assert listed() == [15, 3, 15, 3]
    client.device.remove(bytes(REGISTER.instance_id))
    assert listed() == [15, 15, 3]
    with pytest.raises(DataAccessError, match="object-undefined"):
        client.get(REGISTER, 2)


def test_what_an_association_says_of_itself() -> None:
    client = management()
    get: Callable[[int], Data] = lambda index: client.run(  # noqa: E731
        client.association.get(CosemAttributeDescriptor(15, Obis("0.0.40.0.0.255"), index))
    )
    assert get(3).value == [sample.MANAGEMENT_CLIENT, 1]
    assert get(4).value.hex() == "60857405080103"  # 2.16.756.5.8.1.3: logical names, ciphered
    assert get(5)[1].value == 1024
    assert get(6).value.hex() == "60857405080205"  # HLS with GMAC
    assert get(8).value == 2
    assert get(9).value == bytes((0, 0, 43, 0, 0, 255))
    with pytest.raises(DataAccessError, match="read-write-denied"):
        get(7)


def test_the_secret_is_changed_and_never_read() -> None:
    settings = AssociationSettings(client=32, rights=EVERYTHING, mechanism=Mechanism.LOW, secret=Secret(b"old"))
    device = LogicalDevice(1, "CSK", [], [settings])
    client = WrapperClient(32, Security.low(b"old"), device=device).open()
    secret = CosemAttributeDescriptor(15, Obis("0.0.40.0.0.255"), 7)
    client.run(client.association.set(secret, Data.octet_string(b"new")))
    with pytest.raises(DataAccessError, match="read-write-denied"):
        client.run(client.association.get(secret))
    with pytest.raises(AssociationRejected):
        WrapperClient(32, Security.low(b"old"), device=device).open()
    WrapperClient(32, Security.low(b"new"), device=device).open()


# -------------------------------------------------------------------------------------------------------------- profile


BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
PROFILE = classes.ProfileGeneric("1.0.99.1.0.255")
CLOCK = Data.structure(
    [Data.long_unsigned(8), Data.octet_string(bytes((0, 0, 1, 0, 0, 255))), Data.integer(2), Data.long_unsigned(0)]
)
VALUE = Data.structure(
    [Data.long_unsigned(3), Data.octet_string(bytes(REGISTER.instance_id)), Data.integer(2), Data.long_unsigned(0)]
)


def hours(count: int, *, zone: timezone | None = UTC) -> list[tuple[DateTime, Data]]:
    moments = [(BEGIN + timedelta(hours=number)) for number in range(count)]
    local = [moment.astimezone(zone) if zone else moment.replace(tzinfo=None) for moment in moments]
    return [(DateTime.from_datetime(moment), Data.long_unsigned(number)) for number, moment in enumerate(local)]


def profile(count: int = 10, *, entries: int = 100, zone: timezone | None = UTC, **more: Any) -> Client:
    clock, value = ClockObject(now=lambda: BEGIN), register()
    columns = [Column(clock, 2), Column(value, 2)]
    return Client(
        clock,
        value,
        ProfileObject(PROFILE.instance_id, columns, entries=entries, rows=hours(count, zone=zone), **more),
    )


def time(moment: datetime | DateTime) -> Data:
    return Data.octet_string(moment if isinstance(moment, DateTime) else DateTime.from_datetime(moment))


def by_range(low: Data, high: Data, *columns: Data, restricting: Data = CLOCK) -> tuple[int, Data]:
    return 1, Data.structure([restricting, low, high, Data.array(list(columns))])


def by_entry(*numbers: int) -> tuple[int, Data]:
    first, last, *columns = (*numbers, 1, 0)[:4]
    low, high = columns
    return 2, Data.structure(
        [
            Data.double_long_unsigned(first),
            Data.double_long_unsigned(last),
            Data.long_unsigned(low),
            Data.long_unsigned(high),
        ]
    )


def numbers(buffer: Data) -> list[int]:
    return [row[len(row) - 1].value for row in buffer]


def test_a_profile_by_entry() -> None:
    client = profile(10)
    assert numbers(client.get(PROFILE, 2)) == list(range(10))
    for asked, expected in (
        ((1, 3), [0, 1, 2]),
        ((9, 0), [8, 9]),
        ((9, 100), [8, 9]),
        ((11, 0), []),
        ((5, 4), []),
        ((1, 0), list(range(10))),
    ):
        assert numbers(client.get(PROFILE, 2, by_entry(*asked))) == expected, asked
    assert [len(row) for row in client.get(PROFILE, 2, by_entry(1, 2, 2, 2))] == [1, 1]
    assert [len(row) for row in client.get(PROFILE, 2, by_entry(1, 2, 1, 1))] == [1, 1]
    with pytest.raises(DataAccessError, match="type-unmatched"):
        client.get(PROFILE, 2, by_entry(0, 3))


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=2)), None])
def test_a_profile_by_time(zone: timezone | None) -> None:
    client = profile(10, zone=zone)

    def found(low: datetime | DateTime, high: datetime | DateTime) -> list[int]:
        return numbers(client.get(PROFILE, 2, by_range(time(low), time(high))))

    at = BEGIN + timedelta(hours=2)
    until = BEGIN + timedelta(hours=4)
    if zone is None:
        at, until = at.replace(tzinfo=None), until.replace(tzinfo=None)
    assert found(at, until) == [2, 3, 4]
    assert found(at, at) == [2]
    assert found(until, at) == []
    assert found(at + timedelta(seconds=1), until - timedelta(seconds=1)) == [3]
    assert found(DateTime(), until) == [0, 1, 2, 3, 4]
    assert found(at, DateTime()) == list(range(2, 10))


def test_a_moment_is_the_same_in_every_time_zone() -> None:
    client = profile(10, zone=timezone(timedelta(hours=2)))
    east = timezone(timedelta(hours=5, minutes=30))
    low, high = ((BEGIN + timedelta(hours=number)).astimezone(east) for number in (2, 4))
    assert numbers(client.get(PROFILE, 2, by_range(time(low), time(high)))) == [2, 3, 4]
    # without deviation it is what the clock shows, two hours later there
    low, high = ((BEGIN + timedelta(hours=number)).replace(tzinfo=None) for number in (4, 6))
    assert numbers(client.get(PROFILE, 2, by_range(time(low), time(high)))) == [2, 3, 4]


def test_open_parts_of_a_time_are_the_first_and_the_last_they_can_be() -> None:
    client = profile(30)
    assert numbers(client.get(PROFILE, 2, by_range(time(DateTime(2026, 3, 1)), time(DateTime(2026, 3, 1))))) == list(
        range(24)
    )
    assert numbers(client.get(PROFILE, 2, by_range(time(DateTime(2026, 3)), time(DateTime(2026, 3))))) == list(
        range(30)
    )


def test_a_profile_by_value_and_with_fewer_columns() -> None:
    client = profile(10)
    selection = by_range(Data.long_unsigned(3), Data.long_unsigned(5), restricting=VALUE)
    assert numbers(client.get(PROFILE, 2, selection)) == [3, 4, 5]
    rows = client.get(PROFILE, 2, by_range(Data.long_unsigned(3), Data.long_unsigned(5), VALUE, restricting=VALUE))
    assert [[item.value for item in row] for row in rows] == [[3], [4], [5]]
    for low, restricting, reason in (
        (Data.octet_string(b"?"), VALUE, "type-unmatched"),
        (Data.long_unsigned(1), CLOCK, "type-unmatched"),
        (Data.long_unsigned(1), Data.structure([ZERO]), "type-unmatched"),
        (
            Data.long_unsigned(1),
            Data.structure([Data.long_unsigned(1), *list(VALUE)[1:]]),
            "object-undefined",
        ),
    ):
        with pytest.raises(DataAccessError, match=reason):
            client.get(PROFILE, 2, by_range(low, Data.long_unsigned(5), restricting=restricting))


def test_a_row_without_the_value_is_in_no_range() -> None:
    values = [Data.null_data(), Data.long_unsigned(4), Data.null_data(), Data.long_unsigned(6)]
    shown = iter(values)
    clock, source = ClockObject(now=lambda: BEGIN), register(value=lambda: next(shown))
    client = Client(clock, source, ProfileObject(PROFILE.instance_id, [Column(clock, 2), Column(source, 2)], entries=9))
    for _ in values:
        client.action(PROFILE, 2, ZERO)
    asked = by_range(Data.long_unsigned(0), Data.long_unsigned(5), restricting=VALUE)
    assert numbers(client.get(PROFILE, 2, asked)) == [4]
    with pytest.raises(DataAccessError, match="type-unmatched"):
        client.get(PROFILE, 2, by_range(Data.octet_string(b"0"), Data.octet_string(b"5"), restricting=VALUE))


def test_selective_access_is_listed_where_there_is_some() -> None:
    """Access selectors as the object list has them, and as they are taken."""
    alone = CosemObject(classes.ProfileGeneric("1.0.98.1.0.255"), buffer=lambda: Data.array([]), capture_period=0)
    clock, source = ClockObject(now=lambda: BEGIN), register()
    columns = [Column(clock, 2), Column(source, 2)]
    client = Client(clock, source, alone, ProfileObject(PROFILE.instance_id, columns, entries=9))
    association = classes.AssociationLn("0.0.40.0.0.255")
    listed = association.ATTRIBUTES[2].decode(client.get(association, 2), strict=True)
    selectors = {
        element.logical_name.dotted: item.access_selectors
        for element in listed
        for item in element.access_rights.attribute_access
        if element.class_id == 7 and item.attribute_id == 2
    }
    assert selectors == {"1.0.99.1.0.255": [1, 2], "1.0.98.1.0.255": None}
    assert len(client.get(PROFILE, 2, by_entry(1, 0))) == 0
    with pytest.raises(DataAccessError, match="other-reason"):
        client.get(classes.ProfileGeneric("1.0.98.1.0.255"), 2, by_entry(1, 0))


def test_a_profile_captures_forgets_and_is_reset() -> None:
    client = profile(3, entries=4)
    for _ in range(3):
        client.action(PROFILE, 2, ZERO)
    assert numbers(client.get(PROFILE, 2)) == [2, 1, 1, 1]  # the register shows 1
    assert client.get(PROFILE, 7).value == 4
    assert client.get(PROFILE, 8).value == 4
    assert client.get(PROFILE, 3) == Data.array([CLOCK, VALUE])
    client.action(PROFILE, 1, ZERO)
    assert (len(client.get(PROFILE, 2)), client.get(PROFILE, 7).value) == (0, 0)


def test_a_profile_with_the_newest_first() -> None:
    client = profile(5, sort_method=SortMethod.LIFO)
    assert client.get(PROFILE, 5).value == 2
    assert numbers(client.get(PROFILE, 2)) == [4, 3, 2, 1, 0]
    assert numbers(client.get(PROFILE, 2, by_entry(1, 2))) == [4, 3]
    low, high = time(BEGIN + timedelta(hours=1)), time(BEGIN + timedelta(hours=3))
    assert numbers(client.get(PROFILE, 2, by_range(low, high))) == [3, 2, 1]


def test_rows_that_profiles_share() -> None:
    rows = [Data.structure([time(moment), value]) for moment, value in hours(10)]
    clock, value = ClockObject(now=lambda: BEGIN), register()
    columns = [Column(clock, 2), Column(value, 2)]
    shared = Client(clock, value, ProfileObject(PROFILE.instance_id, columns, entries=100, rows=rows))
    own = profile(10)
    low, high = time(BEGIN + timedelta(hours=3)), time(BEGIN + timedelta(hours=5))
    for selection in (None, by_range(low, high), by_entry(2, 4)):
        assert shared.get(PROFILE, 2, selection) == own.get(PROFILE, 2, selection)
    for wrong in (Data.structure([time(BEGIN)]), Data.array(list(rows[0])), Data.null_data()):
        with pytest.raises(ValueError, match="a value for each column"):
            ProfileObject(PROFILE.instance_id, columns, entries=100, rows=[wrong])


@pytest.mark.parametrize("method", [SortMethod.FIFO, SortMethod.LIFO])
def test_a_profile_by_time_while_it_grows(method: SortMethod) -> None:
    moment = BEGIN
    clock, value = ClockObject(now=lambda: moment), register()
    columns = [Column(clock, 2), Column(value, 2)]
    buffer = ProfileObject(PROFILE.instance_id, columns, entries=3, sort_method=method)
    client = Client(clock, value, buffer)
    for hour in range(5):
        moment = BEGIN + timedelta(hours=hour)
        value["value"] = Data.double_long_unsigned(hour)
        client.action(PROFILE, 2, ZERO)
        last_two = by_range(time(moment - timedelta(hours=1)), time(moment))
        expected = [hour - 1, hour] if hour else [0]
        assert sorted(numbers(client.get(PROFILE, 2, last_two))) == expected
    client.action(PROFILE, 1, ZERO)
    client.action(PROFILE, 2, ZERO)
    assert numbers(client.get(PROFILE, 2, last_two)) == [4]


def test_selection_that_was_not_negotiated() -> None:
    client = Client(register(), conformance=apdu.Conformance.GET)
    with pytest.raises(DlmsError, match="selective"):
        client.get(REGISTER, 2, (1, ZERO))


# ---------------------------------------------------------------------------------------------------------------- clock


CLOCK_CLASS = classes.Clock("0.0.1.0.0.255")


class Clock:
    """A client of a clock whose time stands still unless it is set."""

    def __init__(self, **options: Any) -> None:
        self.client = Client(ClockObject(now=lambda: datetime(2026, 3, 1, 10, 7, 29, tzinfo=UTC), **options))

    @property
    def time(self) -> str:
        return str(CLOCK_CLASS.time.decode(self.client.get(CLOCK_CLASS, 2), strict=True))

    def act(self, method: int, parameter: Data = ZERO) -> str:
        self.client.action(CLOCK_CLASS, method, parameter)
        return self.time


def test_the_clock_shows_its_time_zone() -> None:
    clock = Clock(zone=timezone(timedelta(hours=1)))
    assert clock.time == "2026-03-01 11:07:29.00 deviation -60"
    assert clock.client.get(CLOCK_CLASS, 3).value == -60
    assert clock.client.get(CLOCK_CLASS, 4).value == 0


def test_the_clock_is_set() -> None:
    clock = Clock(zone=timezone(timedelta(hours=1)))
    clock.client.set(CLOCK_CLASS, 2, time(datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC)))
    assert clock.time == "2030-01-02 04:04:05.00 deviation -60"
    clock.client.set(CLOCK_CLASS, 2, time(datetime(2030, 1, 2, 3, 4, 5)))
    assert clock.time == "2030-01-02 03:04:05.00 deviation -60"
    for value in (Data.octet_string(bytes(12)), Data.octet_string(b"now"), Data.octet_string(DateTime(2030))):
        with pytest.raises(DataAccessError, match="type-unmatched"):
            clock.client.set(CLOCK_CLASS, 2, value)


def test_the_time_zone_of_the_clock_is_set() -> None:
    clock = Clock(zone=ZoneInfo("Europe/Vienna"))
    clock.client.set(CLOCK_CLASS, 2, time(datetime(2030, 7, 2, 3, 4, 5, tzinfo=UTC)))
    summer = "2030-07-02 05:04:05.00 deviation -120"
    assert clock.time.startswith(summer)
    clock.client.set(CLOCK_CLASS, 3, Data.long(-60))  # as it is
    assert clock.time.startswith(summer)
    clock.client.set(CLOCK_CLASS, 3, Data.long(-330))
    assert clock.time == "2030-07-02 08:34:05.00 deviation -330"
    assert clock.client.get(CLOCK_CLASS, 3).value == -330
    with pytest.raises(DataAccessError, match="type-unmatched"):
        clock.client.set(CLOCK_CLASS, 3, Data.long(-1440))
    assert clock.client.get(CLOCK_CLASS, 3).value == -330
    clock.client.set(CLOCK_CLASS, 2, time(datetime(2030, 7, 2, 3, 4, 5)))
    assert clock.time == "2030-07-02 03:04:05.00 deviation -330"


@pytest.mark.parametrize(
    ("method", "shown"),
    [
        (1, "2026-03-01 10:00:00.00 deviation +0"),
        (2, "2026-03-01 10:10:00.00 deviation +0"),
        (3, "2026-03-01 10:07:00.00 deviation +0"),
    ],
)
def test_the_clock_is_adjusted(method: int, shown: str) -> None:
    assert Clock(measuring_period=600).act(method) == shown


def test_the_clock_is_shifted_within_bounds() -> None:
    clock = Clock()
    assert clock.act(6, Data.long(-29)) == "2026-03-01 10:07:00.00 deviation +0"
    with pytest.raises(ActionError, match="type-unmatched"):
        clock.act(6, Data.long(901))


def test_the_clock_takes_a_preset_time_within_its_interval_once() -> None:
    clock = Clock()

    def preset(first: int, last: int) -> Data:
        moments = (datetime(2026, 3, 1, hour, tzinfo=UTC) for hour in (15, first, last))
        return Data.structure([time(moment) for moment in moments])

    for parameter in (None, preset(11, 12)):
        if parameter is not None:
            clock.act(5, parameter)
        with pytest.raises(ActionError, match="other-reason"):
            clock.act(4)
    clock.act(5, preset(9, 16))
    assert clock.act(4) == "2026-03-01 15:00:00.00 deviation +0"
    with pytest.raises(ActionError, match="other-reason"):
        clock.act(4)


# -------------------------------------------------------------------------------------------------- breaker and scripts


BREAKER = classes.DisconnectControl("0.0.96.3.10.255")


@pytest.mark.parametrize(
    ("mode", "reconnected"), [(1, (False, 2)), (2, (True, 1)), (3, (False, 2)), (4, (True, 1)), (6, (False, 2))]
)
def test_a_breaker_by_its_control_mode(mode: int, reconnected: tuple[bool, int]) -> None:
    switched: list[bool] = []
    client = Client(DisconnectControlObject(control_mode=mode, switched=switched.append))

    def state() -> tuple[bool, int]:
        return client.get(BREAKER, 2).value, client.get(BREAKER, 3).value

    assert state() == (True, 1)
    client.action(BREAKER, 2, ZERO)
    assert state() == (True, 1)
    client.action(BREAKER, 1, ZERO)
    client.action(BREAKER, 1, ZERO)
    assert state() == (False, 0)
    client.action(BREAKER, 2, ZERO)
    assert state() == reconnected
    assert switched == [False, True][: 1 + reconnected[0]]


def test_a_breaker_that_nobody_switches() -> None:
    client = Client(DisconnectControlObject(control_mode=0))
    with pytest.raises(ActionError, match="read-write-denied"):
        client.action(BREAKER, 1, ZERO)
    assert client.get(BREAKER, 2).value is True


def test_scripts_write_and_act() -> None:
    table = classes.ScriptTable("0.0.10.0.100.255")
    message = classes.Data("0.0.96.13.0.255")
    service = types.ActionSpecificationServiceId

    def action(kind: service, instance: classes.InterfaceClass, index: int, value: Data) -> types.ActionSpecification:
        return types.ActionSpecification(kind, instance.CLASS_ID, instance.instance_id, index, value)

    scripts = [
        types.Script(
            1,
            [
                action(service.EXECUTE_METHOD, BREAKER, 1, ZERO),
                action(service.WRITE_ATTRIBUTE, message, 2, Data.octet_string(b"off")),
            ],
        ),
        types.Script(2, [action(service.EXECUTE_METHOD, classes.Clock("1.1.1.1.1.1"), 1, ZERO)]),
        types.Script(3, [action(service.EXECUTE_METHOD, table, 1, Data.long_unsigned(3))]),
        types.Script(4, [action(service.EXECUTE_METHOD, BREAKER, 9, ZERO)]),
        types.Script(5, [action(service.WRITE_ATTRIBUTE, message, 3, ZERO)]),
    ]
    client = Client(DisconnectControlObject(), CosemObject(message, value=Data.octet_string(b"")))
    client.device.add(ScriptTableObject(table.instance_id, scripts, client.device.find))
    client.action(table, 1, Data.long_unsigned(0))
    assert client.get(BREAKER, 2).value is True
    client.action(table, 1, Data.long_unsigned(1))
    assert client.get(BREAKER, 2).value is False
    assert client.get(message, 2).value == b"off"
    for number, reason in (
        (2, "object-undefined"),
        (9, "object-undefined"),
        (3, "other-reason"),
        (4, "read-write-denied"),
        (5, "read-write-denied"),
    ):
        with pytest.raises(ActionError, match=reason):
            client.action(table, 1, Data.long_unsigned(number))


@pytest.mark.parametrize("mode", [8, 255])
def test_a_control_mode_that_is_none(mode: int) -> None:
    client = Client(DisconnectControlObject(control_mode=3))
    with pytest.raises(DataAccessError, match="type-unmatched"):
        client.set(BREAKER, 4, Data.enum(mode))
    assert client.get(BREAKER, 4).value == 3
    client.set(BREAKER, 4, Data.enum(1))
    assert client.get(BREAKER, 4).value == 1


TABLE = classes.ScriptTable("0.0.10.0.100.255")


def execute(table: classes.InterfaceClass, script: int) -> types.ActionSpecification:
    service = types.ActionSpecificationServiceId.EXECUTE_METHOD
    return types.ActionSpecification(service, 9, table.instance_id, 1, Data.long_unsigned(script))


def test_the_scripts_that_are_executed_are_those_that_were_written() -> None:
    service = types.ActionSpecificationServiceId.EXECUTE_METHOD
    disconnect = types.ActionSpecification(service, 70, BREAKER.instance_id, 1, ZERO)
    client = Client(DisconnectControlObject())
    scripts = [types.Script(1, [execute(TABLE, 9)])]
    table = ScriptTableObject(TABLE.instance_id, scripts, client.device.find, writable=True)
    client.device.add(table)
    client.set(TABLE, 2, TABLE.ATTRIBUTES[2].encode([types.Script(1, [disconnect])]))
    client.action(TABLE, 1, Data.long_unsigned(1))
    assert client.get(BREAKER, 2).value is False
    table["scripts"] = []
    with pytest.raises(ActionError, match="object-undefined"):
        client.action(TABLE, 1, Data.long_unsigned(1))


def test_scripts_act_for_the_meter_and_are_not_for_everyone_to_write() -> None:
    """Who may not open the breaker could write a script that does."""
    disconnect = types.ActionSpecification(
        types.ActionSpecificationServiceId.EXECUTE_METHOD, 70, BREAKER.instance_id, 1, ZERO
    )
    rights = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE), Grant(methods=AccessMode.ACCESS, class_id=9))
    client = Client(DisconnectControlObject(), rights=rights)
    client.device.add(ScriptTableObject(TABLE.instance_id, [types.Script(7, [disconnect])], client.device.find))
    with pytest.raises(ActionError, match="read-write-denied"):
        client.action(BREAKER, 1, ZERO)
    with pytest.raises(DataAccessError, match="read-write-denied"):
        client.set(TABLE, 2, TABLE.ATTRIBUTES[2].encode([types.Script(1, [disconnect])]))
    assert client.get(BREAKER, 2).value is True
    client.action(TABLE, 1, Data.long_unsigned(7))
    assert client.get(BREAKER, 2).value is False


def test_scripts_that_execute_each_other_come_to_an_end() -> None:
    other = classes.ScriptTable("0.0.10.0.101.255")
    counted: list[object] = []
    register_ = register(methods={"reset": counted.append})
    service = types.ActionSpecificationServiceId.EXECUTE_METHOD
    reset = types.ActionSpecification(service, 3, REGISTER.instance_id, 1, ZERO)
    client = Client(register_)
    for table, calls in ((TABLE, execute(other, 1)), (other, execute(TABLE, 1))):
        scripts = [types.Script(1, [calls] * 200), types.Script(2, [reset] * 900 + [execute(table, 3)] * 5)]
        scripts.append(types.Script(3, [reset]))
        client.device.add(ScriptTableObject(table.instance_id, scripts, client.device.find, writable=table is TABLE))
    with pytest.raises(ActionError, match="other-reason"):
        client.action(TABLE, 1, Data.long_unsigned(1))
    for _ in range(2):  # each time anew
        client.action(TABLE, 1, Data.long_unsigned(2))
    assert len(counted) == 2 * 905
    client.set(TABLE, 2, TABLE.ATTRIBUTES[2].encode([types.Script(1, [reset] * 1001)]))
    with pytest.raises(ActionError, match="other-reason"):
        client.action(TABLE, 1, Data.long_unsigned(1))
    assert len(counted) == 2 * 905 + 1000


# ---------------------------------------------------------------------------------------------------------------- image


IMAGE = classes.ImageTransfer("0.0.44.0.0.255")


def initiate(size: int) -> Data:
    return Data.structure([Data.octet_string(b"fw"), Data.double_long_unsigned(size)])


def block(number: int, octets: bytes) -> Data:
    return Data.structure([Data.double_long_unsigned(number), Data.octet_string(octets)])


def test_an_image_in_any_order_and_after_a_break() -> None:
    activated: list[tuple[bytes, bytes]] = []
    image = bytes(range(250))
    target = ImageTransferObject(block_size=100, activate=lambda *what: activated.append(what))
    client = Client(target)
    for method, parameter in ((2, block(0, image[:100])), (3, ZERO), (4, ZERO)):
        with pytest.raises(ActionError, match="other-reason"):
            client.action(IMAGE, method, parameter)
    client.action(IMAGE, 1, initiate(250))
    assert client.get(IMAGE, 6).value == 1
    client.action(IMAGE, 2, block(2, image[200:]))
    client.action(IMAGE, 2, block(0, image[:100]))
    client.action(IMAGE, 2, block(0, image[:100]))
    assert str(client.get(IMAGE, 3).value) == "101"
    assert client.get(IMAGE, 4).value == 1
    for number, octets, reason in ((1, image[:99], "type-unmatched"), (3, image[:100], "other-reason")):
        with pytest.raises(ActionError, match=reason):
            client.action(IMAGE, 2, block(number, octets))
    with pytest.raises(ActionError, match="other-reason"):
        client.action(IMAGE, 3, ZERO)
    client.action(IMAGE, 2, block(1, image[100:200]))
    assert client.get(IMAGE, 4).value == 3
    client.action(IMAGE, 3, ZERO)
    assert client.get(IMAGE, 6).value == 3
    assert client.get(IMAGE, 7)[0].value == [250, b"fw", b""]
    client.action(IMAGE, 4, ZERO)
    assert client.get(IMAGE, 6).value == 6
    assert activated == [(b"fw", image)]


def test_an_image_that_is_not_good_is_not_activated() -> None:
    client = Client(ImageTransferObject(block_size=100, largest=100, verify=lambda *what: False))
    for size in (0, 101):
        with pytest.raises(ActionError, match="other-reason"):
            client.action(IMAGE, 1, initiate(size))
    client.action(IMAGE, 1, initiate(50))
    client.action(IMAGE, 2, block(0, bytes(50)))
    for method in (3, 4):
        with pytest.raises(ActionError, match="other-reason"):
            client.action(IMAGE, method, ZERO)
    assert client.get(IMAGE, 6).value == 4
    client.set(IMAGE, 5, Data.boolean(False))
    with pytest.raises(ActionError, match="read-write-denied"):
        client.action(IMAGE, 1, initiate(50))


def test_verification_and_activation_that_take_longer_or_fail() -> None:
    outcomes: list[Exception | bool] = []

    def step(identifier: bytes, image: bytes) -> bool:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    status = classes.ImageTransfer.ImageTransferStatus
    later = ActionError(apdu.ActionResult.TEMPORARY_FAILURE)
    target = ImageTransferObject(block_size=100, verify=step, activate=step)
    client = Client(target)

    def begin() -> None:
        client.action(IMAGE, 1, initiate(50))
        client.action(IMAGE, 2, block(0, bytes(50)))

    def fails(method: int, reason: str, left: status, *given: Exception | bool) -> None:
        outcomes.extend(given)
        with pytest.raises(ActionError, match=reason):
            client.action(IMAGE, method, ZERO)
        assert client.get(IMAGE, 6).value == left
        assert not outcomes

    begin()
    fails(3, "temporary-failure", status.IMAGE_VERIFICATION_INITIATED, later)
    fails(3, "temporary-failure", status.IMAGE_VERIFICATION_INITIATED, later)
    target.status = status.IMAGE_VERIFICATION_SUCCESSFUL
    fails(4, "temporary-failure", status.IMAGE_ACTIVATION_INITIATED, later)
    fails(4, "temporary-failure", status.IMAGE_ACTIVATION_INITIATED, later)
    fails(4, "other-reason", status.IMAGE_ACTIVATION_FAILED, ValueError("flash"))
    fails(4, "other-reason", status.IMAGE_ACTIVATION_FAILED)
    begin()
    fails(3, "other-reason", status.IMAGE_VERIFICATION_FAILED, ValueError("signature"))
    fails(4, "other-reason", status.IMAGE_VERIFICATION_FAILED)
    begin()
    fails(4, "hardware-fault", status.IMAGE_ACTIVATION_FAILED, True, ActionError(apdu.ActionResult.HARDWARE_FAULT))
    begin()
    outcomes.extend((True, True))
    client.action(IMAGE, 4, ZERO)
    assert client.get(IMAGE, 6).value == status.IMAGE_ACTIVATION_SUCCESSFUL


def test_a_transfer_that_is_disabled_stands_still() -> None:
    activated: list[object] = []
    client = Client(ImageTransferObject(block_size=100, activate=lambda *what: activated.append(what)))
    with pytest.raises(DataAccessError, match="read-write-denied"):
        client.set(IMAGE, 2, Data.double_long_unsigned(50))
    assert client.get(IMAGE, 2).value == 100
    client.action(IMAGE, 1, initiate(150))
    client.action(IMAGE, 2, block(0, bytes(100)))
    client.set(IMAGE, 5, Data.boolean(False))
    for method, parameter in ((1, initiate(50)), (2, block(1, bytes(50))), (3, ZERO), (4, ZERO)):
        with pytest.raises(ActionError, match="read-write-denied"):
            client.action(IMAGE, method, parameter)
    assert (client.get(IMAGE, 6).value, client.get(IMAGE, 4).value) == (1, 1)
    client.set(IMAGE, 5, Data.boolean(True))
    client.action(IMAGE, 2, block(1, bytes(50)))
    client.action(IMAGE, 4, ZERO)
    assert len(activated) == 1


# ------------------------------------------------------------------------------------------------------- security setup


SETUP = CosemMethodDescriptor(64, Obis("0.0.43.0.0.255"), 2)
NEW_KEY = bytes(range(100, 116))


def transfer(*keys: tuple[int, bytes]) -> Data:
    return Data.array([Data.structure([Data.enum(number), Data.octet_string(wrapped)]) for number, wrapped in keys])


def wrapped(key: bytes, master: bytes = sample.MASTER_KEY) -> bytes:
    return wrap_key(Secret(master), Secret(key))


def test_keys_are_transferred_and_hold_from_the_next_request_on() -> None:
    device = sample_meter()
    client = WrapperClient(security=management_security(), device=device).open()
    client.run(client.association.action(SETUP, transfer((0, wrapped(NEW_KEY)), (2, wrapped(NEW_KEY)))))
    context = client.association.context
    assert context is not None
    old = context.protect(bytes.fromhex("c001c100010000600100ff0200"))
    assert apdu.decode(client.exchange(old)[0]).__class__ is apdu.ExceptionResponse
    context.replace_keys(
        dataclasses.replace(
            Keys(system_title=context.peer_system_title), encryption=Secret(NEW_KEY), authentication=Secret(NEW_KEY)
        )
    )
    assert client.run(client.association.get(CosemAttributeDescriptor(1, Obis("0.0.96.1.0.255"), 2)))
    with pytest.raises(AssociationRejected):
        WrapperClient(security=management_security(), device=device).open()
    other = b"CLI\x00\x00\x00\x00\x02"  # whose counter may begin again
    again = management_security(encryption_key=NEW_KEY, authentication_key=NEW_KEY, system_title=other)
    WrapperClient(security=again, device=device).open()


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ([(0, wrapped(NEW_KEY)), (2, wrapped(NEW_KEY, bytes(16)))], "other-reason"),
        ([(0, wrapped(NEW_KEY)), (9, wrapped(NEW_KEY))], "object-unavailable"),
        ([(0, wrapped(NEW_KEY)), (0, wrapped(bytes(32)))], "type-unmatched"),
        ([(0, wrapped(NEW_KEY)), (0, b"short")], "other-reason"),
    ],
)
def test_a_key_that_is_wrong_changes_none(keys: list[tuple[int, bytes]], reason: str) -> None:
    device = sample_meter()
    client = WrapperClient(security=management_security(), device=device).open()
    with pytest.raises(ActionError, match=reason):
        client.run(client.association.action(SETUP, transfer(*keys)))
    assert client.run(client.association.get(CosemAttributeDescriptor(1, Obis("0.0.96.1.0.255"), 2)))


def test_a_policy_is_raised_and_not_lowered() -> None:
    device = sample_meter()
    client = WrapperClient(security=management_security(), device=device).open()
    activate = CosemMethodDescriptor(64, Obis("0.0.43.0.0.255"), 1)
    policy = CosemAttributeDescriptor(64, Obis("0.0.43.0.0.255"), 2)
    both = client.run(client.association.get(policy))
    assert both == Data.enum(0x6C)  # authenticated and encrypted, both ways (Blue Book 17, 4.4.7)
    for lower in (0x00, 0x24, 0x48):
        with pytest.raises(ActionError, match="read-write-denied"):
            client.run(client.association.action(activate, Data.enum(lower)))
    with pytest.raises(ActionError, match="type-unmatched"):
        client.run(client.association.action(activate, Data.enum(1)))
    client.run(client.association.action(activate, Data.enum(0x6C)))


def test_the_invocation_counter_is_that_of_the_last_request() -> None:
    device = sample_meter()
    client = WrapperClient(security=management_security(), device=device).open()
    everyone = WrapperClient(sample.PUBLIC_CLIENT, Security.none(), device=device).open()
    counter = CosemAttributeDescriptor(1, Obis("0.0.43.1.0.255"), 2)
    last = everyone.run(everyone.association.get(counter)).value  # type: ignore[attr-defined]
    assert last == int.from_bytes(client.sent[-1][3:7])
    assert client.run(client.association.get(counter)) == Data.double_long_unsigned(last + 1)
    assert everyone.run(everyone.association.get(counter)) == Data.double_long_unsigned(last + 1)


# ------------------------------------------------------------------------------------------------------------- settings


@pytest.mark.parametrize(
    "settings",
    [
        {"mechanism": Mechanism.LOW},
        {"mechanism": Mechanism.HIGH_SHA1},
        {"mechanism": Mechanism.HIGH_GMAC},
        {"ciphered": True},
        {"max_receive_pdu_size": 11},
        {"max_receive_pdu_size": 0x10000},
    ],
)
def test_settings_that_cannot_work(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"needs|largest PDU"):
        AssociationSettings(client=1, rights=EVERYTHING, **settings)


def test_an_association_that_is_there_beforehand() -> None:
    settings = AssociationSettings(client=102, rights=EVERYTHING, pre_established=True)
    device = LogicalDevice(1, "CSK", [register()], [settings])
    client = WrapperClient(102, device=device)
    response = client.exchange(bytes.fromhex("c001c100030100010800ff0200"))
    assert response == [bytes.fromhex("c401c1000600000001")]
    with pytest.raises(AssociationRejected):
        WrapperClient(102, Security.none(), device=device).open()
    # a release does not end it
    client.exchange(bytes.fromhex("6203800100"))
    assert client.exchange(bytes.fromhex("c001c100030100010800ff0200")) == response


def test_users_are_told_apart() -> None:
    settings = AssociationSettings(client=16, rights=EVERYTHING, users={1: "one", 2: "two"})
    device = LogicalDevice(1, "CSK", [register()], [settings])
    client = WrapperClient(16, Security.none(user_id=2), device=device).open()
    assert client.line.associations()[0].user == 2
    with pytest.raises(AssociationRejected, match="calling-ae-invocation-identifier"):
        WrapperClient(16, Security.none(user_id=3), device=device).open()


@pytest.mark.parametrize(
    ("leniency", "answer"),
    [(Leniency(), "6303800101"), (Leniency(accept_plain_release=True), "6303800100")],
    ids=["not finished", "where it is told so"],
)
def test_a_release_in_clear_of_a_ciphered_association(leniency: Leniency, answer: str) -> None:
    """Anyone on the line can send one."""
    security = ServerSecurity(
        b"CSKrelea",
        Keys(encryption=Secret(sample.ENCRYPTION_KEY), authentication=Secret(sample.AUTHENTICATION_KEY)),
        counters=MemoryCounterStore(),
        leniency=leniency,
    )
    settings = AssociationSettings(
        client=48, rights=EVERYTHING, ciphered=True, mechanism=Mechanism.HIGH_GMAC, security=security
    )
    device = LogicalDevice(1, "CSK", [register()], [settings])
    client = WrapperClient(security=management_security(), device=device).open()
    assert client.exchange(bytes.fromhex("6203800100")) == [bytes.fromhex(answer)]
    if not leniency.accept_plain_release:
        assert client.run(client.association.get(CosemAttributeDescriptor(3, REGISTER.instance_id, 2)))
        client.run(client.association.release())
    assert client.exchange(b"\xc8\x00") == [bytes.fromhex("d80101")]


def test_dedicated_keys_and_notifications() -> None:
    device = sample_meter()
    client = WrapperClient(security=management_security(dedicated_key=True), device=device).open()
    client.run(client.association.get(CosemAttributeDescriptor(1, Obis("0.0.96.1.0.255"), 2)))
    assert client.sent[-1][0] == 0xD0  # ded-get-request
    (association,) = client.line.associations()
    serial = CosemAttributeDescriptor(1, Obis("0.0.96.1.0.255"), 2)
    report = apdu.EventNotificationRequest(cosem_attribute_descriptor=serial, attribute_value=Data.unsigned(1))
    (octets,) = association.unsolicited(report)
    context = client.association.context
    assert context is not None
    assert apdu.decode(context.unprotect(octets)[0]) == report
    confirmation = apdu.DataNotificationConfirm(apdu.LongInvokeIdAndPriority(0x40000001), b"")
    assert client.exchange(context.protect(confirmation.encode())) == []
    association.close()
    with pytest.raises(DlmsError, match="not open"):
        association.unsolicited(report)
    with pytest.raises((SecurityError, DlmsError)):
        client.run(client.association.get(CosemAttributeDescriptor(1, Obis("0.0.96.1.0.255"), 2)))


LONG_EVENT = apdu.EventNotificationRequest(
    cosem_attribute_descriptor=CosemAttributeDescriptor(1, Obis("0.0.96.13.0.255"), 2),
    attribute_value=Data.octet_string(bytes(range(200))),
)


@pytest.mark.parametrize("ciphered", [False, True])
@pytest.mark.parametrize("size", [0, 50, 100, 1000])
def test_a_notification_is_no_longer_than_the_client_takes(size: int, ciphered: bool) -> None:
    heard: list[object] = []
    client = WrapperClient(
        sample.MANAGEMENT_CLIENT if ciphered else sample.PUBLIC_CLIENT,
        management_security() if ciphered else Security.none(),
        max_receive_pdu_size=size,
        on_notification=lambda value, protection: heard.append(value),
    ).open()
    (association,) = client.line.associations()
    blocks = association.unsolicited(LONG_EVENT)
    assert max(map(len, blocks)) <= (size or 1 << 16)
    assert (len(blocks) > 1) is (0 < size < 1000)
    client.conversation._coming.extend(blocks)
    serial = CosemAttributeDescriptor(1, Obis("0.0.96.1.0.255"), 2)
    assert client.run(client.association.get(serial)) == Data.octet_string(b"00000001")
    assert heard == [LONG_EVENT]


def test_notifications_that_the_client_does_not_take() -> None:
    services = apdu.Conformance.GET | apdu.Conformance.EVENT_NOTIFICATION
    client = WrapperClient(sample.PUBLIC_CLIENT, Security.none(), conformance=services, max_receive_pdu_size=100).open()
    (association,) = client.line.associations()
    with pytest.raises(PduTooLong, match="the client takes 100"):
        association.unsolicited(LONG_EVENT)
    report = apdu.DataNotification(apdu.LongInvokeIdAndPriority(1), b"", apdu.NotificationBody(Data.unsigned(5)))
    with pytest.raises(NotGranted, match="data-notification"):
        association.unsolicited(report)
    for refused in (LONG_EVENT, report):
        assert not client.line.notify(sample.PUBLIC_CLIENT, 1, refused)
    assert client.line.output() == b""


def test_short_names_have_room_and_stay() -> None:
    settings = AssociationSettings(client=16, rights=EVERYTHING, short_names=True)
    assert settings.conformance == SHORT_NAME_SERVICES
    many = [CosemObject(classes.Data(f"0.0.96.1.{number}.255"), value=Data.null_data()) for number in range(200)]
    device = LogicalDevice(1, "CSK", many, [settings], base_names={"0.0.96.1.7.255": 0x0108})
    names = [device.base_name(served) for served in many]
    assert names[7] == 0x0108
    assert len({name for name in names if name is not None}) == 200
    assert [device.base_name(served) for served in many] == names
    assert not {0xFA00, 0xFC00, 0xFD00} & set(names)


def test_no_two_objects_share_a_short_name() -> None:
    """Also where one needs more room than most, and where another was put just before a free place."""
    large = classes.get(92, 4)  # whose last attribute is 0x138 behind the first
    last = max(attribute.id for attribute in large.ATTRIBUTES.values())
    offset = large.ATTRIBUTES[last].sn
    assert offset is not None
    assert offset >= 0x100
    values = {attribute.name: lambda: Data.null_data() for attribute in large.ATTRIBUTES.values() if attribute.id > 1}
    objects = [CosemObject(large(f"0.0.29.0.{number}.255"), **values) for number in range(3)]
    objects += [register(), ClockObject()]
    settings = AssociationSettings(client=16, rights=EVERYTHING, short_names=True)
    device = LogicalDevice(1, "CSK", objects, [settings], base_names={REGISTER.instance_id: 0x02F8})
    names: list[int] = []
    for served in objects:
        base = device.base_name(served)
        assert base is not None
        offsets = [served.short_name_offset(index, 0) for index in served.attribute_ids]
        offsets += [served.short_name_offset(0, index) for index in served.method_ids]
        names += [base + offset for offset in offsets if offset is not None]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("base", [0x1008, 0x1078, 0x0FF8, 0xFA00, 0xFA40, 0xFD08, 0xFFF8, -8])
def test_short_names_that_leave_no_room(base: int) -> None:
    settings = AssociationSettings(client=16, rights=EVERYTHING, short_names=True)
    names: dict[str | bytes, int] = {"0.0.1.0.0.255": 0x1000, REGISTER.instance_id: base}
    with pytest.raises(ValueError, match="cannot have the short name"):
        LogicalDevice(1, "CSK", [register(), ClockObject()], [settings], base_names=names)


def test_policies_of_one_direction() -> None:
    policy = SecurityPolicy(Required.AUTHENTICATED, Required.AUTHENTICATED_AND_ENCRYPTED)
    device = sample_meter()
    client = WrapperClient(security=management_security(policy=policy), device=device)
    with pytest.raises(AssociationRejected):
        client.open()
