# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
# Generated from apdu/acse.asn, apdu/data.asn, apdu/xdlms.asn by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""The codecs of what the roots of ber reach: two functions for each type.

A function that fails returns NULL or False after leaving a note (`_wire.pxd`), so one line is one component, and the
name of the component costs nothing unless it is needed for a message.
"""

from .. cimport _axdr as axdr
from .. cimport _ber as ber
from .._wire cimport *

from . import _acse

cdef enum:
    LAYOUT_AARQ
    LAYOUT_AUTHENTICATION_VALUE_CHARSTRING
    LAYOUT_AUTHENTICATION_VALUE_BITSTRING
    LAYOUT_AUTHENTICATION_VALUE_EXTERNAL
    LAYOUT_AUTHENTICATION_VALUE_OTHER
    LAYOUT_AARE
    LAYOUT_ASSOCIATE_SOURCE_DIAGNOSTIC_ACSE_SERVICE_USER
    LAYOUT_ASSOCIATE_SOURCE_DIAGNOSTIC_ACSE_SERVICE_PROVIDER
    LAYOUT_RLRQ
    LAYOUT_RLRE

cdef Layout layouts[10]

for _i, _class in enumerate((
    _acse.Aarq,
    _acse.AuthenticationValueCharstring,
    _acse.AuthenticationValueBitstring,
    _acse.AuthenticationValueExternal,
    _acse.AuthenticationValueOther,
    _acse.Aare,
    _acse.AssociateSourceDiagnosticAcseServiceUser,
    _acse.AssociateSourceDiagnosticAcseServiceProvider,
    _acse.Rlrq,
    _acse.Rlre,
)):
    bind_layout(&layouts[_i], _class)

cdef PyObject* class_aarq_protocol_version
cdef PyObject* default_aarq_protocol_version
cdef PyObject* class_acse_requirements
cdef PyObject* class_aare_protocol_version
cdef PyObject* default_aare_protocol_version
cdef PyObject* members_association_result[256]
cdef PyObject* members_associate_source_diagnostic_acse_service_user_code[256]
cdef PyObject* members_associate_source_diagnostic_acse_service_provider_code[256]
cdef PyObject* members_release_request_reason[256]
cdef PyObject* members_release_response_reason[256]

class_aarq_protocol_version = kept(_acse.AarqProtocolVersion)
default_aarq_protocol_version = kept(_acse.AarqProtocolVersion.VERSION1)
class_acse_requirements = kept(_acse.AcseRequirements)
class_aare_protocol_version = kept(_acse.AareProtocolVersion)
default_aare_protocol_version = kept(_acse.AareProtocolVersion.VERSION1)
bind_enumeration(members_association_result, _acse.AssociationResult)
bind_enumeration(members_associate_source_diagnostic_acse_service_user_code, _acse.AssociateSourceDiagnosticAcseServiceUserCode)
bind_enumeration(members_associate_source_diagnostic_acse_service_provider_code, _acse.AssociateSourceDiagnosticAcseServiceProviderCode)
bind_enumeration(members_release_request_reason, _acse.ReleaseRequestReason)
bind_enumeration(members_release_response_reason, _acse.ReleaseResponseReason)

# a BER element that stands alone
cdef PyObject* decode_acse_apdu_element(Reader* r) noexcept:
    return decode_ber_acse_apdu(r, 0)

cdef bint encode_acse_apdu_element(Writer* w, PyObject* value) noexcept:
    return encode_ber_acse_apdu(w, value, 0)

# a BER element that stands alone
cdef PyObject* decode_authentication_value_element(Reader* r) noexcept:
    return decode_ber_authentication_value(r, 0)

cdef bint encode_authentication_value_element(Writer* w, PyObject* value) noexcept:
    return encode_ber_authentication_value(w, value, 0)

# a BER element that stands alone
cdef PyObject* decode_authentication_value_other_element(Reader* r) noexcept:
    return decode_ber_authentication_value_other(r, 0x30)

cdef bint encode_authentication_value_other_element(Writer* w, PyObject* value) noexcept:
    return encode_ber_authentication_value_other(w, value, 0x30)

# a BER element that stands alone
cdef PyObject* decode_associate_source_diagnostic_element(Reader* r) noexcept:
    return decode_ber_associate_source_diagnostic(r, 0)

cdef bint encode_associate_source_diagnostic_element(Writer* w, PyObject* value) noexcept:
    return encode_ber_associate_source_diagnostic(w, value, 0)

cdef PyObject* decode_any_acse_apdu(Reader* r) noexcept:
    return decode_ber_acse_apdu(r, 0)

cdef PyObject* decode_ber_aarq_protocol_version(Reader* r, uint32_t identifier) noexcept:
    return ber.decode_flags(r, identifier, class_aarq_protocol_version, 1, NULL)

cdef bint encode_ber_aarq_protocol_version(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return ber.encode_bits(w, value, identifier, 1, True, NULL)

cdef PyObject* decode_ber_oid(Reader* r, uint32_t identifier) noexcept:
    return ber.decode_oid(r, identifier)

cdef bint encode_ber_oid(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return ber.encode_oid(w, value, identifier)

cdef PyObject* decode_ber_octets(Reader* r, uint32_t identifier) noexcept:
    return ber.decode_octets(r, identifier, NULL)

cdef bint encode_ber_octets(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return ber.encode_octets(w, value, identifier, NULL)

cdef PyObject* decode_ber_integer(Reader* r, uint32_t identifier) noexcept:
    return ber.decode_integer(r, identifier, NULL, NULL)

cdef bint encode_ber_integer(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return ber.encode_integer(w, value, identifier, NULL, NULL)

cdef PyObject* decode_ber_acse_requirements(Reader* r, uint32_t identifier) noexcept:
    return ber.decode_flags(r, identifier, class_acse_requirements, 1, NULL)

cdef bint encode_ber_acse_requirements(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return ber.encode_bits(w, value, identifier, 1, True, NULL)

cdef PyObject* decode_ber_bits(Reader* r, uint32_t identifier) noexcept:
    return ber.decode_bits(r, identifier, NULL)

cdef bint encode_ber_bits(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return ber.encode_bits(w, value, identifier, -1, False, NULL)

cdef PyObject* decode_ber_any(Reader* r, uint32_t identifier) noexcept:
    return ber.decode_any(r)

cdef bint encode_ber_any(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return ber.encode_any(w, value)

cdef PyObject* decode_ber_aare_protocol_version(Reader* r, uint32_t identifier) noexcept:
    return ber.decode_flags(r, identifier, class_aare_protocol_version, 1, NULL)

cdef bint encode_ber_aare_protocol_version(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return ber.encode_bits(w, value, identifier, 1, True, NULL)

cdef PyObject* decode_ber_association_result(Reader* r, uint32_t identifier) noexcept:
    return named_value(ber.decode_integer(r, identifier, NULL, NULL), members_association_result)

cdef bint encode_ber_association_result(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return ber.encode_integer(w, value, identifier, NULL, NULL)

cdef PyObject* decode_ber_associate_source_diagnostic_acse_service_user_code(Reader* r, uint32_t identifier) noexcept:
    return named_value(ber.decode_integer(r, identifier, NULL, NULL), members_associate_source_diagnostic_acse_service_user_code)

cdef bint encode_ber_associate_source_diagnostic_acse_service_user_code(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return ber.encode_integer(w, value, identifier, NULL, NULL)

cdef PyObject* decode_ber_associate_source_diagnostic_acse_service_provider_code(Reader* r, uint32_t identifier) noexcept:
    return named_value(ber.decode_integer(r, identifier, NULL, NULL), members_associate_source_diagnostic_acse_service_provider_code)

cdef bint encode_ber_associate_source_diagnostic_acse_service_provider_code(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return ber.encode_integer(w, value, identifier, NULL, NULL)

cdef PyObject* decode_ber_release_request_reason(Reader* r, uint32_t identifier) noexcept:
    return named_value(ber.decode_integer(r, identifier, NULL, NULL), members_release_request_reason)

cdef bint encode_ber_release_request_reason(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return ber.encode_integer(w, value, identifier, NULL, NULL)

cdef PyObject* decode_ber_release_response_reason(Reader* r, uint32_t identifier) noexcept:
    return named_value(ber.decode_integer(r, identifier, NULL, NULL), members_release_response_reason)

cdef bint encode_ber_release_response_reason(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return ber.encode_integer(w, value, identifier, NULL, NULL)

# Authentication-value-other ::= SEQUENCE
cdef PyObject* decode_ber_authentication_value_other(Reader* r, uint32_t identifier) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_AUTHENTICATION_VALUE_OTHER]
    cdef ber.Frame frame
    cdef PyObject* value
    if not ber.enter(r, identifier, &frame):
        return NULL
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_ber_oid(r, 0x06), "other-mechanism-name")
            or not put(r, value, layout.slot[1], decode_ber_any(r, 0), "other-mechanism-value")
    ):
        return NULL
    return ber.left(r, value, &frame)

cdef bint encode_ber_authentication_value_other(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_AUTHENTICATION_VALUE_OTHER]
    cdef Py_ssize_t contents
    if not expect(w, value, layout, "AuthenticationValueOther is needed"):
        return False
    contents = ber.open_element(w, identifier)
    return (contents >= 0
            and wrote(w, encode_ber_oid(w, get(value, layout.slot[0]), 0x06), "other-mechanism-name")
            and wrote(w, encode_ber_any(w, get(value, layout.slot[1]), 0), "other-mechanism-value")
            and ber.close_element(w, contents)
    )

# AARQ ::= SEQUENCE
cdef PyObject* decode_ber_aarq(Reader* r, uint32_t identifier) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_AARQ]
    cdef ber.Frame frame
    cdef PyObject* value
    if not ber.enter(r, identifier, &frame):
        return NULL
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_ber_aarq_protocol_version(r, 0x80) if ber.peek(r) == 0x80 else new_reference(default_aarq_protocol_version), "protocol-version")
            or not put(r, value, layout.slot[1], ber.decode_explicit(r, 0xA1, decode_ber_oid, 0x06), "application-context-name")
            or not put(r, value, layout.slot[2], ber.decode_explicit(r, 0xA2, decode_ber_octets, 0x04) if ber.peek(r) == 0xA2 else new_reference(Py_None), "called-AP-title")
            or not put(r, value, layout.slot[3], ber.decode_explicit(r, 0xA3, decode_ber_octets, 0x04) if ber.peek(r) == 0xA3 else new_reference(Py_None), "called-AE-qualifier")
            or not put(r, value, layout.slot[4], ber.decode_explicit(r, 0xA4, decode_ber_integer, 0x02) if ber.peek(r) == 0xA4 else new_reference(Py_None), "called-AP-invocation-id")
            or not put(r, value, layout.slot[5], ber.decode_explicit(r, 0xA5, decode_ber_integer, 0x02) if ber.peek(r) == 0xA5 else new_reference(Py_None), "called-AE-invocation-id")
            or not put(r, value, layout.slot[6], ber.decode_explicit(r, 0xA6, decode_ber_octets, 0x04) if ber.peek(r) == 0xA6 else new_reference(Py_None), "calling-AP-title")
            or not put(r, value, layout.slot[7], ber.decode_explicit(r, 0xA7, decode_ber_octets, 0x04) if ber.peek(r) == 0xA7 else new_reference(Py_None), "calling-AE-qualifier")
            or not put(r, value, layout.slot[8], ber.decode_explicit(r, 0xA8, decode_ber_integer, 0x02) if ber.peek(r) == 0xA8 else new_reference(Py_None), "calling-AP-invocation-id")
            or not put(r, value, layout.slot[9], ber.decode_explicit(r, 0xA9, decode_ber_integer, 0x02) if ber.peek(r) == 0xA9 else new_reference(Py_None), "calling-AE-invocation-id")
            or not put(r, value, layout.slot[10], decode_ber_acse_requirements(r, 0x8A) if ber.peek(r) == 0x8A else new_reference(Py_None), "sender-acse-requirements")
            or not put(r, value, layout.slot[11], decode_ber_oid(r, 0x8B) if ber.peek(r) == 0x8B else new_reference(Py_None), "mechanism-name")
            or not put(r, value, layout.slot[12], ber.decode_explicit(r, 0xAC, decode_ber_authentication_value, 0) if ber.peek(r) == 0xAC else new_reference(Py_None), "calling-authentication-value")
            or not put(r, value, layout.slot[13], decode_ber_octets(r, 0x9D) if ber.peek(r) == 0x9D else new_reference(Py_None), "implementation-information")
            or not put(r, value, layout.slot[14], ber.decode_explicit(r, 0xBE, decode_ber_octets, 0x04) if ber.peek(r) == 0xBE else new_reference(Py_None), "user-information")
    ):
        return NULL
    return ber.left(r, value, &frame)

cdef bint encode_ber_aarq(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_AARQ]
    cdef Py_ssize_t contents
    if not expect(w, value, layout, "Aarq is needed"):
        return False
    contents = ber.open_element(w, identifier)
    return (contents >= 0
            and wrote(w, is_default(get(value, layout.slot[0]), default_aarq_protocol_version) or encode_ber_aarq_protocol_version(w, get(value, layout.slot[0]), 0x80), "protocol-version")
            and wrote(w, ber.encode_explicit(w, get(value, layout.slot[1]), 0xA1, encode_ber_oid, 0x06), "application-context-name")
            and wrote(w, get(value, layout.slot[2]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[2]), 0xA2, encode_ber_octets, 0x04), "called-AP-title")
            and wrote(w, get(value, layout.slot[3]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[3]), 0xA3, encode_ber_octets, 0x04), "called-AE-qualifier")
            and wrote(w, get(value, layout.slot[4]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[4]), 0xA4, encode_ber_integer, 0x02), "called-AP-invocation-id")
            and wrote(w, get(value, layout.slot[5]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[5]), 0xA5, encode_ber_integer, 0x02), "called-AE-invocation-id")
            and wrote(w, get(value, layout.slot[6]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[6]), 0xA6, encode_ber_octets, 0x04), "calling-AP-title")
            and wrote(w, get(value, layout.slot[7]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[7]), 0xA7, encode_ber_octets, 0x04), "calling-AE-qualifier")
            and wrote(w, get(value, layout.slot[8]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[8]), 0xA8, encode_ber_integer, 0x02), "calling-AP-invocation-id")
            and wrote(w, get(value, layout.slot[9]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[9]), 0xA9, encode_ber_integer, 0x02), "calling-AE-invocation-id")
            and wrote(w, get(value, layout.slot[10]) is Py_None or encode_ber_acse_requirements(w, get(value, layout.slot[10]), 0x8A), "sender-acse-requirements")
            and wrote(w, get(value, layout.slot[11]) is Py_None or encode_ber_oid(w, get(value, layout.slot[11]), 0x8B), "mechanism-name")
            and wrote(w, get(value, layout.slot[12]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[12]), 0xAC, encode_ber_authentication_value, 0), "calling-authentication-value")
            and wrote(w, get(value, layout.slot[13]) is Py_None or encode_ber_octets(w, get(value, layout.slot[13]), 0x9D), "implementation-information")
            and wrote(w, get(value, layout.slot[14]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[14]), 0xBE, encode_ber_octets, 0x04), "user-information")
            and ber.close_element(w, contents)
    )

# AARE ::= SEQUENCE
cdef PyObject* decode_ber_aare(Reader* r, uint32_t identifier) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_AARE]
    cdef ber.Frame frame
    cdef PyObject* value
    if not ber.enter(r, identifier, &frame):
        return NULL
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_ber_aare_protocol_version(r, 0x80) if ber.peek(r) == 0x80 else new_reference(default_aare_protocol_version), "protocol-version")
            or not put(r, value, layout.slot[1], ber.decode_explicit(r, 0xA1, decode_ber_oid, 0x06), "application-context-name")
            or not put(r, value, layout.slot[2], ber.decode_explicit(r, 0xA2, decode_ber_association_result, 0x02), "result")
            or not put(r, value, layout.slot[3], ber.decode_explicit(r, 0xA3, decode_ber_associate_source_diagnostic, 0), "result-source-diagnostic")
            or not put(r, value, layout.slot[4], ber.decode_explicit(r, 0xA4, decode_ber_octets, 0x04) if ber.peek(r) == 0xA4 else new_reference(Py_None), "responding-AP-title")
            or not put(r, value, layout.slot[5], ber.decode_explicit(r, 0xA5, decode_ber_octets, 0x04) if ber.peek(r) == 0xA5 else new_reference(Py_None), "responding-AE-qualifier")
            or not put(r, value, layout.slot[6], ber.decode_explicit(r, 0xA6, decode_ber_integer, 0x02) if ber.peek(r) == 0xA6 else new_reference(Py_None), "responding-AP-invocation-id")
            or not put(r, value, layout.slot[7], ber.decode_explicit(r, 0xA7, decode_ber_integer, 0x02) if ber.peek(r) == 0xA7 else new_reference(Py_None), "responding-AE-invocation-id")
            or not put(r, value, layout.slot[8], decode_ber_acse_requirements(r, 0x88) if ber.peek(r) == 0x88 else new_reference(Py_None), "responder-acse-requirements")
            or not put(r, value, layout.slot[9], decode_ber_oid(r, 0x89) if ber.peek(r) == 0x89 else new_reference(Py_None), "mechanism-name")
            or not put(r, value, layout.slot[10], ber.decode_explicit(r, 0xAA, decode_ber_authentication_value, 0) if ber.peek(r) == 0xAA else new_reference(Py_None), "responding-authentication-value")
            or not put(r, value, layout.slot[11], decode_ber_octets(r, 0x9D) if ber.peek(r) == 0x9D else new_reference(Py_None), "implementation-information")
            or not put(r, value, layout.slot[12], ber.decode_explicit(r, 0xBE, decode_ber_octets, 0x04) if ber.peek(r) == 0xBE else new_reference(Py_None), "user-information")
    ):
        return NULL
    return ber.left(r, value, &frame)

cdef bint encode_ber_aare(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_AARE]
    cdef Py_ssize_t contents
    if not expect(w, value, layout, "Aare is needed"):
        return False
    contents = ber.open_element(w, identifier)
    return (contents >= 0
            and wrote(w, is_default(get(value, layout.slot[0]), default_aare_protocol_version) or encode_ber_aare_protocol_version(w, get(value, layout.slot[0]), 0x80), "protocol-version")
            and wrote(w, ber.encode_explicit(w, get(value, layout.slot[1]), 0xA1, encode_ber_oid, 0x06), "application-context-name")
            and wrote(w, ber.encode_explicit(w, get(value, layout.slot[2]), 0xA2, encode_ber_association_result, 0x02), "result")
            and wrote(w, ber.encode_explicit(w, get(value, layout.slot[3]), 0xA3, encode_ber_associate_source_diagnostic, 0), "result-source-diagnostic")
            and wrote(w, get(value, layout.slot[4]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[4]), 0xA4, encode_ber_octets, 0x04), "responding-AP-title")
            and wrote(w, get(value, layout.slot[5]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[5]), 0xA5, encode_ber_octets, 0x04), "responding-AE-qualifier")
            and wrote(w, get(value, layout.slot[6]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[6]), 0xA6, encode_ber_integer, 0x02), "responding-AP-invocation-id")
            and wrote(w, get(value, layout.slot[7]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[7]), 0xA7, encode_ber_integer, 0x02), "responding-AE-invocation-id")
            and wrote(w, get(value, layout.slot[8]) is Py_None or encode_ber_acse_requirements(w, get(value, layout.slot[8]), 0x88), "responder-acse-requirements")
            and wrote(w, get(value, layout.slot[9]) is Py_None or encode_ber_oid(w, get(value, layout.slot[9]), 0x89), "mechanism-name")
            and wrote(w, get(value, layout.slot[10]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[10]), 0xAA, encode_ber_authentication_value, 0), "responding-authentication-value")
            and wrote(w, get(value, layout.slot[11]) is Py_None or encode_ber_octets(w, get(value, layout.slot[11]), 0x9D), "implementation-information")
            and wrote(w, get(value, layout.slot[12]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[12]), 0xBE, encode_ber_octets, 0x04), "user-information")
            and ber.close_element(w, contents)
    )

# RLRQ ::= SEQUENCE
cdef PyObject* decode_ber_rlrq(Reader* r, uint32_t identifier) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_RLRQ]
    cdef ber.Frame frame
    cdef PyObject* value
    if not ber.enter(r, identifier, &frame):
        return NULL
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_ber_release_request_reason(r, 0x80) if ber.peek(r) == 0x80 else new_reference(Py_None), "reason")
            or not put(r, value, layout.slot[1], ber.decode_explicit(r, 0xBE, decode_ber_octets, 0x04) if ber.peek(r) == 0xBE else new_reference(Py_None), "user-information")
    ):
        return NULL
    return ber.left(r, value, &frame)

cdef bint encode_ber_rlrq(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_RLRQ]
    cdef Py_ssize_t contents
    if not expect(w, value, layout, "Rlrq is needed"):
        return False
    contents = ber.open_element(w, identifier)
    return (contents >= 0
            and wrote(w, get(value, layout.slot[0]) is Py_None or encode_ber_release_request_reason(w, get(value, layout.slot[0]), 0x80), "reason")
            and wrote(w, get(value, layout.slot[1]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[1]), 0xBE, encode_ber_octets, 0x04), "user-information")
            and ber.close_element(w, contents)
    )

# RLRE ::= SEQUENCE
cdef PyObject* decode_ber_rlre(Reader* r, uint32_t identifier) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_RLRE]
    cdef ber.Frame frame
    cdef PyObject* value
    if not ber.enter(r, identifier, &frame):
        return NULL
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_ber_release_response_reason(r, 0x80) if ber.peek(r) == 0x80 else new_reference(Py_None), "reason")
            or not put(r, value, layout.slot[1], ber.decode_explicit(r, 0xBE, decode_ber_octets, 0x04) if ber.peek(r) == 0xBE else new_reference(Py_None), "user-information")
    ):
        return NULL
    return ber.left(r, value, &frame)

cdef bint encode_ber_rlre(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_RLRE]
    cdef Py_ssize_t contents
    if not expect(w, value, layout, "Rlre is needed"):
        return False
    contents = ber.open_element(w, identifier)
    return (contents >= 0
            and wrote(w, get(value, layout.slot[0]) is Py_None or encode_ber_release_response_reason(w, get(value, layout.slot[0]), 0x80), "reason")
            and wrote(w, get(value, layout.slot[1]) is Py_None or ber.encode_explicit(w, get(value, layout.slot[1]), 0xBE, encode_ber_octets, 0x04), "user-information")
            and ber.close_element(w, contents)
    )

# Authentication-value ::= CHOICE
cdef PyObject* decode_ber_authentication_value(Reader* r, uint32_t identifier) noexcept:
    if ber.peek(r) == 0x80:
        return box(r, &layouts[LAYOUT_AUTHENTICATION_VALUE_CHARSTRING], decode_ber_octets(r, 0x80), "charstring")
    if ber.peek(r) == 0x81:
        return box(r, &layouts[LAYOUT_AUTHENTICATION_VALUE_BITSTRING], decode_ber_bits(r, 0x81), "bitstring")
    if ber.peek(r) == 0xA2:
        return box(r, &layouts[LAYOUT_AUTHENTICATION_VALUE_EXTERNAL], decode_ber_octets(r, 0xA2), "external")
    if ber.peek(r) == 0xA3:
        return at_step(r, decode_ber_authentication_value_other(r, 0xA3), "other")
    ber.unexpected_element(r, 0)
    return NULL

cdef bint encode_ber_authentication_value(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    if is_a(value, &layouts[LAYOUT_AUTHENTICATION_VALUE_CHARSTRING]):
        return wrote(w, encode_ber_octets(w, get(value, layouts[LAYOUT_AUTHENTICATION_VALUE_CHARSTRING].slot[0]), 0x80), "charstring")
    if is_a(value, &layouts[LAYOUT_AUTHENTICATION_VALUE_BITSTRING]):
        return wrote(w, encode_ber_bits(w, get(value, layouts[LAYOUT_AUTHENTICATION_VALUE_BITSTRING].slot[0]), 0x81), "bitstring")
    if is_a(value, &layouts[LAYOUT_AUTHENTICATION_VALUE_EXTERNAL]):
        return wrote(w, encode_ber_octets(w, get(value, layouts[LAYOUT_AUTHENTICATION_VALUE_EXTERNAL].slot[0]), 0xA2), "external")
    if is_a(value, &layouts[LAYOUT_AUTHENTICATION_VALUE_OTHER]):
        return wrote(w, encode_ber_authentication_value_other(w, value, 0xA3), "other")
    return refuse(w, "AuthenticationValueCharstring, AuthenticationValueBitstring, AuthenticationValueExternal or AuthenticationValueOther is needed", value)

# Associate-source-diagnostic ::= CHOICE
cdef PyObject* decode_ber_associate_source_diagnostic(Reader* r, uint32_t identifier) noexcept:
    if ber.peek(r) == 0xA1:
        return box(r, &layouts[LAYOUT_ASSOCIATE_SOURCE_DIAGNOSTIC_ACSE_SERVICE_USER], ber.decode_explicit(r, 0xA1, decode_ber_associate_source_diagnostic_acse_service_user_code, 0x02), "acse-service-user")
    if ber.peek(r) == 0xA2:
        return box(r, &layouts[LAYOUT_ASSOCIATE_SOURCE_DIAGNOSTIC_ACSE_SERVICE_PROVIDER], ber.decode_explicit(r, 0xA2, decode_ber_associate_source_diagnostic_acse_service_provider_code, 0x02), "acse-service-provider")
    ber.unexpected_element(r, 0)
    return NULL

cdef bint encode_ber_associate_source_diagnostic(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    if is_a(value, &layouts[LAYOUT_ASSOCIATE_SOURCE_DIAGNOSTIC_ACSE_SERVICE_USER]):
        return wrote(w, ber.encode_explicit(w, get(value, layouts[LAYOUT_ASSOCIATE_SOURCE_DIAGNOSTIC_ACSE_SERVICE_USER].slot[0]), 0xA1, encode_ber_associate_source_diagnostic_acse_service_user_code, 0x02), "acse-service-user")
    if is_a(value, &layouts[LAYOUT_ASSOCIATE_SOURCE_DIAGNOSTIC_ACSE_SERVICE_PROVIDER]):
        return wrote(w, ber.encode_explicit(w, get(value, layouts[LAYOUT_ASSOCIATE_SOURCE_DIAGNOSTIC_ACSE_SERVICE_PROVIDER].slot[0]), 0xA2, encode_ber_associate_source_diagnostic_acse_service_provider_code, 0x02), "acse-service-provider")
    return refuse(w, "AssociateSourceDiagnosticAcseServiceUser or AssociateSourceDiagnosticAcseServiceProvider is needed", value)

# ACSE-APDU ::= CHOICE
cdef PyObject* decode_ber_acse_apdu(Reader* r, uint32_t identifier) noexcept:
    if ber.peek(r) == 0x60:
        return at_step(r, decode_ber_aarq(r, 0x60), "aarq")
    if ber.peek(r) == 0x61:
        return at_step(r, decode_ber_aare(r, 0x61), "aare")
    if ber.peek(r) == 0x62:
        return at_step(r, decode_ber_rlrq(r, 0x62), "rlrq")
    if ber.peek(r) == 0x63:
        return at_step(r, decode_ber_rlre(r, 0x63), "rlre")
    ber.unexpected_element(r, 0)
    return NULL

cdef bint encode_ber_acse_apdu(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    if is_a(value, &layouts[LAYOUT_AARQ]):
        return wrote(w, encode_ber_aarq(w, value, 0x60), "aarq")
    if is_a(value, &layouts[LAYOUT_AARE]):
        return wrote(w, encode_ber_aare(w, value, 0x61), "aare")
    if is_a(value, &layouts[LAYOUT_RLRQ]):
        return wrote(w, encode_ber_rlrq(w, value, 0x62), "rlrq")
    if is_a(value, &layouts[LAYOUT_RLRE]):
        return wrote(w, encode_ber_rlre(w, value, 0x63), "rlre")
    return refuse(w, "Aarq, Aare, Rlrq or Rlre is needed", value)

register_record(_acse.Aarq, decode_acse_apdu_element, encode_acse_apdu_element, b"")
register_record(_acse.Aare, decode_acse_apdu_element, encode_acse_apdu_element, b"")
register_record(_acse.Rlrq, decode_acse_apdu_element, encode_acse_apdu_element, b"")
register_record(_acse.Rlre, decode_acse_apdu_element, encode_acse_apdu_element, b"")
register_record(_acse.AuthenticationValueCharstring, decode_authentication_value_element, encode_authentication_value_element, b"")
register_record(_acse.AuthenticationValueBitstring, decode_authentication_value_element, encode_authentication_value_element, b"")
register_record(_acse.AuthenticationValueExternal, decode_authentication_value_element, encode_authentication_value_element, b"")
register_record(_acse.AuthenticationValueOther, decode_authentication_value_other_element, encode_authentication_value_other_element, b"")
register_record(_acse.AssociateSourceDiagnosticAcseServiceUser, decode_associate_source_diagnostic_element, encode_associate_source_diagnostic_element, b"")
register_record(_acse.AssociateSourceDiagnosticAcseServiceProvider, decode_associate_source_diagnostic_element, encode_associate_source_diagnostic_element, b"")
register_root(b"\x60\x61\x62\x63", decode_any_acse_apdu)
