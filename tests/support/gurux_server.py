"""A meter made of the server parts of gurux-dlms, over a real socket: an independent peer for our client.

Those parts do not run as they are published: they call methods that are not there, under names that are others. What
is added here lets them run; what goes on the line is theirs.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any

from gurux_dlms.enums import (
    AccessMode,
    Authentication,
    Conformance,
    InterfaceType,
    MethodAccessMode,
    Security,
    SourceDiagnostic,
)
from gurux_dlms.GXByteBuffer import GXByteBuffer
from gurux_dlms.GXCiphering import GXCiphering
from gurux_dlms.GXDLMSLongTransaction import GXDLMSLongTransaction
from gurux_dlms.GXDLMSServer import GXDLMSServer
from gurux_dlms.GXHdlcSettings import GXHdlcSettings
from gurux_dlms.GXServerReply import GXServerReply
from gurux_dlms.objects import GXDLMSAssociationLogicalName


class _Reply(GXServerReply):
    def setReply(self, value: Any) -> None:
        self.reply = value

    def isStreaming(self) -> bool:
        return False

    def getConnectionInfo(self) -> None:
        return None


def _ready(*_: object) -> None:
    return None


class GuruxMeter(GXDLMSServer):
    """`objects` are theirs; `password` makes it LLS, `cipher` HLS with GMAC and ciphering."""

    onPreGet = onPostGet = onPreRead = onPostRead = notifyRead = onPreWrite = onPostWrite = staticmethod(_ready)
    onConnected = onInvalidConnection = onDisconnected = onPreAction = onPostAction = staticmethod(_ready)
    onFindObject = staticmethod(_ready)

    def __init__(
        self,
        objects: list[Any],
        *,
        hdlc: bool = False,
        password: bytes | None = None,
        cipher: GXCiphering | None = None,
        conformance: Conformance | None = None,
        max_pdu: int = 0xFFFF,
    ) -> None:
        super().__init__(True, InterfaceType.HDLC if hdlc else InterfaceType.WRAPPER)
        self.password = password
        self.settings.cipher = cipher
        self.settings.maxServerPDUSize = max_pdu
        if hdlc:
            self.hdlc = GXHdlcSettings()
            self.hdlc.inactivityTimeout = 0
            self.hdlc.maximumInfoLengthReceive = self.hdlc.maximumInfoLengthTransmit = 128
        if conformance is not None:
            self.settings.proposedConformance = conformance
        association = GXDLMSAssociationLogicalName()
        for item in (*objects, association):
            self.items.append(item)
            association.objectList.append(item)
        self.initialize()
        self.seen = bytearray()

    def setTransaction(self, value: GXDLMSLongTransaction | None) -> None:
        self.transaction = value

    def getTransaction(self) -> GXDLMSLongTransaction | None:
        return self.transaction

    def isTarget(self, server: int, client: int) -> bool:
        return True

    def onValidateAuthentication(self, authentication: Authentication, password: bytes) -> SourceDiagnostic:
        if self.settings.cipher is not None:
            wanted = authentication == Authentication.HIGH_GMAC
        elif self.password is not None:
            wanted = authentication == Authentication.LOW and bytes(password) == self.password
        else:
            wanted = authentication == Authentication.NONE
        return SourceDiagnostic.NONE if wanted else SourceDiagnostic.AUTHENTICATION_FAILURE

    def onGetAttributeAccess(self, _: object) -> AccessMode:
        return AccessMode.READ_WRITE

    def onGetMethodAccess(self, _: object) -> MethodAccessMode:
        return MethodAccessMode.ACCESS

    def answer(self, octets: bytes) -> bytes:
        self.seen += octets
        reply = _Reply(bytearray(octets))
        self.handleRequest(reply)
        found = reply.reply
        if not found:
            return b""
        return bytes(found.array() if isinstance(found, GXByteBuffer) else found)


def ciphering(title: bytes, encryption: bytes, authentication: bytes) -> GXCiphering:
    cipher = GXCiphering(title)
    cipher.blockCipherKey = encryption
    cipher.authenticationKey = authentication
    cipher.security = Security.AUTHENTICATION_ENCRYPTION
    return cipher


@contextlib.contextmanager
def serving(meter: GuruxMeter) -> Iterator[str]:
    """The URL of the meter, which serves one connection after the other."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                while octets := connection.recv(4096):
                    connection.sendall(meter.answer(octets))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    scheme = "hdlc+tcp" if meter.settings.interfaceType == InterfaceType.HDLC else "tcp"
    try:
        yield f"{scheme}://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
