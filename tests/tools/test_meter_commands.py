"""`dlms read`, `set`, `action`, `objects`, `profile` and `listen` as their users meet them, with the sample meter."""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cosem.apdu import DataNotification, LongInvokeIdAndPriority, NotificationBody
from cosem.data import Data
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.settings import AssociationSettings
from dlms.link.wrapper import Wpdu
from dlms.security.authentication import Mechanism
from dlms.security.context import Role, SecurityContext
from dlms.security.counters import MemoryCounterStore
from dlms.security.forms import Form
from dlms.security.keys import Keys, Secret
from dlms.security.suites import SUITES
from dlms.server import LogicalDevice, Server, ServerSecurity
from dlms.server.sample import AUTHENTICATION_KEY, ENCRYPTION_KEY, PASSWORD, sample_meter
from dlms_tools.cli import app
from support.sample_server import new_title

ENERGY, PROFILE = "1.0.1.8.0.255", "1.0.99.1.0.255"
READING = {"DLMS_PASSWORD": PASSWORD.decode()}


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with Server([sample_meter()]) as server:
        (found,) = server.start("tcp://127.0.0.1:0")
        yield found


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("DLMS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def management() -> dict[str, str]:
    return {
        "DLMS_EK": ENCRYPTION_KEY.hex(),
        "DLMS_AK": AUTHENTICATION_KEY.hex(),
        "DLMS_CLIENT_TITLE": new_title().hex(),
    }


def run(*arguments: str, env: dict[str, str] | None = None) -> Result:
    result = CliRunner().invoke(app, list(arguments), env=env or {})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def works(*arguments: str, env: dict[str, str] | None = None) -> str:
    result = run(*arguments, env=env)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def fails(*arguments: str, env: dict[str, str] | None = None) -> str:
    result = run(*arguments, env=env)
    assert result.exit_code == 1, result.output
    assert "Traceback" not in result.output
    return result.stderr


# ---------------------------------------------------------------------------------------------------------- reading


def test_a_table_of_values(url: str) -> None:
    wanted = [
        "1-0:32.7.0:scaler_unit",
        "clock/0.0.1.0.0.255:3",
        "0.0.96.3.10.255:control_state",
        f"{PROFILE}:sort_object",
    ]
    text = works("read", url, "--client", "32", ENERGY, *wanted, env=READING)
    rows = [line.split("│")[1:5] for line in text.splitlines() if line.startswith("│")]
    cells = [[cell.strip() for cell in row] for row in rows]
    assert cells[0][0] == "1-0:1.8.0*255"
    assert cells[0][2:] == ["value", "95.144 kWh"]
    assert cells[0][1].startswith("active energy import")
    assert [row[2:] for row in cells[1:4]] == [
        ["scaler_unit", "10^-1 V"],
        ["time_zone", "0"],
        ["control_state", "connected"],
    ]
    assert cells[4][3] == "class_id 0, logical_name 0-0:0.0.0*0, attribute_index 0, data_index 0"


def test_a_list_of_structures(url: str) -> None:
    text = works("read", url, "--client", "32", f"{PROFILE}:capture_objects", env=READING)
    assert "[{class_id 8, logical_name 0-0:1.0.0*255, attribute_index 2, data_index 0}, {class_id 3, " in text


def test_what_a_meter_says_is_no_markup_and_steers_no_terminal(url: str) -> None:
    env = management()
    said = json.dumps({"type": "visible-string", "value": "\x1b[31m[bold]red[/bold] [/]\n"})
    works("set", url, "--client", "48", "0.0.96.13.0.255", said, env=env)
    assert r" \x1b[31m[bold]red[/bold] [/]\n " in works("read", url, "--client", "48", "0.0.96.13.0.255", env=env)


def test_json_values(url: str) -> None:
    found = json.loads(works("read", url, "--client", "32", "--format", "json", ENERGY, "0.0.42.0.0.255", env=READING))
    assert found[0] == {
        "class_id": 3,
        "logical_name": "1-0:1.8.0*255",
        "attribute": 2,
        "name": "value",
        "value": {"value": 95144, "unit": "Wh"},
    }
    assert found[1]["value"]["type"] == "octet-string"


def test_what_cannot_be_read_is_said_and_the_rest_printed(url: str) -> None:
    result = run("read", url, "--client", "32", "--format", "json", ENERGY, "register/1.0.77.7.0.255", env=READING)
    assert result.exit_code == 1
    energy, missing = json.loads(result.stdout)
    assert energy["value"]["value"] == 95144
    assert "object-undefined" in missing["error"]


def test_a_class_that_is_not_in_the_tables(url: str) -> None:
    result = run("read", url, "--client", "32", "--format", "json", "9999/1.0.1.8.0.255:2", env=READING)
    assert result.exit_code == 1
    assert "object-class-inconsistent" in json.loads(result.stdout)[0]["error"]


def test_objects(url: str) -> None:
    found = {item["logical_name"]: item for item in json.loads(works("objects", url, "--format", "json"))}
    assert found["0-0:42.0.0*255"]["class"] == "Data"
    assert found["0-0:42.0.0*255"]["attributes"] == {"1": 1, "2": 1}
    assert "COSEM logical device name" in works("objects", url)


# ------------------------------------------------------------------------------------------------ writing and acting


def test_setting_the_clock(url: str) -> None:
    env = management()
    works("set", url, "--client", "48", "0.0.1.0.0.255", "2026-05-17T12:00:00+00:00", env=env)
    (clock,) = json.loads(works("read", url, "--client", "48", "--format", "json", "0.0.1.0.0.255", env=env))
    assert clock["value"]["value"].startswith("07ea0511070c00")
    works("set", url, "--client", "48", "0.0.1.0.0.255:time", "now", env=env)


def test_values_below_zero_are_no_options(url: str) -> None:
    env = management()
    works("set", url, "--client", "48", "0.0.1.0.0.255:time_zone", "-60", env=env)
    (zone,) = json.loads(works("read", url, "--client", "48", "--format", "json", "0.0.1.0.0.255:3", env=env))
    assert zone["value"] == -60
    works("set", url, "--client", "48", "0.0.1.0.0.255:time_zone", "0", env=env)
    works("action", url, "--client", "48", "0.0.1.0.0.255:shift_time", "-5", env=env)
    for wrong in (["set", url, "0.0.96.13.0.255", "--tarce"], ["set", url, "0.0.96.13.0.255", "5", "--tarce"]):
        result = run(*wrong, env=env)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "--tarce" in result.stderr


def test_a_value_from_standard_input(url: str) -> None:
    env = management()
    arguments = ["set", url, "--client", "48", "0.0.96.13.0.255", "-"]
    result = CliRunner().invoke(app, arguments, env=env, input="visible-string:a secret\nand more\n")
    assert (result.exit_code, result.output) == (0, "")
    (found,) = json.loads(works("read", url, "--client", "48", "--format", "json", "0.0.96.13.0.255", env=env))
    assert found["value"]["value"] == "a secret"
    assert CliRunner().invoke(app, arguments, env=env, input=b"\xff\n").exit_code == 2


@pytest.mark.parametrize("seconds", ["inf", "1e300", "nan", "0"])
def test_time_outs_that_are_none(url: str, seconds: str) -> None:
    assert run("objects", url, "--timeout", seconds).exit_code == 2


VALUES = {
    "octet-string:010203": ("octet-string", "010203"),
    "visible-string:hello": ("visible-string", "hello"),
    "long-unsigned:0x10": ("long-unsigned", 16),
    "boolean:true": ("boolean", True),
    "float64:1.5": ("float64", 1.5),
    "null-data:": ("null-data", None),
    '{"type": "unsigned", "value": 7}': ("unsigned", 7),
}


@pytest.mark.parametrize(("text", "expected"), VALUES.items(), ids=VALUES)
def test_values_with_their_types(url: str, text: str, expected: tuple[str, Any]) -> None:
    env = management()
    works("set", url, "--client", "48", "0.0.96.13.0.255", text, env=env)
    (found,) = json.loads(works("read", url, "--client", "48", "--format", "json", "0.0.96.13.0.255", env=env))
    assert (found["value"]["type"], found["value"]["value"]) == expected


def test_actions(url: str) -> None:
    env = management()
    works("action", url, "--client", "48", "0.0.96.3.10.255:remote_disconnect", env=env)
    (state,) = json.loads(works("read", url, "--client", "48", "--format", "json", "0.0.96.3.10.255", env=env))
    assert state["value"] is False
    works("action", url, "--client", "48", "0.0.96.3.10.255:2", "0", env=env)
    works("action", url, "--client", "48", "script_table/0.0.10.0.106.255:execute", "1", env=env)
    assert "object-undefined" in fails("action", url, "--client", "48", "70/0.0.96.3.11.255:1", "0", env=env)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["set", "0.0.96.13.0.255", "hello"], "visible-string:hello"),
        (["set", "0.0.1.0.0.255:time_zone", "hello"], "no value"),
        (["set", "0.0.1.0.0.255:timezone", "5"], "no attribute of"),
        (["set", "0.0.1.0.0.255", "yesterday"], "'yesterday' is no value: octets are written in hexadecimal"),
        (["set", "0.0.96.13.0.255", "long-unsigned:x"], "is no value: a whole number is written as 5 or 0x10"),
        (["set", "0.0.96.13.0.255", "float32:x"], "is no value: a number is written as 1.5"),
        (["set", "nonsense", "5"], "is no object"),
        (["set", "gadget/1.0.1.8.0.255", "5"], "there is no interface class 'gadget'"),
        (["set", "0.0.96.13.0.255", '{"type"'], "is no value"),
        (["set", "0.0.96.13.0.255", '{"type":"array","value":[' * 3000], "is no value: it is nested too deep"),
        (["set", "0.0.96.13.0.255", f"bcd:{'9' * 5000}"], f"'bcd:{'9' * 76}...' is no value"),
        (["action", "0.0.96.3.10.255"], "which method"),
        (["action", "0.0.96.3.10.255:explode"], "known: remote_disconnect, remote_reconnect"),
        (["read", "1.0.1.8.0.254"], "the meter has no object"),
        (["read", f"3/1.0.1.8.0.255:{'9' * 5000}"], "no attribute of"),
        (["read", "1.0.1.8.0.255:128"], "no attribute of"),
        (["profile", PROFILE, "--from", "yesterday"], "is no time"),
        (["profile", PROFILE, "--from", "2026-01-01T00:00+00:00:30"], "is no time"),
        (["profile", PROFILE, "--from", "2026-01-02", "--to", "2026-01-01"], "is after --to"),
        (["profile", PROFILE, "--last", "3", "--entries", "5"], "say one of"),
        (["profile", PROFILE, "--entries", "0-5"], "counted from 1"),
        (["profile", PROFILE, "--entries", f"1-{1 << 32}"], "counted from 1 to 4294967295"),
        (["profile", ENERGY], "object-class-inconsistent"),
    ],
)
def test_mistakes(url: str, arguments: list[str], reason: str) -> None:
    command, *rest = arguments
    assert reason in fails(command, url, "--client", "48", *rest, env=management())


def test_wrong_places_and_secrets(url: str) -> None:
    assert "unknown scheme" in fails("objects", "ftp://10.0.0.7")
    assert "DLMS_CLIENT_TITLE" in fails("objects", url, env={"DLMS_EK": ENCRYPTION_KEY.hex()})
    assert "authentication-failure" in fails("objects", url, "--client", "32", env={"DLMS_PASSWORD": "12345679"})
    assert "needs a password" in fails("objects", url, "--auth", "low")
    wrong = {**management(), "DLMS_EK": "00" * 16}
    message = fails("objects", url, "--client", "48", env=wrong)
    assert "00" * 16 not in message
    unusable = fails("objects", url, env={**management(), "DLMS_EK": "this is secret"})
    assert "this is secret" not in unusable
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert "no answer" in fails("objects", f"tcp://127.0.0.1:{silent.getsockname()[1]}", "--timeout", "0.3")


SECRET = b"1234567812345678"
RIGHTS = AccessRights(Grant(attributes=AccessMode.READ, methods=AccessMode.ACCESS))
MECHANISMS = {
    "low": Mechanism.LOW,
    "high": Mechanism.HIGH,
    "md5": Mechanism.HIGH_MD5,
    "sha1": Mechanism.HIGH_SHA1,
    "sha256": Mechanism.HIGH_SHA256,
}


@pytest.mark.parametrize("how", MECHANISMS)
def test_every_way_to_prove_who_asks(how: str) -> None:
    """With a password, or with a secret in hexadecimal, which HLS prefers; neither is in the conversation."""
    settings = AssociationSettings(
        client=2, rights=RIGHTS, mechanism=MECHANISMS[how], secret=SECRET, security=ServerSecurity(METER, Keys())
    )
    with Server([LogicalDevice(1, "ANY0000000000001", [], [settings])]) as server:
        (url,) = server.start("tcp://127.0.0.1:0")
        other = {"DLMS_PASSWORD": SECRET.decode(), "DLMS_SECRET": "00" * 16}
        if how != "low":
            other = {"DLMS_PASSWORD": "87654321", "DLMS_SECRET": SECRET.hex()}
        for env in ({"DLMS_PASSWORD": SECRET.decode()}, {"DLMS_SECRET": SECRET.hex()}, other):
            env |= {"DLMS_CLIENT_TITLE": new_title().hex()}
            result = run("objects", url, "--client", "2", "--auth", how, "--trace", env=env)
            assert result.exit_code == 0, result.stderr
            assert SECRET.decode() not in result.stderr
            assert SECRET.hex() not in result.stderr


def test_a_secret_alone_does_not_say_how_it_is_used(url: str) -> None:
    assert "--auth" in fails("objects", url, env={"DLMS_SECRET": SECRET.hex()})
    assert "DLMS_CLIENT_TITLE" in fails("objects", url, "--auth", "gmac")


HINTS = {
    "no password": (["--client", "32"], {}, "password or keys"),
    "no keys": (["--client", "48"], {}, "give keys"),
    "keys where none are meant": (["--client", "16"], management(), "leave them out"),
    "short names": (["--short-names"], {}, "leave --short-names out"),
    "other keys": (["--client", "48"], {**management(), "DLMS_AK": "11" * 16}, "--invocation-counter"),
    "one key": (["--client", "48"], {**management(), "DLMS_AK": ""}, "DLMS_AK"),
    "an unknown client": (["--client", "99"], {}, "may not know this --client"),
    "an unknown server": (["--server", "9", "--timeout", "0.5"], {}, "--server"),
}


@pytest.mark.parametrize(("arguments", "env", "hint"), HINTS.values(), ids=HINTS)
def test_what_to_try_is_said(url: str, arguments: list[str], env: dict[str, str], hint: str) -> None:
    assert hint in fails("objects", url, *arguments, env=env)


@pytest.mark.parametrize("command", [["objects"], ["listen"], ["read", ENERGY]], ids=lambda words: words[0])
@pytest.mark.parametrize("host", ["a..b", f"{'a' * 64}.example"], ids=["empty part", "long part"])
def test_hosts_that_cannot_be(command: list[str], host: str) -> None:
    name, *rest = command
    assert fails(name, f"tcp://{host}:4059", *rest).count("\n") == 1


def test_a_state_folder_that_cannot_be_made(url: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    for env in ({"XDG_STATE_HOME": str(file)}, {"DLMS_COUNTERS": str(file / "counters")}):
        said = fails("read", url, "--client", "48", ENERGY, env=management() | env)
        assert said.startswith(f"dlms read: {file}")
        assert "cannot be made" in said
        assert said.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_files_without_end(url: str) -> None:
    env = management()
    assert "is longer than" in fails("objects", url, "--key-file", "/dev/zero", env=env)
    assert "/dev/zero: this is no file" in fails("objects", url, "--counters", "/dev/zero", env=env)


def test_a_user_without_a_home(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("os.getuid", lambda: 0x7FFFFFF0)  # nobody's
    said = fails("read", url, "--client", "48", ENERGY, env=management() | {"XDG_STATE_HOME": ""})
    assert said == "dlms read: this user has no home folder to keep counters in: say --counters\n"


def test_a_key_file_of_many_meters_is_no_mistake(url: str, tmp_path: Path) -> None:
    """`dlms listen` takes the tables of it, and what stands before them is for the others."""
    file = tmp_path / "keys.toml"
    file.write_text(f'password = "{PASSWORD.decode()}"\n[meter.4d4d4d0000000001]\nek = "{ENCRYPTION_KEY.hex()}"\n')
    works("read", url, "--client", "32", "--key-file", str(file), ENERGY)


def test_keys_in_a_file_and_counters_that_go_on(url: str, tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    lines = (
        f'ek = "{ENCRYPTION_KEY.hex()}"',
        f'ak = "{AUTHENTICATION_KEY.hex()}"',
        f'client_title = "{new_title().hex()}"',
        'password = "not used"',
    )
    file.write_text("\n".join(lines))
    for _ in range(3):
        works("read", url, "--client", "48", "--key-file", str(file), ENERGY)
    # whoever forgets the counters is refused, unless the meter is asked for them
    forgetful = {"XDG_STATE_HOME": str(tmp_path / "elsewhere")}
    fails("read", url, "--client", "48", "--key-file", str(file), ENERGY, env=forgetful)
    forgetful = {"XDG_STATE_HOME": str(tmp_path / "elsewhere too")}
    asking = ["--invocation-counter", "0.0.43.1.0.255"]
    works("read", url, "--client", "48", "--key-file", str(file), *asking, ENERGY, env=forgetful)
    # and a key file made for meters is good for `dlms decode` as well
    works("decode", "--key-file", str(file), "c401c1001107")


def test_the_conversation_as_it_goes(url: str) -> None:
    env = management()
    result = run("read", url, "--client", "48", "--trace", "register/1.0.1.8.0.255", env=env)
    assert result.exit_code == 0
    for part in ("AARQ", "AARE", "Action-Request-Normal", "Get-Request-With-List", "protected on the line", "RLRQ"):
        assert part in result.stderr
    assert "Get-Request" not in result.stdout
    for secret in (env["DLMS_EK"], env["DLMS_AK"]):
        assert secret not in result.stderr
    plain = run("read", url, "--client", "32", "--trace", "register/1.0.1.8.0.255", env=READING)
    assert PASSWORD.decode() not in plain.stderr
    assert PASSWORD.hex() not in plain.stderr
    # what AARQ and RLRQ carry is shown within them, and by itself only where it was ciphered
    assert plain.stderr.count("apdu  InitiateRequest") == 1
    assert result.stderr.count("apdu  InitiateRequest") == 2


def test_new_secrets_are_not_in_the_conversation(url: str) -> None:
    for what in (["set", "0.0.40.0.2.255:secret"], ["action", "0.0.40.0.2.255:change_hls_secret"]):
        command, target = what
        value = "octet-string:3837363534333231"
        said = run(command, url, "--client", "48", "--trace", target, value, env=management()).stderr
        assert "(secret)" in said
        assert "3837363534333231" not in said
        assert "87654321" not in said


def test_the_conversation_guesses_nothing_about_rights(url: str) -> None:
    said = run("objects", url, "--client", "48", "--trace", env=management()).stderr
    assert "Disconnect control version 1 0-0:96.3.10*255" in said
    # methods that may be invoked, and no scaler and unit
    assert "array { structure { integer 1, enum 1 }, structure { integer 2, enum 1 } }\n" in said


def test_the_conversation_in_a_file_is_as_wide_as_it_is(url: str) -> None:
    said = run("objects", url, "--trace").stderr
    assert (
        "Register version 0 1-0:1.8.0*255 active energy import (QI+QIV), sum of phases, time integral 1, total" in said
    )


# -------------------------------------------------------------------------------------------------------- profiles


def profile(url: str, *arguments: str) -> str:
    return works("profile", url, PROFILE, "--client", "32", *arguments, env=READING)


def test_a_profile_as_csv(url: str) -> None:
    span = ("--from", "2026-01-01T02:00Z", "--to", "2026-01-01T02:30Z")
    head, *rows = csv.reader(io.StringIO(profile(url, *span, "--format", "csv")))
    assert head == ["0-0:1.0.0*255", "1-0:1.8.0*255 Wh", "1-0:2.8.0*255 Wh", "1-0:32.7.0*255 V"]
    times = [datetime.datetime.fromisoformat(row[0]) for row in rows]
    begin = datetime.datetime(2026, 1, 1, 2, tzinfo=datetime.UTC)
    assert times == [begin + number * datetime.timedelta(minutes=15) for number in range(3)]
    assert [row[3] for row in rows] == ["232.7"] * 3


def test_a_profile_as_json(url: str) -> None:
    found = json.loads(profile(url, "--entries", "1-2", "--format", "json"))
    assert [column["unit"] for column in found["columns"]] == [None, "Wh", "Wh", "V"]
    assert [row[1:] for row in found["rows"]] == [[35, 0, 232.6], [70, 0, 232.6]]


def test_a_profile_as_a_table_and_all_of_it(url: str) -> None:
    assert profile(url, "--last", "1").count("95144") == 1
    assert len(profile(url, "--format", "csv").splitlines()) == 1001


def test_a_profile_in_a_file(url: str, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    profile(url, "--last", "2", "--format", "csv", "--output", str(file))
    assert len(file.read_text().splitlines()) == 3
    assert list(tmp_path.glob(".rows*")) == []
    missing = tmp_path / "missing" / "rows.csv"
    assert "cannot be written" in fails(
        "profile",
        url,
        PROFILE,
        "--client",
        "32",
        "--last",
        "2",
        "--format",
        "csv",
        "--output",
        str(missing),
        env=READING,
    )


def test_a_profile_into_what_is_no_file(url: str, tmp_path: Path) -> None:
    """A pipe or a device is written to, not replaced by a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    descriptor = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        profile(url, "--last", "2", "--format", "csv", "--output", str(pipe))
        assert len(os.read(descriptor, 10_000).splitlines()) == 3
        assert pipe.is_fifo()
    finally:
        os.close(descriptor)
    full = tmp_path / "full"
    full.symlink_to("/dev/full")
    rows = ["profile", url, PROFILE, "--client", "32", "--last", "2", "--output"]
    assert fails(*rows, str(full), env=READING).endswith("cannot be written: No space left on device\n")
    assert fails(*rows, str(tmp_path), env=READING).endswith("cannot be written: Is a directory\n")


def test_a_profile_into_standard_output_by_its_name(url: str, tmp_path: Path) -> None:
    """Where that is a file, it is not replaced by another one."""
    file = tmp_path / "rows"
    command = [sys.executable, "-m", "dlms_tools", "profile", url, PROFILE, "--client", "32", "--last", "2"]
    with file.open("w") as output:
        subprocess.run([*command, "--output", "/dev/stdout"], env=os.environ | READING, stdout=output, check=True)
        assert os.fstat(output.fileno()).st_ino == file.stat().st_ino
    assert file.read_text().count("\n") == 6


def test_a_profile_into_a_file_that_is_elsewhere(url: str, tmp_path: Path) -> None:
    file, link = tmp_path / "rows.csv", tmp_path / "link"
    file.touch()
    link.symlink_to(file)
    profile(url, "--last", "2", "--format", "csv", "--output", str(link))
    assert link.is_symlink()
    assert len(file.read_text().splitlines()) == 3


def test_a_profile_file_is_as_private_as_the_user_wants(url: str, tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        profile(url, "--last", "2", "--output", str(tmp_path / "rows"))
    finally:
        os.umask(before)
    assert (tmp_path / "rows").stat().st_mode & 0o777 == 0o600


def test_a_profile_as_parquet(url: str, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "rows.parquet"
    profile(url, "--last", "2", "--format", "parquet", "--output", str(file))
    rows = parquet.read_table(file).to_pylist()
    assert [row["1-0:1.8.0*255 Wh"] for row in rows] == [95064, 95144]
    assert rows[1]["0-0:1.0.0*255"] == datetime.datetime(2026, 1, 11, 9, 45, tzinfo=datetime.UTC)


# ------------------------------------------------------------------------------------------------------- listening

NOTIFICATION = DataNotification(LongInvokeIdAndPriority(1), b"", NotificationBody(Data.unsigned(66)))
METER = b"MTR\x00\x00\x00\x00\x09"


def listening(arguments: list[str], octets: bytes, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """`dlms listen` as a process that is pushed to once it says where it listens."""
    command = [sys.executable, "-m", "dlms_tools", "listen", "tcp://127.0.0.1:0", "--count", "1", *arguments]
    process = subprocess.Popen(command, env=os.environ | env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    timer = threading.Timer(30, process.kill)
    timer.start()
    try:
        port = int(process.stderr.readline().rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=10) as meter:
            meter.sendall(Wpdu(1, 103, octets).encode())
            output, errors = process.communicate(timeout=30)
    finally:
        timer.cancel()
        process.kill()
    return subprocess.CompletedProcess(command, process.returncode, output, errors)


def test_listening_in_clear() -> None:
    result = listening(["--format", "json"], NOTIFICATION.encode(), {})
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    assert found["apdu"]["type"] == "Data-Notification"
    assert (found["source"], found["destination"]) == (1, 103)


def test_listening_with_the_keys_of_each_meter(tmp_path: Path) -> None:
    keys = Keys(encryption=Secret(ENCRYPTION_KEY), authentication=Secret(AUTHENTICATION_KEY))
    context = SecurityContext(
        SUITES[0], Role.SERVER, keys, METER, counters=MemoryCounterStore(), form=Form.GENERAL_GLOBAL
    )
    sealed = context.protect(NOTIFICATION.encode())
    file = tmp_path / "keys.toml"
    file.write_text(f'[meter.{METER.hex()}]\nek = "{ENCRYPTION_KEY.hex()}"\nak = "{AUTHENTICATION_KEY.hex()}"\n')
    result = listening(["--key-file", str(file)], sealed, {})
    assert result.returncode == 0, result.stderr
    assert f"from {METER.hex()}, verified" in result.stdout
    assert "unsigned 66" in result.stdout


def test_listening_in_vain(tmp_path: Path) -> None:
    assert "listened for" in fails("listen", "optical:///dev/ttyUSB0")
    file = tmp_path / "keys.toml"
    file.write_text('meter = "a text"\n')
    assert "a table for each meter" in fails("listen", "tcp://127.0.0.1:0", "--key-file", str(file))
    file.write_text('[meter.nonsense]\nek = "00"\n')
    fails("listen", "tcp://127.0.0.1:0", "--key-file", str(file))
