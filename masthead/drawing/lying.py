"""Bars: columns that lie, the first category at the top."""

from __future__ import annotations

from masthead.document import Chart
from masthead.drawing.canvas import Canvas
from masthead.drawing.figures import Figures
from masthead.drawing.frame import Axis, Field, draw_legend, draw_lying, widest
from masthead.drawing.plain import Plain
from masthead.drawing.values import Drawn, keys, make_axis, spread

_NAMES = 0.4  # of the width, which names of categories take at most


def draw_bars(chart: Chart, canvas: Canvas, style: Plain, figures: Figures) -> None:
    """Draw a chart of bars."""
    drawn = spread(chart, figures)
    axis = make_axis(chart, drawn, figures, chart.along)
    names = [canvas.wrapped(name, canvas.width * _NAMES) for name in chart.categories]
    left = style.tick + 3 + widest(canvas, [line for lines in names for line in lines])
    left += style.leading * bool(chart.across)
    texts = [span.text for each in drawn for span in each.spans if span and chart.labelled]
    right = canvas.width - max(widest(canvas, texts) + style.label, widest(canvas, axis.figures[-1:]) / 2 + 2)
    right -= style.leading * bool(chart.beyond)
    below = canvas.height - draw_legend(canvas, style, keys(chart, style))
    bottom = below - style.tick - style.leading * (1.2 + bool(chart.along))
    field = Field(left, canvas.top + 2, right, bottom)
    for order, each in enumerate(drawn):
        _draw(chart, canvas, style, field, axis, each, order)
    draw_lying(canvas, style, field, axis, below)
    canvas.turned(style.leading / 2, (field.top + field.bottom) / 2, chart.across)
    canvas.turned(canvas.width - style.leading / 2, (field.top + field.bottom) / 2, chart.beyond)
    _draw_names(canvas, style, field, axis, names)


def _draw(
    chart: Chart, canvas: Canvas, style: Plain, field: Field, axis: Axis, each: Drawn, order: int
) -> None:
    place = field.height / len(chart.categories)
    beside = 1 if chart.stacking else len(chart.series)
    height = place / (beside + style.group)
    for at, span in enumerate(each.spans):
        if span is None:
            continue
        y = field.top + at * place + (place - beside * height) / 2 + (0 if chart.stacking else order) * height
        start, end = field.along(axis, span.start), field.along(axis, span.end)
        canvas.box(min(start, end), y, abs(end - start), height, style.shade(each.at))
        if not chart.labelled:
            continue
        if chart.stacking:
            width = canvas.text_width(span.text) + 2
            middle = (start + end) / 2
            canvas.box(middle - width / 2, y + (height - style.size) / 2, width, style.size, "#fff")
            canvas.text(middle, y + height / 2, span.text, bold=True)
        else:
            beyond, anchor = (end - style.label, "end") if end < start else (end + style.label, "start")
            canvas.text(beyond, y + height / 2, span.text, anchor, bold=True)


def _draw_names(canvas: Canvas, style: Plain, field: Field, axis: Axis, names: list[list[str]]) -> None:
    """The names at the left, each beside its bars, and the axis from which the bars go."""
    place = field.height / len(names)
    nought = field.along(axis, min(max(0.0, axis.scale.low), axis.scale.high))
    canvas.line([(nought, field.top), (nought, field.bottom)], style.axis)
    for at in range(len(names) + 1):
        y = field.top + at * place
        canvas.line([(nought, y), (nought - style.tick, y)], style.axis)
    for at, lines in enumerate(names):
        middle = field.top + (at + 0.5) * place - (len(lines) - 1) * style.leading / 2
        for row, line in enumerate(lines):
            canvas.text(field.left - style.tick - 3, middle + row * style.leading, line, "end")
