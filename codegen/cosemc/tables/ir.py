"""The class tables for machines: one JSON object a class version, and how much of the known classes they cover."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from cosemc.tables import language
from cosemc.tables.model import (
    UNKNOWN,
    Array,
    Attribute,
    Choice,
    ClassVersion,
    KnownPair,
    Method,
    Primitive,
    Reference,
    Selector,
    Status,
    Structure,
    StructureField,
    Tables,
    Type,
    TypeExpression,
    walk,
)


def classes_to_json(tables: Tables) -> list[dict[str, Any]]:
    """Every class version, by class id and version.

    An attribute has `type` as written in its table, `expanded` with common types written out, and `base_type`, the
    outer COSEM type. Short-name offsets are integers.
    """
    return [_version(version, tables) for version in tables.versions()]


def _version(version: ClassVersion, tables: Tables) -> dict[str, Any]:
    source = version.source
    return {
        "class_id": version.class_id,
        "version": version.version,
        "name": version.name,
        "status": str(version.status),
        "cardinality": version.cardinality,
        "source": {
            "document": source.document,
            "clause": source.clause,
            "confidence": str(source.confidence or ""),
            "basis": list(source.basis),
            "notes": source.notes,
        },
        "attributes": [_attribute(attribute, tables) for attribute in version.attributes],
        "methods": [_method(method, tables) for method in version.methods],
        "selectors": [_selector(selector, tables) for selector in version.selectors],
    }


def _attribute(attribute: Attribute, tables: Tables) -> dict[str, Any]:
    if attribute.reserved:
        return {"id": attribute.id, "name": attribute.name, "base_type": None, "type": None, "reserved": True}
    return {
        "id": attribute.id,
        "name": attribute.name,
        **_type("", attribute.type, tables),
        "static": attribute.static,
        "default": attribute.default,
        "sn": attribute.sn,
        "mandatory": attribute.mandatory,
        "reserved": False,
        "doc": attribute.doc,
    }


def _method(method: Method, tables: Tables) -> dict[str, Any]:
    return {
        "id": method.id,
        "name": method.name,
        **_type("parameter_", method.parameter, tables),
        **_type("result_", method.result, tables),
        "mandatory": method.mandatory,
        "sn": method.sn,
        "reserved": method.reserved,
        "doc": method.doc,
    }


def _selector(selector: Selector, tables: Tables) -> dict[str, Any]:
    return {
        "attribute": selector.attribute,
        "selector": selector.selector,
        "name": selector.name,
        **_type("parameter_", selector.parameter, tables),
        "doc": selector.doc,
    }


def _type(prefix: str, expression: TypeExpression | None, tables: Tables) -> dict[str, Any]:
    if expression is None:
        return {f"{prefix}base_type": None, f"{prefix}type": None, f"{prefix}expanded": None}
    return {
        f"{prefix}base_type": tables.base_type(expression.type),
        f"{prefix}type": language.render(expression.type),
        f"{prefix}expanded": language.render(expand(expression.type, tables)),
    }


def expand(type_: Type, tables: Tables) -> Type:
    """The type with every common type written out."""
    type_ = tables.underlying(type_)
    if isinstance(type_, Array):
        return Array(expand(type_.element, tables), type_.ranges)
    if isinstance(type_, Structure):
        return Structure(tuple(StructureField(field.name, expand(field.type, tables)) for field in type_.fields))
    if isinstance(type_, Choice):
        return Choice(tuple(expand(alternative, tables) for alternative in type_.alternatives))
    return type_


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the classes known to exist the tables describe.

    `typed` counts the pairs whose attributes all have a type, `partly` those among them where a type holds a part that
    no source tells; `missing` are the known pairs without any entry, `unlisted` the entries that the list of known
    pairs lacks.
    """

    by_status: dict[Status, int]
    known: int
    typed: int
    partly: int
    missing: tuple[KnownPair, ...]
    unlisted: tuple[KnownPair, ...]

    @property
    def described(self) -> int:
        """Pairs with an entry."""
        return sum(self.by_status.values())


def coverage(tables: Tables) -> Coverage:
    """Count the class versions of the tables against the list of known ones."""
    versions = tuple(tables.versions())
    described = {KnownPair(version.class_id, version.version) for version in versions}
    known = set(tables.known)
    counts = Counter(version.status for version in versions)
    typed = [version for version in versions if _is_typed(version)]
    return Coverage(
        by_status={status: counts[status] for status in Status},
        known=len(known),
        typed=len(typed),
        partly=sum(_has_gap(version, tables) for version in typed),
        missing=tuple(sorted(known - described, key=_pair)),
        unlisted=tuple(sorted(described - known, key=_pair)),
    )


def coverage_to_json(covered: Coverage) -> dict[str, Any]:
    """The counts as JSON; pairs as [class id, version]."""
    return {
        "described": covered.described,
        "known": covered.known,
        "typed": covered.typed,
        "typed_with_unknown_parts": covered.partly,
        "by_status": {str(status): count for status, count in covered.by_status.items()},
        "missing": [list(_pair(pair)) for pair in covered.missing],
        "unlisted": [list(_pair(pair)) for pair in covered.unlisted],
    }


def _is_typed(version: ClassVersion) -> bool:
    return version.status is not Status.EXISTENCE_ONLY and all(
        attribute.reserved or attribute.type is not None for attribute in version.attributes
    )


def _has_gap(version: ClassVersion, tables: Tables) -> bool:
    gaps = (Reference(UNKNOWN), Primitive("structure"))
    types = (expand(attribute.type.type, tables) for attribute in version.attributes if attribute.type)
    return any(node in gaps for type_ in types for node in walk(type_))


def _pair(pair: KnownPair) -> tuple[int, int]:
    return pair.class_id, pair.version
