# Generated from specs/classes/012_association_sn.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Association SN (class id 12): AssociationSn is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from . import _types, types
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method, Selector

__all__ = [
    "AssociationSn",
    "AssociationSnV0",
    "AssociationSnV1",
    "AssociationSnV2",
    "AssociationSnV3",
    "AssociationSnV4",
]


class AssociationSnV0(InterfaceClass):
    """Association SN, class id 12, version 0 (Blue Book 14, 5.4; single source)."""

    __slots__ = ()

    CLASS_ID = 12
    VERSION = 0
    NAME = "Association SN"
    STATUS = "single source"
    CARDINALITY = "0..1"

    @dataclass(slots=True)
    class ReadByLogicalnameParameterElement:
        """structure { class_id long-unsigned; logical_name logical_name; attribute_index integer }"""

        class_id: int
        logical_name: Obis
        attribute_index: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    object_list: Attribute[list[types.ObjlistElement]] = Attribute(
        2,
        _types.Array(types.OBJLIST_ELEMENT),
        static=True,
        sn=0x08,
    )
    """`array of objlist_element`"""

    getlist_by_classid: Method[int, list[types.ObjlistElement]] = Method(
        1,
        parameter=_types.LONG_UNSIGNED,
        result=_types.Array(types.OBJLIST_ELEMENT),
        sn=0x20,
        mandatory=False,
    )
    """Takes `long-unsigned`, gives `array of objlist_element`"""

    getobj_by_logicalname: Method[types.ObjectDefinition, types.ObjlistElement] = Method(
        2,
        parameter=types.OBJECT_DEFINITION,
        result=types.OBJLIST_ELEMENT,
        sn=0x28,
        mandatory=False,
    )
    """Takes `object_definition`, gives `objlist_element`"""

    read_by_logicalname: Method[list[ReadByLogicalnameParameterElement], list[AnyData]] = Method(
        3,
        parameter=_types.Array(_types.Structure(
            ReadByLogicalnameParameterElement,
            class_id=_types.LONG_UNSIGNED,
            logical_name=types.LOGICAL_NAME,
            attribute_index=_types.INTEGER,
        )),
        result=_types.Array(_types.ANY),
        sn=0x30,
        mandatory=False,
    )
    """Takes `array of structure { class_id long-unsigned; logical_name logical_name; attribute_index integer }`, gives `array of any`"""

    get_attributes_and_services: Method[list[types.ObjectDefinition], None] = Method(
        4,
        parameter=_types.Array(types.OBJECT_DEFINITION),
        sn=0x38,
        mandatory=False,
    )
    """Takes `array of object_definition`"""

    change_lls_secret: Method[bytes, None] = Method(5, parameter=_types.OCTET_STRING, sn=0x40, mandatory=False)
    """Takes `octet-string`"""

    change_hls_secret: Method[bytes, None] = Method(6, parameter=_types.OCTET_STRING, sn=0x48, mandatory=False)
    """Takes `octet-string`"""

    get_hls_challenge: Method[AnyData, bytes] = Method(7, result=_types.OCTET_STRING, sn=0x50, mandatory=False)
    """Takes what is not known, gives `octet-string`"""

    reply_to_hls_challenge: Method[bytes, bytes] = Method(
        8,
        parameter=_types.OCTET_STRING,
        result=_types.OCTET_STRING,
        sn=0x58,
        mandatory=False,
    )
    """Takes `octet-string`, gives `octet-string`"""


class AssociationSnV1(InterfaceClass):
    """Association SN, class id 12, version 1 (Blue Book 14, 5.4; single source)."""

    __slots__ = ()

    CLASS_ID = 12
    VERSION = 1
    NAME = "Association SN"
    STATUS = "single source"
    CARDINALITY = "0..1"

    ReadByLogicalnameParameterElement: TypeAlias = AssociationSnV0.ReadByLogicalnameParameterElement

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    object_list: Attribute[list[types.ObjlistElement]] = Attribute(
        2,
        _types.Array(types.OBJLIST_ELEMENT),
        static=True,
        sn=0x08,
        selectors=(
            Selector(1, "class_id", _types.LONG_UNSIGNED),
            Selector(2, "object_id", types.OBJECT_DEFINITION),
        ),
    )
    """`array of objlist_element`"""

    read_by_logicalname: Method[list[ReadByLogicalnameParameterElement], list[AnyData]] = Method(
        3,
        parameter=_types.Array(_types.Structure(
            ReadByLogicalnameParameterElement,
            class_id=_types.LONG_UNSIGNED,
            logical_name=types.LOGICAL_NAME,
            attribute_index=_types.INTEGER,
        )),
        result=_types.Array(_types.ANY),
        sn=0x30,
        mandatory=False,
    )
    """Takes `array of structure { class_id long-unsigned; logical_name logical_name; attribute_index integer }`, gives `array of any`"""

    get_attributes_and_methods: Method[list[types.ObjectDefinition], None] = Method(
        4,
        parameter=_types.Array(types.OBJECT_DEFINITION),
        sn=0x38,
        mandatory=False,
    )
    """Takes `array of object_definition`"""

    change_lls_secret: Method[bytes, None] = Method(5, parameter=_types.OCTET_STRING, sn=0x40, mandatory=False)
    """Takes `octet-string`"""

    change_hls_secret: Method[bytes, None] = Method(6, parameter=_types.OCTET_STRING, sn=0x48, mandatory=False)
    """Takes `octet-string`"""

    reply_to_hls_authentication: Method[bytes, bytes] = Method(
        8,
        parameter=_types.OCTET_STRING,
        result=_types.OCTET_STRING,
        sn=0x58,
        mandatory=False,
    )
    """Takes `octet-string`, gives `octet-string`"""


class AssociationSnV2(InterfaceClass):
    """Association SN, class id 12, version 2 (Blue Book 14, 5.4; verified)."""

    __slots__ = ()

    CLASS_ID = 12
    VERSION = 2
    NAME = "Association SN"
    STATUS = "verified"
    CARDINALITY = "0..1"

    @dataclass(slots=True)
    class AccessRightsListElement:
        """structure { base_name long; attribute_access array of attribute_access_item_v1; method_access array of method_access_item_v1 }"""

        base_name: int
        attribute_access: list[types.AttributeAccessItemV1]
        method_access: list[types.MethodAccessItemV1]

    ReadByLogicalnameParameterElement: TypeAlias = AssociationSnV0.ReadByLogicalnameParameterElement

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    object_list: Attribute[list[types.ObjlistElement]] = Attribute(
        2,
        _types.Array(types.OBJLIST_ELEMENT),
        static=True,
        sn=0x08,
        selectors=(
            Selector(1, "class_id", _types.LONG_UNSIGNED),
            Selector(2, "object_id", types.OBJECT_DEFINITION),
        ),
    )
    """`array of objlist_element`"""

    access_rights_list: Attribute[list[AccessRightsListElement]] = Attribute(
        3,
        _types.Array(_types.Structure(
            AccessRightsListElement,
            base_name=_types.LONG,
            attribute_access=_types.Array(types.ATTRIBUTE_ACCESS_ITEM_V1),
            method_access=_types.Array(types.METHOD_ACCESS_ITEM_V1),
        )),
        static=True,
        sn=0x10,
        selectors=(
            Selector(1, "base_name", _types.LONG),
        ),
    )
    """`array of structure { base_name long; attribute_access array of attribute_access_item_v1; method_access array of method_access_item_v1 }`"""

    security_setup_reference: Attribute[Obis] = Attribute(4, types.LOGICAL_NAME, static=True, sn=0x18)
    """`logical_name`"""

    read_by_logicalname: Method[list[ReadByLogicalnameParameterElement], list[AnyData]] = Method(
        3,
        parameter=_types.Array(_types.Structure(
            ReadByLogicalnameParameterElement,
            class_id=_types.LONG_UNSIGNED,
            logical_name=types.LOGICAL_NAME,
            attribute_index=_types.INTEGER,
        )),
        result=_types.Array(_types.ANY),
        sn=0x30,
        mandatory=False,
    )
    """Takes `array of structure { class_id long-unsigned; logical_name logical_name; attribute_index integer }`, gives `array of any`"""

    change_secret: Method[bytes, None] = Method(5, parameter=_types.OCTET_STRING, sn=0x40, mandatory=False)
    """Takes `octet-string`"""

    reply_to_hls_authentication: Method[bytes, bytes] = Method(
        8,
        parameter=_types.OCTET_STRING,
        result=_types.OCTET_STRING,
        sn=0x58,
        mandatory=False,
    )
    """Takes `octet-string`, gives `octet-string`"""


class AssociationSnV3(InterfaceClass):
    """Association SN, class id 12, version 3 (Blue Book 14, 5.4; verified)."""

    __slots__ = ()

    CLASS_ID = 12
    VERSION = 3
    NAME = "Association SN"
    STATUS = "verified"
    CARDINALITY = "0..1"

    AccessRightsListElement: TypeAlias = AssociationSnV2.AccessRightsListElement

    ReadByLogicalnameParameterElement: TypeAlias = AssociationSnV0.ReadByLogicalnameParameterElement

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    object_list: Attribute[list[types.ObjlistElement]] = Attribute(
        2,
        _types.Array(types.OBJLIST_ELEMENT),
        static=True,
        sn=0x08,
        selectors=(
            Selector(1, "class_id", _types.LONG_UNSIGNED),
            Selector(2, "object_id", types.OBJECT_DEFINITION),
        ),
    )
    """`array of objlist_element`"""

    access_rights_list: Attribute[list[AccessRightsListElement]] = Attribute(
        3,
        _types.Array(_types.Structure(
            AccessRightsListElement,
            base_name=_types.LONG,
            attribute_access=_types.Array(types.ATTRIBUTE_ACCESS_ITEM_V1),
            method_access=_types.Array(types.METHOD_ACCESS_ITEM_V1),
        )),
        static=True,
        sn=0x10,
        selectors=(
            Selector(1, "base_name", _types.LONG),
        ),
    )
    """`array of structure { base_name long; attribute_access array of attribute_access_item_v1; method_access array of method_access_item_v1 }`"""

    security_setup_reference: Attribute[Obis] = Attribute(4, types.LOGICAL_NAME, static=True, sn=0x18)
    """`logical_name`"""

    user_list: Attribute[list[types.UserListEntry]] = Attribute(
        5,
        _types.Array(types.USER_LIST_ENTRY),
        static=True,
        sn=0x20,
    )
    """`array of user_list_entry`"""

    current_user: Attribute[types.UserListEntry] = Attribute(6, types.USER_LIST_ENTRY, static=True, sn=0x28)
    """`user_list_entry`"""

    read_by_logicalname: Method[list[ReadByLogicalnameParameterElement], list[AnyData]] = Method(
        3,
        parameter=_types.Array(_types.Structure(
            ReadByLogicalnameParameterElement,
            class_id=_types.LONG_UNSIGNED,
            logical_name=types.LOGICAL_NAME,
            attribute_index=_types.INTEGER,
        )),
        result=_types.Array(_types.ANY),
        sn=0x30,
        mandatory=False,
    )
    """Takes `array of structure { class_id long-unsigned; logical_name logical_name; attribute_index integer }`, gives `array of any`"""

    change_secret: Method[bytes, None] = Method(5, parameter=_types.OCTET_STRING, sn=0x40, mandatory=False)
    """Takes `octet-string`"""

    reply_to_hls_authentication: Method[bytes, bytes] = Method(
        8,
        parameter=_types.OCTET_STRING,
        result=_types.OCTET_STRING,
        sn=0x58,
        mandatory=False,
    )
    """Takes `octet-string`, gives `octet-string`"""

    add_user: Method[types.UserListEntry, None] = Method(9, parameter=types.USER_LIST_ENTRY, sn=0x60, mandatory=False)
    """Takes `user_list_entry`"""

    remove_user: Method[types.UserListEntry, None] = Method(
        10,
        parameter=types.USER_LIST_ENTRY,
        sn=0x68,
        mandatory=False,
    )
    """Takes `user_list_entry`"""


class AssociationSnV4(InterfaceClass):
    """Association SN, class id 12, version 4 (Blue Book 17, 4.4.3; single source)."""

    __slots__ = ()

    CLASS_ID = 12
    VERSION = 4
    NAME = "Association SN"
    STATUS = "single source"
    CARDINALITY = "0..1"

    @dataclass(slots=True)
    class AccessRightsListElement:
        """structure { base_name long; attribute_access array of attribute_access_item_v3; method_access array of method_access_item_v3 }"""

        base_name: int
        attribute_access: list[types.AttributeAccessItemV3]
        method_access: list[types.MethodAccessItemV3]

    ReadByLogicalnameParameterElement: TypeAlias = AssociationSnV0.ReadByLogicalnameParameterElement

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    object_list: Attribute[list[types.ObjlistElement]] = Attribute(
        2,
        _types.Array(types.OBJLIST_ELEMENT),
        static=True,
        sn=0x08,
        selectors=(
            Selector(1, "class_id", _types.LONG_UNSIGNED),
            Selector(2, "object_id", types.OBJECT_DEFINITION),
        ),
    )
    """`array of objlist_element`"""

    access_rights_list: Attribute[list[AccessRightsListElement]] = Attribute(
        3,
        _types.Array(_types.Structure(
            AccessRightsListElement,
            base_name=_types.LONG,
            attribute_access=_types.Array(types.ATTRIBUTE_ACCESS_ITEM_V3),
            method_access=_types.Array(types.METHOD_ACCESS_ITEM_V3),
        )),
        static=True,
        sn=0x10,
        selectors=(
            Selector(1, "base_name", _types.LONG),
        ),
    )
    """`array of structure { base_name long; attribute_access array of attribute_access_item_v3; method_access array of method_access_item_v3 }`"""

    security_setup_reference: Attribute[Obis] = Attribute(4, types.LOGICAL_NAME, static=True, sn=0x18)
    """`logical_name`"""

    user_list: Attribute[list[types.UserListEntry]] = Attribute(
        5,
        _types.Array(types.USER_LIST_ENTRY),
        static=True,
        sn=0x20,
    )
    """`array of user_list_entry`"""

    current_user: Attribute[types.UserListEntry] = Attribute(6, types.USER_LIST_ENTRY, static=True, sn=0x28)
    """`user_list_entry`"""

    read_by_logicalname: Method[list[ReadByLogicalnameParameterElement], list[AnyData]] = Method(
        3,
        parameter=_types.Array(_types.Structure(
            ReadByLogicalnameParameterElement,
            class_id=_types.LONG_UNSIGNED,
            logical_name=types.LOGICAL_NAME,
            attribute_index=_types.INTEGER,
        )),
        result=_types.Array(_types.ANY),
        sn=0x30,
        mandatory=False,
    )
    """Takes `array of structure { class_id long-unsigned; logical_name logical_name; attribute_index integer }`, gives `array of any`"""

    change_secret: Method[bytes, None] = Method(5, parameter=_types.OCTET_STRING, sn=0x40, mandatory=False)
    """Takes `octet-string`"""

    reply_to_hls_authentication: Method[bytes, bytes] = Method(
        8,
        parameter=_types.OCTET_STRING,
        result=_types.OCTET_STRING,
        sn=0x58,
        mandatory=False,
    )
    """Takes `octet-string`, gives `octet-string`"""

    add_user: Method[types.UserListEntry, None] = Method(9, parameter=types.USER_LIST_ENTRY, sn=0x60, mandatory=False)
    """Takes `user_list_entry`"""

    remove_user: Method[types.UserListEntry, None] = Method(
        10,
        parameter=types.USER_LIST_ENTRY,
        sn=0x68,
        mandatory=False,
    )
    """Takes `user_list_entry`"""


AssociationSn = AssociationSnV4
