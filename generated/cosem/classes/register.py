# Generated from specs/classes/003_register.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Register (class id 3): Register is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "Register",
    "RegisterV0",
]


class RegisterV0(InterfaceClass):
    """Register, class id 3, version 0 (Blue Book 17, 4.3.2; verified)."""

    __slots__ = ()

    CLASS_ID = 3
    VERSION = 0
    NAME = "Register"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    value: Attribute[types.RegisterValue] = Attribute(2, types.REGISTER_VALUE, static=False, sn=0x08)
    """Whether it is static is left to the instance. `register_value`"""

    scaler_unit: Attribute[types.ScalUnitType] = Attribute(3, types.SCAL_UNIT_TYPE, static=True, sn=0x10)
    """`scal_unit_type`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x28, mandatory=False)
    """Takes `integer(0)`"""


Register = RegisterV0
