"""`cosemc build`: what it writes, what it leaves alone, and what it says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cosemc.cli import app
from cosemc.emit import MANIFEST
from support.vectors import ROOT

SPEC = Path(__file__).parent / "emitted" / "axdr" / "spec.asn"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["build", *map(str, arguments)])


@pytest.fixture
def out(tmp_path: Path) -> Path:
    assert run(SPEC, "--out", tmp_path / "small").exit_code == 0
    return tmp_path / "small"


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_is_committed_is_what_the_specification_says() -> None:
    result = run(ROOT / "specs", "--check")
    assert result.exit_code == 0, result.output


def test_a_second_build_touches_nothing(out: Path) -> None:
    before = snapshot(out)
    result = run(SPEC, "--out", out)
    assert result.exit_code == 0
    assert "0 written, 0 removed" in result.output
    assert snapshot(out) == before


def test_only_what_changed_is_written(out: Path) -> None:
    before = snapshot(out)
    (out / "errors.py").write_text("changed\n")
    assert "1 written, 0 removed" in run(SPEC, "--out", out).output
    after = snapshot(out)
    assert {path for path in after if after[path] != before[path]} == {"errors.py"}
    assert after["errors.py"][0] == before["errors.py"][0]


def test_check_writes_nothing_and_shows_the_difference(out: Path) -> None:
    text = (out / "errors.py").read_text()
    (out / "errors.py").write_text(text.replace("what is wrong", "what was wrong", 1))
    (out / "_bits.py").unlink()
    (out / "apdu" / "_gone.py").write_text("x = 1\n")
    before = snapshot(out)
    result = run(SPEC, "--out", out, "--check")
    assert result.exit_code == 1
    assert snapshot(out) == before
    assert "_bits.py: missing" in result.output
    assert "errors.py: differs" in result.output
    assert "-\"\"\"Errors of the codecs: what was wrong" in result.output
    assert "+\"\"\"Errors of the codecs: what is wrong" in result.output
    assert "apdu/_gone.py: not generated" in result.output


def test_orphans_are_removed_and_what_compiling_leaves_is_not(out: Path) -> None:
    (out / "apdu" / "_gone.py").write_text("x = 1\n")
    (out / "_wire.c").write_text("/* by Cython */\n")
    assert "0 written, 1 removed" in run(SPEC, "--out", out).output
    assert not (out / "apdu" / "_gone.py").exists()
    assert (out / "_wire.c").exists()


def test_a_folder_that_is_not_ours_keeps_its_files(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text("x = 1\n")
    assert run(SPEC, "--out", tmp_path).exit_code == 0
    assert (tmp_path / "mine.py").exists()


def test_modules_as_others_publish_them_become_libraries_too(tmp_path: Path) -> None:
    """One module for both encodings, no tag default, Data without an annotation: a CHOICE like any other."""
    spec = Path(__file__).parent / "golden" / "published_style" / "spec.asn"
    assert run(spec, "--out", tmp_path / "published").exit_code == 0
    assert not (tmp_path / "published" / "data.pyx").exists()
    types = (tmp_path / "published" / "apdu" / "_spec.py").read_text()
    assert "class DataCompactArray(Record):" in types
    assert "class GloGetRequest(Record):" in types


def test_a_specification_with_errors_writes_nothing(tmp_path: Path) -> None:
    spec = tmp_path / "bad.asn"
    spec.write_text(SPEC.read_text().replace("Get-Request-Next ::=", "Get-Request-Nxt ::="))
    result = run(spec, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "bad.asn:" in result.output and "did you mean" in result.output
    assert not (tmp_path / "out").exists()


def test_a_name_taken_twice_is_told_with_its_place(tmp_path: Path) -> None:
    spec = tmp_path / "twice.asn"
    spec.write_text(SPEC.read_text().replace("Error ", "Get-RequestNormal ").replace("Error\n", "Get-RequestNormal\n"))
    result = run(spec, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "twice.asn:" in result.output
    assert not (tmp_path / "out").exists()


def test_what_is_not_there_is_told_before_where_it_would_go() -> None:
    assert run("nowhere").output.startswith("error R001: no such file or folder: 'nowhere'\n")


def test_a_module_without_specs_around_it_needs_an_output_folder() -> None:
    result = run(SPEC)
    assert result.exit_code == 1
    assert "--out" in result.output


def test_a_specs_folder_anywhere_has_its_library_beside_it(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "specs" / "apdu", tmp_path / "specs" / "apdu")
    assert run(tmp_path / "specs").exit_code == 0
    assert (tmp_path / "generated" / "cosem" / MANIFEST).is_file()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run(SPEC, "--out", tmp_path / "file" / "cosem")
    assert result.exit_code == 1
    assert "cannot be written" in result.output
    assert "Traceback" not in result.output


# Sets a limit to the size of files, as a disk does that is full, and then builds.
BUILD_WITH_LITTLE_ROOM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
from cosemc.cli import app
app(["build", *sys.argv[1:]])
"""


def test_a_full_disk_leaves_everything_as_it_was(out: Path, tmp_path: Path) -> None:
    pytest.importorskip("resource")
    before = snapshot(out)
    (out / "_json.py").unlink()
    (out / "_wire.pyx").unlink()
    done = subprocess.run(
        [sys.executable, "-c", BUILD_WITH_LITTLE_ROOM, str(SPEC), "--out", str(out)],
        cwd=ROOT / "codegen",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"error: '\S+/small/\w+\.pyx?' cannot be written: File too large\n", done.stderr)
    assert snapshot(out) == {name: kept for name, kept in before.items() if name not in ("_json.py", "_wire.pyx")}


def test_a_specification_that_cannot_become_a_library_is_told_before_and_when_it_is_built(tmp_path: Path) -> None:
    module = tmp_path / "some.asn"
    module.write_text("Some DEFINITIONS ::= BEGIN\nXDLMS-APDU ::= CHOICE { a [0] INTEGER }\nEND\n")
    built, checked = run(module, "--out", tmp_path / "out"), CliRunner().invoke(app, ["check", str(module)])
    assert (built.exit_code, checked.exit_code) == (1, 0)
    assert "some.asn:2:27: warning L101: an INTEGER in A-XDR needs a range\n  2 | XDLMS-APDU" in built.stderr
    assert "some.asn:2:27: warning L101: an INTEGER in A-XDR needs a range\n  2 | XDLMS-APDU" in checked.stdout
    assert not (tmp_path / "out").exists()
