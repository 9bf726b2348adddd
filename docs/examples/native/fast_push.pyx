# cython: language_level=3
"""A product's own Cython on top of the codecs: no Python call for each APDU, and none for each value.

`.pxd` files are installed beside the extensions, so `cimport` finds all of this; setup.py here compiles it.
"""

from cosem._wire cimport (
    Py_DECREF, PyObject, Reader, Writer, decode_any_root, raise_decode_error, start_reading, start_writing,
    stop_writing, write_apdu,
)
from cosem.data cimport Data
from libc.stdint cimport uint8_t, uint64_t

import cosem.apdu  # the codecs register themselves when they are imported


def decode_all(bytes octets):
    """The APDUs that stand one after the other in the octets; DecodeError, with the offset from their beginning."""
    cdef Reader r
    cdef PyObject* value
    apdus = []
    start_reading(&r, <PyObject*>octets)
    while r.p < r.end:
        value = decode_any_root(&r)
        if value is NULL:
            raise_decode_error(&r)
        apdus.append(<object>value)
        Py_DECREF(value)  # the list holds it now
    return apdus


def encode_all(apdus):
    """The octets of APDUs, one after the other, from one buffer; EncodeError."""
    cdef Writer w
    start_writing(&w)
    try:
        for value in apdus:
            write_apdu(&w, value)
        return (<char*>w.start)[: w.p - w.start]
    finally:
        stop_writing(&w)


def total(Data data):
    """The sum of an array of double-long-unsigned, read from its octets: no object is made for an element."""
    cdef const uint8_t* p = <const uint8_t*><char*>data.owner + data.start + 1
    cdef const uint8_t* end = <const uint8_t*><char*>data.owner + data.end
    cdef uint64_t sum = 0
    p += 1 if p[0] < 0x80 else 1 + (p[0] & 0x7F)  # Data is sound once it exists, so its lengths are
    if data.type != "array":
        raise ValueError(f"an array is needed, not {data.type}")
    while p < end:
        if p[0] != 6:
            raise ValueError("an element is no double-long-unsigned")
        sum += <uint64_t>p[1] << 24 | <uint64_t>p[2] << 16 | <uint64_t>p[3] << 8 | p[4]
        p += 5
    return sum
