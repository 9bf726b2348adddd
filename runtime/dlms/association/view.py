"""What an association sees of a logical device: objects found, with the rights to each of their attributes and methods.

A view is shared by all open associations of the same settings; what it has found once it keeps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from cosem import classes
from cosem.apdu import DataAccessResult, SelectiveAccessDescriptor
from cosem.data import Data
from cosem.obis import Obis
from dlms.association.access import AccessMode, AccessRights
from dlms.association.negotiation import VAA_NAME_SN
from dlms.association.settings import CURRENT_ASSOCIATION, AssociationSettings
from dlms.errors import DataAccessError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dlms.association.server import ServerAssociation

__all__ = ["LOGICAL_DEVICE_NAME", "Device", "Served", "Variable", "View"]

LOGICAL_DEVICE_NAME = Obis("0.0.42.0.0.255")


class Served(Protocol):
    """An object as a server has it.

    Each call is told by which association it comes. Each may raise `DataAccessError` or `ActionError`, whose result the
    client is told; anything else that is raised is the client's other-reason. Rights have been checked before.
    """

    @property
    def class_id(self) -> int:
        """The id of its class."""
        ...

    @property
    def version(self) -> int:
        """The version of its class."""
        ...

    @property
    def logical_name(self) -> bytes:
        """Six octets."""
        ...

    @property
    def attribute_ids(self) -> Iterable[int]:
        """The attributes it has, in order."""
        ...

    @property
    def method_ids(self) -> Iterable[int]:
        """The methods it has, in order."""
        ...

    def selectors(self, attribute_id: int) -> Sequence[int]:
        """The numbers of the selective accesses to an attribute."""
        ...

    def short_name_offset(self, attribute_id: int, method_id: int) -> int | None:
        """Where an attribute (or a method: the other one is 0) is behind the base name; None: not by short name."""
        ...

    def read(self, attribute_id: int, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> Data:
        """The value of an attribute, or the part of it that `selection` asks for."""
        ...

    def write(
        self, attribute_id: int, selection: SelectiveAccessDescriptor | None, value: Data, by: ServerAssociation
    ) -> None:
        """Set an attribute."""
        ...

    def invoke(self, method_id: int, parameter: Data | None, by: ServerAssociation) -> Data | None:
        """Invoke a method; None: it returns nothing."""
        ...


class Device(Protocol):
    """A logical device: its objects by logical name. `objects` may be asked for only where a list is wanted."""

    def find(self, logical_name: bytes) -> Served | None:
        """The object of that name."""
        ...

    def objects(self) -> Iterable[Served]:
        """All of them."""
        ...

    def base_name(self, served: Served) -> int | None:
        """The short name of the first attribute of an object; None: it has no short names."""
        ...


class Variable(NamedTuple):
    """What a short name stands for: an attribute or (the other one is 0) a method, and its access mode."""

    served: Served
    attribute_id: int
    method_id: int
    mode: int


class View:
    """A logical device through the eyes of one association."""

    def __init__(self, device: Device, settings: AssociationSettings) -> None:
        self.device = device
        self.settings = settings
        self.attributes: dict[tuple[int, bytes, int], tuple[Served, int]] = {}
        """What `attribute` has found already."""
        self._methods: dict[tuple[int, bytes, int], tuple[Served, int]] = {}
        self._variables: dict[int, Variable] | None = None
        self._rights: dict[bytes, AccessRights] = {}

    def forget(self) -> None:
        """The device has other objects now, or the association other rights."""
        self.attributes.clear()
        self._methods.clear()
        self._variables = None

    def set_rights(self, logical_name: bytes, rights: AccessRights | None) -> None:
        """Other rights to an object than those of the settings, from now on; None: these again."""
        if rights is not None:
            self._rights[logical_name] = rights
        else:
            self._rights.pop(logical_name, None)
        self.forget()

    def attribute(self, class_id: int, logical_name: bytes, attribute_id: int) -> tuple[Served, int]:
        """The object and the access mode of one of its attributes. Raises `DataAccessError` where there is none."""
        key = (class_id, logical_name, attribute_id)
        found = self.attributes.get(key)
        if found is None:
            served = self._object(class_id, logical_name)
            mode = self.attribute_mode(served, attribute_id)
            found = self.attributes[key] = served, int(mode)
        return found

    def method(self, class_id: int, logical_name: bytes, method_id: int) -> tuple[Served, int]:
        """The object and the access mode of one of its methods. Raises `DataAccessError` where there is none."""
        key = (class_id, logical_name, method_id)
        found = self._methods.get(key)
        if found is None:
            served = self._object(class_id, logical_name)
            found = self._methods[key] = served, int(self.method_mode(served, method_id))
        return found

    def all_attributes(self, class_id: int, logical_name: bytes) -> tuple[Served, range]:
        """The object and the numbers of the attributes that its class has. Raises `DataAccessError`."""
        served = self._object(class_id, logical_name)
        try:
            known = classes.get(served.class_id, served.version).ATTRIBUTES
        except classes.UnknownClass:
            known = {}
        return served, range(1, 1 + max((*known, *served.attribute_ids), default=0))

    def variable(self, name: int) -> Variable:
        """What a short name stands for. Raises `DataAccessError` where it stands for nothing."""
        if self._variables is None:
            self._variables = dict(self._named())
        try:
            return self._variables[name & 0xFFFF]
        except KeyError:
            raise DataAccessError(DataAccessResult.OBJECT_UNDEFINED) from None

    def base_name(self, served: Served) -> int | None:
        """The short name of an object; that of the association a client has is the same in every device."""
        if served.logical_name == self.settings.logical_name:
            return VAA_NAME_SN
        return self.device.base_name(served)

    def _named(self) -> Iterator[tuple[int, Variable]]:
        for served in self.visible():
            base = self.base_name(served)
            if base is None:
                continue
            for index in served.attribute_ids:
                if (offset := served.short_name_offset(index, 0)) is not None:
                    yield base + offset, Variable(served, index, 0, int(self.attribute_mode(served, index)))
            for index in served.method_ids:
                if (offset := served.short_name_offset(0, index)) is not None:
                    yield base + offset, Variable(served, 0, index, int(self.method_mode(served, index)))

    def visible(self) -> list[Served]:
        """The objects of which something may be used."""
        return [served for served in self.device.objects() if self._is_visible(served)]

    def attribute_mode(self, served: Served, attribute_id: int) -> AccessMode:
        """What may be done with an attribute."""
        if attribute_id not in served.attribute_ids:
            return AccessMode.NO_ACCESS
        return self._rights_to(served).attribute(served.class_id, served.logical_name, attribute_id)

    def method_mode(self, served: Served, method_id: int) -> AccessMode:
        """Whether a method may be invoked."""
        if method_id not in served.method_ids:
            return AccessMode.NO_ACCESS
        return self._rights_to(served).method(served.class_id, served.logical_name, method_id)

    def _rights_to(self, served: Served) -> AccessRights:
        return self._rights.get(served.logical_name, self.settings.rights)

    def _object(self, class_id: int, logical_name: bytes) -> Served:
        if logical_name == CURRENT_ASSOCIATION:
            logical_name = self.settings.logical_name
        served = self.device.find(logical_name)
        if served is None or not self._is_visible(served):
            raise DataAccessError(DataAccessResult.OBJECT_UNDEFINED)
        if served.class_id != class_id:
            raise DataAccessError(DataAccessResult.OBJECT_CLASS_INCONSISTENT)
        return served

    def _is_visible(self, served: Served) -> bool:
        return any(self.attribute_mode(served, index) for index in served.attribute_ids) or any(
            self.method_mode(served, index) for index in served.method_ids
        )
