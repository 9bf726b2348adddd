# Generated from apdu/acse.asn, apdu/data.asn, apdu/xdlms.asn by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""The CHOICE types: a value is that of one alternative, so each is a union of classes."""

from __future__ import annotations

from typing import TypeAlias

from ..data import (
    Data,
)
from ._acse import (
    Aare,
    Aarq,
    AssociateSourceDiagnosticAcseServiceProvider,
    AssociateSourceDiagnosticAcseServiceUser,
    AuthenticationValueBitstring,
    AuthenticationValueCharstring,
    AuthenticationValueExternal,
    AuthenticationValueOther,
    Rlre,
    Rlrq,
)
from ._xdlms import (
    AccessRequest,
    AccessRequestAction,
    AccessRequestGet,
    AccessRequestGetWithSelection,
    AccessRequestSet,
    AccessRequestSetWithSelection,
    AccessResponse,
    AccessResponseAction,
    AccessResponseGet,
    AccessResponseSet,
    ActionRequestNextPblock,
    ActionRequestNormal,
    ActionRequestWithFirstPblock,
    ActionRequestWithList,
    ActionRequestWithListAndFirstPblock,
    ActionRequestWithPblock,
    ActionResponseNextPblock,
    ActionResponseNormal,
    ActionResponseWithList,
    ActionResponseWithPblock,
    AgreedKey,
    BlockNumberAccess,
    ConfirmedServiceErrorChangeScope,
    ConfirmedServiceErrorGetDataSetAttribute,
    ConfirmedServiceErrorGetNameList,
    ConfirmedServiceErrorGetStatus,
    ConfirmedServiceErrorGetTiAttribute,
    ConfirmedServiceErrorGetVariableAttribute,
    ConfirmedServiceErrorInitiateError,
    ConfirmedServiceErrorInitiateLoad,
    ConfirmedServiceErrorInitiateUpLoad,
    ConfirmedServiceErrorLoadSegment,
    ConfirmedServiceErrorMakeUsable,
    ConfirmedServiceErrorRead,
    ConfirmedServiceErrorResume,
    ConfirmedServiceErrorStart,
    ConfirmedServiceErrorStop,
    ConfirmedServiceErrorTerminateLoad,
    ConfirmedServiceErrorTerminateUpLoad,
    ConfirmedServiceErrorUpLoadSegment,
    ConfirmedServiceErrorWrite,
    DataAccessResult,
    DataBlockResult,
    DataNotification,
    DataNotificationConfirm,
    DedActionRequest,
    DedActionResponse,
    DedConfirmedServiceError,
    DedEventNotificationRequest,
    DedGetRequest,
    DedGetResponse,
    DedInformationReportRequest,
    DedInitiateRequest,
    DedInitiateResponse,
    DedReadRequest,
    DedReadResponse,
    DedSetRequest,
    DedSetResponse,
    DedUnconfirmedWriteRequest,
    DedWriteRequest,
    DedWriteResponse,
    EventNotificationRequest,
    ExceptionResponse,
    GeneralBlockTransfer,
    GeneralCiphering,
    GeneralDedCiphering,
    GeneralGloCiphering,
    GeneralSigning,
    GetRequestNext,
    GetRequestNormal,
    GetRequestWithList,
    GetResponseNormal,
    GetResponseWithDatablock,
    GetResponseWithList,
    GloActionRequest,
    GloActionResponse,
    GloConfirmedServiceError,
    GloEventNotificationRequest,
    GloGetRequest,
    GloGetResponse,
    GloInformationReportRequest,
    GloInitiateRequest,
    GloInitiateResponse,
    GloReadRequest,
    GloReadResponse,
    GloSetRequest,
    GloSetResponse,
    GloUnconfirmedWriteRequest,
    GloWriteRequest,
    GloWriteResponse,
    IdentifiedKey,
    InformationReportRequest,
    InitiateRequest,
    InitiateResponse,
    ParameterizedAccess,
    ReadDataBlockAccess,
    ReadRequest,
    ReadResponse,
    ReadResultBlockNumber,
    ServiceErrorAccess,
    ServiceErrorApplicationReference,
    ServiceErrorDefinition,
    ServiceErrorHardwareResource,
    ServiceErrorInitiate,
    ServiceErrorLoadDataSet,
    ServiceErrorService,
    ServiceErrorTask,
    ServiceErrorVdeStateError,
    SetRequestNormal,
    SetRequestWithDatablock,
    SetRequestWithFirstDatablock,
    SetRequestWithList,
    SetRequestWithListAndFirstDatablock,
    SetResponseDatablock,
    SetResponseLastDatablock,
    SetResponseLastDatablockWithList,
    SetResponseNormal,
    SetResponseWithList,
    UnconfirmedWriteRequest,
    VariableAccessSpecificationVariableName,
    WrappedKey,
    WriteDataBlockAccess,
    WriteRequest,
    WriteResponse,
    WriteResultBlockNumber,
    WriteResultSuccess,
)

AcseApdu: TypeAlias = (
    Aarq
    | Aare
    | Rlrq
    | Rlre
)
"""ACSE-APDU."""

AuthenticationValue: TypeAlias = (
    AuthenticationValueCharstring
    | AuthenticationValueBitstring
    | AuthenticationValueExternal
    | AuthenticationValueOther
)
"""Authentication-value."""

AssociateSourceDiagnostic: TypeAlias = (
    AssociateSourceDiagnosticAcseServiceUser
    | AssociateSourceDiagnosticAcseServiceProvider
)
"""Associate-source-diagnostic."""

XdlmsApdu: TypeAlias = (
    InitiateRequest
    | ReadRequest
    | WriteRequest
    | InitiateResponse
    | ReadResponse
    | WriteResponse
    | ConfirmedServiceErrorInitiateError
    | ConfirmedServiceErrorGetStatus
    | ConfirmedServiceErrorGetNameList
    | ConfirmedServiceErrorGetVariableAttribute
    | ConfirmedServiceErrorRead
    | ConfirmedServiceErrorWrite
    | ConfirmedServiceErrorGetDataSetAttribute
    | ConfirmedServiceErrorGetTiAttribute
    | ConfirmedServiceErrorChangeScope
    | ConfirmedServiceErrorStart
    | ConfirmedServiceErrorStop
    | ConfirmedServiceErrorResume
    | ConfirmedServiceErrorMakeUsable
    | ConfirmedServiceErrorInitiateLoad
    | ConfirmedServiceErrorLoadSegment
    | ConfirmedServiceErrorTerminateLoad
    | ConfirmedServiceErrorInitiateUpLoad
    | ConfirmedServiceErrorUpLoadSegment
    | ConfirmedServiceErrorTerminateUpLoad
    | DataNotification
    | DataNotificationConfirm
    | UnconfirmedWriteRequest
    | InformationReportRequest
    | GloInitiateRequest
    | GloReadRequest
    | GloWriteRequest
    | GloInitiateResponse
    | GloReadResponse
    | GloWriteResponse
    | GloConfirmedServiceError
    | GloUnconfirmedWriteRequest
    | GloInformationReportRequest
    | DedInitiateRequest
    | DedReadRequest
    | DedWriteRequest
    | DedInitiateResponse
    | DedReadResponse
    | DedWriteResponse
    | DedConfirmedServiceError
    | DedUnconfirmedWriteRequest
    | DedInformationReportRequest
    | GetRequestNormal
    | GetRequestNext
    | GetRequestWithList
    | SetRequestNormal
    | SetRequestWithFirstDatablock
    | SetRequestWithDatablock
    | SetRequestWithList
    | SetRequestWithListAndFirstDatablock
    | EventNotificationRequest
    | ActionRequestNormal
    | ActionRequestNextPblock
    | ActionRequestWithList
    | ActionRequestWithFirstPblock
    | ActionRequestWithListAndFirstPblock
    | ActionRequestWithPblock
    | GetResponseNormal
    | GetResponseWithDatablock
    | GetResponseWithList
    | SetResponseNormal
    | SetResponseDatablock
    | SetResponseLastDatablock
    | SetResponseLastDatablockWithList
    | SetResponseWithList
    | ActionResponseNormal
    | ActionResponseWithPblock
    | ActionResponseWithList
    | ActionResponseNextPblock
    | GloGetRequest
    | GloSetRequest
    | GloEventNotificationRequest
    | GloActionRequest
    | GloGetResponse
    | GloSetResponse
    | GloActionResponse
    | DedGetRequest
    | DedSetRequest
    | DedEventNotificationRequest
    | DedActionRequest
    | DedGetResponse
    | DedSetResponse
    | DedActionResponse
    | ExceptionResponse
    | AccessRequest
    | AccessResponse
    | GeneralGloCiphering
    | GeneralDedCiphering
    | GeneralCiphering
    | GeneralSigning
    | GeneralBlockTransfer
)
"""XDLMS-APDU."""

ReadResult: TypeAlias = (
    Data
    | DataAccessResult
    | DataBlockResult
    | ReadResultBlockNumber
    | int
)
"""Read-Result."""

WriteResult: TypeAlias = (
    WriteResultSuccess
    | DataAccessResult
    | WriteResultBlockNumber
    | int
)
"""Write-Result."""

VariableAccessSpecification: TypeAlias = (
    VariableAccessSpecificationVariableName
    | ParameterizedAccess
    | BlockNumberAccess
    | ReadDataBlockAccess
    | WriteDataBlockAccess
)
"""Variable-Access-Specification."""

ConfirmedServiceError: TypeAlias = (
    ConfirmedServiceErrorInitiateError
    | ConfirmedServiceErrorGetStatus
    | ConfirmedServiceErrorGetNameList
    | ConfirmedServiceErrorGetVariableAttribute
    | ConfirmedServiceErrorRead
    | ConfirmedServiceErrorWrite
    | ConfirmedServiceErrorGetDataSetAttribute
    | ConfirmedServiceErrorGetTiAttribute
    | ConfirmedServiceErrorChangeScope
    | ConfirmedServiceErrorStart
    | ConfirmedServiceErrorStop
    | ConfirmedServiceErrorResume
    | ConfirmedServiceErrorMakeUsable
    | ConfirmedServiceErrorInitiateLoad
    | ConfirmedServiceErrorLoadSegment
    | ConfirmedServiceErrorTerminateLoad
    | ConfirmedServiceErrorInitiateUpLoad
    | ConfirmedServiceErrorUpLoadSegment
    | ConfirmedServiceErrorTerminateUpLoad
)
"""ConfirmedServiceError."""

ServiceError: TypeAlias = (
    ServiceErrorApplicationReference
    | ServiceErrorHardwareResource
    | ServiceErrorVdeStateError
    | ServiceErrorService
    | ServiceErrorDefinition
    | ServiceErrorAccess
    | ServiceErrorInitiate
    | ServiceErrorLoadDataSet
    | ServiceErrorTask
)
"""ServiceError."""

GetRequest: TypeAlias = (
    GetRequestNormal
    | GetRequestNext
    | GetRequestWithList
)
"""Get-Request."""

GetResponse: TypeAlias = (
    GetResponseNormal
    | GetResponseWithDatablock
    | GetResponseWithList
)
"""Get-Response."""

GetDataResult: TypeAlias = (
    Data
    | DataAccessResult
    | int
)
"""Get-Data-Result."""

SetRequest: TypeAlias = (
    SetRequestNormal
    | SetRequestWithFirstDatablock
    | SetRequestWithDatablock
    | SetRequestWithList
    | SetRequestWithListAndFirstDatablock
)
"""Set-Request."""

SetResponse: TypeAlias = (
    SetResponseNormal
    | SetResponseDatablock
    | SetResponseLastDatablock
    | SetResponseLastDatablockWithList
    | SetResponseWithList
)
"""Set-Response."""

ActionRequest: TypeAlias = (
    ActionRequestNormal
    | ActionRequestNextPblock
    | ActionRequestWithList
    | ActionRequestWithFirstPblock
    | ActionRequestWithListAndFirstPblock
    | ActionRequestWithPblock
)
"""Action-Request."""

ActionResponse: TypeAlias = (
    ActionResponseNormal
    | ActionResponseWithPblock
    | ActionResponseWithList
    | ActionResponseNextPblock
)
"""Action-Response."""

AccessRequestSpecification: TypeAlias = (
    AccessRequestGet
    | AccessRequestSet
    | AccessRequestAction
    | AccessRequestGetWithSelection
    | AccessRequestSetWithSelection
)
"""Access-Request-Specification."""

AccessResponseSpecification: TypeAlias = (
    AccessResponseGet
    | AccessResponseSet
    | AccessResponseAction
)
"""Access-Response-Specification."""

KeyInfo: TypeAlias = (
    IdentifiedKey
    | WrappedKey
    | AgreedKey
)
"""Key-Info."""
