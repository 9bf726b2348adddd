"""The optical port (and current loop) of IEC 62056-21: sign-on at 300 baud, then HDLC or the plain readout."""

from __future__ import annotations

from dataclasses import dataclass

from dlms.iec62056_21 import (
    INITIAL_BAUD,
    Conversation,
    DataSet,
    Identification,
    Mode,
    check_device_address,
    enter_hdlc,
    listen,
    read_out,
    sign_on,
)
from dlms.transport.serial import (
    AsyncSerialTransport,
    SerialSettings,
    SerialTransport,
    open_serial,
    open_serial_async,
)
from dlms.transport.steps import Steps

__all__ = ["OpticalSettings", "Readout", "open_optical", "open_optical_async", "read_optical", "read_optical_async"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpticalSettings:
    """How to sign on. `max_baud` bounds the rate taken of what the meter offers; `parity=False` is for meters that send
    8 bits without parity; `mode` D listens for a meter that sends of itself, any other asks. `timeout` is how many
    seconds the meter may take to say who it is, each of `tries` times, `readout_time` how many for a block of data.
    """

    mode: Mode = "E"
    device_address: str = ""
    max_baud: int | None = None
    parity: bool = True
    tries: int = 3
    timeout: float = 10.0
    readout_time: float = 900.0

    def __post_init__(self) -> None:
        check_device_address(self.device_address)
        if self.max_baud is not None and self.max_baud < INITIAL_BAUD:
            raise ValueError(f"every meter begins at {INITIAL_BAUD} baud, so max_baud cannot be {self.max_baud}")


@dataclass(frozen=True, slots=True)
class Readout:
    """What a meter says of itself in modes A to D. `identification` is the line as sent in mode D."""

    identification: Identification | str
    data: tuple[DataSet, ...]


def _conversation(settings: OpticalSettings) -> Conversation:
    return Conversation(parity=settings.parity, line_time=settings.timeout, block_time=settings.readout_time)


def _hdlc(settings: OpticalSettings) -> Steps[Identification]:
    talk = _conversation(settings)
    found = yield from sign_on(talk, settings.device_address, tries=settings.tries)
    yield from enter_hdlc(talk, found, max_baud=settings.max_baud)
    return found


def _readout(settings: OpticalSettings) -> Steps[Readout]:
    talk = _conversation(settings)
    if settings.mode == "D":
        telegram = yield from listen(talk)
        return Readout(telegram.identification, telegram.data)
    found = yield from sign_on(talk, settings.device_address, tries=settings.tries)
    data = yield from read_out(talk, found, max_baud=settings.max_baud)
    return Readout(found, data)


_LINE = SerialSettings(baud=INITIAL_BAUD)


def open_optical(device: str, settings: OpticalSettings | None = None) -> SerialTransport:
    """A port over which a meter speaks HDLC after mode E. Raises `TransportError`, `LinkError`."""
    port = open_serial(device, _LINE)
    try:
        port.converse(_hdlc(settings or OpticalSettings()))
    except BaseException:
        port.close()
        raise
    return port


async def open_optical_async(device: str, settings: OpticalSettings | None = None) -> AsyncSerialTransport:
    """As `open_optical`."""
    port = await open_serial_async(device, _LINE)
    try:
        await port.converse(_hdlc(settings or OpticalSettings()))
    except BaseException:
        await port.close()
        raise
    return port


def read_optical(device: str, settings: OpticalSettings | None = None) -> Readout:
    """The plain readout of modes A to D, and of E as far as it is C. Raises `TransportError`, `LinkError`."""
    with open_serial(device, _LINE) as port:
        return port.converse(_readout(settings or OpticalSettings(mode="C")))


async def read_optical_async(device: str, settings: OpticalSettings | None = None) -> Readout:
    """As `read_optical`."""
    async with await open_serial_async(device, _LINE) as port:
        return await port.converse(_readout(settings or OpticalSettings(mode="C")))
