"""Pushes: captures of real meters on every kind of line, forgeries, a listener over sockets and a pseudo-terminal."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import threading
import tty
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from cosem import apdu
from cosem.apdu import (
    BlockControl,
    CosemAttributeDescriptor,
    DataNotification,
    DataNotificationConfirm,
    EventNotificationRequest,
    GeneralBlockTransfer,
    GetRequestNext,
    InformationReportRequest,
    InvokeIdAndPriority,
    LongInvokeIdAndPriority,
    NotificationBody,
    VariableAccessSpecificationVariableName,
)
from cosem.data import Data
from cosem.date_time import DateTime
from dlms.association.blocks import GeneralBlocks
from dlms.errors import (
    AddressError,
    AuthenticationError,
    DlmsError,
    MissingKeyError,
    PolicyError,
    ReplayError,
    TransportClosed,
    TransportTimeout,
)
from dlms.link.hdlc import LLC_RESPONSE, Address, Frame
from dlms.link.mbus import Telegram
from dlms.link.wrapper import Wpdu, parse_wpdu
from dlms.push import Framing, Push, PushFault, PushListener, PushReceiver, PushSecurity
from dlms.security.context import Role, SecurityContext
from dlms.security.counters import MemoryCounterStore
from dlms.security.forms import Form
from dlms.security.keys import Keys, Secret
from dlms.security.policy import Leniency, Required, SecurityPolicy
from dlms.security.suites import SUITES
from support.vectors import Vector, vector_params

METER, OTHER, HEAD_END = b"MTR\x00\x00\x00\x00\x01", b"MTR\x00\x00\x00\x00\x02", b"HES\x00\x00\x00\x00\x01"
KEYS = Keys(encryption=Secret(bytes(range(16))), authentication=Secret(bytes(range(16, 32))))
BODY = NotificationBody(Data.structure([Data.unsigned(1), Data.octet_string(b"pushed")]))


def notification(number: int = 1, *, confirmed: bool = False, time: DateTime | None = None) -> DataNotification:
    identity = LongInvokeIdAndPriority.of(long_invoke_id=number, service_class=confirmed)
    return DataNotification(identity, b"" if time is None else time.octets, BODY)


def meter(title: bytes = METER, keys: Keys = KEYS) -> SecurityContext:
    """What a meter protects its pushes with, and opens answers."""
    context = SecurityContext(
        SUITES[0], Role.SERVER, keys, title, counters=MemoryCounterStore(), form=Form.GENERAL_GLOBAL
    )
    context.meet(HEAD_END)
    return context


def security(*titles: bytes, **options: Any) -> PushSecurity:
    given: dict[str, Any] = {"counters": MemoryCounterStore(), "system_title": HEAD_END}
    return PushSecurity(dict.fromkeys(titles or (METER,), KEYS), **given | options)


def wrapped(octets: bytes) -> bytes:
    return Wpdu(1, 103, octets).encode()


def found(receiver: PushReceiver) -> list[Push | PushFault]:
    return list(receiver.pushes())


def received(octets: bytes, opener: PushSecurity | None = None) -> list[Push | PushFault]:
    receiver = PushReceiver(Framing.WRAPPER, opener)
    receiver.receive(wrapped(octets))
    return found(receiver)


# ------------------------------------------------------------------------------------------------- captures

FRAMINGS = {"push-stream": Framing.HDLC, "hdlc": Framing.HDLC, "mbus": Framing.MBUS, "wrapper": Framing.WRAPPER}


def is_push(vector: Vector) -> bool:
    """Captures of pushes in frames whose content is known: in clear, or with keys."""
    expected = vector["expected"]
    if vector["layer"] in ("push-stream", "hdlc") and not vector["hex"].startswith("7e"):
        return False
    return expected["outcome"] == "ok" and any("data-notification" in str(value) for value in _contents(vector))


def _contents(vector: Vector) -> list[dict[str, Any]]:
    expected = vector["expected"]
    if vector["layer"] == "wrapper":
        return [expected["apdu"]]
    return [message.get("decoded", {}) | {"hex": message.get("apdu_hex")} for message in expected.get("messages", [])]


def opener_for(vector: Vector) -> PushSecurity:
    if "ek" not in vector["keys"]:
        return PushSecurity()
    keys = Keys.of({name: vector["keys"][name] for name in ("ek", "ak") if name in vector["keys"]})
    # These meters push with encryption alone, or their authentication key was not published.
    leniency = Leniency(accept_unchecked_tag=keys.authentication is None, accept_weaker_protection=True)
    suite = _contents(vector)[0].get("suite", 0)
    return PushSecurity(lambda title: keys, suite=suite, counters=MemoryCounterStore(), leniency=leniency)


@pytest.mark.parametrize("vector", vector_params("push-stream", "hdlc", "mbus", "wrapper", keep=is_push))
def test_pushes_of_real_meters(vector: Vector) -> None:
    receiver = PushReceiver(FRAMINGS[vector["layer"]], opener_for(vector))
    receiver.receive(bytes.fromhex(vector["hex"]))
    receiver.pause()
    pushes = found(receiver)
    assert [type(push) for push in pushes] == [Push] * len(_contents(vector)), pushes
    for push, content in zip(pushes, _contents(vector), strict=True):
        assert isinstance(push, Push)
        plaintext = content.get("plaintext", content.get("hex"))
        if "quirk" not in content and "quirks" not in vector["expected"]:
            assert push.notification.encode().hex() == plaintext
        body = content.get("inner", content)["body"]
        assert push.data is not None
        assert _plain(push.data.to_json()) == _plain(body)


def _plain(form: Any) -> Any:
    """Types and values alone."""
    if isinstance(form, dict):
        value = form["value"] if form["type"] != "visible-string" else form.get("raw", form["value"])
        return form["type"], _plain(value)
    return [_plain(item) for item in form] if isinstance(form, list) else form


@pytest.mark.parametrize("vector", vector_params("push-stream", "mbus", keep=is_push))
def test_one_octet_at_a_time(vector: Vector) -> None:
    whole = PushReceiver(FRAMINGS[vector["layer"]], opener_for(vector))
    whole.receive(bytes.fromhex(vector["hex"]))
    single = PushReceiver(FRAMINGS[vector["layer"]], opener_for(vector))
    for octet in bytes.fromhex(vector["hex"]):
        single.receive(bytes((octet,)))
    assert [push.notification for push in found(single) if isinstance(push, Push)] == [
        push.notification for push in found(whole) if isinstance(push, Push)
    ]


def test_a_capture_in_general_blocks() -> None:
    """As a Swiss meter sends it: three blocks in HDLC UI frames, streaming without a window, ciphered as a whole."""
    sealed = meter().protect(notification().encode())
    blocks = GeneralBlocks.unconfirmed(sealed, 20)
    receiver = PushReceiver(Framing.HDLC, security())
    for octets in blocks:
        receiver.receive(Frame(Address(103), Address(1), 0x13, LLC_RESPONSE + octets).encode())
    (push,) = found(receiver)
    assert isinstance(push, Push)
    assert (push.notification, push.system_title, push.source, push.destination) == (notification(), METER, 1, 103)
    assert receiver.output() == b""


def test_blocks_of_two_meters_on_one_line() -> None:
    first, second = (GeneralBlocks.unconfirmed(notification(n).encode(), 7) for n in (1, 2))
    receiver = PushReceiver(Framing.HDLC)
    for one, other in zip(first, second, strict=True):
        for octets, source in ((one, 1), (other, 2)):
            receiver.receive(Frame(Address(103), Address(source), 0x13, LLC_RESPONSE + octets).encode())
    assert [push.notification for push in found(receiver) if isinstance(push, Push)] == [
        notification(1),
        notification(2),
    ]


def test_blocks_whose_last_never_came_are_in_nobodys_way() -> None:
    receiver = PushReceiver(Framing.HDLC)
    for source in range(1, 40):
        begun = GeneralBlocks.unconfirmed(notification(source).encode(), 7)[0]
        receiver.receive(Frame(Address(103), Address(source), 0x13, LLC_RESPONSE + begun).encode())
    for octets in GeneralBlocks.unconfirmed(notification(50).encode(), 7):
        receiver.receive(Frame(Address(103), Address(50), 0x13, LLC_RESPONSE + octets).encode())
    assert [push.notification for push in found(receiver) if isinstance(push, Push)] == [notification(50)]


# --------------------------------------------------------------------------------------------------- what it says


def test_what_a_push_says() -> None:
    moment = DateTime(2026, 5, 17, 7, 12, 0, 0, 0, 0, 0)
    (push,) = received(notification(5, time=moment).encode())
    assert isinstance(push, Push)
    assert (push.data, push.time, push.confirmed, push.system_title) == (BODY.data_value, moment, False, None)
    assert (push.source, push.destination) == (1, 103)


def test_every_kind_of_notification() -> None:
    event = EventNotificationRequest(
        time=DateTime(2026, 5, 17).octets,
        cosem_attribute_descriptor=CosemAttributeDescriptor(1, bytes(6), 2),
        attribute_value=Data.unsigned(9),
    )
    report = InformationReportRequest(
        variable_access_specification=[VariableAccessSpecificationVariableName(8)], list_of_data=[Data.unsigned(9)]
    )
    pushes = received(event.encode()) + received(report.encode())
    assert [push.notification for push in pushes if isinstance(push, Push)] == [event, report]
    assert isinstance(pushes[0], Push)
    assert (pushes[0].data, str(pushes[0].time)[:10]) == (Data.unsigned(9), "2026-05-17")
    assert isinstance(pushes[1], Push)
    assert pushes[1].data is None


@pytest.mark.parametrize("form", [Form.GENERAL_GLOBAL, Form.GENERAL_CIPHERING, Form.GLOBAL], ids=str)
def test_forms_of_protection(form: Form) -> None:
    """An event notification has a form of its own, which names nobody: with one meter it can only be that."""
    event = EventNotificationRequest(
        cosem_attribute_descriptor=CosemAttributeDescriptor(1, bytes(6), 2), attribute_value=Data.unsigned(9)
    )
    sealed = meter().protect(event.encode(), form=form)
    (push,) = received(sealed, security())
    assert isinstance(push, Push)
    assert (push.notification, push.system_title) == (event, METER)
    if form is Form.GLOBAL:
        (fault,) = received(sealed, security(METER, OTHER))
        assert isinstance(fault, PushFault)
        assert isinstance(fault.error, MissingKeyError)


# ------------------------------------------------------------------------------------------------------- attacks


def fault_of(octets: bytes, opener: PushSecurity | None = None) -> Exception:
    (fault,) = received(octets, opener)
    assert isinstance(fault, PushFault)
    return fault.error


def test_forgeries() -> None:
    opener, honest = security(), meter()
    plain = notification().encode()
    sealed = honest.protect(plain)
    assert isinstance(fault_of(plain, opener), PolicyError)
    assert isinstance(fault_of(meter(OTHER).protect(plain), opener), MissingKeyError)
    stranger = Keys(encryption=Secret(bytes(16)), authentication=KEYS.authentication)
    assert isinstance(fault_of(meter(keys=stranger).protect(plain), opener), AuthenticationError)
    for index in range(2, len(sealed)):
        damaged = bytearray(sealed)
        damaged[index] ^= 1
        assert isinstance(fault_of(bytes(damaged), opener), DlmsError | ValueError)
    for length in range(len(sealed)):
        receiver = PushReceiver(Framing.WRAPPER, opener)
        receiver.receive(wrapped(sealed[:length]))
        assert not any(isinstance(push, Push) for push in receiver.pushes())
    assert isinstance(received(sealed, opener)[0], Push)
    assert isinstance(fault_of(sealed, opener), ReplayError)
    weaker = SecurityContext(
        SUITES[0],
        Role.SERVER,
        KEYS,
        METER,
        policy=SecurityPolicy(Required.AUTHENTICATED, Required.AUTHENTICATED),
        counters=MemoryCounterStore(),
        form=Form.GENERAL_GLOBAL,
    )
    weaker.continue_after(100)
    assert isinstance(fault_of(weaker.protect(plain), opener), PolicyError)


def test_keys_that_cannot_be_had() -> None:
    """As where they are in a database that does not answer: the next meter is as welcome as if nothing had been."""

    def keys_of(title: bytes) -> Keys:
        if title == OTHER:
            raise OSError("the database is gone")
        return KEYS

    opener, plain = PushSecurity(keys_of, counters=MemoryCounterStore()), notification().encode()
    error = fault_of(meter(OTHER).protect(plain), opener)
    assert isinstance(error, MissingKeyError)
    assert isinstance(error.__cause__, OSError)
    (push,) = received(meter().protect(plain), opener)
    assert isinstance(push, Push)


def test_requests_are_no_pushes() -> None:
    assert "nothing that is sent unasked" in str(fault_of(GetRequestNext(InvokeIdAndPriority(1), 1).encode()))


def test_what_is_wrong_does_not_stop_what_is_right() -> None:
    receiver = PushReceiver(Framing.WRAPPER)
    receiver.receive(wrapped(b"") + wrapped(b"\xff\xff") + wrapped(notification().encode()))
    assert [type(push) for push in found(receiver)] == [PushFault, PushFault, Push]
    hdlc = PushReceiver(Framing.HDLC)
    good = Frame(Address(103), Address(1), 0x13, LLC_RESPONSE + notification().encode()).encode()
    hdlc.receive(b"noise" + good[:-5] + b"\x00\x7e" + good)
    assert isinstance(found(hdlc)[-1], Push)


def test_keys_do_not_show() -> None:
    opener = security()
    received(meter().protect(notification().encode()), opener)
    assert KEYS.encryption is not None
    assert KEYS.encryption.hex() not in repr(opener)


def test_m_bus_without_a_last_segment() -> None:
    """Meters exist that mark no segment as the last: after a silence it was."""
    octets = notification().encode()
    receiver = PushReceiver(Framing.MBUS)
    receiver.receive(Telegram(0x53, 0xFF, 0x00, 1, 0x67, octets).encode())
    assert found(receiver) == []
    receiver.pause()
    (push,) = found(receiver)
    assert isinstance(push, Push)
    assert push.notification == notification()


# ------------------------------------------------------------------------------------------------------- listening


def confirmations(octets: bytes) -> list[Any]:
    """What a meter is answered over the wrapper."""
    values, position = [], 0
    while (wpdu := parse_wpdu(octets, position)) is not None and position < len(octets):
        assert (wpdu.source, wpdu.destination) == (103, 1)
        values.append(apdu.decode(wpdu.apdu))
        position += len(wpdu.encode())
    return values


def listening(scenario: Callable[[PushListener], Any], **options: Any) -> None:
    async def whole() -> None:
        async with PushListener(**options) as listener:
            await asyncio.wait_for(scenario(listener), 10)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(whole(), debug=True)


def test_over_tcp() -> None:
    async def scenario(listener: PushListener) -> None:
        url = await listener.listen("tcp://127.0.0.1:0")
        reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
        writer.write(wrapped(notification(1).encode()) + wrapped(notification(2, confirmed=True).encode())[:9])
        assert (await listener.get()).notification == notification(1)
        writer.write(wrapped(notification(2, confirmed=True).encode())[9:])
        push = await listener.get()
        assert push.confirmed
        assert push.peer.startswith("127.0.0.1 port ")
        answer = confirmations(await reader.read(100))
        assert answer == [DataNotificationConfirm(notification(2, confirmed=True).long_invoke_id_and_priority, b"")]
        writer.close()

    listening(scenario)


def test_a_confirmation_is_protected_as_what_it_confirms() -> None:
    async def scenario(listener: PushListener) -> None:
        honest = meter()
        url = await listener.listen("tcp://127.0.0.1:0")
        reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
        writer.write(wrapped(honest.protect(notification(7, confirmed=True).encode())))
        assert (await listener.get()).system_title == METER
        wpdu = parse_wpdu(await reader.read(100))
        assert wpdu is not None
        plain, protection = honest.unprotect(wpdu.apdu)
        assert protection.system_title == HEAD_END
        assert isinstance(apdu.decode(plain), DataNotificationConfirm)
        writer.close()

    listening(scenario, security=security())


@pytest.mark.parametrize("scheme", ["tcp", "udp"])
def test_nobody_confirms_nothing_under_a_key(scheme: str) -> None:
    """Two listeners without a name would use the same initialization vectors."""

    async def scenario(listener: PushListener) -> None:
        url = await listener.listen(f"{scheme}://127.0.0.1:0")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM if scheme == "udp" else socket.SOCK_STREAM) as sender:
            sender.connect(("127.0.0.1", int(url.rpartition(":")[2])))
            sender.send(wrapped(meter().protect(notification(7, confirmed=True).encode())))
            assert (await listener.get()).system_title == METER
            (fault,) = faults
            assert isinstance(fault.error, MissingKeyError)
            await listener.close()
            sender.settimeout(0.1)
            with contextlib.suppress(TimeoutError):
                assert sender.recv(100) == b""

    faults: list[PushFault] = []
    unnamed = PushSecurity({METER: KEYS}, counters=MemoryCounterStore())
    listening(scenario, security=unnamed, on_fault=faults.append)


def test_over_udp() -> None:
    async def scenario(listener: PushListener) -> None:
        url = await listener.listen("udp://127.0.0.1:0")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.setblocking(False)
            sender.connect(("127.0.0.1", int(url.rpartition(":")[2])))
            sender.send(b"no wrapper")
            sender.send(wrapped(notification(3, confirmed=True).encode()))
            assert (await listener.get()).notification == notification(3, confirmed=True)
            answer = await asyncio.get_running_loop().sock_recv(sender, 100)
        assert isinstance(confirmations(answer)[0], DataNotificationConfirm)
        assert len(faults) == 1

    faults: list[PushFault] = []
    listening(scenario, on_fault=faults.append)


@pytest.mark.parametrize("scheme", ["hdlc+tcp", "mbus+tcp"])
def test_over_adapters(scheme: str) -> None:
    octets = notification().encode()
    framed = {
        "hdlc+tcp": Frame(Address(103), Address(1), 0x13, LLC_RESPONSE + octets).encode(),
        "mbus+tcp": Telegram(0x53, 0xFF, 0x10, 1, 0x67, octets).encode(),
    }[scheme]

    async def scenario(listener: PushListener) -> None:
        url = await listener.listen(f"{scheme}://127.0.0.1:0")
        _, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
        writer.write(framed)
        assert (await listener.get()).notification == notification()
        writer.close()

    listening(scenario)


@pytest.mark.parametrize("scheme", ["serial", "mbus"])
def test_on_a_port(scheme: str) -> None:
    octets = notification().encode()
    framed = {
        "serial": Frame(Address(103), Address(1), 0x13, LLC_RESPONSE + octets).encode(),
        "mbus": Telegram(0x53, 0xFF, 0x10, 1, 0x67, octets).encode(),
    }[scheme]

    async def scenario(listener: PushListener) -> None:
        master, slave = os.openpty()
        tty.setraw(slave)
        try:
            await listener.listen(f"{scheme}://{os.ttyname(slave)}?baud=2400")
            os.write(master, framed)
            assert (await listener.get()).notification == notification()
        finally:
            await listener.close()
            os.close(master)
            os.close(slave)

    listening(scenario)


def test_no_more_connections_than_wanted() -> None:
    async def scenario(listener: PushListener) -> None:
        url = await listener.listen("tcp://127.0.0.1:0")
        port = int(url.rpartition(":")[2])
        _, first = await asyncio.open_connection("127.0.0.1", port)
        first.write(wrapped(notification(1).encode()))
        await listener.get()
        reader, second = await asyncio.open_connection("127.0.0.1", port)
        assert await reader.read() == b""
        first.close()
        second.close()

    listening(scenario, connections=1)


def test_a_silent_connection_is_closed() -> None:
    async def scenario(listener: PushListener) -> None:
        url = await listener.listen("tcp://127.0.0.1:0")
        reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
        assert await reader.read() == b""
        writer.close()

    listening(scenario, idle=0.5)


def test_senders_wait_for_who_takes() -> None:
    """A hundred pushes through room for two: none is lost, and no more than two wait."""

    async def scenario(listener: PushListener) -> None:
        url = await listener.listen("tcp://127.0.0.1:0")
        _, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
        writer.write(b"".join(wrapped(notification(n).encode()) for n in range(100)))
        numbers = []
        async for push in listener:
            numbers.append(push.notification.long_invoke_id_and_priority.long_invoke_id)
            assert listener._queue.qsize() <= 2
            if len(numbers) == 100:
                break
        assert numbers == list(range(100))
        writer.close()

    listening(scenario, capacity=2)


def test_blocks_in_datagrams() -> None:
    """Of two meters at once, and of some that never send the rest; a block with a window is answered."""

    async def scenario(listener: PushListener) -> None:
        url = await listener.listen("udp://127.0.0.1:0")
        loop = asyncio.get_running_loop()
        with contextlib.ExitStack() as stack:
            senders = [stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) for _ in range(100)]
            for sender in senders:
                sender.setblocking(False)
                sender.connect(("127.0.0.1", int(url.rpartition(":")[2])))
            messages = [GeneralBlocks.unconfirmed(notification(number).encode(), 7) for number in range(100)]
            for sender, blocks in zip(senders, messages, strict=True):
                sender.send(wrapped(blocks[0]))
            for position in range(1, len(messages[0])):
                for number in (98, 99):
                    senders[number].send(wrapped(messages[number][position]))
            assert [(await listener.get()).notification for _ in range(2)] == [notification(98), notification(99)]
            assert len(listener._partial) < 100
            first, last = notification(5).encode()[:5], notification(5).encode()[5:]
            senders[0].send(wrapped(GeneralBlockTransfer(BlockControl(1), 1, 0, first).encode()))
            answer = apdu.decode((await loop.sock_recv(senders[0], 100))[8:])
            assert (type(answer), answer.block_number_ack) == (GeneralBlockTransfer, 1)
            senders[0].send(wrapped(GeneralBlockTransfer(BlockControl(0x81), 2, 0, last).encode()))
            assert (await listener.get()).notification == notification(5)

    listening(scenario)


def test_too_many_datagrams_are_counted() -> None:
    async def scenario(listener: PushListener) -> None:
        url = await listener.listen("udp://127.0.0.1:0")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            for number in range(10):
                sender.sendto(wrapped(notification(number).encode()), ("127.0.0.1", int(url.rpartition(":")[2])))
        while listener.dropped < 7:
            await asyncio.sleep(0.01)
        assert [await listener.get() for _ in range(3)]

    listening(scenario, capacity=3)


def test_without_asyncio() -> None:
    with PushListener() as listener:
        (url,) = listener.start("tcp://127.0.0.1:0")
        with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), timeout=5) as sender:
            sender.sendall(wrapped(notification(4, confirmed=True).encode()))
            assert listener.next(timeout=5).notification == notification(4, confirmed=True)
            assert isinstance(confirmations(sender.recv(100))[0], DataNotificationConfirm)
            with pytest.raises(TransportTimeout):
                listener.next(timeout=0.05)
            sender.sendall(wrapped(notification(5).encode()))
            for push in listener:
                assert push.notification == notification(5)
                break
    with pytest.raises(TransportClosed):
        listener.next()


def test_started_again() -> None:
    listener = PushListener()
    for number in (6, 7):
        with listener:
            (url,) = listener.start("tcp://127.0.0.1:0")
            with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), timeout=5) as sender:
                sender.sendall(wrapped(notification(number).encode()))
                assert listener.next(timeout=5).notification == notification(number)


@pytest.mark.parametrize("scheme", ["tcp", "udp"])
def test_what_was_received_is_there_after_closing(scheme: str) -> None:
    """Also what wants to be confirmed, though there is no way to confirm it any more."""

    async def scenario() -> None:
        listener = PushListener()
        url = await listener.listen(f"{scheme}://127.0.0.1:0")
        kind = socket.SOCK_DGRAM if scheme == "udp" else socket.SOCK_STREAM
        with socket.socket(socket.AF_INET, kind) as sender:
            sender.connect(("127.0.0.1", int(url.rpartition(":")[2])))
            sender.send(wrapped(notification(8, confirmed=True).encode()))
            while listener._queue.empty():
                await asyncio.sleep(0.01)
            await listener.close()
            await asyncio.sleep(0)
            assert (await listener.get()).notification == notification(8, confirmed=True)
        with pytest.raises(TransportClosed):
            await listener.get()
        with pytest.raises(TransportClosed):
            await listener.listen(url)

    asyncio.run(asyncio.wait_for(scenario(), 10), debug=True)


def test_stopping_wakes_who_waits() -> None:
    listener, ended = PushListener(), threading.Event()
    listener.start("tcp://127.0.0.1:0")

    def wait() -> None:
        assert list(listener) == []
        ended.set()

    thread = threading.Thread(target=wait)
    thread.start()
    while not listener._queue._getters:  # type: ignore[attr-defined]
        pass
    listener.stop()
    assert ended.wait(5)
    thread.join()


@pytest.mark.parametrize("url", ["optical:///dev/ttyUSB0", "tls://127.0.0.1", "nonsense"])
def test_where_nothing_can_be_listened_for(url: str) -> None:
    with PushListener() as listener, pytest.raises(AddressError):
        listener.start(url)


@pytest.fixture(autouse=True)
def threads_end() -> Iterator[None]:
    before = threading.active_count()
    yield
    assert threading.active_count() == before
