"""OBIS as sheets: rules there and back without loss, object lists merged into the rules, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cosemc.cli import app
from cosemc.obis import load_obis
from cosemc.obis.interpret import interpret
from cosemc.obis.layout import obis_text
from cosemc.obis.sheets import COLUMNS, documents_of, export_codes, import_codes
from cosemc.read import SourceFile, read
from cosemc.sheets import Grid, Merged, bind, read_grids, sheet_octets
from cosemc.tables import load_tables
from support.vectors import ROOT

SOURCES = read([ROOT / "specs"], {".json"}).sources
CLASS_IDS = load_tables(SOURCES).tables.class_ids
HEADINGS = ("obis", "name", "unit", "classes", "document", "clause", "section")
ENERGY = "active energy import (QI+QIV), sum of phases, time integral 1, total"


def merged(*lines: tuple[str, ...], replace: bool = False) -> Merged:
    sheet, wrong = bind(Grid("list.csv", HEADINGS, lines), COLUMNS)
    assert wrong == ()
    return import_codes(sheet, SOURCES, replace=replace)


def after(texts: Mapping[str, str]) -> list[SourceFile]:
    current = {source.name: source.text for source in SOURCES} | dict(texts)
    return [SourceFile(Path(name), name, text) for name, text in sorted(current.items())]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_all_rules_survive_the_way_into_a_sheet_and_back(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"rules{suffix}"
    rows = list(export_codes(SOURCES))
    path.write_bytes(sheet_octets(path, list(COLUMNS), rows))
    grids = read_grids(path)
    assert isinstance(grids, tuple), grids
    sheet, wrong = bind(grids[0], COLUMNS)
    assert wrong == ()
    again = import_codes(sheet, SOURCES, replace=True)
    assert (again.texts, again.changes, again.diagnostics) == ({}, (), ())
    rules = sum(
        len(section["rules"]) for document in documents_of(SOURCES).values() for section in document["sections"]
    )
    assert len([row for row in rows if row["member"] == "rule"]) == rules


def test_rules_and_sections_that_are_missing_come_back() -> None:
    rows = [row for row in export_codes(SOURCES) if row["file"] == "gas"]
    documents = documents_of(SOURCES)
    sections = documents["obis/gas.json"]["sections"]
    expected = {section["title"]: list(section["rules"]) for section in sections}
    sections[0]["rules"].pop()
    del sections[3]
    sources = [
        SourceFile(source.path, source.name, obis_text(documents[source.name]) if "gas" in source.name else source.text)
        for source in SOURCES
    ]
    lines = tuple(tuple(row.get(column, "") for column in COLUMNS) for row in rows)
    sheet, _ = bind(Grid("a.csv", tuple(COLUMNS), lines), COLUMNS)
    result = import_codes(sheet, sources)
    assert [diagnostic for diagnostic in result.diagnostics if diagnostic.severity == "error"] == []
    found = json.loads(result.texts["obis/gas.json"])["sections"]
    assert {section["title"]: section["rules"] for section in found} == expected


def test_the_committed_tables_are_in_the_canonical_layout() -> None:
    texts = {source.name: source.text for source in SOURCES}
    for name, document in documents_of(SOURCES).items():
        assert obis_text(document) == texts[name], f"{name}: run `cosemc format`"


@pytest.mark.parametrize("code", ["1-0:1.8.0*255", "1.0.1.8.0.255", "1-0:1.8.0", "0100010800FF"])
def test_what_the_rules_say_already_changes_nothing(code: str) -> None:
    result = merged((code, ENERGY, "watt_hour", "3", "", "", ""))
    assert (result.texts, result.changes, result.diagnostics) == ({}, (), ())


def test_a_new_code_gets_a_rule_that_speaks_for_it() -> None:
    line = ("1-0:96.50.1*255", "relay temperature", "degree_celsius", "3; 4", "A list", "2", "Our codes")
    result = merged(line)
    assert result.changes == (
        "section 'Our codes': new",
        "1-0:96.50.1*255: new, meaning relay temperature, unit degree_celsius, classes 3; 4",
    )
    assert list(result.texts) == ["obis/electricity.json"]
    obis = load_obis(after(result.texts), CLASS_IDS).obis
    told = interpret(obis, (1, 0, 96, 50, 1, 255))
    assert (told.meaning, told.unit, told.classes) == ("relay temperature", "degree_celsius", (3, 4))
    assert interpret(obis, (1, 0, 96, 50, 2, 255)).meaning != "relay temperature"


def test_a_code_of_its_own_is_amended_in_place() -> None:
    first = merged(("1-0:96.50.1*255", "relay temperature", "degree_celsius", "3", "A list", "2", ""))
    sheet, _ = bind(Grid("b.csv", ("obis", "name"), (("1-0:96.50.1*255", "case temperature"),)), COLUMNS)
    second = import_codes(sheet, after(first.texts))
    assert second.changes == ("1-0:96.50.1*255: meaning relay temperature -> case temperature",)
    told = interpret(load_obis(after({**first.texts, **second.texts}), CLASS_IDS).obis, (1, 0, 96, 50, 1, 255))
    assert (told.meaning, told.unit) == ("case temperature", "degree_celsius")


def test_the_words_of_the_standard_stay_unless_they_are_to_be_replaced() -> None:
    line = ("1-0:1.8.0*255", "imported energy", "", "", "A list", "2", "")
    kept = merged(line)
    assert kept.texts == {}
    [warning] = kept.diagnostics
    assert warning.code == "S806"
    assert ENERGY in warning.message
    replaced = merged(line, replace=True)
    told = interpret(load_obis(after(replaced.texts), CLASS_IDS).obis, (1, 0, 1, 8, 0, 255))
    assert told.meaning == "imported energy"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (("1-0:1.8", "x", "", "", "", "", ""), "A2: '1-0:1.8' is no OBIS code"),
        (("1-0:256.8.0", "x", "", "", "", "", ""), "A2: '1-0:256.8.0' is no OBIS code"),
        (("", "x", "", "", "", "", ""), "A2: no code"),
        (("1-0:96.50.1", "", "volt", "", "", "", ""), "B2: the code has no meaning"),
        (("1-0:96.50.1", "x", "", "three", "", "", ""), "D2: 'three' are no class ids such as 3; 4"),
        (("1-0:96.50.1", "x", "", "", "", "", ""), "E2: the section 'Single codes' is new and needs its source"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(line: tuple[str, ...], message: str) -> None:
    result = merged(line)
    assert result.texts == {}
    assert [(diagnostic.code, diagnostic.message) for diagnostic in result.diagnostics] == [("S804", message)]


def test_a_unit_or_class_that_does_not_exist_is_told_by_the_checks() -> None:
    result = merged(("1-0:96.50.1", "x", "vlot", "9999", "A list", "2", ""))
    assert {diagnostic.code for diagnostic in result.diagnostics} == {"N102", "O604"}


def test_a_code_given_twice() -> None:
    result = merged(("1-0:96.50.1", "x", "", "", "L", "2", ""), ("1.0.96.50.1.255", "y", "", "", "L", "2", ""))
    assert [(diagnostic.code, diagnostic.message) for diagnostic in result.diagnostics] == [
        ("S805", "A3: the same as in row 2")
    ]


def test_by_the_command(tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    for source in SOURCES:
        path = specs / source.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source.text, encoding="utf-8")
    sheet = tmp_path / "list.csv"
    sheet.write_text(
        "OBIS code;Description;IC;Document;Clause\n0.0.96.50.7.255;door contact;1;A list;2\n", encoding="utf-8"
    )
    result = CliRunner().invoke(app, ["import", str(sheet), "--specs", str(specs)])
    assert result.exit_code == 0, result.output
    assert result.output.endswith("2 changes in obis/abstract.json\n")
    again = CliRunner().invoke(app, ["import", str(sheet), "--specs", str(specs)])
    assert (again.exit_code, again.output) == (0, "nothing changes\n")
    out = tmp_path / "rules.csv"
    exported = CliRunner().invoke(app, ["export", str(out), "--table", "obis", "--specs", str(specs)])
    assert exported.exit_code == 0, exported.output
    assert "0-0:96.50.7*255" in out.read_text("utf-8-sig")
    formatted = CliRunner().invoke(app, ["format", "--check", "--specs", str(specs)])
    assert (formatted.exit_code, formatted.output) == (0, "")
