"""Image transfer: a new firmware into a meter, block by block, from where an earlier attempt ended.

Class 18 (Blue Book 17, 4.4.6): enable, initiate, transfer the blocks, complete what is missing, verify, activate.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from cosem.apdu import ActionResult
from cosem.classes import ImageTransfer
from dlms.association.exchange import Exchange, Pause
from dlms.errors import ActionError, ServiceError
from dlms.operations.core import Operations

__all__ = ["ImageError", "activate_image", "transfer_image"]

Status = ImageTransfer.ImageTransferStatus
# How often, and how many seconds apart, a meter that is busy verifying or activating is asked how far it is.
_POLLS: Final = 120
_POLL_SECONDS: Final = 5.0


class ImageError(ServiceError):
    """The meter does not take an image: transfer is not enabled, or verification or activation failed."""


def transfer_image(
    operations: Operations,
    image: bytes,
    identifier: bytes,
    *,
    logical_name: str | bytes = "0.0.44.0.0.255",
    resume: bool = False,
    verify: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Exchange[None]:
    """Bring `image` into the meter, and have it verified.

    With `resume`, an image that is half there is completed: blocks the meter has are not sent again. It must be the
    same image, which the meter does not tell before it has verified it; one that it has verified already, of this
    identifier and length, is left as it is. `progress` is told how many blocks the meter has and all there are. Raises
    `ImageError` and what services raise; what has come over stays in the meter.
    """
    target = ImageTransfer(logical_name)
    enabled, size, status = yield from operations.get_many(
        [target.image_transfer_enabled, target.image_block_size, target.image_transfer_status]
    )
    if enabled is False:
        raise ImageError("image transfer is not enabled in the meter")
    if not isinstance(size, int) or size < 1:
        raise ImageError("the meter does not say how long a block is")
    count = -(-len(image) // size)
    verified = resume and status == Status.IMAGE_VERIFICATION_SUCCESSFUL
    if verified and (yield from _is_verified(operations, target, identifier, len(image))):
        if progress is not None:
            progress(count, count)
        return
    if not (resume and status == Status.IMAGE_TRANSFER_INITIATED):
        parameter = ImageTransfer.ImageTransferInitiateParameter(identifier, len(image))
        yield from operations.action(target.image_transfer_initiate, parameter)
        missing = list(range(count))
    else:
        missing = yield from _missing(operations, target, count)
    while missing:
        for sent, number in enumerate(missing):
            if progress is not None:
                progress(count - len(missing) + sent, count)
            block = ImageTransfer.ImageBlockTransferParameter(number, image[number * size : (number + 1) * size])
            yield from operations.action(target.image_block_transfer, block)
        before, missing = missing, (yield from _missing(operations, target, count))
        if len(missing) >= len(before):
            raise ImageError(f"the meter does not keep {len(missing)} of the blocks it was sent")
    if progress is not None:
        progress(count, count)
    if verify:
        yield from _finish(operations, target, verify=True)


def activate_image(operations: Operations, *, logical_name: str | bytes = "0.0.44.0.0.255") -> Exchange[None]:
    """Let the meter use the image it has verified. The meter may restart, and the association end with it."""
    yield from _finish(operations, ImageTransfer(logical_name), verify=False)


def _is_verified(operations: Operations, target: ImageTransfer, identifier: bytes, size: int) -> Exchange[bool]:
    """Whether it is this image that the meter has verified."""
    infos = yield from operations.get(target.image_to_activate_info)
    return isinstance(infos, list) and any(
        (info.image_to_activate_identification, info.image_to_activate_size) == (identifier, size) for info in infos
    )


def _missing(operations: Operations, target: ImageTransfer, count: int) -> Exchange[list[int]]:
    status = yield from operations.get(target.image_transferred_blocks_status)
    text = str(status)
    if set(text) <= {"0", "1"}:
        return [number for number in range(count) if text[number : number + 1] != "1"]
    first = yield from operations.get(target.image_first_not_transferred_block_number)
    return list(range(first, count)) if isinstance(first, int) else list(range(count))


def _finish(operations: Operations, target: ImageTransfer, *, verify: bool) -> Exchange[None]:
    method = target.image_verify if verify else target.image_activate
    done = Status.IMAGE_VERIFICATION_SUCCESSFUL if verify else Status.IMAGE_ACTIVATION_SUCCESSFUL
    failed = Status.IMAGE_VERIFICATION_FAILED if verify else Status.IMAGE_ACTIVATION_FAILED
    try:
        yield from operations.action(method)
        return
    except ActionError as error:
        if error.result != ActionResult.TEMPORARY_FAILURE:  # which says that it takes longer
            raise
    for _ in range(_POLLS):
        yield Pause(_POLL_SECONDS)
        status = yield from operations.get(target.image_transfer_status)
        if status == done:
            return
        if status == failed:
            raise ImageError("the meter finds the image wrong" if verify else "the meter cannot activate the image")
    raise ImageError("the meter does not come to an end with the image")
