"""What an association demands of the APDUs it takes, and the weaker rules that some peers make necessary.

Security policy: Blue Book 17, 4.4.7, class 64, attribute 2; Green Book 8.3, 9.2.7.2.2.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Required(enum.IntFlag):
    """The least protection of an APDU. Any other combination may be stronger, never weaker."""

    NOTHING = 0
    AUTHENTICATED = 1
    ENCRYPTED = 2
    SIGNED = 4
    AUTHENTICATED_AND_ENCRYPTED = 3


@dataclass(frozen=True, slots=True)
class SecurityPolicy:
    """The protection required of requests, and of responses and whatever else the server sends."""

    request: Required = Required.AUTHENTICATED_AND_ENCRYPTED
    response: Required = Required.AUTHENTICATED_AND_ENCRYPTED

    @classmethod
    def from_attribute(cls, value: int, version: int = 1) -> SecurityPolicy:
        """From the attribute security_policy of class 64: an enumeration in version 0, bits in version 1.

        Raises `ValueError` for a number that the version does not define.
        """
        if version == 0:
            if 0 <= value <= 3:
                return cls(Required(value), Required(value))
        elif version == 1 and 0 <= value <= 0xFF and not value & 0x03:
            return cls(Required(value >> 2 & 7), Required(value >> 5))
        raise ValueError(f"security policy {value} is not defined in version {version} of class 64")

    def to_attribute(self, version: int = 1) -> int:
        """The attribute's number; `ValueError` where version 0 cannot say it."""
        if version == 1:
            return self.request << 2 | self.response << 5
        if self.request == self.response and not self.request & Required.SIGNED:
            return int(self.request)
        raise ValueError("version 0 of class 64 has one policy for requests and responses, and no signatures")


@dataclass(frozen=True, slots=True)
class Leniency:
    """Rules given up for peers that do not keep them. Each costs what its line says; none is on by itself.

    `accept_equal_counter`: the peer repeats its last invocation counter. The last APDU can be replayed.
    `accept_any_counter`: the peer's counter starts again. Every APDU under these keys can be replayed, for ever.
    `accept_weaker_protection`: the peer protects less than the policy says, but protects. What the policy is for
    (secrecy, or knowing who sent) is given up in this direction.
    `accept_plaintext`: the peer sends in clear. Anyone on the line can speak for it.
    `accept_plain_release`: the client releases a ciphered association in clear, as many do. Anyone on the line can
    end it.
    `accept_unchecked_tag`: the authentication key is not known, tags are not looked at. Anyone on the line can alter
    what the peer sends.
    `accept_any_system_title`: the originator an APDU names need not be the peer. Whoever holds the same keys can speak
    for it.
    """

    accept_equal_counter: bool = False
    accept_any_counter: bool = False
    accept_weaker_protection: bool = False
    accept_plaintext: bool = False
    accept_plain_release: bool = False
    accept_unchecked_tag: bool = False
    accept_any_system_title: bool = False
