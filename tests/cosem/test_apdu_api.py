"""What a user does with APDUs: make, read, compare, match, encode, decode, write as JSON."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
import subprocess
import sys
from enum import IntEnum, IntFlag
from typing import Any, get_args

import pytest

from cosem import apdu
from cosem.apdu import (
    Aarq,
    AcseRequirements,
    AuthenticationValueCharstring,
    BitString,
    BlockControl,
    Conformance,
    CosemAttributeDescriptor,
    Data,
    DataAccessResult,
    DecodeError,
    EncodeError,
    ExceptionResponse,
    GetRequestNormal,
    GetResponseNormal,
    GloGetRequest,
    Incomplete,
    InitiateRequest,
    InvokeIdAndPriority,
    LongInvokeIdAndPriority,
    ReadRequest,
    Record,
    SecurityControl,
    SecurityHeader,
    SelectiveAccessDescriptor,
    WriteResponse,
    WriteResultSuccess,
)

CLOCK = CosemAttributeDescriptor(8, bytes.fromhex("0000010000ff"), 2)
REQUEST = GetRequestNormal(InvokeIdAndPriority(0xC1), CLOCK)
OCTETS = bytes.fromhex("c001c100080000010000ff0200")


def test_a_request_by_hand() -> None:
    assert apdu.encode(REQUEST) == REQUEST.encode() == OCTETS
    assert apdu.decode(OCTETS) == GetRequestNormal.decode(OCTETS) == REQUEST
    assert apdu.decode_prefix(OCTETS + b"\xc0") == (REQUEST, 13)
    assert CLOCK.encode().hex() == "00080000010000ff02"
    assert CosemAttributeDescriptor.decode(CLOCK.encode()) == CLOCK


def test_records_are_dataclasses() -> None:
    assert repr(CLOCK) == (
        "CosemAttributeDescriptor(class_id=8, instance_id=b'\\x00\\x00\\x01\\x00\\x00\\xff', attribute_id=2)"
    )
    changed = dataclasses.replace(REQUEST, access_selection=SelectiveAccessDescriptor(1, Data.null_data()))
    assert changed != REQUEST
    assert changed.encode().hex() == "c001c100080000010000ff02010100"
    assert [field.name for field in dataclasses.fields(CLOCK)] == ["class_id", "instance_id", "attribute_id"]
    assert copy.deepcopy(REQUEST) == copy.copy(REQUEST) == pickle.loads(pickle.dumps(REQUEST)) == REQUEST
    with pytest.raises(AttributeError):
        REQUEST.other = 1  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        hash(REQUEST)


def test_pattern_matching() -> None:
    match apdu.decode(bytes.fromhex("c401c100060000000a")):
        case GetResponseNormal(InvokeIdAndPriority(invoke_id=number), result=Data(type=name, value=value)):
            assert (number, name, value) == (1, "double-long-unsigned", 10)
        case other:
            pytest.fail(repr(other))
    match apdu.decode(bytes.fromhex("c401c10104")):
        case GetResponseNormal(result=DataAccessResult.OBJECT_UNDEFINED):
            pass
        case other:
            pytest.fail(repr(other))
    assert isinstance(REQUEST, apdu.GetRequest)
    assert not isinstance(REQUEST, apdu.GetResponse)


def test_codes_that_nobody_named_stay_numbers() -> None:
    response = GetResponseNormal.decode(bytes.fromhex("c401c101fb"))
    assert response.result == 251 and type(response.result) is int
    assert response.encode().hex() == "c401c101fb"
    assert apdu.to_json(response)["value"]["result"] == {"data-access-result": 251}
    assert isinstance(GetResponseNormal.decode(bytes.fromhex("c401c101fa")).result, DataAccessResult)


def test_integers_with_a_layout() -> None:
    priority = InvokeIdAndPriority(0xC5)
    assert (priority.invoke_id, priority.service_class, priority.priority) == (5, True, True)
    assert priority == 0xC5 == InvokeIdAndPriority.of(invoke_id=5, service_class=True, priority=True)
    assert repr(priority) == "InvokeIdAndPriority(0xc5)"
    assert LongInvokeIdAndPriority.of(long_invoke_id=0x654321, priority=True) == 0x80654321
    assert BlockControl(0xC1).window == 1 and BlockControl(0xC1).last_block and BlockControl(0xC1).streaming
    control = SecurityControl(0x30)
    assert (control.security_suite_id, control.authentication, control.encryption) == (0, True, True)
    assert SecurityHeader(control, 7).encode().hex() == "3000000007"
    assert SecurityHeader.decode(bytes.fromhex("3000000007")) == SecurityHeader(SecurityControl(0x30), 7)
    decoded = apdu.decode(OCTETS)
    assert isinstance(decoded, GetRequestNormal) and type(decoded.invoke_id_and_priority) is InvokeIdAndPriority
    for wrong in (256, -1):
        with pytest.raises(ValueError, match="8 bits"):
            InvokeIdAndPriority(wrong)
    with pytest.raises(ValueError, match="invoke_id 16 does not fit into 4 bits"):
        InvokeIdAndPriority.of(invoke_id=16)


def test_named_bits_are_flags_with_the_value_of_the_wire() -> None:
    # Green Book: the conformance block of a client, 00 7E 1F
    octets = bytes.fromhex("01000000065f1f0400007e1f04b0")
    request = InitiateRequest.decode(octets)
    assert request.proposed_conformance == 0x007E1F
    assert Conformance.GET | Conformance.SET in request.proposed_conformance
    assert Conformance.READ not in request.proposed_conformance
    assert request.encode() == octets
    assert isinstance(request.proposed_conformance, Conformance) and issubclass(Conformance, IntFlag)
    with pytest.raises(EncodeError, match="beyond"):
        dataclasses.replace(request, proposed_conformance=Conformance(1 << 24)).encode()


def test_flags_seen_do_not_add_up_in_memory() -> None:
    octets = bytearray.fromhex("01000000065f1f0400000000ffff")
    before = len(Conformance._value2member_map_)
    for number in range(1, 4000):
        octets[9:12] = (number * 4093 % (1 << 24)).to_bytes(3, "big")
        assert InitiateRequest.decode(octets).proposed_conformance == int.from_bytes(octets[9:12], "big")
    assert len(Conformance._value2member_map_) <= max(before, 1025)


def test_flags_of_no_fixed_length() -> None:
    def requirements(octets: str) -> Any:
        encoded = bytes.fromhex("60" + f"{9 + len(octets) // 2 + 2:02x}" + "a109060760857405080101"[:22] + octets)
        return Aarq.decode(bytes([0x60, len(encoded) - 2]) + encoded[2:]).sender_acse_requirements

    assert requirements("8a020780") is AcseRequirements.AUTHENTICATION
    assert requirements("8a020480") is AcseRequirements.AUTHENTICATION  # zeros after it do not count
    assert requirements("8a0206c0") == BitString(0b11, 2)  # a bit without a name
    assert requirements("8a0100") == AcseRequirements(0)


def test_alternatives_without_a_class_of_their_own_are_boxed() -> None:
    assert GloGetRequest(b"\x01\x02").encode().hex() == "c8020102"
    assert apdu.decode(bytes.fromhex("c8020102")) == GloGetRequest(b"\x01\x02")
    assert WriteResponse([WriteResultSuccess(), DataAccessResult.TYPE_UNMATCHED]).encode().hex() == "0d0200010c"
    assert repr(WriteResultSuccess()) == "WriteResultSuccess()"
    with pytest.raises(DecodeError, match="GloGetRequest, not of GloSetRequest"):
        apdu.GloSetRequest.decode(bytes.fromhex("c8020102"))
    with pytest.raises(DecodeError, match="tag 193 is that of another type"):
        GetRequestNormal.decode(b"\xc1" + OCTETS[1:])


def test_octets_that_are_no_apdu() -> None:
    with pytest.raises(DecodeError, match="no APDU begins with octet 0"):
        apdu.decode(b"\x00")
    with pytest.raises(Incomplete):
        apdu.decode(b"")
    for end in range(len(OCTETS)):
        with pytest.raises(Incomplete):
            apdu.decode(OCTETS[:end])
    with pytest.raises(DecodeError, match="1 octets after the end") as caught:
        apdu.decode(OCTETS + b"\0")
    assert (caught.value.offset, caught.value.kind) == (13, "malformed")
    with pytest.raises(DecodeError) as caught:
        apdu.decode(bytes.fromhex("c4 01 c1 00 02 02 11 00 08"))
    assert caught.value.path == "get-response.get-response-normal.result.data.structure.1"
    for wrong in ("c001", 13, None):
        with pytest.raises(TypeError):
            apdu.decode(wrong)  # type: ignore[arg-type]


def test_values_that_cannot_be_encoded() -> None:
    for request, path in (
        (GetRequestNormal(InvokeIdAndPriority(1), None), "cosem-attribute-descriptor"),  # type: ignore[arg-type]
        (dataclasses.replace(REQUEST, access_selection=5), "access-selection"),  # type: ignore[arg-type]
        (
            GetRequestNormal(InvokeIdAndPriority(1), CosemAttributeDescriptor(1, b"123", 2)),
            "cosem-attribute-descriptor.instance-id",
        ),
        (ReadRequest([apdu.VariableAccessSpecificationVariableName(1), 5]), "readRequest.1"),  # type: ignore[list-item]
    ):
        with pytest.raises(EncodeError) as caught:
            request.encode()
        assert caught.value.path == path
    with pytest.raises(TypeError, match="str is no type of the specification"):
        apdu.encode("c001")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Record().encode()


def test_no_secret_is_shown() -> None:
    password, key = b"password-12345", b"0123456789abcdef"
    aarq = Aarq(
        application_context_name=apdu.LOGICAL_NAME_REFERENCING_NO_CIPHERING,
        calling_authentication_value=AuthenticationValueCharstring(password),
    )
    assert "password" not in repr(aarq) + repr(aarq.calling_authentication_value)
    initiate = InitiateRequest(
        dedicated_key=key,
        proposed_dlms_version_number=6,
        proposed_conformance=Conformance.GET,
        client_max_receive_pdu_size=0,
    )
    assert "0123456789" not in repr(initiate)
    bad = dataclasses.replace(initiate, dedicated_key="0123456789abcdef")  # type: ignore[arg-type]
    with pytest.raises(EncodeError) as caught:
        bad.encode()
    assert "0123456789" not in str(caught.value)


def test_older_exception_responses_are_read() -> None:
    """Green Book 8 had an ENUMERATED where 8.3 has a CHOICE of NULLs: the octets are the same."""
    assert apdu.decode(bytes.fromhex("d80101")) == ExceptionResponse(
        apdu.ExceptionResponseStateError.SERVICE_NOT_ALLOWED,
        apdu.ExceptionResponseServiceErrorOperationNotPossible(),
    )
    newer = apdu.decode(bytes.fromhex("d8010600000005"))
    assert isinstance(newer, ExceptionResponse)
    assert newer.service_error == apdu.ExceptionResponseServiceErrorInvocationCounterError(5)


# --- JSON -----------------------------------------------------------------------------------------------------------


def test_json_there_and_back() -> None:
    form = apdu.to_json(REQUEST)
    assert form == {
        "type": "Get-Request-Normal",
        "value": {
            "invoke-id-and-priority": 0xC1,
            "cosem-attribute-descriptor": {"class-id": 8, "instance-id": "0000010000ff", "attribute-id": 2},
        },
    }
    assert apdu.from_json(json.loads(json.dumps(form))) == REQUEST
    assert REQUEST.to_json() == form["value"]
    assert GetRequestNormal.from_json(form["value"]) == REQUEST
    decoded = apdu.from_json(form)
    assert isinstance(decoded, GetRequestNormal) and type(decoded.invoke_id_and_priority) is InvokeIdAndPriority
    assert apdu.to_json(GloGetRequest(b"\xab")) == {"type": "glo-get-request", "value": "ab"}
    assert apdu.to_json(ReadRequest([]))["type"] == "ReadRequest"
    error = apdu.decode(bytes.fromhex("0e010601"))
    assert apdu.to_json(error) == {
        "type": "ConfirmedServiceError",
        "value": {"initiateError": {"initiate": "dlms-version-too-low"}},
    }
    assert apdu.from_json(apdu.to_json(error)) == error


def response(result: Any) -> Any:
    return {"type": "Get-Response-Normal", "value": {"invoke-id-and-priority": 1, "result": result}}


@pytest.mark.parametrize(
    ("form", "path"),
    [
        (None, ""),
        ({"type": "Get-Request-Normal"}, ""),
        ({"type": "Get-Request-Abnormal", "value": {}}, "type"),
        ({"type": ["Get-Request-Normal"], "value": {}}, "type"),
        ({"type": "Get-Request-Next", "value": {"invoke-id-and-priority": 1}}, "value.block-number"),
        ({"type": "Get-Request-Next", "value": []}, "value"),
        ({"type": "Get-Request-Next", "value": {"invoke-id-and-priority": 256, "block-number": 1}},
         "value.invoke-id-and-priority"),
        ({"type": "Get-Request-Next", "value": {"invoke-id-and-priority": "1", "block-number": 1}},
         "value.invoke-id-and-priority"),
        ({"type": "Get-Request-Next", "value": {"other": 1}}, "value"),
        ({"type": "glo-get-request", "value": "xy"}, "value"),
        (response({"data": {"type": "unsigned"}}), "value.result.data.unsigned"),
        (response({"other": 1}), "value.result"),
        (response({"data-access-result": "no"}), "value.result.data-access-result"),
        (response({}), "value.result"),
        ({"type": "ReadRequest", "value": [{"variable-name": 1}, {"variable-name": 1.5}]}, "value.1.variable-name"),
    ],
)  # fmt: skip
def test_json_that_is_no_apdu(form: Any, path: str) -> None:
    with pytest.raises(EncodeError) as caught:
        apdu.from_json(form)
    assert caught.value.path == path


def test_only_apdus_have_the_envelope() -> None:
    with pytest.raises(TypeError, match="CosemAttributeDescriptor is no APDU"):
        apdu.to_json(CLOCK)


# --- the package ----------------------------------------------------------------------------------------------------


def test_every_class_is_typed_documented_and_encodable() -> None:
    records = [item for item in vars(apdu).values() if isinstance(item, type) and issubclass(item, Record)]
    assert len(records) > 150
    for record in records:
        if record is Record:
            continue
        assert record.__doc__ and ("::=" in record.__doc__ or "alternative" in record.__doc__)
        assert "__dict__" not in dir(record)
        assert record.__module__.startswith("cosem.apdu._")
    assert {type(member) for member in get_args(apdu.GetRequest)} == {type}
    assert issubclass(DataAccessResult, IntEnum)


def test_names_are_public_once() -> None:
    assert len(apdu.__all__) == len(set(apdu.__all__))
    for name in apdu.__all__:
        assert hasattr(apdu, name), name


def test_identifiers_of_contexts_and_mechanisms() -> None:
    assert apdu.LOGICAL_NAME_REFERENCING_WITH_CIPHERING == "2.16.756.5.8.1.3"
    assert apdu.HIGH_LEVEL_SECURITY_GMAC == "2.16.756.5.8.2.5"


def test_the_package_imports_nothing_but_itself_and_json_when_it_is_wanted() -> None:
    script = (
        "import sys; before = set(sys.modules); from cosem import apdu\n"
        "names = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(sorted(names - set(sys.stdlib_module_names)))\n"
        "print('cosem.apdu._schema' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    names, schema = shown.splitlines()
    assert [name for name in eval(names) if "cython" not in name] == ["cosem"]
    assert schema == "False"
