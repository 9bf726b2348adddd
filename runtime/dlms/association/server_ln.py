"""The services with logical names, served: GET, SET, ACTION and ACCESS in all their forms (Green Book 8.3, 9.3).

Each handler turns a request into its response. A value too long for one APDU goes in blocks where these were
negotiated, and stays with the association as its `transfer` until the client has it all or asks for something else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from cosem.apdu import (
    AccessRequest,
    AccessRequestAction,
    AccessRequestGet,
    AccessRequestGetWithSelection,
    AccessRequestSet,
    AccessRequestSetWithSelection,
    AccessRequestSpecification,
    AccessResponse,
    AccessResponseAction,
    AccessResponseBody,
    AccessResponseGet,
    AccessResponseSet,
    AccessResponseSpecification,
    ActionRequestNextPblock,
    ActionRequestNormal,
    ActionRequestWithFirstPblock,
    ActionRequestWithList,
    ActionRequestWithListAndFirstPblock,
    ActionRequestWithPblock,
    ActionResponseNextPblock,
    ActionResponseNormal,
    ActionResponseWithList,
    ActionResponseWithOptionalData,
    ActionResponseWithPblock,
    ActionResult,
    Conformance,
    CosemAttributeDescriptorWithSelection,
    CosemMethodDescriptor,
    DataAccessResult,
    DataBlockG,
    DataBlockGResultRawData,
    DataBlockSa,
    DataNotificationConfirm,
    ExceptionResponse,
    ExceptionResponseServiceErrorOperationNotPossible,
    ExceptionResponseStateError,
    GetDataResult,
    GetRequestNext,
    GetRequestNormal,
    GetRequestWithList,
    GetResponseNormal,
    GetResponseWithDatablock,
    GetResponseWithList,
    InvokeIdAndPriority,
    Record,
    SelectiveAccessDescriptor,
    SetRequestNormal,
    SetRequestWithDatablock,
    SetRequestWithFirstDatablock,
    SetRequestWithList,
    SetRequestWithListAndFirstDatablock,
    SetResponseDatablock,
    SetResponseLastDatablock,
    SetResponseLastDatablockWithList,
    SetResponseNormal,
    SetResponseWithList,
)
from cosem.data import Data
from cosem.errors import DecodeError
from dlms.association import server_objects
from dlms.association.blocks import Block, IncomingBlocks, OutgoingBlocks, octets_that_fit
from dlms.association.server import Handler, Reply, ServerAssociation
from dlms.association.services import (
    decode_data_list,
    encode_action_responses,
    encode_get_results,
    encode_long_return,
)
from dlms.errors import ActionError, BlockTransferError, DataAccessError
from dlms.security.context import Protection

__all__ = ["LOGICAL_NAME_HANDLERS"]

_INVOKE_ID = 0x0F
_CONFIRMED = 0x40
_NONE = InvokeIdAndPriority(0)
_NULL = Data.null_data()

Make: TypeAlias = Callable[[InvokeIdAndPriority, Block], Record]
Serve: TypeAlias = Callable[[bytes, InvokeIdAndPriority, Protection, int], Record]


@dataclass(slots=True)
class _Sending:
    """A value on its way to the client. `make` puts a block into a response of its service."""

    blocks: OutgoingBlocks
    invoke_id: int
    make: Make

    def room(self, association: ServerAssociation, protection: Protection) -> int:
        """How long a block may be."""
        empty = self.make(_NONE, Block(False, 0, b"")).encode()
        return octets_that_fit(association.room(protection), len(empty))


@dataclass(slots=True)
class _Receiving:
    """A value on its way from the client. `serve` takes it when it is all there, with the number of the last block."""

    blocks: IncomingBlocks
    invoke_id: int
    serve: Serve


# --------------------------------------------------------------------------------------------------------------- blocks


def _begin_sending(
    association: ServerAssociation, invoke: InvokeIdAndPriority, protection: Protection, octets: bytes, make: Make
) -> Record:
    """The first block of a value. Raises `BlockTransferError` where none fits."""
    sending = _Sending(OutgoingBlocks(octets), invoke & _INVOKE_ID, make)
    block = sending.blocks.next(sending.room(association, protection))
    association.begin_transfer(sending, protection)
    return make(invoke, block)


def _go_on_sending(
    association: ServerAssociation, invoke: InvokeIdAndPriority, protection: Protection, number: int, make: Make
) -> Record:
    """The block after `number`. Raises `BlockTransferError`, or `LookupError` where nothing of the kind goes on."""
    sending = association.transfer_under(protection)
    if not isinstance(sending, _Sending) or sending.make is not make or sending.invoke_id != invoke & _INVOKE_ID:
        raise LookupError("no such transfer")
    try:
        return make(invoke, sending.blocks.after(number, sending.room(association, protection)))
    except BlockTransferError:
        association.transfer = None
        raise


def _begin_receiving(
    association: ServerAssociation,
    invoke: InvokeIdAndPriority,
    protection: Protection,
    block: DataBlockSa,
    serve: Serve,
) -> Record | None:
    """Take the first block. The response where it is the last as well. Raises `BlockTransferError`."""
    receiving = _Receiving(IncomingBlocks(association.longest_request), invoke & _INVOKE_ID, serve)
    association.begin_transfer(receiving, protection)
    return _go_on_receiving(association, invoke, protection, block)


def _go_on_receiving(
    association: ServerAssociation,
    invoke: InvokeIdAndPriority,
    protection: Protection,
    block: DataBlockSa,
) -> Record | None:
    """Take a block. The response where it is the last one.

    Raises `BlockTransferError`, and `LookupError` where nothing is going on.
    """
    receiving = association.transfer_under(protection)
    if not isinstance(receiving, _Receiving) or receiving.invoke_id != invoke & _INVOKE_ID:
        raise LookupError("no such transfer")
    try:
        receiving.blocks.take(block.last_block, block.block_number, block.raw_data)
    except BlockTransferError:
        association.transfer = None
        raise
    if not receiving.blocks.finished:
        return None
    association.transfer = None
    return receiving.serve(receiving.blocks.octets, invoke, protection, block.block_number)


# ------------------------------------------------------------------------------------------------------------------ GET


def _get_block(invoke: InvokeIdAndPriority, block: Block) -> Record:
    return GetResponseWithDatablock(invoke, DataBlockG(block.last, block.number, DataBlockGResultRawData(block.data)))


def _get(association: ServerAssociation, request: GetRequestNormal, protection: Protection) -> Reply:
    invoke = request.invoke_id_and_priority
    association.transfer = None
    try:
        descriptor, selection = request.cosem_attribute_descriptor, request.access_selection
        data = server_objects.read(association, descriptor, selection, protection)
    except DataAccessError as error:
        return GetResponseNormal(invoke, error.result)
    octets = GetResponseNormal(invoke, data).encode()
    if len(octets) > association.room(protection) and association.grants(_LONG_GET):
        return _begin_sending(association, invoke, protection, data.encode(), _get_block)
    return octets


def _get_list(association: ServerAssociation, request: GetRequestWithList, protection: Protection) -> Reply:
    invoke = request.invoke_id_and_priority
    association.transfer = None
    results: list[GetDataResult] = []
    left = association.longest_response
    for item in request.attribute_descriptor_list:
        # What there is no room for is not even read.
        result = _get_result(association, item, protection) if left >= 0 else DataAccessResult.OTHER_REASON
        left -= len(result.encode()) if isinstance(result, Data) else 0
        results.append(result if left >= 0 else DataAccessResult.OTHER_REASON)
    octets = encode_get_results(results)
    if len(octets) + _LIST_HEADER > association.room(protection) and association.grants(_LONG_GET):
        return _begin_sending(association, invoke, protection, octets, _get_block)
    return GetResponseWithList(invoke, results)


def _get_result(
    association: ServerAssociation, item: CosemAttributeDescriptorWithSelection, protection: Protection
) -> GetDataResult:
    try:
        return server_objects.read(association, item.cosem_attribute_descriptor, item.access_selection, protection)
    except DataAccessError as error:
        return error.result


def _get_next(association: ServerAssociation, request: GetRequestNext, protection: Protection) -> Reply:
    invoke, number = request.invoke_id_and_priority, request.block_number
    try:
        return _go_on_sending(association, invoke, protection, number, _get_block)
    except BlockTransferError:
        result = DataAccessResult.DATA_BLOCK_NUMBER_INVALID
    except LookupError:
        result = DataAccessResult.NO_LONG_GET_IN_PROGRESS
    return GetResponseWithDatablock(invoke, DataBlockG(True, number, result))


# ------------------------------------------------------------------------------------------------------------------ SET


def _set(association: ServerAssociation, request: SetRequestNormal, protection: Protection) -> Reply:
    association.transfer = None
    invoke = request.invoke_id_and_priority
    item = CosemAttributeDescriptorWithSelection(request.cosem_attribute_descriptor, request.access_selection)
    return _if_confirmed(invoke, SetResponseNormal(invoke, _write(association, item, request.value, protection)))


def _set_list(association: ServerAssociation, request: SetRequestWithList, protection: Protection) -> Reply:
    association.transfer = None
    invoke, items, values = request.invoke_id_and_priority, request.attribute_descriptor_list, request.value_list
    if len(items) != len(values):
        return _IMPOSSIBLE
    results = [_write(association, item, value, protection) for item, value in zip(items, values, strict=True)]
    return _if_confirmed(invoke, SetResponseWithList(invoke, results))


def _set_first(association: ServerAssociation, request: SetRequestWithFirstDatablock, protection: Protection) -> Reply:
    item = CosemAttributeDescriptorWithSelection(request.cosem_attribute_descriptor, request.access_selection)

    def serve(octets: bytes, invoke: InvokeIdAndPriority, protection: Protection, number: int) -> Record:
        try:
            result = _write(association, item, Data.decode(octets), protection)
        except DecodeError:
            result = DataAccessResult.TYPE_UNMATCHED
        return SetResponseLastDatablock(invoke, result, number)

    invoke, block = request.invoke_id_and_priority, request.datablock
    refused = _refusal(association, item, protection)
    if refused is not None:
        association.transfer = None
        return _if_confirmed(invoke, SetResponseLastDatablock(invoke, refused, block.block_number))
    return _set_in_blocks(association, invoke, protection, block, serve)


def _refusal(
    association: ServerAssociation, item: CosemAttributeDescriptorWithSelection, protection: Protection
) -> DataAccessResult | int | None:
    """Why an attribute may not be written, None where it may: what is refused in the end is not worth collecting."""
    try:
        server_objects.writable(association, item.cosem_attribute_descriptor, protection)
    except DataAccessError as error:
        return error.result
    return None


def _set_list_first(
    association: ServerAssociation, request: SetRequestWithListAndFirstDatablock, protection: Protection
) -> Reply:
    items = request.attribute_descriptor_list
    invoke, block = request.invoke_id_and_priority, request.datablock
    refused = [_refusal(association, item, protection) for item in items]
    if all(refused):
        association.transfer = None
        results = [DataAccessResult(result or 0) for result in refused]
        return _if_confirmed(invoke, SetResponseLastDatablockWithList(invoke, [*results], block.block_number))

    def serve(octets: bytes, invoke: InvokeIdAndPriority, protection: Protection, number: int) -> Record:
        values = _data_list(octets, len(items))
        if values is None:
            results: list[DataAccessResult | int] = [DataAccessResult.TYPE_UNMATCHED] * len(items)
        else:
            results = [_write(association, item, value, protection) for item, value in zip(items, values, strict=True)]
        return SetResponseLastDatablockWithList(invoke, results, number)

    return _set_in_blocks(association, invoke, protection, block, serve)


def _set_block(association: ServerAssociation, request: SetRequestWithDatablock, protection: Protection) -> Reply:
    return _set_in_blocks(association, request.invoke_id_and_priority, protection, request.datablock, None)


def _set_in_blocks(
    association: ServerAssociation,
    invoke: InvokeIdAndPriority,
    protection: Protection,
    block: DataBlockSa,
    serve: Serve | None,
) -> Reply:
    number = block.block_number
    try:
        if serve is None:
            response = _go_on_receiving(association, invoke, protection, block)
        else:
            response = _begin_receiving(association, invoke, protection, block, serve)
    except BlockTransferError:
        response = SetResponseLastDatablock(invoke, DataAccessResult.LONG_SET_ABORTED, number)
    except LookupError:
        response = SetResponseLastDatablock(invoke, DataAccessResult.NO_LONG_SET_IN_PROGRESS, number)
    return _if_confirmed(invoke, response or SetResponseDatablock(invoke, number))


def _write(
    association: ServerAssociation,
    item: CosemAttributeDescriptorWithSelection,
    value: Data,
    protection: Protection,
) -> DataAccessResult | int:
    try:
        server_objects.write(association, item.cosem_attribute_descriptor, item.access_selection, value, protection)
    except DataAccessError as error:
        return error.result
    return DataAccessResult.SUCCESS


# --------------------------------------------------------------------------------------------------------------- ACTION


def _action_block(invoke: InvokeIdAndPriority, block: Block) -> Record:
    return ActionResponseWithPblock(invoke, DataBlockSa(block.last, block.number, block.data))


def _action(association: ServerAssociation, request: ActionRequestNormal, protection: Protection) -> Reply:
    association.transfer = None
    invoke = request.invoke_id_and_priority
    response = _invoke(association, request.cosem_method_descriptor, request.method_invocation_parameters, protection)
    return _if_confirmed(invoke, _action_response(association, invoke, response, protection))


def _action_list(association: ServerAssociation, request: ActionRequestWithList, protection: Protection) -> Reply:
    association.transfer = None
    invoke, methods = request.invoke_id_and_priority, request.cosem_method_descriptor_list
    parameters = request.method_invocation_parameters
    if len(methods) != len(parameters):
        return _IMPOSSIBLE
    responses = _invoke_all(association, methods, parameters, protection)
    return _if_confirmed(invoke, _action_list_response(association, invoke, responses, protection))


def _action_first(
    association: ServerAssociation, request: ActionRequestWithFirstPblock, protection: Protection
) -> Reply:
    method = request.cosem_method_descriptor

    def serve(octets: bytes, invoke: InvokeIdAndPriority, protection: Protection, number: int) -> Record:
        try:
            response = _invoke(association, method, Data.decode(octets), protection)
        except DecodeError:
            response = ActionResponseWithOptionalData(ActionResult.TYPE_UNMATCHED)
        return _action_response(association, invoke, response, protection)

    invoke = request.invoke_id_and_priority
    refused = _action_refusal(association, method, protection)
    if refused is not None:
        association.transfer = None
        return _if_confirmed(invoke, _failed_action(invoke, ActionResult(refused)))
    return _action_in_blocks(association, invoke, protection, request.pblock, serve)


def _action_refusal(
    association: ServerAssociation, method: CosemMethodDescriptor, protection: Protection
) -> DataAccessResult | int | None:
    """Why a method may not be invoked, None where it may."""
    try:
        server_objects.invocable(association, method, protection)
    except DataAccessError as error:
        return error.result
    return None


def _action_list_first(
    association: ServerAssociation, request: ActionRequestWithListAndFirstPblock, protection: Protection
) -> Reply:
    methods = request.cosem_method_descriptor_list
    invoke = request.invoke_id_and_priority
    refused = [_action_refusal(association, method, protection) for method in methods]
    if all(refused):
        association.transfer = None
        failed = [ActionResponseWithOptionalData(ActionResult(result or 0)) for result in refused]
        return _if_confirmed(invoke, ActionResponseWithList(invoke, failed))

    def serve(octets: bytes, invoke: InvokeIdAndPriority, protection: Protection, number: int) -> Record:
        parameters = _data_list(octets, len(methods))
        if parameters is None:
            responses = [ActionResponseWithOptionalData(ActionResult.TYPE_UNMATCHED) for _ in methods]
        else:
            responses = _invoke_all(association, methods, parameters, protection)
        return _action_list_response(association, invoke, responses, protection)

    return _action_in_blocks(association, invoke, protection, request.pblock, serve)


def _action_pblock(association: ServerAssociation, request: ActionRequestWithPblock, protection: Protection) -> Reply:
    return _action_in_blocks(association, request.invoke_id_and_priority, protection, request.pblock, None)


def _action_in_blocks(
    association: ServerAssociation,
    invoke: InvokeIdAndPriority,
    protection: Protection,
    block: DataBlockSa,
    serve: Serve | None,
) -> Reply:
    try:
        if serve is None:
            response = _go_on_receiving(association, invoke, protection, block)
        else:
            response = _begin_receiving(association, invoke, protection, block, serve)
    except BlockTransferError:
        response = _failed_action(invoke, ActionResult.LONG_ACTION_ABORTED)
    except LookupError:
        response = _failed_action(invoke, ActionResult.NO_LONG_ACTION_IN_PROGRESS)
    return _if_confirmed(invoke, response or ActionResponseNextPblock(invoke, block.block_number))


def _action_next(association: ServerAssociation, request: ActionRequestNextPblock, protection: Protection) -> Reply:
    invoke = request.invoke_id_and_priority
    try:
        return _go_on_sending(association, invoke, protection, request.block_number, _action_block)
    except BlockTransferError:
        return _failed_action(invoke, ActionResult.LONG_ACTION_ABORTED)
    except LookupError:
        return _failed_action(invoke, ActionResult.NO_LONG_ACTION_IN_PROGRESS)


def _action_response(
    association: ServerAssociation,
    invoke: InvokeIdAndPriority,
    response: ActionResponseWithOptionalData,
    protection: Protection,
) -> Record:
    value = response.return_parameters
    if isinstance(value, Data) and association.grants(_LONG_ACTION):
        octets = encode_long_return(value)
        if len(octets) + _ACTION_HEADER > association.room(protection):
            return _begin_sending(association, invoke, protection, octets, _action_block)
    return ActionResponseNormal(invoke, response)


def _action_list_response(
    association: ServerAssociation,
    invoke: InvokeIdAndPriority,
    responses: list[ActionResponseWithOptionalData],
    protection: Protection,
) -> Record:
    octets = encode_action_responses(responses)
    if len(octets) + _LIST_HEADER > association.room(protection) and association.grants(_LONG_ACTION):
        return _begin_sending(association, invoke, protection, octets, _action_block)
    return ActionResponseWithList(invoke, responses)


def _failed_action(invoke: InvokeIdAndPriority, result: ActionResult) -> Record:
    return ActionResponseNormal(invoke, ActionResponseWithOptionalData(result))


def _invoke_all(
    association: ServerAssociation,
    methods: Sequence[CosemMethodDescriptor],
    parameters: Sequence[Data],
    protection: Protection,
) -> list[ActionResponseWithOptionalData]:
    # A list has no way to leave a parameter out: null-data stands for it.
    return [
        _invoke(association, method, None if parameter == _NULL else parameter, protection)
        for method, parameter in zip(methods, parameters, strict=True)
    ]


def _invoke(
    association: ServerAssociation, method: CosemMethodDescriptor, parameter: Data | None, protection: Protection
) -> ActionResponseWithOptionalData:
    try:
        value = server_objects.invoke(association, method, parameter, protection)
    except (ActionError, DataAccessError) as error:
        return ActionResponseWithOptionalData(ActionResult(error.result))
    return ActionResponseWithOptionalData(ActionResult.SUCCESS, value)


# --------------------------------------------------------------------------------------------------------------- ACCESS


def _access(association: ServerAssociation, request: AccessRequest, protection: Protection) -> Reply:
    """Each specification in order; with the processing option "break on error" nothing after the first failure."""
    association.transfer = None
    invoke, body = request.long_invoke_id_and_priority, request.access_request_body
    specifications, values = body.access_request_specification, body.access_request_list_of_data
    if len(specifications) != len(values):
        return _IMPOSSIBLE
    data: list[Data] = []
    left = association.longest_response
    results: list[AccessResponseSpecification] = []
    broken = False
    for specification, value in zip(specifications, values, strict=True):
        if broken:
            given, result = _NULL, _result_of(specification, DataAccessResult.OTHER_REASON)
        else:
            given, result = _access_one(association, specification, value, protection)
            left -= len(given.encode())
            if left < 0:
                given, result = _NULL, _result_of(specification, DataAccessResult.OTHER_REASON)
        data.append(given)
        results.append(result)
        # Nothing is done that could not be told of.
        broken = broken or left < 0 or (invoke.processing_option and result.result != DataAccessResult.SUCCESS)
    if not invoke.service_class:
        return None
    echo = specifications if invoke.self_descriptive else None
    return AccessResponse(
        invoke,
        b"",
        AccessResponseBody(
            access_request_specification=echo,
            access_response_list_of_data=data,
            access_response_specification=results,
        ),
    )


def _access_one(
    association: ServerAssociation,
    specification: AccessRequestSpecification,
    value: Data,
    protection: Protection,
) -> tuple[Data, AccessResponseSpecification]:
    given: Data | None = None
    selection: SelectiveAccessDescriptor | None = None
    if isinstance(specification, AccessRequestGetWithSelection | AccessRequestSetWithSelection):
        selection = specification.access_selection
    try:
        if isinstance(specification, AccessRequestAction):
            parameter = None if value == _NULL else value
            given = server_objects.invoke(association, specification.cosem_method_descriptor, parameter, protection)
        elif isinstance(specification, AccessRequestGet | AccessRequestGetWithSelection):
            given = server_objects.read(association, specification.cosem_attribute_descriptor, selection, protection)
        else:
            server_objects.write(association, specification.cosem_attribute_descriptor, selection, value, protection)
        result: int = DataAccessResult.SUCCESS
    except (ActionError, DataAccessError) as error:
        result = error.result
    return _NULL if given is None else given, _result_of(specification, result)


def _result_of(specification: AccessRequestSpecification, result: int) -> AccessResponseSpecification:
    if isinstance(specification, AccessRequestAction):
        return AccessResponseAction(ActionResult(result))
    if isinstance(specification, AccessRequestSet | AccessRequestSetWithSelection):
        return AccessResponseSet(DataAccessResult(result))
    return AccessResponseGet(DataAccessResult(result))


# -------------------------------------------------------------------------------------------------------- common to all


def _if_confirmed(invoke: InvokeIdAndPriority, response: Record) -> Reply:
    # A GET that says it is unconfirmed is answered all the same: there are clients that say so of every request.
    return response if invoke & _CONFIRMED else None


def _data_list(octets: bytes, count: int) -> list[Data] | None:
    """The values that blocks with list carried; None where they are not so many, or none at all."""
    try:
        values = decode_data_list(octets)
    except DecodeError:
        return None
    return values if len(values) == count else None


# What stands before the value in a response of one APDU: tag, choice, invoke-id-and-priority; in that to an ACTION
# also the result, that there is a return parameter, and its choice.
_LIST_HEADER = 3
_ACTION_HEADER = 6
_IMPOSSIBLE = ExceptionResponse(
    ExceptionResponseStateError.SERVICE_NOT_ALLOWED, ExceptionResponseServiceErrorOperationNotPossible()
)
_LONG_GET = Conformance.BLOCK_TRANSFER_WITH_GET_OR_READ
_LONG_SET = Conformance.BLOCK_TRANSFER_WITH_SET_OR_WRITE
_LONG_ACTION = Conformance.BLOCK_TRANSFER_WITH_ACTION
_LISTS = Conformance.MULTIPLE_REFERENCES


def _handlers() -> Mapping[type, Handler]:
    get, set_, action = Conformance.GET, Conformance.SET, Conformance.ACTION
    table: dict[type, tuple[Callable[[ServerAssociation, Any, Protection], Reply], Conformance]] = {
        GetRequestNormal: (_get, get),
        GetRequestNext: (_get_next, get | _LONG_GET),
        GetRequestWithList: (_get_list, get | _LISTS),
        SetRequestNormal: (_set, set_),
        SetRequestWithList: (_set_list, set_ | _LISTS),
        SetRequestWithFirstDatablock: (_set_first, set_ | _LONG_SET),
        SetRequestWithListAndFirstDatablock: (_set_list_first, set_ | _LONG_SET | _LISTS),
        SetRequestWithDatablock: (_set_block, set_ | _LONG_SET),
        ActionRequestNormal: (_action, action),
        ActionRequestWithList: (_action_list, action | _LISTS),
        ActionRequestWithFirstPblock: (_action_first, action | _LONG_ACTION),
        ActionRequestWithListAndFirstPblock: (_action_list_first, action | _LONG_ACTION | _LISTS),
        ActionRequestWithPblock: (_action_pblock, action | _LONG_ACTION),
        ActionRequestNextPblock: (_action_next, action | _LONG_ACTION),
        AccessRequest: (_access, Conformance.ACCESS),
        DataNotificationConfirm: (ServerAssociation.hear_confirmation, Conformance.DATA_NOTIFICATION),
    }
    return {kind: Handler(serve, int(services)) for kind, (serve, services) in table.items()}


LOGICAL_NAME_HANDLERS: Mapping[type, Handler] = _handlers()
