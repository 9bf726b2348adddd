# Generated from specs/classes/068_arbitrator.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Arbitrator (class id 68): Arbitrator is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..bit_string import BitString
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "Arbitrator",
    "ArbitratorV0",
]


class ArbitratorV0(InterfaceClass):
    """Arbitrator, class id 68, version 0 (Blue Book 16 part 2, 4.5.12; verified)."""

    __slots__ = ()

    CLASS_ID = 68
    VERSION = 0
    NAME = "Arbitrator"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class RequestActionParameter:
        """structure { request_actor unsigned; request_action_list bit-string }"""

        request_actor: int
        request_action_list: BitString

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    actions: Attribute[list[types.ActionItem]] = Attribute(2, _types.Array(types.ACTION_ITEM), static=True, sn=0x08)
    """`array of action_item`"""

    permissions_table: Attribute[list[BitString]] = Attribute(3, _types.Array(_types.BIT_STRING), static=True, sn=0x10)
    """One row an actor, one bit an action. `array of bit-string`"""

    weightings_table: Attribute[list[list[int]]] = Attribute(
        4,
        _types.Array(_types.Array(_types.LONG_UNSIGNED)),
        static=True,
        sn=0x18,
    )
    """One row an actor, one weight an action. `array of array of long-unsigned`"""

    most_recent_requests_table: Attribute[list[BitString]] = Attribute(
        5,
        _types.Array(_types.BIT_STRING),
        static=False,
        sn=0x20,
    )
    """`array of bit-string`"""

    last_outcome: Attribute[int] = Attribute(6, _types.UNSIGNED, static=False, sn=0x28)
    """Number of the action that won; 0: none. `unsigned`"""

    request_action: Method[RequestActionParameter, None] = Method(
        1,
        parameter=_types.Structure(
            RequestActionParameter,
            request_actor=_types.UNSIGNED,
            request_action_list=_types.BIT_STRING,
        ),
        sn=0x30,
        mandatory=True,
    )
    """Takes `structure { request_actor unsigned; request_action_list bit-string }`"""

    reset: Method[int, None] = Method(2, parameter=_types.INTEGER.within((0, 0)), sn=0x38, mandatory=False)
    """Takes `integer(0)`"""


Arbitrator = ArbitratorV0
