"""Data: every type, its octets, its value, its JSON, columns and rows."""

from __future__ import annotations

import copy
import json
import math
import pickle
import struct
from array import array
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosem.bit_string import BitString
from cosem.data import Column, Data, RowType
from cosem.date_time import Date, DateTime, Time
from cosem.errors import DecodeError, EncodeError, Incomplete

CLOCK = bytes.fromhex("07ea0b1607000000ffffc400")

# type, value, octets worked out by hand from the tags and sizes of Blue Book 4.1.5
EXAMPLES: list[tuple[str, Any, str]] = [
    ("null-data", None, "00"),
    ("boolean", True, "0301"),
    ("bit-string", BitString(0b101, 3), "0403a0"),
    ("double-long", -2, "05fffffffe"),
    ("double-long-unsigned", 4294967295, "06ffffffff"),
    ("octet-string", b"\x01\x02", "09020102"),
    ("visible-string", "A\xe9", "0a0241e9"),
    ("utf8-string", "\u0394", "0c02ce94"),
    ("bcd", 0x12, "0d12"),
    ("integer", -128, "0f80"),
    ("long", -32768, "108000"),
    ("unsigned", 255, "11ff"),
    ("long-unsigned", 65535, "12ffff"),
    ("long64", -(2**63), "148000000000000000"),
    ("long64-unsigned", 2**64 - 1, "15ffffffffffffffff"),
    ("enum", 30, "161e"),
    ("float32", 1.5, "173fc00000"),
    ("float64", -0.1, "18bfb999999999999a"),
    ("date-time", DateTime.from_octets(CLOCK), "19" + CLOCK.hex()),
    ("date", Date(2026, 11, 22, 7), "1a07ea0b1607"),
    ("time", Time(1, 2, 3), "1b010203ff"),
    ("delta-integer", -1, "1cff"),
    ("delta-long", -1, "1dffff"),
    ("delta-double-long", -1, "1effffffff"),
    ("delta-unsigned", 1, "1f01"),
    ("delta-long-unsigned", 1, "200001"),
    ("delta-double-long-unsigned", 1, "2100000001"),
    ("dont-care", None, "ff"),
]


def constructor(name: str) -> Any:
    return getattr(Data, name.replace("-", "_"))


@pytest.mark.parametrize(("name", "value", "octets"), EXAMPLES, ids=[name for name, *_ in EXAMPLES])
def test_every_type_both_ways(name: str, value: Any, octets: str) -> None:
    data = Data.decode(bytes.fromhex(octets))
    assert (data.type, data.tag) == (name, int(octets[:2], 16))
    assert data.value == value
    assert type(data.value) is type(value)
    assert data.encode().hex() == octets
    assert Data.of(name, value) == data
    assert Data.of(name, value).encode().hex() == octets
    assert (constructor(name)() if value is None else constructor(name)(value)) == data
    assert Data.from_json(json.loads(json.dumps(data.to_json()))) == data
    assert eval(repr(data)) == data


def test_there_is_an_example_of_every_type() -> None:
    containers = {"array", "structure", "compact-array"}
    constructors = {name for name in vars(Data) if isinstance(vars(Data)[name], staticmethod)} - {"of"}
    assert {name.replace("-", "_") for name in {name for name, *_ in EXAMPLES} | containers} == constructors


def test_containers() -> None:
    data = Data.structure([Data.unsigned(5), Data.array([Data.long(-1), Data.long(-2)]), Data.array([])])
    assert data.encode().hex() == "020311050102" + "10ffff10fffe" + "0100"
    assert data.value == [5, [-1, -2], []]
    assert len(data) == 3
    assert [element.type for element in data] == ["unsigned", "array", "array"]
    assert data[1][0].value == data[1].elements[0].value == -1
    assert [element.value for element in data[:1]] == [5]
    with pytest.raises(IndexError):
        data[3]
    with pytest.raises(TypeError, match="unsigned has no elements"):
        len(data[0])
    assert data and Data.array([])


def test_data_is_immutable_comparable_and_portable() -> None:
    data = Data.structure([Data.unsigned(5), Data.octet_string(b"x")])
    assert hash(data) == hash(Data.decode(data.encode()))
    assert copy.copy(data) is data and copy.deepcopy(data) is data
    assert pickle.loads(pickle.dumps(data)) == data
    assert data != Data.structure([Data.unsigned(5), Data.octet_string(b"y")])
    assert data != data.encode()
    with pytest.raises(AttributeError):
        data.value = 5  # type: ignore[misc]
    with pytest.raises(TypeError):
        Data()
    match data[0]:
        case Data(type="unsigned", value=value):
            assert value == 5
        case _:
            pytest.fail("no match")


def test_octets_are_kept_as_they_came() -> None:
    """A length may be longer than it need be, and true may be any octet but 00."""
    for octets, short in (("098102aabb", "0902aabb"), ("018400000001" + "03ff", "01010301"), ("03ff", "0301")):
        data = Data.decode(bytes.fromhex(octets))
        assert data.encode().hex() == octets
        assert data == Data.decode(bytes.fromhex(short))
        assert hash(data) == hash(Data.decode(bytes.fromhex(short)))


def test_json_tells_the_value_and_no_length_longer_than_need_be() -> None:
    data = Data.decode(bytes.fromhex("0982000201ff"))
    assert Data.from_json(data.to_json()) == data
    assert Data.from_json(data.to_json()).encode().hex() == "090201ff"


def test_profiles_within_data_are_walked_like_others() -> None:
    profile = Data.array([Data.structure([Data.long_unsigned(row), Data.double_long(row)]) for row in range(9)])
    data = Data.decode(Data.structure([profile, Data.array([profile, profile])]).encode())
    assert data[0] == data[1][0] == data[1][1] == profile
    assert [list(column) for column in data[1][1].columns()] == [list(range(9))] * 2


def test_elements_outlive_the_whole() -> None:
    element = Data.decode(bytearray(bytes.fromhex("01010904aabbccdd")))[0]
    assert element.value == bytes.fromhex("aabbccdd")
    assert element.encode().hex() == "0904aabbccdd"


@pytest.mark.parametrize(
    ("octets", "kind", "offset", "path"),
    [
        ("", "incomplete", 0, ""),
        ("08", "malformed", 0, ""),
        ("060000", "incomplete", 1, "double-long-unsigned"),
        ("0905aabb", "incomplete", 2, "octet-string"),
        ("0980aabb", "malformed", 1, "octet-string"),
        ("098500", "malformed", 1, "octet-string"),
        ("0982aa", "incomplete", 1, "octet-string"),
        ("0c01ff", "malformed", 2, "utf8-string"),
        ("0184ffffffff", "incomplete", 6, "array"),
        ("0202110108", "malformed", 4, "structure.1"),
        ("02021101" + "0101" + "06000000", "incomplete", 7, "structure.1.array.0.double-long-unsigned"),
        ("1100aa", "malformed", 2, ""),
        ("1312050001000200", "malformed", 7, "compact-array.array-contents"),
        ("13130100", "malformed", 1, "compact-array.contents-description"),
        ("1300010000", "malformed", 3, "compact-array.array-contents"),
    ],
)
def test_octets_that_are_no_data(octets: str, kind: str, offset: int, path: str) -> None:
    with pytest.raises(DecodeError) as caught:
        Data.decode(bytes.fromhex(octets))
    assert (caught.value.kind, caught.value.offset, caught.value.path) == (kind, offset, path)
    assert isinstance(caught.value, Incomplete) == (kind == "incomplete")
    assert f"offset {offset}" in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).offset == offset


def test_depth_is_bounded() -> None:
    assert Data.decode(b"\x02\x01" * 63 + b"\x00").encode() == b"\x02\x01" * 63 + b"\x00"
    value = Data.decode(b"\x02\x01" * 63 + b"\x00").value
    for _ in range(63):
        (value,) = value
    assert value is None
    for octets in (b"\x02\x01" * 64 + b"\x00", b"\x01\x01" * 100_000):
        with pytest.raises(DecodeError, match="64 levels") as caught:
            Data.decode(octets)
        assert caught.value.offset == 128


def test_depth_is_bounded_for_who_writes_as_well() -> None:
    data, form = Data.null_data(), {"type": "null-data", "value": None}
    for _ in range(63):
        data, form = Data.array([data]), {"type": "array", "value": [form]}
    assert Data.from_json(form) == data == Data.decode(data.encode())
    assert data.to_json() == form
    for make in (Data.array, Data.structure):
        with pytest.raises(EncodeError, match="64 levels"):
            make([data])
    for _ in range(100_000):
        form = {"type": "array", "value": [form]}
    with pytest.raises(EncodeError, match="64 levels"):
        Data.from_json(form)
    while isinstance(form["value"], list):  # or Python itself takes it apart, level by level
        (form,) = form.pop("value")


def test_input_is_bytes_or_a_buffer() -> None:
    assert Data.decode(memoryview(b"\x11\x05")) == Data.unsigned(5)
    assert Data.decode(array("B", [0x11, 5])) == Data.unsigned(5)  # type: ignore[arg-type]
    for wrong in ("1105", 5, None, [0x11, 5]):
        with pytest.raises(TypeError):
            Data.decode(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("unsigned", 256, "0 to 255"),
        ("unsigned", -1, "0 to 255"),
        ("unsigned", True, "0 to 255 is needed, not bool"),
        ("unsigned", "5", "not str"),
        ("long64", 2**63, "is not an integer"),
        ("long64-unsigned", 2**64, "is not an integer"),
        ("boolean", 1, "True or False"),
        ("null-data", 0, "None is needed"),
        ("octet-string", "text", "not str"),
        ("octet-string", 5, "not int"),
        ("visible-string", b"octets", "text is needed"),
        ("visible-string", "\u0394", "cannot hold"),
        ("utf8-string", "\ud800", "cannot hold"),
        ("bit-string", "012", "other characters"),
        ("bit-string", 5, "BitString"),
        ("float64", "1", "a number"),
        ("float64", 10**400, "beyond"),
        ("date-time", b"short", "size"),
        ("date", Time(1), "size"),
        ("array", Data.null_data(), "a list is needed"),
        ("structure", "ab", "a list is needed"),
    ],
)
def test_values_that_are_none_of_their_type(name: str, value: Any, reason: str) -> None:
    with pytest.raises(EncodeError, match=reason):
        Data.of(name, value)


def test_the_place_of_a_wrong_element_is_told() -> None:
    with pytest.raises(EncodeError) as caught:
        Data.array([Data.null_data(), 5])  # type: ignore[list-item]
    assert caught.value.path == "1"
    assert "5" not in caught.value.reason
    with pytest.raises(ValueError, match="no type of Data is named 'octets'"):
        Data.of("octets", b"")


# --- JSON -----------------------------------------------------------------------------------------------------------


def test_json_says_what_numbers_and_text_alone_do_not() -> None:
    assert Data.visible_string("A\xe9").to_json() == {"type": "visible-string", "value": "A\xe9", "raw": "41e9"}
    nan = Data.decode(bytes.fromhex("177fc00001"))
    assert nan.to_json() == {"type": "float32", "value": "NaN", "raw": "7fc00001"}
    assert Data.from_json(nan.to_json()).encode() == nan.encode()
    assert Data.float64(-math.inf).to_json()["value"] == "-Infinity"
    assert Data.from_json({"type": "float64", "value": "-Infinity"}).value == -math.inf
    padded = Data.decode(bytes.fromhex("0403bf"))
    assert padded.to_json() == {"type": "bit-string", "value": "101", "raw": "bf"}
    assert Data.from_json(padded.to_json()).encode() == padded.encode()
    for octets in ("03ff", "1303030100ff"):
        true = Data.decode(bytes.fromhex(octets))
        assert Data.from_json(true.to_json()).encode().hex() == octets
    assert Data.decode(b"\x03\xff").to_json() == {"type": "boolean", "value": True, "raw": "ff"}
    assert Data.boolean(True).to_json() == {"type": "boolean", "value": True}


@pytest.mark.parametrize(
    "form",
    [
        {"type": "visible-string", "value": "B", "raw": "41"},
        {"type": "float32", "value": 1.25, "raw": "3fc00000"},
        {"type": "float32", "value": 1.25, "raw": "7fc00001"},
        {"type": "boolean", "value": False, "raw": "ff"},
        {"type": "bit-string", "value": "011", "raw": "bf"},
    ],
)
def test_json_with_a_value_that_was_changed_and_octets_that_were_not_is_refused(form: dict[str, Any]) -> None:
    with pytest.raises(EncodeError, match="value and raw are not the same"):
        Data.from_json(form)


@pytest.mark.parametrize(
    ("form", "path"),
    [
        (5, ""),
        ({"type": "number", "value": 5}, ""),
        ({"type": "unsigned", "value": 5, "unit": "V"}, ""),
        ({"type": "unsigned", "value": "5"}, "unsigned"),
        ({"type": "unsigned"}, "unsigned"),
        ({"type": "octet-string", "value": "0g"}, "octet-string"),
        ({"type": "float32", "value": 1.5, "raw": "3f"}, "float32"),
        ({"type": "float32", "value": 1.5, "raw": 5}, "float32"),
        ({"type": "array", "value": 5}, "array"),
        ({"type": "structure", "value": [{"type": "unsigned", "value": 1}, {}]}, "structure.1"),
        (
            {"type": "array", "value": [{"type": "array", "value": [{"type": "long", "value": ""}]}]},
            "array.0.array.0.long",
        ),
        ({"type": "compact-array", "type_description": "number", "value": []}, "compact-array"),
        ({"type": "compact-array", "value": []}, "compact-array"),
        ({"type": "compact-array", "type_description": {"structure": 5}, "value": []}, "compact-array"),
    ],
)
def test_json_that_is_no_data(form: Any, path: str) -> None:
    with pytest.raises(EncodeError) as caught:
        Data.from_json(form)
    assert caught.value.path == path


# --- compact arrays -------------------------------------------------------------------------------------------------

NESTED = {
    "structure": [
        "octet-string",
        {"array": {"number-of-elements": 2, "type-description": "long"}},
        "bit-string",
        "enum",
    ]
}


def test_a_compact_array_is_its_rows() -> None:
    rows = [[b"ab", [1, -1], BitString(0b11, 2), 7], [b"", [0, 5], BitString(0, 0), 8]]
    data = Data.compact_array(NESTED, rows)
    contents = "026162" + "0001ffff" + "02c0" + "07" + "00" + "00000005" + "00" + "08"
    assert (
        data.encode().hex() == "13" + "0204" + "09" + "01000210" + "04" + "16" + f"{len(contents) // 2:02x}" + contents
    )
    assert data.value == rows
    assert len(data) == 2
    assert data[0].encode().hex() == "0204" + "09026162" + "0102100001" + "10ffff" + "0402c0" + "1607"
    assert data.to_json()["type_description"] == NESTED
    assert Data.from_json(data.to_json()) == data
    assert eval(repr(data)) == data
    assert Data.decode(data.encode()) == data


def test_a_description_cannot_multiply_contents_beyond_measure() -> None:
    """Elements of no octets cost nothing to describe; what they stand for is bounded by the contents."""
    nulls = b"\x01\xff\xff" * 20 + b"\x00"
    for description in (b"\x02\x02\x11" + nulls, nulls):
        octets = b"\x13" + description + b"\x01\x05"
        with pytest.raises(DecodeError, match="beyond measure"):
            Data.decode(octets)
    assert Data.decode(b"\x13" + b"\x02\x14\x11" + b"\x00" * 19 + b"\x02\x01\x02").value == [
        [1] + [None] * 19,
        [2] + [None] * 19,
    ]


def test_rows_that_do_not_fit_the_description() -> None:
    for rows, path in (([5], "0"), ([[b"a", [1], BitString(0, 0), 1]], "0.1"), ([[b"a", [1, "x"], "0", 1]], "0.1.1")):
        with pytest.raises(EncodeError) as caught:
            Data.compact_array(NESTED, rows)
        assert caught.value.path == path


# --- columns --------------------------------------------------------------------------------------------------------


def structure(*cells: Data) -> Data:
    return Data.structure(cells)


def clock(minutes: int) -> bytes:
    return bytes([0x07, 0xEA, 11, 22, 7, minutes // 60, minutes % 60, 0, 0xFF, 0xFF, 0xC4, 0])


@pytest.mark.parametrize("count", [1, 3, 4, 5, 255, 256, 257, 1000])
def test_columns_of_a_profile_are_its_values_turned(count: int) -> None:
    rows = [
        structure(
            Data.octet_string(clock(row)),
            Data.double_long_unsigned(4294967295 - row),
            Data.double_long(-row),
            Data.long64(-(2**62) + row),
            Data.long64_unsigned(2**64 - 1 - row),
            Data.unsigned(row % 256),
            Data.integer(-(row % 128)),
            Data.long(-row),
            Data.long_unsigned(row),
            Data.float32(row / 2),
            Data.float64(row / 3),
            Data.boolean(row % 2 == 0),
            Data.date(Date(2026, 1, row % 28 + 1)),
        )
        for row in range(count)
    ]
    data = Data.decode(Data.array(rows).encode())
    columns = data.columns()
    assert all(isinstance(column, Column) for column in columns)
    values = [list(column) for column in zip(*data.value, strict=True)]
    values[-1] = [value.octets for value in values[-1]]
    assert [column.tolist() for column in columns] == values  # type: ignore[union-attr]
    assert [memoryview(column).format for column in columns] == [*"BqqqQqqqqdd?B"]
    assert [column.null_mask for column in columns] == [None] * 13  # type: ignore[union-attr]


def test_columns_are_arrays_for_numpy_and_others_without_a_copy() -> None:
    rows = [structure(Data.octet_string(clock(row)), Data.unsigned(row)) for row in range(10)]
    stamps, numbers = Data.array(rows).columns()
    assert isinstance(stamps, Column) and isinstance(numbers, Column)
    as_array = np.asarray(numbers)
    assert (as_array.dtype, as_array.sum(), as_array.flags.owndata) == (np.int64, 45, False)
    assert np.asarray(stamps).shape == (10, 12)
    assert bytes(np.asarray(stamps)[3]) == clock(3)
    assert memoryview(numbers).tolist() == list(range(10))
    assert array("q", numbers.tolist()) == array("q", range(10))
    with pytest.raises((TypeError, BufferError)):
        memoryview(numbers)[0] = 5
    assert (numbers[3], numbers[-1], numbers[2:4], len(numbers)) == (3, 9, [2, 3], 10)
    with pytest.raises(IndexError):
        numbers[10]
    assert (numbers.type, numbers.format, repr(numbers)) == ("unsigned", "q", "<Column of 10 unsigned>")
    with pytest.raises(TypeError):
        Column()


def test_nulls_mean_the_same_as_above_and_in_the_clock_a_capture_period_later() -> None:
    null = Data.null_data()
    data = Data.array(
        [
            structure(null, null),
            structure(Data.octet_string(clock(59)), Data.unsigned(1)),
            structure(null, Data.unsigned(2)),
            structure(null, null),
            structure(Data.octet_string(clock(600)), Data.unsigned(4)),
        ]
    )
    stamps, numbers = data.columns(clock=0, capture_period=900)
    assert isinstance(stamps, Column) and isinstance(numbers, Column)
    assert stamps.tolist() == [None, clock(59), clock(74), clock(89), clock(600)]
    assert stamps.null_mask == numbers.null_mask == b"\1\0\0\0\0"
    assert numbers.tolist() == [None, 1, 2, 2, 4]
    assert np.asarray(numbers).tolist() == [0, 1, 2, 2, 4]
    stamps, _ = data.columns()
    assert stamps.tolist() == [None, clock(59), None, None, clock(600)]  # type: ignore[union-attr]
    stamps, _ = data.columns(clock=None)
    assert stamps.tolist() == [None, clock(59), clock(59), clock(59), clock(600)]  # type: ignore[union-attr]


def test_a_clock_goes_over_midnight_and_keeps_what_it_says_of_itself() -> None:
    last = DateTime(2027, 12, 31, 5, 23, 45, 0, None, -60, 0)
    data = Data.array([structure(Data.date_time(last)), structure(Data.null_data())])
    (stamps,) = data.columns(capture_period=900)
    assert stamps[1] == DateTime(2028, 1, 1, 6, 0, 0, 0, None, -60, 0).octets
    openly = Data.array([structure(Data.date_time(DateTime(2027))), structure(Data.null_data())])
    assert openly.columns(capture_period=900)[0][1] is None


def test_a_unix_clock_goes_on_by_seconds_as_far_as_it_has_room() -> None:
    null = Data.null_data()
    for last in (Data.double_long_unsigned(1_700_000_000), Data.long64_unsigned(1_700_000_000)):
        (stamps,) = Data.array([last, null, null]).columns(capture_period=900)
        assert list(stamps) == [1_700_000_000, 1_700_000_900, 1_700_001_800]
        (stamps,) = Data.array([last, null]).columns(capture_period=-900)
        assert list(stamps) == [1_700_000_000, 1_699_999_100]
    assert list(Data.array([Data.double_long_unsigned(2**32 - 1), null]).columns(capture_period=1)[0])[1] is None


def test_dont_care_is_no_value_that_a_null_could_repeat() -> None:
    rows = [Data.unsigned(5), Data.null_data(), Data.dont_care(), Data.null_data(), Data.unsigned(6), Data.null_data()]
    (numbers,) = Data.array(rows).columns(clock=None)
    assert list(numbers) == [5, 5, None, None, 6, 6]


def test_differences_are_added_to_the_number_above() -> None:
    """Delta value encoding: a register that goes from 1 000 000 on by 250, stays, and goes back by 5."""
    rows = [
        Data.double_long_unsigned(1_000_000),
        Data.delta_unsigned(250),
        Data.null_data(),
        Data.delta_integer(-5),
        Data.delta_long_unsigned(1_000),
        Data.double_long_unsigned(7),
        Data.delta_double_long(-7),
    ]
    (numbers,) = Data.array(rows).columns(clock=None)
    assert isinstance(numbers, Column)
    assert numbers.tolist() == [1_000_000, 1_000_250, 1_000_250, 1_000_245, 1_001_245, 7, 0]
    assert (numbers.type, numbers.null_mask) == ("double-long-unsigned", None)
    assert [cell.value for cell in Data.array(rows)][1] == 250  # Data itself is as it came


@pytest.mark.parametrize(
    ("above", "differences"),
    [
        (Data.dont_care(), [Data.delta_unsigned(1), Data.null_data()]),
        (Data.octet_string(b"1"), [Data.delta_unsigned(1)]),
        (Data.float32(1), [Data.delta_unsigned(1)]),
        (Data.unsigned(255), [Data.delta_unsigned(1), Data.delta_integer(-1)]),
        (Data.unsigned(0), [Data.delta_integer(-1), Data.null_data()]),
        (Data.long64_unsigned(2**64 - 1), [Data.delta_unsigned(1)]),
    ],
)
def test_a_difference_to_what_cannot_be_told_is_null(above: Data, differences: list[Data]) -> None:
    rows = [above, *differences, Data.unsigned(3), Data.delta_unsigned(1)]
    (cells,) = Data.array(rows).columns(clock=None)
    assert list(cells) == [above.value, *[None] * len(differences), 3, 4]


def test_a_difference_before_any_number_is_null() -> None:
    (numbers,) = Data.array([Data.delta_long(5), Data.unsigned(3), Data.delta_long(5)]).columns()
    assert list(numbers) == [None, 3, 8]


def test_a_column_of_differences_only_stays_one() -> None:
    compact = Data.compact_array({"structure": ["unsigned", "delta-long"]}, [[1, -3], [2, 4]])
    plain, differences = compact.columns()
    assert (list(plain), list(differences)) == ([1, 2], [-3, 4])
    assert isinstance(differences, Column) and differences.type == "delta-long"
    rows = [Data.delta_long(-300), Data.null_data(), Data.delta_unsigned(200)]
    (differences,) = Data.array(rows).columns(clock=None)
    assert isinstance(differences, Column) and differences.type == "delta-long"
    assert list(differences) == [-300, None, 200]  # a null repeats a value, and a difference is none


def test_columns_of_other_types_are_lists() -> None:
    one, nine = Data.unsigned(1), Data.unsigned(9)
    first = structure(Data.octet_string(b"a"), one, Data.visible_string("x"), one, nine)
    inner = Data.array([Data.unsigned(3)])
    second = structure(Data.octet_string(b"bc"), Data.float32(0.5), inner, Data.long(-2), Data.boolean(True))
    mixed = Data.array([first, second]).columns()
    assert mixed[:3] == [[b"a", b"bc"], [1, 0.5], ["x", [3]]]
    assert isinstance(mixed[3], Column) and mixed[3].tolist() == [1, -2]  # numbers of two sizes are numbers
    assert mixed[4] == [9, True]  # but a boolean is none
    assert Data.array([structure(Data.null_data())]).columns() == [[None]]


def test_columns_of_what_is_no_profile() -> None:
    assert Data.array([]).columns() == []
    (numbers,) = Data.array([Data.unsigned(1), Data.unsigned(2)]).columns()
    assert list(numbers) == [1, 2]
    with pytest.raises(TypeError, match="not Data of type structure"):
        structure().columns()
    with pytest.raises(ValueError, match="row 1 has another number of cells"):
        Data.array([structure(Data.unsigned(1)), structure()]).columns()
    compact = Data.compact_array({"structure": ["octet-string", "unsigned"]}, [[clock(1), 1], [clock(2), 2]])
    assert [list(column) for column in compact.columns()] == [[clock(1), clock(2)], [1, 2]]


CELLS = st.one_of(
    st.just(Data.null_data()),
    st.integers(0, 255).map(Data.unsigned),
    st.integers(-(2**31), 2**31 - 1).map(Data.double_long),
    st.binary(max_size=3).map(Data.octet_string),
    st.booleans().map(Data.boolean),
    st.integers(0, 255).map(Data.delta_unsigned),
    st.integers(-(2**15), 2**15 - 1).map(Data.delta_long),
)
RANGES = {"unsigned": range(256), "double-long": range(-(2**31), 2**31)}


def resolved(cells: Sequence[Data]) -> list[Any]:
    """A column as its rows mean it: nulls repeat what is above, differences are added to it."""
    relative = all(cell.type == "null-data" or cell.type.startswith("delta-") for cell in cells)
    values: list[Any] = []
    above: Data | None = None
    for cell in cells:
        if cell.type.startswith("delta-") and not relative:
            total = above.value + cell.value if above is not None and above.type in RANGES else None
            above = Data.of(above.type, total) if above is not None and total in RANGES.get(above.type, ()) else None
        elif cell.type != "null-data":
            above = cell
        values.append(None if above is None else above.value)
        above = None if relative else above
    return values


@given(st.integers(0, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=12)))
def test_columns_of_any_rows(rows: list[list[Data]]) -> None:
    """Walking by the shape of the first row gives what walking cell by cell gives."""
    data = Data.decode(Data.array([Data.structure(row) for row in rows]).encode())
    assert data.value == [[cell.value for cell in row] for row in rows]
    assert [list(column) for column in data.columns(clock=None)] == [
        resolved(column) for column in zip(*rows, strict=True)
    ]


@given(st.data())
def test_one_damaged_row_among_many_is_found(data: st.DataObject) -> None:
    rows = [[clock(row), row * 7, row % 5] for row in range(40)]
    octets = bytearray(RowType(["octet-string", "double-long-unsigned", "enum"]).encode(rows).encode())
    position = data.draw(st.integers(2, len(octets) - 1))
    octets[position] = data.draw(st.integers(0, 255))
    for cut in (bytes(octets), bytes(octets[: data.draw(st.integers(0, len(octets)))])):
        try:
            decoded = Data.decode(cut)
        except DecodeError as error:
            assert error.offset <= len(cut)
        else:
            assert Data.array(decoded.elements).encode()[1:] == cut[1:] or decoded == Data.array(decoded.elements)


# --- rows -----------------------------------------------------------------------------------------------------------


def test_rows_of_one_type() -> None:
    names = [name for name, value, _ in EXAMPLES if value is not None]
    values = [value for _, value, _ in EXAMPLES if value is not None]
    encoded = RowType(names).encode([values, tuple(values), [None] * len(values)])
    row = Data.structure([Data.of(name, value) for name, value in zip(names, values, strict=True)])
    assert encoded == Data.array([row, row, Data.structure([Data.null_data()] * len(values))])
    assert RowType(names).types == tuple(names)
    assert RowType(["unsigned"]).encode([]) == Data.array([])


def test_rows_of_any_length() -> None:
    """The writer moves from its own room to the heap and on, wherever it may be in a row."""
    for length in (0, 1, 127, 128, 255, 256, 500, 510, 512, 5000, 70_000):
        rows = [[b"x" * length, 7]] * 3
        expected = Data.array([structure(Data.octet_string(b"x" * length), Data.unsigned(7))] * 3)
        assert RowType(["octet-string", "unsigned"]).encode(rows).encode() == expected.encode()
    many = RowType(["unsigned"] * 300).encode([list(range(256)) + [0] * 44] * 200)
    assert many.value == [list(range(256)) + [0] * 44] * 200


def test_wrong_cells_are_told_with_their_place() -> None:
    row_type = RowType(["unsigned", "octet-string"])
    for rows, path in (([[1, b""], [300, b""]], "1.0"), ([[1, "x"]], "0.1"), ([[1]], "0"), ([5], "0"), (5, "")):
        with pytest.raises(EncodeError) as caught:
            row_type.encode(rows)  # type: ignore[arg-type]
        assert caught.value.path == path
    for types in ([], ["array"], ["number"], ["unsigned"] * 2000):
        with pytest.raises(ValueError):
            RowType(types)


@given(st.lists(st.floats(width=32), min_size=1, max_size=5))
def test_floats_against_struct(values: list[float]) -> None:
    data = Data.array([Data.float32(value) for value in values])
    assert data.encode()[2:] == b"".join(b"\x17" + struct.pack(">f", value) for value in values)
