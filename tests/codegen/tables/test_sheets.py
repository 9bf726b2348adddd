"""Class tables as sheets: there and back without loss, what an import changes and says, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from typer.testing import CliRunner

from cosemc.cli import app
from cosemc.model import Span
from cosemc.read import SourceFile, read
from cosemc.sheets import Cell, Grid, bind, read_grids, sheet_octets
from cosemc.tables import load_tables
from cosemc.tables.layout import class_text
from cosemc.tables.sheets import COLUMNS, documents_of, export_classes, import_classes, text_of
from support.vectors import ROOT

SPECS = ROOT / "specs"
BASE = Path(__file__).parent / "base"
HEAD = "class_id,class_name,version,member,id,name,type,static,sn"


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    """A small specs folder: one class and two common types."""
    folder = tmp_path / "specs"
    (folder / "classes").mkdir(parents=True)
    for name in ("types.json", "classes/003_register.json"):
        (folder / name).write_bytes((BASE / name).read_bytes())
    return folder


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.exit_code, result.output


def sheet(folder: Path, *lines: str) -> Path:
    path = folder / "sheet.csv"
    path.write_text("\n".join((HEAD, *lines)) + "\n", encoding="utf-8")
    return path


def texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.json"))}


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_all_tables_survive_the_way_into_a_sheet_and_back(suffix: str, tmp_path: Path) -> None:
    sources = read([SPECS], {".json"}).sources
    path = tmp_path / f"all{suffix}"
    path.write_bytes(sheet_octets(path, list(COLUMNS), export_classes(sources)))
    grids = read_grids(path)
    assert isinstance(grids, tuple), grids
    found, wrong = bind(grids[0], COLUMNS)
    assert wrong == ()
    again = import_classes(found, sources, replace=True)
    assert (again.texts, again.changes, again.diagnostics) == ({}, (), ())
    anew = import_classes(found, ())
    assert [diagnostic for diagnostic in anew.diagnostics if diagnostic.severity == "error"] == []
    documents = documents_of(sources)
    expected = {doc["class_id"]: class_text(doc) for doc in documents.values() if "class_id" in doc}
    found_texts = {json.loads(text).get("class_id"): text for name, text in anew.texts.items() if name != "types.json"}
    assert found_texts == expected
    assert anew.texts["types.json"] == text_of("types.json", documents["types.json"])


def test_the_committed_tables_are_in_the_canonical_layout() -> None:
    sources = {source.name: source.text for source in read([SPECS], {".json"}).sources}
    documents = documents_of(SourceFile(Path(name), name, text) for name, text in sources.items())
    assert documents
    for name, document in documents.items():
        assert text_of(name, document) == sources[name], f"{name}: run `cosemc format`"


def test_a_changed_cell_changes_one_line(specs: Path) -> None:
    before = texts(specs)
    path = sheet(specs.parent, "3,Register,0,attribute,2,value,null-data | double-long | long,false,0x08")
    code, output = run("import", path, "--specs", specs)
    assert code == 0
    assert output == (
        'class 3 version 0, attribute 2 value: type "null-data | double-long" -> "null-data | double-long | long"\n'
        "1 change in classes/003_register.json\n"
    )
    after = texts(specs)
    assert after.keys() == before.keys()
    old, new = before["classes/003_register.json"].splitlines(), after["classes/003_register.json"].splitlines()
    assert [line for line in new if line not in old] == [
        '        {"id": 2, "name": "value", "type": "null-data | double-long | long", "static": false, "sn": "0x08"},'
    ]
    assert len(old) == len(new)


def test_a_new_version_and_a_new_class(specs: Path) -> None:
    path = sheet(
        specs.parent,
        "3,Register,1,version,,,,,",
        "3,Register,1,attribute,1,logical_name,logical_name,true,0x00",
        "4,Extended register,0,attribute,1,logical_name,logical_name,true,x + 0x00",
        "4,,0,attribute,2,value,double-long,dyn.,x + 0x08",
    )
    code, output = run("import", path, "--specs", specs)
    assert code == 0, output
    assert "class 3 version 1: new, 1 attribute\n" in output
    assert "class 4 version 0: new, 2 attributes" in output
    assert [version["version"] for version in json.loads(texts(specs)["classes/003_register.json"])["versions"]] == [
        0,
        1,
    ]
    extended = json.loads(texts(specs)["classes/004_extended_register.json"])
    assert extended["versions"][0]["attributes"][1] == {
        "id": 2,
        "name": "value",
        "type": "double-long",
        "static": False,
        "sn": "0x08",
    }
    assert extended["versions"][0]["status"] == "unverified"
    code, output = run("import", path, "--specs", specs)
    assert (code, output.splitlines()[-1]) == (0, "nothing changes")


def test_what_a_sheet_does_not_say_is_left_or_removed(specs: Path) -> None:
    path = sheet(specs.parent, "3,,0,attribute,1,logical_name,logical_name,true,0x00")
    assert run("import", path, "--specs", specs) == (0, "nothing changes\n")
    code, output = run("import", path, "--specs", specs, "--replace")
    assert code == 0
    assert [line for line in output.splitlines() if "removed" in line] == [
        "class 3 version 0, attribute 2 value: removed",
        "class 3 version 0, attribute 3 scaler_unit: removed",
        "class 3 version 0, method 1 reset: removed",
        "class 3 version 0, selector 1 by_range: removed",
    ]
    [version] = json.loads(texts(specs)["classes/003_register.json"])["versions"]
    assert [attribute["name"] for attribute in version["attributes"]] == ["logical_name"]
    assert version["source"] == {"document": "A Book", "clause": "3"}


def test_dry_run_writes_nothing(specs: Path) -> None:
    before = texts(specs)
    path = sheet(specs.parent, "3,,0,attribute,2,value,long,false,0x08")
    code, output = run("import", path, "--specs", specs, "--dry-run")
    assert code == 0
    assert output.endswith("1 change in classes/003_register.json (not written)\n")
    assert texts(specs) == before


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("3,,0,attribute,2,value,octet-strng,,", "G2: type 'octet-strng' is not known (character 1)"),
        ("3,,0,attribute,2,value,structure { a },,", "G2: type: expected a type, found '}' (character 15)"),
        ("3,,0,attribute,2,value,unsigned(6..0),,", "G2: empty range: 6 is greater than 0 (character 10)"),
        ("3,,0,attribute,2,value,long,maybe,", "H2: 'maybe' is neither true nor false"),
        (
            "3,,0,attribute,2,value,long,,0x09",
            "I2: '0x09' is no short-name offset: a multiple of 8 in hexadecimal, such as 0x08",
        ),
        ("3,,0,attribute,,value,long,,", "E2: no number of the attribute"),
        ("three,,0,attribute,2,value,long,,", "A2: 'three' is no number from 0 to 65535"),
        ("3,,,attribute,2,value,long,,", "C2: no version"),
        ("3,,256,attribute,2,value,long,,", "C2: '256' is no number from 0 to 255"),
        ("3,,0,atribute,2,value,long,,", "D2: 'atribute' is no kind of member"),
        ("3,,0,method,1,reset,integer(0),true,", "H2: a method has no 'static'"),
        ("9,,0,attribute,1,logical_name,logical_name,,", "B2: class 9 is new and needs a name"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_and_nothing_is_written(specs: Path, line: str, message: str) -> None:
    before = texts(specs)
    code, output = run("import", sheet(specs.parent, line), "--specs", specs)
    assert code == 1
    assert output.count("error") == 1
    assert f"error S804: {message}\n" in output
    assert texts(specs) == before


def test_a_row_given_twice(specs: Path) -> None:
    path = sheet(specs.parent, "3,,0,attribute,2,value,long,,", "3,,0,attribute,2,value,integer,,")
    code, output = run("import", path, "--specs", specs)
    assert code == 1
    assert "error S805: E3: the same attribute as in row 2" in output


def test_tables_that_would_not_be_sound_are_not_written(specs: Path) -> None:
    before = texts(specs)
    code, output = run("import", sheet(specs.parent, "3,,0,attribute,5,spare,long,,0x08"), "--specs", specs)
    assert code == 1
    assert "K503" in output
    assert "K505" in output
    assert texts(specs) == before


def test_unknown_headings_are_said_and_left_out(specs: Path) -> None:
    path = specs.parent / "sheet.csv"
    path.write_text("Class ID;Version;Kind;Index;Name;Data type;Remark\n3;0;attribute;2;value;long;hm\n")
    code, output = run("import", path, "--specs", specs)
    assert code == 0, output
    assert "sheet.csv:1:7: warning S803: no column is named 'Remark'" in output
    assert "1 change in classes/003_register.json" in output


@pytest.mark.parametrize(
    ("name", "octets", "code"),
    [
        ("none.csv", None, "S801"),
        ("text.txt", b"class_id\n", "S801"),
        ("latin.csv", "class_id,größe\n".encode("latin-1"), "S801"),
        ("quote.csv", b'class_id,"a"b\n', "S801"),
        ("broken.xlsx", b"PK\x03\x04 no workbook", "S801"),
        ("other.csv", b"a,b\n1,2\n", "S802"),
        ("empty.csv", b"", "S802"),
    ],
)
def test_files_that_are_no_sheets(specs: Path, name: str, octets: bytes | None, code: str) -> None:
    path = specs.parent / name
    if octets is not None:
        path.write_bytes(octets)
    status, output = run("import", path, "--specs", specs)
    assert status == 1
    assert output.startswith(f"error {code}: ")


def workbook(path: Path, *sheets: tuple[str, list[list[object]]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    book.save(path)
    return path


HEADINGS: list[object] = ["Class ID", "Version", "Member", "Index", "Name", "Data type", "Static"]
VALUE: list[object] = [3.0, 0.0, "attribute", 2.0, "value", "long", False]


def test_titles_above_the_headings_and_other_worksheets(specs: Path) -> None:
    cover: list[list[object]] = [["Our meter"], ["Contents", 7]]
    rows: list[list[object]] = [["Interface classes of our meter"], [], HEADINGS, VALUE, [None] * 7, ["  "], []]
    path = workbook(specs.parent / "meter.xlsx", ("Cover", cover), ("Classes", rows), ("Old", rows))
    code, output = run("import", path, "--specs", specs, "--dry-run")
    assert code == 0, output
    assert 'attribute 2 value: type "null-data | double-long" -> "long"' in output
    assert "warning S803: the worksheet 'Old' is left out: one at a time" in output
    rows[3] = [3, 0, "attribute", 2, "value", "lng", False]
    code, output = run("import", workbook(path, ("Classes", rows)), "--specs", specs)
    assert code == 1
    assert "meter.xlsx:4:6: error S804: F4: type 'lng' is not known" in output


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffsep=;\r\nClass ID;Version;Member;Index;Name;Data type;Static\r\n3;0;attribute;2;value;long;FALSE\r\n",
        "Our meter, of 2026;;;;;;\nclass_id;version;member;id;name;type;static\n3,0;0,0;attribute;2,0;value;long;0\n",
        "class_id\tversion\tmember\tid\tname\ttype\tstatic\n3.0\t0.0\tattribute\t2.0\tvalue\tlong\to\n\t\t\t\t\t\t\n",
    ],
    ids=["separator", "decimal commas", "decimal points"],
)
def test_csv_as_spreadsheets_write_it(specs: Path, text: str) -> None:
    path = specs.parent / "sheet.csv"
    path.write_bytes(text.encode())
    code, output = run("import", path, "--specs", specs, "--dry-run")
    assert code == 0, output
    assert output.startswith('class 3 version 0, attribute 2 value: type "null-data | double-long" -> "long"\n1 change')


def test_a_cell_without_a_heading_is_said(specs: Path) -> None:
    code, output = run(
        "import", sheet(specs.parent, "3,,0,attribute,2,value,enum {0 a, 1 b},false,0x08"), "--specs", specs
    )
    assert code == 1
    assert "sheet.csv:2:10: warning S803: a cell without a heading; it is left out" in output
    assert "put a text with separators into double quotes" in output


def test_merged_cells_have_their_value_once(specs: Path) -> None:
    rows: list[list[object]] = [HEADINGS, VALUE, [None, None, "attribute", 3, "scaler_unit", "scal_unit_type", True]]
    code, output = run("import", workbook(specs.parent / "merged.xlsx", ("Classes", rows)), "--specs", specs)
    assert code == 1
    assert "merged.xlsx:3:1: error S804: A3: no class_id\n  hint: each row needs its own: of merged cells" in output


def test_a_cell_that_the_spreadsheet_made_a_date_of(specs: Path) -> None:
    from datetime import datetime

    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["class_id", "version", "member", "id", "name", "type"])
    page.append([3, 0, "attribute", 2, "value", datetime(2026, 1, 2)])
    path = specs.parent / "dates.xlsx"
    book.save(path)
    status, output = run("import", path, "--specs", specs)
    assert status == 1
    assert "dates.xlsx:2:6: error S804: the spreadsheet has made a date of 'type'" in output


LIKELY = {
    "class_id": ["3", "3", "4"],
    "class_name": ["Register", ""],
    "version": ["0", "1"],
    "member": ["attribute", "method", "selector", "version", "type"],
    "id": ["1", "2", "3", "4"],
    "name": ["logical_name", "value", "reading", "Value"],
    "type": ["logical_name", "long", "structure { a long }", "structure { a", "null-data | reading", ""],
    "static": ["true", "", "", "maybe"],
    "sn": ["", "x + 0x10", "0x18", "0x09"],
    "attribute": ["", "", "2"],
    "default": ["", "0", '"0"', "text"],
    "removed": ["", "", "value; scaler_unit", "["],
}
"""What stands in the columns of a sheet, mostly right."""

CELLS = [st.sampled_from(LIKELY.get(column, ["", "", "", "text"])) for column in COLUMNS]
ROWS = st.tuples(*CELLS) | st.lists(st.text(max_size=5), min_size=len(COLUMNS), max_size=len(COLUMNS))


@settings(max_examples=300, deadline=None)
@given(st.lists(ROWS, max_size=4), st.booleans())
def test_whatever_the_cells_hold_the_tables_come_out_sound_or_not_at_all(
    lines: list[Sequence[str]], replace: bool
) -> None:
    sources = read([BASE], {".json"}).sources
    found, _ = bind(Grid("a.csv", tuple(COLUMNS), tuple(lines)), COLUMNS)
    merged = import_classes(found, sources, replace=replace)
    if any(diagnostic.severity == "error" for diagnostic in merged.diagnostics):
        return
    texts = {source.name: source.text for source in sources} | dict(merged.texts)
    again = load_tables(SourceFile(Path(name), name, text) for name, text in sorted(texts.items()))
    assert [diagnostic for diagnostic in again.diagnostics if diagnostic.severity == "error"] == []
    repeated = import_classes(found, [SourceFile(Path(name), name, text) for name, text in sorted(texts.items())])
    assert repeated.texts == {}


@pytest.mark.parametrize(("column", "place"), [(1, "A7"), (26, "Z7"), (27, "AA7"), (52, "AZ7"), (703, "AAA7")])
def test_places_are_those_of_a_spreadsheet(column: int, place: str) -> None:
    assert Cell("", Span("a.csv", 7, column, 7, column + 1)).place == place


def test_export_of_one_class(specs: Path) -> None:
    path = specs.parent / "out.csv"
    assert run("export", path, "--specs", specs, "--class", 3) == (0, "6 rows\n")
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0].split(",") == list(COLUMNS)
    assert [line.split(",")[3:6] for line in lines[1:]] == [
        ["version", "", ""],
        ["attribute", "1", "logical_name"],
        ["attribute", "2", "value"],
        ["attribute", "3", "scaler_unit"],
        ["method", "1", "reset"],
        ["selector", "1", "by_range"],
    ]
    assert run("export", path, "--specs", specs, "--class", 99)[0] == 1


def test_tables_with_errors_are_not_amended(specs: Path) -> None:
    path = specs / "classes" / "003_register.json"
    path.write_text(path.read_text("utf-8").replace('"scal_unit_type"', '"scale_unit_type"'))
    before = texts(specs)
    code, output = run("import", sheet(specs.parent, "3,,0,attribute,2,value,long,,"), "--specs", specs)
    assert code == 1
    assert "K506" in output
    assert texts(specs) == before
