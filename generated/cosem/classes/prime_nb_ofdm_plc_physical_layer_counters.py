# Generated from specs/classes/081_prime_nb_ofdm_plc_physical_layer_counters.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""PRIME NB OFDM PLC Physical layer counters (class id 81): PrimeNbOfdmPlcPhysicalLayerCounters is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "PrimeNbOfdmPlcPhysicalLayerCounters",
    "PrimeNbOfdmPlcPhysicalLayerCountersV0",
]


class PrimeNbOfdmPlcPhysicalLayerCountersV0(InterfaceClass):
    """PRIME NB OFDM PLC Physical layer counters, class id 81, version 0 (Blue Book 16 part 2, 4.12.5; verified)."""

    __slots__ = ()

    CLASS_ID = 81
    VERSION = 0
    NAME = "PRIME NB OFDM PLC Physical layer counters"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    phy_stats_crc_incorrect_count: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=False, sn=0x08)
    """`long-unsigned`"""

    phy_stats_crc_fail_count: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=False, sn=0x10)
    """`long-unsigned`"""

    phy_stats_tx_drop_count: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=False, sn=0x18)
    """`long-unsigned`"""

    phy_stats_rx_drop_count: Attribute[int] = Attribute(5, _types.LONG_UNSIGNED, static=False, sn=0x20)
    """`long-unsigned`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x28, mandatory=False)
    """Takes `integer(0)`"""


PrimeNbOfdmPlcPhysicalLayerCounters = PrimeNbOfdmPlcPhysicalLayerCountersV0
