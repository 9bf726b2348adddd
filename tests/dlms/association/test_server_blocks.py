"""Long transfers at the server, request by request: wrong numbers, others' invoke ids, what is asked in the middle."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cosem import apdu, classes
from cosem.apdu import (
    ActionResponseNormal,
    ActionResponseWithPblock,
    ActionResult,
    CosemAttributeDescriptor,
    CosemAttributeDescriptorWithSelection,
    CosemMethodDescriptor,
    DataAccessResult,
    DataBlockSa,
    GetRequestNext,
    GetRequestNormal,
    GetResponseWithDatablock,
    InvokeIdAndPriority,
    ReadRequest,
    ReadResponse,
    Record,
    SetRequestWithDatablock,
    SetRequestWithFirstDatablock,
    SetResponseDatablock,
    SetResponseLastDatablock,
    VariableAccessSpecificationVariableName,
    WriteRequest,
    WriteResponse,
)
from cosem.data import Data
from cosem.obis import Obis
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.client import ClientAssociation
from dlms.association.server import ServerAssociation
from dlms.association.settings import AssociationSettings
from dlms.server import CosemObject, LogicalDevice
from support.conversations import Line
from support.echo import Echo

NAME = Obis("0.0.96.13.0.255")
TEXT, OWN_NAME = CosemAttributeDescriptor(1, NAME, 2), CosemAttributeDescriptor(1, NAME, 1)
LONG = Data.octet_string(bytes(range(200)))
ONE, OTHER = InvokeIdAndPriority(0xC1), InvokeIdAndPriority(0xC2)
SHORT_NAME = 0x1008


class Meter:
    """Asked with APDUs, and answering with them; it takes and gives 64 octets at a time."""

    def __init__(self, *, short_names: bool = False) -> None:
        self.text = CosemObject(classes.Data(NAME), value=LONG)
        everything = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))
        settings = AssociationSettings(client=1, rights=everything, short_names=short_names, max_receive_pdu_size=64)
        device = LogicalDevice(1, "CSK", [self.text, Echo()], [settings], base_names={NAME: SHORT_NAME - 8})
        server = device.associate(1)
        assert server is not None
        self.server: ServerAssociation = server
        Line(server.receive).run(ClientAssociation(short_names=short_names, max_receive_pdu_size=64).open())

    def __call__(self, request: Record) -> Record:
        (answer,) = self.server.receive(request.encode())
        return apdu.decode(answer)


ECHO = CosemMethodDescriptor(Echo.class_id, Echo.logical_name, 1)
GET = GetRequestNormal(ONE, TEXT)


def data_of(response: Record) -> bytes:
    assert isinstance(response, GetResponseWithDatablock), response
    assert isinstance(response.result.result, apdu.DataBlockGResultRawData), response
    return response.result.result.value


def refused(response: Record) -> int:
    assert isinstance(response, GetResponseWithDatablock), response
    assert isinstance(response.result.result, int), response
    return response.result.result


# ------------------------------------------------------------------------------------------------------------------ GET


def test_a_long_get() -> None:
    meter = Meter()
    octets, number = data_of(meter(GET)), 1
    while len(octets) < len(LONG.encode()):
        octets += data_of(meter(GetRequestNext(ONE, number)))
        number += 1
    assert octets == LONG.encode()
    assert refused(meter(GetRequestNext(ONE, number))) == DataAccessResult.DATA_BLOCK_NUMBER_INVALID
    assert refused(meter(GetRequestNext(ONE, number))) == DataAccessResult.NO_LONG_GET_IN_PROGRESS


@pytest.mark.parametrize("number", [0, 2, 7, 0xFFFFFFFF])
def test_a_wrong_block_number_ends_a_get(number: int) -> None:
    meter = Meter()
    meter(GET)
    assert refused(meter(GetRequestNext(ONE, number))) == DataAccessResult.DATA_BLOCK_NUMBER_INVALID
    assert refused(meter(GetRequestNext(ONE, 1))) == DataAccessResult.NO_LONG_GET_IN_PROGRESS


def test_a_block_is_given_again_and_to_no_other_invoke_id() -> None:
    meter = Meter()
    meter(GET)
    assert refused(meter(GetRequestNext(OTHER, 1))) == DataAccessResult.NO_LONG_GET_IN_PROGRESS
    second = meter(GetRequestNext(ONE, 1))
    assert meter(GetRequestNext(ONE, 1)) == second


MIDDLE: dict[str, Record] = {
    "get": GetRequestNormal(OTHER, OWN_NAME),
    "get-with-list": apdu.GetRequestWithList(OTHER, [CosemAttributeDescriptorWithSelection(OWN_NAME)]),
    "set": apdu.SetRequestNormal(
        invoke_id_and_priority=OTHER, cosem_attribute_descriptor=OWN_NAME, value=Data.octet_string(b"")
    ),
    "action": apdu.ActionRequestNormal(OTHER, ECHO, Data.null_data()),
    "access": apdu.AccessRequest(
        apdu.LongInvokeIdAndPriority(0x40000001),
        b"",
        apdu.AccessRequestBody([apdu.AccessRequestGet(OWN_NAME)], [Data.null_data()]),
    ),
}


@pytest.mark.parametrize("request_", MIDDLE.values(), ids=MIDDLE)
def test_another_request_in_the_middle_is_served_and_ends_the_transfer(request_: Record) -> None:
    meter = Meter()
    meter(GET)
    assert not isinstance(meter(request_), apdu.ExceptionResponse | GetResponseWithDatablock)
    assert refused(meter(GetRequestNext(ONE, 1))) == DataAccessResult.NO_LONG_GET_IN_PROGRESS


def test_what_goes_on_is_of_the_same_service() -> None:
    meter = Meter()
    meter(GET)
    for request, told in (
        (SetRequestWithDatablock(ONE, DataBlockSa(True, 2, b"")), DataAccessResult.NO_LONG_SET_IN_PROGRESS),
        (apdu.ActionRequestNextPblock(ONE, 1), ActionResult.NO_LONG_ACTION_IN_PROGRESS),
        (apdu.ActionRequestWithPblock(ONE, DataBlockSa(True, 2, b"")), ActionResult.NO_LONG_ACTION_IN_PROGRESS),
    ):
        answer = meter(request)
        assert isinstance(answer, SetResponseLastDatablock | ActionResponseNormal)
        result = answer.result if isinstance(answer, SetResponseLastDatablock) else answer.single_response.result
        assert result == told
    assert data_of(meter(GetRequestNext(ONE, 1)))


# ------------------------------------------------------------------------------------------------------- SET and ACTION

NEW = Data.octet_string(b"new" * 40)
PIECES = [NEW.encode()[start : start + 30] for start in range(0, len(NEW.encode()), 30)]
Begin = Callable[[DataBlockSa], Record]


def first_of_set(block: DataBlockSa) -> Record:
    return SetRequestWithFirstDatablock(
        invoke_id_and_priority=ONE, cosem_attribute_descriptor=TEXT, access_selection=None, datablock=block
    )


def block(number: int, *, last: bool = False) -> DataBlockSa:
    return DataBlockSa(last, number, PIECES[number - 1])


def test_a_long_set() -> None:
    meter = Meter()
    assert meter(first_of_set(block(1))) == SetResponseDatablock(ONE, 1)
    for number in range(2, len(PIECES)):
        assert meter(SetRequestWithDatablock(ONE, block(number))) == SetResponseDatablock(ONE, number)
        # its acknowledgement was lost
        assert meter(SetRequestWithDatablock(ONE, block(number))) == SetResponseDatablock(ONE, number)
    assert meter.text["value"] == LONG
    last = block(len(PIECES), last=True)
    assert meter(SetRequestWithDatablock(ONE, last)) == SetResponseLastDatablock(ONE, 0, len(PIECES))
    assert meter.text["value"] == NEW


@pytest.mark.parametrize("number", [1, 3])
def test_a_wrong_block_ends_a_set(number: int) -> None:
    meter = Meter()
    meter(first_of_set(block(1)))
    wrong = DataBlockSa(False, number, b"another")
    answer = meter(SetRequestWithDatablock(ONE, wrong))
    assert answer == SetResponseLastDatablock(ONE, DataAccessResult.LONG_SET_ABORTED, number)
    answer = meter(SetRequestWithDatablock(ONE, block(2)))
    assert answer == SetResponseLastDatablock(ONE, DataAccessResult.NO_LONG_SET_IN_PROGRESS, 2)
    assert meter.text["value"] == LONG


def test_a_set_begins_anew() -> None:
    meter = Meter()
    meter(first_of_set(DataBlockSa(False, 1, b"\x09\x81\x80something else")))
    requests = [first_of_set(block(1)), *(SetRequestWithDatablock(ONE, block(n)) for n in range(2, len(PIECES)))]
    for request in requests:
        assert isinstance(meter(request), SetResponseDatablock)
    meter(SetRequestWithDatablock(ONE, block(len(PIECES), last=True)))
    assert meter.text["value"] == NEW


def test_a_long_set_that_is_no_data() -> None:
    meter = Meter()
    meter(first_of_set(DataBlockSa(False, 1, b"\x09\x81\x80abc")))
    answer = meter(SetRequestWithDatablock(ONE, DataBlockSa(True, 2, b"def")))
    assert answer == SetResponseLastDatablock(ONE, DataAccessResult.TYPE_UNMATCHED, 2)


def test_a_long_set_with_list() -> None:
    meter = Meter()
    items = [CosemAttributeDescriptorWithSelection(item) for item in (TEXT, OWN_NAME)]
    octets = b"\x02" + NEW.encode() + Data.octet_string(b"").encode()
    first = apdu.SetRequestWithListAndFirstDatablock(ONE, items, DataBlockSa(False, 1, octets[:10]))
    assert meter(first) == SetResponseDatablock(ONE, 1)
    answer = meter(SetRequestWithDatablock(ONE, DataBlockSa(True, 2, octets[10:])))
    assert isinstance(answer, apdu.ExceptionResponse)  # longer than was agreed: nothing is lost by that
    for number, start in enumerate(range(10, len(octets), 40), 2):
        last = start + 40 >= len(octets)
        answer = meter(SetRequestWithDatablock(ONE, DataBlockSa(last, number, octets[start : start + 40])))
    results = [DataAccessResult.SUCCESS, DataAccessResult.READ_WRITE_DENIED]
    assert answer == apdu.SetResponseLastDatablockWithList(ONE, [*results], number)
    assert meter.text["value"] == NEW


def acted(response: Record) -> int:
    assert isinstance(response, ActionResponseNormal), response
    return response.single_response.result


def long_action(meter: Meter, *, with_list: bool = False) -> bytes:
    """What an ACTION returns in blocks, whose parameter goes in blocks."""
    octets = b"\x01" + NEW.encode() if with_list else NEW.encode()
    first = (
        apdu.ActionRequestWithListAndFirstPblock(ONE, [ECHO], DataBlockSa(False, 1, octets[:30]))
        if with_list
        else apdu.ActionRequestWithFirstPblock(ONE, ECHO, DataBlockSa(False, 1, octets[:30]))
    )
    answer = meter(first)
    for number, start in enumerate(range(30, len(octets), 30), 2):
        assert answer == apdu.ActionResponseNextPblock(ONE, number - 1)
        piece = DataBlockSa(start + 30 >= len(octets), number, octets[start : start + 30])
        answer = meter(apdu.ActionRequestWithPblock(ONE, piece))
    assert isinstance(answer, ActionResponseWithPblock)
    returned, number = answer.pblock.raw_data, 1
    while not answer.pblock.last_block:
        answer = meter(apdu.ActionRequestNextPblock(ONE, number))
        assert isinstance(answer, ActionResponseWithPblock)
        number += 1
        assert answer.pblock.block_number == number
        returned += answer.pblock.raw_data
    return returned


def test_an_action_that_is_long_both_ways() -> None:
    assert long_action(Meter()) == NEW.encode()
    assert long_action(Meter(), with_list=True) == bytes.fromhex("01 00 01 00") + NEW.encode()


def test_a_wrong_block_ends_an_action() -> None:
    meter = Meter()
    meter(apdu.ActionRequestWithFirstPblock(ONE, ECHO, block(1)))
    wrong = apdu.ActionRequestWithPblock(ONE, block(3))
    assert acted(meter(wrong)) == ActionResult.LONG_ACTION_ABORTED
    assert acted(meter(wrong)) == ActionResult.NO_LONG_ACTION_IN_PROGRESS
    long_action(meter)
    answer = meter(apdu.ActionRequestNextPblock(ONE, 99))
    assert acted(answer) == ActionResult.LONG_ACTION_ABORTED
    assert acted(meter(apdu.ActionRequestNextPblock(ONE, 1))) == ActionResult.NO_LONG_ACTION_IN_PROGRESS


# ---------------------------------------------------------------------------------------------------- Read and Write

VARIABLE = VariableAccessSpecificationVariableName(SHORT_NAME)


def read(meter: Meter, *variables: apdu.VariableAccessSpecification) -> object:
    answer = meter(ReadRequest([*variables]))
    assert isinstance(answer, ReadResponse)
    (result,) = answer.value
    return result


def test_a_long_read() -> None:
    meter = Meter(short_names=True)
    found = read(meter, VARIABLE)
    octets = b""
    while True:
        assert isinstance(found, apdu.DataBlockResult)
        octets += found.raw_data
        if found.last_block:
            break
        again = read(meter, apdu.BlockNumberAccess(found.block_number))
        found = read(meter, apdu.BlockNumberAccess(found.block_number))
        assert found == again
    assert octets == bytes.fromhex("0100") + LONG.encode()


@pytest.mark.parametrize("number", [0, 2, 0xFFFF])
def test_a_wrong_block_number_ends_a_read(number: int) -> None:
    meter = Meter(short_names=True)
    read(meter, VARIABLE)
    assert read(meter, apdu.BlockNumberAccess(number)) == DataAccessResult.DATA_BLOCK_NUMBER_INVALID
    assert read(meter, apdu.BlockNumberAccess(1)) == DataAccessResult.NO_LONG_GET_IN_PROGRESS


def test_a_long_read_request() -> None:
    """Variable names in blocks, of which others follow that were begun and left."""
    meter = Meter(short_names=True)
    # the logical name of the object, twice
    octets = bytes.fromhex("02 02 1000 02 1000")
    for piece in (octets[:2], octets[:3]):
        begun = read(meter, apdu.ReadDataBlockAccess(False, 1, piece))
        assert begun == apdu.ReadResultBlockNumber(1)
    answer = meter(ReadRequest([apdu.ReadDataBlockAccess(True, 2, octets[3:])]))
    assert answer == ReadResponse([Data.octet_string(NAME)] * 2)
    for wrong in (2, 3):
        found = read(meter, apdu.ReadDataBlockAccess(False, wrong, b"x"))
        assert found == DataAccessResult.NO_LONG_GET_IN_PROGRESS
    read(meter, apdu.ReadDataBlockAccess(False, 1, octets[:3]))
    assert read(meter, apdu.ReadDataBlockAccess(True, 3, b"x")) == DataAccessResult.LONG_GET_ABORTED


def write(meter: Meter, number: int, octets: bytes, *, last: bool = False) -> object:
    answer = meter(WriteRequest([apdu.WriteDataBlockAccess(last, number)], [Data.octet_string(octets)]))
    assert isinstance(answer, WriteResponse)
    (result,) = answer.value
    return result


def test_a_long_write() -> None:
    meter = Meter(short_names=True)
    octets = bytes.fromhex("01 02 1008 01") + NEW.encode()
    assert write(meter, 1, b"begun and left") == apdu.WriteResultBlockNumber(1)
    for number, start in enumerate(range(0, len(octets), 40), 1):
        last = start + 40 >= len(octets)
        told = write(meter, number, octets[start : start + 40], last=last)
        assert told == (apdu.WriteResultSuccess() if last else apdu.WriteResultBlockNumber(number))
    assert meter.text["value"] == NEW
    assert write(meter, 2, b"x") == DataAccessResult.NO_LONG_SET_IN_PROGRESS
    write(meter, 1, octets[:30])
    assert write(meter, 3, octets[30:60]) == DataAccessResult.LONG_SET_ABORTED
    assert write(meter, 2, octets[30:60]) == DataAccessResult.NO_LONG_SET_IN_PROGRESS


def test_another_request_in_the_middle_of_a_read_ends_it() -> None:
    meter = Meter(short_names=True)
    read(meter, VARIABLE)
    assert read(meter, VariableAccessSpecificationVariableName(0x1000)) == Data.octet_string(NAME)
    assert read(meter, apdu.BlockNumberAccess(1)) == DataAccessResult.NO_LONG_GET_IN_PROGRESS


def test_blocks_among_variables_and_names_between_attributes_are_refused_one_by_one() -> None:
    meter = Meter(short_names=True)
    strange = [
        apdu.BlockNumberAccess(1),
        apdu.ReadDataBlockAccess(True, 1, b"x"),
        *(VariableAccessSpecificationVariableName(name) for name in (0x1001, 0x1004, 0x100F, 0x0FF8, 0xFFFF)),
    ]
    answer = meter(ReadRequest([VariableAccessSpecificationVariableName(0x1000), *strange]))
    assert isinstance(answer, ReadResponse)
    assert answer.value[0] == Data.octet_string(NAME)
    undefined = [DataAccessResult.OBJECT_UNDEFINED] * 5
    assert answer.value[1:] == [DataAccessResult.OTHER_REASON, DataAccessResult.OTHER_REASON, *undefined]
