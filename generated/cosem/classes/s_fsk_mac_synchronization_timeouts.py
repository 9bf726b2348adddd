# Generated from specs/classes/052_s_fsk_mac_synchronization_timeouts.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""S-FSK MAC synchronization timeouts (class id 52): SFskMacSynchronizationTimeouts is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "SFskMacSynchronizationTimeouts",
    "SFskMacSynchronizationTimeoutsV0",
]


class SFskMacSynchronizationTimeoutsV0(InterfaceClass):
    """S-FSK MAC synchronization timeouts, class id 52, version 0 (Blue Book 17, 4.10.5; verified)."""

    __slots__ = ()

    CLASS_ID = 52
    VERSION = 0
    NAME = "S-FSK MAC synchronization timeouts"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    search_initiator_timeout: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=True, sn=0x08)
    """`long-unsigned`"""

    synchronization_confirmation_timeout: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=True, sn=0x10)
    """`long-unsigned`"""

    time_out_not_addressed: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=True, sn=0x18)
    """`long-unsigned`"""

    time_out_frame_not_ok: Attribute[int] = Attribute(5, _types.LONG_UNSIGNED, static=True, sn=0x20)
    """`long-unsigned`"""


SFskMacSynchronizationTimeouts = SFskMacSynchronizationTimeoutsV0
