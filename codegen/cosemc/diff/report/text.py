"""The report for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

from cosemc.diff.catalogue import CATEGORIES, Category, Severity
from cosemc.diff.findings import Finding, Witness
from cosemc.diff.report import Report, answer, hex_of, python_change

_STYLES = {Severity.ERROR: "bold red", Severity.DANGER: "red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}


def text(report: Report, *, console: Console | None = None) -> str:
    """The report as text; a console of a terminal gives it colours."""
    out = StringIO()
    plain = Console(file=out, color_system=None, width=10_000)
    target = console or plain
    with target.capture() as captured:
        for line in _lines(report):
            target.print(line, soft_wrap=True, highlight=False)
    return captured.get()


def _lines(report: Report) -> Iterator[Text]:
    for category, findings in report.by_category():
        yield Text(f"{category}: {CATEGORIES[category]}", style="bold")
        for finding in findings:
            yield from _finding(report, finding)
        yield Text("")
    for finding, reason in report.accepted:
        yield Text(f"accepted: {finding.rule.id} {finding.path} ({reason})", style="dim")
    yield Text(report.summary())


def _finding(report: Report, finding: Finding) -> Iterator[Text]:
    severity = finding.rule.severity
    yield Text.assemble(
        "  ", (f"{severity:<7}", _STYLES[severity]), f"  {finding.rule.id}  ", (finding.path, "bold")
    )
    yield Text(f"    {finding.message}")
    old, new = report.old_place(finding.old.span), report.new_place(finding.new.span)
    yield Text(f"    old {old} {finding.old.fingerprint}".rstrip(), style="dim")
    yield Text(f"    new {new} {finding.new.fingerprint}".rstrip(), style="dim")
    if finding.rule.category is Category.WIRE:
        reads = answer(finding.new_reads_old), answer(finding.old_reads_new)
        yield Text(f"    new code reads old octets: {reads[0]}; old code reads new octets: {reads[1]}")
    if finding.witness:
        yield from _witness(finding.witness)
    if finding.rule.category is not Category.EDIT:
        for label, lines in zip(("was", "now"), python_change(finding), strict=True):
            yield from (Text(f"    python {label}  {line}", style="dim") for line in lines)


def _witness(witness: Witness) -> Iterator[Text]:
    for label, side in (("old", witness.old), ("new", witness.new)):
        value = "" if side.octets is None else f"  {json.dumps(side.value, ensure_ascii=False)}"
        yield Text(f"    witness {label}  {hex_of(side)}{value}")
