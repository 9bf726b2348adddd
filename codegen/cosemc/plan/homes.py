"""Classes by the module they are in, so that no name of theirs meets one of the file that refers to them."""

from __future__ import annotations

import re
from collections.abc import Mapping


class Homes:
    """Writes classes with their modules, and remembers the modules that need to be imported for it."""

    def __init__(self, homes: Mapping[str, str]) -> None:
        self._homes = homes
        self.modules: set[str] = set()

    def qualified(self, name: str) -> str:
        """A class with its module; a name that is of no module as it is."""
        if name not in self._homes:
            return name
        self.modules.add(self._homes[name])
        return f"{self._homes[name]}.{name}"

    def in_default(self, expression: str) -> str:
        """The source of a default: literals and members of classes, so a word before a dot or bracket is a class."""
        return re.sub(r"\b[A-Z]\w*(?=[.(])", lambda match: self.qualified(match[0]), expression)
