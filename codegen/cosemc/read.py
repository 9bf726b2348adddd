"""Reading: from paths to source files, each known by its name within the specs folder.

One source a file, never concatenated, so that every message has file, line and column.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cosemc.diagnostics import Diagnostic
from cosemc.model import Span
from cosemc.specs import enclosing_specs

ASN1_SUFFIXES = frozenset({".asn", ".asn1"})
SIZE_LIMIT = 16 * 1024 * 1024
"""No specification is this large (octets); it guards against being pointed at the wrong file."""


@dataclass(frozen=True)
class SourceFile:
    """The text of a file. `name` is its path within the specs folder, with forward slashes, and is `Span.file`."""

    path: Path
    name: str
    text: str

    @cached_property
    def shown(self) -> str:
        """The path as the user would open it: relative to the working folder where it lies below it."""
        return shown(self.path)

    @cached_property
    def _starts(self) -> list[int]:
        """Offset of the start of each line."""
        return [0, *(offset + 1 for offset, character in enumerate(self.text) if character == "\n")]

    def line(self, number: int) -> str:
        """The text of a line (counting from 1), without its end; empty where there is none."""
        if not 1 <= number <= len(self._starts):
            return ""
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (both from 1) of an offset into the text."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span of the characters from `start` up to, not including, `end`."""
        return Span(self.name, *self.position(start), *self.position(end))


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Sources in the order of their names, and what went wrong."""

    sources: tuple[SourceFile, ...]
    diagnostics: tuple[Diagnostic, ...]


def read(paths: Sequence[Path], suffixes: Collection[str] = ASN1_SUFFIXES) -> ReadResult:
    """Read specs folders (every file below with one of `suffixes`) and single files.

    The result does not depend on the order of `paths`, and a file named twice is read once.
    """
    diagnostics: list[Diagnostic] = []
    found: dict[Path, str] = {}  # resolved path -> name
    for path in paths:
        if path.is_dir():
            files = _below(path, suffixes)
            if not files:
                diagnostics.append(Diagnostic("R003", f"no specification in folder '{path}'"))
            for file in files:
                found.setdefault(file.resolve(), _name(file, path))
        elif path.exists():
            found.setdefault(path.resolve(), _name(path, path.parent))
        else:
            diagnostics.append(Diagnostic("R001", f"no such file or folder: '{path}'"))
    sources: dict[str, SourceFile] = {}
    for path, name in sorted(found.items(), key=lambda item: (item[1], item[0])):
        if name in sources:
            message = f"'{shown(path)}' and '{sources[name].shown}' are both known as '{name}'"
            diagnostics.append(Diagnostic("R004", message, hint="give the folder that holds both"))
            continue
        source = read_file(path, name)
        if isinstance(source, Diagnostic):
            diagnostics.append(source)
        else:
            sources[name] = source
    return ReadResult(tuple(sources.values()), tuple(diagnostics))


def _name(file: Path, folder: Path) -> str:
    """The name of a file: its path within the specs folder it lies in, else within the folder given."""
    specs = enclosing_specs(file)
    return (file.resolve().relative_to(specs) if specs else file.relative_to(folder)).as_posix()


def read_file(path: Path, name: str) -> SourceFile | Diagnostic:
    """Read one file under the given name; line ends become line feeds, a byte order mark is dropped."""
    try:
        if not path.is_file() or path.stat().st_size > SIZE_LIMIT:
            return Diagnostic("R005", f"'{shown(path)}' is not a regular file of at most {SIZE_LIMIT} octets")
        octets = path.read_bytes()
    except OSError as error:
        return Diagnostic("R005", f"'{shown(path)}' cannot be read: {error.strerror}")
    try:
        text = octets.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = octets[: error.start].decode("utf-8-sig", errors="replace")
        line, column = good.count("\n") + 1, len(good) - (good.rfind("\n") + 1) + 1
        span = Span(shown(path), line, column, line, column + 1)
        return Diagnostic("R002", f"octet {octets[error.start]:02x} is not UTF-8", span, hint="save the file as UTF-8")
    return SourceFile(path, name, text.replace("\r\n", "\n").replace("\r", "\n"))


def shown(path: Path) -> str:
    """A path as the user would open it: relative to the working folder where it lies below it."""
    path, working = path.resolve(), Path.cwd()
    return (path.relative_to(working) if path.is_relative_to(working) else path).as_posix()


def _below(folder: Path, suffixes: Collection[str]) -> list[Path]:
    """Files below a folder with one of the suffixes; hidden folders are left out, links are not followed."""
    files: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += (Path(parent, name) for name in sorted(names) if Path(name).suffix.lower() in suffixes)
    return files
