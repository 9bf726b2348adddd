"""BER of the reference codec: octets from X.690's own examples, or worked out by hand from it."""

from __future__ import annotations

from typing import Any

import pytest

from cosemc import interpret
from cosemc.model import (
    AnyType,
    BooleanType,
    CharacterStringType,
    Encoding,
    Model,
    NullType,
    ObjectIdentifierType,
    TagClass,
    Type,
)
from support.models import (
    HERE,
    bits,
    choice,
    component,
    default,
    enumerated,
    integer,
    model,
    octets,
    optional,
    reference,
    sequence,
    sequence_of,
    size,
    tag,
)

BOOLEAN = BooleanType(span=HERE)
NULL = NullType(span=HERE)
OID = ObjectIdentifierType(span=HERE)
ANY = AnyType(span=HERE)
EXTERNAL = AnyType(span=HERE, kind="EXTERNAL", tags=tag(2))
VISIBLE = CharacterStringType(span=HERE, kind="VisibleString")


def visible(*tags: Any) -> CharacterStringType:
    return CharacterStringType(span=HERE, kind="VisibleString", tags=tuple(t for group in tags for t in group))


PAIR = sequence(component("a", VISIBLE), component("b", BOOLEAN))
# the types of the example in X.690, 8.14
TYPE_1 = VISIBLE
TYPE_2 = visible(tag(3, TagClass.APPLICATION))
TYPE_3 = visible(tag(2, explicit=True), tag(3, TagClass.APPLICATION))
TYPE_4 = visible(tag(7, TagClass.APPLICATION), tag(2, explicit=True), tag(3, TagClass.APPLICATION))
TYPE_5 = visible(tag(2), tag(3, TagClass.APPLICATION))

EITHER = choice(text=visible(tag(0)), wrapped=octets(tags=tag(1, explicit=True)), number=integer())
RECORD = sequence(
    default("version", bits(tags=tag(0), version1=0), b"\x80"),
    component("name", OID),
    optional("either", reference("Either", tag(3, explicit=True))),
    optional("list", sequence_of(integer(), tags=tag(4))),
    tags=tag(0, TagClass.APPLICATION),
)


def one(type_: Type) -> Model:
    return model(T=type_, Either=EITHER)


WRITTEN = [
    ("boolean, 8.2", BOOLEAN, True, "0101ff"),
    ("integer, 8.3", integer(), 127, "02017f"),
    ("integer that needs a leading zero", integer(), 128, "02020080"),
    ("integer, negative", integer(), -128, "020180"),
    ("integer, negative in two octets", integer(), -129, "0202ff7f"),
    ("integer of many octets", integer(), 2**64, "0209010000000000000000"),
    ("enumerated, 8.4", enumerated(normal=0, urgent=1), "urgent", "0a0101"),
    ("enumerated without a name", enumerated(normal=0), 30, "0a011e"),
    ("bit string, example of 8.6.4.2", bits(), "0000101000111011010111110010100100011100110100", "0307020a3b5f291cd0"),
    ("bit string of no bits", bits(), "", "030100"),
    ("named bits without trailing zeros", bits(authentication=0), ["authentication"], "03020780"),
    ("named bits of a size", bits(size(24), get=19), ["get"], "030400000010"),
    ("octet string, 8.7", octets(), "aabb", "0402aabb"),
    ("octet string of 200", octets(), "ab" * 200, "0481c8" + "ab" * 200),
    ("null, 8.8", NULL, None, "0500"),
    ("sequence, example of 8.9", PAIR, {"a": "Smith", "b": True}, "300a1a05536d6974680101ff"),
    ("sequence of, 8.10", sequence_of(integer()), [1, 2], "3006020101020102"),
    ("example of 8.14, type 1", TYPE_1, "Jones", "1a054a6f6e6573"),
    ("application, implicit", TYPE_2, "Jones", "43054a6f6e6573"),
    ("explicit upon that", TYPE_3, "Jones", "a20743054a6f6e6573"),
    ("implicit upon explicit", TYPE_4, "Jones", "670743054a6f6e6573"),
    ("implicit upon implicit", TYPE_5, "Jones", "82054a6f6e6573"),
    ("a tag number above 30, 8.1.2.4", octets(tags=tag(31, TagClass.APPLICATION)), "00", "5f1f0100"),
    ("a tag number above 127", octets(tags=tag(200)), "", "9f814800"),
    ("an alternative without wrapping", EITHER, {"number": 5}, "020105"),
    ("an alternative that is wrapped", EITHER, {"wrapped": "aa"}, "a1030401aa"),
    ("a choice that is tagged: explicit even so", reference("Either", tag(3)), {"text": "x"}, "a303800178"),
    ("object identifier, example of 8.19.5", OID, "2.999.3", "0603883703"),
    ("object identifier of COSEM", OID, "2.16.756.5.8.1.1", "060760857405080101"),
    ("any", ANY, "300402010500", "300402010500"),
    ("any, tagged", AnyType(span=HERE, tags=tag(1, explicit=True)), "0500", "a1020500"),
    ("external, its contents", EXTERNAL, "0603883703", "a2050603883703"),
    ("a record, all absent", RECORD, {"name": "1.2"}, "600306012a"),
    (
        "a record, all there",
        RECORD,
        {"version": [], "name": "1.2", "either": {"text": ""}, "list": [7]},
        "60108002070006012aa3028000a403020107",
    ),
]


@pytest.mark.parametrize(("type_", "value", "expected"), [row[1:] for row in WRITTEN], ids=[row[0] for row in WRITTEN])
def test_rule(type_: Type, value: Any, expected: str) -> None:
    assert interpret.encode(one(type_), "T", Encoding.BER, value).hex() == expected
    assert interpret.decode(one(type_), "T", Encoding.BER, bytes.fromhex(expected)) == value


ACCEPTED = [
    ("any octet but 00 is true", BOOLEAN, "010101", True),
    ("a length in more octets than needed", octets(), "04820001aa", "aa"),
    ("an integer in more octets than needed", integer(), "020300007f", 127),
    ("unused bits that are set", bits(), "030207ff", "1"),
    ("trailing zeros of named bits", bits(authentication=0), "03020080", ["authentication"]),
    ("a bit without a name", bits(authentication=0), "030204c0", "11"),
    ("a default that is written all the same", RECORD, "60078002078006012a", {"name": "1.2"}),
]


@pytest.mark.parametrize(
    ("type_", "given", "expected"), [row[1:] for row in ACCEPTED], ids=[row[0] for row in ACCEPTED]
)
def test_read_though_never_written(type_: Type, given: str, expected: Any) -> None:
    assert interpret.decode(one(type_), "T", Encoding.BER, bytes.fromhex(given)) == expected


REFUSED = [
    ("another identifier", octets(), "0500", "malformed", 0, ""),
    ("a constructed string", octets(), "2400", "malformed", 0, ""),
    ("an indefinite length", RECORD, "608006012a0000", "malformed", 1, ""),
    ("a length of five octets", octets(), "048500000000010a", "malformed", 1, ""),
    ("an integer of no octets", integer(), "0200", "malformed", 2, ""),
    ("an integer out of range", integer(0, 255), "02020100", "malformed", 2, ""),
    ("a boolean of two octets", BOOLEAN, "01020000", "malformed", 2, ""),
    ("a null with contents", NULL, "050100", "malformed", 2, ""),
    ("a bit string of nothing", bits(), "0300", "malformed", 2, ""),
    ("nine unused bits", bits(), "03030900ff", "malformed", 2, ""),
    ("unused bits of no bits", bits(), "030101", "malformed", 2, ""),
    ("a bit string of another size", bits(size(24)), "03030000ff", "malformed", 2, ""),
    ("an arc that starts with 80", OID, "06032a8001", "malformed", 3, ""),
    ("an arc without end", OID, "06022a80", "malformed", 2, ""),
    ("an identifier that starts with 80", ANY, "1f801f00", "malformed", 1, ""),
    ("a mandatory component missing at the end", RECORD, "6000", "malformed", 2, "name"),
    ("another component in its place", RECORD, "60020500", "malformed", 2, "name"),
    ("components out of order", RECORD, "600606012a800100", "malformed", 5, ""),
    ("an element longer than the one around it", RECORD, "600306042a", "malformed", 4, "name"),
    ("a length cut by the element around it", RECORD, "600106", "malformed", 3, "name"),
    ("a rest inside an explicit tag", EITHER, "a1050401aa0500", "malformed", 5, "wrapped"),
    ("no alternative", EITHER, "0500", "malformed", 0, ""),
    ("octets after the end", NULL, "05000500", "malformed", 2, ""),
    ("nothing at all", RECORD, "", "incomplete", 0, ""),
    ("no length", RECORD, "60", "incomplete", 1, ""),
    ("half a tag number", ANY, "1f81", "incomplete", 0, ""),
    ("the outermost element cut", RECORD, "600506012a", "incomplete", 2, ""),
]


@pytest.mark.parametrize(
    ("type_", "given", "kind", "offset", "path"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_refused(type_: Type, given: str, kind: str, offset: int, path: str) -> None:
    with pytest.raises(interpret.Error) as caught:
        interpret.decode(one(type_), "T", Encoding.BER, bytes.fromhex(given))
    assert (caught.value.kind, caught.value.offset, caught.value.path) == (kind, offset, path)


NOT_VALUES = [
    ("an arc that cannot be", OID, "3.1", ""),
    ("a second arc that cannot be", OID, "1.40", ""),
    ("one arc", OID, "1", ""),
    ("two elements for one", ANY, "05000500", ""),
    ("half an element", ANY, "0501", ""),
    ("a missing component", RECORD, {}, "name"),
    ("a wrong element", RECORD, {"name": "1.2", "list": [0, "0"]}, "list.1"),
]


@pytest.mark.parametrize(
    ("type_", "value", "path"), [row[1:] for row in NOT_VALUES], ids=[row[0] for row in NOT_VALUES]
)
def test_not_a_value(type_: Type, value: Any, path: str) -> None:
    with pytest.raises(interpret.Error) as caught:
        interpret.encode(one(type_), "T", Encoding.BER, value)
    assert caught.value.path == path


def test_a_definition_inside_itself_is_followed_to_the_limit() -> None:
    tree = model(T=sequence(optional("inner", reference("T"))))
    value: Any = {}
    for _ in range(interpret.MAX_DEPTH - 1):
        value = {"inner": value}
    octets_ = interpret.encode(tree, "T", Encoding.BER, value)
    assert interpret.decode(tree, "T", Encoding.BER, octets_) == value
    deeper = b"\x30" + bytes([0x81, len(octets_)]) + octets_
    with pytest.raises(interpret.Error, match="64 levels"):
        interpret.decode(tree, "T", Encoding.BER, deeper)
    with pytest.raises(interpret.Error, match="64 levels"):
        interpret.encode(tree, "T", Encoding.BER, {"inner": value})


def test_layout_names_every_octet() -> None:
    pieces = interpret.layout(one(RECORD), "T", Encoding.BER, bytes.fromhex("600a 06012a a303800178 a400"))
    assert pieces == [
        ("", 0, 1, "tag"),
        ("", 1, 2, "length"),
        ("name", 2, 5, "value"),
        ("name", 2, 3, "tag"),
        ("name", 3, 4, "length"),
        ("name", 4, 5, "contents"),
        ("either", 5, 10, "value"),
        ("either", 5, 6, "tag"),
        ("either", 6, 7, "length"),
        ("either.text", 7, 10, "value"),
        ("either.text", 7, 8, "tag"),
        ("either.text", 8, 9, "length"),
        ("either.text", 9, 10, "contents"),
        ("list", 10, 12, "value"),
        ("list", 10, 11, "tag"),
        ("list", 11, 12, "length"),
    ]
