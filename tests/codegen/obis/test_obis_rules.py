"""The rules of OBIS as they stand in specs/: sound, without gaps, and of one mind."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from cosemc.obis import ObisTables, load_obis
from cosemc.obis.interpret import interpret
from cosemc.obis.language import NotationError, parse_template, parse_values
from cosemc.obis.model import EVERY, Kind, show, values
from cosemc.read import read

SPECS = Path(__file__).resolve().parents[3] / "specs"
SCHEMAS = SPECS / "schema"


@pytest.fixture(scope="module")
def obis() -> ObisTables:
    loaded = load_obis(read([SPECS], {".json"}).sources, ())
    assert loaded.diagnostics == ()
    return loaded.obis


CODE = st.tuples(*[st.integers(0, 255)] * 6)


def code_of_some_rule(obis: ObisTables, draw: st.DrawFn) -> tuple[int, ...]:
    """Most codes are reserved; this draws one that a rule of the tables is about."""
    rule = draw(st.sampled_from(obis.rules))
    return tuple(draw(st.sampled_from(list(values(pattern.mask)))) for pattern in rule.patterns)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_rules_of_one_precedence_that_share_a_code_refine_each_other(obis: ObisTables, data: st.DataObject) -> None:
    code = data.draw(st.composite(lambda draw: code_of_some_rule(obis, draw))() | CODE)
    admitting = [rule for rule in obis.rules if rule.admits(code)]
    speaking = interpret(obis, code)
    first_rank = min(rule.kind.rank for rule in admitting)
    rivals = sorted((rule for rule in admitting if rule.kind.rank == first_rank), key=lambda rule: rule.size)
    for inner, outer in pairwise(rivals):
        within = all(a & ~b == 0 for a, b in zip(inner.box, outer.box, strict=True))
        assert within or (inner.meaning, inner.kind) == (outer.meaning, outer.kind), (code, inner.span, outer.span)
    assert speaking.meaning
    assert "{" not in speaking.meaning


def test_every_rule_says_where_it_is_from(obis: ObisTables) -> None:
    for rule in obis.rules:
        assert rule.source.document and rule.source.clause and rule.source.basis, rule.span
        assert rule.source.confidence is not None


def test_every_value_group_of_a_logical_name_has_a_meaning_for_every_octet(obis: ObisTables) -> None:
    for group in range(6):
        for value in range(256):
            code = [1, 0, 1, 8, 0, 255]
            code[group] = value
            assert interpret(obis, tuple(code)).meaning  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ((1, 0, 1, 8, 0, 255), Kind.STANDARD),
        ((1, 128, 1, 8, 0, 255), Kind.MANUFACTURER),
        ((1, 0, 199, 8, 0, 255), Kind.MANUFACTURER),
        ((1, 0, 240, 8, 0, 255), Kind.MANUFACTURER),
        ((1, 0, 200, 8, 0, 255), Kind.RESERVED),
        ((1, 0, 1, 128, 0, 255), Kind.MANUFACTURER),
        ((1, 0, 1, 8, 254, 255), Kind.MANUFACTURER),
        ((1, 0, 1, 8, 255, 255), Kind.RESERVED),
        ((1, 0, 1, 8, 0, 128), Kind.MANUFACTURER),
        ((1, 0, 96, 50, 0, 0), Kind.MANUFACTURER),
        ((1, 65, 1, 8, 0, 255), Kind.UTILITY),
        ((1, 127, 1, 8, 0, 255), Kind.UTILITY),
        ((1, 65, 1, 128, 0, 255), Kind.MANUFACTURER),
        ((1, 200, 1, 8, 0, 255), Kind.RESERVED),
        ((0, 0, 94, 44, 128, 2), Kind.COUNTRY),
        ((0, 0, 94, 9, 0, 255), Kind.COUNTRY),
        ((0, 128, 94, 44, 0, 2), Kind.MANUFACTURER),
        ((0, 0, 93, 1, 0, 255), Kind.CONSORTIUM),
        ((2, 0, 1, 8, 0, 255), Kind.RESERVED),
        ((16, 0, 1, 8, 0, 255), Kind.RESERVED),
    ],
)
def test_ranges_that_are_not_the_standards_are_recognised(
    obis: ObisTables, code: tuple[int, int, int, int, int, int], kind: Kind
) -> None:
    assert interpret(obis, code).kind is kind


@pytest.mark.parametrize("path", [*(SPECS / "obis").glob("*.json"), SPECS / "units.json"], ids=lambda path: path.name)
def test_tables_fulfil_the_schema_that_editors_use(path: Path) -> None:
    schemas = {file.name: json.loads(file.read_text("utf-8")) for file in SCHEMAS.glob("*.json")}
    registry = Registry().with_resources([(name, Resource.from_contents(schema)) for name, schema in schemas.items()])
    document = json.loads(path.read_text("utf-8"))
    schema = schemas[Path(document["$schema"]).name]
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema, registry=registry).iter_errors(document)] == []


SETS = st.integers(1, EVERY)


@given(SETS)
def test_a_value_set_is_read_as_it_is_shown(mask: int) -> None:
    assert parse_values(show(mask)) == (mask, None)
    assert parse_values(f"@name {show(mask)}" if mask != EVERY else "@name") == (
        mask if mask != EVERY else None,
        "name",
    )


@given(st.text(max_size=30))
def test_any_text_is_a_notation_or_an_error_with_its_place(text: str) -> None:
    for parse in (parse_values, parse_template):
        try:
            parse(text)
        except NotationError as error:
            assert 0 <= error.start <= error.end <= len(text)
