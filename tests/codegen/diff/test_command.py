"""The commands: sides, gate, accepted findings, output, and what a wrong command line says."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cosemc.cli import app
from cosemc.diff.catalogue import RULES
from cosemc.diff.sides import SideError, load_edition
from support.vectors import ROOT

CASES = Path(__file__).parent / "rules"
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(ROOT)
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


def pair(rule: str, suffix: str = "asn") -> tuple[Path, Path]:
    return CASES / rule / f"old.{suffix}", CASES / rule / f"new.{suffix}"


@pytest.mark.parametrize(
    ("rule", "fail_on", "status"),
    [
        ("FIELD_ADDED", "error", 3),
        ("FIELD_ADDED", "never", 0),
        ("FIELD_RENAMED", "error", 0),
        ("FIELD_RENAMED", "danger", 3),
        ("ENUM_VALUE_ADDED", "danger", 0),
        ("ENUM_VALUE_ADDED", "warning", 3),
        ("DOC_CHANGED", "warning", 0),
        ("DOC_CHANGED", "note", 3),
    ],
)
def test_the_gate(run: Run, rule: str, fail_on: str, status: int) -> None:
    assert run("diff", *pair(rule), "--fail-on", fail_on).exit_code == status


def test_by_default_dangers_fail(run: Run) -> None:
    assert run("diff", *pair("FIELD_RENAMED")).exit_code == 3
    assert run("diff", *pair("ENUM_VALUE_ADDED")).exit_code == 0


def test_one_change_of_the_whole_specification(run: Run, tmp_path: Path) -> None:
    changed = tmp_path / "specs"
    shutil.copytree(ROOT / "specs", changed)
    path = changed / "apdu" / "xdlms.asn"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    temporary-failure(2),", "    temporary-failure(5),", 1), encoding="utf-8")
    result = run("diff", "specs", changed, "--format", "json")
    assert result.exit_code == 3
    [finding] = json.loads(result.stdout)["findings"]
    assert (finding["rule"], finding["path"]) == ("ENUM_VALUE_CHANGED", "Data-Access-Result.temporary-failure")
    old, new = (bytes.fromhex(finding["witness"][side]) for side in ("old", "new"))
    assert len(old) == len(new)
    assert [(a, b) for a, b in zip(old, new, strict=True) if a != b] == [(2, 5)]


def test_a_file_of_a_specs_folder_is_compared_alone(run: Run, tmp_path: Path) -> None:
    changed = tmp_path / "specs"
    shutil.copytree(ROOT / "specs", changed)
    for name, was, now in (
        ("apdu/data.asn", "Unsigned8   ::= INTEGER (0..255)", "Unsigned8   ::= INTEGER (0..254)"),
        ("apdu/acse.asn", "accepted(0)", "welcome(0)"),
    ):
        path = changed / name
        text = path.read_text(encoding="utf-8")
        assert was in text
        path.write_text(text.replace(was, now, 1), encoding="utf-8")
    result = run("diff", "specs/apdu/acse.asn", changed / "apdu" / "acse.asn", "--format", "json")
    assert {item["rule"] for item in json.loads(result.stdout)["findings"]} == {"ENUM_NAME_CHANGED"}


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose specification has changed since its last commit."""
    folder = tmp_path / "product"
    (folder / "specs" / "apdu").mkdir(parents=True)
    old, new = pair("FIELD_RENAMED")
    shutil.copy(old, folder / "specs" / "apdu" / "point.asn")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "specs")
    git(folder, "commit", "-q", "-m", "as it was")
    shutil.copy(new, folder / "specs" / "apdu" / "point.asn")
    monkeypatch.chdir(folder)
    return folder


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_revision_of_git(repository: Path) -> None:
    result = invoke("diff", "git:main", "specs", "--format", "json")
    assert result.exit_code == 3
    [finding] = json.loads(result.stdout)["findings"]
    assert finding["rule"] == "FIELD_RENAMED"
    assert finding["old"]["file"] == "git:main/specs/apdu/point.asn"
    assert finding["new"]["file"] == "specs/apdu/point.asn"


@pytest.mark.parametrize(
    ("side", "says"),
    [
        ("git:nowhere", "git rev-parse"),
        ("git:", "names no revision"),
        ("git:--output=x", "names no revision"),
        ("git:main:elsewhere", "git archive"),
        ("missing", "no such file or folder: 'missing'"),
        ("installed", "no specification is installed"),
    ],
)
def test_a_side_that_cannot_be_had(repository: Path, side: str, says: str) -> None:
    result = invoke("diff", side, "specs")
    assert result.exit_code == 1
    assert says in result.output
    assert "Traceback" not in result.output


def test_what_is_installed_is_a_side(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In a wheel the specification lies in the package, beside the commands."""
    import cosemc.diff.sides as sides

    package = tmp_path / "cosemc"
    shutil.copytree(CASES / "CLASS_ADDED" / "old", package / "specs")
    monkeypatch.setattr(sides, "__file__", str(package / "diff" / "sides.py"))
    assert load_edition("installed").specification.tables is not None
    shutil.rmtree(package)
    with pytest.raises(SideError):
        load_edition("installed")


def test_a_side_with_errors_is_shown(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.asn"
    wrong.write_text("T DEFINITIONS ::= BEGIN\nA ::= SEQUENCE { a Nowhere }\nEND\n", encoding="utf-8")
    result = run("diff", wrong, pair("FIELD_ADDED")[1])
    assert result.exit_code == 1
    assert "error N102" in result.output
    assert "cannot be compared" in result.output


def test_a_table_that_is_none(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"colour": "red"}', encoding="utf-8")
    result = run("diff", wrong, wrong)
    assert result.exit_code == 1
    assert "is no table" in result.output
    wrong.write_text("{", encoding="utf-8")
    assert run("diff", wrong, wrong).exit_code == 1


def test_output_is_all_or_nothing(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "folder" / "review.html"
    options = ("--format", "html", "--output", target, "--fail-on", "never")
    assert run("diff", *pair("FIELD_ADDED"), *options).exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    blocked = target / "review.html"  # a file is no folder
    result = run("diff", *pair("FIELD_ADDED"), "--output", blocked)
    assert result.exit_code == 1
    assert "cannot be written" in result.output
    assert [path.name for path in target.parent.iterdir()] == ["review.html"]


def test_an_empty_side_is_not_the_working_folder(run: Run) -> None:
    result = run("diff", "", pair("FIELD_ADDED")[1])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: no such file or folder: ''")


def test_accepted_findings_that_are_no_text(run: Run, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "specs" / "apdu", tmp_path / "specs" / "apdu")
    (tmp_path / "specs" / "accept.toml").write_bytes(b"\xff")
    beside = run("diff", tmp_path / "specs", tmp_path / "specs")
    named = run("diff", *pair("FIELD_ADDED"), "--accept", tmp_path / "specs" / "accept.toml")
    for result in (beside, named):
        assert (result.exit_code, result.stdout) == (1, "")
        assert "accept.toml" in result.stderr
        assert "octet ff is not UTF-8" in result.stderr


# --- accepted findings ------------------------------------------------------------------------------------------------


def entry(run: Run, rule: str, until: date, **changes: str) -> str:
    finding = json.loads(run("diff", *pair(rule), "--format", "json").stdout)["findings"][0]
    values = {
        "rule": finding["rule"],
        "path": finding["path"],
        "old": finding["old"]["fingerprint"],
        "new": finding["new"]["fingerprint"],
        "reason": "agreed",
    } | changes
    return "[[accept]]\n" + "".join(f'{key} = "{value}"\n' for key, value in values.items()) + f"until = {until}\n"


def test_an_accepted_finding_passes_the_gate(run: Run, tmp_path: Path) -> None:
    accept = tmp_path / "accept.toml"
    accept.write_text(entry(run, "FIELD_RENAMED", date.today() + timedelta(days=1)), encoding="utf-8")
    result = run("diff", *pair("FIELD_RENAMED"), "--accept", accept)
    assert result.exit_code == 0, result.output
    assert "accepted: FIELD_RENAMED Point.y (agreed)" in result.output
    document = json.loads(run("diff", *pair("FIELD_RENAMED"), "--accept", accept, "--format", "sarif").stdout)
    [suppressed] = document["runs"][0]["results"]
    assert suppressed["suppressions"][0]["justification"] == "agreed"


def test_an_entry_lapses_on_its_day(run: Run, tmp_path: Path) -> None:
    accept = tmp_path / "accept.toml"
    accept.write_text(entry(run, "FIELD_RENAMED", date.today() - timedelta(days=2)), encoding="utf-8")
    result = run("diff", *pair("FIELD_RENAMED"), "--accept", accept)
    assert result.exit_code == 3
    assert "V703" in result.output


def test_an_entry_lapses_when_the_specification_moves_on(run: Run, tmp_path: Path) -> None:
    accept = tmp_path / "accept.toml"
    tomorrow = date.today() + timedelta(days=1)
    accept.write_text(entry(run, "FIELD_RENAMED", tomorrow, new="0123456789ab"), encoding="utf-8")
    result = run("diff", *pair("FIELD_RENAMED"), "--accept", accept)
    assert result.exit_code == 3
    assert "V703" in result.output and "FIELD_RENAMED  Point.y" in result.output
    accept.write_text(entry(run, "FIELD_RENAMED", tomorrow), encoding="utf-8")
    again = run("diff", pair("FIELD_RENAMED")[0], pair("FIELD_RENAMED")[0], "--accept", accept)
    assert again.exit_code == 3  # nothing to accept any more
    assert "V703" in again.output


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[accept]\n", "not TOML"),
        ("rule = 1\n", "only tables"),
        ('[[accept]]\nrule = "FIELD_RENAMD"\npath = "x"\nreason = "y"\nuntil = 2030-01-01\n', "mean 'FIELD_RENAMED'"),
        ('[[accept]]\nrule = "FIELD_RENAMED"\npath = "x"\nuntil = 2030-01-01\n', "'reason' is missing"),
        ('[[accept]]\nrule = "FIELD_RENAMED"\npath = "x"\nreason = "y"\nuntil = "soon"\n', "'until'"),
        ('[[accept]]\nrule = "FIELD_RENAMED"\npath = "x"\nreason = "y"\nuntil = 2030-01-01T00:00:00\n', "'until'"),
        ('[[accept]]\nrule = "FIELD_RENAMED"\npath = "x"\nreasn = "y"\nuntil = 2030-01-01\n', "did you mean 'reason'"),
    ],
)
def test_a_wrong_entry_is_told(run: Run, tmp_path: Path, text: str, says: str) -> None:
    accept = tmp_path / "accept.toml"
    accept.write_text(text, encoding="utf-8")
    result = run("diff", *pair("FIELD_RENAMED"), "--accept", accept, "--fail-on", "error")
    assert result.exit_code == 3
    assert "V704" in result.output and says in result.output


# --- rules and impact -------------------------------------------------------------------------------------------------


def test_rules_lists_the_catalogue(run: Run) -> None:
    lines = run("rules").stdout.splitlines()
    assert [line.split()[0] for line in lines[5:]] == list(RULES)
    document = json.loads(run("rules", "--format", "json").stdout)
    assert [item["id"] for item in document["rules"]] == list(RULES)
    assert "old code reads new octets: no" in run("rules", "shape_extended").stdout
    wrong = run("rules", "SHAPE_EXTENDET")
    assert wrong.exit_code == 1 and "did you mean 'SHAPE_EXTENDED'" in wrong.output


CODE = '''
import cosem.apdu as codec
from cosem import apdu
from cosem.apdu import Point as P, Result
from elsewhere import Result as Other

def use(value, octets):
    first = P(1, 2)
    second = apdu.Point(x=1, y=2)
    third = codec.Point.decode(octets)
    Result.FAILURE
    Other.FAILURE
    return value.y, value.z
'''


@pytest.fixture
def code(tmp_path: Path) -> Path:
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "product.py").write_text(CODE, encoding="utf-8")
    (folder / "unrelated.py").write_text("def f(value):\n    return value.y\n", encoding="utf-8")
    (folder / "broken.py").write_text("def f(:\n", encoding="utf-8")
    return folder


def uses(run: Run, rule: str, code: Path, *more: str) -> set[tuple[str, int, str]]:
    result = run("impact", *pair(rule), "--code", code, "--format", "json", *more)
    assert result.exit_code == 0, result.output
    return {(Path(use["file"]).name, use["line"], use["how"]) for use in json.loads(result.stdout)["uses"]}


def test_impact_of_a_field(run: Run, code: Path) -> None:
    assert uses(run, "FIELD_RENAMED", code) == {
        ("product.py", 8, "calls"),
        ("product.py", 9, "calls"),
        ("product.py", 13, "attribute"),
    }


def test_impact_of_an_item(run: Run, code: Path) -> None:
    assert uses(run, "ENUM_VALUE_REMOVED", code) == {("product.py", 11, "names"), ("product.py", 12, "attribute")}


def test_impact_of_a_type(run: Run, code: Path) -> None:
    assert uses(run, "TYPE_RENAMED", code) == {("product.py", 4, "names"), ("product.py", 11, "names")}


def test_impact_on_another_package(run: Run, code: Path) -> None:
    text = CODE.replace("from cosem", "from acme.metering").replace("import cosem", "import acme.metering")
    (code / "product.py").write_text(text, encoding="utf-8")
    assert uses(run, "TYPE_RENAMED", code) == set()
    assert len(uses(run, "TYPE_RENAMED", code, "--package", "acme.metering")) == 2


def test_impact_tells_what_it_cannot_read(run: Run, code: Path) -> None:
    result = run("impact", *pair("FIELD_RENAMED"), "--code", code)
    assert result.exit_code == 0
    assert "broken.py:1: cannot be read" in result.output
    assert "3 places in 1 file, 2 by name" in result.output
    assert run("impact", *pair("FIELD_RENAMED"), "--code", code / "missing").exit_code == 1
