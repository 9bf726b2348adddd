"""`dlms obis`."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from dlms_tools.cli import app


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["obis", *arguments], env={"COLUMNS": "160"})


def test_json_is_a_list_of_what_the_codes_mean() -> None:
    result = run("--format", "json", "1-0:1.8.0*255", "0-0:1.0.0", "1-0:1.8.0*128")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == [
        {
            "code": "1-0:1.8.0*255",
            "meaning": "active energy import (QI+QIV), sum of phases, time integral 1, total",
            "medium": "electricity",
            "unit": "Wh",
            "classes": [3, 4, 7],
        },
        {"code": "0-0:1.0.0*255", "meaning": "clock", "medium": "abstract", "unit": None, "classes": [8]},
        {
            "code": "1-0:1.8.0*128",
            "meaning": "manufacturer-specific",
            "medium": "electricity",
            "unit": None,
            "classes": [],
        },
    ]


def test_one_code_is_shown_with_all_that_is_known() -> None:
    result = run("0100200700FF")
    assert result.exit_code == 0
    for text in ("1-0:32.7.0*255", "voltage, L1, instantaneous value", "electricity", "V", "3, 4", "01 00 20 07 00 FF"):
        assert text in result.stdout


def test_several_codes_are_a_table() -> None:
    lines = run("1-0:1.8.0", "0-0:96.1.0").stdout.splitlines()
    assert lines[0].split() == ["code", "meaning", "medium", "unit", "classes"]
    assert [line.split()[0] for line in lines[1:]] == ["1-0:1.8.0*255", "0-0:96.1.0*255"]


def test_a_pattern_lists_the_codes_within() -> None:
    result = run("--format", "json", "1-0:1-2.8.0-1")
    codes = [entry["code"] for entry in json.loads(result.stdout)]
    assert codes == ["1-0:1.8.0*255", "1-0:1.8.1*255", "1-0:2.8.0*255", "1-0:2.8.1*255"]


def test_a_wide_pattern_is_cut_and_says_so() -> None:
    result = run("--format", "json", "*.*.*.*.*.*")
    assert (result.exit_code, len(json.loads(result.stdout))) == (0, 1000)
    assert "no more than 1000 codes" in result.stderr


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("1.8.0", "OBIS code"),
        ("1-0:300.8.0", "OBIS code"),
        ("1-0:1.8.0*999", "OBIS code"),
        ("nonsense", "OBIS code"),
        ("1-0:4-1.8.0", "pattern of OBIS codes"),
        ("1-0:2*.8.0", "pattern of OBIS codes"),
    ],
)
def test_what_is_no_code_is_one_clear_message(text: str, what: str) -> None:
    result = run("1-0:1.8.0", text)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"error: '{text}' is no {what}: ")
    assert result.stderr.count("\n") == 1
