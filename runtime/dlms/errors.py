"""What can go wrong below and around the APDU. Errors of the codecs themselves are `cosem.errors`."""

from __future__ import annotations

from typing import Literal

from cosem.apdu import (
    ActionResult,
    AssociationResult,
    Conformance,
    DataAccessResult,
    ExceptionResponseStateError,
)

Kind = Literal["malformed", "incomplete"]


class DlmsError(Exception):
    """Base of every error this package raises by itself. It goes from one process to another as it is."""

    def __reduce__(self) -> tuple[object, ...]:
        # What it was made of is not what it says, so it is not made again but restored.
        return _restored, (type(self), self.args), self.__dict__


class LinkError(DlmsError, ValueError):
    """Octets that a link layer cannot take as a frame.

    `offset` counts octets from the start of what was given, `kind` is "incomplete" where more octets could still
    make it right and "malformed" otherwise.
    """

    def __init__(self, reason: str, offset: int = 0, kind: Kind = "malformed") -> None:
        super().__init__(f"{reason} (at octet {offset})")
        self.reason = reason
        self.offset = offset
        self.kind: Kind = kind


class FrameError(LinkError):
    """Octets after a flag that are no right HDLC frame.

    `extent` is how far behind the opening flag the length field puts the closing one (0: it tells nothing);
    `certain` says that the header's own check was right, so that a frame was meant.
    """

    def __init__(self, reason: str, offset: int = 0, *, extent: int = 0, certain: bool = False) -> None:
        super().__init__(reason, offset)
        self.extent = extent
        self.certain = certain


class LinkFailure(LinkError):
    """A link that cannot be opened or kept; `reason` says why. What was sent may or may not have arrived."""

    def __init__(self, reason: str) -> None:
        DlmsError.__init__(self, reason)
        self.reason = reason
        self.offset = 0
        self.kind = "malformed"


class LinkTimeout(LinkFailure):
    """The peer does not answer, however often it is asked."""


class UnrelatedAnswer(LinkTimeout):
    """The peer has not answered what it was asked, and `count` times something else: with other invoke ids."""

    def __init__(self, count: int) -> None:
        super().__init__(f"no answer to the request came in time, but {count} with another invoke id")
        self.count = count


class LinkRefused(LinkFailure):
    """The peer answers, and refuses to open the link."""


class LinkDisconnected(LinkFailure):
    """The link is not open, or not open any more."""


class FrameRejected(LinkFailure):
    """The peer received a frame that it cannot take and that sending again does not mend (FRMR)."""


class TransportError(DlmsError):
    """What carries the octets (a socket, a port, a modem) does not work."""


class TransportClosed(TransportError):
    """The connection is closed, by the peer or by this side."""


class TransportTimeout(TransportError, TimeoutError):
    """Nothing came, or nothing could be sent, within the time given."""


class AddressError(DlmsError, ValueError):
    """A connection URL that says nothing that could be opened; the message shows what is wrong with it."""


class SecurityError(DlmsError):
    """A protected APDU that cannot be taken: wrong, forged, or a key is missing. Never carries a secret."""

    kind: str = "malformed"

    def __init__(self, reason: str, offset: int = 0, kind: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset
        self.kind = kind or type(self).kind


class AuthenticationError(SecurityError):
    """The authentication tag or signature does not fit: octets were altered, or keys or system title are others."""

    kind = "authentication"


class MissingKeyError(SecurityError):
    """What the APDU names (a key, a system title) is not among what was given."""

    kind = "missing-key"


class UnsupportedError(SecurityError):
    """A protection this library does not do, such as compression or an unknown suite."""

    kind = "unsupported"


class ReplayError(SecurityError):
    """The invocation counter is not greater than the last one taken under this key: an APDU sent again or held back."""

    kind = "replay"


class PolicyError(SecurityError):
    """An APDU that is less protected, or protected in another way, than the association demands."""

    kind = "policy"


class CounterError(SecurityError):
    """Invocation counters cannot be had: used up, or their store is damaged, full or in use by another process."""

    kind = "counter"


class CertificateError(SecurityError):
    """A certificate or key file that is malformed, or that may not be used for what it is needed for."""

    kind = "certificate"


class NoSuchCertificate(CertificateError):
    """None of the certificates that are held is the one that is pointed at."""


class AssociationError(DlmsError):
    """An association that cannot be opened, is not open, or cannot do what is asked of it."""


class NotAssociated(AssociationError):
    """A service was asked for while no association is open."""


class NotGranted(AssociationError):
    """A service that the negotiated conformance does not have; nothing was sent. `service`: the missing part of it."""

    def __init__(self, service: Conformance) -> None:
        names = ", ".join(str(bit.name).lower().replace("_", "-") for bit in service)
        super().__init__(f"not granted by the peer: {names}")
        self.service = service


class PduTooLong(AssociationError):
    """What is to be sent exceeds the largest PDU the peer takes, and no block transfer is granted for it."""


class ProtocolError(AssociationError):
    """The peer sent an APDU that is no answer to what it was asked."""


class BlockTransferError(ProtocolError):
    """Blocks that do not follow each other, are aborted by the peer, or become more than this side takes."""


class AssociationRejected(AssociationError):
    """The peer refuses the association.

    `result` says whether for good; `source` is "acse-service-user", "acse-service-provider" or, where the xDLMS
    context is what it refuses, "xdlms"; `diagnostic` is the reason as an enumeration of the source (a plain int where
    unknown).
    """

    def __init__(self, result: AssociationResult | int, source: str, diagnostic: int) -> None:
        super().__init__(f"the peer rejects the association: {_spelt(diagnostic)} ({source})")
        self.result = result
        self.source = source
        self.diagnostic = diagnostic

    @property
    def permanent(self) -> bool:
        """Whether asking again is of no use."""
        return self.result == AssociationResult.REJECTED_PERMANENT


class ApplicationContextRejected(AssociationRejected):
    """The peer does not have this application context: logical or short names, ciphered or not."""


class NameRejected(AssociationRejected):
    """A title, qualifier or invocation identifier of the calling or the called side is not recognized."""


class AuthenticationRejected(AssociationRejected):
    """The password, mechanism or lack of one is not accepted."""


class VersionRejected(AssociationRejected):
    """There is no version of ACSE or of DLMS that both sides have."""


class ContextRejected(AssociationRejected):
    """The xDLMS context proposed is refused: conformance or PDU size."""


class ServiceError(DlmsError):
    """The peer has understood a request, and refuses it or fails."""


class DataAccessError(ServiceError):
    """An attribute cannot be read or written; `result` says why."""

    def __init__(self, result: DataAccessResult | int, what: str = "") -> None:
        super().__init__(f"{what}: {_spelt(result)}" if what else _spelt(result))
        self.result = result


class ActionError(ServiceError):
    """A method cannot be invoked; `result` says why."""

    def __init__(self, result: ActionResult | int, what: str = "") -> None:
        super().__init__(f"{what}: {_spelt(result)}" if what else _spelt(result))
        self.result = result


class ExceptionResponseError(ServiceError):
    """The peer cannot process an APDU at all.

    `service_error` is the name of the reason. `invocation_counter` is what a server says it expects, where it says so;
    nothing proves it. `authenticated` is False when the response came in clear.
    """

    def __init__(
        self,
        state_error: ExceptionResponseStateError | int,
        service_error: str,
        invocation_counter: int | None = None,
        authenticated: bool = False,
    ) -> None:
        super().__init__(f"exception-response: {_spelt(state_error)}, {service_error}")
        self.state_error = state_error
        self.service_error = service_error
        self.invocation_counter = invocation_counter
        self.authenticated = authenticated


class ConfirmedServiceErrorReceived(ServiceError):
    """A confirmedServiceError: `service` it is about, `error` the kind, and `code` (an enumeration of the kind)."""

    def __init__(self, service: str, error: str, code: int) -> None:
        super().__init__(f"confirmedServiceError: {service}, {error}, {_spelt(code)}")
        self.service = service
        self.error = error
        self.code = code


def _restored(kind: type[DlmsError], args: tuple[object, ...]) -> DlmsError:
    error = kind.__new__(kind)
    error.args = args
    return error


def _spelt(code: int) -> str:
    """The name of an enumeration's member as the standard spells it, or the number."""
    name = getattr(code, "name", None)
    return f"code {int(code)}" if name is None else str(name).lower().replace("_", "-")
