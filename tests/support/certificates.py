"""An authority of the tests: certificates made with the tools of the `cryptography` package."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NOW = datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC)
YEAR = datetime.timedelta(days=365)


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
    serial: int | None = None,
    curve: ec.EllipticCurve | None = None,
    extensions: tuple[tuple[x509.ExtensionType, bool], ...] = (),
) -> Party:
    """A certificate of that subject, by itself or by `issuer`; octets are a system title."""
    key = key or ec.generate_private_key(curve or ec.SECP256R1())
    if isinstance(subject, bytes):
        subject = subject.hex().upper()
    if isinstance(subject, str):
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key if isinstance(key, ec.EllipticCurvePublicKey) else key.public_key())
        .serial_number(serial or x509.random_serial_number())
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


def authority(name: str | x509.Name, issuer: Party | None = None, **options: Any) -> Party:
    return issue(name, issuer, use=("key_cert_sign", "crl_sign"), authority=True, **options)


def signed(request: bytes, issuer: Party, **options: Any) -> x509.Certificate:
    """What an authority makes of a request (PKCS #10, DER)."""
    wanted = x509.load_der_x509_csr(request)
    assert wanted.is_signature_valid
    kind = wanted.extensions.get_extension_for_class(x509.KeyUsage).value
    use = tuple(name for name in ("digital_signature", "key_agreement") if getattr(kind, name))
    return issue(wanted.subject, issuer, **{"use": use, "key": wanted.public_key()} | options).certificate
