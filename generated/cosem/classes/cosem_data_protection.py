# Generated from specs/classes/030_cosem_data_protection.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""COSEM data protection (class id 30): CosemDataProtection is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "CosemDataProtection",
    "CosemDataProtectionV0",
]


class CosemDataProtectionV0(InterfaceClass):
    """COSEM data protection, class id 30, version 0 (Blue Book 17, 4.4.9; verified)."""

    __slots__ = ()

    CLASS_ID = 30
    VERSION = 0
    NAME = "COSEM data protection"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class GetProtectedAttributesParameter:
        """structure { object_list array of object_definition_with_restriction; protection_parameters array of protection_parameters_element }"""

        object_list: list[types.ObjectDefinitionWithRestriction]
        protection_parameters: list[types.ProtectionParametersElement]

    @dataclass(slots=True)
    class GetProtectedAttributesResult:
        """structure { protection_parameters array of protection_parameters_element; protected_attributes octet-string }"""

        protection_parameters: list[types.ProtectionParametersElement]
        protected_attributes: bytes

    @dataclass(slots=True)
    class SetProtectedAttributesParameter:
        """structure { object_list array of object_definition_with_restriction; protection_parameters array of protection_parameters_element; protected_attributes octet-string }"""

        object_list: list[types.ObjectDefinitionWithRestriction]
        protection_parameters: list[types.ProtectionParametersElement]
        protected_attributes: bytes

    @dataclass(slots=True)
    class InvokeProtectedMethodParameterObjectMethod:
        """structure { class_id long-unsigned; logical_name logical_name; method_index integer }"""

        class_id: int
        logical_name: Obis
        method_index: int

    @dataclass(slots=True)
    class InvokeProtectedMethodParameter:
        """structure { object_method structure { class_id long-unsigned; logical_name logical_name; method_index integer }; protection_parameters array of protection_parameters_element; protected_method_invocation_parameters octet-string }"""

        object_method: CosemDataProtectionV0.InvokeProtectedMethodParameterObjectMethod
        protection_parameters: list[types.ProtectionParametersElement]
        protected_method_invocation_parameters: bytes

    @dataclass(slots=True)
    class InvokeProtectedMethodResult:
        """structure { protection_parameters array of protection_parameters_element; protected_method_return_parameters octet-string }"""

        protection_parameters: list[types.ProtectionParametersElement]
        protected_method_return_parameters: bytes

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    protection_buffer: Attribute[bytes] = Attribute(2, _types.OCTET_STRING, static=False, sn=0x08)
    """`octet-string`"""

    protection_object_list: Attribute[list[types.ObjectDefinitionWithRestriction]] = Attribute(
        3,
        _types.Array(types.OBJECT_DEFINITION_WITH_RESTRICTION),
        static=True,
        sn=0x10,
    )
    """`array of object_definition_with_restriction`"""

    protection_parameters_get: Attribute[list[types.ProtectionParametersElement]] = Attribute(
        4,
        _types.Array(types.PROTECTION_PARAMETERS_ELEMENT),
        static=True,
        sn=0x18,
    )
    """`array of protection_parameters_element`"""

    protection_parameters_set: Attribute[list[types.ProtectionParametersElement]] = Attribute(
        5,
        _types.Array(types.PROTECTION_PARAMETERS_ELEMENT),
        static=True,
        sn=0x20,
    )
    """`array of protection_parameters_element`"""

    required_protection: Attribute[int] = Attribute(6, _types.ENUM, static=True, sn=0x28)
    """Bits: 2 authenticated request, 3 encrypted request, 4 digitally signed request, 5 authenticated response, 6 encrypted response, 7 digitally signed response. `enum as required-protection-bits`"""

    get_protected_attributes: Method[GetProtectedAttributesParameter, GetProtectedAttributesResult] = Method(
        1,
        parameter=_types.Structure(
            GetProtectedAttributesParameter,
            object_list=_types.Array(types.OBJECT_DEFINITION_WITH_RESTRICTION),
            protection_parameters=_types.Array(types.PROTECTION_PARAMETERS_ELEMENT),
        ),
        result=_types.Structure(
            GetProtectedAttributesResult,
            protection_parameters=_types.Array(types.PROTECTION_PARAMETERS_ELEMENT),
            protected_attributes=_types.OCTET_STRING,
        ),
        sn=0x30,
        mandatory=False,
    )
    """Takes `structure { object_list array of object_definition_with_restriction; protection_parameters array of protection_parameters_element }`, gives `structure { protection_parameters array of protection_parameters_element; protected_attributes octet-string }`"""

    set_protected_attributes: Method[SetProtectedAttributesParameter, None] = Method(
        2,
        parameter=_types.Structure(
            SetProtectedAttributesParameter,
            object_list=_types.Array(types.OBJECT_DEFINITION_WITH_RESTRICTION),
            protection_parameters=_types.Array(types.PROTECTION_PARAMETERS_ELEMENT),
            protected_attributes=_types.OCTET_STRING,
        ),
        sn=0x38,
        mandatory=False,
    )
    """Takes `structure { object_list array of object_definition_with_restriction; protection_parameters array of protection_parameters_element; protected_attributes octet-string }`"""

    invoke_protected_method: Method[InvokeProtectedMethodParameter, InvokeProtectedMethodResult] = Method(
        3,
        parameter=_types.Structure(
            InvokeProtectedMethodParameter,
            object_method=_types.Structure(
                InvokeProtectedMethodParameterObjectMethod,
                class_id=_types.LONG_UNSIGNED,
                logical_name=types.LOGICAL_NAME,
                method_index=_types.INTEGER,
            ),
            protection_parameters=_types.Array(types.PROTECTION_PARAMETERS_ELEMENT),
            protected_method_invocation_parameters=_types.OCTET_STRING,
        ),
        result=_types.Structure(
            InvokeProtectedMethodResult,
            protection_parameters=_types.Array(types.PROTECTION_PARAMETERS_ELEMENT),
            protected_method_return_parameters=_types.OCTET_STRING,
        ),
        sn=0x40,
        mandatory=False,
    )
    """Takes `structure { object_method structure { class_id long-unsigned; logical_name logical_name; method_index integer }; protection_parameters array of protection_parameters_element; protected_method_invocation_parameters octet-string }`, gives `structure { protection_parameters array of protection_parameters_element; protected_method_return_parameters octet-string }`"""


CosemDataProtection = CosemDataProtectionV0
