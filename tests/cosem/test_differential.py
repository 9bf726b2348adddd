"""The generated codec against the reference: the same octets, the same values, the same refusals."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cosem import apdu
from cosem.data import Data
from cosemc import interpret
from cosemc.model import ChoiceType, Encoding, ReferenceType, SequenceType, TypeDefinition
from fuzz.mutation import MUTATIONS
from support.json_forms import apdu_form, library_form
from support.specification import ACSE, DATA, XDLMS, specification
from support.strategies import alternatives, compact_arrays, values
from support.verdicts import assert_same_verdict, assert_same_verdict_of_data

COMPACT = {"Compact-Array": compact_arrays(specification())}
APDUS = {
    (root, name): strategy
    for root in (XDLMS, ACSE)
    for name, strategy in alternatives(specification(), *root, COMPACT).items()
}
KINDS = list(APDUS)
EACH = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", KINDS, ids=[name for _, name in KINDS])
@EACH
@given(data=st.data())
def test_apdu(kind: tuple[tuple[str, Encoding], str], data: st.DataObject) -> None:
    root, _ = kind
    value = data.draw(APDUS[kind])
    octets = interpret.encode(specification(), *root, value)
    form = apdu_form(specification(), root[0], value)
    assert apdu.encode(apdu.from_json(form)) == octets
    assert apdu.to_json(apdu.decode(octets)) == form
    assert apdu.decode_prefix(octets + b"\x00") == (apdu.decode(octets), len(octets))
    assert_same_verdict(mutated(octets, data.draw(st.integers(0, 2**32))))


@settings(EACH, max_examples=1000)
@given(data=st.data())
def test_data(data: st.DataObject) -> None:
    value = data.draw(values(specification(), *DATA, COMPACT))
    octets = interpret.encode(specification(), *DATA, value)
    form = library_form(specification(), "Data", value)
    assert Data.from_json(form).encode() == octets
    assert Data.decode(octets).to_json() == form
    assert_same_verdict_of_data(mutated(octets, data.draw(st.integers(0, 2**32))))


def sequences() -> dict[str, tuple[TypeDefinition, Any]]:
    """The types that have a class of their own name, by that name."""
    classes = {name.lower(): item for name, item in vars(apdu).items() if isinstance(item, type)}
    found = {}
    for definition in specification().definitions:
        cls = classes.get(definition.name.replace("-", "").lower())
        if cls is not None and isinstance(definition.type, SequenceType):
            found[cls.__name__] = (definition, cls)
    return found


def tags_above(name: str, choice: ChoiceType) -> bytes | None:
    """The tags that select a type in the CHOICEs from the root on."""
    for item in choice.alternatives:
        tag = bytes([item.type.tags[0].number])
        if isinstance(item.type, ReferenceType) and item.type.name == name:
            return tag
        target = specification().underlying(item.type)
        if isinstance(target, ChoiceType) and (below := tags_above(name, target)) is not None:
            return tag + below
    return None


SEQUENCES = sequences()


def test_there_is_a_class_for_most_sequences() -> None:
    assert len(SEQUENCES) > 70


@pytest.mark.parametrize("name", SEQUENCES)
@settings(EACH, max_examples=15)
@given(data=st.data())
def test_record(name: str, data: st.DataObject) -> None:
    definition, cls = SEQUENCES[name]
    (encoding,) = definition.encodings
    value = data.draw(values(specification(), definition.name, encoding, COMPACT))
    octets = interpret.encode(specification(), definition.name, encoding, value)
    if encoding is Encoding.A_XDR:
        xdlms = specification().definition("XDLMS-APDU").type
        assert isinstance(xdlms, ChoiceType)
        octets = (tags_above(definition.name, xdlms) or b"") + octets
    form = library_form(specification(), definition.name, value)
    assert cls.from_json(form).encode() == octets
    assert cls.decode(octets).to_json() == form
    assert cls.decode(octets) == cls.from_json(form)


def mutated(octets: bytes, seed: int) -> bytes:
    random = Random(seed)
    for _ in range(random.choice((1, 1, 2))):
        octets = random.choice(MUTATIONS)(octets, random, [octets])
    return octets
