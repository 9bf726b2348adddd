# Generated from specs/classes/062_compact_data.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Compact data (class id 62): CompactData is its newest version here."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeAlias

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "CompactData",
    "CompactDataV0",
    "CompactDataV1",
]


class CompactDataV0(InterfaceClass):
    """Compact data, class id 62, version 0 (Blue Book 14, 5.3; single source)."""

    __slots__ = ()

    CLASS_ID = 62
    VERSION = 0
    NAME = "Compact data"
    STATUS = "single source"
    CARDINALITY = "0..n"

    class CaptureMethod(IntEnum):
        """enum {0 on_invocation, 1 implicit}"""

        ON_INVOCATION = 0
        IMPLICIT = 1

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    compact_buffer: Attribute[bytes] = Attribute(2, _types.OCTET_STRING, static=False, sn=0x08)
    """`octet-string`"""

    capture_objects: Attribute[list[types.CaptureObjectDefinition]] = Attribute(
        3,
        _types.Array(types.CAPTURE_OBJECT_DEFINITION),
        static=True,
        sn=0x10,
    )
    """`array of capture_object_definition`"""

    template_id: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    template_description: Attribute[bytes] = Attribute(5, _types.OCTET_STRING, static=False, sn=0x20)
    """`octet-string`"""

    capture_method: Attribute[CaptureMethod | int] = Attribute(
        6,
        _types.Named("enum", CaptureMethod),
        static=True,
        sn=0x28,
    )
    """`enum {0 on_invocation, 1 implicit}`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), mandatory=False)
    """Takes `integer(0)`"""

    capture: Method[int, None] = Method(2, parameter=_types.INTEGER.within((0, 0)), mandatory=False)
    """Takes `integer(0)`"""


class CompactDataV1(InterfaceClass):
    """Compact data, class id 62, version 1 (Blue Book 17, 4.3.10; verified)."""

    __slots__ = ()

    CLASS_ID = 62
    VERSION = 1
    NAME = "Compact data"
    STATUS = "verified"
    CARDINALITY = "0..n"

    CaptureMethod: TypeAlias = CompactDataV0.CaptureMethod

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    compact_buffer: Attribute[bytes] = Attribute(2, _types.OCTET_STRING, static=False, sn=0x08)
    """`octet-string`"""

    capture_objects: Attribute[list[types.ObjectDefinitionWithRestriction]] = Attribute(
        3,
        _types.Array(types.OBJECT_DEFINITION_WITH_RESTRICTION),
        static=True,
        sn=0x10,
    )
    """`array of object_definition_with_restriction`"""

    template_id: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    template_description: Attribute[bytes] = Attribute(5, _types.OCTET_STRING, static=False, sn=0x20)
    """`octet-string`"""

    capture_method: Attribute[CaptureMethod | int] = Attribute(
        6,
        _types.Named("enum", CaptureMethod),
        static=True,
        sn=0x28,
    )
    """`enum {0 on_invocation, 1 implicit}`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), mandatory=False)
    """Takes `integer(0)`"""

    capture: Method[int, None] = Method(2, parameter=_types.INTEGER.within((0, 0)), mandatory=False)
    """Takes `integer(0)`"""


CompactData = CompactDataV1
