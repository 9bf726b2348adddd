"""What a command is given to read: hexadecimal text, a file of octets or of such text, or standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

# Captures are large at a few megabytes; a device file or a wrong path should not fill the memory.
MAX_INPUT = 64 << 20

_COMMENT = re.compile(rb"#[^\n]*")
_SEPARATORS = re.compile(rb"0x|0X|[\s,;:\-]")
_HEXADECIMAL = re.compile(rb"(?:[0-9A-Fa-f]{2})*")


class InputError(Exception):
    """What was given cannot be read; the text is for the user."""


def read_input(words: Sequence[str]) -> bytes:
    """The octets that `words` mean: hexadecimal text (perhaps in several words), or one file, or `-` or nothing for
    standard input. A file that has a hexadecimal name is meant by `./name`.
    """
    if not words or list(words) == ["-"]:
        return octets_of(_read(sys.stdin.buffer.read))
    octets = from_hexadecimal(" ".join(words).encode("utf-8", "surrogateescape"))
    if octets is not None:
        return octets
    if len(words) > 1:
        raise InputError("the words are not hexadecimal text; give one file, or octets such as 7e a0 07")
    path = Path(words[0])
    try:
        with path.open("rb") as file:
            return octets_of(_read(file.read))
    except FileNotFoundError:
        raise InputError(f"{words[0]!r} is neither hexadecimal text of whole octets nor a file") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{words[0]!r} cannot be read: {getattr(error, 'strerror', None) or error}") from None


def octets_of(content: bytes) -> bytes:
    """The octets of a file: those its text spells where it is hexadecimal text (with `#` comments), else the file's."""
    octets = from_hexadecimal(content)
    return content if octets is None else octets


def from_hexadecimal(text: bytes) -> bytes | None:
    """The octets that `text` spells, None where it is not hexadecimal text or not of whole octets."""
    digits = _SEPARATORS.sub(b"", _COMMENT.sub(b"", text))
    return bytes.fromhex(digits.decode()) if _HEXADECIMAL.fullmatch(digits) else None


def _read(read: object) -> bytes:
    assert callable(read)
    content: bytes = read(MAX_INPUT + 1)
    if len(content) > MAX_INPUT:
        raise InputError(f"the input is longer than {MAX_INPUT >> 20} MiB")
    return content
