# Generated from specs/classes/006_register_activation.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Register activation (class id 6): RegisterActivation is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "RegisterActivation",
    "RegisterActivationV0",
]


class RegisterActivationV0(InterfaceClass):
    """Register activation, class id 6, version 0 (Blue Book 17, 4.3.5; verified)."""

    __slots__ = ()

    CLASS_ID = 6
    VERSION = 0
    NAME = "Register activation"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    register_assignment: Attribute[list[types.ObjectDefinition]] = Attribute(
        2,
        _types.Array(types.OBJECT_DEFINITION),
        static=True,
        sn=0x08,
    )
    """`array of object_definition`"""

    mask_list: Attribute[list[types.RegisterActMask]] = Attribute(
        3,
        _types.Array(types.REGISTER_ACT_MASK),
        static=True,
        sn=0x10,
    )
    """`array of register_act_mask`"""

    active_mask: Attribute[bytes] = Attribute(4, _types.OCTET_STRING, static=False, sn=0x18)
    """`octet-string`"""

    add_register: Method[types.ObjectDefinition, None] = Method(
        1,
        parameter=types.OBJECT_DEFINITION,
        sn=0x30,
        mandatory=False,
    )
    """Takes `object_definition`"""

    add_mask: Method[types.RegisterActMask, None] = Method(
        2,
        parameter=types.REGISTER_ACT_MASK,
        sn=0x38,
        mandatory=False,
    )
    """Takes `register_act_mask`"""

    delete_mask: Method[bytes, None] = Method(3, parameter=_types.OCTET_STRING, sn=0x40, mandatory=False)
    """Takes `octet-string`"""


RegisterActivation = RegisterActivationV0
