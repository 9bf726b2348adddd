"""Meters and clients of suites 1 and 2 with an authority that both trust. The time is that of the certificates."""

from __future__ import annotations

import datetime
import functools
import secrets
from collections.abc import Iterable
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from cosem.classes import Data as DataClass
from cosem.data import Data
from dlms import PROCESS_COUNTERS, Keys, Secret, Security
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.settings import AssociationSettings, ServerSecurity
from dlms.security.authentication import Mechanism
from dlms.security.certificate_store import CertificateStore
from dlms.security.key_agreement import private_octets
from dlms.security.suites import SUITES
from dlms.server import CosemObject, LogicalDevice, SecuritySetupObject
from support.certificates import NOW, Party, authority, issue

CLIENT, METER = b"CLI\x00\x00\x00\x00\x01", b"MTR\x00\x00\x00\x00\x02"
TEXT = "0.0.96.13.0.255"
SETUP = "0.0.43.0.0.255"
ROOT = authority("root", curve=ec.SECP384R1())
CURVES: dict[int, ec.EllipticCurve] = {1: ec.SECP256R1(), 2: ec.SECP384R1()}
USES = ("digital_signature", "key_agreement")

# What each client of the meters here may use.
GMAC, ECDSA, ECDSA_IN_CLEAR, READING = 1, 2, 3, 4
_PROTECTED = AccessMode.ACCESS | AccessMode.AUTHENTICATED_REQUEST | AccessMode.ENCRYPTED_REQUEST
_ALL = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))
_PROTECTING = AccessRights(Grant(class_id=64, attributes=AccessMode.READ, methods=_PROTECTED), *_ALL.grants)
_READING = AccessRights(Grant(attributes=AccessMode.READ, methods={}))


@functools.cache
def symmetric_keys(suite: int) -> Keys:
    """Those of a meter that leaves the factory: new in each process, in which the counters of a key go on."""
    keys = (Secret(secrets.token_bytes(SUITES[suite].key_length)) for _ in range(3))
    return Keys(**dict(zip(("encryption", "authentication", "master"), keys, strict=True)))


def store(
    title: bytes,
    suite: int,
    pairs: Iterable[Party] = (),
    *,
    trusted: Iterable[x509.Certificate] = (ROOT.certificate,),
    now: datetime.datetime = NOW,
) -> CertificateStore:
    """What a party knows of certificates, with pairs of its own."""
    made = CertificateStore(SUITES[suite], title, trusted, now=lambda: now)
    for pair in pairs:
        made.install(private_octets(pair.key), pair.certificate)
    return made


def pairs(title: bytes, suite: int, issuer: Party = ROOT) -> list[Party]:
    """A certified pair for signatures and one for key agreement."""
    return [issue(title, issuer, use=(use,), curve=CURVES[suite]) for use in USES]


def served(suite: int, certificates: CertificateStore | None, **options: Any) -> ServerSecurity:
    """What protects the associations of a meter."""
    given: dict[str, Any] = {"keys": symmetric_keys(suite), "counters": PROCESS_COUNTERS} | options
    return ServerSecurity(METER, suite=SUITES[suite], certificates=certificates, **given)


def meter(security: ServerSecurity) -> LogicalDevice:
    """A meter with a text and a security setup, and an association for each client above."""

    def offered(client: int, rights: AccessRights, mechanism: Mechanism, *, ciphered: bool = True) -> Any:
        return AssociationSettings(
            client=client, rights=rights, mechanism=mechanism, ciphered=ciphered, security=security
        )

    return LogicalDevice(
        1,
        "MTR0000000000002",
        [CosemObject(DataClass(TEXT), value=Data.octet_string(b"text")), SecuritySetupObject(SETUP, security)],
        [
            offered(GMAC, _PROTECTING, Mechanism.HIGH_GMAC),
            offered(ECDSA, _PROTECTING, Mechanism.HIGH_ECDSA),
            offered(ECDSA_IN_CLEAR, _ALL, Mechanism.HIGH_ECDSA, ciphered=False),
            offered(READING, _READING, Mechanism.HIGH_GMAC),
        ],
    )


def gmac(suite: int, **options: Any) -> Security:
    """A client that has the keys of the factory."""
    given: dict[str, Any] = {"keys": symmetric_keys(suite), "counters": PROCESS_COUNTERS} | options
    return Security.gmac(system_title=CLIENT, suite=suite, **given)


def ecdsa(suite: int, certificates: CertificateStore | None, **options: Any) -> Security:
    """A client that proves who it is by its certificate."""
    given: dict[str, Any] = {"keys": symmetric_keys(suite), "counters": PROCESS_COUNTERS} | options
    return Security.ecdsa(system_title=CLIENT, suite=suite, certificates=certificates, **given)
