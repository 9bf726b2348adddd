"""BER against an independent ASN.1 compiler: asn1tools reads the same specs/apdu/acse.asn, as it is."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import asn1tools
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cosem import apdu
from cosemc import interpret
from cosemc.interpret.values import bits_form, pack_bits, unpack_bits
from cosemc.model import (
    AnyType,
    BitStringType,
    ChoiceType,
    Encoding,
    OctetStringType,
    ReferenceType,
    SequenceType,
    Type,
)
from support.specification import specification
from support.strategies import values
from support.vectors import ROOT, Vector, vector_params

MODULE = ROOT / "specs" / "apdu" / "acse.asn"


@cache
def peer() -> Any:
    return asn1tools.compile_files([str(MODULE)], "ber")


TYPES = [
    definition.name
    for definition in specification().definitions
    if definition.module == "COSEM-ACSE" and not definition.hoisted
]


def peer_form(type_: Type, value: Any) -> Any:
    """A value in JSON form as asn1tools takes it."""
    match type_:
        case ReferenceType():
            return peer_form(specification().definition(type_.name).type, value)
        case SequenceType():
            types = {component.name: component.type for component in type_.components}
            return {name: peer_form(types[name], item) for name, item in value.items()}
        case ChoiceType():
            ((name, item),) = value.items()
            return name, peer_form(next(item.type for item in type_.alternatives if item.name == name), item)
        case BitStringType(bits=()):
            return pack_bits(value), len(value)
        case BitStringType():
            numbers = {bit.name: bit.value for bit in type_.bits}
            text = value if isinstance(value, str) else "".join("01"[name in value] for name in numbers)
            return pack_bits(text), len(text)
        case OctetStringType() | AnyType():
            return bytes.fromhex(value)
        case _:
            return value


def own_form(type_: Type, value: Any) -> Any:
    """A value that asn1tools gives, in JSON form; defaults, which it fills in, are left out."""
    match type_:
        case ReferenceType():
            return own_form(specification().definition(type_.name).type, value)
        case SequenceType():
            types = {component.name: component.type for component in type_.components}
            form = {name: own_form(types[name], item) for name, item in value.items()}
            return {name: item for name, item in form.items() if (name, item) != ("protocol-version", ["version1"])}
        case ChoiceType():
            name, item = value
            return {name: own_form(next(item.type for item in type_.alternatives if item.name == name), item)}
        case BitStringType():
            return bits_form(type_, unpack_bits(*value))
        case OctetStringType() | AnyType():
            return bytes(value).hex()
        case _:
            return value


def is_beyond_the_peer(value: Any) -> bool:
    """It has its own form of EXTERNAL, and reads an object identifier 2.40 as 3.0 (X.690, 8.19.4: 2.40)."""
    if isinstance(value, dict):
        return "external" in value or any(map(is_beyond_the_peer, value.values()))
    return isinstance(value, str) and re.fullmatch(r"2\.([4-9]\d|\d{3,})(\.\d+)*", value) is not None


@pytest.mark.parametrize("name", TYPES)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_same_octets_and_same_value(name: str, data: st.DataObject) -> None:
    type_ = specification().definition(name).type
    value = data.draw(values(specification(), name, Encoding.BER))
    assume(not is_beyond_the_peer(value))
    octets = interpret.encode(specification(), name, Encoding.BER, value)
    assert octets == peer().encode(name, peer_form(type_, value))
    assert own_form(type_, peer().decode(name, octets)) == value


def test_external_keeps_its_contents() -> None:
    external = {"direct-reference": "1.2.3", "encoding": ("octet-aligned", b"\xaa\xbb")}
    octets = peer().encode("Authentication-value", ("external", external))
    value = interpret.decode(specification(), "Authentication-value", Encoding.BER, octets)
    assert value == {"external": "06022a038102aabb"}
    assert interpret.encode(specification(), "Authentication-value", Encoding.BER, value) == octets


@pytest.mark.parametrize("vector", vector_params("acse", keep=lambda vector: vector["expected"]["outcome"] == "ok"))
def test_captured_octets(vector: Vector) -> None:
    octets = bytes.fromhex(vector["hex"])
    value = interpret.decode(specification(), "ACSE-APDU", Encoding.BER, octets)
    type_ = specification().definition("ACSE-APDU").type
    assert own_form(type_, peer().decode("ACSE-APDU", octets)) == value
    assert peer().encode("ACSE-APDU", peer_form(type_, value)) == octets
    assert apdu.encode(apdu.decode(octets)) == octets
