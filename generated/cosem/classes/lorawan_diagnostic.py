# Generated from specs/classes/129_lorawan_diagnostic.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""LoRaWAN diagnostic (class id 129): LorawanDiagnostic is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "LorawanDiagnostic",
    "LorawanDiagnosticV0",
]


class LorawanDiagnosticV0(InterfaceClass):
    """LoRaWAN diagnostic, class id 129, version 0 (Blue Book 16 part 2, 4.17.2.3; single source)."""

    __slots__ = ()

    CLASS_ID = 129
    VERSION = 0
    NAME = "LoRaWAN diagnostic"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    internal_error_code: Attribute[int] = Attribute(2, _types.ENUM, static=False, sn=0x08)
    """`enum`"""

    out_frames_u_counter: Attribute[int] = Attribute(3, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x10)
    """`double-long-unsigned`"""

    out_frames_c_counter: Attribute[int] = Attribute(4, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x18)
    """`double-long-unsigned`"""

    in_frames_u_counter: Attribute[int] = Attribute(5, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x20)
    """`double-long-unsigned`"""

    in_frames_c_counter: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    in_mac_command_counter: Attribute[int] = Attribute(7, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x30)
    """`double-long-unsigned`"""

    in_mac_ans_error_counter: Attribute[int] = Attribute(8, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x38)
    """`double-long-unsigned`"""

    in_mac_ignored_counter: Attribute[int] = Attribute(9, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x40)
    """`double-long-unsigned`"""

    in_per: Attribute[int] = Attribute(10, _types.INTEGER, static=False, sn=0x48)
    """`integer`"""

    in_mean_rssi_rx1: Attribute[int] = Attribute(11, _types.INTEGER, static=False, sn=0x50)
    """`integer`"""

    in_mean_snr_rx1: Attribute[int] = Attribute(12, _types.INTEGER, static=False, sn=0x58)
    """`integer`"""

    in_mean_rssi_rx2: Attribute[int] = Attribute(13, _types.INTEGER, static=False, sn=0x60)
    """`integer`"""

    in_mean_snr_rx2: Attribute[int] = Attribute(14, _types.INTEGER, static=False, sn=0x68)
    """`integer`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x70, mandatory=False)
    """Takes `integer(0)`"""


LorawanDiagnostic = LorawanDiagnosticV0
