"""The class tables, the OBIS rules and the units of the specification with one change."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cosemc import interpret
from cosemc.diagnostics import has_errors
from cosemc.diff.catalogue import Category
from cosemc.diff.comparison import compare
from cosemc.diff.findings import Finding
from cosemc.load import Specification, load_specification
from cosemc.obis.model import ObisTables, Template
from cosemc.read import SourceFile, read
from cosemc.tables import load_tables
from support.specification import specification
from support.table_mutators import MUTATORS, Document
from support.vectors import ROOT

EXAMPLES = settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
FEW = settings(EXAMPLES, max_examples=2)  # the whole of OBIS is compared each time
SHARED = ("types.json", "units.json")


@cache
def sources() -> dict[str, SourceFile]:
    return {source.name: source for source in read([ROOT / "specs"], {".json"}).sources}


def tables_of(name: str, document: Document) -> Specification:
    """One class file with the types that classes share."""
    path = sources()[name].path
    own = SourceFile(path, name, json.dumps(document))
    read_tables = load_tables([*(sources()[shared] for shared in SHARED), own])
    return Specification(specification(), read_tables.tables, None, read_tables.diagnostics, {})


def findings_between(old: Specification, new: Specification) -> tuple[Finding, ...]:
    return compare(replace(old, model=None), replace(new, model=None)).findings


@pytest.mark.parametrize("mutator", sorted(MUTATORS))
@EXAMPLES
@given(data=st.data())
def test_one_change_of_a_class(mutator: str, data: st.DataObject) -> None:
    names = [name for name in sources() if name.startswith("classes/") and name != "classes/known.json"]
    name = data.draw(st.sampled_from(names))
    document: Document = json.loads(sources()[name].text)
    changed = copy.deepcopy(document)
    rules = MUTATORS[mutator](changed, data)
    assume(rules is not None and changed != document)
    assert rules is not None
    old, new = tables_of(name, document), tables_of(name, changed)
    assert not has_errors(old.diagnostics)
    if has_errors(new.diagnostics):
        return  # diagnosed, and nothing raised
    found = findings_between(old, new)
    told = {item.rule.id for item in found}
    assert told & rules, (rules, found)
    for item in found:
        assert item.rule.category is not Category.WIRE or item.rule.id in rules, item
        if item.rule.category is Category.WIRE:
            _the_witness_holds(item)


def _the_witness_holds(item: Finding) -> None:
    assert item.witness is not None, item
    sides = item.witness.old, item.witness.new
    assert sides[0].octets != sides[1].octets
    for side in sides:
        if side.octets is not None:
            assert interpret.encode(specification(), side.type, side.encoding, side.value) == side.octets


@cache
def obis() -> ObisTables:
    loaded = load_specification([ROOT / "specs"])
    assert loaded.obis is not None
    return loaded.obis


def obis_findings(new: ObisTables) -> set[tuple[str, str]]:
    sides = (Specification(None, None, tables, (), {}) for tables in (obis(), new))
    return {(item.rule.id, item.path.partition(".")[0]) for item in compare(*sides).findings}


def _without(items: tuple[Any, ...], index: int) -> tuple[Any, ...]:
    return items[:index] + items[index + 1 :]


def _with(items: tuple[Any, ...], index: int, item: Any) -> tuple[Any, ...]:
    return (*items[:index], item, *items[index + 1 :])


@FEW
@given(data=st.data())
def test_one_change_of_a_rule_of_obis(data: st.DataObject) -> None:
    rules = obis().rules
    index = data.draw(st.integers(0, len(rules) - 1))
    rule = rules[index]
    meaning = replace(rule, meaning=(Template(("quite new",)),))
    classes = replace(rule, classes=(*rule.classes, 9999))
    assert obis_findings(replace(obis(), rules=_with(rules, index, meaning))) == {("OBIS_MEANING_CHANGED", "obis")}
    assert obis_findings(replace(obis(), rules=_with(rules, index, classes))) == {("OBIS_CLASS_CHANGED", "obis")}
    assert obis_findings(replace(obis(), rules=_without(rules, index))) == {("OBIS_REMOVED", "obis")}


@FEW
@given(data=st.data())
def test_one_change_of_a_unit(data: st.DataObject) -> None:
    units = obis().units
    index = data.draw(st.integers(0, len(units) - 1))
    unit = units[index]
    for changed, rule in (
        (replace(unit, symbol="quite new"), "UNIT_OR_ENUM_MEANING_CHANGED"),
        (replace(unit, name="quite_new"), "ENUM_NAME_CHANGED"),
        (replace(unit, doc="quite new"), "DOC_CHANGED"),
    ):
        assert obis_findings(replace(obis(), units=_with(units, index, changed))) == {(rule, "units")}
    assert obis_findings(replace(obis(), units=_without(units, index))) == {("UNIT_REMOVED", "units")}
