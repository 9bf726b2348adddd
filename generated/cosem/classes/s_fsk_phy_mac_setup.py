# Generated from specs/classes/050_s_fsk_phy_mac_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""S-FSK Phy&MAC setup (class id 50): SFskPhyMacSetup is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "SFskPhyMacSetup",
    "SFskPhyMacSetupV0",
    "SFskPhyMacSetupV1",
]


class SFskPhyMacSetupV0(InterfaceClass):
    """S-FSK Phy&MAC setup, class id 50, version 0 (Blue Book 14, 5.10.1; verified)."""

    __slots__ = ()

    CLASS_ID = 50
    VERSION = 0
    NAME = "S-FSK Phy&MAC setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class InitiatorElectricalPhase(IntEnum):
        """enum {0 not_defined, 1 phase_1, 2 phase_2, 3 phase_3}"""

        NOT_DEFINED = 0
        PHASE_1 = 1
        PHASE_2 = 2
        PHASE_3 = 3

    class DeltaElectricalPhase(IntEnum):
        """enum {0 not_defined, 1 same_phase, 2 degrees_60, 3 degrees_120, 4 degrees_180, 5 degrees_minus_120, 6 degrees_minus_60}"""

        NOT_DEFINED = 0
        SAME_PHASE = 1
        DEGREES_60 = 2
        DEGREES_120 = 3
        DEGREES_180 = 4
        DEGREES_MINUS_120 = 5
        DEGREES_MINUS_60 = 6

    @dataclass(slots=True)
    class Frequencies:
        """structure { mark_frequency double-long-unsigned; space_frequency double-long-unsigned }"""

        mark_frequency: int
        space_frequency: int

    class Repeater(IntEnum):
        """enum {0 never, 1 always, 2 dynamic}"""

        NEVER = 0
        ALWAYS = 1
        DYNAMIC = 2

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    initiator_electrical_phase: Attribute[InitiatorElectricalPhase | int] = Attribute(
        2,
        _types.Named("enum", InitiatorElectricalPhase),
        static=True,
        sn=0x08,
    )
    """`enum {0 not_defined, 1 phase_1, 2 phase_2, 3 phase_3}`"""

    delta_electrical_phase: Attribute[DeltaElectricalPhase | int] = Attribute(
        3,
        _types.Named("enum", DeltaElectricalPhase),
        static=False,
        sn=0x10,
    )
    """`enum {0 not_defined, 1 same_phase, 2 degrees_60, 3 degrees_120, 4 degrees_180, 5 degrees_minus_120, 6 degrees_minus_60}`"""

    max_receiving_gain: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    max_transmitting_gain: Attribute[int] = Attribute(5, _types.UNSIGNED, static=True, sn=0x20)
    """`unsigned`"""

    search_initiator_gain: Attribute[int] = Attribute(6, _types.UNSIGNED, static=True, sn=0x28)
    """`unsigned`"""

    frequencies: Attribute[Frequencies] = Attribute(
        7,
        _types.Structure(
            Frequencies,
            mark_frequency=_types.DOUBLE_LONG_UNSIGNED,
            space_frequency=_types.DOUBLE_LONG_UNSIGNED,
        ),
        static=True,
        sn=0x30,
    )
    """`structure { mark_frequency double-long-unsigned; space_frequency double-long-unsigned }`"""

    mac_address: Attribute[int] = Attribute(8, _types.LONG_UNSIGNED, static=False, sn=0x38)
    """`long-unsigned`"""

    mac_group_addresses: Attribute[list[int]] = Attribute(9, _types.Array(_types.LONG_UNSIGNED), static=True, sn=0x40)
    """`array of long-unsigned`"""

    repeater: Attribute[Repeater | int] = Attribute(10, _types.Named("enum", Repeater), static=True, sn=0x48)
    """`enum {0 never, 1 always, 2 dynamic}`"""

    repeater_status: Attribute[bool] = Attribute(11, _types.BOOLEAN, static=False, sn=0x50)
    """`boolean`"""

    min_delta_credit: Attribute[int] = Attribute(12, _types.UNSIGNED, static=False, sn=0x58)
    """`unsigned`"""

    initiator_mac_address: Attribute[int] = Attribute(13, _types.LONG_UNSIGNED, static=False, sn=0x60)
    """`long-unsigned`"""

    synchronization_locked: Attribute[bool] = Attribute(14, _types.BOOLEAN, static=False, sn=0x68)
    """`boolean`"""


class SFskPhyMacSetupV1(InterfaceClass):
    """S-FSK Phy&MAC setup, class id 50, version 1 (Blue Book 17, 4.10.3; verified)."""

    __slots__ = ()

    CLASS_ID = 50
    VERSION = 1
    NAME = "S-FSK Phy&MAC setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    InitiatorElectricalPhase: TypeAlias = SFskPhyMacSetupV0.InitiatorElectricalPhase

    DeltaElectricalPhase: TypeAlias = SFskPhyMacSetupV0.DeltaElectricalPhase

    Frequencies: TypeAlias = SFskPhyMacSetupV0.Frequencies

    Repeater: TypeAlias = SFskPhyMacSetupV0.Repeater

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    initiator_electrical_phase: Attribute[InitiatorElectricalPhase | int] = Attribute(
        2,
        _types.Named("enum", InitiatorElectricalPhase),
        static=True,
        sn=0x08,
    )
    """`enum {0 not_defined, 1 phase_1, 2 phase_2, 3 phase_3}`"""

    delta_electrical_phase: Attribute[DeltaElectricalPhase | int] = Attribute(
        3,
        _types.Named("enum", DeltaElectricalPhase),
        static=False,
        sn=0x10,
    )
    """`enum {0 not_defined, 1 same_phase, 2 degrees_60, 3 degrees_120, 4 degrees_180, 5 degrees_minus_120, 6 degrees_minus_60}`"""

    max_receiving_gain: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    max_transmitting_gain: Attribute[int] = Attribute(5, _types.UNSIGNED, static=True, sn=0x20)
    """`unsigned`"""

    search_initiator_threshold: Attribute[int] = Attribute(6, _types.UNSIGNED, static=True, sn=0x28)
    """`unsigned`"""

    frequencies: Attribute[Frequencies] = Attribute(
        7,
        _types.Structure(
            Frequencies,
            mark_frequency=_types.DOUBLE_LONG_UNSIGNED,
            space_frequency=_types.DOUBLE_LONG_UNSIGNED,
        ),
        static=True,
        sn=0x30,
    )
    """`structure { mark_frequency double-long-unsigned; space_frequency double-long-unsigned }`"""

    mac_address: Attribute[int] = Attribute(8, _types.LONG_UNSIGNED, static=False, sn=0x38)
    """`long-unsigned`"""

    mac_group_addresses: Attribute[list[int]] = Attribute(9, _types.Array(_types.LONG_UNSIGNED), static=True, sn=0x40)
    """`array of long-unsigned`"""

    repeater: Attribute[Repeater | int] = Attribute(10, _types.Named("enum", Repeater), static=True, sn=0x48)
    """`enum {0 never, 1 always, 2 dynamic}`"""

    repeater_status: Attribute[bool] = Attribute(11, _types.BOOLEAN, static=False, sn=0x50)
    """`boolean`"""

    min_delta_credit: Attribute[int] = Attribute(12, _types.UNSIGNED, static=False, sn=0x58)
    """`unsigned`"""

    initiator_mac_address: Attribute[int] = Attribute(13, _types.LONG_UNSIGNED, static=False, sn=0x60)
    """`long-unsigned`"""

    synchronization_locked: Attribute[bool] = Attribute(14, _types.BOOLEAN, static=False, sn=0x68)
    """`boolean`"""

    transmission_speed: Attribute[int] = Attribute(15, _types.ENUM, static=True, sn=0x70)
    """`enum`"""


SFskPhyMacSetup = SFskPhyMacSetupV1
