"""`make bench`: ratios against gurux-dlms, both sides in turn within one run.

Ratios are what to compare: both sides share the machine's mood in each round. A floor in brackets is the ratio that a
minimal bounds-checked walk without a library around it reached when it was measured against the same peer.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import io
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from . import ours, peer, server, workloads

Work = ours.Work


@dataclass(frozen=True)
class Case:
    name: str
    title: str
    theirs: Work
    ours: Work
    least: int
    floor: int | None = None
    # what gives the microseconds of a side, where it is not the time of a call
    timer: Callable[[Any, float], float] | None = None


@dataclass(frozen=True)
class Result:
    name: str
    title: str
    theirs_us: float
    ours_us: float
    ratio: float
    least: int
    floor: int | None


def cases() -> list[Case]:
    short, long = bytes(64), bytes(1000)
    sealed = {len(plain): bytes(ours.wrap(plain)()) for plain in (short, long)}
    ciphered = {size: b"\xcc" + _length(len(octets)) + octets for size, octets in sealed.items()}
    information = bytes.fromhex("e6e700") + bytes(97)
    frame = bytes(ours.build_i_frame(ours.Address(16), ours.Address(1), 0, 1, information))
    long_profile = peer.decode(workloads.GET_RESPONSE_LONG_PROFILE)
    return [
        Case("W1", "decode GET-Response, 96 x 8 profile, as rows", peer.decode(workloads.GET_RESPONSE_PROFILE),
             ours.decode_result(workloads.GET_RESPONSE_PROFILE), 170, 209),
        Case("W1b", "the same with 5000 rows, as rows", long_profile,
             ours.decode_result(workloads.GET_RESPONSE_LONG_PROFILE), 80, 102),
        Case("W1b", "the same with 5000 rows, as columns", long_profile,
             ours.decode_columns(workloads.GET_RESPONSE_LONG_PROFILE), 2000, 4400),
        Case("W2", "encode GET-Request-Normal", peer.encode_get_request(), ours.encode_get_request(), 80, 231),
        Case("W2", "the same, the request made anew each time", peer.encode_get_request(),
             ours.make_and_encode_get_request(), 0),
        Case("W3", "decode GET-Response of one double-long-unsigned", peer.decode(workloads.GET_RESPONSE_REGISTER),
             ours.decode_result(workloads.GET_RESPONSE_REGISTER), 80, 297),
        Case("W4", "decode DataNotification of 20 registers", peer.decode_notification(),
             ours.decode_notification(), 140, 214),
        Case("W5", "unwrap, suite 0, 64 octets", peer.unwrap(ciphered[64]), ours.unwrap(sealed[64]), 190, 2900),
        Case("W5", "unwrap, suite 0, 1000 octets", peer.unwrap(ciphered[1000]), ours.unwrap(sealed[1000]), 1000, 9400),
        Case("W5", "wrap, suite 0, 64 octets", peer.wrap(short), ours.wrap(short), 0, 2900),
        Case("W6", "HDLC I-frame of 100 octets, build", peer.build_frame(information), ours.build_frame(information),
             150, 250),
        Case("W6", "HDLC I-frame of 100 octets, parse", peer.parse_frame(frame), ours.parse_frame(frame), 150, 276),
        Case("W7", "AARQ encode, HLS GMAC", peer.encode_aarq(), ours.encode_aarq(), 60),
        Case("W7", "AARE decode, HLS GMAC", peer.decode_aare(), ours.decode_aare(), 60),
        Case("W8", "encode a 96 x 8 array", peer.encode_array(), ours.encode_array(), 600, 960),
        Case("W9", "a server process with 100 clients, CPU for a GET", partial(server.get_of_many_clients, "theirs"),
             partial(server.get_of_many_clients, "ours"), 6, 8, _itself),
        Case("W9", "the same without uvloop", partial(server.get_of_many_clients, "theirs"),
             partial(server.get_of_many_clients, "ours-asyncio"), 0, None, _itself),
        Case("W10", "CPU of a client for a GET over TCP", partial(server.cpu_of_a_client, "theirs"),
             partial(server.cpu_of_a_client, "ours"), 2, 3, _itself),
    ]  # fmt: skip


def _itself(work: Callable[[float], float], seconds: float) -> float:
    """Of what takes its own time."""
    return work(max(seconds, 0.5))


def _length(length: int) -> bytes:
    return bytes([length]) if length < 0x80 else b"\x82" + length.to_bytes(2, "big")


def check(case: Case) -> None:
    """A benchmark of a wrong answer is worth nothing: both sides must agree where their results can be compared."""
    if case.timer is not None:
        return  # it looks at the answers itself
    mine, other = case.ours(), case.theirs()
    if case.name in {"W1", "W3", "W4"}:
        assert _plain(other) == _plain(mine), case.title
    if case.title.startswith("unwrap"):
        assert bytes(other) == bytes(mine), case.title
    if case.name == "W8":
        assert bytes(other.array()) == mine, case.title


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [_plain(element) for element in value]
    return bytes(value) if isinstance(value, bytearray) else value


def measure(work: Work, seconds: float) -> float:
    """Microseconds a call, over enough calls to fill `seconds`; the collector runs as it does for users."""
    calls, elapsed = 1, 0.0
    while True:
        started = time.perf_counter()
        for _ in range(calls):
            work()
        elapsed = time.perf_counter() - started
        if elapsed >= seconds / 2 or calls > 1 << 22:
            return elapsed / calls * 1e6
        calls = max(calls * 2, int(calls * seconds / max(elapsed, 1e-7)))


def run(case: Case, rounds: int, seconds: float) -> Result:
    theirs, mine, timer = [], [], case.timer or measure
    with contextlib.redirect_stdout(io.StringIO()):  # the peer prints while it works
        check(case)
        for _ in range(rounds):
            gc.collect()
            theirs.append(timer(case.theirs, seconds))
            mine.append(timer(case.ours, seconds))
    ratio = statistics.median(t / m for t, m in zip(theirs, mine, strict=True))
    return Result(
        case.name, case.title, statistics.median(theirs), statistics.median(mine), ratio, case.least, case.floor
    )


def show(results: list[Result]) -> None:
    table = Table(title="microseconds a call, medians; ratio = gurux-dlms / cosemkit")
    for heading in ("", "work"):
        table.add_column(heading)
    for heading in ("gurux-dlms", "cosemkit", "ratio", "least", "[floor]"):
        table.add_column(heading.replace("[", r"\["), justify="right")
    for result in results:
        short = result.ratio < result.least
        table.add_row(
            result.name, result.title, f"{result.theirs_us:,.1f}", f"{result.ours_us:,.3f}",
            f"[{'red' if short else 'green'}]{result.ratio:,.{1 if result.ratio < 20 else 0}f}[/]",
            str(result.least or "-"), rf"\[{result.floor}]" if result.floor else "-",
        )  # fmt: skip
    Console(width=120).print(table)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds (7)")
    parser.add_argument("--seconds", type=float, default=0.2, help="time of one side in one round (0.2)")
    parser.add_argument("--only", default="", help="cases whose name starts so, e.g. W1")
    parser.add_argument("--json", type=Path, help="write the results to this file too")
    arguments = parser.parse_args()
    chosen = [case for case in cases() if case.name.startswith(arguments.only)]
    with Progress(transient=True, console=Console(stderr=True)) as progress:
        results = [
            run(case, arguments.rounds, arguments.seconds) for case in progress.track(chosen, description="measuring")
        ]
    show(results)
    lost = _lost_associations() if "W11".startswith(arguments.only) else 0
    if arguments.json:
        arguments.json.write_text(json.dumps([asdict(result) for result in results], indent=2) + "\n", encoding="utf-8")
    return 0 if all(result.ratio >= result.least for result in results) and not lost else 1


def _lost_associations() -> int:
    """How many of 2000 associations, all open at once, could not be read."""
    count, seconds = asyncio.run(server.many_associations())
    print(f"W11 {count} of {server.ASSOCIATIONS} associations at once read, in {seconds:.1f} s")
    return server.ASSOCIATIONS - count


if __name__ == "__main__":
    sys.exit(main())
