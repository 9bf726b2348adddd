"""AES-GCM protection of APDUs for suites 0, 1 and 2 (Green Book 8.3, 9.2.3.3 and 9.2.7.2).

A protected APDU is

    security control (1) | invocation counter (4) | plaintext or ciphertext | tag (12, when authenticated)

under the nonce system title (8) | invocation counter (4). What the tag covers besides the ciphertext:

    authenticated and encrypted     SC | AK | header
    authenticated only              SC | AK | header | plaintext

where the header is empty except for general-ciphering, whose five header fields it is, each with its length.

The `cryptography` package offers AES-GCM two ways. `Cipher(AES, GCM(..., min_tag_length=12))` accepts the 12-octet
tags of DLMS and costs some 7 microseconds a call; `AESGCM` keeps its key schedule and costs a fraction of that, but
its `decrypt` takes 16-octet tags only. GCM encrypts in counter mode, which is its own inverse: encrypting the
ciphertext under the same nonce gives the plaintext, and encrypting that plaintext with the additional data gives
the full tag that a right sender computed, the first 12 octets of which are compared in constant time. So two calls
of `encrypt` do what `decrypt` does, and no plaintext leaves this module before its tag is found right.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from hmac import compare_digest
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dlms.errors import AuthenticationError, SecurityError, UnsupportedError
from dlms.security.keys import Secret, needed
from dlms.security.suites import SUITES, SYSTEM_TITLE_LENGTH, TAG_LENGTH, Authenticity, SecurityControl

HEADER_LENGTH = 5
NONCE_LENGTH = SYSTEM_TITLE_LENGTH + 4
_COUNTER = struct.Struct(">I")
_AUTHENTICATED, _ENCRYPTED, _COMPRESSED = 0x10, 0x20, 0x80
_CONTROLS = tuple(map(SecurityControl, range(0x100)))
# A member of an enumeration costs more to get at than a name of this module.
_VERIFIED, _ABSENT = Authenticity.VERIFIED, Authenticity.ABSENT


class Opened(NamedTuple):
    """What was inside a protected APDU. `authenticity` says what that plaintext is worth."""

    plaintext: bytes
    security_control: SecurityControl
    invocation_counter: int
    authenticity: Authenticity


class Cipher:
    """One encryption key with its authentication key; keeps the expanded key between calls.

    Counters are the caller's: `seal` must never see one twice under the same key and system title, and `open` does not
    know which were seen.
    """

    __slots__ = ("_additional", "_authentication_key", "_encrypt", "_key_length")

    def __init__(self, encryption_key: Secret, authentication_key: Secret | None = None) -> None:
        self._encrypt = AESGCM(bytes(encryption_key)).encrypt
        self._key_length = len(encryption_key)
        self._authentication_key = authentication_key
        # SC || AK by security control, empty where no tag is wanted: one look-up for each message instead of checks and
        # a concatenation.
        self._additional: dict[int, bytes] = {}

    def __repr__(self) -> str:
        return f"<Cipher AES-{8 * self._key_length}>"

    def seal(
        self, control: int, system_title: bytes, invocation_counter: int, plaintext: bytes, header: bytes = b""
    ) -> bytes:
        """Protect `plaintext` as `control` says: security header, ciphertext and tag.

        Raises `ValueError` for a counter beyond 32 bits, `SecurityError` for a system title that has not 8 octets,
        `MissingKeyError` for authentication without an authentication key, `UnsupportedError` for compression or a
        suite that is not defined or takes other keys.
        """
        if not 0 <= invocation_counter <= 0xFFFFFFFF:
            raise ValueError("an invocation counter has 32 bits; beyond them this key is used up")
        counter = _COUNTER.pack(invocation_counter)
        nonce = system_title + counter
        if len(nonce) != NONCE_LENGTH:
            raise _wrong_title(system_title)
        additional = self._additional.get(control)
        if additional is None:
            additional = self._additional_data(control)
        if not additional:
            if control & _ENCRYPTED:
                plaintext = self._encrypt(nonce, plaintext, None)[: len(plaintext)]
            return b"%c%b%b" % (control, counter, plaintext)
        if header:
            additional += header
        if control & _ENCRYPTED:
            return b"%c%b%b" % (control, counter, self._encrypt(nonce, plaintext, additional)[: TAG_LENGTH - 16])
        tag = self._encrypt(nonce, b"", additional + plaintext)[:TAG_LENGTH]
        return b"%c%b%b%b" % (control, counter, plaintext, tag)

    def open(self, system_title: bytes, octets: bytes, header: bytes = b"") -> Opened:
        """Verify and decipher what `seal` makes.

        Raises `AuthenticationError` when the tag does not fit, `MissingKeyError` where it cannot be checked for want of
        an authentication key, `SecurityError` for octets too short or a system title that has not 8, `UnsupportedError`
        for compression or a suite that is not defined or takes other keys.
        """
        counter = octets[1:HEADER_LENGTH]
        nonce = system_title + counter
        if len(nonce) != NONCE_LENGTH or len(counter) != 4:
            raise _wrong_nonce(system_title, octets)
        control = octets[0]
        additional = self._additional.get(control)
        if additional is None:
            additional = self._additional_data(control)
        if not additional:
            body = octets[HEADER_LENGTH:]
            plaintext = self._encrypt(nonce, body, None)[: len(body)] if control & _ENCRYPTED else body
            return Opened(plaintext, _CONTROLS[control], _COUNTER.unpack(counter)[0], _ABSENT)
        if len(octets) < HEADER_LENGTH + TAG_LENGTH:
            raise _tag_cut(octets)
        if header:
            additional += header
        body = octets[HEADER_LENGTH:-TAG_LENGTH]
        if control & _ENCRYPTED:
            plaintext = self._encrypt(nonce, body, None)[:-16]
            tag = self._encrypt(nonce, plaintext, additional)[-16:-4]
        else:
            plaintext = body
            tag = self._encrypt(nonce, b"", additional + body)[:TAG_LENGTH]
        if not compare_digest(tag, octets[-TAG_LENGTH:]):
            # There are reports of errors that show the variables of each frame: the key, and what a forger would need.
            del additional, plaintext, tag
            raise AuthenticationError(
                "the authentication tag does not fit: altered octets, or other keys or system title"
            )
        return Opened(plaintext, _CONTROLS[control], _COUNTER.unpack(counter)[0], _VERIFIED)

    def open_unchecked(self, system_title: bytes, octets: bytes) -> Opened:
        """Decipher without looking at the tag: anyone may have made or altered what comes out.

        For people who have the encryption key alone and want to look; nothing that acts on a message may use this.
        """
        counter = octets[1:HEADER_LENGTH]
        nonce = system_title + counter
        if len(nonce) != NONCE_LENGTH or len(counter) != 4:
            raise _wrong_nonce(system_title, octets)
        control = octets[0]
        self._check_suite(control)
        body = octets[HEADER_LENGTH:]
        if control & _AUTHENTICATED:
            if len(body) < TAG_LENGTH:
                raise _tag_cut(octets)
            body = body[:-TAG_LENGTH]
        if control & _ENCRYPTED:
            body = self._encrypt(nonce, body, None)[:-16]
        authenticity = Authenticity.NOT_CHECKED if control & _AUTHENTICATED else Authenticity.ABSENT
        return Opened(body, _CONTROLS[control], _COUNTER.unpack(counter)[0], authenticity)

    def _additional_data(self, control: int) -> bytes:
        self._check_suite(control)
        additional = b""
        if control & _AUTHENTICATED:
            additional = bytes((control,)) + bytes(needed(self._authentication_key, "authentication key"))
        self._additional[control] = additional
        return additional

    def _check_suite(self, control: int) -> None:
        if control & _COMPRESSED:
            raise UnsupportedError("the APDU is compressed, which is not supported")
        number = control & 0x0F
        if number >= len(SUITES):
            raise UnsupportedError(f"security suite {number} is not defined")
        wanted = SUITES[number].key_length
        if wanted != self._key_length:
            raise UnsupportedError(
                f"security suite {number} takes keys of {wanted} octets, this one has {self._key_length}"
            )


def _wrong_nonce(system_title: bytes, octets: bytes) -> SecurityError:
    if len(octets) < HEADER_LENGTH:
        return SecurityError(f"{len(octets)} octets where the security header alone has 5", len(octets), "incomplete")
    return _wrong_title(system_title)


def _wrong_title(system_title: bytes) -> SecurityError:
    return SecurityError(f"a system title of {len(system_title)} octets where 8 make the nonce")


def _tag_cut(octets: bytes) -> SecurityError:
    return SecurityError("the authentication tag of 12 octets is not all there", len(octets), "incomplete")


def with_length(octets: bytes) -> bytes:
    """`octets` behind their length, as an A-XDR octet string is written."""
    size = len(octets)
    if size < 0x80:
        return bytes((size,)) + octets
    count = (size.bit_length() + 7) // 8
    return bytes((0x80 | count,)) + size.to_bytes(count) + octets


def header_of(fields: Iterable[bytes]) -> bytes:
    """The header of general-ciphering and general-signing as tag and signature cover it.

    `fields`: transaction id, originator and recipient system title, date-time, other information; the content too for
    a signature. Each goes in with its length. The key-info is not covered.
    """
    return b"".join(map(with_length, fields))
