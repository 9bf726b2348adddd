"""The front end in one call: read, parse, resolve, check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cosemc.annotations import Overlay, parse_overlay
from cosemc.diagnostics import Diagnostic, has_errors, in_order
from cosemc.model import Model
from cosemc.parse import parse
from cosemc.read import SourceFile, read, read_file
from cosemc.resolve import resolve
from cosemc.syntax import ModuleSyntax

OVERLAY_SUFFIX = ".overlay.toml"


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What became of a specification: a model unless there was an error, and everything there is to say about it."""

    model: Model | None
    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, SourceFile] = field(default_factory=dict)
    """The files read, by name (`Span.file`), for `diagnostics.render`."""


def load(paths: Sequence[Path]) -> LoadResult:
    """Load specs folders and single ASN.1 modules, each with the overlay beside it.

    Every error of a stage is reported; a stage with an error is the last.
    """
    files = read([path for path in paths if path.suffix != ".json"])
    sources = {source.name: source for source in files.sources}
    diagnostics = list(files.diagnostics)
    modules: list[ModuleSyntax] = []
    overlays: dict[str, Overlay] = {}
    for source in files.sources:
        parsed = parse(source)
        modules += parsed.modules
        diagnostics += parsed.diagnostics
        beside = source.path.with_name(source.path.stem + OVERLAY_SUFFIX)
        if beside.exists():
            overlay = read_file(beside, source.name.removesuffix(source.path.suffix) + OVERLAY_SUFFIX)
            if isinstance(overlay, Diagnostic):
                diagnostics.append(overlay)
                continue
            sources[overlay.name] = overlay
            overlays[source.name], found = parse_overlay(overlay)
            diagnostics += found
    if has_errors(diagnostics):
        return LoadResult(None, in_order(diagnostics), sources)
    resolution = resolve(modules, overlays)
    diagnostics += resolution.diagnostics
    model = None if has_errors(diagnostics) else resolution.model
    return LoadResult(model, in_order(diagnostics), sources)
