"""What of the OBIS tables goes into the library: every literal ready for the templates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cosemc.obis.model import GROUPS, ObisTables, Part, Pattern, Row, Rule, Template, UnitEntry, show
from cosemc.obis.read import UNITS_FILE


@dataclass(frozen=True, slots=True)
class TablePlan:
    """A table; rows are literals."""

    name: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObisPlan:
    """The module of tables; everything is a literal."""

    sources: tuple[str, ...]
    media: tuple[tuple[str, str], ...]
    types: tuple[tuple[str, str], ...]
    tables: tuple[TablePlan, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """A member of the enumeration of units."""

    name: str
    arguments: str
    doc: str


@dataclass(frozen=True, slots=True)
class UnitsPlan:
    """The module of units; `clause` is where the standard has them."""

    sources: tuple[str, ...]
    clause: str
    units: tuple[UnitPlan, ...]


def plan_units(obis: ObisTables) -> UnitsPlan:
    """The module of units."""
    clause = obis.unit_source.text if obis.unit_source else ""
    return UnitsPlan((UNITS_FILE,), clause, tuple(_unit(unit) for unit in obis.units))


def _unit(unit: UnitEntry) -> UnitPlan:
    """Trailing arguments that have their default are left out."""
    arguments: list[object] = [unit.code, unit.symbol, unit.quantity]
    if unit.si_factor is not None:
        arguments += [unit.si_unit, str(unit.si_factor)]
        if unit.si_offset or unit.prefixed:
            arguments.append(str(unit.si_offset))
        if unit.prefixed:
            arguments.append(True)
    return UnitPlan(unit.name.upper(), ", ".join(map(literal, arguments)), _docstring(unit.doc))


def _docstring(text: str) -> str:
    return f'"""{text[0].upper()}{text[1:]}."""' if text else ""


def plan_obis(obis: ObisTables) -> ObisPlan:
    """The module of tables. Of the tables, those that some rule takes a text from."""
    used = _used_columns(obis.rules)
    names = {types: name for name, types in obis.type_sets.items()}
    return ObisPlan(
        sources=tuple(sorted({rule.span.file for rule in obis.rules})),
        media=tuple((literal(value), literal(name)) for value, name in sorted(obis.media.items())),
        types=tuple((literal(name), _tuple(types)) for name, types in obis.type_sets.items()),
        tables=tuple(
            TablePlan(literal(table.name), tuple(_row(row, used[table.name]) for row in table.rows))
            for table in obis.tables
            if table.name in used
        ),
        rules=tuple(_rule(rule, names) for rule in obis.rules),
    )


def _used_columns(rules: tuple[Rule, ...]) -> dict[str, set[str]]:
    used: dict[str, set[str]] = {}
    for rule in rules:
        for template in (*rule.meaning, *((rule.unit,) if rule.unit else ())):
            for placeholder in template.placeholders:
                table = rule.patterns[GROUPS.index(placeholder.letter)].table
                if table is not None and placeholder.offset is None:
                    used.setdefault(table, set()).add(placeholder.column or "name")
    return used


def _row(row: Row, used: set[str]) -> str:
    cells = ", ".join(
        f"{literal(column)}: {_cell(template)}" for column, template in row.columns.items() if column in used
    )
    return f"({literal(show(row.mask))}, {{{cells}}})"


def _cell(template: Template) -> str:
    if all(isinstance(part, str) for part in template.parts):
        return literal("".join(part for part in template.parts if isinstance(part, str)))
    return _tuple(part if isinstance(part, str) else part.offset or 0 for part in template.parts)


def _rule(rule: Rule, names: dict[tuple[str, ...], str]) -> str:
    fields = [literal(str(rule.kind)), *(literal(show(pattern.mask)) for pattern in rule.patterns)]
    meaning = (_parts(template, rule.patterns) for template in rule.meaning)
    fields.append(_joined(meaning))
    fields.append(_parts(rule.unit, rule.patterns) if rule.unit else "()")
    fields.append(_tuple(rule.classes))
    fields.append(literal(names[rule.types]) if rule.types in names else _tuple(rule.types))
    return f"({', '.join(fields)})"


def _parts(template: Template, patterns: tuple[Pattern, ...]) -> str:
    return _joined(_part(part, patterns) for part in template.parts)


def _part(part: Part, patterns: tuple[Pattern, ...]) -> str:
    if isinstance(part, str):
        return literal(part)
    group = GROUPS.index(part.letter)
    table = patterns[group].table
    if table is None or part.offset is not None:
        return _tuple((group, part.offset or 0))
    return _tuple((group, table, part.column or "name"))


def literal(value: object) -> str:
    """A Python literal, texts in double quotes."""
    if not isinstance(value, str):
        return repr(value)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _tuple(values: Iterable[object]) -> str:
    return _joined(literal(value) for value in values)


def _joined(literals: Iterable[str]) -> str:
    items = list(literals)
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
