# Generated from specs/classes/008_clock.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Clock (class id 8): Clock is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from . import _types, types
from ..date_time import DateTime
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "Clock",
    "ClockV0",
]


class ClockV0(InterfaceClass):
    """Clock, class id 8, version 0 (Blue Book 17, 4.5.1; verified)."""

    __slots__ = ()

    CLASS_ID = 8
    VERSION = 0
    NAME = "Clock"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class ClockBase(IntEnum):
        """enum {0 not_defined, 1 internal_crystal, 2 mains_frequency_50_hz, 3 mains_frequency_60_hz, 4 gps, 5 radio_controlled}"""

        NOT_DEFINED = 0
        INTERNAL_CRYSTAL = 1
        MAINS_FREQUENCY_50_HZ = 2
        MAINS_FREQUENCY_60_HZ = 3
        GPS = 4
        RADIO_CONTROLLED = 5

    @dataclass(slots=True)
    class PresetAdjustingTimeParameter:
        """structure { preset_time date_time; validity_interval_start date_time; validity_interval_end date_time }"""

        preset_time: DateTime
        validity_interval_start: DateTime
        validity_interval_end: DateTime

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    time: Attribute[DateTime] = Attribute(2, types.DATE_TIME, static=False, sn=0x08)
    """`date_time`"""

    time_zone: Attribute[int] = Attribute(3, _types.LONG, static=True, sn=0x10)
    """Minutes from local normal time to UTC. `long`"""

    status: Attribute[int] = Attribute(4, _types.UNSIGNED, static=False, sn=0x18)
    """`unsigned as clock-status`"""

    daylight_savings_begin: Attribute[DateTime] = Attribute(5, types.DATE_TIME, static=True, sn=0x20)
    """`date_time`"""

    daylight_savings_end: Attribute[DateTime] = Attribute(6, types.DATE_TIME, static=True, sn=0x28)
    """`date_time`"""

    daylight_savings_deviation: Attribute[int] = Attribute(7, _types.INTEGER.within((-120, 120)), static=True, sn=0x30)
    """`integer(-120..120)`"""

    daylight_savings_enabled: Attribute[bool] = Attribute(8, _types.BOOLEAN, static=True, sn=0x38)
    """`boolean`"""

    clock_base: Attribute[ClockBase | int] = Attribute(9, _types.Named("enum", ClockBase), static=True, sn=0x40)
    """`enum {0 not_defined, 1 internal_crystal, 2 mains_frequency_50_hz, 3 mains_frequency_60_hz, 4 gps, 5 radio_controlled}`"""

    adjust_to_quarter: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x60, mandatory=False)
    """Takes `integer(0)`"""

    adjust_to_measuring_period: Method[int, None] = Method(
        2,
        parameter=_types.INTEGER.within((0, 0)),
        sn=0x68,
        mandatory=False,
    )
    """Takes `integer(0)`"""

    adjust_to_minute: Method[int, None] = Method(3, parameter=_types.INTEGER.within((0, 0)), sn=0x70, mandatory=False)
    """Takes `integer(0)`"""

    adjust_to_preset_time: Method[int, None] = Method(
        4,
        parameter=_types.INTEGER.within((0, 0)),
        sn=0x78,
        mandatory=False,
    )
    """Takes `integer(0)`"""

    preset_adjusting_time: Method[PresetAdjustingTimeParameter, None] = Method(
        5,
        parameter=_types.Structure(
            PresetAdjustingTimeParameter,
            preset_time=types.DATE_TIME,
            validity_interval_start=types.DATE_TIME,
            validity_interval_end=types.DATE_TIME,
        ),
        sn=0x80,
        mandatory=False,
    )
    """Takes `structure { preset_time date_time; validity_interval_start date_time; validity_interval_end date_time }`"""

    shift_time: Method[int, None] = Method(6, parameter=_types.LONG.within((-900, 900)), sn=0x88, mandatory=False)
    """Takes `long(-900..900)`"""


Clock = ClockV0
