"""A pair of small specifications for each rule of the catalogue, and what is found between them.

`rules/<RULE>/` holds `old` and `new` (an ASN.1 module, a table, or a specs folder) and `findings.txt`, which
`--update-golden` writes. What it says is held against the rule, and against the reference codec.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cosemc import interpret
from cosemc.diff.catalogue import RULES, Category
from cosemc.diff.comparison import compare
from cosemc.diff.findings import Finding, Octets
from cosemc.diff.sides import Edition, load_edition
from support.specification import specification

CASES = Path(__file__).parent / "rules"


def side(case: Path, name: str) -> Edition:
    [path] = case.glob(f"{name}*")
    return load_edition(str(path))


@cache
def found_in(case: Path) -> tuple[Edition, Edition, tuple[Finding, ...]]:
    old, new = side(case, "old"), side(case, "new")
    assert not old.errors and not new.errors, (old.errors, new.errors)
    return old, new, compare(old.specification, new.specification, only=(old.only, new.only)).findings


def lines(findings: tuple[Finding, ...]) -> Iterator[str]:
    for item in findings:
        reads = {True: "y", False: "n", None: "-"}
        flags = f"{reads[item.new_reads_old]}/{reads[item.old_reads_new]}"
        places = "-".join(str(span.line) if span else "" for span in (item.old.span, item.new.span))
        yield f"{places} {item.rule.severity} {item.rule.id} {item.path} {flags}: {item.message}"
        if item.witness:
            shown = [side.octets.hex() if side.octets is not None else side.problem for side in _sides(item)]
            yield f"    witness {shown[0]} -> {shown[1]}"


def _sides(item: Finding) -> tuple[Octets, Octets]:
    assert item.witness is not None
    return item.witness.old, item.witness.new


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_a_pair_that_shows_it(rule: str, update_golden: bool) -> None:
    case = CASES / rule
    assert case.is_dir(), f"no pair of specifications shows {rule}"
    _, _, findings = found_in(case)
    text = "\n".join(lines(findings)) + "\n"
    if update_golden:
        (case / "findings.txt").write_text(text, encoding="utf-8")
    assert text == (case / "findings.txt").read_text(encoding="utf-8")
    assert rule in {item.rule.id for item in findings}
    # what else is found is a consequence: in the generated Python, in the text, or in what the check says
    others = {item.rule.category for item in findings if item.rule.id != rule}
    if RULES[rule].category is not Category.WIRE:
        assert Category.WIRE not in others


def test_no_pair_is_of_no_rule() -> None:
    assert {case.name for case in CASES.iterdir()} == set(RULES)


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_witnesses_are_what_the_reference_codec_says(case: Path) -> None:
    old, new, findings = found_in(case)
    at_hand = specification()  # what tables are written with
    for item in findings:
        if item.rule.category is not Category.WIRE:
            assert item.witness is None
            continue
        first, second = _sides(item)
        assert first.octets != second.octets
        for octets, edition in ((first, old), (second, new)):
            model = edition.specification.model or at_hand
            if octets.octets is not None and octets.type in model.by_name:
                value = interpret.decode(model, octets.type, octets.encoding, octets.octets)
                assert interpret.encode(model, octets.type, octets.encoding, value) == octets.octets


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_a_specification_is_like_itself(case: Path) -> None:
    for name in ("old", "new"):
        edition = side(case, name)
        assert compare(edition.specification, side(case, name).specification).findings == ()


@pytest.mark.parametrize("case", sorted(CASES.glob("*/old.asn")), ids=lambda path: path.parent.name)
def test_what_is_said_of_readers_is_so(case: Path) -> None:
    """Where new code is said to read old octets, the reference codec reads those of the witness, and the other way."""
    old, new, findings = found_in(case.parent)
    models = old.specification.model, new.specification.model
    assert models[0] is not None and models[1] is not None
    for item in findings:
        if item.witness is None:
            continue
        first, second = _sides(item)
        for octets, reader, claimed in (
            (first, models[1], item.new_reads_old),
            (second, models[0], item.old_reads_new),
        ):
            if octets.octets is not None and octets.type in reader.by_name and claimed:
                interpret.decode(reader, octets.type, octets.encoding, octets.octets)
