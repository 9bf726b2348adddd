# Made from codegen/cosemc/support/classes/_types.py by cosemc. DO NOT EDIT.
# Change it there, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""What attributes are made of: nodes that turn Data into typed Python values and back.

A node knows one type of the class tables. `decode` gives a value of the Python type that the node is annotated with,
or raises ShapeError where the Data has another shape; `encode` is its inverse. Where several Data types give the same
Python type (a CHOICE of integers), `encode` takes the first that holds the value: give a `Data` to say which.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum, IntFlag
from ipaddress import IPv4Address, IPv6Address
from typing import Any, Generic, TypeVar, cast

from ..bit_string import BitString
from ..data import Data
from ..date_time import Date, DateTime, Time
from ..errors import CosemError, EncodeError
from ..obis import Obis
from ..units import Unit

T = TypeVar("T")
E = TypeVar("E", bound=IntEnum)
F = TypeVar("F", bound=IntFlag)

Range = tuple[int, "int | None"]
"""Inclusive ends; None is open."""


class ShapeError(CosemError, ValueError):
    """Data of another shape than its type; `path` is the dotted place in the value, `reason` what is wrong there."""

    def __init__(self, reason: str, path: str = "") -> None:
        super().__init__(reason, path)
        self.reason = reason
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" if self.path else self.reason


class Type(Generic[T]):
    """A type of the class tables; `base_type` is its outer COSEM type (a Data type, or `CHOICE`)."""

    __slots__ = ("base_type",)

    def __init__(self, base_type: str) -> None:
        self.base_type = base_type

    def decode(self, data: Data, *, strict: bool = False) -> T:
        """The typed value; raises ShapeError. With `strict`, value ranges and lengths must be kept as well."""
        raise NotImplementedError

    def encode(self, value: T) -> Data:
        """The Data of a value; raises EncodeError."""
        raise NotImplementedError

    def _expect(self, data: Data) -> None:
        if data.type != self.base_type:
            raise ShapeError(f"{self.base_type} expected, {data.type} found")


class Primitive(Type[T]):
    """A simple Data type whose Python value is that of `Data.value`."""

    __slots__ = ("_python", "ranges")

    def __init__(self, base_type: str, python: type[T] | tuple[type, ...], *ranges: Range) -> None:
        super().__init__(base_type)
        self._python = python
        self.ranges = ranges

    def within(self, *ranges: Range) -> Primitive[T]:
        """The same type, limited: values of integers, lengths of strings."""
        return Primitive(self.base_type, self._python, *ranges)

    def decode(self, data: Data, *, strict: bool = False) -> T:
        self._expect(data)
        value = cast(T, data.value)
        if strict and not self._permits(value):
            raise ShapeError(self._outside(value))
        return value

    def encode(self, value: T) -> Data:
        if not isinstance(value, self._python) or (isinstance(value, bool) and self.base_type != "boolean"):
            raise EncodeError(f"{type(value).__name__} is no value of {self.base_type}")
        if not self._permits(value):
            raise EncodeError(self._outside(value))
        return Data.of(self.base_type, value)

    def _permits(self, value: T) -> bool:
        if not self.ranges:
            return True
        measure: int = value if isinstance(value, int) else len(value)  # type: ignore[arg-type]
        return any(low <= measure and (high is None or measure <= high) for low, high in self.ranges)

    def _outside(self, value: T) -> str:
        ends = ((low, "" if high is None else high) for low, high in self.ranges)
        permitted = ", ".join(f"{low}" if low == high else f"{low}..{high}" for low, high in ends)
        if isinstance(value, int):
            return f"{value} is outside {permitted}"
        return f"a length of {len(value)} is outside {permitted}"  # type: ignore[arg-type]


class Null(Type[None]):
    """null-data, and dont-care."""

    __slots__ = ()

    def decode(self, data: Data, *, strict: bool = False) -> None:
        self._expect(data)

    def encode(self, value: None) -> Data:
        if value is not None:
            raise EncodeError(f"{type(value).__name__} is no value of {self.base_type}")
        return Data.of(self.base_type, None)


class AnyData(Type[Data]):
    """Data as it is: any at all, or of one type that is kept whole (compact-array, a structure of unknown fields)."""

    __slots__ = ()

    def decode(self, data: Data, *, strict: bool = False) -> Data:
        if self.base_type != "CHOICE":
            self._expect(data)
        return data

    def encode(self, value: Data) -> Data:
        if not isinstance(value, Data) or self.base_type not in {"CHOICE", value.type}:
            raise EncodeError(f"a Data is needed, not {type(value).__name__}")
        return value


class Named(Type["E | int"], Generic[E]):
    """An enum, or an integer with named values; a number without a name stays an int."""

    __slots__ = ("_members", "_number", "python")

    def __init__(self, base_type: str, python: type[E], *ranges: Range) -> None:
        super().__init__(base_type)
        self.python = python
        self._members = {int(member): member for member in python}
        self._number = Primitive(base_type, int, *ranges)

    def decode(self, data: Data, *, strict: bool = False) -> E | int:
        number = self._number.decode(data, strict=strict)
        return self._members.get(number, number)

    def encode(self, value: E | int) -> Data:
        return self._number.encode(value)


class Flags(Type[F]):
    """A bit-string of a fixed length with named bits; the number is that of the bits on the wire."""

    __slots__ = ("length", "python")

    def __init__(self, python: type[F], length: int) -> None:
        super().__init__("bit-string")
        self.python = python
        self.length = length

    def decode(self, data: Data, *, strict: bool = False) -> F:
        self._expect(data)
        bits: BitString = data.value
        if len(bits) != self.length:
            raise ShapeError(f"{self.length} bits expected, {len(bits)} found")
        return self.python(bits.value)

    def encode(self, value: F) -> Data:
        if not isinstance(value, int) or not 0 <= value < 1 << self.length:
            raise EncodeError(f"{type(value).__name__} is no value of {self.length} bits")
        return Data.of("bit-string", BitString(int(value), self.length))


class OpenFlags(Type["F | BitString"], Generic[F]):
    """A bit-string with named bits whose length is not fixed; another length than the names need is a BitString."""

    __slots__ = ("_flags",)

    def __init__(self, python: type[F], length: int) -> None:
        super().__init__("bit-string")
        self._flags = Flags(python, length)

    def decode(self, data: Data, *, strict: bool = False) -> F | BitString:
        self._expect(data)
        bits: BitString = data.value
        return self._flags.decode(data) if len(bits) == self._flags.length else bits

    def encode(self, value: F | BitString) -> Data:
        return Data.of("bit-string", value) if isinstance(value, BitString) else self._flags.encode(value)


class Converted(Type[T]):
    """A simple Data type that stands for something else: octets that are a date-time, a logical name, an address."""

    __slots__ = ("_from_data", "_inner", "_python", "_to_data")

    def __init__(
        self, inner: Primitive[Any], python: type[T], from_data: Callable[[Any], T], to_data: Callable[[T], Any]
    ) -> None:
        super().__init__(inner.base_type)
        self._inner = inner
        self._python = python
        self._from_data = from_data
        self._to_data = to_data

    def decode(self, data: Data, *, strict: bool = False) -> T:
        value = self._inner.decode(data, strict=True)  # a wrong length stands for nothing
        try:
            return self._from_data(value)
        except ValueError:
            raise ShapeError(f"no {self._python.__name__} in the {self.base_type}") from None

    def encode(self, value: T) -> Data:
        if not isinstance(value, self._python):
            raise EncodeError(f"{self._python.__name__} needed, not {type(value).__name__}")
        return self._inner.encode(self._to_data(value))


class Array(Type[list[T]]):
    """array of one type; `counts` are the permitted numbers of elements."""

    __slots__ = ("counts", "element")

    def __init__(self, element: Type[T], *counts: Range) -> None:
        super().__init__("array")
        self.element = element
        self.counts = counts

    def decode(self, data: Data, *, strict: bool = False) -> list[T]:
        self._expect(data)
        if strict and not self._permits(len(data)):
            raise ShapeError(f"{len(data)} elements are not permitted")
        decode = self.element.decode
        values: list[T] = []
        try:
            for item in data:
                values.append(decode(item, strict=strict))
        except ShapeError as error:
            raise _inside(error, str(len(values))) from None
        return values

    def encode(self, value: list[T]) -> Data:
        if not isinstance(value, (list, tuple)):
            raise EncodeError(f"{type(value).__name__} is no array")
        if not self._permits(len(value)):
            raise EncodeError(f"{len(value)} elements are not permitted")
        items: list[Data] = []
        try:
            for item in value:
                items.append(self.element.encode(item))
        except EncodeError as error:
            raise _inside(error, str(len(items))) from None
        return Data.array(items)

    def _permits(self, count: int) -> bool:
        return not self.counts or any(low <= count and (high is None or count <= high) for low, high in self.counts)


class Structure(Type[T]):
    """structure of named fields; its value is a dataclass with the fields in the same order."""

    __slots__ = ("fields", "python")

    def __init__(self, python: type[T], /, **fields: Type[Any]) -> None:
        super().__init__("structure")
        self.python = python
        self.fields = fields

    def decode(self, data: Data, *, strict: bool = False) -> T:
        self._expect(data)
        if len(data) != len(self.fields):
            raise ShapeError(f"structure of {len(self.fields)} expected, of {len(data)} found")
        values: list[Any] = []
        for (name, field), item in zip(self.fields.items(), data, strict=True):
            try:
                values.append(field.decode(item, strict=strict))
            except ShapeError as error:
                raise _inside(error, name.rstrip("_")) from None
        return self.python(*values)

    def encode(self, value: T) -> Data:
        if not isinstance(value, self.python):
            raise EncodeError(f"{self.python.__name__} needed, not {type(value).__name__}")
        items: list[Data] = []
        for name, field in self.fields.items():
            try:
                items.append(field.encode(getattr(value, name)))
            except EncodeError as error:
                raise _inside(error, name.rstrip("_")) from None
        return Data.structure(items)


class Choice(Type[T]):
    """CHOICE of types, told apart by the type of the Data."""

    __slots__ = ("alternatives",)

    def __init__(self, *alternatives: Type[Any]) -> None:
        super().__init__("CHOICE")
        self.alternatives = alternatives

    def decode(self, data: Data, *, strict: bool = False) -> T:
        last: ShapeError | None = None
        for alternative in self.alternatives:
            if alternative.base_type in {data.type, "CHOICE"}:
                try:
                    return cast(T, alternative.decode(data, strict=strict))
                except ShapeError as error:
                    last = error
        raise last or ShapeError(f"{data.type} is none of the types of the CHOICE")

    def encode(self, value: T) -> Data:
        """The Data of the first alternative that holds the value exactly, else of the first that holds it at all."""
        first: Data | None = None
        inside: EncodeError | None = None
        for alternative in self.alternatives:
            try:
                data = alternative.encode(value)
            except EncodeError as error:
                inside = error if error.path else inside
                continue
            if alternative.decode(data) == value:
                return data
            first = first or data
        if first is not None:
            return first
        raise inside or EncodeError(f"{type(value).__name__} is none of the types of the CHOICE")


X = TypeVar("X", ShapeError, EncodeError)


def _inside(error: X, name: str) -> X:
    """The error with the place one level further out."""
    error.path = f"{name}.{error.path}" if error.path else name
    return error


NULL_DATA = Null("null-data")
DONT_CARE = Null("dont-care")
BOOLEAN = Primitive("boolean", bool)
BIT_STRING = Primitive("bit-string", BitString)
INTEGER = Primitive("integer", int)
LONG = Primitive("long", int)
DOUBLE_LONG = Primitive("double-long", int)
LONG64 = Primitive("long64", int)
UNSIGNED = Primitive("unsigned", int)
LONG_UNSIGNED = Primitive("long-unsigned", int)
DOUBLE_LONG_UNSIGNED = Primitive("double-long-unsigned", int)
LONG64_UNSIGNED = Primitive("long64-unsigned", int)
ENUM = Primitive("enum", int)
BCD = Primitive("bcd", int)
OCTET_STRING = Primitive("octet-string", bytes)
VISIBLE_STRING = Primitive("visible-string", str)
UTF8_STRING = Primitive("utf8-string", str)
FLOAT32: Primitive[float] = Primitive("float32", (float, int))
FLOAT64: Primitive[float] = Primitive("float64", (float, int))
DATE_TIME = Primitive("date-time", DateTime)
DATE = Primitive("date", Date)
TIME = Primitive("time", Time)
COMPACT_ARRAY = AnyData("compact-array")
STRUCTURE = AnyData("structure")
ANY = AnyData("CHOICE")
UNKNOWN = AnyData("CHOICE")
UNIT: Type[Unit | int] = Named("enum", Unit)
DATE_TIME_OCTETS = Converted(OCTET_STRING.within((12, 12)), DateTime, DateTime.from_octets, lambda value: value.octets)
DATE_OCTETS = Converted(OCTET_STRING.within((5, 5)), Date, Date.from_octets, lambda value: value.octets)
TIME_OCTETS = Converted(OCTET_STRING.within((4, 4)), Time, Time.from_octets, lambda value: value.octets)
OBIS_OCTETS = Converted(OCTET_STRING.within((6, 6)), Obis, Obis, bytes)
TEXT_OCTETS = Converted(OCTET_STRING, str, bytes.decode, str.encode)
IPV4_OCTETS = Converted(OCTET_STRING.within((4, 4)), IPv4Address, IPv4Address, lambda address: address.packed)
IPV6_OCTETS = Converted(OCTET_STRING.within((16, 16)), IPv6Address, IPv6Address, lambda address: address.packed)
IPV4_NUMBER = Converted(DOUBLE_LONG_UNSIGNED, IPv4Address, IPv4Address, int)
