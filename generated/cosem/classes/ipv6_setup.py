# Generated from specs/classes/048_ipv6_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""IPv6 setup (class id 48): Ipv6Setup is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from ipaddress import IPv6Address

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "Ipv6Setup",
    "Ipv6SetupV0",
]


class Ipv6SetupV0(InterfaceClass):
    """IPv6 setup, class id 48, version 0 (Blue Book 17, 4.9.3; verified)."""

    __slots__ = ()

    CLASS_ID = 48
    VERSION = 0
    NAME = "IPv6 setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class AddressConfigMode(IntEnum):
        """enum {0 auto_configuration, 1 dhcpv6, 2 manual, 3 neighbour_discovery}"""

        AUTO_CONFIGURATION = 0
        DHCPV6 = 1
        MANUAL = 2
        NEIGHBOUR_DISCOVERY = 3

    @dataclass(slots=True)
    class NeighborDiscoverySetupElement:
        """structure { rs_max_retry unsigned; rs_retry_wait_time long-unsigned; ra_send_period double-long-unsigned }"""

        rs_max_retry: int
        rs_retry_wait_time: int
        ra_send_period: int

    class AddIpv6AddressParameterIpv6AddressType(IntEnum):
        """enum {0 unicast, 1 multicast, 2 gateway}"""

        UNICAST = 0
        MULTICAST = 1
        GATEWAY = 2

    @dataclass(slots=True)
    class AddIpv6AddressParameter:
        """structure { ipv6_address_type enum {0 unicast, 1 multicast, 2 gateway}; ipv6_address octet-string(16) as ipv6 }"""

        ipv6_address_type: Ipv6SetupV0.AddIpv6AddressParameterIpv6AddressType | int
        ipv6_address: IPv6Address

    class RemoveIpv6AddressParameterIpv6AddressType(IntEnum):
        """enum {0 unicast, 1 multicast, 2 gateway}"""

        UNICAST = 0
        MULTICAST = 1
        GATEWAY = 2

    @dataclass(slots=True)
    class RemoveIpv6AddressParameter:
        """structure { ipv6_address_type enum {0 unicast, 1 multicast, 2 gateway}; ipv6_address octet-string(16) as ipv6 }"""

        ipv6_address_type: Ipv6SetupV0.RemoveIpv6AddressParameterIpv6AddressType | int
        ipv6_address: IPv6Address

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    dl_reference: Attribute[Obis] = Attribute(2, _types.OBIS_OCTETS, static=True, sn=0x08)
    """`octet-string as obis`"""

    address_config_mode: Attribute[AddressConfigMode | int] = Attribute(
        3,
        _types.Named("enum", AddressConfigMode),
        static=True,
        default=0,
        sn=0x10,
    )
    """`enum {0 auto_configuration, 1 dhcpv6, 2 manual, 3 neighbour_discovery}`"""

    unicast_ipv6_addresses: Attribute[list[IPv6Address]] = Attribute(
        4,
        _types.Array(_types.IPV6_OCTETS),
        static=False,
        sn=0x18,
    )
    """Static or dynamic. `array of octet-string(16) as ipv6`"""

    multicast_ipv6_addresses: Attribute[list[IPv6Address]] = Attribute(
        5,
        _types.Array(_types.IPV6_OCTETS),
        static=True,
        sn=0x20,
    )
    """`array of octet-string(16) as ipv6`"""

    gateway_ipv6_addresses: Attribute[list[IPv6Address]] = Attribute(
        6,
        _types.Array(_types.IPV6_OCTETS),
        static=True,
        sn=0x28,
    )
    """`array of octet-string(16) as ipv6`"""

    primary_dns_address: Attribute[IPv6Address] = Attribute(7, _types.IPV6_OCTETS, static=True, sn=0x30)
    """`octet-string as ipv6`"""

    secondary_dns_address: Attribute[IPv6Address] = Attribute(8, _types.IPV6_OCTETS, static=True, sn=0x38)
    """`octet-string as ipv6`"""

    traffic_class: Attribute[int] = Attribute(9, _types.UNSIGNED.within((0, 63)), static=True, default=0, sn=0x40)
    """`unsigned(0..63)`"""

    neighbor_discovery_setup: Attribute[list[NeighborDiscoverySetupElement]] = Attribute(
        10,
        _types.Array(_types.Structure(
            NeighborDiscoverySetupElement,
            rs_max_retry=_types.UNSIGNED,
            rs_retry_wait_time=_types.LONG_UNSIGNED,
            ra_send_period=_types.DOUBLE_LONG_UNSIGNED,
        )),
        static=True,
        sn=0x48,
    )
    """`array of structure { rs_max_retry unsigned; rs_retry_wait_time long-unsigned; ra_send_period double-long-unsigned }`"""

    add_ipv6_address: Method[AddIpv6AddressParameter, None] = Method(
        1,
        parameter=_types.Structure(
            AddIpv6AddressParameter,
            ipv6_address_type=_types.Named("enum", AddIpv6AddressParameterIpv6AddressType),
            ipv6_address=_types.IPV6_OCTETS,
        ),
        sn=0x60,
        mandatory=False,
    )
    """Takes `structure { ipv6_address_type enum {0 unicast, 1 multicast, 2 gateway}; ipv6_address octet-string(16) as ipv6 }`"""

    remove_ipv6_address: Method[RemoveIpv6AddressParameter, None] = Method(
        2,
        parameter=_types.Structure(
            RemoveIpv6AddressParameter,
            ipv6_address_type=_types.Named("enum", RemoveIpv6AddressParameterIpv6AddressType),
            ipv6_address=_types.IPV6_OCTETS,
        ),
        sn=0x68,
        mandatory=False,
    )
    """Takes `structure { ipv6_address_type enum {0 unicast, 1 multicast, 2 gateway}; ipv6_address octet-string(16) as ipv6 }`"""


Ipv6Setup = Ipv6SetupV0
