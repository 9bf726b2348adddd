# Generated from specs/classes/045_gprs_modem_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""GPRS modem setup (class id 45): GprsModemSetup is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass

from . import _types, types
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "GprsModemSetup",
    "GprsModemSetupV0",
]


class GprsModemSetupV0(InterfaceClass):
    """GPRS modem setup, class id 45, version 0 (Blue Book 17, 4.7.7; verified)."""

    __slots__ = ()

    CLASS_ID = 45
    VERSION = 0
    NAME = "GPRS modem setup"
    STATUS = "verified"
    CARDINALITY = "0..n"

    @dataclass(slots=True)
    class QualityOfServiceDefault:
        """structure { precedence unsigned; delay unsigned; reliability unsigned; peak_throughput unsigned; mean_throughput unsigned }"""

        precedence: int
        delay: int
        reliability: int
        peak_throughput: int
        mean_throughput: int

    @dataclass(slots=True)
    class QualityOfServiceRequested:
        """structure { precedence unsigned; delay unsigned; reliability unsigned; peak_throughput unsigned; mean_throughput unsigned }"""

        precedence: int
        delay: int
        reliability: int
        peak_throughput: int
        mean_throughput: int

    @dataclass(slots=True)
    class QualityOfService:
        """structure { default structure { precedence unsigned; delay unsigned; reliability unsigned; peak_throughput unsigned; mean_throughput unsigned }; requested structure { precedence unsigned; delay unsigned; reliability unsigned; peak_throughput unsigned; mean_throughput unsigned } }"""

        default: GprsModemSetupV0.QualityOfServiceDefault
        requested: GprsModemSetupV0.QualityOfServiceRequested

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    apn: Attribute[str] = Attribute(2, _types.TEXT_OCTETS, static=True, sn=0x08)
    """`octet-string as text`"""

    pin_code: Attribute[int] = Attribute(3, _types.LONG_UNSIGNED, static=True, sn=0x10)
    """`long-unsigned`"""

    quality_of_service: Attribute[QualityOfService] = Attribute(
        4,
        _types.Structure(
            QualityOfService,
            default=_types.Structure(
                QualityOfServiceDefault,
                precedence=_types.UNSIGNED,
                delay=_types.UNSIGNED,
                reliability=_types.UNSIGNED,
                peak_throughput=_types.UNSIGNED,
                mean_throughput=_types.UNSIGNED,
            ),
            requested=_types.Structure(
                QualityOfServiceRequested,
                precedence=_types.UNSIGNED,
                delay=_types.UNSIGNED,
                reliability=_types.UNSIGNED,
                peak_throughput=_types.UNSIGNED,
                mean_throughput=_types.UNSIGNED,
            ),
        ),
        static=True,
        sn=0x18,
    )
    """`structure { default structure { precedence unsigned; delay unsigned; reliability unsigned; peak_throughput unsigned; mean_throughput unsigned }; requested structure { precedence unsigned; delay unsigned; reliability unsigned; peak_throughput unsigned; mean_throughput unsigned } }`"""


GprsModemSetup = GprsModemSetupV0
