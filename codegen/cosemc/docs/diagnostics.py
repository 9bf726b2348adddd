"""The page of diagnostics: every code of the compiler and what it means, and the rules of a comparison."""

from __future__ import annotations

from cosemc.codes import CODES, FAMILIES
from cosemc.diff.catalogue import CATEGORIES, RULES
from cosemc.docs.page import Entry, Page, Part

PATH = "diagnostics.html"


def diagnostics_part() -> Part:
    """The page, and an entry a code and a rule."""
    families = [
        (letter, title, [entry for entry in CODES.values() if entry.code.startswith(letter)])
        for letter, title in FAMILIES.items()
    ]
    context = {"families": families, "categories": CATEGORIES, "rules": RULES.values()}
    page = Page(PATH, "Diagnostics", "diagnostics.html.j2", "diagnostics", context)
    codes = (Entry(entry.code, "diagnostic", f"{PATH}#{entry.code}", entry.title) for entry in CODES.values())
    rules = (Entry(rule.id, "rule of cosemc diff", f"{PATH}#{rule.id}", rule.purpose) for rule in RULES.values())
    return Part((page,), (*codes, *rules))
