# Generated from specs/classes/130_iso_iec_14908_identification.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""ISO/IEC 14908 identification (class id 130): IsoIec14908Identification is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "IsoIec14908Identification",
    "IsoIec14908IdentificationV0",
]


class IsoIec14908IdentificationV0(InterfaceClass):
    """ISO/IEC 14908 identification, class id 130, version 0 (Blue Book 16 part 2, 4.19.2; single source)."""

    __slots__ = ()

    CLASS_ID = 130
    VERSION = 0
    NAME = "ISO/IEC 14908 identification"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    node_id: Attribute[int] = Attribute(2, _types.UNSIGNED, static=True, sn=0x08)
    """`unsigned`"""

    subnet_id: Attribute[int] = Attribute(3, _types.UNSIGNED, static=True, sn=0x10)
    """`unsigned`"""

    domain_id: Attribute[bytes] = Attribute(4, _types.OCTET_STRING, static=True, sn=0x18)
    """`octet-string`"""

    program_id: Attribute[bytes] = Attribute(5, _types.OCTET_STRING, static=True, sn=0x20)
    """`octet-string`"""

    unique_node_id: Attribute[bytes] = Attribute(6, _types.OCTET_STRING, static=True, sn=0x28)
    """`octet-string`"""


IsoIec14908Identification = IsoIec14908IdentificationV0
