"""What the services of both sides are made of: what blocks contain, invoke ids, refusals as errors and back.

The request and response APDUs themselves are the classes of `cosem.apdu`. What a block transfer carries has no type
of its own in the specification; the functions here build and read it. They raise `cosem.errors.DecodeError` for
octets that are not what they should be.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from cosem.apdu import (
    ActionResponseNormal,
    ActionResponseWithList,
    ActionResponseWithOptionalData,
    ActionResult,
    ConfirmedServiceError,
    DataAccessResult,
    ExceptionResponse,
    ExceptionResponseServiceErrorInvocationCounterError,
    GetDataResult,
    GetResponseWithList,
    InvokeIdAndPriority,
    LongInvokeIdAndPriority,
    ReadRequest,
    ReadResponse,
    ReadResult,
    VariableAccessSpecification,
    WriteRequest,
)
from cosem.data import Data
from cosem.errors import DecodeError
from dlms.errors import ActionError, ConfirmedServiceErrorReceived, DataAccessError, ExceptionResponseError

__all__ = [
    "InvokeIds",
    "decode_action_responses",
    "decode_data_list",
    "decode_get_results",
    "decode_long_return",
    "decode_read_request",
    "decode_read_results",
    "decode_write_request",
    "encode_action_responses",
    "encode_data_list",
    "encode_get_results",
    "encode_long_return",
    "encode_read_request",
    "encode_read_results",
    "encode_write_request",
    "error_of",
]

_NO_ID: Final = InvokeIdAndPriority(0)
_LIST_HEADER: Final = 3  # tag, choice, invoke-id-and-priority: what stands before the list in a response with list


@cache
def _short_id(number: int, confirmed: bool, priority: bool) -> InvokeIdAndPriority:
    return InvokeIdAndPriority.of(invoke_id=number, service_class=confirmed, priority=priority)


class InvokeIds:
    """Numbers requests: 1 to 15 in turn, and 1 to 2^24 - 1 where the service has long ones."""

    __slots__ = ("_long", "_short")

    def __init__(self) -> None:
        self._short = 0
        self._long = 0

    def next(self, *, confirmed: bool = True, priority: bool = False) -> InvokeIdAndPriority:
        """Of GET, SET and ACTION (Green Book 8.3, 9.5: Invoke-Id-And-Priority)."""
        self._short = self._short % 0xF + 1
        return _short_id(self._short, confirmed, priority)

    def next_long(self, *, confirmed: bool = True, priority: bool = False) -> LongInvokeIdAndPriority:
        """Of ACCESS and DataNotification (Green Book 8.3, 9.5: Long-Invoke-Id-And-Priority)."""
        self._long = self._long % 0xFFFFFF + 1
        return LongInvokeIdAndPriority.of(long_invoke_id=self._long, service_class=confirmed, priority=priority)


# What blocks carry (Green Book 8.3, 9.4.6.3 to 9.4.6.5 and 9.4.6.7 to 9.4.6.9)


def encode_data_list(values: Sequence[Data]) -> bytes:
    """SEQUENCE OF Data: the values of a SET or the parameters of an ACTION with list."""
    return Data.array(values).encode()[1:]


def decode_data_list(octets: bytes) -> list[Data]:
    """See `encode_data_list`."""
    return Data.decode(b"\x01" + octets).elements


def encode_get_results(results: Sequence[GetDataResult]) -> bytes:
    """SEQUENCE OF Get-Data-Result: the answer to a GET with list. That to a single GET is its Data alone."""
    return GetResponseWithList(_NO_ID, list(results)).encode()[_LIST_HEADER:]


def decode_get_results(octets: bytes) -> list[GetDataResult]:
    """See `encode_get_results`."""
    return GetResponseWithList.decode(b"\xc4\x03\x00" + octets).result


def encode_action_responses(responses: Sequence[ActionResponseWithOptionalData]) -> bytes:
    """SEQUENCE OF Action-Response-With-Optional-Data: the answer to an ACTION with list."""
    return ActionResponseWithList(_NO_ID, list(responses)).encode()[_LIST_HEADER:]


def decode_action_responses(octets: bytes) -> list[ActionResponseWithOptionalData]:
    """See `encode_action_responses`."""
    return ActionResponseWithList.decode(b"\xc7\x03\x00" + octets).list_of_responses


def encode_long_return(value: Data) -> bytes:
    """What the pblocks carry that answer a single ACTION: its return parameter, the result being success."""
    return value.encode()


def decode_long_return(octets: bytes) -> ActionResponseWithOptionalData:
    """What pblocks that answer a single ACTION carried.

    The standard does not say whether this is Data, a Get-Data-Result or an Action-Response-With-Optional-Data, and
    servers do each; the octets are that of the three which they are from first to last.
    """
    whole = b"\xc7\x01\x00"
    for prefix in (whole + b"\x00\x01\x00", whole + b"\x00\x01"):
        try:
            return ActionResponseNormal.decode(prefix + octets).single_response
        except DecodeError:
            continue
    return ActionResponseNormal.decode(whole + octets).single_response


def encode_read_request(variables: Sequence[VariableAccessSpecification]) -> bytes:
    """What the blocks of a long ReadRequest carry: the request without its tag."""
    return ReadRequest(list(variables)).encode()[1:]


def decode_read_request(octets: bytes) -> list[VariableAccessSpecification]:
    """See `encode_read_request`."""
    return ReadRequest.decode(b"\x05" + octets).value


def encode_read_results(results: Sequence[ReadResult]) -> bytes:
    """What the blocks of a long ReadResponse carry: the response without its tag."""
    return ReadResponse(list(results)).encode()[1:]


def decode_read_results(octets: bytes) -> list[ReadResult]:
    """See `encode_read_results`."""
    return ReadResponse.decode(b"\x0c" + octets).value


def encode_write_request(request: WriteRequest) -> bytes:
    """What the blocks of a long WriteRequest carry: the request without its tag."""
    return request.encode()[1:]


def decode_write_request(octets: bytes) -> WriteRequest:
    """See `encode_write_request`."""
    return WriteRequest.decode(b"\x06" + octets)


# Refusals


def error_of(
    value: DataAccessResult | ActionResult | ExceptionResponse | ConfirmedServiceError,
    what: str = "",
    *,
    authenticated: bool = False,
) -> DataAccessError | ActionError | ExceptionResponseError | ConfirmedServiceErrorReceived:
    """The error that says what a peer said. `what` names what was asked for."""
    if isinstance(value, ActionResult):
        return ActionError(value, what)
    if isinstance(value, int):
        return DataAccessError(value, what)
    if isinstance(value, ExceptionResponse):
        reason = value.service_error
        counter = reason.value if isinstance(reason, ExceptionResponseServiceErrorInvocationCounterError) else None
        return ExceptionResponseError(value.state_error, _alternative(reason), counter, authenticated)
    return ConfirmedServiceErrorReceived(_alternative(value), _alternative(value.value), value.value.value)


def _alternative(value: object) -> str:
    """What a class of an alternative is called after its choice: `ServiceErrorInitiate` is initiate."""
    name = type(value).__name__
    for choice in ("ExceptionResponseServiceError", "ConfirmedServiceError", "ServiceError"):
        name = name.removeprefix(choice)
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")
