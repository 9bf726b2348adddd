"""The specification of the project, loaded once, and what the reference codec makes of it."""

from __future__ import annotations

from functools import cache
from typing import Any

from cosemc import interpret
from cosemc.load import load
from cosemc.model import Encoding, Model
from support.json_forms import library_form
from support.vector_forms import FORMS, name_of
from support.vectors import ROOT

XDLMS, ACSE, DATA = ("XDLMS-APDU", Encoding.A_XDR), ("ACSE-APDU", Encoding.BER), ("Data", Encoding.A_XDR)


@cache
def specification() -> Model:
    """The model of specs/apdu."""
    loaded = load([ROOT / "specs"])
    assert loaded.model is not None, loaded.diagnostics
    return loaded.model


def reference_form(root: tuple[str, Encoding], octets: bytes) -> Any:
    """What the reference codec decodes, in the JSON form of the library; `interpret.Error` otherwise."""
    name, encoding = root
    return library_form(specification(), name, interpret.decode(specification(), name, encoding, octets))


def reference_apdu(root: tuple[str, Encoding], octets: bytes) -> tuple[str, Any]:
    """The same for an APDU: its name, and its value without the choices that lead to it."""
    ((name, value),) = reference_form(root, octets).items()
    while name_of(name) not in FORMS and isinstance(value, dict):
        ((name, value),) = value.items()
    return name, value
