"""The lines of the cells of tables whose columns a hand has made so wide: ragged, greedy, never squeezed.

Word ends the lines of what is aligned at the left where they are full (1,648 of 1,668 lines so). It breaks
at fewer places than an engine does: not behind a slash, nor before figures (line-breaking.md, 1.3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from masthead.breaking.frames import Frame
from masthead.breaking.paragraph import Breaker
from masthead.composing.cells import CellLine, cell_lines
from masthead.composing.rooms import Rooms, rooms
from masthead.document import Cell, Inline, Inlines, LineBreak, Table, Text
from masthead.figures import is_figure
from masthead.grids import grid
from masthead.sheets import Sheet


@dataclass(frozen=True, slots=True)
class CellBreaker:
    """Breaks the cells of tables; ``breaker`` gives what breaks a type style of the sheet."""

    sheet: Sheet
    breaker: Callable[[str], Breaker]

    def table(self, table: Table) -> Table:
        """The table with its words in lines; as it is where the engine chooses the widths of its columns."""
        if not table.widths:
            return table
        own = rooms(table, self.sheet)
        places = grid(table.rows, len(table.alignments))
        rows = []
        for at, row in enumerate(table.rows):
            starts = dict.fromkeys(slot.column for slot in places[at] if slot.row == at)
            cells = zip(starts, row, strict=True)
            rows.append(row if at in own.heads else tuple(self._row(table, cells, own)))
        return replace(table, rows=tuple(rows))

    def _row(self, table: Table, cells: Iterator[tuple[int, Cell]], own: Rooms) -> Iterator[Cell]:
        for column, cell in cells:
            if table.alignments[column] not in ("", "left") or is_figure(cell.content):
                yield cell
            else:
                yield replace(cell, content=self._content(table, cell, own.room(cell, column), own.style))

    def _content(self, table: Table, cell: Cell, room: float, style: str) -> Inlines:
        result: list[Inline] = []
        for line in cell_lines(cell.content, marked=bool(table.marks)):
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
