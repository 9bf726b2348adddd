"""How both programs start: without the extras they need, and interrupted while they are read in."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

START = """
import runpy, sys
{}
sys.argv[1:] = ["--version"]
runpy.run_module({!r}, run_name="__main__")
"""
INTERRUPTED = """
class Finder:
    def find_spec(name, *_):
        if name.endswith(".cli"):
            raise KeyboardInterrupt
sys.meta_path.insert(0, Finder)
"""
programs = pytest.mark.parametrize(
    ("module", "name", "extra"), [("cosemc", "cosemc", "compiler"), ("dlms_tools", "dlms", "tools")]
)


def start(module: str, first: str) -> subprocess.CompletedProcess[str]:
    code = START.format(first, module)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)


@programs
def test_a_program_says_its_version(module: str, name: str, extra: str) -> None:
    result = start(module, "pass")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("cosemkit ")


@programs
def test_an_extra_that_is_missing_is_named(module: str, name: str, extra: str) -> None:
    nothing_of_it = "sys.modules.update(dict.fromkeys(('typer', 'rich', 'click', 'lark', 'jinja2', 'openpyxl')))"
    result = start(module, nothing_of_it)
    assert (result.returncode, result.stdout) == (1, "")
    assert re.fullmatch(rf"{name} needs \w+: pip install cosemkit\[{extra}\]\n", result.stderr), result.stderr


@programs
def test_a_program_without_a_part_of_its_own_is_broken_and_says_so(module: str, name: str, extra: str) -> None:
    result = start(module, f"sys.modules['{module}.cli'] = None")
    assert result.returncode == 1
    assert "ModuleNotFoundError" in result.stderr


@programs
def test_an_interrupt_before_anything_runs(module: str, name: str, extra: str) -> None:
    result = start(module, INTERRUPTED)
    assert (result.returncode, result.stdout, result.stderr) == (130, "", "")
