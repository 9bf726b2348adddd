# Made from codegen/cosemc/support/data.pyi.j2 by cosemc. DO NOT EDIT.
# Change it there, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""`Data`: a value that says its own type, kept as the octets it came in."""

from collections.abc import Iterator, Sequence
from typing import Any, final, overload

from .bit_string import BitString
from .date_time import Date, DateTime, Time

@final
class Data:
    """One value of any of the types that attributes and parameters have; immutable.

    Decoding keeps the octets; `value`, `elements` and `columns` are built when they are asked for.
    """

    @property
    def tag(self) -> int:
        """The tag, e.g. 6."""

    @property
    def type(self) -> str:
        """The name of the type, e.g. "double-long-unsigned"."""

    @property
    def value(self) -> Any:
        """The plain Python value.

        int, bool, float, str, bytes (octet-string), None (null-data, dont-care), `BitString`, `DateTime`, `Date`,
        `Time`; a list for an array, structure or compact-array.
        """

    @property
    def elements(self) -> list[Data]:
        """The elements of an array, structure or compact-array; TypeError for other types."""

    def columns(self, clock: int | None = 0, capture_period: int | None = None) -> list[Column | list[Any]]:
        """The columns of an array of structures, or of a compact-array; TypeError for other Data.

        A column whose cells are numbers or octets of one length is a `Column`; any other is a list of values. An array
        of plain values is one column. A null in the column `clock` (a date-time, or seconds of a UNIX clock) means one
        `capture_period` (seconds, negative where the newest row is the first) after the cell above, a null elsewhere
        the same as above. A difference (the delta types: Blue Book 14, 4.1.5) is added to the number above it, of
        whatever size, and gives one of that type; that nothing wraps around is the cautious reading. What cannot be
        told so, and dont-care, is null. A column of nothing but differences stays one: its `type` says so. ValueError
        where rows differ in their number of cells.
        """

    def encode(self) -> bytes:
        """The octets, exactly as they were decoded."""

    @classmethod
    def decode(cls, octets: bytes | bytearray | memoryview, /) -> Data:
        """The Data that the octets are; DecodeError, also for octets after its end."""

    @staticmethod
    def of(type_name: str, value: Any = None, /) -> Data:
        """Data of a type by its name; ValueError for another name, EncodeError where the value is none of the type."""

    @staticmethod
    def null_data() -> Data:
        """null-data, tag 0."""

    @staticmethod
    def array(value: Sequence[Data], /) -> Data:
        """array, tag 1."""

    @staticmethod
    def structure(value: Sequence[Data], /) -> Data:
        """structure, tag 2."""

    @staticmethod
    def boolean(value: bool, /) -> Data:
        """boolean, tag 3."""

    @staticmethod
    def bit_string(value: BitString | str, /) -> Data:
        """bit-string, tag 4."""

    @staticmethod
    def double_long(value: int, /) -> Data:
        """double-long, tag 5."""

    @staticmethod
    def double_long_unsigned(value: int, /) -> Data:
        """double-long-unsigned, tag 6."""

    @staticmethod
    def octet_string(value: bytes | DateTime | Date | Time, /) -> Data:
        """octet-string, tag 9."""

    @staticmethod
    def visible_string(value: str, /) -> Data:
        """visible-string, tag 10."""

    @staticmethod
    def utf8_string(value: str, /) -> Data:
        """utf8-string, tag 12."""

    @staticmethod
    def bcd(value: int, /) -> Data:
        """bcd, tag 13."""

    @staticmethod
    def integer(value: int, /) -> Data:
        """integer, tag 15."""

    @staticmethod
    def long(value: int, /) -> Data:
        """long, tag 16."""

    @staticmethod
    def unsigned(value: int, /) -> Data:
        """unsigned, tag 17."""

    @staticmethod
    def long_unsigned(value: int, /) -> Data:
        """long-unsigned, tag 18."""

    @staticmethod
    def compact_array(type_description: Any, rows: Sequence[Any], /) -> Data:
        """compact-array, tag 19, of plain values.

        The description is the name of a type, `{"structure": [...]}`, or
        `{"array": {"number-of-elements": n, "type-description": ...}}`.
        """

    @staticmethod
    def long64(value: int, /) -> Data:
        """long64, tag 20."""

    @staticmethod
    def long64_unsigned(value: int, /) -> Data:
        """long64-unsigned, tag 21."""

    @staticmethod
    def enum(value: int, /) -> Data:
        """enum, tag 22."""

    @staticmethod
    def float32(value: float, /) -> Data:
        """float32, tag 23."""

    @staticmethod
    def float64(value: float, /) -> Data:
        """float64, tag 24."""

    @staticmethod
    def date_time(value: DateTime | bytes, /) -> Data:
        """date-time, tag 25."""

    @staticmethod
    def date(value: Date | bytes, /) -> Data:
        """date, tag 26."""

    @staticmethod
    def time(value: Time | bytes, /) -> Data:
        """time, tag 27."""

    @staticmethod
    def delta_integer(value: int, /) -> Data:
        """delta-integer, tag 28."""

    @staticmethod
    def delta_long(value: int, /) -> Data:
        """delta-long, tag 29."""

    @staticmethod
    def delta_double_long(value: int, /) -> Data:
        """delta-double-long, tag 30."""

    @staticmethod
    def delta_unsigned(value: int, /) -> Data:
        """delta-unsigned, tag 31."""

    @staticmethod
    def delta_long_unsigned(value: int, /) -> Data:
        """delta-long-unsigned, tag 32."""

    @staticmethod
    def delta_double_long_unsigned(value: int, /) -> Data:
        """delta-double-long-unsigned, tag 33."""

    @staticmethod
    def dont_care() -> Data:
        """dont-care, tag 255."""

    def to_json(self) -> dict[str, Any]:
        """`{"type": "long-unsigned", "value": 7}`; array and structure have a list of such as value.

        `raw` are the octets where the value does not say all of them; only lengths that are longer than need be go
        unsaid.
        """

    @classmethod
    def from_json(cls, value: Any, /) -> Data:
        """The Data of such an object; EncodeError, with the path, where it is none."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Data]: ...
    @overload
    def __getitem__(self, index: int, /) -> Data: ...
    @overload
    def __getitem__(self, index: slice, /) -> list[Data]: ...
    def __bool__(self) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __copy__(self) -> Data: ...
    def __deepcopy__(self, memo: Any) -> Data: ...

@final
class Column:
    """Cells of one column, consecutive in memory, for whatever takes the buffer protocol (NumPy, Arrow, Polars).

    Numbers are one-dimensional, of the format `q` (int64), `Q` (uint64), `d` (double) or `?` (bool); octets are
    two-dimensional, rows by octets, of the format `B`.
    """

    @property
    def type(self) -> str:
        """The name of the type of the first cell, e.g. "double-long-unsigned"."""

    @property
    def format(self) -> str:
        """The format of an item, as in `struct`."""

    @property
    def null_mask(self) -> bytes | None:
        """For each row 1 where the cell is null (its item is zero) and 0 elsewhere; None where no cell is null."""

    def tolist(self) -> list[Any]:
        """The cells as int, float, bool or bytes; None for a null."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Any]: ...
    @overload
    def __getitem__(self, index: int, /) -> Any: ...
    @overload
    def __getitem__(self, index: slice, /) -> list[Any]: ...
    def __buffer__(self, flags: int, /) -> memoryview: ...

@final
class RowType:
    """The types of the cells of a row, for encoding many rows of plain values as an array of structures."""

    def __init__(self, types: Sequence[str]) -> None:
        """By the names of the types; ValueError for a name that is none, or not of a plain value."""

    @property
    def types(self) -> tuple[str, ...]:
        """The names of the types."""

    def encode(self, rows: Sequence[Sequence[Any]], /) -> Data:
        """The rows as an array of structures, None as null-data; EncodeError, with the path, for a wrong cell."""
