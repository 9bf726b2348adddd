# Generated from specs/classes/007_profile_generic.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Profile generic (class id 7): ProfileGeneric is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from . import _types, types
from ..data import Data as AnyData
from ..date_time import Date, DateTime, Time
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method, Selector

__all__ = [
    "ProfileGeneric",
    "ProfileGenericV0",
    "ProfileGenericV1",
]


class ProfileGenericV0(InterfaceClass):
    """Profile generic, class id 7, version 0 (Blue Book 14, 5.3.1; single source)."""

    __slots__ = ()

    CLASS_ID = 7
    VERSION = 0
    NAME = "Profile generic"
    STATUS = "single source"
    CARDINALITY = "0..n"

    class SortMethod(IntEnum):
        """enum {1 fifo, 2 lifo, 3 largest, 4 smallest, 5 nearest_to_zero, 6 farest_from_zero}"""

        FIFO = 1
        LIFO = 2
        LARGEST = 3
        SMALLEST = 4
        NEAREST_TO_ZERO = 5
        FAREST_FROM_ZERO = 6

    @dataclass(slots=True)
    class GetBufferByIndexParameter:
        """structure { from_index double-long-unsigned; to_index double-long-unsigned; selected_values array of any }"""

        from_index: int
        to_index: int
        selected_values: list[AnyData]

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    buffer: Attribute[list[AnyData]] = Attribute(2, _types.Array(_types.ANY), static=False, sn=0x08)
    """`array of any`"""

    capture_objects: Attribute[list[types.CaptureObjectDefinitionV0]] = Attribute(
        3,
        _types.Array(types.CAPTURE_OBJECT_DEFINITION_V0),
        static=True,
        sn=0x10,
    )
    """`array of capture_object_definition_v0`"""

    capture_period: Attribute[int] = Attribute(4, _types.DOUBLE_LONG_UNSIGNED, static=True, sn=0x18)
    """`double-long-unsigned`"""

    sort_method: Attribute[SortMethod | int] = Attribute(5, _types.Named("enum", SortMethod), static=True, sn=0x20)
    """`enum {1 fifo, 2 lifo, 3 largest, 4 smallest, 5 nearest_to_zero, 6 farest_from_zero}`"""

    sort_object: Attribute[types.CaptureObjectDefinitionV0] = Attribute(
        6,
        types.CAPTURE_OBJECT_DEFINITION_V0,
        static=True,
        sn=0x28,
    )
    """`capture_object_definition_v0`"""

    entries_in_use: Attribute[int] = Attribute(7, _types.DOUBLE_LONG_UNSIGNED, static=False, default=0, sn=0x30)
    """`double-long-unsigned`"""

    profile_entries: Attribute[int] = Attribute(
        8,
        _types.DOUBLE_LONG_UNSIGNED.within((1, None)),
        static=True,
        default=1,
        sn=0x38,
    )
    """`double-long-unsigned(1..)`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x58, mandatory=False)
    """Takes `integer(0)`"""

    capture: Method[int, None] = Method(2, parameter=_types.INTEGER.within((0, 0)), sn=0x60, mandatory=False)
    """Takes `integer(0)`"""

    get_buffer_by_range: Method[AnyData, None] = Method(3, sn=0x68, mandatory=False)
    """Takes what is not known"""

    get_buffer_by_index: Method[GetBufferByIndexParameter, None] = Method(
        4,
        parameter=_types.Structure(
            GetBufferByIndexParameter,
            from_index=_types.DOUBLE_LONG_UNSIGNED,
            to_index=_types.DOUBLE_LONG_UNSIGNED,
            selected_values=_types.Array(_types.ANY),
        ),
        sn=0x70,
        mandatory=False,
    )
    """Takes `structure { from_index double-long-unsigned; to_index double-long-unsigned; selected_values array of any }`"""


class ProfileGenericV1(InterfaceClass):
    """Profile generic, class id 7, version 1 (Blue Book 17, 4.3.6; verified)."""

    __slots__ = ()

    CLASS_ID = 7
    VERSION = 1
    NAME = "Profile generic"
    STATUS = "verified"
    CARDINALITY = "0..n"

    SortMethod: TypeAlias = ProfileGenericV0.SortMethod

    @dataclass(slots=True)
    class RangeDescriptor:
        """structure { restricting_object capture_object_definition; from_value (double-long | double-long-unsigned | octet-string | visible-string | utf8-string | integer | long | unsigned | long-unsigned | long64 | long64-unsigned | float32 | float64 | date-time | date | time); to_value (double-long | double-long-unsigned | octet-string | visible-string | utf8-string | integer | long | unsigned | long-unsigned | long64 | long64-unsigned | float32 | float64 | date-time | date | time); selected_values array of capture_object_definition }"""

        restricting_object: types.CaptureObjectDefinition
        from_value: int | bytes | str | float | DateTime | Date | Time
        to_value: int | bytes | str | float | DateTime | Date | Time
        selected_values: list[types.CaptureObjectDefinition]

    @dataclass(slots=True)
    class EntryDescriptor:
        """structure { from_entry double-long-unsigned(1..); to_entry double-long-unsigned; from_selected_value long-unsigned(1..); to_selected_value long-unsigned }"""

        from_entry: int
        to_entry: int
        from_selected_value: int
        to_selected_value: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    buffer: Attribute[AnyData | list[AnyData]] = Attribute(
        2,
        _types.Choice(_types.COMPACT_ARRAY, _types.Array(_types.ANY)),
        static=False,
        sn=0x08,
        selectors=(
            Selector(1, "range_descriptor", _types.Structure(
                RangeDescriptor,
                restricting_object=types.CAPTURE_OBJECT_DEFINITION,
                from_value=_types.Choice(
                    _types.DOUBLE_LONG,
                    _types.DOUBLE_LONG_UNSIGNED,
                    _types.OCTET_STRING,
                    _types.VISIBLE_STRING,
                    _types.UTF8_STRING,
                    _types.INTEGER,
                    _types.LONG,
                    _types.UNSIGNED,
                    _types.LONG_UNSIGNED,
                    _types.LONG64,
                    _types.LONG64_UNSIGNED,
                    _types.FLOAT32,
                    _types.FLOAT64,
                    _types.DATE_TIME,
                    _types.DATE,
                    _types.TIME,
                ),
                to_value=_types.Choice(
                    _types.DOUBLE_LONG,
                    _types.DOUBLE_LONG_UNSIGNED,
                    _types.OCTET_STRING,
                    _types.VISIBLE_STRING,
                    _types.UTF8_STRING,
                    _types.INTEGER,
                    _types.LONG,
                    _types.UNSIGNED,
                    _types.LONG_UNSIGNED,
                    _types.LONG64,
                    _types.LONG64_UNSIGNED,
                    _types.FLOAT32,
                    _types.FLOAT64,
                    _types.DATE_TIME,
                    _types.DATE,
                    _types.TIME,
                ),
                selected_values=_types.Array(types.CAPTURE_OBJECT_DEFINITION),
            )),
            Selector(2, "entry_descriptor", _types.Structure(
                EntryDescriptor,
                from_entry=_types.DOUBLE_LONG_UNSIGNED.within((1, None)),
                to_entry=_types.DOUBLE_LONG_UNSIGNED,
                from_selected_value=_types.LONG_UNSIGNED.within((1, None)),
                to_selected_value=_types.LONG_UNSIGNED,
            )),
        ),
    )
    """`compact-array | array of any`"""

    capture_objects: Attribute[list[types.CaptureObjectDefinition]] = Attribute(
        3,
        _types.Array(types.CAPTURE_OBJECT_DEFINITION),
        static=True,
        sn=0x10,
    )
    """`array of capture_object_definition`"""

    capture_period: Attribute[int] = Attribute(4, _types.DOUBLE_LONG_UNSIGNED, static=True, sn=0x18)
    """`double-long-unsigned`"""

    sort_method: Attribute[SortMethod | int] = Attribute(5, _types.Named("enum", SortMethod), static=True, sn=0x20)
    """`enum {1 fifo, 2 lifo, 3 largest, 4 smallest, 5 nearest_to_zero, 6 farest_from_zero}`"""

    sort_object: Attribute[types.CaptureObjectDefinition] = Attribute(
        6,
        types.CAPTURE_OBJECT_DEFINITION,
        static=True,
        sn=0x28,
    )
    """`capture_object_definition`"""

    entries_in_use: Attribute[int] = Attribute(7, _types.DOUBLE_LONG_UNSIGNED, static=False, default=0, sn=0x30)
    """`double-long-unsigned`"""

    profile_entries: Attribute[int] = Attribute(
        8,
        _types.DOUBLE_LONG_UNSIGNED.within((1, None)),
        static=True,
        default=1,
        sn=0x38,
    )
    """`double-long-unsigned(1..)`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x58, mandatory=False)
    """Takes `integer(0)`"""

    capture: Method[int, None] = Method(2, parameter=_types.INTEGER.within((0, 0)), sn=0x60, mandatory=False)
    """Takes `integer(0)`"""


ProfileGeneric = ProfileGenericV1
