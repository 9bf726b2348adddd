# Generated from specs/classes/101_zigbee_sas_startup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""ZigBee SAS startup (class id 101): ZigbeeSasStartup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "ZigbeeSasStartup",
    "ZigbeeSasStartupV0",
]


class ZigbeeSasStartupV0(InterfaceClass):
    """ZigBee SAS startup, class id 101, version 0 (Blue Book 16 part 2, 4.15.2; verified)."""

    __slots__ = ()

    CLASS_ID = 101
    VERSION = 0
    NAME = "ZigBee SAS startup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    short_address: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=False, sn=0x08)
    """`long-unsigned`"""

    extended_pan_id: Attribute[bytes] = Attribute(3, _types.OCTET_STRING.within((8, 8)), static=False, sn=0x10)
    """`octet-string(8)`"""

    pan_id: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=False, sn=0x18)
    """`long-unsigned`"""

    channel_mask: Attribute[int] = Attribute(5, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x20)
    """`double-long-unsigned`"""

    protocol_version: Attribute[int] = Attribute(6, _types.UNSIGNED, static=True, sn=0x28)
    """`unsigned`"""

    stack_profile: Attribute[int] = Attribute(7, _types.ENUM, static=True, sn=0x30)
    """`enum`"""

    start_up_control: Attribute[int] = Attribute(8, _types.UNSIGNED, static=False, sn=0x38)
    """`unsigned`"""

    trust_center_address: Attribute[bytes] = Attribute(9, _types.OCTET_STRING.within((8, 8)), static=False, sn=0x40)
    """`octet-string(8)`"""

    link_key: Attribute[bytes] = Attribute(10, _types.OCTET_STRING.within((16, 16)), static=False, sn=0x48)
    """`octet-string(16)`"""

    network_key: Attribute[bytes] = Attribute(11, _types.OCTET_STRING.within((16, 16)), static=False, sn=0x50)
    """`octet-string(16)`"""

    use_insecure_join: Attribute[bool] = Attribute(12, _types.BOOLEAN, static=True, sn=0x58)
    """`boolean`"""


ZigbeeSasStartup = ZigbeeSasStartupV0
