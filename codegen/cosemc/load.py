"""The front end in one call: read, parse, resolve, check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cosemc.annotations import Overlay, parse_overlay
from cosemc.check import check
from cosemc.diagnostics import Diagnostic, has_errors, in_order
from cosemc.model import Model
from cosemc.obis import ObisTables, load_obis
from cosemc.parse import parse
from cosemc.read import ASN1_SUFFIXES, SourceFile, read, read_file
from cosemc.resolve import resolve
from cosemc.syntax import ModuleSyntax
from cosemc.tables import load_tables
from cosemc.tables.model import Tables

OVERLAY_SUFFIX = ".overlay.toml"
TABLE_SUFFIXES = frozenset({".json"})


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What became of a specification: a model unless there was an error, and everything there is to say about it.

    `sources` are the files read, by name (`Span.file`), for `diagnostics.render`.
    """

    model: Model | None
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, SourceFile] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Specification:
    """All of a specs folder: the model of the APDUs and the tables, as in `LoadResult`."""

    model: Model | None
    tables: Tables | None
    obis: ObisTables | None
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, SourceFile]


def load(paths: Sequence[Path]) -> LoadResult:
    """Load the ASN.1 of specs folders and single modules, each with the overlay beside it.

    Every error of a stage is reported; a stage with an error is the last.
    """
    files = read(paths, ASN1_SUFFIXES)
    loaded = load_modules(files.sources)
    diagnostics = (*files.diagnostics, *loaded.diagnostics)
    return LoadResult(None if has_errors(diagnostics) else loaded.model, in_order(diagnostics), loaded.sources)


def load_specification(paths: Sequence[Path]) -> Specification:
    """Load ASN.1 modules and tables together."""
    files = read(paths, ASN1_SUFFIXES | TABLE_SUFFIXES)
    table_sources = [source for source in files.sources if source.path.suffix in TABLE_SUFFIXES]
    modules = load_modules(source for source in files.sources if source.path.suffix not in TABLE_SUFFIXES)
    tables = load_tables(table_sources)
    obis = load_obis(table_sources, tables.tables.class_ids)
    return Specification(
        model=modules.model,
        tables=None if has_errors(tables.diagnostics) else tables.tables,
        obis=None if has_errors(obis.diagnostics) else obis.obis,
        diagnostics=in_order((*files.diagnostics, *modules.diagnostics, *tables.diagnostics, *obis.diagnostics)),
        sources=modules.sources | {source.name: source for source in table_sources},
    )


def load_modules(files: Iterable[SourceFile]) -> LoadResult:
    """Load the modules of files already read, each with the overlay beside it."""
    sources: dict[str, SourceFile] = {}
    diagnostics: list[Diagnostic] = []
    modules: list[ModuleSyntax] = []
    overlays: dict[str, Overlay] = {}
    for source in files:
        sources[source.name] = source
        parsed = parse(source)
        modules += parsed.modules
        diagnostics += parsed.diagnostics
        beside = source.path.with_name(source.path.stem + OVERLAY_SUFFIX)
        if not beside.exists():
            continue
        overlay = read_file(beside, source.name.removesuffix(source.path.suffix) + OVERLAY_SUFFIX)
        if isinstance(overlay, Diagnostic):
            diagnostics.append(overlay)
            continue
        sources[overlay.name] = overlay
        overlays[source.name], found = parse_overlay(overlay)
        diagnostics += found
    if not has_errors(diagnostics):
        resolution = resolve(modules, overlays)
        diagnostics += resolution.diagnostics
        if not has_errors(diagnostics):
            diagnostics += check(resolution)
            if not has_errors(diagnostics):
                return LoadResult(resolution.model, in_order(diagnostics), sources)
    return LoadResult(None, in_order(diagnostics), sources)
