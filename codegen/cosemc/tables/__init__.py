"""The tables: interface classes and their types, from JSON to model, checks, plan and sheets."""

from __future__ import annotations

from collections.abc import Iterable

from cosemc.diagnostics import has_errors, in_order
from cosemc.read import SourceFile
from cosemc.tables.check import check
from cosemc.tables.read import ReadTables, read_tables

__all__ = ["ReadTables", "load_tables"]


def load_tables(sources: Iterable[SourceFile]) -> ReadTables:
    """Read and check the tables among the sources.

    The checks run on what could be read even after errors of form: a reviewer wants all mistakes at once. A version
    that could not be read wholly lacks parts, though, so checks wait for a file that is well-formed.
    """
    read = read_tables(sources)
    if has_errors(read.diagnostics):
        return ReadTables(read.tables, in_order(read.diagnostics))
    return ReadTables(read.tables, in_order((*read.diagnostics, *check(read.tables))))
