"""What is fuzzed. A target takes octets, raises where the rule is broken, and tells how the octets were taken."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dlms
from cosem import apdu, classes
from cosem.data import Data
from cosem.date_time import Date, DateTime, Time
from cosem.errors import DecodeError
from dlms.association.server import ServerAssociation
from dlms.errors import LinkError
from dlms.link import hdlc, mbus, wrapper
from dlms.link.noise import BadFrame
from dlms.server import (
    AccessMode,
    AccessRights,
    AssociationSettings,
    ClockObject,
    Column,
    CosemObject,
    Grant,
    ImageTransferObject,
    LogicalDevice,
    ProfileObject,
)
from support.vectors import load_vectors
from support.verdicts import assert_same_verdict, assert_same_verdict_of_data

# With the encryption key alone everything is deciphered, so that the octets inside are reached whatever they are.
KEYS = {"ek": "000102030405060708090a0b0c0d0e0f", "system_title": "4d4d4d0000bc614e"}
LAYERS = tuple(dlms.EntryPoint)

SEEDS = Path(__file__).resolve().parent.parent / "cosem" / "fuzz_seeds"

Behaviour = object
"""Two inputs of the same behaviour are taken in the same way, as far as can be seen from outside."""


@dataclass(frozen=True)
class Target:
    """A function under the rule, and the layers of the vectors that its octets look like."""

    name: str
    take: Callable[[bytes], Behaviour]
    layers: tuple[str, ...]

    def seeds(self) -> list[bytes]:
        """Octets to start from: vectors, and what was found before."""
        published = [bytes.fromhex(vector["hex"]) for layer in self.layers for vector in load_vectors(layer)]
        return published + list(self.findings().values())

    def findings(self) -> dict[str, bytes]:
        """Inputs that broke the rule once, by the name of their file."""
        folder = SEEDS / self.name
        return {path.stem: bytes.fromhex(path.read_text()) for path in sorted(folder.glob("*.hex"))}


def without_numbers(text: str) -> str:
    return re.sub(r"\b(0x)?[0-9a-f]*\d[0-9a-f]*\b", "#", text)


def refusal(error: DecodeError) -> Behaviour:
    return error.kind, without_numbers(error.reason), without_numbers(error.path)


def take_apdu(octets: bytes) -> Behaviour:
    try:
        value, length = apdu.decode_prefix(octets)
    except DecodeError as error:
        assert 0 <= error.offset <= len(octets)
        return refusal(error)
    assert 0 < length <= len(octets)
    again = apdu.encode(value)
    assert apdu.decode(again) == value
    assert repr(value)
    form = apdu.to_json(value)
    # Octets that careless meters write otherwise, such as 03 FF for true, come out as they should be.
    assert apdu.to_json(apdu.decode(apdu.encode(apdu.from_json(json.loads(json.dumps(form)))))) == form
    return type(value), len(form["value"]) if isinstance(form["value"], list | dict) else 0


def take_data(octets: bytes) -> Behaviour:
    try:
        data = Data.decode(octets)
    except DecodeError as error:
        assert 0 <= error.offset <= len(octets)
        return refusal(error)
    assert data.encode() == octets
    assert repr(data)
    plain = data.value
    form = json.loads(json.dumps(data.to_json()))
    assert Data.from_json(form).to_json() == form
    return data.type, type(plain), _shape(data), columns_of(data)


def _shape(data: Data) -> Behaviour:
    if data.type not in ("array", "structure"):
        return data.type
    return data.type, len(data), tuple({child.type for child in data})


def columns_of(data: Data) -> Behaviour:
    """The formats of the columns, which hold what the rows do, where a null is as the cell above.

    Of columns with differences only the size is compared.
    """
    try:
        columns = data.columns(clock=None)
    except (TypeError, ValueError) as error:
        return type(error)
    rows = [list(row) if row.type == "structure" else [row] for row in data]
    for index, column in enumerate(columns):
        cells: list[Any] = []
        for row in rows:
            cells.append(cells[-1] if row[index].type == "null-data" and cells else row[index].value)
        held = column if isinstance(column, list) else column.tolist()
        if any(row[index].type.startswith("delta-") for row in rows):
            assert len(held) == len(cells)
        else:
            assert list(map(comparable, held)) == list(map(comparable, cells)), f"column {index}"
        assert isinstance(column, list) or len(memoryview(column)) == len(rows)
    return tuple("list" if isinstance(column, list) else column.format for column in columns[:4])


def comparable(cell: Any) -> Any:
    if isinstance(cell, DateTime | Date | Time):
        return list(cell.octets)
    if isinstance(cell, float):
        return repr(cell)
    return list(map(comparable, cell)) if isinstance(cell, bytes | list) else cell


def take_apdu_and_reference(octets: bytes) -> Behaviour:
    assert_same_verdict(octets)
    return take_apdu(octets)


def take_data_and_reference(octets: bytes) -> Behaviour:
    assert_same_verdict_of_data(octets)
    return take_data(octets)


def take_hdlc(octets: bytes) -> Behaviour:
    return take_stream(hdlc.FrameReader, hdlc.Assembler, hdlc.Frame, octets)


def take_mbus(octets: bytes) -> Behaviour:
    return take_stream(mbus.TelegramReader, mbus.Assembler, mbus.Telegram, octets)


def take_wrapper(octets: bytes) -> Behaviour:
    whole = events(wrapper.WpduReader(), [octets])
    assert_pieces_make_no_difference(wrapper.WpduReader, octets, whole)
    return frozenset(map(outcome, whole))


def take_stream(reader: Callable[[], Any], assembler: Callable[[], Any], unit: type, octets: bytes) -> Behaviour:
    whole = events(reader(), [octets])
    assert_pieces_make_no_difference(reader, octets, whole)
    joined, joins = assembler(), []
    for event in whole:
        if isinstance(event, unit):
            try:
                joins.append(joined.take(event) is None)
            except LinkError as error:
                joins.append(without_numbers(error.reason))
    joined.unfinished()
    return frozenset(map(outcome, whole)), frozenset(joins)


def outcome(event: Any) -> Behaviour:
    if isinstance(event, BadFrame):
        return without_numbers(event.error.reason)
    return type(event)


def events(reader: Any, pieces: Iterable[bytes]) -> list[Any]:
    result = []
    for piece in pieces:
        reader.receive(piece)
        while (event := reader.next_event()) is not None:
            result.append(event)
    reader.flush()
    while (event := reader.next_event()) is not None:
        result.append(event)
    return result


def assert_pieces_make_no_difference(reader: Callable[[], Any], octets: bytes, whole: list[Any]) -> None:
    size = 1 + len(octets) % 7
    pieces = events(reader(), (octets[at : at + size] for at in range(0, len(octets), size)))
    assert list(map(repr, pieces)) == list(map(repr, whole)), "pieces and the whole give other events"


def take_anything(octets: bytes) -> Behaviour:
    return frozenset(map(shape_of, dlms.decode(octets, KEYS)))


def take_named_layer(octets: bytes) -> Behaviour:
    """The first octet names the layer that the others are."""
    layer = LAYERS[octets[0] % len(LAYERS)] if octets else LAYERS[0]
    return layer, frozenset(map(shape_of, dlms.decode(octets[1:], KEYS, layer)))


def shape_of(message: dlms.Message) -> Behaviour:
    form = json.loads(json.dumps(message.to_json()))
    assert repr(message)
    names = tuple(layer["layer"] for layer in form["layers"])
    return names[:4], without_numbers(message.error.reason) if message.error else len(
        form["layers"][-1]
    ) if names else 0


EVERYTHING = AccessRights(Grant(attributes=AccessMode.READ_AND_WRITE, methods=AccessMode.ACCESS))


def open_associations() -> list[ServerAssociation]:
    """With logical and with short names, of a meter that lets everyone do everything."""
    settings = [
        AssociationSettings(client=1, rights=EVERYTHING, pre_established=True),
        AssociationSettings(client=2, rights=EVERYTHING, pre_established=True, short_names=True),
    ]
    clock, serial = ClockObject(), CosemObject(classes.Data("0.0.96.1.0.255"), value=Data.octet_string(b"1"))
    columns = [Column(clock, 2), Column(serial, 2)]
    rows = [(DateTime(2026, 1, 1, None, hour), Data.octet_string(b"1")) for hour in range(24)]
    profile = ProfileObject("1.0.99.1.0.255", columns, entries=24, rows=rows)
    device = LogicalDevice(1, "CSK", [clock, serial, profile, ImageTransferObject()], settings)
    found = [device.associate(client) for client in (1, 2)]
    return [association for association in found if association is not None]


def take_request(octets: bytes) -> Behaviour:
    """A server answers whatever comes in APDUs, and serves the next request as if nothing had been."""
    logical, short = open_associations()
    answers = [response for association in (logical, short) for response in association.receive(octets)]
    assert logical.receive(bytes.fromhex("c001c100010000600100ff0100"))[0].startswith(bytes.fromhex("c401c100"))
    assert short.receive(bytes.fromhex("050102fa00"))[0].startswith(bytes.fromhex("0c0100"))
    return tuple(repr(apdu.decode(answer))[:60] for answer in answers)


TARGETS = (
    Target("apdu", take_apdu, ("apdu", "acse", "security")),
    Target("data", take_data, ("data",)),
    Target("apdu-reference", take_apdu_and_reference, ("apdu", "acse")),
    Target("data-reference", take_data_and_reference, ("data",)),
    Target("hdlc", take_hdlc, ("hdlc", "push-stream")),
    Target("mbus", take_mbus, ("mbus", "push-stream")),
    Target("wrapper", take_wrapper, ("wrapper",)),
    Target("decode", take_anything, ("hdlc", "mbus", "wrapper", "push-stream", "apdu", "acse", "security")),
    Target("server", take_request, ("apdu", "acse")),
    Target("layer", take_named_layer, ("hdlc", "mbus", "wrapper", "push-stream", "apdu", "acse", "data", "security")),
)
