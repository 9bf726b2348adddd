"""Specs folders: the one around a file, and the one meant when nobody says."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

FOLDER = "specs"
_PARTS = ("apdu", "classes")


def enclosing_specs(path: Path) -> Path | None:
    """The specs folder that a file or folder lies in; None if it lies in none."""
    return next((parent for parent in path.resolve().parents if _is_specs(parent)), None)


def _is_specs(folder: Path) -> bool:
    return folder.name == FOLDER and any((folder / part).is_dir() for part in _PARTS)


def default_specs() -> Path | None:
    """The specs folder meant when nobody says: the one around the working folder, else that of the package itself."""
    return working_specs() or own_specs()


def working_specs() -> Path | None:
    """The folder `specs` of the checkout around the working folder; None if there is none."""
    working = Path.cwd()
    return _first(parent / FOLDER for parent in (working, *working.parents))


def own_specs() -> Path | None:
    """The specs folder installed with the package, or of the checkout that an editable install is from."""
    package = Path(__file__).resolve().parent
    return _first((package / FOLDER, package.parent.parent / FOLDER))


def _first(places: Iterable[Path]) -> Path | None:
    return next((place for place in places if _is_specs(place)), None)
