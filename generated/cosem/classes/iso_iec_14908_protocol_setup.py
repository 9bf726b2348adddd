# Generated from specs/classes/131_iso_iec_14908_protocol_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""ISO/IEC 14908 protocol setup (class id 131): IsoIec14908ProtocolSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "IsoIec14908ProtocolSetup",
    "IsoIec14908ProtocolSetupV0",
]


class IsoIec14908ProtocolSetupV0(InterfaceClass):
    """ISO/IEC 14908 protocol setup, class id 131, version 0 (Blue Book 16 part 2, 4.19.3; single source)."""

    __slots__ = ()

    CLASS_ID = 131
    VERSION = 0
    NAME = "ISO/IEC 14908 protocol setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    inactivity_timeout: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=True, sn=0x08)
    """Minutes. `long-unsigned`"""


IsoIec14908ProtocolSetup = IsoIec14908ProtocolSetupV0
