"""Real clients and a real server with something between them that drops, doubles, changes, splits, merges and mixes
octets, on every link: the right value or a typed error, in the end, and nothing left behind.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import dlms
from dlms.errors import DlmsError
from dlms.server.sample import sample_meter
from support.bad_relay import bad_relay
from support.sample_server import management, reading

VALUES = {"1.0.1.8.0.255": 95144, "1.0.32.7.0.255": 2301, "1.0.31.7.0.255": 423, "1.0.1.7.0.255": 973}
BUFFER = "1.0.99.1.0.255"
SHORT = "exchange=0.5&response=0.1&retries=3&inter_octet=0.05&poll=0.02&connect=1"
CALLS = 6
PATIENCE = 120.0

# HDLC finds out what was changed, datagrams have their own checks; over the bare wrapper only protection does.
LINKS = {
    "HDLC over TCP": ("hdlc+tcp", "hdlc+tcp", "&window=5&information=200"),
    "HDLC on a serial line": ("serial", "hdlc+tcp", "&window=3&information=64"),
    "wrapper, ciphered": ("tcp", "tcp", ""),
    "datagrams, ciphered": ("udp", "udp", ""),
}


@pytest.fixture(scope="module")
def server() -> Iterator[dict[str, str]]:
    with dlms.Server([sample_meter()]) as server:
        schemes = ("hdlc+tcp", "tcp", "udp")
        yield dict(zip(schemes, server.start(*(f"{scheme}://127.0.0.1:0" for scheme in schemes)), strict=True))


@pytest.fixture(scope="module")
def rows(server: dict[str, str]) -> list[tuple[Any, ...]]:
    with dlms.connect(server["tcp"], **reading()) as meter:
        return meter.profile(BUFFER).last(20).rows()


def descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))


def how(scheme: str) -> dict[str, Any]:
    return management() if scheme in ("tcp", "udp") else reading()


def blocking(url: str, scheme: str, names: list[str], found: list[tuple[str, Any]]) -> None:
    with dlms.connect(url, **how(scheme)) as meter:
        for name in names:
            with contextlib.suppress(DlmsError):
                value: Any = meter.profile(name).last(20).rows() if name == BUFFER else meter.get_raw(3, name, 2).value
                found.append((name, value))


def asynchronous(url: str, scheme: str, names: list[str], found: list[tuple[str, Any]]) -> None:
    async def run() -> None:
        async with await dlms.connect_async(url, **how(scheme)) as meter:
            for name in names:
                with contextlib.suppress(DlmsError):
                    if name == BUFFER:
                        found.append((name, (await meter.profile(name).last(20)).rows()))
                    else:
                        found.append((name, (await meter.get_raw(3, name, 2)).value))

    asyncio.run(run())


@pytest.mark.parametrize("read", [blocking, asynchronous])
@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("seed", range(3))
def test_the_right_value_or_a_typed_error(
    server: dict[str, str],
    rows: list[tuple[Any, ...]],
    link: str,
    seed: int,
    read: Callable[[str, str, list[str], list[tuple[str, Any]]], None],
) -> None:
    scheme, served, options = LINKS[link]
    names = random.Random(seed).choices([*VALUES, BUFFER], k=CALLS)
    open_before = descriptors()
    found: list[tuple[str, Any]] = []
    errors: list[BaseException] = []

    def run(url: str) -> None:
        try:
            read(url, scheme, names, found)
        except DlmsError:
            pass
        except BaseException as error:
            errors.append(error)

    # Without faults everything must be read: what is checked is then checked of something.
    rate = 0.15 * seed
    with bad_relay(f"{scheme}://{server[served].partition('://')[2]}", seed, rate) as url:
        thread = threading.Thread(target=run, args=(f"{url}?{SHORT}{options}",))
        thread.start()
        thread.join(PATIENCE)
        assert not thread.is_alive()
    assert not errors
    expected: dict[str, Any] = {**VALUES, BUFFER: rows}
    assert all(value == expected[name] for name, value in found)
    assert rate > 0 or [name for name, _ in found] == names
    limit = time.monotonic() + PATIENCE
    while descriptors() > open_before:  # the server's end of it closes a little later
        assert time.monotonic() < limit
        time.sleep(0.01)
