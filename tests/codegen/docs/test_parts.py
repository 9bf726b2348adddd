"""What the pages are made from: examples that the library reads, versions that are compared."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

import cosem.apdu
from cosemc.codes import CODES, FAMILIES
from cosemc.docs.apdus import Example, apdus_part
from cosemc.docs.classes import Row, changed, classes_part
from cosemc.docs.page import Page
from cosemc.load import Specification
from cosemc.model import Encoding
from cosemc.tables.model import Attribute

ROOTS = {"XDLMS-APDU", "ACSE-APDU"}


@pytest.fixture(scope="module")
def apdus(loaded: Specification) -> list[Page]:
    assert loaded.model is not None
    return [page for page in apdus_part(loaded.model, loaded.sources).pages if "examples" in page.context]


def examples_of(page: Page) -> tuple[Example, ...]:
    found: tuple[Example, ...] = page.context["examples"]
    return found


def test_every_type_on_the_wire_has_an_example_that_is_laid_out_whole(apdus: list[Page]) -> None:
    for page in apdus:
        definition = page.context["definition"]
        assert bool(examples_of(page)) == bool(definition.encodings), page.title
        for one in examples_of(page):
            assert "".join(line.octets.replace(" ", "") for line in one.lines) == one.octets
            offset = 0
            for line in one.lines:
                assert line.offset == offset
                offset += len(line.octets.split())


def test_the_library_reads_the_examples_of_apdus(apdus: list[Page]) -> None:
    read = 0
    for page in apdus:
        way = page.context["way"]
        if way is None or way.root not in ROOTS:
            continue
        for one in examples_of(page):
            octets = bytes.fromhex(one.octets)
            value = cosem.apdu.decode(octets)
            assert cosem.apdu.encode(value) == octets, page.title
            read += 1
    assert read > 60


def test_an_example_by_hand(apdus: list[Page]) -> None:
    [page] = [page for page in apdus if page.title == "Get-Request-Normal"]
    plain, full = examples_of(page)
    assert plain.octets == "c001c100030100010800ff0200"
    assert full.octets == "c001c100030100010800ff0201010600003289"
    assert json.loads(plain.value)["cosem-attribute-descriptor"]["class-id"] == 3
    assert [(line.name, line.role, line.text) for line in plain.lines] == [
        ("", "tag", "get-request"),
        ("get-request", "tag", "get-request-normal"),
        ("invoke-id-and-priority", "contents", "193"),
        ("class-id", "contents", "3"),
        ("instance-id", "contents", "0100010800ff"),
        ("attribute-id", "contents", "2"),
        ("access-selection", "presence", "absent"),
    ]


def test_first_octets_are_those_of_the_examples(apdus: list[Page]) -> None:
    """Identifier octets are computed from tags, the examples by the reference codec."""
    compared = 0
    for page in apdus:
        definition, way = page.context["definition"], page.context["way"]
        if way is not None and way.names:
            for position, octet in enumerate(way.octets):
                if octet and definition.encodings[0] is Encoding.A_XDR:
                    assert all(one.octets[2 * position :][:2].upper() == octet for one in examples_of(page)), page.title
                    compared += 1
        if page.context["octet"]:
            assert all(one.octets[:2].upper() == page.context["octet"] for one in examples_of(page)), page.title
            compared += 1
    assert compared > 50


# --- versions --------------------------------------------------------------------------------------------------------


def rows_of(loaded: Specification, class_id: int, kind: str) -> dict[str, Row[Attribute]]:
    assert loaded.tables is not None
    [page] = [page for page in classes_part(loaded.tables).pages if page.path == f"classes/{class_id}.html"]
    return {row.label: row for row in page.context[kind]}


def cells(row: Row[Attribute]) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(cell.span, cell.member.name if cell.member else "", cell.changes) for cell in row.cells]


def test_versions_side_by_side(loaded: Specification) -> None:
    """Association LN: the list of objects changed with 1 and 3, the secret got another name, users came with 2."""
    rows = rows_of(loaded, 15, "attributes")
    assert cells(rows["1"]) == [(4, "logical_name", ())]
    assert [(span, changes) for span, _, changes in cells(rows["2"])] == [(1, ()), (2, ("type",)), (1, ("type",))]
    assert cells(rows["7"])[:2] == [(1, "lls_secret", ()), (3, "secret", ("name",))]
    assert cells(rows["10"])[:2] == [(2, "", ()), (2, "user_list", ("new",))]
    methods = rows_of(loaded, 7, "methods")
    assert [(span, changes) for span, _, changes in cells(methods["3"])] == [(1, ()), (1, ("reserved",))]


def test_a_version_of_which_nothing_is_known_is_compared_with_nothing(loaded: Specification) -> None:
    """Disconnect control: 2 is known to exist and no more. G3-PLC MAC setup: so is 0."""
    assert [cell.described for cell in rows_of(loaded, 70, "attributes")["2"].cells][-1] is False
    assert all(not cell.changes for row in rows_of(loaded, 70, "attributes").values() for cell in row.cells[-1:])
    assert all(not row.cells[1].changes for row in rows_of(loaded, 91, "attributes").values())


def test_every_kind_of_change_is_said(loaded: Specification) -> None:
    assert loaded.tables is not None
    [clock] = [entry for entry in loaded.tables.classes if entry.class_id == 8]
    time, zone = clock.newest.attributes[1:3]
    assert changed(time, time) == changed(time, replace(time, doc="a remark")) == ()
    assert (changed(None, time), changed(time, None), changed(time, replace(time, reserved=True))) == (
        ("new",),
        ("removed",),
        ("reserved",),
    )
    other = replace(time, name="moment", type=zone.type, static=True, default=1, mandatory=False, sn=0x48)
    assert changed(time, other) == (
        "name",
        "type",
        "static or dynamic",
        "default",
        "mandatory or optional",
        "short name",
    )


def test_every_code_has_a_family() -> None:
    assert {code[0] for code in CODES} == set(FAMILIES)
