"""`cosemc import` and `cosemc export`: the tables as spreadsheets."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn, Protocol

import typer

from cosemc.commands.common import SpecsFolder, fail, given_path, show, table_sources, write
from cosemc.diagnostics import Diagnostic, has_errors
from cosemc.obis import sheets as obis_sheets
from cosemc.read import SourceFile, shown
from cosemc.sheets import SUFFIXES, Grid, Merged, Sheet, bind, read_grids, sheet_octets
from cosemc.tables import sheets as class_sheets


class Table(StrEnum):
    """What to export."""

    CLASSES = "classes"
    OBIS = "obis"


class _Import(Protocol):
    def __call__(self, sheet: Sheet, sources: Sequence[SourceFile], *, replace: bool) -> Merged: ...


_KINDS: tuple[tuple[Mapping[str, Sequence[str]], Collection[str], _Import], ...] = (
    (class_sheets.COLUMNS, class_sheets.NEEDED, class_sheets.import_classes),
    (obis_sheets.COLUMNS, obis_sheets.NEEDED, obis_sheets.import_codes),
)
"""Kinds of sheets: their columns, those that tell them apart, and how they are merged."""


_NAMED = 5
"""So many files are named in the summary."""


def import_(
    file: Annotated[
        Path,
        typer.Argument(parser=given_path, metavar="FILE", help="A CSV or XLSX file, as `cosemc export` writes them."),
    ],
    specs: SpecsFolder = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Remove what the class versions of the sheet have beyond the sheet.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")] = False,
) -> None:
    """Take a sheet into the tables of the specification, and say what changes.

    Nothing is written if a cell cannot be read or the tables would not be sound.
    """
    folder, sources = table_sources(specs, to_write=not dry_run)
    grids = read_grids(file)
    if isinstance(grids, Diagnostic):
        _stop(grids)
    known = [one for grid in grids if (one := _known(grid))]
    if not known:
        _stop(Diagnostic("S802", f"'{shown(file)}' has the headings of no kind of sheet"))
    (grid, columns, merge), *others = known
    sheet, found = bind(grid, columns)
    left = (f"the worksheet '{other.title}' is left out: one at a time" for other, *_ in others)
    found += tuple(Diagnostic("S803", message) for message in left)
    merged = merge(sheet, sources, replace=replace) if not has_errors(found) else Merged({}, (), ())
    diagnostics = (*found, *merged.diagnostics)
    changed = {name: SourceFile(folder / name, name, text) for name, text in merged.texts.items()}
    show(diagnostics, {source.name: source for source in sources} | changed, notes=False)
    if has_errors(diagnostics):
        raise typer.Exit(1)
    for change in merged.changes:
        typer.echo(change)
    if not dry_run:
        write({folder / name: text for name, text in merged.texts.items()})
    typer.echo(_summary(merged, dry_run))


def export(
    file: Annotated[Path, typer.Argument(parser=given_path, metavar="FILE", help="The CSV or XLSX file to write.")],
    specs: SpecsFolder = None,
    table: Annotated[Table, typer.Option(help="The class tables, or the rules of OBIS.")] = Table.CLASSES,
    class_ids: Annotated[
        list[int] | None, typer.Option("--class", help="Only this class id; may be given several times.")
    ] = None,
) -> None:
    """Write the class tables, or the rules of OBIS, as a sheet that `cosemc import` takes back without loss."""
    if file.suffix.lower() not in SUFFIXES:
        fail("give a file that ends in .csv or .xlsx")
    _, sources = table_sources(specs)
    if table is Table.OBIS:
        columns, rows = obis_sheets.COLUMNS, list(obis_sheets.export_codes(sources))
    else:
        columns, rows = class_sheets.COLUMNS, list(class_sheets.export_classes(sources, class_ids or ()))
        missing = set(class_ids or ()) - {int(row["class_id"]) for row in rows if row.get("class_id")}
        if missing:
            fail(f"there is no table of class {', '.join(map(str, sorted(missing)))}")
    write({file: sheet_octets(file, list(columns), rows)})
    typer.echo(f"{len(rows)} rows")


def _known(grid: Grid) -> tuple[Grid, Mapping[str, Sequence[str]], _Import] | None:
    """The grid under its headings, its columns, and how it is merged; None for a sheet of another kind."""
    for columns, needed, merge in _KINDS:
        found = grid.under(columns, needed)
        if found:
            return found, columns, merge
    return None


def _stop(diagnostic: Diagnostic) -> NoReturn:
    show([diagnostic], {}, notes=False)
    raise typer.Exit(1)


def _summary(merged: Merged, dry_run: bool) -> str:
    if not merged.texts:
        return "nothing changes"
    files = ", ".join(sorted(merged.texts)) if len(merged.texts) <= _NAMED else f"{len(merged.texts)} files"
    changes = _count(len(merged.changes), "change")
    return f"{changes} in {files}{' (not written)' if dry_run else ''}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
