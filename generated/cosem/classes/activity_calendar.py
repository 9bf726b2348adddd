# Generated from specs/classes/020_activity_calendar.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Activity calendar (class id 20): ActivityCalendar is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..date_time import DateTime
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "ActivityCalendar",
    "ActivityCalendarV0",
]


class ActivityCalendarV0(InterfaceClass):
    """Activity calendar, class id 20, version 0 (Blue Book 17, 4.5.5; verified)."""

    __slots__ = ()

    CLASS_ID = 20
    VERSION = 0
    NAME = "Activity calendar"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    calendar_name_active: Attribute[bytes] = Attribute(2, _types.OCTET_STRING, static=True, sn=0x08)
    """`octet-string`"""

    season_profile_active: Attribute[list[types.Season]] = Attribute(
        3,
        _types.Array(types.SEASON),
        static=True,
        sn=0x10,
    )
    """`array of season`"""

    week_profile_table_active: Attribute[list[types.WeekProfile]] = Attribute(
        4,
        _types.Array(types.WEEK_PROFILE),
        static=True,
        sn=0x18,
    )
    """`array of week_profile`"""

    day_profile_table_active: Attribute[list[types.DayProfile]] = Attribute(
        5,
        _types.Array(types.DAY_PROFILE),
        static=True,
        sn=0x20,
    )
    """`array of day_profile`"""

    calendar_name_passive: Attribute[bytes] = Attribute(6, _types.OCTET_STRING, static=True, sn=0x28)
    """`octet-string`"""

    season_profile_passive: Attribute[list[types.Season]] = Attribute(
        7,
        _types.Array(types.SEASON),
        static=True,
        sn=0x30,
    )
    """`array of season`"""

    week_profile_table_passive: Attribute[list[types.WeekProfile]] = Attribute(
        8,
        _types.Array(types.WEEK_PROFILE),
        static=True,
        sn=0x38,
    )
    """`array of week_profile`"""

    day_profile_table_passive: Attribute[list[types.DayProfile]] = Attribute(
        9,
        _types.Array(types.DAY_PROFILE),
        static=True,
        sn=0x40,
    )
    """`array of day_profile`"""

    activate_passive_calendar_time: Attribute[DateTime] = Attribute(10, types.DATE_TIME, static=True, sn=0x48)
    """`date_time`"""

    activate_passive_calendar: Method[int, None] = Method(
        1,
        parameter=_types.INTEGER.within((0, 0)),
        sn=0x50,
        mandatory=False,
    )
    """Takes `integer(0)`"""


ActivityCalendar = ActivityCalendarV0
