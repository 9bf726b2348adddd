"""Resolving: the syntax trees of all modules to one model in which every name means something.

Settles tag modes, enumeration values, sizes and ranges, default values and object identifiers; hoists types written
inline; applies annotations; works out by which encodings each definition is reached.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from cosemc.annotations import COMPONENT_KEYS, CONFIDENCES, DEFINITION_KEYS, FORMS, MODULE_KEYS, Overlay, Reader
from cosemc.diagnostics import Diagnostic, Related
from cosemc.encodings import with_encodings
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
    Value,
    ValueDefinition,
)
from cosemc.names import did_you_mean
from cosemc.syntax import (
    Annotation,
    AnySyntax,
    Arc,
    BasicSyntax,
    BitStringSyntax,
    BitsValue,
    Body,
    Bound,
    Braces,
    ChoiceSyntax,
    Constraint,
    EnumeratedSyntax,
    FieldSyntax,
    IntegerSyntax,
    ItemSyntax,
    ModuleSyntax,
    Name,
    NameValue,
    ReferenceSyntax,
    Remarks,
    SequenceOfSyntax,
    SequenceSyntax,
    TypeAssignment,
    TypeSyntax,
    ValueAssignment,
    ValueSyntax,
)
from cosemc.universal import CHARACTER_STRINGS

ROOTS: Mapping[str, Encoding] = {"XDLMS-APDU": Encoding.A_XDR, "ACSE-APDU": Encoding.BER}
"""Types that are roots by their name, without an annotation."""

UNSUPPORTED_TYPES = frozenset(
    {"REAL", "UTCTime", "ObjectDescriptor", "TIME", "DATE", "DATE-TIME", "TIME-OF-DAY", "DURATION"}
)
# Arcs that may be given by name alone (X.660, annex A).
_ROOT_ARCS = {
    "itu-t": 0,
    "ccitt": 0,
    "iso": 1,
    "joint-iso-itu-t": 2,
    "joint-iso-ccitt": 2,
}
_ISO_ARCS = {"standard": 0, "registration-authority": 1, "member-body": 2, "identified-organization": 3}


_NO_REMARKS = Remarks()

PythonType: TypeAlias = type[int] | type[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The model (sound only if there is no error among the diagnostics) and what went wrong.

    How tags were written, which the model does not keep, goes along for `check`: spans of types with IMPLICIT on a
    CHOICE or ANY, spans of types with EXPLICIT, and (module, first place, number) of tags with neither where the
    module has no default.
    """

    model: Model
    diagnostics: tuple[Diagnostic, ...]
    implicit_on_choice: frozenset[Span] = frozenset()
    written_explicit: frozenset[Span] = frozenset()
    unwritten_modes: tuple[tuple[str, Span, int], ...] = ()


def resolve(modules: Sequence[ModuleSyntax], overlays: Mapping[str, Overlay]) -> Resolution:
    """Resolve modules; `overlays` are found by the name of the module's source file."""
    return _Resolver(modules, overlays).resolve()


class _Resolver:
    def __init__(self, modules: Sequence[ModuleSyntax], overlays: Mapping[str, Overlay]) -> None:
        self.modules = modules
        self.overlays = overlays
        self.diagnostics: list[Diagnostic] = []
        self.types: dict[str, tuple[ModuleSyntax, TypeAssignment]] = {}
        self.values: dict[str, tuple[ModuleSyntax, ValueAssignment]] = {}
        self.scopes: dict[str, set[str]] = {}  # module -> names it may use
        self.roots: list[Root] = []
        self.forced: dict[str, Encoding] = {}  # definitions whose encoding an annotation states
        self.settling: list[str] = []  # values being resolved, to notice a circle
        self.implicit_on_choice: set[Span] = set()
        self.written_explicit: set[Span] = set()
        self.unwritten_modes: dict[str, list[Span]] = {}

    def resolve(self) -> Resolution:
        self._declare()
        self._scopes()
        self._no_circles()
        if self.diagnostics and any(d.code in ("N101", "C308") for d in self.diagnostics):
            return Resolution(Model(), tuple(self.diagnostics))
        definitions: list[TypeDefinition] = []
        values: list[ValueDefinition] = []
        modules: list[Module] = []
        for module in self.modules:
            resolved = self._module(module)
            modules.append(resolved)
            builder = _ModuleResolver(self, module, resolved)
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
        if not any(d.code in ("N101", "N102") for d in self.diagnostics):
            model = with_encodings(model, self.forced)
        return Resolution(
            model=model,
            diagnostics=tuple(self.diagnostics),
            implicit_on_choice=frozenset(self.implicit_on_choice),
            written_explicit=frozenset(self.written_explicit),
            unwritten_modes=tuple((module, spans[0], len(spans)) for module, spans in self.unwritten_modes.items()),
        )

    def report(self, code: str, message: str, span: Span, hint: str = "", related: Related | None = None) -> None:
        self.diagnostics.append(Diagnostic(code, message, span, hint, (related,) if related else ()))

    # --- names

    def _declare(self) -> None:
        first_module: dict[str, Name] = {}
        first: dict[str, Name] = {}
        for module in self.modules:
            if (other := first_module.setdefault(module.name.text, module.name)) is not module.name:
                self._twice("module", module.name, other)
            for type_ in module.types:
                if (other := first.setdefault(type_.name.text, type_.name)) is not type_.name:
                    self._twice("type", type_.name, other)
                self.types.setdefault(type_.name.text, (module, type_))
            for value in module.values:
                if (other := first.setdefault(value.name.text, value.name)) is not value.name:
                    self._twice("value", value.name, other)
                self.values.setdefault(value.name.text, (module, value))

    def _twice(self, what: str, name: Name, first: Name) -> None:
        first_here = Related("defined here", first.span)
        self.report("N101", f"{what} '{name.text}' is defined twice", name.span, "", first_here)

    def _scopes(self) -> None:
        by_name = {module.name.text: module for module in self.modules}
        own = {
            module.name.text: {a.name.text for a in module.types} | {a.name.text for a in module.values}
            for module in self.modules
        }
        for module in self.modules:
            scope = self.scopes.setdefault(module.name.text, set())
            scope |= own[module.name.text]
            for exported in module.exports:
                if exported.text not in scope:
                    hint = did_you_mean(exported.text, scope)
                    self.report("N102", f"'{exported.text}' is exported but not defined", exported.span, hint)
            for imported in module.imports:
                origin = by_name.get(imported.module.text)
                if origin is None:
                    hint = did_you_mean(imported.module.text, by_name) or "give its file, or the folder that holds it"
                    self.report("N103", f"there is no module '{imported.module.text}'", imported.module.span, hint)
                    scope |= {symbol.text for symbol in imported.symbols}
                    continue
                for symbol in imported.symbols:
                    scope.add(symbol.text)
                    self._imported(symbol, origin, own[origin.name.text])

    def _imported(self, symbol: Name, origin: ModuleSyntax, defined: set[str]) -> None:
        exported = {name.text for name in origin.exports} or defined
        if symbol.text not in defined:
            message = f"module '{origin.name.text}' does not define '{symbol.text}'"
            self.report("N103", message, symbol.span, did_you_mean(symbol.text, defined))
        elif symbol.text not in exported:
            message = f"module '{origin.name.text}' does not export '{symbol.text}'"
            self.report("N103", message, symbol.span, "add it to EXPORTS there")

    def find_type(self, name: str, module: ModuleSyntax) -> TypeAssignment | None:
        """The definition that a name means in a module; None if there is none, or it is not imported."""
        if name not in self.types or name not in self.scopes[module.name.text]:
            return None
        return self.types[name][1]

    def unknown(self, name: Name, module: ModuleSyntax, what: str) -> None:
        """Report a name that means nothing in a module."""
        known = self.types if what == "type" else self.values
        elsewhere = known.get(name.text)
        if name.text in self.scopes[module.name.text] and elsewhere is None:
            return  # an import that failed, which has been reported
        if elsewhere is not None:
            hint = f"module '{elsewhere[0].name.text}' defines it: add it to IMPORTS"
            self.report("N102", f"{what} '{name.text}' is not imported", name.span, hint)
            return
        hint = did_you_mean(name.text, [*known, *CHARACTER_STRINGS] if what == "type" else known)
        near = known.get(hint[14:-2]) if hint else None
        related = Related("defined here", near[1].name.span) if near else None
        self.report("N102", f"{what} '{name.text}' is not defined", name.span, hint, related)

    def _no_circles(self) -> None:
        """A type that is, through references alone, itself."""
        clear: set[str] = set()
        for name in self.types:
            trail: list[str] = []
            while name in self.types and name not in clear:
                if name in trail:
                    circle = " -> ".join([*trail[trail.index(name) :], name])
                    self.report("C308", f"type '{name}' is itself: {circle}", self.types[name][1].span)
                    break
                trail.append(name)
                body = self.types[name][1].type.body
                if not isinstance(body, ReferenceSyntax):
                    break
                name = body.name.text
            clear.update(trail)

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

    def _module(self, module: ModuleSyntax) -> Module:
        reader = self.reader("", module, module.remarks, MODULE_KEYS, "a module")
        reader.one_of("confidence", CONFIDENCES)
        return Module(
            name=module.name.text,
            file=module.file,
            span=module.span,
            doc=module.remarks.doc,
            source=reader.text("source"),
        )

    def _unmatched_overlay(self, module: ModuleSyntax, used: set[str]) -> None:
        if (overlay := self.overlays.get(module.file)) is None:
            return
        others = {a.name.text for m in self.modules if m.file == module.file and m is not module for a in m.types}
        for target, (name, _) in overlay.entries.items():
            if target and target not in used and target.partition(".")[0] not in others:
                hint = did_you_mean(target, used)
                self.report("E405", f"the overlay names '{target}', which the module does not define", name.span, hint)

    # --- what a type is

    def underlying(self, syntax: TypeSyntax) -> TypeSyntax:
        """The type at the end of a chain of references."""
        while isinstance(syntax.body, ReferenceSyntax) and syntax.body.name.text in self.types:
            syntax = self.types[syntax.body.name.text][1].type
        return syntax


class _ModuleResolver:
    """Resolves the definitions of one module."""

    def __init__(self, resolver: _Resolver, module: ModuleSyntax, resolved: Module) -> None:
        self.resolver = resolver
        self.module = module
        self.resolved = resolved
        self.report = resolver.report
        self.used: set[str] = set()  # targets an overlay may name
        self.hoisted: list[TypeDefinition] = []

    # --- definitions

    def definition(self, assignment: TypeAssignment) -> list[TypeDefinition]:
        """The definition and those hoisted out of it."""
        name = assignment.name.text
        self.used.add(name)
        keys = DEFINITION_KEYS
        reader = self.resolver.reader(name, self.module, assignment.remarks, keys, "a definition")
        encoding, root = reader.encoding("encoding"), reader.encoding("root") or ROOTS.get(name)
        if encoding is not None:
            self.resolver.forced[name] = encoding
        if root is not None:
            self.resolver.roots.append(Root(name, root))
            if encoding not in (None, root):
                message = f"'{name}' is a root of {root}, but its encoding is said to be {encoding}"
                self.report("E404", message, reader.span("encoding"))
        outer, self.hoisted = self.hoisted, []
        definition = TypeDefinition(
            name=name,
            module=self.resolved.name,
            type=self.type(assignment.type, name, hoist=False),
            span=assignment.span,
            doc=assignment.remarks.doc,
            source=reader.text("source") or self.resolved.source,
            confidence=reader.one_of("confidence", CONFIDENCES),
            python=reader.python_name(),
            bits=reader.bit_fields(),
            tagged_value=reader.one_of("form", FORMS) == "tagged-value",
        )
        # What is hoisted is as well founded as the definition it stands in.
        made = [replace(h, source=definition.source, confidence=definition.confidence) for h in self.hoisted]
        self.hoisted = outer
        return [definition, *made]

    def value_definition(self, assignment: ValueAssignment) -> ValueDefinition:
        keys = MODULE_KEYS
        reader = self.resolver.reader(assignment.name.text, self.module, assignment.remarks, keys, "a value")
        self.used.add(assignment.name.text)
        return ValueDefinition(
            name=assignment.name.text,
            module=self.resolved.name,
            type=self.type(assignment.type, assignment.name.text, hoist=True),
            value=self.value(assignment.value, assignment.type),
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
                return BitStringType(span=span, tags=tags, size=self.size(syntax), bits=self.numbers(body.bits))
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
        if self.resolver.find_type(name.text, self.module) is not None:
            self.no_constraint(syntax)
        elif name.text in CHARACTER_STRINGS:
            return CharacterStringType(span=syntax.span, tags=tags, kind=name.text, size=self.size(syntax))
        elif name.text in UNSUPPORTED_TYPES and name.text not in self.resolver.types:
            self.report("P004", f"{name.text} is not supported", name.span)
            return NullType(span=syntax.span)
        else:
            self.resolver.unknown(name, self.module, "type")
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
        self.report("N110", f"the type written here is named '{name}'", syntax.span)

    def components(self, fields: Sequence[FieldSyntax], parent: str) -> tuple[Component, ...]:
        self.distinct([field.name for field in fields], "N105", "component")
        made: list[Component] = []
        for field in fields:
            remarks = self.field_remarks(field, parent)
            default = self.value(field.default, field.type) if field.default is not None else None
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
        reader.python_name(), reader.bit_fields(), reader.one_of("confidence", CONFIDENCES)
        return Remarks(field.remarks.doc, tuple(reader.given.values()))

    def tags(self, syntax: TypeSyntax) -> tuple[Tag, ...]:
        """The tags with their modes settled by X.680, 31.2.7: IMPLICIT becomes explicit on CHOICE and ANY."""
        untaggable = isinstance(self.resolver.underlying(syntax).body, ChoiceSyntax | AnySyntax)
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
        while isinstance(body, ReferenceSyntax) and body.name.text in self.resolver.types:
            target = self.resolver.types[body.name.text][1].type
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
            ranges.append((low, high))
        return Size(tuple(_merged(ranges)))

    def bound(self, bound: Bound) -> int | None:
        return self.number(bound) if isinstance(bound, Name) else bound

    def number(self, name: Name) -> int:
        """The INTEGER value of that name."""
        value = self.named_value(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if value is not None:
            self.report("C302", f"'{name.text}' is no INTEGER", name.span)
        return 0

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
            value = self.number(item.value) if isinstance(item.value, Name) else item.value or 0
            made.append(NamedNumber(item.name.text, value, item.span, item.remarks.doc))
        self.distinct_values(made)
        return tuple(made)

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

    # --- values

    def value(self, syntax: ValueSyntax, type_: TypeSyntax) -> Value:
        """A value of the given type; None (reported) where it is none."""
        body = syntax.body
        target = self.resolver.underlying(type_).body
        match target, body:
            case BasicSyntax(kind="NULL"), None:
                return None
            case BasicSyntax(kind="BOOLEAN"), bool(value):
                return value
            case IntegerSyntax(), int(number) if not isinstance(number, bool):
                return number
            case IntegerSyntax(names=names), NameValue(text=text):
                named = next((item.value for item in names if item.name.text == text), None)
                if isinstance(named, int):
                    return named
                return self.referred(named or Name(text, syntax.span), int)
            case EnumeratedSyntax(items=items), NameValue(text=text):
                return self.known(text, items, syntax.span)
            case BitStringSyntax(bits=bits), Braces():
                return self.bits(body, bits)
            case (BitStringSyntax(), BitsValue(bits=text)) | (BasicSyntax(kind="OCTET STRING"), BitsValue(bits=text)):
                return _octets(text)
            case ReferenceSyntax(name=name), str(text) if name.text in CHARACTER_STRINGS:
                return text
            case BasicSyntax(kind="OBJECT IDENTIFIER"), Braces():
                return self.object_identifier(body, syntax.span)
            case BasicSyntax(kind="OBJECT IDENTIFIER"), NameValue(text=text):
                return self.referred(Name(text, syntax.span), tuple)
            case ChoiceSyntax(), _:
                self.report("C310", "a value of a CHOICE type is not supported", syntax.span)
            case ReferenceSyntax(), _:
                pass  # the type is not defined, which has been reported
            case _:
                message = f"this is no value of {_described(target)}"
                self.report("C302", message, syntax.span, "", Related("the type", type_.span))
        return None

    def referred(self, name: Name, kind: PythonType) -> Value:
        """The value of that name, which has to be of the given Python type."""
        value = self.named_value(name)
        if value is None or (isinstance(value, kind) and not isinstance(value, bool)):
            return value
        self.report("C302", f"'{name.text}' is a value of another type", name.span)
        return None

    def named_value(self, name: Name) -> Value:
        """The value of a value definition; None (reported) if there is none."""
        resolver = self.resolver
        if name.text not in resolver.values or name.text not in resolver.scopes[self.module.name.text]:
            resolver.unknown(name, self.module, "value")
            return None
        if name.text in resolver.settling:
            self.report("C308", f"value '{name.text}' is defined by itself", name.span)
            return None
        module, assignment = resolver.values[name.text]
        resolver.settling.append(name.text)
        value = _ModuleResolver(resolver, module, self.resolved).value(assignment.value, assignment.type)
        resolver.settling.pop()
        return value

    def known(self, text: str, items: Sequence[ItemSyntax], span: Span) -> str:
        names = [item.name.text for item in items]
        if text not in names:
            self.report("C302", f"'{text}' is no item of the enumeration", span, did_you_mean(text, names))
        return text

    def bits(self, braces: Braces, bits: Sequence[ItemSyntax]) -> bytes:
        """The bits named between braces, as octets: bit 0 is the most significant of the first."""
        numbers = {item.name.text: item.value for item in bits}
        chosen: set[int] = set()
        for arc in braces.arcs:
            number = numbers.get(arc.name or "")
            if isinstance(number, int) and arc.number is None:
                chosen.add(number)
            else:
                what = arc.name or str(arc.number)
                self.report("C302", f"there is no bit '{what}'", arc.span, did_you_mean(what, numbers))
        return _octets("".join("01"[bit in chosen] for bit in range(max(chosen, default=-1) + 1)))

    def object_identifier(self, braces: Braces, span: Span) -> tuple[int, ...]:
        arcs: list[int] = []
        for index, arc in enumerate(braces.arcs):
            arcs += self.arc(arc, index, arcs)
        if braces.commas or len(arcs) < 2:
            self.report("C302", "an OBJECT IDENTIFIER has at least two arcs, with no commas between them", span)
        return tuple(arcs)

    def arc(self, arc: Arc, index: int, before: Sequence[int]) -> Sequence[int]:
        """What one element between braces adds: an arc, or (the first) all those of another identifier."""
        if arc.number is not None:
            return (arc.number,)
        name = (arc.name or "").replace("_", "-")
        if index == 0 and name in _ROOT_ARCS:
            return (_ROOT_ARCS[name],)
        if list(before) == [1] and name in _ISO_ARCS:
            return (_ISO_ARCS[name],)
        value = self.named_value(Name(arc.name or "", arc.span))
        if isinstance(value, tuple) and index == 0:
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return (value,)
        if value is not None:
            self.report("C302", f"'{arc.name}' can be no arc here", arc.span)
        return ()


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


def _described(body: Body) -> str:
    match body:
        case BasicSyntax(kind=kind):
            return kind
        case ReferenceSyntax(name=name):
            return name.text
        case SequenceOfSyntax():
            return "SEQUENCE OF"
        case BitStringSyntax():
            return "BIT STRING"
        case _:
            return type(body).__name__.removesuffix("Syntax").upper()


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


def _octets(bits: str) -> bytes:
    """Text of 0 and 1 as octets, filled up with zeros at the end."""
    padded = bits + "0" * (-len(bits) % 8)
    return bytes(int(padded[start : start + 8], 2) for start in range(0, len(padded), 8))
