# Generated from specs/classes/112_credit.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Credit (class id 112): Credit is its newest version here."""

from __future__ import annotations

from enum import IntEnum, IntFlag

from . import _types, types
from ..date_time import DateTime
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "Credit",
    "CreditV0",
]


class CreditV0(InterfaceClass):
    """Credit, class id 112, version 0 (Blue Book 16 part 2, 4.6.3; verified)."""

    __slots__ = ()

    CLASS_ID = 112
    VERSION = 0
    NAME = "Credit"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class CreditType(IntEnum):
        """enum {0 token_credit, 1 reserved_credit, 2 emergency_credit, 3 time_based_credit, 4 consumption_based_credit}"""

        TOKEN_CREDIT = 0
        RESERVED_CREDIT = 1
        EMERGENCY_CREDIT = 2
        TIME_BASED_CREDIT = 3
        CONSUMPTION_BASED_CREDIT = 4

    class CreditConfiguration(IntFlag):
        """bit-string(5) {0 requires_visual_indication, 1 requires_confirmation, 2 requires_credit_amount_to_be_paid_back, 3 resettable, 4 able_to_receive_credit_amounts_from_tokens}"""

        REQUIRES_VISUAL_INDICATION = 1 << 4
        REQUIRES_CONFIRMATION = 1 << 3
        REQUIRES_CREDIT_AMOUNT_TO_BE_PAID_BACK = 1 << 2
        RESETTABLE = 1 << 1
        ABLE_TO_RECEIVE_CREDIT_AMOUNTS_FROM_TOKENS = 1 << 0

    class CreditStatus(IntEnum):
        """enum {0 enabled, 1 selectable, 2 selected_or_invoked, 3 in_use, 4 exhausted}"""

        ENABLED = 0
        SELECTABLE = 1
        SELECTED_OR_INVOKED = 2
        IN_USE = 3
        EXHAUSTED = 4

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    current_credit_amount: Attribute[int] = Attribute(2, _types.DOUBLE_LONG, static=False, default=0, sn=0x08)
    """`double-long`"""

    credit_type: Attribute[CreditType | int] = Attribute(3, _types.Named("enum", CreditType), static=True, sn=0x10)
    """`enum {0 token_credit, 1 reserved_credit, 2 emergency_credit, 3 time_based_credit, 4 consumption_based_credit}`"""

    priority: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    warning_threshold: Attribute[int] = Attribute(5, _types.DOUBLE_LONG, static=True, sn=0x20)
    """`double-long`"""

    limit: Attribute[int] = Attribute(6, _types.DOUBLE_LONG, static=True, sn=0x28)
    """`double-long`"""

    credit_configuration: Attribute[CreditConfiguration] = Attribute(
        7,
        _types.Flags(CreditConfiguration, 5),
        static=True,
        sn=0x30,
    )
    """`bit-string(5) {0 requires_visual_indication, 1 requires_confirmation, 2 requires_credit_amount_to_be_paid_back, 3 resettable, 4 able_to_receive_credit_amounts_from_tokens}`"""

    credit_status: Attribute[CreditStatus | int] = Attribute(
        8,
        _types.Named("enum", CreditStatus),
        static=False,
        sn=0x38,
    )
    """`enum {0 enabled, 1 selectable, 2 selected_or_invoked, 3 in_use, 4 exhausted}`"""

    preset_credit_amount: Attribute[int] = Attribute(9, _types.DOUBLE_LONG, static=True, sn=0x40)
    """`double-long`"""

    credit_available_threshold: Attribute[int] = Attribute(10, _types.DOUBLE_LONG, static=True, sn=0x48)
    """`double-long`"""

    period: Attribute[DateTime] = Attribute(11, _types.Choice(types.DATE_TIME, _types.DATE_TIME), static=True, sn=0x50)
    """`date_time | date-time`"""

    update_amount: Method[int, None] = Method(1, parameter=_types.DOUBLE_LONG, sn=0x58, mandatory=False)
    """Takes `double-long`"""

    set_amount_to_value: Method[int, None] = Method(2, parameter=_types.DOUBLE_LONG, sn=0x60, mandatory=False)
    """Takes `double-long`"""

    invoke_credit: Method[int, None] = Method(
        3,
        parameter=_types.Choice(_types.INTEGER.within((0, 0)), _types.UNSIGNED),
        sn=0x68,
        mandatory=False,
    )
    """Takes `integer(0) | unsigned`"""


Credit = CreditV0
