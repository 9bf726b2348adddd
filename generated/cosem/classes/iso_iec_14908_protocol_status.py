# Generated from specs/classes/132_iso_iec_14908_protocol_status.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""ISO/IEC 14908 protocol status (class id 132): IsoIec14908ProtocolStatus is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "IsoIec14908ProtocolStatus",
    "IsoIec14908ProtocolStatusV1",
]


class IsoIec14908ProtocolStatusV1(InterfaceClass):
    """ISO/IEC 14908 protocol status, class id 132, version 1 (Blue Book 16 part 2, 4.19.4; single source)."""

    __slots__ = ()

    CLASS_ID = 132
    VERSION = 1
    NAME = "ISO/IEC 14908 protocol status"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    transmission_errors: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=False, sn=0x08)
    """`long-unsigned`"""

    transmit_tx_failure: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=False, sn=0x10)
    """`long-unsigned`"""

    transmit_tx_retries: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=False, sn=0x18)
    """`long-unsigned`"""

    receive_tx_full: Attribute[int] = Attribute(5, _types.LONG_UNSIGNED, static=False, sn=0x20)
    """`long-unsigned`"""

    lost_messages: Attribute[int] = Attribute(6, _types.LONG_UNSIGNED, static=False, sn=0x28)
    """`long-unsigned`"""

    missed_messages: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=False, sn=0x30)
    """`long-unsigned`"""

    layer2_received: Attribute[int] = Attribute(8, _types.LONG_UNSIGNED, static=False, sn=0x38)
    """`long-unsigned`"""

    layer3_received: Attribute[int] = Attribute(9, _types.LONG_UNSIGNED, static=False, sn=0x40)
    """`long-unsigned`"""

    messages_received: Attribute[int] = Attribute(10, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x48)
    """`double-long-unsigned`"""

    messages_validated: Attribute[int] = Attribute(11, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x50)
    """`double-long-unsigned`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x70, mandatory=False)
    """Takes `integer(0)`"""


IsoIec14908ProtocolStatus = IsoIec14908ProtocolStatusV1
