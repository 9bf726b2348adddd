# Generated from specs/classes/100_ntp_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""NTP setup (class id 100): NtpSetup is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "NtpSetup",
    "NtpSetupV0",
]


class NtpSetupV0(InterfaceClass):
    """NTP setup, class id 100, version 0 (Blue Book 16 part 2, 4.9.7; verified)."""

    __slots__ = ()

    CLASS_ID = 100
    VERSION = 0
    NAME = "NTP setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class AuthenticationMethod(IntEnum):
        """enum {0 no_security, 1 shared_secrets, 2 autokey_iff}"""

        NO_SECURITY = 0
        SHARED_SECRETS = 1
        AUTOKEY_IFF = 2

    @dataclass(slots=True)
    class AuthenticationKeysElement:
        """structure { key_id double-long-unsigned; key octet-string }"""

        key_id: int
        key: bytes

    @dataclass(slots=True)
    class AddAuthenticationKeyParameter:
        """structure { key_id double-long-unsigned; key octet-string }"""

        key_id: int
        key: bytes

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    activated: Attribute[bool] = Attribute(2, _types.BOOLEAN, static=True, default=False, sn=0x08)
    """`boolean`"""

    server_address: Attribute[str] = Attribute(3, _types.TEXT_OCTETS, static=True, sn=0x10)
    """Name or IP address in text. `octet-string as text`"""

    server_port: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=True, default=123, sn=0x18)
    """`long-unsigned`"""

    authentication_method: Attribute[AuthenticationMethod | int] = Attribute(
        5,
        _types.Named("enum", AuthenticationMethod),
        static=True,
        sn=0x20,
    )
    """`enum {0 no_security, 1 shared_secrets, 2 autokey_iff}`"""

    authentication_keys: Attribute[list[AuthenticationKeysElement]] = Attribute(
        6,
        _types.Array(_types.Structure(
            AuthenticationKeysElement,
            key_id=_types.DOUBLE_LONG_UNSIGNED,
            key=_types.OCTET_STRING,
        )),
        static=True,
        sn=0x28,
    )
    """`array of structure { key_id double-long-unsigned; key octet-string }`"""

    client_key: Attribute[bytes] = Attribute(7, _types.OCTET_STRING, static=True, sn=0x30)
    """`octet-string`"""

    synchronize: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x38, mandatory=True)
    """Takes `integer(0)`"""

    add_authentication_key: Method[AddAuthenticationKeyParameter, None] = Method(
        2,
        parameter=_types.Structure(
            AddAuthenticationKeyParameter,
            key_id=_types.DOUBLE_LONG_UNSIGNED,
            key=_types.OCTET_STRING,
        ),
        sn=0x40,
        mandatory=False,
    )
    """Takes `structure { key_id double-long-unsigned; key octet-string }`"""

    delete_authentication_key: Method[int, None] = Method(
        3,
        parameter=_types.DOUBLE_LONG_UNSIGNED,
        sn=0x48,
        mandatory=False,
    )
    """Takes `double-long-unsigned`"""


NtpSetup = NtpSetupV0
