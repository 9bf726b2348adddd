"""JSON forms of values, in both directions.

| type | form |
|---|---|
| SEQUENCE | object by the names of the specification; absent OPTIONAL and equal DEFAULT components are left out |
| CHOICE | object of one entry, the alternative |
| SEQUENCE OF | list |
| INTEGER, BOOLEAN, NULL | integer, true or false, null |
| ENUMERATED | name, or the integer where it has none |
| BIT STRING | text of 0 and 1; with named bits the list of those set, unless a bit without a name is set |
| OCTET STRING, ANY, EXTERNAL | lower-case hex |
| character strings, OBJECT IDENTIFIER | text |
| Data | `{"type": "long-unsigned", "value": 7}` |
| APDU | `{"type": "Get-Response-Normal", "value": {...}}` |

A form gives the same value again, and its octets but for lengths: those that were written in more octets than they need
come back in as few as there can be. Data itself keeps the octets it was decoded from.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any, NoReturn, Protocol

from ._bits import NamedBits
from .bit_string import BitString
from .errors import EncodeError

_REQUIRED: Any = object()


class Node(Protocol):
    """The form of a type."""

    def to_json(self, value: Any) -> Any:
        """The form of a value."""

    def from_json(self, form: Any, path: str) -> Any:
        """The value of a form; EncodeError, with the path, where it is none."""


def _refuse(reason: str, path: str) -> NoReturn:
    raise EncodeError(reason, path)


def _below(path: str, name: object) -> str:
    return f"{path}.{name}" if path else str(name)


class Null:
    """NULL."""

    def to_json(self, value: None) -> None:
        """Null."""

    def from_json(self, form: Any, path: str) -> None:
        """None, for null alone."""
        if form is not None:
            _refuse("null is needed", path)


class Boolean:
    """BOOLEAN."""

    def to_json(self, value: bool) -> bool:
        """True or false."""
        return value

    def from_json(self, form: Any, path: str) -> bool:
        """The same."""
        if not isinstance(form, bool):
            _refuse("true or false is needed", path)
        return form


@dataclass(frozen=True)
class Integer:
    """INTEGER; `cls` is the class of its values, where they have one."""

    cls: type[int] = int

    def to_json(self, value: int) -> int:
        """The plain number."""
        return int(value)

    def from_json(self, form: Any, path: str) -> int:
        """The number in its class; a number without a name stays plain."""
        if not isinstance(form, int) or isinstance(form, bool):
            _refuse("an integer is needed", path)
        try:
            return self.cls(form)
        except ValueError:
            return form if issubclass(self.cls, IntEnum) else _refuse("is no value of its type", path)


@dataclass(frozen=True)
class Enumeration:
    """ENUMERATED; `names` are those of the specification."""

    cls: type[IntEnum]
    names: dict[int, str]

    def to_json(self, value: int) -> int | str:
        """The name, or the number where it has none."""
        return self.names.get(value, int(value))

    def from_json(self, form: Any, path: str) -> int:
        """The item of a name or a number."""
        if isinstance(form, int) and not isinstance(form, bool):
            return self.cls(form) if form in self.names else form
        for number, name in self.names.items():
            if name == form:
                return self.cls(number)
        _refuse("a name of the enumeration is needed", path)


class Bits:
    """BIT STRING without named bits."""

    def to_json(self, value: BitString) -> str:
        """0 and 1, the first bit first."""
        return str(value)

    def from_json(self, form: Any, path: str) -> BitString:
        """The bits of such a text."""
        if not isinstance(form, str) or form.strip("01"):
            _refuse("text of 0 and 1 is needed", path)
        return BitString.parse(form)


@dataclass(frozen=True)
class Flags:
    """BIT STRING with named bits: `width` of them, exactly so many if `fixed`."""

    cls: type[NamedBits]
    width: int
    fixed: bool
    names: dict[int, str]

    def to_json(self, value: NamedBits | BitString) -> list[str] | str:
        """The names of the bits that are set, or the bits where one has no name."""
        bits = str(value if isinstance(value, BitString) else BitString(int(value), self.width))
        numbers = [number for number, bit in enumerate(bits) if bit == "1"]
        if all(number in self.names for number in numbers):
            return [self.names[number] for number in numbers]
        return bits if self.fixed else bits.rstrip("0")

    def from_json(self, form: Any, path: str) -> NamedBits | BitString:
        """The flags of a list of names or of a text of bits."""
        if isinstance(form, list):
            numbers = {name: number for number, name in self.names.items()}
            unknown = [name for name in form if not isinstance(name, str) or name not in numbers]
            if unknown:
                _refuse("has a name that is none of its bits", path)
            return self.cls(sum(1 << (self.width - 1 - numbers[name]) for name in set(form)))
        bits = Bits().from_json(form, path)
        if self.fixed and bits.length != self.width:
            _refuse(f"{self.width} bits are needed", path)
        if not self.fixed and "1" in str(bits)[self.width :]:
            return bits
        text = str(bits)[: self.width].ljust(self.width, "0")
        return self.cls(int(text or "0", 2))


class Octets:
    """OCTET STRING, ANY and EXTERNAL."""

    def to_json(self, value: bytes) -> str:
        """Lower-case hex."""
        return value.hex()

    def from_json(self, form: Any, path: str) -> bytes:
        """The octets of hex."""
        try:
            return bytes.fromhex(form)
        except (TypeError, ValueError):
            _refuse("hex is needed", path)


@dataclass(frozen=True)
class Text:
    """Character strings; those kept as octets are written as Latin-1."""

    octets: bool = False

    def to_json(self, value: str | bytes) -> str:
        """The text."""
        return value.decode("latin-1") if isinstance(value, bytes) else value

    def from_json(self, form: Any, path: str) -> str | bytes:
        """The text, as octets where it is kept so."""
        if not isinstance(form, str):
            _refuse("text is needed", path)
        try:
            return form.encode("latin-1") if self.octets else form
        except UnicodeEncodeError:
            _refuse("has characters that the string type cannot hold", path)


@dataclass(frozen=True)
class ListOf:
    """SEQUENCE OF."""

    element: Node

    def to_json(self, value: list[Any]) -> list[Any]:
        """The forms of the elements."""
        return [self.element.to_json(element) for element in value]

    def from_json(self, form: Any, path: str) -> list[Any]:
        """The values of the elements."""
        if not isinstance(form, list):
            _refuse("a list is needed", path)
        return [self.element.from_json(element, _below(path, index)) for index, element in enumerate(form)]


@dataclass(frozen=True)
class Ref:
    """A type by its name."""

    name: str

    def _node(self) -> Node:
        return _schema().types[self.name]

    def to_json(self, value: Any) -> Any:
        """As that type."""
        return self._node().to_json(value)

    def from_json(self, form: Any, path: str) -> Any:
        """As that type."""
        return self._node().from_json(form, path)


@dataclass(frozen=True, init=False)
class Component:
    """A component of a SEQUENCE: its name, that of the field, its form, and the value where it is absent."""

    name: str
    field: str
    node: Node
    absent: Any

    def __init__(self, name: str, field: str, node: Node, absent: Any = _REQUIRED) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "field", field)
        object.__setattr__(self, "node", node)
        object.__setattr__(self, "absent", absent)


class Sequence:
    """SEQUENCE."""

    def __init__(self, cls: type, *components: Component) -> None:
        self.cls = cls
        self.components = components

    def to_json(self, value: Any) -> dict[str, Any]:
        """An object of the components that are there."""
        form = {}
        for component in self.components:
            field = getattr(value, component.field)
            if component.absent is _REQUIRED or field != component.absent:
                form[component.name] = component.node.to_json(field)
        return form

    def from_json(self, form: Any, path: str) -> Any:
        """The record of an object."""
        if not isinstance(form, dict):
            _refuse("an object is needed", path)
        unknown = sorted(set(form) - {component.name for component in self.components}, key=str)
        if unknown:
            _refuse(f"no such component: {', '.join(map(str, unknown))}", path)
        return self.cls(**{c.field: self._field(c, form, path) for c in self.components})

    def _field(self, component: Component, form: dict[str, Any], path: str) -> Any:
        below = _below(path, component.name)
        if component.name in form:
            return component.node.from_json(form[component.name], below)
        return _refuse("the component is missing", below) if component.absent is _REQUIRED else component.absent


@dataclass(frozen=True)
class Box:
    """An alternative in a class of its own; no node for NULL."""

    cls: Any
    node: Node | None

    def to_json(self, value: Any) -> Any:
        """The form of what is inside."""
        return self.node.to_json(value.value) if self.node else None

    def from_json(self, form: Any, path: str) -> Any:
        """What is inside, boxed."""
        return self.cls(self.node.from_json(form, path)) if self.node else self._nothing(form, path)

    def _nothing(self, form: Any, path: str) -> Any:
        Null().from_json(form, path)
        return self.cls()


@dataclass(frozen=True)
class Alternative:
    """An alternative of a CHOICE, and the classes of its values."""

    name: str
    node: Node
    classes: tuple[type, ...]


class Choice:
    """CHOICE."""

    def __init__(self, *alternatives: Alternative) -> None:
        self.alternatives = alternatives

    def to_json(self, value: Any) -> dict[str, Any]:
        """An object of one entry."""
        for alternative in self.alternatives:
            if isinstance(value, alternative.classes):
                return {alternative.name: alternative.node.to_json(value)}
        raise EncodeError(f"{type(value).__name__} is that of no alternative")

    def from_json(self, form: Any, path: str) -> Any:
        """The value of the alternative."""
        if not isinstance(form, dict) or len(form) != 1:
            _refuse("an object of one alternative is needed", path)
        ((name, inner),) = form.items()
        for alternative in self.alternatives:
            if alternative.name == name:
                return alternative.node.from_json(inner, _below(path, name))
        _refuse(f"no such alternative: {name}", path)


class _HasForm(Protocol):
    @classmethod
    def from_json(cls, value: Any, /) -> Any: ...


@dataclass(frozen=True)
class DataValue:
    """Data; `cls` is its class, which a library without Data does not have."""

    cls: type[_HasForm]

    def to_json(self, value: Any) -> Any:
        """An object of type and value."""
        return value.to_json()

    def from_json(self, form: Any, path: str) -> Any:
        """The Data of such an object."""
        try:
            return self.cls.from_json(form)
        except EncodeError as error:
            raise EncodeError(error.reason, _below(path, error.path) if error.path else path) from None


class _Schema:
    """The schema with the look-ups that are made from it."""

    def __init__(self) -> None:
        # not before it is asked for: who only codes octets need not wait for it
        from .apdu._schema import ROOTS, TYPES

        self.types: dict[str, Node] = TYPES
        self.apdus = {name: node for name, node, _ in ROOTS}
        self.apdu_names = {cls: name for name, _, classes in ROOTS for cls in classes}
        self.nodes: dict[type, Node] = {}
        for node in TYPES.values():
            if isinstance(node, Sequence):
                self.nodes[node.cls] = node
            elif isinstance(node, Choice):
                boxes = [a.node for a in node.alternatives if isinstance(a.node, Box)]
                self.nodes |= {box.cls: box for box in boxes}


@lru_cache(maxsize=1)
def _schema() -> _Schema:
    return _Schema()


def to_json(value: Any) -> Any:
    """The form of a value of one of the classes of the specification."""
    return _schema().nodes[type(value)].to_json(value)


def from_json(cls: type, form: Any) -> Any:
    """The value of a class that has this form; EncodeError, with the path, where there is none."""
    return _schema().nodes[cls].from_json(form, "")


def apdu_to_json(value: Any) -> dict[str, Any]:
    """An APDU as an object of `type`, the name in the specification, and `value`; TypeError for another value."""
    schema = _schema()
    name = schema.apdu_names.get(type(value))
    if name is None:
        raise TypeError(f"{type(value).__name__} is no APDU")
    return {"type": name, "value": schema.apdus[name].to_json(value)}


def apdu_from_json(form: Any) -> Any:
    """The APDU of such an object; EncodeError, with the path, where it is none."""
    if not isinstance(form, dict) or set(form) != {"type", "value"}:
        _refuse("an object of type and value is needed", "")
    node = _schema().apdus.get(form["type"]) if isinstance(form["type"], str) else None
    if node is None:
        _refuse("is no type of an APDU", "type")
    return node.from_json(form["value"], "value")
