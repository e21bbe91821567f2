"""Breaks the markup of a paragraph into lines, only where it reads back the same."""

from __future__ import annotations

import re

from masthead.writing.inlines import BREAK
from masthead.writing.text import edges, line_start

# Wide enough for few lines, narrow enough for two versions side by side.
COLUMNS = 100
NARROWEST = 40

# What a line may begin with besides the first: a word, or what opens one. Anything else (list and table
# signs, numbers with a point, colons, braces) waits for the next space.
_SAFE_START = re.compile(r"(?!\d{1,9}[.)](?:\s|\Z))[^\W_]|[(«“‘„](?!\s)|\*{1,2}[^\W_]")
_ESCAPE_OR_BREAK = re.compile(rf"\\.|{re.escape(BREAK)}", re.DOTALL)
_SPACE = re.compile(r"(?<=[^\s\\]) (?=\S)")


def paragraph_lines(markup: str, width: int = COLUMNS) -> list[str]:
    """The lines of a paragraph; ``{br}`` at which a line can end becomes a backslash there."""
    markup = line_start(edges(markup))
    return [line for piece in _at_breaks(markup) for line in _fill(piece, max(width, NARROWEST))]


def single_line(markup: str) -> str:
    """The markup of what is one line in the source: a heading, a cell."""
    return edges(markup)


def _at_breaks(markup: str) -> list[str]:
    """The paragraph cut behind each line end that a backslash can stand for."""
    pieces: list[str] = []
    start = 0
    for match in _ESCAPE_OR_BREAK.finditer(markup):
        at = match.start()
        if match[0] != BREAK or at == start or markup[at - 1].isspace():
            continue
        if _SAFE_START.match(markup, match.end()):
            pieces.append(markup[start:at] + "\\")
            start = match.end()
    return [*pieces, markup[start:]]


def _fill(text: str, width: int) -> list[str]:
    lines: list[str] = []
    start = last = 0
    for match in _SPACE.finditer(text):
        if not _SAFE_START.match(text, match.end()):
            continue
        if match.start() - start > width and last > start:
            lines.append(text[start:last])
            start = last + 1
        last = match.start()
    if len(text) - start > width and last > start:
        lines.append(text[start:last])
        start = last + 1
    return [*lines, text[start:]]
