"""Take a copy of the class tables back to Blue Book 14, and write what Blue Book 16 brought as a sheet.

    python docs/examples/blue_book_14.py SPECS SHEET.csv

SPECS is changed in place: give a copy. For `docs/updating-the-tables.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cosemc.read import read
from cosemc.sheets import sheet_octets
from cosemc.tables.read import KNOWN_FILE
from cosemc.tables.sheets import COLUMNS, documents_of, export_classes, text_of

NEW_VERSIONS = {40: [3], 70: [1], 72: [2], 73: [1], 91: [3, 4], 92: [3, 4]}
NEW_CLASSES = {66: [0], 116: [0], 152: [0], 153: [0], 160: [0], 161: [1], 162: [1]}
BROUGHT_BY_16 = NEW_VERSIONS | NEW_CLASSES
BROUGHT_BY_17 = {70: [2], 170: [0]}


def main(specs: Path, sheet: Path) -> None:
    """Write the sheet, and the tables without it."""
    sources = read([specs], {".json"}).sources
    documents = documents_of(sources)
    rows = [row for row in export_classes(sources, BROUGHT_BY_16) if is_new(int(row["class_id"]), int(row["version"]))]
    sheet.write_bytes(sheet_octets(sheet, list(COLUMNS), rows))
    for name, document in documents.items():
        path = specs / name
        if "class_id" in document:
            kept = list(without(document))
            if not kept:
                path.unlink()
                continue
            document["versions"] = kept
        elif name == KNOWN_FILE:
            for later in (BROUGHT_BY_16, BROUGHT_BY_17):
                for class_id, versions in later.items():
                    left = [version for version in document["pairs"].pop(str(class_id), []) if version not in versions]
                    document["pairs"] |= {str(class_id): left} if left else {}
        path.write_text(text_of(name, document), encoding="utf-8", newline="\n")


def is_new(class_id: int, version: int) -> bool:
    """Whether Blue Book 16 brought it."""
    return version in BROUGHT_BY_16.get(class_id, ())


def without(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The versions of a class that Blue Book 14 has."""
    class_id = document["class_id"]
    for version in document["versions"]:
        if not is_new(class_id, version["version"]) and version["version"] not in BROUGHT_BY_17.get(class_id, ()):
            yield version


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
