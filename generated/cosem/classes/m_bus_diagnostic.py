# Generated from specs/classes/077_m_bus_diagnostic.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""M-Bus diagnostic (class id 77): MBusDiagnostic is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from . import _types, types
from ..date_time import DateTime
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "MBusDiagnostic",
    "MBusDiagnosticV0",
]


class MBusDiagnosticV0(InterfaceClass):
    """M-Bus diagnostic, class id 77, version 0 (Blue Book 16 part 2, 4.8.7; verified)."""

    __slots__ = ()

    CLASS_ID = 77
    VERSION = 0
    NAME = "M-Bus diagnostic"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class LinkStatus(IntEnum):
        """enum {0 data_never_received, 1 normal_operation, 2 link_temporarily_interrupted, 3 link_permanently_interrupted}"""

        DATA_NEVER_RECEIVED = 0
        NORMAL_OPERATION = 1
        LINK_TEMPORARILY_INTERRUPTED = 2
        LINK_PERMANENTLY_INTERRUPTED = 3

    @dataclass(slots=True)
    class BroadcastFramesCounterElement:
        """structure { client_id unsigned; counter double-long-unsigned; timestamp (date_time | date-time) }"""

        client_id: int
        counter: int
        timestamp: DateTime

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    received_signal_strength: Attribute[int] = Attribute(2, _types.UNSIGNED, static=False, sn=0x08)
    """dBm. `unsigned`"""

    channel_id: Attribute[int] = Attribute(3, _types.UNSIGNED, static=False, sn=0x10)
    """`unsigned`"""

    link_status: Attribute[LinkStatus | int] = Attribute(4, _types.Named("enum", LinkStatus), static=False, sn=0x18)
    """`enum {0 data_never_received, 1 normal_operation, 2 link_temporarily_interrupted, 3 link_permanently_interrupted}`"""

    broadcast_frames_counter: Attribute[list[BroadcastFramesCounterElement]] = Attribute(
        5,
        _types.Array(_types.Structure(
            BroadcastFramesCounterElement,
            client_id=_types.UNSIGNED,
            counter=_types.DOUBLE_LONG_UNSIGNED,
            timestamp=_types.Choice(types.DATE_TIME, _types.DATE_TIME),
        )),
        static=False,
        sn=0x20,
    )
    """`array of structure { client_id unsigned; counter double-long-unsigned; timestamp (date_time | date-time) }`"""

    transmissions_counter: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    fcs_ok_frames_counter: Attribute[int] = Attribute(7, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x30)
    """`double-long-unsigned`"""

    fcs_nok_frames_counter: Attribute[int] = Attribute(8, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x38)
    """`double-long-unsigned`"""

    capture_time: Attribute[types.DiagnosticCaptureTime | DateTime] = Attribute(
        9,
        _types.Choice(types.DIAGNOSTIC_CAPTURE_TIME, types.DATE_TIME, _types.DATE_TIME),
        static=False,
        sn=0x40,
    )
    """`diagnostic_capture_time | date_time | date-time`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), mandatory=False)
    """Takes `integer(0)`"""


MBusDiagnostic = MBusDiagnosticV0
