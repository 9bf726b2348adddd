"""URLs of meters: which transport, which link, and how they are set.

    tcp://host:4059?client=16&server=1            wrapper over TCP; udp:// and tls:// likewise
    hdlc+tcp://host:4059?server=1&physical=17     HDLC over TCP; hdlc+tls:// likewise
    serial:///dev/ttyUSB0?baud=9600               HDLC on a serial port
    optical:///dev/ttyUSB0?mode=E                 HDLC after the sign-on of IEC 62056-21
    modem:///dev/ttyS0?number=0123456             HDLC over a call
    mbus:///dev/ttyUSB0?baud=2400                 wired M-Bus, which meters push on; mbus+tcp:// likewise

Every parameter is checked here; what is in a URL is never a secret.
"""

from __future__ import annotations

import contextlib
import difflib
import urllib.parse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from dlms.errors import AddressError
from dlms.timeouts import LONGEST, Timeouts

__all__ = ["DEFAULT_PORT", "SCHEMES", "Endpoint", "parse_url"]

# Registered for DLMS/COSEM, TCP and UDP (Green Book 8, 7.3.3.4).
DEFAULT_PORT = 4059


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A URL taken apart. `host` and `port`, or `device`; `options` by parameter name, converted."""

    url: str
    scheme: str
    host: str = ""
    port: int = DEFAULT_PORT
    device: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def hdlc(self) -> bool:
        """Whether the link is HDLC."""
        return self.scheme not in ("tcp", "udp", "tls", "mbus", "mbus+tcp")

    def timeouts(self) -> Timeouts:
        """The time-outs the URL sets, the others at their defaults."""
        return Timeouts(**{name: self.options[name] for name in _TIMEOUTS if name in self.options})


def _whole(least: int, most: int) -> Callable[[str], int]:
    def convert(text: str) -> int:
        try:
            value = int(text, 16 if text[:2] in ("0x", "0X") else 10)
        except ValueError:
            raise ValueError(f"it is a whole number from {least} to {most}") from None
        if not least <= value <= most:
            raise ValueError(f"it is from {least} to {most}")
        return value

    return convert


def _seconds(text: str) -> float:
    with contextlib.suppress(ValueError):
        if 0 <= (value := float(text)) < LONGEST:
            return value
    raise ValueError("it is a number of seconds, 0 or more")


def _one_of(*choices: str) -> Callable[[str], str]:
    def convert(text: str) -> str:
        for choice in choices:
            if text.lower() == choice.lower():
                return choice
        raise ValueError(f"it is one of {', '.join(choices)}")

    return convert


def _yes_or_no(text: str) -> bool:
    return _one_of("yes", "no", "true", "false", "1", "0")(text) in ("yes", "true", "1")


def parse_place(text: str) -> tuple[int, bytes]:
    """Network id and physical device address behind a gateway, as in `5:ABCD`. Raises `ValueError`."""
    network, separator, digits = text.partition(":")
    try:
        address = bytes.fromhex(digits)
    except ValueError:
        separator = ""
    if not separator:
        raise ValueError("it is a network id, a colon and a physical device address in hexadecimal")
    if len(address) > 0xFF:
        raise ValueError(f"a physical device address has up to 255 octets, not {len(address)}")
    return _whole(0, 255)(network), address


_Converters = Mapping[str, Callable[[str], Any]]

_TIMEOUTS: _Converters = {
    item.name: _whole(0, 1000) if item.name == "retries" else _seconds for item in fields(Timeouts)
}
_COMMON: _Converters = {"client": _whole(0, 0xFFFF), "server": _whole(0, 0xFFFF), "gateway": parse_place, **_TIMEOUTS}
_HDLC: _Converters = {
    "physical": _whole(0, 0x3FFF),
    "address": _one_of("1", "2", "4"),
    "window": _whole(1, 7),
    "information": _whole(32, 2030),
}
_TLS: _Converters = {"ca": str, "certificate": str, "key": str, "verify": _yes_or_no, "name": str}
_LINE: _Converters = {
    "baud": _whole(50, 4_000_000),
    "data": _one_of("7", "8"),
    "parity": _one_of("none", "even", "odd"),
    "stop": _one_of("1", "2"),
    "rts_cts": _yes_or_no,
    "rs485": _yes_or_no,
}
_OPTICAL: _Converters = {
    "mode": _one_of("A", "B", "C", "D", "E"),
    "device_address": str,
    "max_baud": _whole(300, 19200),
    "parity": _one_of("none", "even"),
}
_MODEM: _Converters = {
    "number": str,
    "init": lambda text: tuple(part for part in text.split(";") if part),
    "dial": str,
    "hang_up": str,
    "call_timeout": _seconds,
    "guard_time": _seconds,
}

# Scheme -> whether it names a host (else a device), and its parameters.
SCHEMES: Mapping[str, tuple[bool, _Converters]] = {
    "tcp": (True, _COMMON),
    "udp": (True, _COMMON),
    "tls": (True, {**_COMMON, **_TLS}),
    "hdlc+tcp": (True, {**_COMMON, **_HDLC}),
    "hdlc+tls": (True, {**_COMMON, **_HDLC, **_TLS}),
    "serial": (False, {**_COMMON, **_HDLC, **_LINE}),
    "optical": (False, {**_COMMON, **_HDLC, **_OPTICAL}),
    "modem": (False, {**_COMMON, **_HDLC, **_LINE, **_MODEM}),
    "mbus": (False, _LINE),
    "mbus+tcp": (True, {}),
}


def parse_url(url: str) -> Endpoint:
    """Take a URL apart. Raises `AddressError`, which says what is wrong and what may have been meant."""
    scheme, separator, _ = url.partition("://")
    scheme = scheme.lower()
    if not separator:
        raise AddressError(
            f"{_without_secret(url)!r} is no URL such as tcp://10.0.0.7:{DEFAULT_PORT} or serial:///dev/ttyUSB0"
        )
    if scheme not in SCHEMES:
        raise AddressError(f"unknown scheme {scheme!r}{_hint(scheme, SCHEMES)}")
    has_host, converters = SCHEMES[scheme]
    try:
        parts = urllib.parse.urlsplit(url)
    except ValueError as error:
        raise AddressError(f"{scheme}://: {error}") from None
    if parts.fragment or "@" in parts.netloc:
        raise AddressError(f"{scheme}:// takes neither a user nor a fragment")
    try:
        port = parts.port
    except ValueError as error:
        brackets = "; an IPv6 address stands in [ ]" if parts.netloc.count(":") > 1 else ""
        raise AddressError(f"{url!r}: {error}{brackets}") from None
    options = _options(scheme, parts.query, converters)
    if not has_host:
        device = urllib.parse.unquote(parts.netloc + parts.path)
        if not device:
            raise AddressError(f"no device in {url!r}: {scheme}:///dev/ttyUSB0")
        return Endpoint(url, scheme, device=device, options=options)
    if not parts.hostname:
        raise AddressError(f"no host in {url!r}: {scheme}://10.0.0.7:{DEFAULT_PORT}")
    if not _can_be_looked_up(parts.hostname):
        raise AddressError(f"{parts.hostname!r} is no host name")
    if parts.path not in ("", "/"):
        raise AddressError(f"{scheme}:// takes a host and a port, and no path {parts.path!r}")
    return Endpoint(url, scheme, parts.hostname, DEFAULT_PORT if port is None else port, options=options)


def _options(scheme: str, query: str, converters: _Converters) -> dict[str, Any]:
    options: dict[str, Any] = {}
    # "+" stands for itself, as in a telephone number.
    for name, text in urllib.parse.parse_qsl(query.replace("+", "%2B"), keep_blank_values=True):
        if name not in converters:
            raise AddressError(f"{scheme}:// has no parameter {name!r}{_hint(name, converters)}")
        if name in options:
            raise AddressError(f"the parameter {name!r} is there twice")
        try:
            options[name] = converters[name](text)
        except ValueError as error:
            raise AddressError(f"{name}={text}: {error}") from None
    return options


def _can_be_looked_up(host: str) -> bool:
    """Whether the system takes it for a name: with parts of 1 to 63 octets (RFC 1035, 2.3.4)."""
    try:
        return "\0" not in host and bool(host.encode("idna"))
    except UnicodeError:
        return False


def _without_secret(text: str) -> str:
    """What is shown of a text where somebody may have put a password."""
    return "..." + text[text.rindex("@") :] if "@" in text else text


def _hint(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), 1, 0.5)
    return f", did you mean {close[0]!r}?" if close else f"; known: {', '.join(sorted(known)) or 'none'}"
