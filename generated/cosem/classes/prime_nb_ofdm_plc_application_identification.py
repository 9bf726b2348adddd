# Generated from specs/classes/086_prime_nb_ofdm_plc_application_identification.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""PRIME NB OFDM PLC Application identification (class id 86): PrimeNbOfdmPlcApplicationIdentification is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "PrimeNbOfdmPlcApplicationIdentification",
    "PrimeNbOfdmPlcApplicationIdentificationV0",
]


class PrimeNbOfdmPlcApplicationIdentificationV0(InterfaceClass):
    """PRIME NB OFDM PLC Application identification, class id 86, version 0 (Blue Book 16 part 2, 4.12.11; verified)."""

    __slots__ = ()

    CLASS_ID = 86
    VERSION = 0
    NAME = "PRIME NB OFDM PLC Application identification"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    firmware_version: Attribute[bytes] = Attribute(2, _types.OCTET_STRING.within((0, 128)), static=True, sn=0x08)
    """`octet-string(0..128)`"""

    vendor_id: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=True, sn=0x10)
    """`long-unsigned`"""

    product_id: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=True, sn=0x18)
    """`long-unsigned`"""


PrimeNbOfdmPlcApplicationIdentification = PrimeNbOfdmPlcApplicationIdentificationV0
