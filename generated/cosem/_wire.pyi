# Made from codegen/cosemc/support/_wire.pyi.j2 by cosemc. DO NOT EDIT.
# Change it there, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""What all codecs share at run time: records, roots, and the errors that their notes of failure become."""

from typing import Any, Self

from .apdu._choices import AcseApdu
from .apdu._choices import XdlmsApdu

class Record:
    """Base of the classes of the specification; an instance is one value."""

    def encode(self) -> bytes:
        """The octets of the value, for an APDU with the tags that say which it is; EncodeError where it has none."""

    @classmethod
    def decode(cls, octets: bytes | bytearray | memoryview, /) -> Self:
        """The value that the octets are; DecodeError, also for octets after its end."""

    def to_json(self) -> Any:
        """The value in JSON form."""

    @classmethod
    def from_json(cls, value: Any, /) -> Self:
        """The value of a JSON form; EncodeError where it is none."""

def decode(octets: bytes | bytearray | memoryview, /) -> AcseApdu | XdlmsApdu:
    """The APDU that the octets are, of whichever kind; DecodeError, also for octets after its end."""

def decode_prefix(octets: bytes | bytearray | memoryview, /) -> tuple[AcseApdu | XdlmsApdu, int]:
    """The APDU that the octets begin with, and the number of octets it takes; DecodeError."""

def encode(value: Record, /) -> bytes:
    """The octets of an APDU; EncodeError where a part of it cannot be encoded, TypeError where it is no APDU at all."""
