# Generated from specs/classes/111_account.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Account (class id 111): Account is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, IntFlag

from . import _types, types
from ..date_time import DateTime
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "Account",
    "AccountV0",
]


class AccountV0(InterfaceClass):
    """Account, class id 111, version 0 (Blue Book 16 part 2, 4.6.2; verified)."""

    __slots__ = ()

    CLASS_ID = 111
    VERSION = 0
    NAME = "Account"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class AccountModeAndStatusPaymentMode(IntEnum):
        """enum {1 credit_mode, 2 prepayment_mode}"""

        CREDIT_MODE = 1
        PREPAYMENT_MODE = 2

    class AccountModeAndStatusAccountStatus(IntEnum):
        """enum {1 new_inactive_account, 2 account_active, 3 account_closed}"""

        NEW_INACTIVE_ACCOUNT = 1
        ACCOUNT_ACTIVE = 2
        ACCOUNT_CLOSED = 3

    @dataclass(slots=True)
    class AccountModeAndStatus:
        """structure { payment_mode enum {1 credit_mode, 2 prepayment_mode}; account_status enum {1 new_inactive_account, 2 account_active, 3 account_closed} }"""

        payment_mode: AccountV0.AccountModeAndStatusPaymentMode | int
        account_status: AccountV0.AccountModeAndStatusAccountStatus | int

    class CurrentCreditStatus(IntFlag):
        """bit-string(8) {0 in_credit, 1 low_credit, 2 next_credit_enabled, 3 next_credit_selectable, 4 next_credit_selected, 5 selectable_credit_in_use, 6 out_of_credit}"""

        IN_CREDIT = 1 << 7
        LOW_CREDIT = 1 << 6
        NEXT_CREDIT_ENABLED = 1 << 5
        NEXT_CREDIT_SELECTABLE = 1 << 4
        NEXT_CREDIT_SELECTED = 1 << 3
        SELECTABLE_CREDIT_IN_USE = 1 << 2
        OUT_OF_CREDIT = 1 << 1

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    account_mode_and_status: Attribute[AccountModeAndStatus] = Attribute(
        2,
        _types.Structure(
            AccountModeAndStatus,
            payment_mode=_types.Named("enum", AccountModeAndStatusPaymentMode),
            account_status=_types.Named("enum", AccountModeAndStatusAccountStatus),
        ),
        static=True,
        sn=0x08,
    )
    """`structure { payment_mode enum {1 credit_mode, 2 prepayment_mode}; account_status enum {1 new_inactive_account, 2 account_active, 3 account_closed} }`"""

    current_credit_in_use: Attribute[int] = Attribute(3, _types.UNSIGNED, static=False, sn=0x10)
    """Index of the credit in use in credit_reference_list. `unsigned`"""

    current_credit_status: Attribute[CurrentCreditStatus] = Attribute(
        4,
        _types.Flags(CurrentCreditStatus, 8),
        static=False,
        sn=0x18,
    )
    """`bit-string(8) {0 in_credit, 1 low_credit, 2 next_credit_enabled, 3 next_credit_selectable, 4 next_credit_selected, 5 selectable_credit_in_use, 6 out_of_credit}`"""

    available_credit: Attribute[int] = Attribute(5, _types.DOUBLE_LONG, static=False, default=0, sn=0x20)
    """`double-long`"""

    amount_to_clear: Attribute[int] = Attribute(6, _types.DOUBLE_LONG, static=False, default=0, sn=0x28)
    """`double-long`"""

    clearance_threshold: Attribute[int] = Attribute(7, _types.DOUBLE_LONG, static=True, sn=0x30)
    """`double-long`"""

    aggregated_debt: Attribute[int] = Attribute(8, _types.DOUBLE_LONG, static=False, default=0, sn=0x38)
    """`double-long`"""

    credit_reference_list: Attribute[list[Obis]] = Attribute(9, _types.Array(types.LOGICAL_NAME), static=True, sn=0x40)
    """`array of logical_name`"""

    charge_reference_list: Attribute[list[Obis]] = Attribute(10, _types.Array(types.LOGICAL_NAME), static=True, sn=0x48)
    """`array of logical_name`"""

    credit_charge_configuration: Attribute[list[types.CreditChargeConfigurationElement]] = Attribute(
        11,
        _types.Array(types.CREDIT_CHARGE_CONFIGURATION_ELEMENT),
        static=True,
        sn=0x50,
    )
    """`array of credit_charge_configuration_element`"""

    token_gateway_configuration: Attribute[list[types.TokenGatewayConfigurationElement]] = Attribute(
        12,
        _types.Array(types.TOKEN_GATEWAY_CONFIGURATION_ELEMENT),
        static=True,
        sn=0x58,
    )
    """`array of token_gateway_configuration_element`"""

    account_activation_time: Attribute[DateTime] = Attribute(13, types.DATE_TIME, static=True, sn=0x60)
    """`date_time`"""

    account_closure_time: Attribute[DateTime] = Attribute(14, types.DATE_TIME, static=True, sn=0x68)
    """`date_time`"""

    currency: Attribute[types.Currency] = Attribute(15, types.CURRENCY, static=True, sn=0x70)
    """`currency`"""

    low_credit_threshold: Attribute[int] = Attribute(16, _types.DOUBLE_LONG, static=False, default=0, sn=0x78)
    """`double-long`"""

    next_credit_available_threshold: Attribute[int] = Attribute(
        17,
        _types.DOUBLE_LONG,
        static=False,
        default=0,
        sn=0x80,
    )
    """`double-long`"""

    max_provision: Attribute[int] = Attribute(18, _types.LONG_UNSIGNED, static=True, default=0, sn=0x88)
    """`long-unsigned`"""

    max_provision_period: Attribute[int] = Attribute(19, _types.DOUBLE_LONG, static=True, sn=0x90)
    """`double-long`"""

    activate_account: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x98, mandatory=False)
    """Takes `integer(0)`"""

    close_account: Method[int, None] = Method(2, parameter=_types.INTEGER.within((0, 0)), sn=0xa0, mandatory=False)
    """Takes `integer(0)`"""

    reset_account: Method[int, None] = Method(3, parameter=_types.INTEGER.within((0, 0)), sn=0xa8, mandatory=False)
    """Takes `integer(0)`"""


Account = AccountV0
