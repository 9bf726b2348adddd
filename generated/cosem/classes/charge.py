# Generated from specs/classes/113_charge.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Charge (class id 113): Charge is its newest version here."""

from __future__ import annotations

from enum import IntEnum, IntFlag

from . import _types, types
from ..date_time import DateTime
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "Charge",
    "ChargeV0",
]


class ChargeV0(InterfaceClass):
    """Charge, class id 113, version 0 (Blue Book 16 part 2, 4.6.4; verified)."""

    __slots__ = ()

    CLASS_ID = 113
    VERSION = 0
    NAME = "Charge"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class ChargeType(IntEnum):
        """enum {0 consumption_based_collection, 1 time_based_collection, 2 payment_event_based_collection}"""

        CONSUMPTION_BASED_COLLECTION = 0
        TIME_BASED_COLLECTION = 1
        PAYMENT_EVENT_BASED_COLLECTION = 2

    class ChargeConfiguration(IntFlag):
        """bit-string(2) {0 percentage_based_collection, 1 continuous_collection}"""

        PERCENTAGE_BASED_COLLECTION = 1 << 1
        CONTINUOUS_COLLECTION = 1 << 0

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    total_amount_paid: Attribute[int] = Attribute(2, _types.DOUBLE_LONG, static=False, sn=0x08)
    """`double-long`"""

    charge_type: Attribute[ChargeType | int] = Attribute(3, _types.Named("enum", ChargeType), static=True, sn=0x10)
    """`enum {0 consumption_based_collection, 1 time_based_collection, 2 payment_event_based_collection}`"""

    priority: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    unit_charge_active: Attribute[types.UnitCharge] = Attribute(5, types.UNIT_CHARGE, static=True, sn=0x20)
    """`unit_charge`"""

    unit_charge_passive: Attribute[types.UnitCharge] = Attribute(6, types.UNIT_CHARGE, static=True, sn=0x28)
    """`unit_charge`"""

    unit_charge_activation_time: Attribute[DateTime] = Attribute(7, types.DATE_TIME, static=True, sn=0x30)
    """`date_time`"""

    period: Attribute[int] = Attribute(8, _types.DOUBLE_LONG_UNSIGNED, static=True, sn=0x38)
    """Seconds. `double-long-unsigned`"""

    charge_configuration: Attribute[ChargeConfiguration] = Attribute(
        9,
        _types.Flags(ChargeConfiguration, 2),
        static=True,
        sn=0x40,
    )
    """`bit-string(2) {0 percentage_based_collection, 1 continuous_collection}`"""

    last_collection_time: Attribute[DateTime] = Attribute(
        10,
        _types.Choice(types.DATE_TIME, _types.DATE_TIME),
        static=False,
        sn=0x48,
    )
    """`date_time | date-time`"""

    last_collection_amount: Attribute[int] = Attribute(11, _types.DOUBLE_LONG, static=False, sn=0x50)
    """`double-long`"""

    total_amount_remaining: Attribute[int] = Attribute(12, _types.DOUBLE_LONG, static=False, sn=0x58)
    """`double-long`"""

    proportion: Attribute[int] = Attribute(13, _types.LONG_UNSIGNED, static=True, sn=0x60)
    """`long-unsigned`"""

    update_unit_charge: Method[list[types.ChargeTableElement], None] = Method(
        1,
        parameter=_types.Array(types.CHARGE_TABLE_ELEMENT),
        sn=0x68,
        mandatory=False,
    )
    """Takes `array of charge_table_element`"""

    activate_passive_unit_charge: Method[int, None] = Method(
        2,
        parameter=_types.INTEGER.within((0, 0)),
        sn=0x70,
        mandatory=False,
    )
    """Takes `integer(0)`"""

    collect: Method[int, None] = Method(3, parameter=_types.INTEGER.within((0, 0)), sn=0x78, mandatory=False)
    """Takes `integer(0)`"""

    update_total_amount_remaining: Method[int, None] = Method(4, parameter=_types.DOUBLE_LONG, sn=0x80, mandatory=False)
    """Takes `double-long`"""

    set_total_amount_remaining: Method[int, None] = Method(5, parameter=_types.DOUBLE_LONG, sn=0x88, mandatory=False)
    """Takes `double-long`"""


Charge = ChargeV0
