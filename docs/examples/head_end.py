"""A head-end system in miniature: what it does with a meter's refusal (for docs/reviewing-a-spec-change.md)."""

from cosem import apdu
from cosem.apdu import ExceptionResponse
from cosem.classes import PushSetup


def refused(octets: bytes) -> bool:
    """Whether the meter does not support the service."""
    answer = apdu.decode(octets)
    return isinstance(answer, ExceptionResponse) and answer.service_error == 2


def push_destination() -> object:
    """The attribute that says where a meter pushes to."""
    return PushSetup.send_destination_and_method
