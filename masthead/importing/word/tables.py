"""Grids -> tables of the Document, with what stands around them: caption, units, notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from masthead.document import Alignment, Cell, Inlines, LineBreak, Row, Table, Text
from masthead.importing.word.grids import Grid, GridCell, GridRow
from masthead.importing.word.inlines import spoken
from masthead.importing.word.pieces import Line
from masthead.importing.word.roles import is_remark

ToInlines = Callable[[Line, bool, bool], Inlines]  # a line, whether bold and italic mean something in it


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a table: the number and title above it, and the units, "" and () for none."""

    mark: str = ""
    title: Inlines = ()
    unit: Inlines = ()


def take_remarks(grid: Grid) -> tuple[Grid, tuple[Line, ...]]:
    """The grid without the notes that stand in its last rows over all columns, and these."""
    rows = list(grid.rows)
    taken: list[Line] = []
    while len(rows) > 1 and _is_remark_row(rows[-1], grid.columns):
        taken[:0] = rows.pop().cells[0].lines
    return replace(grid, rows=tuple(rows)), tuple(taken)


def _is_remark_row(row: GridRow, columns: int) -> bool:
    first = row.cells[0]
    wide = columns > 1 and len(row.cells) == 1 and first.columns == columns
    return wide and bool(first.lines) and is_remark(first.lines[0])


def make_table(grid: Grid, around: Around, to_inlines: ToInlines) -> Table:
    """The table of a grid."""
    heads = [_row(row, grid.columns, to_inlines, head=True) for row in grid.heads]
    rows = [_row(row, grid.columns, to_inlines) for row in grid.rows if not row.head]
    title = around.title or ((Text(around.mark),) if around.mark else None)
    mark = (around.mark if around.title else "") if title is not None else None
    alignments = tuple(cast(Alignment, a) for a in grid.alignments)
    return Table(_one_head(heads, grid.columns), tuple(rows), alignments, title, mark=mark, line=grid.place)


def _row(row: GridRow, columns: int, to_inlines: ToInlines, *, head: bool = False) -> Row:
    """The cells of a row; where one spans several columns, the others are empty."""
    cells = [Cell(())] * columns
    for cell in row.cells:
        cells[cell.column] = Cell(_content(cell, to_inlines, head=head))
    return tuple(cells)


def _content(cell: GridCell, to_inlines: ToInlines, *, head: bool) -> Inlines:
    """The paragraphs of a cell, a line end between them; the italics of a head are the style's."""
    italic = not (head and all(line.italic for line in cell.lines))
    return _joined([to_inlines(line, not head, italic) for line in cell.lines])


def _joined(parts: Sequence[Inlines]) -> Inlines:
    result: Inlines = ()
    for part in filter(None, parts):
        result += (LineBreak(), *part) if result else part
    return result


def _one_head(heads: Sequence[Row], columns: int) -> Row:
    """Several rows of heads as one, line below line."""
    if not heads:
        return tuple(Cell(()) for _ in range(columns))
    return tuple(Cell(_joined([row[at].content for row in heads])) for at in range(columns))


def table_words(table: Table) -> list[str]:
    """The words in the cells of a table."""
    return [word for row in (table.head, *table.rows) for cell in row for word in spoken(cell.content).split()]
