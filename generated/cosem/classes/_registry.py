# Made from codegen/cosemc/support/classes/_registry.py by cosemc. DO NOT EDIT.
# Change it there, then run: cosemc build
# SPDX-License-Identifier: Apache-2.0
"""The registry of interface classes: by class id and version, or by name, each module imported when first needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from ..errors import CosemError

if TYPE_CHECKING:
    from ._descriptors import InterfaceClass


class UnknownClass(CosemError, LookupError):
    """There is no interface class of that id, version or name."""


class Entry(NamedTuple):
    """What is known of a class id without importing its module.

    `name` is that of the Python class of the newest version that is described, `newest`; `titles` are the names in the
    standard, that of this version last.
    """

    class_id: int
    module: str
    name: str
    newest: int
    versions: tuple[int, ...]
    titles: tuple[str, ...]


class Registry:
    """The classes of the tables."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        """One entry a class id, in ascending order."""
        self.modules = {name: entry.module for entry in entries for name in _python_names(entry)}
        self._by_id = {entry.class_id: entry for entry in entries}
        self._by_name: dict[str, Entry] = {}
        self._loaded: dict[tuple[int, int | None], type[InterfaceClass]] = {}

    def get(self, class_id: int, version: int | None = None) -> type[InterfaceClass]:
        """The class of that id and version; without one, the newest that is described. Raises UnknownClass."""
        found = self._loaded.get((class_id, version))
        return found if found is not None else self._load(class_id, version)

    def find(self, name: str, version: int | None = None) -> type[InterfaceClass]:
        """The class of that name, as in the standard or in Python, case and punctuation aside. Raises UnknownClass."""
        if not self._by_name:
            self._by_name = {_folded(text): entry for entry in self.entries for text in (entry.name, *entry.titles)}
        entry = self._by_name.get(_folded(name))
        if entry is None:
            raise UnknownClass(f"there is no interface class '{name}'{self._suggestion(name)}")
        return self.get(entry.class_id, version)

    def _load(self, class_id: int, version: int | None) -> type[InterfaceClass]:
        entry = self._by_id.get(class_id)
        if entry is None:
            raise UnknownClass(f"there is no interface class {class_id}")
        wanted = entry.newest if version is None else version
        if wanted not in entry.versions:
            known = ", ".join(map(str, entry.versions))
            raise UnknownClass(f"class {class_id} ({entry.titles[-1]}) has no version {wanted}, only {known}")
        module = import_module(f"{__package__}.{entry.module}")
        found = cast("type[InterfaceClass]", getattr(module, f"{entry.name}V{wanted}"))
        self._loaded[class_id, version] = found
        return found

    def _suggestion(self, name: str) -> str:
        from difflib import get_close_matches  # only for the message

        near = get_close_matches(_folded(name), self._by_name, n=1)
        return f": did you mean '{self._by_name[near[0]].titles[-1]}'?" if near else ""


def _python_names(entry: Entry) -> tuple[str, ...]:
    return (entry.name, *(f"{entry.name}V{version}" for version in entry.versions))


def _folded(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
