"""Transaction ids of general-ciphering and general-signing: what makes such an APDU one that was not seen before.

The key of an APDU with a wrapped or agreed key is made for that APDU, so no counter under it tells a replay. Our ids
are a counter followed by random octets: they rise, and differ even where the counter had to begin again, which matters
in the static unified model, where the id makes the key.
"""

from __future__ import annotations

import secrets

from dlms.errors import ReplayError
from dlms.security.counters import CounterStore

ID_LENGTH = 8
# Transactions that were never answered are forgotten, the oldest first.
_MAX_OPEN = 64


class Transactions:
    """The transactions of one association: those we open, and those the peer opens."""

    def __init__(self, counters: CounterStore, system_title: bytes) -> None:
        self._counters = counters
        self._own = f"sent-transaction {system_title.hex()}"
        self._open: dict[bytes, None] = {}

    def new(self) -> bytes:
        """The id of a transaction that we open; the answer to it carries the same id."""
        transaction_id = self._counters.next(self._own).to_bytes(4) + secrets.token_bytes(4)
        self._open[transaction_id] = None
        if len(self._open) > _MAX_OPEN:
            del self._open[next(iter(self._open))]
        return transaction_id

    def take_answer(self, transaction_id: bytes) -> None:
        """Take the one answer to a transaction of ours; `ReplayError` where none of that id is open."""
        if transaction_id not in self._open:
            raise ReplayError("the transaction id is not that of an open transaction")
        del self._open[transaction_id]

    def take(self, transaction_id: bytes, originator: bytes) -> None:
        """Take an APDU with which the peer opens a transaction; `ReplayError` unless it is newer than all before.

        An id longer than 8 octets has a kind in front, and each kind counts for itself, as in Great Britain.
        """
        kind, number = transaction_id[:-ID_LENGTH].hex(), int.from_bytes(transaction_id[-ID_LENGTH:])
        name = f"received-transaction{kind and '-' + kind} {originator.hex()}"
        if not transaction_id or not self._counters.accept(name, number):
            raise ReplayError("the transaction id is not greater than the last one taken")
