"""`cosemc diff`: what a change of the specification does to the wire, to the API and to meaning."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from cosemc.commands.common import fail, given_path, show, write
from cosemc.diagnostics import has_errors
from cosemc.diff.accept import judge
from cosemc.diff.catalogue import Severity
from cosemc.diff.comparison import compare
from cosemc.diff.report import Report
from cosemc.diff.report.machine import github_text, json_text, sarif_text
from cosemc.diff.report.markdown import markdown_text
from cosemc.diff.report.page import html_text
from cosemc.diff.report.text import text
from cosemc.diff.sides import Edition, SideError, load_edition
from cosemc.read import SourceFile, read_file

GATE = 3
"""Exit status where findings fail the gate; 1 is a side that cannot be read, 2 a wrong command line."""


class ReportFormat(StrEnum):
    """Form of the report."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    SARIF = "sarif"
    HTML = "html"
    GITHUB = "github"


class FailOn(StrEnum):
    """The least severity that fails the gate."""

    ERROR = "error"
    DANGER = "danger"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


SIDE_HELP = "A specs folder, one ASN.1 module or JSON table, git:REV, or 'installed'."

_WRITERS: Mapping[ReportFormat, Callable[[Report], str]] = {
    ReportFormat.TEXT: text,
    ReportFormat.MARKDOWN: markdown_text,
    ReportFormat.JSON: json_text,
    ReportFormat.SARIF: sarif_text,
    ReportFormat.HTML: html_text,
    ReportFormat.GITHUB: github_text,
}


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=SIDE_HELP)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same for the new side.")],
    format_: Annotated[ReportFormat, typer.Option("--format", help="Form of the report.")] = ReportFormat.TEXT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            parser=given_path,
            metavar="FILE",
            help="Write the report to this file.",
            show_default=False,
        ),
    ] = None,
    fail_on: Annotated[FailOn, typer.Option(help="The least severity that makes the exit status 3.")] = FailOn.DANGER,
    accept: Annotated[
        Path | None,
        typer.Option(
            parser=given_path,
            metavar="FILE",
            help="Accepted findings; default: accept.toml of the new specs folder.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Say what a change of the specification does to octets, to the generated Python, and to meaning.

    Exit status: 0 nothing at or above --fail-on; 1 a side cannot be read or the report cannot be written; 2 a wrong
    command line; 3 the gate fails, be it for a finding or for an accepted finding that is expired or gone.
    """
    before, after = edition(old), edition(new)
    accepted = _accepted(accept) if accept else after.accepted
    compared = compare(before.specification, after.specification, only=(before.only, after.only))
    judged = judge(compared.findings, accepted, datetime.now(UTC).date())
    show(judged.diagnostics, {accepted.name: accepted} if accepted else {}, notes=False, to_stderr=True)
    report = Report(
        old,
        new,
        judged.open,
        judged.accepted,
        before.specification.sources,
        after.specification.sources,
        before.specification.model,
        after.specification.model,
    )
    _emit(report, format_, output)
    if fail_on is not FailOn.NEVER and (has_errors(judged.diagnostics) or _fails(report, Severity(fail_on))):
        raise typer.Exit(GATE)


def edition(side: str) -> Edition:
    """A side, ready to be compared; ends the command where it is not."""
    try:
        loaded = load_edition(side)
    except SideError as error:
        fail(str(error))
    if loaded.errors:
        show(loaded.errors, loaded.specification.sources, notes=False, to_stderr=True)
        fail(f"'{side}' has errors: it cannot be compared")
    return loaded


def _accepted(file: Path) -> SourceFile:
    source = read_file(file, file.name)
    if not isinstance(source, SourceFile):
        show([source], {}, notes=False, to_stderr=True)
        raise typer.Exit(1)
    return source


def _emit(report: Report, format_: ReportFormat, output: Path | None) -> None:
    if output is not None:
        write({output: _WRITERS[format_](report)})
        typer.echo(f"{output}: {report.summary()}")
    elif format_ is ReportFormat.TEXT and sys.stdout.isatty():
        typer.echo(text(report, console=Console()), nl=False, color=True)
    else:
        typer.echo(_WRITERS[format_](report), nl=False)


def _fails(report: Report, least: Severity) -> bool:
    return any(finding.rule.severity.rank <= least.rank for finding in report.findings)
