"""Diagnostics: what the compiler has to say about a specification, as values, and how they are shown.

No stage prints or raises for a mistake of the user: it returns `Diagnostic` values. Rendering follows the manner of
rustc: place, severity and code, the source line with the span underlined, a hint, and a second place where one helps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cosemc.codes import CODES, Severity
from cosemc.model import Span

if TYPE_CHECKING:
    from cosemc.read import SourceFile

__all__ = ["Diagnostic", "Related", "Severity", "has_errors", "in_order", "render", "render_all", "to_json"]

_LINE_LIMIT = 160
"""A source line longer than this is cut around the span when it is shown."""


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains a diagnostic, e.g. the first definition of a name defined twice."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about a specification; `code` is a key of `codes.CODES`, which also settles the severity.

    `span` is None where there is no text to point at (a file that does not exist).
    """

    code: str
    message: str
    span: Span | None = None
    hint: str = ""
    related: tuple[Related, ...] = ()

    @property
    def severity(self) -> Severity:
        """Severity of the code."""
        return CODES[self.code].severity


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by place (those without a place first), then code; duplicates dropped."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: (d.span is not None, d.span or _NOWHERE, d.code)))


_NOWHERE = Span("", 0, 0, 0, 0)


def render(diagnostic: Diagnostic, sources: Mapping[str, SourceFile]) -> str:
    """One diagnostic as text of several lines; `sources` are looked up by `Span.file`."""
    head = f"{diagnostic.severity} {diagnostic.code}: {_printable(diagnostic.message)}"
    lines = [head if diagnostic.span is None else f"{_place(diagnostic.span, sources)}: {head}"]
    if diagnostic.span is not None:
        lines += _excerpt(diagnostic.span, sources)
    if diagnostic.hint:
        lines.append(f"  hint: {_printable(diagnostic.hint)}")
    for related in diagnostic.related:
        lines.append(f"  {_place(related.span, sources)}: {_printable(related.message)}")
        lines += _excerpt(related.span, sources)
    return "\n".join(lines)


def render_all(diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceFile]) -> str:
    """All of them, one after the other."""
    return "\n".join(render(diagnostic, sources) for diagnostic in diagnostics)


def to_json(diagnostic: Diagnostic, sources: Mapping[str, SourceFile]) -> dict[str, Any]:
    """One diagnostic as a JSON object; `file` is the path as the user would open it."""
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        **_span_json(diagnostic.span, sources),
        "hint": diagnostic.hint,
        "related": [{"message": r.message, **_span_json(r.span, sources)} for r in diagnostic.related],
    }


def _span_json(span: Span | None, sources: Mapping[str, SourceFile]) -> dict[str, Any]:
    if span is None:
        return {"file": None, "line": None, "column": None, "end_line": None, "end_column": None}
    return {
        "file": _file(span, sources),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _file(span: Span, sources: Mapping[str, SourceFile]) -> str:
    return sources[span.file].shown if span.file in sources else span.file


def _place(span: Span, sources: Mapping[str, SourceFile]) -> str:
    return f"{_printable(_file(span, sources))}:{span.line}:{span.column}"


def _excerpt(span: Span, sources: Mapping[str, SourceFile]) -> list[str]:
    """The source line of a span and the carets beneath it (up to the end of the line, if the span goes on)."""
    if span.file not in sources:
        return []
    text = sources[span.file].line(span.line)
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(text.rstrip())
    end = max(end, start + 1)
    if len(text) > _LINE_LIMIT:
        cut = max(0, min(start - _LINE_LIMIT // 4, len(text) - _LINE_LIMIT))
        text, start, end = text[cut : cut + _LINE_LIMIT], start - cut, min(end - cut, _LINE_LIMIT)
    number = str(span.line)
    # Tabs stay tabs under the line too, so that the carets stand where they should at any tab width.
    blank = "".join("\t" if character == "\t" else " " for character in text[:start]).ljust(start)
    return [f"  {number} | {_printable(text)}".rstrip(), f"  {' ' * len(number)} | {blank}{'^' * (end - start)}"]


def _printable(text: str) -> str:
    """Text from a file or the command line, safe to send to a terminal."""
    return "".join(c if c.isprintable() or c == "\t" else "�" for c in text)
