"""Wrong OBIS and unit tables: each file of `bad/` gives exactly the findings that stand beside it.

`bad/CODE_about.KIND.json` (kind: obis or units) takes the place of its like in the sound tables of `base/`; its
findings are in `bad/CODE_about.KIND.expected`, one a line: `file:line:column CODE message | hint`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cosemc.codes import CODES, OBIS
from cosemc.diagnostics import Diagnostic, has_errors, render
from cosemc.obis import load_obis
from cosemc.read import SourceFile

HERE = Path(__file__).parent
CASES = sorted((HERE / "bad").glob("*.json"))
PLACES = {"obis": "obis/electricity.json", "units": "units.json"}
CLASS_IDS = {1, 3, 4, 7}


def sources(case: Path | None = None) -> list[SourceFile]:
    base = HERE / "base"
    found = {path.relative_to(base).as_posix(): path for path in base.rglob("*.json")}
    if case is not None:
        found[PLACES[case.suffixes[-2][1:]]] = case
    return [SourceFile(path, name, path.read_text("utf-8")) for name, path in sorted(found.items())]


def line(diagnostic: Diagnostic) -> str:
    assert diagnostic.span is not None
    hint = f" | {diagnostic.hint}" if diagnostic.hint else ""
    place = f"{diagnostic.span.file}:{diagnostic.span.line}:{diagnostic.span.column}"
    return f"{place} {diagnostic.code} {diagnostic.message}{hint}\n"


def test_the_sound_tables_give_no_finding() -> None:
    loaded = load_obis(sources(), CLASS_IDS)
    assert loaded.diagnostics == ()
    assert len(loaded.obis.rules) == 4


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_findings_are_those_that_stand_beside_the_file(case: Path, update_golden: bool) -> None:
    expected = case.with_suffix(".expected")
    found = "".join(map(line, load_obis(sources(case), CLASS_IDS).diagnostics))
    if update_golden:
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")
    assert f" {case.name.partition('_')[0]} " in found, "the case does not show the code it is named after"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_finding_can_be_shown_with_its_line(case: Path) -> None:
    by_name = {source.name: source for source in sources(case)}
    for diagnostic in load_obis(by_name.values(), CLASS_IDS).diagnostics:
        assert "^" in render(diagnostic, by_name)


def test_every_code_of_the_obis_tables_has_a_case() -> None:
    shown = {case.name.partition("_")[0] for case in CASES}
    assert {code.code for code in OBIS} <= shown <= set(CODES)


def test_every_expectation_has_a_case() -> None:
    assert {path.stem for path in (HERE / "bad").glob("*.expected")} == {case.stem for case in CASES}


def test_classes_go_unchecked_where_none_is_known() -> None:
    case = HERE / "bad" / "O604_class.obis.json"
    assert has_errors(load_obis(sources(case), CLASS_IDS).diagnostics)
    assert load_obis(sources(case), ()).diagnostics == ()
