"""Secrets that do not show themselves, and the set of keys one meter's messages are protected with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, NoReturn, TypeVar

from cryptography.hazmat.primitives import keywrap

from cosem.classes.types import SymmetricKeyId
from dlms.errors import AuthenticationError, MissingKeyError
from dlms.security.suites import SYSTEM_TITLE_LENGTH


class Secret(bytes):
    """Octets of a key. They are what `bytes` is, except that no repr, str or format shows them."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<secret of {len(self)} octets>"

    __str__ = __repr__

    def __format__(self, format_spec: str) -> str:
        return format(repr(self), format_spec)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a secret is not written out; pass its octets on knowingly, as bytes(secret)")

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: object) -> Secret:
        return self


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys and names of one meter. All are optional: what is missing is said when it is needed.

    `encryption` is the global unicast encryption key, `authentication` the authentication key (its octets may be none:
    some specifications use GCM without it), `broadcast` the global broadcast encryption key, `dedicated` the key
    of one association, `master` the key encrypting key. `system_title` is the sender's, for messages that do not carry
    it. `agreement_private` and `signing_private` are our own static key agreement and signing keys (numbers as
    octets), `agreement_public` and `signing_public` the other side's public keys (x || y).
    """

    encryption: Secret | None = None
    authentication: Secret | None = None
    broadcast: Secret | None = None
    dedicated: Secret | None = None
    master: Secret | None = None
    system_title: bytes | None = None
    agreement_private: Secret | None = None
    agreement_public: bytes | None = None
    signing_public: bytes | None = None
    signing_private: Secret | None = None

    def __post_init__(self) -> None:
        for name in ("encryption", "broadcast", "dedicated", "master"):
            key = getattr(self, name)
            if key is not None and len(key) not in (16, 32):
                raise ValueError(f"the {name} key has {len(key)} octets; AES-128 takes 16 and AES-256 takes 32")
        if self.authentication is not None and len(self.authentication) not in (0, 16, 32):
            raise ValueError(f"the authentication key has {len(self.authentication)} octets, not 16 or 32")
        if self.system_title is not None and len(self.system_title) != SYSTEM_TITLE_LENGTH:
            raise ValueError(f"a system title has 8 octets, not {len(self.system_title)}")

    @property
    def can_decipher(self) -> bool:
        """Whether any key is here that deciphers something."""
        return any((self.encryption, self.broadcast, self.dedicated, self.master, self.agreement_private))

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Keys:
        """Keys by name or by the usual abbreviation (ek, ak, bk, dk, kek), as hex text or octets; others are errors."""
        known = {field.name for field in fields(cls)}
        found: dict[str, bytes] = {}
        for given, value in values.items():
            name = _ABBREVIATIONS.get(given, given)
            if name not in known:
                raise ValueError(f"{given!r} names no key; known are {', '.join(sorted(known | set(_ABBREVIATIONS)))}")
            found[name] = _octets(given, value)
        return cls(**{name: value if name in _PUBLIC else Secret(value) for name, value in found.items()})  # type: ignore[arg-type]


# The symmetric keys that methods of a security setup replace, by their names in `Keys` (Blue Book 17, 4.4.7).
KEY_NAMES: Mapping[int, str] = {
    SymmetricKeyId.GLOBAL_UNICAST_ENCRYPTION_KEY: "encryption",
    SymmetricKeyId.GLOBAL_BROADCAST_ENCRYPTION_KEY: "broadcast",
    SymmetricKeyId.AUTHENTICATION_KEY: "authentication",
    SymmetricKeyId.MASTER_KEY: "master",
}
_PUBLIC = frozenset({"system_title", "agreement_public", "signing_public"})
_ABBREVIATIONS = {
    "ek": "encryption",
    "ak": "authentication",
    "bk": "broadcast",
    "dk": "dedicated",
    "kek": "master",
    "st": "system_title",
}


def _octets(name: str, value: object) -> bytes:
    if isinstance(value, bytes | bytearray):
        return bytes(value)
    if isinstance(value, str):
        try:
            return bytes.fromhex(value)
        except ValueError:
            pass  # the text of that error may show the value
    raise ValueError(f"{name} is neither hexadecimal text nor octets")


_T = TypeVar("_T")


def needed(value: _T | None, name: str) -> _T:
    """`value`, or `MissingKeyError` where it was not given."""
    if value is None:
        raise MissingKeyError(f"the {name} is not given")
    return value


def wrap_key(master: Secret, key: Secret) -> bytes:
    """`key` under the master key: AES key wrap of RFC 3394 (Green Book 8.3, 9.2.3.3)."""
    return keywrap.aes_key_wrap(bytes(master), bytes(key))


def unwrap_key(master: Secret, wrapped: bytes) -> Secret:
    """The key inside `wrapped`. Raises `AuthenticationError` where it was not wrapped under this master key."""
    try:
        return Secret(keywrap.aes_key_unwrap(bytes(master), wrapped))
    except (keywrap.InvalidUnwrap, ValueError):
        raise AuthenticationError("the wrapped key does not unwrap under the master key") from None
