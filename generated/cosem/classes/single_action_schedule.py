# Generated from specs/classes/022_single_action_schedule.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Single action schedule (class id 22): SingleActionSchedule is its newest version here."""

from __future__ import annotations

from enum import IntEnum

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "SingleActionSchedule",
    "SingleActionScheduleV0",
]


class SingleActionScheduleV0(InterfaceClass):
    """Single action schedule, class id 22, version 0 (Blue Book 17, 4.5.7; verified)."""

    __slots__ = ()

    CLASS_ID = 22
    VERSION = 0
    NAME = "Single action schedule"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class Type(IntEnum):
        """enum {1 one_time_wildcard_dates, 2 same_times_fixed_dates, 3 same_times_wildcard_dates, 4 any_times_fixed_dates, 5 any_times_wildcard_dates}"""

        ONE_TIME_WILDCARD_DATES = 1
        SAME_TIMES_FIXED_DATES = 2
        SAME_TIMES_WILDCARD_DATES = 3
        ANY_TIMES_FIXED_DATES = 4
        ANY_TIMES_WILDCARD_DATES = 5

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    executed_script: Attribute[types.ActionItem] = Attribute(2, types.ACTION_ITEM, static=True, sn=0x08)
    """`action_item`"""

    type: Attribute[Type | int] = Attribute(3, _types.Named("enum", Type), static=True, sn=0x10)
    """How many execution times there are and whether times may differ and dates have wildcards; the items have no names of their own in the standard. `enum {1 one_time_wildcard_dates, 2 same_times_fixed_dates, 3 same_times_wildcard_dates, 4 any_times_fixed_dates, 5 any_times_wildcard_dates}`"""

    execution_time: Attribute[list[types.ExecutionTimeDate]] = Attribute(
        4,
        _types.Array(types.EXECUTION_TIME_DATE),
        static=True,
        sn=0x18,
    )
    """`array of execution_time_date`"""


SingleActionSchedule = SingleActionScheduleV0
