# Generated from specs/classes/018_image_transfer.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Image transfer (class id 18): ImageTransfer is its newest version here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from . import _types, types
from ..bit_string import BitString
from ..obis import Obis
from ._descriptors import Attribute, InterfaceClass, Method

__all__ = [
    "ImageTransfer",
    "ImageTransferV0",
]


class ImageTransferV0(InterfaceClass):
    """Image transfer, class id 18, version 0 (Blue Book 17, 4.4.6; verified)."""

    __slots__ = ()

    CLASS_ID = 18
    VERSION = 0
    NAME = "Image transfer"
    STATUS = "verified"
    CARDINALITY = "0..n"

    class ImageTransferStatus(IntEnum):
        """enum {0 image_transfer_not_initiated, 1 image_transfer_initiated, 2 image_verification_initiated, 3 image_verification_successful, 4 image_verification_failed, 5 image_activation_initiated, 6 image_activation_successful, 7 image_activation_failed}"""

        IMAGE_TRANSFER_NOT_INITIATED = 0
        IMAGE_TRANSFER_INITIATED = 1
        IMAGE_VERIFICATION_INITIATED = 2
        IMAGE_VERIFICATION_SUCCESSFUL = 3
        IMAGE_VERIFICATION_FAILED = 4
        IMAGE_ACTIVATION_INITIATED = 5
        IMAGE_ACTIVATION_SUCCESSFUL = 6
        IMAGE_ACTIVATION_FAILED = 7

    @dataclass(slots=True)
    class ImageTransferInitiateParameter:
        """structure { image_identifier octet-string; image_size double-long-unsigned }"""

        image_identifier: bytes
        image_size: int

    @dataclass(slots=True)
    class ImageBlockTransferParameter:
        """structure { image_block_number double-long-unsigned; image_block_value octet-string }"""

        image_block_number: int
        image_block_value: bytes

    logical_name: Attribute[Obis] = Attribute(1, types.LOGICAL_NAME, static=True, sn=0x00)
    """`logical_name`"""

    image_block_size: Attribute[int] = Attribute(2, _types.DOUBLE_LONG_UNSIGNED, static=True, sn=0x08)
    """`double-long-unsigned`"""

    image_transferred_blocks_status: Attribute[BitString] = Attribute(3, _types.BIT_STRING, static=False, sn=0x10)
    """`bit-string`"""

    image_first_not_transferred_block_number: Attribute[int] = Attribute(
        4,
        _types.DOUBLE_LONG_UNSIGNED,
        static=False,
        sn=0x18,
    )
    """`double-long-unsigned`"""

    image_transfer_enabled: Attribute[bool] = Attribute(5, _types.BOOLEAN, static=True, sn=0x20)
    """`boolean`"""

    image_transfer_status: Attribute[ImageTransferStatus | int] = Attribute(
        6,
        _types.Named("enum", ImageTransferStatus),
        static=False,
        sn=0x28,
    )
    """`enum {0 image_transfer_not_initiated, 1 image_transfer_initiated, 2 image_verification_initiated, 3 image_verification_successful, 4 image_verification_failed, 5 image_activation_initiated, 6 image_activation_successful, 7 image_activation_failed}`"""

    image_to_activate_info: Attribute[list[types.ImageToActivateInfoElement]] = Attribute(
        7,
        _types.Array(types.IMAGE_TO_ACTIVATE_INFO_ELEMENT),
        static=False,
        sn=0x30,
    )
    """`array of image_to_activate_info_element`"""

    image_transfer_initiate: Method[ImageTransferInitiateParameter, None] = Method(
        1,
        parameter=_types.Structure(
            ImageTransferInitiateParameter,
            image_identifier=_types.OCTET_STRING,
            image_size=_types.DOUBLE_LONG_UNSIGNED,
        ),
        sn=0x40,
        mandatory=True,
    )
    """Takes `structure { image_identifier octet-string; image_size double-long-unsigned }`"""

    image_block_transfer: Method[ImageBlockTransferParameter, None] = Method(
        2,
        parameter=_types.Structure(
            ImageBlockTransferParameter,
            image_block_number=_types.DOUBLE_LONG_UNSIGNED,
            image_block_value=_types.OCTET_STRING,
        ),
        sn=0x48,
        mandatory=True,
    )
    """Takes `structure { image_block_number double-long-unsigned; image_block_value octet-string }`"""

    image_verify: Method[int, None] = Method(3, parameter=_types.INTEGER.within((0, 0)), sn=0x50, mandatory=True)
    """Takes `integer(0)`"""

    image_activate: Method[int, None] = Method(4, parameter=_types.INTEGER.within((0, 0)), sn=0x58, mandatory=True)
    """Takes `integer(0)`"""


ImageTransfer = ImageTransferV0
