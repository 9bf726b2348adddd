# Generated from specs/classes/103_zigbee_sas_aps_fragmentation.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""ZigBee SAS APS fragmentation (class id 103): ZigbeeSasApsFragmentation is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "ZigbeeSasApsFragmentation",
    "ZigbeeSasApsFragmentationV0",
]


class ZigbeeSasApsFragmentationV0(InterfaceClass):
    """ZigBee SAS APS fragmentation, class id 103, version 0 (Blue Book 16 part 2, 4.15.4; verified)."""

    __slots__ = ()

    CLASS_ID = 103
    VERSION = 0
    NAME = "ZigBee SAS APS fragmentation"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    aps_interframe_delay: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=True, sn=0x08)
    """Milliseconds. `long-unsigned`"""

    aps_max_window_size: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=True, sn=0x10)
    """`long-unsigned`"""


ZigbeeSasApsFragmentation = ZigbeeSasApsFragmentationV0
