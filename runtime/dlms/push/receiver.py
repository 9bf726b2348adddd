"""From octets of a line to notifications, without input or output.

A meter sends DataNotification, EventNotification or InformationReport; in one piece or in general blocks; over the
wrapper, in HDLC frames (mostly UI) or in M-Bus telegrams. One receiver is for one line or connection. What cannot be
taken becomes a `PushFault`, and the next message is as welcome as if nothing had been.
"""

from __future__ import annotations

import enum
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, get_args

from cosem.apdu import DataNotification, DataNotificationConfirm, GeneralBlockTransfer
from cosem.data import Data
from cosem.date_time import DateTime
from cosem.errors import DecodeError
from dlms.association.blocks import GENERAL_BLOCK_TRANSFER, GeneralBlocks
from dlms.association.conversation import Notification
from dlms.errors import BlockTransferError, DlmsError, LinkError, ProtocolError
from dlms.link import hdlc, mbus
from dlms.link.hdlc import LLC_COMMAND, Address, Frame, FrameReader, FrameType
from dlms.link.mbus import Telegram, TelegramReader
from dlms.link.noise import BadFrame, Noise
from dlms.link.wrapper import Wpdu, WpduReader
from dlms.push.security import PushSecurity
from dlms.security.context import Protection

__all__ = ["Framing", "Push", "PushFault", "PushReceiver"]

_NOTIFICATIONS = get_args(Notification)
# Messages in general blocks that are under way at once on one line (the oldest is given up for another), and how long
# one may be; what comes in datagrams is short, and may have any sender's name on it.
_TRANSFERS = 16
LIMIT = 1 << 20
_DATAGRAM_LIMIT = 1 << 16
_UI = 0x03


class Framing(enum.Enum):
    """What APDUs are carried in."""

    WRAPPER = "wrapper"
    DATAGRAMS = "datagrams"
    HDLC = "hdlc"
    MBUS = "mbus"


_Path = tuple[Any, Any]


@dataclass(frozen=True, slots=True)
class Push:
    """Something a meter sent unasked.

    `notification` is the APDU, `protection` how it was protected (`system_title` in it is who sent it), `peer` where
    the line goes, `source` and `destination` the addresses in its frames.
    """

    notification: Notification
    protection: Protection
    source: Any = None
    destination: Any = None
    peer: str = ""
    _path: _Path = field(default=(None, None), repr=False, compare=False)

    @property
    def system_title(self) -> bytes | None:
        """Who sent it, where the APDU says so and a key proved it."""
        return self.protection.system_title or None

    @property
    def data(self) -> Data | None:
        """What it says; `None` for an information report, which may say several things."""
        notification = self.notification
        if isinstance(notification, DataNotification):
            return notification.notification_body.data_value
        return getattr(notification, "attribute_value", None)

    @property
    def time(self) -> DateTime | None:
        """When the meter made it, where it says so."""
        octets = getattr(self.notification, "date_time", None) or getattr(self.notification, "time", None) or b""
        return DateTime.from_octets(octets) if len(octets) == 12 else None

    @property
    def confirmed(self) -> bool:
        """Whether the meter waits for an answer."""
        notification = self.notification
        return isinstance(notification, DataNotification) and notification.long_invoke_id_and_priority.service_class


@dataclass(frozen=True, slots=True)
class PushFault:
    """Something that could not be taken: `error` says why."""

    error: Exception
    peer: str = ""


class PushReceiver:
    """Octets in, pushes and faults out; answers to confirmed notifications go out again, where the line has a way back.

    One octet at a time gives the same as one chunk; of datagrams, one is given at a time.
    """

    def __init__(self, framing: Framing, security: PushSecurity | None = None, *, peer: str = "") -> None:
        self._framing = framing
        self._security = security or PushSecurity()
        self._peer = peer
        self._wrapper = WpduReader()
        self._frames, self._information = FrameReader(), hdlc.Assembler()
        self._telegrams, self._segments = TelegramReader(), mbus.Assembler()
        self._transfers: dict[_Path, GeneralBlocks] = {}
        self._found: deque[Push | PushFault] = deque()
        self._output = bytearray()
        self.lost = False

    def receive(self, octets: bytes) -> None:
        """Take octets; b"" says that no more will come."""
        match self._framing:
            case Framing.WRAPPER:
                self._wrapper.receive(octets)
                if not octets:
                    self._wrapper.flush()
                self._take_wpdus(self._wrapper)
            case Framing.DATAGRAMS:
                reader = WpduReader()
                reader.receive(octets)
                reader.flush()
                self._take_wpdus(reader)
            case Framing.HDLC:
                self._frames.receive(octets)
                if not octets:
                    self._frames.flush()
                self._take_frames()
            case Framing.MBUS:
                self._telegrams.receive(octets)
                if not octets:
                    self._telegrams.flush()
                self._take_telegrams()

    def pause(self) -> None:
        """The line is silent: an M-Bus telegram that is not whole will not become so."""
        if self._framing is Framing.MBUS:
            self._telegrams.flush()
            self._take_telegrams()
            # Meters exist that mark no segment as the last: then silence does.
            for segments in self._segments.unfinished():
                self._take(segments.octets, _mbus_path(segments.telegrams[-1]))
            self._segments = mbus.Assembler()

    @property
    def unfinished(self) -> bool:
        """Whether a message has come in general blocks of which some are missing."""
        return bool(self._transfers)

    def pushes(self) -> Iterator[Push | PushFault]:
        """What has come, oldest first; each is given once."""
        while self._found:
            yield self._found.popleft()

    def confirm(self, push: Push) -> None:
        """Queue the answer to a confirmed notification; others need none. Raises `SecurityError`."""
        if not push.confirmed or not isinstance(push.notification, DataNotification):
            return
        answer = DataNotificationConfirm(push.notification.long_invoke_id_and_priority, b"").encode()
        self._reply(self._security.protect(answer, push.protection), push._path)

    def output(self) -> bytes:
        """The octets to put on the line; they are given once."""
        octets = bytes(self._output)
        self._output.clear()
        return octets

    def _take_wpdus(self, reader: WpduReader) -> None:
        while (event := reader.next_event()) is not None:
            if isinstance(event, Wpdu):
                self._take(event.apdu, (event.source, event.destination))
            else:
                self.lost = self._framing is Framing.WRAPPER
                self._fault(event.error)

    def _take_frames(self) -> None:
        while (event := self._frames.next_event()) is not None:
            match event:
                case Noise():
                    continue
                case BadFrame():
                    self._fault(event.error)
                    continue
            if event.type not in (FrameType.I, FrameType.UI):
                continue
            try:
                information = self._information.take(event)
            except LinkError as error:
                self._fault(error)
                continue
            if information is not None and information.octets:
                apdu = hdlc.split_llc(information.octets).apdu
                self._take(apdu, (event.source, event.destination))

    def _take_telegrams(self) -> None:
        while (event := self._telegrams.next_event()) is not None:
            match event:
                case Noise():
                    continue
                case BadFrame():
                    self._fault(event.error)
                    continue
            try:
                segments = self._segments.take(event)
            except LinkError as error:
                self._fault(error)
                continue
            if segments is not None:
                self._take(segments.octets, _mbus_path(event))

    def _take(self, octets: bytes, path: _Path) -> None:
        """An APDU, or a block of one."""
        try:
            if octets[:1] == bytes((GENERAL_BLOCK_TRANSFER,)):
                whole = self._blocks(GeneralBlockTransfer.decode(octets), path)
                if whole is None:
                    return
                octets = whole
            if not octets:
                raise ProtocolError("no octets where an APDU was expected")
            value, protection = self._security.open(octets)
            if not isinstance(value, _NOTIFICATIONS):
                raise ProtocolError(f"{type(value).__name__} is nothing that is sent unasked")
        except (DlmsError, DecodeError) as error:
            self._fault(error)
            return
        source, destination = (end.upper if isinstance(end, Address) else end for end in path)
        self._found.append(Push(value, protection, source, destination, self._peer, path))

    def _blocks(self, block: GeneralBlockTransfer, path: _Path) -> bytes | None:
        transfer = self._transfers.get(path)
        if transfer is None or block.block_number == 1:
            self._transfers.pop(path, None)
            if len(self._transfers) >= _TRANSFERS:
                del self._transfers[next(iter(self._transfers))]
            limit = _DATAGRAM_LIMIT if self._framing is Framing.DATAGRAMS else LIMIT
            transfer = self._transfers[path] = GeneralBlocks(limit=limit, sent=True)
        try:
            answers = transfer.receive(block)
        except BlockTransferError:
            del self._transfers[path]
            raise
        if transfer.apdu is None:
            if block.block_control.window:  # with none it is not to be answered
                for answer in answers:
                    self._reply(answer, path)
            return None
        del self._transfers[path]
        return transfer.apdu

    def _reply(self, octets: bytes, path: _Path) -> None:
        """An APDU back to where one came from; on M-Bus there is no way back."""
        source, destination = path
        if self._framing is Framing.HDLC:
            self._output += Frame(source, destination, _UI, LLC_COMMAND + octets).encode()
        elif self._framing is not Framing.MBUS:
            self._output += Wpdu(destination, source, octets).encode()

    def _fault(self, error: Exception) -> None:
        self._found.append(PushFault(error, self._peer))


def _mbus_path(telegram: Telegram) -> _Path:
    return (telegram.address, telegram.source), telegram.destination
