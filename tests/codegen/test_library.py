"""A library made of a small specification, compiled under a name of its own, against the reference codec.

The specification has what the COSEM modules do not use: definitions that contain themselves, sizes, defaults and ranges
of every kind, and names that have a meaning in Python or in the files around them.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cosemc import interpret
from cosemc.library import library_files
from cosemc.load import load, load_specification
from cosemc.model import Encoding, Model
from support.json_forms import apdu_form
from support.strategies import values

SPEC = Path(__file__).parent / "library" / "sample" / "sample.asn"
PACKAGE = "sample_library"
ROOTS = (("Sample-PDU", Encoding.A_XDR), ("Element", Encoding.BER))
COMPILE = """
import sys
from pathlib import Path
from Cython.Build import cythonize
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext
sources = sorted(Path(sys.argv[1]).rglob("*.pyx"))
modules = [Extension(".".join(s.with_suffix("").parts), [str(s)], extra_compile_args=["-O0", "-g0"]) for s in sources]
command = build_ext(Distribution({"ext_modules": cythonize(modules, quiet=True)}))
command.inplace = True
command.ensure_finalized()
command.run()
"""

relaxed = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture(scope="module")
def model() -> Model:
    loaded = load([SPEC])
    assert loaded.model is not None, loaded.diagnostics
    return loaded.model


@pytest.fixture(scope="module")
def apdu(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("library")
    for path, content in library_files(load_specification([SPEC]), PACKAGE).items():
        (folder / PACKAGE / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / PACKAGE / path).write_bytes(content)
    compiled = subprocess.run([sys.executable, "-c", COMPILE, PACKAGE], cwd=folder, capture_output=True, text=True)
    assert compiled.returncode == 0, compiled.stdout + compiled.stderr
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module(f"{PACKAGE}.apdu")
    finally:
        sys.path.remove(str(folder))


def outcome(apdu: ModuleType, octets: bytes) -> Any:
    try:
        return apdu.to_json(apdu.decode(octets))
    except apdu.DecodeError as error:
        return error.kind, error.offset, error.path


def expected(model: Model, root: str, encoding: Encoding, octets: bytes) -> Any:
    try:
        return apdu_form(model, root, interpret.decode(model, root, encoding, octets))
    except interpret.Error as error:
        return error.kind, error.offset, error.path


@pytest.mark.parametrize(("root", "encoding"), ROOTS)
@relaxed
@given(data=st.data())
def test_values_have_the_octets_of_the_reference_codec(
    apdu: ModuleType, model: Model, root: str, encoding: Encoding, data: st.DataObject
) -> None:
    value = data.draw(values(model, root, encoding))
    octets = interpret.encode(model, root, encoding, value)
    form = apdu_form(model, root, value)
    decoded = apdu.decode(octets)
    assert apdu.to_json(decoded) == form
    assert apdu.encode(decoded) == octets
    assert type(decoded).decode(octets) == decoded
    assert apdu.from_json(json.loads(json.dumps(form))) == decoded
    assert apdu.decode_prefix(octets + b"\0") == (decoded, len(octets))


@pytest.mark.parametrize(("root", "encoding"), ROOTS)
@relaxed
@given(data=st.data())
def test_damaged_octets_fail_as_in_the_reference_codec(
    apdu: ModuleType, model: Model, root: str, encoding: Encoding, data: st.DataObject
) -> None:
    octets = bytearray(interpret.encode(model, root, encoding, data.draw(values(model, root, encoding))))
    for _ in range(data.draw(st.integers(1, 3))):
        position = data.draw(st.integers(1, len(octets))) if len(octets) > 1 else len(octets)
        match data.draw(st.sampled_from(["cut", "change", "insert"])):
            case "cut":
                del octets[position:]
            case "change" if position < len(octets):
                octets[position] = data.draw(st.integers(0, 255))
            case _:
                octets[position:position] = data.draw(st.binary(max_size=3))
    assert outcome(apdu, bytes(octets)) == expected(model, root, encoding, bytes(octets))


def nested(levels: int) -> bytes:
    """A Tree of so many levels, each but the last with a left branch."""
    return b"\x04" + b"\x07\x01" * (levels - 1) + b"\x07\x00" + b"\x00" * levels


def test_definitions_that_contain_themselves_are_followed_so_deep_and_no_deeper(apdu: ModuleType, model: Model) -> None:
    tree = apdu.decode(nested(64))
    assert apdu.encode(tree) == nested(64)
    with pytest.raises(apdu.DecodeError, match="nested more than 64 levels") as caught:
        apdu.decode(nested(65))
    assert (caught.value.kind, caught.value.offset, caught.value.path) == expected(
        model, "Sample-PDU", Encoding.A_XDR, nested(65)
    )
    with pytest.raises(apdu.EncodeError, match="nested more than 64 levels"):
        apdu.encode(apdu.Tree(1, tree))
    deep = b"\x07" + b"\x01" * 5000
    with pytest.raises(apdu.DecodeError):
        apdu.decode(deep)


def test_values_out_of_their_type_are_refused_with_their_place(apdu: ModuleType) -> None:
    plain = apdu.Plain(
        tiny=9,
        int16=1,
        int64=1,
        word64=1,
        odd=-1,
        named=7,
        long_layout=apdu.LongLayout(0),
        none=None,
        class_=apdu.State.ON,
    )
    assert apdu.Plain.decode(plain.encode()) == plain
    for field, value, path in (
        ("tiny", 10, "tiny"),
        ("tiny", True, "tiny"),
        ("tiny", "1", "tiny"),
        ("int16", 1 << 15, "int16"),
        ("word64", -1, "word64"),
        ("word64", 1 << 64, "word64"),
        ("odd", 1, "odd"),
        ("state", 256, "state"),
        ("layout", -1, "layout"),
        ("yes", 1.5, "yes"),
        ("none", 0, "none"),
        ("class_", None, "class"),
        ("class_", apdu.MixedText(5), "class.text"),
        ("class_", apdu.MixedText("\u0394"), "class.text"),
        ("class_", apdu.MixedInnerOctets("no"), "class.inner.octets"),
    ):
        kept = getattr(plain, field)
        setattr(plain, field, value)
        with pytest.raises(apdu.EncodeError) as caught:
            plain.encode()
        assert caught.value.path == path
        setattr(plain, field, kept)
    del plain.tiny
    with pytest.raises(apdu.EncodeError, match=r"tiny: an integer from 0 to 9 is needed, not NoneType"):
        plain.encode()


def test_named_bits_without_a_size_are_all_written(apdu: ModuleType) -> None:
    """Meters want 24 bits of a conformance block whose module gives it no size."""
    strings = apdu.Strings(
        octets=b"",
        six=bytes(6),
        some=b"",
        text="",
        utf8="",
        bits=apdu.BitString(0, 0),
        nine=apdu.BitString(0, 9),
        flags=apdu.Flags(0),
        island=apdu.Island(0),
        open=apdu.OpenIsland(0),
    )
    for value, octets in ((0, "00000000"), (apdu.OpenIsland.A, "00400000"), (apdu.OpenIsland.B, "00000001")):
        strings.open = value
        assert strings.encode().hex().endswith("5e04" + octets)
    strings.open = apdu.BitString.parse("0" * 24 + "1000")
    assert strings.encode().hex().endswith("5e05" + "0700000080")


def test_constants_of_the_specification(apdu: ModuleType) -> None:
    assert apdu.SAMPLE_ARC == "1.3.6.1.4.1.99999"
    assert apdu.LIMIT == 42
