# Generated from specs/classes/027_modem_configuration.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Modem configuration (class id 27): ModemConfiguration is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "ModemConfiguration",
    "ModemConfigurationV0",
    "ModemConfigurationV1",
]


class ModemConfigurationV0(InterfaceClass):
    """PSTN modem configuration, class id 27, version 0 (Blue Book 14, 5.7; verified)."""

    __slots__ = ()

    CLASS_ID = 27
    VERSION = 0
    NAME = "PSTN modem configuration"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class InitializationStringElement:
        """structure { request octet-string; response octet-string }"""

        request: bytes
        response: bytes

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    comm_speed: Attribute[types.BaudRate | int] = Attribute(2, types.BAUD_RATE, static=True, default=5, sn=0x08)
    """`baud_rate`"""

    initialization_string: Attribute[list[InitializationStringElement]] = Attribute(
        3,
        _types.Array(_types.Structure(
            InitializationStringElement,
            request=_types.OCTET_STRING,
            response=_types.OCTET_STRING,
        )),
        static=True,
        sn=0x10,
    )
    """`array of structure { request octet-string; response octet-string }`"""

    modem_profile: Attribute[list[str]] = Attribute(4, _types.Array(_types.TEXT_OCTETS), static=True, sn=0x18)
    """`array of octet-string as text`"""


class ModemConfigurationV1(InterfaceClass):
    """Modem configuration, class id 27, version 1 (Blue Book 17, 4.7.4; verified)."""

    __slots__ = ()

    CLASS_ID = 27
    VERSION = 1
    NAME = "Modem configuration"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class InitializationStringElement:
        """structure { request octet-string; response octet-string; delay_after_response long-unsigned }"""

        request: bytes
        response: bytes
        delay_after_response: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    comm_speed: Attribute[types.BaudRate | int] = Attribute(2, types.BAUD_RATE, static=True, default=5, sn=0x08)
    """`baud_rate`"""

    initialization_string: Attribute[list[InitializationStringElement]] = Attribute(
        3,
        _types.Array(_types.Structure(
            InitializationStringElement,
            request=_types.OCTET_STRING,
            response=_types.OCTET_STRING,
            delay_after_response=_types.LONG_UNSIGNED,
        )),
        static=True,
        sn=0x10,
    )
    """`array of structure { request octet-string; response octet-string; delay_after_response long-unsigned }`"""

    modem_profile: Attribute[list[str]] = Attribute(4, _types.Array(_types.TEXT_OCTETS), static=True, sn=0x18)
    """`array of octet-string as text`"""


ModemConfiguration = ModemConfigurationV1
