"""`cosemc rules`: the catalogue of what `cosemc diff` finds."""

from __future__ import annotations

from typing import Annotated

import typer

from cosemc.commands.common import Format, fail
from cosemc.diff.catalogue import CATEGORIES, RULES, Rule
from cosemc.diff.report import answer
from cosemc.ir import dumps
from cosemc.names import did_you_mean


def rules(
    rule: Annotated[str | None, typer.Argument(help="Only this rule.", show_default=False)] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print them.")] = Format.TEXT,
) -> None:
    """List the rules of `cosemc diff`: id, category, severity, and what they are about."""
    if rule is not None and rule.upper() not in RULES:
        fail(" ".join(filter(None, [f"there is no rule '{rule}'.", did_you_mean(rule, RULES)])))
    chosen = [RULES[rule.upper()]] if rule else list(RULES.values())
    if format_ is Format.JSON:
        typer.echo(dumps({"rules": [_json(item) for item in chosen]}), nl=False)
        return
    if rule is None:
        for category, meaning in CATEGORIES.items():
            typer.echo(f"{category:<4}  {meaning}")
        typer.echo()
    for item in chosen:
        typer.echo(f"{item.id:<28}  {item.category:<4}  {item.severity:<7}  {item.purpose}")
    if rule is not None:
        reads = answer(chosen[0].new_reads_old), answer(chosen[0].old_reads_new)
        typer.echo(f"new code reads old octets: {reads[0]}; old code reads new octets: {reads[1]}")


def _json(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "area": str(rule.area),
        "category": str(rule.category),
        "severity": str(rule.severity),
        "purpose": rule.purpose,
        "new_reads_old": rule.new_reads_old,
        "old_reads_new": rule.old_reads_new,
    }
