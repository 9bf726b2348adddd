"""Our client against the server parts of gurux-dlms, as far as those can be made to run (`support.gurux_server`)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from gurux_dlms.enums import Authentication
from gurux_dlms.enums import Unit as GuruxUnit
from gurux_dlms.GXDateTime import GXDateTime
from gurux_dlms.objects import GXDLMSClock, GXDLMSData, GXDLMSRegister
from gurux_dlms.objects.GXDLMSCaptureObject import GXDLMSCaptureObject

import dlms
from cosem import apdu
from cosem.classes import Clock, Register
from cosem.classes import Data as DataClass
from cosem.data import Data
from dlms import Meter, Security, Timeouts
from dlms.errors import ActionError, AuthenticationError, AuthenticationRejected, DataAccessError, ProtocolError
from dlms.link.hdlc import Parameters
from dlms.security.authentication import Mechanism
from dlms.security.counters import MemoryCounterStore
from dlms.security.policy import Required, SecurityPolicy
from support.gurux_server import GuruxEcho, GuruxMeter, GuruxProfile, ciphering, serving

QUICK = Timeouts(connect=5.0, exchange=5.0)
TEXT, ENERGY, CLOCK, ECHO, PROFILE = (
    "0.0.42.0.0.255",
    "1.0.1.8.0.255",
    "0.0.1.0.0.255",
    "0.0.96.1.0.255",
    "1.0.99.1.0.255",
)
BEGIN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
QUARTER = datetime.timedelta(minutes=15)
ROWS = 60
SECRET, AES_SECRET = b"secret", bytes(range(16))
ENCRYPTION_KEY, AUTHENTICATION_KEY = bytes(range(16)), bytes(range(0xD0, 0xE0))
DISC = bytes.fromhex("7ea00703215303c77e")

links = pytest.mark.parametrize("hdlc", [False, True], ids=["wrapper", "hdlc"])
references = pytest.mark.parametrize("short_names", [False, True], ids=["logical names", "short names"])
policies = pytest.mark.parametrize(
    "required", [Required.AUTHENTICATED, Required.ENCRYPTED, Required.AUTHENTICATED_AND_ENCRYPTED]
)


def objects() -> list[Any]:
    text = GXDLMSData(TEXT)
    text.value = "gurux" * 100
    register = GXDLMSRegister(ENERGY)
    register.value, register.scaler, register.unit = 12345, 0.1, GuruxUnit.ACTIVE_ENERGY
    clock = GXDLMSClock(CLOCK)
    clock.time = GXDateTime(BEGIN)
    profile = GuruxProfile(PROFILE)
    profile.captureObjects = [(clock, GXDLMSCaptureObject(2, 0)), (register, GXDLMSCaptureObject(2, 0))]
    profile.buffer = [[GXDateTime(BEGIN + number * QUARTER), number] for number in range(ROWS)]
    profile.entriesInUse = profile.profileEntries = ROWS
    profile.sortObject, profile.sortObjectAttributeIndex, profile.capturePeriod = clock, 2, 900
    return [text, register, clock, GuruxEcho(ECHO), profile]


class Seen(list[bytes]):
    """The APDUs of a conversation, before protection."""

    def __call__(self, direction: str, octets: bytes, plain: bytes) -> None:
        self.append(plain)

    def count_of(self, kind: type) -> int:
        return sum(isinstance(apdu.decode(octets), kind) for octets in self)


@contextmanager
def connected(server: GuruxMeter, options: str = "", **client: Any) -> Iterator[Meter]:
    short_names = not server.useLogicalNameReferencing
    with (
        serving(server) as url,
        dlms.connect(url + options, timeouts=QUICK, short_names=short_names, **client) as meter,
    ):
        yield meter


@contextmanager
def ciphered(required: Required, *, hdlc: bool, **client: Any) -> Iterator[Meter]:
    """A meter that wants GMAC, and ciphers as the client does."""
    cipher = ciphering(b"GRX\x00\x00\x00\x00\x01", ENCRYPTION_KEY, AUTHENTICATION_KEY)
    security = Security.gmac(
        system_title=b"CLI\x00\x00\x00\x00\x01",
        encryption_key=ENCRYPTION_KEY,
        authentication_key=AUTHENTICATION_KEY,
        counters=MemoryCounterStore(),
        policy=SecurityPolicy(required, required),
    )
    server = GuruxMeter(objects(), hdlc=hdlc, authentication=Authentication.HIGH_GMAC, cipher=cipher)
    with connected(server, security=security, **client) as meter:
        yield meter


# ------------------------------------------------------------------------------------------------ opening and closing


@links
@references
@pytest.mark.parametrize("password", [None, b"12345678"], ids=["public", "password"])
def test_reading(password: bytes | None, short_names: bool, hdlc: bool) -> None:
    security = None if password is None else Security.low(password)
    server = GuruxMeter(objects(), hdlc=hdlc, short_names=short_names, password=password)
    with connected(server, security=security) as meter:
        assert str(meter.get(Register(ENERGY).value)) == "1.2345 kWh"
        assert meter.get(DataClass(TEXT).value).value == "gurux" * 100
        assert meter.get(Clock(CLOCK).time_zone) == 0


@links
def test_a_wrong_password(hdlc: bool) -> None:
    with (
        serving(GuruxMeter(objects(), hdlc=hdlc, password=b"12345678")) as url,
        pytest.raises(AuthenticationRejected),
    ):
        dlms.connect(url, security=Security.low("wrong"), timeouts=QUICK)


mechanisms = pytest.mark.parametrize(
    ("mechanism", "secret"),
    [(Mechanism.HIGH, AES_SECRET), (Mechanism.HIGH_MD5, SECRET), (Mechanism.HIGH_SHA1, SECRET)],
)


@links
@references
@mechanisms
def test_challenges(mechanism: Mechanism, secret: bytes, short_names: bool, hdlc: bool) -> None:
    wanted = Authentication(int(mechanism))
    server = GuruxMeter(objects(), hdlc=hdlc, short_names=short_names, authentication=wanted, secret=secret)
    with connected(server, security=Security.high(secret, mechanism)) as meter:
        assert str(meter.get(Register(ENERGY).value)) == "1.2345 kWh"


@mechanisms
def test_a_wrong_secret(mechanism: Mechanism, secret: bytes) -> None:
    server = GuruxMeter(objects(), authentication=Authentication(int(mechanism)), secret=secret[::-1])
    with serving(server) as url, pytest.raises(AuthenticationError):
        dlms.connect(url, security=Security.high(secret, mechanism), timeouts=QUICK)


def test_closing_an_hdlc_connection() -> None:
    """Their RLRE is none that could be decoded (both lengths in it are too small), which is no reason not to go."""
    server = GuruxMeter(objects(), hdlc=True)
    with connected(server) as meter, pytest.raises(ProtocolError, match="cannot be decoded"):
        meter.run(meter.association.release())
    assert server.seen.endswith(DISC)
    server = GuruxMeter(objects(), hdlc=True)
    with connected(server):
        pass
    assert server.seen.endswith(DISC)


# -------------------------------------------------------------------------------------------------------------- HDLC


@pytest.mark.parametrize(("information", "window"), [(64, 1), (400, 1), (128, 7)])
def test_segments_both_ways(information: int, window: int) -> None:
    """They take what is proposed, and send one frame at a time; to us they would give one frame, too."""
    server = GuruxMeter(objects(), hdlc=True, information=information, window=window)
    options = f"?information={information}&window={window}"
    text = Data.visible_string("segments" * 80)
    with connected(server, options) as meter:
        assert meter.session.link.parameters == Parameters(information, information, window, window)
        assert len(meter.profile(PROFILE).all()) == ROWS
        if window == 1:
            meter.set(DataClass(TEXT).value, text)
            assert meter.get(DataClass(TEXT).value) == text


@pytest.mark.parametrize(
    "options", ["?physical=17", "?physical=17&server=2", "?physical=17&address=4", "?physical=300&server=300&address=4"]
)
def test_addresses_of_two_and_four_octets(options: str) -> None:
    with connected(GuruxMeter(objects(), hdlc=True), options) as meter:
        assert str(meter.get(Register(ENERGY).value)) == "1.2345 kWh"


# ---------------------------------------------------------------------------------------------------------- services


@links
def test_blocks(hdlc: bool) -> None:
    seen = Seen()
    with connected(GuruxMeter(objects(), hdlc=hdlc), max_receive_pdu_size=128, trace=seen) as meter:
        assert meter.get(DataClass(TEXT).value).value == "gurux" * 100
        assert seen.count_of(apdu.GetRequestNext) >= 4
        assert len(meter.profile(PROFILE).all()) == ROWS


@links
@references
def test_a_profile(short_names: bool, hdlc: bool) -> None:
    """By entries only from the first: theirs takes the number of the last one for how many there are to be."""
    with connected(GuruxMeter(objects(), hdlc=hdlc, short_names=short_names)) as meter:
        profile = meter.profile(PROFILE)
        assert [str(column.logical_name) for column in profile.columns()] == ["0-0:1.0.0*255", "1-0:1.8.0*255"]
        everything = list(profile.all().rows())
        assert len(everything) == ROWS
        hour = profile.between(BEGIN + QUARTER, BEGIN + 5 * QUARTER)
        assert list(hour.rows()) == everything[1:6]
        assert list(profile.entries(1, 3).rows()) == everything[:3]


@links
@references
def test_many_at_once(short_names: bool, hdlc: bool) -> None:
    with connected(GuruxMeter(objects(), hdlc=hdlc, short_names=short_names)) as meter:
        found = meter.get_many([DataClass(TEXT).value, Register(ENERGY).value, Clock(CLOCK).time_zone])
        assert [str(getattr(value, "value", value)) for value in found] == ["gurux" * 100, "1234.5", "0"]


def test_one_of_many_that_is_not_there() -> None:
    """They give the reason without saying that it is one, which leaves nothing of the answer to be relied on."""
    with connected(GuruxMeter(objects())) as meter, pytest.raises(ProtocolError, match="get-response-with-list"):
        meter.get_many([Register(ENERGY).value, Register("1.0.77.8.0.255").value])


@links
def test_what_is_not_there(hdlc: bool) -> None:
    with connected(GuruxMeter(objects(), hdlc=hdlc)) as meter:
        with pytest.raises(DataAccessError, match="object-undefined"):
            meter.get_raw(3, "1.0.77.8.0.255", 2)
        assert str(meter.get(Register(ENERGY).value)) == "1.2345 kWh"


@links
@references
def test_writing(short_names: bool, hdlc: bool) -> None:
    moment = datetime.datetime(2026, 5, 17, 12, 30, tzinfo=datetime.UTC)
    with connected(GuruxMeter(objects(), hdlc=hdlc, short_names=short_names)) as meter:
        for value in (Data.visible_string("hello"), Data.long_unsigned(4711), Data.visible_string("x" * 700)):
            meter.set(DataClass(TEXT).value, value)
            assert meter.get(DataClass(TEXT).value).value == value.value
        assert meter.clock().to_datetime() == BEGIN
        meter.set_clock(moment)
        assert meter.clock().to_datetime() == moment


@links
def test_acting(hdlc: bool) -> None:
    with connected(GuruxMeter(objects(), hdlc=hdlc)) as meter:
        given = Data.octet_string(bytes(range(200)))
        assert meter.action_raw(1, ECHO, 1, given) == given
        assert meter.action_raw(1, ECHO, 1) is None
        meter.action(Register(ENERGY).reset)
        assert meter.get_raw(3, ENERGY, 2) == Data.null_data()
        with pytest.raises(ActionError, match="read-write-denied"):
            meter.action_raw(8, CLOCK, 1, Data.integer(0))


@links
@references
def test_the_object_list(short_names: bool, hdlc: bool) -> None:
    with connected(GuruxMeter(objects(), hdlc=hdlc, short_names=short_names)) as meter:
        found = {str(item.logical_name): item.class_id for item in meter.objects()}
    association = {"0-0:40.0.0*255": 12 if short_names else 15}
    assert found == association | {
        "0-0:42.0.0*255": 1,
        "1-0:1.8.0*255": 3,
        "0-0:1.0.0*255": 8,
        "0-0:96.1.0*255": 1,
        "1-0:99.1.0*255": 7,
    }


# --------------------------------------------------------------------------------------------------------- ciphering


@links
@policies
def test_ciphered(required: Required, hdlc: bool) -> None:
    with ciphered(required, hdlc=hdlc) as meter:
        assert str(meter.get(Register(ENERGY).value)) == "1.2345 kWh"
        assert len(meter.objects()) == 6
        for value in ("hello", "x" * 700):
            meter.set(DataClass(TEXT).value, Data.visible_string(value))
            assert meter.get(DataClass(TEXT).value).value == value
        assert meter.action_raw(1, ECHO, 1, Data.octet_string(b"echo")) == Data.octet_string(b"echo")
        assert len(meter.profile(PROFILE).between(BEGIN, BEGIN + QUARTER)) == 2


@links
@policies
def test_ciphered_in_blocks(required: Required, hdlc: bool) -> None:
    seen = Seen()
    with ciphered(required, hdlc=hdlc, max_receive_pdu_size=150, trace=seen) as meter:
        assert meter.get(DataClass(TEXT).value).value == "gurux" * 100
        assert seen.count_of(apdu.GetRequestNext) >= 3


def test_a_wrong_key() -> None:
    cipher = ciphering(b"GRX\x00\x00\x00\x00\x01", ENCRYPTION_KEY[::-1], AUTHENTICATION_KEY)
    server = GuruxMeter(objects(), authentication=Authentication.HIGH_GMAC, cipher=cipher)
    security = Security.gmac(
        system_title=b"CLI\x00\x00\x00\x00\x01",
        encryption_key=ENCRYPTION_KEY,
        authentication_key=AUTHENTICATION_KEY,
        counters=MemoryCounterStore(),
    )
    with serving(server) as url, pytest.raises(dlms.DlmsError):
        dlms.connect(url, security=security, timeouts=QUICK)
