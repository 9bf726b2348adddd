"""Certificates: chains that hold and that do not, requests that OpenSSL reads, and what a meter does with them."""

from __future__ import annotations

import contextlib
import datetime
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID, ObjectIdentifier
from hypothesis import given, settings
from hypothesis import strategies as st

from cosem.classes.types import (
    CertificateEntity,
    CertificateIdentification,
    CertificateType,
    KeyPairUse,
)
from cosem.classes.types import CertificateIdentificationCertificationIdentificationOptions1 as ByOwner
from cosem.classes.types import CertificateIdentificationCertificationIdentificationOptions2 as BySerial
from dlms.errors import CertificateError, NoSuchCertificate
from dlms.security import certificates, signatures
from dlms.security.certificate_store import MAX_CERTIFICATES, CertificateStore
from dlms.security.key_agreement import private_octets, public_octets
from dlms.security.keys import Secret
from dlms.security.suites import SUITES
from support.certificates import NOW, YEAR, Party, authority, issue, signed

METER = bytes.fromhex("4d4d4d0000bc614e")
CLIENT = bytes.fromhex("4d4d4d0000000001")
SIGNING, AGREEMENT, TLS = CertificateType.DIGITAL_SIGNATURE, CertificateType.KEY_AGREEMENT, CertificateType.TLS
OPENSSL = shutil.which("openssl")


ROOT = authority("root")
SUB = authority("sub", ROOT)
LEAF = issue(METER, SUB)


def pem(*parties: Party) -> bytes:
    return b"".join(party.certificate.public_bytes(serialization.Encoding.PEM) for party in parties)


# Reading


@pytest.mark.parametrize("curve", [ec.SECP256R1(), ec.SECP384R1()])
def test_reading(curve: ec.EllipticCurve) -> None:
    party = issue(METER, ROOT, curve=curve)
    for octets in (certificates.der(party.certificate), pem(party)):
        certificate = certificates.load(octets)
        suite = certificates.suite_of(certificate)
        assert suite.number == (1 if curve.name == "secp256r1" else 2)
        assert certificates.system_title(certificate) == METER
        assert certificates.certificate_type(certificate) is SIGNING
        number = certificates.load_private_key(
            party.key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        signature = signatures.sign(suite, number, b"message")
        signatures.verify(suite, certificates.public_key(certificate), b"message", signature)


def test_bundles() -> None:
    assert certificates.load_all(pem(ROOT, SUB)) == [ROOT.certificate, SUB.certificate]
    with pytest.raises(CertificateError, match="2 certificates"):
        certificates.load(pem(ROOT, SUB))


def test_titles_in_the_subject() -> None:
    unique = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, "device"),
            x509.NameAttribute(NameOID.X500_UNIQUE_IDENTIFIER, b"\x00" + METER, x509.name._ASN1Type.BitString),
        ]
    )
    assert certificates.system_title(issue(unique, ROOT).certificate) == METER
    for name in ("root", "4D4D4D0000BC61", "4D4D4D0000BC614E00", "not hexadecimal!"):
        assert certificates.system_title(issue(name, ROOT).certificate) is None


@pytest.mark.parametrize("octets", [b"", b"0", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_what_is_no_certificate(octets: bytes) -> None:
    with pytest.raises(CertificateError, match=r"no X\.509"):
        certificates.load(octets)


def test_every_truncation_is_an_error() -> None:
    octets = certificates.der(LEAF.certificate)
    for size in range(len(octets)):
        with pytest.raises(CertificateError):
            certificates.load(octets[:size])


def test_other_kinds_of_key() -> None:
    party = issue(METER, ROOT, key=rsa.generate_private_key(65537, 2048))
    with pytest.raises(CertificateError, match="neither"):
        certificates.load(pem(party))


def test_private_keys() -> None:
    password = Secret(b"a password")
    octets = LEAF.key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(bytes(password)),
    )
    number = LEAF.key.private_numbers().private_value
    assert int.from_bytes(certificates.load_private_key(octets, password)) == number
    for wrong in (None, Secret(b"another")):
        with pytest.raises(CertificateError) as caught:
            certificates.load_private_key(octets, wrong)
        assert "another" not in str(caught.value)
    with pytest.raises(CertificateError, match="no private key"):
        certificates.load_private_key(b"secret octets")
    other = rsa.generate_private_key(65537, 2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with pytest.raises(CertificateError, match="neither"):
        certificates.load_private_key(other)


# Chains


def check(certificate: x509.Certificate, *between: Party, at: datetime.datetime = NOW, **options: Any) -> None:
    certificates.verify(
        certificate,
        [ROOT.certificate],
        at,
        intermediates=[party.certificate for party in between],
        **{"use": SIGNING, "title": METER} | options,
    )


def test_chains_that_hold() -> None:
    check(LEAF.certificate, SUB)
    check(issue(METER, ROOT).certificate)
    certificates.verify(LEAF.certificate, [LEAF.certificate], NOW, use=SIGNING)
    other = authority("sub", authority("other root"))  # of the same name, tried first
    check(LEAF.certificate, other, SUB)
    limited = authority("limited", ROOT, path_length=0)
    check(issue(METER, limited).certificate, limited)


def test_openssl_agrees(tmp_path: Path) -> None:
    if OPENSSL is None:
        pytest.skip("openssl is not installed")
    for name, party in {"root": ROOT, "sub": SUB, "leaf": LEAF}.items():
        (tmp_path / name).write_bytes(pem(party))
    command = [OPENSSL, "verify", "-attime", str(int(NOW.timestamp())), "-CAfile", "root", "-untrusted", "sub", "leaf"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout == "leaf: OK\n"


def forged(title: bytes) -> x509.Certificate:
    """In the name of the sub authority, by someone else."""
    return issue(title, Party(ec.generate_private_key(ec.SECP256R1()), SUB.certificate)).certificate


def under(intermediate: Party) -> tuple[x509.Certificate, Party]:
    return issue(METER, intermediate).certificate, intermediate


CHAINS: dict[str, tuple[Callable[[], tuple[Any, ...]], str]] = {
    "the issuer is missing": (lambda: (LEAF.certificate,), "issuer is not known"),
    "self-signed": (lambda: (issue(METER).certificate,), "issuer is not known"),
    "another root": (lambda: under(authority("sub", authority("root"))), "not signed by the issuer"),
    "forged": (lambda: (forged(METER), SUB), "not signed by the issuer"),
    "an end as authority": (lambda: under(issue("end", ROOT)), "no authority"),
    "an authority in name": (
        lambda: under(issue("end", ROOT, authority=True)),
        "no authority",
    ),
    "may sign, but no authority": (lambda: under(issue("end", ROOT, use=("key_cert_sign",))), "no authority"),
    "an expired authority": (
        lambda: under(authority("sub", ROOT, end=NOW - YEAR / 2)),
        "sub is not valid at that time",
    ),
    "too long": (
        lambda: (
            (first := authority("first", ROOT, path_length=0)),
            (second := authority("second", first)),
            issue(METER, second).certificate,
        )[::-1],
        "so far above",
    ),
    "what is not understood": (
        lambda: (
            issue(
                METER,
                ROOT,
                extensions=((x509.UnrecognizedExtension(ObjectIdentifier("1.2.3.4"), b"\x05\x00"), True),),
            ).certificate,
        ),
        "not understood",
    ),
    "expired": (lambda: (issue(METER, ROOT, end=NOW - YEAR / 2).certificate,), "not valid at that time"),
    "not yet": (lambda: (issue(METER, ROOT, start=NOW + YEAR / 2).certificate,), "not valid at that time"),
    "another title": (lambda: (issue(CLIENT, ROOT).certificate,), "system title 4d4d4d0000bc614e"),
    "another use": (lambda: (issue(METER, ROOT, use=("key_agreement",)).certificate,), "use as digital_signature"),
    "two uses": (
        lambda: (issue(METER, ROOT, use=("key_agreement", "digital_signature")).certificate,),
        "use as digital_signature",
    ),
    "no use": (lambda: (issue(METER, ROOT, use=()).certificate,), "use as digital_signature"),
}


@pytest.mark.parametrize("name", ["root\r\nmeter: all is well", "\x1b[2J", "r\u2028t", "long"])
def test_names_are_told_on_one_line(name: str) -> None:
    """Anyone may show a certificate, and what it is called ends up in a log."""
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)] * (100 if name == "long" else 1))
    for certificate in (
        issue(METER, authority(called)).certificate,
        issue(called, ROOT, end=NOW - YEAR / 2).certificate,
    ):
        with pytest.raises(CertificateError) as caught:
            certificates.verify(certificate, [ROOT.certificate], NOW, use=SIGNING)
        assert str(caught.value).isprintable() and str(caught.value).isascii() and len(str(caught.value)) < 200


@pytest.mark.parametrize("name", CHAINS)
def test_chains_that_do_not_hold(name: str) -> None:
    make, words = CHAINS[name]
    with pytest.raises(CertificateError, match=words):
        check(*make())


def test_authorities_in_a_circle_end() -> None:
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(2)]
    first = authority("first", key=keys[0])
    second = authority("second", first, key=keys[1])
    circle = [authority("first", second, key=keys[0]) for _ in range(12)]
    circle += [authority("second", first, key=keys[1]) for _ in range(12)]
    with pytest.raises(CertificateError):
        check(issue(METER, first).certificate, *circle)


def test_a_long_chain_ends() -> None:
    chain = [authority("0", authority("no one knows"))]
    for number in range(1, 12):
        chain.append(authority(str(number), chain[-1]))
    with pytest.raises(CertificateError, match="more than 8"):
        check(issue(METER, chain[-1]).certificate, *chain)


# Requests


@pytest.mark.parametrize("use", [SIGNING, AGREEMENT, TLS])
@pytest.mark.parametrize("suite", SUITES[1:])
def test_requests(suite: Any, use: CertificateType, tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1() if suite.number == 1 else ec.SECP384R1())
    private = Secret(key.private_numbers().private_value.to_bytes(suite.coordinate_length))
    octets = certificates.certificate_request(suite, private, METER, use)
    request = x509.load_der_x509_csr(octets)
    assert request.is_signature_valid
    assert request.subject.rfc4514_string() == "CN=4D4D4D0000BC614E"
    assert request.public_key() == key.public_key()
    wanted = request.extensions.get_extension_for_class(x509.KeyUsage).value
    assert (wanted.digital_signature, wanted.key_agreement) == (use in (SIGNING, TLS), use in (AGREEMENT, TLS))
    if OPENSSL is not None:
        (tmp_path / "request").write_bytes(octets)
        command = [OPENSSL, "req", "-verify", "-noout", "-inform", "DER", "-in", "request"]
        assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == 0


# The store of a meter


def by_owner(entity: CertificateEntity, kind: CertificateType, title: bytes) -> CertificateIdentification:
    return CertificateIdentification(0, ByOwner(entity, kind, title))


def store_of(title: bytes, suite: int = 1, now: datetime.datetime = NOW) -> CertificateStore:
    return CertificateStore(SUITES[suite], title, [ROOT.certificate], now=lambda: now)


def der(party: Party) -> bytes:
    return certificates.der(party.certificate)


def private_of(store: CertificateStore, use: CertificateType) -> Secret | None:
    pair = store.own(use)
    return None if pair is None else pair[0]


def test_a_key_pair_from_generation_to_use() -> None:
    store = store_of(METER)
    with pytest.raises(CertificateError, match="was generated"):
        store.generate_certificate_request(KeyPairUse.DIGITAL_SIGNATURE_KEY_PAIR)
    keys, issued = [], []
    for _ in range(2):
        store.generate_key_pair(KeyPairUse.DIGITAL_SIGNATURE_KEY_PAIR)
        assert private_of(store, SIGNING) == (keys[-1] if keys else None)
        request = store.generate_certificate_request(KeyPairUse.DIGITAL_SIGNATURE_KEY_PAIR)
        issued.append(certificates.der(signed(request, ROOT)))
        store.import_certificate(issued[-1])
        store.import_certificate(issued[-1])
        pair = store.own(SIGNING)
        assert pair is not None and certificates.der(pair[1]) == issued[-1]
        keys.append(pair[0])
        public = certificates.public_key(certificates.load(issued[-1]))
        signatures.verify(SUITES[1], public, b"message", signatures.sign(SUITES[1], keys[-1], b"message"))
        # without a new pair, the request is for a new certificate of the old one
        again = x509.load_der_x509_csr(store.generate_certificate_request(KeyPairUse.DIGITAL_SIGNATURE_KEY_PAIR))
        assert public_octets(again.public_key()) == public  # type: ignore[arg-type]
    assert keys[0] != keys[1]
    assert len(store.information()) == 3
    pointed = by_owner(CertificateEntity.SERVER, SIGNING, METER)
    assert store.export_certificate(pointed) == issued[-1]
    assert store.own(AGREEMENT) is None
    assert keys[0].hex() not in repr(vars(store))
    # a pair goes with its certificate, and the one before is used again
    store.remove_certificate(pointed)
    assert private_of(store, SIGNING) == keys[0]
    with pytest.raises(CertificateError, match="pair that we have"):
        store.import_certificate(issued[-1])
    store.remove_certificate(pointed)
    assert store.own(SIGNING) is None


def test_a_pair_is_used_as_long_as_its_certificate_is_valid() -> None:
    now = NOW
    store = CertificateStore(SUITES[1], METER, [ROOT.certificate], now=lambda: now)
    mine, peers = issue(METER, ROOT, end=NOW + YEAR / 2), issue(CLIENT, ROOT, end=NOW + YEAR / 2)
    store.install(private_octets(mine.key), mine.certificate)
    store.import_certificate(der(peers))
    assert store.own(SIGNING) is not None and store.find(CLIENT, SIGNING) == peers.certificate
    now = NOW + YEAR * 3 / 4
    assert store.own(SIGNING) is store.find(CLIENT, SIGNING) is None


def test_the_newest_that_may_be_used_is_used() -> None:
    store = store_of(METER)
    older = issue(CLIENT, ROOT, start=NOW - 2 * YEAR)
    newer = issue(CLIENT, ROOT)
    for party in (newer, older):
        store.import_certificate(der(party))
    assert store.find(CLIENT, SIGNING) == newer.certificate
    # its authority is not trusted any more by way of another that was removed
    store.import_certificate(der(SUB))
    newest = issue(CLIENT, SUB, start=NOW - YEAR / 2)
    store.import_certificate(der(newest))
    assert store.find(CLIENT, SIGNING) == newest.certificate
    about = certificates.information(SUB.certificate, CertificateEntity.CERTIFICATION_AUTHORITY)
    store.remove_certificate(CertificateIdentification(1, BySerial(about.serial_number, about.issuer)))
    assert store.find(CLIENT, SIGNING) == newer.certificate


def test_pairs_made_elsewhere() -> None:
    party = issue(METER, ROOT)
    store = store_of(METER)
    with pytest.raises(CertificateError, match="not that of the private key"):
        store.install(private_octets(LEAF.key), party.certificate)
    with pytest.raises(CertificateError, match="not on P-384"):
        store_of(METER, 2).install(private_octets(party.key), party.certificate)
    assert store.own(SIGNING) is None
    store.install(private_octets(party.key), party.certificate)
    assert store.own(SIGNING) == (private_octets(party.key), party.certificate)
    with pytest.raises(ValueError, match="suite 0"):
        store_of(METER, 0)


def test_certificates_of_others() -> None:
    store = store_of(METER)
    client = issue(CLIENT, SUB, use=("key_agreement",))
    with pytest.raises(CertificateError, match="issuer is not known"):
        store.import_certificate(der(client))
    store.import_certificate(der(SUB))
    store.import_certificate(der(client))
    assert store.find(CLIENT, AGREEMENT) == client.certificate
    assert store.find(CLIENT, SIGNING) is store.find(METER, AGREEMENT) is None
    described = store.information()[-1]
    assert (described.certificate_entity, described.certificate_type) == (CertificateEntity.CLIENT, AGREEMENT)
    assert described.subject == client.certificate.subject.public_bytes()
    assert [info.certificate_entity for info in store.information()[:2]] == [2, 2]
    pointed = CertificateIdentification(1, BySerial(described.serial_number, described.issuer))
    assert store.export_certificate(pointed) == der(client)
    wrong = CertificateIdentification(1, BySerial(b"\x01", described.issuer))
    for method in (store.export_certificate, store.remove_certificate):
        with pytest.raises(NoSuchCertificate):
            method(wrong)
    store.remove_certificate(pointed)
    with pytest.raises(NoSuchCertificate):
        store.export_certificate(pointed)
    root = certificates.information(ROOT.certificate, CertificateEntity.CERTIFICATION_AUTHORITY)
    with pytest.raises(CertificateError, match="not removed"):
        store.remove_certificate(CertificateIdentification(1, BySerial(root.serial_number, root.issuer)))


REFUSED = {
    "nothing": (b"", "no X.509"),
    "a text": (pem(issue(CLIENT, ROOT)), "no X.509"),
    "very long": (bytes(certificates.LONGEST + 1), "4097 octets"),
    "ours, of a key that is not": (der(issue(METER, ROOT)), "key pair that we have"),
    "self-signed": (der(issue(CLIENT)), "issuer is not known"),
    "expired": (der(issue(CLIENT, ROOT, end=NOW - YEAR / 2)), "not valid"),
    "of another suite": (der(issue(CLIENT, ROOT, curve=ec.SECP384R1())), "not on P-256"),
    "for no use": (der(issue(CLIENT, ROOT, use=("key_encipherment",))), "nor for a use"),
    "said to be an authority": (der(issue(CLIENT, ROOT, use=("key_cert_sign",))), "neither of an authority"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_imports_that_are_refused(name: str) -> None:
    octets, words = REFUSED[name]
    store = store_of(METER)
    with pytest.raises(CertificateError, match=words):
        store.import_certificate(octets)
    assert len(store.information()) == 1


def test_uses_that_are_not_defined() -> None:
    store = store_of(METER)
    for use in (3, 7, 255):
        with pytest.raises(CertificateError, match="not defined"):
            store.generate_key_pair(use)


def test_the_room_is_limited() -> None:
    store = store_of(METER)
    key = ec.generate_private_key(ec.SECP256R1())
    for number in range(MAX_CERTIFICATES):
        store.import_certificate(der(issue(number.to_bytes(8), ROOT, key=key)))
    with pytest.raises(CertificateError, match="no room"):
        store.import_certificate(der(issue(CLIENT, ROOT)))


@pytest.mark.filterwarnings("ignore:Parsed a serial number")
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_octets_are_a_certificate_or_an_error(data: st.DataObject) -> None:
    octets = bytearray(der(data.draw(st.sampled_from([LEAF, SUB, ROOT]))))
    for _ in range(data.draw(st.integers(1, 3))):
        octets[data.draw(st.integers(0, len(octets) - 1))] = data.draw(st.integers(0, 255))
    store = store_of(CLIENT)
    store.import_certificate(der(SUB))
    with contextlib.suppress(CertificateError):
        store.import_certificate(bytes(octets))
        # nothing but what its issuer signed is taken
        signed_part = certificates.load(bytes(octets)).tbs_certificate_bytes
        assert signed_part in [party.certificate.tbs_certificate_bytes for party in (LEAF, SUB, ROOT)]


@pytest.mark.parametrize("serial", ["020300c812", "0202c812", "00c812", "c812"])
def test_serial_numbers_that_point_at_a_certificate(serial: str) -> None:
    """As a DER integer, as one that lacks its sign (so does gurux-dlms), and without either."""
    store = store_of(METER)
    client = issue(CLIENT, ROOT, serial=0xC812)
    store.import_certificate(der(client))
    issuer = ROOT.certificate.subject.public_bytes()
    assert store.export_certificate(CertificateIdentification(1, BySerial(bytes.fromhex(serial), issuer))) == der(
        client
    )
    for wrong in ("020300c8", "12", "0202c813", "0201c812", ""):
        with pytest.raises(NoSuchCertificate):
            store.export_certificate(CertificateIdentification(1, BySerial(bytes.fromhex(wrong), issuer)))


@pytest.mark.parametrize(
    ("number", "octets"), [(1, "020101"), (127, "02017f"), (128, "02020080"), (65535, "020300ffff")]
)
def test_serial_numbers(number: int, octets: str) -> None:
    party = issue(METER, ROOT)
    builder = (
        x509.CertificateBuilder()
        .subject_name(party.certificate.subject)
        .issuer_name(ROOT.certificate.subject)
        .public_key(party.key.public_key())
        .serial_number(number)
        .not_valid_before(NOW)
        .not_valid_after(NOW + YEAR)
    )
    assert certificates.serial_number(builder.sign(ROOT.key, hashes.SHA256())).hex() == octets
