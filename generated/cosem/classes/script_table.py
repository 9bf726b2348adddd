# Generated from specs/classes/009_script_table.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Script table (class id 9): ScriptTable is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "ScriptTable",
    "ScriptTableV0",
]


class ScriptTableV0(InterfaceClass):
    """Script table, class id 9, version 0 (Blue Book 17, 4.5.2; verified)."""

    __slots__ = ()

    CLASS_ID = 9
    VERSION = 0
    NAME = "Script table"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    scripts: Attribute[list[types.Script]] = Attribute(2, _types.Array(types.SCRIPT), static=True, sn=0x08)
    """`array of script`"""

    execute: Method[int, None] = Method(1, parameter=_types.LONG_UNSIGNED, sn=0x20, mandatory=True)
    """Takes `long-unsigned`"""


ScriptTable = ScriptTableV0
