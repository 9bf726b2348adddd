"""Parsing: the text of a module to its syntax tree.

lark makes a tree of tokens, which is then turned into the dataclasses of `syntax` by plain functions, one a rule. After
a syntax error the definition it stands in is blanked out and the text parsed again, so that one run reports the errors
of many definitions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from cosemc import comments, hints
from cosemc.comments import Extent
from cosemc.diagnostics import Diagnostic
from cosemc.model import Presence, Span, TagClass, TagMode
from cosemc.read import SourceFile
from cosemc.syntax import (
    AnySyntax,
    Arc,
    BasicSyntax,
    BitStringSyntax,
    BitsValue,
    Body,
    Bound,
    Braces,
    ChoiceSyntax,
    Constraint,
    EnumeratedSyntax,
    FieldSyntax,
    Import,
    IntegerSyntax,
    ItemSyntax,
    ModuleSyntax,
    Name,
    NameValue,
    Range,
    ReferenceSyntax,
    Remarks,
    SequenceOfSyntax,
    SequenceSyntax,
    TagSyntax,
    TypeAssignment,
    TypeSyntax,
    ValueAssignment,
    ValueSyntax,
)

DEPTH_LIMIT = 64
"""Types written within types deeper than this are refused."""

ERROR_LIMIT = 20
"""Syntax errors reported for one file."""

_DIGITS_LIMIT = 40
"""Digits of a number; the standard needs 20 (Unsigned64)."""

_ELEMENTS = frozenset({"type_assignment", "value_assignment", "component", "alternative", "named_number", "item"})
_MODE = {"IMPLICIT": TagMode.IMPLICIT, "EXPLICIT": TagMode.EXPLICIT}
_BASIC = {
    "null": "NULL",
    "boolean": "BOOLEAN",
    "octet_string": "OCTET STRING",
    "object_identifier": "OBJECT IDENTIFIER",
    "external": "EXTERNAL",
}

# A definition at the start of a line: what an erroneous one is blanked out up to.
_DEFINITION = re.compile(
    r"^[ \t]*(?!DEFINITIONS\b)(?P<name>[A-Z][\w-]*(?:\s*\{[^{}]*\})?|[a-z][\w-]*\s+[A-Z][\w -]*?)\s*::=",
    re.MULTILINE | re.ASCII,
)
_END = re.compile(r"^[ \t]*END\b", re.MULTILINE)

# Spaces that are not ASCII, as word processors insert them.
_ODD_SPACE = re.compile(r"[^\S\t\n\f\v\r ]|[\u200b\ufeff]")

_Node = Tree[Token]


@dataclass(frozen=True, slots=True)
class ParseResult:
    """The modules of a file (none after an error), and what went wrong."""

    modules: tuple[ModuleSyntax, ...]
    diagnostics: tuple[Diagnostic, ...]


def parse(source: SourceFile) -> ParseResult:
    """Parse a file of one or more modules."""
    diagnostics: list[Diagnostic] = []
    text = source.text
    while len(diagnostics) < ERROR_LIMIT:
        try:
            tree = _lark().parse(text)
        except UnexpectedInput as error:
            mistake = hints.explain(error, source)
            diagnostics.append(mistake.diagnostic)
            remaining = None if mistake.offset is None else _without_definition_at(text, mistake.offset)
            if remaining is None:
                break
            text = remaining
        else:
            if diagnostics:
                break
            return _build(source, tree)
    return ParseResult((), tuple(diagnostics))


@cache
def _lark() -> Lark:
    grammar = files("cosemc").joinpath("asn1.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="contextual", propagate_positions=True, maybe_placeholders=True)


@cache
def _comment_or_string() -> re.Pattern[str]:
    """Finds comments (as group `comment`), passing over strings; the patterns are those of the grammar."""
    patterns = {terminal.name: terminal.pattern.to_regexp() for terminal in _lark().terminals}
    strings = "|".join(patterns[name] for name in ("HEX_STRING", "BINARY_STRING", "CHARACTER_STRING"))
    return re.compile(f"{strings}|(?P<comment>{patterns['COMMENT']})")


def _comments(text: str) -> list[Extent]:
    """Where the comments of a text are."""
    return [match.span() for match in _comment_or_string().finditer(text) if match["comment"] is not None]


def _without_comments_and_strings(text: str) -> str:
    """The text with these blanked out, so that offsets stay."""
    return _comment_or_string().sub(lambda match: _blank(match[0]), text)


def _without_definition_at(text: str, offset: int) -> str | None:
    """The text with the definition that holds an error blanked out; None where the error lies in none."""
    bare = _without_comments_and_strings(text)
    definitions = list(_DEFINITION.finditer(bare))
    # An error at the very name of a definition comes from the end of the one before.
    culprit = next((match for match in reversed(definitions) if match.start("name") < offset), None)
    if culprit is None:
        return None
    following = next((match.start() for match in definitions if match.start() > culprit.start()), None)
    if following is None:
        end = _END.search(bare, culprit.end())
        following = end.start() if end else len(text)
    return text[: culprit.start()] + _blank(text[culprit.start() : following]) + text[following:]


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _odd_spaces(source: SourceFile) -> list[Diagnostic]:
    bare = _without_comments_and_strings(source.text)
    return [
        Diagnostic("P007", f"U+{ord(match[0]):04X} is read as a space", source.span(*match.span()))
        for match in _ODD_SPACE.finditer(bare)
    ]


class _TooDeep(Exception):
    """Types are nested beyond `DEPTH_LIMIT`."""

    def __init__(self, node: _Node) -> None:
        self.node = node


def _build(source: SourceFile, tree: _Node) -> ParseResult:
    elements: list[Extent] = []
    modules: list[Extent] = []
    for node in tree.iter_subtrees():
        if node.data in _ELEMENTS:
            elements.append(_extent(node))
        elif node.data == "module":
            modules.append(_extent(node))
    remarks, diagnostics = comments.attach(source, _comments(source.text), elements, modules)
    diagnostics += _odd_spaces(source)
    builder = _Builder(source, remarks)
    try:
        built = tuple(builder.module(_tree(node)) for node in tree.children)
    except _TooDeep as error:
        message = f"types are nested more than {DEPTH_LIMIT} deep"
        return ParseResult((), (Diagnostic("P013", message, source.span(*_extent(error.node))),))
    return ParseResult(built, (*diagnostics, *builder.diagnostics))


class _Builder:
    """Turns lark's trees into the syntax tree, a method a rule."""

    def __init__(self, source: SourceFile, remarks: Mapping[Extent, Remarks]) -> None:
        self.source = source
        self.remarks = remarks
        self.diagnostics: list[Diagnostic] = []

    # --- modules

    def module(self, node: _Node) -> ModuleSyntax:
        name, _oid, tag_default, exports, imports, *assignments = node.children
        types: list[TypeAssignment] = []
        values: list[ValueAssignment] = []
        for assignment in map(_tree, assignments):
            if assignment.data == "type_assignment":
                types.append(self.type_assignment(assignment))
            else:
                values.append(self.value_assignment(assignment))
        return ModuleSyntax(
            name=self.declared(name),
            file=self.source.name,
            tag_default=None if tag_default is None else _MODE[_token(_tree(tag_default).children[0])],
            exports=() if exports is None else self.exports(_tree(exports)),
            imports=() if imports is None else tuple(self.imported(_tree(child)) for child in _tree(imports).children),
            types=tuple(types),
            values=tuple(values),
            span=self.span(node),
            remarks=self.remarks_of(node),
        )

    def exports(self, node: _Node) -> tuple[Name, ...]:
        (symbols,) = node.children
        return self.symbols(symbols) if isinstance(symbols, Tree) else ()

    def imported(self, node: _Node) -> Import:
        symbols, module, _oid = node.children
        return Import(self.symbols(_tree(symbols)), self.name(module))

    def symbols(self, node: _Node) -> tuple[Name, ...]:
        return tuple(self.name(child) for child in node.children)

    def type_assignment(self, node: _Node) -> TypeAssignment:
        name, type_ = node.children
        return TypeAssignment(self.declared(name), self.type(_tree(type_), 0), self.span(node), self.remarks_of(node))

    def value_assignment(self, node: _Node) -> ValueAssignment:
        name, type_, value = node.children
        return ValueAssignment(
            name=self.declared(name),
            type=self.type(_tree(type_), 0),
            value=self.value(value),
            span=self.span(node),
            remarks=self.remarks_of(node),
        )

    # --- types

    def type(self, node: _Node, depth: int) -> TypeSyntax:
        if depth > DEPTH_LIMIT:
            raise _TooDeep(node)
        parts = [_tree(child) for child in node.children]
        tags = tuple(self.tag(part) for part in parts if part.data == "tag")
        body = next(part for part in parts if part.data not in ("tag", "size", "value_constraint"))
        limits = [*parts, *(child for child in body.children if isinstance(child, Tree))]
        return TypeSyntax(
            body=self.body(body, depth),
            span=self.span(node),
            tags=tags,
            constraints=tuple(self.constraint(part) for part in limits if part.data in ("size", "value_constraint")),
        )

    def body(self, node: _Node, depth: int) -> Body:
        match node.data:
            case "reference":
                return ReferenceSyntax(self.name(node.children[0]))
            case "any":
                (defined_by,) = node.children
                return AnySyntax(None if defined_by is None else self.name(defined_by))
            case "integer":
                return IntegerSyntax(self.items(node))
            case "bit_string":
                return BitStringSyntax(self.items(node))
            case "enumerated":
                return EnumeratedSyntax(tuple(self.item(_tree(child)) for child in node.children))
            case "sequence":
                fields = (self.field(_tree(child), depth) for child in node.children if child is not None)
                return SequenceSyntax(tuple(fields))
            case "choice":
                return ChoiceSyntax(tuple(self.field(_tree(child), depth) for child in node.children))
            case "sequence_of":
                return SequenceOfSyntax(self.type(_tree(node.children[-1]), depth + 1))
            case basic:
                return BasicSyntax(_BASIC[basic])

    def tag(self, node: _Node) -> TagSyntax:
        tag_class, number, mode = node.children
        return TagSyntax(
            tag_class=TagClass.CONTEXT if tag_class is None else TagClass(_token(tag_class).lower()),
            number=self.number(number),
            mode=None if mode is None else _MODE[_token(mode)],
            span=self.span(node),
        )

    def items(self, node: _Node) -> tuple[ItemSyntax, ...]:
        """The named numbers or bits of an INTEGER or BIT STRING."""
        lists = (child for child in node.children if isinstance(child, Tree) and child.data == "named_numbers")
        return tuple(self.item(_tree(child)) for named in lists for child in named.children)

    def item(self, node: _Node) -> ItemSyntax:
        name, value = node.children
        settled: int | Name | None = None
        if isinstance(value, Tree):
            settled = self.signed(value)
        elif value is not None:
            settled = self.name(value)
        return ItemSyntax(self.declared(name), settled, self.span(node), self.remarks_of(node))

    def field(self, node: _Node, depth: int) -> FieldSyntax:
        name, type_, *marks = node.children
        presence, value = Presence.MANDATORY, None
        for mark in (_tree(mark) for mark in marks if mark is not None):
            presence = Presence(str(mark.data))
            value = self.value(mark.children[0]) if mark.children else None
        return FieldSyntax(
            name=self.declared(name),
            type=self.type(_tree(type_), depth + 1),
            span=self.span(node),
            remarks=self.remarks_of(node),
            presence=presence,
            default=value,
        )

    def constraint(self, node: _Node) -> Constraint:
        ranges = _tree(node.children[0]).children
        return Constraint(
            size=node.data == "size",
            ranges=tuple(self.range(_tree(child)) for child in ranges),
            span=self.span(node),
        )

    def range(self, node: _Node) -> Range:
        low, high = node.children
        return Range(self.bound(low), self.bound(low if high is None else high), self.span(node))

    def bound(self, child: Token | _Node) -> Bound:
        if isinstance(child, Tree):
            return self.signed(child)
        return self.name(child) if child.type == "IDENTIFIER" else None

    # --- values

    def value(self, child: Token | _Node) -> ValueSyntax:
        if isinstance(child, Tree):
            match child.data:
                case "signed":
                    return ValueSyntax(self.signed(child), self.span(child))
                case data:
                    arcs = tuple(self.arc(_tree(part)) for part in child.children if part is not None)
                    return ValueSyntax(Braces(arcs, commas=data == "set"), self.span(child))
        return ValueSyntax(_LITERALS[child.type](str(child)), self.span(child))

    def arc(self, node: _Node) -> Arc:
        first, *rest = (_token(child) for child in node.children if child is not None)
        if first.type == "NUMBER":
            return Arc(None, self.number(first), self.span(node))
        return Arc(str(first), self.number(rest[0]) if rest else None, self.span(node))

    def signed(self, node: _Node) -> int:
        minus, number = node.children
        return self.number(number) if minus is None else -self.number(number)

    def number(self, child: Token | _Node) -> int:
        if len(child := _token(child)) > _DIGITS_LIMIT:
            message = f"a number of more than {_DIGITS_LIMIT} digits"
            self.diagnostics.append(Diagnostic("P013", message, self.span(child)))
            return 0
        return int(child)

    # --- names and places

    def declared(self, child: Token | _Node) -> Name:
        """A name where it is given its meaning."""
        name = self.name(child)
        if "_" in name.text:
            message = f"'{name.text}' has an underscore, which ASN.1 does not allow in names"
            self.diagnostics.append(Diagnostic("P003", message, name.span, f"write '{name.text.replace('_', '-')}'"))
        return name

    def name(self, child: Token | _Node) -> Name:
        return Name(str(_token(child)), self.span(child))

    def span(self, child: Token | _Node) -> Span:
        return self.source.span(*_extent(child))

    def remarks_of(self, node: _Node) -> Remarks:
        return self.remarks.get(_extent(node), Remarks())


_LITERALS: Mapping[str, Callable[[str], bool | int | str | NameValue | BitsValue | None]] = {
    "TRUE": lambda text: True,
    "FALSE": lambda text: False,
    "NULL": lambda text: None,
    "IDENTIFIER": NameValue,
    "CHARACTER_STRING": lambda text: text[1:-1].replace('""', '"'),
    "BINARY_STRING": lambda text: BitsValue("".join(text[1:-2].split())),
    "HEX_STRING": lambda text: BitsValue("".join(f"{int(digit, 16):04b}" for digit in "".join(text[1:-2].split()))),
}


def _tree(child: object) -> _Node:
    assert isinstance(child, Tree)
    return child


def _token(child: object) -> Token:
    assert isinstance(child, Token)
    return child


def _extent(child: Token | _Node) -> Extent:
    place = child.meta if isinstance(child, Tree) else child
    assert place.start_pos is not None and place.end_pos is not None
    return place.start_pos, place.end_pos
