# Generated from specs/classes/067_sensor_manager.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Sensor manager (class id 67): SensorManager is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..date_time import DateTime
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "SensorManager",
    "SensorManagerV0",
]


class SensorManagerV0(InterfaceClass):
    """Sensor manager, class id 67, version 0 (Blue Book 16 part 2, 4.5.11; verified)."""

    __slots__ = ()

    CLASS_ID = 67
    VERSION = 0
    NAME = "Sensor manager"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    serial_number: Attribute[bytes] = Attribute(2, _types.OCTET_STRING, static=False, sn=0x08)
    """`octet-string`"""

    metrological_identification: Attribute[bytes] = Attribute(3, _types.OCTET_STRING, static=False, sn=0x10)
    """`octet-string`"""

    output_type: Attribute[int] = Attribute(4, _types.ENUM, static=False, sn=0x18)
    """`enum`"""

    adjustment_method: Attribute[bytes] = Attribute(5, _types.OCTET_STRING, static=False, sn=0x20)
    """`octet-string`"""

    sealing_method: Attribute[int] = Attribute(6, _types.ENUM, static=False, sn=0x28)
    """`enum`"""

    raw_value: Attribute[types.RegisterValue] = Attribute(7, types.REGISTER_VALUE, static=False, sn=0x30)
    """`register_value`"""

    scaler_unit: Attribute[types.ScalUnitType] = Attribute(8, types.SCAL_UNIT_TYPE, static=False, sn=0x38)
    """`scal_unit_type`"""

    status: Attribute[types.ExtendedRegisterStatus] = Attribute(
        9,
        types.EXTENDED_REGISTER_STATUS,
        static=False,
        sn=0x40,
    )
    """`extended_register_status`"""

    capture_time: Attribute[DateTime] = Attribute(
        10,
        _types.Choice(types.DATE_TIME, _types.DATE_TIME),
        static=False,
        sn=0x48,
    )
    """`date_time | date-time`"""

    raw_value_thresholds: Attribute[list[types.Threshold]] = Attribute(
        11,
        _types.Array(types.THRESHOLD),
        static=False,
        sn=0x50,
    )
    """`array of threshold`"""

    raw_value_actions: Attribute[list[types.ActionSet]] = Attribute(
        12,
        _types.Array(types.ACTION_SET),
        static=False,
        sn=0x58,
    )
    """`array of action_set`"""

    processed_value: Attribute[types.ValueDefinition] = Attribute(13, types.VALUE_DEFINITION, static=False, sn=0x60)
    """`value_definition`"""

    processed_value_thresholds: Attribute[list[types.Threshold]] = Attribute(
        14,
        _types.Array(types.THRESHOLD),
        static=False,
        sn=0x68,
    )
    """`array of threshold`"""

    processed_value_actions: Attribute[list[types.ActionSet]] = Attribute(
        15,
        _types.Array(types.ACTION_SET),
        static=False,
        sn=0x70,
    )
    """`array of action_set`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x80, mandatory=False)
    """Takes `integer(0)`"""


SensorManager = SensorManagerV0
