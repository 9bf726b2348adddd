"""The layout of the OBIS tables as text: one row of a table, one rule and one source a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cosemc.tables.layout import block, inline


def obis_text(document: Mapping[str, Any]) -> str:
    """The text of a file of `obis/`."""
    members = []
    for key, value in document.items():
        if key == "types":
            text = block("{", (f"{inline(name)}: {inline(types)}" for name, types in value.items()), "}", 1)
        elif key == "tables":
            text = block("{", (f"{inline(name)}: {_table(table)}" for name, table in value.items()), "}", 1)
        elif key == "sections":
            text = block("[", map(_section, value), "]", 1)
        else:
            text = inline(value)
        members.append(f"{inline(key)}: {text}")
    return block("{", members, "}", 0) + "\n"


def _table(table: Mapping[str, Any]) -> str:
    return _members(table, "rows", 2)


def _section(section: Mapping[str, Any]) -> str:
    return _members(section, "rules", 2)


def _members(entry: Mapping[str, Any], blocks: str, level: int) -> str:
    members = []
    for key, value in entry.items():
        text = block("[", map(inline, value), "]", level + 1) if key == blocks else inline(value)
        members.append(f"{inline(key)}: {text}")
    return block("{", members, "}", level)
