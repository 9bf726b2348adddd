# Generated from specs/classes/059_iso_iec_8802_2_llc_type_3_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""ISO/IEC 8802-2 LLC Type 3 setup (class id 59): IsoIec88022LlcType3Setup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "IsoIec88022LlcType3Setup",
    "IsoIec88022LlcType3SetupV0",
]


class IsoIec88022LlcType3SetupV0(InterfaceClass):
    """ISO/IEC 8802-2 LLC Type 3 setup, class id 59, version 0 (Blue Book 17, 4.11.4; verified)."""

    __slots__ = ()

    CLASS_ID = 59
    VERSION = 0
    NAME = "ISO/IEC 8802-2 LLC Type 3 setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    max_octets_acn_pdu_n3: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=True, sn=0x08)
    """`long-unsigned`"""

    max_number_transmissions_n4: Attribute[int] = Attribute(3, _types.UNSIGNED, static=True, sn=0x10)
    """`unsigned`"""

    acknowledgement_time_t1: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=True, sn=0x18)
    """`long-unsigned`"""

    receive_lifetime_var_t2: Attribute[int] = Attribute(5, _types.LONG_UNSIGNED, static=True, sn=0x20)
    """`long-unsigned`"""

    transmit_lifetime_var_t3: Attribute[int] = Attribute(6, _types.LONG_UNSIGNED, static=True, sn=0x28)
    """`long-unsigned`"""


IsoIec88022LlcType3Setup = IsoIec88022LlcType3SetupV0
