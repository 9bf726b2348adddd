"""A meter over a blocking connection: `connect` opens transport, link and association, `with` closes them again.

One thread at a time uses a meter, save `close`. Everything a meter can be asked for is an exchange (`dlms.operations`);
what is here runs them over a session, and `dlms.aio` does the same for asyncio.
"""

from __future__ import annotations

import contextlib
import datetime
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from types import TracebackType
from typing import Any, Literal, Self, TypedDict, TypeVar, Unpack, overload

from cryptography import x509

from cosem.apdu import AccessRequestSpecification, Conformance
from cosem.classes import AttributeReference, Clock, DisconnectControl, MethodReference, Selection, types
from cosem.data import Data
from cosem.date_time import DateTime, DeviationSign
from cosem.obis import Obis
from cosem.units import Quantity
from dlms.association.client import ClientAssociation
from dlms.association.conversation import Notification, Trace
from dlms.association.credentials import Security
from dlms.association.exchange import Exchange, NoReply, Pause, Step
from dlms.association.negotiation import Negotiated
from dlms.errors import ActionError, DataAccessError, DlmsError, LinkTimeout, MissingKeyError, ProtocolError
from dlms.operations.certificates import Certificates, Which
from dlms.operations.core import Operations
from dlms.operations.image import activate_image, transfer_image
from dlms.operations.keys import SECURITY_SETUP, agree_keys, change_keys
from dlms.operations.objects import MeterObject
from dlms.operations.profile import Profile, ProfileColumn, ProfileData
from dlms.security.context import Protection
from dlms.security.keys import Keys
from dlms.session import LinkSession, open_session
from dlms.timeouts import Timeouts
from dlms.url import Endpoint, parse_url

__all__ = ["AssociationOptions", "Meter", "MeterBase", "MeterCertificates", "ProfileReader", "connect"]

T = TypeVar("T")
P = TypeVar("P")
R = TypeVar("R")

# Green Book 8.3, 4.1.5.2.
PUBLIC_CLIENT = 16


# Programs read the same few objects over and over.
logical_name_of = lru_cache(4096)(Obis)


class AssociationOptions(TypedDict, total=False):
    """How an association is opened, as `ClientAssociation` takes it."""

    short_names: bool
    conformance: Conformance
    max_receive_pdu_size: int
    general_blocks: bool
    priority: bool
    window: int
    limit: int
    on_notification: Callable[[Notification, Protection], None]
    trace: Trace


class MeterBase:
    """What the blocking and the asyncio meter share."""

    def __init__(self, association: ClientAssociation, deviation_sign: DeviationSign) -> None:
        self.association = association
        self.operations = Operations(association)
        self.deviation_sign: DeviationSign = deviation_sign
        self._keys = association.security.keys
        self._running = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.association!r}>"

    @property
    def negotiated(self) -> Negotiated:
        """What was agreed on when the association was opened."""
        return self.association.negotiated

    def _associate(self) -> Exchange[Negotiated]:
        """Open the association; asked for again where datagrams get lost."""
        for _ in range(self.association.resend):
            with contextlib.suppress(LinkTimeout):
                return (yield from self.association.open())
        return (yield from self.association.open())

    def _date_time(self, moment: datetime.datetime | DateTime) -> DateTime:
        return moment if isinstance(moment, DateTime) else DateTime.from_datetime(moment, self.deviation_sign)

    def _change_keys(self, new: Keys, logical_name: str | bytes) -> Exchange[Keys]:
        if self._keys is None:
            raise MissingKeyError("the association has no keys that could be changed")
        self._keys = yield from change_keys(self.operations, self._keys, new, logical_name=logical_name)
        return self._keys

    def _agree_keys(self, names: Sequence[str], logical_name: str | bytes) -> Exchange[Keys]:
        names = names or ("encryption", "authentication")
        self._keys = yield from agree_keys(self.operations, self._keys or Keys(), names, logical_name=logical_name)
        return self._keys

    def _set_clock(self, moment: datetime.datetime | DateTime, logical_name: str | bytes) -> Exchange[None]:
        yield from self.operations.set(Clock(logical_name).time, self._date_time(moment))

    def _clock(self, logical_name: str | bytes) -> Exchange[DateTime]:
        value = yield from self.operations.get(Clock(logical_name).time)
        if not isinstance(value, DateTime):
            raise ProtocolError("the clock's time is no date-time")
        return value


class Meter(MeterBase):
    """An open association to a meter, blocking.

    Every method raises `DlmsError`: `ServiceError` for what the meter refuses, `NotGranted` for what was not
    negotiated, `SecurityError`, `ProtocolError`, `LinkError` and `TransportError` for what goes wrong on the way.
    """

    def __init__(
        self, session: LinkSession, association: ClientAssociation, deviation_sign: DeviationSign = "standard"
    ) -> None:
        super().__init__(association, deviation_sign)
        self.session = session

    def run(self, exchange: Exchange[T]) -> T:
        """Run an exchange: of `operations`, or of the association."""
        step: Step
        self._running = True
        try:
            step = next(exchange)
            while True:
                try:
                    answer = self._perform(step)
                except Exception as error:
                    step = exchange.throw(error)
                else:
                    step = exchange.send(answer)
        except StopIteration as stop:
            result: T = stop.value
            return result
        finally:
            self._running = False
            exchange.close()

    def _perform(self, step: Step) -> bytes:
        match step:
            case bytes():
                self.session.send(step)
            case NoReply():
                self.session.send(step.apdu, confirmed=step.confirmed, broadcast=step.broadcast)
                return b""
            case Pause():
                time.sleep(step.seconds)
                return b""
        return self.session.receive().apdu

    def close(self) -> None:
        """Release the association and close the connection. Never raises; safe to call twice.

        While another thread waits for an answer the connection is closed at once, which ends that thread's call with
        `TransportClosed`.
        """
        self.__exit__(None, None, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._running:
            # Who waits for an answer would take that to a goodbye.
            self.association.abandon()
            self.session.transport.close()
            return
        try:
            if self.association.is_open and self.session.connected and (error is None or isinstance(error, Exception)):
                self.session.timeouts = replace(
                    self.session.timeouts, exchange=min(self.session.timeouts.exchange, self.session.timeouts.response)
                )
                with contextlib.suppress(DlmsError):
                    self.run(self.association.release())
        finally:
            self.association.abandon()
            self.session.__exit__(kind, error, trace)

    # attributes and methods

    @overload
    def get(
        self, reference: AttributeReference[types.RegisterValue], *, strict: Literal[True]
    ) -> types.RegisterValue | Quantity: ...
    @overload
    def get(
        self, reference: AttributeReference[types.RegisterValue], *, strict: bool = False
    ) -> types.RegisterValue | Quantity | Data: ...
    @overload
    def get(self, reference: AttributeReference[T], *, strict: Literal[True]) -> T: ...
    @overload
    def get(self, reference: AttributeReference[T], *, strict: bool = False) -> T | Data: ...
    def get(self, reference: AttributeReference[T], *, strict: bool = False) -> T | Data | Quantity:
        """Read an attribute: `meter.get(Register("1.0.1.8.0.255").value)`. See `Operations.get`."""
        exchange = self.operations.get(reference, strict=strict)
        return self.run(exchange)

    def get_many(
        self, references: Iterable[AttributeReference[Any]], *, strict: bool = False
    ) -> list[Any | DataAccessError]:
        """Read many attributes in as few round trips as the meter allows. See `Operations.get_many`."""
        return self.run(self.operations.get_many(references, strict=strict))

    def get_raw(
        self, class_id: int, logical_name: str | bytes, attribute_id: int, selection: Selection | None = None
    ) -> Data:
        """Read an attribute by its numbers, as Data."""
        return self.run(self.operations.get_raw(class_id, logical_name_of(logical_name), attribute_id, selection))

    def set(self, reference: AttributeReference[T], value: T | Data) -> None:
        """Write an attribute."""
        self.run(self.operations.set(reference, value))

    def set_raw(self, class_id: int, logical_name: str | bytes, attribute_id: int, value: Data) -> None:
        """Write an attribute by its numbers."""
        self.run(self.operations.set_raw(class_id, logical_name_of(logical_name), attribute_id, value))

    def action(self, reference: MethodReference[P, R], *parameter: P | Data) -> R | Data | None:
        """Invoke a method, without parameter where the class has only one for it."""
        exchange = self.operations.action(reference, *parameter)
        return self.run(exchange)

    def broadcast_set(self, reference: AttributeReference[T], value: T | Data) -> None:
        """Write an attribute in all meters on an HDLC line; none answers. See `Operations.broadcast_set`."""
        self.run(self.operations.broadcast_set(reference, value))

    def broadcast_action(self, reference: MethodReference[P, R], *parameter: P | Data) -> None:
        """Invoke a method in all meters on an HDLC line; none answers. See `Operations.broadcast_action`."""
        self.run(self.operations.broadcast_action(reference, *parameter))

    def action_raw(
        self, class_id: int, logical_name: str | bytes, method_id: int, parameter: Data | None = None
    ) -> Data | None:
        """Invoke a method by its numbers."""
        return self.run(self.operations.action_raw(class_id, logical_name_of(logical_name), method_id, parameter))

    def access(
        self, specifications: Sequence[AccessRequestSpecification], data: Sequence[Data] | None = None
    ) -> list[Data | DataAccessError | ActionError]:
        """Read, write and invoke in one request. See `LogicalNameServices.access`."""
        return self.run(self.association.access(specifications, data))

    # what meters have

    def objects(self, *, fresh: bool = False) -> list[MeterObject]:
        """The objects this association sees; read once and kept, unless `fresh`."""
        return self.run(self.operations.objects(fresh=fresh))

    def find(self, logical_name: str | bytes) -> MeterObject:
        """The object of that name. Raises `NotFound`."""
        return self.run(self.operations.find(logical_name_of(logical_name)))

    def profile(self, logical_name: str | bytes, *, clock: str | bytes = "0.0.1.0.0.255") -> ProfileReader:
        """A profile to be read by range, by entries or whole; `clock` is the object whose time its rows have."""
        profile = Profile(self.operations, logical_name, clock=clock, deviation_sign=self.deviation_sign)
        return ProfileReader(self, profile)

    def clock(self, logical_name: str | bytes = "0.0.1.0.0.255") -> DateTime:
        """The meter's time; `to_datetime` makes a `datetime` of it, where it says enough."""
        return self.run(self._clock(logical_name))

    def set_clock(self, moment: datetime.datetime | DateTime, logical_name: str | bytes = "0.0.1.0.0.255") -> None:
        """Set the meter's time."""
        self.run(self._set_clock(moment, logical_name))

    def remote_disconnect(self, logical_name: str | bytes = "0.0.96.3.10.255") -> None:
        """Open the breaker or close the valve (class 70)."""
        self.action(DisconnectControl(logical_name).remote_disconnect)

    def remote_reconnect(self, logical_name: str | bytes = "0.0.96.3.10.255") -> None:
        """Close the breaker, or let it be closed by hand (class 70)."""
        self.action(DisconnectControl(logical_name).remote_reconnect)

    def transfer_image(
        self,
        image: bytes,
        identifier: bytes,
        *,
        logical_name: str | bytes = "0.0.44.0.0.255",
        resume: bool = False,
        verify: bool = True,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Bring a firmware image into the meter, and have it verified. See `dlms.operations.image.transfer_image`."""
        self.run(
            transfer_image(
                self.operations,
                image,
                identifier,
                logical_name=logical_name,
                resume=resume,
                verify=verify,
                progress=progress,
            )
        )

    def activate_image(self, logical_name: str | bytes = "0.0.44.0.0.255") -> None:
        """Let the meter use the image it has verified."""
        self.run(activate_image(self.operations, logical_name=logical_name))

    def change_keys(self, new: Keys, *, logical_name: str | bytes = SECURITY_SETUP) -> Keys:
        """Give the meter new symmetric keys, wrapped. See `dlms.operations.keys.change_keys`."""
        return self.run(self._change_keys(new, logical_name))

    def agree_keys(self, *names: str, logical_name: str | bytes = SECURITY_SETUP) -> Keys:
        """Make new symmetric keys together with the meter: those named, or else encryption and authentication.

        See `dlms.operations.keys.agree_keys`.
        """
        return self.run(self._agree_keys(names, logical_name))

    def certificates(self, logical_name: str | bytes = SECURITY_SETUP) -> MeterCertificates:
        """What the meter keeps of key pairs and certificates."""
        return MeterCertificates(self, Certificates(self.operations, logical_name))


class MeterCertificates:
    """Key pairs and certificates of a meter, blocking; see `Certificates` for what each method does."""

    def __init__(self, meter: Meter, certificates: Certificates) -> None:
        self._meter = meter
        self._certificates = certificates

    def all(self) -> list[types.CertificateInfo]:
        """What is held, as the meter describes it."""
        return self._meter.run(self._certificates.all())

    def generate_key_pair(self, use: types.CertificateType) -> None:
        """Let the meter make a new pair, to be used once its certificate is imported."""
        self._meter.run(self._certificates.generate_key_pair(use))

    def generate_certificate_request(self, use: types.CertificateType) -> x509.CertificateSigningRequest:
        """The request to be signed by an authority."""
        return self._meter.run(self._certificates.generate_certificate_request(use))

    def import_certificate(self, certificate: x509.Certificate) -> None:
        """Give the meter a certificate."""
        self._meter.run(self._certificates.import_certificate(certificate))

    def export_certificate(self, which: Which) -> x509.Certificate:
        """A certificate that the meter holds."""
        return self._meter.run(self._certificates.export_certificate(which))

    def remove_certificate(self, which: Which) -> None:
        """Let the meter forget a certificate."""
        self._meter.run(self._certificates.remove_certificate(which))


class ProfileReader:
    """A profile of a meter, blocking; see `Profile` for what each method does."""

    def __init__(self, meter: Meter, profile: Profile) -> None:
        self._meter = meter
        self._profile = profile

    def columns(self) -> tuple[ProfileColumn, ...]:
        """What is captured, with scalers and units."""
        return self._meter.run(self._profile.columns())

    def all(self) -> ProfileData:
        """The whole buffer."""
        return self._meter.run(self._profile.all())

    def between(
        self,
        start: datetime.datetime | DateTime,
        end: datetime.datetime | DateTime,
        columns: Sequence[ProfileColumn] = (),
    ) -> ProfileData:
        """The rows from `start` to `end`, both included."""
        return self._meter.run(self._profile.between(start, end, columns))

    def entries(self, first: int, last: int = 0, columns: tuple[int, int] = (1, 0)) -> ProfileData:
        """Entries by number from 1."""
        return self._meter.run(self._profile.entries(first, last, columns))

    def last(self, count: int) -> ProfileData:
        """The newest `count` rows."""
        return self._meter.run(self._profile.last(count))


def connect(
    url: str | Endpoint,
    *,
    client: int | None = None,
    server: int | None = None,
    security: Security | None = None,
    timeouts: Timeouts | None = None,
    deviation_sign: DeviationSign = "standard",
    invocation_counter: str | bytes | None = None,
    pre_established: Negotiated | None = None,
    **options: Unpack[AssociationOptions],
) -> Meter:
    """Connect to a meter and open an association.

    `url` is as in `dlms.url`; `client` and `server` win over what it says. `deviation_sign` is how the meter writes the
    time zone. `invocation_counter` is the logical name under which the public client finds the last invocation counter
    that the meter took: it is read first, over a connection of its own. `pre_established` is an association that needs
    no opening.

    Raises `AddressError`, `TransportError`, `LinkError`, `AssociationRejected`, `SecurityError`.
    """
    endpoint = parse_url(url) if isinstance(url, str) else url
    timeouts = settled(endpoint, timeouts)
    association = new_association(endpoint, security, timeouts, options)
    if invocation_counter is not None:
        with connect(endpoint, client=PUBLIC_CLIENT, server=server, timeouts=timeouts) as public:
            value = public.get_raw(1, invocation_counter, 2)
        continue_after(association.security, value)
    session = open_session(endpoint, client=client, server=server, timeouts=timeouts)
    meter = Meter(session, association, deviation_sign)
    try:
        session.open()
        if pre_established is None:
            meter.run(meter._associate())
        else:
            association.assume(pre_established)
    except BaseException as error:
        meter.__exit__(type(error), error, None)
        raise
    return meter


def settled(endpoint: Endpoint, timeouts: Timeouts | None) -> Timeouts:
    """The time-outs given, or those of the URL. A datagram that got lost is not waited for as long as a slow answer."""
    found = endpoint.timeouts() if timeouts is None else timeouts
    return replace(found, exchange=min(found.exchange, found.response)) if endpoint.scheme == "udp" else found


def new_association(
    endpoint: Endpoint, security: Security | None, timeouts: Timeouts, options: AssociationOptions
) -> ClientAssociation:
    """The association that a URL and options ask for."""
    return ClientAssociation(security, resend=timeouts.retries if endpoint.scheme == "udp" else 0, **options)


def continue_after(security: Security, value: Data) -> None:
    """Send only counters above the one that the meter told. Raises `ProtocolError` for what is none."""
    context = security.context()
    if context is None:
        raise MissingKeyError("an invocation counter is asked for, and there are no keys it could belong to")
    if not isinstance(value.value, int) or isinstance(value.value, bool):
        raise ProtocolError(f"the invocation counter is {value.type}")
    context.continue_after(value.value)
