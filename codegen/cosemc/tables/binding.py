"""Binding: from positioned JSON to values, each mistake of form reported at its place.

A `Binder` collects what is wrong in one file; `Fields` is one JSON object being read key by key. A getter that finds
nothing usable has reported it (or the key is optional) and gives its default, so that reading goes on and all
mistakes of a file come out at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from enum import StrEnum
from typing import TypeVar

from cosemc.diagnostics import Diagnostic, Related
from cosemc.model import Span
from cosemc.names import did_you_mean
from cosemc.read import SourceFile
from cosemc.tables import language, positioned
from cosemc.tables.model import TypeExpression
from cosemc.tables.positioned import Json, JsonArray, JsonLiteral, JsonNumber, JsonObject, JsonString

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_LITERALS = {True: "true", False: "false", None: "null"}
_SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


class Binder:
    """Reads one JSON file and collects what is wrong with it."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []

    def report(self, code: str, message: str, span: Span, hint: str = "", related: tuple[Related, ...] = ()) -> None:
        """Note a diagnostic."""
        self.diagnostics.append(Diagnostic(code, message, span, hint, related))

    def root(self, what: str, required: Collection[str], optional: Collection[str] = ()) -> Fields | None:
        """The object that the file is; None (and reported) if the text is no JSON or no object."""
        try:
            node = positioned.parse(self.source)
        except positioned.JsonError as error:
            self.report(error.code, error.message, self.source.span(error.start, error.end), error.hint)
            return None
        return self.object(node, what, required, optional)

    def object(self, node: Json, what: str, required: Collection[str], optional: Collection[str] = ()) -> Fields | None:
        """The node as an object of these keys; unknown, duplicate and missing keys are reported."""
        if not isinstance(node, JsonObject):
            self.wrong_kind(node, what, "an object")
            return None
        known = dict.fromkeys((*required, *optional))
        members: dict[str, Json] = {}
        misspelt = 0
        for key, value in self.entries(node, what):
            if key.value in known:
                members[key.value] = value
                continue
            misspelt += 1
            hint = did_you_mean(key.value, known) or f"keys of {what}: {', '.join(known)}"
            self.report("P006", f'{what} has no key "{key.value}"', key.span, hint)
        fields = Fields(self, node, what, members, misspelt)
        fields.require(*required)
        return fields

    def entries(self, node: Json, what: str) -> Iterator[tuple[JsonString, Json]]:
        """Keys and values of an object whose keys are names; duplicate keys are reported and left out."""
        if not isinstance(node, JsonObject):
            self.wrong_kind(node, what, "an object")
            return
        first: dict[str, JsonString] = {}
        for member in node.members:
            key = member.key
            if key.value in first:
                related = (Related("first given here", first[key.value].span),)
                self.report("P005", f'the key "{key.value}" is given twice in {what}', key.span, related=related)
                continue
            first[key.value] = key
            yield key, member.value

    def wrong_kind(self, node: Json, what: str, expected: str) -> None:
        """Report a value that is not of the JSON kind that its place needs."""
        kinds = {JsonString: "a string", JsonNumber: "a number", JsonArray: "an array", JsonObject: "an object"}
        found = _LITERALS[node.value] if isinstance(node, JsonLiteral) else kinds[type(node)]
        end = node.start + 1 if isinstance(node, JsonObject | JsonArray) else node.end
        self.report("P009", f"{what} must be {expected}, not {found}", self.source.span(node.start, end))


class Fields:
    """One JSON object, read by key."""

    def __init__(self, binder: Binder, node: JsonObject, what: str, members: dict[str, Json], misspelt: int) -> None:
        self.binder = binder
        self.node = node
        self.what = what
        self._members = members
        self._misspelt = misspelt

    @property
    def span(self) -> Span:
        """Where the object stands."""
        return self.node.span

    def __contains__(self, key: str) -> bool:
        return key in self._members

    def get(self, key: str) -> Json | None:
        """The node at a key."""
        return self._members.get(key)

    def span_of(self, key: str) -> Span:
        """The place of the value at a key; of the start of the object where there is none."""
        node = self._members.get(key)
        return node.span if node else self.binder.source.span(self.node.start, self.node.start + 1)

    def require(self, *keys: str) -> None:
        """Report the keys that are missing; an unknown key is likely the missing one, and one message is enough."""
        missing = [key for key in keys if key not in self._members]
        for key in missing[self._misspelt :]:
            place = self.binder.source.span(self.node.start, self.node.start + 1)
            self.binder.report("P008", f'{self.what} lacks the key "{key}"', place)

    def string(self, key: str, default: str = "") -> str:
        """The string at a key."""
        node = self.string_node(key)
        return default if node is None else node.value

    def string_node(self, key: str) -> JsonString | None:
        """The string at a key with its place."""
        node = self._members.get(key)
        if node is None or isinstance(node, JsonString):
            return node
        self._wrong(key, node, "a string")
        return None

    def name(self, key: str) -> str:
        """The snake_case name at a key."""
        node = self.string_node(key)
        if node is not None and not _SNAKE_CASE.fullmatch(node.value):
            hint = f"write '{snake_case(node.value)}'" if snake_case(node.value) else ""
            self.binder.report("N111", f"'{node.value}' is no snake_case name", node.span, hint)
        return "" if node is None else node.value

    def integer(self, key: str, low: int, high: int, default: int = -1, code: str = "P010") -> int:
        """The integer at a key, within bounds (outside: `code`)."""
        node = self._members.get(key)
        if node is None:
            return default
        if not isinstance(node, JsonNumber) or not isinstance(node.value, int):
            self._wrong(key, node, "a whole number")
            return default
        if not low <= node.value <= high:
            message = f'"{key}" of {self.what} is {node.value}, outside {low}..{high}'
            self.binder.report(code, message, node.span)
            return default
        return node.value

    def boolean(self, key: str, default: T) -> bool | T:
        """True or false at a key."""
        node = self._members.get(key)
        if node is None:
            return default
        if isinstance(node, JsonLiteral) and node.value is not None:
            return node.value
        self._wrong(key, node, "true or false")
        return default

    def member_of(self, key: str, enumeration: type[E]) -> E | None:
        """One of the words of an enumeration at a key."""
        node = self.string_node(key)
        if node is None:
            return None
        words = [str(item) for item in enumeration]
        if node.value in words:
            return enumeration(node.value)
        hint = did_you_mean(node.value, words) or f"one of: {', '.join(words)}"
        self.binder.report("P010", f'"{node.value}" is no {key}', node.span, hint)
        return None

    def scalar(self, key: str) -> str | int | float | bool | None:
        """A string, number or boolean at a key."""
        node = self._members.get(key)
        if node is None or isinstance(node, JsonString | JsonNumber | JsonLiteral):
            return None if node is None else node.value
        self._wrong(key, node, "a single value")
        return None

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of strings at a key."""
        found = []
        for node in self.array(key):
            if isinstance(node, JsonString):
                found.append(node.value)
            else:
                self.binder.wrong_kind(node, f'an item of "{key}"', "a string")
        return tuple(found)

    def array(self, key: str) -> tuple[Json, ...]:
        """The items of an array at a key."""
        node = self._members.get(key)
        if node is None:
            return ()
        if isinstance(node, JsonArray):
            return node.items
        self._wrong(key, node, "an array")
        return ()

    def objects(
        self, key: str, what: str, required: Collection[str], optional: Collection[str] = ()
    ) -> Iterator[Fields]:
        """The objects of an array at a key."""
        for node in self.array(key):
            fields = self.binder.object(node, what, required, optional)
            if fields is not None:
                yield fields

    def object(self, key: str, required: Collection[str], optional: Collection[str] = ()) -> Fields | None:
        """The object at a key."""
        node = self._members.get(key)
        return None if node is None else self.binder.object(node, f'"{key}" of {self.what}', required, optional)

    def entries(self, key: str) -> Iterator[tuple[JsonString, Json]]:
        """Keys and values of the object at a key, where its keys are names."""
        node = self._members.get(key)
        if node is not None:
            yield from self.binder.entries(node, f'"{key}" of {self.what}')

    def type(self, key: str) -> TypeExpression | None:
        """The type expression at a key."""
        node = self.string_node(key)
        if node is None:
            return None
        try:
            return TypeExpression(language.parse(node.value), node)
        except language.TypeSyntaxError as error:
            span = node.at(error.start, error.end)
            self.binder.report("P011", f"type of {self.what}: {error.message}", span, error.hint)
            return None

    def parsed(self, key: str, parse: Callable[[str], T], expected: str) -> T | None:
        """The string at a key, turned into a value by `parse` (which raises ValueError)."""
        node = self.string_node(key)
        if node is None:
            return None
        try:
            return parse(node.value)
        except ValueError:
            self.binder.report("P010", f'"{key}" of {self.what} must be {expected}, not "{node.value}"', node.span)
            return None

    def _wrong(self, key: str, node: Json, expected: str) -> None:
        self.binder.wrong_kind(node, f'"{key}" of {self.what}', expected)


def snake_case(text: str) -> str:
    """The snake_case name nearest to a text; empty where there is none."""
    words = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", text)
    name = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")
    return name if name[:1].isalpha() else ""
