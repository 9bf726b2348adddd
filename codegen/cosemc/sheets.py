"""Spreadsheets as people exchange them: CSV and XLSX with a row of headings, cell by cell with its place.

What the columns mean is the business of whoever reads a sheet; this module gives text and says what is no text.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from zipfile import BadZipFile

from cosemc.diagnostics import Diagnostic
from cosemc.model import Span
from cosemc.names import did_you_mean
from cosemc.read import SIZE_LIMIT, shown

SUFFIXES = (".csv", ".xlsx")
ROW_LIMIT = 100_000
COLUMN_LIMIT = 256


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, without blanks around it, and its place; rows and columns count from 1."""

    text: str
    span: Span

    @property
    def place(self) -> str:
        """As a spreadsheet names it, e.g. `D5`."""
        letters, number = "", self.span.column
        while number:
            number, digit = divmod(number - 1, 26)
            letters = chr(ord("A") + digit) + letters
        return f"{letters}{self.span.line}"


@dataclass(frozen=True, slots=True)
class Row:
    """A row by column name; a cell that the sheet does not have is missing."""

    number: int
    cells: Mapping[str, Cell]

    def text(self, column: str) -> str:
        """The text in a column, empty where there is none."""
        cell = self.cells.get(column)
        return cell.text if cell else ""

    def span(self, column: str = "") -> Span:
        """The place of a cell; of the first one of the row where the sheet has no such column."""
        cell = self.cells.get(column) or next(iter(self.cells.values()))
        return cell.span


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its columns by name; `file` is the path as the user would open it."""

    file: str
    columns: Mapping[str, int]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of the first sheet of a file, the first row being headings; `file` as in `Sheet`."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[Sequence[object], ...]

    def has(self, columns: Mapping[str, Sequence[str]], needed: Iterable[str]) -> bool:
        """Whether it has all of the columns needed; `columns` as for `bind`."""
        names = _names(columns)
        found = {names.get(_folded(heading)) for heading in self.headings}
        return found >= set(needed)


def read_grid(path: Path) -> Grid | Diagnostic:
    """Read the first sheet of a CSV or XLSX file, or say why there is none."""
    try:
        rows = tuple(_rows(path))
    except OSError as error:
        return Diagnostic("S801", f"'{shown(path)}' cannot be read: {error.strerror or error}")
    except _Unreadable as error:
        return Diagnostic("S801", f"'{shown(path)}' {error}")
    headings = tuple(_text(value) for value in rows[0]) if rows else ()
    return Grid(shown(path), headings, rows[1:])


def bind(grid: Grid, columns: Mapping[str, Sequence[str]]) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    """The rows by column name; `columns` are the names of columns with other headings they may have.

    Headings are compared without case, blanks and punctuation. A column of another heading is reported (S803) and
    left out; empty rows are left out.
    """
    names = _names(columns)
    diagnostics: list[Diagnostic] = []
    found: dict[str, int] = {}
    for number, heading in enumerate(grid.headings, 1):
        if not heading:
            continue
        name = names.get(_folded(heading))
        span = Span(grid.file, 1, number, 1, number + 1)
        if name is None:
            hint = did_you_mean(heading, columns) or f"columns are: {', '.join(columns)}"
            diagnostics.append(Diagnostic("S803", f"no column is named '{heading}'; it is left out", span, hint))
        elif name in found:
            diagnostics.append(Diagnostic("S804", f"the column '{name}' is there twice", span))
        else:
            found[name] = number
    rows = []
    for line, values in enumerate(grid.rows, 2):
        row, wrong = _row(grid.file, line, values, found)
        diagnostics += wrong
        if row is not None:
            rows.append(row)
    return Sheet(grid.file, found, tuple(rows)), tuple(diagnostics)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a sheet makes of the tables: the new texts of the files that change, the changes in words, what is wrong."""

    texts: Mapping[str, str]
    changes: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def _names(columns: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {_folded(heading): name for name, others in columns.items() for heading in (name, *others)}


def _row(
    file: str, line: int, values: Sequence[object], columns: Mapping[str, int]
) -> tuple[Row | None, list[Diagnostic]]:
    cells: dict[str, Cell] = {}
    wrong: list[Diagnostic] = []
    for name, number in columns.items():
        value = values[number - 1] if number <= len(values) else None
        span = Span(file, line, number, line, number + 1)
        if isinstance(value, date | time):
            hint = "set the format of the column to text, and enter the value again"
            wrong.append(Diagnostic("S804", f"the spreadsheet has made a date of '{name}'", span, hint))
            value = None
        cells[name] = Cell(_text(value), span)
    filled = any(cell.text for cell in cells.values())
    return (Row(line, cells) if filled or wrong else None), wrong


class _Unreadable(Exception):
    """What the file is instead of a sheet."""


def _rows(path: Path) -> Iterator[Sequence[object]]:
    if path.suffix.lower() not in SUFFIXES:
        raise _Unreadable("is no sheet: give a file that ends in .csv or .xlsx")
    if path.stat().st_size > SIZE_LIMIT:
        raise _Unreadable(f"is larger than {SIZE_LIMIT} octets")
    rows = _csv(path) if path.suffix.lower() == ".csv" else _xlsx(path)
    for number, row in enumerate(rows, 1):
        if number > ROW_LIMIT:
            raise _Unreadable(f"has more than {ROW_LIMIT} rows")
        yield row[:COLUMN_LIMIT]


def _csv(path: Path) -> Iterator[Sequence[object]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Unreadable("is not UTF-8: save it as 'CSV UTF-8'") from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise _Unreadable(f"is no CSV: {error}") from error


def _xlsx(path: Path) -> Iterator[Sequence[object]]:
    from openpyxl import load_workbook  # costs a build that has no workbook a quarter of its time
    from openpyxl.utils.exceptions import InvalidFileException

    # here, because importing it takes longer than `cosemc check`

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError) as error:
        raise _Unreadable("is no XLSX workbook") from error
    try:
        if book.worksheets:
            yield from book.worksheets[0].iter_rows(values_only=True, max_col=COLUMN_LIMIT)
    except (BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise _Unreadable("is a damaged XLSX workbook") from error
    finally:
        book.close()


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _folded(heading: str) -> str:
    return re.sub(r"[^a-z0-9]", "", heading.lower())


def parse_list(text: str) -> list[str]:
    """A list in a cell: items with `;` between them, or a JSON array of strings. Raises ValueError."""
    if not text.startswith("["):
        return [item.strip() for item in text.split(";") if item.strip()]
    try:
        value = json.loads(text)
    except ValueError:
        raise ValueError("the list is no JSON array") from None
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("the list is no JSON array of strings")
    return value


def list_text(items: list[str]) -> str:
    """The cell of a list."""
    plain = "; ".join(items)
    return plain if parse_list(plain) == items else json.dumps(items, ensure_ascii=False)


def sheet_octets(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """A sheet as the file of that name: CSV, or an XLSX workbook."""
    lines = [tuple(columns), *(tuple(row.get(column, "") for column in columns) for row in rows)]
    return _csv_octets(lines) if path.suffix.lower() == ".csv" else _xlsx_octets(lines)


def _csv_octets(lines: Iterable[Sequence[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(lines)
    return buffer.getvalue().encode("utf-8-sig")  # the mark makes a spreadsheet take it for UTF-8


def _xlsx_octets(lines: Iterable[Sequence[str]]) -> bytes:
    from openpyxl import Workbook  # as above

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # a new workbook has a sheet
    for number, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            cell = sheet.cell(number, column)
            cell.value = text or None
            if text:
                cell.data_type = "s"  # text stays text: no formula, no number, no date
                cell.number_format = "@"
    sheet.freeze_panes = "A2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
