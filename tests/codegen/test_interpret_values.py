"""The reference codec over values of every type of the specification: what it writes, it reads back the same."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cosemc import interpret
from cosemc.model import Encoding
from support.specification import specification
from support.strategies import values

TYPES = [
    pytest.param(definition.name, encoding, id=f"{definition.name}-{encoding}")
    for definition in specification().definitions
    for encoding in definition.encodings
]


@pytest.mark.parametrize(("name", "encoding"), TYPES)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_written(name: str, encoding: Encoding, data: st.DataObject) -> None:
    value = data.draw(values(specification(), name, encoding))
    octets = interpret.encode(specification(), name, encoding, value)
    assert interpret.decode(specification(), name, encoding, octets) == value
    assert interpret.decode_prefix(specification(), name, encoding, octets + b"\x00") == (value, len(octets))
    assert_that_the_layout_covers(name, encoding, octets)
    if octets:
        assert_that_a_cut_is_incomplete(name, encoding, octets[: data.draw(st.integers(0, len(octets) - 1))])


def assert_that_the_layout_covers(name: str, encoding: Encoding, octets: bytes) -> None:
    place = 0
    for piece in interpret.layout(specification(), name, encoding, octets):
        assert piece.start <= piece.end
        if piece.role != "value":
            assert piece.start == place
            place = piece.end
    assert place == len(octets)


def assert_that_a_cut_is_incomplete(name: str, encoding: Encoding, octets: bytes) -> None:
    with pytest.raises(interpret.Error) as caught:
        interpret.decode(specification(), name, encoding, octets)
    assert caught.value.kind == "incomplete"
    assert caught.value.offset is not None and caught.value.offset <= len(octets)
