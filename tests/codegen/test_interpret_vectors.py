"""The reference codec against published examples and captures of real meters."""

from __future__ import annotations

import pytest

from cosemc import interpret
from support.codec_vectors import Codec, asserted, is_bad, is_good, is_stream, may_be_refused, octets_of
from support.specification import ACSE, DATA, XDLMS, reference_apdu, reference_form, specification
from support.vector_forms import disagreement
from support.vectors import Vector, vector_params

REFERENCE = Codec(
    data=lambda octets: reference_form(DATA, octets),
    xdlms=lambda octets: reference_apdu(XDLMS, octets),
    acse=lambda octets: reference_apdu(ACSE, octets),
)


@pytest.mark.parametrize("vector", vector_params("data", "apdu", "acse", keep=is_good))
def test_value(vector: Vector) -> None:
    assert disagreement(asserted(vector), REFERENCE.form(vector)) is None


@pytest.mark.parametrize("vector", vector_params("data", "apdu", "acse", keep=is_bad))
def test_refused(vector: Vector) -> None:
    with pytest.raises(interpret.Error) as caught:
        REFERENCE.form(vector)
    assert may_be_refused(vector, caught.value.kind)


@pytest.mark.parametrize("vector", vector_params("apdu", keep=is_stream))
def test_blocks(vector: Vector) -> None:
    blocks = REFERENCE.blocks(vector)
    expected = vector["expected"]
    if isinstance(expected["blocks"], int):
        assert len(blocks) == expected["blocks"]
    else:
        assert disagreement(expected["blocks"], blocks) is None
    assert "".join(block.get("raw_data") or block["block_data"] for block in blocks) == expected["reassembled"]


@pytest.mark.parametrize("vector", vector_params("data", "apdu", "acse", keep=is_good))
def test_written_again(vector: Vector) -> None:
    # Real meters write 03 FF for true and lengths longer than needed; then the value must at least be the same.
    name, encoding = {"data": DATA, "apdu": XDLMS, "acse": ACSE}[vector["layer"]]
    octets = octets_of(vector)
    value = interpret.decode(specification(), name, encoding, octets)
    written = interpret.encode(specification(), name, encoding, value)
    assert interpret.decode(specification(), name, encoding, written) == value
    assert len(written) <= len(octets)
