# Generated from specs/classes/046_smtp_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""SMTP setup (class id 46): SmtpSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "SmtpSetup",
    "SmtpSetupV0",
]


class SmtpSetupV0(InterfaceClass):
    """SMTP setup, class id 46, version 0 (Blue Book 17, 4.9.6; verified)."""

    __slots__ = ()

    CLASS_ID = 46
    VERSION = 0
    NAME = "SMTP setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    server_port: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=True, default=25, sn=0x08)
    """`long-unsigned`"""

    user_name: Attribute[str] = Attribute(3, _types.TEXT_OCTETS, static=True, sn=0x10)
    """`octet-string as text`"""

    login_password: Attribute[str] = Attribute(4, _types.TEXT_OCTETS, static=True, sn=0x18)
    """`octet-string as text`"""

    server_address: Attribute[str] = Attribute(5, _types.TEXT_OCTETS, static=True, sn=0x20)
    """`octet-string as text`"""

    sender_address: Attribute[str] = Attribute(6, _types.TEXT_OCTETS, static=True, sn=0x28)
    """`octet-string as text`"""


SmtpSetup = SmtpSetupV0
