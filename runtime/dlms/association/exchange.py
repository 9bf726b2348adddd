"""Conversations as generators: what is to be sent is yielded, what came is sent in, the result is returned.

A driver that runs one sends `bytes` and waits for the next APDU; sends a `NoReply` and goes on; waits for a `Receive`;
and lets time pass for a `Pause`.
What goes wrong below it throws into the generator, which may know how to go on and otherwise lets it through.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Final, TypeVar

__all__ = ["RECEIVE", "Exchange", "NoReply", "Pause", "Receive", "Step"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NoReply:
    """An APDU after which more is sent before anything is awaited. `confirmed` is False where no answer ever comes.

    `broadcast` is for all meters on the line.
    """

    apdu: bytes
    confirmed: bool = True
    broadcast: bool = False


@dataclass(frozen=True, slots=True)
class Receive:
    """Nothing is to be sent; one more APDU is awaited."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing is to be done for so many seconds."""

    seconds: float


RECEIVE: Final = Receive()
Step = bytes | NoReply | Receive | Pause
# After a NoReply or a Pause, and only then, b"" is sent in.
Exchange = Generator[Step, bytes, T]
