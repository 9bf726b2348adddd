"""Which places in Python code a finding touches: names of the library, and attributes called like what changed."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cosemc.diff.catalogue import Category
from cosemc.diff.findings import Finding
from cosemc.diff.python_names import PACKAGE as APDU_PACKAGE

LIBRARY = APDU_PACKAGE.partition(".")[0]
_LEFT_OUT = frozenset({"__pycache__", "node_modules", "build", "dist"})


class How(StrEnum):
    """How a place touches what changed."""

    NAMES = "names it"
    CALLS = "calls the class"
    ATTRIBUTE = "uses an attribute of this name"


@dataclass(frozen=True, slots=True)
class Use:
    """A place in the code, and the finding that touches it; an attribute of that name may be of something else."""

    file: Path
    line: int
    column: int
    text: str
    how: How
    finding: Finding


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that is no Python, and why."""

    file: Path
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Mention:
    """A dotted name of the library in the code (`name`), or an attribute of any object (`attribute`)."""

    line: int
    column: int
    name: str = ""
    attribute: str = ""
    called: bool = False


def impact(
    findings: Iterable[Finding], folder: Path, package: str = LIBRARY
) -> tuple[list[Use], list[Unreadable]]:
    """The uses in all Python files below a folder (or in one file), by file and line.

    `package` is the import root of the library in that code.
    """
    touching = [item for item in findings if item.names and item.rule.category is not Category.EDIT]
    uses: list[Use] = []
    unreadable: list[Unreadable] = []
    for file in _python_files(folder):
        try:
            text = file.read_text(encoding="utf-8")
            mentions = list(_mentions(ast.parse(text), package))
        except (SyntaxError, ValueError, RecursionError) as error:
            line = error.lineno if isinstance(error, SyntaxError) else None
            unreadable.append(Unreadable(file, line or 1, str(error)))
            continue
        except OSError as error:
            unreadable.append(Unreadable(file, 1, error.strerror or str(error)))
            continue
        if any(mention.name for mention in mentions):
            uses += _uses(file, text.splitlines(), mentions, touching)
    return uses, unreadable


def _python_files(folder: Path) -> Iterator[Path]:
    if folder.is_file():
        yield folder
        return
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _LEFT_OUT)
        yield from (Path(parent, name) for name in sorted(names) if name.endswith((".py", ".pyi")))


def _uses(
    file: Path, lines: Sequence[str], mentions: Sequence[_Mention], findings: Sequence[Finding]
) -> Iterator[Use]:
    for mention in sorted(mentions, key=lambda item: (item.line, item.column)):
        for finding in findings:
            how = next(filter(None, (_touches(mention, name) for name in finding.names)), None)
            if how is not None:
                text = lines[mention.line - 1].strip() if mention.line <= len(lines) else ""
                yield Use(file, mention.line, mention.column + 1, text, how, finding)


def _touches(mention: _Mention, name: str) -> How | None:
    """How a mention touches a changed name: `cosem.apdu.Class`, `cosem.apdu.Class.member`."""
    owner, _, member = name.rpartition(".")
    if mention.name == name or mention.name.startswith(f"{name}."):
        return How.NAMES
    if mention.called and mention.name == owner:
        return How.CALLS
    return How.ATTRIBUTE if mention.attribute == member and owner.count(".") > 1 else None


def _mentions(tree: ast.Module, package: str) -> Iterator[_Mention]:
    aliases: dict[str, str] = {}
    for node in ast.walk(tree):
        yield from _imports(node, package, aliases)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute | ast.Name) or id(node) in inner:
            continue  # the longest chain says it all
        yield from _chain(node, aliases, id(node) in called)


def _imports(node: ast.AST, package: str, aliases: dict[str, str]) -> Iterator[_Mention]:
    match node:
        case ast.Import(names=names):
            for alias in names:
                if _is_in(alias.name, package):
                    dotted = _canonical(alias.name, package)
                    aliases[alias.asname or alias.name.partition(".")[0]] = dotted if alias.asname else LIBRARY
                    yield _Mention(node.lineno, node.col_offset, dotted)
        case ast.ImportFrom(module=str() as module, names=names, level=0) if _is_in(module, package):
            for alias in names:
                dotted = _canonical(f"{module}.{alias.name}", package)
                aliases[alias.asname or alias.name] = dotted
                yield _Mention(alias.lineno, alias.col_offset, dotted)


def _is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def _canonical(dotted: str, package: str) -> str:
    """A name as findings have it: without the module that a class happens to stand in."""
    parts = [LIBRARY, *dotted.removeprefix(package).strip(".").split(".")]
    parts = [part for part in parts if part]
    if len(parts) > 3 and parts[2] == parts[2].lower() and parts[2] != "types":
        del parts[2]
    return ".".join(parts)


def _chain(node: ast.Attribute | ast.Name, aliases: dict[str, str], called: bool) -> Iterator[_Mention]:
    attributes: list[str] = []
    inner: ast.expr = node
    while isinstance(inner, ast.Attribute):
        attributes.append(inner.attr)
        inner = inner.value
    line, column = node.lineno, node.col_offset
    if isinstance(inner, ast.Name) and inner.id in aliases:
        dotted = _canonical(".".join([aliases[inner.id], *reversed(attributes)]), LIBRARY)
        yield _Mention(line, column, dotted, called=called)
        return
    for attribute in attributes:
        yield _Mention(line, column, attribute=attribute)
