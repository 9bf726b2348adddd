"""Parts of the specification: what is kept, what that brings along, and what is said of names that are not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from cosemc.cli import app
from cosemc.encodings import references
from cosemc.library import library_files
from cosemc.load import Specification, load_specification
from cosemc.obis.interpret import interpret
from cosemc.part import PartError, cut, only_services, parse_part, service_of, services_of
from cosemc.plan import make_plan
from support.specification import specification
from support.vectors import ROOT

SMALL = Path(__file__).parent / "emitted" / "axdr" / "spec.asn"
FULL = load_specification([ROOT / "specs"])
SERVICES = services_of(specification())


def part_of(text: str) -> Specification:
    return cut(FULL, parse_part(text))


def apdus(services: str) -> set[str]:
    model = part_of(f"services={services}").model
    assert model is not None
    alternatives = (getattr(model.definition(root.name).type, "alternatives", ()) for root in model.roots)
    return {alternative.name for part in alternatives for alternative in part}


@pytest.mark.parametrize(
    ("apdu", "service"),
    [
        ("get-request", "get"),
        ("glo-initiateRequest", "initiate"),
        ("ded-actionRequest", "action"),
        ("data-notification-confirm", "data-notification"),
        ("confirmedServiceError", "confirmed-service-error"),
        ("general-glo-ciphering", "general-glo-ciphering"),
        ("aarq", "aarq"),
    ],
)
def test_the_service_of_an_apdu(apdu: str, service: str) -> None:
    assert service_of(apdu) == service
    assert service in SERVICES


def test_services_are_their_apdus_and_the_answer_to_any() -> None:
    assert apdus("get,action") == {
        "get-request", "get-response", "action-request", "action-response", "exception-response",
    }  # fmt: skip


def test_association_is_acse_and_initiate() -> None:
    assert apdus("association") == {
        "aarq", "aare", "rlrq", "rlre", "initiateRequest", "initiateResponse", "confirmedServiceError",
        "exception-response",
    }  # fmt: skip


def test_ciphering_brings_the_ciphered_forms_of_what_is_kept() -> None:
    assert apdus("GET, ciphering") == {
        "get-request", "get-response", "glo-get-request", "glo-get-response", "ded-get-request", "ded-get-response",
        "general-glo-ciphering", "general-ded-ciphering", "general-ciphering", "exception-response",
    }  # fmt: skip
    model = part_of("services=get,ciphering").model
    assert model is not None and "Security-Header" in model.by_name


@settings(deadline=None, max_examples=60)
@given(services=st.sets(st.sampled_from(SERVICES), min_size=1))
def test_whatever_is_kept_is_closed_and_nothing_is_kept_in_vain(services: set[str]) -> None:
    model = only_services(specification(), services)
    referred = {name for definition in model.definitions for name in references(definition.type)}
    assert referred <= model.by_name.keys()
    entries = {root.name for root in model.roots} | {d.name for d in model.definitions if d.tagged_value}
    assert model.by_name.keys() == referred | entries
    assert "Data" in model.by_name


@settings(deadline=None, max_examples=12)
@given(services=st.sets(st.sampled_from(SERVICES), min_size=1))
def test_a_part_has_no_name_that_the_whole_has_not(services: set[str]) -> None:
    """So code written for a part runs with the whole."""
    assert set(make_plan(only_services(specification(), services)).public) <= set(make_plan(specification()).public)


def test_ber_is_there_only_where_something_is_encoded_in_it() -> None:
    without = library_files(part_of("services=get"))
    assert not [path for path in without if "_ber" in path]
    assert b"_ber" not in b"".join(without.values())
    assert {"_ber.pyx", "_ber.pxd", "apdu/_ber_codec.pyx"} <= library_files(part_of("services=association")).keys()


def test_classes_by_id_or_name_with_the_common_types_they_need() -> None:
    tables = part_of("classes=1,Profile generic,7").tables
    assert tables is not None
    assert [item.class_id for item in tables.classes] == [1, 7]
    assert 0 < len(tables.types) < len(FULL.tables.types if FULL.tables else ())


def test_media_that_are_left_out_are_called_that() -> None:
    obis = part_of("obis=abstract,electricity").obis
    assert obis is not None
    assert FULL.obis is not None
    for code in ((1, 0, 1, 8, 0, 255), (0, 0, 1, 0, 0, 255), (2, 0, 1, 8, 0, 255), (1, 0, 128, 8, 0, 255)):
        assert interpret(obis, code) == interpret(FULL.obis, code)
    gas = interpret(obis, (7, 0, 3, 0, 0, 255))
    assert (gas.meaning, gas.medium, gas.kind) == ("gas, which this library leaves out", "gas", "reserved")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("services=get,actoin", "there is no service 'actoin': did you mean 'action'?"),
        ("services=xyz", "there is no service 'xyz': one of aarq, aare, "),
        ("classes=3,Regster", "there is no interface class 'Regster': did you mean 'register'?"),
        ("classes=9999", "there is no interface class '9999'"),
        ("obis=electrcity", "there is no medium 'electrcity': did you mean 'electricity'?"),
        ("obis=steam", "there is no medium 'steam': one of abstract, electricity"),
        ("clases=3", "there is no kind 'clases': did you mean 'classes'?"),
        ("classes=3;classes=4", "'classes' is given twice"),
        ("classes=,", "'classes' names nothing; leave it out to keep all of them"),
        ("classes", "'classes' is not of the form KIND=NAME,NAME: one of classes, services, obis"),
        (" ; ", "it names nothing: one of classes, services, obis"),
    ],
)
def test_what_is_not_there_is_told(text: str, message: str) -> None:
    with pytest.raises(PartError) as error:
        part_of(text)
    assert str(error.value).startswith(message)


def test_a_part_that_cannot_be_had_leaves_nothing_behind(tmp_path: Path) -> None:
    part = ["--only", "services=gett", "--out", str(tmp_path / "part")]
    run = CliRunner().invoke(app, ["build", str(ROOT / "specs"), *part])
    assert (run.exit_code, run.exception.__class__) == (1, SystemExit)
    assert run.output == "error: --only: there is no service 'gett': did you mean 'get'?\n"
    assert not (tmp_path / "part").exists()


@pytest.mark.parametrize("package", ["acme.2x", "acme..x", "class", "acme-metering", "../x", "größe"])
def test_a_name_that_no_package_can_have(package: str, tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["build", str(SMALL), "--package", package, "--out", str(tmp_path / "part")])
    assert run.exit_code == 1
    assert "is no name of a package" in run.output
    assert not list(tmp_path.iterdir())


def test_a_part_does_not_take_the_place_of_the_whole() -> None:
    run = CliRunner().invoke(app, ["build", str(ROOT / "specs"), "--only", "classes=3"])
    assert run.exit_code == 1
    assert "--out" in run.output
