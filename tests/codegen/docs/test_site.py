"""The site as files: whole, linked, deterministic, and true to the specification. No browser is needed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest
from typer.testing import CliRunner, Result

from cosemc.cli import app
from cosemc.codes import CODES
from cosemc.diff.catalogue import RULES
from cosemc.load import Specification
from cosemc.tables.model import Status
from support.vectors import ROOT

from .html_pages import Seen, crawl


def docs(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["docs", *map(str, arguments)])


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Seen]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        found[path.relative_to(site).as_posix()] = crawl(path.read_text(encoding="utf-8"))
    assert len(found) > 250
    return found


def resolved(page: str, address: str) -> str:
    path = PurePosixPath(page).parent / unquote(address)
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()  # an address above the site is an IndexError, and a fault
        else:
            parts.append(part)
    return "/".join(parts)


def test_no_link_is_broken_and_nothing_is_external(site: Path, pages: dict[str, Seen]) -> None:
    broken = []
    for name, seen in pages.items():
        for address in seen.links + seen.loads:
            if address == "data:,":
                continue
            url = urlsplit(address)
            if url.scheme or url.netloc:
                broken.append(f"{name}: {address} leads out of the site")
                continue
            target = resolved(name, url.path) if url.path else name
            if not (site / target).is_file():
                broken.append(f"{name}: {address}")
            elif url.fragment and not target.startswith("explain.") and unquote(url.fragment) not in pages[target].ids:
                broken.append(f"{name}: {address} has no such place")
    assert broken == []


def test_style_sheet_and_scripts_load_nothing_from_elsewhere(site: Path) -> None:
    for path in [*site.glob("*.css"), *site.glob("*.js")]:
        text = path.read_text(encoding="utf-8")
        for means in ("http:", "https:", "@import", "url(", "fetch(", "XMLHttpRequest", "innerHTML", "import("):
            assert means not in text, f"{path.name}: {means}"


def test_the_search_leads_to_places_that_are_there(site: Path, pages: dict[str, Seen]) -> None:
    text = (site / "search-index.js").read_text(encoding="utf-8")
    entries = json.loads(text.partition("const INDEX = ")[2].rstrip(";\n"))
    assert len(entries) > 2000
    for _, _, url, _ in entries:
        path, _, fragment = url.partition("#")
        assert path in pages, url
        assert not fragment or path == "explain.html" or fragment in pages[path].ids, url


def test_pages_are_sound(pages: dict[str, Seen]) -> None:
    for name, seen in pages.items():
        assert seen.faults == [], name
        assert len(seen.ids) == len(set(seen.ids)), name
        assert seen.language == "en" and seen.title, name
        assert seen.headings[0] == 1 and seen.headings.count(1) == 1, name
        steps = zip(seen.headings, seen.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), name
        assert seen.unlabelled == [], name
        assert seen.tables_outside == 0, f"{name}: a table that may be wider than the page"


def test_every_fact_has_its_place(loaded: Specification, pages: dict[str, Seen]) -> None:
    assert loaded.tables and loaded.model and loaded.obis
    for version in loaded.tables.versions():
        page = pages[f"classes/{version.class_id}.html"]
        assert f"Version {version.version}" in page.text and version.status in page.text
        if version.status is not Status.EXISTENCE_ONLY:
            assert version.source.document in page.text
        for kind, members in (("attribute", version.attributes), ("method", version.methods)):
            for member in members:
                assert f"{kind}-{member.id}" in page.ids
                assert member.name in page.text
        for selector in version.selectors:
            assert selector.name in page.text
    types = pages["types.html"]
    assert all(common.name in types.ids for common in loaded.tables.types)
    for definition in loaded.model.definitions:
        page = pages[f"apdus/{definition.name}.html"]
        assert definition.source in page.text
        assert f"{definition.name}" in page.text
    assert all(f"unit-{unit.code}" in pages["units.html"].ids for unit in loaded.obis.units)
    assert all(code in pages["diagnostics.html"].ids for code in CODES)
    assert all(entry.explanation in pages["diagnostics.html"].text for entry in CODES.values())
    assert all(rule.purpose in pages["diagnostics.html"].text for rule in RULES.values())


def test_the_second_run_touches_nothing_and_orphans_go(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    mine = folder / "mine.html"
    mine.write_text("mine")
    manifest = folder / "FILES.json"
    old = json.loads(manifest.read_bytes())
    old["files"] |= {"classes/9999.html": "", "../outside.html": "", str(tmp_path / "outside.html"): ""}
    manifest.write_text(json.dumps(old))
    (folder / "classes/9999.html").write_text("a class of yesterday")
    (tmp_path / "outside.html").write_text("not of the site")
    (folder / "index.html").write_text("spoiled")
    result = docs(ROOT / "specs", "--out", folder)
    assert (result.exit_code, result.stdout.split(": ")[1]) == (
        0,
        f"{len(old['files']) - 2} files, 2 written, 1 removed\n",
    )
    assert not (folder / "classes/9999.html").exists()
    assert mine.read_text() == "mine" and (tmp_path / "outside.html").exists()
    assert (folder / "index.html").read_bytes() == (site / "index.html").read_bytes()


def test_hash_seed_and_folder_make_no_difference(site: Path, tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "cosemc", "docs", "--out", "elsewhere", str(ROOT / "specs")],
        cwd=tmp_path,
        env=os.environ
        | {"PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT / "codegen"), "LC_ALL": "C", "TZ": "Asia/Tokyo"},
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert result.stderr == b""
    assert (tmp_path / "elsewhere/FILES.json").read_bytes() == (site / "FILES.json").read_bytes()


def test_a_spoiled_specification_writes_nothing(tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    shutil.copytree(ROOT / "specs", specs)
    table = specs / "classes/003_register.json"
    table.write_text(table.read_text().replace('"scal_unit_type"', '"scal_unit_typo"'))
    out = tmp_path / "site"
    result = docs(specs, "--out", out)
    assert result.exit_code == 1
    assert "003_register.json:" in result.stderr and "scal_unit_type" in result.stderr
    assert not out.exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    result = docs(ROOT / "specs", "--out", tmp_path / "file")
    assert result.exit_code == 1
    assert result.stderr.startswith("error: ") and "Traceback" not in result.stderr
