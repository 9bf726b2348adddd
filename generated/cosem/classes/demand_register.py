# Generated from specs/classes/005_demand_register.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Demand register (class id 5): DemandRegister is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..date_time import DateTime
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "DemandRegister",
    "DemandRegisterV0",
]


class DemandRegisterV0(InterfaceClass):
    """Demand register, class id 5, version 0 (Blue Book 17, 4.3.4; verified)."""

    __slots__ = ()

    CLASS_ID = 5
    VERSION = 0
    NAME = "Demand register"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    current_average_value: Attribute[types.RegisterValue] = Attribute(2, types.REGISTER_VALUE, static=False, sn=0x08)
    """`register_value`"""

    last_average_value: Attribute[types.RegisterValue] = Attribute(3, types.REGISTER_VALUE, static=False, sn=0x10)
    """`register_value`"""

    scaler_unit: Attribute[types.ScalUnitType] = Attribute(4, types.SCAL_UNIT_TYPE, static=True, sn=0x18)
    """`scal_unit_type`"""

    status: Attribute[types.ExtendedRegisterStatus] = Attribute(
        5,
        types.EXTENDED_REGISTER_STATUS,
        static=False,
        sn=0x20,
    )
    """`extended_register_status`"""

    capture_time: Attribute[DateTime] = Attribute(6, types.DATE_TIME, static=False, sn=0x28)
    """`date_time`"""

    start_time_current: Attribute[DateTime] = Attribute(7, types.DATE_TIME, static=False, sn=0x30)
    """`date_time`"""

    period: Attribute[int] = Attribute(8, _types.DOUBLE_LONG_UNSIGNED.within((1, None)), static=True, sn=0x38)
    """`double-long-unsigned(1..)`"""

    number_of_periods: Attribute[int] = Attribute(
        9,
        _types.LONG_UNSIGNED.within((1, None)),
        static=True,
        default=1,
        sn=0x40,
    )
    """`long-unsigned(1..)`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x48, mandatory=False)
    """Takes `integer(0)`"""

    next_period: Method[int, None] = Method(2, parameter=_types.INTEGER.within((0, 0)), sn=0x50, mandatory=False)
    """Takes `integer(0)`"""


DemandRegister = DemandRegisterV0
