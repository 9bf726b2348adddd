# Generated from specs/classes/001_data.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Data (class id 1): Data is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "Data",
    "DataV0",
]


class DataV0(InterfaceClass):
    """Data, class id 1, version 0 (Blue Book 17, 4.3.1; verified)."""

    __slots__ = ()

    CLASS_ID = 1
    VERSION = 0
    NAME = "Data"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    value: Attribute[AnyData] = Attribute(2, _types.ANY, static=False, sn=0x08)
    """Whether it is static is left to the instance. `any`"""


Data = DataV0
