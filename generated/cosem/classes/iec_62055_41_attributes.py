# Generated from specs/classes/116_iec_62055_41_attributes.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""IEC 62055-41 attributes (class id 116): Iec6205541Attributes is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "Iec6205541Attributes",
    "Iec6205541AttributesV0",
]


class Iec6205541AttributesV0(InterfaceClass):
    """IEC 62055-41 attributes, class id 116, version 0 (Blue Book 16 part 2, 4.6.6; verified)."""

    __slots__ = ()

    CLASS_ID = 116
    VERSION = 0
    NAME = "IEC 62055-41 attributes"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class MeterPan:
        """structure { issuer_id double-long-unsigned; decoder_reference_number long64-unsigned; pan_check_digit unsigned }"""

        issuer_id: int
        decoder_reference_number: int
        pan_check_digit: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    meter_pan: Attribute[MeterPan] = Attribute(
        2,
        _types.Structure(
            MeterPan,
            issuer_id=_types.DOUBLE_LONG_UNSIGNED,
            decoder_reference_number=_types.LONG64_UNSIGNED,
            pan_check_digit=_types.UNSIGNED,
        ),
        static=True,
        sn=0x08,
    )
    """`structure { issuer_id double-long-unsigned; decoder_reference_number long64-unsigned; pan_check_digit unsigned }`"""

    commodity: Attribute[str] = Attribute(3, _types.VISIBLE_STRING, static=True, sn=0x10)
    """`visible-string`"""

    token_carrier_types: Attribute[list[int]] = Attribute(4, _types.Array(_types.UNSIGNED), static=True, sn=0x18)
    """`array of unsigned`"""

    encryption_algorithm: Attribute[int] = Attribute(5, _types.UNSIGNED, static=True, sn=0x20)
    """`unsigned`"""

    supply_group_code: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    tariff_index: Attribute[int] = Attribute(7, _types.UNSIGNED, static=False, sn=0x30)
    """`unsigned`"""

    key_revision_number: Attribute[int] = Attribute(8, _types.UNSIGNED, static=False, sn=0x38)
    """`unsigned`"""

    key_type: Attribute[int] = Attribute(9, _types.UNSIGNED, static=False, sn=0x40)
    """`unsigned`"""

    key_expiry_number: Attribute[int] = Attribute(10, _types.UNSIGNED, static=False, sn=0x48)
    """`unsigned`"""

    no_of_kct_supported: Attribute[int] = Attribute(11, _types.UNSIGNED, static=True, sn=0x50)
    """`unsigned`"""

    sts_certificate_no: Attribute[str] = Attribute(12, _types.VISIBLE_STRING, static=True, sn=0x58)
    """`visible-string`"""


Iec6205541Attributes = Iec6205541AttributesV0
