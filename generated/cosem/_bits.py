# Made from codegen/cosemc/support/_bits.py by cosemc. DO NOT EDIT.
# Change it there, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Integers whose bits have names."""

from __future__ import annotations

from enum import KEEP, IntFlag
from typing import Any


class Bits(int):
    """Base of integers with a layout: one octet or word, its parts as properties."""

    __slots__ = ()

    @staticmethod
    def _placed(name: str, value: int, low: int, width: int) -> int:
        if not 0 <= value < 1 << width:
            raise ValueError(f"{name} {value} does not fit into {width} bits")
        return value << low

    def __repr__(self) -> str:
        return f"{type(self).__name__}({int(self):#04x})"


# Combinations of flags that an enumeration remembers: a peer that sends all of them is not to fill the memory.
_REMEMBERED = 1024


class NamedBits(IntFlag, boundary=KEEP):
    """Base of named bit strings; bits without a name are kept."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        combination = super()._missing_(value)
        known: dict[Any, Any] = cls._value2member_map_
        if len(known) > _REMEMBERED:
            known.pop(value, None)
        return combination
