"""The security of one association: what it sends leaves protected, what it takes has been checked.

    client                                              server
    protect(request)      -> glo-/ded-/general- ... ->  unprotect
    unprotect             <- glo-/ded-/general- ... <-  protect(response, like=protection of the request)

`unprotect` returns a plaintext only after all of this held: the form and the security control fit suite, key set and
policy; the originator is the peer and the recipient, where named, is us; tag and signature are right; the APDU is
newer than every one before it; and it is the service that the tag outside named. Only then is its counter taken as
seen, so that a forged APDU moves nothing. (Green Book 8.3, 9.2.7.2.)

What "newer" means: under a key that lasts, the invocation counter is greater than all before it under that key from
that originator. Under a key made for one APDU (wrapped, agreed), and for a signature alone, a counter says nothing;
then the transaction id must be greater than all before it, and in an answer that of a transaction of ours, once.
"""

from __future__ import annotations

import enum
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple, NoReturn, TypeAlias

from cosem.apdu import GeneralCiphering, GeneralSigning, IdentifiedKey, KeyId
from dlms.errors import AuthenticationError, MissingKeyError, PolicyError, ReplayError, SecurityError, UnsupportedError
from dlms.security import general_ciphering, signing
from dlms.security.certificate_store import CertificateStore
from dlms.security.ciphering import HEADER_LENGTH, Cipher, Opened, with_length
from dlms.security.counters import (
    LIMIT,
    CounterStore,
    MemoryCounterStore,
    counter_name,
    key_fingerprint,
)
from dlms.security.forms import (
    ANSWERS,
    CONFIRMED_SERVICE_ERROR,
    DEDICATED_TAGS,
    EXCEPTION_RESPONSE,
    GENERAL_CIPHERING,
    GENERAL_DED_CIPHERING,
    GENERAL_GLO_CIPHERING,
    GENERAL_SIGNING,
    GLOBAL_TAGS,
    INITIATE_REQUEST,
    INITIATE_RESPONSE,
    Form,
    last_octet_string,
    octet_string,
)
from dlms.security.general_ciphering import KeyChoice
from dlms.security.keys import Keys, Secret, needed
from dlms.security.policy import Leniency, Required, SecurityPolicy
from dlms.security.suites import SYSTEM_TITLE_LENGTH, TAG_LENGTH, Authenticity, SecurityControl, Suite
from dlms.security.transactions import Transactions

_PLAIN, _GLOBAL = Form.PLAIN, Form.GLOBAL  # a member of an enumeration costs more than a name of this module
_AUTHENTICATED, _ENCRYPTED, _MODES, _BROADCAST, _COMPRESSED = 0x10, 0x20, 0x30, 0x40, 0x80
_SIGNED = bytes((GENERAL_SIGNING,))
_GENERAL_APDUS = (GENERAL_GLO_CIPHERING, GENERAL_DED_CIPHERING, GENERAL_CIPHERING, GENERAL_SIGNING)
_INITIATE = (INITIATE_REQUEST, INITIATE_RESPONSE, CONFIRMED_SERVICE_ERROR)
_SERVICES = {
    **{tag: (service, Form.GLOBAL) for service, tag in GLOBAL_TAGS.items()},
    **{tag: (service, Form.DEDICATED) for service, tag in DEDICATED_TAGS.items()},
}
_SERVICE_TAGS = {Form.GLOBAL: GLOBAL_TAGS, Form.DEDICATED: DEDICATED_TAGS}
_GENERAL_TAGS = {Form.GENERAL_GLOBAL: GENERAL_GLO_CIPHERING, Form.GENERAL_DEDICATED: GENERAL_DED_CIPHERING}
_GENERAL_FORMS = (*_GENERAL_TAGS, Form.GENERAL_CIPHERING)
_GENERAL_FORM = {Form.GLOBAL: Form.GENERAL_GLOBAL, Form.DEDICATED: Form.GENERAL_DEDICATED}
_DEDICATED_FORM = {Form.GLOBAL: Form.DEDICATED, Form.GENERAL_GLOBAL: Form.GENERAL_DEDICATED}
_UNDER_DEDICATED = (Form.DEDICATED, Form.GENERAL_DEDICATED)


class Role(enum.Enum):
    """Which side of the association this is."""

    CLIENT = "client"
    SERVER = "server"


class Protection(NamedTuple):
    """How an APDU was protected, all of it verified except where `authenticity` says otherwise.

    `signed` is for a signature that was verified. `key_choice` and `transaction_id` are those of general-ciphering and
    general-signing.
    """

    form: Form
    authenticity: Authenticity
    security_control: SecurityControl = SecurityControl(0)
    invocation_counter: int = 0
    system_title: bytes = b""
    signed: bool = False
    broadcast: bool = False
    key_choice: KeyChoice = KeyChoice.IDENTIFIED
    transaction_id: bytes = b""


PLAIN: Final = Protection(Form.PLAIN, Authenticity.ABSENT)


class _Key:
    """A key in use: how it seals and opens, and its counters: in which stores, by what names."""

    __slots__ = ("counts_received", "counts_sent", "fingerprint", "open", "received", "seal", "sent")

    def __init__(self, cipher: Cipher, fingerprint: str, sent: str, counters: CounterStore, unchecked: bool) -> None:
        self.seal = cipher.seal
        self.open = _opener(cipher, unchecked)
        self.fingerprint = fingerprint
        self.sent = sent
        self.counts_sent = self.counts_received = counters
        self.received = ""


def _opener(cipher: Cipher, unchecked: bool) -> Callable[..., Opened]:
    if unchecked:
        return lambda title, content, header=b"": cipher.open_unchecked(title, content)
    return cipher.open


_Opened: TypeAlias = tuple[bytes, Protection, _Key | None]


class _Route(NamedTuple):
    """How APDUs of a service go out: what stands before their length, the key, the security control."""

    prefix: bytes
    key: _Key
    control: int


class SecurityContext:
    """Keys, policy and counters of one association, for the side that `role` says.

    `keys` holds what is known of the global unicast, broadcast and dedicated encryption keys, the authentication key,
    and for general-ciphering and signatures the master key and the private and public ones; `keys.system_title` is the
    peer's, where it is known beforehand. `counters` must be shared by all contexts that use a key; by default they
    are, within this process and as long as it runs. `certificates` adds our own certified pairs, and public keys of the
    peer that `keys` has not; what it says when the peer is met holds for the whole association. `dedicated_counters`
    are those of what is received under dedicated keys: without them an association knows nothing of those before it,
    and what was recorded there is taken again where the peer brings the same key. `form` is the form to
    prefer: global (service-specific ciphering) or general-glo, both with the dedicated key where there is one, or
    general-ciphering, for which `key_choice` says where the keys come from.

    Neither keys nor plaintext appear in a repr or an error, and the object cannot be pickled. Raises `ValueError` for
    keys that do not fit the suite, and for two sides of one name: under the same keys they would use the same nonces.
    """

    def __init__(
        self,
        suite: Suite,
        role: Role,
        keys: Keys,
        system_title: bytes,
        *,
        policy: SecurityPolicy = SecurityPolicy(),  # noqa: B008 - immutable
        counters: CounterStore,
        leniency: Leniency = Leniency(),  # noqa: B008 - immutable
        form: Form = Form.GLOBAL,
        key_choice: KeyChoice = KeyChoice.IDENTIFIED,
        certificates: CertificateStore | None = None,
        dedicated_counters: CounterStore | None = None,
    ) -> None:
        if len(system_title) != SYSTEM_TITLE_LENGTH:
            raise ValueError(f"a system title has 8 octets, not {len(system_title)}")
        self.suite = suite
        self.role = role
        self.system_title = bytes(system_title)
        self.policy = policy
        self.leniency = leniency
        self.key_choice = key_choice
        self._form = form
        self._counters = counters
        self._any_counter, self._equal_counter = leniency.accept_any_counter, leniency.accept_equal_counter
        sent, received = policy.request, policy.response
        if role is Role.SERVER:
            sent, received = received, sent
        self._control = suite.number | _modes(sent)
        if suite.curve is None and Required.SIGNED in sent | received:
            raise ValueError("suite 0 has no signatures")
        self.signs = Required.SIGNED in sent
        self._wanted = _modes(received)
        self._wants_signature = Required.SIGNED in received
        # The security controls that need no second look: this suite, enough protection, the unicast key.
        self._usual = frozenset(
            suite.number | modes for modes in (0x10, 0x20, 0x30) if modes & self._wanted == self._wanted
        )
        self._peer_title: bytes | None = None
        self._transactions = Transactions(counters, self.system_title)
        self._dedicated_key: Secret | None = None
        self._received_dedicated = dedicated_counters
        self._dedicated_counters: CounterStore = MemoryCounterStore()
        self._counts_dedicated: CounterStore = counters
        self._certificates = certificates
        self._certified: Mapping[str, Any] = {}
        if certificates is not None:
            self._certified = certificates.certified(keys, keys.system_title)
        self.replace_keys(keys)

    def __repr__(self) -> str:
        peer = "unknown" if self._peer_title is None else self._peer_title.hex()
        return f"<SecurityContext: {self.role.value} {self.system_title.hex()}, suite {self.suite.number}, peer {peer}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a security context holds keys and cannot be pickled")

    # names and keys

    @property
    def peer_system_title(self) -> bytes | None:
        """The other side's system title, once known."""
        return self._peer_title

    @property
    def form(self) -> Form:
        """The form to prefer; what the conformance block allows may change it."""
        return self._form

    @form.setter
    def form(self, form: Form) -> None:
        self._form = form
        self._routes.clear()

    @property
    def is_general(self) -> bool:
        """Whether what is sent has a general form (general-glo, -ded, -ciphering or -signing) that was asked for."""
        return self.signs or (self._control & _MODES != 0 and self._form in _GENERAL_FORMS)

    @property
    def keys(self) -> Keys:
        """The keys in use, with what certificates add to them."""
        return self._keys

    @property
    def certificate(self) -> bytes | None:
        """Our own certificate for signatures (DER), as AARQ and AARE show it."""
        return None if self._certificates is None else self._certificates.signing_certificate()

    def meet(self, system_title: bytes, certificate: bytes | None = None) -> None:
        """Take the peer's system title as the association's opening says it (responding or calling AP title).

        The title itself proves nothing; that the peer has it is shown by the first tag that fits. `certificate` is the
        one for signatures that stands beside it (AE qualifier); without a certificate store it is not looked at. Raises
        `PolicyError` where another title is expected or it is our own, `CertificateError` for a certificate that may
        not be used, `SecurityError` for a title that has not 8 octets.
        """
        if len(system_title) != SYSTEM_TITLE_LENGTH:
            raise SecurityError(f"the peer's system title has {len(system_title)} octets, not 8")
        if system_title == self.system_title:
            raise PolicyError("the peer uses our own system title")
        if self._peer_title not in (None, system_title) and not self.leniency.accept_any_system_title:
            raise _other_title(system_title, self._peer_title)
        if self._certificates is not None:
            self._certified = self._certificates.certified(self._given, system_title, certificate)
            self._keys = replace(self._given, **self._certified)
        self._peer_title = bytes(system_title)
        for key in (self._unicast, self._broadcast, self._dedicated):
            if key is not None:
                key.received = counter_name("received", self._peer_title, key.fingerprint)

    def replace_keys(self, keys: Keys) -> None:
        """Use other keys from now on, each with counters of its own, as after a key transfer.

        The dedicated key of a running association stays, unless `keys` has one.
        """
        for name in ("encryption", "broadcast", "dedicated", "authentication"):
            key = getattr(keys, name)
            if key and len(key) != self.suite.key_length:
                raise ValueError(
                    f"the {name} key has {len(key)} octets; suite {self.suite.number} takes {self.suite.key_length}"
                )
        if keys.system_title == self.system_title:
            raise ValueError("both sides have the same system title")
        if keys.system_title is not None:
            self._peer_title = keys.system_title
        self._given = keys
        self._keys = replace(keys, **self._certified)
        self._unchecked = self.leniency.accept_unchecked_tag and keys.authentication is None
        self._unicast = self._key(keys.encryption, self._counters)
        self._broadcast = self._key(keys.broadcast, self._counters)
        self.use_dedicated_key(keys.dedicated or self._dedicated_key)
        if keys.dedicated is not None:  # one that lasts, and so do its counters
            self._dedicated_counters = self._counters
            self._take_dedicated_key(keys.dedicated)

    def new_dedicated_key(self) -> Secret:
        """A fresh key for this association, to be sent in the InitiateRequest; used from then on."""
        key = Secret(secrets.token_bytes(self.suite.key_length))
        self.use_dedicated_key(key)
        # Nobody has sent under it, so it needs no counter that goes on from others, and uses none up.
        self._counts_dedicated = self._dedicated_counters = MemoryCounterStore()
        self._take_dedicated_key(key)
        return key

    def use_dedicated_key(self, key: Secret | None, *, brought: Protection | None = None) -> None:
        """The dedicated key of this association, or none any more. `SecurityError` for a wrong length.

        `brought` is how the InitiateRequest was protected that brought it: `PolicyError` where it was not encrypted,
        and for a key that is in use already, whose nonces and replays would be counted twice.
        """
        if key is not None and len(key) != self.suite.key_length:
            raise SecurityError(f"a dedicated key of {len(key)} octets; the suite takes {self.suite.key_length}")
        if key is not None and brought is not None:
            if not (brought.security_control.encrypted or self.leniency.accept_weaker_protection):
                raise PolicyError("a dedicated key that everyone on the line can read")
            if key in (self._keys.encryption, self._keys.broadcast):
                raise PolicyError("a dedicated key that is a global key")
        # What is sent counts on from one dedicated key to the next, whatever global keys there are meanwhile: should a
        # client choose a key again, or keep one while the others change, our nonces are new all the same.
        if key is None or key != self._dedicated_key:
            self._dedicated_counters = self._received_dedicated or MemoryCounterStore()
            self._counts_dedicated = self._counters
        self._take_dedicated_key(key)

    def _take_dedicated_key(self, key: Secret | None) -> None:
        self._dedicated_key = key
        self._dedicated = self._key(key, self._dedicated_counters)
        if self._dedicated is not None:
            self._dedicated.counts_sent = self._counts_dedicated
            self._dedicated.sent = f"sent-dedicated {self.system_title.hex()}"
        self._routes: dict[tuple[int, Form | None, int], _Route] = {}

    @property
    def may_be_released_in_clear(self) -> bool:
        """Whether a client may end the association without showing that it is the one."""
        return self.leniency.accept_plain_release or self.leniency.accept_plaintext

    def continue_after(self, value: int, *, trusted: bool = False) -> None:
        """Send only counters greater than `value`, as read from the meter or kept elsewhere.

        A value read without protection may be forged, and one near the end would use the key up: unless `trusted`,
        `SecurityError` for a value in the last 16 million. So it is for what no counter can be.
        """
        if not trusted and value > LIMIT - (1 << 24):
            raise SecurityError(f"the invocation counter {value} is near its end; it may be forged to use up the key")
        if value < 0:
            raise SecurityError(f"{value} is no invocation counter")
        self._counters.raise_to(self._global(False).sent, value)

    def _key(self, key: Secret | None, store: CounterStore) -> _Key | None:
        if key is None:
            return None
        mark = key_fingerprint(key)
        sent = counter_name("sent", self.system_title, mark)
        used = _Key(self._cipher(key), mark, sent, store, self._unchecked)
        if self._peer_title is not None:
            used.received = counter_name("received", self._peer_title, mark)
        return used

    def _cipher(self, key: Secret) -> Cipher:
        return Cipher(key, self._keys.authentication)

    # sending

    def protect(
        self, apdu: bytes, *, form: Form | None = None, like: Protection | None = None, broadcast: bool = False
    ) -> bytes:
        """The APDU as it goes on the line, protected as the policy says, in `form` or the one that suits the service.

        `like` is the protection of a request: the response has its form, and no less protection than it. `broadcast`
        takes the broadcast key. Raises `MissingKeyError`, `CounterError`, `PolicyError` where it would leave in clear,
        or `ValueError` for a service without the form asked for.
        """
        control, signs = self._control, self.signs
        if like is not None and like.form is not _PLAIN:
            form = form or like.form
            control |= like.security_control & _MODES
            signs = signs or like.signed
        if broadcast:
            control |= _BROADCAST
        route = None if signs or not apdu else self._routes.get((apdu[0], form, control))
        if route is None:
            return self._protect(apdu, form, control, signs, like or PLAIN)
        prefix, key, control = route
        sealed = key.seal(control, self.system_title, key.counts_sent.next(key.sent), apdu)
        size = len(sealed)
        return b"%b%c%b" % (prefix, size, sealed) if size < 0x80 else prefix + with_length(sealed)

    def _protect(self, apdu: bytes, form: Form | None, control: int, signs: bool, like: Protection) -> bytes:
        """What `protect` does where it cannot be looked up: signatures, general-ciphering, and the first time."""
        if not apdu:
            raise ValueError("no octets where an APDU was expected")
        asked = (apdu[0], form, control)
        if apdu[0] == INITIATE_REQUEST and self._dedicated is not None:
            control |= self._around_a_key()
        transaction_id = like.transaction_id
        if signs and apdu[0] not in _INITIATE:
            transaction_id = transaction_id or self._transactions.new()
            apdu = self._sign(apdu, transaction_id)
        elif apdu[0] == EXCEPTION_RESPONSE and form in _SERVICE_TAGS:
            return apdu  # it has no such form, and who gets it may not know any other
        if form is Form.PLAIN and control & _MODES:
            raise PolicyError("the policy does not let this APDU go out in clear")
        if not control & _MODES:
            return apdu
        broadcast = control & _BROADCAST != 0
        form = self._form_for(apdu[0], form, broadcast, strict=not signs and form is not like.form)
        if form is Form.GENERAL_CIPHERING:
            return self._protect_generally(apdu, control, like, transaction_id)
        if form in _UNDER_DEDICATED:
            key = needed(self._dedicated, "dedicated encryption key")
            control &= ~_BROADCAST
        else:
            key = self._global(broadcast)
        if form in _SERVICE_TAGS:
            prefix = bytes((_SERVICE_TAGS[form][apdu[0]],))
        else:
            prefix = bytes((_GENERAL_TAGS[form],)) + with_length(self.system_title)
        if not signs:
            self._routes[asked] = _Route(prefix, key, control)
        sealed = key.seal(control, self.system_title, key.counts_sent.next(key.sent), apdu)
        return prefix + with_length(sealed)

    def _around_a_key(self) -> int:
        """How an InitiateRequest that brings a dedicated key goes out, whatever the policy says.

        Whoever knows that key can forge all that goes under it, and work out the authentication key from its tags.
        """
        return _ENCRYPTED if self._keys.authentication is None else _MODES

    def _form_for(self, service: int, form: Form | None, broadcast: bool, *, strict: bool) -> Form:
        """The form asked for or the usual one, general where the service has none of its own.

        Initiate goes under the global key always: its request is what brings the dedicated one, which is for one peer.
        """
        strict = strict and form is not None
        if form is None:
            form = self._form
            if self._dedicated is not None and not broadcast and service not in (INITIATE_REQUEST, INITIATE_RESPONSE):
                form = _DEDICATED_FORM.get(form, form)
        if form in _SERVICE_TAGS and service not in _SERVICE_TAGS[form]:
            if strict:
                raise ValueError(f"the service with tag {service} has no {form.value} form")
            return _GENERAL_FORM[form]
        return form

    def _protect_generally(self, apdu: bytes, control: int, like: Protection, transaction_id: bytes) -> bytes:
        """As general-ciphering."""
        choice = like.key_choice if like.form is Form.GENERAL_CIPHERING else self.key_choice
        value = GeneralCiphering(
            transaction_id=transaction_id or self._transactions.new(),
            originator_system_title=self.system_title,
            recipient_system_title=self._peer_title or b"",
            date_time=b"",
            other_information=b"",
            ciphered_content=b"",
        )
        if choice is KeyChoice.IDENTIFIED:
            broadcast = control & _BROADCAST != 0
            key = self._global(broadcast)
            value.key_info = IdentifiedKey(KeyId(broadcast))
            seal, counter = key.seal, key.counts_sent.next(key.sent)
        else:
            secret, value.key_info = general_ciphering.make_key(choice, self.suite, self._keys, value)
            # The key is new; the counter is so too for the sake of a static key whose transaction is answered twice.
            seal, counter = self._cipher(secret).seal, self._counters.next(f"sent-agreed {self.system_title.hex()}")
        header = general_ciphering.header_octets(value)
        value.ciphered_content = seal(control & ~_BROADCAST, self.system_title, counter, apdu, header)
        return value.encode()

    def _sign(self, apdu: bytes, transaction_id: bytes) -> bytes:
        value = GeneralSigning(
            transaction_id=transaction_id,
            originator_system_title=self.system_title,
            recipient_system_title=self._peer_title or b"",
            date_time=b"",
            other_information=b"",
            content=apdu,
            signature=b"",
        )
        return signing.sign(self.suite, needed(self._keys.signing_private, "own private signing key"), value)

    # receiving

    def unprotect(self, octets: bytes, *, broadcast: bool = False) -> tuple[bytes, Protection]:
        """The APDU inside, and how it was protected.

        `broadcast` says that it came by a broadcast address: only then is the broadcast key good. A client takes an
        exception-response or confirmedServiceError in clear, since a server that cannot decipher has no other way to
        say so: `authenticity` is absent then, and it is no more than a reason to give up.

        Raises `PolicyError` (too little protection, another suite, key set or system title), `AuthenticationError`,
        `ReplayError`, `MissingKeyError`, `UnsupportedError` (compression), and `SecurityError` for malformed octets.
        """
        service = _SERVICES.get(octets[0]) if octets else None
        if service is None or self._wants_signature:
            return self._unprotect(octets, broadcast)
        apdu, protection, key = self._open_service_specific(octets, service, broadcast)
        self._take_counter(key, protection)
        return apdu, protection

    def _unprotect(self, octets: bytes, broadcast: bool) -> tuple[bytes, Protection]:
        """One layer of ciphering and one of signature, in either order."""
        if octets[:1] == _SIGNED:
            value, signed = self._verify(octets, broadcast)
            apdu, protection, key = self._decipher(value.content, broadcast)
            if key is None and signed and protection.form is Form.PLAIN:
                protection = protection._replace(system_title=self._originator(value.originator_system_title))
            protection = protection._replace(signed=signed, transaction_id=value.transaction_id)
        else:
            apdu, protection, key = self._decipher(octets, broadcast)
            if apdu[:1] == _SIGNED:
                value, signed = self._verify(apdu, broadcast)
                apdu = value.content
                protection = protection._replace(
                    signed=signed, transaction_id=protection.transaction_id or value.transaction_id
                )
        if not apdu or apdu[0] in _SERVICES or apdu[0] in _GENERAL_APDUS:
            raise SecurityError("no APDU inside, or one that is ciphered or signed once more")
        if self._wants_signature and not protection.signed and apdu[0] not in _INITIATE:
            self._must_not_be_plain(apdu[0], "an APDU without a signature where the policy demands one")
        if key is not None:
            self._take_counter(key, protection)
        elif protection.form is not Form.PLAIN or protection.signed:
            self._take_transaction(apdu[0], protection)
        return apdu, protection

    def _decipher(self, octets: bytes, broadcast: bool) -> _Opened:
        """What is in a ciphered APDU of any form, or an APDU in clear where that may be."""
        if not octets:
            raise SecurityError("no octets where an APDU was expected", 0, "incomplete")
        tag = octets[0]
        if tag in _SERVICES:
            return self._open_service_specific(octets, _SERVICES[tag], broadcast)
        if tag == GENERAL_CIPHERING:
            return self._open_general_ciphering(octets, broadcast)
        if tag in (GENERAL_GLO_CIPHERING, GENERAL_DED_CIPHERING):
            named, end = octet_string(octets, 1)
            title = self._originator(named)
            content = last_octet_string(octets, end)
            if tag == GENERAL_GLO_CIPHERING:
                return self._open(Form.GENERAL_GLOBAL, self._unicast, title, content, broadcast)
            return self._open(Form.GENERAL_DEDICATED, self._dedicated, title, content, False)
        if self._wanted:
            self._must_not_be_plain(tag, "an APDU in clear on a ciphered association")
        return octets, PLAIN, None

    def _must_not_be_plain(self, tag: int, reason: str) -> None:
        says_why = self.role is Role.CLIENT and tag in (EXCEPTION_RESPONSE, CONFIRMED_SERVICE_ERROR)
        if not (says_why or self.leniency.accept_plaintext):
            raise PolicyError(reason)

    def _open_service_specific(
        self, octets: bytes, named: tuple[int, Form], broadcast: bool
    ) -> tuple[bytes, Protection, _Key]:
        service, form = named
        key = self._unicast if form is _GLOBAL else self._dedicated
        size = len(octets) - 2
        content = octets[2:] if 0 <= size < 0x80 and octets[1] == size else last_octet_string(octets, 1)
        title = self._peer_title
        if title is None:
            raise MissingKeyError("the peer's system title is not known")
        return self._open(form, key, title, content, broadcast and form is _GLOBAL, service)

    def _open(
        self, form: Form, key: _Key | None, title: bytes, content: bytes, broadcast: bool, service: int | None = None
    ) -> tuple[bytes, Protection, _Key]:
        """Under a key that lasts, whose counter is still to be taken."""
        control = content[0] if content else 0
        if control not in self._usual:
            self._check_control(content, broadcast)
            if control & _BROADCAST:
                key = self._broadcast
        if key is None:
            name = "dedicated" if form in _UNDER_DEDICATED else "broadcast" if control & _BROADCAST else "unicast"
            raise MissingKeyError(f"the {name} encryption key is not given")
        apdu, known, counter, authenticity = key.open(title, content)
        if not apdu or (service is not None and apdu[0] != service):
            raise SecurityError("the APDU inside is not of the service that the tag outside names")
        return apdu, Protection(form, authenticity, known, counter, title, False, control & _BROADCAST != 0), key

    def _open_general_ciphering(self, octets: bytes, broadcast: bool) -> _Opened:
        value = general_ciphering.read(GeneralCiphering, octets)
        title = self._check_parties(value, broadcast)
        self._check_control(value.ciphered_content, False)
        key, choice, by_broadcast = None, KeyChoice.IDENTIFIED, False
        if value.key_info is None or isinstance(value.key_info, IdentifiedKey):
            by_broadcast = general_ciphering.is_broadcast(value)
            if by_broadcast and not broadcast:
                raise PolicyError("the broadcast key on an APDU for one receiver")
            key = self._global(by_broadcast)
            open_ = key.open
        else:
            choice, secret = general_ciphering.find_key(self.suite, self._keys, value)
            open_ = _opener(self._cipher(secret), self._unchecked)
        opened = open_(title, value.ciphered_content, general_ciphering.header_octets(value))
        protection = Protection(
            Form.GENERAL_CIPHERING,
            opened.authenticity,
            opened.security_control,
            opened.invocation_counter,
            title,
            False,
            by_broadcast,
            choice,
            value.transaction_id,
        )
        return opened.plaintext, protection, key

    def _verify(self, octets: bytes, broadcast: bool) -> tuple[GeneralSigning, bool]:
        """A signed APDU and whether the signature could be verified; one that is wrong raises."""
        value = general_ciphering.read(GeneralSigning, octets)
        self._check_parties(value, broadcast)
        public = self._keys.signing_public
        if public is None or not value.signature:
            return value, False
        signing.verify(self.suite, public, value)
        return value, True

    def _check_parties(self, value: GeneralCiphering | GeneralSigning, broadcast: bool) -> bytes:
        """The originator, who must be the peer; the recipient must be us."""
        recipient = value.recipient_system_title
        if recipient and recipient != self.system_title and not broadcast:
            raise PolicyError(f"an APDU for system title {recipient.hex()}")
        return self._originator(value.originator_system_title)

    def _originator(self, named: bytes) -> bytes:
        """The system title of whoever sent an APDU that names `named`, or names nobody."""
        expected = self._peer_title
        if named == self.system_title:
            raise PolicyError("the peer uses our own system title")
        if named and named != expected and self.leniency.accept_any_system_title:
            return named
        if expected is None:
            raise MissingKeyError("the peer's system title is not known")
        if named and named != expected:
            raise _other_title(named, expected)
        return expected

    def _check_control(self, content: bytes, broadcast: bool) -> None:
        """Raises for a security control that suite, policy or key set do not allow."""
        if len(content) < HEADER_LENGTH:
            raise SecurityError(f"{len(content)} octets where the security header alone has 5", 0, "incomplete")
        control = content[0]
        if control & _COMPRESSED:
            raise UnsupportedError("the APDU is compressed, which is not supported")
        if control & 0x0F != self.suite.number:
            raise PolicyError(f"an APDU of security suite {control & 0x0F} where suite {self.suite.number} is in use")
        if control & _BROADCAST and not broadcast:
            raise PolicyError("the broadcast key on an APDU for one receiver")
        if control & self._wanted != self._wanted and not self.leniency.accept_weaker_protection:
            raise PolicyError("the APDU is less protected than the policy demands")

    def _take_counter(self, key: _Key, protection: Protection) -> None:
        if self._any_counter:
            return
        value, title = protection.invocation_counter, protection.system_title
        name = key.received if title is self._peer_title else counter_name("received", title, key.fingerprint)
        if not key.counts_received.accept(name, value, equal=self._equal_counter):
            raise ReplayError(f"the invocation counter {value} is not greater than the last one taken")

    def _take_transaction(self, service: int, protection: Protection) -> None:
        if self._any_counter:
            return
        if service in ANSWERS:
            self._transactions.take_answer(protection.transaction_id)
        else:
            self._transactions.take(protection.transaction_id, protection.system_title)

    # authentication by GMAC

    def gmac(self, challenge: bytes) -> bytes:
        """Our answer to `challenge`, for HLS mechanism 5: security control, counter and tag, 17 octets.

        The counter comes from where those of APDUs come from: the same key and system title make the nonce
        (Green Book 8.3, 9.2.7.4).
        """
        key = self._global(False)
        control, counter = _AUTHENTICATED | self.suite.number, key.counts_sent.next(key.sent)
        sealed = key.seal(control, self.system_title, counter, challenge)
        return sealed[:HEADER_LENGTH] + sealed[-TAG_LENGTH:]

    def verify_gmac(self, challenge: bytes, answer: bytes) -> None:
        """Raises `AuthenticationError` or `ReplayError` unless `answer` is the peer's to our `challenge`."""
        if len(answer) != HEADER_LENGTH + TAG_LENGTH or answer[0] != _AUTHENTICATED | self.suite.number:
            raise AuthenticationError("the answer to the challenge is not in the form of this suite")
        if self._unchecked:  # whoever takes APDUs unchecked does not take anyone for the peer
            raise MissingKeyError("the authentication key is not given")
        title = self._originator(b"")
        key = self._global(False)
        opened = key.open(title, answer[:HEADER_LENGTH] + challenge + answer[HEADER_LENGTH:])
        # The answer was made before the APDU around it, whose greater counter has been taken by now. So answers are
        # counted by themselves; that they are fresh, the challenge shows.
        name, value = counter_name("received-answer", title, key.fingerprint), opened.invocation_counter
        if not self._any_counter and not key.counts_received.accept(name, value, equal=self._equal_counter):
            raise ReplayError(f"the invocation counter {value} of an answer is not greater than the last one taken")

    def _global(self, broadcast: bool) -> _Key:
        if broadcast:
            return needed(self._broadcast, "broadcast encryption key")
        return needed(self._unicast, "unicast encryption key")


def _modes(required: Required) -> int:
    """The bits of the security control that `required` asks for."""
    return (required & Required.AUTHENTICATED_AND_ENCRYPTED).value << 4


def _other_title(found: bytes, expected: bytes | None) -> PolicyError:
    wanted = "" if expected is None else f" instead of {expected.hex()}"
    return PolicyError(f"the APDU comes from system title {found.hex()}{wanted}")
