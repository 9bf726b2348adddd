"""Annotations: what ASN.1 cannot say, as `--@ key: value` in the module or as a key of an overlay file beside it."""

from __future__ import annotations

import keyword
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cosemc.diagnostics import Diagnostic
from cosemc.model import BitField, Encoding, Span
from cosemc.names import did_you_mean
from cosemc.read import SourceFile
from cosemc.syntax import Annotation, Name

CONFIDENCES = ("high", "medium", "low")
FORMS = ("tagged-value",)

MODULE_KEYS = ("source", "confidence")
DEFINITION_KEYS = ("encoding", "root", "python", "bits", "form", "reserved", "source", "confidence")
COMPONENT_KEYS = ("python", "secret", "source", "confidence")

_BIT_FIELD = re.compile(r"([a-z][A-Za-z0-9-]*)\s+(\d{1,3})(?:\s*-\s*(\d{1,3}))?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,3})(?:\s*-\s*(\d{1,3}))?", re.ASCII)
_PYTHON_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Overlay:
    """An overlay file: annotations of `Type`, of `Type.component`, and (empty name) of the modules of the file."""

    entries: Mapping[str, tuple[Name, tuple[Annotation, ...]]]


class Reader:
    """Reads the annotations of one element; what is wrong with them goes to `diagnostics`."""

    def __init__(
        self, annotations: Iterable[Annotation], keys: tuple[str, ...], element: str, diagnostics: list[Diagnostic]
    ) -> None:
        self.diagnostics = diagnostics
        self.given: dict[str, Annotation] = {}
        for annotation in annotations:
            if annotation.key in keys:
                self.given[annotation.key] = annotation
                continue
            message = f"'{annotation.key}' is no annotation of {element}"
            hint = did_you_mean(annotation.key, keys) or f"known here: {', '.join(keys)}"
            diagnostics.append(Diagnostic("A201", message, annotation.span, hint=hint))

    def span(self, key: str) -> Span:
        """Where the annotation stands."""
        return self.given[key].span

    def text(self, key: str) -> str:
        """The value as written; empty where there is none."""
        return self.given[key].value if key in self.given else ""

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        """A value out of a few; empty where there is none or it is another."""
        value = self.text(key)
        if not value or value in allowed:
            return value
        self._malformed(key, did_you_mean(value, allowed) or f"one of: {', '.join(allowed)}")
        return ""

    def encoding(self, key: str) -> Encoding | None:
        """The value as an encoding."""
        value = self.one_of(key, tuple(Encoding))
        return Encoding(value) if value else None

    def python_name(self) -> str | None:
        """The value of `python`."""
        value = self.text("python")
        if not value:
            return None
        if not _PYTHON_NAME.fullmatch(value) or keyword.iskeyword(value):
            self._malformed("python", "an identifier of Python that is no keyword")
            return None
        return value

    def bit_fields(self) -> tuple[BitField, ...]:
        """The value of `bits`: `name low-high, name bit`."""
        fields: list[BitField] = []
        for part in filter(None, (part.strip() for part in self.text("bits").split(","))):
            match = _BIT_FIELD.fullmatch(part)
            if match is None or int(match[3] or match[2]) < int(match[2]):
                self._malformed("bits", "bits: invoke-id 0-3, service-class 6, priority 7")
                return ()
            fields.append(BitField(match[1], int(match[2]), int(match[3] or match[2])))
        return tuple(fields)

    def reserved(self) -> tuple[range, ...]:
        """The value of `reserved`: `number, low-high`."""
        ranges: list[range] = []
        for part in filter(None, (part.strip() for part in self.text("reserved").split(","))):
            match = _NUMBERS.fullmatch(part)
            if match is None or int(match[2] or match[1]) < int(match[1]):
                self._malformed("reserved", "reserved: 222, 225-255")
                return ()
            ranges.append(range(int(match[1]), int(match[2] or match[1]) + 1))
        return tuple(ranges)

    def _malformed(self, key: str, hint: str) -> None:
        message = f"'{self.text(key)}' is no value of the annotation '{key}'"
        self.diagnostics.append(Diagnostic("A202", message, self.span(key), hint=hint))


def parse_overlay(source: SourceFile) -> tuple[Overlay, list[Diagnostic]]:
    """Parse an overlay file: TOML with a table for each `Type` or `Type.component`."""
    try:
        tables = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else _last_position(source)
        message = f"not TOML: {re.sub(r' [(]at .*', '', str(error))}"
        return Overlay({}), [Diagnostic("A204", message, Span(source.name, line, column, line, column + 1))]
    entries: dict[str, tuple[Name, tuple[Annotation, ...]]] = {}
    diagnostics: list[Diagnostic] = []
    _entries(source, "", tables, entries, diagnostics)
    return Overlay(entries), diagnostics


def _entries(
    source: SourceFile,
    target: str,
    table: Mapping[str, Any],
    entries: dict[str, tuple[Name, tuple[Annotation, ...]]],
    diagnostics: list[Diagnostic],
) -> None:
    header = _header_line(source, target)
    annotations: list[Annotation] = []
    for key, value in table.items():
        if isinstance(value, Mapping):
            _entries(source, f"{target}.{key}" if target else key, value, entries, diagnostics)
            continue
        span = _line_span(source, _key_line(source, key, header))
        if isinstance(value, str):
            annotations.append(Annotation(key, value, span))
        else:
            diagnostics.append(Diagnostic("A202", f"the value of '{key}' is no string", span))
    if annotations or (target and not any(isinstance(value, Mapping) for value in table.values())):
        entries[target] = Name(target, _line_span(source, max(header, 1))), tuple(annotations)


# tomllib gives no positions, so lines are looked up in the text: exact for the layout people write overlays in.
def _header_line(source: SourceFile, target: str) -> int:
    """The line of `[target]`; 0 for the keys before any header."""
    if not target:
        return 0
    for number, line in enumerate(source.text.split("\n"), 1):
        header = line.partition("#")[0].strip()
        if header.startswith("[") and re.sub(r"[\[\]\"'\s]", "", header) == re.sub(r"\s", "", target):
            return number
    return 1


def _key_line(source: SourceFile, key: str, header: int) -> int:
    lines = source.text.split("\n")
    for number in range(header, len(lines)):
        if lines[number].strip().strip("\"'").startswith(key):
            return number + 1
    return max(header, 1)


def _line_span(source: SourceFile, number: int) -> Span:
    text = source.line(number)
    start = len(text) - len(text.lstrip()) + 1
    return Span(source.name, number, start, number, max(len(text.rstrip()) + 1, start + 1))


def _last_position(source: SourceFile) -> tuple[int, int]:
    return source.position(len(source.text.rstrip()))
