# Generated from specs/classes/160_g3_plc_hybrid_rf_mac_layer_counters.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""G3-PLC Hybrid RF MAC layer counters (class id 160): G3PlcHybridRfMacLayerCounters is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "G3PlcHybridRfMacLayerCounters",
    "G3PlcHybridRfMacLayerCountersV0",
]


class G3PlcHybridRfMacLayerCountersV0(InterfaceClass):
    """G3-PLC Hybrid RF MAC layer counters, class id 160, version 0 (Blue Book 16 part 2, 4.13.6; verified)."""

    __slots__ = ()

    CLASS_ID = 160
    VERSION = 0
    NAME = "G3-PLC Hybrid RF MAC layer counters"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mac_retry_count_rf: Attribute[int] = Attribute(2, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x08)
    """`double-long-unsigned`"""

    mac_multiple_retry_count_rf: Attribute[int] = Attribute(3, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x10)
    """`double-long-unsigned`"""

    mac_tx_fail_count_rf: Attribute[int] = Attribute(4, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x18)
    """`double-long-unsigned`"""

    mac_tx_success_count_rf: Attribute[int] = Attribute(5, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x20)
    """`double-long-unsigned`"""

    mac_fcs_error_count_rf: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    mac_security_failure_count_rf: Attribute[int] = Attribute(7, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x30)
    """`double-long-unsigned`"""

    mac_duplicate_frame_count_rf: Attribute[int] = Attribute(8, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x38)
    """`double-long-unsigned`"""

    mac_rx_success_count_rf: Attribute[int] = Attribute(9, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x40)
    """`double-long-unsigned`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x50, mandatory=False)
    """Takes `integer(0)`"""


G3PlcHybridRfMacLayerCounters = G3PlcHybridRfMacLayerCountersV0
