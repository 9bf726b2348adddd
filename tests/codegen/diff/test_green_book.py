"""Green Book 8 to 8.3: one type changed, the error of a service in exception-response, and nothing else."""

from __future__ import annotations

import pytest

from cosemc import interpret
from cosemc.diff.catalogue import Category
from cosemc.diff.comparison import compare
from cosemc.diff.findings import Finding
from cosemc.load import Specification, load_modules
from cosemc.model import Encoding, Model
from cosemc.read import SourceFile
from support.vectors import ROOT

EXAMPLES = ROOT / "docs" / "examples"


def module(name: str) -> Specification:
    path = EXAMPLES / name
    loaded = load_modules([SourceFile(path, name, path.read_text(encoding="utf-8"))])
    assert loaded.model is not None, loaded.diagnostics
    return Specification(loaded.model, None, None, loaded.diagnostics, loaded.sources)


def model_of(specification: Specification) -> Model:
    assert specification.model is not None
    return specification.model


@pytest.fixture(scope="module")
def editions() -> tuple[Specification, Specification]:
    return module("exception_response_8.asn"), module("exception_response_8_3.asn")


@pytest.fixture(scope="module")
def found(editions: tuple[Specification, Specification]) -> tuple[Finding, ...]:
    return compare(*editions).findings


def test_the_one_change_on_the_wire_is_an_extension(found: tuple[Finding, ...]) -> None:
    [change] = [item for item in found if item.rule.category is Category.WIRE]
    assert (change.rule.id, change.path) == ("SHAPE_EXTENDED", "ExceptionResponse.service-error")
    assert (change.new_reads_old, change.old_reads_new) == (True, False)
    for added in ("pdu-too-long [4]", "deciphering-error [5]", "invocation-counter-error [6]"):
        assert added in change.message


def test_the_rest_is_python_and_text(found: tuple[Finding, ...]) -> None:
    rest = {(item.rule.id, item.path) for item in found if item.rule.category is not Category.WIRE}
    assert rest == {
        ("PY_TYPE_CHANGED", "ExceptionResponse.service-error"),
        ("TAG_CHANGED_OFF_WIRE", "ExceptionResponse.service-error"),
        ("SOURCE_CHANGED", "ExceptionResponse"),
    }


def test_old_octets_keep_their_meaning(editions: tuple[Specification, Specification]) -> None:
    old, new = map(model_of, editions)
    for number, name in ((1, "operation-not-possible"), (2, "service-not-supported"), (3, "other-reason")):
        octets = bytes([0xD8, 1, number])
        before = interpret.decode(old, "XDLMS-APDU", Encoding.A_XDR, octets)
        after = interpret.decode(new, "XDLMS-APDU", Encoding.A_XDR, octets)
        assert before == {"exception-response": {"state-error": "service-not-allowed", "service-error": name}}
        assert after == {"exception-response": {"state-error": "service-not-allowed", "service-error": {name: None}}}


def test_the_witness_is_an_addition(found: tuple[Finding, ...]) -> None:
    [change] = [item for item in found if item.rule.category is Category.WIRE]
    assert change.witness is not None
    assert change.witness.old.octets is None
    assert change.witness.new.octets is not None
    # exception-response, service-not-allowed, invocation-counter-error and the counter in four octets
    assert change.witness.new.octets[:3].hex() == "d80106"
    assert len(change.witness.new.octets) == 7
