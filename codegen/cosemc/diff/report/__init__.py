"""Reports of a diff, a module a form; `Report` is what all of them show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cosemc import interpret
from cosemc.diff.catalogue import Category, Severity
from cosemc.diff.findings import Finding, Octets
from cosemc.model import Encoding, Model, Span
from cosemc.read import SourceFile


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a diff that count, those accepted (with the reason), and what both sides are."""

    old_label: str
    new_label: str
    findings: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, str], ...]
    old_sources: Mapping[str, SourceFile]
    new_sources: Mapping[str, SourceFile]
    old_model: Model | None = None
    new_model: Model | None = None

    def counts(self) -> dict[Category, Counter[Severity]]:
        """How many findings of each severity there are, by category."""
        result = {category: Counter[Severity]() for category in Category}
        for finding in self.findings:
            result[finding.rule.category][finding.rule.severity] += 1
        return result

    def by_category(self) -> Iterator[tuple[Category, list[Finding]]]:
        """The findings of each category that has some."""
        for category in Category:
            found = [finding for finding in self.findings if finding.rule.category is category]
            if found:
                yield category, found

    def summary(self) -> str:
        """`3 findings: 1 WIRE (1 error), 2 API (2 danger)`."""
        parts = []
        for category, severities in self.counts().items():
            if severities:
                shown = ", ".join(f"{severities[severity]} {severity}" for severity in Severity if severities[severity])
                parts.append(f"{severities.total()} {category} ({shown})")
        accepted = f"; {len(self.accepted)} accepted" if self.accepted else ""
        number = len(self.findings)
        return f"{number} finding{'' if number == 1 else 's'}{': ' if parts else ''}{', '.join(parts)}{accepted}"

    def old_place(self, span: Span | None) -> str:
        """`file:line` on the old side, as the user would open it."""
        return place(span, self.old_sources)

    def new_place(self, span: Span | None) -> str:
        """`file:line` on the new side."""
        return place(span, self.new_sources)


def file_of(span: Span, sources: Mapping[str, SourceFile]) -> str:
    """The path of a span as the user would open it."""
    return sources[span.file].shown if span.file in sources else span.file


def place(span: Span | None, sources: Mapping[str, SourceFile]) -> str:
    """`file:line`, or a dash."""
    return "-" if span is None else f"{file_of(span, sources)}:{span.line}"


def python_change(finding: Finding) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the generated Python was and is, without the members of a class that stay as they are."""
    if finding.old.python == finding.new.python:
        return (), ()
    old, new = finding.old.python.splitlines(), finding.new.python.splitlines()
    return _changed(old, new), _changed(new, old)


def _changed(lines: list[str], others: list[str]) -> tuple[str, ...]:
    return tuple(line for number, line in enumerate(lines) if number == 0 or line not in others)


def answer(reads: bool | None) -> str:
    """Whether one side reads the other, in a word."""
    return "-" if reads is None else "yes" if reads else "no"


def hex_of(octets: Octets) -> str:
    """The octets in hexadecimal, or why there are none."""
    return octets.octets.hex(" ") if octets.octets is not None else f"none: {octets.problem}"


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """One field of a witness: its octets, what they are, and where they belong."""

    octets: str
    role: str
    path: str


def layout_of(model: Model | None, octets: Octets) -> list[LayoutRow]:
    """The fields of a witness in the order of its octets."""
    if octets.octets is None or model is None or octets.type not in model.by_name:
        return []
    try:
        pieces = interpret.layout(model, octets.type, Encoding(octets.encoding), octets.octets)
    except interpret.Error:
        return []
    return [
        LayoutRow(octets.octets[piece.start : piece.end].hex(" "), piece.role, piece.path)
        for piece in pieces
        if piece.role != "value"
    ]
