# Generated from specs/classes/105_zigbee_tunnel_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""ZigBee tunnel setup (class id 105): ZigbeeTunnelSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "ZigbeeTunnelSetup",
    "ZigbeeTunnelSetupV0",
]


class ZigbeeTunnelSetupV0(InterfaceClass):
    """ZigBee tunnel setup, class id 105, version 0 (Blue Book 16 part 2, 4.15.6; single source)."""

    __slots__ = ()

    CLASS_ID = 105
    VERSION = 0
    NAME = "ZigBee tunnel setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    maximum_incoming_transfer_size: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=True, sn=0x08)
    """`long-unsigned`"""

    maximum_outgoing_transfer_size: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=True, sn=0x10)
    """`long-unsigned`"""

    protocol_address: Attribute[bytes] = Attribute(4, _types.OCTET_STRING, static=True, sn=0x18)
    """`octet-string`"""

    close_tunnel_timeout: Attribute[int] = Attribute(5, _types.LONG_UNSIGNED, static=True, sn=0x20)
    """Seconds. `long-unsigned`"""


ZigbeeTunnelSetup = ZigbeeTunnelSetupV0
