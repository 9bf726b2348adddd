"""The client's side of an association: every operation is an `Exchange` that a driver runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cosem import apdu
from cosem.apdu import (
    APPLICATION_CONTEXT,
    AUTHENTICATION_MECHANISM_NAME,
    Aare,
    Aarq,
    AcseRequirements,
    AssociateSourceDiagnosticAcseServiceProvider,
    AssociateSourceDiagnosticAcseServiceProviderCode,
    AssociateSourceDiagnosticAcseServiceUserCode,
    AssociationResult,
    AuthenticationValueCharstring,
    ConfirmedServiceErrorInitiateError,
    Conformance,
    CosemMethodDescriptor,
    InitiateRequest,
    InitiateResponse,
    ParameterizedAccess,
    Record,
    ReleaseRequestReason,
    Rlre,
    Rlrq,
    ServiceErrorInitiate,
    ServiceErrorInitiateCode,
)
from cosem.data import Data
from cosem.errors import DecodeError
from cosem.obis import Obis
from dlms.association.blocks import LIMIT
from dlms.association.client_ln import LogicalNameServices
from dlms.association.client_sn import ShortNameServices
from dlms.association.conversation import Conversation, Notification, Trace, raise_refusal, unexpected
from dlms.association.credentials import Security
from dlms.association.exchange import Exchange
from dlms.association.negotiation import (
    DLMS_VERSION,
    LOGICAL_NAME_SERVICES,
    LONGEST_PDU,
    SHORT_NAME_SERVICES,
    Negotiated,
    read_initiate_response,
)
from dlms.errors import (
    ActionError,
    ApplicationContextRejected,
    AssociationRejected,
    AuthenticationError,
    AuthenticationRejected,
    ContextRejected,
    DataAccessError,
    NameRejected,
    ProtocolError,
    SecurityError,
    VersionRejected,
)
from dlms.security.authentication import HighAuthentication, Mechanism, certificate_shown
from dlms.security.context import Protection, SecurityContext

__all__ = ["ClientAssociation"]

# reply_to_HLS_authentication of the current association, class 15 and class 12 (Blue Book 17, 4.4.4 and 4.4.3).
_REPLY_TO_HLS = CosemMethodDescriptor(15, Obis("0.0.40.0.0.255"), 1)
_REPLY_TO_HLS_OFFSET = 0x58
_WITHOUT_CIPHERING, _WITH_CIPHERING = 1, 3
_User = AssociateSourceDiagnosticAcseServiceUserCode


class ClientAssociation(LogicalNameServices, ShortNameServices):
    """An association as its client has it: opened, used and released by exchanges, one at a time.

    `short_names` asks for short-name referencing. `conformance` is what is proposed (the default: all this side knows),
    `max_receive_pdu_size` the longest APDU we take, 0 for any. `general_blocks` prefers general block transfer to that
    of the services. The others are as in `Conversation`.
    """

    def __init__(
        self,
        security: Security | None = None,
        *,
        short_names: bool = False,
        conformance: Conformance | None = None,
        max_receive_pdu_size: int = LONGEST_PDU,
        general_blocks: bool = False,
        priority: bool = True,
        window: int = 8,
        limit: int = LIMIT,
        resend: int = 0,
        on_notification: Callable[[Notification, Protection], None] | None = None,
        trace: Trace | None = None,
    ) -> None:
        self.security = security or Security.none()
        self.short_names = short_names
        if conformance is None:
            conformance = SHORT_NAME_SERVICES if short_names else LOGICAL_NAME_SERVICES
            if not self.security.ciphered:
                conformance &= ~Conformance.GENERAL_PROTECTION
        self._proposed = conformance
        self._max_receive_pdu_size = max_receive_pdu_size
        talk = Conversation(window=window, limit=limit, resend=resend, on_notification=on_notification, trace=trace)
        super().__init__(talk, priority=priority, general_blocks=general_blocks)

    def __repr__(self) -> str:
        return f"<ClientAssociation: {'open' if self._open else 'not open'}>"

    @property
    def is_open(self) -> bool:
        """Whether services may be asked for."""
        return self._open

    @property
    def negotiated(self) -> Negotiated:
        """What was agreed on. Raises `NotAssociated` before that."""
        self._must_be_open()
        return self._talk.negotiated

    @property
    def resend(self) -> int:
        """How often something is sent again, for a line that loses things."""
        return self._talk.resend

    def fits(self, request: Record) -> bool:
        """Whether the server takes a request of this length in one APDU."""
        return self._talk.fits(request)

    @property
    def context(self) -> SecurityContext | None:
        """The security of the open association."""
        return self._talk.context

    # opening and releasing

    def open(self) -> Exchange[Negotiated]:
        """Ask for the association, and prove each other where the mechanism does.

        Raises `AssociationRejected` or one of its kinds, `AuthenticationError` and other `SecurityError`s where the
        server does not prove itself, `NotGranted` where `security` asks for general forms of protection that the server
        does not have, `ProtocolError` for answers that are none.
        """
        self._open = False
        talk = self._talk
        talk.begin(self.security.context())
        authentication = self.security.authentication(talk.context)
        initiate = self._initiate_request()
        aarq = self._aarq(initiate, authentication)
        answer = yield from self._ask_acse(aarq)
        if not isinstance(answer, Aare):
            raise_refusal(answer)
            raise unexpected(answer)
        if answer.result != AssociationResult.ACCEPTED:
            raise self._rejection(answer)
        response = self._information_of(answer)
        if answer.application_context_name != aarq.application_context_name:
            raise ProtocolError(f"the server answers with application context {answer.application_context_name}")
        if not isinstance(response, InitiateResponse):
            raise ProtocolError("the server accepts without an InitiateResponse")
        talk.negotiated = read_initiate_response(initiate, response)
        if talk.context is not None and talk.context.is_general:
            talk.negotiated.require(Conformance.GENERAL_PROTECTION)
        if authentication is not None:
            yield from self._prove(authentication, answer)
        self._open = True
        return talk.negotiated

    def assume(self, negotiated: Negotiated) -> None:
        """Use an association that is pre-established: it is open, as `negotiated`, without a word."""
        self._talk.begin(self.security.context(), negotiated)
        self._open = True

    def release(self) -> Exchange[None]:
        """End the association. Whatever the server answers, it is over."""
        self._must_be_open()
        self._open = False
        information = None
        if self.security.ciphered:
            # No key goes out here: the InitiateRequest is there for its tag alone (Green Book 8.3, 9.3.3).
            information = self._talk.protect(self._initiate_request(with_key=False))
        answer = yield from self._ask_acse(Rlrq(ReleaseRequestReason.NORMAL, information))
        if not isinstance(answer, Rlre):
            raise_refusal(answer)
            raise unexpected(answer)
        if answer.user_information is not None:
            self._talk.open(answer.user_information)

    def abandon(self) -> None:
        """The association is gone, as when its connection is."""
        self._open = False

    def _initiate_request(self, *, with_key: bool = True) -> InitiateRequest:
        key = None
        if self.security.dedicated_key and with_key and self._talk.context is not None:
            key = bytes(self._talk.context.new_dedicated_key())
        return InitiateRequest(
            dedicated_key=key,
            proposed_dlms_version_number=DLMS_VERSION,
            proposed_conformance=self._proposed,
            client_max_receive_pdu_size=self._max_receive_pdu_size,
        )

    def _aarq(self, initiate: InitiateRequest, authentication: HighAuthentication | None) -> Aarq:
        security = self.security
        context = (_WITH_CIPHERING if security.ciphered else _WITHOUT_CIPHERING) + self.short_names
        aarq = Aarq(
            application_context_name=f"{APPLICATION_CONTEXT}.{context}",
            calling_ap_title=security.system_title,
            calling_ae_qualifier=security.certificate or self._certificate(),
            calling_ae_invocation_id=security.user_id,
            user_information=self._talk.protect(initiate, replace(initiate, dedicated_key=None)),
        )
        if security.mechanism is not Mechanism.NONE:
            proof = security.secret if authentication is None else authentication.challenge
            aarq.sender_acse_requirements = AcseRequirements.AUTHENTICATION
            aarq.mechanism_name = f"{AUTHENTICATION_MECHANISM_NAME}.{security.mechanism:d}"
            aarq.calling_authentication_value = AuthenticationValueCharstring(bytes(proof or b""))
        return aarq

    def _certificate(self) -> bytes | None:
        context = self._talk.context
        return None if context is None else certificate_shown(self.security.mechanism, context)

    def _ask_acse(self, request: Record) -> Exchange[Record]:
        trace = self._talk.trace
        if trace is not None:
            shown = request
            if isinstance(request, Aarq) and self.security.mechanism is Mechanism.LOW:
                shown = replace(request, calling_authentication_value=AuthenticationValueCharstring(b"(password)"))
            trace("sent", shown.encode(), shown.encode())
        answer = yield request.encode()
        if trace is not None:
            trace("received", answer, answer)
        try:
            return apdu.decode(answer)
        except DecodeError as error:
            raise ProtocolError(f"the server's answer cannot be decoded: {error}") from error

    def _information_of(self, answer: Aare) -> Record | None:
        """The user information, which only the one whose title stands beside it can have protected."""
        if self._talk.context is not None and answer.responding_ap_title is not None:
            self._talk.context.meet(answer.responding_ap_title, answer.responding_ae_qualifier)
        return None if answer.user_information is None else self._talk.open(answer.user_information)[0]

    def _rejection(self, answer: Aare) -> AssociationRejected:
        """Why the server rejects. An initiateError says more than the diagnostic, where it can be read."""
        try:
            information = self._information_of(answer)
        except (SecurityError, ProtocolError):
            information = None
        if isinstance(information, ConfirmedServiceErrorInitiateError):
            error = information.value
            kind = AssociationRejected
            if isinstance(error, ServiceErrorInitiate):
                too_low = error.value == ServiceErrorInitiateCode.DLMS_VERSION_TOO_LOW
                kind = VersionRejected if too_low else ContextRejected
            return kind(answer.result, "xdlms", error.value)
        diagnostic = answer.result_source_diagnostic
        if isinstance(diagnostic, AssociateSourceDiagnosticAcseServiceProvider):
            no_version = diagnostic.value == AssociateSourceDiagnosticAcseServiceProviderCode.NO_COMMON_ACSE_VERSION
            kind = VersionRejected if no_version else AssociationRejected
            return kind(answer.result, "acse-service-provider", diagnostic.value)
        kind = _KINDS.get(diagnostic.value, AssociationRejected)
        return kind(answer.result, "acse-service-user", diagnostic.value)

    def _prove(self, authentication: HighAuthentication, answer: Aare) -> Exchange[None]:
        """Passes 3 and 4 of HLS."""
        mechanism = f"{AUTHENTICATION_MECHANISM_NAME}.{self.security.mechanism:d}"
        if answer.mechanism_name not in (None, mechanism):
            raise AuthenticationError(f"the server answers with mechanism {answer.mechanism_name}")
        if not isinstance(answer.responding_authentication_value, AuthenticationValueCharstring):
            raise AuthenticationError("the server sends no challenge, and so would not prove itself")
        authentication.receive_challenge(answer.responding_authentication_value.value)
        proof = Data.octet_string(authentication.answer())
        try:
            returned = yield from self._reply_to_hls_authentication(proof)
        except (ActionError, DataAccessError) as error:
            raise AuthenticationError(f"the server does not accept our answer to its challenge: {error}") from None
        if returned is None or returned.type != "octet-string":
            raise AuthenticationError("the server does not answer our challenge")
        authentication.verify(returned.value)

    def _reply_to_hls_authentication(self, proof: Data) -> Exchange[Data | None]:
        if not self.short_names:
            return (yield from self._invoke(_REPLY_TO_HLS, proof))
        name = self._talk.negotiated.vaa_name + _REPLY_TO_HLS_OFFSET
        self._open = True  # this one service is there before the association is
        try:
            (answer,) = yield from self.read([ParameterizedAccess(name, 0, proof)])
        finally:
            self._open = False
        if isinstance(answer, DataAccessError):
            raise answer
        return answer


_KINDS: dict[int, type[AssociationRejected]] = {
    _User.APPLICATION_CONTEXT_NAME_NOT_SUPPORTED: ApplicationContextRejected,
    **dict.fromkeys(
        range(_User.CALLING_AP_TITLE_NOT_RECOGNIZED, _User.CALLED_AE_INVOCATION_IDENTIFIER_NOT_RECOGNIZED + 1),
        NameRejected,
    ),
    **dict.fromkeys(
        range(_User.AUTHENTICATION_MECHANISM_NAME_NOT_RECOGNISED, _User.AUTHENTICATION_REQUIRED + 1),
        AuthenticationRejected,
    ),
}
