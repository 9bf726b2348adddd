"""The comparison of two specifications: every finding, in the order in which a reviewer reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cosemc.diff.apdu import ApduComparison
from cosemc.diff.classes import ClassComparison
from cosemc.diff.findings import Finding, in_order
from cosemc.diff.obis import ObisComparison
from cosemc.diff.texts import check_findings, text_findings
from cosemc.load import Specification, load
from cosemc.model import Model
from cosemc.read import SourceFile
from cosemc.specs import default_specs


@dataclass(frozen=True, slots=True)
class Comparison:
    """The findings, and the sources of both sides by `Span.file`."""

    findings: tuple[Finding, ...]
    old_sources: Mapping[str, SourceFile]
    new_sources: Mapping[str, SourceFile]


def compare(
    old: Specification, new: Specification, *, only: tuple[str | None, str | None] = (None, None)
) -> Comparison:
    """All findings between two specifications; a part that one of them lacks is not compared.

    `only` are the files to which the findings are to be kept, by side.
    """
    findings: list[Finding] = list(check_findings(old.diagnostics, new.diagnostics))
    if old.model is not None and new.model is not None:
        apdus = ApduComparison(old.model, new.model)
        findings += apdus.run()
        findings += text_findings(old.model, new.model, apdus.definitions)
    if old.tables is not None and new.tables is not None:
        findings += ClassComparison(old.tables, new.tables, lambda: new.model or old.model or _model_at_hand()).run()
    if old.obis is not None and new.obis is not None:
        findings += ObisComparison(old.obis, new.obis).run()
    return Comparison(in_order(item for item in findings if _is_in(item, only)), old.sources, new.sources)


def _model_at_hand() -> Model | None:
    """The APDUs of the specification at hand, with which a witness is written where tables are compared alone."""
    folder = default_specs()
    return _apdus_of(folder) if folder else None


@lru_cache(maxsize=1)
def _apdus_of(folder: Path) -> Model | None:
    return load([folder]).model


def _is_in(finding: Finding, only: tuple[str | None, str | None]) -> bool:
    if only == (None, None):
        return True
    return any(
        side.span is not None and side.span.file == name
        for side, name in zip((finding.old, finding.new), only, strict=True)
    )
