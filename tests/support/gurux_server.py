"""A meter made of the server parts of gurux-dlms, over a real socket: an independent peer for our client.

Those parts do not run as they are published. What is added here lets them run: names they call and do not have, and
repairs of what would otherwise be no frame, no AARE or no answer at all, each with what it repairs. What goes on the
line is theirs. What they get wrong beyond that is left alone, and so not tested: SET in blocks (the acknowledgement has
two octets too many), SET with list (nothing is set, nor answered in the form of a list), ACTION with pblocks or a list
(any ACTION is read as a normal one), lists longer than a PDU, HLS with SHA-256 (they hash the secret alone), with short
names ciphering (an assertion of theirs) and blocks (the first has four octets and says it is the last), and windows of
more than one frame from us (they take the first alone).
"""

from __future__ import annotations

import contextlib
import datetime
import socket
import threading
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from gurux_dlms.AesGcmParameter import AesGcmParameter
from gurux_dlms.enums import (
    AccessMode,
    Authentication,
    Conformance,
    ErrorCode,
    InterfaceType,
    MethodAccessMode,
    Security,
    SourceDiagnostic,
)
from gurux_dlms.GXByteBuffer import GXByteBuffer
from gurux_dlms.GXCiphering import GXCiphering
from gurux_dlms.GXDateTime import GXDateTime
from gurux_dlms.GXDLMSLNParameters import GXDLMSLNParameters
from gurux_dlms.GXDLMSLongTransaction import GXDLMSLongTransaction
from gurux_dlms.GXDLMSServer import GXDLMSServer
from gurux_dlms.GXDLMSSettings import GXDLMSSettings
from gurux_dlms.GXHdlcSettings import GXHdlcSettings
from gurux_dlms.GXReplyData import GXReplyData
from gurux_dlms.GXServerReply import GXServerReply
from gurux_dlms.GXSNInfo import GXSNInfo
from gurux_dlms.internal._GXCommon import _GXCommon
from gurux_dlms.objects import (
    GXDLMSAssociationLogicalName,
    GXDLMSAssociationShortName,
    GXDLMSData,
    GXDLMSObject,
    GXDLMSProfileGeneric,
)
from gurux_dlms.ValueEventArgs import ValueEventArgs


class _Nothing:
    """No, whether it is called or not: it is asked both ways."""

    def __bool__(self) -> bool:
        return False

    def __call__(self) -> None:
        return None


def _cipher_parameter(*given: Any) -> AesGcmParameter:
    """For deciphering it is made without its first argument, the tag."""
    return AesGcmParameter(*(given if given and isinstance(given[0], int) else (0, *given)))


def _number(value: Any) -> Any:
    """The octets of HLS are to be made a number."""
    return value if isinstance(value, bytes | bytearray) else int(value)


class _Moment(datetime.datetime):
    """The first time of a range is asked whether it is 0 or more."""

    def __ge__(self, other: object) -> bool:
        return other == 0 or super().__ge__(other)


class _Common(_GXCommon):
    @classmethod
    def getData(cls, settings: Any, data: Any, info: Any) -> Any:
        found = super().getData(settings, data, info)
        if isinstance(found, GXDateTime):
            found.value = _Moment.fromisoformat(found.value.isoformat())
        return found


def _lend_names() -> None:
    """Names that are called and are not there."""
    GXDLMSLNParameters.isMultipleBlocks = lambda self: self.multipleBlocks
    GXDLMSLNParameters.setStatus = lambda self, value: setattr(self, "status", value)
    GXDLMSLongTransaction.setData = lambda self, value: setattr(self, "data", value)
    GXDLMSLongTransaction.__call__ = lambda self: self
    GXDLMSSettings.gbtWndowSize = property(lambda self: self.gbtWindowSize)
    GXDLMSSettings.getMaxPduSize = lambda self: self.maxPduSize
    GXDLMSSettings.setConnected = lambda self, value: setattr(self, "connected", value)
    GXReplyData.getCipherIndex = lambda self: self.cipherIndex
    GXSNInfo.getItem = lambda self: self.item
    GXDLMSObject.getShortName = lambda self: self.shortName
    GXDLMSObject.setShortName = lambda self, value: setattr(self, "shortName", value)
    GXDLMSAssociationLogicalName.getAssociationStatus = lambda self: self.associationStatus
    # list(e) is meant to be a list of it
    ValueEventArgs.__iter__ = lambda self: iter([self])
    ValueEventArgs.isSkipMaxPduSize = _Nothing()
    ValueEventArgs.getRowEndIndex = lambda self: self.rowEndIndex
    ValueEventArgs.setValue = lambda self, value: setattr(self, "value", value)
    import_module("gurux_dlms.GXDLMS").AesGcmParameter = _cipher_parameter
    import_module("gurux_dlms.objects.GXDLMSProfileGeneric")._GXCommon = _Common
    for kind in ("LogicalName", "ShortName"):
        import_module(f"gurux_dlms.objects.GXDLMSAssociation{kind}").int = _number


_lend_names()


class GuruxProfile(GXDLMSProfileGeneric):
    """Where all columns are wanted they are a list, and not a list of that list. `to_entry` counts rows with them."""

    def getSelectedColumns(self, selector: int, parameters: Any) -> Any:
        columns = super().getSelectedColumns(selector, parameters)
        return columns[0] if columns and isinstance(columns[0], list) else columns


class GuruxEcho(GXDLMSData):
    """Its method 1 gives back what it is given."""

    def invoke(self, _: Any, e: Any) -> Any:
        return e.parameters


class _ShortNames(GXDLMSAssociationShortName):
    def getValue(self, settings: Any, e: Any) -> Any:
        """It gives each attribute, and says that it may not be read."""
        found = super().getValue(settings, e)
        e.error = ErrorCode.OK
        return found


class _Reply(GXServerReply):
    def setReply(self, value: Any) -> None:
        self.reply = value

    def isStreaming(self) -> bool:
        return False

    def getConnectionInfo(self) -> None:
        return None


class _UaData(GXByteBuffer):
    def setUInt8(self, value: int, index: int | None = None) -> None:
        """For the length of the parameters the place is given before the value."""
        if index is None:
            super().setUInt8(value, self.size)
            self.size += 1
        else:
            super().setUInt8(index, value)


class _AareData(GXByteBuffer):
    def setUInt8(self, value: int | None = None, index: int | None = None) -> None:
        """The length of the system title is left out, and that around it does not count it in."""
        if value is None:
            value = self._data[self.size - 2]
            super().setUInt8(value + 2, self.size - 2)
        if index is None:
            super().setUInt8(value, self.size)
            self.size += 1
        else:
            super().setUInt8(value, index)

    def count_in_the_challenge(self, challenge: bytes) -> None:
        """The length around the challenge is that of the challenge."""
        length = len(challenge)
        place = bytes(self.array()).index(bytes((0xAA, length, 0x80, length)))
        super().setUInt8(length + 2, place + 1)


class _HdlcSettings(GXHdlcSettings):
    def update(self, _: object) -> None:
        return None


class _HdlcSetup(GXHdlcSettings):
    """It is asked by the names of an object of class 23 and by those of settings."""

    inactivityTimeout = 0

    def __init__(self, information: int, window: int) -> None:
        super().__init__()
        self.maximumInfoLengthReceive = self.maximumInfoLengthTransmit = self.maxInfoRX = self.maxInfoTX = information
        self.windowSizeReceive = self.windowSizeTransmit = self.windowSizeRX = self.windowSizeTX = window


def _ready(*_: object) -> None:
    return None


class GuruxMeter(GXDLMSServer):
    """`objects` are theirs. `password` makes it LLS; `authentication` is any other, with `secret` or with the keys of
    `cipher`. How much is ciphered is as the client does it. `failures` are the exceptions of their code.
    """

    onPreGet = onPostGet = onPreRead = onPostRead = notifyRead = onPreWrite = onPostWrite = staticmethod(_ready)
    notifyConnected = onConnected = onInvalidConnection = onDisconnected = staticmethod(_ready)
    onPreAction = onPostAction = onFindObject = staticmethod(_ready)

    def __init__(
        self,
        objects: list[Any],
        *,
        hdlc: bool = False,
        short_names: bool = False,
        password: bytes | None = None,
        authentication: Authentication = Authentication.NONE,
        secret: bytes | None = None,
        cipher: GXCiphering | None = None,
        conformance: Conformance | None = None,
        max_pdu: int = 0xFFFF,
        information: int = 128,
        window: int = 1,
    ) -> None:
        self._transaction: GXDLMSLongTransaction | None = None
        super().__init__(not short_names, InterfaceType.HDLC if hdlc else InterfaceType.WRAPPER)
        self.password = password
        self.authentication = Authentication.LOW if password is not None else authentication
        self.settings.cipher = cipher
        self.settings.maxServerPDUSize = max_pdu
        if hdlc:
            self.hdlc = _HdlcSetup(information, window)
            self.settings.hdlc = _HdlcSettings()
        if conformance is not None:
            self.settings.proposedConformance = conformance
        association = _ShortNames() if short_names else GXDLMSAssociationLogicalName()
        association.secret = secret
        for item in (*objects, association):
            self.items.append(item)
            association.objectList.append(item)
        self.initialize()
        self.seen = bytearray()
        self.failures: list[Exception] = []

    def setTransaction(self, value: GXDLMSLongTransaction | None) -> None:
        self._transaction = value

    def getTransaction(self) -> GXDLMSLongTransaction | None:
        return self._transaction

    # the attribute is called, too
    transaction = property(lambda self: self._transaction or _Nothing(), setTransaction)

    def isTarget(self, server: int, client: int) -> bool:
        return True

    def onValidateAuthentication(self, authentication: Authentication, password: bytes) -> SourceDiagnostic:
        wanted = authentication == self.authentication
        if authentication == Authentication.LOW:
            wanted = wanted and bytes(password) == self.password
        return SourceDiagnostic.NONE if wanted else SourceDiagnostic.AUTHENTICATION_FAILURE

    def onGetAttributeAccess(self, _: object) -> AccessMode:
        return AccessMode.READ_WRITE

    def onGetMethodAccess(self, _: object) -> MethodAccessMode:
        return MethodAccessMode.ACCESS

    def handleSnrmRequest(self, data: Any) -> None:
        self.replyData = _UaData()
        super().handleSnrmRequest(data)

    def generateDisconnectRequest(self) -> None:
        self.replyData = _UaData()
        super().generateDisconnectRequest()

    def handleAarqRequest(self, data: Any, connection: Any) -> None:
        self.replyData = _AareData()
        super().handleAarqRequest(data, connection)
        if self.settings.stoCChallenge:
            self.replyData.count_in_the_challenge(self.settings.stoCChallenge)
        if self.settings.cipher is not None:
            # The AARE's counter would be that of the next response as well, which no client may take.
            self.settings.cipher.invocationCounter += 1

    def handleCommand(self, *given: Any) -> Any:
        try:
            return super().handleCommand(*given)
        except Exception as error:
            self.failures.append(error)
            raise

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
    """The URL of the meter, which serves one connection after the other. Raises what their code raised."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                while octets := connection.recv(4096):
                    try:
                        connection.sendall(meter.answer(octets))
                    except Exception as error:
                        meter.failures.append(error)
                        break

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    scheme = "hdlc+tcp" if meter.settings.interfaceType == InterfaceType.HDLC else "tcp"
    try:
        yield f"{scheme}://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
        if meter.failures:
            raise meter.failures[0]
