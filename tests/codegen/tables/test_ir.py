"""The class tables for machines, and how much of the known classes they cover: by the commands that print them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cosemc.cli import app
from support.vectors import ROOT

SPECS = ROOT / "specs"


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def classes() -> dict[tuple[int, int], dict[str, Any]]:
    code, output = run("ir", SPECS, "--section", "classes")
    assert code == 0
    return {(entry["class_id"], entry["version"]): entry for entry in json.loads(output)}


def test_every_table_is_there(classes: dict[tuple[int, int], dict[str, Any]]) -> None:
    tables = [json.loads(path.read_text("utf-8")) for path in (SPECS / "classes").glob("[0-9]*.json")]
    assert set(classes) == {
        (table["class_id"], version["version"]) for table in tables for version in table["versions"]
    }
    for table in tables:
        for version in table["versions"]:
            entry = classes[table["class_id"], version["version"]]
            assert [item["id"] for item in entry["attributes"]] == [item["id"] for item in version["attributes"]]
            assert [item["id"] for item in entry["methods"]] == [item["id"] for item in version.get("methods", ())]
            assert entry["status"] == version["status"]


def test_base_types(classes: dict[tuple[int, int], dict[str, Any]]) -> None:
    def base(class_id: int, version: int, attribute: int) -> str:
        return str(classes[class_id, version]["attributes"][attribute - 1]["base_type"])

    assert [base(3, 0, number) for number in (1, 2, 3)] == ["octet-string", "CHOICE", "structure"]
    assert [base(7, 1, number) for number in (3, 4, 5)] == ["array", "double-long-unsigned", "enum"]
    assert base(8, 0, 2) == "octet-string"
    assert base(1, 0, 2) == "CHOICE"
    assert base(70, 0, 2) == "boolean"
    assert base(65, 1, 8) == "structure"  # of fields that no source tells


def test_types_are_given_as_written_and_expanded(classes: dict[tuple[int, int], dict[str, Any]]) -> None:
    scaler_unit = classes[3, 0]["attributes"][2]
    assert scaler_unit["type"] == "scal_unit_type"
    assert scaler_unit["expanded"] == "structure { scaler integer; unit unit }"
    assert scaler_unit["sn"] == 16
    reset = classes[3, 0]["methods"][0]
    assert (reset["name"], reset["parameter_type"], reset["result_type"]) == ("reset", "integer(0)", None)


def test_coverage() -> None:
    code, output = run("check", SPECS, "--coverage", "--format", "json")
    assert code == 0
    coverage = json.loads(output)["coverage"]
    pairs = json.loads((SPECS / "classes" / "known.json").read_text("utf-8"))["pairs"]
    assert coverage["known"] == sum(map(len, pairs.values())) == 146
    assert coverage["described"] == coverage["known"]
    assert coverage["missing"] == coverage["unlisted"] == []
    assert coverage["typed"] >= 140
    assert coverage["typed_with_unknown_parts"] == len(
        {
            (table["class_id"], version["version"])
            for path in (SPECS / "classes").glob("[0-9]*.json")
            for table in [json.loads(path.read_text("utf-8"))]
            for version in table["versions"]
            for attribute in version["attributes"]
            if re.search(r"(?<!\d )\bunknown\b|\bstructure(?! \{)", attribute.get("type", ""))
        }
    )
    assert sum(coverage["by_status"].values()) == coverage["described"]


def test_a_missing_pair_is_named(tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    shutil.copytree(SPECS / "classes", specs / "classes")
    shutil.copy(SPECS / "types.json", specs / "types.json")
    (specs / "classes" / "170_attestation.json").unlink()
    code, output = run("check", specs, "--coverage")
    assert code == 0
    assert "class versions: 145, of 146 known to exist\n" in output
    assert "  missing: class 170 version 0\n" in output
    assert "warning K516: class 170 version 0 has no entry in the tables" in output


SPOILED = {
    "misspelt type": ("scal_unit_type", "scal_unit_typ", "14:51: error K506: type 'scal_unit_typ' is not known"),
    "duplicate id": ('"id": 3', '"id": 2', "14:16: error K503: attribute 2 is given twice"),
    "wrong range": ("integer(0)", "integer(5..0)", "17:58: error C301: empty range: 5 is greater than 0"),
    "trailing comma": ('"sn": "0x10"}', '"sn": "0x10"},', "14:97: error P001: trailing comma"),
}


@pytest.mark.parametrize(("old", "new", "finding"), SPOILED.values(), ids=list(SPOILED))
@pytest.mark.parametrize("command", ["check", "build", "ir"])
def test_a_spoiled_table_gives_one_precise_message_and_touches_nothing(
    command: str, old: str, new: str, finding: str, tmp_path: Path
) -> None:
    specs = tmp_path / "specs"
    shutil.copytree(SPECS, specs)
    path = specs / "classes" / "003_register.json"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*") if file.is_file()}
    code, output = run(command, specs)
    assert code == 1
    findings = [line for line in output.splitlines() if ": error " in line or ": warning " in line]
    assert [line.partition("003_register.json:")[2] for line in findings] == [finding]
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*") if file.is_file()} == before
