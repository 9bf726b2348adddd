# Generated from specs/classes/096_wi_sun_diagnostic.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Wi-SUN diagnostic (class id 96): WiSunDiagnostic is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "WiSunDiagnostic",
    "WiSunDiagnosticV0",
]


class WiSunDiagnosticV0(InterfaceClass):
    """Wi-SUN diagnostic, class id 96, version 0 (Blue Book 16 part 2, 4.18.2; single source)."""

    __slots__ = ()

    CLASS_ID = 96
    VERSION = 0
    NAME = "Wi-SUN diagnostic"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    sysdescr: Attribute[bytes] = Attribute(2, _types.OCTET_STRING, static=False, sn=0x08)
    """`octet-string`"""

    ifnumber: Attribute[int] = Attribute(3, _types.INTEGER, static=False, sn=0x10)
    """`integer`"""

    iftable: Attribute[list[AnyData]] = Attribute(4, _types.Array(_types.UNKNOWN), static=False, sn=0x18)
    """`array of unknown`"""

    neighbour_table_information: Attribute[list[AnyData]] = Attribute(
        5,
        _types.Array(_types.UNKNOWN),
        static=False,
        sn=0x20,
    )
    """`array of unknown`"""

    transmission_information: Attribute[list[AnyData]] = Attribute(
        6,
        _types.Array(_types.UNKNOWN),
        static=False,
        sn=0x28,
    )
    """`array of unknown`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x30, mandatory=False)
    """Takes `integer(0)`"""


WiSunDiagnostic = WiSunDiagnosticV0
