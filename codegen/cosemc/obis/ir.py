"""The canonical JSON form of the OBIS rules and the units: `cosemc ir`, and what a diff compares."""

from __future__ import annotations

from typing import Any

from cosemc.obis.model import GROUPS, ObisTables, Row, Rule, Table, Template, UnitEntry, show
from cosemc.tables.model import Source


def obis_to_json(obis: ObisTables, *, spans: bool = True) -> dict[str, Any]:
    """Media, named sets of types, tables, and the rules in order of precedence."""
    return {
        "media": {str(value): name for value, name in sorted(obis.media.items())},
        "types": {name: list(types) for name, types in obis.type_sets.items()},
        "tables": [_table(table) for table in obis.tables],
        "rules": [_rule(rule, spans) for rule in obis.rules],
    }


def units_to_json(obis: ObisTables) -> list[dict[str, Any]]:
    """The units by code."""
    return [_unit(unit) for unit in obis.units]


def _table(table: Table) -> dict[str, Any]:
    return {"name": table.name, "rows": [_row(row) for row in table.rows], "source": _source(table.source)}


def _row(row: Row) -> dict[str, Any]:
    return {"value": show(row.mask), **{column: text(template) for column, template in row.columns.items()}}


def _rule(rule: Rule, spans: bool) -> dict[str, Any]:
    patterns = {
        group: show(pattern.mask) if pattern.table is None else f"@{pattern.table} {show(pattern.mask)}"
        for group, pattern in zip(GROUPS, rule.patterns, strict=True)
    }
    return {
        **patterns,
        "kind": str(rule.kind),
        "meaning": [text(template) for template in rule.meaning],
        "unit": text(rule.unit) if rule.unit else None,
        "classes": list(rule.classes),
        "types": list(rule.types),
        "source": rule.source.text,
        **({"span": f"{rule.span.file}:{rule.span.line}:{rule.span.column}"} if spans else {}),
    }


def text(template: Template) -> str:
    """A template with its placeholders, the name of a rule put in."""
    parts = []
    for part in template.parts:
        if isinstance(part, str):
            parts.append(part)
        else:
            column = f".{part.column}" if part.column else ""
            offset = f"{part.offset:+d}" if part.offset else ""
            parts.append(f"{{{part.letter}{column}{offset}}}")
    return "".join(parts)


def _unit(unit: UnitEntry) -> dict[str, Any]:
    return {
        "code": unit.code,
        "name": unit.name,
        "symbol": unit.symbol,
        "quantity": unit.quantity,
        "si_unit": unit.si_unit or None,
        "si_factor": None if unit.si_factor is None else str(unit.si_factor),
        "si_offset": str(unit.si_offset),
        "prefixed": unit.prefixed,
    }


def _source(source: Source) -> dict[str, Any]:
    return {"document": source.document, "clause": source.clause, "confidence": str(source.confidence)}
