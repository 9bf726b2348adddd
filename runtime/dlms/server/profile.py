"""Profiles: rows captured from other objects, read whole, by range or by entry (class 7, Blue Book 17, 4.3.6)."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from cosem import classes
from cosem.apdu import DataAccessResult, SelectiveAccessDescriptor
from cosem.classes import types
from cosem.data import Data
from cosem.date_time import DateTime
from cosem.obis import Obis
from dlms.errors import DataAccessError
from dlms.server.objects import CosemObject

if TYPE_CHECKING:
    from dlms.association.server import ServerAssociation

__all__ = ["Column", "ProfileObject"]

_BUFFER = 2
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
    """A profile of `columns` with room for so many `entries`; when it is full, the oldest goes.

    `rows` are what it has from the beginning, oldest first, each with a value (typed or `Data`) a column. With
    `newest_first` the buffer is read that way (sort method lifo, else fifo). Raises `EncodeError` for a wrong value.
    """

    def __init__(
        self,
        logical_name: str | bytes,
        columns: Sequence[Column],
        *,
        entries: int,
        capture_period: int = 0,
        rows: Iterable[Sequence[Any]] = (),
        newest_first: bool = False,
    ) -> None:
        self.columns = tuple(columns)
        self._rows: deque[Data] = deque(maxlen=entries)
        # When each row was captured: read by time much more often than written.
        self._time_column = next((index for index, column in enumerate(self.columns) if column.is_time), None)
        self._moments: deque[_Moment] = deque(maxlen=entries)
        self._newest_first = newest_first
        method = classes.ProfileGeneric.SortMethod
        super().__init__(
            classes.ProfileGeneric(Obis(logical_name)),
            capture_period=capture_period,
            sort_method=method.LIFO if newest_first else method.FIFO,
            sort_object=_NOTHING,
            profile_entries=entries,
        )
        for row in rows:
            self.append(row)

    def __len__(self) -> int:
        return len(self._rows)

    def append(self, values: Sequence[Any]) -> None:
        """One more row. Raises `ValueError` where it has not a value for each column."""
        self._append([column.encode(value) for column, value in zip(self.columns, values, strict=True)])

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

    def get_entries_in_use(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> int:
        """Attribute 7."""
        return len(self._rows)

    def do_reset(self, parameter: int, by: ServerAssociation) -> None:
        """Method 1: no rows any more."""
        self._rows.clear()
        self._moments.clear()

    def do_capture(self, parameter: int, by: ServerAssociation) -> None:
        """Method 2: a row of what the columns are now."""
        self._append([column.capture(by) for column in self.columns])

    def _append(self, values: list[Data]) -> None:
        if self._time_column is not None:
            self._moments.append(_moment(values[self._time_column].value))
        self._rows.append(Data.structure(values))

    def _in_order(self, rows: Iterable[Data]) -> list[Data]:
        found = list(rows)
        if self._newest_first:
            found.reverse()
        return found

    def _by_range(self, wanted: classes.ProfileGeneric.RangeDescriptor) -> Data:
        index = self._index(wanted.restricting_object)
        rows = self._in_order(self._between(index, wanted.from_value, wanted.to_value))
        if not wanted.selected_values:
            return Data.array(rows)
        indices = [self._index(definition) for definition in wanted.selected_values]
        return Data.array([Data.structure([row[place] for place in indices]) for row in rows])

    def _between(self, index: int, low: Any, high: Any) -> list[Data]:
        if index == self._time_column:
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


def _between(low: Any, high: Any) -> Callable[[Any], bool]:
    def holds(value: Any) -> bool:
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
