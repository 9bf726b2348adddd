# Generated from apdu/xdlms.asn by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""The types of COSEM-xDLMS."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from .._bits import Bits, NamedBits
from .._wire import Record

if TYPE_CHECKING:
    from ..data import (
        Data,
    )
    from ._choices import (
        AccessRequestSpecification,
        AccessResponseSpecification,
        GetDataResult,
        KeyInfo,
        ReadResult,
        ServiceError,
        VariableAccessSpecification,
        WriteResult,
    )


class Conformance(NamedBits):
    """The conformance block. It keeps its BER identifier and length inside A-XDR: 5F 1F 04, then the unused bits octet.

    Source: Green Book 8.3, 9.4.6.1; bit 6: Green Book 9.

        Conformance ::= [APPLICATION 31] IMPLICIT BIT STRING {
            reserved-zero(0),
            general-protection(1),
            general-block-transfer(2),
            read(3),
            write(4),
            unconfirmed-write(5),
            delta-value-encoding(6),
            reserved-seven(7),
            attribute0-supported-with-set(8),
            priority-mgmt-supported(9),
            attribute0-supported-with-get(10),
            block-transfer-with-get-or-read(11),
            block-transfer-with-set-or-write(12),
            block-transfer-with-action(13),
            multiple-references(14),
            information-report(15),
            data-notification(16),
            access(17),
            parameterized-access(18),
            get(19),
            set(20),
            selective-access(21),
            event-notification(22),
            action(23)
        } (SIZE (24))
    """

    RESERVED_ZERO = 0x800000
    GENERAL_PROTECTION = 0x400000
    GENERAL_BLOCK_TRANSFER = 0x200000
    READ = 0x100000
    WRITE = 0x080000
    UNCONFIRMED_WRITE = 0x040000
    DELTA_VALUE_ENCODING = 0x020000
    RESERVED_SEVEN = 0x010000
    ATTRIBUTE0_SUPPORTED_WITH_SET = 0x008000
    PRIORITY_MGMT_SUPPORTED = 0x004000
    ATTRIBUTE0_SUPPORTED_WITH_GET = 0x002000
    BLOCK_TRANSFER_WITH_GET_OR_READ = 0x001000
    BLOCK_TRANSFER_WITH_SET_OR_WRITE = 0x000800
    BLOCK_TRANSFER_WITH_ACTION = 0x000400
    MULTIPLE_REFERENCES = 0x000200
    INFORMATION_REPORT = 0x000100
    DATA_NOTIFICATION = 0x000080
    ACCESS = 0x000040
    PARAMETERIZED_ACCESS = 0x000020
    GET = 0x000010
    SET = 0x000008
    SELECTIVE_ACCESS = 0x000004
    EVENT_NOTIFICATION = 0x000002
    ACTION = 0x000001


class ServiceErrorApplicationReferenceCode(IntEnum):
    """ServiceError-application-reference.

    Source: Green Book 8.3, 9.5.

        ServiceError-application-reference ::= ENUMERATED {
            other(0),
            time-elapsed(1),
            application-unreachable(2),
            application-reference-invalid(3),
            application-context-unsupported(4),
            provider-communication-error(5),
            deciphering-error(6)
        }
    """

    OTHER = 0
    TIME_ELAPSED = 1
    APPLICATION_UNREACHABLE = 2
    APPLICATION_REFERENCE_INVALID = 3
    APPLICATION_CONTEXT_UNSUPPORTED = 4
    PROVIDER_COMMUNICATION_ERROR = 5
    DECIPHERING_ERROR = 6


class ServiceErrorHardwareResourceCode(IntEnum):
    """ServiceError-hardware-resource.

    Source: Green Book 8.3, 9.5.

        ServiceError-hardware-resource ::= ENUMERATED {
            other(0),
            memory-unavailable(1),
            processor-resource-unavailable(2),
            mass-storage-unavailable(3),
            other-resource-unavailable(4)
        }
    """

    OTHER = 0
    MEMORY_UNAVAILABLE = 1
    PROCESSOR_RESOURCE_UNAVAILABLE = 2
    MASS_STORAGE_UNAVAILABLE = 3
    OTHER_RESOURCE_UNAVAILABLE = 4


class ServiceErrorVdeStateErrorCode(IntEnum):
    """ServiceError-vde-state-error.

    Source: Green Book 8.3, 9.5.

        ServiceError-vde-state-error ::= ENUMERATED {
            other(0),
            no-dlms-context(1),
            loading-data-set(2),
            status-nochange(3),
            status-inoperable(4)
        }
    """

    OTHER = 0
    NO_DLMS_CONTEXT = 1
    LOADING_DATA_SET = 2
    STATUS_NOCHANGE = 3
    STATUS_INOPERABLE = 4


class ServiceErrorServiceCode(IntEnum):
    """ServiceError-service.

    Source: Green Book 8.3, 9.5.

        ServiceError-service ::= ENUMERATED { other(0), pdu-size(1), service-unsupported(2) }
    """

    OTHER = 0
    PDU_SIZE = 1
    SERVICE_UNSUPPORTED = 2


class ServiceErrorDefinitionCode(IntEnum):
    """ServiceError-definition.

    Source: Green Book 8.3, 9.5.

        ServiceError-definition ::= ENUMERATED { other(0), object-undefined(1), object-class-inconsistent(2), object-attribute-inconsistent(3) }
    """

    OTHER = 0
    OBJECT_UNDEFINED = 1
    OBJECT_CLASS_INCONSISTENT = 2
    OBJECT_ATTRIBUTE_INCONSISTENT = 3


class ServiceErrorAccessCode(IntEnum):
    """ServiceError-access.

    Source: Green Book 8.3, 9.5.

        ServiceError-access ::= ENUMERATED {
            other(0),
            scope-of-access-violated(1),
            object-access-violated(2),
            hardware-fault(3),
            object-unavailable(4)
        }
    """

    OTHER = 0
    SCOPE_OF_ACCESS_VIOLATED = 1
    OBJECT_ACCESS_VIOLATED = 2
    HARDWARE_FAULT = 3
    OBJECT_UNAVAILABLE = 4


class ServiceErrorInitiateCode(IntEnum):
    """ServiceError-initiate.

    Source: Green Book 8.3, 9.5.

        ServiceError-initiate ::= ENUMERATED {
            other(0),
            dlms-version-too-low(1),
            incompatible-conformance(2),
            pdu-size-too-short(3),
            refused-by-the-VDE-Handler(4)
        }
    """

    OTHER = 0
    DLMS_VERSION_TOO_LOW = 1
    INCOMPATIBLE_CONFORMANCE = 2
    PDU_SIZE_TOO_SHORT = 3
    REFUSED_BY_THE_VDE_HANDLER = 4


class ServiceErrorLoadDataSetCode(IntEnum):
    """ServiceError-load-data-set.

    Source: Green Book 8.3, 9.5.

        ServiceError-load-data-set ::= ENUMERATED {
            other(0),
            primitive-out-of-sequence(1),
            not-loadable(2),
            dataset-size-too-large(3),
            not-awaited-segment(4),
            interpretation-failure(5),
            storage-failure(6),
            data-set-not-ready(7)
        }
    """

    OTHER = 0
    PRIMITIVE_OUT_OF_SEQUENCE = 1
    NOT_LOADABLE = 2
    DATASET_SIZE_TOO_LARGE = 3
    NOT_AWAITED_SEGMENT = 4
    INTERPRETATION_FAILURE = 5
    STORAGE_FAILURE = 6
    DATA_SET_NOT_READY = 7


class ServiceErrorTaskCode(IntEnum):
    """ServiceError-task.

    Source: Green Book 8.3, 9.5.

        ServiceError-task ::= ENUMERATED {
            other(0),
            no-remote-control(1),
            ti-stopped(2),
            ti-running(3),
            ti-unusable(4)
        }
    """

    OTHER = 0
    NO_REMOTE_CONTROL = 1
    TI_STOPPED = 2
    TI_RUNNING = 3
    TI_UNUSABLE = 4


class ExceptionResponseStateError(IntEnum):
    """ExceptionResponse-state-error.

    Source: Green Book 8.3, 9.5.

        ExceptionResponse-state-error ::= ENUMERATED { service-not-allowed(1), service-unknown(2) }
    """

    SERVICE_NOT_ALLOWED = 1
    SERVICE_UNKNOWN = 2


class DataAccessResult(IntEnum):
    """Data-Access-Result.

    Source: Green Book 8.3, 9.5.

        Data-Access-Result ::= ENUMERATED {
            success(0),
            hardware-fault(1),
            temporary-failure(2),
            read-write-denied(3),
            object-undefined(4),
            object-class-inconsistent(9),
            object-unavailable(11),
            type-unmatched(12),
            scope-of-access-violated(13),
            data-block-unavailable(14),
            long-get-aborted(15),
            no-long-get-in-progress(16),
            long-set-aborted(17),
            no-long-set-in-progress(18),
            data-block-number-invalid(19),
            other-reason(250)
        }
    """

    SUCCESS = 0
    HARDWARE_FAULT = 1
    TEMPORARY_FAILURE = 2
    READ_WRITE_DENIED = 3
    OBJECT_UNDEFINED = 4
    OBJECT_CLASS_INCONSISTENT = 9
    OBJECT_UNAVAILABLE = 11
    TYPE_UNMATCHED = 12
    SCOPE_OF_ACCESS_VIOLATED = 13
    DATA_BLOCK_UNAVAILABLE = 14
    LONG_GET_ABORTED = 15
    NO_LONG_GET_IN_PROGRESS = 16
    LONG_SET_ABORTED = 17
    NO_LONG_SET_IN_PROGRESS = 18
    DATA_BLOCK_NUMBER_INVALID = 19
    OTHER_REASON = 250


class ActionResult(IntEnum):
    """Action-Result.

    Source: Green Book 8.3, 9.5.

        Action-Result ::= ENUMERATED {
            success(0),
            hardware-fault(1),
            temporary-failure(2),
            read-write-denied(3),
            object-undefined(4),
            object-class-inconsistent(9),
            object-unavailable(11),
            type-unmatched(12),
            scope-of-access-violated(13),
            data-block-unavailable(14),
            long-action-aborted(15),
            no-long-action-in-progress(16),
            other-reason(250)
        }
    """

    SUCCESS = 0
    HARDWARE_FAULT = 1
    TEMPORARY_FAILURE = 2
    READ_WRITE_DENIED = 3
    OBJECT_UNDEFINED = 4
    OBJECT_CLASS_INCONSISTENT = 9
    OBJECT_UNAVAILABLE = 11
    TYPE_UNMATCHED = 12
    SCOPE_OF_ACCESS_VIOLATED = 13
    DATA_BLOCK_UNAVAILABLE = 14
    LONG_ACTION_ABORTED = 15
    NO_LONG_ACTION_IN_PROGRESS = 16
    OTHER_REASON = 250


class InvokeIdAndPriority(Bits):
    """service-class: 1 = confirmed; priority: 1 = high.

    Source: Green Book 8.3, 9.5.

        Invoke-Id-And-Priority ::= Unsigned8
    """

    __slots__ = ()

    def __new__(cls, value: int = 0) -> InvokeIdAndPriority:
        if not 0 <= value < 1 << 8:
            raise ValueError(f"{value} does not fit into 8 bits")
        return super().__new__(cls, value)

    @classmethod
    def of(
        cls,
        *,
        invoke_id: int = 0,
        service_class: bool = False,
        priority: bool = False,
    ) -> InvokeIdAndPriority:
        """The integer with these parts; ValueError where one does not fit."""
        return cls(
            cls._placed("invoke_id", invoke_id, 0, 4)
            | cls._placed("service_class", service_class, 6, 1)
            | cls._placed("priority", priority, 7, 1)
        )

    @property
    def invoke_id(self) -> int:
        """invoke-id: bit 0 to 3."""
        return self >> 0 & 0xF

    @property
    def service_class(self) -> bool:
        """service-class: bit 6."""
        return bool(self >> 6 & 1)

    @property
    def priority(self) -> bool:
        """priority: bit 7."""
        return bool(self >> 7 & 1)


class LongInvokeIdAndPriority(Bits):
    """self-descriptive and processing-option (1 = break on error) are of the ACCESS service.

    Source: Green Book 8.3, 9.5.

        Long-Invoke-Id-And-Priority ::= Unsigned32
    """

    __slots__ = ()

    def __new__(cls, value: int = 0) -> LongInvokeIdAndPriority:
        if not 0 <= value < 1 << 32:
            raise ValueError(f"{value} does not fit into 32 bits")
        return super().__new__(cls, value)

    @classmethod
    def of(
        cls,
        *,
        long_invoke_id: int = 0,
        self_descriptive: bool = False,
        processing_option: bool = False,
        service_class: bool = False,
        priority: bool = False,
    ) -> LongInvokeIdAndPriority:
        """The integer with these parts; ValueError where one does not fit."""
        return cls(
            cls._placed("long_invoke_id", long_invoke_id, 0, 24)
            | cls._placed("self_descriptive", self_descriptive, 28, 1)
            | cls._placed("processing_option", processing_option, 29, 1)
            | cls._placed("service_class", service_class, 30, 1)
            | cls._placed("priority", priority, 31, 1)
        )

    @property
    def long_invoke_id(self) -> int:
        """long-invoke-id: bit 0 to 23."""
        return self >> 0 & 0xFFFFFF

    @property
    def self_descriptive(self) -> bool:
        """self-descriptive: bit 28."""
        return bool(self >> 28 & 1)

    @property
    def processing_option(self) -> bool:
        """processing-option: bit 29."""
        return bool(self >> 29 & 1)

    @property
    def service_class(self) -> bool:
        """service-class: bit 30."""
        return bool(self >> 30 & 1)

    @property
    def priority(self) -> bool:
        """priority: bit 31."""
        return bool(self >> 31 & 1)


class SecurityControl(Bits):
    """Security-Control.

    Source: Green Book 8.3, 9.2.7.2.4.1.

        Security-Control ::= Unsigned8
    """

    __slots__ = ()

    def __new__(cls, value: int = 0) -> SecurityControl:
        if not 0 <= value < 1 << 8:
            raise ValueError(f"{value} does not fit into 8 bits")
        return super().__new__(cls, value)

    @classmethod
    def of(
        cls,
        *,
        security_suite_id: int = 0,
        authentication: bool = False,
        encryption: bool = False,
        key_set: bool = False,
        compression: bool = False,
    ) -> SecurityControl:
        """The integer with these parts; ValueError where one does not fit."""
        return cls(
            cls._placed("security_suite_id", security_suite_id, 0, 4)
            | cls._placed("authentication", authentication, 4, 1)
            | cls._placed("encryption", encryption, 5, 1)
            | cls._placed("key_set", key_set, 6, 1)
            | cls._placed("compression", compression, 7, 1)
        )

    @property
    def security_suite_id(self) -> int:
        """security-suite-id: bit 0 to 3."""
        return self >> 0 & 0xF

    @property
    def authentication(self) -> bool:
        """authentication: bit 4."""
        return bool(self >> 4 & 1)

    @property
    def encryption(self) -> bool:
        """encryption: bit 5."""
        return bool(self >> 5 & 1)

    @property
    def key_set(self) -> bool:
        """key-set: bit 6."""
        return bool(self >> 6 & 1)

    @property
    def compression(self) -> bool:
        """compression: bit 7."""
        return bool(self >> 7 & 1)


class KeyId(IntEnum):
    """Key-Id.

    Source: Green Book 8.3, 9.5.

        Key-Id ::= ENUMERATED { global-unicast-encryption-key(0), global-broadcast-encryption-key(1) }
    """

    GLOBAL_UNICAST_ENCRYPTION_KEY = 0
    GLOBAL_BROADCAST_ENCRYPTION_KEY = 1


class KekId(IntEnum):
    """Kek-Id.

    Source: Green Book 8.3, 9.5.

        Kek-Id ::= ENUMERATED { master-key(0) }
    """

    MASTER_KEY = 0


class BlockControl(Bits):
    """Block-Control.

    Source: Green Book 8.3, 9.5.

        Block-Control ::= Unsigned8
    """

    __slots__ = ()

    def __new__(cls, value: int = 0) -> BlockControl:
        if not 0 <= value < 1 << 8:
            raise ValueError(f"{value} does not fit into 8 bits")
        return super().__new__(cls, value)

    @classmethod
    def of(
        cls,
        *,
        window: int = 0,
        streaming: bool = False,
        last_block: bool = False,
    ) -> BlockControl:
        """The integer with these parts; ValueError where one does not fit."""
        return cls(
            cls._placed("window", window, 0, 6)
            | cls._placed("streaming", streaming, 6, 1)
            | cls._placed("last_block", last_block, 7, 1)
        )

    @property
    def window(self) -> int:
        """window: bit 0 to 5."""
        return self >> 0 & 0x3F

    @property
    def streaming(self) -> bool:
        """streaming: bit 6."""
        return bool(self >> 6 & 1)

    @property
    def last_block(self) -> bool:
        """last-block: bit 7."""
        return bool(self >> 7 & 1)


@dataclass(slots=True)
class ReadRequest(Record):
    """The alternative readRequest of XDLMS-APDU."""

    value: list[VariableAccessSpecification]


@dataclass(slots=True)
class ReadResponse(Record):
    """The alternative readResponse of XDLMS-APDU."""

    value: list[ReadResult]


@dataclass(slots=True)
class WriteResponse(Record):
    """The alternative writeResponse of XDLMS-APDU."""

    value: list[WriteResult]


@dataclass(slots=True)
class GloInitiateRequest(Record):
    """The alternative glo-initiateRequest of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloReadRequest(Record):
    """The alternative glo-readRequest of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloWriteRequest(Record):
    """The alternative glo-writeRequest of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloInitiateResponse(Record):
    """The alternative glo-initiateResponse of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloReadResponse(Record):
    """The alternative glo-readResponse of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloWriteResponse(Record):
    """The alternative glo-writeResponse of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloConfirmedServiceError(Record):
    """The alternative glo-confirmedServiceError of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloUnconfirmedWriteRequest(Record):
    """The alternative glo-unconfirmedWriteRequest of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloInformationReportRequest(Record):
    """The alternative glo-informationReportRequest of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedInitiateRequest(Record):
    """The alternative ded-initiateRequest of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedReadRequest(Record):
    """The alternative ded-readRequest of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedWriteRequest(Record):
    """The alternative ded-writeRequest of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedInitiateResponse(Record):
    """The alternative ded-initiateResponse of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedReadResponse(Record):
    """The alternative ded-readResponse of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedWriteResponse(Record):
    """The alternative ded-writeResponse of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedConfirmedServiceError(Record):
    """The alternative ded-confirmedServiceError of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedUnconfirmedWriteRequest(Record):
    """The alternative ded-unconfirmedWriteRequest of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedInformationReportRequest(Record):
    """The alternative ded-informationReportRequest of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloGetRequest(Record):
    """The alternative glo-get-request of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloSetRequest(Record):
    """The alternative glo-set-request of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloEventNotificationRequest(Record):
    """The alternative glo-event-notification-request of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloActionRequest(Record):
    """The alternative glo-action-request of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloGetResponse(Record):
    """The alternative glo-get-response of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloSetResponse(Record):
    """The alternative glo-set-response of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class GloActionResponse(Record):
    """The alternative glo-action-response of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedGetRequest(Record):
    """The alternative ded-get-request of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedSetRequest(Record):
    """The alternative ded-set-request of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedEventNotificationRequest(Record):
    """The alternative ded-event-notification-request of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedActionRequest(Record):
    """The alternative ded-actionRequest of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedGetResponse(Record):
    """The alternative ded-get-response of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedSetResponse(Record):
    """The alternative ded-set-response of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True)
class DedActionResponse(Record):
    """The alternative ded-action-response of XDLMS-APDU."""

    value: bytes


@dataclass(slots=True, kw_only=True)
class InitiateRequest(Record):
    """InitiateRequest.

    Source: Green Book 8.3, 9.5.

        InitiateRequest ::= SEQUENCE {
            dedicated-key                 OCTET STRING OPTIONAL,
            response-allowed              BOOLEAN DEFAULT TRUE,
            proposed-quality-of-service   [0] IMPLICIT Integer8 OPTIONAL,
            proposed-dlms-version-number  Unsigned8,
            proposed-conformance          Conformance,
            client-max-receive-pdu-size   Unsigned16
        }
    """

    dedicated_key: bytes | None = field(default=None, repr=False)
    response_allowed: bool = True
    proposed_quality_of_service: int | None = None
    proposed_dlms_version_number: int
    proposed_conformance: Conformance
    client_max_receive_pdu_size: int


@dataclass(slots=True, kw_only=True)
class InitiateResponse(Record):
    """InitiateResponse.

    Source: Green Book 8.3, 9.5.

        InitiateResponse ::= SEQUENCE {
            negotiated-quality-of-service   [0] IMPLICIT Integer8 OPTIONAL,
            negotiated-dlms-version-number  Unsigned8,
            negotiated-conformance          Conformance,
            server-max-receive-pdu-size     Unsigned16,
            vaa-name                        ObjectName
        }
    """

    negotiated_quality_of_service: int | None = None
    negotiated_dlms_version_number: int
    negotiated_conformance: Conformance
    server_max_receive_pdu_size: int
    vaa_name: int


@dataclass(slots=True)
class ReadResultBlockNumber(Record):
    """The alternative block-number of Read-Result."""

    value: int


@dataclass(slots=True)
class WriteRequest(Record):
    """WriteRequest.

    Source: Green Book 8.3, 9.5.

        WriteRequest ::= SEQUENCE {
            variable-access-specification  SEQUENCE OF Variable-Access-Specification,
            list-of-data                   SEQUENCE OF Data
        }
    """

    variable_access_specification: list[VariableAccessSpecification]
    list_of_data: list[Data]


@dataclass(slots=True)
class WriteResultSuccess(Record):
    """The alternative success of Write-Result."""


@dataclass(slots=True)
class WriteResultBlockNumber(Record):
    """The alternative block-number of Write-Result."""

    value: int


@dataclass(slots=True)
class UnconfirmedWriteRequest(Record):
    """UnconfirmedWriteRequest.

    Source: Green Book 8.3, 9.5.

        UnconfirmedWriteRequest ::= SEQUENCE {
            variable-access-specification  SEQUENCE OF Variable-Access-Specification,
            list-of-data                   SEQUENCE OF Data
        }
    """

    variable_access_specification: list[VariableAccessSpecification]
    list_of_data: list[Data]


@dataclass(slots=True, kw_only=True)
class InformationReportRequest(Record):
    """InformationReportRequest.

    Source: Green Book 8.3, 9.5.

        InformationReportRequest ::= SEQUENCE {
            current-time                   GeneralizedTime OPTIONAL,
            variable-access-specification  SEQUENCE OF Variable-Access-Specification,
            list-of-data                   SEQUENCE OF Data
        }
    """

    current_time: str | None = None
    variable_access_specification: list[VariableAccessSpecification]
    list_of_data: list[Data]


@dataclass(slots=True)
class VariableAccessSpecificationVariableName(Record):
    """The alternative variable-name of Variable-Access-Specification."""

    value: int


@dataclass(slots=True)
class ParameterizedAccess(Record):
    """Parameterized-Access.

    Source: Green Book 8.3, 9.5.

        Parameterized-Access ::= SEQUENCE {
            variable-name  ObjectName,
            selector       Unsigned8,
            parameter      Data
        }
    """

    variable_name: int
    selector: int
    parameter: Data


@dataclass(slots=True)
class BlockNumberAccess(Record):
    """Block-Number-Access.

    Source: Green Book 8.3, 9.5.

        Block-Number-Access ::= SEQUENCE {
            block-number  Unsigned16
        }
    """

    block_number: int


@dataclass(slots=True)
class ReadDataBlockAccess(Record):
    """Read-Data-Block-Access.

    Source: Green Book 8.3, 9.5.

        Read-Data-Block-Access ::= SEQUENCE {
            last-block    BOOLEAN,
            block-number  Unsigned16,
            raw-data      OCTET STRING
        }
    """

    last_block: bool
    block_number: int
    raw_data: bytes


@dataclass(slots=True)
class WriteDataBlockAccess(Record):
    """Write-Data-Block-Access.

    Source: Green Book 8.3, 9.5.

        Write-Data-Block-Access ::= SEQUENCE {
            last-block    BOOLEAN,
            block-number  Unsigned16
        }
    """

    last_block: bool
    block_number: int


@dataclass(slots=True)
class DataBlockResult(Record):
    """Data-Block-Result.

    Source: Green Book 8.3, 9.5.

        Data-Block-Result ::= SEQUENCE {
            last-block    BOOLEAN,
            block-number  Unsigned16,
            raw-data      OCTET STRING
        }
    """

    last_block: bool
    block_number: int
    raw_data: bytes


@dataclass(slots=True)
class ConfirmedServiceErrorInitiateError(Record):
    """The alternative initiateError of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorGetStatus(Record):
    """The alternative getStatus of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorGetNameList(Record):
    """The alternative getNameList of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorGetVariableAttribute(Record):
    """The alternative getVariableAttribute of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorRead(Record):
    """The alternative read of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorWrite(Record):
    """The alternative write of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorGetDataSetAttribute(Record):
    """The alternative getDataSetAttribute of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorGetTiAttribute(Record):
    """The alternative getTIAttribute of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorChangeScope(Record):
    """The alternative changeScope of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorStart(Record):
    """The alternative start of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorStop(Record):
    """The alternative stop of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorResume(Record):
    """The alternative resume of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorMakeUsable(Record):
    """The alternative makeUsable of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorInitiateLoad(Record):
    """The alternative initiateLoad of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorLoadSegment(Record):
    """The alternative loadSegment of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorTerminateLoad(Record):
    """The alternative terminateLoad of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorInitiateUpLoad(Record):
    """The alternative initiateUpLoad of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorUpLoadSegment(Record):
    """The alternative upLoadSegment of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ConfirmedServiceErrorTerminateUpLoad(Record):
    """The alternative terminateUpLoad of ConfirmedServiceError."""

    value: ServiceError


@dataclass(slots=True)
class ServiceErrorApplicationReference(Record):
    """The alternative application-reference of ServiceError."""

    value: ServiceErrorApplicationReferenceCode | int


@dataclass(slots=True)
class ServiceErrorHardwareResource(Record):
    """The alternative hardware-resource of ServiceError."""

    value: ServiceErrorHardwareResourceCode | int


@dataclass(slots=True)
class ServiceErrorVdeStateError(Record):
    """The alternative vde-state-error of ServiceError."""

    value: ServiceErrorVdeStateErrorCode | int


@dataclass(slots=True)
class ServiceErrorService(Record):
    """The alternative service of ServiceError."""

    value: ServiceErrorServiceCode | int


@dataclass(slots=True)
class ServiceErrorDefinition(Record):
    """The alternative definition of ServiceError."""

    value: ServiceErrorDefinitionCode | int


@dataclass(slots=True)
class ServiceErrorAccess(Record):
    """The alternative access of ServiceError."""

    value: ServiceErrorAccessCode | int


@dataclass(slots=True)
class ServiceErrorInitiate(Record):
    """The alternative initiate of ServiceError."""

    value: ServiceErrorInitiateCode | int


@dataclass(slots=True)
class ServiceErrorLoadDataSet(Record):
    """The alternative load-data-set of ServiceError."""

    value: ServiceErrorLoadDataSetCode | int


@dataclass(slots=True)
class ServiceErrorTask(Record):
    """The alternative task of ServiceError."""

    value: ServiceErrorTaskCode | int


@dataclass(slots=True)
class ExceptionResponse(Record):
    """The service error of Green Book 8 was an ENUMERATED of the first three; its octets are still read as such.

    Source: Green Book 8.3, 9.5.

        ExceptionResponse ::= SEQUENCE {
            state-error    [0] IMPLICIT ENUMERATED { service-not-allowed(1), service-unknown(2) },
            service-error  [1] CHOICE {
                operation-not-possible    [1] IMPLICIT NULL,
                service-not-supported     [2] IMPLICIT NULL,
                other-reason              [3] IMPLICIT NULL,
                pdu-too-long              [4] IMPLICIT NULL,
                deciphering-error         [5] IMPLICIT NULL,
                invocation-counter-error  [6] IMPLICIT Unsigned32
            }
        }
    """

    state_error: ExceptionResponseStateError | int
    service_error: ExceptionResponseServiceErrorOperationNotPossible | ExceptionResponseServiceErrorServiceNotSupported | ExceptionResponseServiceErrorOtherReason | ExceptionResponseServiceErrorPduTooLong | ExceptionResponseServiceErrorDecipheringError | ExceptionResponseServiceErrorInvocationCounterError


@dataclass(slots=True)
class ExceptionResponseServiceErrorOperationNotPossible(Record):
    """The alternative operation-not-possible of ExceptionResponse-service-error."""


@dataclass(slots=True)
class ExceptionResponseServiceErrorServiceNotSupported(Record):
    """The alternative service-not-supported of ExceptionResponse-service-error."""


@dataclass(slots=True)
class ExceptionResponseServiceErrorOtherReason(Record):
    """The alternative other-reason of ExceptionResponse-service-error."""


@dataclass(slots=True)
class ExceptionResponseServiceErrorPduTooLong(Record):
    """The alternative pdu-too-long of ExceptionResponse-service-error."""


@dataclass(slots=True)
class ExceptionResponseServiceErrorDecipheringError(Record):
    """The alternative deciphering-error of ExceptionResponse-service-error."""


@dataclass(slots=True)
class ExceptionResponseServiceErrorInvocationCounterError(Record):
    """The alternative invocation-counter-error of ExceptionResponse-service-error."""

    value: int


@dataclass(slots=True)
class CosemAttributeDescriptor(Record):
    """Cosem-Attribute-Descriptor.

    Source: Green Book 8.3, 9.5.

        Cosem-Attribute-Descriptor ::= SEQUENCE {
            class-id      Cosem-Class-Id,
            instance-id   Cosem-Object-Instance-Id,
            attribute-id  Cosem-Object-Attribute-Id
        }
    """

    class_id: int
    instance_id: bytes
    attribute_id: int


@dataclass(slots=True)
class CosemMethodDescriptor(Record):
    """Cosem-Method-Descriptor.

    Source: Green Book 8.3, 9.5.

        Cosem-Method-Descriptor ::= SEQUENCE {
            class-id     Cosem-Class-Id,
            instance-id  Cosem-Object-Instance-Id,
            method-id    Cosem-Object-Method-Id
        }
    """

    class_id: int
    instance_id: bytes
    method_id: int


@dataclass(slots=True)
class SelectiveAccessDescriptor(Record):
    """Selective-Access-Descriptor.

    Source: Green Book 8.3, 9.5.

        Selective-Access-Descriptor ::= SEQUENCE {
            access-selector    Unsigned8,
            access-parameters  Data
        }
    """

    access_selector: int
    access_parameters: Data


@dataclass(slots=True)
class CosemAttributeDescriptorWithSelection(Record):
    """Cosem-Attribute-Descriptor-With-Selection.

    Source: Green Book 8.3, 9.5.

        Cosem-Attribute-Descriptor-With-Selection ::= SEQUENCE {
            cosem-attribute-descriptor  Cosem-Attribute-Descriptor,
            access-selection            Selective-Access-Descriptor OPTIONAL
        }
    """

    cosem_attribute_descriptor: CosemAttributeDescriptor
    access_selection: SelectiveAccessDescriptor | None = None


@dataclass(slots=True)
class GetRequestNormal(Record):
    """Get-Request-Normal.

    Source: Green Book 8.3, 9.5.

        Get-Request-Normal ::= SEQUENCE {
            invoke-id-and-priority      Invoke-Id-And-Priority,
            cosem-attribute-descriptor  Cosem-Attribute-Descriptor,
            access-selection            Selective-Access-Descriptor OPTIONAL
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    cosem_attribute_descriptor: CosemAttributeDescriptor
    access_selection: SelectiveAccessDescriptor | None = None


@dataclass(slots=True)
class GetRequestNext(Record):
    """Get-Request-Next.

    Source: Green Book 8.3, 9.5.

        Get-Request-Next ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            block-number            Unsigned32
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    block_number: int


@dataclass(slots=True)
class GetRequestWithList(Record):
    """Get-Request-With-List.

    Source: Green Book 8.3, 9.5.

        Get-Request-With-List ::= SEQUENCE {
            invoke-id-and-priority     Invoke-Id-And-Priority,
            attribute-descriptor-list  SEQUENCE OF Cosem-Attribute-Descriptor-With-Selection
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    attribute_descriptor_list: list[CosemAttributeDescriptorWithSelection]


@dataclass(slots=True)
class GetResponseNormal(Record):
    """Get-Response-Normal.

    Source: Green Book 8.3, 9.5.

        Get-Response-Normal ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            result                  Get-Data-Result
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    result: GetDataResult


@dataclass(slots=True)
class GetResponseWithDatablock(Record):
    """Get-Response-With-Datablock.

    Source: Green Book 8.3, 9.5.

        Get-Response-With-Datablock ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            result                  DataBlock-G
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    result: DataBlockG


@dataclass(slots=True)
class GetResponseWithList(Record):
    """Get-Response-With-List.

    Source: Green Book 8.3, 9.5.

        Get-Response-With-List ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            result                  SEQUENCE OF Get-Data-Result
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    result: list[GetDataResult]


@dataclass(slots=True)
class DataBlockG(Record):
    """DataBlock-G.

    Source: Green Book 8.3, 9.5.

        DataBlock-G ::= SEQUENCE {
            last-block    BOOLEAN,
            block-number  Unsigned32,
            result        CHOICE {
                raw-data            [0] IMPLICIT OCTET STRING,
                data-access-result  [1] IMPLICIT Data-Access-Result
            }
        }
    """

    last_block: bool
    block_number: int
    result: DataBlockGResultRawData | DataAccessResult | int


@dataclass(slots=True)
class DataBlockGResultRawData(Record):
    """The alternative raw-data of DataBlock-G-result."""

    value: bytes


@dataclass(slots=True)
class DataBlockSa(Record):
    """DataBlock-SA.

    Source: Green Book 8.3, 9.5.

        DataBlock-SA ::= SEQUENCE {
            last-block    BOOLEAN,
            block-number  Unsigned32,
            raw-data      OCTET STRING
        }
    """

    last_block: bool
    block_number: int
    raw_data: bytes


@dataclass(slots=True, kw_only=True)
class SetRequestNormal(Record):
    """Set-Request-Normal.

    Source: Green Book 8.3, 9.5.

        Set-Request-Normal ::= SEQUENCE {
            invoke-id-and-priority      Invoke-Id-And-Priority,
            cosem-attribute-descriptor  Cosem-Attribute-Descriptor,
            access-selection            Selective-Access-Descriptor OPTIONAL,
            value                       Data
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    cosem_attribute_descriptor: CosemAttributeDescriptor
    access_selection: SelectiveAccessDescriptor | None = None
    value: Data


@dataclass(slots=True, kw_only=True)
class SetRequestWithFirstDatablock(Record):
    """Set-Request-With-First-Datablock.

    Source: Green Book 8.3, 9.5.

        Set-Request-With-First-Datablock ::= SEQUENCE {
            invoke-id-and-priority      Invoke-Id-And-Priority,
            cosem-attribute-descriptor  Cosem-Attribute-Descriptor,
            access-selection            [0] IMPLICIT Selective-Access-Descriptor OPTIONAL,
            datablock                   DataBlock-SA
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    cosem_attribute_descriptor: CosemAttributeDescriptor
    access_selection: SelectiveAccessDescriptor | None = None
    datablock: DataBlockSa


@dataclass(slots=True)
class SetRequestWithDatablock(Record):
    """Set-Request-With-Datablock.

    Source: Green Book 8.3, 9.5.

        Set-Request-With-Datablock ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            datablock               DataBlock-SA
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    datablock: DataBlockSa


@dataclass(slots=True)
class SetRequestWithList(Record):
    """Set-Request-With-List.

    Source: Green Book 8.3, 9.5.

        Set-Request-With-List ::= SEQUENCE {
            invoke-id-and-priority     Invoke-Id-And-Priority,
            attribute-descriptor-list  SEQUENCE OF Cosem-Attribute-Descriptor-With-Selection,
            value-list                 SEQUENCE OF Data
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    attribute_descriptor_list: list[CosemAttributeDescriptorWithSelection]
    value_list: list[Data]


@dataclass(slots=True)
class SetRequestWithListAndFirstDatablock(Record):
    """Set-Request-With-List-And-First-Datablock.

    Source: Green Book 8.3, 9.5.

        Set-Request-With-List-And-First-Datablock ::= SEQUENCE {
            invoke-id-and-priority     Invoke-Id-And-Priority,
            attribute-descriptor-list  SEQUENCE OF Cosem-Attribute-Descriptor-With-Selection,
            datablock                  DataBlock-SA
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    attribute_descriptor_list: list[CosemAttributeDescriptorWithSelection]
    datablock: DataBlockSa


@dataclass(slots=True)
class SetResponseNormal(Record):
    """Set-Response-Normal.

    Source: Green Book 8.3, 9.5.

        Set-Response-Normal ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            result                  Data-Access-Result
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    result: DataAccessResult | int


@dataclass(slots=True)
class SetResponseDatablock(Record):
    """Set-Response-Datablock.

    Source: Green Book 8.3, 9.5.

        Set-Response-Datablock ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            block-number            Unsigned32
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    block_number: int


@dataclass(slots=True)
class SetResponseLastDatablock(Record):
    """Set-Response-Last-Datablock.

    Source: Green Book 8.3, 9.5.

        Set-Response-Last-Datablock ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            result                  Data-Access-Result,
            block-number            Unsigned32
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    result: DataAccessResult | int
    block_number: int


@dataclass(slots=True)
class SetResponseLastDatablockWithList(Record):
    """Set-Response-Last-Datablock-With-List.

    Source: Green Book 8.3, 9.5.

        Set-Response-Last-Datablock-With-List ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            result                  SEQUENCE OF Data-Access-Result,
            block-number            Unsigned32
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    result: list[DataAccessResult | int]
    block_number: int


@dataclass(slots=True)
class SetResponseWithList(Record):
    """Set-Response-With-List.

    Source: Green Book 8.3, 9.5.

        Set-Response-With-List ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            result                  SEQUENCE OF Data-Access-Result
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    result: list[DataAccessResult | int]


@dataclass(slots=True)
class ActionRequestNormal(Record):
    """Action-Request-Normal.

    Source: Green Book 8.3, 9.5.

        Action-Request-Normal ::= SEQUENCE {
            invoke-id-and-priority        Invoke-Id-And-Priority,
            cosem-method-descriptor       Cosem-Method-Descriptor,
            method-invocation-parameters  Data OPTIONAL
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    cosem_method_descriptor: CosemMethodDescriptor
    method_invocation_parameters: Data | None = None


@dataclass(slots=True)
class ActionRequestNextPblock(Record):
    """Action-Request-Next-Pblock.

    Source: Green Book 8.3, 9.5.

        Action-Request-Next-Pblock ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            block-number            Unsigned32
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    block_number: int


@dataclass(slots=True)
class ActionRequestWithList(Record):
    """Action-Request-With-List.

    Source: Green Book 8.3, 9.5.

        Action-Request-With-List ::= SEQUENCE {
            invoke-id-and-priority        Invoke-Id-And-Priority,
            cosem-method-descriptor-list  SEQUENCE OF Cosem-Method-Descriptor,
            method-invocation-parameters  SEQUENCE OF Data
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    cosem_method_descriptor_list: list[CosemMethodDescriptor]
    method_invocation_parameters: list[Data]


@dataclass(slots=True)
class ActionRequestWithFirstPblock(Record):
    """Action-Request-With-First-Pblock.

    Source: Green Book 8.3, 9.5.

        Action-Request-With-First-Pblock ::= SEQUENCE {
            invoke-id-and-priority   Invoke-Id-And-Priority,
            cosem-method-descriptor  Cosem-Method-Descriptor,
            pblock                   DataBlock-SA
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    cosem_method_descriptor: CosemMethodDescriptor
    pblock: DataBlockSa


@dataclass(slots=True)
class ActionRequestWithListAndFirstPblock(Record):
    """Action-Request-With-List-And-First-Pblock.

    Source: Green Book 8.3, 9.5.

        Action-Request-With-List-And-First-Pblock ::= SEQUENCE {
            invoke-id-and-priority        Invoke-Id-And-Priority,
            cosem-method-descriptor-list  SEQUENCE OF Cosem-Method-Descriptor,
            pblock                        DataBlock-SA
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    cosem_method_descriptor_list: list[CosemMethodDescriptor]
    pblock: DataBlockSa


@dataclass(slots=True)
class ActionRequestWithPblock(Record):
    """Action-Request-With-Pblock.

    Source: Green Book 8.3, 9.5.

        Action-Request-With-Pblock ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            pblock                  DataBlock-SA
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    pblock: DataBlockSa


@dataclass(slots=True)
class ActionResponseNormal(Record):
    """Action-Response-Normal.

    Source: Green Book 8.3, 9.5.

        Action-Response-Normal ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            single-response         Action-Response-With-Optional-Data
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    single_response: ActionResponseWithOptionalData


@dataclass(slots=True)
class ActionResponseWithPblock(Record):
    """Action-Response-With-Pblock.

    Source: Green Book 8.3, 9.5.

        Action-Response-With-Pblock ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            pblock                  DataBlock-SA
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    pblock: DataBlockSa


@dataclass(slots=True)
class ActionResponseWithList(Record):
    """Action-Response-With-List.

    Source: Green Book 8.3, 9.5.

        Action-Response-With-List ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            list-of-responses       SEQUENCE OF Action-Response-With-Optional-Data
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    list_of_responses: list[ActionResponseWithOptionalData]


@dataclass(slots=True)
class ActionResponseNextPblock(Record):
    """Action-Response-Next-Pblock.

    Source: Green Book 8.3, 9.5.

        Action-Response-Next-Pblock ::= SEQUENCE {
            invoke-id-and-priority  Invoke-Id-And-Priority,
            block-number            Unsigned32
        }
    """

    invoke_id_and_priority: InvokeIdAndPriority
    block_number: int


@dataclass(slots=True)
class ActionResponseWithOptionalData(Record):
    """Action-Response-With-Optional-Data.

    Source: Green Book 8.3, 9.5.

        Action-Response-With-Optional-Data ::= SEQUENCE {
            result             Action-Result,
            return-parameters  Get-Data-Result OPTIONAL
        }
    """

    result: ActionResult | int
    return_parameters: GetDataResult | None = None


@dataclass(slots=True)
class AccessRequest(Record):
    """Access-Request.

    Source: Green Book 8.3, 9.5.

        Access-Request ::= SEQUENCE {
            long-invoke-id-and-priority  Long-Invoke-Id-And-Priority,
            date-time                    OCTET STRING (SIZE (0 | 12)),
            access-request-body          Access-Request-Body
        }
    """

    long_invoke_id_and_priority: LongInvokeIdAndPriority
    date_time: bytes
    access_request_body: AccessRequestBody


@dataclass(slots=True)
class AccessRequestBody(Record):
    """Access-Request-Body.

    Source: Green Book 8.3, 9.5.

        Access-Request-Body ::= SEQUENCE {
            access-request-specification  SEQUENCE OF Access-Request-Specification,
            access-request-list-of-data   SEQUENCE OF Data
        }
    """

    access_request_specification: list[AccessRequestSpecification]
    access_request_list_of_data: list[Data]


@dataclass(slots=True)
class AccessRequestGet(Record):
    """Access-Request-Get.

    Source: Green Book 8.3, 9.5.

        Access-Request-Get ::= SEQUENCE {
            cosem-attribute-descriptor  Cosem-Attribute-Descriptor
        }
    """

    cosem_attribute_descriptor: CosemAttributeDescriptor


@dataclass(slots=True)
class AccessRequestSet(Record):
    """Access-Request-Set.

    Source: Green Book 8.3, 9.5.

        Access-Request-Set ::= SEQUENCE {
            cosem-attribute-descriptor  Cosem-Attribute-Descriptor
        }
    """

    cosem_attribute_descriptor: CosemAttributeDescriptor


@dataclass(slots=True)
class AccessRequestAction(Record):
    """Access-Request-Action.

    Source: Green Book 8.3, 9.5.

        Access-Request-Action ::= SEQUENCE {
            cosem-method-descriptor  Cosem-Method-Descriptor
        }
    """

    cosem_method_descriptor: CosemMethodDescriptor


@dataclass(slots=True)
class AccessRequestGetWithSelection(Record):
    """Access-Request-Get-With-Selection.

    Source: Green Book 8.3, 9.5.

        Access-Request-Get-With-Selection ::= SEQUENCE {
            cosem-attribute-descriptor  Cosem-Attribute-Descriptor,
            access-selection            Selective-Access-Descriptor
        }
    """

    cosem_attribute_descriptor: CosemAttributeDescriptor
    access_selection: SelectiveAccessDescriptor


@dataclass(slots=True)
class AccessRequestSetWithSelection(Record):
    """Access-Request-Set-With-Selection.

    Source: Green Book 8.3, 9.5.

        Access-Request-Set-With-Selection ::= SEQUENCE {
            cosem-attribute-descriptor  Cosem-Attribute-Descriptor,
            access-selection            Selective-Access-Descriptor
        }
    """

    cosem_attribute_descriptor: CosemAttributeDescriptor
    access_selection: SelectiveAccessDescriptor


@dataclass(slots=True)
class AccessResponse(Record):
    """Access-Response.

    Source: Green Book 8.3, 9.5.

        Access-Response ::= SEQUENCE {
            long-invoke-id-and-priority  Long-Invoke-Id-And-Priority,
            date-time                    OCTET STRING (SIZE (0 | 12)),
            access-response-body         Access-Response-Body
        }
    """

    long_invoke_id_and_priority: LongInvokeIdAndPriority
    date_time: bytes
    access_response_body: AccessResponseBody


@dataclass(slots=True, kw_only=True)
class AccessResponseBody(Record):
    """Access-Response-Body.

    Source: Green Book 8.3, 9.5.

        Access-Response-Body ::= SEQUENCE {
            access-request-specification   [0] IMPLICIT SEQUENCE OF Access-Request-Specification OPTIONAL,
            access-response-list-of-data   SEQUENCE OF Data,
            access-response-specification  SEQUENCE OF Access-Response-Specification
        }
    """

    access_request_specification: list[AccessRequestSpecification] | None = None
    access_response_list_of_data: list[Data]
    access_response_specification: list[AccessResponseSpecification]


@dataclass(slots=True)
class AccessResponseGet(Record):
    """Access-Response-Get.

    Source: Green Book 8.3, 9.5.

        Access-Response-Get ::= SEQUENCE {
            result  Data-Access-Result
        }
    """

    result: DataAccessResult | int


@dataclass(slots=True)
class AccessResponseSet(Record):
    """Access-Response-Set.

    Source: Green Book 8.3, 9.5.

        Access-Response-Set ::= SEQUENCE {
            result  Data-Access-Result
        }
    """

    result: DataAccessResult | int


@dataclass(slots=True)
class AccessResponseAction(Record):
    """Access-Response-Action.

    Source: Green Book 8.3, 9.5.

        Access-Response-Action ::= SEQUENCE {
            result  Action-Result
        }
    """

    result: ActionResult | int


@dataclass(slots=True, kw_only=True)
class EventNotificationRequest(Record):
    """EventNotificationRequest.

    Source: Green Book 8.3, 9.5.

        EventNotificationRequest ::= SEQUENCE {
            time                        OCTET STRING OPTIONAL,
            cosem-attribute-descriptor  Cosem-Attribute-Descriptor,
            attribute-value             Data
        }
    """

    time: bytes | None = None
    cosem_attribute_descriptor: CosemAttributeDescriptor
    attribute_value: Data


@dataclass(slots=True)
class DataNotification(Record):
    """Data-Notification.

    Source: Green Book 8.3, 9.5.

        Data-Notification ::= SEQUENCE {
            long-invoke-id-and-priority  Long-Invoke-Id-And-Priority,
            date-time                    OCTET STRING (SIZE (0 | 12)),
            notification-body            Notification-Body
        }
    """

    long_invoke_id_and_priority: LongInvokeIdAndPriority
    date_time: bytes
    notification_body: NotificationBody


@dataclass(slots=True)
class NotificationBody(Record):
    """Notification-Body.

    Source: Green Book 8.3, 9.5.

        Notification-Body ::= SEQUENCE {
            data-value  Data
        }
    """

    data_value: Data


@dataclass(slots=True)
class DataNotificationConfirm(Record):
    """Confirms a data-notification; added after Green Book 8.3.

    Source: Green Book 9 and later.

        Data-Notification-Confirm ::= SEQUENCE {
            long-invoke-id-and-priority  Long-Invoke-Id-And-Priority,
            date-time                    OCTET STRING (SIZE (0 | 12))
        }
    """

    long_invoke_id_and_priority: LongInvokeIdAndPriority
    date_time: bytes


@dataclass(slots=True)
class SecurityHeader(Record):
    """The first five octets of a ciphered APDU's contents; key-set: 0 = unicast, 1 = broadcast.

    Source: Green Book 8.3, 9.2.7.2.4.1.

        Security-Header ::= SEQUENCE {
            security-control    Security-Control,
            invocation-counter  Unsigned32
        }
    """

    security_control: SecurityControl
    invocation_counter: int


@dataclass(slots=True)
class GeneralGloCiphering(Record):
    """General-Glo-Ciphering.

    Source: Green Book 8.3, 9.5.

        General-Glo-Ciphering ::= SEQUENCE {
            system-title      OCTET STRING,
            ciphered-content  OCTET STRING
        }
    """

    system_title: bytes
    ciphered_content: bytes


@dataclass(slots=True)
class GeneralDedCiphering(Record):
    """General-Ded-Ciphering.

    Source: Green Book 8.3, 9.5.

        General-Ded-Ciphering ::= SEQUENCE {
            system-title      OCTET STRING,
            ciphered-content  OCTET STRING
        }
    """

    system_title: bytes
    ciphered_content: bytes


@dataclass(slots=True, kw_only=True)
class GeneralCiphering(Record):
    """General-Ciphering.

    Source: Green Book 8.3, 9.5.

        General-Ciphering ::= SEQUENCE {
            transaction-id           OCTET STRING,
            originator-system-title  OCTET STRING,
            recipient-system-title   OCTET STRING,
            date-time                OCTET STRING,
            other-information        OCTET STRING,
            key-info                 Key-Info OPTIONAL,
            ciphered-content         OCTET STRING
        }
    """

    transaction_id: bytes
    originator_system_title: bytes
    recipient_system_title: bytes
    date_time: bytes
    other_information: bytes
    key_info: KeyInfo | None = None
    ciphered_content: bytes


@dataclass(slots=True)
class IdentifiedKey(Record):
    """Identified-Key.

    Source: Green Book 8.3, 9.5.

        Identified-Key ::= SEQUENCE {
            key-id  Key-Id
        }
    """

    key_id: KeyId | int


@dataclass(slots=True)
class WrappedKey(Record):
    """Wrapped-Key.

    Source: Green Book 8.3, 9.5.

        Wrapped-Key ::= SEQUENCE {
            kek-id             Kek-Id,
            key-ciphered-data  OCTET STRING
        }
    """

    kek_id: KekId | int
    key_ciphered_data: bytes


@dataclass(slots=True)
class AgreedKey(Record):
    """Agreed-Key.

    Source: Green Book 8.3, 9.5.

        Agreed-Key ::= SEQUENCE {
            key-parameters     OCTET STRING,
            key-ciphered-data  OCTET STRING
        }
    """

    key_parameters: bytes
    key_ciphered_data: bytes


@dataclass(slots=True)
class GeneralSigning(Record):
    """General-Signing.

    Source: Green Book 8.3, 9.5.

        General-Signing ::= SEQUENCE {
            transaction-id           OCTET STRING,
            originator-system-title  OCTET STRING,
            recipient-system-title   OCTET STRING,
            date-time                OCTET STRING,
            other-information        OCTET STRING,
            content                  OCTET STRING,
            signature                OCTET STRING
        }
    """

    transaction_id: bytes
    originator_system_title: bytes
    recipient_system_title: bytes
    date_time: bytes
    other_information: bytes
    content: bytes
    signature: bytes


@dataclass(slots=True)
class GeneralBlockTransfer(Record):
    """General-Block-Transfer.

    Source: Green Book 8.3, 9.5.

        General-Block-Transfer ::= SEQUENCE {
            block-control     Block-Control,
            block-number      Unsigned16,
            block-number-ack  Unsigned16,
            block-data        OCTET STRING
        }
    """

    block_control: BlockControl
    block_number: int
    block_number_ack: int
    block_data: bytes
