"""Comments: which element of a module each belongs to, as documentation or as annotation (`--@ key: value`).

A comment that shares its line with code belongs to the element that ends (or else starts) on that line; further
comments in the same column beneath it go on with it. A comment on a line of its own belongs to the element that
follows: documentation only if no blank line stands between (a module takes all before its header), an annotation in
any case.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from cosemc.diagnostics import Diagnostic
from cosemc.read import SourceFile
from cosemc.syntax import Annotation, Remarks

Extent: TypeAlias = tuple[int, int]
"""Offsets of the start and the end of an element; elements are known by them."""


@dataclass
class _Gathered:
    before: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)

    def remarks(self) -> Remarks:
        return Remarks("\n".join([*self.before, *self.beside]).strip("\n"), tuple(self.annotations))


def attach(
    source: SourceFile, comments: Sequence[Extent], elements: Iterable[Extent], modules: Iterable[Extent]
) -> tuple[dict[Extent, Remarks], list[Diagnostic]]:
    """Remarks of each element and module that has any, and a diagnostic for each annotation that belongs to nothing."""
    return _Attacher(source, comments, elements, modules).attach()


class _Attacher:
    def __init__(
        self, source: SourceFile, comments: Sequence[Extent], elements: Iterable[Extent], modules: Iterable[Extent]
    ) -> None:
        self.source = source
        self.comments = comments
        self.modules = set(modules)
        self.elements = sorted({*elements, *self.modules})
        self.starts = [start for start, _ in self.elements]
        self.starting: dict[int, list[Extent]] = {}  # line -> elements that start on it
        self.ending: dict[int, list[Extent]] = {}
        for element in self.elements:
            if element not in self.modules:
                self.starting.setdefault(self.line(element[0]), []).append(element)
                self.ending.setdefault(self.line(element[1]), []).append(element)
        self.gathered: dict[Extent, _Gathered] = {}
        self.diagnostics: list[Diagnostic] = []

    def attach(self) -> tuple[dict[Extent, Remarks], list[Diagnostic]]:
        waiting: list[Extent] = []  # comments on lines of their own, up to the element they precede
        beside: tuple[Extent, int, int] | None = None  # element, line and column of the last comment beside code
        for comment in self.comments:
            start, end = comment
            line, column = self.source.position(start)
            owner = None
            if not self._alone(start):
                owner = self._beside(line, start)
            elif beside is not None and (line - 1, column) == beside[1:]:
                owner = beside[0]
            if owner is not None:
                beside = (owner, line, column)
                self._give(owner, [comment], beside=True)
                continue
            if waiting and not self._only_comments(waiting[-1][1], start):
                self._orphans(waiting)
                waiting = []
            waiting.append(comment)
            following = self._following(end)
            if following is not None:
                self._give(following, waiting, beside=False)
                waiting = []
        self._orphans(waiting)
        return {element: gathered.remarks() for element, gathered in self.gathered.items()}, self.diagnostics

    def line(self, offset: int) -> int:
        return self.source.position(offset)[0]

    def _alone(self, start: int) -> bool:
        """Whether nothing but space stands before a comment on its line."""
        line_start = self.source.text.rfind("\n", 0, start) + 1
        return not self.source.text[line_start:start].strip()

    def _beside(self, line: int, start: int) -> Extent | None:
        """The element a comment on a line with code belongs to."""
        ended = [element for element in self.ending.get(line, ()) if element[1] <= start]
        if ended:
            return max(ended, key=lambda element: (element[1], -element[0]))
        begun = [element for element in self.starting.get(line, ()) if element[0] < start]
        return max(begun, default=None)

    def _following(self, end: int) -> Extent | None:
        """The element that starts right after a comment, other comments not in between."""
        index = bisect_left(self.starts, end)
        if index == len(self.elements):
            return None
        element = self.elements[index]
        return element if not self.source.text[end : element[0]].strip() else None

    def _only_comments(self, start: int, end: int) -> bool:
        """Whether only space stands between two comments."""
        return not self.source.text[start:end].strip()

    def _give(self, owner: Extent, comments: Sequence[Extent], *, beside: bool) -> None:
        gathered = self.gathered.setdefault(owner, _Gathered())
        doc: list[str] = []
        annotations: list[Annotation] = []
        below = self.line(owner[0])  # first line of what the comment has to touch
        for start, end in reversed(comments):
            touches = beside or owner in self.modules or self.line(end) >= below - 1
            if touches:
                below = self.line(start)
            text = self._text(start, end)
            if text.startswith("@"):
                annotations += self._annotation(text, start, end)
            elif touches:
                doc.append(text)
        gathered.annotations += reversed(annotations)
        (gathered.beside if beside else gathered.before).extend(reversed(doc))

    def _text(self, start: int, end: int) -> str:
        text = self.source.text[start:end]
        if text.startswith("/*"):
            return "\n".join(line.strip().lstrip("*").strip() for line in text[2:-2].splitlines()).strip()
        text = text.strip("-").strip()
        return text if any(character.isalnum() for character in text) else ""

    def _annotation(self, text: str, start: int, end: int) -> list[Annotation]:
        span = self.source.span(start, end)
        key, colon, value = text[1:].partition(":")
        if not colon or not key.strip() or not value.strip():
            self.diagnostics.append(Diagnostic("A202", "an annotation has the form '--@ key: value'", span))
            return []
        return [Annotation(key.strip(), value.strip(), span)]

    def _orphans(self, comments: Iterable[Extent]) -> None:
        for start, end in comments:
            if self._text(start, end).startswith("@"):
                message = "this annotation stands before no definition or component"
                self.diagnostics.append(Diagnostic("A203", message, self.source.span(start, end)))
