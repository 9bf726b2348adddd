"""How long things may take and how often they are tried: the one place where this is set."""

from __future__ import annotations

from dataclasses import dataclass, fields

__all__ = ["Timeouts"]

# Eleven days: more than anyone waits, and less than sockets can be told to.
LONGEST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """Times in seconds. `replace` from `dataclasses` makes a variant.

    connect: opening a TCP or TLS connection, each address; until a meter says who it is in a sign-on, each try.
    exchange: from sending an APDU until its whole answer is there.
    response: HDLC, from a frame that asks for an answer until an answering frame. UDP, from a request until its answer.
    inter_octet: HDLC, silence within a frame after which the rest of it will not come. Class 23 allows 0.02 to 6 s.
    inactivity: HDLC, a server takes a connection as closed when nothing comes for so long; 0 is never. Class 23: 120 s.
    poll: HDLC, between two questions to a server that is alive and has no answer yet, or is busy.
    hold: HDLC, how long a server waits for its application before it says that there is no answer yet.
    retries: how often a frame without answer is sent again before the link is given up; on UDP, a request to read.
    """

    connect: float = 10.0
    exchange: float = 60.0
    response: float = 5.0
    inter_octet: float = 2.0
    inactivity: float = 120.0
    poll: float = 0.2
    hold: float = 2.0
    retries: int = 3

    def __post_init__(self) -> None:
        for item in fields(self):
            if not 0 <= getattr(self, item.name) <= LONGEST:
                raise ValueError(f"{item.name} is {getattr(self, item.name)!r}; it is from 0 to {LONGEST}")
