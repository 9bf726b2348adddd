# Generated from specs/classes/042_ipv4_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""IPv4 setup (class id 42): Ipv4Setup is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from ipaddress import IPv4Address

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "Ipv4Setup",
    "Ipv4SetupV0",
]


class Ipv4SetupV0(InterfaceClass):
    """IPv4 setup, class id 42, version 0 (Blue Book 17, 4.9.2; verified)."""

    __slots__ = ()

    CLASS_ID = 42
    VERSION = 0
    NAME = "IPv4 setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class IpOptionsElementIpOptionType(IntEnum):
        """unsigned {7 record_route, 68 internet_timestamp, 130 security, 131 loose_source_and_record_route, 137 strict_source_and_record_route}"""

        RECORD_ROUTE = 7
        INTERNET_TIMESTAMP = 68
        SECURITY = 130
        LOOSE_SOURCE_AND_RECORD_ROUTE = 131
        STRICT_SOURCE_AND_RECORD_ROUTE = 137

    @dataclass(slots=True)
    class IpOptionsElement:
        """structure { ip_option_type unsigned {7 record_route, 68 internet_timestamp, 130 security, 131 loose_source_and_record_route, 137 strict_source_and_record_route}; ip_option_length unsigned; ip_option_data octet-string }"""

        ip_option_type: Ipv4SetupV0.IpOptionsElementIpOptionType | int
        ip_option_length: int
        ip_option_data: bytes

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    dl_reference: Attribute[Obis] = Attribute(2, _types.OBIS_OCTETS, static=True, sn=0x08)
    """`octet-string as obis`"""

    ip_address: Attribute[IPv4Address] = Attribute(3, _types.IPV4_NUMBER, static=False, sn=0x10)
    """`double-long-unsigned as ipv4`"""

    multicast_ip_address: Attribute[list[IPv4Address]] = Attribute(
        4,
        _types.Array(_types.IPV4_NUMBER),
        static=False,
        sn=0x18,
    )
    """`array of double-long-unsigned as ipv4`"""

    ip_options: Attribute[list[IpOptionsElement]] = Attribute(
        5,
        _types.Array(_types.Structure(
            IpOptionsElement,
            ip_option_type=_types.Named("unsigned", IpOptionsElementIpOptionType),
            ip_option_length=_types.UNSIGNED,
            ip_option_data=_types.OCTET_STRING,
        )),
        static=False,
        sn=0x20,
    )
    """`array of structure { ip_option_type unsigned {7 record_route, 68 internet_timestamp, 130 security, 131 loose_source_and_record_route, 137 strict_source_and_record_route}; ip_option_length unsigned; ip_option_data octet-string }`"""

    subnet_mask: Attribute[IPv4Address] = Attribute(6, _types.IPV4_NUMBER, static=False, sn=0x28)
    """`double-long-unsigned as ipv4`"""

    gateway_ip_address: Attribute[IPv4Address] = Attribute(7, _types.IPV4_NUMBER, static=False, sn=0x30)
    """`double-long-unsigned as ipv4`"""

    use_dhcp_flag: Attribute[bool] = Attribute(8, _types.BOOLEAN, static=True, sn=0x38)
    """`boolean`"""

    primary_dns_address: Attribute[IPv4Address] = Attribute(9, _types.IPV4_NUMBER, static=False, sn=0x40)
    """`double-long-unsigned as ipv4`"""

    secondary_dns_address: Attribute[IPv4Address] = Attribute(10, _types.IPV4_NUMBER, static=False, sn=0x48)
    """`double-long-unsigned as ipv4`"""

    add_mc_ip_address: Method[IPv4Address, None] = Method(1, parameter=_types.IPV4_NUMBER, sn=0x60, mandatory=False)
    """Takes `double-long-unsigned as ipv4`"""

    delete_mc_ip_address: Method[IPv4Address, None] = Method(2, parameter=_types.IPV4_NUMBER, sn=0x68, mandatory=False)
    """Takes `double-long-unsigned as ipv4`"""

    get_nbof_mc_ip_addresses: Method[int, int] = Method(
        3,
        parameter=_types.INTEGER.within((0, 0)),
        result=_types.LONG_UNSIGNED,
        sn=0x70,
        mandatory=False,
    )
    """Takes `integer(0)`, gives `long-unsigned`"""


Ipv4Setup = Ipv4SetupV0
