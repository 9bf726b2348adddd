# Generated from specs/classes/064_security_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Security setup (class id 64): SecuritySetup is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "SecuritySetup",
    "SecuritySetupV0",
    "SecuritySetupV1",
]


class SecuritySetupV0(InterfaceClass):
    """Security setup, class id 64, version 0 (Blue Book 14, 5.4; verified)."""

    __slots__ = ()

    CLASS_ID = 64
    VERSION = 0
    NAME = "Security setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class SecurityPolicy(IntEnum):
        """enum {0 nothing, 1 all_messages_authenticated, 2 all_messages_encrypted, 3 all_messages_authenticated_and_encrypted}"""

        NOTHING = 0
        ALL_MESSAGES_AUTHENTICATED = 1
        ALL_MESSAGES_ENCRYPTED = 2
        ALL_MESSAGES_AUTHENTICATED_AND_ENCRYPTED = 3

    class SecuritySuite(IntEnum):
        """enum {0 aes_gcm_128}"""

        AES_GCM_128 = 0

    class SecurityActivateParameter(IntEnum):
        """enum {0 nothing, 1 all_messages_authenticated, 2 all_messages_encrypted, 3 all_messages_authenticated_and_encrypted}"""

        NOTHING = 0
        ALL_MESSAGES_AUTHENTICATED = 1
        ALL_MESSAGES_ENCRYPTED = 2
        ALL_MESSAGES_AUTHENTICATED_AND_ENCRYPTED = 3

    class GlobalKeyTransferParameterElementKeyId(IntEnum):
        """enum {0 global_unicast_encryption_key, 1 global_broadcast_encryption_key, 2 authentication_key}"""

        GLOBAL_UNICAST_ENCRYPTION_KEY = 0
        GLOBAL_BROADCAST_ENCRYPTION_KEY = 1
        AUTHENTICATION_KEY = 2

    @dataclass(slots=True)
    class GlobalKeyTransferParameterElement:
        """structure { key_id enum {0 global_unicast_encryption_key, 1 global_broadcast_encryption_key, 2 authentication_key}; key_wrapped octet-string }"""

        key_id: SecuritySetupV0.GlobalKeyTransferParameterElementKeyId | int
        key_wrapped: bytes

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    security_policy: Attribute[SecurityPolicy | int] = Attribute(
        2,
        _types.Named("enum", SecurityPolicy),
        static=True,
        sn=0x08,
    )
    """`enum {0 nothing, 1 all_messages_authenticated, 2 all_messages_encrypted, 3 all_messages_authenticated_and_encrypted}`"""

    security_suite: Attribute[SecuritySuite | int] = Attribute(
        3,
        _types.Named("enum", SecuritySuite),
        static=True,
        sn=0x10,
    )
    """`enum {0 aes_gcm_128}`"""

    client_system_title: Attribute[bytes] = Attribute(4, _types.OCTET_STRING, static=False, sn=0x18)
    """`octet-string as system-title`"""

    server_system_title: Attribute[bytes] = Attribute(5, _types.OCTET_STRING, static=True, sn=0x20)
    """`octet-string as system-title`"""

    security_activate: Method[SecurityActivateParameter | int, None] = Method(
        1,
        parameter=_types.Named("enum", SecurityActivateParameter),
        sn=0x28,
        mandatory=False,
    )
    """Takes `enum {0 nothing, 1 all_messages_authenticated, 2 all_messages_encrypted, 3 all_messages_authenticated_and_encrypted}`"""

    global_key_transfer: Method[list[GlobalKeyTransferParameterElement], None] = Method(
        2,
        parameter=_types.Array(_types.Structure(
            GlobalKeyTransferParameterElement,
            key_id=_types.Named("enum", GlobalKeyTransferParameterElementKeyId),
            key_wrapped=_types.OCTET_STRING,
        )),
        sn=0x30,
        mandatory=False,
    )
    """Takes `array of structure { key_id enum {0 global_unicast_encryption_key, 1 global_broadcast_encryption_key, 2 authentication_key}; key_wrapped octet-string }`"""


class SecuritySetupV1(InterfaceClass):
    """Security setup, class id 64, version 1 (Blue Book 17, 4.4.7; verified)."""

    __slots__ = ()

    CLASS_ID = 64
    VERSION = 1
    NAME = "Security setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class KeyTransferParameterElement:
        """structure { key_id symmetric_key_id; key_wrapped octet-string }"""

        key_id: types.SymmetricKeyId | int
        key_wrapped: bytes

    @dataclass(slots=True)
    class KeyAgreementParameterElement:
        """structure { key_id symmetric_key_id; key_data octet-string }"""

        key_id: types.SymmetricKeyId | int
        key_data: bytes

    @dataclass(slots=True)
    class KeyAgreementResultElement:
        """structure { key_id symmetric_key_id; key_data octet-string }"""

        key_id: types.SymmetricKeyId | int
        key_data: bytes

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    security_policy: Attribute[int] = Attribute(2, _types.ENUM, static=True, sn=0x08)
    """Bits: 2 authenticated request, 3 encrypted request, 4 digitally signed request, 5 authenticated response, 6 encrypted response, 7 digitally signed response. `enum as security-policy-bits`"""

    security_suite: Attribute[types.SecuritySuite | int] = Attribute(3, types.SECURITY_SUITE, static=True, sn=0x10)
    """`security_suite`"""

    client_system_title: Attribute[bytes] = Attribute(4, _types.OCTET_STRING, static=False, sn=0x18)
    """`octet-string as system-title`"""

    server_system_title: Attribute[bytes] = Attribute(5, _types.OCTET_STRING, static=True, sn=0x20)
    """`octet-string as system-title`"""

    certificates: Attribute[list[types.CertificateInfo]] = Attribute(
        6,
        _types.Array(types.CERTIFICATE_INFO),
        static=False,
        sn=0x28,
    )
    """`array of certificate_info`"""

    security_activate: Method[int, None] = Method(1, parameter=_types.ENUM, sn=0x30, mandatory=False)
    """Takes `enum as security-policy-bits`"""

    key_transfer: Method[list[KeyTransferParameterElement], None] = Method(
        2,
        parameter=_types.Array(_types.Structure(
            KeyTransferParameterElement,
            key_id=types.SYMMETRIC_KEY_ID,
            key_wrapped=_types.OCTET_STRING,
        )),
        sn=0x38,
        mandatory=False,
    )
    """Takes `array of structure { key_id symmetric_key_id; key_wrapped octet-string }`"""

    key_agreement: Method[list[KeyAgreementParameterElement], list[KeyAgreementResultElement]] = Method(
        3,
        parameter=_types.Array(_types.Structure(
            KeyAgreementParameterElement,
            key_id=types.SYMMETRIC_KEY_ID,
            key_data=_types.OCTET_STRING,
        )),
        result=_types.Array(_types.Structure(
            KeyAgreementResultElement,
            key_id=types.SYMMETRIC_KEY_ID,
            key_data=_types.OCTET_STRING,
        )),
        sn=0x40,
        mandatory=False,
    )
    """Takes `array of structure { key_id symmetric_key_id; key_data octet-string }`, gives `array of structure { key_id symmetric_key_id; key_data octet-string }`"""

    generate_key_pair: Method[types.KeyPairUse | int, None] = Method(
        4,
        parameter=types.KEY_PAIR_USE,
        sn=0x48,
        mandatory=False,
    )
    """Takes `key_pair_use`"""

    generate_certificate_request: Method[types.KeyPairUse | int, bytes] = Method(
        5,
        parameter=types.KEY_PAIR_USE,
        result=_types.OCTET_STRING,
        sn=0x50,
        mandatory=False,
    )
    """Takes `key_pair_use`, gives `octet-string`"""

    import_certificate: Method[bytes, None] = Method(6, parameter=_types.OCTET_STRING, sn=0x58, mandatory=False)
    """Takes `octet-string`"""

    export_certificate: Method[types.CertificateIdentification, bytes] = Method(
        7,
        parameter=types.CERTIFICATE_IDENTIFICATION,
        result=_types.OCTET_STRING,
        sn=0x60,
        mandatory=False,
    )
    """Takes `certificate_identification`, gives `octet-string`"""

    remove_certificate: Method[types.CertificateIdentification, None] = Method(
        8,
        parameter=types.CERTIFICATE_IDENTIFICATION,
        sn=0x68,
        mandatory=False,
    )
    """Takes `certificate_identification`"""


SecuritySetup = SecuritySetupV1
