"""What the tree of `dlms decode` names: objects, attributes, selections, bits, and values with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from typer.testing import CliRunner

import dlms
from cosem.classes import UnknownClass, get
from cosem.data import Data
from cosem.obis import Kind, Obis, describe
from dlms.messages import Message
from dlms_tools.cli import app
from dlms_tools.describe_data import attribute_name, describe_bits, describe_value, method_name
from dlms_tools.render import trees
from support.vectors import ROOT, Vector, load_vectors, vector_params

RESPONSE = bytes.fromhex("c401c100")
CAPTURES = ROOT / "docs" / "captures"


def text_of(messages: list[Message]) -> str:
    console = Console(width=100_000, highlight=False, no_color=True)
    with console.capture() as capture:
        for tree in trees(messages):
            console.print(tree)
    return capture.get()


def messages_of(vector: Vector) -> list[Message]:
    octets = bytes.fromhex(vector["hex"])
    if vector["layer"] == "data":
        return dlms.decode(RESPONSE + octets)
    return dlms.decode(octets, {name: key for name, key in vector["keys"].items() if name in ("ek", "ak")})


def response(data: Data) -> str:
    return text_of(dlms.decode(RESPONSE + data.encode()))


def decoded(capture: str) -> str:
    arguments = ["decode", str(CAPTURES / f"{capture}-push.hex"), "--key-file", str(CAPTURES / f"{capture}.toml")]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0
    return result.stdout


# --- every object of the vectors --------------------------------------------------------------------------------------


def data_within(value: Any) -> Iterator[dict[str, Any]]:
    """Every Data in the JSON form of a message, inner ones too."""
    if isinstance(value, list):
        for item in value:
            yield from data_within(item)
    elif isinstance(value, dict):
        if set(value) - {"raw", "type_description"} == {"type", "value"} and isinstance(value["type"], str):
            yield value
        for item in value.values():
            yield from data_within(item)


def is_name(item: dict[str, Any]) -> bool:
    return item["type"] == "octet-string" and len(item["value"]) == 12


def objects_within(data: dict[str, Any]) -> tuple[str, int | None] | None:
    """The object that a structure is about: its logical name, and its class where that stands beside it."""
    if data["type"] != "structure":
        return None
    names = [item for item in data["value"] if is_name(item)]
    kinds = [item["type"] for item in data["value"]]
    if len(names) == 1:
        at = data["value"].index(names[0])
        before = kinds[max(0, at - 2) : at]
        if before[-1:] == ["long-unsigned"] or before == ["long-unsigned", "unsigned"]:
            return names[0]["value"], data["value"][at - len(before)]["value"]
        return names[0]["value"], None
    return None


@cache
def titles(class_id: int) -> str:
    try:
        return get(class_id).NAME
    except UnknownClass:
        return f"class {class_id}"


_LAYERS = ("apdu", "data", "push-stream", "mbus", "wrapper", "security")


@pytest.mark.parametrize("vector", vector_params(*_LAYERS, keep=lambda vector: vector["expected"]["outcome"] == "ok"))
def test_every_object_is_named(vector: Vector) -> None:
    messages = messages_of(vector)
    forms = [message.to_json() for message in messages]
    text = text_of(messages)
    assert [message.to_json() for message in messages] == forms
    lines = text.splitlines()
    for data in data_within([form["layers"] for form in forms]):
        found = objects_within(data)
        if found is None:
            continue
        name, class_id = found
        obis = Obis(bytes.fromhex(name))
        meaning = describe(obis)
        wanted = [str(obis), "" if meaning.kind is Kind.RESERVED else meaning.meaning]
        if class_id is not None:
            wanted.append(titles(class_id))
        assert any(all(part in line for part in wanted) for line in lines), wanted


@pytest.mark.skipif(not load_vectors("data"), reason="no vectors beside the checkout (set COSEMKIT_VECTORS)")
def test_the_vectors_have_objects_to_be_named() -> None:
    [listed] = [vector for vector in load_vectors("data") if vector["kind"] == "object-list"]
    text = text_of(messages_of(listed))
    assert len(re.findall(r"structure .*  [A-Z][\w ]+ version \d \d+-\d+:[\d.]+\*\d+", text)) == 123


# --- captures --------------------------------------------------------------------------------------------------------


def test_values_with_their_units() -> None:
    text = decoded("netz-noe")
    for line in (
        "octet-string 0100010800ff  1-0:1.8.0*255 active energy import (QI+QIV), sum of phases, time integral 1, total "
        "(Register or Extended register)",
        "double-long-unsigned 12937  12.937 kWh",
        "long-unsigned 2337  233.7 V",
        "long-unsigned 1000  1.000",
        "long-invoke-id-and-priority: 2147911438  long-invoke-id 427790, unconfirmed, high priority",
    ):
        assert line in text


def test_a_push_without_units_says_none() -> None:
    text = decoded("kamstrup-omnipower")
    assert "double-long-unsigned 6307498\n" in text
    assert "octet-string 0001010000ff  0-1:1.0.0*255 clock, channel 1 (Clock)" in text


def vector(identity: str) -> Vector:
    for layer in _LAYERS:
        for found in load_vectors(layer):
            if found["id"] == identity:
                return found
    pytest.skip("no vectors beside the checkout (set COSEMKIT_VECTORS)")


def test_a_push_that_begins_with_its_object_list() -> None:
    text = text_of(messages_of(vector("scs-lg_e450-UNENCRYPTED_VALID_DATA")))
    assert "octet-string 4c475a31303330363535393333353132  Data 0-0:42.0.0*255 COSEM logical device name: value" in text
    assert "octet-string 07e50706020e3a12ff800081  Clock 0-0:1.0.0*255 clock: time" in text


def test_requests_name_attribute_method_and_selection() -> None:
    text = text_of(messages_of(vector("gosem-client-get-149")))
    profile = "Profile generic 1-0:99.1.0*255 load profile with recording period 1"
    assert f"cosem-attribute-descriptor: {profile}: buffer\n" in text
    assert "access-selection: range_descriptor\n" in text
    restricting = "structure { long-unsigned 8, octet-string 0000010000ff, integer 2, long-unsigned 0 }"
    assert f"{restricting}  Clock 0-0:1.0.0*255 clock: time\n" in text
    action = text_of(messages_of(vector("jdlms-kaifa-0")))
    assert ": Association LN 0-0:40.0.0*255 current association: reply_to_hls_authentication\n" in action
    access = text_of(messages_of(vector("gbcs-rtds-ecs01a_1.1.1_cancellation_tou_block_success_command")))
    assert "Activity calendar 0-0:13.0.0*255 activity calendar: season_profile_passive\n" in access


# --- shapes ----------------------------------------------------------------------------------------------------------

ENERGY = Data.octet_string(bytes.fromhex("0100010800ff"))
LU, U, INT, E = Data.long_unsigned, Data.unsigned, Data.integer, Data.enum
TOTAL = "1-0:1.8.0*255 active energy import (QI+QIV), sum of phases, time integral 1, total"


@pytest.mark.parametrize(
    ("items", "note"),
    [
        ([LU(3), ENERGY, INT(3), LU(0)], f"Register {TOTAL}: scaler_unit"),
        ([LU(3), ENERGY, INT(3), LU(2)], f"Register {TOTAL}: scaler_unit, element 2"),
        ([LU(3), ENERGY, INT(0)], f"Register {TOTAL}: all attributes"),
        ([ENERGY, LU(3), INT(9)], f"Register {TOTAL}: attribute 9"),
        ([LU(3), U(0), ENERGY], f"Register version 0 {TOTAL}"),
        ([LU(3), U(7), ENERGY], f"Register version 7 {TOTAL}"),
        ([LU(9999), ENERGY], f"class 9999 {TOTAL}"),
        ([Data.long(-1528), LU(3), U(0), ENERGY], f"Register version 0 {TOTAL}: base name fa08"),
        ([E(1), LU(3), ENERGY, INT(2), LU(0)], f"Register {TOTAL}: write value"),
        ([E(2), LU(3), ENERGY, INT(1), INT(0)], f"Register {TOTAL}: execute reset"),
        ([INT(-3), E(30)], "10^-3 Wh"),
    ],
)
def test_structures_by_their_shape(items: list[Data], note: str) -> None:
    assert response(Data.structure(items)).rstrip().endswith(f"}}  {note}")


@pytest.mark.parametrize("items", [[LU(3), ENERGY, U(3), LU(0)], [U(3), ENERGY], [INT(3), E(200)]])
def test_other_shapes_are_no_objects(items: list[Data]) -> None:
    text = response(Data.structure(items))
    assert "}  " not in text and "Register 1-0" not in text


@pytest.mark.parametrize(
    ("value", "scaler", "unit", "shown"),
    [
        (12937, 0, 30, "12.937 kWh"),
        (12937, -3, 30, "12.937 Wh"),
        (18446744073709551615, -20, 35, "0.18446744073709551615 V"),
        (-5, 2, 27, "-500 W"),
        (7, 0, 255, "7"),
        (0.1, 0, 35, "0.1 V"),
        (7, 0, 250, None),
        ("NaN", 0, 35, None),
    ],
)
def test_scaled_values_are_exact(value: Any, scaler: int, unit: int, shown: str | None) -> None:
    assert describe_value({"type": "long64-unsigned", "value": value}, scaler, unit) == shown


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("invoke-id-and-priority", 0xC1, "invoke-id 1, confirmed, high priority"),
        ("invoke-id-and-priority", 0x0F, "invoke-id 15, unconfirmed, normal priority"),
        ("long-invoke-id-and-priority", 0x40000007, "long-invoke-id 7, confirmed, normal priority"),
        (
            "long-invoke-id-and-priority",
            0xF0FFFFFF,
            "long-invoke-id 16777215, self-descriptive, break on error, confirmed, high priority",
        ),
        ("block-control", 0xC3, "last block, streaming, window 3"),
        ("block-control", 0x01, "more blocks follow, window 1"),
        ("block-number", 0x01, None),
    ],
)
def test_bits_in_words(name: str, value: int, words: str | None) -> None:
    assert describe_bits(name, value) == words


def test_names_of_all_versions_where_they_differ() -> None:
    assert attribute_name(15, 7) == "secret or lls_secret"
    assert (attribute_name(3, 2), attribute_name(3, 99), attribute_name(4711, 2)) == (
        "value",
        "attribute 99",
        "attribute 2",
    )
    assert (method_name(70, 1), method_name(70, 99)) == ("remote_disconnect", "method 99")


# --- whatever a meter sends -------------------------------------------------------------------------------------------

_LEAVES = st.one_of(
    st.sampled_from([ENERGY, LU(3), LU(7), U(1), INT(2), INT(-128), E(1), E(30), Data.null_data()]),
    st.binary(max_size=13).map(Data.octet_string),
    st.floats(width=32).map(Data.float32),
    st.integers(0, 0xFFFF).map(Data.long_unsigned),
)
_ANY_DATA = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=6).map(Data.structure) | st.lists(inner, max_size=3).map(Data.array)
)


@given(_ANY_DATA)
@settings(max_examples=150, deadline=None)
def test_whatever_comes_is_shown(data: Data) -> None:
    text = response(data)
    assert text.splitlines()[1] == "└── apdu  Get-Response-Normal"
    assert "result.data: " in text
