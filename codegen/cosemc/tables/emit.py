"""The files of `cosem.classes`, from their plan."""

from __future__ import annotations

from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from cosemc.tables.model import Tables
from cosemc.tables.plan import plan

_SUPPORT = ("_types.py", "_descriptors.py", "_registry.py")


def class_files(tables: Tables) -> dict[str, str]:
    """Text of every file of `cosem.classes` by its path below the package `cosem`."""
    classes = plan(tables)
    environment = _environment()
    files = {f"classes/{name}": _support(name) for name in _SUPPORT}
    files["classes/types.py"] = environment.get_template("classes/types.py.j2").render(
        header=_header(classes.types.source), types=classes.types
    )
    module = environment.get_template("classes/module.py.j2")
    for item in classes.modules:
        files[f"classes/{item.module}.py"] = module.render(header=_header(item.source), module=item)
    files["classes/__init__.py"] = environment.get_template("classes/__init__.py.j2").render(
        header=_header("specs/classes"), modules=classes.modules, entries=classes.registry
    )
    return files


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("cosemc"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )


def _support(name: str) -> str:
    text = resources.files("cosemc").joinpath("support", "classes", name).read_text("utf-8")
    return f"{_header(f'codegen/cosemc/support/classes/{name}')}\n{text}"


def _header(source: str) -> str:
    return (
        f"# Generated from {source} by cosemc. DO NOT EDIT.\n"
        "# Change the specification or codegen/, then run: cosemc build\n"
        "# SPDX-License-Identifier: Apache-2.0"
    )
