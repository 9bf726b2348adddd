# Made from codegen/cosemc/support/data.pxd by cosemc. DO NOT EDIT.
# Change it there, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
# `Data` for the codecs that carry it.

from ._wire cimport PyObject, PyTypeObject, Reader, Writer

cdef class Data:
    cdef bytes owner  # the octets of the whole input
    cdef Py_ssize_t start  # of the tag
    cdef Py_ssize_t end
    cdef Py_ssize_t stride  # octets of each element, where they all have the same shape; 0: not known

cdef PyTypeObject* data_type() noexcept
cdef PyObject* decode_data(Reader* r) noexcept
cdef bint encode_data(Writer* w, PyObject* value) noexcept
