"""`cosemc check`: is the specification sound?"""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from cosemc.commands.common import Format, Specs, show, specs_or_default
from cosemc.diagnostics import Severity, to_json
from cosemc.ir import dumps
from cosemc.load import Specification, load_specification


def check(
    specs: Specs = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print the findings.")] = Format.TEXT,
    notes: Annotated[bool, typer.Option("--notes", help="Print notes as well (JSON always has them).")] = False,
) -> None:
    """Check specifications: exit status 1 if there is an error.

    'cosemc explain CODE' says more about a finding.
    """
    loaded = load_specification(specs_or_default(specs))
    counts = _counts(loaded)
    if format_ is Format.JSON:
        found = [to_json(diagnostic, loaded.sources) for diagnostic in loaded.diagnostics]
        typer.echo(dumps({**counts, "diagnostics": found}), nl=False)
    else:
        show(loaded.diagnostics, loaded.sources, notes=notes)
        typer.echo(_summary(counts, notes))
    raise typer.Exit(1 if counts["errors"] else 0)


def _counts(loaded: Specification) -> dict[str, int]:
    severities = Counter(diagnostic.severity for diagnostic in loaded.diagnostics)
    return {
        "types": len(loaded.model.definitions) if loaded.model else 0,
        "modules": len(loaded.model.modules) if loaded.model else 0,
        "class_versions": sum(1 for _ in loaded.tables.versions()) if loaded.tables else 0,
        "errors": severities[Severity.ERROR],
        "warnings": severities[Severity.WARNING],
        "notes": severities[Severity.NOTE],
    }


def _summary(counts: dict[str, int], notes: bool) -> str:
    words = {"class_versions": "class versions"}
    parts = [
        f"{number} {words.get(what, what) if number != 1 else words.get(what, what).removesuffix('s')}"
        for what, number in counts.items()
        if number or what not in ("class_versions", "notes")
    ]
    return ", ".join(parts) + (" (--notes shows them)" if counts["notes"] and not notes else "")
