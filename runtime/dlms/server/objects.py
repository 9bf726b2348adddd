"""Objects as a server has them: an interface class bound to a logical name, with values and methods behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from cosem.apdu import DataAccessResult, SelectiveAccessDescriptor
from cosem.classes import Attribute, InterfaceClass
from cosem.data import Data
from cosem.errors import CosemError, EncodeError
from dlms.errors import DataAccessError

if TYPE_CHECKING:
    from dlms.association.server import ServerAssociation

__all__ = ["CosemObject"]

Reader: TypeAlias = "Callable[[SelectiveAccessDescriptor | None, ServerAssociation], Any]"
Writer: TypeAlias = "Callable[[Any, ServerAssociation], None]"
Invoker: TypeAlias = "Callable[[Any, ServerAssociation], Any]"


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
        self._values: dict[int, Data] = {1: Data.octet_string(self.logical_name)}
        self._readers: dict[int, Reader] = {}
        self._writers: dict[int, Writer] = {}
        self._invokers: dict[int, Invoker] = {}
        self._find_members()
        attributes = {attribute.name: attribute for attribute in instance.ATTRIBUTES.values()}
        for name, value in values.items():
            self._put(_known(attributes, name, instance), value)
        for name, write in (writers or {}).items():
            self._writers[_known(attributes, name, instance).id] = _ignoring_association(write)
        by_name = {method.name: method.id for method in instance.METHODS.values()}
        for name, invoke in (methods or {}).items():
            self._invokers[_known(by_name, name, instance)] = _ignoring_association(invoke)

    @property
    def attribute_ids(self) -> tuple[int, ...]:
        """The attributes that have a value, or are served."""
        return tuple(sorted({*self._values, *self._readers, *self._writers}))

    @property
    def method_ids(self) -> tuple[int, ...]:
        """The methods that are served."""
        return tuple(sorted(self._invokers))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.instance!r}>"

    def __getitem__(self, name: str) -> Data:
        """The value of an attribute by its name; `KeyError` where it has none of its own."""
        return self._values[self._id(name)]

    def __setitem__(self, name: str, value: Any) -> None:
        """Give an attribute another value."""
        self._put(self.instance.ATTRIBUTES[self._id(name)], value)

    def selectors(self, attribute_id: int) -> tuple[int, ...]:
        """The numbers of the selective accesses to an attribute."""
        attribute = self.instance.ATTRIBUTES.get(attribute_id)
        if attribute is None or attribute_id not in self._readers:
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

    def short_name_offset(self, attribute_id: int, method_id: int) -> int | None:
        """Where an attribute or method (the other one is 0) is behind the base name; None: not by short name."""
        member = self.instance.METHODS.get(method_id) if method_id else self.instance.ATTRIBUTES.get(attribute_id)
        return None if member is None else member.sn

    def read(self, attribute_id: int, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> Data:
        """See `Served.read`."""
        reader = self._readers.get(attribute_id)
        if reader is not None:
            return self._encoded(attribute_id, reader(selection, by))
        if selection is not None:
            raise DataAccessError(DataAccessResult.OTHER_REASON)
        data = self._values.get(attribute_id)
        if data is None:
            raise DataAccessError(DataAccessResult.READ_WRITE_DENIED)
        return data

    def write(
        self, attribute_id: int, selection: SelectiveAccessDescriptor | None, value: Data, by: ServerAssociation
    ) -> None:
        """See `Served.write`. Data of another type than the class has is type-unmatched."""
        if selection is not None:
            raise DataAccessError(DataAccessResult.OTHER_REASON)
        writer = self._writers.get(attribute_id)
        if attribute_id == 1 or (writer is None and attribute_id in self._readers):
            raise DataAccessError(DataAccessResult.READ_WRITE_DENIED)
        try:
            typed = self.instance.ATTRIBUTES[attribute_id].decode(value, strict=True)
        except CosemError:
            raise DataAccessError(DataAccessResult.TYPE_UNMATCHED) from None
        if writer is not None:
            writer(typed, by)
        if attribute_id not in self._readers and self._keeps(attribute_id):
            self._values[attribute_id] = value

    def invoke(self, method_id: int, parameter: Data | None, by: ServerAssociation) -> Data | None:
        """See `Served.invoke`. A parameter of another type than the class has is type-unmatched."""
        method = self.instance.METHODS[method_id]
        try:
            typed = method.decode(Data.null_data() if parameter is None else parameter, strict=True)
        except CosemError:
            raise DataAccessError(DataAccessResult.TYPE_UNMATCHED) from None
        value = self._invokers[method_id](typed, by)
        return None if value is None else method.encode_result(value)

    def _keeps(self, attribute_id: int) -> bool:
        """Whether what is written is kept among the values; a secret is not, where it could be read."""
        return True

    def _put(self, attribute: Attribute[Any], value: Any) -> None:
        if callable(value):
            self._readers[attribute.id] = _without_selection(value)
        else:
            try:
                self._values[attribute.id] = attribute.encode(value)
            except EncodeError as error:
                raise EncodeError(error.reason, f"{self.instance!r}.{attribute.name}") from None
            self._readers.pop(attribute.id, None)

    def _encoded(self, attribute_id: int, value: Any) -> Data:
        return value if type(value) is Data else self.instance.ATTRIBUTES[attribute_id].encode(value)

    def _id(self, name: str) -> int:
        numbers = {attribute.name: attribute.id for attribute in self.instance.ATTRIBUTES.values()}
        return int(_known(numbers, name, self.instance))

    def _find_members(self) -> None:
        """What a subclass serves itself."""
        for attribute in self.instance.ATTRIBUTES.values():
            if (reader := getattr(self, f"get_{attribute.name}", None)) is not None:
                self._readers[attribute.id] = reader
            if (writer := getattr(self, f"set_{attribute.name}", None)) is not None:
                self._writers[attribute.id] = writer
        for method in self.instance.METHODS.values():
            if (invoker := getattr(self, f"do_{method.name}", None)) is not None:
                self._invokers[method.id] = invoker


def _known(names: Mapping[str, Any], name: str, instance: InterfaceClass) -> Any:
    if name not in names:
        raise AttributeError(f"{instance.NAME} (version {instance.VERSION}) has no {name!r}; it has {', '.join(names)}")
    return names[name]


def _without_selection(function: Callable[[], Any]) -> Reader:
    def read(selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> Any:
        if selection is not None:
            raise DataAccessError(DataAccessResult.OTHER_REASON)
        return function()

    return read


def _ignoring_association(function: Callable[[Any], Any]) -> Callable[[Any, ServerAssociation], Any]:
    return lambda value, by: function(value)
