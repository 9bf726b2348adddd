from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cosemc.cli import app
from cosemc.load import Specification, load_specification
from support.vectors import ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project's specification, written by the command."""
    folder = tmp_path_factory.mktemp("docs") / "site"
    result = CliRunner().invoke(app, ["docs", str(ROOT / "specs"), "--out", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="session")
def loaded() -> Specification:
    return load_specification([ROOT / "specs"])
