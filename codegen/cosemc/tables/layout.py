"""The layout of the tables as text: the one way to write them, so that a changed fact is a changed line.

Two blanks a level; what a reviewer reads as one thing (an attribute, a method, a selector, a source, a common type)
stands on one line; keys stand in a fixed order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from cosemc.tables.read import ATTRIBUTE_KEYS, METHOD_KEYS, SELECTOR_KEYS, SOURCE_KEYS, TYPE_KEYS, VERSION_KEYS

Document: TypeAlias = Mapping[str, Any]
"""A table as plain JSON values."""

_CLASS_KEYS = ("$schema", "class_id", "name", "versions")
_ROWS = {"attributes": ATTRIBUTE_KEYS, "methods": METHOD_KEYS, "selectors": SELECTOR_KEYS}


def class_text(document: Document) -> str:
    """The text of a class file."""
    members = []
    for key, value in _ordered(document, _CLASS_KEYS):
        if key == "versions":
            value_text = block("[", (_version(version) for version in value), "]", 1)
        else:
            value_text = inline(value)
        members.append(f"{inline(key)}: {value_text}")
    return block("{", members, "}", 0) + "\n"


def types_text(document: Document) -> str:
    """The text of types.json; types stand in the order of their names."""
    members = []
    for key, value in document.items():
        if key == "types":
            types = (f"{inline(name)}: {inline(_common(common))}" for name, common in sorted(value.items()))
            members.append(f'"types": {block("{", types, "}", 1)}')
        else:
            members.append(f"{inline(key)}: {inline(value)}")
    return block("{", members, "}", 0) + "\n"


def known_text(document: Document) -> str:
    """The text of the list of known pairs, by class id."""
    members = []
    for key, value in document.items():
        if key == "pairs":
            pairs = sorted(value.items(), key=lambda item: int(item[0]))
            lines = (f"{inline(class_id)}: {inline(sorted(versions))}" for class_id, versions in pairs)
            members.append(f'"pairs": {block("{", lines, "}", 1)}')
        else:
            members.append(f"{inline(key)}: {inline(value)}")
    return block("{", members, "}", 0) + "\n"


def _version(version: Document) -> str:
    members = []
    for key, value in _ordered(version, VERSION_KEYS):
        if key in _ROWS:
            rows = (inline(dict(_ordered(row, _ROWS[key]))) for row in value)
            members.append(f"{inline(key)}: {block('[', rows, ']', 3)}")
        elif key == "source":
            members.append(f"{inline(key)}: {inline(dict(_ordered(value, SOURCE_KEYS)))}")
        else:
            members.append(f"{inline(key)}: {inline(value)}")
    return block("{", members, "}", 2)


def _common(common: Document) -> dict[str, Any]:
    written = dict(_ordered(common, TYPE_KEYS))
    if isinstance(written.get("source"), Mapping):
        written["source"] = dict(_ordered(written["source"], SOURCE_KEYS))
    return written


def _ordered(document: Document, keys: Sequence[str]) -> list[tuple[str, Any]]:
    """The members in the order of the keys; what is empty says nothing and is left out."""
    rank = {key: number for number, key in enumerate(keys)}
    members = ((key, _canonical(key, value)) for key, value in document.items())
    said = ((key, value) for key, value in members if value not in ("", []) or key == "attributes")
    return sorted(said, key=lambda member: rank.get(member[0], len(keys)))


def _canonical(key: str, value: Any) -> Any:
    if key == "sn":
        return value.lower()
    return value.strip() if isinstance(value, str) else value


def block(opening: str, items: Iterable[str], closing: str, level: int) -> str:
    """Items on lines of their own, the brackets at a level; empty brackets where there are none."""
    lines = list(items)
    if not lines:
        return opening + closing
    inner = "  " * (level + 1)
    return opening + "\n" + ",\n".join(inner + line for line in lines) + "\n" + "  " * level + closing


def inline(value: object) -> str:
    """A value on one line."""
    return json.dumps(value, ensure_ascii=False)
