"""Tables in docs/ name what the code has: schemes, parameters, time-outs, limits, errors, modules."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

import dlms.errors
from dlms.errors import DlmsError
from dlms.server import Limits
from dlms.timeouts import Timeouts
from dlms.url import SCHEMES

DOCS = Path(__file__).resolve().parents[2] / "docs"


def section(title: str, page: str = "connecting.md") -> str:
    text = (DOCS / page).read_text(encoding="utf-8")
    return text.partition(f"# {title}\n")[2].partition("\n## ")[0]


def first_cells(text: str) -> list[str]:
    return [line.split("|")[1] for line in text.splitlines() if line.startswith("|")]


def test_every_scheme_is_there() -> None:
    assert {match for cell in first_cells(section("URLs")) for match in re.findall(r"`([a-z+]+)://", cell)} == set(
        SCHEMES
    )


def test_every_parameter_is_there() -> None:
    timeouts = {item.name for item in fields(Timeouts)}
    named = {name for cell in first_cells(section("URLs")) for name in re.findall(r"`([a-z_0-9]+)`", cell)}
    assert named == {name for _, converters in SCHEMES.values() for name in converters} - timeouts


@pytest.mark.parametrize(
    ("title", "page", "settings"), [("Time-outs", "connecting.md", Timeouts()), ("Limits", "serving.md", Limits())]
)
def test_fields_have_their_defaults(title: str, page: str, settings: Timeouts | Limits) -> None:
    rows = [line.split("|")[1:3] for line in section(title, page).splitlines() if line.startswith("| `")]
    said = {
        name: float(value)
        for names, values in rows
        for name, value in zip(re.findall(r"`(\w+)`", names), values.split(","), strict=True)
    }
    assert said == {item.name: float(getattr(settings, item.name)) for item in fields(settings)}


def test_every_error_is_there() -> None:
    errors = {
        name for name, value in vars(dlms.errors).items() if isinstance(value, type) and issubclass(value, DlmsError)
    }
    assert errors - set(re.findall(r"`(\w+)`", section("Errors").replace("`dlms.DlmsError`", "`DlmsError`"))) == set()


def test_every_module_of_the_runtime_is_there() -> None:
    modules = {path.stem for path in Path(dlms.__path__[0]).iterdir() if not path.name.startswith(("_", "py."))}
    assert modules - set(re.findall(r"`(\w+)/?`", section("The runtime", "house.md"))) == set()
