"""The wheel: what is in it, and that what is in it works without the checkout.

`make pythons` runs the tests marked `packaging`: an sdist, and from it a wheel under every Python at hand, installed in
a fresh environment.
"""

from __future__ import annotations

import fnmatch
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from support.vectors import ROOT

PYTHONS = ("3.11", "3.12", "3.13", "3.13t", "3.14", "3.14t")
# What an interpreter could do to the codecs and the runtime; everything else is the same Python everywhere.
SUITE = [
    *("cosem/test_vectors.py", "cosem/test_data.py", "cosem/test_classes.py", "cosem/test_obis.py"),
    *("dlms/test_hdlc.py", "dlms/test_decode.py", "dlms/test_ciphering.py"),
]
CAPTURE = ROOT / "docs" / "captures" / "kamstrup-omnipower-push.hex"
KEYS = ROOT / "docs" / "captures" / "kamstrup-omnipower.toml"
# A program in an environment that is nothing but the wheel and its dependencies.
PROGRAM = "import sys; sys.path[:0] = sys.argv[1:3]; from {module} import app; app(sys.argv[3:])"


def run(*command: object, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**{name: value for name, value in os.environ.items() if name != "PYTHONPATH"}, **environment},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="hatchling is not installed: run make setup")
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def program(installed: Path, module: str, *arguments: object) -> str:
    """What a command of the wheel prints, started where there is no checkout."""
    code = PROGRAM.format(module=module)
    libraries = sysconfig.get_path("purelib")
    return run(sys.executable, "-I", "-S", "-c", code, installed, libraries, *arguments, cwd=installed.parent)


def test_everything_an_installation_needs_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    compiled = {
        path.relative_to(root).with_suffix("").as_posix() + suffix
        for root in (ROOT / "generated", ROOT / "runtime")
        for path in root.rglob("*.pyx")
    }
    assert compiled
    assert {name for name in names if name.endswith((".so", ".pyd"))} == compiled
    sources = {
        path.relative_to(root).as_posix()
        for root in (ROOT / "codegen", ROOT / "generated", ROOT / "runtime")
        for path in root.rglob("*")
        if path.suffix in {".py", ".pyi", ".pxd", ".typed", ".j2", ".lark"}
    }
    specs = {
        f"cosemc/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "specs").rglob("*")
        if path.suffix in {".asn", ".json", ".toml"}
    }
    missing = (sources | specs | {"cosem/py.typed", "dlms/py.typed", "cosemc/py.typed"}) - names
    assert not missing
    unwanted = [
        name
        for name in names
        if fnmatch.fnmatch(name, "*.c") or (name.endswith(".pyx") and not name.startswith("cosemc/support/"))
    ]
    assert not unwanted
    assert {name.partition("/")[0] for name in names if ".dist-info" not in name} == {
        "cosem", "cosemc", "dlms", "dlms_tools",
    }  # fmt: skip
    assert wheel.name.split("-")[2].startswith(f"cp{sys.version_info.major}{sys.version_info.minor}")


def test_the_packaged_specification_is_found_and_sound(installed: Path) -> None:
    assert "0 errors" in program(installed, "cosemc.cli", "check")


def test_the_packaged_compiler_writes_the_packaged_library(installed: Path, tmp_path: Path) -> None:
    program(installed, "cosemc.cli", "build", "--out", tmp_path / "cosem")
    written = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path.as_posix() for path in written if path.suffix == ".pyx"} == {
        path.relative_to(ROOT / "generated").as_posix() for path in (ROOT / "generated").rglob("*.pyx")
    }
    for path, content in written.items():
        source = ROOT / "generated" / path if path.suffix == ".pyx" else installed / path
        assert content == source.read_bytes(), path


def test_the_packaged_runtime_decodes_a_ciphered_push(installed: Path) -> None:
    printed = program(installed, "dlms_tools.cli", "decode", CAPTURE, "--key-file", KEYS)
    assert "Kamstrup" in printed
    assert "1.1.1.8.0.255" in printed or "1-1:1.8.0*255" in printed


# --- under every Python ---------------------------------------------------------------------------------------------


def interpreter(version: str) -> str | None:
    """The interpreter of a version: on the path, or one that pyenv keeps."""
    versions = Path.home() / ".pyenv" / "versions"
    kept = sorted(versions.glob(f"{version.rstrip('t')}*/bin/python{version}"))
    return shutil.which(f"python{version}") if not kept else str(kept[-1])


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="hatchling is not installed: run make setup")
    folder = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", folder, cwd=ROOT)
    (found,) = folder.glob("*.tar.gz")
    with tarfile.open(found) as archive:
        assert not [name for name in archive.getnames() if name.endswith((".so", ".c", ".pyd"))]
    return found


@pytest.mark.packaging
@pytest.mark.parametrize("version", PYTHONS)
def test_a_wheel_from_the_sdist_works_in_a_fresh_environment(version: str, sdist: Path, tmp_path: Path) -> None:
    python = interpreter(version)
    if python is None:
        pytest.skip(f"there is no python{version} here")
    run(python, "-m", "venv", tmp_path / "building", cwd=tmp_path)
    run(tmp_path / "building/bin/pip", "wheel", "--no-deps", "-w", tmp_path / "wheels", sdist, cwd=tmp_path)
    (wheel,) = (tmp_path / "wheels").glob("*.whl")
    run(python, "-m", "venv", tmp_path / "using", cwd=tmp_path)
    programs = tmp_path / "using" / "bin"
    without_compiler = {"CC": "/bin/false", "PATH": f"{programs}:/usr/bin:/bin"}
    run(programs / "pip", "install", f"{wheel}[compiler,tools]", cwd=tmp_path, **without_compiler)
    assert "0 errors" in run(programs / "cosemc", "check", cwd=tmp_path)
    assert "Kamstrup" in run(programs / "dlms", "decode", CAPTURE, "--key-file", KEYS, cwd=tmp_path)
    if version.endswith("t"):
        # importing the codecs must not switch the lock on again, which needs every one of them to say so
        code = "import sys; from cosem import apdu, data; from dlms.link import hdlc; print(sys._is_gil_enabled())"
        assert run(programs / "python", "-W", "error", "-c", code, cwd=tmp_path).strip() == "False"
    run(programs / "pip", "install", f"{wheel}[compiler,tools,test]", cwd=tmp_path)
    suite = ["-o", "pythonpath=tests", "-o", "addopts=--import-mode=importlib", "-q", "-p", "no:cacheprovider"]
    run(programs / "python", "-m", "pytest", *suite, *(ROOT / "tests" / path for path in SUITE), cwd=tmp_path)


@pytest.mark.packaging
def test_pip_builds_and_installs_a_project_that_the_compiler_wrote(installed: Path, tmp_path: Path) -> None:
    part = ["--only", "classes=1,3;services=get;obis=electricity", "--package", "acme.metering"]
    program(installed, "cosemc.cli", "build", *part, "--out", tmp_path / "project")
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    run(tmp_path / "venv/bin/pip", "install", tmp_path / "project", cwd=tmp_path)
    code = "from acme.metering import apdu; print(apdu.decode(bytes.fromhex('c401c1000600000005')).result.value)"
    assert run(tmp_path / "venv/bin/python", "-c", code, cwd=tmp_path) == "5\n"
    listed = run(tmp_path / "venv/bin/pip", "list", "--format=freeze", cwd=tmp_path)
    assert "acme-metering==0.1.0" in listed and "cosemkit" not in listed
