# Generated from specs/classes/015_association_ln.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Association LN (class id 15): AssociationLn is its newest version here."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeAlias

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method, Selector

__all__ = [
    "AssociationLn",
    "AssociationLnV0",
    "AssociationLnV1",
    "AssociationLnV2",
    "AssociationLnV3",
]


class AssociationLnV0(InterfaceClass):
    """Association LN, class id 15, version 0 (Blue Book 14, 5.4.5; verified)."""

    __slots__ = ()

    CLASS_ID = 15
    VERSION = 0
    NAME = "Association LN"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class AssociationStatus(IntEnum):
        """enum {0 non_associated, 1 association_pending, 2 associated}"""

        NON_ASSOCIATED = 0
        ASSOCIATION_PENDING = 1
        ASSOCIATED = 2

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    object_list: Attribute[list[types.ObjectListElementV0]] = Attribute(
        2,
        _types.Array(types.OBJECT_LIST_ELEMENT_V0),
        static=True,
        sn=0x08,
        selectors=(
            Selector(1, "object_list_without_access_rights", _types.NULL_DATA),
            Selector(2, "class_list", _types.Array(_types.LONG_UNSIGNED)),
            Selector(3, "object_id_list", _types.Array(types.OBJECT_DEFINITION)),
            Selector(4, "object_id", types.OBJECT_DEFINITION),
        ),
    )
    """`array of object_list_element_v0`"""

    associated_partners_id: Attribute[types.AssociatedPartnersType] = Attribute(
        3,
        types.ASSOCIATED_PARTNERS_TYPE,
        static=True,
        sn=0x10,
    )
    """`associated_partners_type`"""

    application_context_name: Attribute[types.ContextNameType] = Attribute(
        4,
        types.CONTEXT_NAME_TYPE,
        static=True,
        sn=0x18,
    )
    """`context_name_type`"""

    xdlms_context_info: Attribute[types.XdlmsContextType] = Attribute(5, types.XDLMS_CONTEXT_TYPE, static=True, sn=0x20)
    """`xdlms_context_type`"""

    authentication_mechanism_name: Attribute[types.MechanismNameType] = Attribute(
        6,
        types.MECHANISM_NAME_TYPE,
        static=True,
        sn=0x28,
    )
    """`mechanism_name_type`"""

    lls_secret: Attribute[bytes] = Attribute(7, _types.OCTET_STRING, static=True, sn=0x30)
    """`octet-string`"""

    association_status: Attribute[AssociationStatus | int] = Attribute(
        8,
        _types.Named("enum", AssociationStatus),
        static=False,
        sn=0x38,
    )
    """`enum {0 non_associated, 1 association_pending, 2 associated}`"""

    reply_to_hls_authentication: Method[bytes, bytes] = Method(
        1,
        parameter=_types.OCTET_STRING,
        result=_types.OCTET_STRING,
        sn=0x60,
        mandatory=False,
    )
    """Takes `octet-string`, gives `octet-string`"""

    change_hls_secret: Method[bytes, None] = Method(2, parameter=_types.OCTET_STRING, sn=0x68, mandatory=False)
    """Takes `octet-string`"""

    add_object: Method[types.ObjectListElementV0, None] = Method(
        3,
        parameter=types.OBJECT_LIST_ELEMENT_V0,
        sn=0x70,
        mandatory=False,
    )
    """Takes `object_list_element_v0`"""

    remove_object: Method[types.ObjectListElementV0, None] = Method(
        4,
        parameter=types.OBJECT_LIST_ELEMENT_V0,
        sn=0x78,
        mandatory=False,
    )
    """Takes `object_list_element_v0`"""


class AssociationLnV1(InterfaceClass):
    """Association LN, class id 15, version 1 (Blue Book 14, 5.4; verified)."""

    __slots__ = ()

    CLASS_ID = 15
    VERSION = 1
    NAME = "Association LN"
    STATUS = "verified"
    CARDINALITY = "0..n"

    AssociationStatus: TypeAlias = AssociationLnV0.AssociationStatus

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    object_list: Attribute[list[types.ObjectListElementV1]] = Attribute(
        2,
        _types.Array(types.OBJECT_LIST_ELEMENT_V1),
        static=True,
        sn=0x08,
        selectors=(
            Selector(1, "object_list_without_access_rights", _types.NULL_DATA),
            Selector(2, "class_list", _types.Array(_types.LONG_UNSIGNED)),
            Selector(3, "object_id_list", _types.Array(types.OBJECT_DEFINITION)),
            Selector(4, "object_id", types.OBJECT_DEFINITION),
        ),
    )
    """`array of object_list_element_v1`"""

    associated_partners_id: Attribute[types.AssociatedPartnersType] = Attribute(
        3,
        types.ASSOCIATED_PARTNERS_TYPE,
        static=True,
        sn=0x10,
    )
    """`associated_partners_type`"""

    application_context_name: Attribute[types.ContextNameType] = Attribute(
        4,
        types.CONTEXT_NAME_TYPE,
        static=True,
        sn=0x18,
    )
    """`context_name_type`"""

    xdlms_context_info: Attribute[types.XdlmsContextType] = Attribute(5, types.XDLMS_CONTEXT_TYPE, static=True, sn=0x20)
    """`xdlms_context_type`"""

    authentication_mechanism_name: Attribute[types.MechanismNameType] = Attribute(
        6,
        types.MECHANISM_NAME_TYPE,
        static=True,
        sn=0x28,
    )
    """`mechanism_name_type`"""

    secret: Attribute[bytes] = Attribute(7, _types.OCTET_STRING, static=True, sn=0x30)
    """`octet-string`"""

    association_status: Attribute[AssociationStatus | int] = Attribute(
        8,
        _types.Named("enum", AssociationStatus),
        static=False,
        sn=0x38,
    )
    """`enum {0 non_associated, 1 association_pending, 2 associated}`"""

    security_setup_reference: Attribute[Obis] = Attribute(9, types.LOGICAL_NAME, static=True, sn=0x40)
    """`logical_name`"""

    reply_to_hls_authentication: Method[bytes, bytes] = Method(
        1,
        parameter=_types.OCTET_STRING,
        result=_types.OCTET_STRING,
        sn=0x60,
        mandatory=False,
    )
    """Takes `octet-string`, gives `octet-string`"""

    change_hls_secret: Method[bytes, None] = Method(2, parameter=_types.OCTET_STRING, sn=0x68, mandatory=False)
    """Takes `octet-string`"""

    add_object: Method[types.ObjectListElementV1, None] = Method(
        3,
        parameter=types.OBJECT_LIST_ELEMENT_V1,
        sn=0x70,
        mandatory=False,
    )
    """Takes `object_list_element_v1`"""

    remove_object: Method[types.ObjectListElementV1, None] = Method(
        4,
        parameter=types.OBJECT_LIST_ELEMENT_V1,
        sn=0x78,
        mandatory=False,
    )
    """Takes `object_list_element_v1`"""


class AssociationLnV2(InterfaceClass):
    """Association LN, class id 15, version 2 (Blue Book 14, 5.4; verified)."""

    __slots__ = ()

    CLASS_ID = 15
    VERSION = 2
    NAME = "Association LN"
    STATUS = "verified"
    CARDINALITY = "0..n"

    AssociationStatus: TypeAlias = AssociationLnV0.AssociationStatus

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    object_list: Attribute[list[types.ObjectListElementV1]] = Attribute(
        2,
        _types.Array(types.OBJECT_LIST_ELEMENT_V1),
        static=True,
        sn=0x08,
        selectors=(
            Selector(1, "object_list_without_access_rights", _types.NULL_DATA),
            Selector(2, "class_list", _types.Array(_types.LONG_UNSIGNED)),
            Selector(3, "object_id_list", _types.Array(types.OBJECT_DEFINITION)),
            Selector(4, "object_id", types.OBJECT_DEFINITION),
        ),
    )
    """`array of object_list_element_v1`"""

    associated_partners_id: Attribute[types.AssociatedPartnersType] = Attribute(
        3,
        types.ASSOCIATED_PARTNERS_TYPE,
        static=True,
        sn=0x10,
    )
    """`associated_partners_type`"""

    application_context_name: Attribute[types.ContextNameType] = Attribute(
        4,
        types.CONTEXT_NAME_TYPE,
        static=True,
        sn=0x18,
    )
    """`context_name_type`"""

    xdlms_context_info: Attribute[types.XdlmsContextType] = Attribute(5, types.XDLMS_CONTEXT_TYPE, static=True, sn=0x20)
    """`xdlms_context_type`"""

    authentication_mechanism_name: Attribute[types.MechanismNameType] = Attribute(
        6,
        types.MECHANISM_NAME_TYPE,
        static=True,
        sn=0x28,
    )
    """`mechanism_name_type`"""

    secret: Attribute[bytes] = Attribute(7, _types.OCTET_STRING, static=True, sn=0x30)
    """`octet-string`"""

    association_status: Attribute[AssociationStatus | int] = Attribute(
        8,
        _types.Named("enum", AssociationStatus),
        static=False,
        sn=0x38,
    )
    """`enum {0 non_associated, 1 association_pending, 2 associated}`"""

    security_setup_reference: Attribute[Obis] = Attribute(9, types.LOGICAL_NAME, static=True, sn=0x40)
    """`logical_name`"""

    user_list: Attribute[list[types.UserListEntry]] = Attribute(
        10,
        _types.Array(types.USER_LIST_ENTRY),
        static=True,
        sn=0x48,
    )
    """`array of user_list_entry`"""

    current_user: Attribute[types.UserListEntry] = Attribute(11, types.USER_LIST_ENTRY, static=True, sn=0x50)
    """`user_list_entry`"""

    reply_to_hls_authentication: Method[bytes, bytes] = Method(
        1,
        parameter=_types.OCTET_STRING,
        result=_types.OCTET_STRING,
        sn=0x60,
        mandatory=False,
    )
    """Takes `octet-string`, gives `octet-string`"""

    change_hls_secret: Method[bytes, None] = Method(2, parameter=_types.OCTET_STRING, sn=0x68, mandatory=False)
    """Takes `octet-string`"""

    add_object: Method[types.ObjectListElementV1, None] = Method(
        3,
        parameter=types.OBJECT_LIST_ELEMENT_V1,
        sn=0x70,
        mandatory=False,
    )
    """Takes `object_list_element_v1`"""

    remove_object: Method[types.ObjectListElementV1, None] = Method(
        4,
        parameter=types.OBJECT_LIST_ELEMENT_V1,
        sn=0x78,
        mandatory=False,
    )
    """Takes `object_list_element_v1`"""

    add_user: Method[types.UserListEntry, None] = Method(5, parameter=types.USER_LIST_ENTRY, sn=0x80, mandatory=False)
    """Takes `user_list_entry`"""

    remove_user: Method[types.UserListEntry, None] = Method(
        6,
        parameter=types.USER_LIST_ENTRY,
        sn=0x88,
        mandatory=False,
    )
    """Takes `user_list_entry`"""


class AssociationLnV3(InterfaceClass):
    """Association LN, class id 15, version 3 (Blue Book 17, 4.4.4; verified)."""

    __slots__ = ()

    CLASS_ID = 15
    VERSION = 3
    NAME = "Association LN"
    STATUS = "verified"
    CARDINALITY = "0..n"

    AssociationStatus: TypeAlias = AssociationLnV0.AssociationStatus

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    object_list: Attribute[list[types.ObjectListElementV3]] = Attribute(
        2,
        _types.Array(types.OBJECT_LIST_ELEMENT_V3),
        static=True,
        sn=0x08,
        selectors=(
            Selector(1, "object_list_without_access_rights", _types.NULL_DATA),
            Selector(2, "class_list", _types.Array(_types.LONG_UNSIGNED)),
            Selector(3, "object_id_list", _types.Array(types.OBJECT_DEFINITION)),
            Selector(4, "object_id", types.OBJECT_DEFINITION),
        ),
    )
    """`array of object_list_element_v3`"""

    associated_partners_id: Attribute[types.AssociatedPartnersType] = Attribute(
        3,
        types.ASSOCIATED_PARTNERS_TYPE,
        static=True,
        sn=0x10,
    )
    """`associated_partners_type`"""

    application_context_name: Attribute[types.ContextNameType] = Attribute(
        4,
        types.CONTEXT_NAME_TYPE,
        static=True,
        sn=0x18,
    )
    """`context_name_type`"""

    xdlms_context_info: Attribute[types.XdlmsContextType] = Attribute(5, types.XDLMS_CONTEXT_TYPE, static=True, sn=0x20)
    """`xdlms_context_type`"""

    authentication_mechanism_name: Attribute[types.MechanismNameType] = Attribute(
        6,
        types.MECHANISM_NAME_TYPE,
        static=True,
        sn=0x28,
    )
    """`mechanism_name_type`"""

    secret: Attribute[bytes] = Attribute(7, _types.OCTET_STRING, static=True, sn=0x30)
    """`octet-string`"""

    association_status: Attribute[AssociationStatus | int] = Attribute(
        8,
        _types.Named("enum", AssociationStatus),
        static=False,
        sn=0x38,
    )
    """`enum {0 non_associated, 1 association_pending, 2 associated}`"""

    security_setup_reference: Attribute[Obis] = Attribute(9, types.LOGICAL_NAME, static=True, sn=0x40)
    """`logical_name`"""

    user_list: Attribute[list[types.UserListEntry]] = Attribute(
        10,
        _types.Array(types.USER_LIST_ENTRY),
        static=True,
        sn=0x48,
    )
    """`array of user_list_entry`"""

    current_user: Attribute[types.UserListEntry] = Attribute(11, types.USER_LIST_ENTRY, static=True, sn=0x50)
    """`user_list_entry`"""

    reply_to_hls_authentication: Method[bytes, bytes] = Method(
        1,
        parameter=_types.OCTET_STRING,
        result=_types.OCTET_STRING,
        sn=0x60,
        mandatory=False,
    )
    """Takes `octet-string`, gives `octet-string`"""

    change_hls_secret: Method[bytes, None] = Method(2, parameter=_types.OCTET_STRING, sn=0x68, mandatory=False)
    """Takes `octet-string`"""

    add_object: Method[types.ObjectListElementV3, None] = Method(
        3,
        parameter=types.OBJECT_LIST_ELEMENT_V3,
        sn=0x70,
        mandatory=False,
    )
    """Takes `object_list_element_v3`"""

    remove_object: Method[types.ObjectListElementV3, None] = Method(
        4,
        parameter=types.OBJECT_LIST_ELEMENT_V3,
        sn=0x78,
        mandatory=False,
    )
    """Takes `object_list_element_v3`"""

    add_user: Method[types.UserListEntry, None] = Method(5, parameter=types.USER_LIST_ENTRY, sn=0x80, mandatory=False)
    """Takes `user_list_entry`"""

    remove_user: Method[types.UserListEntry, None] = Method(
        6,
        parameter=types.USER_LIST_ENTRY,
        sn=0x88,
        mandatory=False,
    )
    """Takes `user_list_entry`"""


AssociationLn = AssociationLnV3
