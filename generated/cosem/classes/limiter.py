# Generated from specs/classes/071_limiter.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Limiter (class id 71): Limiter is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "Limiter",
    "LimiterV0",
]


class LimiterV0(InterfaceClass):
    """Limiter, class id 71, version 0 (Blue Book 12, 4.5.9; verified)."""

    __slots__ = ()

    CLASS_ID = 71
    VERSION = 0
    NAME = "Limiter"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class Actions:
        """structure { action_over_threshold action_item; action_under_threshold action_item }"""

        action_over_threshold: types.ActionItem
        action_under_threshold: types.ActionItem

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    monitored_value: Attribute[types.ValueDefinition] = Attribute(2, types.VALUE_DEFINITION, static=True, sn=0x08)
    """Attribute of a simple type that is compared with threshold_active. `value_definition`"""

    threshold_active: Attribute[types.Threshold] = Attribute(3, types.THRESHOLD, static=False, sn=0x10)
    """`threshold`"""

    threshold_normal: Attribute[types.Threshold] = Attribute(4, types.THRESHOLD, static=True, sn=0x18)
    """`threshold`"""

    threshold_emergency: Attribute[types.Threshold] = Attribute(5, types.THRESHOLD, static=True, sn=0x20)
    """`threshold`"""

    min_over_threshold_duration: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=True, sn=0x28)
    """Seconds. `double-long-unsigned`"""

    min_under_threshold_duration: Attribute[int] = Attribute(7, _types.DOUBLE_LONG_UNSIGNED, static=True, sn=0x30)
    """Seconds. `double-long-unsigned`"""

    emergency_profile: Attribute[types.EmergencyProfile] = Attribute(8, types.EMERGENCY_PROFILE, static=True, sn=0x38)
    """`emergency_profile`"""

    emergency_profile_group_id_list: Attribute[list[int]] = Attribute(
        9,
        _types.Array(_types.LONG_UNSIGNED),
        static=True,
        sn=0x40,
    )
    """`array of long-unsigned`"""

    emergency_profile_active: Attribute[bool] = Attribute(10, _types.BOOLEAN, static=False, sn=0x48)
    """`boolean`"""

    actions: Attribute[Actions] = Attribute(
        11,
        _types.Structure(
            Actions,
            action_over_threshold=types.ACTION_ITEM,
            action_under_threshold=types.ACTION_ITEM,
        ),
        static=True,
        sn=0x50,
    )
    """`structure { action_over_threshold action_item; action_under_threshold action_item }`"""


Limiter = LimiterV0
