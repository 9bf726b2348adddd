"""`dlms class`."""

from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner, Result

from cosem.classes import get
from cosemc.load import load_specification
from cosemc.tables.ir import classes_to_json
from dlms_tools.cli import app
from dlms_tools.type_text import type_text
from support.vectors import ROOT


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["class", *arguments], env={"COLUMNS": "160"})


@pytest.mark.parametrize("name", ["7", "Profile generic", "profile_generic", "ProfileGeneric"])
def test_a_class_by_id_and_by_name(name: str) -> None:
    found = json.loads(run(name, "--format", "json").stdout)
    assert (found["class_id"], found["version"], found["name"], found["versions"]) == (7, 1, "Profile generic", [0, 1])
    assert [item["name"] for item in found["attributes"]][1:3] == ["buffer", "capture_objects"]
    assert found["attributes"][2]["type"].startswith("array of structure { class_id long-unsigned; logical_name ")
    assert [(item["attribute"], item["selector"], item["name"]) for item in found["selectors"]] == [
        (2, 1, "range_descriptor"),
        (2, 2, "entry_descriptor"),
    ]


def test_an_older_version() -> None:
    found = json.loads(run("7", "--version", "0", "--format", "json").stdout)
    assert found["version"] == 0
    assert [item["name"] for item in found["methods"]][-1] == "get_buffer_by_index"


def test_the_text_has_what_the_class_has() -> None:
    result = run("Register")
    assert result.exit_code == 0
    for text in (
        "Register  class 3, version 0  verified, 0..n",
        " 3  scaler_unit   static   structure { scaler integer; unit unit }",
        " 1  reset   optional  integer(0)",
    ):
        assert text in result.stdout
    assert "selective access" not in result.stdout
    assert "(also 0)" in run("7").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["registr"], "there is no interface class 'registr': did you mean 'Register'?"),
        (["999"], "there is no interface class 999"),
        (["7", "--version", "4"], "class 7 (Profile generic) has no version 4, only 0, 1"),
        (["²"], "there is no interface class '²'"),
    ],
)
def test_what_is_not_there_is_said(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"error: {message}\n")


def plain(expression: str) -> str:
    """An expression without what the library does not keep: meanings it does not convert, lengths it knows itself."""
    expression = re.sub(r" as (?!obis|date-time|date|time|text|ipv4|ipv6)[a-z0-9-]+", "", expression)
    expression = re.sub(r"\([0-9.]+\) as", " as", expression).replace("  as", " as")
    return re.sub(r"bit-string \{[^}]*\}", "bit-string", expression)


def test_types_are_those_of_the_tables() -> None:
    tables = load_specification([ROOT / "specs"]).tables
    assert tables is not None
    compared = 0
    for version in classes_to_json(tables):
        if version["status"] == "existence only":
            continue
        found = get(version["class_id"], version["version"])
        for attribute in version["attributes"]:
            if attribute["type"] is not None:
                expected = plain(attribute["expanded"])
                assert plain(type_text(found.ATTRIBUTES[attribute["id"]].type)) == expected, (found, attribute["name"])
                compared += 1
    assert compared > 1000
