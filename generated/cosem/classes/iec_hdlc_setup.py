# Generated from specs/classes/023_iec_hdlc_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""IEC HDLC setup (class id 23): IecHdlcSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "IecHdlcSetup",
    "IecHdlcSetupV0",
    "IecHdlcSetupV1",
]


class IecHdlcSetupV0(InterfaceClass):
    """IEC HDLC setup, class id 23, version 0 (Blue Book 14, 5.7.2; single source)."""

    __slots__ = ()

    CLASS_ID = 23
    VERSION = 0
    NAME = "IEC HDLC setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    comm_speed: Attribute[types.BaudRate | int] = Attribute(2, types.BAUD_RATE, static=True, default=5, sn=0x08)
    """`baud_rate`"""

    window_size_transmit: Attribute[int] = Attribute(3, _types.UNSIGNED.within((1, 7)), static=True, default=1, sn=0x10)
    """`unsigned(1..7)`"""

    window_size_receive: Attribute[int] = Attribute(4, _types.UNSIGNED.within((1, 7)), static=True, default=1, sn=0x18)
    """`unsigned(1..7)`"""

    max_info_length_transmit: Attribute[int] = Attribute(
        5,
        _types.UNSIGNED.within((32, 128)),
        static=True,
        default=128,
        sn=0x20,
    )
    """`unsigned(32..128)`"""

    max_info_length_receive: Attribute[int] = Attribute(
        6,
        _types.UNSIGNED.within((32, 128)),
        static=True,
        default=128,
        sn=0x28,
    )
    """`unsigned(32..128)`"""

    inter_octet_time_out: Attribute[int] = Attribute(
        7,
        _types.LONG_UNSIGNED.within((20, 1000)),
        static=True,
        default=30,
        sn=0x30,
    )
    """Milliseconds. `long-unsigned(20..1000)`"""

    inactivity_time_out: Attribute[int] = Attribute(8, _types.LONG_UNSIGNED, static=True, default=120, sn=0x38)
    """Seconds; 0 means none. `long-unsigned`"""

    device_address: Attribute[int] = Attribute(9, _types.LONG_UNSIGNED, static=True, sn=0x40)
    """`long-unsigned`"""


class IecHdlcSetupV1(InterfaceClass):
    """IEC HDLC setup, class id 23, version 1 (Blue Book 17, 4.7.2; verified)."""

    __slots__ = ()

    CLASS_ID = 23
    VERSION = 1
    NAME = "IEC HDLC setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    comm_speed: Attribute[types.BaudRate | int] = Attribute(2, types.BAUD_RATE, static=True, default=5, sn=0x08)
    """`baud_rate`"""

    window_size_transmit: Attribute[int] = Attribute(3, _types.UNSIGNED.within((1, 7)), static=True, default=1, sn=0x10)
    """`unsigned(1..7)`"""

    window_size_receive: Attribute[int] = Attribute(4, _types.UNSIGNED.within((1, 7)), static=True, default=1, sn=0x18)
    """`unsigned(1..7)`"""

    max_info_field_length_transmit: Attribute[int] = Attribute(
        5,
        _types.LONG_UNSIGNED.within((32, 2030)),
        static=True,
        default=128,
        sn=0x20,
    )
    """`long-unsigned(32..2030)`"""

    max_info_field_length_receive: Attribute[int] = Attribute(
        6,
        _types.LONG_UNSIGNED.within((32, 2030)),
        static=True,
        default=128,
        sn=0x28,
    )
    """`long-unsigned(32..2030)`"""

    inter_octet_time_out: Attribute[int] = Attribute(
        7,
        _types.LONG_UNSIGNED.within((20, 6000)),
        static=True,
        default=25,
        sn=0x30,
    )
    """Milliseconds. `long-unsigned(20..6000)`"""

    inactivity_time_out: Attribute[int] = Attribute(8, _types.LONG_UNSIGNED, static=True, default=120, sn=0x38)
    """Seconds; 0 means none. `long-unsigned`"""

    device_address: Attribute[int] = Attribute(9, _types.LONG_UNSIGNED, static=True, sn=0x40)
    """`long-unsigned`"""


IecHdlcSetup = IecHdlcSetupV1
