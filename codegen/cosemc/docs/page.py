"""What every part of the site gives: pages to render, and entries of the search."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cosemc.tables.model import Source


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path in the site, its title, the section of the navigation it belongs to, and what it shows."""

    path: str
    title: str
    template: str
    section: str
    context: Mapping[str, Any] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """The way from the page to the root of the site, because a site that is read from files has no root."""
        return "../" * self.path.count("/")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to find: its name, what it is, where it stands, and further words that lead to it."""

    name: str
    kind: str
    url: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The pages of a part of the specification, and what the search finds in it."""

    pages: tuple[Page, ...]
    entries: tuple[Entry, ...]


def anchor(*words: object) -> str:
    """An id for a heading or a row: letters, digits and hyphens of the words."""
    return re.sub(r"[^A-Za-z0-9_]+", "-", " ".join(map(str, words))).strip("-")


def provenance(source: Source) -> dict[str, Any]:
    """Where a fact is from, for the macro `source`."""
    return {
        "text": source.text,
        "confidence": str(source.confidence or ""),
        "basis": source.basis,
        "notes": source.notes,
    }
