"""The JSON Schemas that help an editor: all tables fulfil them, and they know the keys that the compiler knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from cosemc.tables.model import Confidence, Status
from cosemc.tables.read import ATTRIBUTE_KEYS, METHOD_KEYS, SELECTOR_KEYS, SOURCE_KEYS, TYPE_KEYS, VERSION_KEYS
from support.vectors import ROOT

SPECS = ROOT / "specs"
SCHEMAS = {path.name: json.loads(path.read_text("utf-8")) for path in (SPECS / "schema").glob("*.json")}
TABLES = [SPECS / "types.json", *sorted((SPECS / "classes").glob("*.json"))]
DEFINITIONS = SCHEMAS["class.schema.json"]["$defs"]


def validator(name: str) -> Draft202012Validator:
    resources = [(other, Resource.from_contents(schema)) for other, schema in SCHEMAS.items()]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator({"$ref": name}, registry=registry)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_table_names_its_schema_and_fulfils_it(path: Path) -> None:
    table = json.loads(path.read_text("utf-8"))
    schema = (path.parent / table["$schema"]).resolve()
    assert schema.parent == (SPECS / "schema").resolve()
    assert [error.message for error in validator(schema.name).iter_errors(table)] == []


@pytest.mark.parametrize("name", ["class.schema.json", "types.schema.json", "known.schema.json", "source.schema.json"])
def test_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize(
    ("schema", "keys"),
    [
        (DEFINITIONS["version"], VERSION_KEYS),
        (DEFINITIONS["attribute"], ATTRIBUTE_KEYS),
        (DEFINITIONS["method"], METHOD_KEYS),
        (DEFINITIONS["selector"], SELECTOR_KEYS),
        (SCHEMAS["source.schema.json"], SOURCE_KEYS),
        (SCHEMAS["types.schema.json"]["properties"]["types"]["additionalProperties"], TYPE_KEYS),
    ],
    ids=["version", "attribute", "method", "selector", "source", "type"],
)
def test_schemas_know_the_keys_of_the_compiler(schema: dict[str, Any], keys: tuple[str, ...]) -> None:
    assert set(schema["properties"]) == set(keys)
    assert schema["additionalProperties"] is False


def test_schemas_know_the_words_of_the_compiler() -> None:
    assert DEFINITIONS["version"]["properties"]["status"]["enum"] == [str(status) for status in Status]
    confidences = SCHEMAS["source.schema.json"]["properties"]["confidence"]["enum"]
    assert confidences == [str(confidence) for confidence in Confidence]


@pytest.mark.parametrize(
    "change",
    [
        {"class_id": 65536},
        {"class_id": "3"},
        {"names": 1},
        {"versions": []},
    ],
)
def test_a_wrong_table_does_not_fulfil_its_schema(change: dict[str, Any]) -> None:
    table = json.loads((SPECS / "classes" / "003_register.json").read_text("utf-8"))
    assert not validator("class.schema.json").is_valid(table | change)
