# Generated from specs/types.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Types that several interface classes share: for each its node and, where it needs one, its Python class."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, IntFlag
from typing import TypeAlias

from . import _types
from ..bit_string import BitString
from ..data import Data as AnyData
from ..date_time import Date, DateTime, Time
from ..obis import Obis
from ..units import Unit

LOGICAL_NAME: _types.Type[Obis] = _types.OBIS_OCTETS
"""Logical name of an object: value groups A to F."""


@dataclass(slots=True)
class ActionItem:
    """structure { script_logical_name logical_name; script_selector long-unsigned }"""

    script_logical_name: Obis
    script_selector: int


ACTION_ITEM: _types.Type[ActionItem] = _types.Structure(
    ActionItem,
    script_logical_name=LOGICAL_NAME,
    script_selector=_types.LONG_UNSIGNED,
)
"""A script of a script table."""


@dataclass(slots=True)
class ActionSet:
    """structure { action_up action_item; action_down action_item }"""

    action_up: ActionItem
    action_down: ActionItem


ACTION_SET: _types.Type[ActionSet] = _types.Structure(
    ActionSet,
    action_up=ACTION_ITEM,
    action_down=ACTION_ITEM,
)
"""Scripts run when a threshold is crossed upwards and downwards."""


class ActionSpecificationServiceId(IntEnum):
    """enum {1 write_attribute, 2 execute_method}"""

    WRITE_ATTRIBUTE = 1
    EXECUTE_METHOD = 2


@dataclass(slots=True)
class ActionSpecification:
    """structure { service_id enum {1 write_attribute, 2 execute_method}; class_id long-unsigned; logical_name logical_name; index integer; parameter any }"""

    service_id: ActionSpecificationServiceId | int
    class_id: int
    logical_name: Obis
    index: int
    parameter: AnyData


ACTION_SPECIFICATION: _types.Type[ActionSpecification] = _types.Structure(
    ActionSpecification,
    service_id=_types.Named("enum", ActionSpecificationServiceId),
    class_id=_types.LONG_UNSIGNED,
    logical_name=LOGICAL_NAME,
    index=_types.INTEGER,
    parameter=_types.ANY,
)
"""One write or one method invocation of a script."""


@dataclass(slots=True)
class AsslistElement:
    """structure { sap long-unsigned; logical_device_name octet-string }"""

    sap: int
    logical_device_name: bytes


ASSLIST_ELEMENT: _types.Type[AsslistElement] = _types.Structure(
    AsslistElement,
    sap=_types.LONG_UNSIGNED,
    logical_device_name=_types.OCTET_STRING,
)
"""A logical device and its service access point."""


@dataclass(slots=True)
class AssociatedPartnersType:
    """structure { client_sap integer; server_sap long-unsigned }"""

    client_sap: int
    server_sap: int


ASSOCIATED_PARTNERS_TYPE: _types.Type[AssociatedPartnersType] = _types.Structure(
    AssociatedPartnersType,
    client_sap=_types.INTEGER,
    server_sap=_types.LONG_UNSIGNED,
)
"""Client and server of an association."""


class AttributeAccessItemV0AccessMode(IntEnum):
    """enum {0 no_access, 1 read_only, 2 write_only, 3 read_and_write}"""

    NO_ACCESS = 0
    READ_ONLY = 1
    WRITE_ONLY = 2
    READ_AND_WRITE = 3


@dataclass(slots=True)
class AttributeAccessItemV0:
    """structure { attribute_id integer; access_mode enum {0 no_access, 1 read_only, 2 write_only, 3 read_and_write}; access_selectors (null-data | array of integer) }"""

    attribute_id: int
    access_mode: AttributeAccessItemV0AccessMode | int
    access_selectors: list[int] | None


ATTRIBUTE_ACCESS_ITEM_V0: _types.Type[AttributeAccessItemV0] = _types.Structure(
    AttributeAccessItemV0,
    attribute_id=_types.INTEGER,
    access_mode=_types.Named("enum", AttributeAccessItemV0AccessMode),
    access_selectors=_types.Choice(_types.NULL_DATA, _types.Array(_types.INTEGER)),
)
"""Access to one attribute, without regard to authentication."""


class AttributeAccessItemV1AccessMode(IntEnum):
    """enum {0 no_access, 1 read_only, 2 write_only, 3 read_and_write, 4 authenticated_read_only, 5 authenticated_write_only, 6 authenticated_read_and_write}"""

    NO_ACCESS = 0
    READ_ONLY = 1
    WRITE_ONLY = 2
    READ_AND_WRITE = 3
    AUTHENTICATED_READ_ONLY = 4
    AUTHENTICATED_WRITE_ONLY = 5
    AUTHENTICATED_READ_AND_WRITE = 6


@dataclass(slots=True)
class AttributeAccessItemV1:
    """structure { attribute_id integer; access_mode enum {0 no_access, 1 read_only, 2 write_only, 3 read_and_write, 4 authenticated_read_only, 5 authenticated_write_only, 6 authenticated_read_and_write}; access_selectors (null-data | array of integer) }"""

    attribute_id: int
    access_mode: AttributeAccessItemV1AccessMode | int
    access_selectors: list[int] | None


ATTRIBUTE_ACCESS_ITEM_V1: _types.Type[AttributeAccessItemV1] = _types.Structure(
    AttributeAccessItemV1,
    attribute_id=_types.INTEGER,
    access_mode=_types.Named("enum", AttributeAccessItemV1AccessMode),
    access_selectors=_types.Choice(_types.NULL_DATA, _types.Array(_types.INTEGER)),
)
"""Access to one attribute; authenticated access apart."""


@dataclass(slots=True)
class AttributeAccessItemV3:
    """structure { attribute_id integer; access_mode enum as access-mode-bits; access_selectors (null-data | array of integer) }"""

    attribute_id: int
    access_mode: int
    access_selectors: list[int] | None


ATTRIBUTE_ACCESS_ITEM_V3: _types.Type[AttributeAccessItemV3] = _types.Structure(
    AttributeAccessItemV3,
    attribute_id=_types.INTEGER,
    access_mode=_types.ENUM,
    access_selectors=_types.Choice(_types.NULL_DATA, _types.Array(_types.INTEGER)),
)
"""Access to one attribute, protection by request and response. Bits: 0 read, 1 write, 2 authenticated request, 3 encrypted request, 4 digitally signed request, 5 authenticated response, 6 encrypted response, 7 digitally signed response."""


class BaudRate(IntEnum):
    """enum {0 baud_300, 1 baud_600, 2 baud_1200, 3 baud_2400, 4 baud_4800, 5 baud_9600, 6 baud_19200, 7 baud_38400, 8 baud_57600, 9 baud_115200}"""

    BAUD_300 = 0
    BAUD_600 = 1
    BAUD_1200 = 2
    BAUD_2400 = 3
    BAUD_4800 = 4
    BAUD_9600 = 5
    BAUD_19200 = 6
    BAUD_38400 = 7
    BAUD_57600 = 8
    BAUD_115200 = 9


BAUD_RATE: _types.Type[BaudRate | int] = _types.Named("enum", BaudRate)
"""Communication speed."""


@dataclass(slots=True)
class CaptureObjectDefinition:
    """structure { class_id long-unsigned; logical_name logical_name; attribute_index integer; data_index long-unsigned }"""

    class_id: int
    logical_name: Obis
    attribute_index: int
    data_index: int


CAPTURE_OBJECT_DEFINITION: _types.Type[CaptureObjectDefinition] = _types.Structure(
    CaptureObjectDefinition,
    class_id=_types.LONG_UNSIGNED,
    logical_name=LOGICAL_NAME,
    attribute_index=_types.INTEGER,
    data_index=_types.LONG_UNSIGNED,
)
"""An attribute of an object, or an element of it, to be captured."""


@dataclass(slots=True)
class CaptureObjectDefinitionV0:
    """structure { logical_name logical_name; class_id long-unsigned; attribute_index integer }"""

    logical_name: Obis
    class_id: int
    attribute_index: int


CAPTURE_OBJECT_DEFINITION_V0: _types.Type[CaptureObjectDefinitionV0] = _types.Structure(
    CaptureObjectDefinitionV0,
    logical_name=LOGICAL_NAME,
    class_id=_types.LONG_UNSIGNED,
    attribute_index=_types.INTEGER,
)
"""An attribute of an object to be captured; whole attributes only."""


class CertificateEntity(IntEnum):
    """enum {0 server, 1 client, 2 certification_authority, 3 other}"""

    SERVER = 0
    CLIENT = 1
    CERTIFICATION_AUTHORITY = 2
    OTHER = 3


CERTIFICATE_ENTITY: _types.Type[CertificateEntity | int] = _types.Named("enum", CertificateEntity)
"""Whose certificate it is."""


class CertificateType(IntEnum):
    """enum {0 digital_signature, 1 key_agreement, 2 tls, 3 other}"""

    DIGITAL_SIGNATURE = 0
    KEY_AGREEMENT = 1
    TLS = 2
    OTHER = 3


CERTIFICATE_TYPE: _types.Type[CertificateType | int] = _types.Named("enum", CertificateType)
"""What a certificate is for."""


class CertificateIdentificationCertificateIdentificationType(IntEnum):
    """enum {0 certificate_identification_entity, 1 certificate_identification_serial}"""

    CERTIFICATE_IDENTIFICATION_ENTITY = 0
    CERTIFICATE_IDENTIFICATION_SERIAL = 1


@dataclass(slots=True)
class CertificateIdentificationCertificationIdentificationOptions1:
    """structure { certificate_entity certificate_entity; certificate_type certificate_type; system_title octet-string as system-title }"""

    certificate_entity: CertificateEntity | int
    certificate_type: CertificateType | int
    system_title: bytes


@dataclass(slots=True)
class CertificateIdentificationCertificationIdentificationOptions2:
    """structure { serial_number octet-string; issuer octet-string }"""

    serial_number: bytes
    issuer: bytes


@dataclass(slots=True)
class CertificateIdentification:
    """structure { certificate_identification_type enum {0 certificate_identification_entity, 1 certificate_identification_serial}; certification_identification_options (structure { certificate_entity certificate_entity; certificate_type certificate_type; system_title octet-string as system-title } | structure { serial_number octet-string; issuer octet-string }) }"""

    certificate_identification_type: CertificateIdentificationCertificateIdentificationType | int
    certification_identification_options: CertificateIdentificationCertificationIdentificationOptions1 | CertificateIdentificationCertificationIdentificationOptions2


CERTIFICATE_IDENTIFICATION: _types.Type[CertificateIdentification] = _types.Structure(
    CertificateIdentification,
    certificate_identification_type=_types.Named("enum", CertificateIdentificationCertificateIdentificationType),
    certification_identification_options=_types.Choice(
        _types.Structure(
            CertificateIdentificationCertificationIdentificationOptions1,
            certificate_entity=CERTIFICATE_ENTITY,
            certificate_type=CERTIFICATE_TYPE,
            system_title=_types.OCTET_STRING,
        ),
        _types.Structure(
            CertificateIdentificationCertificationIdentificationOptions2,
            serial_number=_types.OCTET_STRING,
            issuer=_types.OCTET_STRING,
        ),
    ),
)
"""Points at a certificate, by its owner or by its serial number."""


@dataclass(slots=True)
class CertificateInfo:
    """structure { certificate_entity certificate_entity; certificate_type certificate_type; serial_number octet-string; issuer octet-string; subject octet-string; subject_alt_name octet-string }"""

    certificate_entity: CertificateEntity | int
    certificate_type: CertificateType | int
    serial_number: bytes
    issuer: bytes
    subject: bytes
    subject_alt_name: bytes


CERTIFICATE_INFO: _types.Type[CertificateInfo] = _types.Structure(
    CertificateInfo,
    certificate_entity=CERTIFICATE_ENTITY,
    certificate_type=CERTIFICATE_TYPE,
    serial_number=_types.OCTET_STRING,
    issuer=_types.OCTET_STRING,
    subject=_types.OCTET_STRING,
    subject_alt_name=_types.OCTET_STRING,
)
"""A certificate kept by the server."""


@dataclass(slots=True)
class ChargePerUnitScaling:
    """structure { commodity_scale integer; price_scale integer }"""

    commodity_scale: int
    price_scale: int


CHARGE_PER_UNIT_SCALING: _types.Type[ChargePerUnitScaling] = _types.Structure(
    ChargePerUnitScaling,
    commodity_scale=_types.INTEGER,
    price_scale=_types.INTEGER,
)
"""Powers of ten of the commodity and of the price."""


@dataclass(slots=True)
class ChargeTableElement:
    """structure { index octet-string; charge_per_unit long }"""

    index: bytes
    charge_per_unit: int


CHARGE_TABLE_ELEMENT: _types.Type[ChargeTableElement] = _types.Structure(
    ChargeTableElement,
    index=_types.OCTET_STRING,
    charge_per_unit=_types.LONG,
)
"""Price for one index, such as a register activation mask."""


@dataclass(slots=True)
class ContextNameTypeStructure:
    """structure { joint_iso_ctt_element unsigned; country_element unsigned; country_name_element long-unsigned; identified_organization_element unsigned; dlms_ua_element unsigned; application_context_element unsigned; context_id_element unsigned }"""

    joint_iso_ctt_element: int
    country_element: int
    country_name_element: int
    identified_organization_element: int
    dlms_ua_element: int
    application_context_element: int
    context_id_element: int


ContextNameType: TypeAlias = ContextNameTypeStructure | bytes
CONTEXT_NAME_TYPE: _types.Type[ContextNameType] = _types.Choice(
    _types.Structure(
        ContextNameTypeStructure,
        joint_iso_ctt_element=_types.UNSIGNED,
        country_element=_types.UNSIGNED,
        country_name_element=_types.LONG_UNSIGNED,
        identified_organization_element=_types.UNSIGNED,
        dlms_ua_element=_types.UNSIGNED,
        application_context_element=_types.UNSIGNED,
        context_id_element=_types.UNSIGNED,
    ),
    _types.OCTET_STRING,
)
"""Application context name: its arcs, or the contents octets of the object identifier."""


class ControlState(IntEnum):
    """enum {0 disconnected, 1 connected, 2 ready_for_reconnection}"""

    DISCONNECTED = 0
    CONNECTED = 1
    READY_FOR_RECONNECTION = 2


CONTROL_STATE: _types.Type[ControlState | int] = _types.Named("enum", ControlState)
"""Internal state of a Disconnect control object."""

COSEM_DATE: _types.Type[Date] = _types.DATE_OCTETS
"""Year, month, day of month and day of week; parts may be wildcards."""

COSEM_TIME: _types.Type[Time] = _types.TIME_OCTETS
"""Hour, minute, second and hundredths; parts may be wildcards."""


class CreditChargeConfigurationElementCollectionConfiguration(IntFlag):
    """bit-string(3) {0 collect_when_supply_disconnected, 1 collect_in_load_limiting_periods, 2 collect_in_friendly_credit_periods}"""

    COLLECT_WHEN_SUPPLY_DISCONNECTED = 1 << 2
    COLLECT_IN_LOAD_LIMITING_PERIODS = 1 << 1
    COLLECT_IN_FRIENDLY_CREDIT_PERIODS = 1 << 0


@dataclass(slots=True)
class CreditChargeConfigurationElement:
    """structure { credit_reference logical_name; charge_reference logical_name; collection_configuration bit-string(3) {0 collect_when_supply_disconnected, 1 collect_in_load_limiting_periods, 2 collect_in_friendly_credit_periods} }"""

    credit_reference: Obis
    charge_reference: Obis
    collection_configuration: CreditChargeConfigurationElementCollectionConfiguration


CREDIT_CHARGE_CONFIGURATION_ELEMENT: _types.Type[CreditChargeConfigurationElement] = _types.Structure(
    CreditChargeConfigurationElement,
    credit_reference=LOGICAL_NAME,
    charge_reference=LOGICAL_NAME,
    collection_configuration=_types.Flags(CreditChargeConfigurationElementCollectionConfiguration, 3),
)
"""When a charge may be collected from a credit."""


class CurrencyCurrencyUnit(IntEnum):
    """enum {0 time, 1 consumption, 2 monetary}"""

    TIME = 0
    CONSUMPTION = 1
    MONETARY = 2


@dataclass(slots=True)
class Currency:
    """structure { currency_name utf8-string; currency_scale integer; currency_unit enum {0 time, 1 consumption, 2 monetary} }"""

    currency_name: str
    currency_scale: int
    currency_unit: CurrencyCurrencyUnit | int


CURRENCY: _types.Type[Currency] = _types.Structure(
    Currency,
    currency_name=_types.UTF8_STRING,
    currency_scale=_types.INTEGER,
    currency_unit=_types.Named("enum", CurrencyCurrencyUnit),
)
"""Currency of an account."""

DATE_TIME: _types.Type[DateTime] = _types.DATE_TIME_OCTETS
"""Date, time, deviation and clock status; each part may be unspecified."""


@dataclass(slots=True)
class DayProfileAction:
    """structure { start_time cosem_time; script_logical_name logical_name; script_selector long-unsigned }"""

    start_time: Time
    script_logical_name: Obis
    script_selector: int


DAY_PROFILE_ACTION: _types.Type[DayProfileAction] = _types.Structure(
    DayProfileAction,
    start_time=COSEM_TIME,
    script_logical_name=LOGICAL_NAME,
    script_selector=_types.LONG_UNSIGNED,
)
"""A script run at a time of day."""


@dataclass(slots=True)
class DayProfile:
    """structure { day_id unsigned; day_schedule array of day_profile_action }"""

    day_id: int
    day_schedule: list[DayProfileAction]


DAY_PROFILE: _types.Type[DayProfile] = _types.Structure(
    DayProfile,
    day_id=_types.UNSIGNED,
    day_schedule=_types.Array(DAY_PROFILE_ACTION),
)
"""A day: its actions."""


@dataclass(slots=True)
class DiagnosticCaptureTime:
    """structure { attribute_id unsigned; timestamp (date_time | date-time) }"""

    attribute_id: int
    timestamp: DateTime


DIAGNOSTIC_CAPTURE_TIME: _types.Type[DiagnosticCaptureTime] = _types.Structure(
    DiagnosticCaptureTime,
    attribute_id=_types.UNSIGNED,
    timestamp=_types.Choice(DATE_TIME, _types.DATE_TIME),
)
"""Which attribute changed last and when."""


@dataclass(slots=True)
class EmergencyProfile:
    """structure { emergency_profile_id long-unsigned; emergency_activation_time date_time; emergency_duration double-long-unsigned }"""

    emergency_profile_id: int
    emergency_activation_time: DateTime
    emergency_duration: int


EMERGENCY_PROFILE: _types.Type[EmergencyProfile] = _types.Structure(
    EmergencyProfile,
    emergency_profile_id=_types.LONG_UNSIGNED,
    emergency_activation_time=DATE_TIME,
    emergency_duration=_types.DOUBLE_LONG_UNSIGNED,
)
"""Which emergency profile, from when, for how many seconds."""


@dataclass(slots=True)
class ExecutionTimeDate:
    """structure { time cosem_time; date cosem_date }"""

    time: Time
    date: Date


EXECUTION_TIME_DATE: _types.Type[ExecutionTimeDate] = _types.Structure(
    ExecutionTimeDate,
    time=COSEM_TIME,
    date=COSEM_DATE,
)
"""When the script of a single action schedule is run."""

ExtendedRegisterStatus: TypeAlias = BitString | int | bytes | str | None
EXTENDED_REGISTER_STATUS: _types.Type[ExtendedRegisterStatus] = _types.Choice(
    _types.NULL_DATA,
    _types.BIT_STRING,
    _types.DOUBLE_LONG_UNSIGNED,
    _types.OCTET_STRING,
    _types.VISIBLE_STRING,
    _types.UTF8_STRING,
    _types.UNSIGNED,
    _types.LONG_UNSIGNED,
    _types.LONG64_UNSIGNED,
)
"""Status of a captured value, instance specific."""


@dataclass(slots=True)
class G3BlacklistTableElement:
    """structure { blacklisted_neighbour_address long-unsigned; valid_time long-unsigned }"""

    blacklisted_neighbour_address: int
    valid_time: int


G3_BLACKLIST_TABLE_ELEMENT: _types.Type[G3BlacklistTableElement] = _types.Structure(
    G3BlacklistTableElement,
    blacklisted_neighbour_address=_types.LONG_UNSIGNED,
    valid_time=_types.LONG_UNSIGNED,
)
"""A neighbour that is not used for routing."""


@dataclass(slots=True)
class G3BroadcastLogTableElement:
    """structure { source_address long-unsigned; sequence_number unsigned; valid_time long-unsigned }"""

    source_address: int
    sequence_number: int
    valid_time: int


G3_BROADCAST_LOG_TABLE_ELEMENT: _types.Type[G3BroadcastLogTableElement] = _types.Structure(
    G3BroadcastLogTableElement,
    source_address=_types.LONG_UNSIGNED,
    sequence_number=_types.UNSIGNED,
    valid_time=_types.LONG_UNSIGNED,
)
"""A broadcast that was seen."""


@dataclass(slots=True)
class G3ContextInformationTableElement:
    """structure { cid bit-string; context_length unsigned; context octet-string; c boolean; valid_lifetime long-unsigned }"""

    cid: BitString
    context_length: int
    context: bytes
    c: bool
    valid_lifetime: int


G3_CONTEXT_INFORMATION_TABLE_ELEMENT: _types.Type[G3ContextInformationTableElement] = _types.Structure(
    G3ContextInformationTableElement,
    cid=_types.BIT_STRING,
    context_length=_types.UNSIGNED,
    context=_types.OCTET_STRING,
    c=_types.BOOLEAN,
    valid_lifetime=_types.LONG_UNSIGNED,
)
"""A header compression context."""


class G3DeviceType(IntEnum):
    """enum {0 pan_device, 1 pan_coordinator, 2 not_defined}"""

    PAN_DEVICE = 0
    PAN_COORDINATOR = 1
    NOT_DEFINED = 2


G3_DEVICE_TYPE: _types.Type[G3DeviceType | int] = _types.Named("enum", G3DeviceType)
"""Role of a G3-PLC node."""


@dataclass(slots=True)
class G3KeyTableElement:
    """structure { key_id unsigned; key octet-string }"""

    key_id: int
    key: bytes


G3_KEY_TABLE_ELEMENT: _types.Type[G3KeyTableElement] = _types.Structure(
    G3KeyTableElement,
    key_id=_types.UNSIGNED,
    key=_types.OCTET_STRING,
)
"""A key of the MAC layer; write only in practice."""


class G3NeighbourTableElementModulation(IntEnum):
    """enum {0 robust_mode, 1 dbpsk, 2 dqpsk, 3 d8psk, 4 qam_16}"""

    ROBUST_MODE = 0
    DBPSK = 1
    DQPSK = 2
    D8PSK = 3
    QAM_16 = 4


class G3NeighbourTableElementTxRes(IntEnum):
    """enum {0 db_6, 1 db_3}"""

    DB_6 = 0
    DB_3 = 1


@dataclass(slots=True)
class G3NeighbourTableElement:
    """structure { short_address long-unsigned; payload_modulation_scheme boolean; tone_map bit-string; modulation enum {0 robust_mode, 1 dbpsk, 2 dqpsk, 3 d8psk, 4 qam_16}; tx_gain integer; tx_res enum {0 db_6, 1 db_3}; tx_coeff bit-string; lqi unsigned; phase_differential integer; tmr_valid_time unsigned; neighbour_valid_time unsigned }"""

    short_address: int
    payload_modulation_scheme: bool
    tone_map: BitString
    modulation: G3NeighbourTableElementModulation | int
    tx_gain: int
    tx_res: G3NeighbourTableElementTxRes | int
    tx_coeff: BitString
    lqi: int
    phase_differential: int
    tmr_valid_time: int
    neighbour_valid_time: int


G3_NEIGHBOUR_TABLE_ELEMENT: _types.Type[G3NeighbourTableElement] = _types.Structure(
    G3NeighbourTableElement,
    short_address=_types.LONG_UNSIGNED,
    payload_modulation_scheme=_types.BOOLEAN,
    tone_map=_types.BIT_STRING,
    modulation=_types.Named("enum", G3NeighbourTableElementModulation),
    tx_gain=_types.INTEGER,
    tx_res=_types.Named("enum", G3NeighbourTableElementTxRes),
    tx_coeff=_types.BIT_STRING,
    lqi=_types.UNSIGNED,
    phase_differential=_types.INTEGER,
    tmr_valid_time=_types.UNSIGNED,
    neighbour_valid_time=_types.UNSIGNED,
)
"""A neighbour of a G3-PLC node."""


@dataclass(slots=True)
class G3PosTableElement:
    """structure { short_address long-unsigned; lqi unsigned; pos_valid_time (unsigned | long-unsigned) }"""

    short_address: int
    lqi: int
    pos_valid_time: int


G3_POS_TABLE_ELEMENT: _types.Type[G3PosTableElement] = _types.Structure(
    G3PosTableElement,
    short_address=_types.LONG_UNSIGNED,
    lqi=_types.UNSIGNED,
    pos_valid_time=_types.Choice(_types.UNSIGNED, _types.LONG_UNSIGNED),
)
"""A node in the personal operating space of a G3-PLC node; later G3 stacks keep the time in 16 bits."""


@dataclass(slots=True)
class G3RoutingConfigurationElement:
    """structure { net_traversal_time unsigned; routing_table_entry_ttl long-unsigned; kr unsigned; km unsigned; kc unsigned; kq unsigned; kh unsigned; krt unsigned; rreq_retries unsigned; rreq_rerr_wait unsigned; blacklist_table_entry_ttl long-unsigned; unicast_rreq_gen_enable boolean; rlc_enabled boolean; add_rev_link_cost unsigned }"""

    net_traversal_time: int
    routing_table_entry_ttl: int
    kr: int
    km: int
    kc: int
    kq: int
    kh: int
    krt: int
    rreq_retries: int
    rreq_rerr_wait: int
    blacklist_table_entry_ttl: int
    unicast_rreq_gen_enable: bool
    rlc_enabled: bool
    add_rev_link_cost: int


G3_ROUTING_CONFIGURATION_ELEMENT: _types.Type[G3RoutingConfigurationElement] = _types.Structure(
    G3RoutingConfigurationElement,
    net_traversal_time=_types.UNSIGNED,
    routing_table_entry_ttl=_types.LONG_UNSIGNED,
    kr=_types.UNSIGNED,
    km=_types.UNSIGNED,
    kc=_types.UNSIGNED,
    kq=_types.UNSIGNED,
    kh=_types.UNSIGNED,
    krt=_types.UNSIGNED,
    rreq_retries=_types.UNSIGNED,
    rreq_rerr_wait=_types.UNSIGNED,
    blacklist_table_entry_ttl=_types.LONG_UNSIGNED,
    unicast_rreq_gen_enable=_types.BOOLEAN,
    rlc_enabled=_types.BOOLEAN,
    add_rev_link_cost=_types.UNSIGNED,
)
"""Parameters of the LOADng routing of a G3-PLC node."""


@dataclass(slots=True)
class G3RoutingTableElement:
    """structure { destination_address long-unsigned; next_hop_address long-unsigned; route_cost long-unsigned; hop_count unsigned; weak_link_count unsigned; valid_time long-unsigned }"""

    destination_address: int
    next_hop_address: int
    route_cost: int
    hop_count: int
    weak_link_count: int
    valid_time: int


G3_ROUTING_TABLE_ELEMENT: _types.Type[G3RoutingTableElement] = _types.Structure(
    G3RoutingTableElement,
    destination_address=_types.LONG_UNSIGNED,
    next_hop_address=_types.LONG_UNSIGNED,
    route_cost=_types.LONG_UNSIGNED,
    hop_count=_types.UNSIGNED,
    weak_link_count=_types.UNSIGNED,
    valid_time=_types.LONG_UNSIGNED,
)
"""A route of a G3-PLC node."""


@dataclass(slots=True)
class ImageToActivateInfoElement:
    """structure { image_to_activate_size double-long-unsigned; image_to_activate_identification octet-string; image_to_activate_signature octet-string }"""

    image_to_activate_size: int
    image_to_activate_identification: bytes
    image_to_activate_signature: bytes


IMAGE_TO_ACTIVATE_INFO_ELEMENT: _types.Type[ImageToActivateInfoElement] = _types.Structure(
    ImageToActivateInfoElement,
    image_to_activate_size=_types.DOUBLE_LONG_UNSIGNED,
    image_to_activate_identification=_types.OCTET_STRING,
    image_to_activate_signature=_types.OCTET_STRING,
)
"""An image that is ready to be activated."""


class KeyInfoElementKeyInfoType(IntEnum):
    """enum {0 identified_key, 1 wrapped_key, 2 agreed_key}"""

    IDENTIFIED_KEY = 0
    WRAPPED_KEY = 1
    AGREED_KEY = 2


class KeyInfoElementKeyInfoOptions1(IntEnum):
    """enum {0 global_unicast_encryption_key, 1 global_broadcast_encryption_key}"""

    GLOBAL_UNICAST_ENCRYPTION_KEY = 0
    GLOBAL_BROADCAST_ENCRYPTION_KEY = 1


class KeyInfoElementKeyInfoOptions2KekId(IntEnum):
    """enum {0 master_key}"""

    MASTER_KEY = 0


@dataclass(slots=True)
class KeyInfoElementKeyInfoOptions2:
    """structure { kek_id enum {0 master_key}; key_ciphered_data octet-string }"""

    kek_id: KeyInfoElementKeyInfoOptions2KekId | int
    key_ciphered_data: bytes


@dataclass(slots=True)
class KeyInfoElementKeyInfoOptions3:
    """structure { key_parameters octet-string; key_ciphered_data octet-string }"""

    key_parameters: bytes
    key_ciphered_data: bytes


@dataclass(slots=True)
class KeyInfoElement:
    """structure { key_info_type enum {0 identified_key, 1 wrapped_key, 2 agreed_key}; key_info_options (enum {0 global_unicast_encryption_key, 1 global_broadcast_encryption_key} | structure { kek_id enum {0 master_key}; key_ciphered_data octet-string } | structure { key_parameters octet-string; key_ciphered_data octet-string }) }"""

    key_info_type: KeyInfoElementKeyInfoType | int
    key_info_options: KeyInfoElementKeyInfoOptions1 | int | KeyInfoElementKeyInfoOptions2 | KeyInfoElementKeyInfoOptions3


KEY_INFO_ELEMENT: _types.Type[KeyInfoElement] = _types.Structure(
    KeyInfoElement,
    key_info_type=_types.Named("enum", KeyInfoElementKeyInfoType),
    key_info_options=_types.Choice(
        _types.Named("enum", KeyInfoElementKeyInfoOptions1),
        _types.Structure(
            KeyInfoElementKeyInfoOptions2,
            kek_id=_types.Named("enum", KeyInfoElementKeyInfoOptions2KekId),
            key_ciphered_data=_types.OCTET_STRING,
        ),
        _types.Structure(
            KeyInfoElementKeyInfoOptions3,
            key_parameters=_types.OCTET_STRING,
            key_ciphered_data=_types.OCTET_STRING,
        ),
    ),
)
"""The key that protects the data."""


class KeyPairUse(IntEnum):
    """enum {0 digital_signature_key_pair, 1 key_agreement_key_pair, 2 tls_key_pair}"""

    DIGITAL_SIGNATURE_KEY_PAIR = 0
    KEY_AGREEMENT_KEY_PAIR = 1
    TLS_KEY_PAIR = 2


KEY_PAIR_USE: _types.Type[KeyPairUse | int] = _types.Named("enum", KeyPairUse)
"""What a key pair is for."""


@dataclass(slots=True)
class MacAddressCounter:
    """structure { mac_address long-unsigned; counter double-long-unsigned }"""

    mac_address: int
    counter: int


MAC_ADDRESS_COUNTER: _types.Type[MacAddressCounter] = _types.Structure(
    MacAddressCounter,
    mac_address=_types.LONG_UNSIGNED,
    counter=_types.DOUBLE_LONG_UNSIGNED,
)
"""A counter kept for a MAC address."""


@dataclass(slots=True)
class MbusCaptureDefinitionElement:
    """structure { data_information_block octet-string; value_information_block octet-string }"""

    data_information_block: bytes
    value_information_block: bytes


MBUS_CAPTURE_DEFINITION_ELEMENT: _types.Type[MbusCaptureDefinitionElement] = _types.Structure(
    MbusCaptureDefinitionElement,
    data_information_block=_types.OCTET_STRING,
    value_information_block=_types.OCTET_STRING,
)
"""Which M-Bus value is captured."""


@dataclass(slots=True)
class MbusDataDefinitionElement:
    """structure { data_information_block octet-string; value_information_block octet-string; data any }"""

    data_information_block: bytes
    value_information_block: bytes
    data: AnyData


MBUS_DATA_DEFINITION_ELEMENT: _types.Type[MbusDataDefinitionElement] = _types.Structure(
    MbusDataDefinitionElement,
    data_information_block=_types.OCTET_STRING,
    value_information_block=_types.OCTET_STRING,
    data=_types.ANY,
)
"""An M-Bus value to be sent."""


class MbusEncryptionKeyStatus(IntEnum):
    """enum {0 no_encryption_key, 1 encryption_key_set, 2 encryption_key_transferred, 3 encryption_key_set_and_transferred, 4 encryption_key_in_use}"""

    NO_ENCRYPTION_KEY = 0
    ENCRYPTION_KEY_SET = 1
    ENCRYPTION_KEY_TRANSFERRED = 2
    ENCRYPTION_KEY_SET_AND_TRANSFERRED = 3
    ENCRYPTION_KEY_IN_USE = 4


MBUS_ENCRYPTION_KEY_STATUS: _types.Type[MbusEncryptionKeyStatus | int] = _types.Named("enum", MbusEncryptionKeyStatus)
"""State of the key shared with an M-Bus device."""


@dataclass(slots=True)
class MechanismNameTypeStructure:
    """structure { joint_iso_ctt_element unsigned; country_element unsigned; country_name_element long-unsigned; identified_organization_element unsigned; dlms_ua_element unsigned; authentication_mechanism_name_element unsigned; mechanism_id_element unsigned }"""

    joint_iso_ctt_element: int
    country_element: int
    country_name_element: int
    identified_organization_element: int
    dlms_ua_element: int
    authentication_mechanism_name_element: int
    mechanism_id_element: int


MechanismNameType: TypeAlias = MechanismNameTypeStructure | bytes
MECHANISM_NAME_TYPE: _types.Type[MechanismNameType] = _types.Choice(
    _types.Structure(
        MechanismNameTypeStructure,
        joint_iso_ctt_element=_types.UNSIGNED,
        country_element=_types.UNSIGNED,
        country_name_element=_types.LONG_UNSIGNED,
        identified_organization_element=_types.UNSIGNED,
        dlms_ua_element=_types.UNSIGNED,
        authentication_mechanism_name_element=_types.UNSIGNED,
        mechanism_id_element=_types.UNSIGNED,
    ),
    _types.OCTET_STRING,
)
"""Authentication mechanism name: its arcs, or the contents octets of the object identifier."""


@dataclass(slots=True)
class MethodAccessItemV0:
    """structure { method_id integer; access_mode boolean }"""

    method_id: int
    access_mode: bool


METHOD_ACCESS_ITEM_V0: _types.Type[MethodAccessItemV0] = _types.Structure(
    MethodAccessItemV0,
    method_id=_types.INTEGER,
    access_mode=_types.BOOLEAN,
)
"""Access to one method."""


class MethodAccessItemV1AccessMode(IntEnum):
    """enum {0 no_access, 1 access, 2 authenticated_access}"""

    NO_ACCESS = 0
    ACCESS = 1
    AUTHENTICATED_ACCESS = 2


@dataclass(slots=True)
class MethodAccessItemV1:
    """structure { method_id integer; access_mode enum {0 no_access, 1 access, 2 authenticated_access} }"""

    method_id: int
    access_mode: MethodAccessItemV1AccessMode | int


METHOD_ACCESS_ITEM_V1: _types.Type[MethodAccessItemV1] = _types.Structure(
    MethodAccessItemV1,
    method_id=_types.INTEGER,
    access_mode=_types.Named("enum", MethodAccessItemV1AccessMode),
)
"""Access to one method; authenticated access apart."""


@dataclass(slots=True)
class MethodAccessItemV3:
    """structure { method_id integer; access_mode enum as method-access-mode-bits }"""

    method_id: int
    access_mode: int


METHOD_ACCESS_ITEM_V3: _types.Type[MethodAccessItemV3] = _types.Structure(
    MethodAccessItemV3,
    method_id=_types.INTEGER,
    access_mode=_types.ENUM,
)
"""Access to one method, protection by request and response. Bits: 0 access, 2 authenticated request, 3 encrypted request, 4 digitally signed request, 5 authenticated response, 6 encrypted response, 7 digitally signed response."""


@dataclass(slots=True)
class ObjectDefinition:
    """structure { class_id long-unsigned; logical_name logical_name }"""

    class_id: int
    logical_name: Obis


OBJECT_DEFINITION: _types.Type[ObjectDefinition] = _types.Structure(
    ObjectDefinition,
    class_id=_types.LONG_UNSIGNED,
    logical_name=LOGICAL_NAME,
)
"""Reference to an object."""


class RestrictionElementRestrictionType(IntEnum):
    """enum {0 none, 1 restriction_by_date, 2 restriction_by_entry}"""

    NONE = 0
    RESTRICTION_BY_DATE = 1
    RESTRICTION_BY_ENTRY = 2


@dataclass(slots=True)
class RestrictionElementRestrictionValue2:
    """structure { from_date cosem_date; to_date cosem_date }"""

    from_date: Date
    to_date: Date


@dataclass(slots=True)
class RestrictionElementRestrictionValue3:
    """structure { from_entry double-long-unsigned; to_entry double-long-unsigned }"""

    from_entry: int
    to_entry: int


@dataclass(slots=True)
class RestrictionElement:
    """structure { restriction_type enum {0 none, 1 restriction_by_date, 2 restriction_by_entry}; restriction_value (null-data | structure { from_date cosem_date; to_date cosem_date } | structure { from_entry double-long-unsigned; to_entry double-long-unsigned }) }"""

    restriction_type: RestrictionElementRestrictionType | int
    restriction_value: RestrictionElementRestrictionValue2 | RestrictionElementRestrictionValue3 | None


RESTRICTION_ELEMENT: _types.Type[RestrictionElement] = _types.Structure(
    RestrictionElement,
    restriction_type=_types.Named("enum", RestrictionElementRestrictionType),
    restriction_value=_types.Choice(
        _types.NULL_DATA,
        _types.Structure(
            RestrictionElementRestrictionValue2,
            from_date=COSEM_DATE,
            to_date=COSEM_DATE,
        ),
        _types.Structure(
            RestrictionElementRestrictionValue3,
            from_entry=_types.DOUBLE_LONG_UNSIGNED,
            to_entry=_types.DOUBLE_LONG_UNSIGNED,
        ),
    ),
)
"""Which part of a buffer is meant."""


@dataclass(slots=True)
class ObjectDefinitionWithRestriction:
    """structure { class_id long-unsigned; logical_name logical_name; attribute_index integer; data_index long-unsigned; restriction restriction_element }"""

    class_id: int
    logical_name: Obis
    attribute_index: int
    data_index: int
    restriction: RestrictionElement


OBJECT_DEFINITION_WITH_RESTRICTION: _types.Type[ObjectDefinitionWithRestriction] = _types.Structure(
    ObjectDefinitionWithRestriction,
    class_id=_types.LONG_UNSIGNED,
    logical_name=LOGICAL_NAME,
    attribute_index=_types.INTEGER,
    data_index=_types.LONG_UNSIGNED,
    restriction=RESTRICTION_ELEMENT,
)
"""An attribute of an object, or an element or a part of it."""


@dataclass(slots=True)
class ObjectListElementV0AccessRights:
    """structure { attribute_access array of attribute_access_item_v0; method_access array of method_access_item_v0 }"""

    attribute_access: list[AttributeAccessItemV0]
    method_access: list[MethodAccessItemV0]


@dataclass(slots=True)
class ObjectListElementV0:
    """structure { class_id long-unsigned; version unsigned; logical_name logical_name; access_rights structure { attribute_access array of attribute_access_item_v0; method_access array of method_access_item_v0 } }"""

    class_id: int
    version: int
    logical_name: Obis
    access_rights: ObjectListElementV0AccessRights


OBJECT_LIST_ELEMENT_V0: _types.Type[ObjectListElementV0] = _types.Structure(
    ObjectListElementV0,
    class_id=_types.LONG_UNSIGNED,
    version=_types.UNSIGNED,
    logical_name=LOGICAL_NAME,
    access_rights=_types.Structure(
        ObjectListElementV0AccessRights,
        attribute_access=_types.Array(ATTRIBUTE_ACCESS_ITEM_V0),
        method_access=_types.Array(METHOD_ACCESS_ITEM_V0),
    ),
)
"""An object visible in the association, with the access rights to it."""


@dataclass(slots=True)
class ObjectListElementV1AccessRights:
    """structure { attribute_access array of attribute_access_item_v1; method_access array of method_access_item_v1 }"""

    attribute_access: list[AttributeAccessItemV1]
    method_access: list[MethodAccessItemV1]


@dataclass(slots=True)
class ObjectListElementV1:
    """structure { class_id long-unsigned; version unsigned; logical_name logical_name; access_rights structure { attribute_access array of attribute_access_item_v1; method_access array of method_access_item_v1 } }"""

    class_id: int
    version: int
    logical_name: Obis
    access_rights: ObjectListElementV1AccessRights


OBJECT_LIST_ELEMENT_V1: _types.Type[ObjectListElementV1] = _types.Structure(
    ObjectListElementV1,
    class_id=_types.LONG_UNSIGNED,
    version=_types.UNSIGNED,
    logical_name=LOGICAL_NAME,
    access_rights=_types.Structure(
        ObjectListElementV1AccessRights,
        attribute_access=_types.Array(ATTRIBUTE_ACCESS_ITEM_V1),
        method_access=_types.Array(METHOD_ACCESS_ITEM_V1),
    ),
)
"""An object visible in the association, with the access rights to it."""


@dataclass(slots=True)
class ObjectListElementV3AccessRights:
    """structure { attribute_access array of attribute_access_item_v3; method_access array of method_access_item_v3 }"""

    attribute_access: list[AttributeAccessItemV3]
    method_access: list[MethodAccessItemV3]


@dataclass(slots=True)
class ObjectListElementV3:
    """structure { class_id long-unsigned; version unsigned; logical_name logical_name; access_rights structure { attribute_access array of attribute_access_item_v3; method_access array of method_access_item_v3 } }"""

    class_id: int
    version: int
    logical_name: Obis
    access_rights: ObjectListElementV3AccessRights


OBJECT_LIST_ELEMENT_V3: _types.Type[ObjectListElementV3] = _types.Structure(
    ObjectListElementV3,
    class_id=_types.LONG_UNSIGNED,
    version=_types.UNSIGNED,
    logical_name=LOGICAL_NAME,
    access_rights=_types.Structure(
        ObjectListElementV3AccessRights,
        attribute_access=_types.Array(ATTRIBUTE_ACCESS_ITEM_V3),
        method_access=_types.Array(METHOD_ACCESS_ITEM_V3),
    ),
)
"""An object visible in the association, with the access rights to it."""


@dataclass(slots=True)
class ObjlistElement:
    """structure { base_name long; class_id long-unsigned; version unsigned; logical_name logical_name }"""

    base_name: int
    class_id: int
    version: int
    logical_name: Obis


OBJLIST_ELEMENT: _types.Type[ObjlistElement] = _types.Structure(
    ObjlistElement,
    base_name=_types.LONG,
    class_id=_types.LONG_UNSIGNED,
    version=_types.UNSIGNED,
    logical_name=LOGICAL_NAME,
)
"""An object known by its base name."""


class ProtectionParametersElementProtectionType(IntEnum):
    """enum {0 authentication, 1 encryption, 2 authentication_and_encryption, 3 digital_signature}"""

    AUTHENTICATION = 0
    ENCRYPTION = 1
    AUTHENTICATION_AND_ENCRYPTION = 2
    DIGITAL_SIGNATURE = 3


@dataclass(slots=True)
class ProtectionParametersElementProtectionOptions:
    """structure { transaction_id octet-string; originator_system_title octet-string as system-title; recipient_system_title octet-string as system-title; other_information octet-string; key_info key_info_element }"""

    transaction_id: bytes
    originator_system_title: bytes
    recipient_system_title: bytes
    other_information: bytes
    key_info: KeyInfoElement


@dataclass(slots=True)
class ProtectionParametersElement:
    """structure { protection_type enum {0 authentication, 1 encryption, 2 authentication_and_encryption, 3 digital_signature}; protection_options structure { transaction_id octet-string; originator_system_title octet-string as system-title; recipient_system_title octet-string as system-title; other_information octet-string; key_info key_info_element } }"""

    protection_type: ProtectionParametersElementProtectionType | int
    protection_options: ProtectionParametersElementProtectionOptions


PROTECTION_PARAMETERS_ELEMENT: _types.Type[ProtectionParametersElement] = _types.Structure(
    ProtectionParametersElement,
    protection_type=_types.Named("enum", ProtectionParametersElementProtectionType),
    protection_options=_types.Structure(
        ProtectionParametersElementProtectionOptions,
        transaction_id=_types.OCTET_STRING,
        originator_system_title=_types.OCTET_STRING,
        recipient_system_title=_types.OCTET_STRING,
        other_information=_types.OCTET_STRING,
        key_info=KEY_INFO_ELEMENT,
    ),
)
"""One layer of protection."""


@dataclass(slots=True)
class PushObjectDefinitionV2:
    """structure { class_id long-unsigned; logical_name logical_name; attribute_index integer; data_index long-unsigned; restriction restriction_element; columns array of capture_object_definition }"""

    class_id: int
    logical_name: Obis
    attribute_index: int
    data_index: int
    restriction: RestrictionElement
    columns: list[CaptureObjectDefinition]


PUSH_OBJECT_DEFINITION_V2: _types.Type[PushObjectDefinitionV2] = _types.Structure(
    PushObjectDefinitionV2,
    class_id=_types.LONG_UNSIGNED,
    logical_name=LOGICAL_NAME,
    attribute_index=_types.INTEGER,
    data_index=_types.LONG_UNSIGNED,
    restriction=RESTRICTION_ELEMENT,
    columns=_types.Array(CAPTURE_OBJECT_DEFINITION),
)
"""An attribute to be pushed, with its restriction and columns."""


@dataclass(slots=True)
class RegisterActMask:
    """structure { mask_name octet-string; index_list array of unsigned }"""

    mask_name: bytes
    index_list: list[int]


REGISTER_ACT_MASK: _types.Type[RegisterActMask] = _types.Structure(
    RegisterActMask,
    mask_name=_types.OCTET_STRING,
    index_list=_types.Array(_types.UNSIGNED),
)
"""A named set of registers, by their place in the assignment."""

RegisterValue: TypeAlias = BitString | int | bytes | str | float | None
REGISTER_VALUE: _types.Type[RegisterValue] = _types.Choice(
    _types.NULL_DATA,
    _types.BIT_STRING,
    _types.DOUBLE_LONG,
    _types.DOUBLE_LONG_UNSIGNED,
    _types.OCTET_STRING,
    _types.VISIBLE_STRING,
    _types.UTF8_STRING,
    _types.INTEGER,
    _types.LONG,
    _types.UNSIGNED,
    _types.LONG_UNSIGNED,
    _types.LONG64,
    _types.LONG64_UNSIGNED,
    _types.FLOAT32,
    _types.FLOAT64,
)
"""Value of a register, its type fixed when the object is instantiated."""


@dataclass(slots=True)
class ScalUnitType:
    """structure { scaler integer; unit unit }"""

    scaler: int
    unit: Unit | int


SCAL_UNIT_TYPE: _types.Type[ScalUnitType] = _types.Structure(
    ScalUnitType,
    scaler=_types.INTEGER,
    unit=_types.UNIT,
)
"""Power of ten and unit of a value."""


@dataclass(slots=True)
class ScheduleTableEntry:
    """structure { index long-unsigned(1..9999); enable boolean; script_logical_name logical_name; script_selector long-unsigned; switch_time cosem_time; validity_window long-unsigned; exec_weekdays bit-string; exec_specdays bit-string; begin_date cosem_date; end_date cosem_date }"""

    index: int
    enable: bool
    script_logical_name: Obis
    script_selector: int
    switch_time: Time
    validity_window: int
    exec_weekdays: BitString
    exec_specdays: BitString
    begin_date: Date
    end_date: Date


SCHEDULE_TABLE_ENTRY: _types.Type[ScheduleTableEntry] = _types.Structure(
    ScheduleTableEntry,
    index=_types.LONG_UNSIGNED.within((1, 9999)),
    enable=_types.BOOLEAN,
    script_logical_name=LOGICAL_NAME,
    script_selector=_types.LONG_UNSIGNED,
    switch_time=COSEM_TIME,
    validity_window=_types.LONG_UNSIGNED,
    exec_weekdays=_types.BIT_STRING,
    exec_specdays=_types.BIT_STRING,
    begin_date=COSEM_DATE,
    end_date=COSEM_DATE,
)
"""When a script is run."""


@dataclass(slots=True)
class Script:
    """structure { script_identifier long-unsigned; actions array of action_specification }"""

    script_identifier: int
    actions: list[ActionSpecification]


SCRIPT: _types.Type[Script] = _types.Structure(
    Script,
    script_identifier=_types.LONG_UNSIGNED,
    actions=_types.Array(ACTION_SPECIFICATION),
)
"""A numbered list of actions."""


@dataclass(slots=True)
class Season:
    """structure { season_profile_name octet-string; season_start date_time; week_name octet-string }"""

    season_profile_name: bytes
    season_start: DateTime
    week_name: bytes


SEASON: _types.Type[Season] = _types.Structure(
    Season,
    season_profile_name=_types.OCTET_STRING,
    season_start=DATE_TIME,
    week_name=_types.OCTET_STRING,
)
"""A season and the week profile that holds in it."""


class SecuritySuite(IntEnum):
    """enum {0 aes_gcm_128, 1 ecdh_ecdsa_aes_gcm_128_sha_256, 2 ecdh_ecdsa_aes_gcm_256_sha_384}"""

    AES_GCM_128 = 0
    ECDH_ECDSA_AES_GCM_128_SHA_256 = 1
    ECDH_ECDSA_AES_GCM_256_SHA_384 = 2


SECURITY_SUITE: _types.Type[SecuritySuite | int] = _types.Named("enum", SecuritySuite)
"""Security suite in use."""


class SendDestinationAndMethodTransportService(IntEnum):
    """enum {0 tcp, 1 udp, 2 ftp, 3 smtp, 4 sms, 5 hdlc, 6 m_bus, 7 zigbee, 8 dlms_gateway}"""

    TCP = 0
    UDP = 1
    FTP = 2
    SMTP = 3
    SMS = 4
    HDLC = 5
    M_BUS = 6
    ZIGBEE = 7
    DLMS_GATEWAY = 8


class SendDestinationAndMethodMessage(IntEnum):
    """enum {0 a_xdr_encoded_xdlms_apdu, 1 xml_encoded_xdlms_apdu}"""

    A_XDR_ENCODED_XDLMS_APDU = 0
    XML_ENCODED_XDLMS_APDU = 1


@dataclass(slots=True)
class SendDestinationAndMethod:
    """structure { transport_service enum {0 tcp, 1 udp, 2 ftp, 3 smtp, 4 sms, 5 hdlc, 6 m_bus, 7 zigbee, 8 dlms_gateway}; destination octet-string; message enum {0 a_xdr_encoded_xdlms_apdu, 1 xml_encoded_xdlms_apdu} }"""

    transport_service: SendDestinationAndMethodTransportService | int
    destination: bytes
    message: SendDestinationAndMethodMessage | int


SEND_DESTINATION_AND_METHOD: _types.Type[SendDestinationAndMethod] = _types.Structure(
    SendDestinationAndMethod,
    transport_service=_types.Named("enum", SendDestinationAndMethodTransportService),
    destination=_types.OCTET_STRING,
    message=_types.Named("enum", SendDestinationAndMethodMessage),
)
"""Where pushed data go, and how. Transport services from 200 and messages from 128 are the manufacturer's."""


@dataclass(slots=True)
class SpecDayEntry:
    """structure { index long-unsigned; specialday_date cosem_date; day_id unsigned }"""

    index: int
    specialday_date: Date
    day_id: int


SPEC_DAY_ENTRY: _types.Type[SpecDayEntry] = _types.Structure(
    SpecDayEntry,
    index=_types.LONG_UNSIGNED,
    specialday_date=COSEM_DATE,
    day_id=_types.UNSIGNED,
)
"""A special day and the day profile that holds on it."""


class SymmetricKeyId(IntEnum):
    """enum {0 global_unicast_encryption_key, 1 global_broadcast_encryption_key, 2 authentication_key, 3 master_key}"""

    GLOBAL_UNICAST_ENCRYPTION_KEY = 0
    GLOBAL_BROADCAST_ENCRYPTION_KEY = 1
    AUTHENTICATION_KEY = 2
    MASTER_KEY = 3


SYMMETRIC_KEY_ID: _types.Type[SymmetricKeyId | int] = _types.Named("enum", SymmetricKeyId)
"""Which symmetric key is meant."""

Threshold: TypeAlias = bool | BitString | int | bytes | str | float | DateTime | Date | Time | None
THRESHOLD: _types.Type[Threshold] = _types.Choice(
    _types.NULL_DATA,
    _types.BOOLEAN,
    _types.BIT_STRING,
    _types.DOUBLE_LONG,
    _types.DOUBLE_LONG_UNSIGNED,
    _types.OCTET_STRING,
    _types.VISIBLE_STRING,
    _types.UTF8_STRING,
    _types.BCD,
    _types.INTEGER,
    _types.LONG,
    _types.UNSIGNED,
    _types.LONG_UNSIGNED,
    _types.LONG64,
    _types.LONG64_UNSIGNED,
    _types.ENUM,
    _types.FLOAT32,
    _types.FLOAT64,
    _types.DATE_TIME,
    _types.DATE,
    _types.TIME,
)
"""A threshold, of the same simple type as the attribute that is monitored."""


@dataclass(slots=True)
class TokenGatewayConfigurationElement:
    """structure { credit_reference logical_name; token_proportion unsigned }"""

    credit_reference: Obis
    token_proportion: int


TOKEN_GATEWAY_CONFIGURATION_ELEMENT: _types.Type[TokenGatewayConfigurationElement] = _types.Structure(
    TokenGatewayConfigurationElement,
    credit_reference=LOGICAL_NAME,
    token_proportion=_types.UNSIGNED,
)
"""Share of a token, in per cent, that goes to a credit."""


@dataclass(slots=True)
class ValueDefinition:
    """structure { class_id long-unsigned; logical_name logical_name; attribute_index integer }"""

    class_id: int
    logical_name: Obis
    attribute_index: int


VALUE_DEFINITION: _types.Type[ValueDefinition] = _types.Structure(
    ValueDefinition,
    class_id=_types.LONG_UNSIGNED,
    logical_name=LOGICAL_NAME,
    attribute_index=_types.INTEGER,
)
"""An attribute to be monitored."""


@dataclass(slots=True)
class UnitCharge:
    """structure { charge_per_unit_scaling charge_per_unit_scaling; commodity_reference value_definition; charge_table array of charge_table_element }"""

    charge_per_unit_scaling: ChargePerUnitScaling
    commodity_reference: ValueDefinition
    charge_table: list[ChargeTableElement]


UNIT_CHARGE: _types.Type[UnitCharge] = _types.Structure(
    UnitCharge,
    charge_per_unit_scaling=CHARGE_PER_UNIT_SCALING,
    commodity_reference=VALUE_DEFINITION,
    charge_table=_types.Array(CHARGE_TABLE_ELEMENT),
)
"""Price of a charge."""


@dataclass(slots=True)
class UserListEntry:
    """structure { user_id unsigned; user_name (visible-string | utf8-string) }"""

    user_id: int
    user_name: str


USER_LIST_ENTRY: _types.Type[UserListEntry] = _types.Structure(
    UserListEntry,
    user_id=_types.UNSIGNED,
    user_name=_types.Choice(_types.VISIBLE_STRING, _types.UTF8_STRING),
)
"""A user of an association."""


@dataclass(slots=True)
class WeekProfile:
    """structure { week_profile_name octet-string; monday unsigned; tuesday unsigned; wednesday unsigned; thursday unsigned; friday unsigned; saturday unsigned; sunday unsigned }"""

    week_profile_name: bytes
    monday: int
    tuesday: int
    wednesday: int
    thursday: int
    friday: int
    saturday: int
    sunday: int


WEEK_PROFILE: _types.Type[WeekProfile] = _types.Structure(
    WeekProfile,
    week_profile_name=_types.OCTET_STRING,
    monday=_types.UNSIGNED,
    tuesday=_types.UNSIGNED,
    wednesday=_types.UNSIGNED,
    thursday=_types.UNSIGNED,
    friday=_types.UNSIGNED,
    saturday=_types.UNSIGNED,
    sunday=_types.UNSIGNED,
)
"""A week: the day profile of each day."""


@dataclass(slots=True)
class WindowElement:
    """structure { start_time date_time; end_time date_time }"""

    start_time: DateTime
    end_time: DateTime


WINDOW_ELEMENT: _types.Type[WindowElement] = _types.Structure(
    WindowElement,
    start_time=DATE_TIME,
    end_time=DATE_TIME,
)
"""A window of time, its ends possibly with wildcards."""


class XdlmsContextTypeConformance(IntFlag):
    """bit-string(24) {0 reserved_zero, 1 general_protection, 2 general_block_transfer, 3 read, 4 write, 5 unconfirmed_write, 6 delta_value_encoding, 7 reserved_seven, 8 attribute0_supported_with_set, 9 priority_mgmt_supported, 10 attribute0_supported_with_get, 11 block_transfer_with_get_or_read, 12 block_transfer_with_set_or_write, 13 block_transfer_with_action, 14 multiple_references, 15 information_report, 16 data_notification, 17 access, 18 parameterized_access, 19 get, 20 set, 21 selective_access, 22 event_notification, 23 action}"""

    RESERVED_ZERO = 1 << 23
    GENERAL_PROTECTION = 1 << 22
    GENERAL_BLOCK_TRANSFER = 1 << 21
    READ = 1 << 20
    WRITE = 1 << 19
    UNCONFIRMED_WRITE = 1 << 18
    DELTA_VALUE_ENCODING = 1 << 17
    RESERVED_SEVEN = 1 << 16
    ATTRIBUTE0_SUPPORTED_WITH_SET = 1 << 15
    PRIORITY_MGMT_SUPPORTED = 1 << 14
    ATTRIBUTE0_SUPPORTED_WITH_GET = 1 << 13
    BLOCK_TRANSFER_WITH_GET_OR_READ = 1 << 12
    BLOCK_TRANSFER_WITH_SET_OR_WRITE = 1 << 11
    BLOCK_TRANSFER_WITH_ACTION = 1 << 10
    MULTIPLE_REFERENCES = 1 << 9
    INFORMATION_REPORT = 1 << 8
    DATA_NOTIFICATION = 1 << 7
    ACCESS = 1 << 6
    PARAMETERIZED_ACCESS = 1 << 5
    GET = 1 << 4
    SET = 1 << 3
    SELECTIVE_ACCESS = 1 << 2
    EVENT_NOTIFICATION = 1 << 1
    ACTION = 1 << 0


@dataclass(slots=True)
class XdlmsContextType:
    """structure { conformance bit-string(24) {0 reserved_zero, 1 general_protection, 2 general_block_transfer, 3 read, 4 write, 5 unconfirmed_write, 6 delta_value_encoding, 7 reserved_seven, 8 attribute0_supported_with_set, 9 priority_mgmt_supported, 10 attribute0_supported_with_get, 11 block_transfer_with_get_or_read, 12 block_transfer_with_set_or_write, 13 block_transfer_with_action, 14 multiple_references, 15 information_report, 16 data_notification, 17 access, 18 parameterized_access, 19 get, 20 set, 21 selective_access, 22 event_notification, 23 action}; max_receive_pdu_size long-unsigned; max_send_pdu_size long-unsigned; dlms_version_number unsigned; quality_of_service integer; cyphering_info octet-string }"""

    conformance: XdlmsContextTypeConformance
    max_receive_pdu_size: int
    max_send_pdu_size: int
    dlms_version_number: int
    quality_of_service: int
    cyphering_info: bytes


XDLMS_CONTEXT_TYPE: _types.Type[XdlmsContextType] = _types.Structure(
    XdlmsContextType,
    conformance=_types.Flags(XdlmsContextTypeConformance, 24),
    max_receive_pdu_size=_types.LONG_UNSIGNED,
    max_send_pdu_size=_types.LONG_UNSIGNED,
    dlms_version_number=_types.UNSIGNED,
    quality_of_service=_types.INTEGER,
    cyphering_info=_types.OCTET_STRING,
)
"""Negotiated xDLMS context."""
