# Generated from specs/classes/047_gsm_diagnostic.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""GSM diagnostic (class id 47): GsmDiagnostic is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from . import _types, types
from ..date_time import DateTime
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "GsmDiagnostic",
    "GsmDiagnosticV0",
    "GsmDiagnosticV1",
    "GsmDiagnosticV2",
]


class GsmDiagnosticV0(InterfaceClass):
    """GSM diagnostic, class id 47, version 0 (Blue Book 14, 5.7; verified)."""

    __slots__ = ()

    CLASS_ID = 47
    VERSION = 0
    NAME = "GSM diagnostic"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class Status(IntEnum):
        """enum {0 not_registered, 1 registered_home_network, 2 searching, 3 registration_denied, 4 unknown, 5 registered_roaming}"""

        NOT_REGISTERED = 0
        REGISTERED_HOME_NETWORK = 1
        SEARCHING = 2
        REGISTRATION_DENIED = 3
        UNKNOWN = 4
        REGISTERED_ROAMING = 5

    class CsAttachment(IntEnum):
        """enum {0 inactive, 1 incoming_call, 2 active}"""

        INACTIVE = 0
        INCOMING_CALL = 1
        ACTIVE = 2

    class PsStatus(IntEnum):
        """enum {0 inactive, 1 gprs, 2 edge, 3 umts, 4 hsdpa}"""

        INACTIVE = 0
        GPRS = 1
        EDGE = 2
        UMTS = 3
        HSDPA = 4

    @dataclass(slots=True)
    class CellInfo:
        """structure { cell_id long-unsigned; location_id long-unsigned; signal_quality unsigned; ber unsigned }"""

        cell_id: int
        location_id: int
        signal_quality: int
        ber: int

    @dataclass(slots=True)
    class AdjacentCellsElement:
        """structure { cell_id long-unsigned; signal_quality unsigned }"""

        cell_id: int
        signal_quality: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    operator: Attribute[str] = Attribute(2, _types.VISIBLE_STRING, static=False, sn=0x08)
    """`visible-string`"""

    status: Attribute[Status | int] = Attribute(3, _types.Named("enum", Status), static=False, sn=0x10)
    """`enum {0 not_registered, 1 registered_home_network, 2 searching, 3 registration_denied, 4 unknown, 5 registered_roaming}`"""

    cs_attachment: Attribute[CsAttachment | int] = Attribute(
        4,
        _types.Named("enum", CsAttachment),
        static=False,
        sn=0x18,
    )
    """`enum {0 inactive, 1 incoming_call, 2 active}`"""

    ps_status: Attribute[PsStatus | int] = Attribute(5, _types.Named("enum", PsStatus), static=False, sn=0x20)
    """`enum {0 inactive, 1 gprs, 2 edge, 3 umts, 4 hsdpa}`"""

    cell_info: Attribute[CellInfo] = Attribute(
        6,
        _types.Structure(
            CellInfo,
            cell_id=_types.LONG_UNSIGNED,
            location_id=_types.LONG_UNSIGNED,
            signal_quality=_types.UNSIGNED,
            ber=_types.UNSIGNED,
        ),
        static=False,
        sn=0x28,
    )
    """`structure { cell_id long-unsigned; location_id long-unsigned; signal_quality unsigned; ber unsigned }`"""

    adjacent_cells: Attribute[list[AdjacentCellsElement]] = Attribute(
        7,
        _types.Array(_types.Structure(
            AdjacentCellsElement,
            cell_id=_types.LONG_UNSIGNED,
            signal_quality=_types.UNSIGNED,
        )),
        static=False,
        sn=0x30,
    )
    """`array of structure { cell_id long-unsigned; signal_quality unsigned }`"""

    capture_time: Attribute[DateTime] = Attribute(8, _types.DATE_TIME, static=False, sn=0x38)
    """`date-time`"""


class GsmDiagnosticV1(InterfaceClass):
    """GSM diagnostic, class id 47, version 1 (Blue Book 14, 5.7; verified)."""

    __slots__ = ()

    CLASS_ID = 47
    VERSION = 1
    NAME = "GSM diagnostic"
    STATUS = "verified"
    CARDINALITY = "0..n"

    Status: TypeAlias = GsmDiagnosticV0.Status

    CsAttachment: TypeAlias = GsmDiagnosticV0.CsAttachment

    class PsStatus(IntEnum):
        """enum {0 inactive, 1 gprs, 2 edge, 3 umts, 4 hsdpa, 5 lte, 6 cdma}"""

        INACTIVE = 0
        GPRS = 1
        EDGE = 2
        UMTS = 3
        HSDPA = 4
        LTE = 5
        CDMA = 6

    @dataclass(slots=True)
    class CellInfo:
        """structure { cell_id double-long-unsigned; location_id long-unsigned; signal_quality unsigned; ber unsigned; mcc long-unsigned; mnc long-unsigned; channel_number double-long-unsigned }"""

        cell_id: int
        location_id: int
        signal_quality: int
        ber: int
        mcc: int
        mnc: int
        channel_number: int

    @dataclass(slots=True)
    class AdjacentCellsElement:
        """structure { cell_id double-long-unsigned; signal_quality unsigned }"""

        cell_id: int
        signal_quality: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    operator: Attribute[str] = Attribute(2, _types.VISIBLE_STRING, static=False, sn=0x08)
    """`visible-string`"""

    status: Attribute[Status | int] = Attribute(3, _types.Named("enum", Status), static=False, sn=0x10)
    """`enum {0 not_registered, 1 registered_home_network, 2 searching, 3 registration_denied, 4 unknown, 5 registered_roaming}`"""

    cs_attachment: Attribute[CsAttachment | int] = Attribute(
        4,
        _types.Named("enum", CsAttachment),
        static=False,
        sn=0x18,
    )
    """`enum {0 inactive, 1 incoming_call, 2 active}`"""

    ps_status: Attribute[PsStatus | int] = Attribute(5, _types.Named("enum", PsStatus), static=False, sn=0x20)
    """`enum {0 inactive, 1 gprs, 2 edge, 3 umts, 4 hsdpa, 5 lte, 6 cdma}`"""

    cell_info: Attribute[CellInfo] = Attribute(
        6,
        _types.Structure(
            CellInfo,
            cell_id=_types.DOUBLE_LONG_UNSIGNED,
            location_id=_types.LONG_UNSIGNED,
            signal_quality=_types.UNSIGNED,
            ber=_types.UNSIGNED,
            mcc=_types.LONG_UNSIGNED,
            mnc=_types.LONG_UNSIGNED,
            channel_number=_types.DOUBLE_LONG_UNSIGNED,
        ),
        static=False,
    )
    """`structure { cell_id double-long-unsigned; location_id long-unsigned; signal_quality unsigned; ber unsigned; mcc long-unsigned; mnc long-unsigned; channel_number double-long-unsigned }`"""

    adjacent_cells: Attribute[list[AdjacentCellsElement]] = Attribute(
        7,
        _types.Array(_types.Structure(
            AdjacentCellsElement,
            cell_id=_types.DOUBLE_LONG_UNSIGNED,
            signal_quality=_types.UNSIGNED,
        )),
        static=False,
    )
    """`array of structure { cell_id double-long-unsigned; signal_quality unsigned }`"""

    capture_time: Attribute[DateTime] = Attribute(8, _types.DATE_TIME, static=False)
    """`date-time`"""


class GsmDiagnosticV2(InterfaceClass):
    """GSM diagnostic, class id 47, version 2 (Blue Book 17, 4.7.8; verified)."""

    __slots__ = ()

    CLASS_ID = 47
    VERSION = 2
    NAME = "GSM diagnostic"
    STATUS = "verified"
    CARDINALITY = "0..n"

    Status: TypeAlias = GsmDiagnosticV0.Status

    CsAttachment: TypeAlias = GsmDiagnosticV0.CsAttachment

    class PsStatus(IntEnum):
        """enum {0 inactive, 1 gprs, 2 edge, 3 umts, 4 hsdpa, 5 lte, 6 cdma, 7 lte_cat_m1, 8 lte_cat_nb1, 9 lte_cat_nb2}"""

        INACTIVE = 0
        GPRS = 1
        EDGE = 2
        UMTS = 3
        HSDPA = 4
        LTE = 5
        CDMA = 6
        LTE_CAT_M1 = 7
        LTE_CAT_NB1 = 8
        LTE_CAT_NB2 = 9

    CellInfo: TypeAlias = GsmDiagnosticV1.CellInfo

    AdjacentCellsElement: TypeAlias = GsmDiagnosticV1.AdjacentCellsElement

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    operator: Attribute[str] = Attribute(2, _types.VISIBLE_STRING, static=False, sn=0x08)
    """`visible-string`"""

    status: Attribute[Status | int] = Attribute(3, _types.Named("enum", Status), static=False, sn=0x10)
    """`enum {0 not_registered, 1 registered_home_network, 2 searching, 3 registration_denied, 4 unknown, 5 registered_roaming}`"""

    cs_attachment: Attribute[CsAttachment | int] = Attribute(
        4,
        _types.Named("enum", CsAttachment),
        static=False,
        sn=0x18,
    )
    """`enum {0 inactive, 1 incoming_call, 2 active}`"""

    ps_status: Attribute[PsStatus | int] = Attribute(5, _types.Named("enum", PsStatus), static=False, sn=0x20)
    """`enum {0 inactive, 1 gprs, 2 edge, 3 umts, 4 hsdpa, 5 lte, 6 cdma, 7 lte_cat_m1, 8 lte_cat_nb1, 9 lte_cat_nb2}`"""

    cell_info: Attribute[CellInfo] = Attribute(
        6,
        _types.Structure(
            CellInfo,
            cell_id=_types.DOUBLE_LONG_UNSIGNED,
            location_id=_types.LONG_UNSIGNED,
            signal_quality=_types.UNSIGNED,
            ber=_types.UNSIGNED,
            mcc=_types.LONG_UNSIGNED,
            mnc=_types.LONG_UNSIGNED,
            channel_number=_types.DOUBLE_LONG_UNSIGNED,
        ),
        static=False,
        sn=0x30,
    )
    """`structure { cell_id double-long-unsigned; location_id long-unsigned; signal_quality unsigned; ber unsigned; mcc long-unsigned; mnc long-unsigned; channel_number double-long-unsigned }`"""

    adjacent_cells: Attribute[list[AdjacentCellsElement]] = Attribute(
        7,
        _types.Array(_types.Structure(
            AdjacentCellsElement,
            cell_id=_types.DOUBLE_LONG_UNSIGNED,
            signal_quality=_types.UNSIGNED,
        )),
        static=False,
        sn=0x38,
    )
    """`array of structure { cell_id double-long-unsigned; signal_quality unsigned }`"""

    capture_time: Attribute[DateTime] = Attribute(8, _types.DATE_TIME, static=False, sn=0x40)
    """`date-time`"""


GsmDiagnostic = GsmDiagnosticV2
