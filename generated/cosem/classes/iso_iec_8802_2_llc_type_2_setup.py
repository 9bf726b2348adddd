# Generated from specs/classes/058_iso_iec_8802_2_llc_type_2_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""ISO/IEC 8802-2 LLC Type 2 setup (class id 58): IsoIec88022LlcType2Setup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "IsoIec88022LlcType2Setup",
    "IsoIec88022LlcType2SetupV0",
]


class IsoIec88022LlcType2SetupV0(InterfaceClass):
    """ISO/IEC 8802-2 LLC Type 2 setup, class id 58, version 0 (Blue Book 17, 4.11.3; verified)."""

    __slots__ = ()

    CLASS_ID = 58
    VERSION = 0
    NAME = "ISO/IEC 8802-2 LLC Type 2 setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    transmit_window_size_k: Attribute[int] = Attribute(2, _types.UNSIGNED, static=True, sn=0x08)
    """`unsigned`"""

    receive_window_size_rw: Attribute[int] = Attribute(3, _types.UNSIGNED, static=True, sn=0x10)
    """`unsigned`"""

    max_octets_i_pdu_n1: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=True, sn=0x18)
    """`long-unsigned`"""

    max_number_transmissions_n2: Attribute[int] = Attribute(5, _types.UNSIGNED, static=True, sn=0x20)
    """`unsigned`"""

    acknowledgement_timer: Attribute[int] = Attribute(6, _types.LONG_UNSIGNED, static=True, sn=0x28)
    """`long-unsigned`"""

    p_bit_timer: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=True, sn=0x30)
    """`long-unsigned`"""

    reject_timer: Attribute[int] = Attribute(8, _types.LONG_UNSIGNED, static=True, sn=0x38)
    """`long-unsigned`"""

    busy_state_timer: Attribute[int] = Attribute(9, _types.LONG_UNSIGNED, static=True, sn=0x40)
    """`long-unsigned`"""


IsoIec88022LlcType2Setup = IsoIec88022LlcType2SetupV0
