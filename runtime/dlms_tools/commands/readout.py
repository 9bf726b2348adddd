"""`dlms readout`: what a meter tells everyone at its optical port."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

from cosem.obis import ObisError, describe
from dlms.iec62056_21 import Value
from dlms.session import read_out
from dlms.transport.optical import Readout
from dlms_tools.commands.read import Format, FormatOption
from dlms_tools.connections import failing
from dlms_tools.describe import printable
from dlms_tools.tables import add_row, new_console, new_table, print_table

__all__ = ["readout"]


def readout(
    url: Annotated[
        str,
        typer.Argument(
            metavar="URL",
            show_default=False,
            help="Where the meter is: optical:///dev/ttyUSB0?mode=C; in mode D it is listened to.",
        ),
    ],
    format: FormatOption = Format.TABLE,
) -> None:
    """Print the plain readout of IEC 62056-21, modes A to D: no keys, no association."""
    # At 300 baud this may take a minute.
    with failing("readout"), new_console(stderr=True).status("reading out", spinner="line"):
        found = read_out(url)
    if format is Format.JSON:
        typer.echo(json.dumps(_json(found), indent=2))
        return
    typer.echo(printable(found.identification if isinstance(found.identification, str) else _line(found)))
    table = new_table("address", "meaning", "value")
    for item in found.data:
        values = ", ".join(_text(value) for value in item.values)
        add_row(table, item.address, _meaning(item.address), values)
    print_table(table)


def _line(found: Readout) -> str:
    who = found.identification
    assert not isinstance(who, str)
    return f"{who.manufacturer} {who.identification}, mode {who.mode}, {who.baud} baud"


def _text(value: Value) -> str:
    return value.value if value.unit is None else f"{value.value} {value.unit}"


def _meaning(address: str) -> str:
    """Of a code with its medium; a meter that leaves A and B out does not say what it measures."""
    try:
        return describe(address).meaning
    except ObisError:
        return ""


def _json(found: Readout) -> dict[str, Any]:
    who = found.identification
    return {
        "identification": who if isinstance(who, str) else asdict(who),
        "data": [asdict(item) for item in found.data],
    }
