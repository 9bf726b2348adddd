"""Captures in the libpcap format, as far as tests need them: UDP and TCP on the port of DLMS, and bare frames."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

PORT = 4059
RAW_IP = 101
USER0 = 147


def write_pcap(path: Path, packets: Iterable[bytes], link_type: int = RAW_IP) -> Path:
    """Write a capture: one packet a millisecond, microsecond resolution, big-endian."""
    with path.open("wb") as file:
        file.write(struct.pack(">IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 1 << 18, link_type))
        for number, packet in enumerate(packets):
            seconds, milliseconds = divmod(number, 1000)
            file.write(struct.pack(">IIII", seconds, milliseconds * 1000, len(packet), len(packet)) + packet)
    return path


def udp(payload: bytes) -> bytes:
    """A UDP datagram to the port of DLMS, without checksum."""
    return _ip(17, struct.pack(">HHHH", 40000, PORT, 8 + len(payload), 0) + payload)


def tcp(segments: Sequence[bytes]) -> list[bytes]:
    """The segments of one TCP connection, all from the meter."""
    packets, sequence = [], 1
    for segment in segments:
        header = struct.pack(">HHIIBBHHH", PORT, 40000, sequence, 1, 5 << 4, 0x18, 0xFFFF, 0, 0)
        packets.append(_ip(6, header + segment))
        sequence += len(segment)
    return packets


def wrapped(apdu: bytes, source: int = 1, destination: int = 16) -> bytes:
    """An APDU with the header of the wrapper (Green Book 8.3, 7.3.3.2)."""
    return struct.pack(">HHHH", 1, source, destination, len(apdu)) + apdu


def _ip(protocol: int, payload: bytes) -> bytes:
    addresses = bytes([10, 0, 0, 1, 10, 0, 0, 2])
    return struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(payload), 0, 0, 64, protocol, 0) + addresses + payload
