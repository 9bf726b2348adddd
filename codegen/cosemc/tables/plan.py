"""The plan of `cosem.classes`: every name, annotation and expression of the modules, as ready text.

One module a class id, and one (`types`) for the common types. A class version is a Python class of its own
(`RegisterV0`), so that its name stays when a version is added; `Register` names the newest. Structures and
enumerations written inside a class become classes nested in the version that first has them, and later versions of
the same shape refer to that one; those of types.json stand in `types`, once.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeAlias

from cosemc.tables import language
from cosemc.tables.model import (
    ANY,
    BUILT_IN,
    UNIT,
    UNKNOWN,
    Array,
    Attribute,
    Choice,
    ClassVersion,
    CommonType,
    InterfaceClass,
    Interval,
    Method,
    NamedValue,
    Primitive,
    Reference,
    Selector,
    Structure,
    Tables,
    Type,
    TypeExpression,
    walk,
)

_NODES = "_types."
_INDENT = "    "
_LINE = 120

_VALUES = {
    "null-data": "None",
    "dont-care": "None",
    "boolean": "bool",
    "bit-string": "BitString",
    "octet-string": "bytes",
    "visible-string": "str",
    "utf8-string": "str",
    "float32": "float",
    "float64": "float",
    "date-time": "DateTime",
    "date": "Date",
    "time": "Time",
    "compact-array": "AnyData",
    "structure": "AnyData",
}
"""Python annotation of the value of a primitive; all others are int."""

_MEANINGS = {
    ("octet-string", "date-time"): ("DateTime", "DATE_TIME_OCTETS"),
    ("octet-string", "date"): ("Date", "DATE_OCTETS"),
    ("octet-string", "time"): ("Time", "TIME_OCTETS"),
    ("octet-string", "obis"): ("Obis", "OBIS_OCTETS"),
    ("octet-string", "text"): ("str", "TEXT_OCTETS"),
    ("octet-string", "ipv4"): ("IPv4Address", "IPV4_OCTETS"),
    ("octet-string", "ipv6"): ("IPv6Address", "IPV6_OCTETS"),
    ("double-long-unsigned", "ipv4"): ("IPv4Address", "IPV4_NUMBER"),
}
"""Meanings that have a Python type of their own: its annotation, and the node that converts."""

_FROM_DESCRIPTORS = "from ._descriptors import "

_IMPORTS = {
    "AnyData": "from ..data import Data as AnyData",
    "BitString": "from ..bit_string import BitString",
    "Date": "from ..date_time import Date",
    "DateTime": "from ..date_time import DateTime",
    "Time": "from ..date_time import Time",
    "Obis": "from ..obis import Obis",
    "IPv4Address": "from ipaddress import IPv4Address",
    "IPv6Address": "from ipaddress import IPv6Address",
    "Unit": "from ..units import Unit",
    "IntEnum": "from enum import IntEnum",
    "IntFlag": "from enum import IntFlag",
    "TypeAlias": "from typing import TypeAlias",
    "_types": "from . import _types",
    "types": "from . import types",
    "dataclass": "from dataclasses import dataclass",
    "Attribute": f"{_FROM_DESCRIPTORS}Attribute",
    "InterfaceClass": f"{_FROM_DESCRIPTORS}InterfaceClass",
    "Method": f"{_FROM_DESCRIPTORS}Method",
    "Selector": f"{_FROM_DESCRIPTORS}Selector",
}
"""What a module may need, by the name it uses."""

_TAKEN = frozenset(_IMPORTS)
"""Names that no class of a structure or enumeration may take."""


@dataclass(frozen=True, slots=True)
class Line:
    """A name with an annotation or value, one line of a class body."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class StructureClass:
    """A dataclass for a structure."""

    name: str
    doc: str
    lines: tuple[Line, ...]
    kind: str = "structure"


@dataclass(frozen=True, slots=True)
class EnumClass:
    """An IntEnum (enum, named integers) or IntFlag (named bits), as `base` says."""

    name: str
    doc: str
    base: str
    lines: tuple[Line, ...]
    kind: str = "enum"


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a class that an earlier version defines."""

    name: str
    target: str
    kind: str = "alias"


Nested: TypeAlias = StructureClass | EnumClass | Alias


@dataclass(frozen=True, slots=True)
class Member:
    """An attribute, method or common type: name, annotation, expression (of one or several lines), docstring."""

    name: str
    annotation: str
    expression: str
    doc: str


@dataclass(frozen=True, slots=True)
class VersionPlan:
    """One class of a module."""

    name: str
    doc: tuple[str, ...]
    constants: tuple[Line, ...]
    nested: tuple[Nested, ...]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class ModulePlan:
    """One class id; `name` is that of the newest version, `module` that of the file."""

    module: str
    source: str
    title: str
    name: str
    newest: str
    imports: tuple[tuple[str, ...], ...]
    versions: tuple[VersionPlan, ...]


@dataclass(frozen=True, slots=True)
class CommonPlan:
    """A common type: the classes it needs, its alias where it is none itself, and its node."""

    nested: tuple[Nested, ...]
    alias: Line | None
    node: Member


@dataclass(frozen=True, slots=True)
class TypesPlan:
    """The module of the common types, each after those it refers to."""

    source: str
    imports: tuple[tuple[str, ...], ...]
    types: tuple[CommonPlan, ...]


@dataclass(frozen=True, slots=True)
class EntryPlan:
    """What the registry says of a class id."""

    class_id: int
    module: str
    name: str
    newest: int
    versions: str
    titles: str


@dataclass(frozen=True, slots=True)
class ClassesPlan:
    """All of `cosem.classes`."""

    types: TypesPlan
    modules: tuple[ModulePlan, ...]
    registry: tuple[EntryPlan, ...]


def plan(tables: Tables) -> ClassesPlan:
    """Plan every module of the tables."""
    modules = tuple(_module(interface_class, tables) for interface_class in tables.classes)
    registry = tuple(_entry(interface_class) for interface_class in tables.classes)
    return ClassesPlan(types=_types(tables), modules=modules, registry=registry)


def module_name(interface_class: InterfaceClass) -> str:
    """The Python module of a class id: its file name without the number."""
    return PurePosixPath(interface_class.file).stem.partition("_")[2]


def class_name(interface_class: InterfaceClass) -> str:
    """The Python name of a class id."""
    return camel_case(module_name(interface_class))


def camel_case(name: str) -> str:
    """`scal_unit_type` as `ScalUnitType`."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def member_name(name: str) -> str:
    """An attribute, method or field name as Python can have it."""
    return f"{name}_" if keyword.iskeyword(name) or name in _SHADOWING else name


_SHADOWING = frozenset({"bool", "bytes", "dataclass", "float", "instance_id", "int", "list", "str", "types"})
"""Names that the lines beside them need with their usual meaning."""


@dataclass
class _Scope:
    """Turns the types of one class version, or one common type, into text, and collects the classes they need."""

    tables: Tables
    qualifier: str  # of names of the module `types`
    owner: str = ""  # the class around the classes written here: their annotations do not see its scope
    taken: frozenset[str] = frozenset()
    shapes: dict[str, Type] = field(default_factory=dict)
    nested: list[Nested] = field(default_factory=list)

    def annotation(self, type_: Type, hint: str, within: str = "") -> str:
        """The annotation of the Python value; `within` qualifies names of classes written here."""
        if isinstance(type_, Reference):
            return self._reference_annotation(type_)
        if isinstance(type_, Array):
            return f"list[{self.annotation(type_.element, _element(hint), within)}]"
        if isinstance(type_, Structure):
            return within + self._structure(type_, hint)
        if isinstance(type_, Choice):
            return self._choice_annotation(type_, hint, within)
        if type_.names:
            name = within + self._names(type_, hint)
            return f"{name}{_unnamed(type_)}"
        if (type_.kind, type_.meaning) in _MEANINGS:
            return _MEANINGS[type_.kind, type_.meaning or ""][0]
        return _VALUES.get(type_.kind, "int")

    def expression(self, type_: Type, hint: str, indent: str = "") -> str:
        """The expression that builds the node; over several lines where it is a structure."""
        if isinstance(type_, Reference):
            return self._reference_expression(type_)
        if isinstance(type_, Array):
            element = self.expression(type_.element, _element(hint), indent)
            return f"{_NODES}Array({', '.join((element, *_ranges(type_.ranges)))})"
        if isinstance(type_, Structure):
            return self._structure_expression(type_, hint, indent)
        if isinstance(type_, Choice):
            return self._choice_expression(type_, hint, indent)
        if type_.names:
            return self._named_expression(type_, hint)
        if (type_.kind, type_.meaning) in _MEANINGS:
            return f"{_NODES}{_MEANINGS[type_.kind, type_.meaning or ''][1]}"
        plain = type_.kind.replace("-", "_").upper()
        if not type_.ranges:
            return f"{_NODES}{plain}"
        return f"{_NODES}{plain}.within({', '.join(_ranges(type_.ranges))})"

    def _reference_annotation(self, type_: Reference) -> str:
        if type_.name in {ANY, UNKNOWN}:
            return "AnyData"
        if type_.name == UNIT:
            return "Unit | int"
        common = self.tables.by_name[type_.name]
        name = f"{self.qualifier}{_class_hint(type_.name)}"
        inner = common.expression.type
        if isinstance(inner, Primitive):
            if inner.names:
                return f"{name}{_unnamed(inner)}"
            return self.annotation(inner, "")
        return self._reference_annotation(inner) if isinstance(inner, Reference) else name

    def _reference_expression(self, type_: Reference) -> str:
        if type_.name in BUILT_IN:
            return f"{_NODES}{type_.name.upper()}"
        return f"{self.qualifier}{type_.name.upper()}"

    def _choice_annotation(self, type_: Choice, hint: str, within: str) -> str:
        hints = self._alternative_hints(type_, hint)
        named = zip(type_.alternatives, hints, strict=True)
        parts = [self.annotation(alternative, name, within) for alternative, name in named]
        words = dict.fromkeys(word for part in parts for word in part.split(" | "))
        return " | ".join(sorted(words, key=lambda word: word == "None"))

    def _choice_expression(self, type_: Choice, hint: str, indent: str) -> str:
        hints = self._alternative_hints(type_, hint)
        inner = indent + _INDENT
        parts = [
            self.expression(alternative, name, inner)
            for alternative, name in zip(type_.alternatives, hints, strict=True)
        ]
        return _call(f"{_NODES}Choice", parts, indent)

    def _alternative_hints(self, type_: Choice, hint: str) -> list[str]:
        """Names for classes of alternatives: numbered only where several of them need one."""
        needy = [alternative for alternative in type_.alternatives if _needs_class(alternative)]
        if len(needy) <= 1:
            return [hint] * len(type_.alternatives)
        return [f"{hint}{number}" for number in range(1, len(type_.alternatives) + 1)]

    def _structure(self, type_: Structure, hint: str) -> str:
        name, is_new = self._claim(type_, hint)
        if is_new:
            within = f"{self.owner}." if self.owner else ""
            lines = tuple(
                Line(member_name(item.name), self.annotation(item.type, name + camel_case(item.name), within))
                for item in type_.fields
            )
            self.nested.append(StructureClass(name, language.render(type_), lines))
        return name

    def _structure_expression(self, type_: Structure, hint: str, indent: str) -> str:
        inner = indent + _INDENT
        name = self._structure(type_, hint)
        parts = [name]
        for item in type_.fields:
            expression = self.expression(item.type, name + camel_case(item.name), inner)
            parts.append(f"{member_name(item.name)}={expression}")
        return _call(f"{_NODES}Structure", parts, indent, split=True)

    def _names(self, type_: Primitive, hint: str) -> str:
        name, is_new = self._claim(type_, hint)
        if is_new:
            base, value = ("IntFlag", _bit) if type_.kind == "bit-string" else ("IntEnum", _number)
            lines = tuple(Line(item.name.upper(), value(item, type_)) for item in type_.names)
            self.nested.append(EnumClass(name, language.render(type_), base, lines))
        return name

    def _named_expression(self, type_: Primitive, hint: str) -> str:
        name = self._names(type_, hint)
        if type_.kind == "bit-string":
            return f"{_NODES}{'Flags' if _is_fixed(type_) else 'OpenFlags'}({name}, {_length(type_)})"
        return f'{_NODES}Named("{type_.kind}", {", ".join((name, *_ranges(type_.ranges)))})'

    def _claim(self, type_: Type, hint: str) -> tuple[str, bool]:
        """The name of the class for a type, and whether it is still to be written; another type has another name."""
        name, number = hint, 1
        while name in self.taken or self.shapes.get(name, type_) != type_:
            number += 1
            name = f"{hint}{number}"
        is_new = name not in self.shapes
        self.shapes[name] = type_
        return name, is_new


def _bit(item: NamedValue, type_: Primitive) -> str:
    return f"1 << {_length(type_) - 1 - item.value}"


def _number(item: NamedValue, _type: Primitive) -> str:
    return str(item.value)


def _needs_class(type_: Type) -> bool:
    return any(isinstance(node, Structure) or (isinstance(node, Primitive) and node.names) for node in walk(type_))


def _element(hint: str) -> str:
    return f"{hint}Element" if hint else ""


def _call(function: str, arguments: Iterable[str], indent: str, *, split: bool = False) -> str:
    parts = list(arguments)
    flat = f"{function}({', '.join(parts)})"
    if not split and "\n" not in flat and len(indent) + len(flat) <= 100:
        return flat
    lines = "".join(f"{indent}{_INDENT}{part},\n" for part in parts)
    return f"{function}(\n{lines}{indent})"


def _ranges(ranges: tuple[Interval, ...]) -> list[str]:
    return [f"({part.low}, {part.high})" for part in ranges]


def _unnamed(type_: Primitive) -> str:
    """What else the value of a type with names may be."""
    if type_.kind == "bit-string":
        return "" if _is_fixed(type_) else " | BitString"
    return " | int"


def _is_fixed(type_: Primitive) -> bool:
    return len(type_.ranges) == 1 and type_.ranges[0].low == type_.ranges[0].high


def _length(type_: Primitive) -> int:
    """Length of a bit string with names; where none is fixed, the octets that hold the last named bit."""
    if _is_fixed(type_):
        return type_.ranges[0].low
    return (max(item.value for item in type_.names) // 8 + 1) * 8


def _types(tables: Tables) -> TypesPlan:
    shapes: dict[str, Type] = {}
    plans = tuple(_common(common, tables, shapes) for common in _in_order(tables))
    text = [word for item in plans for word in _words_of_common(item)]
    return TypesPlan(source="specs/types.json", imports=_imports(text), types=plans)


def _in_order(tables: Tables) -> Iterator[CommonType]:
    """Common types, each after those it refers to, otherwise in the order of the file."""
    done: set[str] = set()

    def visit(common: CommonType) -> Iterator[CommonType]:
        if common.name in done:
            return
        done.add(common.name)
        for node in walk(common.expression.type):
            if isinstance(node, Reference) and node.name in tables.by_name:
                yield from visit(tables.by_name[node.name])
        yield common

    for common in tables.types:
        yield from visit(common)


def _common(common: CommonType, tables: Tables, shapes: dict[str, Type]) -> CommonPlan:
    type_ = common.expression.type
    name = _class_hint(common.name)
    others = frozenset(_class_hint(other.name) for other in tables.types) - {name}
    scope = _Scope(tables, qualifier="", taken=others, shapes=shapes)
    hint = f"{name}Structure" if isinstance(type_, Choice) else name
    annotation = scope.annotation(type_, hint)
    expression = scope.expression(type_, hint)
    alias = None
    if isinstance(type_, Choice | Array):
        alias = Line(name, annotation)
        annotation = name
    doc = common.doc or language.render(type_)
    node = Member(common.name.upper(), f"_types.Type[{annotation}]", expression, doc)
    return CommonPlan(tuple(scope.nested), alias, node)


def _module(interface_class: InterfaceClass, tables: Tables) -> ModulePlan:
    name = class_name(interface_class)
    first: dict[str, list[tuple[Type, str]]] = {}
    versions = tuple(_version(version, name, first, tables) for version in interface_class.versions)
    text = [word for version in versions for word in _words_of_version(version)]
    newest = interface_class.newest
    return ModulePlan(
        module=module_name(interface_class),
        source=f"specs/{interface_class.file}",
        title=f"{newest.name} (class id {interface_class.class_id})",
        name=name,
        newest=f"{name}V{newest.version}",
        imports=_imports(text),
        versions=versions,
    )


def _version(version: ClassVersion, name: str, first: dict[str, list[tuple[Type, str]]], tables: Tables) -> VersionPlan:
    own = f"{name}V{version.version}"
    scope = _Scope(tables, qualifier="types.", owner=own)
    attributes = [attribute for attribute in version.attributes if not attribute.reserved]
    for attribute in attributes:  # they go before selectors where both would give a class the same name
        if attribute.type:
            scope.annotation(attribute.type.type, _class_hint(attribute.name))
    members = [_attribute(attribute, version.selectors, scope) for attribute in attributes]
    members += [_method(method, scope) for method in version.methods if not method.reserved]
    return VersionPlan(
        name=own,
        doc=_doc(version),
        constants=(
            Line("CLASS_ID", str(version.class_id)),
            Line("VERSION", str(version.version)),
            Line("NAME", _literal(version.name)),
            Line("STATUS", _literal(str(version.status))),
            Line("CARDINALITY", _literal(version.cardinality)),
        ),
        nested=tuple(_shared(item, scope.shapes[item.name], own, first) for item in scope.nested),
        members=tuple(members),
    )


def _shared(item: Nested, shape: Type, own: str, first: dict[str, list[tuple[Type, str]]]) -> Nested:
    """The class itself in the version that first has this shape, an alias of it in later versions."""
    for earlier, owner in first.setdefault(item.name, []):
        if earlier == shape:
            return Alias(item.name, f"{owner}.{item.name}")
    first[item.name].append((shape, own))
    return item


def _doc(version: ClassVersion) -> tuple[str, ...]:
    source = version.source.text or "no source"
    head = f"{version.name}, class id {version.class_id}, version {version.version} ({source}; {version.status})."
    return (head, *([_sentence(version.doc)] if version.doc else []))


def _attribute(attribute: Attribute, selectors: Iterable[Selector], scope: _Scope) -> Member:
    assert attribute.type is not None  # by the check of form
    hint = _class_hint(attribute.name)
    annotation = scope.annotation(attribute.type.type, hint)
    expression = scope.expression(attribute.type.type, hint, _INDENT)
    own = [_selector(selector, scope) for selector in selectors if selector.attribute == attribute.id]
    arguments = {
        "static": None if attribute.static is None else str(attribute.static),
        "default": None if attribute.default is None else _literal(attribute.default),
        "sn": _offset(attribute.sn),
        "mandatory": None if attribute.mandatory else "False",
        "selectors": _call("", own, _INDENT * 2, split=True) if own else None,
    }
    name, annotation = member_name(attribute.name), f"Attribute[{annotation}]"
    head = f"{name}: {annotation}"
    return Member(
        name=name,
        annotation=annotation,
        expression=_descriptor(head, "Attribute", [str(attribute.id), expression], arguments),
        doc=_member_doc(attribute.type, attribute.doc),
    )


def _selector(selector: Selector, scope: _Scope) -> str:
    assert selector.parameter is not None  # by K509
    expression = scope.expression(selector.parameter.type, _class_hint(selector.name), _INDENT * 3)
    scope.annotation(selector.parameter.type, _class_hint(selector.name))
    return f'Selector({selector.selector}, "{selector.name}", {expression})'


def _method(method: Method, scope: _Scope) -> Member:
    hint = camel_case(method.name)
    parameter, parameter_expression = _exchanged(method.parameter, f"{hint}Parameter", "AnyData", scope)
    result, result_expression = _exchanged(method.result, f"{hint}Result", "None", scope)
    arguments = {
        "parameter": parameter_expression,
        "result": result_expression,
        "sn": _offset(method.sn),
        "mandatory": None if method.mandatory is None else str(method.mandatory),
    }
    name, annotation = member_name(method.name), f"Method[{parameter}, {result}]"
    head = f"{name}: {annotation}"
    return Member(
        name=name,
        annotation=annotation,
        expression=_descriptor(head, "Method", [str(method.id)], arguments),
        doc=_method_doc(method),
    )


def _exchanged(expression: TypeExpression | None, hint: str, absent: str, scope: _Scope) -> tuple[str, str | None]:
    """Annotation and node of a parameter or result; a parameter the table does not know may be any Data."""
    if expression is None:
        return absent, None
    return scope.annotation(expression.type, hint), scope.expression(expression.type, hint, _INDENT)


def _class_hint(name: str) -> str:
    hint = camel_case(name)
    return f"{hint}Type" if hint in _TAKEN else hint


def _descriptor(head: str, function: str, positional: list[str], keywords: Mapping[str, str | None]) -> str:
    """The call that makes a descriptor, over several lines where one is too long for what stands before it."""
    parts = [*positional, *(f"{name}={value}" for name, value in keywords.items() if value is not None)]
    flat = f"{function}({', '.join(parts)})"
    if "\n" not in flat and len(_INDENT) + len(head) + len(" = ") + len(flat) <= _LINE:
        return flat
    body = "".join(f"{_INDENT * 2}{_indented(part)},\n" for part in parts)
    return f"{function}(\n{body}{_INDENT})"


def _indented(part: str) -> str:
    """A multi-line argument, one level deeper."""
    return part if part.startswith("selectors=") else part.replace("\n", f"\n{_INDENT}")


def _member_doc(expression: TypeExpression, doc: str) -> str:
    text = f"`{language.render(expression.type)}`"
    return f"{_sentence(doc)} {text}" if doc else text


def _method_doc(method: Method) -> str:
    taken = f"takes `{language.render(method.parameter.type)}`" if method.parameter else "takes what is not known"
    given = f", gives `{language.render(method.result.type)}`" if method.result else ""
    return f"{_sentence(method.doc)} {taken.capitalize()}{given}" if method.doc else f"{taken.capitalize()}{given}"


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith(".") else f"{text}."


def _offset(sn: int | None) -> str | None:
    return None if sn is None else f"0x{sn:02x}"


def _literal(value: str | int | float | bool) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if isinstance(value, str) else repr(value)


def _words_of_version(version: VersionPlan) -> Iterator[str]:
    yield "InterfaceClass"
    yield from _words_of_nested(version.nested)
    for member in version.members:
        yield member.annotation
        yield member.expression


def _words_of_common(common: CommonPlan) -> Iterator[str]:
    yield from _words_of_nested(common.nested)
    yield common.node.annotation
    if common.alias:
        yield f"TypeAlias {common.alias.text}"


def _words_of_nested(nested: Iterable[Nested]) -> Iterator[str]:
    for item in nested:
        if isinstance(item, StructureClass):
            yield "dataclass"
            yield from (line.text for line in item.lines)
        elif isinstance(item, EnumClass):
            yield item.base
        else:
            yield "TypeAlias"


def _imports(text: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The import lines for the names that occur in the texts, in groups: the standard library, this package."""
    words = {word for part in text for word in re.findall(r"(?<![\w.])[A-Za-z_]\w*", part)}
    by_module: dict[str, list[str]] = {}
    for word in sorted(words & _IMPORTS.keys()):
        module, _, name = _IMPORTS[word].rpartition(" import ")
        by_module.setdefault(module, []).append(name)
    lines = sorted(f"{module} import {', '.join(names)}" for module, names in by_module.items())
    groups = ([line for line in lines if not _is_own(line)], [line for line in lines if _is_own(line)])
    return tuple(tuple(group) for group in groups if group)


def _is_own(line: str) -> bool:
    return line.startswith("from .")


def _entry(interface_class: InterfaceClass) -> EntryPlan:
    newest = interface_class.newest
    titles = dict.fromkeys(version.name for version in interface_class.versions if version.name != newest.name)
    return EntryPlan(
        class_id=interface_class.class_id,
        module=module_name(interface_class),
        name=class_name(interface_class),
        newest=newest.version,
        versions=_tuple(str(version.version) for version in interface_class.versions),
        titles=_tuple(_literal(title) for title in (*titles, newest.name)),
    )


def _tuple(items: Iterable[str]) -> str:
    parts = list(items)
    return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"
