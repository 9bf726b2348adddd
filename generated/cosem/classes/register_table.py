# Generated from specs/classes/061_register_table.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Register table (class id 61): RegisterTable is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "RegisterTable",
    "RegisterTableV0",
]


class RegisterTableV0(InterfaceClass):
    """Register table, class id 61, version 0 (Blue Book 17, 4.3.8; verified)."""

    __slots__ = ()

    CLASS_ID = 61
    VERSION = 0
    NAME = "Register table"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class TableCellDefinition:
        """structure { class_id long-unsigned; logical_name logical_name; group_e_values array of unsigned; attribute_index integer }"""

        class_id: int
        logical_name: Obis
        group_e_values: list[int]
        attribute_index: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    table_cell_values: Attribute[AnyData | list[AnyData]] = Attribute(
        2,
        _types.Choice(_types.COMPACT_ARRAY, _types.Array(_types.ANY)),
        static=False,
        sn=0x08,
    )
    """`compact-array | array of any`"""

    table_cell_definition: Attribute[TableCellDefinition] = Attribute(
        3,
        _types.Structure(
            TableCellDefinition,
            class_id=_types.LONG_UNSIGNED,
            logical_name=types.LOGICAL_NAME,
            group_e_values=_types.Array(_types.UNSIGNED),
            attribute_index=_types.INTEGER,
        ),
        static=True,
        sn=0x10,
    )
    """`structure { class_id long-unsigned; logical_name logical_name; group_e_values array of unsigned; attribute_index integer }`"""

    scaler_unit: Attribute[types.ScalUnitType] = Attribute(4, types.SCAL_UNIT_TYPE, static=True, sn=0x18)
    """`scal_unit_type`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x28, mandatory=False)
    """Takes `integer(0)`"""

    capture: Method[int, None] = Method(2, parameter=_types.INTEGER.within((0, 0)), sn=0x30, mandatory=False)
    """Takes `integer(0)`"""


RegisterTable = RegisterTableV0
