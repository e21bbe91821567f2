"""A chart as a drawing: by its kind, upright, lying, round or as points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from masthead.document import Chart
from masthead.drawing.figures import Figures
from masthead.drawing.frame import Sheet as Ground
from masthead.drawing.frame import draw_heading
from masthead.drawing.letters import Letters
from masthead.drawing.lying import draw_bars
from masthead.drawing.plain import Plain, plain_style
from masthead.drawing.plotting import as_svg, plotting, words
from masthead.drawing.points import draw_points
from masthead.drawing.round import draw_round
from masthead.drawing.upright import draw_upright_chart
from masthead.languages import Language
from masthead.sheets import Sheet

_KINDS = {"bar": draw_bars, "pie": draw_round, "doughnut": draw_round, "scatter": draw_points}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as SVG, its texts as texts, and what they say in the order in which they are set."""

    svg: str
    words: str


def draw(chart: Chart, language: Language, sheet: Sheet) -> Drawing:
    """Draw a chart in the style of a sheet, its figures as the language writes them."""
    style = plain_style(chart, sheet, language.script.name if language.script else None)
    return _drawn(chart, style, Figures.of(chart, language))


@lru_cache(maxsize=64)  # the page, the screen and the proof ask for each in turn
def _drawn(chart: Chart, style: Plain, figures: Figures) -> Drawing:
    letters = Letters(style.size, style.scale)
    with plotting(style) as figure:
        ground = Ground(figure, style, letters)
        draw_heading(ground, chart.heading)
        _KINDS.get(chart.kind, draw_upright_chart)(chart, ground, figures)
        root = as_svg(figure, style, letters)
    return Drawing(ElementTree.tostring(root, encoding="unicode"), words(root))
