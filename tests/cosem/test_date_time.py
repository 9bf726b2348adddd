"""COSEM date-time, date and time: every octet kept, and the way to and from `datetime`."""

from __future__ import annotations

import copy
import pickle
from contextlib import suppress
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosem.date_time import (
    DAYLIGHT_SAVINGS_BEGIN,
    DAYLIGHT_SAVINGS_END,
    LAST_DAY,
    SECOND_LAST_DAY,
    ClockStatus,
    Date,
    DateTime,
    Time,
)

CET = timezone(timedelta(hours=1))


def test_octets_of_a_full_date_time() -> None:
    # Sunday 22 November 2026, 13:45:59.07 in Central European Time, summer time noted
    moment = DateTime(2026, 11, 22, 7, 13, 45, 59, 7, -60, ClockStatus.DAYLIGHT_SAVING_ACTIVE)
    assert moment.octets.hex() == "07ea" + "0b" + "16" + "07" + "0d" + "2d" + "3b" + "07" + "ffc4" + "80"
    assert DateTime.from_octets(moment.octets) == moment
    assert (moment.year, moment.month, moment.day, moment.day_of_week) == (2026, 11, 22, 7)
    assert (moment.hour, moment.minute, moment.second, moment.hundredths) == (13, 45, 59, 7)
    assert (moment.deviation, moment.status) == (-60, ClockStatus.DAYLIGHT_SAVING_ACTIVE)
    assert str(moment) == "2026-11-22 13:45:59.07 deviation -60"
    assert eval(repr(moment)) == moment
    assert (moment.date, moment.time) == (Date(2026, 11, 22, 7), Time(13, 45, 59, 7))


def test_what_is_not_specified() -> None:
    assert DateTime().octets.hex() == "ffff" + "ff" * 7 + "8000" + "ff"
    assert Date().octets.hex() == "ffffffffff"
    assert Time().octets.hex() == "ffffffff"
    assert [getattr(DateTime(), name) for name in DateTime.__match_args__] == [None] * 10
    assert str(DateTime()) == "*-*-* *:*:*"
    assert str(Date(None, 12, LAST_DAY)) == "*-12-last"
    assert str(Date(None, DAYLIGHT_SAVINGS_BEGIN, SECOND_LAST_DAY, 7)) == "*-dst-begin-second-last weekday 7"
    assert str(Date(2026, DAYLIGHT_SAVINGS_END, 1)) == "2026-dst-end-01"
    assert str(Time(hour=5, hundredths=3)) == "05:*:*.03"
    assert repr(Time(hour=5)) == "Time(hour=5)"


@given(st.binary(min_size=12, max_size=12))
def test_every_octet_is_kept(octets: bytes) -> None:
    moment = DateTime.from_octets(octets)
    assert moment.octets == octets
    assert (moment.date.octets, moment.time.octets) == (octets[:5], octets[5:9])
    assert isinstance(str(moment), str) and isinstance(repr(moment), str)
    assert DateTime(**{name: getattr(moment, name) for name in DateTime.__match_args__}) == moment
    assert hash(moment) == hash(DateTime.from_octets(octets))
    with suppress(ValueError):
        moment.to_datetime()


@pytest.mark.parametrize("cls", [DateTime, Date, Time])
def test_other_numbers_of_octets_are_refused(cls: type[DateTime] | type[Date] | type[Time]) -> None:
    for size in {0, 3, 4, 5, 6, 11, 12, 13} - {len(cls().octets)}:
        with pytest.raises(ValueError, match=f"not {size}"):
            cls.from_octets(bytes(size))


def test_values_that_no_octet_holds() -> None:
    for arguments in ({"year": 65536}, {"month": -1}, {"hundredths": 256}, {"deviation": 32768}, {"status": 256}):
        with pytest.raises(ValueError, match="does not fit"):
            DateTime(**arguments)


@pytest.mark.parametrize("value", [DateTime(2026), Date(2026), Time(1)])
def test_what_is_hashable_does_not_change(value: DateTime | Date | Time) -> None:
    with pytest.raises(AttributeError):
        value.octets = bytes(len(value.octets))  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del value.octets
    assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value


def test_equality_is_that_of_type_and_octets() -> None:
    assert Date(2026) != DateTime(2026)
    assert Date(2026) != Date(2027)
    assert Time(1) != (1, None, None, None)
    match DateTime(2026, 11, hour=5):
        case DateTime(year, month, hour=hour):
            assert (year, month, hour) == (2026, 11, 5)


# --- datetime -------------------------------------------------------------------------------------------------------


def test_the_sign_of_the_deviation_can_be_chosen() -> None:
    """Blue Book: from local time to UTC, so -60 in Central Europe; many meters write the offset from UTC, +60."""
    noon = datetime(2026, 1, 2, 12, 0, tzinfo=CET)
    assert DateTime.from_datetime(noon).deviation == -60
    assert DateTime.from_datetime(noon, deviation_sign="inverted").deviation == 60
    standard = DateTime(2026, 1, 2, None, 12, 0, 0, deviation=-60)
    assert standard.to_datetime() == noon
    assert standard.to_datetime(deviation_sign="inverted") == noon + timedelta(hours=2)
    with pytest.raises(ValueError, match="standard or inverted"):
        standard.to_datetime(deviation_sign="other")  # type: ignore[arg-type]


@given(
    st.datetimes(timezones=st.none() | st.integers(-1439, 1439).map(lambda m: timezone(timedelta(minutes=m)))),
    st.sampled_from(["standard", "inverted"]),
)
def test_there_and_back(moment: datetime, sign: str) -> None:
    moment = moment.replace(microsecond=moment.microsecond // 10_000 * 10_000)
    back = DateTime.from_datetime(moment, sign).to_datetime(sign)  # type: ignore[arg-type]
    assert (back, back.utcoffset()) == (moment, moment.utcoffset())


def test_what_datetime_tells_beyond_the_fields() -> None:
    summer = datetime(2026, 7, 1, tzinfo=ZoneInfo("Europe/Berlin"))
    assert DateTime.from_datetime(summer).status == ClockStatus.DAYLIGHT_SAVING_ACTIVE
    assert DateTime.from_datetime(summer).deviation == -120
    winter = datetime(2026, 1, 1, tzinfo=ZoneInfo("Europe/Berlin"))
    assert DateTime.from_datetime(winter).status == 0
    assert DateTime.from_datetime(datetime(2026, 1, 1)).deviation is None
    odd = timezone(timedelta(minutes=1, seconds=30))
    with pytest.raises(ValueError, match="whole number of minutes"):
        DateTime.from_datetime(datetime(2026, 1, 1, tzinfo=odd))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"year": None}, "leaves a part of the date open"),
        ({"month": None}, "leaves a part of the date open"),
        ({"day": None}, "leaves a part of the date open"),
        ({"month": DAYLIGHT_SAVINGS_END}, "daylight saving"),
        ({"month": 13}, "month"),
        ({"month": 0, "day": LAST_DAY}, "month"),
        ({"day": 31, "month": 6}, "day"),
        ({"year": 0}, "year"),
        ({"hour": None}, "leaves a part of the time open"),
        ({"second": None}, "leaves a part of the time open"),
        ({"hour": 24}, "hour"),
        ({"hundredths": 100}, "hundredths"),
        ({"deviation": 1440}, "no time zone"),
    ],
)
def test_what_is_no_moment_says_why(fields: dict[str, int | None], reason: str) -> None:
    whole = dict(zip(DateTime.__match_args__, (2026, 6, 15, 1, 12, 0, 0, 0, 0, 0), strict=True))
    with pytest.raises(ValueError, match=reason):
        DateTime(**(whole | fields)).to_datetime()


def test_last_days_are_those_of_their_month() -> None:
    assert Date(2028, 2, LAST_DAY).to_date() == date(2028, 2, 29)
    assert Date(2026, 2, SECOND_LAST_DAY).to_date() == date(2026, 2, 27)
    assert Date(2026, 12, LAST_DAY).to_date() == date(2026, 12, 31)
    assert Date(9999, 12, LAST_DAY).to_date() == date(9999, 12, 31)
    assert Date(2026, 1, LAST_DAY).to_date() == date(2026, 1, 31)


def test_dates_and_times_alone() -> None:
    assert Date.from_date(date(2026, 11, 22)) == Date(2026, 11, 22, 7)
    assert Date(2026, 11, 22).to_date() == date(2026, 11, 22)
    assert Time.from_time(time(1, 2, 3, 45_678)) == Time(1, 2, 3, 4)
    assert Time(1, 2, 3).to_time() == time(1, 2, 3)
    with pytest.raises(ValueError, match="open"):
        Time(1, 2).to_time()
    with pytest.raises(ValueError, match="open"):
        Date(2026, 1).to_date()


def test_open_hundredths_are_none() -> None:
    assert DateTime(2026, 1, 1, None, 1, 2, 3).to_datetime() == datetime(2026, 1, 1, 1, 2, 3)


def test_a_clock_later() -> None:
    moment = DateTime(2026, 12, 31, 4, 23, 59, 30, 5, -60, 0x80)
    assert moment.later(45) == DateTime(2027, 1, 1, 5, 0, 0, 15, 5, -60, 0x80)
    assert DateTime(2026, 1, 1, None, 0, 0, 0).later(60).day_of_week is None
    with pytest.raises(ValueError, match="open"):
        DateTime(2026).later(60)
    with pytest.raises(ValueError, match="beyond the calendar"):
        DateTime(9999, 12, 31, None, 23, 59, 59).later(1)
