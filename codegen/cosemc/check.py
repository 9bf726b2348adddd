"""Checks on the resolved model: what a specification must fulfil beyond having a meaning.

Each check is a generator over a definition (or the model) that yields diagnostics, and stands in one of the two
tuples at the end. Codes are explained in `codes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import TypeAlias

from cosemc.diagnostics import Diagnostic, Related
from cosemc.encodings import references
from cosemc.model import (
    Alternative,
    AnyType,
    BitStringType,
    CharacterStringType,
    ChoiceType,
    Component,
    Encoding,
    EnumeratedType,
    IntegerType,
    Model,
    NullType,
    ObjectIdentifierType,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Span,
    TagClass,
    TagMode,
    Type,
    TypeDefinition,
    ValueDefinition,
)
from cosemc.plan.naming import attribute_name, constant_name, part_name
from cosemc.resolve import Resolution
from cosemc.universal import CHARACTER_STRINGS, EXTERNAL, NUMBERS

Identifier: TypeAlias = tuple[TagClass, int]
Starts: TypeAlias = frozenset[Identifier] | None
"""Identifiers that a value can start with; None where it can be any."""
Findings: TypeAlias = Iterator[Diagnostic]

_OCTET = 0xFF
_CIPHERED = ("glo-", "ded-")


@dataclass(frozen=True, slots=True)
class Facts:
    """A resolution, and what many checks ask about its definitions, worked out once."""

    resolution: Resolution
    starts: Mapping[str, Starts]
    finite: frozenset[str]
    empty: frozenset[str]

    @property
    def model(self) -> Model:
        """The model under check."""
        return self.resolution.model


def check(resolution: Resolution) -> list[Diagnostic]:
    """Everything that is wrong with a model, or worth a word."""
    model = resolution.model
    facts = Facts(
        resolution=resolution,
        starts=_all_starts(model),
        finite=_all_that(model, _ends),
        empty=_all_that(model, _is_empty),
    )
    found: list[Diagnostic] = []
    for whole in _OF_MODEL:
        found += whole(facts)
    for definition in model.definitions:
        for single in _OF_DEFINITION:
            found += single(facts, definition)
    return found


def parts(type_: Type) -> Iterator[Type]:
    """A type and the types written within it."""
    yield type_
    match type_:
        case SequenceType(components=fields) | ChoiceType(alternatives=fields):
            for field in fields:
                yield from parts(field.type)
        case SequenceOfType(element=element):
            yield from parts(element)


# --- facts: fixed points over the definitions, since types may be recursive


def _all_that(model: Model, holds: Callable[[Type, Set[str]], bool]) -> frozenset[str]:
    """The definitions for which something holds, given those for which it does."""
    found: set[str] = set()
    pending = list(model.definitions)
    while True:
        rest = []
        for definition in pending:
            if holds(definition.type, found):
                found.add(definition.name)
            else:
                rest.append(definition)
        if len(rest) == len(pending):
            return frozenset(found)
        pending = rest[::-1]  # one direction or the other settles a chain of types in one pass


def _ends(type_: Type, finite: Set[str]) -> bool:
    """Whether the type has a finite value."""
    match type_:
        case ReferenceType(name=name):
            return name in finite
        case SequenceType(components=components):
            return all(_ends(c.type, finite) for c in components if c.presence is Presence.MANDATORY)
        case ChoiceType(alternatives=alternatives):
            return any(_ends(alternative.type, finite) for alternative in alternatives)
        case SequenceOfType(element=element, size=size):
            return size is None or size.permits(0) or _ends(element, finite)
        case _:
            return True


def _is_empty(type_: Type, empty: Set[str]) -> bool:
    """Whether a value takes no octets in A-XDR."""
    match type_:
        case NullType():
            return True
        case ReferenceType(name=name):
            return name in empty
        case SequenceType(components=components):
            return all(c.presence is Presence.MANDATORY and _is_empty(c.type, empty) for c in components)
        case OctetStringType(size=size) | BitStringType(size=size) | CharacterStringType(size=size):
            return size is not None and size.fixed == 0
        case _:
            return False


def _all_starts(model: Model) -> dict[str, Starts]:
    """The BER identifiers that values of each definition can start with."""
    starts: dict[str, Starts] = {definition.name: frozenset() for definition in model.definitions}
    order = model.definitions
    changed = True
    while changed:
        changed, order = False, order[::-1]
        for definition in order:
            now = _starts(definition.type, starts)
            if now != starts[definition.name]:
                starts[definition.name], changed = now, True
    return starts


def _starts(type_: Type, known: Mapping[str, Starts]) -> Starts:
    """The BER identifiers that a value can start with, as far as they are known."""
    if type_.tags:
        return frozenset({(type_.tags[0].tag_class, type_.tags[0].number)})
    match type_:
        case ReferenceType(name=name):
            return known[name]
        case ChoiceType(alternatives=alternatives):
            union: frozenset[Identifier] = frozenset()
            for alternative in alternatives:
                own = _starts(alternative.type, known)
                if own is None:
                    return None
                union |= own
            return union
        case AnyType(kind=kind):
            return frozenset({(TagClass.UNIVERSAL, EXTERNAL)}) if kind == "EXTERNAL" else None
        case CharacterStringType(kind=kind):
            return frozenset({(TagClass.UNIVERSAL, CHARACTER_STRINGS[kind])})
        case _:
            return frozenset({(TagClass.UNIVERSAL, NUMBERS[type(type_)])})


# --- names and provenance


def _roots(facts: Facts) -> Findings:
    model = facts.model
    if not model.roots:
        for module in model.modules[:1]:
            hint = "name a type XDLMS-APDU or ACSE-APDU, or annotate one with --@ root: a-xdr or --@ root: ber"
            yield Diagnostic("E406", "no type is a root, so no type has an encoding", module.span, hint)
        return
    for definition in model.definitions:
        if not definition.encodings and not definition.hoisted:
            message = f"type '{definition.name}' is not reached from a root"
            yield Diagnostic("N104", message, definition.span)


def _sources(facts: Facts) -> Findings:
    """In a specification that gives sources, every definition has one (its own or its module's)."""
    model = facts.model
    entries: tuple[TypeDefinition | ValueDefinition, ...] = (*model.definitions, *model.values)
    sourced = {entry.module for entry in entries if entry.source}
    for entry in entries:
        if entry.module in sourced and not entry.source:
            hint = "add --@ source: document, clause"
            yield Diagnostic("V702", f"'{entry.name}' has no source", entry.span, hint)


# --- tags


def _tag_modes(facts: Facts) -> Findings:
    for module, first, count in facts.resolution.unwritten_modes:
        tags = "one tag has" if count == 1 else f"{count} tags have"
        message = f"{tags} no mode written, and module '{module}' states no default: EXPLICIT, by X.680"
        yield Diagnostic("T206", message, first)


def _reserved_tags(facts: Facts) -> Findings:
    """An alternative has no tag that the standard keeps for later."""
    for name, reserved, span in facts.resolution.reserved:
        choice = facts.model.definition(name).type
        if not isinstance(choice, ChoiceType):
            yield Diagnostic("A202", "'reserved' is for the tags of a CHOICE", span)
            continue
        for alternative in choice.alternatives:
            tag = next(iter(facts.model.all_tags(alternative.type)), None)
            if tag and tag.tag_class is TagClass.CONTEXT and any(tag.number in numbers for numbers in reserved):
                message = f"tag {tag.number} of '{alternative.name}' is reserved"
                hint = "give it another, or take the tag out of those reserved"
                yield Diagnostic("T208", message, alternative.type.span, hint, (Related("reserved here", span),))


def _choice_tags(facts: Facts, definition: TypeDefinition) -> Findings:
    model = facts.model
    if not isinstance(choice := definition.type, ChoiceType):
        return
    if Encoding.A_XDR in definition.encodings:
        yield from _axdr_choice(model, choice)
    if Encoding.BER in definition.encodings:
        yield from _ber_choice(facts, choice)


def _axdr_choice(model: Model, choice: ChoiceType) -> Findings:
    first: dict[int, Alternative] = {}
    for alternative in choice.alternatives:
        tags = model.all_tags(alternative.type)
        if not tags:
            message = f"alternative '{alternative.name}' has no tag, which A-XDR needs to tell it from others"
            yield Diagnostic("T202", message, alternative.span, "give it a tag: [n]")
            continue
        octet = tags[0].number
        if tags[0].tag_class is TagClass.APPLICATION:  # a BER element amidst A-XDR, told by its identifier octet
            constructed = tags[0].mode is TagMode.EXPLICIT or _has_parts(model.underlying(alternative.type))
            octet |= 0x60 if constructed else 0x40
        if octet > _OCTET:
            message = f"tag {tags[0].number} of '{alternative.name}' does not fit the one octet of A-XDR"
            yield Diagnostic("T203", message, alternative.type.span)
        other = first.setdefault(octet, alternative)
        if other is not alternative:
            yield _same_tag(alternative, other)


def _has_parts(type_: Type) -> bool:
    """Whether BER writes values of the type in constructed form."""
    return isinstance(type_, SequenceType | SequenceOfType)


def _ber_choice(facts: Facts, choice: ChoiceType) -> Findings:
    first: dict[Identifier, Alternative] = {}
    for alternative in choice.alternatives:
        starts = _starts(alternative.type, facts.starts)
        for identifier in sorted(starts or ()):
            other = first.setdefault(identifier, alternative)
            if other is not alternative:
                yield _same_tag(alternative, other)
                break


def _same_tag(alternative: Alternative, other: Alternative) -> Diagnostic:
    message = f"alternative '{alternative.name}' has the tag of '{other.name}'"
    return Diagnostic("T201", message, alternative.type.span, related=(Related("first used here", other.span),))


def _optional_runs(facts: Facts, definition: TypeDefinition) -> Findings:
    """BER: what may be absent must be told from all that may come next."""
    if Encoding.BER not in definition.encodings or not isinstance(definition.type, SequenceType):
        return
    open_: list[tuple[Component, frozenset[Identifier] | None]] = []
    for component in definition.type.components:
        starts = _starts(component.type, facts.starts)
        for earlier, before in open_:
            if starts is None or before is None or starts & before:
                message = f"BER cannot tell '{component.name}' from '{earlier.name}', which may be absent"
                related = (Related("the component that may be absent", earlier.span),)
                yield Diagnostic("T204", message, component.span, "give them different tags", related)
                break
        if component.presence is Presence.MANDATORY:
            open_.clear()
        else:
            open_.append((component, starts))


def _implicit_on_choice(facts: Facts, definition: TypeDefinition) -> Findings:
    for type_ in parts(definition.type):
        if type_.span in facts.resolution.implicit_on_choice:
            code = "T205" if Encoding.BER in definition.encodings else "T209"
            message = "IMPLICIT cannot replace the tag of a CHOICE or ANY, which has none"
            yield Diagnostic(code, message, type_.span, "leave out IMPLICIT")


def _explicit_in_axdr(facts: Facts, definition: TypeDefinition) -> Findings:
    if Encoding.A_XDR not in definition.encodings or isinstance(definition.type, ChoiceType):
        return
    for type_ in parts(definition.type):
        if type_.span in facts.resolution.written_explicit and not _application(type_):
            message = "EXPLICIT has no meaning here: A-XDR writes tags of alternatives only"
            yield Diagnostic("E403", message, type_.span, "leave out EXPLICIT")


def _application(type_: Type) -> bool:
    return type_.tags[0].tag_class is TagClass.APPLICATION


def _pairs(facts: Facts) -> Findings:
    """A ciphered APDU has a counterpart in clear: glo-get-request, get-request."""
    model = facts.model
    for root in model.roots:
        choice = model.definition(root.name).type
        if not isinstance(choice, ChoiceType):
            continue
        plain = {_folded(alternative.name) for alternative in choice.alternatives}
        for alternative in choice.alternatives:
            if alternative.name.startswith(_CIPHERED) and _folded(alternative.name[4:]) not in plain:
                message = f"'{alternative.name}' has no counterpart in clear"
                yield Diagnostic("T207", message, alternative.span, f"expected an alternative '{alternative.name[4:]}'")


def _folded(name: str) -> str:
    """A name without regard to letter case and hyphens: the standard writes ded-actionRequest, action-request."""
    return name.replace("-", "").lower()


# --- types


def _integers(facts: Facts, definition: TypeDefinition) -> Findings:
    for type_ in parts(definition.type):
        if not isinstance(type_, IntegerType):
            continue
        low, high = type_.low, type_.high
        for named in type_.names:
            if (low is not None and named.value < low) or (high is not None and named.value > high):
                message = f"'{named.name}' is outside the range of the INTEGER"
                yield Diagnostic("C302", message, named.span)
        if Encoding.A_XDR not in definition.encodings:
            continue
        if low is None or high is None:
            message = "an INTEGER without a range takes the variable-length form of A-XDR"
            yield Diagnostic("C303", message, type_.span, "give it a range, e.g. (0..255)")
        elif low < -(1 << 63) or high >= 1 << (63 if low < 0 else 64):
            yield Diagnostic("C304", "the range does not fit eight octets", type_.span)


def _enumerations(facts: Facts, definition: TypeDefinition) -> Findings:
    if Encoding.A_XDR not in definition.encodings or not isinstance(definition.type, EnumeratedType):
        return
    for item in definition.type.items:
        if not 0 <= item.value <= _OCTET:
            message = f"the number {item.value} of '{item.name}' does not fit the one octet of A-XDR"
            yield Diagnostic("C305", message, item.span)


def _bit_strings(facts: Facts, definition: TypeDefinition) -> Findings:
    for type_ in parts(definition.type):
        if not isinstance(type_, BitStringType):
            continue
        longest = type_.size.ranges[-1][1] if type_.size else None
        for bit in type_.bits:
            if bit.value < 0 or (longest is not None and bit.value >= longest):
                yield Diagnostic("C307", f"bit {bit.value} ('{bit.name}') is outside the BIT STRING", bit.span)
        if type_.bits and type_.size is None and Encoding.A_XDR in definition.encodings:
            message = "a BIT STRING with named bits needs a size in A-XDR"
            yield Diagnostic("C307", message, type_.span, "add (SIZE (n))")


def _python_names(facts: Facts, definition: TypeDefinition) -> Findings:
    """Names of one type that would be one name in Python."""
    yield from _one_name((part_name(field.name), field.name, definition.span) for field in definition.bits)
    for type_ in parts(definition.type):
        match type_:
            case SequenceType(components=components):
                yield from _one_name((_pinned(c) or attribute_name(c.name), c.name, c.span) for c in components)
            case EnumeratedType(items=items) | IntegerType(names=items) | BitStringType(bits=items):
                yield from _one_name((constant_name(item.name), item.name, item.span) for item in items)


def _one_name(members: Iterable[tuple[str, str, Span]]) -> Findings:
    """Of members by their names in Python, those whose name an earlier one has."""
    first: dict[str, tuple[str, Span]] = {}
    for python, name, span in members:
        other, place = first.setdefault(python, (name, span))
        if other != name:
            related = (Related(f"'{other}'", place),) if place != span else ()
            yield Diagnostic("N106", f"'{name}' and '{other}' are both '{python}' in Python", span, "", related)


def _pinned(component: Component) -> str | None:
    python = dict(component.annotations).get("python", "")
    return python if python[:1].islower() else None


def _recursion(facts: Facts) -> Findings:
    """Types that contain themselves: without an end an error, else a note."""
    model = facts.model
    recursive = _recursive(model)
    for definition in model.definitions:
        if definition.name not in facts.finite:
            message = f"a value of '{definition.name}' would have no end"
            yield Diagnostic("C308", message, definition.span, "make a component OPTIONAL, or add an alternative")
        elif definition.name in recursive:
            yield Diagnostic("C309", f"'{definition.name}' contains itself", definition.span)


def _recursive(model: Model) -> frozenset[str]:
    """The definitions that contain themselves."""
    inside = {definition.name: set(references(definition.type)) for definition in model.definitions}
    flat = _all_that(model, lambda type_, known: all(name in known for name in references(type_)))
    return frozenset(name for name in inside if name not in flat and _reaches(inside, name))


def _reaches(inside: Mapping[str, Set[str]], name: str) -> bool:
    """Whether a definition leads back to itself."""
    seen: set[str] = set()
    pending = list(inside[name])
    while pending:
        reference = pending.pop()
        if reference not in seen:
            seen.add(reference)
            pending += inside[reference]
    return name in seen


def _defaults(facts: Facts, definition: TypeDefinition) -> Findings:
    if not isinstance(definition.type, SequenceType):
        return
    for component in definition.type.components:
        if component.presence is Presence.DEFAULT and not _fits(facts.model, component):
            yield Diagnostic("C302", f"the default of '{component.name}' is outside its type", component.span)


def _fits(model: Model, component: Component) -> bool:
    value = component.default
    match model.underlying(component.type), value:
        case IntegerType(low=low, high=high), int():
            return (low is None or low <= value) and (high is None or value <= high)
        case OctetStringType(size=size), bytes():
            return size is None or size.permits(len(value))
        case CharacterStringType(size=size), str():
            return size is None or size.permits(len(value))
        case _:
            return True


def _layouts(facts: Facts, definition: TypeDefinition) -> Findings:
    if not definition.bits:
        return
    integer = facts.model.underlying(definition.type)
    if not isinstance(integer, IntegerType) or integer.low != 0 or integer.high is None:
        message = f"'bits' needs an INTEGER with a range from 0, which '{definition.name}' is not"
        yield Diagnostic("C311", message, definition.span)
        return
    taken: dict[int, str] = {}
    for field in definition.bits:
        if field.high >= integer.high.bit_length():
            message = f"'{field.name}' leaves the {integer.high.bit_length()} bits of '{definition.name}'"
            yield Diagnostic("C311", message, definition.span)
        for other in sorted({taken[bit] for bit in range(field.low, field.high + 1) if bit in taken}):
            yield Diagnostic("C311", f"bits of '{field.name}' and '{other}' overlap", definition.span)
        taken.update(dict.fromkeys(range(field.low, field.high + 1), field.name))


def _axdr_forms(facts: Facts, definition: TypeDefinition) -> Findings:
    """Types that A-XDR has no form for, and lists whose count cannot be checked against what is there."""
    if Encoding.A_XDR not in definition.encodings:
        return
    for type_ in parts(definition.type):
        if isinstance(type_, AnyType | ObjectIdentifierType):
            both = Encoding.BER in definition.encodings
            message = "A-XDR has no form of this type" + (", which both encodings reach" if both else "")
            yield Diagnostic("E401" if both else "E402", message, type_.span, "in A-XDR, carry it as OCTET STRING")
        if isinstance(type_, SequenceOfType) and _is_empty(type_.element, facts.empty):
            message = "elements without octets: a count of them could claim any length"
            yield Diagnostic("C312", message, type_.span)


def _tagged_values(facts: Facts, definition: TypeDefinition) -> Findings:
    if definition.tagged_value and not isinstance(definition.type, ChoiceType):
        yield Diagnostic("A202", "'form: tagged-value' is for a CHOICE", definition.span)


_OF_MODEL: tuple[Callable[[Facts], Findings], ...] = (_roots, _sources, _tag_modes, _reserved_tags, _pairs, _recursion)
_OF_DEFINITION: tuple[Callable[[Facts, TypeDefinition], Findings], ...] = (
    _choice_tags,
    _optional_runs,
    _implicit_on_choice,
    _explicit_in_axdr,
    _integers,
    _enumerations,
    _bit_strings,
    _defaults,
    _layouts,
    _python_names,
    _axdr_forms,
    _tagged_values,
)
