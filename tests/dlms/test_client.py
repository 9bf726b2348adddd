"""The blocking client against the sample meter over TCP, with wrapper and HDLC, in clear and ciphered."""

from __future__ import annotations

import datetime
import socket
import threading
import time
import warnings
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, assert_type

import numpy
import pytest

import dlms
from cosem.apdu import AccessRequestGet, Conformance, CosemAttributeDescriptor, DataAccessResult
from cosem.bit_string import BitString
from cosem.classes import (
    Clock,
    DisconnectControl,
    ExtendedRegister,
    ImageTransfer,
    Register,
    ScriptTable,
    SecuritySetup,
    types,
)
from cosem.classes import Data as DataClass
from cosem.data import Data
from cosem.date_time import DateTime
from cosem.obis import Obis
from cosem.units import Quantity, Unit
from dlms import Security, Timeouts
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.negotiation import LOGICAL_NAME_SERVICES, Negotiated
from dlms.association.settings import AssociationSettings
from dlms.errors import (
    ActionError,
    AddressError,
    AuthenticationRejected,
    DataAccessError,
    DlmsError,
    LinkTimeout,
    MissingKeyError,
    NotAssociated,
    SecurityError,
    TransportClosed,
    TransportError,
)
from dlms.link.hdlc import Address, Frame
from dlms.operations.core import NotFound
from dlms.operations.image import ImageError
from dlms.security.counters import FileCounterStore
from dlms.security.keys import Keys, Secret
from dlms.server import Column, CosemObject, LogicalDevice, ProfileObject, Server
from dlms.server.image import ImageTransferObject
from dlms.server.sample import sample_meter
from support.sample_server import management, public, reading

ENERGY, VOLTAGE, PROFILE = "1.0.1.8.0.255", "1.0.32.7.0.255", "1.0.99.1.0.255"
BEGIN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
QUICK = Timeouts(connect=5.0, exchange=10.0)


@pytest.fixture(params=["tcp", "hdlc+tcp"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    with Server([sample_meter()]) as server:
        (found,) = server.start(f"{request.param}://127.0.0.1:0")
        yield found


@pytest.fixture
def tcp() -> Iterator[str]:
    with Server([sample_meter()]) as server:
        (found,) = server.start("tcp://127.0.0.1:0")
        yield found


class Trips:
    """Counts requests by what they are; the tags of APDUs before protection."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    def __call__(self, direction: str, octets: bytes, plain: bytes) -> None:
        if direction == "sent":
            self.sent.append(plain)


# ------------------------------------------------------------------------------------------------------ reading


@pytest.mark.parametrize("how", [reading, management], ids=["password", "ciphered"])
def test_values_with_their_units(url: str, how: Any) -> None:
    with dlms.connect(url, timeouts=QUICK, **how()) as meter:
        energy = meter.get(Register(ENERGY).value)
        assert energy == Quantity(Decimal(95144), Unit.WATT_HOUR)
        assert str(energy) == "95.144 kWh"
        assert meter.get(Register(VOLTAGE).value) == Quantity(Decimal("230.1"), Unit.VOLT)
        maximum = ExtendedRegister("1.0.1.6.0.255")
        assert meter.get(maximum.value) == Quantity(Decimal(960), Unit.WATT)
        assert meter.get(maximum.capture_time).to_datetime() == BEGIN + datetime.timedelta(hours=19, minutes=15)
        assert meter.get(Register(VOLTAGE).scaler_unit) == types.ScalUnitType(-1, Unit.VOLT)
        assert meter.get_raw(3, VOLTAGE, 2) == Data.long_unsigned(2301)


def test_the_public_client_reads_and_no_more(url: str) -> None:
    with dlms.connect(url, timeouts=QUICK, **public()) as meter:
        assert meter.get(DataClass("0.0.96.1.0.255").value).value == b"00000001"
        with pytest.raises(DataAccessError) as caught:
            meter.set(DataClass("0.0.96.13.0.255").value, Data.octet_string(b"nobody said this"))
        assert caught.value.result == DataAccessResult.READ_WRITE_DENIED
        assert "1-0:1.8.0*255" in {str(item.logical_name) for item in meter.objects()}


def test_a_scaler_is_read_once(tcp: str) -> None:
    trips = Trips()
    with dlms.connect(tcp, timeouts=QUICK, trace=trips, **reading()) as meter:
        before = len(trips.sent)
        for _ in range(3):
            meter.get(Register(ENERGY).value)
        assert len(trips.sent) - before == 3
        first, *others = trips.sent[before:]
        assert first[:2] == b"\xc0\x03"  # value and scaler_unit together
        assert all(request[:2] == b"\xc0\x01" for request in others)


def test_many_attributes_in_one_request(tcp: str) -> None:
    trips = Trips()
    wanted = [
        Register(ENERGY).value,
        Register(VOLTAGE).value,
        Register("1.0.99.99.0.255").value,
        Clock("0.0.1.0.0.255").time_zone,
    ]
    with dlms.connect(tcp, timeouts=QUICK, trace=trips, **reading()) as meter:
        before = len(trips.sent)
        energy, voltage, missing, zone = meter.get_many(wanted)
        assert len(trips.sent) - before == 1
    assert (str(energy), str(voltage), zone) == ("95.144 kWh", "230.1 V", 0)
    assert isinstance(missing, DataAccessError)


WITHOUT_LISTS = LOGICAL_NAME_SERVICES & ~Conformance.MULTIPLE_REFERENCES


@pytest.mark.parametrize(
    ("services", "trips_needed"),
    [(LOGICAL_NAME_SERVICES, 1), (WITHOUT_LISTS, 1), (WITHOUT_LISTS & ~Conformance.ACCESS, 4)],
    ids=["a list", "ACCESS", "one by one"],
)
def test_as_few_requests_as_are_granted(tcp: str, services: Conformance, trips_needed: int) -> None:
    trips = Trips()
    with dlms.connect(tcp, timeouts=QUICK, trace=trips, conformance=services, **reading()) as meter:
        before = len(trips.sent)
        values = meter.get_many([Register(ENERGY).value, Register(VOLTAGE).value])
        assert [str(value) for value in values] == ["95.144 kWh", "230.1 V"]
        assert len(trips.sent) - before == trips_needed


def test_lists_are_split_where_they_are_too_long(tcp: str) -> None:
    """A thousand attributes make requests of ten thousand octets; the sample meter takes 1024 at once."""
    trips = Trips()
    with dlms.connect(tcp, timeouts=QUICK, trace=trips, **reading()) as meter:
        before = len(trips.sent)
        values = meter.get_many([Clock("0.0.1.0.0.255").time_zone] * 1000)
        assert values == [0] * 1000
        sizes = [len(request) for request in trips.sent[before:]]
    assert max(sizes) <= 1024
    assert len(sizes) == -(-1000 // ((1024 - 4) // 10))


def test_other_shapes_stay_data(tcp: str) -> None:
    """The disconnect control read as a clock: its Data is there all the same, and strict says no."""
    with dlms.connect(tcp, timeouts=QUICK, **reading()) as meter:
        wrong = Register(ENERGY).scaler_unit
        assert meter.get(wrong, strict=True).unit == Unit.WATT_HOUR
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            assert isinstance(meter.get(DataClass("0.0.96.1.0.255").value), Data)
        assert caught == []


def test_a_type_checker_knows_what_is_read(tcp: str) -> None:
    with dlms.connect(tcp, timeouts=QUICK, **reading()) as meter:
        assert_type(meter.get(Register(ENERGY).value, strict=True), types.RegisterValue | Quantity)
        assert_type(meter.get(Register(ENERGY).value), types.RegisterValue | Quantity | Data)
        assert_type(meter.get(Register(ENERGY).scaler_unit), types.ScalUnitType | Data)
        assert assert_type(meter.get(Clock("0.0.1.0.0.255").time_zone, strict=True), int) == 0


def test_access(tcp: str) -> None:
    with dlms.connect(tcp, timeouts=QUICK, **reading()) as meter:
        answers = meter.access(
            [AccessRequestGet(CosemAttributeDescriptor(3, Obis(name), 2)) for name in (VOLTAGE, "1.0.9.9.9.255")]
        )
    assert answers[0] == Data.long_unsigned(2301)
    assert isinstance(answers[1], DataAccessError)


def test_objects(url: str) -> None:
    with dlms.connect(url, timeouts=QUICK, **management()) as meter:
        found = {str(item.logical_name): item for item in meter.objects()}
        energy = found["1-0:1.8.0*255"]
        assert (energy.class_id, energy.version, energy.class_name) == (3, 0, "Register")
        assert energy.interface == Register(ENERGY)
        assert energy.meaning.startswith("active energy import")
        assert energy.attributes == {1: AccessMode.READ, **dict.fromkeys((2, 3), AccessMode.READ_AND_WRITE)}
        setup = found["0-0:43.0.0*255"]
        assert AccessMode.AUTHENTICATED_REQUEST in setup.methods[2]
        assert meter.find(ENERGY) == energy
        with pytest.raises(NotFound):
            meter.find("1.0.99.99.99.255")


# ------------------------------------------------------------------------------------------------------ profiles


def test_the_whole_profile(url: str) -> None:
    with dlms.connect(url, timeouts=QUICK, **reading()) as meter:
        profile = meter.profile(PROFILE)
        rows = profile.all()
        columns = profile.columns()
    assert [column.name for column in columns] == [
        "0-0:1.0.0*255",
        "1-0:1.8.0*255 Wh",
        "1-0:2.8.0*255 Wh",
        "1-0:32.7.0*255 V",
    ]
    assert len(rows) == 1000
    assert rows.times() == [BEGIN + number * datetime.timedelta(minutes=15) for number in range(1000)]
    first = rows.rows()[0]
    assert [str(cell) for cell in first[1:]] == ["35 Wh", "0 Wh", "232.6 V"]
    assert rows.rows()[-1][1] == Quantity(Decimal(95144), Unit.WATT_HOUR)
    assert list(rows)[5] == rows.rows()[5]


def test_a_profile_by_range(tcp: str) -> None:
    start, end = BEGIN + datetime.timedelta(hours=2), BEGIN + datetime.timedelta(hours=3)
    with dlms.connect(tcp, timeouts=QUICK, **reading()) as meter:
        profile = meter.profile(PROFILE)
        found = profile.between(start, end)
        assert found.times() == [start + number * datetime.timedelta(minutes=15) for number in range(5)]
        energy = profile.columns()[1]
        with pytest.raises(ValueError, match=r"1-0:99\.1\.0\*255 does not capture 1-0:9\.8\.0\*255"):
            profile.between(start, end, [replace(energy, logical_name=Obis("1.0.9.8.0.255"), unit=None)])
        only = profile.between(start, end, [energy])
        assert only.columns == (energy,)
        assert only.rows() == [(row[1],) for row in found.rows()]
        assert len(profile.between(BEGIN - datetime.timedelta(days=9), BEGIN - datetime.timedelta(days=8))) == 0


def test_a_profile_by_entries(tcp: str) -> None:
    with dlms.connect(tcp, timeouts=QUICK, **reading()) as meter:
        profile = meter.profile(PROFILE)
        everything = profile.all().rows()
        assert profile.entries(3, 5).rows() == everything[2:5]
        assert profile.entries(999).rows() == everything[998:]
        assert profile.entries(3, 4, (2, 3)).rows() == [row[1:3] for row in everything[2:4]]
        assert profile.last(2).rows() == everything[-2:]
        assert profile.last(5000).rows() == everything
        with pytest.raises(ValueError, match="counted from 1"):
            profile.entries(0, 5)


def test_a_profile_as_arrays(tcp: str) -> None:
    with dlms.connect(tcp, timeouts=QUICK, **reading()) as meter:
        arrays = meter.profile(PROFILE).last(4).to_numpy()
    times, energy, _, voltage = arrays.values()
    assert list(numpy.diff(times).astype("timedelta64[m]").astype(int)) == [15, 15, 15]
    assert times[-1] == numpy.datetime64("2026-01-11T09:45:00")
    assert energy.dtype == numpy.int64
    assert list(energy)[-1] == 95144
    assert list(voltage) == [232.0] * 4


# ------------------------------------------------------------------------------------------- writing and acting


def test_the_clock(url: str) -> None:
    moment = datetime.datetime(2026, 5, 17, 12, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
    with dlms.connect(url, timeouts=QUICK, **management()) as meter:
        meter.set_clock(moment)
        found = meter.clock().to_datetime()
        assert datetime.timedelta() <= found - moment < datetime.timedelta(seconds=30)
        assert meter.clock().deviation == 0 or meter.clock().to_datetime().utcoffset() is not None


def test_the_sign_of_the_deviation_is_a_choice(tcp: str) -> None:
    berlin = datetime.timezone(datetime.timedelta(hours=1))
    moment = datetime.datetime(2026, 1, 17, 12, 30, tzinfo=berlin)
    with dlms.connect(tcp, timeouts=QUICK, deviation_sign="inverted", **management()) as meter:
        trips = Trips()
        meter.association._talk.trace = trips
        meter.set_clock(moment)
        assert DateTime.from_octets(trips.sent[-1][-12:]).deviation == 60


def test_writing_and_reading_back(url: str) -> None:
    message = DataClass("0.0.96.13.0.255").value
    with dlms.connect(url, timeouts=QUICK, **management()) as meter:
        for text in (b"hello", bytes(range(256)) * 20, b""):
            meter.set(message, Data.octet_string(text))
            assert meter.get(message).value == text
        meter.set_raw(1, "0.0.96.13.0.255", 2, Data.octet_string(b"raw"))
        assert meter.get_raw(1, "0.0.96.13.0.255", 2) == Data.octet_string(b"raw")


class Busy(CosemObject):
    """A register whose scaler cannot be read the first time."""

    asked = 0

    def get_scaler_unit(self, selection: Any, by: Any) -> types.ScalUnitType:
        self.asked += 1
        if self.asked == 1:
            raise DataAccessError(DataAccessResult.TEMPORARY_FAILURE)
        return types.ScalUnitType(-3, Unit.WATT_HOUR)


def test_a_scaler_that_cannot_be_read_just_now() -> None:
    """A number that may be a thousand times too much is none."""
    rights = AccessRights(Grant(attributes=AccessMode.READ))
    for read in (False, True):
        energy = Busy(Register(ENERGY), value=Data.double_long_unsigned(95144))
        rows = ProfileObject(PROFILE, [Column(energy, 2)], capture_period=0, entries=4)
        served = LogicalDevice(1, "BUSY000000000001", [energy, rows], [AssociationSettings(client=16, rights=rights)])
        with Server([served]) as server:
            (url,) = server.start("tcp://127.0.0.1:0")
            with dlms.connect(url, timeouts=QUICK) as meter:
                if read:
                    with pytest.raises(DataAccessError, match="3: temporary-failure"):
                        meter.get(Register(ENERGY).value)
                else:
                    with pytest.raises(DataAccessError, match="3: temporary-failure"):
                        meter.profile(PROFILE).columns()
                assert str(meter.get(Register(ENERGY).value)) == "95.144 Wh"
                assert meter.profile(PROFILE).columns()[0].scaler == -3


def test_a_new_scaler_is_read_again(tcp: str) -> None:
    voltage = Register(VOLTAGE)
    with dlms.connect(tcp, timeouts=QUICK, **management()) as meter:
        assert str(meter.get(voltage.value)) == "230.1 V"
        meter.set(voltage.scaler_unit, types.ScalUnitType(-2, Unit.VOLT))
        assert str(meter.get(voltage.value)) == "23.01 V"


def test_the_breaker(url: str) -> None:
    with dlms.connect(url, timeouts=QUICK, **management()) as meter:
        state = DisconnectControl("0.0.96.3.10.255").output_state
        meter.remote_disconnect()
        assert meter.get(state) is False
        meter.action(ScriptTable("0.0.10.0.106.255").execute, 2)
        assert meter.get(state) is True
        meter.action_raw(70, "0.0.96.3.10.255", 1, Data.integer(0))
        assert meter.get(state) is False
        meter.remote_reconnect()
        with pytest.raises(ActionError):
            meter.action_raw(70, "0.0.96.3.10.255", 9, Data.integer(0))


IMAGE = bytes(range(256)) * 7 + b"the end"


def test_an_image(url: str) -> None:
    steps: list[tuple[int, int]] = []
    with dlms.connect(url, timeouts=QUICK, **management()) as meter:
        target = ImageTransfer("0.0.44.0.0.255")
        meter.transfer_image(IMAGE, b"firmware 2", progress=lambda done, count: steps.append((done, count)))
        assert (
            meter.get(target.image_transfer_status) == ImageTransfer.ImageTransferStatus.IMAGE_VERIFICATION_SUCCESSFUL
        )
        (info,) = meter.get(target.image_to_activate_info)
        assert (info.image_to_activate_size, info.image_to_activate_identification) == (len(IMAGE), b"firmware 2")
        meter.activate_image()
    count = -(-len(IMAGE) // 200)
    assert steps == [(number, count) for number in range(count)] + [(count, count)]


class Enough(Exception):
    pass


def test_an_image_interrupted_and_resumed(tcp: str) -> None:
    def stop(done: int, count: int) -> None:
        if done == 4:
            raise Enough

    with dlms.connect(tcp, timeouts=QUICK, **management()) as meter, pytest.raises(Enough):
        meter.transfer_image(IMAGE, b"firmware 2", progress=stop)
    trips, steps = Trips(), []
    with dlms.connect(tcp, timeouts=QUICK, trace=trips, **management()) as meter:
        meter.transfer_image(
            IMAGE, b"firmware 2", resume=True, progress=lambda done, count: steps.append((done, count))
        )
        meter.activate_image()
    count = -(-len(IMAGE) // 200)
    assert image_methods(trips).count(2) == count - 4
    assert steps == [(number, count) for number in range(4, count)] + [(count, count)]


def image_methods(trips: Trips) -> list[int]:
    """The methods of image transfer that were invoked: 1 to initiate, 2 for a block, 3 to verify, 4 to activate."""
    class_id = ImageTransfer.CLASS_ID.to_bytes(2)
    return [plain[11] for plain in trips.sent if plain[:2] == b"\xc3\x01" and plain[3:5] == class_id]


def test_an_image_that_is_verified_already_is_not_sent_again() -> None:
    """As where the connection ended before the answer came; another image is."""
    with Server([sample_meter()]) as server:
        (url,) = server.start("tcp://127.0.0.1:0")
        for image, identifier, methods in (
            (IMAGE[:400], b"firmware 2", [1, 2, 2, 3]),
            (IMAGE[:400], b"firmware 2", []),
            (IMAGE[:400], b"firmware 3", [1, 2, 2, 3]),
            (IMAGE[:401], b"firmware 3", [1, 2, 2, 2, 3]),
        ):
            trips = Trips()
            with dlms.connect(url, timeouts=QUICK, trace=trips, **management()) as meter:
                meter.transfer_image(image, identifier, resume=True)
            assert image_methods(trips) == methods


class Forgetful(ImageTransferObject):
    """Says each time that it has lost another block, so that there would be no end."""

    lost = 0

    def get_image_transferred_blocks_status(self, selection: Any, by: Any) -> BitString:
        self.lost += 1
        return BitString.parse("".join("0" if number == self.lost % 3 else "1" for number in range(3)))


def test_an_image_that_never_gets_whole() -> None:
    rights = AccessRights(Grant(attributes=AccessMode.READ, methods=AccessMode.ACCESS))
    served = LogicalDevice(1, "FORGETFUL0000001", [Forgetful()], [AssociationSettings(client=16, rights=rights)])
    with Server([served]) as server:
        (url,) = server.start("tcp://127.0.0.1:0")
        with dlms.connect(url, timeouts=QUICK) as meter, pytest.raises(ImageError, match="does not keep 1"):
            meter.transfer_image(IMAGE[:600], b"firmware 2")


def test_images_where_they_are_not_wanted(tcp: str) -> None:
    with dlms.connect(tcp, timeouts=QUICK, **management()) as meter:
        meter.set(ImageTransfer("0.0.44.0.0.255").image_transfer_enabled, False)
        with pytest.raises(ImageError, match="not enabled"):
            meter.transfer_image(IMAGE, b"firmware 2")


def test_new_keys(url: str) -> None:
    new = Keys(encryption=Secret(b"another e. key!!"), authentication=Secret(b"another a. key!!"))
    how = management()
    with dlms.connect(url, timeouts=QUICK, **how) as meter:
        held = meter.change_keys(new)
        assert (held.encryption, held.authentication) == (new.encryption, new.authentication)
        assert held.master == how["security"].keys.master
        # the association goes on with them
        assert str(meter.get(Register(ENERGY).value)) == "95.144 kWh"
    with pytest.raises(DlmsError):
        dlms.connect(url, timeouts=QUICK, **management())
    with dlms.connect(url, timeouts=QUICK, **management(keys=held)) as meter:
        assert meter.get(SecuritySetup("0.0.43.0.0.255").security_suite) == 0


def test_new_keys_need_the_master_key(tcp: str) -> None:
    how = management()
    keys = Keys(encryption=how["security"].keys.encryption, authentication=how["security"].keys.authentication)
    with (
        dlms.connect(tcp, timeouts=QUICK, **management(keys=keys)) as meter,
        pytest.raises(MissingKeyError, match="master key"),
    ):
        meter.change_keys(Keys(encryption=Secret(bytes(16))))


# --------------------------------------------------------------------------------------------- invocation counters


def test_the_invocation_counter_is_read_from_the_meter(tcp: str) -> None:
    """A client that lost its counters would be refused for replaying; the meter says where to go on."""
    security = management()["security"]
    title = security.system_title
    for _ in range(3):
        with dlms.connect(tcp, timeouts=QUICK, client=48, security=security) as meter:
            meter.get(Register(ENERGY).value)
    forgetful = {**management(system_title=title), "timeouts": QUICK}
    with pytest.raises((SecurityError, DlmsError)):
        dlms.connect(tcp, **forgetful)
    forgetful = {**management(system_title=title), "timeouts": QUICK}
    with dlms.connect(tcp, invocation_counter="0.0.43.1.0.255", **forgetful) as meter:
        assert str(meter.get(Register(ENERGY).value)) == "95.144 kWh"


def test_counters_in_a_file_outlive_the_client(tcp: str, tmp_path: Any) -> None:
    title = management()["security"].system_title
    for _ in range(3):
        with (
            FileCounterStore(tmp_path / "counters") as counters,
            dlms.connect(tcp, timeouts=QUICK, **management(system_title=title, counters=counters)) as meter,
        ):
            meter.get(Register(ENERGY).value)


def test_an_invocation_counter_without_keys(tcp: str) -> None:
    with pytest.raises(MissingKeyError, match="no keys"):
        dlms.connect(tcp, timeouts=QUICK, invocation_counter="0.0.43.1.0.255", **reading())


# -------------------------------------------------------------------------------------------------- opening, closing


def open_sockets() -> int:
    import os

    return sum(os.readlink(f"/proc/self/fd/{name}").startswith("socket:") for name in _descriptors())


def _descriptors() -> Iterator[str]:
    import contextlib
    import os

    for name in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):
            os.readlink(f"/proc/self/fd/{name}")
            yield name


@pytest.fixture
def nothing_left() -> Iterator[None]:
    threads, sockets = threading.active_count(), open_sockets()
    yield
    deadline = time.monotonic() + 5
    while (threading.active_count(), open_sockets()) != (threads, sockets) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert (threading.active_count(), open_sockets()) == (threads, sockets)


@pytest.mark.usefixtures("nothing_left")
def test_nothing_is_left_behind(url: str) -> None:
    with dlms.connect(url, timeouts=QUICK, **reading()) as meter:
        meter.objects()
    meter.close()
    with pytest.raises(NotAssociated):
        meter.get(Register(ENERGY).value)
    with pytest.raises(AuthenticationRejected):
        dlms.connect(url, timeouts=QUICK, client=32, security=Security.low("wrong"))
    with pytest.raises(Enough), dlms.connect(url, timeouts=QUICK, **reading()):
        raise Enough
    with pytest.raises(KeyboardInterrupt), dlms.connect(url, timeouts=QUICK, **reading()):
        raise KeyboardInterrupt


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("seconds", [-1, float("nan"), float("inf"), 1e300])
def test_time_outs_that_are_none(seconds: float) -> None:
    for name in ("connect", "exchange", "response"):
        with pytest.raises(ValueError, match=f"{name} is"):
            Timeouts(**{name: seconds})


def test_nobody_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(LinkTimeout):
            dlms.connect(url, timeouts=Timeouts(exchange=0.2))
    with pytest.raises(TransportError):
        dlms.connect(url, timeouts=QUICK)


def test_the_peer_goes_away(tcp: str) -> None:
    with Server([sample_meter()]) as server:
        (gone,) = server.start("tcp://127.0.0.1:0")
        meter = dlms.connect(gone, timeouts=QUICK, **reading())
    with pytest.raises(TransportClosed):
        meter.get(Register(ENERGY).value)
    meter.close()


SNRM = bytes.fromhex("7ea0070321930f017e")


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("scheme", ["tcp", "hdlc+tcp"])
def test_closed_by_another_thread_while_an_answer_is_waited_for(scheme: str) -> None:
    """It waits neither for the answer nor for one to a goodbye, which the waiting thread would take."""
    asked = threading.Event()

    def silent(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            while octets := connection.recv(4096):
                if octets == SNRM:
                    connection.sendall(Frame(Address(16), Address(1), 0x73).encode())
                else:
                    asked.set()

    errors: list[Exception] = []

    def ask() -> None:
        try:
            meter.get_raw(3, ENERGY, 2)
        except Exception as error:
            errors.append(error)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving = threading.Thread(target=silent, args=(listener,), daemon=True)
        serving.start()
        meter = dlms.connect(
            f"{scheme}://127.0.0.1:{listener.getsockname()[1]}",
            timeouts=Timeouts(response=300, exchange=300),
            pre_established=Negotiated(LOGICAL_NAME_SERVICES),
        )
        asking, closing = (threading.Thread(target=each, daemon=True) for each in (ask, meter.close))
        asking.start()
        assert asked.wait(10)
        closing.start()
        for thread in (closing, asking, serving):
            thread.join(10)
            assert not thread.is_alive()
    assert [type(error) for error in errors] == [TransportClosed]
    meter.close()
    with pytest.raises(NotAssociated):
        meter.get_raw(3, ENERGY, 2)


@pytest.mark.parametrize("wrong", ["", "10.0.0.7", "http://10.0.0.7", "tcp://10.0.0.7?speed=9600", "tcp://"])
def test_urls_that_are_none(wrong: str) -> None:
    with pytest.raises(AddressError):
        dlms.connect(wrong)


def test_over_udp() -> None:
    with Server([sample_meter()]) as server:
        (url,) = server.start("udp://127.0.0.1:0")
        with dlms.connect(url, timeouts=QUICK, **management()) as meter:
            assert meter.find(ENERGY).class_id == 3
            assert len(meter.profile(PROFILE).last(10)) == 10


class Lossy:
    """Carries datagrams to a server and back, and loses those answers whose numbers it is told."""

    def __init__(self, url: str, lost: set[int]) -> None:
        self.lost = lost
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.server = ("127.0.0.1", int(url.rpartition(":")[2]))
        self.url = f"udp://127.0.0.1:{self.socket.getsockname()[1]}"
        self.thread = threading.Thread(target=self._carry)
        self.thread.start()

    def _carry(self) -> None:
        client, answers = None, 0
        while octets := self.socket.recvfrom(65536):
            data, sender = octets
            if data == b"end":
                return
            if sender != self.server:
                client = sender
                self.socket.sendto(data, self.server)
            else:
                if answers not in self.lost:
                    self.socket.sendto(data, client)
                answers += 1

    def __enter__(self) -> Lossy:
        return self

    def __exit__(self, *error: object) -> None:
        self.socket.sendto(b"end", self.socket.getsockname())
        self.thread.join()
        self.socket.close()


def test_datagrams_get_lost() -> None:
    """The answer to the AARQ, and to every other request to read, does not arrive: asked again, it does."""
    patient = Timeouts(response=0.2, retries=3)
    with Server([sample_meter()]) as server:
        (url,) = server.start("udp://127.0.0.1:0")
        lost = {0, 2, 4, 6, 8, 10}
        with Lossy(url, lost) as line, dlms.connect(line.url, timeouts=patient, **reading()) as meter:
            for name, value in ((ENERGY, "95.144 kWh"), (VOLTAGE, "230.1 V")):
                assert str(meter.get(Register(name).value)) == value
        with (
            Lossy(url, set(range(1, 100))) as line,
            dlms.connect(line.url, timeouts=patient, **reading()) as meter,
            pytest.raises(LinkTimeout),
        ):
            meter.get(Register(ENERGY).value)
