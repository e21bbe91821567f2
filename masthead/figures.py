"""What a cell of a table holds: a figure or words. Both importing and composing ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from masthead.document import Inlines, LineBreak, Row, Text

# A figure with its sign, separators, parentheses, per cent and marks; or the dash and dots of none.
FIGURE = re.compile(r"[(\[+\-−–$€£¥ ]*\d[\d\s.,/%()\[\]]*|[–—-]|\.{2,3}|")
_LONGEST = 24  # letters of a figure on one line: more are several figures, which may part where spaces stand
_MOST_FIGURES = 0.6  # of the cells beside the first column, empty ones aside: the table is one of figures


def lines(content: Inlines) -> list[str]:
    """The lines of type that a cell asks for, without notes."""
    return "".join(_pieces(content)).split("\n")


def is_figure(content: Inlines) -> bool:
    """Whether a cell holds a figure, the sign of none, or nothing: what stands on one line."""
    text = "".join(_pieces(content)).strip()
    return bool(FIGURE.fullmatch(text)) and all(len(line) <= _LONGEST for line in text.split("\n"))


def are_figures(rows: Iterable[Row]) -> bool:
    """Whether the body rows of a table are mostly figures."""
    held = [cell for row in rows for cell in row[1:] if cell.content]
    return bool(held) and sum(is_figure(cell.content) for cell in held) >= _MOST_FIGURES * len(held)


def _pieces(content: Iterable[object]) -> Iterator[str]:
    for inline in content:
        match inline:
            case Text():
                yield inline.text
            case LineBreak():
                yield "\n"
            case _:
                yield from _pieces(getattr(inline, "children", ()))
