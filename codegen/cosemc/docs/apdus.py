"""Pages of the APDUs: every type with its tags, its components, its ASN.1, and examples octet by octet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cosemc import interpret
from cosemc.docs.examples import example
from cosemc.docs.page import Entry, Page, Part
from cosemc.interpret import Json, Piece
from cosemc.interpret.values import default_form
from cosemc.ir import dumps
from cosemc.model import (
    Alternative,
    AnyType,
    BitStringType,
    CharacterStringType,
    ChoiceType,
    Component,
    Encoding,
    EnumeratedType,
    Model,
    NamedNumber,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Tag,
    TagClass,
    TagMode,
    Type,
    TypeDefinition,
)
from cosemc.read import SourceFile

INDEX_PATH = "apdus.html"
HUES = 8
"""So many colours tell the components of an example apart; the style sheet has them."""


def apdu_path(name: str) -> str:
    """The page of a type."""
    return f"apdus/{name}.html"


@dataclass(frozen=True, slots=True)
class Way:
    """How a type is reached from a root through choices alone: the alternatives, and the octets of their tags."""

    root: str
    names: tuple[str, ...] = ()
    octets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A field of an example: where it stands, its octets, what it belongs to and what it says."""

    offset: int
    octets: str
    parents: tuple[str, ...]
    name: str
    role: str
    text: str
    hue: int


@dataclass(frozen=True, slots=True)
class Example:
    """An example: its value as JSON, and its octets field by field."""

    title: str
    value: str
    octets: str
    lines: tuple[Line, ...]


def apdus_part(model: Model, sources: Mapping[str, SourceFile]) -> Part:
    """The list of types and a page for each."""
    ways = _ways(model)
    users = _users(model)
    listed = [
        {"definition": definition, "kind": _kind(definition.type), "way": ways.get(definition.name)}
        for definition in model.definitions
    ]
    index = {"listed": listed, "roots": [_root(model, root.name) for root in model.roots], "modules": model.modules}
    pages = [Page(INDEX_PATH, "APDUs", "apdus.html.j2", "apdus", index)]
    for definition in model.definitions:
        context = {
            "definition": definition,
            "kind": _kind(definition.type),
            "way": ways.get(definition.name),
            "tags": [_tag(tag) for tag in definition.type.tags],
            "octet": _first_octet(model, definition.type) if Encoding.BER in definition.encodings else "",
            "members": list(_members(model, definition)),
            "items": _items(definition.type),
            "asn1": _asn1(definition, sources),
            "users": users.get(definition.name, ()),
            "examples": _examples(model, definition, ways.get(definition.name)),
        }
        pages.append(Page(apdu_path(definition.name), definition.name, "apdu.html.j2", "apdus", context))
    return Part(tuple(pages), tuple(_entries(model, ways)))


def _entries(model: Model, ways: Mapping[str, Way]) -> Iterator[Entry]:
    for definition in model.definitions:
        kind = "APDU" if definition.name in ways else "APDU type"
        yield Entry(definition.name, kind, apdu_path(definition.name), definition.doc)
    for root in model.roots:
        for row in _root(model, root.name)["rows"]:
            if row["target"] is None:
                target = f"{apdu_path(root.name)}#{row['name']}"
                yield Entry(row["name"], f"APDU {row['octet']}", target, "ciphered")


# --- what a type is made of ------------------------------------------------------------------------------------------


def _root(model: Model, name: str) -> dict[str, Any]:
    """The alternatives of a root, with the octet each starts with."""
    definition = model.definition(name)
    return {"name": name, "rows": list(_members(model, definition))}


def _members(model: Model, definition: TypeDefinition) -> Iterator[dict[str, Any]]:
    type_ = definition.type
    if isinstance(type_, SequenceType):
        for component in type_.components:
            yield {**_member(model, component, definition), "presence": _presence(model, component)}
    elif isinstance(type_, ChoiceType):
        for alternative in type_.alternatives:
            yield {**_member(model, alternative, definition), "presence": ""}


def _member(model: Model, member: Component | Alternative, definition: TypeDefinition) -> dict[str, Any]:
    tags = model.all_tags(member.type)[:1]
    in_ber = Encoding.BER in definition.encodings
    # in A-XDR a tag is an octet on the wire only where it tells alternatives apart
    in_choice = isinstance(definition.type, ChoiceType) and bool(tags)
    return {
        "name": member.name,
        "type": _type_text(member.type),
        "target": member.type.name if isinstance(member.type, ReferenceType) else None,
        "tags": ", ".join(_tag(tag) for tag in tags),
        "octet": _first_octet(model, member.type) if in_ber else f"{tags[0].number:02X}" if in_choice else "",
        "doc": member.doc,
    }


def _presence(model: Model, component: Component) -> str:
    if component.presence is not Presence.DEFAULT:
        return str(component.presence)
    value = default_form(model, component.type, component.default)
    return f"default {', '.join(map(str, value)) if isinstance(value, list) else value}"


def _tag(tag: Tag) -> str:
    """A tag as X.680 writes it."""
    tag_class = "" if tag.tag_class is TagClass.CONTEXT else f"{str(tag.tag_class).upper()} "
    return f"[{tag_class}{tag.number}]"


_CLASS_BITS = {TagClass.UNIVERSAL: 0x00, TagClass.APPLICATION: 0x40, TagClass.CONTEXT: 0x80, TagClass.PRIVATE: 0xC0}
_CONSTRUCTED = 0x20
_LONG_FORM = 0x1F


def _first_octet(model: Model, type_: Type) -> str:
    """The first identifier octet of a tagged type in BER (X.690, 8.1.2); empty for a type without a tag of its own."""
    tags = model.all_tags(type_)
    if not tags:
        return ""
    target = model.underlying(type_)
    constructed = tags[0].mode is TagMode.EXPLICIT or isinstance(target, SequenceType | SequenceOfType)
    octet = _CLASS_BITS[tags[0].tag_class] | (_CONSTRUCTED if constructed else 0) | min(tags[0].number, _LONG_FORM)
    return f"{octet:02X}"


def _type_text(type_: Type) -> str:
    if isinstance(type_, ReferenceType):
        return type_.name
    return _kind(type_)


def _kind(type_: Type) -> str:
    """The ASN.1 type in a word or two."""
    match type_:
        case ReferenceType():
            return "alias"
        case AnyType() | CharacterStringType():
            return type_.kind
        case _:
            return _kind_name(type(type_).__name__)


def _kind_name(name: str) -> str:
    """`BIT STRING` from `BitStringType`."""
    return "".join(f" {letter}" if letter.isupper() else letter for letter in name.removesuffix("Type")).strip().upper()


def _items(type_: Type) -> tuple[NamedNumber, ...]:
    if isinstance(type_, EnumeratedType):
        return type_.items
    return type_.bits if isinstance(type_, BitStringType) else ()


def _asn1(definition: TypeDefinition, sources: Mapping[str, SourceFile]) -> str:
    source = sources[definition.span.file]
    return "\n".join(source.line(number) for number in range(definition.span.line, definition.span.end_line + 1))


def _users(model: Model) -> dict[str, tuple[str, ...]]:
    """The types that refer to a type, by its name."""
    users: dict[str, dict[str, None]] = {}
    for definition in model.definitions:
        for name in _references(definition.type):
            users.setdefault(name, {})[definition.name] = None
    return {name: tuple(found) for name, found in users.items()}


def _references(type_: Type) -> Iterator[str]:
    if isinstance(type_, ReferenceType):
        yield type_.name
    elif isinstance(type_, SequenceType):
        for component in type_.components:
            yield from _references(component.type)
    elif isinstance(type_, ChoiceType):
        for alternative in type_.alternatives:
            yield from _references(alternative.type)
    elif isinstance(type_, SequenceOfType):
        yield from _references(type_.element)


# --- examples --------------------------------------------------------------------------------------------------------


def _ways(model: Model) -> dict[str, Way]:
    """The APDUs: what the choices of the roots lead to."""
    ways: dict[str, Way] = {}
    waiting = [(root.name, Way(root.name)) for root in model.roots]
    while waiting:
        name, way = waiting.pop(0)
        if name in ways:
            continue
        ways[name] = way
        type_ = model.definition(name).type
        if isinstance(type_, ChoiceType):
            for item in type_.alternatives:
                if isinstance(item.type, ReferenceType):
                    tag = _member(model, item, model.definition(name))["octet"]
                    waiting.append((item.type.name, Way(way.root, (*way.names, item.name), (*way.octets, tag))))
    return ways


def _examples(model: Model, definition: TypeDefinition, way: Way | None) -> tuple[Example, ...]:
    """With what is mandatory, and, where that is more, with what is optional; none for a type that nothing encodes."""
    if not definition.encodings:
        return ()
    found: dict[str, Example] = {}
    for title, everything in (("Example", False), ("With everything optional", True)):
        drawn = _example(model, definition, way, title, example(model, definition.name, everything=everything))
        found.setdefault(drawn.octets, drawn)
    return tuple(found.values())


def _example(model: Model, definition: TypeDefinition, way: Way | None, title: str, value: Json) -> Example:
    whole = value
    for name in reversed(way.names if way else ()):
        whole = {name: whole}
    root = way.root if way else definition.name
    encoding = definition.encodings[0]
    octets = interpret.encode(model, root, encoding, whole)
    pieces = interpret.layout(model, root, encoding, octets)
    lines = tuple(_lines(whole, octets, pieces, encoding, len(way.names) if way else 0))
    return Example(title, dumps(value).rstrip(), octets.hex(), lines)


def _lines(value: Json, octets: bytes, pieces: Sequence[Piece], encoding: Encoding, outer: int) -> Iterator[Line]:
    hues: dict[str, int] = {}
    for piece in pieces:
        if piece.role == "value":
            continue
        path = piece.path.split(".") if piece.path else []
        hue = hues.setdefault(piece.path, len(hues) % HUES)
        text = _text(_at(value, path), piece, octets[piece.start : piece.end], encoding)
        shown = octets[piece.start : piece.end].hex(" ")
        *parents, name = path or [""]
        yield Line(piece.start, shown, tuple(parents[outer:]), name, piece.role, text, hue)


def _at(value: Json, path: Sequence[str]) -> Json:
    for name in path:
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list) and name.isdecimal() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value


def _text(value: Json, piece: Piece, octets: bytes, encoding: Encoding) -> str:
    match piece.role:
        case "tag" if encoding is Encoding.A_XDR and isinstance(value, dict) and len(value) == 1:
            # a tag of A-XDR says which alternative follows
            return next(iter(value))
        case "presence":
            return "present" if any(octets) else "absent"
        case "length" | "count":
            number = int.from_bytes(octets if len(octets) == 1 else octets[1:], "big")
            return str(number)
        case "contents" if isinstance(value, list):
            return ", ".join(map(str, value))
        case "contents" if isinstance(value, bool):
            return str(value).upper()
        case "contents" if not isinstance(value, dict) and value is not None:
            return str(value)
    return ""
