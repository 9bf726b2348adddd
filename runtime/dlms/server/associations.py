"""Association objects: what a client reads of its association and of others: objects and rights (classes 15 and 12)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from cosem import classes
from cosem.apdu import ActionResult, DataAccessResult, SelectiveAccessDescriptor
from cosem.classes import InterfaceClass, types
from cosem.data import Data
from cosem.obis import Obis
from dlms.association.access import AccessMode, AccessRights, Grant
from dlms.association.settings import CURRENT_ASSOCIATION, AssociationSettings
from dlms.association.view import LOGICAL_DEVICE_NAME, Served, View
from dlms.errors import ActionError, DataAccessError
from dlms.security.authentication import Mechanism
from dlms.security.keys import Secret
from dlms.server.objects import CosemObject

if TYPE_CHECKING:
    from dlms.association.server import ServerAssociation

__all__ = ["AssociationLnObject", "AssociationObject", "AssociationSnObject"]

_ASSOCIATION_SN, _ASSOCIATION_LN = 12, 15
_NO_SETUP = Obis(bytes(6))
# The contents octets of 2.16.756.5.8.c.n: 2.16 is 96, and 756 takes two octets.
_ARCS = bytes.fromhex("6085740508")

Wanted: TypeAlias = Callable[[Served, bytes], bool]
ObjectListElement: TypeAlias = types.ObjectListElementV0 | types.ObjectListElementV1 | types.ObjectListElementV3


class AssociationObject(CosemObject):
    """What both kinds have in common. The rights that it shows are those of its own association, whoever reads it."""

    def __init__(self, instance: InterfaceClass, settings: AssociationSettings, view: View, **values: Any) -> None:
        self.settings = settings
        self.view = view
        super().__init__(instance, **values)

    def forget(self) -> None:
        """Objects or rights are others now."""

    def do_reply_to_hls_authentication(self, parameter: bytes, by: ServerAssociation) -> Data:
        """The answer to the challenge, where none is waited for; one that is never comes here."""
        raise DataAccessError(DataAccessResult.READ_WRITE_DENIED)

    def get_user_list(
        self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation
    ) -> list[types.UserListEntry]:
        """Attribute 10, of class 12 attribute 5."""
        return [types.UserListEntry(number, name) for number, name in self.settings.users.items()]

    def get_current_user(
        self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation
    ) -> types.UserListEntry:
        """Attribute 11, of class 12 attribute 6: user 0 without a name where it is not known."""
        user = by.user if by.settings is self.settings else None
        name = None if user is None else self.settings.users.get(user)
        return types.UserListEntry(0, "") if user is None or name is None else types.UserListEntry(user, name)

    def do_add_user(self, parameter: types.UserListEntry, by: ServerAssociation) -> None:
        """Method 5, of class 12 method 9: from the next association on. Who is there already gets another name."""
        if len(parameter.user_name) > _LONGEST_NAME:
            raise ActionError(ActionResult.OTHER_REASON)
        self.settings.users = {**self.settings.users, parameter.user_id: parameter.user_name}

    def do_remove_user(self, parameter: types.UserListEntry, by: ServerAssociation) -> None:
        """Method 6, of class 12 method 10: the user of that number and name; open associations stay."""
        users = dict(self.settings.users)
        if users.pop(parameter.user_id, None) != parameter.user_name:
            raise ActionError(ActionResult.OBJECT_UNDEFINED)
        self.settings.users = users

    def _change_secret(self, secret: bytes, *, low: bool) -> None:
        """Another password or HLS secret, from the next association on; those that are keys are transferred."""
        if self.settings.secret is None or (self.settings.mechanism is Mechanism.LOW) is not low:
            raise DataAccessError(DataAccessResult.READ_WRITE_DENIED)
        self.settings.secret = Secret(secret)

    def _rights(self, served: Served, version: int) -> list[Data]:
        """attribute_access and method_access, as that version of Association LN writes them."""
        attributes = [
            Data.structure(
                [
                    Data.integer(index),
                    Data.enum(self._attribute_mode(served, index).attribute_number(version)),
                    _selectors(served.selectors(index)),
                ]
            )
            for index in served.attribute_ids
        ]
        methods = [
            Data.structure([Data.integer(index), _method_mode(self.view.method_mode(served, index), version)])
            for index in served.method_ids
        ]
        return [Data.array(attributes), Data.array(methods)]

    def _attribute_mode(self, served: Served, index: int) -> AccessMode:
        """The right to an attribute, without what can be done with it by nobody."""
        mode = self.view.attribute_mode(served, index)
        if isinstance(served, CosemObject):
            if not served.is_readable(index):
                mode &= ~AccessMode.READ
            if not served.is_writable(index):
                mode &= ~AccessMode.WRITE
        return mode if mode & AccessMode.READ_AND_WRITE else AccessMode.NO_ACCESS


class AssociationLnObject(AssociationObject):
    """An Association LN object; `server` is the service access point of its device."""

    def __init__(self, settings: AssociationSettings, view: View, server: int) -> None:
        self._server = server
        self._object_list: Data | None = None
        context = int(settings.context_name.rpartition(".")[2])
        super().__init__(
            classes.get(_ASSOCIATION_LN, settings.version)(settings.logical_name),
            settings,
            view,
            application_context_name=_ARCS + bytes((1, context)),
            authentication_mechanism_name=_ARCS + bytes((2, settings.mechanism)),
            **_of_version(settings),
        )

    def forget(self) -> None:
        """Objects or rights are others now."""
        self._object_list = None

    def get_object_list(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> Data:
        """Attribute 2. Selectors: 1 without access rights, 2 by class, 3 and 4 by class and logical name."""
        if selection is None:
            if self._object_list is None:
                self._object_list = Data.array([self._element(*item) for item in self._listed()])
            return self._object_list
        wanted = self._wanted(selection)
        element = _short_element if selection.access_selector == 1 else self._element
        return Data.array([element(*item) for item in self._listed() if wanted(*item)])

    def get_associated_partners_id(
        self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation
    ) -> types.AssociatedPartnersType:
        """Attribute 3."""
        client = by.client if self._is_of(by) else self.settings.client
        return types.AssociatedPartnersType(client or 0, self._server)

    def get_xdlms_context_info(
        self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation
    ) -> types.XdlmsContextType:
        """Attribute 5: what was negotiated, or of another association what can be had."""
        settings = self.settings
        conformance, largest = int(settings.conformance or 0), 0
        if self._is_of(by):
            conformance, largest = int(by.negotiated.conformance), by.negotiated.client_max_receive_pdu_size
        flags = types.XdlmsContextTypeConformance(conformance)
        return types.XdlmsContextType(flags, settings.max_receive_pdu_size, largest, 6, 0, b"")

    def get_association_status(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> int:
        """Attribute 8."""
        return by.state.value if self._is_of(by) else 0

    def set_secret(self, value: bytes, by: ServerAssociation) -> None:
        """Attribute 7, written and never read: the password of LLS."""
        self._change_secret(value, low=True)

    set_lls_secret = set_secret

    def do_change_hls_secret(self, parameter: bytes, by: ServerAssociation) -> None:
        """Method 2."""
        self._change_secret(parameter, low=False)

    def do_add_object(self, parameter: ObjectListElement, by: ServerAssociation) -> None:
        """Method 3: an object of the device, with rights; what is listed already gets these.

        The association and the logical device name are always there and stay as they are. What the rights leave out may
        not be used.
        """
        served, rights = self._referenced(parameter), parameter.access_rights
        try:
            attributes = {
                item.attribute_id: AccessMode.of_attribute(int(item.access_mode), self.version)
                for item in rights.attribute_access
            }
            methods = {
                item.method_id: AccessMode.of_method(int(item.access_mode), self.version)
                for item in rights.method_access
            }
        except ValueError:
            raise ActionError(ActionResult.TYPE_UNMATCHED) from None
        for modes, known in ((attributes, served.attribute_ids), (methods, served.method_ids)):
            if any(mode for index, mode in modes.items() if index not in known):
                raise ActionError(ActionResult.SCOPE_OF_ACCESS_VIOLATED)
        self._change_rights(served, AccessRights(Grant(attributes, methods)))

    def do_remove_object(self, parameter: ObjectListElement, by: ServerAssociation) -> None:
        """Method 4: an object is no longer listed, and nothing of it may be used. Its rights do not matter here."""
        served = self._referenced(parameter)
        if served not in self.view.visible():
            raise ActionError(ActionResult.OBJECT_UNDEFINED)
        self._change_rights(served, AccessRights())

    def _referenced(self, element: ObjectListElement) -> Served:
        name = bytes(element.logical_name)
        if name in (CURRENT_ASSOCIATION, self.logical_name, LOGICAL_DEVICE_NAME):
            raise ActionError(ActionResult.READ_WRITE_DENIED)
        served = self.view.device.find(name)
        if served is None:
            raise ActionError(ActionResult.OBJECT_UNDEFINED)
        if (served.class_id, served.version) != (element.class_id, element.version):
            raise ActionError(ActionResult.OBJECT_CLASS_INCONSISTENT)
        return served

    def _change_rights(self, served: Served, rights: AccessRights) -> None:
        self.view.set_rights(served.logical_name, rights)
        self.forget()

    def is_writable(self, attribute_id: int) -> bool:
        """See `CosemObject.is_writable`; the secret only where it is a password."""
        return super().is_writable(attribute_id) and (
            attribute_id != _SECRET or self.settings.mechanism is Mechanism.LOW
        )

    def _keeps(self, attribute_id: int) -> bool:
        return attribute_id != _SECRET

    def _is_of(self, by: ServerAssociation) -> bool:
        return by.settings is self.settings

    def _listed(self) -> list[tuple[Served, bytes]]:
        """What is visible, by name. The association that a client has is there under the name it has for everyone."""
        return [(self, CURRENT_ASSOCIATION), *((served, served.logical_name) for served in self.view.visible())]

    def _element(self, served: Served, name: bytes) -> Data:
        return Data.structure([*_identity(served, name), Data.structure(self._rights(served, self.version))])

    def _wanted(self, selection: SelectiveAccessDescriptor) -> Wanted:
        value = self.selected(_OBJECT_LIST, selection)
        if selection.access_selector == 1:
            return lambda served, name: True
        if selection.access_selector == 2:
            return lambda served, name: served.class_id in value
        wanted = value if isinstance(value, list) else [value]
        names = {(item.class_id, bytes(item.logical_name)) for item in wanted}
        return lambda served, name: (served.class_id, name) in names


class AssociationSnObject(AssociationObject):
    """An Association SN object."""

    def __init__(self, settings: AssociationSettings, view: View, server: int) -> None:
        values = _of_version(settings)
        if settings.version < 2:
            del values["security_setup_reference"]
        instance = classes.get(_ASSOCIATION_SN, settings.version)(settings.logical_name)
        super().__init__(instance, settings, view, **values)

    def get_object_list(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> Data:
        """Attribute 2. Selectors: 1 by class, 2 by class and logical name."""
        found = self._listed()
        if selection is not None:
            value = self.selected(_OBJECT_LIST, selection)
            found = [item for item in found if _is_selected(item[1], value)]
        return Data.array([Data.structure([name, *_identity(served, served.logical_name)]) for name, served in found])

    def get_access_rights_list(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> Data:
        """Attribute 3. Selector 1: of one base name."""
        only = None if selection is None else self.selected(_ACCESS_RIGHTS_LIST, selection)
        # Items are those of Association LN; version 4 here came with version 3 there.
        version = 3 if self.version >= 4 else 1
        return Data.array(
            [
                Data.structure([name, *self._rights(served, version)])
                for name, served in self._listed()
                if only in (None, name.value)
            ]
        )

    def do_change_secret(self, parameter: bytes, by: ServerAssociation) -> None:
        """Method 5."""
        self._change_secret(parameter, low=self.settings.mechanism is Mechanism.LOW)

    do_change_lls_secret = do_change_hls_secret = do_change_secret
    do_reply_to_hls_challenge = AssociationObject.do_reply_to_hls_authentication

    def _listed(self) -> list[tuple[Data, Served]]:
        found = ((self.view.base_name(served), served) for served in self.view.visible())
        return [(_base_name(name), served) for name, served in found if name is not None]


_OBJECT_LIST, _ACCESS_RIGHTS_LIST, _SECRET = 2, 3, 7
# Of a user; the class table has no limit, and their number is that of an unsigned.
_LONGEST_NAME = 255


def _of_version(settings: AssociationSettings) -> dict[str, Any]:
    """Attributes that only later versions have."""
    values: dict[str, Any] = {}
    if settings.version >= 1:
        values["security_setup_reference"] = settings.security_setup or _NO_SETUP
    return values


def _method_mode(mode: AccessMode, version: int) -> Data:
    number = mode.method_number(version)
    return Data.boolean(number != 0) if version == 0 else Data.enum(number)


def _identity(served: Served, name: bytes) -> list[Data]:
    return [Data.long_unsigned(served.class_id), Data.unsigned(served.version), Data.octet_string(name)]


def _short_element(served: Served, name: bytes) -> Data:
    return Data.structure(_identity(served, name))


def _is_selected(served: Served, value: int | types.ObjectDefinition) -> bool:
    if isinstance(value, int):
        return served.class_id == value
    return (served.class_id, served.logical_name) == (value.class_id, bytes(value.logical_name))


def _base_name(name: int) -> Data:
    """A base name as a long: the upper half are negative."""
    return Data.long(name - 0x10000 if name >= 0x8000 else name)


def _selectors(numbers: Iterable[int]) -> Data:
    found = [Data.integer(number) for number in numbers]
    return Data.array(found) if found else Data.null_data()
