"""Comparison of what is only text in the APDUs, and of what `cosemc check` has to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cosemc.diagnostics import Diagnostic, Severity
from cosemc.diff.findings import Finding, Side, finding
from cosemc.model import ChoiceType, EnumeratedType, Model, SequenceType, TypeDefinition

_OVERLAP = "O602"


def text_findings(
    old: Model, new: Model, pairs: Iterable[tuple[TypeDefinition, TypeDefinition]]
) -> Iterator[Finding]:
    """Changes of explanations, sources and order."""
    both = list(pairs)
    for before, after in both:
        sides = [Side(span=item.span, text=f"{item.doc}\n{item.source}", context=item.span) for item in (before, after)]
        if before.doc != after.doc or _docs(before) != _docs(after):
            yield finding("DOC_CHANGED", before.name, "the explanation changed", *sides)
        if (before.source, before.confidence) != (after.source, after.confidence):
            message = f"source {_source(after)!r}, was {_source(before)!r}"
            yield finding("SOURCE_CHANGED", before.name, message, *sides)
    yield from _order(old, new, both)


def _docs(definition: TypeDefinition) -> dict[str, str]:
    match definition.type:
        case SequenceType(components=parts) | ChoiceType(alternatives=parts):
            named = {part.name: part.doc for part in parts}
        case EnumeratedType(items=items):
            named = {item.name: item.doc for item in items}
        case _:
            named = {}
    return {name: doc for name, doc in named.items() if doc}


def _source(definition: TypeDefinition) -> str:
    return ", ".join(filter(None, (definition.source, definition.confidence)))


def _order(
    old: Model, new: Model, pairs: Sequence[tuple[TypeDefinition, TypeDefinition]]
) -> Iterator[Finding]:
    for module in new.modules:
        here = [(before, after) for before, after in pairs if before.module == after.module == module.name]
        by_old = sorted(here, key=lambda pair: pair[0].span)
        by_new = sorted(here, key=lambda pair: pair[1].span)
        moved = next((pair for pair, other in zip(by_new, by_old, strict=True) if pair[1] is not other[1]), None)
        if moved is not None:
            sides = [Side(span=item.span, text=item.name, context=item.span) for item in moved]
            message = f"definitions stand in another order, from {moved[1].name} on"
            yield finding("DECLARATION_ORDER_CHANGED", module.name, message, *sides)


def check_findings(old: Sequence[Diagnostic], new: Sequence[Diagnostic]) -> Iterator[Finding]:
    """What `cosemc check` says of one side only, notes aside."""
    old, new = ([item for item in side if item.severity is not Severity.NOTE] for side in (old, new))
    before, after = ({(item.code, item.message) for item in side} for side in (old, new))
    for diagnostic in new:
        if (diagnostic.code, diagnostic.message) not in before:
            rule = "OBIS_OVERLAP_INTRODUCED" if diagnostic.code == _OVERLAP else "LINT_INTRODUCED"
            yield finding(rule, f"check.{diagnostic.code}", diagnostic.message, Side(), _diagnosed(diagnostic))
    for diagnostic in old:
        if (diagnostic.code, diagnostic.message) not in after:
            message = f"no longer: {diagnostic.message}"
            yield finding("LINT_RESOLVED", f"check.{diagnostic.code}", message, _diagnosed(diagnostic), Side())


def _diagnosed(diagnostic: Diagnostic) -> Side:
    return Side(span=diagnostic.span, text=f"{diagnostic.code} {diagnostic.message}", context=diagnostic.span)
