"""The proof of tables: what a cell of the file says is in the cell of the Document at its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from masthead.document import Row, Table
from masthead.errors import InternalError, Problem
from masthead.grids import grid as lay
from masthead.importing.word.grids import Grid, GridCell, GridRow
from masthead.importing.word.numbering import BULLET
from masthead.importing.word.saying import Say, said, squeezed

Place: TypeAlias = tuple[str, int, int]  # "head" or "body", row and column from 0
_HEAD, _BODY = "head", "body"


@dataclass(frozen=True, slots=True)
class CellWords:
    """The characters of a cell without spaces, and over how many columns and rows it goes.

    ``free``: nothing is in the way of so many; where cells overlap, or a cell goes from the heads into the
    body, the Document has it smaller.
    """

    text: str
    columns: int
    rows: int
    free: bool = True


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a table, by the place where each begins; ``paragraph`` counts those of the file."""

    paragraph: int
    by_place: Mapping[Place, CellWords]


def cells_of_grid(grid: Grid, say: Say) -> Cells:
    """The cells of the file; of a table in a cell, its words in their order."""
    heads = [row for row in grid.rows if row.head]
    body = [row for row in grid.rows if not row.head]
    parts = ((_HEAD, heads), (_BODY, body))
    found = {place: cell for part, rows in parts for place, cell in _of_rows(part, rows, grid.columns, say)}
    return Cells(grid.place, found)


def _of_rows(part: str, rows: Sequence[GridRow], columns: int, say: Say) -> Iterator[tuple[Place, CellWords]]:
    held = [(at, cell) for at, row in enumerate(rows) for cell in row.cells]
    covered = Counter(place for at, cell in held for place in _covers(at, cell, len(rows), columns))
    for at, cell in held:
        places = list(_covers(at, cell, len(rows), columns))
        whole = len(places) == cell.columns * cell.rows
        free = whole and all(covered[place] == 1 for place in places)
        text = squeezed(" ".join(f"{line.mark} {say(line)}" for line in cell.lines))
        yield (part, at, cell.column), CellWords(_without_bullets(text), cell.columns, cell.rows, free)


def _covers(at: int, cell: GridCell, rows: int, columns: int) -> Iterator[tuple[int, int]]:
    for down in range(at, min(at + cell.rows, rows)):
        for across in range(cell.column, min(cell.column + cell.columns, columns)):
            yield down, across


def cells_of_table(table: Table, shown: Collection[str]) -> Cells:
    """The cells of a table of the Document; ``shown`` are the labels of the calls to be compared."""
    parts = ((_HEAD, table.head), (_BODY, table.rows))
    columns = len(table.alignments)
    return Cells(table.line, {p: c for part, rows in parts for p, c in _of_table(part, rows, columns, shown)})


def _of_table(
    part: str, rows: Sequence[Row], columns: int, shown: Collection[str]
) -> Iterator[tuple[Place, CellWords]]:
    begun = {(slot.row, slot.column): slot for line in lay(rows, columns) for slot in line}
    for slot in begun.values():
        text = squeezed(said(slot.cell.content, shown))
        words = CellWords(_without_bullets(text), slot.cell.columns, slot.cell.rows)
        yield (part, slot.row, slot.column), words


def _without_bullets(text: str) -> str:
    return text.replace(BULLET, "")


def compare_cells(source: Cells, made: Cells) -> None:
    """Raise InternalError with the first cell of which words or extent are another, or that is not there."""
    empty = CellWords("", 1, 1, free=False)
    for place in sorted(source.by_place.keys() | made.by_place.keys(), key=_in_order):
        was, became = source.by_place.get(place, empty), made.by_place.get(place, empty)
        if was.text != became.text:
            raise _fault(source, place, f"{was.text!r} became {became.text!r}")
        if was.free and (was.columns, was.rows) != (became.columns, became.rows):
            extents = [f"{cell.columns} columns and {cell.rows} rows" for cell in (was, became)]
            raise _fault(source, place, f"what goes over {extents[0]} went over {extents[1]}")


def _in_order(place: Place) -> tuple[bool, int, int]:
    part, row, column = place
    return part == _BODY, row, column


def _fault(source: Cells, place: Place, what: str) -> InternalError:
    part, row, column = place
    where = f"row {row + 1} of the {part}, column {column + 1}, of the table at paragraph {source.paragraph}"
    message = f"the import changed the cell in {where}: {what}"
    return InternalError(Problem("import-cells-differ", message, hint="report this file to us"))
