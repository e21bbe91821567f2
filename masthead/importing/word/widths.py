"""How wide a hand, or Word, has made the columns of a table, and what of it the words leave empty.

``w:tblGrid`` holds what Word made of the table when it was last saved, whatever its cells ask for
(ISO 29500-1, 17.4.48): so the automatic layout of half of the tables need not be done again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from masthead.importing.word.names import Element, number, value, w
from masthead.importing.word.ruling import sides

if TYPE_CHECKING:
    from masthead.importing.word.grids import GridCell, GridRow
    from masthead.importing.word.pieces import Line
    from masthead.importing.word.styles import Properties

GAPS = (0, 144, 40)  # twips: of most cells of A/80/590 and A/81/6 (Sect. 6), and of the sheets of New York
_MARK = re.compile(r"(?:\d+(?:\.\d+)*\.?|\(?[a-z]{1,4}\)|[A-Z]{1,5}\.|[•·–—-])\t")
_USUAL_SIZE = 20  # half-points
_DEFAULT_STOP = 475  # twips, of the templates
_MARGIN = 108  # twips at the left and right of a cell, where nothing says otherwise (17.4.42)


@dataclass(frozen=True, slots=True)
class Column:
    """How wide a column is, in twips, and what of it stands empty at the left and right of its words.

    ``empty`` counts the characters of the body that stand between such margins.
    """

    width: int
    empty: Mapping[tuple[int, int], int]


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
    given = sides(table.find(f"{w('tblPr')}/{w('tblCellMar')}"))
    found = (number(value(given.get(side), "w")) for side in ("left", "right"))
    left, right = (_MARGIN if side is None else side for side in found)
    return left, right


def _empty(cells: Sequence[GridCell], column: int, margins: tuple[int, int]) -> Counter[tuple[int, int]]:
    counts: Counter[tuple[int, int]] = Counter()
    for cell in cells:
        if cell.column == column and cell.columns == 1:
            for line in cell.lines:
                left, right = _indents(line)
                counts[margins[0] + left, margins[1] + right] += len(line.words)
    return counts


def _indents(line: Line) -> tuple[int, int]:
    own = line.properties
    return (own.left or 0) - max(own.hanging or 0, 0), own.right or 0


def gaps(columns: Sequence[Column], alignments: Sequence[str]) -> tuple[int, int, int]:
    """What stands empty at the left of the first column, at the left of others, at the right: in twips.

    In the first column it is that of the words furthest to the left, since others are levels; in others
    that of most words, those aligned at the left before all others.
    """
    first = min((left for left, _ in columns[0].empty), default=0) if columns else 0
    lefts: Counter[int] = Counter()
    figures: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    for at, column in enumerate(columns):
        for (left, right), count in column.empty.items():
            rights[right] += count
            counts = figures if alignments[at] == "right" else lefts
            counts[left] += count if at else 0
    left = _most(lefts if any(lefts.values()) else figures) if len(columns) > 1 else GAPS[1]
    return first, max(left, 0), max(_most(rights), 0)


def _most(counts: Counter[int]) -> int:
    return counts.most_common(1)[0][0] if counts else 0


def marks(cells: Sequence[GridCell]) -> tuple[int, bool]:
    """The room in twips of the numbers at the heads of cells, and whether other lines stand behind it too."""
    rooms = [_room(line) for cell in cells for line in cell.lines if _MARK.match(line.text)]
    room = _most(Counter(room for room, _ in rooms))
    return room, (room, True) in rooms  # a number in a cell of one line need not hang


def begin(line: Line) -> int:
    """Where the first words of a line stand, in twips from the edge of its cell."""
    own = line.properties
    at = (own.left or 0) - (own.hanging or 0)
    for _ in range(line.tabs):
        at = _next(own, at)
    return at


def _room(line: Line) -> tuple[int, bool]:
    own, at = line.properties, begin(line)
    behind = _next(own, at + _advance(line))
    return behind - at, (own.left or 0) == behind


def _advance(line: Line) -> int:
    """About how many twips a number takes: its figures half an em, its points a quarter."""
    mark = line.text[: line.text.index("\t")]
    figures = sum(character.isalnum() for character in mark)
    return round((figures / 2 + (len(mark) - figures) / 4) * (line.size or _USUAL_SIZE) * 10)


def _next(own: Properties, at: int) -> int:
    """The tab stop behind a place; a hanging indent is one too."""
    stops = [*(own.stops or ()), *([own.left] if own.left and (own.hanging or 0) > 0 else [])]
    return min((stop for stop in stops if stop > at), default=(at // _DEFAULT_STOP + 1) * _DEFAULT_STOP)
