"""The files of `cosem.classes`, from their plan."""

from __future__ import annotations

from collections.abc import Callable

from cosemc.tables.plan import ClassesPlan

FOLDER = "classes"


def class_files(plan: ClassesPlan, render: Callable[..., str]) -> dict[str, str]:
    """Text of every generated file by its path within the package; `render` takes a template and its context.

    What they stand on (`support/classes`) is copied, not generated.
    """
    files = {f"{FOLDER}/types.py": render("classes/types.py.j2", types=plan.types)}
    for module in plan.modules:
        files[f"{FOLDER}/{module.module}.py"] = render("classes/module.py.j2", module=module)
    files[f"{FOLDER}/__init__.py"] = render("classes/__init__.py.j2", modules=plan.modules, entries=plan.registry)
    return files
