"""Spreadsheets as people exchange them: CSV and XLSX with a row of headings, cell by cell with its place.

What the columns mean is the business of whoever reads a sheet; this module gives text and says what is no text.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import islice
from pathlib import Path
from zipfile import BadZipFile

from cosemc.diagnostics import Diagnostic
from cosemc.model import Span
from cosemc.names import did_you_mean
from cosemc.read import SIZE_LIMIT, shown

SUFFIXES = (".csv", ".xlsx")
ROW_LIMIT = 100_000
HEADING_LIMIT = 20
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
    """The cells of a sheet under a row of headings, which is row `line`; `file` as in `Sheet`."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[Sequence[object], ...]
    line: int = 1
    title: str = ""

    def under(self, columns: Mapping[str, Sequence[str]], needed: Iterable[str]) -> Grid | None:
        """The grid under the first row that has all of the columns needed, titles above it left out.

        `columns` are as for `bind`; None where no row is such a row.
        """
        names, wanted = _names(columns), set(needed)
        lines = (self.headings, *self.rows[: HEADING_LIMIT - 1])
        for number, line in enumerate(lines):
            texts = tuple(_text(value) for value in line)
            if {names.get(_folded(text)) for text in texts} >= wanted:
                return replace(self, headings=texts, rows=self.rows[number:], line=self.line + number)
        return None


def read_grids(path: Path) -> tuple[Grid, ...] | Diagnostic:
    """Read a CSV file, or every worksheet of an XLSX workbook; or say why that cannot be done."""
    try:
        sheets = tuple(_sheets(path))
    except OSError as error:
        return Diagnostic("S801", f"'{shown(path)}' cannot be read: {error.strerror or error}")
    except _Unreadable as error:
        return Diagnostic("S801", f"'{shown(path)}' {error}")
    return tuple(Grid(shown(path), tuple(map(_text, rows[0])), rows[1:], title=title) for title, rows in sheets if rows)


def bind(grid: Grid, columns: Mapping[str, Sequence[str]]) -> tuple[Sheet, tuple[Diagnostic, ...]]:
    """The rows by column name; `columns` are the names of columns with other headings they may have.

    Headings are compared without case, blanks and punctuation. A column of another heading, or with cells and none, is
    reported (S803) and left out; empty rows are left out.
    """
    names = _names(columns)
    diagnostics: list[Diagnostic] = []
    found: dict[str, int] = {}
    for number, heading in enumerate(grid.headings, 1):
        if not heading:
            continue
        name = names.get(_folded(heading))
        span = Span(grid.file, grid.line, number, grid.line, number + 1)
        if name is None:
            hint = did_you_mean(heading, columns) or f"columns are: {', '.join(columns)}"
            diagnostics.append(Diagnostic("S803", f"no column is named '{heading}'; it is left out", span, hint))
        elif name in found:
            diagnostics.append(Diagnostic("S804", f"the column '{name}' is there twice", span))
        else:
            found[name] = number
    rows = []
    diagnostics += _unheaded(grid)
    for line, values in enumerate(grid.rows, grid.line + 1):
        row, wrong = _row(grid.file, line, values, found)
        diagnostics += wrong
        if row is not None:
            rows.append(row)
    return Sheet(grid.file, found, tuple(rows)), tuple(diagnostics)


def _unheaded(grid: Grid) -> Iterator[Diagnostic]:
    """The first cell of each column that has no heading."""
    seen = {number for number, heading in enumerate(grid.headings) if heading}
    for line, values in enumerate(grid.rows, grid.line + 1):
        for number, value in enumerate(values):
            if number not in seen and _text(value):
                seen.add(number)
                span = Span(grid.file, line, number + 1, line, number + 2)
                hint = "give the column a heading, or put a text with separators into double quotes"
                yield Diagnostic("S803", "a cell without a heading; it is left out", span, hint)


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


def _sheets(path: Path) -> Iterator[tuple[str, tuple[Sequence[object], ...]]]:
    if path.suffix.lower() not in SUFFIXES:
        raise _Unreadable("is no sheet: give a file that ends in .csv or .xlsx")
    if path.stat().st_size > SIZE_LIMIT:
        raise _Unreadable(f"is larger than {SIZE_LIMIT} octets")
    if path.suffix.lower() == ".csv":
        yield "", _limited(_csv(path))
    else:
        yield from _xlsx(path)


def _limited(rows: Iterable[Sequence[object]]) -> tuple[Sequence[object], ...]:
    found = tuple(row[:COLUMN_LIMIT] for row in islice(rows, ROW_LIMIT + 1))
    if len(found) > ROW_LIMIT:
        raise _Unreadable(f"has more than {ROW_LIMIT} rows")
    return found


def _csv(path: Path) -> Iterator[Sequence[object]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Unreadable("is not UTF-8: save it as 'CSV UTF-8'") from error
    first = next((line for line in text.splitlines()[:HEADING_LIMIT] if _separators(line) > 1), "")
    delimiter = max(",;\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise _Unreadable(f"is no CSV: {error}") from error


def _separators(line: str) -> int:
    return max(map(line.count, ",;\t"))


def _xlsx(path: Path) -> Iterator[tuple[str, tuple[Sequence[object], ...]]]:
    from openpyxl import load_workbook  # costs a build that has no workbook a quarter of its time
    from openpyxl.utils.exceptions import InvalidFileException

    # here, because importing it takes longer than `cosemc check`

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError) as error:
        raise _Unreadable("is no XLSX workbook") from error
    try:
        for page in book.worksheets:
            yield page.title, _limited(page.iter_rows(values_only=True, max_col=COLUMN_LIMIT))
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
