"""Messages and telegrams of IEC 62056-21: published ones, damaged ones, and there and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlms.errors import LinkError
from dlms.iec62056_21 import (
    Acknowledgement,
    Command,
    DataMessage,
    DataSet,
    Identification,
    Message,
    Request,
    Telegram,
    Value,
    parse,
    with_parity,
    without_parity,
)
from support.vectors import Vector, vector_params


def in_vector_form(message: Message) -> dict[str, Any]:
    match message:
        case Request(address):
            return {"message": "request", "device_address": address}
        case Identification(manufacturer, baud, enhanced, text):
            return {
                "message": "identification",
                "manufacturer": manufacturer,
                "baud_char": baud,
                "mode_e_char": enhanced,
                "identification": text,
            }
        case Acknowledgement(protocol, baud, mode):
            characters = {"protocol_char": protocol, "baud_char": baud, "mode_char": mode}
            return {"message": "ack-option-select", **characters}
        case Command(command, kind, data):
            bcc = message.encode()[-1]
            return {"message": "command", "command": command, "type": kind, "data": sets(data), "bcc": bcc}
        case DataMessage(data, complete=True):
            return {"message": "data-readout-lines", "data": sets(data)}
        case DataMessage(data):
            return {"message": "answer", "data": sets(data), "bcc": message.encode()[-1]}
        case Telegram(identification, data, crc):
            return {
                "identification": identification,
                "data": sets(data),
                "crc": None if crc is None else f"{crc:04X}",
                "crc_ok": True,
            }


def sets(data: tuple[DataSet, ...]) -> list[dict[str, Any]]:
    return [
        {"address": item.address, "values": [{"value": v.value, "unit": v.unit} for v in item.values]} for item in data
    ]


def _right(vector: Vector) -> bool:
    return vector["expected"]["outcome"] == "ok"


@pytest.mark.parametrize("vector", vector_params("iec62056-21", keep=_right))
def test_messages_of_the_vectors(vector: Vector) -> None:
    ours = in_vector_form(parse(bytes.fromhex(vector["hex"])))
    expected = {key: value for key, value in vector["expected"].items() if key not in ("outcome", "quirks")}
    assert {key: ours[key] for key in expected} == expected


@pytest.mark.parametrize("vector", vector_params("iec62056-21", keep=lambda vector: not _right(vector)))
def test_damaged_messages_of_the_vectors(vector: Vector) -> None:
    names = {"BCC": r"\(BCC\)", "CRC": "CRC", "NAK": "NAK"}
    (match,) = [pattern for name, pattern in names.items() if name in vector["expected"]["reason"]]
    with pytest.raises(LinkError, match=match):
        parse(bytes.fromhex(vector["hex"]))


@pytest.mark.parametrize("vector", vector_params("iec62056-21", keep=_right))
def test_a_damaged_octet_is_found_or_changes_only_text(vector: Vector) -> None:
    octets = bytes.fromhex(vector["hex"])
    checked = "crc_ok" in vector["expected"] or octets[0] in (1, 2)
    for place in range(len(octets)):
        damaged = octets[:place] + bytes([octets[place] ^ 0x01]) + octets[place + 1 :]
        try:
            message = parse(damaged)
        except LinkError:
            continue
        # The CRC covers up to !, the BCC all but itself; what follows may be anything.
        unchecked = isinstance(message, Telegram) and place > octets.rindex(b"!")
        assert not checked or unchecked or isinstance(message, Identification)


@given(st.binary(max_size=80))
def test_rubbish_is_a_link_error(octets: bytes) -> None:
    for begin in (b"", b"/", b"/?", b"/ABC5", b"\x01R1\x02", b"\x02", b"\x06", b"1.8.0("):
        try:
            message = parse(begin + octets)
        except LinkError as error:
            assert 0 <= error.offset <= len(begin + octets)
        else:
            assert isinstance(message, Telegram | DataMessage) or message.encode() == begin + octets


TEXT = st.text("0123456789.:-kWh ", max_size=12)
VALUES = st.lists(st.builds(Value, TEXT, st.none() | TEXT), min_size=1, max_size=3).map(tuple)
DATA = st.lists(st.builds(DataSet, st.text("0123456789.:-*CF", min_size=1, max_size=9), VALUES), max_size=6).map(tuple)
LETTERS = st.text("ABCXYZabc", min_size=3, max_size=3)


@given(
    st.one_of(
        st.builds(Request, st.text("0123456789", max_size=32)),
        st.builds(Acknowledgement, st.sampled_from("02"), st.sampled_from("0123456"), st.sampled_from("012")),
        st.just(Acknowledgement()),
        st.builds(Identification, LETTERS, st.sampled_from("0123456ABCDEFx"), st.sampled_from(["", "2"]), TEXT),
        st.builds(Command, st.sampled_from("PWRE"), st.sampled_from("0123456"), DATA),
        st.just(Command("B", "0")),
        st.builds(DataMessage, DATA, partial=st.booleans()),
        st.builds(DataMessage, DATA, complete=st.just(True)),
    )
)
def test_there_and_back(message: Message) -> None:
    assert not isinstance(message, Telegram)
    assert parse(message.encode()) == message


def test_what_is_written_has_characters_of_8_bits_where_the_meter_has() -> None:
    line = b"/ABC5Z\xe4hler\r\n"
    assert parse(line).encode() == line  # type: ignore[union-attr]


def test_the_break_command_of_the_standard() -> None:
    # IEC 62056-21 clause 6.3.14 item 13 and annex C: SOH B 0 ETX, BCC 71.
    assert Command("B", "0").encode() == b"\x01B0\x03q"


@pytest.mark.parametrize(
    ("line", "mode", "baud", "reaction"),
    [
        (b"/APA5\\2NORAX30\r\n", "E", 9600, 0.2),
        (b"/LGZ4ZMF100AC.M26\r\n", "C", 4800, 0.2),
        (b"/LGz6ZMF100AC.M26\r\n", "C", 19200, 0.02),
        (b"/ABCCtext\r\n", "B", 2400, 0.2),
        (b"/ABC.text\r\n", "A", 300, 0.2),
        (b"/ABC5\\9text\r\n", "C", 9600, 0.2),
    ],
)
def test_what_an_identification_offers(line: bytes, mode: str, baud: int, reaction: float) -> None:
    found = parse(line)
    assert isinstance(found, Identification)
    assert (found.mode, found.baud, found.reaction_time) == (mode, baud, reaction)


@given(st.binary(max_size=40).map(lambda octets: bytes(octet & 0x7F for octet in octets)), st.integers(0, 319))
def test_parity_finds_one_wrong_bit(octets: bytes, place: int) -> None:
    sent = with_parity(octets)
    assert without_parity(sent) == octets
    assert all(octet.bit_count() % 2 == 0 for octet in sent)
    if place // 8 < len(sent):
        damaged = bytearray(sent)
        damaged[place // 8] ^= 1 << place % 8
        with pytest.raises(LinkError, match="parity"):
            without_parity(bytes(damaged))


def test_the_crc_of_dsmr_is_arc() -> None:
    # CRC-16/ARC of "123456789" is BB3D (catalogue of parametrised CRC algorithms).
    from dlms.iec62056_21 import _crc16

    assert _crc16(b"123456789") == 0xBB3D
