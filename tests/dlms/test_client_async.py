"""The asyncio client: the same operations, many at once, and calls that are cancelled in their middle."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import inspect
import os
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import dlms
from cosem.classes import Data as DataClass
from cosem.classes import DisconnectControl, Register
from cosem.data import Data
from cosem.obis import Obis
from dlms import AsyncMeter, Meter, Timeouts
from dlms.aio import AsyncMeterCertificates, AsyncProfileReader
from dlms.client import MeterCertificates, ProfileReader
from dlms.errors import AuthenticationRejected, LinkTimeout, NotAssociated, TransportClosed
from dlms.server import CosemObject, LogicalDevice, Server
from dlms.server.sample import sample_meter
from support.sample_server import management, reading

ENERGY, PROFILE = "1.0.1.8.0.255", "1.0.99.1.0.255"
BEGIN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
QUICK = Timeouts(connect=5.0, exchange=10.0)


def run(scenario: Callable[[str], Awaitable[None]], scheme: str = "tcp", device: LogicalDevice | None = None) -> None:
    """The scenario and the server in one loop, in which nothing of either is left running."""

    async def whole() -> None:
        async with Server([device or sample_meter()]) as server:
            await scenario(await server.serve(f"{scheme}://127.0.0.1:0"))
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert not left

    asyncio.run(whole(), debug=True)


@pytest.mark.parametrize("scheme", ["tcp", "hdlc+tcp", "udp"])
def test_everything_once(scheme: str) -> None:
    async def scenario(url: str) -> None:
        async with await dlms.connect_async(url, timeouts=QUICK, **management()) as meter:
            assert str(await meter.get(Register(ENERGY).value)) == "95.144 kWh"
            assert [str(value) for value in await meter.get_many([Register(ENERGY).value])] == ["95.144 kWh"]
            assert await meter.get_raw(3, ENERGY, 2) == Data.double_long_unsigned(95144)
            assert (await meter.find(ENERGY)) in await meter.objects()
            await meter.set(DataClass("0.0.96.13.0.255").value, Data.octet_string(b"x"))
            await meter.set_raw(1, "0.0.96.13.0.255", 2, Data.octet_string(b"y"))
            await meter.remote_disconnect()
            assert await meter.get(DisconnectControl("0.0.96.3.10.255").output_state) is False
            await meter.remote_reconnect()
            await meter.action(DisconnectControl("0.0.96.3.10.255").remote_disconnect)
            await meter.action_raw(70, "0.0.96.3.10.255", 2, Data.integer(0))
            moment = datetime.datetime(2026, 2, 3, 4, 5, tzinfo=datetime.UTC)
            await meter.set_clock(moment)
            assert (await meter.clock()).to_datetime() - moment < datetime.timedelta(seconds=30)
            profile = meter.profile(PROFILE)
            assert len(await profile.columns()) == 4
            assert len(await profile.all()) == 1000
            assert len(await profile.last(3)) == len(await profile.entries(1, 3)) == 3
            assert len(await profile.between(BEGIN, BEGIN + datetime.timedelta(hours=1))) == 5
            await meter.transfer_image(bytes(1000), b"image")
            await meter.activate_image()

    run(scenario, scheme)


def test_both_clients_have_the_same_methods() -> None:
    pairs = ((Meter, AsyncMeter), (ProfileReader, AsyncProfileReader), (MeterCertificates, AsyncMeterCertificates))
    for blocking, awaiting in pairs:
        ours, theirs = (
            {name: member for name, member in vars(kind).items() if not name.startswith("_")}
            for kind in (blocking, awaiting)
        )
        assert ours.keys() == theirs.keys()
        for name, member in ours.items():
            signature = str(inspect.signature(theirs[name])).replace("Async", "")
            assert signature == str(inspect.signature(member)), name
    assert str(inspect.signature(dlms.connect)) == str(inspect.signature(dlms.connect_async)).replace("Async", "")


def test_many_meters_at_once() -> None:
    async def scenario(url: str) -> None:
        async def one() -> str:
            async with await dlms.connect_async(url, timeouts=QUICK, **reading()) as meter:
                return str(await meter.get(Register(ENERGY).value))

        assert await asyncio.gather(*(one() for _ in range(100))) == ["95.144 kWh"] * 100

    run(scenario)


def test_a_wrong_password_leaves_nothing() -> None:
    async def scenario(url: str) -> None:
        with pytest.raises(AuthenticationRejected):
            await dlms.connect_async(url, timeouts=QUICK, client=32, security=dlms.Security.low("wrong"))

    run(scenario)


class Slow:
    """The first answer of a server comes late, on a line of its own between it and the client."""

    def __init__(self, url: str) -> None:
        self.scheme, _, place = url.partition("://")
        self.host, _, port = place.partition(":")
        self.port = int(port)
        self.hold = asyncio.Event()
        self.hold.set()
        self.waiting = asyncio.Event()
        self._carrying: list[asyncio.Task[None]] = []

    async def start(self) -> str:
        self.server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        return f"{self.scheme}://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, forth = await asyncio.open_connection(self.host, self.port)
        self._carrying += [
            asyncio.create_task(self._answers(back, writer)),
            asyncio.create_task(self._questions(reader, forth)),
        ]

    async def _questions(self, reader: asyncio.StreamReader, forth: asyncio.StreamWriter) -> None:
        while octets := await reader.read(4096):
            forth.write(octets)
        forth.close()

    async def _answers(self, back: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while octets := await back.read(4096):
            if not self.hold.is_set():
                self.waiting.set()
            await self.hold.wait()
            writer.write(octets)
        writer.close()

    async def stop(self) -> None:
        self.server.close()
        await self.server.wait_closed()
        await asyncio.wait(self._carrying, timeout=5)


@pytest.mark.parametrize("how", [reading, management], ids=["password", "ciphered"])
def test_a_cancelled_call_spoils_nothing(how: Any) -> None:
    """Its answer comes after the next request went out, and is not taken for the answer to that."""

    async def scenario(url: str) -> None:
        line = Slow(url)
        async with await dlms.connect_async(await line.start(), timeouts=QUICK, **how()) as meter:
            line.hold.clear()
            given_up = asyncio.create_task(meter.get_raw(3, "1.0.32.7.0.255", 2))
            await line.waiting.wait()
            given_up.cancel()
            with pytest.raises(asyncio.CancelledError):
                await given_up
            next_one = asyncio.create_task(meter.get_raw(3, ENERGY, 2))
            await asyncio.sleep(0)
            line.hold.set()
            assert await next_one == Data.double_long_unsigned(95144)
        await line.stop()

    run(scenario)


@pytest.mark.parametrize("scheme", ["tcp", "hdlc+tcp"])
def test_closed_by_another_task_while_an_answer_is_waited_for(scheme: str) -> None:
    async def scenario(url: str) -> None:
        line = Slow(url)
        meter = await dlms.connect_async(await line.start(), timeouts=Timeouts(response=300, exchange=300), **reading())
        line.hold.clear()
        waiting = asyncio.create_task(meter.get_raw(3, ENERGY, 2))
        await line.waiting.wait()
        async with asyncio.timeout(10):
            await meter.close()
            with pytest.raises(TransportClosed):
                await waiting
        await meter.close()
        with pytest.raises(NotAssociated):
            await meter.get_raw(3, ENERGY, 2)
        line.hold.set()
        await line.stop()

    run(scenario, scheme)


def test_cancelled_while_opening() -> None:
    async def scenario(url: str) -> None:
        line = Slow(url)
        slow = await line.start()
        line.hold.clear()
        opening = asyncio.create_task(dlms.connect_async(slow, timeouts=QUICK, **management()))
        await line.waiting.wait()
        opening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await opening
        line.hold.set()
        await line.stop()

    run(scenario)


@pytest.mark.parametrize("scheme", ["tcp", "hdlc+tcp", "udp"])
@pytest.mark.parametrize("how", [reading, management], ids=["password", "ciphered"])
def test_cancelled_at_any_step_nothing_is_left(scheme: str, how: Any) -> None:
    """After each turn of the loop in one of many conversations, from connecting to closing."""

    async def converse(url: str) -> None:
        async with await dlms.connect_async(url, timeouts=QUICK, **how()) as meter:
            await meter.get_raw(3, ENERGY, 2)

    async def scenario(url: str) -> None:
        before = asyncio.all_tasks(), len(os.listdir("/proc/self/fd"))
        turns, finished = 0, False
        while not finished:
            task = asyncio.create_task(converse(url))
            for _ in range(turns):
                await asyncio.sleep(0)
            finished = task.done()
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
            async with asyncio.timeout(10):  # the server sees it a little later
                while (asyncio.all_tasks(), len(os.listdir("/proc/self/fd"))) != before:
                    await asyncio.sleep(0)
            turns += 1
        assert turns > 10

    run(scenario, scheme)


def test_a_long_transfer_cancelled_and_another_read() -> None:
    async def scenario(url: str) -> None:
        seen = asyncio.Event()

        def trace(direction: str, octets: bytes, plain: bytes) -> None:
            if plain[:2] == b"\xc4\x02":
                seen.set()

        how = {**reading(), "trace": trace, "max_receive_pdu_size": 100}
        async with await dlms.connect_async(url, timeouts=QUICK, **how) as meter:
            reading_all = asyncio.create_task(meter.get_raw(7, PROFILE, 2))
            await seen.wait()
            reading_all.cancel()
            with pytest.raises(asyncio.CancelledError):
                await reading_all
            assert str(await meter.get(Register(ENERGY).value)) == "95.144 kWh"

    run(scenario)


def test_nobody_answers() -> None:
    async def scenario(url: str) -> None:
        line = Slow(url)
        async with await dlms.connect_async(await line.start(), timeouts=Timeouts(exchange=0.2), **reading()) as meter:
            line.hold.clear()
            with pytest.raises(LinkTimeout):
                await meter.get_raw(3, ENERGY, 2)
            line.hold.set()
        await line.stop()

    run(scenario)


def test_the_server_goes_away() -> None:
    async def scenario(url: str) -> None:
        async with Server([sample_meter()]) as server:
            gone = await server.serve("tcp://127.0.0.1:0")
            meter = await dlms.connect_async(gone, timeouts=QUICK, **reading())
        with pytest.raises(TransportClosed):
            await meter.get_raw(3, ENERGY, 2)
        await meter.close()

    run(scenario)


def test_a_meter_of_ones_own() -> None:
    """What the sample is made of serves for any other meter."""
    from dlms.association.access import AccessMode, AccessRights, Grant
    from dlms.association.settings import AssociationSettings

    rights = AccessRights(Grant(attributes=AccessMode.READ))
    value = CosemObject(DataClass("0.0.96.1.0.255"), value=Data.visible_string("mine"))
    device = LogicalDevice(17, "OWN1", [value], [AssociationSettings(client=None, rights=rights)])

    async def scenario(url: str) -> None:
        async with await dlms.connect_async(url, client=5, server=17, timeouts=QUICK) as meter:
            assert (await meter.get(DataClass("0.0.96.1.0.255").value)).value == "mine"
            assert Obis("0.0.96.1.0.255") in [item.logical_name for item in await meter.objects()]

    run(scenario, device=device)
