"""Reading, writing and invoking, typed and scaled, whichever way of referencing the association has.

A register's value comes with its unit: the `scaler_unit` beside it is read once and kept. Many attributes are read in
as few requests as the meter allows.
"""

from __future__ import annotations

import bisect
import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar, cast

from cosem.apdu import (
    AccessRequest,
    AccessRequestBody,
    AccessRequestGet,
    AccessRequestGetWithSelection,
    AccessRequestSpecification,
    Conformance,
    CosemAttributeDescriptor,
    CosemAttributeDescriptorWithSelection,
    CosemMethodDescriptor,
    DataAccessResult,
    GetRequestWithList,
    InvokeIdAndPriority,
    LongInvokeIdAndPriority,
    ParameterizedAccess,
    ReadRequest,
    Record,
    SelectiveAccessDescriptor,
    VariableAccessSpecification,
    VariableAccessSpecificationVariableName,
)
from cosem.classes import (
    AttributeReference,
    InterfaceClass,
    MethodReference,
    Selection,
    ShapeError,
    UnknownClass,
    types,
)
from cosem.classes import get as class_of
from cosem.data import Data
from cosem.obis import Obis
from cosem.units import Quantity, scaled
from dlms.association.client import ClientAssociation
from dlms.association.exchange import Exchange
from dlms.errors import (
    AssociationError,
    ConfirmedServiceErrorReceived,
    DataAccessError,
    ExceptionResponseError,
)
from dlms.operations.objects import MeterObject, read_logical_name_list, read_short_name_list

__all__ = ["NotFound", "Operations"]

T = TypeVar("T")
P = TypeVar("P")
R = TypeVar("R")

_CURRENT_ASSOCIATION: Final = Obis("0.0.40.0.0.255")
_ASSOCIATION_LN: Final = 15
_NO_ID: Final = InvokeIdAndPriority(0)
_SHORT_NAME_STEP: Final = 8


class NotFound(AssociationError, LookupError):
    """An object, attribute or method that the meter's object list or the class tables do not have."""


class Operations:
    """What a meter can be asked to do over `association`, which must be open when an exchange is run."""

    def __init__(self, association: ClientAssociation) -> None:
        self.association = association
        self._scalers: dict[tuple[int, Obis], tuple[int, int] | None] = {}
        self._objects: list[MeterObject] | None = None
        self._short_names: dict[tuple[int, Obis], MeterObject] = {}

    # raw

    def get_raw(
        self, class_id: int, instance_id: Obis, attribute_id: int, selection: Selection | None = None
    ) -> Exchange[Data]:
        """The Data of an attribute. Raises `DataAccessError` and what services raise."""
        if not self.association.short_names:
            descriptor = CosemAttributeDescriptor(class_id, instance_id, attribute_id)
            return (yield from self.association.get(descriptor, _selection(selection)))
        variable = yield from self._variable(class_id, instance_id, attribute_id, selection)
        (answer,) = yield from self.association.read([variable])
        return _checked(answer)

    def set_raw(self, class_id: int, instance_id: Obis, attribute_id: int, value: Data) -> Exchange[None]:
        """Write an attribute. Raises as `get_raw`."""
        if not self.association.short_names:
            descriptor = CosemAttributeDescriptor(class_id, instance_id, attribute_id)
            yield from self.association.set(descriptor, value)
            return
        variable = yield from self._variable(class_id, instance_id, attribute_id, None)
        (error,) = yield from self.association.write([variable], [value])
        if error is not None:
            raise error

    def action_raw(
        self, class_id: int, instance_id: Obis, method_id: int, parameter: Data | None = None, *, returns: bool = False
    ) -> Exchange[Data | None]:
        """Invoke a method. `returns` says that it gives something back, which matters with short names.

        Raises `ActionError` (with short names `DataAccessError`) and what services raise.
        """
        if not self.association.short_names:
            return (
                yield from self.association.action(CosemMethodDescriptor(class_id, instance_id, method_id), parameter)
            )
        found = yield from self._find(class_id, instance_id)
        described = _class_of(found).METHODS.get(method_id)
        if described is None or described.sn is None or found.short_name is None:
            raise NotFound(f"method {method_id} of {found} has no short name")
        name = found.short_name + described.sn
        parameter = Data.integer(0) if parameter is None else parameter
        if returns:
            (answer,) = yield from self.association.read([ParameterizedAccess(name, 0, parameter)])
            return _checked(answer)
        (error,) = yield from self.association.write([VariableAccessSpecificationVariableName(name)], [parameter])
        if error is not None:
            raise error
        return None

    # typed

    def get(self, reference: AttributeReference[T], *, strict: bool = False) -> Exchange[T | Data | Quantity]:
        """The value of an attribute, a register's value with its unit.

        Data of another shape than the class has stays Data, with a `ShapeWarning`, or with `strict` raises
        `ShapeError`. Raises as `get_raw`.
        """
        (answer,) = yield from self.get_many([reference], strict=strict)
        if isinstance(answer, DataAccessError):
            raise answer
        return cast("T | Data | Quantity", answer)

    def get_many(
        self, references: Iterable[AttributeReference[Any]], *, strict: bool = False
    ) -> Exchange[list[Any | DataAccessError]]:
        """The values of attributes, in the fewest round trips; an error stands in its place.

        A number whose scaler cannot be read just now is none: what the meter says of the scaler stands in its place.
        """
        wanted = list(references)
        scalers = self._missing_scalers(wanted)
        answers = yield from self._read_all([*wanted, *scalers])
        unknown = {}
        for reference, answer in zip(scalers, answers[len(wanted) :], strict=True):
            if isinstance(answer, DataAccessError) and answer.result in NOT_NOW:
                unknown[reference.class_id, reference.instance_id] = answer
            else:
                self._keep_scaler(reference, answer)
        return [
            answer if isinstance(answer, DataAccessError) else self._value(reference, answer, strict, unknown)
            for reference, answer in zip(wanted, answers, strict=False)
        ]

    def set(self, reference: AttributeReference[T], value: T | Data) -> Exchange[None]:
        """Write an attribute. Raises `EncodeError` for what is no value of it, and as `get_raw`."""
        yield from self.set_raw(
            reference.class_id, reference.instance_id, reference.attribute_id, reference.encode(value)
        )
        self._scalers.pop((reference.class_id, reference.instance_id), None)

    def action(self, reference: MethodReference[P, R], *parameter: P | Data) -> Exchange[R | Data | None]:
        """Invoke a method, without parameter where the class has only one for it. Raises as `action_raw`."""
        data = reference.encode(*parameter)
        returns = reference.method.result.base_type != "null-data"
        answer = yield from self.action_raw(
            reference.class_id, reference.instance_id, reference.method_id, data, returns=returns
        )
        if answer is None or not returns:
            return answer
        return reference.decode_result(answer)

    def broadcast_set(self, reference: AttributeReference[T], value: T | Data) -> Exchange[None]:
        """Write an attribute in all meters on an HDLC line, by logical name. None of them answers.

        It goes out under the broadcast key where there are keys, to the all-station address (Green Book 8, 8.4.2.3),
        and must fit one frame. Raises `EncodeError`, `MissingKeyError`, and `LinkError` where it does not fit or the
        link has no such address.
        """
        attribute = CosemAttributeDescriptor(reference.class_id, reference.instance_id, reference.attribute_id)
        yield from self.association.broadcast_set(attribute, reference.encode(value))

    def broadcast_action(self, reference: MethodReference[P, R], *parameter: P | Data) -> Exchange[None]:
        """Invoke a method in all meters on an HDLC line, as `broadcast_set`."""
        method = CosemMethodDescriptor(reference.class_id, reference.instance_id, reference.method_id)
        yield from self.association.broadcast_action(method, reference.encode(*parameter))

    def scaler_unit(self, class_id: int, instance_id: Obis) -> tuple[int, int] | None:
        """The scaler and unit code of an object as far as they were read; `None` where it has none."""
        return self._scalers.get((class_id, instance_id))

    # the object list

    def objects(self, *, fresh: bool = False) -> Exchange[list[MeterObject]]:
        """The objects this association sees; read once and kept, unless `fresh`."""
        if self._objects is None or fresh:
            if self.association.short_names:
                base = self.association.negotiated.vaa_name
                (answer,) = yield from self.association.read(
                    [VariableAccessSpecificationVariableName(base + _SHORT_NAME_STEP)]
                )
                self._objects = read_short_name_list(_checked(answer))
                self._short_names = {(found.class_id, found.logical_name): found for found in self._objects}
            else:
                data = yield from self.get_raw(_ASSOCIATION_LN, _CURRENT_ASSOCIATION, 2)
                self._objects = read_logical_name_list(data)
        return list(self._objects)

    def find(self, logical_name: Obis) -> Exchange[MeterObject]:
        """The object of that name. Raises `NotFound`."""
        objects = yield from self.objects()
        for found in objects:
            if found.logical_name == logical_name:
                return found
        raise NotFound(f"the meter has no object {logical_name}")

    # short names

    def _find(self, class_id: int, instance_id: Obis) -> Exchange[MeterObject]:
        if self._objects is None:
            yield from self.objects()
        found = self._short_names.get((class_id, instance_id))
        if found is None:
            raise NotFound(f"the meter has no object {instance_id} of class {class_id}")
        return found

    def _variable(
        self, class_id: int, instance_id: Obis, attribute_id: int, selection: Selection | None
    ) -> Exchange[VariableAccessSpecification]:
        found = yield from self._find(class_id, instance_id)
        offset = (attribute_id - 1) * _SHORT_NAME_STEP  # without a table, attributes stand one after the other
        with contextlib.suppress(NotFound):
            attribute = _class_of(found).ATTRIBUTES.get(attribute_id)
            if attribute is not None and attribute.sn is not None:
                offset = attribute.sn
        assert found.short_name is not None
        name = found.short_name + offset
        if selection is None:
            return VariableAccessSpecificationVariableName(name)
        return ParameterizedAccess(name, selection.selector, selection.parameter)

    # many attributes

    def _read_all(self, references: Sequence[AttributeReference[Any]]) -> Exchange[list[Data | DataAccessError]]:
        """In order; as many with one request as are granted, fit, and are not refused as being too many."""
        answers: list[Data | DataAccessError] = []
        while len(answers) < len(references):
            answers += yield from self._read_first(references[len(answers) :])
        return answers

    def _read_first(self, references: Sequence[AttributeReference[Any]]) -> Exchange[list[Data | DataAccessError]]:
        """The first of them: as many as one request can have."""
        together = None if len(references) == 1 else (yield from self._together(references))
        if together is None:
            return [(yield from self._read_one(references[0]))]
        count, exchange = together
        try:
            return (yield from exchange)
        except (DataAccessError, ExceptionResponseError, ConfirmedServiceErrorReceived) as error:
            if isinstance(error, ExceptionResponseError) and error.service_error in _NOT_OF_SIZE:
                raise
        first = yield from self._read_all(references[: count // 2])
        return first + (yield from self._read_all(references[count // 2 : count]))

    def _read_one(self, item: AttributeReference[Any]) -> Exchange[Data | DataAccessError]:
        try:
            return (yield from self.get_raw(item.class_id, item.instance_id, item.attribute_id, item.selection))
        except DataAccessError as error:
            return error

    def _together(
        self, references: Sequence[AttributeReference[Any]]
    ) -> Exchange[tuple[int, Exchange[list[Data | DataAccessError]]] | None]:
        """How many of them fit into one request, and its exchange; `None` where it is not granted or no two fit."""
        association = self.association
        granted = association.negotiated.grants
        if association.short_names:
            if not granted(Conformance.MULTIPLE_REFERENCES):
                return None
            variables = []
            for item in references:
                variable = self._variable(item.class_id, item.instance_id, item.attribute_id, item.selection)
                variables.append((yield from variable))
            count = self._fitting(variables, ReadRequest)
            return (count, association.read(variables[:count])) if count > 1 else None
        if granted(Conformance.GET | Conformance.MULTIPLE_REFERENCES):
            items = [
                CosemAttributeDescriptorWithSelection(_descriptor(item), _selection(item.selection))
                for item in references
            ]
            count = self._fitting(items, lambda some: GetRequestWithList(_NO_ID, some))
            return (count, association.get_list(items[:count])) if count > 1 else None
        if granted(Conformance.ACCESS):
            specifications = [_access_to(item) for item in references]
            count = self._fitting(specifications, _access_request)
            return (count, self._access(specifications[:count])) if count > 1 else None
        return None

    def _access(self, specifications: list[AccessRequestSpecification]) -> Exchange[list[Data | DataAccessError]]:
        answers = yield from self.association.access(specifications)
        return [answer if isinstance(answer, Data) else DataAccessError(answer.result) for answer in answers]

    def _fitting(self, items: list[T], request: Callable[[list[T]], Record]) -> int:
        """How many of the items, from the first on, fit into a request."""
        return bisect.bisect_left(
            range(1, len(items) + 1), True, key=lambda count: not self.association.fits(request(items[:count]))
        )

    # scalers and values

    def _missing_scalers(self, references: Sequence[AttributeReference[Any]]) -> list[AttributeReference[Any]]:
        missing = {}
        for reference in references:
            key = (reference.class_id, reference.instance_id)
            if _is_scaled(reference) and key not in self._scalers:
                interface = reference.attribute.owner(reference.instance_id)
                missing[key] = interface.scaler_unit  # type: ignore[attr-defined]  # that is what _is_scaled looks at
        return list(missing.values())

    def _keep_scaler(self, reference: AttributeReference[Any], answer: Data | DataAccessError) -> None:
        found = None
        if isinstance(answer, Data):
            try:
                value = reference.decode(answer, strict=True)
                found = (value.scaler, int(value.unit))
            except ShapeError:
                pass
        self._scalers[reference.class_id, reference.instance_id] = found

    def _value(
        self,
        reference: AttributeReference[Any],
        data: Data,
        strict: bool,
        unknown: Mapping[tuple[int, Obis], DataAccessError],
    ) -> Any:
        value = reference.decode(data, strict=True) if strict else reference.decode(data)
        if isinstance(value, int | float) and not isinstance(value, bool) and _is_scaled(reference):
            key = (reference.class_id, reference.instance_id)
            if key in unknown:
                return unknown[key]
            scaler_unit = self.scaler_unit(*key)
            if scaler_unit is not None:
                return scaled(value, *scaler_unit)
        return value


# Results that say nothing about whether there is such an attribute.
NOT_NOW: Final = (DataAccessResult.TEMPORARY_FAILURE, DataAccessResult.HARDWARE_FAULT)
# An exception-response that says one of these would say it again for fewer attributes.
_NOT_OF_SIZE = ("deciphering-error", "invocation-counter-error", "service-not-supported")


def _is_scaled(reference: AttributeReference[Any]) -> bool:
    """Whether the attribute is in the unit that its object's `scaler_unit` says (Blue Book 17, 4.3.2 to 4.3.4)."""
    attribute = reference.attribute
    return attribute.type is types.REGISTER_VALUE and hasattr(attribute.owner, "scaler_unit")


def _descriptor(reference: AttributeReference[Any]) -> CosemAttributeDescriptor:
    return CosemAttributeDescriptor(reference.class_id, reference.instance_id, reference.attribute_id)


def _selection(selection: Selection | None) -> SelectiveAccessDescriptor | None:
    return None if selection is None else SelectiveAccessDescriptor(selection.selector, selection.parameter)


def _access_to(reference: AttributeReference[Any]) -> AccessRequestSpecification:
    selection = _selection(reference.selection)
    if selection is None:
        return AccessRequestGet(_descriptor(reference))
    return AccessRequestGetWithSelection(_descriptor(reference), selection)


def _access_request(specifications: list[AccessRequestSpecification]) -> AccessRequest:
    body = AccessRequestBody(specifications, [Data.null_data()] * len(specifications))
    return AccessRequest(LongInvokeIdAndPriority(0), b"", body)


def _class_of(found: MeterObject) -> type[InterfaceClass]:
    try:
        return class_of(found.class_id, found.version)
    except UnknownClass:
        raise NotFound(f"the tables have no class {found.class_id} of version {found.version}") from None


def _checked(answer: Data | DataAccessError) -> Data:
    if isinstance(answer, DataAccessError):
        raise answer
    return answer
