"""What a meter keeps of key pairs and certificates, as the methods of its security setup use it (Blue Book 17, 4.4.7).

generate_key_pair, then generate_certificate_request, then import_certificate make a new key usable; until the
certificate for it is there, the old pair stays in use. Certificates of others come and go by import and remove.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from cryptography import x509

from cosem.classes.types import (
    CertificateEntity,
    CertificateIdentification,
    CertificateInfo,
    CertificateType,
    KeyPairUse,
)
from cosem.classes.types import CertificateIdentificationCertificationIdentificationOptions1 as ByOwner
from dlms.errors import CertificateError
from dlms.security import certificates
from dlms.security.key_agreement import new_key_pair
from dlms.security.keys import Secret
from dlms.security.suites import Suite

# The rooms of a meter are limited; so are ours, whoever imports.
MAX_CERTIFICATES = 100


class CertificateStore:
    """Key pairs of our own, certificates of our own and of others, and the authorities that are trusted.

    Trusted authorities are given at the beginning and cannot be removed. Methods that the security setup offers raise
    `CertificateError` where the meter would refuse.
    """

    def __init__(self, suite: Suite, system_title: bytes, trusted: Iterable[x509.Certificate]) -> None:
        certificates_trusted = list(trusted)
        self._suite = suite
        self._system_title = system_title
        self._trusted = certificates_trusted
        self._certificates: list[x509.Certificate] = []
        self._pending: dict[CertificateType, tuple[Secret, bytes]] = {}
        self._pairs: dict[CertificateType, tuple[Secret, bytes]] = {}

    def __repr__(self) -> str:
        return f"<CertificateStore: {len(self._trusted) + len(self._certificates)} certificates>"

    def private_key(self, use: CertificateType) -> Secret | None:
        """Our private key for which we have a certificate."""
        pair = self._pairs.get(use)
        return pair and pair[0]

    def peer(self, title: bytes, use: CertificateType, at: datetime.datetime) -> x509.Certificate:
        """The certificate of another party, checked for that use at that time. `CertificateError` where none is."""
        found = [
            certificate
            for certificate in self._certificates
            if certificates.system_title(certificate) == title and certificates.certificate_type(certificate) is use
        ]
        if not found:
            raise CertificateError(f"no certificate of {title.hex()} for {use.name.lower()}")
        latest = max(found, key=lambda certificate: certificate.not_valid_before_utc)
        self._verify(latest, at)
        return latest

    def information(self) -> list[CertificateInfo]:
        """The value of attribute certificates."""
        return [certificates.information(certificate, self._entity(certificate)) for certificate in self._all()]

    def generate_key_pair(self, use: KeyPairUse) -> None:
        """Method 4."""
        self._pending[_type_of(use)] = new_key_pair(self._suite)

    def generate_certificate_request(self, use: KeyPairUse) -> bytes:
        """Method 5: PKCS #10 in DER, for the pair generated last, or else the one in use."""
        kind = _type_of(use)
        pair = self._pending.get(kind) or self._pairs.get(kind)
        if pair is None:
            raise CertificateError(f"no key pair for {kind.name.lower()} was generated")
        return certificates.certificate_request(self._suite, pair[0], self._system_title, kind)

    def import_certificate(self, octets: bytes, at: datetime.datetime) -> None:
        """Method 6: DER. Taken when its issuers lead to a trusted authority, and, if ours, it is of a pair of ours."""
        certificate = certificates.load(octets)
        self._verify(certificate, at)
        kind = certificates.certificate_type(certificate)
        if certificates.system_title(certificate) == self._system_title:
            public = certificates.public_key(certificate)
            pair = next(
                (pair for pairs in (self._pending, self._pairs) if (pair := pairs.get(kind)) and pair[1] == public),
                None,
            )
            if pair is None:
                raise CertificateError("the certificate is not of a key pair that we have")
            self._pairs[kind] = pair
            if self._pending.get(kind) == pair:
                del self._pending[kind]
        if certificate in self._all():
            return
        if len(self._certificates) >= MAX_CERTIFICATES:
            raise CertificateError("no room for another certificate")
        self._certificates.append(certificate)

    def export_certificate(self, identification: CertificateIdentification) -> bytes:
        """Method 7: DER."""
        return certificates.der(self._find(identification))

    def remove_certificate(self, identification: CertificateIdentification) -> None:
        """Method 8."""
        certificate = self._find(identification)
        if certificate in self._trusted:
            raise CertificateError("the certificate of a trusted authority is not removed")
        self._certificates.remove(certificate)

    def _all(self) -> list[x509.Certificate]:
        return [*self._trusted, *self._certificates]

    def _find(self, identification: CertificateIdentification) -> x509.Certificate:
        """The certificate that is pointed at, the newest where several are."""
        wanted = identification.certification_identification_options
        found = []
        for certificate in self._all():
            if isinstance(wanted, ByOwner):
                described = self._entity(certificate), certificates.certificate_type(certificate)
                title = certificates.system_title(certificate) or b""
                fits = (*described, title) == (wanted.certificate_entity, wanted.certificate_type, wanted.system_title)
            else:
                info = certificates.information(certificate, CertificateEntity.OTHER)
                fits = info.issuer == wanted.issuer and wanted.serial_number in (
                    info.serial_number,
                    info.serial_number[2:],
                )
            if fits:
                found.append(certificate)
        if not found:
            raise CertificateError("there is no such certificate")
        return max(found, key=lambda certificate: certificate.not_valid_before_utc)

    def _entity(self, certificate: x509.Certificate) -> CertificateEntity:
        if certificates.is_authority(certificate):
            return CertificateEntity.CERTIFICATION_AUTHORITY
        if certificates.system_title(certificate) == self._system_title:
            return CertificateEntity.SERVER
        return CertificateEntity.CLIENT

    def _verify(self, certificate: x509.Certificate, at: datetime.datetime) -> None:
        certificates.verify(
            certificate,
            self._trusted,
            at,
            use=certificates.certificate_type(certificate),
            intermediates=[known for known in self._certificates if certificates.is_authority(known)],
        )


def _type_of(use: KeyPairUse) -> CertificateType:
    try:
        return CertificateType(KeyPairUse(use))
    except ValueError:
        raise CertificateError(f"key pair use {int(use)} is not defined") from None
