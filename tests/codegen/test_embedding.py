"""A part library of five classes, as a product builds it: alone in a process, beside others, and how large it is.

The judge is the whole library in the process of the tests: what both know they must decode alike.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cosem import apdu, obis
from cosemc.cli import app
from support.vectors import ROOT, load_vectors

ONLY = "classes=1,3,7,8,15;services=get,action;obis=electricity"
SMALL = Path(__file__).parent / "emitted" / "axdr" / "spec.asn"

# A GET of a register and its answer, a refusal of the whole service, and octets that are cut short or none of these.
EXAMPLES = ["c001c100030100010800ff0200", "c401c1000600000005", "d80102", "c001c1", "c0ff", "c101c1", "6000"]

# Runs without site-packages, in isolation: what it imports is in the folders it is given, or in Python itself.
SESSION = """
import importlib, json, sys
request = json.load(sys.stdin)
sys.path[:0] = request["folders"]
apdu = importlib.import_module(request["package"] + ".apdu")
classes = importlib.import_module(request["package"] + ".classes")
obis = importlib.import_module(request["package"] + ".obis")
def outcome(octets):
    try:
        value = apdu.decode(bytes.fromhex(octets))
    except apdu.DecodeError as error:
        return [error.kind, error.offset, error.path, str(error)]
    assert apdu.encode(value) == bytes.fromhex(octets)
    assert apdu.from_json(apdu.to_json(value)) == value
    return apdu.to_json(value)
others = [importlib.import_module(name + ".apdu") for name in request["others"]]
value = apdu.decode(bytes.fromhex(request["octets"][0]))
for other in others:
    try:
        other.encode(value)
    except TypeError:
        continue
    raise AssertionError("one edition wrote a value of another")
json.dump({
    "outcomes": [outcome(octets) for octets in request["octets"]],
    "meanings": [obis.describe(code).meaning for code in request["codes"]],
    "classes": [entry.class_id for entry in classes.entries],
    "register": classes.get(3).__name__,
    "loaded": sorted({name.partition(".")[0] for name in sys.modules}),
    "classes of apdus": [type(other.decode(bytes.fromhex(octets))).__module__
                         for other, octets in zip(others, request["of others"], strict=True)],
}, sys.stdout)
"""


@dataclass(frozen=True)
class Projects:
    part: Path
    small: Path

    def run(self, folders: list[Path], octets: list[str], **request: Any) -> dict[str, Any]:
        document = {
            "folders": [str(folder) for folder in folders],
            "package": "acme.metering",
            "octets": octets,
            "codes": [],
            "others": [],
            "of others": [],
            **request,
        }
        run = subprocess.run(
            [sys.executable, "-I", "-S", "-c", SESSION], input=json.dumps(document), capture_output=True, text=True
        )
        assert run.returncode == 0, run.stderr
        answer: dict[str, Any] = json.loads(run.stdout)
        return answer


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Projects:
    folder = tmp_path_factory.mktemp("embedding")
    found = Projects(folder / "part", folder / "small")
    for arguments in (
        ["--only", ONLY, "--package", "acme.metering", "--out", str(found.part), str(ROOT / "specs")],
        ["--package", "acme2.x", "--out", str(found.small), str(SMALL)],
    ):
        built = CliRunner().invoke(app, ["build", *arguments])
        assert built.exit_code == 0, built.output
    running = [
        subprocess.Popen(
            [sys.executable, "setup.py", "-q", "build_ext", "--inplace"],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for project in (found.part, found.small)
    ]
    for process in running:
        output, _ = process.communicate()
        assert process.returncode == 0, output
        assert "error" not in output
    return found


def whole(octets: str) -> Any:
    try:
        return apdu.to_json(apdu.decode(bytes.fromhex(octets)))
    except apdu.DecodeError as error:
        return [error.kind, error.offset, error.path, str(error)]


def test_alone_it_decodes_what_the_whole_decodes(projects: Projects) -> None:
    vectors = [vector["hex"] for vector in load_vectors("apdu") if vector["hex"][:2] in ("c0", "c3", "c4", "c7", "d8")]
    codes = ["1-0:1.8.0*255", "1-0:32.7.0*255", "1-0:99.1.0*255"]
    octets = EXAMPLES + vectors
    answer = projects.run([projects.part], octets, codes=codes)
    assert answer["outcomes"][1] == {
        "type": "Get-Response-Normal",
        "value": {
            "invoke-id-and-priority": 0xC1,
            "result": {"data": {"type": "double-long-unsigned", "value": 5}},
        },
    }
    for text, outcome in zip(octets, answer["outcomes"], strict=True):
        if text in ("c101c1", "6000"):  # a SET and an AARQ, which this part does not know
            assert outcome[:3] == ["malformed", 0, ""]
        else:
            assert outcome == whole(text)
    assert answer["meanings"] == [obis.describe(code).meaning for code in codes]
    assert (answer["classes"], answer["register"]) == ([1, 3, 7, 8, 15], "RegisterV0")
    assert not {"cosem", "cosemc", "dlms"} & set(answer["loaded"])


def test_three_editions_in_one_process_do_not_know_each_other(projects: Projects) -> None:
    folders = [projects.part, projects.small, ROOT / "generated"]
    get, done = "c001c100010000600100ff0200", "c9"
    answer = projects.run(folders, [get], others=["cosem", "acme2.x"], **{"of others": [get, done]})
    assert answer["outcomes"] == [whole(get)]
    assert answer["classes of apdus"] == ["cosem.apdu._xdlms", "acme2.x.apdu._spec"]


@pytest.mark.parametrize("package", ["acme.metering", "acme2.x"])
def test_its_types_hold_whatever_is_left_out(projects: Projects, package: str) -> None:
    """The second has neither Data nor classes."""
    folder = projects.part if package == "acme.metering" else projects.small
    assert (folder / package.replace(".", "/") / "data.pyi").exists() == (folder == projects.part)
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--config-file=", "-p", package]
    run = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    assert (run.stdout, run.stderr, run.returncode) == ("", "", 0)


def test_it_is_at_most_a_quarter_of_the_whole(projects: Projects) -> None:
    sizes = [installed_size(folder) for folder in (projects.part / "acme" / "metering", ROOT / "generated" / "cosem")]
    part, full = sizes
    assert part * 4 <= full


def installed_size(package: Path) -> int:
    """Octets of what an installation consists of: neither sources of Cython nor what compiling leaves."""
    tag = f"cpython-{sys.version_info.major}{sys.version_info.minor}"
    return sum(
        path.stat().st_size
        for path in package.rglob("*")
        if path.suffix in {".py", ".pyi", ".pxd", ".json", ".typed"} or (path.suffix == ".so" and tag in path.name)
    )
