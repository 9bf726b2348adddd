"""What one party keeps of key pairs and certificates (Blue Book 17, 4.4.7).

For a meter these are what the methods of its security setup handle: generate_key_pair, then
generate_certificate_request, then import_certificate make a new key usable; until the certificate for it is there, the
old pair stays in use. A client keeps its own pair and the authorities that it trusts in the same way.

No certificate is used unchecked: it is looked at when it comes in, and once more whenever it is used.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cryptography import x509

from cosem.classes.types import (
    CertificateEntity,
    CertificateIdentification,
    CertificateInfo,
    CertificateType,
    KeyPairUse,
)
from cosem.classes.types import CertificateIdentificationCertificationIdentificationOptions1 as ByOwner
from dlms.errors import CertificateError, NoSuchCertificate
from dlms.security import certificates
from dlms.security.key_agreement import new_key_pair, public_key_of_private
from dlms.security.keys import Keys, Secret
from dlms.security.suites import Suite

# The rooms of a meter are limited; so are ours, whoever imports.
MAX_CERTIFICATES = 100
_NAMES = {CertificateType.DIGITAL_SIGNATURE: "signing", CertificateType.KEY_AGREEMENT: "agreement"}


class CertificateStore:
    """Key pairs of our own, certificates of our own and of others, and the authorities that are trusted.

    `system_title` is our own. `trusted` cannot be removed by anyone; whoever holds a certificate that leads to one of
    them is taken for the party that it names, so an authority belongs there only if all its certificates are meant.
    `now` tells the time, with its zone, by which certificates are valid or not. Methods raise `CertificateError` where
    a meter would refuse. Raises `ValueError` for suite 0, which has no certificates.
    """

    def __init__(
        self,
        suite: Suite,
        system_title: bytes,
        trusted: Iterable[x509.Certificate],
        *,
        now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
    ) -> None:
        if suite.curve is None:
            raise ValueError(f"security suite {suite.number} has no certificates")
        self.suite = suite
        self.system_title = bytes(system_title)
        self._trusted = tuple(trusted)
        self._now = now
        self._held: list[x509.Certificate] = []
        self._generated: dict[CertificateType, Secret] = {}
        # By what the pair is for, and its public key: of pairs for which a certificate is held.
        self._private: dict[tuple[CertificateType, bytes], Secret] = {}

    def __repr__(self) -> str:
        return f"<CertificateStore: {len(self._trusted) + len(self._held)} certificates>"

    def install(self, private: Secret, certificate: x509.Certificate) -> None:
        """Take a pair of our own that was made elsewhere. Errors as of `import_certificate`."""
        if public_key_of_private(certificates.suite_of(certificate), private) != certificates.public_key(certificate):
            raise CertificateError("the certificate is not that of the private key")
        self._import(certificate, private)

    def own(self, use: CertificateType) -> tuple[Secret, x509.Certificate] | None:
        """Our newest pair for that use, with its certificate; None where none may be used now."""
        for certificate in self._usable(self.system_title, use):
            private = self._private.get(_pair(certificate))
            if private is not None:
                return private, certificate
        return None

    def signing_certificate(self) -> bytes | None:
        """Our certificate for signatures (DER), to be shown to others."""
        pair = self.own(CertificateType.DIGITAL_SIGNATURE)
        return None if pair is None else certificates.der(pair[1])

    def find(self, title: bytes, use: CertificateType) -> x509.Certificate | None:
        """The newest certificate held of that system title for that use; None where none may be used now."""
        return next(self._usable(title, use), None)

    def checked(self, octets: bytes, title: bytes, use: CertificateType) -> x509.Certificate:
        """The certificate (DER) that a party of that system title shows. Raises unless it may be used now."""
        certificate = certificates.load_der(octets)
        self._verify(certificate, use, title)
        return certificate

    def certified(self, keys: Keys, peer: bytes | None, shown: bytes | None = None) -> dict[str, Any]:
        """What certificates add to `keys`, by the names there: our own pairs, and the public keys of `peer`.

        A public key of the peer that `keys` has is not replaced. `shown` is the certificate for signatures that the
        peer sent (DER), taken before one that is held; `CertificateError` where it may not be used.
        """
        found: dict[str, Any] = {}
        for use, name in _NAMES.items():
            if (pair := self.own(use)) is not None:
                found[f"{name}_private"] = pair[0]
            if peer is None or getattr(keys, f"{name}_public") is not None:
                continue
            if shown is not None and use is CertificateType.DIGITAL_SIGNATURE:
                found[f"{name}_public"] = certificates.public_key(self.checked(shown, peer, use))
            elif (certificate := self.find(peer, use)) is not None:
                found[f"{name}_public"] = certificates.public_key(certificate)
        return found

    def information(self) -> list[CertificateInfo]:
        """The value of attribute certificates."""
        return [certificates.information(certificate, self._entity(certificate)) for certificate in self._all()]

    def generate_key_pair(self, use: KeyPairUse | int) -> None:
        """Method 4."""
        self._generated[_type_of(use)], _ = new_key_pair(self.suite)

    def generate_certificate_request(self, use: KeyPairUse | int) -> bytes:
        """Method 5: PKCS #10 in DER, for the pair generated last, or else the one in use."""
        kind = _type_of(use)
        private = self._generated.get(kind)
        if private is None:
            pair = self.own(kind)
            if pair is None:
                raise CertificateError(f"no key pair for {kind.name.lower()} was generated")
            private, _ = pair
        return certificates.certificate_request(self.suite, private, self.system_title, kind)

    def import_certificate(self, octets: bytes) -> None:
        """Method 6: DER. Taken when its issuers lead to a trusted authority, and, if ours, it is of a pair of ours."""
        certificate = certificates.load_der(octets)
        self._import(certificate, self._generated.get(certificates.certificate_type(certificate)))

    def export_certificate(self, identification: CertificateIdentification) -> bytes:
        """Method 7: DER."""
        return certificates.der(self._pointed_at(identification))

    def remove_certificate(self, identification: CertificateIdentification) -> None:
        """Method 8. A pair of ours goes with its last certificate."""
        certificate = self._pointed_at(identification)
        if certificate in self._trusted:
            raise CertificateError("the certificate of a trusted authority is not removed")
        self._held.remove(certificate)
        if all(_pair(other) != _pair(certificate) for other in self._held):
            self._private.pop(_pair(certificate), None)

    def _import(self, certificate: x509.Certificate, private: Secret | None) -> None:
        kind = certificates.certificate_type(certificate)
        if kind is CertificateType.OTHER and not certificates.is_authority(certificate):
            raise CertificateError("the certificate is neither of an authority nor for a use that is known")
        self._verify(certificate, kind)
        if certificate not in self._all() and len(self._held) >= MAX_CERTIFICATES:
            raise CertificateError("no room for another certificate")
        if kind is not CertificateType.OTHER and certificates.system_title(certificate) == self.system_title:
            self._adopt(certificate, private)
        if certificate not in self._all():
            self._held.append(certificate)

    def _adopt(self, certificate: x509.Certificate, private: Secret | None) -> None:
        """Use the pair of ours that the certificate is of: one that is in use already, or `private`."""
        kind, public = pair = _pair(certificate)
        if pair in self._private:
            return
        if private is None or public_key_of_private(self.suite, private) != public:
            raise CertificateError("the certificate is not of a key pair that we have")
        self._private[pair] = private
        if self._generated.get(kind) == private:
            del self._generated[kind]

    def _all(self) -> list[x509.Certificate]:
        return [*self._trusted, *self._held]

    def _usable(self, title: bytes, use: CertificateType) -> Iterator[x509.Certificate]:
        """Certificates held that may be used now, the newest first."""
        for certificate in _newest_first(self._all()):
            try:
                if certificates.system_title(certificate) == title:
                    self._verify(certificate, use)
                    yield certificate
            except CertificateError:
                continue

    def _pointed_at(self, identification: CertificateIdentification) -> x509.Certificate:
        """The certificate that is pointed at, the newest where several are."""
        wanted = identification.certification_identification_options
        for certificate in _newest_first(self._all()):
            info = certificates.information(certificate, self._entity(certificate))
            if isinstance(wanted, ByOwner):
                title = certificates.system_title(certificate) or b""
                found = ByOwner(info.certificate_entity, info.certificate_type, title) == wanted
            else:
                number = info.serial_number[2:].lstrip(b"\x00")
                found = info.issuer == wanted.issuer and number in _numbers(wanted.serial_number)
            if found:
                return certificate
        raise NoSuchCertificate("there is no such certificate")

    def _entity(self, certificate: x509.Certificate) -> CertificateEntity:
        if certificates.is_authority(certificate):
            return CertificateEntity.CERTIFICATION_AUTHORITY
        title = certificates.system_title(certificate)
        if title is None:
            return CertificateEntity.OTHER
        return CertificateEntity.SERVER if title == self.system_title else CertificateEntity.CLIENT

    def _verify(self, certificate: x509.Certificate, use: CertificateType, title: bytes | None = None) -> None:
        if not certificates.is_authority(certificate) and certificates.suite_of(certificate) is not self.suite:
            raise CertificateError(f"the certificate's key is not on {self.suite.curve}")
        certificates.verify(
            certificate,
            self._trusted,
            self._now(),
            use=use,
            title=title,
            intermediates=filter(certificates.is_authority, self._held),
        )


def _pair(certificate: x509.Certificate) -> tuple[CertificateType, bytes]:
    return certificates.certificate_type(certificate), certificates.public_key(certificate)


def _numbers(serial_number: bytes) -> set[bytes]:
    """What a serial number may mean, without zeros in front.

    One implementation writes DER integers, and leaves out the zero that makes them positive; others may write what is
    in them.
    """
    found = {serial_number.lstrip(b"\x00")}
    if serial_number[:1] == b"\x02" and serial_number[1:2] == bytes((len(serial_number[2:]) & 0xFF,)):
        found.add(serial_number[2:].lstrip(b"\x00"))
    return found


def _newest_first(found: Iterable[x509.Certificate]) -> list[x509.Certificate]:
    """By when they begin to be valid, then by when they came."""
    return sorted(found, key=lambda certificate: certificate.not_valid_before_utc)[::-1]


def _type_of(use: KeyPairUse | int) -> CertificateType:
    try:
        return CertificateType(KeyPairUse(use))
    except ValueError:
        raise CertificateError(f"key pair use {int(use)} is not defined") from None
