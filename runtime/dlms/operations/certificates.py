"""Key pairs and certificates of a meter (class 64; Blue Book 17, 4.4.7), each method an exchange."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from cryptography import x509

from cosem.classes import MethodReference, SecuritySetup
from cosem.classes.types import (
    CertificateEntity,
    CertificateIdentification,
    CertificateIdentificationCertificateIdentificationType,
    CertificateInfo,
    CertificateType,
    KeyPairUse,
)
from cosem.classes.types import CertificateIdentificationCertificationIdentificationOptions1 as ByOwner
from cosem.classes.types import CertificateIdentificationCertificationIdentificationOptions2 as BySerial
from dlms.association.exchange import Exchange
from dlms.errors import CertificateError, ProtocolError
from dlms.operations.core import Operations
from dlms.operations.keys import SECURITY_SETUP
from dlms.security import certificates

__all__ = ["Certificates", "Which", "owned_by"]

P = TypeVar("P")
Which: TypeAlias = CertificateInfo | x509.Certificate | CertificateIdentification
"""A certificate of a meter: as its list describes it, itself, or by its owner."""

_Kind = CertificateIdentificationCertificateIdentificationType


def owned_by(
    system_title: bytes, use: CertificateType, entity: CertificateEntity = CertificateEntity.SERVER
) -> CertificateIdentification:
    """The certificate of a party for a use; without `entity` it is the meter's own."""
    return CertificateIdentification(_Kind.CERTIFICATE_IDENTIFICATION_ENTITY, ByOwner(entity, use, system_title))


class Certificates:
    """What a meter keeps of key pairs and certificates.

    A new pair: `generate_key_pair`, `generate_certificate_request`, an authority signs, `import_certificate`. Methods
    raise `ActionError` for what the meter refuses, `CertificateError` for what it returns and is none, `ProtocolError`
    for other answers, and what services raise.
    """

    def __init__(self, operations: Operations, logical_name: str | bytes = SECURITY_SETUP) -> None:
        self._operations = operations
        self._setup = SecuritySetup(logical_name)

    def all(self) -> Exchange[list[CertificateInfo]]:
        """What is held, as the meter describes it."""
        answer = yield from self._operations.get(self._setup.certificates)
        if not isinstance(answer, list):
            raise ProtocolError("the meter's list of certificates is none")
        return answer

    def generate_key_pair(self, use: CertificateType) -> Exchange[None]:
        """Let the meter make a new pair. The one it has stays in use until a certificate for this one is imported."""
        yield from self._operations.action(self._setup.generate_key_pair, _pair_use(use))

    def generate_certificate_request(self, use: CertificateType) -> Exchange[x509.CertificateSigningRequest]:
        """The request to be signed by an authority.

        Its signature was checked, so the meter has the private key, and so was the system title in its subject. Raises
        `CertificateError` where either is wrong.
        """
        octets = yield from self._returned(self._setup.generate_certificate_request, _pair_use(use))
        request = certificates.load_request(octets)
        context = self._operations.association.context
        meter = None if context is None else context.peer_system_title
        if meter is not None and certificates.system_title(request) != meter:
            raise CertificateError(f"the request is not for the meter's system title {meter.hex()}")
        return request

    def import_certificate(self, certificate: x509.Certificate) -> Exchange[None]:
        """Give the meter a certificate: for a pair of its own, of someone else, or of an authority between."""
        yield from self._operations.action(self._setup.import_certificate, certificates.der(certificate))

    def export_certificate(self, which: Which) -> Exchange[x509.Certificate]:
        """A certificate that the meter holds. Nothing says yet that it can be trusted."""
        octets = yield from self._returned(self._setup.export_certificate, _identification(which))
        return certificates.load_der(octets)

    def remove_certificate(self, which: Which) -> Exchange[None]:
        """Let the meter forget a certificate."""
        yield from self._operations.action(self._setup.remove_certificate, _identification(which))

    def _returned(self, method: MethodReference[P, bytes], parameter: P) -> Exchange[bytes]:
        answer = yield from self._operations.action(method, parameter)
        if not isinstance(answer, bytes):
            raise ProtocolError("the meter returns something else than octets")
        return answer


def _pair_use(use: CertificateType) -> KeyPairUse:
    """The pair for a certificate of that type; `ValueError` where there is none."""
    return KeyPairUse(int(use))


def _identification(which: Which) -> CertificateIdentification:
    if isinstance(which, CertificateIdentification):
        return which
    info = certificates.information(which, CertificateEntity.OTHER) if isinstance(which, x509.Certificate) else which
    options = BySerial(info.serial_number, info.issuer)
    return CertificateIdentification(_Kind.CERTIFICATE_IDENTIFICATION_SERIAL, options)
