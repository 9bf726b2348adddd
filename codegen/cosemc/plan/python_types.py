"""What each type of the specification is in Python: classes, annotations, and which alternatives are boxed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cosemc.encodings import references
from cosemc.model import (
    Alternative,
    AnyType,
    BitField,
    BitStringType,
    BooleanType,
    CharacterStringType,
    ChoiceType,
    Component,
    EnumeratedType,
    IntegerType,
    Model,
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
from cosemc.plan.asn1 import definition_text
from cosemc.plan.errors import PlanError
from cosemc.plan.naming import attribute_name, class_name, constant_name, part_name
from cosemc.plan.output import Constant, Enumeration, Field, Flags, Item, Layout, Part, Record, Union

ISO_2022_STRINGS = frozenset({"GraphicString", "GeneralString", "TeletexString", "T61String", "VideotexString"})
"""Character strings that hold any octets, escape sequences included: bytes in Python."""

DATA = "Data"


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a value of a CHOICE can be: a class of its own, the library's `Data`, or a plain enumeration (`number`)."""

    name: str
    number: bool = False
    data: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """An alternative with its Python form: boxed in a class, or by its own leaves."""

    alternative: Alternative
    box: str | None
    leaves: tuple[Leaf, ...]


class PythonTypes:
    """The Python side of a model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.root_names = frozenset(root.name for root in model.roots)
        self._choices: dict[str, tuple[Chosen, ...]] = {}
        self._names: dict[str, tuple[str, TypeDefinition]] = {}

    @cached_property
    def definitions(self) -> tuple[TypeDefinition, ...]:
        """The definitions that the library knows: all that are encoded, but not what is only met inside Data."""
        outside = self._reached([d.name for d in self.model.definitions if d.encodings and not self._inside_data(d)])
        return tuple(d for d in self.model.definitions if d.name in outside)

    def _inside_data(self, definition: TypeDefinition) -> bool:
        return definition.name in self._only_inside_data

    @cached_property
    def _only_inside_data(self) -> frozenset[str]:
        tagged = [d for d in self.model.definitions if d.tagged_value]
        inside = self._reached([name for d in tagged for name in references(d.type)], through_data=True)
        outside = self._reached([root.name for root in self.model.roots])
        return frozenset(inside - outside - {d.name for d in tagged})

    def _reached(self, names: Sequence[str], *, through_data: bool = False) -> set[str]:
        reached: set[str] = set()
        pending = list(names)
        while pending:
            name = pending.pop()
            if name in reached:
                continue
            reached.add(name)
            definition = self.model.definition(name)
            if through_data or not definition.tagged_value:
                pending += references(definition.type)
        return reached

    # --- names ------------------------------------------------------------------------------------------------------

    def class_of(self, definition: TypeDefinition) -> str:
        """The Python name of a definition."""
        if definition.python and definition.python[0].isupper():
            return definition.python  # (a type written in place may have a name for its field instead)
        name = class_name(definition.name)
        if definition.hoisted and name in self._box_names:
            return name + "Code"
        return name

    @cached_property
    def _box_names(self) -> frozenset[str]:
        return frozenset(
            self._box_name(definition, alternative)
            for definition in self.model.definitions
            if isinstance(definition.type, ChoiceType) and not definition.tagged_value
            for alternative in definition.type.alternatives
            if self._boxable(alternative)
        )

    @cached_property
    def _written_names(self) -> frozenset[str]:
        """The classes of definitions that are written by name: a box at a root has to make way for them."""
        written = (d for d in self.model.definitions if not d.hoisted and self.has_class(d))
        return frozenset(d.python or class_name(d.name) for d in written)

    def _boxable(self, alternative: Alternative) -> bool:
        return not isinstance(self.model.underlying(alternative.type), SequenceType | ChoiceType)

    def _box_name(self, definition: TypeDefinition, alternative: Alternative) -> str:
        pinned = dict(alternative.annotations).get("python", "")
        if pinned[:1].isupper():
            return pinned
        if definition.name in self.root_names and class_name(alternative.name) not in self._written_names:
            return class_name(alternative.name)
        return class_name(f"{definition.python or definition.name}-{alternative.name}")

    # --- CHOICE -----------------------------------------------------------------------------------------------------

    def choice(self, definition: TypeDefinition) -> tuple[Chosen, ...]:
        """The alternatives of a CHOICE in their Python form."""
        if definition.name not in self._choices:
            assert isinstance(definition.type, ChoiceType)
            own = [self._own_leaves(definition, a) for a in definition.type.alternatives]
            everywhere = [leaf for leaves in own for leaf in dict.fromkeys(leaves or ())]
            self._choices[definition.name] = tuple(
                self._chosen(definition, alternative, leaves, everywhere)
                for alternative, leaves in zip(definition.type.alternatives, own, strict=True)
            )
        return self._choices[definition.name]

    def _chosen(
        self, definition: TypeDefinition, alternative: Alternative, own: tuple[Leaf, ...] | None, all_: list[Leaf]
    ) -> Chosen:
        numbers = sum(leaf.number for leaf in all_)
        unique = own is not None and all(
            numbers == 1 if leaf.number else all_.count(leaf) == 1 for leaf in own
        )
        if own is not None and unique:
            return Chosen(alternative, None, own)
        box = self._box_name(definition, alternative)
        return Chosen(alternative, box, (Leaf(box),))

    def _own_leaves(self, definition: TypeDefinition, alternative: Alternative) -> tuple[Leaf, ...] | None:
        """What tells the alternative apart without a box; None if nothing does."""
        target = self._named_target(alternative.type)
        if target is None:
            return None
        if target.tagged_value:
            return None if definition.name in self.root_names else (Leaf(DATA, data=True),)
        match target.type:
            case SequenceType():
                return (Leaf(self.class_of(target)),)
            case EnumeratedType():
                return None if definition.name in self.root_names else (Leaf(self.class_of(target), number=True),)
            case ChoiceType():
                if target.name == definition.name:
                    return None
                return tuple(leaf for chosen in self.choice(target) for leaf in chosen.leaves)
        return None

    def _named_target(self, type_: Type) -> TypeDefinition | None:
        """The definition at the end of a chain of references; None if the type is written in place."""
        target = None
        while isinstance(type_, ReferenceType):
            target = self.model.definition(type_.name)
            type_ = target.type
        return target

    # --- annotations ------------------------------------------------------------------------------------------------

    def annotation(self, type_: Type, name: str = "") -> str:
        """The annotation of a value; `name` is that of the class for named values of an INTEGER written in place."""
        definition = self.class_definition(type_)
        if definition is not None:
            return self._annotation_of(definition)
        match self.model.underlying(type_):
            case NullType():
                return "None"
            case BooleanType():
                return "bool"
            case IntegerType(names=names):
                return f"{name} | int" if names else "int"
            case BitStringType():
                return "BitString"
            case OctetStringType() | AnyType():
                return "bytes"
            case CharacterStringType(kind=kind):
                return "bytes" if kind in ISO_2022_STRINGS else "str"
            case ObjectIdentifierType():
                return "str"
            case SequenceOfType(element=element):
                return f"list[{self.annotation(element)}]"
        raise AssertionError(f"{type_} has been hoisted")

    def class_definition(self, type_: Type) -> TypeDefinition | None:
        """The definition on the way of references that has a class (or a union) of its own."""
        while isinstance(type_, ReferenceType):
            definition = self.model.definition(type_.name)
            if definition.tagged_value or self.has_class(definition):
                return definition
            type_ = definition.type
        return None

    def has_class(self, definition: TypeDefinition) -> bool:
        """Whether values of the definition have a Python type of their own."""
        match definition.type:
            case SequenceType() | ChoiceType() | EnumeratedType():
                return True
            case IntegerType(names=names) if names:
                return True
            case BitStringType(bits=bits) if bits:
                return True
        return bool(definition.bits)

    def _annotation_of(self, definition: TypeDefinition) -> str:
        if definition.tagged_value:
            return DATA
        name = self.class_of(definition)
        match definition.type:
            case EnumeratedType():
                return f"{name} | int"
            case IntegerType() if not definition.bits:
                return f"{name} | int"
            case BitStringType(size=size) if size is None or size.fixed is None:
                return f"{name} | BitString"
            case ChoiceType() if definition.hoisted:
                return " | ".join(self.union_members(definition))
        return name

    def union_members(self, definition: TypeDefinition) -> list[str]:
        """What a value of a CHOICE can be."""
        leaves = [leaf for chosen in self.choice(definition) for leaf in chosen.leaves]
        names = [leaf.name for leaf in leaves]
        return [*names, "int"] if any(leaf.number for leaf in leaves) else names

    # --- classes ----------------------------------------------------------------------------------------------------

    def classes(self, definition: TypeDefinition) -> Iterator[Enumeration | Flags | Layout | Record]:
        """The classes that a definition gives rise to."""
        name = self.class_of(definition)
        match definition.type:
            case _ if definition.bits:
                yield self._layout(definition, definition.bits)
            case SequenceType(components=components):
                yield from self._integers_in_place(definition, components)
                yield self._record(definition, components)
            case ChoiceType() if not definition.tagged_value:
                yield from self._boxes(definition)
            case EnumeratedType(items=items):
                yield Enumeration(name, self._doc(definition), _items(items))
            case IntegerType(names=names) if names:
                yield Enumeration(name, self._doc(definition), _items(names))
            case BitStringType(bits=bits) if bits:
                yield self._flags(definition, definition.type)

    def _integers_in_place(
        self, definition: TypeDefinition, components: tuple[Component, ...]
    ) -> Iterator[Enumeration]:
        for component in components:
            if isinstance(component.type, IntegerType) and component.type.names:
                name = self.name_in_place(definition, component)
                yield Enumeration(name, f"{component.name} of {definition.name}.", _items(component.type.names))

    def name_in_place(self, definition: TypeDefinition, part: Component | Alternative) -> str:
        """The class for the named values of an INTEGER that is written in place."""
        name = class_name(f"{definition.python or definition.name}-{part.name}")
        return name + "Code" if isinstance(part, Alternative) else name

    def _record(self, definition: TypeDefinition, components: tuple[Component, ...]) -> Record:
        fields = tuple(self._field(definition, component) for component in components)
        given = [component.presence is Presence.MANDATORY for component in components]
        keyword_only = any(given[i] and not all(given[:i]) for i in range(len(given)))
        return Record(self.class_of(definition), self._doc(definition), fields, keyword_only)

    def _field(self, definition: TypeDefinition, component: Component) -> Field:
        remarks = dict(component.annotations)
        pinned = remarks.get("python", "")
        name = pinned if pinned[:1].islower() else attribute_name(component.name)
        secret = "secret" in remarks
        annotation = self.annotation(component.type, self.name_in_place(definition, component))
        if annotation == "None" and component.presence is not Presence.MANDATORY:
            raise PlanError("a NULL that may be absent cannot be told from None", component.span)
        match component.presence:
            case Presence.OPTIONAL:
                return Field(name, component.name, f"{annotation} | None", "None", secret)
            case Presence.DEFAULT:
                return Field(name, component.name, annotation, self.default(definition, component), secret)
        return Field(name, component.name, annotation, secret=secret)

    def default(self, definition: TypeDefinition, component: Component) -> str:
        """The DEFAULT of a component as source text."""
        found = self.class_definition(component.type)
        name = self.class_of(found) if found is not None else self.name_in_place(definition, component)
        target = self.model.underlying(component.type)
        value = component.default
        match target:
            case EnumeratedType(items=items) | IntegerType(names=items) if items and isinstance(value, str | int):
                item = _item(items, value, component)
                if found is not None and found.bits:
                    return f"{name}({value if item is None else item.value})"
                return repr(value) if item is None else f"{name}.{constant_name(item.name)}"
            case IntegerType() if found is not None and found.bits:
                return f"{name}({value!r})"
            case BitStringType(bits=bits) if bits and isinstance(value, bytes):
                return self._flags_default(name, target, value)
            case BitStringType(size=size) if isinstance(value, bytes):
                length = 8 * len(value) if size is None or size.fixed is None else size.fixed
                return f"BitString({int.from_bytes(value, 'big') >> (8 * len(value) - length):#x}, {length})"
        if isinstance(value, tuple):
            return repr(".".join(map(str, value)))
        return repr(value)

    def _flags_default(self, name: str, type_: BitStringType, value: bytes) -> str:
        bits = "".join(f"{octet:08b}" for octet in value)
        items = [f"{name}.{constant_name(bit.name)}" for bit in type_.bits if bits[bit.value : bit.value + 1] == "1"]
        return " | ".join(items) or f"{name}(0)"

    def _boxes(self, definition: TypeDefinition) -> Iterator[Record | Enumeration]:
        for chosen in self.choice(definition):
            alternative = chosen.alternative
            if isinstance(alternative.type, IntegerType) and alternative.type.names:
                yield Enumeration(
                    self.name_in_place(definition, alternative),
                    f"{alternative.name} of {definition.name}.",
                    _items(alternative.type.names),
                )
            if chosen.box is None:
                continue
            annotation = self.annotation(alternative.type, self.name_in_place(definition, alternative))
            nothing = isinstance(self.model.underlying(alternative.type), NullType)
            secret = "secret" in dict(alternative.annotations)
            fields = () if nothing else (Field("value", alternative.name, annotation, secret=secret),)
            yield Record(chosen.box, f"The alternative {alternative.name} of {definition.name}.", fields)

    def _flags(self, definition: TypeDefinition, type_: BitStringType) -> Flags:
        width = flags_width(type_)
        items = tuple(
            Item(constant_name(bit.name), bit.name, f"{1 << (width - 1 - bit.value):#0{2 + (width + 3) // 4}x}")
            for bit in type_.bits
        )
        return Flags(self.class_of(definition), self._doc(definition), items, width)

    def _layout(self, definition: TypeDefinition, bits: tuple[BitField, ...]) -> Layout:
        target = self.model.underlying(definition.type)
        if not isinstance(target, IntegerType) or target.high is None or (target.low or 0) < 0:
            raise PlanError(f"only an INTEGER from 0 can have named bits, not {definition.name}", definition.span)
        parts = tuple(Part(part_name(part.name), part.name, part.low, part.high - part.low + 1) for part in bits)
        return Layout(self.class_of(definition), self._doc(definition), parts, target.high.bit_length())

    def union(self, definition: TypeDefinition) -> Union:
        """A named CHOICE as a union."""
        root = definition.name in self.root_names
        return Union(self.class_of(definition), f"{definition.name}.", tuple(self.union_members(definition)), root)

    def constants(self, module: str) -> tuple[Constant, ...]:
        """The values defined by a module."""
        return tuple(
            Constant(constant_name(value.name), value.name, *_literal(value.value))
            for value in self.model.values
            if value.module == module
        )

    def _doc(self, definition: TypeDefinition) -> str:
        text = definition.doc if definition.doc else definition.name + "."
        source = f"\n\nSource: {definition.source}." if definition.source else ""
        asn1 = "\n".join(f"    {line}" for line in definition_text(self.model, definition))
        return f"{text}{source}\n\n{asn1}"


def flags_width(type_: BitStringType) -> int:
    """Bits of the IntFlag of a named BIT STRING."""
    if type_.size is not None and type_.size.fixed is not None:
        return type_.size.fixed
    return max(bit.value for bit in type_.bits) + 1


def _items(numbers: tuple[NamedNumber, ...]) -> tuple[Item, ...]:
    return tuple(Item(constant_name(item.name), item.name, str(item.value)) for item in numbers)


def _item(items: tuple[NamedNumber, ...], value: str | int, component: Component) -> NamedNumber | None:
    """The item that a DEFAULT names or numbers; None for a number without a name."""
    found = next((item for item in items if value in (item.name, item.value)), None)
    if found is None and isinstance(value, str):
        raise PlanError(f"the DEFAULT of {component.name} is no value of its type", component.span)
    return found


def _literal(value: object) -> tuple[str, str]:
    if isinstance(value, tuple):
        return "str", '"' + ".".join(map(str, value)) + '"'
    return type(value).__name__ if value is not None else "None", repr(value)
