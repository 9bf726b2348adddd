# Generated from specs/classes/152_coap_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""CoAP setup (class id 152): CoapSetup is its newest version here."""

from __future__ import annotations

from enum import IntEnum

from . import _types, types
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "CoapSetup",
    "CoapSetupV0",
]


class CoapSetupV0(InterfaceClass):
    """CoAP setup, class id 152, version 0 (Blue Book 16 part 2, 4.9.8; verified)."""

    __slots__ = ()

    CLASS_ID = 152
    VERSION = 0
    NAME = "CoAP setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class TransportMode(IntEnum):
        """enum {1 reliable, 2 unreliable, 3 reliable_and_unreliable}"""

        RELIABLE = 1
        UNRELIABLE = 2
        RELIABLE_AND_UNRELIABLE = 3

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    udp_reference: Attribute[Obis] = Attribute(2, types.LOGICAL_NAME, static=True, sn=0x08)
    """`logical_name`"""

    ack_timeout: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=True, sn=0x10)
    """`long-unsigned`"""

    ack_random_factor: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=True, sn=0x18)
    """`long-unsigned`"""

    max_retransmit: Attribute[int] = Attribute(5, _types.LONG_UNSIGNED, static=True, sn=0x20)
    """`long-unsigned`"""

    nstart: Attribute[int] = Attribute(6, _types.LONG_UNSIGNED, static=True, sn=0x28)
    """`long-unsigned`"""

    delay_ack_timeout: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=True, sn=0x30)
    """`long-unsigned`"""

    exponential_back_off: Attribute[int] = Attribute(8, _types.LONG_UNSIGNED, static=True, sn=0x38)
    """`long-unsigned`"""

    probing_rate: Attribute[int] = Attribute(9, _types.LONG_UNSIGNED, static=True, sn=0x40)
    """`long-unsigned`"""

    coap_uri_path: Attribute[str] = Attribute(10, _types.TEXT_OCTETS, static=True, sn=0x48)
    """`octet-string as text`"""

    transport_mode: Attribute[TransportMode | int] = Attribute(
        11,
        _types.Named("enum", TransportMode),
        static=True,
        sn=0x50,
    )
    """`enum {1 reliable, 2 unreliable, 3 reliable_and_unreliable}`"""

    version: Attribute[AnyData] = Attribute(12, _types.UNKNOWN, static=False, sn=0x58)
    """A CHOICE: version of the wrapper. `unknown`"""

    token_length: Attribute[int] = Attribute(13, _types.UNSIGNED, static=True, sn=0x60)
    """`unsigned`"""


CoapSetup = CoapSetupV0
