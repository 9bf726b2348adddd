"""Authentication of an association: a password (LLS), or four passes in which each side answers a challenge (HLS).

Green Book 8.3, 9.2.7.4. In HLS the client's challenge goes out in the AARQ and the server's in the AARE; the client
answers in reply_to_HLS_authentication, and the server's answer is that method's result. What each mechanism answers:

    2  AES-128 of the challenge, block by block, with the secret as the key (as used in India: IS 15959)
    3  MD5(challenge || secret)
    4  SHA-1(challenge || secret)
    5  SC || IC || GMAC of the challenge, under the keys of the association
    6  SHA-256(secret || own title || peer's title || challenge || own challenge)
    7  ECDSA signature of (own title || peer's title || challenge || own challenge)

2 to 4 say nothing about who asks: whoever can make a party answer a challenge of his choice can use that answer
elsewhere under the same secret. Prefer 5 to 7.
"""

from __future__ import annotations

import enum
import hashlib
import secrets
from dataclasses import dataclass
from hmac import compare_digest
from typing import Protocol

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from dlms.errors import AuthenticationError, MissingKeyError
from dlms.security import signatures
from dlms.security.context import SecurityContext
from dlms.security.keys import Secret, needed

LONGEST_CHALLENGE = 64


class Mechanism(enum.IntEnum):
    """Authentication mechanism ids: the last arc of the mechanism name 2.16.756.5.8.2.n."""

    NONE = 0
    LOW = 1
    HIGH = 2
    HIGH_MD5 = 3
    HIGH_SHA1 = 4
    HIGH_GMAC = 5
    HIGH_SHA256 = 6
    HIGH_ECDSA = 7


def verify_password(expected: Secret, given: bytes) -> None:
    """LLS: raises `AuthenticationError` unless `given` is the password. Takes as long whatever octets differ."""
    if not compare_digest(expected, given):
        raise AuthenticationError("the password is wrong")


class Parties(Protocol):
    """Who talks to whom: a `SecurityContext` knows, and so does `Titles` where nothing is ciphered."""

    @property
    def system_title(self) -> bytes:
        """Our own."""
        ...

    @property
    def peer_system_title(self) -> bytes | None:
        """The other side's, `None` before the AARQ or AARE has said it."""
        ...


@dataclass(slots=True)
class Titles:
    """The system titles of both sides."""

    system_title: bytes
    peer_system_title: bytes | None = None


class Method(Protocol):
    """One HLS mechanism with its secrets: what a challenge is answered with, and whether an answer is right.

    `received` is the challenge that is answered and `sent` the one that its sender had sent; seen from the other side
    they change places.
    """

    @property
    def mechanism(self) -> Mechanism:
        """Which mechanism this is."""
        ...

    @property
    def challenge_length(self) -> int:
        """How long our challenge is when nothing else is asked for."""
        ...

    @property
    def shortest_challenge(self) -> int:
        """The fewest octets the peer's challenge may have."""
        ...

    def answer(self, received: bytes, sent: bytes) -> bytes:
        """Our answer to the challenge we received."""
        ...

    def verify(self, received: bytes, sent: bytes, answer: bytes) -> None:
        """Raises `SecurityError` unless `answer` is the peer's to the challenge that it received."""
        ...


class _SameAnswer:
    """A mechanism whose two sides compute the same; the answer is right when ours to that challenge is."""

    mechanism: Mechanism
    challenge_length = 16
    shortest_challenge = 8

    def answer(self, received: bytes, sent: bytes) -> bytes:
        """See `Method.answer`."""
        raise NotImplementedError

    def verify(self, received: bytes, sent: bytes, answer: bytes) -> None:
        """See `Method.verify`."""
        _compare(self.answer(received, sent), answer)


class AesChallenge(_SameAnswer):
    """Mechanism 2 as used in India. The secret has 16 octets; a challenge is filled up with zeros to whole blocks.

    Known from one implementation; IS 15959 was not at hand. Confidence: medium.

    Each block is enciphered by itself, so the peer could ask us for blocks of its own answer: a challenge that has
    a block of ours in it is refused.
    """

    mechanism = Mechanism.HIGH

    def __init__(self, secret: Secret) -> None:
        if len(secret) != 16:
            raise ValueError(f"the secret of mechanism 2 is an AES-128 key of 16 octets, not {len(secret)}")
        self._cipher = Cipher(algorithms.AES(bytes(secret)), modes.ECB())

    def answer(self, received: bytes, sent: bytes) -> bytes:
        """See `Method.answer`."""
        blocks = _blocks(received)
        if not blocks.isdisjoint(_blocks(sent)):
            raise AuthenticationError("the peer's challenge has a block of our own in it")
        encryptor = self._cipher.encryptor()
        return encryptor.update(_filled(received)) + encryptor.finalize()


_ALGORITHMS = {Mechanism.HIGH_MD5: "md5", Mechanism.HIGH_SHA1: "sha1"}


class Digest(_SameAnswer):
    """Mechanisms 3 and 4: MD5 or SHA-1 of the challenge and the secret. Weak, and so for peers that know no other."""

    def __init__(self, mechanism: Mechanism, secret: Secret) -> None:
        if mechanism not in _ALGORITHMS:
            raise ValueError(f"mechanism {int(mechanism)} is neither 3 (MD5) nor 4 (SHA-1)")
        self.mechanism = mechanism
        self._secret = secret

    def answer(self, received: bytes, sent: bytes) -> bytes:
        """See `Method.answer`."""
        return hashlib.new(_ALGORITHMS[self.mechanism], received + self._secret).digest()


class Sha256:
    """Mechanism 6."""

    mechanism = Mechanism.HIGH_SHA256
    challenge_length = 16
    shortest_challenge = 8

    def __init__(self, secret: Secret, parties: Parties) -> None:
        self._secret = secret
        self._parties = parties

    def answer(self, received: bytes, sent: bytes) -> bytes:
        """See `Method.answer`."""
        own, peer = _titles(self._parties)
        return hashlib.sha256(self._secret + own + peer + received + sent).digest()

    def verify(self, received: bytes, sent: bytes, answer: bytes) -> None:
        """See `Method.verify`."""
        own, peer = _titles(self._parties)
        _compare(hashlib.sha256(self._secret + peer + own + received + sent).digest(), answer)


class Ecdsa:
    """Mechanism 7: signatures with the curve of the suite, under our private signing key and the peer's public one."""

    mechanism = Mechanism.HIGH_ECDSA
    challenge_length = 32
    shortest_challenge = 32

    def __init__(self, context: SecurityContext) -> None:
        self._context = context

    def answer(self, received: bytes, sent: bytes) -> bytes:
        """See `Method.answer`. Nobody is answered whose own answer could not be verified."""
        own, peer = _titles(self._context)
        private, _ = self._keys()
        return signatures.sign(self._context.suite, private, own + peer + received + sent)

    def verify(self, received: bytes, sent: bytes, answer: bytes) -> None:
        """See `Method.verify`."""
        own, peer = _titles(self._context)
        _, public = self._keys()
        signatures.verify(self._context.suite, public, peer + own + received + sent, answer)

    def _keys(self) -> tuple[Secret, bytes]:
        keys = self._context.keys
        return needed(keys.signing_private, "own private signing key"), needed(
            keys.signing_public, "peer's public signing key"
        )


def certificate_shown(mechanism: Mechanism, context: SecurityContext) -> bytes | None:
    """What AARQ and AARE have as AE qualifier: our certificate, where the other side has signatures of ours to verify.

    DER within an octet-string (Green Book 8.3, 9.3.2, as recalled and as one implementation has it).
    """
    return context.certificate if mechanism is Mechanism.HIGH_ECDSA or context.signs else None


class Gmac:
    """Mechanism 5."""

    mechanism = Mechanism.HIGH_GMAC
    challenge_length = 16
    shortest_challenge = 8

    def __init__(self, context: SecurityContext) -> None:
        self._context = context

    def answer(self, received: bytes, sent: bytes) -> bytes:
        """See `Method.answer`."""
        return self._context.gmac(received)

    def verify(self, received: bytes, sent: bytes, answer: bytes) -> None:
        """See `Method.verify`."""
        self._context.verify_gmac(received, answer)


class HighAuthentication:
    """One side of the four passes, once: `challenge` goes out, `receive_challenge`, then `answer` and `verify`.

    A challenge is random and never repeated; the peer's must not be our own sent back, which would make us
    answer our own question, and an answer is looked at once.
    """

    def __init__(self, method: Method, length: int | None = None) -> None:
        if length is None:
            length = method.challenge_length
        if not method.shortest_challenge <= length <= LONGEST_CHALLENGE:
            raise ValueError(f"a challenge has {method.shortest_challenge} to {LONGEST_CHALLENGE} octets, not {length}")
        self.method = method
        self.challenge = secrets.token_bytes(length)
        self._received: bytes | None = None
        self._answer: bytes | None = None
        self._verified = False

    def __repr__(self) -> str:
        return f"<HighAuthentication: {self.method.mechanism.name}>"

    def receive_challenge(self, challenge: bytes) -> None:
        """Take the peer's challenge. `AuthenticationError` where it is too short or long, or ours."""
        shortest = self.method.shortest_challenge
        if not shortest <= len(challenge) <= LONGEST_CHALLENGE:
            raise AuthenticationError(f"a challenge of {len(challenge)} octets, not {shortest} to {LONGEST_CHALLENGE}")
        if compare_digest(challenge, self.challenge):
            raise AuthenticationError("the peer sent our own challenge back")
        if self._received is not None:
            raise AuthenticationError("a second challenge in one association")
        self._received = challenge

    def answer(self) -> bytes:
        """f(challenge): pass 3 of a client, pass 4 of a server (which calls `verify` first)."""
        self._answer = self.method.answer(self._challenged(), self.challenge)
        return self._answer

    def verify(self, answer: bytes) -> None:
        """Raises `SecurityError` unless the peer answered our challenge. One answer only, right or wrong."""
        if self._verified:
            raise AuthenticationError("a second answer to one challenge")
        self._verified = True
        if self._answer is not None and compare_digest(answer, self._answer):
            raise AuthenticationError("the peer sent our own answer back")
        self.method.verify(self.challenge, self._challenged(), answer)

    def _challenged(self) -> bytes:
        if self._received is None:
            raise AuthenticationError("the peer sent no challenge")
        return self._received


def _compare(expected: bytes, answer: bytes) -> None:
    if not compare_digest(expected, answer):
        raise AuthenticationError("the answer to the challenge is wrong")


def _titles(parties: Parties) -> tuple[bytes, bytes]:
    peer = parties.peer_system_title
    if peer is None:
        raise MissingKeyError("the peer's system title is not known")
    return parties.system_title, peer


def _filled(challenge: bytes) -> bytes:
    """The challenge in whole AES blocks."""
    return challenge + bytes(-len(challenge) % 16)


def _blocks(challenge: bytes) -> set[bytes]:
    filled = _filled(challenge)
    return {filled[start : start + 16] for start in range(0, len(filled), 16)}
