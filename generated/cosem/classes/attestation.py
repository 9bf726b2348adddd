# Generated from specs/classes/170_attestation.json by cosemc. DO NOT EDIT.
# Change the specification or codegen/, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""Attestation (class id 170): Attestation is its newest version here."""

from __future__ import annotations

from ._descriptors import InterfaceClass

__all__ = [
    "Attestation",
    "AttestationV0",
]


class AttestationV0(InterfaceClass):
    """Attestation, class id 170, version 0 (Blue Book 17 part 2, 4.20.2; existence only)."""

    __slots__ = ()

    CLASS_ID = 170
    VERSION = 0
    NAME = "Attestation"
    STATUS = "existence only"
    CARDINALITY = "0..n"


Attestation = AttestationV0
