"""Authentication of an association: a password (LLS), or four passes in which each side answers a challenge (HLS).

Green Book 8.3, 9.2.7.4. In HLS the client's challenge goes out in the AARQ and the server's in the AARE; the client
answers in reply_to_HLS_authentication, and the server's answer is that method's result.
"""

from __future__ import annotations

import enum
import secrets
from hmac import compare_digest
from typing import Protocol

from dlms.errors import AuthenticationError
from dlms.security.context import SecurityContext
from dlms.security.keys import Secret

CHALLENGE_LENGTHS = range(8, 65)


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


class Method(Protocol):
    """One HLS mechanism with its secrets: what a challenge is answered with, and whether an answer is right.

    `received` is the challenge that is answered and `sent` the one that its sender had sent; seen from the other side
    they change places.
    """

    @property
    def mechanism(self) -> Mechanism:
        """Which mechanism this is."""
        ...

    def answer(self, received: bytes, sent: bytes) -> bytes:
        """Our answer to the challenge we received."""
        ...

    def verify(self, received: bytes, sent: bytes, answer: bytes) -> None:
        """Raises `SecurityError` unless `answer` is the peer's to the challenge that it received."""
        ...


class Gmac:
    """Mechanism 5: a tag over the challenge, under the keys of the association."""

    mechanism = Mechanism.HIGH_GMAC

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

    def __init__(self, method: Method, length: int = 32) -> None:
        if length not in CHALLENGE_LENGTHS:
            raise ValueError(f"a challenge has 8 to 64 octets, not {length}")
        self.method = method
        self.challenge = secrets.token_bytes(length)
        self._received: bytes | None = None
        self._answer: bytes | None = None
        self._verified = False

    def __repr__(self) -> str:
        return f"<HighAuthentication: {self.method.mechanism.name}>"

    def receive_challenge(self, challenge: bytes) -> None:
        """Take the peer's challenge. `AuthenticationError` where it is too short or long, or ours."""
        if len(challenge) not in CHALLENGE_LENGTHS:
            raise AuthenticationError(f"a challenge of {len(challenge)} octets, not 8 to 64")
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
