"""The conversation with a meter as it goes, decoded."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

import dlms
from dlms.decoding import EntryPoint
from dlms_tools.render import trees

__all__ = ["Tracer"]

_PROTECTED = "protected on the line"
# initiateRequest and initiateResponse
_INITIATES = (0x01, 0x08)


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
        for message in dlms.decode(plain, layer=EntryPoint.APDU):
            for tree in trees([message]):
                tree.hide_root = True
                self._console.print(tree)
