# Generated from specs/classes/102_zigbee_sas_join.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""ZigBee SAS join (class id 102): ZigbeeSasJoin is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "ZigbeeSasJoin",
    "ZigbeeSasJoinV0",
]


class ZigbeeSasJoinV0(InterfaceClass):
    """ZigBee SAS join, class id 102, version 0 (Blue Book 16 part 2, 4.15.3; verified)."""

    __slots__ = ()

    CLASS_ID = 102
    VERSION = 0
    NAME = "ZigBee SAS join"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    scan_attempts: Attribute[int] = Attribute(2, _types.UNSIGNED, static=True, sn=0x08)
    """`unsigned`"""

    time_between_scans: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=True, sn=0x10)
    """Seconds. `long-unsigned`"""

    rejoin_interval: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=True, sn=0x18)
    """Seconds. `long-unsigned`"""

    rejoin_retry_interval: Attribute[int] = Attribute(5, _types.LONG_UNSIGNED, static=True, sn=0x20)
    """Seconds. `long-unsigned`"""


ZigbeeSasJoin = ZigbeeSasJoinV0
