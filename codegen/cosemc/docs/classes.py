"""Pages of the interface classes: every version of a class side by side, with what changed from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from cosemc.docs.page import Entry, Page, Part, provenance
from cosemc.docs.types import TypeView, view
from cosemc.tables.model import (
    Attribute,
    ClassVersion,
    InterfaceClass,
    Method,
    Selector,
    Status,
    Tables,
    TypeExpression,
)

INDEX_PATH = "classes.html"

M = TypeVar("M", Attribute, Method, Selector)


def class_path(class_id: int) -> str:
    """The page of a class."""
    return f"classes/{class_id}.html"


@dataclass(frozen=True, slots=True)
class Cell(Generic[M]):
    """A member in neighbouring versions that say the same of it; `member` is None where they have none.

    `changes` says what is new against the version before, `described` is False where nothing is known.
    """

    span: int
    member: M | None
    changes: tuple[str, ...] = ()
    described: bool = True


@dataclass(frozen=True, slots=True)
class Row(Generic[M]):
    """A member over all versions: its id (or attribute and selector), and its cells from left to right."""

    label: str
    anchor: str
    cells: tuple[Cell[M], ...]


def classes_part(tables: Tables) -> Part:
    """The list of classes and a page for each."""
    pages = [Page(INDEX_PATH, "Interface classes", "classes.html.j2", "classes", {"classes": tables.classes})]
    entries: list[Entry] = []
    for interface_class in tables.classes:
        pages.append(_page(interface_class, tables))
        entries += _entries(interface_class)
    return Part(tuple(pages), tuple(entries))


def _page(interface_class: InterfaceClass, tables: Tables) -> Page:
    versions = interface_class.versions

    def type_view(expression: TypeExpression | None) -> TypeView | None:
        return view(expression.type, tables) if expression else None

    context = {
        "class_": interface_class,
        "versions": versions,
        "provenance": [provenance(version.source) for version in versions],
        "attributes": _rows(versions, lambda version: version.attributes, "attribute"),
        "methods": _rows(versions, lambda version: version.methods, "method"),
        "selectors": _rows(versions, lambda version: version.selectors, "selector"),
        "type_view": type_view,
    }
    title = f"{interface_class.newest.name or interface_class.name} (class {interface_class.class_id})"
    return Page(class_path(interface_class.class_id), title, "class.html.j2", "classes", context)


def _entries(interface_class: InterfaceClass) -> Iterator[Entry]:
    path = class_path(interface_class.class_id)
    number = f"class {interface_class.class_id}"
    titles = dict.fromkeys(version.name for version in interface_class.versions)
    yield Entry(interface_class.name, f"interface {number}", path, " ".join(titles))
    seen: set[str] = set()
    for version in reversed(interface_class.versions):
        for kind, members in (("attribute", version.attributes), ("method", version.methods)):
            for member in members:
                target = f"{path}#{kind}-{member.id}"
                if member.name and f"{target} {member.name}" not in seen:
                    seen.add(f"{target} {member.name}")
                    yield Entry(f"{member.name}", f"{kind} {member.id} of {interface_class.name}", target, number)


# --- versions side by side -------------------------------------------------------------------------------------------


def _rows(
    versions: Sequence[ClassVersion], members: Callable[[ClassVersion], Sequence[M]], kind: str
) -> tuple[Row[M], ...]:
    by_id: list[dict[_Key, M]] = [{_key(member): member for member in members(version)} for version in versions]

    def row(key: _Key) -> Row[M]:
        cells = _cells(versions, [found.get(key) for found in by_id])
        return Row(" / ".join(map(str, key)), "-".join((kind, *map(str, key))), tuple(cells))

    keys: set[_Key] = set().union(*by_id)
    return tuple(map(row, sorted(keys)))


_Key: TypeAlias = tuple[int, ...]


def _key(member: Attribute | Method | Selector) -> _Key:
    return (member.attribute, member.selector) if isinstance(member, Selector) else (member.id,)


def _cells(versions: Sequence[ClassVersion], members: Sequence[M | None]) -> Iterator[Cell[M]]:
    """Versions that say the same share a cell. A version of which nothing is known is no version to compare with."""
    before: M | None = None
    any_before = False
    cell: Cell[M] | None = None
    for version, member in zip(versions, members, strict=True):
        described = version.status is not Status.EXISTENCE_ONLY
        if cell is not None and (cell.member, cell.described) == (member, described):
            cell = Cell(cell.span + 1, member, cell.changes, described)
        else:
            if cell is not None:
                yield cell
            changes = changed(before, member) if described and any_before else ()
            cell = Cell(1, member, changes, described)
        if described:
            before, any_before = member, True
    if cell is not None:
        yield cell


def changed(before: M | None, after: M | None) -> tuple[str, ...]:
    """What is different in the later version, in words; nothing where only a remark is."""
    if before is None or after is None:
        return () if before is after else ("new",) if before is None else ("removed",)
    if _is_reserved(before) != _is_reserved(after):
        return ("new",) if _is_reserved(before) else ("reserved",)
    return tuple(word for word, field in _COMPARED if getattr(before, field, None) != getattr(after, field, None))


def _is_reserved(member: Attribute | Method | Selector) -> bool:
    return not isinstance(member, Selector) and member.reserved


_COMPARED = (
    ("name", "name"),
    ("type", "type"),
    ("parameter", "parameter"),
    ("result", "result"),
    ("static or dynamic", "static"),
    ("default", "default"),
    ("mandatory or optional", "mandatory"),
    ("short name", "sn"),
)
"""What a change of is said, and the field that holds it."""
