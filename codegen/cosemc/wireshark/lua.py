"""Literals of Lua."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_KEYWORDS = frozenset(
    (
        *("and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local"),
        *("nil", "not", "or", "repeat", "return", "then", "true", "until", "while"),
    )
)
_LONGEST = 100


def lua(value: Any, indent: str = "") -> str:
    """A value of mappings, lists, texts, numbers and booleans as a table constructor; mappings drop None."""
    if isinstance(value, Mapping):
        entries = [f"{_key(key)} = {lua(entry, indent + '  ')}" for key, entry in value.items() if entry is not None]
    elif isinstance(value, list | tuple):
        entries = [lua(entry, indent + "  ") for entry in value]
    else:
        return _scalar(value)
    joined = ", ".join(entries)
    if len(joined) <= _LONGEST and "\n" not in joined:
        return f"{{{joined}}}"
    inner = "".join(f"{indent}  {entry},\n" for entry in entries)
    return f"{{\n{inner}{indent}}}"


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + "".join(map(_character, value)) + '"'
    raise TypeError(f"Lua has no {type(value).__name__} here")


def _key(key: object) -> str:
    if isinstance(key, str) and _NAME.fullmatch(key) and key not in _KEYWORDS:
        return key
    return f"[{_scalar(key)}]"


def _character(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character < " ":
        return f"\\{ord(character):03d}"
    return character
