"""Keys for a command: options, environment variables, a key file, so that no secret must stand on a command line."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any

import typer

from dlms.security.keys import Keys

_HEX = "HEX"
# What a key file may say besides keys: of use only to those who connect.
NO_KEYS = ("password", "secret", "client_title")
# Tables of keys, one a meter: [meter.4d4d4d0000000001]
METERS = "meter"


def _key_option(flag: str, variable: str, text: str) -> Any:
    return typer.Option(flag, envvar=variable, metavar=_HEX, show_default=False, help=text)


EncryptionKey = Annotated[str | None, _key_option("--ek", "DLMS_EK", "Global unicast encryption key.")]
AuthenticationKey = Annotated[
    str | None, _key_option("--ak", "DLMS_AK", "Authentication key; without it authenticity is not checked.")
]
BroadcastKey = Annotated[str | None, _key_option("--bk", "DLMS_BK", "Global broadcast encryption key.")]
DedicatedKey = Annotated[str | None, _key_option("--dk", "DLMS_DK", "Dedicated key.")]
MasterKey = Annotated[str | None, _key_option("--kek", "DLMS_KEK", "Master key, for wrapped keys.")]
SystemTitle = Annotated[
    str | None,
    _key_option("--system-title", "DLMS_SYSTEM_TITLE", "System title of the sender, where messages do not carry it."),
]
KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        envvar="DLMS_KEY_FILE",
        show_default=False,
        help='TOML file of keys, such as: ek = "000102...". Options and variables come before it.',
    ),
]

# Octets of a key file: ten thousand meters have room, and a device that never ends is noticed.
_LONGEST = 8 << 20
_VARIABLES = ("ek", "ak", "bk", "dk", "kek", "system_title", *NO_KEYS)


class KeyOptionError(Exception):
    """Keys that cannot be used; the text is for the user and shows no key."""


def keys_from(file: Path | None, **given: str | None) -> Keys:
    """The keys of the file, with those given instead where they are given."""
    values = {} if file is None else _read(file)
    values = {name: value for name, value in values.items() if name not in (*NO_KEYS, METERS)}
    values |= {name: value for name, value in given.items() if value is not None}
    try:
        return Keys.of(values)
    except ValueError as error:
        raise KeyOptionError(str(error)) from None


def given_keys(file: Path | None) -> dict[str, Any]:
    """What a key file says, and what the environment says instead: `DLMS_` and the name in capitals."""
    values = {} if file is None else _read(file)
    for name in _VARIABLES:
        if value := os.environ.get(f"DLMS_{name.upper()}"):
            values[name] = value
    return values


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            content = file.read(_LONGEST + 1)
        if len(content) > _LONGEST:
            raise KeyOptionError(f"key file {str(path)!r} is longer than {_LONGEST >> 20} MiB")
        return tomllib.loads(content.decode())
    except OSError as error:
        raise KeyOptionError(f"key file {str(path)!r} cannot be read: {error.strerror}") from None
    except ValueError as error:
        # tomllib says line and column and never shows what stands there.
        raise KeyOptionError(f"key file {str(path)!r} is not TOML: {error}") from None
