"""From octets to messages: finds the layers, joins what was cut in pieces, deciphers, decodes the APDU.

`decode` is the one entry. It works from the outside in: a link layer gives the octets of APDUs (`dlms.captures`),
protected APDUs are opened, blocks are joined, and what cannot be decoded becomes a message with a `Fault`; nothing in
the input raises.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from cosem import apdu
from cosem.data import Data
from cosem.errors import DecodeError
from dlms.captures import LINKS, Carried, decode_prefix, find, mbus_layer, plain
from dlms.errors import LinkError, SecurityError
from dlms.link.gateway import split_prefix
from dlms.messages import (
    ApduLayer,
    BlockTransferLayer,
    Fault,
    GatewayLayer,
    HdlcLayer,
    Json,
    Layer,
    MbusLayer,
    Message,
    SecurityLayer,
    Skipped,
)
from dlms.security.keys import Keys
from dlms.security.opening import Opener, Protected

# Protection within protection: general-ciphering around general-signing around an APDU is what the standard knows.
MAX_NESTING = 8

_GET_RESPONSE_WITH_LIST = b"\xc4\x03"
_ACSE = ("AARQ", "AARE", "RLRQ", "RLRE")


class EntryPoint(StrEnum):
    """The outermost layer of an input."""

    HDLC = "hdlc"
    WRAPPER = "wrapper"
    MBUS = "mbus"
    APDU = "apdu"
    ACSE = "acse"
    SECURITY = "security"
    DATA = "data"


def decode(
    octets: bytes | bytearray | memoryview,
    keys: Keys | Mapping[str, Any] | None = None,
    layer: EntryPoint | str | None = None,
) -> list[Message]:
    """All messages in `octets`, in order, with their layers; those that cannot be decoded say why in `error`.

    `layer` names the outermost layer; without it the layers are found by themselves. `keys` decipher what is ciphered;
    with none at all what is ciphered stays so, without error. With the encryption key alone, content is deciphered and
    its authenticity is "not checked". System titles and the dedicated key are also taken from association APDUs that
    come before. Raises `ValueError` for a wrong `layer` or wrong keys, and nothing for whatever is in `octets`.
    """
    data = bytes(octets)
    given = keys if isinstance(keys, Keys) else Keys.of(keys or {})
    if layer is None:
        found, carried = find(data)
        if found == EntryPoint.DATA:
            return [_decode_data(data)]
        return _Decoder(given).messages(carried, found)
    try:
        entry = EntryPoint(layer)
    except ValueError:
        raise ValueError(f"{layer!r} is no layer; they are {', '.join(EntryPoint)}") from None
    if entry is EntryPoint.DATA:
        return [_decode_data(data)]
    read = LINKS.get(entry, plain)
    return _Decoder(given, entry).messages(read(data), entry)


def _decode_data(octets: bytes) -> Message:
    try:
        value = Data.decode(octets)
    except DecodeError as error:
        return Message(error=_decode_fault("data", error))
    return Message([ApduLayer("Data", value, value.to_json(), octets)])


def _decode_fault(layer: str, error: DecodeError) -> Fault:
    return Fault(layer, error.reason, error.offset, error.path, error.kind)


class _SkippedRuns:
    """Skipped octets, those without a gap between them as one: rubbish comes in many small pieces."""

    def __init__(self) -> None:
        self._runs: list[tuple[int, str, list[bytes]]] = []
        self._end = -1

    def add(self, pieces: list[Skipped]) -> None:
        for piece in pieces:
            if piece.offset == self._end:
                self._runs[-1][2].append(piece.octets)
            else:
                self._runs.append((piece.offset, piece.reason, [piece.octets]))
            self._end = piece.offset + len(piece.octets)

    def take(self) -> list[Skipped]:
        runs, self._runs, self._end = self._runs, [], -1
        return [Skipped(offset, b"".join(parts), reason) for offset, reason, parts in runs]


class _Decoder:
    """One run: what was learnt from earlier messages, and blocks that wait for the next."""

    def __init__(self, keys: Keys, entry: EntryPoint | None = None) -> None:
        # Each device behind a gateway tells names of its own.
        self._openers: dict[tuple[int, bytes] | None, Opener] = defaultdict(lambda: Opener(keys))
        self._opener = self._openers[None]
        self._entry = entry
        self._transfers: dict[Hashable, list[tuple[Message, ApduLayer]]] = {}
        self._datablocks: dict[Hashable, list[Json]] = {}

    def messages(self, carried: Iterator[Carried], layer: str) -> list[Message]:
        """All messages. What was skipped goes with the message after it, or with the last."""
        found: list[Message] = []
        skipped = _SkippedRuns()
        for item in carried:
            skipped.add(item.skipped)
            if not item.layers and item.octets is None and item.fault is None:
                continue
            for message in self._message(item):
                message.skipped = skipped.take()
                found.append(message)
        for transfer in self._transfers.values():
            found += [message for message, _ in transfer]
        if not found:
            found.append(Message(error=Fault(layer, "there is no message in the input", kind="incomplete")))
        found[-1].skipped += skipped.take()
        return found

    def _message(self, carried: Carried) -> list[Message]:
        message = Message(list(carried.layers), carried.fault)
        if carried.octets is None:
            return [message]
        try:
            prefix, octets = split_prefix(carried.octets)
        except LinkError as error:
            message.error = Fault("gateway", error.reason, error.offset, kind=error.kind)
            return [message]
        path, device = carried.path, None
        if prefix is not None:
            message.layers.append(GatewayLayer(prefix))
            path, device = (path, prefix), (prefix.network_id, prefix.physical_device_address)
        self._opener = self._openers[device]
        layers, fault = self._apdu(octets, carried.llc)
        if layers and (refused := self._not_what_was_asked_for(layers[0])):
            layers, fault = [], Fault("apdu", refused)
        message.layers += layers
        message.error = fault or message.error
        outer = layers[0] if layers else None
        if isinstance(outer, ApduLayer) and outer.type == "General-Block-Transfer" and message.error is None:
            return self._general_block(path, message, outer)
        if isinstance(outer, ApduLayer) and outer.type == "Get-Response-With-Datablock":
            message.error = self._datablock(path, outer) or message.error
        return [message]

    def _not_what_was_asked_for(self, layer: Layer) -> str | None:
        """Why the outermost APDU is none of the entry point, where one was named."""
        name = layer.type if isinstance(layer, ApduLayer | SecurityLayer) else ""
        if self._entry is EntryPoint.ACSE and name not in _ACSE:
            return f"{name} is no APDU of ACSE"
        if self._entry is EntryPoint.SECURITY and not Protected.is_protected(name):
            return f"{name} is not protected"
        return None

    def _apdu(self, octets: bytes, llc: bytes = b"", depth: int = 0) -> tuple[list[Layer], Fault | None]:
        """The layers from this APDU inwards, and the fault that ended it."""
        try:
            value, length, quirks = decode_prefix(octets)
        except DecodeError as error:
            return [], _decode_fault("apdu", error)
        if length < len(octets):
            return [], Fault("apdu", f"{len(octets) - length} octets after the end of the APDU", length)
        form = apdu.to_json(value)
        name = form["type"]
        layer = ApduLayer(name, value, form["value"], octets, llc, quirks=quirks)
        if Protected.is_protected(name):
            return self._protected(layer, depth)
        if name in _ACSE:
            return [layer], self._association(layer, depth)
        self._opener.learn_initiate(name, layer.json)
        return [layer], None

    def _protected(self, layer: ApduLayer, depth: int) -> tuple[list[Layer], Fault | None]:
        if depth >= MAX_NESTING:
            return [layer], Fault("security", f"protected APDUs nested deeper than {MAX_NESTING}")
        try:
            protected = Protected.of(layer.type, layer.json)
        except SecurityError as error:
            return [layer], Fault("security", error.reason, error.offset, kind=error.kind)
        shown = protected.layer
        try:
            plaintext = self._opener.open(protected)
        except SecurityError as error:
            return [shown, layer], Fault("security", error.reason, error.offset, kind=error.kind)
        if plaintext is None:
            return [shown, layer], None
        layers, fault = self._apdu(plaintext, depth=depth + 1)
        if not layers and fault is not None:
            shown.plaintext = plaintext
            shown.text = _as_text(plaintext)
            if shown.text is not None:
                return [shown], None
            if shown.authenticity != "verified":
                fault = replace(fault, reason=f"{fault.reason}; the key or the system title may be another")
        return [shown, *layers], fault

    def _association(self, layer: ApduLayer, depth: int) -> Fault | None:
        """What is inside the user-information of an ACSE APDU; the names that the APDU tells are kept."""
        self._opener.learn_association(layer.type, layer.json)
        information = layer.json.get("user-information")
        if information is None:
            return None
        layers, fault = self._apdu(bytes.fromhex(information), depth=depth + 1)
        layer.inside["user-information"] = layers
        if fault is None:
            return None
        path = "user-information" + (f".{fault.path}" if fault.path else "")
        return replace(fault, path=path)

    def _general_block(self, path: Hashable, message: Message, layer: ApduLayer) -> list[Message]:
        """Join general block transfer. Blocks that cannot be joined are messages by themselves."""
        number, control = layer.json["block-number"], layer.json["block-control"]
        waiting = self._transfers.pop(path, [])
        if waiting and waiting[-1][1].octets == layer.octets:
            self._transfers[path] = waiting
            return []
        wanted = waiting[-1][1].json["block-number"] + 1 if waiting else 1
        left = [] if number == wanted else [before for before, _ in waiting]
        blocks = [(message, layer)] if number != wanted else [*waiting, (message, layer)]
        if number != wanted and number != 1:
            return [*left, message]
        if not control & 0x80:
            self._transfers[path] = blocks
            return left
        return [*left, self._joined(blocks)]

    def _joined(self, blocks: list[tuple[Message, ApduLayer]]) -> Message:
        octets = b"".join(bytes.fromhex(layer.json["block-data"]) for _, layer in blocks)
        layers, fault = self._apdu(octets)
        if len(blocks) == 1:
            ((message, layer),) = blocks
            layer.blocks, layer.joined = 1, layers
            message.error = fault
            return message
        links = _merge([message.layers[:-1] for message, _ in blocks])
        transfer = BlockTransferLayer(tuple(layer.json for _, layer in blocks))
        return Message([*links, transfer, *layers], fault)

    def _datablock(self, path: Hashable, layer: ApduLayer) -> Fault | None:
        """Join the datablocks of GET; what they make is put into the layer of the last one."""
        block = layer.json["result"]
        blocks = self._datablocks.pop(path, [])
        if "raw-data" not in block["result"] or block["block-number"] != len(blocks) + 1:
            return None
        blocks.append(block)
        if not block["last-block"]:
            self._datablocks[path] = blocks
            return None
        if len(blocks) == 1:
            return None
        octets = b"".join(bytes.fromhex(block["result"]["raw-data"]) for block in blocks)
        message = _decode_data(octets)
        if message.error is not None:
            # The answer to a request with list is a list of results: read it as the APDU it would be in one piece.
            listed, fault = self._apdu(_GET_RESPONSE_WITH_LIST + layer.octets[2:3] + octets)
            message = Message(listed) if fault is None else message
        layer.blocks, layer.joined = len(blocks), message.layers
        return message.error and replace(message.error, path="joined")


def _merge(stacks: list[list[Layer]]) -> list[Layer]:
    """The link layers of several messages as one of each kind."""
    merged: list[Layer] = []
    for layers in zip(*stacks, strict=True):
        first = layers[0]
        if isinstance(first, HdlcLayer):
            frames = tuple(frame for layer in layers if isinstance(layer, HdlcLayer) for frame in layer.frames)
            quirks = {quirk: None for layer in layers if isinstance(layer, HdlcLayer) for quirk in layer.quirks}
            merged.append(HdlcLayer(frames, first.llc, tuple(quirks)))
        elif isinstance(first, MbusLayer):
            merged.append(
                mbus_layer(tuple(t for layer in layers if isinstance(layer, MbusLayer) for t in layer.telegrams))
            )
        elif isinstance(first, GatewayLayer):
            merged.append(first)
        else:
            merged += layers
    return merged


def _as_text(octets: bytes) -> str | None:
    """The octets as text where they are nothing but that (a P1 telegram inside ciphering), else None."""
    printable = all(0x20 <= octet < 0x7F or octet in b"\r\n\t" for octet in octets)
    return octets.decode("ascii") if octets and printable else None
