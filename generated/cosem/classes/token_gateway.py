# Generated from specs/classes/115_token_gateway.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Token gateway (class id 115): TokenGateway is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from . import _types, types
from ..bit_string import BitString
from ..date_time import DateTime
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "TokenGateway",
    "TokenGatewayV0",
]


class TokenGatewayV0(InterfaceClass):
    """Token gateway, class id 115, version 0 (Blue Book 16 part 2, 4.6.5; verified)."""

    __slots__ = ()

    CLASS_ID = 115
    VERSION = 0
    NAME = "Token gateway"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class TokenDeliveryMethod(IntEnum):
        """enum {0 remote, 1 local, 2 manual}"""

        REMOTE = 0
        LOCAL = 1
        MANUAL = 2

    class TokenStatusStatusCode(IntEnum):
        """enum {0 token_format_ok, 1 authentication_ok, 2 validation_ok, 3 token_execution_ok, 4 token_format_failure, 5 authentication_failure, 6 validation_failure, 7 token_execution_failure, 8 token_received_not_yet_processed}"""

        TOKEN_FORMAT_OK = 0
        AUTHENTICATION_OK = 1
        VALIDATION_OK = 2
        TOKEN_EXECUTION_OK = 3
        TOKEN_FORMAT_FAILURE = 4
        AUTHENTICATION_FAILURE = 5
        VALIDATION_FAILURE = 6
        TOKEN_EXECUTION_FAILURE = 7
        TOKEN_RECEIVED_NOT_YET_PROCESSED = 8

    @dataclass(slots=True)
    class TokenStatus:
        """structure { status_code enum {0 token_format_ok, 1 authentication_ok, 2 validation_ok, 3 token_execution_ok, 4 token_format_failure, 5 authentication_failure, 6 validation_failure, 7 token_execution_failure, 8 token_received_not_yet_processed}; data_value bit-string }"""

        status_code: TokenGatewayV0.TokenStatusStatusCode | int
        data_value: BitString

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    token: Attribute[bytes] = Attribute(2, _types.OCTET_STRING, static=False, sn=0x08)
    """`octet-string`"""

    token_time: Attribute[DateTime] = Attribute(3, types.DATE_TIME, static=False, sn=0x10)
    """`date_time`"""

    token_description: Attribute[list[bytes]] = Attribute(4, _types.Array(_types.OCTET_STRING), static=False, sn=0x18)
    """`array of octet-string`"""

    token_delivery_method: Attribute[TokenDeliveryMethod | int] = Attribute(
        5,
        _types.Named("enum", TokenDeliveryMethod),
        static=False,
        sn=0x20,
    )
    """`enum {0 remote, 1 local, 2 manual}`"""

    token_status: Attribute[TokenStatus] = Attribute(
        6,
        _types.Structure(
            TokenStatus,
            status_code=_types.Named("enum", TokenStatusStatusCode),
            data_value=_types.BIT_STRING,
        ),
        static=False,
        sn=0x28,
    )
    """`structure { status_code enum {0 token_format_ok, 1 authentication_ok, 2 validation_ok, 3 token_execution_ok, 4 token_format_failure, 5 authentication_failure, 6 validation_failure, 7 token_execution_failure, 8 token_received_not_yet_processed}; data_value bit-string }`"""

    enter: Method[bytes, None] = Method(1, parameter=_types.OCTET_STRING, sn=0x30, mandatory=True)
    """Takes `octet-string`"""


TokenGateway = TokenGatewayV0
