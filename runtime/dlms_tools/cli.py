"""The command line `dlms`."""

from __future__ import annotations

import typer

from dlms_tools.commands.class_ import class_
from dlms_tools.commands.decode import decode
from dlms_tools.commands.obis import obis
from dlms_tools.commands.objects import objects
from dlms_tools.commands.read import action, read, set_
from dlms_tools.commands.serve import serve

app = typer.Typer(
    name="dlms",
    help="Tools for DLMS/COSEM meters.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def _group() -> None:
    """Tools for DLMS/COSEM meters."""


for _command in (read, set_, action, objects, decode, obis, class_, serve):
    app.command(_command.__name__.rstrip("_"))(_command)
