"""The examples in README.md and docs/ are run as they stand.

```console blocks: each `$ command` line is run by a shell in a copy-free checkout and what follows must be its output;
a line `...` stands for any lines, and `...` inside a line for any text. ```pycon blocks are doctests. The blocks of a
page run in order, in one folder of their own (`$WORK`), with the project's commands on the path.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Command:
    line: int
    text: str
    expected: str


def console_commands(page: Path) -> Iterator[Command]:
    source = page.read_text(encoding="utf-8")
    for block in FENCE.finditer(source):
        if block[1] != "console":
            continue
        first = source.count("\n", 0, block.start(2)) + 1
        starts = [match.start() for match in re.finditer(r"^\$ ", block[2], re.MULTILINE)]
        for start, end in zip(starts, [*starts[1:], len(block[2])], strict=True):
            command, _, expected = block[2][start + 2 : end].partition("\n")
            while command.endswith("\\"):
                more, _, expected = expected.partition("\n")
                command = f"{command[:-1]}{more.strip()}"
            yield Command(first + block[2].count("\n", 0, start), command, expected)


def pattern_of(expected: str) -> re.Pattern[str]:
    lines = [
        r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line.rstrip()).replace(r"\.\.\.", ".*") + r" *\n"
        for line in expected.rstrip("\n").split("\n")
    ]
    return re.compile("".join(lines) if expected.strip() else "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_console_blocks(page: Path, tmp_path: Path) -> None:
    commands = list(console_commands(page))
    if not commands:
        pytest.skip("no console block on this page")
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "WORK": str(tmp_path),
        "COLUMNS": "120",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "PYTHONIOENCODING": "utf-8",
    }
    for command in commands:
        run = subprocess.run(
            command.text,
            shell=True,
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        output = re.sub(r"[ \t]+$", "", run.stdout + run.stderr, flags=re.MULTILINE)
        output = output if output.endswith("\n") or not output else output + "\n"
        assert pattern_of(command.expected).fullmatch(output), (
            f"{page.name}:{command.line}: $ {command.text}\nexpected\n{command.expected}\ngot\n{output}"
        )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_sessions(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = page.read_text(encoding="utf-8")
    blocks = [block[2] for block in FENCE.finditer(source) if block[1] == "pycon"]
    if not blocks:
        pytest.skip("no Python session on this page")
    monkeypatch.chdir(ROOT)
    session = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    report: list[str] = []
    runner.run(session, out=report.append)
    assert runner.failures == 0, "".join(report)
