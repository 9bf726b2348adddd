"""`dlms decode`: what is in these octets?"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

import dlms
from dlms.decoding import EntryPoint
from dlms_tools.inputs import InputError, read_input
from dlms_tools.key_options import (
    AuthenticationKey,
    BroadcastKey,
    DedicatedKey,
    EncryptionKey,
    KeyFile,
    KeyOptionError,
    MasterKey,
    SystemTitle,
    keys_from,
)
from dlms_tools.render import trees
from dlms_tools.tables import new_console


class Format(StrEnum):
    """How messages are printed."""

    TREE = "tree"
    JSON = "json"


def decode(
    source: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[HEX|FILE|-]",
            show_default=False,
            help="Hexadecimal text, or a file of octets, hexadecimal text or a dump; standard input without it.",
        ),
    ] = None,
    layer: Annotated[
        EntryPoint | None,
        typer.Option(show_default=False, help="The outermost layer, where it is not to be found by itself."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="A tree for people, JSON for machines.")] = Format.TREE,
    ek: EncryptionKey = None,
    ak: AuthenticationKey = None,
    bk: BroadcastKey = None,
    dk: DedicatedKey = None,
    kek: MasterKey = None,
    system_title: SystemTitle = None,
    key_file: KeyFile = None,
) -> None:
    """Decode messages of meters: HDLC, wrapper, M-Bus, ciphering, APDUs.

    What can be decoded is printed in any case; the exit status is 1 when something could not.

    Others on the machine can see a key on the command line: better put it into the environment or a key file.
    """
    try:
        keys = keys_from(key_file, ek=ek, ak=ak, bk=bk, dk=dk, kek=kek, system_title=system_title)
        octets = read_input(source or [])
    except (KeyOptionError, InputError) as error:
        typer.echo(f"dlms decode: {error}", err=True)
        raise typer.Exit(1) from None
    messages = dlms.decode(octets, keys, layer)
    if format is Format.JSON:
        typer.echo(json.dumps({"messages": [message.to_json() for message in messages]}, indent=2))
    else:
        console = new_console()
        for tree in trees(messages):
            console.print(tree)
    if any(message.error for message in messages):
        raise typer.Exit(1)
