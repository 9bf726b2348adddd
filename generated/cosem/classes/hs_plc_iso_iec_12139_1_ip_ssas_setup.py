# Generated from specs/classes/142_hs_plc_iso_iec_12139_1_ip_ssas_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""HS-PLC ISO/IEC 12139-1 IP SSAS setup (class id 142): HsPlcIsoIec121391IpSsasSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "HsPlcIsoIec121391IpSsasSetup",
    "HsPlcIsoIec121391IpSsasSetupV0",
]


class HsPlcIsoIec121391IpSsasSetupV0(InterfaceClass):
    """HS-PLC ISO/IEC 12139-1 IP SSAS setup, class id 142, version 0 (Blue Book 16 part 2, 4.14.4; single source)."""

    __slots__ = ()

    CLASS_ID = 142
    VERSION = 0
    NAME = "HS-PLC ISO/IEC 12139-1 IP SSAS setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    ip_header_comp_type: Attribute[int] = Attribute(2, _types.ENUM, static=True, sn=0x08)
    """`enum`"""

    ip_alive_time: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=True, sn=0x10)
    """Seconds; 0: no expiry. `long-unsigned`"""


HsPlcIsoIec121391IpSsasSetup = HsPlcIsoIec121391IpSsasSetupV0
