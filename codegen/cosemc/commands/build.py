"""`cosemc build`: the library from its specification."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from cosemc.commands.common import Specs, fail, show, specs_or_default
from cosemc.diagnostics import has_errors
from cosemc.emit import MANIFEST
from cosemc.files import changed_files, files_of_manifest, write_files
from cosemc.library import library_files
from cosemc.load import load_specification
from cosemc.plan import PlanError
from cosemc.specs import FOLDER

_DIFF_LINES = 400
_LEFT_BY_COMPILING = frozenset({".c", ".so", ".pyd", ".pyc", ".html"})


def build(
    specs: Specs = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Folder of the package; generated/cosem beside 'specs' by default.", show_default=False),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; show what differs, and exit with status 1 if anything does.")
    ] = False,
) -> None:
    """Write the library: only files that change are touched, and what is no longer generated is removed."""
    paths = specs_or_default(specs)
    folder = out if out is not None else default_output(paths)
    files = _generate(paths)
    changed = changed_files(folder, files)
    orphans = sorted(_orphans(folder, files))
    if check:
        raise typer.Exit(_report(folder, changed, orphans))
    try:
        write_files({folder / path: content for path, content in changed.items()})
        for path in orphans:
            (folder / path).unlink()
    except OSError as error:
        fail(f"'{error.filename}' cannot be written: {error.strerror or error}")
    typer.echo(f"{folder}: {len(files)} files, {len(changed)} written, {len(orphans)} removed")


def default_output(specs: list[Path]) -> Path:
    """Where the library goes when nobody says: beside the folder `specs` it is made from."""
    (first, *_) = specs
    if first.resolve().name != FOLDER:
        fail("say where the library goes, with --out")
    return first.resolve().parent / "generated" / "cosem"


def _generate(paths: list[Path]) -> dict[str, bytes]:
    loaded = load_specification(paths)
    if has_errors(loaded.diagnostics) or loaded.model is None:
        show(loaded.diagnostics, loaded.sources, notes=False, to_stderr=True)
        fail("the specification has errors: nothing is built")
    try:
        return library_files(loaded)
    except PlanError as error:
        typer.echo(str(error), err=True)
        fail("the specification cannot become a library: nothing is built")


def _current(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _orphans(folder: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    """What an earlier build wrote and this one does not, and whatever else nobody generates."""
    written = files_of_manifest(folder / MANIFEST)
    if not written:
        return  # no folder of ours: nothing in it is for us to remove
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name in files or path.suffix in _LEFT_BY_COMPILING:
            continue
        if name in written or path.suffix in {".py", ".pyi", ".pyx", ".pxd"}:
            yield name


def _report(folder: Path, changed: Mapping[str, bytes], orphans: list[str]) -> int:
    for path, content in changed.items():
        current = _current(folder / path)
        typer.echo(f"{path}: {'missing' if current is None else 'differs from the specification'}")
        if current is not None and path != MANIFEST:
            _show_difference(path, current, content)
    for path in orphans:
        typer.echo(f"{path}: not generated from the specification")
    if changed or orphans:
        typer.echo("run 'cosemc build', and commit what it writes")
        return 1
    typer.echo(f"{folder} is what the specification says")
    return 0


def _show_difference(path: str, current: bytes, content: bytes) -> None:
    lines = difflib.unified_diff(
        current.decode(errors="replace").splitlines(),
        content.decode().splitlines(),
        f"{path} (as it is)",
        f"{path} (as it should be)",
        lineterm="",
    )
    for number, line in enumerate(lines):
        if number == _DIFF_LINES:
            typer.echo("...")
            return
        typer.echo(line)


