"""The server's side of one association: APDUs of one client in, responses out. No input or output, no clock.

    IDLE  -- AARQ, accepted ---------------------> ASSOCIATED
    IDLE  -- AARQ, accepted with a challenge ----> PENDING -- right answer --> ASSOCIATED
    any   -- RLRQ, a new AARQ, a wrong answer ---> IDLE

In IDLE nothing but an AARQ is served, in PENDING nothing but the client's answer to the challenge (Green Book 8.3,
9.4.4 and 9.2.7.4). What cannot be understood or deciphered, or is not allowed, is answered by an exception-response and
changes nothing.
"""

from __future__ import annotations

import enum
import logging
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

from cosem import apdu
from cosem.apdu import (
    Aare,
    Aarq,
    AarqProtocolVersion,
    AcseRequirements,
    AssociateSourceDiagnosticAcseServiceProvider,
    AssociateSourceDiagnosticAcseServiceProviderCode,
    AssociateSourceDiagnosticAcseServiceUser,
    AssociateSourceDiagnosticAcseServiceUserCode,
    AssociationResult,
    AuthenticationValueCharstring,
    ConfirmedServiceErrorInitiateError,
    Conformance,
    CosemMethodDescriptor,
    DataAccessResult,
    DataNotification,
    DataNotificationConfirm,
    EventNotificationRequest,
    ExceptionResponse,
    ExceptionResponseServiceErrorDecipheringError,
    ExceptionResponseServiceErrorInvocationCounterError,
    ExceptionResponseServiceErrorOperationNotPossible,
    ExceptionResponseServiceErrorOtherReason,
    ExceptionResponseServiceErrorPduTooLong,
    ExceptionResponseServiceErrorServiceNotSupported,
    ExceptionResponseStateError,
    GeneralBlockTransfer,
    InformationReportRequest,
    InitiateRequest,
    InitiateResponse,
    Record,
    ReleaseResponseReason,
    Rlre,
    Rlrq,
    ServiceErrorApplicationReference,
    ServiceErrorApplicationReferenceCode,
    ServiceErrorInitiate,
    ServiceErrorInitiateCode,
    UnconfirmedWriteRequest,
)
from cosem.data import Data
from cosem.errors import CosemError, DecodeError
from dlms.association.blocks import GENERAL_BLOCK_TRANSFER, GeneralBlocks
from dlms.association.negotiation import VAA_NAME_LN, VAA_NAME_SN, Negotiated, negotiate
from dlms.association.settings import CURRENT_ASSOCIATION
from dlms.association.view import View
from dlms.errors import (
    ActionError,
    AuthenticationError,
    BlockTransferError,
    CertificateError,
    DataAccessError,
    DlmsError,
    PduTooLong,
    PolicyError,
    ReplayError,
    SecurityError,
)
from dlms.security.authentication import (
    AesChallenge,
    Digest,
    Ecdsa,
    Gmac,
    HighAuthentication,
    Mechanism,
    Method,
    Sha256,
    certificate_shown,
    verify_password,
)
from dlms.security.context import PLAIN, Protection, SecurityContext
from dlms.security.forms import Form
from dlms.security.general_ciphering import KeyChoice
from dlms.security.keys import Secret, needed
from dlms.security.overhead import overhead
from dlms.security.policy import Required
from dlms.security.suites import SecurityControl

__all__ = ["Handler", "Reply", "ServerAssociation", "State", "refusal"]

logger = logging.getLogger("dlms.server")

# A response that may have been encoded to see how long it is; None: there is none.
Reply: TypeAlias = Record | bytes | None
Error: TypeAlias = type[
    ExceptionResponseServiceErrorDecipheringError
    | ExceptionResponseServiceErrorOperationNotPossible
    | ExceptionResponseServiceErrorOtherReason
    | ExceptionResponseServiceErrorPduTooLong
    | ExceptionResponseServiceErrorServiceNotSupported
]

_ACSE = (0x60, 0x62)  # AARQ, RLRQ
_UNKNOWN = ExceptionResponseStateError.SERVICE_UNKNOWN
_ASSOCIATION_LN, _REPLY_TO_HLS_AUTHENTICATION = 15, 1
_USER = AssociateSourceDiagnosticAcseServiceUserCode
_PROVIDER = AssociateSourceDiagnosticAcseServiceProviderCode
_MECHANISM_NAME = f"{apdu.AUTHENTICATION_MECHANISM_NAME}."
# The bits of a security control that say how an APDU is protected.
_MODES = 0x30
_NO_LIMIT = 1 << 62
# Without a limit of the client's: what a UDP datagram takes with the header of the wrapper.
_LONGEST = 65_507 - 8


class State(enum.Enum):
    """Of an association; the numbers are those of association_status of class 15."""

    IDLE = 0
    PENDING = 1
    ASSOCIATED = 2


class Handler(NamedTuple):
    """Who serves a request, and the services that must have been negotiated for it."""

    serve: Callable[[ServerAssociation, Any, Protection], Reply]
    services: int


# An attribute of an enumeration costs as much as three calls, an operation on flags as much as thirty.
_IDLE, _PENDING, _ASSOCIATED = State
_GENERAL_BLOCKS = int(Conformance.GENERAL_BLOCK_TRANSFER)
_UNANSWERED = (UnconfirmedWriteRequest, DataNotificationConfirm)
# What a server sends unasked, and the service that must have been negotiated for it.
_UNSOLICITED: Mapping[type, Conformance] = {
    DataNotification: Conformance.DATA_NOTIFICATION,
    EventNotificationRequest: Conformance.EVENT_NOTIFICATION,
    InformationReportRequest: Conformance.INFORMATION_REPORT,
}


class _Rejected(Exception):
    """There will be no association: the diagnostic that says so, and an error of xDLMS in its place."""

    def __init__(self, diagnostic: _USER | _PROVIDER, error: ConfirmedServiceErrorInitiateError | None = None) -> None:
        super().__init__(diagnostic.name)
        self.diagnostic = diagnostic
        self.error = error


class ServerAssociation:
    """One client of one logical device.

    `handlers` says what requests are served and by whom; `name` is how the association is called in the log. `failures`
    counts refused openings. `transfer` is the service-specific block transfer that is under way. `longest_request` and
    `longest_response` are octets: of what a client sends in blocks, and of what it gets for a list of things.
    `in_order` says that the line brings everything once and in order, as all do but datagrams.
    """

    def __init__(
        self,
        view: View,
        handlers: Mapping[type, Handler],
        *,
        client: int | None = None,
        name: str = "",
        longest_request: int = 1 << 18,
        longest_response: int = 1 << 22,
        in_order: bool = True,
        window: int = 8,
    ) -> None:
        self.view = view
        self.settings = view.settings
        self.client = client
        self.name = name
        self.state = _IDLE
        self.negotiated = Negotiated(Conformance(0))
        # Who both sides are and their keys; `security` is the same, where APDUs are ciphered.
        self.parties: SecurityContext | None = None
        self.security: SecurityContext | None = None
        self.user: int | None = None
        self.failures = 0
        self.transfer: object | None = None
        self._transfer_protection = PLAIN, 0
        # What access rights demand of the response to the present request, as `Required`.
        self._demanded = 0
        self.longest_request = longest_request
        self.longest_response = longest_response
        self.in_order = in_order
        self._window = window
        self._handlers = handlers
        self._granted, self._refused = 0, -1
        self._authentication: HighAuthentication | None = None
        self._general: GeneralBlocks | None = None
        self._general_begin = b""
        # A transfer was given up: more of its blocks may be on their way.
        self._given_up = False
        # The longest APDU that goes out in one piece.
        self._limit = _LONGEST
        self._around = 0
        self._afterwards: list[Callable[[], None]] = []
        # There are clients that count an APDU without its protection; so much of it is let pass.
        self._longest = self.settings.max_receive_pdu_size
        if self.settings.ciphered and self.settings.security is not None:
            suite = self.settings.security.suite
            self._longest += overhead(Form.GENERAL_CIPHERING, suite, KeyChoice.ONE_PASS, signed=True)
        if self.settings.pre_established:
            self._open(Negotiated(self._services, 0, self.settings.max_receive_pdu_size), _ASSOCIATED)
            if self.settings.ciphered and self.settings.security is not None:
                self.parties = self.security = self.settings.security.context()

    def __repr__(self) -> str:
        return f"<ServerAssociation: {self.name or self.settings.logical_name.dotted}, {self.state.name.lower()}>"

    @property
    def _services(self) -> Conformance:
        return self.settings.conformance or Conformance(0)

    # ------------------------------------------------------------------------------------------------ what comes in

    def receive(self, octets: bytes, *, broadcast: bool = False) -> list[bytes]:
        """The responses to an APDU: mostly one, none where none is wanted. Never raises for what a peer may send.

        What was sent to all opens and releases nothing, and is in one piece: whoever is at it is not disturbed.
        """
        tag = octets[0] if octets else 0
        if broadcast and (tag in _ACSE or tag == GENERAL_BLOCK_TRANSFER):
            return []
        if tag in _ACSE:
            return self._receive_acse(octets)
        if self.state is _IDLE:
            return self._exception(ExceptionResponseServiceErrorOperationNotPossible)
        if len(octets) > self._longest:
            return self._exception(ExceptionResponseServiceErrorPduTooLong)
        if tag == GENERAL_BLOCK_TRANSFER:
            return self._receive_block(octets)
        if self._general is not None or self._given_up:
            self._general, self._given_up = None, False
        return self._receive_whole(octets, broadcast)

    def _receive_whole(self, octets: bytes, broadcast: bool = False) -> list[bytes]:
        protection = PLAIN
        try:
            if self.security is not None:
                octets, protection = self.security.unprotect(octets, broadcast=broadcast)
            request = apdu.decode(octets)
        except SecurityError as error:
            return self._refuse(error)
        except DecodeError:
            return self._exception(ExceptionResponseServiceErrorOtherReason, _UNKNOWN)
        handler = self._handlers.get(type(request))
        if handler is None or handler.services & self._refused:
            if isinstance(request, _UNANSWERED):
                return []  # what is answered all the same would be taken to answer the next request
            return self._exception(ExceptionResponseServiceErrorServiceNotSupported, _UNKNOWN, protection)
        try:
            reply = handler.serve(self, request, protection)
            if self._demanded:
                protection = self._answering(protection)
            if reply is None:
                responses = []
            else:
                responses = self._send(reply if isinstance(reply, bytes) else reply.encode(), protection)
        except BlockTransferError as error:
            logger.info("%s: a response cannot be sent: %s", self.name, error)
            responses = self._exception(ExceptionResponseServiceErrorPduTooLong, protection=protection)
        if self._demanded:
            self._demanded = 0
        if self._afterwards:
            self._do_afterwards()
        return responses

    def _receive_block(self, octets: bytes) -> list[bytes]:
        """A general-block-transfer: a piece of a request, or a request for a piece of our response."""
        if not self._granted & _GENERAL_BLOCKS:
            return self._exception(ExceptionResponseServiceErrorServiceNotSupported, _UNKNOWN)
        try:
            block = GeneralBlockTransfer.decode(octets)
            if block.block_number == 0:  # the client gives up, and waits for nothing
                self._general = None
                return []
            if self._begins(block, octets):
                self._general, self._general_begin, self._given_up = self._blocks(), octets, False
            elif self._given_up:
                return []  # sent before the client heard of it
            if self._general is None:
                raise BlockTransferError("a block of no transfer that is under way")
            general = self._general
            began = general.apdu is None
            replies = general.receive(block)
            if began and general.apdu is not None:
                return self._answer_in_blocks(general, general.apdu)
        except DecodeError:
            return self._exception(ExceptionResponseServiceErrorOtherReason, _UNKNOWN)
        except BlockTransferError as error:
            logger.info("%s: a block transfer is given up: %s", self.name, error)
            self._general, self._given_up = None, True
            return [GeneralBlocks.abort()]
        return replies

    def _begins(self, block: GeneralBlockTransfer, octets: bytes) -> bool:
        """Whether a block begins a request, whatever became of the one before.

        Where the line repeats and reorders things, the same first block may be that of the same request, and the first
        need not come first.
        """
        if block.block_number != 1:
            return self._general is None and not (self.in_order or self._given_up)
        if not block.block_data:
            return False
        return self._general is None or self.in_order or octets != self._general_begin

    def _answer_in_blocks(self, general: GeneralBlocks, request: bytes) -> list[bytes]:
        limit, self._limit = self._limit, _NO_LIMIT
        try:
            responses = self._receive_whole(request)
        finally:
            if self._limit is _NO_LIMIT:
                self._limit = limit
        return general.start(responses[0]) if responses else []

    def _blocks(self, *, received: bool = False) -> GeneralBlocks:
        return GeneralBlocks(
            window=self._window,
            block_size=GeneralBlocks.block_size_of(self._limit),
            limit=self.longest_request,
            received=received,
        )

    def _refuse(self, error: SecurityError) -> list[bytes]:
        logger.info("%s: an APDU is refused: %s", self.name, error)
        security = self.settings.security
        if isinstance(error, ReplayError) and security is not None:
            counter = ExceptionResponseServiceErrorInvocationCounterError(security.last_invocation_counter)
            return [ExceptionResponse(ExceptionResponseStateError.SERVICE_NOT_ALLOWED, counter).encode()]
        return self._exception(ExceptionResponseServiceErrorDecipheringError)

    # ------------------------------------------------------------------------------------------------- what goes out

    def _exception(
        self,
        error: Error,
        state: ExceptionResponseStateError = ExceptionResponseStateError.SERVICE_NOT_ALLOWED,
        protection: Protection = PLAIN,
    ) -> list[bytes]:
        octets = ExceptionResponse(state, error()).encode()
        try:
            return [octets if protection is PLAIN else self.protect(octets, protection)]
        except SecurityError as failed:
            return self._unprotected(failed)

    def protect(self, octets: bytes, like: Protection) -> bytes:
        """A response as it goes on the line, protected at least as its request was."""
        return octets if self.security is None else self.security.protect(octets, like=like)

    def unsolicited(self, value: Record) -> list[bytes]:
        """The APDUs of a notification or information report as they go on the line: in blocks where it is long.

        Raises `DlmsError` where the association is not open, `NotGranted` where that service was not negotiated,
        `PduTooLong` where the client does not take so much, or other blocks are on their way, and `SecurityError`.
        """
        if self.state is not _ASSOCIATED:
            raise DlmsError("the association is not open")
        self.negotiated.require(_UNSOLICITED.get(type(value), Conformance(0)))
        octets = self.protect(value.encode(), PLAIN)
        if len(octets) <= self._limit:
            return [octets]
        if not self._granted & _GENERAL_BLOCKS or self._general is not None:
            raise PduTooLong(f"the notification has {len(octets)} octets, the client takes {self._limit}")
        return GeneralBlocks.unconfirmed(octets, GeneralBlocks.block_size_of(self._limit))

    def hear_confirmation(self, confirmation: DataNotificationConfirm, protection: Protection) -> Reply:
        """The client has a confirmed notification: there is nothing to answer."""
        logger.info("%s: a notification is confirmed", self.name)
        return None

    def _send(self, octets: bytes, protection: Protection) -> list[bytes]:
        """A response, in general blocks where it is too long for one APDU and there is no other way."""
        try:
            protected = octets if self.security is None else self.security.protect(octets, like=protection)
        except SecurityError as error:
            return self._unprotected(error)
        if len(protected) <= self._limit:
            return [protected]
        if not self._granted & _GENERAL_BLOCKS:
            return self._exception(ExceptionResponseServiceErrorPduTooLong, protection=protection)
        general = self._blocks(received=True)
        blocks = general.start(protected)
        self._general, self._given_up = general, False
        return blocks

    def _unprotected(self, error: SecurityError) -> list[bytes]:
        """What is sent where a response cannot be protected: nothing."""
        logger.error("%s: a response cannot be protected: %s", self.name, error)
        return []

    def afterwards(self, change: Callable[[], None]) -> None:
        """Do `change` once the response to the present request is made: it must not depend on it."""
        self._afterwards.append(change)

    def _do_afterwards(self) -> None:
        changes, self._afterwards = self._afterwards, []
        for change in changes:
            change()

    def leave_room(self, octets: int) -> None:
        """So much goes around each APDU on its way, and counts towards the largest that the client takes."""
        self._limit = max(self._limit + self._around - octets, 0)
        self._around = octets

    def room(self, protection: Protection) -> int:
        """How long a response may be in clear so that it goes out in one APDU."""
        if self.security is None:
            return self._limit
        return max(self._limit - self._overhead(self.security, self._answering(protection)), 0)

    def _answering(self, protection: Protection) -> Protection:
        """How a response is protected: as its request was, and as access rights demand besides."""
        demanded = self._demanded
        if not demanded:
            return protection
        return protection._replace(
            form=Form.GLOBAL if protection.form is Form.PLAIN else protection.form,
            security_control=SecurityControl(protection.security_control | demanded << 4 & _MODES),
            signed=protection.signed or bool(demanded & Required.SIGNED),
        )

    def begin_transfer(self, transfer: object, protection: Protection) -> None:
        """A service-specific block transfer is under way from now on, begun by a request so protected."""
        self.transfer = transfer
        self._transfer_protection = protection, self._demanded

    def transfer_under(self, protection: Protection) -> object | None:
        """The block transfer that a request so protected may go on with: one that was begun under the same protection.

        Else someone on the line could put blocks of his own among those of the client, or ask for some in clear.
        """
        begun, demanded = self._transfer_protection
        if (begun.security_control ^ protection.security_control) & _MODES or begun.signed is not protection.signed:
            return None
        self._demanded = demanded
        return self.transfer

    @staticmethod
    def _overhead(context: SecurityContext, protection: Protection) -> int:
        policy = context.policy.response
        form = Form.GLOBAL if policy and protection.form is Form.PLAIN else protection.form
        signed = Required.SIGNED in policy or protection.signed
        return overhead(form, context.suite, protection.key_choice, signed=signed)

    def grants(self, services: int) -> bool:
        """Whether services, as bits of `Conformance`, were negotiated."""
        return not int(services) & self._refused

    def demand(self, protection: int) -> None:
        """The response to the present request needs this protection, too: bits of `Required`."""
        self._demanded |= protection

    # ------------------------------------------------------------------------------------------ opening and releasing

    def close(self) -> None:
        """The association is over; nothing is sent."""
        self.state = _IDLE
        self.negotiated = Negotiated(Conformance(0))
        self._granted, self._refused = 0, -1
        self.parties = self.security = None
        self._authentication = self._general = self.user = self.transfer = None

    def _receive_acse(self, octets: bytes) -> list[bytes]:
        try:
            request = apdu.decode(octets)
        except DecodeError:
            if octets[0] == _ACSE[1]:
                return [Rlre(ReleaseResponseReason.NOT_FINISHED).encode()]
            return self._reject(_Rejected(_PROVIDER.NO_REASON_GIVEN))
        if isinstance(request, Aarq):
            return self._associate(request)
        assert isinstance(request, Rlrq)  # the only other type with these tags
        return self._release(request)

    def _associate(self, request: Aarq) -> list[bytes]:
        if self.settings.pre_established:
            return self._reject(_Rejected(_USER.NO_REASON_GIVEN))
        self.close()
        try:
            return self._accept(request)
        except _Rejected as rejected:
            self.close()
            return self._reject(rejected)
        except SecurityError as error:
            logger.error("%s: an association cannot be protected: %s", self.name, error)
            self.close()
            return self._reject(_Rejected(_USER.NO_REASON_GIVEN))

    def _reject(self, rejected: _Rejected) -> list[bytes]:
        self.failures += 1
        logger.info("%s: an association is refused: %s", self.name, rejected.diagnostic.name.lower())
        response = Aare(
            application_context_name=self.settings.context_name,
            result=AssociationResult.REJECTED_PERMANENT,
            result_source_diagnostic=_diagnostic(rejected.diagnostic),
            user_information=None if rejected.error is None else rejected.error.encode(),
        )
        return [response.encode()]

    def _accept(self, request: Aarq) -> list[bytes]:
        settings = self.settings
        if not _has_version(request):
            raise _Rejected(_PROVIDER.NO_COMMON_ACSE_VERSION)
        if request.application_context_name != settings.context_name:
            raise _Rejected(_USER.APPLICATION_CONTEXT_NAME_NOT_SUPPORTED)
        self._check_user(request)
        self.parties = context = self._meet(request)
        challenge = self._authenticate(request, context)
        initiate, protection = self._initiate_request(request, context)
        vaa_name = VAA_NAME_SN if settings.short_names else VAA_NAME_LN
        answer = negotiate(initiate, self._services, settings.max_receive_pdu_size, vaa_name=vaa_name)
        if not isinstance(answer, InitiateResponse):
            raise _Rejected(_USER.NO_REASON_GIVEN, answer)
        if settings.ciphered and context is not None:
            self.security = context
            if initiate.dedicated_key is not None:
                self._use_dedicated_key(context, initiate.dedicated_key, protection)
        self._open(
            Negotiated(
                answer.negotiated_conformance,
                initiate.client_max_receive_pdu_size,
                answer.server_max_receive_pdu_size,
                answer.vaa_name,
                answer.negotiated_dlms_version_number,
                answer.negotiated_quality_of_service,
            ),
            _ASSOCIATED if challenge is None else _PENDING,
        )
        response = Aare(
            application_context_name=settings.context_name,
            result=AssociationResult.ACCEPTED,
            result_source_diagnostic=_diagnostic(_USER.NULL if challenge is None else _USER.AUTHENTICATION_REQUIRED),
            responding_ap_title=None if context is None else context.system_title,
            responding_ae_qualifier=self._certificate(request, context),
            user_information=self.protect(answer.encode(), protection),
        )
        if challenge is not None:
            response.responder_acse_requirements = AcseRequirements.AUTHENTICATION
            response.mechanism_name = f"{_MECHANISM_NAME}{int(settings.mechanism)}"
            response.responding_authentication_value = AuthenticationValueCharstring(challenge)
        logger.info("%s: %s", self.name, self.state.name.lower())
        return [response.encode()] if initiate.response_allowed else []

    def _open(self, negotiated: Negotiated, state: State) -> None:
        self.negotiated = negotiated
        self._granted = int(negotiated.conformance)
        self._refused = ~self._granted
        self._limit = max(min(negotiated.client_max_receive_pdu_size or _LONGEST, _LONGEST) - self._around, 0)
        self.state = state

    def _check_user(self, request: Aarq) -> None:
        user = request.calling_ae_invocation_id
        if self.settings.users and user not in self.settings.users:
            raise _Rejected(_USER.CALLING_AE_INVOCATION_IDENTIFIER_NOT_RECOGNIZED)
        self.user = user

    def _meet(self, request: Aarq) -> SecurityContext | None:
        """The security of this association, with the client's system title and certificate where it gave them."""
        security = self.settings.security
        if security is None:
            return None
        context = security.context()
        try:
            if request.calling_ap_title is not None:
                context.meet(request.calling_ap_title, request.calling_ae_qualifier)
        except CertificateError as error:
            logger.info("%s: %s", self.name, error)
            raise _Rejected(_USER.CALLING_AE_QUALIFIER_NOT_RECOGNIZED) from None
        except SecurityError as error:
            logger.info("%s: %s", self.name, error)
            raise _Rejected(_USER.CALLING_AP_TITLE_NOT_RECOGNIZED) from None
        if context.peer_system_title is None and self.settings.needs_security:
            raise _Rejected(_USER.CALLING_AP_TITLE_NOT_RECOGNIZED)
        return context

    def _authenticate(self, request: Aarq, context: SecurityContext | None) -> bytes | None:
        """Check the password, or take the client's challenge and give ours. None: nothing more to prove."""
        mechanism = self.settings.mechanism
        asked = request.mechanism_name
        if mechanism is Mechanism.NONE:
            if asked not in (None, f"{_MECHANISM_NAME}0"):
                raise _Rejected(_USER.AUTHENTICATION_MECHANISM_NAME_NOT_RECOGNISED)
            return None
        requirements = request.sender_acse_requirements
        if not isinstance(requirements, AcseRequirements) or not requirements & AcseRequirements.AUTHENTICATION:
            raise _Rejected(_USER.AUTHENTICATION_REQUIRED)
        if asked is None:
            raise _Rejected(_USER.AUTHENTICATION_MECHANISM_NAME_REQUIRED)
        if asked != f"{_MECHANISM_NAME}{int(mechanism)}":
            raise _Rejected(_USER.AUTHENTICATION_MECHANISM_NAME_NOT_RECOGNISED)
        value = request.calling_authentication_value
        if not isinstance(value, AuthenticationValueCharstring):
            raise _Rejected(_USER.AUTHENTICATION_FAILURE)
        try:
            if mechanism is Mechanism.LOW:
                verify_password(needed(self.settings.secret, "password"), value.value)
                return None
            self._authentication = HighAuthentication(self._method(context))
            self._authentication.receive_challenge(value.value)
        except AuthenticationError:
            raise _Rejected(_USER.AUTHENTICATION_FAILURE) from None
        return self._authentication.challenge

    def _certificate(self, request: Aarq, context: SecurityContext | None) -> bytes | None:
        """Ours, for a client that shows its own: there are clients that take an AE qualifier for something else."""
        if context is None or request.calling_ae_qualifier is None:
            return None
        return certificate_shown(self.settings.mechanism, context)

    def _method(self, context: SecurityContext | None) -> Method:
        settings = self.settings
        mechanism, secret = settings.mechanism, settings.secret
        if mechanism is Mechanism.HIGH_GMAC:
            return Gmac(needed(context, "security"))
        if mechanism is Mechanism.HIGH_ECDSA:
            known = needed(context, "security")
            needed(known.keys.signing_private, "own private signing key")
            if known.keys.signing_public is None:
                raise AuthenticationError("no certificate of the client for signatures")
            return Ecdsa(known)
        if mechanism is Mechanism.HIGH_SHA256:
            return Sha256(needed(secret, "secret"), needed(context, "security"))
        if mechanism is Mechanism.HIGH:
            return AesChallenge(needed(secret, "secret"))
        return Digest(mechanism, needed(secret, "secret"))

    def _initiate_request(self, request: Aarq, context: SecurityContext | None) -> tuple[InitiateRequest, Protection]:
        octets, protection = request.user_information, PLAIN
        if octets is None:
            raise _Rejected(_USER.NO_REASON_GIVEN, _initiate_error())
        try:
            if self.settings.ciphered and context is not None and self.settings.security is not None:
                client = context.peer_system_title or b""
                self.settings.security.saw(client)
                octets, protection = context.unprotect(octets)
                self.settings.security.saw(client)
            return InitiateRequest.decode(octets), protection
        except SecurityError as error:
            logger.info("%s: an initiate request is refused: %s", self.name, error)
            code = ServiceErrorApplicationReferenceCode.DECIPHERING_ERROR
            wrong = ConfirmedServiceErrorInitiateError(ServiceErrorApplicationReference(code))
            raise _Rejected(_USER.AUTHENTICATION_FAILURE, wrong) from None
        except DecodeError:
            raise _Rejected(_USER.NO_REASON_GIVEN, _initiate_error()) from None

    def _use_dedicated_key(self, context: SecurityContext, key: bytes, protection: Protection) -> None:
        try:
            context.use_dedicated_key(Secret(key), brought=protection)
        except SecurityError as error:
            logger.info("%s: a dedicated key is refused: %s", self.name, error)
            raise _Rejected(_USER.NO_REASON_GIVEN, _initiate_error()) from None

    def answers_challenge(self, descriptor: CosemMethodDescriptor) -> bool:
        """Whether this method takes the client's answer to the challenge: reply_to_HLS_authentication."""
        return (
            descriptor.class_id == _ASSOCIATION_LN
            and descriptor.method_id == _REPLY_TO_HLS_AUTHENTICATION
            and descriptor.instance_id in (CURRENT_ASSOCIATION, self.settings.logical_name)
        )

    def answer_challenge(self, answer: Data | None) -> Data:
        """Our answer to the client's challenge, for its own to ours.

        Raises `DataAccessError` where none is waited for, and `ActionError` for a wrong one, after which nothing is
        open any more: there is one try.
        """
        authentication = self._authentication
        if self.state is not _PENDING or authentication is None:
            raise DataAccessError(DataAccessResult.READ_WRITE_DENIED)
        self._authentication = None
        try:
            if answer is None or answer.type != "octet-string":
                raise AuthenticationError("the answer to the challenge is no octet-string")
            authentication.verify(answer.value)
            if self.parties is not None and self.settings.security is not None:
                self.settings.security.saw(self.parties.peer_system_title or b"")
            reply = authentication.answer()
        except SecurityError as error:
            logger.info("%s: the answer to the challenge is refused: %s", self.name, error)
            self.state = _IDLE
            self.failures += 1
            raise ActionError(apdu.ActionResult.OTHER_REASON) from None
        self.state = _ASSOCIATED
        logger.info("%s: %s", self.name, self.state.name.lower())
        return Data.octet_string(reply)

    def _release(self, request: Rlrq) -> list[bytes]:
        """Close. On a ciphered association a protected InitiateRequest in it shows that the client itself wants it."""
        information = None
        if self.security is not None and self.state is not _IDLE:
            try:
                if request.user_information is not None:
                    octets, protection = self.security.unprotect(request.user_information)
                    InitiateRequest.decode(octets)
                    information = self.security.protect(self._initiate_response().encode(), like=protection)
                elif not self.security.may_be_released_in_clear:
                    raise PolicyError("a release in clear, which anyone could have sent")
            except (SecurityError, CosemError) as error:
                logger.info("%s: a release is refused: %s", self.name, error)
                return [Rlre(ReleaseResponseReason.NOT_FINISHED).encode()]
        if not self.settings.pre_established:
            self.close()
            logger.info("%s: released", self.name)
        return [Rlre(ReleaseResponseReason.NORMAL, information).encode()]

    def _initiate_response(self) -> InitiateResponse:
        return InitiateResponse(
            negotiated_quality_of_service=self.negotiated.quality_of_service,
            negotiated_dlms_version_number=self.negotiated.dlms_version,
            negotiated_conformance=self.negotiated.conformance,
            server_max_receive_pdu_size=self.negotiated.server_max_receive_pdu_size,
            vaa_name=self.negotiated.vaa_name,
        )


def _diagnostic(
    code: _USER | _PROVIDER,
) -> AssociateSourceDiagnosticAcseServiceUser | AssociateSourceDiagnosticAcseServiceProvider:
    if isinstance(code, _USER):
        return AssociateSourceDiagnosticAcseServiceUser(code)
    return AssociateSourceDiagnosticAcseServiceProvider(code)


def _has_version(request: Aarq) -> bool:
    version = request.protocol_version
    if isinstance(version, AarqProtocolVersion):
        return bool(version & AarqProtocolVersion.VERSION1)
    return len(version) > 0 and version[0]


def _initiate_error() -> ConfirmedServiceErrorInitiateError:
    return ConfirmedServiceErrorInitiateError(ServiceErrorInitiate(ServiceErrorInitiateCode.OTHER))


def refusal(request: bytes) -> list[bytes]:
    """What a client is told to which nothing is offered: that its AARQ is rejected; anything else is not answered."""
    try:
        found = apdu.decode(request)
    except DecodeError:
        return []
    if not isinstance(found, Aarq):
        return []
    response = Aare(
        application_context_name=found.application_context_name,
        result=AssociationResult.REJECTED_PERMANENT,
        result_source_diagnostic=_diagnostic(_USER.NO_REASON_GIVEN),
    )
    return [response.encode()]
