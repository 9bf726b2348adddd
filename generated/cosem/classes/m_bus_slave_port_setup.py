# Generated from specs/classes/025_m_bus_slave_port_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""M-Bus slave port setup (class id 25): MBusSlavePortSetup is its newest version here."""

from __future__ import annotations

from enum import IntEnum

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "MBusSlavePortSetup",
    "MBusSlavePortSetupV0",
]


class MBusSlavePortSetupV0(InterfaceClass):
    """M-Bus slave port setup, class id 25, version 0 (Blue Book 17, 4.8.2; verified)."""

    __slots__ = ()

    CLASS_ID = 25
    VERSION = 0
    NAME = "M-Bus slave port setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class AddrState(IntEnum):
        """enum {0 not_assigned, 1 assigned}"""

        NOT_ASSIGNED = 0
        ASSIGNED = 1

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    default_baud: Attribute[types.BaudRate | int] = Attribute(2, types.BAUD_RATE, static=True, sn=0x08)
    """`baud_rate`"""

    avail_baud: Attribute[types.BaudRate | int] = Attribute(3, types.BAUD_RATE, static=True, sn=0x10)
    """`baud_rate`"""

    addr_state: Attribute[AddrState | int] = Attribute(4, _types.Named("enum", AddrState), static=True, sn=0x18)
    """`enum {0 not_assigned, 1 assigned}`"""

    bus_address: Attribute[int] = Attribute(5, _types.UNSIGNED, static=True, sn=0x20)
    """`unsigned`"""


MBusSlavePortSetup = MBusSlavePortSetupV0
