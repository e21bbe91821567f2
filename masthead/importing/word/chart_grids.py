"""A chart as a grid of its words, so that it flows and is proved as tables are."""

from __future__ import annotations

from masthead.charting import data_table
from masthead.document import Chart
from masthead.importing.word.grids import Grid, GridCell, GridRow
from masthead.importing.word.inlines import spoken
from masthead.importing.word.pieces import Line, Piece
from masthead.importing.word.styles import Properties


def chart_grid(chart: Chart, place: int) -> Grid:
    """The numbers of a chart: a row a category, a column a series; its own titles in a row above them."""
    table = data_table(chart)
    own = " ".join(filter(None, (chart.heading, chart.along, chart.beyond)))
    rows = [GridRow((_cell(own, 0, place),), head=True)] if own else []
    for row in (table.head[0], *table.rows):
        cells = (_cell(spoken(cell.content), at, place) for at, cell in enumerate(row))
        rows.append(GridRow(tuple(cells), head=row is table.head[0]))
    return Grid(place, tuple(rows), len(table.alignments), tuple(table.alignments), chart=chart)


def _cell(text: str, column: int, place: int) -> GridCell:
    lines = (Line(place, "", Properties(), Properties(), (Piece(text),)),) if text.strip() else ()
    return GridCell(lines, column)
