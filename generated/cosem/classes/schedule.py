# Generated from specs/classes/010_schedule.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Schedule (class id 10): Schedule is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "Schedule",
    "ScheduleV0",
]


class ScheduleV0(InterfaceClass):
    """Schedule, class id 10, version 0 (Blue Book 17, 4.5.3; verified)."""

    __slots__ = ()

    CLASS_ID = 10
    VERSION = 0
    NAME = "Schedule"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class EnableDisableParameter:
        """structure { first_index_a long-unsigned; last_index_a long-unsigned; first_index_b long-unsigned; last_index_b long-unsigned }"""

        first_index_a: int
        last_index_a: int
        first_index_b: int
        last_index_b: int

    @dataclass(slots=True)
    class DeleteParameter:
        """structure { first_index long-unsigned; last_index long-unsigned }"""

        first_index: int
        last_index: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    entries: Attribute[list[types.ScheduleTableEntry]] = Attribute(
        2,
        _types.Array(types.SCHEDULE_TABLE_ENTRY),
        static=True,
        sn=0x08,
    )
    """`array of schedule_table_entry`"""

    enable_disable: Method[EnableDisableParameter, None] = Method(
        1,
        parameter=_types.Structure(
            EnableDisableParameter,
            first_index_a=_types.LONG_UNSIGNED,
            last_index_a=_types.LONG_UNSIGNED,
            first_index_b=_types.LONG_UNSIGNED,
            last_index_b=_types.LONG_UNSIGNED,
        ),
        sn=0x20,
        mandatory=False,
    )
    """Takes `structure { first_index_a long-unsigned; last_index_a long-unsigned; first_index_b long-unsigned; last_index_b long-unsigned }`"""

    insert: Method[types.ScheduleTableEntry, None] = Method(
        2,
        parameter=types.SCHEDULE_TABLE_ENTRY,
        sn=0x28,
        mandatory=False,
    )
    """Takes `schedule_table_entry`"""

    delete: Method[DeleteParameter, None] = Method(
        3,
        parameter=_types.Structure(
            DeleteParameter,
            first_index=_types.LONG_UNSIGNED,
            last_index=_types.LONG_UNSIGNED,
        ),
        sn=0x30,
        mandatory=False,
    )
    """Takes `structure { first_index long-unsigned; last_index long-unsigned }`"""


Schedule = ScheduleV0
