# Generated from specs/classes/065_parameter_monitor.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Parameter monitor (class id 65): ParameterMonitor is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from . import _types, types
from ..data import Data as AnyData
from ..date_time import DateTime
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "ParameterMonitor",
    "ParameterMonitorV0",
    "ParameterMonitorV1",
]


class ParameterMonitorV0(InterfaceClass):
    """Parameter monitor, class id 65, version 0 (Blue Book 12, 4.5.10; verified)."""

    __slots__ = ()

    CLASS_ID = 65
    VERSION = 0
    NAME = "Parameter monitor"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class ChangedParameter:
        """structure { class_id long-unsigned; logical_name logical_name; attribute_index integer; attribute_value any }"""

        class_id: int
        logical_name: Obis
        attribute_index: int
        attribute_value: AnyData

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    changed_parameter: Attribute[ChangedParameter] = Attribute(
        2,
        _types.Structure(
            ChangedParameter,
            class_id=_types.LONG_UNSIGNED,
            logical_name=types.LOGICAL_NAME,
            attribute_index=_types.INTEGER,
            attribute_value=_types.ANY,
        ),
        static=False,
        sn=0x08,
    )
    """The parameter changed last, with its new value. `structure { class_id long-unsigned; logical_name logical_name; attribute_index integer; attribute_value any }`"""

    capture_time: Attribute[DateTime] = Attribute(
        3,
        _types.Choice(types.DATE_TIME, _types.DATE_TIME),
        static=False,
        sn=0x10,
    )
    """`date_time | date-time`"""

    parameter_list: Attribute[list[types.ValueDefinition]] = Attribute(
        4,
        _types.Array(types.VALUE_DEFINITION),
        static=True,
        sn=0x18,
    )
    """`array of value_definition`"""

    add_parameter: Method[types.ValueDefinition, None] = Method(1, parameter=types.VALUE_DEFINITION, mandatory=False)
    """Takes `value_definition`"""

    delete_parameter: Method[types.ValueDefinition, None] = Method(2, parameter=types.VALUE_DEFINITION, mandatory=False)
    """Takes `value_definition`"""


class ParameterMonitorV1(InterfaceClass):
    """Parameter monitor, class id 65, version 1 (Blue Book 16 part 2, 4.5.10; verified)."""

    __slots__ = ()

    CLASS_ID = 65
    VERSION = 1
    NAME = "Parameter monitor"
    STATUS = "verified"
    CARDINALITY = "0..n"

    ChangedParameter: TypeAlias = ParameterMonitorV0.ChangedParameter

    class HashAlgorithmId(IntEnum):
        """enum {0 sha_256, 1 sha_384, 2 sha_256_last_16, 3 sha_256_last_8, 4 sha_256_last_4}"""

        SHA_256 = 0
        SHA_384 = 1
        SHA_256_LAST_16 = 2
        SHA_256_LAST_8 = 3
        SHA_256_LAST_4 = 4

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    changed_parameter: Attribute[ChangedParameter] = Attribute(
        2,
        _types.Structure(
            ChangedParameter,
            class_id=_types.LONG_UNSIGNED,
            logical_name=types.LOGICAL_NAME,
            attribute_index=_types.INTEGER,
            attribute_value=_types.ANY,
        ),
        static=False,
        sn=0x08,
    )
    """The parameter changed last, with its new value. `structure { class_id long-unsigned; logical_name logical_name; attribute_index integer; attribute_value any }`"""

    capture_time: Attribute[DateTime] = Attribute(
        3,
        _types.Choice(types.DATE_TIME, _types.DATE_TIME),
        static=False,
        sn=0x10,
    )
    """`date_time | date-time`"""

    parameter_list: Attribute[list[types.ValueDefinition]] = Attribute(
        4,
        _types.Array(types.VALUE_DEFINITION),
        static=True,
        sn=0x18,
    )
    """`array of value_definition`"""

    parameter_list_name: Attribute[bytes] = Attribute(5, _types.OCTET_STRING, static=True, sn=0x20)
    """`octet-string`"""

    hash_algorithm_id: Attribute[HashAlgorithmId | int] = Attribute(
        6,
        _types.Named("enum", HashAlgorithmId),
        static=True,
        sn=0x28,
    )
    """Hash over the values in the order of the list; the last octets only where a number is given. `enum {0 sha_256, 1 sha_384, 2 sha_256_last_16, 3 sha_256_last_8, 4 sha_256_last_4}`"""

    parameter_value_digest: Attribute[bytes] = Attribute(7, _types.OCTET_STRING, static=False, sn=0x30)
    """`octet-string`"""

    parameter_values: Attribute[AnyData] = Attribute(8, _types.STRUCTURE, static=False, sn=0x38)
    """Structure of the values in the order of parameter_list. `structure`"""

    add_parameter: Method[types.ValueDefinition, None] = Method(
        1,
        parameter=types.VALUE_DEFINITION,
        sn=0x40,
        mandatory=False,
    )
    """Takes `value_definition`"""

    delete_parameter: Method[types.ValueDefinition, None] = Method(
        2,
        parameter=types.VALUE_DEFINITION,
        sn=0x48,
        mandatory=False,
    )
    """Takes `value_definition`"""


ParameterMonitor = ParameterMonitorV1
