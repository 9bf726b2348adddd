# Generated from specs/classes/044_ppp_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""PPP setup (class id 44): PppSetup is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from . import _types, types
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "PppSetup",
    "PppSetupV0",
]


class PppSetupV0(InterfaceClass):
    """PPP setup, class id 44, version 0 (Blue Book 17, 4.9.5; verified)."""

    __slots__ = ()

    CLASS_ID = 44
    VERSION = 0
    NAME = "PPP setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class LcpOptionsElementLcpOptionType(IntEnum):
        """unsigned {1 max_rec_unit, 2 async_control_char_map, 3 auth_protocol, 5 magic_number, 7 protocol_field_compression, 8 address_and_ctr_compression, 9 fcs_alternatives, 13 callback}"""

        MAX_REC_UNIT = 1
        ASYNC_CONTROL_CHAR_MAP = 2
        AUTH_PROTOCOL = 3
        MAGIC_NUMBER = 5
        PROTOCOL_FIELD_COMPRESSION = 7
        ADDRESS_AND_CTR_COMPRESSION = 8
        FCS_ALTERNATIVES = 9
        CALLBACK = 13

    @dataclass(slots=True)
    class LcpOptionsElement:
        """structure { lcp_option_type unsigned {1 max_rec_unit, 2 async_control_char_map, 3 auth_protocol, 5 magic_number, 7 protocol_field_compression, 8 address_and_ctr_compression, 9 fcs_alternatives, 13 callback}; lcp_option_length unsigned; lcp_option_data any }"""

        lcp_option_type: PppSetupV0.LcpOptionsElementLcpOptionType | int
        lcp_option_length: int
        lcp_option_data: AnyData

    class IpcpOptionsElementIpcpOptionType(IntEnum):
        """unsigned {2 ip_compression_protocol, 3 pref_local_ip, 20 pref_peer_ip, 21 gao, 22 usip}"""

        IP_COMPRESSION_PROTOCOL = 2
        PREF_LOCAL_IP = 3
        PREF_PEER_IP = 20
        GAO = 21
        USIP = 22

    @dataclass(slots=True)
    class IpcpOptionsElement:
        """structure { ipcp_option_type unsigned {2 ip_compression_protocol, 3 pref_local_ip, 20 pref_peer_ip, 21 gao, 22 usip}; ipcp_option_length unsigned; ipcp_option_data any }"""

        ipcp_option_type: PppSetupV0.IpcpOptionsElementIpcpOptionType | int
        ipcp_option_length: int
        ipcp_option_data: AnyData

    @dataclass(slots=True)
    class PppAuthentication2:
        """structure { user_name octet-string; pap_password octet-string }"""

        user_name: bytes
        pap_password: bytes

    class PppAuthentication3AlgorithmId(IntEnum):
        """unsigned {5 chap_md5, 6 sha_1, 128 ms_chap, 129 ms_chap_2}"""

        CHAP_MD5 = 5
        SHA_1 = 6
        MS_CHAP = 128
        MS_CHAP_2 = 129

    @dataclass(slots=True)
    class PppAuthentication3:
        """structure { user_name octet-string; algorithm_id unsigned {5 chap_md5, 6 sha_1, 128 ms_chap, 129 ms_chap_2} }"""

        user_name: bytes
        algorithm_id: PppSetupV0.PppAuthentication3AlgorithmId | int

    @dataclass(slots=True)
    class PppAuthentication4:
        """structure { md5_challenge boolean; one_time_password boolean; generic_token_card boolean }"""

        md5_challenge: bool
        one_time_password: bool
        generic_token_card: bool

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    phy_reference: Attribute[Obis] = Attribute(2, _types.OBIS_OCTETS, static=True, sn=0x08)
    """`octet-string as obis`"""

    lcp_options: Attribute[list[LcpOptionsElement]] = Attribute(
        3,
        _types.Array(_types.Structure(
            LcpOptionsElement,
            lcp_option_type=_types.Named("unsigned", LcpOptionsElementLcpOptionType),
            lcp_option_length=_types.UNSIGNED,
            lcp_option_data=_types.ANY,
        )),
        static=True,
        sn=0x10,
    )
    """`array of structure { lcp_option_type unsigned {1 max_rec_unit, 2 async_control_char_map, 3 auth_protocol, 5 magic_number, 7 protocol_field_compression, 8 address_and_ctr_compression, 9 fcs_alternatives, 13 callback}; lcp_option_length unsigned; lcp_option_data any }`"""

    ipcp_options: Attribute[list[IpcpOptionsElement]] = Attribute(
        4,
        _types.Array(_types.Structure(
            IpcpOptionsElement,
            ipcp_option_type=_types.Named("unsigned", IpcpOptionsElementIpcpOptionType),
            ipcp_option_length=_types.UNSIGNED,
            ipcp_option_data=_types.ANY,
        )),
        static=True,
        sn=0x18,
    )
    """`array of structure { ipcp_option_type unsigned {2 ip_compression_protocol, 3 pref_local_ip, 20 pref_peer_ip, 21 gao, 22 usip}; ipcp_option_length unsigned; ipcp_option_data any }`"""

    ppp_authentication: Attribute[PppAuthentication2 | PppAuthentication3 | PppAuthentication4 | None] = Attribute(
        5,
        _types.Choice(
            _types.NULL_DATA,
            _types.Structure(
                PppAuthentication2,
                user_name=_types.OCTET_STRING,
                pap_password=_types.OCTET_STRING,
            ),
            _types.Structure(
                PppAuthentication3,
                user_name=_types.OCTET_STRING,
                algorithm_id=_types.Named("unsigned", PppAuthentication3AlgorithmId),
            ),
            _types.Structure(
                PppAuthentication4,
                md5_challenge=_types.BOOLEAN,
                one_time_password=_types.BOOLEAN,
                generic_token_card=_types.BOOLEAN,
            ),
        ),
        static=True,
        sn=0x20,
    )
    """`null-data | structure { user_name octet-string; pap_password octet-string } | structure { user_name octet-string; algorithm_id unsigned {5 chap_md5, 6 sha_1, 128 ms_chap, 129 ms_chap_2} } | structure { md5_challenge boolean; one_time_password boolean; generic_token_card boolean }`"""


PppSetup = PppSetupV0
