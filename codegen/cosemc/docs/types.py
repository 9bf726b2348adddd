"""Types of the class tables for people: structures with their fields, enumerations with their items."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from cosemc.docs.page import Entry, Page, Part, anchor, provenance
from cosemc.tables import language
from cosemc.tables.model import (
    UNIT,
    Array,
    Choice,
    NamedValue,
    Primitive,
    Reference,
    Structure,
    Tables,
    Type,
    walk,
)

PATH = "types.html"
UNITS_PATH = "units.html"


class Form(StrEnum):
    """How a type is drawn."""

    PLAIN = "plain"
    LINK = "link"
    ARRAY = "array"
    STRUCTURE = "structure"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class TypeView:
    """A type as the macro `type` draws it.

    `text` is what stands in the line; `url` leads to a common type, which `parts` then holds expanded; the parts of a
    structure have labels; `items` are named values.
    """

    form: Form
    text: str
    parts: tuple[tuple[str, TypeView], ...] = ()
    items: tuple[NamedValue, ...] = ()
    meaning: str = ""
    url: str = ""

    @property
    def weight(self) -> int:
        """How many lines it is about, drawn in full: what is too long is folded."""
        return 1 + len(self.items) // 4 + sum(part.weight for _, part in self.parts)


def view(type_: Type, tables: Tables) -> TypeView:
    """The view of a type."""
    match type_:
        case Reference():
            return _reference(type_, tables)
        case Array():
            text, _, _ = language.render(type_).partition(" of ")
            return TypeView(Form.ARRAY, text, (("", view(type_.element, tables)),))
        case Structure():
            fields = tuple((field.name, view(field.type, tables)) for field in type_.fields)
            return TypeView(Form.STRUCTURE, "structure", fields)
        case Choice():
            if all(isinstance(part, Primitive) and not part.names for part in type_.alternatives):
                return TypeView(Form.PLAIN, language.render(type_))
            return TypeView(Form.CHOICE, "one of", tuple(("", view(part, tables)) for part in type_.alternatives))
        case Primitive():
            text = language.render(replace(type_, names=(), meaning=None))
            return TypeView(Form.PLAIN, text, items=type_.names, meaning=type_.meaning or "")


def _reference(type_: Reference, tables: Tables) -> TypeView:
    if type_.name == UNIT:
        return TypeView(Form.LINK, "enum unit", url=UNITS_PATH)
    common = tables.by_name.get(type_.name)
    if common is None:
        return TypeView(Form.PLAIN, type_.name)
    expanded = view(common.expression.type, tables)
    return TypeView(Form.LINK, type_.name, (("", expanded),), url=f"{PATH}#{anchor(type_.name)}")


def types_part(tables: Tables) -> Part:
    """The page of common types."""
    users = _users(tables)
    shown = [
        {
            "name": common.name,
            "anchor": anchor(common.name),
            "doc": common.doc,
            "view": view(common.expression.type, tables),
            "source": provenance(common.source),
            "users": users.get(common.name, ()),
        }
        for common in sorted(tables.types, key=lambda common: common.name)
    ]
    page = Page(PATH, "Common types", "types.html.j2", "types", {"types": shown})
    entries = tuple(
        Entry(common.name, "common type", f"{PATH}#{anchor(common.name)}", common.doc) for common in tables.types
    )
    return Part((page,), entries)


def _users(tables: Tables) -> dict[str, tuple[tuple[int, str], ...]]:
    """The classes that refer to a common type themselves, by its name."""
    users: dict[str, dict[tuple[int, str], None]] = {}
    for interface_class in tables.classes:
        for version in interface_class.versions:
            for expression in version.expressions():
                for name in _names(expression.type):
                    users.setdefault(name, {})[interface_class.class_id, interface_class.name] = None
    return {name: tuple(classes) for name, classes in users.items()}


def _names(type_: Type) -> set[str]:
    return {node.name for node in walk(type_) if isinstance(node, Reference)}
