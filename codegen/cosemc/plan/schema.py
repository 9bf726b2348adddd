"""The JSON forms: for each type an expression of the node constructors of the generated `_json` module."""

from __future__ import annotations

from collections.abc import Iterator

from cosemc.model import (
    AnyType,
    BitStringType,
    BooleanType,
    CharacterStringType,
    ChoiceType,
    EnumeratedType,
    IntegerType,
    NamedNumber,
    NullType,
    ObjectIdentifierType,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Type,
    TypeDefinition,
)
from cosemc.plan.homes import Homes
from cosemc.plan.output import Schema, SchemaEntry
from cosemc.plan.python_types import ISO_2022_STRINGS, Chosen, PythonTypes, flags_width


def plan_schema(types: PythonTypes, homes: Homes) -> Schema:
    """The schema of all types."""
    writer = _Writer(types, homes)
    entries = tuple(
        SchemaEntry(definition.name, writer.definition(definition))
        for definition in types.definitions
        if types.has_class(definition) and not definition.tagged_value
    )
    roots = tuple(root for definition in _roots(types) for root in writer.roots(definition))
    return Schema(entries, roots, tuple(sorted(homes.modules)))


def _roots(types: PythonTypes) -> Iterator[TypeDefinition]:
    for root in types.model.roots:
        definition = types.model.definition(root.name)
        if isinstance(definition.type, ChoiceType):
            yield definition


class _Writer:
    def __init__(self, types: PythonTypes, homes: Homes) -> None:
        self.types = types
        self.model = types.model
        self._class = homes.qualified
        self._default = homes.in_default

    def definition(self, definition: TypeDefinition) -> str:
        """The node of a definition."""
        name = self.types.class_of(definition)
        match definition.type:
            case _ if definition.bits:
                return f"form.Integer({self._class(name)})"
            case SequenceType():
                return self._sequence(definition, definition.type)
            case ChoiceType():
                inner = "".join(f"\n        {self._alternative(definition, c)}," for c in self.types.choice(definition))
                return f"form.Choice({inner}\n    )"
        return self._node(definition.type, name)

    def _node(self, type_: Type, owner: str) -> str:
        match type_:
            case ReferenceType(name=name):
                definition = self.model.definition(name)
                if definition.tagged_value:
                    return "form.DataValue(Data)"
                return f'form.Ref("{name}")' if self.types.has_class(definition) else self._node(definition.type, owner)
            case NullType():
                return "form.Null()"
            case BooleanType():
                return "form.Boolean()"
            case IntegerType(names=names):
                return f"form.Integer({self._class(owner)})" if names else "form.Integer()"
            case EnumeratedType(items=items):
                return f"form.Enumeration({self._class(owner)}, {_names(items)})"
            case BitStringType():
                return self._bits(type_, owner)
            case OctetStringType() | AnyType():
                return "form.Octets()"
            case CharacterStringType(kind=kind):
                return "form.Text(octets=True)" if kind in ISO_2022_STRINGS else "form.Text()"
            case ObjectIdentifierType():
                return "form.Text()"
            case SequenceOfType(element=element):
                return f"form.ListOf({self._node(element, '')})"
        raise AssertionError(f"{type_} has been hoisted")

    def _bits(self, type_: BitStringType, owner: str) -> str:
        if not type_.bits:
            return "form.Bits()"
        fixed = type_.size is not None and type_.size.fixed is not None
        return f"form.Flags({self._class(owner)}, {flags_width(type_)}, {fixed}, {_names(type_.bits)})"

    def _sequence(self, definition: TypeDefinition, type_: SequenceType) -> str:
        record = self.types.class_of(definition)
        fields = {field.asn1: field for field in self._record_fields(definition)}
        parts = []
        for component in type_.components:
            field = fields[component.name]
            node = self._node(component.type, self.types.name_in_place(definition, component))
            absent = ""
            if component.presence is not Presence.MANDATORY:
                absent = f", {self._default(field.default or '')}"
            parts.append(f'\n        form.Component("{component.name}", "{field.name}", {node}{absent}),')
        return f"form.Sequence(\n        {self._class(record)},{''.join(parts)}\n    )"

    def _record_fields(self, definition: TypeDefinition) -> tuple:  # type: ignore[type-arg]
        *_, record = self.types.classes(definition)
        return record.fields  # type: ignore[union-attr]

    def _alternative(self, definition: TypeDefinition, chosen: Chosen) -> str:
        node = self._node(chosen.alternative.type, self.types.name_in_place(definition, chosen.alternative))
        if chosen.box:
            nothing = isinstance(self.model.underlying(chosen.alternative.type), NullType)
            node = f"form.Box({self._class(chosen.box)}, {'None' if nothing else node})"
        classes = "".join(f"{'int' if leaf.number else self._class(leaf.name)}, " for leaf in chosen.leaves)
        return f'form.Alternative("{chosen.alternative.name}", {node}, ({classes.strip()}))'

    def roots(self, definition: TypeDefinition) -> Iterator[str]:
        """The APDUs of a root: name, node, classes.

        A SEQUENCE has its own name, also below a CHOICE of nothing but these; any other CHOICE is an APDU as a whole. A
        boxed alternative is known by the name of its type where that is structured, else by its own.
        """
        for chosen in self.types.choice(definition):
            if chosen.box is None:
                yield from self._apdus(self._definition_of(chosen))
                continue
            node = self._node(chosen.alternative.type, self.types.name_in_place(definition, chosen.alternative))
            node = "None" if node == "form.Null()" else node
            name = self._structured_name(chosen.alternative.type) or chosen.alternative.name
            box = self._class(chosen.box)
            yield f'("{name}", form.Box({box}, {node}), ({box},))'

    def _apdus(self, definition: TypeDefinition) -> Iterator[str]:
        if isinstance(definition.type, ChoiceType):
            alternatives = self.types.choice(definition)
            if all(self._is_apart(chosen) for chosen in alternatives):
                for chosen in alternatives:
                    yield from self._apdus(self._definition_of(chosen))
                return
            names = [leaf.name for chosen in alternatives for leaf in chosen.leaves]
        else:
            names = [self.types.class_of(definition)]
        classes = "".join(f"{self._class(name)}, " for name in names)
        yield f'("{definition.name}", form.Ref("{definition.name}"), ({classes.strip()}))'

    def _is_apart(self, chosen: Chosen) -> bool:
        if chosen.box is not None:
            return False
        definition = self._definition_of(chosen)
        if isinstance(definition.type, ChoiceType) and not definition.tagged_value:
            return all(self._is_apart(inner) for inner in self.types.choice(definition))
        return isinstance(definition.type, SequenceType)

    def _definition_of(self, chosen: Chosen) -> TypeDefinition:
        definition = self.types.class_definition(chosen.alternative.type)
        assert definition is not None
        return definition

    def _structured_name(self, type_: Type) -> str | None:
        if isinstance(type_, ReferenceType) and isinstance(self.model.definition(type_.name).type, SequenceOfType):
            return type_.name
        return None


def _names(items: tuple[NamedNumber, ...]) -> str:
    return "{" + ", ".join(f'{item.value}: "{item.name}"' for item in items) + "}"
