"""The command line: `cosemc check`, `ir` and `explain`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cosemc.cli import app
from cosemc.codes import CODES

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
PUBLISHED = HERE / "golden" / "published_style" / "spec.asn"
WRONG = HERE / "bad" / "N102_misspelt.asn"

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("check", path)`, from the root of the checkout."""
    monkeypatch.chdir(ROOT)
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_check_of_the_specification_around(run: Run) -> None:
    result = run("check")
    assert result.exit_code == 0, result.output
    assert " types, 3 modules, " in result.output.splitlines()[-1]
    assert " 0 errors, 0 warnings" in result.output.splitlines()[-1]


def test_check_shows_place_line_caret_hint_and_second_place(run: Run) -> None:
    result = run("check", WRONG)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "tests/codegen/bad/N102_misspelt.asn:8:12: error N102: type 'Data-Acces-Result' is not defined",
        "  8 |     result Data-Acces-Result",
        "    |            ^^^^^^^^^^^^^^^^^",
        "  hint: did you mean 'Data-Access-Result'?",
        "  tests/codegen/bad/N102_misspelt.asn:5:1: defined here",
        "  5 | Data-Access-Result ::= NULL",
        "    | ^^^^^^^^^^^^^^^^^^",
        "0 types, 0 modules, 1 error, 0 warnings",
    ]


def test_warnings_do_not_fail_and_notes_are_shown_when_wanted(run: Run) -> None:
    quiet, full = run("check", PUBLISHED), run("check", "--notes", PUBLISHED)
    assert quiet.exit_code == full.exit_code == 0
    assert "warning T209" in quiet.stdout
    assert "note N110" not in quiet.stdout
    assert "note N110" in full.stdout
    assert quiet.stdout.splitlines()[-1] == "17 types, 1 module, 0 errors, 1 warning, 6 notes (--notes shows them)"
    assert full.stdout.splitlines()[-1] == "17 types, 1 module, 0 errors, 1 warning, 6 notes"


def test_check_in_json(run: Run) -> None:
    result = run("check", "--format", "json", WRONG)
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    (found,) = document.pop("diagnostics")
    assert {key: document[key] for key in ("errors", "warnings", "notes")} == {"errors": 1, "warnings": 0, "notes": 0}
    assert found == {
        "code": "N102",
        "severity": "error",
        "message": "type 'Data-Acces-Result' is not defined",
        "file": "tests/codegen/bad/N102_misspelt.asn",
        "line": 8,
        "column": 12,
        "end_line": 8,
        "end_column": 29,
        "hint": "did you mean 'Data-Access-Result'?",
        "related": [
            {
                "message": "defined here",
                "file": "tests/codegen/bad/N102_misspelt.asn",
                "line": 5,
                "column": 1,
                "end_line": 5,
                "end_column": 19,
            }
        ],
    }


def test_a_missing_file_and_an_empty_folder_are_errors(run: Run, tmp_path: Path) -> None:
    result = run("check", "nothing.asn", tmp_path)
    assert result.exit_code == 1
    assert "error R001: no such file or folder: 'nothing.asn'" in result.stdout
    assert "error R003: no specification in folder" in result.stdout
    assert "Traceback" not in result.output


EMPTY_PATHS = [
    ["check", ""],
    ["build", str(PUBLISHED), "--out", ""],
    ["docs", "--out", ""],
    ["export", ""],
    ["import", ""],
    ["format", "--specs", ""],
    ["diff", str(PUBLISHED), str(PUBLISHED), "--output", ""],
    ["diff", str(PUBLISHED), str(PUBLISHED), "--accept", ""],
    ["impact", str(PUBLISHED), str(PUBLISHED), "--code", ""],
]


@pytest.mark.parametrize("command", EMPTY_PATHS, ids=lambda command: f"{command[0]} {command[-2]}")
def test_an_empty_path_is_not_the_working_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 2, result.output
    assert "it is empty" in result.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", [["export", "a.csv"], ["import", "a.csv", "--dry-run"], ["format", "--check"]])
def test_a_folder_of_tables_that_is_none(run: Run, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for specs in (tmp_path / "file", tmp_path / "nothing"):
        result = run(*command, "--specs", specs)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == f"error: no such folder: '{specs}'\n"


@pytest.mark.parametrize("path", ["nothing.asn", "."])
def test_ir_of_what_is_no_specification_prints_errors_only(run: Run, path: str, tmp_path: Path) -> None:
    result = run("ir", tmp_path / path)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "error R00" in result.stderr


def test_the_version_is_that_of_the_distribution(run: Run) -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"cosemkit {version('cosemkit')}\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", [["check"], ["ir"], ["explain"], ["--help"], ["--version"]])
def test_output_that_cannot_be_written_is_an_error_of_one_line(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cosemc", *command, *([str(PUBLISHED)] if command[0] in ("check", "ir") else [])],
            cwd=ROOT / "codegen",
            stdout=full,
            stderr=subprocess.PIPE,
            env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"error: [Errno 28] No space left on device\n")


def test_without_a_specification_anywhere_the_commands_say_so(tmp_path: Path) -> None:
    alone = shutil.copytree(ROOT / "codegen" / "cosemc", tmp_path / "a" / "b" / "cosemc")
    for command in ("check", "ir"):
        done = subprocess.run(
            [sys.executable, "-m", "cosemc", command],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(alone.parent)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert done.stderr.startswith("error: no specification: ")


def test_away_from_a_checkout_commands_read_the_tables_of_the_package_and_write_none(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("check").stdout == CliRunner().invoke(app, ["check", str(ROOT / "specs")]).stdout
    assert run("export", "register.csv", "--class", 3).stdout == "5 rows\n"
    assert run("import", "register.csv", "--dry-run").stdout == "nothing changes\n"
    for command in (("import", "register.csv"), ("format",)):
        result = run(*command)
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
        assert "say with --specs which tables are to change" in result.stderr
    assert "say where the library goes, with --out" in run("build").stderr


def test_a_specs_folder_anywhere_can_be_given(run: Run, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "specs" / "apdu", tmp_path / "mine" / "apdu")
    assert run("check", tmp_path / "mine").exit_code == 0


def test_ir_is_the_canonical_model(run: Run) -> None:
    result = run("ir", "--section", "apdu", PUBLISHED)
    assert result.exit_code == 0
    assert result.stdout == PUBLISHED.with_name("ir.json").read_text(encoding="utf-8")


def test_ir_has_a_section_for_each_part(run: Run) -> None:
    whole = json.loads(run("ir", "--no-spans").stdout)
    assert whole["apdu"] == json.loads(run("ir", "--no-spans", "--section", "apdu").stdout)
    assert whole["classes"] == json.loads(run("ir", "--section", "classes").stdout)


def test_ir_of_a_wrong_specification_prints_errors_only(run: Run) -> None:
    result = run("ir", WRONG)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "error N102" in result.stderr


def test_explain_says_what_a_code_means(run: Run) -> None:
    result = run("explain", "t204")
    assert result.exit_code == 0
    assert result.stdout.startswith("T204 (error): components cannot be told apart\n\nIn BER a component")


def test_explain_lists_all_codes(run: Run) -> None:
    lines = run("explain").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(CODES)


def test_explain_suggests_a_code(run: Run) -> None:
    result = run("explain", "N1002")
    assert result.exit_code == 1
    assert result.stderr == "error: there is no code 'N1002'. did you mean 'N102'?\n"


@pytest.mark.parametrize("command", ["check", "ir", "explain"])
def test_every_command_explains_itself(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert command in run("--help").stdout


def test_the_package_can_be_run(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cosemc", "check", str(PUBLISHED)]
    done = subprocess.run(command, cwd=ROOT / "codegen", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("17 types, 1 module")
