"""The modules of the interface classes in the library."""

from __future__ import annotations

from pathlib import Path

from cosemc.emit import copied, environment
from cosemc.tables.model import Tables
from cosemc.tables.plan import plan

FOLDER = "classes"

_SUPPORT = Path(__file__).parents[1] / "support" / "classes"


def class_files(tables: Tables) -> dict[str, str]:
    """The texts of `classes`, by path in the package."""
    classes = plan(tables)
    template = environment().get_template
    files = {f"{FOLDER}/{path.name}": copied(path) for path in sorted(_SUPPORT.glob("*.py"))}
    files[f"{FOLDER}/types.py"] = template("classes/types.py.j2").render(types=classes.types)
    module = template("classes/module.py.j2")
    for item in classes.modules:
        files[f"{FOLDER}/{item.module}.py"] = module.render(module=item)
    registry = template("classes/__init__.py.j2")
    files[f"{FOLDER}/__init__.py"] = registry.render(modules=classes.modules, entries=classes.registry)
    return files
