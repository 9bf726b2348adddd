"""Events every link layer shares: octets that belong to no frame, and frames that are damaged."""

from __future__ import annotations

from dataclasses import dataclass

from dlms.errors import LinkError


@dataclass(frozen=True, slots=True)
class Noise:
    """Octets between frames that were skipped. `reason` says why they are none, where something was tried."""

    offset: int
    octets: bytes
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BadFrame:
    """Octets that were meant as a frame and cannot be taken as one; `error` says where and why."""

    offset: int
    octets: bytes
    error: LinkError
