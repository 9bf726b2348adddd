"""`cosemc check`: is the specification sound?"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Annotated

import typer

from cosemc.commands.common import Format, Specs, show, specs_or_default
from cosemc.diagnostics import Severity, in_order, to_json
from cosemc.ir import dumps
from cosemc.load import Specification, load_specification
from cosemc.plan import PlanError, make_plan
from cosemc.tables.ir import Coverage, coverage_to_json
from cosemc.tables.ir import coverage as class_coverage


def check(
    specs: Specs = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print the findings.")] = Format.TEXT,
    notes: Annotated[bool, typer.Option("--notes", help="Print notes as well (JSON always has them).")] = False,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Say how much of the classes known to exist the tables describe.")
    ] = False,
) -> None:
    """Check specifications: exit status 1 if there is an error.

    'cosemc explain CODE' says more about a finding.
    """
    loaded = _with_library(load_specification(specs_or_default(specs)))
    counts = _counts(loaded)
    covered = class_coverage(loaded.tables) if coverage and loaded.tables else None
    if format_ is Format.JSON:
        found = [to_json(diagnostic, loaded.sources) for diagnostic in loaded.diagnostics]
        extra = {"coverage": coverage_to_json(covered)} if covered else {}
        typer.echo(dumps({**counts, **extra, "diagnostics": found}), nl=False)
    else:
        show(loaded.diagnostics, loaded.sources, notes=notes)
        if covered:
            typer.echo(_coverage(covered))
        typer.echo(_summary(counts, notes))
    raise typer.Exit(1 if counts["errors"] else 0)


def _with_library(loaded: Specification) -> Specification:
    """With what keeps a sound specification from becoming a library."""
    if loaded.model is None:
        return loaded
    try:
        make_plan(loaded.model)
    except PlanError as error:
        return replace(loaded, diagnostics=in_order((*loaded.diagnostics, error.diagnostic)))
    return loaded


def _counts(loaded: Specification) -> dict[str, int]:
    severities = Counter(diagnostic.severity for diagnostic in loaded.diagnostics)
    return {
        "types": len(loaded.model.definitions) if loaded.model else 0,
        "modules": len(loaded.model.modules) if loaded.model else 0,
        "class_versions": sum(1 for _ in loaded.tables.versions()) if loaded.tables else 0,
        "obis_rules": len(loaded.obis.rules) if loaded.obis else 0,
        "units": len(loaded.obis.units) if loaded.obis else 0,
        "errors": severities[Severity.ERROR],
        "warnings": severities[Severity.WARNING],
        "notes": severities[Severity.NOTE],
    }


def _coverage(covered: Coverage) -> str:
    rows = [(str(status), count) for status, count in covered.by_status.items()]
    rows += [("with every attribute typed", covered.typed), ("  parts of them unknown", covered.partly)]
    lines = [f"class versions: {covered.described}, of {covered.known} known to exist"]
    lines += [f"  {label:<26} {count:>4}" for label, count in rows]
    lines += [f"  missing: class {pair.class_id} version {pair.version}" for pair in covered.missing]
    lines += [f"  not in the list: class {pair.class_id} version {pair.version}" for pair in covered.unlisted]
    return "\n".join(lines)


def _summary(counts: dict[str, int], notes: bool) -> str:
    words = {"class_versions": "class versions", "obis_rules": "OBIS rules"}
    parts = [
        f"{number} {words.get(what, what) if number != 1 else words.get(what, what).removesuffix('s')}"
        for what, number in counts.items()
        if number or what not in ("class_versions", "obis_rules", "units", "notes")
    ]
    return ", ".join(parts) + (" (--notes shows them)" if counts["notes"] and not notes else "")
