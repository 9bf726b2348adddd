"""Checks on the model: what they must let pass, and that no text makes the compiler raise.

What they must find stands in `bad/` (test_diagnostics).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cosemc.codes import CODES, Severity
from cosemc.diagnostics import render, to_json
from cosemc.load import LoadResult, load, load_modules
from cosemc.read import SourceFile

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent


def load_text(text: str) -> LoadResult:
    return load_modules([SourceFile(Path("/nowhere/m.asn"), "m.asn", text)])


def found(body: str, tags: str = "IMPLICIT TAGS") -> list[str]:
    """Codes of the warnings and errors of a module."""
    result = load_text(f"M DEFINITIONS {tags} ::= BEGIN\n{body}\nEND\n")
    return [diagnostic.code for diagnostic in result.diagnostics if diagnostic.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "--@ root: ber\nA ::= SEQUENCE { x NULL OPTIONAL, y BOOLEAN OPTIONAL, z INTEGER }", id="told apart"
        ),
        pytest.param("--@ root: ber\nA ::= SEQUENCE { x NULL, y NULL }", id="both there"),
        pytest.param("--@ root: ber\nA ::= SEQUENCE { x NULL OPTIONAL, y BOOLEAN, z NULL }", id="one between"),
        pytest.param("--@ root: a-xdr\nA ::= SEQUENCE { x NULL OPTIONAL, y NULL OPTIONAL }", id="A-XDR says presence"),
        pytest.param("--@ root: ber\nA ::= CHOICE { x INTEGER, y OCTET STRING, z [0] INTEGER }", id="universal tags"),
        pytest.param("--@ root: ber\nA ::= CHOICE { x INTEGER }", id="INTEGER without range in BER"),
        pytest.param("--@ root: ber\nA ::= ENUMERATED { x(1000) }", id="large enumeration in BER"),
        pytest.param("--@ root: ber\nA ::= BIT STRING { x(7) }", id="bits without size in BER"),
        pytest.param("--@ root: ber\nA ::= CHOICE { x [1000] NULL }", id="large tag in BER"),
        pytest.param("--@ root: ber\nA ::= CHOICE { x [0] NULL, y B } B ::= CHOICE { z [1] NULL }", id="inner choice"),
        pytest.param("--@ root: ber\nA ::= SEQUENCE OF B B ::= NULL", id="list of NULL in BER"),
        pytest.param("--@ root: a-xdr\nA ::= SEQUENCE OF B B ::= BOOLEAN", id="list of octets"),
        pytest.param("--@ root: a-xdr\nA ::= SEQUENCE OF B B ::= SEQUENCE { x NULL OPTIONAL }", id="presence octet"),
        pytest.param("--@ root: a-xdr\nA ::= CHOICE { x [0] NULL, y [1] SEQUENCE OF A }", id="recursion with an end"),
        pytest.param("--@ root: a-xdr\nA ::= SEQUENCE { x A OPTIONAL }", id="recursion with an option"),
        pytest.param("--@ root: a-xdr\nA ::= CHOICE { x [0] EXPLICIT NULL }", id="EXPLICIT in a CHOICE"),
        pytest.param("--@ root: a-xdr\nA ::= [5] INTEGER (-128..127)", id="a tag without effect"),
        pytest.param("--@ root: a-xdr\nA ::= INTEGER (0..18446744073709551615)", id="eight octets"),
        pytest.param("--@ root: a-xdr\nA ::= INTEGER (-9223372036854775808..9223372036854775807)", id="eight signed"),
        pytest.param("--@ root: a-xdr\nA ::= ENUMERATED { x(255) }", id="one octet"),
        pytest.param("--@ bits: a 0-31\nA ::= B B ::= INTEGER (0..4294967295)", id="layout of a referenced INTEGER"),
        pytest.param("A ::= SEQUENCE { x B DEFAULT 9 } B ::= INTEGER (0..9)", id="default at the end of the range"),
        pytest.param("XDLMS-APDU ::= CHOICE { action-request [1] NULL, ded-actionRequest [2] NULL }", id="pair"),
    ],
)
def test_what_is_right_passes(body: str) -> None:
    assert found(body) == []


def test_an_application_tag_makes_a_ber_element_within_a_xdr() -> None:
    """So what is legal in BER only is legal there."""
    body = "--@ root: a-xdr\nA ::= SEQUENCE { x B } B ::= [APPLICATION 31] SEQUENCE { y OBJECT IDENTIFIER, z INTEGER }"
    assert found(body) == []


@pytest.mark.parametrize(("tag", "expected"), [(1, []), (96, []), (97, ["T201"])])
def test_a_ber_element_among_alternatives_is_told_by_its_identifier(tag: int, expected: list[str]) -> None:
    body = f"XDLMS-APDU ::= CHOICE {{ a [{tag}] NULL, aare AARE }} AARE ::= [APPLICATION 1] IMPLICIT SEQUENCE {{ }}"
    assert found(body) == expected


def test_choices_within_choices_take_no_exponential_time() -> None:
    levels = 60
    body = "--@ root: ber\nC0 ::= CHOICE { a C1, b C1 }\n" + "".join(
        f"C{n} ::= CHOICE {{ a C{n + 1}, b C{n + 1} }}\n" for n in range(1, levels)
    )
    assert set(found(f"{body}C{levels} ::= CHOICE {{ a [0] NULL }}")) == {"T201"}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("".join(f"T{n} ::= T{n + 1}\n" for n in range(2000)) + "T2000 ::= NULL", id="references"),
        pytest.param(
            "".join(f"T{n} ::= SEQUENCE {{ a T{n + 1} }}\n" for n in range(500)) + "T500 ::= NULL", id="deep"
        ),
        pytest.param("\n".join(f"v{n} INTEGER ::= v{n + 1}" for n in range(2000)), id="values"),
        pytest.param("T ::= " + "SEQUENCE { a " * 500 + "NULL" + " }" * 500, id="inline"),
        pytest.param("T ::= " + "[0] " * 5000 + "NULL", id="tags"),
        pytest.param("T ::= INTEGER (0.." + "9" * 10000 + ")", id="digits"),
        pytest.param("T ::= BIT STRING { a(99999999999) } S ::= SEQUENCE { t T DEFAULT { a } }", id="bits"),
        pytest.param("T ::= SEQUENCE {" * 3000, id="braces without end"),
        pytest.param("-" * 100_001 + "x", id="hyphens"),
        pytest.param("T ::= NULL " + "/*" * 50_000, id="comments without end"),
    ],
)
def test_huge_modules_are_read_or_refused(body: str) -> None:
    assert_sound(load_text(f"M DEFINITIONS ::= BEGIN\n--@ root: a-xdr\n{body}\nEND\n"))


TEXTS = [path.read_text(encoding="utf-8") for path in sorted((HERE / "golden").glob("*/spec.asn"))] + [
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "specs" / "apdu").glob("[ad]*.asn"))
]
TOKEN = re.compile(r"--@.*|--.*|[A-Za-z][\w-]*|[0-9]+|::=|\.\.\.?|'[^']*'[BH]|\s+|\S")
WORDS = [
    *("{", "}", "[", "]", "(", ")", ",", ";", "|", "..", "...", "::=", "-", "--", "/*", "*/", '"', "'", "''H", ":"),
    *("SEQUENCE", "CHOICE", "OF", "SET", "OPTIONAL", "DEFAULT", "IMPLICIT", "EXPLICIT", "APPLICATION", "SIZE", "ANY"),
    *("INTEGER", "BIT", "STRING", "OCTET", "NULL", "ENUMERATED", "MIN", "MAX", "END", "BEGIN", "IMPORTS", "FROM"),
    *("Data", "Nothing", "x", "limit", "0", "1", "255", "-1", "99999999999999999999", "\x00", "é", "\u00a0", "\n"),
    *("--@ root: ber\n", "--@ root: a-xdr\n", "--@ bits: a 0-9\n", "--@ form: tagged-value\n", "--@ python: def\n"),
]


@st.composite
def mutated_modules(draw: st.DrawFn) -> str:
    tokens = TOKEN.findall(draw(st.sampled_from(TEXTS)))
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(tokens) - 1))
        match draw(st.sampled_from(["delete", "insert", "replace", "swap", "copy", "cut"])):
            case "delete":
                del tokens[place]
            case "insert":
                tokens.insert(place, f" {draw(st.sampled_from(WORDS))} ")
            case "replace":
                tokens[place] = draw(st.sampled_from(WORDS) | st.text(max_size=3))
            case "swap":
                other = draw(st.integers(0, len(tokens) - 1))
                tokens[place], tokens[other] = tokens[other], tokens[place]
            case "copy":
                tokens[place:place] = tokens[place : place + draw(st.integers(1, 40))]
            case _:
                del tokens[place : place + draw(st.integers(1, 40))]
        tokens = tokens or [" "]
    return "".join(tokens)


def assert_sound(result: LoadResult) -> None:
    """Every finding has a known code and a place that is there, and a model means that there is no error."""
    errors = [diagnostic for diagnostic in result.diagnostics if diagnostic.severity is Severity.ERROR]
    assert (result.model is None) == bool(errors)
    for diagnostic in result.diagnostics:
        assert diagnostic.code in CODES
        assert render(diagnostic, result.sources)
        assert to_json(diagnostic, result.sources)
        for span in [diagnostic.span, *(related.span for related in diagnostic.related)]:
            assert span is not None
            source = result.sources[span.file]
            assert 1 <= span.line <= span.end_line <= source.text.count("\n") + 1
            assert 1 <= span.column <= len(source.line(span.line)) + 1


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated_modules())
def test_no_text_makes_the_compiler_raise(text: str) -> None:
    assert_sound(load_text(text))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_no_definition_makes_the_compiler_raise(text: str) -> None:
    assert_sound(load_text(f"M DEFINITIONS ::= BEGIN\nA ::= {text}\nEND\n"))


@settings(max_examples=50, deadline=None)
@given(overlay=st.text(max_size=40) | st.sampled_from(["[A]\nx = 1", "[A.b.c]\npython = 'x'", "a = [", "[[A]]\nb = 1"]))
def test_no_overlay_makes_the_compiler_raise(overlay: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("overlay")
    (folder / "m.asn").write_text("M DEFINITIONS ::= BEGIN A ::= SEQUENCE { b NULL } END")
    (folder / "m.overlay.toml").write_text(overlay, encoding="utf-8", errors="surrogatepass")
    assert_sound(load([folder / "m.asn"]))
