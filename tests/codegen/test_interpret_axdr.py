"""The table of A-XDR rules in `cosemc.interpret.axdr`, row by row: octets worked out by hand from the standard."""

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

NULL = NullType(span=HERE)
BOOLEAN = BooleanType(span=HERE)
VISIBLE = CharacterStringType(span=HERE, kind="VisibleString")
UTF8 = CharacterStringType(span=HERE, kind="UTF8String")
TIME = CharacterStringType(span=HERE, kind="GeneralizedTime")
UNSIGNED8 = integer(0, 255)
PAIR = sequence(optional("first", UNSIGNED8), default("second", BOOLEAN, True))
EITHER = choice(
    number=integer(0, 65535, tags=tag(1)), nothing=NullType(span=HERE, tags=tag(255)), inner=reference("Inner", tag(2))
)
CONFORMANCE = bits(size(24), tag(31, TagClass.APPLICATION), get=19, set=20)


def one(type_: Type) -> Model:
    return model(T=type_, Inner=choice(a=NullType(span=HERE, tags=tag(7))), Conformance=CONFORMANCE)


WRITTEN = [
    # INTEGER, 6.1
    ("unsigned in one octet", integer(0, 255), 200, "c8"),
    ("signed in one octet", integer(-128, 127), -2, "fe"),
    ("unsigned in two", integer(0, 65535), 0x1234, "1234"),
    ("signed in two", integer(-32768, 32767), -2, "fffe"),
    ("unsigned in four", integer(0, 2**32 - 1), 1, "00000001"),
    ("signed in four", integer(-(2**31), 2**31 - 1), -(2**31), "80000000"),
    ("unsigned in eight", integer(0, 2**64 - 1), 2**64 - 1, "ff" * 8),
    ("signed in eight", integer(-(2**63), 2**63 - 1), -1, "ff" * 8),
    ("a range within two octets", integer(0, 1000), 1000, "03e8"),
    ("a range within three octets takes four", integer(0, 2**24 - 1), 1, "00000001"),
    ("a small range that is signed", integer(-1, 200), -1, "ffff"),
    ("free, small", integer(), 127, "7f"),
    ("free, positive", integer(), 128, "820080"),
    ("free, negative", integer(), -1, "81ff"),
    # BOOLEAN, 6.2; ENUMERATED, 6.3
    ("true", BOOLEAN, True, "01"),
    ("false", BOOLEAN, False, "00"),
    ("an item", enumerated(success=0, other_reason=250), "other-reason", "fa"),
    ("an item that has no name", enumerated(success=0), 99, "63"),
    # BIT STRING, 6.4
    ("nine bits", bits(), "111111111", "09ff80"),
    ("no bits", bits(), "", "00"),
    ("a fixed number of bits", bits(size(3)), "101", "a0"),
    ("named bits of fixed number", bits(size(8), first=0, last=7), ["first", "last"], "81"),
    ("named bits, an unnamed one set", bits(size(8), first=0), "11000000", "c0"),
    ("129 bits", bits(), "1" * 129, "8181" + "ff" * 16 + "80"),
    # OCTET STRING, 6.5
    ("octets", octets(), "aabb", "02aabb"),
    ("no octets", octets(), "", "00"),
    ("128 octets", octets(), "ab" * 128, "8180" + "ab" * 128),
    ("256 octets", octets(), "ab" * 256, "820100" + "ab" * 256),
    ("a fixed number of octets", octets(size(6)), "0000010000ff", "0000010000ff"),
    ("one of several lengths: none", octets(size(0, 12)), "", "00"),
    ("one of several lengths: twelve", octets(size(0, 12)), "07" * 12, "0c" + "07" * 12),
    ("a range of lengths", octets(size((1, 4))), "01", "0101"),
    # CHOICE, 6.6; tags elsewhere, 6.7
    ("an alternative", EITHER, {"number": 5}, "010005"),
    ("an alternative of nothing, the highest tag", EITHER, {"nothing": None}, "ff"),
    ("a choice in a choice", EITHER, {"inner": {"a": None}}, "0207"),
    ("a tag that selects nothing", sequence(component("x", integer(0, 255, tags=tag(0)))), {"x": 1}, "01"),
    # OPTIONAL and DEFAULT, 6.8; SEQUENCE, 6.9
    ("nothing given", PAIR, {}, "0000"),
    ("all given", PAIR, {"first": 9, "second": False}, "01090100"),
    ("components in order", sequence(component("a", UNSIGNED8), component("b", VISIBLE)), {"a": 1, "b": "x"}, "010178"),
    # SEQUENCE OF, 6.10
    ("no elements", sequence_of(UNSIGNED8), [], "00"),
    ("elements", sequence_of(UNSIGNED8), [1, 2], "020102"),
    ("128 elements", sequence_of(UNSIGNED8), [0] * 128, "8180" + "00" * 128),
    # strings, 6.11 and 6.12; NULL, 6.13
    ("visible string", VISIBLE, "Hello", "0548656c6c6f"),
    ("visible string with any octet", VISIBLE, "\xff", "01ff"),
    ("UTF-8, length in octets", UTF8, "é", "02c3a9"),
    ("time", TIME, "20240101Z", "0932303234303130315a"),
    ("null", sequence(component("n", NULL)), {"n": None}, ""),
    # BER amidst A-XDR
    ("conformance", reference("Conformance"), ["get", "set"], "5f1f0400000018"),
    ("conformance as a component", sequence(component("c", reference("Conformance"))), {"c": []}, "5f1f0400000000"),
]


@pytest.mark.parametrize(("type_", "value", "expected"), [row[1:] for row in WRITTEN], ids=[row[0] for row in WRITTEN])
def test_rule(type_: Type, value: Any, expected: str) -> None:
    octets_ = bytes.fromhex(expected)
    assert interpret.encode(one(type_), "T", Encoding.A_XDR, value).hex() == expected
    assert interpret.decode(one(type_), "T", Encoding.A_XDR, octets_) == value


ACCEPTED = [
    ("any octet but 00 is true", BOOLEAN, "ff", True),
    ("a length in more octets than needed", octets(), "820001aa", "aa"),
    ("a length in four octets", octets(), "8400000001aa", "aa"),
    ("a count in more octets than needed", sequence_of(UNSIGNED8), "810107", [7]),
    ("unused bits that are set", bits(), "01ff", "1"),
    ("a default that is written all the same", PAIR, "000101", {}),
    ("a free integer in more octets than needed", integer(), "840000007f", 127),
]


@pytest.mark.parametrize(
    ("type_", "given", "expected"), [row[1:] for row in ACCEPTED], ids=[row[0] for row in ACCEPTED]
)
def test_read_though_never_written(type_: Type, given: str, expected: Any) -> None:
    assert interpret.decode(one(type_), "T", Encoding.A_XDR, bytes.fromhex(given)) == expected


WITH_LIST = sequence(component("list", sequence_of(PAIR)), component("text", UTF8))

REFUSED = [
    # octets, kind, offset of the field at fault, path
    ("a presence octet of 02", PAIR, "0002", "malformed", 1, "second"),
    ("a tag of no alternative", EITHER, "03", "malformed", 0, ""),
    ("a tag of no alternative, inside", EITHER, "0206", "malformed", 1, "inner"),
    ("an indefinite length", octets(), "80aabb", "malformed", 0, ""),
    ("a length of five octets", octets(), "850000000001aa", "malformed", 0, ""),
    ("an integer out of range", integer(0, 1000), "03e9", "malformed", 0, ""),
    ("a free integer of no octets", integer(), "80", "malformed", 0, ""),
    ("a length that is not permitted", octets(size(0, 12)), "0b" + "00" * 11, "malformed", 0, ""),
    ("a length that is not permitted, nor there", octets(size(0, 12)), "0b", "malformed", 0, ""),
    ("a count that is not permitted", sequence_of(UNSIGNED8, size(2)), "03010203", "malformed", 0, ""),
    ("octets after the end", UNSIGNED8, "0102", "malformed", 1, ""),
    ("text that is not UTF-8", WITH_LIST, "0001ff", "malformed", 2, "text"),
    ("nothing at all", UNSIGNED8, "", "incomplete", 0, ""),
    ("half an integer", integer(0, 65535), "01", "incomplete", 0, ""),
    ("half a length", octets(), "8200", "incomplete", 0, ""),
    ("half of the octets", octets(), "03aabb", "incomplete", 1, ""),
    ("half of the bits", bits(), "10ff", "incomplete", 1, ""),
    ("an element that is missing", WITH_LIST, "020000", "incomplete", 3, "list.1.first"),
    ("a component that is missing", WITH_LIST, "00", "incomplete", 1, "text"),
    ("a count of elements that cannot be there", sequence_of(UNSIGNED8), "84ffffffff", "incomplete", 5, ""),
    ("BER: the wrong identifier", reference("Conformance"), "5f1e0400000000", "malformed", 0, ""),
    ("BER: the wrong length", reference("Conformance"), "5f1f03000000", "malformed", 3, ""),
    ("BER: cut", reference("Conformance"), "5f1f0400", "incomplete", 3, ""),
]


@pytest.mark.parametrize(
    ("type_", "given", "kind", "offset", "path"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_refused(type_: Type, given: str, kind: str, offset: int, path: str) -> None:
    with pytest.raises(interpret.Error) as caught:
        interpret.decode(one(type_), "T", Encoding.A_XDR, bytes.fromhex(given))
    assert (caught.value.kind, caught.value.offset, caught.value.path) == (kind, offset, path)


NOT_VALUES = [
    ("an integer out of range", UNSIGNED8, 256, ""),
    ("a boolean for an integer", UNSIGNED8, True, ""),
    ("an integer for a boolean", BOOLEAN, 1, ""),
    ("a name that is no item", enumerated(success=0), "failure", ""),
    ("an enumeration beyond the octet", enumerated(success=0), 256, ""),
    ("two alternatives", EITHER, {"number": 1, "nothing": None}, ""),
    ("no alternative", EITHER, {}, ""),
    ("an unknown component", PAIR, {"third": 1}, ""),
    ("a missing component", WITH_LIST, {"list": []}, "text"),
    ("a wrong element", WITH_LIST, {"list": [{}, {"first": -1}], "text": ""}, "list.1.first"),
    ("too many octets", octets(size(1)), "0000", ""),
    ("text that is not hex", octets(), "0g", ""),
    ("bits that are none", bits(), "012", ""),
    ("a bit without such a name", bits(size(8), a=0), ["b"], ""),
    ("text outside the character set", VISIBLE, "€", ""),
    ("a value for null", NULL, 0, ""),
    ("an object for a list", sequence_of(UNSIGNED8), {}, ""),
]


@pytest.mark.parametrize(
    ("type_", "value", "path"), [row[1:] for row in NOT_VALUES], ids=[row[0] for row in NOT_VALUES]
)
def test_not_a_value(type_: Type, value: Any, path: str) -> None:
    with pytest.raises(interpret.Error) as caught:
        interpret.encode(one(type_), "T", Encoding.A_XDR, value)
    assert (caught.value.path, caught.value.offset) == (path, None)


@pytest.mark.parametrize(
    "type_",
    [AnyType(span=HERE), choice(untagged=UNSIGNED8), choice(far=integer(0, 255, tags=tag(256))), integer(0, 2**64)],
    ids=["ANY", "alternative without tag", "tag beyond an octet", "integer beyond eight octets"],
)
def test_a_type_that_axdr_does_not_have(type_: Type) -> None:
    with pytest.raises(interpret.SpecificationError):
        interpret.decode(one(type_), "T", Encoding.A_XDR, bytes(16))


def test_a_prefix_and_its_length() -> None:
    assert interpret.decode_prefix(one(octets()), "T", Encoding.A_XDR, bytes.fromhex("01aabb")) == ("aa", 2)


def nested(levels: int) -> bytes:
    return b"\x01\x01" * (levels - 1) + b"\x00"


def test_a_definition_inside_itself_is_followed_to_the_limit() -> None:
    tree = model(
        T=choice(leaf=NullType(span=HERE, tags=tag(0)), branch=sequence_of(reference("T"), tags=tag(1))),
    )
    limit = interpret.MAX_DEPTH
    value = interpret.decode(tree, "T", Encoding.A_XDR, nested(limit))
    assert interpret.encode(tree, "T", Encoding.A_XDR, value) == nested(limit)
    for levels in (limit + 1, 100_000):
        with pytest.raises(interpret.Error, match="64 levels") as caught:
            interpret.decode(tree, "T", Encoding.A_XDR, nested(levels))
        assert (caught.value.kind, caught.value.offset) == ("malformed", 2 * limit)
    with pytest.raises(interpret.Error, match="64 levels"):
        interpret.encode(tree, "T", Encoding.A_XDR, {"branch": [value]})


def test_layout_names_every_octet() -> None:
    type_ = sequence(
        optional("absent", UNSIGNED8),
        component("list", sequence_of(reference("Either"))),
        component("conformance", reference("Conformance")),
    )
    either = choice(number=integer(0, 65535, tags=tag(1)), text=octets(tags=tag(2)))
    specification = model(T=type_, Either=either, Conformance=CONFORMANCE)
    pieces = interpret.layout(
        specification, "T", Encoding.A_XDR, bytes.fromhex("00 02 01 0005 02 01 aa 5f1f0400000018")
    )
    assert pieces == [
        ("absent", 0, 1, "value"),
        ("absent", 0, 1, "presence"),
        ("list", 1, 8, "value"),
        ("list", 1, 2, "count"),
        ("list.0", 2, 5, "value"),
        ("list.0", 2, 3, "tag"),
        ("list.0.number", 3, 5, "value"),
        ("list.0.number", 3, 5, "contents"),
        ("list.1", 5, 8, "value"),
        ("list.1", 5, 6, "tag"),
        ("list.1.text", 6, 8, "value"),
        ("list.1.text", 6, 7, "length"),
        ("list.1.text", 7, 8, "contents"),
        ("conformance", 8, 15, "value"),
        ("conformance", 8, 10, "tag"),
        ("conformance", 10, 11, "length"),
        ("conformance", 11, 15, "contents"),
    ]
