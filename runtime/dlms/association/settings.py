"""What a server knows of an association before anyone asks for it: who, how proved, how protected, with what rights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from weakref import WeakSet

from cosem.apdu import APPLICATION_CONTEXT, Conformance
from cosem.obis import Obis
from dlms.association.access import AccessRights
from dlms.association.negotiation import LOGICAL_NAME_SERVICES, LONGEST_PDU, SHORT_NAME_SERVICES, SHORTEST_PDU
from dlms.security.authentication import Mechanism
from dlms.security.certificate_store import CertificateStore
from dlms.security.context import Role, SecurityContext
from dlms.security.counters import (
    CounterStore,
    RecentCounterStore,
    chosen_counters,
    counter_name,
    is_named,
    key_fingerprint,
)
from dlms.security.keys import Keys, Secret
from dlms.security.policy import Leniency, SecurityPolicy
from dlms.security.suites import SUITES, Suite

__all__ = ["CURRENT_ASSOCIATION", "AssociationSettings", "ServerSecurity"]

CURRENT_ASSOCIATION = Obis("0.0.40.0.0.255")
# APDUs, and answers to challenges, which have the same counter on their way out.
_RECEIVED = ("received", "received-answer")
# Attribute 0 is left out where it is not asked for: reading "all attributes" hides which of them were refused.
_ATTRIBUTE_0 = Conformance.ATTRIBUTE0_SUPPORTED_WITH_GET | Conformance.ATTRIBUTE0_SUPPORTED_WITH_SET


class ServerSecurity:
    """Suite, policy and keys behind a security setup, for every association that uses it.

    Keys may be replaced while associations are open: they go on with the new ones. `counters` must be chosen where
    there are keys, and outlive the process wherever they do. `certificates` has our certified pairs and says whose
    certificates are trusted: those that clients show when they open an association and those that were imported. What
    it says then holds for that association. Raises `ValueError` where it is for another suite or system title.
    """

    def __init__(
        self,
        system_title: bytes,
        keys: Keys,
        *,
        suite: Suite = SUITES[0],
        policy: SecurityPolicy = SecurityPolicy(),  # noqa: B008 - immutable
        counters: CounterStore | None = None,
        leniency: Leniency = Leniency(),  # noqa: B008 - immutable
        certificates: CertificateStore | None = None,
    ) -> None:
        if certificates is not None and (certificates.suite, certificates.system_title) != (suite, system_title):
            raise ValueError("the certificates are for another suite or system title")
        self.system_title = bytes(system_title)
        self.keys = keys
        self.suite = suite
        self.policy = policy
        self.counters = chosen_counters(counters, keyed=keys.can_decipher or certificates is not None)
        self.leniency = leniency
        self.certificates = certificates
        self._dedicated_counters = RecentCounterStore()
        self._received: set[str] = set()
        self._received_with: Secret | None = None
        self._contexts: WeakSet[SecurityContext] = WeakSet()

    def context(self) -> SecurityContext:
        """The security of a new association."""
        context = SecurityContext(
            self.suite,
            Role.SERVER,
            self.keys,
            self.system_title,
            policy=self.policy,
            counters=self.counters,
            leniency=self.leniency,
            certificates=self.certificates,
            dedicated_counters=self._dedicated_counters,
        )
        self._contexts.add(context)
        return context

    @property
    def last_invocation_counter(self) -> int:
        """The greatest invocation counter that a client has used with the present encryption key; 0: none is known.

        Or with a dedicated key: there are clients that have one counter for both, and always the same dedicated key.
        """
        if self.keys.system_title is not None:
            self.saw(self.keys.system_title)
        dedicated = self._dedicated_counters
        return max([0, *map(self.counters.last, self._known()), *map(dedicated.last, dedicated.names())])

    def saw(self, client: bytes) -> None:
        """A client of that system title is there. Those of which nothing was ever taken are not remembered."""
        known = self._known()
        known.update(name for name in self._names(client) - known if self.counters.last(name))

    def _known(self) -> set[str]:
        """The counters of clients under the present key: at first those that `counters` remembers."""
        key = self.keys.encryption
        if key is not self._received_with:
            # Asked once, as a store may be that of a whole fleet. What somebody received of this meter is no client's.
            own, fingerprint = self._names(self.system_title), "" if key is None else key_fingerprint(key)
            names = self.counters.names() if key is not None else []
            found = {name for name in names if any(is_named(name, kind, fingerprint) for kind in _RECEIVED)}
            self._received = found - own
            self._received_with = key
        return self._received

    def _names(self, client: bytes) -> set[str]:
        """Of the counters of a client's APDUs, and of its answers to challenges."""
        key = self.keys.encryption
        if key is None:
            return set()
        fingerprint = key_fingerprint(key)
        return {counter_name(kind, client, fingerprint) for kind in _RECEIVED}

    def change_keys(self, changes: Mapping[str, Secret]) -> None:
        """Use other keys from now on, by names of `Keys`, on open associations too. Their counters start again."""
        self.keys = replace(self.keys, **changes)
        for context in self._contexts:
            context.replace_keys(self.keys)


@dataclass(slots=True, kw_only=True)
class AssociationSettings:
    """One association that a logical device offers to a client (or to every client, where `client` is None).

    `logical_name` is that of its association object. `secret` is the password of LLS, or the secret of HLS 2, 3, 4
    and 6; `security` is needed for ciphered contexts and for HLS 5 and 7. `max_receive_pdu_size` is what the server
    takes, 12 to 65535 octets. A `pre_established` association is open without being asked for. `users` are the ids
    of client users, where they matter. `conformance` are the services it offers: by default all that there are, save
    attribute 0 for all attributes at once. `version` is that of the association class. Raises `ValueError` for what
    cannot work.
    """

    client: int | None
    rights: AccessRights
    logical_name: Obis = CURRENT_ASSOCIATION
    short_names: bool = False
    ciphered: bool = False
    mechanism: Mechanism = Mechanism.NONE
    secret: Secret | None = field(default=None, repr=False)
    security: ServerSecurity | None = None
    security_setup: Obis | None = None
    conformance: Conformance | None = None
    max_receive_pdu_size: int = LONGEST_PDU
    pre_established: bool = False
    users: Mapping[int, str] = field(default_factory=dict)
    version: int = 3

    def __post_init__(self) -> None:
        services = SHORT_NAME_SERVICES if self.short_names else LOGICAL_NAME_SERVICES
        self.conformance = services & (~_ATTRIBUTE_0 if self.conformance is None else self.conformance)
        if self.mechanism in (Mechanism.LOW, *_WITH_SECRET) and self.secret is None:
            raise ValueError(f"{self.mechanism.name} needs a secret")
        if self.needs_security and self.security is None:
            raise ValueError("a ciphered context, HLS with GMAC or with ECDSA needs security")
        if not SHORTEST_PDU <= self.max_receive_pdu_size <= LONGEST_PDU:
            raise ValueError(f"a largest PDU is {SHORTEST_PDU} to {LONGEST_PDU}, not {self.max_receive_pdu_size}")

    @property
    def needs_security(self) -> bool:
        """Whether the context or the mechanism needs `security`, and the system titles of both sides with it."""
        return self.ciphered or self.mechanism in _WITH_SECURITY

    @property
    def context_name(self) -> str:
        """The application context that must be asked for, as dotted arcs."""
        return f"{APPLICATION_CONTEXT}.{1 + self.short_names + 2 * self.ciphered}"


_WITH_SECRET = (Mechanism.HIGH, Mechanism.HIGH_MD5, Mechanism.HIGH_SHA1, Mechanism.HIGH_SHA256)
_WITH_SECURITY = (Mechanism.HIGH_GMAC, Mechanism.HIGH_SHA256, Mechanism.HIGH_ECDSA)
