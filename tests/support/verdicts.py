"""What the generated codec and the reference say of octets, and whether they agree."""

from __future__ import annotations

from typing import Any

from cosem import apdu
from cosem.data import Data
from cosem.errors import DecodeError
from cosemc import interpret
from cosemc.model import Encoding
from support.json_forms import apdu_form, library_form
from support.specification import ACSE, DATA, XDLMS, specification

ACSE_OCTETS = range(0x60, 0x64)

Verdict = tuple[str, Any]


def assert_same_verdict(octets: bytes) -> Verdict:
    """Both accept with equal values, or both refuse, of the same kind and at the same offset."""
    root = ACSE if octets and octets[0] in ACSE_OCTETS else XDLMS
    expected = reference_verdict(root, octets, lambda value: apdu_form(specification(), root[0], value))
    return assert_agree(expected, library_verdict(lambda: apdu.to_json(apdu.decode(octets))))


def assert_same_verdict_of_data(octets: bytes) -> Verdict:
    """The same for Data."""
    expected = reference_verdict(DATA, octets, lambda value: library_form(specification(), "Data", value))
    return assert_agree(expected, library_verdict(lambda: Data.decode(octets).to_json()))


def reference_verdict(root: tuple[str, Encoding], octets: bytes, form: Any) -> Verdict:
    try:
        return "value", form(interpret.decode(specification(), *root, octets))
    except interpret.Error as error:
        return error.kind, error.offset


def library_verdict(decoded: Any) -> Verdict:
    try:
        return "value", without_padding(decoded())
    except DecodeError as error:
        # The contents of compact arrays are no ASN.1: the reference opens them after everything else.
        inside = error.kind == "malformed" and "array-contents" in error.path
        return error.kind, None if inside else error.offset


def assert_agree(expected: Verdict, actual: Verdict) -> Verdict:
    if actual == ("malformed", None):
        assert expected[0] != "value"
    else:
        assert actual == expected, f"{actual}, but the reference says {expected}"
    return actual


def without_padding(form: Any) -> Any:
    """The form without what only keeps careless octets: padding that is not zero, a true that is not 1."""
    if isinstance(form, list):
        return [without_padding(item) for item in form]
    if isinstance(form, dict):
        careless = form.get("type") in ("bit-string", "boolean")
        return {name: without_padding(item) for name, item in form.items() if not (careless and name == "raw")}
    return form
