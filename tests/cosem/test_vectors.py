"""The generated codec against published examples and captures of real meters."""

from __future__ import annotations

from typing import Any

import pytest

from cosem import apdu
from cosem.data import Data
from cosem.errors import DecodeError
from support.codec_vectors import Codec, asserted, is_bad, is_good, is_stream, may_be_refused, octets_of
from support.vector_forms import disagreement
from support.vectors import Vector, vector_params


def decoded(octets: bytes) -> tuple[str, Any]:
    form = apdu.to_json(apdu.decode(octets))
    return form["type"], form["value"]


GENERATED = Codec(data=lambda octets: Data.decode(octets).to_json(), xdlms=decoded, acse=decoded)


@pytest.mark.parametrize("vector", vector_params("data", "apdu", "acse", keep=is_good))
def test_value(vector: Vector) -> None:
    assert disagreement(asserted(vector), GENERATED.form(vector)) is None


@pytest.mark.parametrize("vector", vector_params("data", "apdu", "acse", keep=is_bad))
def test_refused(vector: Vector) -> None:
    with pytest.raises(DecodeError) as caught:
        GENERATED.form(vector)
    assert may_be_refused(vector, caught.value.kind)


@pytest.mark.parametrize("vector", vector_params("apdu", keep=is_stream))
def test_blocks(vector: Vector) -> None:
    blocks = GENERATED.blocks(vector)
    expected = vector["expected"]
    if isinstance(expected["blocks"], int):
        assert len(blocks) == expected["blocks"]
    else:
        assert disagreement(expected["blocks"], blocks) is None
    assert "".join(block.get("raw_data") or block["block_data"] for block in blocks) == expected["reassembled"]


@pytest.mark.parametrize("vector", vector_params("data", keep=is_good))
def test_data_keeps_its_octets(vector: Vector) -> None:
    octets = octets_of(vector)
    assert Data.decode(octets).encode() == octets


@pytest.mark.parametrize("vector", vector_params("apdu", "acse", keep=is_good))
def test_apdu_is_written_as_it_was(vector: Vector) -> None:
    octets = octets_of(vector)
    value = apdu.decode(octets)
    assert apdu.encode(value) == octets
    assert apdu.from_json(apdu.to_json(value)) == value
