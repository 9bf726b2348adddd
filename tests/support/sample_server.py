"""The sample meter over real sockets, and how each of its clients connects."""

from __future__ import annotations

from typing import Any

from dlms import Security
from dlms.security.counters import MemoryCounterStore
from dlms.security.keys import Keys, Secret
from dlms.server.sample import (
    AUTHENTICATION_KEY,
    ENCRYPTION_KEY,
    MANAGEMENT_CLIENT,
    MASTER_KEY,
    PASSWORD,
    PUBLIC_CLIENT,
    READING_CLIENT,
)

TITLE = b"TST\x00\x00\x00\x00\x01"


def public() -> dict[str, Any]:
    return {"client": PUBLIC_CLIENT}


def reading() -> dict[str, Any]:
    return {"client": READING_CLIENT, "security": Security.low(PASSWORD)}


def management(**options: Any) -> dict[str, Any]:
    """Each time another client with counters of its own, which a meter would not know otherwise."""
    keys = Keys(encryption=Secret(ENCRYPTION_KEY), authentication=Secret(AUTHENTICATION_KEY), master=Secret(MASTER_KEY))
    given: dict[str, Any] = {"system_title": new_title(), "keys": keys, "counters": MemoryCounterStore()}
    return {"client": MANAGEMENT_CLIENT, "security": Security.gmac(**given | options)}


_titles = 0


def new_title() -> bytes:
    global _titles
    _titles += 1
    return TITLE[:4] + _titles.to_bytes(4)
