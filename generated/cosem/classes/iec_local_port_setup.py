# Generated from specs/classes/019_iec_local_port_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""IEC local port setup (class id 19): IecLocalPortSetup is its newest version here."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeAlias

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "IecLocalPortSetup",
    "IecLocalPortSetupV0",
    "IecLocalPortSetupV1",
]


class IecLocalPortSetupV0(InterfaceClass):
    """IEC local port setup, class id 19, version 0 (Blue Book 14, 5.7; verified)."""

    __slots__ = ()

    CLASS_ID = 19
    VERSION = 0
    NAME = "IEC local port setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class DefaultMode(IntEnum):
        """enum {0 iec_62056_21_modes_a_to_e, 1 hdlc}"""

        IEC_62056_21_MODES_A_TO_E = 0
        HDLC = 1

    class ResponseTime(IntEnum):
        """enum {0 ms_20, 1 ms_200}"""

        MS_20 = 0
        MS_200 = 1

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    default_mode: Attribute[DefaultMode | int] = Attribute(2, _types.Named("enum", DefaultMode), static=True, sn=0x08)
    """`enum {0 iec_62056_21_modes_a_to_e, 1 hdlc}`"""

    default_baud: Attribute[types.BaudRate | int] = Attribute(3, types.BAUD_RATE, static=True, sn=0x10)
    """`baud_rate`"""

    prop_baud: Attribute[types.BaudRate | int] = Attribute(4, types.BAUD_RATE, static=True, sn=0x18)
    """`baud_rate`"""

    response_time: Attribute[ResponseTime | int] = Attribute(
        5,
        _types.Named("enum", ResponseTime),
        static=True,
        sn=0x20,
    )
    """`enum {0 ms_20, 1 ms_200}`"""

    device_addr: Attribute[bytes] = Attribute(6, _types.OCTET_STRING, static=True, sn=0x28)
    """`octet-string`"""

    pass_p1: Attribute[bytes] = Attribute(7, _types.OCTET_STRING, static=True, sn=0x30)
    """`octet-string`"""

    pass_p2: Attribute[bytes] = Attribute(8, _types.OCTET_STRING, static=True, sn=0x38)
    """`octet-string`"""

    pass_w5: Attribute[bytes] = Attribute(9, _types.OCTET_STRING, static=True, sn=0x40)
    """`octet-string`"""


class IecLocalPortSetupV1(InterfaceClass):
    """IEC local port setup, class id 19, version 1 (Blue Book 17, 4.7.1; verified)."""

    __slots__ = ()

    CLASS_ID = 19
    VERSION = 1
    NAME = "IEC local port setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class DefaultMode(IntEnum):
        """enum {0 iec_62056_21_modes_a_to_e, 1 hdlc, 2 not_specified}"""

        IEC_62056_21_MODES_A_TO_E = 0
        HDLC = 1
        NOT_SPECIFIED = 2

    ResponseTime: TypeAlias = IecLocalPortSetupV0.ResponseTime

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    default_mode: Attribute[DefaultMode | int] = Attribute(2, _types.Named("enum", DefaultMode), static=True, sn=0x08)
    """`enum {0 iec_62056_21_modes_a_to_e, 1 hdlc, 2 not_specified}`"""

    default_baud: Attribute[types.BaudRate | int] = Attribute(3, types.BAUD_RATE, static=True, sn=0x10)
    """`baud_rate`"""

    prop_baud: Attribute[types.BaudRate | int] = Attribute(4, types.BAUD_RATE, static=True, sn=0x18)
    """`baud_rate`"""

    response_time: Attribute[ResponseTime | int] = Attribute(
        5,
        _types.Named("enum", ResponseTime),
        static=True,
        sn=0x20,
    )
    """`enum {0 ms_20, 1 ms_200}`"""

    device_addr: Attribute[bytes] = Attribute(6, _types.OCTET_STRING, static=True, sn=0x28)
    """`octet-string`"""

    pass_p1: Attribute[bytes] = Attribute(7, _types.OCTET_STRING, static=True, sn=0x30)
    """`octet-string`"""

    pass_p2: Attribute[bytes] = Attribute(8, _types.OCTET_STRING, static=True, sn=0x38)
    """`octet-string`"""

    pass_w5: Attribute[bytes] = Attribute(9, _types.OCTET_STRING, static=True, sn=0x40)
    """`octet-string`"""


IecLocalPortSetup = IecLocalPortSetupV1
