# Generated from specs/classes/097_rpl_diagnostic.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""RPL diagnostic (class id 97): RplDiagnostic is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "RplDiagnostic",
    "RplDiagnosticV0",
]


class RplDiagnosticV0(InterfaceClass):
    """RPL diagnostic, class id 97, version 0 (Blue Book 16 part 2, 4.18.3; single source)."""

    __slots__ = ()

    CLASS_ID = 97
    VERSION = 0
    NAME = "RPL diagnostic"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    rpl_instance_id: Attribute[int] = Attribute(2, _types.UNSIGNED, static=False, sn=0x08)
    """`unsigned`"""

    dodag_version_number: Attribute[int] = Attribute(3, _types.UNSIGNED, static=False, sn=0x10)
    """`unsigned`"""

    dodag_rank: Attribute[int] = Attribute(4, _types.LONG, static=False, sn=0x18)
    """`long`"""

    grounded: Attribute[bool] = Attribute(5, _types.BOOLEAN, static=False, sn=0x20)
    """`boolean`"""

    mode_of_operation: Attribute[int] = Attribute(6, _types.ENUM, static=False, sn=0x28)
    """`enum`"""

    dodag_prf: Attribute[int] = Attribute(7, _types.UNSIGNED, static=False, sn=0x30)
    """`unsigned`"""

    dodag_dtsn: Attribute[int] = Attribute(8, _types.UNSIGNED, static=False, sn=0x38)
    """`unsigned`"""

    dodag_id: Attribute[bytes] = Attribute(9, _types.OCTET_STRING, static=False, sn=0x40)
    """IPv6 address. `octet-string`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x48, mandatory=False)
    """Takes `integer(0)`"""


RplDiagnostic = RplDiagnosticV0
