"""Reading of the OBIS and unit tables to the model: form, references, and what a rule inherits from its section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from cosemc.diagnostics import Diagnostic, Related
from cosemc.model import Span
from cosemc.names import did_you_mean
from cosemc.obis.language import NotationError, parse_template, parse_values
from cosemc.obis.model import (
    EVERY,
    GROUPS,
    Kind,
    ObisTables,
    Pattern,
    Placeholder,
    Row,
    Rule,
    Table,
    Template,
    UnitEntry,
)
from cosemc.read import SourceFile
from cosemc.tables.binding import Binder, Fields
from cosemc.tables.model import PRIMITIVES, Confidence, Source
from cosemc.tables.positioned import Json, JsonArray, JsonNumber, JsonString, plain
from cosemc.tables.read import SOURCE_KEYS

UNITS_FILE = "units.json"
OBIS_FOLDER = "obis/"

_INHERITED = (*GROUPS, "kind", "meaning", "unit", "classes", "types")
_EXACT = re.compile(r"-?[0-9]+(\.[0-9]+|/[1-9][0-9]*)?")


@dataclass(frozen=True, slots=True)
class ReadObis:
    """Tables as far as they could be read, and what is wrong."""

    obis: ObisTables
    diagnostics: tuple[Diagnostic, ...]


def is_obis_file(name: str) -> bool:
    """Whether a file (name within the specs folder) is one of the tables of OBIS."""
    return name.startswith(OBIS_FOLDER) and name.endswith(".json")


def read_obis(sources: Iterable[SourceFile]) -> ReadObis:
    """Read the OBIS tables and the units among the sources; other files are left alone."""
    reader = _Reader()
    files: list[tuple[Binder, Fields]] = []
    binders: list[Binder] = []
    units: tuple[tuple[UnitEntry, ...], Source | None] = ((), None)
    for source in sources:
        if source.name == UNITS_FILE:
            binders.append(Binder(source))
            units = _units(binders[-1])
        elif is_obis_file(source.name):
            binders.append(Binder(source))
            keys = ("$schema", "medium", "a", "types", "tables")
            root = binders[-1].root("a table of OBIS", ("sections",), keys)
            files += [(binders[-1], root)] if root else []
    for binder, root in files:
        reader.definitions(binder, root)
    rules = [rule for binder, root in files for rule in reader.rules(binder, root)]
    rules.sort(key=lambda rule: (rule.kind.rank, rule.size))
    diagnostics = tuple(diagnostic for binder in binders for diagnostic in binder.diagnostics)
    obis = ObisTables(
        rules=tuple(rules),
        tables=tuple(reader.tables.values()),
        units=units[0],
        unit_source=units[1],
        type_sets=MappingProxyType(reader.types),
    )
    return ReadObis(obis, diagnostics)


def _units(binder: Binder) -> tuple[tuple[UnitEntry, ...], Source | None]:
    root = binder.root("the table of units", ("source", "units"), ("$schema",))
    if root is None:
        return (), None
    entries: list[UnitEntry] = []
    seen: dict[int | str, Span] = {}
    optional = ("si_unit", "si_factor", "si_offset", "prefixed", "doc")
    for fields in root.objects("units", "a unit", ("code", "name", "symbol", "quantity"), optional):
        entry = UnitEntry(
            code=fields.integer("code", 0, 255),
            name=fields.name("name"),
            symbol=fields.string("symbol"),
            quantity=fields.string("quantity"),
            si_unit=fields.string("si_unit"),
            si_factor=fields.parsed("si_factor", exact, "an exact number such as 3600, 0.001 or 5/9"),
            si_offset=fields.parsed("si_offset", exact, "an exact number such as 273.15") or Fraction(0),
            prefixed=fields.boolean("prefixed", False),
            doc=fields.string("doc"),
            span=fields.span_of("code"),
        )
        for key in ("code", "name"):
            value = getattr(entry, key)
            if value in seen:
                related = (Related("first given here", seen[value]),)
                message = f"the unit {key} {value} is given twice"
                binder.report("O607", message, fields.span_of(key), related=related)
            seen.setdefault(value, fields.span_of(key))
        if ("si_unit" in fields) != ("si_factor" in fields):
            fields.require("si_unit", "si_factor")
        entries.append(entry)
    return tuple(sorted(entries, key=lambda entry: entry.code)), _source(root)


def exact(text: str) -> Fraction:
    """An exact number: a decimal or a ratio of two whole numbers.

    Raises ValueError.
    """
    if not _EXACT.fullmatch(text):
        raise ValueError(text)
    return Fraction(text)


def _source(fields: Fields) -> Source:
    inner = fields.object("source", ("document", "clause"), SOURCE_KEYS)
    if inner is None:
        return Source(fields.span_of("source"))
    return Source(
        span=inner.span,
        document=inner.string("document"),
        clause=inner.string("clause"),
        confidence=inner.member_of("confidence", Confidence),
        basis=inner.strings("basis"),
        notes=inner.string("notes"),
    )


@dataclass(frozen=True, slots=True)
class _Inherited:
    """What a rule takes from its section and file where it does not say so itself."""

    nodes: Mapping[str, Json]
    source: Source
    medium: str


class _Reader:
    def __init__(self) -> None:
        self.tables: dict[str, Table] = {}
        self.types: dict[str, tuple[str, ...]] = {}

    # --- definitions, which any file may refer to

    def definitions(self, binder: Binder, root: Fields) -> None:
        """Read the tables and named sets of types of a file."""
        for key, node in root.entries("types"):
            items = node.items if isinstance(node, JsonArray) else (node,)
            self.types[key.value] = tuple(self._primitive(binder, item) for item in items)
        for key, node in root.entries("tables"):
            fields = binder.object(node, f"table {key.value}", ("source", "rows"))
            if fields is None:
                continue
            if key.value in self.tables:
                related = (Related("first defined here", self.tables[key.value].span),)
                binder.report("N101", f"the table {key.value} is defined twice", key.span, related=related)
                continue
            rows = tuple(self._rows(binder, fields, key.value))
            self.tables[key.value] = Table(key.value, rows, _source(fields), key.span)

    def _primitive(self, binder: Binder, node: Json) -> str:
        if not isinstance(node, JsonString):
            binder.wrong_kind(node, "the name of a Data type", "a string")
            return ""
        if node.value not in PRIMITIVES:
            hint = did_you_mean(node.value, PRIMITIVES)
            binder.report("N102", f"'{node.value}' is no Data type", node.span, hint)
        return node.value

    def _rows(self, binder: Binder, fields: Fields, name: str) -> Iterable[Row]:
        taken: list[Row] = []
        for node in fields.array("rows"):
            columns = {key.value: value for key, value in binder.entries(node, f"a row of {name}")}
            row = binder.object(node, f"a row of {name}", ("value", "name"), columns)
            if row is None:
                continue
            pattern = self._pattern(binder, row.get("value"))
            texts = {key: self._template(binder, columns[key]) for key in columns if key != "value"}
            for template in texts.values():
                self._only_n(binder, template)
            entry = Row(pattern.mask, MappingProxyType(texts), row.span)
            for other in taken:
                if other.mask & entry.mask:
                    related = (Related("also here", other.span),)
                    message = f"the table {name} has two rows for one value"
                    binder.report("O602", message, row.span_of("value"), related=related)
                    break
            taken.append(entry)
            yield entry

    def _only_n(self, binder: Binder, template: Template) -> None:
        for placeholder in template.placeholders:
            if placeholder.letter != "n" or placeholder.column:
                hint = "a row knows only its own value, {n}"
                message = f"'{placeholder.letter}' is nothing that a row knows"
                _report_at(binder, "O605", message, template, placeholder, hint)

    # --- rules

    def rules(self, binder: Binder, root: Fields) -> Iterable[Rule]:
        """The rules of a file."""
        file_nodes = {"a": node} if (node := root.get("a")) else {}
        for section in root.objects("sections", "a section", ("title", "source", "rules"), _INHERITED):
            nodes = {**file_nodes, **_nodes(section, _INHERITED)}
            inherited = _Inherited(nodes, _source(section), root.string("medium"))
            for fields in section.objects("rules", "a rule", (), ("name", *_INHERITED)):
                rule = self._rule(binder, fields, inherited)
                if rule:
                    yield rule

    def _rule(self, binder: Binder, fields: Fields, inherited: _Inherited) -> Rule | None:
        nodes = {**inherited.nodes, **_nodes(fields, _INHERITED)}
        missing = [key for key in (*GROUPS, "meaning") if key not in nodes]
        if missing:
            fields.require(*missing)
            return None
        patterns = tuple(self._pattern(binder, nodes[group]) for group in GROUPS)
        name = self._template(binder, node) if (node := fields.get("name")) else None
        parts = _items(binder, nodes["meaning"], "meaning")
        meaning = tuple(self._meaning(binder, node, name, fields) for node in parts)
        unit = self._template(binder, nodes["unit"]) if "unit" in nodes else None
        for template in (*meaning, *((unit,) if unit else ())):
            self._bound(binder, template, patterns)
        class_nodes = _items(binder, nodes["classes"], "classes") if "classes" in nodes else ()
        return Rule(
            patterns=patterns,
            kind=_kind(binder, nodes.get("kind")),
            meaning=meaning,
            unit=unit if unit and unit.parts else None,
            classes=tuple(_class_id(binder, node) for node in class_nodes),
            class_spans=tuple(node.span for node in class_nodes),
            types=self._types(binder, nodes.get("types")),
            source=inherited.source,
            medium=inherited.medium,
            span=fields.span,
        )

    def _meaning(self, binder: Binder, node: Json, name: Template | None, fields: Fields) -> Template:
        template = self._template(binder, node)
        if any(placeholder.letter == "name" for placeholder in template.placeholders):
            if name is None:
                fields.require("name")
                return Template((), template.origin)
            parts = tuple(
                part
                for outer in template.parts
                for part in (name.parts if isinstance(outer, Placeholder) and outer.letter == "name" else (outer,))
            )
            # Offsets into the section's text do not fit the name put in: without an origin, errors show the rule.
            return Template(parts, name.origin if len(template.parts) == 1 else None)
        return template

    def _bound(self, binder: Binder, template: Template, patterns: tuple[Pattern, ...]) -> None:
        """Report placeholders of a template that stand for nothing in this rule."""
        for placeholder in template.placeholders:
            if placeholder.letter not in GROUPS:
                hint = "placeholders are {a} to {f}" if len(placeholder.letter) == 1 else ""
                hint = hint or did_you_mean(placeholder.letter, ["name"])
                _report_at(binder, "O605", f"'{placeholder.letter}' is no value group", template, placeholder, hint)
                continue
            pattern = patterns[GROUPS.index(placeholder.letter)]
            group = placeholder.letter.upper()
            if pattern.constant is not None:
                message = f"value group {group} is not bound: the rule has the constant {pattern.constant} there"
                hint = f"write {pattern.constant + (placeholder.offset or 0)}"
                _report_at(binder, "O605", message, template, placeholder, hint)
            elif placeholder.column and placeholder.column not in self._columns(pattern.table):
                message = f"value group {group} has no column '{placeholder.column}'"
                hint = did_you_mean(placeholder.column, self._columns(pattern.table))
                hint = hint or ("" if pattern.table else "bind it to a table: @name")
                _report_at(binder, "O605", message, template, placeholder, hint)

    def _columns(self, table: str | None) -> frozenset[str]:
        return self.tables[table].columns if table in self.tables else frozenset()

    def _types(self, binder: Binder, node: Json | None) -> tuple[str, ...]:
        if isinstance(node, JsonString):
            if node.value not in self.types:
                hint = did_you_mean(node.value, self.types)
                binder.report("N102", f"no set of types is named '{node.value}'", node.span, hint)
            return self.types.get(node.value, ())
        return tuple(self._primitive(binder, item) for item in _items(binder, node, "types")) if node else ()

    # --- the two notations

    def _pattern(self, binder: Binder, node: Json | None) -> Pattern:
        if isinstance(node, JsonNumber) and isinstance(node.value, int):
            if 0 <= node.value <= 255:
                return Pattern(1 << node.value, span=node.span)
            hint = "a value group is one octet, 0 to 255"
            binder.report("O601", f"{node.value} is no value of a value group", node.span, hint)
            return Pattern(EVERY, span=node.span)
        if not isinstance(node, JsonString):
            if node is not None:
                binder.wrong_kind(node, "a set of values", "a whole number or a string")
            return Pattern(EVERY)
        try:
            mask, name = parse_values(node.value)
        except NotationError as error:
            binder.report(error.code, error.message, node.at(error.start, error.end), error.hint)
            return Pattern(EVERY, span=node.span)
        return self._of_table(binder, node, mask, name)

    def _of_table(self, binder: Binder, node: JsonString, mask: int | None, name: str | None) -> Pattern:
        if name is None:
            return Pattern(mask or 0, span=node.span)
        table = self.tables.get(name)
        if table is None:
            place = node.at(1, 1 + len(name))
            binder.report("N102", f"no table is named '{name}'", place, did_you_mean(name, self.tables))
            return Pattern(EVERY, span=node.span)
        if mask is not None and (beyond := mask & ~table.mask):
            value = (beyond & -beyond).bit_length() - 1
            related = (Related("the table", table.span),)
            binder.report("N102", f"the table {name} has no row for {value}", node.span, related=related)
        return Pattern(table.mask if mask is None else mask & table.mask, name, node.span)

    def _template(self, binder: Binder, node: Json) -> Template:
        if not isinstance(node, JsonString):
            binder.wrong_kind(node, "a text", "a string")
            return Template(())
        try:
            return Template(parse_template(node.value), node)
        except NotationError as error:
            binder.report(error.code, error.message, node.at(error.start, error.end), error.hint)
            return Template((), node)


def _report_at(
    binder: Binder, code: str, message: str, template: Template, placeholder: Placeholder, hint: str = ""
) -> None:
    if template.origin:
        binder.report(code, message, template.origin.at(placeholder.start, placeholder.end), hint)


def _nodes(fields: Fields, keys: Iterable[str]) -> dict[str, Json]:
    return {key: node for key in keys if (node := fields.get(key)) is not None}


def _items(binder: Binder, node: Json, key: str) -> tuple[Json, ...]:
    if isinstance(node, JsonArray):
        return node.items
    binder.wrong_kind(node, f'"{key}"', "an array")
    return ()


def _class_id(binder: Binder, node: Json) -> int:
    value = plain(node)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 0xFFFF:
        return value
    binder.report("P010", "a class id is a whole number from 0 to 65535", node.span)
    return -1


def _kind(binder: Binder, node: Json | None) -> Kind:
    if node is None:
        return Kind.STANDARD
    value = plain(node)
    if value in list(Kind):
        return Kind(str(value))
    binder.report("P010", f"'{value}' is no kind of code", node.span, did_you_mean(str(value), list(Kind)))
    return Kind.STANDARD
