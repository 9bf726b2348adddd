"""Decoding whole inputs: every vector through `dlms.decode`, and what no vector has."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from gurux_dlms import GXDLMSClient, GXDLMSGateway
from gurux_dlms.enums import Authentication, InterfaceType
from gurux_dlms.objects import GXDLMSRegister
from hypothesis import given
from hypothesis import strategies as st

import dlms
from dlms.link import wrapper
from dlms.link.hdlc import LLC_RESPONSE, Address, Frame
from dlms.link.mbus import Telegram
from dlms.link.wrapper import Wpdu
from dlms.messages import Message
from dlms.security.ciphering import Cipher, with_length
from dlms.security.keys import Keys, Secret
from dlms.security.signatures import sign
from dlms.security.suites import SUITES
from support.layer_forms import content_form
from support.vector_forms import disagreement
from support.vectors import Vector, vector_params

Json = dict[str, Any]

# Vectors whose outcome is "ok" for what they hold, though what they hold is not a whole message. Each with the reason.
NOT_WHOLE = {
    "ams-kaifa-gh539-1": "the second M-Bus telegram is missing",
    "ams-kaifa-gh539-2": "the first M-Bus telegram is missing",
    "ams-sagemcom-gh155-1": "a cut telegram follows the message",
    "ams-sagemcom-gh155-2": "a damaged telegram follows the message",
    "ams-sagemcom-gh155-6": "a damaged telegram follows the message",
    "ams-iskraemeco-gh1072-1": "the second and third HDLC segment are missing",
}
LINKS = {"hdlc", "mbus", "wrapper"}
SHORT_NAME_APDUS = {
    *("InitiateRequest", "InitiateResponse", "ReadRequest", "ReadResponse"),
    *("WriteRequest", "UnconfirmedWriteRequest", "InformationReportRequest"),
}


def octets_of(vector: Vector) -> bytes:
    """The input; where the vectors pack APDUs behind two octets of length, they are taken out of that."""
    octets = bytes.fromhex(vector["hex"])
    if "encoding" not in vector["expected"]:
        return octets
    apdus, position = [], 0
    while position < len(octets):
        end = position + 2 + int.from_bytes(octets[position : position + 2])
        apdus.append(octets[position + 2 : end])
        position = end
    return b"".join(apdus)


def keys_of(vector: Vector) -> Keys:
    keys = vector["keys"]
    names = {
        "ek": "encryption",
        "mac_key": "encryption",
        "ak": "authentication",
        "kek": "master",
        "st": "system_title",
        "system_title": "system_title",
        "originator_signing_public_key": "signing_public",
    }
    return Keys.of({names[name]: value for name, value in keys.items() if name in names})


def contents(messages: list[Json]) -> list[Json]:
    """What is carried, in the vectors' form, of all messages that carry something."""
    inner = ([layer for layer in message["layers"] if layer["layer"] not in LINKS] for message in messages)
    return [content_form(layers) for layers in inner if layers]


def expected_contents(vector: Vector) -> list[Json]:
    expected = vector["expected"]
    if vector["layer"] == "wrapper":
        return [expected["apdu"]]
    if "messages" in expected:
        return [
            message["decoded"] | {key: message[key] for key in ("gbt_blocks",) if key in message}
            for message in expected["messages"]
            if "decoded" in message
        ]
    if "tolerant" in expected:
        return [expected["tolerant"]["apdu"]]
    if isinstance(expected.get("apdu"), dict):
        return [expected["apdu"]]
    return [expected]


def decoded(vector: Vector, layer: str | None) -> list[Json]:
    messages = [message.to_json() for message in dlms.decode(octets_of(vector), keys_of(vector), layer)]
    assert json.loads(json.dumps(messages)) == messages
    return messages


def _whole(vector: Vector) -> bool:
    expected = vector["expected"]
    tells_content = any(name in expected for name in ("messages", "apdu", "tolerant"))
    return expected["outcome"] == "ok" and tells_content


EVERY_APDU = vector_params("hdlc", "wrapper", "mbus", "push-stream", "security", "apdu", "acse", keep=_whole)


@pytest.mark.parametrize("forced", [False, True], ids=["found", "forced"])
@pytest.mark.parametrize("vector", EVERY_APDU)
def test_vectors(vector: Vector, forced: bool) -> None:
    layer = vector["layer"] if forced and vector["layer"] != "push-stream" else None
    messages = decoded(vector, layer)
    errors = [message["error"]["reason"] for message in messages if message["error"]]
    assert bool(errors) == (vector["id"] in NOT_WHOLE), errors
    expected = expected_contents(vector)
    found = [content for content in contents(messages) if content["apdu"] != "general-block-transfer"]
    if any(content["apdu"] == "general-block-transfer" for content in expected):
        found = contents(messages)
    assert len(found) == len(expected)
    for ours, theirs in zip(found, expected, strict=True):
        known = {name: value for name, value in theirs.items() if value is not None or ours.get(name, "") is None}
        ignored = {"outcome", "quirks", "aad", "llc", "encoding", "blocks", "reassembled"}
        difference = disagreement({k: v for k, v in known.items() if k not in ignored}, ours)
        assert difference is None, difference


@pytest.mark.parametrize("vector", vector_params("data", keep=lambda vector: vector["expected"]["outcome"] == "ok"))
def test_data_vectors(vector: Vector) -> None:
    (message,) = decoded(vector, "data")
    (layer,) = message["layers"]
    assert (message["error"], layer["layer"], layer["type"]) == (None, "apdu", "Data")
    assert disagreement(vector["expected"]["data"], layer["value"]) is None


@pytest.mark.parametrize("vector", vector_params("data", keep=lambda vector: vector["expected"]["outcome"] == "ok"))
def test_data_alone_is_found(vector: Vector) -> None:
    if len(octets_of(vector)) > 1:  # a tag without contents could be anything
        assert decoded(vector, None) == decoded(vector, "data")


@pytest.mark.parametrize("octets", ["00", "ff", "050102fa00", "060102fa08", "0600fa", "110500", "0203090106"])
def test_what_could_be_an_apdu_or_is_no_whole_value_is_no_data(octets: str) -> None:
    assert "Data" not in [names[-1] for names in types(dlms.decode(bytes.fromhex(octets))) if names]


@pytest.mark.parametrize("vector", vector_params("hdlc", "mbus", "apdu", "acse", keep=_whole))
def test_what_is_cut_off_is_not_taken_for_something_else(vector: Vector) -> None:
    """A message whose end is missing is no other message, and no value."""
    octets = octets_of(vector)[:200]
    known = {name for names in types(dlms.decode(octets_of(vector))) for name in names}
    for end in range(3, len(octets), 2):
        found = {name for names in types(dlms.decode(octets[:end])) for name in names}
        assert not found & SHORT_NAME_APDUS - known, end
        assert "Data" not in found, end


MALFORMED = vector_params(
    *("hdlc", "wrapper", "mbus", "push-stream", "security", "apdu", "acse", "data"),
    keep=lambda vector: vector["expected"]["outcome"] == "error",
)


@pytest.mark.parametrize("vector", MALFORMED)
def test_malformed_vectors(vector: Vector) -> None:
    layer = None if vector["layer"] == "push-stream" else vector["layer"]
    errors = [message["error"] for message in decoded(vector, layer) if message["error"]]
    assert errors
    assert set(errors[0]) == {"path", "offset", "kind", "reason", "layer"}
    stage = vector["expected"]["stage"]
    if stage in LINKS:
        assert errors[0]["layer"] == stage
    if errors[0]["kind"] == "incomplete" and vector["id"] != "malformed-hdlc-empty":
        assert vector["expected"].get("incomplete_ok") or stage in ("apdu", "acse", "data", "push-stream")


def _is_block_stream(vector: Vector) -> bool:
    return vector["kind"] == "get-block-transfer-stream"


@pytest.mark.parametrize("vector", vector_params("apdu", keep=_is_block_stream))
def test_datablocks_of_get_are_joined(vector: Vector) -> None:
    messages = decoded(vector, "apdu")
    assert [message["error"] for message in messages] == [None] * vector["expected"]["blocks"]
    joined = messages[-1]["layers"][0]["joined"]
    assert joined["blocks"] == vector["expected"]["blocks"]
    (data,) = joined["layers"]
    assert (data["type"], data["octets"]) == ("Data", vector["expected"]["reassembled"])


QUIRKS = {
    "amshan-kaifa-no_list_1": ("apdu", "date-time carries an extra octet-string tag 0x09 before the length"),
    "gurux-india-aare-double-llc": ("hdlc", "LLC header sent 2 times"),
    "ams-sagemcom-gh155-4": ("mbus", "M-Bus length field is the length modulo 256"),
    "ams-landis-gyr-gh949-2": ("hdlc", "APDU without LLC header"),
    "gbcs-18-4-ecs04b": ("security", "system title taken from the general-signing inside"),
}


@pytest.mark.parametrize(
    "vector", vector_params("push-stream", "hdlc", "mbus", "security", keep=lambda vector: vector["id"] in QUIRKS)
)
def test_tolerances_are_named(vector: Vector) -> None:
    layer, quirk = QUIRKS[vector["id"]]
    (found,) = [one for one in decoded(vector, None)[0]["layers"] if one["layer"] == layer][:1]
    assert found["quirks"] == [quirk]


# ------------------------------------------------------------------------------------------------ beyond the vectors

EK, AK = Secret(bytes(range(16))), Secret(bytes(range(16, 32)))
METER = b"MTR\x00\x00\x00\x00\x01"
CLIENT = b"CLI\x00\x00\x00\x00\x02"
GET = bytes.fromhex("c001c100080000010000ff0200")
RESPONSE = bytes.fromhex("c401c10006000003e8")
PUSH = bytes.fromhex("0f0000000100020209060100010800ff0600000005")


def hdlc(information: bytes, control: int = 0x13, destination: int = 16) -> bytes:
    return Frame(Address(destination), Address(1, 17), control, information).encode()


def only(messages: list[Message]) -> Message:
    (message,) = messages
    return message


def types(messages: list[Message]) -> list[list[str]]:
    return [[str(layer.to_json().get("type", layer.layer)) for layer in message.layers] for message in messages]


def ciphered(tag: int, plaintext: bytes, title: bytes = METER, control: int = 0x30, counter: int = 1) -> bytes:
    sealed = Cipher(EK, AK).seal(control, title, counter, plaintext)
    return bytes((tag, len(sealed))) + sealed


@pytest.mark.parametrize(
    "wrap",
    [
        lambda octets: hdlc(LLC_RESPONSE + octets),
        lambda octets: Telegram(0x53, 0xFF, 0x10, 1, 0x67, octets).encode(),
        lambda octets: Wpdu(1, 16, octets).encode(),
    ],
    ids=["hdlc", "mbus", "wrapper"],
)
def test_messages_are_found_among_noise(wrap: Any) -> None:
    noise = b"\x01\x55\xaa\x00"
    stream = noise + wrap(PUSH) + noise + wrap(RESPONSE) + noise
    messages = dlms.decode(stream)
    assert [message.error for message in messages] == [None, None]
    assert [names[-1] for names in types(messages)] == ["Data-Notification", "Get-Response-Normal"]
    skipped = [skipped for message in messages for skipped in message.skipped]
    assert [(part.offset, part.octets) for part in skipped] == [
        (0, noise),
        (4 + len(wrap(PUSH)), noise),
        (8 + len(wrap(PUSH)) + len(wrap(RESPONSE)), noise),
    ]


def test_many_and_long_apdus_in_a_row() -> None:
    long = b"\xc4\x01\xc1\x00\x09\x82\xff\xff" + bytes(0xFFFF)
    messages = dlms.decode(RESPONSE * 600 + long + RESPONSE)
    assert [len(message.to_json()["layers"][0]["octets"]) // 2 for message in messages[599:]] == [9, len(long), 9]
    assert len(messages) == 602


@pytest.mark.parametrize("rubbish", [b"\x68", b"\x68\x00\x00\x68", b"\x7e\xa7\xff", b"\x7e", b"\x00\x01", b"\xff"])
def test_rubbish_is_one_fault_and_not_one_for_each_octet(rubbish: bytes) -> None:
    stream = rubbish * 2000
    messages = dlms.decode(stream)
    assert len(messages) < 4
    assert any(message.error for message in messages)
    assert sum(len(part.octets) for message in messages for part in message.skipped) <= len(stream)


def test_several_apdus_in_a_row() -> None:
    assert types(dlms.decode(GET + RESPONSE + PUSH)) == [
        ["Get-Request-Normal"],
        ["Get-Response-Normal"],
        ["Data-Notification"],
    ]


@pytest.mark.parametrize("noise", [b"\x00\x55\xaa", b"\x00", b"\xff" * 300, b"RX: "])
def test_plain_apdus_are_found_among_noise(noise: bytes) -> None:
    messages = dlms.decode(noise + PUSH + noise + RESPONSE + GET)
    assert [message.error for message in messages] == [None, None, None]
    assert types(messages) == [["Data-Notification"], ["Get-Response-Normal"], ["Get-Request-Normal"]]
    skipped = [(part.offset, part.octets) for message in messages for part in message.skipped]
    assert skipped == [(0, noise), (len(noise + PUSH), noise)]


SHORT = {
    "InitiateRequest": "01000000065f1f0400007e1fffff",
    "InitiateResponse": "0800065f1f040000501f01f40007",
    "ReadRequest": "050102fa00",
    "ReadResponse": "0c010006075bcd15",
    "WriteRequest": "060102fa080111ff",
    "UnconfirmedWriteRequest": "160102fa080111ff",
    "InformationReportRequest": "18000102fa080111ff",
}


@pytest.mark.parametrize("name", SHORT)
def test_apdus_by_short_name_are_found_among_noise(name: str) -> None:
    octets, noise = bytes.fromhex(SHORT[name]), b"\x55\xaa"
    for stream in (noise + octets, RESPONSE + noise + octets + PUSH, noise + octets + b"\xe6\xe7\x00" + RESPONSE):
        assert [name] in types(dlms.decode(stream))
    assert [name, name] == [names[0] for names in types(dlms.decode(noise + octets + octets))]


def test_what_looks_like_an_apdu_by_short_name_has_to_end_like_one() -> None:
    for octets in ("050102fa00", "0c010006075bcd15", "060102fa080111ff"):
        assert types(dlms.decode(b"\x55" + bytes.fromhex(octets) + b"\x55")) == [[]]


def test_noise_that_could_be_a_wrapper_hides_no_message() -> None:
    noise = b"\x00\x01\x02"
    messages = dlms.decode(noise + Wpdu(1, 16, PUSH).encode() + bytes(300))
    assert types(messages[:1]) == [["wrapper", "Data-Notification"]]
    assert messages[0].skipped[0].octets == noise


def test_octets_after_the_last_apdu_are_an_error() -> None:
    messages = dlms.decode(RESPONSE + b"\x00\xff")
    assert [message.error and message.error.offset for message in messages] == [None, 0]
    (skipped,) = messages[1].skipped
    assert (skipped.offset, skipped.octets) == (len(RESPONSE), b"\x00\xff")


@pytest.mark.parametrize("bad", [b"\xc4\x01\xc1\x02", b"\xc4\x01\xc1\x00\x63\x00", b"\x0f\x00\x00\x00\x00\x05"])
def test_plain_apdus_before_and_after_a_bad_one(bad: bytes) -> None:
    messages = dlms.decode(RESPONSE + bad + PUSH + RESPONSE)
    assert [message.error and message.error.layer for message in messages] == [None, "apdu", None, None]
    assert types(messages)[2:] == [["Data-Notification"], ["Get-Response-Normal"]]
    (skipped,) = messages[1].skipped
    assert (skipped.offset, skipped.octets) == (len(RESPONSE), bad)


@pytest.mark.parametrize("tag", ["c4", "c401", "db08", "0f00000000", "6081", "cc8120", "e000000100"])
def test_what_looks_like_many_apdus_takes_no_square_time(tag: str) -> None:
    """What takes square time would take minutes here."""
    stream = RESPONSE + bytes.fromhex(tag) * (200_000 // len(tag))
    assert types(dlms.decode(stream))[0] == ["Get-Response-Normal"]


def test_good_messages_before_and_after_a_bad_one() -> None:
    damaged = bytearray(hdlc(LLC_RESPONSE + RESPONSE))
    damaged[-3] ^= 1
    messages = dlms.decode(hdlc(LLC_RESPONSE + PUSH) + bytes(damaged) + hdlc(LLC_RESPONSE + RESPONSE))
    assert [message.error and message.error.layer for message in messages] == [None, "hdlc", None]


def test_hdlc_without_an_apdu() -> None:
    messages = dlms.decode(hdlc(b"", 0x93) + hdlc(bytes.fromhex("818012050180060180070400000001080400000001"), 0x73))
    assert [message.error for message in messages] == [None, None]
    frame = messages[1].to_json()["layers"][0]["frames"][0]
    assert (frame["type"], frame["parameters"]["max_information_transmit"]) == ("UA", 128)


def test_wrong_parameters_are_said_and_the_frame_is_shown() -> None:
    message = only(dlms.decode(hdlc(b"\x81\x80\x09", 0x73)))
    assert message.error is not None
    assert message.to_json()["layers"][0]["frames"][0]["information"] == "818009"


def test_much_that_could_be_a_wrapper_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    parse = wrapper.parse_wpdu

    def counted(octets: bytes, position: int) -> Wpdu | None:
        looked.append(position)
        return parse(octets, position)

    monkeypatch.setattr(wrapper, "parse_wpdu", counted)
    header = bytes.fromhex("0001000100670010")
    dlms.decode(header * 500, layer="wrapper")
    assert len(looked) <= 3 * 500  # two places in each header look like the version


@pytest.mark.parametrize("noise", [b"\x05\x00", b"\x0c\x00\x00", b"\xd8\x01\x01\x99"])
def test_noise_that_could_be_an_apdu_hides_no_frame(noise: bytes) -> None:
    message = only(dlms.decode(noise + hdlc(LLC_RESPONSE + PUSH)))
    assert types([message]) == [["hdlc", "Data-Notification"]]
    assert message.skipped[0].octets == noise


def test_the_answer_to_a_list_in_datablocks() -> None:
    results = bytes.fromhex("020006000000010103")
    blocks = [
        b"\xc4\x02\xc1" + last + number + b"\x00" + bytes((len(part),)) + part
        for last, number, part in (
            (b"\x00", b"\x00\x00\x00\x01", results[:4]),
            (b"\x01", b"\x00\x00\x00\x02", results[4:]),
        )
    ]
    messages = dlms.decode(b"".join(blocks))
    assert [message.error for message in messages] == [None, None]
    joined = messages[1].to_json()["layers"][0]["joined"]
    assert joined["blocks"] == 2
    assert joined["layers"][0]["value"]["result"][1] == {"data-access-result": "read-write-denied"}


def test_the_offset_of_an_error_is_its_place_in_the_layer() -> None:
    error = only(dlms.decode(hdlc(LLC_RESPONSE + RESPONSE[:-1]))).error
    assert error is not None
    assert (error.layer, error.kind, error.offset) == ("apdu", "incomplete", 5)


def test_trailing_octets_in_a_frame() -> None:
    error = only(dlms.decode(hdlc(LLC_RESPONSE + RESPONSE + b"\x00"))).error
    assert error is not None
    assert error.reason == "1 octets after the end of the APDU"


def test_nothing_at_all() -> None:
    for layer in (None, "hdlc", "mbus", "wrapper", "apdu", "acse", "security", "data"):
        error = only(dlms.decode(b"", layer=layer)).error
        assert error is not None


def test_wrong_arguments() -> None:
    with pytest.raises(ValueError, match="is no layer"):
        dlms.decode(b"", layer="tcp")
    with pytest.raises(ValueError, match="names no key"):
        dlms.decode(b"", {"password": "00"})


@pytest.mark.parametrize(("layer", "octets"), [("acse", GET), ("security", GET)])
def test_a_forced_layer_takes_nothing_else(layer: str, octets: bytes) -> None:
    assert only(dlms.decode(octets, layer=layer)).error is not None


def test_with_both_keys_it_is_verified() -> None:
    message = only(dlms.decode(ciphered(0xCC, RESPONSE), Keys(EK, AK, system_title=METER)))
    security, apdu = message.to_json()["layers"]
    assert (security["type"], security["authenticity"]) == ("glo-get-response", "verified")
    assert apdu["type"] == "Get-Response-Normal"


def test_with_the_encryption_key_alone_it_is_said_that_nothing_was_checked() -> None:
    message = only(dlms.decode(ciphered(0xCC, RESPONSE), Keys(EK, system_title=METER)))
    security, apdu = message.to_json()["layers"]
    assert (security["authenticity"], apdu["type"]) == ("not checked", "Get-Response-Normal")


def test_without_keys_the_structure_is_shown() -> None:
    message = only(dlms.decode(ciphered(0xCC, RESPONSE)))
    assert message.error is None
    security, apdu = message.to_json()["layers"]
    assert (security["authenticity"], security["invocation_counter"]) == (None, 1)
    assert apdu["type"] == "glo-get-response"


def test_authenticated_only_is_readable_without_keys() -> None:
    message = only(dlms.decode(ciphered(0xCC, RESPONSE, control=0x10)))
    assert types([message]) == [["glo-get-response", "Get-Response-Normal"]]
    assert message.to_json()["layers"][0]["authenticity"] == "not checked"


@pytest.mark.parametrize("place", range(2, 32))
def test_an_altered_octet_gives_no_plaintext(place: int) -> None:
    octets = bytearray(ciphered(0xCC, RESPONSE))
    octets[min(place, len(octets) - 1)] ^= 0x08
    message = only(dlms.decode(bytes(octets), Keys(EK, AK, system_title=METER)))
    assert message.error is not None
    assert message.error.layer == "security"
    assert RESPONSE.hex() not in json.dumps(message.to_json())


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (Keys(EK, AK), "system title is neither in the message nor given"),
        (Keys(dedicated=EK, system_title=METER), "global unicast encryption key is not given"),
        (Keys(Secret(bytes(32)), AK, system_title=METER), "suite 0 takes keys of 16 octets"),
        (Keys(AK, system_title=METER), "the key or the system title may be another"),
        (Keys(EK, system_title=CLIENT), "the key or the system title may be another"),
    ],
)
def test_why_it_was_not_deciphered(keys: Keys, words: str) -> None:
    error = only(dlms.decode(ciphered(0xCC, RESPONSE), keys)).error
    assert error is not None
    assert words in error.reason


def aarq_of(title: bytes, dedicated: Secret) -> bytes:
    initiate = b"\x01\x01\x10" + dedicated + bytes.fromhex("0000065f1f0400007e1f04b0")
    information = ciphered(0x21, initiate, title)
    context = bytes.fromhex("a109060760857405080103")
    body = (
        context
        + b"\xa6\x0a\x04\x08"
        + title
        + b"\xbe"
        + bytes((len(information) + 2, 4, len(information)))
        + information
    )
    return b"\x60" + bytes((len(body),)) + body


def under(dedicated: Secret, title: bytes) -> bytes:
    sealed = Cipher(dedicated, AK).seal(0x30, title, 1, GET)
    return bytes((0xD0, len(sealed))) + sealed


def test_a_conversation_tells_its_system_titles_and_dedicated_key() -> None:
    dedicated = Secret(bytes(range(100, 116)))
    first, second = dlms.decode(aarq_of(CLIENT, dedicated) + under(dedicated, CLIENT), Keys(EK, AK))
    assert (first.error, second.error) == (None, None)
    inside = first.to_json()["layers"][0]["user-information"]["layers"]
    assert [layer["type"] for layer in inside] == ["glo-initiateRequest", "InitiateRequest"]
    assert types([second]) == [["ded-get-request", "Get-Request-Normal"]]


def test_conversations_with_two_meters_behind_a_gateway_are_apart() -> None:
    prefixes = bytes.fromhex("e6050101"), bytes.fromhex("e6050102")
    secrets = Secret(bytes(range(100, 116))), Secret(bytes(range(50, 66)))
    openings = [prefix + aarq_of(CLIENT, secret) for prefix, secret in zip(prefixes, secrets, strict=True)]
    requests = [prefix + under(secret, CLIENT) for prefix, secret in zip(prefixes, secrets, strict=True)]
    messages = dlms.decode(b"".join(openings + requests), Keys(EK, AK))
    assert [message.error for message in messages] == [None] * 4
    assert [message.to_json()["layers"][-1]["type"] for message in messages[2:]] == ["Get-Request-Normal"] * 2


@pytest.mark.parametrize("keys", [Keys(), Keys(EK, AK, system_title=CLIENT)], ids=["without keys", "with keys"])
@pytest.mark.parametrize("control", [0x80, 0x90, 0xB0])
def test_what_is_compressed_is_said_to_be(control: int, keys: Keys) -> None:
    sealed = bytes((control,)) + bytes(4) + GET + bytes(12)
    (message,) = dlms.decode(bytes((0xC8, len(sealed))) + sealed, keys)
    error = message.to_json()["error"]
    assert (error["kind"], error["layer"]) == ("unsupported", "security")
    assert "compressed" in error["reason"]


OURS, THEIRS = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())


def public_octets(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)[1:]


def private_octets(key: ec.EllipticCurvePrivateKey) -> Secret:
    return Secret(key.private_numbers().private_value.to_bytes(32))


def agreed(scheme: int, ephemeral: bytes) -> bytes:
    """A general-ciphering under an agreed key, made from the formulas: Z by ECDH, then the concatenation KDF."""
    transaction = bytes(range(8))
    z = THEIRS.exchange(ec.ECDH(), OURS.public_key())
    party_u = METER + (b"\x08" + transaction if scheme == 2 else b"")
    other = bytes.fromhex("60857405080300") + party_u + CLIENT
    key = hashlib.sha256(b"\x00\x00\x00\x01" + z + other).digest()[:16]
    header = b"".join(bytes((len(part),)) + part for part in (transaction, METER, CLIENT, b"", b""))
    sealed = Cipher(Secret(key), AK).seal(0x31, METER, 1, RESPONSE, header)
    parameters = b"\x01\x02\x01" + bytes((scheme,)) + with_length(ephemeral)
    return b"\xdd" + header + parameters + bytes((len(sealed),)) + sealed


def test_a_key_agreed_with_an_ephemeral_key() -> None:
    ephemeral = public_octets(THEIRS)
    signer = ec.generate_private_key(ec.SECP256R1())
    signature = sign(SUITES[1], private_octets(signer), ephemeral)
    keys = Keys(authentication=AK, agreement_private=private_octets(OURS))
    for signing_public in (None, public_octets(signer)):
        message = only(dlms.decode(agreed(1, ephemeral + signature), replace(keys, signing_public=signing_public)))
        assert message.error is None
        assert types([message]) == [["General-Ciphering", "Get-Response-Normal"]]
    forged = only(dlms.decode(agreed(1, ephemeral + signature), replace(keys, signing_public=public_octets(OURS))))
    assert forged.error is not None
    assert forged.error.kind == "authentication"


def test_a_key_agreed_with_static_keys() -> None:
    keys = Keys(authentication=AK, agreement_private=private_octets(OURS), agreement_public=public_octets(THEIRS))
    message = only(dlms.decode(agreed(2, b""), keys))
    assert message.error is None
    assert message.to_json()["layers"][0]["authenticity"] == "verified"
    missing = only(dlms.decode(agreed(2, b""), replace(keys, agreement_public=None))).error
    assert missing is not None
    assert missing.kind == "missing-key"
    undefined = only(dlms.decode(agreed(9, b""), keys)).error
    assert undefined is not None
    assert "scheme 09" in undefined.reason


def test_nesting_is_bounded() -> None:
    octets = RESPONSE
    for _ in range(40):
        size = len(octets)
        length = bytes((size,)) if size < 128 else bytes((0x82,)) + size.to_bytes(2)
        octets = b"\xdf\x00\x00\x00\x00\x00" + length + octets + b"\x00"
    error = only(dlms.decode(octets)).error
    assert error is not None
    assert "nested deeper" in error.reason


def gbt(number: int, data: bytes, *, last: bool = False) -> bytes:
    return b"\xe0" + bytes((0x80 if last else 0x40,)) + number.to_bytes(2) + bytes(2) + bytes((len(data),)) + data


def test_blocks_in_frames_are_joined_and_deciphered() -> None:
    apdu = b"\xdb\x08" + METER + ciphered(0, PUSH)[1:]
    parts = [apdu[:20], apdu[20:30], apdu[30:]]
    stream = b"".join(
        hdlc(LLC_RESPONSE + gbt(number, part, last=number == 3)) for number, part in enumerate(parts, start=1)
    )
    message = only(dlms.decode(stream, Keys(EK, AK)))
    assert message.error is None
    assert types([message]) == [["hdlc", "General-Block-Transfer", "General-Glo-Ciphering", "Data-Notification"]]
    assert len(message.to_json()["layers"][0]["frames"]) == 3


def test_a_repeated_block_counts_once_and_a_lost_one_leaves_the_blocks_as_they_are() -> None:
    one, two, three = gbt(1, PUSH[:5]), gbt(2, PUSH[5:9]), gbt(3, PUSH[9:], last=True)
    assert types(dlms.decode(one + one + two + three)) == [["General-Block-Transfer", "Data-Notification"]]
    assert types(dlms.decode(one + three)) == [["General-Block-Transfer"]] * 2
    assert types(dlms.decode(one + two)) == [["General-Block-Transfer"]] * 2


def test_a_single_block_shows_what_is_inside() -> None:
    message = only(dlms.decode(gbt(1, RESPONSE, last=True)))
    assert types([message]) == [["General-Block-Transfer"]]
    joined = message.to_json()["layers"][0]["joined"]
    assert [layer["type"] for layer in joined["layers"]] == ["Get-Response-Normal"]


def test_text_inside_ciphering() -> None:
    octets = b"\xdb\x08" + METER + ciphered(0, b"/MTR5 P1 telegram\r\n!\r\n")[1:]
    message = only(dlms.decode(octets, Keys(EK, AK)))
    assert message.error is None
    assert message.to_json()["layers"][0]["text"] == "/MTR5 P1 telegram\r\n!\r\n"


REQUEST_PREFIX, RESPONSE_PREFIX = bytes.fromhex("e60502abcd"), bytes.fromhex("e70502abcd")
PREFIXES = bytes.fromhex("e7050101"), bytes.fromhex("e7050102")


def gateway_of(message: Message) -> Json:
    (found,) = [layer.to_json() for layer in message.layers if layer.layer == "gateway"]
    return found


@pytest.mark.parametrize(
    ("interface", "links"),
    [(InterfaceType.WRAPPER, ["wrapper"]), (InterfaceType.HDLC, ["hdlc"]), (InterfaceType.PDU, [])],
)
def test_what_gurux_sends_through_a_gateway(interface: InterfaceType, links: list[str]) -> None:
    client = GXDLMSClient(True, 16, 1, Authentication.NONE, None, interface)
    client.gateway = GXDLMSGateway()
    client.gateway.networkId, client.gateway.physicalDeviceAddress = 5, bytearray(b"\xab\xcd")
    (octets,) = client.read(GXDLMSRegister("1.0.1.8.0.255"), 2)
    [message] = dlms.decode(bytes(octets))
    assert message.error is None
    assert [layer.layer for layer in message.layers] == [*links, "gateway", "apdu"]
    assert gateway_of(message) == {
        "layer": "gateway",
        "type": "request",
        "network_id": 5,
        "physical_device_address": "abcd",
    }
    assert message.apdu.cosem_attribute_descriptor.attribute_id == 2


def test_requests_and_responses_through_a_gateway_one_behind_the_other() -> None:
    octets = REQUEST_PREFIX + GET + RESPONSE_PREFIX + RESPONSE + GET + bytes.fromhex("e60000") + GET
    messages = dlms.decode(octets)
    assert [message.error for message in messages] == [None] * 4
    assert [[layer.layer for layer in message.layers] for message in messages] == [
        ["gateway", "apdu"],
        ["gateway", "apdu"],
        ["apdu"],
        ["gateway", "apdu"],
    ]
    assert gateway_of(messages[1])["type"] == "response"
    assert gateway_of(messages[3])["physical_device_address"] == ""


def test_what_a_meter_behind_a_gateway_ciphers_and_sends_in_blocks() -> None:
    apdu = b"\xdb\x08" + METER + ciphered(0, PUSH)[1:]
    pieces = [gbt(1, apdu[:20]), gbt(2, apdu[20:], last=True)]
    first, second = ([Wpdu(1, 16, prefix + piece).encode() for piece in pieces] for prefix in PREFIXES)
    # two meters at the same time
    messages = dlms.decode(first[0] + second[0] + first[1] + second[1], Keys(EK, AK))
    assert [message.error for message in messages] == [None, None]
    layers = ["wrapper", "wrapper", "gateway", "block-transfer", "security", "apdu"]
    assert [[layer.layer for layer in message.layers] for message in messages] == [layers] * 2
    assert [gateway_of(message)["physical_device_address"] for message in messages] == ["01", "02"]


@pytest.mark.parametrize("count", range(1, 5))
def test_a_prefix_that_is_cut(count: int) -> None:
    [message] = dlms.decode(REQUEST_PREFIX[:count])
    assert message.error is not None
    assert (message.error.layer, message.error.kind, message.error.offset) == ("gateway", "incomplete", count)
    [message] = dlms.decode(REQUEST_PREFIX)  # and nothing behind it
    assert message.error is not None
    assert (message.error.layer, message.error.kind) == ("apdu", "incomplete")
    assert gateway_of(message)["network_id"] == 5


def test_llc_of_power_line_and_of_adapters() -> None:
    for header in (bytes.fromhex("900101"), LLC_RESPONSE):
        layer = only(dlms.decode(header + RESPONSE)).to_json()["layers"][0]
        assert (layer["type"], layer["llc"]) == ("Get-Response-Normal", header.hex())


@given(st.binary(max_size=80), st.sampled_from([None, "hdlc", "mbus", "wrapper", "apdu", "acse", "security", "data"]))
def test_any_octets_give_messages(octets: bytes, layer: Any) -> None:
    messages = dlms.decode(octets, Keys(EK, AK, system_title=METER), layer)
    assert messages
    json.dumps([message.to_json() for message in messages])


SEEDS = [
    hdlc(LLC_RESPONSE + PUSH),
    Wpdu(1, 1, ciphered(0xCC, RESPONSE)).encode(),
    gbt(1, PUSH, last=True),
    GET + RESPONSE,
    Wpdu(1, 1, RESPONSE_PREFIX + RESPONSE).encode(),
]


@given(st.sampled_from(SEEDS), st.data())
def test_damaged_messages_give_messages(seed: bytes, data: st.DataObject) -> None:
    octets = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 3))):
        octets[data.draw(st.integers(0, len(octets) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(octets)))
    for message in dlms.decode(bytes(octets[:cut]), Keys(EK, AK, system_title=METER)):
        json.dumps(message.to_json())
