"""HDLC, the connection: who may send what and when, on both sides.

Class of procedure: unbalanced, normal response mode, two-way alternate (Green Book 8 clause 8.4; ISO/IEC 13239). The
client polls (P), the server answers and ends its answer (F); the server never speaks unasked, save in UI frames. So
only the client has a response time-out, and every F is a checkpoint: what it does not acknowledge was lost and is sent
again. After a time-out the client asks with RR how far the server got, and either side goes on from there. REJ is
understood and never sent, as DLMS does not list it among its commands and responses; the checkpoint does its work.

What may follow what is in `CLIENT_TRANSITIONS` and `SERVER_TRANSITIONS` at the end of this module, and nowhere else.
"""

from __future__ import annotations

import enum
from collections import deque
from collections.abc import Callable, Container, Iterator, Mapping

from dlms.errors import FrameRejected, LinkDisconnected, LinkError, LinkRefused, LinkTimeout
from dlms.link.base import ApduReceived, Connected, Disconnected, LinkEvent, LinkFailed, Noise
from dlms.link.hdlc import (
    LLC_COMMAND,
    LLC_RESPONSE,
    MESSAGE_LIMIT,
    Address,
    Assembler,
    Frame,
    FrameReader,
    FrameType,
    Parameters,
    build_i_frame,
    split,
    split_llc,
)
from dlms.timeouts import Timeouts

__all__ = ["CLIENT_TRANSITIONS", "SERVER_TRANSITIONS", "HdlcClient", "HdlcServer", "State", "all_stations"]

# Green Book 8.4.5.3.2: what can be negotiated.
MIN_INFORMATION = 32
MAX_INFORMATION = 2030
MAX_WINDOW = 7
# Nobody has this address.
NO_STATION = 0
# A frame that is being received is waited for so many response time-outs, the time that it takes, and no more.
PATIENCE = 4
# Octets of the longest frame besides its information: flags, format, addresses of 1 and 4, control, HCS and FCS.
AROUND_INFORMATION = 14
# Connections of one line; a server refuses more.
MAX_CONNECTIONS = 64

POLL = 0x10
_CONTROL = {
    FrameType.RR: 0x01,
    FrameType.RNR: 0x05,
    FrameType.UI: 0x03,
    FrameType.SNRM: 0x83,
    FrameType.DISC: 0x43,
    FrameType.UA: 0x63,
    FrameType.DM: 0x0F,
    FrameType.FRMR: 0x87,
}
# FRMR, third octet (ISO/IEC 13239 5.5.3.4.2).
_REJECTION = {
    0x01: "the control field is undefined or not supported",
    0x02: "an information field is where none may be",
    0x04: "the information field is too long",
    0x08: "N(R) acknowledges what was not sent",
}
UNDEFINED_CONTROL, INFORMATION_NOT_PERMITTED, INFORMATION_TOO_LONG, INVALID_NR = _REJECTION


class State(enum.Enum):
    """Of one connection. `REJECTED`: a server that sent FRMR and waits for SNRM or DISC."""

    DISCONNECTED = enum.auto()
    CONNECTING = enum.auto()
    CONNECTED = enum.auto()
    DISCONNECTING = enum.auto()
    REJECTED = enum.auto()


def all_stations(length: int) -> Address:
    """The broadcast address of so many octets: every logical device of every physical device."""
    everyone = _everyone(length)
    return Address(everyone, None if length == 1 else everyone, length)


def _everyone(length: int) -> int:
    # One below is CALLING, the physical device that opened the line (Green Book 8.4.2.3).
    return 0x3FFF if length == 4 else 0x7F


def _is_broadcast(address: Address) -> bool:
    everyone = _everyone(address.length)
    return everyone in (address.upper, address.lower)


def _is_calling(address: Address) -> bool:
    return address.lower == _everyone(address.length) - 1


def _agree(own: Parameters, peer: Parameters) -> Parameters:
    """What holds, as `own` sees it: each side sends no more than the other takes. Raises `LinkError` for nonsense."""
    agreed = Parameters(
        min(own.max_information_transmit, peer.max_information_receive, MAX_INFORMATION),
        min(own.max_information_receive, peer.max_information_transmit, MAX_INFORMATION),
        min(own.window_transmit, peer.window_receive, MAX_WINDOW),
        min(own.window_receive, peer.window_transmit, MAX_WINDOW),
    )
    if not (agreed.max_information_transmit and agreed.max_information_receive):
        raise LinkError("an information field length of 0 is proposed")
    if not (agreed.window_transmit and agreed.window_receive):
        raise LinkError("a window of 0 frames is proposed")
    return agreed


def _check(parameters: Parameters) -> Parameters:
    for length in (parameters.max_information_transmit, parameters.max_information_receive):
        if not MIN_INFORMATION <= length <= MAX_INFORMATION:
            raise ValueError(f"an information field has {MIN_INFORMATION} to {MAX_INFORMATION} octets, not {length}")
    for window in (parameters.window_transmit, parameters.window_receive):
        if not 1 <= window <= MAX_WINDOW:
            raise ValueError(f"a window is 1 to {MAX_WINDOW} frames, not {window}")
    return parameters


class _Numbering:
    """The numbered frames of one connection, both ways: what is to be sent, what is not acknowledged, what is partly
    received.
    """

    def __init__(self, parameters: Parameters) -> None:
        self.parameters = parameters
        self.next_sent = 0
        self.next_received = 0
        self.queue: deque[tuple[bytes, bool]] = deque()
        self.unacknowledged: deque[tuple[bytes, bool]] = deque()
        self.partial = bytearray()
        self.peer_busy = False

    def enqueue(self, information: bytes) -> None:
        pieces = split(information, self.parameters.max_information_transmit)
        self.queue.extend((piece, place < len(pieces)) for place, piece in enumerate(pieces, 1))

    def sendable(self) -> int:
        if self.peer_busy:
            return 0
        return min(len(self.queue), self.parameters.window_transmit - len(self.unacknowledged))

    def acknowledge(self, number: int) -> bool:
        """Take N(R); False when it acknowledges what was not sent."""
        oldest = self.next_sent - len(self.unacknowledged)
        count = (number - oldest) % 8
        if count > len(self.unacknowledged):
            return False
        for _ in range(count):
            self.unacknowledged.popleft()
        return True

    def go_back(self) -> bool:
        """Make what is not acknowledged the next to be sent; False when there is nothing."""
        lost = len(self.unacknowledged)
        self.queue.extendleft(reversed(self.unacknowledged))
        self.unacknowledged.clear()
        self.next_sent = (self.next_sent - lost) % 8
        return lost > 0

    def frames(self, destination: Address, source: Address) -> bytes:
        """Up to a window of I frames, P/F in the last."""
        count = self.sendable()
        octets = bytearray()
        for left in range(count, 0, -1):
            piece, segmented = self.queue.popleft()
            self.unacknowledged.append((piece, segmented))
            octets += build_i_frame(
                destination,
                source,
                self.next_sent,
                self.next_received,
                piece,
                poll_final=left == 1,
                segmented=segmented,
            )
            self.next_sent = (self.next_sent + 1) % 8
        return bytes(octets)

    def take(self, frame: Frame) -> bytes | None:
        """The message that an I frame in sequence completes, if it does. Raises `LinkError` for one without end."""
        self.next_received = (self.next_received + 1) % 8
        self.partial += frame.information
        if len(self.partial) > MESSAGE_LIMIT:
            raise LinkError(f"the joined segments exceed {MESSAGE_LIMIT} octets", frame.offset)
        if frame.segmented:
            return None
        message = bytes(self.partial)
        self.partial.clear()
        return message


class _Line:
    """What both ends of a line share: frames out of octets, time, events, output."""

    def __init__(self, timeouts: Timeouts | None) -> None:
        self._timeouts = timeouts or Timeouts()
        self._reader = FrameReader()
        self._unnumbered = Assembler()
        self._events: deque[LinkEvent] = deque()
        self._output = bytearray()
        self._now = 0.0
        self._last_octets = 0.0

    def events(self) -> Iterator[LinkEvent]:
        """What has happened, oldest first; each event is given once."""
        while self._events:
            yield self._events.popleft()

    def output(self) -> bytes:
        """The octets to put on the line now; they are given once."""
        octets = bytes(self._output)
        self._output.clear()
        return octets

    def receive(self, octets: bytes) -> None:
        """Take octets from the line, as many or few as there are; b"" says that no more will come."""
        if octets:
            self._last_octets = self._now
            self._reader.receive(octets)
            self._drain()
        else:
            self._reader.flush()
            self._drain()
            self._line_closed()

    def _silence_ends(self) -> float | None:
        """When a frame that has begun is taken as cut."""
        return self._last_octets + self._timeouts.inter_octet if self._reader.pending > 1 else None

    def _end_silence(self) -> None:
        ends = self._silence_ends()
        if ends is not None and self._now >= ends:
            self._reader.flush()
            self._drain()

    def _drain(self) -> None:
        while (event := self._reader.next_event()) is not None:
            if isinstance(event, Frame):
                self._take_frame(event)
            else:
                self._events.append(event)
                # UI frames have no numbers: a lost segment would go unseen.
                self._unnumbered = Assembler()

    def _send_frame(self, destination: Address, source: Address, control: int, information: bytes = b"") -> None:
        self._output += Frame(destination, source, control, information).encode()

    def _stray(self, frame: Frame, reason: str) -> None:
        self._events.append(Noise(frame.offset, frame.encode(), reason))

    def _take_unnumbered(self, frame: Frame, *, broadcast: bool = False) -> None:
        try:
            message = self._unnumbered.take(frame)
        except LinkError as error:
            self._stray(frame, error.reason)
            return
        if message is not None:
            apdu = split_llc(message.octets).apdu
            source, destination = frame.source.upper, frame.destination.upper
            self._events.append(ApduReceived(apdu, source, destination, confirmed=False, broadcast=broadcast))

    def _take_frame(self, frame: Frame) -> None:
        raise NotImplementedError

    def _line_closed(self) -> None:
        raise NotImplementedError


class HdlcClient(_Line):
    """The `Link` of a client to one logical device.

    `client` is the client's address (one octet: 16 is the public client). `server` is the server's, as long as the
    meter wants it: `Address(1)`, `Address(1, 17)`, `Address(1, 17, length=4)`. `parameters` are what is proposed in
    SNRM. `octet_time` is the time an octet takes on the line, so that a long frame does not eat up the time-out.
    """

    def __init__(
        self,
        client: int = 16,
        server: Address | int = 1,
        *,
        parameters: Parameters | None = None,
        timeouts: Timeouts | None = None,
        octet_time: float = 0.0,
    ) -> None:
        super().__init__(timeouts)
        self._client = Address(client)
        self._server = Address(server) if isinstance(server, int) else server
        self._proposal = _check(parameters or Parameters())
        self._octet_time = octet_time
        self._numbering = _Numbering(Parameters())
        self._state = State.DISCONNECTED
        # Wants an answer: so it polls as long as none comes.
        self._expecting = False
        # P was sent, F has not come.
        self._polled = False
        # The last P was of an RR after a time-out.
        self._enquired = False
        self._tries = 0
        self._timer: float | None = None
        self._timer_limit = 0.0

    @property
    def state(self) -> State:
        """Where the connection is."""
        return self._state

    @property
    def parameters(self) -> Parameters:
        """What was negotiated, as the client sees it; the defaults before that."""
        return self._numbering.parameters

    def connect(self) -> None:
        """Queue SNRM. What an earlier connection left is forgotten."""
        self._reset(State.CONNECTING)
        self._reader = FrameReader()
        self._ask_to_connect()

    def disconnect(self) -> None:
        """Queue DISC, whatever is still waiting for its answer."""
        if self._state in (State.DISCONNECTED, State.CONNECTING):
            self._closed("closed")
        elif self._state is State.CONNECTED:
            self._reset(State.DISCONNECTING)
            self._ask_to_disconnect()

    def send(
        self, apdu: bytes, *, source: int | None = None, destination: int | None = None, confirmed: bool = True
    ) -> None:
        """Queue an APDU; see `Link`.

        What is not confirmed goes in one UI frame where it fits, without connection if need be, and may go to another
        logical device or to all (`all_stations`); anything else needs the connection.
        """
        information = LLC_COMMAND + apdu
        elsewhere = destination is not None and destination != self._server.upper
        fits = len(information) <= self.parameters.max_information_transmit
        if not confirmed and (fits or elsewhere):
            if not fits:
                raise LinkError(f"{len(apdu)} octets do not fit a UI frame, and only I frames go in segments")
            address = self._server if destination is None else self._other(destination)
            self._send_frame(address, self._client, _CONTROL[FrameType.UI], information)
            return
        if elsewhere or source not in (None, self._client.upper):
            raise LinkError("an HDLC connection is between one client and one logical device")
        if self._state is not State.CONNECTED:
            raise LinkDisconnected("the HDLC connection is not open")
        self._numbering.enqueue(information)
        self._expecting = confirmed or self._expecting
        self._go_on()

    @property
    def everyone(self) -> int:
        """The destination to `send` to that is all logical devices of all stations on the line."""
        return _everyone(self._server.length)

    def expect(self) -> None:
        """Ask the server for more, as it cannot send of itself."""
        if self._state is State.CONNECTED and not self._expecting:
            self._expecting = True
            self._go_on()

    def deadline(self) -> float | None:
        """When `tick` must be called at the latest; None: no timer runs."""
        times = [time for time in (self._timer, self._silence_ends()) if time is not None]
        return min(times, default=None)

    def tick(self, now: float) -> None:
        """Say what time it is; timers that ran out ask again, or end in `LinkFailed`."""
        self._now = now
        self._end_silence()
        if self._timer is None or now < self._timer:
            return
        ends = self._silence_ends()
        if self._polled and ends is not None and now < self._timer_limit:
            # Something is just coming.
            self._timer = min(ends, self._timer_limit)
            return
        self._timer = None
        if self._polled:
            self._reader.flush()
            self._drain()
        if self._polled and self._timer is None:
            self._ask_again()
        else:
            self._go_on()

    # ------------------------------------------------------------------------------------------------------- sending

    def _ask_to_connect(self) -> None:
        information = b"" if self._proposal == Parameters() else self._proposal.encode()
        self._poll(FrameType.SNRM, information)

    def _ask_to_disconnect(self) -> None:
        self._poll(FrameType.DISC)

    def _poll(self, kind: FrameType, information: bytes = b"") -> None:
        control = _CONTROL[kind] | POLL
        if kind is FrameType.RR:
            control |= self._numbering.next_received << 5
        self._send_frame(self._server, self._client, control, information)
        self._wait_for_final()

    def _wait_for_final(self) -> None:
        self._polled = True
        self._enquired = False
        self._wait_from(self._now + len(self._output) * self._octet_time)

    def _wait_from(self, start: float) -> None:
        longest_frame = (self.parameters.max_information_receive + AROUND_INFORMATION) * self._octet_time
        self._timer = start + self._timeouts.response
        self._timer_limit = start + self._timeouts.response * PATIENCE + longest_frame

    def _go_on(self) -> None:
        """Send what may be sent: frames if there are, else a question if an answer is wanted."""
        if self._polled or self._timer is not None or self._state is not State.CONNECTED:
            return
        if self._numbering.sendable():
            self._output += self._numbering.frames(self._server, self._client)
            self._wait_for_final()
        elif self._expecting or self._numbering.queue or self._numbering.partial:
            self._poll(FrameType.RR)

    def _ask_again(self) -> None:
        self._polled = False
        if not self._may_try_again("does not answer"):
            return
        if self._state is State.CONNECTING:
            self._ask_to_connect()
        elif self._state is State.DISCONNECTING:
            self._ask_to_disconnect()
        else:
            self._poll(FrameType.RR)
            self._enquired = True

    def _may_try_again(self, complaint: str) -> bool:
        self._tries += 1
        if self._tries <= self._timeouts.retries:
            return True
        if self._state is State.DISCONNECTING:
            self._closed("the server does not answer DISC")
        else:
            self._fail(LinkTimeout(f"the server {complaint}, tried {self._tries} times"))
        return False

    # ----------------------------------------------------------------------------------------------------- receiving

    def _take_frame(self, frame: Frame) -> None:
        if frame.destination != self._client and not _is_broadcast(frame.destination):
            self._stray(frame, "the frame is for another station")
        elif frame.source != self._server and not _is_calling(self._server):
            self._stray(frame, "the frame is from another station")
        elif frame.type is None:
            self._stray(frame, "the control field is undefined")
        else:
            CLIENT_TRANSITIONS.get((self._state, frame.type), HdlcClient._ignore)(self, frame)

    def _ignore(self, frame: Frame) -> None:
        """What does not fit the state is an answer to something long given up."""

    def _accepted(self, frame: Frame) -> None:
        try:
            agreed = _agree(self._proposal, Parameters.decode(frame.information))
        except LinkError as error:
            self._fail(error)
            return
        self._reset(State.CONNECTED)
        self._numbering = _Numbering(agreed)
        self._events.append(Connected(self._client.upper, self._server.upper))

    def _refused(self, frame: Frame) -> None:
        self._fail(LinkRefused("the server is not ready to open an HDLC connection (DM)"))

    def _dropped(self, frame: Frame) -> None:
        self._fail(LinkDisconnected("the server has closed the HDLC connection (DM)"))

    def _rejected(self, frame: Frame) -> None:
        flags = frame.information[2] if len(frame.information) >= 3 else 0
        reasons = [text for flag, text in _REJECTION.items() if flags & flag]
        self._fail(FrameRejected(f"the server rejects a frame (FRMR): {'; '.join(reasons) or 'no reason given'}"))

    def _disconnected(self, frame: Frame) -> None:
        self._closed("closed")

    def _unnumbered_information(self, frame: Frame) -> None:
        self._take_unnumbered(frame, broadcast=_is_broadcast(frame.destination))

    def _information(self, frame: Frame) -> None:
        if self._polled and not frame.poll_final:
            # The server is at it: on a slow line a window takes its time, and asking now would talk into it.
            self._wait_from(self._now)
        ahead = ((frame.send_sequence or 0) - self._numbering.next_received) % 8
        if ahead >= max(self.parameters.window_receive, 1) or not self._acknowledged(frame):
            # A repeated frame answers a question asked before it was first received; the answer to the last one is
            # still to come, so its F counts for nothing.
            return
        progress = ahead == 0
        if progress:
            self._tries = 0
            try:
                message = self._numbering.take(frame)
            except LinkError as error:
                self._fail(error)
                return
            if message is not None:
                apdu = split_llc(message).apdu
                self._expecting = False
                self._events.append(ApduReceived(apdu, frame.source.upper, frame.destination.upper))
        self._end_of_answer(frame, progress)

    def _supervisory(self, frame: Frame) -> None:
        self._numbering.peer_busy = frame.type is FrameType.RNR
        waiting = len(self._numbering.unacknowledged)
        if not self._acknowledged(frame):
            return
        nothing_new = len(self._numbering.unacknowledged) == waiting > 0
        if nothing_new and frame.type is FrameType.RR and not self._enquired:
            # Whoever got the P got an I frame with it, and would acknowledge some: this answers an earlier question.
            # Should the frames before that with P be lost, the time-out finds out.
            return
        self._end_of_answer(frame, progress=False)

    def _acknowledged(self, frame: Frame) -> bool:
        waiting = len(self._numbering.unacknowledged)
        if not self._numbering.acknowledge(frame.receive_sequence or 0):
            self._stray(frame, "N(R) acknowledges what was not sent")
            return False
        if not self._numbering.unacknowledged or len(self._numbering.unacknowledged) < waiting:
            self._tries = 0
        return True

    def _end_of_answer(self, frame: Frame, progress: bool) -> None:
        if not frame.poll_final or not self._polled:
            return
        self._polled = False
        self._timer = None
        if self._numbering.go_back():
            # What was lost before a time-out has already cost a try.
            if self._enquired or self._may_try_again("does not receive what is sent"):
                self._go_on()
        elif self._numbering.sendable() or progress:
            self._go_on()
        elif self._expecting or self._numbering.queue or self._numbering.partial:
            # Alive, and nothing new: asking again at once would only fill the line.
            self._timer = self._now + self._timeouts.poll

    def _line_closed(self) -> None:
        if self._state is not State.DISCONNECTED:
            self._closed("the line is closed")

    # ----------------------------------------------------------------------------------------------------------- ends

    def _reset(self, state: State) -> None:
        self._state = state
        self._numbering = _Numbering(self._numbering.parameters)
        self._unnumbered = Assembler()
        self._expecting = self._polled = False
        self._tries = 0
        self._timer = None

    def _closed(self, reason: str) -> None:
        self._reset(State.DISCONNECTED)
        self._events.append(Disconnected(reason, self._client.upper, self._server.upper))

    def _fail(self, error: LinkError) -> None:
        self._reset(State.DISCONNECTED)
        self._events.append(LinkFailed(error))

    def _other(self, destination: int) -> Address:
        if destination == _everyone(self._server.length):
            return all_stations(self._server.length)
        return Address(destination, self._server.lower, self._server.length)


class _Secondary:
    """One connection of a server: a client and the logical device it addressed, by the address it used."""

    def __init__(self, client: Address, server: Address) -> None:
        self.client = client
        self.server = server
        self.state = State.DISCONNECTED
        self.numbering = _Numbering(Parameters())
        self.active_until: float | None = None
        # Was polled and has not answered: it may send.
        self.polled = False
        # A request is with the application, which may take until `hold_until` before the client is told to wait.
        self.pending = False
        self.hold_until: float | None = None
        self.rejection = b""

    def reset(self, state: State, parameters: Parameters) -> None:
        self.state = state
        self.numbering = _Numbering(parameters)
        self.polled = self.pending = False
        self.hold_until = None


class HdlcServer(_Line):
    """The `Link` of a physical device with its logical devices, to all clients of a line.

    `logical_devices` and `clients` say who is there and who is served (None: everyone); `physical_address` None takes
    any; `address_length` None takes addresses of 1, 2 and 4 octets. `calling` says that this device opened the line,
    and so answers to the CALLING address. Frames for others are passed over. `busy` makes it answer RNR.
    """

    def __init__(
        self,
        logical_devices: Container[int] | None = None,
        physical_address: int | None = None,
        *,
        clients: Container[int] | None = None,
        address_length: int | None = None,
        calling: bool = False,
        parameters: Parameters | None = None,
        timeouts: Timeouts | None = None,
    ) -> None:
        super().__init__(timeouts)
        self._logical_devices = logical_devices
        self._physical_address = physical_address
        self._clients = clients
        self._address_length = address_length
        self._calling = calling
        self._parameters = _check(parameters or Parameters())
        self._secondaries: dict[tuple[int, int], _Secondary] = {}
        self.busy = False

    def connect(self) -> None:
        """Nothing: a server waits for SNRM. `Connected` comes for each client."""

    def expect(self) -> None:
        """Nothing: clients send when they like."""

    def disconnect(self) -> None:
        """Forget all connections; frames of their clients are then answered DM."""
        self._forget_all("closed")

    def send(
        self, apdu: bytes, *, source: int | None = None, destination: int | None = None, confirmed: bool = True
    ) -> None:
        """Queue an APDU from logical device `source` to client `destination`; see `Link`.

        What is not confirmed goes at once in a UI frame, to a client that is connected.
        """
        secondary = self._secondaries.get((destination or 0, source or 0))
        if secondary is None or secondary.state is not State.CONNECTED:
            raise LinkDisconnected(f"client {destination} has no HDLC connection with logical device {source}")
        information = LLC_RESPONSE + apdu
        if confirmed:
            secondary.pending = False
            secondary.numbering.enqueue(information)
            if secondary.polled:
                self._answer(secondary)
        elif len(information) > secondary.numbering.parameters.max_information_transmit:
            raise LinkError(f"{len(apdu)} octets do not fit a UI frame, and only I frames go in segments")
        else:
            self._send_frame(secondary.client, secondary.server, _CONTROL[FrameType.UI], information)

    def deadline(self) -> float | None:
        """When `tick` must be called at the latest; None: no timer runs."""
        times = [self._silence_ends()]
        for secondary in self._secondaries.values():
            times += (secondary.active_until, secondary.hold_until)
        return min((time for time in times if time is not None), default=None)

    def tick(self, now: float) -> None:
        """Say what time it is: silent clients are disconnected, waiting ones told that they must wait."""
        self._now = now
        self._end_silence()
        for secondary in list(self._secondaries.values()):
            if secondary.active_until is not None and now >= secondary.active_until:
                self._forget(secondary, "the inactivity time-out ran out")
            elif secondary.hold_until is not None and now >= secondary.hold_until:
                self._not_yet(secondary)

    # ----------------------------------------------------------------------------------------------------- receiving

    def _take_frame(self, frame: Frame) -> None:
        destination = frame.destination
        if not self._is_ours(destination) or not self._is_client(frame.source):
            self._stray(frame, "the frame is for or from another station")
        elif _is_broadcast(destination):
            # Everyone answering at once helps nobody: only what needs no answer is taken.
            if frame.type is FrameType.UI:
                self._take_unnumbered(frame, broadcast=True)
        else:
            key = frame.source.upper, destination.upper
            secondary = self._secondaries.get(key) or _Secondary(frame.source, destination)
            if self._timeouts.inactivity:
                secondary.active_until = self._now + self._timeouts.inactivity
            if frame.type is None:
                self._undefined(secondary, frame)
            else:
                handle = SERVER_TRANSITIONS.get((secondary.state, frame.type), HdlcServer._ignore)
                handle(self, secondary, frame)

    def _is_ours(self, address: Address) -> bool:
        if self._address_length not in (None, address.length) or address.upper == NO_STATION:
            return False
        everyone = _everyone(address.length)
        if address.lower not in (None, everyone):
            calling = self._calling and _is_calling(address)
            if not calling and self._physical_address not in (None, address.lower):
                return False
        return self._logical_devices is None or address.upper == everyone or address.upper in self._logical_devices

    def _is_client(self, address: Address) -> bool:
        return address.length == 1 and (self._clients is None or address.upper in self._clients)

    def _ignore(self, secondary: _Secondary, frame: Frame) -> None:
        """Responses are for clients."""

    def _undefined(self, secondary: _Secondary, frame: Frame) -> None:
        if secondary.state is State.CONNECTED:
            self._reject(secondary, frame, UNDEFINED_CONTROL)
        elif secondary.state is State.REJECTED:
            self._reject_again(secondary, frame)
        else:
            self._not_connected(secondary, frame)

    def _open(self, secondary: _Secondary, frame: Frame) -> None:
        key = frame.source.upper, frame.destination.upper
        if key in self._secondaries:
            self._forget(secondary, "the client connected again")
        try:
            agreed = _agree(self._parameters, Parameters.decode(frame.information))
        except LinkError as error:
            self._stray(frame, error.reason)
            self._respond(secondary, FrameType.DM)
            return
        if len(self._secondaries) >= MAX_CONNECTIONS:
            self._respond(secondary, FrameType.DM)
            return
        self._drop_requests(key)
        # The same logical device may be addressed by another length from one connection to the next.
        secondary.client, secondary.server = frame.source, frame.destination
        secondary.reset(State.CONNECTED, agreed)
        self._secondaries[key] = secondary
        self._respond(secondary, FrameType.UA, agreed.encode())
        self._events.append(Connected(*key))

    def _drop_requests(self, key: tuple[int, int]) -> None:
        """What came over the last connection and nobody has taken yet would be answered over the next one."""
        self._events = deque(
            event
            for event in self._events
            if not (isinstance(event, ApduReceived) and event.confirmed and (event.source, event.destination) == key)
        )

    def _close(self, secondary: _Secondary, frame: Frame) -> None:
        self._respond(secondary, FrameType.UA)
        self._forget(secondary, "closed by the client")

    def _not_connected(self, secondary: _Secondary, frame: Frame) -> None:
        if frame.poll_final:
            self._respond(secondary, FrameType.DM)

    def _unnumbered_information(self, secondary: _Secondary, frame: Frame) -> None:
        self._take_unnumbered(frame)
        if frame.poll_final and secondary.state is State.CONNECTED:
            self._polled(secondary)

    def _information(self, secondary: _Secondary, frame: Frame) -> None:
        numbering = secondary.numbering
        if len(frame.information) > numbering.parameters.max_information_receive:
            self._reject(secondary, frame, INFORMATION_TOO_LONG)
            return
        if not numbering.acknowledge(frame.receive_sequence or 0):
            self._reject(secondary, frame, INVALID_NR)
            return
        # Out of sequence: what comes twice is dropped, what is missing comes again as N(R) does not acknowledge it.
        if frame.send_sequence == numbering.next_received and not self.busy:
            try:
                message = numbering.take(frame)
            except LinkError:
                self._reject(secondary, frame, INFORMATION_TOO_LONG)
                return
            secondary.pending = False
            if message is not None:
                self._deliver(secondary, frame, message)
        if frame.poll_final:
            self._polled(secondary)

    def _deliver(self, secondary: _Secondary, frame: Frame, message: bytes) -> None:
        llc = split_llc(message)
        if llc.header != LLC_COMMAND:
            self._stray(frame, "the LLC header of a command, E6 E6 00, is missing")
            return
        secondary.pending = True
        self._events.append(ApduReceived(llc.apdu, frame.source.upper, frame.destination.upper))

    def _supervisory(self, secondary: _Secondary, frame: Frame) -> None:
        if frame.information:
            self._reject(secondary, frame, INFORMATION_NOT_PERMITTED | UNDEFINED_CONTROL)
            return
        if not secondary.numbering.acknowledge(frame.receive_sequence or 0):
            self._reject(secondary, frame, INVALID_NR)
            return
        secondary.numbering.peer_busy = frame.type is FrameType.RNR
        if frame.poll_final:
            self._polled(secondary)

    # ------------------------------------------------------------------------------------------------------- sending

    def _polled(self, secondary: _Secondary) -> None:
        # All this side sent was sent before this question, so what it does not acknowledge was lost.
        secondary.numbering.go_back()
        secondary.polled = True
        self._answer(secondary)

    def _answer(self, secondary: _Secondary) -> None:
        if secondary.numbering.sendable():
            self._output += secondary.numbering.frames(secondary.client, secondary.server)
            secondary.polled = False
            secondary.hold_until = None
        elif not secondary.pending or self.busy:
            self._not_yet(secondary)
        elif secondary.hold_until is None:
            secondary.hold_until = self._now + self._timeouts.hold

    def _not_yet(self, secondary: _Secondary) -> None:
        kind = FrameType.RNR if self.busy else FrameType.RR
        self._respond(secondary, kind, number=secondary.numbering.next_received)
        secondary.polled = False
        secondary.hold_until = None

    def _respond(self, secondary: _Secondary, kind: FrameType, information: bytes = b"", *, number: int = 0) -> None:
        self._send_frame(secondary.client, secondary.server, _CONTROL[kind] | POLL | number << 5, information)

    def _reject(self, secondary: _Secondary, frame: Frame, reason: int) -> None:
        numbering = secondary.numbering
        variables = numbering.next_received << 5 | numbering.next_sent << 1
        secondary.rejection = bytes((frame.control, variables, reason))
        secondary.reset(State.REJECTED, numbering.parameters)
        self._reject_again(secondary, frame)

    def _reject_again(self, secondary: _Secondary, frame: Frame) -> None:
        if frame.poll_final:
            self._respond(secondary, FrameType.FRMR, secondary.rejection)

    def _forget(self, secondary: _Secondary, reason: str) -> None:
        key = secondary.client.upper, secondary.server.upper
        self._secondaries.pop(key, None)
        self._events.append(Disconnected(reason, *key))

    def _forget_all(self, reason: str) -> None:
        for secondary in list(self._secondaries.values()):
            self._forget(secondary, reason)

    def _line_closed(self) -> None:
        self._forget_all("the line is closed")


# What a client does with a frame of the server, by state. What is not here is ignored.
CLIENT_TRANSITIONS: Mapping[tuple[State, FrameType], Callable[[HdlcClient, Frame], None]] = {
    (State.CONNECTING, FrameType.UA): HdlcClient._accepted,
    (State.CONNECTING, FrameType.DM): HdlcClient._refused,
    (State.CONNECTED, FrameType.I): HdlcClient._information,
    (State.CONNECTED, FrameType.RR): HdlcClient._supervisory,
    (State.CONNECTED, FrameType.RNR): HdlcClient._supervisory,
    (State.CONNECTED, FrameType.REJ): HdlcClient._supervisory,
    (State.CONNECTED, FrameType.DM): HdlcClient._dropped,
    (State.CONNECTED, FrameType.FRMR): HdlcClient._rejected,
    (State.DISCONNECTING, FrameType.UA): HdlcClient._disconnected,
    (State.DISCONNECTING, FrameType.DM): HdlcClient._disconnected,
    **{(state, FrameType.UI): HdlcClient._unnumbered_information for state in State},
}

# What a server does with a frame of a client, by state. What is not here is ignored.
SERVER_TRANSITIONS: Mapping[tuple[State, FrameType], Callable[[HdlcServer, _Secondary, Frame], None]] = {
    **{(state, FrameType.SNRM): HdlcServer._open for state in State},
    **{(state, FrameType.UI): HdlcServer._unnumbered_information for state in (State.DISCONNECTED, State.CONNECTED)},
    (State.CONNECTED, FrameType.I): HdlcServer._information,
    (State.CONNECTED, FrameType.RR): HdlcServer._supervisory,
    (State.CONNECTED, FrameType.RNR): HdlcServer._supervisory,
    (State.CONNECTED, FrameType.REJ): HdlcServer._supervisory,
    (State.CONNECTED, FrameType.DISC): HdlcServer._close,
    (State.REJECTED, FrameType.DISC): HdlcServer._close,
    **{
        (State.DISCONNECTED, kind): HdlcServer._not_connected
        for kind in (FrameType.DISC, FrameType.I, FrameType.RR, FrameType.RNR, FrameType.REJ)
    },
    **{
        (State.REJECTED, kind): HdlcServer._reject_again
        for kind in (FrameType.I, FrameType.RR, FrameType.RNR, FrameType.REJ, FrameType.UI)
    },
}
