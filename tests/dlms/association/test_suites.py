"""Suites 1 and 2 on whole associations: signatures as proof, signed APDUs, keys agreed on; and no APDU too long."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from cosem.apdu import CosemAttributeDescriptor
from cosem.classes import Data as DataClass
from cosem.data import Data
from dlms import Security
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.client import ClientAssociation
from dlms.association.settings import AssociationSettings, ServerSecurity
from dlms.errors import AuthenticationError, DlmsError
from dlms.security.authentication import Mechanism
from dlms.security.counters import MemoryCounterStore
from dlms.security.forms import Form
from dlms.security.general_ciphering import KeyChoice
from dlms.security.keys import Keys, Secret
from dlms.security.policy import Required, SecurityPolicy
from dlms.security.suites import SUITES
from dlms.server import CosemObject, LogicalDevice
from support.conversations import Line

CLIENT, METER = b"CLI\x00\x00\x00\x00\x01", b"MTR\x00\x00\x00\x00\x02"
TEXT = CosemAttributeDescriptor(1, bytes((0, 0, 96, 13, 0, 255)), 2)
LONG = Data.octet_string(bytes(range(256)) * 4)
EVERYTHING = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))
BOTH = Required.AUTHENTICATED_AND_ENCRYPTED
SIGNED = SecurityPolicy(BOTH | Required.SIGNED, BOTH | Required.SIGNED)


class KeyPair(NamedTuple):
    private: Secret
    public: bytes


def key_pair(suite: int) -> KeyPair:
    """Made by the `cryptography` package."""
    key = ec.generate_private_key({1: ec.SECP256R1(), 2: ec.SECP384R1()}[suite])
    size = SUITES[suite].coordinate_length
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return KeyPair(Secret(key.private_numbers().private_value.to_bytes(size)), point[1:])


def keys_of_both(suite: int) -> tuple[Keys, Keys]:
    """The client's keys and the meter's."""
    size = SUITES[suite].key_length
    common: dict[str, Any] = {
        "encryption": Secret(bytes(range(size))),
        "authentication": Secret(bytes(range(size, 2 * size))),
        "master": Secret(bytes(range(2 * size, 3 * size))),
    }
    if suite == 0:
        return Keys(**common), Keys(**common)
    signing, agreement = [key_pair(suite) for _ in range(2)], [key_pair(suite) for _ in range(2)]
    return tuple(  # type: ignore[return-value]
        Keys(
            **common,
            signing_private=signing[own].private,
            signing_public=signing[1 - own].public,
            agreement_private=agreement[own].private,
            agreement_public=agreement[1 - own].public,
        )
        for own in (0, 1)
    )


class Pair:
    """A client and a meter of one suite, associated."""

    def __init__(
        self,
        suite: int,
        mechanism: Mechanism = Mechanism.HIGH_GMAC,
        *,
        policy: SecurityPolicy = SecurityPolicy(),  # noqa: B008
        keys: tuple[Keys, Keys] | None = None,
        sizes: tuple[int, int] = (0xFFFF, 0xFFFF),
        client_suite: int | None = None,
        **options: Any,
    ) -> None:
        ours, theirs = keys or keys_of_both(suite)
        served = ServerSecurity(METER, theirs, suite=SUITES[suite], policy=policy, counters=MemoryCounterStore())
        offered = AssociationSettings(
            client=1,
            rights=EVERYTHING,
            ciphered=True,
            mechanism=mechanism,
            security=served,
            max_receive_pdu_size=sizes[1],
        )
        text = CosemObject(DataClass("0.0.96.13.0.255"), value=Data.null_data())
        server = LogicalDevice(1, "MTR1", [text], [offered]).associate(1)
        assert server is not None
        given: dict[str, Any] = {
            "system_title": CLIENT,
            "keys": ours,
            "suite": suite if client_suite is None else client_suite,
            "policy": policy,
            "counters": MemoryCounterStore(),
        }
        security = Security(mechanism, **given | options)
        self.client = ClientAssociation(security, max_receive_pdu_size=sizes[0])
        self.line = Line(server.receive)
        self.line.run(self.client.open())
        self.opened = len(self.line.sent)

    def works(self) -> None:
        self.line.run(self.client.set(TEXT, LONG))
        assert self.line.run(self.client.get(TEXT)) == LONG
        for octets in self.line.sent + self.line.received:
            assert bytes(range(64)) not in octets


@pytest.mark.parametrize("suite", [0, 1, 2])
def test_gmac_under_every_suite(suite: int) -> None:
    Pair(suite).works()


@pytest.mark.parametrize("suite", [1, 2])
@pytest.mark.parametrize("dedicated", [False, True], ids=["global key", "dedicated key"])
def test_signatures_as_proof(suite: int, dedicated: bool) -> None:
    Pair(suite, Mechanism.HIGH_ECDSA, dedicated_key=dedicated).works()


@pytest.mark.parametrize("suite", [1, 2])
def test_the_signature_of_someone_else(suite: int) -> None:
    ours, theirs = keys_of_both(suite)
    stranger, _ = keys_of_both(suite)
    with pytest.raises(AuthenticationError):
        Pair(suite, Mechanism.HIGH_ECDSA, keys=(stranger, theirs))
    # our own signature, and the meter's looked at with the key of somebody else
    imposter = replace(ours, signing_public=stranger.signing_public)
    with pytest.raises(AuthenticationError):
        Pair(suite, Mechanism.HIGH_ECDSA, keys=(imposter, theirs))


@pytest.mark.parametrize("suite", [1, 2])
def test_signed_requests_and_responses(suite: int) -> None:
    Pair(suite, Mechanism.HIGH_ECDSA, policy=SIGNED).works()


CHOICES = [
    (0, KeyChoice.IDENTIFIED),
    (0, KeyChoice.WRAPPED),
    (1, KeyChoice.ONE_PASS),
    (2, KeyChoice.ONE_PASS),
    (1, KeyChoice.STATIC_UNIFIED),
    (2, KeyChoice.STATIC_UNIFIED),
]


@pytest.mark.parametrize(("suite", "choice"), CHOICES, ids=str)
def test_keys_of_general_ciphering(suite: int, choice: KeyChoice) -> None:
    Pair(suite, form=Form.GENERAL_CIPHERING, key_choice=choice).works()


FORMS = [
    *((0, form, KeyChoice.IDENTIFIED, SecurityPolicy()) for form in (Form.GLOBAL, Form.GENERAL_GLOBAL)),
    *((suite, Form.GENERAL_CIPHERING, choice, SecurityPolicy()) for suite, choice in CHOICES),
    *((suite, Form.GLOBAL, KeyChoice.IDENTIFIED, SIGNED) for suite in (1, 2)),
    *((suite, Form.GENERAL_CIPHERING, KeyChoice.ONE_PASS, SIGNED) for suite in (1, 2)),
]


@pytest.mark.parametrize(("suite", "form", "choice", "policy"), FORMS, ids=str)
def test_whatever_protection_adds_fits(suite: int, form: Form, choice: KeyChoice, policy: SecurityPolicy) -> None:
    """Sizes around where a length takes one octet more: what leaves is never longer than the other side takes."""
    keys = keys_of_both(suite)
    for size in (700, 701, 740, 1000):
        pair = Pair(suite, policy=policy, keys=keys, sizes=(size, size), form=form, key_choice=choice)
        pair.works()
        assert max(map(len, pair.line.sent[pair.opened :])) <= size
        assert max(map(len, pair.line.received[pair.opened :])) <= size
        # and what is left of each is put to use
        assert max(map(len, pair.line.sent[pair.opened :])) > size - 16


def test_another_suite_is_not_taken() -> None:
    """Suites 0 and 1 have keys of one length, so that all but the number of the suite would fit."""
    keys = keys_of_both(1)
    with pytest.raises(DlmsError):
        Pair(1, keys=keys, client_suite=0)
