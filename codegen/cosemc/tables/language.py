"""The type language: from the text of a type expression to nodes of the model.

Expressions repeat (every class has a logical name), so parsing is by text and cached; nodes carry offsets into the
text, which `TypeExpression` turns into places of a file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedInput, UnexpectedToken, v_args
from lark.tree import Meta

from cosemc.tables.model import (
    PRIMITIVES,
    Array,
    Choice,
    Interval,
    NamedValue,
    Primitive,
    Reference,
    Structure,
    StructureField,
    Type,
)

DEPTH_LIMIT = 64
DIGIT_LIMIT = 40

_TERMINALS = {
    "WORD": "a name",
    "NUMBER": "a number",
    "ARRAY": "'array'",
    "STRUCTURE": "'structure'",
    "_OF": "'of'",
    "_AS": "'as'",
    "_DOTS": "'..'",
    "_COMMA": "','",
    "_SEMICOLON": "';'",
    "_LBRACE": "'{'",
    "_RBRACE": "'}'",
    "_LPAREN": "'('",
    "_RPAREN": "')'",
    "VBAR": "'|'",
    "$END": "the end",
}
_ITEM = frozenset({"WORD", "ARRAY", "STRUCTURE", "_LPAREN"})
_ADDITIONS = frozenset({"_AS", "_LBRACE", "_LPAREN", "VBAR"})


class TypeSyntaxError(Exception):
    """An expression that is none; `start` and `end` are offsets in its text."""

    def __init__(self, message: str, start: int, end: int, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
        self.hint = hint


@cache
def parse(text: str) -> Type:
    """Parse a type expression; raises TypeSyntaxError at the first place where it is none."""
    _guard_limits(text)
    try:
        tree = _parser().parse(text)
    except UnexpectedInput as error:
        raise _explain(text, error) from None
    return _Nodes().transform(tree)


@cache
def _parser() -> Lark:
    grammar = resources.files("cosemc.tables").joinpath("language.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", lexer="contextual", propagate_positions=True, maybe_placeholders=False)


def _guard_limits(text: str) -> None:
    depth = 0
    for offset, character in enumerate(text):
        if character in "({":
            depth += 1
        elif character in ")}":
            depth -= 1
        if depth > DEPTH_LIMIT:
            raise TypeSyntaxError(f"nested more than {DEPTH_LIMIT} deep", offset, offset + 1)
    if digits := re.search(rf"[0-9]{{{DIGIT_LIMIT + 1},}}", text):
        raise TypeSyntaxError(f"number of more than {DIGIT_LIMIT} digits", digits.start(), digits.end())
    if text.count("array") > DEPTH_LIMIT:  # `array of array of ...` nests without a bracket
        raise TypeSyntaxError(f"more than {DEPTH_LIMIT} arrays in one type", 0, len(text))


def _explain(text: str, error: UnexpectedInput) -> TypeSyntaxError:
    start = error.pos_in_stream if error.pos_in_stream is not None else len(text)
    if isinstance(error, UnexpectedCharacters):
        found, end, accepts = f"'{text[start]}'", start + 1, set(error.allowed or ())
    else:
        assert isinstance(error, UnexpectedToken)
        token = error.token
        accepts = set(error.accepts or ())
        if token.type == "$END":
            start = end = len(text)
            found = "the end"
        else:
            end = start + len(token)
            found = f"'{token}'"
    hint = _hint(text, start, found, accepts)
    return TypeSyntaxError(f"expected {_expected(accepts)}, found {found}", start, end, hint)


def _expected(accepts: set[str]) -> str:
    if accepts >= _ITEM:
        return "a type"
    # What may follow a complete part is more telling than what could still be added to it.
    shown = [name for name in _TERMINALS if name in accepts and name not in _ADDITIONS]
    return " or ".join(_TERMINALS[name] for name in shown or sorted(accepts & _ADDITIONS)) or "nothing more"


def _hint(text: str, start: int, found: str, accepts: set[str]) -> str:
    if "_SEMICOLON" in accepts and found == "','":
        return "fields of a structure are separated by ';'"
    if "_SEMICOLON" in accepts and text[start : start + 1].isalpha():
        return "put ';' after the previous field"
    if "_SEMICOLON" in accepts and found == "'|'":
        return "a CHOICE inside a structure or an array stands in round brackets: 'a (long | unsigned)'"
    if "_COMMA" in accepts and found == "';'":
        return "items and ranges are separated by ','"
    if accepts == {"_OF"} or accepts == {"_OF", "_LPAREN"}:
        return "an array says of what: 'array of unsigned'"
    if found.startswith("'['"):
        return "ranges stand in round brackets: 'unsigned(0..6)'"
    return ""


@v_args(meta=True)
class _Nodes(Transformer[Token, Type]):
    """Builds the nodes of the model from lark's tree."""

    def choice(self, meta: Meta, parts: list[Type]) -> Type:
        if len(parts) == 1:
            return parts[0]
        flat: list[Type] = []
        for part in parts:
            flat.extend(part.alternatives if isinstance(part, Choice) else (part,))
        return Choice(tuple(flat), meta.start_pos, meta.end_pos)

    def named(self, meta: Meta, parts: Sequence[object]) -> Type:
        word, *rest = parts
        assert isinstance(word, Token)
        ranges: tuple[Interval, ...] = ()
        names: tuple[NamedValue, ...] = ()
        meaning: str | None = None
        for part in rest:
            if isinstance(part, Token):
                meaning = str(part)
            elif isinstance(part, _Ranges):
                ranges = tuple(part)
            elif isinstance(part, _Names):
                names = tuple(part)
        start = word.start_pos or 0
        if rest or str(word) in PRIMITIVES:  # a misspelt primitive with a range stays one: the check names it
            return Primitive(str(word), ranges, names, meaning, start, meta.end_pos)
        return Reference(str(word), start, meta.end_pos)

    def array(self, meta: Meta, parts: Sequence[object]) -> Array:
        *before, element = parts
        ranges = next((tuple(part) for part in before if isinstance(part, _Ranges)), ())
        return Array(element, ranges, meta.start_pos, meta.end_pos)  # type: ignore[arg-type]  # by the grammar

    def structure(self, meta: Meta, parts: list[object]) -> Structure:
        fields = tuple(part for part in parts if isinstance(part, StructureField))
        return Structure(fields, meta.start_pos, meta.end_pos)

    def unknown_structure(self, meta: Meta, parts: list[Token]) -> Primitive:
        return Primitive(str(parts[0]), start=meta.start_pos, end=meta.end_pos)

    def field(self, meta: Meta, parts: tuple[Token, Type]) -> StructureField:
        word, type_ = parts
        start = word.start_pos or 0
        return StructureField(str(word), type_, start, start + len(word))

    def range(self, meta: Meta, parts: list[Interval]) -> _Ranges:
        return _Ranges(parts)

    def exactly(self, meta: Meta, parts: list[Token]) -> Interval:
        return Interval(int(parts[0]), int(parts[0]), meta.start_pos, meta.end_pos)

    def between(self, meta: Meta, parts: list[Token]) -> Interval:
        return Interval(int(parts[0]), int(parts[1]), meta.start_pos, meta.end_pos)

    def from_(self, meta: Meta, parts: list[Token]) -> Interval:
        return Interval(int(parts[0]), None, meta.start_pos, meta.end_pos)

    def names(self, meta: Meta, parts: list[NamedValue]) -> _Names:
        return _Names(parts)

    def name(self, meta: Meta, parts: tuple[Token, Token]) -> NamedValue:
        number, word = parts
        return NamedValue(int(number), str(word), meta.start_pos, meta.end_pos)


class _Ranges(tuple[Interval, ...]):
    """What stands in round brackets, told from names by its type."""


class _Names(tuple[NamedValue, ...]):
    """What stands in braces after a primitive."""


def render(type_: Type) -> str:
    """The canonical text of a type: one space where a space helps to read, nowhere else."""
    if isinstance(type_, Reference):
        return type_.name
    if isinstance(type_, Choice):
        return " | ".join(render(alternative) for alternative in type_.alternatives)
    if isinstance(type_, Array):
        return f"array{_render_ranges(type_.ranges)} of {_render_item(type_.element)}"
    if isinstance(type_, Structure):
        fields = "; ".join(f"{field.name} {_render_item(field.type)}" for field in type_.fields)
        return f"structure {{ {fields} }}"
    names = ", ".join(f"{item.value} {item.name}" for item in type_.names)
    parts = [f"{type_.kind}{_render_ranges(type_.ranges)}"]
    parts += [f"{{{names}}}"] if names else []
    parts += [f"as {type_.meaning}"] if type_.meaning else []
    return " ".join(parts)


def _render_item(type_: Type) -> str:
    return f"({render(type_)})" if isinstance(type_, Choice) else render(type_)


def _render_ranges(ranges: tuple[Interval, ...]) -> str:
    return f"({','.join(map(_render_interval, ranges))})" if ranges else ""


def _render_interval(part: Interval) -> str:
    if part.high is None:
        return f"{part.low}.."
    return str(part.low) if part.low == part.high else f"{part.low}..{part.high}"
