"""IEC 62056-21: what meters say in text on the optical port and on the customer's P1 port; nothing is sent from here.

Messages (IEC 62056-21:2002, clause 6): request, identification, acknowledgement with option select, programming
commands, data messages, readouts; each parsed by `parse` and written by its `encode`. P1 telegrams (DSMR 5.0.2, and the
variants of other countries) are readouts after an identification, with a CRC where the meter sends one. `sign_on`,
`enter_hdlc`, `read_out`, `listen` and `enter_programming` are generators of `dlms.transport.steps`.

Characters have 7 bits and even parity (clause 5.4). On a line of 8 bits without parity that is the same waveform, so
parity is a matter of `with_parity` and `without_parity` and the port never changes its format.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from dlms.errors import LinkError, LinkRefused, LinkTimeout
from dlms.transport.steps import Baud, Pause, Steps, Write, read_before

__all__ = [
    "Acknowledgement",
    "Command",
    "Conversation",
    "DataMessage",
    "DataSet",
    "Identification",
    "Message",
    "Mode",
    "Request",
    "Telegram",
    "Value",
    "enter_hdlc",
    "enter_programming",
    "listen",
    "parse",
    "read_out",
    "sign_on",
    "with_parity",
    "without_parity",
]

SOH, STX, ETX, EOT, ACK, NAK = 0x01, 0x02, 0x03, 0x04, 0x06, 0x15
END = b"\r\n"

Mode = Literal["A", "B", "C", "D", "E"]

# Clause 6.3.14 item 13: what the baud rate character means in mode B, and in modes C and E.
INITIAL_BAUD = 300
BAUD_OF_MODE_B = dict(zip("ABCDEF", (600, 1200, 2400, 4800, 9600, 19200), strict=True))
BAUD_OF_MODE_C = dict(zip("0123456", (300, 600, 1200, 2400, 4800, 9600, 19200), strict=True))
BAUD_OF_MODE_D = 2400

# Longest identification text and device address, with room for meters that write more than the 16 and 32 allowed.
LINE_LIMIT = 128
MESSAGE_LIMIT = 1 << 20


# ----------------------------------------------------------------------------------------------------------- messages


@dataclass(frozen=True, slots=True)
class Value:
    """One value in parentheses, as text, with its unit where one is given."""

    value: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class DataSet:
    """An address (an OBIS code in some spelling, or "" where the meter gives none) and its values."""

    address: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """`/?device-address!`: the first message, at 300 baud. Without address every meter answers."""

    device_address: str = ""

    def encode(self) -> bytes:
        """The octets, without parity."""
        return b"/?" + self.device_address.encode("latin-1") + b"!" + END


@dataclass(frozen=True, slots=True)
class Identification:
    """Who answers: `/`, manufacturer (FLAG id), baud rate character, mode E character ("" without one), free text."""

    manufacturer: str
    baud_character: str
    mode_e_character: str
    identification: str

    @property
    def mode(self) -> Mode:
        """The most the meter offers. (Mode D sends its data at once and cannot be told from C by its first line.)"""
        if self.baud_character in BAUD_OF_MODE_C:
            return "E" if self.mode_e_character == "2" else "C"
        return "B" if self.baud_character in BAUD_OF_MODE_B else "A"

    @property
    def baud(self) -> int:
        """The rate the meter offers; in mode A it is that of the first message."""
        character = self.baud_character
        return BAUD_OF_MODE_C.get(character) or BAUD_OF_MODE_B.get(character) or INITIAL_BAUD

    @property
    def reaction_time(self) -> float:
        """The least the meter needs between two messages: 20 ms where the third letter is lower case, else 200 ms."""
        return 0.02 if self.manufacturer[2:].islower() else 0.2

    def encode(self) -> bytes:
        """The octets, without parity."""
        enhanced = f"\\{self.mode_e_character}" if self.mode_e_character else ""
        text = f"/{self.manufacturer}{self.baud_character}{enhanced}{self.identification}"
        return text.encode("latin-1") + END


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """`ACK V Z Y`: protocol (0 normal, 2 HDLC), baud rate character, mode (0 data, 1 programming, 2 HDLC).

    All three are "" in the ACK that answers a command.
    """

    protocol_character: str = ""
    baud_character: str = ""
    mode_character: str = ""

    def encode(self) -> bytes:
        """The octets, without parity."""
        text = self.protocol_character + self.baud_character + self.mode_character
        return bytes((ACK,)) + (text.encode("latin-1") + END if text else b"")


@dataclass(frozen=True, slots=True)
class Command:
    """`SOH C D STX data ETX BCC`: a message of programming mode; P password, W write, R read, E execute, B break."""

    command: str
    type: str
    data: tuple[DataSet, ...] = ()

    def encode(self) -> bytes:
        """The octets, without parity."""
        body = (self.command + self.type).encode("latin-1")
        if self.data:
            body += bytes((STX,)) + b"".join(map(_write, self.data))
        return _with_bcc(SOH, body)


@dataclass(frozen=True, slots=True)
class DataMessage:
    """`STX data ETX BCC`: an answer in programming mode, or a readout (`complete`: its end is marked by `!`).

    `partial`: it ended in EOT, more blocks follow.
    """

    data: tuple[DataSet, ...]
    complete: bool = False
    partial: bool = False

    def encode(self) -> bytes:
        """The octets, without parity."""
        if not self.complete:
            return _with_bcc(STX, b"".join(map(_write, self.data)), EOT if self.partial else ETX)
        return _with_bcc(STX, b"".join(_write(item) + END for item in self.data) + b"!" + END)


@dataclass(frozen=True, slots=True)
class Telegram:
    """What a P1 port sends: an identification line, data, and the CRC as sent (None where the meter sends none).

    `trailer` is what some meters send after the end.
    """

    identification: str
    data: tuple[DataSet, ...]
    crc: int | None = None
    trailer: str = ""


Message = Request | Identification | Acknowledgement | Command | DataMessage | Telegram


def with_parity(octets: bytes) -> bytes:
    """7-bit characters with even parity in the top bit."""
    return bytes(octet | 0x80 if octet.bit_count() % 2 else octet for octet in octets)


def without_parity(octets: bytes) -> bytes:
    """The 7-bit characters. Raises `LinkError` for a wrong parity."""
    for offset, octet in enumerate(octets):
        if octet.bit_count() % 2:
            raise LinkError(f"wrong parity of the character 0x{octet:02x}", offset)
    return bytes(octet & 0x7F for octet in octets)


def parse(octets: bytes) -> Message:
    """The message that `octets` is, all of it, without parity bits.

    Raises `LinkError` with the offset for what is no message, a wrong BCC or CRC, and NAK. Lines of data without the
    frame of a message, as some meters send them, are a `DataMessage`.
    """
    if not octets:
        raise LinkError("no octets", 0, "incomplete")
    match octets[0]:
        case 0x2F if octets.startswith(b"/?"):
            return _parse_request(octets)
        case 0x2F:
            line_end = octets.find(END)
            return _parse_telegram(octets) if 0 <= line_end < len(octets) - 2 else _parse_identification(octets)
        case 0x06:
            return _parse_acknowledgement(octets)
        case 0x01:
            return _parse_command(octets)
        case 0x02:
            body = _checked(octets)
            data, complete = _data(body, 1)
            return DataMessage(data, complete, octets[-2] == EOT)
        case 0x15:
            raise LinkError("NAK: the other side rejects what was sent")
    data, complete = _data(octets, 0)
    if not data:
        raise LinkError(f"0x{octets[0]:02x} begins no message of IEC 62056-21")
    return DataMessage(data, complete)


def _line(octets: bytes, what: str) -> str:
    if not octets.endswith(END):
        raise LinkError(f"the {what} does not end with CR LF", len(octets), "incomplete")
    if len(octets) > LINE_LIMIT:
        raise LinkError(f"a {what} of {len(octets)} octets", LINE_LIMIT)
    return octets[:-2].decode("latin-1")


def _parse_request(octets: bytes) -> Request:
    line = _line(octets, "request")
    if not line.endswith("!"):
        raise LinkError("the request does not end with !", len(line))
    return Request(line[2:-1])


_IDENTIFICATION = re.compile(r"/([A-Za-z]{3})([^\\/!])(?:\\(.))?(.*)", re.DOTALL)


def _parse_identification(octets: bytes) -> Identification:
    found = _IDENTIFICATION.fullmatch(_line(octets, "identification"))
    if found is None:
        raise LinkError("the identification is not / with three letters, a baud rate character and a text", 1)
    manufacturer, baud, enhanced, text = found.groups()
    return Identification(manufacturer, baud, enhanced or "", text)


def _parse_acknowledgement(octets: bytes) -> Acknowledgement:
    if len(octets) == 1:
        return Acknowledgement()
    if len(octets) != 6 or not octets.endswith(END):
        kind: Literal["malformed", "incomplete"] = "incomplete" if len(octets) < 6 else "malformed"
        raise LinkError("an acknowledgement is ACK alone, or with three characters, CR and LF", 1, kind)
    return Acknowledgement(chr(octets[1]), chr(octets[2]), chr(octets[3]))


def _parse_command(octets: bytes) -> Command:
    body = _checked(octets)
    if len(body) < 2 or (len(body) > 2 and body[2] != STX):
        raise LinkError("a command is two characters, and STX before its data", 1)
    return Command(chr(body[0]), chr(body[1]), _data(body[3:], 4)[0])


def _bcc(octets: bytes) -> int:
    value = 0
    for octet in octets:
        value ^= octet
    return value


def _with_bcc(start: int, body: bytes, end: int = ETX) -> bytes:
    checked = body + bytes((end,))
    return bytes((start,)) + checked + bytes((_bcc(checked),))


def _checked(octets: bytes) -> bytes:
    """What is between the start character and ETX or EOT, the BCC found right."""
    if len(octets) < 3 or octets[-2] not in (ETX, EOT):
        raise LinkError(
            "the message does not end with ETX and a block check character (BCC)", len(octets), "incomplete"
        )
    expected = _bcc(octets[1:-1])
    if octets[-1] != expected:
        reason = f"block check character (BCC) 0x{octets[-1]:02x} does not match, 0x{expected:02x} would"
        raise LinkError(reason, len(octets) - 1)
    return octets[1:-2]


def _write(item: DataSet) -> bytes:
    values = "".join(f"({v.value}*{v.unit})" if v.unit is not None else f"({v.value})" for v in item.values)
    return (item.address + values).encode("latin-1")


_DATA_SET = re.compile(r"([^()!/\r\n]*)((?:\([^()\r\n]*\))+)(?:\r\n)*|(?:\r\n)+")


def _data(octets: bytes, origin: int) -> tuple[tuple[DataSet, ...], bool]:
    """The data sets, and whether `!` ends them. Raises `LinkError` where there is something else."""
    text = octets.decode("latin-1")
    found: list[DataSet] = []
    place = 0
    while place < len(text):
        if text[place] == "!" and text[place:] in ("!\r\n", "!"):
            return tuple(found), True
        match = _DATA_SET.match(text, place)
        if match is None:
            raise LinkError(f"no data set: {text[place : place + 20]!r}", origin + place)
        if match[2] is not None:
            found.append(DataSet(match[1], tuple(_values(match[2]))))
        place = match.end()
    return tuple(found), False


def _values(groups: str) -> Iterable[Value]:
    for group in groups[1:-1].split(")("):
        value, separator, unit = group.partition("*")
        yield Value(value, unit if separator else None)


_CRC = re.compile(rb"([0-9A-Fa-f]{4})(?:\r\n|$)")


def _parse_telegram(octets: bytes) -> Telegram:
    begin = octets.index(END)
    end = octets.find(b"!", begin)
    if end < 0:
        raise LinkError("the telegram has no end (!)", len(octets), "incomplete")
    data, _ = _data(octets[begin:end], begin)
    after = octets[end + 1 :]
    found = _CRC.match(after)
    crc = None
    if found is not None:
        crc, expected = int(found[1], 16), _crc16(octets[: end + 1])
        if crc != expected:
            raise LinkError(f"CRC {crc:04X} does not match, {expected:04X} would", end + 1)
        after = after[found.end() :]
    elif after[:1] not in (b"", b"\r"):
        raise LinkError("neither a CRC of four digits nor the end of the line follows !", end + 1)
    return Telegram(octets[1:begin].decode("latin-1"), data, crc, after.decode("latin-1").strip())


def _crc16(octets: bytes) -> int:
    """CRC-16/ARC: x16 + x15 + x2 + 1, least significant bit first, from 0 (DSMR 5.0.2, 6.2)."""
    crc = 0
    for octet in octets:
        crc = crc >> 8 ^ _CRC_TABLE[(crc ^ octet) & 0xFF]
    return crc


def _crc_of(octet: int) -> int:
    for _ in range(8):
        octet = octet >> 1 ^ 0xA001 if octet & 1 else octet >> 1
    return octet


_CRC_TABLE = tuple(_crc_of(octet) for octet in range(256))


# ------------------------------------------------------------------------------------------------------ conversations


class Conversation:
    """Characters of one conversation: parity off, what was sent and comes back as echo skipped.

    `parity=False` for meters that send 8 bits without parity. `silence` is how long a character may be waited for
    (clause 6.3.13: 1.5 s), `patience` how long for the first of an answer; `line_time` and `block_time` are how long a
    line, and a message with BCC, may take altogether.
    """

    def __init__(
        self,
        *,
        parity: bool = True,
        silence: float = 1.5,
        patience: float = 2.2,
        line_time: float = 10.0,
        block_time: float = 900.0,
    ) -> None:
        self._parity = parity
        self.silence = silence
        self._patience = patience
        self._line_time = line_time
        self._block_time = block_time
        self._buffer = bytearray()
        self._echo = b""

    def send(self, octets: bytes) -> Steps[None]:
        """Send a message; what came before it is forgotten."""
        self._buffer.clear()
        self._echo = octets
        yield Write(with_parity(octets) if self._parity else octets)

    def line(self) -> Steps[bytes]:
        """Octets up to CR LF. Raises `LinkError` when they do not come."""
        return (yield from self._until(_line_end, LINE_LIMIT, self._line_time))

    def checked(self) -> Steps[bytes]:
        """A message with ETX or EOT and BCC. Raises `LinkError` when it does not come."""
        return (yield from self._until(_block_end, MESSAGE_LIMIT, self._block_time))

    def telegram(self, patience: float) -> Steps[Telegram]:
        """A telegram from its beginning, whatever was on the line before. Raises `LinkError`.

        It may be waited for, and then take, `patience` seconds each.
        """
        octets = yield from self._until(_telegram_end, MESSAGE_LIMIT, 2 * patience, patience, self._marked)
        if self._parity and (place := octets.find(_WRONG)) >= 0:
            raise LinkError("wrong parity of a character", place)
        return _parse_telegram(octets)

    def _until(
        self,
        end_of: Callable[[bytearray], int],
        limit: int,
        time_limit: float,
        patience: float | None = None,
        characters: Callable[[bytes], bytes] | None = None,
    ) -> Steps[bytes]:
        wait = self._patience if patience is None else patience
        characters = characters or self._unmarked
        ends = time.monotonic() + time_limit
        while True:
            self._skip_echo()
            if end := end_of(self._buffer):
                message = bytes(self._buffer[:end])
                del self._buffer[:end]
                self._echo = b""
                return message
            if len(self._buffer) > limit:
                raise LinkError(f"no end of the message after {limit} octets", limit)
            octets: bytes = yield from read_before(ends, wait)
            if not octets and not self._buffer:
                raise LinkTimeout("the meter does not answer")
            if not octets:
                raise LinkError(f"the message is cut: {bytes(self._buffer[-20:])!r}", len(self._buffer), "incomplete")
            self._buffer += characters(octets)
            wait = self.silence

    def _unmarked(self, octets: bytes) -> bytes:
        return without_parity(octets) if self._parity else octets

    def _marked(self, octets: bytes) -> bytes:
        """As `_unmarked`, with something in place of what is wrong, as it may be noise of before the beginning."""
        if not self._parity:
            return octets
        return bytes(_WRONG if octet.bit_count() % 2 else octet & 0x7F for octet in octets)

    def _skip_echo(self) -> None:
        if self._echo and self._buffer.startswith(self._echo):
            del self._buffer[: len(self._echo)]
            self._echo = b""


# No character of 7 bits.
_WRONG = 0xFF


def _line_end(buffer: bytearray) -> int:
    """The end of a line, behind it; 0 while it has not come."""
    return buffer.find(END) + len(END) if END in buffer else 0


def _block_end(buffer: bytearray) -> int:
    """The end of a message with BCC, behind its BCC; 0 while it has not come."""
    ends = [place for place in (buffer.find(ETX), buffer.find(EOT)) if place >= 0]
    end = min(ends, default=-1) + 2
    return end if 2 <= end <= len(buffer) else 0


def _telegram_end(buffer: bytearray) -> int:
    """The end of the line that begins with `!`, after a line that begins with /; 0 while it has not come."""
    begin = buffer.find(b"/")
    if begin > 0:
        del buffer[:begin]
    mark = buffer.find(END + b"!") if begin >= 0 else -1
    return buffer.find(END, mark + 2) + 2 if mark >= 0 and buffer.find(END, mark + 2) >= 0 else 0


def check_device_address(text: str) -> None:
    """Raises `ValueError` where no meter can have this address."""
    if not re.fullmatch(r"[0-9A-Za-z ]{0,32}", text):
        raise ValueError(f"a device address has up to 32 digits, letters and spaces, not {text!r}")


def sign_on(talk: Conversation, device_address: str = "", *, tries: int = 3) -> Steps[Identification]:
    """Ask who is there, at 300 baud. Raises `LinkError` when `tries` times nothing right comes."""
    check_device_address(device_address)
    while True:
        tries -= 1
        yield Baud(INITIAL_BAUD)
        yield from talk.send(Request(device_address).encode())
        try:
            return _parse_identification((yield from _from_slash(talk)))
        except LinkError:
            if tries <= 0:
                raise
            yield Pause(talk.silence)


def _from_slash(talk: Conversation) -> Steps[bytes]:
    line = yield from talk.line()
    # Switching a head on makes characters of its own.
    return line[max(line.rfind(b"/"), 0) :]


def _select(talk: Conversation, found: Identification, protocol: str, mode: str, most: int | None) -> Steps[None]:
    """Acknowledge the identification, with a rate of at most `most`, and change to it."""
    rate = (
        found.baud if most is None else max(rate for rate in BAUD_OF_MODE_C.values() if rate <= min(found.baud, most))
    )
    character = next(character for character, value in BAUD_OF_MODE_C.items() if value == rate)
    yield Pause(found.reaction_time)
    yield from talk.send(Acknowledgement(protocol, character, mode).encode())
    yield Baud(rate)


def enter_hdlc(talk: Conversation, found: Identification, *, max_baud: int | None = None) -> Steps[None]:
    """Mode E: change to HDLC at the rate offered. Raises `LinkRefused` where the meter does not offer it.

    The meter confirms at the new rate (annex E); some do not, and HDLC will find out.
    """
    if found.mode != "E":
        raise LinkRefused(f"the meter does not offer mode E (it says {found.encode()[:-2].decode('latin-1')!r})")
    yield from _select(talk, found, "2", "2", max_baud)
    try:
        yield from talk.line()
    except LinkError:
        return


def read_out(talk: Conversation, found: Identification, *, max_baud: int | None = None) -> Steps[tuple[DataSet, ...]]:
    """Modes A to D, and E as far as it is C: the data readout. Raises `LinkError` for a wrong BCC.

    In modes A and B the meter goes on by itself, in B at the rate it has announced; in C it is told to.
    """
    if found.mode == "B":
        yield Baud(found.baud)
    elif found.mode != "A":
        yield from _select(talk, found, "0", "0", max_baud)
    return (yield from data_blocks(talk))


def data_blocks(talk: Conversation) -> Steps[tuple[DataSet, ...]]:
    """A data message, in as many blocks as the meter makes of it."""
    found: list[DataSet] = []
    while True:
        message = parse((yield from talk.checked()))
        if not isinstance(message, DataMessage):
            raise LinkError("the meter sends something else than data")
        found += message.data
        if not message.partial:
            return tuple(found)
        yield from talk.send(Acknowledgement().encode())


def listen(talk: Conversation, *, baud: int = BAUD_OF_MODE_D, patience: float = 60.0) -> Steps[Telegram]:
    """Mode D, and P1: the next telegram of a meter that sends of itself, or when its button is pressed.

    A P1 port sends at 115200 baud without parity. Raises `LinkError` when nothing right comes.
    """
    yield Baud(baud)
    return (yield from talk.telegram(patience))


def enter_programming(talk: Conversation, found: Identification, *, max_baud: int | None = None) -> Steps[Command]:
    """Mode C, and E as far as it is C: programming mode. Gives the meter's first command, P0 with its operand."""
    if found.mode not in ("C", "E"):
        raise LinkRefused(f"the meter does not offer mode C (it says {found.encode()[:-2].decode('latin-1')!r})")
    yield from _select(talk, found, "0", "1", max_baud)
    message = parse((yield from talk.checked()))
    if not isinstance(message, Command):
        raise LinkError("the meter sends data where the first command of programming mode must come")
    return message
