"""Checks of the class tables: what their facts must fulfil among themselves.

Every check is a generator of diagnostics over one thing; all of them always run, so that all mistakes come out at once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from cosemc.diagnostics import Diagnostic, Related, has_errors
from cosemc.model import Span
from cosemc.names import did_you_mean
from cosemc.tables.model import (
    BUILT_IN,
    INTEGER_RANGES,
    PRIMITIVES,
    SIZED,
    UNIT,
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
    Status,
    Structure,
    StructureField,
    Tables,
    Type,
    TypeExpression,
    children,
    walk,
)

_CARDINALITY = re.compile(r"(\d+)(\.\.(\d+|n))?")
_SHORT_NAME_STEP = 8
_BITS_LIMIT = 1 << 16


def check(tables: Tables) -> tuple[Diagnostic, ...]:
    """Everything that is wrong or doubtful in the tables."""
    found = tuple(_findings(tables))
    # A misspelt reference leaves a type without use: one message is enough.
    return found if has_errors(found) else (*found, *_unused(tables))


def _findings(tables: Tables) -> Iterator[Diagnostic]:
    for interface_class in tables.classes:
        yield from _class(interface_class)
        for version in interface_class.versions:
            yield from _version(version)
            for expression in version.expressions():
                yield from check_type(expression, tables.by_name)
    for common in tables.types:
        yield from check_type(common.expression, tables.by_name)
        if common.name in PRIMITIVES or common.name in BUILT_IN:
            yield Diagnostic("N101", f"'{common.name}' is a built-in type", common.span)
    yield from _defaults(tables)
    yield from _endless(tables)
    yield from _missing(tables)


def _defaults(tables: Tables) -> Iterator[Diagnostic]:
    for version in tables.versions():
        for attribute in version.attributes:
            value, expression = attribute.default, attribute.type
            if value is not None and expression and not _admits(expression.type, value, tables):
                message = f"{json.dumps(value, ensure_ascii=False)} is no value of '{expression.text}'"
                yield Diagnostic("K518", message, attribute.default_span)


def _admits(type_: Type, value: str | int | float | bool, tables: Tables) -> bool:
    """Whether a default can be a value of the type."""
    type_ = tables.underlying(type_)
    if isinstance(type_, Choice):
        return any(_admits(alternative, value, tables) for alternative in type_.alternatives)
    if isinstance(type_, Reference):
        return type_.name != UNIT or isinstance(value, int)
    if not isinstance(type_, Primitive):
        return isinstance(value, str)
    if type_.kind == "boolean" or isinstance(value, bool):
        return type_.kind == "boolean" and isinstance(value, bool)
    if type_.kind in INTEGER_RANGES:
        low, high = INTEGER_RANGES[type_.kind]
        ranges = type_.ranges or (Interval(low, high),)
        return isinstance(value, int) and any(
            part.low <= value <= (high if part.high is None else part.high) for part in ranges
        )
    return isinstance(value, int | float if type_.kind.startswith("float") else str)


def _missing(tables: Tables) -> Iterator[Diagnostic]:
    described = {(version.class_id, version.version) for version in tables.versions()}
    for pair in tables.known:
        if (pair.class_id, pair.version) not in described:
            message = f"class {pair.class_id} version {pair.version} has no entry in the tables"
            yield Diagnostic("K516", message, pair.span, 'give it one, if only with the status "existence only"')


def _class(interface_class: InterfaceClass) -> Iterator[Diagnostic]:
    yield from _distinct(interface_class.versions, "version", "K501", lambda item: item.version)
    numbers = [version.version for version in interface_class.versions]
    if numbers != sorted(numbers):
        message = "versions of a class stand in ascending order"
        yield Diagnostic("K512", message, interface_class.versions[_first_descent(numbers)].span)
    for older, newer in pairwise(interface_class.versions):
        yield from _removals(older, newer)


def _removals(older: ClassVersion, newer: ClassVersion) -> Iterator[Diagnostic]:
    if Status.EXISTENCE_ONLY in {older.status, newer.status}:
        return
    kept = {attribute.name for attribute in newer.attributes} | set(newer.removed)
    for attribute in older.attributes:
        if attribute.name and attribute.name not in kept and newer.attribute(attribute.id) is None:
            message = f"version {newer.version} has no attribute {attribute.id} '{attribute.name}' any more"
            hint = f'if that is so, add "removed": ["{attribute.name}"] to the version'
            yield Diagnostic("K507", message, newer.span, hint, (Related("the attribute it had", attribute.span),))


def _version(version: ClassVersion) -> Iterator[Diagnostic]:
    yield from _source(version)
    if version.cardinality and not _cardinality_is_sound(version.cardinality):
        message = f"cardinality '{version.cardinality}' is odd"
        yield Diagnostic("K511", message, version.span, "write '0..n', '1' or '0..1'")
    if version.status is Status.EXISTENCE_ONLY:
        if version.attributes:
            message = "a version of which only the existence is known has no attributes"
            yield Diagnostic("K513", message, version.attributes[0].span, "give another status, with its source")
        return
    yield from _logical_name(version)
    yield from _distinct(version.attributes, "attribute", "K503", lambda item: item.id)
    yield from _gaps(version.attributes)
    yield from _distinct(version.methods, "method", "K504", lambda item: item.id)
    yield from _distinct((*version.attributes, *version.methods), "attribute or method", "N105", lambda item: item.name)
    yield from _short_names(version)
    yield from _selectors(version)


def _source(version: ClassVersion) -> Iterator[Diagnostic]:
    source = version.source
    if not source.document:
        yield Diagnostic("V702", f"class {version.class_id} version {version.version} names no document", source.span)
    elif not source.clause and version.status is Status.VERIFIED:
        yield Diagnostic("V702", f"class {version.class_id} version {version.version} names no clause", source.span)


def _cardinality_is_sound(text: str) -> bool:
    match = _CARDINALITY.fullmatch(text)
    return match is not None and (match.group(3) in {None, "n"} or int(match.group(1)) <= int(match.group(3)))


def _logical_name(version: ClassVersion) -> Iterator[Diagnostic]:
    first = version.attribute(1)
    if first is None or first.name != "logical_name" or first.type is None or first.type.text != "logical_name":
        span = first.span if first else version.span
        hint = '{"id": 1, "name": "logical_name", "type": "logical_name", "static": true, "sn": "0x00"}'
        yield Diagnostic("K502", "attribute 1 of every class is its logical_name", span, hint)


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


P = TypeVar("P", bound=_Placed)
Part = TypeVar("Part", StructureField, NamedValue)
Item = TypeVar("Item", contravariant=True)


def _distinct(items: Sequence[P], what: str, code: str, key: _Key[P]) -> Iterator[Diagnostic]:
    first: dict[object, P] = {}
    for item in items:
        value = key(item)
        if value in ("", -1):  # not readable, and reported so
            continue
        if value in first:
            related = (Related("first given here", first[value].span),)
            yield Diagnostic(code, f"{what} {value} is given twice", item.span, related=related)
        first.setdefault(value, item)


class _Key(Protocol[Item]):
    def __call__(self, item: Item, /) -> object: ...


def _gaps(attributes: Sequence[Attribute]) -> Iterator[Diagnostic]:
    for before, after in pairwise(attributes):
        if 0 < after.id < before.id:
            yield Diagnostic("K503", f"attribute {after.id} stands after attribute {before.id}", after.span)
    ordered = sorted(attributes, key=lambda attribute: attribute.id)
    for before, after in pairwise(ordered):
        first, last = before.id + 1, after.id - 1
        if before.id > 0 and first <= last:
            missing = f" {first} is" if first == last else f"s {first} to {last} are"
            hint = f'if the index is reserved, say so: {{"id": {first}, "reserved": true}}'
            yield Diagnostic("K503", f"attribute{missing} missing before attribute {after.id}", after.span, hint)


def _short_names(version: ClassVersion) -> Iterator[Diagnostic]:
    items: tuple[Attribute | Method, ...] = (*version.attributes, *version.methods)
    first: dict[int, Attribute | Method] = {}
    for item in items:
        if item.sn is None or item.sn_span is None:
            continue
        if item.sn % _SHORT_NAME_STEP:
            message = f"short-name offset 0x{item.sn:02x} is no multiple of {_SHORT_NAME_STEP}"
            yield Diagnostic("K505", message, item.sn_span, f"the next one is 0x{(item.sn // 8 + 1) * 8:02x}")
        elif item.sn in first:
            related = (Related(f"'{first[item.sn].name}' has it", first[item.sn].sn_span or item.sn_span),)
            yield Diagnostic("K505", f"short-name offset 0x{item.sn:02x} is taken", item.sn_span, related=related)
        first.setdefault(item.sn, item)


def _selectors(version: ClassVersion) -> Iterator[Diagnostic]:
    seen: dict[tuple[int, int], Span] = {}
    for selector in version.selectors:
        if version.attribute(selector.attribute) is None and selector.attribute > 0:
            yield Diagnostic("K514", f"there is no attribute {selector.attribute} to select from", selector.span)
        if selector.parameter is None:
            yield Diagnostic("K509", f"selector '{selector.name}' has no parameter type", selector.span)
        key = (selector.attribute, selector.selector)
        if key in seen:
            related = (Related("first given here", seen[key]),)
            message = f"selector {selector.selector} of attribute {selector.attribute} is given twice"
            yield Diagnostic("K514", message, selector.span, related=related)
        seen.setdefault(key, selector.span)


def _unused(tables: Tables) -> Iterator[Diagnostic]:
    nodes = (node for expression in _all_expressions(tables) for node in walk(expression.type))
    used = {node.name for node in nodes if isinstance(node, Reference)}
    for common in tables.types:
        if tables.classes and common.name not in used:
            yield Diagnostic("N104", f"common type '{common.name}' is not used", common.span)


def _all_expressions(tables: Tables) -> Iterator[TypeExpression]:
    for version in tables.versions():
        yield from version.expressions()
    for common in tables.types:
        yield common.expression


def _endless(tables: Tables) -> Iterator[Diagnostic]:
    """Common types that contain themselves: the tables have no use for recursion, and values would have no end."""
    settled: set[str] = set()

    def visit(common: CommonType, path: tuple[str, ...]) -> Iterator[Diagnostic]:
        if common.name in path:
            chain = " -> ".join((*path[path.index(common.name) :], common.name))
            yield Diagnostic("C308", f"common type '{common.name}' contains itself ({chain})", common.span)
            return
        if common.name in settled:
            return
        for node in walk(common.expression.type):
            if isinstance(node, Reference) and node.name in tables.by_name:
                yield from visit(tables.by_name[node.name], (*path, common.name))
        settled.add(common.name)

    for common in tables.types:
        yield from visit(common, ())


def check_type(expression: TypeExpression, common: Collection[str]) -> Iterator[Diagnostic]:
    """Everything that is wrong in one type expression; `common` are the names of the common types."""
    for node in walk(expression.type):
        if isinstance(node, Reference):
            yield from _reference(node, expression, common)
        elif isinstance(node, Primitive):
            yield from _primitive(node, expression, common)
        elif isinstance(node, Structure):
            yield from _distinct_in(node.fields, "N105", "field", lambda field: field.name, expression)
        elif isinstance(node, Array):
            yield from _intervals(node.ranges, (0, None), "count", expression)
        else:
            yield from _alternatives(node, expression)


def _reference(node: Reference, expression: TypeExpression, common: Collection[str]) -> Iterator[Diagnostic]:
    if node.name not in common and node.name not in BUILT_IN:
        yield _unknown(node.name, node, expression, common)


def _unknown(name: str, node: Type, expression: TypeExpression, common: Collection[str]) -> Diagnostic:
    span = expression.origin.at(node.start, node.start + len(name))
    hint = did_you_mean(name, {*PRIMITIVES, *common, *BUILT_IN, "array"})
    return Diagnostic("K506", f"type '{name}' is not known", span, hint or "common types stand in types.json")


def _primitive(node: Primitive, expression: TypeExpression, common: Collection[str]) -> Iterator[Diagnostic]:
    if node.kind not in PRIMITIVES:
        if node.kind in common or node.kind in BUILT_IN:
            message = f"'{node.kind}' is a type by name: it takes no range, no names and no meaning here"
            yield Diagnostic("K515", message, expression.span(node))
        else:
            yield _unknown(node.kind, node, expression, common)
        return
    bounds = INTEGER_RANGES.get(node.kind)
    if bounds is not None:
        yield from _intervals(node.ranges, bounds, "value", expression)
    elif node.kind in SIZED:
        yield from _intervals(node.ranges, (0, None), "length", expression)
    elif node.ranges:
        yield Diagnostic("K515", f"'{node.kind}' takes no range", expression.span(node.ranges[0]))
    if node.names:
        yield from _names(node, bounds, expression)


def _names(node: Primitive, bounds: tuple[int, int] | None, expression: TypeExpression) -> Iterator[Diagnostic]:
    if node.kind == "bit-string":
        longest = max((_BITS_LIMIT if part.high is None else part.high for part in node.ranges), default=_BITS_LIMIT)
        bounds = (0, longest - 1)
    if bounds is None:
        yield Diagnostic("K515", f"'{node.kind}' takes no names", expression.span(node.names[0]))
        return
    for item in node.names:
        if not bounds[0] <= item.value <= bounds[1]:
            message = f"{item.value} ('{item.name}') is outside {node.kind} {bounds[0]}..{bounds[1]}"
            yield Diagnostic("K508", message, expression.span(item))
    yield from _distinct_in(node.names, "C306", "number", lambda item: item.value, expression)
    yield from _distinct_in(node.names, "C306", "name", lambda item: item.name, expression)


def _intervals(
    ranges: tuple[Interval, ...], bounds: tuple[int, int | None], what: str, expression: TypeExpression
) -> Iterator[Diagnostic]:
    low, high = bounds
    previous: int | None = low - 1
    for part in ranges:
        span = expression.span(part)
        if part.high is not None and part.low > part.high:
            hint = f"did you mean {part.high}..{part.low}?"
            yield Diagnostic("C301", f"empty range: {part.low} is greater than {part.high}", span, hint)
        elif part.low < low or (high is not None and max(part.low, part.high or part.low) > high):
            limits = f"at least {low}" if high is None else f"{low}..{high}"
            yield Diagnostic("C301", f"the {what} must be {limits}", span)
        elif previous is None or part.low <= previous:
            yield Diagnostic("C301", "ranges stand in ascending order and do not overlap", span)
        previous = part.high


def _alternatives(node: Type, expression: TypeExpression) -> Iterator[Diagnostic]:
    seen: list[Type] = []
    for alternative in children(node):
        if alternative in seen:
            yield Diagnostic("K517", "the same alternative stands twice in the CHOICE", expression.span(alternative))
        seen.append(alternative)


def _distinct_in(
    items: Sequence[Part], code: str, what: str, key: _Key[Part], expression: TypeExpression
) -> Iterator[Diagnostic]:
    seen: set[object] = set()
    for item in items:
        value = key(item)
        if value in seen:
            yield Diagnostic(code, f"{what} {value} is given twice", expression.span(item))
        seen.add(value)


def _first_descent(numbers: Sequence[int]) -> int:
    return next(index for index in range(1, len(numbers)) if numbers[index] < numbers[index - 1])
