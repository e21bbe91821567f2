"""Columns, lines and areas over categories, on one axis of values or two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from masthead.document import Chart
from masthead.drawing.canvas import Canvas, Point
from masthead.drawing.figures import Figures
from masthead.drawing.frame import (
    Axis,
    Field,
    categories_height,
    draw_categories,
    draw_legend,
    draw_upright,
    widest,
)
from masthead.drawing.plain import Plain
from masthead.drawing.values import Drawn, Span, keys, line_shade, make_axis, spread


def draw_upright_chart(chart: Chart, canvas: Canvas, style: Plain, figures: Figures) -> None:
    """Draw a chart of columns, lines, areas or several of them."""
    drawn = spread(chart, figures)
    first = [each for each in drawn if not each.series.second]
    second = [each for each in drawn if each.series.second]
    axis = make_axis(chart, first or second, figures, chart.along)
    other = make_axis(chart, second, figures, chart.beyond) if second else None
    field = _field(chart, canvas, style, axis, other)
    for kind in ("area", "column", "line"):
        for at, scale in ((False, axis), (True, other or axis)):
            group = [each for each in drawn if each.kind == kind and each.series.second is at]
            _DRAWERS[kind](chart, canvas, style, field, scale, group)
    draw_upright(canvas, style, field, axis)
    if other:
        draw_upright(canvas, style, field, other, right=True)
    elif chart.beyond:
        canvas.turned(canvas.width - style.leading / 2, (field.top + field.bottom) / 2, chart.beyond)
    nought = field.up(axis, min(max(0.0, axis.scale.low), axis.scale.high))
    draw_categories(canvas, style, field, chart.categories, nought)


def _field(chart: Chart, canvas: Canvas, style: Plain, axis: Axis, other: Axis | None) -> Field:
    """The room that axes, names and legend leave; the legend is drawn, and the title above it."""
    beside = style.tick + 3
    left = beside + widest(canvas, axis.figures) + style.leading * bool(chart.along) + style.edge
    right = canvas.width - (beside + widest(canvas, other.figures) if other else 0)
    right -= style.leading * bool(chart.beyond) + style.edge
    bottom = canvas.height - draw_legend(canvas, style, keys(chart, style))
    if chart.across:
        canvas.text((left + right) / 2, bottom - style.leading / 2, chart.across)
        bottom -= style.leading
    place = (right - left) / len(chart.categories)
    bottom -= categories_height(canvas, style, chart.categories, place)
    return Field(left, canvas.top + style.leading * 0.6, right, bottom)


def _columns(
    chart: Chart, canvas: Canvas, style: Plain, field: Field, axis: Axis, group: Sequence[Drawn]
) -> None:
    place = field.width / len(chart.categories)
    beside = 1 if chart.stacking else max(len(group), 1)
    width = place / (beside + style.group)
    for order, each in enumerate(group):
        slot = 0 if chart.stacking else order
        for at, span in enumerate(each.spans):
            if span is None:
                continue
            x = field.left + at * place + (place - beside * width) / 2 + slot * width
            start, end = field.up(axis, span.start), field.up(axis, span.end)
            canvas.box(x, min(start, end), width, abs(end - start), style.shade(each.at))
            if chart.labelled:
                inside = bool(chart.stacking)
                middle = (start + end) / 2 if inside else _beyond(style, start, end)
                _label(canvas, (x + width / 2, middle), span, ground=inside)


def _beyond(style: Plain, start: float, end: float) -> float:
    """Where the label of a column stands: above its head, or under the foot of one that hangs."""
    distance = style.label + style.size / 3
    return end + distance if end > start else end - distance


def _label(canvas: Canvas, at: Point, span: Span, *, ground: bool) -> None:
    """A value; on a stack or before columns on a white ground, as on a dark shade it would not be read."""
    if ground:
        width = canvas.text_width(span.text) + 2
        canvas.box(at[0] - width / 2, at[1] - canvas.size / 2, width, canvas.size, "#fff")
    canvas.text(*at, span.text, bold=True)


def _areas(
    chart: Chart, canvas: Canvas, style: Plain, field: Field, axis: Axis, group: Sequence[Drawn]
) -> None:
    for each in group:
        for run in _runs(each):
            heads = [(_middle(chart, field, at), field.up(axis, span.end)) for at, span in run]
            feet = [(_middle(chart, field, at), field.up(axis, span.start)) for at, span in run]
            canvas.area([*heads, *reversed(feet)], style.shade(each.at))
    _line_labels(chart, canvas, style, field, axis, group)


def _lines(
    chart: Chart, canvas: Canvas, style: Plain, field: Field, axis: Axis, group: Sequence[Drawn]
) -> None:
    before = sum((s.kind or chart.kind) == "line" for s in chart.series[: group[0].at]) if group else 0
    for order, each in enumerate(group):
        for run in _runs(each):
            points = [(_middle(chart, field, at), field.up(axis, span.end)) for at, span in run]
            shade = line_shade(style, each.at)
            canvas.line(points, style.stroke, shade, style.dashed(before + order))
            for point in points:
                canvas.dot(point, style.dot, shade)
    _line_labels(chart, canvas, style, field, axis, group)


def _line_labels(
    chart: Chart, canvas: Canvas, style: Plain, field: Field, axis: Axis, group: Sequence[Drawn]
) -> None:
    mixed = len({series.kind or chart.kind for series in chart.series}) > 1
    for each in group if chart.labelled else ():
        for at, span in enumerate(each.spans):
            if span is not None:
                y = field.up(axis, span.end) - style.label - style.size / 2
                _label(canvas, (_middle(chart, field, at), y), span, ground=mixed)


def _middle(chart: Chart, field: Field, at: int) -> float:
    return field.left + (at + 0.5) * field.width / len(chart.categories)


def _runs(drawn: Drawn) -> list[list[tuple[int, Span]]]:
    """The values that stand together: a missing one parts them."""
    runs = []
    for there, group in groupby(enumerate(drawn.spans), key=lambda pair: pair[1] is not None):
        if there:
            runs.append([(at, span) for at, span in group if span is not None])
    return runs


_DRAWERS = {"area": _areas, "column": _columns, "line": _lines}
