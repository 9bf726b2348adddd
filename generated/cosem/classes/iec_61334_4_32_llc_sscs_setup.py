# Generated from specs/classes/080_iec_61334_4_32_llc_sscs_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""61334-4-32 LLC SSCS setup (class id 80): Iec61334432LlcSscsSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "Iec61334432LlcSscsSetup",
    "Iec61334432LlcSscsSetupV0",
]


class Iec61334432LlcSscsSetupV0(InterfaceClass):
    """61334-4-32 LLC SSCS setup, class id 80, version 0 (Blue Book 16 part 2, 4.12.3; verified)."""

    __slots__ = ()

    CLASS_ID = 80
    VERSION = 0
    NAME = "61334-4-32 LLC SSCS setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    service_node_address: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=False, sn=0x08)
    """`long-unsigned`"""

    base_node_address: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=False, sn=0x10)
    """`long-unsigned`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x20, mandatory=False)
    """Takes `integer(0)`"""


Iec61334432LlcSscsSetup = Iec61334432LlcSscsSetupV0
