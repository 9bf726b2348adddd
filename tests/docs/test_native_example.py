"""The example of a product's own Cython is built as its setup.py says, and does what it says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from cosem import apdu
from cosem.data import Data
from support.vectors import ROOT

EXAMPLE = ROOT / "docs" / "examples" / "native"


@pytest.fixture(scope="module")
def fast_push(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    folder = tmp_path_factory.mktemp("native")
    for source in EXAMPLE.iterdir():
        if source.suffix in (".py", ".pyx"):
            shutil.copy(source, folder)
    built = subprocess.run(
        [sys.executable, "setup.py", "-q", "build_ext", "--inplace"],
        cwd=folder,
        # as installed: the folder of the package is on the path
        env=os.environ | {"PYTHONPATH": str(ROOT / "generated"), "CFLAGS": "-O0 -g0"},
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    sys.path.insert(0, str(folder))
    try:
        import fast_push as module  # type: ignore[import-not-found]
    finally:
        sys.path.remove(str(folder))
    assert Path(module.__file__).parent == folder
    return module


APDUS = [bytes.fromhex(text) for text in ("c001c100030100010800ff0200", "c401c1000600000005", "6203800100")]


def test_apdus_one_after_the_other(fast_push: ModuleType) -> None:
    decoded = fast_push.decode_all(b"".join(APDUS))
    assert decoded == [apdu.decode(octets) for octets in APDUS]
    assert fast_push.encode_all(decoded) == b"".join(APDUS)
    assert fast_push.decode_all(b"") == []


def test_errors_are_those_of_the_library(fast_push: ModuleType) -> None:
    with pytest.raises(apdu.Incomplete) as error:
        fast_push.decode_all(APDUS[0] + APDUS[1][:-1])
    assert error.value.offset == len(APDUS[0]) + 5
    assert error.value.path.endswith("result.data.double-long-unsigned")
    broken = apdu.decode(APDUS[0])
    broken.cosem_attribute_descriptor.instance_id = b"short"
    with pytest.raises(apdu.EncodeError):
        fast_push.encode_all([apdu.decode(APDUS[1]), broken])
    with pytest.raises(TypeError):
        fast_push.encode_all([5])


@pytest.mark.parametrize("count", [0, 1, 127, 128, 300])
def test_a_sum_from_the_octets(fast_push: ModuleType, count: int) -> None:
    values = [(number * 0x01234567) % (1 << 32) for number in range(count)]
    assert fast_push.total(Data.array([Data.double_long_unsigned(value) for value in values])) == sum(values)


def test_no_reference_is_lost(fast_push: ModuleType) -> None:
    (value,) = fast_push.decode_all(APDUS[1])
    other = apdu.decode(APDUS[1])
    counts = sys.getrefcount(value), sys.getrefcount(other)
    assert counts[0] == counts[1]
