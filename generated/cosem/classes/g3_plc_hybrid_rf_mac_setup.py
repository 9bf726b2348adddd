# Generated from specs/classes/161_g3_plc_hybrid_rf_mac_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""G3-PLC Hybrid RF MAC setup (class id 161): G3PlcHybridRfMacSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..bit_string import BitString
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "G3PlcHybridRfMacSetup",
    "G3PlcHybridRfMacSetupV1",
]


class G3PlcHybridRfMacSetupV1(InterfaceClass):
    """G3-PLC Hybrid RF MAC setup, class id 161, version 1 (Blue Book 16 part 2, 4.13.7; single source)."""

    __slots__ = ()

    CLASS_ID = 161
    VERSION = 1
    NAME = "G3-PLC Hybrid RF MAC setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mac_max_be_rf: Attribute[int] = Attribute(2, _types.UNSIGNED, static=True, sn=0x08)
    """`unsigned`"""

    mac_max_csma_backoffs_rf: Attribute[int] = Attribute(3, _types.UNSIGNED, static=True, sn=0x10)
    """`unsigned`"""

    mac_max_frame_retries_rf: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    mac_min_be_rf: Attribute[int] = Attribute(5, _types.UNSIGNED, static=True, sn=0x20)
    """`unsigned`"""

    mac_frame_counter_rf: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    mac_duplicate_detection_ttl_rf: Attribute[int] = Attribute(7, _types.UNSIGNED, static=True, sn=0x30)
    """`unsigned`"""

    mac_pos_table_rf: Attribute[list[AnyData]] = Attribute(8, _types.Array(_types.UNKNOWN), static=False, sn=0x38)
    """`array of unknown`"""

    mac_operating_mode_rf: Attribute[int] = Attribute(9, _types.UNSIGNED, static=True, sn=0x40)
    """`unsigned`"""

    mac_channel_number_rf: Attribute[int] = Attribute(10, _types.LONG_UNSIGNED, static=True, sn=0x48)
    """`long-unsigned`"""

    mac_duty_cycle_usage_rf: Attribute[int] = Attribute(11, _types.UNSIGNED, static=False, sn=0x50)
    """`unsigned`"""

    mac_duty_cycle_period_rf: Attribute[int] = Attribute(12, _types.LONG_UNSIGNED, static=True, sn=0x58)
    """`long-unsigned`"""

    mac_duty_cycle_limit_rf: Attribute[int] = Attribute(13, _types.LONG_UNSIGNED, static=True, sn=0x60)
    """`long-unsigned`"""

    mac_duty_cycle_threshold_rf: Attribute[int] = Attribute(14, _types.UNSIGNED, static=True, sn=0x68)
    """`unsigned`"""

    mac_disable_phy_rf: Attribute[bool] = Attribute(15, _types.BOOLEAN, static=True, sn=0x70)
    """`boolean`"""

    mac_frequency_band_rf: Attribute[int] = Attribute(16, _types.ENUM, static=True, sn=0x78)
    """`enum`"""

    mac_transmit_atten_rf: Attribute[int] = Attribute(17, _types.UNSIGNED, static=True, sn=0x80)
    """`unsigned`"""

    mac_adaptive_power_step_rf: Attribute[int] = Attribute(18, _types.UNSIGNED, static=True, sn=0x88)
    """`unsigned`"""

    mac_adaptive_power_high_bound_rf: Attribute[int] = Attribute(19, _types.UNSIGNED, static=True, sn=0x90)
    """`unsigned`"""

    mac_adaptive_power_low_bound_rf: Attribute[int] = Attribute(20, _types.UNSIGNED, static=True, sn=0x98)
    """`unsigned`"""

    mac_pos_recent_entries_rf: Attribute[int] = Attribute(21, _types.LONG_UNSIGNED, static=False, sn=0xa0)
    """`long-unsigned`"""

    mac_hopping_enabled_rf: Attribute[bool] = Attribute(22, _types.BOOLEAN, static=True, sn=0xa8)
    """`boolean`"""

    mac_broadcast_interval_duration_rf: Attribute[int] = Attribute(23, _types.LONG_UNSIGNED, static=True, sn=0xb0)
    """`long-unsigned`"""

    mac_broadcast_slot_duration_rf: Attribute[int] = Attribute(24, _types.UNSIGNED, static=True, sn=0xb8)
    """`unsigned`"""

    mac_unicast_slot_duration_rf: Attribute[int] = Attribute(25, _types.UNSIGNED, static=True, sn=0xc0)
    """`unsigned`"""

    mac_extended_bitmap_rf: Attribute[BitString] = Attribute(26, _types.BIT_STRING, static=True, sn=0xc8)
    """`bit-string`"""

    mac_beacon_randomization_window_length_rf: Attribute[int] = Attribute(
        27,
        _types.LONG_UNSIGNED,
        static=True,
        sn=0xd0,
    )
    """`long-unsigned`"""

    mac_additional_channel_scan_time_rf: Attribute[int] = Attribute(28, _types.UNSIGNED, static=True, sn=0xd8)
    """`unsigned`"""

    mac_max_cca_attempts_retries_rf: Attribute[int] = Attribute(29, _types.UNSIGNED, static=True, sn=0xe0)
    """`unsigned`"""

    mac_min_inter_tx_interval_rf: Attribute[int] = Attribute(30, _types.LONG_UNSIGNED, static=True, sn=0xe8)
    """`long-unsigned`"""

    mac_initial_retry_time_rf: Attribute[int] = Attribute(31, _types.LONG_UNSIGNED, static=True, sn=0xf0)
    """`long-unsigned`"""

    mac_maximum_retry_time_rf: Attribute[int] = Attribute(32, _types.LONG_UNSIGNED, static=True, sn=0xf8)
    """`long-unsigned`"""

    mac_max_clock_drift_rf: Attribute[int] = Attribute(33, _types.UNSIGNED, static=True, sn=0x100)
    """`unsigned`"""

    mac_fh_unicast_schedule_address_rf: Attribute[int] = Attribute(34, _types.LONG_UNSIGNED, static=True, sn=0x108)
    """`long-unsigned`"""

    mac_fh_unicast_slot_number_rf: Attribute[int] = Attribute(35, _types.LONG_UNSIGNED, static=True, sn=0x110)
    """`long-unsigned`"""

    mac_fh_unicast_offset_rf: Attribute[int] = Attribute(36, _types.UNSIGNED, static=True, sn=0x118)
    """`unsigned`"""

    mac_min_guard_time_rf: Attribute[int] = Attribute(37, _types.UNSIGNED, static=True, sn=0x120)
    """`unsigned`"""

    mac_max_bcast_resync_wait_unit_rf: Attribute[int] = Attribute(38, _types.UNSIGNED, static=True, sn=0x128)
    """`unsigned`"""

    mac_get_pos_table_entry_rf: Method[int, None] = Method(1, parameter=_types.LONG_UNSIGNED, sn=0x130, mandatory=False)
    """MAC short address of the node. Takes `long-unsigned`"""


G3PlcHybridRfMacSetup = G3PlcHybridRfMacSetupV1
