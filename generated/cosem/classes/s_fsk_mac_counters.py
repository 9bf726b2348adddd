# Generated from specs/classes/053_s_fsk_mac_counters.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""S-FSK MAC counters (class id 53): SFskMacCounters is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "SFskMacCounters",
    "SFskMacCountersV0",
]


class SFskMacCountersV0(InterfaceClass):
    """S-FSK MAC counters, class id 53, version 0 (Blue Book 17, 4.10.6; verified)."""

    __slots__ = ()

    CLASS_ID = 53
    VERSION = 0
    NAME = "S-FSK MAC counters"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class DesynchronizationListing:
        """structure { nb_physical_layer_desynchronization double-long-unsigned; nb_time_out_not_addressed_desynchronization double-long-unsigned; nb_time_out_frame_not_ok_desynchronization double-long-unsigned; nb_write_request_desynchronization double-long-unsigned; nb_wrong_initiator_desynchronization double-long-unsigned }"""

        nb_physical_layer_desynchronization: int
        nb_time_out_not_addressed_desynchronization: int
        nb_time_out_frame_not_ok_desynchronization: int
        nb_write_request_desynchronization: int
        nb_wrong_initiator_desynchronization: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    synchronization_register: Attribute[list[types.MacAddressCounter]] = Attribute(
        2,
        _types.Array(types.MAC_ADDRESS_COUNTER),
        static=False,
        sn=0x08,
    )
    """`array of mac_address_counter`"""

    desynchronization_listing: Attribute[DesynchronizationListing] = Attribute(
        3,
        _types.Structure(
            DesynchronizationListing,
            nb_physical_layer_desynchronization=_types.DOUBLE_LONG_UNSIGNED,
            nb_time_out_not_addressed_desynchronization=_types.DOUBLE_LONG_UNSIGNED,
            nb_time_out_frame_not_ok_desynchronization=_types.DOUBLE_LONG_UNSIGNED,
            nb_write_request_desynchronization=_types.DOUBLE_LONG_UNSIGNED,
            nb_wrong_initiator_desynchronization=_types.DOUBLE_LONG_UNSIGNED,
        ),
        static=False,
        sn=0x10,
    )
    """`structure { nb_physical_layer_desynchronization double-long-unsigned; nb_time_out_not_addressed_desynchronization double-long-unsigned; nb_time_out_frame_not_ok_desynchronization double-long-unsigned; nb_write_request_desynchronization double-long-unsigned; nb_wrong_initiator_desynchronization double-long-unsigned }`"""

    broadcast_frames_counter: Attribute[list[types.MacAddressCounter]] = Attribute(
        4,
        _types.Array(types.MAC_ADDRESS_COUNTER),
        static=False,
        sn=0x18,
    )
    """`array of mac_address_counter`"""

    repetitions_counter: Attribute[int] = Attribute(5, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x20)
    """`double-long-unsigned`"""

    transmissions_counter: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    crc_ok_frames_counter: Attribute[int] = Attribute(7, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x30)
    """`double-long-unsigned`"""

    crc_nok_frames_counter: Attribute[int] = Attribute(8, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x38)
    """`double-long-unsigned`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x50, mandatory=False)
    """Takes `integer(0)`"""


SFskMacCounters = SFskMacCountersV0
