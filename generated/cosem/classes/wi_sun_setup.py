# Generated from specs/classes/095_wi_sun_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Wi-SUN setup (class id 95): WiSunSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "WiSunSetup",
    "WiSunSetupV0",
]


class WiSunSetupV0(InterfaceClass):
    """Wi-SUN setup, class id 95, version 0 (Blue Book 16 part 2, 4.18.1; single source)."""

    __slots__ = ()

    CLASS_ID = 95
    VERSION = 0
    NAME = "Wi-SUN setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    network_name: Attribute[bytes] = Attribute(2, _types.OCTET_STRING, static=True, sn=0x08)
    """`octet-string`"""

    routing_method: Attribute[int] = Attribute(3, _types.ENUM, static=False, sn=0x10)
    """`enum`"""

    pan_id: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=False, sn=0x18)
    """`long-unsigned`"""

    disc_imin: Attribute[int] = Attribute(5, _types.UNSIGNED, static=True, sn=0x20)
    """`unsigned`"""

    disc_imax: Attribute[int] = Attribute(6, _types.UNSIGNED, static=True, sn=0x28)
    """`unsigned`"""

    data_message_imin: Attribute[int] = Attribute(7, _types.UNSIGNED, static=True, sn=0x30)
    """`unsigned`"""

    data_message_imax: Attribute[int] = Attribute(8, _types.UNSIGNED, static=True, sn=0x38)
    """`unsigned`"""

    default_dio_interval_min: Attribute[int] = Attribute(9, _types.UNSIGNED, static=True, sn=0x40)
    """`unsigned`"""

    default_dio_interval_doublings: Attribute[int] = Attribute(10, _types.UNSIGNED, static=True, sn=0x48)
    """`unsigned`"""

    channel_plan: Attribute[AnyData] = Attribute(11, _types.STRUCTURE, static=True, sn=0x50)
    """`structure`"""

    channel_function: Attribute[int] = Attribute(12, _types.ENUM, static=True, sn=0x58)
    """`enum`"""

    excluded_channels: Attribute[AnyData] = Attribute(13, _types.UNKNOWN, static=True, sn=0x60)
    """A CHOICE; alternatives not known. `unknown`"""

    join_state: Attribute[int] = Attribute(14, _types.ENUM, static=False, sn=0x68)
    """`enum`"""

    reg_channel_exclusions: Attribute[AnyData] = Attribute(15, _types.STRUCTURE, static=True, sn=0x70)
    """`structure`"""

    reset_join_state: Method[AnyData, None] = Method(1, sn=0x78, mandatory=False)
    """Takes what is not known"""


WiSunSetup = WiSunSetupV0
