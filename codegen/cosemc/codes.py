"""Every diagnostic code of the compiler: its severity, a title, and the text of `cosemc explain CODE`.

Codes are stable: one that is retired is never given another meaning. Families: R reading files, P text and syntax,
N names, T tags, C constraints and values, E encoding, K interface classes, O OBIS codes, V provenance.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is; only errors stop the compiler."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Code:
    """A diagnostic code."""

    code: str
    severity: Severity
    title: str
    explanation: str


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

_TABLE: tuple[Code, ...] = (
    Code("R001", _E, "file or folder not found", "A path given to the compiler does not exist."),
    Code("R002", _E, "not UTF-8", "Specifications are text in UTF-8. The place given is the first octet that is not."),
    Code("R003", _E, "no specification in the folder", "The folder given holds no ASN.1 module (*.asn, *.asn1)."),
    Code(
        "R004",
        _E,
        "two files of the same name",
        "Files are known by their path within the specs folder they were found in. Two of the paths given hold files "
        "that would have the same name, so a place in one could not be told from a place in the other.",
    ),
    Code("R005", _E, "file cannot be read", "The file is not a regular file, is too large, or may not be read."),
)

CODES: dict[str, Code] = {entry.code: entry for entry in _TABLE}
"""All codes, in the order of the table."""
