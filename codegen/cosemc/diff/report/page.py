"""The report as one HTML page that needs nothing else: no network, no second file, scripts only for comfort."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from cosemc.diff.catalogue import CATEGORIES, Category, Severity
from cosemc.diff.findings import Finding, Octets, Side, Witness
from cosemc.diff.report import LayoutRow, Report, answer, layout_of, place, python_change
from cosemc.read import SourceFile

_AROUND = 14
"""Lines of source shown before and after the line at hand."""

_WIDE = 600
"""Characters of a line of source that are shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of source; `here` is the one the finding is about."""

    number: int
    text: str
    here: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A field of a witness; `changed` where the other side has it otherwise, or not at all."""

    octets: str
    role: str
    path: str
    changed: bool


@dataclass(frozen=True, slots=True)
class WitnessSide:
    """A witness on one side."""

    label: str
    octets: str
    problem: str
    value: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SourceSide:
    """The source of one side."""

    label: str
    place: str
    lines: tuple[Line, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class View:
    """A finding, ready for the template."""

    number: int
    rule: str
    category: str
    severity: str
    purpose: str
    path: str
    message: str
    open: bool
    new_reads_old: str
    old_reads_new: str
    witness: tuple[WitnessSide, ...]
    sources: tuple[SourceSide, ...]
    python: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A category in the summary, and how many findings of each severity it has."""

    category: str
    meaning: str
    total: int
    severities: tuple[tuple[str, int], ...]


def html_text(report: Report) -> str:
    """The page."""
    views = [_view(report, number, finding) for number, finding in enumerate(report.findings, 1)]
    counts = [
        Count(str(category), CATEGORIES[category], counted.total(), tuple((str(s), counted[s]) for s in Severity))
        for category, counted in report.counts().items()
    ]
    return _template().render(
        old=report.old_label,
        new=report.new_label,
        summary=report.summary(),
        counts=counts,
        severities=list(map(str, Severity)),
        views=views,
        accepted=[(item.rule.id, item.path, reason) for item, reason in report.accepted],
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parents[2] / "templates" / "diff"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,  # what stands in a specification is text, never markup
    )


def _template() -> Template:
    return _environment().get_template("page.html.j2")


def _view(report: Report, number: int, finding: Finding) -> View:
    rule = finding.rule
    return View(
        number=number,
        rule=rule.id,
        category=str(rule.category),
        severity=str(rule.severity),
        purpose=rule.purpose,
        path=finding.path,
        message=finding.message,
        open=rule.category is Category.WIRE,
        new_reads_old=answer(finding.new_reads_old),
        old_reads_new=answer(finding.old_reads_new),
        witness=_witness(report, finding.witness) if finding.witness else (),
        sources=(
            _source("old", finding.old, report.old_sources),
            _source("new", finding.new, report.new_sources),
        ),
        python=_python(finding),
    )


def _python(finding: Finding) -> tuple[tuple[str, str], ...]:
    was, now = python_change(finding)
    return (("was", "\n".join(was)), ("now", "\n".join(now))) if was or now else ()


def _witness(report: Report, witness: Witness) -> tuple[WitnessSide, ...]:
    before, after = layout_of(report.old_model, witness.old), layout_of(report.new_model, witness.new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    same = [(block.a + i, block.b + i) for block in matcher.get_matching_blocks() for i in range(block.size)]
    kept = {first for first, _ in same}, {second for _, second in same}
    return (
        _witness_side("old", witness.old, before, kept[0]),
        _witness_side("new", witness.new, after, kept[1]),
    )


def _witness_side(label: str, octets: Octets, rows: list[LayoutRow], kept: set[int]) -> WitnessSide:
    return WitnessSide(
        label,
        octets.octets.hex(" ") if octets.octets is not None else "",
        octets.problem,
        json.dumps(octets.value, ensure_ascii=False) if octets.octets is not None else "",
        tuple(Row(row.octets, row.role, row.path, number not in kept) for number, row in enumerate(rows)),
    )


def _source(label: str, side: Side, sources: Mapping[str, SourceFile]) -> SourceSide:
    span, context = side.span, side.context or side.span
    if span is None or context is None or span.file not in sources:
        return SourceSide(label, place(span, sources), (), side.fingerprint)
    source = sources[span.file]
    first = max(min(context.line, span.line), span.line - _AROUND)
    last = min(max(context.end_line, span.line), span.line + _AROUND)
    lines = tuple(
        Line(number, source.line(number)[:_WIDE], span.line <= number <= max(span.line, span.end_line))
        for number in range(first, last + 1)
    )
    return SourceSide(label, place(span, sources), lines, side.fingerprint)
