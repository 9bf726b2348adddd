"""`dlms readout` over a pseudo-terminal, with a meter of IEC 62056-21 at the other end."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from dlms.iec62056_21 import DataMessage, DataSet, Identification, Value, with_parity
from dlms_tools.cli import app
from support.pty_peer import End, pty_peer

DATA = (
    DataSet("0.0.0", (Value("12345678"),)),
    DataSet("1-0:1.8.0*255", (Value("000123.4", "kWh"),)),
    DataSet("1.6.1", (Value("003.2", "kW"), Value("0509281215"))),
)


def meter(end: End) -> None:
    """Of mode C: signs on, and tells all it has at 300 baud."""
    assert end.until(with_parity(b"\n")) == with_parity(b"/?!\r\n")
    end.write(with_parity(Identification("ABC", "0", "", "METER\x1b 1").encode()))
    assert end.until(with_parity(b"\n")) == with_parity(b"\x06000\r\n")
    end.write(with_parity(DataMessage(DATA, complete=True).encode()))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["readout", *arguments])


def test_a_readout_as_a_table() -> None:
    with pty_peer(meter) as (port, _):
        result = run(f"optical://{port}")
    assert result.exit_code == 0
    assert "ABC METER\\x1b 1, mode C, 300 baud" in result.stdout
    for words in ("active energy import", "000123.4 kWh", "003.2 kW, 0509281215", "12345678"):
        assert words in result.stdout
    assert "None" not in result.stdout


def test_a_readout_as_json() -> None:
    with pty_peer(meter) as (port, _):
        result = run(f"optical://{port}", "--format", "json")
    found = json.loads(result.stdout)
    assert found["identification"]["manufacturer"] == "ABC"
    assert found["data"][1] == {"address": "1-0:1.8.0*255", "values": [{"value": "000123.4", "unit": "kWh"}]}


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("tcp://127.0.0.1:4059", "optical:// has"),
        ("optical:///dev/does-not-exist", "/dev/does-not-exist"),
        ("optical", "no URL"),
    ],
)
def test_what_cannot_be_read_out_is_one_line(url: str, words: str) -> None:
    result = run(url)
    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
