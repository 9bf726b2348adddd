# Generated from specs/classes/126_schc_lpwan_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""SCHC-LPWAN setup (class id 126): SchcLpwanSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "SchcLpwanSetup",
    "SchcLpwanSetupV0",
]


class SchcLpwanSetupV0(InterfaceClass):
    """SCHC-LPWAN setup, class id 126, version 0 (Blue Book 16 part 2, 4.16.2.1; single source)."""

    __slots__ = ()

    CLASS_ID = 126
    VERSION = 0
    NAME = "SCHC-LPWAN setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    lpwan_reference: Attribute[Obis] = Attribute(2, types.LOGICAL_NAME, static=True, sn=0x08)
    """`logical_name`"""

    schc_cd_rules: Attribute[list[AnyData]] = Attribute(3, _types.Array(_types.UNKNOWN), static=True, sn=0x10)
    """Rules of compression and decompression (RFC 8724). `array of unknown`"""

    schc_fr_param: Attribute[AnyData] = Attribute(4, _types.STRUCTURE, static=True, sn=0x18)
    """Parameters of fragmentation (RFC 8724). `structure`"""


SchcLpwanSetup = SchcLpwanSetupV0
