# Generated from apdu/acse.asn by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""The types of COSEM-ACSE."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from .._bits import NamedBits
from .._wire import Record

if TYPE_CHECKING:
    from ..bit_string import (
        BitString,
    )
    from ._choices import (
        AssociateSourceDiagnostic,
        AuthenticationValue,
    )


class AarqProtocolVersion(NamedBits):
    """AARQ-protocol-version.

    Source: Green Book 8.3, 9.4.2.

        AARQ-protocol-version ::= BIT STRING { version1(0) }
    """

    VERSION1 = 0x1


class AareProtocolVersion(NamedBits):
    """AARE-protocol-version.

    Source: Green Book 8.3, 9.4.2.

        AARE-protocol-version ::= BIT STRING { version1(0) }
    """

    VERSION1 = 0x1


class AcseRequirements(NamedBits):
    """ACSE-requirements.

    Source: Green Book 8.3, 9.5 (after ISO/IEC 15954).

        ACSE-requirements ::= BIT STRING { authentication(0) }
    """

    AUTHENTICATION = 0x1


class AssociationResult(IntEnum):
    """Association-result.

    Source: Green Book 8.3, 9.5 (after ISO/IEC 15954).

        Association-result ::= INTEGER { accepted(0), rejected-permanent(1), rejected-transient(2) }
    """

    ACCEPTED = 0
    REJECTED_PERMANENT = 1
    REJECTED_TRANSIENT = 2


class AssociateSourceDiagnosticAcseServiceUserCode(IntEnum):
    """acse-service-user of Associate-source-diagnostic."""

    NULL = 0
    NO_REASON_GIVEN = 1
    APPLICATION_CONTEXT_NAME_NOT_SUPPORTED = 2
    CALLING_AP_TITLE_NOT_RECOGNIZED = 3
    CALLING_AP_INVOCATION_IDENTIFIER_NOT_RECOGNIZED = 4
    CALLING_AE_QUALIFIER_NOT_RECOGNIZED = 5
    CALLING_AE_INVOCATION_IDENTIFIER_NOT_RECOGNIZED = 6
    CALLED_AP_TITLE_NOT_RECOGNIZED = 7
    CALLED_AP_INVOCATION_IDENTIFIER_NOT_RECOGNIZED = 8
    CALLED_AE_QUALIFIER_NOT_RECOGNIZED = 9
    CALLED_AE_INVOCATION_IDENTIFIER_NOT_RECOGNIZED = 10
    AUTHENTICATION_MECHANISM_NAME_NOT_RECOGNISED = 11
    AUTHENTICATION_MECHANISM_NAME_REQUIRED = 12
    AUTHENTICATION_FAILURE = 13
    AUTHENTICATION_REQUIRED = 14


class AssociateSourceDiagnosticAcseServiceProviderCode(IntEnum):
    """acse-service-provider of Associate-source-diagnostic."""

    NULL = 0
    NO_REASON_GIVEN = 1
    NO_COMMON_ACSE_VERSION = 2


class ReleaseRequestReason(IntEnum):
    """Release-request-reason.

    Source: Green Book 8.3, 9.5 (after ISO/IEC 15954).

        Release-request-reason ::= INTEGER { normal(0), urgent(1), user-defined(30) }
    """

    NORMAL = 0
    URGENT = 1
    USER_DEFINED = 30


class ReleaseResponseReason(IntEnum):
    """Release-response-reason.

    Source: Green Book 8.3, 9.5 (after ISO/IEC 15954).

        Release-response-reason ::= INTEGER { normal(0), not-finished(1), user-defined(30) }
    """

    NORMAL = 0
    NOT_FINISHED = 1
    USER_DEFINED = 30


@dataclass(slots=True, kw_only=True)
class Aarq(Record):
    """A-ASSOCIATE request: opens an application association.

    Source: Green Book 8.3, 9.4.2.

        AARQ ::= [APPLICATION 0] IMPLICIT SEQUENCE {
            protocol-version              [0] IMPLICIT BIT STRING { version1(0) } DEFAULT { version1 },
            application-context-name      [1] Application-context-name,
            called-AP-title               [2] AP-title OPTIONAL,
            called-AE-qualifier           [3] AE-qualifier OPTIONAL,
            called-AP-invocation-id       [4] AP-invocation-identifier OPTIONAL,
            called-AE-invocation-id       [5] AE-invocation-identifier OPTIONAL,
            calling-AP-title              [6] AP-title OPTIONAL,
            calling-AE-qualifier          [7] AE-qualifier OPTIONAL,
            calling-AP-invocation-id      [8] AP-invocation-identifier OPTIONAL,
            calling-AE-invocation-id      [9] AE-invocation-identifier OPTIONAL,
            sender-acse-requirements      [10] IMPLICIT ACSE-requirements OPTIONAL,
            mechanism-name                [11] IMPLICIT Mechanism-name OPTIONAL,
            calling-authentication-value  [12] Authentication-value OPTIONAL,
            implementation-information    [29] IMPLICIT Implementation-data OPTIONAL,
            user-information              [30] Association-information OPTIONAL
        }
    """

    protocol_version: AarqProtocolVersion | BitString = AarqProtocolVersion.VERSION1
    application_context_name: str
    called_ap_title: bytes | None = None
    called_ae_qualifier: bytes | None = None
    called_ap_invocation_id: int | None = None
    called_ae_invocation_id: int | None = None
    calling_ap_title: bytes | None = None
    calling_ae_qualifier: bytes | None = None
    calling_ap_invocation_id: int | None = None
    calling_ae_invocation_id: int | None = None
    sender_acse_requirements: AcseRequirements | BitString | None = None
    mechanism_name: str | None = None
    calling_authentication_value: AuthenticationValue | None = field(default=None, repr=False)
    implementation_information: bytes | None = None
    user_information: bytes | None = None


@dataclass(slots=True, kw_only=True)
class Aare(Record):
    """A-ASSOCIATE response.

    Source: Green Book 8.3, 9.4.2.

        AARE ::= [APPLICATION 1] IMPLICIT SEQUENCE {
            protocol-version                 [0] IMPLICIT BIT STRING { version1(0) } DEFAULT { version1 },
            application-context-name         [1] Application-context-name,
            result                           [2] Association-result,
            result-source-diagnostic         [3] Associate-source-diagnostic,
            responding-AP-title              [4] AP-title OPTIONAL,
            responding-AE-qualifier          [5] AE-qualifier OPTIONAL,
            responding-AP-invocation-id      [6] AP-invocation-identifier OPTIONAL,
            responding-AE-invocation-id      [7] AE-invocation-identifier OPTIONAL,
            responder-acse-requirements      [8] IMPLICIT ACSE-requirements OPTIONAL,
            mechanism-name                   [9] IMPLICIT Mechanism-name OPTIONAL,
            responding-authentication-value  [10] Authentication-value OPTIONAL,
            implementation-information       [29] IMPLICIT Implementation-data OPTIONAL,
            user-information                 [30] Association-information OPTIONAL
        }
    """

    protocol_version: AareProtocolVersion | BitString = AareProtocolVersion.VERSION1
    application_context_name: str
    result: AssociationResult | int
    result_source_diagnostic: AssociateSourceDiagnostic
    responding_ap_title: bytes | None = None
    responding_ae_qualifier: bytes | None = None
    responding_ap_invocation_id: int | None = None
    responding_ae_invocation_id: int | None = None
    responder_acse_requirements: AcseRequirements | BitString | None = None
    mechanism_name: str | None = None
    responding_authentication_value: AuthenticationValue | None = field(default=None, repr=False)
    implementation_information: bytes | None = None
    user_information: bytes | None = None


@dataclass(slots=True)
class Rlrq(Record):
    """A-RELEASE request.

    Source: Green Book 8.3, 9.4.2.

        RLRQ ::= [APPLICATION 2] IMPLICIT SEQUENCE {
            reason            [0] IMPLICIT Release-request-reason OPTIONAL,
            user-information  [30] Association-information OPTIONAL
        }
    """

    reason: ReleaseRequestReason | int | None = None
    user_information: bytes | None = None


@dataclass(slots=True)
class Rlre(Record):
    """A-RELEASE response.

    Source: Green Book 8.3, 9.4.2.

        RLRE ::= [APPLICATION 3] IMPLICIT SEQUENCE {
            reason            [0] IMPLICIT Release-response-reason OPTIONAL,
            user-information  [30] Association-information OPTIONAL
        }
    """

    reason: ReleaseResponseReason | int | None = None
    user_information: bytes | None = None


@dataclass(slots=True)
class AuthenticationValueCharstring(Record):
    """The alternative charstring of Authentication-value."""

    value: bytes = field(repr=False)


@dataclass(slots=True)
class AuthenticationValueBitstring(Record):
    """The alternative bitstring of Authentication-value."""

    value: BitString = field(repr=False)


@dataclass(slots=True)
class AuthenticationValueExternal(Record):
    """The alternative external of Authentication-value."""

    value: bytes = field(repr=False)


@dataclass(slots=True)
class AuthenticationValueOther(Record):
    """Authentication-value-other.

    Source: Green Book 8.3, 9.5 (after ISO/IEC 15954).

        Authentication-value-other ::= SEQUENCE {
            other-mechanism-name   Mechanism-name,
            other-mechanism-value  ANY DEFINED BY other-mechanism-name
        }
    """

    other_mechanism_name: str
    other_mechanism_value: bytes = field(repr=False)


@dataclass(slots=True)
class AssociateSourceDiagnosticAcseServiceUser(Record):
    """The alternative acse-service-user of Associate-source-diagnostic."""

    value: AssociateSourceDiagnosticAcseServiceUserCode | int


@dataclass(slots=True)
class AssociateSourceDiagnosticAcseServiceProvider(Record):
    """The alternative acse-service-provider of Associate-source-diagnostic."""

    value: AssociateSourceDiagnosticAcseServiceProviderCode | int


DLMS_UA: str = "2.16.756.5.8"
APPLICATION_CONTEXT: str = "2.16.756.5.8.1"
LOGICAL_NAME_REFERENCING_NO_CIPHERING: str = "2.16.756.5.8.1.1"
SHORT_NAME_REFERENCING_NO_CIPHERING: str = "2.16.756.5.8.1.2"
LOGICAL_NAME_REFERENCING_WITH_CIPHERING: str = "2.16.756.5.8.1.3"
SHORT_NAME_REFERENCING_WITH_CIPHERING: str = "2.16.756.5.8.1.4"
AUTHENTICATION_MECHANISM_NAME: str = "2.16.756.5.8.2"
LOWEST_LEVEL_SECURITY: str = "2.16.756.5.8.2.0"
LOW_LEVEL_SECURITY: str = "2.16.756.5.8.2.1"
HIGH_LEVEL_SECURITY: str = "2.16.756.5.8.2.2"
HIGH_LEVEL_SECURITY_MD5: str = "2.16.756.5.8.2.3"
HIGH_LEVEL_SECURITY_SHA1: str = "2.16.756.5.8.2.4"
HIGH_LEVEL_SECURITY_GMAC: str = "2.16.756.5.8.2.5"
HIGH_LEVEL_SECURITY_SHA256: str = "2.16.756.5.8.2.6"
HIGH_LEVEL_SECURITY_ECDSA: str = "2.16.756.5.8.2.7"
CRYPTOGRAPHIC_ALGORITHMS: str = "2.16.756.5.8.3"
AES_GCM_128: str = "2.16.756.5.8.3.0"
AES_GCM_256: str = "2.16.756.5.8.3.1"
AES_WRAP_128: str = "2.16.756.5.8.3.2"
AES_WRAP_256: str = "2.16.756.5.8.3.3"
