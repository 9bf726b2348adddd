"""The whole specification with one change: the change is told by its rule, and what is said of octets is so."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cosemc import interpret
from cosemc.diff.catalogue import Category
from cosemc.diff.comparison import compare
from cosemc.diff.findings import Finding
from cosemc.load import LoadResult, Specification
from cosemc.model import Encoding, Model
from support.spec_mutators import Mutation, compiled, mutations, printed
from support.specification import specification
from support.strategies import values

EXAMPLES = settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


@cache
def baseline() -> LoadResult:
    """The specification, printed as one module and compiled again."""
    return compiled(printed(specification()))


def findings_between(old: LoadResult, new: LoadResult) -> tuple[Finding, ...]:
    sides = (Specification(side.model, None, None, side.diagnostics, side.sources) for side in (old, new))
    return compare(*sides).findings


def test_the_printed_specification_has_the_octets_of_the_real_one() -> None:
    real = Specification(specification(), None, None, (), {})
    again = baseline()
    assert again.model is not None, again.diagnostics
    found = compare(real, Specification(again.model, None, None, (), {})).findings
    assert {item.rule.id for item in found} <= {"MODULE_MOVED", "TAG_CHANGED_OFF_WIRE", "DOC_CHANGED", "SOURCE_CHANGED"}


@pytest.mark.parametrize("name", sorted(mutations(specification())))
@EXAMPLES
@given(data=st.data())
def test_one_change(name: str, data: st.DataObject) -> None:
    old = baseline().model
    assert old is not None
    mutation = mutations(old)[name](data)
    assume(mutation is not None)
    assert mutation is not None
    new = compiled(printed(mutation.model))
    if new.model is None:
        assert any(item.severity == "error" for item in new.diagnostics)  # it was diagnosed, and did not raise
        return
    found = findings_between(baseline(), new)
    _the_rule_is_told(mutation, found)
    for item in found:
        if item.rule.category is Category.WIRE:
            _the_witness_holds(item, old, new.model)
    if not any(item.rule.category is Category.WIRE for item in found):
        _octets_are_the_same(mutation, old, new.model, data)


def _the_rule_is_told(mutation: Mutation, found: tuple[Finding, ...]) -> None:
    told = [item for item in found if item.rule.id in mutation.rules]
    assert told, (mutation.rules, mutation.definition, found)
    others = {item.rule.id for item in found if item.rule.category in (Category.WIRE, Category.SEM)}
    assert others - {"LINT_INTRODUCED", "LINT_RESOLVED"} <= mutation.rules, (mutation.definition, found)


def _the_witness_holds(item: Finding, old: Model, new: Model) -> None:
    assert item.witness is not None, item
    first, second = item.witness.old, item.witness.new
    assert first.octets != second.octets
    for octets, model in ((first, old), (second, new)):
        if octets.octets is not None and octets.type in model.by_name:
            assert interpret.encode(model, octets.type, octets.encoding, octets.value) == octets.octets
    for octets, reader, other, reads in (
        (first, new, second, item.new_reads_old),
        (second, old, first, item.old_reads_new),
    ):
        if octets.octets is not None and other.octets is None and octets.type in reader.by_name and reads:
            interpret.decode(reader, octets.type, octets.encoding, octets.octets)


def _octets_are_the_same(mutation: Mutation, old: Model, new: Model, data: st.DataObject) -> None:
    definition = old.by_name.get(mutation.definition)
    if definition is None or mutation.definition not in new.by_name:
        return
    for encoding in definition.encodings:
        _same_octets(mutation, old, new, encoding, data.draw(values(old, definition.name, encoding)))


def _same_octets(mutation: Mutation, old: Model, new: Model, encoding: Encoding, value: Any) -> None:
    octets = interpret.encode(old, mutation.definition, encoding, value)
    try:
        read = interpret.decode(new, mutation.definition, encoding, octets)
    except interpret.Error:
        assert mutation.narrows
        return
    assert interpret.encode(new, mutation.definition, encoding, read) == octets
    before, after = (interpret.layout(model, mutation.definition, encoding, octets) for model in (old, new))
    assert [piece[1:] for piece in before] == [piece[1:] for piece in after]  # all but the names
    if not mutation.renames:
        assert read == value
