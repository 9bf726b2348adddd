"""What a type checker says of a program that uses the library."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from support.vectors import ROOT


def type_check(folder: Path, program: str, *roots: str) -> list[str]:
    """The findings of `mypy --strict` in a program that is written to `use.py` in `folder`, one a line.

    `roots` are the source roots it imports from.
    """
    path = folder / "use.py"
    path.write_text(program, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--config-file=", str(path)]
    environment = os.environ | {
        "MYPYPATH": os.pathsep.join(str(ROOT / root) for root in roots),
        "MYPY_CACHE_DIR": str(ROOT / ".mypy_cache" / "-".join(("typing", *roots))),
    }
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, cwd=folder)
    assert run.stderr == ""
    return run.stdout.splitlines()
