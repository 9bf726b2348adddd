# Generated from specs/classes/011_special_days_table.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Special days table (class id 11): SpecialDaysTable is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "SpecialDaysTable",
    "SpecialDaysTableV0",
]


class SpecialDaysTableV0(InterfaceClass):
    """Special days table, class id 11, version 0 (Blue Book 17, 4.5.4; verified)."""

    __slots__ = ()

    CLASS_ID = 11
    VERSION = 0
    NAME = "Special days table"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    entries: Attribute[list[types.SpecDayEntry]] = Attribute(
        2,
        _types.Array(types.SPEC_DAY_ENTRY),
        static=True,
        sn=0x08,
    )
    """`array of spec_day_entry`"""

    insert: Method[types.SpecDayEntry, None] = Method(1, parameter=types.SPEC_DAY_ENTRY, sn=0x10, mandatory=False)
    """Takes `spec_day_entry`"""

    delete: Method[int, None] = Method(2, parameter=_types.LONG_UNSIGNED, sn=0x18, mandatory=False)
    """Takes `long-unsigned`"""


SpecialDaysTable = SpecialDaysTableV0
