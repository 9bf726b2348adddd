"""The keys of many meters, found by the system title that an APDU names, and what was received from each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from cosem.apdu import GeneralCiphering, GeneralDedCiphering, GeneralGloCiphering, GeneralSigning, Record
from dlms.captures import decode_prefix
from dlms.errors import MissingKeyError, PolicyError, ProtocolError, SecurityError
from dlms.security.context import PLAIN, Protection, Role, SecurityContext
from dlms.security.counters import CounterStore, chosen_counters
from dlms.security.keys import Keys
from dlms.security.policy import Leniency, SecurityPolicy
from dlms.security.suites import SUITES

__all__ = ["NOBODY", "PushSecurity"]

_KeysOf = Callable[[bytes], Keys | None]
# Whoever only listens needs a name nobody has; whoever answers under a key needs one of its own.
NOBODY: Final = bytes(8)
# Contexts kept at once: they are cheap to make, and their counters are in the store.
_KEPT = 10_000


class PushSecurity:
    """Opens what meters send, strictly: the tag is right, the protection is that of the policy, the counter is new.

    `keys` are by system title, or a function that finds them; what that raises counts as no key. `system_title` is our
    own, needed to answer confirmed notifications under a key. `counters`, to be chosen where there are keys, remembers
    what was received: only a store that outlives the process stops replays after it. Without any keys, as
    `PushSecurity()`, notifications in clear are taken, which anyone can send; with keys, they are not, unless
    `leniency` says so.
    """

    def __init__(
        self,
        keys: Mapping[bytes, Keys] | _KeysOf | None = None,
        *,
        system_title: bytes = NOBODY,
        suite: int = 0,
        policy: SecurityPolicy = SecurityPolicy(),  # noqa: B008 - immutable
        counters: CounterStore | None = None,
        leniency: Leniency = Leniency(),  # noqa: B008 - immutable
    ) -> None:
        self._keys_of: _KeysOf = (lambda title: None) if keys is None else keys if callable(keys) else keys.get
        # A service-specific form names nobody; with a single meter it can only be that one.
        self._only = next(iter(keys)) if isinstance(keys, Mapping) and len(keys) == 1 else None
        self._takes_plain = keys is None or leniency.accept_plaintext
        self._system_title = system_title
        self._suite = SUITES[suite]
        self._policy = policy
        self._counters = chosen_counters(counters, keyed=keys is not None)
        self._leniency = leniency
        self._contexts: dict[bytes, SecurityContext] = {}

    def __repr__(self) -> str:
        return f"<PushSecurity: suite {self._suite.number}, {len(self._contexts)} meters heard of>"

    def open(self, octets: bytes) -> tuple[Record, Protection]:
        """What is in an APDU, and how it was protected.

        Raises `SecurityError` (`MissingKeyError` for meters whose keys are not known), `DecodeError`.
        """
        value = _decode(octets)
        title = _originator(value)
        if title is None and not _is_ciphered(octets):
            if not self._takes_plain:
                raise PolicyError("a notification in clear")
            return value, PLAIN
        context = self._context(title if title is not None else self._only)
        plain, protection = context.unprotect(octets)
        return _decode(plain), protection

    def protect(self, octets: bytes, protection: Protection) -> bytes:
        """An answer, protected as what it answers to. Raises `MissingKeyError` without a system title of our own.

        Under nobody's, another listener with the same keys would use the same initialization vectors.
        """
        if protection is PLAIN:
            return octets
        if self._system_title == NOBODY:
            raise MissingKeyError("our own system title is not given, under which a notification is confirmed")
        return self._context(protection.system_title).protect(octets, like=protection)

    def _context(self, title: bytes | None) -> SecurityContext:
        if title is None:
            raise MissingKeyError("the APDU does not say who sent it, and more than one meter is known")
        context = self._contexts.get(title)
        if context is None:
            try:
                keys = self._keys_of(title)
            except Exception as error:  # of a database, say: what it was is its cause
                raise MissingKeyError(f"the keys of the meter with system title {title.hex()} cannot be had") from error
            if keys is None:
                raise MissingKeyError(f"the keys of the meter with system title {title.hex()} are not given")
            if len(title) != len(self._system_title):
                raise SecurityError(f"a system title of {len(title)} octets")
            context = SecurityContext(
                self._suite,
                Role.CLIENT,
                keys,
                self._system_title,
                policy=self._policy,
                counters=self._counters,
                leniency=self._leniency,
            )
            context.meet(title)
            if len(self._contexts) >= _KEPT:
                self._contexts.pop(next(iter(self._contexts)))
            self._contexts[title] = context
        return context


def _decode(octets: bytes) -> Record:
    """The APDU, also where it deviates from the standard as those of meters in the field do."""
    value, length, _ = decode_prefix(octets)
    if length < len(octets):
        raise ProtocolError(f"{len(octets) - length} octets after the end of the APDU")
    found: Record = value
    return found


def _originator(value: Record) -> bytes | None:
    """The system title that an APDU names."""
    match value:
        case GeneralGloCiphering() | GeneralDedCiphering():
            return value.system_title
        case GeneralCiphering() | GeneralSigning():
            return value.originator_system_title
    return None


def _is_ciphered(octets: bytes) -> bool:
    # Service-specific ciphering of what is sent unasked: information report and event notification, glo and ded.
    return octets[0] in (56, 88, 202, 210)
