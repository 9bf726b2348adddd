# Generated from specs/classes/127_schc_lpwan_diagnostic.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""SCHC-LPWAN diagnostic (class id 127): SchcLpwanDiagnostic is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "SchcLpwanDiagnostic",
    "SchcLpwanDiagnosticV0",
]


class SchcLpwanDiagnosticV0(InterfaceClass):
    """SCHC-LPWAN diagnostic, class id 127, version 0 (Blue Book 16 part 2, 4.16.2.2; verified)."""

    __slots__ = ()

    CLASS_ID = 127
    VERSION = 0
    NAME = "SCHC-LPWAN diagnostic"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    schc_packets_tx_counter: Attribute[int] = Attribute(2, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x08)
    """`double-long-unsigned`"""

    schc_packets_rx_counter: Attribute[int] = Attribute(3, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x10)
    """`double-long-unsigned`"""

    schc_fragments_tx_counter: Attribute[int] = Attribute(4, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x18)
    """`double-long-unsigned`"""

    schc_fragments_rx_counter: Attribute[int] = Attribute(5, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x20)
    """`double-long-unsigned`"""

    schc_ack_tx_counter: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    schc_ack_rx_counter: Attribute[int] = Attribute(7, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x30)
    """`double-long-unsigned`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x40, mandatory=False)
    """Takes `integer(0)`"""


SchcLpwanDiagnostic = SchcLpwanDiagnosticV0
