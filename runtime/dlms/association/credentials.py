"""How a client says who it is, and how its APDUs are protected: `Security.none()`, `Security.gmac(...)` and others.

One object serves one meter, for as many associations as are opened to it. Secrets do not show in its repr.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self, TypedDict, Unpack

from dlms.security.authentication import (
    AesChallenge,
    Digest,
    Ecdsa,
    Gmac,
    HighAuthentication,
    Mechanism,
    Method,
    Sha256,
)
from dlms.security.certificate_store import CertificateStore
from dlms.security.context import Role, SecurityContext
from dlms.security.counters import CounterStore, chosen_counters
from dlms.security.forms import Form
from dlms.security.general_ciphering import KeyChoice
from dlms.security.keys import Keys, Secret, needed
from dlms.security.policy import Leniency, Required, SecurityPolicy
from dlms.security.suites import SUITES, SYSTEM_TITLE_LENGTH

__all__ = ["Ciphering", "Security"]


class _Rest(TypedDict, total=False):
    keys: Keys
    system_title: bytes
    suite: int
    policy: SecurityPolicy
    counters: CounterStore
    leniency: Leniency
    dedicated_key: bool
    form: Form
    key_choice: KeyChoice
    certificate: bytes
    certificates: CertificateStore
    user_id: int
    proof_only: bool


class Ciphering(_Rest, total=False):
    """What every kind of authentication may be combined with: fields of `Security`, keys one by one or as `Keys`."""

    encryption_key: bytes
    authentication_key: bytes
    server_system_title: bytes


@dataclass(frozen=True, slots=True)
class Security:
    """Authentication and ciphering of a client's association.

    `mechanism` and `secret` (the password of LLS, the secret of HLS 2, 3, 4 and 6) are how it proves who it is. With
    `keys`, APDUs are ciphered as `policy` says, under suite 0, 1 or 2; `system_title` is our own, that of the server in
    `keys` where it is to be checked. With keys, `counters` must be chosen: a `FileCounterStore`, or `PROCESS_COUNTERS`
    for keys that are used no more once the process ended. `dedicated_key` makes a fresh key for each association;
    `form` is the one that is preferred, `key_choice` says where the keys of general-ciphering come from. `certificate`
    (DER) goes out with the AARQ, and `user_id` where the server tells users apart. `certificates` has our own certified
    pairs, of which the one for signatures goes out by itself, and says whose certificates are trusted: that of the
    server is then taken from its AARE, or from those that are held. Public keys in `keys` are not replaced by
    certificates. With `proof_only`, keys are for the proof alone, as of HLS 5 in an application context without
    ciphering: what follows goes in clear, and anyone on the line can speak for either side.
    """

    mechanism: Mechanism = Mechanism.NONE
    secret: Secret | None = field(default=None, repr=False)
    keys: Keys | None = field(default=None, repr=False)
    system_title: bytes | None = None
    suite: int = 0
    policy: SecurityPolicy = SecurityPolicy()  # noqa: RUF009 - immutable
    counters: CounterStore | None = None
    leniency: Leniency = Leniency()  # noqa: RUF009 - immutable
    dedicated_key: bool = False
    form: Form = Form.GLOBAL
    key_choice: KeyChoice = KeyChoice.IDENTIFIED
    certificate: bytes | None = None
    certificates: CertificateStore | None = None
    user_id: int | None = None
    proof_only: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.suite < len(SUITES):
            raise ValueError(f"security suite {self.suite} is not defined")
        if self.system_title is not None and len(self.system_title) != SYSTEM_TITLE_LENGTH:
            raise ValueError(f"a system title has 8 octets, not {len(self.system_title)}")
        if (self.ciphered or self.mechanism >= Mechanism.HIGH_GMAC) and self.system_title is None:
            raise ValueError("ciphering, and authentication with GMAC, SHA-256 or ECDSA, need a system title")
        if self.mechanism in _WITH_SECRET and self.secret is None:
            raise ValueError(f"authentication mechanism {self.mechanism.name} needs a secret")
        if self.mechanism in _WITH_KEYS and self.keys is None and self.certificates is None:
            raise ValueError(f"authentication mechanism {self.mechanism.name} needs keys")
        if self.mechanism is Mechanism.HIGH_GMAC:
            keys = self.keys or Keys()
            needed(keys.encryption, "encryption key")
            needed(keys.authentication, "authentication key")
        chosen_counters(self.counters, keyed=self._keyed)
        if self.form not in _PREFERRED:
            raise ValueError(f"the form {self.form} cannot be preferred; {', '.join(_PREFERRED)} can")
        if self.dedicated_key and not self.ciphered:
            raise ValueError("a dedicated key travels under other keys, and none are given")
        known = self.certificates
        if known is not None and (known.suite.number, known.system_title) != (self.suite, self.system_title):
            raise ValueError("the certificates are for another suite or system title")

    @classmethod
    def none(cls, **ciphering: Unpack[Ciphering]) -> Self:
        """No authentication: the public client."""
        return cls._of(Mechanism.NONE, None, ciphering)

    @classmethod
    def low(cls, password: str | bytes, **ciphering: Unpack[Ciphering]) -> Self:
        """LLS: a password, which anyone on the line can read unless the line itself is protected."""
        return cls._of(Mechanism.LOW, password, ciphering)

    @classmethod
    def high(cls, secret: str | bytes, mechanism: Mechanism = Mechanism.HIGH, **ciphering: Unpack[Ciphering]) -> Self:
        """HLS with a shared secret: mechanisms 2 (as in India), 3 (MD5), 4 (SHA-1) and 6 (SHA-256)."""
        if mechanism not in _WITH_SECRET or mechanism is Mechanism.LOW:
            raise ValueError(f"{mechanism.name} does not work with a secret")
        return cls._of(mechanism, secret, ciphering)

    @classmethod
    def gmac(cls, **ciphering: Unpack[Ciphering]) -> Self:
        """HLS mechanism 5, under the encryption and authentication keys; APDUs are ciphered with the same."""
        return cls._of(Mechanism.HIGH_GMAC, None, ciphering)

    @classmethod
    def ecdsa(cls, **ciphering: Unpack[Ciphering]) -> Self:
        """HLS mechanism 7: signatures. `keys` has our private signing key and the server's public one, or else
        `certificates` has.
        """
        return cls._of(Mechanism.HIGH_ECDSA, None, ciphering)

    @classmethod
    def _of(cls, mechanism: Mechanism, secret: str | bytes | None, given: Ciphering) -> Self:
        names = _Rest.__annotations__
        rest: _Rest = {name: value for name, value in given.items() if name in names}  # type: ignore[assignment]
        if rest.keys() != given.keys():
            if "keys" in rest:
                raise ValueError("keys are given together or one by one, not both")
            encryption, authentication = given.get("encryption_key"), given.get("authentication_key")
            rest["keys"] = Keys(
                encryption=None if encryption is None else Secret(encryption),
                authentication=None if authentication is None else Secret(authentication),
                system_title=given.get("server_system_title"),
            )
        octets = secret.encode() if isinstance(secret, str) else secret
        return cls(mechanism, None if octets is None else Secret(octets), **rest)

    @property
    def ciphered(self) -> bool:
        """Whether the application context is one with ciphering."""
        agreed = self.certificates is not None and self.key_choice in _AGREED
        return not self.proof_only and (agreed or (self.keys is not None and self.keys.can_decipher))

    @property
    def _keyed(self) -> bool:
        """Whether anything is sent under a key."""
        return self.ciphered or self.mechanism is Mechanism.HIGH_GMAC

    def context(self) -> SecurityContext | None:
        """The security of a new association, `None` for a client without a name, which has none."""
        if self.system_title is None:
            return None
        policy = self.policy if self.ciphered else SecurityPolicy(Required.NOTHING, Required.NOTHING)
        return SecurityContext(
            SUITES[self.suite],
            Role.CLIENT,
            self.keys or Keys(),
            self.system_title,
            policy=policy,
            counters=chosen_counters(self.counters, keyed=self._keyed),
            leniency=self.leniency,
            form=self.form,
            key_choice=self.key_choice,
            certificates=self.certificates,
        )

    def authentication(self, context: SecurityContext | None) -> HighAuthentication | None:
        """The four passes of a new association, `None` without HLS."""
        method = self._method(context)
        return None if method is None else HighAuthentication(method)

    def _method(self, context: SecurityContext | None) -> Method | None:
        if self.mechanism < Mechanism.HIGH:
            return None
        if self.mechanism is Mechanism.HIGH_GMAC:
            return Gmac(needed(context, "encryption key"))
        if self.mechanism is Mechanism.HIGH_ECDSA:
            known = needed(context, "system title")
            needed(known.keys.signing_private, "own private signing key")
            if self.certificates is None:
                needed(known.keys.signing_public, "server's public signing key")
            return Ecdsa(known)
        secret = needed(self.secret, "secret")
        if self.mechanism is Mechanism.HIGH:
            return AesChallenge(secret)
        if self.mechanism is Mechanism.HIGH_SHA256:
            return Sha256(secret, needed(context, "system title"))
        return Digest(self.mechanism, secret)


_WITH_SECRET = (
    Mechanism.LOW,
    Mechanism.HIGH,
    Mechanism.HIGH_MD5,
    Mechanism.HIGH_SHA1,
    Mechanism.HIGH_SHA256,
)
_PREFERRED = (Form.GLOBAL, Form.GENERAL_GLOBAL, Form.GENERAL_CIPHERING)
_AGREED = (KeyChoice.ONE_PASS, KeyChoice.STATIC_UNIFIED)
_WITH_KEYS = (Mechanism.HIGH_GMAC, Mechanism.HIGH_ECDSA)
