"""Requests and their responses: protected, cut up where general block transfer is needed, checked, told apart.

Sizes are those of the APDU on the line, so what protection adds is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal, TypeGuard, TypeVar, cast, get_args

from cosem import apdu
from cosem.apdu import (
    Aare,
    ConfirmedServiceError,
    Conformance,
    DataNotification,
    DataNotificationConfirm,
    EventNotificationRequest,
    ExceptionResponse,
    GeneralBlockTransfer,
    GetRequestNext,
    GetRequestNormal,
    GetRequestWithList,
    InformationReportRequest,
    InvokeIdAndPriority,
    Record,
    Rlre,
)
from cosem.errors import DecodeError
from dlms.association.blocks import GENERAL_BLOCK_TRANSFER, LIMIT, MAX_WINDOW, GeneralBlocks, octets_that_fit
from dlms.association.exchange import RECEIVE, Exchange, NoReply
from dlms.association.negotiation import Negotiated
from dlms.association.services import InvokeIds, error_of
from dlms.errors import (
    BlockTransferError,
    LinkTimeout,
    NotAssociated,
    PduTooLong,
    ProtocolError,
    ReplayError,
    UnrelatedAnswer,
)
from dlms.security.context import PLAIN, Protection, SecurityContext
from dlms.security.forms import Form
from dlms.security.overhead import overhead
from dlms.security.policy import Required

__all__ = [
    "Conversation",
    "Notification",
    "Services",
    "Trace",
    "raise_refusal",
    "read_blocks",
    "same_count",
    "unexpected",
]

T = TypeVar("T")
Trace = Callable[[Literal["sent", "received"], bytes, bytes], None]

Notification = DataNotification | EventNotificationRequest | InformationReportRequest
_NOTIFICATIONS = get_args(Notification)
_CONFIRMED_SERVICE_ERRORS = get_args(ConfirmedServiceError)
_READING = (GetRequestNormal, GetRequestWithList, GetRequestNext)
_INVOKE_IDS = (("invoke_id_and_priority", 0xF), ("long_invoke_id_and_priority", 0xFFFFFF))
_BLOCK = bytes((GENERAL_BLOCK_TRANSFER,))
# How many APDUs that are no answer may come before the answer.
_PATIENCE: Final = 32
# How many blocks in a row may bring nothing new: all of a transfer that was given up, and all of a window sent again.
_USELESS_BLOCKS: Final = 4 * MAX_WINDOW


class Conversation:
    """What passes over one association.

    `window` is how many blocks in a row general block transfer lets the peer send, `limit` the longest APDU or value
    put together from blocks. `resend` is how often a lost block, or a request that only reads, is sent again where the
    line loses, doubles and reorders things (0: it does not). `on_notification` is told of what the peer sends unasked
    while an answer is waited for; what wants to be confirmed is confirmed after that. `trace` is told of every APDU:
    whether it was sent or received, its octets on the line, and its plaintext.

    The answer to a request that was given up may come while the next one waits for its own. Invoke ids tell the two
    apart; where there are none, the next answer is `uncertain`, and nothing more is asked until the association is
    opened again.
    """

    def __init__(
        self,
        *,
        window: int = 8,
        limit: int = LIMIT,
        resend: int = 0,
        on_notification: Callable[[Notification, Protection], None] | None = None,
        trace: Trace | None = None,
    ) -> None:
        self.trace = trace
        self.window = window
        self.limit = limit
        self.resend = resend
        self.on_notification = on_notification
        self.negotiated = Negotiated(Conformance(0))
        self.context: SecurityContext | None = None
        self.uncertain = False

    def begin(self, context: SecurityContext | None, negotiated: Negotiated | None = None) -> None:
        """Begin anew, with another association."""
        self.context = context
        self.negotiated = negotiated or Negotiated(Conformance(0))
        self.uncertain = False

    def ask(self, request: Record) -> Exchange[Record]:
        """The response to `request`.

        Raises `ExceptionResponseError` and `ConfirmedServiceErrorReceived` for those two, `PduTooLong`,
        `ProtocolError`, and `SecurityError`.
        """
        value, _ = yield from self.ask_protected(request)
        return value

    def ask_protected(self, request: Record) -> Exchange[tuple[Record, Protection]]:
        """As `ask`, with how the response was protected."""
        if self.uncertain:
            raise ProtocolError("the answer to a request that was given up may still come: open the association again")
        try:
            return (yield from self._ask(request))
        except (LinkTimeout, GeneratorExit):
            self.uncertain = self.uncertain or not _has_invoke_id(request)
            raise

    def _ask(self, request: Record) -> Exchange[tuple[Record, Protection]]:
        waiting = _Waiting(self, request)
        steps = waiting.begin()
        while True:
            for step in steps[:-1]:
                yield NoReply(step)
            try:
                octets = yield steps[-1] if steps else RECEIVE
            except LinkTimeout as error:
                steps = waiting.again(error)
                continue
            whole, steps = waiting.join(octets)
            if whole is None:
                continue
            value, protection = waiting.open(whole)
            if isinstance(value, _NOTIFICATIONS):
                if self.on_notification is not None:
                    self.on_notification(value, protection)
                    if isinstance(value, DataNotification) and value.long_invoke_id_and_priority.service_class:
                        yield NoReply(self._confirm(value, protection), confirmed=False)
            elif waiting.is_answered_by(value):
                raise_refusal(value, authenticated=protection is not PLAIN)
                return value, protection
            waiting.count_a_stranger()

    def broadcast(self, request: Record) -> Exchange[None]:
        """Send a request to all meters on the line, under the key of all. None answers."""
        yield NoReply(self.protect(request, broadcast=True), confirmed=False, broadcast=True)

    def tell(self, request: Record) -> Exchange[None]:
        """Send a request that is not answered."""
        octets = self.protect(request)
        if self.needs_blocks(octets):
            size = self.negotiated.server_max_receive_pdu_size
            for block in GeneralBlocks.unconfirmed(octets, GeneralBlocks.block_size_of(size)):
                yield NoReply(block, confirmed=False)
        else:
            yield NoReply(octets, confirmed=False)

    def needs_blocks(self, octets: bytes) -> bool:
        """Whether an APDU as it goes on the line is to go in general blocks; `PduTooLong` where it may not."""
        size = self.negotiated.server_max_receive_pdu_size
        if not 0 < size < len(octets):
            return False
        if not self.negotiated.grants(Conformance.GENERAL_BLOCK_TRANSFER):
            raise PduTooLong(f"the request has {len(octets)} octets, the peer takes {size}")
        return True

    def _confirm(self, notification: DataNotification, protection: Protection) -> bytes:
        """The answer to a notification that wants one, protected as that was."""
        return self.protect(DataNotificationConfirm(notification.long_invoke_id_and_priority, b""), like=protection)

    def protect(
        self,
        request: Record,
        shown: Record | None = None,
        *,
        like: Protection | None = None,
        broadcast: bool = False,
    ) -> bytes:
        """The octets of an APDU as they go on the line. `shown` is traced instead of one that has a secret in it.

        `like` is how the APDU was protected that it answers; `broadcast` takes the key that all meters have.
        """
        plain = request.encode()
        octets = plain if self.context is None else self.context.protect(plain, like=like, broadcast=broadcast)
        if self.trace is not None:
            self.trace("sent", octets, plain if shown is None else shown.encode())
        return octets

    def open(self, octets: bytes) -> tuple[Record, Protection]:
        """What is in an APDU from the line. Raises `SecurityError`, and `ProtocolError` for what is no APDU."""
        protection, plain = PLAIN, octets
        if self.context is not None:
            plain, protection = self.context.unprotect(octets)
        if self.trace is not None:
            self.trace("received", octets, plain)
        try:
            return apdu.decode(plain), protection
        except DecodeError as error:
            raise ProtocolError(f"the peer's APDU cannot be decoded: {error}") from error

    @property
    def room(self) -> int:
        """The longest request before protection; 0 where there is no limit."""
        size = self.negotiated.server_max_receive_pdu_size
        return size and max(size - self._overhead(), 1)

    def fits(self, request: Record) -> bool:
        """Whether a request needs no block transfer."""
        room = self.room
        return room == 0 or len(request.encode()) <= room

    def block_room(self, empty: Record) -> int:
        """How many octets of a value go into `empty`, a request with an empty block."""
        room = self.room
        if room == 0:
            return self.limit
        return octets_that_fit(room, len(empty.encode()))

    def blocks(self, *, sent: bool = False) -> GeneralBlocks:
        """A general block transfer; `sent` where the request went without."""
        size = GeneralBlocks.block_size_of(self.negotiated.server_max_receive_pdu_size)
        return GeneralBlocks(
            window=self.window, block_size=size, limit=self.limit, sent=sent, in_order=self.resend == 0
        )

    def _overhead(self) -> int:
        """The most that protection adds to an APDU."""
        context = self.context
        if context is None:
            return 0
        sent = context.policy.request
        form = context.form if sent & Required.AUTHENTICATED_AND_ENCRYPTED else Form.PLAIN
        return overhead(form, context.suite, context.key_choice, signed=Required.SIGNED in sent)


class _Waiting:
    """One request from when it is first sent until its answer: what to send again, and how long to wait on.

    `join`, `open` and `is_answered_by` are what an answer goes through.
    """

    __slots__ = ("_blocks", "_request", "_resends", "_strangers", "_talk", "_unrelated", "_useless")

    def __init__(self, talk: Conversation, request: Record) -> None:
        self._talk = talk
        self._request = request
        self._blocks: GeneralBlocks | None = None
        self._resends = talk.resend
        self._strangers = self._unrelated = self._useless = 0

    def begin(self) -> list[bytes]:
        """What to send first. Raises `PduTooLong`."""
        octets = self._talk.protect(self._request)
        if not self._talk.needs_blocks(octets):
            return [octets]
        self._blocks = self._talk.blocks()
        return self._blocks.start(octets)

    def again(self, error: LinkTimeout) -> list[bytes]:
        """What to send as nothing came. Raises the time-out where that is not allowed, or was done often enough."""
        if self._resends == 0 or not (self._blocks or isinstance(self._request, _READING)):
            if self._unrelated:
                raise UnrelatedAnswer(self._unrelated) from error
            raise error
        self._resends -= 1
        # Reading twice does no harm, and the answer to either will do: the invoke id is the same.
        return self._blocks.again() if self._blocks else [self._talk.protect(self._request)]

    def join(self, octets: bytes) -> tuple[bytes | None, list[bytes]]:
        """The whole APDU, once it is there; and what to send for the rest of it."""
        if octets[:1] != _BLOCK:
            return octets, []
        talk = self._talk
        blocks = self._blocks = self._blocks or talk.blocks(sent=True)
        # Until they are all there, blocks of another transfer would be taken for those of this one.
        talk.uncertain = talk.resend > 0
        before = blocks.received
        steps = blocks.receive(_read_block(octets))
        if blocks.apdu is None:
            self._useless = self._useless + 1 if blocks.received == before else 0
            if self._useless > _USELESS_BLOCKS:
                raise BlockTransferError("the peer sends blocks, but never the next one")
            return None, steps
        self._blocks = None
        talk.uncertain = False
        return blocks.apdu, steps

    def open(self, octets: bytes) -> tuple[Record | None, Protection]:
        """What is in an APDU; None where it came once more. Errors as of `Conversation.open`."""
        try:
            return self._talk.open(octets)
        except ReplayError:
            # Where the line loses and repeats things, what comes twice is nothing new; elsewhere it is an attack.
            if self._talk.resend == 0:
                raise
            return None, PLAIN

    def is_answered_by(self, value: Record | None) -> TypeGuard[Record]:
        """Whether this is the answer. What has no invoke id is taken for it.

        On a line that repeats things that is not so for the answers to opening and releasing, which are not asked here.
        """
        if value is None:
            return False
        if _belongs(self._request, value) and not (self._talk.resend and isinstance(value, Aare | Rlre)):
            return True
        self._unrelated += 1
        return False

    def count_a_stranger(self) -> None:
        """Raises `ProtocolError` where too much has come that is no answer."""
        self._strangers += 1
        if self._strangers > _PATIENCE:
            raise ProtocolError("the peer sends answers, but none to what it was asked")


class Services:
    """What the services of a client stand on: the conversation, invoke ids, and what was granted."""

    def __init__(self, talk: Conversation, *, priority: bool, general_blocks: bool) -> None:
        self._talk = talk
        self._ids = InvokeIds()
        self._priority = priority
        self._general_blocks = general_blocks
        self._open = False

    def _must_be_open(self) -> None:
        if not self._open:
            raise NotAssociated("no association is open")

    def _require(self, services: Conformance) -> None:
        self._must_be_open()
        self._talk.negotiated.require(services)

    def _next_id(self) -> InvokeIdAndPriority:
        granted = self._talk.negotiated.grants(Conformance.PRIORITY_MGMT_SUPPORTED)
        return self._ids.next(priority=self._priority and granted)

    def _in_blocks(self, request: Record, service: Conformance) -> bool:
        """Whether a request goes out in blocks of its service."""
        negotiated = self._talk.negotiated
        if self._talk.fits(request):
            return False
        general = negotiated.grants(Conformance.GENERAL_BLOCK_TRANSFER)
        if negotiated.grants(service):
            return not (general and self._general_blocks)
        if not general:
            raise PduTooLong(f"the request is longer than {self._talk.room} octets, and no block transfer is granted")
        return False


def _read_block(octets: bytes) -> GeneralBlockTransfer:
    try:
        return GeneralBlockTransfer.decode(octets)
    except DecodeError as error:
        raise BlockTransferError(f"the peer's block cannot be decoded: {error}") from error


def _has_invoke_id(request: Record) -> bool:
    return any(hasattr(request, name) for name, _ in _INVOKE_IDS)


def _belongs(request: Record, response: Record) -> bool:
    """Whether the invoke id is that of the request; what has none is taken for the answer."""
    for name, bits in _INVOKE_IDS:
        asked, answered = getattr(request, name, None), getattr(response, name, None)
        if asked is not None and answered is not None:
            return not (asked ^ answered) & bits
    return True


def raise_refusal(response: Record, *, authenticated: bool = False) -> None:
    """Raises the error for an exception-response or a confirmedServiceError; other APDUs are none."""
    if isinstance(response, ExceptionResponse):
        raise error_of(response, authenticated=authenticated)
    if isinstance(response, _CONFIRMED_SERVICE_ERRORS):
        raise error_of(cast(ConfirmedServiceError, response))


def unexpected(response: Record) -> ProtocolError:
    """The error for a response that does not answer the request."""
    return ProtocolError(f"{type(response).__name__} does not answer the request")


def same_count(asked: Sequence[object], answered: Sequence[object]) -> None:
    """Raises `ProtocolError` unless there is an answer for each request."""
    if len(asked) != len(answered):
        raise ProtocolError(f"{len(answered)} results for {len(asked)} requests")


def read_blocks(decode: Callable[[bytes], T], octets: bytes) -> T:
    """What came in blocks. Raises `ProtocolError` where it is not what it should be."""
    try:
        return decode(octets)
    except DecodeError as error:
        raise ProtocolError(f"what came in blocks cannot be decoded: {error}") from error
