"""Writing of files: each at once or not at all; and what an earlier run wrote into a folder."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath


def write_files(files: Mapping[Path, str | bytes]) -> None:
    """Write files, texts as UTF-8; folders are made.

    All of them are first written beside their places and only then moved there, so that a full disk or a missing right
    leaves every file as it was. Links are followed; a device or a pipe is written to and not replaced. Raises OSError.
    """
    beside: dict[Path, Path] = {}
    devices: dict[Path, bytes] = {}
    try:
        for path, content in files.items():
            octets = content.encode("utf-8") if isinstance(content, str) else content
            if path.exists() and not path.is_file():
                devices[path] = octets
                continue
            place = path.resolve()
            place.parent.mkdir(parents=True, exist_ok=True)
            temporary = place.with_name(f".{place.name}.{os.getpid()}.tmp")
            beside[temporary] = place
            _write(temporary, path, octets)
        for path, octets in devices.items():
            _write(path, path, octets)
        with _uninterrupted():
            for temporary, place in beside.items():
                temporary.replace(place)
    finally:
        for temporary in beside:
            temporary.unlink(missing_ok=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Whoever ends the program waits for the block: files that belong together are all new or all old.

    Signals are kept by handlers, not blocked: the kernel hands a signal that one thread blocks to another, and the
    interrupt is then raised in the main thread all the same. Other threads than that one are never interrupted.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    before = {number: handler for number, handler in before.items() if handler is not None}
    for number in before:
        signal.signal(number, lambda received, frame: came.append(received))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for received in came:
            signal.raise_signal(received)


def _write(temporary: Path, path: Path, content: bytes) -> None:
    try:
        temporary.write_bytes(content)
    except OSError as error:
        # A full disk names no file, a missing right the temporary one: who reads this knows the file itself.
        raise OSError(error.errno, error.strerror, str(path)) from None


def changed_files(folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of the files (by path in the folder) that are not there yet as they should be. Raises OSError."""
    return {
        name: content
        for name, content in files.items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != content
    }


def files_of_manifest(manifest: Path) -> frozenset[str]:
    """The files that a manifest beside them says were written; none where it is no manifest.

    A name that leads out of the folder is no file of ours, whoever wrote it there.
    """
    try:
        names = json.loads(manifest.read_bytes())["files"]
        return frozenset(name for name in names if _is_inside(PurePosixPath(name)))
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _is_inside(path: PurePosixPath) -> bool:
    return not path.is_absolute() and ".." not in path.parts and "\\" not in str(path)
