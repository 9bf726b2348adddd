# Generated from specs/classes/029_auto_connect.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Auto connect (class id 29): AutoConnect is its newest version here."""

from __future__ import annotations

from enum import IntEnum

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "AutoConnect",
    "AutoConnectV0",
    "AutoConnectV1",
    "AutoConnectV2",
]


class AutoConnectV0(InterfaceClass):
    """PSTN auto dial, class id 29, version 0 (Blue Book 14, 5.7.6; verified)."""

    __slots__ = ()

    CLASS_ID = 29
    VERSION = 0
    NAME = "PSTN auto dial"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class Mode(IntEnum):
        """enum {0 no_auto_dialling, 1 anytime, 2 within_calling_window, 3 regular_within_calling_window_alarms_anytime}"""

        NO_AUTO_DIALLING = 0
        ANYTIME = 1
        WITHIN_CALLING_WINDOW = 2
        REGULAR_WITHIN_CALLING_WINDOW_ALARMS_ANYTIME = 3

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mode: Attribute[Mode | int] = Attribute(2, _types.Named("enum", Mode), static=True, sn=0x08)
    """From 200: manufacturer specific. `enum {0 no_auto_dialling, 1 anytime, 2 within_calling_window, 3 regular_within_calling_window_alarms_anytime}`"""

    repetitions: Attribute[int] = Attribute(3, _types.UNSIGNED, static=True, sn=0x10)
    """`unsigned`"""

    repetition_delay: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=True, sn=0x18)
    """Seconds. `long-unsigned`"""

    calling_window: Attribute[list[types.WindowElement]] = Attribute(
        5,
        _types.Array(types.WINDOW_ELEMENT),
        static=True,
        sn=0x20,
    )
    """`array of window_element`"""

    phone_list: Attribute[list[str]] = Attribute(6, _types.Array(_types.TEXT_OCTETS), static=True, sn=0x28)
    """`array of octet-string as text`"""


class AutoConnectV1(InterfaceClass):
    """Auto connect, class id 29, version 1 (Blue Book 14, 5.7.7; verified)."""

    __slots__ = ()

    CLASS_ID = 29
    VERSION = 1
    NAME = "Auto connect"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class Mode(IntEnum):
        """enum {0 no_auto_dialling, 1 anytime, 2 within_calling_window, 3 regular_within_calling_window_alarms_anytime, 4 sms_via_plmn, 5 sms_via_pstn, 6 email}"""

        NO_AUTO_DIALLING = 0
        ANYTIME = 1
        WITHIN_CALLING_WINDOW = 2
        REGULAR_WITHIN_CALLING_WINDOW_ALARMS_ANYTIME = 3
        SMS_VIA_PLMN = 4
        SMS_VIA_PSTN = 5
        EMAIL = 6

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mode: Attribute[Mode | int] = Attribute(2, _types.Named("enum", Mode), static=True, sn=0x08)
    """From 200: manufacturer specific. `enum {0 no_auto_dialling, 1 anytime, 2 within_calling_window, 3 regular_within_calling_window_alarms_anytime, 4 sms_via_plmn, 5 sms_via_pstn, 6 email}`"""

    repetitions: Attribute[int] = Attribute(3, _types.UNSIGNED, static=True, sn=0x10)
    """`unsigned`"""

    repetition_delay: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=True, sn=0x18)
    """Seconds. `long-unsigned`"""

    calling_window: Attribute[list[types.WindowElement]] = Attribute(
        5,
        _types.Array(types.WINDOW_ELEMENT),
        static=True,
        sn=0x20,
    )
    """`array of window_element`"""

    destination_list: Attribute[list[str]] = Attribute(6, _types.Array(_types.TEXT_OCTETS), static=True, sn=0x28)
    """`array of octet-string as text`"""


class AutoConnectV2(InterfaceClass):
    """Auto connect, class id 29, version 2 (Blue Book 17, 4.7.6; verified)."""

    __slots__ = ()

    CLASS_ID = 29
    VERSION = 2
    NAME = "Auto connect"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class Mode(IntEnum):
        """enum {0 no_auto_dialling, 1 anytime, 2 within_calling_window, 3 regular_within_calling_window_alarms_anytime, 4 sms_via_plmn, 5 sms_via_pstn, 6 email, 101 permanently_connected, 102 permanently_connected_within_calling_window, 103 permanently_connected_within_calling_window_or_on_invocation, 104 connected_on_invocation}"""

        NO_AUTO_DIALLING = 0
        ANYTIME = 1
        WITHIN_CALLING_WINDOW = 2
        REGULAR_WITHIN_CALLING_WINDOW_ALARMS_ANYTIME = 3
        SMS_VIA_PLMN = 4
        SMS_VIA_PSTN = 5
        EMAIL = 6
        PERMANENTLY_CONNECTED = 101
        PERMANENTLY_CONNECTED_WITHIN_CALLING_WINDOW = 102
        PERMANENTLY_CONNECTED_WITHIN_CALLING_WINDOW_OR_ON_INVOCATION = 103
        CONNECTED_ON_INVOCATION = 104

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    mode: Attribute[Mode | int] = Attribute(2, _types.Named("enum", Mode), static=True, sn=0x08)
    """From 200: manufacturer specific. `enum {0 no_auto_dialling, 1 anytime, 2 within_calling_window, 3 regular_within_calling_window_alarms_anytime, 4 sms_via_plmn, 5 sms_via_pstn, 6 email, 101 permanently_connected, 102 permanently_connected_within_calling_window, 103 permanently_connected_within_calling_window_or_on_invocation, 104 connected_on_invocation}`"""

    repetitions: Attribute[int] = Attribute(3, _types.UNSIGNED, static=True, sn=0x10)
    """`unsigned`"""

    repetition_delay: Attribute[int] = Attribute(4, _types.LONG_UNSIGNED, static=True, sn=0x18)
    """Seconds. `long-unsigned`"""

    calling_window: Attribute[list[types.WindowElement]] = Attribute(
        5,
        _types.Array(types.WINDOW_ELEMENT),
        static=True,
        sn=0x20,
    )
    """`array of window_element`"""

    destination_list: Attribute[list[str]] = Attribute(6, _types.Array(_types.TEXT_OCTETS), static=True, sn=0x28)
    """`array of octet-string as text`"""

    connect: Method[int, None] = Method(1, parameter=_types.INTEGER.within((0, 0)), mandatory=False)
    """Takes `integer(0)`"""


AutoConnect = AutoConnectV2
