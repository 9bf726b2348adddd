"""What a command is given to read: hexadecimal text, a file of octets or of such text, or standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Captures are large at a few megabytes; a device file or a wrong path should not fill the memory.
MAX_INPUT = 64 << 20

_COMMENT = re.compile(rb"#[^\n]*")
_SEPARATORS = re.compile(rb"""0x|0X|\\x|[\s,;:\-<>{}\[\]"']""")
_HEXADECIMAL = re.compile(rb"(?:[0-9A-Fa-f]{2})*")
_TEXT = re.compile(rb"[\s\x20-\x7e]*")
_DUMP_LINE = re.compile(rb"(?P<offset>[0-9A-Fa-f]{4,16})(?P<mark>:| {2}| |$)(?P<rest>.*)")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class InputError(Exception):
    """What was given cannot be read; the text is for the user."""


@dataclass(frozen=True, slots=True)
class _DumpRow:
    """A line of a dump; `marked` if more than a blank is behind the offset, `after_repeats` if `*` is before it."""

    offset: int
    octets: bytes
    marked: bool
    after_repeats: bool


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
    """The octets of a file: those its text spells where it is text, else the file's. `InputError` for other text.

    Text is hexadecimal, with `#` comments and whatever programs write around or between octets; or the dump of xxd,
    hexdump, od or Wireshark, with offsets before and characters behind the octets.
    """
    text = _ascii(content)
    if text is None:
        return content
    for octets in (_from_dump(text, 16), _from_dump(text, 8), from_hexadecimal(text)):
        if octets is not None:
            return octets
    raise InputError("the input is text, but neither hexadecimal of whole octets nor a dump of octets")


def _ascii(content: bytes) -> bytes | None:
    """The content without the marks of Unicode, as other systems write them; None where it is no text."""
    try:
        text = next((content.decode(name) for mark, name in _MARKS if content.startswith(mark)), None)
        content = content if text is None else text.encode("ascii")
    except ValueError:
        return None
    return content if _TEXT.fullmatch(content) else None


def from_hexadecimal(text: bytes) -> bytes | None:
    """The octets that `text` spells, None where it is not hexadecimal text or not of whole octets."""
    digits = _SEPARATORS.sub(b"", _COMMENT.sub(b"", text))
    return bytes.fromhex(digits.decode()) if _HEXADECIMAL.fullmatch(digits) else None


def _from_dump(text: bytes, base: int) -> bytes | None:
    """The octets of lines that begin with their offset in the given base, None where they do not.

    The first offset may be any, and so may those after it that begin again with it: packets dumped one by one.
    """
    octets, start = bytearray(), 0
    rows = _dump_rows(text, base)
    for number, row in enumerate(rows):
        missing = row.offset - rows[0].offset - (len(octets) - start)
        if row.after_repeats and 0 < missing <= MAX_INPUT:
            before = rows[number - 1].octets or b"\0"
            octets += (before * (missing // len(before) + 1))[:missing]
        elif row.offset == rows[0].offset:
            start = len(octets)
        elif missing:
            return None
        octets += row.octets
    certain = len(rows) > 1 or any(row.marked for row in rows)
    return bytes(octets) if certain else None


def _dump_rows(text: bytes, base: int) -> list[_DumpRow]:
    """The rows of a dump, none where a line is no such row."""
    rows: list[_DumpRow] = []
    repeats = False
    for line in filter(None, map(bytes.rstrip, text.splitlines())):
        if line == b"*" and rows:
            repeats = True
            continue
        if (found := _DUMP_LINE.fullmatch(line)) is None:
            return []
        # xxd has two blanks before the characters; others have more, or a mark, and two in the middle of a row
        behind = rb" {2}" if found["mark"] == b":" else rb" {3}| +[|>]"
        part = from_hexadecimal(re.split(behind, found["rest"].strip(), maxsplit=1)[0])
        try:
            offset = int(found["offset"], base)
        except ValueError:
            return []
        if part is None:
            return []
        rows.append(_DumpRow(offset, part, found["mark"] != b" ", repeats))
        repeats = False
    return rows


def _read(read: object) -> bytes:
    assert callable(read)
    content: bytes = read(MAX_INPUT + 1)
    if len(content) > MAX_INPUT:
        raise InputError(f"the input is longer than {MAX_INPUT >> 20} MiB")
    return content
