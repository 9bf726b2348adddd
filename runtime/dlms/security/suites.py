"""Security suites, and the octet that says how an APDU is protected (Green Book 8.3, 9.2.3 and 9.2.7.2.4.1)."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Literal

from dlms.errors import UnsupportedError

TAG_LENGTH = 12
SYSTEM_TITLE_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Suite:
    """One row of the table of suites. `key_length` is in octets, `coordinate_length` too; suite 0 has no curve."""

    number: int
    key_length: int
    curve: Literal["P-256", "P-384"] | None
    hash: Literal["SHA-256", "SHA-384"] | None

    @property
    def coordinate_length(self) -> int:
        """Octets of a coordinate of the curve: half a public key, half a signature."""
        return {"P-256": 32, "P-384": 48, None: 0}[self.curve]


SUITES = (
    Suite(0, 16, None, None),
    Suite(1, 16, "P-256", "SHA-256"),
    Suite(2, 32, "P-384", "SHA-384"),
)


class SecurityControl(int):
    """The security control octet: suite id (bits 0-3), A, E, Key_Set, and compression in the top bit."""

    __slots__ = ()

    @classmethod
    def of(cls, suite: int = 0, *, authenticated: bool, encrypted: bool, broadcast: bool = False) -> SecurityControl:
        """The octet for what is wanted; compression is never asked for."""
        return cls(suite | authenticated << 4 | encrypted << 5 | broadcast << 6)

    @property
    def suite_id(self) -> int:
        """The number in the low four bits, whether such a suite exists or not."""
        return self & 0x0F

    @property
    def suite(self) -> Suite:
        """The suite; `UnsupportedError` for numbers beyond those defined."""
        if self.suite_id >= len(SUITES):
            raise UnsupportedError(f"security suite {self.suite_id} is not defined")
        return SUITES[self.suite_id]

    @property
    def authenticated(self) -> bool:
        """Whether an authentication tag is there."""
        return bool(self & 0x10)

    @property
    def encrypted(self) -> bool:
        """Whether the plaintext is hidden."""
        return bool(self & 0x20)

    @property
    def broadcast(self) -> bool:
        """Whether the broadcast encryption key is in use instead of the unicast one."""
        return bool(self & 0x40)

    @property
    def compressed(self) -> bool:
        """Whether the plaintext is compressed (ITU-T V.44), which this library refuses."""
        return bool(self & 0x80)

    def __repr__(self) -> str:
        return f"SecurityControl(0x{int(self):02x})"


class Authenticity(enum.StrEnum):
    """What is known of an APDU's origin after it was deciphered."""

    VERIFIED = "verified"
    NOT_CHECKED = "not checked"
    ABSENT = "absent"
