"""Objects, attributes, methods and values as a command's user writes and reads them."""

from __future__ import annotations

import datetime
import enum
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, TypeVar

from cosem.classes import Attribute, AttributeReference, InterfaceClass, Method, UnknownClass, types
from cosem.classes import find as class_named
from cosem.classes import get as class_of
from cosem.data import Data
from cosem.date_time import DateTime, DeviationSign
from cosem.errors import CosemError
from cosem.obis import Obis, ObisError
from cosem.units import Quantity
from dlms.association.exchange import Exchange
from dlms.errors import DlmsError
from dlms.operations.core import NotFound, Operations
from dlms_tools.describe import describe_octet_string, describe_scaler_unit

__all__ = ["Target", "TargetError", "data_of", "described", "json_of", "locate", "number_of", "parse_target"]

T = TypeVar("T")

_CLASS_PREFIX = re.compile(r"([A-Za-z][A-Za-z0-9_ ]*|[0-9]{1,5})/(.+)", re.DOTALL)
# Attributes and methods are numbered by an Integer8.
_HIGHEST_INDEX = 127
# Characters of a value that an error shows.
_SHOWN = 80
_TYPED = re.compile(r"([a-z][a-z0-9-]*):(.*)", re.DOTALL)


class TargetError(DlmsError):
    """An object, attribute, method or value that cannot be understood; the text is for the user."""


@dataclass(frozen=True)
class Target:
    """`1.0.1.8.0.255:value`, `register/1-0:1.8.0:2`: an object, perhaps its class, and perhaps which part of it."""

    logical_name: Obis
    class_id: int | None = None
    part: str | None = None


@dataclass(frozen=True)
class Found:
    """An object found; `interface` is `None` for a class that the tables do not have."""

    class_id: int
    interface: InterfaceClass | None
    logical_name: Obis

    def attribute(self, part: str | None) -> tuple[int, Attribute[Any] | None]:
        """The attribute that `part` names or numbers, the second one without it."""
        members = {} if self.interface is None else self.interface.ATTRIBUTES
        index = _index(members, "2" if part is None else part, f"attribute of {self}")
        return index, members.get(index)

    def method(self, part: str | None) -> tuple[int, Method[Any, Any] | None]:
        """The method that `part` names or numbers."""
        if part is None:
            raise TargetError(f"which method of {self}? Say {self.logical_name}:1, or its name")
        members = {} if self.interface is None else self.interface.METHODS
        index = _index(members, part, f"method of {self}")
        return index, members.get(index)

    def reference(self, attribute: Attribute[Any]) -> AttributeReference[Any]:
        """The attribute of this object."""
        return AttributeReference(attribute, self.logical_name)

    def __str__(self) -> str:
        name = f"class {self.class_id}" if self.interface is None else self.interface.NAME
        return f"{self.logical_name} ({name})"


def parse_target(text: str) -> Target:
    """See `Target`. Raises `TargetError`."""
    class_id, rest = None, text
    if match := _CLASS_PREFIX.fullmatch(text):
        class_id, rest = _class_id(match[1]), match[2]
    # A logical name may have a colon itself, so what is one as a whole has no part behind it.
    candidates: list[tuple[str, str | None]] = [(rest, None)]
    name, separator, part = rest.rpartition(":")
    if separator:
        candidates.append((name, part))
    for code, found in candidates:
        try:
            return Target(Obis(code), class_id, found)
        except ObisError:
            continue
    raise TargetError(f"{text!r} is no object: say 1.0.1.8.0.255, 1-0:1.8.0*255:3 or register/1.0.1.8.0.255:value")


def locate(operations: Operations, target: Target) -> Exchange[Found]:
    """The object of a target: of the class it says, or of that in the meter's object list."""
    version = None
    class_id = target.class_id
    if class_id is None:
        listed = yield from operations.find(target.logical_name)
        class_id, version = listed.class_id, listed.version
    for wanted in (version, None):
        try:
            return Found(class_id, class_of(class_id, wanted)(target.logical_name), target.logical_name)
        except UnknownClass:
            continue
    return Found(class_id, None, target.logical_name)


def data_of(text: str, member: Attribute[Any] | Method[Any, Any] | None, sign: DeviationSign) -> Data:
    """The Data that `text` means for an attribute or a method's parameter.

    `{"type": ..., "value": ...}` is taken as it is, `long-unsigned:5` has its type in front, and anything else is of
    the type that the class says. Raises `TargetError`.
    """
    try:
        if text.lstrip().startswith("{"):
            return Data.from_json(json.loads(text))
        match = _TYPED.fullmatch(text)
        if match and match[1] in _READERS:
            return Data.of(match[1], _READERS[match[1]](match[2]))
        if member is None:
            raise TargetError(f"the class tables do not say of what type {_short(text)} is to be: say long-unsigned:5")
        return _typed(text, member, sign)
    except TargetError:
        raise
    except RecursionError:
        raise TargetError(f"{_short(text)} is no value: it is nested too deep") from None
    except (ValueError, TypeError, CosemError) as error:
        raise TargetError(f"{_short(text)} is no value: {error}") from None


def _short(text: str) -> str:
    """What a user gave, quoted, as much of it as a message can show."""
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}...")


def _typed(text: str, member: Attribute[Any] | Method[Any, Any], sign: DeviationSign) -> Data:
    moment = _moment(text, sign)
    if moment is not None:
        return member.encode(moment)
    if member.base_type in _READERS:
        return member.encode(_READERS[member.base_type](text))
    for read in (_boolean, int, float, bytes.fromhex, str):
        try:
            return member.encode(read(text))
        except (ValueError, TypeError, CosemError):
            continue
    if member.base_type == "CHOICE":
        raise TargetError(
            f"{member.name} may be of more than one type: say which, as in visible-string:{text[:_SHOWN]}"
        )
    raise TargetError(f"{_short(text)} is no {member.base_type}: give it as JSON")


def _moment(text: str, sign: DeviationSign) -> DateTime | None:
    if text == "now":
        return DateTime.from_datetime(datetime.datetime.now().astimezone(), sign)
    if not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    return DateTime.from_datetime(datetime.datetime.fromisoformat(text), sign)


def _boolean(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise ValueError("it is true or false")
    return text.lower() == "true"


def _nothing(text: str) -> None:
    if text:
        raise ValueError("null-data has no value")


def _spelt(convert: Callable[[str], T], hint: str) -> Callable[[str], T]:
    """What `convert` gives; where it gives nothing, `hint` says how it is written."""

    def read(text: str) -> T:
        try:
            return convert(text)
        except ValueError:
            raise ValueError(hint) from None

    return read


_READERS: dict[str, Any] = {
    "null-data": _nothing,
    "boolean": _boolean,
    **dict.fromkeys(("float32", "float64"), _spelt(float, "a number is written as 1.5")),
    **dict.fromkeys(("visible-string", "utf8-string", "bit-string"), str),
    "octet-string": _spelt(bytes.fromhex, "octets are written in hexadecimal"),
    **dict.fromkeys(
        (
            "double-long",
            "double-long-unsigned",
            "bcd",
            "integer",
            "long",
            "unsigned",
            "long-unsigned",
            "long64",
            "long64-unsigned",
            "enum",
        ),
        _spelt(lambda text: int(text, 0), "a whole number is written as 5 or 0x10"),
    ),
}


def described(value: Any) -> str:
    """A value in one line, for people."""
    if isinstance(value, Data):
        return described(value.value)
    if isinstance(value, bytes) and not isinstance(value, Obis):
        return describe_octet_string(value) or value.hex(" ")
    if isinstance(value, types.ScalUnitType) and (text := describe_scaler_unit(value.scaler, int(value.unit))):
        return text
    if isinstance(value, list):
        return f"[{', '.join(_element(item) for item in value)}]"
    if isinstance(value, enum.Enum):
        return str(value.name).lower()
    if is_dataclass(value) and not isinstance(value, Quantity):
        return ", ".join(f"{item.name} {described(getattr(value, item.name))}" for item in fields(value))
    return str(value)


def _element(value: Any) -> str:
    text = described(value)
    return f"{{{text}}}" if is_dataclass(value) and not isinstance(value, Data | Quantity) else text


def number_of(value: Quantity) -> int | float:
    """The value without its unit: an integer where it is one, else the nearest floating-point number."""
    whole = int(value.value)
    return whole if whole == value.value else value.to_float()


def json_of(value: Any, member: Attribute[Any] | Method[Any, Any] | None = None) -> Any:
    """A value for machines: a quantity with its unit, and the Data of anything else."""
    if isinstance(value, Quantity):
        return {"value": number_of(value), "unit": value.symbol}
    if isinstance(value, Data):
        return value.to_json()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(member, Attribute):
        return member.encode(value).to_json()
    if isinstance(member, Method):
        return member.encode_result(value).to_json()
    return str(value)


def _class_id(text: str) -> int:
    try:
        return int(text) if text.isdecimal() else class_named(text).CLASS_ID
    except UnknownClass as error:
        raise TargetError(str(error)) from None


def _index(members: Any, part: str, what: str) -> int:
    if re.fullmatch("[0-9]{1,3}", part) and int(part) <= _HIGHEST_INDEX:
        return int(part)
    for index, member in members.items():
        if member.name == part.replace("-", "_"):
            return int(index)
    known = ", ".join(member.name for member in members.values())
    raise NotFound(f"no {what} is called {part!r}" + (f"; known: {known}" if known else ""))
