# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""What all codecs share at run time: records, roots, and the errors that their notes of failure become."""

cimport cython
from cpython.dict cimport PyDict_GetItem
from libc.stdlib cimport malloc, realloc

from .bit_string import BitString
from .errors import DecodeError, EncodeError, Incomplete

cdef extern from "structmember.h":
    ctypedef struct PyMemberDef:
        Py_ssize_t offset

cdef extern from "Python.h":
    ctypedef struct PyMemberDescrObject:
        PyMemberDef* d_member
    PyObject* PyErr_Occurred()
    PyObject* PyErr_NoMemory()
    unsigned long long PyLong_AsUnsignedLongLong(PyObject*)
    PyObject* new_int "PyLong_Type.tp_new" (PyTypeObject*, PyObject*, PyObject*)
    PyObject* PyTuple_Pack(Py_ssize_t, PyObject*)
    PyObject* PyUnicode_AsLatin1String(PyObject*)
    PyObject* PyUnicode_AsUTF8String(PyObject*)
    Py_ssize_t PY_SSIZE_T_MAX


# --- failing ----------------------------------------------------------------------------------------------------

cdef PyObject* malformed(Reader* r, const char* reason, const uint8_t* at, int64_t detail) noexcept:
    r.failure.reason = reason
    r.failure.detail = detail
    r.failure.at = at
    r.failure.incomplete = False
    return NULL


cdef PyObject* cut_short(Reader* r, const uint8_t* at) noexcept:
    r.failure.reason = "the enclosing element ends within it" if r.enclosed else "the input ends within it"
    r.failure.at = at
    r.failure.incomplete = not r.enclosed
    return NULL


cdef bint refuse(Writer* w, const char* reason, PyObject* value) noexcept:
    w.failure.reason = reason
    w.failure.found = NULL if value is NULL else Py_TYPE(value)
    return False


cdef bint refuse_number(Writer* w, int64_t low, uint64_t high, PyObject* value) noexcept:
    w.failure.detail = low
    w.failure.high = high
    if PyLong_Check(value) and not PyBool_Check(value):
        return refuse(w, "is not an integer from %d to %d", NULL)
    return refuse(w, "an integer from %d to %d is needed", value)


cdef void step(Failure* failure, const char* name, Py_ssize_t index) noexcept:
    if failure.steps < MAX_STEPS:
        failure.path[failure.steps].name = name
        failure.path[failure.steps].index = index
        failure.steps += 1


cdef str path_of(Failure* failure):
    cdef Py_ssize_t i
    steps = []
    for i in range(failure.steps - 1, -1, -1):
        if failure.path[i].name is NULL:
            steps.append(str(failure.path[i].index))
        else:
            steps.append(failure.path[i].name.decode())
    return ".".join(steps)


cdef str reason_of(Failure* failure):
    reason = failure.reason.decode()
    return reason % (failure.detail, failure.high)[: reason.count("%d")]


cdef int let_pass() except -1:
    # A Python exception that is set already, such as MemoryError, goes on.
    return -1 if PyErr_Occurred() is not NULL else 0


cdef object raise_decode_error(Reader* r):
    let_pass()
    error = Incomplete if r.failure.incomplete else DecodeError
    raise error(reason_of(&r.failure), path_of(&r.failure), r.failure.at - r.base)


cdef object raise_encode_error(Writer* w):
    let_pass()
    reason = reason_of(&w.failure)
    if w.failure.found is not NULL:
        reason = f"{reason}, not {(<type>w.failure.found).__name__}"
    raise EncodeError(reason, path_of(&w.failure))


# --- the writer -------------------------------------------------------------------------------------------------

cdef bint grow(Writer* w, Py_ssize_t count) noexcept:
    cdef Py_ssize_t used = w.p - w.start
    cdef Py_ssize_t size = 2 * (w.end - w.start)
    cdef uint8_t* moved
    if size - used < count:
        size = used + count
    if w.start == w.room:
        moved = <uint8_t*>malloc(size)
        if moved is not NULL:
            memcpy(moved, w.start, used)
    else:
        moved = <uint8_t*>realloc(w.start, size)
    if moved is NULL:
        PyErr_NoMemory()
        return False
    w.start, w.p, w.end = moved, moved + used, moved + size
    return True


# --- setting up -------------------------------------------------------------------------------------------------

cdef Py_ssize_t* numbers_for(Py_ssize_t count) except NULL:
    # For as long as the module lives.
    numbers = <Py_ssize_t*>malloc(max(count, 1) * sizeof(Py_ssize_t))
    if numbers is NULL:
        raise MemoryError
    return numbers


cdef int bind_layout(Layout* layout, object cls) except -1:
    """Note where instances of a slotted dataclass keep their fields, in the order of the fields."""
    Py_INCREF(<PyObject*>cls)
    layout.type = <PyTypeObject*>cls
    layout.slot = numbers_for(len(cls.__slots__))
    for i, name in enumerate(cls.__slots__):
        descriptor = cls.__dict__[name]
        layout.slot[i] = (<PyMemberDescrObject*><PyObject*>descriptor).d_member.offset
    return 0


cdef int bind_sizes(Sizes* sizes, tuple ranges) except -1:
    sizes.count = len(ranges)
    sizes.bounds = numbers_for(2 * len(ranges))
    for i, (low, high) in enumerate(ranges):
        sizes.bounds[2 * i] = low
        sizes.bounds[2 * i + 1] = PY_SSIZE_T_MAX if high is None else high
    return 0


cdef int bind_enumeration(PyObject** members, object cls) except -1:
    """The object for each octet: the item, or the plain integer where the enumeration has none."""
    known = {int(item): item for item in cls}
    for number in range(256):
        item = known.get(number, number)
        Py_INCREF(<PyObject*>item)
        members[number] = <PyObject*>item
    return 0


cdef int bind_octet_class(PyObject** values, object cls) except -1:
    for number in range(256):
        value = cls(number)
        Py_INCREF(<PyObject*>value)
        values[number] = <PyObject*>value
    return 0


# --- records and roots ------------------------------------------------------------------------------------------

@cython.final
cdef class _Codec:
    cdef decoder decode
    cdef encoder encode
    cdef bytes prefix


cdef dict _codecs = {}
cdef decoder _roots[256]


cdef int register_record(object cls, decoder decode, encoder encode, bytes prefix) except -1:
    """Say how a class is encoded; `prefix` are the tags that select it in the CHOICEs above it."""
    cdef _Codec codec = _Codec.__new__(_Codec)
    codec.decode, codec.encode, codec.prefix = decode, encode, prefix
    _codecs[cls] = codec
    return 0


cdef int register_root(bytes first_octets, decoder decode) except -1:
    """Say which octets values of a root begin with."""
    cdef uint8_t octet
    for octet in first_octets:
        _roots[octet] = decode
    return 0


cdef _Codec codec_of(type cls):
    cdef PyObject* codec = PyDict_GetItem(_codecs, cls)
    if codec is not NULL:
        return <_Codec>codec
    for base in cls.__mro__:
        if base in _codecs:
            return <_Codec>_codecs[base]
    raise TypeError(f"{cls.__name__} is no type of the specification")


cdef PyObject* decode_any_root(Reader* r) noexcept:
    if not need(r, 1):
        return NULL
    if _roots[r.p[0]] is NULL:
        return malformed(r, "no APDU begins with octet %d", r.p, r.p[0])
    return _roots[r.p[0]](r)


cdef bint has_prefix(Reader* r, bytes prefix) noexcept:
    cdef Py_ssize_t i
    cdef const uint8_t* octets = <const uint8_t*>PyBytes_AS_STRING(<PyObject*>prefix)
    for i in range(PyBytes_GET_SIZE(<PyObject*>prefix)):
        if not need(r, 1):
            return False
        if r.p[0] != octets[i]:
            malformed(r, "tag %d is that of another type", r.p, r.p[0])
            return False
        r.p += 1
    return True


cdef inline bytes as_bytes(object octets):
    # bytes(5) would be five zeros: only what has the buffer protocol will do.
    return <bytes>octets if isinstance(octets, bytes) else bytes(memoryview(octets))


cdef object finish_reading(Reader* r, PyObject* value, bint whole):
    if value is not NULL and whole and r.p != r.end:
        malformed(r, "%d octets after the end of the value", r.p, r.end - r.p)
        Py_DECREF(value)
        value = NULL
    if value is NULL:
        raise_decode_error(r)
    result = <object>value
    Py_DECREF(value)
    return result


cdef object decode_whole(object octets, decoder decode):
    """The value that the octets are; DecodeError, also for octets after it."""
    cdef Reader r
    cdef bytes owner = as_bytes(octets)
    start_reading(&r, <PyObject*>owner)
    return finish_reading(&r, decode(&r), True)


cdef int write_whole(Writer* w, encoder encode, object value, bytes prefix) except -1:
    if not (put_octets(w, PyBytes_AS_STRING(<PyObject*>prefix), PyBytes_GET_SIZE(<PyObject*>prefix))
            and encode(w, <PyObject*>value)):
        raise_encode_error(w)
    return 0


cdef int write_apdu(Writer* w, object value) except -1:
    cdef _Codec codec = codec_of(type(value))
    return write_whole(w, codec.encode, value, codec.prefix)


cdef object encode_whole(encoder encode, object value, bytes prefix):
    cdef Writer w
    start_writing(&w)
    try:
        write_whole(&w, encode, value, prefix)
        return (<char*>w.start)[: w.p - w.start]
    finally:
        stop_writing(&w)


@cython.auto_pickle(False)  # (object's own way knows the slots of the classes made from it)
cdef class Record:
    """Base of the classes of the specification; an instance is one value."""

    def encode(self):
        cdef _Codec codec = codec_of(type(self))
        return encode_whole(codec.encode, self, codec.prefix)

    @classmethod
    def decode(cls, octets, /):
        cdef _Codec codec = codec_of(cls)
        cdef Reader r
        cdef bytes owner = as_bytes(octets)
        start_reading(&r, <PyObject*>owner)
        value = finish_reading(&r, codec.decode(&r) if has_prefix(&r, codec.prefix) else NULL, True)
        if type(value) is not cls:
            # a class for one alternative of a CHOICE is decoded as the CHOICE
            raise DecodeError(f"the octets are those of {type(value).__name__}, not of {cls.__name__}")
        return value

    def to_json(self):
        from ._json import to_json
        return to_json(self)

    @classmethod
    def from_json(cls, value, /):
        from ._json import from_json
        return from_json(cls, value)


def decode(octets, /):
    """The APDU that the octets are, of whichever kind; octets after its end are an error."""
    return decode_whole(octets, decode_any_root)


def decode_prefix(octets, /):
    """The APDU that the octets begin with, and the number of octets it takes."""
    cdef Reader r
    cdef bytes owner = as_bytes(octets)
    start_reading(&r, <PyObject*>owner)
    value = finish_reading(&r, decode_any_root(&r), False)
    return value, r.p - r.base


def encode(value, /):
    """The octets of an APDU."""
    cdef _Codec codec = codec_of(type(value))
    return encode_whole(codec.encode, value, codec.prefix)


# --- values of both encodings -----------------------------------------------------------------------------------

ctypedef PyObject* (*quiet_bits)(const uint8_t*, Py_ssize_t) noexcept
ctypedef PyObject* (*quiet_flags)(const uint8_t*, Py_ssize_t, PyObject*, int) noexcept
ctypedef PyObject* (*quiet_packed)(Writer*, PyObject*, int, bint, Py_ssize_t*) noexcept


cdef bint permitted(Reader* r, Sizes* sizes, Py_ssize_t length, const uint8_t* at) noexcept:
    if not permits(sizes, length):
        malformed(r, "a size of %d is not permitted", at, length)
        return False
    return True


cdef bint sized(Writer* w, Sizes* sizes, Py_ssize_t length) noexcept:
    if permits(sizes, length):
        return True
    w.failure.detail = length
    return refuse(w, "a size of %d is not permitted", NULL)


cdef bint signed_number(Writer* w, PyObject* value, int64_t low, int64_t high, int64_t* number) noexcept:
    cdef int overflow = 0
    if not PyLong_Check(value) or PyBool_Check(value):
        return refuse_number(w, low, high, value)
    number[0] = PyLong_AsLongLongAndOverflow(value, &overflow)
    if overflow or number[0] < low or number[0] > high:
        return refuse_number(w, low, high, value)
    return True


cdef bint unsigned_number(Writer* w, PyObject* value, uint64_t low, uint64_t high, uint64_t* number) noexcept:
    cdef int overflow = 0
    cdef int64_t signed
    if not PyLong_Check(value) or PyBool_Check(value):
        return refuse_number(w, low, high, value)
    signed = PyLong_AsLongLongAndOverflow(value, &overflow)
    number[0] = <uint64_t>signed
    if overflow > 0:
        number[0] = PyLong_AsUnsignedLongLong(value)
        if PyErr_Occurred() is not NULL:
            PyErr_Clear()
            return refuse_number(w, low, high, value)
    elif overflow < 0 or signed < 0:
        return refuse_number(w, low, high, value)
    if number[0] < low or number[0] > high:
        return refuse_number(w, low, high, value)
    return True


cdef PyObject* subclass_value(PyObject* cls, PyObject* number) noexcept:
    # An instance of an int subclass; takes the number over.
    cdef PyObject* arguments
    cdef PyObject* value
    if number is NULL:
        return NULL
    arguments = PyTuple_Pack(1, number)
    Py_DECREF(number)
    if arguments is NULL:
        return NULL
    value = new_int(<PyTypeObject*>cls, arguments, NULL)
    Py_DECREF(arguments)
    return value


cdef inline PyObject* owned(object value):
    Py_INCREF(<PyObject*>value)
    return <PyObject*>value


cdef tuple without_trailing_zeros(object number, object length, object least):
    zeros = (number & -number).bit_length() - 1 if number else length
    shift = max(0, min(zeros, length - least))
    return number >> shift, length - shift


cdef PyObject* _bits_value(const uint8_t* octets, Py_ssize_t length) except NULL:
    return owned(BitString.from_octets((<const char*>octets)[: (length + 7) // 8], length))


cdef PyObject* bits_value(const uint8_t* octets, Py_ssize_t length) noexcept:
    return (<quiet_bits>_bits_value)(octets, length)


cdef PyObject* _flags_value(const uint8_t* octets, Py_ssize_t length, PyObject* cls, int width) except NULL:
    # Named bits: zeros after the last named bit do not count (X.680, 22.7); a one there makes it a BitString.
    number = int.from_bytes((<const char*>octets)[: (length + 7) // 8], "big") >> (-length & 7)
    number, length = without_trailing_zeros(number, length, width)
    if length > width:
        return owned(BitString(number, length))
    return owned((<object>cls)(number << (width - length)))


cdef PyObject* flags_value(const uint8_t* octets, Py_ssize_t length, PyObject* cls, int width) noexcept:
    return (<quiet_flags>_flags_value)(octets, length, cls, width)


cdef PyObject* _packed_bits(Writer* w, PyObject* value_, int width, bint trim, Py_ssize_t* length) except? NULL:
    value = <object>value_
    if isinstance(value, BitString):
        number, size = value.value, value.length
    elif width >= 0 and PyLong_Check(value_) and not PyBool_Check(value_):
        number, size = int(value), width
        if number >> width:
            refuse(w, "has bits beyond those of its type", NULL)
            return NULL
    else:
        refuse(w, "a bit string is needed", value_)
        return NULL
    if trim:
        # A receiver may rely on every named bit being there (the conformance block of modules that give it no size).
        number, size = without_trailing_zeros(number, size, width)
    length[0] = size
    return owned((number << (-size & 7)).to_bytes((size + 7) // 8, "big"))


cdef PyObject* packed_bits(Writer* w, PyObject* value, int width, bint trim, Py_ssize_t* length) noexcept:
    # The bits in whole octets, as bytes; `width` is that of the named bits, -1 where there are none.
    return (<quiet_packed>_packed_bits)(w, value, width, trim, length)


cdef PyObject* text_value(Reader* r, const uint8_t* octets, Py_ssize_t count, bint utf8) noexcept:
    cdef PyObject* text
    if not utf8:
        return PyUnicode_DecodeLatin1(<const char*>octets, count, NULL)
    text = PyUnicode_DecodeUTF8(<const char*>octets, count, NULL)
    if text is NULL:
        PyErr_Clear()
        return malformed(r, "not UTF-8", octets, 0)
    return text


cdef PyObject* text_octets(Writer* w, PyObject* value, bint utf8) noexcept:
    cdef PyObject* octets
    if not PyUnicode_Check(value):
        refuse(w, "text is needed", value)
        return NULL
    octets = PyUnicode_AsUTF8String(value) if utf8 else PyUnicode_AsLatin1String(value)
    if octets is NULL:
        PyErr_Clear()
        refuse(w, "has characters that the string type cannot hold", NULL)
    return octets
