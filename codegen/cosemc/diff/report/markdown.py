"""The report as Markdown, fit for a comment on a pull request."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cosemc.diff.catalogue import CATEGORIES, Category, Severity
from cosemc.diff.findings import Finding, Witness
from cosemc.diff.report import Report, answer, hex_of, python_change

MARKER = "<!-- cosemc diff -->"
"""The first line, by which a workflow finds its comment again."""

_LIMIT = 60_000
"""Characters; a comment on GitHub holds 65 536."""

_MARKS = {Severity.ERROR: "🛑", Severity.DANGER: "🔶", Severity.WARNING: "⚠️", Severity.NOTE: "▫️"}


def markdown_text(report: Report) -> str:
    """The report; findings that would not fit are counted instead, the least important first."""
    lines = [MARKER, "## Specification review", "", f"`{report.old_label}` → `{report.new_label}`: {report.summary()}."]
    lines += ["", *_table(report)]
    size = sum(len(line) + 1 for line in lines)
    left_out = 0
    for category, findings in report.by_category():
        folded = category is Category.EDIT
        head = f"### {category}: {CATEGORIES[category]}"
        lines += ["", head, ""] + (["<details><summary>text and additions</summary>", ""] if folded else [])
        for finding in findings:
            block = list(_finding(report, finding))
            size += sum(len(line) + 1 for line in block)
            if size > _LIMIT:
                left_out += 1
                continue
            lines += block
        lines += ["", "</details>"] if folded else []
    if report.accepted:
        lines += ["", "### Accepted", ""]
        lines += [f"- `{item.rule.id}` `{item.path}`: {_escaped(reason)}" for item, reason in report.accepted[:100]]
    if left_out:
        lines += ["", f"{left_out} more findings do not fit here: see the HTML report, or run `cosemc diff`."]
    return "\n".join(lines) + "\n"


def _table(report: Report) -> Iterator[str]:
    if not report.findings:
        return
    yield f"| | {' | '.join(Severity)} |"
    yield "|---|" + "---:|" * len(Severity)
    for category, counts in report.counts().items():
        yield f"| {category} | {' | '.join(str(counts[severity] or '') for severity in Severity)} |"


def _finding(report: Report, finding: Finding) -> Iterator[str]:
    rule = finding.rule
    yield f"- {_MARKS[rule.severity]} **{rule.id}** `{finding.path}`: {_escaped(finding.message)}"
    places = f"{_code(report.old_place(finding.old.span))} → {_code(report.new_place(finding.new.span))}"
    if rule.category is Category.EDIT:
        return
    if rule.category is Category.WIRE:
        places += f"; new reads old: {answer(finding.new_reads_old)}, old reads new: {answer(finding.old_reads_new)}"
    yield f"  <br>{places}"
    was, now = python_change(finding)
    if finding.witness or was or now:
        yield ""
        yield "  ```diff"
        if finding.witness:
            yield from (f"  {line}" for line in _witness(finding.witness))
        yield from (f"  - {line}" for line in was)
        yield from (f"  + {line}" for line in now)
        yield "  ```"


def _witness(witness: Witness) -> Iterator[str]:
    first = witness.old if witness.old.octets is not None else witness.new
    yield f"  {json.dumps(first.value, ensure_ascii=False)[:400]}"
    yield f"- {hex_of(witness.old)[:600]}"
    yield f"+ {hex_of(witness.new)[:600]}"


def _escaped(text: str) -> str:
    for character, escaped in (("&", "&amp;"), ("<", "&lt;"), ("|", "\\|"), ("`", "\\`")):
        text = text.replace(character, escaped)
    return " ".join(text.split())


def _code(text: str) -> str:
    return "" if text == "-" else f"`{text}`"
