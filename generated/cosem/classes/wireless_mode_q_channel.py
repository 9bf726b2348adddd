# Generated from specs/classes/073_wireless_mode_q_channel.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Wireless Mode Q channel (class id 73): WirelessModeQChannel is its newest version here."""

from __future__ import annotations

from enum import IntEnum

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "WirelessModeQChannel",
    "WirelessModeQChannelV0",
    "WirelessModeQChannelV1",
]


class WirelessModeQChannelV0(InterfaceClass):
    """Wireless Mode Q channel, class id 73, version 0 (Blue Book; existence only)."""

    __slots__ = ()

    CLASS_ID = 73
    VERSION = 0
    NAME = "Wireless Mode Q channel"
    STATUS = "existence only"
    CARDINALITY = "0..n"


class WirelessModeQChannelV1(InterfaceClass):
    """Wireless Mode Q channel, class id 73, version 1 (Blue Book 16 part 2, 4.8.4; verified)."""

    __slots__ = ()

    CLASS_ID = 73
    VERSION = 1
    NAME = "Wireless Mode Q channel"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class AddrState(IntEnum):
        """enum {0 not_assigned, 1 assigned}"""

        NOT_ASSIGNED = 0
        ASSIGNED = 1

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    addr_state: Attribute[AddrState | int] = Attribute(2, _types.Named("enum", AddrState), static=True, sn=0x08)
    """`enum {0 not_assigned, 1 assigned}`"""

    device_address: Attribute[bytes] = Attribute(3, _types.OCTET_STRING, static=True, sn=0x10)
    """`octet-string`"""

    address_mask: Attribute[bytes] = Attribute(4, _types.OCTET_STRING, static=True, sn=0x18)
    """Group address the device answers to with short addressing. `octet-string`"""


WirelessModeQChannel = WirelessModeQChannelV1
