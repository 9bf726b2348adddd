"""`dlms decode` as its users meet it: a process with arguments, input, environment, output and an exit status."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import dlms
from dlms.link.hdlc import LLC_RESPONSE, Address, Frame
from dlms.security.ciphering import Cipher
from dlms.security.keys import Secret
from dlms_tools.cli import app
from dlms_tools.inputs import InputError, from_hexadecimal, octets_of, read_input
from support.vectors import Vector, vector_params

RESPONSE = bytes.fromhex("c401c10006000003e8")
EK, AK, METER = Secret(bytes(range(16))), Secret(bytes(range(16, 32))), b"MTR\x00\x00\x00\x00\x01"
SEALED = Cipher(EK, AK).seal(0x30, METER, 1, RESPONSE)
CIPHERED = bytes((0xCC, len(SEALED))) + SEALED


def clean_environment() -> dict[str, str | None]:
    return {name: None for name in os.environ if name.startswith("DLMS_")}


def run(*arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None) -> Result:
    result = CliRunner().invoke(app, ["decode", *arguments], input=stdin, env=clean_environment() | (env or {}))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def json_of(result: Result) -> Any:
    return json.loads(result.stdout_bytes)["messages"]


def test_as_a_process() -> None:
    """Everything else here runs the same application inside this process, which is faster."""
    result = subprocess.run(
        [sys.executable, "-m", "dlms_tools", "decode", "--format", "json"],
        input=RESPONSE.hex().encode() + b"\nff",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (result.returncode, result.stderr) == (1, b"")
    good, bad = json.loads(result.stdout)["messages"]
    assert good["layers"][0]["type"] == "Get-Response-Normal"
    assert bad["error"]["layer"] == "apdu"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("form", ["tree", "json"])
def test_output_that_cannot_be_written_is_an_error_of_one_line(form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "dlms_tools", "decode", "--format", form, RESPONSE.hex()],
            stdout=full,
            stderr=subprocess.PIPE,
            env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
            timeout=60,
            check=False,
        )
    assert (result.returncode, result.stderr) == (1, b"error: [Errno 28] No space left on device\n")


@pytest.mark.parametrize(("closed", "status"), [("0<&-", 1), ("1>&-", 0), ("2>&-", 0)])
def test_a_standard_stream_that_is_closed(closed: str, status: int) -> None:
    octets = "" if closed.startswith("0") else RESPONSE.hex()
    command = f"'{sys.executable}' -m dlms_tools decode {octets} {closed}"
    result = subprocess.run(command, shell=True, capture_output=True, timeout=60, check=False)
    assert (result.returncode, result.stderr) == (status, b"")


def test_the_version_is_that_of_the_distribution() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"cosemkit {version('cosemkit')}\n")


SAMPLES = {
    "wrapper-ciphered-push": "u9n-udp-6",
    "mbus-ciphered-push": "dlmsparser-mbus_netz_noe_p1",
    "hdlc-cut": "u9n-issue97-truncated",
    "gbt": "scs-lg_e450-ENCRYPTED_DATA_NO_PUSHLIST",
}
_SAMPLED = vector_params("wrapper", "mbus", "hdlc", "push-stream", keep=lambda v: v["id"] in SAMPLES.values())


@pytest.mark.parametrize("vector", _SAMPLED)
def test_the_command_prints_what_the_function_gives(vector: Vector) -> None:
    keys = vector["keys"]
    options = [text for name in ("ek", "ak") if name in keys for text in (f"--{name}", keys[name])]
    result = run(vector["hex"], "--format", "json", *options)
    messages = dlms.decode(bytes.fromhex(vector["hex"]), keys)
    assert json_of(result) == [message.to_json() for message in messages]
    assert result.exit_code == (1 if vector["expected"]["outcome"] == "error" else 0)


def test_good_messages_are_printed_and_the_status_tells_of_the_bad_one() -> None:
    frame = Frame(Address(16), Address(1), 0x13, LLC_RESPONSE + RESPONSE).encode()
    damaged = frame[:-3] + b"\x00" + frame[-2:]
    result = run((frame + damaged + frame).hex(), "--format", "json")
    assert result.exit_code == 1
    good, bad, after = json_of(result)
    assert (good["error"], after["error"]) == (None, None)
    assert bad["error"]["layer"] == "hdlc"
    assert bad["error"]["offset"] > len(frame)
    tree = run((frame + damaged + frame).hex())
    assert tree.exit_code == 1
    assert tree.stdout.count("Get-Response-Normal") == 2
    assert "frame check sequence" in tree.stdout


@pytest.mark.parametrize(
    "content",
    [
        RESPONSE,
        RESPONSE.hex().encode(),
        b"# a comment\nC4 01 C1 00\r\n06,00:00-03 0xE8\n",
    ],
    ids=["binary", "hex", "spaced"],
)
def test_files_and_standard_input(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "capture"
    file.write_bytes(content)
    for result in (
        run(str(file), "--format", "json"),
        run("-", "--format", "json", stdin=content),
        run("--format", "json", stdin=content),
    ):
        assert result.exit_code == 0
        assert json_of(result)[0]["layers"][0]["octets"] == RESPONSE.hex()


def test_words_of_hexadecimal_text() -> None:
    assert read_input(["c4", "01C1", "0x00"]) == bytes.fromhex("c401c100")


def test_what_is_text_and_what_is_not() -> None:
    assert octets_of(b"") == b""
    assert from_hexadecimal(b"7e a") is None
    assert octets_of(b"\x7e\xa0") == b"\x7e\xa0"
    assert octets_of(b"\xff\xfe7e") == b"\xff\xfe7e"
    for text in (b"7ea", b"7e a0 0", b"RX: 7ea0", b"*\n0000: 7e"):
        with pytest.raises(InputError, match="neither hexadecimal of whole octets nor a dump"):
            octets_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "c4 01 c1\r\n00 06 00 00  # a remark\n03 e8\n",
        "C4-01-C1-00-06-00-00-03-E8",
        "{0xC4, 0x01, 0xC1, 0x00, 0x06, 0x00, 0x00, 0x03, 0xE8}",
        r"\xc4\x01\xc1\x00\x06\x00\x00\x03\xe8",
        '"c401c10006000003e8"',
        "<c4:01:c1:00:06:00:00:03:e8>",
        "00000000: c401 c100 0600 0003 e8                   .........\n",
        "00000000  c4 01 c1 00 06 00 00 03  e8              |.........|\n00000009\n",
        "0000   c4 01 c1 00 06 00 00 03  e8                 ab.......\n",
        "0000000 c4 01 c1 00 06 00 00 03\n0000010 e8\n0000011\n",
        "000000 c4 01 c1 00 06 00 00 03  >........<\n000008 e8\n",
        "0036   c4 01 c1 00   ....\n003a   06 00 00 03   ....\n003e   e8            .\n",
        "0000   c4 01 c1 00   ....\n0004   06\n\n0000   00 00 03      ...\n0003   e8\n",
        "\ufeffc401c10006000003e8",
    ],
)
def test_text_as_programs_write_it(text: str) -> None:
    assert octets_of(text.encode()) == RESPONSE
    assert octets_of(text.lstrip("\ufeff").encode("utf-16")) == RESPONSE


def test_a_dump_of_real_tools_comes_back(tmp_path: Path) -> None:
    """Each as it is written on this machine, where it is there; rows that repeat are written as one by most."""
    octets = bytes(range(256)) + bytes(64) + b"\x20\x7c\x20\x20" * 5 + b"ab"
    (tmp_path / "octets").write_bytes(octets)
    for command in ("xxd", "xxd -c 7 -g 1", "hexdump -C", "od -A x -t x1z", "od -t x1", "od -A x -t x1 -v"):
        if shutil.which(command.split()[0]) is not None:
            dump = subprocess.run([*command.split(), "octets"], cwd=tmp_path, capture_output=True, check=True).stdout
            assert octets_of(dump) == octets, command


@pytest.mark.parametrize("words", [["no-such-file"], ["7ea"], ["7e", "zz"], ["a\0b"]])
def test_inputs_that_cannot_be_read(words: list[str]) -> None:
    with pytest.raises(InputError):
        read_input(words)


def test_a_folder_is_no_input(tmp_path: Path) -> None:
    result = run(str(tmp_path))
    assert result.exit_code == 1
    assert b"cannot be read" in result.stderr_bytes


def test_keys_from_options_environment_and_file(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text(f'ek = "{EK.hex()}"\nak = "{AK.hex()}"\nsystem_title = "{METER.hex()}"\n')
    environment = {"DLMS_EK": EK.hex(), "DLMS_AK": AK.hex(), "DLMS_SYSTEM_TITLE": METER.hex()}
    arguments = (CIPHERED.hex(), "--format", "json")
    for result in (
        run(*arguments, "--ek", EK.hex(), "--ak", AK.hex(), "--system-title", METER.hex()),
        run(*arguments, env=environment),
        run(*arguments, "--key-file", str(file)),
        run(*arguments, env={"DLMS_KEY_FILE": str(file)}),
    ):
        assert result.exit_code == 0
        security, apdu = json_of(result)[0]["layers"]
        assert (security["authenticity"], apdu["octets"]) == ("verified", RESPONSE.hex())


def test_an_option_comes_before_the_environment_and_the_file(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    file.write_text(f'ek = "{AK.hex()}"\n')
    result = run(
        CIPHERED.hex(), "--format", "json", "--ek", EK.hex(), "--key-file", str(file), "--ak", AK.hex(),
        "--system-title", METER.hex(), env={"DLMS_EK": "00" * 16},
    )  # fmt: skip
    assert json_of(result)[0]["error"] is None


def test_the_encryption_key_alone() -> None:
    result = run(CIPHERED.hex(), "--format", "json", "--ek", EK.hex(), "--system-title", METER.hex())
    assert result.exit_code == 0
    assert json_of(result)[0]["layers"][0]["authenticity"] == "not checked"
    tree = run(CIPHERED.hex(), "--ek", EK.hex(), "--system-title", METER.hex())
    assert b"authenticity not checked" in tree.stdout_bytes


@pytest.mark.parametrize(
    ("text", "words"),
    [('ek = "0011', "is not TOML"), ('ek = "5ec2e7"', "the encryption key has 3 octets"), ("eek = 5", "names no key")],
)
def test_wrong_key_files_are_said_and_no_key_is_shown(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "keys.toml"
    file.write_text(text)
    result = run(CIPHERED.hex(), "--key-file", str(file))
    assert result.exit_code == 1
    assert words in result.stderr
    assert b"5ec2e7" not in result.stderr_bytes
    assert b"0011" not in result.stderr_bytes


def test_a_missing_key_file(tmp_path: Path) -> None:
    result = run("c0", "--key-file", str(tmp_path / "none"))
    assert result.exit_code == 1
    assert b"cannot be read" in result.stderr_bytes


def test_no_key_is_printed() -> None:
    for options in ([], ["--format", "json"]):
        result = run(CIPHERED.hex(), *options, "--ek", EK.hex(), "--ak", AK.hex(), "--system-title", METER.hex())
        assert result.exit_code == 0
        for key in (EK, AK):
            assert key.hex() not in (result.stdout_bytes + result.stderr_bytes).decode()


def test_the_forced_layer() -> None:
    result = run("0600000007", "--layer", "data", "--format", "json")
    (message,) = json_of(result)
    assert message["layers"] == [
        {
            "layer": "apdu",
            "type": "Data",
            "value": {"type": "double-long-unsigned", "value": 7},
            "octets": "0600000007",
        }
    ]
    assert run("0600000007", "--layer", "hdlc").exit_code == 1


def test_the_tree_shows_codes_dates_and_units() -> None:
    notification = bytes.fromhex("0f000000010c07e40101030a000000008000020309060100010800ff060000000502020fff161e")
    text = run(notification.hex()).stdout
    assert "2020-01-01 10:00:00.00" in text
    assert "1-0:1.8.0*255 active energy import" in text
    assert "10^-1 Wh" in text
    assert "double-long-unsigned 5" in text


def test_the_tree_shows_choices_in_one_line() -> None:
    assert "result.data: double-long-unsigned 1000" in run(RESPONSE.hex()).stdout
    get = run("c001c100080000010000ff0200").stdout
    assert "instance-id: 0000010000ff  0-0:1.0.0*255 clock" in get


def test_the_tree_shows_the_device_behind_a_gateway() -> None:
    lines = run("e70502abcd" + RESPONSE.hex()).stdout.splitlines()
    assert [line.lstrip("├─└ ") for line in lines[1:3]] == [
        "gateway  response  network 5  device abcd",
        "apdu  Get-Response-Normal",
    ]


def test_the_tree_says_what_an_association_is_refused_for() -> None:
    text = run("611fa109060760857405080101a203020101a305a10302010dbe0604040e010601").stdout
    assert "application-context-name: 2.16.756.5.8.1.1  logical name referencing no ciphering" in text
    assert "result: 1  rejected permanent" in text
    assert "acse-service-user: 13  authentication failure" in text
    assert "initiateError.initiate: dlms-version-too-low" in text
    assert text.count("user-information") == 1, "octets that are decoded below are not shown twice"
    assert "reason: 1  urgent" in run("6203800101").stdout
    assert "reason: 1  not finished" in run("6303800101").stdout


def test_the_tree_shows_a_challenge_as_octets() -> None:
    challenge = bytes(range(0xF0, 0x100))
    value = b"\xac\x12\x80\x10" + challenge
    aarq = b"\xa1\x09\x06\x07\x60\x85\x74\x05\x08\x01\x01\x8b\x07\x60\x85\x74\x05\x08\x02\x05" + value
    text = run((b"\x60" + bytes((len(aarq),)) + aarq).hex()).stdout
    assert f"calling-authentication-value.charstring: {challenge.hex()}" in text
    assert "mechanism-name: 2.16.756.5.8.2.5  high level security gmac" in text


def test_text_of_a_meter_does_not_steer_the_terminal() -> None:
    for text in (b"\x1b[31mred\x07", "\x9b31m\u202e".encode("latin-1", "ignore"), b"[bold]no markup[/bold]"):
        octets = b"\x0f\x00\x00\x00\x01\x00\x0a" + bytes((len(text),)) + text
        output = run(octets.hex(), env={"FORCE_COLOR": "", "NO_COLOR": "1"}).stdout_bytes
        assert b"\x1b" not in output
        assert b"\x07" not in output
        assert "\x9b".encode() not in output
        if b"markup" in text:
            assert text in output


def test_a_long_line_is_not_cut() -> None:
    octets = b"\x0f\x00\x00\x00\x01\x00\x09\x81\xf0" + bytes(range(240))
    assert bytes(range(240)).hex() in run(octets.hex()).stdout


def test_a_component_of_the_name_of_a_key_of_the_json_form_is_there() -> None:
    result = run("c101c1000301000108 00ff0200 0600000005")
    assert (result.exit_code, result.stdout.count("value: double-long-unsigned 5")) == (0, 1)
