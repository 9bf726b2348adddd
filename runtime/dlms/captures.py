"""Captures: which link layer some octets are in, and the APDUs that frames, telegrams and messages carry.

Everything here works on whole inputs. Whoever talks to a meter drives the link layers of `dlms.link` instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cosem import apdu
from cosem.data import Data
from cosem.errors import DecodeError
from dlms.errors import LinkError
from dlms.link import hdlc, mbus, wrapper
from dlms.link.gateway import split_prefix
from dlms.link.noise import BadFrame, Noise
from dlms.messages import Fault, HdlcLayer, Layer, MbusLayer, Skipped, WrapperLayer

# Real meters deviate from the standard in ways that do no harm once they are known. Each that is tolerated has a name
# here, and the layer that needed it says so.
QUIRK_NO_LLC = "APDU without LLC header"
QUIRK_LLC_REPEATED = "LLC header sent {} times"
QUIRK_MBUS_LENGTH = "M-Bus length field is the length modulo 256"
QUIRK_DATE_TIME_TAG = "date-time carries an extra octet-string tag 0x09 before the length"

_SHORT_NAME = b".[" + b"".join(b"\\x%02x" % low for low in range(0, 256, 8)) + b"]"  # a multiple of 8

# How the APDUs begin that a capture may go on with after rubbish: tag and what must follow it. Much else looks like
# those by short name: such a one has to end where the input ends or another begins. The shortest are not looked for.
_BEGINNINGS = re.compile(
    rb"""(?=
      [\xc0\xc1\xc3\xc4\xc5\xc7][\x01-\x07]            # GET, SET, ACTION: the kind of request or response
    | \xc2[\x00\x01]                                     # event notification: with time or without
    | \x0f.{4}(?:\x09?\x0c|\x00)                         # data notification: length of the date-time
    | [\xd9\xda].{4}(?:\x0c|\x00)                        # access: the same
    | [\x60\x61].{1,3}?(?:\x80\x02..)?\xa1\x09\x06\x07\x60\x85\x74\x05\x08    # AARQ, AARE: the object identifier
    | \xd8[\x01\x02][\x01-\x06]                          # exception: two enumerations
    | [\xdb\xdc]\x08                                     # general protection: length of the system title
    | [\xdd\xdf][\x00-\x10]                              # the same: length of the transaction id
    | \xe0.\x00.\x00                                     # block transfer: numbers of blocks
    | [\xc8-\xcf\xd0-\xd7](?:[\x05-\x7f]|\x81.|\x82..)[\x10-\x12\x20-\x22\x30-\x32]  # glo- and ded-: security control
    | \x01(?:\x00|\x01[\x10\x20].{16,32}?)(?:\x00|\x01.)(?:\x00|\x01.)\x06\x5f\x1f\x04    # initiate: version and
    | \x08(?:\x00|\x01.)\x06\x5f\x1f\x04                 # conformance
    | (?P<by_short_name>
        [\x05\x06\x16][\x01-\x20][\x02\x04]%b               # read, write: variables
      | \x0c[\x01-\x20][\x00-\x02]                       # the answer: data, error or a block
      | \x18(?:\x00[\x01-\x20]\x02%b|\x01[\x0c-\x17][0-9]{12})    # information report: variables, or the time
      | [\x21\x28](?:[\x05-\x7f]|\x81.)[\x10-\x12\x20-\x22\x30-\x32]    # glo-initiate: security control
      )
    )"""
    % (_SHORT_NAME, _SHORT_NAME),
    re.DOTALL | re.VERBOSE,
)
_SHORT, _LONG = 512, 1 << 16
"""Octets looked at to tell whether an APDU begins somewhere, first and at most."""

SHORTEST_TELEGRAM = mbus.AROUND + mbus.MIN_LENGTH
WINDOW = 4096
PLC_LLC = bytes.fromhex("900101")
_WRAPPER_VERSION = wrapper.VERSION.to_bytes(2)
_DATA_NOTIFICATION_TAG = b"\x0f"


@dataclass(slots=True)
class Carried:
    """What a link layer hands up: the octets of an APDU, or frames without one, or a fault, or what was skipped.

    `path` tells who sends to whom: blocks of one transfer have the same.
    """

    octets: bytes | None
    layers: list[Layer] = field(default_factory=list)
    path: Hashable = None
    fault: Fault | None = None
    skipped: list[Skipped] = field(default_factory=list)
    llc: bytes = b""


def find(octets: bytes) -> tuple[str, Iterator[Carried]]:
    """The outermost layer found by itself: whichever reading gives an APDU or a frame with right checks."""
    length = _plain_length(octets)
    if 0 < length == len(octets):
        return "apdu", plain(octets)
    for name, read in LINKS.items():
        found = list(read(octets))
        if any(carried.layers for carried in found):
            return name, iter(found)
    if _is_data(octets):
        return "data", plain(octets)
    likely = "apdu" if length else _likely(octets)
    if likely == "wrapper" and not octets.startswith(_WRAPPER_VERSION) and _next_apdu(octets, 0) < len(octets):
        likely = "apdu"
    return likely, LINKS[likely](octets) if likely in LINKS else plain(octets)


def _is_data(octets: bytes) -> bool:
    """Whether the octets are one value, with contents, and do not begin like an APDU that was cut off."""
    try:
        Data.decode(octets)
    except DecodeError:
        return False
    return len(octets) > 1 and not _BEGINNINGS.match(octets)


def plain(octets: bytes) -> Iterator[Carried]:
    """APDUs one behind the other, each perhaps behind an LLC header, and what is between them."""
    position, longest = 0, len(octets)
    while position < len(octets):
        for llc, start, end in _apdus(octets, position, longest):
            yield Carried(octets[start:end], llc=llc)
            position = end
        if position < len(octets):
            end = _next_apdu(octets, position + 1)
            yield _no_apdu(octets, position, end)
            position, longest = end, _LONG  # so that no input makes it look at everything again and again
    if not octets:
        yield Carried(octets)


def _no_apdu(octets: bytes, start: int, end: int) -> Carried:
    """What is no APDU: skipped without a word if it does not even begin like one, and one comes after it."""
    piece = octets[start:end]
    llc, rest = _strip_llc(piece)
    try:
        decode_prefix(rest)
    except DecodeError as error:
        if error.offset == 0 and error.kind == "malformed" and end < len(octets):
            return Carried(None, skipped=[Skipped(start, piece, error.reason)])
    return Carried(rest, llc=llc, skipped=[Skipped(start, piece)])


def _next_apdu(octets: bytes, start: int) -> int:
    """Where from `start` on an APDU begins that is whole; the end where none does."""
    for found in _BEGINNINGS.finditer(octets, start):
        position = found.start()
        for window in (_SHORT, _LONG):
            try:
                length = _length(octets[position : position + window])
            except DecodeError as error:
                if error.kind == "malformed" or position + window >= len(octets):
                    break
            else:
                if found["by_short_name"] is None or _may_end(octets, position + length):
                    return position
                break
    return len(octets)


def _may_end(octets: bytes, position: int) -> bool:
    rest = _strip_llc(octets[position : position + _SHORT])[1]
    return not rest or _BEGINNINGS.match(rest) is not None


def _likely(octets: bytes) -> str:
    """The layer whose first octets these would be, for an error that helps."""
    if octets[:1] == b"\x7e":
        return "hdlc"
    if len(octets) >= 4 and octets[0] == octets[3] == mbus.START and octets[1] == octets[2]:
        return "mbus"
    return "wrapper" if octets[:1] == b"\x00" else "apdu"


def _strip_llc(octets: bytes) -> tuple[bytes, bytes]:
    if octets.startswith(PLC_LLC):
        return PLC_LLC, octets[len(PLC_LLC) :]
    llc = hdlc.split_llc(octets)
    return llc.header, llc.apdu


def _plain_length(octets: bytes) -> int:
    """How many of the octets are APDUs one behind the other."""
    return max((end for _, _, end in _apdus(octets, 0, len(octets))), default=0)


def _apdus(octets: bytes, position: int, longest: int) -> Iterator[tuple[bytes, int, int]]:
    """LLC header, start and end of one APDU after the other, as far as they go and none is longer than `longest`."""
    window = WINDOW
    while position < len(octets):
        # Small APDUs of a large capture are read without copying all that follows for each of them.
        piece = octets[position : position + window]
        llc, rest = _strip_llc(piece)
        try:
            length = _length(rest)
        except DecodeError as error:
            if error.kind == "malformed" or window >= longest or position + window >= len(octets):
                return
            window *= 16
            continue
        start = position + len(piece) - len(rest)
        yield llc, start, start + length
        position, window = start + length, WINDOW


def _length(octets: bytes) -> int:
    """How long the APDU at the start of `octets` is, with the prefix of a gateway where it has one."""
    try:
        rest = split_prefix(octets)[1]
    except LinkError:
        rest = octets
    return len(octets) - len(rest) + decode_prefix(rest)[1]


def decode_prefix(octets: bytes) -> tuple[Any, int, tuple[str, ...]]:
    """An APDU at the start of `octets`, how long it is, and the quirks it needed."""
    try:
        value, length = apdu.decode_prefix(octets)
    except DecodeError:
        repaired = _without_date_time_tag(octets)
        if repaired is None:
            raise
        value, length = apdu.decode_prefix(repaired)
        return value, length + 1, (QUIRK_DATE_TIME_TAG,)
    return value, length, ()


def _without_date_time_tag(octets: bytes) -> bytes | None:
    """A data-notification that has 09 0C where 0C begins the date-time (Kaifa, older Kamstrup), put right."""
    if octets[:1] == _DATA_NOTIFICATION_TAG and octets[5:7] == b"\x09\x0c":
        return octets[:5] + octets[6:]
    return None


def _hdlc(octets: bytes) -> Iterator[Carried]:
    reader, assembler = hdlc.FrameReader(), hdlc.Assembler()
    reader.receive(octets)
    reader.flush()
    while (event := reader.next_event()) is not None:
        match event:
            case Noise() | BadFrame():
                yield _nothing("hdlc", event)
            case hdlc.Frame():
                yield from _hdlc_frame(event, assembler)
    for unfinished in assembler.unfinished():
        last = unfinished.frames[-1]
        fault = Fault("hdlc", "the last segment is missing", last.offset + last.length + 2, kind="incomplete")
        yield Carried(None, [HdlcLayer(unfinished.frames)], fault=fault)


def _hdlc_frame(frame: hdlc.Frame, assembler: hdlc.Assembler) -> Iterator[Carried]:
    if frame.type not in (hdlc.FrameType.I, hdlc.FrameType.UI):
        yield Carried(None, [HdlcLayer((frame,))], fault=_frame_fault(frame))
        assembler.take(frame)
        return
    try:
        information = assembler.take(frame)
    except LinkError as error:
        yield Carried(None, [HdlcLayer((frame,))], fault=_link_fault("hdlc", error))
        return
    if information is None:
        return
    if not information.octets:
        yield Carried(None, [HdlcLayer(information.frames)])
        return
    llc = hdlc.split_llc(information.octets)
    quirks = {0: (QUIRK_NO_LLC,), 1: ()}.get(llc.times, (QUIRK_LLC_REPEATED.format(llc.times),))
    path = frame.destination, frame.source
    yield Carried(llc.apdu, [HdlcLayer(information.frames, llc.header, quirks)], path)


def _frame_fault(frame: hdlc.Frame) -> Fault | None:
    if frame.type is None:
        return Fault("hdlc", f"control field 0x{frame.control:02x} is assigned to no frame", frame.offset)
    if frame.type in (hdlc.FrameType.SNRM, hdlc.FrameType.UA):
        try:
            hdlc.Parameters.decode(frame.information)
        except LinkError as error:
            return _link_fault("hdlc", error)
    return None


def _mbus(octets: bytes) -> Iterator[Carried]:
    reader, assembler = mbus.TelegramReader(), mbus.Assembler()
    reader.receive(octets)
    reader.flush()
    damaged_to = -1
    while (event := reader.next_event()) is not None:
        if isinstance(event, BadFrame) and event.offset == damaged_to and len(event.octets) < SHORTEST_TELEGRAM:
            # Octets of a damaged telegram that look like the start of another are no second damage.
            event = Noise(event.offset, event.octets, event.error.reason)
        if isinstance(event, Noise | BadFrame):
            damaged_to = event.offset + len(event.octets)
            yield _nothing("mbus", event)
            continue
        try:
            segments = assembler.take(event)
        except LinkError as error:
            yield Carried(None, [mbus_layer((event,))], fault=_link_fault("mbus", error))
            continue
        if segments is not None:
            path = event.address, event.source, event.destination
            yield Carried(segments.octets, [mbus_layer(segments.telegrams)], path)
    for unfinished in assembler.unfinished():
        last = unfinished.telegrams[-1]
        end = last.offset + last.length + mbus.AROUND
        # Without the final segment the octets may still be an APDU: some meters never mark one as the last.
        yield Carried(
            unfinished.octets,
            [mbus_layer(unfinished.telegrams)],
            fault=Fault("mbus", "the last segment is missing", end, kind="incomplete"),
        )


def mbus_layer(telegrams: tuple[mbus.Telegram, ...]) -> MbusLayer:
    """The layer of these telegrams, with the quirk that their lengths show."""
    odd = any(telegram.length != telegram.length_field for telegram in telegrams)
    return MbusLayer(telegrams, (QUIRK_MBUS_LENGTH,) if odd else ())


def _wrapper(octets: bytes) -> Iterator[Carried]:
    """Wrapped messages in a capture. Unlike a connection it may have noise, so the next likely header is looked for."""
    position, known = 0, 0

    def next_right() -> int:
        # Looked for once for each that there is, or no input would end that is full of what looks like a header.
        nonlocal known
        if known <= position:
            known = _next_wpdu(octets, position + 1)
        return known

    while position < len(octets):
        try:
            wpdu = wrapper.parse_wpdu(octets, position)
            error = wrapper.cut_short(octets, position, 0) if wpdu is None else None
        except LinkError as wrong:
            wpdu, error = None, wrong
        if wpdu is not None:
            # Rather noise where it has no APDU, and a message with a right one begins among these octets.
            after = position + len(wpdu.encode())
            if _plain_length(wpdu.apdu) == len(wpdu.apdu) or next_right() >= after:
                yield Carried(wpdu.apdu, [WrapperLayer(wpdu)], (wpdu.source, wpdu.destination))
                position = after
                continue
        end = next_right()
        piece = octets[position:end]
        if error is None:
            yield Carried(None, skipped=[Skipped(position, piece)])
        elif error.kind == "incomplete" or (position == 0 and end == len(octets)):
            yield _nothing("wrapper", BadFrame(position, piece, error))
        else:
            yield _nothing("wrapper", Noise(position, piece, error.reason))
        position = end


def _next_wpdu(octets: bytes, start: int) -> int:
    """Where the next wrapper header with a right APDU behind it begins; the end where there is none."""
    position = octets.find(_WRAPPER_VERSION, start)
    while position >= 0:
        wpdu = wrapper.parse_wpdu(octets, position)
        if wpdu is not None and 0 < len(wpdu.apdu) == _plain_length(wpdu.apdu):
            return position
        position = octets.find(_WRAPPER_VERSION, position + 1)
    return len(octets)


def _nothing(layer: str, event: Noise | BadFrame) -> Carried:
    if isinstance(event, BadFrame):
        skipped = Skipped(event.offset, event.octets, event.error.reason)
        return Carried(None, fault=_link_fault(layer, event.error), skipped=[skipped])
    return Carried(None, skipped=[Skipped(event.offset, event.octets, event.reason)])


def _link_fault(layer: str, error: LinkError) -> Fault:
    return Fault(layer, error.reason, error.offset, kind=error.kind)


LINKS: dict[str, Callable[[bytes], Iterator[Carried]]] = {"hdlc": _hdlc, "mbus": _mbus, "wrapper": _wrapper}
