"""What decoding gives: messages, each a stack of layers from the line up to the APDU, and what is wrong with one.

`to_json()` of each is what the command line prints; keys are those of the standard where it has names.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Protocol

from dlms.errors import LinkError
from dlms.link import gateway, hdlc, mbus, wrapper
from dlms.security.suites import Authenticity, SecurityControl

Json = dict[str, Any]


class Layer(Protocol):
    """One layer of a message."""

    @property
    def layer(self) -> str:
        """Its name: hdlc, wrapper, mbus, gateway, block-transfer, security or apdu."""

    def to_json(self) -> Json:
        """The layer as JSON, its name first."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Octets that belong to no message."""

    offset: int
    octets: bytes
    reason: str = ""

    def to_json(self) -> Json:
        """Offset in the input, octets, and why they are nothing where that was tried."""
        return {"offset": self.offset, "octets": self.octets.hex(), **({"reason": self.reason} if self.reason else {})}


@dataclass(slots=True)
class HdlcLayer:
    """The frames that carried the message. `llc` is the LLC header, empty where there was none."""

    frames: tuple[hdlc.Frame, ...]
    llc: bytes = b""
    quirks: tuple[str, ...] = ()
    layer: ClassVar[str] = "hdlc"

    def to_json(self) -> Json:
        """The frames with every field; `information` where it is no part of an APDU."""
        return _drop_empty(
            {
                "layer": self.layer,
                "frames": [_frame_json(frame) for frame in self.frames],
                "llc": self.llc.hex(),
                "quirks": list(self.quirks),
            }
        )


def _frame_json(frame: hdlc.Frame) -> Json:
    json: Json = {
        "offset": frame.offset,
        "length": frame.length,
        "segmented": frame.segmented,
        "destination": _address_json(frame.destination),
        "source": _address_json(frame.source),
        "control": frame.control,
        "type": frame.type and frame.type.value,
        "poll_final": frame.poll_final,
        "send_sequence": frame.send_sequence,
        "receive_sequence": frame.receive_sequence,
        "information_length": len(frame.information),
    }
    if frame.information and frame.type not in (hdlc.FrameType.I, hdlc.FrameType.UI):
        json["information"] = frame.information.hex()
    if frame.type in (hdlc.FrameType.SNRM, hdlc.FrameType.UA):
        with suppress(LinkError):  # wrong parameters are the fault of the message, the frame is shown all the same
            json["parameters"] = asdict(hdlc.Parameters.decode(frame.information))
    return {name: value for name, value in json.items() if value is not None}


def _address_json(address: hdlc.Address) -> Json:
    return {"upper": address.upper, "lower": address.lower, "length": address.length}


@dataclass(slots=True)
class WrapperLayer:
    """The wrapper of the TCP-UDP/IP profile."""

    wpdu: wrapper.Wpdu
    layer: ClassVar[str] = "wrapper"

    def to_json(self) -> Json:
        """Header fields and where the header began."""
        return {
            "layer": self.layer,
            "offset": self.wpdu.offset,
            "version": wrapper.VERSION,
            "source": self.wpdu.source,
            "destination": self.wpdu.destination,
            "length": len(self.wpdu.apdu),
        }


@dataclass(slots=True)
class MbusLayer:
    """The telegrams that carried the message."""

    telegrams: tuple[mbus.Telegram, ...]
    quirks: tuple[str, ...] = ()
    layer: ClassVar[str] = "mbus"

    def to_json(self) -> Json:
        """The telegrams with every field; `length_field` is L as sent, `length` what it should be."""
        return _drop_empty(
            {
                "layer": self.layer,
                "telegrams": [
                    {
                        "offset": telegram.offset,
                        "length_field": telegram.length_field,
                        "length": telegram.length,
                        "control": telegram.control,
                        "address": telegram.address,
                        "control_information": telegram.control_information,
                        "source": telegram.source,
                        "destination": telegram.destination,
                    }
                    for telegram in self.telegrams
                ],
                "quirks": list(self.quirks),
            }
        )


@dataclass(slots=True)
class GatewayLayer:
    """The prefix of an APDU that goes through a gateway."""

    prefix: gateway.Prefix
    layer: ClassVar[str] = "gateway"

    def to_json(self) -> Json:
        """Whether it is of a request or a response, and which device on which network is meant."""
        return {
            "layer": self.layer,
            "type": "response" if self.prefix.response else "request",
            "network_id": self.prefix.network_id,
            "physical_device_address": self.prefix.physical_device_address.hex(),
        }


@dataclass(slots=True)
class BlockTransferLayer:
    """The blocks of a general block transfer, joined."""

    blocks: tuple[Json, ...]
    layer: ClassVar[str] = "block-transfer"

    def to_json(self) -> Json:
        """The values of the General-Block-Transfer APDUs, in order."""
        return {"layer": self.layer, "type": "General-Block-Transfer", "blocks": list(self.blocks)}


@dataclass(slots=True)
class SecurityLayer:
    """The protection around an APDU.

    Ciphering has a security control and counter, signing a signature. `authenticity` is None where nothing could be
    deciphered for want of a key. `plaintext` is kept where it is no APDU, `text` where it is text.
    """

    type: str
    header: Json = field(default_factory=dict)
    system_title: bytes | None = None
    security_control: SecurityControl | None = None
    invocation_counter: int | None = None
    ciphertext: bytes = b""
    tag: bytes = b""
    authenticity: Authenticity | None = None
    signature: bytes | None = None
    plaintext: bytes | None = None
    text: str | None = None
    quirks: tuple[str, ...] = ()
    layer: ClassVar[str] = "security"

    def to_json(self) -> Json:
        """All that is known, keys never."""
        json: Json = {"layer": self.layer, "type": self.type, **self.header}
        if self.system_title is not None:
            json["system_title"] = self.system_title.hex()
        if self.security_control is not None:
            json |= {
                "security_control": int(self.security_control),
                "suite": self.security_control.suite_id,
                "authenticated": self.security_control.authenticated,
                "encrypted": self.security_control.encrypted,
                "broadcast": self.security_control.broadcast,
                "compressed": self.security_control.compressed,
                "invocation_counter": self.invocation_counter,
                "ciphertext": self.ciphertext.hex(),
            }
        if self.tag:
            json["tag"] = self.tag.hex()
        if self.signature is not None:
            json["signature"] = self.signature.hex()
        json["authenticity"] = self.authenticity and self.authenticity.value
        if self.plaintext is not None:
            json["plaintext"] = self.plaintext.hex()
        if self.text is not None:
            json["text"] = self.text
        return _drop_empty(json | {"quirks": list(self.quirks)})


@dataclass(slots=True)
class ApduLayer:
    """The APDU: `type` is its ASN.1 name, `json` its value as JSON, `value` the decoded object.

    `inside` are layers found within a field (`user-information` of an association), `joined` those of the value that
    this block completes, from `blocks` blocks.
    """

    type: str
    value: Any
    json: Any
    octets: bytes
    llc: bytes = b""
    inside: dict[str, Sequence[Layer]] = field(default_factory=dict)
    blocks: int = 0
    joined: Sequence[Layer] = ()
    quirks: tuple[str, ...] = ()
    layer: ClassVar[str] = "apdu"

    def to_json(self) -> Json:
        """Type, value and octets."""
        json: Json = {"layer": self.layer, "type": self.type, "value": self.json, "octets": self.octets.hex()}
        for name, layers in self.inside.items():
            json[name] = {"layers": [layer.to_json() for layer in layers]}
        if self.blocks:
            json["joined"] = {"blocks": self.blocks, "layers": [layer.to_json() for layer in self.joined]}
        if self.llc:
            json["llc"] = self.llc.hex()
        return _drop_empty(json | {"quirks": list(self.quirks)})


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a message was not decoded. `offset` counts in the octets of `layer`; for link layers these are the input."""

    layer: str
    reason: str
    offset: int = 0
    path: str = ""
    kind: str = "malformed"

    def to_json(self) -> Json:
        """The fault as JSON."""
        return {
            "path": self.path,
            "offset": self.offset,
            "kind": self.kind,
            "reason": self.reason,
            "layer": self.layer,
        }

    def __str__(self) -> str:
        place = f"octet {self.offset}" + (f", {self.path}" if self.path else "")
        return f"{self.layer}: {self.reason} ({place})"


@dataclass(slots=True)
class Message:
    """One message: its layers from the outside in, what was skipped around it, and the fault that ended decoding."""

    layers: list[Layer] = field(default_factory=list)
    error: Fault | None = None
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def apdu(self) -> Any:
        """The innermost APDU as an object, None where there is none."""
        found = [layer for layer in self.layers if isinstance(layer, ApduLayer)]
        return found[-1].value if found else None

    def to_json(self) -> Json:
        """What `dlms decode --format json` prints for this message."""
        json: Json = {
            "layers": [layer.to_json() for layer in self.layers],
            "error": self.error and self.error.to_json(),
        }
        if self.skipped:
            json["skipped"] = [skipped.to_json() for skipped in self.skipped]
        return json


def _drop_empty(json: Json) -> Json:
    """Without the members that say nothing: an empty list of quirks, no LLC header."""
    return {name: value for name, value in json.items() if name not in ("quirks", "llc") or value}
