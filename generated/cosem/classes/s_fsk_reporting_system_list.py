# Generated from specs/classes/056_s_fsk_reporting_system_list.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""S-FSK Reporting system list (class id 56): SFskReportingSystemList is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "SFskReportingSystemList",
    "SFskReportingSystemListV0",
]


class SFskReportingSystemListV0(InterfaceClass):
    """S-FSK Reporting system list, class id 56, version 0 (Blue Book 17, 4.10.8; verified)."""

    __slots__ = ()

    CLASS_ID = 56
    VERSION = 0
    NAME = "S-FSK Reporting system list"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    reporting_system_list: Attribute[list[bytes]] = Attribute(
        2,
        _types.Array(_types.OCTET_STRING),
        static=False,
        sn=0x08,
    )
    """`array of octet-string as system-title`"""


SFskReportingSystemList = SFskReportingSystemListV0
