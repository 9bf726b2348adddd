"""The conversation with a meter as it goes, decoded."""

from __future__ import annotations

from dataclasses import replace

from rich.console import Console
from rich.text import Text

import dlms
from cosem import apdu
from cosem.apdu import ActionRequestNormal, CosemAttributeDescriptor, CosemMethodDescriptor, SetRequestNormal
from cosem.data import Data
from cosem.errors import DecodeError
from dlms.decoding import EntryPoint
from dlms_tools.render import trees

__all__ = ["Tracer"]

_PROTECTED = "protected on the line"
# initiateRequest and initiateResponse
_INITIATES = (0x01, 0x08)


_HIDDEN = Data.visible_string("(secret)")


class Tracer:
    """Prints each APDU as a tree; what was protected, as it was before and after that."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def __call__(self, direction: str, octets: bytes, plain: bytes) -> None:
        """An APDU was sent or received."""
        if octets == plain and octets[0] in _INITIATES:
            return  # the AARQ or AARE that carries it shows it
        note = "" if octets == plain else f", {_PROTECTED}: {len(octets)} octets, tag {octets[0]}"
        self._console.print(Text(f"{direction} {len(plain)} octets{note}", style="bold"))
        for message in dlms.decode(_without_secret(plain), layer=EntryPoint.APDU):
            for tree in trees([message]):
                tree.hide_root = True
                self._console.print(tree)


def _without_secret(plain: bytes) -> bytes:
    """The APDU, without the password or secret where it gives an association a new one (class 15)."""
    try:
        value = apdu.decode(plain)
    except DecodeError:
        return plain
    match value:
        case SetRequestNormal(cosem_attribute_descriptor=CosemAttributeDescriptor(class_id=15, attribute_id=7)):
            return replace(value, value=_HIDDEN).encode()
        case ActionRequestNormal(cosem_method_descriptor=CosemMethodDescriptor(class_id=15, method_id=2)):
            return replace(value, method_invocation_parameters=_HIDDEN).encode()
    return plain
