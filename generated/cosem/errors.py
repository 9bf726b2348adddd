# Made from codegen/cosemc/support/errors.py by cosemc. DO NOT EDIT.
# Change it there, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Errors of the codecs: what is wrong, where in the value, and where in the octets."""

from __future__ import annotations

from typing import Literal


class CosemError(Exception):
    """Base of every error of this package."""


class EncodeError(CosemError, ValueError):
    """A value that cannot be encoded.

    `path` is the dotted place in the value, in names of the specification and element indices; `reason` says what is
    wrong there. Values are not repeated in the text: they may be secret.
    """

    def __init__(self, reason: str, path: str = "") -> None:
        super().__init__(reason, path)
        self.reason = reason
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" if self.path else self.reason


class DecodeError(CosemError, ValueError):
    """Octets that are not an encoding of the type asked for.

    `path` is the dotted place in the value, in names of the specification and element indices; `offset` counts octets
    from the start of the input to the field at fault; `kind` is "malformed", or "incomplete" where more octets could
    make the input whole (then the error is an `Incomplete`).
    """

    kind: Literal["malformed", "incomplete"] = "malformed"

    def __init__(self, reason: str, path: str = "", offset: int = 0) -> None:
        super().__init__(reason, path, offset)
        self.reason = reason
        self.path = path
        self.offset = offset

    def __str__(self) -> str:
        place = f"{self.path}, offset {self.offset}" if self.path else f"offset {self.offset}"
        return f"{place}: {self.reason}"


class Incomplete(DecodeError):
    """The octets so far are right, but the input ends inside the value."""

    kind = "incomplete"
