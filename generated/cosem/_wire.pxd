# Made from codegen/cosemc/support/_wire.pxd by cosemc. DO NOT EDIT.
# Change it there, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
# The cursor and the writer that all codecs share, with the primitives of A-XDR (IEC 61334-6) and BER (X.690).
#
# Everything here works on plain pointers and is inlined into the codecs. A function that fails returns NULL or False
# and leaves a note in `Failure`; each caller on the way out adds one step of the path, so a value that decodes well
# pays nothing for good messages. Only the outermost call turns the note into a Python exception.

from cpython.object cimport PyObject, PyTypeObject
from libc.stdint cimport int8_t, int16_t, int32_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport free
from libc.string cimport memcpy, memmove

cdef extern from "Python.h":
    PyObject* Py_None
    PyObject* Py_True
    PyObject* Py_False
    void Py_INCREF(PyObject*)
    void Py_DECREF(PyObject*)
    void Py_XDECREF(PyObject*)
    PyTypeObject* Py_TYPE(PyObject*)
    int PyObject_RichCompareBool(PyObject*, PyObject*, int)
    void PyErr_Clear()
    long long PyLong_AsLongLongAndOverflow(PyObject*, int*)
    PyObject* PyType_GenericAlloc(PyTypeObject*, Py_ssize_t)
    bint PyLong_Check(PyObject*)
    bint PyBool_Check(PyObject*)
    bint PyBytes_Check(PyObject*)
    bint PyList_CheckExact(PyObject*)
    bint PyUnicode_Check(PyObject*)
    PyObject* PyLong_FromLong(long)
    PyObject* PyLong_FromUnsignedLong(unsigned long)
    PyObject* PyLong_FromLongLong(long long)
    PyObject* PyLong_FromUnsignedLongLong(unsigned long long)
    PyObject* PyBytes_FromStringAndSize(const char*, Py_ssize_t)
    char* PyBytes_AS_STRING(PyObject*)
    Py_ssize_t PyBytes_GET_SIZE(PyObject*)
    PyObject* PyList_New(Py_ssize_t)
    bint PyTuple_CheckExact(PyObject*)
    Py_ssize_t PySequence_Fast_GET_SIZE(PyObject*)
    PyObject* PySequence_Fast_GET_ITEM(PyObject*, Py_ssize_t)
    void PyList_SET_ITEM(PyObject*, Py_ssize_t, PyObject*)
    PyObject* PyUnicode_DecodeLatin1(const char*, Py_ssize_t, const char*)
    PyObject* PyUnicode_DecodeUTF8(const char*, Py_ssize_t, const char*)

cdef extern from *:
    bint unlikely(bint) noexcept  # Cython's own

cdef enum:
    MAX_DEPTH = 64  # how many times a definition may be open inside itself
    MAX_STEPS = 200

cdef struct Step:
    const char* name  # NULL: an element, by its index
    Py_ssize_t index

cdef struct Failure:
    const char* reason  # NULL: nothing failed, or a Python exception is set; may hold %d for `detail`, then for `high`
    int64_t detail
    uint64_t high
    const uint8_t* at
    bint incomplete
    PyTypeObject* found  # of the object that could not be encoded
    int steps
    Step path[MAX_STEPS]  # innermost first

cdef struct Reader:
    const uint8_t* p
    const uint8_t* end  # of the element at hand
    const uint8_t* base
    bint enclosed  # in an element whose length has been read: what is missing then will not come
    PyObject* owner  # the bytes object that is read (borrowed)
    int depth
    Py_ssize_t stride  # of the rows of the Data just read, see data.pxd
    Failure failure

cdef struct Writer:
    uint8_t* p
    uint8_t* end
    uint8_t* start
    int depth
    Failure failure
    uint8_t room[512]  # enough for most APDUs; a longer one moves to the heap

cdef struct Layout:
    # Where instances of a class keep their fields: records are filled and read without attribute look-ups.
    PyTypeObject* type
    Py_ssize_t* slot

ctypedef PyObject* (*decoder)(Reader*) noexcept
ctypedef bint (*encoder)(Writer*, PyObject*) noexcept

# --- failing (out of line: these run once in the life of a PDU) -------------------------------------------------

cdef PyObject* malformed(Reader* r, const char* reason, const uint8_t* at, int64_t detail) noexcept
cdef PyObject* cut_short(Reader* r, const uint8_t* at) noexcept
cdef bint refuse(Writer* w, const char* reason, PyObject* value) noexcept
cdef void step(Failure* failure, const char* name, Py_ssize_t index) noexcept
cdef object raise_decode_error(Reader* r)
cdef object raise_encode_error(Writer* w)
cdef int let_pass() except -1
cdef bint grow(Writer* w, Py_ssize_t count) noexcept

# --- setting up, at import --------------------------------------------------------------------------------------

cdef int bind_layout(Layout* layout, object cls) except -1
cdef int register_record(object cls, decoder decode, encoder encode, bytes prefix) except -1
cdef int register_root(bytes first_octets, decoder decode) except -1
cdef int bind_enumeration(PyObject** members, object cls) except -1
cdef int bind_octet_class(PyObject** values, object cls) except -1

cdef object decode_whole(object octets, decoder decode)
cdef object encode_whole(encoder encode, object value, bytes prefix)

# --- APDUs from Cython: between start_reading or start_writing and what becomes of the octets --------------------

# The APDU at the cursor, of whichever kind, as a new reference; NULL and a note where there is none.
cdef PyObject* decode_any_root(Reader* r) noexcept
# Append an APDU, or raise EncodeError.
cdef int write_apdu(Writer* w, object value) except -1

# --- the cursor -------------------------------------------------------------------------------------------------

cdef inline void start_reading(Reader* r, PyObject* owner) noexcept:
    r.base = <const uint8_t*>PyBytes_AS_STRING(owner)
    r.p = r.base
    r.end = r.base + PyBytes_GET_SIZE(owner)
    r.enclosed = False
    r.owner = owner
    r.depth = 0
    r.failure.reason = NULL
    r.failure.steps = 0

cdef inline void start_reading_at(Reader* r, const uint8_t* p, Py_ssize_t count) noexcept:
    # Octets that are known to hold what they should.
    r.base = r.p = p
    r.end = p + count
    r.owner = NULL
    r.enclosed = True
    r.depth = 0
    r.failure.reason = NULL
    r.failure.steps = 0

cdef inline bint need(Reader* r, Py_ssize_t count) noexcept:
    if unlikely(r.end - r.p < count):
        cut_short(r, r.p)
        return False
    return True

cdef inline uint16_t load16(const uint8_t* p) noexcept:
    return <uint16_t>(p[0] << 8 | p[1])

cdef inline uint32_t load32(const uint8_t* p) noexcept:
    return <uint32_t>p[0] << 24 | <uint32_t>p[1] << 16 | <uint32_t>p[2] << 8 | p[3]

cdef inline uint64_t load64(const uint8_t* p) noexcept:
    return <uint64_t>load32(p) << 32 | load32(p + 4)

cdef inline Py_ssize_t read_length(Reader* r) noexcept:
    cdef Py_ssize_t i
    # A length or count: one octet below 128, else 80 + n and n octets, n from 1 to 4. -1 on failure.
    cdef const uint8_t* at = r.p
    cdef int size
    cdef Py_ssize_t length
    if not need(r, 1):
        return -1
    if at[0] < 0x80:
        r.p += 1
        return at[0]
    size = at[0] & 0x7F
    if size < 1 or size > 4:
        malformed(r, "length octet %d is not allowed", at, at[0])
        return -1
    if not need(r, 1 + size):
        return -1
    length = 0
    for i in range(1, 1 + size):
        length = length << 8 | at[i]
    r.p += 1 + size
    return length

cdef inline PyObject* read_octets(Reader* r, Py_ssize_t count) noexcept:
    if count < 0 or not need(r, count):
        return NULL
    r.p += count
    return PyBytes_FromStringAndSize(<const char*>r.p - count, count)

cdef inline PyObject* at_step(Reader* r, PyObject* value, const char* name) noexcept:
    if unlikely(value is NULL):
        step(&r.failure, name, 0)
    return value

cdef inline PyObject* new_reference(PyObject* value) noexcept:
    Py_INCREF(value)
    return value

# --- records ----------------------------------------------------------------------------------------------------

cdef inline PyObject* new_record(Layout* layout) noexcept:
    return PyType_GenericAlloc(layout.type, 0)

cdef inline bint put(Reader* r, PyObject* record, Py_ssize_t slot, PyObject* value, const char* name) noexcept:
    # Stores a component; on failure lets go of the record.
    if unlikely(value is NULL):
        step(&r.failure, name, 0)
        Py_DECREF(record)
        return False
    (<PyObject**>(<char*>record + slot))[0] = value
    return True

cdef inline PyObject* get(PyObject* record, Py_ssize_t slot) noexcept:
    cdef PyObject* value = (<PyObject**>(<char*>record + slot))[0]
    return Py_None if value is NULL else value

cdef inline PyObject* box(Reader* r, Layout* layout, PyObject* value, const char* name) noexcept:
    # An alternative that has no class of its own, in the class made for it.
    cdef PyObject* record
    if unlikely(value is NULL):
        step(&r.failure, name, 0)
        return NULL
    record = PyType_GenericAlloc(layout.type, 0)
    if record is NULL:
        Py_DECREF(value)
        return NULL
    (<PyObject**>(<char*>record + layout.slot[0]))[0] = value
    return record

cdef inline PyObject* empty_box(Reader* r, Layout* layout, PyObject* nothing, const char* name) noexcept:
    if at_step(r, nothing, name) is NULL:
        return NULL
    Py_DECREF(nothing)
    return new_record(layout)

cdef inline PyObject* named_value(PyObject* number, PyObject** members) noexcept:
    # The item of an enumeration for a number, which it takes over; a number without a name is itself.
    cdef int overflow = 0
    cdef int64_t code
    if number is NULL:
        return NULL
    code = PyLong_AsLongLongAndOverflow(number, &overflow)
    if overflow or code < 0 or code > 0xFF:
        return number
    Py_DECREF(number)
    return new_reference(members[code])

cdef inline bint deeper(Reader* r) noexcept:
    # For definitions that contain themselves.
    if r.depth >= MAX_DEPTH:
        malformed(r, "nested more than 64 levels deep", r.p, 0)
        return False
    r.depth += 1
    return True

cdef inline PyObject* shallower(Reader* r, PyObject* value) noexcept:
    r.depth -= 1
    return value

cdef inline bint write_deeper(Writer* w) noexcept:
    if w.depth >= MAX_DEPTH:
        return refuse(w, "is nested more than 64 levels deep", NULL)
    w.depth += 1
    return True

cdef inline bint write_shallower(Writer* w, bint well) noexcept:
    w.depth -= 1
    return well

cdef inline PyObject* kept(object value) noexcept:
    # For static objects: one reference is never given back.
    Py_INCREF(<PyObject*>value)
    return <PyObject*>value

cdef inline bint is_a(PyObject* value, Layout* layout) noexcept:
    return Py_TYPE(value) == layout.type

cdef inline bint is_number(PyObject* value) noexcept:
    return PyLong_Check(value) and not PyBool_Check(value)

cdef inline bint is_default(PyObject* value, PyObject* default) noexcept:
    # (an error of the comparison is as good as a difference: the value will be refused where it is encoded)
    cdef int same = 1 if value is default else PyObject_RichCompareBool(value, default, 2)
    if same < 0:
        PyErr_Clear()
    return same > 0

cdef inline bint expect(Writer* w, PyObject* value, Layout* layout, const char* otherwise) noexcept:
    return True if Py_TYPE(value) == layout.type else refuse(w, otherwise, value)

cdef inline bint wrote(Writer* w, bint well, const char* name) noexcept:
    if unlikely(not well):
        step(&w.failure, name, 0)
    return well

# --- the writer -------------------------------------------------------------------------------------------------

cdef inline void start_writing(Writer* w) noexcept:
    w.p = w.start = w.room
    w.end = w.room + sizeof(w.room)
    w.depth = 0
    w.failure.reason = NULL
    w.failure.steps = 0

cdef inline void stop_writing(Writer* w) noexcept:
    if w.start != w.room:
        free(w.start)

cdef inline bint room_for(Writer* w, Py_ssize_t count) noexcept:
    return True if w.end - w.p >= count else grow(w, count)

cdef inline bint put_octet(Writer* w, uint8_t octet) noexcept:
    if not room_for(w, 1):
        return False
    w.p[0] = octet
    w.p += 1
    return True

cdef inline bint put_number(Writer* w, uint64_t number, int size) noexcept:
    cdef Py_ssize_t i
    cdef uint8_t* p
    if not room_for(w, size):
        return False
    p = w.p  # (or it would be read again after each octet, which could have changed it)
    for i in range(size):
        p[i] = <uint8_t>(number >> (8 * (size - 1 - i)))
    w.p = p + size
    return True

cdef inline bint put_octets(Writer* w, const void* octets, Py_ssize_t count) noexcept:
    if not room_for(w, count):
        return False
    memcpy(w.p, octets, count)
    w.p += count
    return True

cdef inline int size_of_length(Py_ssize_t length) noexcept:
    # octets after the first that a length takes
    return 0 if length < 0x80 else 1 if length <= 0xFF else 2 if length <= 0xFFFF else 3 if length <= 0xFFFFFF else 4

cdef inline bint put_length(Writer* w, Py_ssize_t length) noexcept:
    cdef int size = size_of_length(length)
    if size == 0:
        return put_octet(w, <uint8_t>length)
    if length > <Py_ssize_t>0xFFFFFFFF:
        return refuse(w, "is longer than a length field can say", NULL)
    return put_octet(w, <uint8_t>(0x80 | size)) and put_number(w, length, size)

# --- values of both encodings -----------------------------------------------------------------------------------

cdef struct Sizes:
    # A SIZE constraint: the permitted lengths as ranges, lowest and highest in turn.
    Py_ssize_t count
    Py_ssize_t* bounds

cdef int bind_sizes(Sizes* sizes, tuple ranges) except -1

cdef inline bint permits(Sizes* sizes, Py_ssize_t length) noexcept:
    cdef Py_ssize_t i
    for i in range(sizes.count):
        if sizes.bounds[2 * i] <= length <= sizes.bounds[2 * i + 1]:
            return True
    return False

cdef bint permitted(Reader* r, Sizes* sizes, Py_ssize_t length, const uint8_t* at) noexcept
cdef bint sized(Writer* w, Sizes* sizes, Py_ssize_t length) noexcept

cdef bint signed_number(Writer* w, PyObject* value, int64_t low, int64_t high, int64_t* number) noexcept
cdef bint unsigned_number(Writer* w, PyObject* value, uint64_t low, uint64_t high, uint64_t* number) noexcept
cdef PyObject* subclass_value(PyObject* cls, PyObject* number) noexcept
cdef PyObject* bits_value(const uint8_t* octets, Py_ssize_t length) noexcept
cdef PyObject* flags_value(const uint8_t* octets, Py_ssize_t length, PyObject* cls, int width) noexcept
cdef PyObject* packed_bits(Writer* w, PyObject* value, int width, bint trim, Py_ssize_t* length) noexcept
cdef PyObject* text_value(Reader* r, const uint8_t* octets, Py_ssize_t count, bint utf8) noexcept
cdef PyObject* text_octets(Writer* w, PyObject* value, bint utf8) noexcept

cdef inline bint octets_of(Writer* w, PyObject* value, const uint8_t** octets, Py_ssize_t* count) noexcept:
    if not PyBytes_Check(value):
        return refuse(w, "bytes are needed", value)
    octets[0] = <const uint8_t*>PyBytes_AS_STRING(value)
    count[0] = PyBytes_GET_SIZE(value)
    return True

cdef inline PyObject* sequence_of(Writer* w, PyObject* value) noexcept:
    # The list or tuple itself; anything else is no SEQUENCE OF (a text or bytes would pass for one).
    if PyList_CheckExact(value) or PyTuple_CheckExact(value):
        return value
    refuse(w, "a list is needed", value)
    return NULL
