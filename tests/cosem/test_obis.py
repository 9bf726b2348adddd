"""`cosem.obis`: notations, meanings from independent lists, search; the index against a naive reading of the rules."""

from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosem.errors import CosemError
from cosem.obis import Description, Kind, Obis, ObisError, describe, find, parse
from cosem.units import Unit
from cosemc.obis import ObisTables, load_obis
from cosemc.obis.interpret import interpret
from cosemc.obis.model import values
from cosemc.read import read
from support.vectors import Vector

ROOT = Path(__file__).resolve().parents[2]
CODES = st.binary(min_size=6, max_size=6).map(Obis)

# --- notations -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["1-0:1.8.0*255", "1-0:1.8.0", "1.0.1.8.0.255", "0100010800FF", "0100010800ff", " 1-0:1.8.0*255 ", "1-0:1.8.0.255"],
)
def test_every_notation_reads_as_the_same_code(text: str) -> None:
    code = Obis(text)
    assert code == b"\x01\x00\x01\x08\x00\xff"
    assert (code.a, code.b, code.c, code.d, code.e, code.f) == (1, 0, 1, 8, 0, 255)
    assert (str(code), code.dotted, repr(code)) == ("1-0:1.8.0*255", "1.0.1.8.0.255", "Obis('1-0:1.8.0*255')")
    assert parse(text) == code == Obis.of(1, 0, 1, 8, 0)


@given(CODES)
def test_a_code_is_read_as_it_is_written(code: Obis) -> None:
    assert (
        Obis(str(code))
        == Obis(code.dotted)
        == Obis(code.hex())
        == Obis(code.hex().upper())
        == Obis(bytes(code))
        == code
    )
    assert Obis.of(*code) == code


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1.8.0", "'1.8.0' is no OBIS code: write it as 1-0:1.8.0*255, 1.0.1.8.0.255 or 0100010800FF"),
        ("1-0:256.8.0", "'1-0:256.8.0' is no OBIS code: value group C is 256, outside 0 to 255"),
        ("1-0:1.8.0*999", "'1-0:1.8.0*999' is no OBIS code: value group F is 999, outside 0 to 255"),
        ("0100010800", "'0100010800' is no OBIS code: write it as 1-0:1.8.0*255, 1.0.1.8.0.255 or 0100010800FF"),
        ("", "'' is no OBIS code: write it as 1-0:1.8.0*255, 1.0.1.8.0.255 or 0100010800FF"),
        (b"\x01\x00", "a logical name has 6 octets, not 2"),
        ((1, 0, 1, 8, -1), "'1-0:1.8.-1*255' is no OBIS code: value group E is -1, outside 0 to 255"),
    ],
)
def test_what_is_no_code_is_said(text: str | bytes | tuple[int, ...], message: str) -> None:
    with pytest.raises(ObisError) as raised:
        Obis.of(*text) if isinstance(text, tuple) else Obis(text)
    assert str(raised.value) == message
    assert isinstance(raised.value, CosemError) and isinstance(raised.value, ValueError)


@given(st.text())
def test_any_text_is_a_code_or_an_error(text: str) -> None:
    try:
        code = Obis(text)
    except ObisError:
        return
    assert len(code) == 6


def test_a_long_text_is_not_repeated_whole() -> None:
    with pytest.raises(ObisError) as raised:
        Obis("7" * 100_000)
    assert len(str(raised.value)) < 200


def test_a_code_is_immutable_and_is_its_octets() -> None:
    code = Obis("1-0:1.8.0")
    assert {code: "energy"}[b"\x01\x00\x01\x08\x00\xff"] == "energy"  # type: ignore[index]
    with pytest.raises(AttributeError):
        code.a = 2  # type: ignore[misc]
    for again in (pickle.loads(pickle.dumps(code)), copy.deepcopy(code)):
        assert type(again) is Obis and again == code
    assert [str(item) for item in sorted([Obis("1-0:2.8.0"), Obis("0-0:96.1.0")])] == [
        "0-0:96.1.0*255",
        "1-0:2.8.0*255",
    ]


# --- meanings, as lists that are not the source of the tables have them ----------------------------------------------

KNOWN: list[tuple[str, str, str | None, int]] = [
    # Dutch smart meters (SMR 5 profile, P1 telegrams)
    ("1-0:1.8.1", "active energy import", "Wh", 3),
    ("1-0:2.8.2", "active energy export", "Wh", 3),
    ("1-0:21.7.0", "active power import", "W", 3),
    ("1-0:62.7.0", "active power export", "W", 3),
    ("1-0:61.4.0", "L3, current average 1", "W", 3),
    ("1-0:23.4.0", "reactive power import", "var", 3),
    ("1-0:90.7.0", "current, sum", "A", 3),
    ("1-0:51.24.0", "current, L2, current average 3", "A", 3),
    ("1-0:72.24.0", "voltage, L3", "V", 3),
    ("1-0:32.36.0", "over limit occurrence counter", "count", 1),
    ("1-0:52.32.0", "under limit occurrence counter", "count", 1),
    ("1-0:72.34.0", "under limit magnitude", "V", 1),
    ("1-0:31.7.124", "total harmonic distortion", "A", 3),
    ("1-0:11.35.124", "over limit threshold, total harmonic distortion", "A", 3),
    ("1-0:99.1.1", "load profile with recording period 1, instance 2", None, 7),
    ("1-0:99.2.0", "load profile with recording period 2", None, 7),
    ("1-0:99.97.0", "power failure event log", None, 7),
    ("0-0:98.1.0", "data of billing period, scheme 1", None, 7),
    ("0-0:99.98.1", "event log, instance 2", None, 7),
    ("0-0:96.7.21", "number of power failures in any phase", None, 1),
    ("0-0:96.7.9", "number of long power failures in any phase", None, 1),
    ("0-0:96.11.4", "event code 5", None, 1),
    ("0-0:96.15.4", "event counter 5", None, 1),
    ("0-0:96.13.0", "consumer message", None, 1),
    ("0-0:96.14.0", "currently active tariff", None, 1),
    ("0-0:97.98.0", "alarm register 1", None, 1),
    ("0-0:97.98.10", "alarm filter 1", None, 1),
    ("0-0:97.98.12", "alarm filter 3", None, 1),
    ("0-0:97.97.0", "error register 1", None, 1),
    ("0-1:24.1.0", "M-Bus client, channel 1", None, 72),
    ("0-1:24.2.1", "M-Bus value, instance 2, channel 1", None, 4),
    ("0-2:24.3.0", "M-Bus profile, channel 2", None, 7),
    ("0-1:24.4.0", "M-Bus disconnect control", None, 70),
    ("0-1:24.9.0", "M-Bus diagnostic", None, 77),
    ("0-1:96.1.1", "device ID 2, channel 1", None, 1),
    ("0-0:11.0.0", "special days table", None, 11),
    ("0-0:13.0.0", "activity calendar", None, 20),
    ("0-0:15.1.4", "push, implementation 1", None, 22),
    ("0-0:44.0.0", "image transfer", None, 18),
    ("0-0:96.3.10", "disconnect control", None, 70),
    ("0-0:17.0.0", "limiter", None, 71),
    ("0-2:25.9.0", "push setup, channel 2", None, 40),
    ("0-0:25.6.0", "GSM diagnostic", None, 47),
    # Indian smart meters (IS 15959)
    ("0-0:1.0.0", "clock", None, 8),
    ("0-0:40.0.0", "current association", None, 15),
    ("0-0:40.0.3", "association 3", None, 15),
    ("0-0:42.0.0", "logical device name", None, 1),
    ("0-0:43.0.3", "security setup 3", None, 64),
    ("0-0:43.1.3", "invocation counter 3", None, 1),
    ("0-0:22.0.0", "HDLC setup", None, 23),
    ("0-0:25.0.0", "TCP-UDP setup", None, 41),
    ("0-0:25.7.0", "IPv6 setup", None, 48),
    ("0-0:10.0.1", "end of billing period", None, 9),
    ("0-0:10.0.100", "tariffication", None, 9),
    ("0-0:10.0.107", "image activation", None, 9),
    ("0-0:10.0.108", "push", None, 9),
    ("0-0:15.0.0", "end of billing period", None, 22),
    ("0-0:15.0.2", "image activation", None, 22),
    ("0-0:96.1.0", "manufacturing number", None, 1),
    ("0-0:96.2.0", "configuration program changes", None, 1),
    ("0-0:96.7.0", "number of power failures in all three phases", None, 1),
    ("0-0:0.1.0", "billing period counter", None, 1),
    ("0-0:0.1.2", "time stamp of the billing period", None, 3),
    ("1-0:0.2.0", "active firmware identifier", None, 1),
    ("1-0:0.4.2", "current transformer ratio, numerator", None, 1),
    ("1-0:0.8.0", "measurement period 1", None, 1),
    ("1-0:0.8.4", "recording interval 1", None, 1),
    ("1-0:12.7.0", "voltage, any phase", "V", 3),
    ("1-0:91.7.0", "neutral current", "A", 3),
    ("1-0:13.7.0", "power factor", None, 3),
    ("1-0:13.0.0", "power factor, total, average of the billing period", None, 3),
    ("1-0:14.7.0", "frequency", "Hz", 3),
    ("1-0:9.7.0", "apparent power import", "VA", 3),
    ("1-0:10.8.0", "apparent energy export", "VAh", 3),
    ("1-0:3.7.0", "reactive power import", "var", 3),
    ("1-0:5.8.0", "reactive energy QI", "varh", 3),
    ("1-0:8.8.0", "reactive energy QIV", "varh", 3),
    ("1-0:1.6.0", "active power import (QI+QIV), sum of phases, maximum 1, total", "W", 4),
    ("1-0:9.6.8", "maximum 1, rate 8", "VA", 4),
    ("1-0:12.27.0", "current average 5", "V", 3),
    ("1-0:1.29.0", "time integral 5", "Wh", 3),
    ("1-0:16.29.0", "import less export", "Wh", 3),
    # gateways: TRuDI (PTB), solosTec
    ("1-0:81.7.1", "angle of U(L2) to U(L1)", "°", 3),
    ("1-0:81.7.26", "angle of I(L3) to U(L3)", "°", 3),
    ("1-0:1.46.0", "contracted value", "W", 3),
    ("1-0:76.7.0", "import less export", "W", 3),
    ("4-0:1.0.0", "unrated integral, current value", "count", 3),
    ("4-0:1.2.0", "unrated integral, set date value", "count", 3),
    ("6-0:1.0.0", "energy, current value", None, 3),
    ("5-0:2.2.0", "accumulated volume, set date value", "m³", 3),
    ("6-0:9.0.0", "flow rate", "m³/h", 3),
    ("6-0:10.0.0", "flow temperature", "°C", 3),
    ("6-0:11.0.0", "return temperature", "°C", 3),
    ("7-0:3.0.0", "forward absolute meter volume, index, at metering conditions", "m³", 3),
    ("7-0:3.1.0", "index, corrected", "m³", 3),
    ("7-0:43.15.0", "flow rate, current average of averaging period 1, at metering conditions", "m³/h", 3),
    ("7-0:43.17.0", "at base conditions", "m³/h", 3),
    ("8-0:1.0.0", "accumulated volume, current value", "m³", 3),
    ("9-0:1.2.0", "accumulated volume, set date value", "m³", 3),
    ("8-0:2.0.0", "flow rate", "m³/h", 3),
    # a gas volume converter (EnergyICT, Kamstrup Unigas)
    ("7-1:11.2.0", "forward undisturbed converter volume, index, at base conditions", "m³", 3),
    ("7-1:12.0.0", "forward disturbed converter volume, index, at metering conditions", "m³", 3),
    ("7-1:51.0.0", "correction factor", None, 3),
    ("7-1:52.2.0", "conversion factor, at base conditions", None, 3),
    ("7-1:53.0.0", "compressibility factor", None, 3),
    ("7-1:42.0.0", "absolute pressure", None, 3),
    ("0-0:96.6.3", "battery voltage", "V", 1),
    ("0-0:96.8.0", "operating time", None, 1),
]


@pytest.mark.parametrize(("code", "words", "symbol", "class_id"), KNOWN, ids=[entry[0] for entry in KNOWN])
def test_meanings_of_independent_lists(code: str, words: str, symbol: str | None, class_id: int) -> None:
    found = describe(code)
    assert words in found.meaning
    assert (found.unit.name if found.unit is Unit.COUNT else found.unit and found.unit.symbol) == (
        "COUNT" if symbol == "count" else symbol
    )
    assert class_id in found.classes
    assert found.kind is Kind.STANDARD


@pytest.mark.parametrize(
    ("a", "medium"),
    [
        (0, "abstract"),
        (1, "electricity"),
        (2, "reserved"),
        (4, "heat cost allocator"),
        (5, "cooling"),
        (6, "heat"),
        (7, "gas"),
        (8, "cold water"),
        (9, "hot water"),
        (15, "other media"),
        (16, "reserved"),
        (200, "reserved"),
    ],
)
def test_value_group_a_is_the_medium(a: int, medium: str) -> None:
    assert describe(Obis.of(a, 0, 1, 0, 0)).medium == medium


@pytest.mark.parametrize(
    ("code", "meaning", "kind"),
    [
        ("1-1:1.8.0*128", "manufacturer-specific", Kind.MANUFACTURER),
        ("0-0:96.50.0", "manufacturer-specific", Kind.MANUFACTURER),
        ("1-65:1.29.1", "utility-specific", Kind.UTILITY),
        ("1-0:94.91.0", "identifier of India, E=0, F=255", Kind.COUNTRY),
        ("0-1:94.31.6", "identifier of the Netherlands, E=6, F=255, channel 1", Kind.COUNTRY),
        ("0-0:94.44.128*2", "identifier of the United Kingdom, E=128, F=2", Kind.COUNTRY),
        ("0-0:93.1.2", "identifier of consortium 1", Kind.CONSORTIUM),
        (
            "1-0:1.8.64",
            "active power import (QI+QIV), sum of phases: D=8 E=64 F=255 not assigned by the standard",
            Kind.RESERVED,
        ),
    ],
)
def test_what_the_standard_does_not_say_is_not_described_as_its_meaning(code: str, meaning: str, kind: Kind) -> None:
    found = describe(code)
    assert (found.meaning, found.kind) == (meaning, kind)
    if kind is not Kind.STANDARD:
        assert (found.unit, found.classes, found.types) == (None, (), ())


@pytest.mark.parametrize(
    ("code", "period"),
    [
        ("1-0:1.8.0*255", ""),
        ("1-0:1.8.0*0", "billing period 0"),
        ("1-0:1.8.0*99", "billing period 99"),
        ("1-0:1.8.0*101", "last billing period"),
        ("1-0:1.8.0*103", "billing period 3 before now"),
        ("1-0:1.8.0*126", "unspecified number of recent billing periods"),
    ],
)
def test_value_group_f_is_the_billing_period(code: str, period: str) -> None:
    assert describe(code).meaning == ", ".join(filter(None, [describe("1-0:1.8.0").meaning, period]))


def test_json_is_what_machines_are_promised() -> None:
    meaning = "active energy import (QI+QIV), sum of phases, time integral 1, total"
    expected = {
        "code": "1-0:1.8.0*255",
        "meaning": meaning,
        "medium": "electricity",
        "unit": "Wh",
        "classes": [3, 4, 7],
    }
    assert json.loads(json.dumps(describe("1.0.1.8.0.255").to_json())) == expected


def test_types_of_the_value_are_data_types() -> None:
    assert "double-long-unsigned" in describe("1-0:1.8.0").types
    assert describe("0-0:96.1.0").types[0:3] == ("double-long-unsigned", "octet-string", "visible-string")


# --- every object of the vectors ------------------------------------------------------------------------------------

MANUFACTURERS = ["1-1:0.128.1*255", "1-1:128.0.0*255", "0-1:128.0.0*255", "1-1:0.2.129*255", "1-1:96.50.0*255"]


def logical_names(tree: Any) -> Iterator[bytes]:
    """Instances in attribute references, and octet strings of six octets that begin as a logical name does."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key in ("instance_id", "logical_name") and isinstance(value, str) and len(value) == 12:
                yield bytes.fromhex(value)
            yield from logical_names(value)
        if tree.get("type") == "octet-string" and isinstance(tree.get("value"), str) and len(tree["value"]) == 12:
            octets = bytes.fromhex(tree["value"])
            if octets[0] in (0, 1, 7):
                yield octets
    elif isinstance(tree, list):
        for item in tree:
            yield from logical_names(item)


def test_every_object_of_the_vectors_is_named(vectors: Callable[[str], list[Vector]]) -> None:
    layers = ("apdu", "acse", "data", "hdlc", "wrapper", "mbus", "push-stream", "security")
    names = {name for layer in layers for vector in vectors(layer) for name in logical_names(vector["expected"])}
    assert len(names) > 150
    described = [describe(name) for name in names if any(name)]
    for found in described:
        assert found.meaning and found.medium != "reserved", found
    assert {str(found.code) for found in described if found.kind is Kind.MANUFACTURER} >= set(MANUFACTURERS)
    reserved = sorted(str(found.code) for found in described if found.kind is Kind.RESERVED)
    # The UK's GBCS uses reserved values; 7-1:0.99.1*0 is written in the wrong order by its meter.
    uk = ["0-0:16.1.11", "0-0:16.1.12", "0-0:16.1.13", "0-0:16.1.14", "0-0:16.1.15", "0-0:16.1.16", "0-0:16.1.17"]
    uk += ["0-0:16.1.18", "0-0:63.1.1", "0-0:8.0.0"]
    assert reserved == sorted([f"{code}*255" for code in uk] + ["7-1:0.99.1*0"])


def test_every_address_of_the_p1_telegrams_is_named(vectors: Callable[[str], list[Vector]]) -> None:
    texts = [json.dumps(vector["expected"]) for vector in vectors("iec62056-21")]
    addresses = {
        entry["address"] for text in texts for entry in json.loads(text).get("data", ()) if "-" in entry["address"]
    }
    assert len(addresses) > 60
    unnamed = [address for address in addresses if describe(address).kind not in (Kind.STANDARD, Kind.COUNTRY)]
    assert unnamed == []


# --- search ----------------------------------------------------------------------------------------------------------


def test_find_gives_the_codes_in_order() -> None:
    assert [str(found.code) for found in find("1-0:1-2.8.0-2")] == [
        f"1-0:{c}.8.{e}*255" for c in (1, 2) for e in (0, 1, 2)
    ]
    assert [str(found.code) for found in find("1.0.21,41,61.7.0.255")] == [
        "1-0:21.7.0*255",
        "1-0:41.7.0*255",
        "1-0:61.7.0*255",
    ]


def test_find_with_wildcards() -> None:
    instantaneous = [found.code for found in find("1-0:*.7.0")]
    assert {Obis("1-0:1.7.0"), Obis("1-0:32.7.0"), Obis("1-0:92.7.0")} <= set(instantaneous)
    assert all((code.a, code.b, code.d, code.e, code.f) == (1, 0, 7, 0, 255) for code in instantaneous)
    assert [found.code.b for found in find("0-*:25.9.0")] == list(range(65))
    assert [found.code.f for found in find("1-0:1.8.0**")] == [*range(100), *range(101, 127), 255]


def test_find_leaves_out_what_is_not_the_standards() -> None:
    assert list(find("1-0:128-199.*.*")) == []
    assert list(find("0-0:94.44.*")) == []


def test_a_wide_search_is_lazy() -> None:
    first = list(islice(find("*.*.*.*.*.*"), 1000))
    assert [found.code for found in first] == sorted(found.code for found in first)
    assert first[0].code == Obis("0-0:0.1.0*0")


@pytest.mark.parametrize("pattern", ["1-0:4-1.8.0", "1-0:1-256.8.0", "1-0:*", "", "1-0:1.8", "1-0:1..8.0"])
def test_what_is_no_pattern_is_said_at_once(pattern: str) -> None:
    with pytest.raises(ObisError, match="is no pattern of OBIS codes"):
        find(pattern)


# --- the index against the rules -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def obis() -> ObisTables:
    return load_obis(read([ROOT / "specs"], {".json"}).sources, ()).obis


def expected(obis: ObisTables, code: bytes) -> Description:
    found = interpret(obis, tuple(code))  # type: ignore[arg-type]
    unit = Unit[found.unit.upper()] if found.unit else None
    return Description(Obis(code), found.meaning, found.medium, unit, found.classes, found.types, Kind(found.kind))


@settings(max_examples=500, deadline=None)
@given(data=st.data())
def test_the_index_reads_the_rules_as_a_naive_interpreter_does(obis: ObisTables, data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(obis.rules))
    of_a_rule = st.tuples(*[st.sampled_from(list(values(pattern.mask))) for pattern in rule.patterns]).map(bytes)
    code = data.draw(of_a_rule | CODES)
    assert describe(code) == expected(obis, code)


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_find_agrees_with_describe(obis: ObisTables, data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from([rule for rule in obis.rules if rule.kind == "standard"]))
    code = [data.draw(st.sampled_from(list(values(pattern.mask)))) for pattern in rule.patterns]
    open_group = data.draw(st.integers(0, 5))
    texts = [str(value) for value in code]
    texts[open_group] = "*"
    candidates = [bytes([*code[:open_group], value, *code[open_group + 1 :]]) for value in range(256)]
    standard = [found for found in map(describe, candidates) if found.kind is Kind.STANDARD]
    assert list(find(".".join(texts))) == standard


def test_importing_does_not_load_the_tables() -> None:
    script = """
import sys, cosem.obis
assert 'cosem._obis_tables' not in sys.modules
print(cosem.obis.describe('1-0:1.8.0').medium)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT / "generated", check=True
    )
    assert done.stdout == "electricity\n"
