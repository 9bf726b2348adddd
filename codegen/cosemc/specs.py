"""Specs folders: the one around a file, and the one meant when nobody says."""

from __future__ import annotations

from pathlib import Path

FOLDER = "specs"
_PARTS = ("apdu", "classes")


def enclosing_specs(path: Path) -> Path | None:
    """The specs folder that a file or folder lies in; None if it lies in none."""
    return next((parent for parent in path.resolve().parents if _is_specs(parent)), None)


def _is_specs(folder: Path) -> bool:
    return folder.name == FOLDER and any((folder / part).is_dir() for part in _PARTS)


def default_specs() -> Path | None:
    """The folder `specs` of the checkout around the working folder, or the installed one; None if there is neither."""
    working = Path.cwd()
    places = [parent / FOLDER for parent in (working, *working.parents)] + [Path(__file__).parent / FOLDER]
    return next((place for place in places if _is_specs(place)), None)
