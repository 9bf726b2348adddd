"""Writing of files: each at once or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def write_files(files: Mapping[Path, str | bytes]) -> None:
    """Write files, texts as UTF-8; folders are made.

    All of them are first written beside their places and only then moved there, so that a full disk or a missing right
    leaves every file as it was. Raises OSError.
    """
    beside: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
            beside[temporary] = path
            temporary.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        for temporary, path in beside.items():
            temporary.replace(path)
    finally:
        for temporary in beside:
            temporary.unlink(missing_ok=True)
