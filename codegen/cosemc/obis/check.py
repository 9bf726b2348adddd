"""Checks of the OBIS tables among themselves and against the units and class tables (O602 to O606)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cosemc.diagnostics import Diagnostic, Related
from cosemc.names import did_you_mean
from cosemc.obis.index import Index
from cosemc.obis.model import GROUPS, ObisTables, Placeholder, Rule, Template, values


def check(obis: ObisTables, class_ids: Collection[int]) -> Iterator[Diagnostic]:
    """All findings about tables that are well-formed; `class_ids` are the classes that exist, none if unknown."""
    yield from _overlaps(obis)
    for rule in obis.rules:
        yield from _classes(rule, class_ids) if class_ids else ()
        yield from _medium(rule, obis)
        yield from _unit(rule, obis)
        yield from _provenance(rule)


def _overlaps(obis: ObisTables) -> Iterator[Diagnostic]:
    """O602: two rules of one rank share codes, differ in meaning, and neither refines the other. O603: no code left."""
    index = Index(obis.rules)
    for number, rule in enumerate(obis.rules):
        earlier = [obis.rules[other] for other in values(index.meeting(rule.box) & ((1 << number) - 1))]
        conflicts = [_conflict(rule, other) for other in earlier if _in_conflict(rule, other)]
        if conflicts:
            yield from conflicts
        elif index.first_code_of(number) is None:
            message = "the rule speaks for no code: others that go before it have them all"
            covering = [Related("this one has them all", other.span) for other in earlier if _within(rule, other)]
            yield Diagnostic("O603", message, rule.span, "delete it, or widen it", tuple(covering[:1]))


def _in_conflict(rule: Rule, earlier: Rule) -> bool:
    same_rank = earlier.kind.rank == rule.kind.rank
    return same_rank and not _refines(earlier, rule) and _essence(earlier) != _essence(rule)


def _conflict(rule: Rule, other: Rule) -> Diagnostic:
    first, second = sorted((rule, other), key=lambda item: item.span)
    shared = _code(tuple(a & b for a, b in zip(rule.box, other.box, strict=True)))
    message = f"the rule shares codes with another one, {shared} for example, and means something else"
    hint = "let one of them lie wholly within the other, which it then refines, or keep them apart"
    return Diagnostic("O602", message, second.span, hint, (Related("the other rule", first.span),))


def _within(inner: Rule, outer: Rule) -> bool:
    return all(a & ~b == 0 for a, b in zip(inner.box, outer.box, strict=True))


def _refines(inner: Rule, outer: Rule) -> bool:
    return inner.box != outer.box and _within(inner, outer)


def _essence(rule: Rule) -> object:
    """What a rule says of its codes."""
    tables = tuple(
        rule.patterns[GROUPS.index(placeholder.letter)].table
        for template in rule.meaning
        for placeholder in template.placeholders
    )
    return rule.kind, rule.meaning, tables, rule.unit, rule.classes, rule.types


def _code(box: tuple[int, ...]) -> str:
    a, b, c, d, e, f = ((mask & -mask).bit_length() - 1 for mask in box)
    return f"{a}-{b}:{c}.{d}.{e}*{f}"


def _classes(rule: Rule, class_ids: Collection[int]) -> Iterator[Diagnostic]:
    for class_id, span in zip(rule.classes, rule.class_spans, strict=True):
        if class_id not in class_ids:
            yield Diagnostic("O604", f"there is no interface class {class_id}", span)


def _medium(rule: Rule, obis: ObisTables) -> Iterator[Diagnostic]:
    for value in values(rule.patterns[0].mask) if rule.media else ():
        if obis.media.get(value) not in rule.media:
            medium = obis.media.get(value, "reserved")
            message = f"value group A = {value} is {medium}, but the file is about {rule.medium}"
            hint = "put the rule into the file of its medium"
            yield Diagnostic("O606", message, rule.patterns[0].span or rule.span, hint)
            return


def _unit(rule: Rule, obis: ObisTables) -> Iterator[Diagnostic]:
    """Every unit a rule can give must be one of units.json."""
    if rule.unit is None:
        return
    for name, template in _unit_names(rule, rule.unit, obis):
        if name and name not in obis.unit:
            span = template.origin.span if template.origin else rule.span
            yield Diagnostic("N102", f"no unit is named '{name}'", span, did_you_mean(name, obis.unit))


def _unit_names(rule: Rule, unit: Template, obis: ObisTables) -> Iterator[tuple[str, Template]]:
    match unit.parts:
        case [str() as name]:
            yield name, unit
        case [Placeholder(letter=letter, column=str() as column)]:
            pattern = rule.patterns[GROUPS.index(letter)]
            for row in obis.table[pattern.table or ""].rows:
                if column in row.columns and row.mask & pattern.mask:
                    yield row.columns[column].text, row.columns[column]
        case _:
            yield unit.text, unit


def _provenance(rule: Rule) -> Iterator[Diagnostic]:
    if not rule.source.document or not rule.source.clause:
        yield Diagnostic("V702", "the section says no document and clause", rule.source.span)
