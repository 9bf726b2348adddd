# Generated from specs/classes/072_m_bus_client.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""M-Bus client (class id 72): MBusClient is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "MBusClient",
    "MBusClientV0",
    "MBusClientV1",
    "MBusClientV2",
]


class MBusClientV0(InterfaceClass):
    """M-Bus client, class id 72, version 0 (Blue Book 12, 5.7.1; verified)."""

    __slots__ = ()

    CLASS_ID = 72
    VERSION = 0
    NAME = "M-Bus client"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mbus_port_reference: Attribute[Obis] = Attribute(2, types.LOGICAL_NAME, static=True, sn=0x08)
    """Logical name of the M-Bus master port setup object. `logical_name`"""

    capture_definition: Attribute[list[types.MbusCaptureDefinitionElement]] = Attribute(
        3,
        _types.Array(types.MBUS_CAPTURE_DEFINITION_ELEMENT),
        static=True,
        sn=0x10,
    )
    """`array of mbus_capture_definition_element`"""

    capture_period: Attribute[int] = Attribute(4, _types.DOUBLE_LONG_UNSIGNED, static=True, sn=0x18)
    """Seconds; 0: no automatic capture. `double-long-unsigned`"""

    primary_address: Attribute[int] = Attribute(5, _types.UNSIGNED, static=False, sn=0x20)
    """`unsigned`"""

    identification_number: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    manufacturer_id: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=False, sn=0x30)
    """`long-unsigned`"""

    version: Attribute[int] = Attribute(8, _types.UNSIGNED, static=False, sn=0x38)
    """Version of the M-Bus device. `unsigned`"""

    device_type: Attribute[int] = Attribute(9, _types.UNSIGNED, static=False, sn=0x40)
    """`unsigned`"""

    access_number: Attribute[int] = Attribute(10, _types.UNSIGNED, static=False, sn=0x48)
    """`unsigned`"""

    status: Attribute[int] = Attribute(11, _types.UNSIGNED, static=False, sn=0x50)
    """`unsigned`"""

    alarm: Attribute[int] = Attribute(12, _types.UNSIGNED, static=False, sn=0x58)
    """`unsigned`"""

    slave_install: Method[int, None] = Method(1, parameter=_types.UNSIGNED, sn=0x60, mandatory=False)
    """Primary address to be given to the device. Takes `unsigned`"""

    slave_deinstall: Method[int, None] = Method(2, parameter=_types.INTEGER.within((0, 0)), sn=0x68, mandatory=False)
    """Takes `integer(0)`"""

    capture: Method[int, None] = Method(3, parameter=_types.INTEGER.within((0, 0)), sn=0x70, mandatory=False)
    """Takes `integer(0)`"""

    reset_alarm: Method[int, None] = Method(4, parameter=_types.INTEGER.within((0, 0)), sn=0x78, mandatory=False)
    """Takes `integer(0)`"""

    synchronize_clock: Method[int, None] = Method(5, parameter=_types.INTEGER.within((0, 0)), sn=0x80, mandatory=False)
    """Takes `integer(0)`"""

    data_send: Method[list[types.MbusDataDefinitionElement], None] = Method(
        6,
        parameter=_types.Array(types.MBUS_DATA_DEFINITION_ELEMENT),
        sn=0x88,
        mandatory=False,
    )
    """Takes `array of mbus_data_definition_element`"""

    set_encryption_key: Method[bytes, None] = Method(7, parameter=_types.OCTET_STRING, sn=0x90, mandatory=False)
    """Takes `octet-string`"""

    transfer_key: Method[bytes, None] = Method(8, parameter=_types.OCTET_STRING, sn=0x98, mandatory=False)
    """Takes `octet-string`"""


class MBusClientV1(InterfaceClass):
    """M-Bus client, class id 72, version 1 (Blue Book 12, 4.8.2; verified)."""

    __slots__ = ()

    CLASS_ID = 72
    VERSION = 1
    NAME = "M-Bus client"
    STATUS = "verified"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mbus_port_reference: Attribute[Obis] = Attribute(2, types.LOGICAL_NAME, static=True, sn=0x08)
    """Logical name of the M-Bus master port setup object. `logical_name`"""

    capture_definition: Attribute[list[types.MbusCaptureDefinitionElement]] = Attribute(
        3,
        _types.Array(types.MBUS_CAPTURE_DEFINITION_ELEMENT),
        static=True,
        sn=0x10,
    )
    """`array of mbus_capture_definition_element`"""

    capture_period: Attribute[int] = Attribute(4, _types.DOUBLE_LONG_UNSIGNED, static=True, sn=0x18)
    """Seconds; 0: no automatic capture. `double-long-unsigned`"""

    primary_address: Attribute[int] = Attribute(5, _types.UNSIGNED, static=False, sn=0x20)
    """`unsigned`"""

    identification_number: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=False, sn=0x28)
    """`double-long-unsigned`"""

    manufacturer_id: Attribute[int] = Attribute(7, _types.LONG_UNSIGNED, static=False, sn=0x30)
    """`long-unsigned`"""

    version: Attribute[int] = Attribute(8, _types.UNSIGNED, static=False, sn=0x38)
    """Version of the M-Bus device. `unsigned`"""

    device_type: Attribute[int] = Attribute(9, _types.UNSIGNED, static=False, sn=0x40)
    """`unsigned`"""

    access_number: Attribute[int] = Attribute(10, _types.UNSIGNED, static=False, sn=0x48)
    """`unsigned`"""

    status: Attribute[int] = Attribute(11, _types.UNSIGNED, static=False, sn=0x50)
    """`unsigned`"""

    alarm: Attribute[int] = Attribute(12, _types.UNSIGNED, static=False, sn=0x58)
    """`unsigned`"""

    configuration: Attribute[int] = Attribute(13, _types.LONG_UNSIGNED, static=False, sn=0x60)
    """`long-unsigned`"""

    encryption_key_status: Attribute[types.MbusEncryptionKeyStatus | int] = Attribute(
        14,
        types.MBUS_ENCRYPTION_KEY_STATUS,
        static=False,
        sn=0x68,
    )
    """`mbus_encryption_key_status`"""

    slave_install: Method[int, None] = Method(1, parameter=_types.UNSIGNED, sn=0x70, mandatory=False)
    """Primary address to be given to the device. Takes `unsigned`"""

    slave_deinstall: Method[int, None] = Method(2, parameter=_types.INTEGER.within((0, 0)), sn=0x78, mandatory=False)
    """Takes `integer(0)`"""

    capture: Method[int, None] = Method(3, parameter=_types.INTEGER.within((0, 0)), sn=0x80, mandatory=False)
    """Takes `integer(0)`"""

    reset_alarm: Method[int, None] = Method(4, parameter=_types.INTEGER.within((0, 0)), sn=0x88, mandatory=False)
    """Takes `integer(0)`"""

    synchronize_clock: Method[int, None] = Method(5, parameter=_types.INTEGER.within((0, 0)), sn=0x90, mandatory=False)
    """Takes `integer(0)`"""

    data_send: Method[list[types.MbusDataDefinitionElement], None] = Method(
        6,
        parameter=_types.Array(types.MBUS_DATA_DEFINITION_ELEMENT),
        sn=0x98,
        mandatory=False,
    )
    """Takes `array of mbus_data_definition_element`"""

    set_encryption_key: Method[bytes, None] = Method(7, parameter=_types.OCTET_STRING, sn=0xa0, mandatory=False)
    """Takes `octet-string`"""

    transfer_key: Method[bytes, None] = Method(8, parameter=_types.OCTET_STRING, sn=0xa8, mandatory=False)
    """Takes `octet-string`"""


class MBusClientV2(InterfaceClass):
    """M-Bus client, class id 72, version 2 (Blue Book 16 part 2, 4.8.3; existence only)."""

    __slots__ = ()

    CLASS_ID = 72
    VERSION = 2
    NAME = "M-Bus client"
    STATUS = "existence only"
    CARDINALITY = "0..n"


MBusClient = MBusClientV1
