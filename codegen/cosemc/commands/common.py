"""What the commands share: their arguments, and how findings are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn, TypeAlias

import typer

from cosemc.diagnostics import Diagnostic, Severity, has_errors, render_all
from cosemc.files import write_files
from cosemc.load import TABLE_SUFFIXES
from cosemc.read import SourceFile, read
from cosemc.specs import default_specs, working_specs
from cosemc.tables import load_tables


def given_path(text: str) -> Path:
    """A path from the command line. An empty one, left by a variable that is not set, is not the working folder."""
    if not text:
        raise typer.BadParameter("it is empty")
    return Path(text)


Specs: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(
        parser=given_path,
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


SpecsFolder: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--specs",
        parser=given_path,
        metavar="PATH",
        help="The specs folder; default: that of the checkout.",
        show_default=False,
    ),
]


def table_sources(specs: Path | None, *, to_write: bool = False) -> tuple[Path, tuple[SourceFile, ...]]:
    """The specs folder with the class tables, and its tables; ends the command where they are not sound.

    What other tables say of classes that are still missing is no hindrance: an import may bring them. Tables to write
    must be those of the working folder, or named.
    """
    if to_write and specs is None and working_specs() is None:
        fail("there is no folder 'specs' here or above: say with --specs which tables are to change")
    if specs and not specs.is_dir():
        fail(f"no such folder: '{specs}'")
    [folder] = specs_or_default([specs] if specs else None)
    files = read([folder], TABLE_SUFFIXES)
    diagnostics = (*files.diagnostics, *load_tables(files.sources).diagnostics)
    if has_errors(diagnostics):
        show(diagnostics, {source.name: source for source in files.sources}, notes=False, to_stderr=True)
        fail("the tables have errors: correct them first")
    return folder, files.sources


def write(files: Mapping[Path, str | bytes]) -> None:
    """Write files, all or none; ends the command where that cannot be."""
    try:
        write_files(files)
    except OSError as error:
        fail(f"'{error.filename}' cannot be written: {error.strerror or error}")


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
