"""gurux-dlms as a client over a real socket: an independent implementation of the other side."""

from __future__ import annotations

import socket
from typing import Any, Self

from gurux_dlms import GXByteBuffer, GXDLMSClient, GXDLMSException, GXReplyData
from gurux_dlms.enums import Authentication, InterfaceType, ObjectType, Security
from gurux_dlms.objects import GXDLMSData
from gurux_dlms.secure import GXDLMSSecureClient

from dlms.server import sample

TIMEOUT = 20.0
CLIENT_SYSTEM_TITLE = b"GRX\x00\x00\x00\x00\x10"


class GuruxClient:
    """One association. `with` opens link and association and closes both."""

    def __init__(self, url: str, client: Any) -> None:
        host, _, port = url.partition("://")[2].rpartition(":")
        self.client = client
        self.hdlc = url.startswith("hdlc")
        self.udp = url.startswith("udp")
        if self.udp:
            self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self.socket.connect((host, int(port)))
        else:
            self.socket = socket.create_connection((host, int(port)))
        self.socket.settimeout(TIMEOUT)
        self.blocks = 0

    def __enter__(self) -> Self:
        try:
            self.connect()
        except BaseException:
            self.socket.close()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        try:
            if error[0] is None:
                self.exchange(self.client.releaseRequest())
                if self.hdlc:
                    self.exchange(self.client.disconnectRequest())
        finally:
            self.socket.close()

    def connect(self) -> None:
        if self.hdlc:
            self.client.parseUAResponse(self.exchange(self.client.snrmRequest()).data)
        self.client.parseAareResponse(self.exchange(self.client.aarqRequest()).data)
        if self.client.authentication > Authentication.LOW:
            reply = self.exchange(self.client.getApplicationAssociationRequest())
            self.client.parseApplicationAssociationResponse(reply.data)

    def exchange(self, packets: Any) -> Any:
        """Send what the client made, piece by piece, and give the whole reply."""
        reply = GXReplyData()
        for packet in packets if isinstance(packets, list) else [packets]:
            if packet:
                reply.clear()
                self._exchange(bytes(packet), reply)
        return reply

    def _exchange(self, packet: bytes, reply: Any) -> None:
        self._step(packet, reply)
        while reply.isMoreData():
            self.blocks += 1
            self._step(bytes(self.client.receiverReady(reply)), reply)
        if reply.error:
            raise GXDLMSException(reply.error)

    def _step(self, packet: bytes, reply: Any) -> None:
        self.socket.sendall(packet)
        received = GXByteBuffer()
        while not self.client.getData(received, reply):
            octets = self.socket.recv(65536)
            if not octets:
                raise ConnectionError("the server closed the connection")
            received.set(octets)

    def objects(self) -> Any:
        return self.client.parseObjects(self.exchange(self.client.getObjectsRequest()).data, True)

    def find(self, kind: ObjectType, name: str) -> Any:
        found = self.client.objects.findByLN(kind, name)
        assert found is not None, f"{name} is not in the object list"
        return found

    def read(self, item: Any, index: int) -> Any:
        return self.client.updateValue(item, index, self.exchange(self.client.read(item, index)).value)

    def write(self, item: Any, index: int) -> None:
        self.exchange(self.client.write(item, index))


def plain(url: str, *, client: int = 16, logical_names: bool = True, password: bytes | None = None) -> GuruxClient:
    level = Authentication.NONE if password is None else Authentication.LOW
    return GuruxClient(url, GXDLMSClient(logical_names, client, 1, level, password, interface(url)))


def secure(url: str, *, client: int = 48, logical_names: bool = True) -> GuruxClient:
    # gurux-dlms starts at 1 each time; a meter takes only what is new
    return gmac(url, last_invocation_counter(url) + 1, client=client, logical_names=logical_names)


def gmac(url: str, counter: int = 1, *, client: int = 48, logical_names: bool = True) -> GuruxClient:
    peer = GXDLMSSecureClient(logical_names, client, 1, Authentication.HIGH_GMAC, None, interface(url))
    peer.ciphering.systemTitle = CLIENT_SYSTEM_TITLE
    peer.ciphering.security = Security.AUTHENTICATION_ENCRYPTION
    peer.ciphering.blockCipherKey = sample.ENCRYPTION_KEY
    peer.ciphering.authenticationKey = sample.AUTHENTICATION_KEY
    peer.ciphering.invocationCounter = counter
    return GuruxClient(url, peer)


def last_invocation_counter(url: str) -> int:
    """What the meter has seen last, as it tells everyone."""
    with plain(url) as public:
        return int(public.read(GXDLMSData("0.0.43.1.0.255"), 2))


def interface(url: str) -> InterfaceType:
    return InterfaceType.HDLC if url.startswith("hdlc") else InterfaceType.WRAPPER
