"""Lines of pipes -> the rows of a table: ``||`` widens the cell on its left, ``^^`` lengthens the one above.

The signs are those of MultiMarkdown and of its descendants, which people know; ``>`` before the words of a
cell indents it, as it does a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from masthead.document import Cell, Inlines, Row
from masthead.reading.inlines import read_inlines
from masthead.reading.parser import inline_tokens_of
from masthead.reading.problems import Problems

PIPE = re.compile(r"(?<!\\)\|")
JOINED = "^^"
_LEVEL = re.compile(r"(>+)(?:\s+|\Z)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source and what stands between its pipes, as typed."""

    number: int
    pieces: tuple[str, ...]


@dataclass(slots=True)
class _Open:
    """A cell that may still grow: where it begins, and what it covers."""

    content: Inlines
    level: int
    column: int
    columns: int
    rows: int = 1


def split(text: str, number: int) -> Line:
    """The pieces of a line of pipes; the last pipe may be left out."""
    pieces = PIPE.split(text.strip())[1:]
    if len(pieces) > 1 and not pieces[-1]:
        pieces.pop()
    return Line(number, tuple(pieces))


def read_rows(lines: Iterable[Line], columns: int, problems: Problems) -> tuple[Row, ...]:
    """The rows of heads, or of the body. Problems are noted, and what has them is left out."""
    rows: list[list[_Open]] = []
    above: list[_Open | None] = [None] * columns
    for line in lines:
        own: list[_Open] = []
        rows.append(own)
        if len(line.pieces) != columns:
            _wrong_count(line, columns, problems)
            above = [None] * columns
            continue
        for column, width, piece in _widths(line, problems):
            if piece.strip() == JOINED:
                _lengthen(above[column], column, width, line, problems)
                continue
            cell = _read(piece, column, width, line, problems)
            own.append(cell)
            above[column : column + width] = [cell] * width
    return tuple(
        tuple(Cell(cell.content, cell.columns, cell.rows, cell.level) for cell in row) for row in rows
    )


def _widths(line: Line, problems: Problems) -> list[tuple[int, int, str]]:
    """The column, the width and the text of each piece that is not an extension of another."""
    found: list[tuple[int, int, str]] = []
    for column, piece in enumerate(line.pieces):
        if piece or not found:
            found.append((column, 1, piece))
        else:
            first, width, text = found[-1]
            found[-1] = (first, width + 1, text)
    if not line.pieces[0]:
        hint = "write a space between the pipes for an empty cell"
        problems.add("table-span", "|| has no cell on its left to widen", line.number, hint)
    return found


def _read(piece: str, column: int, width: int, line: Line, problems: Problems) -> _Open:
    text = piece.strip().replace(r"\|", "|")
    level = _LEVEL.match(text)
    if level:
        text = text[level.end() :]
    content = read_inlines(inline_tokens_of(text), line.number, problems)
    return _Open(content, len(level[1]) if level else 0, column, width)


def _lengthen(cell: _Open | None, column: int, width: int, line: Line, problems: Problems) -> None:
    """A cell of several columns is lengthened once, by as many columns as it has."""
    if cell is None or (cell.column, cell.columns) != (column, width):
        hint = r"it joins a cell of the same columns in the line above; write \^\^ for signs that are meant"
        problems.add("table-span", "^^ has no cell above to join", line.number, hint)
    else:
        cell.rows += 1


def _wrong_count(line: Line, columns: int, problems: Problems) -> None:
    message = f"{len(line.pieces)} cells in a table of {columns} columns"
    hint = r"a cell over two columns ends in || and counts twice; write \| for a sign within a cell"
    problems.add("table-cells", message, line.number, hint)
