"""OBIS codes and units: from the tables of value groups to a model, its checks, and the modules emitted."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cosemc.diagnostics import has_errors, in_order
from cosemc.obis.check import check
from cosemc.obis.model import ObisTables
from cosemc.obis.read import ReadObis, read_obis
from cosemc.read import SourceFile

__all__ = ["ObisTables", "ReadObis", "load_obis"]


def load_obis(sources: Iterable[SourceFile], class_ids: Collection[int]) -> ReadObis:
    """Read and check the OBIS and unit tables among the sources.

    `class_ids` are the classes that exist; where there are none at all, classes of codes go unchecked.

    Checks wait for files that are well-formed: a rule that could not be read wholly would only cause further messages.
    """
    read = read_obis(sources)
    if has_errors(read.diagnostics):
        return ReadObis(read.obis, in_order(read.diagnostics))
    return ReadObis(read.obis, in_order((*read.diagnostics, *check(read.obis, class_ids))))
