"""Attributes and methods of interface classes as descriptors: on the class they say what the table says, on an object
bound to a logical name they give a reference that a session reads, writes or invokes.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar, Generic, Literal, Protocol, TypeVar, overload

from ..data import Data
from ..errors import EncodeError
from ..obis import Obis
from ._types import ANY, NULL_DATA, Primitive, ShapeError, Type

T = TypeVar("T")
P = TypeVar("P")
R = TypeVar("R")


class ShapeWarning(UserWarning):
    """A meter sent Data of another shape than the class has; the Data was kept as it is."""


class _Absent:
    """No parameter given, which is not the same as null-data."""


_ABSENT = _Absent()


class Selector(Generic[P]):
    """A selective access: its number, name and the type of its parameter."""

    __slots__ = ("name", "number", "type")

    def __init__(self, number: int, name: str, type: Type[P]) -> None:
        self.number = number
        self.name = name
        self.type = type

    def __repr__(self) -> str:
        return f"<selector {self.number} {self.name}>"


@dataclass(frozen=True, slots=True)
class Selection:
    """A selective access with its parameter, as GET carries it."""

    selector: int
    parameter: Data


class _Member:
    """What attributes and methods have in common."""

    id: int
    name: str
    owner: type[InterfaceClass]
    sn: int | None

    def __set_name__(self, owner: type[InterfaceClass], name: str) -> None:
        self.owner = owner
        self.name = name.rstrip("_")

    @property
    def class_id(self) -> int:
        """The class id of the class it belongs to."""
        return self.owner.CLASS_ID

    @property
    def version(self) -> int:
        """The version of the class it belongs to."""
        return self.owner.VERSION

    def _decode(self, type: Type[T], data: Data, strict: bool) -> T | Data:
        try:
            return type.decode(data, strict=strict)
        except ShapeError as error:
            if strict:
                raise
            message = f"{self._place()}: {error}; kept as Data"
        warnings.warn(message, ShapeWarning, stacklevel=3)
        return data

    def _place(self) -> str:
        return f"{self.owner.NAME} (class {self.class_id}, version {self.version}) {self.id} {self.name}"


class Attribute(_Member, Generic[T]):
    """An attribute of a class version.

    `id` is its index, `type` its node, `static` False where the meter changes it by itself (None: the standard does not
    say), `default` the value where the standard gives one, `sn` the short-name offset from the base name (None: no
    short-name mapping known), `selectors` its selective accesses by name.
    """

    __slots__ = ("default", "id", "mandatory", "name", "owner", "selectors", "sn", "static", "type")

    def __init__(
        self,
        id: int,
        type: Type[T],
        *,
        static: bool | None = None,
        default: str | int | float | bool | None = None,
        sn: int | None = None,
        mandatory: bool = True,
        selectors: tuple[Selector[Any], ...] = (),
    ) -> None:
        self.id = id
        self.type = type
        self.static = static
        self.default = default
        self.sn = sn
        self.mandatory = mandatory
        self.selectors: Mapping[str, Selector[Any]] = MappingProxyType({item.name: item for item in selectors})

    @overload
    def __get__(self, instance: None, owner: type[InterfaceClass]) -> Attribute[T]: ...
    @overload
    def __get__(self, instance: InterfaceClass, owner: type[InterfaceClass]) -> AttributeReference[T]: ...
    def __get__(
        self, instance: InterfaceClass | None, owner: type[InterfaceClass]
    ) -> Attribute[T] | AttributeReference[T]:
        return self if instance is None else AttributeReference(self, instance.instance_id)

    @property
    def base_type(self) -> str:
        """The outer COSEM type: a Data type, `array`, `structure` or `CHOICE`."""
        return self.type.base_type

    @overload
    def decode(self, data: Data, *, strict: Literal[True]) -> T: ...
    @overload
    def decode(self, data: Data, *, strict: bool = False) -> T | Data: ...
    def decode(self, data: Data, *, strict: bool = False) -> T | Data:
        """The typed value of Data read from a meter.

        Data of another shape is kept as it is, with a ShapeWarning, because meters differ; with `strict` it raises
        ShapeError instead, and so does a value outside the ranges of its type.
        """
        return self._decode(self.type, data, strict)

    def encode(self, value: T | Data) -> Data:
        """The Data of a value; Data passes as it is. Raises EncodeError."""
        return value if isinstance(value, Data) else self.type.encode(value)

    def __repr__(self) -> str:
        return f"<attribute {self._place()}>"


class Method(_Member, Generic[P, R]):
    """A method of a class version; P is the type of its parameter, R that of what it returns.

    `mandatory` is None where the standard does not say.
    """

    __slots__ = ("id", "mandatory", "name", "owner", "parameter", "result", "sn")

    def __init__(
        self,
        id: int,
        *,
        parameter: Type[P] = ANY,  # type: ignore[assignment]  # where the table knows none, P is Data
        result: Type[R] = NULL_DATA,  # type: ignore[assignment]  # and R is None
        sn: int | None = None,
        mandatory: bool | None = None,
    ) -> None:
        self.id = id
        self.parameter = parameter
        self.result = result
        self.sn = sn
        self.mandatory = mandatory

    @overload
    def __get__(self, instance: None, owner: type[InterfaceClass]) -> Method[P, R]: ...
    @overload
    def __get__(self, instance: InterfaceClass, owner: type[InterfaceClass]) -> MethodReference[P, R]: ...
    def __get__(
        self, instance: InterfaceClass | None, owner: type[InterfaceClass]
    ) -> Method[P, R] | MethodReference[P, R]:
        return self if instance is None else MethodReference(self, instance.instance_id)

    def encode(self, parameter: P | Data | _Absent = _ABSENT) -> Data:
        """The Data of a parameter; without one, the only value that the type has (`integer(0)`). Raises EncodeError."""
        if isinstance(parameter, Data):
            return parameter
        if isinstance(parameter, _Absent):
            return self._only_value()
        return self.parameter.encode(parameter)

    def _only_value(self) -> Data:
        ranges = self.parameter.ranges if isinstance(self.parameter, Primitive) else ()
        if len(ranges) == 1 and ranges[0][0] == ranges[0][1] and self.base_type != "octet-string":
            return Data.of(self.base_type, ranges[0][0])
        if self.parameter is NULL_DATA:
            return Data.of("null-data", None)
        raise EncodeError(f"{self.name} needs a parameter")

    @property
    def base_type(self) -> str:
        """The outer COSEM type of the parameter."""
        return self.parameter.base_type

    @overload
    def decode(self, data: Data, *, strict: Literal[True]) -> P: ...
    @overload
    def decode(self, data: Data, *, strict: bool = False) -> P | Data: ...
    def decode(self, data: Data, *, strict: bool = False) -> P | Data:
        """The typed parameter of an invocation; another shape as for attributes."""
        return self._decode(self.parameter, data, strict)

    def encode_result(self, value: R | Data) -> Data:
        """The Data of what the method returns. Raises EncodeError."""
        return value if isinstance(value, Data) else self.result.encode(value)

    @overload
    def decode_result(self, data: Data, *, strict: Literal[True]) -> R: ...
    @overload
    def decode_result(self, data: Data, *, strict: bool = False) -> R | Data: ...
    def decode_result(self, data: Data, *, strict: bool = False) -> R | Data:
        """The typed value that the method returned; another shape as for attributes."""
        return self._decode(self.result, data, strict)

    def __repr__(self) -> str:
        return f"<method {self._place()}>"


@dataclass(frozen=True, slots=True)
class AttributeReference(Generic[T]):
    """An attribute of one object: what a session reads and writes. `selection` narrows what is read."""

    attribute: Attribute[T]
    instance_id: Obis
    selection: Selection | None = None

    @property
    def class_id(self) -> int:
        """Class id of the object."""
        return self.attribute.class_id

    @property
    def attribute_id(self) -> int:
        """Index of the attribute."""
        return self.attribute.id

    def select(self, name: str, parameter: Any) -> AttributeReference[T]:
        """The same attribute with a selective access: its name, and a value of its parameter (or Data).

        Raises KeyError for a name that the attribute does not have, EncodeError for a wrong parameter.
        """
        selector = self.attribute.selectors[name]
        data = parameter if isinstance(parameter, Data) else selector.type.encode(parameter)
        return AttributeReference(self.attribute, self.instance_id, Selection(selector.number, data))

    @overload
    def decode(self, data: Data, *, strict: Literal[True]) -> T: ...
    @overload
    def decode(self, data: Data, *, strict: bool = False) -> T | Data: ...
    def decode(self, data: Data, *, strict: bool = False) -> T | Data:
        """As `Attribute.decode`."""
        return self.attribute.decode(data, strict=strict)

    def encode(self, value: T | Data) -> Data:
        """As `Attribute.encode`."""
        return self.attribute.encode(value)

    def __repr__(self) -> str:
        return f"{_bound(self.attribute.owner, self.instance_id)}.{self.attribute.name}"


@dataclass(frozen=True, slots=True)
class MethodReference(Generic[P, R]):
    """A method of one object: what a session invokes."""

    method: Method[P, R]
    instance_id: Obis

    @property
    def class_id(self) -> int:
        """Class id of the object."""
        return self.method.class_id

    @property
    def method_id(self) -> int:
        """Index of the method."""
        return self.method.id

    def encode(self, parameter: P | Data | _Absent = _ABSENT) -> Data:
        """As `Method.encode`."""
        return self.method.encode(parameter)

    @overload
    def decode_result(self, data: Data, *, strict: Literal[True]) -> R: ...
    @overload
    def decode_result(self, data: Data, *, strict: bool = False) -> R | Data: ...
    def decode_result(self, data: Data, *, strict: bool = False) -> R | Data:
        """As `Method.decode_result`."""
        return self.method.decode_result(data, strict=strict)

    def __repr__(self) -> str:
        return f"{_bound(self.method.owner, self.instance_id)}.{self.method.name}"


class Session(Protocol):
    """What a session offers to whoever holds references; this package has none itself."""

    def get(self, reference: AttributeReference[T]) -> T | Data:
        """Read an attribute."""

    def set(self, reference: AttributeReference[T], value: T | Data) -> None:
        """Write an attribute."""

    def action(self, reference: MethodReference[P, R], *parameter: P | Data) -> R | Data | None:
        """Invoke a method, without parameter where the class has only one for it."""


class InterfaceClass:
    """Base of the class versions. An instance is an object of the class, bound to its logical name.

    Names in capitals are what the table says of the version; names in lower case are its attributes and methods.
    """

    CLASS_ID: ClassVar[int]
    VERSION: ClassVar[int]
    NAME: ClassVar[str]
    STATUS: ClassVar[str]
    CARDINALITY: ClassVar[str]
    ATTRIBUTES: ClassVar[Mapping[int, Attribute[Any]]]
    METHODS: ClassVar[Mapping[int, Method[Any, Any]]]

    __slots__ = ("instance_id",)

    def __init_subclass__(cls) -> None:
        members = vars(cls).values()
        cls.ATTRIBUTES = MappingProxyType({item.id: item for item in members if isinstance(item, Attribute)})
        cls.METHODS = MappingProxyType({item.id: item for item in members if isinstance(item, Method)})

    def __init__(self, logical_name: str | bytes) -> None:
        """Bind to an object by its logical name: six octets, or text in any OBIS notation.

        Raises ObisError for anything that is no logical name.
        """
        self.instance_id = Obis(logical_name)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.instance_id == other.instance_id

    def __hash__(self) -> int:
        return hash((type(self), self.instance_id))

    def __repr__(self) -> str:
        return _bound(type(self), self.instance_id)


def _bound(owner: type[InterfaceClass], instance_id: Obis) -> str:
    return f"{owner.__name__}({instance_id.dotted!r})"
