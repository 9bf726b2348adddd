"""The same specification gives the same octets: whatever the hash seed, folder, locale, and order of the files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from cosemc.library import library_files
from cosemc.load import load_specification
from support.vectors import ROOT

DIGEST = """
import hashlib, sys
from pathlib import Path
from cosemc.library import library_files
from cosemc.load import load_specification
digest = hashlib.sha256()
for path, content in library_files(load_specification([Path(argument) for argument in sys.argv[1:]])).items():
    digest.update(path.encode() + b"\\0" + content + b"\\0")
print(digest.hexdigest())
"""


def digest(cwd: Path, *specs: str, **environment: str) -> str:
    variables = os.environ | {"PYTHONPATH": str(ROOT / "codegen")} | environment
    made = subprocess.run(
        [sys.executable, "-c", DIGEST, *specs], cwd=cwd, env=variables, capture_output=True, text=True, check=True
    )
    return made.stdout


def test_seed_folder_and_locale_do_not_matter(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    here = digest(ROOT, "specs", PYTHONHASHSEED="1", LC_ALL="C")
    assert digest(ROOT / "tests", "../specs", PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="Asia/Tokyo") == here
    assert digest(tmp_path, "specs", PYTHONHASHSEED="77", PYTHONUTF8="0", LC_ALL="POSIX") == here


def test_the_order_of_the_files_does_not_matter() -> None:
    modules = sorted((ROOT / "specs" / "apdu").glob("*.asn"))
    one = library_files(load_specification(modules))
    assert library_files(load_specification(modules[::-1])) == one
