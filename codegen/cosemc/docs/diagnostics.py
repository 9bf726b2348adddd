"""The page of diagnostics: every code of the compiler and what it means."""

from __future__ import annotations

from cosemc.codes import CODES
from cosemc.docs.page import Entry, Page, Part

PATH = "diagnostics.html"

_FAMILIES = {
    "R": "Reading files",
    "P": "Text and syntax",
    "A": "Annotations",
    "N": "Names",
    "T": "Tags",
    "C": "Constraints and values",
    "E": "Encoding",
    "K": "Interface classes",
    "O": "OBIS codes",
    "V": "Provenance",
}


def diagnostics_part() -> Part:
    """The page, and an entry a code."""
    letters = dict.fromkeys(code[0] for code in CODES)
    families = [
        (letter, _FAMILIES.get(letter, letter), [entry for code, entry in CODES.items() if code[0] == letter])
        for letter in letters
    ]
    page = Page(PATH, "Diagnostics", "diagnostics.html.j2", "diagnostics", {"families": families})
    entries = (Entry(entry.code, "diagnostic", f"{PATH}#{entry.code}", entry.title) for entry in CODES.values())
    return Part((page,), tuple(entries))
