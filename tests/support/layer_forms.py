"""From the JSON of decoded messages to the `expected` form of the vectors, layers and protection included."""

from __future__ import annotations

from typing import Any

from support.vector_forms import Fields, expected_form, name_of

KEY_IDS = {"global-unicast-encryption-key": 0, "global-broadcast-encryption-key": 1}
RESULTS = {"success": 0, "hardware-fault": 1}


def content_form(layers: list[Fields]) -> Fields:
    """The APDU with what is inside it, from layers of which the link layers are already gone."""
    first, *rest = layers
    if first["layer"] == "block-transfer":
        return {"gbt_blocks": len(first["blocks"]), **content_form(rest)}
    if first["layer"] == "security":
        return _security(first, rest)
    if name_of(first["type"]).startswith("access-"):
        return _access(first)
    form = expected_form(first["type"], first["value"])
    if "user-information" in first:
        form["initiate"] = content_form(first["user-information"]["layers"])
        if form["initiate"].get("inner"):
            form["initiate_plaintext"] = form["initiate"]["plaintext"]
            form["initiate_decoded"] = form["initiate"]["inner"]
    if "quirks" in first:
        form["quirk"] = "; ".join(first["quirks"])
    return form


def _security(layer: Fields, rest: list[Fields]) -> Fields:
    form = {"apdu": name_of(layer["type"]), **{k: v for k, v in layer.items() if k not in ("layer", "type", "quirks")}}
    form["inner_text"] = form.get("text")
    deciphered = rest and rest[-1]["type"] != layer["type"]
    if layer["type"] == "General-Signing":
        form["content"] = _octets(rest[0])
        form["signing"] = dict(form)
        form["signature_valid"] = {"verified": True, "absent": None}.get(layer["authenticity"])
        form["access"] = content_form(rest)
        return form
    if layer["type"] == "General-Ciphering":
        form["key_info"] = _key_info(layer["key_info"])
        form["mac_valid"] = layer["authenticity"] == "verified"
    if deciphered:
        form["inner"] = content_form(rest)
        form |= {
            name: form["inner"][name] for name in ("signing", "access", "signature_valid") if name in form["inner"]
        }
        if rest[0]["layer"] == "apdu":
            form["plaintext"] = rest[0]["octets"]
    return form


def _octets(layer: Fields) -> str:
    octets: str = layer["octets"]
    return octets


def _key_info(info: Fields | None) -> Fields | None:
    match info:
        case {"identified-key": {"key-id": name}}:
            return {"identified_key": {"key_id": KEY_IDS[name]}}
        case {"wrapped-key": {"kek-id": "master-key", "key-ciphered-data": data}}:
            return {"wrapped_key": {"kek_id": 0, "key_ciphered_data": data}}
    return info


def _access(layer: Fields) -> Fields:
    value = layer["value"]
    number = value["long-invoke-id-and-priority"]
    form: Fields = {
        "apdu": name_of(layer["type"]),
        "liip": {
            "raw": number,
            "invoke_id": number & 0xFFFFFF,
            "self_descriptive": bool(number >> 28 & 1),
            "processing_option_break": bool(number >> 29 & 1),
            "confirmed": bool(number >> 30 & 1),
            "high_priority": bool(number >> 31),
        },
        "date_time": value["date-time"],
    }
    if "access-request-body" in value:
        body = value["access-request-body"]
        form["specifications"] = [_specification(item) for item in body["access-request-specification"]]
        form["data"] = body["access-request-list-of-data"]
    else:
        body = value["access-response-body"]
        form["specification"] = body.get("access-request-specification")
        form["data"] = body["access-response-list-of-data"]
        form["results"] = [_access_result(item) for item in body["access-response-specification"]]
    return form


def _specification(item: Fields) -> Fields:
    ((name, value),) = item.items()
    ((_, descriptor),) = value.items()
    fields = {field.replace("-", "_"): content for field, content in descriptor.items()}
    return {"kind": name.removeprefix("access-request-"), **fields}


def _access_result(item: Fields) -> Fields:
    ((name, value),) = item.items()
    result: Any = value["result"]
    return {"kind": name.removeprefix("access-response-"), "result": {"code": RESULTS[result], "name": result}}
