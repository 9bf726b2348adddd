"""Where the published vectors are, and how tests take them: read in place, skipped clearly where missing."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
VECTORS = Path(os.environ.get("COSEMKIT_VECTORS", ROOT.parent / "shared" / "vectors"))

Vector = dict[str, Any]


def load_vectors(layer: str) -> list[Vector]:
    """The vectors of one file (`data`, `apdu`, `hdlc`, ...); an empty list where the folder is missing."""
    path = VECTORS / f"{layer}.jsonl"
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def vector_params(*layers: str, keep: Callable[[Vector], bool] = lambda _: True) -> list[Any]:
    """Parameters for `pytest.mark.parametrize("vector", ...)`: one a vector, or a single skip that says why."""
    found = [vector for layer in layers for vector in load_vectors(layer) if keep(vector)]
    if found:
        return [pytest.param(vector, id=vector["id"]) for vector in found]
    reason = f"no vectors of {', '.join(layers)}: {VECTORS.name}/ is not beside the checkout (set COSEMKIT_VECTORS)"
    return [pytest.param(None, id="missing", marks=pytest.mark.skip(reason=reason))]
