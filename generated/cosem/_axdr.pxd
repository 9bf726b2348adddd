# Made from codegen/cosemc/support/_axdr.pxd by cosemc. DO NOT EDIT.
# Change it there, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
# A-XDR primitives (IEC 61334-6): no tags but those of CHOICE, fixed-length integers, one octet for presence.

from libc.stdint cimport INT64_MAX, INT64_MIN

from ._wire cimport *


# --- integers ---------------------------------------------------------------------------------------------------

cdef inline PyObject* decode_u8(Reader* r) noexcept:
    if not need(r, 1):
        return NULL
    r.p += 1
    return PyLong_FromLong(r.p[-1])

cdef inline PyObject* decode_u16(Reader* r) noexcept:
    if not need(r, 2):
        return NULL
    r.p += 2
    return PyLong_FromLong(load16(r.p - 2))

cdef inline PyObject* decode_u32(Reader* r) noexcept:
    if not need(r, 4):
        return NULL
    r.p += 4
    return PyLong_FromUnsignedLong(load32(r.p - 4))

cdef inline PyObject* decode_u64(Reader* r) noexcept:
    if not need(r, 8):
        return NULL
    r.p += 8
    return PyLong_FromUnsignedLongLong(load64(r.p - 8))

cdef inline PyObject* decode_i8(Reader* r) noexcept:
    if not need(r, 1):
        return NULL
    r.p += 1
    return PyLong_FromLong(<int8_t>r.p[-1])

cdef inline PyObject* decode_i16(Reader* r) noexcept:
    if not need(r, 2):
        return NULL
    r.p += 2
    return PyLong_FromLong(<int16_t>load16(r.p - 2))

cdef inline PyObject* decode_i32(Reader* r) noexcept:
    if not need(r, 4):
        return NULL
    r.p += 4
    return PyLong_FromLong(<int32_t>load32(r.p - 4))

cdef inline PyObject* decode_i64(Reader* r) noexcept:
    if not need(r, 8):
        return NULL
    r.p += 8
    return PyLong_FromLongLong(<int64_t>load64(r.p - 8))

cdef inline bint signed_in_range(Reader* r, int size, int64_t low, int64_t high) noexcept:
    # Looks ahead at an integer whose permitted range is narrower than its octets.
    cdef int64_t number
    if not need(r, size):
        return False
    number = (<int8_t>r.p[0] if size == 1 else <int16_t>load16(r.p) if size == 2
              else <int32_t>load32(r.p) if size == 4 else <int64_t>load64(r.p))
    if number < low or number > high:
        malformed(r, "the integer is out of its range", r.p, 0)
        return False
    return True

cdef inline bint unsigned_in_range(Reader* r, int size, uint64_t low, uint64_t high) noexcept:
    cdef uint64_t number
    if not need(r, size):
        return False
    number = r.p[0] if size == 1 else load16(r.p) if size == 2 else load32(r.p) if size == 4 else load64(r.p)
    if number < low or number > high:
        malformed(r, "the integer is out of its range", r.p, 0)
        return False
    return True

cdef inline bint encode_unsigned(Writer* w, PyObject* value, int size, uint64_t low, uint64_t high) noexcept:
    cdef uint64_t number
    return unsigned_number(w, value, low, high, &number) and put_number(w, number, size)

cdef inline bint encode_signed(Writer* w, PyObject* value, int size, int64_t low, int64_t high) noexcept:
    cdef int64_t number
    return signed_number(w, value, low, high, &number) and put_number(w, <uint64_t>number, size)

cdef inline bint encode_u8(Writer* w, PyObject* value) noexcept:
    return encode_unsigned(w, value, 1, 0, 0xFF)

cdef inline bint encode_u16(Writer* w, PyObject* value) noexcept:
    return encode_unsigned(w, value, 2, 0, 0xFFFF)

cdef inline bint encode_u32(Writer* w, PyObject* value) noexcept:
    return encode_unsigned(w, value, 4, 0, 0xFFFFFFFF)

cdef inline bint encode_u64(Writer* w, PyObject* value) noexcept:
    return encode_unsigned(w, value, 8, 0, 0xFFFFFFFFFFFFFFFF)

cdef inline bint encode_i8(Writer* w, PyObject* value) noexcept:
    return encode_signed(w, value, 1, -0x80, 0x7F)

cdef inline bint encode_i16(Writer* w, PyObject* value) noexcept:
    return encode_signed(w, value, 2, -0x8000, 0x7FFF)

cdef inline bint encode_i32(Writer* w, PyObject* value) noexcept:
    return encode_signed(w, value, 4, -0x80000000LL, 0x7FFFFFFF)

cdef inline bint encode_i64(Writer* w, PyObject* value) noexcept:
    return encode_signed(w, value, 8, INT64_MIN, INT64_MAX)

# --- octets of a class: enumerations and integers with named bits -------------------------------------------------

cdef inline PyObject* decode_octet_of(Reader* r, PyObject** values) noexcept:
    # Every value of one octet exists once; a code without a name is a plain int.
    if not need(r, 1):
        return NULL
    r.p += 1
    return new_reference(values[r.p[-1]])

# --- NULL, BOOLEAN, presence --------------------------------------------------------------------------------------

cdef inline PyObject* decode_null(Reader* r) noexcept:
    return new_reference(Py_None)

cdef inline bint encode_null(Writer* w, PyObject* value) noexcept:
    return True if value is Py_None else refuse(w, "None is needed", value)

cdef inline PyObject* decode_boolean(Reader* r) noexcept:
    if not need(r, 1):
        return NULL
    r.p += 1
    return new_reference(Py_True if r.p[-1] else Py_False)

cdef inline bint encode_boolean(Writer* w, PyObject* value) noexcept:
    if not PyBool_Check(value):
        return refuse(w, "True or False is needed", value)
    return put_octet(w, value is Py_True)

cdef inline PyObject* optional(Reader* r, decoder decode, PyObject* absent) noexcept:
    # OPTIONAL and DEFAULT: an octet says whether the value follows.
    if not need(r, 1):
        return NULL
    r.p += 1
    if r.p[-1] == 1:
        return decode(r)
    if r.p[-1] == 0:
        return new_reference(absent)
    return malformed(r, "presence octet %d is neither 0 nor 1", r.p - 1, r.p[-1])

cdef inline bint encode_optional(Writer* w, encoder encode, PyObject* value, bint absent) noexcept:
    if absent:
        return put_octet(w, 0)
    return put_octet(w, 1) and encode(w, value)

# --- strings ------------------------------------------------------------------------------------------------------

cdef inline Py_ssize_t length_of(Reader* r, Sizes* sizes, Py_ssize_t fixed) noexcept:
    # What precedes a string: its length, unless that is fixed. `sizes` may be NULL.
    cdef const uint8_t* at = r.p
    cdef Py_ssize_t length
    if fixed >= 0:
        return fixed
    length = read_length(r)
    if length >= 0 and sizes is not NULL and not permitted(r, sizes, length, at):
        return -1
    return length

cdef inline bint put_length_of(Writer* w, Py_ssize_t length, Sizes* sizes, Py_ssize_t fixed) noexcept:
    if fixed >= 0:
        return True if length == fixed else refuse(w, "does not have the fixed size of its type", NULL)
    if sizes is not NULL and not sized(w, sizes, length):
        return False
    return put_length(w, length)

cdef inline PyObject* decode_octets_of(Reader* r, Sizes* sizes, Py_ssize_t fixed) noexcept:
    return read_octets(r, length_of(r, sizes, fixed))

cdef inline bint encode_octets_of(Writer* w, PyObject* value, Sizes* sizes, Py_ssize_t fixed) noexcept:
    cdef const uint8_t* octets = NULL
    cdef Py_ssize_t count = 0
    return (octets_of(w, value, &octets, &count) and put_length_of(w, count, sizes, fixed)
            and put_octets(w, octets, count))

cdef inline PyObject* decode_octets(Reader* r) noexcept:
    return read_octets(r, read_length(r))

cdef inline bint encode_octets(Writer* w, PyObject* value) noexcept:
    return encode_octets_of(w, value, NULL, -1)

cdef inline PyObject* decode_text_of(Reader* r, bint utf8, Sizes* sizes, Py_ssize_t fixed) noexcept:
    cdef Py_ssize_t count = length_of(r, sizes, fixed)
    if count < 0 or not need(r, count):
        return NULL
    r.p += count
    return text_value(r, r.p - count, count, utf8)

cdef inline bint encode_text_of(Writer* w, PyObject* value, bint utf8, Sizes* sizes, Py_ssize_t fixed) noexcept:
    cdef PyObject* octets = text_octets(w, value, utf8)
    cdef bint well = octets is not NULL and encode_octets_of(w, octets, sizes, fixed)
    Py_XDECREF(octets)
    return well

# --- bit strings --------------------------------------------------------------------------------------------------

cdef inline const uint8_t* take_bits(Reader* r, Py_ssize_t length) noexcept:
    cdef Py_ssize_t size = (length + 7) // 8
    if length < 0 or not need(r, size):
        return NULL
    r.p += size
    return r.p - size

cdef inline PyObject* decode_bits_of(Reader* r, Sizes* sizes, Py_ssize_t fixed) noexcept:
    cdef Py_ssize_t length = length_of(r, sizes, fixed)
    cdef const uint8_t* octets = take_bits(r, length)
    return NULL if octets is NULL else bits_value(octets, length)

cdef inline PyObject* decode_flags_of(Reader* r, PyObject* cls, int width, Sizes* sizes, Py_ssize_t fixed) noexcept:
    cdef Py_ssize_t length = length_of(r, sizes, fixed)
    cdef const uint8_t* octets = take_bits(r, length)
    return NULL if octets is NULL else flags_value(octets, length, cls, width)

cdef inline bint encode_bits_of(Writer* w, PyObject* value, int width, Sizes* sizes, Py_ssize_t fixed) noexcept:
    # `width`: of the named bits, -1 if there are none.
    cdef Py_ssize_t length
    cdef PyObject* octets = packed_bits(w, value, width, width >= 0 and fixed < 0, &length)
    cdef bint well
    well = octets is not NULL and put_length_of(w, length, sizes, fixed) and put_octets(
        w, PyBytes_AS_STRING(octets), PyBytes_GET_SIZE(octets))
    Py_XDECREF(octets)
    return well

# --- SEQUENCE OF --------------------------------------------------------------------------------------------------

cdef inline PyObject* decode_list(Reader* r, decoder decode, Sizes* sizes) noexcept:
    cdef Py_ssize_t i
    cdef Py_ssize_t count = length_of(r, sizes, -1)
    cdef PyObject* elements
    cdef PyObject* element
    # No element is empty, so a count beyond the octets at hand reserves nothing.
    if count < 0 or not need(r, count):
        return NULL
    elements = PyList_New(count)
    if elements is NULL:
        return NULL
    for i in range(count):
        element = decode(r)
        if element is NULL:
            step(&r.failure, NULL, i)
            Py_DECREF(elements)
            return NULL
        PyList_SET_ITEM(elements, i, element)
    return elements

cdef inline bint encode_list(Writer* w, PyObject* value, encoder encode, Sizes* sizes) noexcept:
    cdef Py_ssize_t i
    cdef PyObject* elements = sequence_of(w, value)
    if elements is NULL or not put_length_of(w, PySequence_Fast_GET_SIZE(elements), sizes, -1):
        return False
    for i in range(PySequence_Fast_GET_SIZE(elements)):
        if not encode(w, PySequence_Fast_GET_ITEM(elements, i)):
            step(&w.failure, NULL, i)
            return False
    return True
