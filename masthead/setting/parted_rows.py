"""Rows of tables that go on to the next page: each page has the beginning, or the rest, of every cell.

The text has a row cell by cell; a page where it ends has what fits of the first cell, then of the second …,
and the next page the rest of each. So the text still to come is put in the order of the pages: nothing of it
is left out, and what a page does not show is wanted on the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class PartedRow:
    """Where a row begins in the text, and how many letters each of its cells has.

    ``in_columns``: its table stands in columns, which part it as pages do.
    """

    start: int
    cells: tuple[int, ...]
    in_columns: bool = False

    @property
    def end(self) -> int:
        """Where the text goes on behind the row."""
        return self.start + sum(self.cells)

    def pieces(self, text: str) -> tuple[str, ...]:
        """The letters of each cell."""
        made, at = [], self.start
        for size in self.cells:
            made.append(text[at : at + size])
            at += size
        return tuple(made)


@dataclass(frozen=True, slots=True)
class Parting:
    """How a page parts a row: the letters of each cell that stand on it, and what stands behind them."""

    shown: tuple[int, ...]
    rest: str

    def text(self, text: str, row: PartedRow) -> str:
        """The text with the row in the order of the two pages."""
        pieces = list(zip(row.pieces(text), self.shown, strict=True))
        here = "".join(piece[:size] for piece, size in pieces)
        there = "".join(piece[size:] for piece, size in pieces)
        return text[: row.start] + here + there + text[row.end :]

    def goes_on(self, text: str, row: PartedRow) -> bool:
        """Whether the page, behind what it shows, goes on with the rest: in its next column.

        Not where the row stands in its own order all the same, as it does without a parting.
        """
        if not row.in_columns or not any(self.shown) or self.keeps(row):
            return False
        pieces = zip(row.pieces(text), self.shown, strict=True)
        there = "".join(piece[size:] for piece, size in pieces)
        return bool(there) and self.rest.startswith(there)

    def keeps(self, row: PartedRow) -> bool:
        """Whether it shows cells to their ends, and then a part of one at most: no letter changes place."""
        whole = next((at for at, size in enumerate(self.shown) if size < row.cells[at]), len(row.cells))
        return not any(self.shown[whole + 1 :])

    def left(self, row: PartedRow) -> PartedRow:
        """What is left of the row for the next page."""
        cells = tuple(size - shown for size, shown in zip(row.cells, self.shown, strict=True))
        return replace(row, start=row.start + sum(self.shown), cells=cells)


def partings(page: str, cells: Sequence[str]) -> Iterator[Parting]:
    """The ways in which a page may begin with a part of each cell, those of longest parts first."""
    seen: set[tuple[int, int]] = set()
    yield from _partings(page, cells, 0, 0, (), seen)


def _partings(
    page: str, cells: Sequence[str], cell: int, at: int, shown: tuple[int, ...], seen: set[tuple[int, int]]
) -> Iterator[Parting]:
    if (cell, at) in seen:
        return
    seen.add((cell, at))
    if cell == len(cells):
        yield Parting(shown, page[at:])
        return
    for size in range(common(page[at : at + len(cells[cell])], cells[cell]), -1, -1):
        yield from _partings(page, cells, cell + 1, at + size, (*shown, size), seen)


def common(left: str, right: str) -> int:
    """The length of what two strings have in common at their beginnings."""
    low, high = 0, min(len(left), len(right))
    while low < high:
        middle = (low + high + 1) // 2
        if left[:middle] == right[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
