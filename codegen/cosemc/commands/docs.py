"""`cosemc docs`: the reference as a static site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from cosemc.commands.common import Specs, fail, given_path, show, specs_or_default
from cosemc.diagnostics import has_errors
from cosemc.docs import make_site, render_page
from cosemc.emit import MANIFEST, with_manifest
from cosemc.files import changed_files, files_of_manifest, write_files
from cosemc.load import load_specification


def docs(
    out: Annotated[
        Path,
        typer.Option(parser=given_path, metavar="PATH", help="Folder of the site; it is made where it is not there."),
    ],
    specs: Specs = None,
) -> None:
    """Write the reference: a site to be read from a file, without a server.

    Only files that change are touched, and pages that an earlier run wrote and are no more are removed.
    """
    loaded = load_specification(specs_or_default(specs))
    if has_errors(loaded.diagnostics) or not (loaded.model and loaded.tables and loaded.obis):
        show(loaded.diagnostics, loaded.sources, notes=False, to_stderr=True)
        fail("the specification has errors: nothing is written")
    site = make_site(loaded)
    console = Console(stderr=True)
    pages = track(site.pages, "pages", console=console, transient=True, disable=not console.is_terminal)
    files = with_manifest({**site.files, **{page.path: render_page(page) for page in pages}})
    try:
        changed = changed_files(out, files)
        orphans = sorted(files_of_manifest(out / MANIFEST) - set(files))
        write_files({out / path: content for path, content in changed.items()})
        for path in orphans:
            (out / path).unlink(missing_ok=True)
    except OSError as error:
        fail(f"'{error.filename}' cannot be written: {error.strerror or error}")
    typer.echo(f"{out}: {len(files)} files, {len(changed)} written, {len(orphans)} removed")
