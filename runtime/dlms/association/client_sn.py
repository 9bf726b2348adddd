"""Services by short name, as a client asks for them: Read, Write, UnconfirmedWrite (Green Book 8.3, 9.3.14 to 9.3.16).

Attributes and methods have addresses, 8 apart within an object whose base name is the address of its first attribute.
Reading with a parameter selects, or invokes a method that returns something; writing invokes one that does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from cosem.apdu import (
    BlockNumberAccess,
    Conformance,
    DataBlockResult,
    ParameterizedAccess,
    ReadDataBlockAccess,
    ReadRequest,
    ReadResponse,
    ReadResult,
    ReadResultBlockNumber,
    Record,
    UnconfirmedWriteRequest,
    VariableAccessSpecification,
    WriteDataBlockAccess,
    WriteRequest,
    WriteResponse,
    WriteResult,
    WriteResultBlockNumber,
    WriteResultSuccess,
)
from cosem.data import Data
from dlms.association.blocks import IncomingBlocks, OutgoingBlocks
from dlms.association.conversation import Services, read_blocks, same_count, unexpected
from dlms.association.exchange import Exchange
from dlms.association.services import decode_read_results, encode_read_request, encode_write_request
from dlms.errors import BlockTransferError, DataAccessError

__all__ = ["ShortNameServices"]


class ShortNameServices(Services):
    """Read, Write and UnconfirmedWrite. Errors are as with logical names."""

    def read(self, variables: Sequence[VariableAccessSpecification]) -> Exchange[list[Data | DataAccessError]]:
        """Read variables, in blocks where request or response is long."""
        self._require(_services(Conformance.READ, variables))
        request: Record = ReadRequest(list(variables))
        if self._in_blocks(request, Conformance.BLOCK_TRANSFER_WITH_GET_OR_READ):
            results = yield from self._read_in_blocks(encode_read_request(variables))
        else:
            results = yield from self._ask_read(request)
        if len(results) == 1 and isinstance(results[0], DataBlockResult):
            results = read_blocks(decode_read_results, (yield from self._read_blocks(results[0])))
        same_count(variables, results)
        return [_read_answer(result) for result in results]

    def write(
        self, variables: Sequence[VariableAccessSpecification], values: Sequence[Data]
    ) -> Exchange[list[DataAccessError | None]]:
        """Write variables, in blocks where the request is long; `None` for each that was written."""
        self._require(_services(Conformance.WRITE, variables))
        request = WriteRequest(list(variables), list(values))
        if self._in_blocks(request, Conformance.BLOCK_TRANSFER_WITH_SET_OR_WRITE):
            results = yield from self._write_in_blocks(encode_write_request(request))
        else:
            results = yield from self._ask_write(request)
        same_count(variables, results)
        return [_write_answer(result) for result in results]

    def write_unconfirmed(
        self, variables: Sequence[VariableAccessSpecification], values: Sequence[Data]
    ) -> Exchange[None]:
        """Write variables and never hear whether it succeeded."""
        self._require(_services(Conformance.UNCONFIRMED_WRITE, variables))
        yield from self._talk.tell(UnconfirmedWriteRequest(list(variables), list(values)))

    def _ask_read(self, request: Record) -> Exchange[list[ReadResult]]:
        response = yield from self._talk.ask(request)
        if not isinstance(response, ReadResponse):
            raise unexpected(response)
        return response.value

    def _ask_write(self, request: Record) -> Exchange[list[WriteResult]]:
        response = yield from self._talk.ask(request)
        if not isinstance(response, WriteResponse):
            raise unexpected(response)
        return response.value

    def _read_in_blocks(self, octets: bytes) -> Exchange[list[ReadResult]]:
        """Send a long request; what answers its last block."""
        room = self._talk.block_room(ReadRequest([ReadDataBlockAccess(False, 0, b"")]))
        blocks = OutgoingBlocks(octets)
        while True:
            block = blocks.next(room)
            access = ReadDataBlockAccess(block.last, block.number, block.data)
            results = yield from self._ask_read(ReadRequest([access]))
            if block.last:
                return results
            _acknowledged(block.number, results)

    def _read_blocks(self, block: DataBlockResult) -> Exchange[bytes]:
        """Collect a long response whose first block this is."""
        blocks = IncomingBlocks(self._talk.limit)
        while True:
            blocks.take(block.last_block, block.block_number, block.raw_data)
            if blocks.finished:
                return blocks.octets
            results = yield from self._ask_read(ReadRequest([BlockNumberAccess(block.block_number)]))
            result = results[0] if len(results) == 1 else None
            if isinstance(result, int):
                raise DataAccessError(result)
            if not isinstance(result, DataBlockResult):
                raise BlockTransferError("the server answers with something else than the next block")
            block = result

    def _write_in_blocks(self, octets: bytes) -> Exchange[list[WriteResult]]:
        def request(last: bool, number: int, data: bytes) -> WriteRequest:
            return WriteRequest([WriteDataBlockAccess(last, number)], [Data.octet_string(data)])

        room = self._talk.block_room(request(False, 0, b""))
        blocks = OutgoingBlocks(octets)
        while True:
            block = blocks.next(room)
            results = yield from self._ask_write(request(*block))
            if block.last:
                return results
            _acknowledged(block.number, results)


def _services(service: Conformance, variables: Sequence[VariableAccessSpecification]) -> Conformance:
    if len(variables) > 1:
        service |= Conformance.MULTIPLE_REFERENCES
    if any(isinstance(variable, ParameterizedAccess) for variable in variables):
        service |= Conformance.PARAMETERIZED_ACCESS
    return service


def _acknowledged(number: int, results: Sequence[ReadResult | WriteResult]) -> None:
    """Raises unless the one result acknowledges block `number`."""
    result = results[0] if len(results) == 1 else None
    if isinstance(result, int):
        raise DataAccessError(result)
    if not isinstance(result, ReadResultBlockNumber | WriteResultBlockNumber) or result.value != number:
        raise BlockTransferError(f"the server does not acknowledge block {number}")


def _read_answer(result: ReadResult) -> Data | DataAccessError:
    if isinstance(result, Data):
        return result
    if isinstance(result, int):
        return DataAccessError(result)
    raise BlockTransferError("the server answers with a block where a value was expected")


def _write_answer(result: WriteResult) -> DataAccessError | None:
    if isinstance(result, WriteResultSuccess):
        return None
    if isinstance(result, int):
        return DataAccessError(result)
    raise BlockTransferError("the server acknowledges a block where a result was expected")
