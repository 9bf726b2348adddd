# Generated from specs/classes/070_disconnect_control.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Disconnect control (class id 70): DisconnectControl is its newest version here."""

from __future__ import annotations

from enum import IntEnum

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "DisconnectControl",
    "DisconnectControlV0",
    "DisconnectControlV1",
    "DisconnectControlV2",
]


class DisconnectControlV0(InterfaceClass):
    """Disconnect control, class id 70, version 0 (Blue Book 12, 4.5.8; verified)."""

    __slots__ = ()

    CLASS_ID = 70
    VERSION = 0
    NAME = "Disconnect control"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class ControlMode(IntEnum):
        """enum {0 none, 1 mode_1, 2 mode_2, 3 mode_3, 4 mode_4, 5 mode_5, 6 mode_6}"""

        NONE = 0
        MODE_1 = 1
        MODE_2 = 2
        MODE_3 = 3
        MODE_4 = 4
        MODE_5 = 5
        MODE_6 = 6

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    output_state: Attribute[bool] = Attribute(2, _types.BOOLEAN, static=False, sn=0x08)
    """True: supply connected (breaker closed, valve open). `boolean`"""

    control_state: Attribute[types.ControlState | int] = Attribute(3, types.CONTROL_STATE, static=False, sn=0x10)
    """`control_state`"""

    control_mode: Attribute[ControlMode | int] = Attribute(4, _types.Named("enum", ControlMode), static=True, sn=0x18)
    """Which of the remote, manual and local transitions are allowed. `enum {0 none, 1 mode_1, 2 mode_2, 3 mode_3, 4 mode_4, 5 mode_5, 6 mode_6}`"""

    remote_disconnect: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x20, mandatory=True)
    """Takes `integer(0)`"""

    remote_reconnect: Method[int, None] = Method(2, parameter=_types.INTEGER.within((0, 0)), sn=0x28, mandatory=True)
    """Takes `integer(0)`"""


class DisconnectControlV1(InterfaceClass):
    """Disconnect control, class id 70, version 1 (Blue Book 16 part 2, 4.5.8; verified)."""

    __slots__ = ()

    CLASS_ID = 70
    VERSION = 1
    NAME = "Disconnect control"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class ControlMode(IntEnum):
        """enum {0 none, 1 mode_1, 2 mode_2, 3 mode_3, 4 mode_4, 5 mode_5, 6 mode_6, 7 mode_7}"""

        NONE = 0
        MODE_1 = 1
        MODE_2 = 2
        MODE_3 = 3
        MODE_4 = 4
        MODE_5 = 5
        MODE_6 = 6
        MODE_7 = 7

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    output_state: Attribute[bool] = Attribute(2, _types.BOOLEAN, static=False, sn=0x08)
    """True: supply connected (breaker closed, valve open). `boolean`"""

    control_state: Attribute[types.ControlState | int] = Attribute(3, types.CONTROL_STATE, static=False, sn=0x10)
    """`control_state`"""

    control_mode: Attribute[ControlMode | int] = Attribute(4, _types.Named("enum", ControlMode), static=True, sn=0x18)
    """Which of the remote, manual and local transitions are allowed. `enum {0 none, 1 mode_1, 2 mode_2, 3 mode_3, 4 mode_4, 5 mode_5, 6 mode_6, 7 mode_7}`"""

    remote_disconnect: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x20, mandatory=True)
    """Takes `integer(0)`"""

    remote_reconnect: Method[int, None] = Method(2, parameter=_types.INTEGER.within((0, 0)), sn=0x28, mandatory=True)
    """Takes `integer(0)`"""


class DisconnectControlV2(InterfaceClass):
    """Disconnect control, class id 70, version 2 (Blue Book 17 part 2, 4.5.8; existence only)."""

    __slots__ = ()

    CLASS_ID = 70
    VERSION = 2
    NAME = "Disconnect control"
    STATUS = "existence only"
    CARDINALITY = "0..n"


DisconnectControl = DisconnectControlV1
