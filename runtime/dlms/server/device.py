"""Logical devices: objects by logical name, and the associations through which clients see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cosem import classes
from cosem.classes import types
from cosem.data import Data
from cosem.obis import Obis
from dlms.association.negotiation import VAA_NAME_SN
from dlms.association.server import ServerAssociation
from dlms.association.server_ln import LOGICAL_NAME_HANDLERS
from dlms.association.server_sn import SHORT_NAME_HANDLERS
from dlms.association.settings import CURRENT_ASSOCIATION, AssociationSettings
from dlms.association.view import LOGICAL_DEVICE_NAME, Served, View
from dlms.server.associations import AssociationLnObject, AssociationSnObject
from dlms.server.objects import CosemObject

__all__ = ["MANAGEMENT_LOGICAL_DEVICE", "LogicalDevice", "sap_assignment"]

MANAGEMENT_LOGICAL_DEVICE = 1
SAP_ASSIGNMENT = Obis("0.0.41.0.0.255")
# Of objects that are in every device (Blue Book 17, 4.1.3: reserved base names); that of the association is 0xFA00.
_BASE_NAMES: dict[str | bytes, int] = {SAP_ASSIGNMENT: 0xFC00, LOGICAL_DEVICE_NAME: 0xFD00}
# Base names are given out in steps of this; hardly a class needs more for its attributes and methods.
_SPACING = 0x100


class LogicalDevice:
    """Objects behind one service access point, 1 being the management logical device.

    `name` is the logical device name, up to 16 octets of which the first three are the manufacturer. Its object and
    those of the associations are made here. Raises `ValueError` where two objects or two associations are one too
    many. `base_names` are short names of objects by logical name, `ValueError` where they leave an object no room;
    those left out get one where there is room.
    """

    def __init__(
        self,
        sap: int,
        name: str,
        objects: Iterable[Served],
        associations: Iterable[AssociationSettings],
        *,
        base_names: Mapping[str | bytes, int] | None = None,
    ) -> None:
        self.sap = sap
        self.name = name
        self._base_names = {bytes(Obis(key)): value for key, value in {**_BASE_NAMES, **(base_names or {})}.items()}
        self._taken: set[int] | None = None  # steps of short names, from when the first is given out
        self._objects: dict[bytes, Served] = {}
        self._views: dict[int | None, View] = {}
        self._associations: list[AssociationLnObject | AssociationSnObject] = []
        self.add(CosemObject(classes.Data(LOGICAL_DEVICE_NAME), value=Data.octet_string(name.encode())))
        for served in objects:
            self.add(served)
        for number, settings in enumerate(associations, 1):
            self._offer(settings, number)
        self._check_base_names()

    def __repr__(self) -> str:
        return f"<LogicalDevice {self.sap}: {self.name}>"

    def find(self, logical_name: bytes) -> Served | None:
        """The object of that name."""
        return self._objects.get(logical_name)

    def objects(self) -> Iterator[Served]:
        """All objects, as they were added."""
        return iter(self._objects.values())

    def add(self, served: Served) -> None:
        """One more object. Raises `ValueError` where there is one of that name."""
        if served.logical_name in self._objects:
            raise ValueError(f"two objects are named {Obis(served.logical_name).dotted}")
        self._objects[served.logical_name] = served
        self._changed()

    def remove(self, logical_name: bytes) -> None:
        """One object less. Raises `KeyError` where there is none of that name."""
        del self._objects[logical_name]
        for view in self._views.values():
            view.set_rights(logical_name, None)
        self._changed()

    def base_name(self, served: Served) -> int | None:
        """The short name of the first attribute of an object."""
        found = self._base_names.get(served.logical_name)
        if found is None:
            if self._taken is None:
                steps = [_steps(base, self._objects.get(name)) for name, base in self._base_names.items()]
                self._taken = {VAA_NAME_SN // _SPACING}.union(*steps)
            width = len(_steps(0, served))
            free = (step for step in _STEPS if self._taken.isdisjoint(range(step, step + width)))
            step = next(free, None)
            if step is not None:
                self._taken.update(range(step, step + width))
                found = self._base_names[served.logical_name] = step * _SPACING
        return found

    def _check_base_names(self) -> None:
        owners: dict[int, Served | None] = dict.fromkeys(range(VAA_NAME_SN, VAA_NAME_SN + _SPACING))
        for served in self._objects.values():
            for offset in _offsets(served) if served.logical_name in self._base_names else ():
                name = self._base_names[served.logical_name] + offset
                if not 0 <= name <= 0xFFFF or owners.setdefault(name, served) is not served:
                    raise ValueError(f"{Obis(served.logical_name).dotted} cannot have the short name {name:#06x}")

    def associate(self, client: int, name: str = "") -> ServerAssociation | None:
        """The association for a client, not open yet; None: nothing is offered to that client."""
        view = self._views.get(client) or self._views.get(None)
        if view is None:
            return None
        handlers = SHORT_NAME_HANDLERS if view.settings.short_names else LOGICAL_NAME_HANDLERS
        return ServerAssociation(view, handlers, client=client, name=name)

    def _offer(self, settings: AssociationSettings, number: int) -> None:
        if settings.client in self._views:
            raise ValueError(f"two associations are for client {settings.client}")
        if settings.logical_name == CURRENT_ASSOCIATION:
            settings.logical_name = Obis.of(0, 0, 40, 0, number)
        view = self._views[settings.client] = View(self, settings)
        made = AssociationSnObject if settings.short_names else AssociationLnObject
        served = made(settings, view, self.sap)
        self._associations.append(served)
        self.add(served)

    def _changed(self) -> None:
        for view in self._views.values():
            view.forget()
        for association in self._associations:
            association.forget()


def sap_assignment(names: Mapping[int, str]) -> CosemObject:
    """The object by which clients find the logical devices of a physical device: names by service access point."""
    elements = [types.AsslistElement(sap, name.encode()) for sap, name in sorted(names.items())]
    return CosemObject(classes.SapAssignment(SAP_ASSIGNMENT), sap_assignment_list=elements)


_STEPS = range(1, VAA_NAME_SN // _SPACING)


def _offsets(served: Served) -> list[int]:
    """Where its attributes and methods are behind the base name."""
    found = [served.short_name_offset(index, 0) for index in served.attribute_ids]
    found += [served.short_name_offset(0, index) for index in served.method_ids]
    return [offset for offset in found if offset is not None]


def _steps(base: int, served: Served | None) -> range:
    """The steps of short names that an object takes, or one that is not there yet."""
    last = max(_offsets(served), default=0) if served is not None else _SPACING - 1
    return range(base // _SPACING, (base + last) // _SPACING + 1)
