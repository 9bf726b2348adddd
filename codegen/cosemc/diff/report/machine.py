"""Reports for machines: JSON, SARIF 2.1.0, and the workflow commands of GitHub."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from cosemc.diff.catalogue import CATEGORIES, RULES, Rule, Severity
from cosemc.diff.findings import Finding, Side, Witness
from cosemc.diff.report import Report, file_of
from cosemc.ir import dumps
from cosemc.model import Span
from cosemc.read import SourceFile

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.DANGER: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.DANGER: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def json_text(report: Report) -> str:
    """The findings as JSON."""
    document = {
        "findings": [_finding(report, finding) for finding in report.findings],
        "accepted": [{**_finding(report, finding), "reason": reason} for finding, reason in report.accepted],
    }
    return dumps(document)


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule.id,
        "category": str(finding.rule.category),
        "severity": str(finding.rule.severity),
        "path": finding.path,
        "old": _side(finding.old, report.old_sources),
        "new": _side(finding.new, report.new_sources),
        "new_reads_old": finding.new_reads_old,
        "old_reads_new": finding.old_reads_new,
        "witness": _witness(finding.witness) if finding.witness else None,
        "message": finding.message,
    }


def _side(side: Side, sources: Mapping[str, SourceFile]) -> dict[str, Any]:
    return {
        "file": file_of(side.span, sources) if side.span else None,
        "line": side.span.line if side.span else None,
        "fingerprint": side.fingerprint or None,
        "python": side.python or None,
    }


def _witness(witness: Witness) -> dict[str, Any]:
    """The value by the old side (by the new one where the old has none), and its octets on both."""
    first = witness.old if witness.old.octets is not None else witness.new
    document: dict[str, Any] = {"type": first.type, "encoding": str(first.encoding), "value": first.value}
    if witness.old.octets is not None and witness.new.octets is not None and witness.new.value != first.value:
        document["new_value"] = witness.new.value
    for key, side in (("old", witness.old), ("new", witness.new)):
        document[key] = side.octets.hex() if side.octets is not None else None
        if side.problem:
            document[f"{key}_problem"] = side.problem
    return document


def sarif_text(report: Report) -> str:
    """The findings as SARIF 2.1.0, at their new places (or old ones where they are gone)."""
    used = {finding.rule.id for finding in report.findings} | {finding.rule.id for finding, _ in report.accepted}
    rules = [rule for rule in RULES.values() if rule.id in used]
    index = {rule.id: number for number, rule in enumerate(rules)}
    results = [_result(report, finding, index) for finding in report.findings]
    for finding, reason in report.accepted:
        suppression = {"kind": "external", "status": "accepted", "justification": reason}
        results.append({**_result(report, finding, index), "suppressions": [suppression]})
    driver = {
        "name": "cosemc diff",
        "informationUri": "https://github.com/cosemkit/cosemkit",
        "rules": [_rule(rule) for rule in rules],
    }
    return dumps(
        {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    )


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.purpose},
        "fullDescription": {"text": f"{rule.category}: {CATEGORIES[rule.category]}. {rule.purpose}."},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"category": str(rule.category), "severity": str(rule.severity)},
    }


def _result(report: Report, finding: Finding, index: Mapping[str, int]) -> dict[str, Any]:
    new = _location(finding.new.span, report.new_sources)
    old = _location(finding.old.span, report.old_sources)
    result: dict[str, Any] = {
        "ruleId": finding.rule.id,
        "ruleIndex": index[finding.rule.id],
        "level": _LEVELS[finding.rule.severity],
        "message": {"text": f"{finding.path}: {finding.message}"},
        "locations": [location for location in (new or old,) if location],
        "partialFingerprints": {
            "cosemc/1": f"{finding.path}:{finding.old.fingerprint}:{finding.new.fingerprint}",
        },
        "properties": {"category": str(finding.rule.category), "severity": str(finding.rule.severity)},
    }
    if old:
        result["relatedLocations"] = [{**old, "message": {"text": "as it was"}}]
    return result


def _location(span: Span | None, sources: Mapping[str, SourceFile]) -> dict[str, Any] | None:
    if span is None:
        return None
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(file_of(span, sources))}, "region": region}}


def _uri(file: str) -> str:
    return quote(file)


def github_text(report: Report) -> str:
    """The findings as workflow commands, which GitHub shows beside the lines of a pull request."""
    lines = []
    for finding in report.findings:
        span, sources = (
            (finding.new.span, report.new_sources) if finding.new.span else (finding.old.span, report.old_sources)
        )
        where = f"file={_property(file_of(span, sources))},line={span.line}," if span else ""
        title = _property(f"{finding.rule.category} {finding.rule.id}")
        message = _escaped(f"{finding.path}: {finding.message}")
        lines.append(f"::{_COMMANDS[finding.rule.severity]} {where}title={title}::{message}")
    return "\n".join([*lines, report.summary()]) + "\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
