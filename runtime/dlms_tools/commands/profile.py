"""`dlms profile`: a load profile or log as a table, CSV, JSON or Parquet."""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
import secrets
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from cosem.date_time import DateTime
from cosem.obis import Obis
from cosem.units import Quantity, Unit
from dlms.client import Meter
from dlms.operations.profile import ProfileData
from dlms_tools.connections import Connection, connecting
from dlms_tools.tables import add_row, new_table, print_table
from dlms_tools.values import TargetError, described, number_of

__all__ = ["profile"]


# An entry has a double-long-unsigned for its number (Blue Book, entry_descriptor of class 7).
MAX_ENTRY = 0xFFFFFFFF


class ProfileFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


@connecting
def profile(
    connection: Connection,
    name: Annotated[str, typer.Argument(metavar="OBIS", show_default=False, help="The profile: 1.0.99.1.0.255.")],
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="TIME", show_default=False, help="First time, 2026-01-31T12:00+01:00."),
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="TIME", show_default="now", help="Last time, included.")
    ] = None,
    last: Annotated[
        int | None, typer.Option(metavar="COUNT", show_default=False, min=1, help="The newest rows instead.")
    ] = None,
    entries: Annotated[
        str | None, typer.Option(metavar="FIRST-LAST", show_default=False, help="Entries by number instead.")
    ] = None,
    format: Annotated[ProfileFormat, typer.Option("--format", help="How rows are written.")] = ProfileFormat.TABLE,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", show_default="standard output", help="Where rows go.")
    ] = None,
) -> None:
    """Read a profile: all of it, or by time, by number, or the newest rows."""
    read = _reader(name, from_, to, last, entries)
    if format is ProfileFormat.PARQUET:
        _must_have("pyarrow")
        if output is None and sys.stdout.isatty():
            raise TargetError("Parquet is nothing for a terminal: say --output FILE")
    with connection.meter() as meter:
        data = read(meter)
    if format is ProfileFormat.TABLE and output is None:
        print_table(_table(data))
        return
    _write(_octets(data, format), output)


def _reader(
    name: str, start: str | None, end: str | None, last: int | None, entries: str | None
) -> Callable[[Meter], ProfileData]:
    """What to do with the meter. Raises `TargetError` for options that do not go together."""
    if sum((start is not None or end is not None, last is not None, entries is not None)) > 1:
        raise TargetError("say one of --from and --to, --last, or --entries")
    code = Obis(name)
    if last is not None:
        return lambda meter: meter.profile(code).last(last)
    if entries is not None:
        first, final = _range(entries)
        return lambda meter: meter.profile(code).entries(first, final)
    if start is None and end is None:
        return lambda meter: meter.profile(code).all()
    begin = _time(start or "0001-01-01T00:00+00:00")
    until = datetime.datetime.now().astimezone() if end is None else _time(end)
    if end is not None and (begin.tzinfo is None) == (until.tzinfo is None) and begin > until:
        raise TargetError(f"--from {start} is after --to {end}")
    return lambda meter: meter.profile(code).between(begin, until)


def _range(text: str) -> tuple[int, int]:
    first, separator, last = text.partition("-")
    try:
        found = int(first), int(last) if last else (0 if separator else int(first))
    except ValueError:
        raise TargetError(f"{text!r} is no range of entries: say 5-10, 5- or 5") from None
    if not 1 <= found[0] <= (found[1] or MAX_ENTRY) <= MAX_ENTRY:
        raise TargetError(f"{text!r} is no range of entries: they are counted from 1 to {MAX_ENTRY}")
    return found


def _time(text: str) -> datetime.datetime:
    try:
        moment = datetime.datetime.fromisoformat(text)
        DateTime.from_datetime(moment)  # which has no seconds in a time zone
        return moment
    except ValueError:
        raise TargetError(f"{text!r} is no time: say 2026-01-31 or 2026-01-31T12:00+01:00") from None


def _table(data: ProfileData) -> Table:
    table = new_table(*(column.name for column in data.columns))
    for row in data.rows():
        add_row(table, *(described(cell.value if isinstance(cell, Quantity) else cell) for cell in row))
    return table


def _octets(data: ProfileData, format: ProfileFormat) -> bytes:
    match format:
        case ProfileFormat.PARQUET:
            import pyarrow.parquet

            buffer = io.BytesIO()
            pyarrow.parquet.write_table(data.to_arrow(), buffer)
            return buffer.getvalue()
        case ProfileFormat.JSON:
            columns = [
                {
                    "class_id": column.class_id,
                    "logical_name": str(column.logical_name),
                    "attribute": column.attribute_id,
                    "data_index": column.data_index,
                    "unit": column.unit.symbol if isinstance(column.unit, Unit) else None,
                }
                for column in data.columns
            ]
            rows = [[_json(cell, data) for cell in row] for row in data.rows()]
            return (json.dumps({"columns": columns, "rows": rows}, indent=1) + "\n").encode()
        case ProfileFormat.CSV:
            text = io.StringIO()
            writer = csv.writer(text, lineterminator="\n")
            writer.writerow(column.name for column in data.columns)
            writer.writerows([_text(cell, data) for cell in row] for row in data.rows())
            return text.getvalue().encode()
        case ProfileFormat.TABLE:
            text = io.StringIO()
            print_table(_table(data), text)
            return text.getvalue().encode()


def _json(cell: Any, data: ProfileData) -> Any:
    if cell is None or isinstance(cell, bool | int | float):
        return cell
    return number_of(cell) if isinstance(cell, Quantity) else _text(cell, data)


def _text(cell: Any, data: ProfileData) -> str:
    """A cell as text that a program reads: a number without its unit, a time in ISO format where it can be told."""
    if cell is None:
        return ""
    if isinstance(cell, Quantity):
        return f"{cell.value:f}"
    if isinstance(cell, DateTime):
        moment = data.moment(cell)
        return str(cell) if moment is None else moment.isoformat()
    return cell.hex() if isinstance(cell, bytes) else described(cell)


def _write(octets: bytes, output: Path | None) -> None:
    """To standard output, or to a file that is there as a whole or not at all. Raises `TargetError`."""
    if output is None or _is_standard_output(output):
        sys.stdout.buffer.write(octets)
        sys.stdout.buffer.flush()
        return
    try:
        if output.exists() and not output.is_file():
            # A device or a pipe is there to be written to.
            output.write_bytes(octets)
        else:
            _replace(output.resolve(), octets)
    except OSError as error:
        raise TargetError(f"{output} cannot be written: {error.strerror}") from None


def _is_standard_output(path: Path) -> bool:
    """Whether it is where standard output goes, as /dev/stdout is: to be written to even if that is a file."""
    try:
        return os.path.samestat(path.stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):
        return False


def _replace(path: Path, octets: bytes) -> None:
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(octets)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _must_have(module: str) -> None:
    from importlib.util import find_spec

    if find_spec(module) is None:
        raise TargetError(f"this format needs {module}, which is not installed: pip install {module}")
