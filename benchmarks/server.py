"""The benchmarks that need sockets: a server process with 100 clients, a client's CPU, 2000 associations at once.

The server is always another process: `python -m benchmarks.server SIDE` serves one register until its standard
input is closed.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import io
import os
import select
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from gurux_dlms.enums import DataType
from gurux_dlms.objects import GXDLMSRegister

import dlms
from cosem import classes
from cosem.apdu import Aarq, Conformance, InitiateRequest
from cosem.classes import types
from cosem.data import Data
from cosem.units import Unit
from dlms import loops
from dlms.link.wrapper import Wpdu
from dlms.server import AccessMode, AccessRights, AssociationSettings, CosemObject, Grant, LogicalDevice, Server
from support import gurux_client
from support.gurux_server import GuruxMeter

CLIENTS = 100
ASSOCIATIONS = 2000
ENERGY = "1.0.1.8.0.255"
VALUE = 95144
INITIATE = InitiateRequest(
    proposed_dlms_version_number=6,
    proposed_conformance=Conformance.GET | Conformance.BLOCK_TRANSFER_WITH_GET_OR_READ,
    client_max_receive_pdu_size=0xFFFF,
)
AARQ = Aarq(application_context_name="2.16.756.5.8.1.1", user_information=INITIATE.encode()).encode()
GET = bytes.fromhex("c001c100030100010800ff0200")
ANSWER = bytes.fromhex("c401c10006") + VALUE.to_bytes(4, "big")


# ---------------------------------------------------------------------------------------------------- the other process


def _device() -> LogicalDevice:
    energy = CosemObject(
        classes.Register(ENERGY),
        value=Data.double_long_unsigned(VALUE),
        scaler_unit=types.ScalUnitType(0, Unit.WATT_HOUR),
    )
    rights = AccessRights(Grant(attributes=AccessMode.READ))
    return LogicalDevice(1, "CSK0000000000001", [energy], [AssociationSettings(client=16, rights=rights)])


async def _serve_ours() -> None:
    async with Server([_device()]) as server:
        print(await server.serve("tcp://127.0.0.1:0"), flush=True)
        await _until_closed()


class _TheirConnection(asyncio.Protocol):
    """As quick as their parts allow: one meter a connection, one write for each read."""

    def connection_made(self, transport: Any) -> None:
        energy = GXDLMSRegister(ENERGY)
        energy.value = VALUE
        energy.setDataType(2, DataType.UINT32)
        self.meter = GuruxMeter([energy])
        self.transport = transport

    def data_received(self, octets: bytes) -> None:
        self.transport.write(self.meter.answer(octets))


async def _serve_theirs() -> None:
    server = await asyncio.get_running_loop().create_server(_TheirConnection, "127.0.0.1", 0, backlog=256)
    print(f"tcp://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    with contextlib.redirect_stdout(io.StringIO()):
        await _until_closed()


async def _until_closed() -> None:
    """Each line asks for the CPU seconds that were used so far."""

    def tell() -> None:
        for _ in sys.stdin:
            print(time.process_time(), file=sys.__stdout__, flush=True)

    await asyncio.get_running_loop().run_in_executor(None, tell)


class _ServerProcess:
    """A server in another process, which ends together with this one."""

    def __init__(self, side: str) -> None:
        command = [sys.executable, "-m", "benchmarks.server", side]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        atexit.register(self._end)
        self.url = self._read()

    def cpu(self) -> float:
        """The CPU seconds that it has used."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return float(self._read())

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def _end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(20)


server_process = cache(_ServerProcess)


# ----------------------------------------------------------------------------------------------------- what is measured


def _connect(url: str) -> socket.socket:
    host, _, port = url.partition("://")[2].rpartition(":")
    connection = socket.create_connection((host, int(port)), 20)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.sendall(Wpdu(16, 1, AARQ).encode())
    assert b"\xa2\x03\x02\x01\x00" in connection.recv(4096), "the association is refused"
    return connection


def get_of_many_clients(side: str, seconds: float) -> float:
    """Microseconds a GET, of the CPU of a server process that 100 clients keep busy.

    A process serves a GET in that time; what others do on the machine, or this side with its own CPU, is not counted.
    """
    request, answer = Wpdu(16, 1, GET).encode(), Wpdu(1, 16, ANSWER).encode()
    process = server_process(side)
    # As little work as there can be on this side, so that the other is never without a question.
    with contextlib.ExitStack() as stack, select.epoll() as epoll:
        for _ in range(CLIENTS):
            connection = stack.enter_context(_connect(process.url))
            epoll.register(connection.fileno(), select.EPOLLIN)
            connection.send(request)
        answered = 0
        started, cpu = time.perf_counter(), process.cpu()
        while time.perf_counter() < started + seconds:
            for number, _ in epoll.poll(20):
                assert os.read(number, 64) == answer, "a wrong answer"
                os.write(number, request)
                answered += 1
        return (process.cpu() - cpu) / answered * 1e6


def cpu_of_a_client(side: str, seconds: float) -> float:
    """Microseconds of CPU that a client needs for one GET of a value."""
    url = server_process("ours").url
    if side == "ours":
        with dlms.connect(url) as meter:
            return _cpu(partial(meter.get_raw, 3, ENERGY, 2), seconds, lambda data: data.value)
    with gurux_client.plain(url) as peer:
        return _cpu(partial(peer.read, GXDLMSRegister(ENERGY), 2), seconds, lambda value: value)


def _cpu(read: Any, seconds: float, value_of: Any) -> float:
    assert value_of(read()) == VALUE
    calls = 0
    started, cpu = time.perf_counter(), time.process_time()
    while time.perf_counter() < started + seconds:
        for _ in range(100):
            read()
        calls += 100
    return (time.process_time() - cpu) / calls * 1e6


async def many_associations(count: int = ASSOCIATIONS) -> tuple[int, float]:
    """How many of `count` associations, all open at once, were read, and the seconds it took."""
    url = server_process("ours").url
    started = time.perf_counter()
    everyone = asyncio.Barrier(count)
    gate = asyncio.Semaphore(200)  # so many are opened at a time; then all are open

    async def one() -> bool:
        async with gate:
            meter = await dlms.connect_async(url)
        async with meter:
            await everyone.wait()
            return (await meter.get_raw(3, ENERGY, 2)).value == VALUE

    async with asyncio.timeout(120):
        done = await asyncio.gather(*(one() for _ in range(count)), return_exceptions=True)
    return sum(result is True for result in done), time.perf_counter() - started


_SIDES: dict[str, Callable[[], None]] = {
    # as `Server.start` and `dlms serve` do, where uvloop is installed, and where it is not
    "ours": lambda: loops.run(_serve_ours()),
    "ours-asyncio": lambda: asyncio.run(_serve_ours()),
    "theirs": lambda: asyncio.run(_serve_theirs()),
}

if __name__ == "__main__":
    _SIDES[sys.argv[1]]()
