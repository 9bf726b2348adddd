"""Wired M-Bus carrying DLMS: long frames, and their segments joined.

    68 L L 68 | C | A | CI | STSAP | DTSAP | data | checksum | 16

L counts the octets from C to the last of the data, the checksum is their sum modulo 256 (EN 13757-2). With CI from 00
to 1F the data is a segment of an APDU between two service access points: the low four bits count the segments from 0,
bit 4 marks the last (EN 13757-3, IEC 62056-7-3; seen on the customer interface of Austrian meters).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dlms.errors import LinkError
from dlms.link.noise import BadFrame, Noise
from dlms.link.segments import MESSAGE_LIMIT, SegmentStore

__all__ = ["Assembler", "BadFrame", "Noise", "Segments", "Telegram", "TelegramReader", "parse_telegram"]

START = 0x68
STOP = 0x16
FINAL = 0x10
LAST_DLMS_CI = 0x1F
# C, A and CI are always there. Around L: two starts, two lengths, checksum and stop.
MIN_LENGTH = 3
AROUND = 6

NOISE_LIMIT = 4096


@dataclass(frozen=True, slots=True)
class Telegram:
    """A long frame. `data` is what follows the CI field and, where it carries DLMS, the two access points.

    `length_field` is L as sent; it differs from `length` where the sender wrote it modulo 256.
    """

    control: int
    address: int
    control_information: int
    source: int | None
    destination: int | None
    data: bytes
    length_field: int = field(default=-1, compare=False)
    offset: int = field(default=0, compare=False)

    @property
    def carries_dlms(self) -> bool:
        """Whether the CI field marks a segment of an APDU."""
        return self.control_information <= LAST_DLMS_CI

    @property
    def sequence(self) -> int:
        """The number of the segment, modulo 16."""
        return self.control_information & 0x0F

    @property
    def final(self) -> bool:
        """Whether this is the last segment."""
        return bool(self.control_information & FINAL)

    @property
    def length(self) -> int:
        """What L should be."""
        return MIN_LENGTH + (2 if self.carries_dlms else 0) + len(self.data)

    def encode(self) -> bytes:
        """The long frame. Raises `ValueError` where it is longer than L can say."""
        if self.length > 0xFF:
            raise ValueError(f"{self.length} octets in a long frame, which takes 255")
        body = bytes((self.control, self.address, self.control_information))
        if self.carries_dlms:
            body += bytes((self.source or 0, self.destination or 0))
        body += self.data
        return bytes((START, len(body), len(body), START)) + body + bytes((sum(body) & 0xFF, STOP))


def parse_telegram(
    octets: bytes | bytearray, start: int = 0, origin: int = 0, *, ended: bool = False
) -> Telegram | None:
    """The long frame that begins at `octets[start]`; None while octets are missing; `LinkError` where there is none.

    Meters exist (Sagemcom, Austria) that send 256 octets and more and write L modulo 256. So where stop octet and
    checksum do not fit at L they are tried 256 octets further; until those are there the answer is None, unless
    `ended` says that none will come. `origin` is added to `start` in offsets.
    """
    have = len(octets) - start
    for place, wanted in enumerate((START, None, None, START)):
        if place < have and wanted is not None and octets[start + place] != wanted:
            raise LinkError(f"0x{octets[start + place]:02x} where 0x68 begins a long frame", origin + start + place)
    if have >= 3 and octets[start + 1] != octets[start + 2]:
        raise LinkError("the two length fields of the long frame differ", origin + start + 1)
    if have < 4:
        if ended:
            raise _cut(have, 4, origin + start)
        return None
    field_value = octets[start + 1]
    tried = False
    for length in (field_value, field_value + 0x100):
        if length < MIN_LENGTH:
            continue
        if have < length + AROUND:
            if not ended:
                return None
            if tried:
                break
            raise _cut(have, length + AROUND, origin + start)
        body = octets[start + 4 : start + 4 + length]
        end = start + 4 + length
        if octets[end + 1] == STOP and octets[end] == sum(body) & 0xFF:
            return _telegram(bytes(body), field_value, origin + start)
        tried = True
    end = start + 4 + (field_value if field_value >= MIN_LENGTH else field_value + 0x100)
    raise LinkError("checksum and stop octet do not fit the length of the long frame", origin + end)


def _cut(have: int, wanted: int, offset: int) -> LinkError:
    return LinkError(f"the long frame is cut: {have} of {wanted} octets", offset + have, "incomplete")


def _telegram(body: bytes, length_field: int, offset: int) -> Telegram:
    control, address, control_information = body[:3]
    if control_information > LAST_DLMS_CI:
        return Telegram(control, address, control_information, None, None, body[3:], length_field, offset)
    if len(body) < 5:
        raise LinkError("a long frame without source and destination access point", offset + 4)
    return Telegram(control, address, control_information, body[3], body[4], body[5:], length_field, offset)


class TelegramReader:
    """Finds long frames in a stream. Events depend on the octets alone, not on the pieces they arrive in."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._origin = 0
        self._failure: LinkError | None = None
        self._ended = False

    def receive(self, octets: bytes | bytearray | memoryview) -> None:
        """Take octets from the line, as many or few as there are."""
        self._buffer += octets
        self._ended = False

    def flush(self) -> None:
        """Nothing more comes (end of input, or silence on the line): what is unfinished becomes an event."""
        self._ended = True

    def next_event(self) -> Telegram | Noise | BadFrame | None:
        """The next long frame, damaged frame or noise; None when more octets are needed."""
        buffer = self._buffer
        if not buffer:
            return None
        if self._failure is None and _may_start(buffer, 0) and (len(buffer) >= 4 or not self._ended):
            try:
                telegram = parse_telegram(buffer, 0, self._origin, ended=self._ended)
            except LinkError as error:
                self._failure = error
            else:
                if telegram is not None:
                    self._take(telegram.length + AROUND)
                return telegram
        return self._up_to_next_start()

    def _up_to_next_start(self) -> Noise | BadFrame | None:
        buffer = self._buffer
        limit = min(len(buffer), NOISE_LIMIT)
        end = buffer.find(START, 1, limit)
        while end > 0 and not _may_start(buffer, end):
            end = buffer.find(START, end + 1, limit)
        end = end if end > 0 else limit
        if not self._ended and end < NOISE_LIMIT and end + 4 > len(buffer):
            return None
        offset, octets, error = self._origin, self._take(end), self._failure
        self._failure = None
        if error is None:
            return Noise(offset, octets)
        return BadFrame(offset, octets, error)

    def _take(self, count: int) -> bytes:
        taken = bytes(self._buffer[:count])
        del self._buffer[:count]
        self._origin += count
        return taken


def _may_start(buffer: bytearray, place: int) -> bool:
    """Whether a long frame may begin here, as far as octets are there."""
    head = buffer[place : place + 4]
    return head[0] == START and (len(head) < 3 or head[1] == head[2]) and (len(head) < 4 or head[3] == START)


@dataclass(frozen=True, slots=True)
class Segments:
    """An APDU joined from the telegrams that carried it."""

    octets: bytes
    telegrams: tuple[Telegram, ...]

    @property
    def offset(self) -> int:
        """Where the first of the telegrams began in what was received."""
        return self.telegrams[0].offset


_Run = tuple[int, int | None, int | None]


class Assembler:
    """Joins segments by address and access points; a missing one is an error and the rest of the message is dropped."""

    def __init__(self, limit: int = MESSAGE_LIMIT) -> None:
        self._open: SegmentStore[_Run, Telegram] = SegmentStore(limit)

    def take(self, telegram: Telegram) -> Segments | None:
        """The APDU this telegram completes, if it does.

        Raises `LinkError` for a telegram that carries no DLMS, a gap between segments, and what is too long.
        """
        if not telegram.carries_dlms:
            raise LinkError(f"CI field 0x{telegram.control_information:02x} carries no DLMS", telegram.offset + 6)
        run = telegram.address, telegram.source, telegram.destination
        wanted = self._open.count(run) % 16
        if telegram.sequence == 0 and wanted != 0:
            # The sender began again: what it did not finish will not come.
            self._open.take(run)
        elif telegram.sequence != wanted:
            self._open.take(run)
            raise LinkError(f"segment {telegram.sequence} where {wanted} must come", telegram.offset + 6)
        self._open.add(run, telegram, len(telegram.data))
        return _join(self._open.take(run)) if telegram.final else None

    def unfinished(self) -> list[Segments]:
        """Messages whose last segment has not come (to be asked at the end of input)."""
        return [_join(telegrams) for telegrams in self._open.unfinished()]


def _join(telegrams: tuple[Telegram, ...]) -> Segments:
    return Segments(b"".join(telegram.data for telegram in telegrams), telegrams)
