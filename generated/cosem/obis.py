# Made from codegen/cosemc/support/obis/obis.py by cosemc. DO NOT EDIT.
# Change it there, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""OBIS codes (IEC 62056-6-1): reading and writing them, what they mean, and which there are.

>>> describe("1-0:1.8.0*255").meaning
'active energy import (QI+QIV), sum of phases, time integral 1, total'
>>> [str(found.code) for found in find("1-0:1-2.8.0")]
['1-0:1.8.0*255', '1-0:2.8.0*255']

The tables are loaded when the first code is described.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeAlias

from .errors import CosemError
from .units import Unit

_GROUPS = "ABCDEF"
_EVERY = (1 << 256) - 1
_NUMBER = r"([0-9]{1,3})"
_NOTATIONS = tuple(
    re.compile(notation)
    for notation in (
        rf"{_NUMBER}-{_NUMBER}:{_NUMBER}\.{_NUMBER}\.{_NUMBER}(?:[*.&]{_NUMBER})?",  # 1-0:1.8.0*255 and 1-0:1.8.0
        r"\.".join([_NUMBER] * 6),  # 1.0.1.8.0.255
    )
)
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]{12}")
_SET = r"(\*|[0-9]+(?:-[0-9]+)?(?:,[0-9]+(?:-[0-9]+)?)*)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(\*|[0-9]+)-(\*|[0-9]+):{_SET}\.{_SET}\.{_SET}(?:[*&]{_SET})?",
        r"\.".join([_SET] * 6),
    )
)


class ObisError(CosemError, ValueError):
    """A text or octets that are no OBIS code, or no pattern of codes."""


class Obis(bytes):
    """An OBIS code: the six octets of a logical name, value groups A to F.

    It is those octets, equal to them and hashed like them. A text is accepted as `1-0:1.8.0*255`, `1-0:1.8.0`
    (F is then 255), `1.0.1.8.0.255` or `0100010800FF`; `str` gives the first of these, `dotted` the third.
    """

    __slots__ = ()

    def __new__(cls, code: str | bytes) -> Obis:
        """Read a code; ObisError if it is none."""
        if isinstance(code, str):
            return bytes.__new__(cls, _octets(code))
        if len(code) != 6:
            raise ObisError(f"a logical name has 6 octets, not {len(code)}")
        return bytes.__new__(cls, code)

    @classmethod
    def of(cls, a: int, b: int, c: int, d: int, e: int, f: int = 255) -> Obis:
        """The code of six value groups."""
        return cls(_checked((a, b, c, d, e, f), f"{a}-{b}:{c}.{d}.{e}*{f}"))

    @property
    def a(self) -> int:
        """Value group A: the medium."""
        return self[0]

    @property
    def b(self) -> int:
        """Value group B: the channel."""
        return self[1]

    @property
    def c(self) -> int:
        """Value group C: the quantity, or the kind of abstract object."""
        return self[2]

    @property
    def d(self) -> int:
        """Value group D: how the quantity was processed."""
        return self[3]

    @property
    def e(self) -> int:
        """Value group E: the rate, the harmonic, or another subdivision."""
        return self[4]

    @property
    def f(self) -> int:
        """Value group F: the billing period."""
        return self[5]

    @property
    def dotted(self) -> str:
        """The code as `1.0.1.8.0.255`."""
        return ".".join(map(str, self))

    def __str__(self) -> str:
        return f"{self[0]}-{self[1]}:{self[2]}.{self[3]}.{self[4]}*{self[5]}"

    def __repr__(self) -> str:
        return f"Obis('{self}')"


class Kind(StrEnum):
    """Who gives a code its meaning; only the standard's meaning is known here."""

    STANDARD = "standard"
    MANUFACTURER = "manufacturer"
    UTILITY = "utility"
    COUNTRY = "country"
    CONSORTIUM = "consortium"
    RESERVED = "reserved"


class Description(NamedTuple):
    """What a code means.

    `unit` is the unit of the quantity, where it follows from the code; the object itself has the last word.
    `classes` are the interface classes that such an object can be of, `types` the Data types its value can have.
    """

    code: Obis
    meaning: str
    medium: str
    unit: Unit | None
    classes: tuple[int, ...]
    types: tuple[str, ...]
    kind: Kind

    def to_json(self) -> dict[str, Any]:
        """The description as JSON: code, meaning, medium, symbol of the unit, classes."""
        return {
            "code": str(self.code),
            "meaning": self.meaning,
            "medium": self.medium,
            "unit": self.unit.symbol if self.unit is not None else None,
            "classes": list(self.classes),
        }


def parse(text: str) -> Obis:
    """Read a code in any of its notations; ObisError if it is none."""
    return Obis(text)


def describe(code: str | bytes) -> Description:
    """What a code means; every code has a description, if only that it is reserved.

    Raises ObisError if it is no code.
    """
    return _describe(code if isinstance(code, str | bytes) else bytes(code))


def find(pattern: str) -> Iterator[Description]:
    """The codes within a pattern that the standard gives a meaning, in ascending order.

    In a pattern each value group is a number, a range, a list of these, or `*`: `1-0:*.8.0`, `1-0:1-4.8.0-4`,
    `0-*:96.7.0-4,10-14`, `1.0.21,41,61.7.0.255`. Where F is left out it is 255. The result is lazy: a wide pattern
    has very many codes.

    Raises ObisError (at once) if it is no pattern.
    """
    return _found(_sets(pattern))


# --- notations -----------------------------------------------------------------------------------------------------


def _octets(text: str) -> bytes:
    stripped = text.strip()
    if _HEXADECIMAL.fullmatch(stripped):
        return bytes.fromhex(stripped)
    for notation in _NOTATIONS:
        if match := notation.fullmatch(stripped):
            return _checked(map(int, match.groups("255")), stripped)
    raise ObisError(f"{_shown(text)} is no OBIS code: write it as 1-0:1.8.0*255, 1.0.1.8.0.255 or 0100010800FF")


def _checked(numbers: Iterable[int], text: str) -> bytes:
    numbers = tuple(numbers)
    try:
        return bytes(numbers)
    except ValueError:
        group, number = next(pair for pair in zip(_GROUPS, numbers, strict=True) if not 0 <= pair[1] <= 255)
    raise ObisError(f"{_shown(text)} is no OBIS code: value group {group} is {number}, outside 0 to 255")


def _sets(pattern: str) -> tuple[int, ...]:
    """The value sets of a pattern, as integers with a bit for each value."""
    for notation in _PATTERNS:
        if match := notation.fullmatch(pattern.strip()):
            return tuple(_set(text or "255", pattern) for text in match.groups())
    raise ObisError(f"{_shown(pattern)} is no pattern of OBIS codes: write it as 1-0:*.8.0 or 1-0:1-4.8.0-4*255")


def _set(text: str, pattern: str) -> int:
    if text == "*":
        return _EVERY
    mask = 0
    for part in text.split(","):
        low, _, high = part.partition("-")
        first, last = int(low), int(high or low)
        if not first <= last <= 255:
            raise ObisError(f"{_shown(pattern)} is no pattern of OBIS codes: {part} is no range within 0 to 255")
        mask |= ((1 << (last - first + 1)) - 1) << first
    return mask


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "...")


# --- the index -----------------------------------------------------------------------------------------------------

_Part: TypeAlias = "str | tuple[int, int] | tuple[int, dict[int, str]]"


class _Column(dict[int, str]):
    """A text that depends on one value group: by its value, made when first asked for."""

    __slots__ = ("group", "parts")

    def __init__(self, group: int, parts: tuple[_Part, ...]) -> None:
        self.group = group
        self.parts = parts

    def __missing__(self, value: int) -> str:
        text = self[value] = _text(self.parts, bytes([value] * len(_GROUPS)))
        return text


_Text: TypeAlias = "_Column | tuple[_Part, ...]"
_Rule: TypeAlias = tuple[Kind, tuple[_Text, ...], _Text, tuple[int, ...], tuple[str, ...]]


class _Index:
    """The rules, compiled: for each value group and value the set of rules that admit it.

    Sets of rules are integers with a bit for each rule, in the order in which rules take precedence. So the rule that
    speaks for a code is the lowest bit of six such sets, taken together.
    """

    def __init__(self) -> None:
        from . import _obis_tables as data

        self.media = data.MEDIA
        tables = {name: _columns(rows) for name, rows in data.TABLES.items()}
        units = {unit.name.lower(): unit for unit in Unit}
        self.units: dict[str, Unit | None] = {"": None, **units}
        self.rules: list[_Rule] = []
        by_set: list[dict[str, int]] = [{} for _ in _GROUPS]
        for number, (kind, *sets, meaning, unit, classes, types) in enumerate(data.RULES):
            for group, text in enumerate(sets):
                by_set[group][text] = by_set[group].get(text, 0) | 1 << number
            bound = tuple(_bound(parts, tables) for parts in meaning)
            self.rules.append((Kind(kind), bound, _bound(unit, tables), classes, data.TYPES.get(types, types)))
        self.standard = sum(1 << number for number, rule in enumerate(self.rules) if rule[0] is Kind.STANDARD)
        self.admitting = [_spread(group) for group in by_set]

    def rule(self, code: bytes) -> int:
        """The number of the rule that speaks for a code."""
        a, b, c, d, e, f = self.admitting
        admitting = a[code[0]] & b[code[1]] & c[code[2]] & d[code[3]] & e[code[4]] & f[code[5]]
        return (admitting & -admitting).bit_length() - 1


@cache
def _index() -> _Index:
    return _Index()


@lru_cache(maxsize=8192)
def _describe(code: str | bytes) -> Description:
    obis = code if type(code) is Obis else Obis(code)
    index = _index()
    kind, meaning, unit, classes, types = index.rules[index.rule(obis)]
    texts = [
        text for part in meaning if (text := part[obis[part.group]] if type(part) is _Column else _text(part, obis))
    ]
    medium = index.media.get(obis[0], "reserved")
    return Description(obis, ", ".join(texts), medium, index.units[_text(unit, obis)], classes, types, kind)


def _text(parts: _Text, code: bytes) -> str:
    if isinstance(parts, _Column):
        return parts[code[parts.group]]
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
        elif isinstance(part[1], int):
            text += str(code[part[0]] + part[1])
        else:
            text += part[1].get(code[part[0]], "")
    return text


def _found(sets: tuple[int, ...]) -> Iterator[Description]:
    index = _index()
    within = index.standard
    for group, mask in enumerate(sets):
        admitting = index.admitting[group]
        meeting = 0
        for value in _values(mask):
            meeting |= admitting[value]
        within &= meeting
    yield from _descend(index, sets, b"", within)


def _descend(index: _Index, sets: tuple[int, ...], start: bytes, within: int) -> Iterator[Description]:
    """Codes that begin with `start`; `within` are the rules that still can have one of them."""
    group = len(start)
    if group == len(_GROUPS):
        found = _describe(start)
        if found.kind is Kind.STANDARD:
            yield found
        return
    admitting = index.admitting[group]
    for value in _values(sets[group]):
        if narrowed := within & admitting[value]:
            yield from _descend(index, sets, start + bytes((value,)), narrowed)


def _values(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _spread(by_set: dict[str, int]) -> list[int]:
    """From value sets (as texts) with their rules, to the rules of each value."""
    everywhere = by_set.get("*", 0)
    admitting = [everywhere] * 256
    for text, rules in by_set.items():
        if text != "*":
            for low, high in _intervals(text):
                for value in range(low, high + 1):
                    admitting[value] |= rules
    return admitting


def _intervals(text: str) -> Iterator[tuple[int, int]]:
    for part in text.split(", "):
        low, _, high = part.partition("..")
        yield int(low), int(high or low)


def _columns(rows: tuple[tuple[str, dict[str, Any]], ...]) -> dict[str, dict[int, str]]:
    """The columns of a table, each from value to text."""
    columns: dict[str, dict[int, str]] = {}
    for text, cells in rows:
        for low, high in _intervals(text):
            for value in range(low, high + 1):
                for column, parts in cells.items():
                    written = parts if isinstance(parts, str) else _row_text(parts, value)
                    columns.setdefault(column, {})[value] = written
    return columns


def _row_text(parts: tuple[str | int, ...], value: int) -> str:
    return "".join(part if isinstance(part, str) else str(value + part) for part in parts)


def _bound(parts: tuple[Any, ...], tables: dict[str, dict[str, dict[int, str]]]) -> _Text:
    """The parts of a text, with the column in place of the names of its table and itself."""
    bound: tuple[_Part, ...] = tuple(
        (part[0], tables[part[1]][part[2]]) if isinstance(part, tuple) and len(part) == 3 else part for part in parts
    )
    groups = {part[0] for part in bound if not isinstance(part, str)}
    return _Column(groups.pop() if groups else 0, bound) if len(groups) <= 1 else bound
