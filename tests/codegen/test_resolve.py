"""Resolving: from syntax to a model in which every name means something."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import asn1tools
import pytest

from cosemc.codes import Severity
from cosemc.ir import dumps, to_json
from cosemc.load import LoadResult, load
from cosemc.model import (
    AnyType,
    BitField,
    BitStringType,
    CharacterStringType,
    ChoiceType,
    Component,
    Encoding,
    EnumeratedType,
    IntegerType,
    Model,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Size,
    TagMode,
    Type,
)

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"
Loader = Callable[..., LoadResult]


@pytest.fixture
def loaded(tmp_path: Path) -> Loader:
    """`loaded(text, overlay)`: the result of loading one module."""

    def load_text(text: str, overlay: str = "") -> LoadResult:
        file = tmp_path / "m.asn"
        file.write_text(text, encoding="utf-8")
        if overlay:
            file.with_name("m.overlay.toml").write_text(overlay, encoding="utf-8")
        return load([file])

    return load_text


@pytest.fixture
def model(loaded: Loader) -> Callable[..., Model]:
    """`model(body, tags)`: the model of one module, which has to be sound."""

    def resolve_body(body: str, tags: str = "", overlay: str = "") -> Model:
        result = loaded(f"M DEFINITIONS {tags} ::= BEGIN\n{body}\nEND\n", overlay)
        assert result.model is not None, result.diagnostics
        return result.model

    return resolve_body


Resolve = Callable[..., Model]


def components(model: Model, name: str) -> tuple[Component, ...]:
    type_ = model.definition(name).type
    assert isinstance(type_, SequenceType)
    return type_.components


def modes(model: Model, name: str) -> list[list[TagMode]]:
    return [[tag.mode for tag in component.type.tags] for component in components(model, name)]


CHOSEN = "P ::= CHOICE { a [0] NULL } Q ::= P R ::= [5] IMPLICIT SEQUENCE { }"


@pytest.mark.parametrize(
    ("tags", "expected"),
    [("", ["explicit", "implicit", "explicit"]), ("IMPLICIT TAGS", ["implicit", "implicit", "explicit"])],
)
def test_tag_modes_follow_the_module_default(model: Resolve, tags: str, expected: list[str]) -> None:
    found = model("S ::= SEQUENCE { a [0] NULL, b [1] IMPLICIT NULL, c [2] EXPLICIT NULL }", tags)
    assert modes(found, "S") == [[mode] for mode in expected]


def test_an_implicit_tag_on_a_choice_is_explicit(model: Resolve) -> None:
    found = model(f"{CHOSEN} S ::= SEQUENCE {{ a [0] P, b [1] Q, c [2] ANY, d [3] [4] P, e [6] R }}", "IMPLICIT TAGS")
    explicit, implicit = TagMode.EXPLICIT, TagMode.IMPLICIT
    assert modes(found, "S") == [[explicit], [explicit], [explicit], [implicit, explicit], [implicit]]


def test_inline_types_are_hoisted_and_keep_their_tags_outside(model: Resolve) -> None:
    found = model(
        """Outer ::= SEQUENCE {
            -- what happened
            kind    [0] IMPLICIT ENUMERATED { good, bad },
            flags   BIT STRING { up(0) } (SIZE (8)),
            plain   BIT STRING (SIZE (8)),
            inner   SEQUENCE { deep CHOICE { x [0] NULL } },
            items   SEQUENCE OF SEQUENCE { y NULL }
        }
        List ::= SEQUENCE OF CHOICE { z [0] NULL }"""
    )
    assert [(definition.name, definition.hoisted) for definition in found.definitions] == [
        ("Outer", False),
        ("Outer-kind", True),
        ("Outer-flags", True),
        ("Outer-inner", True),
        ("Outer-inner-deep", True),
        ("Outer-items", True),
        ("List", False),
        ("List-element", True),
    ]
    kind, flags, plain, _, items = (component.type for component in components(found, "Outer"))
    assert isinstance(kind, ReferenceType)
    assert (kind.name, kind.tags[0].number) == ("Outer-kind", 0)
    assert isinstance(flags, ReferenceType)
    assert isinstance(plain, BitStringType)
    assert isinstance(items, SequenceOfType)
    assert isinstance(items.element, ReferenceType)
    hoisted = found.definition("Outer-kind")
    assert (hoisted.type.tags, hoisted.doc) == ((), "what happened")


def test_hoisted_types_share_the_source_and_take_the_python_name(model: Resolve) -> None:
    found = model(
        """--@ source: Green Book 8.3
        --@ confidence: medium
        Outer ::= SEQUENCE {
            --@ python: Kind
            kind ENUMERATED { good }
        }"""
    )
    hoisted = found.definition("Outer-kind")
    assert (hoisted.source, hoisted.confidence, hoisted.python) == ("Green Book 8.3", "medium", "Kind")
    assert found.definition("Outer").python is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ a, b, c }", [0, 1, 2]),
        ("{ a(3), b, c(0), d }", [3, 1, 0, 2]),
        ("{ a(250), b }", [250, 0]),
        ("{ a(-1), b }", [-1, 0]),
    ],
)
def test_enumeration_items_without_a_number(model: Resolve, text: str, expected: list[int]) -> None:
    """X.680, 20.3: the least numbers that no item states, in order."""
    type_ = model(f"T ::= ENUMERATED {text}").definition("T").type
    assert isinstance(type_, EnumeratedType)
    assert [item.value for item in type_.items] == expected


@pytest.mark.parametrize(
    ("text", "expected", "fixed"),
    [
        ("6", ((6, 6),), 6),
        ("0 | 12", ((0, 0), (12, 12)), None),
        ("12 | 0 | 1", ((0, 1), (12, 12)), None),
        ("4..8 | 6..MAX", ((4, None),), None),
        ("1..limit", ((1, 9),), None),
    ],
)
def test_sizes(model: Resolve, text: str, expected: tuple[tuple[int, int | None], ...], fixed: int | None) -> None:
    found = model(f"T ::= OCTET STRING (SIZE ({text})) limit INTEGER ::= 9")
    type_ = found.definition("T").type
    assert isinstance(type_, OctetStringType)
    assert type_.size == Size(expected)
    assert type_.size.fixed == fixed


@pytest.mark.parametrize(
    ("text", "expected"),
    [("(0..255)", (0, 255)), ("(MIN..5)", (None, 5)), ("(7)", (7, 7)), ("", (None, None)), ("(low..high)", (-1, 3))],
)
def test_integer_ranges(model: Resolve, text: str, expected: tuple[int | None, int | None]) -> None:
    type_ = model(f"T ::= INTEGER {text} low INTEGER ::= -1 high INTEGER ::= 3").definition("T").type
    assert isinstance(type_, IntegerType)
    assert (type_.low, type_.high) == expected


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        ("BOOLEAN", "TRUE", True),
        ("NULL", "NULL", None),
        ("INTEGER", "-5", -5),
        ("INTEGER { few(3), many(lots) }", "few", 3),
        ("INTEGER { few(3), many(lots) }", "many", 1000),
        ("INTEGER", "lots", 1000),
        ("ENUMERATED { red(1) }", "red", "red"),
        ("BIT STRING { up(0), down(9) }", "{ up, down }", b"\x80\x40"),
        ("BIT STRING { up(0) }", "{ up }", b"\x80"),
        ("BIT STRING { up(0) }", "{ }", b""),
        ("BIT STRING { up(0) } (SIZE (24))", "{ up }", b"\x80\x00\x00"),
        ("BIT STRING", "'1011'B", b"\xb0"),
        ("OCTET STRING", "'c0FE'H", b"\xc0\xfe"),
        ("VisibleString", '"abc"', "abc"),
        ("OBJECT IDENTIFIER", "{ joint-iso-ccitt(2) country(16) 756 }", (2, 16, 756)),
        ("OBJECT IDENTIFIER", "{ iso standard 8571 }", (1, 0, 8571)),
        ("OBJECT IDENTIFIER", "{ base seven 1 }", (2, 5, 7, 1)),
        ("OBJECT IDENTIFIER", "base", (2, 5)),
        ("OBJECT IDENTIFIER", "{ 2 5 DLMS-UA(8) }", (2, 5, 8)),
    ],
)
def test_values(model: Resolve, type_: str, value: str, expected: object) -> None:
    given = "lots INTEGER ::= 1000 seven INTEGER ::= 7 base OBJECT IDENTIFIER ::= { 2 5 }"
    found = model(f"{given} x {type_} ::= {value} S ::= SEQUENCE {{ a {type_} DEFAULT {value} }}")
    assert found.values[-1].value == expected
    (component,) = components(found, "S")
    assert (component.presence, component.default) == (Presence.DEFAULT, expected)


def test_a_definition_comes_before_a_built_in_type_of_its_name(model: Resolve) -> None:
    found = model("A ::= UTF8String B ::= VisibleString UTF8String ::= [UNIVERSAL 12] IMPLICIT OCTET STRING")
    assert isinstance(found.definition("A").type, ReferenceType)
    assert isinstance(found.definition("B").type, CharacterStringType)
    assert isinstance(found.underlying(found.definition("A").type), OctetStringType)


@pytest.mark.parametrize("kind", ["VisibleString", "GraphicString", "GeneralizedTime", "ObjectDescriptor"])
def test_character_strings(model: Resolve, kind: str) -> None:
    type_ = model(f"A ::= {kind} (SIZE (1..4))").definition("A").type
    assert isinstance(type_, CharacterStringType)
    assert (type_.kind, type_.size) == (kind, Size(((1, 4),)))


def test_any_and_external(model: Resolve) -> None:
    found = model("A ::= ANY DEFINED BY x B ::= EXTERNAL")
    a, b = (definition.type for definition in found.definitions)
    assert isinstance(a, AnyType)
    assert isinstance(b, AnyType)
    assert (a.kind, a.defined_by, b.kind) == ("ANY", "x", "EXTERNAL")


REACHED = (
    """
XDLMS-APDU ::= CHOICE { initiate [1] Initiate, shared [2] Shared, forced [3] Forced }
Initiate ::= SEQUENCE { conformance Conformance, list SEQUENCE OF Item }
Conformance ::= [APPLICATION 31] IMPLICIT BIT STRING { get(0) }
Item ::= SEQUENCE { inner CHOICE { x [0] NULL } }
ACSE-APDU ::= CHOICE { aarq AARQ }
AARQ ::= [APPLICATION 0] IMPLICIT SEQUENCE { shared [0] Shared }
Shared ::= OCTET STRING
--@ encoding: ber
Forced ::= SEQUENCE { beneath Beneath }
Beneath ::= NULL
--@ encoding: a-xdr
Alone ::= SEQUENCE { Beneath2 }
""".replace("Beneath2", "b Lower")
    + "Lower ::= NULL Unused ::= NULL"
)


def test_encodings_follow_from_the_roots(model: Resolve) -> None:
    found = model(REACHED)
    ber, a_xdr = Encoding.BER, Encoding.A_XDR
    assert {definition.name: definition.encodings for definition in found.definitions} == {
        "XDLMS-APDU": (a_xdr,),
        "Initiate": (a_xdr,),
        "Conformance": (ber,),
        "Item": (a_xdr,),
        "Item-inner": (a_xdr,),
        "ACSE-APDU": (ber,),
        "AARQ": (ber,),
        "Shared": (a_xdr, ber),
        "Forced": (ber,),
        "Beneath": (ber,),
        "Alone": (a_xdr,),
        "Lower": (a_xdr,),
        "Unused": (),
    }
    assert [(root.name, root.encoding) for root in found.roots] == [("XDLMS-APDU", a_xdr), ("ACSE-APDU", ber)]


def test_any_type_can_be_made_a_root(model: Resolve) -> None:
    found = model("--@ root: a-xdr\nA ::= SEQUENCE { b B }\nB ::= NULL\n--@ root: ber\nC ::= SEQUENCE { b B }")
    assert [(root.name, str(root.encoding)) for root in found.roots] == [("A", "a-xdr"), ("C", "ber")]
    assert found.definition("B").encodings == (Encoding.A_XDR, Encoding.BER)


def test_a_module_without_a_root_has_no_encodings_and_says_so(loaded: Loader) -> None:
    result = loaded("M DEFINITIONS ::= BEGIN A ::= NULL END")
    assert result.model is not None
    assert result.model.definitions[0].encodings == ()
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["E406"]


def test_annotations_of_a_definition(model: Resolve) -> None:
    found = model(
        """--@ bits: invoke-id 0-3, service-class 6, priority 7
        --@ python: InvokeId
        --@ source: Green Book 8.3, 9.5
        --@ confidence: low
        A ::= INTEGER (0..255)
        --@ form: tagged-value
        --@ root: a-xdr
        B ::= CHOICE { x [0] NULL }"""
    )
    a, b = found.definitions
    assert a.bits == (BitField("invoke-id", 0, 3), BitField("service-class", 6, 6), BitField("priority", 7, 7))
    assert (a.python, a.source, a.confidence, a.tagged_value) == ("InvokeId", "Green Book 8.3, 9.5", "low", False)
    assert b.tagged_value


def test_definitions_inherit_source_and_confidence_of_their_module(loaded: Loader) -> None:
    result = loaded(
        "--@ source: Green Book\n--@ confidence: high\n\nM DEFINITIONS ::= BEGIN\nA ::= NULL\n"
        "--@ source: Blue Book\n--@ confidence: low\nB ::= NULL\nx INTEGER ::= 1\nEND"
    )
    assert result.model is not None
    assert [(d.source, d.confidence) for d in result.model.definitions] == [
        ("Green Book", "high"),
        ("Blue Book", "low"),
    ]
    assert result.model.values[0].source == "Green Book"


def test_an_overlay_wins_over_comments(model: Resolve) -> None:
    overlay = """
source = "an overlay"
[A]
python = "Alpha"
[A.b]
python = "beta"
["A.c"]
python = "Gamma"
"""
    found = model("--@ python: First\n--@ confidence: low\nA ::= SEQUENCE { b NULL, c ENUMERATED { d } }", "", overlay)
    a = found.definition("A")
    assert (a.python, a.confidence, a.source) == ("Alpha", "low", "an overlay")
    b, c = components(found, "A")
    assert (b.annotations, c.annotations) == ((("python", "beta"),), (("python", "Gamma"),))
    assert found.definition("A-c").python == "Gamma"


def test_modules_import_from_one_another_in_any_order(tmp_path: Path) -> None:
    (tmp_path / "a.asn").write_text(
        "A DEFINITIONS ::= BEGIN IMPORTS T, n FROM B; U ::= SEQUENCE { t T, m V } V ::= INTEGER (0..n) END"
    )
    (tmp_path / "b.asn").write_text("B DEFINITIONS ::= BEGIN EXPORTS T, n; T ::= NULL n INTEGER ::= 5 END")
    result = load([tmp_path])
    assert result.model is not None
    assert [(module.name, module.file) for module in result.model.modules] == [("A", "a.asn"), ("B", "b.asn")]
    bounded = result.model.definition("V").type
    assert isinstance(bounded, IntegerType)
    assert bounded.high == 5


def parts(type_: Type) -> list[Type]:
    if isinstance(type_, SequenceType):
        return [type_, *(p for c in type_.components for p in parts(c.type))]
    if isinstance(type_, ChoiceType):
        return [type_, *(p for a in type_.alternatives for p in parts(a.type))]
    return [type_, *parts(type_.element)] if isinstance(type_, SequenceOfType) else [type_]


def specification() -> Model:
    found = load([ROOT / "specs"]).model
    assert found is not None
    return found


def test_every_reference_of_the_specification_finds_its_definition() -> None:
    found = specification()
    for definition in found.definitions:
        for type_ in parts(definition.type):
            assert not isinstance(type_, ReferenceType) or type_.name in found.by_name
            assert found.underlying(type_) is not None


def test_later_stages_meet_types_with_parts_by_reference_only() -> None:
    for definition in specification().definitions:
        for type_ in parts(definition.type)[1:]:
            assert not isinstance(type_, SequenceType | ChoiceType | EnumeratedType)
            assert not isinstance(type_, BitStringType) or not type_.bits


def test_the_specification_has_no_errors_and_no_warnings() -> None:
    notes = load([ROOT / "specs"]).diagnostics
    assert [d for d in notes if d.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("case", sorted(path for path in GOLDEN.iterdir() if (path / "ir.json").exists()))
def test_golden_models(case: Path, update_golden: bool) -> None:
    found = load([case / "spec.asn"])
    assert found.model is not None, found.diagnostics
    text = dumps(to_json(found.model))
    if update_golden:
        (case / "ir.json").write_text(text, encoding="utf-8", newline="\n")
    assert text == (case / "ir.json").read_text(encoding="utf-8")


def test_spans_can_be_left_out() -> None:
    text = json.dumps(to_json(specification(), spans=False))
    assert "span" not in text
    assert text != json.dumps(to_json(specification()))


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_model_does_not_depend_on_hash_seed_folder_locale_or_order(tmp_path: Path, seed: str) -> None:
    files = sorted((ROOT / "specs" / "apdu").glob("*.asn"), reverse=seed == "1")
    program = (
        "import sys; from pathlib import Path; from cosemc.load import load; from cosemc.ir import dumps, to_json;"
        "sys.stdout.write(dumps(to_json(load([Path(a) for a in sys.argv[1:]]).model)))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONPATH": str(ROOT / "codegen")}
    command = [sys.executable, "-c", program, *map(str, files)]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert done.stdout.decode("ascii") == dumps(to_json(specification()))


def test_another_compiler_reads_the_same_types() -> None:
    """The specification is ASN.1 for everybody: annotations are comments, and tags are legal."""
    files = sorted(str(path) for path in (ROOT / "specs" / "apdu").glob("*.asn"))
    peer = asn1tools.compile_files(files, "der")
    assert set(peer.types) == {definition.name for definition in specification().definitions if not definition.hoisted}
