"""general-ciphering: the header around the content, and the key that goes with it.

Green Book 8.3, 9.2.7.2.4 and 9.5.
"""

from __future__ import annotations

import enum
import secrets
from typing import TypeVar

from cosem.apdu import AgreedKey, GeneralCiphering, GeneralSigning, IdentifiedKey, KekId, KeyId, WrappedKey
from cosem.errors import DecodeError
from dlms.errors import SecurityError
from dlms.security.ciphering import header_of
from dlms.security.key_establishment import (
    ONE_PASS,
    STATIC_UNIFIED,
    accept_one_pass,
    offer_one_pass,
    static_unified,
)
from dlms.security.keys import Keys, Secret, needed, unwrap_key, wrap_key
from dlms.security.suites import Suite


class KeyChoice(enum.StrEnum):
    """Where the key of a general-ciphering APDU comes from."""

    IDENTIFIED = "identified"
    WRAPPED = "wrapped"
    ONE_PASS = "one-pass"
    STATIC_UNIFIED = "static-unified"


_Apdu = TypeVar("_Apdu", GeneralCiphering, GeneralSigning)
_OWN_AGREEMENT = "own private key agreement key"
_PEER_AGREEMENT = "peer's public key agreement key"
_OWN_SIGNING = "own private signing key"
_PEER_SIGNING = "peer's public signing key"


def read(kind: type[_Apdu], octets: bytes) -> _Apdu:
    """The APDU taken apart; `SecurityError` with offset and path where it is malformed."""
    try:
        return kind.decode(octets)
    except DecodeError as error:
        raise SecurityError(str(error), error.offset, error.kind) from None


def header_octets(apdu: GeneralCiphering | GeneralSigning) -> bytes:
    """The header as the tag, and with the content the signature, covers it."""
    return header_of(
        (
            apdu.transaction_id,
            apdu.originator_system_title,
            apdu.recipient_system_title,
            apdu.date_time,
            apdu.other_information,
        )
    )


def make_key(
    choice: KeyChoice, suite: Suite, keys: Keys, apdu: GeneralCiphering
) -> tuple[Secret, WrappedKey | AgreedKey]:
    """A key for `apdu`, whose header is filled in, and the key-info from which the recipient gets it."""
    originator, recipient = apdu.originator_system_title, apdu.recipient_system_title
    if choice is KeyChoice.WRAPPED:
        key = Secret(secrets.token_bytes(suite.key_length))
        return key, WrappedKey(KekId.MASTER_KEY, wrap_key(needed(keys.master, "master key"), key))
    peer_public = needed(keys.agreement_public, _PEER_AGREEMENT)
    if choice is KeyChoice.ONE_PASS:
        key, data = offer_one_pass(
            suite, needed(keys.signing_private, _OWN_SIGNING), peer_public, originator, recipient
        )
        return key, AgreedKey(ONE_PASS, data)
    own_private = needed(keys.agreement_private, _OWN_AGREEMENT)
    key = static_unified(suite, own_private, peer_public, originator, recipient, apdu.transaction_id)
    return key, AgreedKey(STATIC_UNIFIED, b"")


def find_key(suite: Suite, keys: Keys, apdu: GeneralCiphering) -> tuple[KeyChoice, Secret]:
    """The key that the key-info of a received APDU leads to, where it is not an identified one.

    Raises `MissingKeyError`, `AuthenticationError` for a key wrapped or signed by someone else, or `SecurityError`.
    """
    info = apdu.key_info
    originator, recipient = apdu.originator_system_title, apdu.recipient_system_title
    if isinstance(info, WrappedKey):
        if info.kek_id != KekId.MASTER_KEY:
            raise SecurityError(f"key encrypting key {int(info.kek_id)} is not defined")
        key = unwrap_key(needed(keys.master, "master key"), info.key_ciphered_data)
        if len(key) != suite.key_length:
            raise SecurityError(f"a wrapped key of {len(key)} octets; the suite takes {suite.key_length}")
        return KeyChoice.WRAPPED, key
    assert isinstance(info, AgreedKey)
    own_private = needed(keys.agreement_private, _OWN_AGREEMENT)
    if info.key_parameters == ONE_PASS:
        signer = needed(keys.signing_public, _PEER_SIGNING)
        return KeyChoice.ONE_PASS, accept_one_pass(
            suite, own_private, signer, originator, recipient, info.key_ciphered_data
        )
    if info.key_parameters == STATIC_UNIFIED and not info.key_ciphered_data:
        peer_public = needed(keys.agreement_public, _PEER_AGREEMENT)
        key = static_unified(suite, own_private, peer_public, originator, recipient, apdu.transaction_id)
        return KeyChoice.STATIC_UNIFIED, key
    raise SecurityError(f"key agreement scheme {info.key_parameters.hex() or 'of no octets'} is not defined")


def is_broadcast(apdu: GeneralCiphering) -> bool:
    """Whether an identified key is the broadcast key. No key-info means the unicast key."""
    if apdu.key_info is None:
        return False
    assert isinstance(apdu.key_info, IdentifiedKey)
    if apdu.key_info.key_id not in (KeyId.GLOBAL_UNICAST_ENCRYPTION_KEY, KeyId.GLOBAL_BROADCAST_ENCRYPTION_KEY):
        raise SecurityError(f"key id {int(apdu.key_info.key_id)} is not defined")
    return apdu.key_info.key_id == KeyId.GLOBAL_BROADCAST_ENCRYPTION_KEY
