"""Wired M-Bus: telegrams of meters, segments joined, the length modulo 256, damage survived."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlms.errors import LinkError
from dlms.link.mbus import Assembler, BadFrame, Noise, Segments, Telegram, TelegramReader, parse_telegram
from support.vectors import Vector, vector_params

Event = Telegram | Noise | BadFrame


def events(pieces: Iterable[bytes]) -> list[Event]:
    reader = TelegramReader()
    found = []
    for piece in pieces:
        reader.receive(piece)
        while (event := reader.next_event()) is not None:
            found.append(event)
    reader.flush()
    while (event := reader.next_event()) is not None:
        found.append(event)
    return found


def telegrams(max_data: int = 40) -> st.SearchStrategy[Telegram]:
    octet = st.integers(0, 255)
    return st.builds(
        Telegram, octet, octet, st.integers(0, 0x1F), octet, octet, st.binary(max_size=max_data)
    ) | st.builds(Telegram, octet, octet, st.integers(0x20, 0xFF), st.none(), st.none(), st.binary(max_size=max_data))


def _is_ok(vector: Vector) -> bool:
    return vector["expected"]["outcome"] == "ok"


@pytest.mark.parametrize("vector", vector_params("mbus", keep=_is_ok))
def test_telegrams_and_messages_of_the_vectors(vector: Vector) -> None:
    found = [event for event in events([bytes.fromhex(vector["hex"])]) if isinstance(event, Telegram)]
    assert [
        {
            "L": telegram.length_field,
            "actual_length": telegram.length,
            "c": telegram.control,
            "a": telegram.address,
            "ci": telegram.control_information,
            "payload_length": telegram.length - 3,
        }
        for telegram in found
    ] == vector["expected"]["telegrams"]
    if vector["id"] == "ams-kaifa-gh539-2":
        return  # its first segment was not captured, see test_a_missing_first_segment
    assembler = Assembler()
    joined = [segments.octets.hex() for telegram in found if (segments := assembler.take(telegram))]
    joined += [segments.octets.hex() for segments in assembler.unfinished()]
    assert joined == [message["apdu_hex"] for message in vector["expected"]["messages"]]


@pytest.mark.parametrize("vector", vector_params("mbus", keep=lambda vector: not _is_ok(vector)))
def test_damaged_telegrams_of_the_vectors(vector: Vector) -> None:
    (event,) = events([bytes.fromhex(vector["hex"])])
    assert isinstance(event, BadFrame)


@given(telegrams(250))
def test_round_trip(telegram: Telegram) -> None:
    octets = telegram.encode()
    parsed = parse_telegram(octets)
    assert parsed == telegram
    assert parsed is not None
    assert parsed.length_field == parsed.length == len(octets) - 6


def test_too_long() -> None:
    with pytest.raises(ValueError, match="255"):
        Telegram(0x53, 0xFF, 0, 1, 0x67, bytes(251)).encode()


@given(st.lists(telegrams(), max_size=4), st.data())
def test_pieces_do_not_matter(sent: list[Telegram], data: st.DataObject) -> None:
    stream = bytearray(b"".join(data.draw(st.binary(max_size=9)) + telegram.encode() for telegram in sent))
    for _ in range(data.draw(st.integers(0, 2)) if stream else 0):
        stream[data.draw(st.integers(0, len(stream) - 1))] = data.draw(st.integers(0, 255))
    whole = [(event.offset, repr(event)) for event in events([bytes(stream)])]
    assert [(event.offset, repr(event)) for event in events(bytes((octet,)) for octet in stream)] == whole


@given(st.lists(telegrams(), min_size=1, max_size=4), st.data())
def test_telegrams_are_found_among_noise(sent: list[Telegram], data: st.DataObject) -> None:
    noise = st.binary(max_size=20).map(lambda octets: octets.replace(b"\x68", b"\x10"))
    stream = b"".join(data.draw(noise) + telegram.encode() for telegram in sent) + data.draw(noise)
    assert [event for event in events([stream]) if isinstance(event, Telegram)] == sent


def test_damage_does_not_hide_the_next() -> None:
    telegram = Telegram(0x53, 0xFF, 0x10, 1, 0x67, bytes(10))
    damaged = bytearray(telegram.encode())
    damaged[9] ^= 1
    # 256 octets later the damaged one could still turn out right, so the good ones are given then.
    found = events([bytes(damaged) + telegram.encode() * 20])
    assert isinstance(found[0], BadFrame)
    assert "checksum" in found[0].error.reason
    assert found[1:] == [telegram] * 20


def test_rubbish_without_end_fills_no_memory() -> None:
    reader = TelegramReader()
    for _ in range(200):
        reader.receive(b"\x68\x01\x02" * 300)
        while reader.next_event() is not None:
            pass
    assert len(reader._buffer) < 6000


def part(sequence: int, data: bytes, *, final: bool = False, access_point: int = 1) -> Telegram:
    return Telegram(0x53, 0xFF, sequence | (0x10 if final else 0), access_point, 0x67, data)


def take_all(*sent: Telegram) -> list[Segments]:
    assembler = Assembler()
    return [segments for telegram in sent if (segments := assembler.take(telegram))]


def test_more_than_sixteen_segments() -> None:
    sent = [part(number % 16, bytes((number,)), final=number == 36) for number in range(37)]
    (joined,) = take_all(*sent)
    assert joined.octets == bytes(range(37))


def test_access_points_are_kept_apart() -> None:
    joined = take_all(part(0, b"a"), part(0, b"x", access_point=2), part(1, b"b", final=True))
    assert [segments.octets for segments in joined] == [b"ab"]


def test_a_missing_segment() -> None:
    with pytest.raises(LinkError, match="segment 2 where 1 must come"):
        take_all(part(0, b"a"), part(2, b"c", final=True))


def test_a_missing_first_segment() -> None:
    with pytest.raises(LinkError, match="segment 1 where 0 must come"):
        take_all(part(1, b"b", final=True))


def test_what_was_not_finished_is_given_up_when_the_next_begins() -> None:
    joined = take_all(part(0, b"a"), part(0, b"b"), part(1, b"c", final=True))
    assert [segments.octets for segments in joined] == [b"bc"]


def test_segments_without_end_fill_no_memory() -> None:
    assembler = Assembler(limit=200)
    with pytest.raises(LinkError, match="exceed 200 octets"):
        for number in range(100):
            assembler.take(part(number % 16, bytes(30)))


def test_other_telegrams_carry_no_dlms() -> None:
    with pytest.raises(LinkError, match="CI field 0x72"):
        take_all(Telegram(0x08, 1, 0x72, None, None, b"\x01"))
