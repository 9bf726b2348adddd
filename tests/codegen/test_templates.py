"""The texts that templates give: final as they are, no formatter comes after."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import StrictUndefined, UndefinedError

from cosemc.emit import apdu_files, environment
from cosemc.library import library_files
from cosemc.load import load_specification
from cosemc.plan import make_plan
from support.vectors import ROOT

FILES = {
    path: content.decode() for path, content in library_files(load_specification([ROOT / "specs"])).items()
}
SOURCES = [path for path in FILES if path.endswith((".py", ".pyi", ".pyx", ".pxd"))]


@pytest.mark.parametrize("path", [path for path in SOURCES if FILES[path]])
def test_layout(path: str) -> None:
    text = FILES[path]
    assert "\t" not in text and "\r" not in text
    assert not [line for line in text.split("\n") if line != line.rstrip()]
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\n\n\n\n" not in text
    assert "DO NOT EDIT" in text.split('"""')[0]
    assert "SPDX-License-Identifier" in text.split('"""')[0]


@pytest.mark.parametrize("path", [path for path in SOURCES if path.endswith((".py", ".pyi"))])
def test_modules_are_python(path: str) -> None:
    tree = ast.parse(FILES[path], path)
    compile(tree, path, "exec")
    assert not FILES[path] or ast.get_docstring(tree)


def test_no_date_and_no_place_of_the_machine_gets_in() -> None:
    for path, text in FILES.items():
        assert str(ROOT) not in text, path
        assert not re.search(r"\b20\d\d-\d\d-\d\d\b", text), path


def test_every_import_stays_within_the_package() -> None:
    """Under whatever name the package is written, it is complete: it imports itself only by relative names."""
    for path in SOURCES:
        if path.startswith("apdu/") or "/" not in path:
            assert not re.search(r"^\s*(from|import|cimport) cosem\b", FILES[path], re.MULTILINE), path


def test_an_undefined_name_in_a_template_is_an_error() -> None:
    assert environment().undefined is StrictUndefined
    with pytest.raises(UndefinedError):
        environment().from_string("{{ plan.nothing.at_all }}").render()


def test_every_template_and_support_file_is_used() -> None:
    folder = ROOT / "codegen" / "cosemc"
    emit = (folder / "emit.py").read_text(encoding="utf-8")
    for template in (folder / "templates").glob("*.j2"):
        assert f'"{template.name}"' in emit or template.name == "_macros.j2", template.name
    for support in (folder / "support").iterdir():
        if support.is_file():
            assert support.name.removesuffix(".j2") in FILES, support.name


def test_generated_python_satisfies_the_linter(tmp_path: Path) -> None:
    for path, text in FILES.items():
        (tmp_path / "generated" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "generated" / path).write_text(text, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    lint = [sys.executable, "-m", "ruff", "check", "--no-cache", "--quiet", "."]
    found = subprocess.run(lint, cwd=tmp_path, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout


def test_the_package_name_is_one_value_of_the_plan() -> None:
    model = load_specification([ROOT / "specs" / "apdu"]).model
    assert model is not None
    ours, other = apdu_files(make_plan(model)), apdu_files(make_plan(model, "acme.dlms"))
    changed = {path for path in ours if ours[path] != other[path]}
    assert changed == {"apdu/__init__.py"}
    assert "from acme.dlms import apdu" in other["apdu/__init__.py"]
