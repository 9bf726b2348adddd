"""Files are written all or none, and into what stands at their places rather than over it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from cosemc.files import write_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and signals of POSIX")


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_files({pipe: "text", tmp_path / "file": b"octets"})
    reader.join(10)
    assert read == [b"text"]
    assert pipe.is_fifo()
    assert {path.name for path in tmp_path.iterdir()} == {"pipe", "file"}


def test_a_link_is_followed_and_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("folder/file")
    write_files({tmp_path / "link": "new"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "folder" / "file").read_text() == "new"


def test_a_folder_in_the_way_is_called_by_its_name_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(IsADirectoryError) as error:
        write_files({tmp_path / "a": "a", tmp_path / "taken": "b", tmp_path / "c": "c"})
    assert error.value.filename == str(tmp_path / "taken")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.parametrize("threads", [0, 1])
def test_an_interrupt_leaves_no_file_old_beside_new_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, threads: int
) -> None:
    """Also where another thread, as that of a progress bar, takes the signal from the kernel."""
    names = [f"{number}" for number in range(10)]
    write_files({tmp_path / name: "old" for name in names})
    replace = Path.replace
    before = signal.getsignal(signal.SIGINT)
    done = threading.Event()
    others = [threading.Thread(target=done.wait) for _ in range(threads)]

    def interrupted(path: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.005)  # until the signal is there, whichever thread took it
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    for other in others:
        other.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            write_files({tmp_path / name: "new" for name in names})
    finally:
        done.set()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == dict.fromkeys(names, "new")
    assert signal.getsignal(signal.SIGINT) is before


def test_an_interrupt_before_leaves_all_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files({tmp_path / "a": "old"})
    write = Path.write_bytes

    def interrupted(path: Path, octets: bytes) -> int:
        write(path, octets[:1])
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "a": "new", tmp_path / "b": "new"})
    monkeypatch.undo()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "old"}
