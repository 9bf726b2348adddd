"""The workloads done by gurux-dlms, an independent implementation in pure Python (GPL: benchmarks and tests only)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gurux_dlms import GXByteBuffer, GXReplyData
from gurux_dlms.AesGcmParameter import AesGcmParameter
from gurux_dlms.enums import Authentication, DataType, InterfaceType, Security
from gurux_dlms.GXArray import GXArray
from gurux_dlms.GXDLMS import GXDLMS
from gurux_dlms.GXDLMSChippering import GXDLMSChippering
from gurux_dlms.GXDLMSClient import GXDLMSClient
from gurux_dlms.GXDLMSSettings import GXDLMSSettings
from gurux_dlms.GXEnum import GXEnum
from gurux_dlms.GXStructure import GXStructure
from gurux_dlms.GXUInt16 import GXUInt16
from gurux_dlms.GXUInt32 import GXUInt32
from gurux_dlms.internal._GXCommon import _GXCommon
from gurux_dlms.objects import GXDLMSRegister
from gurux_dlms.secure import GXDLMSSecureClient

from . import workloads

Work = Callable[[], Any]


def client(interface: Any = InterfaceType.PDU) -> Any:
    return GXDLMSClient(True, 16, 1, Authentication.NONE, None, interface)


def decode(octets: bytes) -> Work:
    reader = client()

    def work() -> Any:
        reply = GXReplyData()
        reader.getData(GXByteBuffer(octets), reply)
        return reply.value

    return work


def decode_notification() -> Work:
    reader = client()

    def work() -> Any:
        reply, notify = GXReplyData(), GXReplyData()
        reader.getData(GXByteBuffer(workloads.NOTIFICATION), reply, notify)
        return notify.value

    return work


def encode_get_request() -> Work:
    writer, register = client(), GXDLMSRegister("1.0.1.8.0.255")
    return lambda: writer.read(register, 2)


def _parameters() -> Any:
    parameters = AesGcmParameter(
        0xCC, workloads.SYSTEM_TITLE, workloads.ENCRYPTION_KEY, workloads.AUTHENTICATION_KEY
    )
    parameters.security = Security.AUTHENTICATION_ENCRYPTION
    parameters.invocationCounter = 1
    return parameters


def wrap(plain: bytes) -> Work:
    parameters = _parameters()
    return lambda: GXDLMSChippering.encryptAesGcm(parameters, plain)


def unwrap(ciphered: bytes) -> Work:
    secure = GXDLMSSecureClient(True, 1, 1, Authentication.HIGH_GMAC, None, InterfaceType.PDU)

    def work() -> Any:
        parameters = _parameters()
        parameters.xml = None
        return GXDLMSChippering.decryptAesGcm(secure.settings, parameters, GXByteBuffer(ciphered))

    return work


def build_frame(information: bytes) -> Work:
    settings = GXDLMSSettings(False, None)
    settings.interfaceType, settings.clientAddress, settings.serverAddress = InterfaceType.HDLC, 16, 1
    return lambda: GXDLMS.getHdlcFrame(settings, 0x10, GXByteBuffer(information))


def parse_frame(frame: bytes) -> Work:
    settings = GXDLMSSettings(False, None)
    settings.interfaceType, settings.clientAddress, settings.serverAddress = InterfaceType.HDLC, 16, 1

    def work() -> Any:
        reply = GXReplyData()
        settings.resetFrameSequence()
        GXDLMS.getHdlcData(False, settings, GXByteBuffer(frame), reply, None)
        return reply

    return work


def secure_client() -> Any:
    secure = GXDLMSSecureClient(True, 16, 1, Authentication.HIGH_GMAC, None, InterfaceType.PDU)
    secure.ciphering.systemTitle = workloads.SYSTEM_TITLE
    secure.ciphering.security = Security.AUTHENTICATION_ENCRYPTION
    secure.ciphering.blockCipherKey = workloads.ENCRYPTION_KEY
    secure.ciphering.authenticationKey = workloads.AUTHENTICATION_KEY
    return secure


def encode_aarq() -> Work:
    secure = secure_client()
    return lambda: secure.aarqRequest()


def decode_aare() -> Work:
    def work() -> Any:
        secure = secure_client()
        secure.parseAareResponse(GXByteBuffer(workloads.AARE))
        return secure

    return work


def encode_array() -> Work:
    array = GXArray()
    for row in workloads.rows(96):
        first, *registers, voltage, state = row
        structure = GXStructure()
        structure.append(bytearray(first))  # type: ignore[arg-type]
        structure.extend(GXUInt32(value) for value in registers)
        structure.append(GXUInt16(voltage))
        structure.append(GXEnum(state))
        array.append(structure)

    def work() -> Any:
        buffer = GXByteBuffer()
        _GXCommon.setData(None, buffer, DataType.ARRAY, array)
        return buffer

    return work
