"""`dlms obis`: what OBIS codes mean."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from itertools import islice
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cosem.obis import Description, Kind, Obis, ObisError, describe, find

LIMIT = 1000
"""A pattern of codes may admit very many; no more than these are shown, and it is said that there are more."""


_NO_PATTERN = re.compile(r"^[0-9]+-[0-9]+:|[*&][0-9]+$")


class Format(StrEnum):
    """Form of the output."""

    TEXT = "text"
    JSON = "json"


def obis(
    codes: Annotated[
        list[str],
        typer.Argument(
            metavar="CODE...",
            help="Codes (1-0:1.8.0*255, 1.0.1.8.0.255, 0100010800FF) and patterns ('1-0:*.8.0', 1-0:1-4.8.0-4).",
        ),
    ],
    format_: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.TEXT,
) -> None:
    """Say what OBIS codes mean: medium, quantity, unit, interface classes."""
    try:
        found, more = _described(codes)
    except ObisError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from None
    if format_ is Format.JSON:
        typer.echo(json.dumps([description.to_json() for description in found], ensure_ascii=False, indent=2))
    else:
        Console(highlight=False).print(_tree(found[0]) if len(found) == 1 else _table(found))
    if more:
        typer.echo(f"no more than {LIMIT} codes of a pattern are shown: narrow it", err=True)


def _described(codes: list[str]) -> tuple[list[Description], bool]:
    """What each code means, and the codes within each pattern; whether some were left out."""
    found: list[Description] = []
    more = False
    for text in codes:
        if not _is_pattern(text):
            found.append(describe(Obis(text)))
            continue
        within = list(islice(find(text), LIMIT + 1))
        found += within[:LIMIT]
        more |= len(within) > LIMIT
    return found, more


def _is_pattern(text: str) -> bool:
    """Whether a wildcard, a range or a list stands in a value group; `-` after A and `*` before F are none."""
    groups = _NO_PATTERN.sub("", text.strip())
    return any(sign in groups for sign in "*,-")


def _table(found: list[Description]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("code", "meaning", "medium", "unit", "classes"):
        table.add_column(heading, no_wrap=heading == "code", overflow="fold")
    for description in found:
        table.add_row(str(description.code), *(Text(text) for text in _cells(description)))
    return table


def _cells(description: Description) -> tuple[str, str, str, str]:
    unit = description.unit.symbol if description.unit is not None else ""
    return description.meaning, description.medium, unit, ", ".join(map(str, description.classes))


def _tree(description: Description) -> Table:
    """One code with all that is known of it, a line each."""
    meaning, medium, unit, classes = _cells(description)
    rows = [
        ("meaning", meaning),
        ("medium", medium),
        ("unit", unit),
        ("classes", classes),
        ("value", ", ".join(description.types)),
        ("meant by", "" if description.kind is Kind.STANDARD else description.kind),
        ("octets", description.code.hex(" ").upper()),
    ]
    table = Table(box=None, pad_edge=False, show_header=False, title=str(description.code), title_justify="left")
    for label, text in rows:
        if text:
            table.add_row(label, Text(text))
    return table
