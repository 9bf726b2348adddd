# Generated from specs/classes/085_prime_nb_ofdm_plc_mac_network_administration_data.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""PRIME NB OFDM PLC MAC network administration data (class id 85): PrimeNbOfdmPlcMacNetworkAdministrationData is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "PrimeNbOfdmPlcMacNetworkAdministrationData",
    "PrimeNbOfdmPlcMacNetworkAdministrationDataV0",
]


class PrimeNbOfdmPlcMacNetworkAdministrationDataV0(InterfaceClass):
    """PRIME NB OFDM PLC MAC network administration data, class id 85, version 0 (Blue Book 16 part 2, 4.12.9; verified)."""

    __slots__ = ()

    CLASS_ID = 85
    VERSION = 0
    NAME = "PRIME NB OFDM PLC MAC network administration data"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class MacListMulticastEntriesElement:
        """structure { mcast_entry_lcid integer; mcast_entry_members long }"""

        mcast_entry_lcid: int
        mcast_entry_members: int

    @dataclass(slots=True)
    class MacListDirectTableElement:
        """structure { dconn_entry_src_sid long; dconn_entry_src_lnid long; dconn_entry_src_lcid long; dconn_entry_dst_sid long; dconn_entry_dst_lnid long; dconn_entry_dst_lcid long; dconn_entry_did octet-string as mac }"""

        dconn_entry_src_sid: int
        dconn_entry_src_lnid: int
        dconn_entry_src_lcid: int
        dconn_entry_dst_sid: int
        dconn_entry_dst_lnid: int
        dconn_entry_dst_lcid: int
        dconn_entry_did: bytes

    @dataclass(slots=True)
    class MacListAvailableSwitchesElement:
        """structure { slist_entry_sna octet-string as mac; slist_entry_lsid long; slist_entry_level integer; slist_entry_rx_lvl integer; slist_entry_rx_snr integer }"""

        slist_entry_sna: bytes
        slist_entry_lsid: int
        slist_entry_level: int
        slist_entry_rx_lvl: int
        slist_entry_rx_snr: int

    @dataclass(slots=True)
    class MacListPhyCommElement:
        """structure { phy_comm_eui octet-string as mac; phy_comm_tx_pwr integer; phy_comm_tx_cod integer; phy_comm_rx_cod integer; phy_comm_rx_lvl integer; phy_comm_snr integer; phy_comm_tx_pwr_mod integer; phy_comm_tx_cod_mod integer; phy_comm_rx_cod_mod integer }"""

        phy_comm_eui: bytes
        phy_comm_tx_pwr: int
        phy_comm_tx_cod: int
        phy_comm_rx_cod: int
        phy_comm_rx_lvl: int
        phy_comm_snr: int
        phy_comm_tx_pwr_mod: int
        phy_comm_tx_cod_mod: int
        phy_comm_rx_cod_mod: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mac_list_multicast_entries: Attribute[list[MacListMulticastEntriesElement]] = Attribute(
        2,
        _types.Array(_types.Structure(
            MacListMulticastEntriesElement,
            mcast_entry_lcid=_types.INTEGER,
            mcast_entry_members=_types.LONG,
        )),
        static=False,
        sn=0x08,
    )
    """`array of structure { mcast_entry_lcid integer; mcast_entry_members long }`"""

    mac_list_switch_table: Attribute[list[int]] = Attribute(3, _types.Array(_types.LONG), static=False, sn=0x10)
    """`array of long`"""

    mac_list_direct_table: Attribute[list[MacListDirectTableElement]] = Attribute(
        4,
        _types.Array(_types.Structure(
            MacListDirectTableElement,
            dconn_entry_src_sid=_types.LONG,
            dconn_entry_src_lnid=_types.LONG,
            dconn_entry_src_lcid=_types.LONG,
            dconn_entry_dst_sid=_types.LONG,
            dconn_entry_dst_lnid=_types.LONG,
            dconn_entry_dst_lcid=_types.LONG,
            dconn_entry_did=_types.OCTET_STRING,
        )),
        static=False,
        sn=0x18,
    )
    """`array of structure { dconn_entry_src_sid long; dconn_entry_src_lnid long; dconn_entry_src_lcid long; dconn_entry_dst_sid long; dconn_entry_dst_lnid long; dconn_entry_dst_lcid long; dconn_entry_did octet-string as mac }`"""

    mac_list_available_switches: Attribute[list[MacListAvailableSwitchesElement]] = Attribute(
        5,
        _types.Array(_types.Structure(
            MacListAvailableSwitchesElement,
            slist_entry_sna=_types.OCTET_STRING,
            slist_entry_lsid=_types.LONG,
            slist_entry_level=_types.INTEGER,
            slist_entry_rx_lvl=_types.INTEGER,
            slist_entry_rx_snr=_types.INTEGER,
        )),
        static=False,
        sn=0x20,
    )
    """`array of structure { slist_entry_sna octet-string as mac; slist_entry_lsid long; slist_entry_level integer; slist_entry_rx_lvl integer; slist_entry_rx_snr integer }`"""

    mac_list_phy_comm: Attribute[list[MacListPhyCommElement]] = Attribute(
        6,
        _types.Array(_types.Structure(
            MacListPhyCommElement,
            phy_comm_eui=_types.OCTET_STRING,
            phy_comm_tx_pwr=_types.INTEGER,
            phy_comm_tx_cod=_types.INTEGER,
            phy_comm_rx_cod=_types.INTEGER,
            phy_comm_rx_lvl=_types.INTEGER,
            phy_comm_snr=_types.INTEGER,
            phy_comm_tx_pwr_mod=_types.INTEGER,
            phy_comm_tx_cod_mod=_types.INTEGER,
            phy_comm_rx_cod_mod=_types.INTEGER,
        )),
        static=False,
        sn=0x28,
    )
    """`array of structure { phy_comm_eui octet-string as mac; phy_comm_tx_pwr integer; phy_comm_tx_cod integer; phy_comm_rx_cod integer; phy_comm_rx_lvl integer; phy_comm_snr integer; phy_comm_tx_pwr_mod integer; phy_comm_tx_cod_mod integer; phy_comm_rx_cod_mod integer }`"""

    reset: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), sn=0x30, mandatory=False)
    """Takes `integer(0)`"""


PrimeNbOfdmPlcMacNetworkAdministrationData = PrimeNbOfdmPlcMacNetworkAdministrationDataV0
