"""The command line `dlms`."""

from __future__ import annotations

import typer

from dlms_tools.commands.decode import decode
from dlms_tools.commands.obis import obis

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


for _command in (decode, obis):
    app.command()(_command)
