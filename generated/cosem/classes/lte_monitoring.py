# Generated from specs/classes/151_lte_monitoring.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""LTE monitoring (class id 151): LteMonitoring is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "LteMonitoring",
    "LteMonitoringV0",
    "LteMonitoringV1",
]


class LteMonitoringV0(InterfaceClass):
    """LTE monitoring, class id 151, version 0 (Blue Book 14, 4.7.9; verified)."""

    __slots__ = ()

    CLASS_ID = 151
    VERSION = 0
    NAME = "LTE monitoring"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class LteQualityOfService:
        """structure { t3402 long-unsigned; t3412 long-unsigned; rsrq unsigned; rsrp unsigned; qrxlev_min integer }"""

        t3402: int
        t3412: int
        rsrq: int
        rsrp: int
        qrxlev_min: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    lte_quality_of_service: Attribute[LteQualityOfService] = Attribute(
        2,
        _types.Structure(
            LteQualityOfService,
            t3402=_types.LONG_UNSIGNED,
            t3412=_types.LONG_UNSIGNED,
            rsrq=_types.UNSIGNED,
            rsrp=_types.UNSIGNED,
            qrxlev_min=_types.INTEGER,
        ),
        static=False,
        sn=0x08,
    )
    """Timers in seconds; RSRQ and RSRP as coded by 3GPP, 99 unknown; level in dBm. `structure { t3402 long-unsigned; t3412 long-unsigned; rsrq unsigned; rsrp unsigned; qrxlev_min integer }`"""


class LteMonitoringV1(InterfaceClass):
    """LTE monitoring, class id 151, version 1 (Blue Book 16 part 2, 4.7.9; verified)."""

    __slots__ = ()

    CLASS_ID = 151
    VERSION = 1
    NAME = "LTE monitoring"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class LteNetworkParameters:
        """structure { t3402 long-unsigned; t3412 long-unsigned; t3412_ext2 double-long-unsigned; t3324 long-unsigned; t_edrx double-long-unsigned; t_ptw long-unsigned; qrxlev_min integer; qrxlev_min_ce_r13 integer; qrxlev_min_ce1_r13 integer }"""

        t3402: int
        t3412: int
        t3412_ext2: int
        t3324: int
        t_edrx: int
        t_ptw: int
        qrxlev_min: int
        qrxlev_min_ce_r13: int
        qrxlev_min_ce1_r13: int

    class LteQualityOfServiceCoverageEnhancement(IntEnum):
        """enum {0 level_0, 1 level_1, 2 level_2}"""

        LEVEL_0 = 0
        LEVEL_1 = 1
        LEVEL_2 = 2

    @dataclass(slots=True)
    class LteQualityOfService:
        """structure { signal_quality integer; signal_level integer; signal_to_noise_ratio integer; coverage_enhancement enum {0 level_0, 1 level_1, 2 level_2} }"""

        signal_quality: int
        signal_level: int
        signal_to_noise_ratio: int
        coverage_enhancement: LteMonitoringV1.LteQualityOfServiceCoverageEnhancement | int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    lte_network_parameters: Attribute[LteNetworkParameters] = Attribute(
        2,
        _types.Structure(
            LteNetworkParameters,
            t3402=_types.LONG_UNSIGNED,
            t3412=_types.LONG_UNSIGNED,
            t3412_ext2=_types.DOUBLE_LONG_UNSIGNED,
            t3324=_types.LONG_UNSIGNED,
            t_edrx=_types.DOUBLE_LONG_UNSIGNED,
            t_ptw=_types.LONG_UNSIGNED,
            qrxlev_min=_types.INTEGER,
            qrxlev_min_ce_r13=_types.INTEGER,
            qrxlev_min_ce1_r13=_types.INTEGER,
        ),
        static=False,
        sn=0x08,
    )
    """`structure { t3402 long-unsigned; t3412 long-unsigned; t3412_ext2 double-long-unsigned; t3324 long-unsigned; t_edrx double-long-unsigned; t_ptw long-unsigned; qrxlev_min integer; qrxlev_min_ce_r13 integer; qrxlev_min_ce1_r13 integer }`"""

    lte_quality_of_service: Attribute[LteQualityOfService] = Attribute(
        3,
        _types.Structure(
            LteQualityOfService,
            signal_quality=_types.INTEGER,
            signal_level=_types.INTEGER,
            signal_to_noise_ratio=_types.INTEGER,
            coverage_enhancement=_types.Named("enum", LteQualityOfServiceCoverageEnhancement),
        ),
        static=False,
        sn=0x10,
    )
    """`structure { signal_quality integer; signal_level integer; signal_to_noise_ratio integer; coverage_enhancement enum {0 level_0, 1 level_1, 2 level_2} }`"""


LteMonitoring = LteMonitoringV1
