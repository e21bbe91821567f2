"""What is wrong with the text of a symbol."""

from __future__ import annotations


class SymbolSyntaxError(ValueError):
    """A text that is not a symbol: why, where (``column`` counts from 1), and what to write instead."""

    def __init__(self, text: str, column: int, reason: str, hint: str | None = None) -> None:
        self.text = text
        self.column = column
        self.reason = reason
        self.hint = hint
        shown = text if len(text) <= 60 else f"{text[:60]}…"
        super().__init__(f"{shown!r} is not a document symbol: {reason} (column {column})")
