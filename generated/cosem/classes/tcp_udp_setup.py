# Generated from specs/classes/041_tcp_udp_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""TCP-UDP setup (class id 41): TcpUdpSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "TcpUdpSetup",
    "TcpUdpSetupV0",
]


class TcpUdpSetupV0(InterfaceClass):
    """TCP-UDP setup, class id 41, version 0 (Blue Book 17, 4.9.1; verified)."""

    __slots__ = ()

    CLASS_ID = 41
    VERSION = 0
    NAME = "TCP-UDP setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    tcp_udp_port: Attribute[int] = Attribute(2, _types.LONG_UNSIGNED, static=True, default=4059, sn=0x08)
    """`long-unsigned`"""

    ip_reference: Attribute[Obis] = Attribute(3, _types.OBIS_OCTETS, static=True, sn=0x10)
    """`octet-string as obis`"""

    mss: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED.within((40, None)), static=True, default=576, sn=0x18)
    """`long-unsigned(40..)`"""

    nb_of_sim_conn: Attribute[int] = Attribute(5, _types.UNSIGNED.within((1, None)), static=True, sn=0x20)
    """`unsigned(1..)`"""

    inactivity_time_out: Attribute[int] = Attribute(6, _types.LONG_UNSIGNED, static=True, default=180, sn=0x28)
    """Seconds; 0 means none. `long-unsigned`"""


TcpUdpSetup = TcpUdpSetupV0
