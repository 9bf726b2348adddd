"""Client and server over an HDLC line that is as bad as lines are: the right value or a typed error, in time, and both
ends as good as new once the line is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dlms.session
from cosem.apdu import CosemAttributeDescriptor, EventNotificationRequest
from cosem.classes import Data as DataClass
from cosem.data import Data
from cosem.obis import Obis
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.client import ClientAssociation
from dlms.association.settings import AssociationSettings
from dlms.client import Meter
from dlms.errors import DlmsError, FrameRejected, LinkDisconnected
from dlms.link.hdlc import LLC_COMMAND, Address, Frame, Parameters
from dlms.link.hdlc_connection import HdlcClient, HdlcServer, all_stations
from dlms.server import CosemObject, LogicalDevice
from dlms.server.line import Line
from dlms.session import LinkSession
from dlms.timeouts import Timeouts
from support.fake_line import Fault, faults
from support.fake_port import TO_CLIENT, TO_METER, FakePort

CLIENT = Address(16)
ADDRESSES = [Address(1), Address(1, 17), Address(1, 17, length=4)]
NAMES = [Obis(f"0.0.96.1.{index}.255") for index in range(3)]
TIMEOUTS = Timeouts(response=5, inter_octet=1, retries=3, exchange=60)
UNASKED = EventNotificationRequest(
    time=None, cosem_attribute_descriptor=CosemAttributeDescriptor(1, NAMES[0], 2), attribute_value=Data.unsigned(1)
)

Disturbance = Callable[[FakePort], None]


@dataclass(frozen=True)
class Stray:
    """A frame that somebody puts on the line, or the meter sends unasked, while something else is going on."""

    kind: str
    server: Address

    def __call__(self, port: FakePort) -> None:
        server = self.server
        everyone = all_stations(server.length)
        frames = {
            "DISC": (TO_METER, Frame(server, CLIENT, 0x53)),
            "SNRM": (TO_METER, Frame(server, CLIENT, 0x93)),
            "undefined": (TO_METER, Frame(server, CLIENT, 0xDF)),
            "long": (TO_METER, Frame(server, CLIENT, 0x10, bytes(2031))),
            "UI": (TO_METER, Frame(server, CLIENT, 0x03, LLC_COMMAND + b"\xc1")),
            "broadcast": (TO_METER, Frame(everyone, CLIENT, 0x03, LLC_COMMAND + b"\xc1")),
            "another client": (TO_METER, Frame(server, Address(32), 0x93)),
            "UA": (TO_CLIENT, Frame(CLIENT, server, 0x73)),
            "DM": (TO_CLIENT, Frame(CLIENT, server, 0x1F)),
            "FRMR": (TO_CLIENT, Frame(CLIENT, server, 0x97, bytes.fromhex("100004"))),
            "of another": (TO_CLIENT, Frame(CLIENT, Address(2), 0x97)),
        }
        if self.kind == "notification":
            port.line.notify(16, 1, UNASKED)
        else:
            end, frame = frames[self.kind]
            port.inject(end, frame.encode())


HARMLESS = ["UI", "broadcast", "another client", "UA", "of another", "notification"]
ENDING = ["DISC", "SNRM", "undefined", "long", "DM", "FRMR"]


class Conversation:
    """A meter with three values, and its client, over a port; `values` are those that each may have."""

    def __init__(
        self,
        monkeypatch: pytest.MonkeyPatch,
        server: Address,
        client: Parameters,
        meter: Parameters,
        size: int = 0xFFFF,
    ) -> None:
        self.values = [{Data.octet_string(bytes((index,)) * 700)} for index in range(len(NAMES))]
        rights = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE))
        objects = [
            CosemObject(DataClass(name), value=next(iter(known)))
            for name, known in zip(NAMES, self.values, strict=True)
        ]
        device = LogicalDevice(1, "BAD1", objects, [AssociationSettings(client=None, rights=rights)])
        link = HdlcServer({1}, 17, parameters=meter, timeouts=TIMEOUTS)
        self.port = FakePort(Line(link, {1: device}, 0.0))
        self._how = server, client, size
        monkeypatch.setattr(dlms.session, "time", SimpleNamespace(monotonic=self.port.clock))

    def open(self) -> Meter:
        server, parameters, size = self._how
        self.sent = 0
        link = HdlcClient(16, server, parameters=parameters, timeouts=TIMEOUTS)
        association = ClientAssociation(max_receive_pdu_size=size, trace=self._count)
        meter = Meter(LinkSession(self.port, link, TIMEOUTS), association)
        meter.session.open()
        meter.run(association.open())
        return meter

    def in_time(self, call: Callable[[], Any]) -> Any:
        """What it gives; each APDU that it sends has a time-out of its own, and the connection one."""
        begin, self.sent = self.port.now, 0
        try:
            return call()
        finally:
            assert self.port.now - begin <= TIMEOUTS.exchange * (self.sent + 1)

    def get(self, meter: Meter, index: int) -> None:
        found = self.in_time(lambda: meter.get_raw(1, NAMES[index], 2))
        assert found in self.values[index]
        self.values[index] = {found}

    def set(self, meter: Meter, index: int, length: int) -> None:
        value = Data.octet_string(bytes((index, length % 256)) * (length // 2))
        self.values[index] |= {value}
        self.in_time(lambda: meter.set_raw(1, NAMES[index], 2, value))
        self.values[index] = {value}

    def as_good_as_new(self) -> None:
        """On a good line, after whatever there was."""
        self.port.settle()
        meter = self.open()
        for index in range(len(NAMES)):
            self.get(meter, index)
            self.set(meter, index, 300)
            self.get(meter, index)
        meter.close()

    def _count(self, direction: str, octets: bytes, plain: bytes) -> None:
        self.sent += direction == "sent"


@pytest.fixture
def patched() -> Any:
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield monkeypatch


lengths, windows = st.sampled_from([32, 64, 128, 2030]), st.integers(1, 7)
parameters = st.builds(Parameters, lengths, lengths, windows, windows)
calls = st.lists(st.tuples(st.integers(0, 2), st.sampled_from([None, None, 2, 90, 500, 1200])), min_size=1, max_size=5)


@st.composite
def disturbances(draw: st.DrawFn, address: Address) -> list[Fault | Disturbance]:
    stray = st.builds(Stray, st.sampled_from([*HARMLESS, *HARMLESS, *ENDING]), st.just(address))
    return draw(st.lists(st.one_of(faults(), faults(kinds=["none"]), stray), max_size=60))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    data=st.data(),
    address=st.sampled_from(ADDRESSES),
    client=parameters,
    meter=parameters,
    size=st.sampled_from([200, 0xFFFF]),
    wanted=calls,
)
def test_the_right_value_or_a_typed_error_in_time(
    data: st.DataObject,
    address: Address,
    client: Parameters,
    meter: Parameters,
    size: int,
    wanted: list[tuple[int, int | None]],
) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        conversation = Conversation(monkeypatch, address, client, meter, size)
        conversation.port.plan = iter(data.draw(disturbances(address)))
        try:
            peer = conversation.in_time(conversation.open)
        except DlmsError:
            peer = None
        for index, length in wanted if peer else []:
            try:
                conversation.get(peer, index) if length is None else conversation.set(peer, index, length)
            except DlmsError:
                if not peer.session.connected:
                    break
        if peer:
            begin = conversation.port.now
            peer.close()
            assert conversation.port.now - begin <= 2 * TIMEOUTS.response + 1
        conversation.as_good_as_new()


WIDE = Parameters(64, 64, 7, 7)


def transfer_with(monkeypatch: pytest.MonkeyPatch, disturbance: str, address: Address, *, writing: bool) -> None:
    """Segments in windows are on their way when it happens: after the third burst of the request."""
    conversation = Conversation(monkeypatch, address, WIDE, WIDE)
    meter = conversation.open()
    conversation.port.plan = iter([Fault("none"), Fault("none"), Stray(disturbance, address)])
    try:
        if writing:
            conversation.set(meter, 0, 1200)
        else:
            conversation.get(meter, 0)
    finally:
        meter.close()
        conversation.as_good_as_new()


directions = pytest.mark.parametrize("writing", [False, True], ids=["reading", "writing"])
addresses = pytest.mark.parametrize("address", ADDRESSES, ids=["1 octet", "2 octets", "4 octets"])


@addresses
@directions
@pytest.mark.parametrize("disturbance", HARMLESS)
def test_what_does_not_concern_a_transfer(
    patched: pytest.MonkeyPatch, disturbance: str, address: Address, writing: bool
) -> None:
    transfer_with(patched, disturbance, address, writing=writing)


@addresses
@directions
@pytest.mark.parametrize(
    ("disturbance", "error"),
    [
        ("DISC", LinkDisconnected),
        ("DM", LinkDisconnected),
        ("FRMR", FrameRejected),
        ("undefined", FrameRejected),
        ("long", FrameRejected),
    ],
)
def test_what_ends_a_transfer(
    patched: pytest.MonkeyPatch, disturbance: str, error: type[Exception], address: Address, writing: bool
) -> None:
    with pytest.raises(error):
        transfer_with(patched, disturbance, address, writing=writing)
