"""The security of one association: what it sends leaves protected, what it takes has been checked.

    client                                              server
    protect(request)      -> glo-/ded-/general- ... ->  unprotect
    unprotect             <- glo-/ded-/general- ... <-  protect(response, like=protection of the request)

`unprotect` returns a plaintext only after all of this held: the form and the security control fit suite, key set and
policy; the originator is the peer; the tag is right; the invocation counter is greater than every one before it under
that key; and the APDU inside is the service the tag outside named. Only then is the counter taken as seen, so that a
forged APDU moves nothing. (Green Book 8.3, 9.2.7.2.)
"""

from __future__ import annotations

import enum
import secrets
from typing import NamedTuple, NoReturn

from dlms.errors import AuthenticationError, MissingKeyError, PolicyError, ReplayError, SecurityError, UnsupportedError
from dlms.security.ciphering import HEADER_LENGTH, Cipher, with_length
from dlms.security.counters import (
    LIMIT,
    PROCESS_COUNTERS,
    CounterStore,
    MemoryCounterStore,
    counter_name,
    key_fingerprint,
)
from dlms.security.forms import (
    CONFIRMED_SERVICE_ERROR,
    DEDICATED_TAGS,
    EXCEPTION_RESPONSE,
    FORMS,
    GENERAL_DED_CIPHERING,
    GENERAL_GLO_CIPHERING,
    GLOBAL_TAGS,
    INITIATE_REQUEST,
    INITIATE_RESPONSE,
    Form,
    last_octet_string,
    octet_string,
)
from dlms.security.keys import Keys, Secret
from dlms.security.policy import Leniency, Required, SecurityPolicy
from dlms.security.suites import SYSTEM_TITLE_LENGTH, TAG_LENGTH, Authenticity, SecurityControl, Suite

_AUTHENTICATED, _MODES, _BROADCAST, _COMPRESSED = 0x10, 0x30, 0x40, 0x80
_TAGS = {Form.GLOBAL: GLOBAL_TAGS, Form.DEDICATED: DEDICATED_TAGS}
_GENERAL = {Form.GLOBAL: Form.GENERAL_GLOBAL, Form.DEDICATED: Form.GENERAL_DEDICATED}
_GENERAL_TAGS = {Form.GENERAL_GLOBAL: GENERAL_GLO_CIPHERING, Form.GENERAL_DEDICATED: GENERAL_DED_CIPHERING}
_UNDER_DEDICATED = (Form.DEDICATED, Form.GENERAL_DEDICATED)
_IN_CLEAR: tuple[Form, int | None] = (Form.PLAIN, None)


class Role(enum.Enum):
    """Which side of the association this is."""

    CLIENT = "client"
    SERVER = "server"


class Protection(NamedTuple):
    """How an APDU was protected, all of it verified except where `authenticity` says otherwise."""

    form: Form
    authenticity: Authenticity
    security_control: SecurityControl = SecurityControl(0)
    invocation_counter: int = 0
    system_title: bytes = b""

    @property
    def broadcast(self) -> bool:
        """Whether it came under the broadcast key, which every meter of the group holds."""
        return self.security_control.broadcast


PLAIN = Protection(Form.PLAIN, Authenticity.ABSENT)


class _Key:
    """A key in use: its cipher, and the names of its counters."""

    __slots__ = ("cipher", "fingerprint", "received", "sent", "store")

    def __init__(self, cipher: Cipher, fingerprint: str, sent: str, store: CounterStore) -> None:
        self.cipher = cipher
        self.fingerprint = fingerprint
        self.sent = sent
        self.store = store  # of what is received under it
        self.received = ""


class SecurityContext:
    """Keys, policy and counters of one association, for the side that `role` says.

    `keys` holds what is known of the global unicast, broadcast and dedicated encryption keys and the authentication
    key; `keys.system_title` is the peer's, where it is known beforehand. `counters` must be shared by all contexts
    that use a key; by default they are, within this process and as long as it runs.
    Neither keys nor plaintext appear in a repr or an error, and the object cannot be pickled.

    Raises `ValueError` for keys that do not fit the suite, and for two sides of one name: under the same keys they
    would use the same nonces.
    """

    def __init__(
        self,
        suite: Suite,
        role: Role,
        keys: Keys,
        system_title: bytes,
        *,
        policy: SecurityPolicy = SecurityPolicy(),  # noqa: B008 - immutable
        counters: CounterStore = PROCESS_COUNTERS,
        leniency: Leniency = Leniency(),  # noqa: B008 - immutable
        general: bool = False,
    ) -> None:
        if len(system_title) != SYSTEM_TITLE_LENGTH:
            raise ValueError(f"a system title has 8 octets, not {len(system_title)}")
        self.suite = suite
        self.role = role
        self.system_title = bytes(system_title)
        self.policy = policy
        self.leniency = leniency
        self.general = general
        self._counters = counters
        sent, received = policy.request, policy.response
        if role is Role.SERVER:
            sent, received = received, sent
        self._control = suite.number | _modes(sent)
        self._wanted = _modes(received)
        # The security controls that need no second look: this suite, enough protection, the unicast key.
        self._usual = frozenset(
            suite.number | modes for modes in (0x10, 0x20, 0x30) if modes & self._wanted == self._wanted
        )
        self._peer_title: bytes | None = None
        self._dedicated_key: Secret | None = None
        self._dedicated_counters: CounterStore = MemoryCounterStore()
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

    def meet(self, system_title: bytes) -> None:
        """Take the peer's system title as the association's opening says it (responding or calling AP title).

        The title itself proves nothing; that the peer has it is shown by the first tag that fits. Raises `PolicyError`
        where another one is expected or it is our own, `SecurityError` where it has not 8 octets.
        """
        if len(system_title) != SYSTEM_TITLE_LENGTH:
            raise SecurityError(f"the peer's system title has {len(system_title)} octets, not 8")
        if system_title == self.system_title:
            raise PolicyError("the peer uses our own system title")
        if self._peer_title not in (None, system_title) and not self.leniency.accept_any_system_title:
            raise _other_title(system_title, self._peer_title)
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
        self._authentication_key = keys.authentication
        self._unicast = self._key(keys.encryption, self._counters)
        self._broadcast = self._key(keys.broadcast, self._counters)
        self.use_dedicated_key(keys.dedicated or self._dedicated_key)

    def new_dedicated_key(self) -> Secret:
        """A fresh key for this association, to be sent in the InitiateRequest; used from then on."""
        key = Secret(secrets.token_bytes(self.suite.key_length))
        self.use_dedicated_key(key)
        return key

    def use_dedicated_key(self, key: Secret | None) -> None:
        """The dedicated key that the InitiateRequest brought, or none any more. `SecurityError` for a wrong length."""
        if key is not None and len(key) != self.suite.key_length:
            raise SecurityError(f"a dedicated key of {len(key)} octets; the suite takes {self.suite.key_length}")
        # What is received is counted for this association alone, as long as the key lives. What is sent counts on from
        # one dedicated key to the next: should a client choose a key again, our nonces are new all the same.
        if key is None or key != self._dedicated_key:
            self._dedicated_counters = MemoryCounterStore()
        self._dedicated_key = key
        self._dedicated = self._key(key, self._dedicated_counters)
        if self._dedicated is not None and self._unicast is not None:
            self._dedicated.sent = counter_name("sent-dedicated", self.system_title, self._unicast.fingerprint)

    def continue_after(self, value: int, *, trusted: bool = False) -> None:
        """Send only counters greater than `value`, as read from the meter or kept elsewhere.

        A value read without protection may be forged, and one near the end would use the key up: unless `trusted`,
        `SecurityError` for a value in the last 16 million.
        """
        if not trusted and value > LIMIT - (1 << 24):
            raise SecurityError(f"the invocation counter {value} is near its end; it may be forged to use up the key")
        self._counters.raise_to(_there(self._unicast, "global unicast").sent, value)

    def _key(self, key: Secret | None, store: CounterStore) -> _Key | None:
        if key is None:
            return None
        mark = key_fingerprint(key)
        sent = counter_name("sent", self.system_title, mark)
        used = _Key(Cipher(key, self._authentication_key), mark, sent, store)
        if self._peer_title is not None:
            used.received = counter_name("received", self._peer_title, mark)
        return used

    # sending

    def protect(
        self, apdu: bytes, *, form: Form | None = None, like: Protection | None = None, broadcast: bool = False
    ) -> bytes:
        """The APDU as it goes on the line, protected as the policy says, in `form` or the one that suits the service.

        `like` is the protection of a request: the response has its form, and no less protection than it. `broadcast`
        takes the broadcast key. Raises `MissingKeyError`, `CounterError`, or `ValueError` for a service without the
        form asked for.
        """
        if not apdu:
            raise ValueError("no octets where an APDU was expected")
        service = apdu[0]
        control = self._control
        chosen = form
        if like is not None and like.form is not Form.PLAIN:
            chosen = form or like.form
            control |= like.security_control & _MODES
        if chosen is None:
            chosen = self._usual_form(service)
        if chosen in _TAGS and service not in _TAGS[chosen]:
            if form is not None:
                raise ValueError(f"the service with tag {service} has no {form.value} form")
            if service == EXCEPTION_RESPONSE:
                return apdu
            chosen = _GENERAL[chosen]
        if not control & _MODES or chosen is Form.PLAIN:
            if control & _MODES:
                raise PolicyError("the policy does not let this APDU go out in clear")
            return apdu
        if chosen in _UNDER_DEDICATED:
            key = _there(self._dedicated, "dedicated")
        elif broadcast:
            key = _there(self._broadcast, "global broadcast")
            control |= _BROADCAST
        else:
            key = _there(self._unicast, "global unicast")
        sealed = with_length(key.cipher.seal(control, self.system_title, self._counters.next(key.sent), apdu))
        if chosen in _TAGS:
            return b"%c%b" % (_TAGS[chosen][service], sealed)
        return b"%c\x08%b%b" % (_GENERAL_TAGS[chosen], self.system_title, sealed)

    def _usual_form(self, service: int) -> Form:
        """Initiate goes under the global key always: its request is what brings the dedicated one."""
        if self._dedicated is None or service in (INITIATE_REQUEST, INITIATE_RESPONSE):
            return Form.GENERAL_GLOBAL if self.general else Form.GLOBAL
        return Form.GENERAL_DEDICATED if self.general else Form.DEDICATED

    # receiving

    def unprotect(self, octets: bytes, *, broadcast: bool = False) -> tuple[bytes, Protection]:
        """The APDU inside, and how it was protected.

        `broadcast` says that it came by a broadcast address: only then is the broadcast key good. A client takes an
        exception-response or confirmedServiceError in clear, since a server that cannot decipher has no other way to
        say so: `authenticity` is absent then, and it is no more than a reason to give up.

        Raises `PolicyError` (too little protection, another suite, key set or system title), `AuthenticationError`,
        `ReplayError`, `MissingKeyError`, `UnsupportedError` (compression), and `SecurityError` for malformed octets.
        """
        form, service = FORMS.get(octets[0], _IN_CLEAR) if octets else _IN_CLEAR
        title = self._peer_title
        if service is not None:
            content = last_octet_string(octets, 1)
        elif form is Form.PLAIN:
            return self._take_plain(octets)
        else:
            named, end = octet_string(octets, 1)
            content = last_octet_string(octets, end)
            if named and named != title:
                title = self._originator(named)
        if title is None:
            raise MissingKeyError("the peer's system title is not known")
        if len(content) < HEADER_LENGTH:
            raise SecurityError(
                f"{len(content)} octets where the security header alone has 5", len(octets), "incomplete"
            )
        control = content[0]
        if control not in self._usual:
            self._check_control(control, broadcast and form not in _UNDER_DEDICATED)
        if form in _UNDER_DEDICATED:
            key = _there(self._dedicated, "dedicated")
        elif control & _BROADCAST:
            key = _there(self._broadcast, "global broadcast")
        else:
            key = _there(self._unicast, "global unicast")
        if self.leniency.accept_unchecked_tag and self._authentication_key is None:
            opened = key.cipher.open_unchecked(title, content)
        else:
            opened = key.cipher.open(title, content)
        apdu = opened.plaintext
        if not apdu or (service is not None and apdu[0] != service):
            raise SecurityError("the APDU inside is not of the service that the tag outside names")
        self._take_counter(key, title, opened.invocation_counter)
        return apdu, Protection(form, opened.authenticity, opened.security_control, opened.invocation_counter, title)

    def _take_plain(self, octets: bytes) -> tuple[bytes, Protection]:
        if not octets:
            raise SecurityError("no octets where an APDU was expected", 0, "incomplete")
        says_why = self.role is Role.CLIENT and octets[0] in (EXCEPTION_RESPONSE, CONFIRMED_SERVICE_ERROR)
        if not (says_why or not self._wanted or self.leniency.accept_plaintext):
            raise PolicyError("an APDU in clear on a ciphered association")
        return octets, PLAIN

    def _originator(self, named: bytes) -> bytes:
        """The system title an APDU names, which is not the one expected."""
        if named == self.system_title:
            raise PolicyError("the peer uses our own system title")
        if self._peer_title is not None and not self.leniency.accept_any_system_title:
            raise _other_title(named, self._peer_title)
        if self._peer_title is None and not self.leniency.accept_any_system_title:
            raise MissingKeyError("the peer's system title is not known")
        return named

    def _check_control(self, control: int, broadcast: bool) -> None:
        if control & _COMPRESSED:
            raise UnsupportedError("the APDU is compressed, which is not supported")
        if control & 0x0F != self.suite.number:
            raise PolicyError(f"an APDU of security suite {control & 0x0F} where suite {self.suite.number} is in use")
        if control & _BROADCAST and not broadcast:
            raise PolicyError("the broadcast key on an APDU for one receiver")
        if control & self._wanted != self._wanted and not self.leniency.accept_weaker_protection:
            raise PolicyError("the APDU is less protected than the policy demands")

    def _take_counter(self, key: _Key, title: bytes, value: int) -> None:
        if self.leniency.accept_any_counter:
            return
        name = key.received if title == self._peer_title else counter_name("received", title, key.fingerprint)
        if not key.store.accept(name, value, equal=self.leniency.accept_equal_counter):
            raise ReplayError(f"the invocation counter {value} is not greater than the last one taken")

    # authentication by GMAC

    def gmac(self, challenge: bytes) -> bytes:
        """Our answer to `challenge`, for HLS mechanism 5: security control, counter and tag, 17 octets.

        The counter comes from where those of APDUs come from: the same key and system title make the nonce
        (Green Book 8.3, 9.2.7.4).
        """
        key = _there(self._unicast, "global unicast")
        sealed = key.cipher.seal(
            _AUTHENTICATED | self.suite.number, self.system_title, self._counters.next(key.sent), challenge
        )
        return sealed[:HEADER_LENGTH] + sealed[-TAG_LENGTH:]

    def verify_gmac(self, challenge: bytes, answer: bytes) -> None:
        """Raises `AuthenticationError` or `ReplayError` unless `answer` is the peer's to our `challenge`."""
        if len(answer) != HEADER_LENGTH + TAG_LENGTH or answer[0] != _AUTHENTICATED | self.suite.number:
            raise AuthenticationError("the answer to the challenge is not in the form of this suite")
        if self._peer_title is None:
            raise MissingKeyError("the peer's system title is not known")
        key = _there(self._unicast, "global unicast")
        opened = key.cipher.open(self._peer_title, answer[:HEADER_LENGTH] + challenge + answer[HEADER_LENGTH:])
        self._take_counter(key, self._peer_title, opened.invocation_counter)


def _modes(required: Required) -> int:
    """The bits of the security control that `required` asks for."""
    return (required & Required.AUTHENTICATED_AND_ENCRYPTED).value << 4


def _there(key: _Key | None, name: str) -> _Key:
    if key is None:
        raise MissingKeyError(f"the {name} encryption key is not given")
    return key


def _other_title(found: bytes, expected: bytes | None) -> PolicyError:
    wanted = "" if expected is None else f" instead of {expected.hex()}"
    return PolicyError(f"the APDU comes from system title {found.hex()}{wanted}")
