"""gurux-dlms as a client that provisions a meter, and that proves itself by a certificate which the meter holds."""

from __future__ import annotations

import secrets
from typing import Any

import pytest
from gurux_dlms import GXDLMSException
from gurux_dlms.ecdsa.GXPrivateKey import GXPrivateKey
from gurux_dlms.ecdsa.GXPublicKey import GXPublicKey
from gurux_dlms.enums import Authentication, DataType, InterfaceType, Security
from gurux_dlms.objects import GXDLMSData, GXDLMSSecuritySetup
from gurux_dlms.objects.enums.CertificateEntity import CertificateEntity
from gurux_dlms.objects.enums.CertificateType import CertificateType
from gurux_dlms.objects.enums.SecuritySuite import SecuritySuite
from gurux_dlms.secure import GXDLMSSecureClient

from dlms.security import certificates
from dlms.security.counters import MemoryCounterStore
from dlms.security.key_agreement import private_octets
from dlms.server import Server
from support.certificates import signed
from support.certified import CLIENT, ECDSA, GMAC, METER, ROOT, SETUP, TEXT, meter, pairs, served, store, symmetric_keys
from support.gurux_client import GuruxClient

SIGNING = CertificateType.DIGITAL_SIGNATURE


def peer(client: int, mechanism: Authentication, suite: int) -> Any:
    found = GXDLMSSecureClient(True, client, 1, mechanism, None, InterfaceType.WRAPPER)
    keys = symmetric_keys(suite)
    found.ciphering.systemTitle = CLIENT
    found.ciphering.security = Security.AUTHENTICATION_ENCRYPTION
    found.ciphering.securitySuite = SecuritySuite(suite)
    found.ciphering.blockCipherKey = bytes(keys.encryption or b"")
    found.ciphering.authenticationKey = bytes(keys.authentication or b"")
    return found


@pytest.mark.parametrize("suite", [1, 2])
def test_a_pair_is_made_and_its_certificate_imported_exported_and_removed(suite: int) -> None:
    held = store(METER, suite)
    with Server([meter(served(suite, held, counters=MemoryCounterStore()))]) as server:
        [url] = server.start("tcp://127.0.0.1:0")
        with GuruxClient(url, peer(GMAC, Authentication.HIGH_GMAC, suite)) as gurux:
            setup = GXDLMSSecuritySetup(SETUP)
            setup.version = 1
            gurux.exchange(setup.generateKeyPair(gurux.client, SIGNING))
            request = bytes(gurux.exchange(setup.generateCertificate(gurux.client, SIGNING)).value)
            issued = signed(request, ROOT)
            octets = certificates.der(issued)
            gurux.exchange(gurux.client.method(setup, 6, octets, DataType.OCTET_STRING))
            owner = (CertificateEntity.SERVER, SIGNING, METER)
            assert bytes(gurux.exchange(setup.exportCertificateByEntity(gurux.client, *owner)).value) == octets
            serial = (issued.serial_number, issued.issuer.public_bytes())
            assert bytes(gurux.exchange(setup.exportCertificateBySerial(gurux.client, *serial)).value) == octets
            gurux.read(setup, 6)
            listed = [(info.entity, info.type_, bytes(info.subject)) for info in setup.certificates]
            assert listed == [
                (
                    CertificateEntity.CERTIFICATION_AUTHORITY,
                    CertificateType.OTHER,
                    ROOT.certificate.subject.public_bytes(),
                ),
                (CertificateEntity.SERVER, SIGNING, issued.subject.public_bytes()),
            ]
            gurux.exchange(setup.removeCertificateByEntity(gurux.client, *owner))
            with pytest.raises(GXDLMSException):
                gurux.exchange(setup.removeCertificateByEntity(gurux.client, *owner))
    assert len(held.information()) == 1


def test_signatures_under_certificates_that_are_held() -> None:
    """Suite 1: this peer does not sign with P-384. It shows no certificate, and so is shown none."""
    ours, theirs = pairs(CLIENT, 1)[0], pairs(METER, 1)[0]
    held = store(METER, 1, [theirs])
    held.import_certificate(certificates.der(ours.certificate))
    client = peer(ECDSA, Authentication.HIGH_ECDSA, 1)
    client.ciphering.signingKeyPair = (
        GXPublicKey.fromRawBytes(b"\x04" + certificates.public_key(theirs.certificate)),
        GXPrivateKey.fromRawBytes(bytes(private_octets(ours.key))),
    )
    # its own challenges are too short for this mechanism
    client.settings.useCustomChallenge, client.settings.ctoSChallenge = True, bytearray(secrets.token_bytes(32))
    with Server([meter(served(1, held, counters=MemoryCounterStore()))]) as server:
        [url] = server.start("tcp://127.0.0.1:0")
        with GuruxClient(url, client) as gurux:
            assert bytes(gurux.read(GXDLMSData(TEXT), 2)) == b"text"
