"""`cosemc ir`: the resolved model as canonical JSON."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import typer

from cosemc.commands.common import Specs, show, specs_or_default
from cosemc.diagnostics import has_errors
from cosemc.ir import dumps, to_json
from cosemc.load import Specification, load_specification
from cosemc.obis.ir import obis_to_json, units_to_json
from cosemc.tables.ir import classes_to_json


class Section(StrEnum):
    """A part of the model."""

    APDU = "apdu"
    CLASSES = "classes"
    OBIS = "obis"
    UNITS = "units"


def ir(
    specs: Specs = None,
    section: Annotated[Section | None, typer.Option(help="Print only this part.")] = None,
    spans: Annotated[bool, typer.Option("--spans/--no-spans", help="Say where each element was read from.")] = True,
) -> None:
    """Print the resolved model as canonical JSON: equal specifications give equal text."""
    loaded = load_specification(specs_or_default(specs))
    if has_errors(loaded.diagnostics):
        show(loaded.diagnostics, loaded.sources, notes=False, to_stderr=True)
        raise typer.Exit(1)
    sections = _sections(loaded, spans)
    document = sections[section]() if section else {str(name): write() for name, write in sections.items()}
    typer.echo(dumps(document), nl=False)


def _sections(loaded: Specification, spans: bool) -> dict[Section, Callable[[], Any]]:
    model, tables, obis = loaded.model, loaded.tables, loaded.obis
    assert model is not None and tables is not None and obis is not None
    return {
        Section.APDU: lambda: to_json(model, spans=spans),
        Section.CLASSES: lambda: classes_to_json(tables),
        Section.OBIS: lambda: obis_to_json(obis, spans=spans),
        Section.UNITS: lambda: units_to_json(obis),
    }
