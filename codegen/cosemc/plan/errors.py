"""What a plan cannot be made of."""

from __future__ import annotations

from cosemc.model import Span


class PlanError(Exception):
    """A specification that is sound but has no place in the generated library, with the place to change."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.message = message
        self.span = span

    def __str__(self) -> str:
        return f"{self.span.file}:{self.span.line}:{self.span.column}: error: {self.message}"
