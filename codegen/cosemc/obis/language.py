"""The two small notations inside the OBIS tables: sets of values, and templates.

Values: `8`, `1..63`, `0..99, 255`, `*`, `@rate` (all values that the table has rows for), `@rate 1..4` (some of them).
Templates: text with `{e}`, `{e+1}`, `{c.unit}`; in a row of a table `{n}` is the row's own value.
"""

from __future__ import annotations

import re

from cosemc.obis.model import EVERY, Part, Placeholder

_ITEM = re.compile(r"\s*(?:([0-9]+)(?:\s*\.\.\s*([0-9]+))?\s*)(,|$)")
_TABLE = re.compile(r"@([a-z][a-z0-9_]*)\s*")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_INSIDE = re.compile(r"([a-z]+)(?:\.([a-z][a-z0-9_]*)|([+-][0-9]+))?")


class NotationError(Exception):
    """A text that is not of its notation: diagnostic code, offsets of the place, what to do."""

    def __init__(self, code: str, message: str, start: int, end: int, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.start = start
        self.end = end
        self.hint = hint


def parse_values(text: str) -> tuple[int | None, str | None]:
    """A set of values: its mask (None: all of the table's) and the table it is bound to.

    Raises NotationError.
    """
    if text.strip() == "*":
        return EVERY, None
    bound = _TABLE.match(text)
    if bound and bound.end() == len(text):
        return None, bound.group(1)
    return _parse_set(text, bound.end() if bound else 0), bound.group(1) if bound else None


def _parse_set(text: str, position: int) -> int:
    mask = 0
    while True:
        item = _ITEM.match(text, position)
        if item is None:
            hint = "write values as 8, 1..63 or 0..99, 255; every value as *; those of a table as @name"
            raise NotationError("P010", f"'{text}' is no set of values", 0, len(text), hint)
        low, high = int(item.group(1)), int(item.group(2) or item.group(1))
        for group in (1, 2):
            if item.group(group) and int(item.group(group)) > 255:
                message = f"{item.group(group)} is no value of a value group"
                raise NotationError("O601", message, *item.span(group), "a value group is one octet, 0 to 255")
        if high < low:
            raise NotationError("C301", f"{low}..{high} is empty", item.start(1), item.end(2), f"write {high}..{low}")
        mask |= ((1 << (high - low + 1)) - 1) << low
        position = item.end()
        if not item.group(3):
            return mask


def parse_template(text: str) -> tuple[Part, ...]:
    """The parts of a template, in order.

    Raises NotationError.
    """
    parts: list[Part] = []
    position = 0
    for match in _PLACEHOLDER.finditer(text):
        inside = _INSIDE.fullmatch(match.group(1))
        if inside is None:
            hint = "a placeholder is {e}, {e+1} or {e.column}"
            raise NotationError("O605", f"'{match.group()}' is no placeholder", match.start(), match.end(), hint)
        if match.start() > position:
            parts.append(text[position : match.start()])
        letter, column, offset = inside.groups()
        parts.append(Placeholder(letter, column, int(offset) if offset else None, match.start(), match.end()))
        position = match.end()
    rest = text[position:]
    if stray := re.search(r"[{}]", rest):
        start = position + stray.start()
        raise NotationError("O605", f"'{stray.group()}' does not belong to a placeholder", start, start + 1)
    return (*parts, rest) if rest else tuple(parts)
