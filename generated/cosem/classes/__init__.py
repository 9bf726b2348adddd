# Generated from specs/classes by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""COSEM interface classes, every version, typed: `Register("1.0.1.8.0.255").value`, `get(3)`, `find("Profile generic")`.

A class of a version has its own name (`RegisterV0`); the name without one is the newest version. Modules are imported
when they are first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ._registry import Entry, Registry, UnknownClass

if TYPE_CHECKING:
    from ._descriptors import (
        Attribute,
        AttributeReference,
        InterfaceClass,
        Method,
        MethodReference,
        Selection,
        Selector,
        Session,
        ShapeWarning,
    )
    from ._types import ShapeError, Type
    from .data import (
        Data,
        DataV0,
    )
    from .register import (
        Register,
        RegisterV0,
    )
    from .extended_register import (
        ExtendedRegister,
        ExtendedRegisterV0,
    )
    from .demand_register import (
        DemandRegister,
        DemandRegisterV0,
    )
    from .register_activation import (
        RegisterActivation,
        RegisterActivationV0,
    )
    from .profile_generic import (
        ProfileGeneric,
        ProfileGenericV0,
        ProfileGenericV1,
    )
    from .clock import (
        Clock,
        ClockV0,
    )
    from .script_table import (
        ScriptTable,
        ScriptTableV0,
    )
    from .schedule import (
        Schedule,
        ScheduleV0,
    )
    from .special_days_table import (
        SpecialDaysTable,
        SpecialDaysTableV0,
    )
    from .association_sn import (
        AssociationSn,
        AssociationSnV0,
        AssociationSnV1,
        AssociationSnV2,
        AssociationSnV3,
        AssociationSnV4,
    )
    from .association_ln import (
        AssociationLn,
        AssociationLnV0,
        AssociationLnV1,
        AssociationLnV2,
        AssociationLnV3,
    )
    from .sap_assignment import (
        SapAssignment,
        SapAssignmentV0,
    )
    from .image_transfer import (
        ImageTransfer,
        ImageTransferV0,
    )
    from .iec_local_port_setup import (
        IecLocalPortSetup,
        IecLocalPortSetupV0,
        IecLocalPortSetupV1,
    )
    from .activity_calendar import (
        ActivityCalendar,
        ActivityCalendarV0,
    )
    from .register_monitor import (
        RegisterMonitor,
        RegisterMonitorV0,
    )
    from .single_action_schedule import (
        SingleActionSchedule,
        SingleActionScheduleV0,
    )
    from .iec_hdlc_setup import (
        IecHdlcSetup,
        IecHdlcSetupV0,
        IecHdlcSetupV1,
    )
    from .iec_twisted_pair_1_setup import (
        IecTwistedPair1Setup,
        IecTwistedPair1SetupV0,
        IecTwistedPair1SetupV1,
    )
    from .m_bus_slave_port_setup import (
        MBusSlavePortSetup,
        MBusSlavePortSetupV0,
    )
    from .utility_tables import (
        UtilityTables,
        UtilityTablesV0,
    )
    from .modem_configuration import (
        ModemConfiguration,
        ModemConfigurationV0,
        ModemConfigurationV1,
    )
    from .auto_answer import (
        AutoAnswer,
        AutoAnswerV0,
        AutoAnswerV2,
    )
    from .auto_connect import (
        AutoConnect,
        AutoConnectV0,
        AutoConnectV1,
        AutoConnectV2,
    )
    from .cosem_data_protection import (
        CosemDataProtection,
        CosemDataProtectionV0,
    )
    from .push_setup import (
        PushSetup,
        PushSetupV0,
        PushSetupV1,
        PushSetupV2,
        PushSetupV3,
    )
    from .tcp_udp_setup import (
        TcpUdpSetup,
        TcpUdpSetupV0,
    )
    from .ipv4_setup import (
        Ipv4Setup,
        Ipv4SetupV0,
    )
    from .mac_address_setup import (
        MacAddressSetup,
        MacAddressSetupV0,
    )
    from .ppp_setup import (
        PppSetup,
        PppSetupV0,
    )
    from .gprs_modem_setup import (
        GprsModemSetup,
        GprsModemSetupV0,
    )
    from .smtp_setup import (
        SmtpSetup,
        SmtpSetupV0,
    )
    from .gsm_diagnostic import (
        GsmDiagnostic,
        GsmDiagnosticV0,
        GsmDiagnosticV1,
        GsmDiagnosticV2,
    )
    from .ipv6_setup import (
        Ipv6Setup,
        Ipv6SetupV0,
    )
    from .s_fsk_phy_mac_setup import (
        SFskPhyMacSetup,
        SFskPhyMacSetupV0,
        SFskPhyMacSetupV1,
    )
    from .s_fsk_active_initiator import (
        SFskActiveInitiator,
        SFskActiveInitiatorV0,
    )
    from .s_fsk_mac_synchronization_timeouts import (
        SFskMacSynchronizationTimeouts,
        SFskMacSynchronizationTimeoutsV0,
    )
    from .s_fsk_mac_counters import (
        SFskMacCounters,
        SFskMacCountersV0,
    )
    from .iec_61334_4_32_llc_setup import (
        Iec61334432LlcSetup,
        Iec61334432LlcSetupV0,
        Iec61334432LlcSetupV1,
    )
    from .s_fsk_reporting_system_list import (
        SFskReportingSystemList,
        SFskReportingSystemListV0,
    )
    from .iso_iec_8802_2_llc_type_1_setup import (
        IsoIec88022LlcType1Setup,
        IsoIec88022LlcType1SetupV0,
    )
    from .iso_iec_8802_2_llc_type_2_setup import (
        IsoIec88022LlcType2Setup,
        IsoIec88022LlcType2SetupV0,
    )
    from .iso_iec_8802_2_llc_type_3_setup import (
        IsoIec88022LlcType3Setup,
        IsoIec88022LlcType3SetupV0,
    )
    from .register_table import (
        RegisterTable,
        RegisterTableV0,
    )
    from .compact_data import (
        CompactData,
        CompactDataV0,
        CompactDataV1,
    )
    from .status_mapping import (
        StatusMapping,
        StatusMappingV0,
    )
    from .security_setup import (
        SecuritySetup,
        SecuritySetupV0,
        SecuritySetupV1,
    )
    from .parameter_monitor import (
        ParameterMonitor,
        ParameterMonitorV0,
        ParameterMonitorV1,
    )
    from .measurement_data_monitoring_objects import (
        MeasurementDataMonitoringObjects,
        MeasurementDataMonitoringObjectsV0,
    )
    from .sensor_manager import (
        SensorManager,
        SensorManagerV0,
    )
    from .arbitrator import (
        Arbitrator,
        ArbitratorV0,
    )
    from .disconnect_control import (
        DisconnectControl,
        DisconnectControlV0,
        DisconnectControlV1,
        DisconnectControlV2,
    )
    from .limiter import (
        Limiter,
        LimiterV0,
    )
    from .m_bus_client import (
        MBusClient,
        MBusClientV0,
        MBusClientV1,
        MBusClientV2,
    )
    from .wireless_mode_q_channel import (
        WirelessModeQChannel,
        WirelessModeQChannelV0,
        WirelessModeQChannelV1,
    )
    from .m_bus_master_port_setup import (
        MBusMasterPortSetup,
        MBusMasterPortSetupV0,
    )
    from .dlms_server_m_bus_port_setup import (
        DlmsServerMBusPortSetup,
        DlmsServerMBusPortSetupV0,
    )
    from .m_bus_diagnostic import (
        MBusDiagnostic,
        MBusDiagnosticV0,
    )
    from .iec_61334_4_32_llc_sscs_setup import (
        Iec61334432LlcSscsSetup,
        Iec61334432LlcSscsSetupV0,
    )
    from .prime_nb_ofdm_plc_physical_layer_counters import (
        PrimeNbOfdmPlcPhysicalLayerCounters,
        PrimeNbOfdmPlcPhysicalLayerCountersV0,
    )
    from .prime_nb_ofdm_plc_mac_setup import (
        PrimeNbOfdmPlcMacSetup,
        PrimeNbOfdmPlcMacSetupV0,
    )
    from .prime_nb_ofdm_plc_mac_functional_parameters import (
        PrimeNbOfdmPlcMacFunctionalParameters,
        PrimeNbOfdmPlcMacFunctionalParametersV0,
    )
    from .prime_nb_ofdm_plc_mac_counters import (
        PrimeNbOfdmPlcMacCounters,
        PrimeNbOfdmPlcMacCountersV0,
    )
    from .prime_nb_ofdm_plc_mac_network_administration_data import (
        PrimeNbOfdmPlcMacNetworkAdministrationData,
        PrimeNbOfdmPlcMacNetworkAdministrationDataV0,
    )
    from .prime_nb_ofdm_plc_application_identification import (
        PrimeNbOfdmPlcApplicationIdentification,
        PrimeNbOfdmPlcApplicationIdentificationV0,
    )
    from .g3_plc_mac_layer_counters import (
        G3PlcMacLayerCounters,
        G3PlcMacLayerCountersV0,
        G3PlcMacLayerCountersV1,
    )
    from .g3_plc_mac_setup import (
        G3PlcMacSetup,
        G3PlcMacSetupV0,
        G3PlcMacSetupV1,
        G3PlcMacSetupV2,
        G3PlcMacSetupV3,
        G3PlcMacSetupV4,
    )
    from .g3_plc_6lowpan_adaptation_layer_setup import (
        G3Plc6lowpanAdaptationLayerSetup,
        G3Plc6lowpanAdaptationLayerSetupV0,
        G3Plc6lowpanAdaptationLayerSetupV1,
        G3Plc6lowpanAdaptationLayerSetupV2,
        G3Plc6lowpanAdaptationLayerSetupV3,
        G3Plc6lowpanAdaptationLayerSetupV4,
    )
    from .wi_sun_setup import (
        WiSunSetup,
        WiSunSetupV0,
    )
    from .wi_sun_diagnostic import (
        WiSunDiagnostic,
        WiSunDiagnosticV0,
    )
    from .rpl_diagnostic import (
        RplDiagnostic,
        RplDiagnosticV0,
    )
    from .mpl_diagnostic import (
        MplDiagnostic,
        MplDiagnosticV0,
    )
    from .ntp_setup import (
        NtpSetup,
        NtpSetupV0,
    )
    from .zigbee_sas_startup import (
        ZigbeeSasStartup,
        ZigbeeSasStartupV0,
    )
    from .zigbee_sas_join import (
        ZigbeeSasJoin,
        ZigbeeSasJoinV0,
    )
    from .zigbee_sas_aps_fragmentation import (
        ZigbeeSasApsFragmentation,
        ZigbeeSasApsFragmentationV0,
    )
    from .zigbee_network_control import (
        ZigbeeNetworkControl,
        ZigbeeNetworkControlV0,
    )
    from .zigbee_tunnel_setup import (
        ZigbeeTunnelSetup,
        ZigbeeTunnelSetupV0,
    )
    from .account import (
        Account,
        AccountV0,
    )
    from .credit import (
        Credit,
        CreditV0,
    )
    from .charge import (
        Charge,
        ChargeV0,
    )
    from .token_gateway import (
        TokenGateway,
        TokenGatewayV0,
    )
    from .iec_62055_41_attributes import (
        Iec6205541Attributes,
        Iec6205541AttributesV0,
    )
    from .function_control import (
        FunctionControl,
        FunctionControlV0,
    )
    from .array_manager import (
        ArrayManager,
        ArrayManagerV0,
    )
    from .communication_port_protection import (
        CommunicationPortProtection,
        CommunicationPortProtectionV0,
    )
    from .schc_lpwan_setup import (
        SchcLpwanSetup,
        SchcLpwanSetupV0,
    )
    from .schc_lpwan_diagnostic import (
        SchcLpwanDiagnostic,
        SchcLpwanDiagnosticV0,
    )
    from .lorawan_setup import (
        LorawanSetup,
        LorawanSetupV0,
    )
    from .lorawan_diagnostic import (
        LorawanDiagnostic,
        LorawanDiagnosticV0,
    )
    from .iso_iec_14908_identification import (
        IsoIec14908Identification,
        IsoIec14908IdentificationV0,
    )
    from .iso_iec_14908_protocol_setup import (
        IsoIec14908ProtocolSetup,
        IsoIec14908ProtocolSetupV0,
    )
    from .iso_iec_14908_protocol_status import (
        IsoIec14908ProtocolStatus,
        IsoIec14908ProtocolStatusV1,
    )
    from .iso_iec_14908_diagnostic import (
        IsoIec14908Diagnostic,
        IsoIec14908DiagnosticV1,
    )
    from .hs_plc_iso_iec_12139_1_mac_setup import (
        HsPlcIsoIec121391MacSetup,
        HsPlcIsoIec121391MacSetupV0,
    )
    from .hs_plc_iso_iec_12139_1_cpas_setup import (
        HsPlcIsoIec121391CpasSetup,
        HsPlcIsoIec121391CpasSetupV0,
    )
    from .hs_plc_iso_iec_12139_1_ip_ssas_setup import (
        HsPlcIsoIec121391IpSsasSetup,
        HsPlcIsoIec121391IpSsasSetupV0,
    )
    from .hs_plc_iso_iec_12139_1_hdlc_ssas_setup import (
        HsPlcIsoIec121391HdlcSsasSetup,
        HsPlcIsoIec121391HdlcSsasSetupV0,
    )
    from .lte_monitoring import (
        LteMonitoring,
        LteMonitoringV0,
        LteMonitoringV1,
    )
    from .coap_setup import (
        CoapSetup,
        CoapSetupV0,
    )
    from .coap_diagnostic import (
        CoapDiagnostic,
        CoapDiagnosticV0,
    )
    from .g3_plc_hybrid_rf_mac_layer_counters import (
        G3PlcHybridRfMacLayerCounters,
        G3PlcHybridRfMacLayerCountersV0,
    )
    from .g3_plc_hybrid_rf_mac_setup import (
        G3PlcHybridRfMacSetup,
        G3PlcHybridRfMacSetupV1,
    )
    from .g3_plc_hybrid_6lowpan_adaptation_layer_setup import (
        G3PlcHybrid6lowpanAdaptationLayerSetup,
        G3PlcHybrid6lowpanAdaptationLayerSetupV1,
    )
    from .attestation import (
        Attestation,
        AttestationV0,
    )

__all__ = [
    "Attribute",
    "AttributeReference",
    "Entry",
    "InterfaceClass",
    "Method",
    "MethodReference",
    "Selection",
    "Selector",
    "Session",
    "ShapeError",
    "ShapeWarning",
    "Type",
    "UnknownClass",
    "entries",
    "find",
    "get",
    "Data",
    "DataV0",
    "Register",
    "RegisterV0",
    "ExtendedRegister",
    "ExtendedRegisterV0",
    "DemandRegister",
    "DemandRegisterV0",
    "RegisterActivation",
    "RegisterActivationV0",
    "ProfileGeneric",
    "ProfileGenericV0",
    "ProfileGenericV1",
    "Clock",
    "ClockV0",
    "ScriptTable",
    "ScriptTableV0",
    "Schedule",
    "ScheduleV0",
    "SpecialDaysTable",
    "SpecialDaysTableV0",
    "AssociationSn",
    "AssociationSnV0",
    "AssociationSnV1",
    "AssociationSnV2",
    "AssociationSnV3",
    "AssociationSnV4",
    "AssociationLn",
    "AssociationLnV0",
    "AssociationLnV1",
    "AssociationLnV2",
    "AssociationLnV3",
    "SapAssignment",
    "SapAssignmentV0",
    "ImageTransfer",
    "ImageTransferV0",
    "IecLocalPortSetup",
    "IecLocalPortSetupV0",
    "IecLocalPortSetupV1",
    "ActivityCalendar",
    "ActivityCalendarV0",
    "RegisterMonitor",
    "RegisterMonitorV0",
    "SingleActionSchedule",
    "SingleActionScheduleV0",
    "IecHdlcSetup",
    "IecHdlcSetupV0",
    "IecHdlcSetupV1",
    "IecTwistedPair1Setup",
    "IecTwistedPair1SetupV0",
    "IecTwistedPair1SetupV1",
    "MBusSlavePortSetup",
    "MBusSlavePortSetupV0",
    "UtilityTables",
    "UtilityTablesV0",
    "ModemConfiguration",
    "ModemConfigurationV0",
    "ModemConfigurationV1",
    "AutoAnswer",
    "AutoAnswerV0",
    "AutoAnswerV2",
    "AutoConnect",
    "AutoConnectV0",
    "AutoConnectV1",
    "AutoConnectV2",
    "CosemDataProtection",
    "CosemDataProtectionV0",
    "PushSetup",
    "PushSetupV0",
    "PushSetupV1",
    "PushSetupV2",
    "PushSetupV3",
    "TcpUdpSetup",
    "TcpUdpSetupV0",
    "Ipv4Setup",
    "Ipv4SetupV0",
    "MacAddressSetup",
    "MacAddressSetupV0",
    "PppSetup",
    "PppSetupV0",
    "GprsModemSetup",
    "GprsModemSetupV0",
    "SmtpSetup",
    "SmtpSetupV0",
    "GsmDiagnostic",
    "GsmDiagnosticV0",
    "GsmDiagnosticV1",
    "GsmDiagnosticV2",
    "Ipv6Setup",
    "Ipv6SetupV0",
    "SFskPhyMacSetup",
    "SFskPhyMacSetupV0",
    "SFskPhyMacSetupV1",
    "SFskActiveInitiator",
    "SFskActiveInitiatorV0",
    "SFskMacSynchronizationTimeouts",
    "SFskMacSynchronizationTimeoutsV0",
    "SFskMacCounters",
    "SFskMacCountersV0",
    "Iec61334432LlcSetup",
    "Iec61334432LlcSetupV0",
    "Iec61334432LlcSetupV1",
    "SFskReportingSystemList",
    "SFskReportingSystemListV0",
    "IsoIec88022LlcType1Setup",
    "IsoIec88022LlcType1SetupV0",
    "IsoIec88022LlcType2Setup",
    "IsoIec88022LlcType2SetupV0",
    "IsoIec88022LlcType3Setup",
    "IsoIec88022LlcType3SetupV0",
    "RegisterTable",
    "RegisterTableV0",
    "CompactData",
    "CompactDataV0",
    "CompactDataV1",
    "StatusMapping",
    "StatusMappingV0",
    "SecuritySetup",
    "SecuritySetupV0",
    "SecuritySetupV1",
    "ParameterMonitor",
    "ParameterMonitorV0",
    "ParameterMonitorV1",
    "MeasurementDataMonitoringObjects",
    "MeasurementDataMonitoringObjectsV0",
    "SensorManager",
    "SensorManagerV0",
    "Arbitrator",
    "ArbitratorV0",
    "DisconnectControl",
    "DisconnectControlV0",
    "DisconnectControlV1",
    "DisconnectControlV2",
    "Limiter",
    "LimiterV0",
    "MBusClient",
    "MBusClientV0",
    "MBusClientV1",
    "MBusClientV2",
    "WirelessModeQChannel",
    "WirelessModeQChannelV0",
    "WirelessModeQChannelV1",
    "MBusMasterPortSetup",
    "MBusMasterPortSetupV0",
    "DlmsServerMBusPortSetup",
    "DlmsServerMBusPortSetupV0",
    "MBusDiagnostic",
    "MBusDiagnosticV0",
    "Iec61334432LlcSscsSetup",
    "Iec61334432LlcSscsSetupV0",
    "PrimeNbOfdmPlcPhysicalLayerCounters",
    "PrimeNbOfdmPlcPhysicalLayerCountersV0",
    "PrimeNbOfdmPlcMacSetup",
    "PrimeNbOfdmPlcMacSetupV0",
    "PrimeNbOfdmPlcMacFunctionalParameters",
    "PrimeNbOfdmPlcMacFunctionalParametersV0",
    "PrimeNbOfdmPlcMacCounters",
    "PrimeNbOfdmPlcMacCountersV0",
    "PrimeNbOfdmPlcMacNetworkAdministrationData",
    "PrimeNbOfdmPlcMacNetworkAdministrationDataV0",
    "PrimeNbOfdmPlcApplicationIdentification",
    "PrimeNbOfdmPlcApplicationIdentificationV0",
    "G3PlcMacLayerCounters",
    "G3PlcMacLayerCountersV0",
    "G3PlcMacLayerCountersV1",
    "G3PlcMacSetup",
    "G3PlcMacSetupV0",
    "G3PlcMacSetupV1",
    "G3PlcMacSetupV2",
    "G3PlcMacSetupV3",
    "G3PlcMacSetupV4",
    "G3Plc6lowpanAdaptationLayerSetup",
    "G3Plc6lowpanAdaptationLayerSetupV0",
    "G3Plc6lowpanAdaptationLayerSetupV1",
    "G3Plc6lowpanAdaptationLayerSetupV2",
    "G3Plc6lowpanAdaptationLayerSetupV3",
    "G3Plc6lowpanAdaptationLayerSetupV4",
    "WiSunSetup",
    "WiSunSetupV0",
    "WiSunDiagnostic",
    "WiSunDiagnosticV0",
    "RplDiagnostic",
    "RplDiagnosticV0",
    "MplDiagnostic",
    "MplDiagnosticV0",
    "NtpSetup",
    "NtpSetupV0",
    "ZigbeeSasStartup",
    "ZigbeeSasStartupV0",
    "ZigbeeSasJoin",
    "ZigbeeSasJoinV0",
    "ZigbeeSasApsFragmentation",
    "ZigbeeSasApsFragmentationV0",
    "ZigbeeNetworkControl",
    "ZigbeeNetworkControlV0",
    "ZigbeeTunnelSetup",
    "ZigbeeTunnelSetupV0",
    "Account",
    "AccountV0",
    "Credit",
    "CreditV0",
    "Charge",
    "ChargeV0",
    "TokenGateway",
    "TokenGatewayV0",
    "Iec6205541Attributes",
    "Iec6205541AttributesV0",
    "FunctionControl",
    "FunctionControlV0",
    "ArrayManager",
    "ArrayManagerV0",
    "CommunicationPortProtection",
    "CommunicationPortProtectionV0",
    "SchcLpwanSetup",
    "SchcLpwanSetupV0",
    "SchcLpwanDiagnostic",
    "SchcLpwanDiagnosticV0",
    "LorawanSetup",
    "LorawanSetupV0",
    "LorawanDiagnostic",
    "LorawanDiagnosticV0",
    "IsoIec14908Identification",
    "IsoIec14908IdentificationV0",
    "IsoIec14908ProtocolSetup",
    "IsoIec14908ProtocolSetupV0",
    "IsoIec14908ProtocolStatus",
    "IsoIec14908ProtocolStatusV1",
    "IsoIec14908Diagnostic",
    "IsoIec14908DiagnosticV1",
    "HsPlcIsoIec121391MacSetup",
    "HsPlcIsoIec121391MacSetupV0",
    "HsPlcIsoIec121391CpasSetup",
    "HsPlcIsoIec121391CpasSetupV0",
    "HsPlcIsoIec121391IpSsasSetup",
    "HsPlcIsoIec121391IpSsasSetupV0",
    "HsPlcIsoIec121391HdlcSsasSetup",
    "HsPlcIsoIec121391HdlcSsasSetupV0",
    "LteMonitoring",
    "LteMonitoringV0",
    "LteMonitoringV1",
    "CoapSetup",
    "CoapSetupV0",
    "CoapDiagnostic",
    "CoapDiagnosticV0",
    "G3PlcHybridRfMacLayerCounters",
    "G3PlcHybridRfMacLayerCountersV0",
    "G3PlcHybridRfMacSetup",
    "G3PlcHybridRfMacSetupV1",
    "G3PlcHybrid6lowpanAdaptationLayerSetup",
    "G3PlcHybrid6lowpanAdaptationLayerSetupV1",
    "Attestation",
    "AttestationV0",
]

_REGISTRY = Registry(
    (
        Entry(1, "data", "Data", 0, (0,), ("Data",)),
        Entry(3, "register", "Register", 0, (0,), ("Register",)),
        Entry(4, "extended_register", "ExtendedRegister", 0, (0,), ("Extended register",)),
        Entry(5, "demand_register", "DemandRegister", 0, (0,), ("Demand register",)),
        Entry(6, "register_activation", "RegisterActivation", 0, (0,), ("Register activation",)),
        Entry(7, "profile_generic", "ProfileGeneric", 1, (0, 1), ("Profile generic",)),
        Entry(8, "clock", "Clock", 0, (0,), ("Clock",)),
        Entry(9, "script_table", "ScriptTable", 0, (0,), ("Script table",)),
        Entry(10, "schedule", "Schedule", 0, (0,), ("Schedule",)),
        Entry(11, "special_days_table", "SpecialDaysTable", 0, (0,), ("Special days table",)),
        Entry(12, "association_sn", "AssociationSn", 4, (0, 1, 2, 3, 4), ("Association SN",)),
        Entry(15, "association_ln", "AssociationLn", 3, (0, 1, 2, 3), ("Association LN",)),
        Entry(17, "sap_assignment", "SapAssignment", 0, (0,), ("SAP assignment",)),
        Entry(18, "image_transfer", "ImageTransfer", 0, (0,), ("Image transfer",)),
        Entry(19, "iec_local_port_setup", "IecLocalPortSetup", 1, (0, 1), ("IEC local port setup",)),
        Entry(20, "activity_calendar", "ActivityCalendar", 0, (0,), ("Activity calendar",)),
        Entry(21, "register_monitor", "RegisterMonitor", 0, (0,), ("Register monitor",)),
        Entry(22, "single_action_schedule", "SingleActionSchedule", 0, (0,), ("Single action schedule",)),
        Entry(23, "iec_hdlc_setup", "IecHdlcSetup", 1, (0, 1), ("IEC HDLC setup",)),
        Entry(24, "iec_twisted_pair_1_setup", "IecTwistedPair1Setup", 1, (0, 1), ("IEC twisted pair (1) setup",)),
        Entry(25, "m_bus_slave_port_setup", "MBusSlavePortSetup", 0, (0,), ("M-Bus slave port setup",)),
        Entry(26, "utility_tables", "UtilityTables", 0, (0,), ("Utility tables",)),
        Entry(27, "modem_configuration", "ModemConfiguration", 1, (0, 1), ("PSTN modem configuration", "Modem configuration")),
        Entry(28, "auto_answer", "AutoAnswer", 2, (0, 2), ("PSTN auto answer", "Auto answer")),
        Entry(29, "auto_connect", "AutoConnect", 2, (0, 1, 2), ("PSTN auto dial", "Auto connect")),
        Entry(30, "cosem_data_protection", "CosemDataProtection", 0, (0,), ("COSEM data protection",)),
        Entry(40, "push_setup", "PushSetup", 3, (0, 1, 2, 3), ("Push setup",)),
        Entry(41, "tcp_udp_setup", "TcpUdpSetup", 0, (0,), ("TCP-UDP setup",)),
        Entry(42, "ipv4_setup", "Ipv4Setup", 0, (0,), ("IPv4 setup",)),
        Entry(43, "mac_address_setup", "MacAddressSetup", 0, (0,), ("MAC address setup",)),
        Entry(44, "ppp_setup", "PppSetup", 0, (0,), ("PPP setup",)),
        Entry(45, "gprs_modem_setup", "GprsModemSetup", 0, (0,), ("GPRS modem setup",)),
        Entry(46, "smtp_setup", "SmtpSetup", 0, (0,), ("SMTP setup",)),
        Entry(47, "gsm_diagnostic", "GsmDiagnostic", 2, (0, 1, 2), ("GSM diagnostic",)),
        Entry(48, "ipv6_setup", "Ipv6Setup", 0, (0,), ("IPv6 setup",)),
        Entry(50, "s_fsk_phy_mac_setup", "SFskPhyMacSetup", 1, (0, 1), ("S-FSK Phy&MAC setup",)),
        Entry(51, "s_fsk_active_initiator", "SFskActiveInitiator", 0, (0,), ("S-FSK Active initiator",)),
        Entry(52, "s_fsk_mac_synchronization_timeouts", "SFskMacSynchronizationTimeouts", 0, (0,), ("S-FSK MAC synchronization timeouts",)),
        Entry(53, "s_fsk_mac_counters", "SFskMacCounters", 0, (0,), ("S-FSK MAC counters",)),
        Entry(55, "iec_61334_4_32_llc_setup", "Iec61334432LlcSetup", 1, (0, 1), ("S-FSK IEC 61334-4-32 LLC setup", "IEC 61334-4-32 LLC setup")),
        Entry(56, "s_fsk_reporting_system_list", "SFskReportingSystemList", 0, (0,), ("S-FSK Reporting system list",)),
        Entry(57, "iso_iec_8802_2_llc_type_1_setup", "IsoIec88022LlcType1Setup", 0, (0,), ("ISO/IEC 8802-2 LLC Type 1 setup",)),
        Entry(58, "iso_iec_8802_2_llc_type_2_setup", "IsoIec88022LlcType2Setup", 0, (0,), ("ISO/IEC 8802-2 LLC Type 2 setup",)),
        Entry(59, "iso_iec_8802_2_llc_type_3_setup", "IsoIec88022LlcType3Setup", 0, (0,), ("ISO/IEC 8802-2 LLC Type 3 setup",)),
        Entry(61, "register_table", "RegisterTable", 0, (0,), ("Register table",)),
        Entry(62, "compact_data", "CompactData", 1, (0, 1), ("Compact data",)),
        Entry(63, "status_mapping", "StatusMapping", 0, (0,), ("Status mapping",)),
        Entry(64, "security_setup", "SecuritySetup", 1, (0, 1), ("Security setup",)),
        Entry(65, "parameter_monitor", "ParameterMonitor", 1, (0, 1), ("Parameter monitor",)),
        Entry(66, "measurement_data_monitoring_objects", "MeasurementDataMonitoringObjects", 0, (0,), ("Measurement data monitoring objects",)),
        Entry(67, "sensor_manager", "SensorManager", 0, (0,), ("Sensor manager",)),
        Entry(68, "arbitrator", "Arbitrator", 0, (0,), ("Arbitrator",)),
        Entry(70, "disconnect_control", "DisconnectControl", 1, (0, 1, 2), ("Disconnect control",)),
        Entry(71, "limiter", "Limiter", 0, (0,), ("Limiter",)),
        Entry(72, "m_bus_client", "MBusClient", 1, (0, 1, 2), ("M-Bus client",)),
        Entry(73, "wireless_mode_q_channel", "WirelessModeQChannel", 1, (0, 1), ("Wireless Mode Q channel",)),
        Entry(74, "m_bus_master_port_setup", "MBusMasterPortSetup", 0, (0,), ("M-Bus master port setup",)),
        Entry(76, "dlms_server_m_bus_port_setup", "DlmsServerMBusPortSetup", 0, (0,), ("DLMS server M-Bus port setup",)),
        Entry(77, "m_bus_diagnostic", "MBusDiagnostic", 0, (0,), ("M-Bus diagnostic",)),
        Entry(80, "iec_61334_4_32_llc_sscs_setup", "Iec61334432LlcSscsSetup", 0, (0,), ("61334-4-32 LLC SSCS setup",)),
        Entry(81, "prime_nb_ofdm_plc_physical_layer_counters", "PrimeNbOfdmPlcPhysicalLayerCounters", 0, (0,), ("PRIME NB OFDM PLC Physical layer counters",)),
        Entry(82, "prime_nb_ofdm_plc_mac_setup", "PrimeNbOfdmPlcMacSetup", 0, (0,), ("PRIME NB OFDM PLC MAC setup",)),
        Entry(83, "prime_nb_ofdm_plc_mac_functional_parameters", "PrimeNbOfdmPlcMacFunctionalParameters", 0, (0,), ("PRIME NB OFDM PLC MAC functional parameters",)),
        Entry(84, "prime_nb_ofdm_plc_mac_counters", "PrimeNbOfdmPlcMacCounters", 0, (0,), ("PRIME NB OFDM PLC MAC counters",)),
        Entry(85, "prime_nb_ofdm_plc_mac_network_administration_data", "PrimeNbOfdmPlcMacNetworkAdministrationData", 0, (0,), ("PRIME NB OFDM PLC MAC network administration data",)),
        Entry(86, "prime_nb_ofdm_plc_application_identification", "PrimeNbOfdmPlcApplicationIdentification", 0, (0,), ("PRIME NB OFDM PLC Application identification",)),
        Entry(90, "g3_plc_mac_layer_counters", "G3PlcMacLayerCounters", 1, (0, 1), ("G3 NB OFDM PLC MAC layer counters", "G3-PLC MAC layer counters")),
        Entry(91, "g3_plc_mac_setup", "G3PlcMacSetup", 4, (0, 1, 2, 3, 4), ("G3 NB OFDM PLC MAC setup", "G3-PLC MAC setup")),
        Entry(92, "g3_plc_6lowpan_adaptation_layer_setup", "G3Plc6lowpanAdaptationLayerSetup", 4, (0, 1, 2, 3, 4), ("G3 NB OFDM PLC 6LoWPAN adaptation layer setup", "G3-PLC 6LoWPAN adaptation layer setup")),
        Entry(95, "wi_sun_setup", "WiSunSetup", 0, (0,), ("Wi-SUN setup",)),
        Entry(96, "wi_sun_diagnostic", "WiSunDiagnostic", 0, (0,), ("Wi-SUN diagnostic",)),
        Entry(97, "rpl_diagnostic", "RplDiagnostic", 0, (0,), ("RPL diagnostic",)),
        Entry(98, "mpl_diagnostic", "MplDiagnostic", 0, (0,), ("MPL diagnostic",)),
        Entry(100, "ntp_setup", "NtpSetup", 0, (0,), ("NTP setup",)),
        Entry(101, "zigbee_sas_startup", "ZigbeeSasStartup", 0, (0,), ("ZigBee SAS startup",)),
        Entry(102, "zigbee_sas_join", "ZigbeeSasJoin", 0, (0,), ("ZigBee SAS join",)),
        Entry(103, "zigbee_sas_aps_fragmentation", "ZigbeeSasApsFragmentation", 0, (0,), ("ZigBee SAS APS fragmentation",)),
        Entry(104, "zigbee_network_control", "ZigbeeNetworkControl", 0, (0,), ("ZigBee network control",)),
        Entry(105, "zigbee_tunnel_setup", "ZigbeeTunnelSetup", 0, (0,), ("ZigBee tunnel setup",)),
        Entry(111, "account", "Account", 0, (0,), ("Account",)),
        Entry(112, "credit", "Credit", 0, (0,), ("Credit",)),
        Entry(113, "charge", "Charge", 0, (0,), ("Charge",)),
        Entry(115, "token_gateway", "TokenGateway", 0, (0,), ("Token gateway",)),
        Entry(116, "iec_62055_41_attributes", "Iec6205541Attributes", 0, (0,), ("IEC 62055-41 attributes",)),
        Entry(122, "function_control", "FunctionControl", 0, (0,), ("Function control",)),
        Entry(123, "array_manager", "ArrayManager", 0, (0,), ("Array manager",)),
        Entry(124, "communication_port_protection", "CommunicationPortProtection", 0, (0,), ("Communication port protection",)),
        Entry(126, "schc_lpwan_setup", "SchcLpwanSetup", 0, (0,), ("SCHC-LPWAN setup",)),
        Entry(127, "schc_lpwan_diagnostic", "SchcLpwanDiagnostic", 0, (0,), ("SCHC-LPWAN diagnostic",)),
        Entry(128, "lorawan_setup", "LorawanSetup", 0, (0,), ("LoRaWAN setup",)),
        Entry(129, "lorawan_diagnostic", "LorawanDiagnostic", 0, (0,), ("LoRaWAN diagnostic",)),
        Entry(130, "iso_iec_14908_identification", "IsoIec14908Identification", 0, (0,), ("ISO/IEC 14908 identification",)),
        Entry(131, "iso_iec_14908_protocol_setup", "IsoIec14908ProtocolSetup", 0, (0,), ("ISO/IEC 14908 protocol setup",)),
        Entry(132, "iso_iec_14908_protocol_status", "IsoIec14908ProtocolStatus", 1, (1,), ("ISO/IEC 14908 protocol status",)),
        Entry(133, "iso_iec_14908_diagnostic", "IsoIec14908Diagnostic", 1, (1,), ("ISO/IEC 14908 diagnostic",)),
        Entry(140, "hs_plc_iso_iec_12139_1_mac_setup", "HsPlcIsoIec121391MacSetup", 0, (0,), ("HS-PLC ISO/IEC 12139-1 MAC setup",)),
        Entry(141, "hs_plc_iso_iec_12139_1_cpas_setup", "HsPlcIsoIec121391CpasSetup", 0, (0,), ("HS-PLC ISO/IEC 12139-1 CPAS setup",)),
        Entry(142, "hs_plc_iso_iec_12139_1_ip_ssas_setup", "HsPlcIsoIec121391IpSsasSetup", 0, (0,), ("HS-PLC ISO/IEC 12139-1 IP SSAS setup",)),
        Entry(143, "hs_plc_iso_iec_12139_1_hdlc_ssas_setup", "HsPlcIsoIec121391HdlcSsasSetup", 0, (0,), ("HS-PLC ISO/IEC 12139-1 HDLC SSAS setup",)),
        Entry(151, "lte_monitoring", "LteMonitoring", 1, (0, 1), ("LTE monitoring",)),
        Entry(152, "coap_setup", "CoapSetup", 0, (0,), ("CoAP setup",)),
        Entry(153, "coap_diagnostic", "CoapDiagnostic", 0, (0,), ("CoAP diagnostic",)),
        Entry(160, "g3_plc_hybrid_rf_mac_layer_counters", "G3PlcHybridRfMacLayerCounters", 0, (0,), ("G3-PLC Hybrid RF MAC layer counters",)),
        Entry(161, "g3_plc_hybrid_rf_mac_setup", "G3PlcHybridRfMacSetup", 1, (1,), ("G3-PLC Hybrid RF MAC setup",)),
        Entry(162, "g3_plc_hybrid_6lowpan_adaptation_layer_setup", "G3PlcHybrid6lowpanAdaptationLayerSetup", 1, (1,), ("G3-PLC Hybrid 6LoWPAN adaptation layer setup",)),
        Entry(170, "attestation", "Attestation", 0, (0,), ("Attestation",)),
    )
)

get = _REGISTRY.get
find = _REGISTRY.find
entries = _REGISTRY.entries

_MODULES = {
    **dict.fromkeys(("ShapeError", "Type"), "_types"),
    **dict.fromkeys(
        (
            "Attribute",
            "AttributeReference",
            "InterfaceClass",
            "Method",
            "MethodReference",
            "Selection",
            "Selector",
            "Session",
            "ShapeWarning",
        ),
        "_descriptors",
    ),
    **_REGISTRY.modules,
}

if not TYPE_CHECKING:  # a checker knows the names from the imports above, and misspelt ones as such

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
