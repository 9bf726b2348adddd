# Generated from specs/classes/057_iso_iec_8802_2_llc_type_1_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""ISO/IEC 8802-2 LLC Type 1 setup (class id 57): IsoIec88022LlcType1Setup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "IsoIec88022LlcType1Setup",
    "IsoIec88022LlcType1SetupV0",
]


class IsoIec88022LlcType1SetupV0(InterfaceClass):
    """ISO/IEC 8802-2 LLC Type 1 setup, class id 57, version 0 (Blue Book 17, 4.11.2; verified)."""

    __slots__ = ()

    CLASS_ID = 57
    VERSION = 0
    NAME = "ISO/IEC 8802-2 LLC Type 1 setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    max_octets_ui_pdu: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=True, sn=0x08)
    """`long-unsigned`"""


IsoIec88022LlcType1Setup = IsoIec88022LlcType1SetupV0
