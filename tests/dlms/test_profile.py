"""Rows and columns of profiles: what is left out filled in, scalers applied; meters that select, and that do not."""

from __future__ import annotations

import datetime
import math
from decimal import Decimal
from typing import Any

import numpy
import pytest

from cosem.apdu import Conformance
from cosem.classes import Data as DataClass
from cosem.classes import Register, types
from cosem.data import Data
from cosem.date_time import DateTime
from cosem.obis import Obis
from cosem.units import Quantity, Unit
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.client import ClientAssociation
from dlms.association.negotiation import LOGICAL_NAME_SERVICES
from dlms.association.settings import AssociationSettings
from dlms.errors import ProtocolError
from dlms.operations.core import Operations
from dlms.operations.profile import Profile, ProfileColumn, ProfileData
from dlms.server import ClockObject, Column, CosemObject, LogicalDevice, ProfileObject
from support.conversations import Line

CLOCK = ProfileColumn(8, Obis("0.0.1.0.0.255"), 2)
ENERGY = ProfileColumn(3, Obis("1.0.1.8.0.255"), 2, 0, 1, Unit.WATT_HOUR)
VOLTAGE = ProfileColumn(3, Obis("1.0.32.7.0.255"), 2, 0, -1, Unit.VOLT)
STATUS = ProfileColumn(1, Obis("0.0.96.10.1.255"), 2)
BEGIN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
QUARTER = datetime.timedelta(minutes=15)


def time_of(number: int) -> Data:
    return Data.octet_string(DateTime.from_datetime(BEGIN + number * QUARTER))


def compressed() -> ProfileData:
    """Three rows of which the second and third say only what is new."""
    rows = [
        [time_of(0), Data.double_long_unsigned(100), Data.long_unsigned(2301), Data.unsigned(0)],
        [Data.null_data(), Data.double_long_unsigned(101), Data.null_data(), Data.null_data()],
        [Data.null_data(), Data.double_long_unsigned(103), Data.long_unsigned(2299), Data.unsigned(8)],
    ]
    return ProfileData.of(
        [CLOCK, ENERGY, VOLTAGE, STATUS], Data.array([Data.structure(row) for row in rows]), capture_period=900
    )


def test_differences_are_added_up() -> None:
    rows = [
        [time_of(0), Data.double_long_unsigned(100), Data.long_unsigned(2301)],
        [Data.null_data(), Data.delta_unsigned(1), Data.null_data()],
        [Data.null_data(), Data.delta_long_unsigned(300), Data.delta_integer(-2)],
    ]
    buffer = Data.array([Data.structure(row) for row in rows])
    data = ProfileData.of([CLOCK, ENERGY, VOLTAGE], buffer, capture_period=900)
    assert [[str(cell) for cell in row[1:]] for row in data] == [
        ["1.00 kWh", "230.1 V"],
        ["1.01 kWh", "230.1 V"],
        ["4.01 kWh", "229.9 V"],
    ]
    assert data.to_numpy()["1-0:1.8.0*255 Wh"].tolist() == [1000, 1010, 4010]


def test_what_is_left_out_is_filled_in() -> None:
    data = compressed()
    assert data.times() == [BEGIN + number * QUARTER for number in range(3)]
    assert [row[1] for row in data] == [Quantity(Decimal(value), Unit.WATT_HOUR) for value in (1000, 1010, 1030)]
    assert [str(row[2]) for row in data] == ["230.1 V", "230.1 V", "229.9 V"]
    assert data.column(3) == [0, 0, 8]
    assert (len(data), repr(data)) == (3, "<ProfileData: 3 rows of 4 columns>")


def test_arrays() -> None:
    arrays = compressed().to_numpy()
    assert list(arrays) == ["0-0:1.0.0*255", "1-0:1.8.0*255 Wh", "1-0:32.7.0*255 V", "0-0:96.10.1*255"]
    times, energy, voltage, status = arrays.values()
    assert times.dtype == numpy.dtype("datetime64[us]")
    assert list(energy) == [1000.0, 1010.0, 1030.0]
    assert list(voltage) == [230.1, 230.1, 229.9]
    assert status.dtype == numpy.int64


def test_arrow() -> None:
    pytest.importorskip("pyarrow")
    rows = compressed().to_arrow().to_pylist()
    assert rows[1] == {
        "0-0:1.0.0*255": BEGIN + QUARTER,
        "1-0:1.8.0*255 Wh": 1010.0,
        "1-0:32.7.0*255 V": 230.1,
        "0-0:96.10.1*255": 0,
    }


def column_of(*cells: Data, column: ProfileColumn = STATUS) -> ProfileData:
    return ProfileData.of([column], Data.array([Data.structure([cell]) for cell in cells]))


SUMMER = datetime.timezone(datetime.timedelta(hours=2))
ONE_COLUMN: dict[str, tuple[ProfileData, str, list[Any]]] = {
    "longest unsigned": (
        column_of(Data.long64_unsigned(2**64 - 1), Data.long64_unsigned(1)),
        "uint64",
        [2**64 - 1, 1],
    ),
    "too wide": (column_of(Data.long64_unsigned(2**64 - 1), Data.long64(-1)), "string", [str(2**64 - 1), "-1"]),
    "numbers": (column_of(Data.unsigned(1), Data.float32(1.5)), "double", [1.0, 1.5]),
    "booleans": (column_of(Data.boolean(True), Data.boolean(False)), "bool", [True, False]),
    "octets": (column_of(Data.octet_string(b"\0\1")), "binary", [b"\0\1"]),
    "mixed": (
        column_of(Data.unsigned(1), Data.visible_string("a"), Data.octet_string(b"\0\1"), Data.boolean(True)),
        "string",
        ["1", "a", "0001", "True"],
    ),
    "a register of text": (
        column_of(Data.long_unsigned(2301), Data.visible_string("none"), column=VOLTAGE),
        "string",
        ["230.1", "none"],
    ),
    "no times": (ProfileData.of([CLOCK], Data.array([])), "timestamp[us, tz=UTC]", []),
    "no voltages": (ProfileData.of([VOLTAGE], Data.array([])), "double", []),
    "time zones": (
        column_of(Data.octet_string(DateTime.from_datetime(BEGIN.astimezone(SUMMER))), time_of(1), column=CLOCK),
        "timestamp[us, tz=UTC]",
        [BEGIN, BEGIN + QUARTER],
    ),
    "no time zones": (
        column_of(Data.octet_string(DateTime.from_datetime(BEGIN.replace(tzinfo=None))), column=CLOCK),
        "timestamp[us]",
        [BEGIN.replace(tzinfo=None)],
    ),
    "some time zones": (
        column_of(Data.octet_string(DateTime.from_datetime(BEGIN.replace(tzinfo=None))), time_of(1), column=CLOCK),
        "timestamp[us, tz=UTC]",
        [None, BEGIN + QUARTER],
    ),
}


@pytest.mark.parametrize(("data", "kind", "values"), ONE_COLUMN.values(), ids=ONE_COLUMN)
def test_types_in_arrow(data: ProfileData, kind: str, values: list[Any]) -> None:
    pytest.importorskip("pyarrow")
    (column,) = data.to_arrow().columns
    assert (str(column.type), column.to_pylist()) == (kind, values)


def test_types_in_polars() -> None:
    pytest.importorskip("polars")
    for name, (data, _, values) in ONE_COLUMN.items():
        (column,) = data.to_polars().get_columns()
        assert (name, column.to_list()) == (name, values)


def test_times_in_numpy_are_never_those_of_another_zone() -> None:
    (times,) = ONE_COLUMN["some time zones"][0].to_numpy().values()
    assert numpy.isnat(times[0])
    assert times[1] == numpy.datetime64("2026-01-01T00:15")


def test_polars() -> None:
    polars = pytest.importorskip("polars")
    frame = compressed().to_polars()
    assert frame.shape == (3, 4)
    assert frame["1-0:32.7.0*255 V"].to_list() == [230.1, 230.1, 229.9]
    assert frame["0-0:1.0.0*255"].dtype == polars.Datetime("us", "UTC")


def test_what_cannot_be_filled_in() -> None:
    """A first row with nothing in it: nobody knows what it says."""
    rows = [[Data.null_data(), Data.null_data()], [time_of(1), Data.long_unsigned(2301)]]
    data = ProfileData.of([CLOCK, VOLTAGE], Data.array([Data.structure(row) for row in rows]), 900)
    assert data.times() == [None, BEGIN + QUARTER]
    assert data.rows()[0] == (None, None)
    times, voltage = data.to_numpy().values()
    assert numpy.isnat(times[0])
    assert math.isnan(voltage[0])
    assert voltage[1] == 230.1


def test_columns_of_one_object() -> None:
    """Value and time of a maximum, the same object twice: names stay apart."""
    maximum = [ProfileColumn(4, Obis("1.0.1.6.0.255"), 2), ProfileColumn(4, Obis("1.0.1.6.0.255"), 5)]
    row = Data.structure([Data.unsigned(1), time_of(0), Data.unsigned(2)])
    data = ProfileData.of([*maximum, maximum[0]], Data.array([row]))
    assert list(data.to_numpy()) == ["1-0:1.6.0*255", "1-0:1.6.0*255:5", "1-0:1.6.0*255 (2)"]
    with pytest.raises(ValueError, match="no column of times"):
        data.times()


def test_elements_of_attributes_have_names() -> None:
    assert ProfileColumn(7, Obis("1.0.98.1.0.255"), 2, 3).name == "1-0:98.1.0*255:2[3]"


@pytest.mark.parametrize(
    "buffer",
    [
        Data.unsigned(1),
        Data.array([Data.structure([Data.unsigned(1)]), Data.structure([Data.unsigned(1)] * 2)]),
        Data.array([Data.structure([Data.unsigned(1)] * 3)]),
    ],
    ids=["no array", "rows of different lengths", "more cells than columns"],
)
def test_buffers_that_are_none(buffer: Data) -> None:
    with pytest.raises(ProtocolError):
        ProfileData.of([CLOCK, VOLTAGE], buffer)


def test_nothing_in_it() -> None:
    data = ProfileData.of([CLOCK, VOLTAGE], Data.array([]))
    assert (len(data), data.rows(), data.times()) == (0, [], [])
    assert [len(array) for array in data.to_numpy().values()] == [0, 0]


# ------------------------------------------------------------------------------------- meters that select, or do not


def reading(services: Conformance) -> tuple[Line, Profile]:
    clock = ClockObject()
    energy = CosemObject(
        Register("1.0.1.8.0.255"), value=Data.unsigned(0), scaler_unit=types.ScalUnitType(0, Unit.WATT_HOUR)
    )
    text = CosemObject(DataClass("0.0.96.10.1.255"), value=Data.unsigned(0))
    rows = [
        (DateTime.from_datetime(BEGIN + number * QUARTER), Data.unsigned(number), Data.unsigned(7))
        for number in range(100)
    ]
    columns = [Column(clock, 2), Column(energy, 2), Column(text, 2)]
    profile = ProfileObject("1.0.99.1.0.255", columns, entries=100, capture_period=900, rows=rows)
    rights = AccessRights(Grant(attributes=AccessMode.READ))
    server = LogicalDevice(
        1, "MTR1", [clock, energy, text, profile], [AssociationSettings(client=1, rights=rights)]
    ).associate(1)
    assert server is not None
    association = ClientAssociation(conformance=services)
    line = Line(server.receive)
    line.run(association.open())
    return line, Profile(Operations(association), "1.0.99.1.0.255")


WITHOUT_SELECTION = LOGICAL_NAME_SERVICES & ~Conformance.SELECTIVE_ACCESS


@pytest.mark.parametrize("services", [LOGICAL_NAME_SERVICES, WITHOUT_SELECTION], ids=["selecting", "reading all"])
def test_the_same_rows_whoever_selects(services: Conformance) -> None:
    line, profile = reading(services)
    clock, energy, _ = line.run(profile.columns())

    def numbers(data: ProfileData) -> list[int]:
        (index,) = [index for index, column in enumerate(data.columns) if column == energy]
        return [int(row[index].value) for row in data]

    start, end = BEGIN + 3 * QUARTER, BEGIN + 6 * QUARTER
    assert numbers(line.run(profile.between(start, end))) == [3, 4, 5, 6]
    only = line.run(profile.between(start, end, [energy]))
    assert (only.columns, numbers(only)) == ((energy,), [3, 4, 5, 6])
    other_zone = start.astimezone(datetime.timezone(datetime.timedelta(hours=5)))
    assert numbers(line.run(profile.between(other_zone, end))) == [3, 4, 5, 6]
    assert numbers(line.run(profile.entries(99))) == [98, 99]
    assert numbers(line.run(profile.entries(2, 3))) == [1, 2]
    part = line.run(profile.entries(2, 3, (1, 2)))
    assert (part.columns, numbers(part)) == ((clock, energy), [1, 2])
    assert numbers(line.run(profile.last(2))) == [98, 99]
    assert list(line.run(profile.last(2)).to_numpy().values())[1].dtype == numpy.int64


def test_walls_without_time_zones() -> None:
    line, profile = reading(WITHOUT_SELECTION)
    naive = datetime.datetime(2026, 1, 1, 1, 0)
    found = line.run(profile.between(naive, naive + QUARTER))
    assert found.times() == [BEGIN + 4 * QUARTER, BEGIN + 5 * QUARTER]
    with pytest.raises(ValueError, match="something open"):
        line.run(profile.between(DateTime(2026), naive))
