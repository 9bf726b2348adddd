"""The interface classes: what holds for all of them, against the tables they come from and values drawn from those.

The octets that attributes decode are written by the encoder of this file, from types that the compiler's front end
read; nothing here uses the generated type nodes to make what they are tested with.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cosem import classes
from cosem.data import Data
from cosem.date_time import DateTime
from cosem.errors import EncodeError
from cosem.units import Unit
from cosemc.read import read
from cosemc.tables import load_tables
from cosemc.tables.model import (
    INTEGER_RANGES,
    Array,
    Choice,
    Primitive,
    Reference,
    Structure,
    Type,
    TypeExpression,
    children,
)
from support.vectors import ROOT, load_vectors

TABLES = load_tables(read([ROOT / "specs"], {".json"}).sources).tables
VERSIONS = tuple(TABLES.versions())
BY_PAIR = {(version.class_id, version.version): version for version in VERSIONS}
FILES = sorted((ROOT / "specs" / "classes").glob("[0-9]*.json"))
UNITS = [entry["code"] for entry in json.loads((ROOT / "specs" / "units.json").read_text("utf-8"))["units"]]

every_version = pytest.mark.parametrize("pair", [(version.class_id, version.version) for version in VERSIONS], ids=str)


# --- values, as octets ------------------------------------------------------------------------------------------

TAGS = {
    "null-data": 0, "array": 1, "structure": 2, "boolean": 3, "bit-string": 4, "double-long": 5,
    "double-long-unsigned": 6, "octet-string": 9, "visible-string": 10, "utf8-string": 12, "bcd": 13, "integer": 15,
    "long": 16, "unsigned": 17, "long-unsigned": 18, "compact-array": 19, "long64": 20, "long64-unsigned": 21,
    "enum": 22, "float32": 23, "float64": 24, "date-time": 25, "date": 26, "time": 27, "dont-care": 255,
}  # fmt: skip
"""Green Book, 9.5: the tags of Data."""

SIZES = {"integer": 1, "long": 2, "double-long": 4, "long64": 8, "bcd": 1, "enum": 1, "unsigned": 1}
SIZES |= {"long-unsigned": 2, "double-long-unsigned": 4, "long64-unsigned": 8}
FIXED = {"date-time": 12, "date": 5, "time": 4, "float32": 4, "float64": 8}
MEANING_LENGTHS = {"date-time": 12, "date": 5, "time": 4, "obis": 6, "ipv4": 4, "ipv6": 16}


def length(number: int) -> bytes:
    if number < 128:
        return bytes([number])
    octets = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(octets)]) + octets


def tagged(kind: str, content: bytes) -> bytes:
    return bytes([TAGS[kind]]) + content


def lengths(type_: Primitive, default: int) -> st.SearchStrategy[int]:
    if not type_.ranges:
        return st.integers(0, default)
    return st.one_of(
        *(st.integers(part.low, part.low + 3 if part.high is None else part.high) for part in type_.ranges)
    )


def primitive(type_: Primitive) -> st.SearchStrategy[bytes]:
    kind = type_.kind
    if kind in INTEGER_RANGES:
        low, high = INTEGER_RANGES[kind]
        spans = [(part.low, high if part.high is None else part.high) for part in type_.ranges] or [(low, high)]
        numbers = st.one_of(*(st.integers(*span) for span in spans))
        if type_.names and not type_.ranges:
            numbers = st.one_of(numbers, st.sampled_from([item.value for item in type_.names]))
        return numbers.map(lambda n: tagged(kind, n.to_bytes(SIZES[kind], "big", signed=low < 0)))
    if kind in ("null-data", "dont-care"):
        return st.just(tagged(kind, b""))
    if kind == "boolean":
        return st.sampled_from([tagged(kind, b"\0"), tagged(kind, b"\1")])
    if kind == "bit-string":
        return lengths(type_, 20).flatmap(
            lambda n: st.integers(0, (1 << n) - 1).map(
                lambda bits: tagged(kind, length(n) + (bits << (-n % 8)).to_bytes((n + 7) // 8, "big"))
            )
        )
    if kind in ("float32", "float64"):
        from struct import pack

        width = 32 if kind == "float32" else 64
        form = ">f" if width == 32 else ">d"
        return st.floats(width=width, allow_nan=False).map(lambda number: tagged(kind, pack(form, number)))
    if kind in FIXED:
        return st.binary(min_size=FIXED[kind], max_size=FIXED[kind]).map(lambda octets: tagged(kind, octets))
    if kind == "structure":
        return st.sampled_from([bytes.fromhex("0200"), bytes.fromhex("0202 00 0901ff")])
    if kind == "compact-array":
        return st.just(bytes.fromhex("13 12 04 0001 0002"))  # two long-unsigned
    if type_.meaning in MEANING_LENGTHS and kind == "octet-string":
        size = MEANING_LENGTHS[type_.meaning]
        return st.binary(min_size=size, max_size=size).map(lambda octets: tagged(kind, length(size) + octets))
    if kind == "octet-string" and type_.meaning != "text":
        strings = lengths(type_, 12).flatmap(lambda n: st.binary(min_size=n, max_size=n))
    else:
        alphabet = st.characters(min_codepoint=32, max_codepoint=126)
        strings = lengths(type_, 12).flatmap(lambda n: st.text(alphabet, min_size=n, max_size=n)).map(str.encode)
    return strings.map(lambda octets: tagged(kind, length(len(octets)) + octets))


def octets_of(type_: Type) -> st.SearchStrategy[bytes]:
    """Octets of Data of the type, every one of its alternatives among them."""
    if isinstance(type_, Reference):
        if type_.name in ("any", "unknown"):
            return st.sampled_from([bytes.fromhex("1105"), bytes.fromhex("0202 00 0901ff")])
        if type_.name == "unit":
            return st.sampled_from(UNITS).map(lambda code: bytes([TAGS["enum"], code]))
        return octets_of(TABLES.underlying(type_))
    if isinstance(type_, Choice):
        return st.one_of(*map(octets_of, type_.alternatives))
    if isinstance(type_, Array):
        counts = lengths(Primitive("octet-string", type_.ranges), 2)
        element = octets_of(type_.element)
        items = counts.flatmap(lambda n: st.lists(element, min_size=n, max_size=n))
        return items.map(lambda parts: tagged("array", length(len(parts)) + b"".join(parts)))
    if isinstance(type_, Structure):
        fields = st.tuples(*(octets_of(field.type) for field in type_.fields))
        return fields.map(lambda parts: tagged("structure", length(len(parts)) + b"".join(parts)))
    return primitive(type_)


def has_choice(type_: Type) -> bool:
    type_ = TABLES.underlying(type_)
    return isinstance(type_, Choice) or any(map(has_choice, children(type_)))


# --- all classes ------------------------------------------------------------------------------------------------


def test_every_version_of_the_tables_is_there_and_no_other() -> None:
    tables = {(table["class_id"], version["version"]) for table in map(load, FILES) for version in table["versions"]}
    assert {(entry.class_id, version) for entry in classes.entries for version in entry.versions} == tables
    assert len(tables) >= 146


def load(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_members_are_those_of_the_table(path: Path) -> None:
    table = load(path)
    for version in table["versions"]:
        found = classes.get(table["class_id"], version["version"])
        assert (table["class_id"], version["version"]) == (found.CLASS_ID, found.VERSION)
        assert (version.get("name", table["name"]), version["status"]) == (found.NAME, found.STATUS)
        attributes = [item for item in version["attributes"] if not item.get("reserved")]
        assert [facts(item) for item in found.ATTRIBUTES.values()] == [facts_of(item) for item in attributes]
        methods = [item for item in version.get("methods", ()) if not item.get("reserved")]
        assert [facts(item) for item in found.METHODS.values()] == [facts_of(item) for item in methods]
        selectors = [
            (item["attribute"], item["selector"], item["name"])
            for item in sorted(version.get("selectors", ()), key=lambda item: (item["attribute"], item["selector"]))
        ]
        assert selectors == [
            (attribute.id, selector.number, name)
            for attribute in found.ATTRIBUTES.values()
            for name, selector in attribute.selectors.items()
        ]


def facts(member: classes.Attribute[Any] | classes.Method[Any, Any]) -> tuple[Any, ...]:
    static = member.static if isinstance(member, classes.Attribute) else None
    return (member.id, member.name, member.sn, static)


def facts_of(member: dict[str, Any]) -> tuple[Any, ...]:
    sn = int(member["sn"], 16) if "sn" in member else None
    return (member["id"], member["name"], sn, member.get("static"))


@every_version
def test_invariants(pair: tuple[int, int]) -> None:
    version, found = BY_PAIR[pair], classes.get(*pair)
    if found.STATUS == "existence only":
        assert not found.ATTRIBUTES
        assert not found.METHODS
        return
    assert found.ATTRIBUTES[1].name == "logical_name"
    assert found.ATTRIBUTES[1].base_type == "octet-string"
    reserved = {attribute.id for attribute in version.attributes if attribute.reserved}
    assert sorted({*found.ATTRIBUTES, *reserved}) == list(range(1, len(version.attributes) + 1))
    offsets = [item.sn for item in (*found.ATTRIBUTES.values(), *found.METHODS.values()) if item.sn is not None]
    assert len(offsets) == len(set(offsets))
    assert all(offset % 8 == 0 for offset in offsets)
    for attribute in found.ATTRIBUTES.values():
        assert attribute.owner is found
        assert attribute in (getattr(found, attribute.name, None), getattr(found, f"{attribute.name}_", None))


@every_version
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_value_of_every_attribute_decodes_and_encodes_back(pair: tuple[int, int], data: st.DataObject) -> None:
    version, found = BY_PAIR[pair], classes.get(*pair)
    for attribute in version.attributes:
        if attribute.type is not None:
            octets = data.draw(octets_of(attribute.type.type), label=attribute.name)
            check_round_trip(found.ATTRIBUTES[attribute.id], attribute.type, octets)


@every_version
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_value_of_every_parameter_and_result(pair: tuple[int, int], data: st.DataObject) -> None:
    version, found = BY_PAIR[pair], classes.get(*pair)
    for method in version.methods:
        if method.parameter is not None:
            octets = data.draw(octets_of(method.parameter.type), label=method.name)
            value = found.METHODS[method.id].decode(Data.decode(octets), strict=True)
            again = found.METHODS[method.id].encode(value)
            assert found.METHODS[method.id].decode(again, strict=True) == value
        if method.result is not None:
            octets = data.draw(octets_of(method.result.type), label=method.name)
            value = found.METHODS[method.id].decode_result(Data.decode(octets), strict=True)
            again = found.METHODS[method.id].encode_result(value)
            assert found.METHODS[method.id].decode_result(again, strict=True) == value


def check_round_trip(attribute: classes.Attribute[Any], expression: TypeExpression, octets: bytes) -> None:
    data = Data.decode(octets)
    value = attribute.decode(data, strict=True)
    again = attribute.encode(value)
    if has_choice(expression.type):  # several Data types may give one Python type: the value stays, its tag need not
        assert attribute.decode(again, strict=True) == value
    else:
        assert again.encode() == octets
    assert attribute.base_type in ("CHOICE", data.type)


# --- typed values -----------------------------------------------------------------------------------------------


def test_scaler_unit_is_a_typed_structure() -> None:
    value = classes.Register.scaler_unit.decode(Data.decode(bytes.fromhex("0202 0ffd 161e")), strict=True)
    assert (value.scaler, value.unit) == (-3, Unit.WATT_HOUR)
    assert classes.Register.scaler_unit.encode(value).encode() == bytes.fromhex("0202 0ffd 161e")


def test_a_unit_without_a_name_stays_a_number() -> None:
    value = classes.Register.scaler_unit.decode(Data.decode(bytes.fromhex("0202 0f00 16c8")), strict=True)
    assert value.unit == 200
    assert not isinstance(value.unit, Unit)


def test_clock_time_is_a_date_time() -> None:
    value = classes.Clock.time.decode(Data.decode(bytes.fromhex("090c 07e7 0c 1f 07 17 3b 3b 00 ffc4 00")), strict=True)
    assert isinstance(value, DateTime)
    assert (value.year, value.month, value.day, value.second, value.deviation) == (2023, 12, 31, 59, -60)


def test_capture_objects_are_a_list_of_typed_definitions() -> None:
    octets = bytes.fromhex("0102 0204 120008 09060000010000ff 0f02 120000 0204 120003 09060100010800ff 0f02 120000")
    clock, energy = classes.ProfileGeneric.capture_objects.decode(Data.decode(octets), strict=True)
    assert (clock.class_id, str(clock.logical_name), clock.attribute_index) == (8, "0-0:1.0.0*255", 2)
    assert (energy.class_id, str(energy.logical_name), energy.data_index) == (3, "1-0:1.8.0*255", 0)


def test_an_enumeration_has_names() -> None:
    decoded = classes.DisconnectControl.control_state.decode(Data.decode(b"\x16\x01"), strict=True)
    assert decoded == 1
    assert getattr(decoded, "name", "") == "CONNECTED"
    assert classes.DisconnectControl.control_state.decode(Data.decode(b"\x16\x63"), strict=True) == 99


def test_data_of_another_shape_is_kept_with_a_warning() -> None:
    data = Data.decode(bytes.fromhex("0201 0ffd"))
    with pytest.warns(
        classes.ShapeWarning, match=r"Register \(class 3, version 0\) 3 scaler_unit: structure of 2 expected"
    ):
        assert classes.Register.scaler_unit.decode(data) is data
    with pytest.raises(classes.ShapeError) as raised:
        classes.Register.scaler_unit.decode(data, strict=True)
    assert raised.value.path == ""


def test_the_place_of_another_shape_is_said() -> None:
    octets = bytes.fromhex("0101 0204 120008 09060000010000ff 1202 0000 120000".replace("1202 0000", "120002"))
    with pytest.raises(classes.ShapeError, match=r"0\.attribute_index: integer expected, long-unsigned found"):
        classes.ProfileGeneric.capture_objects.decode(Data.decode(octets), strict=True)


def test_a_value_outside_its_range_is_refused_only_where_asked_for() -> None:
    data = Data.decode(bytes.fromhex("06 00000000"))
    assert classes.ProfileGeneric.profile_entries.decode(data) == 0
    with pytest.raises(classes.ShapeError):
        classes.ProfileGeneric.profile_entries.decode(data, strict=True)
    with pytest.raises(EncodeError):
        classes.ProfileGeneric.profile_entries.encode(0)


@pytest.mark.parametrize("value", ["text", None, 1.5, b"x", True, 1 << 40, [1]])
def test_what_is_no_value_of_the_attribute_is_not_encoded(value: Any) -> None:
    with pytest.raises(EncodeError):
        classes.ProfileGeneric.capture_period.encode(value)


def test_the_place_of_what_cannot_be_encoded_is_said() -> None:
    wrong = classes.Register.scaler_unit.decode(Data.decode(bytes.fromhex("0202 0ffd 161e")), strict=True)
    wrong.scaler = 1000
    with pytest.raises(EncodeError) as raised:
        classes.Register.scaler_unit.encode(wrong)
    assert raised.value.path == "scaler"


def test_data_may_be_given_to_be_exact() -> None:
    data = Data.of("unsigned", 5)
    assert classes.Register.value.encode(data) is data


# --- objects and references -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["1.0.1.8.0.255", "1-0:1.8.0*255", "1-0:1.8.0", "0100010800FF", b"\1\0\1\x08\0\xff"])
def test_an_object_is_bound_to_its_logical_name(name: str | bytes) -> None:
    register = classes.Register(name)
    assert register.instance_id == bytes([1, 0, 1, 8, 0, 255])
    assert register == classes.Register("1.0.1.8.0.255")
    assert register != classes.ExtendedRegister("1.0.1.8.0.255")
    reference = register.value
    assert (reference.class_id, reference.instance_id, reference.attribute_id) == (3, register.instance_id, 2)
    assert repr(reference) == "RegisterV0('1.0.1.8.0.255').value"
    assert (register.reset.class_id, register.reset.method_id) == (3, 1)


@pytest.mark.parametrize("name", ["1.0.1.8.0", "1.0.1.8.0.256", "", b"\1\0", "energy"])
def test_what_is_no_logical_name_is_refused(name: str | bytes) -> None:
    with pytest.raises(ValueError):
        classes.Register(name)


def test_a_method_with_one_possible_parameter_needs_none() -> None:
    assert classes.Register("1.0.1.8.0.255").reset.encode().encode() == b"\x0f\x00"
    with pytest.raises(EncodeError):
        classes.Clock.shift_time.encode()
    assert classes.Clock.shift_time.encode(60).encode() == b"\x10\x00\x3c"


def test_selective_access() -> None:
    entry = classes.ProfileGeneric.EntryDescriptor(1, 10, 1, 0)
    reference = classes.ProfileGeneric("1.0.99.1.0.255").buffer.select("entry_descriptor", entry)
    assert reference.selection is not None
    assert reference.selection.selector == 2
    assert reference.selection.parameter.encode() == bytes.fromhex("0204 0600000001 060000000a 120001 120000")
    with pytest.raises(KeyError):
        classes.ProfileGeneric("1.0.99.1.0.255").buffer.select("by_moon", entry)


# --- registry ---------------------------------------------------------------------------------------------------


def test_registry() -> None:
    assert classes.get(3) is classes.Register
    assert classes.get(3, 0) is classes.RegisterV0
    assert classes.find("Register") is classes.Register
    assert classes.find("profile generic") is classes.find("ProfileGeneric") is classes.ProfileGeneric
    assert classes.get(7, 0) is classes.ProfileGenericV0
    assert classes.find("Profile generic", 0) is classes.ProfileGenericV0


def test_the_newest_version_is_one_that_is_described() -> None:
    for entry in classes.entries:
        statuses = [classes.get(entry.class_id, version).STATUS for version in entry.versions]
        newest = classes.get(entry.class_id)
        described = [
            version for version, status in zip(entry.versions, statuses, strict=True) if status != "existence only"
        ]
        assert max(described or entry.versions) == newest.VERSION


def test_what_is_not_in_the_registry() -> None:
    with pytest.raises(classes.UnknownClass, match=r"class 3 \(Register\) has no version 5, only 0"):
        classes.get(3, 5)
    with pytest.raises(classes.UnknownClass, match="there is no interface class 2"):
        classes.get(2)
    with pytest.raises(classes.UnknownClass, match="did you mean 'Profile generic'"):
        classes.find("profil generic")
    with pytest.raises(AttributeError):
        classes.Registre  # noqa: B018


def test_every_name_that_is_offered_is_there() -> None:
    assert all(getattr(classes, name) is not None for name in classes.__all__)
    assert set(classes.__all__) <= set(dir(classes))


def test_importing_the_package_imports_no_class() -> None:
    program = (
        "import sys, cosem, cosem.classes; cosem.classes.entries;"
        "print([name for name in sys.modules if name.startswith('cosem.classes.')])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['cosem.classes._registry']"


# --- meters -----------------------------------------------------------------------------------------------------


def trees(node: Any) -> list[dict[str, Any]]:
    """Every tree of Data in the expectation of a vector."""
    found = []
    if isinstance(node, dict):
        if isinstance(node.get("type"), str) and "value" in node:
            found.append(node)
        node = list(node.values())
    if isinstance(node, list):
        found += [tree for item in node for tree in trees(item)]
    return found


def structures(*types: str) -> list[dict[str, Any]]:
    vectors = [
        vector for layer in ("data", "apdu", "security", "hdlc", "push-stream") for vector in load_vectors(layer)
    ]
    found = [
        tree
        for vector in vectors
        for tree in trees(vector["expected"])
        if tree["type"] == "structure" and [child["type"] for child in tree["value"]] == list(types)
    ]
    if not found:
        pytest.skip("no vectors of meters: the vectors folder is not beside the checkout (set COSEMKIT_VECTORS)")
    return found


def test_every_object_of_the_object_lists_of_meters_is_known() -> None:
    elements = structures("long-unsigned", "unsigned", "octet-string", "structure")
    assert len(elements) > 100
    for element in elements:
        decoded = classes.get(15, 1).object_list.decode(Data.array([Data.from_json(element)]), strict=True)
        class_id, version = element["value"][0]["value"], element["value"][1]["value"]
        assert (decoded[0].class_id, decoded[0].version) == (class_id, version)
        assert decoded[0].logical_name.hex() == element["value"][2]["value"]
        known = classes.get(class_id, version)
        for access in decoded[0].access_rights.attribute_access:
            if access.attribute_id > 0:
                assert access.attribute_id in known.ATTRIBUTES


def test_every_capture_object_of_meters_is_an_attribute_of_a_class() -> None:
    for definition in structures("long-unsigned", "octet-string", "integer", "long-unsigned"):
        [decoded] = classes.ProfileGeneric.capture_objects.decode(Data.array([Data.from_json(definition)]), strict=True)
        assert classes.get(decoded.class_id).ATTRIBUTES[decoded.attribute_index].name


def test_every_scaler_unit_of_meters_has_a_unit() -> None:
    for pair in structures("integer", "enum"):
        decoded = classes.Register.scaler_unit.decode(Data.from_json(pair), strict=True)
        assert isinstance(decoded.unit, Unit)
        assert (decoded.scaler, decoded.unit) == (pair["value"][0]["value"], pair["value"][1]["value"])


@pytest.mark.parametrize(
    ("class_id", "version", "attribute", "octets", "message"),
    [
        (8, 0, "time", "090b07e70c1f07173b3b00ffc4", "a length of 11 is outside 12"),
        (23, 1, "window_size_receive", "1108", "8 is outside 1..7"),
        (41, 0, "mss", "120010", "16 is outside 40.."),
    ],
)
def test_what_lies_outside_a_range_is_told_with_it(
    class_id: int, version: int, attribute: str, octets: str, message: str
) -> None:
    described = getattr(classes.get(class_id, version), attribute)
    with pytest.raises(classes.ShapeError, match=f"^{re.escape(message)}$"):
        described.decode(Data.decode(bytes.fromhex(octets)), strict=True)
