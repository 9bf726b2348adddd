# Generated from specs/classes/141_hs_plc_iso_iec_12139_1_cpas_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""HS-PLC ISO/IEC 12139-1 CPAS setup (class id 141): HsPlcIsoIec121391CpasSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "HsPlcIsoIec121391CpasSetup",
    "HsPlcIsoIec121391CpasSetupV0",
]


class HsPlcIsoIec121391CpasSetupV0(InterfaceClass):
    """HS-PLC ISO/IEC 12139-1 CPAS setup, class id 141, version 0 (Blue Book 16 part 2, 4.14.3; single source)."""

    __slots__ = ()

    CLASS_ID = 141
    VERSION = 0
    NAME = "HS-PLC ISO/IEC 12139-1 CPAS setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    cpas_address: Attribute[int] = Attribute(2, _types.LONG64_UNSIGNED, static=True, sn=0x08)
    """`long64-unsigned`"""

    cpas_ether_type: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=True, sn=0x10)
    """`long-unsigned`"""

    master_station_cpas_address: Attribute[int] = Attribute(4, _types.LONG64_UNSIGNED, static=True, sn=0x18)
    """`long64-unsigned`"""


HsPlcIsoIec121391CpasSetup = HsPlcIsoIec121391CpasSetupV0
