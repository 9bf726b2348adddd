"""Profiles that sort and capture by themselves (class 7, Blue Book 17, 4.3.6), on clocks that the tests move."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from gurux_dlms.enums import ObjectType
from hypothesis import given
from hypothesis import strategies as st

from cosem import classes
from cosem.apdu import CosemAttributeDescriptor, CosemMethodDescriptor, SelectiveAccessDescriptor
from cosem.classes import types
from cosem.data import Data
from cosem.date_time import DateTime
from cosem.obis import Obis
from cosem.units import Unit
from dlms import Security
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.settings import AssociationSettings
from dlms.errors import DataAccessError
from dlms.server import (
    Agenda,
    ClockObject,
    Column,
    CosemObject,
    LogicalDevice,
    ProfileObject,
    Server,
    SortMethod,
)
from support import gurux_client

from .meters import WrapperClient

EVERYTHING = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))
PROFILE, ENERGY = Obis("1.0.99.1.0.255"), Obis("1.0.1.8.0.255")
BEGIN = datetime(2026, 3, 1, 10, 7, tzinfo=UTC)
NOTHING = Data.structure([Data.long_unsigned(0), Data.octet_string(bytes(6)), Data.integer(0), Data.long_unsigned(0)])
BUFFER, PERIOD, METHOD, OBJECT, IN_USE, ENTRIES = 2, 4, 5, 6, 7, 8


def column(class_id: int, name: Obis, attribute: int) -> Data:
    return Data.structure(
        [Data.long_unsigned(class_id), Data.octet_string(name), Data.integer(attribute), Data.long_unsigned(0)]
    )


class Meter:
    """A clock, a register that counts its readings, and a profile of both, on an agenda and in time of the test."""

    def __init__(self, *, zone: tzinfo = UTC, entries: int = 100, begin: datetime = BEGIN, **options: Any) -> None:
        self.moment = begin
        self.seconds = 0.0
        self.counter: Iterator[int] = itertools.count()
        self.clock = ClockObject(zone=zone, now=lambda: self.moment)
        self.energy = CosemObject(
            classes.Register(ENERGY),
            value=lambda: Data.double_long(next(self.counter)),
            scaler_unit=types.ScalUnitType(0, Unit.WATT_HOUR),
        )
        self.columns = [Column(self.clock, 2), Column(self.energy, 2)]
        if "sort_method" in options:
            options["sort_column"] = self.columns[1]
        self.profile = ProfileObject(PROFILE, self.columns, entries=entries, **options)
        settings = AssociationSettings(client=16, rights=EVERYTHING)
        self.device = LogicalDevice(1, "CSK", [self.clock, self.energy, self.profile], [settings])
        self.agenda = Agenda(now=lambda: self.seconds)
        self.agenda.add(self.profile)
        self.agenda.run()
        self.peer = WrapperClient(16, Security.none(), device=self.device).open()

    def get(self, index: int) -> Data:
        return self.peer.run(self.peer.association.get(CosemAttributeDescriptor(7, PROFILE, index)))  # type: ignore[return-value]

    def set(self, index: int, value: Data) -> None:
        self.peer.run(self.peer.association.set(CosemAttributeDescriptor(7, PROFILE, index), value))

    def act(self, index: int) -> None:
        self.peer.run(self.peer.association.action(CosemMethodDescriptor(7, PROFILE, index), Data.integer(0)))

    def values(self) -> list[Any]:
        return [row[1].value for row in self.get(BUFFER)]

    def times(self) -> list[datetime]:
        return [DateTime.from_octets(row[0].value).to_datetime() for row in self.get(BUFFER)]

    def wait(self, seconds: float, *, step: float = 0.5) -> None:
        """Let time pass in steps as a server's timer does."""
        for _ in range(round(seconds / step)):
            self.moment += timedelta(seconds=step)
            self.seconds += step
            self.agenda.run()


# -------------------------------------------------------------------------------------------------------------- sorting

ORDERS: dict[SortMethod, Callable[[int], float]] = {
    SortMethod.LARGEST: lambda value: -value,
    SortMethod.SMALLEST: lambda value: value,
    SortMethod.NEAREST_TO_ZERO: abs,
    SortMethod.FAREST_FROM_ZERO: lambda value: -abs(value),
}


@given(
    method=st.sampled_from(list(ORDERS)),
    entries=st.integers(1, 6),
    values=st.lists(st.integers(-5, 5), max_size=20),
)
def test_a_sorted_profile_keeps_the_first_of_all_in_order(method: SortMethod, entries: int, values: list[int]) -> None:
    meter = Meter(sort_method=method, entries=entries)
    meter.counter = iter(values)
    for number in range(len(values)):
        meter.moment = BEGIN + timedelta(seconds=number)
        meter.act(2)
    expected = sorted(enumerate(values), key=lambda item: ORDERS[method](item[1]))[:entries]
    assert meter.values() == [value for _, value in expected]
    # rows stay whole: the time of each is the time of its value
    assert meter.times() == [BEGIN + timedelta(seconds=number) for number, _ in expected]
    assert meter.get(IN_USE).value == len(expected)


def test_a_sorted_profile_by_entry_and_by_range() -> None:
    meter = Meter(sort_method=SortMethod.LARGEST)
    meter.counter = iter([3, 1, 4, 1, 5])
    for _ in range(5):
        meter.act(2)
        meter.moment += timedelta(minutes=1)
    first_two = [Data.double_long_unsigned(1), Data.double_long_unsigned(2)]
    selection = Data.structure([*first_two, Data.long_unsigned(2), Data.long_unsigned(0)])
    descriptor = CosemAttributeDescriptor(7, PROFILE, BUFFER)
    rows = meter.peer.run(meter.peer.association.get(descriptor, SelectiveAccessDescriptor(2, selection)))
    assert [row[0].value for row in rows] == [5, 4]  # type: ignore[attr-defined]
    selection = Data.structure(
        [column(3, ENERGY, 2), Data.double_long(2), Data.double_long(4), Data.array([column(3, ENERGY, 2)])]
    )
    rows = meter.peer.run(meter.peer.association.get(descriptor, SelectiveAccessDescriptor(1, selection)))
    assert [row[0].value for row in rows] == [4, 3]  # type: ignore[attr-defined]


def test_what_is_no_number_comes_last() -> None:
    for method in ORDERS:
        meter = Meter(sort_method=method)
        for value in (Data.null_data(), Data.float64(float("nan")), Data.double_long(7)):
            meter.profile.append([Data.null_data(), value])
        assert meter.values()[0] == 7


def test_sorted_by_time() -> None:
    meter = Meter(sort_method=SortMethod.LARGEST)
    meter.set(OBJECT, column(8, Obis("0.0.1.0.0.255"), 2))
    for minutes in (3, 1, 2):
        meter.moment = BEGIN + timedelta(minutes=minutes)
        meter.act(2)
    assert meter.times() == [BEGIN + timedelta(minutes=minutes) for minutes in (3, 2, 1)]


def test_sort_method_and_object_are_changed_and_empty_the_buffer() -> None:
    meter = Meter()
    assert (meter.get(METHOD), meter.get(OBJECT)) == (Data.enum(1), NOTHING)
    with pytest.raises(DataAccessError, match="object-unavailable"):
        meter.set(METHOD, Data.enum(3))  # by what?
    with pytest.raises(DataAccessError, match="type-unmatched"):
        meter.set(METHOD, Data.enum(7))
    with pytest.raises(DataAccessError, match="object-undefined"):
        meter.set(OBJECT, column(3, Obis("1.0.2.8.0.255"), 2))
    for index, value in ((OBJECT, column(3, ENERGY, 2)), (METHOD, Data.enum(4)), (METHOD, Data.enum(2))):
        meter.act(2)
        meter.set(index, value)
        assert meter.get(index) == value
        assert meter.get(IN_USE).value == 0
    meter.set(METHOD, Data.enum(6))
    with pytest.raises(DataAccessError, match="object-unavailable"):
        meter.set(OBJECT, NOTHING)
    meter.counter = iter([1, -2, 3])
    for _ in range(3):
        meter.act(2)
    assert meter.values() == [3, -2, 1]
    meter.set(METHOD, Data.enum(1))
    meter.set(OBJECT, NOTHING)
    assert meter.get(OBJECT) == NOTHING


def test_a_sort_method_that_has_nothing_to_go_by() -> None:
    with pytest.raises(ValueError, match="largest needs a column"):
        ProfileObject(PROFILE, Meter().columns, entries=1, sort_method=SortMethod.LARGEST)


@pytest.mark.parametrize("method", SortMethod)
def test_entries_have_a_bound_that_clients_do_not_raise(method: SortMethod) -> None:
    meter = Meter(entries=5, sort_method=method)
    for asked, kept in ((3, 3), (0xFFFFFFFF, 5), (1, 1)):
        meter.set(ENTRIES, Data.double_long_unsigned(asked))
        assert meter.get(ENTRIES).value == kept
        assert meter.get(IN_USE).value == 0
        for _ in range(8):
            meter.act(2)
        assert meter.get(IN_USE).value == kept == len(meter.get(BUFFER))
    with pytest.raises(DataAccessError, match="type-unmatched"):
        meter.set(ENTRIES, Data.double_long_unsigned(0))


# ------------------------------------------------------------------------------------------------------------ capturing


def minutes(*numbers: int) -> list[datetime]:
    return [BEGIN.replace(minute=0) + timedelta(minutes=number) for number in numbers]


def test_each_period_is_captured_at_its_end() -> None:
    meter = Meter(capture_period=900)
    meter.wait(479.5)
    assert meter.get(IN_USE).value == 0
    meter.wait(0.5)
    assert meter.times() == minutes(15)
    meter.wait(45 * 60)
    assert meter.times() == minutes(15, 30, 45, 60)
    assert meter.values() == [0, 1, 2, 3]


@pytest.mark.parametrize("period", [1, 7, 60, 3600, 7 * 3600])
def test_the_times_are_multiples_of_the_period_however_the_timer_goes(period: int) -> None:
    meter = Meter(capture_period=period)
    meter.wait(3 * period + 0.9, step=0.3)
    times = meter.times()
    assert len(times) >= 3
    assert {(time - datetime(2000, 1, 1, tzinfo=UTC)) % timedelta(seconds=period) for time in times} == {timedelta()}
    assert {after - before for before, after in itertools.pairwise(times)} == {timedelta(seconds=period)}


def test_whoever_slept_captures_once() -> None:
    meter = Meter(capture_period=900)
    meter.wait(3600, step=3600)
    assert meter.times() == minutes(60)


def test_nothing_is_captured_without_a_period_or_where_it_is_not_automatic() -> None:
    for options in ({"capture_period": 0}, {"capture_period": 60, "automatic": False}):
        meter = Meter(**options)
        meter.wait(600, step=30)
        assert meter.get(IN_USE).value == 0


def test_a_client_changes_the_period() -> None:
    meter = Meter()
    meter.act(2)
    meter.set(PERIOD, Data.double_long_unsigned(300))
    assert (meter.get(PERIOD).value, meter.get(IN_USE).value) == (300, 0)
    meter.wait(600)
    assert meter.times() == minutes(10, 15)
    meter.set(PERIOD, Data.double_long_unsigned(0))
    meter.wait(600)
    assert meter.get(IN_USE).value == 0


def test_the_clock_is_set_and_captures_follow() -> None:
    meter = Meter(capture_period=900)
    meter.wait(60)
    meter.clock.set(BEGIN.replace(minute=59))  # from 10:08: the quarters that are passed over are one capture
    meter.wait(60)
    assert meter.times() == minutes(45, 60)
    meter.clock.set(BEGIN.replace(minute=14))  # back: what was captured then is not captured again at once
    meter.wait(30)
    assert meter.times() == minutes(45, 60)
    meter.wait(30)
    assert meter.times() == minutes(45, 60, 15)


def test_summer_time_comes_and_goes() -> None:
    zone = ZoneInfo("Europe/Vienna")
    for change, hours in ((datetime(2026, 3, 28, 12, tzinfo=UTC), 23), (datetime(2026, 10, 24, 12, tzinfo=UTC), 25)):
        meter = Meter(zone=zone, capture_period=86400, begin=change)
        meter.wait(3 * 86400, step=60)
        first, second, third = meter.times()
        assert [(time.hour, time.minute) for time in (first, second, third)] == [(0, 0)] * 3
        assert second - first == timedelta(hours=hours)
        meter = Meter(zone=zone, capture_period=900, begin=change)
        meter.wait(86400, step=60)
        assert len({*meter.times()}) == 96
        assert {after - before for before, after in itertools.pairwise(meter.times())} == {timedelta(minutes=15)}


def test_what_cannot_be_read_is_null() -> None:
    meter = Meter(capture_period=900)
    meter.energy["value"] = lambda: 1 // 0
    meter.wait(900)
    assert meter.get(BUFFER)[0][1] == Data.null_data()


# ----------------------------------------------------------------------------------------------------------- the agenda


class Sleeper:
    """Wants to be asked every so many seconds."""

    def __init__(self, wait: float | None) -> None:
        self.wake: Callable[[], None] | None = None
        self.interval = wait
        self.asked = 0

    def tick(self) -> float | None:
        self.asked += 1
        if self.interval is not None and self.interval < 0:
            raise ValueError("not today")
        return self.interval


def test_each_is_asked_when_it_wants_to_be() -> None:
    now = 0.0
    agenda = Agenda(now=lambda: now)
    sleepers = [Sleeper(wait) for wait in (1, 10, 1e9, None, -1)]
    for sleeper in sleepers:
        agenda.add(sleeper)
    for now in range(7201):  # noqa: B007 - the agenda reads it
        agenda.run()
    assert [sleeper.asked for sleeper in sleepers] == [7201, 721, 3, 1, 3]
    assert sleepers[3].wake is not None
    sleepers[3].wake()
    agenda.run()
    assert sleepers[3].asked == 2
    agenda.discard(sleepers[0])
    now += 100
    agenda.run()
    assert (sleepers[0].asked, sleepers[0].wake, len(agenda)) == (7201, None, 4)


def test_a_fleet_takes_turns() -> None:
    now = 0.0
    agenda = Agenda(now=lambda: now, most=10)
    sleepers = [Sleeper(1) for _ in range(35)]
    for sleeper in sleepers:
        agenda.add(sleeper)
    for _ in range(4):
        before = sum(sleeper.asked for sleeper in sleepers)
        agenda.run()
        assert sum(sleeper.asked for sleeper in sleepers) - before <= 10
    assert {sleeper.asked for sleeper in sleepers} == {1}
    for now in range(1, 70):  # noqa: B007 - the agenda reads it
        agenda.run()
    assert max(sleeper.asked for sleeper in sleepers) - min(sleeper.asked for sleeper in sleepers) <= 1


def test_gurux_sees_a_served_profile_grow() -> None:
    meter = Meter(capture_period=900)
    agenda = Agenda(now=lambda: meter.seconds)
    with Server([meter.device], agenda=agenda) as server:
        [url] = server.start("tcp://127.0.0.1:0")
        with gurux_client.plain(url) as peer:
            peer.objects()
            profile = peer.find(ObjectType.PROFILE_GENERIC, "1.0.99.1.0.255")
            peer.read(profile, 3)
            for count in (1, 2):
                meter.moment += timedelta(minutes=15)
                meter.seconds += 900
                end = time.monotonic() + 20
                while peer.read(profile, IN_USE) < count and time.monotonic() < end:
                    time.sleep(0.05)
            rows = peer.read(profile, BUFFER)
    shown = [row[0].value.astimezone(UTC) for row in rows]
    assert shown == minutes(15, 30)
    assert [row[1] for row in rows] == [0, 1]
