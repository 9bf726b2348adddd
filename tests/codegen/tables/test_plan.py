"""The modules of interface classes: their text, and what a change of a table touches."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from cosemc.read import SourceFile, read
from cosemc.tables import load_tables
from cosemc.tables.check import check
from cosemc.tables.emit import class_files
from cosemc.tables.plan import camel_case, member_name
from support.vectors import ROOT

GOLDEN = Path(__file__).parent / "golden"


def emitted(sources: list[SourceFile]) -> dict[str, str]:
    loaded = load_tables(sources)
    assert [diagnostic for diagnostic in loaded.diagnostics if diagnostic.severity == "error"] == []
    return class_files(loaded.tables)


@pytest.mark.parametrize("name", ["sample_class.py", "types.py"])
def test_text_of_the_modules(name: str, update_golden: bool) -> None:
    found = emitted(list(read([GOLDEN], {".json"}).sources))[f"classes/{name}"]
    expected = GOLDEN / f"{name}.expected"
    if update_golden:
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")


def test_texts_are_clean() -> None:
    for name, text in emitted(list(read([ROOT / "specs"], {".json"}).sources)).items():
        compile(text, name, "exec")
        lines = text.split("\n")
        assert lines[-1] == "", name
        assert lines[-2] != "", name
        assert not [line for line in lines if line != line.rstrip() or "\t" in line], name
        assert "DO NOT EDIT" in text.partition("\n\n")[0], name


def test_no_class_is_written_twice() -> None:
    for name, text in emitted(list(read([ROOT / "specs"], {".json"}).sources)).items():
        for scope in ast.walk(ast.parse(text)):
            body = scope.body if isinstance(scope, ast.Module | ast.ClassDef) else []
            names = [item.name for item in body if isinstance(item, ast.ClassDef)]
            assert len(names) == len(set(names)), name


def test_the_order_of_the_files_does_not_matter() -> None:
    sources = list(read([ROOT / "specs"], {".json"}).sources)
    assert emitted(sources) == emitted(sources[::-1])


def replaced(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("file", "change", "touched"),
    [
        ("classes/003_register.json", replaced('"sn": "0x28"', '"sn": "0x30"'), {"register.py"}),
        ("classes/003_register.json", replaced('"Register"', '"Registers"'), {"register.py", "__init__.py"}),
        ("classes/003_register.json", replaced('"basis": [', '"basis": ["one more", '), set()),
        ("types.json", replaced("structure { scaler integer;", "structure { scaler long;"), {"types.py"}),
        ("classes/known.json", replaced("up to", "until"), set()),
    ],
)
def test_a_change_touches_only_what_depends_on_it(file: str, change: Callable[[str], str], touched: set[str]) -> None:
    sources = {source.name: source for source in read([ROOT / "specs"], {".json"}).sources}
    before = emitted(list(sources.values()))
    sources[file] = SourceFile(sources[file].path, file, change(sources[file].text))
    after = emitted(list(sources.values()))
    assert before.keys() == after.keys()
    assert {name for name in after if after[name] != before[name]} == {f"classes/{name}" for name in touched}


NEW_VERSION = """
    {
      "version": 3,
      "name": "Sample class, new name",
      "status": "verified",
      "source": {"document": "A Book", "clause": "9"},
      "attributes": [
        {"id": 1, "name": "logical_name", "type": "logical_name"},
        {"id": 2, "name": "state", "type": "enum {0 idle, 1 other}"}
      ]
    }
  ]
}
"""


def test_a_new_version_leaves_the_names_of_the_old_ones() -> None:
    sources = {source.name: source for source in read([GOLDEN], {".json"}).sources}
    file = "classes/300_sample_class.json"
    before = emitted(list(sources.values()))["classes/sample_class.py"]
    text = sources[file].text.removesuffix("\n  ]\n}\n") + "," + NEW_VERSION
    sources[file] = SourceFile(sources[file].path, file, text)
    after = emitted(list(sources.values()))["classes/sample_class.py"]
    old = before.removesuffix("\n\n\nSampleClass = SampleClassV1\n")
    new, _, added = after.partition("\n\n\nclass SampleClassV3")
    assert new.replace('    "SampleClassV3",\n', "") == old
    assert "class State(IntEnum):" in added
    assert after.endswith("\nSampleClass = SampleClassV3\n")


@pytest.mark.parametrize(
    ("name", "python"), [("scal_unit_type", "ScalUnitType"), ("g3_plc_6lowpan", "G3Plc6lowpan"), ("value", "Value")]
)
def test_class_names(name: str, python: str) -> None:
    assert camel_case(name) == python


@pytest.mark.parametrize(
    ("name", "python"), [("value", "value"), ("class", "class_"), ("list", "list_"), ("instance_id", "instance_id_")]
)
def test_member_names(name: str, python: str) -> None:
    assert member_name(name) == python


def test_a_part_of_the_classes_brings_what_it_needs() -> None:
    tables = load_tables(read([ROOT / "specs"], {".json"}).sources).tables
    part = tables.only({3, 7})
    files = class_files(part)
    own = {"register.py", "profile_generic.py", "types.py", "__init__.py"}
    assert {name.removeprefix("classes/") for name in files if not name.startswith("classes/_")} | {
        "__init__.py"
    } == own
    assert "class ScalUnitType" in files["classes/types.py"]
    assert "SCRIPT" not in files["classes/types.py"]
    assert list(check(part)) == []
