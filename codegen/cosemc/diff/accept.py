"""Accepted findings: entries of `specs/accept.toml`, each for one change, with a reason and a last day.

```toml
[[accept]]
rule = "ENUM_NAME_CHANGED"
path = "Data-Access-Result.other-reason"
old = "3f1c0a9e77b2"          # fingerprints, as the report shows them
new = "a1b2c3d4e5f6"
reason = "the misspelling never left the house"
until = 2027-03-31
```
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cosemc.diagnostics import Diagnostic
from cosemc.diff.catalogue import RULES
from cosemc.diff.findings import Finding
from cosemc.model import Span
from cosemc.names import did_you_mean
from cosemc.read import SourceFile

_TEXTS = ("rule", "path", "old", "new", "reason")
_KEYS = (*_TEXTS, "until")
_TABLE = "accept"


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted finding; it matches a change of just these fingerprints, and lapses with the next one."""

    rule: str
    path: str
    old: str
    new: str
    reason: str
    until: date
    span: Span

    def matches(self, finding: Finding) -> bool:
        """Whether this is the finding."""
        fingerprints = finding.old.fingerprint, finding.new.fingerprint
        return (finding.rule.id, finding.path, *fingerprints) == (self.rule, self.path, self.old, self.new)


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings that count, those accepted with the reason, and what is wrong with the entries."""

    open: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, str], ...]
    diagnostics: tuple[Diagnostic, ...]


def judge(findings: Iterable[Finding], source: SourceFile | None, today: date) -> Judged:
    """Take the accepted findings out; an entry that is expired or fits no finding is an error (V703)."""
    entries, diagnostics = read_entries(source) if source else ([], [])
    open_: list[Finding] = []
    accepted: list[tuple[Finding, str]] = []
    used: set[int] = set()
    for finding in findings:
        number = next((n for n, entry in enumerate(entries) if entry.matches(finding)), None)
        if number is not None and today <= entries[number].until:
            accepted.append((finding, entries[number].reason))
        else:
            open_.append(finding)
        used |= {number} if number is not None else set()
    for number, entry in enumerate(entries):
        if today > entry.until:
            diagnostics.append(Diagnostic("V703", f"accepted until {entry.until}, which is past", entry.span))
        elif number not in used:
            message = f"no such change: {entry.rule} at {entry.path} with these fingerprints"
            diagnostics.append(Diagnostic("V703", message, entry.span, "the specification has moved on: delete it"))
    return Judged(tuple(open_), tuple(accepted), tuple(diagnostics))


def read_entries(source: SourceFile) -> tuple[list[Entry], list[Diagnostic]]:
    """The entries of the file, and what is wrong with others."""
    try:
        document = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        return [], [Diagnostic("V704", f"not TOML: {error}", _line(source, 1))]
    tables = document.get(_TABLE, [])
    heads = [n for n, line in enumerate(source.text.split("\n"), 1) if line.split("#")[0].strip() == f"[[{_TABLE}]]"]
    if set(document) - {_TABLE} or not isinstance(tables, list) or len(heads) != len(tables):
        return [], [Diagnostic("V704", f"only tables [[{_TABLE}]] can stand here", _line(source, 1))]
    entries, diagnostics = [], []
    for table, head in zip(tables, heads, strict=True):
        span = _line(source, head)
        if problem := _problem(table):
            diagnostics.append(Diagnostic("V704", problem, span))
        else:
            rule, path, old, new, reason = (str(table.get(key, "")) for key in _TEXTS)
            entries.append(Entry(rule, path, old, new, reason, table["until"], span))
    return entries, diagnostics


def _problem(table: dict[str, object]) -> str:
    for key in table:
        if key not in _KEYS:
            return f"'{key}' is no key of an accepted finding. {did_you_mean(key, _KEYS)}".strip()
    for key in ("rule", "path", "reason"):
        if not isinstance(table.get(key), str) or not str(table[key]).strip():
            return f"'{key}' is missing"
    if type(table.get("until")) is not date:  # a time of day would be one as well
        return "'until' is missing, or no date such as 2027-03-31"
    rule = str(table["rule"])
    return "" if rule in RULES else f"there is no rule '{rule}'. {did_you_mean(rule, RULES)}".strip()


def _line(source: SourceFile, number: int) -> Span:
    return Span(source.name, number, 1, number, len(source.line(number)) + 1)
