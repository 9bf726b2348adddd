"""Example values of the types of the APDUs, always the same, in the JSON form of the reference codec."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cosemc.interpret import Json
from cosemc.interpret.values import bits_form
from cosemc.model import (
    AnyType,
    BitStringType,
    BooleanType,
    CharacterStringType,
    ChoiceType,
    EnumeratedType,
    IntegerType,
    Model,
    NullType,
    ObjectIdentifierType,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Size,
    Type,
)

_TELLING: Mapping[str, Json] = MappingProxyType(
    {
        # types
        "Data": {"double-long-unsigned": 12937},
        "Invoke-Id-And-Priority": 0xC1,
        "Long-Invoke-Id-And-Priority": 0xC0000001,
        "Cosem-Class-Id": 3,
        "Cosem-Object-Instance-Id": "0100010800ff",
        "Cosem-Object-Attribute-Id": 2,
        "Cosem-Object-Method-Id": 1,
        "Application-context-name": "2.16.756.5.8.1.1",
        "Mechanism-name": "2.16.756.5.8.2.1",
        "Association-information": "01000000065f1f040000101dffff",
        "Conformance": ["block-transfer-with-get-or-read", "get", "set", "selective-access", "action"],
        "ObjectName": 0xFA00,
        # components
        "proposed-dlms-version-number": 6,
        "negotiated-dlms-version-number": 6,
        "client-max-receive-pdu-size": 0xFFFF,
        "server-max-receive-pdu-size": 0x0400,
        "variable-name": 0x0108,
        "date-time": "07ea0301ff0c000000ffc400",
        "system-title": "4d4d4d0000000001",
    }
)
"""Values that tell a reader more than the plainest ones do, by the name of a type or component."""

_DEPTH = 12


def example(model: Model, type_name: str, *, everything: bool) -> Json:
    """A value of the type: `everything` has what is optional, too, as long as that does not go in circles."""
    return _Drawing(model, everything).definition(type_name, ())


class _Drawing:
    def __init__(self, model: Model, everything: bool) -> None:
        self.model = model
        self.everything = everything

    def definition(self, name: str, open_: tuple[str, ...]) -> Json:
        if name in _TELLING:
            return _TELLING[name]
        return self.type(self.model.definition(name).type, (*open_, name))

    def type(self, type_: Type, open_: tuple[str, ...]) -> Json:
        match type_:
            case ReferenceType():
                return self.definition(type_.name, open_)
            case SequenceType():
                return self.sequence(type_, open_)
            case ChoiceType():
                chosen = next((item for item in type_.alternatives if not self.returns(item.type, open_)), None)
                chosen = chosen or type_.alternatives[0]
                return {chosen.name: self.type(chosen.type, open_)}
            case SequenceOfType():
                count = max(1, type_.size.ranges[0][0] if type_.size else 1)
                return [self.type(type_.element, open_)] * (0 if self.returns(type_.element, open_) else count)
            case NullType():
                return None
            case BooleanType():
                return True
            case IntegerType():
                return max(1 if type_.low is None else type_.low, min(1, 1 if type_.high is None else type_.high))
            case EnumeratedType():
                return type_.items[0].name
            case BitStringType():
                return bits_form(type_, "1" + "0" * (_length(type_.size, 8) - 1))
            case OctetStringType():
                return bytes(range(1, 1 + _length(type_.size, 4))).hex()
            case CharacterStringType():
                return "COSEMKIT"[: _length(type_.size, 5)]
            case ObjectIdentifierType():
                return "2.16.756.5.8.1.1"
            case AnyType():
                return "0500"

    def sequence(self, type_: SequenceType, open_: tuple[str, ...]) -> Json:
        value: dict[str, Json] = {}
        for component in type_.components:
            mandatory = component.presence is Presence.MANDATORY
            if mandatory or (self.everything and component.presence is Presence.OPTIONAL):
                if not mandatory and (self.returns(component.type, open_) or len(open_) > _DEPTH):
                    continue
                given = _TELLING.get(component.name)
                value[component.name] = self.type(component.type, open_) if given is None else given
        return value

    def returns(self, type_: Type, open_: tuple[str, ...]) -> bool:
        """Whether a type leads straight back to one that is being drawn."""
        match type_:
            case ReferenceType():
                return type_.name in open_
            case SequenceOfType():
                return self.returns(type_.element, open_)
            case _:
                return False


def _length(size: Size | None, usual: int) -> int:
    if size is None:
        return usual
    low, high = size.ranges[-1]
    return max(low, min(usual, usual if high is None else high))
