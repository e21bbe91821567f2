"""Bars: columns that lie, the first category at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from masthead.document import Chart
from masthead.drawing.figures import Figures
from masthead.drawing.frame import Axis, Sheet, draw_legend, measure_along, title_beyond
from masthead.drawing.upright import label_bars
from masthead.drawing.values import keys, make_axis, spread

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_NAMES = 0.4  # of the width, which names of categories take at most


def draw_bars(chart: Chart, sheet: Sheet, figures: Figures) -> None:
    """Draw a chart of bars."""
    drawn = spread(chart, figures)
    axis = make_axis(chart, drawn, figures, chart.along)
    axes = sheet.figure.add_subplot()
    measure_along(axes, axis)
    _name_categories(chart, sheet, axes, axis)
    beside = 1 if chart.stacking else len(drawn)
    height = 1 / (beside + sheet.style.group)
    for order, each in enumerate(drawn):
        slot = 0.0 if chart.stacking else order - (beside - 1) / 2
        rows = [(at, span) for at, span in enumerate(each.spans) if span]
        bars = axes.barh(
            [at + slot * height for at, _ in rows],
            [span.end - span.start for _, span in rows],
            height,
            left=[span.start for _, span in rows],
            color=sheet.style.shade(each.at),
        )
        for (at, _), patch in zip(rows, bars.patches, strict=True):
            patch.set_gid(f"value-{each.at}-{at}")
        if chart.labelled:
            label_bars(sheet, axes, bars, [span.text for _, span in rows], inside=bool(chart.stacking))
    title_beyond(axes, chart.beyond)
    draw_legend(sheet, keys(chart, sheet.style))


def _name_categories(chart: Chart, sheet: Sheet, axes: Axes, axis: Axis) -> None:
    """The names at the left, each beside its bars, and the line of nought from which the bars go."""
    count = len(chart.categories)
    axes.set_yticks([at - 0.5 for at in range(count + 1)], labels=[""] * (count + 1))
    axes.set_ylim(count - 0.5, -0.5)
    beside = axes
    if axis.marks[0] < 0:
        axes.spines.left.set_position(("data", min(0.0, axis.marks[-1])))
        beside = axes.secondary_yaxis("left")  # type: ignore[assignment]
        beside.spines.left.set_visible(False)
        beside.set_yticks([])
    beside.set_ylabel(chart.across)
    lines = [sheet.letters.wrapped(name, sheet.style.width * _NAMES) for name in chart.categories]
    labels = ["\n".join(each) for each in lines]
    beside.set_yticks(range(count), labels=labels, minor=True, **sheet.lines)
    beside.tick_params(axis="y", which="minor", size=0, pad=sheet.style.tick + sheet.style.beside)
