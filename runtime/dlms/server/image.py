"""Image transfer: a firmware image taken block by block, verified and activated (class 18, Blue Book 17, 4.4.6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from cosem import classes
from cosem.apdu import ActionResult, SelectiveAccessDescriptor
from cosem.bit_string import BitString
from cosem.classes import types
from cosem.obis import Obis
from dlms.errors import ActionError
from dlms.server.objects import CosemObject

if TYPE_CHECKING:
    from dlms.association.server import ServerAssociation

__all__ = ["ImageTransferObject"]

T = TypeVar("T")
_Status = classes.ImageTransfer.ImageTransferStatus
_VERIFIABLE = (
    _Status.IMAGE_TRANSFER_INITIATED,
    _Status.IMAGE_VERIFICATION_INITIATED,
    _Status.IMAGE_VERIFICATION_SUCCESSFUL,
)


class ImageTransferObject(CosemObject):
    """Takes images of up to `largest` octets in blocks of `block_size`, in any order and again after a break.

    `verify` says whether an image (identifier and octets) is good, `activate` makes use of it. Where one of them takes
    longer it raises an `ActionError` of temporary-failure, and sets `status` when it is done; whatever else it raises
    is its failure.
    """

    def __init__(
        self,
        logical_name: str | bytes = "0.0.44.0.0.255",
        *,
        block_size: int = 200,
        largest: int = 1 << 20,
        verify: Callable[[bytes, bytes], bool] = lambda identifier, image: True,
        activate: Callable[[bytes, bytes], None] = lambda identifier, image: None,
    ) -> None:
        self.status = _Status.IMAGE_TRANSFER_NOT_INITIATED
        self._block_size = block_size
        self._largest = largest
        self._verify = verify
        self._activate = activate
        self._identifier = b""
        self._image = bytearray()
        self._missing: set[int] = set()
        self._count = 0
        super().__init__(classes.ImageTransfer(Obis(logical_name)), image_transfer_enabled=True)

    def get_image_block_size(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> int:
        """Attribute 2, in octets; only the last block may be shorter."""
        return self._block_size

    def get_image_transferred_blocks_status(
        self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation
    ) -> BitString:
        """Attribute 3: a bit for each block, set where it is there."""
        return BitString.parse("".join("0" if number in self._missing else "1" for number in range(self._count)))

    def get_image_first_not_transferred_block_number(
        self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation
    ) -> int:
        """Attribute 4; one more than the last where nothing is missing."""
        return min(self._missing, default=self._count)

    def get_image_transfer_status(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> int:
        """Attribute 6."""
        return self.status

    def get_image_to_activate_info(
        self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation
    ) -> list[types.ImageToActivateInfoElement]:
        """Attribute 7: the image, once it is verified."""
        if self.status is not _Status.IMAGE_VERIFICATION_SUCCESSFUL:
            return []
        return [types.ImageToActivateInfoElement(len(self._image), self._identifier, b"")]

    def do_image_transfer_initiate(
        self, parameter: classes.ImageTransfer.ImageTransferInitiateParameter, by: ServerAssociation
    ) -> None:
        """Method 1: forget any other image, and wait for the blocks of this one."""
        self._must_be_enabled()
        if not 0 < parameter.image_size <= self._largest:
            raise ActionError(ActionResult.OTHER_REASON)
        self._identifier = parameter.image_identifier
        self._image = bytearray(parameter.image_size)
        self._count = -(-parameter.image_size // self._block_size)
        self._missing = set(range(self._count))
        self.status = _Status.IMAGE_TRANSFER_INITIATED

    def do_image_block_transfer(
        self, parameter: classes.ImageTransfer.ImageBlockTransferParameter, by: ServerAssociation
    ) -> None:
        """Method 2: a block; one that is there already changes nothing."""
        self._must_be_enabled()
        if self.status is not _Status.IMAGE_TRANSFER_INITIATED or parameter.image_block_number >= self._count:
            raise ActionError(ActionResult.OTHER_REASON)
        start = parameter.image_block_number * self._block_size
        if len(parameter.image_block_value) != min(self._block_size, len(self._image) - start):
            raise ActionError(ActionResult.TYPE_UNMATCHED)
        self._image[start : start + len(parameter.image_block_value)] = parameter.image_block_value
        self._missing.discard(parameter.image_block_number)

    def do_image_verify(self, parameter: int, by: ServerAssociation) -> None:
        """Method 3."""
        self._must_be_enabled()
        if self.status not in _VERIFIABLE or self._missing:
            raise ActionError(ActionResult.OTHER_REASON)
        failed = _Status.IMAGE_VERIFICATION_FAILED
        good = self._attempt(self._verify, _Status.IMAGE_VERIFICATION_INITIATED, failed)
        self.status = _Status.IMAGE_VERIFICATION_SUCCESSFUL if good else failed
        if not good:
            raise ActionError(ActionResult.OTHER_REASON)

    def do_image_activate(self, parameter: int, by: ServerAssociation) -> None:
        """Method 4: verifies first where that was left out."""
        self._must_be_enabled()
        if self.status not in (_Status.IMAGE_VERIFICATION_SUCCESSFUL, _Status.IMAGE_ACTIVATION_INITIATED):
            self.do_image_verify(parameter, by)
        self._attempt(self._activate, _Status.IMAGE_ACTIVATION_INITIATED, _Status.IMAGE_ACTIVATION_FAILED)
        self.status = _Status.IMAGE_ACTIVATION_SUCCESSFUL

    def _attempt(self, step: Callable[[bytes, bytes], T], begun: _Status, failed: _Status) -> T:
        try:
            return step(self._identifier, bytes(self._image))
        except Exception as error:
            later = isinstance(error, ActionError) and error.result == ActionResult.TEMPORARY_FAILURE
            self.status = begun if later else failed
            raise

    def _must_be_enabled(self) -> None:
        """Image transfer that is disabled goes on when it is enabled again.

        That it is all four methods that are refused is as recalled of class 18, with low confidence.
        """
        if not self["image_transfer_enabled"].value:
            raise ActionError(ActionResult.READ_WRITE_DENIED)
