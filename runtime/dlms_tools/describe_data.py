"""What a piece of an APDU means by what stands around it: an object, an attribute, a value with its unit.

Everything works on the JSON form of decoded messages, and gives notes beside it: a note is left out rather than
guessed. Data of a meter have no labels, so shapes are recognised: a class id, a logical name and an index in a row are
the attribute of an object in every structure that the Blue Book has.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import IntEnum
from typing import Any, TypeAlias

from cosem import apdu
from cosem.apdu import BlockControl, InvokeIdAndPriority, LongInvokeIdAndPriority
from cosem.classes import InterfaceClass, ShapeError, UnknownClass, entries, get
from cosem.data import Data
from cosem.obis import describe
from cosem.units import Unit, scaled
from dlms_tools.describe import describe_scaler_unit, obis_code

Element: TypeAlias = dict[str, Any]
"""Data in JSON form."""

_NUMBERS = frozenset(
    {
        "integer", "long", "double-long", "long64",
        "unsigned", "long-unsigned", "double-long-unsigned", "long64-unsigned",
        "float32", "float64",
    }
)  # fmt: skip

_VALUE = 2
"""Index of the attribute that is the value of a Data, a Register, and what is like them."""


# --- names -----------------------------------------------------------------------------------------------------------


def class_name(class_id: int, version: int | None = None) -> str:
    """The name of a class; what its numbers are where the tables have none."""
    try:
        name = get(class_id, version).NAME
    except UnknownClass:
        return f"class {class_id}" if version is None else f"{class_name(class_id)} version {version}"
    return name if version is None else f"{name} version {version}"


def attribute_name(class_id: int, attribute_id: int) -> str:
    """The name of an attribute; all its names, the newest first, where versions of the class differ."""
    if attribute_id == 0:
        return "all attributes"
    members = (version.ATTRIBUTES.get(attribute_id) for version in _versions(class_id))
    return " or ".join(dict.fromkeys(member.name for member in members if member)) or f"attribute {attribute_id}"


def method_name(class_id: int, method_id: int) -> str:
    """The name of a method, as `attribute_name`."""
    members = (version.METHODS.get(method_id) for version in _versions(class_id))
    return " or ".join(dict.fromkeys(member.name for member in members if member)) or f"method {method_id}"


def _versions(class_id: int) -> list[type[InterfaceClass]]:
    """The versions of a class, the newest first; none where the class is not known."""
    known = next((entry.versions for entry in entries if entry.class_id == class_id), ())
    return [get(class_id, version) for version in reversed(known)]


# --- components of APDUs ---------------------------------------------------------------------------------------------


def describe_members(members: dict[str, Any]) -> str | None:
    """What the components of a SEQUENCE name together: an attribute or a method of an object of a class."""
    match members:
        case {"class-id": class_id, "instance-id": instance, "attribute-id": index}:
            return _object(class_id, bytes.fromhex(instance), attribute_name(class_id, index))
        case {"class-id": class_id, "instance-id": instance, "method-id": index}:
            return _object(class_id, bytes.fromhex(instance), method_name(class_id, index))
    return None


def describe_selector(descriptor: Any, selector: int) -> str | None:
    """The name of a selective access of the attribute that is read."""
    match descriptor:
        case {"class-id": class_id, "attribute-id": index}:
            for version in _versions(class_id):
                attribute = version.ATTRIBUTES.get(index)
                for name, known in attribute.selectors.items() if attribute else ():
                    if known.number == selector:
                        return name
    return None


def describe_bits(name: str, value: int) -> str | None:
    """An integer that is made of bits, in words."""
    match name:
        case "invoke-id-and-priority":
            short = InvokeIdAndPriority(value)
            return f"invoke-id {short.invoke_id}, {_service(short.service_class, short.priority)}"
        case "long-invoke-id-and-priority":
            long = LongInvokeIdAndPriority(value)
            words = [f"long-invoke-id {long.long_invoke_id}"]
            words += ["self-descriptive"] * long.self_descriptive + ["break on error"] * long.processing_option
            return ", ".join([*words, _service(long.service_class, long.priority)])
        case "block-control":
            block = BlockControl(value)
            words = ["last block" if block.last_block else "more blocks follow"]
            return ", ".join([*words, *["streaming"] * block.streaming, f"window {block.window}"])
    return None


def describe_code(kind: str, name: str, value: Any) -> str | None:
    """What a number or object identifier of an ACSE APDU is called."""
    if isinstance(value, str):
        return _OBJECT_IDENTIFIERS.get(value)
    names = _CODES.get(name) or _CODES.get(f"{kind}.{name}")
    if names is None or not isinstance(value, int) or value not in names.__members__.values():
        return None
    return _words(names(value).name)


def _words(name: str) -> str:
    return name.lower().replace("_", " ")


_CODES: dict[str, type[IntEnum]] = {
    "AARE.result": apdu.AssociationResult,
    "acse-service-user": apdu.AssociateSourceDiagnosticAcseServiceUserCode,
    "acse-service-provider": apdu.AssociateSourceDiagnosticAcseServiceProviderCode,
    "RLRQ.reason": apdu.ReleaseRequestReason,
    "RLRE.reason": apdu.ReleaseResponseReason,
}
_OBJECT_IDENTIFIERS = {
    value: _words(name) for name, value in vars(apdu).items() if name.isupper() and isinstance(value, str)
}


def _service(confirmed: bool, high: bool) -> str:
    return f"{'confirmed' if confirmed else 'unconfirmed'}, {'high' if high else 'normal'} priority"


# --- structures ------------------------------------------------------------------------------------------------------


def describe_structure(items: Sequence[Element]) -> str | None:
    """What a structure is, where its shape tells: a scaler_unit, an object, an attribute or a method of one."""
    kinds = [item["type"] for item in items]
    values = [item["value"] for item in items]
    names = [bytes.fromhex(item["value"]) for item in items if _is_logical_name(item)]
    if kinds == ["integer", "enum"]:
        return describe_scaler_unit(*values)
    if len(names) != 1:
        return None
    name = names[0]
    match kinds, values:
        case ["long-unsigned", "octet-string", "integer"], [class_id, _, index]:
            return _object(class_id, name, attribute_name(class_id, index))
        case ["octet-string", "long-unsigned", "integer"], [_, class_id, index]:
            return _object(class_id, name, attribute_name(class_id, index))
        case ["long-unsigned", "octet-string", "integer", "long-unsigned", *_], [class_id, _, index, element, *_]:
            # a capture object, and with more behind it an object of push setup
            member = attribute_name(class_id, index)
            return _object(class_id, name, f"{member}, element {element}" if element else member)
        case ["enum", "long-unsigned", "octet-string", "integer", _], [1, class_id, _, index, _]:
            return _object(class_id, name, f"write {attribute_name(class_id, index)}")
        case ["enum", "long-unsigned", "octet-string", "integer", _], [2, class_id, _, index, _]:
            return _object(class_id, name, f"execute {method_name(class_id, index)}")
        case ["long-unsigned", "unsigned", "octet-string", *_], [class_id, version, *_]:
            return _object(class_id, name, version=version)
        case ["long", "long-unsigned", "unsigned", "octet-string"], [base, class_id, version, _]:
            return _object(class_id, name, f"base name {base & 0xFFFF:04x}", version)
        case ["long-unsigned", "octet-string"], [class_id, _]:
            return _object(class_id, name)
    return None


def names_its_object(items: Sequence[Element]) -> bool:
    """Whether `describe_structure` says what the logical name in the structure means, so that nothing else need."""
    return describe_structure(items) is not None and any(_is_logical_name(item) for item in items)


def _object(class_id: int, name: bytes, member: str = "", version: int | None = None) -> str:
    return f"{class_name(class_id, version)} {obis_code(name)}" + (f": {member}" if member else "")


def _is_logical_name(item: Element) -> bool:
    return item["type"] == "octet-string" and len(item["value"]) == 12


# --- what stands side by side ----------------------------------------------------------------------------------------


def describe_elements(items: Sequence[Element]) -> list[str | None]:
    """Notes for the elements of a structure: values with their units, values by the list of objects before them, and
    the classes that an object may be of where only its logical name stands before its value.
    """
    notes = _by_object_list(items)
    if notes is not None:
        return notes
    notes = [None] * len(items)
    for index, item in enumerate(items):
        following = items[index + 1 : index + 3]
        if _is_logical_name(item) and following:
            notes[index] = _object_before(item, following[0])
        if item["type"] in _NUMBERS and following and (after := _scaler_unit(following[0])):
            notes[index] = describe_value(item, *after)
    return notes


def describe_value(item: Element, scaler: int, unit: int) -> str | None:
    """A number with its scaler and unit, exactly; None for what is no number or has no known unit."""
    known = Unit.of(unit)
    if not isinstance(known, Unit) or not isinstance(item["value"], int | float):
        return None
    value: int | Decimal = item["value"] if isinstance(item["value"], int) else Decimal(repr(item["value"]))
    return str(scaled(value, scaler, known))


def _scaler_unit(item: Element) -> tuple[int, int] | None:
    if item["type"] != "structure":
        return None
    match [(part["type"], part["value"]) for part in item["value"]]:
        case [("integer", int(scaler)), ("enum", int(unit))]:
            return scaler, unit
    return None


def _object_before(item: Element, value: Element) -> str | None:
    """A logical name with what it means, and the classes whose value attribute may be the value that follows."""
    name = bytes.fromhex(item["value"])
    data = Data.from_json(value)
    classes = [class_name(class_id) for class_id in describe(name).classes if _may_be(class_id, data)]
    return f"{obis_code(name)} ({' or '.join(classes)})" if classes else obis_code(name)


def _may_be(class_id: int, data: Data) -> bool:
    try:
        get(class_id).ATTRIBUTES[_VALUE].decode(data, strict=True)
    except (UnknownClass, KeyError, ShapeError):
        return False
    return True


def _by_object_list(items: Sequence[Element]) -> list[str | None] | None:
    """Where the first element lists what each of them is, as in a push that begins with its push_object_list."""
    if len(items) < 2 or items[0]["type"] != "array" or len(items[0]["value"]) != len(items):
        return None
    listed = [
        describe_structure(entry["value"]) if entry["type"] == "structure" else None for entry in items[0]["value"]
    ]
    return listed if all(listed) else None
