"""The data of a chart as a table, as it is typed: a row a category, a column a series.

Reading and writing share it, and so both agree on what stands where.
"""

from __future__ import annotations

import re

from masthead.document import Alignment, Cell, Chart, ChartKind, Row, Series, Table, Text

KINDS: tuple[ChartKind, ...] = ("column", "bar", "line", "area", "pie", "doughnut", "scatter")
MIXED: tuple[ChartKind, ...] = ("column", "line", "area")  # which one chart may show together
ROUND: tuple[ChartKind, ...] = ("pie", "doughnut")
SECOND = "second"
NIL = "–"
VALUE = re.compile(r"-?\d+(?:\.\d+)?%?|–|")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def cell(text: str) -> Cell:
    """A cell of plain text."""
    return Cell((Text(text),) if text else ())


def data_table(chart: Chart) -> Table:
    """The table of a chart's numbers; a second row of heads says how series are drawn, where any says it."""
    head: list[Row] = [tuple(map(cell, (chart.across, *(series.name for series in chart.series))))]
    ways = [way(series) for series in chart.series]
    if any(ways):
        head.append(tuple(map(cell, ("", *ways))))
    rows = (
        tuple(map(cell, (category, *(series.values[at] for series in chart.series))))
        for at, category in enumerate(chart.categories)
    )
    right: Alignment = "right"
    sides: tuple[Alignment, ...] = ("left", *(right for _ in chart.series))
    return Table(tuple(head), tuple(rows), sides)


def way(series: Series) -> str:
    """How a series is drawn, where it is not drawn as its chart is: ``line second``."""
    return " ".join(filter(None, (series.kind, SECOND if series.second else "")))
