# BER primitives (X.690): definite lengths only, in any form when read and in the shortest when written.
#
# A codec function of BER takes the identifier its place gives it: octets of class, form and number as one big-endian
# number (0x5F1F is [APPLICATION 31] primitive). Those of a CHOICE ignore it and look at what comes.

from ._wire cimport *

ctypedef PyObject* (*ber_decoder)(Reader*, uint32_t) noexcept
ctypedef bint (*ber_encoder)(Writer*, PyObject*, uint32_t) noexcept

cdef struct Frame:
    # What to go back to when an element has been read.
    const uint8_t* end
    bint enclosed

# --- elements -----------------------------------------------------------------------------------------------------

cdef inline uint32_t peek(Reader* r) noexcept:
    # The identifier that comes next; 0 where there is none (or none within four octets).
    cdef const uint8_t* p = r.p
    cdef uint32_t identifier
    if p == r.end:
        return 0
    identifier = p[0]
    if identifier & 0x1F == 0x1F:
        while True:
            p += 1
            if p == r.end or identifier > 0xFFFFFF:
                return 0
            identifier = identifier << 8 | p[0]
            if p[0] < 0x80:
                break
    return identifier

cdef inline int size_of_identifier(uint32_t identifier) noexcept:
    return 1 if identifier <= 0xFF else 2 if identifier <= 0xFFFF else 3 if identifier <= 0xFFFFFF else 4

cdef inline bint enter(Reader* r, uint32_t identifier, Frame* frame) noexcept:
    # Reads identifier and length; what follows is confined to the contents.
    cdef const uint8_t* at
    cdef Py_ssize_t length
    if peek(r) != identifier:
        unexpected_element(r, identifier)
        return False
    r.p += size_of_identifier(identifier)
    length = read_length(r)
    if length < 0 or not need(r, length):
        return False
    frame.end, frame.enclosed = r.end, r.enclosed
    r.end, r.enclosed = r.p + length, True
    return True

cdef inline bint leave(Reader* r, Frame* frame) noexcept:
    if unlikely(r.p != r.end):
        malformed(r, "%d octets after the end of the value", r.p, r.end - r.p)
        return False
    r.end, r.enclosed = frame.end, frame.enclosed
    return True

cdef inline PyObject* left(Reader* r, PyObject* value, Frame* frame) noexcept:
    if unlikely(not leave(r, frame)):
        Py_DECREF(value)
        return NULL
    return value

cdef void unexpected_element(Reader* r, uint32_t identifier) noexcept

cdef inline bint put_identifier(Writer* w, uint32_t identifier) noexcept:
    return put_number(w, identifier, size_of_identifier(identifier))

cdef inline Py_ssize_t open_element(Writer* w, uint32_t identifier) noexcept:
    # Writes the identifier and leaves one octet for the length; gives the place after it, -1 on failure.
    if not (put_identifier(w, identifier) and put_octet(w, 0)):
        return -1
    return w.p - w.start

cdef inline bint close_element(Writer* w, Py_ssize_t contents) noexcept:
    cdef Py_ssize_t length = w.p - w.start - contents
    cdef int size = size_of_length(length)
    if size:
        if not room_for(w, size):
            return False
        memmove(w.start + contents + size, w.start + contents, length)
        w.p = w.start + contents - 1
        put_length(w, length)
        w.p += length
    else:
        w.start[contents - 1] = <uint8_t>length
    return True

cdef inline PyObject* decode_explicit(Reader* r, uint32_t outer, ber_decoder decode, uint32_t inner) noexcept:
    cdef Frame frame
    cdef PyObject* value
    if not enter(r, outer, &frame):
        return NULL
    value = decode(r, inner)
    if value is not NULL and not leave(r, &frame):
        Py_DECREF(value)
        return NULL
    return value

cdef inline bint encode_explicit(Writer* w, PyObject* value, uint32_t outer, ber_encoder encode, uint32_t inner) noexcept:
    cdef Py_ssize_t contents = open_element(w, outer)
    return contents >= 0 and encode(w, value, inner) and close_element(w, contents)

# --- values -------------------------------------------------------------------------------------------------------

cdef PyObject* decode_null(Reader* r, uint32_t identifier) noexcept
cdef PyObject* decode_boolean(Reader* r, uint32_t identifier) noexcept
cdef PyObject* decode_integer(Reader* r, uint32_t identifier, PyObject* low, PyObject* high) noexcept
cdef PyObject* decode_octets(Reader* r, uint32_t identifier, Sizes* sizes) noexcept
cdef PyObject* decode_text(Reader* r, uint32_t identifier, bint utf8, Sizes* sizes) noexcept
cdef PyObject* decode_bits(Reader* r, uint32_t identifier, Sizes* sizes) noexcept
cdef PyObject* decode_flags(Reader* r, uint32_t identifier, PyObject* cls, int width, Sizes* sizes) noexcept
cdef PyObject* decode_oid(Reader* r, uint32_t identifier) noexcept
cdef PyObject* decode_external(Reader* r, uint32_t identifier) noexcept
cdef PyObject* decode_any(Reader* r) noexcept
cdef PyObject* decode_list(Reader* r, uint32_t identifier, ber_decoder decode, uint32_t element, Sizes* sizes) noexcept

cdef bint encode_null(Writer* w, PyObject* value, uint32_t identifier) noexcept
cdef bint encode_boolean(Writer* w, PyObject* value, uint32_t identifier) noexcept
cdef bint encode_integer(Writer* w, PyObject* value, uint32_t identifier, PyObject* low, PyObject* high) noexcept
cdef bint encode_octets(Writer* w, PyObject* value, uint32_t identifier, Sizes* sizes) noexcept
cdef bint encode_text(Writer* w, PyObject* value, uint32_t identifier, bint utf8, Sizes* sizes) noexcept
cdef bint encode_bits(Writer* w, PyObject* value, uint32_t identifier, int width, bint trim, Sizes* sizes) noexcept
cdef bint encode_oid(Writer* w, PyObject* value, uint32_t identifier) noexcept
cdef bint encode_any(Writer* w, PyObject* value) noexcept
cdef bint encode_list(
    Writer* w, PyObject* value, uint32_t identifier, ber_encoder encode, uint32_t element, Sizes* sizes) noexcept
