# Generated from specs/classes/124_communication_port_protection.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Communication port protection (class id 124): CommunicationPortProtection is its newest version here."""

from __future__ import annotations

from enum import IntEnum

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "CommunicationPortProtection",
    "CommunicationPortProtectionV0",
]


class CommunicationPortProtectionV0(InterfaceClass):
    """Communication port protection, class id 124, version 0 (Blue Book 16 part 2, 4.4.12; verified)."""

    __slots__ = ()

    CLASS_ID = 124
    VERSION = 0
    NAME = "Communication port protection"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class ProtectionMode(IntEnum):
        """enum {0 locked, 1 locked_on_failed_attempts, 2 unlocked}"""

        LOCKED = 0
        LOCKED_ON_FAILED_ATTEMPTS = 1
        UNLOCKED = 2

    class ProtectionStatus(IntEnum):
        """enum {0 unlocked, 1 temporarily_locked, 2 locked}"""

        UNLOCKED = 0
        TEMPORARILY_LOCKED = 1
        LOCKED = 2

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    protection_mode: Attribute[ProtectionMode | int] = Attribute(
        2,
        _types.Named("enum", ProtectionMode),
        static=True,
        sn=0x08,
    )
    """`enum {0 locked, 1 locked_on_failed_attempts, 2 unlocked}`"""

    allowed_failed_attempts: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=True, sn=0x10)
    """`long-unsigned`"""

    initial_lockout_time: Attribute[int] = Attribute(4, _types.DOUBLE_LONG_UNSIGNED, static=True, sn=0x18)
    """Seconds. `double-long-unsigned`"""

    steepness_factor: Attribute[int] = Attribute(5, _types.UNSIGNED, static=True, sn=0x20)
    """`unsigned`"""

    max_lockout_time: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=True, sn=0x28)
    """Seconds. `double-long-unsigned`"""

    port_reference: Attribute[Obis] = Attribute(7, types.LOGICAL_NAME, static=True, sn=0x30)
    """`logical_name`"""

    protection_status: Attribute[ProtectionStatus | int] = Attribute(
        8,
        _types.Named("enum", ProtectionStatus),
        static=False,
        sn=0x38,
    )
    """`enum {0 unlocked, 1 temporarily_locked, 2 locked}`"""

    failed_attempts: Attribute[int] = Attribute(9, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x40)
    """`double-long-unsigned`"""

    cumulative_failed_attempts: Attribute[int] = Attribute(10, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x48)
    """`double-long-unsigned`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x50, mandatory=False)
    """Takes `integer(0)`"""


CommunicationPortProtection = CommunicationPortProtectionV0
