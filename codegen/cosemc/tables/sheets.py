"""Class tables as sheets: one row a class version, attribute, method, selector or common type.

A row says of its member what the columns of the sheet say; a column that the sheet does not have leaves the table as
it is, and an empty cell takes the fact away. Rows are merged into the tables as plain JSON values; whether the result
is sound is for the checks of the tables to say.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, cast

from cosemc.diagnostics import Diagnostic, has_errors
from cosemc.names import did_you_mean
from cosemc.read import SourceFile
from cosemc.sheets import Merged, Row, Sheet, list_text, parse_list
from cosemc.tables import language, layout, load_tables
from cosemc.tables.check import check_type
from cosemc.tables.model import TypeExpression
from cosemc.tables.positioned import JsonString, parse, plain
from cosemc.tables.read import CLASSES_FOLDER, KNOWN_FILE, TYPES_FILE, is_class_file

COLUMNS: dict[str, tuple[str, ...]] = {
    "class_id": ("ic", "interface class", "class"),
    "class_name": (),
    "version": (),
    "member": ("kind",),
    "id": ("index", "selector"),
    "name": (),
    "type": ("data type", "parameter"),
    "result": ("returns",),
    "static": (),
    "mandatory": ("m/o",),
    "sn": ("short name", "short-name offset"),
    "default": ("def.",),
    "attribute": ("of attribute",),
    "reserved": (),
    "doc": ("description",),
    "status": (),
    "cardinality": (),
    "document": (),
    "clause": (),
    "confidence": (),
    "basis": (),
    "notes": (),
    "removed": (),
}
"""Columns of a class sheet with other headings they may have."""

NEEDED = ("class_id", "version", "member", "id", "name")
"""Columns without which a sheet is no class table."""

_SOURCE = ("document", "clause", "confidence", "basis", "notes")
_MEMBER_COLUMNS = {
    "version": ("name", "status", "cardinality", "doc", "removed", *_SOURCE),
    "attribute": ("id", "name", "type", "static", "sn", "default", "mandatory", "doc", "reserved"),
    "method": ("id", "name", "type", "result", "mandatory", "sn", "doc", "reserved"),
    "selector": ("id", "attribute", "name", "type", "doc"),
    "type": ("name", "type", "doc", *_SOURCE),
}
_LISTS = {"attribute": "attributes", "method": "methods", "selector": "selectors"}
_KEYS = {
    ("method", "type"): "parameter",
    ("selector", "type"): "parameter",
    ("selector", "id"): "selector",
}
"""The key of a column in the table, where it is not its name."""


Documents: TypeAlias = dict[str, dict[str, Any]]
"""Tables as plain JSON values, by their names within the specs folder."""


def documents_of(sources: Iterable[SourceFile]) -> Documents:
    """The class tables among the sources, which are sound."""
    ours = (source for source in sources if source.name in (TYPES_FILE, KNOWN_FILE) or is_class_file(source.name))
    return {source.name: cast("dict[str, Any]", plain(parse(source))) for source in ours}


def text_of(name: str, document: Mapping[str, Any]) -> str:
    """The text of a table by its name within the specs folder."""
    if name == TYPES_FILE:
        return layout.types_text(document)
    return layout.known_text(document) if name == KNOWN_FILE else layout.class_text(document)


# --- import -----------------------------------------------------------------------------------------------------


def import_classes(sheet: Sheet, sources: Sequence[SourceFile], *, replace: bool = False) -> Merged:
    """Merge a sheet into the tables among the sources.

    With `replace`, members that the class versions of the sheet have in the tables and not in the sheet are removed.
    Nothing changes where a cell cannot be read, or where the tables would not be sound.
    """
    run = _Import(sheet, documents_of(sources), replace)
    run.merge()
    if has_errors(run.diagnostics):
        return Merged({}, (), tuple(run.diagnostics))
    texts = {name: text_of(name, run.documents[name]) for name in sorted(run.changed)}
    merged = {source.name: source for source in sources}
    merged |= {name: SourceFile(Path(name), name, text) for name, text in texts.items()}
    checked = load_tables(merged[name] for name in sorted(merged))
    return Merged(texts, tuple(run.changes), (*run.diagnostics, *checked.diagnostics))


def _files(documents: Documents) -> dict[int, str]:
    """The file of each class id."""
    return {document["class_id"]: name for name, document in documents.items() if "class_id" in document}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row that could be read: `key` tells it from others of its version, `values` are facts by key of the table."""

    row: Row
    kind: str
    class_id: int
    version: int
    key: tuple[int, ...] | str
    values: Mapping[str, Any]


class _Import:
    def __init__(self, sheet: Sheet, documents: Documents, replace: bool) -> None:
        self.sheet = sheet
        self.replace = replace
        self.documents = documents
        self.class_names: dict[int, str] = {}
        own_types = (row.text("name") for row in sheet.rows if row.text("member").lower() == "type")
        self.common_types = frozenset((*documents.get(TYPES_FILE, {}).get("types", {}), *own_types))
        self.changed: set[str] = set()
        self.changes: list[str] = []
        self.diagnostics: list[Diagnostic] = []

    def merge(self) -> None:
        entries = self.read()
        if self.diagnostics:
            return
        for entry in entries:
            if entry.kind == "type":
                self.merge_type(entry)
        versions: dict[tuple[int, int], list[_Entry]] = {}
        for entry in entries:
            if entry.kind != "type":
                versions.setdefault((entry.class_id, entry.version), []).append(entry)
        for (class_id, version), members in sorted(versions.items()):
            self.merge_version(class_id, version, members)

    def report(self, code: str, message: str, row: Row, column: str = "", hint: str = "") -> None:
        place = row.cells[column].place if column in row.cells else f"row {row.number}"
        self.diagnostics.append(Diagnostic(code, f"{place}: {message}", row.span(column), hint))

    # reading

    def read(self) -> list[_Entry]:
        entries: dict[object, _Entry] = {}
        for row in self.sheet.rows:
            entry = self.entry(row)
            if entry is None:
                continue
            identity = (entry.kind, entry.class_id, entry.version, entry.key)
            if identity in entries:
                self.report("S805", f"the same {entry.kind} as in row {entries[identity].row.number}", row, "id")
            entries.setdefault(identity, entry)
        return list(entries.values())

    def entry(self, row: Row) -> _Entry | None:
        kind = row.text("member").lower()
        if kind not in _MEMBER_COLUMNS:
            hint = did_you_mean(kind, _MEMBER_COLUMNS) or f"one of: {', '.join(_MEMBER_COLUMNS)}"
            self.report("S804", f"'{kind}' is no kind of member" if kind else "no kind of member", row, "member", hint)
            return None
        class_id = version = -1
        if kind != "type":
            read_class, read_version = self.number(row, "class_id", 0xFFFF), self.number(row, "version", 0xFF)
            if read_class is None or read_version is None:
                return None
            class_id, version = read_class, read_version
            self.class_name(row, class_id)
        values = self.values(row, kind)
        key = self.key(row, kind, values)
        return None if key is None else _Entry(row, kind, class_id, version, key, values)

    def class_name(self, row: Row, class_id: int) -> None:
        name = row.text("class_name")
        if name and self.class_names.setdefault(class_id, name) != name:
            self.report("S804", f"class {class_id} is '{self.class_names[class_id]}' further up", row, "class_name")

    def key(self, row: Row, kind: str, values: Mapping[str, Any]) -> tuple[int, ...] | str | None:
        if kind == "type":
            if not values.get("name"):
                self.report("S804", "a common type needs a name", row, "name")
                return None
            return str(values["name"])
        keys = {"version": (), "selector": ("attribute", "selector")}.get(kind, ("id",))
        missing = [key for key in keys if key not in values]
        for key in missing:
            column = "id" if key == "selector" else key
            if not row.text(column):
                self.report("S804", f"no number of the {kind}", row, column)
        return None if missing else tuple(values[key] for key in keys)

    def values(self, row: Row, kind: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        own = _MEMBER_COLUMNS[kind]
        for column in self.sheet.columns:
            text = row.text(column)
            if column in ("class_id", "class_name", "version", "member"):
                continue
            if column not in own:
                if text:
                    self.report("S804", f"{_article(kind)} has no '{column}'", row, column)
                continue
            if not text:
                continue
            value = self.value(row, column)
            if value is not None:
                values[_KEYS.get((kind, column), column)] = value
        return values

    def value(self, row: Row, column: str) -> Any:
        if column in ("id", "attribute"):
            return self.number(row, column, 255)
        if column in ("type", "result"):
            return self.type(row, column)
        try:
            return _PARSERS.get(column, str)(row.text(column))
        except ValueError as error:
            self.report("S804", str(error), row, column)
        return None

    def type(self, row: Row, column: str) -> str | None:
        """The text of a type that is sound; what is wrong with it is told with the character where it is."""
        text = row.text(column)
        source = SourceFile(Path(self.sheet.file), self.sheet.file, f'"{text}"')
        try:
            expression = TypeExpression(language.parse(text), JsonString(source, 0, len(text) + 2, text))
        except language.TypeSyntaxError as error:
            self.report("S804", f"type: {error.message} (character {error.start + 1})", row, column, error.hint)
            return None
        found = list(check_type(expression, self.common_types))
        for diagnostic in found:
            place = f" (character {diagnostic.span.column - 1})" if diagnostic.span else ""
            self.report("S804", diagnostic.message + place, row, column, diagnostic.hint)
        return None if found else text

    def number(self, row: Row, column: str, high: int) -> int | None:
        text = row.text(column)
        match = re.fullmatch(r"([0-9]{1,9})(?:[.,]0+)?", text)  # a spreadsheet may show 3 as 3.0, or as 3,0
        if match and int(match[1]) <= high:
            return int(match[1])
        if text:
            self.report("S804", f"'{text}' is no number from 0 to {high}", row, column)
        else:
            hint = "each row needs its own: of merged cells only the first has the value"
            self.report("S804", f"no {column}", row, column, hint)
        return None

    # merging

    def merge_type(self, entry: _Entry) -> None:
        document = self.documents.setdefault(TYPES_FILE, {"$schema": "schema/types.schema.json", "types": {}})
        old = document["types"].get(entry.key)
        values = {key: value for key, value in entry.values.items() if key != "name"}
        new = self.merged(entry, old or {}, values)
        if old is None:
            self.change(TYPES_FILE, f"common type {entry.key}: new")
        else:
            self.differences(TYPES_FILE, f"common type {entry.key}", old, new)
        document["types"][entry.key] = new

    def merge_version(self, class_id: int, number: int, entries: list[_Entry]) -> None:
        file = self.file_of(class_id, entries[0])
        if file is None:
            return
        document = self.documents[file]
        label = f"class {class_id} version {number}"
        old = next((version for version in document["versions"] if version["version"] == number), None)
        version: dict[str, Any] = _new_version(number) if old is None else copy.deepcopy(old)
        for entry in entries:
            if entry.kind == "version":
                version = self.merged(entry, version, entry.values)
        for kind, key in _LISTS.items():
            self.merge_members(version, kind, key, [entry for entry in entries if entry.kind == kind])
        if old is None:
            counts = ", ".join(_count(len(version[key]), kind) for kind, key in _LISTS.items() if version.get(key))
            self.change(file, f"{label}: new, {counts or 'without members'}")
            document["versions"] = sorted([*document["versions"], version], key=lambda item: item["version"])
            self.know(class_id, number)
            return
        self.version_differences(file, label, old, version)
        document["versions"] = [version if item is old else item for item in document["versions"]]

    def file_of(self, class_id: int, entry: _Entry) -> str | None:
        """The file of a class, its name brought up to date; a new one where the class is new."""
        file = _files(self.documents).get(class_id)
        name = self.class_names.get(class_id, "")
        if file is None:
            if not name:
                self.report("S804", f"class {class_id} is new and needs a name", entry.row, "class_name")
                return None
            file = f"{CLASSES_FOLDER}{class_id:03d}_{_stem(name)}.json"
            schema = "../schema/class.schema.json"
            self.documents[file] = {"$schema": schema, "class_id": class_id, "name": name, "versions": []}
            self.change(file, f"class {class_id} {name}: new")
        elif name and self.documents[file]["name"] != name:
            self.change(file, f"class {class_id}: name {_shown(self.documents[file]['name'])} -> {_shown(name)}")
            self.documents[file]["name"] = name
        return file

    def merge_members(self, version: dict[str, Any], kind: str, key: str, entries: list[_Entry]) -> None:
        old = {_identity(kind, member): member for member in version.get(key, [])}
        new = {} if self.replace else dict(old)
        for entry in entries:
            assert isinstance(entry.key, tuple)  # only common types have another
            new[entry.key] = self.merged(entry, old.get(entry.key, {}), entry.values)
        members = [member for _, member in sorted(new.items())]
        if members or key == "attributes":
            version[key] = members
        else:
            version.pop(key, None)

    def merged(self, entry: _Entry, old: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
        """The old facts without those of the sheet's columns, and the new ones."""
        columns = [column for column in _MEMBER_COLUMNS[entry.kind] if column in self.sheet.columns]
        said = {_KEYS.get((entry.kind, column), column) for column in columns}
        own = {key: value for key, value in old.items() if key not in said or key in ("version", "status")}
        if said & set(_SOURCE):
            source = {key: value for key, value in old.get("source", {}).items() if key not in said}
            own["source"] = source | {key: value for key, value in values.items() if key in _SOURCE}
            values = {key: value for key, value in values.items() if key not in _SOURCE}
        return own | dict(values)

    def know(self, class_id: int, number: int) -> None:
        """Add a new class version to the list of known ones, where there is one."""
        pairs = self.documents.get(KNOWN_FILE, {}).get("pairs")
        if pairs is not None and number not in pairs.get(str(class_id), []):
            pairs[str(class_id)] = sorted([*pairs.get(str(class_id), []), number])
            self.changed.add(KNOWN_FILE)

    # what changed

    def change(self, file: str, text: str) -> None:
        self.changed.add(file)
        self.changes.append(text)

    def version_differences(self, file: str, label: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        without = (*_LISTS.values(), "version")
        self.differences(file, label, _without(old, without), _without(new, without))
        for kind, key in _LISTS.items():
            before = {_identity(kind, member): member for member in old.get(key, [])}
            after = {_identity(kind, member): member for member in new.get(key, [])}
            for identity in sorted({*before, *after}):
                member = after.get(identity) or before[identity]
                place = f"{label}, {kind} {identity[-1]} {member.get('name', '')}".rstrip()
                if identity not in before:
                    self.change(file, f"{place}: new")
                elif identity not in after:
                    self.change(file, f"{place}: removed")
                else:
                    self.differences(file, place, before[identity], after[identity])

    def differences(self, file: str, label: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        for key in (*old, *(key for key in new if key not in old)):
            if key == "source":
                self.differences(file, f"{label}, source", old.get("source", {}), new.get("source", {}))
            elif old.get(key) != new.get(key) or (key in old) != (key in new):
                self.change(file, f"{label}: {key} {_shown(old.get(key))} -> {_shown(new.get(key))}")


def _stem(name: str) -> str:
    """The name of a class as it stands in file names, and so in Python: `CoAP setup` as coap_setup."""
    stem = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    return stem if stem[:1].isalpha() else f"class_{stem}"


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _new_version(number: int) -> dict[str, Any]:
    return {"version": number, "status": "unverified", "source": {}, "attributes": []}


def _without(document: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in keys}


def _identity(kind: str, member: Mapping[str, Any]) -> tuple[int, ...]:
    return (member["attribute"], member["selector"]) if kind == "selector" else (member["id"],)


def _shown(value: object) -> str:
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)


# --- cells ------------------------------------------------------------------------------------------------------

_TRUE = frozenset({"true", "yes", "x", "1", "m", "static"})
_FALSE = frozenset({"false", "no", "0", "o", "dyn", "dyn.", "dynamic"})


def _boolean(text: str) -> bool:
    word = text.lower().strip("()")
    if word in _TRUE | _FALSE:
        return word in _TRUE
    raise ValueError(f"'{text}' is neither true nor false")


def _offset(text: str) -> str:
    match = re.fullmatch(r"(?:x\s*\+\s*)?0x([0-9a-fA-F]{1,4})", text)
    if match is None or int(match.group(1), 16) % 8:
        raise ValueError(f"'{text}' is no short-name offset: a multiple of 8 in hexadecimal, such as 0x08")
    return f"0x{int(match.group(1), 16):02x}"


def _scalar(text: str) -> str | int | float | bool:
    """A default: a JSON value where the text is one, otherwise the text itself."""
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, str | int | float | bool) else text


_PARSERS: dict[str, Callable[[str], Any]] = {
    "static": _boolean,
    "mandatory": _boolean,
    "reserved": _boolean,
    "sn": _offset,
    "default": _scalar,
    "basis": parse_list,
    "removed": parse_list,
}


def _cell(column: str, value: object) -> str:
    if value is None:
        return ""
    if column in ("basis", "removed") and isinstance(value, list):
        return list_text(value)
    if column == "default" and isinstance(value, str):
        return value if _scalar(value) == value else json.dumps(value, ensure_ascii=False)
    return value if isinstance(value, str) else json.dumps(value)


# --- export -----------------------------------------------------------------------------------------------------


def export_classes(sources: Iterable[SourceFile], class_ids: Collection[int] = ()) -> Iterator[dict[str, str]]:
    """Rows of a sheet with the columns of COLUMNS: the classes asked for, or all of them and the common types."""
    documents = documents_of(sources)
    if not class_ids:
        for name, common in documents.get(TYPES_FILE, {}).get("types", {}).items():
            yield _row_of("type", {"name": name, **common}, {})
    for class_id, file in sorted(_files(documents).items()):
        if not class_ids or class_id in class_ids:
            yield from _class_rows(documents[file])


def _class_rows(document: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for version in document["versions"]:
        place = {"class_id": document["class_id"], "class_name": document["name"], "version": version["version"]}
        yield _row_of("version", version, place)
        for kind, key in _LISTS.items():
            for member in version.get(key, []):
                yield _row_of(kind, member, place)


def _row_of(kind: str, member: Mapping[str, Any], place: Mapping[str, Any]) -> dict[str, str]:
    facts = {**member.get("source", {}), **member}
    row = {"member": kind, **{column: _cell(column, value) for column, value in place.items()}}
    for column in _MEMBER_COLUMNS[kind]:
        row[column] = _cell(column, facts.get(_KEYS.get((kind, column), column)))
    return row
