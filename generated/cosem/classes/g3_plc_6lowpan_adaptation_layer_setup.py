# Generated from specs/classes/092_g3_plc_6lowpan_adaptation_layer_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""G3-PLC 6LoWPAN adaptation layer setup (class id 92): G3Plc6lowpanAdaptationLayerSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "G3Plc6lowpanAdaptationLayerSetup",
    "G3Plc6lowpanAdaptationLayerSetupV0",
    "G3Plc6lowpanAdaptationLayerSetupV1",
    "G3Plc6lowpanAdaptationLayerSetupV2",
    "G3Plc6lowpanAdaptationLayerSetupV3",
    "G3Plc6lowpanAdaptationLayerSetupV4",
]


class G3Plc6lowpanAdaptationLayerSetupV0(InterfaceClass):
    """G3 NB OFDM PLC 6LoWPAN adaptation layer setup, class id 92, version 0 (Blue Book 11; single source)."""

    __slots__ = ()

    CLASS_ID = 92
    VERSION = 0
    NAME = "G3 NB OFDM PLC 6LoWPAN adaptation layer setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    adp_max_hops: Attribute[int] = Attribute(2, _types.UNSIGNED, static=True, sn=0x08)
    """`unsigned`"""

    adp_weak_lqi_value: Attribute[int] = Attribute(3, _types.UNSIGNED, static=True, sn=0x10)
    """`unsigned`"""

    adp_security_level: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    adp_prefix_table: Attribute[list[AnyData]] = Attribute(5, _types.Array(_types.UNKNOWN), static=False, sn=0x20)
    """Gurux.DLMS.Net writes unsigned elements; not corroborated. `array of unknown`"""

    adp_routing_configuration: Attribute[list[types.G3RoutingConfigurationElement]] = Attribute(
        6,
        _types.Array(types.G3_ROUTING_CONFIGURATION_ELEMENT),
        static=True,
        sn=0x28,
    )
    """`array of g3_routing_configuration_element`"""

    adp_broadcast_log_table_entry_ttl: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=True, sn=0x30)
    """`long-unsigned`"""

    adp_routing_table: Attribute[list[types.G3RoutingTableElement]] = Attribute(
        8,
        _types.Array(types.G3_ROUTING_TABLE_ELEMENT),
        static=False,
        sn=0x38,
    )
    """`array of g3_routing_table_element`"""

    adp_context_information_table: Attribute[list[types.G3ContextInformationTableElement]] = Attribute(
        9,
        _types.Array(types.G3_CONTEXT_INFORMATION_TABLE_ELEMENT),
        static=False,
        sn=0x40,
    )
    """`array of g3_context_information_table_element`"""

    adp_blacklist_table: Attribute[list[types.G3BlacklistTableElement]] = Attribute(
        10,
        _types.Array(types.G3_BLACKLIST_TABLE_ELEMENT),
        static=False,
        sn=0x48,
    )
    """`array of g3_blacklist_table_element`"""

    adp_broadcast_log_table: Attribute[list[types.G3BroadcastLogTableElement]] = Attribute(
        11,
        _types.Array(types.G3_BROADCAST_LOG_TABLE_ELEMENT),
        static=False,
        sn=0x50,
    )
    """`array of g3_broadcast_log_table_element`"""

    adp_group_table: Attribute[list[int]] = Attribute(12, _types.Array(_types.LONG_UNSIGNED), static=False, sn=0x58)
    """`array of long-unsigned`"""

    adp_max_join_wait_time: Attribute[int] = Attribute(13, _types.LONG_UNSIGNED, static=True, sn=0x60)
    """`long-unsigned`"""

    adp_path_discovery_time: Attribute[int] = Attribute(14, _types.UNSIGNED, static=True, sn=0x68)
    """`unsigned`"""

    adp_active_key_index: Attribute[int] = Attribute(15, _types.UNSIGNED, static=True, sn=0x70)
    """`unsigned`"""

    adp_metric_type: Attribute[int] = Attribute(16, _types.UNSIGNED, static=True, sn=0x78)
    """`unsigned`"""


class G3Plc6lowpanAdaptationLayerSetupV1(InterfaceClass):
    """G3-PLC 6LoWPAN adaptation layer setup, class id 92, version 1 (Blue Book 12, 4.13.5; verified)."""

    __slots__ = ()

    CLASS_ID = 92
    VERSION = 1
    NAME = "G3-PLC 6LoWPAN adaptation layer setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    adp_max_hops: Attribute[int] = Attribute(2, _types.UNSIGNED, static=True, sn=0x08)
    """`unsigned`"""

    adp_weak_lqi_value: Attribute[int] = Attribute(3, _types.UNSIGNED, static=True, sn=0x10)
    """`unsigned`"""

    adp_security_level: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    adp_prefix_table: Attribute[list[AnyData]] = Attribute(5, _types.Array(_types.UNKNOWN), static=False, sn=0x20)
    """Gurux.DLMS.Net writes unsigned elements; not corroborated. `array of unknown`"""

    adp_routing_configuration: Attribute[list[types.G3RoutingConfigurationElement]] = Attribute(
        6,
        _types.Array(types.G3_ROUTING_CONFIGURATION_ELEMENT),
        static=True,
        sn=0x28,
    )
    """`array of g3_routing_configuration_element`"""

    adp_broadcast_log_table_entry_ttl: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=True, sn=0x30)
    """`long-unsigned`"""

    adp_routing_table: Attribute[list[types.G3RoutingTableElement]] = Attribute(
        8,
        _types.Array(types.G3_ROUTING_TABLE_ELEMENT),
        static=False,
        sn=0x38,
    )
    """`array of g3_routing_table_element`"""

    adp_context_information_table: Attribute[list[types.G3ContextInformationTableElement]] = Attribute(
        9,
        _types.Array(types.G3_CONTEXT_INFORMATION_TABLE_ELEMENT),
        static=False,
        sn=0x40,
    )
    """`array of g3_context_information_table_element`"""

    adp_blacklist_table: Attribute[list[types.G3BlacklistTableElement]] = Attribute(
        10,
        _types.Array(types.G3_BLACKLIST_TABLE_ELEMENT),
        static=False,
        sn=0x48,
    )
    """`array of g3_blacklist_table_element`"""

    adp_broadcast_log_table: Attribute[list[types.G3BroadcastLogTableElement]] = Attribute(
        11,
        _types.Array(types.G3_BROADCAST_LOG_TABLE_ELEMENT),
        static=False,
        sn=0x50,
    )
    """`array of g3_broadcast_log_table_element`"""

    adp_group_table: Attribute[list[int]] = Attribute(12, _types.Array(_types.LONG_UNSIGNED), static=False, sn=0x58)
    """`array of long-unsigned`"""

    adp_max_join_wait_time: Attribute[int] = Attribute(13, _types.LONG_UNSIGNED, static=True, sn=0x60)
    """`long-unsigned`"""

    adp_path_discovery_time: Attribute[int] = Attribute(14, _types.UNSIGNED, static=True, sn=0x68)
    """`unsigned`"""

    adp_active_key_index: Attribute[int] = Attribute(15, _types.UNSIGNED, static=True, sn=0x70)
    """`unsigned`"""

    adp_metric_type: Attribute[int] = Attribute(16, _types.UNSIGNED, static=True, sn=0x78)
    """`unsigned`"""

    adp_coord_short_address: Attribute[int] = Attribute(17, _types.LONG_UNSIGNED, static=True, sn=0x80)
    """`long-unsigned`"""

    adp_disable_default_routing: Attribute[bool] = Attribute(18, _types.BOOLEAN, static=True, sn=0x88)
    """`boolean`"""

    adp_device_type: Attribute[types.G3DeviceType | int] = Attribute(19, types.G3_DEVICE_TYPE, static=True, sn=0x90)
    """`g3_device_type`"""


class G3Plc6lowpanAdaptationLayerSetupV2(InterfaceClass):
    """G3-PLC 6LoWPAN adaptation layer setup, class id 92, version 2 (Blue Book 14, 4.13.5; verified)."""

    __slots__ = ()

    CLASS_ID = 92
    VERSION = 2
    NAME = "G3-PLC 6LoWPAN adaptation layer setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    adp_max_hops: Attribute[int] = Attribute(2, _types.UNSIGNED, static=True, sn=0x08)
    """`unsigned`"""

    adp_weak_lqi_value: Attribute[int] = Attribute(3, _types.UNSIGNED, static=True, sn=0x10)
    """`unsigned`"""

    adp_security_level: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    adp_prefix_table: Attribute[list[AnyData]] = Attribute(5, _types.Array(_types.UNKNOWN), static=False, sn=0x20)
    """Gurux.DLMS.Net writes unsigned elements; not corroborated. `array of unknown`"""

    adp_routing_configuration: Attribute[list[types.G3RoutingConfigurationElement]] = Attribute(
        6,
        _types.Array(types.G3_ROUTING_CONFIGURATION_ELEMENT),
        static=True,
        sn=0x28,
    )
    """`array of g3_routing_configuration_element`"""

    adp_broadcast_log_table_entry_ttl: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=True, sn=0x30)
    """`long-unsigned`"""

    adp_routing_table: Attribute[list[types.G3RoutingTableElement]] = Attribute(
        8,
        _types.Array(types.G3_ROUTING_TABLE_ELEMENT),
        static=False,
        sn=0x38,
    )
    """`array of g3_routing_table_element`"""

    adp_context_information_table: Attribute[list[types.G3ContextInformationTableElement]] = Attribute(
        9,
        _types.Array(types.G3_CONTEXT_INFORMATION_TABLE_ELEMENT),
        static=False,
        sn=0x40,
    )
    """`array of g3_context_information_table_element`"""

    adp_blacklist_table: Attribute[list[types.G3BlacklistTableElement]] = Attribute(
        10,
        _types.Array(types.G3_BLACKLIST_TABLE_ELEMENT),
        static=False,
        sn=0x48,
    )
    """`array of g3_blacklist_table_element`"""

    adp_broadcast_log_table: Attribute[list[types.G3BroadcastLogTableElement]] = Attribute(
        11,
        _types.Array(types.G3_BROADCAST_LOG_TABLE_ELEMENT),
        static=False,
        sn=0x50,
    )
    """`array of g3_broadcast_log_table_element`"""

    adp_group_table: Attribute[list[int]] = Attribute(12, _types.Array(_types.LONG_UNSIGNED), static=False, sn=0x58)
    """`array of long-unsigned`"""

    adp_max_join_wait_time: Attribute[int] = Attribute(13, _types.LONG_UNSIGNED, static=True, sn=0x60)
    """`long-unsigned`"""

    adp_path_discovery_time: Attribute[int] = Attribute(14, _types.UNSIGNED, static=True, sn=0x68)
    """`unsigned`"""

    adp_active_key_index: Attribute[int] = Attribute(15, _types.UNSIGNED, static=True, sn=0x70)
    """`unsigned`"""

    adp_metric_type: Attribute[int] = Attribute(16, _types.UNSIGNED, static=True, sn=0x78)
    """`unsigned`"""

    adp_coord_short_address: Attribute[int] = Attribute(17, _types.LONG_UNSIGNED, static=True, sn=0x80)
    """`long-unsigned`"""

    adp_disable_default_routing: Attribute[bool] = Attribute(18, _types.BOOLEAN, static=True, sn=0x88)
    """`boolean`"""

    adp_device_type: Attribute[types.G3DeviceType | int] = Attribute(19, types.G3_DEVICE_TYPE, static=True, sn=0x90)
    """`g3_device_type`"""

    adp_default_coord_route_enabled: Attribute[bool] = Attribute(20, _types.BOOLEAN, static=True, sn=0x98)
    """`boolean`"""

    adp_destination_address_set: Attribute[list[int]] = Attribute(
        21,
        _types.Array(_types.LONG_UNSIGNED),
        static=False,
        sn=0xa0,
    )
    """`array of long-unsigned`"""


class G3Plc6lowpanAdaptationLayerSetupV3(InterfaceClass):
    """G3-PLC 6LoWPAN adaptation layer setup, class id 92, version 3 (Blue Book 15, 4.13.5; single source)."""

    __slots__ = ()

    CLASS_ID = 92
    VERSION = 3
    NAME = "G3-PLC 6LoWPAN adaptation layer setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    adp_max_hops: Attribute[int] = Attribute(2, _types.UNSIGNED, static=True, sn=0x08)
    """`unsigned`"""

    adp_weak_lqi_value: Attribute[int] = Attribute(3, _types.UNSIGNED, static=True, sn=0x10)
    """`unsigned`"""

    adp_security_level: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    adp_prefix_table: Attribute[list[AnyData]] = Attribute(5, _types.Array(_types.UNKNOWN), static=False, sn=0x20)
    """Gurux.DLMS.Net writes unsigned elements; not corroborated. `array of unknown`"""

    adp_routing_configuration: Attribute[list[types.G3RoutingConfigurationElement]] = Attribute(
        6,
        _types.Array(types.G3_ROUTING_CONFIGURATION_ELEMENT),
        static=True,
        sn=0x28,
    )
    """`array of g3_routing_configuration_element`"""

    adp_broadcast_log_table_entry_ttl: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=True, sn=0x30)
    """`long-unsigned`"""

    adp_routing_table: Attribute[list[types.G3RoutingTableElement]] = Attribute(
        8,
        _types.Array(types.G3_ROUTING_TABLE_ELEMENT),
        static=False,
        sn=0x38,
    )
    """`array of g3_routing_table_element`"""

    adp_context_information_table: Attribute[list[types.G3ContextInformationTableElement]] = Attribute(
        9,
        _types.Array(types.G3_CONTEXT_INFORMATION_TABLE_ELEMENT),
        static=False,
        sn=0x40,
    )
    """`array of g3_context_information_table_element`"""

    adp_blacklist_table: Attribute[list[types.G3BlacklistTableElement]] = Attribute(
        10,
        _types.Array(types.G3_BLACKLIST_TABLE_ELEMENT),
        static=False,
        sn=0x48,
    )
    """`array of g3_blacklist_table_element`"""

    adp_broadcast_log_table: Attribute[list[types.G3BroadcastLogTableElement]] = Attribute(
        11,
        _types.Array(types.G3_BROADCAST_LOG_TABLE_ELEMENT),
        static=False,
        sn=0x50,
    )
    """`array of g3_broadcast_log_table_element`"""

    adp_group_table: Attribute[list[int]] = Attribute(12, _types.Array(_types.LONG_UNSIGNED), static=False, sn=0x58)
    """`array of long-unsigned`"""

    adp_max_join_wait_time: Attribute[int] = Attribute(13, _types.LONG_UNSIGNED, static=True, sn=0x60)
    """`long-unsigned`"""

    adp_path_discovery_time: Attribute[int] = Attribute(14, _types.UNSIGNED, static=True, sn=0x68)
    """`unsigned`"""

    adp_active_key_index: Attribute[int] = Attribute(15, _types.UNSIGNED, static=True, sn=0x70)
    """`unsigned`"""

    adp_metric_type: Attribute[int] = Attribute(16, _types.UNSIGNED, static=True, sn=0x78)
    """`unsigned`"""

    adp_coord_short_address: Attribute[int] = Attribute(17, _types.LONG_UNSIGNED, static=True, sn=0x80)
    """`long-unsigned`"""

    adp_disable_default_routing: Attribute[bool] = Attribute(18, _types.BOOLEAN, static=True, sn=0x88)
    """`boolean`"""

    adp_device_type: Attribute[types.G3DeviceType | int] = Attribute(19, types.G3_DEVICE_TYPE, static=True, sn=0x90)
    """`g3_device_type`"""

    adp_default_coord_route_enabled: Attribute[bool] = Attribute(20, _types.BOOLEAN, static=True, sn=0x98)
    """`boolean`"""

    adp_destination_address_set: Attribute[list[int]] = Attribute(
        21,
        _types.Array(_types.LONG_UNSIGNED),
        static=False,
        sn=0xa0,
    )
    """`array of long-unsigned`"""

    adp_low_lqi_value: Attribute[int] = Attribute(22, _types.UNSIGNED, static=True, sn=0xa8)
    """`unsigned`"""

    adp_high_lqi_value: Attribute[int] = Attribute(23, _types.UNSIGNED, static=True, sn=0xb0)
    """`unsigned`"""


class G3Plc6lowpanAdaptationLayerSetupV4(InterfaceClass):
    """G3-PLC 6LoWPAN adaptation layer setup, class id 92, version 4 (Blue Book 16 part 2, 4.13.5; verified)."""

    __slots__ = ()

    CLASS_ID = 92
    VERSION = 4
    NAME = "G3-PLC 6LoWPAN adaptation layer setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    adp_max_hops: Attribute[int] = Attribute(2, _types.UNSIGNED, static=True, sn=0x08)
    """`unsigned`"""

    adp_weak_lqi_value: Attribute[int] = Attribute(3, _types.UNSIGNED, static=True, sn=0x10)
    """`unsigned`"""

    adp_security_level: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    adp_prefix_table: Attribute[list[AnyData]] = Attribute(5, _types.Array(_types.UNKNOWN), static=False, sn=0x20)
    """Gurux.DLMS.Net writes unsigned elements; not corroborated. `array of unknown`"""

    adp_routing_configuration: Attribute[list[types.G3RoutingConfigurationElement]] = Attribute(
        6,
        _types.Array(types.G3_ROUTING_CONFIGURATION_ELEMENT),
        static=True,
        sn=0x28,
    )
    """`array of g3_routing_configuration_element`"""

    adp_broadcast_log_table_entry_ttl: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=True, sn=0x30)
    """`long-unsigned`"""

    adp_routing_table: Attribute[list[types.G3RoutingTableElement]] = Attribute(
        8,
        _types.Array(types.G3_ROUTING_TABLE_ELEMENT),
        static=False,
        sn=0x38,
    )
    """`array of g3_routing_table_element`"""

    adp_context_information_table: Attribute[list[types.G3ContextInformationTableElement]] = Attribute(
        9,
        _types.Array(types.G3_CONTEXT_INFORMATION_TABLE_ELEMENT),
        static=False,
        sn=0x40,
    )
    """`array of g3_context_information_table_element`"""

    adp_blacklist_table: Attribute[list[types.G3BlacklistTableElement]] = Attribute(
        10,
        _types.Array(types.G3_BLACKLIST_TABLE_ELEMENT),
        static=False,
        sn=0x48,
    )
    """`array of g3_blacklist_table_element`"""

    adp_broadcast_log_table: Attribute[list[types.G3BroadcastLogTableElement]] = Attribute(
        11,
        _types.Array(types.G3_BROADCAST_LOG_TABLE_ELEMENT),
        static=False,
        sn=0x50,
    )
    """`array of g3_broadcast_log_table_element`"""

    adp_group_table: Attribute[list[int]] = Attribute(12, _types.Array(_types.LONG_UNSIGNED), static=False, sn=0x58)
    """`array of long-unsigned`"""

    adp_max_join_wait_time: Attribute[int] = Attribute(13, _types.LONG_UNSIGNED, static=True, sn=0x60)
    """`long-unsigned`"""

    adp_path_discovery_time: Attribute[int] = Attribute(14, _types.UNSIGNED, static=True, sn=0x68)
    """`unsigned`"""

    adp_active_key_index: Attribute[int] = Attribute(15, _types.UNSIGNED, static=True, sn=0x70)
    """`unsigned`"""

    adp_metric_type: Attribute[int] = Attribute(16, _types.UNSIGNED, static=True, sn=0x78)
    """`unsigned`"""

    adp_coord_short_address: Attribute[int] = Attribute(17, _types.LONG_UNSIGNED, static=True, sn=0x80)
    """`long-unsigned`"""

    adp_disable_default_routing: Attribute[bool] = Attribute(18, _types.BOOLEAN, static=True, sn=0x88)
    """`boolean`"""

    adp_device_type: Attribute[types.G3DeviceType | int] = Attribute(19, types.G3_DEVICE_TYPE, static=True, sn=0x90)
    """`g3_device_type`"""

    adp_default_coord_route_enabled: Attribute[bool] = Attribute(20, _types.BOOLEAN, static=True, sn=0x98)
    """`boolean`"""

    adp_destination_address_set: Attribute[list[int]] = Attribute(
        21,
        _types.Array(_types.LONG_UNSIGNED),
        static=False,
        sn=0xa0,
    )
    """`array of long-unsigned`"""

    adp_low_lqi_value: Attribute[int] = Attribute(22, _types.UNSIGNED, static=True, sn=0xa8)
    """`unsigned`"""

    adp_high_lqi_value: Attribute[int] = Attribute(23, _types.UNSIGNED, static=True, sn=0xb0)
    """`unsigned`"""

    adp_delay_low_lqi: Attribute[int] = Attribute(24, _types.LONG_UNSIGNED, static=True, sn=0xb8)
    """`long-unsigned`"""

    adp_delay_high_lqi: Attribute[int] = Attribute(25, _types.LONG_UNSIGNED, static=True, sn=0xc0)
    """`long-unsigned`"""

    adp_rreq_jitter_low_lqi: Attribute[int] = Attribute(26, _types.UNSIGNED, static=True, sn=0xc8)
    """`unsigned`"""

    adp_rreq_jitter_high_lqi: Attribute[int] = Attribute(27, _types.UNSIGNED, static=True, sn=0xd0)
    """`unsigned`"""

    adp_trickle_data_enabled: Attribute[bool] = Attribute(28, _types.BOOLEAN, static=True, sn=0xd8)
    """`boolean`"""

    adp_trickle_lqi_threshold_low: Attribute[int] = Attribute(29, _types.UNSIGNED, static=True, sn=0xe0)
    """`unsigned`"""

    adp_trickle_step: Attribute[int] = Attribute(30, _types.UNSIGNED, static=True, sn=0xe8)
    """`unsigned`"""

    adp_trickle_imin: Attribute[int] = Attribute(31, _types.LONG_UNSIGNED, static=True, sn=0xf0)
    """`long-unsigned`"""

    adp_trickle_max_ki: Attribute[int] = Attribute(32, _types.UNSIGNED, static=True, sn=0xf8)
    """`unsigned`"""

    adp_trickle_adaptive_imin: Attribute[bool] = Attribute(33, _types.BOOLEAN, static=True, sn=0x100)
    """`boolean`"""

    adp_trickle_adaptive_ki: Attribute[bool] = Attribute(34, _types.BOOLEAN, static=True, sn=0x108)
    """`boolean`"""

    adp_cluster_trickle_enabled: Attribute[bool] = Attribute(35, _types.BOOLEAN, static=True, sn=0x110)
    """`boolean`"""

    adp_cluster_min_lqi: Attribute[int] = Attribute(36, _types.UNSIGNED, static=True, sn=0x118)
    """`unsigned`"""

    adp_cluster_trickle_k: Attribute[int] = Attribute(37, _types.UNSIGNED, static=True, sn=0x120)
    """`unsigned`"""

    adp_cluster_rreq_route_cost_deviation: Attribute[int] = Attribute(38, _types.UNSIGNED, static=True, sn=0x128)
    """`unsigned`"""

    adp_cluster_trickle_i: Attribute[int] = Attribute(39, _types.LONG_UNSIGNED, static=True, sn=0x130)
    """`long-unsigned`"""

    adp_trickle_lqi_threshold_high: Attribute[int] = Attribute(40, _types.UNSIGNED, static=True, sn=0x138)
    """`unsigned`"""


G3Plc6lowpanAdaptationLayerSetup = G3Plc6lowpanAdaptationLayerSetupV4
