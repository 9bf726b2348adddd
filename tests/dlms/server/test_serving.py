"""The server on real sockets: many at once, slow and vanished peers, limits, and the two ways to run it."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import ipaddress
import logging
import socket
import ssl
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

import dlms
from cosem.apdu import (
    CosemAttributeDescriptor,
    DataNotification,
    EventNotificationRequest,
    LongInvokeIdAndPriority,
    NotificationBody,
)
from cosem.classes import Register
from cosem.data import Data
from cosem.obis import Obis
from dlms import Security
from dlms.errors import AddressError, AssociationRejected, TransportError
from dlms.security.counters import MemoryCounterStore
from dlms.server import Limits, Server, sample
from dlms.server.sample import sample_meter
from support.sample_server import new_title

TIMEOUT = 20
ENERGY = Register("1.0.1.8.0.255").value
READING = {"client": sample.READING_CLIENT, "security": Security.low(sample.PASSWORD)}


@pytest.fixture(autouse=True, params=["asyncio", "uvloop"])
def loop(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers that are started run in uvloop where it is installed, else in asyncio's own loop."""
    if request.param == "uvloop":
        pytest.importorskip("uvloop")
    else:
        monkeypatch.setitem(sys.modules, "uvloop", None)


def address(url: str) -> tuple[str, int]:
    host, _, port = url.partition("://")[2].rpartition(":")
    return host, int(port)


@contextlib.contextmanager
def serving(scheme: str = "tcp", **limits: float) -> Iterator[str]:
    with Server([sample_meter()], limits=Limits(**limits)) as server:  # type: ignore[arg-type]
        yield server.start(f"{scheme}://127.0.0.1:0")[0]


def ended(connection: socket.socket) -> bool:
    """Whether the other end closes, with or without an error; waits for it."""
    try:
        return connection.recv(100) == b""
    except ConnectionResetError:
        return True


async def read(url: str) -> float:
    async with await dlms.connect_async(url, **READING) as meter:  # type: ignore[arg-type]
        return (await meter.get(ENERGY)).to_float()  # type: ignore[union-attr]


@pytest.mark.parametrize("scheme", ["tcp", "hdlc+tcp", "udp"])
def test_hundreds_of_clients_at_once_each_get_their_answer(scheme: str) -> None:
    count = 300

    async def everyone(url: str) -> list[int]:
        together = asyncio.Barrier(count)

        async def one(number: int) -> int:
            async with await dlms.connect_async(url, **READING) as meter:  # type: ignore[arg-type]
                await together.wait()
                # each asks for a row of its own
                profile = meter.profile("1.0.99.1.0.255")
                rows = await profile.entries(number, number)
                return len(rows) and number

        return await asyncio.gather(*(one(number) for number in range(1, count + 1)))

    with serving(scheme) as url:
        assert asyncio.run(everyone(url)) == list(range(1, count + 1))


def test_a_slow_peer_keeps_nobody_waiting() -> None:
    with serving() as url, socket.create_connection(address(url), TIMEOUT) as slow:
        slow.sendall(bytes.fromhex("00010010000100"))
        assert asyncio.run(read(url)) == 95144


def test_whoever_does_not_finish_is_closed() -> None:
    with serving(message=0.1) as url, socket.create_connection(address(url), TIMEOUT) as slow:
        slow.sendall(bytes.fromhex("00010010000100"))
        assert ended(slow)


@pytest.mark.parametrize("limit", ["idle", "opening"])
@pytest.mark.parametrize("scheme", ["tcp", "hdlc+tcp"])
def test_whoever_says_nothing_is_closed(scheme: str, limit: str) -> None:
    with serving(scheme, **{limit: 0.1}) as url, socket.create_connection(address(url), TIMEOUT) as silent:
        assert ended(silent)


def test_no_more_connections_than_there_may_be() -> None:
    with serving(connections=3) as url, contextlib.ExitStack() as stack:
        meters = [stack.enter_context(dlms.connect(url, **READING)) for _ in range(3)]  # type: ignore[arg-type]
        with pytest.raises(TransportError):
            dlms.connect(url, **READING)  # type: ignore[arg-type]
        meters.pop().close()
        assert meters[0].get(ENERGY).to_float() == 95144  # type: ignore[union-attr]
        # the place is free again as soon as the server has seen it
        for _ in range(100):
            with contextlib.suppress(TransportError):
                meters.append(stack.enter_context(dlms.connect(url, **READING)))  # type: ignore[arg-type]
                break
        assert meters[-1].get(ENERGY).to_float() == 95144  # type: ignore[union-attr]


def test_whoever_asks_and_does_not_read_is_not_served_without_end() -> None:
    with serving(unsent=1 << 12, idle=2) as url, socket.create_connection(address(url), TIMEOUT) as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.settimeout(1)
        aarq = bytes.fromhex("601da109060760857405080101be10040e01000000065f1f0400001010ffff")
        deaf.sendall(bytes.fromhex("000100100001") + len(aarq).to_bytes(2) + aarq)
        request = bytes.fromhex("00010010000100 0d") + bytes.fromhex("c001c1000f0000280000ff0200")
        sent = 0
        with contextlib.suppress(OSError):
            while sent < 1 << 26:
                deaf.sendall(request * 1000)
                sent += 1000
        assert sent < 1 << 26  # the server has stopped reading
        assert asyncio.run(asyncio.wait_for(public(url), TIMEOUT)) == 1


async def public(url: str) -> int:
    async with await dlms.connect_async(url) as meter:
        return len([await meter.get_raw(1, "0.0.42.0.0.255", 2)])


def test_peers_that_vanish_leave_nothing_behind() -> None:
    server = Server([sample_meter()])
    with server:
        (url,) = server.start("tcp://127.0.0.1:0")
        for _ in range(50):
            meter = dlms.connect(url, **READING)  # type: ignore[arg-type]
            meter.get(ENERGY)
            meter.session.transport.close()  # not even a release
        assert asyncio.run(read(url)) == 95144
        for _ in range(1000):
            if not server._lines:
                break
            asyncio.run(public(url))
        assert len(server._lines) <= 1


def test_stop_ends_connections_and_thread() -> None:
    before = threading.active_count()
    server = Server([sample_meter()])
    (url,) = server.start("tcp://127.0.0.1:0")
    with socket.create_connection(address(url), TIMEOUT) as connection:
        server.stop()
        server.stop()
        assert ended(connection)
    assert threading.active_count() == before
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(address(url), TIMEOUT)
    (url,) = server.start("tcp://127.0.0.1:0")
    assert asyncio.run(read(url)) == 95144
    server.stop()


def test_several_urls_in_a_loop_of_ones_own() -> None:
    async def main() -> list[float]:
        async with Server([sample_meter()]) as server:
            urls = [await server.serve(f"{scheme}://127.0.0.1:0") for scheme in ("tcp", "tcp", "udp", "hdlc+tcp")]
            assert server.urls == urls
            return [await read(url) for url in urls]

    assert asyncio.run(main()) == [95144] * 4


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("serial:///dev/ttyUSB0", AddressError),
        ("tcp://127.0.0.1:0?client=16", AddressError),
        ("tls://127.0.0.1:0", AddressError),
        ("nothing", AddressError),
        ("tcp://192.0.2.1:0", TransportError),
    ],
)
def test_where_nothing_can_be_served(url: str, error: type[Exception]) -> None:
    server = Server([sample_meter()])
    with pytest.raises(error):
        server.start(url)
    server.stop()


def test_a_port_that_is_taken() -> None:
    with serving() as url, pytest.raises(TransportError, match="cannot listen"):
        Server([sample_meter()]).start(url)


def test_two_devices_in_one_place() -> None:
    with pytest.raises(ValueError, match="two logical devices are at service access point 1"):
        Server([sample_meter(), sample_meter()])


def test_notified_from_another_thread() -> None:
    serial = CosemAttributeDescriptor(1, Obis("0.0.96.1.0.255"), 2)
    event = EventNotificationRequest(cosem_attribute_descriptor=serial, attribute_value=Data.unsigned(7))
    heard: list[object] = []
    server = Server([sample_meter()])
    assert server.notify(event, client=sample.READING_CLIENT) == 0
    with server:
        (url,) = server.start("tcp://127.0.0.1:0")
        with dlms.connect(url, on_notification=lambda value, protection: heard.append(value), **READING) as meter:  # type: ignore[arg-type]
            assert server.notify(event, client=sample.READING_CLIENT) == 1
            meter.get(ENERGY)
    assert heard == [event]
    assert server.notify(event, client=sample.READING_CLIENT) == 0


def test_two_devices_and_clients_on_one_connection() -> None:
    devices = [sample_meter(), sample_meter(sap=17, name="CSK0000000000017")]
    with Server(devices) as server:
        (url,) = server.start("tcp://127.0.0.1:0")
        for sap, name in ((1, b"CSK0000000000001"), (17, b"CSK0000000000017")):
            with dlms.connect(url, server=sap) as meter:
                assert meter.get_raw(1, "0.0.42.0.0.255", 2).value == name
        with pytest.raises((AssociationRejected, TransportError, TimeoutError)):
            dlms.connect(url, client=77)


@pytest.mark.parametrize("scheme", ["tcp", "udp", "hdlc+tcp"])
def test_clients_that_are_there_are_notified(scheme: str) -> None:
    serial = CosemAttributeDescriptor(1, Obis("0.0.96.1.0.255"), 2)
    event = EventNotificationRequest(cosem_attribute_descriptor=serial, attribute_value=Data.unsigned(7))

    async def main() -> list[object]:
        heard: list[object] = []
        async with Server([sample_meter()]) as server:
            url = await server.serve(f"{scheme}://127.0.0.1:0")

            async def listen() -> None:
                on: Any = {"on_notification": lambda value, protection: heard.append(value), **READING}
                async with await dlms.connect_async(url, **on) as meter:
                    await meter.get(ENERGY)
                    while not heard:  # what comes unasked is heard when something is asked
                        await meter.get(ENERGY)

            listening = asyncio.create_task(listen())
            while not server.notify(event, client=sample.READING_CLIENT):
                await asyncio.sleep(0)
            assert server.notify(event, client=99) == 0
            await asyncio.wait_for(listening, TIMEOUT)
        return heard

    assert event in asyncio.run(main())


@pytest.mark.parametrize("ciphered", [False, True], ids=["in clear", "ciphered"])
@pytest.mark.parametrize("scheme", ["tcp", "udp", "hdlc+tcp"])
def test_a_notification_that_wants_to_be_confirmed_is(
    scheme: str, ciphered: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "dlms.server")
    security = Security.gmac(
        system_title=new_title(),
        encryption_key=sample.ENCRYPTION_KEY,
        authentication_key=sample.AUTHENTICATION_KEY,
        counters=MemoryCounterStore(),
    )
    who: dict[str, Any] = {"client": sample.MANAGEMENT_CLIENT, "security": security} if ciphered else READING
    body = NotificationBody(Data.unsigned(7))
    invoke = LongInvokeIdAndPriority.of(long_invoke_id=9, service_class=True)
    note = DataNotification(invoke, b"", body)

    def confirmed() -> int:
        return sum("a notification is confirmed" in message for message in caplog.messages)

    async def main() -> list[object]:
        heard: list[object] = []
        async with Server([sample_meter()]) as server:
            url = await server.serve(f"{scheme}://127.0.0.1:0")
            async with await dlms.connect_async(
                url, on_notification=lambda value, protection: heard.append(value), **who
            ) as meter:
                assert server.notify(note, client=who["client"]) == 1
                while not confirmed():
                    assert (await meter.get(ENERGY)).to_float() == 95144  # type: ignore[union-attr]
        return heard

    assert asyncio.run(asyncio.wait_for(main(), TIMEOUT)) == [note]
    assert confirmed() == 1


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and the certificate that it signs itself, for 127.0.0.1."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "meter")])
    now = datetime.datetime.now(datetime.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "meter.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.mark.parametrize("scheme", ["tls", "hdlc+tls"])
def test_over_tls(certificate: Path, scheme: str) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    with Server([sample_meter()], tls=context) as server:
        (url,) = server.start(f"{scheme}://127.0.0.1:0")
        assert asyncio.run(read(f"{url}?ca={certificate}")) == 95144


@pytest.mark.parametrize("scheme", ["tls", "hdlc+tls"])
def test_whoever_does_not_shake_hands_is_closed(certificate: Path, scheme: str) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    with Server([sample_meter()], tls=context, limits=Limits(opening=0.2)) as server:
        (url,) = server.start(f"{scheme}://127.0.0.1:0")
        with socket.create_connection(address(url), TIMEOUT) as silent:
            assert ended(silent)
