"""HDLC: frames of meters and of the standard, streams in any pieces, damage found and survived."""

from __future__ import annotations

import binascii
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlms.errors import FrameError, LinkError
from dlms.link.hdlc import (
    LLC_COMMAND,
    LLC_RESPONSE,
    Address,
    Assembler,
    BadFrame,
    Event,
    Frame,
    FrameReader,
    FrameType,
    Noise,
    Parameters,
    build_i_frame,
    crc16,
    parse_frame,
    split,
    split_llc,
)
from support.vectors import Vector, vector_params

READ_CLOCK = bytes.fromhex("7ea0199575546835e6e600c0018100080000010000ff01000dfd7e")
PUSH = bytes.fromhex("7ea02a410883130413e6e7000f40000000000101020309060100010700ff060000067d02020f00161b1c057e")


def events(pieces: Iterable[bytes]) -> list[Event]:
    reader = FrameReader()
    found: list[Event] = []

    def drain() -> None:
        while (event := reader.next_event()) is not None:
            found.append(event)

    for piece in pieces:
        reader.receive(piece)
        drain()
    reader.flush()
    drain()
    return found


def addresses() -> st.SearchStrategy[Address]:
    seven, fourteen = st.integers(0, 0x7F), st.integers(0, 0x3FFF)
    return st.one_of(
        st.builds(Address, seven),
        st.builds(Address, seven, seven, length=st.just(2)),
        st.builds(Address, fourteen, fourteen, length=st.just(4)),
    )


def frames(max_information: int = 300) -> st.SearchStrategy[Frame]:
    return st.builds(
        Frame, addresses(), addresses(), st.integers(0, 255), st.binary(max_size=max_information), st.booleans()
    )


def expected_frames(vector: Vector) -> list[dict[str, object]]:
    expected = vector["expected"]
    found: list[dict[str, object]] = expected.get("frames", [expected])
    return found


def in_vector_form(frame: Frame) -> dict[str, object]:
    found: dict[str, object] = {
        "length": frame.length,
        "segmented": frame.segmented,
        "dest": {
            "upper": frame.destination.upper,
            "lower": frame.destination.lower,
            "length": frame.destination.length,
        },
        "src": {"upper": frame.source.upper, "lower": frame.source.lower, "length": frame.source.length},
        "control": frame.control,
        "frame": frame.type,
        "pf": frame.poll_final,
        "ns": frame.send_sequence,
        "nr": frame.receive_sequence,
        "info": frame.information.hex(),
        "info_length": len(frame.information),
    }
    if frame.type in (FrameType.SNRM, FrameType.UA) and frame.information:
        parameters = Parameters.decode(frame.information)
        found["parameters"] = {
            "max_info_tx": parameters.max_information_transmit,
            "max_info_rx": parameters.max_information_receive,
            "window_tx": parameters.window_transmit,
            "window_rx": parameters.window_receive,
        }
    return found


def _holds_hdlc(vector: Vector) -> bool:
    return vector["hex"].startswith("7e") and vector["expected"]["outcome"] == "ok"


@pytest.mark.parametrize("vector", vector_params("hdlc", "push-stream", keep=_holds_hdlc))
def test_frames_of_the_vectors(vector: Vector) -> None:
    found = [event for event in events([bytes.fromhex(vector["hex"])]) if isinstance(event, Frame)]
    expected = expected_frames(vector)
    assert len(found) == len(expected)
    for frame, fields in zip(found, expected, strict=True):
        ours = in_vector_form(frame)
        known = {key: value for key, value in fields.items() if key in ours}
        assert "length" in known
        assert {key: ours[key] for key in known} == known
        assert frame.encode().hex() in vector["hex"]


def _fails_as_hdlc(vector: Vector) -> bool:
    return vector["expected"]["outcome"] == "error" and vector["expected"]["stage"] == "hdlc"


@pytest.mark.parametrize("vector", vector_params("hdlc", "push-stream", keep=_fails_as_hdlc))
def test_damaged_frames_of_the_vectors(vector: Vector) -> None:
    found = events([bytes.fromhex(vector["hex"])])
    assert not [event for event in found if isinstance(event, Frame)]
    # Two flags with nothing between them are fill, no damage.
    assert any(isinstance(event, BadFrame) for event in found) == (vector["id"] != "malformed-hdlc-empty")


def test_crc_is_x25() -> None:
    assert crc16(b"123456789") == 0x906E


@given(st.binary(max_size=200))
def test_crc_against_the_bitwise_definition(octets: bytes) -> None:
    # binascii has the same polynomial without reflection: reflect what goes in and what comes out.
    reflect = bytes(int(f"{octet:08b}"[::-1], 2) for octet in octets)
    assert crc16(octets) == int(f"{binascii.crc_hqx(reflect, 0xFFFF):016b}"[::-1], 2) ^ 0xFFFF


@given(frames(2000))
def test_frame_round_trip(frame: Frame) -> None:
    octets = frame.encode()
    assert len(octets) == frame.length + 2
    assert parse_frame(octets) == frame


@given(addresses(), addresses(), st.integers(0, 7), st.integers(0, 7), st.binary(min_size=1), st.booleans())
def test_i_frame(
    destination: Address, source: Address, send: int, receive: int, information: bytes, poll_final: bool
) -> None:
    frame = parse_frame(build_i_frame(destination, source, send, receive, information, poll_final))
    assert frame is not None
    assert (frame.type, frame.send_sequence, frame.receive_sequence, frame.poll_final) == (
        "I",
        send,
        receive,
        poll_final,
    )
    assert (frame.destination, frame.source, frame.information) == (destination, source, information)


def test_the_same_numbers_on_two_and_four_octets_are_two_addresses() -> None:
    assert Address(1, 17, length=2) != Address(1, 17, length=4)
    assert Address(1, 17, length=4).encode() == bytes.fromhex("00020023")
    assert Address(0, 0, length=4).encode() == bytes.fromhex("00000001")


@pytest.mark.parametrize("arguments", [(128,), (1, 2, 1), (1, None, 2), (1, 2, 3), (-1,), (1, 1 << 14), (1, 200, 2)])
def test_addresses_that_do_not_exist(arguments: tuple[int, ...]) -> None:
    with pytest.raises(ValueError):
        Address(*arguments)


@pytest.mark.parametrize(
    ("control", "name"),
    [
        *((0x10, "I"), (0x11, "RR"), (0x15, "RNR"), (0x19, "REJ"), (0x93, "SNRM"), (0x53, "DISC"), (0x73, "UA")),
        *((0x1F, "DM"), (0x97, "FRMR"), (0x13, "UI"), (0x03, "UI"), (0x3F, None), (0x1D, None)),
    ],
)
def test_control_fields(control: int, name: str | None) -> None:
    assert Frame(Address(1), Address(16), control).type == name


def test_too_long_for_the_length_field() -> None:
    assert len(Frame(Address(1), Address(16), 0x10, bytes(2038)).encode()) == 2049
    with pytest.raises(ValueError, match="2047"):
        Frame(Address(1), Address(16), 0x10, bytes(2039))
    with pytest.raises(ValueError, match="2047"):
        build_i_frame(Address(1), Address(16), 0, 0, bytes(2039))


@given(st.data(), st.lists(frames(60), max_size=4))
def test_pieces_do_not_matter(data: st.DataObject, sent: list[Frame]) -> None:
    stream = b"".join(data.draw(st.binary(max_size=12)) + frame.encode() for frame in sent)
    stream += data.draw(st.binary(max_size=12))
    damage = data.draw(st.lists(st.tuples(st.integers(0, max(0, len(stream) - 1)), st.integers(0, 255)), max_size=3))
    damaged = bytearray(stream)
    for place, octet in damage:
        if damaged:
            damaged[place] = octet
    whole = [(event.offset, repr(event)) for event in events([bytes(damaged)])]
    assert [(event.offset, repr(event)) for event in events(bytes((octet,)) for octet in damaged)] == whole


@given(st.lists(frames(60), min_size=1, max_size=4), st.data())
def test_frames_are_found_among_noise(sent: list[Frame], data: st.DataObject) -> None:
    noise = st.binary(max_size=40).map(lambda octets: octets.replace(b"\x7e", b"\x7d"))
    stream = b"".join(data.draw(noise) + frame.encode() for frame in sent) + data.draw(noise)
    assert [event for event in events([stream]) if isinstance(event, Frame)] == sent


def test_a_shared_flag_and_many_flags() -> None:
    frame = parse_frame(PUSH)
    assert events([PUSH[:-1] + PUSH]) == [frame, frame]
    assert events([b"\x7e" * 5 + PUSH + b"\x7e" * 7 + PUSH + b"\x7e" * 3]) == [frame, frame]


def test_noise_is_reported_with_its_place() -> None:
    before, between, after = events([b"\x00\xff" + PUSH + b"\x55\xaa" + PUSH + b"\x01"])[0:5:2]
    assert before == Noise(0, b"\x00\xff")
    assert (between.offset, between.octets) == (2 + len(PUSH), b"\x55\xaa")
    assert (after.offset, after.octets) == (4 + 2 * len(PUSH), b"\x01")


def test_a_cut_frame_does_not_hide_the_next() -> None:
    cut, frame = events([PUSH[:20] + PUSH])
    assert isinstance(cut, BadFrame)
    assert cut.octets == PUSH[:20]
    assert frame == parse_frame(PUSH)


def test_a_cut_frame_at_the_end_is_incomplete_and_still_hides_nothing() -> None:
    rr = Frame(Address(1), Address(16), 0x11)
    cut, frame = events([PUSH[:20] + rr.encode()])
    assert isinstance(cut, BadFrame)
    assert cut.error.kind == "incomplete"
    assert frame == rr


def test_a_damaged_frame_with_a_flag_inside_is_one_event() -> None:
    frame = Frame(Address(1), Address(16), 0x10, b"ab\x7ecd\x7eef")
    octets = bytearray(frame.encode())
    octets[12] ^= 1
    damaged, after = events([bytes(octets) + PUSH])
    assert isinstance(damaged, BadFrame)
    assert "FCS" in damaged.error.reason
    assert damaged.octets == bytes(octets[:-1])
    assert after == parse_frame(PUSH)


@pytest.mark.parametrize("place", range(1, len(PUSH) - 1))
def test_every_altered_octet_is_found(place: int) -> None:
    octets = bytearray(PUSH)
    octets[place] ^= 0x20
    found = events([bytes(octets) + READ_CLOCK])
    assert found[-1] == parse_frame(READ_CLOCK)
    assert isinstance(found[0], BadFrame)


def test_rubbish_without_end_fills_no_memory() -> None:
    reader = FrameReader()
    for _ in range(200):
        reader.receive(bytes(1000))
        while reader.next_event() is not None:
            pass
    assert len(reader._buffer) < 5000


def test_errors_say_where() -> None:
    octets = bytearray(READ_CLOCK)
    octets[6] ^= 1
    with pytest.raises(FrameError, match=r"header check sequence .*at octet 6"):
        parse_frame(bytes(octets))
    with pytest.raises(FrameError, match=r"opening flag .*at octet 3"):
        parse_frame(READ_CLOCK, 3)
    assert parse_frame(READ_CLOCK[:-1]) is None


def segments(message: bytes, size: int, first: int = 0, control: int | None = None) -> list[Frame]:
    parts = split(message, size)
    return [
        Frame(
            Address(16),
            Address(1, 17),
            (first + number) % 8 << 1 if control is None else control,
            part,
            number < len(parts) - 1,
        )
        for number, part in enumerate(parts)
    ]


@given(st.binary(min_size=1, max_size=500), st.integers(1, 60), st.integers(0, 7))
def test_segments_join(message: bytes, size: int, first: int) -> None:
    assembler = Assembler()
    *before, last = [assembler.take(frame) for frame in segments(message, size, first)]
    assert before == [None] * len(before)
    assert last is not None
    assert last.octets == message


def test_unnumbered_segments_join() -> None:
    assembler = Assembler()
    found = [assembler.take(frame) for frame in segments(b"abcdefgh", 3, control=0x03)]
    assert found[2] is not None
    assert found[2].octets == b"abcdefgh"


def test_a_repeated_segment_counts_once() -> None:
    assembler = Assembler()
    one, two, three = segments(b"abcdefgh", 3)
    assert [assembler.take(frame) for frame in (one, one, two)] == [None, None, None]
    joined = assembler.take(three)
    assert joined is not None
    assert joined.octets == b"abcdefgh"


def test_a_missing_segment_is_an_error_and_the_rest_is_dropped() -> None:
    assembler = Assembler()
    one, _two, three, four = segments(b"abcdefghijk", 3)
    assert assembler.take(one) is None
    with pytest.raises(LinkError, match=r"N\(S\)=2 where 1 must follow"):
        assembler.take(three)
    assert assembler.take(four) is None
    assert not assembler.unfinished()
    (whole,) = segments(b"next", 9)
    joined = assembler.take(whole)
    assert joined is not None
    assert joined.octets == b"next"


def test_segments_without_end_fill_no_memory() -> None:
    assembler = Assembler(limit=200)
    with pytest.raises(LinkError, match="exceed 200 octets"):
        for number in range(100):
            assembler.take(Frame(Address(16), Address(1), number % 8 << 1, bytes(50), True))


@pytest.mark.parametrize("information", [b"", bytes(100)])
def test_many_senders_of_unfinished_messages_fill_no_memory(information: bytes) -> None:
    assembler = Assembler(limit=5000)
    with pytest.raises(LinkError, match="exceed 5000 octets"):
        for sender in range(100):
            assembler.take(Frame(Address(16), Address(sender), 0x00, information, True))
    assert len(assembler.unfinished()) < 80


def test_directions_are_kept_apart() -> None:
    assembler = Assembler()
    ours = Frame(Address(1), Address(16), 0x00, b"up", True)
    theirs = Frame(Address(16), Address(1), 0x00, b"down")
    assert assembler.take(ours) is None
    joined = assembler.take(theirs)
    assert joined is not None
    assert joined.octets == b"down"
    assert [left.octets for left in assembler.unfinished()] == [b"up"]


@pytest.mark.parametrize("header", [LLC_COMMAND, LLC_RESPONSE])
@pytest.mark.parametrize("times", [0, 1, 2])
def test_llc(header: bytes, times: int) -> None:
    assert split_llc(header * times + b"\xc0\x01") == (header if times else b"", times, b"\xc0\x01")


@given(
    st.builds(Parameters, st.integers(1, 2030), st.integers(1, 2030), st.integers(1, 7), st.integers(1, 7)),
    st.booleans(),
)
def test_parameters_round_trip(parameters: Parameters, wide: bool) -> None:
    assert Parameters.decode(parameters.encode(wide=wide)) == parameters


def test_parameters_as_written() -> None:
    assert Parameters().encode().hex() == "818012050180060180070400000001080400000001"
    assert Parameters().encode(wide=True).hex() == "8180140502008006020080070400000001080400000001"
    assert Parameters.decode(b"") == Parameters()


@pytest.mark.parametrize("octets", ["81", "8080", "8180030501", "818004050280", "8180020501", "82800305017f"])
def test_wrong_parameters(octets: str) -> None:
    with pytest.raises(LinkError):
        Parameters.decode(bytes.fromhex(octets))
