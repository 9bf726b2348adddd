# Generated from specs/classes/143_hs_plc_iso_iec_12139_1_hdlc_ssas_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""HS-PLC ISO/IEC 12139-1 HDLC SSAS setup (class id 143): HsPlcIsoIec121391HdlcSsasSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "HsPlcIsoIec121391HdlcSsasSetup",
    "HsPlcIsoIec121391HdlcSsasSetupV0",
]


class HsPlcIsoIec121391HdlcSsasSetupV0(InterfaceClass):
    """HS-PLC ISO/IEC 12139-1 HDLC SSAS setup, class id 143, version 0 (Blue Book 16 part 2, 4.14.5; single source)."""

    __slots__ = ()

    CLASS_ID = 143
    VERSION = 0
    NAME = "HS-PLC ISO/IEC 12139-1 HDLC SSAS setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    master_station_id: Attribute[int] = Attribute(2, _types.LONG64_UNSIGNED, static=True, sn=0x08)
    """`long64-unsigned`"""


HsPlcIsoIec121391HdlcSsasSetup = HsPlcIsoIec121391HdlcSsasSetupV0
