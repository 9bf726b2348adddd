"""Checks on the resolved model: what a specification must fulfil beyond having a meaning."""

from __future__ import annotations

from cosemc.diagnostics import Diagnostic
from cosemc.resolve import Resolution


def check(resolution: Resolution) -> list[Diagnostic]:
    """Everything that is wrong with a model, or worth a word."""
    return []
