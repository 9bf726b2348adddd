"""JSON (RFC 8259) in which every key and value keeps its place.

The scanner is exact where a library is not: it says what is wrong and where in the words of whoever edits a table
(a trailing comma, a missing comma, a comment, a single quote), and gives each character of a string its column, so
that an error inside a type expression can be shown at its place in the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from cosemc.model import Span
from cosemc.read import SourceFile

DEPTH_LIMIT = 64
DIGIT_LIMIT = 40

_SPACE = re.compile(r"[ \t\r\n]*")
_BLANKS = frozenset(" \t\r\n")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_CHUNK = re.compile(r'[^"\\\x00-\x1f]*')
_WORD = re.compile(r"[A-Za-z_$][\w$-]*")
_LITERALS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_NEARLY_LITERALS = {"True": "true", "False": "false", "None": "null", "TRUE": "true", "FALSE": "false", "NULL": "null"}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JsonError(Exception):
    """The one error of a file that is no JSON: code, offsets of the place, what to do."""

    def __init__(self, code: str, message: str, start: int, end: int, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.start = start
        self.end = end
        self.hint = hint


@dataclass(frozen=True, slots=True, eq=False)
class _Node:
    source: SourceFile
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.source.span(self.start, self.end)


@dataclass(frozen=True, slots=True, eq=False)
class JsonString(_Node):
    """A string; `offsets` gives the place of each character (and of the end) when escapes moved them."""

    value: str
    offsets: tuple[int, ...] | None = None

    def at(self, start: int, end: int) -> Span:
        """The place of value[start:end]."""
        if self.offsets is None:
            first = self.start + 1
            return self.source.span(first + start, first + end)
        return self.source.span(self.offsets[start], self.offsets[end])


@dataclass(frozen=True, slots=True, eq=False)
class JsonNumber(_Node):
    """A number; `value` is an int where no fraction and no exponent is written."""

    value: int | float


@dataclass(frozen=True, slots=True, eq=False)
class JsonLiteral(_Node):
    """true, false or null."""

    value: bool | None


@dataclass(frozen=True, slots=True, eq=False)
class JsonArray(_Node):
    """An array."""

    items: tuple[Json, ...]


@dataclass(frozen=True, slots=True, eq=False)
class JsonMember:
    """A key with its value."""

    key: JsonString
    value: Json


@dataclass(frozen=True, slots=True, eq=False)
class JsonObject(_Node):
    """An object, members in source order; a duplicate key is kept, for the reader to report."""

    members: tuple[JsonMember, ...]


Json: TypeAlias = JsonString | JsonNumber | JsonLiteral | JsonArray | JsonObject


def plain(node: Json) -> object:
    """The value as the json module of the standard library would give it."""
    if isinstance(node, JsonArray):
        return [plain(item) for item in node.items]
    if isinstance(node, JsonObject):
        return {member.key.value: plain(member.value) for member in node.members}
    return node.value


def parse(source: SourceFile) -> Json:
    """Parse one JSON file.

    Raises JsonError at the first place where it is none: later errors of the same file would be guesses.
    """
    return _Scanner(source).document()


class _Scanner:
    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.text = source.text
        self.position = 0
        self.depth = 0

    def document(self) -> Json:
        node = self.value("a value")
        self.space()
        if self.position < len(self.text):
            raise self.unexpected("the end of the file")
        return node

    def space(self) -> str:
        """Skip white space; the next character, or an empty string at the end."""
        character = self.text[self.position : self.position + 1]
        if character not in _BLANKS:
            return character
        self.position = _SPACE.match(self.text, self.position).end()  # type: ignore[union-attr]  # matches always
        return self.text[self.position : self.position + 1]

    def value(self, expected: str) -> Json:
        character = self.space()
        if character == '"':
            return self.string()
        if character == "{":
            return self.object()
        if character == "[":
            return self.array()
        if number := _NUMBER.match(self.text, self.position):
            return self.number(number)
        word = _WORD.match(self.text, self.position)
        if word and word.group() in _LITERALS:
            start, self.position = self.position, word.end()
            return JsonLiteral(self.source, start, word.end(), _LITERALS[word.group()])
        raise self.unexpected(expected)

    def object(self) -> JsonObject:
        start = self.open()
        members: list[JsonMember] = []
        while self.more("}", bool(members), start):
            if self.space() != '"':
                raise self.unexpected("a key in double quotes")
            key = self.string()
            if self.space() != ":":
                raise self.unexpected(f"':' after the key \"{key.value}\"")
            self.position += 1
            members.append(JsonMember(key, self.value(f'the value of "{key.value}"')))
        return JsonObject(self.source, start, self.close(), tuple(members))

    def array(self) -> JsonArray:
        start = self.open()
        items: list[Json] = []
        while self.more("]", bool(items), start):
            items.append(self.value("a value"))
        return JsonArray(self.source, start, self.close(), tuple(items))

    def open(self) -> int:
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            raise JsonError("P001", f"nested more than {DEPTH_LIMIT} deep", self.position, self.position + 1)
        self.position += 1
        return self.position - 1

    def close(self) -> int:
        self.depth -= 1
        self.position += 1
        return self.position

    def more(self, closing: str, follows: bool, start: int) -> bool:
        """Whether another item begins here (past its comma), rather than the closing bracket."""
        character = self.space()
        if character == closing:
            return False
        if not character:
            opening = self.text[start]
            raise JsonError("P002", f"'{opening}' is not closed before the end of the file", start, start + 1)
        if not follows:
            if character == ",":
                raise self.unexpected("a value")
            return True
        if character != ",":
            raise self.missing_comma(closing)
        comma = self.position
        self.position += 1
        if self.space() in {"}", "]"}:
            raise JsonError("P001", "trailing comma", comma, comma + 1, "remove it: nothing follows")
        return True

    def missing_comma(self, closing: str) -> JsonError:
        if self.text[self.position] in '"{[' or _NUMBER.match(self.text, self.position):
            end = len(self.text[: self.position].rstrip(" \t\r\n"))
            return JsonError("P001", "missing ',' between two items", end, end + 1, "put a comma here")
        return self.unexpected(f"',' or '{closing}'")

    def number(self, match: re.Match[str]) -> JsonNumber:
        start, self.position = self.position, match.end()
        following = self.text[self.position : self.position + 1]
        if following.isalnum() or following == ".":
            end = re.compile(r"[\w.+-]*").match(self.text, start).end()  # type: ignore[union-attr]
            hint = 'numbers are decimal, without leading zeros; write an offset as a string such as "0x08"'
            raise JsonError("P001", f"'{self.text[start:end]}' is no JSON number", start, end, hint)
        if match.end() - start > DIGIT_LIMIT:
            raise JsonError("P001", f"number of more than {DIGIT_LIMIT} characters", start, match.end())
        whole = match.group(1) is None and match.group(2) is None
        return JsonNumber(self.source, start, match.end(), int(match.group()) if whole else float(match.group()))

    def string(self) -> JsonString:
        start = self.position
        chunk = _CHUNK.match(self.text, start + 1)
        assert chunk is not None  # the pattern matches an empty string
        if self.text[chunk.end() : chunk.end() + 1] == '"':
            self.position = chunk.end() + 1
            return JsonString(self.source, start, self.position, chunk.group())
        return self.string_with_escapes(start)

    def string_with_escapes(self, start: int) -> JsonString:
        characters: list[str] = []
        offsets: list[int] = []
        position = start + 1
        while (character := self.text[position : position + 1]) != '"':
            if not character or character == "\n":
                end = len(self.text[start:position].rstrip()) + start
                raise JsonError("P002", "string is not closed on its line", start, end, "put '\"' at its end")
            if character < " ":
                raise JsonError("P001", "control character in a string", position, position + 1, "write it as \\u00XX")
            offsets.append(position)
            if character == "\\":
                character, position = self.escape(position)
            else:
                position += 1
            characters.append(character)
        self.position = position + 1
        return JsonString(self.source, start, self.position, "".join(characters), (*offsets, position))

    def escape(self, position: int) -> tuple[str, int]:
        letter = self.text[position + 1 : position + 2]
        if letter in _ESCAPES:
            return _ESCAPES[letter], position + 2
        if code := re.compile(r"u([0-9a-fA-F]{4})").match(self.text, position + 1):
            unit = int(code.group(1), 16)
            low = re.compile(r"\\u([dD][c-fC-F][0-9a-fA-F]{2})").match(self.text, code.end())
            if 0xD800 <= unit < 0xDC00 and low:
                return chr(0x10000 + ((unit - 0xD800) << 10) + (int(low.group(1), 16) - 0xDC00)), low.end()
            if not 0xD800 <= unit < 0xE000:
                return chr(unit), code.end()
        raise JsonError("P001", "unknown escape in a string", position, position + 2, "write a backslash as \\\\")

    def unexpected(self, expected: str) -> JsonError:
        """What stands here instead of `expected`, with the usual slips recognised."""
        start = self.position
        character = self.text[start : start + 1]
        if not character:
            return JsonError("P001", f"the file ends where {expected} should stand", start, start)
        if self.text.startswith(("//", "/*", "#"), start):
            return JsonError("P001", "JSON has no comments", start, start + 1, 'put the text into "doc" or "notes"')
        if character == "'":
            return JsonError("P001", "single quotes", start, start + 1, 'JSON strings stand in double quotes: "..."')
        word = _WORD.match(self.text, start)
        if word is None:
            return JsonError("P001", f"expected {expected}, found '{character}'", start, start + 1)
        meant = _NEARLY_LITERALS.get(word.group())
        hint = f"write {meant}" if meant else f'put it in double quotes: "{word.group()}"'
        return JsonError("P001", f"expected {expected}, found '{word.group()}'", start, word.end(), hint)
