"""The octets that both sides work on. W1-W8 as named in the table that `python -m benchmarks` prints."""

from __future__ import annotations

SYSTEM_TITLE = bytes.fromhex("4d4d4d0000bc614e")
ENCRYPTION_KEY = bytes(range(16))
AUTHENTICATION_KEY = bytes(range(0xD0, 0xE0))

COLUMNS = ("octet-string", *["double-long-unsigned"] * 5, "long-unsigned", "enum")


def clock(row: int) -> bytes:
    """A quarter-hourly date-time."""
    return bytes([0x07, 0xEA, 11, 22, 7, row // 4 % 24, row % 4 * 15, 0, 0, 0xFF, 0xC4, 0])


def rows(count: int) -> list[list[bytes | int]]:
    """Rows of a load profile: clock, five double-long-unsigned, a long-unsigned, an enum."""
    return [
        [clock(row), *(1_000_000 + row * 7 + column for column in range(5)), 230 + row % 20, row % 4]
        for row in range(count)
    ]


def profile(count: int) -> bytes:
    """The same rows as octets of an array of structures."""
    length = bytes([count]) if count < 128 else b"\x82" + count.to_bytes(2, "big")
    encoded = bytearray(b"\x01" + length)
    for first, *registers, voltage, state in rows(count):
        assert isinstance(first, bytes)
        encoded += b"\x02\x08\x09\x0c" + first
        for register in registers:
            encoded += b"\x06" + int(register).to_bytes(4, "big")  # type: ignore[arg-type]
        encoded += b"\x12" + int(voltage).to_bytes(2, "big") + b"\x16" + bytes([state])  # type: ignore[arg-type, list-item]
    return bytes(encoded)


GET_RESPONSE_PROFILE = b"\xc4\x01\xc1\x00" + profile(96)
GET_RESPONSE_LONG_PROFILE = b"\xc4\x01\xc1\x00" + profile(5000)
GET_RESPONSE_REGISTER = bytes.fromhex("c401c10006075bcd15")
LOGICAL_NAME = bytes.fromhex("0100010800ff")


def notification() -> bytes:
    """A data-notification of 20 registers: logical name, value, scaler and unit."""
    body = b"\x02\x14"
    for index in range(20):
        name = bytes([1, 0, index + 1, 8, 0, 255])
        body += b"\x02\x03\x09\x06" + name + b"\x06" + (12345 + index).to_bytes(4, "big") + b"\x02\x02\x0f\xff\x16\x1e"
    return b"\x0f\x00\x00\x00\x01\x0c" + clock(17) + body


NOTIFICATION = notification()
# accepted, HLS GMAC, the InitiateResponse ciphered: octets of the Green Book's examples (8.3, 9.4.2 and 9.2.7)
_CIPHERED_INITIATE_RESPONSE = bytes.fromhex("281f3001234567891214a0845e475714383f65bc19745ca235906525e4f3e1c893")
_AARE_FIELDS = bytes.fromhex(
    "a109060760857405080103a203020100a305a103020100a40a04084d4d4d0000bc614e"
    "88020780890760857405080205aa0a8008503677524a323146"
) + bytes([0xBE, 2 + len(_CIPHERED_INITIATE_RESPONSE), 0x04, len(_CIPHERED_INITIATE_RESPONSE)])
AARE = bytes([0x61, len(_AARE_FIELDS) + len(_CIPHERED_INITIATE_RESPONSE)]) + _AARE_FIELDS + _CIPHERED_INITIATE_RESPONSE
CHALLENGE = b"K56iVagY"
