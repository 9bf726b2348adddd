"""`dlms read`, `dlms set`, `dlms action`: attributes and methods of a meter."""

from __future__ import annotations

import json
import re
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer

from cosem import obis
from dlms.client import Meter
from dlms.errors import DataAccessError
from dlms_tools.connections import Connection, connecting
from dlms_tools.describe import printable
from dlms_tools.tables import add_row, new_table, print_table
from dlms_tools.values import Found, data_of, described, json_of, locate, parse_target

__all__ = ["action", "read", "set_"]


class Format(StrEnum):
    """How values are printed."""

    TABLE = "table"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="A table for people, JSON for machines.")]
_OBJECT = "1.0.1.8.0.255, 1-0:1.8.0 or register/1.0.1.8.0.255"


# Characters of a value on standard input.
_LONGEST_LINE = 1 << 20


@connecting
def read(
    connection: Connection,
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="OBIS[:ATTRIBUTE]...",
            show_default=False,
            help=f"Objects, such as {_OBJECT}, and which attribute (2), by number or name. With a class in front, the "
            "meter's object list is not needed.",
        ),
    ],
    format: FormatOption = Format.TABLE,
) -> None:
    """Read attributes; the exit status is 1 when one could not be read."""
    wanted = [parse_target(text) for text in targets]
    with connection.meter() as meter:
        found = [meter.run(locate(meter.operations, target)) for target in wanted]
        chosen = [(item, *item.attribute(target.part)) for item, target in zip(found, wanted, strict=True)]
        references = [item.reference(attribute) for item, _, attribute in chosen if attribute is not None]
        known = iter(meter.get_many(references))
        values = [_raw(meter, item, index) if attribute is None else next(known) for item, index, attribute in chosen]
    failed = False
    rows: list[dict[str, Any]] = []
    for (item, index, attribute), value in zip(chosen, values, strict=True):
        row: dict[str, Any] = {
            "class_id": item.class_id,
            "logical_name": str(item.logical_name),
            "attribute": index,
            "name": None if attribute is None else attribute.name,
        }
        if isinstance(value, DataAccessError):
            failed = True
            rows.append({**row, "error": str(value)})
        else:
            rows.append({**row, "value": json_of(value, attribute), "text": described(value)})
    if format is Format.JSON:
        typer.echo(json.dumps([{key: row[key] for key in row if key != "text"} for row in rows], indent=2))
    else:
        table = new_table("object", "meaning", "attribute", "value")
        for row in rows:
            meaning = obis.describe(row["logical_name"]).meaning
            attribute_name = str(row["attribute"]) if row["name"] is None else row["name"]
            add_row(table, row["logical_name"], meaning, attribute_name, row.get("text") or row.get("error", ""))
        print_table(table)
    if failed:
        raise typer.Exit(1)


def _raw(meter: Meter, item: Found, index: int) -> Any:
    try:
        return meter.get_raw(item.class_id, item.logical_name, index)
    except DataAccessError as error:
        return error


def _given_value(value: str | None) -> str | None:
    """A value may be a secret, and come from elsewhere. It may begin with a minus sign, as a misspelt option does."""
    if value == "-":
        try:
            return sys.stdin.readline(_LONGEST_LINE).rstrip("\r\n")
        except UnicodeDecodeError:
            raise typer.BadParameter("standard input is no text") from None
    if value is not None and re.match("-[^0-9.]", value):
        raise typer.BadParameter(
            f"{value} is no option, and for a value say of which type it is: visible-string:{value}"
        )
    return value


@connecting
def set_(
    connection: Connection,
    target: Annotated[str, typer.Argument(metavar="OBIS[:ATTRIBUTE]", show_default=False, help=f"Such as {_OBJECT}.")],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            show_default=False,
            callback=_given_value,
            help='What the attribute takes, a time as 2026-01-31T12:00 or "now"; or with its type, long-unsigned:5; '
            "or as JSON. With - it is read from standard input, as secrets should be.",
        ),
    ],
) -> None:
    """Write an attribute."""
    wanted = parse_target(target)
    with connection.meter() as meter:
        found = meter.run(locate(meter.operations, wanted))
        index, attribute = found.attribute(wanted.part)
        data = data_of(value, attribute, meter.deviation_sign)
        meter.set_raw(found.class_id, found.logical_name, index, data)


@connecting
def action(
    connection: Connection,
    target: Annotated[str, typer.Argument(metavar="OBIS:METHOD", show_default=False, help=f"Such as {_OBJECT}:reset.")],
    value: Annotated[
        str | None,
        typer.Argument(
            metavar="[VALUE]",
            show_default=False,
            callback=_given_value,
            help="The parameter, as `dlms set` takes it.",
        ),
    ] = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Invoke a method; what it returns is printed."""
    wanted = parse_target(target)
    with connection.meter() as meter:
        found = meter.run(locate(meter.operations, wanted))
        index, method = found.method(wanted.part)
        data = None
        if value is not None:
            data = data_of(value, method, meter.deviation_sign)
        elif method is not None:
            data = method.encode()
        answer = meter.action_raw(found.class_id, found.logical_name, index, data)
    if answer is not None and answer.type != "null-data":
        typer.echo(json.dumps(answer.to_json(), indent=2) if format is Format.JSON else printable(described(answer)))
