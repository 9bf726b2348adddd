"""The Wireshark dissector, run by tshark on captures written here; the judge is the library made of the same tables.

What the library decodes the dissector shows without complaint and with the same values; what the library refuses is
marked as malformed; and no octets make the script fail.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cosem import apdu, obis
from cosemc.cli import app
from cosemc.wireshark.lua import lua
from support.pcap import USER0, tcp, udp, wrapped, write_pcap
from support.vectors import ROOT, load_vectors

pytestmark = pytest.mark.skipif(shutil.which("tshark") is None, reason="tshark is not installed")

GET = "c001c100030100010800ff0200"
AARQ = "601da109060760857405080101be10040e01000000065f1f0400007e1fffff"
FAILURE = "Lua Error"
UNFORESEEN = "it cannot be dissected"


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("wireshark") / "cosem.lua"
    built = CliRunner().invoke(app, ["build", str(ROOT / "specs"), "--target", "wireshark", "--out", str(file)])
    assert built.exit_code == 0, built.output
    return file


def tshark(script: Path, capture: Path, *arguments: str) -> str:
    run = subprocess.run(
        ["tshark", "-X", f"lua_script:{script}", "-r", str(capture), *arguments], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    assert "Lua" not in run.stderr, run.stderr
    assert FAILURE not in run.stdout
    return run.stdout


def rows(script: Path, capture: Path, *fields: str) -> list[list[list[str]]]:
    """The values of the fields, packet by packet."""
    wanted = [word for field in fields for word in ("-e", field)]
    printed = tshark(script, capture, "-T", "fields", "-E", "aggregator=|", *wanted)
    lines = printed.removesuffix("\n").split("\n")
    return [[cell.split("|") if cell else [] for cell in line.split("\t")] for line in lines]


def details(script: Path, capture: Path) -> str:
    return tshark(script, capture, "-V", "-O", "cosem,cosem.wrapper,cosem.hdlc")


def apdu_vectors() -> list[bytes]:
    found = [bytes.fromhex(vector["hex"]) for layer in ("apdu", "acse") for vector in load_vectors(layer)]
    if not found:
        pytest.skip("no vectors: the vectors folder is not beside the checkout (set COSEMKIT_VECTORS)")
    return [octets for octets in found if octets]


def is_sound(octets: bytes) -> bool:
    """Whether the library decodes an APDU, and the one that an association carries in it."""
    try:
        value = apdu.decode(octets)
        if inner := getattr(value, "user_information", None):
            apdu.decode(inner)
    except apdu.DecodeError:
        return False
    return True


def damaged(whole: list[bytes]) -> Iterator[bytes]:
    """Each of the octets cut, and with an octet replaced; the same ones in each run."""
    chance = random.Random(62056)
    for octets in whole:
        yield octets[: chance.randrange(1, len(octets) + 1)]
        changed = bytearray(octets)
        changed[chance.randrange(len(changed))] = chance.choice((0, 1, 2, 3, 0x7F, 0x80, 0x81, 0xFF))
        yield bytes(changed)


def test_a_request_in_full(script: Path, tmp_path: Path) -> None:
    shown = details(script, write_pcap(tmp_path / "get.pcap", [udp(wrapped(bytes.fromhex(GET)))]))
    for line in (
        "Destination wPort: 16",
        "DLMS/COSEM, get-request-normal",
        "invoke-id-and-priority: 193",
        ".... 0001 = invoke-id: 1",
        "1... .... = priority: True",
        "class-id: Register (3)",
        "instance-id: 0100010800ff (1-0:1.8.0*255 active energy import",
        "attribute-id: 2 (value)",
    ):
        assert line in shown, shown


def test_an_association_in_full(script: Path, tmp_path: Path) -> None:
    shown = details(script, write_pcap(tmp_path / "aarq.pcap", [udp(wrapped(bytes.fromhex(AARQ)))]))
    for line in (
        "application-context-name: 2.16.756.5.8.1.1 (logical-name-referencing-no-ciphering)",
        "proposed-dlms-version-number: 6",
        "selective-access: True",
        "access: False",
        "client-max-receive-pdu-size: 65535",
    ):
        assert line in shown, shown


def test_it_complains_where_the_library_does_and_only_there(script: Path, tmp_path: Path) -> None:
    whole = apdu_vectors()
    octets = [*whole, *damaged(whole)]
    capture = write_pcap(tmp_path / "apdus.pcap", [udp(wrapped(part)) for part in octets])
    judged = rows(script, capture, "cosem.malformed", "_ws.expert.message", "cosem.apdu")
    assert len(judged) == len(octets)
    for part, (complaint, message, name) in zip(octets, judged, strict=True):
        assert bool(complaint) is not is_sound(part), (part.hex(), message)
        assert not any(UNFORESEEN in text for text in message), (part.hex(), message)
        assert name
    assert {bool(complaint) for complaint, _, _ in judged} == {True, False}


def test_values_are_those_of_the_library(script: Path, tmp_path: Path) -> None:
    sound = [octets for octets in apdu_vectors() if is_sound(octets)]
    kinds = ("long-unsigned", "double-long-unsigned", "integer", "enum", "octet-string", "long64")
    fields = [f"cosem.data.{kind.replace('-', '_')}" for kind in kinds]
    capture = write_pcap(tmp_path / "apdus.pcap", [udp(wrapped(octets)) for octets in sound])
    shown = rows(script, capture, *fields)
    seen = 0
    for octets, cells in zip(sound, shown, strict=True):
        found: dict[str, list[str]] = {kind: [] for kind in kinds}
        for kind, value in leaves(apdu.to_json(apdu.decode(octets))):
            if kind in found:
                found[kind].append(str(value))
        assert dict(zip(kinds, cells, strict=True)) == found, octets.hex()
        seen += sum(map(len, cells))
    assert seen > 50


def leaves(value: Any) -> Iterator[tuple[str, Any]]:
    """Types and values of the simple Data in the JSON of an APDU, in order; empty octets are shown as nothing."""
    if isinstance(value, dict) and isinstance(value.get("type"), str) and "type_description" in value:
        return
    if isinstance(value, dict):
        kind, content = value.get("type"), value.get("value")
        if isinstance(kind, str) and content is not None and content != "" and not isinstance(content, dict | list):
            yield kind, content
        else:
            for part in value.values():
                yield from leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part)


def test_codes_mean_what_the_library_says(script: Path, tmp_path: Path) -> None:
    """Meanings are put together in Lua from the same rules."""
    chance = random.Random(61)
    codes = [obis.Obis.of(*(chance.randrange(256) for _ in range(6))) for _ in range(150)]
    for pattern in ("1-0:*.8.0-4", "7-0:*.0.0", "0-0:*.0.0", "6-0:*.0.0"):
        codes += [found.code for found in islice(obis.find(pattern), 150)]
    requests = [bytes.fromhex("c001c10001") + code + bytes.fromhex("0200") for code in codes]
    capture = write_pcap(tmp_path / "codes.pcap", [udp(wrapped(request)) for request in requests])
    printed = tshark(script, capture, "-T", "json", "-J", "cosem")
    shown = [line for line in details(script, capture).splitlines() if " instance-id: " in line]
    assert len(shown) == len(codes) and json.loads(printed)
    for code, line in zip(codes, shown, strict=True):
        assert line.strip().startswith(f"instance-id: {code.hex()} ({code} {obis.describe(code).meaning}"[:180])


def test_the_security_header_of_ciphered_octets(script: Path, tmp_path: Path) -> None:
    ciphered = [octets for octets in apdu_vectors() if is_sound(octets) and 200 <= octets[0] <= 215]
    ciphered += [bytes.fromhex("c81e" + "30" + "00000007" + "aa" * 13 + "bb" * 12)]
    capture = write_pcap(tmp_path / "ciphered.pcap", [udp(wrapped(octets)) for octets in ciphered])
    fields = ("cosem.security_header.security_control", "cosem.security_header.invocation_counter")
    fields += ("cosem.ciphered.ciphertext", "cosem.ciphered.authentication_tag")
    shown = rows(script, capture, *fields)
    for octets, (control, counter, ciphertext, tag) in zip(ciphered, shown, strict=True):
        contents = apdu.decode(octets).value
        assert (control, counter) == ([str(contents[0])], [str(int.from_bytes(contents[1:5], "big"))])
        rest = contents[5:]
        if contents[0] & 0x10:
            assert tag == [rest[-12:].hex()]
            rest = rest[:-12]
        assert "".join(ciphertext) == (rest.hex() if contents[0] & 0x20 else "")


# --- carriage -------------------------------------------------------------------------------------------------------


def capture_octets(name: str) -> bytes:
    return bytes.fromhex((ROOT / "docs" / "captures" / name).read_text())


def test_a_push_in_hdlc_of_a_real_meter(script: Path, tmp_path: Path) -> None:
    octets = capture_octets("kamstrup-omnipower-push.hex")
    frame = write_pcap(tmp_path / "frame.pcap", [octets], USER0)
    # the same over TCP in pieces that end anywhere
    pieces = [octets[at : at + 97] for at in range(0, len(octets), 97)]
    stream = write_pcap(tmp_path / "stream.pcap", tcp(pieces))
    fields = ("cosem.hdlc.frame", "cosem.general_glo_ciphering.system_title")
    fields += ("cosem.security_header.invocation_counter",)
    (shown,) = rows(script, frame, *fields)
    assert shown[0] == ["UI"]
    assert shown[1][0].startswith("4b414d")  # KAM
    assert len(shown[2]) == 1
    assert [row for row in rows(script, stream, *fields) if row[1]] == [shown]
    assert "Check sequence should" not in details(script, frame)
    broken = bytearray(octets)
    broken[40] ^= 1
    assert "Check sequence should" in details(script, write_pcap(tmp_path / "broken.pcap", [bytes(broken)], USER0))


def test_several_wrapped_apdus_in_one_segment_and_one_in_several(script: Path, tmp_path: Path) -> None:
    stream = b"".join(wrapped(bytes.fromhex(text)) for text in (GET, AARQ, GET))
    capture = write_pcap(tmp_path / "stream.pcap", tcp([stream[:5], stream[5:40], stream[40:]]))
    shown = [name for row in rows(script, capture, "cosem.apdu") for name in row[0]]
    assert shown == ["get-request-normal", "aarq", "get-request-normal"]


def test_frames_of_hdlc(script: Path, tmp_path: Path) -> None:
    vectors = [
        vector
        for vector in load_vectors("hdlc")
        if vector["hex"].startswith("7e") and vector["expected"]["outcome"] == "ok"
        if vector["expected"].get("frames") and not vector["expected"].get("quirks")
    ]  # fmt: skip
    if not vectors:
        pytest.skip("no vectors of hdlc: the vectors folder is not beside the checkout (set COSEMKIT_VECTORS)")
    capture = write_pcap(tmp_path / "frames.pcap", [bytes.fromhex(vector["hex"]) for vector in vectors], USER0)
    fields = ("cosem.hdlc.length", "cosem.hdlc.frame", "cosem.hdlc.destination", "cosem.hdlc.source", "cosem.apdu")
    for vector, shown in zip(vectors, rows(script, capture, *fields), strict=True):
        frames = vector["expected"]["frames"]
        assert shown[0] == [str(frame["length"]) for frame in frames], vector["id"]
        for kind, frame in zip(shown[1], frames, strict=False):
            assert kind.partition(",")[0] == frame["frame"], vector["id"]
        if "dest" in frames[0]:
            assert shown[2] == [address(frame["dest"]) for frame in frames], vector["id"]
            assert shown[3] == [address(frame["src"]) for frame in frames], vector["id"]
        if messages := vector["expected"].get("messages"):
            assert len(shown[4]) == len(messages), vector["id"]


def address(parts: dict[str, Any]) -> str:
    return str(parts["upper"]) if parts["lower"] is None else f"{parts['upper']}/{parts['lower']}"


def test_no_octets_make_the_script_fail(script: Path, tmp_path: Path) -> None:
    chance = random.Random(4059)
    junk = [chance.randbytes(chance.randrange(1, 60)) for _ in range(200)]
    junk += [b"\x7e" + octets for octets in junk[:60]] + [b"\x7e\xa0" + octets for octets in junk[:60]]
    tags = bytes.fromhex("6061c0c40fdbdd")
    junk += [wrapped(bytes([chance.choice(tags)]) + octets) for octets in junk[:150]]
    deep = [wrapped(bytes.fromhex("0f0000000000") + b"\x02\x01" * depth + b"\x00") for depth in (10, 60, 70, 30000)]
    for link_type, packets in ((USER0, junk), (None, [udp(octets) for octets in junk + deep]), (None, tcp(junk))):
        capture = write_pcap(tmp_path / "junk.pcap", packets, *([link_type] if link_type else []))
        shown = details(script, capture)
        assert UNFORESEEN not in shown
        assert "Dissector bug" not in shown


# --- the file -------------------------------------------------------------------------------------------------------


def test_it_is_checked_like_a_library_and_can_be_a_part(script: Path, tmp_path: Path) -> None:
    arguments = ["build", str(ROOT / "specs"), "--target", "wireshark"]
    assert CliRunner().invoke(app, [*arguments, "--out", str(script), "--check"]).exit_code == 0
    part = CliRunner().invoke(app, [*arguments, "--out", str(tmp_path), "--only", "services=get;classes=3"])
    assert part.exit_code == 0, part.output
    assert "initiateRequest" not in (tmp_path / "cosem.lua").read_text()
    assert CliRunner().invoke(app, arguments).exit_code == 1
    capture = write_pcap(tmp_path / "get.pcap", [udp(wrapped(bytes.fromhex(GET)))])
    assert rows(tmp_path / "cosem.lua", capture, "cosem.apdu") == [[["get-request-normal"]]]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": 1, "b": None, "end": True}, '{a = 1, ["end"] = true}'),
        ({3: "Register", "x-y": [1, 2]}, '{[3] = "Register", ["x-y"] = {1, 2}}'),
        ('say "\\"\n', '"say \\"\\\\\\"\\010"'),
    ],
)
def test_literals(value: Any, text: str) -> None:
    assert lua(value) == text
