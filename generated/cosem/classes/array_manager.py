# Generated from specs/classes/123_array_manager.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Array manager (class id 123): ArrayManager is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "ArrayManager",
    "ArrayManagerV0",
]


class ArrayManagerV0(InterfaceClass):
    """Array manager, class id 123, version 0 (Blue Book 16 part 2, 4.4.11; verified)."""

    __slots__ = ()

    CLASS_ID = 123
    VERSION = 0
    NAME = "Array manager"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class ArrayObjectListElement:
        """structure { array_object_id unsigned; array_object value_definition }"""

        array_object_id: int
        array_object: types.ValueDefinition

    @dataclass(slots=True)
    class RetrieveEntriesParameterEntries:
        """structure { from_index long-unsigned; to_index long-unsigned }"""

        from_index: int
        to_index: int

    @dataclass(slots=True)
    class RetrieveEntriesParameter:
        """structure { array_object_id unsigned; entries structure { from_index long-unsigned; to_index long-unsigned } }"""

        array_object_id: int
        entries: ArrayManagerV0.RetrieveEntriesParameterEntries

    @dataclass(slots=True)
    class InsertEntryParameterEntry:
        """structure { index long-unsigned; entry_value any }"""

        index: int
        entry_value: AnyData

    @dataclass(slots=True)
    class InsertEntryParameter:
        """structure { array_object_id unsigned; entry structure { index long-unsigned; entry_value any } }"""

        array_object_id: int
        entry: ArrayManagerV0.InsertEntryParameterEntry

    @dataclass(slots=True)
    class UpdateEntryParameterEntry:
        """structure { index long-unsigned; entry_value any }"""

        index: int
        entry_value: AnyData

    @dataclass(slots=True)
    class UpdateEntryParameter:
        """structure { array_object_id unsigned; entry structure { index long-unsigned; entry_value any } }"""

        array_object_id: int
        entry: ArrayManagerV0.UpdateEntryParameterEntry

    @dataclass(slots=True)
    class RemoveEntriesParameterEntries:
        """structure { from_index long-unsigned; to_index long-unsigned }"""

        from_index: int
        to_index: int

    @dataclass(slots=True)
    class RemoveEntriesParameter:
        """structure { array_object_id unsigned; entries structure { from_index long-unsigned; to_index long-unsigned } }"""

        array_object_id: int
        entries: ArrayManagerV0.RemoveEntriesParameterEntries

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    array_object_list: Attribute[list[ArrayObjectListElement]] = Attribute(
        2,
        _types.Array(_types.Structure(
            ArrayObjectListElement,
            array_object_id=_types.UNSIGNED,
            array_object=types.VALUE_DEFINITION,
        )),
        static=True,
        sn=0x08,
    )
    """`array of structure { array_object_id unsigned; array_object value_definition }`"""

    retrieve_number_of_entries: Method[int, int] = Method(
        1,
        parameter=_types.UNSIGNED,
        result=_types.Choice(_types.UNSIGNED, _types.LONG_UNSIGNED, _types.DOUBLE_LONG_UNSIGNED),
        sn=0x20,
        mandatory=True,
    )
    """Takes `unsigned`, gives `unsigned | long-unsigned | double-long-unsigned`"""

    retrieve_entries: Method[RetrieveEntriesParameter, list[AnyData]] = Method(
        2,
        parameter=_types.Structure(
            RetrieveEntriesParameter,
            array_object_id=_types.UNSIGNED,
            entries=_types.Structure(
                RetrieveEntriesParameterEntries,
                from_index=_types.LONG_UNSIGNED,
                to_index=_types.LONG_UNSIGNED,
            ),
        ),
        result=_types.Array(_types.ANY),
        sn=0x28,
        mandatory=True,
    )
    """Takes `structure { array_object_id unsigned; entries structure { from_index long-unsigned; to_index long-unsigned } }`, gives `array of any`"""

    insert_entry: Method[InsertEntryParameter, None] = Method(
        3,
        parameter=_types.Structure(
            InsertEntryParameter,
            array_object_id=_types.UNSIGNED,
            entry=_types.Structure(
                InsertEntryParameterEntry,
                index=_types.LONG_UNSIGNED,
                entry_value=_types.ANY,
            ),
        ),
        sn=0x30,
        mandatory=False,
    )
    """Takes `structure { array_object_id unsigned; entry structure { index long-unsigned; entry_value any } }`"""

    update_entry: Method[UpdateEntryParameter, None] = Method(
        4,
        parameter=_types.Structure(
            UpdateEntryParameter,
            array_object_id=_types.UNSIGNED,
            entry=_types.Structure(
                UpdateEntryParameterEntry,
                index=_types.LONG_UNSIGNED,
                entry_value=_types.ANY,
            ),
        ),
        sn=0x38,
        mandatory=False,
    )
    """Takes `structure { array_object_id unsigned; entry structure { index long-unsigned; entry_value any } }`"""

    remove_entries: Method[RemoveEntriesParameter, None] = Method(
        5,
        parameter=_types.Structure(
            RemoveEntriesParameter,
            array_object_id=_types.UNSIGNED,
            entries=_types.Structure(
                RemoveEntriesParameterEntries,
                from_index=_types.LONG_UNSIGNED,
                to_index=_types.LONG_UNSIGNED,
            ),
        ),
        sn=0x40,
        mandatory=False,
    )
    """Takes `structure { array_object_id unsigned; entries structure { from_index long-unsigned; to_index long-unsigned } }`"""


ArrayManager = ArrayManagerV0
