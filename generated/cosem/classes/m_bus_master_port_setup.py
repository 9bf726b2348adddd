# Generated from specs/classes/074_m_bus_master_port_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""M-Bus master port setup (class id 74): MBusMasterPortSetup is its newest version here."""

from __future__ import annotations

from . import types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "MBusMasterPortSetup",
    "MBusMasterPortSetupV0",
]


class MBusMasterPortSetupV0(InterfaceClass):
    """M-Bus master port setup, class id 74, version 0 (Blue Book 16 part 2, 4.8.5; verified)."""

    __slots__ = ()

    CLASS_ID = 74
    VERSION = 0
    NAME = "M-Bus master port setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    comm_speed: Attribute[types.BaudRate | int] = Attribute(2, types.BAUD_RATE, static=True, sn=0x08)
    """`baud_rate`"""


MBusMasterPortSetup = MBusMasterPortSetupV0
