# Generated from specs/classes/063_status_mapping.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Status mapping (class id 63): StatusMapping is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..bit_string import BitString
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "StatusMapping",
    "StatusMappingV0",
]


class StatusMappingV0(InterfaceClass):
    """Status mapping, class id 63, version 0 (Blue Book 17, 4.3.9; verified)."""

    __slots__ = ()

    CLASS_ID = 63
    VERSION = 0
    NAME = "Status mapping"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class MappingTable:
        """structure { ref_table_id unsigned; ref_table_mapping (long-unsigned | array of long-unsigned) }"""

        ref_table_id: int
        ref_table_mapping: int | list[int]

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    status_word: Attribute[BitString | int | bytes | str] = Attribute(
        2,
        _types.Choice(
            _types.BIT_STRING,
            _types.DOUBLE_LONG_UNSIGNED,
            _types.OCTET_STRING,
            _types.VISIBLE_STRING,
            _types.UTF8_STRING,
            _types.UNSIGNED,
            _types.LONG_UNSIGNED,
            _types.LONG64_UNSIGNED,
        ),
        static=False,
        sn=0x08,
    )
    """`bit-string | double-long-unsigned | octet-string | visible-string | utf8-string | unsigned | long-unsigned | long64-unsigned`"""

    mapping_table: Attribute[MappingTable] = Attribute(
        3,
        _types.Structure(
            MappingTable,
            ref_table_id=_types.UNSIGNED,
            ref_table_mapping=_types.Choice(_types.LONG_UNSIGNED, _types.Array(_types.LONG_UNSIGNED)),
        ),
        static=True,
        sn=0x10,
    )
    """`structure { ref_table_id unsigned; ref_table_mapping (long-unsigned | array of long-unsigned) }`"""


StatusMapping = StatusMappingV0
