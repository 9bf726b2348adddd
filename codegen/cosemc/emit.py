"""emit: plans -> files. Templates hold loops; texts come out as they are committed, no formatter comes after."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cosemc.plan.output import Plan

MANIFEST = "FILES.json"

_HERE = Path(__file__).parent
_SUPPORT = _HERE / "support"
_COPIED = frozenset({".py", ".pyi", ".pyx", ".pxd"})


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The Jinja environment of all templates."""
    return Environment(
        loader=FileSystemLoader([_HERE / "templates", _SUPPORT]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )


def apdu_files(plan: Plan) -> dict[str, str]:
    """The texts of the codecs and of what they need, by path in the package."""
    files = {"__init__.py": _render("package.py.j2", plan), "__init__.pxd": "", "py.typed": ""}
    for path in sorted(path for path in _SUPPORT.iterdir() if path.is_file()):
        if path.suffix in _COPIED:
            files[path.name] = copied(path)
        elif path.suffix == ".j2" and (plan.data or not path.name.startswith("data.")):
            files[path.stem] = _noticed(path, _render(path.name, plan, data=plan.data))
    if not plan.data:
        del files["data.pxd"]
    if not plan.uses_ber:
        files = {path: text for path, text in files.items() if not path.startswith("_ber.")}
    files["apdu/__init__.py"] = _render("apdu.py.j2", plan)
    files["apdu/__init__.pxd"] = ""
    files["apdu/_choices.py"] = _render("choices.py.j2", plan)
    files["apdu/_schema.py"] = _render("schema.py.j2", plan)
    for module in plan.modules:
        files[f"apdu/{module.name}.py"] = _render("types.py.j2", plan, module=module)
    for codec in plan.codecs:
        files[f"apdu/{codec.name}.pyx"] = _render("codec.pyx.j2", plan, codec=codec)
        files[f"apdu/{codec.name}.pyi"] = _render("codec.pyi.j2", plan, codec=codec)
    return files


def _render(template: str, plan: Plan, **context: object) -> str:
    return environment().get_template(template).render(plan=plan, **context)


def copied(path: Path) -> str:
    """A file of `support` as it goes into the package: with a notice that says where to change it."""
    return _noticed(path, path.read_text(encoding="utf-8"))


def _noticed(path: Path, text: str) -> str:
    notice = (
        f"# Made from codegen/cosemc/support/{path.relative_to(_SUPPORT).as_posix()} by cosemc. DO NOT EDIT.\n"
        "# Change it there, then run: cosemc build\n"
        "# SPDX-License-Identifier: Apache-2.0\n"
    )
    first, _, rest = text.partition("\n")
    # the directives of Cython count only in the first line
    return f"{first}\n{notice}{rest}" if first.startswith("# cython:") else notice + text


def with_manifest(files: Mapping[str, str]) -> dict[str, bytes]:
    """The octets of the files, and `FILES.json` with the SHA-256 of each."""
    encoded = {path: text.encode() for path, text in sorted(files.items())}
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in encoded.items()}
    manifest = json.dumps({"files": hashes}, indent=2, sort_keys=True, ensure_ascii=True) + "\n"
    return encoded | {MANIFEST: manifest.encode()}
