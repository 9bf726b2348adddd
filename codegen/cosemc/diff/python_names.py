"""What the generated library makes of a definition: names and signatures, as a reader of a diff wants them."""

from __future__ import annotations

from functools import cached_property

from cosemc.model import (
    ChoiceType,
    Model,
    SequenceType,
    TypeDefinition,
)
from cosemc.plan.errors import PlanError
from cosemc.plan.naming import attribute_name, constant_name
from cosemc.plan.output import Enumeration, Field, Flags, Layout, Record
from cosemc.plan.python_types import DATA, PythonTypes

PACKAGE = "cosem.apdu"


class PythonNames:
    """The Python side of the APDUs of one specification."""

    def __init__(self, model: Model) -> None:
        self.types = PythonTypes(model)

    @cached_property
    def known(self) -> frozenset[str]:
        """Names of the definitions that the library has."""
        return frozenset(definition.name for definition in self.types.definitions)

    def class_of(self, definition: TypeDefinition) -> str:
        """The Python name of a definition; empty where it has none of its own."""
        if definition.tagged_value:
            return DATA
        return self.types.class_of(definition) if self.types.has_class(definition) else ""

    def record(self, definition: TypeDefinition) -> Record | None:
        """The dataclass of a SEQUENCE."""
        if not isinstance(definition.type, SequenceType):
            return None
        try:
            return next((item for item in self.types.classes(definition) if isinstance(item, Record)), None)
        except PlanError:
            return None

    def forms(self, definition: TypeDefinition) -> dict[str, str]:
        """What a value of each alternative of a CHOICE is in Python."""
        if not isinstance(definition.type, ChoiceType) or definition.tagged_value:
            return {}
        classes = self.types.classes(definition)
        boxes = {item.name: item for item in classes if isinstance(item, Record)}
        forms = {}
        for chosen in self.types.choice(definition):
            leaves = " | ".join(leaf.name for leaf in chosen.leaves)
            forms[chosen.alternative.name] = _declaration(boxes[chosen.box]) if chosen.box else leaves
        return forms

    def signature(self, definition: TypeDefinition) -> str:
        """The declaration in Python, in one line for a class that is called, a line a member for others."""
        try:
            if isinstance(definition.type, ChoiceType) and not definition.tagged_value:
                return f"{self.types.class_of(definition)} = {' | '.join(self.forms(definition).values())}"
            return "\n".join(_declaration(item) for item in self.types.classes(definition))
        except PlanError as error:
            return f"# no library: {error}"

    def names(self, definition: TypeDefinition, part: str = "") -> tuple[str, ...]:
        """The dotted Python names of a definition, or of one of its components, alternatives, items or bits."""
        name = self.class_of(definition)
        if not name or definition.tagged_value:
            return ()
        if not part:
            return (f"{PACKAGE}.{name}",)
        if isinstance(definition.type, ChoiceType):
            chosen = next((item for item in self.types.choice(definition) if item.alternative.name == part), None)
            return tuple(f"{PACKAGE}.{leaf.name}" for leaf in chosen.leaves) if chosen else ()
        if isinstance(definition.type, SequenceType):
            pinned = {item.name: dict(item.annotations).get("python") for item in definition.type.components}
            return (f"{PACKAGE}.{name}.{pinned.get(part) or attribute_name(part)}",)
        member = attribute_name(part) if definition.bits else constant_name(part)
        return (f"{PACKAGE}.{name}.{member}",)


def parameter(field: Field) -> str:
    """A field as a parameter."""
    return f"{field.name}: {field.annotation}" + (f" = {field.default}" if field.default is not None else "")


def _declaration(item: Enumeration | Flags | Layout | Record) -> str:
    match item:
        case Record():
            parameters = [*(["*"] if item.keyword_only else []), *map(parameter, item.fields)]
            return f"{item.name}({', '.join(parameters)})"
        case Layout():
            members = ", ".join(f"{part.name}: {'bool' if part.width == 1 else 'int'}" for part in item.parts)
            return f"class {item.name}(int): {members}"
        case Enumeration() | Flags():
            base = "IntEnum" if isinstance(item, Enumeration) else "IntFlag"
            lines = [f"class {item.name}({base}):", *(f"    {entry.name} = {entry.value}" for entry in item.items)]
            return "\n".join(lines)

