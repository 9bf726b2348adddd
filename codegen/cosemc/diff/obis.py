"""Comparison of OBIS rules, the tables of value groups they name, and the units."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from cosemc.diff import pairing
from cosemc.diff.findings import Finding, Side, finding
from cosemc.obis.ir import text as template_text
from cosemc.obis.model import GROUPS, ObisTables, Row, Rule, Table, UnitEntry, show, values

UNITS = "cosem.units.Unit"


class ObisComparison:
    """All findings between two sets of OBIS tables."""

    def __init__(self, old: ObisTables, new: ObisTables) -> None:
        self.old = old
        self.new = new
        self.findings: list[Finding] = []

    def run(self) -> list[Finding]:
        """Compare everything."""
        self._rules()
        self._tables()
        self._units()
        return self.findings

    def _add(self, rule: str, path: str, message: str, old: Side, new: Side, names: tuple[str, ...] = ()) -> None:
        self.findings.append(finding(rule, path, message, old, new, names=names))

    # --- rules ------------------------------------------------------------------------------------------------------

    def _rules(self) -> None:
        for old, new in self._paired():
            rule = old or new
            assert rule is not None
            path = f"obis.{_pattern(rule, self.old if old else self.new)}"
            sides = _rule_side(old), _rule_side(new)
            if old is None:
                self._add("OBIS_ADDED", path, f"{_meaning(rule)} is new", *sides)
            elif new is None:
                self._add("OBIS_REMOVED", path, f"{_meaning(rule)} is gone", *sides)
            else:
                self._rule(path, old, new, sides)

    def _paired(self) -> Iterator[tuple[Rule | None, Rule | None]]:
        """Rules by the codes they admit, the rest by what they say of them."""
        old = {_key(rule, self.old): rule for rule in self.old.rules}
        new = {_key(rule, self.new): rule for rule in self.new.rules}
        yield from ((old[key], new[key]) for key in old if key in new)
        left = [rule for key, rule in old.items() if key not in new]
        fresh = [rule for key, rule in new.items() if key not in old]
        for rule in left:
            partner = next((other for other in fresh if _says(rule) == _says(other) and _meets(rule, other)), None)
            if partner is not None:
                fresh.remove(partner)
            yield rule, partner
        yield from ((None, rule) for rule in fresh)

    def _rule(self, path: str, old: Rule, new: Rule, sides: tuple[Side, Side]) -> None:
        if _key(old, self.old) != _key(new, self.new):
            now = _pattern(new, self.new)
            narrowed = any(before & ~after for before, after in zip(old.box, new.box, strict=True))
            self._add("OBIS_NARROWED" if narrowed else "OBIS_WIDENED", path, f"codes {now}", *sides)
        if _meaning(old) != _meaning(new) or _unit(old) != _unit(new):
            was, now = (f"{_meaning(rule)}{_in_unit(rule)}" for rule in (old, new))
            self._add("OBIS_MEANING_CHANGED", path, f"{now}, was {was}", *sides)
        if old.classes != new.classes or old.types != new.types:
            was, now = (_classes(rule) for rule in (old, new))
            self._add("OBIS_CLASS_CHANGED", path, f"{now}, was {was}", *sides)

    # --- tables of value groups -------------------------------------------------------------------------------------

    def _tables(self) -> None:
        for old, new in pairing.pair(self.old.tables, self.new.tables, lambda a, b: False):
            table = old or new
            assert table is not None
            before, after = _rows(old), _rows(new)
            for value in sorted(before.keys() | after.keys()):
                self._row(f"obis.{table.name}.{value}", before.get(value), after.get(value))

    def _row(self, path: str, old: Row | None, new: Row | None) -> None:
        was, now = (_columns(row) if row else "" for row in (old, new))
        sides = _row_side(old), _row_side(new)
        if old is None:
            self._add("OBIS_ADDED", path, f"{now} is new", *sides)
        elif new is None:
            self._add("OBIS_REMOVED", path, f"{was} is gone", *sides)
        elif was != now:
            self._add("OBIS_MEANING_CHANGED", path, f"{now}, was {was}", *sides)

    # --- units ------------------------------------------------------------------------------------------------------

    def _units(self) -> None:
        old, new = ({unit.code: unit for unit in side.units} for side in (self.old, self.new))
        for code in sorted(old.keys() | new.keys()):
            before, after = old.get(code), new.get(code)
            unit = before or after
            assert unit is not None
            path = f"units.{unit.name}"
            sides = _unit_side(before), _unit_side(after)
            names = (f"{UNITS}.{before.name.upper()}",) if before else ()
            if before is None:
                self._add("UNIT_ADDED", path, f"{code} {unit.name} is new", *sides)
            elif after is None:
                self._add("UNIT_REMOVED", path, f"{code} {unit.name} is gone", *sides, names)
            elif _physics(before) != _physics(after):
                message = f"{code} is {_unit_text(after)}, was {_unit_text(before)}"
                self._add("UNIT_OR_ENUM_MEANING_CHANGED", path, message, *sides, names)
            elif before.name != after.name:
                self._add("ENUM_NAME_CHANGED", path, f"{code} is called {after.name}, was {before.name}", *sides, names)
            elif before.doc != after.doc:
                self._add("DOC_CHANGED", path, "the explanation changed", *sides)


def _key(rule: Rule, obis: ObisTables) -> Hashable:
    """The codes of a rule; a value group that takes all of a table is told by the table, which may grow."""
    return rule.kind, tuple(
        pattern.table if pattern.table and pattern.mask == obis.table[pattern.table].mask else pattern.mask
        for pattern in rule.patterns
    )


def _says(rule: Rule) -> Hashable:
    return rule.kind, _meaning(rule), _unit(rule), rule.classes, rule.types


def _meets(rule: Rule, other: Rule) -> bool:
    return all(first & second for first, second in zip(rule.box, other.box, strict=True))


def _pattern(rule: Rule, obis: ObisTables) -> str:
    """`1-*:@electrical_quantity.8.*.*`, groups as tables write them."""
    shown = [
        f"@{pattern.table}"
        if pattern.table and pattern.mask == obis.table[pattern.table].mask
        else show(pattern.mask).replace(" ", "")
        for pattern in rule.patterns
    ]
    a, b, c, d, e, f = shown
    return f"{a}-{b}:{c}.{d}.{e}.{f}"


def _meaning(rule: Rule) -> str:
    return ", ".join(template_text(part) for part in rule.meaning)


def _unit(rule: Rule) -> str:
    return template_text(rule.unit) if rule.unit else ""


def _in_unit(rule: Rule) -> str:
    return f" in {_unit(rule)}" if rule.unit else ""


def _classes(rule: Rule) -> str:
    classes = ", ".join(map(str, rule.classes)) or "none"
    return f"classes {classes}" + (f" of type {', '.join(rule.types)}" if rule.types else "")


def _rule_side(rule: Rule | None) -> Side:
    if rule is None:
        return Side()
    groups = " ".join(f"{group}={show(mask)}" for group, mask in zip(GROUPS, rule.box, strict=True))
    return Side(span=rule.span, text=f"{groups} {_says(rule)}", context=rule.span)


def _rows(table: Table | None) -> dict[int, Row]:
    return {value: row for row in table.rows for value in values(row.mask)} if table else {}


def _columns(row: Row) -> str:
    return "; ".join(f"{name}: {template_text(template)}" for name, template in row.columns.items())


def _row_side(row: Row | None) -> Side:
    return Side(span=row.span, text=f"{show(row.mask)} {_columns(row)}", context=row.span) if row else Side()


def _physics(unit: UnitEntry) -> Hashable:
    return unit.symbol, unit.quantity, unit.si_unit, unit.si_factor, unit.si_offset


def _unit_text(unit: UnitEntry) -> str:
    factor = f" = {unit.si_factor} {unit.si_unit}" if unit.si_factor is not None else ""
    return f"{unit.name} ({unit.symbol}, {unit.quantity}{factor})"


def _unit_side(unit: UnitEntry | None) -> Side:
    if unit is None:
        return Side()
    text = f"{unit.code} {unit.name} {_physics(unit)} {unit.doc}"
    return Side(span=unit.span, text=text, python=f"Unit.{unit.name.upper()} = {unit.code}", context=unit.span)
