"""Serial ports, the optical sign-on and modems, over pseudo-terminals with a peer at the other end."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dlms.errors import LinkError, LinkRefused, LinkTimeout, TransportClosed, TransportError, TransportTimeout
from dlms.iec62056_21 import DataMessage, DataSet, Identification, Value, with_parity, without_parity
from dlms.link.hdlc import Parameters
from dlms.link.hdlc_connection import HdlcServer
from dlms.session import (
    open_session,
    open_session_async,
    open_transport,
    open_transport_async,
    read_out,
    read_out_async,
)
from dlms.timeouts import Timeouts
from dlms.transport.modem import (
    CommandRefused,
    LineBusy,
    ModemError,
    ModemSettings,
    NoAnswer,
    NoCarrier,
    NoDialtone,
    NoModem,
    open_modem,
)
from dlms.transport.optical import OpticalSettings, Readout, open_optical, open_optical_async
from dlms.transport.serial import SerialSettings, open_serial, open_serial_async
from dlms.transport.steps import Baud, Steps, Write
from support.pty_peer import Closed, End, pty_peer

GET = bytes.fromhex("c001c1000100002a0000ff0200")
PATIENT = Timeouts(response=3, exchange=20, inter_octet=1)
IMPATIENT = Timeouts(response=0.2, retries=1, inter_octet=0.1)


def descriptors() -> set[str]:
    return set(os.listdir("/proc/self/fd"))


@pytest.fixture(autouse=True)
def nothing_left_behind() -> object:
    threads, open_before = threading.active_count(), len(descriptors())
    yield
    assert threading.active_count() == threads
    assert len(descriptors()) == open_before


def blocking(url: str, timeouts: Timeouts = PATIENT) -> list[bytes]:
    with open_session(url, timeouts=timeouts) as session:
        return [session.exchange(GET), session.exchange(GET * 100)]


def asynchronous(url: str, timeouts: Timeouts = PATIENT) -> list[bytes]:
    async def run() -> list[bytes]:
        async with await open_session_async(url, timeouts=timeouts) as session:
            return [await session.exchange(GET), await session.exchange(GET * 100)]

    return asyncio.run(run())


def blocking_readout(url: str) -> Readout:
    return read_out(url)


def asynchronous_readout(url: str) -> Readout:
    return asyncio.run(read_out_async(url))


def blocking_open(url: str) -> None:
    open_transport(url).close()


def asynchronous_open(url: str) -> None:
    async def run() -> None:
        await (await open_transport_async(url)).close()

    asyncio.run(run())


both = pytest.mark.parametrize("exchange", [blocking, asynchronous])
both_readouts = pytest.mark.parametrize("read", [blocking_readout, asynchronous_readout])
both_opens = pytest.mark.parametrize("open_and_close", [blocking_open, asynchronous_open])
Exchange = Callable[..., list[bytes]]
ANSWERS = [GET[::-1], (GET * 100)[::-1]]


def hdlc_meter(end: End) -> None:
    end.serve_hdlc(HdlcServer({1}, 17, parameters=Parameters(2030, 2030, 7, 7)))


# ------------------------------------------------------------------------------------------------------------- serial


@both
@pytest.mark.parametrize("options", ["", "&physical=17&address=4&window=3&information=512"])
def test_hdlc_on_a_serial_port(exchange: Exchange, options: str) -> None:
    with pty_peer(hdlc_meter) as (port, end):
        assert exchange(f"serial://{port}?baud=19200{options}") == ANSWERS
        assert end.baud == 19200
        assert end.log[-1] == "Disconnected"


@both
def test_nobody_on_the_serial_port(exchange: Exchange) -> None:
    with pty_peer(lambda end: None) as (port, _), pytest.raises(LinkTimeout, match="tried 2 times"):
        exchange(f"serial://{port}", IMPATIENT)


ports = pytest.mark.parametrize("url", ["serial://{}", "optical://{}", "modem://{}?number=1"])


@both
@ports
def test_a_port_that_is_not_there(exchange: Exchange, url: str, tmp_path: Path) -> None:
    name = f"{tmp_path}/tty"
    with pytest.raises(TransportError) as caught:
        exchange(url.format(name))
    assert str(caught.value) == f"cannot open {name}: No such file or directory"


@both
@ports
def test_what_is_no_port(exchange: Exchange, url: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("/dev/null", f"{tmp_path}/file"):
        with pytest.raises(TransportError) as caught:
            exchange(url.format(name))
        assert str(caught.value) == f"cannot open {name}: it is no serial port"
    with pytest.raises(TransportError) as caught:
        exchange(url.format(tmp_path))
    assert str(caught.value) == f"cannot open {tmp_path}: Is a directory"


@both
@ports
def test_a_port_of_another_program(exchange: Exchange, url: str) -> None:
    with pty_peer(lambda end: None) as (port, _), open_serial(port):
        with pytest.raises(TransportError) as caught:
            exchange(url.format(port))
        assert str(caught.value) == f"cannot open {port}: another program uses it"


GONE = r"(is gone|does not work any more)"


def unplug(end: End) -> None:
    """After the first octets that come."""
    end.read()
    end.unplug()


@both
@ports
def test_a_port_that_goes_away_while_an_answer_is_waited_for(exchange: Exchange, url: str) -> None:
    with pty_peer(unplug) as (port, _), pytest.raises(TransportClosed, match=f"^{port} {GONE}"):
        exchange(url.format(port))


@both
def test_a_port_that_goes_away_in_the_middle_of_a_frame(exchange: Exchange) -> None:
    def cut(end: End) -> None:
        end.read()
        end.write(bytes.fromhex("7ea01f2103"))
        end.unplug()

    with pty_peer(cut) as (port, _), pytest.raises(TransportClosed, match=GONE):
        exchange(f"serial://{port}")


@both
def test_a_modem_that_goes_away_in_a_call_is_not_told_to_hang_up(exchange: Exchange) -> None:
    class Unplugged(Modem):
        def call(self, end: End) -> None:
            unplug(end)
            raise Closed

    with pty_peer(Unplugged()) as (port, _), pytest.raises(TransportClosed, match=GONE):
        exchange(f"modem://{port}?number=1&guard_time=30")


@both
def test_a_port_that_cannot_do_rs485_says_so(exchange: Exchange) -> None:
    with pty_peer(lambda end: None) as (port, _), pytest.raises(TransportError, match=r"cannot open .*RS485"):
        exchange(f"serial://{port}?rs485=yes")


def test_closing_ends_a_waiting_call_of_another_thread() -> None:
    with pty_peer(lambda end: None) as (name, _):
        port = open_serial(name)
        errors: list[Exception] = []

        def wait() -> None:
            try:
                port.receive()
            except Exception as error:
                errors.append(error)

        thread = threading.Thread(target=wait)
        thread.start()
        time.sleep(0.05)
        port.close()
        thread.join(10)
        assert not thread.is_alive()
        assert [type(error) for error in errors] == [TransportClosed]
        for use in (lambda: port.send(b"x"), port.receive):
            with pytest.raises(TransportClosed):
                use()
        port.close()


def test_cancelling_frees_the_port() -> None:
    async def run(url: str) -> None:
        session = await open_session_async(url, timeouts=Timeouts(response=30))
        task = asyncio.create_task(session.open())
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with pty_peer(lambda end: None) as (port, _):
        asyncio.run(run(f"serial://{port}"))
        open_serial(port).close()


def test_a_port_that_nobody_closes_goes_with_its_transport() -> None:
    """As after an interrupt between opening it and handing it over."""
    with pty_peer(lambda end: None) as (name, _):
        before = descriptors()
        port = open_serial(name)
        assert descriptors() != before
        with pytest.warns(ResourceWarning):
            del port
            gc.collect()
        assert descriptors() == before


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
def test_a_close_that_is_interrupted(monkeypatch: pytest.MonkeyPatch, done: bool) -> None:
    """The port is closed, and nothing else that has its number by then."""
    close, closed = os.close, []

    def interrupted(descriptor: int) -> None:
        monkeypatch.undo()
        closed.append(descriptor)
        if done:
            close(descriptor)
        raise KeyboardInterrupt

    with pty_peer(lambda end: None) as (name, _):
        before = descriptors()
        port = open_serial(name)
        monkeypatch.setattr(os, "close", interrupted)
        with pytest.raises(KeyboardInterrupt):
            port.close()
        with open(os.devnull) as other:
            assert [other.fileno()] == closed
            del port
            gc.collect()
            os.fstat(other.fileno())
        open_serial(name).close()
        for left in descriptors() - before:  # what pyserial has besides the port
            close(int(left))


def test_nothing_comes() -> None:
    with pty_peer(lambda end: None) as (name, _), open_serial(name) as port, pytest.raises(TransportTimeout):
        port.receive(0.01)


def test_a_port_that_goes_away() -> None:
    master, slave = os.openpty()
    port = open_serial(os.ttyname(slave), SerialSettings(baud=1200))
    os.close(slave)
    os.close(master)
    with port:
        try:
            gone = port.receive(5) == b""
        except TransportClosed:
            gone = True
        assert gone


def test_the_time_of_an_octet() -> None:
    assert SerialSettings(baud=300, data_bits=7, parity="E").octet_time == pytest.approx(1 / 30)
    assert SerialSettings(baud=9600, stop_bits=2).octet_time == pytest.approx(11 / 9600)


def conversing(name: str, steps: Steps[None]) -> None:
    with open_serial(name, SerialSettings(baud=300)) as port:
        port.converse(steps)


def conversing_async(name: str, steps: Steps[None]) -> None:
    async def run() -> None:
        async with await open_serial_async(name, SerialSettings(baud=300)) as port:
            await port.converse(steps)

    asyncio.run(run())


@pytest.mark.parametrize("converse", [conversing, conversing_async])
def test_the_rate_changes_when_the_last_character_is_on_the_line(
    converse: Callable[[str, Steps[None]], None],
) -> None:
    """Ports say that they have sent what is still in the chip, and a change of rate spoils that."""
    moments: list[float] = []

    def steps() -> Steps[None]:
        moments.append(time.monotonic())
        yield Write(bytes(9))
        moments.append(time.monotonic())
        yield Baud(9600)

    with pty_peer(lambda end: None) as (name, _):
        converse(name, steps())
    assert moments[1] - moments[0] >= 9 * 10 / 300


def test_a_peer_that_sends_a_little_for_ever_is_not_waited_for() -> None:
    """Now and then a character, or a line that is no answer: in every conversation before there is a link."""
    given_up, all_sent = threading.Event(), threading.Event()

    def dribbling(octets: bytes) -> Callable[[End], None]:
        def run(end: End) -> None:
            end.read()
            for _ in range(100):
                end.write(octets)
                if given_up.wait(0.1):
                    return
            all_sent.set()

        return run

    once = OpticalSettings(tries=1, timeout=0.2, readout_time=0.2)
    call = ModemSettings(init=(), number="1", call_timeout=0.2)
    listening = ModemSettings(init=("AT",), command_timeout=0.2)
    for octets, use in (
        (b"\0", lambda name: open_optical(name, once)),
        (b"\0", lambda name: asyncio.run(open_optical_async(name, once))),
        (b"\r\n+CREG: 1\r\n", lambda name: open_modem(name, call)),
        (b"\r\n+CREG: 1\r\n", lambda name: open_modem(name, listening)),
        (b"x", lambda name: open_modem(name, call)),
    ):
        given_up.clear()
        with pty_peer(dribbling(octets)) as (name, _):
            with pytest.raises((LinkError, NoModem)):
                use(name)
            given_up.set()
    assert not all_sent.is_set()


# ------------------------------------------------------------------------------------------------------------ optical

IDENTIFICATION = Identification("ABC", "5", "2", "METER 1")
DATA = (DataSet("0.0.0", (Value("12345678"),)), DataSet("1.8.0", (Value("000123.4", "kWh"),)))


class Meter:
    """Signs on as IEC 62056-21 says; `handle` goes on after the identification."""

    def __init__(self, handle: Callable[[End], None], identification: Identification = IDENTIFICATION) -> None:
        self.handle = handle
        self.identification = identification
        self.request = b"/?!\r\n"
        self.echo = False

    def __call__(self, end: End) -> None:
        asked = end.until(with_parity(b"\n"))
        assert without_parity(asked) == self.request
        assert end.baud == 300
        if self.echo:
            end.write(asked)
        end.write(with_parity(self.identification.encode()))
        self.handle(end)


def selected(end: End, expected: bytes, rate: int, *, echo: bool = False) -> None:
    chosen = end.until(with_parity(b"\n"))
    assert without_parity(chosen) == expected
    if echo:
        end.write(chosen)
    end.wait_for_baud(rate)


@both
@pytest.mark.parametrize("echo", [False, True])
@pytest.mark.parametrize("confirms", [False, True])
def test_mode_e_hands_over_to_hdlc(exchange: Exchange, echo: bool, confirms: bool) -> None:
    def go_on(end: End) -> None:
        selected(end, b"\x06252\r\n", 9600, echo=echo)
        if confirms:
            end.write(with_parity(b"\x06252\r\n"))
        hdlc_meter(end)

    meter = Meter(go_on)
    meter.echo = echo
    with pty_peer(meter) as (port, _):
        assert exchange(f"optical://{port}?mode=E") == ANSWERS


@both
def test_a_slower_rate_than_offered_for_a_meter_of_many(exchange: Exchange) -> None:
    def go_on(end: End) -> None:
        selected(end, b"\x06242\r\n", 4800)
        end.write(with_parity(b"\x06242\r\n"))
        hdlc_meter(end)

    meter = Meter(go_on)
    meter.request = b"/?0012!\r\n"
    with pty_peer(meter) as (port, _):
        assert exchange(f"optical://{port}?max_baud=5000&device_address=0012") == ANSWERS


@both
def test_a_meter_without_mode_e(exchange: Exchange) -> None:
    meter = Meter(lambda end: None, Identification("ABC", "5", "", "OLD"))
    with pty_peer(meter) as (port, _), pytest.raises(LinkRefused, match=r"mode E.*/ABC5OLD"):
        exchange(f"optical://{port}")


@both
def test_a_meter_without_mode_e_that_writes_8_bits(exchange: Exchange) -> None:
    def old(end: End) -> None:
        end.until(b"\n")
        end.write(b"/ABC5Z\xe4hler\r\n")

    with pty_peer(old) as (port, _), pytest.raises(LinkRefused, match="/ABC5Zähler"):
        exchange(f"optical://{port}?parity=none")


@both
def test_the_first_answer_may_be_damaged(exchange: Exchange) -> None:
    def damaged(end: End) -> None:
        end.until(with_parity(b"\n"))
        octets = bytearray(with_parity(IDENTIFICATION.encode()))
        octets[7] ^= 0x20
        end.write(bytes(octets))
        Meter(go_on)(end)

    def go_on(end: End) -> None:
        selected(end, b"\x06252\r\n", 9600)
        end.write(with_parity(b"\x06252\r\n"))
        hdlc_meter(end)

    with pty_peer(damaged) as (port, _):
        assert exchange(f"optical://{port}") == ANSWERS


def send_readout(end: End) -> None:
    end.write(with_parity(DataMessage(DATA, complete=True).encode()))


def mode_c(end: End) -> None:
    selected(end, b"\x06050\r\n", 9600)
    send_readout(end)


def mode_b(end: End) -> None:
    end.wait_for_baud(2400)
    send_readout(end)


@both_readouts
@pytest.mark.parametrize(
    ("mode", "baud_character", "handle"), [("A", ".", send_readout), ("B", "C", mode_b), ("C", "5", mode_c)]
)
def test_plain_readout(
    read: Callable[[str], Readout], mode: str, baud_character: str, handle: Callable[[End], None]
) -> None:
    identification = Identification("ABC", baud_character, "", "METER 1")
    with pty_peer(Meter(handle, identification)) as (port, _):
        assert read(f"optical://{port}?mode={mode}") == Readout(identification, DATA)


@both_readouts
def test_mode_d_is_listened_to(read: Callable[[str], Readout]) -> None:
    def push(end: End) -> None:
        end.wait_for_baud(2400)
        end.write(with_parity(b"noise\r\n/ABC3METER\r\n\r\n0.0.0(12345678)\r\n1.8.0(000123.4*kWh)\r\n!\r\n"))

    with pty_peer(push) as (port, _):
        assert read(f"optical://{port}?mode=D") == Readout("ABC3METER", DATA)


@both_readouts
@pytest.mark.parametrize("noise", [b"\x80\x01\xff", with_parity(b"cut(1)\r\n!\r\n") + b"\x80", b"\x81/\x80"])
def test_mode_d_begins_after_noise_of_any_parity(read: Callable[[str], Readout], noise: bytes) -> None:
    def push(end: End) -> None:
        end.wait_for_baud(2400)
        end.write(noise + with_parity(b"/ABC3METER\r\n\r\n0.0.0(12345678)\r\n1.8.0(000123.4*kWh)\r\n!\r\n"))

    with pty_peer(push) as (port, _):
        assert read(f"optical://{port}?mode=D") == Readout("ABC3METER", DATA)


@both_readouts
def test_mode_d_with_a_damaged_character(read: Callable[[str], Readout]) -> None:
    def push(end: End) -> None:
        end.wait_for_baud(2400)
        octets = bytearray(with_parity(b"/ABC3METER\r\n\r\n0.0.0(12345678)\r\n!\r\n"))
        octets[22] ^= 0x04
        end.write(bytes(octets))

    with pty_peer(push) as (port, _), pytest.raises(LinkError, match="parity"):
        read(f"optical://{port}?mode=D")


@both_readouts
def test_a_readout_with_a_wrong_check_character(read: Callable[[str], Readout]) -> None:
    def handle(end: End) -> None:
        selected(end, b"\x06050\r\n", 9600)
        octets = bytearray(DataMessage(DATA, complete=True).encode())
        octets[10] ^= 0x01
        end.write(with_parity(bytes(octets)))

    with pty_peer(Meter(handle)) as (port, _), pytest.raises(LinkError, match="BCC"):
        read(f"optical://{port}?mode=C")


@both_readouts
def test_a_readout_that_stops(read: Callable[[str], Readout]) -> None:
    def handle(end: End) -> None:
        selected(end, b"\x06050\r\n", 9600)
        end.write(with_parity(DataMessage(DATA, complete=True).encode()[:-4]))

    with pty_peer(Meter(handle)) as (port, _), pytest.raises(LinkError, match="cut"):
        read(f"optical://{port}?mode=C")


# -------------------------------------------------------------------------------------------------------------- modem


class Modem:
    """A modem that echoes, answers OK to commands it knows and `result` to dialling, and then is the meter."""

    def __init__(self, result: bytes = b"CONNECT 9600", *, known: tuple[bytes, ...] = (b"ATZ", b"ATE0V1")) -> None:
        self.result = result
        self.known = known

    def __call__(self, end: End) -> None:
        while True:
            command = end.until(b"\r")[:-1]
            end.log.append(command)
            end.write(command + b"\r")
            if command.startswith(b"ATD"):
                end.write(b"\r\n" + self.result + b"\r\n")
                if b"CONNECT" in self.result:
                    break
            else:
                end.write(b"\r\nOK\r\n" if command in self.known else b"\r\nERROR\r\n")
        self.call(end)
        assert end.until(b"ATH\r") == b"ATH\r"
        end.log.append(b"ATH")
        end.write(b"\r\nOK\r\n")

    def call(self, end: End) -> None:
        server = HdlcServer({1})
        while True:
            octets = end.read(0.05)
            if octets == b"+++":
                end.write(b"\r\nOK\r\n")
                return
            server.tick(time.monotonic())
            if octets:
                server.receive(octets)
            for event in server.events():
                if hasattr(event, "apdu"):
                    server.send(event.apdu[::-1], source=1, destination=16)
            if output := server.output():
                end.write(output)


@both
def test_a_call(exchange: Exchange) -> None:
    with pty_peer(Modem()) as (port, end):
        assert exchange(f"modem://{port}?number=+491234567&guard_time=0.2") == ANSWERS
        assert end.log == [b"ATZ", b"ATE0V1", b"ATD+491234567", b"ATH"]


@both
def test_init_strings_and_dial_command_are_those_given(exchange: Exchange) -> None:
    modem = Modem(known=(b"AT&F", b"ATS0=0"))
    with pty_peer(modem) as (port, end):
        url = f"modem://{port}?number=12,34&init=AT%26F;ATS0=0&dial=ATDP&guard_time=0.2"
        assert exchange(url) == ANSWERS
        assert end.log == [b"AT&F", b"ATS0=0", b"ATDP12,34", b"ATH"]


@both_opens
@pytest.mark.parametrize(
    ("result", "error"),
    [
        (b"NO CARRIER", NoCarrier),
        (b"BUSY", LineBusy),
        (b"NO DIALTONE", NoDialtone),
        (b"NO ANSWER", NoAnswer),
        (b"ERROR", CommandRefused),
        (b"+CME ERROR: 10", CommandRefused),
    ],
)
def test_result_codes_are_errors(open_and_close: Callable[[str], None], result: bytes, error: type[ModemError]) -> None:
    with pty_peer(Modem(result)) as (port, _), pytest.raises(error) as caught:
        open_and_close(f"modem://{port}?number=1")
    assert caught.value.result == result.decode()


@both
def test_news_of_a_modem_are_no_answers(exchange: Exchange) -> None:
    class Telling(Modem):
        def __call__(self, end: End) -> None:
            end.write(b'\r\n+CMTI: "SM",1\r\n\r\n+CREG: 1\r\n')
            super().__call__(end)

    modem = Telling(b'+CMTI: "SM",2\r\n\r\nCONNECT 9600')
    with pty_peer(modem) as (port, _):
        assert exchange(f"modem://{port}?number=1&guard_time=0.1") == ANSWERS


@both_opens
def test_an_init_string_the_modem_refuses(open_and_close: Callable[[str], None]) -> None:
    with pty_peer(Modem()) as (port, _), pytest.raises(CommandRefused, match=r"AT\+X"):
        open_and_close(f"modem://{port}?number=1&init=ATZ;AT%2BX")


@both_opens
def test_a_call_that_is_not_answered_in_time(open_and_close: Callable[[str], None]) -> None:
    def rings(end: End) -> None:
        for _ in range(2):
            end.until(b"\r")
            end.write(b"\r\nOK\r\n")
        end.log.append(end.until(b"\r"))
        end.log.append(end.until(b"\r"))

    with pty_peer(rings) as (port, end), pytest.raises(NoModem):
        open_and_close(f"modem://{port}?number=1&call_timeout=0.1")
    assert end.log == [b"ATD1\r", b"\r"]


@both
def test_answering_a_call(exchange: Exchange) -> None:
    modem = Modem()

    def rings(end: End) -> None:
        for _ in range(2):
            end.until(b"\r")
            end.write(b"\r\nOK\r\n")
        end.write(b"\r\nRING\r\n")
        assert end.until(b"\r") == b"ATA\r"
        end.write(b"\r\nCONNECT\r\n")
        modem.call(end)
        end.until(b"ATH\r")
        end.write(b"\r\nNO CARRIER\r\n")

    with pty_peer(rings) as (port, _):
        assert exchange(f"modem://{port}?guard_time=0.1") == ANSWERS


@both
def test_a_lost_call_is_a_closed_connection(exchange: Exchange) -> None:
    class Losing(Modem):
        def call(self, end: End) -> None:
            end.read()
            end.write(b"\r\nNO CAR")
            end.write(b"RIER\r\n")
            end.read(0.5)
            end.log.append("over")
            end.read()

    with pty_peer(Losing()) as (port, _), pytest.raises(TransportClosed):
        exchange(f"modem://{port}?number=1&guard_time=30")
