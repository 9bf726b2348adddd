"""What a plan cannot be made of."""

from __future__ import annotations

from cosemc.diagnostics import Diagnostic
from cosemc.model import Span


class PlanError(Exception):
    """A specification that is sound but has no place in the generated library, with the place to change."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.message = message
        self.span = span

    @property
    def diagnostic(self) -> Diagnostic:
        """The same as a finding about the specification."""
        return Diagnostic("L101", self.message, self.span)
