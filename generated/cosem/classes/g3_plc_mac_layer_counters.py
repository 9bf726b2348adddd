# Generated from specs/classes/090_g3_plc_mac_layer_counters.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""G3-PLC MAC layer counters (class id 90): G3PlcMacLayerCounters is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "G3PlcMacLayerCounters",
    "G3PlcMacLayerCountersV0",
    "G3PlcMacLayerCountersV1",
]


class G3PlcMacLayerCountersV0(InterfaceClass):
    """G3 NB OFDM PLC MAC layer counters, class id 90, version 0 (Blue Book 11; existence only)."""

    __slots__ = ()

    CLASS_ID = 90
    VERSION = 0
    NAME = "G3 NB OFDM PLC MAC layer counters"
    STATUS = "existence only"
    CARDINALITY = "0..n"


class G3PlcMacLayerCountersV1(InterfaceClass):
    """G3-PLC MAC layer counters, class id 90, version 1 (Blue Book 16 part 2, 4.13.3; verified)."""

    __slots__ = ()

    CLASS_ID = 90
    VERSION = 1
    NAME = "G3-PLC MAC layer counters"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mac_tx_data_packet_count: Attribute[int] = Attribute(2, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x08)
    """`double-long-unsigned`"""

    mac_rx_data_packet_count: Attribute[int] = Attribute(3, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x10)
    """`double-long-unsigned`"""

    mac_tx_cmd_packet_count: Attribute[int] = Attribute(4, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x18)
    """`double-long-unsigned`"""

    mac_rx_cmd_packet_count: Attribute[int] = Attribute(5, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x20)
    """`double-long-unsigned`"""

    mac_csma_fail_count: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    mac_csma_no_ack_count: Attribute[int] = Attribute(7, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x30)
    """`double-long-unsigned`"""

    mac_bad_crc_count: Attribute[int] = Attribute(8, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x38)
    """`double-long-unsigned`"""

    mac_tx_data_broadcast_count: Attribute[int] = Attribute(9, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x40)
    """`double-long-unsigned`"""

    mac_rx_data_broadcast_count: Attribute[int] = Attribute(10, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x48)
    """`double-long-unsigned`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x50, mandatory=False)
    """Takes `integer(0)`"""


G3PlcMacLayerCounters = G3PlcMacLayerCountersV1
