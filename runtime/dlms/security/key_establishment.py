"""How two parties come to a common key by elliptic curves (Green Book 8.3, 9.2.3.4.6; Blue Book 17, 4.4.7).

    C(1e, 1s)  one-pass Diffie-Hellman: the originator's ephemeral key, signed, and the recipient's static key
    C(0e, 2s)  static unified model: the static keys of both, and the transaction id to make each key another
    C(2e, 0s)  ephemeral unified model: ephemeral keys of both, signed: method key_agreement of the security setup

The first two give the key of one general-ciphering APDU; their names are the octet key-parameters there.

What the signature over an ephemeral key covers: in key_agreement, the key id and the key. In general-ciphering sources
differ: the only implementation found signs key-parameters and the key, the text of the standard speaks of the key. We
sign as the implementation does and take either: both say that the signer made this key, and neither can be mistaken
for an APDU.
"""

from __future__ import annotations

from cosem.classes.types import SymmetricKeyId
from dlms.errors import AuthenticationError, SecurityError
from dlms.security import key_agreement, signatures
from dlms.security.key_agreement import derive_key, new_key_pair, party_u_info, shared_secret
from dlms.security.keys import Secret
from dlms.security.suites import Suite

ONE_PASS = b"\x01"
STATIC_UNIFIED = b"\x02"


def offer_one_pass(
    suite: Suite, signing_private: Secret, recipient_public: bytes, originator: bytes, recipient: bytes
) -> tuple[Secret, bytes]:
    """The originator's part of C(1e, 1s): the key, and key-ciphered-data from which the recipient gets the same."""
    private, public = new_key_pair(suite)
    secret = shared_secret(suite, private, recipient_public)
    signature = signatures.sign(suite, signing_private, ONE_PASS + public)
    return derive_key(suite, secret, party_u_info(originator), recipient), public + signature


def accept_one_pass(
    suite: Suite, own_private: Secret, signing_public: bytes | None, originator: bytes, recipient: bytes, data: bytes
) -> Secret:
    """The recipient's part of C(1e, 1s).

    Raises `AuthenticationError` unless the ephemeral key in `data` is signed by the originator. Without
    `signing_public` that is not checked, and anyone may have sent it.
    """
    public, signature = _split(suite, data)
    if signing_public is not None:
        try:
            signatures.verify(suite, signing_public, ONE_PASS + public, signature)
        except AuthenticationError:
            signatures.verify(suite, signing_public, public, signature)
    secret = shared_secret(suite, own_private, public)
    return derive_key(suite, secret, party_u_info(originator), recipient)


def static_unified(
    suite: Suite, own_private: Secret, peer_public: bytes, originator: bytes, recipient: bytes, transaction_id: bytes
) -> Secret:
    """The key of C(0e, 2s), the same for both. A transaction id used again gives the same key again."""
    secret = shared_secret(suite, own_private, peer_public)
    return derive_key(suite, secret, party_u_info(originator, transaction_id), recipient)


class EphemeralAgreement:
    """One side of C(2e, 0s) for one key: `data` goes to the other side, and its data gives the key.

    `originator` is the client, who invokes the method, and `recipient` the server. Good for one key only.
    """

    def __init__(self, suite: Suite, key_id: SymmetricKeyId, signing_private: Secret) -> None:
        self._suite = suite
        self._use = key_id
        self._key_id = bytes((key_id,))
        self._private: Secret | None
        self._private, public = new_key_pair(suite)
        self.data = public + signatures.sign(suite, signing_private, self._key_id + public)

    def agree(self, peer_data: bytes, peer_signing_public: bytes, originator: bytes, recipient: bytes) -> Secret:
        """The agreed key. Raises `AuthenticationError` unless the peer's ephemeral key is signed for this key id."""
        private, self._private = self._private, None
        if private is None:
            raise SecurityError("an ephemeral key is used once")
        public, signature = _split(self._suite, peer_data)
        signatures.verify(self._suite, peer_signing_public, self._key_id + public, signature)
        secret = shared_secret(self._suite, private, public)
        algorithm_id = None
        if self._use is SymmetricKeyId.MASTER_KEY:
            wrap = key_agreement.AES_WRAP_128, key_agreement.AES_WRAP_256
            algorithm_id = wrap[self._suite.key_length == 32]
        return derive_key(self._suite, secret, originator, recipient, algorithm_id)


def _split(suite: Suite, data: bytes) -> tuple[bytes, bytes]:
    """An ephemeral public key and the signature over it."""
    size = 2 * suite.coordinate_length
    if len(data) != 2 * size:
        raise SecurityError(f"{len(data)} octets where a public key and a signature over it have {2 * size}")
    return data[:size], data[size:]
