"""What is wrong with the text of a symbol."""

from __future__ import annotations

_SHOWN = 60


class SymbolSyntaxError(ValueError):
    """A text that is not a symbol: why, where (``column`` counts from 1), and what to write instead."""

    def __init__(self, text: str, column: int, reason: str, hint: str | None = None) -> None:
        # all go to the base, so that the error survives the way back from a worker process
        super().__init__(text, column, reason, hint)
        self.text = text
        self.column = column
        self.reason = reason
        self.hint = hint

    def __str__(self) -> str:
        """The text, what is wrong, and where."""
        shown = self.text if len(self.text) <= _SHOWN else f"{self.text[:_SHOWN]}…"
        return f"`{shown}` is not a document symbol: {self.reason} (column {self.column})"
