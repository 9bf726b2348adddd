"""Universal tag numbers of the types that ASN.1 knows by itself (X.680, table 1)."""

from __future__ import annotations

from collections.abc import Mapping

from cosemc.model import (
    BitStringType,
    BooleanType,
    EnumeratedType,
    IntegerType,
    NullType,
    ObjectIdentifierType,
    OctetStringType,
    SequenceOfType,
    SequenceType,
    Type,
)

CHARACTER_STRINGS: Mapping[str, int] = {
    "ObjectDescriptor": 7,
    "UTF8String": 12,
    "NumericString": 18,
    "PrintableString": 19,
    "T61String": 20,
    "TeletexString": 20,
    "VideotexString": 21,
    "IA5String": 22,
    "UTCTime": 23,
    "GeneralizedTime": 24,
    "GraphicString": 25,
    "ISO646String": 26,
    "VisibleString": 26,
    "GeneralString": 27,
    "UniversalString": 28,
    "BMPString": 30,
}
"""The restricted character strings by name; the times and ObjectDescriptor are written as such."""

EXTERNAL = 8

NUMBERS: Mapping[type[Type], int] = {
    BooleanType: 1,
    IntegerType: 2,
    BitStringType: 3,
    OctetStringType: 4,
    NullType: 5,
    ObjectIdentifierType: 6,
    EnumeratedType: 10,
    SequenceType: 16,
    SequenceOfType: 16,
}
"""Types with one universal tag; CHOICE and ANY have none."""
