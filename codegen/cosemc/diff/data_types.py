"""Types of the class tables: what decides the octets of a Data value, inclusion, and values of a type."""

from __future__ import annotations

from collections.abc import Iterator

from cosemc.interpret import Json
from cosemc.tables.model import (
    ANY,
    INTEGER_RANGES,
    SIZED,
    UNIT,
    UNKNOWN,
    Array,
    Choice,
    Primitive,
    Reference,
    Structure,
    Tables,
    Type,
)

_OCTETS = {"float32": 4, "float64": 8, "date-time": 12, "date": 5, "time": 4}


def alternatives(tables: Tables, type_: Type) -> tuple[Type, ...]:
    """The alternatives of a CHOICE, those of a CHOICE within it in place; the type itself if it is none."""
    target = tables.underlying(type_)
    if not isinstance(target, Choice):
        return (type_,)
    return tuple(inner for part in target.alternatives for inner in alternatives(tables, part))


def shape(tables: Tables, type_: Type) -> str:
    """The tags that a value is made of: equal for types whose values have the same octets."""
    parts = alternatives(tables, type_)
    if len(parts) > 1:
        return " | ".join(sorted({shape(tables, part) for part in parts}))
    match tables.underlying(type_):
        case Primitive(kind=kind):
            return kind
        case Array(element=element):
            return f"array of ({shape(tables, element)})"
        case Structure(fields=fields):
            return f"structure {{{'; '.join(shape(tables, item.type) for item in fields)}}}"
        case Reference(name=name):
            return "enum" if name == UNIT else name
        case Choice(alternatives=(only,)):
            return shape(tables, only)
    raise AssertionError(f"{type_} has no alternative")


def includes(outer_tables: Tables, outer: Type, inner_tables: Tables, inner: Type) -> bool:
    """Whether every value of `inner` is one of `outer`, as far as tags tell."""
    wide, narrow = alternatives(outer_tables, outer), alternatives(inner_tables, inner)
    return all(any(_includes(outer_tables, a, inner_tables, b) for a in wide) for b in narrow)


def _includes(outer_tables: Tables, outer: Type, inner_tables: Tables, inner: Type) -> bool:
    wide, narrow = outer_tables.underlying(outer), inner_tables.underlying(inner)
    if wide in (Reference(ANY), Reference(UNKNOWN)):
        return True
    match wide, narrow:
        case Primitive(kind="structure"), Structure():
            return True
        case Array(element=first), Array(element=second):
            return includes(outer_tables, first, inner_tables, second)
        case Structure(fields=first), Structure(fields=second):
            return len(first) == len(second) and all(
                includes(outer_tables, a.type, inner_tables, b.type) for a, b in zip(first, second, strict=True)
            )
    return shape(outer_tables, outer) == shape(inner_tables, inner)


def samples(tables: Tables, type_: Type) -> Iterator[Json]:
    """A value of Data for each alternative of a type."""
    yield from (_Values(tables).of(part) for part in alternatives(tables, type_))


class _Values:
    """Values that differ from each other as far as their types let them."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._count = 0

    def of(self, type_: Type) -> Json:
        match self._tables.underlying(type_):
            case Array(element=element):
                return {"array": [self.of(element)]}
            case Structure(fields=fields):
                return {"structure": [self.of(item.type) for item in fields]}
            case Choice(alternatives=parts):
                return self.of(parts[0])
            case Primitive() as primitive:
                self._count += 1
                return {primitive.kind: self._primitive(primitive, self._count)}
            case Reference(name=name):
                self._count += 1
                return {"enum" if name == UNIT else "unsigned": self._count}
        raise AssertionError(f"{type_} is no type")

    @staticmethod
    def _primitive(type_: Primitive, number: int) -> Json:
        low = type_.ranges[0].low if type_.ranges else None
        high = type_.ranges[0].high if type_.ranges else None
        if type_.kind in INTEGER_RANGES:
            if type_.names:
                return type_.names[0].value
            first, last = low or 0, high if high is not None else INTEGER_RANGES[type_.kind][1]
            return number if first <= number <= last else first
        if type_.kind in SIZED:
            length = low if low is not None else 8 if type_.kind == "bit-string" else 2
            one = {"bit-string": "01"[number % 2], "octet-string": f"{number % 256:02x}"}
            return one.get(type_.kind, chr(ord("a") + number % 26)) * length
        if type_.kind in _OCTETS:
            return f"{number % 256:02x}" * _OCTETS[type_.kind]
        if type_.kind == "boolean":
            return bool(number % 2)
        if type_.kind == "structure":
            return []
        if type_.kind == "compact-array":
            return {"contents-description": {"unsigned": None}, "array-contents": f"{number % 256:02x}"}
        return None
