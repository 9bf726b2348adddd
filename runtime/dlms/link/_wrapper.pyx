# cython: language_level=3, autotestdict=False, boundscheck=False, wraparound=False, cdivision=True, freethreading_compatible=True
"""The eight octets of the wrapper, written and read; see `dlms.link.wrapper`."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from libc.stdint cimport uint8_t
from libc.string cimport memcpy

cdef enum:
    VERSION = 1
    HEADER = 8
    LIMIT = 0xFFFF


def wrap(long source, long destination, bytes apdu not None):
    """A message. Raises `ValueError` for a port or a length beyond 16 bits."""
    cdef Py_ssize_t size = PyBytes_GET_SIZE(apdu)
    cdef bytes octets
    cdef uint8_t *at
    if size > LIMIT:
        raise ValueError(f"{size} octets do not fit the wrapper, which takes {LIMIT}")
    if not (0 <= source <= LIMIT and 0 <= destination <= LIMIT):
        raise ValueError(f"a wrapper port is from 0 to {LIMIT}, not {source} or {destination}")
    octets = PyBytes_FromStringAndSize(NULL, HEADER + size)
    at = <uint8_t *>PyBytes_AS_STRING(octets)
    at[0], at[1] = 0, VERSION
    at[2], at[3] = source >> 8, source & 0xFF
    at[4], at[5] = destination >> 8, destination & 0xFF
    at[6], at[7] = size >> 8, size & 0xFF
    memcpy(at + HEADER, PyBytes_AS_STRING(apdu), size)
    return octets


def unwrap(bytes octets not None):
    """Source, destination and APDU, where the octets are one message from first to last; else None."""
    cdef Py_ssize_t size = PyBytes_GET_SIZE(octets) - HEADER
    cdef const uint8_t *at = <const uint8_t *>PyBytes_AS_STRING(octets)
    if size < 0 or at[0] != 0 or at[1] != VERSION or (at[6] << 8 | at[7]) != size:
        return None
    return (
        at[2] << 8 | at[3],
        at[4] << 8 | at[5],
        PyBytes_FromStringAndSize(<const char *>at + HEADER, size),
    )
