"""What the services of a server do with the objects of its device: attributes and methods read, written and invoked.

By logical and by short name, as far as the association is open, its rights allow it and the request is protected as
these demand. What an object's own code raises is told in the terms of the service.
"""

from __future__ import annotations

import logging
from typing import Final

from cosem.apdu import (
    ActionResult,
    Conformance,
    CosemAttributeDescriptor,
    CosemMethodDescriptor,
    DataAccessResult,
    SelectiveAccessDescriptor,
)
from cosem.data import Data
from dlms.association.access import AccessMode, suffices
from dlms.association.negotiation import VAA_NAME_SN
from dlms.association.server import ServerAssociation, State
from dlms.association.view import Served
from dlms.errors import ActionError, DataAccessError
from dlms.security.context import Protection

__all__ = ["invocable", "invoke", "read", "read_variable", "writable", "write", "write_variable"]

logger = logging.getLogger("dlms.server")

# An attribute of an enumeration costs as much as three calls, an operation on flags as much as thirty.
_PENDING, _ASSOCIATED = State.PENDING, State.ASSOCIATED
_READ, _WRITE, _UNPROTECTED = int(AccessMode.READ), int(AccessMode.WRITE), int(AccessMode.READ_AND_WRITE)
# Access modes have what they demand of a response in these bits and above, in the order of `Required`.
_RESPONSE: Final = 5
_SELECTIVE_ACCESS = int(Conformance.SELECTIVE_ACCESS)
_ATTRIBUTE_0_WITH_GET = int(Conformance.ATTRIBUTE0_SUPPORTED_WITH_GET)
_ATTRIBUTE_0_WITH_SET = int(Conformance.ATTRIBUTE0_SUPPORTED_WITH_SET)
_REPLY_TO_HLS_BY_SHORT_NAME: Final = VAA_NAME_SN + 0x58
_NULL = Data.null_data()
# The results that the services for attributes and for methods have.
_OF_ATTRIBUTES, _OF_METHODS = frozenset(map(int, DataAccessResult)), frozenset(map(int, ActionResult))


def read(
    association: ServerAssociation,
    descriptor: CosemAttributeDescriptor,
    selection: SelectiveAccessDescriptor | None,
    protection: Protection,
) -> Data:
    """An attribute by logical name. Raises `DataAccessError`."""
    index = descriptor.attribute_id
    if association.state is not _ASSOCIATED:
        raise DataAccessError(DataAccessResult.READ_WRITE_DENIED)
    view, class_id, name = association.view, descriptor.class_id, descriptor.instance_id
    served, mode = view.attributes.get((class_id, name, index)) or view.attribute(class_id, name, index)
    if not mode & _READ or mode > _UNPROTECTED:
        if index == 0:
            return _read_all(association, descriptor, selection, protection)
        _check(association, mode, _READ, protection)
    if selection is not None and not association.grants(_SELECTIVE_ACCESS):
        raise DataAccessError(DataAccessResult.SCOPE_OF_ACCESS_VIOLATED)
    return _read_from(association, served, index, selection)


def write(
    association: ServerAssociation,
    descriptor: CosemAttributeDescriptor,
    selection: SelectiveAccessDescriptor | None,
    value: Data,
    protection: Protection,
) -> None:
    """Set an attribute by logical name. Raises `DataAccessError`."""
    served = writable(association, descriptor, protection)
    if selection is not None and (not association.grants(_SELECTIVE_ACCESS) or descriptor.attribute_id == 0):
        raise DataAccessError(DataAccessResult.SCOPE_OF_ACCESS_VIOLATED)
    if descriptor.attribute_id == 0:
        _write_all(association, descriptor, value, protection)
    else:
        _write_to(association, served, descriptor.attribute_id, selection, value)


def writable(association: ServerAssociation, descriptor: CosemAttributeDescriptor, protection: Protection) -> Served:
    """The object of an attribute that such a request may set. Raises `DataAccessError`.

    Of attribute 0: which of the others may be set is seen when their values are there.
    """
    _must_be_open(association)
    served, mode = association.view.attribute(descriptor.class_id, descriptor.instance_id, descriptor.attribute_id)
    if descriptor.attribute_id != 0:
        _check(association, mode, _WRITE, protection)
    elif not association.grants(_ATTRIBUTE_0_WITH_SET):
        raise DataAccessError(DataAccessResult.SCOPE_OF_ACCESS_VIOLATED)
    return served


def _read_all(
    association: ServerAssociation,
    descriptor: CosemAttributeDescriptor,
    selection: SelectiveAccessDescriptor | None,
    protection: Protection,
) -> Data:
    """Attribute 0: a structure of all attributes of the class, in order.

    Null-data stands for one that the client may not read, or that cannot be read (Green Book 8.3, 9.1.4.3 and
    9.3.6, as recalled), be it that there is no room left for it.
    """
    if selection is not None or not association.grants(_ATTRIBUTE_0_WITH_GET):
        raise DataAccessError(DataAccessResult.SCOPE_OF_ACCESS_VIOLATED)
    class_id, name = descriptor.class_id, descriptor.instance_id
    values, left = [], association.longest_response
    for index in association.view.all_attributes(class_id, name)[1]:
        try:
            value = read(association, CosemAttributeDescriptor(class_id, name, index), None, protection)
        except DataAccessError:
            value = _NULL
        size = len(value.encode())
        values.append(value if size <= left else _NULL)
        left -= size if size <= left else 0
    return Data.structure(values)


def _write_all(
    association: ServerAssociation, descriptor: CosemAttributeDescriptor, value: Data, protection: Protection
) -> None:
    """Attribute 0: a structure with a value for each attribute of the class, null-data for one that stays.

    Nothing is written where one of them may not be. A value that its attribute does not take ends it, and those
    before it are written: one result for all of them is all that the service has (Green Book 8.3, 9.3.7, as
    recalled, which does not say what then holds).
    """
    class_id, name = descriptor.class_id, descriptor.instance_id
    served, indices = association.view.all_attributes(class_id, name)
    if value.type != "structure" or len(value) != len(indices):
        raise DataAccessError(DataAccessResult.TYPE_UNMATCHED)
    given = {index: element for index, element in zip(indices, value, strict=True) if element != _NULL}
    for index in given:
        writable(association, CosemAttributeDescriptor(class_id, name, index), protection)
    for index, element in given.items():
        _write_to(association, served, index, None, element)


def _read_from(
    association: ServerAssociation, served: Served, index: int, selection: SelectiveAccessDescriptor | None
) -> Data:
    """Read an attribute of an object, whatever its code may raise: as `DataAccessError`."""
    try:
        return served.read(index, selection, association)
    except Exception as error:
        raise DataAccessError(_failure(association, served, f"attribute {index}", error, _OF_ATTRIBUTES)) from None


def _write_to(
    association: ServerAssociation, served: Served, index: int, selection: SelectiveAccessDescriptor | None, value: Data
) -> None:
    """Set an attribute of an object, whatever its code may raise: as `DataAccessError`."""
    try:
        served.write(index, selection, value, association)
    except Exception as error:
        raise DataAccessError(_failure(association, served, f"attribute {index}", error, _OF_ATTRIBUTES)) from None


def invoke(
    association: ServerAssociation, descriptor: CosemMethodDescriptor, parameter: Data | None, protection: Protection
) -> Data | None:
    """Invoke a method by logical name. Raises `DataAccessError` or `ActionError`."""
    served = invocable(association, descriptor, protection)
    return (
        association.answer_challenge(parameter)
        if served is None
        else _invoke_on(association, served, descriptor.method_id, parameter)
    )


def invocable(
    association: ServerAssociation, descriptor: CosemMethodDescriptor, protection: Protection
) -> Served | None:
    """The object of a method that such a request may invoke; None: the association itself waits for it.

    Raises `DataAccessError`.
    """
    if association.state is _PENDING and association.answers_challenge(descriptor):
        return None
    _must_be_open(association)
    served, mode = association.view.method(descriptor.class_id, descriptor.instance_id, descriptor.method_id)
    _check(association, mode, _READ, protection)
    return served


def read_variable(
    association: ServerAssociation, name: int, selection: SelectiveAccessDescriptor | None, protection: Protection
) -> Data | None:
    """An attribute by short name, or what a method returns that is invoked in that way.

    Raises `DataAccessError` or `ActionError`.
    """
    if selection is not None and association.state is _PENDING and name & 0xFFFF == _REPLY_TO_HLS_BY_SHORT_NAME:
        return association.answer_challenge(selection.access_parameters)
    _must_be_open(association)
    found = association.view.variable(name)
    _check(association, found.mode, _READ, protection)
    if found.attribute_id:
        return _read_from(association, found.served, found.attribute_id, selection)
    parameter = None if selection is None else selection.access_parameters
    return _invoke_on(association, found.served, found.method_id, parameter)


def write_variable(association: ServerAssociation, name: int, value: Data, protection: Protection) -> None:
    """Set an attribute by short name, or invoke a method. Raises `DataAccessError` or `ActionError`."""
    _must_be_open(association)
    found = association.view.variable(name)
    if found.attribute_id:
        _check(association, found.mode, _WRITE, protection)
        _write_to(association, found.served, found.attribute_id, None, value)
    else:
        _check(association, found.mode, _READ, protection)
        _invoke_on(association, found.served, found.method_id, value)


def _invoke_on(association: ServerAssociation, served: Served, index: int, parameter: Data | None) -> Data | None:
    """Invoke a method of an object, whatever its code may raise: as `ActionError`."""
    try:
        return served.invoke(index, parameter, association)
    except Exception as error:
        raise ActionError(_failure(association, served, f"method {index}", error, _OF_METHODS)) from None


def _failure(association: ServerAssociation, served: Served, what: str, error: Exception, known: frozenset[int]) -> int:
    """What a client is told of an error that an object raised: its result, where the service has such a one."""
    if isinstance(error, DataAccessError | ActionError) and error.result in known:
        return error.result
    # Its message may quote a value, and a value may be a secret.
    place = f"class {served.class_id}, {served.logical_name.hex()}, {what}"
    logger.error("%s: %s failed: %s", association.name, place, type(error).__name__)
    return DataAccessResult.OTHER_REASON


def _must_be_open(association: ServerAssociation) -> None:
    if association.state is not _ASSOCIATED:
        raise DataAccessError(DataAccessResult.READ_WRITE_DENIED)


def _check(association: ServerAssociation, mode: int, wanted: int, protection: Protection) -> None:
    """Raises `DataAccessError` unless the access mode allows what is wanted, to a request so protected.

    The response will be protected as the mode demands; where nothing can be, nothing is allowed.
    """
    if not mode & wanted:
        raise DataAccessError(DataAccessResult.READ_WRITE_DENIED)
    if mode > _UNPROTECTED:
        demanded = mode >> _RESPONSE
        if not suffices(protection, mode) or (demanded and association.security is None):
            raise DataAccessError(DataAccessResult.SCOPE_OF_ACCESS_VIOLATED)
        association.demand(demanded)
