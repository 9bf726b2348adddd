"""Wrong specifications: each file of `bad/` gives exactly the findings that stand beside it.

`bad/CODE_about.asn` has its findings in `bad/CODE_about.expected`, one a line: `line:column CODE message | hint`, with
the name of the file in front where it is another (an overlay). Notes are listed only where the code is one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cosemc.codes import ASN1, CODES, Severity
from cosemc.diagnostics import Diagnostic, Related, in_order, render, to_json
from cosemc.load import LoadResult, load
from cosemc.model import Span
from cosemc.read import SourceFile

BAD = Path(__file__).parent / "bad"
CASES = sorted(BAD.glob("*.asn"))
FILES_CODES = {"R001", "R002", "R003", "R004", "R005"}
"""Codes about files rather than text: `test_read`."""


def findings(case: Path) -> str:
    code = CODES[case.stem.partition("_")[0]]
    loaded = load([case])
    shown = [d for d in loaded.diagnostics if d.severity is not Severity.NOTE or d.code == code.code]
    return "".join(line(diagnostic, case) for diagnostic in shown)


def line(diagnostic: Diagnostic, case: Path) -> str:
    assert diagnostic.span is not None
    place = f"{diagnostic.span.line}:{diagnostic.span.column}"
    if diagnostic.span.file != case.name:
        place = f"{diagnostic.span.file}:{place}"
    hint = f" | {diagnostic.hint}" if diagnostic.hint else ""
    return f"{place} {diagnostic.code} {diagnostic.message}{hint}\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_findings_are_those_that_stand_beside_the_file(case: Path, update_golden: bool) -> None:
    expected = case.with_suffix(".expected")
    found = findings(case)
    if update_golden:
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")
    assert case.stem.partition("_")[0] in found, "the case does not show the code it is named after"


def test_every_code_has_a_case() -> None:
    shown = {case.stem.partition("_")[0] for case in CASES}
    assert {code.code for code in ASN1} - FILES_CODES == shown


def test_every_expectation_has_a_case() -> None:
    assert {path.stem for path in BAD.glob("*.expected")} == {case.stem for case in CASES}


def test_codes_are_unique_and_explained() -> None:
    from cosemc import codes

    tables = [table for name, table in vars(codes).items() if isinstance(table, tuple) and name != "__all__"]
    entries = [entry for table in tables for entry in table if isinstance(entry, codes.Code)]
    assert len(entries) == len({entry.code for entry in entries}) == len(CODES)
    assert all(entry.title and entry.explanation.endswith(".") for entry in entries)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_model_comes_only_without_errors(case: Path) -> None:
    loaded = load([case])
    errors = [diagnostic for diagnostic in loaded.diagnostics if diagnostic.severity is Severity.ERROR]
    assert (loaded.model is None) == bool(errors)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_finding_can_be_shown(case: Path) -> None:
    loaded = load([case])
    for diagnostic in loaded.diagnostics:
        text = render(diagnostic, loaded.sources)
        assert text.splitlines()[0].endswith(diagnostic.message)
        assert "^" in text
        assert to_json(diagnostic, loaded.sources)["code"] == diagnostic.code


SOURCE = SourceFile(Path("/nowhere/a.asn"), "a.asn", "first\n\tsecond third\nfourth\n")
OUTSIDE = {"a.asn": SOURCE}


def test_form_of_a_message() -> None:
    diagnostic = Diagnostic(
        code="N102",
        message="type 'third' is not defined",
        span=Span("a.asn", 2, 9, 2, 14),
        hint="did you mean 'first'?",
        related=(Related("defined here", Span("a.asn", 1, 1, 1, 6)),),
    )
    assert render(diagnostic, OUTSIDE) == (
        "/nowhere/a.asn:2:9: error N102: type 'third' is not defined\n"
        "  2 | \tsecond third\n"
        "    | \t       ^^^^^\n"
        "  hint: did you mean 'first'?\n"
        "  /nowhere/a.asn:1:1: defined here\n"
        "  1 | first\n"
        "    | ^^^^^"
    )


def test_a_span_over_lines_is_underlined_to_the_end_of_its_first() -> None:
    text = render(Diagnostic("N104", "x", Span("a.asn", 2, 9, 3, 3)), OUTSIDE)
    assert text.splitlines()[-1] == "    | \t       ^^^^^"


def test_a_long_line_is_cut_around_the_span() -> None:
    source = SourceFile(Path("/nowhere/b.asn"), "b.asn", "x" * 5000 + "HERE" + "y" * 5000)
    shown = render(Diagnostic("N104", "x", Span("b.asn", 1, 5001, 1, 5005)), {"b.asn": source}).splitlines()
    assert len(shown[1]) < 200
    start = shown[2].index("^")
    assert shown[1][start : start + 4] == "HERE"
    assert shown[2].count("^") == 4


def test_control_characters_do_not_reach_the_terminal() -> None:
    source = SourceFile(Path("/nowhere/c.asn"), "c.asn", "a \x1b[31m b")
    text = render(Diagnostic("P001", "unexpected '\x1b'", Span("c.asn", 1, 3, 1, 4)), {"c.asn": source})
    assert "\x1b" not in text


def test_order_is_that_of_the_text_without_repetitions() -> None:
    late, early = (Diagnostic("N104", "x", Span("a.asn", number, 1, number, 2)) for number in (3, 1))
    nowhere = Diagnostic("R001", "x")
    assert in_order([late, nowhere, early, late]) == (nowhere, early, late)


def test_a_result_without_a_model_says_why() -> None:
    assert load([BAD / "P001_missing_comma.asn"]) == LoadResult(
        None,
        (
            Diagnostic(
                "P001",
                "unexpected 'y'; expected ',', '}', 'DEFAULT' or 'OPTIONAL'",
                Span("P001_missing_comma.asn", 7, 5, 7, 6),
                "is a ',' missing after the previous component?",
            ),
        ),
        load([BAD / "P001_missing_comma.asn"]).sources,
    )
