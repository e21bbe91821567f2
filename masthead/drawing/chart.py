"""A chart as a drawing: by its kind, upright, lying, round or as points."""

from __future__ import annotations

from dataclasses import dataclass

from masthead.document import Chart
from masthead.drawing.canvas import Canvas
from masthead.drawing.figures import Figures
from masthead.drawing.lying import draw_bars
from masthead.drawing.plain import plain_style
from masthead.drawing.points import draw_points
from masthead.drawing.round import draw_round
from masthead.drawing.upright import draw_upright_chart
from masthead.languages import Language
from masthead.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as SVG, its texts as texts, and what they say in the order in which they are set."""

    svg: str
    words: str


def draw(chart: Chart, language: Language, sheet: Sheet) -> Drawing:
    """Draw a chart in the style of a sheet, its figures as the language writes them."""
    style = plain_style(chart, sheet, language.script.name if language.script else None)
    canvas = Canvas(style.width, style.height, style.family, style.size, style.leading)
    figures = Figures.of(chart, language)
    kinds = {"bar": draw_bars, "pie": draw_round, "doughnut": draw_round, "scatter": draw_points}
    for line in canvas.wrapped(chart.heading, canvas.width):
        canvas.text(canvas.width / 2, canvas.top + style.leading / 2, line, bold=True)
        canvas.top += style.leading
    kinds.get(chart.kind, draw_upright_chart)(chart, canvas, style, figures)
    return Drawing(canvas.svg(), " ".join(canvas.texts))
