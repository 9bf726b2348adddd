"""Decoded messages as trees for people. Made from the JSON form, so that both show the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.text import Text
from rich.tree import Tree

from dlms.messages import Message
from dlms_tools.describe import (
    describe_date,
    describe_date_time,
    describe_octet_string,
    describe_time,
    obis_code,
    quoted,
)
from dlms_tools.describe_data import (
    describe_bits,
    describe_code,
    describe_elements,
    describe_members,
    describe_selector,
    describe_structure,
    names_its_object,
)

# A structure or array shorter than this is written in one line.
INLINE = 96

_NAME, _TYPE, _NOTE, _BAD = "cyan", "bright_black", "green", "bold red"


def trees(messages: Iterable[Message]) -> Iterator[Tree]:
    """One tree a message."""
    for number, message in enumerate(messages, start=1):
        json = message.to_json()
        tree = Tree(Text(f"message {number}", style="bold"))
        for skipped in json.get("skipped", ()):
            reason = f": {skipped['reason']}" if "reason" in skipped else ""
            tree.add(Text(f"skipped at octet {skipped['offset']}: {skipped['octets']}{reason}", style="yellow"))
        for layer in json["layers"]:
            _add_layer(tree, layer)
        if message.error is not None:
            tree.add(Text(f"error: {quoted(str(message.error))[1:-1]}", style=_BAD))
        yield tree


def _add_layer(tree: Tree, layer: dict[str, Any]) -> None:
    kind = layer["layer"]
    branch = tree.add(Text.assemble((kind, "bold"), "  ", _summary(layer)))
    if kind == "apdu":
        value = layer["value"]
        if isinstance(value, dict) and not _is_data(value):
            # what is decoded further stands below
            members = {name: part for name, part in value.items() if not _has_layers(layer.get(name))}
            _add_members(branch, members, layer["type"])
        else:
            _add(branch, "", value)
    for name, value in layer.items():
        if _has_layers(value):
            inside = branch.add(Text(name, style=_NAME))
            for inner in value["layers"]:
                _add_layer(inside, inner)
        elif name == "text":
            for line in value.splitlines():
                branch.add(Text(quoted(line)[1:-1]))
        elif name == "quirks":
            for quirk in value:
                branch.add(Text(f"quirk: {quirk}", style="yellow"))


def _summary(layer: dict[str, Any]) -> str:
    match layer["layer"]:
        case "hdlc":
            frames = layer["frames"]
            kinds = " ".join(dict.fromkeys(str(frame["type"]) for frame in frames))
            count = f"{len(frames)} frames" if len(frames) > 1 else f"{frames[0]['length']} octets"
            first = frames[0]
            return f"{kinds}  {_address(first['source'])} -> {_address(first['destination'])}  {count}" + _parameters(
                first
            )
        case "wrapper":
            return f"{layer['source']} -> {layer['destination']}  {layer['length']} octets"
        case "mbus":
            telegrams = layer["telegrams"]
            first = telegrams[0]
            return f"{first['source']} -> {first['destination']}  {len(telegrams)} telegrams"
        case "gateway":
            return f"{layer['type']}  network {layer['network_id']}  device {layer['physical_device_address']}"
        case "block-transfer":
            return f"{len(layer['blocks'])} blocks"
        case "security":
            return _security(layer)
    return str(layer["type"])


def _address(address: dict[str, Any]) -> str:
    return str(address["upper"]) if address["lower"] is None else f"{address['upper']}/{address['lower']}"


def _parameters(frame: dict[str, Any]) -> str:
    found = frame.get("parameters", {})
    return "".join(f"  {name} {value}" for name, value in found.items())


def _security(layer: dict[str, Any]) -> str:
    parts = [layer["type"]]
    title = layer.get("system_title")
    if title:
        parts.append(f"system title {title}")
    if "suite" in layer:
        how = [name for name in ("authenticated", "encrypted", "broadcast", "compressed") if layer[name]]
        parts += [f"suite {layer['suite']}", " and ".join(how) or "neither authenticated nor encrypted"]
        parts.append(f"invocation counter {layer['invocation_counter']}")
    known = layer["authenticity"]
    parts.append("not deciphered" if known is None else f"authenticity {known}")
    return ", ".join(parts)


def _has_layers(value: Any) -> bool:
    return isinstance(value, dict) and "layers" in value


def _is_data(value: Any) -> bool:
    return isinstance(value, dict) and "type" in value and "value" in value


def _add_members(tree: Tree, value: dict[str, Any], apdu: str = "") -> None:
    for name, member in value.items():
        note = describe_code(apdu, name, member) or _note_of_member(member, value)
        _add(tree, name, member, note)


def _note_of_member(member: Any, beside: dict[str, Any]) -> str | None:
    """What a component that has components itself names, given those beside it."""
    if not isinstance(member, dict):
        return None
    if "access-selector" in member:
        return describe_selector(beside.get("cosem-attribute-descriptor"), member["access-selector"])
    return describe_members(member)


def _add(tree: Tree, name: str, value: Any, note: str | None = None) -> None:
    """A component: in the same line where it is short, as a branch otherwise."""
    while isinstance(value, dict) and len(value) == 1:
        # A choice, or a sequence of one component: its name belongs to the name of what holds it.
        ((inner, value),) = value.items()
        name = f"{name}.{inner}" if name else inner
        note = describe_code("", inner, value) or _note_of_member(value, {})
    label = Text.assemble((f"{name}: ", _NAME)) if name else Text()
    if _is_data(value):
        _add_data(tree, label, value)
    elif isinstance(value, dict) and value:
        _add_members(tree.add(label + Text(note or "", style=_NOTE)), value)
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        branch = tree.add(label + Text(f"{len(value)} items", style=_TYPE))
        for item in value:
            _add(branch, "", item)
    else:
        tree.add(label + _plain(name, value, note))


def _plain(name: str, value: Any, note: str | None) -> Text:
    if isinstance(value, str):
        if name.endswith("charstring") and not value.isascii():
            # A challenge: octets, in a type that is meant for text.
            value = value.encode("latin-1").hex()
        note = note or _note_of_component(name.rpartition(".")[2], value)
        return Text.assemble(quoted(value)[1:-1] or "(empty)", (f"  {note}" if note else "", _NOTE))
    if isinstance(value, list):
        return Text(", ".join(str(item) for item in value) or "(none)")
    if isinstance(value, bool):
        return Text(str(value).lower())
    if isinstance(value, int):
        note = note or describe_bits(name.rpartition(".")[2], value)
        return Text.assemble(str(value), (f"  {note}" if note else "", _NOTE))
    return Text(str(value) if isinstance(value, float) else "-")


def _note_of_component(name: str, value: str) -> str | None:
    try:
        octets = bytes.fromhex(value)
    except ValueError:
        return None
    if name == "instance-id" and len(octets) == 6:
        return obis_code(octets)
    if name in ("date-time", "time") and len(octets) == 12:
        return describe_date_time(octets)
    return None


def _add_data(tree: Tree, label: Text, data: dict[str, Any], note: str | None = None) -> None:
    """Data; `note` is what is known of it from what stands around it, "" that nothing is to be guessed."""
    kind, value = data["type"], data["value"]
    if not isinstance(value, list):
        tree.add(label + _leaf(data, note))
        return
    inline = _inline(data, note)
    if inline is not None:
        tree.add(label + inline)
        return
    notes = _notes(data, note)
    note = _note_of_list(data) if note is None else note
    branch = tree.add(label + Text.assemble((f"{kind} ({len(value)})", _TYPE), (f"  {note}" if note else "", _NOTE)))
    for item, known in zip(value, notes, strict=True):
        _add_data(branch, Text(), item, known)


def _leaf(data: dict[str, Any], note: str | None) -> Text:
    """A simple value; without a note, what its octets alone say, and with an empty one, nothing."""
    kind, value = data["type"], data["value"]
    if value is None:
        return Text(kind, style=_TYPE)
    if note is None and kind == "octet-string":
        note = describe_octet_string(bytes.fromhex(value))
    elif kind in _DATES:
        note = _DATES[kind](bytes.fromhex(value))
    if isinstance(value, bool):
        shown = str(value).lower()
    elif kind in ("visible-string", "utf8-string"):
        shown = quoted(str(value))
    else:
        shown = str(value)
    return Text.assemble((f"{kind} ", _TYPE), shown, (f"  {note}" if note else "", _NOTE))


_DATES = {
    "date-time": lambda octets: describe_date_time(octets) or "no date",
    "date": describe_date,
    "time": describe_time,
}


def _inline(data: dict[str, Any], note: str | None) -> Text | None:
    """A structure or array of plain values in one line, None where it would be too long or goes deeper."""
    parts = []
    for item, known in zip(data["value"], _notes(data, note), strict=True):
        inner = _inline(item, known) if isinstance(item["value"], list) else _leaf(item, known)
        if inner is None:
            return None
        parts.append(inner)
        if sum(len(part) + 2 for part in parts) > INLINE:
            return None
    note = _note_of_list(data) if note is None else note
    return Text.assemble(
        (f"{data['type']} ", _TYPE), "{ ", Text(", ").join(parts), " }", (f"  {note}" if note else "", _NOTE)
    )


def _note_of_list(data: dict[str, Any]) -> str | None:
    return describe_structure(data["value"]) if data["type"] == "structure" else None


def _notes(data: dict[str, Any], note: str | None) -> list[str | None]:
    """Notes for the elements; none, however deep, for those of an object that is named as a whole."""
    items = data["value"]
    if note == "":
        return [""] * len(items)
    if data["type"] != "structure":
        return [None] * len(items)
    return [""] * len(items) if names_its_object(items) else describe_elements(items)
