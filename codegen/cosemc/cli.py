"""The command line of the compiler."""

from __future__ import annotations

import typer

from cosemc.commands.build import build
from cosemc.commands.check import check
from cosemc.commands.diff import diff
from cosemc.commands.docs import docs
from cosemc.commands.exchange import export, import_
from cosemc.commands.explain import explain
from cosemc.commands.format import format_
from cosemc.commands.ir import ir
from cosemc.commands.rules import rules

app = typer.Typer(
    name="cosemc",
    help="Compile the specification of DLMS/COSEM.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (check, build, docs, ir, explain, export, diff, rules):
    app.command()(command)
app.command("import")(import_)
app.command("format")(format_)
