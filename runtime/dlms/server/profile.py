"""Profiles: rows captured from other objects, read whole, by range or by entry (class 7, Blue Book 17, 4.3.6)."""

from __future__ import annotations

import logging
import math
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from itertools import islice
from typing import Any, Final, NamedTuple, TypeVar

from cosem import classes
from cosem.apdu import DataAccessResult, SelectiveAccessDescriptor
from cosem.classes import types
from cosem.data import Data
from cosem.date_time import DateTime
from cosem.obis import Obis
from dlms.association.access import AccessRights
from dlms.association.server import ServerAssociation
from dlms.association.settings import AssociationSettings
from dlms.association.view import Served, View
from dlms.errors import DataAccessError
from dlms.server.clock import ClockObject
from dlms.server.objects import CosemObject

__all__ = ["Column", "ProfileObject", "SortMethod"]

T = TypeVar("T")
SortMethod = classes.ProfileGeneric.SortMethod
logger = logging.getLogger("dlms.server")

_BUFFER = 2
_BY_CAPTURE: Final = (SortMethod.FIFO, SortMethod.LIFO)
_A_MIDNIGHT = datetime(2000, 1, 1)
_CLOCK_TIME = (8, 2)
_NOTHING = types.CaptureObjectDefinition(0, Obis(bytes(6)), 0, 0)


@dataclass(frozen=True, slots=True)
class Column:
    """What is captured: an attribute of an object, or the element of it that `data_index` names (0: all of it)."""

    source: CosemObject
    attribute_id: int
    data_index: int = 0

    @property
    def definition(self) -> types.CaptureObjectDefinition:
        """As it stands among the capture objects."""
        name = Obis(self.source.logical_name)
        return types.CaptureObjectDefinition(self.source.class_id, name, self.attribute_id, self.data_index)

    @property
    def is_time(self) -> bool:
        """Whether it is the time of a clock."""
        return (self.source.class_id, self.attribute_id) == _CLOCK_TIME

    def encode(self, value: Any) -> Data:
        """A value of it as Data."""
        return value if isinstance(value, Data) else self.source.instance.ATTRIBUTES[self.attribute_id].encode(value)

    def capture(self, by: ServerAssociation) -> Data:
        """Its value now."""
        data = self.source.read(self.attribute_id, None, by)
        return data[self.data_index - 1] if self.data_index else data


class ProfileObject(CosemObject):
    """A profile of `columns` with room for so many `entries`.

    `rows` are what it has from the beginning, each with a value (typed or `Data`) a column, or a structure of them that
    many profiles may share. Sorted by capture, fifo or lifo, the oldest goes when it is full, and with lifo the newest
    is read first. With the other sort methods
    `sort_column` decides where a row stands, behind those that are its equal, and the last goes, be it the new one.
    What is no number and no time comes last. Raises `EncodeError` for a wrong value, `ValueError` for a sort method
    that has nothing to go by.

    On the `Agenda` of a server it captures by itself each time its clock comes to a multiple of the capture period,
    counted from midnight; `clock` is that of the time column where nothing else is said. `automatic=False` keeps the
    period to be read and nothing more. Clients may change period, sort method and object, and have fewer entries: each
    empties the buffer, as the class has it (Blue Book 17, 4.3.6, as recalled; it leaves to the meter when in a period
    a capture falls, and what stands for a value that cannot be had).
    """

    def __init__(
        self,
        logical_name: str | bytes,
        columns: Sequence[Column],
        *,
        entries: int,
        capture_period: int = 0,
        rows: Iterable[Sequence[Any] | Data] = (),
        sort_method: SortMethod = SortMethod.FIFO,
        sort_column: Column | None = None,
        clock: ClockObject | None = None,
        automatic: bool = True,
    ) -> None:
        self.columns = tuple(columns)
        self.wake: Callable[[], None] | None = None
        self._most_entries = entries
        self._rows: deque[Data] = deque(maxlen=entries)
        self._time_column = next((index for index, column in enumerate(self.columns) if column.is_time), None)
        # When each row was captured, from the first time on that somebody asks by time.
        self._moments: deque[_Moment] | None = None
        self._places: deque[float] = deque(maxlen=entries)
        self._sort_method = sort_method
        self._sort_column = None if sort_column is None else self.columns.index(sort_column)
        if sort_method not in _BY_CAPTURE and sort_column is None:
            raise ValueError(f"{sort_method.name.lower()} needs a column to sort by")
        self._clock = clock or self._clock_of_columns()
        self._automatic = automatic
        self._captured: datetime | None = None
        if self._clock is not None:
            self._clock.watch(self._wake)
        super().__init__(classes.ProfileGeneric(Obis(logical_name)), capture_period=capture_period)
        for row in rows:
            self.append(row)

    def __len__(self) -> int:
        return len(self._rows)

    def append(self, values: Sequence[Any] | Data) -> None:
        """One more row. Raises `ValueError` where it has not a value for each column."""
        if isinstance(values, Data):
            if values.type != "structure" or len(values) != len(self.columns):
                raise ValueError("a row is a structure with a value for each column")
            self._append(values)
        else:
            row = [column.encode(value) for column, value in zip(self.columns, values, strict=True)]
            self._append(Data.structure(row))

    def tick(self) -> float | None:
        """Capture where a multiple of the period has passed, once however many have; see `Timed.tick`."""
        period: int = self["capture_period"].value
        if not self._automatic or not period:
            self._captured = None
            return None
        now = datetime.now(UTC) if self._clock is None else self._clock.moment()
        last = _multiple(now, period)
        if self._captured is not None and last > self._captured:
            self._capture_at(last.astimezone(now.tzinfo))
        self._captured = last
        return period - (now - last).total_seconds() % period

    def get_buffer(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> Data:
        """Attribute 2: all of it, by range of values (selector 1) or by entry (selector 2)."""
        if selection is None:
            return Data.array(self._in_order(self._rows))
        wanted = self.selected(_BUFFER, selection)
        if isinstance(wanted, classes.ProfileGeneric.RangeDescriptor):
            return self._by_range(wanted)
        return self._by_entry(wanted)

    def get_capture_objects(
        self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation
    ) -> list[types.CaptureObjectDefinition]:
        """Attribute 3."""
        return [column.definition for column in self.columns]

    def set_capture_period(self, value: int, by: ServerAssociation) -> None:
        """Attribute 4, in seconds; 0: nothing is captured automatically."""
        self._captured = None
        self._clear()
        self._wake()

    def get_sort_method(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> SortMethod:
        """Attribute 5."""
        return self._sort_method

    def set_sort_method(self, value: int, by: ServerAssociation) -> None:
        """Attribute 5: what sorts by a value needs a sort object before."""
        method = _sort_method(value)
        if method not in _BY_CAPTURE and self._sort_column is None:
            raise DataAccessError(DataAccessResult.OBJECT_UNAVAILABLE)
        self._sort_method = method
        self._clear()

    def get_sort_object(
        self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation
    ) -> types.CaptureObjectDefinition:
        """Attribute 6."""
        return _NOTHING if self._sort_column is None else self.columns[self._sort_column].definition

    def set_sort_object(self, value: types.CaptureObjectDefinition, by: ServerAssociation) -> None:
        """Attribute 6: one of the capture objects, or none where the buffer is sorted by capture."""
        if value == _NOTHING and self._sort_method not in _BY_CAPTURE:
            raise DataAccessError(DataAccessResult.OBJECT_UNAVAILABLE)
        self._sort_column = None if value == _NOTHING else self._index(value)
        self._clear()

    def get_entries_in_use(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> int:
        """Attribute 7."""
        return len(self._rows)

    def get_profile_entries(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> int:
        """Attribute 8."""
        return self._rows.maxlen or 0

    def set_profile_entries(self, value: int, by: ServerAssociation) -> None:
        """Attribute 8: never more than there were at first."""
        entries = min(value, self._most_entries)
        self._rows, self._moments, self._places = deque(maxlen=entries), None, deque(maxlen=entries)

    def do_reset(self, parameter: int, by: ServerAssociation) -> None:
        """Method 1: no rows any more."""
        self._clear()

    def do_capture(self, parameter: int, by: ServerAssociation) -> None:
        """Method 2: a row of what the columns are now."""
        self._append(Data.structure([column.capture(by) for column in self.columns]))

    def _clock_of_columns(self) -> ClockObject | None:
        source = None if self._time_column is None else self.columns[self._time_column].source
        return source if isinstance(source, ClockObject) else None

    def _capture_at(self, moment: datetime) -> None:
        """A row of that moment, be it a little later by now. What cannot be read is null-data."""
        by = _meter_itself()
        shown = Data.octet_string(DateTime.from_datetime(moment))
        values: list[Data] = []
        for column in self.columns:
            if column.is_time and column.source is self._clock:
                values.append(shown)
                continue
            try:
                values.append(column.capture(by))
            except Exception as error:
                logger.error("%r: a column cannot be captured: %s", self, type(error).__name__)
                values.append(Data.null_data())
        self._append(Data.structure(values))

    def _wake(self) -> None:
        if self.wake is not None:
            self.wake()

    def _clear(self) -> None:
        self._rows.clear()
        self._places.clear()
        self._moments = None

    def _append(self, row: Data) -> None:
        place = len(self._rows)
        if self._sort_column is not None and self._sort_method not in _BY_CAPTURE:
            column = self.columns[self._sort_column]
            rank = _rank(self._sort_method, row[self._sort_column].value, is_time=column.is_time)
            place = bisect_right(self._places, rank)
            if place == self._rows.maxlen:
                return
            _insert(self._places, place, rank)
        if self._moments is not None and self._time_column is not None:
            _insert(self._moments, place, _captured_at(row[self._time_column]))
        _insert(self._rows, place, row)

    def _in_order(self, rows: Iterable[Data]) -> list[Data]:
        found = list(rows)
        if self._sort_method is SortMethod.LIFO:
            found.reverse()
        return found

    def _by_range(self, wanted: classes.ProfileGeneric.RangeDescriptor) -> Data:
        index = self._index(wanted.restricting_object)
        rows = self._in_order(self._between(index, wanted.from_value, wanted.to_value))
        if not wanted.selected_values:
            return Data.array(rows)
        if len(wanted.selected_values) > len(self.columns):
            raise DataAccessError(DataAccessResult.TYPE_UNMATCHED)  # a short request would make an answer without end
        indices = [self._index(definition) for definition in wanted.selected_values]
        return Data.array([Data.structure([row[place] for place in indices]) for row in rows])

    def _between(self, index: int, low: Any, high: Any) -> list[Data]:
        if index == self._time_column:
            if self._moments is None:
                self._moments = deque((_captured_at(row[index]) for row in self._rows), self._rows.maxlen)
            within = _between_times(low, high)
            return [row for row, moment in zip(self._rows, self._moments, strict=True) if within(moment)]
        between = _between(low, high)
        return [row for row in self._rows if between(row[index].value)]

    def _by_entry(self, wanted: classes.ProfileGeneric.EntryDescriptor) -> Data:
        """Entries and values from 1, both ends included; 0 as the end is the last there is."""
        rows = self._in_order(self._rows)[wanted.from_entry - 1 : wanted.to_entry or None]
        first, last = wanted.from_selected_value - 1, wanted.to_selected_value or len(self.columns)
        if first == 0 and last >= len(self.columns):
            return Data.array(rows)
        return Data.array([Data.structure(list(islice(row, first, last))) for row in rows])

    def _index(self, definition: types.CaptureObjectDefinition) -> int:
        for index, column in enumerate(self.columns):
            if column.definition == definition:
                return index
        raise DataAccessError(DataAccessResult.OBJECT_UNDEFINED)


def _insert(part: deque[T], place: int, value: T) -> None:
    """At a place; where all are taken, at the end the first goes, and else the last."""
    if place == len(part):
        part.append(value)
        return
    if len(part) == part.maxlen:
        part.pop()
    part.insert(place, value)


def _sort_method(value: int) -> SortMethod:
    try:
        return SortMethod(value)
    except ValueError:
        raise DataAccessError(DataAccessResult.TYPE_UNMATCHED) from None


def _rank(method: SortMethod, value: Any, *, is_time: bool) -> float:
    """What rows are sorted by, the least first."""
    number = _moment(value).local if is_time else value
    if not isinstance(number, int | float) or math.isnan(number):
        return math.inf
    if method in (SortMethod.NEAREST_TO_ZERO, SortMethod.FAREST_FROM_ZERO):
        number = abs(number)
    return -number if method in (SortMethod.LARGEST, SortMethod.FAREST_FROM_ZERO) else number


def _multiple(moment: datetime, period: int) -> datetime:
    """The last time when so many seconds had passed since midnight, or since some midnight where a day has not room.

    Passed on the clock that the meter shows: a day that is an hour longer ends at midnight all the same.
    """
    shown = moment.replace(tzinfo=None)
    last = shown - (shown - _A_MIDNIGHT) % timedelta(seconds=period)
    return last.replace(tzinfo=moment.tzinfo, fold=moment.fold).astimezone(UTC)


class _Nothing:
    """A device without objects."""

    def find(self, logical_name: bytes) -> Served | None:
        return None

    def objects(self) -> Iterable[Served]:
        return ()

    def base_name(self, served: Served) -> int | None:
        return None


@cache
def _meter_itself() -> ServerAssociation:
    """Who reads what is captured while no client asks: nobody who has a name, keys or rights of its own."""
    settings = AssociationSettings(client=None, rights=AccessRights(), pre_established=True)
    return ServerAssociation(View(_Nothing(), settings), {}, name="the meter itself")


def _between(low: Any, high: Any) -> Callable[[Any], bool]:
    def holds(value: Any) -> bool:
        if value is None:  # null-data is in no range, and no reason not to give the others
            return False
        try:
            return bool(low <= value <= high)
        except TypeError:
            raise DataAccessError(DataAccessResult.TYPE_UNMATCHED) from None

    return holds


class _Moment(NamedTuple):
    """When something was, in seconds: as the clock showed it, and in universal time where that is known."""

    local: float
    universal: float | None


def _moment(value: Any) -> _Moment:
    """The earliest moment that a captured time can be; none of a calendar is before all others."""
    try:
        return _earliest(_date_time(value))
    except DataAccessError:
        return _Moment(-math.inf, None)


@lru_cache(1 << 14)  # many meters capture at the same moments
def _captured_at(time: Data) -> _Moment:
    return _moment(time.value)


def _between_times(low: Any, high: Any) -> Callable[[_Moment], bool]:
    """Times are compared as moments where both say their deviation, else as what clocks show."""
    first, last = _earliest(_date_time(low)), _latest(_date_time(high))
    return lambda moment: _is_sorted(first, moment) and _is_sorted(moment, last)


def _is_sorted(first: _Moment, second: _Moment) -> bool:
    if first.universal is None or second.universal is None:
        return first.local <= second.local
    return first.universal <= second.universal


def _date_time(value: Any) -> DateTime:
    if isinstance(value, bytes) and len(value) == 12:
        return DateTime.from_octets(value)
    if isinstance(value, DateTime):
        return value
    raise DataAccessError(DataAccessResult.TYPE_UNMATCHED)


def _earliest(time: DateTime) -> _Moment:
    return _as_moment(time, -math.inf, (time.month or 1, time.day or 1), 0)


def _latest(time: DateTime) -> _Moment:
    return _as_moment(time, math.inf, (time.month or 12, time.day or 31), 1)


def _as_moment(time: DateTime, unlimited: float, month_and_day: tuple[int, int], end: int) -> _Moment:
    """With `end` 1 what is open is as late as it can be, with 0 as early; without a year there is no limit."""
    if time.year is None:
        return _Moment(unlimited, None)
    hour, minute, second, hundredths = (
        end * most if value is None else value
        for value, most in ((time.hour, 23), (time.minute, 59), (time.second, 59), (time.hundredths, 99))
    )
    month, day = month_and_day
    try:
        if day > 31:
            raise ValueError("a day that depends on the month")
        # A 31st that a month does not have is the day after its last, which does for the end of a range.
        days = date(time.year, month, 1).toordinal() + day - 1
    except ValueError:
        raise DataAccessError(DataAccessResult.TYPE_UNMATCHED) from None
    local = ((days * 24 + hour) * 60 + minute) * 60 + second + hundredths / 100
    return _Moment(local, None if time.deviation is None else local + 60 * time.deviation)
