"""JSON with places: against the json module of the standard library, and against places worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cosemc.read import SourceFile
from cosemc.tables.positioned import JsonArray, JsonError, JsonObject, JsonString, parse, plain

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def source(text: str) -> SourceFile:
    return SourceFile(Path("a.json"), "a.json", text)


@given(VALUES, st.booleans(), st.sampled_from([None, 0, 2]))
def test_values_are_those_of_the_json_module(value: Any, ascii_only: bool, indent: int | None) -> None:
    assert plain(parse(source(json.dumps(value, ensure_ascii=ascii_only, indent=indent)))) == value


@given(st.text(alphabet="{}[]\",:0123456789.eE+-tfn\\u \n\tabc/#'", max_size=40))
@example("")
@example('"\\ud800"')
@example("01")
@example("-")
@example("1.")
@example('{"a":1,}')
@example("[1 2]")
def test_what_is_accepted_is_what_the_json_module_accepts(text: str) -> None:
    try:
        expected = json.loads(text, parse_constant=lambda name: pytest.fail(name))
    except ValueError:
        with pytest.raises(JsonError) as raised:
            parse(source(text))
        assert 0 <= raised.value.start <= raised.value.end <= len(text) + 1
        assert raised.value.message
        return
    try:
        found = plain(parse(source(text)))
    except JsonError as error:
        # a lone surrogate is no character, though the json module lets it pass
        assert "escape" in error.message
        return
    assert json.dumps(found) == json.dumps(expected)


@given(st.text(max_size=200))
def test_any_text_is_a_value_or_an_error(text: str) -> None:
    try:
        parse(source(text))
    except JsonError as error:
        assert error.code in {"P001", "P002"}


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 65 + "]" * 65])
def test_deep_nesting_is_an_error(text: str) -> None:
    with pytest.raises(JsonError, match="nested more than 64 deep"):
        parse(source(text))


def test_endless_numbers_are_an_error() -> None:
    with pytest.raises(JsonError, match="number of more than 40 characters"):
        parse(source("1" * 10_000))


def test_places() -> None:
    node = parse(source('{\n  "ab": [1, "two"],\n  "c": {}\n}'))
    assert isinstance(node, JsonObject)
    first, second = node.members
    assert place(first.key) == (2, 3, 2, 7)
    assert isinstance(first.value, JsonArray)
    assert [place(item) for item in first.value.items] == [(2, 10, 2, 11), (2, 13, 2, 18)]
    assert place(second.value) == (3, 8, 3, 10)
    assert place(node) == (1, 1, 4, 2)


def test_places_inside_a_string_with_escapes() -> None:
    node = parse(source('["a\\u00e9b\\\\c\\ud83d\\ude00d"]'))
    assert isinstance(node, JsonArray)
    (text,) = node.items
    assert isinstance(text, JsonString)
    assert text.value == "aéb\\c😀d"
    columns = [text.at(index, index + 1).column for index in range(len(text.value))]
    assert columns == [3, 4, 10, 11, 13, 14, 26]
    assert text.at(6, 7).end_column == 27


def place(node: Any) -> tuple[int, int, int, int]:
    span = node.span
    return span.line, span.column, span.end_line, span.end_column
