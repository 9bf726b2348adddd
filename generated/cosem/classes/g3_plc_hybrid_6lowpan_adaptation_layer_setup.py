# Generated from specs/classes/162_g3_plc_hybrid_6lowpan_adaptation_layer_setup.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""G3-PLC Hybrid 6LoWPAN adaptation layer setup (class id 162): G3PlcHybrid6lowpanAdaptationLayerSetup is its newest version here."""

from __future__ import annotations

from . import _types, types
from ..data import Data as AnyData
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass

__all__ = [
    "G3PlcHybrid6lowpanAdaptationLayerSetup",
    "G3PlcHybrid6lowpanAdaptationLayerSetupV1",
]


class G3PlcHybrid6lowpanAdaptationLayerSetupV1(InterfaceClass):
    """G3-PLC Hybrid 6LoWPAN adaptation layer setup, class id 162, version 1 (Blue Book 16 part 2, 4.13.8; single source)."""

    __slots__ = ()

    CLASS_ID = 162
    VERSION = 1
    NAME = "G3-PLC Hybrid 6LoWPAN adaptation layer setup"
    STATUS = "single source"
    CARDINALITY = "0..n"

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    adp_routing_table: Attribute[list[AnyData]] = Attribute(2, _types.Array(_types.UNKNOWN), static=False, sn=0x08)
    """`array of unknown`"""

    adp_blacklist_table: Attribute[list[AnyData]] = Attribute(3, _types.Array(_types.UNKNOWN), static=False, sn=0x10)
    """`array of unknown`"""

    adp_low_lqi_value_rf: Attribute[int] = Attribute(4, _types.UNSIGNED, static=True, sn=0x18)
    """`unsigned`"""

    adp_high_lqi_value_rf: Attribute[int] = Attribute(5, _types.UNSIGNED, static=True, sn=0x20)
    """`unsigned`"""

    adp_routing_configuration_rf: Attribute[list[AnyData]] = Attribute(
        6,
        _types.Array(_types.UNKNOWN),
        static=True,
        sn=0x28,
    )
    """`array of unknown`"""

    adp_use_backup_media: Attribute[bool] = Attribute(7, _types.BOOLEAN, static=True, sn=0x30)
    """`boolean`"""

    adp_weak_lqi_value_rf: Attribute[int] = Attribute(8, _types.UNSIGNED, static=True, sn=0x38)
    """`unsigned`"""

    adp_trickle_lqi_threshold_low_rf: Attribute[int] = Attribute(9, _types.UNSIGNED, static=True, sn=0x40)
    """`unsigned`"""

    adp_delay_low_lqi_rf: Attribute[int] = Attribute(10, _types.LONG_UNSIGNED, static=True, sn=0x48)
    """`long-unsigned`"""

    adp_delay_high_lqi_rf: Attribute[int] = Attribute(11, _types.LONG_UNSIGNED, static=True, sn=0x50)
    """`long-unsigned`"""

    adp_rreq_jitter_low_lqi_rf: Attribute[int] = Attribute(12, _types.UNSIGNED, static=True, sn=0x58)
    """`unsigned`"""

    adp_rreq_jitter_high_lqi_rf: Attribute[int] = Attribute(13, _types.UNSIGNED, static=True, sn=0x60)
    """`unsigned`"""

    adp_cluster_trickle_i_rf: Attribute[int] = Attribute(14, _types.LONG_UNSIGNED, static=True, sn=0x68)
    """`long-unsigned`"""

    adp_cluster_trickle_k_rf: Attribute[int] = Attribute(15, _types.UNSIGNED, static=True, sn=0x70)
    """`unsigned`"""

    adp_cluster_min_lqi_rf: Attribute[int] = Attribute(16, _types.UNSIGNED, static=True, sn=0x78)
    """`unsigned`"""

    adp_last_gasp: Attribute[bool] = Attribute(17, _types.BOOLEAN, static=True, sn=0x80)
    """`boolean`"""

    adp_probing_interval: Attribute[int] = Attribute(18, _types.UNSIGNED, static=True, sn=0x88)
    """`unsigned`"""

    adp_trickle_lqi_threshold_high_rf: Attribute[int] = Attribute(19, _types.UNSIGNED, static=True, sn=0x90)
    """`unsigned`"""


G3PlcHybrid6lowpanAdaptationLayerSetup = G3PlcHybrid6lowpanAdaptationLayerSetupV1
