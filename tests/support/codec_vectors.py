"""Vectors of APDUs and Data under a codec, be it the reference or the generated one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from support.vector_forms import expected_form
from support.vectors import Vector

# Errors above the ASN.1: the octets are a well-formed APDU whose contents are wrong.
NOT_OF_THE_CODEC = {"malformed-apdu-glo-notag": "ciphered contents too short for their tag: an error of security"}

# Refused as incomplete though the vectors do not say that this is as good: the octets are a true prefix.
PREFIXES = {"malformed-acse-empty", "malformed-data-array-huge"}


@dataclass(frozen=True)
class Codec:
    """Decoding by a codec: Data in JSON form; the name of an APDU and its value in JSON form."""

    data: Callable[[bytes], Any]
    xdlms: Callable[[bytes], tuple[str, Any]]
    acse: Callable[[bytes], tuple[str, Any]]

    def form(self, vector: Vector) -> dict[str, Any]:
        """What the octets of a vector hold, in the form of `expected`."""
        octets = octets_of(vector)
        if vector["layer"] == "data":
            return {"data": self.data(octets)}
        if vector["layer"] == "acse":
            return expected_form(*self.acse(octets), decode=self.xdlms)
        return expected_form(*self.xdlms(octets))

    def blocks(self, vector: Vector) -> list[dict[str, Any]]:
        """The same for a vector of several APDUs, each behind two octets of length."""
        return [expected_form(*self.xdlms(octets)) for octets in _apdus(octets_of(vector))]


def is_good(vector: Vector) -> bool:
    return bool(vector["expected"]["outcome"] == "ok") and not is_stream(vector)


def is_bad(vector: Vector) -> bool:
    return bool(vector["expected"]["outcome"] == "error") and vector["id"] not in NOT_OF_THE_CODEC


def is_stream(vector: Vector) -> bool:
    return "encoding" in vector["expected"]


def octets_of(vector: Vector) -> bytes:
    """The input without the LLC octets that some have."""
    octets = bytes.fromhex(vector["hex"])
    return octets.removeprefix(bytes.fromhex(vector["expected"].get("llc", "")))


def asserted(vector: Vector) -> dict[str, Any]:
    """What the vector says of the octets, as far as it is a matter of the codec."""
    above = {"outcome", "llc", "initiate_plaintext", "initiate_decoded"}
    return {name: item for name, item in vector["expected"].items() if name not in above}


def may_be_refused(vector: Vector, kind: str) -> bool:
    """Whether the kind of the refusal fits."""
    return kind == "malformed" or bool(vector["expected"].get("incomplete_ok")) or vector["id"] in PREFIXES


def _apdus(stream: bytes) -> Iterator[bytes]:
    while stream:
        length = int.from_bytes(stream[:2], "big")
        yield stream[2 : 2 + length]
        stream = stream[2 + length :]
