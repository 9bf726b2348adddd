# Generated from specs/classes/084_prime_nb_ofdm_plc_mac_counters.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""PRIME NB OFDM PLC MAC counters (class id 84): PrimeNbOfdmPlcMacCounters is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "PrimeNbOfdmPlcMacCounters",
    "PrimeNbOfdmPlcMacCountersV0",
]


class PrimeNbOfdmPlcMacCountersV0(InterfaceClass):
    """PRIME NB OFDM PLC MAC counters, class id 84, version 0 (Blue Book 16 part 2, 4.12.8; verified)."""

    __slots__ = ()

    CLASS_ID = 84
    VERSION = 0
    NAME = "PRIME NB OFDM PLC MAC counters"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mac_tx_data_pkt_count: Attribute[int] = Attribute(2, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x08)
    """`double-long-unsigned`"""

    mac_rx_data_pkt_count: Attribute[int] = Attribute(3, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x10)
    """`double-long-unsigned`"""

    mac_tx_ctrl_pkt_count: Attribute[int] = Attribute(4, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x18)
    """`double-long-unsigned`"""

    mac_rx_ctrl_pkt_count: Attribute[int] = Attribute(5, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x20)
    """`double-long-unsigned`"""

    mac_csma_fail_count: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    mac_csma_ch_busy_count: Attribute[int] = Attribute(7, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x30)
    """`double-long-unsigned`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x40, mandatory=False)
    """Takes `integer(0)`"""


PrimeNbOfdmPlcMacCounters = PrimeNbOfdmPlcMacCountersV0
