"""Certificates: chains that hold and that do not, requests that OpenSSL reads, and what a meter does with them."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID, ObjectIdentifier

from cosem.classes.types import (
    CertificateEntity,
    CertificateIdentification,
    CertificateType,
    KeyPairUse,
)
from cosem.classes.types import CertificateIdentificationCertificationIdentificationOptions1 as ByOwner
from cosem.classes.types import CertificateIdentificationCertificationIdentificationOptions2 as BySerial
from dlms.errors import CertificateError
from dlms.security import certificates, signatures
from dlms.security.certificate_store import MAX_CERTIFICATES, CertificateStore
from dlms.security.keys import Secret
from dlms.security.suites import SUITES

METER = bytes.fromhex("4d4d4d0000bc614e")
CLIENT = bytes.fromhex("4d4d4d0000000001")
NOW = datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC)
YEAR = datetime.timedelta(days=365)
SIGNING, AGREEMENT, TLS = CertificateType.DIGITAL_SIGNATURE, CertificateType.KEY_AGREEMENT, CertificateType.TLS
OPENSSL = shutil.which("openssl")


@dataclass
class Party:
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


def usage(*names: str) -> x509.KeyUsage:
    every = (
        "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign crl_sign "
        "encipher_only decipher_only"
    )
    return x509.KeyUsage(**{name: name in names for name in every.split()})


def issue(
    subject: str | bytes | x509.Name,
    issuer: Party | None = None,
    *,
    use: tuple[str, ...] = ("digital_signature",),
    authority: bool = False,
    path_length: int | None = None,
    start: datetime.datetime = NOW - YEAR,
    end: datetime.datetime = NOW + YEAR,
    key: Any = None,
    curve: ec.EllipticCurve | None = None,
    extensions: tuple[tuple[x509.ExtensionType, bool], ...] = (),
) -> Party:
    """A certificate made with the tools of the `cryptography` package."""
    key = key or ec.generate_private_key(curve or ec.SECP256R1())
    if isinstance(subject, bytes):
        subject = certificates.subject_of(subject)
    if isinstance(subject, str):
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key if isinstance(key, ec.EllipticCurvePublicKey) else key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
    )
    if use:
        builder = builder.add_extension(usage(*use), critical=True)
    if authority:
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=path_length), critical=True)
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return Party(key, builder.sign(issuer.key if issuer else key, hashes.SHA256()))


def authority(name: str, issuer: Party | None = None, **options: Any) -> Party:
    return issue(name, issuer, use=("key_cert_sign", "crl_sign"), authority=True, **options)


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


def signed(request: bytes, **options: Any) -> bytes:
    """What an authority makes of a request."""
    wanted = x509.load_der_x509_csr(request)
    kind = wanted.extensions.get_extension_for_class(x509.KeyUsage).value
    use = tuple(name for name in ("digital_signature", "key_agreement") if getattr(kind, name))
    party = issue(wanted.subject, ROOT, use=use, key=wanted.public_key(), **options)
    return certificates.der(party.certificate)


def by_owner(entity: CertificateEntity, kind: CertificateType, title: bytes) -> CertificateIdentification:
    return CertificateIdentification(0, ByOwner(entity, kind, title))


def test_a_key_pair_from_generation_to_use() -> None:
    store = CertificateStore(SUITES[1], METER, [ROOT.certificate])
    with pytest.raises(CertificateError, match="was generated"):
        store.generate_certificate_request(KeyPairUse.DIGITAL_SIGNATURE_KEY_PAIR)
    keys = []
    for _ in range(2):
        store.generate_key_pair(KeyPairUse.DIGITAL_SIGNATURE_KEY_PAIR)
        assert store.private_key(SIGNING) == (keys[-1] if keys else None)
        issued = signed(store.generate_certificate_request(KeyPairUse.DIGITAL_SIGNATURE_KEY_PAIR))
        store.import_certificate(issued, NOW)
        store.import_certificate(issued, NOW)
        private = store.private_key(SIGNING)
        assert private is not None
        keys.append(private)
        public = certificates.public_key(certificates.load(issued))
        signatures.verify(SUITES[1], public, b"message", signatures.sign(SUITES[1], private, b"message"))
    assert keys[0] != keys[1]
    assert len(store.information()) == 3
    assert store.export_certificate(by_owner(CertificateEntity.SERVER, SIGNING, METER)) in {
        certificates.der(certificate) for certificate in store._certificates
    }
    assert store.private_key(AGREEMENT) is None
    assert keys[0].hex() not in repr(vars(store))


def test_certificates_of_others() -> None:
    store = CertificateStore(SUITES[1], METER, [ROOT.certificate])
    client = issue(CLIENT, SUB, use=("key_agreement",))
    with pytest.raises(CertificateError, match="issuer is not known"):
        store.import_certificate(certificates.der(client.certificate), NOW)
    store.import_certificate(certificates.der(SUB.certificate), NOW)
    store.import_certificate(certificates.der(client.certificate), NOW)
    assert store.peer(CLIENT, AGREEMENT, NOW) == client.certificate
    for title, use, at in ((CLIENT, SIGNING, NOW), (METER, AGREEMENT, NOW), (CLIENT, AGREEMENT, NOW + 2 * YEAR)):
        with pytest.raises(CertificateError):
            store.peer(title, use, at)
    described = store.information()[-1]
    assert (described.certificate_entity, described.certificate_type) == (CertificateEntity.CLIENT, AGREEMENT)
    assert described.subject == client.certificate.subject.public_bytes()
    assert [info.certificate_entity for info in store.information()[:2]] == [2, 2]
    for serial in (described.serial_number, described.serial_number[2:]):
        pointed = CertificateIdentification(1, BySerial(serial, described.issuer))
        assert store.export_certificate(pointed) == certificates.der(client.certificate)
    wrong = CertificateIdentification(1, BySerial(b"\x01", described.issuer))
    for method in (store.export_certificate, store.remove_certificate):
        with pytest.raises(CertificateError, match="no such"):
            method(wrong)
    store.remove_certificate(pointed)
    with pytest.raises(CertificateError, match="no such"):
        store.export_certificate(pointed)
    root = certificates.information(ROOT.certificate, CertificateEntity.CERTIFICATION_AUTHORITY)
    with pytest.raises(CertificateError, match="not removed"):
        store.remove_certificate(CertificateIdentification(1, BySerial(root.serial_number, root.issuer)))


def test_imports_that_are_refused() -> None:
    store = CertificateStore(SUITES[1], METER, [ROOT.certificate])
    for octets, words in (
        (b"", "no X.509"),
        (certificates.der(issue(METER, ROOT).certificate), "key pair that we have"),
        (certificates.der(issue(CLIENT).certificate), "issuer is not known"),
        (certificates.der(issue(CLIENT, ROOT, end=NOW - YEAR / 2).certificate), "not valid"),
    ):
        with pytest.raises(CertificateError, match=words):
            store.import_certificate(octets, NOW)
    with pytest.raises(CertificateError, match="not defined"):
        store.generate_key_pair(7)  # type: ignore[arg-type]


def test_the_room_is_limited() -> None:
    store = CertificateStore(SUITES[1], METER, [ROOT.certificate])
    for number in range(MAX_CERTIFICATES):
        store.import_certificate(certificates.der(issue(number.to_bytes(8), ROOT).certificate), NOW)
    with pytest.raises(CertificateError, match="no room"):
        store.import_certificate(certificates.der(issue(CLIENT, ROOT).certificate), NOW)


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
