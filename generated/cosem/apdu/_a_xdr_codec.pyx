# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
# Generated from apdu/acse.asn, apdu/data.asn, apdu/xdlms.asn by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""The codecs of what the roots of a-xdr reach: two functions for each type.

A function that fails returns NULL or False after leaving a note (`_wire.pxd`), so one line is one component, and the
name of the component costs nothing unless it is needed for a message.
"""

from .. cimport _axdr as axdr
from .. cimport _ber as ber
from .._wire cimport *
from ..data cimport data_type, decode_data, encode_data

from . import _xdlms

cdef enum:
    LAYOUT_INITIATE_REQUEST
    LAYOUT_VARIABLE_ACCESS_SPECIFICATION_VARIABLE_NAME
    LAYOUT_PARAMETERIZED_ACCESS
    LAYOUT_BLOCK_NUMBER_ACCESS
    LAYOUT_READ_DATA_BLOCK_ACCESS
    LAYOUT_WRITE_DATA_BLOCK_ACCESS
    LAYOUT_READ_REQUEST
    LAYOUT_WRITE_REQUEST
    LAYOUT_INITIATE_RESPONSE
    LAYOUT_DATA_BLOCK_RESULT
    LAYOUT_READ_RESULT_BLOCK_NUMBER
    LAYOUT_READ_RESPONSE
    LAYOUT_WRITE_RESULT_SUCCESS
    LAYOUT_WRITE_RESULT_BLOCK_NUMBER
    LAYOUT_WRITE_RESPONSE
    LAYOUT_SERVICE_ERROR_APPLICATION_REFERENCE
    LAYOUT_SERVICE_ERROR_HARDWARE_RESOURCE
    LAYOUT_SERVICE_ERROR_VDE_STATE_ERROR
    LAYOUT_SERVICE_ERROR_SERVICE
    LAYOUT_SERVICE_ERROR_DEFINITION
    LAYOUT_SERVICE_ERROR_ACCESS
    LAYOUT_SERVICE_ERROR_INITIATE
    LAYOUT_SERVICE_ERROR_LOAD_DATA_SET
    LAYOUT_SERVICE_ERROR_TASK
    LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_ERROR
    LAYOUT_CONFIRMED_SERVICE_ERROR_GET_STATUS
    LAYOUT_CONFIRMED_SERVICE_ERROR_GET_NAME_LIST
    LAYOUT_CONFIRMED_SERVICE_ERROR_GET_VARIABLE_ATTRIBUTE
    LAYOUT_CONFIRMED_SERVICE_ERROR_READ
    LAYOUT_CONFIRMED_SERVICE_ERROR_WRITE
    LAYOUT_CONFIRMED_SERVICE_ERROR_GET_DATA_SET_ATTRIBUTE
    LAYOUT_CONFIRMED_SERVICE_ERROR_GET_TI_ATTRIBUTE
    LAYOUT_CONFIRMED_SERVICE_ERROR_CHANGE_SCOPE
    LAYOUT_CONFIRMED_SERVICE_ERROR_START
    LAYOUT_CONFIRMED_SERVICE_ERROR_STOP
    LAYOUT_CONFIRMED_SERVICE_ERROR_RESUME
    LAYOUT_CONFIRMED_SERVICE_ERROR_MAKE_USABLE
    LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_LOAD
    LAYOUT_CONFIRMED_SERVICE_ERROR_LOAD_SEGMENT
    LAYOUT_CONFIRMED_SERVICE_ERROR_TERMINATE_LOAD
    LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_UP_LOAD
    LAYOUT_CONFIRMED_SERVICE_ERROR_UP_LOAD_SEGMENT
    LAYOUT_CONFIRMED_SERVICE_ERROR_TERMINATE_UP_LOAD
    LAYOUT_DATA_NOTIFICATION
    LAYOUT_NOTIFICATION_BODY
    LAYOUT_DATA_NOTIFICATION_CONFIRM
    LAYOUT_UNCONFIRMED_WRITE_REQUEST
    LAYOUT_INFORMATION_REPORT_REQUEST
    LAYOUT_GLO_INITIATE_REQUEST
    LAYOUT_GLO_READ_REQUEST
    LAYOUT_GLO_WRITE_REQUEST
    LAYOUT_GLO_INITIATE_RESPONSE
    LAYOUT_GLO_READ_RESPONSE
    LAYOUT_GLO_WRITE_RESPONSE
    LAYOUT_GLO_CONFIRMED_SERVICE_ERROR
    LAYOUT_GLO_UNCONFIRMED_WRITE_REQUEST
    LAYOUT_GLO_INFORMATION_REPORT_REQUEST
    LAYOUT_DED_INITIATE_REQUEST
    LAYOUT_DED_READ_REQUEST
    LAYOUT_DED_WRITE_REQUEST
    LAYOUT_DED_INITIATE_RESPONSE
    LAYOUT_DED_READ_RESPONSE
    LAYOUT_DED_WRITE_RESPONSE
    LAYOUT_DED_CONFIRMED_SERVICE_ERROR
    LAYOUT_DED_UNCONFIRMED_WRITE_REQUEST
    LAYOUT_DED_INFORMATION_REPORT_REQUEST
    LAYOUT_GET_REQUEST_NORMAL
    LAYOUT_COSEM_ATTRIBUTE_DESCRIPTOR
    LAYOUT_SELECTIVE_ACCESS_DESCRIPTOR
    LAYOUT_GET_REQUEST_NEXT
    LAYOUT_GET_REQUEST_WITH_LIST
    LAYOUT_COSEM_ATTRIBUTE_DESCRIPTOR_WITH_SELECTION
    LAYOUT_SET_REQUEST_NORMAL
    LAYOUT_SET_REQUEST_WITH_FIRST_DATABLOCK
    LAYOUT_DATA_BLOCK_SA
    LAYOUT_SET_REQUEST_WITH_DATABLOCK
    LAYOUT_SET_REQUEST_WITH_LIST
    LAYOUT_SET_REQUEST_WITH_LIST_AND_FIRST_DATABLOCK
    LAYOUT_EVENT_NOTIFICATION_REQUEST
    LAYOUT_ACTION_REQUEST_NORMAL
    LAYOUT_COSEM_METHOD_DESCRIPTOR
    LAYOUT_ACTION_REQUEST_NEXT_PBLOCK
    LAYOUT_ACTION_REQUEST_WITH_LIST
    LAYOUT_ACTION_REQUEST_WITH_FIRST_PBLOCK
    LAYOUT_ACTION_REQUEST_WITH_LIST_AND_FIRST_PBLOCK
    LAYOUT_ACTION_REQUEST_WITH_PBLOCK
    LAYOUT_GET_RESPONSE_NORMAL
    LAYOUT_GET_RESPONSE_WITH_DATABLOCK
    LAYOUT_DATA_BLOCK_G
    LAYOUT_DATA_BLOCK_G_RESULT_RAW_DATA
    LAYOUT_GET_RESPONSE_WITH_LIST
    LAYOUT_SET_RESPONSE_NORMAL
    LAYOUT_SET_RESPONSE_DATABLOCK
    LAYOUT_SET_RESPONSE_LAST_DATABLOCK
    LAYOUT_SET_RESPONSE_LAST_DATABLOCK_WITH_LIST
    LAYOUT_SET_RESPONSE_WITH_LIST
    LAYOUT_ACTION_RESPONSE_NORMAL
    LAYOUT_ACTION_RESPONSE_WITH_OPTIONAL_DATA
    LAYOUT_ACTION_RESPONSE_WITH_PBLOCK
    LAYOUT_ACTION_RESPONSE_WITH_LIST
    LAYOUT_ACTION_RESPONSE_NEXT_PBLOCK
    LAYOUT_GLO_GET_REQUEST
    LAYOUT_GLO_SET_REQUEST
    LAYOUT_GLO_EVENT_NOTIFICATION_REQUEST
    LAYOUT_GLO_ACTION_REQUEST
    LAYOUT_GLO_GET_RESPONSE
    LAYOUT_GLO_SET_RESPONSE
    LAYOUT_GLO_ACTION_RESPONSE
    LAYOUT_DED_GET_REQUEST
    LAYOUT_DED_SET_REQUEST
    LAYOUT_DED_EVENT_NOTIFICATION_REQUEST
    LAYOUT_DED_ACTION_REQUEST
    LAYOUT_DED_GET_RESPONSE
    LAYOUT_DED_SET_RESPONSE
    LAYOUT_DED_ACTION_RESPONSE
    LAYOUT_EXCEPTION_RESPONSE
    LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_OPERATION_NOT_POSSIBLE
    LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_SERVICE_NOT_SUPPORTED
    LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_OTHER_REASON
    LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_PDU_TOO_LONG
    LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_DECIPHERING_ERROR
    LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_INVOCATION_COUNTER_ERROR
    LAYOUT_ACCESS_REQUEST
    LAYOUT_ACCESS_REQUEST_BODY
    LAYOUT_ACCESS_REQUEST_GET
    LAYOUT_ACCESS_REQUEST_SET
    LAYOUT_ACCESS_REQUEST_ACTION
    LAYOUT_ACCESS_REQUEST_GET_WITH_SELECTION
    LAYOUT_ACCESS_REQUEST_SET_WITH_SELECTION
    LAYOUT_ACCESS_RESPONSE
    LAYOUT_ACCESS_RESPONSE_BODY
    LAYOUT_ACCESS_RESPONSE_GET
    LAYOUT_ACCESS_RESPONSE_SET
    LAYOUT_ACCESS_RESPONSE_ACTION
    LAYOUT_GENERAL_GLO_CIPHERING
    LAYOUT_GENERAL_DED_CIPHERING
    LAYOUT_GENERAL_CIPHERING
    LAYOUT_IDENTIFIED_KEY
    LAYOUT_WRAPPED_KEY
    LAYOUT_AGREED_KEY
    LAYOUT_GENERAL_SIGNING
    LAYOUT_GENERAL_BLOCK_TRANSFER
    LAYOUT_SECURITY_HEADER

cdef Layout layouts[143]

for _i, _class in enumerate((
    _xdlms.InitiateRequest,
    _xdlms.VariableAccessSpecificationVariableName,
    _xdlms.ParameterizedAccess,
    _xdlms.BlockNumberAccess,
    _xdlms.ReadDataBlockAccess,
    _xdlms.WriteDataBlockAccess,
    _xdlms.ReadRequest,
    _xdlms.WriteRequest,
    _xdlms.InitiateResponse,
    _xdlms.DataBlockResult,
    _xdlms.ReadResultBlockNumber,
    _xdlms.ReadResponse,
    _xdlms.WriteResultSuccess,
    _xdlms.WriteResultBlockNumber,
    _xdlms.WriteResponse,
    _xdlms.ServiceErrorApplicationReference,
    _xdlms.ServiceErrorHardwareResource,
    _xdlms.ServiceErrorVdeStateError,
    _xdlms.ServiceErrorService,
    _xdlms.ServiceErrorDefinition,
    _xdlms.ServiceErrorAccess,
    _xdlms.ServiceErrorInitiate,
    _xdlms.ServiceErrorLoadDataSet,
    _xdlms.ServiceErrorTask,
    _xdlms.ConfirmedServiceErrorInitiateError,
    _xdlms.ConfirmedServiceErrorGetStatus,
    _xdlms.ConfirmedServiceErrorGetNameList,
    _xdlms.ConfirmedServiceErrorGetVariableAttribute,
    _xdlms.ConfirmedServiceErrorRead,
    _xdlms.ConfirmedServiceErrorWrite,
    _xdlms.ConfirmedServiceErrorGetDataSetAttribute,
    _xdlms.ConfirmedServiceErrorGetTiAttribute,
    _xdlms.ConfirmedServiceErrorChangeScope,
    _xdlms.ConfirmedServiceErrorStart,
    _xdlms.ConfirmedServiceErrorStop,
    _xdlms.ConfirmedServiceErrorResume,
    _xdlms.ConfirmedServiceErrorMakeUsable,
    _xdlms.ConfirmedServiceErrorInitiateLoad,
    _xdlms.ConfirmedServiceErrorLoadSegment,
    _xdlms.ConfirmedServiceErrorTerminateLoad,
    _xdlms.ConfirmedServiceErrorInitiateUpLoad,
    _xdlms.ConfirmedServiceErrorUpLoadSegment,
    _xdlms.ConfirmedServiceErrorTerminateUpLoad,
    _xdlms.DataNotification,
    _xdlms.NotificationBody,
    _xdlms.DataNotificationConfirm,
    _xdlms.UnconfirmedWriteRequest,
    _xdlms.InformationReportRequest,
    _xdlms.GloInitiateRequest,
    _xdlms.GloReadRequest,
    _xdlms.GloWriteRequest,
    _xdlms.GloInitiateResponse,
    _xdlms.GloReadResponse,
    _xdlms.GloWriteResponse,
    _xdlms.GloConfirmedServiceError,
    _xdlms.GloUnconfirmedWriteRequest,
    _xdlms.GloInformationReportRequest,
    _xdlms.DedInitiateRequest,
    _xdlms.DedReadRequest,
    _xdlms.DedWriteRequest,
    _xdlms.DedInitiateResponse,
    _xdlms.DedReadResponse,
    _xdlms.DedWriteResponse,
    _xdlms.DedConfirmedServiceError,
    _xdlms.DedUnconfirmedWriteRequest,
    _xdlms.DedInformationReportRequest,
    _xdlms.GetRequestNormal,
    _xdlms.CosemAttributeDescriptor,
    _xdlms.SelectiveAccessDescriptor,
    _xdlms.GetRequestNext,
    _xdlms.GetRequestWithList,
    _xdlms.CosemAttributeDescriptorWithSelection,
    _xdlms.SetRequestNormal,
    _xdlms.SetRequestWithFirstDatablock,
    _xdlms.DataBlockSa,
    _xdlms.SetRequestWithDatablock,
    _xdlms.SetRequestWithList,
    _xdlms.SetRequestWithListAndFirstDatablock,
    _xdlms.EventNotificationRequest,
    _xdlms.ActionRequestNormal,
    _xdlms.CosemMethodDescriptor,
    _xdlms.ActionRequestNextPblock,
    _xdlms.ActionRequestWithList,
    _xdlms.ActionRequestWithFirstPblock,
    _xdlms.ActionRequestWithListAndFirstPblock,
    _xdlms.ActionRequestWithPblock,
    _xdlms.GetResponseNormal,
    _xdlms.GetResponseWithDatablock,
    _xdlms.DataBlockG,
    _xdlms.DataBlockGResultRawData,
    _xdlms.GetResponseWithList,
    _xdlms.SetResponseNormal,
    _xdlms.SetResponseDatablock,
    _xdlms.SetResponseLastDatablock,
    _xdlms.SetResponseLastDatablockWithList,
    _xdlms.SetResponseWithList,
    _xdlms.ActionResponseNormal,
    _xdlms.ActionResponseWithOptionalData,
    _xdlms.ActionResponseWithPblock,
    _xdlms.ActionResponseWithList,
    _xdlms.ActionResponseNextPblock,
    _xdlms.GloGetRequest,
    _xdlms.GloSetRequest,
    _xdlms.GloEventNotificationRequest,
    _xdlms.GloActionRequest,
    _xdlms.GloGetResponse,
    _xdlms.GloSetResponse,
    _xdlms.GloActionResponse,
    _xdlms.DedGetRequest,
    _xdlms.DedSetRequest,
    _xdlms.DedEventNotificationRequest,
    _xdlms.DedActionRequest,
    _xdlms.DedGetResponse,
    _xdlms.DedSetResponse,
    _xdlms.DedActionResponse,
    _xdlms.ExceptionResponse,
    _xdlms.ExceptionResponseServiceErrorOperationNotPossible,
    _xdlms.ExceptionResponseServiceErrorServiceNotSupported,
    _xdlms.ExceptionResponseServiceErrorOtherReason,
    _xdlms.ExceptionResponseServiceErrorPduTooLong,
    _xdlms.ExceptionResponseServiceErrorDecipheringError,
    _xdlms.ExceptionResponseServiceErrorInvocationCounterError,
    _xdlms.AccessRequest,
    _xdlms.AccessRequestBody,
    _xdlms.AccessRequestGet,
    _xdlms.AccessRequestSet,
    _xdlms.AccessRequestAction,
    _xdlms.AccessRequestGetWithSelection,
    _xdlms.AccessRequestSetWithSelection,
    _xdlms.AccessResponse,
    _xdlms.AccessResponseBody,
    _xdlms.AccessResponseGet,
    _xdlms.AccessResponseSet,
    _xdlms.AccessResponseAction,
    _xdlms.GeneralGloCiphering,
    _xdlms.GeneralDedCiphering,
    _xdlms.GeneralCiphering,
    _xdlms.IdentifiedKey,
    _xdlms.WrappedKey,
    _xdlms.AgreedKey,
    _xdlms.GeneralSigning,
    _xdlms.GeneralBlockTransfer,
    _xdlms.SecurityHeader,
)):
    bind_layout(&layouts[_i], _class)

cdef PyObject* default_initiate_request_response_allowed
cdef Sizes sizes_24
cdef PyObject* class_conformance
cdef PyObject* members_data_access_result[256]
cdef PyObject* members_service_error_application_reference_code[256]
cdef PyObject* members_service_error_hardware_resource_code[256]
cdef PyObject* members_service_error_vde_state_error_code[256]
cdef PyObject* members_service_error_service_code[256]
cdef PyObject* members_service_error_definition_code[256]
cdef PyObject* members_service_error_access_code[256]
cdef PyObject* members_service_error_initiate_code[256]
cdef PyObject* members_service_error_load_data_set_code[256]
cdef PyObject* members_service_error_task_code[256]
cdef PyObject* class_long_invoke_id_and_priority
cdef Sizes sizes_0_or_12
cdef PyObject* values_invoke_id_and_priority[256]
cdef PyObject* members_action_result[256]
cdef PyObject* members_exception_response_state_error[256]
cdef PyObject* members_key_id[256]
cdef PyObject* members_kek_id[256]
cdef PyObject* values_block_control[256]
cdef PyObject* values_security_control[256]

default_initiate_request_response_allowed = kept(True)
bind_sizes(&sizes_24, ((24, 24),))
class_conformance = kept(_xdlms.Conformance)
bind_enumeration(members_data_access_result, _xdlms.DataAccessResult)
bind_enumeration(members_service_error_application_reference_code, _xdlms.ServiceErrorApplicationReferenceCode)
bind_enumeration(members_service_error_hardware_resource_code, _xdlms.ServiceErrorHardwareResourceCode)
bind_enumeration(members_service_error_vde_state_error_code, _xdlms.ServiceErrorVdeStateErrorCode)
bind_enumeration(members_service_error_service_code, _xdlms.ServiceErrorServiceCode)
bind_enumeration(members_service_error_definition_code, _xdlms.ServiceErrorDefinitionCode)
bind_enumeration(members_service_error_access_code, _xdlms.ServiceErrorAccessCode)
bind_enumeration(members_service_error_initiate_code, _xdlms.ServiceErrorInitiateCode)
bind_enumeration(members_service_error_load_data_set_code, _xdlms.ServiceErrorLoadDataSetCode)
bind_enumeration(members_service_error_task_code, _xdlms.ServiceErrorTaskCode)
class_long_invoke_id_and_priority = kept(_xdlms.LongInvokeIdAndPriority)
bind_sizes(&sizes_0_or_12, ((0, 0), (12, 12),))
bind_octet_class(values_invoke_id_and_priority, _xdlms.InvokeIdAndPriority)
bind_enumeration(members_action_result, _xdlms.ActionResult)
bind_enumeration(members_exception_response_state_error, _xdlms.ExceptionResponseStateError)
bind_enumeration(members_key_id, _xdlms.KeyId)
bind_enumeration(members_kek_id, _xdlms.KekId)
bind_octet_class(values_block_control, _xdlms.BlockControl)
bind_octet_class(values_security_control, _xdlms.SecurityControl)

cdef PyTypeObject* data_class = data_type()


cdef inline bint is_data(PyObject* value) noexcept:
    return Py_TYPE(value) == data_class

# a BER element that stands alone
cdef PyObject* decode_conformance_element(Reader* r) noexcept:
    return decode_ber_conformance(r, 0x5F1F)

cdef bint encode_conformance_element(Writer* w, PyObject* value) noexcept:
    return encode_ber_conformance(w, value, 0x5F1F)

cdef PyObject* decode_list_of_variable_access_specification(Reader* r) noexcept:
    return axdr.decode_list(r, decode_variable_access_specification, NULL)

cdef bint encode_list_of_variable_access_specification(Writer* w, PyObject* value) noexcept:
    return axdr.encode_list(w, value, encode_variable_access_specification, NULL)

cdef PyObject* decode_list_of_data(Reader* r) noexcept:
    return axdr.decode_list(r, decode_data, NULL)

cdef bint encode_list_of_data(Writer* w, PyObject* value) noexcept:
    return axdr.encode_list(w, value, encode_data, NULL)

cdef PyObject* decode_data_access_result(Reader* r) noexcept:
    return axdr.decode_octet_of(r, members_data_access_result)

cdef bint encode_data_access_result(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_list_of_read_result(Reader* r) noexcept:
    return axdr.decode_list(r, decode_read_result, NULL)

cdef bint encode_list_of_read_result(Writer* w, PyObject* value) noexcept:
    return axdr.encode_list(w, value, encode_read_result, NULL)

cdef PyObject* decode_list_of_write_result(Reader* r) noexcept:
    return axdr.decode_list(r, decode_write_result, NULL)

cdef bint encode_list_of_write_result(Writer* w, PyObject* value) noexcept:
    return axdr.encode_list(w, value, encode_write_result, NULL)

cdef PyObject* decode_service_error_application_reference_code(Reader* r) noexcept:
    return axdr.decode_octet_of(r, members_service_error_application_reference_code)

cdef bint encode_service_error_application_reference_code(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_service_error_hardware_resource_code(Reader* r) noexcept:
    return axdr.decode_octet_of(r, members_service_error_hardware_resource_code)

cdef bint encode_service_error_hardware_resource_code(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_service_error_vde_state_error_code(Reader* r) noexcept:
    return axdr.decode_octet_of(r, members_service_error_vde_state_error_code)

cdef bint encode_service_error_vde_state_error_code(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_service_error_service_code(Reader* r) noexcept:
    return axdr.decode_octet_of(r, members_service_error_service_code)

cdef bint encode_service_error_service_code(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_service_error_definition_code(Reader* r) noexcept:
    return axdr.decode_octet_of(r, members_service_error_definition_code)

cdef bint encode_service_error_definition_code(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_service_error_access_code(Reader* r) noexcept:
    return axdr.decode_octet_of(r, members_service_error_access_code)

cdef bint encode_service_error_access_code(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_service_error_initiate_code(Reader* r) noexcept:
    return axdr.decode_octet_of(r, members_service_error_initiate_code)

cdef bint encode_service_error_initiate_code(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_service_error_load_data_set_code(Reader* r) noexcept:
    return axdr.decode_octet_of(r, members_service_error_load_data_set_code)

cdef bint encode_service_error_load_data_set_code(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_service_error_task_code(Reader* r) noexcept:
    return axdr.decode_octet_of(r, members_service_error_task_code)

cdef bint encode_service_error_task_code(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_long_invoke_id_and_priority(Reader* r) noexcept:
    return subclass_value(class_long_invoke_id_and_priority, axdr.decode_u32(r))

cdef bint encode_long_invoke_id_and_priority(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u32(w, value)

# OCTET STRING of 0 or 12
cdef PyObject* decode_octets_0_or_12(Reader* r) noexcept:
    return axdr.decode_octets_of(r, &sizes_0_or_12, -1)

cdef bint encode_octets_0_or_12(Writer* w, PyObject* value) noexcept:
    return axdr.encode_octets_of(w, value, &sizes_0_or_12, -1)

cdef PyObject* decode_text(Reader* r) noexcept:
    return axdr.decode_text_of(r, False, NULL, -1)

cdef bint encode_text(Writer* w, PyObject* value) noexcept:
    return axdr.encode_text_of(w, value, False, NULL, -1)

cdef PyObject* decode_invoke_id_and_priority(Reader* r) noexcept:
    return axdr.decode_octet_of(r, values_invoke_id_and_priority)

cdef bint encode_invoke_id_and_priority(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

# OCTET STRING of 6
cdef PyObject* decode_octets_6(Reader* r) noexcept:
    return axdr.decode_octets_of(r, NULL, 6)

cdef bint encode_octets_6(Writer* w, PyObject* value) noexcept:
    return axdr.encode_octets_of(w, value, NULL, 6)

cdef PyObject* decode_list_of_cosem_attribute_descriptor_with_selection(Reader* r) noexcept:
    return axdr.decode_list(r, decode_cosem_attribute_descriptor_with_selection, NULL)

cdef bint encode_list_of_cosem_attribute_descriptor_with_selection(Writer* w, PyObject* value) noexcept:
    return axdr.encode_list(w, value, encode_cosem_attribute_descriptor_with_selection, NULL)

cdef PyObject* decode_list_of_cosem_method_descriptor(Reader* r) noexcept:
    return axdr.decode_list(r, decode_cosem_method_descriptor, NULL)

cdef bint encode_list_of_cosem_method_descriptor(Writer* w, PyObject* value) noexcept:
    return axdr.encode_list(w, value, encode_cosem_method_descriptor, NULL)

cdef PyObject* decode_list_of_get_data_result(Reader* r) noexcept:
    return axdr.decode_list(r, decode_get_data_result, NULL)

cdef bint encode_list_of_get_data_result(Writer* w, PyObject* value) noexcept:
    return axdr.encode_list(w, value, encode_get_data_result, NULL)

cdef PyObject* decode_list_of_data_access_result(Reader* r) noexcept:
    return axdr.decode_list(r, decode_data_access_result, NULL)

cdef bint encode_list_of_data_access_result(Writer* w, PyObject* value) noexcept:
    return axdr.encode_list(w, value, encode_data_access_result, NULL)

cdef PyObject* decode_action_result(Reader* r) noexcept:
    return axdr.decode_octet_of(r, members_action_result)

cdef bint encode_action_result(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_list_of_action_response_with_optional_data(Reader* r) noexcept:
    return axdr.decode_list(r, decode_action_response_with_optional_data, NULL)

cdef bint encode_list_of_action_response_with_optional_data(Writer* w, PyObject* value) noexcept:
    return axdr.encode_list(w, value, encode_action_response_with_optional_data, NULL)

cdef PyObject* decode_exception_response_state_error(Reader* r) noexcept:
    return axdr.decode_octet_of(r, members_exception_response_state_error)

cdef bint encode_exception_response_state_error(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_list_of_access_request_specification(Reader* r) noexcept:
    return axdr.decode_list(r, decode_access_request_specification, NULL)

cdef bint encode_list_of_access_request_specification(Writer* w, PyObject* value) noexcept:
    return axdr.encode_list(w, value, encode_access_request_specification, NULL)

cdef PyObject* decode_list_of_access_response_specification(Reader* r) noexcept:
    return axdr.decode_list(r, decode_access_response_specification, NULL)

cdef bint encode_list_of_access_response_specification(Writer* w, PyObject* value) noexcept:
    return axdr.encode_list(w, value, encode_access_response_specification, NULL)

cdef PyObject* decode_key_id(Reader* r) noexcept:
    return axdr.decode_octet_of(r, members_key_id)

cdef bint encode_key_id(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_kek_id(Reader* r) noexcept:
    return axdr.decode_octet_of(r, members_kek_id)

cdef bint encode_kek_id(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_block_control(Reader* r) noexcept:
    return axdr.decode_octet_of(r, values_block_control)

cdef bint encode_block_control(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_security_control(Reader* r) noexcept:
    return axdr.decode_octet_of(r, values_security_control)

cdef bint encode_security_control(Writer* w, PyObject* value) noexcept:
    return axdr.encode_u8(w, value)

cdef PyObject* decode_ber_conformance(Reader* r, uint32_t identifier) noexcept:
    return ber.decode_flags(r, identifier, class_conformance, 24, &sizes_24)

cdef bint encode_ber_conformance(Writer* w, PyObject* value, uint32_t identifier) noexcept:
    return ber.encode_bits(w, value, identifier, 24, False, &sizes_24)

# InitiateRequest ::= SEQUENCE
cdef PyObject* decode_initiate_request(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_INITIATE_REQUEST]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.optional(r, axdr.decode_octets, Py_None), "dedicated-key")
            or not put(r, value, layout.slot[1], axdr.optional(r, axdr.decode_boolean, default_initiate_request_response_allowed), "response-allowed")
            or not put(r, value, layout.slot[2], axdr.optional(r, axdr.decode_i8, Py_None), "proposed-quality-of-service")
            or not put(r, value, layout.slot[3], axdr.decode_u8(r), "proposed-dlms-version-number")
            or not put(r, value, layout.slot[4], decode_conformance_element(r), "proposed-conformance")
            or not put(r, value, layout.slot[5], axdr.decode_u16(r), "client-max-receive-pdu-size")
    ):
        return NULL
    return value

cdef bint encode_initiate_request(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_INITIATE_REQUEST]
    return (expect(w, value, layout, "InitiateRequest is needed")
            and wrote(w, axdr.encode_optional(w, axdr.encode_octets, get(value, layout.slot[0]), get(value, layout.slot[0]) is Py_None), "dedicated-key")
            and wrote(w, axdr.encode_optional(w, axdr.encode_boolean, get(value, layout.slot[1]), is_default(get(value, layout.slot[1]), default_initiate_request_response_allowed)), "response-allowed")
            and wrote(w, axdr.encode_optional(w, axdr.encode_i8, get(value, layout.slot[2]), get(value, layout.slot[2]) is Py_None), "proposed-quality-of-service")
            and wrote(w, axdr.encode_u8(w, get(value, layout.slot[3])), "proposed-dlms-version-number")
            and wrote(w, encode_conformance_element(w, get(value, layout.slot[4])), "proposed-conformance")
            and wrote(w, axdr.encode_u16(w, get(value, layout.slot[5])), "client-max-receive-pdu-size")
    )

# Parameterized-Access ::= SEQUENCE
cdef PyObject* decode_parameterized_access(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_PARAMETERIZED_ACCESS]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_u16(r), "variable-name")
            or not put(r, value, layout.slot[1], axdr.decode_u8(r), "selector")
            or not put(r, value, layout.slot[2], decode_data(r), "parameter")
    ):
        return NULL
    return value

cdef bint encode_parameterized_access(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_PARAMETERIZED_ACCESS]
    return (expect(w, value, layout, "ParameterizedAccess is needed")
            and wrote(w, axdr.encode_u16(w, get(value, layout.slot[0])), "variable-name")
            and wrote(w, axdr.encode_u8(w, get(value, layout.slot[1])), "selector")
            and wrote(w, encode_data(w, get(value, layout.slot[2])), "parameter")
    )

# Block-Number-Access ::= SEQUENCE
cdef PyObject* decode_block_number_access(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_BLOCK_NUMBER_ACCESS]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_u16(r), "block-number")
    ):
        return NULL
    return value

cdef bint encode_block_number_access(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_BLOCK_NUMBER_ACCESS]
    return (expect(w, value, layout, "BlockNumberAccess is needed")
            and wrote(w, axdr.encode_u16(w, get(value, layout.slot[0])), "block-number")
    )

# Read-Data-Block-Access ::= SEQUENCE
cdef PyObject* decode_read_data_block_access(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_READ_DATA_BLOCK_ACCESS]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_boolean(r), "last-block")
            or not put(r, value, layout.slot[1], axdr.decode_u16(r), "block-number")
            or not put(r, value, layout.slot[2], axdr.decode_octets(r), "raw-data")
    ):
        return NULL
    return value

cdef bint encode_read_data_block_access(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_READ_DATA_BLOCK_ACCESS]
    return (expect(w, value, layout, "ReadDataBlockAccess is needed")
            and wrote(w, axdr.encode_boolean(w, get(value, layout.slot[0])), "last-block")
            and wrote(w, axdr.encode_u16(w, get(value, layout.slot[1])), "block-number")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[2])), "raw-data")
    )

# Write-Data-Block-Access ::= SEQUENCE
cdef PyObject* decode_write_data_block_access(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_WRITE_DATA_BLOCK_ACCESS]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_boolean(r), "last-block")
            or not put(r, value, layout.slot[1], axdr.decode_u16(r), "block-number")
    ):
        return NULL
    return value

cdef bint encode_write_data_block_access(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_WRITE_DATA_BLOCK_ACCESS]
    return (expect(w, value, layout, "WriteDataBlockAccess is needed")
            and wrote(w, axdr.encode_boolean(w, get(value, layout.slot[0])), "last-block")
            and wrote(w, axdr.encode_u16(w, get(value, layout.slot[1])), "block-number")
    )

# WriteRequest ::= SEQUENCE
cdef PyObject* decode_write_request(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_WRITE_REQUEST]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_list_of_variable_access_specification(r), "variable-access-specification")
            or not put(r, value, layout.slot[1], decode_list_of_data(r), "list-of-data")
    ):
        return NULL
    return value

cdef bint encode_write_request(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_WRITE_REQUEST]
    return (expect(w, value, layout, "WriteRequest is needed")
            and wrote(w, encode_list_of_variable_access_specification(w, get(value, layout.slot[0])), "variable-access-specification")
            and wrote(w, encode_list_of_data(w, get(value, layout.slot[1])), "list-of-data")
    )

# InitiateResponse ::= SEQUENCE
cdef PyObject* decode_initiate_response(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_INITIATE_RESPONSE]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.optional(r, axdr.decode_i8, Py_None), "negotiated-quality-of-service")
            or not put(r, value, layout.slot[1], axdr.decode_u8(r), "negotiated-dlms-version-number")
            or not put(r, value, layout.slot[2], decode_conformance_element(r), "negotiated-conformance")
            or not put(r, value, layout.slot[3], axdr.decode_u16(r), "server-max-receive-pdu-size")
            or not put(r, value, layout.slot[4], axdr.decode_u16(r), "vaa-name")
    ):
        return NULL
    return value

cdef bint encode_initiate_response(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_INITIATE_RESPONSE]
    return (expect(w, value, layout, "InitiateResponse is needed")
            and wrote(w, axdr.encode_optional(w, axdr.encode_i8, get(value, layout.slot[0]), get(value, layout.slot[0]) is Py_None), "negotiated-quality-of-service")
            and wrote(w, axdr.encode_u8(w, get(value, layout.slot[1])), "negotiated-dlms-version-number")
            and wrote(w, encode_conformance_element(w, get(value, layout.slot[2])), "negotiated-conformance")
            and wrote(w, axdr.encode_u16(w, get(value, layout.slot[3])), "server-max-receive-pdu-size")
            and wrote(w, axdr.encode_u16(w, get(value, layout.slot[4])), "vaa-name")
    )

# Data-Block-Result ::= SEQUENCE
cdef PyObject* decode_data_block_result(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_DATA_BLOCK_RESULT]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_boolean(r), "last-block")
            or not put(r, value, layout.slot[1], axdr.decode_u16(r), "block-number")
            or not put(r, value, layout.slot[2], axdr.decode_octets(r), "raw-data")
    ):
        return NULL
    return value

cdef bint encode_data_block_result(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_DATA_BLOCK_RESULT]
    return (expect(w, value, layout, "DataBlockResult is needed")
            and wrote(w, axdr.encode_boolean(w, get(value, layout.slot[0])), "last-block")
            and wrote(w, axdr.encode_u16(w, get(value, layout.slot[1])), "block-number")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[2])), "raw-data")
    )

# Notification-Body ::= SEQUENCE
cdef PyObject* decode_notification_body(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_NOTIFICATION_BODY]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_data(r), "data-value")
    ):
        return NULL
    return value

cdef bint encode_notification_body(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_NOTIFICATION_BODY]
    return (expect(w, value, layout, "NotificationBody is needed")
            and wrote(w, encode_data(w, get(value, layout.slot[0])), "data-value")
    )

# Data-Notification ::= SEQUENCE
cdef PyObject* decode_data_notification(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_DATA_NOTIFICATION]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_long_invoke_id_and_priority(r), "long-invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_octets_0_or_12(r), "date-time")
            or not put(r, value, layout.slot[2], decode_notification_body(r), "notification-body")
    ):
        return NULL
    return value

cdef bint encode_data_notification(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_DATA_NOTIFICATION]
    return (expect(w, value, layout, "DataNotification is needed")
            and wrote(w, encode_long_invoke_id_and_priority(w, get(value, layout.slot[0])), "long-invoke-id-and-priority")
            and wrote(w, encode_octets_0_or_12(w, get(value, layout.slot[1])), "date-time")
            and wrote(w, encode_notification_body(w, get(value, layout.slot[2])), "notification-body")
    )

# Data-Notification-Confirm ::= SEQUENCE
cdef PyObject* decode_data_notification_confirm(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_DATA_NOTIFICATION_CONFIRM]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_long_invoke_id_and_priority(r), "long-invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_octets_0_or_12(r), "date-time")
    ):
        return NULL
    return value

cdef bint encode_data_notification_confirm(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_DATA_NOTIFICATION_CONFIRM]
    return (expect(w, value, layout, "DataNotificationConfirm is needed")
            and wrote(w, encode_long_invoke_id_and_priority(w, get(value, layout.slot[0])), "long-invoke-id-and-priority")
            and wrote(w, encode_octets_0_or_12(w, get(value, layout.slot[1])), "date-time")
    )

# UnconfirmedWriteRequest ::= SEQUENCE
cdef PyObject* decode_unconfirmed_write_request(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_UNCONFIRMED_WRITE_REQUEST]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_list_of_variable_access_specification(r), "variable-access-specification")
            or not put(r, value, layout.slot[1], decode_list_of_data(r), "list-of-data")
    ):
        return NULL
    return value

cdef bint encode_unconfirmed_write_request(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_UNCONFIRMED_WRITE_REQUEST]
    return (expect(w, value, layout, "UnconfirmedWriteRequest is needed")
            and wrote(w, encode_list_of_variable_access_specification(w, get(value, layout.slot[0])), "variable-access-specification")
            and wrote(w, encode_list_of_data(w, get(value, layout.slot[1])), "list-of-data")
    )

# InformationReportRequest ::= SEQUENCE
cdef PyObject* decode_information_report_request(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_INFORMATION_REPORT_REQUEST]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.optional(r, decode_text, Py_None), "current-time")
            or not put(r, value, layout.slot[1], decode_list_of_variable_access_specification(r), "variable-access-specification")
            or not put(r, value, layout.slot[2], decode_list_of_data(r), "list-of-data")
    ):
        return NULL
    return value

cdef bint encode_information_report_request(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_INFORMATION_REPORT_REQUEST]
    return (expect(w, value, layout, "InformationReportRequest is needed")
            and wrote(w, axdr.encode_optional(w, encode_text, get(value, layout.slot[0]), get(value, layout.slot[0]) is Py_None), "current-time")
            and wrote(w, encode_list_of_variable_access_specification(w, get(value, layout.slot[1])), "variable-access-specification")
            and wrote(w, encode_list_of_data(w, get(value, layout.slot[2])), "list-of-data")
    )

# Cosem-Attribute-Descriptor ::= SEQUENCE
cdef PyObject* decode_cosem_attribute_descriptor(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_COSEM_ATTRIBUTE_DESCRIPTOR]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_u16(r), "class-id")
            or not put(r, value, layout.slot[1], decode_octets_6(r), "instance-id")
            or not put(r, value, layout.slot[2], axdr.decode_i8(r), "attribute-id")
    ):
        return NULL
    return value

cdef bint encode_cosem_attribute_descriptor(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_COSEM_ATTRIBUTE_DESCRIPTOR]
    return (expect(w, value, layout, "CosemAttributeDescriptor is needed")
            and wrote(w, axdr.encode_u16(w, get(value, layout.slot[0])), "class-id")
            and wrote(w, encode_octets_6(w, get(value, layout.slot[1])), "instance-id")
            and wrote(w, axdr.encode_i8(w, get(value, layout.slot[2])), "attribute-id")
    )

# Selective-Access-Descriptor ::= SEQUENCE
cdef PyObject* decode_selective_access_descriptor(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SELECTIVE_ACCESS_DESCRIPTOR]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_u8(r), "access-selector")
            or not put(r, value, layout.slot[1], decode_data(r), "access-parameters")
    ):
        return NULL
    return value

cdef bint encode_selective_access_descriptor(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SELECTIVE_ACCESS_DESCRIPTOR]
    return (expect(w, value, layout, "SelectiveAccessDescriptor is needed")
            and wrote(w, axdr.encode_u8(w, get(value, layout.slot[0])), "access-selector")
            and wrote(w, encode_data(w, get(value, layout.slot[1])), "access-parameters")
    )

# Get-Request-Normal ::= SEQUENCE
cdef PyObject* decode_get_request_normal(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GET_REQUEST_NORMAL]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_cosem_attribute_descriptor(r), "cosem-attribute-descriptor")
            or not put(r, value, layout.slot[2], axdr.optional(r, decode_selective_access_descriptor, Py_None), "access-selection")
    ):
        return NULL
    return value

cdef bint encode_get_request_normal(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GET_REQUEST_NORMAL]
    return (expect(w, value, layout, "GetRequestNormal is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_cosem_attribute_descriptor(w, get(value, layout.slot[1])), "cosem-attribute-descriptor")
            and wrote(w, axdr.encode_optional(w, encode_selective_access_descriptor, get(value, layout.slot[2]), get(value, layout.slot[2]) is Py_None), "access-selection")
    )

# Get-Request-Next ::= SEQUENCE
cdef PyObject* decode_get_request_next(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GET_REQUEST_NEXT]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], axdr.decode_u32(r), "block-number")
    ):
        return NULL
    return value

cdef bint encode_get_request_next(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GET_REQUEST_NEXT]
    return (expect(w, value, layout, "GetRequestNext is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, axdr.encode_u32(w, get(value, layout.slot[1])), "block-number")
    )

# Cosem-Attribute-Descriptor-With-Selection ::= SEQUENCE
cdef PyObject* decode_cosem_attribute_descriptor_with_selection(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_COSEM_ATTRIBUTE_DESCRIPTOR_WITH_SELECTION]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_cosem_attribute_descriptor(r), "cosem-attribute-descriptor")
            or not put(r, value, layout.slot[1], axdr.optional(r, decode_selective_access_descriptor, Py_None), "access-selection")
    ):
        return NULL
    return value

cdef bint encode_cosem_attribute_descriptor_with_selection(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_COSEM_ATTRIBUTE_DESCRIPTOR_WITH_SELECTION]
    return (expect(w, value, layout, "CosemAttributeDescriptorWithSelection is needed")
            and wrote(w, encode_cosem_attribute_descriptor(w, get(value, layout.slot[0])), "cosem-attribute-descriptor")
            and wrote(w, axdr.encode_optional(w, encode_selective_access_descriptor, get(value, layout.slot[1]), get(value, layout.slot[1]) is Py_None), "access-selection")
    )

# Get-Request-With-List ::= SEQUENCE
cdef PyObject* decode_get_request_with_list(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GET_REQUEST_WITH_LIST]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_list_of_cosem_attribute_descriptor_with_selection(r), "attribute-descriptor-list")
    ):
        return NULL
    return value

cdef bint encode_get_request_with_list(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GET_REQUEST_WITH_LIST]
    return (expect(w, value, layout, "GetRequestWithList is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_list_of_cosem_attribute_descriptor_with_selection(w, get(value, layout.slot[1])), "attribute-descriptor-list")
    )

# Set-Request-Normal ::= SEQUENCE
cdef PyObject* decode_set_request_normal(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_REQUEST_NORMAL]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_cosem_attribute_descriptor(r), "cosem-attribute-descriptor")
            or not put(r, value, layout.slot[2], axdr.optional(r, decode_selective_access_descriptor, Py_None), "access-selection")
            or not put(r, value, layout.slot[3], decode_data(r), "value")
    ):
        return NULL
    return value

cdef bint encode_set_request_normal(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_REQUEST_NORMAL]
    return (expect(w, value, layout, "SetRequestNormal is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_cosem_attribute_descriptor(w, get(value, layout.slot[1])), "cosem-attribute-descriptor")
            and wrote(w, axdr.encode_optional(w, encode_selective_access_descriptor, get(value, layout.slot[2]), get(value, layout.slot[2]) is Py_None), "access-selection")
            and wrote(w, encode_data(w, get(value, layout.slot[3])), "value")
    )

# DataBlock-SA ::= SEQUENCE
cdef PyObject* decode_data_block_sa(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_DATA_BLOCK_SA]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_boolean(r), "last-block")
            or not put(r, value, layout.slot[1], axdr.decode_u32(r), "block-number")
            or not put(r, value, layout.slot[2], axdr.decode_octets(r), "raw-data")
    ):
        return NULL
    return value

cdef bint encode_data_block_sa(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_DATA_BLOCK_SA]
    return (expect(w, value, layout, "DataBlockSa is needed")
            and wrote(w, axdr.encode_boolean(w, get(value, layout.slot[0])), "last-block")
            and wrote(w, axdr.encode_u32(w, get(value, layout.slot[1])), "block-number")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[2])), "raw-data")
    )

# Set-Request-With-First-Datablock ::= SEQUENCE
cdef PyObject* decode_set_request_with_first_datablock(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_REQUEST_WITH_FIRST_DATABLOCK]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_cosem_attribute_descriptor(r), "cosem-attribute-descriptor")
            or not put(r, value, layout.slot[2], axdr.optional(r, decode_selective_access_descriptor, Py_None), "access-selection")
            or not put(r, value, layout.slot[3], decode_data_block_sa(r), "datablock")
    ):
        return NULL
    return value

cdef bint encode_set_request_with_first_datablock(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_REQUEST_WITH_FIRST_DATABLOCK]
    return (expect(w, value, layout, "SetRequestWithFirstDatablock is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_cosem_attribute_descriptor(w, get(value, layout.slot[1])), "cosem-attribute-descriptor")
            and wrote(w, axdr.encode_optional(w, encode_selective_access_descriptor, get(value, layout.slot[2]), get(value, layout.slot[2]) is Py_None), "access-selection")
            and wrote(w, encode_data_block_sa(w, get(value, layout.slot[3])), "datablock")
    )

# Set-Request-With-Datablock ::= SEQUENCE
cdef PyObject* decode_set_request_with_datablock(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_REQUEST_WITH_DATABLOCK]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_data_block_sa(r), "datablock")
    ):
        return NULL
    return value

cdef bint encode_set_request_with_datablock(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_REQUEST_WITH_DATABLOCK]
    return (expect(w, value, layout, "SetRequestWithDatablock is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_data_block_sa(w, get(value, layout.slot[1])), "datablock")
    )

# Set-Request-With-List ::= SEQUENCE
cdef PyObject* decode_set_request_with_list(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_REQUEST_WITH_LIST]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_list_of_cosem_attribute_descriptor_with_selection(r), "attribute-descriptor-list")
            or not put(r, value, layout.slot[2], decode_list_of_data(r), "value-list")
    ):
        return NULL
    return value

cdef bint encode_set_request_with_list(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_REQUEST_WITH_LIST]
    return (expect(w, value, layout, "SetRequestWithList is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_list_of_cosem_attribute_descriptor_with_selection(w, get(value, layout.slot[1])), "attribute-descriptor-list")
            and wrote(w, encode_list_of_data(w, get(value, layout.slot[2])), "value-list")
    )

# Set-Request-With-List-And-First-Datablock ::= SEQUENCE
cdef PyObject* decode_set_request_with_list_and_first_datablock(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_REQUEST_WITH_LIST_AND_FIRST_DATABLOCK]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_list_of_cosem_attribute_descriptor_with_selection(r), "attribute-descriptor-list")
            or not put(r, value, layout.slot[2], decode_data_block_sa(r), "datablock")
    ):
        return NULL
    return value

cdef bint encode_set_request_with_list_and_first_datablock(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_REQUEST_WITH_LIST_AND_FIRST_DATABLOCK]
    return (expect(w, value, layout, "SetRequestWithListAndFirstDatablock is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_list_of_cosem_attribute_descriptor_with_selection(w, get(value, layout.slot[1])), "attribute-descriptor-list")
            and wrote(w, encode_data_block_sa(w, get(value, layout.slot[2])), "datablock")
    )

# EventNotificationRequest ::= SEQUENCE
cdef PyObject* decode_event_notification_request(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_EVENT_NOTIFICATION_REQUEST]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.optional(r, axdr.decode_octets, Py_None), "time")
            or not put(r, value, layout.slot[1], decode_cosem_attribute_descriptor(r), "cosem-attribute-descriptor")
            or not put(r, value, layout.slot[2], decode_data(r), "attribute-value")
    ):
        return NULL
    return value

cdef bint encode_event_notification_request(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_EVENT_NOTIFICATION_REQUEST]
    return (expect(w, value, layout, "EventNotificationRequest is needed")
            and wrote(w, axdr.encode_optional(w, axdr.encode_octets, get(value, layout.slot[0]), get(value, layout.slot[0]) is Py_None), "time")
            and wrote(w, encode_cosem_attribute_descriptor(w, get(value, layout.slot[1])), "cosem-attribute-descriptor")
            and wrote(w, encode_data(w, get(value, layout.slot[2])), "attribute-value")
    )

# Cosem-Method-Descriptor ::= SEQUENCE
cdef PyObject* decode_cosem_method_descriptor(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_COSEM_METHOD_DESCRIPTOR]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_u16(r), "class-id")
            or not put(r, value, layout.slot[1], decode_octets_6(r), "instance-id")
            or not put(r, value, layout.slot[2], axdr.decode_i8(r), "method-id")
    ):
        return NULL
    return value

cdef bint encode_cosem_method_descriptor(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_COSEM_METHOD_DESCRIPTOR]
    return (expect(w, value, layout, "CosemMethodDescriptor is needed")
            and wrote(w, axdr.encode_u16(w, get(value, layout.slot[0])), "class-id")
            and wrote(w, encode_octets_6(w, get(value, layout.slot[1])), "instance-id")
            and wrote(w, axdr.encode_i8(w, get(value, layout.slot[2])), "method-id")
    )

# Action-Request-Normal ::= SEQUENCE
cdef PyObject* decode_action_request_normal(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_REQUEST_NORMAL]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_cosem_method_descriptor(r), "cosem-method-descriptor")
            or not put(r, value, layout.slot[2], axdr.optional(r, decode_data, Py_None), "method-invocation-parameters")
    ):
        return NULL
    return value

cdef bint encode_action_request_normal(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_REQUEST_NORMAL]
    return (expect(w, value, layout, "ActionRequestNormal is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_cosem_method_descriptor(w, get(value, layout.slot[1])), "cosem-method-descriptor")
            and wrote(w, axdr.encode_optional(w, encode_data, get(value, layout.slot[2]), get(value, layout.slot[2]) is Py_None), "method-invocation-parameters")
    )

# Action-Request-Next-Pblock ::= SEQUENCE
cdef PyObject* decode_action_request_next_pblock(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_REQUEST_NEXT_PBLOCK]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], axdr.decode_u32(r), "block-number")
    ):
        return NULL
    return value

cdef bint encode_action_request_next_pblock(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_REQUEST_NEXT_PBLOCK]
    return (expect(w, value, layout, "ActionRequestNextPblock is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, axdr.encode_u32(w, get(value, layout.slot[1])), "block-number")
    )

# Action-Request-With-List ::= SEQUENCE
cdef PyObject* decode_action_request_with_list(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_REQUEST_WITH_LIST]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_list_of_cosem_method_descriptor(r), "cosem-method-descriptor-list")
            or not put(r, value, layout.slot[2], decode_list_of_data(r), "method-invocation-parameters")
    ):
        return NULL
    return value

cdef bint encode_action_request_with_list(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_REQUEST_WITH_LIST]
    return (expect(w, value, layout, "ActionRequestWithList is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_list_of_cosem_method_descriptor(w, get(value, layout.slot[1])), "cosem-method-descriptor-list")
            and wrote(w, encode_list_of_data(w, get(value, layout.slot[2])), "method-invocation-parameters")
    )

# Action-Request-With-First-Pblock ::= SEQUENCE
cdef PyObject* decode_action_request_with_first_pblock(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_REQUEST_WITH_FIRST_PBLOCK]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_cosem_method_descriptor(r), "cosem-method-descriptor")
            or not put(r, value, layout.slot[2], decode_data_block_sa(r), "pblock")
    ):
        return NULL
    return value

cdef bint encode_action_request_with_first_pblock(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_REQUEST_WITH_FIRST_PBLOCK]
    return (expect(w, value, layout, "ActionRequestWithFirstPblock is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_cosem_method_descriptor(w, get(value, layout.slot[1])), "cosem-method-descriptor")
            and wrote(w, encode_data_block_sa(w, get(value, layout.slot[2])), "pblock")
    )

# Action-Request-With-List-And-First-Pblock ::= SEQUENCE
cdef PyObject* decode_action_request_with_list_and_first_pblock(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_REQUEST_WITH_LIST_AND_FIRST_PBLOCK]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_list_of_cosem_method_descriptor(r), "cosem-method-descriptor-list")
            or not put(r, value, layout.slot[2], decode_data_block_sa(r), "pblock")
    ):
        return NULL
    return value

cdef bint encode_action_request_with_list_and_first_pblock(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_REQUEST_WITH_LIST_AND_FIRST_PBLOCK]
    return (expect(w, value, layout, "ActionRequestWithListAndFirstPblock is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_list_of_cosem_method_descriptor(w, get(value, layout.slot[1])), "cosem-method-descriptor-list")
            and wrote(w, encode_data_block_sa(w, get(value, layout.slot[2])), "pblock")
    )

# Action-Request-With-Pblock ::= SEQUENCE
cdef PyObject* decode_action_request_with_pblock(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_REQUEST_WITH_PBLOCK]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_data_block_sa(r), "pblock")
    ):
        return NULL
    return value

cdef bint encode_action_request_with_pblock(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_REQUEST_WITH_PBLOCK]
    return (expect(w, value, layout, "ActionRequestWithPblock is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_data_block_sa(w, get(value, layout.slot[1])), "pblock")
    )

# Get-Response-Normal ::= SEQUENCE
cdef PyObject* decode_get_response_normal(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GET_RESPONSE_NORMAL]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_get_data_result(r), "result")
    ):
        return NULL
    return value

cdef bint encode_get_response_normal(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GET_RESPONSE_NORMAL]
    return (expect(w, value, layout, "GetResponseNormal is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_get_data_result(w, get(value, layout.slot[1])), "result")
    )

# DataBlock-G ::= SEQUENCE
cdef PyObject* decode_data_block_g(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_DATA_BLOCK_G]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_boolean(r), "last-block")
            or not put(r, value, layout.slot[1], axdr.decode_u32(r), "block-number")
            or not put(r, value, layout.slot[2], decode_data_block_g_result(r), "result")
    ):
        return NULL
    return value

cdef bint encode_data_block_g(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_DATA_BLOCK_G]
    return (expect(w, value, layout, "DataBlockG is needed")
            and wrote(w, axdr.encode_boolean(w, get(value, layout.slot[0])), "last-block")
            and wrote(w, axdr.encode_u32(w, get(value, layout.slot[1])), "block-number")
            and wrote(w, encode_data_block_g_result(w, get(value, layout.slot[2])), "result")
    )

# Get-Response-With-Datablock ::= SEQUENCE
cdef PyObject* decode_get_response_with_datablock(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GET_RESPONSE_WITH_DATABLOCK]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_data_block_g(r), "result")
    ):
        return NULL
    return value

cdef bint encode_get_response_with_datablock(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GET_RESPONSE_WITH_DATABLOCK]
    return (expect(w, value, layout, "GetResponseWithDatablock is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_data_block_g(w, get(value, layout.slot[1])), "result")
    )

# Get-Response-With-List ::= SEQUENCE
cdef PyObject* decode_get_response_with_list(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GET_RESPONSE_WITH_LIST]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_list_of_get_data_result(r), "result")
    ):
        return NULL
    return value

cdef bint encode_get_response_with_list(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GET_RESPONSE_WITH_LIST]
    return (expect(w, value, layout, "GetResponseWithList is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_list_of_get_data_result(w, get(value, layout.slot[1])), "result")
    )

# Set-Response-Normal ::= SEQUENCE
cdef PyObject* decode_set_response_normal(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_RESPONSE_NORMAL]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_data_access_result(r), "result")
    ):
        return NULL
    return value

cdef bint encode_set_response_normal(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_RESPONSE_NORMAL]
    return (expect(w, value, layout, "SetResponseNormal is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_data_access_result(w, get(value, layout.slot[1])), "result")
    )

# Set-Response-Datablock ::= SEQUENCE
cdef PyObject* decode_set_response_datablock(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_RESPONSE_DATABLOCK]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], axdr.decode_u32(r), "block-number")
    ):
        return NULL
    return value

cdef bint encode_set_response_datablock(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_RESPONSE_DATABLOCK]
    return (expect(w, value, layout, "SetResponseDatablock is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, axdr.encode_u32(w, get(value, layout.slot[1])), "block-number")
    )

# Set-Response-Last-Datablock ::= SEQUENCE
cdef PyObject* decode_set_response_last_datablock(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_RESPONSE_LAST_DATABLOCK]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_data_access_result(r), "result")
            or not put(r, value, layout.slot[2], axdr.decode_u32(r), "block-number")
    ):
        return NULL
    return value

cdef bint encode_set_response_last_datablock(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_RESPONSE_LAST_DATABLOCK]
    return (expect(w, value, layout, "SetResponseLastDatablock is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_data_access_result(w, get(value, layout.slot[1])), "result")
            and wrote(w, axdr.encode_u32(w, get(value, layout.slot[2])), "block-number")
    )

# Set-Response-Last-Datablock-With-List ::= SEQUENCE
cdef PyObject* decode_set_response_last_datablock_with_list(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_RESPONSE_LAST_DATABLOCK_WITH_LIST]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_list_of_data_access_result(r), "result")
            or not put(r, value, layout.slot[2], axdr.decode_u32(r), "block-number")
    ):
        return NULL
    return value

cdef bint encode_set_response_last_datablock_with_list(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_RESPONSE_LAST_DATABLOCK_WITH_LIST]
    return (expect(w, value, layout, "SetResponseLastDatablockWithList is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_list_of_data_access_result(w, get(value, layout.slot[1])), "result")
            and wrote(w, axdr.encode_u32(w, get(value, layout.slot[2])), "block-number")
    )

# Set-Response-With-List ::= SEQUENCE
cdef PyObject* decode_set_response_with_list(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_RESPONSE_WITH_LIST]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_list_of_data_access_result(r), "result")
    ):
        return NULL
    return value

cdef bint encode_set_response_with_list(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SET_RESPONSE_WITH_LIST]
    return (expect(w, value, layout, "SetResponseWithList is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_list_of_data_access_result(w, get(value, layout.slot[1])), "result")
    )

# Action-Response-With-Optional-Data ::= SEQUENCE
cdef PyObject* decode_action_response_with_optional_data(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_RESPONSE_WITH_OPTIONAL_DATA]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_action_result(r), "result")
            or not put(r, value, layout.slot[1], axdr.optional(r, decode_get_data_result, Py_None), "return-parameters")
    ):
        return NULL
    return value

cdef bint encode_action_response_with_optional_data(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_RESPONSE_WITH_OPTIONAL_DATA]
    return (expect(w, value, layout, "ActionResponseWithOptionalData is needed")
            and wrote(w, encode_action_result(w, get(value, layout.slot[0])), "result")
            and wrote(w, axdr.encode_optional(w, encode_get_data_result, get(value, layout.slot[1]), get(value, layout.slot[1]) is Py_None), "return-parameters")
    )

# Action-Response-Normal ::= SEQUENCE
cdef PyObject* decode_action_response_normal(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_RESPONSE_NORMAL]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_action_response_with_optional_data(r), "single-response")
    ):
        return NULL
    return value

cdef bint encode_action_response_normal(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_RESPONSE_NORMAL]
    return (expect(w, value, layout, "ActionResponseNormal is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_action_response_with_optional_data(w, get(value, layout.slot[1])), "single-response")
    )

# Action-Response-With-Pblock ::= SEQUENCE
cdef PyObject* decode_action_response_with_pblock(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_RESPONSE_WITH_PBLOCK]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_data_block_sa(r), "pblock")
    ):
        return NULL
    return value

cdef bint encode_action_response_with_pblock(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_RESPONSE_WITH_PBLOCK]
    return (expect(w, value, layout, "ActionResponseWithPblock is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_data_block_sa(w, get(value, layout.slot[1])), "pblock")
    )

# Action-Response-With-List ::= SEQUENCE
cdef PyObject* decode_action_response_with_list(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_RESPONSE_WITH_LIST]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_list_of_action_response_with_optional_data(r), "list-of-responses")
    ):
        return NULL
    return value

cdef bint encode_action_response_with_list(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_RESPONSE_WITH_LIST]
    return (expect(w, value, layout, "ActionResponseWithList is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, encode_list_of_action_response_with_optional_data(w, get(value, layout.slot[1])), "list-of-responses")
    )

# Action-Response-Next-Pblock ::= SEQUENCE
cdef PyObject* decode_action_response_next_pblock(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_RESPONSE_NEXT_PBLOCK]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_invoke_id_and_priority(r), "invoke-id-and-priority")
            or not put(r, value, layout.slot[1], axdr.decode_u32(r), "block-number")
    ):
        return NULL
    return value

cdef bint encode_action_response_next_pblock(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACTION_RESPONSE_NEXT_PBLOCK]
    return (expect(w, value, layout, "ActionResponseNextPblock is needed")
            and wrote(w, encode_invoke_id_and_priority(w, get(value, layout.slot[0])), "invoke-id-and-priority")
            and wrote(w, axdr.encode_u32(w, get(value, layout.slot[1])), "block-number")
    )

# ExceptionResponse ::= SEQUENCE
cdef PyObject* decode_exception_response(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_EXCEPTION_RESPONSE]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_exception_response_state_error(r), "state-error")
            or not put(r, value, layout.slot[1], decode_exception_response_service_error(r), "service-error")
    ):
        return NULL
    return value

cdef bint encode_exception_response(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_EXCEPTION_RESPONSE]
    return (expect(w, value, layout, "ExceptionResponse is needed")
            and wrote(w, encode_exception_response_state_error(w, get(value, layout.slot[0])), "state-error")
            and wrote(w, encode_exception_response_service_error(w, get(value, layout.slot[1])), "service-error")
    )

# Access-Request-Get ::= SEQUENCE
cdef PyObject* decode_access_request_get(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_REQUEST_GET]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_cosem_attribute_descriptor(r), "cosem-attribute-descriptor")
    ):
        return NULL
    return value

cdef bint encode_access_request_get(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_REQUEST_GET]
    return (expect(w, value, layout, "AccessRequestGet is needed")
            and wrote(w, encode_cosem_attribute_descriptor(w, get(value, layout.slot[0])), "cosem-attribute-descriptor")
    )

# Access-Request-Set ::= SEQUENCE
cdef PyObject* decode_access_request_set(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_REQUEST_SET]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_cosem_attribute_descriptor(r), "cosem-attribute-descriptor")
    ):
        return NULL
    return value

cdef bint encode_access_request_set(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_REQUEST_SET]
    return (expect(w, value, layout, "AccessRequestSet is needed")
            and wrote(w, encode_cosem_attribute_descriptor(w, get(value, layout.slot[0])), "cosem-attribute-descriptor")
    )

# Access-Request-Action ::= SEQUENCE
cdef PyObject* decode_access_request_action(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_REQUEST_ACTION]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_cosem_method_descriptor(r), "cosem-method-descriptor")
    ):
        return NULL
    return value

cdef bint encode_access_request_action(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_REQUEST_ACTION]
    return (expect(w, value, layout, "AccessRequestAction is needed")
            and wrote(w, encode_cosem_method_descriptor(w, get(value, layout.slot[0])), "cosem-method-descriptor")
    )

# Access-Request-Get-With-Selection ::= SEQUENCE
cdef PyObject* decode_access_request_get_with_selection(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_REQUEST_GET_WITH_SELECTION]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_cosem_attribute_descriptor(r), "cosem-attribute-descriptor")
            or not put(r, value, layout.slot[1], decode_selective_access_descriptor(r), "access-selection")
    ):
        return NULL
    return value

cdef bint encode_access_request_get_with_selection(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_REQUEST_GET_WITH_SELECTION]
    return (expect(w, value, layout, "AccessRequestGetWithSelection is needed")
            and wrote(w, encode_cosem_attribute_descriptor(w, get(value, layout.slot[0])), "cosem-attribute-descriptor")
            and wrote(w, encode_selective_access_descriptor(w, get(value, layout.slot[1])), "access-selection")
    )

# Access-Request-Set-With-Selection ::= SEQUENCE
cdef PyObject* decode_access_request_set_with_selection(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_REQUEST_SET_WITH_SELECTION]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_cosem_attribute_descriptor(r), "cosem-attribute-descriptor")
            or not put(r, value, layout.slot[1], decode_selective_access_descriptor(r), "access-selection")
    ):
        return NULL
    return value

cdef bint encode_access_request_set_with_selection(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_REQUEST_SET_WITH_SELECTION]
    return (expect(w, value, layout, "AccessRequestSetWithSelection is needed")
            and wrote(w, encode_cosem_attribute_descriptor(w, get(value, layout.slot[0])), "cosem-attribute-descriptor")
            and wrote(w, encode_selective_access_descriptor(w, get(value, layout.slot[1])), "access-selection")
    )

# Access-Request-Body ::= SEQUENCE
cdef PyObject* decode_access_request_body(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_REQUEST_BODY]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_list_of_access_request_specification(r), "access-request-specification")
            or not put(r, value, layout.slot[1], decode_list_of_data(r), "access-request-list-of-data")
    ):
        return NULL
    return value

cdef bint encode_access_request_body(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_REQUEST_BODY]
    return (expect(w, value, layout, "AccessRequestBody is needed")
            and wrote(w, encode_list_of_access_request_specification(w, get(value, layout.slot[0])), "access-request-specification")
            and wrote(w, encode_list_of_data(w, get(value, layout.slot[1])), "access-request-list-of-data")
    )

# Access-Request ::= SEQUENCE
cdef PyObject* decode_access_request(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_REQUEST]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_long_invoke_id_and_priority(r), "long-invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_octets_0_or_12(r), "date-time")
            or not put(r, value, layout.slot[2], decode_access_request_body(r), "access-request-body")
    ):
        return NULL
    return value

cdef bint encode_access_request(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_REQUEST]
    return (expect(w, value, layout, "AccessRequest is needed")
            and wrote(w, encode_long_invoke_id_and_priority(w, get(value, layout.slot[0])), "long-invoke-id-and-priority")
            and wrote(w, encode_octets_0_or_12(w, get(value, layout.slot[1])), "date-time")
            and wrote(w, encode_access_request_body(w, get(value, layout.slot[2])), "access-request-body")
    )

# Access-Response-Get ::= SEQUENCE
cdef PyObject* decode_access_response_get(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_RESPONSE_GET]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_data_access_result(r), "result")
    ):
        return NULL
    return value

cdef bint encode_access_response_get(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_RESPONSE_GET]
    return (expect(w, value, layout, "AccessResponseGet is needed")
            and wrote(w, encode_data_access_result(w, get(value, layout.slot[0])), "result")
    )

# Access-Response-Set ::= SEQUENCE
cdef PyObject* decode_access_response_set(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_RESPONSE_SET]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_data_access_result(r), "result")
    ):
        return NULL
    return value

cdef bint encode_access_response_set(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_RESPONSE_SET]
    return (expect(w, value, layout, "AccessResponseSet is needed")
            and wrote(w, encode_data_access_result(w, get(value, layout.slot[0])), "result")
    )

# Access-Response-Action ::= SEQUENCE
cdef PyObject* decode_access_response_action(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_RESPONSE_ACTION]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_action_result(r), "result")
    ):
        return NULL
    return value

cdef bint encode_access_response_action(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_RESPONSE_ACTION]
    return (expect(w, value, layout, "AccessResponseAction is needed")
            and wrote(w, encode_action_result(w, get(value, layout.slot[0])), "result")
    )

# Access-Response-Body ::= SEQUENCE
cdef PyObject* decode_access_response_body(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_RESPONSE_BODY]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.optional(r, decode_list_of_access_request_specification, Py_None), "access-request-specification")
            or not put(r, value, layout.slot[1], decode_list_of_data(r), "access-response-list-of-data")
            or not put(r, value, layout.slot[2], decode_list_of_access_response_specification(r), "access-response-specification")
    ):
        return NULL
    return value

cdef bint encode_access_response_body(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_RESPONSE_BODY]
    return (expect(w, value, layout, "AccessResponseBody is needed")
            and wrote(w, axdr.encode_optional(w, encode_list_of_access_request_specification, get(value, layout.slot[0]), get(value, layout.slot[0]) is Py_None), "access-request-specification")
            and wrote(w, encode_list_of_data(w, get(value, layout.slot[1])), "access-response-list-of-data")
            and wrote(w, encode_list_of_access_response_specification(w, get(value, layout.slot[2])), "access-response-specification")
    )

# Access-Response ::= SEQUENCE
cdef PyObject* decode_access_response(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_RESPONSE]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_long_invoke_id_and_priority(r), "long-invoke-id-and-priority")
            or not put(r, value, layout.slot[1], decode_octets_0_or_12(r), "date-time")
            or not put(r, value, layout.slot[2], decode_access_response_body(r), "access-response-body")
    ):
        return NULL
    return value

cdef bint encode_access_response(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_ACCESS_RESPONSE]
    return (expect(w, value, layout, "AccessResponse is needed")
            and wrote(w, encode_long_invoke_id_and_priority(w, get(value, layout.slot[0])), "long-invoke-id-and-priority")
            and wrote(w, encode_octets_0_or_12(w, get(value, layout.slot[1])), "date-time")
            and wrote(w, encode_access_response_body(w, get(value, layout.slot[2])), "access-response-body")
    )

# General-Glo-Ciphering ::= SEQUENCE
cdef PyObject* decode_general_glo_ciphering(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GENERAL_GLO_CIPHERING]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_octets(r), "system-title")
            or not put(r, value, layout.slot[1], axdr.decode_octets(r), "ciphered-content")
    ):
        return NULL
    return value

cdef bint encode_general_glo_ciphering(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GENERAL_GLO_CIPHERING]
    return (expect(w, value, layout, "GeneralGloCiphering is needed")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[0])), "system-title")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[1])), "ciphered-content")
    )

# General-Ded-Ciphering ::= SEQUENCE
cdef PyObject* decode_general_ded_ciphering(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GENERAL_DED_CIPHERING]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_octets(r), "system-title")
            or not put(r, value, layout.slot[1], axdr.decode_octets(r), "ciphered-content")
    ):
        return NULL
    return value

cdef bint encode_general_ded_ciphering(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GENERAL_DED_CIPHERING]
    return (expect(w, value, layout, "GeneralDedCiphering is needed")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[0])), "system-title")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[1])), "ciphered-content")
    )

# Identified-Key ::= SEQUENCE
cdef PyObject* decode_identified_key(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_IDENTIFIED_KEY]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_key_id(r), "key-id")
    ):
        return NULL
    return value

cdef bint encode_identified_key(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_IDENTIFIED_KEY]
    return (expect(w, value, layout, "IdentifiedKey is needed")
            and wrote(w, encode_key_id(w, get(value, layout.slot[0])), "key-id")
    )

# Wrapped-Key ::= SEQUENCE
cdef PyObject* decode_wrapped_key(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_WRAPPED_KEY]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_kek_id(r), "kek-id")
            or not put(r, value, layout.slot[1], axdr.decode_octets(r), "key-ciphered-data")
    ):
        return NULL
    return value

cdef bint encode_wrapped_key(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_WRAPPED_KEY]
    return (expect(w, value, layout, "WrappedKey is needed")
            and wrote(w, encode_kek_id(w, get(value, layout.slot[0])), "kek-id")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[1])), "key-ciphered-data")
    )

# Agreed-Key ::= SEQUENCE
cdef PyObject* decode_agreed_key(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_AGREED_KEY]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_octets(r), "key-parameters")
            or not put(r, value, layout.slot[1], axdr.decode_octets(r), "key-ciphered-data")
    ):
        return NULL
    return value

cdef bint encode_agreed_key(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_AGREED_KEY]
    return (expect(w, value, layout, "AgreedKey is needed")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[0])), "key-parameters")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[1])), "key-ciphered-data")
    )

# General-Ciphering ::= SEQUENCE
cdef PyObject* decode_general_ciphering(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GENERAL_CIPHERING]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_octets(r), "transaction-id")
            or not put(r, value, layout.slot[1], axdr.decode_octets(r), "originator-system-title")
            or not put(r, value, layout.slot[2], axdr.decode_octets(r), "recipient-system-title")
            or not put(r, value, layout.slot[3], axdr.decode_octets(r), "date-time")
            or not put(r, value, layout.slot[4], axdr.decode_octets(r), "other-information")
            or not put(r, value, layout.slot[5], axdr.optional(r, decode_key_info, Py_None), "key-info")
            or not put(r, value, layout.slot[6], axdr.decode_octets(r), "ciphered-content")
    ):
        return NULL
    return value

cdef bint encode_general_ciphering(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GENERAL_CIPHERING]
    return (expect(w, value, layout, "GeneralCiphering is needed")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[0])), "transaction-id")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[1])), "originator-system-title")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[2])), "recipient-system-title")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[3])), "date-time")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[4])), "other-information")
            and wrote(w, axdr.encode_optional(w, encode_key_info, get(value, layout.slot[5]), get(value, layout.slot[5]) is Py_None), "key-info")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[6])), "ciphered-content")
    )

# General-Signing ::= SEQUENCE
cdef PyObject* decode_general_signing(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GENERAL_SIGNING]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], axdr.decode_octets(r), "transaction-id")
            or not put(r, value, layout.slot[1], axdr.decode_octets(r), "originator-system-title")
            or not put(r, value, layout.slot[2], axdr.decode_octets(r), "recipient-system-title")
            or not put(r, value, layout.slot[3], axdr.decode_octets(r), "date-time")
            or not put(r, value, layout.slot[4], axdr.decode_octets(r), "other-information")
            or not put(r, value, layout.slot[5], axdr.decode_octets(r), "content")
            or not put(r, value, layout.slot[6], axdr.decode_octets(r), "signature")
    ):
        return NULL
    return value

cdef bint encode_general_signing(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GENERAL_SIGNING]
    return (expect(w, value, layout, "GeneralSigning is needed")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[0])), "transaction-id")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[1])), "originator-system-title")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[2])), "recipient-system-title")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[3])), "date-time")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[4])), "other-information")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[5])), "content")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[6])), "signature")
    )

# General-Block-Transfer ::= SEQUENCE
cdef PyObject* decode_general_block_transfer(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GENERAL_BLOCK_TRANSFER]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_block_control(r), "block-control")
            or not put(r, value, layout.slot[1], axdr.decode_u16(r), "block-number")
            or not put(r, value, layout.slot[2], axdr.decode_u16(r), "block-number-ack")
            or not put(r, value, layout.slot[3], axdr.decode_octets(r), "block-data")
    ):
        return NULL
    return value

cdef bint encode_general_block_transfer(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_GENERAL_BLOCK_TRANSFER]
    return (expect(w, value, layout, "GeneralBlockTransfer is needed")
            and wrote(w, encode_block_control(w, get(value, layout.slot[0])), "block-control")
            and wrote(w, axdr.encode_u16(w, get(value, layout.slot[1])), "block-number")
            and wrote(w, axdr.encode_u16(w, get(value, layout.slot[2])), "block-number-ack")
            and wrote(w, axdr.encode_octets(w, get(value, layout.slot[3])), "block-data")
    )

# Security-Header ::= SEQUENCE
cdef PyObject* decode_security_header(Reader* r) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SECURITY_HEADER]
    cdef PyObject* value
    value = new_record(layout)
    if (value is NULL
            or not put(r, value, layout.slot[0], decode_security_control(r), "security-control")
            or not put(r, value, layout.slot[1], axdr.decode_u32(r), "invocation-counter")
    ):
        return NULL
    return value

cdef bint encode_security_header(Writer* w, PyObject* value) noexcept:
    cdef Layout* layout = &layouts[LAYOUT_SECURITY_HEADER]
    return (expect(w, value, layout, "SecurityHeader is needed")
            and wrote(w, encode_security_control(w, get(value, layout.slot[0])), "security-control")
            and wrote(w, axdr.encode_u32(w, get(value, layout.slot[1])), "invocation-counter")
    )

# Variable-Access-Specification ::= CHOICE
cdef PyObject* decode_variable_access_specification(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 2:
        return box(r, &layouts[LAYOUT_VARIABLE_ACCESS_SPECIFICATION_VARIABLE_NAME], axdr.decode_u16(r), "variable-name")
    if tag == 4:
        return at_step(r, decode_parameterized_access(r), "parameterized-access")
    if tag == 5:
        return at_step(r, decode_block_number_access(r), "block-number-access")
    if tag == 6:
        return at_step(r, decode_read_data_block_access(r), "read-data-block-access")
    if tag == 7:
        return at_step(r, decode_write_data_block_access(r), "write-data-block-access")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_variable_access_specification(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_VARIABLE_ACCESS_SPECIFICATION_VARIABLE_NAME]):
        return wrote(w, put_octet(w, 2) and axdr.encode_u16(w, get(value, layouts[LAYOUT_VARIABLE_ACCESS_SPECIFICATION_VARIABLE_NAME].slot[0])), "variable-name")
    if is_a(value, &layouts[LAYOUT_PARAMETERIZED_ACCESS]):
        return wrote(w, put_octet(w, 4) and encode_parameterized_access(w, value), "parameterized-access")
    if is_a(value, &layouts[LAYOUT_BLOCK_NUMBER_ACCESS]):
        return wrote(w, put_octet(w, 5) and encode_block_number_access(w, value), "block-number-access")
    if is_a(value, &layouts[LAYOUT_READ_DATA_BLOCK_ACCESS]):
        return wrote(w, put_octet(w, 6) and encode_read_data_block_access(w, value), "read-data-block-access")
    if is_a(value, &layouts[LAYOUT_WRITE_DATA_BLOCK_ACCESS]):
        return wrote(w, put_octet(w, 7) and encode_write_data_block_access(w, value), "write-data-block-access")
    return refuse(w, "VariableAccessSpecificationVariableName, ParameterizedAccess, BlockNumberAccess, ReadDataBlockAccess or WriteDataBlockAccess is needed", value)

# Read-Result ::= CHOICE
cdef PyObject* decode_read_result(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 0:
        return at_step(r, decode_data(r), "data")
    if tag == 1:
        return at_step(r, decode_data_access_result(r), "data-access-error")
    if tag == 2:
        return at_step(r, decode_data_block_result(r), "data-block-result")
    if tag == 3:
        return box(r, &layouts[LAYOUT_READ_RESULT_BLOCK_NUMBER], axdr.decode_u16(r), "block-number")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_read_result(Writer* w, PyObject* value) noexcept:
    if is_data(value):
        return wrote(w, put_octet(w, 0) and encode_data(w, value), "data")
    if is_number(value):
        return wrote(w, put_octet(w, 1) and encode_data_access_result(w, value), "data-access-error")
    if is_a(value, &layouts[LAYOUT_DATA_BLOCK_RESULT]):
        return wrote(w, put_octet(w, 2) and encode_data_block_result(w, value), "data-block-result")
    if is_a(value, &layouts[LAYOUT_READ_RESULT_BLOCK_NUMBER]):
        return wrote(w, put_octet(w, 3) and axdr.encode_u16(w, get(value, layouts[LAYOUT_READ_RESULT_BLOCK_NUMBER].slot[0])), "block-number")
    return refuse(w, "Data, DataAccessResult, DataBlockResult or ReadResultBlockNumber is needed", value)

# Write-Result ::= CHOICE
cdef PyObject* decode_write_result(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 0:
        return new_record(&layouts[LAYOUT_WRITE_RESULT_SUCCESS])
    if tag == 1:
        return at_step(r, decode_data_access_result(r), "data-access-error")
    if tag == 2:
        return box(r, &layouts[LAYOUT_WRITE_RESULT_BLOCK_NUMBER], axdr.decode_u16(r), "block-number")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_write_result(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_WRITE_RESULT_SUCCESS]):
        return wrote(w, put_octet(w, 0), "success")
    if is_number(value):
        return wrote(w, put_octet(w, 1) and encode_data_access_result(w, value), "data-access-error")
    if is_a(value, &layouts[LAYOUT_WRITE_RESULT_BLOCK_NUMBER]):
        return wrote(w, put_octet(w, 2) and axdr.encode_u16(w, get(value, layouts[LAYOUT_WRITE_RESULT_BLOCK_NUMBER].slot[0])), "block-number")
    return refuse(w, "WriteResultSuccess, DataAccessResult or WriteResultBlockNumber is needed", value)

# ServiceError ::= CHOICE
cdef PyObject* decode_service_error(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 0:
        return box(r, &layouts[LAYOUT_SERVICE_ERROR_APPLICATION_REFERENCE], decode_service_error_application_reference_code(r), "application-reference")
    if tag == 1:
        return box(r, &layouts[LAYOUT_SERVICE_ERROR_HARDWARE_RESOURCE], decode_service_error_hardware_resource_code(r), "hardware-resource")
    if tag == 2:
        return box(r, &layouts[LAYOUT_SERVICE_ERROR_VDE_STATE_ERROR], decode_service_error_vde_state_error_code(r), "vde-state-error")
    if tag == 3:
        return box(r, &layouts[LAYOUT_SERVICE_ERROR_SERVICE], decode_service_error_service_code(r), "service")
    if tag == 4:
        return box(r, &layouts[LAYOUT_SERVICE_ERROR_DEFINITION], decode_service_error_definition_code(r), "definition")
    if tag == 5:
        return box(r, &layouts[LAYOUT_SERVICE_ERROR_ACCESS], decode_service_error_access_code(r), "access")
    if tag == 6:
        return box(r, &layouts[LAYOUT_SERVICE_ERROR_INITIATE], decode_service_error_initiate_code(r), "initiate")
    if tag == 7:
        return box(r, &layouts[LAYOUT_SERVICE_ERROR_LOAD_DATA_SET], decode_service_error_load_data_set_code(r), "load-data-set")
    if tag == 9:
        return box(r, &layouts[LAYOUT_SERVICE_ERROR_TASK], decode_service_error_task_code(r), "task")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_service_error(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_SERVICE_ERROR_APPLICATION_REFERENCE]):
        return wrote(w, put_octet(w, 0) and encode_service_error_application_reference_code(w, get(value, layouts[LAYOUT_SERVICE_ERROR_APPLICATION_REFERENCE].slot[0])), "application-reference")
    if is_a(value, &layouts[LAYOUT_SERVICE_ERROR_HARDWARE_RESOURCE]):
        return wrote(w, put_octet(w, 1) and encode_service_error_hardware_resource_code(w, get(value, layouts[LAYOUT_SERVICE_ERROR_HARDWARE_RESOURCE].slot[0])), "hardware-resource")
    if is_a(value, &layouts[LAYOUT_SERVICE_ERROR_VDE_STATE_ERROR]):
        return wrote(w, put_octet(w, 2) and encode_service_error_vde_state_error_code(w, get(value, layouts[LAYOUT_SERVICE_ERROR_VDE_STATE_ERROR].slot[0])), "vde-state-error")
    if is_a(value, &layouts[LAYOUT_SERVICE_ERROR_SERVICE]):
        return wrote(w, put_octet(w, 3) and encode_service_error_service_code(w, get(value, layouts[LAYOUT_SERVICE_ERROR_SERVICE].slot[0])), "service")
    if is_a(value, &layouts[LAYOUT_SERVICE_ERROR_DEFINITION]):
        return wrote(w, put_octet(w, 4) and encode_service_error_definition_code(w, get(value, layouts[LAYOUT_SERVICE_ERROR_DEFINITION].slot[0])), "definition")
    if is_a(value, &layouts[LAYOUT_SERVICE_ERROR_ACCESS]):
        return wrote(w, put_octet(w, 5) and encode_service_error_access_code(w, get(value, layouts[LAYOUT_SERVICE_ERROR_ACCESS].slot[0])), "access")
    if is_a(value, &layouts[LAYOUT_SERVICE_ERROR_INITIATE]):
        return wrote(w, put_octet(w, 6) and encode_service_error_initiate_code(w, get(value, layouts[LAYOUT_SERVICE_ERROR_INITIATE].slot[0])), "initiate")
    if is_a(value, &layouts[LAYOUT_SERVICE_ERROR_LOAD_DATA_SET]):
        return wrote(w, put_octet(w, 7) and encode_service_error_load_data_set_code(w, get(value, layouts[LAYOUT_SERVICE_ERROR_LOAD_DATA_SET].slot[0])), "load-data-set")
    if is_a(value, &layouts[LAYOUT_SERVICE_ERROR_TASK]):
        return wrote(w, put_octet(w, 9) and encode_service_error_task_code(w, get(value, layouts[LAYOUT_SERVICE_ERROR_TASK].slot[0])), "task")
    return refuse(w, "ServiceErrorApplicationReference, ServiceErrorHardwareResource, ServiceErrorVdeStateError, ServiceErrorService, ServiceErrorDefinition or one of 4 more is needed", value)

# ConfirmedServiceError ::= CHOICE
cdef PyObject* decode_confirmed_service_error(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 1:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_ERROR], decode_service_error(r), "initiateError")
    if tag == 2:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_STATUS], decode_service_error(r), "getStatus")
    if tag == 3:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_NAME_LIST], decode_service_error(r), "getNameList")
    if tag == 4:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_VARIABLE_ATTRIBUTE], decode_service_error(r), "getVariableAttribute")
    if tag == 5:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_READ], decode_service_error(r), "read")
    if tag == 6:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_WRITE], decode_service_error(r), "write")
    if tag == 7:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_DATA_SET_ATTRIBUTE], decode_service_error(r), "getDataSetAttribute")
    if tag == 8:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_TI_ATTRIBUTE], decode_service_error(r), "getTIAttribute")
    if tag == 9:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_CHANGE_SCOPE], decode_service_error(r), "changeScope")
    if tag == 10:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_START], decode_service_error(r), "start")
    if tag == 11:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_STOP], decode_service_error(r), "stop")
    if tag == 12:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_RESUME], decode_service_error(r), "resume")
    if tag == 13:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_MAKE_USABLE], decode_service_error(r), "makeUsable")
    if tag == 14:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_LOAD], decode_service_error(r), "initiateLoad")
    if tag == 15:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_LOAD_SEGMENT], decode_service_error(r), "loadSegment")
    if tag == 16:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_TERMINATE_LOAD], decode_service_error(r), "terminateLoad")
    if tag == 17:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_UP_LOAD], decode_service_error(r), "initiateUpLoad")
    if tag == 18:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_UP_LOAD_SEGMENT], decode_service_error(r), "upLoadSegment")
    if tag == 19:
        return box(r, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_TERMINATE_UP_LOAD], decode_service_error(r), "terminateUpLoad")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_confirmed_service_error(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_ERROR]):
        return wrote(w, put_octet(w, 1) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_ERROR].slot[0])), "initiateError")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_STATUS]):
        return wrote(w, put_octet(w, 2) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_STATUS].slot[0])), "getStatus")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_NAME_LIST]):
        return wrote(w, put_octet(w, 3) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_NAME_LIST].slot[0])), "getNameList")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_VARIABLE_ATTRIBUTE]):
        return wrote(w, put_octet(w, 4) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_VARIABLE_ATTRIBUTE].slot[0])), "getVariableAttribute")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_READ]):
        return wrote(w, put_octet(w, 5) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_READ].slot[0])), "read")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_WRITE]):
        return wrote(w, put_octet(w, 6) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_WRITE].slot[0])), "write")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_DATA_SET_ATTRIBUTE]):
        return wrote(w, put_octet(w, 7) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_DATA_SET_ATTRIBUTE].slot[0])), "getDataSetAttribute")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_TI_ATTRIBUTE]):
        return wrote(w, put_octet(w, 8) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_TI_ATTRIBUTE].slot[0])), "getTIAttribute")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_CHANGE_SCOPE]):
        return wrote(w, put_octet(w, 9) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_CHANGE_SCOPE].slot[0])), "changeScope")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_START]):
        return wrote(w, put_octet(w, 10) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_START].slot[0])), "start")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_STOP]):
        return wrote(w, put_octet(w, 11) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_STOP].slot[0])), "stop")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_RESUME]):
        return wrote(w, put_octet(w, 12) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_RESUME].slot[0])), "resume")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_MAKE_USABLE]):
        return wrote(w, put_octet(w, 13) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_MAKE_USABLE].slot[0])), "makeUsable")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_LOAD]):
        return wrote(w, put_octet(w, 14) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_LOAD].slot[0])), "initiateLoad")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_LOAD_SEGMENT]):
        return wrote(w, put_octet(w, 15) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_LOAD_SEGMENT].slot[0])), "loadSegment")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_TERMINATE_LOAD]):
        return wrote(w, put_octet(w, 16) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_TERMINATE_LOAD].slot[0])), "terminateLoad")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_UP_LOAD]):
        return wrote(w, put_octet(w, 17) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_UP_LOAD].slot[0])), "initiateUpLoad")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_UP_LOAD_SEGMENT]):
        return wrote(w, put_octet(w, 18) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_UP_LOAD_SEGMENT].slot[0])), "upLoadSegment")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_TERMINATE_UP_LOAD]):
        return wrote(w, put_octet(w, 19) and encode_service_error(w, get(value, layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_TERMINATE_UP_LOAD].slot[0])), "terminateUpLoad")
    return refuse(w, "ConfirmedServiceErrorInitiateError, ConfirmedServiceErrorGetStatus, ConfirmedServiceErrorGetNameList, ConfirmedServiceErrorGetVariableAttribute, ConfirmedServiceErrorRead or one of 14 more is needed", value)

# Get-Request ::= CHOICE
cdef PyObject* decode_get_request(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 1:
        return at_step(r, decode_get_request_normal(r), "get-request-normal")
    if tag == 2:
        return at_step(r, decode_get_request_next(r), "get-request-next")
    if tag == 3:
        return at_step(r, decode_get_request_with_list(r), "get-request-with-list")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_get_request(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_GET_REQUEST_NORMAL]):
        return wrote(w, put_octet(w, 1) and encode_get_request_normal(w, value), "get-request-normal")
    if is_a(value, &layouts[LAYOUT_GET_REQUEST_NEXT]):
        return wrote(w, put_octet(w, 2) and encode_get_request_next(w, value), "get-request-next")
    if is_a(value, &layouts[LAYOUT_GET_REQUEST_WITH_LIST]):
        return wrote(w, put_octet(w, 3) and encode_get_request_with_list(w, value), "get-request-with-list")
    return refuse(w, "GetRequestNormal, GetRequestNext or GetRequestWithList is needed", value)

# Set-Request ::= CHOICE
cdef PyObject* decode_set_request(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 1:
        return at_step(r, decode_set_request_normal(r), "set-request-normal")
    if tag == 2:
        return at_step(r, decode_set_request_with_first_datablock(r), "set-request-with-first-datablock")
    if tag == 3:
        return at_step(r, decode_set_request_with_datablock(r), "set-request-with-datablock")
    if tag == 4:
        return at_step(r, decode_set_request_with_list(r), "set-request-with-list")
    if tag == 5:
        return at_step(r, decode_set_request_with_list_and_first_datablock(r), "set-request-with-list-and-first-datablock")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_set_request(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_SET_REQUEST_NORMAL]):
        return wrote(w, put_octet(w, 1) and encode_set_request_normal(w, value), "set-request-normal")
    if is_a(value, &layouts[LAYOUT_SET_REQUEST_WITH_FIRST_DATABLOCK]):
        return wrote(w, put_octet(w, 2) and encode_set_request_with_first_datablock(w, value), "set-request-with-first-datablock")
    if is_a(value, &layouts[LAYOUT_SET_REQUEST_WITH_DATABLOCK]):
        return wrote(w, put_octet(w, 3) and encode_set_request_with_datablock(w, value), "set-request-with-datablock")
    if is_a(value, &layouts[LAYOUT_SET_REQUEST_WITH_LIST]):
        return wrote(w, put_octet(w, 4) and encode_set_request_with_list(w, value), "set-request-with-list")
    if is_a(value, &layouts[LAYOUT_SET_REQUEST_WITH_LIST_AND_FIRST_DATABLOCK]):
        return wrote(w, put_octet(w, 5) and encode_set_request_with_list_and_first_datablock(w, value), "set-request-with-list-and-first-datablock")
    return refuse(w, "SetRequestNormal, SetRequestWithFirstDatablock, SetRequestWithDatablock, SetRequestWithList or SetRequestWithListAndFirstDatablock is needed", value)

# Action-Request ::= CHOICE
cdef PyObject* decode_action_request(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 1:
        return at_step(r, decode_action_request_normal(r), "action-request-normal")
    if tag == 2:
        return at_step(r, decode_action_request_next_pblock(r), "action-request-next-pblock")
    if tag == 3:
        return at_step(r, decode_action_request_with_list(r), "action-request-with-list")
    if tag == 4:
        return at_step(r, decode_action_request_with_first_pblock(r), "action-request-with-first-pblock")
    if tag == 5:
        return at_step(r, decode_action_request_with_list_and_first_pblock(r), "action-request-with-list-and-first-pblock")
    if tag == 6:
        return at_step(r, decode_action_request_with_pblock(r), "action-request-with-pblock")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_action_request(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_ACTION_REQUEST_NORMAL]):
        return wrote(w, put_octet(w, 1) and encode_action_request_normal(w, value), "action-request-normal")
    if is_a(value, &layouts[LAYOUT_ACTION_REQUEST_NEXT_PBLOCK]):
        return wrote(w, put_octet(w, 2) and encode_action_request_next_pblock(w, value), "action-request-next-pblock")
    if is_a(value, &layouts[LAYOUT_ACTION_REQUEST_WITH_LIST]):
        return wrote(w, put_octet(w, 3) and encode_action_request_with_list(w, value), "action-request-with-list")
    if is_a(value, &layouts[LAYOUT_ACTION_REQUEST_WITH_FIRST_PBLOCK]):
        return wrote(w, put_octet(w, 4) and encode_action_request_with_first_pblock(w, value), "action-request-with-first-pblock")
    if is_a(value, &layouts[LAYOUT_ACTION_REQUEST_WITH_LIST_AND_FIRST_PBLOCK]):
        return wrote(w, put_octet(w, 5) and encode_action_request_with_list_and_first_pblock(w, value), "action-request-with-list-and-first-pblock")
    if is_a(value, &layouts[LAYOUT_ACTION_REQUEST_WITH_PBLOCK]):
        return wrote(w, put_octet(w, 6) and encode_action_request_with_pblock(w, value), "action-request-with-pblock")
    return refuse(w, "ActionRequestNormal, ActionRequestNextPblock, ActionRequestWithList, ActionRequestWithFirstPblock, ActionRequestWithListAndFirstPblock or ActionRequestWithPblock is needed", value)

# Get-Data-Result ::= CHOICE
cdef PyObject* decode_get_data_result(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 0:
        return at_step(r, decode_data(r), "data")
    if tag == 1:
        return at_step(r, decode_data_access_result(r), "data-access-result")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_get_data_result(Writer* w, PyObject* value) noexcept:
    if is_data(value):
        return wrote(w, put_octet(w, 0) and encode_data(w, value), "data")
    if is_number(value):
        return wrote(w, put_octet(w, 1) and encode_data_access_result(w, value), "data-access-result")
    return refuse(w, "Data or DataAccessResult is needed", value)

# DataBlock-G-result ::= CHOICE
cdef PyObject* decode_data_block_g_result(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 0:
        return box(r, &layouts[LAYOUT_DATA_BLOCK_G_RESULT_RAW_DATA], axdr.decode_octets(r), "raw-data")
    if tag == 1:
        return at_step(r, decode_data_access_result(r), "data-access-result")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_data_block_g_result(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_DATA_BLOCK_G_RESULT_RAW_DATA]):
        return wrote(w, put_octet(w, 0) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DATA_BLOCK_G_RESULT_RAW_DATA].slot[0])), "raw-data")
    if is_number(value):
        return wrote(w, put_octet(w, 1) and encode_data_access_result(w, value), "data-access-result")
    return refuse(w, "DataBlockGResultRawData or DataAccessResult is needed", value)

# Get-Response ::= CHOICE
cdef PyObject* decode_get_response(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 1:
        return at_step(r, decode_get_response_normal(r), "get-response-normal")
    if tag == 2:
        return at_step(r, decode_get_response_with_datablock(r), "get-response-with-datablock")
    if tag == 3:
        return at_step(r, decode_get_response_with_list(r), "get-response-with-list")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_get_response(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_GET_RESPONSE_NORMAL]):
        return wrote(w, put_octet(w, 1) and encode_get_response_normal(w, value), "get-response-normal")
    if is_a(value, &layouts[LAYOUT_GET_RESPONSE_WITH_DATABLOCK]):
        return wrote(w, put_octet(w, 2) and encode_get_response_with_datablock(w, value), "get-response-with-datablock")
    if is_a(value, &layouts[LAYOUT_GET_RESPONSE_WITH_LIST]):
        return wrote(w, put_octet(w, 3) and encode_get_response_with_list(w, value), "get-response-with-list")
    return refuse(w, "GetResponseNormal, GetResponseWithDatablock or GetResponseWithList is needed", value)

# Set-Response ::= CHOICE
cdef PyObject* decode_set_response(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 1:
        return at_step(r, decode_set_response_normal(r), "set-response-normal")
    if tag == 2:
        return at_step(r, decode_set_response_datablock(r), "set-response-datablock")
    if tag == 3:
        return at_step(r, decode_set_response_last_datablock(r), "set-response-last-datablock")
    if tag == 4:
        return at_step(r, decode_set_response_last_datablock_with_list(r), "set-response-last-datablock-with-list")
    if tag == 5:
        return at_step(r, decode_set_response_with_list(r), "set-response-with-list")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_set_response(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_SET_RESPONSE_NORMAL]):
        return wrote(w, put_octet(w, 1) and encode_set_response_normal(w, value), "set-response-normal")
    if is_a(value, &layouts[LAYOUT_SET_RESPONSE_DATABLOCK]):
        return wrote(w, put_octet(w, 2) and encode_set_response_datablock(w, value), "set-response-datablock")
    if is_a(value, &layouts[LAYOUT_SET_RESPONSE_LAST_DATABLOCK]):
        return wrote(w, put_octet(w, 3) and encode_set_response_last_datablock(w, value), "set-response-last-datablock")
    if is_a(value, &layouts[LAYOUT_SET_RESPONSE_LAST_DATABLOCK_WITH_LIST]):
        return wrote(w, put_octet(w, 4) and encode_set_response_last_datablock_with_list(w, value), "set-response-last-datablock-with-list")
    if is_a(value, &layouts[LAYOUT_SET_RESPONSE_WITH_LIST]):
        return wrote(w, put_octet(w, 5) and encode_set_response_with_list(w, value), "set-response-with-list")
    return refuse(w, "SetResponseNormal, SetResponseDatablock, SetResponseLastDatablock, SetResponseLastDatablockWithList or SetResponseWithList is needed", value)

# Action-Response ::= CHOICE
cdef PyObject* decode_action_response(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 1:
        return at_step(r, decode_action_response_normal(r), "action-response-normal")
    if tag == 2:
        return at_step(r, decode_action_response_with_pblock(r), "action-response-with-pblock")
    if tag == 3:
        return at_step(r, decode_action_response_with_list(r), "action-response-with-list")
    if tag == 4:
        return at_step(r, decode_action_response_next_pblock(r), "action-response-next-pblock")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_action_response(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_ACTION_RESPONSE_NORMAL]):
        return wrote(w, put_octet(w, 1) and encode_action_response_normal(w, value), "action-response-normal")
    if is_a(value, &layouts[LAYOUT_ACTION_RESPONSE_WITH_PBLOCK]):
        return wrote(w, put_octet(w, 2) and encode_action_response_with_pblock(w, value), "action-response-with-pblock")
    if is_a(value, &layouts[LAYOUT_ACTION_RESPONSE_WITH_LIST]):
        return wrote(w, put_octet(w, 3) and encode_action_response_with_list(w, value), "action-response-with-list")
    if is_a(value, &layouts[LAYOUT_ACTION_RESPONSE_NEXT_PBLOCK]):
        return wrote(w, put_octet(w, 4) and encode_action_response_next_pblock(w, value), "action-response-next-pblock")
    return refuse(w, "ActionResponseNormal, ActionResponseWithPblock, ActionResponseWithList or ActionResponseNextPblock is needed", value)

# ExceptionResponse-service-error ::= CHOICE
cdef PyObject* decode_exception_response_service_error(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 1:
        return new_record(&layouts[LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_OPERATION_NOT_POSSIBLE])
    if tag == 2:
        return new_record(&layouts[LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_SERVICE_NOT_SUPPORTED])
    if tag == 3:
        return new_record(&layouts[LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_OTHER_REASON])
    if tag == 4:
        return new_record(&layouts[LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_PDU_TOO_LONG])
    if tag == 5:
        return new_record(&layouts[LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_DECIPHERING_ERROR])
    if tag == 6:
        return box(r, &layouts[LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_INVOCATION_COUNTER_ERROR], axdr.decode_u32(r), "invocation-counter-error")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_exception_response_service_error(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_OPERATION_NOT_POSSIBLE]):
        return wrote(w, put_octet(w, 1), "operation-not-possible")
    if is_a(value, &layouts[LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_SERVICE_NOT_SUPPORTED]):
        return wrote(w, put_octet(w, 2), "service-not-supported")
    if is_a(value, &layouts[LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_OTHER_REASON]):
        return wrote(w, put_octet(w, 3), "other-reason")
    if is_a(value, &layouts[LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_PDU_TOO_LONG]):
        return wrote(w, put_octet(w, 4), "pdu-too-long")
    if is_a(value, &layouts[LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_DECIPHERING_ERROR]):
        return wrote(w, put_octet(w, 5), "deciphering-error")
    if is_a(value, &layouts[LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_INVOCATION_COUNTER_ERROR]):
        return wrote(w, put_octet(w, 6) and axdr.encode_u32(w, get(value, layouts[LAYOUT_EXCEPTION_RESPONSE_SERVICE_ERROR_INVOCATION_COUNTER_ERROR].slot[0])), "invocation-counter-error")
    return refuse(w, "ExceptionResponseServiceErrorOperationNotPossible, ExceptionResponseServiceErrorServiceNotSupported, ExceptionResponseServiceErrorOtherReason, ExceptionResponseServiceErrorPduTooLong, ExceptionResponseServiceErrorDecipheringError or ExceptionResponseServiceErrorInvocationCounterError is needed", value)

# Access-Request-Specification ::= CHOICE
cdef PyObject* decode_access_request_specification(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 1:
        return at_step(r, decode_access_request_get(r), "access-request-get")
    if tag == 2:
        return at_step(r, decode_access_request_set(r), "access-request-set")
    if tag == 3:
        return at_step(r, decode_access_request_action(r), "access-request-action")
    if tag == 4:
        return at_step(r, decode_access_request_get_with_selection(r), "access-request-get-with-selection")
    if tag == 5:
        return at_step(r, decode_access_request_set_with_selection(r), "access-request-set-with-selection")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_access_request_specification(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_ACCESS_REQUEST_GET]):
        return wrote(w, put_octet(w, 1) and encode_access_request_get(w, value), "access-request-get")
    if is_a(value, &layouts[LAYOUT_ACCESS_REQUEST_SET]):
        return wrote(w, put_octet(w, 2) and encode_access_request_set(w, value), "access-request-set")
    if is_a(value, &layouts[LAYOUT_ACCESS_REQUEST_ACTION]):
        return wrote(w, put_octet(w, 3) and encode_access_request_action(w, value), "access-request-action")
    if is_a(value, &layouts[LAYOUT_ACCESS_REQUEST_GET_WITH_SELECTION]):
        return wrote(w, put_octet(w, 4) and encode_access_request_get_with_selection(w, value), "access-request-get-with-selection")
    if is_a(value, &layouts[LAYOUT_ACCESS_REQUEST_SET_WITH_SELECTION]):
        return wrote(w, put_octet(w, 5) and encode_access_request_set_with_selection(w, value), "access-request-set-with-selection")
    return refuse(w, "AccessRequestGet, AccessRequestSet, AccessRequestAction, AccessRequestGetWithSelection or AccessRequestSetWithSelection is needed", value)

# Access-Response-Specification ::= CHOICE
cdef PyObject* decode_access_response_specification(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 1:
        return at_step(r, decode_access_response_get(r), "access-response-get")
    if tag == 2:
        return at_step(r, decode_access_response_set(r), "access-response-set")
    if tag == 3:
        return at_step(r, decode_access_response_action(r), "access-response-action")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_access_response_specification(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_ACCESS_RESPONSE_GET]):
        return wrote(w, put_octet(w, 1) and encode_access_response_get(w, value), "access-response-get")
    if is_a(value, &layouts[LAYOUT_ACCESS_RESPONSE_SET]):
        return wrote(w, put_octet(w, 2) and encode_access_response_set(w, value), "access-response-set")
    if is_a(value, &layouts[LAYOUT_ACCESS_RESPONSE_ACTION]):
        return wrote(w, put_octet(w, 3) and encode_access_response_action(w, value), "access-response-action")
    return refuse(w, "AccessResponseGet, AccessResponseSet or AccessResponseAction is needed", value)

# Key-Info ::= CHOICE
cdef PyObject* decode_key_info(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 0:
        return at_step(r, decode_identified_key(r), "identified-key")
    if tag == 1:
        return at_step(r, decode_wrapped_key(r), "wrapped-key")
    if tag == 2:
        return at_step(r, decode_agreed_key(r), "agreed-key")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_key_info(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_IDENTIFIED_KEY]):
        return wrote(w, put_octet(w, 0) and encode_identified_key(w, value), "identified-key")
    if is_a(value, &layouts[LAYOUT_WRAPPED_KEY]):
        return wrote(w, put_octet(w, 1) and encode_wrapped_key(w, value), "wrapped-key")
    if is_a(value, &layouts[LAYOUT_AGREED_KEY]):
        return wrote(w, put_octet(w, 2) and encode_agreed_key(w, value), "agreed-key")
    return refuse(w, "IdentifiedKey, WrappedKey or AgreedKey is needed", value)

# XDLMS-APDU ::= CHOICE
cdef PyObject* decode_xdlms_apdu(Reader* r) noexcept:
    cdef uint8_t tag
    if not need(r, 1):
        return NULL
    tag = r.p[0]
    r.p += 1
    if tag == 1:
        return at_step(r, decode_initiate_request(r), "initiateRequest")
    if tag == 5:
        return box(r, &layouts[LAYOUT_READ_REQUEST], decode_list_of_variable_access_specification(r), "readRequest")
    if tag == 6:
        return at_step(r, decode_write_request(r), "writeRequest")
    if tag == 8:
        return at_step(r, decode_initiate_response(r), "initiateResponse")
    if tag == 12:
        return box(r, &layouts[LAYOUT_READ_RESPONSE], decode_list_of_read_result(r), "readResponse")
    if tag == 13:
        return box(r, &layouts[LAYOUT_WRITE_RESPONSE], decode_list_of_write_result(r), "writeResponse")
    if tag == 14:
        return at_step(r, decode_confirmed_service_error(r), "confirmedServiceError")
    if tag == 15:
        return at_step(r, decode_data_notification(r), "data-notification")
    if tag == 16:
        return at_step(r, decode_data_notification_confirm(r), "data-notification-confirm")
    if tag == 22:
        return at_step(r, decode_unconfirmed_write_request(r), "unconfirmedWriteRequest")
    if tag == 24:
        return at_step(r, decode_information_report_request(r), "informationReportRequest")
    if tag == 33:
        return box(r, &layouts[LAYOUT_GLO_INITIATE_REQUEST], axdr.decode_octets(r), "glo-initiateRequest")
    if tag == 37:
        return box(r, &layouts[LAYOUT_GLO_READ_REQUEST], axdr.decode_octets(r), "glo-readRequest")
    if tag == 38:
        return box(r, &layouts[LAYOUT_GLO_WRITE_REQUEST], axdr.decode_octets(r), "glo-writeRequest")
    if tag == 40:
        return box(r, &layouts[LAYOUT_GLO_INITIATE_RESPONSE], axdr.decode_octets(r), "glo-initiateResponse")
    if tag == 44:
        return box(r, &layouts[LAYOUT_GLO_READ_RESPONSE], axdr.decode_octets(r), "glo-readResponse")
    if tag == 45:
        return box(r, &layouts[LAYOUT_GLO_WRITE_RESPONSE], axdr.decode_octets(r), "glo-writeResponse")
    if tag == 46:
        return box(r, &layouts[LAYOUT_GLO_CONFIRMED_SERVICE_ERROR], axdr.decode_octets(r), "glo-confirmedServiceError")
    if tag == 54:
        return box(r, &layouts[LAYOUT_GLO_UNCONFIRMED_WRITE_REQUEST], axdr.decode_octets(r), "glo-unconfirmedWriteRequest")
    if tag == 56:
        return box(r, &layouts[LAYOUT_GLO_INFORMATION_REPORT_REQUEST], axdr.decode_octets(r), "glo-informationReportRequest")
    if tag == 65:
        return box(r, &layouts[LAYOUT_DED_INITIATE_REQUEST], axdr.decode_octets(r), "ded-initiateRequest")
    if tag == 69:
        return box(r, &layouts[LAYOUT_DED_READ_REQUEST], axdr.decode_octets(r), "ded-readRequest")
    if tag == 70:
        return box(r, &layouts[LAYOUT_DED_WRITE_REQUEST], axdr.decode_octets(r), "ded-writeRequest")
    if tag == 72:
        return box(r, &layouts[LAYOUT_DED_INITIATE_RESPONSE], axdr.decode_octets(r), "ded-initiateResponse")
    if tag == 76:
        return box(r, &layouts[LAYOUT_DED_READ_RESPONSE], axdr.decode_octets(r), "ded-readResponse")
    if tag == 77:
        return box(r, &layouts[LAYOUT_DED_WRITE_RESPONSE], axdr.decode_octets(r), "ded-writeResponse")
    if tag == 78:
        return box(r, &layouts[LAYOUT_DED_CONFIRMED_SERVICE_ERROR], axdr.decode_octets(r), "ded-confirmedServiceError")
    if tag == 86:
        return box(r, &layouts[LAYOUT_DED_UNCONFIRMED_WRITE_REQUEST], axdr.decode_octets(r), "ded-unconfirmedWriteRequest")
    if tag == 88:
        return box(r, &layouts[LAYOUT_DED_INFORMATION_REPORT_REQUEST], axdr.decode_octets(r), "ded-informationReportRequest")
    if tag == 192:
        return at_step(r, decode_get_request(r), "get-request")
    if tag == 193:
        return at_step(r, decode_set_request(r), "set-request")
    if tag == 194:
        return at_step(r, decode_event_notification_request(r), "event-notification-request")
    if tag == 195:
        return at_step(r, decode_action_request(r), "action-request")
    if tag == 196:
        return at_step(r, decode_get_response(r), "get-response")
    if tag == 197:
        return at_step(r, decode_set_response(r), "set-response")
    if tag == 199:
        return at_step(r, decode_action_response(r), "action-response")
    if tag == 200:
        return box(r, &layouts[LAYOUT_GLO_GET_REQUEST], axdr.decode_octets(r), "glo-get-request")
    if tag == 201:
        return box(r, &layouts[LAYOUT_GLO_SET_REQUEST], axdr.decode_octets(r), "glo-set-request")
    if tag == 202:
        return box(r, &layouts[LAYOUT_GLO_EVENT_NOTIFICATION_REQUEST], axdr.decode_octets(r), "glo-event-notification-request")
    if tag == 203:
        return box(r, &layouts[LAYOUT_GLO_ACTION_REQUEST], axdr.decode_octets(r), "glo-action-request")
    if tag == 204:
        return box(r, &layouts[LAYOUT_GLO_GET_RESPONSE], axdr.decode_octets(r), "glo-get-response")
    if tag == 205:
        return box(r, &layouts[LAYOUT_GLO_SET_RESPONSE], axdr.decode_octets(r), "glo-set-response")
    if tag == 207:
        return box(r, &layouts[LAYOUT_GLO_ACTION_RESPONSE], axdr.decode_octets(r), "glo-action-response")
    if tag == 208:
        return box(r, &layouts[LAYOUT_DED_GET_REQUEST], axdr.decode_octets(r), "ded-get-request")
    if tag == 209:
        return box(r, &layouts[LAYOUT_DED_SET_REQUEST], axdr.decode_octets(r), "ded-set-request")
    if tag == 210:
        return box(r, &layouts[LAYOUT_DED_EVENT_NOTIFICATION_REQUEST], axdr.decode_octets(r), "ded-event-notification-request")
    if tag == 211:
        return box(r, &layouts[LAYOUT_DED_ACTION_REQUEST], axdr.decode_octets(r), "ded-actionRequest")
    if tag == 212:
        return box(r, &layouts[LAYOUT_DED_GET_RESPONSE], axdr.decode_octets(r), "ded-get-response")
    if tag == 213:
        return box(r, &layouts[LAYOUT_DED_SET_RESPONSE], axdr.decode_octets(r), "ded-set-response")
    if tag == 215:
        return box(r, &layouts[LAYOUT_DED_ACTION_RESPONSE], axdr.decode_octets(r), "ded-action-response")
    if tag == 216:
        return at_step(r, decode_exception_response(r), "exception-response")
    if tag == 217:
        return at_step(r, decode_access_request(r), "access-request")
    if tag == 218:
        return at_step(r, decode_access_response(r), "access-response")
    if tag == 219:
        return at_step(r, decode_general_glo_ciphering(r), "general-glo-ciphering")
    if tag == 220:
        return at_step(r, decode_general_ded_ciphering(r), "general-ded-ciphering")
    if tag == 221:
        return at_step(r, decode_general_ciphering(r), "general-ciphering")
    if tag == 223:
        return at_step(r, decode_general_signing(r), "general-signing")
    if tag == 224:
        return at_step(r, decode_general_block_transfer(r), "general-block-transfer")
    return malformed(r, "tag %d is that of no alternative", r.p - 1, tag)

cdef bint encode_xdlms_apdu(Writer* w, PyObject* value) noexcept:
    if is_a(value, &layouts[LAYOUT_INITIATE_REQUEST]):
        return wrote(w, put_octet(w, 1) and encode_initiate_request(w, value), "initiateRequest")
    if is_a(value, &layouts[LAYOUT_READ_REQUEST]):
        return wrote(w, put_octet(w, 5) and encode_list_of_variable_access_specification(w, get(value, layouts[LAYOUT_READ_REQUEST].slot[0])), "readRequest")
    if is_a(value, &layouts[LAYOUT_WRITE_REQUEST]):
        return wrote(w, put_octet(w, 6) and encode_write_request(w, value), "writeRequest")
    if is_a(value, &layouts[LAYOUT_INITIATE_RESPONSE]):
        return wrote(w, put_octet(w, 8) and encode_initiate_response(w, value), "initiateResponse")
    if is_a(value, &layouts[LAYOUT_READ_RESPONSE]):
        return wrote(w, put_octet(w, 12) and encode_list_of_read_result(w, get(value, layouts[LAYOUT_READ_RESPONSE].slot[0])), "readResponse")
    if is_a(value, &layouts[LAYOUT_WRITE_RESPONSE]):
        return wrote(w, put_octet(w, 13) and encode_list_of_write_result(w, get(value, layouts[LAYOUT_WRITE_RESPONSE].slot[0])), "writeResponse")
    if is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_ERROR]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_STATUS]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_NAME_LIST]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_VARIABLE_ATTRIBUTE]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_READ]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_WRITE]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_DATA_SET_ATTRIBUTE]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_GET_TI_ATTRIBUTE]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_CHANGE_SCOPE]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_START]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_STOP]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_RESUME]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_MAKE_USABLE]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_LOAD]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_LOAD_SEGMENT]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_TERMINATE_LOAD]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_INITIATE_UP_LOAD]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_UP_LOAD_SEGMENT]) or is_a(value, &layouts[LAYOUT_CONFIRMED_SERVICE_ERROR_TERMINATE_UP_LOAD]):
        return wrote(w, put_octet(w, 14) and encode_confirmed_service_error(w, value), "confirmedServiceError")
    if is_a(value, &layouts[LAYOUT_DATA_NOTIFICATION]):
        return wrote(w, put_octet(w, 15) and encode_data_notification(w, value), "data-notification")
    if is_a(value, &layouts[LAYOUT_DATA_NOTIFICATION_CONFIRM]):
        return wrote(w, put_octet(w, 16) and encode_data_notification_confirm(w, value), "data-notification-confirm")
    if is_a(value, &layouts[LAYOUT_UNCONFIRMED_WRITE_REQUEST]):
        return wrote(w, put_octet(w, 22) and encode_unconfirmed_write_request(w, value), "unconfirmedWriteRequest")
    if is_a(value, &layouts[LAYOUT_INFORMATION_REPORT_REQUEST]):
        return wrote(w, put_octet(w, 24) and encode_information_report_request(w, value), "informationReportRequest")
    if is_a(value, &layouts[LAYOUT_GLO_INITIATE_REQUEST]):
        return wrote(w, put_octet(w, 33) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_INITIATE_REQUEST].slot[0])), "glo-initiateRequest")
    if is_a(value, &layouts[LAYOUT_GLO_READ_REQUEST]):
        return wrote(w, put_octet(w, 37) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_READ_REQUEST].slot[0])), "glo-readRequest")
    if is_a(value, &layouts[LAYOUT_GLO_WRITE_REQUEST]):
        return wrote(w, put_octet(w, 38) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_WRITE_REQUEST].slot[0])), "glo-writeRequest")
    if is_a(value, &layouts[LAYOUT_GLO_INITIATE_RESPONSE]):
        return wrote(w, put_octet(w, 40) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_INITIATE_RESPONSE].slot[0])), "glo-initiateResponse")
    if is_a(value, &layouts[LAYOUT_GLO_READ_RESPONSE]):
        return wrote(w, put_octet(w, 44) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_READ_RESPONSE].slot[0])), "glo-readResponse")
    if is_a(value, &layouts[LAYOUT_GLO_WRITE_RESPONSE]):
        return wrote(w, put_octet(w, 45) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_WRITE_RESPONSE].slot[0])), "glo-writeResponse")
    if is_a(value, &layouts[LAYOUT_GLO_CONFIRMED_SERVICE_ERROR]):
        return wrote(w, put_octet(w, 46) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_CONFIRMED_SERVICE_ERROR].slot[0])), "glo-confirmedServiceError")
    if is_a(value, &layouts[LAYOUT_GLO_UNCONFIRMED_WRITE_REQUEST]):
        return wrote(w, put_octet(w, 54) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_UNCONFIRMED_WRITE_REQUEST].slot[0])), "glo-unconfirmedWriteRequest")
    if is_a(value, &layouts[LAYOUT_GLO_INFORMATION_REPORT_REQUEST]):
        return wrote(w, put_octet(w, 56) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_INFORMATION_REPORT_REQUEST].slot[0])), "glo-informationReportRequest")
    if is_a(value, &layouts[LAYOUT_DED_INITIATE_REQUEST]):
        return wrote(w, put_octet(w, 65) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_INITIATE_REQUEST].slot[0])), "ded-initiateRequest")
    if is_a(value, &layouts[LAYOUT_DED_READ_REQUEST]):
        return wrote(w, put_octet(w, 69) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_READ_REQUEST].slot[0])), "ded-readRequest")
    if is_a(value, &layouts[LAYOUT_DED_WRITE_REQUEST]):
        return wrote(w, put_octet(w, 70) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_WRITE_REQUEST].slot[0])), "ded-writeRequest")
    if is_a(value, &layouts[LAYOUT_DED_INITIATE_RESPONSE]):
        return wrote(w, put_octet(w, 72) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_INITIATE_RESPONSE].slot[0])), "ded-initiateResponse")
    if is_a(value, &layouts[LAYOUT_DED_READ_RESPONSE]):
        return wrote(w, put_octet(w, 76) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_READ_RESPONSE].slot[0])), "ded-readResponse")
    if is_a(value, &layouts[LAYOUT_DED_WRITE_RESPONSE]):
        return wrote(w, put_octet(w, 77) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_WRITE_RESPONSE].slot[0])), "ded-writeResponse")
    if is_a(value, &layouts[LAYOUT_DED_CONFIRMED_SERVICE_ERROR]):
        return wrote(w, put_octet(w, 78) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_CONFIRMED_SERVICE_ERROR].slot[0])), "ded-confirmedServiceError")
    if is_a(value, &layouts[LAYOUT_DED_UNCONFIRMED_WRITE_REQUEST]):
        return wrote(w, put_octet(w, 86) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_UNCONFIRMED_WRITE_REQUEST].slot[0])), "ded-unconfirmedWriteRequest")
    if is_a(value, &layouts[LAYOUT_DED_INFORMATION_REPORT_REQUEST]):
        return wrote(w, put_octet(w, 88) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_INFORMATION_REPORT_REQUEST].slot[0])), "ded-informationReportRequest")
    if is_a(value, &layouts[LAYOUT_GET_REQUEST_NORMAL]) or is_a(value, &layouts[LAYOUT_GET_REQUEST_NEXT]) or is_a(value, &layouts[LAYOUT_GET_REQUEST_WITH_LIST]):
        return wrote(w, put_octet(w, 192) and encode_get_request(w, value), "get-request")
    if is_a(value, &layouts[LAYOUT_SET_REQUEST_NORMAL]) or is_a(value, &layouts[LAYOUT_SET_REQUEST_WITH_FIRST_DATABLOCK]) or is_a(value, &layouts[LAYOUT_SET_REQUEST_WITH_DATABLOCK]) or is_a(value, &layouts[LAYOUT_SET_REQUEST_WITH_LIST]) or is_a(value, &layouts[LAYOUT_SET_REQUEST_WITH_LIST_AND_FIRST_DATABLOCK]):
        return wrote(w, put_octet(w, 193) and encode_set_request(w, value), "set-request")
    if is_a(value, &layouts[LAYOUT_EVENT_NOTIFICATION_REQUEST]):
        return wrote(w, put_octet(w, 194) and encode_event_notification_request(w, value), "event-notification-request")
    if is_a(value, &layouts[LAYOUT_ACTION_REQUEST_NORMAL]) or is_a(value, &layouts[LAYOUT_ACTION_REQUEST_NEXT_PBLOCK]) or is_a(value, &layouts[LAYOUT_ACTION_REQUEST_WITH_LIST]) or is_a(value, &layouts[LAYOUT_ACTION_REQUEST_WITH_FIRST_PBLOCK]) or is_a(value, &layouts[LAYOUT_ACTION_REQUEST_WITH_LIST_AND_FIRST_PBLOCK]) or is_a(value, &layouts[LAYOUT_ACTION_REQUEST_WITH_PBLOCK]):
        return wrote(w, put_octet(w, 195) and encode_action_request(w, value), "action-request")
    if is_a(value, &layouts[LAYOUT_GET_RESPONSE_NORMAL]) or is_a(value, &layouts[LAYOUT_GET_RESPONSE_WITH_DATABLOCK]) or is_a(value, &layouts[LAYOUT_GET_RESPONSE_WITH_LIST]):
        return wrote(w, put_octet(w, 196) and encode_get_response(w, value), "get-response")
    if is_a(value, &layouts[LAYOUT_SET_RESPONSE_NORMAL]) or is_a(value, &layouts[LAYOUT_SET_RESPONSE_DATABLOCK]) or is_a(value, &layouts[LAYOUT_SET_RESPONSE_LAST_DATABLOCK]) or is_a(value, &layouts[LAYOUT_SET_RESPONSE_LAST_DATABLOCK_WITH_LIST]) or is_a(value, &layouts[LAYOUT_SET_RESPONSE_WITH_LIST]):
        return wrote(w, put_octet(w, 197) and encode_set_response(w, value), "set-response")
    if is_a(value, &layouts[LAYOUT_ACTION_RESPONSE_NORMAL]) or is_a(value, &layouts[LAYOUT_ACTION_RESPONSE_WITH_PBLOCK]) or is_a(value, &layouts[LAYOUT_ACTION_RESPONSE_WITH_LIST]) or is_a(value, &layouts[LAYOUT_ACTION_RESPONSE_NEXT_PBLOCK]):
        return wrote(w, put_octet(w, 199) and encode_action_response(w, value), "action-response")
    if is_a(value, &layouts[LAYOUT_GLO_GET_REQUEST]):
        return wrote(w, put_octet(w, 200) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_GET_REQUEST].slot[0])), "glo-get-request")
    if is_a(value, &layouts[LAYOUT_GLO_SET_REQUEST]):
        return wrote(w, put_octet(w, 201) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_SET_REQUEST].slot[0])), "glo-set-request")
    if is_a(value, &layouts[LAYOUT_GLO_EVENT_NOTIFICATION_REQUEST]):
        return wrote(w, put_octet(w, 202) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_EVENT_NOTIFICATION_REQUEST].slot[0])), "glo-event-notification-request")
    if is_a(value, &layouts[LAYOUT_GLO_ACTION_REQUEST]):
        return wrote(w, put_octet(w, 203) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_ACTION_REQUEST].slot[0])), "glo-action-request")
    if is_a(value, &layouts[LAYOUT_GLO_GET_RESPONSE]):
        return wrote(w, put_octet(w, 204) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_GET_RESPONSE].slot[0])), "glo-get-response")
    if is_a(value, &layouts[LAYOUT_GLO_SET_RESPONSE]):
        return wrote(w, put_octet(w, 205) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_SET_RESPONSE].slot[0])), "glo-set-response")
    if is_a(value, &layouts[LAYOUT_GLO_ACTION_RESPONSE]):
        return wrote(w, put_octet(w, 207) and axdr.encode_octets(w, get(value, layouts[LAYOUT_GLO_ACTION_RESPONSE].slot[0])), "glo-action-response")
    if is_a(value, &layouts[LAYOUT_DED_GET_REQUEST]):
        return wrote(w, put_octet(w, 208) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_GET_REQUEST].slot[0])), "ded-get-request")
    if is_a(value, &layouts[LAYOUT_DED_SET_REQUEST]):
        return wrote(w, put_octet(w, 209) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_SET_REQUEST].slot[0])), "ded-set-request")
    if is_a(value, &layouts[LAYOUT_DED_EVENT_NOTIFICATION_REQUEST]):
        return wrote(w, put_octet(w, 210) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_EVENT_NOTIFICATION_REQUEST].slot[0])), "ded-event-notification-request")
    if is_a(value, &layouts[LAYOUT_DED_ACTION_REQUEST]):
        return wrote(w, put_octet(w, 211) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_ACTION_REQUEST].slot[0])), "ded-actionRequest")
    if is_a(value, &layouts[LAYOUT_DED_GET_RESPONSE]):
        return wrote(w, put_octet(w, 212) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_GET_RESPONSE].slot[0])), "ded-get-response")
    if is_a(value, &layouts[LAYOUT_DED_SET_RESPONSE]):
        return wrote(w, put_octet(w, 213) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_SET_RESPONSE].slot[0])), "ded-set-response")
    if is_a(value, &layouts[LAYOUT_DED_ACTION_RESPONSE]):
        return wrote(w, put_octet(w, 215) and axdr.encode_octets(w, get(value, layouts[LAYOUT_DED_ACTION_RESPONSE].slot[0])), "ded-action-response")
    if is_a(value, &layouts[LAYOUT_EXCEPTION_RESPONSE]):
        return wrote(w, put_octet(w, 216) and encode_exception_response(w, value), "exception-response")
    if is_a(value, &layouts[LAYOUT_ACCESS_REQUEST]):
        return wrote(w, put_octet(w, 217) and encode_access_request(w, value), "access-request")
    if is_a(value, &layouts[LAYOUT_ACCESS_RESPONSE]):
        return wrote(w, put_octet(w, 218) and encode_access_response(w, value), "access-response")
    if is_a(value, &layouts[LAYOUT_GENERAL_GLO_CIPHERING]):
        return wrote(w, put_octet(w, 219) and encode_general_glo_ciphering(w, value), "general-glo-ciphering")
    if is_a(value, &layouts[LAYOUT_GENERAL_DED_CIPHERING]):
        return wrote(w, put_octet(w, 220) and encode_general_ded_ciphering(w, value), "general-ded-ciphering")
    if is_a(value, &layouts[LAYOUT_GENERAL_CIPHERING]):
        return wrote(w, put_octet(w, 221) and encode_general_ciphering(w, value), "general-ciphering")
    if is_a(value, &layouts[LAYOUT_GENERAL_SIGNING]):
        return wrote(w, put_octet(w, 223) and encode_general_signing(w, value), "general-signing")
    if is_a(value, &layouts[LAYOUT_GENERAL_BLOCK_TRANSFER]):
        return wrote(w, put_octet(w, 224) and encode_general_block_transfer(w, value), "general-block-transfer")
    return refuse(w, "InitiateRequest, ReadRequest, WriteRequest, InitiateResponse, ReadResponse or one of 91 more is needed", value)

register_record(_xdlms.ReadRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.ReadResponse, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.WriteResponse, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloInitiateRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloReadRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloWriteRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloInitiateResponse, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloReadResponse, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloWriteResponse, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloConfirmedServiceError, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloUnconfirmedWriteRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloInformationReportRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedInitiateRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedReadRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedWriteRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedInitiateResponse, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedReadResponse, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedWriteResponse, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedConfirmedServiceError, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedUnconfirmedWriteRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedInformationReportRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloGetRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloSetRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloEventNotificationRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloActionRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloGetResponse, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloSetResponse, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.GloActionResponse, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedGetRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedSetRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedEventNotificationRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedActionRequest, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedGetResponse, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedSetResponse, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.DedActionResponse, decode_xdlms_apdu, encode_xdlms_apdu, b"")
register_record(_xdlms.InitiateRequest, decode_initiate_request, encode_initiate_request, b"\x01")
register_record(_xdlms.InitiateResponse, decode_initiate_response, encode_initiate_response, b"\x08")
register_record(_xdlms.ReadResultBlockNumber, decode_read_result, encode_read_result, b"")
register_record(_xdlms.WriteRequest, decode_write_request, encode_write_request, b"\x06")
register_record(_xdlms.WriteResultSuccess, decode_write_result, encode_write_result, b"")
register_record(_xdlms.WriteResultBlockNumber, decode_write_result, encode_write_result, b"")
register_record(_xdlms.UnconfirmedWriteRequest, decode_unconfirmed_write_request, encode_unconfirmed_write_request, b"\x16")
register_record(_xdlms.InformationReportRequest, decode_information_report_request, encode_information_report_request, b"\x18")
register_record(_xdlms.VariableAccessSpecificationVariableName, decode_variable_access_specification, encode_variable_access_specification, b"")
register_record(_xdlms.ParameterizedAccess, decode_parameterized_access, encode_parameterized_access, b"")
register_record(_xdlms.BlockNumberAccess, decode_block_number_access, encode_block_number_access, b"")
register_record(_xdlms.ReadDataBlockAccess, decode_read_data_block_access, encode_read_data_block_access, b"")
register_record(_xdlms.WriteDataBlockAccess, decode_write_data_block_access, encode_write_data_block_access, b"")
register_record(_xdlms.DataBlockResult, decode_data_block_result, encode_data_block_result, b"")
register_record(_xdlms.ConfirmedServiceErrorInitiateError, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorGetStatus, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorGetNameList, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorGetVariableAttribute, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorRead, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorWrite, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorGetDataSetAttribute, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorGetTiAttribute, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorChangeScope, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorStart, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorStop, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorResume, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorMakeUsable, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorInitiateLoad, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorLoadSegment, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorTerminateLoad, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorInitiateUpLoad, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorUpLoadSegment, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ConfirmedServiceErrorTerminateUpLoad, decode_confirmed_service_error, encode_confirmed_service_error, b"\x0e")
register_record(_xdlms.ServiceErrorApplicationReference, decode_service_error, encode_service_error, b"")
register_record(_xdlms.ServiceErrorHardwareResource, decode_service_error, encode_service_error, b"")
register_record(_xdlms.ServiceErrorVdeStateError, decode_service_error, encode_service_error, b"")
register_record(_xdlms.ServiceErrorService, decode_service_error, encode_service_error, b"")
register_record(_xdlms.ServiceErrorDefinition, decode_service_error, encode_service_error, b"")
register_record(_xdlms.ServiceErrorAccess, decode_service_error, encode_service_error, b"")
register_record(_xdlms.ServiceErrorInitiate, decode_service_error, encode_service_error, b"")
register_record(_xdlms.ServiceErrorLoadDataSet, decode_service_error, encode_service_error, b"")
register_record(_xdlms.ServiceErrorTask, decode_service_error, encode_service_error, b"")
register_record(_xdlms.ExceptionResponse, decode_exception_response, encode_exception_response, b"\xd8")
register_record(_xdlms.ExceptionResponseServiceErrorOperationNotPossible, decode_exception_response_service_error, encode_exception_response_service_error, b"")
register_record(_xdlms.ExceptionResponseServiceErrorServiceNotSupported, decode_exception_response_service_error, encode_exception_response_service_error, b"")
register_record(_xdlms.ExceptionResponseServiceErrorOtherReason, decode_exception_response_service_error, encode_exception_response_service_error, b"")
register_record(_xdlms.ExceptionResponseServiceErrorPduTooLong, decode_exception_response_service_error, encode_exception_response_service_error, b"")
register_record(_xdlms.ExceptionResponseServiceErrorDecipheringError, decode_exception_response_service_error, encode_exception_response_service_error, b"")
register_record(_xdlms.ExceptionResponseServiceErrorInvocationCounterError, decode_exception_response_service_error, encode_exception_response_service_error, b"")
register_record(_xdlms.CosemAttributeDescriptor, decode_cosem_attribute_descriptor, encode_cosem_attribute_descriptor, b"")
register_record(_xdlms.CosemMethodDescriptor, decode_cosem_method_descriptor, encode_cosem_method_descriptor, b"")
register_record(_xdlms.SelectiveAccessDescriptor, decode_selective_access_descriptor, encode_selective_access_descriptor, b"")
register_record(_xdlms.CosemAttributeDescriptorWithSelection, decode_cosem_attribute_descriptor_with_selection, encode_cosem_attribute_descriptor_with_selection, b"")
register_record(_xdlms.GetRequestNormal, decode_get_request_normal, encode_get_request_normal, b"\xc0\x01")
register_record(_xdlms.GetRequestNext, decode_get_request_next, encode_get_request_next, b"\xc0\x02")
register_record(_xdlms.GetRequestWithList, decode_get_request_with_list, encode_get_request_with_list, b"\xc0\x03")
register_record(_xdlms.GetResponseNormal, decode_get_response_normal, encode_get_response_normal, b"\xc4\x01")
register_record(_xdlms.GetResponseWithDatablock, decode_get_response_with_datablock, encode_get_response_with_datablock, b"\xc4\x02")
register_record(_xdlms.GetResponseWithList, decode_get_response_with_list, encode_get_response_with_list, b"\xc4\x03")
register_record(_xdlms.DataBlockG, decode_data_block_g, encode_data_block_g, b"")
register_record(_xdlms.DataBlockGResultRawData, decode_data_block_g_result, encode_data_block_g_result, b"")
register_record(_xdlms.DataBlockSa, decode_data_block_sa, encode_data_block_sa, b"")
register_record(_xdlms.SetRequestNormal, decode_set_request_normal, encode_set_request_normal, b"\xc1\x01")
register_record(_xdlms.SetRequestWithFirstDatablock, decode_set_request_with_first_datablock, encode_set_request_with_first_datablock, b"\xc1\x02")
register_record(_xdlms.SetRequestWithDatablock, decode_set_request_with_datablock, encode_set_request_with_datablock, b"\xc1\x03")
register_record(_xdlms.SetRequestWithList, decode_set_request_with_list, encode_set_request_with_list, b"\xc1\x04")
register_record(_xdlms.SetRequestWithListAndFirstDatablock, decode_set_request_with_list_and_first_datablock, encode_set_request_with_list_and_first_datablock, b"\xc1\x05")
register_record(_xdlms.SetResponseNormal, decode_set_response_normal, encode_set_response_normal, b"\xc5\x01")
register_record(_xdlms.SetResponseDatablock, decode_set_response_datablock, encode_set_response_datablock, b"\xc5\x02")
register_record(_xdlms.SetResponseLastDatablock, decode_set_response_last_datablock, encode_set_response_last_datablock, b"\xc5\x03")
register_record(_xdlms.SetResponseLastDatablockWithList, decode_set_response_last_datablock_with_list, encode_set_response_last_datablock_with_list, b"\xc5\x04")
register_record(_xdlms.SetResponseWithList, decode_set_response_with_list, encode_set_response_with_list, b"\xc5\x05")
register_record(_xdlms.ActionRequestNormal, decode_action_request_normal, encode_action_request_normal, b"\xc3\x01")
register_record(_xdlms.ActionRequestNextPblock, decode_action_request_next_pblock, encode_action_request_next_pblock, b"\xc3\x02")
register_record(_xdlms.ActionRequestWithList, decode_action_request_with_list, encode_action_request_with_list, b"\xc3\x03")
register_record(_xdlms.ActionRequestWithFirstPblock, decode_action_request_with_first_pblock, encode_action_request_with_first_pblock, b"\xc3\x04")
register_record(_xdlms.ActionRequestWithListAndFirstPblock, decode_action_request_with_list_and_first_pblock, encode_action_request_with_list_and_first_pblock, b"\xc3\x05")
register_record(_xdlms.ActionRequestWithPblock, decode_action_request_with_pblock, encode_action_request_with_pblock, b"\xc3\x06")
register_record(_xdlms.ActionResponseNormal, decode_action_response_normal, encode_action_response_normal, b"\xc7\x01")
register_record(_xdlms.ActionResponseWithPblock, decode_action_response_with_pblock, encode_action_response_with_pblock, b"\xc7\x02")
register_record(_xdlms.ActionResponseWithList, decode_action_response_with_list, encode_action_response_with_list, b"\xc7\x03")
register_record(_xdlms.ActionResponseNextPblock, decode_action_response_next_pblock, encode_action_response_next_pblock, b"\xc7\x04")
register_record(_xdlms.ActionResponseWithOptionalData, decode_action_response_with_optional_data, encode_action_response_with_optional_data, b"")
register_record(_xdlms.AccessRequest, decode_access_request, encode_access_request, b"\xd9")
register_record(_xdlms.AccessRequestBody, decode_access_request_body, encode_access_request_body, b"")
register_record(_xdlms.AccessRequestGet, decode_access_request_get, encode_access_request_get, b"")
register_record(_xdlms.AccessRequestSet, decode_access_request_set, encode_access_request_set, b"")
register_record(_xdlms.AccessRequestAction, decode_access_request_action, encode_access_request_action, b"")
register_record(_xdlms.AccessRequestGetWithSelection, decode_access_request_get_with_selection, encode_access_request_get_with_selection, b"")
register_record(_xdlms.AccessRequestSetWithSelection, decode_access_request_set_with_selection, encode_access_request_set_with_selection, b"")
register_record(_xdlms.AccessResponse, decode_access_response, encode_access_response, b"\xda")
register_record(_xdlms.AccessResponseBody, decode_access_response_body, encode_access_response_body, b"")
register_record(_xdlms.AccessResponseGet, decode_access_response_get, encode_access_response_get, b"")
register_record(_xdlms.AccessResponseSet, decode_access_response_set, encode_access_response_set, b"")
register_record(_xdlms.AccessResponseAction, decode_access_response_action, encode_access_response_action, b"")
register_record(_xdlms.EventNotificationRequest, decode_event_notification_request, encode_event_notification_request, b"\xc2")
register_record(_xdlms.DataNotification, decode_data_notification, encode_data_notification, b"\x0f")
register_record(_xdlms.NotificationBody, decode_notification_body, encode_notification_body, b"")
register_record(_xdlms.DataNotificationConfirm, decode_data_notification_confirm, encode_data_notification_confirm, b"\x10")
register_record(_xdlms.SecurityHeader, decode_security_header, encode_security_header, b"")
register_record(_xdlms.GeneralGloCiphering, decode_general_glo_ciphering, encode_general_glo_ciphering, b"\xdb")
register_record(_xdlms.GeneralDedCiphering, decode_general_ded_ciphering, encode_general_ded_ciphering, b"\xdc")
register_record(_xdlms.GeneralCiphering, decode_general_ciphering, encode_general_ciphering, b"\xdd")
register_record(_xdlms.IdentifiedKey, decode_identified_key, encode_identified_key, b"")
register_record(_xdlms.WrappedKey, decode_wrapped_key, encode_wrapped_key, b"")
register_record(_xdlms.AgreedKey, decode_agreed_key, encode_agreed_key, b"")
register_record(_xdlms.GeneralSigning, decode_general_signing, encode_general_signing, b"\xdf")
register_record(_xdlms.GeneralBlockTransfer, decode_general_block_transfer, encode_general_block_transfer, b"\xe0")
register_root(b"\x01\x05\x06\x08\x0c\x0d\x0e\x0f\x10\x16\x18\x21\x25\x26\x28\x2c\x2d\x2e\x36\x38\x41\x45\x46\x48\x4c\x4d\x4e\x56\x58\xc0\xc1\xc2\xc3\xc4\xc5\xc7\xc8\xc9\xca\xcb\xcc\xcd\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd7\xd8\xd9\xda\xdb\xdc\xdd\xdf\xe0", decode_xdlms_apdu)
