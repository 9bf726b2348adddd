"""ECDSA signatures in plain form, r || s (Green Book 8.3, 9.2.3.4): P-256 with SHA-256, P-384 with SHA-384."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from dlms.errors import AuthenticationError
from dlms.security.key_agreement import private_key_of, public_key_of
from dlms.security.keys import Secret
from dlms.security.suites import SUITES, Suite


def suite_of_public_key(octets: bytes) -> Suite:
    """The suite whose curve has public keys of this length; `ValueError` for any other length."""
    for suite in SUITES[1:]:
        if len(octets) == 2 * suite.coordinate_length:
            return suite
    raise ValueError(f"a public key of {len(octets)} octets; P-256 has 64 and P-384 has 96")


def verify(suite: Suite, public: bytes, message: bytes, signature: bytes) -> None:
    """Raises `AuthenticationError` unless `signature` is that of `message` under the key `public` (x || y)."""
    size = suite.coordinate_length
    if len(signature) != 2 * size:
        raise AuthenticationError(f"a signature of {len(signature)} octets where {suite.curve} has {2 * size}")
    der = encode_dss_signature(int.from_bytes(signature[:size]), int.from_bytes(signature[size:]))
    try:
        public_key_of(suite, public).verify(der, message, _algorithm(suite))
    except InvalidSignature:
        raise AuthenticationError("the signature does not fit: altered octets, or another key") from None


def sign(suite: Suite, private: Secret, message: bytes) -> bytes:
    """The signature of `message`; the random number it needs comes from the operating system."""
    size = suite.coordinate_length
    r, s = decode_dss_signature(private_key_of(suite, private).sign(message, _algorithm(suite)))
    return r.to_bytes(size) + s.to_bytes(size)


def _algorithm(suite: Suite) -> ec.ECDSA:
    return ec.ECDSA(hashes.SHA256() if suite.hash == "SHA-256" else hashes.SHA384())
