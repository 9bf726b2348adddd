"""The reference codec against published examples and captures of real meters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cosemc import interpret
from support.specification import ACSE, DATA, XDLMS, reference_apdu, reference_form, specification
from support.vector_forms import disagreement, expected_form
from support.vectors import Vector, vector_params

# Errors above the ASN.1: the octets are a well-formed APDU whose contents are wrong.
NOT_OF_THE_CODEC = {"malformed-apdu-glo-notag": "ciphered contents too short for their tag: an error of security"}

# Refused as incomplete though the vectors do not say that this is as good: the octets are a true prefix.
PREFIXES = {"malformed-acse-empty", "malformed-data-array-huge"}


def is_good(vector: Vector) -> bool:
    return bool(vector["expected"]["outcome"] == "ok") and "encoding" not in vector["expected"]


def is_bad(vector: Vector) -> bool:
    return bool(vector["expected"]["outcome"] == "error") and vector["id"] not in NOT_OF_THE_CODEC


def is_stream(vector: Vector) -> bool:
    return "encoding" in vector["expected"]


def octets_of(vector: Vector) -> bytes:
    octets = bytes.fromhex(vector["hex"])
    return octets.removeprefix(bytes.fromhex(vector["expected"].get("llc", "")))


def form_of(vector: Vector, octets: bytes) -> object:
    if vector["layer"] == "data":
        return {"data": reference_form(DATA, octets)}
    if vector["layer"] == "acse":
        return expected_form(*reference_apdu(ACSE, octets), decode=lambda inner: reference_apdu(XDLMS, inner))
    return expected_form(*reference_apdu(XDLMS, octets))


def asserted(vector: Vector) -> dict[str, object]:
    above = {"outcome", "llc", "initiate_plaintext", "initiate_decoded"}
    return {name: item for name, item in vector["expected"].items() if name not in above}


@pytest.mark.parametrize("vector", vector_params("data", "apdu", "acse", keep=is_good))
def test_value(vector: Vector) -> None:
    assert disagreement(asserted(vector), form_of(vector, octets_of(vector))) is None


@pytest.mark.parametrize("vector", vector_params("data", "apdu", "acse", keep=is_good))
def test_written_again(vector: Vector) -> None:
    # Real meters write 03 FF for true and lengths longer than needed; then the value must at least be the same.
    name, encoding = {"data": DATA, "apdu": XDLMS, "acse": ACSE}[vector["layer"]]
    octets = octets_of(vector)
    value = interpret.decode(specification(), name, encoding, octets)
    written = interpret.encode(specification(), name, encoding, value)
    assert interpret.decode(specification(), name, encoding, written) == value
    assert len(written) <= len(octets)


@pytest.mark.parametrize("vector", vector_params("data", "apdu", "acse", keep=is_bad))
def test_refused(vector: Vector) -> None:
    with pytest.raises(interpret.Error) as caught:
        form_of(vector, octets_of(vector))
    if caught.value.kind == "incomplete":
        assert vector["expected"].get("incomplete_ok") or vector["id"] in PREFIXES


def apdus(stream: bytes) -> Iterator[bytes]:
    while stream:
        length = int.from_bytes(stream[:2], "big")
        yield stream[2 : 2 + length]
        stream = stream[2 + length :]


@pytest.mark.parametrize("vector", vector_params("apdu", keep=is_stream))
def test_blocks(vector: Vector) -> None:
    blocks = [expected_form(*reference_apdu(XDLMS, octets)) for octets in apdus(octets_of(vector))]
    expected = vector["expected"]
    if isinstance(expected["blocks"], int):
        assert len(blocks) == expected["blocks"]
    else:
        assert disagreement(expected["blocks"], blocks) is None
    assert "".join(block.get("raw_data") or block["block_data"] for block in blocks) == expected["reassembled"]
