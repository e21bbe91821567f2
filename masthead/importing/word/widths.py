"""How wide a hand, or Word, has made the columns of a table, and what of it the words of the cells leave empty.

``w:tblGrid`` holds what Word made of the table when it was last saved, whatever its cells ask for
(ISO 29500-1, 17.4.48): so the automatic layout of half of the tables need not be done again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from masthead.importing.word.names import Element, child_value, number, value, w

if TYPE_CHECKING:
    from masthead.importing.word.grids import GridCell, GridRow
    from masthead.importing.word.pieces import Line

_MARGIN = 108  # twips at the left and right of a cell, where nothing says otherwise (17.4.42)


@dataclass(frozen=True, slots=True)
class Column:
    """How wide a column is, and how much of it stands empty at the left and right of its words, in twips.

    ``empty`` is None where there are no words in it.
    """

    width: int
    empty: tuple[int, int] | None = None


def read_widths(table: Element, edges: Sequence[int], rows: Sequence[GridRow]) -> tuple[Column, ...]:
    """The columns between the edges, which count those of the table's grid; () where it has no such grid."""
    grid = table.find(w("tblGrid"))
    given = [number(value(each, "w")) or 0 for each in grid.iter(w("gridCol"))] if grid is not None else []
    if len(given) < edges[-1] or min(given, default=0) < 0:
        return ()
    widths = [sum(given[start:end]) for start, end in pairwise(edges)]
    if not all(widths):
        return ()
    margins = _margins(table)
    body = [cell for row in rows if not row.head for cell in row.cells]
    return tuple(Column(width, _empty(body, at, margins)) for at, width in enumerate(widths))


def _margins(table: Element) -> tuple[int, int]:
    margins = table.find(f"{w('tblPr')}/{w('tblCellMar')}")
    sides = [number(child_value(margins, side, "w")) for side in ("left", "right")]
    left, right = (_MARGIN if side is None else side for side in sides)
    return left, right


def _empty(cells: Sequence[GridCell], column: int, margins: tuple[int, int]) -> tuple[int, int] | None:
    """The indents of most words of a column; of the first those that stand furthest left: others are levels."""
    counts: Counter[tuple[int, int]] = Counter()
    for cell in cells:
        if cell.column == column and cell.columns == 1:
            for line in cell.lines:
                counts[_indents(line)] += len(line.words)
    if not counts:
        return None
    left, right = counts.most_common(1)[0][0]
    left = min(left for left, _ in counts) if column == 0 else left
    return margins[0] + left, margins[1] + right


def _indents(line: Line) -> tuple[int, int]:
    own = line.properties
    return (own.left or 0) - max(own.hanging or 0, 0), own.right or 0

