# Generated from specs/classes/021_register_monitor.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Register monitor (class id 21): RegisterMonitor is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "RegisterMonitor",
    "RegisterMonitorV0",
]


class RegisterMonitorV0(InterfaceClass):
    """Register monitor, class id 21, version 0 (Blue Book 17, 4.5.6; verified)."""

    __slots__ = ()

    CLASS_ID = 21
    VERSION = 0
    NAME = "Register monitor"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    thresholds: Attribute[list[AnyData]] = Attribute(2, _types.Array(_types.ANY), static=True, sn=0x08)
    """Each of the type of the monitored attribute. `array of any`"""

    monitored_value: Attribute[types.ValueDefinition] = Attribute(3, types.VALUE_DEFINITION, static=True, sn=0x10)
    """`value_definition`"""

    actions: Attribute[list[types.ActionSet]] = Attribute(4, _types.Array(types.ACTION_SET), static=True, sn=0x18)
    """`array of action_set`"""


RegisterMonitor = RegisterMonitorV0
