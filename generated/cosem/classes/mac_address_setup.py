# Generated from specs/classes/043_mac_address_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""MAC address setup (class id 43): MacAddressSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "MacAddressSetup",
    "MacAddressSetupV0",
]


class MacAddressSetupV0(InterfaceClass):
    """MAC address setup, class id 43, version 0 (Blue Book 17, 4.9.4; verified)."""

    __slots__ = ()

    CLASS_ID = 43
    VERSION = 0
    NAME = "MAC address setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mac_address: Attribute[bytes] = Attribute(2, _types.OCTET_STRING, static=True, sn=0x08)
    """`octet-string as mac`"""


MacAddressSetup = MacAddressSetupV0
