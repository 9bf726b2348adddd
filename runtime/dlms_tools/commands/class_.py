"""`dlms class`: what an interface class is made of."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from cosem.classes import Attribute, InterfaceClass, Method, Selector, UnknownClass, entries, find, get
from dlms_tools.type_text import type_text


class Format(StrEnum):
    """Form of the output."""

    TEXT = "text"
    JSON = "json"


def class_(
    name: Annotated[
        str, typer.Argument(metavar="ID|NAME", help="Class id, or name: 7, 'Profile generic', profilegeneric.")
    ],
    version: Annotated[
        int | None, typer.Option(help="Version; default: the newest that is described.", show_default=False)
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TEXT,
) -> None:
    """Say what an interface class is made of: attributes with their types, methods, selective access."""
    try:
        found = get(int(name), version) if name.isdecimal() and name.isascii() else find(name, version)
    except UnknownClass as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from None
    if format_ is Format.JSON:
        typer.echo(json.dumps(_to_json(found), ensure_ascii=False, indent=2))
    else:
        Console(highlight=False).print(_shown(found))


def _versions(found: type[InterfaceClass]) -> tuple[int, ...]:
    return next(entry.versions for entry in entries if entry.class_id == found.CLASS_ID)


# --- for machines ----------------------------------------------------------------------------------------------------


def _to_json(found: type[InterfaceClass]) -> dict[str, Any]:
    """A class version with the keys of `cosemc ir --section classes`."""
    return {
        "class_id": found.CLASS_ID,
        "version": found.VERSION,
        "versions": list(_versions(found)),
        "name": found.NAME,
        "status": found.STATUS,
        "cardinality": found.CARDINALITY,
        "attributes": [_attribute_json(attribute) for attribute in found.ATTRIBUTES.values()],
        "methods": [_method_json(method) for method in found.METHODS.values()],
        "selectors": [
            _selector_json(attribute, selector)
            for attribute in found.ATTRIBUTES.values()
            for selector in attribute.selectors.values()
        ],
    }


def _attribute_json(attribute: Attribute[Any]) -> dict[str, Any]:
    return {
        "id": attribute.id,
        "name": attribute.name,
        "base_type": attribute.base_type,
        "type": type_text(attribute.type),
        "static": attribute.static,
        "default": attribute.default,
        "sn": attribute.sn,
        "mandatory": attribute.mandatory,
    }


def _method_json(method: Method[Any, Any]) -> dict[str, Any]:
    return {
        "id": method.id,
        "name": method.name,
        "parameter_base_type": method.base_type,
        "parameter_type": type_text(method.parameter),
        "result_base_type": method.result.base_type,
        "result_type": type_text(method.result),
        "mandatory": method.mandatory,
        "sn": method.sn,
    }


def _selector_json(attribute: Attribute[Any], selector: Selector[Any]) -> dict[str, Any]:
    return {
        "attribute": attribute.id,
        "selector": selector.number,
        "name": selector.name,
        "parameter_base_type": selector.type.base_type,
        "parameter_type": type_text(selector.type),
    }


# --- for people ------------------------------------------------------------------------------------------------------


def _shown(found: type[InterfaceClass]) -> Group:
    others = ", ".join(str(version) for version in _versions(found) if version != found.VERSION)
    head = Text.assemble(
        (found.NAME, "bold"),
        f"  class {found.CLASS_ID}, version {found.VERSION}",
        (f" (also {others})" if others else ""),
        f"  {found.STATUS}, {found.CARDINALITY}",
    )
    tables = [_attributes(found), _methods(found), _selectors(found)]
    return Group(head, *(part for table in tables if table.row_count for part in (Text(), table)))


def _attributes(found: type[InterfaceClass]) -> Table:
    table = _table("attribute", "", "type", "sn")
    for attribute in found.ATTRIBUTES.values():
        kind = {True: "static", False: "dynamic", None: ""}[attribute.static]
        table.add_row(*_row(attribute.id, attribute.name, kind, type_text(attribute.type), _offset(attribute.sn)))
    return table


def _methods(found: type[InterfaceClass]) -> Table:
    table = _table("method", "", "parameter", "sn")
    for method in found.METHODS.values():
        kind = {True: "mandatory", False: "optional", None: ""}[method.mandatory]
        types = type_text(method.parameter)
        if method.result.base_type != "null-data":
            types += f" -> {type_text(method.result)}"
        table.add_row(*_row(method.id, method.name, kind, types, _offset(method.sn)))
    return table


def _selectors(found: type[InterfaceClass]) -> Table:
    table = _table("selective access", "of", "parameter", "")
    for attribute in found.ATTRIBUTES.values():
        for selector in attribute.selectors.values():
            table.add_row(*_row(selector.number, selector.name, attribute.name, type_text(selector.type), ""))
    return table


def _table(what: str, kind: str, types: str, offset: str) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("id", justify="right", no_wrap=True)
    table.add_column(what, no_wrap=True)
    table.add_column(kind, no_wrap=True)
    table.add_column(types, overflow="fold")
    table.add_column(offset, no_wrap=True)
    return table


def _row(number: int, *texts: str) -> list[Text]:
    return [Text(str(number)), *map(Text, texts)]


def _offset(sn: int | None) -> str:
    return "" if sn is None else f"0x{sn:02x}"
