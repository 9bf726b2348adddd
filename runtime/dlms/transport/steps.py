"""What is said on a serial line before there is a link (a sign-on, a modem command), without input or output.

Such a conversation is a generator: it yields the next `Step`, and is sent what was read after each `Read` (b"" after
the others). One text of it serves blocking and asyncio ports.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Baud", "Pause", "Read", "Step", "Steps", "Write", "read_before"]


@dataclass(frozen=True, slots=True)
class Write:
    """Send these octets, and wait until the last is on the line."""

    octets: bytes


@dataclass(frozen=True, slots=True)
class Read:
    """Give what comes within so many seconds; b"" when nothing does."""

    timeout: float


@dataclass(frozen=True, slots=True)
class Pause:
    """Do nothing for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Baud:
    """Change the rate of the line, both ways."""

    rate: int


Step = Write | Read | Pause | Baud

T = TypeVar("T")
Steps = Generator[Step, bytes, T]


def read_before(limit: float, timeout: float | None = None) -> Steps[bytes]:
    """What comes before the monotonic time `limit`, and within `timeout` seconds; b"" when nothing does.

    However little a peer sends, and however often, it is not waited for beyond the limit.
    """
    left = limit - time.monotonic()
    if left <= 0:
        return b""
    return (yield Read(left if timeout is None else min(left, timeout)))
