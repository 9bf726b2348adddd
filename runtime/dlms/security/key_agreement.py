"""Keys agreed by elliptic curves: ECDH and the derivation of a symmetric key.

Green Book 8.3, 9.2.3.4.6; NIST SP 800-56A:

    key = leftmost bits of H(00000001 || Z || AlgorithmID || PartyUInfo || PartyVInfo)

PartyU is the originator and PartyV the recipient. In the static unified scheme, C(0e, 2s), the secret Z never changes:
PartyUInfo is the originator's system title followed by the transaction id with its length, so that keys differ.
"""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from dlms.errors import SecurityError
from dlms.security.ciphering import with_length
from dlms.security.keys import Secret
from dlms.security.suites import Suite

# AlgorithmID: what the derived key is for, as the octets of 2.16.756.5.8.3.n. Companion specifications have their own
# (that of Great Britain begins 60 85 74 06), so it can be given.
AES_GCM_128 = bytes.fromhex("60857405080300")
AES_GCM_256 = bytes.fromhex("60857405080301")
AES_WRAP_128 = bytes.fromhex("60857405080302")
AES_WRAP_256 = bytes.fromhex("60857405080303")

_CURVES: dict[str, ec.EllipticCurve] = {"P-256": ec.SECP256R1(), "P-384": ec.SECP384R1()}


def curve_of(suite: Suite) -> ec.EllipticCurve:
    """The curve of a suite; `SecurityError` for suite 0, which has none."""
    if suite.curve is None:
        raise SecurityError(f"security suite {suite.number} has no elliptic curve")
    return _CURVES[suite.curve]


def public_key_of(suite: Suite, octets: bytes) -> ec.EllipticCurvePublicKey:
    """A public key from its coordinates x || y; `SecurityError` where that is no point of the curve."""
    curve = curve_of(suite)
    if len(octets) != 2 * suite.coordinate_length:
        raise SecurityError(
            f"a public key of {len(octets)} octets where {suite.curve} has {2 * suite.coordinate_length}"
        )
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(curve, b"\x04" + octets)
    except ValueError:
        raise SecurityError(f"the public key is no point of {suite.curve}") from None


def private_key_of(suite: Suite, number: Secret) -> ec.EllipticCurvePrivateKey:
    """A private key from its number; `SecurityError` where it is out of the range of the curve."""
    try:
        return ec.derive_private_key(int.from_bytes(number), curve_of(suite))
    except ValueError:
        raise SecurityError(f"the private key is not in the range of {suite.curve}") from None


def public_octets(key: ec.EllipticCurvePublicKey) -> bytes:
    """A public key as DLMS/COSEM writes it, x || y."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)[1:]


def private_octets(key: ec.EllipticCurvePrivateKey) -> Secret:
    """The number of a private key, as many octets as a coordinate has."""
    return Secret(key.private_numbers().private_value.to_bytes((key.key_size + 7) // 8))


def public_key_of_private(suite: Suite, number: Secret) -> bytes:
    """The public key (x || y) that belongs to a private one; `SecurityError` as of `private_key_of`."""
    return public_octets(private_key_of(suite, number).public_key())


def new_key_pair(suite: Suite) -> tuple[Secret, bytes]:
    """A fresh private key on the curve of `suite` and its public key."""
    key = ec.generate_private_key(curve_of(suite))
    return private_octets(key), public_octets(key.public_key())


def shared_secret(suite: Suite, own_private: Secret, peer_public: bytes) -> Secret:
    """Z: the x coordinate that both ends compute."""
    own = private_key_of(suite, own_private)
    return Secret(own.exchange(ec.ECDH(), public_key_of(suite, peer_public)))


def party_u_info(originator_system_title: bytes, transaction_id: bytes | None = None) -> bytes:
    """PartyUInfo; with the transaction id for the static unified scheme, without it for the one-pass scheme."""
    return originator_system_title + (b"" if transaction_id is None else with_length(transaction_id))


def derive_key(
    suite: Suite, secret: Secret, party_u: bytes, party_v: bytes, algorithm_id: bytes | None = None
) -> Secret:
    """The symmetric key for `suite`, by default for AES-GCM."""
    curve_of(suite)
    algorithm_id = algorithm_id or (AES_GCM_128 if suite.key_length == 16 else AES_GCM_256)
    digest = hashlib.new((suite.hash or "").replace("-", "").lower())
    digest.update(b"\x00\x00\x00\x01" + secret + algorithm_id + party_u + party_v)
    return Secret(digest.digest()[: suite.key_length])
