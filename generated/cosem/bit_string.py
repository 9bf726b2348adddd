# Made from codegen/cosemc/support/bit_string.py by cosemc. DO NOT EDIT.
# Change it there, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""BIT STRING values whose bits have no names."""

from __future__ import annotations

from collections.abc import Iterator


class BitString:
    """A string of bits: `value` read as a big-endian number, and `length` in bits.

    >>> BitString.parse("1010")
    BitString(0b1010, 4)
    """

    __match_args__ = ("value", "length")
    __slots__ = ("length", "value")

    def __init__(self, value: int, length: int) -> None:
        if length < 0 or not 0 <= value < 1 << length:
            raise ValueError(f"the value does not fit into {length} bits")
        self.value = value
        self.length = length

    @classmethod
    def parse(cls, text: str) -> BitString:
        """Bits written as 0 and 1, the first bit first; ValueError for anything else."""
        if text.strip("01"):
            raise ValueError("a bit string is written with 0 and 1 only")
        return cls(int(text or "0", 2), len(text))

    @classmethod
    def from_octets(cls, octets: bytes, length: int) -> BitString:
        """The first `length` bits of the octets, the most significant bit of an octet first."""
        return cls(int.from_bytes(octets, "big") >> (len(octets) * 8 - length), length)

    def to_octets(self) -> bytes:
        """The bits in as few octets as hold them, zeros after the last bit."""
        size = (self.length + 7) // 8
        return (self.value << (size * 8 - self.length)).to_bytes(size, "big")

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> bool:
        position = index + self.length if index < 0 else index
        if not 0 <= position < self.length:
            raise IndexError("bit index out of range")
        return bool(self.value >> (self.length - 1 - position) & 1)

    def __iter__(self) -> Iterator[bool]:
        return (bool(self.value >> position & 1) for position in range(self.length - 1, -1, -1))

    def __str__(self) -> str:
        return f"{self.value:0{self.length}b}" if self.length else ""

    def __repr__(self) -> str:
        return f"BitString(0b{self.value:0{max(self.length, 1)}b}, {self.length})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, BitString):
            return NotImplemented
        return self.value == other.value and self.length == other.length

    def __hash__(self) -> int:
        return hash((self.value, self.length))
