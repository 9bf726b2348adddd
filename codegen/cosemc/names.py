"""Suggestions for names that are not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like this one, letter case aside; None where none is like it."""
    by_folded = {candidate.casefold().replace("_", "-"): candidate for candidate in sorted(known, reverse=True)}
    matches = get_close_matches(name.casefold().replace("_", "-"), sorted(by_folded), n=1, cutoff=0.7)
    return by_folded[matches[0]] if matches else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`did you mean 'x'?`, or nothing."""
    match = nearest(name, known)
    return f"did you mean '{match}'?" if match else ""
