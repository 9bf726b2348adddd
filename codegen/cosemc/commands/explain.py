"""`cosemc explain`: what a diagnostic code means."""

from __future__ import annotations

import textwrap
from typing import Annotated

import typer

from cosemc.codes import CODES
from cosemc.commands.common import fail
from cosemc.names import did_you_mean


def explain(
    code: Annotated[
        str | None, typer.Argument(help="A code such as N102. Without one, all are listed.", show_default=False)
    ] = None,
) -> None:
    """Say what a diagnostic code means, or list all codes."""
    if code is None:
        for entry in CODES.values():
            typer.echo(f"{entry.code}  {entry.severity:<7}  {entry.title}")
        return
    found = CODES.get(code.upper())
    if found is None:
        fail(" ".join(filter(None, [f"there is no code '{code}'.", did_you_mean(code, CODES)])))
    typer.echo(f"{found.code} ({found.severity}): {found.title}\n")
    typer.echo(textwrap.fill(found.explanation, width=100))
