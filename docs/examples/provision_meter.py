"""Give a new meter its certificates, then open it by certificates alone and make new keys with it.

The authority is made here; a real one keeps its key elsewhere, and signs the request that the meter makes.
"""

from __future__ import annotations

import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

import dlms
from cosem.classes import Register
from cosem.classes.types import CertificateType, ScalUnitType
from cosem.data import Data
from cosem.units import Unit
from dlms.security import certificates
from dlms.security.authentication import Mechanism
from dlms.security.certificate_store import CertificateStore
from dlms.security.key_agreement import private_octets
from dlms.security.suites import SUITES
from dlms.server import (
    AccessMode,
    AccessRights,
    AssociationSettings,
    CosemObject,
    Grant,
    LogicalDevice,
    SecuritySetupObject,
    ServerSecurity,
)

METER, CLIENT = b"MTR\0\0\0\0\1", b"HES\0\0\0\0\1"
SIGNING = CertificateType.DIGITAL_SIGNATURE
AUTHORITY = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "an authority")])
authority_key = ec.generate_private_key(ec.SECP256R1())


def issue(subject: x509.Name, key: ec.EllipticCurvePublicKey, *extensions: x509.ExtensionType) -> x509.Certificate:
    """A certificate by the authority, valid for a day."""
    now = datetime.datetime.now(datetime.UTC)
    builder = x509.CertificateBuilder(AUTHORITY, subject, key, x509.random_serial_number())
    builder = builder.not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1))
    for extension in extensions:
        builder = builder.add_extension(extension, critical=True)
    return builder.sign(authority_key, hashes.SHA256())


def usage(**bits: bool) -> x509.KeyUsage:
    """What a key may be used for."""
    every = "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign"
    names = [*every.split(), "crl_sign", "encipher_only", "decipher_only"]
    return x509.KeyUsage(**{name: bits.get(name, False) for name in names})


authority = issue(
    AUTHORITY, authority_key.public_key(), x509.BasicConstraints(ca=True, path_length=0), usage(key_cert_sign=True)
)

# The meter as it leaves the factory: symmetric keys, and whom it trusts.
factory = dlms.Keys(encryption=dlms.Secret(bytes(range(16))), authentication=dlms.Secret(bytes(range(16, 32))))
security = ServerSecurity(
    METER,
    factory,
    suite=SUITES[1],
    certificates=CertificateStore(SUITES[1], METER, trusted=[authority]),
    counters=dlms.PROCESS_COUNTERS,
)
rights = AccessRights(Grant(attributes=AccessMode.READ, methods=AccessMode.ACCESS))
served = LogicalDevice(
    1,
    "MTR0000000000001",
    [
        CosemObject(
            Register("1.0.1.8.0.255"), value=Data.double_long_unsigned(95), scaler_unit=ScalUnitType(3, Unit.WATT_HOUR)
        ),
        SecuritySetupObject("0.0.43.0.0.255", security),
    ],
    [
        AssociationSettings(client=1, rights=rights, ciphered=True, mechanism=Mechanism.HIGH_GMAC, security=security),
        AssociationSettings(client=2, rights=rights, ciphered=True, mechanism=Mechanism.HIGH_ECDSA, security=security),
    ],
)

# The client, with a certified pair of its own.
own_key = ec.generate_private_key(ec.SECP256R1())
own = CertificateStore(SUITES[1], CLIENT, trusted=[authority])
own.install(
    private_octets(own_key),
    issue(certificates.subject_of(CLIENT), own_key.public_key(), usage(digital_signature=True)),
)

with dlms.Server([served]) as server:
    [url] = server.start("tcp://127.0.0.1:0")

    by_keys = dlms.Security.gmac(system_title=CLIENT, keys=factory, suite=1, counters=dlms.PROCESS_COUNTERS)
    with dlms.connect(url, client=1, security=by_keys) as meter:
        held = meter.certificates()
        held.generate_key_pair(SIGNING)
        request = held.generate_certificate_request(SIGNING)
        key = request.public_key()
        assert isinstance(key, ec.EllipticCurvePublicKey)
        held.import_certificate(issue(request.subject, key, usage(digital_signature=True)))
        for info in held.all():
            print("held:", held.export_certificate(info).subject.rfc4514_string())

    by_certificates = dlms.Security.ecdsa(
        system_title=CLIENT, keys=factory, suite=1, certificates=own, counters=dlms.PROCESS_COUNTERS
    )
    with dlms.connect(url, client=2, security=by_certificates) as meter:
        keys = meter.agree_keys("encryption", "authentication")
        print("new keys:", keys.encryption != factory.encryption)
        print(meter.get(Register("1.0.1.8.0.255").value))
