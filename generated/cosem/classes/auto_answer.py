# Generated from specs/classes/028_auto_answer.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Auto answer (class id 28): AutoAnswer is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "AutoAnswer",
    "AutoAnswerV0",
    "AutoAnswerV2",
]


class AutoAnswerV0(InterfaceClass):
    """PSTN auto answer, class id 28, version 0 (Blue Book 14, 5.7; verified)."""

    __slots__ = ()

    CLASS_ID = 28
    VERSION = 0
    NAME = "PSTN auto answer"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class Mode(IntEnum):
        """enum {0 dedicated_line, 1 shared_line_limited_calls, 2 shared_line_limited_successful_calls, 3 no_modem_connected}"""

        DEDICATED_LINE = 0
        SHARED_LINE_LIMITED_CALLS = 1
        SHARED_LINE_LIMITED_SUCCESSFUL_CALLS = 2
        NO_MODEM_CONNECTED = 3

    class Status(IntEnum):
        """enum {0 inactive, 1 active, 2 locked}"""

        INACTIVE = 0
        ACTIVE = 1
        LOCKED = 2

    @dataclass(slots=True)
    class NumberOfRings:
        """structure { nr_rings_in_window unsigned; nr_rings_out_of_window unsigned }"""

        nr_rings_in_window: int
        nr_rings_out_of_window: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mode: Attribute[Mode | int] = Attribute(2, _types.Named("enum", Mode), static=True, sn=0x08)
    """From 200: manufacturer specific. `enum {0 dedicated_line, 1 shared_line_limited_calls, 2 shared_line_limited_successful_calls, 3 no_modem_connected}`"""

    listening_window: Attribute[list[types.WindowElement]] = Attribute(
        3,
        _types.Array(types.WINDOW_ELEMENT),
        static=True,
        sn=0x10,
    )
    """`array of window_element`"""

    status: Attribute[Status | int] = Attribute(4, _types.Named("enum", Status), static=False, sn=0x18)
    """`enum {0 inactive, 1 active, 2 locked}`"""

    number_of_calls: Attribute[int] = Attribute(5, _types.UNSIGNED, static=True, sn=0x20)
    """`unsigned`"""

    number_of_rings: Attribute[NumberOfRings] = Attribute(
        6,
        _types.Structure(
            NumberOfRings,
            nr_rings_in_window=_types.UNSIGNED,
            nr_rings_out_of_window=_types.UNSIGNED,
        ),
        static=True,
        sn=0x28,
    )
    """`structure { nr_rings_in_window unsigned; nr_rings_out_of_window unsigned }`"""


class AutoAnswerV2(InterfaceClass):
    """Auto answer, class id 28, version 2 (Blue Book 17, 4.7.5; verified)."""

    __slots__ = ()

    CLASS_ID = 28
    VERSION = 2
    NAME = "Auto answer"
    STATUS = "verified"
    CARDINALITY = "0..n"

    Mode: TypeAlias = AutoAnswerV0.Mode

    Status: TypeAlias = AutoAnswerV0.Status

    NumberOfRings: TypeAlias = AutoAnswerV0.NumberOfRings

    class ListOfAllowedCallersElementCallType(IntEnum):
        """enum {0 normal_csd_call, 1 wake_up_request}"""

        NORMAL_CSD_CALL = 0
        WAKE_UP_REQUEST = 1

    @dataclass(slots=True)
    class ListOfAllowedCallersElement:
        """structure { caller_id octet-string as text; call_type enum {0 normal_csd_call, 1 wake_up_request} }"""

        caller_id: str
        call_type: AutoAnswerV2.ListOfAllowedCallersElementCallType | int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mode: Attribute[Mode | int] = Attribute(2, _types.Named("enum", Mode), static=True, sn=0x08)
    """From 200: manufacturer specific. `enum {0 dedicated_line, 1 shared_line_limited_calls, 2 shared_line_limited_successful_calls, 3 no_modem_connected}`"""

    listening_window: Attribute[list[types.WindowElement]] = Attribute(
        3,
        _types.Array(types.WINDOW_ELEMENT),
        static=True,
        sn=0x10,
    )
    """`array of window_element`"""

    status: Attribute[Status | int] = Attribute(4, _types.Named("enum", Status), static=False, sn=0x18)
    """`enum {0 inactive, 1 active, 2 locked}`"""

    number_of_calls: Attribute[int] = Attribute(5, _types.UNSIGNED, static=True, sn=0x20)
    """`unsigned`"""

    number_of_rings: Attribute[NumberOfRings] = Attribute(
        6,
        _types.Structure(
            NumberOfRings,
            nr_rings_in_window=_types.UNSIGNED,
            nr_rings_out_of_window=_types.UNSIGNED,
        ),
        static=True,
        sn=0x28,
    )
    """`structure { nr_rings_in_window unsigned; nr_rings_out_of_window unsigned }`"""

    list_of_allowed_callers: Attribute[list[ListOfAllowedCallersElement]] = Attribute(
        7,
        _types.Array(_types.Structure(
            ListOfAllowedCallersElement,
            caller_id=_types.TEXT_OCTETS,
            call_type=_types.Named("enum", ListOfAllowedCallersElementCallType),
        )),
        static=True,
        sn=0x30,
    )
    """`array of structure { caller_id octet-string as text; call_type enum {0 normal_csd_call, 1 wake_up_request} }`"""


AutoAnswer = AutoAnswerV2
