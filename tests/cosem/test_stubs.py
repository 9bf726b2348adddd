"""The stubs say what the compiled modules have: no more, no less, with the same signatures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.vectors import ROOT

# what Cython adds to every module and class, and what differs between the versions of Python
UNNAMED = [
    r".*\.__pyx_capi__",
    r".*\.__test__",
    r".*__(reduce|setstate)_cython__",
    r"cosem\.data\.Column\.__buffer__",  # the buffer protocol has a name in Python from 3.12
    r"cosem\.data\.(Data|Column)\.__init__",  # only there to say which constructor to use
]

EXTENSIONS = sorted(
    path.relative_to(ROOT / "generated").with_suffix("").as_posix().replace("/", ".")
    for path in (ROOT / "generated" / "cosem").rglob("*.pyx")
)


def test_every_extension_has_a_stub_and_offers_its_functions_to_cython() -> None:
    for name in EXTENSIONS:
        source = ROOT / "generated" / (name.replace(".", "/") + ".pyx")
        assert source.with_suffix(".pyi").is_file(), name
    assert 3 <= len(EXTENSIONS) <= 5


@pytest.mark.skipif(sys.platform == "win32", reason="paths of the type checker")
def test_stubs_against_the_compiled_modules(tmp_path: Path) -> None:
    allowed = tmp_path / "allowed"
    allowed.write_text("\n".join(UNNAMED) + "\n")
    check = [sys.executable, "-m", "mypy.stubtest", *EXTENSIONS, "--allowlist", str(allowed)]
    environment = os.environ | {"MYPYPATH": str(ROOT / "generated")}
    found = subprocess.run(
        [*check, "--ignore-unused-allowlist", "--ignore-disjoint-bases"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stdout + found.stderr
