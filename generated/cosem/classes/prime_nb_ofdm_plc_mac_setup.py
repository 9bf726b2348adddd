# Generated from specs/classes/082_prime_nb_ofdm_plc_mac_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""PRIME NB OFDM PLC MAC setup (class id 82): PrimeNbOfdmPlcMacSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "PrimeNbOfdmPlcMacSetup",
    "PrimeNbOfdmPlcMacSetupV0",
]


class PrimeNbOfdmPlcMacSetupV0(InterfaceClass):
    """PRIME NB OFDM PLC MAC setup, class id 82, version 0 (Blue Book 16 part 2, 4.12.6; verified)."""

    __slots__ = ()

    CLASS_ID = 82
    VERSION = 0
    NAME = "PRIME NB OFDM PLC MAC setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mac_min_switch_search_time: Attribute[int] = Attribute(2, _types.UNSIGNED, static=True, sn=0x08)
    """`unsigned`"""

    mac_max_promotion_pdu: Attribute[int] = Attribute(3, _types.UNSIGNED, static=True, sn=0x10)
    """`unsigned`"""

    mac_promotion_pdu_tx_period: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    mac_beacons_per_frame: Attribute[int] = Attribute(5, _types.UNSIGNED, static=True, sn=0x20)
    """`unsigned`"""

    mac_scp_max_tx_attempts: Attribute[int] = Attribute(6, _types.UNSIGNED, static=True, sn=0x28)
    """`unsigned`"""

    mac_ctl_re_tx_timer: Attribute[int] = Attribute(7, _types.UNSIGNED, static=True, sn=0x30)
    """`unsigned`"""

    mac_max_ctl_re_tx: Attribute[int] = Attribute(8, _types.UNSIGNED, static=True, sn=0x38)
    """`unsigned`"""


PrimeNbOfdmPlcMacSetup = PrimeNbOfdmPlcMacSetupV0
