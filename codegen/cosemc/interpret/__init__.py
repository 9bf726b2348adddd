"""The reference codec: slow, clear, and straight over the model.

It shares nothing with the planner, the templates and the support files of the generated library, so that it can be the
oracle of their tests. Values are in JSON form (`cosemc.interpret.values`), the rules of A-XDR in a table
(`cosemc.interpret.axdr`).
"""

from __future__ import annotations

from cosemc.interpret import axdr, ber
from cosemc.interpret.trail import MAX_DEPTH, Error, Kind, Piece, Reader, Role, SpecificationError, Trail
from cosemc.interpret.values import Json
from cosemc.model import Encoding, Model, ReferenceType

__all__ = [
    "MAX_DEPTH",
    "Error",
    "Json",
    "Kind",
    "Piece",
    "Role",
    "SpecificationError",
    "decode",
    "decode_prefix",
    "encode",
    "layout",
]


def encode(model: Model, type_name: str, encoding: Encoding, value: Json) -> bytes:
    """The octets of a value in JSON form; `Error` if it is none of the type."""
    write = ber.encode if encoding is Encoding.BER else axdr.encode
    return write(model, _reference(model, type_name), value, Trail())


def decode(model: Model, type_name: str, encoding: Encoding, octets: bytes) -> Json:
    """The value, in JSON form, of octets that hold it and nothing else; `Error` otherwise."""
    value, _ = _read(model, type_name, encoding, octets, whole=True)
    return value


def decode_prefix(model: Model, type_name: str, encoding: Encoding, octets: bytes) -> tuple[Json, int]:
    """The value that the octets start with, and the number of octets it takes."""
    value, reader = _read(model, type_name, encoding, octets, whole=False)
    return value, reader.position


def layout(model: Model, type_name: str, encoding: Encoding, octets: bytes) -> list[Piece]:
    """Which octets are what: (path, start, end, role), in the order of the octets, an outer piece before its parts.

    Pieces of the role `value` are components, alternatives and elements as a whole; those of the other roles are the
    fields of the encoding, and together they are all the octets, without gap or overlap.
    """
    _, reader = _read(model, type_name, encoding, octets, whole=True)
    return reader.pieces


def _read(model: Model, type_name: str, encoding: Encoding, octets: bytes, *, whole: bool) -> tuple[Json, Reader]:
    read = ber.decode if encoding is Encoding.BER else axdr.decode
    reader = Reader(octets)
    value = read(model, _reference(model, type_name), reader)
    if whole and reader.remaining:
        reader.fail(f"{reader.remaining} octets after the end of the value")
    return value, reader


def _reference(model: Model, type_name: str) -> ReferenceType:
    return ReferenceType(name=type_name, span=model.definition(type_name).span)
