"""HDLC connections: two ends against each other on good and bad lines, and each end against frames made by hand."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dlms.errors import FrameRejected, LinkDisconnected, LinkError, LinkRefused, LinkTimeout
from dlms.link.base import ApduReceived, Connected, Disconnected, LinkEvent, LinkFailed, Noise
from dlms.link.hdlc import (
    LLC_COMMAND,
    LLC_RESPONSE,
    Address,
    Frame,
    FrameReader,
    FrameType,
    Parameters,
    build_i_frame,
)
from dlms.link.hdlc_connection import HdlcClient, HdlcServer, State, all_stations
from dlms.timeouts import Timeouts
from support.fake_line import KINDS, FakeLine, Fault, faults
from support.vectors import Vector, vector_params

CLIENT = Address(16)
SERVER = Address(1)
TIMEOUTS = Timeouts(response=5, inter_octet=1, retries=3)
WIDE = Parameters(2030, 2030, 7, 7)


def answer_to(request: bytes, length: int) -> bytes:
    """Depends on every octet of the request, and is as long as wanted."""
    head = request[::-1]
    return (head * (length // max(len(head), 1) + 1))[:length] if head else bytes(length)


class Conversation:
    """A client that sends requests one after the other, and a server that answers them."""

    def __init__(
        self,
        requests: list[tuple[bytes, int]],
        plan: Iterable[Fault] = (),
        *,
        client: Parameters | None = None,
        server: Parameters | None = None,
        address: Address = SERVER,
        chunk: int = 0,
    ) -> None:
        self.client = HdlcClient(16, address, parameters=client, timeouts=TIMEOUTS)
        self.server = HdlcServer({1}, parameters=server, timeouts=TIMEOUTS)
        self.line = FakeLine(self.client, self.server, plan, chunk=chunk)
        self.requests = requests
        self.received: list[bytes] = []
        self.served: list[bytes] = []
        self.error: LinkError | None = None
        self.closed = False

    def run(self) -> None:
        self.client.tick(0.0)
        self.client.connect()
        self.line.run(self.handle, lambda: self.closed or self.error is not None, limit=600 + 60 * len(self.requests))

    def handle(self, end: int, event: LinkEvent) -> None:
        if end == 0:
            self.client_sees(event)
        elif isinstance(event, ApduReceived):
            self.served.append(event.apdu)
            length = dict(self.requests).get(event.apdu, 0)
            answer = answer_to(event.apdu, length)
            self.server.send(answer, source=event.destination, destination=event.source)
        elif isinstance(event, Connected):
            self.served.clear()

    def client_sees(self, event: LinkEvent) -> None:
        match event:
            case Connected():
                self.go_on()
            case ApduReceived(apdu):
                self.received.append(apdu)
                self.go_on()
            case LinkFailed(error):
                self.error = error
            case Disconnected():
                self.closed = True

    def go_on(self) -> None:
        if len(self.received) < len(self.requests):
            self.client.send(self.requests[len(self.received)][0])
        else:
            self.client.disconnect()

    def expected(self) -> list[bytes]:
        return [answer_to(*request) for request in self.requests]


def parameters() -> st.SearchStrategy[Parameters]:
    lengths, windows = st.sampled_from([32, 33, 128, 2030]), st.integers(1, 7)
    return st.builds(Parameters, lengths, lengths, windows, windows)


def requests() -> st.SearchStrategy[list[tuple[bytes, int]]]:
    one = st.tuples(st.binary(min_size=1, max_size=600), st.integers(1, 700))
    return st.lists(one, max_size=4, unique_by=lambda request: request[0])


ADDRESSES = [SERVER, Address(1, 17), Address(1, 17, length=4)]


@given(requests(), parameters(), parameters(), st.sampled_from(ADDRESSES), st.sampled_from([0, 1, 5]))
def test_everything_arrives_on_a_good_line(
    wanted: list[tuple[bytes, int]], client: Parameters, server: Parameters, address: Address, chunk: int
) -> None:
    conversation = Conversation(wanted, client=client, server=server, address=address, chunk=chunk)
    conversation.run()
    assert conversation.error is None
    assert conversation.received == conversation.expected()
    assert conversation.served == [request for request, _ in wanted]
    assert conversation.line.now < 5, "something was waited for"


@given(requests(), parameters(), parameters(), st.lists(faults(), max_size=60), st.sampled_from([0, 1, 5]))
def test_on_a_bad_line_right_answers_or_a_typed_error(
    wanted: list[tuple[bytes, int]], client: Parameters, server: Parameters, plan: list[Fault], chunk: int
) -> None:
    conversation = Conversation(wanted, plan, client=client, server=server, chunk=chunk)
    conversation.run()
    done = len(conversation.received)
    assert conversation.received == conversation.expected()[:done]
    assert conversation.served == [request for request, _ in wanted][: len(conversation.served)]
    if conversation.error is None:
        assert conversation.closed
        assert done == len(wanted)
    else:
        assert isinstance(conversation.error, LinkTimeout | LinkDisconnected)
        assert conversation.line.met > TIMEOUTS.retries


@given(requests(), st.integers(0, 40), st.lists(faults(kinds=KINDS[1:], longest_delay=40), max_size=3))
@example([(b"a" * 500, 600)], 3, [Fault("cut", 9), Fault("drop"), Fault("lose", 30, 5)])
def test_as_many_faults_as_retries_are_survived(wanted: list[tuple[bytes, int]], start: int, plan: list[Fault]) -> None:
    whole = [Fault("none")] * start + plan
    conversation = Conversation(wanted, whole, client=Parameters(64, 64, 3, 3), server=Parameters(50, 70, 4, 2))
    conversation.run()
    assert conversation.error is None
    assert conversation.received == conversation.expected()


@given(st.binary(max_size=300), st.lists(st.integers(1, 20), min_size=1, max_size=40))
def test_pieces_do_not_matter(octets: bytes, sizes: list[int]) -> None:
    stream = octets + Frame(CLIENT, SERVER, 0x73).encode() + octets
    stream += build_i_frame(CLIENT, SERVER, 0, 0, LLC_RESPONSE + b"\xc4\x01")

    def seen(pieces: Iterable[bytes]) -> tuple[str, bytes]:
        client = HdlcClient(timeouts=TIMEOUTS)
        client.tick(0.0)
        client.connect()
        for piece in pieces:
            client.receive(piece)
        client.receive(b"")
        return repr(list(client.events())), client.output()

    def cut() -> Iterable[bytes]:
        place = 0
        for size in sizes:
            yield stream[place : place + size]
            place += size
        yield stream[place:]

    whole = seen([stream])
    assert seen(bytes([octet]) for octet in stream) == whole
    assert seen(piece for piece in cut() if piece) == whole


class SlowLine:
    """Octets come one after the other, and each end waits for the other to end: who does not is a collision."""

    def __init__(self, client: HdlcClient, server: HdlcServer, octet_time: float) -> None:
        self.ends: tuple[HdlcClient, HdlcServer] = (client, server)
        self.now = 0.0
        self.collisions = 0
        self._octet_time = octet_time
        self._coming: list[deque[tuple[float, bytes]]] = [deque(), deque()]

    def run(self, handle: Callable[[int, LinkEvent], None], until: Callable[[], bool]) -> None:
        while True:
            for end, link in enumerate(self.ends):
                link.tick(self.now)
                for event in link.events():
                    handle(end, event)
            for end, link in enumerate(self.ends):
                self._send(end, link.output())
            if until():
                return
            times = [coming[0][0] for coming in self._coming if coming]
            times += [deadline for link in self.ends if (deadline := link.deadline()) is not None]
            self.now = max(self.now, min(times))
            for link, coming in zip(self.ends, self._coming, strict=True):
                while coming and coming[0][0] <= self.now:
                    link.tick(self.now)
                    link.receive(coming.popleft()[1])

    def _send(self, end: int, octets: bytes) -> None:
        coming = self._coming[1 - end]
        self.collisions += bool(octets and self._coming[end])
        at = max(self.now, coming[-1][0] if coming else 0.0)
        for place in range(0, len(octets), 8):
            piece = octets[place : place + 8]
            at += len(piece) * self._octet_time
            coming.append((at, piece))


@pytest.mark.parametrize(
    ("baud", "information", "window"), [(300, 128, 1), (300, 128, 7), (300, 2030, 1), (1200, 2030, 7), (2400, 2030, 7)]
)
def test_a_slow_line_is_given_the_time_that_frames_take(baud: int, information: int, window: int) -> None:
    octet_time = 10 / baud
    proposed = Parameters(information, information, window, window)
    client = HdlcClient(parameters=proposed, timeouts=Timeouts(), octet_time=octet_time)
    server = HdlcServer({1}, parameters=proposed, timeouts=Timeouts(inactivity=0))
    line = SlowLine(client, server, octet_time)
    received: list[bytes] = []
    errors: list[LinkError] = []

    def handle(end: int, event: LinkEvent) -> None:
        match event:
            case Connected() if end == 0:
                client.send(b"\xc0" * 300)
            case ApduReceived(apdu) if end == 0:
                received.append(apdu)
            case ApduReceived(apdu):
                server.send(answer_to(apdu, 16000), source=1, destination=16)
            case LinkFailed(error):
                errors.append(error)

    client.connect()
    line.run(handle, lambda: bool(received or errors or line.collisions))
    assert (errors, line.collisions) == ([], 0)
    assert received == [answer_to(b"\xc0" * 300, 16000)]


# --------------------------------------------------------------------------------------------- one end, frames by hand


def frames(octets: bytes) -> list[Frame]:
    reader = FrameReader()
    reader.receive(octets)
    found = []
    while (event := reader.next_event()) is not None:
        assert isinstance(event, Frame)
        found.append(event)
    return found


def types(octets: bytes) -> list[FrameType | None]:
    return [frame.type for frame in frames(octets)]


def connected_client(answer: Parameters | None = None, **options: object) -> HdlcClient:
    client = HdlcClient(timeouts=TIMEOUTS, **options)  # type: ignore[arg-type]
    client.tick(0.0)
    client.connect()
    assert types(client.output()) == [FrameType.SNRM]
    client.receive(Frame(CLIENT, SERVER, 0x73, (answer or Parameters()).encode()).encode())
    assert list(client.events()) == [Connected(16, 1)]
    return client


def connected_server(client: Parameters | None = None, **options: object) -> HdlcServer:
    server = HdlcServer({1, 2}, 17, timeouts=TIMEOUTS, **options)  # type: ignore[arg-type]
    server.tick(0.0)
    server.receive(Frame(SERVER, CLIENT, 0x93, (client or Parameters()).encode()).encode())
    assert types(server.output()) == [FrameType.UA]
    assert list(server.events()) == [Connected(16, 1)]
    return server


def to_server(control: int, information: bytes = b"", *, segmented: bool = False) -> bytes:
    return Frame(SERVER, CLIENT, control, information, segmented).encode()


def to_client(control: int, information: bytes = b"", *, segmented: bool = False) -> bytes:
    return Frame(CLIENT, SERVER, control, information, segmented).encode()


def _opens(vector: Vector) -> bool:
    return vector["expected"].get("frame") == "SNRM" and vector["expected"]["dest"]["upper"] != 0x7F


@pytest.mark.parametrize("vector", vector_params("hdlc", keep=_opens))
def test_published_snrm_are_answered(vector: Vector) -> None:
    (snrm,) = frames(bytes.fromhex(vector["hex"]))
    server = HdlcServer(parameters=WIDE)
    server.receive(snrm.encode())
    (ua,) = frames(server.output())
    assert (ua.type, ua.destination, ua.source) == (FrameType.UA, snrm.source, snrm.destination)
    proposed, agreed = Parameters.decode(snrm.information), Parameters.decode(ua.information)
    assert agreed.window_receive == proposed.window_transmit
    assert agreed.max_information_transmit == proposed.max_information_receive


def test_defaults_need_no_parameters_in_snrm() -> None:
    client = HdlcClient()
    client.connect()
    # Green Book 8, clause 8.4.3: the shortest frame, to the management logical device from the public client.
    assert client.output() == bytes.fromhex("7ea0070321930f017e")


@pytest.mark.parametrize(
    ("own", "peer", "agreed"),
    [
        (WIDE, Parameters(), Parameters()),
        (Parameters(500, 600, 3, 4), Parameters(700, 400, 7, 2), Parameters(400, 600, 2, 4)),
        (WIDE, Parameters(0xFFFF, 0xFFFF, 0xFFFFFFFF, 9), WIDE),
        (WIDE, Parameters(16, 16, 1, 1), Parameters(16, 16, 1, 1)),
    ],
)
def test_each_side_sends_no_more_than_the_other_takes(own: Parameters, peer: Parameters, agreed: Parameters) -> None:
    client = connected_client(peer, parameters=own)
    assert client.parameters == agreed
    server = HdlcServer({1}, parameters=own)
    server.receive(to_server(0x93, peer.encode()))
    (ua,) = frames(server.output())
    assert Parameters.decode(ua.information) == agreed


@pytest.mark.parametrize(
    "information", [Parameters(0, 0).encode(), Parameters(window_receive=0).encode(), b"\x81", b"\x80\x81\x00"]
)
def test_parameters_that_cannot_be(information: bytes) -> None:
    client = HdlcClient()
    client.connect()
    client.receive(to_client(0x73, information))
    assert [type(event) for event in client.events()] == [LinkFailed]
    server = HdlcServer({1})
    server.receive(to_server(0x93, information))
    assert types(server.output()) == [FrameType.DM]


@pytest.mark.parametrize(
    "parameters", [Parameters(31), Parameters(128, 2031), Parameters(window_transmit=0), Parameters(window_receive=8)]
)
def test_parameters_out_of_range_are_refused(parameters: Parameters) -> None:
    with pytest.raises(ValueError, match=r"octets|frames"):
        HdlcClient(parameters=parameters)
    with pytest.raises(ValueError, match=r"octets|frames"):
        HdlcServer(parameters=parameters)


def test_segments_fill_the_window_and_the_last_polls() -> None:
    client = connected_client(WIDE, parameters=Parameters(32, 32, 3, 3))
    client.send(bytes(32 * 4))
    first = frames(client.output())
    assert [(f.send_sequence, f.poll_final, f.segmented) for f in first] == [
        (0, False, True),
        (1, False, True),
        (2, True, True),
    ]
    client.receive(to_client(0x11 | 3 << 5))
    last = frames(client.output())
    assert [(f.send_sequence, f.poll_final, f.segmented) for f in last] == [(3, False, True), (4, True, False)]
    assert b"".join(f.information for f in first + last) == LLC_COMMAND + bytes(32 * 4)


def test_what_is_not_acknowledged_is_sent_again() -> None:
    client = connected_client(WIDE, parameters=Parameters(32, 32, 4, 4))
    client.send(bytes(range(120)))
    sent = frames(client.output())
    client.receive(to_client(0x11 | 2 << 5))
    again = frames(client.output())
    assert [f.send_sequence for f in again] == [2, 3]
    assert [f.information for f in again] == [f.information for f in sent[2:]]


def test_reject_is_understood() -> None:
    client = connected_client(WIDE, parameters=Parameters(32, 32, 4, 4))
    client.send(bytes(range(90)))
    client.output()
    client.receive(to_client(0x19 | 1 << 5))
    assert [f.send_sequence for f in frames(client.output())] == [1, 2]


def test_a_busy_server_is_asked_until_it_is_ready() -> None:
    client = connected_client(Parameters(32, 32))
    client.send(bytes(50))
    client.output()
    client.receive(to_client(0x15 | 1 << 5))
    asked = 0
    for step in range(1, 21):
        client.tick(step / 4)
        if output := client.output():
            assert types(output) == [FrameType.RR]
            asked += 1
            client.receive(to_client(0x15 | 1 << 5))
    assert asked > TIMEOUTS.retries
    client.tick(6.0)
    client.output()
    client.receive(to_client(0x11 | 1 << 5))
    assert types(client.output()) == [FrameType.I]
    assert not [event for event in client.events() if isinstance(event, LinkFailed)]


def test_a_busy_server_says_so_and_takes_nothing() -> None:
    server = connected_server()
    server.busy = True
    request = to_server(0x10, LLC_COMMAND + b"\xc0\x01")
    server.receive(request)
    assert types(server.output()) == [FrameType.RNR]
    assert list(server.events()) == []
    server.busy = False
    server.receive(request)
    assert [event.apdu for event in server.events() if isinstance(event, ApduReceived)] == [b"\xc0\x01"]


def test_a_slow_application_is_waited_for_and_asked_again() -> None:
    client, server = connected_client(), connected_server()
    client.send(b"\xc0\x01")
    server.receive(client.output())
    assert len(list(server.events())) == 1
    assert server.output() == b""
    server.tick(server.deadline() or 0.0)
    told = server.output()
    assert types(told) == [FrameType.RR]
    client.receive(told)
    assert client.output() == b"", "asking at once would fill the line"
    client.tick(client.deadline() or 0.0)
    server.receive(client.output())
    server.send(b"\xc4\x01", source=1, destination=16)
    client.receive(server.output())
    assert list(client.events()) == [ApduReceived(b"\xc4\x01", 1, 16)]


def test_a_server_that_does_not_answer() -> None:
    client = HdlcClient(timeouts=TIMEOUTS)
    client.tick(0.0)
    client.connect()
    sent = types(client.output())
    while (deadline := client.deadline()) is not None:
        client.tick(deadline)
        sent += types(client.output())
    assert sent == [FrameType.SNRM] * (1 + TIMEOUTS.retries)
    (event,) = client.events()
    assert isinstance(event, LinkFailed)
    assert isinstance(event.error, LinkTimeout)
    assert deadline is None


@pytest.mark.parametrize(
    ("control", "information", "error", "match"),
    [
        (0x1F, b"", LinkDisconnected, "DM"),
        (0x97, bytes.fromhex("100004"), FrameRejected, "too long"),
        (0x97, bytes.fromhex("100003"), FrameRejected, "undefined.*; an information field"),
        (0x97, b"", FrameRejected, "no reason"),
    ],
)
def test_a_server_that_ends_the_connection(control: int, information: bytes, error: type, match: str) -> None:
    client = connected_client()
    client.send(b"\xc0\x01")
    client.receive(to_client(control, information))
    (event,) = client.events()
    assert isinstance(event, LinkFailed)
    with pytest.raises(error, match=match):
        raise event.error
    with pytest.raises(LinkDisconnected):
        client.send(b"\xc0\x01")


def test_a_server_that_refuses() -> None:
    client = HdlcClient()
    client.connect()
    client.receive(to_client(0x1F))
    (event,) = client.events()
    assert isinstance(event, LinkFailed)
    assert isinstance(event.error, LinkRefused)


def test_disconnecting() -> None:
    client, server = connected_client(), connected_server()
    client.output()
    client.disconnect()
    server.receive(client.output())
    assert list(server.events()) == [Disconnected("closed by the client", 16, 1)]
    client.receive(server.output())
    assert list(client.events()) == [Disconnected("closed", 16, 1)]
    assert client.state is State.DISCONNECTED
    server.receive(to_server(0x53))
    assert types(server.output()) == [FrameType.DM]


def test_a_closed_line_ends_both() -> None:
    client, server = connected_client(), connected_server()
    client.send(b"\xc0\x01")
    client.receive(b"")
    server.receive(b"")
    assert list(client.events()) == [Disconnected("the line is closed", 16, 1)]
    assert list(server.events()) == [Disconnected("the line is closed", 16, 1)]


def test_inactivity_ends_a_connection_of_a_server() -> None:
    server = connected_server()
    server.tick(100.0)
    server.receive(to_server(0x11))
    server.tick(100.0 + TIMEOUTS.inactivity - 0.001)
    assert [event for event in server.events() if isinstance(event, Disconnected)] == []
    server.tick(100.0 + TIMEOUTS.inactivity)
    assert list(server.events()) == [Disconnected("the inactivity time-out ran out", 16, 1)]
    server.output()
    server.receive(to_server(0x10, LLC_COMMAND))
    assert types(server.output()) == [FrameType.DM]


@pytest.mark.parametrize(
    ("control", "information", "reason"),
    [
        (0x10 | 0xEF & 0xCF, b"", 0x01),
        (0x10, LLC_COMMAND + bytes(126), 0x04),
        (0x10 | 1 << 5, LLC_COMMAND, 0x08),
        (0x11 | 3 << 5, b"", 0x08),
        (0x11, b"\x00", 0x03),
    ],
)
def test_frames_a_server_rejects(control: int, information: bytes, reason: int) -> None:
    server = connected_server()
    server.receive(to_server(control, information))
    (frmr,) = frames(server.output())
    assert frmr.type is FrameType.FRMR
    assert frmr.information == bytes((control, 0, reason))
    server.receive(to_server(0x10, LLC_COMMAND + b"\xc0\x01"))
    assert types(server.output()) == [FrameType.FRMR]
    assert list(server.events()) == []
    server.receive(to_server(0x93))
    assert types(server.output()) == [FrameType.UA]


def test_a_connection_opened_again_forgets_the_old_one() -> None:
    server = connected_server()
    server.receive(to_server(0x00, LLC_COMMAND + b"first half", segmented=True))
    server.receive(to_server(0x93))
    assert list(server.events()) == [Disconnected("the client connected again", 16, 1), Connected(16, 1)]
    server.receive(to_server(0x10, LLC_COMMAND + b"\xc0"))
    assert [event.apdu for event in server.events() if isinstance(event, ApduReceived)] == [b"\xc0"]


@pytest.mark.parametrize("ending", [b"", to_server(0x53)], ids=["SNRM", "DISC, SNRM"])
def test_a_request_of_the_last_connection_is_not_answered_over_the_next(ending: bytes) -> None:
    """All at once, as from a device server that was waited for: the answer would look like one to what follows."""
    server = connected_server()
    request = to_server(0x10, LLC_COMMAND + b"\xc0 of the last")
    server.receive(request + ending + to_server(0x93) + to_server(0x10, LLC_COMMAND + b"\xc0"))
    for event in server.events():
        if isinstance(event, ApduReceived):
            server.send(event.apdu[::-1], source=event.destination, destination=event.source)
    answers = [frame.information for frame in frames(server.output()) if frame.type is FrameType.I]
    assert answers == [LLC_RESPONSE + b"\xc0"]


def test_clients_and_logical_devices_do_not_mix() -> None:
    server = connected_server()
    server.receive(Frame(Address(2), Address(32), 0x93).encode())
    server.receive(Frame(Address(2), Address(32), 0x10, LLC_COMMAND + b"\xc0").encode())
    server.receive(to_server(0x10, LLC_COMMAND + b"\xc1"))
    server.output()
    server.send(b"to 16", source=1, destination=16)
    server.send(b"to 32", source=2, destination=32)
    first, second = frames(server.output())
    assert (first.destination, first.source, first.information) == (CLIENT, SERVER, LLC_RESPONSE + b"to 16")
    assert (second.destination, second.source, second.information) == (Address(32), Address(2), LLC_RESPONSE + b"to 32")
    with pytest.raises(LinkDisconnected):
        server.send(b"nobody", source=2, destination=16)


@pytest.mark.parametrize(
    ("destination", "answered"),
    [
        (Address(1), True),
        (Address(3), False),
        (Address(0), False),
        (Address(1, 17), True),
        (Address(1, 18), False),
        (Address(2, 17, length=4), True),
        (Address(2, 18, length=4), False),
        (Address(1, 0x7E), True),
        (Address(1, 0x3FFE, length=4), True),
        (Address(0x7F), False),
        (Address(1, 0x7F), False),
        (all_stations(4), False),
    ],
)
def test_addresses_a_device_answers_to(destination: Address, answered: bool) -> None:
    server = HdlcServer({1, 2}, 17, calling=True)
    server.receive(Frame(destination, CLIENT, 0x93).encode())
    assert types(server.output()) == ([FrameType.UA] if answered else [])


def test_the_calling_address_is_only_of_who_opened_the_line() -> None:
    server = HdlcServer({1}, 17)
    server.receive(Frame(Address(1, 0x7E), CLIENT, 0x93).encode())
    assert server.output() == b""


def test_one_address_length_where_declared() -> None:
    server = HdlcServer({1}, 17, address_length=4)
    server.receive(to_server(0x93))
    server.receive(Frame(Address(1, 17), CLIENT, 0x93).encode())
    assert server.output() == b""
    server.receive(Frame(Address(1, 17, 4), CLIENT, 0x93).encode())
    assert types(server.output()) == [FrameType.UA]


def test_a_client_address_has_one_octet() -> None:
    server = HdlcServer({1})
    server.receive(Frame(SERVER, Address(16, 0), 0x93).encode())
    assert server.output() == b""


@pytest.mark.parametrize("address", ADDRESSES)
def test_broadcast_is_taken_and_not_answered(address: Address) -> None:
    client = HdlcClient(16, address)
    server = HdlcServer({1}, 17)
    everyone = all_stations(address.length)
    client.send(b"\xc1\x01", destination=everyone.upper, confirmed=False)
    server.receive(client.output())
    assert list(server.events()) == [ApduReceived(b"\xc1\x01", 16, everyone.upper, confirmed=False, broadcast=True)]
    assert server.output() == b""


def test_unnumbered_information_both_ways() -> None:
    client, server = connected_client(), connected_server()
    client.send(b"\xc1\x01", confirmed=False)
    server.receive(client.output())
    assert list(server.events()) == [ApduReceived(b"\xc1\x01", 16, 1, confirmed=False)]
    assert server.output() == b""
    server.send(b"\x0f\x00", source=1, destination=16, confirmed=False)
    client.receive(server.output())
    assert list(client.events()) == [ApduReceived(b"\x0f\x00", 1, 16, confirmed=False)]
    with pytest.raises(LinkError, match="UI"):
        server.send(bytes(200), source=1, destination=16, confirmed=False)


def test_frames_of_others_are_noise() -> None:
    client = connected_client()
    client.send(b"\xc0\x01")
    client.output()
    for frame in (
        Frame(Address(17), SERVER, 0x30, LLC_RESPONSE + b"for another"),
        Frame(CLIENT, Address(2), 0x30, LLC_RESPONSE + b"from another"),
        Frame(CLIENT, Address(1, 17), 0x30, LLC_RESPONSE + b"from another"),
    ):
        client.receive(frame.encode())
    assert [type(event) for event in client.events()] == [Noise] * 3


@pytest.mark.parametrize("header", [b"", LLC_RESPONSE, LLC_RESPONSE * 2, LLC_COMMAND])
def test_a_client_takes_answers_whatever_their_llc_header(header: bytes) -> None:
    client = connected_client()
    client.send(b"\xc0\x01")
    client.receive(to_client(0x30, header + b"\xc4\x01"))
    assert list(client.events()) == [ApduReceived(b"\xc4\x01", 1, 16)]


def test_a_message_without_end_is_given_up() -> None:
    client = connected_client(WIDE, parameters=WIDE)
    client.send(b"\xc0\x01")
    failed = False
    for number in range(600):
        client.receive(to_client(0x30 | number % 8 << 1, bytes(2030), segmented=True))
        failed = failed or any(isinstance(event, LinkFailed) for event in client.events())
        client.output()
    assert failed


@given(st.lists(st.tuples(st.integers(0, 255), st.binary(max_size=12), st.booleans()), max_size=30))
def test_no_frame_breaks_either_end(sent: list[tuple[int, bytes, bool]]) -> None:
    client, server = connected_client(), connected_server()
    for step, (control, information, segmented) in enumerate(sent):
        for link, frame in (
            (client, to_client(control, information, segmented=segmented)),
            (server, to_server(control, information, segmented=segmented)),
        ):
            link.tick(step / 10)
            link.receive(frame)
            assert all(event.type is not None for event in frames(link.output()))
            assert (link.deadline() or step) >= step / 10
            for event in link.events():
                assert not isinstance(event, LinkFailed) or isinstance(event.error, LinkError)


def test_too_many_connections_are_refused() -> None:
    server = HdlcServer(None)
    answers = []
    for client in range(1, 90):
        server.receive(Frame(SERVER, Address(client), 0x93).encode())
        answers += types(server.output())
    assert answers == [FrameType.UA] * 64 + [FrameType.DM] * 25
