"""general-signing: an APDU in a header, both under an ECDSA signature (Green Book 8.3, 9.2.7.2.5).

The signature covers the five header fields and the content, each with its length.
"""

from __future__ import annotations

from cosem.apdu import GeneralSigning
from dlms.security import signatures
from dlms.security.ciphering import header_of
from dlms.security.general_ciphering import header_octets
from dlms.security.keys import Secret
from dlms.security.suites import Suite


def sign(suite: Suite, private: Secret, apdu: GeneralSigning) -> bytes:
    """The octets of `apdu` with its signature filled in."""
    apdu.signature = signatures.sign(suite, private, _signed(apdu))
    return apdu.encode()


def verify(suite: Suite, public: bytes, apdu: GeneralSigning) -> None:
    """Raises `AuthenticationError` unless `apdu` is signed under the key `public` (x || y)."""
    signatures.verify(suite, public, _signed(apdu), apdu.signature)


def _signed(apdu: GeneralSigning) -> bytes:
    return header_octets(apdu) + header_of((apdu.content,))
