"""X.509 certificates of clients, meters and authorities (Green Book 8.3, 9.2.6; Blue Book 17, 4.4.7).

A certificate binds a public key on P-256 (suite 1) or P-384 (suite 2) to a system title, which is the common name of
the subject as 16 hexadecimal digits; Great Britain puts it into the unique identifier of the subject instead. One key
has one use, and key usage says which: signing, key agreement, or both for TLS.

`verify` follows issuers up to an authority that is trusted. Revocation lists are not looked at: a certificate that must
not be used any more is taken out of the trusted set, or out of the store of the meter.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    load_der_private_key,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtensionOID, NameOID

from cosem.classes.types import CertificateEntity, CertificateInfo, CertificateType
from dlms.errors import CertificateError
from dlms.security.key_agreement import private_key_of, private_octets, public_octets
from dlms.security.keys import Secret
from dlms.security.suites import SUITES, SYSTEM_TITLE_LENGTH, Suite

MAX_CHAIN = 8
# Octets of DER. Certificates of this kind have some 400 to 900.
LONGEST = 4096
_LONGEST_NAME = 100
_T = TypeVar("_T", bound=x509.ExtensionType)
_SUITES = {"secp256r1": SUITES[1], "secp384r1": SUITES[2]}
_PEM = b"-----BEGIN "
# What the `cryptography` package raises for what it cannot read; warnings where a program makes errors of them.
_MALFORMED = (
    ValueError,
    TypeError,
    Warning,
    UnsupportedAlgorithm,
    x509.DuplicateExtension,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)
_UNDERSTOOD = frozenset(
    {
        ExtensionOID.BASIC_CONSTRAINTS,
        ExtensionOID.KEY_USAGE,
        ExtensionOID.SUBJECT_ALTERNATIVE_NAME,
        ExtensionOID.CERTIFICATE_POLICIES,
        ExtensionOID.SUBJECT_KEY_IDENTIFIER,
        ExtensionOID.AUTHORITY_KEY_IDENTIFIER,
    }
)


def load(octets: bytes) -> x509.Certificate:
    """One certificate, DER or PEM. `CertificateError` where it is malformed, or its key on neither curve."""
    certificates = load_all(octets)
    if len(certificates) != 1:
        raise CertificateError(f"{len(certificates)} certificates where one was expected")
    return certificates[0]


def load_all(octets: bytes) -> list[x509.Certificate]:
    """The certificates of a PEM file, or the one of a DER file."""
    if _PEM not in octets:
        return [load_der(octets)]
    try:
        return list(map(_parsed, x509.load_pem_x509_certificates(octets)))
    except _MALFORMED as error:
        raise _malformed(error) from None


def load_der(octets: bytes) -> x509.Certificate:
    """A certificate as it goes over the line. Errors as of `load`, and for more than `LONGEST` octets."""
    if len(octets) > LONGEST:
        raise CertificateError(f"a certificate of {len(octets)} octets, more than {LONGEST}")
    try:
        return _parsed(x509.load_der_x509_certificate(octets))
    except _MALFORMED as error:
        raise _malformed(error) from None


def load_request(octets: bytes) -> x509.CertificateSigningRequest:
    """A request for a certificate (PKCS #10, DER). `CertificateError` where it is none or not signed by its key."""
    try:
        request = x509.load_der_x509_csr(octets)
        _ = request.subject, request.extensions
        if not request.is_signature_valid:
            raise CertificateError("the certificate request is not signed by the key that it is for")
    except (*_MALFORMED, InvalidSignature):
        raise CertificateError("this is no request for a certificate") from None
    return request


def load_private_key(octets: bytes, password: Secret | None = None) -> Secret:
    """The number of a private key on P-256 or P-384 from PEM or DER. `CertificateError` says what is wrong."""
    read = load_pem_private_key if _PEM in octets else load_der_private_key
    try:
        key = read(octets, None if password is None else bytes(password))
    except (ValueError, TypeError):  # their texts may quote what they could not read
        raise CertificateError("this is no private key, or its password is missing or wrong") from None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.curve.name not in _SUITES:
        raise CertificateError("the private key is on neither P-256 nor P-384")
    return private_octets(key)


def der(certificate: x509.Certificate) -> bytes:
    """The certificate as it goes over the line."""
    return certificate.public_bytes(Encoding.DER)


def suite_of(certificate: x509.Certificate) -> Suite:
    """The suite that the certificate's key is for."""
    return _SUITES[_key(certificate).curve.name]


def public_key(certificate: x509.Certificate) -> bytes:
    """The public key as x || y."""
    return public_octets(_key(certificate))


def system_title(certificate: x509.Certificate | x509.CertificateSigningRequest) -> bytes | None:
    """The system title that the subject names, `None` where it names none (authorities may not)."""
    for attribute in certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME):
        try:
            title = bytes.fromhex(str(attribute.value))
        except ValueError:
            continue
        if len(title) == SYSTEM_TITLE_LENGTH:
            return title
    for attribute in certificate.subject.get_attributes_for_oid(NameOID.X500_UNIQUE_IDENTIFIER):
        value = attribute.value
        if isinstance(value, bytes) and len(value) == 1 + SYSTEM_TITLE_LENGTH and not value[0]:
            return value[1:]  # a bit string: how many bits are unused comes first
    return None


def subject_of(title: bytes) -> x509.Name:
    """The subject that names a system title."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, title.hex().upper())])


def certificate_type(certificate: x509.Certificate) -> CertificateType:
    """What the certificate is for, by its key usage."""
    usage = _extension(certificate, x509.KeyUsage)
    if usage is None or usage.key_cert_sign:
        return CertificateType.OTHER
    return {
        (True, False): CertificateType.DIGITAL_SIGNATURE,
        (False, True): CertificateType.KEY_AGREEMENT,
        (True, True): CertificateType.TLS,
    }.get((usage.digital_signature, usage.key_agreement), CertificateType.OTHER)


def is_authority(certificate: x509.Certificate) -> bool:
    """Whether the certificate is that of an authority, which may issue others."""
    constraints = _extension(certificate, x509.BasicConstraints)
    usage = _extension(certificate, x509.KeyUsage)
    return constraints is not None and constraints.ca and usage is not None and usage.key_cert_sign


def verify(
    certificate: x509.Certificate,
    trusted: Sequence[x509.Certificate],
    at: datetime.datetime,
    *,
    use: CertificateType,
    title: bytes | None = None,
    intermediates: Iterable[x509.Certificate] = (),
) -> None:
    """Raises `CertificateError` unless `certificate` may be used for `use` at that time.

    Its issuers must lead to one of `trusted` (which may be the certificate itself), all be valid at the time and
    be authorities that may sign certificates; its key usage must be `use`, and its subject `title` where one is given.
    """
    if certificate_type(certificate) is not use:
        raise CertificateError(f"the certificate is not for use as {use.name.lower()}")
    if title is not None and system_title(certificate) != title:
        raise CertificateError(f"the certificate is not that of system title {title.hex()}")
    _check_itself(certificate, at)
    _follow(certificate, trusted, [*trusted, *intermediates], at, 0)


def certificate_request(suite: Suite, private: Secret, title: bytes, use: CertificateType) -> bytes:
    """A request (PKCS #10, DER) for a certificate of our own key."""
    usage = x509.KeyUsage(
        digital_signature=use in (CertificateType.DIGITAL_SIGNATURE, CertificateType.TLS),
        key_agreement=use in (CertificateType.KEY_AGREEMENT, CertificateType.TLS),
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject_of(title))
    hash_ = hashes.SHA384() if suite.hash == "SHA-384" else hashes.SHA256()
    request = builder.add_extension(usage, critical=True).sign(private_key_of(suite, private), hash_)
    return request.public_bytes(Encoding.DER)


def information(certificate: x509.Certificate, entity: CertificateEntity) -> CertificateInfo:
    """The element of attribute certificates of the security setup that describes this certificate."""
    alternative = _extension(certificate, x509.SubjectAlternativeName)
    return CertificateInfo(
        certificate_entity=entity,
        certificate_type=certificate_type(certificate),
        serial_number=serial_number(certificate),
        issuer=certificate.issuer.public_bytes(),
        subject=certificate.subject.public_bytes(),
        subject_alt_name=b"" if alternative is None else alternative.public_bytes(),
    )


def serial_number(certificate: x509.Certificate) -> bytes:
    """The serial number as the security setup names it: a DER integer (by one implementation; the text is silent)."""
    number = certificate.serial_number
    content = number.to_bytes(number.bit_length() // 8 + 1, signed=True)
    if len(content) > 0x7F:
        raise CertificateError(f"a serial number of {len(content)} octets")
    return bytes((2, len(content))) + content


def _parsed(certificate: x509.Certificate) -> x509.Certificate:
    """A certificate is parsed where it is first asked, which should not be in the middle of something else."""
    if certificate.serial_number <= 0:  # RFC 5280, 4.1.2.2
        raise CertificateError(f"a certificate with serial number {certificate.serial_number}")
    suite_of(certificate)
    _ = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    information(certificate, CertificateEntity.OTHER)
    return certificate


def _malformed(error: Exception) -> CertificateError:
    return CertificateError(f"this is no X.509 certificate: {error}")


def _follow(
    certificate: x509.Certificate,
    trusted: Sequence[x509.Certificate],
    candidates: list[x509.Certificate],
    at: datetime.datetime,
    depth: int,
) -> None:
    """Raises unless one of the candidates leads from `certificate` to a trusted one.

    Each candidate is tried once in all and leaves the list, so that no set of certificates keeps us busy.
    """
    if certificate in trusted:
        return
    if depth >= MAX_CHAIN:
        raise CertificateError(f"more than {MAX_CHAIN} authorities")
    reason = CertificateError(f"the issuer is not known: {_spelt(certificate.issuer)}")
    for issuer in [candidate for candidate in candidates if candidate.subject == certificate.issuer]:
        if issuer not in candidates:
            continue
        candidates.remove(issuer)
        try:
            _check_authority(issuer, depth)
            _check_itself(issuer, at)
            certificate.verify_directly_issued_by(issuer)
            _follow(issuer, trusted, candidates, at, depth + 1)
        except CertificateError as error:
            reason = error
        except (InvalidSignature, ValueError, TypeError):
            reason = CertificateError("the certificate is not signed by the issuer it names")
        else:
            return
    raise reason


def _check_itself(certificate: x509.Certificate, at: datetime.datetime) -> None:
    name = _spelt(certificate.subject)
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise CertificateError(f"the certificate of {name} is not valid at that time")
    for extension in certificate.extensions:
        if extension.critical and extension.oid not in _UNDERSTOOD:
            raise CertificateError(f"the certificate of {name} demands what is not understood: {extension.oid}")


def _check_authority(issuer: x509.Certificate, depth: int) -> None:
    """`depth` is how many authorities stand between the issuer and the end of the chain."""
    name = _spelt(issuer.subject)
    constraints = _extension(issuer, x509.BasicConstraints)
    if constraints is None or not is_authority(issuer):
        raise CertificateError(f"{name} is no authority that may issue certificates")
    if constraints.path_length is not None and constraints.path_length < depth:
        raise CertificateError(f"{name} may not stand so far above a certificate")


def _spelt(name: x509.Name) -> str:
    """A name as an error or a log says it, whoever chose it: on one line, and not too long."""
    text = name.rfc4514_string().encode("unicode_escape").decode()
    return text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}..."


def _extension(certificate: x509.Certificate, kind: type[_T]) -> _T | None:
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def _key(certificate: x509.Certificate) -> ec.EllipticCurvePublicKey:
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or key.curve.name not in _SUITES:
        raise CertificateError("the certificate's key is on neither P-256 nor P-384")
    return key
