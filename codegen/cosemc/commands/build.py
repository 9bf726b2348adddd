"""`cosemc build`: the library from its specification."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from cosemc.commands.common import Specs, fail, given_path, show, specs_or_default
from cosemc.diagnostics import has_errors
from cosemc.emit import MANIFEST
from cosemc.files import changed_files, files_of_manifest, write_files
from cosemc.library import library_files
from cosemc.load import Specification, load_specification
from cosemc.part import PartError, cut, parse_part
from cosemc.plan import PlanError
from cosemc.project import PackageNameError, package_folder, project_files
from cosemc.specs import FOLDER, working_specs
from cosemc.wireshark import FILE, dissector

_DIFF_LINES = 400
_LEFT_BY_COMPILING = frozenset({".c", ".so", ".pyd", ".pyc", ".html"})


class Target(StrEnum):
    """What is built."""

    PYTHON = "python"
    WIRESHARK = "wireshark"


@dataclass(frozen=True, slots=True)
class _Output:
    """What is written where; `home` is the folder in `folder`, if any, in which everything is the compiler's."""

    folder: Path
    files: Mapping[str, bytes]
    home: str | None = "."


def build(
    specs: Specs = None,
    out: Annotated[
        Path | None,
        typer.Option(
            parser=given_path,
            metavar="PATH",
            help="Folder of the package, or of its project if it has another name; by default generated/cosem beside "
            "'specs'. For wireshark the file, or its folder.",
            show_default=False,
        ),
    ] = None,
    only: Annotated[
        str,
        typer.Option(
            metavar="PART",
            help="Build only this part and what it needs: classes=3,clock;services=get,action;obis=electricity. "
            "Each of the three may be left out, and is then kept whole.",
        ),
    ] = "",
    package: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Build a project of your own in --out: this package (acme.metering, say), and the build file that "
            "makes pip compile it.",
        ),
    ] = "",
    target: Annotated[
        Target, typer.Option(help="Build the library, or a dissector in Lua for Wireshark.")
    ] = Target.PYTHON,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; show what differs, and exit with status 1 if anything does.")
    ] = False,
) -> None:
    """Write the library: only files that change are touched, and what is no longer generated is removed."""
    paths = specs_or_default(specs)
    if (only or package or target is Target.WIRESHARK) and out is None:
        fail("say where it goes, with --out")
    loaded = _part(_load(paths), only)
    folder = out or default_output(specs)
    output = _library(loaded, folder, only, package) if target is Target.PYTHON else _dissector(loaded, folder)
    folder, files = output.folder, output.files
    changed = changed_files(folder, files)
    orphans = sorted(_orphans(output))
    if check:
        raise typer.Exit(_report(folder, changed, orphans))
    try:
        write_files({folder / path: content for path, content in changed.items()})
        for path in orphans:
            (folder / path).unlink()
    except OSError as error:
        fail(f"'{error.filename}' cannot be written: {error.strerror or error}")
    typer.echo(f"{folder}: {len(files)} files, {len(changed)} written, {len(orphans)} removed")


def default_output(specs: list[Path] | None) -> Path:
    """Where the library goes when nobody says: beside the folder `specs` given, or that around the working folder."""
    first = specs[0].resolve() if specs else working_specs()
    if first is None or first.name != FOLDER:
        fail("say where the library goes, with --out")
    return first.parent / "generated" / "cosem"


def _load(paths: list[Path]) -> Specification:
    loaded = load_specification(paths)
    if has_errors(loaded.diagnostics) or loaded.model is None:
        show(loaded.diagnostics, loaded.sources, notes=False, to_stderr=True)
        fail("the specification has errors: nothing is built")
    return loaded


def _part(loaded: Specification, only: str) -> Specification:
    try:
        return cut(loaded, parse_part(only)) if only else loaded
    except PartError as error:
        fail(f"--only: {error}")


def _dissector(loaded: Specification, out: Path) -> _Output:
    folder, name = (out.parent, out.name) if out.suffix == ".lua" else (out, FILE)
    return _Output(folder, {name: dissector(loaded).encode()}, None)


def _library(loaded: Specification, folder: Path, only: str, package: str) -> _Output:
    try:
        home = package_folder(package).as_posix() if package else "."
        files = library_files(loaded, package or "cosem")
    except PackageNameError as error:
        fail(str(error))
    except PlanError as error:
        show([error.diagnostic], loaded.sources, notes=False, to_stderr=True)
        fail("the specification cannot become a library: nothing is built")
    if not package:
        return _Output(folder, files)
    command = f'cosemc build --only "{only}"' if only else "cosemc build"
    return _Output(folder, project_files(files, package, f"{command} --package {package} --out ."), home)


def _current(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _orphans(output: _Output) -> Iterator[str]:
    """What an earlier build wrote and this one does not, and whatever else nobody generates."""
    if output.home is None:
        return
    home = output.folder / output.home
    written = files_of_manifest(home / MANIFEST)
    if not written:
        return  # no folder of ours: nothing in it is for us to remove
    for path in sorted(home.rglob("*")):
        name = path.relative_to(output.folder).as_posix()
        if not path.is_file() or name in output.files or path.suffix in _LEFT_BY_COMPILING:
            continue
        if path.relative_to(home).as_posix() in written or path.suffix in {".py", ".pyi", ".pyx", ".pxd"}:
            yield name


def _report(folder: Path, changed: Mapping[str, bytes], orphans: list[str]) -> int:
    for path, content in changed.items():
        current = _current(folder / path)
        typer.echo(f"{path}: {'missing' if current is None else 'differs from the specification'}")
        if current is not None and PurePosixPath(path).name != MANIFEST:
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
