"""`dlms serve`: a sample meter to try clients on."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from pathlib import Path
from typing import Annotated

import typer

from dlms import loops
from dlms.errors import AddressError, CounterError, TransportError
from dlms.security.counters import FileCounterStore
from dlms.server import LogicalDevice, Server
from dlms.server.sample import (
    AUTHENTICATION_KEY,
    ENCRYPTION_KEY,
    MANAGEMENT_CLIENT,
    MASTER_KEY,
    PASSWORD,
    PUBLIC_CLIENT,
    READING_CLIENT,
    sample_meter,
)
from dlms.url import parse_place
from dlms_tools.key_options import KeyOptionError

DEFAULT_URL = "tcp://127.0.0.1:4059"
# Of a meter whose counters are kept in a file: it is the same one each time.
SYSTEM_TITLE = b"CSK\x00\x00\x00\x00\x01"

_HELP = f"""Serve a sample meter with about twenty objects and a load profile of 1000 rows.

Its logical device is 1, its clients are:

\b
{PUBLIC_CLIENT}  public, no security: reads everything
{READING_CLIENT}  low level security, password {PASSWORD.decode()}: reads, sets the clock, operates the breaker
{MANAGEMENT_CLIENT}  high level security with GMAC, suite 0: reads, writes and acts
    encryption key      {ENCRYPTION_KEY.hex()}
    authentication key  {AUTHENTICATION_KEY.hex()}
    master key          {MASTER_KEY.hex()}

Everybody knows these keys: they are for trying things out. Ctrl-C ends the meter.
"""


def serve(  # noqa: D103 - its docstring is put together below
    listen: Annotated[
        list[str] | None,
        typer.Option(
            metavar="URL",
            show_default=DEFAULT_URL,
            help="tcp:// and udp:// have the wrapper, hdlc+tcp:// HDLC; port 0 is any that is free. May be repeated.",
        ),
    ] = None,
    behind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NETWORK:ADDRESS",
            show_default=False,
            help="Be a gateway too: another sample meter is behind it at that network id and physical device address "
            "(hexadecimal), where clients find it with ?gateway=NETWORK:ADDRESS. May be repeated.",
        ),
    ] = None,
    counters: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Keep invocation counters here, and be the same meter each time; else its system title is new.",
        ),
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say who comes and goes.")] = False,
) -> None:
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, format="%(message)s")
    try:
        places = [_place(text) for text in behind or []]
        with contextlib.ExitStack() as stack:
            store = None if counters is None else stack.enter_context(FileCounterStore(counters))
            own, *others = (_meter(number, store) for number in range(1, len(places) + 2))
            meters = {place: [meter] for place, meter in zip(places, others, strict=True)}
            loops.run(_serve(Server([own], behind=meters or None), listen or [DEFAULT_URL]))
    except (AddressError, TransportError, CounterError, KeyOptionError) as error:
        typer.echo(f"dlms serve: {error}", err=True)
        raise typer.Exit(1) from None


serve.__doc__ = _HELP


def _place(text: str) -> tuple[int, bytes]:
    try:
        return parse_place(text)
    except ValueError as error:
        raise AddressError(f"{text!r} is no place behind a gateway: {error}") from None


def _meter(number: int, counters: FileCounterStore | None) -> LogicalDevice:
    title = None if counters is None else SYSTEM_TITLE[:4] + number.to_bytes(4)
    return sample_meter(name=f"CSK{number:013}", system_title=title, counters=counters)


async def _serve(server: Server, urls: list[str]) -> None:
    """Until the process is told to stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):  # on Windows, where the interrupt ends the loop
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
    async with server:
        for url in urls:
            typer.echo(f"listening at {await server.serve(url)}")
        await stop.wait()
