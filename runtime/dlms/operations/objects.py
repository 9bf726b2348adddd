"""The objects of a meter, as its association lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cosem import obis
from cosem.classes import InterfaceClass, UnknownClass
from cosem.classes import get as class_of
from cosem.data import Data
from cosem.obis import Obis
from dlms.association.access import AccessMode
from dlms.errors import ProtocolError

__all__ = ["MeterObject", "read_logical_name_list", "read_short_name_list"]


@dataclass(frozen=True, slots=True)
class MeterObject:
    """An object of a meter.

    `attributes` and `methods` say what this association may do with each, by index; they are empty where the meter does
    not say. `short_name` is the base name, with short-name referencing.
    """

    class_id: int
    version: int
    logical_name: Obis
    attributes: Mapping[int, AccessMode] = field(default_factory=dict)
    methods: Mapping[int, AccessMode] = field(default_factory=dict)
    short_name: int | None = None

    @property
    def interface(self) -> InterfaceClass | None:
        """The object as one of its class, whose attributes and methods can be used; `None` for unknown classes."""
        try:
            return class_of(self.class_id, self.version)(self.logical_name)
        except UnknownClass:
            return None

    @property
    def class_name(self) -> str:
        """The name of the class in the standard, or its id and version."""
        found = self.interface
        return f"class {self.class_id} version {self.version}" if found is None else found.NAME

    @property
    def meaning(self) -> str:
        """What the logical name means, as far as the standard says."""
        return obis.describe(self.logical_name).meaning

    def __str__(self) -> str:
        return f"{self.logical_name} {self.class_name}"


def read_logical_name_list(data: Data) -> list[MeterObject]:
    """From attribute 2 of class 15 (Blue Book 17, 4.4.4). Raises `ProtocolError` for Data of another shape."""
    elements = [_list_of(element, 4) for element in _list_of(data)]
    try:
        names = [(cell[0].value, cell[1].value, Obis(cell[2].value), cell[3]) for cell in elements]
        # What the numbers of access modes mean depends on the version of the association class, which is in the list.
        version = max((version for class_id, version, _, _ in names if class_id == 15), default=0)
        return [
            MeterObject(class_id, class_version, name, *_rights(rights, version))
            for class_id, class_version, name, rights in names
        ]
    except (TypeError, ValueError, IndexError) as error:
        raise ProtocolError(f"the object list is not as class 15 has it: {error}") from None


def read_short_name_list(data: Data) -> list[MeterObject]:
    """From attribute 2 of class 12 (Blue Book 17, 4.4.3). Raises `ProtocolError` for Data of another shape."""
    elements = [_list_of(element, 4) for element in _list_of(data)]
    try:
        return [
            # Base names are `long`, and so below zero from 8000 on; addresses are not.
            MeterObject(cell[1].value, cell[2].value, Obis(cell[3].value), short_name=cell[0].value & 0xFFFF)
            for cell in elements
        ]
    except (TypeError, ValueError) as error:
        raise ProtocolError(f"the object list is not as class 12 has it: {error}") from None


def _list_of(data: Data, least: int = 0) -> list[Data]:
    try:
        elements = data.elements
    except TypeError:
        elements = []
        least = max(least, 1)
    if len(elements) < least:
        raise ProtocolError(f"an element of the object list is {data.type} of {len(elements)}")
    return elements


def _rights(data: Data, version: int) -> tuple[dict[int, AccessMode], dict[int, AccessMode]]:
    if data.type != "structure" or len(data) < 2:
        return {}, {}  # asked for without rights
    attributes, methods = data.elements[:2]
    return (
        {index: _attribute_mode(mode, version) for index, mode in _modes(attributes)},
        {index: _method_mode(mode, version) for index, mode in _modes(methods)},
    )


def _modes(items: Data) -> Sequence[tuple[int, int]]:
    # A mode of a method is a boolean in version 0.
    return [(item[0].value, int(item[1].value)) for item in items]


def _attribute_mode(number: int, version: int) -> AccessMode:
    """From an `access_mode` of an attribute: bits from version 3 on, before that 4 to 6 for authenticated access."""
    if version < 3 and 4 <= number <= 6:
        return AccessMode(number - 3) | AccessMode.AUTHENTICATED_REQUEST
    return AccessMode(number)


def _method_mode(number: int, version: int) -> AccessMode:
    if version < 3 and number == 2:
        return AccessMode.ACCESS | AccessMode.AUTHENTICATED_REQUEST
    return AccessMode(number)
