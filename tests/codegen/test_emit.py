"""emit: the files of small specifications as text; only `--update-golden` writes them."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from cosemc.emit import MANIFEST, apdu_files, with_manifest
from cosemc.load import load
from cosemc.plan import make_plan

CASES = sorted(path.parent for path in (Path(__file__).parent / "emitted").glob("*/spec.asn"))
SUFFIX = ".expected"  # or tools would take them for modules of ours


def files_of(spec: Path) -> dict[str, str]:
    model = load([spec]).model
    assert model is not None
    return apdu_files(make_plan(model))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_files_of_small_specifications(case: Path, update_golden: bool) -> None:
    support = {path.name for path in (Path(__file__).parents[2] / "codegen" / "cosemc" / "support").iterdir()}
    emitted = {
        path: text for path, text in files_of(case / "spec.asn").items() if path not in support and text.count("\n") > 6
    }
    if update_golden:
        for path in case.glob(f"*{SUFFIX}"):
            path.unlink()
        for path, text in emitted.items():
            (case / (path.replace("/", "~") + SUFFIX)).write_text(text, encoding="utf-8")
    expected = {
        path.name.removesuffix(SUFFIX).replace("~", "/"): path.read_text(encoding="utf-8")
        for path in case.glob(f"*{SUFFIX}")
    }
    assert sorted(emitted) == sorted(expected)
    for path, text in expected.items():
        assert emitted[path] == text, path


def test_a_library_without_data_has_nothing_of_it() -> None:
    assert not [path for path in files_of(CASES[0] / "spec.asn") if path.startswith("data.")]


def test_the_manifest_has_the_hash_of_every_file() -> None:
    files = with_manifest({"b.py": "two\n", "a/c.py": "one \u0394\n"})
    manifest = json.loads(files.pop(MANIFEST))
    assert manifest == {"files": {path: sha256(content).hexdigest() for path, content in files.items()}}
    assert list(files) == ["a/c.py", "b.py"]
