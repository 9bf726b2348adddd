"""`cosemc format`: the class tables in their one layout."""

from __future__ import annotations

from typing import Annotated

import typer

from cosemc.commands.common import SpecsFolder, table_sources, write
from cosemc.tables.sheets import documents_of, text_of


def format_(
    specs: SpecsFolder = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit status 1 if a table would change.")
    ] = False,
) -> None:
    """Write the class tables in their canonical layout, so that a changed fact is a changed line."""
    folder, sources = table_sources(specs)
    documents = documents_of(sources)
    texts = {source.name: source.text for source in sources}
    changed = {name: text for name, document in documents.items() if (text := text_of(name, document)) != texts[name]}
    for name in sorted(changed):
        typer.echo(f"{name} is not in the canonical layout" if check else name)
    if not check:
        write({folder / name: text for name, text in changed.items()})
    raise typer.Exit(1 if check and changed else 0)
