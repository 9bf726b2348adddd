# Generated from specs/classes/055_iec_61334_4_32_llc_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""IEC 61334-4-32 LLC setup (class id 55): Iec61334432LlcSetup is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "Iec61334432LlcSetup",
    "Iec61334432LlcSetupV0",
    "Iec61334432LlcSetupV1",
]


class Iec61334432LlcSetupV0(InterfaceClass):
    """S-FSK IEC 61334-4-32 LLC setup, class id 55, version 0 (Blue Book 14, 5.10; single source)."""

    __slots__ = ()

    CLASS_ID = 55
    VERSION = 0
    NAME = "S-FSK IEC 61334-4-32 LLC setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class ReplyStatusListElement:
        """structure { l_sap_selector unsigned; length_of_waiting_l_sdu unsigned }"""

        l_sap_selector: int
        length_of_waiting_l_sdu: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    max_frame_length: Attribute[int] = Attribute(2, _types.UNSIGNED, static=True, sn=0x08)
    """`unsigned`"""

    reply_status_list: Attribute[list[ReplyStatusListElement]] = Attribute(
        3,
        _types.Array(_types.Structure(
            ReplyStatusListElement,
            l_sap_selector=_types.UNSIGNED,
            length_of_waiting_l_sdu=_types.UNSIGNED,
        )),
        static=False,
        sn=0x10,
    )
    """`array of structure { l_sap_selector unsigned; length_of_waiting_l_sdu unsigned }`"""


class Iec61334432LlcSetupV1(InterfaceClass):
    """IEC 61334-4-32 LLC setup, class id 55, version 1 (Blue Book 17, 4.10.7; single source)."""

    __slots__ = ()

    CLASS_ID = 55
    VERSION = 1
    NAME = "IEC 61334-4-32 LLC setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    ReplyStatusListElement: TypeAlias = Iec61334432LlcSetupV0.ReplyStatusListElement

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    max_frame_length: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=True, default=134, sn=0x08)
    """`long-unsigned`"""

    reply_status_list: Attribute[list[ReplyStatusListElement]] = Attribute(
        3,
        _types.Array(_types.Structure(
            ReplyStatusListElement,
            l_sap_selector=_types.UNSIGNED,
            length_of_waiting_l_sdu=_types.UNSIGNED,
        )),
        static=False,
        sn=0x10,
    )
    """`array of structure { l_sap_selector unsigned; length_of_waiting_l_sdu unsigned }`"""


Iec61334432LlcSetup = Iec61334432LlcSetupV1
