# Generated from specs/classes/024_iec_twisted_pair_1_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""IEC twisted pair (1) setup (class id 24): IecTwistedPair1Setup is its newest version here."""

from __future__ import annotations

from enum import IntEnum

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "IecTwistedPair1Setup",
    "IecTwistedPair1SetupV0",
    "IecTwistedPair1SetupV1",
]


class IecTwistedPair1SetupV0(InterfaceClass):
    """IEC twisted pair (1) setup, class id 24, version 0 (Blue Book 14, 5.7; verified)."""

    __slots__ = ()

    CLASS_ID = 24
    VERSION = 0
    NAME = "IEC twisted pair (1) setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class FatalError(IntEnum):
        """enum {0 no_error, 1 t_ep_1f, 2 t_ep_2f, 3 t_ep_4f, 4 t_ep_5f, 5 et_1f, 6 et_2f, 7 e_ep_3f, 8 e_ep_4f, 9 e_ep_5f, 10 e_el_2f}"""

        NO_ERROR = 0
        T_EP_1F = 1
        T_EP_2F = 2
        T_EP_4F = 3
        T_EP_5F = 4
        ET_1F = 5
        ET_2F = 6
        E_EP_3F = 7
        E_EP_4F = 8
        E_EP_5F = 9
        E_EL_2F = 10

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    secondary_address: Attribute[bytes] = Attribute(2, _types.OCTET_STRING.within((6, 6)), static=True, sn=0x08)
    """`octet-string(6)`"""

    primary_address_list: Attribute[list[bytes]] = Attribute(
        3,
        _types.Array(_types.OCTET_STRING.within((1, 1))),
        static=True,
        sn=0x10,
    )
    """`array of octet-string(1)`"""

    tabi_list: Attribute[list[int]] = Attribute(4, _types.Array(_types.INTEGER), static=True, sn=0x18)
    """`array of integer`"""

    fatal_error: Attribute[FatalError | int] = Attribute(5, _types.Named("enum", FatalError), static=False, sn=0x20)
    """`enum {0 no_error, 1 t_ep_1f, 2 t_ep_2f, 3 t_ep_4f, 4 t_ep_5f, 5 et_1f, 6 et_2f, 7 e_ep_3f, 8 e_ep_4f, 9 e_ep_5f, 10 e_el_2f}`"""


class IecTwistedPair1SetupV1(InterfaceClass):
    """IEC twisted pair (1) setup, class id 24, version 1 (Blue Book 17, 4.7.3; verified)."""

    __slots__ = ()

    CLASS_ID = 24
    VERSION = 1
    NAME = "IEC twisted pair (1) setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class Mode(IntEnum):
        """enum {0 inactive, 1 always_active}"""

        INACTIVE = 0
        ALWAYS_ACTIVE = 1

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mode: Attribute[Mode | int] = Attribute(2, _types.Named("enum", Mode), static=True, sn=0x08)
    """`enum {0 inactive, 1 always_active}`"""

    speed: Attribute[types.BaudRate | int] = Attribute(3, types.BAUD_RATE, static=True, sn=0x10)
    """`baud_rate`"""

    primary_address_list: Attribute[list[int | bytes]] = Attribute(
        4,
        _types.Array(_types.Choice(_types.UNSIGNED, _types.OCTET_STRING.within((1, 1)))),
        static=True,
        sn=0x18,
    )
    """`array of (unsigned | octet-string(1))`"""

    tabi_list: Attribute[list[int]] = Attribute(5, _types.Array(_types.INTEGER), static=True, sn=0x20)
    """`array of integer`"""


IecTwistedPair1Setup = IecTwistedPair1SetupV1
