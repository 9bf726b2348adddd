"""Output of what meters say, tables above all: nothing of it is markup or steers a terminal, nothing is cut off."""

from __future__ import annotations

import sys
from typing import IO, Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dlms_tools.describe import printable

__all__ = ["add_row", "new_console", "new_table", "print_table"]

# Wider than any table: what goes into a file or another program is not to be cut.
_WIDE: Final = 100_000


def new_console(*, stderr: bool = False) -> Console:
    """For standard output or error: as wide as the terminal, or as anything needs where there is none."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, highlight=False, width=None if stream.isatty() else _WIDE)


def new_table(*headers: str) -> Table:
    """A table without rows; on a narrow terminal its cells go on in the next line."""
    table = Table()
    for header in headers:
        table.add_column(Text(printable(header)), overflow="fold")
    return table


def add_row(table: Table, *cells: str) -> None:
    """Put a row into a table, as it is."""
    table.add_row(*(Text(printable(cell)) for cell in cells))


def print_table(table: Table, file: IO[str] | None = None) -> None:
    """Print a table: as wide as the terminal, or as it needs to be where there is none."""
    console = Console(file=file, highlight=False)
    if not console.is_terminal:
        console.width = _WIDE
        console.width = console.measure(table).maximum
    console.print(table)
