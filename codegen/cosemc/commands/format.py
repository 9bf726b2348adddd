"""`cosemc format`: the tables in their one layout."""

from __future__ import annotations

from typing import Annotated

import typer

from cosemc.commands.common import SpecsFolder, table_sources, write
from cosemc.obis.layout import obis_text
from cosemc.obis.sheets import documents_of as obis_documents
from cosemc.tables.sheets import documents_of, text_of


def format_(
    specs: SpecsFolder = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit status 1 if a table would change.")
    ] = False,
) -> None:
    """Write the tables of classes and OBIS in their canonical layout, so that a changed fact is a changed line."""
    folder, sources = table_sources(specs, to_write=not check)
    texts = {name: text_of(name, document) for name, document in documents_of(sources).items()}
    texts |= {name: obis_text(document) for name, document in obis_documents(sources).items()}
    current = {source.name: source.text for source in sources}
    changed = {name: text for name, text in texts.items() if text != current[name]}
    for name in sorted(changed):
        typer.echo(f"{name} is not in the canonical layout" if check else name)
    if not check:
        write({folder / name: text for name, text in changed.items()})
    raise typer.Exit(1 if check and changed else 0)
