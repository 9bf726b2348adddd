"""`dlms listen`: what meters send unasked."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

import dlms
from dlms.decoding import EntryPoint
from dlms.push import NOBODY, Push, PushFault, PushListener, PushSecurity
from dlms.security.keys import Keys
from dlms.security.policy import Leniency
from dlms_tools.commands.read import Format, FormatOption
from dlms_tools.connections import failing, state_counters, title_of
from dlms_tools.key_options import METERS, NO_KEYS, KeyFile, KeyOptionError, given_keys
from dlms_tools.render import trees
from dlms_tools.tables import new_console

__all__ = ["listen"]


def listen(
    urls: Annotated[
        list[str],
        typer.Argument(
            metavar="URL...",
            show_default=False,
            help="Where to listen: tcp://0.0.0.0:4059, udp://, hdlc+tcp://, mbus+tcp://, "
            "serial:///dev/ttyUSB0?baud=2400, mbus:///dev/ttyUSB0?baud=2400.",
        ),
    ],
    count: Annotated[
        int | None, typer.Option(show_default="no end", min=1, help="End after so many notifications.")
    ] = None,
    suite: Annotated[int, typer.Option(help="Security suite.", min=0, max=2)] = 0,
    encryption_only: Annotated[
        bool,
        typer.Option("--encryption-only", help="The meters do not authenticate: anyone can alter what they send."),
    ] = False,
    counters: Annotated[
        Path | None,
        typer.Option(
            envvar="DLMS_COUNTERS",
            metavar="FILE",
            show_default="in the user's state folder",
            help="Where the counters received are kept, which is what stops a replay.",
        ),
    ] = None,
    format: FormatOption = Format.TABLE,
    key_file: KeyFile = None,
) -> None:
    """Print the notifications that meters push, until interrupted.

    Keys are as of `dlms read`; a key file may have a table for each meter, such as [meter.4d4d4d0000000001]. Keys that
    are for no meter in particular are for all others. Without any key, notifications in clear are printed.
    """
    console, errors = new_console(), new_console(stderr=True)
    with failing("listen"):
        given = given_keys(key_file)
        keys = _keys(given)
        with state_counters(counters, "pushes") as store:
            security = None
            if keys is not None:
                leniency = Leniency(accept_unchecked_tag=encryption_only, accept_weaker_protection=encryption_only)
                title = title_of(given) or NOBODY
                security = PushSecurity(keys, system_title=title, suite=suite, counters=store, leniency=leniency)
            with PushListener(security, on_fault=lambda fault: _complain(errors, fault)) as listener:
                for url in listener.start(*urls):
                    errors.print(Text(f"listening at {url}"))
                for push in islice(listener, count):
                    _show(console, push, format)


def _keys(given: Mapping[str, Any]) -> Callable[[bytes], Keys | None] | None:
    """The keys of each meter; `None` where there are none at all."""
    meters = given.get(METERS, {})
    if not isinstance(meters, dict) or not all(isinstance(table, dict) for table in meters.values()):
        raise KeyOptionError(f"{METERS} in the key file has a table for each meter: [{METERS}.4d4d4d0000000001]")
    try:
        common = Keys.of({name: value for name, value in given.items() if name not in (*NO_KEYS, METERS)})
        by_title = {bytes.fromhex(title): Keys.of(table) for title, table in meters.items()}
    except ValueError as error:
        raise KeyOptionError(str(error)) from None
    if not by_title and not common.can_decipher:
        return None
    if common.can_decipher and common.system_title is not None:
        by_title.setdefault(common.system_title, common)
        return by_title.get
    return lambda title: by_title.get(title, common if common.can_decipher else None)


def _show(console: Console, push: Push, format: Format) -> None:
    if format is Format.JSON:
        typer.echo(json.dumps(_json(push)))
        return
    who = "" if push.system_title is None else f" from {push.system_title.hex()}, {push.protection.authenticity.value}"
    console.print(Text(f"{push.peer}{who}", style="bold"))
    for tree in trees(dlms.decode(push.notification.encode(), layer=EntryPoint.APDU)):
        tree.hide_root = True
        console.print(tree)


def _json(push: Push) -> dict[str, Any]:
    from cosem import apdu

    protection = push.protection
    found: dict[str, Any] = {"peer": push.peer, "source": push.source, "destination": push.destination}
    if push.system_title is not None:
        found |= {
            "system_title": push.system_title.hex(),
            "authenticity": protection.authenticity.value,
            "encrypted": protection.security_control.encrypted,
            "invocation_counter": protection.invocation_counter,
        }
    return found | {"apdu": apdu.to_json(push.notification)}


def _complain(errors: Console, fault: PushFault) -> None:
    errors.print(Text(f"{fault.peer}: {fault.error}", style="yellow"))
