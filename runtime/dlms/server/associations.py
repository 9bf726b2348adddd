"""Association objects: what a client reads of the association it has, and of those it could have (class 15)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from cosem import classes
from cosem.apdu import DataAccessResult, SelectiveAccessDescriptor
from cosem.classes import types
from cosem.data import Data
from cosem.errors import CosemError
from cosem.obis import Obis
from dlms.association.access import AccessMode
from dlms.association.settings import AssociationSettings
from dlms.association.view import Served, View
from dlms.errors import DataAccessError
from dlms.security.authentication import Mechanism
from dlms.security.keys import Secret
from dlms.server.objects import CosemObject

if TYPE_CHECKING:
    from dlms.association.server import ServerAssociation

__all__ = ["AssociationLnObject"]

_NO_SETUP = Obis(bytes(6))
# The contents octets of 2.16.756.5.8.c.n: 2.16 is 96, and 756 takes two octets.
_ARCS = bytes.fromhex("6085740508")


class AssociationLnObject(CosemObject):
    """An Association LN object. Which rights it shows is what its own association has, whoever reads it."""

    def __init__(self, settings: AssociationSettings, view: View, server: int) -> None:
        instance = classes.get(15, settings.version)(settings.logical_name)
        self.settings = settings
        self.view = view
        self._server = server
        self._object_list: Data | None = None
        super().__init__(
            instance,
            application_context_name=_ARCS + bytes((1, int(settings.context_name.rpartition(".")[2]))),
            authentication_mechanism_name=_ARCS + bytes((2, settings.mechanism)),
            **_of_version(settings),
        )

    def forget(self) -> None:
        """The object list is another now."""
        self._object_list = None

    def get_object_list(self, selection: SelectiveAccessDescriptor | None, by: ServerAssociation) -> Data:
        """Attribute 2. Selectors: 1 without access rights, 2 by class, 3 and 4 by class and logical name."""
        if selection is None:
            if self._object_list is None:
                self._object_list = Data.array([self._element(served) for served in self.view.visible()])
            return self._object_list
        wanted = self._selected(selection)
        element = self._short_element if selection.access_selector == 1 else self._element
        return Data.array([element(served) for served in self.view.visible() if wanted(served)])

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
        if self.settings.mechanism is not Mechanism.LOW:
            raise DataAccessError(DataAccessResult.READ_WRITE_DENIED)
        self.settings.secret = Secret(value)

    set_lls_secret = set_secret

    def do_reply_to_hls_authentication(self, parameter: bytes, by: ServerAssociation) -> Data:
        """Method 1, where no answer is waited for; one that is never comes here."""
        raise DataAccessError(DataAccessResult.READ_WRITE_DENIED)

    def do_change_hls_secret(self, parameter: bytes, by: ServerAssociation) -> None:
        """Method 2: the secret of HLS 2, 3, 4 or 6 from the next association on."""
        if self.settings.secret is None or self.settings.mechanism is Mechanism.LOW:
            raise DataAccessError(DataAccessResult.READ_WRITE_DENIED)
        self.settings.secret = Secret(parameter)

    def write(
        self, attribute_id: int, selection: SelectiveAccessDescriptor | None, value: Data, by: ServerAssociation
    ) -> None:
        """See `Served.write`; a secret is not kept among the values, where it could be read."""
        super().write(attribute_id, selection, value, by)
        if attribute_id == _SECRET:
            del self._values[attribute_id]

    def _is_of(self, by: ServerAssociation) -> bool:
        return by.settings is self.settings

    def _element(self, served: Served) -> Data:
        version = self.version
        attributes = [
            Data.structure(
                [
                    Data.integer(index),
                    Data.enum(self.view.attribute_mode(served, index).attribute_number(version)),
                    _selectors(served.selectors(index)),
                ]
            )
            for index in served.attribute_ids
        ]
        methods = [
            Data.structure([Data.integer(index), _method_mode(self.view.method_mode(served, index), version)])
            for index in served.method_ids
        ]
        rights = Data.structure([Data.array(attributes), Data.array(methods)])
        return Data.structure([*_identity(served), rights])

    @staticmethod
    def _short_element(served: Served) -> Data:
        return Data.structure(_identity(served))

    def _selected(self, selection: SelectiveAccessDescriptor) -> Callable[[Served], bool]:
        parameter = selection.access_parameters
        selectors = {found.number: found for found in self.instance.ATTRIBUTES[2].selectors.values()}
        try:
            value = selectors[selection.access_selector].type.decode(parameter, strict=True)
        except KeyError:
            raise DataAccessError(DataAccessResult.OTHER_REASON) from None
        except CosemError:
            raise DataAccessError(DataAccessResult.TYPE_UNMATCHED) from None
        if selection.access_selector == 1:
            return lambda served: True
        if selection.access_selector == 2:
            return lambda served: served.class_id in value
        wanted = value if isinstance(value, list) else [value]
        names = {(item.class_id, bytes(item.logical_name)) for item in wanted}
        return lambda served: (served.class_id, served.logical_name) in names


_SECRET = 7


def _of_version(settings: AssociationSettings) -> dict[str, Any]:
    """Attributes that only later versions have."""
    values: dict[str, Any] = {}
    if settings.version >= 1:
        values["security_setup_reference"] = settings.security_setup or _NO_SETUP
    if settings.version >= 2:
        users = [types.UserListEntry(number, name) for number, name in settings.users.items()]
        values["user_list"] = users
        values["current_user"] = types.UserListEntry(0, "")
    return values


def _method_mode(mode: AccessMode, version: int) -> Data:
    number = mode.method_number(version)
    return Data.boolean(number != 0) if version == 0 else Data.enum(number)


def _identity(served: Served) -> list[Data]:
    return [
        Data.long_unsigned(served.class_id),
        Data.unsigned(served.version),
        Data.octet_string(served.logical_name),
    ]


def _selectors(numbers: Iterable[int]) -> Data:
    found = [Data.integer(number) for number in numbers]
    return Data.array(found) if found else Data.null_data()
