"""Pies and doughnuts: each series a ring, each category a sector."""

from __future__ import annotations

import math

from masthead.document import Chart
from masthead.drawing.canvas import Canvas, Point
from masthead.drawing.figures import Figures, number
from masthead.drawing.frame import Key, draw_legend
from masthead.drawing.plain import Plain

_HOLE = 0.5  # of the radius of a doughnut
_FULL = 2 * math.pi
_NEARLY = 0.999999  # of a turn: an arc that ends where it begins is none


def draw_round(chart: Chart, canvas: Canvas, style: Plain, figures: Figures) -> None:
    """Draw a pie, or rings from the innermost."""
    names = [Key(name, style.shade(at)) for at, name in enumerate(chart.categories) if name]
    bottom = canvas.height - draw_legend(canvas, style, names)
    top = canvas.top
    for words in (chart.across, chart.along, chart.beyond, *(series.name for series in chart.series)):
        for line in canvas.wrapped(words, canvas.width):
            canvas.text(canvas.width / 2, top + style.leading / 2, line)
            top += style.leading
    around = style.leading + style.label if chart.labelled else 2
    radius = max((bottom - top) / 2 - around, style.size)
    middle = (canvas.width / 2, (top + bottom) / 2)
    hole = radius * _HOLE if chart.kind == "doughnut" or len(chart.series) > 1 else 0
    ring = (radius - hole) / len(chart.series)
    for at, series in enumerate(chart.series):
        edges = (hole + at * ring, hole + (at + 1) * ring)
        values = [number(text) or 0 for text in series.values]
        texts = [figures.shown(text) if chart.labelled else "" for text in series.values]
        _draw_ring(canvas, style, middle, edges, values, texts, outermost=at == len(chart.series) - 1)


def _draw_ring(
    canvas: Canvas,
    style: Plain,
    middle: Point,
    edges: tuple[float, float],
    values: list[float],
    texts: list[str],
    *,
    outermost: bool,
) -> None:
    total, turned = sum(values) or 1, 0.0
    for at, (value, text) in enumerate(zip(values, texts, strict=True)):
        share = min(value / total, _NEARLY)
        if share > 0:
            canvas.path(_sector(middle, edges, turned, turned + share), style.shade(at))
        beyond = edges[1] + style.label + style.leading / 2 if outermost else sum(edges) / 2
        x, y = _at(middle, beyond, turned + share / 2)
        anchor = "middle" if abs(x - middle[0]) < style.size or not outermost else None
        canvas.text(x, y, text, anchor or ("start" if x > middle[0] else "end"), bold=True)
        turned += value / total


def _at(middle: Point, radius: float, turn: float) -> Point:
    """A point on a circle, from the top with the clock."""
    return middle[0] + radius * math.sin(turn * _FULL), middle[1] - radius * math.cos(turn * _FULL)


def _sector(middle: Point, edges: tuple[float, float], start: float, end: float) -> str:
    inner, outer = edges
    large = int(end - start > 0.5)
    first, last = _at(middle, outer, start), _at(middle, outer, end)
    arc = f"M{_pair(first)}A{outer:.2f} {outer:.2f} 0 {large} 1 {_pair(last)}"
    if not inner:
        return f"{arc}L{_pair(middle)}Z"
    back, home = _at(middle, inner, end), _at(middle, inner, start)
    return f"{arc}L{_pair(back)}A{inner:.2f} {inner:.2f} 0 {large} 0 {_pair(home)}Z"


def _pair(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"
