# Generated from specs/classes/066_measurement_data_monitoring_objects.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Measurement data monitoring objects (class id 66): MeasurementDataMonitoringObjects is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from . import _types, types
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "MeasurementDataMonitoringObjects",
    "MeasurementDataMonitoringObjectsV0",
]


class MeasurementDataMonitoringObjectsV0(InterfaceClass):
    """Measurement data monitoring objects, class id 66, version 0 (Blue Book 16 part 2, 4.3.11; single source)."""

    __slots__ = ()

    CLASS_ID = 66
    VERSION = 0
    NAME = "Measurement data monitoring objects"
    STATUS = "single source"
    CARDINALITY = "0..n"

    class TriggerSourceTriggerOrigin(IntEnum):
        """enum {0 remote, 1 local_script}"""

        REMOTE = 0
        LOCAL_SCRIPT = 1

    @dataclass(slots=True)
    class TriggerSource:
        """structure { trigger_origin enum {0 remote, 1 local_script}; trigger_cause long-unsigned }"""

        trigger_origin: MeasurementDataMonitoringObjectsV0.TriggerSourceTriggerOrigin | int
        trigger_cause: int

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    waveform_data: Attribute[AnyData] = Attribute(2, _types.COMPACT_ARRAY, static=False, sn=0x08)
    """Samples; attributes 7 and 8 give their number. `compact-array`"""

    trigger_time: Attribute[int] = Attribute(3, _types.LONG64_UNSIGNED, static=False, sn=0x10)
    """Microseconds. `long64-unsigned`"""

    trigger_source: Attribute[TriggerSource] = Attribute(
        4,
        _types.Structure(
            TriggerSource,
            trigger_origin=_types.Named("enum", TriggerSourceTriggerOrigin),
            trigger_cause=_types.LONG_UNSIGNED,
        ),
        static=False,
        sn=0x18,
    )
    """`structure { trigger_origin enum {0 remote, 1 local_script}; trigger_cause long-unsigned }`"""

    status: Attribute[int] = Attribute(5, _types.ENUM, static=False, sn=0x20)
    """`enum`"""

    sampling_rate: Attribute[int] = Attribute(6, _types.DOUBLE_LONG_UNSIGNED, static=True, sn=0x28)
    """Samples a second. `double-long-unsigned`"""

    number_of_samples_before_trigger: Attribute[int] = Attribute(
        7,
        _types.DOUBLE_LONG_UNSIGNED,
        static=True,
        default=0,
        sn=0x30,
    )
    """`double-long-unsigned`"""

    number_of_samples_after_trigger: Attribute[int] = Attribute(
        8,
        _types.DOUBLE_LONG_UNSIGNED,
        static=True,
        default=0,
        sn=0x38,
    )
    """`double-long-unsigned`"""

    scaler_unit: Attribute[types.ScalUnitType] = Attribute(9, types.SCAL_UNIT_TYPE, static=True, sn=0x40)
    """`scal_unit_type`"""

    reset: Method[AnyData, None] = Method(1, sn=0x48, mandatory=False)
    """Takes what is not known"""

    trigger: Method[AnyData, None] = Method(2, sn=0x50, mandatory=False)
    """Takes what is not known"""


MeasurementDataMonitoringObjects = MeasurementDataMonitoringObjectsV0
