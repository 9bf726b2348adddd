# Generated from specs/classes/083_prime_nb_ofdm_plc_mac_functional_parameters.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""PRIME NB OFDM PLC MAC functional parameters (class id 83): PrimeNbOfdmPlcMacFunctionalParameters is its newest version here."""

from __future__ import annotations

from enum import IntEnum

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "PrimeNbOfdmPlcMacFunctionalParameters",
    "PrimeNbOfdmPlcMacFunctionalParametersV0",
]


class PrimeNbOfdmPlcMacFunctionalParametersV0(InterfaceClass):
    """PRIME NB OFDM PLC MAC functional parameters, class id 83, version 0 (Blue Book 16 part 2, 4.12.7; verified)."""

    __slots__ = ()

    CLASS_ID = 83
    VERSION = 0
    NAME = "PRIME NB OFDM PLC MAC functional parameters"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class MacState(IntEnum):
        """enum {0 disconnected, 1 terminal, 2 switch, 3 base}"""

        DISCONNECTED = 0
        TERMINAL = 1
        SWITCH = 2
        BASE = 3

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mac_lnid: Attribute[int] = Attribute(2, _types.LONG, static=True, sn=0x08)
    """`long`"""

    mac_lsid: Attribute[int] = Attribute(3, _types.UNSIGNED, static=True, sn=0x10)
    """`unsigned`"""

    mac_sid: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    mac_sna: Attribute[bytes] = Attribute(5, _types.OCTET_STRING, static=True, sn=0x20)
    """`octet-string as mac`"""

    mac_state: Attribute[MacState | int] = Attribute(6, _types.Named("enum", MacState), static=True, sn=0x28)
    """`enum {0 disconnected, 1 terminal, 2 switch, 3 base}`"""

    mac_scp_length: Attribute[int] = Attribute(7, _types.LONG, static=True, sn=0x30)
    """`long`"""

    mac_node_hierarchy_level: Attribute[int] = Attribute(8, _types.UNSIGNED.within((0, 63)), static=True, sn=0x38)
    """`unsigned(0..63)`"""

    mac_beacon_slot_count: Attribute[int] = Attribute(9, _types.UNSIGNED.within((0, 7)), static=True, sn=0x40)
    """`unsigned(0..7)`"""

    mac_beacon_rx_slot: Attribute[int] = Attribute(10, _types.UNSIGNED.within((0, 7)), static=True, sn=0x48)
    """`unsigned(0..7)`"""

    mac_beacon_tx_slot: Attribute[int] = Attribute(11, _types.UNSIGNED.within((0, 7)), static=True, sn=0x50)
    """`unsigned(0..7)`"""

    mac_beacon_rx_frequency: Attribute[int] = Attribute(12, _types.UNSIGNED.within((0, 31)), static=True, sn=0x58)
    """`unsigned(0..31)`"""

    mac_beacon_tx_frequency: Attribute[int] = Attribute(13, _types.UNSIGNED.within((0, 31)), static=True, sn=0x60)
    """`unsigned(0..31)`"""

    mac_capabilities: Attribute[int] = Attribute(14, _types.LONG_UNSIGNED, static=True, sn=0x68)
    """Bits of the PRIME capabilities, from switch capable (bit 0) to ARQ buffering switching (bit 11). `long-unsigned`"""


PrimeNbOfdmPlcMacFunctionalParameters = PrimeNbOfdmPlcMacFunctionalParametersV0
