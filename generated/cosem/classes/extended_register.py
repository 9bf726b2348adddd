# Generated from specs/classes/004_extended_register.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Extended register (class id 4): ExtendedRegister is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..date_time import DateTime
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "ExtendedRegister",
    "ExtendedRegisterV0",
]


class ExtendedRegisterV0(InterfaceClass):
    """Extended register, class id 4, version 0 (Blue Book 17, 4.3.3; verified)."""

    __slots__ = ()

    CLASS_ID = 4
    VERSION = 0
    NAME = "Extended register"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    value: Attribute[types.RegisterValue] = Attribute(2, types.REGISTER_VALUE, static=False, sn=0x08)
    """`register_value`"""

    scaler_unit: Attribute[types.ScalUnitType] = Attribute(3, types.SCAL_UNIT_TYPE, static=True, sn=0x10)
    """`scal_unit_type`"""

    status: Attribute[types.ExtendedRegisterStatus] = Attribute(
        4,
        types.EXTENDED_REGISTER_STATUS,
        static=False,
        sn=0x18,
    )
    """`extended_register_status`"""

    capture_time: Attribute[DateTime] = Attribute(5, types.DATE_TIME, static=False, sn=0x20)
    """`date_time`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x38, mandatory=False)
    """Takes `integer(0)`"""


ExtendedRegister = ExtendedRegisterV0
