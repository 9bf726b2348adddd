"""The arrows between the packages: cosemc and cosem stand alone, dlms -> cosem, dlms_tools -> dlms."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {
    "cosemc": ROOT / "codegen/cosemc",
    "cosem": ROOT / "generated/cosem",
    "dlms": ROOT / "runtime/dlms",
    "dlms_tools": ROOT / "runtime/dlms_tools",
}
MAY_IMPORT: dict[str, set[str]] = {
    "cosemc": set(),
    "cosem": set(),
    "dlms": {"cosem"},
    "dlms_tools": {"dlms", "cosem"},
}
THIRD_PARTY: dict[str, set[str]] = {
    "cosemc": {"lark", "jinja2", "typer", "rich", "openpyxl", "click"},
    "cosem": {"numpy"},  # optional, imported where used
    "dlms": {"cryptography", "serial", "numpy", "pyarrow", "polars", "uvloop"},
    "dlms_tools": {"typer", "rich", "click", "pyarrow"},  # pyarrow optional, for Parquet
}
CYTHON_IMPORT = re.compile(r"^\s*(?:from\s+([\w.]+)\s+c?import|c?import\s+([\w.]+))", re.MULTILINE)


def imported_modules(path: Path) -> Iterator[str]:
    """Top-level names of the modules that a .py, .pyi, .pyx or .pxd file imports or cimports absolutely."""
    text = path.read_text(encoding="utf-8")
    if path.suffix in {".pyx", ".pxd"}:
        for match in CYTHON_IMPORT.finditer(text):
            name = match[1] or match[2]
            if not name.startswith("."):
                yield name.partition(".")[0]
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


def sources(package: str) -> list[Path]:
    found = [path for path in PACKAGES[package].rglob("*") if path.suffix in {".py", ".pyi", ".pyx", ".pxd"}]
    assert found
    # what the compiler copies into the generated library is held to that library's rule
    return [path for path in found if not (package == "cosemc" and "support" in path.parts)]


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_point_one_way(package: str) -> None:
    allowed = {package} | MAY_IMPORT[package] | THIRD_PARTY[package] | set(sys.stdlib_module_names)
    allowed |= {"cython", "libc", "cpython"}
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(package)
        for name in imported_modules(path)
        if name not in allowed
    }
    assert not wrong


@pytest.mark.parametrize("package", PACKAGES)
def test_package_is_typed(package: str) -> None:
    assert (PACKAGES[package] / "py.typed").is_file()


def test_extensions_have_stubs() -> None:
    extensions = [path for package in PACKAGES for path in sources(package) if path.suffix == ".pyx"]
    missing = [str(path.relative_to(ROOT)) for path in extensions if not path.with_suffix(".pyi").is_file()]
    assert not missing
