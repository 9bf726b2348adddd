"""What can go wrong below and around the APDU. Errors of the codecs themselves are `cosem.errors`."""

from __future__ import annotations

from typing import Literal

Kind = Literal["malformed", "incomplete"]


class DlmsError(Exception):
    """Base of every error this package raises by itself."""


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
    """The invocation counter is not greater than the last one taken under this key: an APDU sent again, or held back."""

    kind = "replay"


class PolicyError(SecurityError):
    """An APDU that is less protected, or protected in another way, than the association demands."""

    kind = "policy"


class CounterError(SecurityError):
    """Invocation counters cannot be had: used up, or their store is damaged, full or in use by another process."""

    kind = "counter"
