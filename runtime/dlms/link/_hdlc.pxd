from libc.stdint cimport uint8_t, uint16_t


cdef class Address:
    cdef uint16_t _upper
    cdef uint16_t _lower
    cdef uint8_t _length


cdef class Frame:
    cdef readonly Address destination
    cdef readonly Address source
    cdef readonly bytes information
    cdef readonly Py_ssize_t offset
    cdef readonly uint8_t control
    cdef readonly bint segmented

    cdef Py_ssize_t _size(self) noexcept
