"""What all tests share: the vectors, and the one flag that may rewrite golden files."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from support.vectors import Vector, load_vectors


@pytest.fixture
def vectors() -> Callable[[str], list[Vector]]:
    """`vectors("data")`: all vectors of a layer; skips the test where the folder is missing."""

    def load(layer: str) -> list[Vector]:
        found = load_vectors(layer)
        if not found:
            pytest.skip(f"no vectors of {layer}: the vectors folder is not beside the checkout (set COSEMKIT_VECTORS)")
        return found

    return load


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files (never in CI)")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    wanted = bool(request.config.getoption("--update-golden"))
    if wanted and os.environ.get("CI"):
        pytest.fail("--update-golden is forbidden in CI")
    return wanted
