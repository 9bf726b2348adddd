"""Where the specification is when nobody says: the checkout one works in, else the copy installed with the compiler."""

from __future__ import annotations

from pathlib import Path

FOLDER = "specs"


def default_specs() -> Path | None:
    """The folder `specs` of the checkout around the working folder, or the installed one; None if there is neither."""
    working = Path.cwd()
    places = [parent / FOLDER for parent in (working, *working.parents)] + [Path(__file__).parent / FOLDER]
    return next((place for place in places if (place / "apdu").is_dir()), None)
