"""A slow reading of the rules, straight from the model: the oracle of the index that is emitted."""

from __future__ import annotations

from dataclasses import dataclass

from cosemc.obis.model import GROUPS, Kind, ObisTables, Placeholder, Rule, Template

Code = tuple[int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a code means; `unit` is the name of a unit, or empty."""

    kind: Kind
    meaning: str
    medium: str
    unit: str
    classes: tuple[int, ...]
    types: tuple[str, ...]


def interpret(obis: ObisTables, code: Code) -> Interpretation:
    """What a code means: every rule is asked, and the one that takes precedence speaks.

    Raises LookupError if no rule admits the code (the tables then lack their rules of last resort).
    """
    admitting = [rule for rule in obis.rules if rule.admits(code)]
    if not admitting:
        raise LookupError(code)
    rule = min(admitting, key=lambda candidate: (candidate.kind.rank, candidate.size))
    return Interpretation(
        kind=rule.kind,
        meaning=", ".join(text for text in (_text(obis, rule, code, part) for part in rule.meaning) if text),
        medium=obis.media.get(code[0], "reserved"),
        unit=_text(obis, rule, code, rule.unit) if rule.unit else "",
        classes=rule.classes,
        types=rule.types,
    )


def _text(obis: ObisTables, rule: Rule, code: Code, template: Template) -> str:
    return "".join(part if isinstance(part, str) else _value(obis, rule, code, part) for part in template.parts)


def _value(obis: ObisTables, rule: Rule, code: Code, placeholder: Placeholder) -> str:
    group = GROUPS.index(placeholder.letter)
    table = rule.patterns[group].table
    if table is None or placeholder.offset is not None:
        return str(code[group] + (placeholder.offset or 0))
    return obis.table[table].row(code[group]).text(placeholder.column or "name", code[group])
