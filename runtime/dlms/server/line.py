"""One line or connection of a server: a link, and the associations of the clients that talk over it.

No input or output and no clock, as the links: octets and time in, octets out. A TCP connection with the wrapper or
HDLC, a serial line, or the datagrams of one UDP peer are each a line.

A line may lead to a gateway: requests with a prefix are for the meter behind it that the prefix names, and its
responses have the prefix of a response (`dlms.link.gateway`). Where there is no such meter nobody answers, as where
there is no such logical device: what the standard wants of a gateway then is not known here.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from cosem.apdu import Record
from dlms.association.server import ServerAssociation, State, refusal
from dlms.errors import DlmsError, LinkError
from dlms.link._wrapper import wrap
from dlms.link.base import ApduReceived, Connected, Disconnected, Link, LinkFailed
from dlms.link.gateway import REQUEST, Prefix, split_prefix
from dlms.link.wrapper import WrapperLink

__all__ = ["Behind", "Limits", "Line", "LogicalDevices"]

logger = logging.getLogger("dlms.server")


class Associating(Protocol):
    """What a logical device must offer here; see `LogicalDevice`."""

    def associate(self, client: int, name: str = "") -> ServerAssociation | None:
        """A new association for a client; None: nothing is offered to it."""
        ...


LogicalDevices: TypeAlias = Mapping[int, Associating]
# The meters behind a gateway, by network id and physical device address.
Behind: TypeAlias = Mapping[tuple[int, bytes], LogicalDevices]
# Client, server, and the prefix of its responses where it is behind the gateway.
_Key: TypeAlias = tuple[int, int] | tuple[int, int, Prefix]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one peer, or all together, may take of a server. Times in seconds.

    connections: lines at once; further ones are closed as they come. associations: of one line, all meters behind it
    together. refusals: openings of associations refused before a line is closed. idle: without a complete request.
    opening: without an open association, at first and after a release. message: from the first octet of a message
    until its last. unsent: octets that a peer does not take before nothing more is read from it. request, response:
    octets of what a client sends in blocks, and of what it gets for one list of things.
    """

    connections: int = 10_000
    associations: int = 16
    refusals: int = 5
    idle: float = 300.0
    opening: float = 60.0
    message: float = 30.0
    unsent: int = 1 << 18
    request: int = 1 << 18
    response: int = 1 << 22


class Line:
    """Serves the clients of one link. `peer` names the other end in the log; `in_order` is as in `ServerAssociation`.

    After each `receive` and `tick` what `output` gives is to be sent; where `closed` is set, the line is to be closed
    after that.
    """

    def __init__(
        self,
        link: Link,
        devices: LogicalDevices,
        now: float,
        *,
        behind: Behind | None = None,
        peer: str = "",
        limits: Limits | None = None,
        in_order: bool = True,
    ) -> None:
        self.link = link
        self.devices = devices
        self._behind = behind
        self.closed = False
        self._peer = peer
        self._limits = limits or Limits()
        self._in_order = in_order
        self._associations: dict[_Key, ServerAssociation] = {}
        self._unused_since = now
        self._served = now
        self._incomplete_since: float | None = None
        self._take = link.taking() if behind is None and isinstance(link, WrapperLink) else None
        link.connect()
        for _ in link.events():
            pass  # a line is there from the beginning

    def exchange(self, octets: bytes, now: float) -> bytes:
        """`receive` and then `output`: of a stream everything there is to send."""
        whole = None if self._take is None else self._take(octets)
        if whole is None:
            self.receive(octets, now)
            return self.output()
        # What nearly always comes over a stream: one request, without the events and queues in between.
        client, server, apdu = whole
        self._served, self._incomplete_since = now, None
        association = self._associations.get((client, server))
        if association is None:
            self._serve(client, server, apdu)
            return self.output()
        responses = association.receive(apdu)
        if association.failures and association.failures >= self._limits.refusals:
            self.closed = True
        if len(responses) == 1:
            return wrap(server, client, responses[0])
        return b"".join([wrap(server, client, response) for response in responses])

    def receive(self, octets: bytes, now: float) -> None:
        """Take octets from the line; b"" says that no more will come."""
        link = self.link
        link.tick(now)
        link.receive(octets)
        if not octets:
            self.closed = True
        if not self._take_events(now) and self._incomplete_since is None:
            self._incomplete_since = now

    def output(self) -> bytes:
        """The octets to send now; of datagrams one at a time."""
        octets = self.link.output()
        if octets:
            # The other end makes progress, be it but a frame of its.
            self._incomplete_since = None
        return octets

    def tick(self, now: float) -> None:
        """Say what time it is. Whoever has had nothing to say for too long is closed."""
        limits = self._limits
        deadline = self.link.deadline()
        if deadline is not None and now >= deadline:
            self.link.tick(now)
            self._take_events(now)
        begun = self._incomplete_since
        if self._is_used():
            self._unused_since = now
        if (
            now - self._served > limits.idle
            or (begun is not None and now - begun > limits.message)
            or now - self._unused_since > limits.opening
        ):
            self.closed = True

    def _take_events(self, now: float) -> bool:
        """Serve what came over the link; whether anything whole did."""
        progress = False
        for event in self.link.events():
            if isinstance(event, ApduReceived):
                progress = True
                self._serve(event.source, event.destination, event.apdu, event.confirmed, event.broadcast)
            elif isinstance(event, LinkFailed):
                self.closed = True
            elif isinstance(event, Connected | Disconnected):
                progress = progress or isinstance(event, Connected)
                self._forget(event)
        self.link.tick(now)  # what was not answered by now is not going to be
        if progress:
            self._served = now
            self._incomplete_since = None
        return progress

    def associations(self) -> list[ServerAssociation]:
        """Those of this line, open or not."""
        return list(self._associations.values())

    def notify(self, client: int, server: int, value: Record) -> bool:
        """Queue what nobody asked for; whether there is such a client, which takes it, and its link can carry it."""
        association = self._associations.get((client, server))
        if association is None or association.state is not State.ASSOCIATED:
            return False
        try:
            for octets in association.unsolicited(value):
                self.link.send(octets, source=server, destination=client, confirmed=False)
        except DlmsError as error:
            logger.info("%s: a notification cannot be sent: %s", association.name, error)
            return False
        return True

    def _is_used(self) -> bool:
        return any(association.state is not State.IDLE for association in self._associations.values())

    def _serve(self, client: int, server: int, apdu: bytes, confirmed: bool = True, broadcast: bool = False) -> None:
        key: _Key = (client, server)
        devices: LogicalDevices | None = self.devices
        if self._behind is not None and apdu[:1] == _PREFIXED:
            try:
                prefix, apdu = split_prefix(apdu)
            except LinkError:
                return  # nobody can be told who is meant
            assert prefix is not None
            devices = self._behind.get((prefix.network_id, prefix.physical_device_address))
            key = client, server, replace(prefix, response=True)
        association = self._associations.get(key)
        if association is None:
            if broadcast:
                self._serve_broadcast(key, devices, apdu)
                return
            association = self._associate(key, devices, apdu)
            if association is None:
                return
        responses = association.receive(apdu, broadcast=broadcast)
        if confirmed:
            self._send(responses, key)
        if association.failures >= self._limits.refusals:
            self.closed = True

    def _send(self, responses: list[bytes], key: _Key) -> None:
        client, server, *prefixes = key
        for response in responses:
            try:
                self.link.send(b"".join([*map(Prefix.encode, prefixes), response]), source=server, destination=client)
            except LinkError:
                return  # the client closed the link, or can take no such APDU: it is not waiting for it

    def _serve_broadcast(self, key: _Key, devices: LogicalDevices | None, apdu: bytes) -> None:
        """None answers. Every logical device is meant; or, of all meters on a line, the one with this number."""
        devices = devices or {}
        for server in (key[1],) if key[1] in devices else devices:
            one: _Key = (key[0], server) if len(key) == 2 else (key[0], server, key[2])
            association = self._associations.get(one) or self._associate(one, devices, b"")
            if association is not None:
                association.receive(apdu, broadcast=True)

    def _associate(self, key: _Key, devices: LogicalDevices | None, apdu: bytes) -> ServerAssociation | None:
        client, server, *prefixes = key
        device = None if devices is None else devices.get(server)
        if device is None:
            return None  # nobody is there to answer
        association = None
        if len(self._associations) < self._limits.associations or self._make_room():
            behind = "".join(f" behind {prefix}" for prefix in prefixes)
            association = device.associate(client, f"{self._peer} client {client} server {server}{behind}")
        if association is None:
            self._send(refusal(apdu), key)
            return None
        association.longest_request, association.longest_response = self._limits.request, self._limits.response
        association.in_order = self._in_order
        association.leave_room(sum(len(prefix.encode()) for prefix in prefixes))
        self._associations[key] = association
        return association

    def _make_room(self) -> bool:
        """Let go of an association that was released, if there is one and nothing is held against its client."""
        for key, association in self._associations.items():
            if association.state is State.IDLE and not association.failures:
                del self._associations[key]
                return True
        return False

    def _forget(self, event: Connected | Disconnected) -> None:
        """An association does not outlive the link it was made over."""
        ends = event.source, event.destination
        for key in [key for key in self._associations if key[:2] == ends]:
            del self._associations[key]


_PREFIXED = bytes([REQUEST])
