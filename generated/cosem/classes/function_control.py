# Generated from specs/classes/122_function_control.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Function control (class id 122): FunctionControl is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "FunctionControl",
    "FunctionControlV0",
]


class FunctionControlV0(InterfaceClass):
    """Function control, class id 122, version 0 (Blue Book 16 part 2, 4.4.10; verified)."""

    __slots__ = ()

    CLASS_ID = 122
    VERSION = 0
    NAME = "Function control"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class ActivationStatusElement:
        """structure { function_name octet-string; function_status boolean }"""

        function_name: bytes
        function_status: bool

    @dataclass(slots=True)
    class FunctionListElement:
        """structure { function_name octet-string; function_specifications array of object_definition }"""

        function_name: bytes
        function_specifications: list[types.ObjectDefinition]

    @dataclass(slots=True)
    class SetFunctionStatusParameterElement:
        """structure { function_name octet-string; function_status boolean }"""

        function_name: bytes
        function_status: bool

    @dataclass(slots=True)
    class AddFunctionParameter:
        """structure { function_name octet-string; function_specifications array of object_definition }"""

        function_name: bytes
        function_specifications: list[types.ObjectDefinition]

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    activation_status: Attribute[list[ActivationStatusElement]] = Attribute(
        2,
        _types.Array(_types.Structure(
            ActivationStatusElement,
            function_name=_types.OCTET_STRING,
            function_status=_types.BOOLEAN,
        )),
        static=False,
        sn=0x08,
    )
    """`array of structure { function_name octet-string; function_status boolean }`"""

    function_list: Attribute[list[FunctionListElement]] = Attribute(
        3,
        _types.Array(_types.Structure(
            FunctionListElement,
            function_name=_types.OCTET_STRING,
            function_specifications=_types.Array(types.OBJECT_DEFINITION),
        )),
        static=True,
        sn=0x10,
    )
    """`array of structure { function_name octet-string; function_specifications array of object_definition }`"""

    set_function_status: Method[list[SetFunctionStatusParameterElement], None] = Method(
        1,
        parameter=_types.Array(_types.Structure(
            SetFunctionStatusParameterElement,
            function_name=_types.OCTET_STRING,
            function_status=_types.BOOLEAN,
        )),
        sn=0x20,
        mandatory=False,
    )
    """Takes `array of structure { function_name octet-string; function_status boolean }`"""

    add_function: Method[AddFunctionParameter, None] = Method(
        2,
        parameter=_types.Structure(
            AddFunctionParameter,
            function_name=_types.OCTET_STRING,
            function_specifications=_types.Array(types.OBJECT_DEFINITION),
        ),
        sn=0x28,
        mandatory=False,
    )
    """Takes `structure { function_name octet-string; function_specifications array of object_definition }`"""

    remove_function: Method[bytes, None] = Method(3, parameter=_types.OCTET_STRING, sn=0x30, mandatory=False)
    """Takes `octet-string`"""


FunctionControl = FunctionControlV0
