"""The command line `dlms`."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from io import TextIOWrapper
from typing import Annotated, Any

import typer

from dlms_tools.commands.class_ import class_
from dlms_tools.commands.decode import decode
from dlms_tools.commands.listen import listen
from dlms_tools.commands.obis import obis
from dlms_tools.commands.objects import objects
from dlms_tools.commands.profile import profile
from dlms_tools.commands.read import action, read, set_
from dlms_tools.commands.readout import readout
from dlms_tools.commands.serve import serve


class _Program(typer.Typer):
    """A command line that says so, and no more, where a file or its output cannot be read or written."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
            if getattr(sys, name) is None:  # closed by whoever started the program
                setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115 (for as long as the program runs)
        if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors == "strict":
            sys.stdout.reconfigure(errors="backslashreplace")  # characters that the output has no octets for
        try:
            try:
                return super().__call__(*args, **kwargs)
            finally:
                sys.stdout.flush()
        except OSError as error:
            typer.echo(f"error: {error}", err=True)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # for what is still to be written when Python ends
            raise SystemExit(1) from None


app = _Program(
    name="dlms",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cosemkit {version('cosemkit')}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say the version and exit.")
    ] = False,
) -> None:
    """Tools for DLMS/COSEM meters."""


for _command in (read, set_, action, objects, profile, readout, listen, decode, obis, class_, serve):
    # what is set may begin with a minus sign
    _settings = {"ignore_unknown_options": _command in (set_, action)}
    app.command(_command.__name__.rstrip("_"), context_settings=_settings)(_command)
