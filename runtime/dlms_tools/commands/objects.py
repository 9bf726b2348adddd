"""`dlms objects`: what is in a meter?"""

from __future__ import annotations

import json

import typer

from cosem.classes import InterfaceClass
from dlms.association.access import AccessMode
from dlms.operations.objects import MeterObject
from dlms_tools.commands.read import Format, FormatOption
from dlms_tools.connections import Connection, connecting
from dlms_tools.tables import add_row, new_table, print_table

__all__ = ["objects"]


@connecting
def objects(connection: Connection, format: FormatOption = Format.TABLE) -> None:
    """List the objects of a meter that this client sees, with its rights to them."""
    with connection.meter() as meter:
        found = meter.objects()
    if format is Format.JSON:
        typer.echo(json.dumps([_json(item) for item in found], indent=2))
        return
    table = new_table("object", "class", "version", "meaning", "attributes", "methods")
    for item in found:
        rights = " ".join(f"{index}:{_letters(mode)}" for index, mode in item.attributes.items())
        methods = " ".join(str(index) for index, mode in item.methods.items() if mode)
        add_row(table, str(item.logical_name), item.class_name, str(item.version), item.meaning, rights, methods)
    print_table(table)


def _letters(mode: AccessMode) -> str:
    """`rw`, `r`, `w` or `-`; a star where the request must be protected."""
    text = "r" * bool(mode & AccessMode.READ) + "w" * bool(mode & AccessMode.WRITE)
    protected = AccessMode.AUTHENTICATED_REQUEST | AccessMode.ENCRYPTED_REQUEST | AccessMode.SIGNED_REQUEST
    return (text or "-") + "*" * bool(mode & protected)


def _json(item: MeterObject) -> dict[str, object]:
    interface: InterfaceClass | None = item.interface
    return {
        "class_id": item.class_id,
        "class": None if interface is None else interface.NAME,
        "version": item.version,
        "logical_name": str(item.logical_name),
        "meaning": item.meaning,
        "attributes": {str(index): int(mode) for index, mode in item.attributes.items()},
        "methods": {str(index): int(mode) for index, mode in item.methods.items()},
        **({} if item.short_name is None else {"short_name": item.short_name}),
    }
