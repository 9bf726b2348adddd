# Generated from specs/classes/040_push_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Push setup (class id 40): PushSetup is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from . import _types, types
from ..date_time import DateTime
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "PushSetup",
    "PushSetupV0",
    "PushSetupV1",
    "PushSetupV2",
    "PushSetupV3",
]


class PushSetupV0(InterfaceClass):
    """Push setup, class id 40, version 0 (Blue Book 14, 5.4; verified)."""

    __slots__ = ()

    CLASS_ID = 40
    VERSION = 0
    NAME = "Push setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    push_object_list: Attribute[list[types.CaptureObjectDefinition]] = Attribute(
        2,
        _types.Array(types.CAPTURE_OBJECT_DEFINITION),
        static=True,
        sn=0x08,
    )
    """`array of capture_object_definition`"""

    send_destination_and_method: Attribute[types.SendDestinationAndMethod] = Attribute(
        3,
        types.SEND_DESTINATION_AND_METHOD,
        static=True,
        sn=0x10,
    )
    """`send_destination_and_method`"""

    communication_window: Attribute[list[types.WindowElement]] = Attribute(
        4,
        _types.Array(types.WINDOW_ELEMENT),
        static=True,
        sn=0x18,
    )
    """`array of window_element`"""

    randomisation_start_interval: Attribute[int] = Attribute(5, _types.LONG_UNSIGNED, static=True, sn=0x20)
    """Seconds. `long-unsigned`"""

    number_of_retries: Attribute[int] = Attribute(6, _types.UNSIGNED, static=True, sn=0x28)
    """`unsigned`"""

    repetition_delay: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=True, sn=0x30)
    """Seconds. `long-unsigned`"""

    push: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x38, mandatory=True)
    """Takes `integer(0)`"""


class PushSetupV1(InterfaceClass):
    """Push setup, class id 40, version 1 (Blue Book 14, 5.4; verified)."""

    __slots__ = ()

    CLASS_ID = 40
    VERSION = 1
    NAME = "Push setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    push_object_list: Attribute[list[types.ObjectDefinitionWithRestriction]] = Attribute(
        2,
        _types.Array(types.OBJECT_DEFINITION_WITH_RESTRICTION),
        static=True,
        sn=0x08,
    )
    """`array of object_definition_with_restriction`"""

    send_destination_and_method: Attribute[types.SendDestinationAndMethod] = Attribute(
        3,
        types.SEND_DESTINATION_AND_METHOD,
        static=True,
        sn=0x10,
    )
    """`send_destination_and_method`"""

    communication_window: Attribute[list[types.WindowElement]] = Attribute(
        4,
        _types.Array(types.WINDOW_ELEMENT),
        static=True,
        sn=0x18,
    )
    """`array of window_element`"""

    randomisation_start_interval: Attribute[int] = Attribute(5, _types.LONG_UNSIGNED, static=True, sn=0x20)
    """Seconds. `long-unsigned`"""

    number_of_retries: Attribute[int] = Attribute(6, _types.UNSIGNED, static=True, sn=0x28)
    """`unsigned`"""

    repetition_delay: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=True, sn=0x30)
    """Seconds. `long-unsigned`"""

    port_reference: Attribute[Obis] = Attribute(8, _types.OBIS_OCTETS, static=True)
    """`octet-string as obis`"""

    push_client_sap: Attribute[int] = Attribute(9, _types.INTEGER, static=True)
    """`integer`"""

    push_protection_parameters: Attribute[list[types.ProtectionParametersElement]] = Attribute(
        10,
        _types.Array(types.PROTECTION_PARAMETERS_ELEMENT),
        static=True,
    )
    """`array of protection_parameters_element`"""

    push: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), mandatory=True)
    """Takes `integer(0)`"""


class PushSetupV2(InterfaceClass):
    """Push setup, class id 40, version 2 (Blue Book 14, 4.4.8.2; verified)."""

    __slots__ = ()

    CLASS_ID = 40
    VERSION = 2
    NAME = "Push setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class RepetitionDelay:
        """structure { repetition_delay_min long-unsigned; repetition_delay_exponent long-unsigned; repetition_delay_max long-unsigned }"""

        repetition_delay_min: int
        repetition_delay_exponent: int
        repetition_delay_max: int

    class PushOperationMethod(IntEnum):
        """enum {0 unconfirmed_retry_on_supporting_layer_failure, 1 unconfirmed_retry_on_missing_supporting_layer_confirmation, 2 confirmed_retry_on_missing_confirmation}"""

        UNCONFIRMED_RETRY_ON_SUPPORTING_LAYER_FAILURE = 0
        UNCONFIRMED_RETRY_ON_MISSING_SUPPORTING_LAYER_CONFIRMATION = 1
        CONFIRMED_RETRY_ON_MISSING_CONFIRMATION = 2

    @dataclass(slots=True)
    class ConfirmationParameters:
        """structure { confirmation_start_date date-time; confirmation_interval double-long-unsigned }"""

        confirmation_start_date: DateTime
        confirmation_interval: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    push_object_list: Attribute[list[types.PushObjectDefinitionV2]] = Attribute(
        2,
        _types.Array(types.PUSH_OBJECT_DEFINITION_V2),
        static=True,
        sn=0x08,
    )
    """`array of push_object_definition_v2`"""

    send_destination_and_method: Attribute[types.SendDestinationAndMethod] = Attribute(
        3,
        types.SEND_DESTINATION_AND_METHOD,
        static=True,
        sn=0x10,
    )
    """`send_destination_and_method`"""

    communication_window: Attribute[list[types.WindowElement]] = Attribute(
        4,
        _types.Array(types.WINDOW_ELEMENT),
        static=True,
        sn=0x18,
    )
    """`array of window_element`"""

    randomisation_start_interval: Attribute[int] = Attribute(5, _types.LONG_UNSIGNED, static=True, sn=0x20)
    """Seconds. `long-unsigned`"""

    number_of_retries: Attribute[int] = Attribute(6, _types.UNSIGNED, static=True, sn=0x28)
    """`unsigned`"""

    repetition_delay: Attribute[RepetitionDelay] = Attribute(
        7,
        _types.Structure(
            RepetitionDelay,
            repetition_delay_min=_types.LONG_UNSIGNED,
            repetition_delay_exponent=_types.LONG_UNSIGNED,
            repetition_delay_max=_types.LONG_UNSIGNED,
        ),
        static=True,
        sn=0x30,
    )
    """`structure { repetition_delay_min long-unsigned; repetition_delay_exponent long-unsigned; repetition_delay_max long-unsigned }`"""

    port_reference: Attribute[Obis] = Attribute(8, _types.OBIS_OCTETS, static=True)
    """`octet-string as obis`"""

    push_client_sap: Attribute[int] = Attribute(9, _types.INTEGER, static=True)
    """`integer`"""

    push_protection_parameters: Attribute[list[types.ProtectionParametersElement]] = Attribute(
        10,
        _types.Array(types.PROTECTION_PARAMETERS_ELEMENT),
        static=True,
    )
    """`array of protection_parameters_element`"""

    push_operation_method: Attribute[PushOperationMethod | int] = Attribute(
        11,
        _types.Named("enum", PushOperationMethod),
        static=True,
    )
    """`enum {0 unconfirmed_retry_on_supporting_layer_failure, 1 unconfirmed_retry_on_missing_supporting_layer_confirmation, 2 confirmed_retry_on_missing_confirmation}`"""

    confirmation_parameters: Attribute[ConfirmationParameters] = Attribute(
        12,
        _types.Structure(
            ConfirmationParameters,
            confirmation_start_date=_types.DATE_TIME,
            confirmation_interval=_types.DOUBLE_LONG_UNSIGNED,
        ),
        static=True,
    )
    """`structure { confirmation_start_date date-time; confirmation_interval double-long-unsigned }`"""

    last_confirmation_date_time: Attribute[DateTime] = Attribute(13, _types.DATE_TIME, static=False)
    """`date-time`"""

    push: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), mandatory=True)
    """Takes `integer(0)`"""

    reset: Method[int, None] = Method(2, parameter=_types.INTEGER.within((0, 0)), mandatory=True)
    """Takes `integer(0)`"""


class PushSetupV3(InterfaceClass):
    """Push setup, class id 40, version 3 (Blue Book 17, 4.4.8.2; single source)."""

    __slots__ = ()

    CLASS_ID = 40
    VERSION = 3
    NAME = "Push setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    class SendDestinationAndMethodTransportService(IntEnum):
        """enum {0 tcp, 1 udp, 2 ftp, 3 smtp, 4 sms, 5 hdlc, 6 m_bus, 7 zigbee, 8 dlms_gateway, 9 reliable_coap, 10 unreliable_coap}"""

        TCP = 0
        UDP = 1
        FTP = 2
        SMTP = 3
        SMS = 4
        HDLC = 5
        M_BUS = 6
        ZIGBEE = 7
        DLMS_GATEWAY = 8
        RELIABLE_COAP = 9
        UNRELIABLE_COAP = 10

    class SendDestinationAndMethodMessage(IntEnum):
        """enum {0 a_xdr_encoded_xdlms_apdu, 1 xml_encoded_xdlms_apdu}"""

        A_XDR_ENCODED_XDLMS_APDU = 0
        XML_ENCODED_XDLMS_APDU = 1

    @dataclass(slots=True)
    class SendDestinationAndMethod:
        """structure { transport_service enum {0 tcp, 1 udp, 2 ftp, 3 smtp, 4 sms, 5 hdlc, 6 m_bus, 7 zigbee, 8 dlms_gateway, 9 reliable_coap, 10 unreliable_coap}; destination octet-string; message enum {0 a_xdr_encoded_xdlms_apdu, 1 xml_encoded_xdlms_apdu} }"""

        transport_service: PushSetupV3.SendDestinationAndMethodTransportService | int
        destination: bytes
        message: PushSetupV3.SendDestinationAndMethodMessage | int

    RepetitionDelay: TypeAlias = PushSetupV2.RepetitionDelay

    PushOperationMethod: TypeAlias = PushSetupV2.PushOperationMethod

    ConfirmationParameters: TypeAlias = PushSetupV2.ConfirmationParameters

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    push_object_list: Attribute[list[types.PushObjectDefinitionV2]] = Attribute(
        2,
        _types.Array(types.PUSH_OBJECT_DEFINITION_V2),
        static=True,
        sn=0x08,
    )
    """`array of push_object_definition_v2`"""

    send_destination_and_method: Attribute[SendDestinationAndMethod] = Attribute(
        3,
        _types.Structure(
            SendDestinationAndMethod,
            transport_service=_types.Named("enum", SendDestinationAndMethodTransportService),
            destination=_types.OCTET_STRING,
            message=_types.Named("enum", SendDestinationAndMethodMessage),
        ),
        static=True,
        sn=0x10,
    )
    """`structure { transport_service enum {0 tcp, 1 udp, 2 ftp, 3 smtp, 4 sms, 5 hdlc, 6 m_bus, 7 zigbee, 8 dlms_gateway, 9 reliable_coap, 10 unreliable_coap}; destination octet-string; message enum {0 a_xdr_encoded_xdlms_apdu, 1 xml_encoded_xdlms_apdu} }`"""

    communication_window: Attribute[list[types.WindowElement]] = Attribute(
        4,
        _types.Array(types.WINDOW_ELEMENT),
        static=True,
        sn=0x18,
    )
    """`array of window_element`"""

    randomisation_start_interval: Attribute[int] = Attribute(5, _types.LONG_UNSIGNED, static=True, sn=0x20)
    """Seconds. `long-unsigned`"""

    number_of_retries: Attribute[int] = Attribute(6, _types.UNSIGNED, static=True, sn=0x28)
    """`unsigned`"""

    repetition_delay: Attribute[RepetitionDelay] = Attribute(
        7,
        _types.Structure(
            RepetitionDelay,
            repetition_delay_min=_types.LONG_UNSIGNED,
            repetition_delay_exponent=_types.LONG_UNSIGNED,
            repetition_delay_max=_types.LONG_UNSIGNED,
        ),
        static=True,
        sn=0x30,
    )
    """`structure { repetition_delay_min long-unsigned; repetition_delay_exponent long-unsigned; repetition_delay_max long-unsigned }`"""

    port_reference: Attribute[Obis] = Attribute(8, _types.OBIS_OCTETS, static=True)
    """`octet-string as obis`"""

    push_client_sap: Attribute[int] = Attribute(9, _types.INTEGER, static=True)
    """`integer`"""

    push_protection_parameters: Attribute[list[types.ProtectionParametersElement]] = Attribute(
        10,
        _types.Array(types.PROTECTION_PARAMETERS_ELEMENT),
        static=True,
    )
    """`array of protection_parameters_element`"""

    push_operation_method: Attribute[PushOperationMethod | int] = Attribute(
        11,
        _types.Named("enum", PushOperationMethod),
        static=True,
    )
    """`enum {0 unconfirmed_retry_on_supporting_layer_failure, 1 unconfirmed_retry_on_missing_supporting_layer_confirmation, 2 confirmed_retry_on_missing_confirmation}`"""

    confirmation_parameters: Attribute[ConfirmationParameters] = Attribute(
        12,
        _types.Structure(
            ConfirmationParameters,
            confirmation_start_date=_types.DATE_TIME,
            confirmation_interval=_types.DOUBLE_LONG_UNSIGNED,
        ),
        static=True,
    )
    """`structure { confirmation_start_date date-time; confirmation_interval double-long-unsigned }`"""

    last_confirmation_date_time: Attribute[DateTime] = Attribute(13, _types.DATE_TIME, static=False)
    """`date-time`"""

    push: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), mandatory=True)
    """Takes `integer(0)`"""

    reset: Method[int, None] = Method(2, parameter=_types.INTEGER.within((0, 0)), mandatory=False)
    """Takes `integer(0)`"""


PushSetup = PushSetupV3
