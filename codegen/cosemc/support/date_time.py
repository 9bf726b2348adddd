"""COSEM date-time, date and time (Blue Book 4.1.6.1): calendar fields that may each be left open, kept as their octets.

Every octet is kept, also values that are none of a calendar; what cannot become a `datetime` says so when asked to.
In the octets FF (FFFF for the year, 8000 for the deviation) means "not specified".
"""

from __future__ import annotations

import datetime as _datetime
from calendar import monthrange
from enum import IntFlag
from typing import ClassVar, Literal, TypeVar

DAYLIGHT_SAVINGS_END = 0xFD
"""Month: the month in which daylight saving ends."""

DAYLIGHT_SAVINGS_BEGIN = 0xFE
"""Month: the month in which daylight saving begins."""

SECOND_LAST_DAY = 0xFD
"""Day of month: the last but one of the month."""

LAST_DAY = 0xFE
"""Day of month: the last of the month."""

DeviationSign = Literal["standard", "inverted"]
"""How the deviation is to be read. "standard": minutes from local time to UTC, so UTC = local time + deviation and
Central European Time is -60 (Blue Book 4.1.6.1). "inverted": the offset from UTC, many meters write it, +60 there."""

_OPEN = 0xFF
_OPEN_YEAR = 0xFFFF
_OPEN_DEVIATION = -0x8000

_Self = TypeVar("_Self", bound="_Fields")


class ClockStatus(IntFlag):
    """Clock status octet (Blue Book 4.1.6.1). FF as a whole: not specified."""

    INVALID_VALUE = 0x01
    DOUBTFUL_VALUE = 0x02
    DIFFERENT_CLOCK_BASE = 0x04
    INVALID_CLOCK_STATUS = 0x08
    DAYLIGHT_SAVING_ACTIVE = 0x80


class _Fields:
    """What the three have in common: they are their octets."""

    __slots__ = ("_octets",)

    _octets: bytes
    _SIZE: ClassVar[int]

    @property
    def octets(self) -> bytes:
        """The octets, each as it came."""
        return self._octets

    @classmethod
    def from_octets(cls: type[_Self], octets: bytes) -> _Self:
        """The value of so many octets as the type has; ValueError for another number."""
        if len(octets) != cls._SIZE:
            raise ValueError(f"{cls.__name__} has {cls._SIZE} octets, not {len(octets)}")
        value = cls.__new__(cls)
        value._octets = bytes(octets)
        return value

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._octets == other._octets

    def __hash__(self) -> int:
        return hash(self._octets)

    def __repr__(self) -> str:
        fields = ((name, getattr(self, name)) for name in self.__match_args__)  # type: ignore[attr-defined]
        given = ", ".join(f"{name}={_plain(value)}" for name, value in fields if value is not None)
        return f"{type(self).__name__}({given})"


def _plain(value: int) -> str:
    return str(int(value))


def _octet(name: str, value: int | None) -> int:
    if value is None:
        return _OPEN
    if not 0 <= value <= 0xFF:
        raise ValueError(f"{name} {value} does not fit into an octet")
    return value


def _known(octet: int) -> int | None:
    return None if octet == _OPEN else octet


def _text(octet: int) -> str:
    return "*" if octet == _OPEN else f"{octet:02d}"


def _date_octets(year: int | None, month: int | None, day: int | None, day_of_week: int | None) -> bytes:
    if year is not None and not 0 <= year <= 0xFFFF:
        raise ValueError(f"year {year} does not fit into two octets")
    return (_OPEN_YEAR if year is None else year).to_bytes(2, "big") + bytes(
        (_octet("month", month), _octet("day", day), _octet("day_of_week", day_of_week))
    )


def _time_octets(hour: int | None, minute: int | None, second: int | None, hundredths: int | None) -> bytes:
    return bytes(
        (_octet("hour", hour), _octet("minute", minute), _octet("second", second), _octet("hundredths", hundredths))
    )


_MONTHS = {_OPEN: "*", DAYLIGHT_SAVINGS_END: "dst-end", DAYLIGHT_SAVINGS_BEGIN: "dst-begin"}
_DAYS = {_OPEN: "*", SECOND_LAST_DAY: "second-last", LAST_DAY: "last"}


class _DateFields(_Fields):
    __slots__ = ()

    @property
    def year(self) -> int | None:
        """Year, None if not specified."""
        year = int.from_bytes(self._octets[:2], "big")
        return None if year == _OPEN_YEAR else year

    @property
    def month(self) -> int | None:
        """Month from 1, `DAYLIGHT_SAVINGS_BEGIN` or `DAYLIGHT_SAVINGS_END`; None if not specified."""
        return _known(self._octets[2])

    @property
    def day(self) -> int | None:
        """Day of the month from 1, `LAST_DAY` or `SECOND_LAST_DAY`; None if not specified."""
        return _known(self._octets[3])

    @property
    def day_of_week(self) -> int | None:
        """Day of the week, 1 = Monday; None if not specified."""
        return _known(self._octets[4])

    def _date_text(self) -> str:
        year, month, day, week = self.year, self._octets[2], self._octets[3], self.day_of_week
        year_text = "*" if year is None else f"{year:04d}"
        text = f"{year_text}-{_MONTHS.get(month, f'{month:02d}')}-{_DAYS.get(day, f'{day:02d}')}"
        # the day of the week says nothing new of a full date
        return text if week is None or "*" not in text else f"{text} weekday {week}"

    def _calendar_date(self) -> _datetime.date:
        year, month, day = self.year, self.month, self.day
        if year is None or month is None or day is None:
            raise ValueError(f"{self} leaves a part of the date open")
        if month in (DAYLIGHT_SAVINGS_BEGIN, DAYLIGHT_SAVINGS_END):
            raise ValueError(f"{self} names its month by daylight saving, which depends on the place")
        if day not in (LAST_DAY, SECOND_LAST_DAY):
            return _datetime.date(year, month, day)
        first = _datetime.date(year, month, 1)
        return first.replace(day=monthrange(year, month)[1] - (0 if day == LAST_DAY else 1))


class _TimeFields(_Fields):
    __slots__ = ()
    _AT: ClassVar[int]

    @property
    def hour(self) -> int | None:
        """Hour; None if not specified."""
        return _known(self._octets[self._AT])

    @property
    def minute(self) -> int | None:
        """Minute; None if not specified."""
        return _known(self._octets[self._AT + 1])

    @property
    def second(self) -> int | None:
        """Second; None if not specified."""
        return _known(self._octets[self._AT + 2])

    @property
    def hundredths(self) -> int | None:
        """Hundredths of a second; None if not specified."""
        return _known(self._octets[self._AT + 3])

    def _time_text(self) -> str:
        hour, minute, second, hundredths = self._octets[self._AT : self._AT + 4]
        text = f"{_text(hour)}:{_text(minute)}:{_text(second)}"
        return text if hundredths == _OPEN else f"{text}.{hundredths:02d}"

    def _clock_time(self) -> _datetime.time:
        hour, minute, second, hundredths = self.hour, self.minute, self.second, self.hundredths
        if hour is None or minute is None or second is None:
            raise ValueError(f"{self} leaves a part of the time open")
        if hundredths is not None and hundredths > 99:
            raise ValueError(f"{hundredths} are too many hundredths of a second")
        return _datetime.time(hour, minute, second, (hundredths or 0) * 10_000)


class Date(_DateFields):
    """A date of 5 octets; None for what is not specified."""

    __match_args__ = ("year", "month", "day", "day_of_week")
    __slots__ = ()
    _SIZE = 5

    def __init__(
        self,
        year: int | None = None,
        month: int | None = None,
        day: int | None = None,
        day_of_week: int | None = None,
    ) -> None:
        self._octets = _date_octets(year, month, day, day_of_week)

    @classmethod
    def from_date(cls, date: _datetime.date) -> Date:
        """The COSEM form of a calendar date."""
        return cls(date.year, date.month, date.day, date.isoweekday())

    def to_date(self) -> _datetime.date:
        """The calendar date, last-day marks resolved; ValueError where a part is open or is none of a calendar."""
        return self._calendar_date()

    def __str__(self) -> str:
        return self._date_text()


class Time(_TimeFields):
    """A time of day of 4 octets; None for what is not specified."""

    __match_args__ = ("hour", "minute", "second", "hundredths")
    __slots__ = ()
    _SIZE = 4
    _AT = 0

    def __init__(
        self,
        hour: int | None = None,
        minute: int | None = None,
        second: int | None = None,
        hundredths: int | None = None,
    ) -> None:
        self._octets = _time_octets(hour, minute, second, hundredths)

    @classmethod
    def from_time(cls, time: _datetime.time) -> Time:
        """The COSEM form of a time of day, to the hundredth of a second."""
        return cls(time.hour, time.minute, time.second, time.microsecond // 10_000)

    def to_time(self) -> _datetime.time:
        """The time of day, open hundredths as zero; ValueError where another part is open or none of a clock."""
        return self._clock_time()

    def __str__(self) -> str:
        return self._time_text()


class DateTime(_DateFields, _TimeFields):
    """A date and time of 12 octets with deviation and clock status; None for what is not specified."""

    __match_args__ = (
        "year",
        "month",
        "day",
        "day_of_week",
        "hour",
        "minute",
        "second",
        "hundredths",
        "deviation",
        "status",
    )
    __slots__ = ()
    _SIZE = 12
    _AT = 5

    def __init__(
        self,
        year: int | None = None,
        month: int | None = None,
        day: int | None = None,
        day_of_week: int | None = None,
        hour: int | None = None,
        minute: int | None = None,
        second: int | None = None,
        hundredths: int | None = None,
        deviation: int | None = None,
        status: int | None = None,
    ) -> None:
        if deviation is not None and not -0x8000 < deviation < 0x8000:
            raise ValueError(f"deviation {deviation} does not fit into two octets")
        self._octets = (
            _date_octets(year, month, day, day_of_week)
            + _time_octets(hour, minute, second, hundredths)
            + (_OPEN_DEVIATION if deviation is None else deviation).to_bytes(2, "big", signed=True)
            + bytes((_octet("status", status),))
        )

    @property
    def deviation(self) -> int | None:
        """Deviation in minutes, as written; None if not specified."""
        deviation = int.from_bytes(self._octets[9:11], "big", signed=True)
        return None if deviation == _OPEN_DEVIATION else deviation

    @property
    def status(self) -> ClockStatus | None:
        """Clock status; None if not specified."""
        status = _known(self._octets[11])
        return None if status is None else ClockStatus(status)

    @property
    def date(self) -> Date:
        """The date alone."""
        return Date.from_octets(self._octets[:5])

    @property
    def time(self) -> Time:
        """The time of day alone."""
        return Time.from_octets(self._octets[5:9])

    @classmethod
    def from_datetime(cls, moment: _datetime.datetime, deviation_sign: DeviationSign = "standard") -> DateTime:
        """The COSEM form of a moment: its offset from UTC becomes the deviation, none leaves it open.

        Daylight saving is noted in the clock status where the time zone says so. ValueError where the offset is no
        whole number of minutes.
        """
        offset, saving = moment.utcoffset(), moment.dst()
        deviation = None
        if offset is not None:
            deviation, rest = divmod(offset, _datetime.timedelta(minutes=1))
            if rest:
                raise ValueError("the offset from UTC is no whole number of minutes")
            deviation *= _sign(deviation_sign)
        return cls(
            moment.year,
            moment.month,
            moment.day,
            moment.isoweekday(),
            moment.hour,
            moment.minute,
            moment.second,
            moment.microsecond // 10_000,
            deviation,
            ClockStatus.DAYLIGHT_SAVING_ACTIVE if saving else 0,
        )

    def to_datetime(self, deviation_sign: DeviationSign = "standard") -> _datetime.datetime:
        """The moment; without a time zone where the deviation is open.

        ValueError where another part is open (hundredths count as zero then) or is none of a calendar or clock.
        """
        zone = None
        if (deviation := self.deviation) is not None:
            if not -1440 < deviation < 1440:
                raise ValueError(f"a deviation of {deviation} minutes is that of no time zone")
            zone = _datetime.timezone(_datetime.timedelta(minutes=_sign(deviation_sign) * deviation))
        return _datetime.datetime.combine(self._calendar_date(), self._clock_time(), zone)

    def later(self, seconds: int) -> DateTime:
        """The clock so many seconds on, deviation and status as they are; ValueError where a part is open."""
        moment = _datetime.datetime.combine(self._calendar_date(), self._clock_time())
        try:
            moment += _datetime.timedelta(seconds=seconds)
        except OverflowError:
            raise ValueError(f"{seconds} seconds after {self} is beyond the calendar") from None
        return DateTime.from_octets(
            _date_octets(
                moment.year, moment.month, moment.day, None if self.day_of_week is None else moment.isoweekday()
            )
            + _time_octets(moment.hour, moment.minute, moment.second, self.hundredths)
            + self._octets[9:]
        )

    def __str__(self) -> str:
        text = f"{self._date_text()} {self._time_text()}"
        return text if self.deviation is None else f"{text} deviation {self.deviation:+d}"


def _sign(deviation_sign: DeviationSign) -> int:
    if deviation_sign not in ("standard", "inverted"):
        raise ValueError(f"the sign of a deviation is standard or inverted, not {deviation_sign!r}")
    return -1 if deviation_sign == "standard" else 1
