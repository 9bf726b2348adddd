"""Services by logical name, as a client asks for them: GET, SET, ACTION, ACCESS.

Errors of one attribute or method of several are given in its place; of a single one they are raised.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cosem.apdu import (
    AccessRequest,
    AccessRequestBody,
    AccessRequestSpecification,
    AccessResponse,
    AccessResponseAction,
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
    CosemAttributeDescriptor,
    CosemAttributeDescriptorWithSelection,
    CosemMethodDescriptor,
    DataAccessResult,
    DataBlockGResultRawData,
    DataBlockSa,
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
from cosem.obis import Obis
from dlms.association.blocks import Block, IncomingBlocks, OutgoingBlocks
from dlms.association.conversation import Services, read_blocks, same_count, unexpected
from dlms.association.exchange import Exchange
from dlms.association.services import (
    decode_action_responses,
    decode_get_results,
    decode_long_return,
    encode_data_list,
)
from dlms.errors import ActionError, BlockTransferError, DataAccessError, ProtocolError

__all__ = ["LogicalNameServices"]


class LogicalNameServices(Services):
    """GET, SET, ACTION and ACCESS.

    All raise `NotGranted` for what was not negotiated and `NotAssociated`, before anything is sent, and what
    `Conversation.ask` raises.
    """

    # GET

    def get(
        self, attribute: CosemAttributeDescriptor, selection: SelectiveAccessDescriptor | None = None
    ) -> Exchange[Data]:
        """Read an attribute. Raises `DataAccessError`, `NotGranted`, and what `Conversation.ask` raises."""
        self._require(_services_of_get(attribute, selection))
        request = GetRequestNormal(self._next_id(), attribute, selection)
        response = yield from self._talk.ask(request)
        if isinstance(response, GetResponseWithDatablock):
            return read_blocks(Data.decode, (yield from self._get_blocks(request.invoke_id_and_priority, response)))
        if not isinstance(response, GetResponseNormal):
            raise unexpected(response)
        if isinstance(response.result, Data):
            return response.result
        raise DataAccessError(response.result, _name_of(attribute))

    def get_list(
        self, attributes: Sequence[CosemAttributeDescriptorWithSelection]
    ) -> Exchange[list[Data | DataAccessError]]:
        """Read several attributes with one request. Raises as `get`, and `NotGranted` without multiple-references."""
        services = Conformance.MULTIPLE_REFERENCES
        for item in attributes:
            services |= _services_of_get(item.cosem_attribute_descriptor, item.access_selection)
        self._require(services)
        request = GetRequestWithList(self._next_id(), list(attributes))
        response = yield from self._talk.ask(request)
        if isinstance(response, GetResponseWithDatablock):
            octets = yield from self._get_blocks(request.invoke_id_and_priority, response)
            results = read_blocks(decode_get_results, octets)
        elif isinstance(response, GetResponseWithList):
            results = response.result
        else:
            raise unexpected(response)
        same_count(attributes, results)
        return [
            result if isinstance(result, Data) else DataAccessError(result, _name_of(item.cosem_attribute_descriptor))
            for item, result in zip(attributes, results, strict=True)
        ]

    def get_all(self, class_id: int, instance_id: bytes) -> Exchange[list[Data]]:
        """Read all attributes of an object as attribute 0: their values in order, the first that of attribute 1.

        Null-data stands for what may not or cannot be read. Raises as `get`, and `NotGranted` where attribute 0 was not
        negotiated.
        """
        data = yield from self.get(CosemAttributeDescriptor(class_id, instance_id, 0))
        if data.type != "structure":
            raise ProtocolError(f"all attributes are a structure, not {data.type}")
        return data.elements

    def _get_blocks(self, invoke_id: InvokeIdAndPriority, response: Record) -> Exchange[bytes]:
        blocks = IncomingBlocks(self._talk.limit)
        while True:
            if not isinstance(response, GetResponseWithDatablock):
                # Some servers give up with a response as to a request without blocks.
                if isinstance(response, GetResponseNormal) and not isinstance(response.result, Data):
                    raise DataAccessError(response.result)
                raise unexpected(response)
            block = response.result
            if not isinstance(block.result, DataBlockGResultRawData):
                raise DataAccessError(block.result)
            blocks.take(block.last_block, block.block_number, block.result.value)
            if blocks.finished:
                return blocks.octets
            response = yield from self._talk.ask(GetRequestNext(invoke_id, block.block_number))

    # SET

    def set(
        self,
        attribute: CosemAttributeDescriptor,
        value: Data,
        selection: SelectiveAccessDescriptor | None = None,
    ) -> Exchange[None]:
        """Write an attribute, in blocks where it is long. Raises `DataAccessError`, and otherwise as `get`."""
        self._require(_services_of_set(attribute, selection))
        invoke_id = self._next_id()
        request = SetRequestNormal(
            invoke_id_and_priority=invoke_id,
            cosem_attribute_descriptor=attribute,
            access_selection=selection,
            value=value,
        )
        if self._in_blocks(request, Conformance.BLOCK_TRANSFER_WITH_SET_OR_WRITE):
            response = yield from self._set_blocks(
                value.encode(),
                lambda block: SetRequestWithFirstDatablock(
                    invoke_id_and_priority=invoke_id,
                    cosem_attribute_descriptor=attribute,
                    access_selection=selection,
                    datablock=block,
                ),
                lambda block: SetRequestWithDatablock(invoke_id, block),
            )
        else:
            response = yield from self._talk.ask(request)
        if not isinstance(response, SetResponseNormal | SetResponseLastDatablock):
            raise unexpected(response)
        if response.result != DataAccessResult.SUCCESS:
            raise DataAccessError(response.result, _name_of(attribute))

    def set_list(
        self, attributes: Sequence[CosemAttributeDescriptorWithSelection], values: Sequence[Data]
    ) -> Exchange[list[DataAccessError | None]]:
        """Write several attributes with one request, in blocks where it is long; `None` for each that was written."""
        services = Conformance.MULTIPLE_REFERENCES
        for item in attributes:
            services |= _services_of_set(item.cosem_attribute_descriptor, item.access_selection)
        self._require(services)
        invoke_id = self._next_id()
        request = SetRequestWithList(invoke_id, list(attributes), list(values))
        if self._in_blocks(request, Conformance.BLOCK_TRANSFER_WITH_SET_OR_WRITE):
            response = yield from self._set_blocks(
                encode_data_list(values),
                lambda block: SetRequestWithListAndFirstDatablock(invoke_id, list(attributes), block),
                lambda block: SetRequestWithDatablock(invoke_id, block),
            )
        else:
            response = yield from self._talk.ask(request)
        if isinstance(response, SetResponseLastDatablock | SetResponseNormal):
            raise DataAccessError(response.result)
        if not isinstance(response, SetResponseWithList | SetResponseLastDatablockWithList):
            raise unexpected(response)
        same_count(attributes, response.result)
        return [
            None if result == DataAccessResult.SUCCESS else DataAccessError(result, _name_of(descriptor))
            for descriptor, result in zip(
                (item.cosem_attribute_descriptor for item in attributes), response.result, strict=True
            )
        ]

    def set_all(self, class_id: int, instance_id: bytes, values: Sequence[Data | None]) -> Exchange[None]:
        """Write attributes of an object as attribute 0, from attribute 1 on, each as it is or None where it is to stay.

        Raises as `set`, and `NotGranted` where attribute 0 was not negotiated.
        """
        whole = Data.structure([Data.null_data() if value is None else value for value in values])
        yield from self.set(CosemAttributeDescriptor(class_id, instance_id, 0), whole)

    def _set_blocks(
        self, octets: bytes, first: Callable[[DataBlockSa], Record], next_: Callable[[DataBlockSa], Record]
    ) -> Exchange[Record]:
        """Send a value in blocks; the response to the last one."""
        blocks = OutgoingBlocks(octets)
        response = yield from self._talk.ask(self._first_block(blocks, first))
        while isinstance(response, SetResponseDatablock) and not blocks.finished:
            response = yield from self._talk.ask(self._next_block(blocks, response.block_number, next_))
        return response

    def _first_block(self, blocks: OutgoingBlocks, request: Callable[[DataBlockSa], Record]) -> Record:
        room = self._talk.block_room(request(_EMPTY_BLOCK))
        return request(_block_of(blocks.next(room)))

    def _next_block(
        self, blocks: OutgoingBlocks, acknowledged: int, request: Callable[[DataBlockSa], Record]
    ) -> Record:
        if acknowledged != blocks.number:
            raise BlockTransferError(f"the server has block {acknowledged}, {blocks.number} was sent")
        return self._first_block(blocks, request)

    # ACTION

    def action(self, method: CosemMethodDescriptor, parameter: Data | None = None) -> Exchange[Data | None]:
        """Invoke a method; what it returns. Raises `ActionError`, and otherwise as `get`."""
        self._require(Conformance.ACTION)
        return (yield from self._invoke(method, parameter))

    def _invoke(self, method: CosemMethodDescriptor, parameter: Data | None) -> Exchange[Data | None]:
        invoke_id = self._next_id()
        request = ActionRequestNormal(invoke_id, method, parameter)
        if parameter is not None and self._in_blocks(request, Conformance.BLOCK_TRANSFER_WITH_ACTION):
            response = yield from self._action_blocks(
                parameter.encode(),
                lambda block: ActionRequestWithFirstPblock(invoke_id, method, block),
                lambda block: ActionRequestWithPblock(invoke_id, block),
            )
        else:
            response = yield from self._talk.ask(request)
        if isinstance(response, ActionResponseWithPblock):
            octets = yield from self._action_response_blocks(invoke_id, response)
            answer = read_blocks(decode_long_return, octets)
        elif isinstance(response, ActionResponseNormal):
            answer = response.single_response
        else:
            raise unexpected(response)
        result = _returned(answer, method)
        if isinstance(result, DataAccessError | ActionError):
            raise result
        return result

    def action_list(
        self, methods: Sequence[CosemMethodDescriptor], parameters: Sequence[Data | None]
    ) -> Exchange[list[Data | ActionError | DataAccessError | None]]:
        """Invoke several methods with one request. A method without parameter is given null-data."""
        self._require(Conformance.ACTION | Conformance.MULTIPLE_REFERENCES)
        invoke_id = self._next_id()
        values = [Data.null_data() if value is None else value for value in parameters]
        request = ActionRequestWithList(invoke_id, list(methods), values)
        if self._in_blocks(request, Conformance.BLOCK_TRANSFER_WITH_ACTION):
            response = yield from self._action_blocks(
                encode_data_list(values),
                lambda block: ActionRequestWithListAndFirstPblock(invoke_id, list(methods), block),
                lambda block: ActionRequestWithPblock(invoke_id, block),
            )
        else:
            response = yield from self._talk.ask(request)
        if isinstance(response, ActionResponseWithPblock):
            octets = yield from self._action_response_blocks(invoke_id, response)
            answers = read_blocks(decode_action_responses, octets)
        elif isinstance(response, ActionResponseWithList):
            answers = response.list_of_responses
        else:
            raise unexpected(response)
        same_count(methods, answers)
        return [_returned(answer, method) for method, answer in zip(methods, answers, strict=True)]

    def _action_blocks(
        self, octets: bytes, first: Callable[[DataBlockSa], Record], next_: Callable[[DataBlockSa], Record]
    ) -> Exchange[Record]:
        blocks = OutgoingBlocks(octets)
        response = yield from self._talk.ask(self._first_block(blocks, first))
        while isinstance(response, ActionResponseNextPblock) and not blocks.finished:
            response = yield from self._talk.ask(self._next_block(blocks, response.block_number, next_))
        return response

    def _action_response_blocks(self, invoke_id: InvokeIdAndPriority, response: Record) -> Exchange[bytes]:
        blocks = IncomingBlocks(self._talk.limit)
        while True:
            if not isinstance(response, ActionResponseWithPblock):
                if isinstance(response, ActionResponseNormal) and response.single_response.result:
                    raise ActionError(response.single_response.result)
                raise unexpected(response)
            block = response.pblock
            blocks.take(block.last_block, block.block_number, block.raw_data)
            if blocks.finished:
                return blocks.octets
            response = yield from self._talk.ask(ActionRequestNextPblock(invoke_id, block.block_number))

    # to all meters on the line

    def broadcast_set(self, attribute: CosemAttributeDescriptor, value: Data) -> Exchange[None]:
        """Write an attribute in all meters on the line, none of which answers. See `Conversation.broadcast`."""
        self._must_be_open()
        yield from self._talk.broadcast(
            SetRequestNormal(
                invoke_id_and_priority=self._ids.next(confirmed=False),
                cosem_attribute_descriptor=attribute,
                value=value,
            )
        )

    def broadcast_action(self, method: CosemMethodDescriptor, parameter: Data | None = None) -> Exchange[None]:
        """Invoke a method in all meters on the line, none of which answers. See `Conversation.broadcast`."""
        self._must_be_open()
        yield from self._talk.broadcast(
            ActionRequestNormal(
                invoke_id_and_priority=self._ids.next(confirmed=False),
                cosem_method_descriptor=method,
                method_invocation_parameters=parameter,
            )
        )

    # ACCESS

    def access(
        self, specifications: Sequence[AccessRequestSpecification], data: Sequence[Data] | None = None
    ) -> Exchange[list[Data | DataAccessError | ActionError]]:
        """Read, write and invoke, in order, with one request. `data` is null-data where nothing is given.

        A result is the Data that came, null-data where there was none to come.
        """
        self._require(Conformance.ACCESS)
        given = [Data.null_data()] * len(specifications) if data is None else list(data)
        body = AccessRequestBody(list(specifications), given)
        request = AccessRequest(self._ids.next_long(priority=self._priority), b"", body)
        response = yield from self._talk.ask(request)
        if not isinstance(response, AccessResponse):
            raise unexpected(response)
        values = response.access_response_body.access_response_list_of_data
        results = response.access_response_body.access_response_specification
        same_count(specifications, results)
        same_count(specifications, values)
        answers: list[Data | DataAccessError | ActionError] = []
        for value, result in zip(values, results, strict=True):
            if result.result == 0:
                answers.append(value)
            elif isinstance(result, AccessResponseAction):
                answers.append(ActionError(result.result))
            else:
                answers.append(DataAccessError(result.result))
        return answers


_EMPTY_BLOCK = DataBlockSa(False, 0, b"")


def _block_of(block: Block) -> DataBlockSa:
    return DataBlockSa(block.last, block.number, block.data)


def _services_of_get(attribute: CosemAttributeDescriptor, selection: SelectiveAccessDescriptor | None) -> Conformance:
    services = Conformance.GET
    if selection is not None:
        services |= Conformance.SELECTIVE_ACCESS
    if attribute.attribute_id == 0:
        services |= Conformance.ATTRIBUTE0_SUPPORTED_WITH_GET
    return services


def _services_of_set(attribute: CosemAttributeDescriptor, selection: SelectiveAccessDescriptor | None) -> Conformance:
    services = Conformance.SET
    if selection is not None:
        services |= Conformance.SELECTIVE_ACCESS
    if attribute.attribute_id == 0:
        services |= Conformance.ATTRIBUTE0_SUPPORTED_WITH_SET
    return services


def _name_of(item: CosemAttributeDescriptor | CosemMethodDescriptor) -> str:
    index = item.attribute_id if isinstance(item, CosemAttributeDescriptor) else item.method_id
    return f"class {item.class_id}, {Obis(item.instance_id)}, {index}"


def _returned(
    answer: ActionResponseWithOptionalData, method: CosemMethodDescriptor
) -> Data | ActionError | DataAccessError | None:
    if answer.result != ActionResult.SUCCESS:
        return ActionError(answer.result, _name_of(method))
    returned = answer.return_parameters
    if returned is None or isinstance(returned, Data):
        return returned
    # Servers say that nothing is returned by saying that it could be read with success.
    return None if returned == DataAccessResult.SUCCESS else DataAccessError(returned, _name_of(method))
