# Generated from specs/classes/026_utility_tables.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Utility tables (class id 26): UtilityTables is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Selector

__all__ = [
    "UtilityTables",
    "UtilityTablesV0",
]


class UtilityTablesV0(InterfaceClass):
    """Utility tables, class id 26, version 0 (Blue Book 17, 4.3.7; verified)."""

    __slots__ = ()

    CLASS_ID = 26
    VERSION = 0
    NAME = "Utility tables"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class OffsetAccess:
        """structure { offset double-long-unsigned; count long-unsigned }"""

        offset: int
        count: int

    @dataclass(slots=True)
    class IndexAccess:
        """structure { index_list array of long-unsigned; count long-unsigned }"""

        index_list: list[int]
        count: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    table_id: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=True, sn=0x08)
    """`long-unsigned`"""

    length: Attribute[int] = Attribute(3, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x10)
    """`double-long-unsigned`"""

    buffer: Attribute[bytes] = Attribute(
        4,
        _types.OCTET_STRING,
        static=False,
        sn=0x18,
        selectors=(
            Selector(1, "offset_access", _types.Structure(
                OffsetAccess,
                offset=_types.DOUBLE_LONG_UNSIGNED,
                count=_types.LONG_UNSIGNED,
            )),
            Selector(2, "index_access", _types.Structure(
                IndexAccess,
                index_list=_types.Array(_types.LONG_UNSIGNED),
                count=_types.LONG_UNSIGNED,
            )),
        ),
    )
    """`octet-string`"""


UtilityTables = UtilityTablesV0
