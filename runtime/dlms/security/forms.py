"""The forms in which a protected APDU travels: their tags, and the octets around the protected content.

Green Book 8.3, 9.5. Service-specific ciphering has a tag of its own for each service, one for the global and one for
the dedicated key; the general forms have one tag for all and carry the originator's system title.
"""

from __future__ import annotations

import enum

from dlms.errors import SecurityError


class Form(enum.StrEnum):
    """How an APDU is protected on its way."""

    PLAIN = "plain"
    GLOBAL = "glo"
    DEDICATED = "ded"
    GENERAL_GLOBAL = "general-glo"
    GENERAL_DEDICATED = "general-ded"
    GENERAL_CIPHERING = "general-ciphering"


GENERAL_GLO_CIPHERING = 219
GENERAL_DED_CIPHERING = 220
GENERAL_CIPHERING = 221
GENERAL_SIGNING = 223

INITIATE_REQUEST = 1
INITIATE_RESPONSE = 8
CONFIRMED_SERVICE_ERROR = 14
EXCEPTION_RESPONSE = 216

# What answers an APDU of the other side (and so belongs to its transaction): responses, errors, confirmations.
ANSWERS = frozenset({8, 12, 13, 14, 16, 196, 197, 199, 216, 218})

# The services with ciphered forms: by short name (33 = 1 + 32, 65 = 1 + 64), by logical name (200 = 192 + 8, 208).
_SHORT_NAME_SERVICES = (1, 5, 6, 8, 12, 13, 14, 22, 24)
_LOGICAL_NAME_SERVICES = (192, 193, 194, 195, 196, 197, 199)

GLOBAL_TAGS: dict[int, int] = {
    **{service: service + 32 for service in _SHORT_NAME_SERVICES},
    **{service: service + 8 for service in _LOGICAL_NAME_SERVICES},
}
DEDICATED_TAGS: dict[int, int] = {
    **{service: service + 64 for service in _SHORT_NAME_SERVICES},
    **{service: service + 16 for service in _LOGICAL_NAME_SERVICES},
}


def octet_string(octets: bytes, offset: int) -> tuple[bytes, int]:
    """The octet string whose length stands at `offset`, and where the next field begins.

    Raises `SecurityError` with the offset where the length is malformed or says more than is there.
    """
    start = offset + 1
    if start > len(octets):
        raise SecurityError("the protected APDU ends before a length", offset, "incomplete")
    size = octets[offset]
    if size >= 0x80:
        count = size & 0x7F
        if not 1 <= count <= 4:
            raise SecurityError(f"a length of {count} octets, not 1 to 4", offset)
        start += count
        size = int.from_bytes(octets[offset + 1 : start])
    end = start + size
    if end > len(octets):
        raise SecurityError(f"{size} octets announced, {max(0, len(octets) - start)} there", offset, "incomplete")
    return octets[start:end], end


def last_octet_string(octets: bytes, offset: int) -> bytes:
    """The octet string at `offset`, with which the APDU ends; `SecurityError` where more follows."""
    content, end = octet_string(octets, offset)
    if end != len(octets):
        raise SecurityError(f"{len(octets) - end} octets too many after the protected content", end)
    return content
