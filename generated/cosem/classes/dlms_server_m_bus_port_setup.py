# Generated from specs/classes/076_dlms_server_m_bus_port_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""DLMS server M-Bus port setup (class id 76): DlmsServerMBusPortSetup is its newest version here."""

from __future__ import annotations

from enum import IntEnum

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "DlmsServerMBusPortSetup",
    "DlmsServerMBusPortSetupV0",
]


class DlmsServerMBusPortSetupV0(InterfaceClass):
    """DLMS server M-Bus port setup, class id 76, version 0 (Blue Book 16 part 2, 4.8.6; single source)."""

    __slots__ = ()

    CLASS_ID = 76
    VERSION = 0
    NAME = "DLMS server M-Bus port setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    class PortCommunicationStatus(IntEnum):
        """enum {0 no_access, 1 temporary_no_access, 2 limited_access, 3 unlimited_access, 4 wmbus}"""

        NO_ACCESS = 0
        TEMPORARY_NO_ACCESS = 1
        LIMITED_ACCESS = 2
        UNLIMITED_ACCESS = 3
        WMBUS = 4

    class DataHeaderType(IntEnum):
        """enum {0 none, 1 short, 2 long}"""

        NONE = 0
        SHORT = 1
        LONG = 2

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    profile_selection: Attribute[Obis] = Attribute(2, types.LOGICAL_NAME, static=True, sn=0x08)
    """Logical name of the object that selects the communication profile. `logical_name`"""

    port_communication_status: Attribute[PortCommunicationStatus | int] = Attribute(
        3,
        _types.Named("enum", PortCommunicationStatus),
        static=False,
        sn=0x10,
    )
    """`enum {0 no_access, 1 temporary_no_access, 2 limited_access, 3 unlimited_access, 4 wmbus}`"""

    data_header_type: Attribute[DataHeaderType | int] = Attribute(
        4,
        _types.Named("enum", DataHeaderType),
        static=True,
        sn=0x18,
    )
    """`enum {0 none, 1 short, 2 long}`"""

    primary_address: Attribute[int] = Attribute(5, _types.UNSIGNED, static=True, sn=0x20)
    """`unsigned`"""

    identification_number: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=True, sn=0x28)
    """`double-long-unsigned`"""

    manufacturer_id: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=True, sn=0x30)
    """`long-unsigned`"""

    mbus_version: Attribute[int] = Attribute(8, _types.UNSIGNED, static=True, sn=0x38)
    """`unsigned`"""

    device_type: Attribute[int] = Attribute(9, _types.UNSIGNED, static=True, sn=0x40)
    """`unsigned`"""

    max_pdu_size: Attribute[int] = Attribute(10, _types.LONG_UNSIGNED, static=True, sn=0x48)
    """`long-unsigned`"""

    listening_window: Attribute[list[types.WindowElement]] = Attribute(
        11,
        _types.Array(types.WINDOW_ELEMENT),
        static=True,
        sn=0x50,
    )
    """`array of window_element`"""


DlmsServerMBusPortSetup = DlmsServerMBusPortSetupV0
