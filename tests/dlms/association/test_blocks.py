"""Block transfer: both ends against each other over lines that lose, double and reorder, and against bad peers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosem.apdu import BlockControl, DataBlockSa, GeneralBlockTransfer, InvokeIdAndPriority, SetRequestWithDatablock
from dlms.association.blocks import MAX_WINDOW, GeneralBlocks, IncomingBlocks, OutgoingBlocks, octets_that_fit
from dlms.errors import BlockTransferError


def read(octets: bytes) -> GeneralBlockTransfer:
    return GeneralBlockTransfer.decode(octets)


def test_octets_that_fit_are_as_many_as_fit() -> None:
    """Against the encoder: with so many octets the APDU fits, with one more it does not."""

    def length(count: int) -> int:
        return len(SetRequestWithDatablock(InvokeIdAndPriority(1), DataBlockSa(False, 1, bytes(count))).encode())

    for limit in [*range(length(0) + 1, 400), 65535, 65536, 65550]:
        count = octets_that_fit(limit, length(0))
        assert length(count) <= limit
        # a length of 128 or 256 takes an octet more, so the octet before it may have no use
        assert length(count + 1) > limit


def test_where_nothing_fits() -> None:
    with pytest.raises(BlockTransferError, match="no block fits"):
        octets_that_fit(8, 9)


@given(octets=st.binary(max_size=300), rooms=st.lists(st.integers(1, 80), min_size=300, max_size=300))
def test_blocks_give_the_value(octets: bytes, rooms: list[int]) -> None:
    outgoing, incoming = OutgoingBlocks(octets), IncomingBlocks()
    for room in rooms:
        block = outgoing.next(room)
        assert len(block.data) <= room
        incoming.take(*block)
        if block.last:
            break
    assert incoming.finished
    assert incoming.octets == octets
    with pytest.raises(BlockTransferError):
        outgoing.next(10)


def test_a_block_asked_for_twice_is_sent_twice() -> None:
    outgoing = OutgoingBlocks(b"abcdef")
    first = outgoing.next(2)
    second = outgoing.after(first.number, 2)
    assert outgoing.after(first.number, 2) == second
    assert outgoing.after(second.number, 2).data == b"ef"
    for number in (0, 1, 3, 4):
        with pytest.raises(BlockTransferError):
            outgoing.after(number, 2)


def test_a_block_sent_twice_is_taken_once() -> None:
    incoming = IncomingBlocks()
    incoming.take(False, 1, b"ab")
    incoming.take(False, 1, b"ab")
    incoming.take(True, 2, b"c")
    incoming.take(True, 2, b"c")
    assert incoming.octets == b"abc"


@pytest.mark.parametrize(
    ("last", "number", "data"),
    [(False, 0, b"x"), (False, 1, b"other"), (True, 1, b"ab"), (False, 3, b"x"), (False, 2, b""), (True, 1 << 31, b"")],
    ids=["zero", "same number, other octets", "same block, now last", "a gap", "empty", "far ahead"],
)
def test_wrong_blocks(last: bool, number: int, data: bytes) -> None:
    incoming = IncomingBlocks()
    incoming.take(False, 1, b"ab")
    with pytest.raises(BlockTransferError):
        incoming.take(last, number, data)


def test_nothing_after_the_last_block() -> None:
    incoming = IncomingBlocks()
    incoming.take(True, 1, b"ab")
    with pytest.raises(BlockTransferError):
        incoming.take(True, 2, b"c")


def test_no_more_than_the_limit() -> None:
    incoming = IncomingBlocks(limit=10)
    incoming.take(False, 1, bytes(10))
    with pytest.raises(BlockTransferError, match="more than 10 octets"):
        incoming.take(False, 2, b"x")


class Wire:
    """A client and a server of general block transfer, and a line between them whose faults are drawn."""

    def __init__(self, request: bytes, response: bytes, faults: st.DataObject | None, **sizes: int) -> None:
        self.request, self.response, self.faults = request, response, faults
        self.client = GeneralBlocks(window=sizes["client_window"], block_size=sizes["client_block"])
        self.server = GeneralBlocks(window=sizes["server_window"], block_size=sizes["server_block"])
        self.answered = False
        self.turns = 0
        self.longest = {"client": 0, "server": 0}

    def run(self) -> bytes:
        going = self.client.start(self.request)
        while self.client.apdu is None:
            self.turns += 1
            assert self.turns < 2000, "the transfer does not come to an end"
            coming: list[bytes] = []
            for octets in self._carry(going):
                coming += self._serve(octets)
            going = []
            for octets in self._carry(coming):
                going += self.client.receive(read(octets))
            if not going and self.client.apdu is None:
                going = self.client.again()
        return self.client.apdu

    def _serve(self, octets: bytes) -> list[bytes]:
        self.longest["client"] = max(self.longest["client"], len(read(octets).block_data))
        replies = self.server.receive(read(octets))
        if self.server.apdu is not None and not self.answered:
            assert self.server.apdu == self.request
            self.answered = True
            replies = self.server.start(self.response)
        return replies

    def _carry(self, apdus: list[bytes]) -> list[bytes]:
        if self.faults is None or self.turns > 60:  # a line that loses everything for ever is another matter
            return apdus
        arriving: list[bytes] = []
        for octets in apdus:
            match self.faults.draw(st.sampled_from(["whole", "whole", "whole", "lost", "double", "early"])):
                case "whole":
                    arriving.append(octets)
                case "double":
                    arriving += [octets, octets]
                case "early":
                    arriving.insert(0, octets)
        return arriving


windows = st.integers(1, 9)
sizes = st.integers(1, 40)


@settings(deadline=None)
@given(
    data=st.data(),
    request=st.binary(min_size=1, max_size=150),
    response=st.binary(min_size=1, max_size=400),
    client_window=windows,
    server_window=windows,
    client_block=sizes,
    server_block=sizes,
    faulty=st.booleans(),
)
def test_general_blocks_bring_both_apdus_over(
    data: st.DataObject, request: bytes, response: bytes, faulty: bool, **given_sizes: int
) -> None:
    wire = Wire(request, response, data if faulty else None, **given_sizes)
    assert wire.run() == response
    assert wire.longest["client"] <= given_sizes["client_block"]


def test_a_window_saves_turns() -> None:
    turns = []
    for window in (1, 5):
        wire = Wire(b"r", bytes(100), None, client_window=window, server_window=1, client_block=10, server_block=10)
        wire.run()
        turns.append(wire.turns)
    assert turns == [10, 2]


def test_the_numbers_on_the_line() -> None:
    """A request in one block, a response in three with a window of two (Green Book 8.3, 9.4.6.13)."""
    client = GeneralBlocks(window=2, block_size=100)
    server = GeneralBlocks(window=1, block_size=4)
    (first,) = client.start(b"request")
    assert first.hex() == "e0" + "82" + "0001" + "0000" + "07" + b"request".hex()
    server.receive(read(first))
    blocks = server.start(b"resp" + b"onse" + b"!")
    assert [block.hex() for block in blocks] == [
        "e0" + "41" + "0001" + "0001" + "04" + b"resp".hex(),
        "e0" + "01" + "0002" + "0001" + "04" + b"onse".hex(),
    ]
    assert client.receive(read(blocks[0])) == []
    assert client.expecting
    (acknowledgement,) = client.receive(read(blocks[1]))
    assert acknowledgement.hex() == "e0" + "82" + "0002" + "0002" + "00"
    (last,) = server.receive(read(acknowledgement))
    assert last.hex() == "e0" + "81" + "0003" + "0002" + "01" + b"!".hex()
    assert client.receive(read(last)) == []
    assert client.apdu == b"response!"


def test_only_what_was_lost_is_sent_again() -> None:
    client = GeneralBlocks(window=4, block_size=10, sent=True)
    server = GeneralBlocks(window=1, block_size=1, received=True)
    server._peer_window = 4
    one, _, three, four = server.start(b"abcd")
    for block in (one, three, four):
        out = client.receive(read(block))
    asked = read(out[0])
    assert (asked.block_number_ack, asked.block_control.window) == (1, 1)
    (two,) = server.receive(asked)
    assert read(two).block_data == b"b"
    client.receive(read(two))
    assert client.apdu == b"abcd"


def test_either_side_may_give_up() -> None:
    blocks = GeneralBlocks()
    blocks.start(b"abc")
    with pytest.raises(BlockTransferError, match="gives the block transfer up"):
        blocks.receive(read(GeneralBlocks.abort()))


def block(
    number: int, data: bytes, *, last: bool = False, streaming: bool = False, window: int = 1
) -> GeneralBlockTransfer:
    return GeneralBlockTransfer(BlockControl.of(window=window, streaming=streaming, last_block=last), number, 0, data)


def test_general_blocks_are_limited() -> None:
    blocks = GeneralBlocks(limit=10, sent=True)
    blocks.receive(block(1, bytes(10)))
    with pytest.raises(BlockTransferError, match="more than 10"):
        blocks.receive(block(2, b"x"))
    ahead = GeneralBlocks(limit=10, sent=True)
    for number in range(3, 13):
        ahead.receive(block(number, b"x", streaming=True))
    with pytest.raises(BlockTransferError, match="more than 10"):
        ahead.receive(block(13, b"x", streaming=True))


def test_a_window_is_no_way_to_get_a_flood() -> None:
    """Whoever is said to ask gets no more at once than two of the longest APDUs, and all of it in the end."""
    server, value = GeneralBlocks(block_size=65_000, received=True), bytes(65_000 * 20)
    server.start(value)
    client = GeneralBlocks(window=MAX_WINDOW, sent=True)
    turn = server.receive(block(1, b"", window=MAX_WINDOW))
    while client.apdu is None:
        assert 0 < sum(map(len, turn)) < 1 << 17
        asked = [reply for octets in turn for reply in client.receive(read(octets))]
        turn = [reply for octets in asked for reply in server.receive(read(octets))]
    assert client.apdu == value


def test_a_block_does_not_come_again_for_ever() -> None:
    incoming = IncomingBlocks()
    incoming.take(False, 1, b"a")
    with pytest.raises(BlockTransferError, match="again and again"):
        for _ in range(100):
            incoming.take(False, 1, b"a")


def test_blocks_beyond_any_window_are_refused() -> None:
    blocks = GeneralBlocks(sent=True)
    with pytest.raises(BlockTransferError):
        blocks.receive(block(MAX_WINDOW + 2, b"x", streaming=True))


def test_an_acknowledgement_of_what_was_not_sent_skips_nothing() -> None:
    blocks = GeneralBlocks(block_size=1)
    blocks.start(b"abc")
    replies = blocks.receive(
        GeneralBlockTransfer(BlockControl.of(window=1), block_number=1, block_number_ack=900, block_data=b"")
    )
    # It has at most what was made so far, so it says it has all; nothing is left but to say so as well.
    assert [read(reply).block_data for reply in replies] == [b""]


@pytest.mark.parametrize("window", [0, 64])
def test_windows_that_are_none(window: int) -> None:
    with pytest.raises(ValueError, match="a window is"):
        GeneralBlocks(window=window)


@given(apdu=st.binary(min_size=1, max_size=100), size=st.integers(0, 30))
def test_unconfirmed_blocks_are_taken_without_a_word(apdu: bytes, size: int) -> None:
    blocks = [read(octets) for octets in GeneralBlocks.unconfirmed(apdu, size)]
    receiver = GeneralBlocks()
    assert [reply for found in blocks for reply in receiver.receive(found)] == []
    assert receiver.apdu == apdu
    assert all(found.block_control.window == 0 and found.block_number_ack == 0 for found in blocks)
