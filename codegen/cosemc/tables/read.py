"""Reading of the tables: class files, types.json and the list of known pairs, to the model.

This stage settles form (keys, kinds, names, syntax of types). What the facts must fulfil among themselves is the
business of `check`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cosemc.diagnostics import Diagnostic, Related
from cosemc.read import SourceFile
from cosemc.tables.binding import Binder, Fields
from cosemc.tables.model import (
    Attribute,
    ClassVersion,
    CommonType,
    Confidence,
    InterfaceClass,
    KnownPair,
    Method,
    Selector,
    Source,
    Status,
    Tables,
)
from cosemc.tables.positioned import JsonArray, JsonNumber

TYPES_FILE = "types.json"
KNOWN_FILE = "classes/known.json"
CLASSES_FOLDER = "classes/"

VERSION_KEYS = (
    "version", "name", "status", "cardinality", "doc", "source", "removed", "attributes", "methods", "selectors",
)  # fmt: skip
ATTRIBUTE_KEYS = ("id", "name", "type", "static", "sn", "default", "mandatory", "doc", "reserved")
METHOD_KEYS = ("id", "name", "parameter", "result", "mandatory", "sn", "doc", "reserved")
SELECTOR_KEYS = ("attribute", "selector", "name", "parameter", "doc")
TYPE_KEYS = ("type", "doc", "source")
_VERSION_NEEDS = ("version", "status", "source", "attributes")
SOURCE_KEYS = ("document", "clause", "confidence", "basis", "notes")


@dataclass(frozen=True, slots=True)
class ReadTables:
    """Tables as far as they could be read, and what is wrong."""

    tables: Tables
    diagnostics: tuple[Diagnostic, ...]


def read_tables(sources: Iterable[SourceFile]) -> ReadTables:
    """Read every table among the sources; files of other tables (OBIS, units, profiles) are left alone."""
    classes: list[InterfaceClass] = []
    types: list[CommonType] = []
    known: list[KnownPair] = []
    diagnostics: list[Diagnostic] = []
    for source in sources:
        binder = Binder(source)
        if source.name == TYPES_FILE:
            types += _types(binder)
        elif source.name == KNOWN_FILE:
            known += _known(binder)
        elif is_class_file(source.name):
            found = _class(binder)
            classes += [found] if found else []
        diagnostics += binder.diagnostics
    classes.sort(key=lambda item: (item.class_id, item.file))
    diagnostics += _duplicates(classes)
    return ReadTables(Tables(classes=tuple(classes), types=tuple(types), known=tuple(known)), tuple(diagnostics))


def is_class_file(name: str) -> bool:
    """Whether a file (name within the specs folder) describes an interface class."""
    return name.startswith(CLASSES_FOLDER) and name != KNOWN_FILE and name.endswith(".json")


def _duplicates(classes: list[InterfaceClass]) -> Iterable[Diagnostic]:
    first: dict[int, InterfaceClass] = {}
    for found in classes:
        if found.class_id in first:
            related = (Related("first described here", first[found.class_id].span),)
            message = f"class {found.class_id} is described in two files"
            yield Diagnostic("K501", message, found.span, "put all versions of a class into one file", related)
        first.setdefault(found.class_id, found)


def _types(binder: Binder) -> Iterable[CommonType]:
    root = binder.root("the file of common types", ("types",), ("$schema",))
    for key, node in root.entries("types") if root else ():
        fields = binder.object(node, f"type {key.value}", ("type", "source"), ("doc",))
        expression = fields.type("type") if fields else None
        if fields and expression:
            doc, source = fields.string("doc"), _source(fields)
            yield CommonType(name=key.value, expression=expression, source=source, span=key.span, doc=doc)


def _known(binder: Binder) -> Iterable[KnownPair]:
    root = binder.root("the list of known classes", ("pairs",), ("$schema", "doc", "source"))
    for key, node in root.entries("pairs") if root else ():
        if not isinstance(node, JsonArray):
            binder.wrong_kind(node, f"the versions of class {key.value}", "an array")
            continue
        for item in node.items:
            version = item.value if isinstance(item, JsonNumber) else -1
            if _is_class_id(key.value) and isinstance(version, int) and 0 <= version <= 0xFF:
                yield KnownPair(int(key.value), version, item.span)
            else:
                binder.report("K510", f"class {key.value} cannot have this version", item.span)


def _is_class_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 5 and int(text) <= 0xFFFF


def _class(binder: Binder) -> InterfaceClass | None:
    root = binder.root("an interface class", ("class_id", "name", "versions"), ("$schema",))
    if root is None:
        return None
    class_id = root.integer("class_id", 0, 0xFFFF, code="K510")
    name = root.string("name")
    versions = tuple(
        _version(fields, class_id, name)
        for fields in root.objects("versions", "a class version", _VERSION_NEEDS, VERSION_KEYS)
    )
    if class_id < 0:
        return None
    return InterfaceClass(
        class_id=class_id, name=name, file=binder.source.name, versions=versions, span=root.span_of("class_id")
    )


def _version(fields: Fields, class_id: int, name: str) -> ClassVersion:
    attributes = fields.objects("attributes", "an attribute", ("id",), ATTRIBUTE_KEYS)
    methods = fields.objects("methods", "a method", ("id",), METHOD_KEYS)
    selectors = fields.objects("selectors", "a selector", ("attribute", "selector", "name"), SELECTOR_KEYS)
    return ClassVersion(
        class_id=class_id,
        version=fields.integer("version", 0, 0xFF, code="K510"),
        name=fields.string("name", name),
        status=fields.member_of("status", Status) or Status.UNVERIFIED,
        cardinality=fields.string("cardinality"),
        source=_source(fields),
        attributes=tuple(map(_attribute, attributes)),
        methods=tuple(map(_method, methods)),
        selectors=tuple(map(_selector, selectors)),
        span=fields.span_of("version"),
        doc=fields.string("doc"),
        removed=fields.strings("removed"),
    )


def _source(fields: Fields) -> Source:
    inner = fields.object("source", (), SOURCE_KEYS)
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


def _attribute(fields: Fields) -> Attribute:
    reserved = fields.boolean("reserved", False)
    if not reserved:
        fields.require("name", "type")
    return Attribute(
        id=fields.integer("id", 1, 127),
        span=fields.span_of("id"),
        name=fields.name("name"),
        type=fields.type("type"),
        static=fields.boolean("static", None),
        default=fields.scalar("default"),
        default_span=fields.span_of("default"),
        sn=_offset(fields),
        sn_span=fields.span_of("sn"),
        doc=fields.string("doc"),
        reserved=reserved,
        mandatory=fields.boolean("mandatory", True),
    )


def _method(fields: Fields) -> Method:
    reserved = fields.boolean("reserved", False)
    if not reserved:
        fields.require("name")
    return Method(
        id=fields.integer("id", 1, 127),
        span=fields.span_of("id"),
        name=fields.name("name"),
        parameter=fields.type("parameter"),
        result=fields.type("result"),
        mandatory=fields.boolean("mandatory", None),
        sn=_offset(fields),
        sn_span=fields.span_of("sn"),
        doc=fields.string("doc"),
        reserved=reserved,
    )


def _selector(fields: Fields) -> Selector:
    return Selector(
        attribute=fields.integer("attribute", 1, 127),
        selector=fields.integer("selector", 0, 255),
        span=fields.span_of("selector"),
        name=fields.name("name"),
        parameter=fields.type("parameter"),
        doc=fields.string("doc"),
    )


def _offset(fields: Fields) -> int | None:
    return fields.parsed("sn", _hexadecimal, 'a hexadecimal offset such as "0x08"')


def _hexadecimal(text: str) -> int:
    if not text.startswith("0x") or len(text) > 6:
        raise ValueError(text)
    return int(text, 16)
