"""The wrapper: messages of the vectors, any pieces, and the end of trust after a wrong header."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlms.link.wrapper import BadFrame, Wpdu, WpduReader
from support.vectors import Vector, vector_params


def events(pieces: Iterable[bytes]) -> list[Wpdu | BadFrame]:
    reader = WpduReader()
    found = []
    for piece in pieces:
        reader.receive(piece)
        while (event := reader.next_event()) is not None:
            found.append(event)
    reader.flush()
    while (event := reader.next_event()) is not None:
        found.append(event)
    return found


WPDUS = st.builds(Wpdu, st.integers(0, 0xFFFF), st.integers(0, 0xFFFF), st.binary(max_size=50))


@pytest.mark.parametrize("vector", vector_params("wrapper"))
def test_vectors(vector: Vector) -> None:
    octets = bytes.fromhex(vector["hex"])
    (event,) = events([octets])
    if vector["expected"]["outcome"] == "error":
        assert isinstance(event, BadFrame)
        assert (event.error.kind == "incomplete") == vector["expected"].get("incomplete_ok", False)
        return
    assert isinstance(event, Wpdu)
    header = vector["expected"]["wrapper"]
    assert (event.source, event.destination, len(event.apdu)) == (
        header["source"],
        header["destination"],
        header["length"],
    )
    assert event.encode() == octets


@given(st.lists(WPDUS, max_size=4), st.binary(max_size=12))
def test_pieces_do_not_matter(sent: list[Wpdu], after: bytes) -> None:
    stream = b"".join(wpdu.encode() for wpdu in sent) + after
    whole = events([stream])
    assert whole[: len(sent)] == sent
    assert [(event.offset, repr(event)) for event in events(bytes((octet,)) for octet in stream)] == [
        (event.offset, repr(event)) for event in whole
    ]


def test_nothing_is_believed_after_a_wrong_header() -> None:
    good = Wpdu(16, 1, b"\xc0").encode()
    reader = WpduReader()
    reader.receive(good + b"\x00\x02" + good)
    assert isinstance(reader.next_event(), Wpdu)
    bad = reader.next_event()
    assert isinstance(bad, BadFrame)
    assert bad.offset == len(good)
    reader.receive(good)
    assert reader.next_event() is None


@pytest.mark.parametrize("wpdu", [Wpdu(1, 1, bytes(65536)), Wpdu(-1, 1, b""), Wpdu(1, 65536, b"")])
def test_what_does_not_fit_is_refused(wpdu: Wpdu) -> None:
    with pytest.raises(ValueError):
        wpdu.encode()
