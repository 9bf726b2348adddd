# Generated from specs/classes/104_zigbee_network_control.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""ZigBee network control (class id 104): ZigbeeNetworkControl is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag

from . import _types, types
from ..bit_string import BitString
from ..data import Data as AnyData
from ..date_time import DateTime
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "ZigbeeNetworkControl",
    "ZigbeeNetworkControlV0",
]


class ZigbeeNetworkControlV0(InterfaceClass):
    """ZigBee network control, class id 104, version 0 (Blue Book 16 part 2, 4.15.5; verified)."""

    __slots__ = ()

    CLASS_ID = 104
    VERSION = 0
    NAME = "ZigBee network control"
    STATUS = "verified"
    CARDINALITY = "0..1"

    class ActiveDevicesElementStatus(IntFlag):
        """bit-string {0 authorised_on_pan, 1 actively_reporting_on_pan, 2 unauthorised_on_pan_but_has_reported, 3 authorised_after_swap_out, 4 sep_transmitting}"""

        AUTHORISED_ON_PAN = 1 << 7
        ACTIVELY_REPORTING_ON_PAN = 1 << 6
        UNAUTHORISED_ON_PAN_BUT_HAS_REPORTED = 1 << 5
        AUTHORISED_AFTER_SWAP_OUT = 1 << 4
        SEP_TRANSMITTING = 1 << 3

    @dataclass(slots=True)
    class ActiveDevicesElement:
        """structure { mac_address octet-string(8); status bit-string {0 authorised_on_pan, 1 actively_reporting_on_pan, 2 unauthorised_on_pan_but_has_reported, 3 authorised_after_swap_out, 4 sep_transmitting}; max_rssi integer; average_rssi integer; min_rssi integer; max_lqi unsigned; average_lqi unsigned; min_lqi unsigned; last_communication_date_time date_time; number_of_hops unsigned; transmission_failures unsigned; transmission_successes unsigned; application_version unsigned; stack_version unsigned }"""

        mac_address: bytes
        status: ZigbeeNetworkControlV0.ActiveDevicesElementStatus | BitString
        max_rssi: int
        average_rssi: int
        min_rssi: int
        max_lqi: int
        average_lqi: int
        min_lqi: int
        last_communication_date_time: DateTime
        number_of_hops: int
        transmission_failures: int
        transmission_successes: int
        application_version: int
        stack_version: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    enable_disable_joining: Attribute[bool] = Attribute(2, _types.BOOLEAN, static=True, sn=0x08)
    """`boolean`"""

    join_timeout: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=True, sn=0x10)
    """Seconds. `long-unsigned`"""

    active_devices: Attribute[list[ActiveDevicesElement]] = Attribute(
        4,
        _types.Array(_types.Structure(
            ActiveDevicesElement,
            mac_address=_types.OCTET_STRING.within((8, 8)),
            status=_types.OpenFlags(ActiveDevicesElementStatus, 8),
            max_rssi=_types.INTEGER,
            average_rssi=_types.INTEGER,
            min_rssi=_types.INTEGER,
            max_lqi=_types.UNSIGNED,
            average_lqi=_types.UNSIGNED,
            min_lqi=_types.UNSIGNED,
            last_communication_date_time=types.DATE_TIME,
            number_of_hops=_types.UNSIGNED,
            transmission_failures=_types.UNSIGNED,
            transmission_successes=_types.UNSIGNED,
            application_version=_types.UNSIGNED,
            stack_version=_types.UNSIGNED,
        )),
        static=False,
        sn=0x18,
    )
    """`array of structure { mac_address octet-string(8); status bit-string {0 authorised_on_pan, 1 actively_reporting_on_pan, 2 unauthorised_on_pan_but_has_reported, 3 authorised_after_swap_out, 4 sep_transmitting}; max_rssi integer; average_rssi integer; min_rssi integer; max_lqi unsigned; average_lqi unsigned; min_lqi unsigned; last_communication_date_time date_time; number_of_hops unsigned; transmission_failures unsigned; transmission_successes unsigned; application_version unsigned; stack_version unsigned }`"""

    register_device: Method[AnyData, None] = Method(1, sn=0x20, mandatory=True)
    """Takes what is not known"""

    unregister_device: Method[AnyData, None] = Method(2, sn=0x28, mandatory=True)
    """Takes what is not known"""

    unregister_all_devices: Method[AnyData, None] = Method(3, sn=0x30, mandatory=False)
    """Takes what is not known"""

    backup_pan: Method[AnyData, None] = Method(4, sn=0x38, mandatory=False)
    """Takes what is not known"""

    restore_pan: Method[AnyData, None] = Method(5, sn=0x40, mandatory=False)
    """Takes what is not known"""

    identify_device: Method[AnyData, None] = Method(6, sn=0x48, mandatory=False)
    """Takes what is not known"""

    remove_mirror: Method[AnyData, None] = Method(7, sn=0x50, mandatory=False)
    """Takes what is not known"""

    update_network_key: Method[AnyData, None] = Method(8, sn=0x58, mandatory=False)
    """Takes what is not known"""

    update_link_key: Method[AnyData, None] = Method(9, sn=0x60, mandatory=False)
    """Takes what is not known"""

    create_pan: Method[AnyData, None] = Method(10, sn=0x68, mandatory=True)
    """Takes what is not known"""

    remove_pan: Method[AnyData, None] = Method(11, sn=0x70, mandatory=True)
    """Takes what is not known"""


ZigbeeNetworkControl = ZigbeeNetworkControlV0
