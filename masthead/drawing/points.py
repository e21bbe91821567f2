"""Scatter charts: points by two numbers."""

from __future__ import annotations

from masthead.document import Chart
from masthead.drawing.canvas import Canvas
from masthead.drawing.figures import Figures
from masthead.drawing.frame import Axis, Field, draw_legend, draw_lying, draw_upright, widest
from masthead.drawing.plain import Plain
from masthead.drawing.scale import make_scale
from masthead.drawing.values import keys, make_axis, spread


def draw_points(chart: Chart, canvas: Canvas, style: Plain, figures: Figures) -> None:
    """Draw a chart of points; the categories are the numbers across."""
    drawn = spread(chart, figures)
    axis = make_axis(chart, drawn, figures, chart.along)
    scale = make_scale([float(category) for category in chart.categories], from_nought=False)
    # figures of years bear no sign of thousands
    ungrouped = Figures("", figures.decimal, figures.percent)
    lying = Axis(scale, ungrouped.ticks(scale.marks, percent=False), chart.across)
    below = canvas.height - draw_legend(canvas, style, keys(chart, style))
    left = style.tick + 3 + widest(canvas, axis.figures) + style.leading * bool(chart.along) + 2
    right = canvas.width - widest(canvas, lying.figures[-1:]) / 2 - 2 - style.leading * bool(chart.beyond)
    bottom = below - style.tick - style.leading * (1.2 + bool(chart.across))
    field = Field(left, canvas.top + style.leading * (1.2 if chart.labelled else 0.6), right, bottom)
    for each in drawn:
        for category, span in zip(chart.categories, each.spans, strict=True):
            if span is None:
                continue
            point = field.along(lying, float(category)), field.up(axis, span.end)
            canvas.dot(point, style.dot, style.shade(each.at))
            if chart.labelled:
                canvas.text(point[0], point[1] - style.label - style.size / 2, span.text, bold=True)
    draw_upright(canvas, style, field, axis)
    draw_lying(canvas, style, field, lying, below)
    canvas.turned(canvas.width - style.leading / 2, (field.top + field.bottom) / 2, chart.beyond)
