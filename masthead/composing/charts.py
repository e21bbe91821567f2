"""Charts on the page: the drawing, what it says to those who do not see it, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from masthead.composing.inlines import plain
from masthead.composing.pictures import data_uri
from masthead.document import Chart
from masthead.languages import Language
from masthead.sheets import Sheet

if TYPE_CHECKING:
    from masthead.drawing import Drawing


@dataclass(frozen=True, slots=True)
class ShownChart:
    """What a template needs: the drawing's address, the words for it, and the table of what it shows."""

    source: str
    alternative: str
    across: bool
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chart_drawing(chart: Chart, language: Language, sheet: Sheet) -> Drawing:
    """The drawing of a chart. What draws is loaded here, for few documents have one."""
    from masthead.drawing import draw

    return draw(chart, language, sheet)


def chart_table(chart: Chart, language: Language) -> tuple[tuple[str, ...], ...]:
    """The numbers of a chart as a page shows them: the names of the series, then a row a category."""
    from masthead.drawing.figures import Figures

    figures = Figures.of(chart, language)
    head = (chart.across, *(series.name for series in chart.series))
    rows = (
        (category, *(figures.shown(series.values[at]) for series in chart.series))
        for at, category in enumerate(chart.categories)
    )
    return (head, *rows)


def show_chart(chart: Chart, language: Language, sheet: Sheet) -> ShownChart:
    """A chart as a page has it; the table shows every figure as the drawing would."""
    from masthead.drawing.plain import stands_across

    head, *rows = chart_table(chart, language)
    drawing = chart_drawing(chart, language, sheet)
    said = _alternative(chart, head, rows)
    return ShownChart(data_uri(drawing.svg), said, stands_across(chart, sheet), head, tuple(rows))


def chart_alternative(chart: Chart, language: Language) -> str:
    """What stands for a chart where it cannot be seen."""
    head, *rows = chart_table(chart, language)
    return _alternative(chart, head, rows)


def _alternative(chart: Chart, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """The title, the titles of the axes, and each series with its figures."""
    said = [plain(chart.title or ()), plain(chart.unit or ()), chart.heading, chart.along, chart.beyond]
    for at, name in enumerate(head[1:], 1):
        figures = "; ".join(" ".join(filter(None, (row[0], row[at]))) for row in rows if row[at])
        said.append(f"{name}: {figures}" if name else figures)
    return ". ".join(filter(None, said))
