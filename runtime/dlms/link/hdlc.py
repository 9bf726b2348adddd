"""HDLC, the frames: finding them in a stream, joining segments, the LLC header, negotiated parameters.

Source: Green Book 8, clause 8 (IEC 62056-46), ISO/IEC 13239. The frame itself is in `_hdlc`; who may send what and when
(the state machine of a connection) is not here: this module knows single frames and runs of segments only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dlms.errors import FrameError, LinkError
from dlms.link._hdlc import Address, Frame, FrameType, build_i_frame, crc16, parse_frame
from dlms.link.noise import BadFrame, Noise
from dlms.link.segments import MESSAGE_LIMIT, SegmentStore

__all__ = [
    "LLC_COMMAND",
    "LLC_RESPONSE",
    "MESSAGE_LIMIT",
    "Address",
    "Assembler",
    "BadFrame",
    "Frame",
    "FrameReader",
    "FrameType",
    "Information",
    "Llc",
    "Noise",
    "Parameters",
    "build_i_frame",
    "crc16",
    "parse_frame",
    "split",
    "split_llc",
]

FLAG = 0x7E
LLC_COMMAND = bytes.fromhex("e6e600")
LLC_RESPONSE = bytes.fromhex("e6e700")

# Longer noise is reported in pieces, so that a line that sends rubbish for ever fills no memory.
NOISE_LIMIT = 4096
# More senders of broken messages at once than any line has.
_MAX_DROPPED_RUNS = 1024

Event = Frame | Noise | BadFrame


class FrameReader:
    """Finds frames in a stream. Events depend on the octets alone, not on the pieces they arrive in.

    A flag can close one frame and open the next. So octets after the closing flag of a frame that do not look like
    a frame are `Noise`, while octets after a flag that closed nothing, or with a right header check, or with a
    closing flag just where the length field puts it, are a `BadFrame`. After either, the next flag is tried.
    """

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._origin = 0
        self._flag_has_closed = False
        self._failure: FrameError | None = None
        self._ended = False

    def receive(self, octets: bytes | bytearray | memoryview) -> None:
        """Take octets from the line, as many or few as there are."""
        self._buffer += octets
        self._ended = False

    @property
    def pending(self) -> int:
        """Octets that belong to nothing complete yet, the flag that closed the last frame included."""
        return len(self._buffer)

    def flush(self) -> None:
        """Nothing more comes (end of input, or silence on the line): what is unfinished becomes an event."""
        self._ended = True

    def next_event(self) -> Event | None:
        """The next frame, damaged frame or noise; None when more octets are needed."""
        buffer = self._buffer
        while buffer:
            if self._failure is not None:
                return self._after_failure(self._failure)
            if buffer[0] != FLAG:
                return self._noise_before_flag()
            if len(buffer) > 1 and buffer[1] == FLAG:
                self._drop(1)
                self._flag_has_closed = False
                continue
            try:
                frame = parse_frame(buffer, 0, self._origin)
            except FrameError as error:
                self._failure = error
                continue
            if frame is not None:
                self._drop(frame.length + 1)
                self._flag_has_closed = True
                return frame
            if not self._ended:
                return None
            if len(buffer) == 1:
                self._drop(1)
                return None
            self._failure = FrameError(
                f"the frame is cut: {len(buffer) - 1} octets after its flag", self._origin + len(buffer)
            )
            self._failure.kind = "incomplete"
        return None

    def _after_failure(self, error: FrameError) -> Event | None:
        """Octets up to the next flag belong to what failed; only then is it clear what they were."""
        buffer = self._buffer
        whole = 0 < error.extent < len(buffer) and buffer[error.extent] == FLAG and error.certain
        end = error.extent if whole else buffer.find(FLAG, 1, NOISE_LIMIT)
        if end < 0:
            if len(buffer) < NOISE_LIMIT and not self._ended:
                return None
            end = min(len(buffer), NOISE_LIMIT)
        meant = error.certain or error.kind == "incomplete" or not self._flag_has_closed or end == error.extent
        offset, octets = self._origin, bytes(buffer[:end])
        self._failure = None
        self._flag_has_closed = True
        self._drop(end)
        if meant:
            return BadFrame(offset, octets, error)
        # The flag closed the frame before: the noise is what follows it.
        return Noise(offset + 1, octets[1:], error.reason)

    def _noise_before_flag(self) -> Noise | None:
        buffer = self._buffer
        end = buffer.find(FLAG, 0, NOISE_LIMIT)
        if end < 0:
            if len(buffer) < NOISE_LIMIT and not self._ended:
                return None
            end = min(len(buffer), NOISE_LIMIT)
        noise = Noise(self._origin, bytes(buffer[:end]))
        self._drop(end)
        self._flag_has_closed = False
        return noise

    def _drop(self, count: int) -> None:
        del self._buffer[:count]
        self._origin += count


@dataclass(frozen=True, slots=True)
class Information:
    """The information field of one message, joined from the frames that carried it."""

    octets: bytes
    frames: tuple[Frame, ...]

    @property
    def offset(self) -> int:
        """Where the first of the frames began in what was received."""
        return self.frames[0].offset


_Run = tuple[Address, Address, FrameType]


class Assembler:
    """Joins segments: the information of I (or UI) frames until one comes without the segmentation bit.

    Directions and frame types are kept apart. A repeated I frame (same N(S) as the one before) is dropped; a missing
    one is an error, after which the rest of that message is dropped too.
    """

    def __init__(self, limit: int = MESSAGE_LIMIT) -> None:
        self._open: SegmentStore[_Run, Frame] = SegmentStore(limit)
        self._dropping: set[_Run] = set()

    def take(self, frame: Frame) -> Information | None:
        """The message this frame completes, if it does. Raises `LinkError` for a gap and for what is too long."""
        kind = frame.type
        if kind in (FrameType.SNRM, FrameType.DISC):
            self._open.clear()
            self._dropping.clear()
        if kind is None or kind not in (FrameType.I, FrameType.UI):
            return None
        run = frame.destination, frame.source, kind
        if run in self._dropping:
            if not frame.segmented:
                self._dropping.discard(run)
            return None
        last = self._open.last(run)
        if last is not None and last.send_sequence is not None:
            wanted = (last.send_sequence + 1) % 8
            if frame.send_sequence == last.send_sequence:
                return None
            if frame.send_sequence != wanted:
                self._open.take(run)
                self._drop_rest(run, frame)
                raise LinkError(f"segment N(S)={frame.send_sequence} where {wanted} must follow", frame.offset)
        if last is None and not frame.segmented:
            return _join((frame,))
        try:
            self._open.add(run, frame, len(frame.information))
        except LinkError:
            self._drop_rest(run, frame)
            raise
        return None if frame.segmented else _join(self._open.take(run))

    def unfinished(self) -> list[Information]:
        """Messages whose last segment has not come (to be asked at the end of input)."""
        return [_join(frames) for frames in self._open.unfinished()]

    def _drop_rest(self, run: _Run, frame: Frame) -> None:
        if frame.segmented and len(self._dropping) < _MAX_DROPPED_RUNS:
            self._dropping.add(run)


def _join(frames: tuple[Frame, ...]) -> Information:
    return Information(b"".join(frame.information for frame in frames), frames)


def split(octets: bytes, size: int) -> list[bytes]:
    """The information fields that carry `octets` in pieces of at most `size`; all but the last are to be marked."""
    if size < 1:
        raise ValueError("a segment has at least one octet")
    return [octets[start : start + size] for start in range(0, len(octets), size)] or [b""]


class Llc(NamedTuple):
    """An information field taken apart. `times` is how often the header was there: 1, or 0, or more by mistake."""

    header: bytes
    times: int
    apdu: bytes


def split_llc(information: bytes) -> Llc:
    """Separate the LLC header (E6 E6 00 of a command, E6 E7 00 of a response) from the APDU.

    Meters exist that leave it out and meters that send it twice; whether that may be is the caller's decision.
    """
    header = information[:3]
    if header not in (LLC_COMMAND, LLC_RESPONSE):
        return Llc(b"", 0, information)
    times = 1
    while information.startswith(header, 3 * times):
        times += 1
    return Llc(header, times, information[3 * times :])


_FORMAT_IDENTIFIER = 0x81
_GROUP_IDENTIFIER = 0x80
_PARAMETERS = {
    5: "max_information_transmit",
    6: "max_information_receive",
    7: "window_transmit",
    8: "window_receive",
}


@dataclass(frozen=True, slots=True)
class Parameters:
    """What SNRM and UA negotiate, as the sender of the frame sees it. What is absent has the default.

    Green Book 8.4.5.3.2: information field lengths of 128 octets, windows of 1 frame.
    """

    max_information_transmit: int = 128
    max_information_receive: int = 128
    window_transmit: int = 1
    window_receive: int = 1

    @classmethod
    def decode(cls, information: bytes) -> Parameters:
        """The parameters in the information field of SNRM or UA; empty means all defaults. Raises `LinkError`."""
        if not information:
            return cls()
        if len(information) < 3 or information[0] != _FORMAT_IDENTIFIER or information[1] != _GROUP_IDENTIFIER:
            raise LinkError("the information field of SNRM or UA does not begin with 81 80 and a length")
        if information[2] != len(information) - 3:
            raise LinkError(f"{information[2]} octets of parameters announced, {len(information) - 3} are there", 2)
        values: dict[str, int] = {}
        position = 3
        while position < len(information):
            if position + 2 > len(information) or position + 2 + information[position + 1] > len(information):
                raise LinkError("a parameter is cut", position, "incomplete")
            end = position + 2 + information[position + 1]
            name = _PARAMETERS.get(information[position])
            # Identifiers of ISO/IEC 13239 that DLMS does not use are passed over.
            if name is not None:
                values[name] = int.from_bytes(information[position + 2 : end])
            position = end
        return cls(**values)

    def encode(self, *, wide: bool = False) -> bytes:
        """The information field. Lengths below 256 take one octet; `wide` writes two, as some meters want it."""
        items = bytearray()
        for identifier, name in _PARAMETERS.items():
            value: int = getattr(self, name)
            size = 4 if identifier >= 7 else 2 if wide or value > 255 else 1
            items += bytes((identifier, size)) + value.to_bytes(size)
        return bytes((_FORMAT_IDENTIFIER, _GROUP_IDENTIFIER, len(items))) + bytes(items)
