"""`cosemc ir` prints what its schema says, no more and no less."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from cosemc.cli import app
from support.vectors import ROOT

SCHEMA = json.loads((ROOT / "specs" / "schema" / "ir.schema.json").read_text(encoding="utf-8"))
MODULES = sorted(path for folder in ("emitted", "library") for path in Path(__file__).parent.glob(f"{folder}/*/*.asn"))


def printed(*arguments: object) -> Any:
    result = CliRunner().invoke(app, ["ir", *map(str, arguments)])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def document() -> Any:
    return printed(ROOT / "specs")


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


def problems(validator: jsonschema.Draft202012Validator, document: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(document)][:5]


def test_the_specification_as_printed_is_valid(validator: jsonschema.Draft202012Validator, document: Any) -> None:
    assert problems(validator, document) == []


def test_without_places_too(validator: jsonschema.Draft202012Validator) -> None:
    without = printed(ROOT / "specs", "--no-spans")
    assert problems(validator, without) == []
    assert '"span"' not in json.dumps(without)


def test_a_section_alone(document: Any) -> None:
    assert printed(ROOT / "specs", "--section", "units") == document["units"]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.parent.name)
def test_modules_with_every_kind_of_type(validator: jsonschema.Draft202012Validator, module: Path) -> None:
    assert problems(validator, printed(module)) == []


def test_every_part_of_the_schema_is_met(document: Any) -> None:
    """What the schema names and no specification has would be a promise without anything behind it."""
    text = json.dumps(document)
    kinds = {branch["properties"]["kind"]["const"] for branch in SCHEMA["$defs"]["type"]["oneOf"]}
    assert kinds == {kind for kind in kinds if f'"kind": "{kind}"' in text}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.pop("units"),
        lambda document: document["apdu"]["types"][0].update(extra=1),
        lambda document: document["apdu"]["types"][0]["type"].update(kind="set"),
        lambda document: document["classes"][0]["attributes"][0].pop("type"),
        lambda document: document["classes"][0].update(class_id="1"),
        lambda document: document["obis"]["rules"][0].update(kind="standart"),
        lambda document: document["units"][0].update(code=256),
    ],
)
def test_what_is_otherwise_is_refused(
    validator: jsonschema.Draft202012Validator, document: Any, spoil: Callable[[Any], object]
) -> None:
    changed = copy.deepcopy(document)
    spoil(changed)
    assert not validator.is_valid(changed)
