"""Scatter charts: points by two numbers."""

from __future__ import annotations

from masthead.document import Chart
from masthead.drawing.figures import Figures
from masthead.drawing.frame import Axis, Sheet, dots, draw_legend, measure_along, measure_up, title_beyond
from masthead.drawing.upright import label_point
from masthead.drawing.values import keys, make_axis, round_marks, spread


def draw_points(chart: Chart, sheet: Sheet, figures: Figures) -> None:
    """Draw a chart of points; the categories are the numbers across."""
    drawn = spread(chart, figures)
    across = [float(category) for category in chart.categories]
    marks = round_marks(across, from_nought=False)
    # figures of years bear no sign of thousands
    ungrouped = Figures("", figures.decimal, figures.percent)
    axes = sheet.figure.add_subplot()
    measure_along(axes, Axis(marks, ungrouped.ticks(marks, percent=False), chart.across))
    measure_up(axes, make_axis(chart, drawn, figures, chart.along))
    for each in drawn:
        points = [(place, span) for place, span in zip(across, each.spans, strict=True) if span]
        axes.plot(
            [place for place, _ in points],
            [span.end for _, span in points],
            color=sheet.style.shade(each.at),
            linestyle="none",
            clip_on=False,
            gid=f"series-{each.at}",
            **dots(sheet.style),
        )
        for place, span in points if chart.labelled else ():
            label_point(sheet, axes, (place, span.end), span.text)
    title_beyond(axes, chart.beyond)
    draw_legend(sheet, keys(chart, sheet.style))
