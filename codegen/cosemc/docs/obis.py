"""Pages of OBIS: the codes of each medium, and the rules as JSON for the explainer in the browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cosemc.docs.page import Entry, Page, Part, anchor, provenance
from cosemc.obis.ir import text
from cosemc.obis.model import GROUPS, Kind, ObisTables, Pattern, Rule, Table, Template, fill, intervals, show, values
from cosemc.tables.model import Tables

INDEX_PATH = "obis.html"
EXPLAINER_PATH = "explain.html"
UNITS_PATH = "units.html"
GENERAL = "all media"


def obis_part(obis: ObisTables, tables: Tables) -> Part:
    """The overview, the explainer, a page a medium, and the units."""
    names = {entry.class_id: entry.newest.name or entry.name for entry in tables.classes}
    media = [(value, name, _medium_path(name)) for value, name in sorted(obis.media.items())]
    homes = {table.name: _home(obis, table) for table in obis.tables}
    general = [rule for rule in obis.rules if not rule.medium]
    pages = [
        Page(
            INDEX_PATH,
            "OBIS codes",
            "obis.html.j2",
            "obis",
            {
                "media": media,
                "counts": {value: len(_rules_of(obis, value)) for value, _, _ in media},
                "rules": _rule_rows(obis, general, names, homes),
                "tables": _table_views(obis, [table for table in obis.tables if homes[table.name] == INDEX_PATH]),
                "types": obis.type_sets,
            },
        ),
        Page(EXPLAINER_PATH, "Explain a code", "explain.html.j2", "explain"),
        Page(UNITS_PATH, "Units", "units.html.j2", "units", {"units": obis.units}),
    ]
    for value, name, path in media:
        rules = _rules_of(obis, value)
        used = {pattern.table for rule in rules for pattern in rule.patterns if pattern.table}
        context = {
            "value": value,
            "name": name,
            "rules": _rule_rows(obis, rules, names, homes),
            "tables": _table_views(obis, [table for table in obis.tables if table.name in used]),
        }
        pages.append(Page(path, f"OBIS: {name}", "medium.html.j2", "obis", context))
    return Part(tuple(pages), tuple(_entries(obis, homes)))


def _medium_path(name: str) -> str:
    return f"obis/{anchor(name)}.html"


def _rules_of(obis: ObisTables, medium: int) -> list[Rule]:
    return [rule for rule in obis.rules if rule.medium and rule.patterns[0].mask >> medium & 1]


def _home(obis: ObisTables, table: Table) -> str:
    """The page that a table is looked up on: that of the first medium of its file."""
    for rule in obis.rules:
        if rule.medium and rule.span.file == table.span.file:
            medium = next((value for value in values(rule.patterns[0].mask) if value in obis.media), None)
            if medium is not None:
                return _medium_path(obis.media[medium])
    return INDEX_PATH


def _rule_rows(
    obis: ObisTables, rules: Iterable[Rule], names: dict[int, str], homes: dict[str, str]
) -> list[dict[str, Any]]:
    sets = {types: name for name, types in obis.type_sets.items()}
    return [
        {
            "patterns": [
                {"text": show(pattern.mask), "table": pattern.table, "home": homes.get(pattern.table or "")}
                for pattern in rule.patterns
            ],
            "kind": str(rule.kind),
            "meaning": [_pieces(template) for template in rule.meaning],
            "unit": _unit_text(obis, rule.unit),
            "classes": [(class_id, names.get(class_id, "")) for class_id in rule.classes],
            "types": sets.get(rule.types, ", ".join(rule.types)),
            "source": provenance(rule.source),
        }
        for rule in sorted(rules, key=_place)
    ]


def _place(rule: Rule) -> tuple[bool, list[int]]:
    """Rules are shown in the order of the codes they begin with, what is reserved at the end."""
    return rule.kind is Kind.RESERVED, [next(values(pattern.mask)) for pattern in rule.patterns]


def _pieces(template: Template) -> list[tuple[str, str]]:
    """The parts of a template: a text, or the value group that a text is taken from, and of which column."""
    pieces = []
    for part in template.parts:
        if isinstance(part, str):
            pieces.append((part, ""))
        else:
            more = f" {part.column.replace('_', ' ')}" if part.column else f" {part.offset:+d}" if part.offset else ""
            pieces.append(("", part.letter.upper() + more))
    return pieces


def _unit_text(obis: ObisTables, unit: Template | None) -> str:
    if unit is None:
        return ""
    if unit.placeholders:
        return f"by {unit.placeholders[0].letter.upper()}"
    return obis.unit[unit.text].symbol if unit.text in obis.unit else ""


def _table_views(obis: ObisTables, shown: Iterable[Table]) -> list[dict[str, Any]]:
    return [
        {
            "name": table.name,
            "anchor": anchor("table", table.name),
            "columns": sorted(table.columns, key=_column_order),
            "rows": [
                (
                    show(row.mask),
                    {column: _cell_text(obis, column, template) for column, template in row.columns.items()},
                )
                for row in table.rows
            ],
            "source": provenance(table.source),
        }
        for table in shown
    ]


def _column_order(column: str) -> tuple[bool, str]:
    return column != "name", column


def _cell_text(obis: ObisTables, column: str, template: Template) -> str:
    written = text(template)
    return obis.unit[written].symbol or written if column.endswith("unit") and written in obis.unit else written


def _entries(obis: ObisTables, homes: dict[str, str]) -> Iterator[Entry]:
    for value, name in sorted(obis.media.items()):
        yield Entry(name, f"medium, A = {value}", _medium_path(name), "OBIS")
    for table in obis.tables:
        for row in table.rows:
            if name := _row_name(row.columns.get("name")):
                target = f"{homes[table.name]}#{anchor('table', table.name)}"
                yield Entry(name, f"OBIS value {show(row.mask)}", target, table.name.replace("_", " "))
    for unit in obis.units:
        words = f"{unit.symbol} {unit.quantity}"
        yield Entry(unit.name.replace("_", " "), f"unit {unit.code}", f"{UNITS_PATH}#unit-{unit.code}", words)
    seen = set()
    for rule in obis.rules:
        code = _example(rule)
        meaning = ", ".join(part.text for part in rule.meaning if not part.placeholders)
        if rule.medium and code and meaning and (code, meaning) not in seen:
            seen.add((code, meaning))
            yield Entry(meaning, f"OBIS {code}", f"{EXPLAINER_PATH}#{code}", rule.medium)


def _row_name(template: Template | None) -> str:
    return template.text if template and not template.placeholders else ""


def _example(rule: Rule) -> str:
    """The code of a rule that admits one only, channel and billing period aside."""
    a, b, c, d, e, f = (next(values(pattern.mask)) for pattern in rule.patterns)
    if not all(pattern.constant is not None for pattern in rule.patterns[2:5]):
        return ""
    f = 255 if rule.patterns[5].mask >> 255 & 1 else f
    return f"{a}-{b}:{c}.{d}.{e}" + ("" if f == 255 else f"*{f}")


# --- the rules for the explainer -------------------------------------------------------------------------------------


def explainer_data(obis: ObisTables, tables: Tables) -> dict[str, Any]:
    """The rules in order of precedence, as `explain.js` reads them.

    A rule is [kind, numbers of six value sets, meaning, unit, classes, types]. A text is a list of parts: a string, or
    [value group, offset] for a number, or [value group, table, column]. A value set is a flat list of the ends of its
    intervals; a row of a table has such ends, and per column a string or a list of parts with offsets as integers.
    """
    sets: dict[int, int] = {}
    kinds: dict[str, int] = {}
    types: dict[tuple[str, ...], int] = {}
    rules = [
        [
            kinds.setdefault(str(rule.kind), len(kinds)),
            *(sets.setdefault(pattern.mask, len(sets)) for pattern in rule.patterns),
            [_parts(template, rule.patterns) for template in rule.meaning],
            _parts(rule.unit, rule.patterns) if rule.unit else [],
            rule.classes,
            types.setdefault(rule.types, len(types)),
        ]
        for rule in obis.rules
    ]
    return {
        "media": obis.media,
        "kinds": list(kinds),
        "types": list(types),
        "sets": [_ends(mask) for mask in sets],
        "tables": {
            table.name: [
                [_ends(row.mask), {name: _cell(cell) for name, cell in row.columns.items()}] for row in table.rows
            ]
            for table in obis.tables
        },
        "rules": rules,
        "units": {unit.name: unit.symbol for unit in obis.units},
        "classes": {entry.class_id: entry.newest.name or entry.name for entry in tables.classes},
    }


def _ends(mask: int) -> list[int]:
    return [end for interval in intervals(mask) for end in interval]


def _parts(template: Template, patterns: tuple[Pattern, ...]) -> list[Any]:
    parts: list[Any] = []
    for part in template.parts:
        if isinstance(part, str):
            parts.append(part)
            continue
        group = GROUPS.index(part.letter)
        table = patterns[group].table
        if table is None or part.offset is not None:
            parts.append([group, part.offset or 0])
        else:
            parts.append([group, table, part.column or "name"])
    return parts


def _cell(template: Template) -> Any:
    if not template.placeholders:
        return fill(template, {})
    return [part if isinstance(part, str) else part.offset or 0 for part in template.parts]
