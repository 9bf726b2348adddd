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
from cosemc.plan.output import Imports, Schema, SchemaEntry
from cosemc.plan.python_types import DATA, ISO_2022_STRINGS, Chosen, PythonTypes, flags_width


def plan_schema(types: PythonTypes, modules: dict[str, str]) -> Schema:
    """The schema of all types; `modules` says which Python module a class is in."""
    writer = _Writer(types)
    entries = tuple(
        SchemaEntry(definition.name, writer.definition(definition))
        for definition in types.definitions
        if types.has_class(definition) and not definition.tagged_value
    )
    roots = tuple(root for definition in _roots(types) for root in writer.roots(definition))
    return Schema(entries, roots, writer.imports(modules))


def _roots(types: PythonTypes) -> Iterator[TypeDefinition]:
    for root in types.model.roots:
        definition = types.model.definition(root.name)
        if isinstance(definition.type, ChoiceType):
            yield definition


class _Writer:
    def __init__(self, types: PythonTypes) -> None:
        self.types = types
        self.model = types.model
        self._used: dict[str, None] = {}

    def imports(self, modules: dict[str, str]) -> Imports:
        """Import lines of the classes used so far."""
        by_module: dict[str, list[str]] = {}
        for name in self._used:
            by_module.setdefault("." + modules[name], []).append(name)
        return tuple((module, tuple(sorted(names))) for module, names in sorted(by_module.items()))

    def definition(self, definition: TypeDefinition) -> str:
        """The node of a definition."""
        name = self.types.class_of(definition)
        match definition.type:
            case _ if definition.bits:
                return f"Integer({self._class(name)})"
            case SequenceType():
                return self._sequence(definition, definition.type)
            case ChoiceType():
                inner = "".join(f"\n        {self._alternative(definition, c)}," for c in self.types.choice(definition))
                return f"Choice({inner}\n    )"
        return self._node(definition.type, name)

    def _class(self, name: str) -> str:
        if name not in ("int", DATA):
            self._used[name] = None
        return name

    def _node(self, type_: Type, owner: str) -> str:
        match type_:
            case ReferenceType(name=name):
                definition = self.model.definition(name)
                if definition.tagged_value:
                    return "DataValue()"
                return f'Ref("{name}")' if self.types.has_class(definition) else self._node(definition.type, owner)
            case NullType():
                return "Null()"
            case BooleanType():
                return "Boolean()"
            case IntegerType(names=names):
                return f"Integer({self._class(owner)})" if names else "Integer()"
            case EnumeratedType(items=items):
                return f"Enumeration({self._class(owner)}, {_names(items)})"
            case BitStringType():
                return self._bits(type_, owner)
            case OctetStringType() | AnyType():
                return "Octets()"
            case CharacterStringType(kind=kind):
                return "Text(octets=True)" if kind in ISO_2022_STRINGS else "Text()"
            case ObjectIdentifierType():
                return "Text()"
            case SequenceOfType(element=element):
                return f"ListOf({self._node(element, '')})"
        raise AssertionError(f"{type_} has been hoisted")

    def _bits(self, type_: BitStringType, owner: str) -> str:
        if not type_.bits:
            return "Bits()"
        fixed = type_.size is not None and type_.size.fixed is not None
        return f"Flags({self._class(owner)}, {flags_width(type_)}, {fixed}, {_names(type_.bits)})"

    def _sequence(self, definition: TypeDefinition, type_: SequenceType) -> str:
        record = self.types.class_of(definition)
        fields = {field.asn1: field for field in self._record_fields(definition)}
        parts = []
        for component in type_.components:
            field = fields[component.name]
            node = self._node(component.type, self.types.name_in_place(definition, component))
            absent = ""
            if component.presence is not Presence.MANDATORY:
                absent = f", {field.default}"
                self._used_in(field.default or "")
            parts.append(f'\n        Component("{component.name}", "{field.name}", {node}{absent}),')
        return f"Sequence({self._class(record)},{''.join(parts)}\n    )"

    def _record_fields(self, definition: TypeDefinition) -> tuple:  # type: ignore[type-arg]
        *_, record = self.types.classes(definition)
        return record.fields  # type: ignore[union-attr]

    def _used_in(self, default: str) -> None:
        name = default.partition("(")[0].partition(".")[0]
        if name[:1].isupper() and name not in ("None", "True", "False", "BitString"):
            self._class(name)

    def _alternative(self, definition: TypeDefinition, chosen: Chosen) -> str:
        node = self._node(chosen.alternative.type, self.types.name_in_place(definition, chosen.alternative))
        if chosen.box:
            nothing = isinstance(self.model.underlying(chosen.alternative.type), NullType)
            node = f"Box({self._class(chosen.box)}, {'None' if nothing else node})"
        classes = "".join(f"{'int' if leaf.number else self._class(leaf.name)}, " for leaf in chosen.leaves)
        return f'Alternative("{chosen.alternative.name}", {node}, ({classes.strip()}))'

    def roots(self, definition: TypeDefinition) -> Iterator[str]:
        """The APDUs of a root: name, node, classes.

        A SEQUENCE has its own name and so has a CHOICE of boxed alternatives; another alternative is known by the name
        of its type where that is structured, else by its own.
        """
        for chosen in self.types.choice(definition):
            target = self.types.class_definition(chosen.alternative.type)
            if chosen.box is None and target is not None and isinstance(target.type, ChoiceType):
                yield from self._nested(target)
            elif chosen.box is None:
                assert target is not None
                yield f'("{target.name}", Ref("{target.name}"), ({self._class(chosen.leaves[0].name)},))'
            else:
                node = self._node(chosen.alternative.type, "")
                name = self._structured_name(chosen.alternative.type) or chosen.alternative.name
                box = self._class(chosen.box)
                yield f'("{name}", Box({box}, {node}), ({box},))'

    def _nested(self, definition: TypeDefinition) -> Iterator[str]:
        boxes = [chosen.box for chosen in self.types.choice(definition) if chosen.box]
        if boxes:
            classes = "".join(f"{self._class(box)}, " for box in boxes)
            yield f'("{definition.name}", Ref("{definition.name}"), ({classes.strip()}))'
        for chosen in self.types.choice(definition):
            target = self.types.class_definition(chosen.alternative.type)
            if chosen.box or target is None:
                continue
            if isinstance(target.type, ChoiceType):
                yield from self._nested(target)
            else:
                yield f'("{target.name}", Ref("{target.name}"), ({self._class(self.types.class_of(target))},))'

    def _structured_name(self, type_: Type) -> str | None:
        if isinstance(type_, ReferenceType) and isinstance(self.model.definition(type_.name).type, SequenceOfType):
            return type_.name
        return None


def _names(items: tuple[NamedNumber, ...]) -> str:
    return "{" + ", ".join(f'{item.value}: "{item.name}"' for item in items) + "}"
