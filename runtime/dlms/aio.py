"""A meter over an asyncio connection; see `dlms.client`, whose methods these are, as coroutines."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Any, Literal, Self, TypeVar, Unpack, overload

from cryptography import x509

from cosem.apdu import AccessRequestSpecification
from cosem.classes import AttributeReference, DisconnectControl, MethodReference, Selection, types
from cosem.data import Data
from cosem.date_time import DateTime, DeviationSign
from cosem.units import Quantity
from dlms.association.client import ClientAssociation
from dlms.association.credentials import Security
from dlms.association.exchange import Exchange, NoReply, Pause, Step
from dlms.association.negotiation import Negotiated
from dlms.client import (
    PUBLIC_CLIENT,
    AssociationOptions,
    MeterBase,
    continue_after,
    logical_name_of,
    new_association,
    settled,
)
from dlms.errors import ActionError, DataAccessError, DlmsError
from dlms.operations.certificates import Certificates, Which
from dlms.operations.image import activate_image, transfer_image
from dlms.operations.keys import SECURITY_SETUP
from dlms.operations.objects import MeterObject
from dlms.operations.profile import Profile, ProfileColumn, ProfileData
from dlms.security.keys import Keys
from dlms.session import AsyncLinkSession, open_session_async
from dlms.timeouts import Timeouts
from dlms.url import Endpoint, parse_url

__all__ = ["AsyncMeter", "AsyncMeterCertificates", "AsyncProfileReader", "connect_async"]

T = TypeVar("T")
P = TypeVar("P")
R = TypeVar("R")


class AsyncMeter(MeterBase):
    """An open association to a meter, for asyncio: one task at a time.

    A cancelled call leaves the association usable: what the meter still answers to it is passed over. Errors are those
    of the blocking meter.
    """

    def __init__(
        self, session: AsyncLinkSession, association: ClientAssociation, deviation_sign: DeviationSign = "standard"
    ) -> None:
        super().__init__(association, deviation_sign)
        self.session = session

    async def run(self, exchange: Exchange[T]) -> T:
        """Run an exchange: of `operations`, or of the association."""
        step: Step
        self._running = True
        try:
            step = next(exchange)
            while True:
                try:
                    answer = await self._perform(step)
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

    async def _perform(self, step: Step) -> bytes:
        match step:
            case bytes():
                await self.session.send(step)
            case NoReply():
                await self.session.send(step.apdu, confirmed=step.confirmed, broadcast=step.broadcast)
                return b""
            case Pause():
                await asyncio.sleep(step.seconds)
                return b""
        return (await self.session.receive()).apdu

    async def close(self) -> None:
        """Release the association and close the connection. Never raises; safe to call twice.

        While another task waits for an answer the connection is closed at once; see `Meter.close`.
        """
        await self.__aexit__(None, None, None)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._running:
            # Who waits for an answer would take that to a goodbye.
            self.association.abandon()
            await self.session.transport.close()
            return
        try:
            if self.association.is_open and self.session.connected and (error is None or isinstance(error, Exception)):
                self.session.timeouts = replace(
                    self.session.timeouts, exchange=min(self.session.timeouts.exchange, self.session.timeouts.response)
                )
                with contextlib.suppress(DlmsError):
                    await self.run(self.association.release())
        finally:
            self.association.abandon()
            await self.session.__aexit__(kind, error, trace)

    # attributes and methods

    @overload
    async def get(
        self, reference: AttributeReference[types.RegisterValue], *, strict: Literal[True]
    ) -> types.RegisterValue | Quantity: ...
    @overload
    async def get(
        self, reference: AttributeReference[types.RegisterValue], *, strict: bool = False
    ) -> types.RegisterValue | Quantity | Data: ...
    @overload
    async def get(self, reference: AttributeReference[T], *, strict: Literal[True]) -> T: ...
    @overload
    async def get(self, reference: AttributeReference[T], *, strict: bool = False) -> T | Data: ...
    async def get(self, reference: AttributeReference[T], *, strict: bool = False) -> T | Data | Quantity:
        """Read an attribute: `meter.get(Register("1.0.1.8.0.255").value)`. See `Operations.get`."""
        exchange = self.operations.get(reference, strict=strict)
        return await self.run(exchange)

    async def get_many(
        self, references: Iterable[AttributeReference[Any]], *, strict: bool = False
    ) -> list[Any | DataAccessError]:
        """Read many attributes in as few round trips as the meter allows. See `Operations.get_many`."""
        return await self.run(self.operations.get_many(references, strict=strict))

    async def get_raw(
        self, class_id: int, logical_name: str | bytes, attribute_id: int, selection: Selection | None = None
    ) -> Data:
        """Read an attribute by its numbers, as Data."""
        return await self.run(self.operations.get_raw(class_id, logical_name_of(logical_name), attribute_id, selection))

    async def set(self, reference: AttributeReference[T], value: T | Data) -> None:
        """Write an attribute."""
        await self.run(self.operations.set(reference, value))

    async def set_raw(self, class_id: int, logical_name: str | bytes, attribute_id: int, value: Data) -> None:
        """Write an attribute by its numbers."""
        await self.run(self.operations.set_raw(class_id, logical_name_of(logical_name), attribute_id, value))

    async def action(self, reference: MethodReference[P, R], *parameter: P | Data) -> R | Data | None:
        """Invoke a method, without parameter where the class has only one for it."""
        exchange = self.operations.action(reference, *parameter)
        return await self.run(exchange)

    async def broadcast_set(self, reference: AttributeReference[T], value: T | Data) -> None:
        """Write an attribute in all meters on an HDLC line; none answers. See `Operations.broadcast_set`."""
        await self.run(self.operations.broadcast_set(reference, value))

    async def broadcast_action(self, reference: MethodReference[P, R], *parameter: P | Data) -> None:
        """Invoke a method in all meters on an HDLC line; none answers. See `Operations.broadcast_action`."""
        await self.run(self.operations.broadcast_action(reference, *parameter))

    async def action_raw(
        self, class_id: int, logical_name: str | bytes, method_id: int, parameter: Data | None = None
    ) -> Data | None:
        """Invoke a method by its numbers."""
        return await self.run(self.operations.action_raw(class_id, logical_name_of(logical_name), method_id, parameter))

    async def access(
        self, specifications: Sequence[AccessRequestSpecification], data: Sequence[Data] | None = None
    ) -> list[Data | DataAccessError | ActionError]:
        """Read, write and invoke in one request. See `LogicalNameServices.access`."""
        return await self.run(self.association.access(specifications, data))

    # what meters have

    async def objects(self, *, fresh: bool = False) -> list[MeterObject]:
        """The objects this association sees; read once and kept, unless `fresh`."""
        return await self.run(self.operations.objects(fresh=fresh))

    async def find(self, logical_name: str | bytes) -> MeterObject:
        """The object of that name. Raises `NotFound`."""
        return await self.run(self.operations.find(logical_name_of(logical_name)))

    def profile(self, logical_name: str | bytes, *, clock: str | bytes = "0.0.1.0.0.255") -> AsyncProfileReader:
        """A profile to be read by range, by entries or whole; `clock` is the object whose time its rows have."""
        profile = Profile(self.operations, logical_name, clock=clock, deviation_sign=self.deviation_sign)
        return AsyncProfileReader(self, profile)

    async def clock(self, logical_name: str | bytes = "0.0.1.0.0.255") -> DateTime:
        """The meter's time; `to_datetime` makes a `datetime` of it, where it says enough."""
        return await self.run(self._clock(logical_name))

    async def set_clock(
        self, moment: datetime.datetime | DateTime, logical_name: str | bytes = "0.0.1.0.0.255"
    ) -> None:
        """Set the meter's time."""
        await self.run(self._set_clock(moment, logical_name))

    async def remote_disconnect(self, logical_name: str | bytes = "0.0.96.3.10.255") -> None:
        """Open the breaker or close the valve (class 70)."""
        await self.action(DisconnectControl(logical_name).remote_disconnect)

    async def remote_reconnect(self, logical_name: str | bytes = "0.0.96.3.10.255") -> None:
        """Close the breaker, or let it be closed by hand (class 70)."""
        await self.action(DisconnectControl(logical_name).remote_reconnect)

    async def transfer_image(
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
        await self.run(
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

    async def activate_image(self, logical_name: str | bytes = "0.0.44.0.0.255") -> None:
        """Let the meter use the image it has verified."""
        await self.run(activate_image(self.operations, logical_name=logical_name))

    async def change_keys(self, new: Keys, *, logical_name: str | bytes = SECURITY_SETUP) -> Keys:
        """Give the meter new symmetric keys, wrapped. See `dlms.operations.keys.change_keys`."""
        return await self.run(self._change_keys(new, logical_name))

    async def agree_keys(self, *names: str, logical_name: str | bytes = SECURITY_SETUP) -> Keys:
        """Make new symmetric keys together with the meter: those named, or else encryption and authentication.

        See `dlms.operations.keys.agree_keys`.
        """
        return await self.run(self._agree_keys(names, logical_name))

    def certificates(self, logical_name: str | bytes = SECURITY_SETUP) -> AsyncMeterCertificates:
        """What the meter keeps of key pairs and certificates."""
        return AsyncMeterCertificates(self, Certificates(self.operations, logical_name))


class AsyncMeterCertificates:
    """Key pairs and certificates of a meter, for asyncio; see `Certificates` for what each method does."""

    def __init__(self, meter: AsyncMeter, certificates: Certificates) -> None:
        self._meter = meter
        self._certificates = certificates

    async def all(self) -> list[types.CertificateInfo]:
        """What is held, as the meter describes it."""
        return await self._meter.run(self._certificates.all())

    async def generate_key_pair(self, use: types.CertificateType) -> None:
        """Let the meter make a new pair, to be used once its certificate is imported."""
        await self._meter.run(self._certificates.generate_key_pair(use))

    async def generate_certificate_request(self, use: types.CertificateType) -> x509.CertificateSigningRequest:
        """The request to be signed by an authority."""
        return await self._meter.run(self._certificates.generate_certificate_request(use))

    async def import_certificate(self, certificate: x509.Certificate) -> None:
        """Give the meter a certificate."""
        await self._meter.run(self._certificates.import_certificate(certificate))

    async def export_certificate(self, which: Which) -> x509.Certificate:
        """A certificate that the meter holds."""
        return await self._meter.run(self._certificates.export_certificate(which))

    async def remove_certificate(self, which: Which) -> None:
        """Let the meter forget a certificate."""
        await self._meter.run(self._certificates.remove_certificate(which))


class AsyncProfileReader:
    """A profile of a meter, for asyncio; see `Profile` for what each method does."""

    def __init__(self, meter: AsyncMeter, profile: Profile) -> None:
        self._meter = meter
        self._profile = profile

    async def columns(self) -> tuple[ProfileColumn, ...]:
        """What is captured, with scalers and units."""
        return await self._meter.run(self._profile.columns())

    async def all(self) -> ProfileData:
        """The whole buffer."""
        return await self._meter.run(self._profile.all())

    async def between(
        self,
        start: datetime.datetime | DateTime,
        end: datetime.datetime | DateTime,
        columns: Sequence[ProfileColumn] = (),
    ) -> ProfileData:
        """The rows from `start` to `end`, both included."""
        return await self._meter.run(self._profile.between(start, end, columns))

    async def entries(self, first: int, last: int = 0, columns: tuple[int, int] = (1, 0)) -> ProfileData:
        """Entries by number from 1."""
        return await self._meter.run(self._profile.entries(first, last, columns))

    async def last(self, count: int) -> ProfileData:
        """The newest `count` rows."""
        return await self._meter.run(self._profile.last(count))


async def connect_async(
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
) -> AsyncMeter:
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
        async with await connect_async(endpoint, client=PUBLIC_CLIENT, server=server, timeouts=timeouts) as public:
            value = await public.get_raw(1, invocation_counter, 2)
        continue_after(association.security, value)
    session = await open_session_async(endpoint, client=client, server=server, timeouts=timeouts)
    meter = AsyncMeter(session, association, deviation_sign)
    try:
        await session.open()
        if pre_established is None:
            await meter.run(meter._associate())
        else:
            association.assume(pre_established)
    except BaseException as error:
        await meter.__aexit__(type(error), error, None)
        raise
    return meter
