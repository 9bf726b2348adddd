"""Resolving: the syntax trees of all modules to one model in which every name means something.

Settles tag modes, enumeration values, sizes and ranges, default values and object identifiers; hoists types written
inline; applies annotations; works out by which encodings each definition is reached.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cosemc.annotations import COMPONENT_KEYS, CONFIDENCES, DEFINITION_KEYS, FORMS, MODULE_KEYS, Overlay, Reader
from cosemc.diagnostics import Diagnostic, Related, has_errors
from cosemc.encodings import with_encodings
from cosemc.literals import BITS_LIMIT, Literals
from cosemc.model import (
    Alternative,
    AnyType,
    BitStringType,
    BooleanType,
    CharacterStringType,
    ChoiceType,
    Component,
    Encoding,
    EnumeratedType,
    IntegerType,
    Model,
    Module,
    NamedNumber,
    NullType,
    ObjectIdentifierType,
    OctetStringType,
    ReferenceType,
    Root,
    SequenceOfType,
    SequenceType,
    Size,
    Span,
    Tag,
    TagMode,
    Type,
    TypeDefinition,
    ValueDefinition,
)
from cosemc.names import did_you_mean
from cosemc.scope import Scope
from cosemc.syntax import (
    Annotation,
    AnySyntax,
    BasicSyntax,
    BitStringSyntax,
    Bound,
    ChoiceSyntax,
    Constraint,
    EnumeratedSyntax,
    FieldSyntax,
    IntegerSyntax,
    ItemSyntax,
    ModuleSyntax,
    Name,
    ReferenceSyntax,
    Remarks,
    SequenceOfSyntax,
    SequenceSyntax,
    TypeAssignment,
    TypeSyntax,
    ValueAssignment,
)
from cosemc.universal import CHARACTER_STRINGS

ROOTS: Mapping[str, Encoding] = {"XDLMS-APDU": Encoding.A_XDR, "ACSE-APDU": Encoding.BER}
"""Types that are roots by their name, without an annotation."""

UNSUPPORTED_TYPES = frozenset(
    {"TIME", "DATE", "DATE-TIME", "TIME-OF-DAY", "DURATION", "RELATIVE-OID", "TYPE-IDENTIFIER", "ABSTRACT-SYNTAX"}
)

SIZE_LIMIT = 0xFFFF_FFFF
"""The greatest length of A-XDR: its length field has at most four octets."""

_NO_REMARKS = Remarks()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The model (sound only if there is no error among the diagnostics) and what went wrong.

    How tags were written, which the model does not keep, goes along for `check`: spans of types with IMPLICIT on a
    CHOICE or ANY, spans of types with EXPLICIT, (module, first place, number) of tags with neither where the module has
    no default, and (definition, tags, place) of annotations that call tags reserved.
    """

    model: Model
    diagnostics: tuple[Diagnostic, ...]
    implicit_on_choice: frozenset[Span] = frozenset()
    written_explicit: frozenset[Span] = frozenset()
    unwritten_modes: tuple[tuple[str, Span, int], ...] = ()
    reserved: tuple[tuple[str, tuple[range, ...], Span], ...] = ()


def resolve(modules: Sequence[ModuleSyntax], overlays: Mapping[str, Overlay]) -> Resolution:
    """Resolve modules; `overlays` are found by the name of the module's source file."""
    return _Resolver(modules, overlays).resolve()


class _Resolver:
    def __init__(self, modules: Sequence[ModuleSyntax], overlays: Mapping[str, Overlay]) -> None:
        self.modules = modules
        self.overlays = overlays
        self.diagnostics: list[Diagnostic] = []
        self.scope = Scope(modules, self.diagnostics)
        self.report = self.scope.report
        self.roots: list[Root] = []
        self.forced: dict[str, Encoding] = {}  # definitions whose encoding an annotation states
        self.implicit_on_choice: set[Span] = set()
        self.written_explicit: set[Span] = set()
        self.unwritten_modes: dict[str, list[Span]] = {}
        self.reserved: list[tuple[str, tuple[range, ...], Span]] = []

    def resolve(self) -> Resolution:
        if any(diagnostic.code in ("N101", "C308") for diagnostic in self.diagnostics):
            return Resolution(Model(), tuple(self.diagnostics))
        definitions: list[TypeDefinition] = []
        values: list[ValueDefinition] = []
        modules: list[Module] = []
        for module in self.modules:
            reader = self.reader("", module, module.remarks, MODULE_KEYS, "a module")
            builder = _ModuleResolver(self, module, reader)
            modules.append(builder.resolved)
            for type_ in module.types:
                definitions += builder.definition(type_)
            values += (builder.value_definition(value) for value in module.values)
            self._unmatched_overlay(module, builder.used)
        self._hoisted_twice(definitions)
        model = Model(
            modules=tuple(modules),
            definitions=tuple(definitions),
            values=tuple(values),
            roots=tuple(self.roots),
        )
        if not has_errors(self.diagnostics):
            model = with_encodings(model, self.forced)
        return Resolution(
            model=model,
            diagnostics=tuple(self.diagnostics),
            implicit_on_choice=frozenset(self.implicit_on_choice),
            written_explicit=frozenset(self.written_explicit),
            unwritten_modes=tuple((module, spans[0], len(spans)) for module, spans in self.unwritten_modes.items()),
            reserved=tuple(self.reserved),
        )

    def _hoisted_twice(self, definitions: Iterable[TypeDefinition]) -> None:
        seen: dict[str, TypeDefinition] = {}
        for definition in definitions:
            other = seen.setdefault(definition.name, definition)
            if other is not definition:
                hoisted, named = (definition, other) if definition.hoisted else (other, definition)
                message = f"the type written here would be named '{definition.name}', as another is"
                related = Related("the other", named.span)
                self.report("N101", message, hoisted.span, "define it under a name of its own", related)

    # --- modules and annotations

    def annotations(self, target: str, module: ModuleSyntax, remarks: Remarks) -> tuple[Annotation, ...]:
        """Those of the comments, then those of the overlay, which win."""
        overlay = self.overlays.get(module.file)
        entry = overlay.entries.get(target) if overlay else None
        return remarks.annotations + (entry[1] if entry else ())

    def reader(self, target: str, module: ModuleSyntax, remarks: Remarks, keys: tuple[str, ...], what: str) -> Reader:
        return Reader(self.annotations(target, module, remarks), keys, what, self.diagnostics)

    def _unmatched_overlay(self, module: ModuleSyntax, used: set[str]) -> None:
        if (overlay := self.overlays.get(module.file)) is None:
            return
        others = {a.name.text for m in self.modules if m.file == module.file and m is not module for a in m.types}
        for target, (name, _) in overlay.entries.items():
            if target and target not in used and target.partition(".")[0] not in others:
                hint = did_you_mean(target, used)
                self.report("E405", f"the overlay names '{target}', which the module does not define", name.span, hint)


class _ModuleResolver:
    """Resolves the definitions of one module."""

    def __init__(self, resolver: _Resolver, module: ModuleSyntax, reader: Reader) -> None:
        self.resolver = resolver
        self.module = module
        self.confidence = reader.one_of("confidence", CONFIDENCES)
        self.resolved = Module(
            name=module.name.text,
            file=module.file,
            span=module.span,
            doc=module.remarks.doc,
            source=reader.text("source"),
        )
        self.scope = resolver.scope
        self.report = resolver.report
        self.literals = Literals(resolver.scope, module)
        self.used: set[str] = set()  # targets an overlay may name
        self.hoisted: list[TypeDefinition] = []

    # --- definitions

    def definition(self, assignment: TypeAssignment) -> list[TypeDefinition]:
        """The definition and those hoisted out of it."""
        name = assignment.name.text
        self.used.add(name)
        reader = self.resolver.reader(name, self.module, assignment.remarks, DEFINITION_KEYS, "a definition")
        encoding, root = reader.encoding("encoding"), reader.encoding("root") or ROOTS.get(name)
        if encoding is not None:
            self.resolver.forced[name] = encoding
        if root is not None:
            self.resolver.roots.append(Root(name, root))
            if encoding not in (None, root):
                message = f"'{name}' is a root of {root}, but its encoding is said to be {encoding}"
                self.report("E404", message, reader.span("encoding"))
        if reserved := reader.reserved():
            self.resolver.reserved.append((name, reserved, reader.span("reserved")))
        outer, self.hoisted = self.hoisted, []
        definition = TypeDefinition(
            name=name,
            module=self.resolved.name,
            type=self.type(assignment.type, name, hoist=False),
            span=assignment.span,
            doc=assignment.remarks.doc,
            source=reader.text("source") or self.resolved.source,
            confidence=reader.one_of("confidence", CONFIDENCES) or self.confidence,
            python=reader.python_name(),
            bits=reader.bit_fields(),
            tagged_value=reader.one_of("form", FORMS) == "tagged-value",
        )
        # What is hoisted is as well founded as the definition it stands in.
        made = [replace(h, source=definition.source, confidence=definition.confidence) for h in self.hoisted]
        self.hoisted = outer
        return [definition, *made]

    def value_definition(self, assignment: ValueAssignment) -> ValueDefinition:
        name = assignment.name.text
        self.used.add(name)
        reader = self.resolver.reader(name, self.module, assignment.remarks, MODULE_KEYS, "a value")
        return ValueDefinition(
            name=name,
            module=self.resolved.name,
            type=self.type(assignment.type, name, hoist=True),
            value=self.literals.value(assignment.value, assignment.type),
            span=assignment.span,
            doc=assignment.remarks.doc,
            source=reader.text("source") or self.resolved.source,
        )

    # --- types

    def type(self, syntax: TypeSyntax, name: str, *, hoist: bool, remarks: Remarks = _NO_REMARKS) -> Type:
        """A type; with `hoist`, one that has parts becomes a definition called `name` and a reference to it."""
        body, span = syntax.body, syntax.span
        if hoist and (
            isinstance(body, SequenceSyntax | ChoiceSyntax | EnumeratedSyntax)
            or (isinstance(body, BitStringSyntax) and body.bits)
        ):
            self._hoist(syntax, name, remarks)
            return ReferenceType(span=span, tags=self.tags(syntax), name=name)
        tags = self.tags(syntax)
        match body:
            case ReferenceSyntax():
                return self.reference(syntax, body.name, tags)
            case IntegerSyntax():
                low, high = self.integer_range(syntax.constraints)
                return IntegerType(span=span, tags=tags, low=low, high=high, names=self.numbers(body.names))
            case BitStringSyntax():
                return BitStringType(span=span, tags=tags, size=self.size(syntax), bits=self.bits(body.bits))
            case EnumeratedSyntax():
                self.no_constraint(syntax)
                return EnumeratedType(span=span, tags=tags, items=self.enumeration(body.items))
            case SequenceSyntax():
                self.no_constraint(syntax)
                return SequenceType(span=span, tags=tags, components=self.components(body.components, name))
            case ChoiceSyntax():
                self.no_constraint(syntax)
                return ChoiceType(span=span, tags=tags, alternatives=self.alternatives(body.alternatives, name))
            case SequenceOfSyntax():
                element = self.type(body.element, name if hoist else f"{name}-element", hoist=True, remarks=remarks)
                return SequenceOfType(span=span, tags=tags, element=element, size=self.size(syntax))
            case AnySyntax():
                self.no_constraint(syntax)
                defined_by = body.defined_by.text if body.defined_by else None
                return AnyType(span=span, tags=tags, defined_by=defined_by)
            case BasicSyntax(kind="OCTET STRING"):
                return OctetStringType(span=span, tags=tags, size=self.size(syntax))
            case BasicSyntax():
                self.no_constraint(syntax)
                return _basic(body.kind, span, tags)

    def reference(self, syntax: TypeSyntax, name: Name, tags: tuple[Tag, ...]) -> Type:
        if self.scope.find_type(name.text, self.module) is not None:
            self.no_constraint(syntax)
        elif name.text in CHARACTER_STRINGS:
            return CharacterStringType(span=syntax.span, tags=tags, kind=name.text, size=self.size(syntax))
        elif name.text in UNSUPPORTED_TYPES and name.text not in self.scope.types:
            self.report("P004", f"{name.text} is not supported", name.span)
            return NullType(span=syntax.span)
        else:
            self.scope.unknown(name, self.module, "type")
        return ReferenceType(span=syntax.span, tags=tags, name=name.text)

    def _hoist(self, syntax: TypeSyntax, name: str, remarks: Remarks) -> None:
        position = len(self.hoisted)
        type_ = self.type(replace(syntax, tags=()), name, hoist=False)
        reader = Reader(remarks.annotations, COMPONENT_KEYS, "a component", [])
        definition = TypeDefinition(
            name=name,
            module=self.resolved.name,
            type=type_,
            span=syntax.span,
            doc=remarks.doc,
            python=reader.python_name(),
            hoisted=True,
        )
        self.hoisted.insert(position, definition)  # before what is hoisted out of it
        if definition.python is None:
            self.report("N110", f"the type written here is named '{name}'", syntax.span)

    def components(self, fields: Sequence[FieldSyntax], parent: str) -> tuple[Component, ...]:
        self.distinct([field.name for field in fields], "N105", "component")
        made: list[Component] = []
        for field in fields:
            remarks = self.field_remarks(field, parent)
            default = self.literals.value(field.default, field.type) if field.default is not None else None
            made.append(
                Component(
                    name=field.name.text,
                    type=self.type(field.type, f"{parent}-{field.name.text}", hoist=True, remarks=remarks),
                    span=field.span,
                    presence=field.presence,
                    default=default,
                    doc=remarks.doc,
                    annotations=_pairs(remarks),
                )
            )
        return tuple(made)

    def alternatives(self, fields: Sequence[FieldSyntax], parent: str) -> tuple[Alternative, ...]:
        self.distinct([field.name for field in fields], "N105", "alternative")
        made: list[Alternative] = []
        for field in fields:
            remarks = self.field_remarks(field, parent)
            made.append(
                Alternative(
                    name=field.name.text,
                    type=self.type(field.type, f"{parent}-{field.name.text}", hoist=True, remarks=remarks),
                    span=field.span,
                    doc=remarks.doc,
                    annotations=_pairs(remarks),
                )
            )
        return tuple(made)

    def field_remarks(self, field: FieldSyntax, parent: str) -> Remarks:
        """The remarks of a component, the overlay's annotations included, checked."""
        target = f"{parent}.{field.name.text}"
        self.used.add(target)
        reader = self.resolver.reader(target, self.module, field.remarks, COMPONENT_KEYS, "a component or alternative")
        reader.python_name()
        reader.one_of("secret", ("yes",))
        reader.one_of("confidence", CONFIDENCES)
        return Remarks(field.remarks.doc, tuple(reader.given.values()))

    def tags(self, syntax: TypeSyntax) -> tuple[Tag, ...]:
        """The tags with their modes settled by X.680, 31.2.7: IMPLICIT becomes explicit on CHOICE and ANY."""
        untaggable = isinstance(self.scope.underlying(syntax).body, ChoiceSyntax | AnySyntax)
        default = self.module.tag_default or TagMode.EXPLICIT
        settled: list[Tag] = []
        for index, tag in enumerate(syntax.tags):
            mode = tag.mode or default
            innermost = index == len(syntax.tags) - 1 and not self.tagged_beneath(syntax)
            if mode is TagMode.IMPLICIT and untaggable and innermost:
                mode = TagMode.EXPLICIT
                if tag.mode is not None:
                    self.resolver.implicit_on_choice.add(syntax.span)
            if tag.mode is TagMode.EXPLICIT:
                self.resolver.written_explicit.add(syntax.span)
            if tag.mode is None and self.module.tag_default is None:
                self.resolver.unwritten_modes.setdefault(self.module.name.text, []).append(tag.span)
            settled.append(Tag(tag.tag_class, tag.number, mode))
        return tuple(settled)

    def tagged_beneath(self, syntax: TypeSyntax) -> bool:
        """Whether a definition that the type refers to has a tag of its own."""
        body = syntax.body
        while isinstance(body, ReferenceSyntax) and body.name.text in self.scope.types:
            target = self.scope.types[body.name.text][1].type
            if target.tags:
                return True
            body = target.body
        return False

    # --- constraints

    def no_constraint(self, syntax: TypeSyntax) -> None:
        for constraint in syntax.constraints:
            self.report("P004", "a constraint on this kind of type is not supported", constraint.span)

    def single(self, constraints: Sequence[Constraint], *, size: bool) -> Constraint | None:
        """The one constraint of the kind that fits the type; others are reported."""
        fitting: Constraint | None = None
        for constraint in constraints:
            if constraint.size != size:
                what = "SIZE does not fit" if constraint.size else "only SIZE is supported on"
                self.report("P004", f"{what} this kind of type", constraint.span)
            elif fitting is not None:
                self.report("P004", "a second constraint on a type is not supported", constraint.span)
            else:
                fitting = constraint
        return fitting

    def integer_range(self, constraints: Sequence[Constraint]) -> tuple[int | None, int | None]:
        constraint = self.single(constraints, size=False)
        if constraint is None:
            return None, None
        if len(constraint.ranges) > 1:
            self.report("P004", "a range in several pieces is not supported", constraint.span)
        low, high = (self.bound(bound) for bound in (constraint.ranges[0].low, constraint.ranges[0].high))
        if low is not None and high is not None and low > high:
            self.report("C301", f"this range is empty: {low} is greater than {high}", constraint.ranges[0].span)
        return low, high

    def size(self, syntax: TypeSyntax) -> Size | None:
        constraint = self.single(syntax.constraints, size=True)
        if constraint is None:
            return None
        ranges: list[tuple[int, int | None]] = []
        for part in constraint.ranges:
            low, high = self.bound(part.low) or 0, self.bound(part.high)
            if low < 0 or (high is not None and high < low):
                self.report("C301", "this size is empty", part.span)
            if max(low, high or 0) > SIZE_LIMIT:
                self.report("P013", f"a size of more than {SIZE_LIMIT}", part.span)
            ranges.append((low, high))
        return Size(tuple(_merged(ranges)))

    def bound(self, bound: Bound) -> int | None:
        return self.literals.number(bound) if isinstance(bound, Name) else bound

    # --- named numbers

    def distinct(self, names: Iterable[Name], code: str, what: str) -> None:
        first: dict[str, Name] = {}
        for name in names:
            other = first.setdefault(name.text, name)
            if other is not name:
                message, related = f"{what} '{name.text}' is there twice", Related("first here", other.span)
                self.report(code, message, name.span, "", related)

    def numbers(self, items: Sequence[ItemSyntax]) -> tuple[NamedNumber, ...]:
        """Named numbers and bits, which all have a value."""
        self.distinct([item.name for item in items], "C306", "name")
        made: list[NamedNumber] = []
        for item in items:
            value = self.literals.number(item.value) if isinstance(item.value, Name) else item.value or 0
            made.append(NamedNumber(item.name.text, value, item.span, item.remarks.doc))
        self.distinct_values(made)
        return tuple(made)

    def bits(self, items: Sequence[ItemSyntax]) -> tuple[NamedNumber, ...]:
        """Named bits."""
        bits = self.numbers(items)
        for bit in bits:
            if bit.value > BITS_LIMIT:
                self.report("P013", f"bit {bit.value} is beyond the limit of {BITS_LIMIT}", bit.span)
        return bits

    def enumeration(self, items: Sequence[ItemSyntax]) -> tuple[NamedNumber, ...]:
        """Enumeration items; one without a number takes the least that no item states (X.680, 20.3)."""
        self.distinct([item.name for item in items], "C306", "item")
        taken = {item.value for item in items if isinstance(item.value, int)}
        free = (number for number in range(len(items) + len(taken)) if number not in taken)
        made = [
            NamedNumber(
                item.name.text,
                item.value if isinstance(item.value, int) else next(free),
                item.span,
                item.remarks.doc,
            )
            for item in items
        ]
        self.distinct_values(made)
        return tuple(made)

    def distinct_values(self, numbers: Sequence[NamedNumber]) -> None:
        first: dict[int, NamedNumber] = {}
        for number in numbers:
            other = first.setdefault(number.value, number)
            if other is not number and other.name != number.name:
                message = f"'{number.name}' has the number {number.value} of '{other.name}'"
                self.report("C306", message, number.span, "", Related("first here", other.span))


def _basic(kind: str, span: Span, tags: tuple[Tag, ...]) -> Type:
    match kind:
        case "NULL":
            return NullType(span=span, tags=tags)
        case "BOOLEAN":
            return BooleanType(span=span, tags=tags)
        case "OBJECT IDENTIFIER":
            return ObjectIdentifierType(span=span, tags=tags)
        case _:
            return AnyType(span=span, tags=tags, kind=kind)


def _pairs(remarks: Remarks) -> tuple[tuple[str, str], ...]:
    return tuple((annotation.key, annotation.value) for annotation in remarks.annotations)


def _merged(ranges: Iterable[tuple[int, int | None]]) -> list[tuple[int, int | None]]:
    """Ranges in ascending order, those that overlap or touch made one."""
    merged: list[tuple[int, int | None]] = []
    for low, high in sorted(ranges, key=lambda part: part[0]):
        if merged and (merged[-1][1] is None or low <= merged[-1][1] + 1):
            last_low, last_high = merged.pop()
            low, high = last_low, None if last_high is None or high is None else max(last_high, high)
        merged.append((low, high))
    return merged
