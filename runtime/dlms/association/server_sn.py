"""The services with short names, served: Read, Write and UnconfirmedWrite with every way to name what is meant.

A short name is that of an attribute or of a method: a method is invoked by writing its parameter to it, or by reading
it with the parameter, which also gives what it returns (Green Book 8.3, 9.3.14 to 9.3.17 and 9.4.6.7 to 9.4.6.9).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cosem.apdu import (
    BlockNumberAccess,
    ConfirmedServiceErrorRead,
    ConfirmedServiceErrorWrite,
    Conformance,
    DataAccessResult,
    DataBlockResult,
    DataNotificationConfirm,
    ParameterizedAccess,
    ReadDataBlockAccess,
    ReadRequest,
    ReadResponse,
    ReadResult,
    ReadResultBlockNumber,
    Record,
    SelectiveAccessDescriptor,
    ServiceErrorService,
    ServiceErrorServiceCode,
    UnconfirmedWriteRequest,
    VariableAccessSpecification,
    VariableAccessSpecificationVariableName,
    WriteDataBlockAccess,
    WriteRequest,
    WriteResponse,
    WriteResult,
    WriteResultBlockNumber,
    WriteResultSuccess,
)
from cosem.data import Data
from cosem.errors import DecodeError
from dlms.association import server_objects
from dlms.association.blocks import IncomingBlocks, OutgoingBlocks, octets_that_fit
from dlms.association.server import Handler, Reply, ServerAssociation
from dlms.association.services import decode_read_request, decode_write_request, encode_read_results
from dlms.errors import ActionError, BlockTransferError, DataAccessError
from dlms.security.context import Protection

__all__ = ["SHORT_NAME_HANDLERS"]

_NULL = Data.null_data()
_LONG_READ = Conformance.BLOCK_TRANSFER_WITH_GET_OR_READ
_LONG_WRITE = Conformance.BLOCK_TRANSFER_WITH_SET_OR_WRITE
_EMPTY_BLOCK = len(ReadResponse([DataBlockResult(False, 0, b"")]).encode())


class _Reading(IncomingBlocks):
    """A ReadRequest that comes in blocks."""

    __slots__ = ()


class _Writing(IncomingBlocks):
    """A WriteRequest that comes in blocks."""

    __slots__ = ()


# ----------------------------------------------------------------------------------------------------------------- Read


def _read(association: ServerAssociation, request: ReadRequest, protection: Protection) -> Reply:
    variables = request.value
    if len(variables) == 1:
        only = variables[0]
        if isinstance(only, BlockNumberAccess):
            return ReadResponse([_read_on(association, only.block_number, protection)])
        if isinstance(only, ReadDataBlockAccess):
            return _read_in_blocks(association, only, protection)
    association.transfer = None
    if len(variables) != 1 and not association.grants(Conformance.MULTIPLE_REFERENCES):
        return ConfirmedServiceErrorRead(_UNSUPPORTED)
    return _read_variables(association, variables, protection)


def _read_variables(
    association: ServerAssociation, variables: Sequence[VariableAccessSpecification], protection: Protection
) -> Reply:
    results: list[ReadResult] = []
    left = association.longest_response
    for variable in variables:
        result = _read_one(association, variable, protection) if left >= 0 else DataAccessResult.OTHER_REASON
        left -= len(result.encode()) if isinstance(result, Data) else 0
        results.append(result if left >= 0 else DataAccessResult.OTHER_REASON)
    octets = encode_read_results(results)
    if len(octets) + 1 <= association.room(protection):
        return ReadResponse(results)
    if association.grants(_LONG_READ):
        blocks = OutgoingBlocks(octets)
        association.begin_transfer(blocks, protection)
        return ReadResponse([_block_of(blocks, None, association, protection)])
    if association.grants(Conformance.GENERAL_BLOCK_TRANSFER):
        return ReadResponse(results)
    return ConfirmedServiceErrorRead(_TOO_LONG)


def _read_one(
    association: ServerAssociation, variable: VariableAccessSpecification, protection: Protection
) -> ReadResult:
    selection = None
    if isinstance(variable, ParameterizedAccess):
        if not association.grants(Conformance.PARAMETERIZED_ACCESS):
            return DataAccessResult.SCOPE_OF_ACCESS_VIOLATED
        name, selection = variable.variable_name, SelectiveAccessDescriptor(variable.selector, variable.parameter)
    elif isinstance(variable, VariableAccessSpecificationVariableName):
        name = variable.value
    else:
        return DataAccessResult.OTHER_REASON  # blocks do not stand among variables
    try:
        value = server_objects.read_variable(association, name, selection, protection)
    except (DataAccessError, ActionError) as error:
        return DataAccessResult(error.result)
    return _NULL if value is None else value


def _block_of(
    blocks: OutgoingBlocks, acknowledged: int | None, association: ServerAssociation, protection: Protection
) -> ReadResult:
    """The first block, or the one after the one that was acknowledged. Raises `BlockTransferError`."""
    room = octets_that_fit(association.room(protection), _EMPTY_BLOCK)
    block = blocks.next(room) if acknowledged is None else blocks.after(acknowledged, room)
    return DataBlockResult(block.last, block.number, block.data)


def _read_on(association: ServerAssociation, number: int, protection: Protection) -> ReadResult:
    blocks = association.transfer_under(protection)
    if not isinstance(blocks, OutgoingBlocks):
        return DataAccessResult.NO_LONG_GET_IN_PROGRESS
    try:
        return _block_of(blocks, number, association, protection)
    except BlockTransferError:
        association.transfer = None
        return DataAccessResult.DATA_BLOCK_NUMBER_INVALID


def _read_in_blocks(association: ServerAssociation, block: ReadDataBlockAccess, protection: Protection) -> Reply:
    if not association.grants(_LONG_READ):
        return ConfirmedServiceErrorRead(_UNSUPPORTED)
    blocks = association.transfer_under(protection)
    if block.block_number == 1:
        blocks = _Reading(association.longest_request)
        association.begin_transfer(blocks, protection)
    if not isinstance(blocks, _Reading):
        return ReadResponse([DataAccessResult.NO_LONG_GET_IN_PROGRESS])
    try:
        blocks.take(block.last_block, block.block_number, block.raw_data)
        if not blocks.finished:
            return ReadResponse([ReadResultBlockNumber(block.block_number)])
        association.transfer = None
        return _read_variables(association, decode_read_request(blocks.octets), protection)
    except (BlockTransferError, DecodeError):
        association.transfer = None
        return ReadResponse([DataAccessResult.LONG_GET_ABORTED])


# ---------------------------------------------------------------------------------------------------------------- Write


def _write(association: ServerAssociation, request: WriteRequest, protection: Protection) -> Reply:
    variables, values = request.variable_access_specification, request.list_of_data
    if len(variables) == 1 and len(values) == 1 and isinstance(variables[0], WriteDataBlockAccess):
        return _write_in_blocks(association, variables[0], values[0], protection)
    association.transfer = None
    if len(variables) != 1 and not association.grants(Conformance.MULTIPLE_REFERENCES):
        return ConfirmedServiceErrorWrite(_UNSUPPORTED)
    return _write_variables(association, variables, values, protection)


def _write_unconfirmed(
    association: ServerAssociation, request: UnconfirmedWriteRequest, protection: Protection
) -> Reply:
    _write_variables(association, request.variable_access_specification, request.list_of_data, protection)
    return None


def _write_variables(
    association: ServerAssociation,
    variables: Sequence[VariableAccessSpecification],
    values: Sequence[Data],
    protection: Protection,
) -> Record:
    if len(variables) != len(values):
        return ConfirmedServiceErrorWrite(ServiceErrorService(ServiceErrorServiceCode.OTHER))
    return WriteResponse(
        [
            _write_one(association, variable, value, protection)
            for variable, value in zip(variables, values, strict=True)
        ]
    )


def _write_one(
    association: ServerAssociation, variable: VariableAccessSpecification, value: Data, protection: Protection
) -> WriteResult:
    if not isinstance(variable, VariableAccessSpecificationVariableName):
        return DataAccessResult.OTHER_REASON  # no attribute is written in part
    try:
        server_objects.write_variable(association, variable.value, value, protection)
    except (DataAccessError, ActionError) as error:
        return DataAccessResult(error.result)
    return WriteResultSuccess()


def _write_in_blocks(
    association: ServerAssociation, block: WriteDataBlockAccess, value: Data, protection: Protection
) -> Reply:
    if not association.grants(_LONG_WRITE):
        return ConfirmedServiceErrorWrite(_UNSUPPORTED)
    blocks = association.transfer_under(protection)
    if block.block_number == 1:
        blocks = _Writing(association.longest_request)
        association.begin_transfer(blocks, protection)
    if not isinstance(blocks, _Writing):
        return WriteResponse([DataAccessResult.NO_LONG_SET_IN_PROGRESS])
    try:
        if value.type != "octet-string":
            raise BlockTransferError("a block is an octet-string")
        blocks.take(block.last_block, block.block_number, value.value)
        if not blocks.finished:
            return WriteResponse([WriteResultBlockNumber(block.block_number)])
        association.transfer = None
        request = decode_write_request(blocks.octets)
    except (BlockTransferError, DecodeError):
        association.transfer = None
        return WriteResponse([DataAccessResult.LONG_SET_ABORTED])
    return _write_variables(association, request.variable_access_specification, request.list_of_data, protection)


_UNSUPPORTED = ServiceErrorService(ServiceErrorServiceCode.SERVICE_UNSUPPORTED)
_TOO_LONG = ServiceErrorService(ServiceErrorServiceCode.PDU_SIZE)


def _handlers() -> Mapping[type, Handler]:
    table: dict[type, tuple[Callable[[ServerAssociation, Any, Protection], Reply], Conformance]] = {
        ReadRequest: (_read, Conformance.READ),
        WriteRequest: (_write, Conformance.WRITE),
        UnconfirmedWriteRequest: (_write_unconfirmed, Conformance.UNCONFIRMED_WRITE),
        DataNotificationConfirm: (ServerAssociation.hear_confirmation, Conformance.DATA_NOTIFICATION),
    }
    return {kind: Handler(serve, int(services)) for kind, (serve, services) in table.items()}


SHORT_NAME_HANDLERS: Mapping[type, Handler] = _handlers()
