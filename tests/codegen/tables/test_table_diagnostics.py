"""Wrong tables: each file of `bad/` gives exactly the findings that stand beside it.

`bad/CODE_about.KIND.json` (kind: class, types or known) takes the place of its like in the sound tables of `base/`;
its findings are in `bad/CODE_about.KIND.expected`, one a line: `file:line:column CODE message | hint`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cosemc.codes import CLASSES, CODES
from cosemc.diagnostics import Diagnostic, render
from cosemc.read import SourceFile
from cosemc.tables import load_tables

HERE = Path(__file__).parent
CASES = sorted((HERE / "bad").glob("*.json"))
PLACES = {"class": "classes/003_register.json", "types": "types.json", "known": "classes/known.json"}
SHARED_CODES = {"P001", "P002", "N101", "N104", "N105", "C301", "C306", "C308", "V702"}
"""Codes that the ASN.1 front end has as well."""


def sources(case: Path | None = None) -> list[SourceFile]:
    base = HERE / "base"
    found = {path.relative_to(base).as_posix(): path for path in base.rglob("*.json")}
    if case is not None:
        place = PLACES[case.suffixes[-2][1:]]
        found["classes/003_register_again.json" if case.name == "K501_second_file.class.json" else place] = case
    return [SourceFile(path, name, path.read_text("utf-8")) for name, path in sorted(found.items())]


def line(diagnostic: Diagnostic) -> str:
    assert diagnostic.span is not None
    hint = f" | {diagnostic.hint}" if diagnostic.hint else ""
    place = f"{diagnostic.span.file}:{diagnostic.span.line}:{diagnostic.span.column}"
    return f"{place} {diagnostic.code} {diagnostic.message}{hint}\n"


def test_the_sound_tables_give_no_finding() -> None:
    loaded = load_tables(sources())
    assert loaded.diagnostics == ()
    assert [version.name for version in loaded.tables.versions()] == ["Register"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_findings_are_those_that_stand_beside_the_file(case: Path, update_golden: bool) -> None:
    expected = case.with_suffix(".expected")
    found = "".join(map(line, load_tables(sources(case)).diagnostics))
    if update_golden:
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")
    assert f" {case.name.partition('_')[0]} " in found, "the case does not show the code it is named after"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_finding_can_be_shown_with_its_line(case: Path) -> None:
    by_name = {source.name: source for source in sources(case)}
    for diagnostic in load_tables(by_name.values()).diagnostics:
        assert "^" in render(diagnostic, by_name)


def test_every_code_of_the_class_tables_has_a_case() -> None:
    shown = {case.name.partition("_")[0] for case in CASES}
    assert shown - SHARED_CODES == {code.code for code in CLASSES} - SHARED_CODES
    assert shown <= set(CODES)


def test_every_expectation_has_a_case() -> None:
    assert {path.stem for path in (HERE / "bad").glob("*.expected")} == {case.stem for case in CASES}
