"""Load profiles and logs: the buffer of a profile generic object by time, by entries or whole, with its meaning.

Class 7 (Blue Book 17, 4.3.6). What each column is stands in `capture_objects`; scalers and units are those of the
objects captured. Meters leave out what repeats: a null in the clock's column means one capture period after the row
above, a null elsewhere the same value again. With delta value encoding a cell is the difference to the value above: the
types are those of Blue Book 14, 4.1.5 (confidence high); that differences add up down a column is what their name says
and another implementation does (confidence medium). Whether a sum may leave the type of the value above and wrap around
is open: such a cell counts as one that cannot be told.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from cosem.apdu import Conformance
from cosem.classes import Attribute, AttributeReference, ProfileGeneric, Selection, UnknownClass, types
from cosem.classes import get as class_of
from cosem.data import Column, Data
from cosem.date_time import DateTime, DeviationSign
from cosem.obis import Obis
from cosem.units import Unit, scaled
from dlms.association.exchange import Exchange
from dlms.errors import DataAccessError, ProtocolError
from dlms.operations.core import NOT_NOW, Operations

if TYPE_CHECKING:
    import numpy
    import polars
    import pyarrow

__all__ = ["Profile", "ProfileColumn", "ProfileData"]

_RANGE: Final = 1
_ENTRY: Final = 2
_CLOCK: Final = (8, 2)  # class and attribute of a time


@dataclass(frozen=True, slots=True)
class ProfileColumn:
    """What a column of a profile holds: an attribute, or with `data_index` an element of one.

    `scaler` and `unit` are those of the object; a value is its raw one times 10^scaler. `name` is for tables.
    """

    class_id: int
    logical_name: Obis
    attribute_id: int
    data_index: int = 0
    scaler: int = 0
    unit: Unit | int | None = None

    @property
    def name(self) -> str:
        """The logical name, with attribute and element where they are not the usual ones, and the unit."""
        text = str(self.logical_name)
        if self.attribute_id != 2 or self.data_index:
            text += f":{self.attribute_id}"
        if self.data_index:
            text += f"[{self.data_index}]"
        symbol = self.unit.symbol if isinstance(self.unit, Unit) else ""
        return f"{text} {symbol}".rstrip()

    @property
    def is_clock(self) -> bool:
        """Whether it is the time of the row."""
        return (self.class_id, self.attribute_id) == _CLOCK

    @property
    def definition(self) -> types.CaptureObjectDefinition:
        """As class 7 has it."""
        return types.CaptureObjectDefinition(self.class_id, self.logical_name, self.attribute_id, self.data_index)


Cells = Column | list[Any]


class ProfileData:
    """Rows of a profile: `columns` say what the cells are, `cells` are those of each column as the meter sent them.

    What rows leave out is filled in, differences are added up. A column of nothing but differences (a compact-array can
    have no other) stays one, and the `type` of its cells says so.

    `len` is the number of rows. Iterating gives rows of cells: times as `DateTime`, numbers with their scaler applied
    as `Quantity` (where the object has a unit) and otherwise as they are.
    """

    def __init__(
        self,
        columns: Sequence[ProfileColumn],
        cells: Sequence[Cells],
        deviation_sign: DeviationSign = "standard",
    ) -> None:
        self.columns = tuple(columns)
        self.cells = list(cells)
        self._deviation_sign: DeviationSign = deviation_sign

    @classmethod
    def of(
        cls,
        columns: Sequence[ProfileColumn],
        buffer: Data,
        capture_period: int = 0,
        deviation_sign: DeviationSign = "standard",
    ) -> Self:
        """From a buffer, what its rows leave out filled in. Raises `ProtocolError` for Data that has no such rows."""
        clock = next((index for index, column in enumerate(columns) if column.is_clock), None)
        try:
            cells = buffer.columns(clock, capture_period or None) if len(buffer) else []
        except (TypeError, ValueError) as error:
            raise ProtocolError(f"the buffer is not one of rows: {error}") from None
        if cells and len(cells) != len(columns):
            raise ProtocolError(f"rows have {len(cells)} cells for {len(columns)} capture objects")
        return cls(columns, cells or [[] for _ in columns], deviation_sign)

    def __len__(self) -> int:
        return len(self.cells[0]) if self.cells else 0

    def __repr__(self) -> str:
        return f"<ProfileData: {len(self)} rows of {len(self.columns)} columns>"

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows())

    def rows(self) -> list[tuple[Any, ...]]:
        """All rows; see the class."""
        return list(zip(*(self._values(index) for index in range(len(self.columns))), strict=True))

    def times(self) -> list[datetime.datetime | None]:
        """The time of each row; `None` where it cannot be told. Raises `ValueError` for a profile without clock."""
        for index, column in enumerate(self.columns):
            if column.is_clock:
                return list(self._moments(index))
        raise ValueError("the profile has no column of times")

    def moment(self, value: DateTime | object) -> datetime.datetime | None:
        """A time in a row as `datetime`; `None` where it leaves something open or is no time."""
        if not isinstance(value, DateTime):
            return None
        try:
            return value.to_datetime(self._deviation_sign)
        except ValueError:
            return None

    def column(self, index: int) -> list[Any]:
        """The cells of one column, as in rows."""
        return self._values(index)

    def select(self, rows: Sequence[int], columns: Sequence[int]) -> ProfileData:
        """Some of the rows and columns, by number from 0."""
        cells = [[self.cells[column][row] for row in rows] for column in columns]
        return ProfileData([self.columns[column] for column in columns], cells, self._deviation_sign)

    def to_numpy(self) -> dict[str, numpy.ndarray]:
        """Columns as arrays: times as datetime64 in UTC, numbers scaled as float64 (raw where the scaler is 0).

        Needs NumPy. A column of anything else is an array of objects. Times are as in `to_arrow`.
        """
        import numpy

        arrays: dict[str, numpy.ndarray] = {}
        for index, (column, name) in enumerate(zip(self.columns, self._names(), strict=True)):
            cells = self.cells[index]
            if column.is_clock:
                moments, _ = self._instants(index)
                arrays[name] = numpy.array(
                    [None if moment is None else moment.replace(tzinfo=None) for moment in moments],
                    dtype="datetime64[us]",
                )
            elif (values := _numbers(cells)) is not None:
                if column.scaler and values.dtype.kind in "iuf":
                    # Dividing by a power of ten is rounded once; multiplying by its inverse twice.
                    power = 10.0 ** abs(column.scaler)
                    values = values * power if column.scaler > 0 else values / power
                arrays[name] = values
            else:
                array = numpy.empty(len(cells), dtype=object)
                array[:] = list(cells)
                arrays[name] = array
        return arrays

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table. Needs pyarrow.

        Times are in UTC; where all are without time zone, as they are, and where only some are, those are null. Scaled
        numbers are float64, others integers. A column of values that have no type in common is one of text.
        """
        import pyarrow

        types_of = {
            "instant": pyarrow.timestamp("us", "UTC"),
            "wall": pyarrow.timestamp("us"),
            "float": pyarrow.float64(),
            "unsigned": pyarrow.uint64(),
        }
        return pyarrow.table(
            {name: pyarrow.array(values, types_of.get(kind)) for name, kind, values in self._typed_columns()}
        )

    def to_polars(self) -> polars.DataFrame:
        """A Polars data frame, its columns as in `to_arrow`. Needs polars."""
        import polars

        types_of = {
            "instant": polars.Datetime("us", "UTC"),
            "wall": polars.Datetime("us"),
            "float": polars.Float64(),
            "unsigned": polars.UInt64(),
        }
        return polars.DataFrame(
            [polars.Series(name, values, types_of.get(kind)) for name, kind, values in self._typed_columns()]
        )

    def _typed_columns(self) -> Iterator[tuple[str, str, list[Any]]]:
        """Names, kinds and cells as plain values of one type: datetime, float, int, bool, str, bytes.

        The kind says what the values themselves do not: "instant", "wall", "float", "unsigned".
        """
        for index, (column, name) in enumerate(zip(self.columns, self._names(), strict=True)):
            if column.is_clock:
                moments, zoned = self._instants(index)
                yield name, "instant" if zoned else "wall", moments
                continue
            kind, cells = ("float", self._values(index)) if column.scaler else ("", self.cells[index])
            yield name, *_of_one_type([_plain(_as_float(cell)) for cell in cells], kind)

    def _instants(self, index: int) -> tuple[list[datetime.datetime | None], bool]:
        """The times of a column in UTC, and True; or without time zone, and False."""
        moments = list(self._moments(index))
        known = [moment for moment in moments if moment is not None]
        if known and all(moment.tzinfo is None for moment in known):
            return moments, False
        return [
            None if moment is None or moment.tzinfo is None else moment.astimezone(datetime.UTC) for moment in moments
        ], True

    def _names(self) -> list[str]:
        """Names of the columns, each once."""
        names: list[str] = []
        for column in self.columns:
            name, number = column.name, 2
            while name in names:
                name, number = f"{column.name} ({number})", number + 1
            names.append(name)
        return names

    def _values(self, index: int) -> list[Any]:
        column, cells = self.columns[index], self.cells[index]
        if column.is_clock:
            return self._date_times(index)
        if column.unit is None:
            return list(cells)
        return [
            scaled(cell, column.scaler, column.unit)
            if isinstance(cell, int | float) and not isinstance(cell, bool)
            else cell
            for cell in cells
        ]

    def _date_times(self, index: int) -> list[Any]:
        return [
            DateTime.from_octets(cell) if isinstance(cell, bytes) and len(cell) == 12 else cell
            for cell in self.cells[index]
        ]

    def _moments(self, index: int) -> Iterator[datetime.datetime | None]:
        return (self.moment(value) for value in self._date_times(index))


class Profile:
    """The exchanges that read one profile generic object; `version` is that of its class."""

    def __init__(
        self,
        operations: Operations,
        logical_name: str | bytes,
        *,
        clock: str | bytes = "0.0.1.0.0.255",
        deviation_sign: DeviationSign = "standard",
    ) -> None:
        self._operations = operations
        self._object = ProfileGeneric(logical_name)
        self._clock = Obis(clock)
        self._deviation_sign: DeviationSign = deviation_sign
        self._columns: tuple[ProfileColumn, ...] | None = None
        self._capture_period = 0

    @property
    def logical_name(self) -> Obis:
        """Of the profile."""
        return self._object.instance_id

    def columns(self) -> Exchange[tuple[ProfileColumn, ...]]:
        """What is captured, with scalers and units; read once and kept."""
        if self._columns is None:
            captured, period = yield from self._operations.get_many(
                [self._object.capture_objects, self._object.capture_period]
            )
            if isinstance(captured, DataAccessError):
                raise captured
            if isinstance(captured, Data):
                raise ProtocolError(f"capture_objects of {self.logical_name} are not as class 7 has them")
            self._capture_period = period if isinstance(period, int) else 0
            self._columns = yield from self._with_units(captured)
        return self._columns

    def all(self) -> Exchange[ProfileData]:
        """The whole buffer."""
        return (yield from self._read(None))

    def between(
        self,
        start: datetime.datetime | DateTime,
        end: datetime.datetime | DateTime,
        columns: Sequence[ProfileColumn] = (),
    ) -> Exchange[ProfileData]:
        """The rows from `start` to `end`, both included, of all columns or of those given.

        The meter compares; where selective access is not granted, all is read and compared here.
        """
        captured = yield from self.columns()
        if missing := [column.name for column in columns if column not in captured]:
            raise ValueError(f"{self.logical_name} does not capture {', '.join(missing)}")
        chosen = [captured.index(column) for column in columns] or list(range(len(captured)))
        ends = [self._date_time(moment) for moment in (start, end)]
        if not self._may_select():
            return _within((yield from self.all()), ends, chosen)
        clock = next((column for column in captured if column.is_clock), ProfileColumn(8, self._clock, 2))
        parameter = Data.structure(
            [
                types.CAPTURE_OBJECT_DEFINITION.encode(clock.definition),
                *(Data.octet_string(value.octets) for value in ends),
                Data.array([types.CAPTURE_OBJECT_DEFINITION.encode(column.definition) for column in columns]),
            ]
        )
        return (yield from self._read(Selection(_RANGE, parameter), [captured[index] for index in chosen]))

    def entries(self, first: int, last: int = 0, columns: tuple[int, int] = (1, 0)) -> Exchange[ProfileData]:
        """Entries by number from 1, and columns by number from 1; a last one of 0 is the highest there is."""
        if first < 1 or (last and last < first) or columns[0] < 1:
            raise ValueError("entries and columns are counted from 1, the last not before the first")
        captured = yield from self.columns()
        chosen = range(len(captured))[columns[0] - 1 : columns[1] or None]
        if not self._may_select():
            everything = yield from self.all()
            return everything.select(range(len(everything))[first - 1 : last or None], chosen)
        parameter = Data.structure(
            [
                Data.double_long_unsigned(first),
                Data.double_long_unsigned(last),
                Data.long_unsigned(columns[0]),
                Data.long_unsigned(columns[1]),
            ]
        )
        return (yield from self._read(Selection(_ENTRY, parameter), [captured[index] for index in chosen]))

    def last(self, count: int) -> Exchange[ProfileData]:
        """The newest `count` rows, in the order of the buffer."""
        if count < 1:
            raise ValueError(f"{count} rows cannot be read")
        in_use, method = yield from self._operations.get_many([self._object.entries_in_use, self._object.sort_method])
        if isinstance(in_use, DataAccessError):
            raise in_use
        if not isinstance(in_use, int):
            raise ProtocolError(f"entries_in_use of {self.logical_name} is no number")
        if in_use == 0:
            return ProfileData.of((yield from self.columns()), Data.array([]), 0, self._deviation_sign)
        if method == ProfileGeneric.SortMethod.LIFO:
            return (yield from self.entries(1, min(count, in_use)))
        return (yield from self.entries(max(in_use - count, 0) + 1, in_use))

    def _read(self, selection: Selection | None, columns: Sequence[ProfileColumn] = ()) -> Exchange[ProfileData]:
        captured = yield from self.columns()
        reference = self._object.buffer
        buffer = yield from self._operations.get_raw(
            reference.class_id, reference.instance_id, reference.attribute_id, selection
        )
        return ProfileData.of(columns or captured, buffer, self._capture_period, self._deviation_sign)

    def _may_select(self) -> bool:
        association = self._operations.association
        service = Conformance.PARAMETERIZED_ACCESS if association.short_names else Conformance.SELECTIVE_ACCESS
        return association.negotiated.grants(service)

    def _with_units(self, captured: Sequence[types.CaptureObjectDefinition]) -> Exchange[tuple[ProfileColumn, ...]]:
        references: dict[tuple[int, Obis], AttributeReference[Any]] = {}
        for item in captured:
            attribute = _scaler_beside(item)
            if attribute is not None:
                references[item.class_id, item.logical_name] = AttributeReference(attribute, item.logical_name)
        answers = yield from self._operations.get_many(references.values())
        for answer in answers:
            if isinstance(answer, DataAccessError) and answer.result in NOT_NOW:
                raise answer
        found = {
            key: answer
            for key, answer in zip(references, answers, strict=True)
            if isinstance(answer, types.ScalUnitType)
        }
        columns = []
        for item in captured:
            unit = found.get((item.class_id, item.logical_name))
            columns.append(
                ProfileColumn(
                    item.class_id,
                    item.logical_name,
                    item.attribute_index,
                    item.data_index,
                    0 if unit is None else unit.scaler,
                    None if unit is None else unit.unit,
                )
            )
        return tuple(columns)

    def _date_time(self, moment: datetime.datetime | DateTime) -> DateTime:
        return moment if isinstance(moment, DateTime) else DateTime.from_datetime(moment, self._deviation_sign)


def _within(data: ProfileData, ends: Sequence[DateTime], columns: Sequence[int]) -> ProfileData:
    """The rows whose times are between the ends; where one has no time zone, as clocks on the wall."""
    start, end = (data.moment(value) for value in ends)
    if start is None or end is None:
        raise ValueError("a time between which rows are to be has something open")

    def is_within(moment: datetime.datetime | None) -> bool:
        if moment is None:
            return False
        if None in (moment.tzinfo, start.tzinfo, end.tzinfo):
            return start.replace(tzinfo=None) <= moment.replace(tzinfo=None) <= end.replace(tzinfo=None)
        return start <= moment <= end

    return data.select([row for row, moment in enumerate(data.times()) if is_within(moment)], columns)


def _scaler_beside(item: types.CaptureObjectDefinition) -> Attribute[Any] | None:
    """The attribute that has the unit of a captured one, `None` where it has none."""
    try:
        owner = class_of(item.class_id)
    except UnknownClass:
        return None
    attribute = owner.ATTRIBUTES.get(item.attribute_index)
    if attribute is None or attribute.type is not types.REGISTER_VALUE:
        return None
    return getattr(owner, "scaler_unit", None)


def _numbers(cells: Cells) -> numpy.ndarray | None:
    """Cells as an array of numbers, nulls as NaN; `None` where they are none."""
    import numpy

    if isinstance(cells, Column):
        if cells.format == "B":
            return None
        values = numpy.asarray(cells)
        if cells.null_mask is not None:
            values = values.astype("float64")
            values[numpy.frombuffer(cells.null_mask, dtype="bool")] = numpy.nan
        return values
    known = [cell for cell in cells if cell is not None]
    if not known or not all(isinstance(cell, int | float) for cell in known):
        return None
    return numpy.array([numpy.nan if cell is None else cell for cell in cells])


_INT64, _UINT64 = range(-(1 << 63), 1 << 63), range(1 << 64)


def _of_one_type(values: list[Any], kind: str) -> tuple[str, list[Any]]:
    """Plain values and of what kind they are, as text where they have no type in common."""
    known = [value for value in values if value is not None]
    found = {type(value) for value in known}
    if found == {int} and not kind:
        if all(value in _INT64 for value in known):
            return "", values
        if all(value in _UINT64 for value in known):
            return "unsigned", values
    elif found <= {int, float}:
        return "float" if float in found else kind, values
    elif len(found) == 1 and not kind:
        return "", values
    return "", [None if value is None else value.hex() if isinstance(value, bytes) else str(value) for value in values]


def _as_float(value: Any) -> Any:
    return value.to_float() if hasattr(value, "to_float") else value


def _plain(cell: Any) -> Any:
    return cell if cell is None or isinstance(cell, int | float | str | bytes) else str(cell)
