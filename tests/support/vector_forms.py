"""From the JSON form of the library to the `expected` form of the vectors, and the comparison of the two.

The names, bit layouts and numbers here are a second, independent writing of what the specification says.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Fields = dict[str, Any]

RESULTS = {
    "success": 0,
    "hardware-fault": 1,
    "temporary-failure": 2,
    "read-write-denied": 3,
    "object-undefined": 4,
    "object-class-inconsistent": 9,
    "object-unavailable": 11,
    "type-unmatched": 12,
    "scope-of-access-violated": 13,
    "data-block-unavailable": 14,
    "other-reason": 250,
}

CONFORMANCE = {
    "general-protection": 1,
    "general-block-transfer": 2,
    "read": 3,
    "write": 4,
    "unconfirmed-write": 5,
    "attribute0-supported-with-set": 8,
    "priority-mgmt-supported": 9,
    "attribute0-supported-with-get": 10,
    "block-transfer-with-get-or-read": 11,
    "block-transfer-with-set-or-write": 12,
    "block-transfer-with-action": 13,
    "multiple-references": 14,
    "information-report": 15,
    "data-notification": 16,
    "access": 17,
    "parameterized-access": 18,
    "get": 19,
    "set": 20,
    "selective-access": 21,
    "event-notification": 22,
    "action": 23,
}

MECHANISMS = {1: "low", 2: "high", 3: "high-md5", 4: "high-sha1", 5: "high-gmac", 6: "high-sha256", 7: "high-ecdsa"}

SERVICE_ERRORS = {
    "application-reference": {"other": 0, "deciphering-error": 6},
    "initiate": {"other": 0, "dlms-version-too-low": 1, "refused-by-the-VDE-Handler": 4},
}


def name_of(type_name: str) -> str:
    """The vectors' name of an APDU: that of its type or alternative, in lower case with hyphens."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type_name).lower()


def expected_form(type_name: str, value: Any, decode: Callable[[bytes], tuple[str, Any]] | None = None) -> Fields:
    """An APDU in the vectors' form; `decode` opens the user-information of ACSE."""
    name = name_of(type_name)
    form = _ciphered(name, bytes.fromhex(value)) if isinstance(value, str) else FORMS[name](value)
    if decode and "user_information" in form:
        form["initiate"] = expected_form(*decode(bytes.fromhex(form["user_information"])))
    return {"apdu": name, **form}


def disagreement(expected: Any, actual: Any, path: str = "") -> str | None:
    """Where the actual value differs from what is expected, or None; members that nobody expects do not matter."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for name, item in expected.items():
            if name not in actual:
                return f"{path}.{name} is missing"
            if found := disagreement(item, actual[name], f"{path}.{name}"):
                return found
        return None
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        pairs = zip(expected, actual, strict=True)
        return next(filter(None, (disagreement(a, b, f"{path}.{i}") for i, (a, b) in enumerate(pairs))), None)
    return None if expected == actual and type(expected) is type(actual) else f"{path}: {actual!r}, not {expected!r}"


def _bits(number: int, **places: int) -> Fields:
    return {name: bool(number >> place & 1) for name, place in places.items()}


def _iip(value: Fields) -> Fields:
    number = value["invoke-id-and-priority"]
    return {"iip": {"raw": number, "invoke_id": number & 15, **_bits(number, confirmed=6, high_priority=7)}}


def _liip(value: Fields) -> Fields:
    number = value["long-invoke-id-and-priority"]
    flags = _bits(number, self_descriptive=28, processing_option_break=29, confirmed=30, high_priority=31)
    return {"liip": {"raw": number, "invoke_id": number & 0xFFFFFF, **flags}}


def _attribute(value: Fields) -> Fields:
    descriptor = value["cosem-attribute-descriptor"]
    return {"attribute": {name.replace("-", "_"): item for name, item in descriptor.items()}}


def _method(value: Fields) -> Fields:
    descriptor = value["cosem-method-descriptor"]
    return {"method": {name.replace("-", "_"): item for name, item in descriptor.items()}}


def _selection(value: Fields) -> Fields:
    selection = value.get("access-selection")
    if selection is None:
        return {"access_selection": None}
    parameters = selection["access-parameters"]
    return {"access_selection": {"selector": selection["access-selector"], "parameters": parameters}}


def _references(value: Fields) -> Fields:
    return {"list": [{**_attribute(item), **_selection(item)} for item in value["attribute-descriptor-list"]]}


def _result(value: Any) -> Fields:
    names = {number: name for name, number in RESULTS.items()}
    return (
        {"code": value, "name": names.get(value)} if isinstance(value, int) else {"code": RESULTS[value], "name": value}
    )


def _data_or_result(value: Fields) -> Fields:
    if "data-access-result" in value:
        return {"data_access_result": _result(value["data-access-result"])}
    return {"data": value["data"]}


def _block(value: Fields) -> Fields:
    return {
        "last_block": value["last-block"],
        "block_number": value["block-number"],
        "raw_data": value["raw-data"],
    }


def _block_result(value: Fields) -> Fields:
    result = value["result"]
    content = (
        {"raw_data": result["raw-data"]}
        if "raw-data" in result
        else {"data_access_result": _result(result["data-access-result"])}
    )
    return {"last_block": value["last-block"], "block_number": value["block-number"], **content}


def _number(value: Fields) -> Fields:
    return {"block_number": value["block-number"]}


def _response(value: Fields) -> Fields:
    returned = value.get("return-parameters")
    return {"result": _result(value["result"]), "return": returned and _data_or_result(returned)}


def _date_time(octets: str) -> Fields | None:
    if not octets:
        return None
    year, month, day, dow, hour, minute, second, hundredths, deviation, status = (
        int(octets[start:end], 16)
        for start, end in ((0, 4), *((i, i + 2) for i in range(4, 18, 2)), (18, 22), (22, 24))
    )
    fields = {
        "month": month,
        "day": day,
        "dow": dow,
        "hour": hour,
        "minute": minute,
        "second": second,
        "hundredths": hundredths,
        "status": status,
    }
    return {
        "raw": octets,
        "year": None if year == 0xFFFF else year,
        **{name: None if number == 0xFF else number for name, number in fields.items()},
        "deviation": None if deviation == 0x8000 else deviation - (deviation >> 15 << 16),
    }


def _conformance(names: list[str]) -> Fields:
    number = sum(1 << (23 - CONFORMANCE[name]) for name in names)
    return {"raw": f"{number:06x}", "bits": names}


def _initiate_request(value: Fields) -> Fields:
    return {
        "dedicated_key": value.get("dedicated-key"),
        "response_allowed": value.get("response-allowed", True),
        "proposed_quality_of_service": value.get("proposed-quality-of-service"),
        "proposed_dlms_version": value["proposed-dlms-version-number"],
        "proposed_conformance": _conformance(value["proposed-conformance"]),
        "client_max_receive_pdu_size": value["client-max-receive-pdu-size"],
    }


def _initiate_response(value: Fields) -> Fields:
    return {
        "negotiated_quality_of_service": value.get("negotiated-quality-of-service"),
        "negotiated_dlms_version": value["negotiated-dlms-version-number"],
        "negotiated_conformance": _conformance(value["negotiated-conformance"]),
        "server_max_receive_pdu_size": value["server-max-receive-pdu-size"],
        "vaa_name": value["vaa-name"],
    }


def _service_error(value: Fields) -> Fields:
    ((service, error),) = value.items()
    ((kind, item),) = error.items()
    number = item if isinstance(item, int) else SERVICE_ERRORS[kind][item]
    return {"service": name_of(service), "error_type": kind, "value": number}


def _exception(value: Fields) -> Fields:
    ((error, counter),) = value["service-error"].items()
    form = {"state_error": value["state-error"], "service_error": error}
    return form if counter is None else {**form, "invocation_counter": counter}


def _general_block_transfer(value: Fields) -> Fields:
    control = value["block-control"]
    return {
        **_bits(control, last_block=7, streaming=6),
        "window": control & 0x3F,
        "block_number": value["block-number"],
        "block_number_ack": value["block-number-ack"],
        "block_data": value["block-data"],
    }


def _ciphered(name: str, octets: bytes) -> Fields:
    control = octets[0]
    tag = 12 if control & 0x10 else 0
    return {
        "security_control": control,
        "suite": control & 0x0F,
        **_bits(control, authenticated=4, encrypted=5, broadcast=6, compressed=7),
        "invocation_counter": int.from_bytes(octets[1:5], "big"),
        "ciphertext": octets[5 : len(octets) - tag].hex(),
        "tag": octets[len(octets) - tag :].hex(),
    }


def _variable(value: Fields) -> Fields:
    ((kind, item),) = value.items()
    return {"variable_name": item} if kind == "variable-name" else _number(item)


def _read_result(value: Fields) -> Fields:
    if "data-access-error" in value:
        return {"data_access_error": _result(value["data-access-error"])}
    return {"data": value["data"]}


def _write_request(value: Fields) -> Fields:
    return {
        "list": [_variable(item) for item in value["variable-access-specification"]],
        "values": value["list-of-data"],
    }


def _association(value: Fields) -> Fields:
    form: Fields = {}
    if "application-context-name" in value:
        form["application_context_name"] = value["application-context-name"]
        form["context_id"] = int(value["application-context-name"].split(".")[-1])
    for name in ("calling-AP-title", "responding-AP-title", "user-information", "reason", "result"):
        if name in value:
            form[name.lower().replace("-", "_")] = value[name]
    if "sender-acse-requirements" in value:
        form["acse_requirements"] = {"authentication": "0780"}[",".join(value["sender-acse-requirements"])]
    if "mechanism-name" in value:
        form["mechanism_name"] = value["mechanism-name"]
        form["mechanism"] = MECHANISMS[int(value["mechanism-name"].split(".")[-1])]
    if "calling-authentication-value" in value:
        ((kind, text),) = value["calling-authentication-value"].items()
        form["authentication_value"] = {"choice": kind, "value": text.encode("latin-1").hex()}
    if "result-source-diagnostic" in value:
        ((source, number),) = value["result-source-diagnostic"].items()
        form["diagnostic"] = {"source": source.removeprefix("acse-"), "value": number}
    return form


def _joined(*parts: Callable[[Fields], Fields]) -> Callable[[Fields], Fields]:
    def form(value: Fields) -> Fields:
        return {name: item for part in parts for name, item in part(value).items()}

    return form


def _of(component: str, part: Callable[[Any], Any], name: str | None = None) -> Callable[[Fields], Fields]:
    return lambda value: {name: part(value[component])} if name else part(value[component])


def _same(value: Any) -> Any:
    return value


def _each(part: Callable[[Any], Any]) -> Callable[[list[Any]], list[Any]]:
    return lambda items: [part(item) for item in items]


FORMS: dict[str, Callable[[Any], Fields]] = {
    "aarq": _association,
    "aare": _association,
    "rlrq": _association,
    "rlre": _association,
    "initiate-request": _initiate_request,
    "initiate-response": _initiate_response,
    "confirmed-service-error": _service_error,
    "exception-response": _exception,
    "get-request-normal": _joined(_iip, _attribute, _selection),
    "get-request-next": _joined(_iip, _number),
    "get-request-with-list": _joined(_iip, _references),
    "get-response-normal": _joined(_iip, _of("result", _data_or_result)),
    "get-response-with-datablock": _joined(_iip, _of("result", _block_result)),
    "get-response-with-list": _joined(_iip, _of("result", _each(_data_or_result), "results")),
    "set-request-normal": _joined(_iip, _attribute, _selection, _of("value", _same, "data")),
    "set-request-with-first-datablock": _joined(_iip, _attribute, _selection, _of("datablock", _block, "datablock")),
    "set-request-with-datablock": _joined(_iip, _of("datablock", _block, "datablock")),
    "set-request-with-list": _joined(_iip, _references, _of("value-list", _same, "values")),
    "set-request-with-list-and-first-datablock": _joined(_iip, _references, _of("datablock", _block, "datablock")),
    "set-response-normal": _joined(_iip, _of("result", _result, "result")),
    "set-response-datablock": _joined(_iip, _number),
    "set-response-last-datablock": _joined(_iip, _number, _of("result", _result, "result")),
    "set-response-last-datablock-with-list": _joined(_iip, _number, _of("result", _each(_result), "results")),
    "set-response-with-list": _joined(_iip, _of("result", _each(_result), "results")),
    "action-request-normal": _joined(
        _iip, _method, lambda value: {"parameters": value.get("method-invocation-parameters")}
    ),
    "action-request-next-pblock": _joined(_iip, _number),
    "action-response-normal": _joined(_iip, _of("single-response", _response)),
    "action-response-with-pblock": _joined(_iip, _of("pblock", _block)),
    "action-response-next-pblock": _joined(_iip, _number),
    "event-notification-request": _joined(
        lambda value: {"time": value.get("time")}, _attribute, _of("attribute-value", _same, "data")
    ),
    "data-notification": _joined(
        _liip,
        _of("date-time", _date_time, "date_time"),
        _of("notification-body", _of("data-value", _same, "body")),
    ),
    "read-request": lambda value: {"list": [_variable(item) for item in value]},
    "read-response": lambda value: {"results": [_read_result(item) for item in value]},
    "write-request": _write_request,
    "write-response": lambda value: {"results": value},
    "general-block-transfer": _general_block_transfer,
}
