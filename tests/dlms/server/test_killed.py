"""A meter that is killed and started again: no nonce of its twice, and nothing that was recorded is taken again."""

from __future__ import annotations

import contextlib
import random
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dlms
from cosem import apdu
from cosem.classes import Register
from dlms import Security
from dlms.link.wrapper import Wpdu
from dlms.security.counters import MemoryCounterStore
from dlms.server import sample

ENERGY = Register("1.0.1.8.0.255").value


@contextlib.contextmanager
def killed_in_the_end(counters: Path) -> Iterator[str]:
    """`dlms serve` with its counters in a file, ended by SIGKILL."""
    command = [sys.executable, "-m", "dlms_tools", "serve", "--listen", "tcp://127.0.0.1:0"]
    with subprocess.Popen([*command, "--counters", str(counters)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip().removeprefix("listening at ")
        finally:
            process.kill()


class Recording:
    """What a client sent, and the counters of what it received."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.counters: list[int] = []

    def __call__(self, direction: str, octets: bytes, plain: bytes) -> None:
        if direction == "received" and octets[0] not in range(0x60, 0x64):
            self.counters.append(int.from_bytes(octets[3:7]))
        if direction == "sent" and plain[0] != 1:  # an InitiateRequest is in the AARQ and in the RLRQ
            self.sent.append(octets)


def exchanged(url: str, requests: list[bytes]) -> list[apdu.Record]:
    """What a meter answers to octets, on a connection of its own."""
    host, _, port = url.removeprefix("tcp://").partition(":")
    answers = []
    with socket.create_connection((host, int(port)), 10) as line, line.makefile("rb") as stream:
        for request in requests:
            line.sendall(Wpdu(sample.MANAGEMENT_CLIENT, 1, request).encode())
            header = stream.read(8)
            answers.append(apdu.decode(stream.read(int.from_bytes(header[6:]))))
    return answers


def test_killed_between_two_answers(tmp_path: Path) -> None:
    rng, recording = random.Random(3), Recording()
    security = Security.gmac(
        system_title=b"CLI\x00\x00\x00\x00\x01",
        encryption_key=sample.ENCRYPTION_KEY,
        authentication_key=sample.AUTHENTICATION_KEY,
        counters=MemoryCounterStore(),
    )
    for _ in range(4):
        with killed_in_the_end(tmp_path / "counters") as url:
            for answer in exchanged(url, recording.sent):
                refused = isinstance(answer, apdu.ExceptionResponse | apdu.Rlre) or (
                    isinstance(answer, apdu.Aare) and answer.result == apdu.AssociationResult.REJECTED_PERMANENT
                )
                assert refused, answer
            meter = dlms.connect(url, client=sample.MANAGEMENT_CLIENT, security=security, trace=recording)
            for _ in range(rng.randrange(1, 6)):
                assert str(meter.get(ENERGY)) == "95.144 kWh"
        meter.close()
    # The proofs of HLS have counters of the same kind, which are not looked at here: those of APDUs rise.
    assert recording.counters == sorted(set(recording.counters))
    assert len(recording.counters) > 12
