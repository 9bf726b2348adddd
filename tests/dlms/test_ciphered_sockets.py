"""Every way to prove oneself and to protect APDUs, between a client and a meter over real sockets."""

from __future__ import annotations

import secrets
from typing import Any

import pytest

import dlms
from cosem import apdu
from cosem.classes import Data as DataClass
from cosem.data import Data
from dlms import Keys, Secret, Security
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.settings import AssociationSettings, ServerSecurity
from dlms.errors import (
    ApplicationContextRejected,
    AuthenticationError,
    AuthenticationRejected,
    ProtocolError,
    SecurityError,
)
from dlms.security.authentication import Mechanism
from dlms.security.counters import MemoryCounterStore
from dlms.security.forms import Form
from dlms.security.general_ciphering import KeyChoice
from dlms.security.policy import Required, SecurityPolicy
from dlms.security.suites import SUITES
from dlms.server import CosemObject, LogicalDevice, Server

CLIENT, METER = b"CLI\x00\x00\x00\x00\x01", b"MTR\x00\x00\x00\x00\x02"
TEXT = DataClass("0.0.96.13.0.255")
LONG = b"nobody on the line reads this. " * 40
EVERYTHING = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))
SECRET = b"0123456789abcdef"


def keys_of(suite: int) -> Keys:
    size = SUITES[suite].key_length
    return Keys(*(Secret(secrets.token_bytes(size)) for _ in range(2)), master=Secret(secrets.token_bytes(size)))


def serving(suite: int, keys: Keys, **settings: Any) -> Server:
    policy = settings.pop("policy", SecurityPolicy())
    security = ServerSecurity(METER, keys, suite=SUITES[suite], policy=policy, counters=MemoryCounterStore())
    offered = AssociationSettings(client=1, rights=EVERYTHING, security=security, **settings)
    text = CosemObject(TEXT, value=Data.octet_string(b""))
    return Server([LogicalDevice(1, "MTR1", [text], [offered])])


class Tapped:
    """What went over the line, each way, but for what ACSE has inside."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.received: list[bytes] = []

    def __call__(self, direction: str, octets: bytes, plain: bytes) -> None:
        if plain[0] not in (1, 8):  # InitiateRequest, InitiateResponse
            getattr(self, direction).append(octets)

    @property
    def services(self) -> list[bytes]:
        """What is not ACSE."""
        return [octets for octets in self.sent + self.received if octets[0] not in range(0x60, 0x64)]

    @property
    def tags(self) -> set[int]:
        return {octets[0] for octets in self.services}


def talk(url: str, security: Security, **options: Any) -> Tapped:
    """Write, read back, reopen, read: what was on the line."""
    tapped = Tapped()
    for _ in range(2):
        with dlms.connect(url, client=1, security=security, trace=tapped, **options) as meter:
            meter.set(TEXT.value, Data.octet_string(LONG))
            assert meter.get(TEXT.value) == Data.octet_string(LONG)
    released = apdu.decode(tapped.received[-1])
    assert isinstance(released, apdu.Rlre)
    assert (released.user_information is not None) is security.ciphered
    return tapped


GENERAL = {Form.GENERAL_GLOBAL: {219}, Form.GENERAL_CIPHERING: {221}}
SERVICES = {
    False: {200, 201, 203, 204, 205, 207},  # glo- of GET, SET and ACTION, each asked and answered
    True: {208, 209, 211, 212, 213, 215},  # ded- of the same
}


@pytest.mark.parametrize("scheme", ["tcp", "hdlc+tcp"])
@pytest.mark.parametrize("dedicated", [False, True], ids=["lasting keys", "dedicated key"])
@pytest.mark.parametrize("form", [Form.GLOBAL, Form.GENERAL_GLOBAL, Form.GENERAL_CIPHERING], ids=str)
@pytest.mark.parametrize("suite", [0, 1, 2])
def test_forms_and_suites(suite: int, form: Form, dedicated: bool, scheme: str) -> None:
    keys = keys_of(suite)
    with serving(suite, keys, ciphered=True, mechanism=Mechanism.HIGH_GMAC) as server:
        (url,) = server.start(f"{scheme}://127.0.0.1:0")
        security = Security.gmac(
            system_title=CLIENT,
            suite=suite,
            keys=keys,
            form=form,
            dedicated_key=dedicated,
            counters=MemoryCounterStore(),
        )
        tapped = talk(url, security)
    if form is Form.GENERAL_GLOBAL and dedicated:
        assert tapped.tags == {220}
    else:
        assert tapped.tags == GENERAL.get(form, SERVICES[dedicated])
    assert not any(b"nobody" in octets for octets in tapped.services)


@pytest.mark.parametrize("suite", [0, 1, 2])
def test_wrapped_keys(suite: int) -> None:
    keys = keys_of(suite)
    with serving(suite, keys, ciphered=True, mechanism=Mechanism.HIGH_GMAC) as server:
        (url,) = server.start("tcp://127.0.0.1:0")
        security = Security.gmac(
            system_title=CLIENT,
            suite=suite,
            keys=keys,
            form=Form.GENERAL_CIPHERING,
            key_choice=KeyChoice.WRAPPED,
            counters=MemoryCounterStore(),
        )
        tapped = talk(url, security)
    infos = [apdu.GeneralCiphering.decode(octets).key_info for octets in tapped.services]
    assert all(isinstance(info, apdu.WrappedKey) for info in infos)
    assert len({info.key_ciphered_data for info in infos if isinstance(info, apdu.WrappedKey)}) == len(infos) > 4


@pytest.mark.parametrize("short_names", [False, True], ids=["LN", "SN"])
@pytest.mark.parametrize("suite", [0, 1, 2])
def test_proof_by_gmac_without_ciphering(suite: int, short_names: bool) -> None:
    keys, other = keys_of(suite), keys_of(suite)
    with serving(suite, keys, mechanism=Mechanism.HIGH_GMAC, short_names=short_names) as server:
        (url,) = server.start("tcp://127.0.0.1:0")

        def security(keys: Keys, **options: Any) -> Security:
            given: dict[str, Any] = {"system_title": CLIENT, "suite": suite, "counters": MemoryCounterStore()}
            return Security.gmac(keys=keys, **given | options)

        tapped = talk(url, security(keys, proof_only=True), short_names=short_names)
        assert any(b"nobody" in octets for octets in tapped.sent)
        with pytest.raises(AuthenticationError):
            dlms.connect(url, client=1, security=security(other, proof_only=True), short_names=short_names)
        # It has to be asked for, and nothing that needs ciphering goes with it.
        with pytest.raises(ApplicationContextRejected):
            dlms.connect(url, client=1, security=security(keys), short_names=short_names)
        with pytest.raises(ValueError, match="dedicated key"):
            security(keys, proof_only=True, dedicated_key=True)


@pytest.mark.parametrize("required", [Required.AUTHENTICATED, Required.ENCRYPTED], ids=str)
def test_policies(required: Required) -> None:
    keys, policy = keys_of(0), SecurityPolicy(required, required)
    with serving(0, keys, ciphered=True, mechanism=Mechanism.HIGH_GMAC, policy=policy) as server:
        (url,) = server.start("tcp://127.0.0.1:0")
        security = Security.gmac(system_title=CLIENT, keys=keys, policy=policy, counters=MemoryCounterStore())
        tapped = talk(url, security)
    assert any(b"nobody" in octets for octets in tapped.sent) is (required is Required.AUTHENTICATED)


WITH_SECRET = [Mechanism.LOW, Mechanism.HIGH, Mechanism.HIGH_MD5, Mechanism.HIGH_SHA1, Mechanism.HIGH_SHA256]


@pytest.mark.parametrize("short_names", [False, True], ids=["LN", "SN"])
@pytest.mark.parametrize("ciphered", [False, True], ids=["in clear", "ciphered"])
@pytest.mark.parametrize("mechanism", WITH_SECRET, ids=lambda mechanism: mechanism.name)
def test_shared_secrets(mechanism: Mechanism, ciphered: bool, short_names: bool) -> None:
    keys = keys_of(0)
    given: dict[str, Any] = {"system_title": CLIENT, "counters": MemoryCounterStore()}
    if ciphered:
        given["keys"] = keys
    with serving(
        0, keys, ciphered=ciphered, mechanism=mechanism, secret=Secret(SECRET), short_names=short_names
    ) as server:
        (url,) = server.start("tcp://127.0.0.1:0")
        tapped = talk(url, Security(mechanism, Secret(SECRET), **given), short_names=short_names)
        assert mechanism is Mechanism.LOW or not any(SECRET in octets for octets in tapped.sent + tapped.received)
        wrong = Security(mechanism, Secret(SECRET[::-1]), **given)
        with pytest.raises((AuthenticationError, AuthenticationRejected)):
            dlms.connect(url, client=1, security=wrong, short_names=short_names)


COUNTER = "0.0.43.1.0.255"
PUBLIC, MANAGEMENT = 16, 1
LIES = {
    "nothing": Data.null_data(),
    "a text": Data.octet_string(b"1000"),
    "true": Data.boolean(True),
    "a fraction": Data.float32(3.5),
    "negative": Data.double_long(-5),
    "the end": Data.double_long_unsigned(0xFFFFFFFF),
    "near the end": Data.double_long_unsigned(0xFFFF0000),
    "beyond the end": Data.long64_unsigned(1 << 40),
    "a list": Data.array([Data.double_long_unsigned(5)]),
}


def told(value: Data, keys: Keys) -> Server:
    """A meter that tells anyone that this is its last invocation counter."""
    security = ServerSecurity(METER, keys, counters=MemoryCounterStore())
    offered = [
        AssociationSettings(client=PUBLIC, rights=EVERYTHING),
        AssociationSettings(
            client=MANAGEMENT, rights=EVERYTHING, ciphered=True, mechanism=Mechanism.HIGH_GMAC, security=security
        ),
    ]
    objects = [CosemObject(TEXT, value=Data.octet_string(b"")), CosemObject(DataClass(COUNTER), value=value)]
    return Server([LogicalDevice(1, "MTR1", objects, offered)])


@pytest.mark.parametrize("name", LIES)
def test_an_invocation_counter_that_cannot_be(name: str) -> None:
    keys, counters = keys_of(0), MemoryCounterStore()
    security = Security.gmac(system_title=CLIENT, keys=keys, counters=counters)
    with told(LIES[name], keys) as server:
        (url,) = server.start("tcp://127.0.0.1:0")
        with pytest.raises((ProtocolError, SecurityError), match="invocation counter"):
            dlms.connect(url, client=MANAGEMENT, security=security, invocation_counter=COUNTER)
        with dlms.connect(url, client=MANAGEMENT, security=security) as meter:  # nothing of it is left
            assert meter.get(TEXT.value) == Data.octet_string(b"")
    assert all(counters.last(name) < 10 for name in counters.names())


@pytest.mark.parametrize("lie", [0, 1, 2, 99, 1000])
def test_an_invocation_counter_is_never_taken_for_lower_than_ours(lie: int) -> None:
    keys, counters, tapped = keys_of(0), MemoryCounterStore(), Tapped()
    security = Security.gmac(system_title=CLIENT, keys=keys, counters=counters)
    with told(Data.double_long_unsigned(lie), keys) as server:
        (url,) = server.start("tcp://127.0.0.1:0")
        for _ in range(3):
            with dlms.connect(
                url, client=MANAGEMENT, security=security, invocation_counter=COUNTER, trace=tapped
            ) as meter:
                meter.get(TEXT.value)
    sent = [int.from_bytes(octets[3:7]) for octets in tapped.sent if octets[0] in SERVICES[False]]
    assert sent == sorted(set(sent))
    assert len(sent) == 6 and sent[0] > lie
