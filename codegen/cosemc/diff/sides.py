"""The two sides of a diff: a specs folder, a module or table, a revision of git, or what is installed."""

from __future__ import annotations

import json
import re
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from cosemc.diagnostics import Diagnostic, has_errors, in_order
from cosemc.load import TABLE_SUFFIXES, Specification, load_modules
from cosemc.obis import load_obis
from cosemc.read import ASN1_SUFFIXES, ReadResult, SourceFile, read, read_file, shown
from cosemc.specs import FOLDER, default_specs, enclosing_specs
from cosemc.tables import load_tables

GIT = "git:"
INSTALLED = "installed"
ACCEPT_FILE = "accept.toml"

_COMPARED_ALL_THE_SAME = frozenset({"O602", "O604"})
"""Errors among OBIS rules that do not keep them from being compared: a diff is to say that they are new."""

_KINDS = {"class_id": "classes/{}", "types": "types.json", "units": "units.json", "sections": "obis/{}"}
"""Where in a specs folder a table stands, by the key that tells what it is."""

_SHARED = ("types.json", "units.json")
"""What a table outside a specs folder takes from the specification at hand."""


class SideError(Exception):
    """A side that cannot be had; the text is for the user."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One side: its specification, the one file that is compared (all if None), and the text of accepted findings."""

    label: str
    specification: Specification
    only: str | None = None
    accepted: SourceFile | None = None

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps it from being compared."""
        found = self.specification.diagnostics
        return tuple(item for item in found if has_errors([item]) and item.code not in _COMPARED_ALL_THE_SAME)


def load_edition(side: str) -> Edition:
    """Load a side as the user names it; `SideError` where there is none."""
    if side.startswith(GIT):
        with _checked_out(side) as folder:
            edition = _folder(side, folder)
            return replace(edition, specification=_shown_as(edition.specification, side, folder))
    if side == INSTALLED:
        folder = Path(__file__).parents[1] / FOLDER
        if not folder.is_dir():
            raise SideError("no specification is installed: this is a checkout; compare with a folder or 'git:REV'")
        return _folder(side, folder)
    path = Path(side)
    if not side or not path.exists():
        raise SideError(f"no such file or folder: '{side}' (or 'git:REV', or 'installed')")
    return _folder(side, path) if path.is_dir() else _file(side, path)


def _folder(label: str, folder: Path, suffixes: frozenset[str] = ASN1_SUFFIXES | TABLE_SUFFIXES) -> Edition:
    accepted = folder / ACCEPT_FILE
    text = read_file(accepted, ACCEPT_FILE) if accepted.exists() else None
    if isinstance(text, Diagnostic):
        raise SideError(f"'{shown(accepted)}': {text.message}")
    return Edition(label, _load(read([folder], suffixes)), accepted=text)


def _file(label: str, path: Path) -> Edition:
    kind = TABLE_SUFFIXES if path.suffix in TABLE_SUFFIXES else ASN1_SUFFIXES
    specs = enclosing_specs(path)
    if specs is not None:  # the file is compared, the rest is what it refers to
        whole = _folder(label, specs, kind)
        return replace(whole, only=path.resolve().relative_to(specs).as_posix())
    files = read([path], {path.suffix})
    if path.suffix not in TABLE_SUFFIXES:
        return Edition(label, _load(files))
    [*sources] = [replace(source, name=_table_name(source)) for source in files.sources]
    names = {source.name for source in sources}
    around = [source for source in _shared_tables() if source.name not in names]
    edition = Edition(label, _load(ReadResult((*around, *sources), files.diagnostics)))
    return replace(edition, only=next(iter(names), None))


def _table_name(source: SourceFile) -> str:
    try:
        document = json.loads(source.text)
    except ValueError:
        return f"classes/{source.name}"  # reading it as any table will say what is wrong
    for key, place in _KINDS.items():
        if isinstance(document, dict) and key in document:
            return place.format(_file_name(document) or source.path.name)
    raise SideError(f"'{source.shown}' is no table: it has none of the keys {', '.join(_KINDS)}")


def _file_name(document: dict[str, object]) -> str:
    """What the file of an interface class is called in a specs folder: the Python module has its name from there."""
    name, class_id = document.get("name"), document.get("class_id")
    if not isinstance(name, str) or not isinstance(class_id, int):
        return ""
    return f"{class_id:03}_{re.sub('[^a-z0-9]+', '_', name.lower()).strip('_')}.json"


def _shared_tables() -> tuple[SourceFile, ...]:
    folder = default_specs()
    return read([folder / name for name in _SHARED], TABLE_SUFFIXES).sources if folder else ()


def _load(files: ReadResult) -> Specification:
    """As `load_specification`, but tables that contradict each other are kept."""
    tables_from = [source for source in files.sources if source.path.suffix in TABLE_SUFFIXES]
    modules_from = [source for source in files.sources if source.path.suffix not in TABLE_SUFFIXES]
    modules = load_modules(modules_from)
    tables = load_tables(tables_from)
    # a table on its own says nothing of which classes there are
    obis = load_obis(tables_from, tables.tables.class_ids if len(tables.tables.classes) > 1 else ())
    diagnostics = (*files.diagnostics, *modules.diagnostics, *tables.diagnostics, *obis.diagnostics)
    return Specification(
        model=modules.model if modules_from else None,
        tables=tables.tables,
        obis=obis.obis,
        diagnostics=in_order(diagnostics),
        sources=modules.sources | {source.name: source for source in tables_from},
    )


@contextmanager
def _checked_out(side: str) -> Iterator[Path]:
    """The folder of a revision, `git:REV` or `git:REV:FOLDER`, for as long as it is looked at."""
    revision, _, folder = side.removeprefix(GIT).partition(":")
    folder = folder.strip("/") or FOLDER
    if not revision or revision.startswith("-"):
        raise SideError(f"'{side}' names no revision: give git:main, git:v1.2, git:HEAD~1")
    top = _git("rev-parse", "--show-toplevel").decode().strip()
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", at=top).decode()
    archive = _git("archive", "--format=tar", commit.strip(), "--", folder, at=top)
    with TemporaryDirectory() as temporary:
        with tarfile.open(fileobj=BytesIO(archive)) as tar:
            tar.extractall(temporary, filter="data")
        yield Path(temporary, folder)


def _git(*arguments: str, at: str | None = None) -> bytes:
    try:
        run = subprocess.run(["git", *arguments], cwd=at, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SideError(f"git cannot be run: {error}") from None
    if run.returncode:
        said = run.stderr.decode(errors="replace").strip().splitlines()
        raise SideError(f"git {arguments[0]}: {said[-1] if said else 'no such revision'}")
    return run.stdout


def _shown_as(specification: Specification, side: str, folder: Path) -> Specification:
    """The specification with the paths of its files as the user knows them."""
    root = Path(":".join(side.split(":")[:2]), folder.name)
    sources = {name: replace(source, path=root / source.name) for name, source in specification.sources.items()}
    return replace(specification, sources=sources)
