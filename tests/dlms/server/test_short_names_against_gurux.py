"""gurux-dlms as a client with short names: the object list, reading, writing, a profile in part.

More it cannot do with short names: ciphering fails on an assertion of its own, blocks and methods on names that are not
there, and HLS as it writes its answer to the challenge, and a write gives nothing back.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from gurux_dlms import GXDLMSException
from gurux_dlms.enums import DataType, ErrorCode, ObjectType
from gurux_dlms.objects import GXDLMSData

from cosem import classes
from cosem.classes import types
from cosem.data import Data
from cosem.date_time import DateTime
from cosem.units import Unit
from dlms.security.authentication import Mechanism
from dlms.security.keys import Secret
from dlms.server import (
    AccessMode,
    AccessRights,
    AssociationSettings,
    ClockObject,
    Column,
    CosemObject,
    Grant,
    LogicalDevice,
    ProfileObject,
    Server,
)
from support import gurux_client

SECRET = b"a shared secret"
SCHEMES = ("tcp", "hdlc+tcp")
BEGIN, QUARTER = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), datetime.timedelta(minutes=15)
ENERGY, MESSAGE, PROFILE = "1.0.1.8.0.255", "0.0.96.13.0.255", "1.0.99.1.0.255"


def device() -> LogicalDevice:
    everything = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))
    clock = ClockObject()
    energy = CosemObject(
        classes.Register(ENERGY),
        value=Data.double_long_unsigned(95144),
        scaler_unit=types.ScalUnitType(0, Unit.WATT_HOUR),
    )
    rows = [
        (DateTime.from_datetime(BEGIN + number * QUARTER), Data.double_long_unsigned(number)) for number in range(200)
    ]
    profile = ProfileObject(PROFILE, [Column(clock, 2), Column(energy, 2)], entries=200, rows=rows)
    return LogicalDevice(
        1,
        "CSK0000000000002",
        [
            clock,
            energy,
            profile,
            CosemObject(classes.Data(MESSAGE), value=Data.octet_string(b"")),
        ],
        [
            AssociationSettings(client=32, rights=everything, short_names=True, max_receive_pdu_size=512),
            AssociationSettings(
                client=48,
                rights=everything,
                short_names=True,
                mechanism=Mechanism.LOW,
                secret=Secret(SECRET),
                max_receive_pdu_size=512,
            ),
        ],
        base_names={ENERGY: 0x1000},
    )


@pytest.fixture(scope="module")
def urls() -> Iterator[dict[str, str]]:
    with Server([device()]) as server:
        yield dict(zip(SCHEMES, server.start(*(f"{scheme}://127.0.0.1:0" for scheme in SCHEMES)), strict=True))


def connect(url: str, client: int) -> gurux_client.GuruxClient:
    password = SECRET if client == 48 else None
    return gurux_client.plain(url, client=client, password=password, logical_names=False)


@pytest.mark.parametrize("client", [32, 48])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_objects_are_listed_and_read(urls: dict[str, str], scheme: str, client: int) -> None:
    with connect(urls[scheme], client) as peer:
        found = {str(item.logicalName): item.shortName for item in peer.objects()}
        assert found[ENERGY] == 0x1000
        assert found["0.0.42.0.0.255"] & 0xFFFF == 0xFD00
        energy = peer.find(ObjectType.REGISTER, ENERGY)
        peer.read(energy, 3)
        assert peer.read(energy, 2) == 95144


@pytest.mark.parametrize("client", [32, 48])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_writes_that_fit(urls: dict[str, str], scheme: str, client: int) -> None:
    with connect(urls[scheme], client) as peer:
        peer.objects()
        message = peer.find(ObjectType.DATA, MESSAGE)
        message.value = b"message"
        message.setDataType(2, DataType.OCTET_STRING)
        peer.write(message, 2)
        message.value = None
        assert peer.read(message, 2) in ("message", b"message")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_profile_by_entry_and_by_range(urls: dict[str, str], scheme: str) -> None:
    with connect(urls[scheme], 32) as peer:
        peer.objects()
        profile = peer.find(ObjectType.PROFILE_GENERIC, PROFILE)
        peer.read(profile, 3)
        naive = BEGIN.replace(tzinfo=None)
        for request, expected in (
            (peer.client.readRowsByEntry(profile, 97, 3), [96, 97, 98]),
            (peer.client.readRowsByRange(profile, naive + QUARTER, naive + 4 * QUARTER), [1, 2, 3, 4]),
        ):
            profile.buffer = []  # by short name they add to what they have
            rows = peer.client.updateValue(profile, 2, peer.exchange(request).value)
            assert [row[1] for row in rows] == expected
            assert [row[0].value.replace(tzinfo=None) for row in rows] == [naive + n * QUARTER for n in expected]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_several_reads_in_one_request(urls: dict[str, str], scheme: str) -> None:
    with connect(urls[scheme], 48) as peer:
        peer.objects()
        energy = peer.find(ObjectType.REGISTER, ENERGY)
        (request,) = peer.client.readList([(energy, 2), (energy, 3)])
        assert peer.exchange(request).value == [95144, [0, 30]]


def test_a_name_that_is_none(urls: dict[str, str]) -> None:
    with connect(urls["tcp"], 32) as peer:
        missing = GXDLMSData("1.1.1.1.1.1", 0x0800)
        with pytest.raises(GXDLMSException) as caught:
            peer.exchange(peer.client.read(missing, 2))
        assert caught.value.errorCode == ErrorCode.UNDEFINED_OBJECT
