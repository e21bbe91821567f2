"""The lines of the cells of tables whose columns a hand has made so wide: ragged, greedy, never squeezed.

Word ends the lines of what is aligned at the left where they are full (1,648 of 1,668 lines so). It breaks
at fewer places than an engine does: not behind a slash, nor before figures (line-breaking.md, 1.3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from masthead.breaking.frames import Frame
from masthead.breaking.paragraph import Breaker
from masthead.composing.cells import CellLine, cell_lines
from masthead.composing.lines import SetLines
from masthead.composing.rooms import Rooms, fitted, rooms
from masthead.document import Cell, Inline, Inlines, LineBreak, Row, Table, Text
from masthead.figures import is_figure
from masthead.grids import grid
from masthead.sheets import Sheet

_HEAD = "table-head"


@dataclass(frozen=True, slots=True)
class CellBreaker:
    """Breaks the cells of tables; ``breaker`` gives what breaks a type style of the sheet."""

    sheet: Sheet
    breaker: Callable[[str], Breaker]

    def table(self, table: Table) -> Table:
        """The table with its words in lines; as it is where the engine chooses the widths of its columns."""
        if not table.widths:
            return table
        own = rooms(fitted(table, self.sheet), self.sheet)
        head = self._rows(table.head, table, own, frozenset(range(len(table.head))))
        return replace(table, head=head, rows=self._rows(table.rows, table, own, own.heads))

    def _rows(self, rows: Sequence[Row], table: Table, own: Rooms, heads: Set[int]) -> tuple[Row, ...]:
        made = []
        for at, (places, row) in enumerate(zip(grid(rows, len(table.alignments)), rows, strict=True)):
            starts = dict.fromkeys(slot.column for slot in places if slot.row == at)
            style = _HEAD if at in heads else own.style
            made.append(
                tuple(
                    self._cell(table, cell, own, column, style)
                    for column, cell in zip(starts, row, strict=True)
                )
            )
        return tuple(made)

    def _cell(self, table: Table, cell: Cell, own: Rooms, column: int, style: str) -> Cell:
        """A figure stands on one line, unless it would stand on the next column, where Word parts it."""
        room = own.room(cell, column)
        if cell.content and is_figure(cell.content):
            parted = self._content(table, cell, room + own.gaps.right, style)
            return replace(cell, content=parted) if any(map(_is_set, parted)) else cell
        return replace(cell, content=self._content(table, cell, room, style)) if cell.content else cell

    def _content(self, table: Table, cell: Cell, room: float, style: str) -> Inlines:
        result: list[Inline] = []
        for line in cell_lines(cell.content, marked=bool(table.marks) and style != _HEAD):
            result += [LineBreak()] if result else []
            result += self._line(line, table, room, style)
        return tuple(result)

    def _line(self, line: CellLine, table: Table, room: float, style: str) -> Iterator[Inline]:
        behind = table.marks if line.mark else 0
        breaker = self.breaker(style)
        frame = Frame(room - (behind if table.hanging else 0), room - behind)
        lines = breaker.ragged(line.content, frame)
        if line.mark:
            yield from line.mark
            yield Text(" ")
        yield from lines


def _is_set(inline: object) -> bool:
    return isinstance(inline, SetLines)
