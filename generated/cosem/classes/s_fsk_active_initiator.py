# Generated from specs/classes/051_s_fsk_active_initiator.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""S-FSK Active initiator (class id 51): SFskActiveInitiator is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "SFskActiveInitiator",
    "SFskActiveInitiatorV0",
]


class SFskActiveInitiatorV0(InterfaceClass):
    """S-FSK Active initiator, class id 51, version 0 (Blue Book 17, 4.10.4; verified)."""

    __slots__ = ()

    CLASS_ID = 51
    VERSION = 0
    NAME = "S-FSK Active initiator"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class ActiveInitiator:
        """structure { system_title octet-string as system-title; mac_address long-unsigned; l_sap_selector unsigned }"""

        system_title: bytes
        mac_address: int
        l_sap_selector: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    active_initiator: Attribute[ActiveInitiator] = Attribute(
        2,
        _types.Structure(
            ActiveInitiator,
            system_title=_types.OCTET_STRING,
            mac_address=_types.LONG_UNSIGNED,
            l_sap_selector=_types.UNSIGNED,
        ),
        static=False,
        sn=0x08,
    )
    """`structure { system_title octet-string as system-title; mac_address long-unsigned; l_sap_selector unsigned }`"""

    reset_new_not_synchronized: Method[int, None] = Method(1, parameter=_types.LONG_UNSIGNED, sn=0x10, mandatory=False)
    """Takes `long-unsigned`"""


SFskActiveInitiator = SFskActiveInitiatorV0
