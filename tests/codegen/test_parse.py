"""Parsing: what the text of a module says, place by place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cosemc.hints import _UNSUPPORTED
from cosemc.model import Presence, TagClass, TagMode
from cosemc.parse import ERROR_LIMIT, _lark, parse
from cosemc.read import SourceFile
from cosemc.syntax import (
    AnySyntax,
    BasicSyntax,
    BitStringSyntax,
    BitsValue,
    Braces,
    ChoiceSyntax,
    Constraint,
    EnumeratedSyntax,
    FieldSyntax,
    IntegerSyntax,
    ModuleSyntax,
    NameValue,
    ReferenceSyntax,
    SequenceOfSyntax,
    SequenceSyntax,
    TypeAssignment,
    TypeSyntax,
    ValueSyntax,
)


def module(body: str, header: str = "M DEFINITIONS ::= BEGIN") -> ModuleSyntax:
    result = parse(SourceFile(Path("m.asn"), "m.asn", f"{header}\n{body}\nEND\n"))
    assert not result.diagnostics, result.diagnostics
    (only,) = result.modules
    return only


def first(body: str) -> TypeAssignment:
    return module(body).types[0]


def type_of(text: str) -> TypeSyntax:
    return first(f"T ::= {text}").type


def fields(text: str) -> tuple[FieldSyntax, ...]:
    body = type_of(text).body
    assert isinstance(body, SequenceSyntax | ChoiceSyntax)
    return body.components if isinstance(body, SequenceSyntax) else body.alternatives


def ranges(constraint: Constraint) -> list[tuple[object, object]]:
    return [(part.low, part.high) for part in constraint.ranges]


@pytest.mark.parametrize(
    ("header", "default"),
    [
        ("M DEFINITIONS ::= BEGIN", None),
        ("M DEFINITIONS IMPLICIT TAGS ::= BEGIN", TagMode.IMPLICIT),
        ("M DEFINITIONS EXPLICIT TAGS ::= BEGIN", TagMode.EXPLICIT),
        ("M { iso(1) standard(0) 5 } DEFINITIONS ::= BEGIN", None),
    ],
)
def test_module_headers(header: str, default: TagMode | None) -> None:
    found = module("", header)
    assert (found.name.text, found.tag_default) == ("M", default)


def test_imports_and_exports() -> None:
    found = module("EXPORTS A, b;\nIMPORTS C, d FROM One E FROM Two { iso 3 };\nA ::= NULL")
    assert [name.text for name in found.exports] == ["A", "b"]
    assert [(tuple(s.text for s in i.symbols), i.module.text) for i in found.imports] == [
        (("C", "d"), "One"),
        (("E",), "Two"),
    ]


@pytest.mark.parametrize("text", ["EXPORTS ;", "EXPORTS ALL;", "IMPORTS ;"])
def test_empty_imports_and_exports(text: str) -> None:
    found = module(text)
    assert (found.exports, found.imports) == ((), ())


def test_several_modules_in_a_file() -> None:
    text = "One DEFINITIONS ::= BEGIN A ::= NULL END\nTwo DEFINITIONS ::= BEGIN B ::= NULL END"
    result = parse(SourceFile(Path("m.asn"), "m.asn", text))
    assert [found.name.text for found in result.modules] == ["One", "Two"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("NULL", "NULL"),
        ("BOOLEAN", "BOOLEAN"),
        ("OCTET STRING", "OCTET STRING"),
        ("OCTET\n  STRING", "OCTET STRING"),
        ("OBJECT IDENTIFIER", "OBJECT IDENTIFIER"),
        ("EXTERNAL", "EXTERNAL"),
    ],
)
def test_types_without_parts(text: str, kind: str) -> None:
    assert type_of(text).body == BasicSyntax(kind)


def test_any() -> None:
    assert type_of("ANY").body == AnySyntax(None)
    body = type_of("ANY DEFINED BY other-name").body
    assert isinstance(body, AnySyntax)
    assert body.defined_by is not None
    assert body.defined_by.text == "other-name"


@pytest.mark.parametrize("name", ["UTF8String", "Data", "GET-Request", "SETTING", "ANYTHING", "OF-x", "X", "T61String"])
def test_names_of_types_may_begin_like_keywords(name: str) -> None:
    body = type_of(name).body
    assert isinstance(body, ReferenceSyntax)
    assert body.name.text == name


def test_a_module_may_define_a_type_named_like_a_built_in_one() -> None:
    definition = first("UTF8String ::= [UNIVERSAL 12] IMPLICIT OCTET STRING")
    assert definition.name.text == "UTF8String"
    assert definition.type.tags[0].tag_class is TagClass.UNIVERSAL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[3] NULL", [(TagClass.CONTEXT, 3, None)]),
        ("[APPLICATION 31] IMPLICIT NULL", [(TagClass.APPLICATION, 31, TagMode.IMPLICIT)]),
        ("[PRIVATE 0] EXPLICIT NULL", [(TagClass.PRIVATE, 0, TagMode.EXPLICIT)]),
        (
            "[1] EXPLICIT [UNIVERSAL 2] NULL",
            [(TagClass.CONTEXT, 1, TagMode.EXPLICIT), (TagClass.UNIVERSAL, 2, None)],
        ),
    ],
)
def test_tags(text: str, expected: list[tuple[TagClass, int, TagMode | None]]) -> None:
    assert [(tag.tag_class, tag.number, tag.mode) for tag in type_of(text).tags] == expected


@pytest.mark.parametrize(
    ("text", "size", "expected"),
    [
        ("OCTET STRING (SIZE(6))", True, [(6, 6)]),
        ("OCTET STRING (SIZE (0 | 12))", True, [(0, 0), (12, 12)]),
        ("OCTET STRING (SIZE(1..MAX))", True, [(1, None)]),
        ("INTEGER(-128..127)", False, [(-128, 127)]),
        ("INTEGER ( - 5 .. MAX )", False, [(-5, None)]),
        ("INTEGER (MIN..0)", False, [(None, 0)]),
        ("INTEGER (7)", False, [(7, 7)]),
        ("BIT STRING (SIZE(24)) { a(0) }", True, [(24, 24)]),
        ("BIT STRING { a(0) } (SIZE(24))", True, [(24, 24)]),
        ("INTEGER { a(0) } (0..255)", False, [(0, 255)]),
        ("VisibleString (SIZE (1..8))", True, [(1, 8)]),
        ("SEQUENCE SIZE (1..4) OF NULL", True, [(1, 4)]),
        ("SEQUENCE (SIZE (1..4)) OF NULL", True, [(1, 4)]),
    ],
)
def test_constraints(text: str, size: bool, expected: list[tuple[object, object]]) -> None:
    (constraint,) = type_of(text).constraints
    assert constraint.size is size
    assert ranges(constraint) == expected


def test_a_constraint_after_sequence_of_is_the_element_s() -> None:
    list_of = type_of("SEQUENCE OF OCTET STRING (SIZE (8))")
    assert isinstance(list_of.body, SequenceOfSyntax)
    assert not list_of.constraints
    assert ranges(list_of.body.element.constraints[0]) == [(8, 8)]


def test_named_numbers_and_bits() -> None:
    bits, numbers = type_of("BIT STRING { up(0), down(limit) }").body, type_of("INTEGER { low(-1) }").body
    assert isinstance(bits, BitStringSyntax)
    assert [item.name.text for item in bits.bits] == ["up", "down"]
    assert isinstance(numbers, IntegerSyntax)
    assert [item.value for item in numbers.names] == [-1]


def test_enumerations_with_and_without_numbers() -> None:
    body = type_of("ENUMERATED { a, b(7), c (-2) }").body
    assert isinstance(body, EnumeratedSyntax)
    assert [(item.name.text, item.value) for item in body.items] == [("a", None), ("b", 7), ("c", -2)]


def test_components() -> None:
    found = fields("SEQUENCE { a NULL, b [0] IMPLICIT NULL OPTIONAL, c BOOLEAN DEFAULT TRUE }")
    assert [(field.name.text, field.presence) for field in found] == [
        ("a", Presence.MANDATORY),
        ("b", Presence.OPTIONAL),
        ("c", Presence.DEFAULT),
    ]
    assert found[2].default is not None
    assert found[2].default.body is True


def test_an_empty_sequence() -> None:
    assert fields("SEQUENCE { }") == ()


def default(text: str) -> object:
    (field,) = fields(f"SEQUENCE {{ a T DEFAULT {text} }}")
    assert isinstance(field.default, ValueSyntax)
    return field.default.body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TRUE", True),
        ("FALSE", False),
        ("NULL", None),
        ("5", 5),
        ("-5", -5),
        ("red", NameValue("red")),
        ("'0 1'B", BitsValue("01")),
        ("'5 aF'H", BitsValue("010110101111")),
        ("''H", BitsValue("")),
        ('"say ""hi"""', 'say "hi"'),
    ],
)
def test_values(text: str, expected: object) -> None:
    assert default(text) == expected


@pytest.mark.parametrize(
    ("text", "arcs", "commas"),
    [
        ("{}", [], False),
        ("{ version1 }", [("version1", None)], False),
        ("{ a, b }", [("a", None), ("b", None)], True),
        ("{ iso(1) 2 DLMS-UA(8) base }", [("iso", 1), (None, 2), ("DLMS-UA", 8), ("base", None)], False),
    ],
)
def test_braces(text: str, arcs: list[tuple[str | None, int | None]], commas: bool) -> None:
    braces = default(text)
    assert isinstance(braces, Braces)
    assert [(arc.name, arc.number) for arc in braces.arcs] == arcs
    assert braces.commas is commas


COMMENTED = """
-- Not of Point: a blank line follows.

-- A point.
-- It has two coordinates.
--@ source: Green Book
Point ::= SEQUENCE {
    -- the first
    x   NULL,  -- across
               -- (goes on)
    y   NULL OPTIONAL, -- up -- -- or down
    --@ python: w_axis
    -- the last
    w   SEQUENCE { a NULL } -- of w, not of a
}
-- of Other
Other ::= NULL -- beside
------------------------------
Third ::= INTEGER { -- none in particular
    one(1), -- first
    two(2)  /* second */
}
"""


def test_comments_belong_to_what_they_stand_at() -> None:
    found = module(COMMENTED)
    point, other, third = found.types
    assert point.remarks.doc == "A point.\nIt has two coordinates."
    assert [(a.key, a.value) for a in point.remarks.annotations] == [("source", "Green Book")]
    assert isinstance(point.type.body, SequenceSyntax)
    x, y, w = point.type.body.components
    assert x.remarks.doc == "the first\nacross\n(goes on)"
    assert y.remarks.doc == "up\nor down"
    assert w.remarks.doc == "the last\nof w, not of a"
    assert [(a.key, a.value) for a in w.remarks.annotations] == [("python", "w_axis")]
    assert other.remarks.doc == "of Other\nbeside"
    assert isinstance(third.type.body, IntegerSyntax)
    assert [item.remarks.doc for item in third.type.body.names] == ["first", "second"]


def test_a_comment_ends_at_the_next_pair_of_hyphens() -> None:
    (a, b) = fields("SEQUENCE { a NULL, -- one -- b NULL -- two\n}")
    assert (a.name.text, b.name.text) == ("a", "b")


@pytest.mark.parametrize("ruler", ["--", "---", "----", "-----", "-" * 53, "-" * 54, "-- --", "--- x ---"])
def test_rulers_of_hyphens_are_comments(ruler: str) -> None:
    assert len(module(f"A ::= NULL {ruler}\n{ruler}\nB ::= NULL").types) == 2


def test_the_module_takes_all_comments_before_its_header() -> None:
    text = "-- About the module.\n--@ source: Green Book\n\nM\n\nDEFINITIONS ::= BEGIN\nEND\n"
    (found,) = parse(SourceFile(Path("m.asn"), "m.asn", text)).modules
    assert found.remarks.doc == "About the module."
    assert [annotation.value for annotation in found.remarks.annotations] == ["Green Book"]


def test_spans_are_those_of_the_text() -> None:
    text = "M DEFINITIONS ::= BEGIN\n  Point ::= SEQUENCE {\n    x [0] NULL OPTIONAL\n  }\nEND\n"
    source = SourceFile(Path("m.asn"), "m.asn", text)
    point = parse(source).modules[0].types[0]
    assert (point.span.line, point.span.column, point.span.end_line, point.span.end_column) == (2, 3, 4, 4)
    assert isinstance(point.type.body, SequenceSyntax)
    (x,) = point.type.body.components
    assert (x.span.line, x.span.column, x.span.end_column) == (3, 5, 24)
    assert (x.type.span.column, x.type.span.end_column) == (7, 15)


def test_every_terminal_is_named() -> None:
    assert not [terminal.name for terminal in _lark().terminals if terminal.name.startswith("__")]


def test_reserved_words_are_no_names_of_types() -> None:
    keywords = {t.pattern.value for t in _lark().terminals if t.pattern.value.isalpha() and t.pattern.value.isupper()}
    for word in keywords | set(_UNSUPPORTED):
        result = parse(SourceFile(Path("m.asn"), "m.asn", f"M DEFINITIONS ::= BEGIN\n{word} ::= NULL\nEND\n"))
        assert result.diagnostics, word


def test_errors_of_many_definitions_are_reported_up_to_a_limit() -> None:
    text = "M DEFINITIONS ::= BEGIN\n" + "".join(f"A{n} ::= SEQUENCE {{ x }}\n" for n in range(50)) + "END\n"
    diagnostics = parse(SourceFile(Path("m.asn"), "m.asn", text)).diagnostics
    assert [d.span.line for d in diagnostics if d.span] == list(range(2, 2 + ERROR_LIMIT))
