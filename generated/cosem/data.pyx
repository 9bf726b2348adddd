# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
# Made from codegen/cosemc/support/data.pyx.j2 by cosemc. DO NOT EDIT.
# Change it there, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""`Data`: a value that says its own type, kept as the octets it came in.

Decoding walks over the octets once, in C, and makes no object for what is inside; plain Python values, child values
and columns are built when they are asked for.
"""

cimport cython
from cpython.buffer cimport PyBUF_FORMAT, PyBUF_WRITABLE
from libc.string cimport memcmp, memset

from ._wire cimport *

from .bit_string import BitString
from .date_time import Date, DateTime, Time
from .errors import EncodeError

cdef extern from "Python.h":
    PyObject* PyFloat_FromDouble(double)
    bint PyLong_CheckExact(PyObject*)
    void* PyMem_RawMalloc(size_t)
    void PyMem_RawFree(void*)
    int PyGC_Disable()
    int PyGC_Enable()

cdef extern from *:
    """
    /* Integers of one digit, whose value needs no call. */
    #if PY_VERSION_HEX >= 0x030C0000
        #define is_compact(value) PyUnstable_Long_IsCompact((PyLongObject*)(value))
        #define compact_value(value) PyUnstable_Long_CompactValue((PyLongObject*)(value))
    #else
        #define is_compact(value) (Py_SIZE(value) >= -1 && Py_SIZE(value) <= 1)
        #define compact_value(value) (Py_SIZE(value) * (long long)((PyLongObject*)(value))->ob_digit[0])
    #endif
    """
    bint is_compact(PyObject*)
    int64_t compact_value(PyObject*)


# --- the alternatives, as the specification has them ---------------------------------------------------------------

cdef enum:
    ARRAY_TAG = 1
    STRUCTURE_TAG = 2
    NULL_TAG = 0

cdef enum:
    NO_KIND
    NULL_DATA
    ARRAY
    STRUCTURE
    COMPACT_ARRAY
    BOOLEAN
    INT8
    INT16
    INT32
    INT64
    UINT8
    UINT16
    UINT32
    UINT64
    FLOAT32
    FLOAT64
    DATE_TIME
    DATE
    TIME
    BITS  # from here on strings that tell their length
    OCTETS
    TEXT
    UTF8

# tag, name, kind, octets of the contents (-1: they tell)
_ALTERNATIVES = (
    (0, "null-data", NULL_DATA, 0),
    (1, "array", ARRAY, -1),
    (2, "structure", STRUCTURE, -1),
    (3, "boolean", BOOLEAN, 1),
    (4, "bit-string", BITS, -1),
    (5, "double-long", INT32, 4),
    (6, "double-long-unsigned", UINT32, 4),
    (9, "octet-string", OCTETS, -1),
    (10, "visible-string", TEXT, -1),
    (12, "utf8-string", UTF8, -1),
    (13, "bcd", INT8, 1),
    (15, "integer", INT8, 1),
    (16, "long", INT16, 2),
    (17, "unsigned", UINT8, 1),
    (18, "long-unsigned", UINT16, 2),
    (19, "compact-array", COMPACT_ARRAY, -1),
    (20, "long64", INT64, 8),
    (21, "long64-unsigned", UINT64, 8),
    (22, "enum", UINT8, 1),
    (23, "float32", FLOAT32, 4),
    (24, "float64", FLOAT64, 8),
    (25, "date-time", DATE_TIME, 12),
    (26, "date", DATE, 5),
    (27, "time", TIME, 4),
    (28, "delta-integer", INT8, 1),
    (29, "delta-long", INT16, 2),
    (30, "delta-double-long", INT32, 4),
    (31, "delta-unsigned", UINT8, 1),
    (32, "delta-long-unsigned", UINT16, 2),
    (33, "delta-double-long-unsigned", UINT32, 4),
    (255, "dont-care", NULL_DATA, 0),
)

# the tags that a type description may have
_DESCRIBED = (0, 1, 2, 3, 4, 5, 6, 9, 10, 12, 13, 15, 16, 17, 18, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 255)

cdef uint8_t KIND[256]
cdef int8_t SIZE[256]
cdef uint8_t DESCRIBED[256]
cdef uint8_t IS_DELTA[256]  # differences to the value above
cdef int64_t LOW[32]
cdef int64_t HIGH[32]
cdef const char* NAME[256]
cdef list _names = [None] * 256
cdef dict _tags = {}
cdef list _kept = []


def _bind_alternatives():
    for tag, name, kind, size in _ALTERNATIVES:
        octets = name.encode()
        _kept.append(octets)
        KIND[tag], SIZE[tag], NAME[tag] = kind, size, octets
        _names[tag] = name
        _tags[name] = tag
        IS_DELTA[tag] = name.startswith("delta-")
        if kind in (INT8, INT16, INT32, INT64):
            LOW[kind], HIGH[kind] = -1 << (8 * size - 1), (1 << (8 * size - 1)) - 1
        elif kind in (UINT8, UINT16, UINT32):
            LOW[kind], HIGH[kind] = 0, (1 << 8 * size) - 1
    for tag in _DESCRIBED:
        DESCRIBED[tag] = True


_bind_alternatives()


# --- walking over octets that nobody has looked at yet -------------------------------------------------------------

cdef enum:
    ROW = 1024  # octets of a row up to which the shape of the first is tried on the others
    CELLS_AN_OCTET = 64  # of a compact-array: no description multiplies its contents more than this


cdef bint skip(Reader* r, int depth, uint8_t* mask) noexcept:
    # Past one value. With a mask, notes which octets are its shape (tags, counts, lengths): FF, and contents: 00.
    cdef const uint8_t* start = r.p
    cdef uint8_t tag
    if depth >= MAX_DEPTH:
        malformed(r, "Data is nested more than 64 levels deep", r.p, 0)
        return False
    if not need(r, 1):
        return False
    tag = start[0]
    if KIND[tag] == NO_KIND:
        malformed(r, "tag %d is that of no alternative", start, tag)
        return False
    r.p += 1
    if mask is not NULL:
        mask[0] = 0xFF
    if SIZE[tag] >= 0:
        if need(r, SIZE[tag]):
            if mask is not NULL:
                memset(mask + 1, 0, SIZE[tag])
            r.p += SIZE[tag]
            return True
    elif KIND[tag] == ARRAY or KIND[tag] == STRUCTURE:
        if skip_elements(r, depth, mask):
            return True
    elif KIND[tag] == COMPACT_ARRAY:
        # its rows have no tags, so a row of rows with one in it has no shape to try
        if mask is NULL and skip_compact_array(r, depth):
            return True
        if mask is not NULL:
            return False
    elif skip_string(r, tag, mask):
        return True
    step(&r.failure, NAME[tag], 0)
    return False


cdef inline bint skip_string(Reader* r, uint8_t tag, uint8_t* mask) noexcept:
    cdef const uint8_t* start = r.p
    cdef Py_ssize_t length = read_length(r)
    cdef PyObject* text
    if length < 0:
        return False
    if KIND[tag] == BITS:
        length = (length + 7) // 8
    if not need(r, length):
        return False
    if mask is not NULL:
        memset(mask + 1, 0xFF, r.p - start)
        memset(mask + 1 + (r.p - start), 0, length)
    if KIND[tag] == UTF8:
        if mask is not NULL:  # the octets of each have to be looked at
            return False
        text = text_value(r, r.p, length, True)
        if text is NULL:
            return False
        Py_DECREF(text)
    r.p += length
    return True


cdef bint skip_elements(Reader* r, int depth, uint8_t* mask) noexcept:
    cdef const uint8_t* start = r.p
    cdef bint array = KIND[(start - 1)[0]] == ARRAY
    cdef const uint8_t* element
    cdef Py_ssize_t done = 0
    cdef Py_ssize_t count = read_length(r)
    if count < 0 or not need(r, count):
        return False
    if mask is not NULL:
        memset(mask + 1, 0xFF, r.p - start)
        mask += 1 + (r.p - start)
    elif array and count >= 4:
        element = r.p
        done = skip_rows(r, depth, count)
        if done == count and depth == 0:
            r.stride = (r.p - element) // count
    while done < count:
        element = r.p
        if not skip(r, depth + 1, mask):
            step(&r.failure, NULL, done)
            return False
        if mask is not NULL:
            mask += r.p - element
        done += 1
    return True


cdef Py_ssize_t skip_rows(Reader* r, int depth, Py_ssize_t count) noexcept:
    # Elements that have the shape of the first are passed eight octets at a time; gives how many were.
    # Most arrays of any length are profile buffers, whose rows differ in nothing but their contents.
    cdef uint8_t mask[ROW]
    cdef const uint8_t* first = r.p
    cdef const uint8_t* row
    cdef Reader probe
    cdef Py_ssize_t size
    cdef Py_ssize_t done = 1
    if r.p == r.end or KIND[r.p[0]] != STRUCTURE:
        return 0
    start_reading_at(&probe, first, min(ROW, r.end - first))  # so the mask holds it
    if not skip(&probe, depth + 1, mask):
        return 0
    size = probe.p - first
    if size < 8:
        return 0
    row = first + size
    while done < count and r.end - row >= size and same_shape(first, row, mask, size):
        row += size
        done += 1
    r.p = row
    return done


cdef inline uint64_t word(const uint8_t* p) noexcept:
    cdef uint64_t value
    memcpy(&value, p, 8)
    return value


cdef inline bint same_shape(const uint8_t* first, const uint8_t* row, const uint8_t* mask, Py_ssize_t size) noexcept:
    cdef Py_ssize_t i = 0
    cdef uint64_t difference = 0
    while i <= size - 8:
        difference |= (word(first + i) ^ word(row + i)) & word(mask + i)
        i += 8
    difference |= (word(first + size - 8) ^ word(row + size - 8)) & word(mask + size - 8)
    return difference == 0


cdef bint skip_description(Reader* r, int level) noexcept:
    # Past the type description of a compact-array.
    cdef Py_ssize_t count
    cdef uint8_t tag
    if level >= MAX_DEPTH:
        malformed(r, "the description is nested more than 64 levels deep", r.p, 0)
        return False
    if not need(r, 1):
        return False
    tag = r.p[0]
    if not DESCRIBED[tag]:
        malformed(r, "tag %d is that of no alternative", r.p, tag)
        return False
    r.p += 1
    if KIND[tag] == ARRAY:
        if not need(r, 2):
            step(&r.failure, "number-of-elements", 0)
        else:
            r.p += 2
            if skip_description(r, level + 1):
                return True
            step(&r.failure, "type-description", 0)
    elif KIND[tag] == STRUCTURE:
        if skip_descriptions(r, level):
            return True
    else:
        return True
    step(&r.failure, NAME[tag], 0)
    return False


cdef bint skip_descriptions(Reader* r, int level) noexcept:
    cdef Py_ssize_t i
    cdef Py_ssize_t count = read_length(r)
    if count < 0 or not need(r, count):
        return False
    for i in range(count):
        if not skip_description(r, level + 1):
            step(&r.failure, NULL, i)
            return False
    return True


cdef bint skip_compact_array(Reader* r, int depth) noexcept:
    cdef const uint8_t* description = r.p
    cdef const uint8_t* end = r.end
    cdef bint enclosed = r.enclosed
    cdef Py_ssize_t length
    if not skip_description(r, 0):
        step(&r.failure, "contents-description", 0)
        return False
    length = read_length(r)
    if length >= 0 and need(r, length):
        r.end, r.enclosed = r.p + length, True
        if expand_rows(r, description, NULL) >= 0:
            r.end, r.enclosed = end, enclosed
            return True
    step(&r.failure, "array-contents", 0)
    return False


cdef Py_ssize_t expand_rows(Reader* r, const uint8_t* description, Writer* w) noexcept:
    # The elements of a compact-array, up to the end; with a writer, written as Data. Gives how many, -1 on failure.
    cdef Py_ssize_t cells = CELLS_AN_OCTET * (1 + (r.end - r.p))
    cdef Py_ssize_t rows = 0
    cdef const uint8_t* at
    cdef const uint8_t* d
    while r.p != r.end:
        at, d = r.p, description
        if not expand(r, &d, w, &cells):
            return -1
        if r.p == at:
            malformed(r, "the elements described take no octets", at, 0)
            return -1
        rows += 1
    return rows


cdef Py_ssize_t known_length(const uint8_t** p) noexcept:
    cdef Py_ssize_t i
    # A length in octets that have been walked over before.
    cdef Py_ssize_t length = p[0][0]
    cdef int size
    p[0] += 1
    if length >= 0x80:
        size = length & 0x7F
        length = 0
        for i in range(size):
            length = length << 8 | p[0][i]
        p[0] += size
    return length


cdef void pass_description(const uint8_t** d) noexcept:
    cdef uint8_t tag = d[0][0]
    d[0] += 1
    if KIND[tag] == ARRAY:
        d[0] += 2
        pass_description(d)
    elif KIND[tag] == STRUCTURE:
        for _ in range(known_length(d)):
            pass_description(d)


cdef bint expand(Reader* r, const uint8_t** d, Writer* w, Py_ssize_t* cells) noexcept:
    # One element, or part of one: moves the description and the contents on.
    cdef uint8_t tag = d[0][0]
    cdef const uint8_t* at = r.p
    cdef const uint8_t* body
    cdef Py_ssize_t count
    d[0] += 1
    if cells[0] == 0:
        malformed(r, "the description multiplies the contents beyond measure", at, 0)
        return False
    cells[0] -= 1
    if w is not NULL and not put_octet(w, tag):
        return False
    if KIND[tag] == ARRAY or KIND[tag] == STRUCTURE:
        if KIND[tag] == ARRAY:
            count = load16(d[0])
            d[0] += 2
        else:
            count = known_length(d)
        body = d[0]
        if w is not NULL and not put_length(w, count):
            return False
        if KIND[tag] == ARRAY and count == 0:
            pass_description(d)
        for _ in range(count):
            if KIND[tag] == ARRAY:
                d[0] = body
            if not expand(r, d, w, cells):
                return False
        return True
    if SIZE[tag] >= 0:
        if not need(r, SIZE[tag]):
            return False
        r.p += SIZE[tag]
    elif not skip_string(r, tag, NULL):
        return False
    return w is NULL or put_octets(w, at, r.p - at)


# --- values from octets that have been walked over -----------------------------------------------------------------

ctypedef PyObject* (*quiet_date)(uint8_t, const uint8_t*) noexcept


cdef PyObject* _date_value(uint8_t kind, const uint8_t* p) except NULL:
    cls = DateTime if kind == DATE_TIME else Date if kind == DATE else Time
    value = cls.from_octets((<const char*>p)[: 12 if kind == DATE_TIME else 5 if kind == DATE else 4])
    return new_reference(<PyObject*>value)


cdef PyObject* build(const uint8_t** at) noexcept:
    # The plain Python value; NULL only with a Python exception.
    cdef const uint8_t* p = at[0] + 1
    cdef uint8_t tag = at[0][0]
    cdef int kind = KIND[tag]
    if SIZE[tag] < 0:
        return build_string(at, tag) if kind >= BITS else build_elements(at, kind)
    at[0] = p + SIZE[tag]
    if kind == UINT32:
        return PyLong_FromUnsignedLong(load32(p))
    elif kind == UINT16:
        return PyLong_FromLong(load16(p))
    elif kind == UINT8:
        return PyLong_FromLong(p[0])
    elif kind == INT8:
        return PyLong_FromLong(<int8_t>p[0])
    elif kind == INT16:
        return PyLong_FromLong(<int16_t>load16(p))
    elif kind == INT32:
        return PyLong_FromLong(<int32_t>load32(p))
    elif kind == INT64:
        return PyLong_FromLongLong(<int64_t>load64(p))
    elif kind == UINT64:
        return PyLong_FromUnsignedLongLong(load64(p))
    elif kind == BOOLEAN:
        return new_reference(Py_True if p[0] else Py_False)
    elif kind == FLOAT32 or kind == FLOAT64:
        return PyFloat_FromDouble(real_number(kind, p))
    elif kind == NULL_DATA:
        return new_reference(Py_None)
    return (<quiet_date>_date_value)(kind, p)


cdef inline double real_number(int kind, const uint8_t* p) noexcept:
    cdef float single
    cdef double double_
    cdef uint32_t bits32
    cdef uint64_t bits64
    if kind == FLOAT32:
        bits32 = load32(p)
        memcpy(&single, &bits32, 4)
        return single
    bits64 = load64(p)
    memcpy(&double_, &bits64, 8)
    return double_


cdef inline PyObject* build_string(const uint8_t** at, uint8_t tag) noexcept:
    cdef const uint8_t* p = at[0] + 1
    cdef Py_ssize_t count = known_length(&p)
    cdef int kind = KIND[tag]
    if kind == BITS:
        at[0] = p + (count + 7) // 8
        return bits_value(p, count)
    at[0] = p + count
    if kind == OCTETS:
        return PyBytes_FromStringAndSize(<const char*>p, count)
    elif kind == TEXT:
        return PyUnicode_DecodeLatin1(<const char*>p, count, NULL)
    return PyUnicode_DecodeUTF8(<const char*>p, count, NULL)


cdef PyObject* build_elements(const uint8_t** at, int kind) noexcept:
    cdef const uint8_t* p = at[0] + 1
    cdef PyObject* result
    cdef PyObject* element
    cdef Py_ssize_t count
    cdef Py_ssize_t i
    if kind == COMPACT_ARRAY:
        return build_compact_array(at)
    count = known_length(&p)
    result = PyList_New(count)
    if result is NULL:
        return NULL
    for i in range(count):
        element = build(&p)
        if element is NULL:
            Py_DECREF(result)
            return NULL
        PyList_SET_ITEM(result, i, element)
    at[0] = p
    return result


cdef bint write_expanded(const uint8_t** at, Writer* w) noexcept:
    # A compact-array as the array it stands for.
    cdef const uint8_t* description = at[0] + 1
    cdef const uint8_t* p = description
    cdef Py_ssize_t length
    cdef Py_ssize_t rows
    cdef Reader r
    pass_description(&p)
    length = known_length(&p)
    at[0] = p + length
    start_reading_at(&r, p, length)
    rows = expand_rows(&r, description, NULL)
    r.p = p
    return put_octet(w, ARRAY_TAG) and put_length(w, rows) and expand_rows(&r, description, w) >= 0


cdef PyObject* build_compact_array(const uint8_t** at) noexcept:
    cdef Writer w
    cdef const uint8_t* expanded
    cdef PyObject* result = NULL
    start_writing(&w)
    if write_expanded(at, &w):
        expanded = w.start
        result = build(&expanded)
    stop_writing(&w)
    return result


# --- octets from values --------------------------------------------------------------------------------------------

ctypedef bint (*quiet_write)(Writer*, uint8_t, PyObject*) noexcept


cdef bint write_contents(Writer* w, uint8_t tag, PyObject* value) noexcept:
    cdef uint8_t kind = KIND[tag]
    cdef int64_t signed
    cdef uint64_t unsigned
    cdef const uint8_t* octets
    cdef Py_ssize_t count
    cdef int size = SIZE[tag]
    if UINT8 <= kind <= UINT64:
        return (unsigned_number(w, value, 0, <uint64_t>-1 >> (64 - 8 * size), &unsigned)
                and put_number(w, unsigned, size))
    if INT8 <= kind <= INT64:
        return (signed_number(w, value, -1 << (8 * size - 1), <int64_t>(<uint64_t>-1 >> (65 - 8 * size)), &signed)
                and put_number(w, <uint64_t>signed, size))
    if kind == NULL_DATA:
        return True if value is Py_None else refuse(w, "None is needed", value)
    if kind == BOOLEAN:
        return put_octet(w, value is Py_True) if PyBool_Check(value) else refuse(w, "True or False is needed", value)
    if kind == ARRAY or kind == STRUCTURE:
        return write_elements(w, value)
    if kind == OCTETS and PyBytes_Check(value):
        octets_of(w, value, &octets, &count)
        return put_length(w, count) and put_octets(w, octets, count)
    return (<quiet_write>_write_contents)(w, tag, value)


cdef bint write_elements(Writer* w, PyObject* value) noexcept:
    cdef Py_ssize_t i
    cdef PyObject* elements = sequence_of(w, value)
    if elements is NULL or not put_length(w, PySequence_Fast_GET_SIZE(elements)):
        return False
    for i in range(PySequence_Fast_GET_SIZE(elements)):
        if not encode_data(w, PySequence_Fast_GET_ITEM(elements, i)):
            step(&w.failure, NULL, i)
            return False
    return True


cdef bint _write_contents(Writer* w, uint8_t tag, PyObject* value_) except -1:
    # The types whose values are rare, or objects of their own.
    cdef uint8_t kind = KIND[tag]
    cdef float single
    cdef double real
    cdef uint32_t bits32
    cdef uint64_t bits64
    cdef Py_ssize_t length
    value = <object>value_
    if kind == FLOAT32 or kind == FLOAT64:
        if not isinstance(value, (float, int)) or isinstance(value, bool):
            return refuse(w, "a number is needed", value_)
        try:
            real = value
        except OverflowError:
            return refuse(w, "is a number beyond those of its type", NULL)
        if kind == FLOAT32:
            single = <float>real
            memcpy(&bits32, &single, 4)
            return put_number(w, bits32, 4)
        memcpy(&bits64, &real, 8)
        return put_number(w, bits64, 8)
    if kind == BITS:
        if isinstance(value, str):
            if value.strip("01"):
                return refuse(w, "is text with other characters than 0 and 1", NULL)
            value = BitString.parse(value)
        if not isinstance(value, BitString):
            return refuse(w, "a BitString is needed", value_)
        octets = value.to_octets()
        return put_length(w, value.length) and put_octets(w, <const char*>octets, len(octets))
    if kind == TEXT or kind == UTF8:
        octets = text_of(w, value_, kind == UTF8)
    else:
        octets = value.octets if isinstance(value, (DateTime, Date, Time)) else value
        if not isinstance(octets, bytes):
            return refuse(w, "bytes or a date are needed", value_)
        if SIZE[tag] >= 0:
            if len(octets) != SIZE[tag]:
                return refuse(w, "has a size other than that of its type", NULL)
            return put_octets(w, <const char*>octets, len(octets))
    if octets is None:
        return False
    return put_length(w, len(octets)) and put_octets(w, <const char*>octets, len(octets))


cdef object text_of(Writer* w, PyObject* value, bint utf8):
    cdef PyObject* octets = text_octets(w, value, utf8)
    if octets is NULL:
        return None
    result = <object>octets
    Py_DECREF(octets)
    return result


cdef bint write_compact_array(Writer* w, object description, object rows) except -1:
    cdef Writer contents
    cdef bint well
    if not isinstance(rows, (list, tuple)):
        return refuse(w, "a list is needed", <PyObject*>rows)
    if not write_description(w, description, 0):
        return False
    start_writing(&contents)
    try:
        for i, row in enumerate(rows):
            if not write_described(&contents, description, row):
                step(&contents.failure, NULL, i)
                w.failure = contents.failure
                return False
        return put_length(w, contents.p - contents.start) and put_octets(w, contents.start, contents.p - contents.start)
    finally:
        stop_writing(&contents)


cdef bint write_description(Writer* w, object description, int level) except -1:
    # "unsigned", {"structure": [...]}, or {"array": {"number-of-elements": n, "type-description": ...}}
    if level >= MAX_DEPTH:
        return refuse(w, "is a description nested more than 64 levels deep", NULL)
    kind, inner = _description_parts(description)
    tag = _tags.get(kind)
    if tag is None or not DESCRIBED[tag]:
        return refuse(w, "is no type description", NULL)
    if not put_octet(w, tag):
        return False
    if KIND[tag] == ARRAY:
        number = inner.get("number-of-elements")
        if not isinstance(number, int) or not 0 <= number <= 0xFFFF:
            return refuse(w, "is a number of elements that no description can have", NULL)
        return put_number(w, number, 2) and write_description(w, inner.get("type-description"), level + 1)
    if KIND[tag] == STRUCTURE:
        if not put_length(w, len(inner)):
            return False
        for part in inner:
            if not write_description(w, part, level + 1):
                return False
    return True


def _description_parts(description):
    match description:
        case str():
            return description, None
        case {"structure": list() as parts, **rest} if not rest:
            return "structure", parts
        case {"array": dict() as array, **rest} if not rest:
            return "array", array
    return None, None


cdef bint write_described(Writer* w, object description, object value) except -1:
    cdef Data data
    kind, inner = _description_parts(description)
    tag = _tags[kind]
    if isinstance(value, Data):
        data = <Data>value
        if octets_of_data(data)[0] != tag:
            return refuse(w, "is not of the type that the description says", NULL)
        if KIND[tag] != ARRAY and KIND[tag] != STRUCTURE:
            return put_octets(w, octets_of_data(data) + 1, data.end - data.start - 1)
        value = elements_of(data)
    if KIND[tag] != ARRAY and KIND[tag] != STRUCTURE:
        return write_contents(w, tag, <PyObject*>value)
    count = inner["number-of-elements"] if KIND[tag] == ARRAY else len(inner)
    if not isinstance(value, (list, tuple)) or len(value) != count:
        return refuse(w, "is not of the length that the description says", NULL)
    for i, part in enumerate(value):
        if not write_described(w, inner["type-description"] if KIND[tag] == ARRAY else inner[i], part):
            step(&w.failure, NULL, i)
            return False
    return True


# --- Data ----------------------------------------------------------------------------------------------------------

ctypedef PyObject* (*quiet_decode)(Reader*) noexcept


cdef inline Data new_data(bytes owner, Py_ssize_t start, Py_ssize_t end):
    cdef Data data = Data.__new__(Data)
    data.owner, data.start, data.end, data.stride = owner, start, end, 0
    return data


cdef PyObject* _decode_data(Reader* r) except? NULL:
    cdef const uint8_t* start = r.p
    cdef Data data
    r.stride = 0
    if not skip(r, 0, NULL):
        return NULL
    data = new_data(<bytes>r.owner, start - r.base, r.p - r.base)
    data.stride = r.stride
    return kept(data)


cdef PyObject* decode_data(Reader* r) noexcept:
    return (<quiet_decode>_decode_data)(r)


cdef bint encode_data(Writer* w, PyObject* value) noexcept:
    cdef Data data
    if Py_TYPE(value) != <PyTypeObject*>Data:
        return refuse(w, "Data is needed", value)
    data = <Data>value
    return put_octets(w, PyBytes_AS_STRING(<PyObject*>data.owner) + data.start, data.end - data.start)


cdef PyTypeObject* data_type() noexcept:
    return <PyTypeObject*>Data


cdef Data data_of_tag(uint8_t tag, object value):
    cdef Writer w
    start_writing(&w)
    try:
        if not (put_octet(&w, tag) and write_contents(&w, tag, <PyObject*>value) and not_too_deep(&w)):
            raise_encode_error(&w)
        return whole_data(&w)
    finally:
        stop_writing(&w)


cdef bint not_too_deep(Writer* w) noexcept:
    # Whoever walks over Data counts on it, and so does whoever decodes it elsewhere.
    cdef Reader r
    if KIND[w.start[0]] != ARRAY and KIND[w.start[0]] != STRUCTURE:
        return True
    start_reading_at(&r, w.start, w.p - w.start)
    return True if skip(&r, 0, NULL) else refuse(w, "is nested more than 64 levels deep", NULL)


cdef Data whole_data(Writer* w):
    octets = (<char*>w.start)[: w.p - w.start]
    return new_data(octets, 0, len(octets))


cdef int tag_named(object name) except -1:
    tag = _tags.get(name)
    if tag is None:
        raise ValueError(f"no type of Data is named {name!r}")
    return tag


@cython.final
@cython.freelist(256)
cdef class Data:
    def __init__(self):
        raise TypeError("use Data.of or the constructor named after the type, such as Data.unsigned(5)")

    @property
    def tag(self):
        return octets_of_data(self)[0]

    @property
    def type(self):
        return _names[octets_of_data(self)[0]]

    @property
    def value(self):
        cdef const uint8_t* at = octets_of_data(self)
        cdef bint large = self.end - self.start > 4096
        cdef PyObject* result
        # Nothing built here can be garbage: looking for it over and over would double the time.
        large = large and PyGC_Disable()
        result = build(&at)
        if large:
            PyGC_Enable()
        let_pass()
        value = <object>result
        Py_DECREF(result)
        return value

    @property
    def elements(self):
        """The elements of an array, structure or compact-array as a list of Data; TypeError for other types."""
        return elements_of(self)

    def encode(self):
        return self.owner[self.start : self.end]

    def columns(self, clock=0, capture_period=None):
        return columns_of(self, clock, capture_period)

    @classmethod
    def decode(cls, octets, /):
        return decode_whole(octets, decode_data)

    @staticmethod
    def of(type_name, value=None, /):
        return data_of_tag(tag_named(type_name), value)

    @staticmethod
    def null_data():
        return data_of_tag(0, None)

    @staticmethod
    def array(value, /):
        return data_of_tag(1, value)

    @staticmethod
    def structure(value, /):
        return data_of_tag(2, value)

    @staticmethod
    def boolean(value, /):
        return data_of_tag(3, value)

    @staticmethod
    def bit_string(value, /):
        return data_of_tag(4, value)

    @staticmethod
    def double_long(value, /):
        return data_of_tag(5, value)

    @staticmethod
    def double_long_unsigned(value, /):
        return data_of_tag(6, value)

    @staticmethod
    def octet_string(value, /):
        return data_of_tag(9, value)

    @staticmethod
    def visible_string(value, /):
        return data_of_tag(10, value)

    @staticmethod
    def utf8_string(value, /):
        return data_of_tag(12, value)

    @staticmethod
    def bcd(value, /):
        return data_of_tag(13, value)

    @staticmethod
    def integer(value, /):
        return data_of_tag(15, value)

    @staticmethod
    def long(value, /):
        return data_of_tag(16, value)

    @staticmethod
    def unsigned(value, /):
        return data_of_tag(17, value)

    @staticmethod
    def long_unsigned(value, /):
        return data_of_tag(18, value)

    @staticmethod
    def compact_array(type_description, rows, /):
        cdef Writer w
        start_writing(&w)
        try:
            if not (put_octet(&w, 19) and write_compact_array(&w, type_description, rows)):
                raise_encode_error(&w)
            return whole_data(&w)
        finally:
            stop_writing(&w)

    @staticmethod
    def long64(value, /):
        return data_of_tag(20, value)

    @staticmethod
    def long64_unsigned(value, /):
        return data_of_tag(21, value)

    @staticmethod
    def enum(value, /):
        return data_of_tag(22, value)

    @staticmethod
    def float32(value, /):
        return data_of_tag(23, value)

    @staticmethod
    def float64(value, /):
        return data_of_tag(24, value)

    @staticmethod
    def date_time(value, /):
        return data_of_tag(25, value)

    @staticmethod
    def date(value, /):
        return data_of_tag(26, value)

    @staticmethod
    def time(value, /):
        return data_of_tag(27, value)

    @staticmethod
    def delta_integer(value, /):
        return data_of_tag(28, value)

    @staticmethod
    def delta_long(value, /):
        return data_of_tag(29, value)

    @staticmethod
    def delta_double_long(value, /):
        return data_of_tag(30, value)

    @staticmethod
    def delta_unsigned(value, /):
        return data_of_tag(31, value)

    @staticmethod
    def delta_long_unsigned(value, /):
        return data_of_tag(32, value)

    @staticmethod
    def delta_double_long_unsigned(value, /):
        return data_of_tag(33, value)

    @staticmethod
    def dont_care():
        return data_of_tag(255, None)

    def to_json(self):
        return json_of(self)

    @classmethod
    def from_json(cls, value, /):
        return data_from_json(value, "", 0)

    def __len__(self):
        cdef const uint8_t* p = octets_of_data(self)
        if KIND[p[0]] == ARRAY or KIND[p[0]] == STRUCTURE:
            p += 1
            return known_length(&p)
        return len(elements_of(self))

    def __iter__(self):
        return iter(elements_of(self))

    def __getitem__(self, index):
        return elements_of(self)[index]

    def __bool__(self):
        return True

    def __eq__(self, other):
        cdef Data that
        if not isinstance(other, Data):
            return NotImplemented
        that = <Data>other
        if self.end - self.start == that.end - that.start and not memcmp(
            octets_of_data(self), octets_of_data(that), self.end - self.start
        ):
            return True
        return canonical(self) == canonical(that)

    def __hash__(self):
        return hash(canonical(self))

    def __repr__(self):
        return repr_of(self)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return Data.decode, (self.encode(),)


cdef inline const uint8_t* octets_of_data(Data data) noexcept:
    return <const uint8_t*>PyBytes_AS_STRING(<PyObject*>data.owner) + data.start


cdef bytes canonical(Data data):
    # The octets with every length as short as can be and true as 01, so that equal values are equal.
    cdef const uint8_t* at = octets_of_data(data)
    cdef Writer w
    start_writing(&w)
    try:
        if not write_canonical(&at, &w):
            raise_encode_error(&w)
        return (<char*>w.start)[: w.p - w.start]
    finally:
        stop_writing(&w)


cdef bint write_canonical(const uint8_t** at, Writer* w) noexcept:
    cdef uint8_t tag = at[0][0]
    cdef const uint8_t* p = at[0] + 1
    cdef Py_ssize_t count
    if SIZE[tag] >= 0:
        at[0] = p + SIZE[tag]
        if KIND[tag] == BOOLEAN:
            return put_octet(w, tag) and put_octet(w, p[0] != 0)
        return put_octets(w, p - 1, 1 + SIZE[tag])
    if KIND[tag] == COMPACT_ARRAY:
        pass_description(&p)
    if not put_octets(w, at[0], p - at[0]):
        return False
    count = known_length(&p)
    at[0] = p
    if not put_length(w, count):
        return False
    if KIND[tag] == ARRAY or KIND[tag] == STRUCTURE:
        for _ in range(count):
            if not write_canonical(at, w):
                return False
        return True
    if KIND[tag] == BITS:
        count = (count + 7) // 8
    at[0] = p + count
    return put_octets(w, p, count)


cdef Data expanded(Data data):
    """The array that a compact-array stands for; any other Data as it is."""
    cdef const uint8_t* at = octets_of_data(data)
    cdef Writer w
    if KIND[at[0]] != COMPACT_ARRAY:
        return data
    start_writing(&w)
    try:
        if not write_expanded(&at, &w):
            raise_encode_error(&w)
        return whole_data(&w)
    finally:
        stop_writing(&w)


cdef list elements_of(Data data):
    cdef Py_ssize_t i
    cdef const uint8_t* base
    cdef const uint8_t* p
    cdef Reader r
    cdef Py_ssize_t start
    cdef list elements
    data = expanded(data)
    base = <const uint8_t*>PyBytes_AS_STRING(<PyObject*>data.owner)
    p = base + data.start
    if KIND[p[0]] != ARRAY and KIND[p[0]] != STRUCTURE:
        raise TypeError(f"Data of type {data.type} has no elements")
    p += 1
    elements = [None] * known_length(&p)
    start_reading_at(&r, p, base + data.end - p)
    for i in range(len(elements)):
        start = r.p - base
        skip(&r, 0, NULL)
        elements[i] = new_data(data.owner, start, r.p - base)
    return elements


cdef object repr_of(Data data):
    cdef uint8_t kind = KIND[octets_of_data(data)[0]]
    name = "Data." + _PYTHON_NAMES[octets_of_data(data)[0]]
    if kind == NULL_DATA:
        return name + "()"
    if kind == COMPACT_ARRAY:
        return f"{name}({description_of(data)!r}, {data.value!r})"
    if kind == ARRAY or kind == STRUCTURE:
        return f"{name}([{', '.join(map(repr_of, elements_of(data)))}])"
    return f"{name}({data.value!r})"


_PYTHON_NAMES = {
    0: "null_data",
    1: "array",
    2: "structure",
    3: "boolean",
    4: "bit_string",
    5: "double_long",
    6: "double_long_unsigned",
    9: "octet_string",
    10: "visible_string",
    12: "utf8_string",
    13: "bcd",
    15: "integer",
    16: "long",
    17: "unsigned",
    18: "long_unsigned",
    19: "compact_array",
    20: "long64",
    21: "long64_unsigned",
    22: "enum",
    23: "float32",
    24: "float64",
    25: "date_time",
    26: "date",
    27: "time",
    28: "delta_integer",
    29: "delta_long",
    30: "delta_double_long",
    31: "delta_unsigned",
    32: "delta_long_unsigned",
    33: "delta_double_long_unsigned",
    255: "dont_care",
}


# --- JSON ----------------------------------------------------------------------------------------------------------

cdef object describe(const uint8_t** d):
    cdef uint8_t tag = d[0][0]
    d[0] += 1
    if KIND[tag] == ARRAY:
        number = load16(d[0])
        d[0] += 2
        return {"array": {"number-of-elements": number, "type-description": describe(d)}}
    if KIND[tag] == STRUCTURE:
        count = known_length(d)
        return {"structure": [describe(d) for _ in range(count)]}
    return _names[tag]


cdef object description_of(Data compact_array):
    cdef const uint8_t* description = octets_of_data(compact_array) + 1
    return describe(&description)


cdef dict json_of(Data data):
    cdef const uint8_t* p = octets_of_data(data)
    cdef uint8_t kind = KIND[p[0]]
    cdef dict result = {"type": _names[p[0]]}
    if kind == COMPACT_ARRAY:
        result["type_description"] = description_of(data)
    if kind == ARRAY or kind == STRUCTURE or kind == COMPACT_ARRAY:
        result["value"] = [json_of(element) for element in elements_of(data)]
        return result
    value = data.value
    if isinstance(value, bytes):
        value = value.hex()
    elif isinstance(value, BitString):
        value = str(value)
    elif isinstance(value, (DateTime, Date, Time)):
        value = value.octets.hex()
    elif isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        value = "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
    result["value"] = value
    if keeps_raw(data, kind):
        result["raw"] = contents_of(data).hex()
    return result


cdef bint keeps_raw(Data data, uint8_t kind):
    # Where the value does not say all: characters and numbers in other representations, careless padding, a true that
    # is not 01.
    if kind == TEXT or kind == FLOAT32 or kind == FLOAT64:
        return True
    if kind == BOOLEAN:
        return octets_of_data(data)[1] > 1
    return kind == BITS and data.value.to_octets() != contents_of(data)


cdef bytes contents_of(Data data):
    cdef const uint8_t* p = octets_of_data(data) + 1
    if SIZE[octets_of_data(data)[0]] < 0:
        known_length(&p)
    return data.owner[p - <const uint8_t*>PyBytes_AS_STRING(<PyObject*>data.owner) : data.end]


cdef Data data_from_json(object value, str path, int depth):
    cdef uint8_t kind
    if depth >= MAX_DEPTH:
        raise EncodeError("is nested more than 64 levels deep", path)
    if not isinstance(value, dict) or not isinstance(value.get("type"), str) or value["type"] not in _tags:
        raise EncodeError("an object with the type of the Data is needed", path)
    unknown = sorted(set(value) - {"type", "value", "raw", "type_description"})
    if unknown:
        raise EncodeError(f"no such member: {', '.join(map(str, unknown))}", path)
    name = value["type"]
    tag = _tags[name]
    kind = KIND[tag]
    path = f"{path}.{name}" if path else name
    content = value.get("value")
    try:
        if kind == ARRAY or kind == STRUCTURE:
            return data_of_tag(tag, elements_from_json(content, path, depth + 1))
        if kind == COMPACT_ARRAY:
            rows = elements_from_json(content, path, 0)
            return Data.compact_array(value.get("type_description"), rows)
        if "raw" in value:
            data = data_of_raw(tag, octets_from_hex(value["raw"]), content)
            if "value" in value and json_of(data)["value"] != content:
                raise EncodeError("value and raw are not the same")
            return data
        return data_of_tag(tag, content_from_json(kind, content))
    except EncodeError as error:
        raise EncodeError(error.reason, path if error.path == "" else error.path) from None


cdef list elements_from_json(object content, str path, int depth):
    if not isinstance(content, list):
        raise EncodeError("a list is needed", path)
    return [data_from_json(element, f"{path}.{i}", depth) for i, element in enumerate(content)]


cdef object content_from_json(uint8_t kind, object content):
    if kind in (OCTETS, DATE_TIME, DATE, TIME):
        return octets_from_hex(content)
    if kind in (FLOAT32, FLOAT64) and content in ("NaN", "Infinity", "-Infinity"):
        return float(content)
    return content


cdef bytes octets_from_hex(object text):
    try:
        return bytes.fromhex(text)
    except (TypeError, ValueError):
        raise EncodeError("hex is needed") from None


cdef Data data_of_raw(uint8_t tag, bytes raw, object content):
    cdef Writer w
    cdef uint8_t kind = KIND[tag]
    start_writing(&w)
    try:
        well = put_octet(&w, tag)
        if kind == BITS:
            well = well and put_length(&w, len(content) if isinstance(content, str) else 8 * len(raw))
        elif SIZE[tag] < 0:
            well = well and put_length(&w, len(raw))
        if not (well and put_octets(&w, <const char*>raw, len(raw))):
            raise_encode_error(&w)
        octets = whole_data(&w).encode()
    finally:
        stop_writing(&w)
    try:
        return Data.decode(octets)
    except ValueError:
        raise EncodeError("raw are not octets of this type") from None


# --- columns -------------------------------------------------------------------------------------------------------

cdef enum:
    BLOCK = 256  # rows of a profile that fit the cache while their columns are gathered

# Format of a column (as in the buffer protocol) for each kind; 'O': Python objects.
cdef char FORMAT[32]


cdef void _bind_formats() noexcept:
    for kind in range(32):
        FORMAT[kind] = c"O"
    for kind in range(INT8, UINT64):
        FORMAT[kind] = c"q"
    FORMAT[UINT64] = c"Q"
    FORMAT[BOOLEAN] = c"?"
    FORMAT[FLOAT32] = FORMAT[FLOAT64] = c"d"
    FORMAT[OCTETS] = FORMAT[DATE_TIME] = FORMAT[DATE] = FORMAT[TIME] = c"B"


_bind_formats()


@cython.final
@cython.auto_pickle(False)
cdef class Column:
    cdef uint8_t* memory
    cdef char format_code
    cdef Py_ssize_t shape[2]
    cdef Py_ssize_t strides[2]
    cdef readonly str type
    cdef readonly bytes null_mask

    def __init__(self):
        raise TypeError("columns come from Data.columns")

    def __dealloc__(self):
        PyMem_RawFree(self.memory)

    @property
    def format(self):
        return chr(self.format_code)

    def __getbuffer__(self, Py_buffer* buffer, int flags):
        if flags & PyBUF_WRITABLE == PyBUF_WRITABLE:
            raise BufferError("a column is read-only")
        buffer.buf = self.memory
        buffer.obj = self
        buffer.len = self.shape[0] * self.strides[0]
        buffer.readonly = True
        buffer.itemsize = self.strides[1] if self.format_code == c"B" else self.strides[0]
        buffer.format = NULL
        if flags & PyBUF_FORMAT:
            buffer.format = FORMATS + 2 * (
                0 if self.format_code == c"q" else 1 if self.format_code == c"Q" else 2 if self.format_code == c"d"
                else 3 if self.format_code == c"?" else 4)
        buffer.ndim = 2 if self.format_code == c"B" else 1
        buffer.shape = self.shape
        buffer.strides = self.strides
        buffer.suboffsets = NULL
        buffer.internal = NULL

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self.tolist()[index]
        position = index + self.shape[0] if index < 0 else index
        if not 0 <= position < self.shape[0]:
            raise IndexError("row out of range")
        return column_item(self, position)

    def __iter__(self):
        return iter(self.tolist())

    def tolist(self):
        return [column_item(self, i) for i in range(self.shape[0])]

    def __repr__(self):
        return f"<Column of {self.shape[0]} {self.type}>"


cdef char* FORMATS = b"q\0Q\0d\0?\0B"


cdef object column_item(Column column, Py_ssize_t i):
    cdef uint8_t* p = column.memory + i * column.strides[0]
    if column.null_mask is not None and column.null_mask[i]:
        return None
    if column.format_code == c"q":
        return (<int64_t*>p)[0]
    if column.format_code == c"Q":
        return (<uint64_t*>p)[0]
    if column.format_code == c"d":
        return (<double*>p)[0]
    if column.format_code == c"?":
        return p[0] != 0
    return (<const char*>p)[: column.strides[0]]


cdef Column new_column(uint8_t tag, Py_ssize_t count, Py_ssize_t width):
    """Room for the cells of a type; `width` counts for octets only."""
    cdef Column column = Column.__new__(Column)
    column.format_code = FORMAT[KIND[tag]]
    column.type = _names[tag]
    column.shape[0] = count
    column.shape[1] = width
    column.strides[0] = width if column.format_code == c"B" else 1 if column.format_code == c"?" else 8
    column.strides[1] = 1
    column.memory = <uint8_t*>PyMem_RawMalloc(max(1, count * column.strides[0]))
    if column.memory is NULL:
        raise MemoryError
    return column


cdef void gather(
    int kind, const uint8_t* p, Py_ssize_t stride, Py_ssize_t count, uint8_t* out, Py_ssize_t width
) noexcept:
    # Contents that stand so many octets apart, into consecutive items.
    cdef Py_ssize_t i
    cdef int64_t* signed = <int64_t*>out
    cdef uint64_t* unsigned = <uint64_t*>out
    cdef double* real = <double*>out
    if kind == UINT32:
        for i in range(count):
            signed[i] = load32(p + i * stride)
    elif kind == UINT16:
        for i in range(count):
            signed[i] = load16(p + i * stride)
    elif kind == UINT8:
        for i in range(count):
            signed[i] = p[i * stride]
    elif kind == INT8:
        for i in range(count):
            signed[i] = <int8_t>p[i * stride]
    elif kind == INT16:
        for i in range(count):
            signed[i] = <int16_t>load16(p + i * stride)
    elif kind == INT32:
        for i in range(count):
            signed[i] = <int32_t>load32(p + i * stride)
    elif kind == INT64:
        for i in range(count):
            signed[i] = <int64_t>load64(p + i * stride)
    elif kind == UINT64:
        for i in range(count):
            unsigned[i] = load64(p + i * stride)
    elif kind == FLOAT32 or kind == FLOAT64:
        for i in range(count):
            real[i] = real_number(kind, p + i * stride)
    elif kind == BOOLEAN:
        for i in range(count):
            out[i] = p[i * stride] != 0
    elif width == 12:
        # a date-time, the most frequent: the copy of a known size is two moves
        for i in range(count):
            memcpy(out + i * 12, p + i * stride, 12)
    else:
        for i in range(count):
            memcpy(out + i * width, p + i * stride, width)


cdef void pass_value(const uint8_t** at) noexcept:
    # Past a value that has been walked over before.
    cdef uint8_t tag = at[0][0]
    cdef Py_ssize_t count
    at[0] += 1
    if SIZE[tag] >= 0:
        at[0] += SIZE[tag]
        return
    if KIND[tag] == COMPACT_ARRAY:
        pass_description(at)
    count = known_length(at)
    if KIND[tag] == ARRAY or KIND[tag] == STRUCTURE:
        for _ in range(count):
            pass_value(at)
    else:
        at[0] += (count + 7) // 8 if KIND[tag] == BITS else count


cdef inline const uint8_t* contents_at(const uint8_t* cell, Py_ssize_t* width) noexcept:
    cdef const uint8_t* p = cell + 1
    width[0] = SIZE[cell[0]] if SIZE[cell[0]] >= 0 else known_length(&p)
    return p


cdef Py_ssize_t cells_of_row(const uint8_t** row) noexcept:
    # Into a row: the cells of a structure, or the one value that it is.
    if KIND[row[0][0]] != STRUCTURE:
        return 1
    row[0] += 1
    return known_length(row)


cdef list columns_of(Data data, object clock, object capture_period):
    cdef const uint8_t* p
    cdef Py_ssize_t rows
    data = expanded(data)
    p = octets_of_data(data)
    if KIND[p[0]] != ARRAY:
        raise TypeError(f"an array has columns, not Data of type {data.type}")
    p += 1
    rows = known_length(&p)
    if rows == 0:
        return []
    columns = uniform_columns(p, rows, data.stride) if data.stride else None
    return columns if columns is not None else mixed_columns(p, rows, clock, capture_period)


cdef list uniform_columns(const uint8_t* first, Py_ssize_t rows, Py_ssize_t stride):
    """The columns of rows that all have the shape of the first; None where a column needs a closer look."""
    cdef const uint8_t* p = first
    cdef const uint8_t* cell
    cdef Py_ssize_t count = cells_of_row(&p)
    cdef Py_ssize_t width = 0
    cdef Py_ssize_t i, j, block
    cdef Column column
    cdef list columns = []
    cdef const uint8_t* contents[ROW]
    cdef int kinds[ROW]
    for j in range(count):
        cell = p
        pass_value(&p)
        if FORMAT[KIND[cell[0]]] == c"O":
            return None
        contents[j] = contents_at(cell, &width)
        kinds[j] = KIND[cell[0]]
        columns.append(new_column(cell[0], rows, width))
    for i in range(0, rows, BLOCK):
        block = min(BLOCK, rows - i)
        for j in range(count):
            column = <Column>columns[j]
            gather(kinds[j], contents[j] + i * stride, stride, block,
                   column.memory + i * column.strides[0], column.strides[0])
    return columns


cdef list mixed_columns(const uint8_t* p, Py_ssize_t rows, object clock, object capture_period):
    """The columns of any rows, nulls resolved: a cell that repeats the one above is the same pointer."""
    cdef const uint8_t* row = p
    cdef Py_ssize_t count = cells_of_row(&row)
    cdef const uint8_t** cells
    cdef list made = []
    cdef Py_ssize_t i, j
    cells = <const uint8_t**>PyMem_RawMalloc(max(1, rows * count) * sizeof(void*))
    if cells is NULL:
        raise MemoryError
    try:
        for i in range(rows):
            if cells_of_row(&p) != count:
                raise ValueError(f"row {i} has another number of cells than the first")
            for j in range(count):
                cells[j * rows + i] = p
                pass_value(&p)
        return [
            mixed_column(cells + j * rows, rows, capture_period if clock == j else None, clock == j, made)
            for j in range(count)
        ]
    finally:
        PyMem_RawFree(cells)


cdef object mixed_column(
    const uint8_t** cells, Py_ssize_t rows, object capture_period, bint clock, list made
):
    cdef const uint8_t* above = NULL
    cdef const uint8_t* sample = NULL
    cdef Py_ssize_t nulls = 0
    cdef Py_ssize_t width = 0, other = 0
    cdef Py_ssize_t i
    cdef bint alike = True
    cdef bint relative = tells_differences_only(cells, rows)
    for i in range(rows):
        if KIND[cells[i][0]] == NULL_DATA:
            if cells[i][0] != NULL_TAG:
                above = NULL  # dont-care: there is no value here for what follows to repeat
            cells[i] = later(above, capture_period, made) if clock and above is not NULL else above
        elif IS_DELTA[cells[i][0]] and not relative:
            cells[i] = increased(above, cells[i], made)
        above = cells[i]
        if above is NULL:
            nulls += 1
            continue
        if relative:
            above = NULL
        if sample is NULL:
            sample = cells[i]
            alike = FORMAT[KIND[sample[0]]] != c"O"
            contents_at(sample, &width)
        elif alike:
            contents_at(cells[i], &other)
            alike = same_column(sample, cells[i]) and (FORMAT[KIND[sample[0]]] != c"B" or width == other)
    if sample is NULL:
        return [None] * rows
    return alike_column(cells, rows, sample, width, nulls) if alike else objects(cells, rows)


cdef bint tells_differences_only(const uint8_t** cells, Py_ssize_t rows) noexcept:
    # A column of differences without a value that they could be added to stays one of differences, as its type says.
    cdef bint differences = False
    cdef Py_ssize_t i
    for i in range(rows):
        if IS_DELTA[cells[i][0]]:
            differences = True
        elif KIND[cells[i][0]] != NULL_DATA:
            return False
    return differences


cdef inline bint same_column(const uint8_t* one, const uint8_t* other) noexcept:
    # Numbers of several sizes may stand in one column; other types may not.
    if one[0] == other[0]:
        return True
    return FORMAT[KIND[one[0]]] == FORMAT[KIND[other[0]]] and FORMAT[KIND[one[0]]] != c"B"


cdef Column alike_column(
    const uint8_t** cells, Py_ssize_t rows, const uint8_t* sample, Py_ssize_t width, Py_ssize_t nulls
):
    cdef Column column = new_column(sample[0], rows, width)
    cdef uint8_t* out = column.memory
    cdef const uint8_t* contents
    cdef bytearray mask = bytearray(rows) if nulls else None
    cdef Py_ssize_t i
    for i in range(rows):
        if cells[i] is NULL:
            mask[i] = 1
            memset(out, 0, column.strides[0])
        else:
            contents = contents_at(cells[i], &width)
            gather(KIND[cells[i][0]], contents, 0, 1, out, width)
        out += column.strides[0]
    column.null_mask = bytes(mask) if nulls else None
    return column


cdef list objects(const uint8_t** cells, Py_ssize_t rows):
    cdef list values = [None] * rows
    cdef PyObject* value
    cdef const uint8_t* at
    cdef Py_ssize_t i
    for i in range(rows):
        if cells[i] is not NULL:
            at = cells[i]
            value = build(&at)
            let_pass()
            values[i] = <object>value
            Py_DECREF(value)
    return values


cdef const uint8_t* increased(const uint8_t* above, const uint8_t* difference, list made) except? NULL:
    """The number above and a difference as one more cell of its type; NULL where that has no room for it."""
    cdef bytes cell
    if above is NULL or not INT8 <= KIND[above[0]] <= UINT64:
        return NULL
    try:
        octets = (whole_number(above) + whole_number(difference)).to_bytes(
            SIZE[above[0]], "big", signed=KIND[above[0]] <= INT64
        )
    except OverflowError:
        return NULL
    cell = (<const char*>above)[:1] + octets
    made.append(cell)
    return <const uint8_t*>PyBytes_AS_STRING(<PyObject*>cell)


cdef object whole_number(const uint8_t* cell):
    return int.from_bytes((<const char*>cell)[1 : 1 + SIZE[cell[0]]], "big", signed=KIND[cell[0]] <= INT64)


cdef const uint8_t* later(const uint8_t* above, object capture_period, list made) except? NULL:
    """A clock cell one capture period after another; NULL where that cannot be told. `made` keeps its octets."""
    cdef Py_ssize_t width = 0
    cdef const uint8_t* contents = contents_at(above, &width)
    cdef bytes cell
    if capture_period is None:
        return NULL
    try:
        if KIND[above[0]] in (OCTETS, DATE_TIME) and width == 12:
            octets = DateTime.from_octets((<const char*>contents)[:12]).later(capture_period).octets
        elif UINT8 <= KIND[above[0]] <= UINT64:  # a UNIX clock
            octets = (int.from_bytes((<const char*>contents)[:width], "big") + capture_period).to_bytes(width, "big")
        else:
            return NULL
    except (ValueError, OverflowError):
        return NULL
    cell = (<const char*>above)[: contents - above] + octets
    made.append(cell)
    return <const uint8_t*>PyBytes_AS_STRING(<PyObject*>cell)


# --- rows ----------------------------------------------------------------------------------------------------------

cdef struct Cell:
    uint8_t tag
    uint8_t kind
    uint8_t size  # octets of a number; 0 for what is no small number
    int64_t low
    int64_t high


@cython.final
cdef class RowType:
    cdef Cell cells[ROW]
    cdef Py_ssize_t count
    cdef Py_ssize_t fixed  # octets of a row but for the contents of its strings
    cdef readonly tuple types

    def __init__(self, types):
        tags = [tag_named(name) for name in types]
        if not 0 < len(tags) < ROW:
            raise ValueError(f"a row has from 1 to {ROW - 1} cells")
        for i, tag in enumerate(tags):
            if KIND[tag] in (ARRAY, STRUCTURE, COMPACT_ARRAY):
                raise ValueError(f"cells of rows are plain values, not {_names[tag]}")
            self.cells[i].tag, self.cells[i].kind = tag, KIND[tag]
            self.cells[i].low, self.cells[i].high = LOW[KIND[tag]], HIGH[KIND[tag]]
            self.cells[i].size = SIZE[tag] if HIGH[KIND[tag]] else 0
        self.types = tuple(types)
        self.count = len(tags)
        self.fixed = 6 + sum([1 + max(SIZE[tag], 5) for tag in tags])

    def encode(self, rows, /):
        cdef Writer w
        cdef PyObject* rows_ = <PyObject*>rows
        start_writing(&w)
        try:
            if not write_rows(&w, self, rows_):
                raise_encode_error(&w)
            return whole_data(&w)
        finally:
            stop_writing(&w)

    def __repr__(self):
        return f"RowType({list(self.types)!r})"

    def __reduce__(self):
        return RowType, (self.types,)


cdef bint write_rows(Writer* w, RowType row_type, PyObject* rows) noexcept:
    cdef PyObject* list_ = sequence_of(w, rows)
    cdef Py_ssize_t i
    if list_ is NULL or not put_octet(w, ARRAY_TAG) or not put_length(w, PySequence_Fast_GET_SIZE(list_)):
        return False
    for i in range(PySequence_Fast_GET_SIZE(list_)):
        if not write_row(w, row_type, PySequence_Fast_GET_ITEM(list_, i)):
            step(&w.failure, NULL, i)
            return False
    return True


cdef bint write_row(Writer* w, RowType row_type, PyObject* row) noexcept:
    # There is room for a row but for the contents of its strings, and each string leaves as much room behind it.
    # The place is kept in `p`: octets written through it could be anywhere, so the writer would be read again for each.
    cdef PyObject* cells = sequence_of(w, row)
    cdef PyObject* value
    cdef Cell* cell
    cdef uint8_t* p
    cdef int64_t number
    cdef Py_ssize_t i
    if cells is NULL:
        return False
    if PySequence_Fast_GET_SIZE(cells) != row_type.count:
        return refuse(w, "does not have as many cells as its type", NULL)
    if not room_for(w, row_type.fixed):
        return False
    w.p[0] = STRUCTURE_TAG
    w.p += 1
    put_length(w, row_type.count)
    p = w.p
    for i in range(row_type.count):
        cell = &row_type.cells[i]
        value = PySequence_Fast_GET_ITEM(cells, i)
        if cell.size and small_number(value, &number) and cell.low <= number <= cell.high:
            p[0] = cell.tag
            if cell.size == 4:
                store32(p + 1, <uint32_t>number)
            elif cell.size == 2:
                p[1], p[2] = <uint8_t>(number >> 8), <uint8_t>number
            else:
                p[1] = <uint8_t>number
            p += 1 + cell.size
            continue
        w.p = p
        if not write_cell(w, row_type, cell, value):
            step(&w.failure, NULL, i)
            return False
        p = w.p
    w.p = p
    return True


cdef inline bint small_number(PyObject* value, int64_t* number) noexcept:
    # (bool is a class of its own, and no number here)
    if not PyLong_CheckExact(value) or not is_compact(value):
        return False
    number[0] = compact_value(value)
    return True


cdef inline void store32(uint8_t* p, uint32_t number) noexcept:
    p[0], p[1] = <uint8_t>(number >> 24), <uint8_t>(number >> 16)
    p[2], p[3] = <uint8_t>(number >> 8), <uint8_t>number


cdef inline bint write_cell(Writer* w, RowType row_type, Cell* cell, PyObject* value) noexcept:
    cdef Py_ssize_t count
    if value is Py_None:
        w.p[0] = NULL_TAG
        w.p += 1
        return True
    w.p[0] = cell.tag
    w.p += 1
    if cell.kind == OCTETS and PyBytes_Check(value):
        count = PyBytes_GET_SIZE(value)
        if not room_for(w, count + row_type.fixed):
            return False
        put_length(w, count)
        memcpy(w.p, PyBytes_AS_STRING(value), count)
        w.p += count
        return True
    return write_contents(w, cell.tag, value) and room_for(w, row_type.fixed)
