# Generated from specs/classes/098_mpl_diagnostic.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""MPL diagnostic (class id 98): MplDiagnostic is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "MplDiagnostic",
    "MplDiagnosticV0",
]


class MplDiagnosticV0(InterfaceClass):
    """MPL diagnostic, class id 98, version 0 (Blue Book 16 part 2, 4.18.4; single source)."""

    __slots__ = ()

    CLASS_ID = 98
    VERSION = 0
    NAME = "MPL diagnostic"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    proactive_forwarding: Attribute[bool] = Attribute(2, _types.BOOLEAN, static=False, sn=0x08)
    """`boolean`"""

    z: Attribute[int] = Attribute(3, _types.UNSIGNED, static=False, sn=0x18)
    """`unsigned`"""

    tunit: Attribute[int] = Attribute(4, _types.UNSIGNED, static=False, sn=0x20)
    """`unsigned`"""

    se_lifetime: Attribute[int] = Attribute(5, _types.LONG_UNSIGNED, static=False, sn=0x28)
    """`long-unsigned`"""

    dm_k: Attribute[int] = Attribute(6, _types.UNSIGNED, static=False, sn=0x30)
    """`unsigned`"""

    dm_imin: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=False, sn=0x38)
    """`long-unsigned`"""

    dm_imax: Attribute[int] = Attribute(8, _types.UNSIGNED, static=False, sn=0x40)
    """`unsigned`"""

    dm_t_exp: Attribute[int] = Attribute(9, _types.LONG_UNSIGNED, static=False, sn=0x48)
    """`long-unsigned`"""

    c_k: Attribute[int] = Attribute(10, _types.UNSIGNED, static=False, sn=0x50)
    """`unsigned`"""

    c_imin: Attribute[int] = Attribute(11, _types.LONG_UNSIGNED, static=False, sn=0x58)
    """`long-unsigned`"""

    c_imax: Attribute[int] = Attribute(12, _types.UNSIGNED, static=False, sn=0x60)
    """`unsigned`"""

    c_t_exp: Attribute[int] = Attribute(13, _types.LONG_UNSIGNED, static=False, sn=0x68)
    """`long-unsigned`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x70, mandatory=False)
    """Takes `integer(0)`"""


MplDiagnostic = MplDiagnosticV0
