# Generated from specs/classes/133_iso_iec_14908_diagnostic.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""ISO/IEC 14908 diagnostic (class id 133): IsoIec14908Diagnostic is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "IsoIec14908Diagnostic",
    "IsoIec14908DiagnosticV1",
]


class IsoIec14908DiagnosticV1(InterfaceClass):
    """ISO/IEC 14908 diagnostic, class id 133, version 1 (Blue Book 16 part 2, 4.19.5; single source)."""

    __slots__ = ()

    CLASS_ID = 133
    VERSION = 1
    NAME = "ISO/IEC 14908 diagnostic"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    plc_signal_quality_status: Attribute[int] = Attribute(2, _types.ENUM, static=False, sn=0x08)
    """`enum`"""

    com_module_state: Attribute[int] = Attribute(3, _types.ENUM, static=False, sn=0x10)
    """`enum`"""

    received_message_status: Attribute[int] = Attribute(4, _types.UNSIGNED, static=False, sn=0x18)
    """`unsigned`"""

    no_receive_buffer: Attribute[int] = Attribute(5, _types.LONG_UNSIGNED, static=False, sn=0x20)
    """`long-unsigned`"""

    transmit_no_data: Attribute[int] = Attribute(6, _types.LONG_UNSIGNED, static=False, sn=0x28)
    """`long-unsigned`"""

    backlog_overflows: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=False, sn=0x30)
    """`long-unsigned`"""

    late_ack: Attribute[int] = Attribute(8, _types.LONG_UNSIGNED, static=False, sn=0x38)
    """`long-unsigned`"""

    frequency_invalid: Attribute[int] = Attribute(9, _types.LONG_UNSIGNED, static=False, sn=0x40)
    """`long-unsigned`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x60, mandatory=False)
    """Takes `integer(0)`"""


IsoIec14908Diagnostic = IsoIec14908DiagnosticV1
