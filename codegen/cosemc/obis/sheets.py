"""OBIS codes as sheets: an object list, one row a code, or the rules themselves, as `cosemc export --table obis` does.

A row of an object list has a code in the column `obis` and says what it means, its unit and its classes. Where the
rules say so already, nothing changes; where the code has a rule of its own, it is amended; where the standard
says something else of it, that is told and left, unless it is to be replaced; otherwise the code gets one of its own.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias, cast

from cosemc.diagnostics import Diagnostic, has_errors
from cosemc.names import did_you_mean
from cosemc.obis import load_obis
from cosemc.obis.interpret import Code, Interpretation, interpret
from cosemc.obis.language import NotationError, parse_values
from cosemc.obis.layout import obis_text
from cosemc.obis.model import GROUPS, Kind
from cosemc.obis.read import OBIS_FOLDER, is_obis_file
from cosemc.read import SourceFile
from cosemc.sheets import Merged, Row, Sheet, list_text, parse_list
from cosemc.tables import load_tables
from cosemc.tables.positioned import parse, plain

_SOURCE = ("document", "clause", "confidence", "basis", "notes")
_FACTS = (*GROUPS, "kind", "name", "meaning", "unit", "classes", "types")

COLUMNS: dict[str, tuple[str, ...]] = {
    "obis": ("obis code", "logical name", "code"),
    "member": (),
    "file": (),
    "section": ("title",),
    **{group: (f"group {group}",) for group in GROUPS},
    "kind": (),
    "name": ("description",),
    "meaning": (),
    "unit": (),
    "classes": ("class", "class id", "ic"),
    "types": ("data types", "type"),
    **dict.fromkeys(_SOURCE, ()),
}
"""Columns of an object list with other headings they may have."""

NEEDED = ("obis",)
"""Columns without which a sheet is no object list."""

_EMPTY: dict[str, Any] = {"[]": [], '""': ""}
"""Cells of what is said to be empty, which is not the same as an empty cell."""

SINGLE_CODES = "Single codes"
"""The section of codes that a sheet brings without saying where they belong."""

_MEMBERS = ("code", "rule", "section")
_NUMBER = r"([0-9]{1,3})"
_CODE = re.compile(
    rf"{_NUMBER}-{_NUMBER}:{_NUMBER}\.{_NUMBER}\.{_NUMBER}(?:[*.&]{_NUMBER})?"
    rf"|{_NUMBER}\.{_NUMBER}\.{_NUMBER}\.{_NUMBER}\.{_NUMBER}\.{_NUMBER}"
)

Document: TypeAlias = dict[str, Any]


def import_codes(sheet: Sheet, sources: Sequence[SourceFile], *, replace: bool = False) -> Merged:
    """Merge an object list, or a sheet of rules, into the OBIS tables among the sources.

    With `replace`, rules that a section of the sheet has in the tables and not in the sheet are removed, and codes get
    the meaning of the sheet where the standard gives them another. Nothing changes where a cell cannot be read, or
    where the tables would not be sound.
    """
    run = _Import(sheet, sources, replace)
    run.merge()
    if has_errors(run.diagnostics):
        return Merged({}, (), tuple(run.diagnostics))
    texts = {name: obis_text(run.documents[name]) for name in sorted(run.changed)}
    merged = {source.name: source for source in sources}
    merged |= {name: SourceFile(Path(name), name, text) for name, text in texts.items()}
    checked = load_obis([merged[name] for name in sorted(merged)], run.class_ids)
    return Merged(texts, tuple(run.changes), (*run.diagnostics, *checked.diagnostics))


def documents_of(sources: Iterable[SourceFile]) -> dict[str, Document]:
    """The OBIS tables among the sources, which are sound, as plain JSON values."""
    return {source.name: cast(Document, plain(parse(source))) for source in sources if is_obis_file(source.name)}


class _Import:
    def __init__(self, sheet: Sheet, sources: Sequence[SourceFile], replace: bool) -> None:
        self.sheet = sheet
        self.replace = replace
        self.documents = documents_of(sources)
        self.class_ids = load_tables(sources).tables.class_ids
        self.obis = load_obis(sources, self.class_ids).obis
        self.changed: set[str] = set()
        self.changes: list[str] = []
        self.diagnostics: list[Diagnostic] = []
        self.seen: dict[object, Row] = {}
        self.kept: dict[tuple[str, str], list[Document]] = {}

    def report(self, code: str, message: str, row: Row, column: str = "", hint: str = "") -> None:
        place = row.cells[column].place if column in row.cells else f"row {row.number}"
        self.diagnostics.append(Diagnostic(code, f"{place}: {message}", row.span(column), hint))

    def merge(self) -> None:
        for row in self.sheet.rows:
            member = row.text("member").lower() or "code"
            if member not in _MEMBERS:
                hint = did_you_mean(member, _MEMBERS) or f"one of: {', '.join(_MEMBERS)}"
                self.report("S804", f"'{member}' is no kind of member", row, "member", hint)
                continue
            values = self.values(row)
            if values is None:
                continue
            if member == "code":
                self.merge_code(row, values)
            elif member == "section":
                self.merge_section(row, values)
            else:
                self.merge_rule(row, values)
        if self.replace:
            self.remove_others()

    # --- rows of an object list

    def merge_code(self, row: Row, values: Document) -> None:
        code = self.code(row)
        if code is None or self.repeated(code, row):
            return
        if "name" in values:
            values.setdefault("meaning", [values["name"]])
        facts: Document = {key: values[key] for key in ("meaning", "unit", "classes", "types") if key in values}
        if "meaning" not in facts:
            self.report("S804", "the code has no meaning", row, "name", "put it into the column 'name'")
            return
        label = f"{code[0]}-{code[1]}:{code[2]}.{code[3]}.{code[4]}*{code[5]}"
        old = interpret(self.obis, code)
        if not self.new_facts(old, facts):
            return
        file = self.file_of(code)
        if file is None:
            self.report("S804", f"no file is about value group A = {code[0]}", row, "obis")
            return
        own = self.rule_of(self.documents[file], code)
        if own is not None:
            self.amend(file, label, own, facts)
        elif old.kind is Kind.STANDARD and not self.replace:
            told = _shown({"meaning": old.meaning, "unit": old.unit or "none", "classes": list(old.classes)})
            hint = "it is left as it is; --replace gives it the meaning of the sheet"
            self.report("S806", f"the rules say otherwise of {label}: {told}", row, "obis", hint)
        elif (section := self.section_for(file, row, values)) is not None:
            rule: Document = dict(zip(GROUPS, code, strict=True)) | facts
            if old.kind not in (Kind.STANDARD, Kind.RESERVED):
                rule["kind"] = str(old.kind)  # or the range it lies in would go before it
            section["rules"].append(rule)
            self.change(file, f"{label}: new, {_shown(facts)}")

    def code(self, row: Row) -> Code | None:
        text = row.text("obis")
        numbers: list[int] = []
        if re.fullmatch(r"[0-9a-fA-F]{12}", text):
            numbers = list(bytes.fromhex(text))
        elif match := _CODE.fullmatch(text):
            numbers = [int(number) for number in match.groups() if number is not None]
            numbers += [255] * (6 - len(numbers))
        if len(numbers) != 6 or max(numbers) > 255:
            hint = "write it as 1-0:1.8.0*255, 1.0.1.8.0.255 or 0100010800FF"
            self.report("S804", f"'{text}' is no OBIS code" if text else "no code", row, "obis", hint)
            return None
        a, b, c, d, e, f = numbers
        return a, b, c, d, e, f

    def new_facts(self, old: Interpretation, facts: Document) -> bool:
        """Whether the row says anything that the rules do not say already."""
        said = (", ".join(facts["meaning"]), facts.get("unit", old.unit))
        return said != (old.meaning, old.unit) or not set(facts.get("classes", ())) <= set(old.classes)

    def file_of(self, code: Code) -> str | None:
        for name, document in self.documents.items():
            if "a" in document and _admits(document["a"], code[0]):
                return name
        return None

    def rule_of(self, document: Document, code: Code) -> Document | None:
        """The rule that admits this code and no other."""
        for section in document["sections"]:
            for rule in section["rules"]:
                if tuple({**document, **section, **rule}.get(group) for group in GROUPS) == code:
                    return cast(Document, rule)
        return None

    def section_for(self, file: str, row: Row, values: Document) -> Document | None:
        title = row.text("section") or SINGLE_CODES
        section = self.section_of(file, title)
        if section is not None:
            return section
        source = {key: values[key] for key in _SOURCE if key in values}
        if not {"document", "clause"} <= source.keys():
            hint = "fill in the columns 'document' and 'clause'"
            self.report("S804", f"the section '{title}' is new and needs its source", row, "document", hint)
            return None
        section = {"title": title, "source": source, "rules": []}
        sections = self.documents[file]["sections"]
        sections.insert(len(sections) - 1, section)  # the last one is about what is not assigned
        self.change(file, f"section '{title}': new")
        return section

    # --- rows of sections and rules

    def merge_section(self, row: Row, values: Document) -> None:
        place = self.place(row)
        if place is None or self.repeated(place, row):
            return
        file, title = place
        source = {key: values.pop(key) for key in _SOURCE if key in values}
        section = self.section_of(file, title)
        if section is None:
            self.documents[file]["sections"].append({"title": title, "source": source, **values, "rules": []})
            self.change(file, f"section '{title}': new")
            return
        facts = {key: value for key, value in section.items() if key not in ("title", "source", "rules")}
        label = f"section '{title}'"
        self.differences(file, f"{label}, source", section["source"], source, _SOURCE)
        self.differences(file, label, facts, values, _FACTS)
        rules = section.pop("rules")
        new_source = self.said(section["source"], source, _SOURCE)
        new_facts = self.said(facts, values, _FACTS)
        section.clear()
        section.update({"title": title, "source": new_source, **new_facts, "rules": rules})

    def merge_rule(self, row: Row, values: Document) -> None:
        place = self.place(row)
        if place is None:
            return
        file, title = place
        section = self.section_of(file, title)
        if section is None:
            self.report("S804", f"there is no section '{title}' in {file}", row, "section")
            return
        own = tuple(values.get(group) for group in GROUPS)
        if self.repeated((*place, own), row):
            return
        label = f"section '{title}', rule {' '.join('-' if value is None else str(value) for value in own)}"
        facts = {key: value for key, value in values.items() if key in _FACTS}
        for rule in section["rules"]:
            if tuple(rule.get(group) for group in GROUPS) == own:
                self.amend(file, label, rule, facts)
                break
        else:
            rule = facts
            section["rules"].append(rule)
            self.change(file, f"{label}: new")
        self.kept.setdefault(place, []).append(rule)

    def place(self, row: Row) -> tuple[str, str] | None:
        file = f"{OBIS_FOLDER}{row.text('file')}.json"
        if file not in self.documents:
            names = [name.removeprefix(OBIS_FOLDER).removesuffix(".json") for name in self.documents]
            hint = did_you_mean(row.text("file"), names) or f"one of: {', '.join(names)}"
            self.report("S804", f"there is no table of OBIS '{row.text('file')}'", row, "file", hint)
            return None
        if not row.text("section"):
            self.report("S804", "no section", row, "section")
            return None
        return file, row.text("section")

    def section_of(self, file: str, title: str) -> Document | None:
        sections = self.documents[file]["sections"]
        return next((section for section in sections if section["title"] == title), None)

    def remove_others(self) -> None:
        for (file, title), kept in self.kept.items():
            section = self.section_of(file, title)
            assert section is not None  # its rules are kept
            for rule in [rule for rule in section["rules"] if not any(rule is item for item in kept)]:
                own = " ".join(str(rule.get(group, "-")) for group in GROUPS)
                section["rules"].remove(rule)
                self.change(file, f"section '{title}', rule {own}: removed")

    # --- cells

    def values(self, row: Row) -> Document | None:
        """The facts of a row; None (and reported) where a cell cannot be read."""
        values: Document = {}
        before = len(self.diagnostics)
        for column in (*_FACTS, *_SOURCE):
            text = row.text(column)
            if not text:
                continue
            try:
                values[column] = _parse(column, text)
            except ValueError as error:
                self.report("S804", str(error), row, column)
        return values if len(self.diagnostics) == before else None

    def repeated(self, identity: object, row: Row) -> bool:
        if identity in self.seen:
            self.report("S805", f"the same as in row {self.seen[identity].number}", row, "obis")
            return True
        self.seen[identity] = row
        return False

    # --- what changes

    def amend(self, file: str, label: str, rule: Document, facts: Document) -> None:
        self.differences(file, label, rule, facts, _FACTS)
        new = self.said(rule, facts, _FACTS)
        rule.clear()
        rule.update(new)

    def said(self, old: Mapping[str, Any], new: Mapping[str, Any], keys: Sequence[str]) -> Document:
        """The old facts, those of the sheet's columns as the sheet has them, in the old order."""
        kept = {key: value for key, value in old.items() if key not in keys or not self.speaks_of(key) or key in new}
        return {key: copy.deepcopy(new.get(key, value)) for key, value in kept.items()} | {
            key: value for key, value in new.items() if key not in kept
        }

    def speaks_of(self, key: str) -> bool:
        """Whether a fact that a row lacks is taken away: the sheet has the column, and is one of rules."""
        return key in self.sheet.columns and "member" in self.sheet.columns

    def differences(
        self, file: str, label: str, old: Mapping[str, Any], new: Mapping[str, Any], keys: Sequence[str]
    ) -> None:
        after = self.said(old, new, keys)
        for key in (*old, *(key for key in after if key not in old)):
            if old.get(key) != after.get(key):
                self.change(file, f"{label}: {key} {_shown(old.get(key))} -> {_shown(after.get(key))}")

    def change(self, file: str, text: str) -> None:
        self.changed.add(file)
        self.changes.append(text)


def _admits(pattern: int | str, value: int) -> bool:
    if isinstance(pattern, int):
        return pattern == value
    try:
        mask, _ = parse_values(pattern)
    except NotationError:
        return False
    return mask is not None and bool(mask >> value & 1)


def _parse(column: str, text: str) -> Any:
    if text in _EMPTY:
        return _EMPTY[text]
    if column in GROUPS:
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else text
    if column in ("meaning", "basis"):
        return parse_list(text)
    if column == "classes":
        numbers = re.split(r"[;,\s]+", text)
        if not all(number.isascii() and number.isdecimal() and len(number) < 6 for number in numbers):
            raise ValueError(f"'{text}' are no class ids such as 3; 4")
        return [int(number) for number in numbers]
    if column == "types" and (";" in text or text.startswith("[") or "-" in text):
        return parse_list(text)
    return text


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(item)}" for key, item in value.items())
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "nothing" if value is None else str(value)


# --- export -----------------------------------------------------------------------------------------------------


def export_codes(sources: Iterable[SourceFile]) -> Iterator[dict[str, str]]:
    """Rows of a sheet with the columns of COLUMNS: each section, and its rules as they are written."""
    for name, document in documents_of(sources).items():
        file = name.removeprefix(OBIS_FOLDER).removesuffix(".json")
        for section in document["sections"]:
            place = {"file": file, "section": section["title"]}
            yield {**place, "member": "section", **_cells(section), **_cells(section["source"])}
            for rule in section["rules"]:
                code = tuple({**document, **section, **rule}.get(group) for group in GROUPS)
                yield {**place, "member": "rule", "obis": _code_text(code), **_cells(rule)}


def _cells(entry: Mapping[str, Any]) -> dict[str, str]:
    return {key: _cell(key, entry[key]) for key in (*_FACTS, *_SOURCE) if key in entry}


def _cell(column: str, value: Any) -> str:
    for text, empty in _EMPTY.items():
        if value == empty:
            return text
    if column == "classes":
        return "; ".join(map(str, value))
    if not isinstance(value, list):
        return str(value)
    text = list_text(value)
    return text if _parse(column, text) == value else json.dumps(value, ensure_ascii=False)


def _code_text(code: Sequence[object]) -> str:
    """The code, where the rule admits just one."""
    if not all(isinstance(value, int) for value in code):
        return ""
    a, b, c, d, e, f = code
    return f"{a}-{b}:{c}.{d}.{e}*{f}"
