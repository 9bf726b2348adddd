"""What a team puts into its workflow: the hooks and the action, as far as they run on this machine."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from support.vectors import ROOT

CASES = Path(__file__).parent / "rules"
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")
SCRIPT = ROOT / ".github" / "review.sh"
ENTRIES = dict(re.findall(r"^- id: (\S+)\n(?:  .*\n)*?  entry: (.+)$", HOOKS, re.MULTILINE))


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    variables = inherited | {"PATH": path, "NO_COLOR": "1"} | environment
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def product(tmp_path: Path) -> Path:
    """A product with a small specification, generated code, and a branch on which a field is renamed."""
    folder = tmp_path / "product"
    (folder / "specs" / "apdu").mkdir(parents=True)
    shutil.copy(CASES / "FIELD_RENAMED" / "old.asn", folder / "specs" / "apdu" / "point.asn")
    assert run(folder, "cosemc", "build").returncode == 0
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "as it was")
    git(folder, "checkout", "-q", "-b", "change")
    shutil.copy(CASES / "FIELD_RENAMED" / "new.asn", folder / "specs" / "apdu" / "point.asn")
    return folder


def test_hooks_are_commands_of_the_project() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert set(ENTRIES) == {"cosemc-check", "cosemc-drift", "cosemc-diff"}
    assert {entry.split()[0] for entry in ENTRIES.values()} <= set(scripts)


def test_the_hooks(product: Path) -> None:
    hook = {name: shlex.split(entry) for name, entry in ENTRIES.items()}
    assert run(product, *hook["cosemc-check"]).returncode == 0
    drifted = run(product, *hook["cosemc-drift"])
    assert drifted.returncode == 1
    assert "differs from the specification" in drifted.stdout
    reviewed = run(product, *hook["cosemc-diff"])
    assert reviewed.returncode == 3
    assert "FIELD_RENAMED  Point.y" in reviewed.stdout


def test_the_action_gives_its_script_what_it_wants() -> None:
    given = set(re.findall(r"^        ([A-Z_]+): \$\{\{", ACTION, re.MULTILINE))
    script = SCRIPT.read_text(encoding="utf-8")
    wanted = set(re.findall(r"\$\{?([A-Z_]+)", script)) - {"GITHUB_STEP_SUMMARY", "GITHUB_REPOSITORY"}
    assert wanted == given - {"GH_TOKEN"}
    declared = set(re.findall(r"^  ([a-z-]+):\n    description:", ACTION, re.MULTILINE))
    assert set(re.findall(r"inputs\.([a-z-]+)", ACTION)) == declared
    assert "${{" not in re.sub(r"^.*(?:: |default: )\$\{\{.*$", "", ACTION, flags=re.MULTILINE)  # none in a command
    assert os.access(SCRIPT, os.X_OK)


def test_the_review_of_a_branch(product: Path, tmp_path: Path) -> None:
    """The branch is compared with where it began: what came to main since then is no part of the change."""
    git(product, "commit", "-q", "-a", "-m", "y is called why")
    git(product, "checkout", "-q", "main")
    path = product / "specs" / "apdu" / "point.asn"
    path.write_text(path.read_text(encoding="utf-8").replace("y INTEGER", "z INTEGER"), encoding="utf-8")
    git(product, "commit", "-q", "-a", "-m", "y is called z")
    git(product, "checkout", "-q", "change")
    summary = tmp_path / "summary.md"
    review = run(product, str(SCRIPT), BASE="main", REPORT="review", GITHUB_STEP_SUMMARY=str(summary))
    assert review.returncode == 3
    assert "differs from the specification" in review.stdout
    assert "::error file=specs/apdu/point.asn,line=11,title=API FIELD_RENAMED::" in review.stdout
    assert "z is now called" not in review.stdout
    assert summary.read_text(encoding="utf-8").startswith("<!-- cosemc diff -->")
    assert (product / "review" / "specification-review.html").is_file()


def test_without_a_base_the_script_says_so(tmp_path: Path) -> None:
    result = run(tmp_path, str(SCRIPT))
    assert result.returncode != 0
    assert "the revision to compare with" in result.stderr
