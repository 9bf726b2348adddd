# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""BER values: everything that is not worth inlining into the codecs."""

cdef extern from "Python.h":
    PyObject* PyErr_Occurred()
    int PyList_Append(PyObject*, PyObject*)

ctypedef PyObject* (*quiet_integer)(Reader*, const uint8_t*, Py_ssize_t, PyObject*, PyObject*) noexcept
ctypedef PyObject* (*quiet_oid)(Reader*, const uint8_t*, Py_ssize_t) noexcept
ctypedef PyObject* (*quiet_contents)(Writer*, PyObject*) noexcept
ctypedef PyObject* (*quiet_bounded)(Writer*, PyObject*, PyObject*, PyObject*) noexcept


# --- elements ---------------------------------------------------------------------------------------------------

cdef void unexpected_element(Reader* r, uint32_t identifier) noexcept:
    cdef const uint8_t* at = r.p
    if skip_identifier(r):
        malformed(r, "identifier %d is that of another type", at, at[0])


cdef bint skip_identifier(Reader* r) noexcept:
    # Past an identifier of any length; the number of a long one does not start with 80 (X.690, 8.1.2.4.2).
    cdef Py_ssize_t size = 1
    if not need(r, 1):
        return False
    if r.p[0] & 0x1F == 0x1F:
        while True:
            size += 1
            if not need(r, size):
                return False
            if size == 2 and r.p[1] == 0x80:
                malformed(r, "tag number starts with 80", r.p + 1, 0)
                return False
            if r.p[size - 1] < 0x80:
                break
    r.p += size
    return True


cdef inline const uint8_t* take(Reader* r, uint32_t identifier, Py_ssize_t* length) noexcept:
    # The contents of a primitive element.
    cdef Frame frame
    cdef const uint8_t* contents
    if not enter(r, identifier, &frame):
        return NULL
    contents = r.p
    length[0] = r.end - r.p
    r.p = r.end
    leave(r, &frame)
    return contents


cdef inline bint put_element(Writer* w, uint32_t identifier, const void* contents, Py_ssize_t length) noexcept:
    return put_identifier(w, identifier) and put_length(w, length) and put_octets(w, contents, length)


cdef inline bint put_bytes(Writer* w, uint32_t identifier, PyObject* contents) noexcept:
    # As an element; lets go of the bytes.
    cdef bint well
    well = contents is not NULL and put_element(
        w, identifier, PyBytes_AS_STRING(contents), PyBytes_GET_SIZE(contents))
    Py_XDECREF(contents)
    return well


# --- NULL, BOOLEAN, INTEGER -------------------------------------------------------------------------------------

cdef PyObject* decode_null(Reader* r, uint32_t identifier) noexcept:
    cdef Py_ssize_t length
    cdef const uint8_t* contents = take(r, identifier, &length)
    if contents is NULL:
        return NULL
    return new_reference(Py_None) if length == 0 else malformed(r, "a NULL has no contents", contents, 0)


cdef bint encode_null(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return put_element(w, identifier, NULL, 0) if value is Py_None else refuse(w, "None is needed", value)


cdef PyObject* decode_boolean(Reader* r, uint32_t identifier) noexcept:
    cdef Py_ssize_t length
    cdef const uint8_t* contents = take(r, identifier, &length)
    if contents is NULL:
        return NULL
    if length != 1:
        return malformed(r, "a BOOLEAN is one octet", contents, 0)
    return new_reference(Py_True if contents[0] else Py_False)


cdef bint encode_boolean(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    cdef uint8_t octet = 0xFF if value is Py_True else 0
    if not PyBool_Check(value):
        return refuse(w, "True or False is needed", value)
    return put_element(w, identifier, &octet, 1)


cdef inline PyObject* owned(object value):
    Py_INCREF(<PyObject*>value)
    return <PyObject*>value


cdef bint in_range(object number, PyObject* low, PyObject* high):
    return (low is NULL or <object>low <= number) and (high is NULL or number <= <object>high)


cdef PyObject* integer_value(
    Reader* r, const uint8_t* octets, Py_ssize_t length, PyObject* low, PyObject* high
) except? NULL:
    number = int.from_bytes((<const char*>octets)[:length], "big", signed=True)
    if not in_range(number, low, high):
        return malformed(r, "the integer is out of its range", octets, 0)
    return owned(number)


cdef PyObject* decode_integer(Reader* r, uint32_t identifier, PyObject* low, PyObject* high) noexcept:
    # `low` and `high` are NULL where unbounded.
    cdef Py_ssize_t length
    cdef const uint8_t* contents = take(r, identifier, &length)
    if contents is NULL:
        return NULL
    if length == 0:
        return malformed(r, "an integer has at least one octet", contents, 0)
    if length == 1 and low is NULL and high is NULL:
        return PyLong_FromLong(<int8_t>contents[0])
    return (<quiet_integer>integer_value)(r, contents, length, low, high)


cdef PyObject* integer_octets(Writer* w, PyObject* value, PyObject* low, PyObject* high) except? NULL:
    if not PyLong_Check(value) or PyBool_Check(value):
        refuse(w, "an integer is needed", value)
        return NULL
    number = int(<object>value)
    if not in_range(number, low, high):
        refuse(w, "is an integer out of its range", NULL)
        return NULL
    size = (number if number >= 0 else ~number).bit_length() // 8 + 1
    return owned(number.to_bytes(size, "big", signed=True))


cdef bint encode_integer(Writer* w, PyObject* value, uint32_t identifier, PyObject* low, PyObject* high) noexcept:
    return put_bytes(w, identifier, (<quiet_bounded>integer_octets)(w, value, low, high))


# --- strings ----------------------------------------------------------------------------------------------------

cdef PyObject* decode_octets(Reader* r, uint32_t identifier, Sizes* sizes) noexcept:
    cdef Py_ssize_t length
    cdef const uint8_t* contents = take(r, identifier, &length)
    if contents is NULL or (sizes is not NULL and not permitted(r, sizes, length, contents)):
        return NULL
    return PyBytes_FromStringAndSize(<const char*>contents, length)


cdef bint encode_octets(Writer* w, PyObject* value, uint32_t identifier, Sizes* sizes) noexcept:
    cdef const uint8_t* octets = NULL
    cdef Py_ssize_t count = 0
    return (octets_of(w, value, &octets, &count) and (sizes is NULL or sized(w, sizes, count))
            and put_element(w, identifier, octets, count))


cdef PyObject* decode_text(Reader* r, uint32_t identifier, bint utf8, Sizes* sizes) noexcept:
    cdef Py_ssize_t length
    cdef const uint8_t* contents = take(r, identifier, &length)
    if contents is NULL or (sizes is not NULL and not permitted(r, sizes, length, contents)):
        return NULL
    return text_value(r, contents, length, utf8)


cdef bint encode_text(Writer* w, PyObject* value, uint32_t identifier, bint utf8, Sizes* sizes) noexcept:
    cdef PyObject* octets = text_octets(w, value, utf8)
    if octets is not NULL and sizes is not NULL and not sized(w, sizes, PyBytes_GET_SIZE(octets)):
        Py_DECREF(octets)
        return False
    return put_bytes(w, identifier, octets)


# --- bit strings ------------------------------------------------------------------------------------------------

cdef const uint8_t* take_bits(Reader* r, uint32_t identifier, Sizes* sizes, Py_ssize_t* length) noexcept:
    cdef const uint8_t* contents = take(r, identifier, length)
    if contents is NULL:
        return NULL
    if length[0] == 0:
        malformed(r, "a BIT STRING tells its unused bits first", contents, 0)
        return NULL
    if contents[0] > 7 or (contents[0] and length[0] == 1):
        malformed(r, "%d unused bits are too many", contents, contents[0])
        return NULL
    length[0] = 8 * (length[0] - 1) - contents[0]
    if sizes is not NULL and not permitted(r, sizes, length[0], contents):
        return NULL
    return contents + 1


cdef PyObject* decode_bits(Reader* r, uint32_t identifier, Sizes* sizes) noexcept:
    cdef Py_ssize_t length
    cdef const uint8_t* octets = take_bits(r, identifier, sizes, &length)
    return NULL if octets is NULL else bits_value(octets, length)


cdef PyObject* decode_flags(Reader* r, uint32_t identifier, PyObject* cls, int width, Sizes* sizes) noexcept:
    cdef Py_ssize_t length
    cdef const uint8_t* octets = take_bits(r, identifier, sizes, &length)
    return NULL if octets is NULL else flags_value(octets, length, cls, width)


cdef bint encode_bits(Writer* w, PyObject* value, uint32_t identifier, int width, bint trim, Sizes* sizes) noexcept:
    cdef Py_ssize_t length
    cdef PyObject* octets = packed_bits(w, value, width, trim, &length)
    cdef bint well
    if octets is NULL:
        return False
    well = ((sizes is NULL or sized(w, sizes, length))
            and put_identifier(w, identifier) and put_length(w, 1 + PyBytes_GET_SIZE(octets))
            and put_octet(w, <uint8_t>(-length & 7))
            and put_octets(w, PyBytes_AS_STRING(octets), PyBytes_GET_SIZE(octets)))
    Py_DECREF(octets)
    return well


# --- OBJECT IDENTIFIER ------------------------------------------------------------------------------------------

# The few identifiers of the specification come again and again.
cdef dict _dotted = {}
cdef dict _encoded = {}
cdef int _KEPT = 64


cdef PyObject* oid_value(Reader* r, const uint8_t* octets, Py_ssize_t length) except? NULL:
    cdef Py_ssize_t i
    contents = (<const char*>octets)[:length]
    text = _dotted.get(contents)
    if text is not None:
        return owned(text)
    if length == 0:
        return malformed(r, "an OBJECT IDENTIFIER has at least one octet", octets, 0)
    if octets[length - 1] >= 0x80:
        return malformed(r, "an OBJECT IDENTIFIER ends within an arc", octets, 0)
    arcs = []
    arc = 0
    for i in range(length):
        if octets[i] == 0x80 and (i == 0 or octets[i - 1] < 0x80):
            return malformed(r, "an arc starts with 80", octets + i, 0)
        arc = arc << 7 | octets[i] & 0x7F
        if octets[i] < 0x80:
            arcs.append(arc)
            arc = 0
    first = min(arcs[0] // 40, 2)
    text = ".".join(map(str, (first, arcs[0] - 40 * first, *arcs[1:])))
    if len(_dotted) < _KEPT:
        _dotted[contents] = text
    return owned(text)


cdef PyObject* decode_oid(Reader* r, uint32_t identifier) noexcept:
    cdef Py_ssize_t length
    cdef const uint8_t* contents = take(r, identifier, &length)
    return NULL if contents is NULL else (<quiet_oid>oid_value)(r, contents, length)


cdef PyObject* oid_octets(Writer* w, PyObject* value_) except? NULL:
    if not PyUnicode_Check(value_):
        refuse(w, "an object identifier in dotted form is needed", value_)
        return NULL
    value = <object>value_
    octets = _encoded.get(value)
    if octets is not None:
        return owned(octets)
    parts = value.split(".")
    if len(parts) < 2 or not all([part.isascii() and part.isdigit() for part in parts]):
        refuse(w, "is no object identifier in dotted form", NULL)
        return NULL
    arcs = [int(part) for part in parts]
    if arcs[0] > 2 or (arcs[0] < 2 and arcs[1] > 39):
        refuse(w, "starts with arcs that no object identifier has", NULL)
        return NULL
    octets = b"".join([base_128(arc) for arc in (40 * arcs[0] + arcs[1], *arcs[2:])])
    if len(_encoded) < _KEPT:
        _encoded[value] = octets
    return owned(octets)


cdef bytes base_128(object arc):
    octets = [arc & 0x7F]
    arc >>= 7
    while arc:
        octets.append(0x80 | arc & 0x7F)
        arc >>= 7
    return bytes(reversed(octets))


cdef bint encode_oid(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return put_bytes(w, identifier, (<quiet_contents>oid_octets)(w, value))


# --- ANY, EXTERNAL: octets as they are --------------------------------------------------------------------------

cdef bint skip_element(Reader* r) noexcept:
    cdef Py_ssize_t length
    if not skip_identifier(r):
        return False
    length = read_length(r)
    if length < 0 or not need(r, length):
        return False
    r.p += length
    return True


cdef PyObject* decode_any(Reader* r) noexcept:
    cdef const uint8_t* start = r.p
    return PyBytes_FromStringAndSize(<const char*>start, r.p - start) if skip_element(r) else NULL


cdef bint encode_any(Writer* w, PyObject* value) noexcept:
    cdef Reader r
    if not PyBytes_Check(value):
        return refuse(w, "bytes are needed", value)
    start_reading(&r, value)
    if not skip_element(&r) or r.p != r.end:
        return refuse(w, "is not one BER element", NULL)
    return put_octets(w, r.base, r.p - r.base)


cdef PyObject* decode_external(Reader* r, uint32_t identifier) noexcept:
    return decode_octets(r, identifier, NULL)


# --- SEQUENCE OF ------------------------------------------------------------------------------------------------

cdef PyObject* decode_list(
    Reader* r, uint32_t identifier, ber_decoder decode, uint32_t element_identifier, Sizes* sizes
) noexcept:
    cdef Frame frame
    cdef const uint8_t* at
    cdef PyObject* elements
    cdef PyObject* element
    cdef Py_ssize_t count = 0
    cdef int status = 0
    if not enter(r, identifier, &frame):
        return NULL
    at = r.p
    elements = PyList_New(0)
    while elements is not NULL and status == 0 and r.p != r.end:
        element = decode(r, element_identifier)
        if element is NULL:
            step(&r.failure, NULL, count)
            status = -1
        else:
            status = PyList_Append(elements, element)
            Py_DECREF(element)
            count += 1
    if elements is not NULL and (
        status < 0 or (sizes is not NULL and not permitted(r, sizes, count, at)) or not leave(r, &frame)
    ):
        Py_DECREF(elements)
        return NULL
    return elements


cdef bint encode_list(
    Writer* w, PyObject* value, uint32_t identifier, ber_encoder encode, uint32_t element_identifier, Sizes* sizes
) noexcept:
    cdef Py_ssize_t i
    cdef PyObject* elements = sequence_of(w, value)
    cdef Py_ssize_t contents
    if elements is NULL or (sizes is not NULL and not sized(w, sizes, PySequence_Fast_GET_SIZE(elements))):
        return False
    contents = open_element(w, identifier)
    if contents < 0:
        return False
    for i in range(PySequence_Fast_GET_SIZE(elements)):
        if not encode(w, PySequence_Fast_GET_ITEM(elements, i), element_identifier):
            step(&w.failure, NULL, i)
            return False
    return close_element(w, contents)
