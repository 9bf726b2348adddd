"""plan: names, what is boxed, prefixes and identifiers, over models made by hand and the project's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from cosemc.load import load
from cosemc.model import Encoding
from cosemc.plan import Plan, PlanError, make_plan
from cosemc.plan.naming import attribute_name, class_name, constant_name, words
from cosemc.plan.output import Record, Registration
from support.specification import specification
from support.vectors import ROOT


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(specification())


def planned(text: str, tmp_path: Path, tags: str = "IMPLICIT") -> Plan:
    path = tmp_path / "some.asn"
    path.write_text(f"Some DEFINITIONS {tags} TAGS ::= BEGIN\n{text}\nEND\n")
    loaded = load([path])
    assert loaded.model is not None, loaded.diagnostics
    return make_plan(loaded.model)


def records(plan: Plan) -> dict[str, Record]:
    return {type_.name: type_ for module in plan.modules for type_ in module.types if isinstance(type_, Record)}


def registrations(plan: Plan) -> dict[str, Registration]:
    found = [registration for codec in plan.codecs for registration in codec.registrations]
    return {registration.record.partition(".")[2]: registration for registration in found}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Get-Request-Normal", ["get", "request", "normal"]),
        ("initiateRequest", ["initiate", "request"]),
        ("calling-AP-title", ["calling", "ap", "title"]),
        ("getTIAttribute", ["get", "ti", "attribute"]),
        ("XDLMS-APDU", ["xdlms", "apdu"]),
        ("attribute0-supported-with-set", ["attribute0", "supported", "with", "set"]),
        ("refused-by-the-VDE-Handler", ["refused", "by", "the", "vde", "handler"]),
        ("Integer8", ["integer8"]),
        ("long64-unsigned", ["long64", "unsigned"]),
    ],
)
def test_words(name: str, expected: list[str]) -> None:
    assert words(name) == expected


def test_names() -> None:
    assert class_name("AARQ") == "Aarq"
    assert class_name("type") == "Type"
    assert class_name("warning") == "Warning_"
    assert attribute_name("class") == "class_"
    assert attribute_name("list") == "list_"
    assert attribute_name("decode") == "decode_"
    assert attribute_name("match") == "match"
    assert constant_name("no-access") == "NO_ACCESS"


@pytest.mark.parametrize(
    ("record", "prefix"),
    [
        ("GetRequestNormal", r'b"\xc0\x01"'),
        ("ActionResponseWithPblock", r'b"\xc7\x02"'),
        ("InitiateRequest", r'b"\x01"'),
        ("GloGetRequest", 'b""'),  # by the CHOICE, which writes the tag
        ("ConfirmedServiceErrorRead", r'b"\x0e"'),
        ("CosemAttributeDescriptor", 'b""'),
        ("ServiceErrorAccess", 'b""'),
        ("SecurityHeader", 'b""'),
        ("Aarq", 'b""'),
    ],
)
def test_tags_before_a_record_that_is_encoded_alone(plan: Plan, record: str, prefix: str) -> None:
    assert registrations(plan)[record].prefix == prefix


def test_every_record_can_be_encoded_alone(plan: Plan) -> None:
    assert set(registrations(plan)) == set(records(plan))


def test_fields_are_positional_unless_one_that_must_be_given_follows_one_that_need_not(plan: Plan) -> None:
    assert not records(plan)["GetRequestNormal"].keyword_only
    assert records(plan)["InitiateRequest"].keyword_only
    assert records(plan)["Aarq"].keyword_only
    assert not records(plan)["Rlrq"].keyword_only


def test_alternatives_have_their_own_class_or_a_box(plan: Plan) -> None:
    unions = {union.name: union.members for union in plan.unions}
    assert unions["GetRequest"] == ("GetRequestNormal", "GetRequestNext", "GetRequestWithList")
    assert unions["ReadResult"] == (
        "Data",
        "DataAccessResult",
        "DataBlockResult",
        "ReadResultBlockNumber",
        "int",
    )
    assert unions["WriteResult"][0] == "WriteResultSuccess"
    assert records(plan)["WriteResultSuccess"].fields == ()
    assert [field.annotation for field in records(plan)["ReadRequest"].fields] == ["list[VariableAccessSpecification]"]
    fields = {field.name: field.annotation for field in records(plan)["GetResponseNormal"].fields}
    assert fields == {"invoke_id_and_priority": "InvokeIdAndPriority", "result": "GetDataResult"}
    assert unions["GetDataResult"] == ("Data", "DataAccessResult", "int")


def test_enumerations_in_boxes_make_way_for_them(plan: Plan) -> None:
    names = [type_.name for module in plan.modules for type_ in module.types]
    assert {"ServiceErrorAccess", "ServiceErrorAccessCode"} <= set(names)
    assert len(names) == len(set(names))


def test_what_is_only_met_inside_data_has_no_class(plan: Plan) -> None:
    names = {type_.name for module in plan.modules for type_ in module.types}
    assert not {"CompactArray", "TypeDescription", "ArrayDescription"} & names


def test_data_alternatives(plan: Plan) -> None:
    assert plan.data is not None
    kinds = {entry.name: (entry.tag, entry.kind, entry.size) for entry in plan.data.alternatives}
    assert kinds["double-long-unsigned"] == (6, "UINT32", 4)
    assert kinds["bcd"] == (13, "INT8", 1)
    assert kinds["float64"] == (24, "FLOAT64", 8)
    assert kinds["octet-string"] == (9, "OCTETS", -1)
    assert kinds["structure"] == (2, "STRUCTURE", -1)
    assert kinds["dont-care"] == (255, "NULL_DATA", 0)
    assert kinds["delta-long-unsigned"] == (32, "UINT16", 2)
    assert plan.data.described.startswith("(0, 1, 2, 3, 4, 5, 6, 9, ")
    assert ", 19," not in plan.data.described


def test_first_octets_of_the_roots(plan: Plan) -> None:
    roots = {codec.encoding: [root.first_octets for root in codec.roots] for codec in plan.codecs}
    assert roots[Encoding.BER] == [r'b"\x60\x61\x62\x63"']
    (octets,) = roots[Encoding.A_XDR]
    assert octets.count("\\x") == len(specification().definition("XDLMS-APDU").type.alternatives)  # type: ignore[union-attr]


def test_public_names_are_the_recorded_ones(plan: Plan, update_golden: bool) -> None:
    """A name that changes breaks what others wrote: it must be seen and said."""
    recorded = Path(__file__).parent / "public_names.txt"
    text = "\n".join(plan.public) + "\n"
    if update_golden:
        recorded.write_text(text, encoding="utf-8")
    assert recorded.read_text(encoding="utf-8") == text


def test_identifiers_of_ber(tmp_path: Path) -> None:
    plan = planned(
        """--@ root: ber
        Root ::= CHOICE { a [APPLICATION 31] IMPLICIT SEQUENCE {
            implicit [0] IMPLICIT OCTET STRING, explicit [1] EXPLICIT OCTET STRING, choice [2] C,
            far [300] IMPLICIT NULL, list [3] IMPLICIT SEQUENCE OF INTEGER, twice [4] EXPLICIT T } }
        C ::= CHOICE { n [0] IMPLICIT NULL }
        T ::= [PRIVATE 5] EXPLICIT INTEGER""",
        tmp_path,
    )
    (codec,) = plan.codecs
    (sequence,) = codec.ber.sequences
    assert [component.decode for component in sequence.components] == [
        "decode_ber_octets(r, 0x80)",
        "ber.decode_explicit(r, 0xA1, decode_ber_octets, 0x04)",
        "ber.decode_explicit(r, 0xA2, decode_ber_c, 0)",
        "decode_ber_null(r, 0x9F822C)",
        "decode_ber_list_of_integer_0_x02(r, 0xA3)",
        "ber.decode_explicit(r, 0xA4, decode_ber_integer_in_0_x_e5, 0xE5)",
    ]
    roots = [alternative.selects for choice in codec.ber.choices for alternative in choice.alternatives]
    assert "ber.peek(r) == 0x7F1F" in roots


def test_sizes_of_integers_in_a_xdr(tmp_path: Path) -> None:
    ranges = ["0..1", "0..256", "-1..0", "-129..0", "0..65536", "-1..2147483648", "0..4294967296", "0..255"]
    fields = ", ".join(f"f{index} INTEGER ({range_})" for index, range_ in enumerate(ranges))
    plan = planned(f"--@ root: a-xdr\nRoot ::= SEQUENCE {{ {fields} }}", tmp_path)
    (codec,) = plan.codecs
    bodies = {function.name: function.decode for function in codec.axdr.shapes}
    calls = [component.decode.removesuffix("(r)") for component in codec.axdr.sequences[0].components]
    primitives = [bodies.get(call.removeprefix("decode_"), call).partition("(")[0] for call in calls]
    assert [name.removeprefix("axdr.decode_") for name in primitives] == [
        "u8", "u16", "i8", "i16", "u32", "i64", "u64", "u8",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("R ::= SEQUENCE { a NULL }", "no type is a root"),
        ("--@ root: a-xdr\nR ::= SEQUENCE { a NULL OPTIONAL }", "a NULL that may be absent"),
        ("--@ root: a-xdr\nR ::= SEQUENCE { a Foo-Bar, b FooBar }\nFoo-Bar ::= SEQUENCE { x NULL }\n"
         "FooBar ::= SEQUENCE { x NULL }", "FooBar is the Python name of something else"),
        ("--@ root: a-xdr\nRecord ::= SEQUENCE { a NULL }", "Record is the Python name of something else"),
        ("--@ root: a-xdr\nR ::= SEQUENCE { a Two }\nTwo ::= SEQUENCE OF SEQUENCE OF Three\nThree ::= SEQUENCE OF Two",
         "a list of nothing but such lists"),
        ("--@ root: a-xdr\n--@ form: tagged-value\nData ::= CHOICE { a [0] NULL, b [1] SEQUENCE OF Data }",
         "Data has a null-data, an array and a structure"),
        ("--@ root: a-xdr\nR ::= SEQUENCE { a D, b E }\n--@ form: tagged-value\nD ::= CHOICE { a [0] NULL }\n"
         "--@ form: tagged-value\nE ::= CHOICE { a [0] NULL }", "a library has one type"),
    ],
)  # fmt: skip
def test_what_cannot_become_a_library_is_told_with_its_place(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=message) as caught:
        planned(text, tmp_path)
    assert caught.value.diagnostic.code == "L101"
    assert caught.value.diagnostic.span is not None and caught.value.diagnostic.span.file == "some.asn"


def test_the_planner_and_the_reference_codec_share_nothing() -> None:
    """The one is the oracle of the other."""
    folder = ROOT / "codegen" / "cosemc"
    for path in (folder / "interpret").glob("*.py"):
        assert "cosemc.plan" not in path.read_text(encoding="utf-8")
    for path in (folder / "plan").glob("*.py"):
        assert "cosemc.interpret" not in path.read_text(encoding="utf-8")
