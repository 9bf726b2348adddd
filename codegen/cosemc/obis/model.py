"""The model of OBIS: units, tables of value groups, and the rules that compose a code's meaning from them.

A *rule* is a box of codes: for each of the value groups A to F the values it admits. Its meaning is a list of
templates whose placeholders stand for the number in a value group, or for a column of the table that the group is
bound to. Which rule speaks for a code that several admit: the one of the lowest `Kind.rank`; among those of one rank
the narrowest, because a narrower rule refines the wider one around it. `check` proves that this settles every code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

from cosemc.model import Span
from cosemc.tables.model import Source
from cosemc.tables.positioned import JsonString

GROUPS = "abcdef"
"""The value groups, in the order of the octets of a logical name."""

EVERY = (1 << 256) - 1
"""The value set that admits 0 to 255. Sets of values are integers: bit n set means that n is in it."""


class Kind(StrEnum):
    """Who gives a code its meaning."""

    STANDARD = "standard"
    MANUFACTURER = "manufacturer"
    UTILITY = "utility"
    COUNTRY = "country"
    CONSORTIUM = "consortium"
    RESERVED = "reserved"

    @property
    def rank(self) -> int:
        """Precedence, lowest first.

        Country and consortia identifiers own all of their value groups E and F, so they come before the manufacturer
        ranges; these make a whole code manufacturer-specific, whatever else it would mean.
        """
        return _RANKS[self]


_RANKS = MappingProxyType(
    {Kind.COUNTRY: 0, Kind.CONSORTIUM: 0, Kind.MANUFACTURER: 1, Kind.UTILITY: 2, Kind.STANDARD: 3, Kind.RESERVED: 4}
)


def values(mask: int) -> Iterator[int]:
    """The values in a set, ascending."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def intervals(mask: int) -> Iterator[tuple[int, int]]:
    """The values in a set as inclusive intervals, ascending."""
    first = last = -2
    for value in values(mask):
        if value != last + 1:
            if first >= 0:
                yield first, last
            first = value
        last = value
    if first >= 0:
        yield first, last


def show(mask: int) -> str:
    """A value set as it would be written in a table."""
    if mask == EVERY:
        return "*"
    return ", ".join(str(low) if low == high else f"{low}..{high}" for low, high in intervals(mask))


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{e}`, `{e+1}` (the number in value group E), `{c.unit}` (a column of the table that C is bound to)."""

    letter: str
    column: str | None = None
    offset: int | None = None
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


Part: TypeAlias = "str | Placeholder"


@dataclass(frozen=True, slots=True)
class Template:
    """A text with placeholders, and where it was written."""

    parts: tuple[Part, ...]
    origin: JsonString | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        """The template as written."""
        return self.origin.value if self.origin else "".join(part for part in self.parts if isinstance(part, str))

    @property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """Its placeholders, in order."""
        return tuple(part for part in self.parts if isinstance(part, Placeholder))


@dataclass(frozen=True, slots=True)
class Pattern:
    """The values a rule admits in one value group, and the table they are looked up in."""

    mask: int
    table: str | None = None
    span: Span | None = field(default=None, compare=False)

    @property
    def constant(self) -> int | None:
        """The one value admitted, or None where there are several or a table names them."""
        return self.mask.bit_length() - 1 if self.table is None and self.mask.bit_count() == 1 else None


@dataclass(frozen=True, slots=True)
class Row:
    """What one value, or a range of values, of a value group means."""

    mask: int
    columns: MappingProxyType[str, Template]
    span: Span = field(compare=False)

    def text(self, column: str, value: int) -> str:
        """A column for one of the row's values; empty where the row does not have it."""
        template = self.columns.get(column)
        return fill(template, {"n": value}) if template else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A named table of a value group's values; every file may refer to it."""

    name: str
    rows: tuple[Row, ...]
    source: Source
    span: Span = field(compare=False)

    @property
    def mask(self) -> int:
        """Every value that has a row."""
        result = 0
        for row in self.rows:
            result |= row.mask
        return result

    @property
    def columns(self) -> frozenset[str]:
        """Names of the columns that some row has."""
        return frozenset(column for row in self.rows for column in row.columns)

    def row(self, value: int) -> Row:
        """The row of a value; KeyError if there is none."""
        for row in self.rows:
            if row.mask >> value & 1:
                return row
        raise KeyError(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a box of codes means; `unit` gives the name of a unit, or an empty text."""

    patterns: tuple[Pattern, ...]
    kind: Kind
    meaning: tuple[Template, ...]
    unit: Template | None
    classes: tuple[int, ...]
    types: tuple[str, ...]
    source: Source = field(compare=False)
    span: Span = field(compare=False)
    class_spans: tuple[Span, ...] = field(default=(), compare=False)
    medium: str = field(default="", compare=False)

    @property
    def size(self) -> int:
        """How many codes it admits."""
        result = 1
        for pattern in self.patterns:
            result *= pattern.mask.bit_count()
        return result

    def admits(self, code: tuple[int, ...]) -> bool:
        """Whether a code (its six value groups) is in the box."""
        return all(pattern.mask >> value & 1 for pattern, value in zip(self.patterns, code, strict=True))

    @property
    def media(self) -> frozenset[str]:
        """The media that its file is about; none for what holds for all."""
        return frozenset(name.strip() for name in self.medium.split(",") if name.strip())

    @property
    def box(self) -> tuple[int, ...]:
        """The value sets of A to F."""
        return tuple(pattern.mask for pattern in self.patterns)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEntry:
    """A unit of `scal_unit_type`: value in the SI unit = value x factor + offset.

    `prefixed`: people write it with a prefix, as in kWh.
    """

    code: int
    name: str
    symbol: str
    quantity: str
    si_unit: str = ""
    si_factor: Fraction | None = None
    si_offset: Fraction = Fraction(0)
    prefixed: bool = False
    doc: str = ""
    span: Span = field(compare=False)


@dataclass(frozen=True, kw_only=True)
class ObisTables:
    """All of it: rules in the order in which they take precedence, tables by name, units by code.

    `type_sets` are the named sets of Data types that rules may refer to.
    """

    rules: tuple[Rule, ...] = ()
    tables: tuple[Table, ...] = ()
    units: tuple[UnitEntry, ...] = ()
    unit_source: Source | None = None
    type_sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def table(self) -> dict[str, Table]:
        """Tables by name."""
        return {table.name: table for table in self.tables}

    @cached_property
    def unit(self) -> dict[str, UnitEntry]:
        """Units by name."""
        return {unit.name: unit for unit in self.units}

    @cached_property
    def media(self) -> dict[int, str]:
        """Names of the media by value group A."""
        table = self.table.get("medium")
        return {value: table.row(value).text("name", value) for value in values(table.mask)} if table else {}

    def only(self, media: Collection[str]) -> ObisTables:
        """The tables of these media. Of a code of another medium they say that it was left out, and no more."""
        kept = [rule for rule in self.rules if not rule.media or rule.media & set(media)]
        left_out = sum(1 << value for value, name in self.media.items() if name not in media)
        if left_out and kept:
            last = kept[-1]  # of last resort: it would call the media reserved
            patterns = (Pattern(left_out, "medium"), *last.patterns[1:])
            meaning = (Template((Placeholder("a", "name"), ", which this library leaves out")),)
            kept.insert(-1, replace(last, patterns=patterns, meaning=meaning))
        return replace(self, rules=tuple(kept))


def fill(template: Template, numbers: dict[str, int]) -> str:
    """A template whose placeholders are all numbers, filled in."""
    return "".join(
        part if isinstance(part, str) else str(numbers[part.letter] + (part.offset or 0)) for part in template.parts
    )
