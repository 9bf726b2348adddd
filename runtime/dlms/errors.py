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
