"""The grid that the cells of a table cover: which cell stands on which place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from masthead.document import Cell, Row


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of the grid: the cell that covers it, and the row and column where that cell begins."""

    cell: Cell
    row: int
    column: int


def grid(rows: Sequence[Row], columns: int) -> tuple[tuple[Slot, ...], ...]:
    """Lay out the heads or the body rows of a table: one Slot a place, rows by ``columns``.

    Raises ValueError where the cells do not cover a rectangle, or two of them one place.
    """
    places: list[list[Slot | None]] = [[None] * columns for _ in rows]
    for at, row in enumerate(rows):
        for cell in row:
            if None not in places[at]:
                raise ValueError(f"row {at + 1} has more cells than {columns} columns have room for")
            _lay(places, Slot(cell, at, places[at].index(None)))
    for at, line in enumerate(places):
        if None in line:
            raise ValueError(f"no cell covers column {line.index(None) + 1} of row {at + 1}")
    return tuple(tuple(slot for slot in line if slot) for line in places)


def _lay(places: list[list[Slot | None]], slot: Slot) -> None:
    """Put a cell on the places that it covers."""
    cell = slot.cell
    if min(cell.columns, cell.rows) < 1 or slot.row + cell.rows > len(places):
        raise ValueError(f"the cell in row {slot.row + 1} covers {cell.columns} columns and {cell.rows} rows")
    for line in places[slot.row : slot.row + cell.rows]:
        covered = line[slot.column : slot.column + cell.columns]
        if covered != [None] * cell.columns:
            raise ValueError(f"the cell in row {slot.row + 1}, column {slot.column + 1} has no room")
        line[slot.column : slot.column + cell.columns] = [slot] * cell.columns
