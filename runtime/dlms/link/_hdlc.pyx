# cython: language_level=3, autotestdict=False, boundscheck=False, wraparound=False, cdivision=True, freethreading_compatible=True
"""Frames of the data link layer on HDLC (Green Book 8, clause 8; IEC 62056-46; frame format type 3 of ISO/IEC 13239).

One frame on the line:

    7E | format (2) | destination (1, 2, 4) | source (1, 2, 4) | control (1) | HCS (2) | information | FCS (2) | 7E

The format field is 1010 S LLLLLLLLLLL: type 3, segmentation bit, and the number of octets between the flags. HCS and
information are both there or both absent. Nothing is stuffed: a receiver counts octets, so that 7E may stand anywhere
inside. Both check sequences are CRC-16/X.25, low octet first. The FCS runs over all before it, the HCS included; the
register after a header with a right HCS is therefore the constant residue, and one pass serves both.
"""

import enum

cimport cython
from cpython.bytearray cimport PyByteArray_AS_STRING, PyByteArray_CheckExact, PyByteArray_GET_SIZE
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_CheckExact, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from libc.stdint cimport uint8_t, uint16_t, uint32_t
from libc.string cimport memcpy

from dlms.errors import FrameError

cdef enum:
    FLAG = 0x7E
    MAX_LENGTH = 2047
    RESIDUE = 0xF0B8


class FrameType(enum.StrEnum):
    """What the control field says the frame is."""

    I = "I"  # noqa: E741
    RR = "RR"
    RNR = "RNR"
    REJ = "REJ"
    UI = "UI"
    SNRM = "SNRM"
    DISC = "DISC"
    UA = "UA"
    DM = "DM"
    FRMR = "FRMR"


# The P/F bit (0x10) is left out. Of U frames the whole rest counts, of S frames the low four bits, of I frames one bit.
_U_FRAMES = {
    0x03: FrameType.UI,
    0x83: FrameType.SNRM,
    0x43: FrameType.DISC,
    0x63: FrameType.UA,
    0x0F: FrameType.DM,
    0x87: FrameType.FRMR,
}
_S_FRAMES = {0x01: FrameType.RR, 0x05: FrameType.RNR, 0x09: FrameType.REJ}


def _type_of(control):
    if not control & 1:
        return FrameType.I
    if control & 3 == 1:
        return _S_FRAMES.get(control & 0x0F)
    return _U_FRAMES.get(control & 0xEF)


cdef tuple _TYPES = tuple(_type_of(control) for control in range(256))


# _TABLE[k][b]: what octet b does to the register when k more octets follow it. Eight octets then cost eight
# independent look-ups instead of a chain of eight.
cdef uint16_t _TABLE[8][256]


cdef void _fill_table() noexcept:
    cdef int index, bit, k
    cdef uint16_t value
    for index in range(256):
        value = <uint16_t>index
        for bit in range(8):
            value = (value >> 1) ^ 0x8408 if value & 1 else value >> 1
        _TABLE[0][index] = value
    for k in range(1, 8):
        for index in range(256):
            value = _TABLE[k - 1][index]
            _TABLE[k][index] = (value >> 8) ^ _TABLE[0][value & 0xFF]


_fill_table()


cdef inline uint16_t _crc(uint16_t crc, const uint8_t *octets, Py_ssize_t count) noexcept nogil:
    while count >= 8:
        crc = crc ^ (octets[0] | <uint16_t>(octets[1] << 8))
        crc = (
            _TABLE[7][crc & 0xFF] ^ _TABLE[6][crc >> 8] ^ _TABLE[5][octets[2]] ^ _TABLE[4][octets[3]]
            ^ _TABLE[3][octets[4]] ^ _TABLE[2][octets[5]] ^ _TABLE[1][octets[6]] ^ _TABLE[0][octets[7]]
        )
        octets += 8
        count -= 8
    while count > 0:
        crc = (crc >> 8) ^ _TABLE[0][(crc ^ octets[0]) & 0xFF]
        octets += 1
        count -= 1
    return crc


def crc16(octets) -> int:
    """The check sequence of HCS and FCS (CRC-16/X.25) over `octets`; it is sent low octet first."""
    cdef bytes data = bytes(octets)
    return _crc(0xFFFF, <const uint8_t *>PyBytes_AS_STRING(data), PyBytes_GET_SIZE(data)) ^ 0xFFFF


@cython.freelist(32)
@cython.final
cdef class Address:
    """An HDLC address: `upper` (logical device, or the client) and `lower` (physical device), on 1, 2 or 4 octets.

    All of it is kept: the same numbers on two and on four octets are two different addresses. One octet carries the
    upper part alone (`lower` is None); two octets carry 7 bits of each, four octets 14 bits of each.
    """

    def __init__(self, upper: int, lower: int | None = None, length: int | None = None):
        cdef int size
        if length is None:
            size = 1 if lower is None else (2 if upper < 0x80 and lower < 0x80 else 4)
        else:
            size = length
        if size not in (1, 2, 4):
            raise ValueError(f"an HDLC address has 1, 2 or 4 octets, not {size}")
        if (lower is None) != (size == 1):
            raise ValueError("an address of one octet has no lower part, any other has one")
        limit = 0x4000 if size == 4 else 0x80
        if not 0 <= upper < limit or (lower is not None and not 0 <= lower < limit):
            raise ValueError(f"a part of an address of {size} octets is from 0 to {limit - 1}")
        self._length = size
        self._upper = upper
        self._lower = 0 if lower is None else lower

    @property
    def upper(self) -> int:
        return self._upper

    @property
    def lower(self):
        return None if self._length == 1 else self._lower

    @property
    def length(self) -> int:
        return self._length

    def encode(self) -> bytes:
        cdef uint8_t octets[4]
        _write_address(octets, self)
        return PyBytes_FromStringAndSize(<char *>octets, self._length)

    def __eq__(self, other):
        if not isinstance(other, Address):
            return NotImplemented
        return _same_address(self, <Address>other)

    def __hash__(self):
        return hash((self._upper, self._lower, self._length))

    def __repr__(self):
        if self._length == 1:
            return f"Address({self._upper})"
        return f"Address({self._upper}, {self._lower}, length={self._length})"

    def __reduce__(self):
        return Address, (self.upper, self.lower, self.length)


cdef inline bint _same_address(Address a, Address b) noexcept:
    return a._length == b._length and a._upper == b._upper and a._lower == b._lower


cdef inline uint8_t *_write_address(uint8_t *out, Address address) noexcept:
    if address._length == 1:
        out[0] = <uint8_t>(address._upper << 1 | 1)
    elif address._length == 2:
        out[0] = <uint8_t>(address._upper << 1)
        out[1] = <uint8_t>(address._lower << 1 | 1)
    else:
        out[0] = <uint8_t>(address._upper >> 7 << 1)
        out[1] = <uint8_t>(address._upper << 1)
        out[2] = <uint8_t>(address._lower >> 7 << 1)
        out[3] = <uint8_t>(address._lower << 1 | 1)
    return out + address._length


cdef inline Address _read_address(const uint8_t *octets, int length):
    cdef Address address = Address.__new__(Address)
    address._length = length
    if length == 4:
        address._upper = octets[0] >> 1 << 7 | octets[1] >> 1
        address._lower = octets[2] >> 1 << 7 | octets[3] >> 1
    else:
        address._upper = octets[0] >> 1
        address._lower = octets[1] >> 1 if length == 2 else 0
    return address


@cython.freelist(16)
@cython.final
cdef class Frame:
    """One frame. `control` is the control field as sent; `offset` is where the frame began in what was received."""

    def __init__(
        self,
        Address destination not None,
        Address source not None,
        int control,
        bytes information not None = b"",
        bint segmented=False,
    ):
        if not 0 <= control <= 0xFF:
            raise ValueError("the control field is one octet")
        self.destination = destination
        self.source = source
        self.control = <uint8_t>control
        self.information = information
        self.segmented = segmented
        if self._size() > MAX_LENGTH:
            raise ValueError(f"the frame would have {self._size()} octets, its length field ends at {MAX_LENGTH}")

    cdef inline Py_ssize_t _size(self) noexcept:
        cdef Py_ssize_t information = PyBytes_GET_SIZE(self.information)
        return 5 + self.destination._length + self.source._length + (information + 2 if information else 0)

    @property
    def length(self) -> int:
        """The value of the length field: octets between the flags."""
        return self._size()

    @property
    def type(self):
        """A `FrameType`; None for a control field that is assigned to nothing."""
        return _TYPES[self.control]

    @property
    def poll_final(self) -> bool:
        """The P bit of a command, the F bit of a response."""
        return (self.control & 0x10) != 0

    @property
    def send_sequence(self):
        """N(S) of an I frame, else None."""
        return None if self.control & 1 else self.control >> 1 & 7

    @property
    def receive_sequence(self):
        """N(R) of an I, RR, RNR or REJ frame, else None."""
        return None if self.control & 3 == 3 else self.control >> 5

    def encode(self) -> bytes:
        """The frame with its flags and check sequences."""
        return _build(self.destination, self.source, self.control, self.information, self.segmented)

    def __eq__(self, other):
        if not isinstance(other, Frame):
            return NotImplemented
        cdef Frame that = <Frame>other
        return (
            self.control == that.control
            and self.segmented == that.segmented
            and _same_address(self.destination, that.destination)
            and _same_address(self.source, that.source)
            and self.information == that.information
        )

    def __hash__(self):
        return hash((self.control, self.segmented, self.destination, self.source, self.information))

    def __repr__(self):
        return (
            f"Frame(destination={self.destination!r}, source={self.source!r}, control=0x{self.control:02x}, "
            f"information=bytes.fromhex('{self.information.hex()}'), segmented={bool(self.segmented)})"
        )

    def __reduce__(self):
        return Frame, (self.destination, self.source, self.control, self.information, bool(self.segmented))


cdef bytes _build(Address destination, Address source, uint8_t control, bytes information, bint segmented):
    cdef Py_ssize_t count = PyBytes_GET_SIZE(information)
    cdef Py_ssize_t length = 5 + destination._length + source._length + (count + 2 if count else 0)
    cdef uint16_t crc
    if length > MAX_LENGTH:
        raise ValueError(f"the frame would have {length} octets, its length field ends at {MAX_LENGTH}")
    cdef bytes frame = PyBytes_FromStringAndSize(NULL, length + 2)
    cdef uint8_t *start = <uint8_t *>PyBytes_AS_STRING(frame)
    cdef uint8_t *out = start
    out[0] = FLAG
    out[1] = <uint8_t>(0xA0 | (0x08 if segmented else 0) | length >> 8)
    out[2] = <uint8_t>(length & 0xFF)
    out = _write_address(out + 3, destination)
    out = _write_address(out, source)
    out[0] = control
    out += 1
    crc = _crc(0xFFFF, start + 1, out - start - 1)
    if count:
        out[0] = <uint8_t>(~crc & 0xFF)
        out[1] = <uint8_t>(~crc >> 8 & 0xFF)
        memcpy(out + 2, PyBytes_AS_STRING(information), count)
        out += 2
        crc = _crc(RESIDUE, out, count)
        out += count
    out[0] = <uint8_t>(~crc & 0xFF)
    out[1] = <uint8_t>(~crc >> 8 & 0xFF)
    out[2] = FLAG
    return frame


def build_i_frame(
    Address destination not None,
    Address source not None,
    int send_sequence,
    int receive_sequence,
    bytes information not None,
    bint poll_final=True,
    bint segmented=False,
) -> bytes:
    """The octets of an I frame, flags included. Sequence numbers are taken modulo 8."""
    cdef uint8_t control = <uint8_t>(
        (receive_sequence & 7) << 5 | (0x10 if poll_final else 0) | (send_sequence & 7) << 1
    )
    return _build(destination, source, control, information, segmented)


cdef inline int _address_length(const uint8_t *octets, Py_ssize_t available) noexcept:
    """Octets of the address that begins here (1, 2, 4), 0 when cut, -1 for lengths that do not exist."""
    cdef int count
    for count in range(1, 5):
        if count > available:
            return 0
        if octets[count - 1] & 1:
            return -1 if count == 3 else count
    return -1


cdef object _fail(str reason, Py_ssize_t offset, Py_ssize_t extent=0, bint certain=False):
    raise FrameError(reason, offset, extent=extent, certain=certain)


cdef Frame _parse(const uint8_t *octets, Py_ssize_t available, Py_ssize_t origin):
    """The frame whose opening flag is `octets[0]`; None while octets are missing. `origin`: offset of that flag."""
    cdef Py_ssize_t length, header, cut
    cdef int destination_length, source_length
    cdef uint16_t crc
    if available < 2:
        return None
    if octets[1] >> 4 != 0xA:
        _fail(f"frame format type is not 3 (format octet 0x{octets[1]:02x})", origin + 1)
    if available < 3:
        return None
    length = (octets[1] & 7) << 8 | octets[2]
    if length < 7:
        _fail(f"length field {length} is below the 7 octets of the shortest frame", origin + 1)
    # What is beyond the announced end belongs to no field of this frame: addresses are read within it.
    cut = min(available, length + 1)
    destination_length = _address_length(octets + 3, cut - 3)
    source_length = 0
    if destination_length > 0:
        source_length = _address_length(octets + 3 + destination_length, cut - 3 - destination_length)
    if destination_length < 0 or source_length < 0:
        _fail("an address of a length that is not 1, 2 or 4 octets", origin + 3, length + 1)
    header = 4 + destination_length + source_length
    if source_length == 0 or header + 2 > length + 1:
        if available > length:
            _fail("the header is longer than the length field says", origin + 3, length + 1)
        return None
    if header + 2 > available:
        return None
    crc = _crc(0xFFFF, octets + 1, header + 1)
    if crc != RESIDUE:
        if header + 1 == length:
            _fail("frame check sequence (FCS) does not match", origin + header, length + 1)
        _fail("header check sequence (HCS) does not match", origin + header, length + 1)
    if header + 2 == length:
        _fail("no room for the frame check sequence (FCS)", origin + header, 0, True)
    if available < length + 2:
        return None
    if octets[length + 1] != FLAG:
        _fail(f"no closing flag after the {length} octets the length field says", origin + length + 1, 0, True)
    if header + 1 < length:
        crc = _crc(crc, octets + header + 2, length - header - 1)
        if crc != RESIDUE:
            _fail("frame check sequence (FCS) does not match", origin + length - 1, length + 1, True)
    cdef Frame frame = Frame.__new__(Frame)
    frame.destination = _read_address(octets + 3, destination_length)
    frame.source = _read_address(octets + 3 + destination_length, source_length)
    frame.control = octets[header - 1]
    frame.segmented = (octets[1] & 0x08) != 0
    frame.offset = origin
    if header + 1 < length:
        frame.information = PyBytes_FromStringAndSize(<char *>octets + header + 2, length - header - 3)
    else:
        frame.information = b""
    return frame


def parse_frame(octets, Py_ssize_t start=0, Py_ssize_t origin=0):
    """The frame whose opening flag stands at `octets[start]`, or None while more octets are needed.

    `origin` is added to `start` in offsets. What follows the closing flag is not looked at. Raises `FrameError`.
    """
    cdef const uint8_t *data
    cdef Py_ssize_t size
    if PyBytes_CheckExact(octets):
        data = <const uint8_t *>PyBytes_AS_STRING(octets)
        size = PyBytes_GET_SIZE(octets)
    elif PyByteArray_CheckExact(octets):
        data = <const uint8_t *>PyByteArray_AS_STRING(octets)
        size = PyByteArray_GET_SIZE(octets)
    else:
        octets = bytes(octets)
        data = <const uint8_t *>PyBytes_AS_STRING(octets)
        size = PyBytes_GET_SIZE(octets)
    if start < 0 or start > size:
        raise IndexError("start is outside the octets")
    if start == size:
        return None
    if data[start] != FLAG:
        raise FrameError(f"0x{data[start]:02x} where the opening flag 0x7e should be", origin + start)
    return _parse(data + start, size - start, origin + start)
