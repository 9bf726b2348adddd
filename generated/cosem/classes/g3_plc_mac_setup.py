# Generated from specs/classes/091_g3_plc_mac_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""G3-PLC MAC setup (class id 91): G3PlcMacSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..bit_string import BitString
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "G3PlcMacSetup",
    "G3PlcMacSetupV0",
    "G3PlcMacSetupV1",
    "G3PlcMacSetupV2",
    "G3PlcMacSetupV3",
    "G3PlcMacSetupV4",
]


class G3PlcMacSetupV0(InterfaceClass):
    """G3 NB OFDM PLC MAC setup, class id 91, version 0 (Blue Book 11; existence only)."""

    __slots__ = ()

    CLASS_ID = 91
    VERSION = 0
    NAME = "G3 NB OFDM PLC MAC setup"
    STATUS = "existence only"
    CARDINALITY = "0..n"


class G3PlcMacSetupV1(InterfaceClass):
    """G3-PLC MAC setup, class id 91, version 1 (Blue Book 12, 4.13.4; verified)."""

    __slots__ = ()

    CLASS_ID = 91
    VERSION = 1
    NAME = "G3-PLC MAC setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mac_short_address: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=False, sn=0x08)
    """`long-unsigned`"""

    mac_rc_coord: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=False, sn=0x10)
    """`long-unsigned`"""

    mac_pan_id: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=False, sn=0x18)
    """`long-unsigned`"""

    mac_key_table: Attribute[list[types.G3KeyTableElement]] = Attribute(
        5,
        _types.Array(types.G3_KEY_TABLE_ELEMENT),
        static=False,
        sn=0x20,
    )
    """`array of g3_key_table_element`"""

    mac_frame_counter: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    mac_tone_mask: Attribute[BitString] = Attribute(7, _types.BIT_STRING, static=True, sn=0x30)
    """`bit-string`"""

    mac_tmr_ttl: Attribute[int] = Attribute(8, _types.UNSIGNED, static=True, sn=0x38)
    """`unsigned`"""

    mac_max_frame_retries: Attribute[int] = Attribute(9, _types.UNSIGNED, static=True, sn=0x40)
    """`unsigned`"""

    mac_neighbour_table_entry_ttl: Attribute[int] = Attribute(10, _types.UNSIGNED, static=True, sn=0x48)
    """`unsigned`"""

    mac_neighbour_table: Attribute[list[types.G3NeighbourTableElement]] = Attribute(
        11,
        _types.Array(types.G3_NEIGHBOUR_TABLE_ELEMENT),
        static=False,
        sn=0x50,
    )
    """`array of g3_neighbour_table_element`"""

    mac_high_priority_window_size: Attribute[int] = Attribute(12, _types.UNSIGNED, static=True, sn=0x58)
    """`unsigned`"""

    mac_csma_fairness_limit: Attribute[int] = Attribute(13, _types.UNSIGNED, static=True, sn=0x60)
    """`unsigned`"""

    mac_beacon_randomization_window_length: Attribute[int] = Attribute(14, _types.UNSIGNED, static=True, sn=0x68)
    """`unsigned`"""

    mac_a: Attribute[int] = Attribute(15, _types.UNSIGNED, static=True, sn=0x70)
    """`unsigned`"""

    mac_k: Attribute[int] = Attribute(16, _types.UNSIGNED, static=True, sn=0x78)
    """`unsigned`"""

    mac_min_cw_attempts: Attribute[int] = Attribute(17, _types.UNSIGNED, static=True, sn=0x80)
    """`unsigned`"""

    mac_cenelec_legacy_mode: Attribute[int] = Attribute(18, _types.UNSIGNED, static=True, sn=0x88)
    """`unsigned`"""

    mac_fcc_legacy_mode: Attribute[int] = Attribute(19, _types.UNSIGNED, static=True, sn=0x90)
    """`unsigned`"""

    mac_max_be: Attribute[int] = Attribute(20, _types.UNSIGNED, static=True, sn=0x98)
    """`unsigned`"""

    mac_max_csma_backoffs: Attribute[int] = Attribute(21, _types.UNSIGNED, static=True, sn=0xa0)
    """`unsigned`"""

    mac_min_be: Attribute[int] = Attribute(22, _types.UNSIGNED, static=True, sn=0xa8)
    """`unsigned`"""

    mac_get_neighbour_table_entry: Method[int, None] = Method(1, parameter=_types.LONG_UNSIGNED, mandatory=False)
    """MAC short address of the neighbour. Takes `long-unsigned`"""


class G3PlcMacSetupV2(InterfaceClass):
    """G3-PLC MAC setup, class id 91, version 2 (Blue Book 14, 4.13.4; verified)."""

    __slots__ = ()

    CLASS_ID = 91
    VERSION = 2
    NAME = "G3-PLC MAC setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mac_short_address: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=False, sn=0x08)
    """`long-unsigned`"""

    mac_rc_coord: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=False, sn=0x10)
    """`long-unsigned`"""

    mac_pan_id: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=False, sn=0x18)
    """`long-unsigned`"""

    mac_key_table: Attribute[list[types.G3KeyTableElement]] = Attribute(
        5,
        _types.Array(types.G3_KEY_TABLE_ELEMENT),
        static=False,
        sn=0x20,
    )
    """`array of g3_key_table_element`"""

    mac_frame_counter: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    mac_tone_mask: Attribute[BitString] = Attribute(7, _types.BIT_STRING, static=True, sn=0x30)
    """`bit-string`"""

    mac_tmr_ttl: Attribute[int] = Attribute(8, _types.UNSIGNED, static=True, sn=0x38)
    """`unsigned`"""

    mac_max_frame_retries: Attribute[int] = Attribute(9, _types.UNSIGNED, static=True, sn=0x40)
    """`unsigned`"""

    mac_neighbour_table_entry_ttl: Attribute[int] = Attribute(10, _types.UNSIGNED, static=True, sn=0x48)
    """`unsigned`"""

    mac_neighbour_table: Attribute[list[types.G3NeighbourTableElement]] = Attribute(
        11,
        _types.Array(types.G3_NEIGHBOUR_TABLE_ELEMENT),
        static=False,
        sn=0x50,
    )
    """`array of g3_neighbour_table_element`"""

    mac_high_priority_window_size: Attribute[int] = Attribute(12, _types.UNSIGNED, static=True, sn=0x58)
    """`unsigned`"""

    mac_csma_fairness_limit: Attribute[int] = Attribute(13, _types.UNSIGNED, static=True, sn=0x60)
    """`unsigned`"""

    mac_beacon_randomization_window_length: Attribute[int] = Attribute(14, _types.UNSIGNED, static=True, sn=0x68)
    """`unsigned`"""

    mac_a: Attribute[int] = Attribute(15, _types.UNSIGNED, static=True, sn=0x70)
    """`unsigned`"""

    mac_k: Attribute[int] = Attribute(16, _types.UNSIGNED, static=True, sn=0x78)
    """`unsigned`"""

    mac_min_cw_attempts: Attribute[int] = Attribute(17, _types.UNSIGNED, static=True, sn=0x80)
    """`unsigned`"""

    mac_cenelec_legacy_mode: Attribute[int] = Attribute(18, _types.UNSIGNED, static=True, sn=0x88)
    """`unsigned`"""

    mac_fcc_legacy_mode: Attribute[int] = Attribute(19, _types.UNSIGNED, static=True, sn=0x90)
    """`unsigned`"""

    mac_max_be: Attribute[int] = Attribute(20, _types.UNSIGNED, static=True, sn=0x98)
    """`unsigned`"""

    mac_max_csma_backoffs: Attribute[int] = Attribute(21, _types.UNSIGNED, static=True, sn=0xa0)
    """`unsigned`"""

    mac_min_be: Attribute[int] = Attribute(22, _types.UNSIGNED, static=True, sn=0xa8)
    """`unsigned`"""

    mac_broadcast_max_cw_enabled: Attribute[bool] = Attribute(23, _types.BOOLEAN, static=True, sn=0xb0)
    """`boolean`"""

    mac_transmit_atten: Attribute[int] = Attribute(24, _types.UNSIGNED, static=True, sn=0xb8)
    """`unsigned`"""

    mac_pos_table: Attribute[list[types.G3PosTableElement]] = Attribute(
        25,
        _types.Array(types.G3_POS_TABLE_ELEMENT),
        static=False,
        sn=0xc0,
    )
    """`array of g3_pos_table_element`"""

    mac_get_neighbour_table_entry: Method[int, None] = Method(1, parameter=_types.LONG_UNSIGNED, mandatory=False)
    """MAC short address of the neighbour. Takes `long-unsigned`"""


class G3PlcMacSetupV3(InterfaceClass):
    """G3-PLC MAC setup, class id 91, version 3 (Blue Book 15, 4.13.4; single source)."""

    __slots__ = ()

    CLASS_ID = 91
    VERSION = 3
    NAME = "G3-PLC MAC setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mac_short_address: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=False, sn=0x08)
    """`long-unsigned`"""

    mac_rc_coord: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=False, sn=0x10)
    """`long-unsigned`"""

    mac_pan_id: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=False, sn=0x18)
    """`long-unsigned`"""

    mac_key_table: Attribute[list[types.G3KeyTableElement]] = Attribute(
        5,
        _types.Array(types.G3_KEY_TABLE_ELEMENT),
        static=False,
        sn=0x20,
    )
    """`array of g3_key_table_element`"""

    mac_frame_counter: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    mac_tone_mask: Attribute[BitString] = Attribute(7, _types.BIT_STRING, static=True, sn=0x30)
    """`bit-string`"""

    mac_tmr_ttl: Attribute[int] = Attribute(8, _types.UNSIGNED, static=True, sn=0x38)
    """`unsigned`"""

    mac_max_frame_retries: Attribute[int] = Attribute(9, _types.UNSIGNED, static=True, sn=0x40)
    """`unsigned`"""

    mac_neighbour_table_entry_ttl: Attribute[int] = Attribute(10, _types.UNSIGNED, static=True, sn=0x48)
    """`unsigned`"""

    mac_neighbour_table: Attribute[list[types.G3NeighbourTableElement]] = Attribute(
        11,
        _types.Array(types.G3_NEIGHBOUR_TABLE_ELEMENT),
        static=False,
        sn=0x50,
    )
    """`array of g3_neighbour_table_element`"""

    mac_high_priority_window_size: Attribute[int] = Attribute(12, _types.UNSIGNED, static=True, sn=0x58)
    """`unsigned`"""

    mac_csma_fairness_limit: Attribute[int] = Attribute(13, _types.UNSIGNED, static=True, sn=0x60)
    """`unsigned`"""

    mac_beacon_randomization_window_length: Attribute[int] = Attribute(14, _types.UNSIGNED, static=True, sn=0x68)
    """`unsigned`"""

    mac_a: Attribute[int] = Attribute(15, _types.UNSIGNED, static=True, sn=0x70)
    """`unsigned`"""

    mac_k: Attribute[int] = Attribute(16, _types.UNSIGNED, static=True, sn=0x78)
    """`unsigned`"""

    mac_min_cw_attempts: Attribute[int] = Attribute(17, _types.UNSIGNED, static=True, sn=0x80)
    """`unsigned`"""

    mac_cenelec_legacy_mode: Attribute[int] = Attribute(18, _types.UNSIGNED, static=True, sn=0x88)
    """`unsigned`"""

    mac_fcc_legacy_mode: Attribute[int] = Attribute(19, _types.UNSIGNED, static=True, sn=0x90)
    """`unsigned`"""

    mac_max_be: Attribute[int] = Attribute(20, _types.UNSIGNED, static=True, sn=0x98)
    """`unsigned`"""

    mac_max_csma_backoffs: Attribute[int] = Attribute(21, _types.UNSIGNED, static=True, sn=0xa0)
    """`unsigned`"""

    mac_min_be: Attribute[int] = Attribute(22, _types.UNSIGNED, static=True, sn=0xa8)
    """`unsigned`"""

    mac_broadcast_max_cw_enabled: Attribute[bool] = Attribute(23, _types.BOOLEAN, static=True, sn=0xb0)
    """`boolean`"""

    mac_transmit_atten: Attribute[int] = Attribute(24, _types.UNSIGNED, static=True, sn=0xb8)
    """`unsigned`"""

    mac_pos_table: Attribute[list[types.G3PosTableElement]] = Attribute(
        25,
        _types.Array(types.G3_POS_TABLE_ELEMENT),
        static=False,
        sn=0xc0,
    )
    """`array of g3_pos_table_element`"""

    mac_duplicate_detection_ttl: Attribute[int] = Attribute(26, _types.UNSIGNED, static=True, sn=0xc8)
    """`unsigned`"""

    mac_get_neighbour_table_entry: Method[int, None] = Method(1, parameter=_types.LONG_UNSIGNED, mandatory=False)
    """MAC short address of the neighbour. Takes `long-unsigned`"""

    mac_get_pos_table_entry: Method[int, None] = Method(2, parameter=_types.LONG_UNSIGNED, mandatory=False)
    """MAC short address of the node. Takes `long-unsigned`"""


class G3PlcMacSetupV4(InterfaceClass):
    """G3-PLC MAC setup, class id 91, version 4 (Blue Book 16 part 2, 4.13.4; verified)."""

    __slots__ = ()

    CLASS_ID = 91
    VERSION = 4
    NAME = "G3-PLC MAC setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mac_short_address: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=False, sn=0x08)
    """`long-unsigned`"""

    mac_rc_coord: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=False, sn=0x10)
    """`long-unsigned`"""

    mac_pan_id: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=False, sn=0x18)
    """`long-unsigned`"""

    mac_key_table: Attribute[list[types.G3KeyTableElement]] = Attribute(
        5,
        _types.Array(types.G3_KEY_TABLE_ELEMENT),
        static=False,
        sn=0x20,
    )
    """`array of g3_key_table_element`"""

    mac_frame_counter: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    mac_tone_mask: Attribute[BitString] = Attribute(7, _types.BIT_STRING, static=True, sn=0x30)
    """`bit-string`"""

    mac_tmr_ttl: Attribute[int] = Attribute(8, _types.UNSIGNED, static=True, sn=0x38)
    """`unsigned`"""

    mac_max_frame_retries: Attribute[int] = Attribute(9, _types.UNSIGNED, static=True, sn=0x40)
    """`unsigned`"""

    mac_pos_table_entry_ttl: Attribute[int] = Attribute(10, _types.UNSIGNED, static=True, sn=0x48)
    """`unsigned`"""

    mac_neighbour_table: Attribute[list[types.G3NeighbourTableElement]] = Attribute(
        11,
        _types.Array(types.G3_NEIGHBOUR_TABLE_ELEMENT),
        static=False,
        sn=0x50,
    )
    """`array of g3_neighbour_table_element`"""

    mac_high_priority_window_size: Attribute[int] = Attribute(12, _types.UNSIGNED, static=True, sn=0x58)
    """`unsigned`"""

    mac_csma_fairness_limit: Attribute[int] = Attribute(13, _types.UNSIGNED, static=True, sn=0x60)
    """`unsigned`"""

    mac_beacon_randomization_window_length: Attribute[int] = Attribute(14, _types.UNSIGNED, static=True, sn=0x68)
    """`unsigned`"""

    mac_a: Attribute[int] = Attribute(15, _types.UNSIGNED, static=True, sn=0x70)
    """`unsigned`"""

    mac_k: Attribute[int] = Attribute(16, _types.UNSIGNED, static=True, sn=0x78)
    """`unsigned`"""

    mac_min_cw_attempts: Attribute[int] = Attribute(17, _types.UNSIGNED, static=True, sn=0x80)
    """`unsigned`"""

    mac_cenelec_legacy_mode: Attribute[int] = Attribute(18, _types.UNSIGNED, static=True, sn=0x88)
    """`unsigned`"""

    mac_fcc_legacy_mode: Attribute[int] = Attribute(19, _types.UNSIGNED, static=True, sn=0x90)
    """`unsigned`"""

    mac_max_be: Attribute[int] = Attribute(20, _types.UNSIGNED, static=True, sn=0x98)
    """`unsigned`"""

    mac_max_csma_backoffs: Attribute[int] = Attribute(21, _types.UNSIGNED, static=True, sn=0xa0)
    """`unsigned`"""

    mac_min_be: Attribute[int] = Attribute(22, _types.UNSIGNED, static=True, sn=0xa8)
    """`unsigned`"""

    mac_broadcast_max_cw_enabled: Attribute[bool] = Attribute(23, _types.BOOLEAN, static=True, sn=0xb0)
    """`boolean`"""

    mac_transmit_atten: Attribute[int] = Attribute(24, _types.UNSIGNED, static=True, sn=0xb8)
    """`unsigned`"""

    mac_pos_table: Attribute[list[types.G3PosTableElement]] = Attribute(
        25,
        _types.Array(types.G3_POS_TABLE_ELEMENT),
        static=False,
        sn=0xc0,
    )
    """`array of g3_pos_table_element`"""

    mac_duplicate_detection_ttl: Attribute[int] = Attribute(26, _types.UNSIGNED, static=True, sn=0xc8)
    """`unsigned`"""

    mac_pos_recent_entry_threshold: Attribute[int] = Attribute(27, _types.UNSIGNED, static=True, sn=0xd0)
    """`unsigned`"""

    mac_pos_recent_entries: Attribute[int] = Attribute(28, _types.LONG_UNSIGNED, static=True, sn=0xd8)
    """`long-unsigned`"""

    mac_preamble_length: Attribute[int] = Attribute(29, _types.UNSIGNED, static=True, sn=0xe0)
    """`unsigned`"""

    mac_get_neighbour_table_entry: Method[int, None] = Method(
        1,
        parameter=_types.LONG_UNSIGNED,
        sn=0xe8,
        mandatory=False,
    )
    """MAC short address of the neighbour. Takes `long-unsigned`"""

    mac_get_pos_table_entry: Method[int, None] = Method(2, parameter=_types.LONG_UNSIGNED, sn=0xf0, mandatory=False)
    """MAC short address of the node. Takes `long-unsigned`"""


G3PlcMacSetup = G3PlcMacSetupV4
