"""The whole site: its pages, its assets, and how a page becomes text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cosemc.docs import apdus, classes, diagnostics, obis, types
from cosemc.docs.page import Entry, Page
from cosemc.load import Specification
from cosemc.tables.ir import coverage

_HERE = Path(__file__).parent
_ASSETS = _HERE / "assets"
_TEMPLATES = _HERE.parent / "templates" / "docs"

SECTIONS = (
    ("classes", "Classes", classes.INDEX_PATH),
    ("types", "Common types", types.PATH),
    ("obis", "OBIS codes", obis.INDEX_PATH),
    ("explain", "Explain a code", obis.EXPLAINER_PATH),
    ("units", "Units", obis.UNITS_PATH),
    ("apdus", "APDUs", apdus.INDEX_PATH),
    ("diagnostics", "Diagnostics", diagnostics.PATH),
)
"""The navigation: section, label, first page."""


@dataclass(frozen=True, slots=True)
class Site:
    """Pages still to be rendered, and files that are ready, by path."""

    pages: tuple[Page, ...]
    files: Mapping[str, str]


def make_site(specification: Specification) -> Site:
    """The site of a specification that has no error."""
    model, tables, codes = specification.model, specification.tables, specification.obis
    assert model is not None and tables is not None and codes is not None
    parts = (
        classes.classes_part(tables),
        types.types_part(tables),
        obis.obis_part(codes, tables),
        apdus.apdus_part(model, specification.sources),
        diagnostics.diagnostics_part(),
    )
    home = {
        "coverage": coverage(tables),
        "classes": tables.classes,
        "counts": {
            "types": len(tables.types),
            "rules": len(codes.rules),
            "units": len(codes.units),
            "apdus": len(model.definitions),
        },
    }
    pages = (
        Page("index.html", "DLMS/COSEM reference", "index.html.j2", "home", home),
        Page("search.html", "Search", "search.html.j2", "search"),
        *(page for part in parts for page in part.pages),
    )
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted(_ASSETS.iterdir()) if path.is_file()}
    files["search-index.js"] = _script("INDEX", _index(entry for part in parts for entry in part.entries))
    files["obis-rules.js"] = _script("OBIS", obis.explainer_data(codes, tables))
    return Site(pages, files)


def render_page(page: Page) -> str:
    """The text of a page."""
    template = environment().get_template(page.template)
    return template.render(page=page, root=page.root, sections=SECTIONS, **page.context)


@cache
def environment() -> Environment:
    """The Jinja environment of the pages: texts are escaped, a name that is not there is an error."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
        keep_trailing_newline=True,
    )
    made.globals |= {"class_path": classes.class_path, "apdu_path": apdus.apdu_path}
    made.filters["sn"] = lambda offset: f"0x{offset:02X}"
    return made


def _index(entries: Iterable[Entry]) -> list[tuple[str, str, str, str]]:
    return [(entry.name, entry.kind, entry.url, entry.words) for entry in entries]


def _script(name: str, value: object) -> str:
    """A script that defines a constant: the way to data for a page that may not read files."""
    return f'"use strict";\nconst {name} = {json.dumps(value, ensure_ascii=False, separators=(",", ":"))};\n'
