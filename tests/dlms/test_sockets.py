"""UDP, TLS and HDLC over TCP on the loopback interface; URLs; the gateway prefix."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import ipaddress
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from dlms.errors import AddressError, LinkError, LinkTimeout, TransportClosed, TransportError, TransportTimeout
from dlms.link.base import ApduReceived, Link, LinkEvent, LinkFailed, Noise
from dlms.link.gateway import GatewayLink, Prefix, split_prefix
from dlms.link.hdlc import Address, Frame, FrameReader, Parameters
from dlms.link.hdlc_connection import HdlcServer
from dlms.link.wrapper import Wpdu, WrapperLink
from dlms.session import (
    LinkSession,
    make_link,
    open_session,
    open_session_async,
    open_transport,
    open_transport_async,
    read_out,
)
from dlms.timeouts import Timeouts
from dlms.url import DEFAULT_PORT, SCHEMES, parse_url

GET = bytes.fromhex("c001c1000100002a0000ff0200")
REQUESTS = [GET, GET * 60]
PATIENT = Timeouts(response=3, exchange=20)
IMPATIENT = Timeouts(response=0.2, exchange=0.5, retries=1)


def blocking(url: str, timeouts: Timeouts = PATIENT) -> list[bytes]:
    with open_session(url, timeouts=timeouts) as session:
        return [session.exchange(request) for request in REQUESTS]


def asynchronous(url: str, timeouts: Timeouts = PATIENT) -> list[bytes]:
    async def run() -> list[bytes]:
        async with await open_session_async(url, timeouts=timeouts) as session:
            return [await session.exchange(request) for request in REQUESTS]

    return asyncio.run(run())


both = pytest.mark.parametrize("exchange", [blocking, asynchronous])
Exchange = Callable[..., list[bytes]]
ANSWERS = [request[::-1] for request in REQUESTS]


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    threads, open_before = threading.active_count(), len(os.listdir("/proc/self/fd"))
    yield
    assert threading.active_count() == threads
    assert len(os.listdir("/proc/self/fd")) == open_before


@contextlib.contextmanager
def serving(run: Callable[[socket.socket], None], listener: socket.socket) -> Iterator[int]:
    """`run` in a thread until the listener is closed; gives its port."""

    def guarded() -> None:
        with contextlib.suppress(OSError):
            run(listener)

    with listener:
        port = listener.getsockname()[1]
        thread = threading.Thread(target=guarded)
        thread.start()
        try:
            yield port
        finally:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            thread.join(10)
            assert not thread.is_alive()


def answer(link: Link, octets: bytes) -> bytes:
    """Each APDU turned round."""
    link.tick(time.monotonic())
    link.receive(octets)
    for event in link.events():
        if isinstance(event, ApduReceived):
            link.send(event.apdu[::-1], source=event.destination, destination=event.source)
    return link.output()


def stream_server(make: Callable[[], Link], context: ssl.SSLContext | None = None) -> Callable[[socket.socket], None]:
    def run(listener: socket.socket) -> None:
        plain, _ = listener.accept()
        plain.settimeout(10)
        with contextlib.suppress(ssl.SSLError), contextlib.ExitStack() as stack:
            connection = stack.enter_context(plain)
            if context is not None:
                connection = stack.enter_context(context.wrap_socket(plain, server_side=True))
            link = make()
            while octets := connection.recv(4096):
                if output := answer(link, octets):
                    connection.sendall(output)

    return run


def tcp(run: Callable[[socket.socket], None]) -> contextlib.AbstractContextManager[int]:
    return serving(run, socket.create_server(("127.0.0.1", 0)))


def udp(run: Callable[[socket.socket], None]) -> contextlib.AbstractContextManager[int]:
    listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listener.bind(("127.0.0.1", 0))
    return serving(run, listener)


def datagrams(before: tuple[bytes, ...] = ()) -> Callable[[socket.socket], None]:
    def run(listener: socket.socket) -> None:
        while True:
            octets, peer = listener.recvfrom(65536)
            if not octets:
                return
            for stray in before:
                listener.sendto(stray, peer)
            listener.sendto(answer(WrapperLink(datagrams=True), octets), peer)

    return run


# ---------------------------------------------------------------------------------------------------- links by socket


@both
@pytest.mark.parametrize("options", ["", "&address=1", "&physical=17", "&physical=200&window=7&information=2030"])
def test_hdlc_over_tcp(exchange: Exchange, options: str) -> None:
    def make() -> Link:
        return HdlcServer({1}, parameters=Parameters(1000, 900, 3, 5))

    with tcp(stream_server(make)) as port:
        assert exchange(f"hdlc+tcp://127.0.0.1:{port}?client=32{options}") == ANSWERS


@both
def test_the_wrapper_over_tcp_by_url(exchange: Exchange) -> None:
    with tcp(stream_server(lambda: WrapperLink(17))) as port:
        assert exchange(f"tcp://127.0.0.1:{port}?client=48&server=17") == ANSWERS


@both
def test_the_wrapper_over_udp(exchange: Exchange) -> None:
    with udp(datagrams()) as port:
        assert exchange(f"udp://127.0.0.1:{port}") == ANSWERS


@both
def test_datagrams_that_are_none_of_ours_are_passed_over(exchange: Exchange) -> None:
    stray = (
        b"",
        b"\x00\x01",
        b"rubbish of some length",
        Wpdu(1, 17, b"another").encode(),
        Wpdu(1, 16, b"cut").encode()[:-1],
    )
    with udp(datagrams(stray)) as port:
        assert exchange(f"udp://127.0.0.1:{port}") == ANSWERS


@both
def test_empty_datagrams_do_not_put_off_the_end(exchange: Exchange) -> None:
    given_up, all_sent = threading.Event(), threading.Event()

    def run(listener: socket.socket) -> None:
        _, peer = listener.recvfrom(65536)
        for _ in range(500):
            listener.sendto(b"", peer)
            if given_up.wait(0.01):
                return
        all_sent.set()

    with udp(run) as port:
        with pytest.raises(LinkTimeout):
            exchange(f"udp://127.0.0.1:{port}", Timeouts(exchange=0.1))
        given_up.set()
    assert not all_sent.is_set()


@both
def test_a_lost_datagram_is_a_time_out(exchange: Exchange) -> None:
    with udp(lambda listener: time.sleep(0)) as port, pytest.raises((LinkTimeout, TransportError)):
        exchange(f"udp://127.0.0.1:{port}", IMPATIENT)


@both
def test_hdlc_without_anybody(exchange: Exchange) -> None:
    def run(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            while connection.recv(4096):
                pass

    with tcp(run) as port, pytest.raises(LinkTimeout, match="tried 2 times"):
        exchange(f"hdlc+tcp://127.0.0.1:{port}", IMPATIENT)


# ---------------------------------------------------------------------------------------------------------------- TLS


@dataclass
class Authority:
    """A certificate authority of its own, and the files it makes."""

    folder: Path

    def __post_init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test authority")])
        self.certificate = self._sign(name, name, self.key.public_key(), x509.BasicConstraints(ca=True, path_length=0))
        self.file = self.folder / "ca.pem"
        self.file.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))

    def _sign(
        self, subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, *extensions: x509.ExtensionType
    ) -> x509.Certificate:
        now = datetime.datetime.now(datetime.UTC)
        builder = x509.CertificateBuilder(
            issuer, subject, key, x509.random_serial_number(), now, now + datetime.timedelta(1)
        )
        for extension in extensions:
            builder = builder.add_extension(extension, critical=True)
        return builder.sign(self.key, hashes.SHA256())

    def files(self, name: str, address: str | None = None) -> tuple[Path, Path]:
        """Certificate and key of an end."""
        key = ec.generate_private_key(ec.SECP256R1())
        alternative: x509.GeneralName = (
            x509.DNSName(name) if address is None else x509.IPAddress(ipaddress.ip_address(address))
        )
        certificate = self._sign(
            x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]),
            self.certificate.subject,
            key.public_key(),
            x509.BasicConstraints(ca=False, path_length=None),
            x509.SubjectAlternativeName([alternative]),
        )
        certificate_file, key_file = self.folder / f"{name}.pem", self.folder / f"{name}.key"
        certificate_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        key_file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        return certificate_file, key_file


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


def server_context(authority: Authority, name: str, address: str | None, *, mutual: bool = False) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=authority.file)
    context.load_cert_chain(*authority.files(name, address))
    if mutual:
        context.verify_mode = ssl.CERT_REQUIRED
    return context


def tls(context: ssl.SSLContext) -> contextlib.AbstractContextManager[int]:
    return tcp(stream_server(WrapperLink, context))


@both
def test_tls(exchange: Exchange, authority: Authority) -> None:
    with tls(server_context(authority, "meter", "127.0.0.1")) as port:
        assert exchange(f"tls://127.0.0.1:{port}?ca={authority.file}") == ANSWERS


@both
def test_tls_by_another_name(exchange: Exchange, authority: Authority) -> None:
    with tls(server_context(authority, "meter.example", None)) as port:
        assert exchange(f"tls://127.0.0.1:{port}?ca={authority.file}&name=meter.example") == ANSWERS


@both
def test_tls_with_a_certificate_of_the_client(exchange: Exchange, authority: Authority) -> None:
    certificate, key = authority.files("client")
    with tls(server_context(authority, "meter", "127.0.0.1", mutual=True)) as port:
        url = f"tls://127.0.0.1:{port}?ca={authority.file}&certificate={certificate}&key={key}"
        assert exchange(url) == ANSWERS


@both
def test_tls_refuses_whom_nobody_vouches_for(exchange: Exchange, authority: Authority) -> None:
    with tls(server_context(authority, "meter", "127.0.0.1")) as port, pytest.raises(TransportError, match="trusted"):
        exchange(f"tls://127.0.0.1:{port}")


@both
def test_tls_refuses_the_certificate_of_another(exchange: Exchange, authority: Authority) -> None:
    context = server_context(authority, "meter", "127.0.0.2")
    with tls(context) as port, pytest.raises(TransportError, match=r"not trusted.*127"):
        exchange(f"tls://127.0.0.1:{port}?ca={authority.file}")


@both
def test_tls_without_verifying_has_to_be_asked_for(exchange: Exchange, authority: Authority) -> None:
    with tls(server_context(authority, "meter", "127.0.0.2")) as port:
        assert exchange(f"tls://127.0.0.1:{port}?verify=no") == ANSWERS


@both
def test_tls_with_who_does_not_speak_it(exchange: Exchange) -> None:
    def run(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(4096)
            connection.sendall(b"who are you?\r\n")

    with tcp(run) as port, pytest.raises(TransportError, match="TLS"):
        exchange(f"tls://127.0.0.1:{port}")


def test_closing_tls_that_is_cancelled_leaves_no_socket(authority: Authority) -> None:
    closed = threading.Event()

    def run(listener: socket.socket) -> None:
        plain, _ = listener.accept()
        with server_context(authority, "meter", "127.0.0.1").wrap_socket(plain, server_side=True) as connection:
            closed.wait(10)  # says no goodbye meanwhile
            with contextlib.suppress(OSError):
                connection.recv(1)

    async def close(port: int) -> None:
        transport = await open_transport_async(f"tls://127.0.0.1:{port}?ca={authority.file}")
        open_before = len(os.listdir("/proc/self/fd"))
        closing = asyncio.create_task(transport.close())
        await asyncio.sleep(0.05)
        closing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await closing
        await asyncio.sleep(0)
        assert len(os.listdir("/proc/self/fd")) < open_before

    with tcp(run) as port:
        try:
            asyncio.run(close(port))
        finally:
            closed.set()


@both
def test_tls_with_who_closes_at_once(exchange: Exchange) -> None:
    def run(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(4096)

    with tcp(run) as port, pytest.raises(TransportError, match=rf"127.0.0.1 port {port}: .+"):
        exchange(f"tls://127.0.0.1:{port}")


@both
def test_tls_files_that_cannot_be_used(exchange: Exchange, tmp_path: Path) -> None:
    with pytest.raises(TransportError, match=r"missing\.pem"):
        exchange(f"tls://127.0.0.1:1?ca={tmp_path}/missing.pem")


# ---------------------------------------------------------------------------------------------------- bare transports


def test_a_time_out_of_nothing_at_all() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
        with open_transport(url) as transport, pytest.raises(TransportTimeout):
            transport.receive(0)

        async def run() -> None:
            async with await open_transport_async(url) as transport:
                with pytest.raises(TransportTimeout):
                    await transport.receive(0)

        asyncio.run(run())


def test_a_peer_that_takes_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
        impatient = Timeouts(exchange=0.2)
        with open_transport(url, timeouts=impatient) as transport, pytest.raises(TransportTimeout, match="took no"):
            transport.send(bytes(1 << 26))

        async def run() -> None:
            async with await open_transport_async(url, timeouts=impatient) as transport:
                with pytest.raises(TransportTimeout, match="took no"):
                    await transport.send(bytes(1 << 26))

        asyncio.run(run())


def test_nothing_is_sent_after_a_message_that_was_sent_in_part() -> None:
    """The peer would take the beginning of the next one for the rest of it."""
    cut, taken = threading.Event(), bytearray()

    def run(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            cut.wait(10)
            while octets := connection.recv(1 << 16):
                taken.extend(octets)

    with tcp(run) as port, open_transport(f"tcp://127.0.0.1:{port}", timeouts=Timeouts(exchange=0.2)) as transport:
        with pytest.raises(TransportTimeout):
            transport.send(bytes(1 << 26))
        cut.set()
        with pytest.raises(TransportClosed, match="in part"):
            transport.send(b"next")
    assert not taken.strip(b"\0")


def test_a_reader_that_does_not_read_stops_the_sender() -> None:
    size = 1 << 24

    def run(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.sendall(bytes(size))
            connection.recv(1)

    async def read(port: int) -> int:
        async with await open_transport_async(f"tcp://127.0.0.1:{port}") as transport:
            await asyncio.sleep(0.2)
            found = len(await transport.receive(5))
            assert found < size // 4
            while found < size:
                found += len(await transport.receive(5))
            return found

    with tcp(run) as port:
        assert asyncio.run(read(port)) == size


# ---------------------------------------------------------------------------------------------------------- wrapper


@given(st.lists(st.binary(max_size=300), max_size=5), st.lists(st.integers(1, 40), max_size=60))
def test_a_stream_in_any_pieces(apdus: list[bytes], sizes: list[int]) -> None:
    stream = b"".join(Wpdu(1, 16, apdu).encode() for apdu in apdus)
    link = WrapperLink(16, 1)
    link.connect()
    place = 0
    for size in [*sizes, len(stream)]:
        if piece := stream[place : place + size]:
            link.receive(piece)
        place += size
    assert [event.apdu for event in link.events() if isinstance(event, ApduReceived)] == apdus


@given(st.binary(min_size=1, max_size=60), st.integers(0, 67), st.integers(0, 7))
def test_a_damaged_header_is_never_a_message_of_another(apdu: bytes, place: int, bit: int) -> None:
    octets = bytearray(Wpdu(1, 16, apdu).encode())
    place %= 6
    octets[place] ^= 1 << bit
    link = WrapperLink(16, 1)
    link.connect()
    link.receive(bytes(octets))
    link.receive(b"")
    found: list[LinkEvent] = list(link.events())
    assert not any(isinstance(event, ApduReceived) for event in found)
    assert any(isinstance(event, Noise | LinkFailed) for event in found)


def test_what_a_wrapper_cannot_carry() -> None:
    link = WrapperLink(16, 1)
    with pytest.raises(LinkError, match="not open"):
        link.send(b"")
    link.connect()
    with pytest.raises(LinkError, match="65535"):
        link.send(bytes(65536))
    with pytest.raises(LinkError, match="ports"):
        WrapperLink().send(b"")


# ---------------------------------------------------------------------------------------------------------------- URLs


@pytest.mark.parametrize(
    ("url", "match"),
    [
        ("10.0.0.7:4059", "no URL such as"),
        ("tpc://10.0.0.7", "did you mean 'tcp'"),
        ("gopher://10.0.0.7", "known: hdlc"),
        ("tcp://", "no host"),
        ("tcp://10.0.0.7:port", "10.0.0.7:port"),
        ("tcp://10.0.0.7:99999", "99999"),
        ("tcp://me:secret@10.0.0.7", "neither a user"),
        ("tcp://me:secret@10.0.0.7:99999", "neither a user"),
        ("tcp://::1:4059", r"stands in \[ \]"),
        ("tcp://10.0.0.7/path", "no path '/path'"),
        ("tcp://10.0.0.7?clinet=1", "did you mean 'client'"),
        ("tcp://10.0.0.7?baud=9600", "no parameter 'baud'"),
        ("tcp://10.0.0.7?client=1&client=2", "twice"),
        ("tcp://10.0.0.7?client=70000", "from 0 to 65535"),
        ("tcp://10.0.0.7?client=me", "client=me: it is a whole number from 0 to 65535"),
        ("tcp://10.0.0.7?client", "client=: it is a whole number"),
        ("tcp://10.0.0.7?response=-1", "seconds"),
        ("tcp://10.0.0.7?response=soon", "seconds"),
        ("tcp://10.0.0.7?gateway=5", "colon"),
        ("tcp://10.0.0.7?gateway=5:me", "hexadecimal"),
        ("tcp://10.0.0.7?gateway=5:" + "00" * 256, "up to 255 octets"),
        ("mbus+tcp://10.0.0.7?client=1", "known: none"),
        ("tls://10.0.0.7?key=meter.key", "certificate= is missing"),
        ("hdlc+tcp://10.0.0.7?window=8", "from 1 to 7"),
        ("hdlc+tcp://10.0.0.7?information=31", "from 32 to 2030"),
        ("hdlc+tcp://10.0.0.7?address=3", "one of 1, 2, 4"),
        ("hdlc+tcp://10.0.0.7?address=4", "needs physical"),
        ("hdlc+tcp://10.0.0.7?client=200", "0 to 127"),
        ("serial://", "no device"),
        ("serial:///dev/ttyUSB0?parity=some", "one of none, even, odd"),
        ("optical:///dev/ttyUSB0?mode=C", "plain readout"),
        ("optical:///dev/ttyUSB0?device_address=%0D", "32 digits, letters"),
        ("optical:///dev/ttyUSB0?mode=F", "one of A, B, C, D, E"),
        ("modem:///dev/ttyS0?number=1%0DATH", "telephone number"),
        ("modem:///dev/ttyS0?number=1&init=HELLO", "modem command"),
    ],
)
def test_urls_that_say_nothing_that_could_be_opened(url: str, match: str) -> None:
    with pytest.raises(AddressError, match=match):
        open_session(url)
    with pytest.raises(AddressError, match=match):
        asyncio.run(open_session_async(url))


@pytest.mark.parametrize(
    "url", ["tcp://me:geheim@10.0.0.7:99999", "me:geheim@10.0.0.7:4059", "tcp://10.0.0.7?password=geheim"]
)
def test_no_error_shows_what_may_be_a_password(url: str) -> None:
    with pytest.raises(AddressError) as caught:
        parse_url(url)
    assert "geheim" not in repr(caught.value)


@given(st.text(max_size=40), st.sampled_from([*SCHEMES, "x"]), st.booleans())
def test_any_text_is_a_url_or_an_address_error(text: str, scheme: str, query: bool) -> None:
    with contextlib.suppress(AddressError):
        make_link(f"{scheme}://{'host?' if query else ''}{text}")


def test_what_urls_say() -> None:
    endpoint = parse_url("hdlc+tcp://[::1]?server=0x10&physical=17&response=1.5&retries=0")
    assert (endpoint.host, endpoint.port, endpoint.hdlc) == ("::1", DEFAULT_PORT, True)
    assert endpoint.options == {"server": 16, "physical": 17, "response": 1.5, "retries": 0}
    assert endpoint.timeouts() == Timeouts(response=1.5, retries=0)
    assert parse_url("tcp://h?server=017").options == {"server": 17}
    assert parse_url("SERIAL:///dev/ttyUSB0").device == "/dev/ttyUSB0"
    assert parse_url("serial://COM3?rs485=yes").device == "COM3"
    with pytest.raises(AddressError, match="no plain readout"):
        read_out("tcp://10.0.0.7")


@pytest.mark.parametrize(
    ("query", "server"),
    [
        ("server=3", Address(3)),
        ("server=3&physical=17", Address(3, 17)),
        ("server=3&physical=17&address=4", Address(3, 17, 4)),
        ("server=3&physical=200", Address(3, 200, 4)),
    ],
)
def test_hdlc_addresses_of_urls(query: str, server: Address) -> None:
    link = make_link(f"hdlc+tcp://host?{query}&client=32")
    link.connect()
    reader = FrameReader()
    reader.receive(link.output())
    frame = reader.next_event()
    assert isinstance(frame, Frame)
    assert (frame.destination, frame.source) == (server, Address(32))


def test_arguments_win_over_the_url() -> None:
    link = make_link("tcp://host?client=1&server=2", client=48, server=17)
    link.connect()
    link.send(b"\xc0")
    assert link.output() == Wpdu(48, 17, b"\xc0").encode()


# ------------------------------------------------------------------------------------------------------------ gateway


@pytest.mark.parametrize(
    ("octets", "prefix", "apdu"),
    [
        (b"\xe6\x05\x02\xab\xcd\xc0\x01", Prefix(5, b"\xab\xcd"), b"\xc0\x01"),
        (b"\xe7\x00\x00\xc4", Prefix(0, b"", response=True), b"\xc4"),
        (b"\xc4\x01", None, b"\xc4\x01"),
        (b"", None, b""),
    ],
)
def test_gateway_prefixes(octets: bytes, prefix: Prefix | None, apdu: bytes) -> None:
    assert split_prefix(octets) == (prefix, apdu)
    assert (prefix.encode() if prefix else b"") + apdu == octets


@pytest.mark.parametrize("octets", [b"\xe6", b"\xe6\x01", b"\xe6\x01\x02\xab"])
def test_a_cut_gateway_prefix(octets: bytes) -> None:
    with pytest.raises(LinkError, match="cut") as caught:
        split_prefix(octets)
    assert caught.value.kind == "incomplete"


def test_only_the_device_behind_the_gateway_is_heard() -> None:
    link = GatewayLink(WrapperLink(16, 1), 5, b"\xab")
    link.connect()
    list(link.events())
    link.send(b"\xc0")
    assert link.output() == Wpdu(16, 1, b"\xe6\x05\x01\xab\xc0").encode()
    for apdu in (b"\xc4 of the gateway", b"\xe7\x05\x01\xacof another", b"\xe7\x06\x01\xabof another", b"\xe7\x05\x09"):
        link.receive(Wpdu(1, 16, apdu).encode())
    assert all(isinstance(event, Noise) for event in link.events())
    link.receive(Wpdu(1, 16, b"\xe7\x05\x01\xab\xc4").encode())
    assert list(link.events()) == [ApduReceived(b"\xc4", 1, 16)]


def test_a_gateway_by_url() -> None:
    def gateway(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        link = WrapperLink(1)
        with connection:
            while octets := connection.recv(4096):
                link.receive(octets)
                for event in link.events():
                    assert isinstance(event, ApduReceived)
                    prefix, apdu = split_prefix(event.apdu)
                    assert prefix is not None
                    answer = Prefix(prefix.network_id, prefix.physical_device_address, response=True).encode()
                    link.send(answer + apdu[::-1], source=1, destination=16)
                connection.sendall(link.output())

    with tcp(gateway) as port, open_session(f"tcp://127.0.0.1:{port}?gateway=5:ABCD") as session:
        assert isinstance(session, LinkSession)
        assert session.exchange(GET) == GET[::-1]
