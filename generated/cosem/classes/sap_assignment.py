# Generated from specs/classes/017_sap_assignment.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""SAP assignment (class id 17): SapAssignment is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "SapAssignment",
    "SapAssignmentV0",
]


class SapAssignmentV0(InterfaceClass):
    """SAP assignment, class id 17, version 0 (Blue Book 17, 4.4.5; verified)."""

    __slots__ = ()

    CLASS_ID = 17
    VERSION = 0
    NAME = "SAP assignment"
    STATUS = "verified"
    CARDINALITY = "0..1"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    sap_assignment_list: Attribute[list[types.AsslistElement]] = Attribute(
        2,
        _types.Array(types.ASSLIST_ELEMENT),
        static=True,
        sn=0x08,
    )
    """`array of asslist_element`"""

    connect_logical_device: Method[types.AsslistElement, None] = Method(
        1,
        parameter=types.ASSLIST_ELEMENT,
        sn=0x20,
        mandatory=False,
    )
    """Takes `asslist_element`"""


SapAssignment = SapAssignmentV0
