"""What the commands share: their arguments, and how findings are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn, TypeAlias

import typer

from cosemc.diagnostics import Diagnostic, Severity, render_all
from cosemc.read import SourceFile
from cosemc.specs import default_specs

Specs: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[SPEC]...",
        help="Specs folders and single files. Default: the folder 'specs' of the checkout, else the installed one.",
        show_default=False,
    ),
]


class Format(StrEnum):
    """Form of the output."""

    TEXT = "text"
    JSON = "json"


def specs_or_default(specs: list[Path] | None) -> list[Path]:
    """The paths given, else the default folder; ends the command where there is none."""
    if specs:
        return specs
    folder = default_specs()
    if folder is None:
        fail("no specification: there is no folder 'specs' here or above, and none is installed")
    return [folder]


def fail(message: str) -> NoReturn:
    """End the command with a message and exit status 1."""
    typer.echo(f"error: {message}", err=True)
    raise typer.Exit(1)


def show(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceFile], *, notes: bool, to_stderr: bool = False
) -> None:
    """Print findings, notes only if wanted."""
    shown = [diagnostic for diagnostic in diagnostics if notes or diagnostic.severity is not Severity.NOTE]
    if shown:
        typer.echo(render_all(shown, sources), err=to_stderr)
