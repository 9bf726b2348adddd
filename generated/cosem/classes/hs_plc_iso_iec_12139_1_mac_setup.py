# Generated from specs/classes/140_hs_plc_iso_iec_12139_1_mac_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""HS-PLC ISO/IEC 12139-1 MAC setup (class id 140): HsPlcIsoIec121391MacSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "HsPlcIsoIec121391MacSetup",
    "HsPlcIsoIec121391MacSetupV0",
]


class HsPlcIsoIec121391MacSetupV0(InterfaceClass):
    """HS-PLC ISO/IEC 12139-1 MAC setup, class id 140, version 0 (Blue Book 16 part 2, 4.14.2; single source)."""

    __slots__ = ()

    CLASS_ID = 140
    VERSION = 0
    NAME = "HS-PLC ISO/IEC 12139-1 MAC setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    group_id: Attribute[int] = Attribute(2, _types.LONG64_UNSIGNED, static=True, sn=0x08)
    """`long64-unsigned`"""

    secondary_group_id: Attribute[int] = Attribute(3, _types.LONG64_UNSIGNED, static=True, sn=0x10)
    """`long64-unsigned`"""

    station_id: Attribute[int] = Attribute(4, _types.LONG64_UNSIGNED, static=True, sn=0x18)
    """`long64-unsigned`"""

    parent_station_id: Attribute[int] = Attribute(5, _types.LONG64_UNSIGNED, static=True, sn=0x20)
    """`long64-unsigned`"""

    repeater_status: Attribute[bool] = Attribute(6, _types.BOOLEAN, static=True, sn=0x28)
    """`boolean`"""

    encryption_mode: Attribute[int] = Attribute(7, _types.ENUM, static=True, sn=0x30)
    """`enum`"""

    initial_encryption_key: Attribute[bytes] = Attribute(8, _types.OCTET_STRING, static=True, sn=0x38)
    """`octet-string`"""

    rts_cts: Attribute[bool] = Attribute(9, _types.BOOLEAN, static=True, sn=0x40)
    """`boolean`"""


HsPlcIsoIec121391MacSetup = HsPlcIsoIec121391MacSetupV0
