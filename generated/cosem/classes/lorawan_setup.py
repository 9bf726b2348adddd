# Generated from specs/classes/128_lorawan_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""LoRaWAN setup (class id 128): LorawanSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "LorawanSetup",
    "LorawanSetupV0",
]


class LorawanSetupV0(InterfaceClass):
    """LoRaWAN setup, class id 128, version 0 (Blue Book 16 part 2, 4.17.2.2; single source)."""

    __slots__ = ()

    CLASS_ID = 128
    VERSION = 0
    NAME = "LoRaWAN setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    class_: Attribute[int] = Attribute(2, _types.ENUM, static=False, sn=0x08)
    """`enum`"""

    state: Attribute[int] = Attribute(3, _types.ENUM, static=False, sn=0x10)
    """`enum`"""

    max_transmit_eirp_setting: Attribute[int] = Attribute(4, _types.INTEGER, static=True, sn=0x18)
    """`integer`"""

    adr_mode: Attribute[bool] = Attribute(5, _types.BOOLEAN, static=False, sn=0x20)
    """`boolean`"""

    regional_parameters: Attribute[int] = Attribute(6, _types.ENUM, static=False, sn=0x28)
    """`enum`"""

    device_operation: Attribute[AnyData] = Attribute(7, _types.STRUCTURE, static=False, sn=0x38)
    """`structure`"""

    modem_versions: Attribute[AnyData] = Attribute(8, _types.STRUCTURE, static=True, sn=0x40)
    """`structure`"""

    dev_addr: Attribute[int] = Attribute(9, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x48)
    """`double-long-unsigned`"""

    join_strategy: Attribute[int] = Attribute(10, _types.ENUM, static=False, sn=0x50)
    """`enum`"""

    multicasts_parameters: Attribute[list[AnyData]] = Attribute(11, _types.Array(_types.UNKNOWN), static=False, sn=0x58)
    """`array of unknown`"""

    disconnect_from_network: Method[AnyData, None] = Method(1, sn=0x60, mandatory=False)
    """Takes what is not known"""

    change_class: Method[AnyData, None] = Method(2, sn=0x68, mandatory=False)
    """Takes what is not known"""

    change_region: Method[AnyData, None] = Method(3, sn=0x70, mandatory=False)
    """Takes what is not known"""


LorawanSetup = LorawanSetupV0
