"""Headless Chromium on pages of a folder: what a page is after its scripts have run, without any driver."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

needs_browser = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium here: 'apt-get install chromium' brings it, and these tests run"
)

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
    "--virtual-time-budget=5000",
)


def page_after_scripts(page: Path, address: str = "", flags: tuple[str, ...] = ()) -> str:
    """The HTML of a page once it is still; `address` is what follows the file in the URL."""
    assert BROWSER is not None
    with TemporaryDirectory(prefix="chromium-") as profile:
        done = subprocess.run(
            [BROWSER, *_FLAGS, *flags, f"--user-data-dir={profile}", "--dump-dom", page.as_uri() + address],
            capture_output=True,
            timeout=120,
            check=True,
        )
    return done.stdout.decode()
