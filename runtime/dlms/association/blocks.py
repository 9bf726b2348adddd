"""Block transfer: what does not fit into one APDU goes in several. Client and server use the same objects.

Service-specific (Green Book 8.3, 9.4.6.3 to 9.4.6.5): GET, SET, ACTION, Read and Write number their blocks from 1 and
acknowledge each one. `OutgoingBlocks` and `IncomingBlocks` are the two ends; the APDUs around them are the service's.

General (Green Book 8.3, 9.4.6.13): any APDU, as it goes on the line and so ciphered already, is cut up inside
general-block-transfer APDUs. `GeneralBlocks` is either end. Both sides number what they send from 1, acknowledge in
every APDU the last block up to which they have all (BNA), and say how many blocks in a row they take (window). Who
sends more without waiting sets the streaming bit; an APDU without it passes the turn to the other side, which then
sends on from the block after BNA, and so sends again what was lost. A side with nothing to say when it is its turn
sends an empty block.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from cosem.apdu import BlockControl, GeneralBlockTransfer
from dlms.errors import BlockTransferError

__all__ = [
    "GENERAL_BLOCK_TRANSFER",
    "MAX_WINDOW",
    "Block",
    "GeneralBlocks",
    "IncomingBlocks",
    "OutgoingBlocks",
    "octets_that_fit",
]

GENERAL_BLOCK_TRANSFER: Final = 224
MAX_WINDOW: Final = 63
# What one value may have, put together from blocks, unless the association says otherwise.
LIMIT: Final = 64 << 20
_LAST_NUMBER = 0xFFFF
# How often in a row a block may come once more.
_PATIENCE: Final = 32
# Octets of blocks that are sent in one turn, whatever window the peer names: it may be somebody else's address.
_TURN: Final = 1 << 17
# The octets whose number takes a length field of 1, 2, 3, 4, 5 octets.
_BY_LENGTH = ((0, 0x7F), (0x80, 0xFF), (0x100, 0xFFFF), (0x10000, 0xFFFFFF), (0x1000000, 0xFFFFFFFF))
_GENERAL_HEADER = len(GeneralBlockTransfer(BlockControl(0), 0, 0, b"").encode())


def octets_that_fit(limit: int, around: int) -> int:
    """How long an octet string may be in a PDU of `limit` octets, `around` being the PDU's length with an empty one.

    Raises `BlockTransferError` where not even one octet fits.
    """
    room, fits = limit - around, 0
    for more, (least, most) in enumerate(_BY_LENGTH):  # octets that the length field has beyond its first
        if least <= room - more:
            fits = min(room - more, most)
    if room > 0:
        return fits
    raise BlockTransferError(f"no block fits into a PDU of {limit} octets")


class Block(NamedTuple):
    """One block of a service-specific transfer."""

    last: bool
    number: int
    data: bytes


class OutgoingBlocks:
    """A value that goes out block by block, each after the one before it was acknowledged."""

    __slots__ = ("_at", "_block", "_octets")

    def __init__(self, octets: bytes) -> None:
        self._octets = octets
        self._at = 0
        self._block: Block | None = None

    @property
    def number(self) -> int:
        """The number of the block that was sent last; 0 before the first."""
        return 0 if self._block is None else self._block.number

    @property
    def finished(self) -> bool:
        """Whether the last block was taken out."""
        return self._block is not None and self._block.last

    def next(self, room: int) -> Block:
        """The next block, of at most `room` octets."""
        if self.finished:
            raise BlockTransferError("there are no more blocks")
        if room < 1:
            raise BlockTransferError("there is no room for a block")
        data = self._octets[self._at : self._at + room]
        self._at += len(data)
        self._block = Block(self._at >= len(self._octets), self.number + 1, data)
        return self._block

    def after(self, acknowledged: int, room: int) -> Block:
        """What to send when the peer says that it has block `acknowledged`.

        That is the next one; or, should it have asked twice, the same again. Raises `BlockTransferError` for another
        number.
        """
        block = self._block
        if block is not None and acknowledged == block.number and not block.last:
            return self.next(room)
        if block is not None and acknowledged == block.number - 1 and acknowledged > 0:
            return block
        raise BlockTransferError(f"block {acknowledged} is acknowledged, {self.number} was sent")


class IncomingBlocks:
    """A value that comes in block by block. No more than `limit` octets are taken."""

    __slots__ = ("_again", "_last", "_limit", "_octets", "_piece", "finished", "number")

    def __init__(self, limit: int = LIMIT) -> None:
        self.number = 0
        self.finished = False
        self._again = 0
        self._octets = bytearray()
        self._piece = b""
        self._last = False
        self._limit = limit

    @property
    def octets(self) -> bytes:
        """What has come so far; all of it once `finished`."""
        return bytes(self._octets)

    def take(self, last: bool, number: int, data: bytes) -> None:
        """Take a block. The last one sent again, the acknowledgement having been lost, changes nothing.

        Raises `BlockTransferError` for any other than the next one, for too much, and where that one comes for ever.
        """
        if number == self.number and number > 0 and data == self._piece and last == self._last:
            self._again += 1
            if self._again > _PATIENCE:
                raise BlockTransferError(f"block {number} comes again and again")
            return
        if number != self.number + 1 or self.finished:
            raise BlockTransferError(f"block {number} came where block {self.number + 1} was expected")
        if not (data or last):
            raise BlockTransferError(f"block {number} is empty")  # a peer could go on like that for ever
        if len(self._octets) + len(data) > self._limit:
            raise BlockTransferError(f"more than {self._limit} octets in one transfer")
        self._octets += data
        self.number, self._piece, self._last, self.finished = number, data, last, last
        self._again = 0


class GeneralBlocks:
    """One end of a general block transfer: an APDU each way at most, as in a request and its response.

    `window` is how many blocks in a row we take, `block_size` how many octets we put into one (0: no limit), `limit`
    how many we take in all. `sent` says that our APDU went without block transfer, `received` that the peer's came
    so. On a line that brings everything `in_order`, a block that is not the next one belongs to a transfer that was
    given up, and is passed over. What `start`, `receive` and `again` give are APDUs to send, in order.
    """

    __slots__ = (
        "_ahead",
        "_block_size",
        "_in_order",
        "_limit",
        "_outgoing",
        "_peer_has",
        "_peer_window",
        "_pieces",
        "_received",
        "_said_all",
        "_size",
        "_window",
        "apdu",
        "expecting",
    )

    def __init__(
        self,
        *,
        window: int = 1,
        block_size: int = 0,
        limit: int = LIMIT,
        sent: bool = False,
        received: bool = False,
        in_order: bool = False,
    ) -> None:
        if not 1 <= window <= MAX_WINDOW:
            raise ValueError(f"a window is 1 to {MAX_WINDOW} blocks, not {window}")
        self._window = window
        self._block_size = block_size
        self._limit = limit
        self._in_order = in_order
        self._said_all = sent
        self._outgoing: list[tuple[bytes, bool]] = []  # (data, last) of block n is at n - 1
        self._peer_has = 0
        self._peer_window = 1
        self._received = 0
        self._pieces: list[bytes] = []
        self._ahead: dict[int, tuple[bytes, bool]] = {}  # of blocks after a lost one
        self._size = 0
        self.apdu: bytes | None = b"" if received else None
        self.expecting = False

    @staticmethod
    def block_size_of(pdu_size: int) -> int:
        """The most octets of a block in an APDU of `pdu_size`; 0 for no limit."""
        return 0 if pdu_size == 0 else octets_that_fit(pdu_size, _GENERAL_HEADER)

    @property
    def received(self) -> int:
        """The number of the block up to which the peer's are all there."""
        return self._received

    @property
    def delivered(self) -> bool:
        """Whether the peer has acknowledged all that was sent."""
        return self._peer_has >= len(self._outgoing)

    def start(self, apdu: bytes) -> list[bytes]:
        """Begin to send `apdu`: the request, or the response once the whole request is in `self.apdu`."""
        if self._said_all:
            raise BlockTransferError("one APDU a transfer each way")
        self._said_all = True
        pieces = _cut(apdu, self._block_size)
        for index, piece in enumerate(pieces, 1):
            self._add(piece, index == len(pieces))
        return self._take_turn()

    def receive(self, block: GeneralBlockTransfer) -> list[bytes]:
        """Take a block. When it was the last one missing, `apdu` is there and nothing is to be sent.

        Nothing is to be sent either while the peer streams on (`expecting`). Raises `BlockTransferError` where the
        peer gives up or sends too much.
        """
        control, number = block.block_control, block.block_number
        if number == 0:
            raise BlockTransferError("the peer gives the block transfer up")
        if self._in_order and self.apdu is None and number > self._received + 1:
            self.expecting = True
            return []
        self._peer_window = max(control.window, 1)
        self._peer_has = min(max(self._peer_has, block.block_number_ack), len(self._outgoing))
        incomplete = self.apdu is None
        self._keep(number, block.block_data, control.last_block)
        self.expecting = control.streaming
        if self.expecting or (self.apdu is not None and (incomplete or self.delivered)):
            return []
        return self._take_turn()

    def again(self) -> list[bytes]:
        """What to send when nothing comes: what we have, and what the peer has not acknowledged."""
        self.expecting = False
        return self._take_turn()

    @staticmethod
    def abort() -> bytes:
        """The APDU that says that this side gives up."""
        return GeneralBlockTransfer(BlockControl.of(last_block=True), 0, 0, b"").encode()

    @staticmethod
    def unconfirmed(apdu: bytes, block_size: int = 0) -> list[bytes]:
        """All blocks of an APDU that nobody answers, such as a notification: they leave at once, with a window of 0."""
        pieces = _cut(apdu, block_size)
        return [
            _block(BlockControl.of(streaming=number < len(pieces), last_block=number == len(pieces)), number, 0, piece)
            for number, piece in enumerate(pieces, 1)
        ]

    def _keep(self, number: int, data: bytes, last: bool) -> None:
        if self.apdu is not None:  # only acknowledgements follow
            self._received += number == self._received + 1
            return
        if number <= self._received or number in self._ahead:
            return  # sent once more
        if number > self._received + MAX_WINDOW:
            raise BlockTransferError(f"block {number} came where block {self._received + 1} was expected")
        self._size += len(data)
        if self._size > self._limit:
            raise BlockTransferError(f"more than {self._limit} octets in one transfer")
        self._ahead[number] = (data, last)
        while (found := self._ahead.pop(self._received + 1, None)) is not None:
            self._received += 1
            data, last = found
            if data:
                self._pieces.append(data)
            if last and self._pieces:
                self.apdu = b"".join(self._pieces)
                self._pieces.clear()
                self._ahead.clear()

    def _take_turn(self) -> list[bytes]:
        first = self._peer_has
        if first == len(self._outgoing):
            self._add(b"", self._said_all)
        most = max(_TURN // (self._block_size or _TURN), 1)
        waiting = self._outgoing[first : first + min(self._peer_window, most)]
        window = min(self._ahead) - self._received - 1 if self._ahead else self._window
        return [
            _block(
                BlockControl.of(window=window, streaming=number < first + len(waiting), last_block=last),
                number,
                self._received,
                data,
            )
            for number, (data, last) in enumerate(waiting, first + 1)
        ]

    def _add(self, data: bytes, last: bool) -> None:
        if len(self._outgoing) >= _LAST_NUMBER:
            raise BlockTransferError("more blocks than can be numbered")
        self._outgoing.append((data, last))


def _cut(apdu: bytes, size: int) -> list[bytes]:
    size = size or len(apdu)
    if -(-len(apdu) // size) > _LAST_NUMBER:
        raise BlockTransferError("more blocks than can be numbered")
    return [apdu[start : start + size] for start in range(0, len(apdu), size)]


def _block(control: BlockControl, number: int, acknowledged: int, data: bytes) -> bytes:
    return GeneralBlockTransfer(control, number, acknowledged, data).encode()
