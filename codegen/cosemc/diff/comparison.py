"""The comparison of two specifications: every finding, in the order in which a reviewer reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cosemc.diff.apdu import ApduComparison
from cosemc.diff.findings import Finding, in_order
from cosemc.load import Specification
from cosemc.read import SourceFile


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
    findings: list[Finding] = []
    if old.model is not None and new.model is not None:
        findings += ApduComparison(old.model, new.model).run()
    return Comparison(in_order(item for item in findings if _is_in(item, only)), old.sources, new.sources)


def _is_in(finding: Finding, only: tuple[str | None, str | None]) -> bool:
    if only == (None, None):
        return True
    return any(
        side.span is not None and side.span.file == name
        for side, name in zip((finding.old, finding.new), only, strict=True)
    )
