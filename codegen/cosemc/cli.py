"""The command line of the compiler."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from io import TextIOWrapper
from typing import Annotated, Any

import typer

from cosemc.commands.build import build
from cosemc.commands.check import check
from cosemc.commands.diff import diff
from cosemc.commands.docs import docs
from cosemc.commands.exchange import export, import_
from cosemc.commands.explain import explain
from cosemc.commands.format import format_
from cosemc.commands.impact import impact
from cosemc.commands.ir import ir
from cosemc.commands.rules import rules


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
    name="cosemc",
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
    """Compile the specification of DLMS/COSEM."""


for command in (check, build, docs, ir, explain, export, diff, impact, rules):
    app.command()(command)
app.command("import")(import_)
app.command("format")(format_)
