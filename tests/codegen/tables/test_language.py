"""The type language: what it reads, that it writes what it reads, and that nothing makes it raise anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosemc.tables.language import TypeSyntaxError, parse, render
from cosemc.tables.model import (
    PRIMITIVES,
    Array,
    Choice,
    Interval,
    NamedValue,
    Primitive,
    Reference,
    Structure,
    StructureField,
    Type,
)

WORDS = st.from_regex(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", fullmatch=True)
NAMES = WORDS.filter(lambda word: word not in ("array", "structure", "of", "as"))
INTERVALS = st.tuples(st.integers(-300, 300), st.none() | st.integers(-300, 300)).map(lambda ends: Interval(*ends))
RANGES = st.lists(INTERVALS, max_size=3).map(tuple)
MEANINGS = st.none() | st.sampled_from(["date-time", "obis", "system-title", "as", "of"])
PRIMITIVE_TYPES = st.builds(
    Primitive,
    st.sampled_from(sorted(PRIMITIVES - {"structure"})),
    RANGES,
    st.lists(st.builds(NamedValue, st.integers(-5, 300), WORDS), max_size=3).map(tuple),
    MEANINGS,
)
UNKNOWN_STRUCTURES = st.just(Primitive("structure"))
REFERENCES = st.builds(Reference, NAMES.filter(lambda word: word not in PRIMITIVES))


def composite(inner: st.SearchStrategy[Type]) -> st.SearchStrategy[Type]:
    items = inner.filter(lambda type_: not isinstance(type_, Choice))
    return st.one_of(
        st.builds(Array, inner, RANGES),
        st.builds(Structure, st.lists(st.builds(StructureField, WORDS, inner), min_size=1, max_size=3).map(tuple)),
        st.builds(Choice, st.lists(items, min_size=2, max_size=3).map(tuple)),
    )


TYPES = st.recursive(PRIMITIVE_TYPES | UNKNOWN_STRUCTURES | REFERENCES, composite, max_leaves=8)


@given(TYPES)
def test_what_is_written_is_read_back(type_: Type) -> None:
    assert parse(render(type_)) == type_


@given(st.text(alphabet="abcdefinorstuy_-(){}.,;|0123456789 ", max_size=60) | st.text(max_size=30))
def test_any_text_is_a_type_or_an_error_with_its_place(text: str) -> None:
    try:
        type_ = parse(text)
    except TypeSyntaxError as error:
        assert 0 <= error.start <= error.end <= len(text) + 1
        assert error.message
    else:
        assert parse(render(type_)) == type_


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("octet-string(6) as obis", Primitive("octet-string", (Interval(6, 6),), (), "obis")),
        ("unsigned(0..6)", Primitive("unsigned", (Interval(0, 6),))),
        ("long(-5..5,10..)", Primitive("long", (Interval(-5, 5), Interval(10, None)))),
        ("enum {0 none, 1 disconnect}", Primitive("enum", (), (NamedValue(0, "none"), NamedValue(1, "disconnect")))),
        ("array of any", Array(Reference("any"))),
        ("array(3) of array of long", Array(Array(Primitive("long")), (Interval(3, 3),))),
        ("null-data | (long | integer)", Choice((Primitive("null-data"), Primitive("long"), Primitive("integer")))),
        ("structure { time date-time; }", Structure((StructureField("time", Primitive("date-time")),))),
        ("structure { array long; of unsigned; as any }", Structure((
            StructureField("array", Primitive("long")),
            StructureField("of", Primitive("unsigned")),
            StructureField("as", Reference("any")),
        ))),
        ("date_time", Reference("date_time")),
        ("array_of_bits", Reference("array_of_bits")),
    ],
)  # fmt: skip
def test_types(text: str, type_: Type) -> None:
    assert parse(text) == type_


def test_places() -> None:
    type_ = parse("structure { a unsigned(0..6); b (long | any) }")
    assert isinstance(type_, Structure)
    first, second = type_.fields
    assert isinstance(first.type, Primitive)
    assert (first.start, first.end) == (12, 13)
    assert (first.type.start, first.type.end) == (14, 28)
    assert (first.type.ranges[0].start, first.type.ranges[0].end) == (23, 27)
    assert isinstance(second.type, Choice)
    assert [(part.start, part.end) for part in second.type.alternatives] == [(33, 37), (40, 43)]


@pytest.mark.parametrize("text", ["(" * 65 + "any" + ")" * 65, "array of " * 65 + "any", f"long({'1' * 5000})"])
def test_what_is_beyond_the_limits_is_an_error(text: str) -> None:
    with pytest.raises(TypeSyntaxError):
        parse(text)
