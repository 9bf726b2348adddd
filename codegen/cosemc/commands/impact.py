"""`cosemc impact`: which places in a product's code a change of the specification touches."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer

from cosemc.commands.common import Format, fail, given_path
from cosemc.commands.diff import SIDE_HELP, edition
from cosemc.diff.comparison import compare
from cosemc.diff.impact import LIBRARY, How, Unreadable, Use
from cosemc.diff.impact import impact as impact_on
from cosemc.ir import dumps
from cosemc.read import shown


def impact(
    old: Annotated[str, typer.Argument(metavar="OLD", help=SIDE_HELP)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same for the new side.")],
    code: Annotated[
        Path, typer.Option(parser=given_path, metavar="PATH", help="The product's code: a folder, or one file.")
    ],
    package: Annotated[str, typer.Option(help="Import root of the library in that code.")] = LIBRARY,
    format_: Annotated[Format, typer.Option("--format", help="How to print the places.")] = Format.TEXT,
) -> None:
    """List the places in Python code that a change of the specification touches.

    Names of the library are followed through imports. An attribute of an object whose class the code does not tell is
    listed where it is called like what changed: it may be of something else.
    """
    if not code.exists():
        fail(f"no such file or folder: '{code}'")
    before, after = edition(old), edition(new)
    compared = compare(before.specification, after.specification, only=(before.only, after.only))
    uses, unreadable = impact_on(compared.findings, code, package)
    if format_ is Format.JSON:
        document = {"uses": [_json(use) for use in uses], "unreadable": [_unread(item) for item in unreadable]}
        typer.echo(dumps(document), nl=False)
        return
    for (file, line, column, text), group in groupby(uses, key=lambda use: (use.file, use.line, use.column, use.text)):
        typer.echo(f"{shown(file)}:{line}:{column}: {text}")
        for use in group:
            rule, finding = use.finding.rule, use.finding
            typer.echo(f"    {use.how}: {rule.category} {rule.severity} {rule.id} {finding.path}")
            typer.echo(f"        {finding.message}")
    for item in unreadable:
        typer.echo(f"{shown(item.file)}:{item.line}: cannot be read: {item.reason}", err=True)
    typer.echo(_summary(uses))


def _summary(uses: list[Use]) -> str:
    places = {(use.file, use.line, use.column): use.how for use in uses}
    files = {use.file for use in uses}
    sure = sum(how is not How.ATTRIBUTE for how in places.values())
    if not places:
        return "nothing that changed is used"
    one = "place" if len(places) == 1 else "places"
    return f"{len(places)} {one} in {len(files)} {'file' if len(files) == 1 else 'files'}, {sure} by name"


def _json(use: Use) -> dict[str, Any]:
    return {
        "file": shown(use.file),
        "line": use.line,
        "column": use.column,
        "text": use.text,
        "how": use.how.name.lower(),
        "rule": use.finding.rule.id,
        "path": use.finding.path,
        "message": use.finding.message,
    }


def _unread(item: Unreadable) -> dict[str, Any]:
    return {"file": shown(item.file), "line": item.line, "reason": item.reason}
