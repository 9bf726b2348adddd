"""Objects as a server has them: an interface class bound to a logical name, with values and methods behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from cosem.apdu import DataAccessResult, SelectiveAccessDescriptor
from cosem.classes import InterfaceClass
from cosem.data import Data
from cosem.errors import CosemError, EncodeError
from dlms.errors import DataAccessError

if TYPE_CHECKING:
    from dlms.association.server import ServerAssociation

__all__ = ["CosemObject"]


class _Members(NamedTuple):
    """Numbers of attributes and methods by name, and what a subclass calls that by which it serves them."""

    attributes: Mapping[str, int]
    methods: Mapping[str, int]
    readers: Mapping[int, str]
    writers: Mapping[int, str]
    invokers: Mapping[int, str]


@cache  # a simulator makes objects by the thousand
def _members(served: type[CosemObject], interface: type[InterfaceClass]) -> _Members:
    attributes = {attribute.name: attribute.id for attribute in interface.ATTRIBUTES.values()}
    methods = {method.name: method.id for method in interface.METHODS.values()}

    def found(prefix: str, names: Mapping[str, int]) -> Mapping[int, str]:
        return {number: prefix + name for name, number in names.items() if hasattr(served, prefix + name)}

    return _Members(attributes, methods, found("get_", attributes), found("set_", attributes), found("do_", methods))


class CosemObject:
    """An object with a value for each attribute that it has.

    `values` are by attribute name: `Data`, a Python value of the type that the class table gives, or a function without
    parameters that gives either when the attribute is read. `methods` are functions of the typed parameter. `writers`
    are functions of the typed value, called when a client writes, before the value is kept; they may raise
    `DataAccessError`. An attribute whose value is a function is written only by way of its writer.

    A subclass serves an attribute by methods `get_<name>(selection, by)` and `set_<name>(value, by)`, and a method by
    `do_<name>(parameter, by)`, where `by` is the association that asks.

    Raises `EncodeError` for a value of another type, `AttributeError` for a name that the class does not have.
    """

    def __init__(
        self,
        instance: InterfaceClass,
        *,
        methods: Mapping[str, Callable[[Any], Any]] | None = None,
        writers: Mapping[str, Callable[[Any], None]] | None = None,
        **values: Any,
    ) -> None:
        self.instance = instance
        self.class_id = instance.CLASS_ID
        self.version = instance.VERSION
        self.logical_name: bytes = bytes(instance.instance_id)
        # mypy takes __hash__ of the instances for that of their classes
        members = self._members = _members(type(self), type(instance))  # type: ignore[arg-type]
        self._invokers = members.invokers
        self._values: dict[int, Data | Callable[[], Any]] = {}
        if 1 not in members.readers:
            self._values[1] = Data.octet_string(self.logical_name)
        for name, value in values.items():
            self._put(_known(members.attributes, name, instance), value)
        self._given_writers = _by_number(members.attributes, writers, instance)
        self._given_invokers = _by_number(members.methods, methods, instance)

    @property
    def attribute_ids(self) -> tuple[int, ...]:
        """The attributes that have a value, or are served."""
        members = self._members
        return tuple(sorted({*self._values, *members.readers, *members.writers, *self._given_writers}))

    @property
    def method_ids(self) -> tuple[int, ...]:
        """The methods that are served."""
        return tuple(sorted({*self._invokers, *self._given_invokers}))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.instance!r}>"

    def __getitem__(self, name: str) -> Data:
        """The value of an attribute by its name; `KeyError` where it has none of its own."""
        value = self._values[_known(self._members.attributes, name, self.instance)]
        if not isinstance(value, Data):
            raise KeyError(name)
        return value

    def __setitem__(self, name: str, value: Any) -> None:
        """Give an attribute another value."""
        self._put(_known(self._members.attributes, name, self.instance), value)

    def selectors(self, attribute_id: int) -> tuple[int, ...]:
        """The numbers of the selective accesses to an attribute; those that have a value are only given whole."""
        attribute = self.instance.ATTRIBUTES.get(attribute_id)
        if attribute is None or attribute_id in self._values or attribute_id not in self._members.readers:
            return ()
        return tuple(selector.number for selector in attribute.selectors.values())

    def selected(self, attribute_id: int, selection: SelectiveAccessDescriptor) -> Any:
        """The typed parameter of a selective access.

        Raises `DataAccessError`: other-reason where the attribute has no such selector, type-unmatched where the
        parameter is of another type.
        """
        for selector in self.instance.ATTRIBUTES[attribute_id].selectors.values():
            if selector.number == selection.access_selector:
                try:
                    return selector.type.decode(selection.access_parameters, strict=True)
                except CosemError:
                    raise DataAccessError(DataAccessResult.TYPE_UNMATCHED) from None
        raise DataAccessError(DataAccessResult.OTHER_REASON)

    def is_readable(self, attribute_id: int) -> bool:
        """Whether there is such an attribute, and it can be read by whoever has the right to."""
        return attribute_id in self._values or attribute_id in self._members.readers

    def is_writable(self, attribute_id: int) -> bool:
        """Whether there is such an attribute, and it can be written by whoever has the right to."""
        if attribute_id == 1 or attribute_id not in self.attribute_ids:
            return False
        return self._writer(attribute_id) is not None or not self._is_computed(attribute_id)

    def short_name_offset(self, attribute_id: int, method_id: int) -> int | None:
        """Where an attribute or method (the other one is 0) is behind the base name; None: not by short name."""
        member = self.instance.METHODS.get(method_id) if method_id else self.instance.ATTRIBUTES.get(attribute_id)
        return None if member is None else member.sn

    def read(self, attribute_id: int, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> Data:
        """See `Served.read`."""
        value = self._values.get(attribute_id)
        if value is None and attribute_id in self._members.readers:
            found = getattr(self, self._members.readers[attribute_id])(selection, by)
        elif selection is not None:
            raise DataAccessError(DataAccessResult.OTHER_REASON)
        elif type(value) is Data:
            return value
        elif value is None:
            raise DataAccessError(DataAccessResult.READ_WRITE_DENIED)
        else:
            found = value()
        return found if type(found) is Data else self.instance.ATTRIBUTES[attribute_id].encode(found)

    def write(
        self, attribute_id: int, selection: SelectiveAccessDescriptor | None, value: Data, by: ServerAssociation
    ) -> None:
        """See `Served.write`. Data of another type than the class has is type-unmatched."""
        if selection is not None:
            raise DataAccessError(DataAccessResult.OTHER_REASON)
        if not self.is_writable(attribute_id):
            raise DataAccessError(DataAccessResult.READ_WRITE_DENIED)
        writer = self._writer(attribute_id)
        computed = self._is_computed(attribute_id)
        try:
            typed = self.instance.ATTRIBUTES[attribute_id].decode(value, strict=True)
        except CosemError:
            raise DataAccessError(DataAccessResult.TYPE_UNMATCHED) from None
        if writer is not None:
            writer(typed, by)
        if not computed and self._keeps(attribute_id):
            self._values[attribute_id] = value

    def invoke(self, method_id: int, parameter: Data | None, by: ServerAssociation) -> Data | None:
        """See `Served.invoke`. A parameter of another type than the class has is type-unmatched."""
        if method_id not in self.method_ids:
            raise DataAccessError(DataAccessResult.READ_WRITE_DENIED)
        method = self.instance.METHODS[method_id]
        try:
            typed = method.decode(Data.null_data() if parameter is None else parameter, strict=True)
        except CosemError:
            raise DataAccessError(DataAccessResult.TYPE_UNMATCHED) from None
        given = self._given_invokers.get(method_id)
        value = getattr(self, self._invokers[method_id])(typed, by) if given is None else given(typed)
        return None if value is None else method.encode_result(value)

    def _keeps(self, attribute_id: int) -> bool:
        """Whether what is written is kept among the values; a secret is not, where it could be read."""
        return True

    def _leave_out(self, methods: Iterable[int]) -> None:
        """Methods that the subclass has and this object has not."""
        self._invokers = {number: name for number, name in self._invokers.items() if number not in methods}

    def _is_computed(self, attribute_id: int) -> bool:
        """Whether a function gives the value of an attribute, or a method of a subclass."""
        value = self._values.get(attribute_id)
        return attribute_id in self._members.readers if value is None else not isinstance(value, Data)

    def _writer(self, attribute_id: int) -> Callable[[Any, ServerAssociation], None] | None:
        given = self._given_writers.get(attribute_id)
        if given is not None:
            return lambda value, by: given(value)
        name = self._members.writers.get(attribute_id)
        return None if name is None else cast("Callable[[Any, ServerAssociation], None]", getattr(self, name))

    def _put(self, attribute_id: int, value: Any) -> None:
        if callable(value):
            self._values[attribute_id] = value
            return
        attribute = self.instance.ATTRIBUTES[attribute_id]
        try:
            self._values[attribute_id] = attribute.encode(value)
        except EncodeError as error:
            raise EncodeError(error.reason, f"{self.instance!r}.{attribute.name}") from None


T = TypeVar("T")
_NONE: Mapping[int, Any] = {}


def _by_number(numbers: Mapping[str, int], named: Mapping[str, T] | None, instance: InterfaceClass) -> Mapping[int, T]:
    if not named:
        return _NONE
    return {_known(numbers, name, instance): value for name, value in named.items()}


def _known(numbers: Mapping[str, int], name: str, instance: InterfaceClass) -> int:
    if name not in numbers:
        known = ", ".join(numbers)
        raise AttributeError(f"{instance.NAME} (version {instance.VERSION}) has no {name!r}; it has {known}")
    return numbers[name]
