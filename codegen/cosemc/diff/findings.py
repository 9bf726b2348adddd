"""What a diff finds, as values."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cosemc.diff.catalogue import RULES, Category, Rule
from cosemc.interpret import Json
from cosemc.model import Encoding, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Octets:
    """A value on one side: its JSON form there, and its octets, or why there are none."""

    type: str
    encoding: Encoding
    value: Json = None
    octets: bytes | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """One value with its octets before and after."""

    old: Octets
    new: Octets


@dataclass(frozen=True, slots=True)
class Side:
    """What a finding is about on one side: where it stands, its text (for the fingerprint), the Python made of it.

    `context` is the place of the definition or entry around it.
    """

    span: Span | None = None
    text: str = ""
    python: str = ""
    context: Span | None = None

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits that change with the text; empty where there is nothing on this side."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12] if self.text else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding.

    `names` are the Python names of the old library that it touches, dotted: `cosem.apdu.ReleaseResponse.reason`.
    """

    rule: Rule
    path: str
    message: str
    old: Side = field(default=Side())
    new: Side = field(default=Side())
    new_reads_old: bool | None = None
    old_reads_new: bool | None = None
    witness: Witness | None = None
    names: tuple[str, ...] = ()

    @property
    def place(self) -> Span | None:
        """Where a reader should look first."""
        return self.new.span or self.old.span


def finding(
    rule_id: str,
    path: str,
    message: str,
    old: Side,
    new: Side,
    *,
    new_reads_old: bool | None = None,
    old_reads_new: bool | None = None,
    witness: Witness | None = None,
    names: Iterable[str] = (),
) -> Finding:
    """A finding of a rule; what is read by whom is as the rule says unless the case says more."""
    rule = RULES[rule_id]
    return Finding(
        rule=rule,
        path=path,
        message=message,
        old=old,
        new=new,
        new_reads_old=rule.new_reads_old if new_reads_old is None else new_reads_old,
        old_reads_new=rule.old_reads_new if old_reads_new is None else old_reads_new,
        witness=witness,
        names=tuple(names),
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Worst first within each category, WIRE before API before SEM before EDIT; then by path, numbers as numbers."""
    unique = {(item.rule.id, item.path, item.message): item for item in findings}
    categories = list(Category)

    def key(item: Finding) -> tuple[object, ...]:
        path = [(int(part), "") if part.isdigit() else (-1, part) for part in re.split("([0-9]+)", item.path)]
        return categories.index(item.rule.category), item.rule.severity.rank, path, item.rule.id

    return tuple(sorted(unique.values(), key=key))
